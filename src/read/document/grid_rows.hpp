// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/io/document.hpp>

namespace gongkai::detail {

/// Rows of tables that know no spans and no cells of several lines, as programs write them that had both. Cells in reading
/// order, each one column wide.

/// A label that stands on two lines is one row: where the cells of a row go on in the next ones, which have nothing else.
void join_broken_rows(grid& g);

/// A merged cell that is printed once for each column is one cell: names of columns that stand twice side by side, and below
/// them what does so too.
void merge_repeated_cells(grid& g);

}  // namespace gongkai::detail
