// SPDX-License-Identifier: Apache-2.0
#include <gongkai/narrative/check.hpp>
#include <gongkai/rules/localise.hpp>
#include <gongkai/rules/message.hpp>

#include "bindings.hpp"
#include "settings.hpp"

namespace gongkai::python {

py::list to_list(const std::vector<finding>& found, const std::vector<std::string>& sheets) {
    const py::object make = value_class("Finding");
    const py::object make_key = value_class("CellKey");
    py::list out;
    for (const finding& f : found) {
        py::tuple cells(f.cells.size());
        for (std::size_t i = 0; i < f.cells.size(); ++i) cells[i] = address(make_key, f.cells[i]);
        out.append(make(f.rule, f.severity(), f.outcome, f.reason, std::move(cells), optional(f.table), optional(f.section),
                        text_or_none(f.expected), text_or_none(f.actual), text(message(f, lang::zh)), text(message(f, lang::en)),
                        text(to_string(f.basis(), lang::zh)), place(f.span, sheets), text_or_none(f.quote),
                        text(to_string(f.basis(), lang::en)), text_or_none(f.words)));
    }
    return out;
}

namespace {

py::list findings(const published_report& report, bool passes, const py::dict& chosen) {
    const check_options options{passes, settings_of(chosen)};
    const std::vector<finding> found = [&] {
        const py::gil_scoped_release release;
        return check_with_prose(report, options);
    }();
    return to_list(found, report.sheets);
}

/// The likeliest first.
py::list repairs(const published_report& report) {
    const std::vector<repair> found = [&] {
        const py::gil_scoped_release release;
        return localise(report);
    }();
    const py::object make = value_class("Repair");
    const py::object make_change = value_class("RepairedCell");
    const py::object make_key = value_class("CellKey");
    const number_maker number;
    py::list out;
    for (const repair& r : found) {
        py::tuple cells(r.changes.size());
        for (std::size_t i = 0; i < r.changes.size(); ++i) {
            const cell_change& c = r.changes[i];
            const cell printed = c.from ? cell::reported(*c.from) : cell::blank();
            cells[i] = make_change(address(make_key, c.cell), number(c.cell, printed), number(c.cell, cell::reported(c.to)));
        }
        out.append(make(out.size() + 1, std::move(cells), text(reason_of(r, report.edition(), lang::zh)),
                        text(reason_of(r, report.edition(), lang::en)), r.smallest));
    }
    return out;
}

}  // namespace

void bind_rules(py::module_& module) {
    bind_coded<severity>(module, "Severity", "How grave a failure is.");
    bind_coded<outcome>(module, "Outcome", "How a check ended.");
    bind_coded<reason>(module, "Reason", "Why a check could not be judged, or under what assumption it was.");
    bind_coded<rule_scope>(module, "RuleScope",
                           "What a check is judged on: one report, its prose beside its tables, an agency's reports year\n"
                           "by year, or the reports of an agency and those under it.");
    bind_enum<rule_id>(module, "RuleId", "Rule", "The checks, in the order in which they are made.",
                       [](py::object member, rule_id value) {
                           const rule& row = item(value);
                           member.attr("zh") = py::cast(row.zh);
                           member.attr("en") = py::cast(row.en);
                           member.attr("basis") = py::str(to_string(row.basis, lang::zh));
                           member.attr("basis_en") = py::str(to_string(row.basis, lang::en));
                           member.attr("severity") = py::cast(row.level);
                           member.attr("scope") = py::cast(row.scope);
                           py::list reads;
                           for (const rule_input i : enumerators<rule_input>)
                               if (row.reads.contains(i)) reads.append(py::cast(code(i)));
                           member.attr("reads") = py::tuple(reads);
                           member.attr("yields") = py::cast(code(row.yields));
                       });
    module.def("check", &findings, py::arg("report"), py::arg("passes"), py::arg("rules"));
    module.def("repairs", &repairs, py::arg("report"));
}

}  // namespace gongkai::python
