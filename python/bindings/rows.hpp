// SPDX-License-Identifier: Apache-2.0
// What is said of the rows of any ledger.
#pragma once
#include <chrono>
#include <gongkai/ledger/tally.hpp>
#include <vector>

#include "bindings.hpp"

namespace gongkai::python {

/// Refused where no ledger speaks of the year.
std::chrono::year year_of(int given);

inline py::object reference_of(const row_reference& r) {
    return value_class("RowReference")(text_or_none(r.source), r.row, text_or_none(r.id));
}

inline py::list references(const std::vector<row_reference>& rows) {
    py::list out;
    for (const row_reference& r : rows) out.append(reference_of(r));
    return out;
}

inline py::object totals(const row_totals& rows) { return value_class("RowTotals")(rows.read, rows.counted, rows.reported); }

}  // namespace gongkai::python
