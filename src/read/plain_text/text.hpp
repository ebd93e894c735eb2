// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "read/document/text_survey.hpp"
#include "read/form/labels.hpp"
#include "text/place_finder.hpp"

#include <gongkai/io/document.hpp>
#include <optional>
#include <string_view>

namespace gongkai::detail {

/// Finds the tables of a plain text by their labels. Cells may be parted by line ends, tabs, ideographic or plain blanks,
/// or by nothing; empty cells are found where the separators leave them a place. Everything else becomes paragraphs.
document text_to_document(std::string_view utf8, const text_survey& seen);

/// Plain text that stands between tables of another kind: the bytes [begin, end) of `text`.
struct text_part {
    std::string_view text;
    std::size_t begin = 0;
    std::size_t end = 0;
    table_set parted{};  ///< tables of which other parts show that their cells are parted
};

/// The same of a part; `places` is of the whole text. Appends to `out`.
void append_text(const text_part& part, edited_place_finder& places, document& out);

/// The same of a whole text whose tables have pipes between their cells as extractors leave them (piped_text.hpp); false, and
/// nothing appended, where they have not. `places` is of `original`, which the text was made of.
bool append_piped(std::string_view text, std::string_view original, const edited_place_finder& places, document& out);

/// A document of which grids lack one of the statutory tables, with those that its paragraphs make, one cell or row each; nothing
/// where they make none. A cell has the place of its paragraph.
std::optional<document> with_tables_of_text(const document& source);

}  // namespace gongkai::detail
