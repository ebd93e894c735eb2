// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "csv_table.hpp"

namespace gongkai::detail {

/// Whether a ledger in text is JSON: a CSV begins with the name of a column.
constexpr bool is_json_ledger(std::string_view text) noexcept {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '[' || text[first] == '{');
}

/// A ledger in JSON as CSV, row for row, with those of `columns` that occur and the names of all others in its header.
/// An array of objects, or one object a line. An object that is not one of plain values becomes a record with too few
/// fields, and so does a line that is no object. errc::json_syntax, with the place, for an array that is no JSON.
result<std::string> csv_of_json(std::string_view text, const table_form& form);

}  // namespace gongkai::detail
