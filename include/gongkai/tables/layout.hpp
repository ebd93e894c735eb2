// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <gongkai/core/lang.hpp>
#include <gongkai/tables/form.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The three tables as the template of the format prints them: rows, order, spans and wording (format 2019 and 2021,
/// annex). Everything that shows a report, on whatever medium, paints this grid.

namespace gongkai {

/// What a cell of the printed form is. rule: the sentence of the balance. band: a title over the whole table.
/// column: names columns. row: names rows. value: holds a cell of the report.
BOOST_DEFINE_ENUM_CLASS(layout_role, rule, band, column, row, value)

/// A cell of the printed form, with its place from 0 and its spans.
struct layout_cell {
    layout_role role = layout_role::value;
    std::uint8_t row = 0;
    std::uint8_t column = 0;
    std::uint8_t row_span = 1;
    std::uint8_t column_span = 1;
    std::string text{};             ///< the wording; empty for a value
    bool left = false;              ///< stands at the left, as in the template; else in the middle
    std::optional<cell_key> key{};  ///< of a value
};

/// What a heading is the heading of, as HTML has it (`scope`): col, colgroup, row or rowgroup; empty for a rule or a value.
constexpr std::string_view scope_of(const layout_cell& c) noexcept {
    switch (c.role) {
        case layout_role::rule:
        case layout_role::value: return {};
        case layout_role::band: return "colgroup";
        case layout_role::column: return c.column_span > 1 ? "colgroup" : "col";
        case layout_role::row: break;
    }
    return c.row_span > 1 ? "rowgroup" : "row";
}

/// A table as printed: cells in reading order that cover every place of the grid exactly once.
struct table_layout {
    gongkai::table table = gongkai::table::requests;
    std::uint8_t rows = 0;
    std::uint8_t columns = 0;
    std::uint8_t header_rows = 0;         ///< rows that are repeated where the table goes on over a page
    std::vector<std::uint16_t> widths{};  ///< of the columns, in tenths of a millimetre; in Chinese those of the template
    std::vector<layout_cell> cells{};
};

/// A table of a form as its edition prints it; in English as a reading aid.
table_layout layout_of(table which, const form& f, lang language = lang::zh);

}  // namespace gongkai
