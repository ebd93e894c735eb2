// SPDX-License-Identifier: Apache-2.0
#include <gongkai/testing/defects.hpp>
#include <gongkai/testing/random_report.hpp>

#include "bindings.hpp"

namespace gongkai::python {

namespace {

published_report random_report(std::uint64_t seed, edition e, bool dense, bool blank_zeros, std::size_t wrong_cells) {
    testing::random_source draw{seed};
    const auto size = dense ? testing::magnitude::dense : testing::magnitude::realistic;
    published_report report = testing::random_published_report(draw, {size, e});
    testing::seed_wrong_cells(report, draw, wrong_cells);
    return blank_zeros ? testing::zeros_left_blank(std::move(report)) : report;
}

}  // namespace

void bind_random_report(py::module_& module) {
    module.def("random_report", &random_report, py::arg("seed"), py::arg("edition"), py::arg("dense"), py::arg("blank_zeros"),
               py::arg("wrong_cells"));
}

}  // namespace gongkai::python
