// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/tables/cell.hpp>
#include <optional>
#include <string>
#include <string_view>

/// How a report that is written as printed shows what is no plain number; readers of such a document read it back.

namespace gongkai::detail {

/// Begins the paragraph that says so; in no other document do the marks of cells mean anything.
inline constexpr std::string_view as_printed_mark = "【按原文，未经核验】";

/// Begins the paragraph that says that labels are translated.
inline constexpr std::string_view translation_mark = "【译文】";

inline constexpr char missing_mark = '?';
inline constexpr char inferred_mark = '*';  ///< after the number; then a letter for each kind of sum, `a` for the first

/// The cell that a text with such a mark shows; empty for any other text.
std::optional<cell> read_marked(std::string_view text, const source_span& at) noexcept;

/// In lines that are not empty, without white space at their ends and with a symbol for each character that cannot be
/// shown: control characters, marks that turn the direction of writing, what is no UTF-8.
std::string printable(std::string_view text);

}  // namespace gongkai::detail
