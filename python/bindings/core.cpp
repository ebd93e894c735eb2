// SPDX-License-Identifier: Apache-2.0
#include <gongkai/core/edition.hpp>
#include <gongkai/core/error.hpp>
#include <gongkai/core/lang.hpp>

#include "bindings.hpp"

namespace gongkai::python {

void bind_core(py::module_& module) {
    bind_coded<edition>(module, "Edition", "Editions of the format: 2019 for report years 2019 and 2020, 2021 for those after.");

    bind_enum<errc>(module, "ErrorCode", "Labelled", "Why something could not be read.", [](py::object member, errc value) {
        member.attr("zh") = py::cast(item(value).zh);
        member.attr("en") = py::cast(item(value).en);
    });

    module.def(
        "describe_error",
        [](errc value, const std::string& detail, bool chinese) {
            const std::string whole = to_string(error{value, detail, {}}, chinese ? lang::zh : lang::en);
            return text(std::string_view{whole}.substr(code(value).size() + std::string_view{": "}.size()));
        },
        py::arg("code"), py::arg("detail"), py::arg("chinese"), "What the error means, with its detail; without code and place.");
}

}  // namespace gongkai::python
