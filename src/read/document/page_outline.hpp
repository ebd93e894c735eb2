// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/io/document.hpp>
#include <optional>
#include <string_view>

namespace gongkai::detail {

/// A page as its accessibility tree, a node a line: `- row "规章 0 0 0":`, `- cell "0"`, `- heading "…" [level=2]`, as
/// Playwright's ariaSnapshot writes it. Spans are not told. A row whose cells are not those that its name lists has one
/// cell with all of the name.
document page_outline(std::string_view utf8);

/// Whether a line is a row or a cell of such an outline.
bool is_outline_row(std::string_view line) noexcept;

}  // namespace gongkai::detail
