// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "source_lines.hpp"

namespace gongkai::detail {

/// A table of MediaWiki: `{|` to `|}`, `|-` before each row, a cell a line or parted by `||`, headers with `!`, spans as
/// attributes. `first` is the line of `{|`, or the first line of a piece of a table whose beginning is lost. Ends without
/// cells before a table within it.
found_table wiki_table_at(const source_lines& lines, std::size_t first);

/// A table of AsciiDoc: between two lines `|===`, cells with `|` before them, spans as `2+|` and `.3+|`; or the same with
/// `!`, within another. No cells where they do not fill the rows. Ends without cells before a table within it.
found_table asciidoc_table_at(const source_lines& lines, std::size_t first);

}  // namespace gongkai::detail
