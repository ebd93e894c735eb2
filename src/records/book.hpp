// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <gongkai/records/tally.hpp>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>
#ifdef __linux__
#include <sys/mman.h>
#endif

/// What a tally of records is made of, whatever its kind. Of a row its trace is kept: 32 bits from which every figure
/// follows (src/records/trace.hpp).

namespace gongkai::detail {

/// No trace of a row has its highest bit.
inline constexpr std::uint64_t rejected_trace = 0xFFFF'FFFFU;
/// The place of a finding that concerns a ledger as a whole: before its first row.
inline constexpr std::uint64_t whole_records = ~std::uint64_t{0};

/// How many rows have each trace. There are few traces beside the rows.
class trace_histogram {
public:
    trace_histogram() : slots_(64) {}
    void add(std::uint64_t trace, std::uint64_t n = 1) {
        // Rows in the order of their day often come many of a kind.
        if (slots_[last_].trace != trace) last_ = find(trace);
        slot& s = slots_[last_];
        s.rows += n;
        if (s.trace == trace) return;
        s.trace = trace;
        if (++used_ * 2 > slots_.size()) grow();
    }
    /// Of a trace that was added.
    void remove(std::uint64_t trace) { --slots_[find(trace)].rows; }
    template <class With>
    void each(With&& with) const {
        for (const slot& s : slots_)
            if (s.rows != 0) with(s.trace, s.rows);
    }

private:
    struct slot {
        std::uint64_t trace = rejected_trace;  ///< that is no row's: the slot is free
        std::uint64_t rows = 0;
    };
    std::size_t find(std::uint64_t trace) const noexcept {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = static_cast<std::size_t>((trace * 0x9E37'79B9'7F4A'7C15U) >> 32U) & mask;
        while (slots_[at].trace != rejected_trace && slots_[at].trace != trace) at = (at + 1) & mask;
        return at;
    }
    void grow() {
        std::vector<slot> old(slots_.size() * 2);
        old.swap(slots_);
        last_ = 0;
        for (const slot& s : old)
            if (s.trace != rejected_trace) slots_[find(s.trace)] = s;
    }
    std::vector<slot> slots_;
    std::size_t last_ = 0;
    std::size_t used_ = 0;
};

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

/// Memory that is written before it is read, left as it comes. Much of it is asked for in huge pages, where the system
/// has them: first touching small ones takes longer than counting the rows.
template <class T>
struct uninitialised_memory : std::allocator<T> {
#ifdef __linux__
    static constexpr std::size_t huge_page = std::size_t{1} << 21U;
    static constexpr bool is_much(std::size_t n) noexcept { return n >= 2 * huge_page / sizeof(T); }
    T* allocate(std::size_t n) {
        if (!is_much(n)) return std::allocator<T>::allocate(n);
        const std::size_t pages = n / (huge_page / sizeof(T)) + 1;
        void* const memory = ::operator new(pages * huge_page, std::align_val_t{huge_page});
        // Advice: where it is not taken, small pages do.
        static_cast<void>(::madvise(memory, pages * huge_page, MADV_HUGEPAGE));
        return static_cast<T*>(memory);
    }
    void deallocate(T* at, std::size_t n) noexcept {
        if (is_much(n)) ::operator delete(at, std::align_val_t{huge_page});
        else std::allocator<T>::deallocate(at, n);
    }
#endif
    template <class U>
    struct rebind {
        using other = uninitialised_memory<U>;
    };
    template <class U, class... From>
    void construct(U* at, From&&... from) noexcept {
        if constexpr (sizeof...(From) == 0) ::new (static_cast<void*>(at)) U;
        else std::construct_at(at, std::forward<From>(from)...);
    }
};

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
    void take(std::span<const std::string_view> keys) noexcept {
        bool rises = ascends && !keys.empty() && !keys.front().empty();
        for (std::size_t i = 1; i < keys.size() && rises; ++i) rises = detail::ascends(keys[i - 1], keys[i]);
        if (rises) {
            take(keys.front());
            last = keys.back();
        } else {
            for (const std::string_view key : keys) take(key);
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

/// Rows of one ledger in the order of reading.
struct record_segment {
    std::string source{};
    bool continues = false;
    std::uint64_t first_row = 1;
    std::vector<std::uint32_t, uninitialised_memory<std::uint32_t>> traces{};
    key_list ids{};
    key_list subjects{};         ///< a second text that must not come twice, where the kind has one and the ledger too
    bool has_subjects = false;
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
    std::uint64_t taken = 0;
    std::vector<record_segment> segments{};
    record_gathering gathered{};
    std::vector<std::string> labels{};                            ///< of the category of a trace, numbered from 1
    std::unordered_map<std::string, std::uint64_t> label_numbers{};
    std::vector<record_finding> findings{};                       ///< after `close`
    std::vector<std::uint64_t> starts{};                          ///< after `close`: rows before each segment

    record_segment& open_segment();
    /// From 1; 0 for no text, and for what is beyond the labels that a trace can hold.
    std::uint64_t label(std::string_view text);
    void merge(record_book&& later);
    void close();
    std::pair<std::size_t, std::size_t> place_of(std::uint64_t n) const noexcept;
    row_reference reference(std::size_t segment, std::size_t row) const;

private:
    void reject_repeated(record_rule rule, std::string_view column, bool subjects);
};

}  // namespace gongkai::detail
