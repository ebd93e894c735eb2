// SPDX-License-Identifier: Apache-2.0
#include <gongkai/numerals/numeral.hpp>
#include <string_view>

#include "bindings.hpp"

namespace gongkai::python {
namespace {

/// (kind, value, low, high, divisor, exact, length in characters), the numbers as decimal text.
py::object read_at(std::string_view utf8) {
    const auto found = read_numeral_at(utf8);
    if (!found) return py::none();
    std::size_t characters = 0;
    for (const char c : utf8.substr(0, found->length))
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++characters;
    py::object high = py::none();
    if (found->high) high = text(to_string(*found->high));
    return py::make_tuple(found->kind, text(to_string(found->value)), text(to_string(found->low)), high, found->divisor,
                          found->exact, characters);
}

py::list forms() {
    py::list out;
    for (const numeral_form& form : numeral_forms)
        out.append(py::make_tuple(text(form.example), text(form.low), text(form.high), text(form.zh), text(form.en)));
    return out;
}

}  // namespace

void bind_numerals(py::module_& module) {
    bind_coded<numeral_kind>(module, "NumeralKind",
                             "number: a count or an amount. share: a part of something, as 三分之一 or 百分之五.");
    module.def("read_numeral_at", &read_at, py::arg("text"));
    module.def("numeral_forms", &forms);
}

}  // namespace gongkai::python
