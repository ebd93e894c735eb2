// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <gongkai/arrow/c_data.hpp>
#include <gongkai/arrow/frame.hpp>
#include <gongkai/core/result.hpp>
#include <gongkai/panel/panel.hpp>
#include <memory>
#include <vector>

/// The reports of a tidy frame judged year by year.

namespace gongkai {

/// `window`: how many agencies are kept at a time; 0 for all. `threads`: 0 for one on each core.
struct year_check_options {
    agency_names names{};
    check_options check{};
    std::size_t window = 0;
    unsigned threads = 0;
};

/// What a panel of the reports of a tidy table (see check_columns) finds, but for years.boilerplate, since a table has no prose.
/// With a window an agency is judged, and forgotten, when so many others have come after its last row; then findings are in
/// that order, and argument.invalid where an agency comes again: the table is to be sorted by agency, or the window wider.
/// Errors as reports_of_frame.
result<std::vector<across_finding>> check_years(ArrowArrayStream& cells, const year_check_options& options = {});

/// Findings on several reports as columns: file, agency, year, edition, rule, severity, outcome, reason, table, row, column,
/// cells, section, expected, actual; file, agency and year are those of the report that is judged.
std::shared_ptr<const arrow::frame> across_frame(const std::vector<across_finding>& findings);

}  // namespace gongkai
