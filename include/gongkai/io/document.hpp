// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/core/result.hpp>
#include <gongkai/core/source_span.hpp>
#include <gongkai/report/published_report.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace gongkai {

/// A cell of a table as a document has it. Rows and columns count from 0, spans are expanded: no two cells of a
/// grid overlap.
struct grid_cell {
    std::string text{};
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t row_span = 1;
    std::uint32_t column_span = 1;
    source_span span{};
    /// The text is that of `column_span` cells that have run together: `801000081`.
    bool run_together = false;
    /// The number is a formula's, as the program that saved the document worked it out.
    bool is_formula = false;
    /// What keeps the text from being all that the cell shows, where something does: it has a picture and no text
    /// (pictured), or more than could be read (lost).
    std::optional<reading_problem> problem{};
};

/// A table as a document has it, cells in reading order.
struct grid {
    std::vector<grid_cell> cells{};
    source_span span{};
    /// Cells with one number of column stand below each other. False for rows of text, where it only counts the cells.
    bool is_upright = true;
};

/// A line or paragraph of text outside the tables.
struct paragraph {
    std::string text{};
    source_span span{};
};

/// Paragraphs and tables in the order of the document: what every format is turned into, and all that the reading of a
/// report needs. A new format is a new way to this.
struct document {
    std::string title{};  ///< of the file, as a web page's `<title>`; may be empty
    std::vector<std::variant<paragraph, grid>> blocks{};
    std::vector<std::string> sheets{};  ///< their names, where it is a workbook: places in sheets count them from 1
};

/// The report that a document holds: its form is recognised, each statutory cell found by its labels.
/// Fails with report_not_found or report_before_2019; whatever else is wrong is in the report's cells and notes.
result<published_report> read_document(const document& source);

}  // namespace gongkai
