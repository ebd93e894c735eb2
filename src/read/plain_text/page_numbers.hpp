// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "text/place_finder.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// The text without what is not seen and parts nothing: it may stand within a number. Nothing where there is none of it.
std::string without_unseen(std::string_view text, std::vector<edited_place_finder::cut>& cuts);

/// Whether a line only numbers a page, such as `- 4 -`, `第4页` or `Page 4`.
bool is_page_mark(std::string_view line) noexcept;

/// The text without the lines that number its pages, such as `- 4 -`, and where they were cut out; nothing where there are
/// none. A number alone is a page's where each page, up to its form feed, ends with the next one; `4 / 12` where the text has them
/// all, in order, but perhaps for the first.
std::string without_page_marks(std::string_view text, std::vector<edited_place_finder::cut>& cuts);

}  // namespace gongkai::detail
