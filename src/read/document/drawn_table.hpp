// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "source_lines.hpp"

namespace gongkai::detail {

/// Whether a line may be one of a drawn table: it begins and ends with a line that parts cells, or is a border.
bool may_be_drawn(std::string_view line) noexcept;

/// A table that is drawn with `|`, `-` and `+` or with the characters for boxes, from `first` on: reStructuredText's and
/// pandoc's grid tables, the dumps of w3m, elinks and links, what databases and data frames print. Boundaries of cells are
/// found by their places on the lines, whichever width the program gave to a Chinese letter; what no rule parts is one
/// cell, over several rows and columns if need be. Where only the header has a rule below it, each line is a row. A number
/// that goes on in the next line of its cell is joined where it fills the cell's width.
found_table drawn_table_at(const source_lines& lines, std::size_t first);

/// Takes a frame around a whole page, a drawn table with a single cell, off its lines. Where the frame ends; `first` where
/// none begins.
std::size_t remove_frame(source_lines& lines, std::size_t first);

}  // namespace gongkai::detail
