// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "text/place_finder.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// A text whose tables are lists: after the name of a row stand the head and the value of each of its cells in turn, on its line or
/// below. Gives it with the heads in a line of their own and the values in one after the name, parted by tabs, and where its parts
/// were taken from. Empty where the text is no such one.
std::optional<std::string> with_rows_of_pairs(std::string_view utf8, std::vector<edited_place_finder::cut>& cuts);

}  // namespace gongkai::detail
