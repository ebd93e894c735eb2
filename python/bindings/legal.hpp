// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/taxonomy/legal_item.hpp>

#include "bindings.hpp"

namespace gongkai::python {

/// The legal basis of an item.
template <class Enum>
std::string basis_of(const legal_item<Enum>& row, lang language) {
    std::string out;
    for (const citation& c : row.basis) {
        if (!c) continue;
        if (!out.empty()) out += language == lang::zh ? "、" : "; ";
        out += to_string(c, language);
    }
    return out;
}

/// What a gongkai._enum.LegalItem has.
template <class Enum>
void describe(py::object& member, Enum value) {
    const auto& row = item(value);
    member.attr("zh") = py::cast(label(value, lang::zh));
    for (const edition e : enumerators<edition>)
        member.attr(("zh_" + std::string{code(e)}).c_str()) = py::cast(label(value, lang::zh, e));
    member.attr("en") = py::cast(row.en);
    member.attr("basis") = py::str(basis_of(row, lang::zh));
    member.attr("basis_en") = py::str(basis_of(row, lang::en));
    py::list editions;
    for (const edition e : enumerators<edition>)
        if (contains(row.in, e)) editions.append(py::cast(e));
    member.attr("editions") = py::tuple(editions);
}

template <class Enum>
void bind_legal(py::module_& module, const char* name, const char* doc) {
    bind_enum<Enum>(module, name, "LegalItem", doc, [](py::object member, Enum value) { describe(member, value); });
}

}  // namespace gongkai::python
