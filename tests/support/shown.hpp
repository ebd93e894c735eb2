// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/report/published_report.hpp>
#include <string>

namespace gongkai::testing {

/// The number of a cell, or `blank` or `missing`.
inline std::string shown(const cell& c) { return c.has_value() ? to_string(c.number()) : std::string{code(c.status())}; }

namespace detail {

inline std::string shown_row(const published_report& report, table t, std::size_t row) {
    std::string out;
    for (const auto i : cells_of(report.form()))
        if (all_cells[i].table() == t && all_cells[i].row() == row) out += (out.empty() ? "" : " ") + shown(report.cells()[i]);
    return out;
}

}  // namespace detail

/// The cells of a row, parted by blanks.
inline std::string shown(const published_report& report, disclosure_row row) {
    return detail::shown_row(report, table::disclosure, index_of(row));
}
inline std::string shown(const published_report& report, request_row row) {
    return detail::shown_row(report, table::requests, index_of(row));
}
inline std::string shown(const published_report& report, review_kind kind) {
    return detail::shown_row(report, table::reviews, index_of(kind));
}

}  // namespace gongkai::testing
