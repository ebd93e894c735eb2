// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/records/overview.hpp>
#include <memory>
#include <vector>

#include "arrow.hpp"

namespace gongkai::python {

/// A counted ledger of publication or service, with the columns that it has not copied.
struct counted_ledger {
    counted_records records;
    std::vector<std::shared_ptr<arrow_batch>> memory;
};

/// The ledgers of an organ, by their kinds.
record_set record_set_of(const pybind11::dict& ledgers);

/// The sentences of the overview, and facts against ledgers.
void bind_overview(py::module_& module);

}  // namespace gongkai::python
