// SPDX-License-Identifier: Apache-2.0
#include <gongkai/narrative/check.hpp>
#include <gongkai/rules/message.hpp>

#include "bindings.hpp"

namespace gongkai::python {

py::list to_list(const std::vector<finding>& found, const std::vector<std::string>& sheets) {
    const py::object make = value_class("Finding");
    const py::object make_key = value_class("CellKey");
    py::list out;
    for (const finding& f : found) {
        py::tuple cells(f.cells.size());
        for (std::size_t i = 0; i < f.cells.size(); ++i)
            cells[i] = address(make_key, f.cells[i]);
        out.append(make(f.rule, f.severity(), f.outcome, f.reason, std::move(cells), optional(f.table),
                        optional(f.section), text_or_none(f.expected), text_or_none(f.actual),
                        text(message(f, lang::zh)), text(message(f, lang::en)),
                        text(to_string(f.basis(), lang::zh)), place(f.span, sheets), text_or_none(f.quote)));
    }
    return out;
}

namespace {

py::list findings(const published_report& report, bool passes) {
    const std::vector<finding> found = [&] {
        const py::gil_scoped_release release;
        return check_with_prose(report, check_options{passes});
    }();
    return to_list(found, report.sheets);
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
                           member.attr("code") = py::cast(row.code);
                           member.attr("zh") = py::cast(row.zh);
                           member.attr("en") = py::cast(row.en);
                           member.attr("basis") = py::str(to_string(row.basis, lang::zh));
                           member.attr("basis_en") = py::str(to_string(row.basis, lang::en));
                           member.attr("severity") = py::cast(row.level);
                           member.attr("scope") = py::cast(row.scope);
                       });
    module.def("check", &findings, py::arg("report"), py::arg("passes"));
}

}  // namespace gongkai::python
