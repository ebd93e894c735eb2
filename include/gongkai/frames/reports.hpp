// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <gongkai/arrow/c_data.hpp>
#include <gongkai/core/result.hpp>
#include <gongkai/panel/tree.hpp>
#include <gongkai/report/published_report.hpp>
#include <string>
#include <vector>

/// The reports of a tidy frame.

namespace gongkai {

/// A report and what the frame calls it.
struct frame_report {
    std::string file{};
    published_report report{};
};

/// The reports of a tidy table (see check_columns), in the order in which they first occur. A cell that has no row is missing;
/// a row that has an `error` is passed over. tidy.syntax for an unknown code, a cell given twice, a number that contradicts its
/// status or is not exact, cells of two forms in one report, or a column that is missing or cannot be used. What the stream
/// itself reports is thrown as std::runtime_error.
result<std::vector<frame_report>> reports_of_frame(ArrowArrayStream& cells, unsigned threads = 1);

/// Adds each report to a tree as it comes, those whose rows do not stand together at the end; the first error ends it.
std::optional<error> add_frame(agency_tree& tree, ArrowArrayStream& cells, unsigned threads = 0);

}  // namespace gongkai
