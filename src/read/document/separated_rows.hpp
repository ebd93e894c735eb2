// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "text/place_finder.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// A text whose tables have commas, semicolons, slashes or strokes between their cells, of whatever width, and are no sheet of CSV: each row
/// has the cells that its author saw. Gives it with tabs between them, and where its parts were taken from. Empty where the text is
/// no such one.
std::optional<std::string> without_separators(std::string_view utf8, std::vector<edited_place_finder::cut>& cuts);

}  // namespace gongkai::detail
