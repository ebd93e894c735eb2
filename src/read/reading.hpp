// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "read/document/text_survey.hpp"
#include "text/encoding.hpp"

#include <cstdint>
#include <gongkai/io/document.hpp>
#include <gongkai/report/published_report.hpp>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// The report in a text of each format, which is valid UTF-8 as `decode` gives it; what they fail with beside is said with
/// the public functions, which are given bytes.
result<published_report> html_to_report(std::string_view utf8);
result<published_report> json_to_report(std::string_view utf8);
result<published_report> markdown_to_report(std::string_view utf8);
result<published_report> text_to_report(std::string_view utf8);
result<published_report> tidy_to_report(std::string_view utf8);
/// The same where the lines of the text have been looked at already.
result<published_report> markdown_to_report(std::string_view utf8, const text_survey& seen);
result<published_report> text_to_report(std::string_view utf8, const text_survey& seen);

/// Decodes bytes and reads the text.
inline result<published_report> read_decoded(std::string_view bytes, result<published_report> (*to_report)(std::string_view)) {
    const auto text = decode(bytes);
    if (!text) return text.error();
    return to_report(text->view());
}

/// What a document's grids say of the three tables.
struct tables_read {
    published_report report;
    std::vector<bool> is_statutory;  ///< of each block of the document: a grid with rows of a statutory table
    bool any = false;
};

/// Reads the statutory tables. `year` decides the edition where nothing that is printed does. `marked`: cells bear the
/// marks of printing.hpp.
tables_read read_tables(const document& source, std::optional<std::chrono::year> year, bool marked);

/// The prose of a document.
struct prose_read {
    preamble_text preamble;
    std::vector<section_text> sections;
};

/// What stands before the first section, and the sections with their text, in the document's order.
prose_read find_sections(const document& source, const std::vector<bool>& is_statutory);

/// What the document says of itself before its first section and table.
metadata read_metadata(const document& source);

/// What the line of a title says.
enum class title_kind : std::uint8_t { none, whole, without_organ };

/// Whether a paragraph is the title of a report and names its year; `without_organ`: whose it is stands beside it.
title_kind title_kind_of(std::string_view paragraph);

/// Whether a paragraph is the name of an organ and nothing else.
bool is_name_of_organ(std::string_view paragraph);

/// The documents of each report, where one document holds several: each begins with its title, has tables, and is of another
/// agency or year. Otherwise nothing.
std::vector<document> parts_of(const document& source, bool marked);

/// The reports that the blocks of a document hold, of which no text is looked at again.
result<published_report> read_blocks(const document& source);

/// The report that a document holds.
result<published_report> read_report(const document& source, bool marked);

/// Whether the document is one of those that were published before there was a common format.
bool is_statistics_form_of_2018(const document& source);

}  // namespace gongkai::detail
