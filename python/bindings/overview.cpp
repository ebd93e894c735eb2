// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <gongkai/records/overview.hpp>

#include "records.hpp"
#include "settings.hpp"

namespace gongkai::python {

record_set record_set_of(const py::dict& ledgers) {
    record_set out;
    for (const auto& [kind, given] : ledgers) {
        const counted_records& counted = given.cast<const counted_ledger&>().records;
        const auto code = counted.kind();
        if (code == "publications") out.publications = counted;
        else if (code == "documents") out.documents = counted;
        else if (code == "consultations") out.consultations = counted;
        else if (code == "ratings") out.ratings = counted;
        else if (code == "escalations") out.escalations = counted;
        else if (code == "points") out.points = counted;
        else if (code == "broadcasts") out.broadcasts = counted;
        else if (code == "matters") out.matters = counted;
    }
    return out;
}

namespace {

py::list overview(const py::dict& ledgers, int year) {
    py::list out;
    for (const overview_paragraph& p : overview_paragraphs(record_set_of(ledgers), std::chrono::year{year}))
        out.append(py::make_tuple(text(p.heading), text(p.text)));
    return out;
}

py::list facts_checked(const published_report& report, const py::dict& ledgers, int year) {
    const record_set records = record_set_of(ledgers);
    const std::vector<fact_check> found = [&] {
        const py::gil_scoped_release release;
        return check_facts(report, records, std::chrono::year{year});
    }();
    const py::object make = value_class("FactCheck");
    py::list out;
    for (const fact_check& c : found) {
        py::list figures;
        for (const fact_figure& g : c.figures)
            figures.append(py::make_tuple(py::cast(g.figure), text_or_none(g.part), g.number.value()));
        out.append(make(fact_object(c.stated, report.sheets), c.outcome, py::tuple(figures)));
    }
    return out;
}

py::list findings(const published_report& report, const py::dict& ledgers, bool passes, const py::dict& chosen) {
    const check_options options{passes, settings_of(chosen)};
    const record_set records = record_set_of(ledgers);
    const std::vector<finding> found = [&] {
        const py::gil_scoped_release release;
        return check_with_records(report, records, options);
    }();
    return to_list(found, report.sheets);
}

}  // namespace

void bind_overview(py::module_& module) {
    module.def("record_overview", &overview, py::arg("ledgers"), py::arg("year"));
    module.def("check_facts", &facts_checked, py::arg("report"), py::arg("ledgers"), py::arg("year"));
    module.def("check_records", &findings, py::arg("report"), py::arg("ledgers"), py::arg("passes"), py::arg("rules"));
}

}  // namespace gongkai::python
