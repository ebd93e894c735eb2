// SPDX-License-Identifier: Apache-2.0
#include "csv_table.hpp"
#include <algorithm>
#include <cstring>

namespace gongkai::detail {

/// Reads the field at `at` and what ends it. False where a quoted field is not closed before a comma or an end of line.
bool csv_table::read_field(std::string_view& field) {
    if (at == end || *at != '"') {
        const char* const begin = at;
        while (at != end && *at != ',' && *at != '\n') ++at;
        const bool carriage_return = at != begin && at[-1] == '\r' && (at == end || *at == '\n');
        field = {begin, static_cast<std::size_t>(at - begin) - (carriage_return ? 1U : 0U)};
        return true;
    }
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

void csv_table::put(std::size_t position, std::string_view field) noexcept {
    if (position < column_of_position_.size() && column_of_position_[position] >= 0)
        fields_[static_cast<std::size_t>(column_of_position_[position])] = field;
}

void csv_table::read_record(std::vector<std::string_view>* header) {
    unquoted_used_ = 0;
    well_formed = true;
    const char* const begin = at;
    for (std::size_t position = 0;; ++position) {
        std::string_view field;
        if (!read_field(field)) {
            // A stray quote must not swallow the rows after it.
            well_formed = false;
            at = std::find(begin, end, '\n');
            if (at != end) ++at;
            return;
        }
        if (header != nullptr) header->push_back(field);
        else put(position, field);
        if (at != end && *at == ',') {
            ++at;
            continue;
        }
        if (header == nullptr) well_formed = position + 1 == column_of_position_.size();
        if (at != end) ++at;
        return;
    }
}

bool csv_table::next() {
    while (at != end && (*at == '\n' || (*at == '\r' && at + 1 != end && at[1] == '\n'))) at += *at == '\r' ? 2 : 1;
    if (at >= stop) return false;
    const char* const begin = at;
    read_record(nullptr);
    if (!well_formed && at - begin > 1) {
        // What a broken record seems to say is not to be trusted, except that it may name itself.
        const std::string_view id = fields_[index_of(ledger_column::id)];
        fields_.fill({});
        fields_[index_of(ledger_column::id)] = id;
    }
    return true;
}

result<std::unique_ptr<csv_table>> csv_table::open(std::string_view text, std::span<const ledger_column> columns,
                                                   std::span<const ledger_column> needed) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return error{errc::input_empty};

    auto table = std::make_unique<csv_table>();
    table->at = text.data();
    table->end = table->stop = text.data() + text.size();
    std::vector<std::string_view> header;
    table->read_record(&header);
    if (!table->well_formed)
        return error{errc::argument_invalid, std::string{code(ledger_rule::fields)}, source_span{0, 0, 1, 1}};
    for (const std::string_view title : header) {
        const auto column = std::find_if(columns.begin(), columns.end(), [&](ledger_column c) { return name(c) == title; });
        if (column == columns.end()) {
            table->column_of_position_.push_back(-1);
            table->unknown_columns.emplace_back(title);
            continue;
        }
        const int index = static_cast<int>(index_of(*column));
        if (std::count(table->column_of_position_.begin(), table->column_of_position_.end(), index) != 0)
            return error{errc::argument_invalid, std::string{title}, source_span{0, 0, 1, 1}};
        table->column_of_position_.push_back(index);
    }
    for (const ledger_column column : needed)
        if (std::count(table->column_of_position_.begin(), table->column_of_position_.end(),
                       static_cast<int>(index_of(column))) == 0)
            return error{errc::argument_invalid, std::string{name(column)}, source_span{0, 0, 1, 1}};
    return table;
}

}  // namespace gongkai::detail
