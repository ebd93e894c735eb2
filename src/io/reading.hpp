// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/io/document.hpp>
#include <gongkai/report/published_report.hpp>
#include <string_view>
#include <vector>

namespace gongkai::detail {

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

/// The report that a document holds.
result<published_report> read_report(const document& source, bool marked);

/// Whether the document is one of those that were published before there was a common format.
bool is_statistics_form_of_2018(const document& source);

}  // namespace gongkai::detail
