// SPDX-License-Identifier: Apache-2.0
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <gongkai/report/published_report.hpp>
#include <gongkai/rules/check.hpp>
#include <map>

#include "bindings.hpp"

namespace gongkai::python {

namespace {

template <class Visit>
void for_each_cell(const published_report& report, Visit visit) {
    for (std::size_t i = 0; i < cell_count; ++i)
        if (report.form().has(all_cells[i])) visit(all_cells[i], report.cells()[i]);
}

/// The rules that judge these kinds of sums.
py::tuple sums(sum_kinds kinds) {
    py::list out;
    for (const sum_kind kind : enumerators<sum_kind>)
        if (kinds.contains(kind)) out.append(rule_of(kind));
    return py::tuple(out);
}

py::list cells(const published_report& report, table wanted) {
    const py::object make = value_class("Cell");
    const number_maker number;
    std::map<std::size_t, reading_problem> problems;
    for (const reading_note& note : report.notes)
        for (const cell_key& key : note.cells)
            if (const auto at = index_of(key)) problems.emplace(*at, note.problem);
    py::list out;
    for_each_cell(report, [&](const cell_key& key, const cell& c) {
        if (key.table() != wanted) return;
        const provenance& from = report.provenance(key);
        const py::object printed = from.origin ? py::object{text(from.printed)} : py::none();
        std::optional<reading_problem> problem;
        if (const auto found = problems.find(*index_of(key));
            found != problems.end() && (!c.has_value() || found->second == reading_problem::unit))
            problem = found->second;
        out.append(py::make_tuple(row_of(key), column_of(key),
                                  make(number(key, c), c.status(), place(c.span(), report.sheets), printed, optional(from.origin),
                                       sums(c.inferred_through()), optional(problem), optional(from.confidence))));
    });
    return out;
}

/// One cell without where it comes from: for who needs a few of many reports.
py::object bare_cell(const published_report& report, request_row row, request_column column) {
    const cell_key key{row, column};
    return value_class("Cell")(number_maker{}(key, report[key]), report[key].status(), py::none());
}

py::list rows(const published_report& report) {
    const py::object make = value_class("TidyRow");
    const number_maker number;
    py::list out;
    for_each_cell(report, [&](const cell_key& key, const cell& c) {
        out.append(make(code(key.table()), key.row_code(), key.column_code(), number(key, c), code(c.status())));
    });
    return out;
}

py::object date(const std::optional<std::chrono::year_month_day>& day) {
    if (!day) return py::none();
    return py::module_::import("datetime")
        .attr("date")(static_cast<int>(day->year()), static_cast<unsigned>(day->month()), static_cast<unsigned>(day->day()));
}

py::object describe(const metadata& m) {
    py::object year = py::none();
    if (m.year) year = py::int_(static_cast<int>(*m.year));
    return value_class("Metadata")(text_or_none(m.title), text_or_none(m.agency), std::move(year), text_or_none(m.index_number),
                                   text_or_none(m.publisher), text_or_none(m.topic), text_or_none(m.document_number),
                                   text_or_none(m.disclosure_mode), date(m.date_written), date(m.date_published));
}

py::list sections(const published_report& report) {
    const py::object make = value_class("SectionText");
    py::list out;
    for (const section_text& s : report.sections)
        out.append(
            make(s.which, text(s.heading), text(s.text), place(s.heading_span, report.sheets), place(s.span, report.sheets)));
    return out;
}

}  // namespace

void bind_report(py::module_& module) {
    bind_coded<cell_status>(module, "CellStatus",
                            "reported: printed. blank: left empty, which is not zero. missing: not there, or not\n"
                            "attributable. inferred: cells ran together and one reading alone satisfies the sums.");

    bind_coded<cell_origin>(module, "CellOrigin",
                            "What a cell was read from. cell: a cell of its own. run: what several cells hold together, as\n"
                            "digits that have run together. formula: a cell whose number is the result of a formula, as the\n"
                            "program that saved the document had worked it out. ocr: recognised in a picture.");
    bind_coded<reading_problem>(
        module, "ReadingProblem",
        "How a cell was read; mostly why it has no number. conflict: printed twice, differently.\n"
        "ambiguous: several readings. vanished: blank cells left no trace. unreadable: holds something that is no number. pictured: holds\n"
        "a picture or a field of a form. lost: the document does not hold all that the cell held. unit: an\n"
        "amount was printed in another unit, or in two. null_word: NaN or the like. absent: no such row.\n"
        "unproven: recognised in a picture, and nothing proves it.");

    py::class_<published_report>(module, "PublishedReport", "A report as its document shows it.")
        .def_property_readonly("edition", &published_report::edition)
        .def_property_readonly("metadata", [](const published_report& r) { return describe(r.metadata); })
        .def_property_readonly("sections", &sections)
        .def_readonly("sections_known", &published_report::sections_known)
        .def_readonly("is_recognised", &published_report::is_recognised)
        .def_readonly("document", &published_report::document)
        .def_readonly("others", &published_report::others)
        .def("has_table", &published_report::has_table, py::arg("table"))
        .def("cells", &cells, py::arg("table"))
        .def("bare_cell", &bare_cell, py::arg("row"), py::arg("column"))
        .def("rows", &rows)
        .def(py::self == py::self);
}

}  // namespace gongkai::python
