// SPDX-License-Identifier: Apache-2.0
#include "csv_rows.hpp"
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

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
bool csv_rows::read_quoted(std::string_view& field) {
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

void csv_rows::read_record(std::vector<std::string_view>* header) {
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

bool csv_rows::next() {
    while (at != end && (*at == '\n' || (*at == '\r' && at + 1 != end && at[1] == '\n'))) at += *at == '\r' ? 2 : 1;
    if (at >= stop) return false;
    read_record(nullptr);
    if (!well_formed) {
        // What a broken record seems to say is not to be trusted, except that it may name itself.
        std::fill(sizes_.begin() + 1, sizes_.end(), std::size_t{0});
    }
    return true;
}

result<std::unique_ptr<csv_rows>> csv_rows::open(std::string_view text, std::span<const row_column> columns) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return error{errc::input_empty};

    auto table = std::make_unique<csv_rows>();
    table->at = text.data();
    table->end = table->stop = text.data() + text.size();
    table->begins_.resize(columns.size());
    table->sizes_.resize(columns.size());
    std::vector<std::string_view> header;
    table->read_record(&header);
    if (!table->well_formed)
        return error{errc::argument_invalid, std::string{code(ledger_rule::fields)}, source_span{0, 0, 1, 1}};
    for (const std::string_view title : header) {
        // A title that is empty is that of a data frame's index.
        const auto column = std::find_if(columns.begin(), columns.end(), [&](const row_column& c) {
            return !title.empty() && (c.title == title || c.other_title == title);
        });
        if (column == columns.end()) {
            table->column_of_position_.push_back(-1);
            if (!title.empty()) table->unknown_columns.emplace_back(title);
            continue;
        }
        const auto index = static_cast<std::size_t>(column - columns.begin());
        if (table->has(index)) return error{errc::ledger_column_unusable, std::string{title}, source_span{0, 0, 1, 1}};
        table->column_of_position_.push_back(static_cast<int>(index));
    }
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (columns[c].needed && !table->has(c))
            return error{errc::ledger_column_missing, std::string{columns[c].title}, source_span{0, 0, 1, 1}};
    return table;
}

result<std::unique_ptr<csv_rows>> csv_rows::open_own(std::string text, std::span<const row_column> columns) {
    auto own = std::make_unique<const std::string>(std::move(text));
    auto table = open(*own, columns);
    if (!table) return table;
    std::unique_ptr<csv_rows> opened = *std::move(table);
    opened->own_text_ = std::move(own);
    return opened;
}

bool csv_rows::has(std::size_t column) const noexcept {
    return std::count(column_of_position_.begin(), column_of_position_.end(), static_cast<int>(column)) != 0;
}

}  // namespace gongkai::detail
