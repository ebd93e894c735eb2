// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <gongkai/records/tally.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lanes.hpp"
#include "trace_histogram.hpp"

/// What a tally of records is made of, whatever its kind. Of a row its trace is known: 32 bits from which every figure
/// follows (src/records/trace.hpp).

namespace gongkai::detail {

/// The place of a finding that concerns a ledger as a whole: before its first row.
inline constexpr std::uint64_t whole_records = ~std::uint64_t{0};

/// Eight bytes as a number that sorts as they do.
inline std::uint64_t eight_bytes(const char* at) noexcept {
    const auto byte = [at](int i) { return std::uint64_t{static_cast<unsigned char>(at[i])} << (56 - 8 * i); };
    return byte(0) | byte(1) | byte(2) | byte(3) | byte(4) | byte(5) | byte(6) | byte(7);
}

/// Shorter before longer: the order in which numbers are usually given out. Keys of 8 to 16 bytes, the common ones, are
/// compared by their first and last eight.
inline bool ascends(std::string_view last, std::string_view key) noexcept {
    if (last.size() != key.size()) return last.size() < key.size();
    if (key.size() < 8 || key.size() > 16) return last < key;
    const std::uint64_t a = eight_bytes(last.data());
    const std::uint64_t b = eight_bytes(key.data());
    if (a != b) return a < b;
    return eight_bytes(last.data() + last.size() - 8) < eight_bytes(key.data() + key.size() - 8);
}

__extension__ typedef unsigned __int128 sixteen_bytes;

/// Whether keys of one width from 8 to 16 bytes that lie end to end ascend.
inline bool ascends_evenly(const char* key, std::size_t width, std::size_t keys) noexcept {
    const auto number = [width](const char* at) { return sixteen_bytes{eight_bytes(at)} << 64U | eight_bytes(at + width - 8); };
    bool falls = false;
    sixteen_bytes last = number(key);
    for (std::size_t i = 1; i < keys; ++i) {
        key += width;
        look_ahead(key);
        const sixteen_bytes next = number(key);
        falls |= next <= last;
        last = next;
    }
    return !falls;
}

/// The width of texts that all have the same and lie end to end; none where they do not.
inline std::optional<std::size_t> even_width(const text_column& texts, std::size_t first, std::size_t rows) noexcept {
    if (texts.offsets == nullptr || texts.valid.bits != nullptr) return std::nullopt;
    const std::int32_t* const offsets = texts.offsets + first;
    const std::int32_t width = offsets[1] - offsets[0];
    std::int32_t differs = 0;
    in_strides(offsets, rows, [&](std::size_t i) { differs |= (offsets[i + 1] - offsets[i]) ^ width; });
    return differs == 0 ? std::optional{static_cast<std::size_t>(width)} : std::nullopt;
}

/// Rows whose texts, empty ones aside, are known to ascend.
struct key_run {
    bool ascends = false;
    std::string_view first{};
    std::string_view last{};

    void take(std::string_view key) noexcept {
        if (key.empty() || !ascends) return;
        if (first.empty()) first = key;
        else ascends = detail::ascends(last, key);
        last = key;
    }
    /// Some rows of a column, at least one. `empty(i)`: the i-th of them has no text.
    template <class Empty>
    void take(const text_column& texts, std::size_t begin, std::size_t rows, Empty&& empty) {
        const auto width = even_width(texts, begin, rows);
        if (width && *width >= 8 && *width <= 16) {
            take(texts[begin]);
            ascends = ascends && ascends_evenly(texts[begin].data(), *width, rows);
            last = texts[begin + rows - 1];
            return;
        }
        for (std::size_t i = 0; i < rows; ++i) {
            const std::string_view key = texts.valid[begin + i] ? texts[begin + i] : std::string_view{};
            if (key.empty()) empty(i);
            else take(key);
        }
    }
    void take(const key_run& later) noexcept {
        take(later.first);
        ascends = ascends && later.ascends;
        if (!later.last.empty()) last = later.last;
    }
};

/// Text of rows that must not come twice: in someone else's column, or kept end to end.
struct key_list {
    std::optional<text_column> borrowed{};
    key_run run{};  ///< of what is borrowed
    std::string bytes{};
    std::vector<std::uint64_t> ends{};

    std::string_view operator[](std::size_t row) const noexcept {
        if (borrowed) return borrowed->valid[row] ? (*borrowed)[row] : std::string_view{};
        const std::uint64_t begin = row == 0 ? 0 : ends[row - 1];
        return std::string_view{bytes}.substr(begin, ends[row] - begin);
    }
    void keep(std::string_view key) {
        bytes += key;
        ends.push_back(bytes.size());
    }
};

/// Rows in columns, of which no trace is kept: it is found again where it is asked for.
class trace_source {
public:
    virtual ~trace_source() = default;
    /// Of a row that counts.
    virtual std::uint32_t trace(std::size_t row) const = 0;
    /// Calls `with(row, trace)` for each row in order; the trace of one that does not count says nothing.
    virtual void each_trace(const std::function<void(std::size_t, std::uint32_t)>& with) const = 0;
};

/// Rows of one ledger in the order of reading.
class record_segment {
public:
    std::string source{};
    bool continues = false;
    std::uint64_t first_row = 1;
    std::size_t rows = 0;
    key_list ids{};
    key_list subjects{};  ///< a second text that must not come twice, where the kind has one and the ledger too
    bool has_subjects = false;
    std::vector<std::uint32_t> kept{};  ///< traces, where there is no `columns`
    std::unique_ptr<const trace_source> columns{};
    std::vector<std::uint64_t> rejected{};  ///< a bit for each row of `columns`

    bool counts(std::size_t row) const noexcept {
        return columns ? (rejected[row / 64] >> row % 64 & 1U) == 0 : kept[row] != rejected_trace;
    }
    void reject(std::size_t row) noexcept {
        if (columns) rejected[row / 64] |= std::uint64_t{1} << row % 64;
        else kept[row] = rejected_trace;
    }
    std::uint32_t trace(std::size_t row) const;
    /// Calls `with(row, trace)` for each row in order.
    void each_trace(const std::function<void(std::size_t, std::uint32_t)>& with) const;
};

struct placed_finding {
    std::size_t segment = 0;
    std::uint64_t row = 0;  ///< within the segment, from 0
    record_finding finding{};
};

/// What one pass over rows gathers.
struct record_gathering {
    trace_histogram histogram{};
    std::vector<placed_finding> findings{};
    std::array<std::uint64_t, enum_size<record_rule>> totals{};
    std::vector<std::pair<std::string, std::uint64_t>> links{};  ///< what a row points to, and the row over all ledgers
    std::uint64_t counted = 0;
    std::uint64_t reported = 0;

    void find(std::size_t segment, std::uint64_t row, std::size_t keep, record_finding finding) {
        ++totals[index_of(finding.rule)];
        if (findings.size() < keep) findings.push_back({segment, row, std::move(finding)});
    }
    void append(record_gathering&& later, std::size_t first_segment, std::uint64_t first_row, std::size_t keep);
};

struct record_book {
    std::string_view kind;
    std::size_t keep = 1000;
    record_scope scope = record_scope::everything();
    record_scope common = record_scope::everything();  ///< the columns that all ledgers have
    std::uint64_t taken = 0;
    std::vector<record_segment> segments{};
    record_gathering gathered{};
    std::vector<std::string> labels{};  ///< of the category of a trace, numbered from 1
    std::unordered_map<std::string, std::uint64_t> label_numbers{};
    std::vector<record_finding> findings{};  ///< after `close`
    std::vector<std::uint64_t> starts{};     ///< after `close`: rows before each segment

    record_segment& open_segment();
    /// From 1; 0 for no text, and for what is beyond the labels that a trace can hold.
    std::uint64_t label(std::string_view text);
    /// A ledger more, with these columns.
    void narrow(record_scope columns) noexcept;
    void merge(record_book&& later);
    void close();
    std::pair<std::size_t, std::size_t> place_of(std::uint64_t n) const noexcept;
    row_reference reference(std::size_t segment, std::size_t row) const;

private:
    void reject_repeated(record_rule rule, std::string_view column, bool subjects);
};

}  // namespace gongkai::detail
