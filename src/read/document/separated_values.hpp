// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "text/place_finder.hpp"

#include <gongkai/io/document.hpp>
#include <optional>
#include <string_view>

namespace gongkai::detail {

/// The sheets that were written as separated values: CSV with commas or semicolons and RFC 4180's quotes, as spreadsheets
/// and data frames write it, and rows with tabs or pipes where each row of a table has a place for every cell. Empty where
/// the text is no such one; `separator` is NUL where its lines show none.
std::optional<document> separated_values(std::string_view utf8, char separator);
/// The same of a text that was made of another, in which its places are.
std::optional<document> separated_values(std::string_view text, char separator, edited_place_finder places);

}  // namespace gongkai::detail
