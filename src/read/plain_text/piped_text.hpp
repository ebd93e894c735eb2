// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "text/place_finder.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// A text whose statutory tables have pipes between their cells, but not as Markdown has them: extractors of web pages put
/// each cell on a line of its own, fill up rows with pipes, double them, or begin and end rows without one. Gives it with
/// each such row on one line, its cells parted by tabs, and where its parts were taken from. Where a row ends its labels
/// tell, as line ends stand within rows and even within empty cells. Empty where the text is no such one.
std::optional<std::string> without_pipes(std::string_view utf8, std::vector<edited_place_finder::cut>& cuts);

}  // namespace gongkai::detail
