// SPDX-License-Identifier: Apache-2.0
#include "csv_table.hpp"
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <gongkai/ledger/finding.hpp>

namespace gongkai::detail {

namespace {

/// The first comma or line feed, eight bytes at a time where the machine's byte order lets the first one be found.
const char* find_field_end(const char* at, const char* end) noexcept {
    if constexpr (std::endian::native == std::endian::little) {
        constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
        const auto zero_bytes = [](std::uint64_t word) { return (word - ones) & ~word & (ones << 7U); };
        for (; end - at >= 8; at += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, at, 8);
            const std::uint64_t hits = zero_bytes(word ^ (ones * ',')) | zero_bytes(word ^ (ones * '\n'));
            if (hits != 0) return at + std::countr_zero(hits) / 8;
        }
    }
    while (at != end && *at != ',' && *at != '\n') ++at;
    return at;
}

}  // namespace

/// Reads the quoted field at `at`. False where it is not closed before a comma or an end of line.
bool csv_table::read_quoted(std::string_view& field) {
    const char* from = ++at;
    std::string* joined = nullptr;
    for (;;) {
        const auto* quote = static_cast<const char*>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
        if (quote == nullptr) return false;
        at = quote + 1;
        if (at != end && *at == '"') {
            if (joined == nullptr) {
                if (unquoted_used_ == unquoted_.size()) unquoted_.push_back(std::make_unique<std::string>());
                joined = unquoted_[unquoted_used_++].get();
                joined->clear();
            }
            joined->append(from, at);
            from = ++at;
            continue;
        }
        if (joined != nullptr) field = joined->append(from, quote);
        else field = {from, static_cast<std::size_t>(quote - from)};
        if (at != end && *at == '\r' && (at + 1 == end || at[1] == '\n')) ++at;
        return at == end || *at == ',' || *at == '\n';
    }
}

void csv_table::read_record(std::vector<std::string_view>* header) {
    unquoted_used_ = 0;
    well_formed = true;
    sizes_.front() = 0;  // a record that breaks off before its id is not named as the one before it
    const char* const record = at;
    const std::size_t positions = column_of_position_.size();
    for (std::size_t position = 0;; ++position) {
        const char* begin = at;
        std::size_t size = 0;
        if (at != end && *at == '"') {
            std::string_view field;
            if (!read_quoted(field)) {
                // A stray quote must not swallow the rows after it.
                well_formed = false;
                at = std::find(record, end, '\n');
                if (at != end) ++at;
                return;
            }
            begin = field.data();
            size = field.size();
        } else {
            const char* to = find_field_end(at, end);
            at = to;
            if (to != begin && to[-1] == '\r' && (to == end || *to == '\n')) --to;
            size = static_cast<std::size_t>(to - begin);
        }
        if (header != nullptr) {
            header->emplace_back(begin, size);
        } else if (position < positions && column_of_position_[position] >= 0) {
            const auto column = static_cast<std::size_t>(column_of_position_[position]);
            begins_[column] = begin;
            sizes_[column] = size;
        }
        if (at != end && *at == ',') {
            ++at;
            continue;
        }
        if (header == nullptr) well_formed = position + 1 == positions;
        if (at != end) ++at;
        return;
    }
}

/// What a spreadsheet saves of rows that hold nothing: a comma for each of their cells, which may be blank.
const char* csv_table::after_rows_of_nothing(const char* from) const noexcept {
    for (;;) {
        const char* to = from;
        while (to != end && (*to == ',' || *to == ' ' || *to == '\t' || *to == '\r')) ++to;
        if (to == end) return end;
        if (*to != '\n') return from;
        from = to + 1;
    }
}

bool csv_table::next() {
    at = after_rows_of_nothing(at);
    if (at >= stop) return false;
    read_record(nullptr);
    if (!well_formed) {
        // What a broken record seems to say is not to be trusted, except that it may name itself.
        std::fill(sizes_.begin() + 1, sizes_.begin() + static_cast<std::ptrdiff_t>(width_), std::size_t{0});
    }
    return true;
}

/// The titles are in the first record, or below what a ledger is headed with: its name, whose it is. Empty where they are found.
std::optional<error> csv_table::read_header(const table_form& form) {
    constexpr std::size_t most_lines_above = 10;
    constexpr std::ptrdiff_t enough = 2;
    const char* after_first = nullptr;
    for (std::size_t line = 0; line <= most_lines_above && at != end; ++line) {
        std::vector<std::string_view> header;
        read_record(&header);
        if (!well_formed && line == 0)
            return error{errc::argument_invalid, std::string{code(ledger_rule::fields)}, source_span{0, 0, 1, 1}};
        if (!well_formed) break;
        auto found = find_columns(header, form);
        if (!found) return std::move(found).error();
        header_titles titles = *std::move(found);
        const auto known = std::ranges::count_if(titles.columns, [](const auto& c) { return c.has_value(); });
        if (line == 0) after_first = at;
        if (line != 0 && known < enough) continue;
        column_of_position_.clear();
        for (const auto& column : titles.columns) column_of_position_.push_back(column ? static_cast<int>(*column) : -1);
        unknown_columns = std::move(titles.unknown);
        if (known >= enough) return std::nullopt;
    }
    at = after_first;
    well_formed = true;
    return std::nullopt;
}

result<header_titles> find_columns(std::span<const std::string_view> titles, const table_form& form) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    struct claim {
        std::size_t title = none;
        std::size_t rank = none;
    };
    std::array<claim, table_form::most_columns> claims{};
    header_titles out;
    out.columns.resize(titles.size());
    for (std::size_t i = 0; i < titles.size(); ++i) {
        const auto found = form.find(titles[i]);
        if (!found) continue;
        claim& best = claims[found->column];
        if (best.title != none && best.rank == found->rank)
            return error{errc::ledger_column_unusable, std::string{titles[i]}, source_span{0, 0, 1, 1}};
        if (found->rank < best.rank) best = {i, found->rank};
    }
    for (std::size_t c = 0; c < form.names.size(); ++c)
        if (claims[c].title != none) out.columns[claims[c].title] = c;
    for (std::size_t i = 0; i < titles.size(); ++i)
        // A title that is empty is that of a data frame's index.
        if (!out.columns[i] && !titles[i].empty()) out.unknown.emplace_back(titles[i]);
    return out;
}

result<std::unique_ptr<csv_table>> csv_table::open(std::string_view text, const table_form& form) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return error{errc::input_empty};

    auto table = std::make_unique<csv_table>();
    table->at = text.data();
    table->end = table->stop = text.data() + text.size();
    table->width_ = form.names.size();
    if (auto wrong = table->read_header(form)) return *std::move(wrong);
    for (const std::size_t column : form.needed)
        if (!table->has(column))
            return error{errc::ledger_column_missing, std::string{form.names[column]}, source_span{0, 0, 1, 1}};
    return table;
}

result<std::unique_ptr<csv_table>> csv_table::open_own(std::string text, const table_form& form) {
    auto own = std::make_unique<const std::string>(std::move(text));
    auto table = open(*own, form);
    if (!table) return table;
    std::unique_ptr<csv_table> opened = *std::move(table);
    opened->own_text_ = std::move(own);
    return opened;
}

bool csv_table::has(std::size_t column) const noexcept {
    return std::count(column_of_position_.begin(), column_of_position_.end(), static_cast<int>(column)) != 0;
}

}  // namespace gongkai::detail
