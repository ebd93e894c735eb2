// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/io/document.hpp>

namespace gongkai::detail {

/// Appends the rows of a sheet, tables and prose in one grid without spans, as what they are: rows with several texts, and
/// what stands between them, are tables; headings of sections, and rows with a single text before and after a table, are
/// paragraphs; an empty row parts tables. Marks that data frames leave are taken off: `Unnamed: 3` for an empty header,
/// `总计.1` for one that stands twice, and a first column that only numbers the rows.
void append_sheet(grid&& sheet, document& out);

/// Appends a table whose rows are lines: a sheet, or a table with what its form could not say put right (grid_rows.hpp).
void append_rows(grid&& rows, document& out);

/// Whether a grid is such a sheet: a heading of a section stands in it alone on its row.
bool is_sheet(const grid& g);

}  // namespace gongkai::detail
