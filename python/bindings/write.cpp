// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <gongkai/draft/report_draft.hpp>
#include <gongkai/io/schema.hpp>
#include <gongkai/io/write.hpp>
#include <gongkai/report/reckon.hpp>
#include <gongkai/rules/verify.hpp>
#include <gongkai/tables/layout.hpp>

#include "bindings.hpp"
#include "records.hpp"

namespace gongkai::python {

namespace {

/// The caller has seen to it that a report that is not as printed can be verified.
writable_report writable(const published_report& report, bool as_printed) {
    if (as_printed) return writable_report::as_printed(report);
    return verify(report).value();
}

lang language(bool english) { return english ? lang::en : lang::zh; }

template <std::string (*Write)(const writable_report&, lang)>
py::str written(const published_report& report, bool as_printed, bool english) {
    std::string document = [&] {
        const py::gil_scoped_release release;
        return Write(writable(report, as_printed), language(english));
    }();
    return text(document);
}

py::tuple keys(const std::vector<cell_key>& cells) {
    const py::object make_key = value_class("CellKey");
    py::tuple out(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) out[i] = address(make_key, cells[i]);
    return out;
}

py::object described_layout(table which, edition e, bool other_undivided, bool english) {
    const form f{e, other_undivided};
    const table_layout layout = layout_of(which, f, language(english));
    const py::object make = value_class("LayoutCell");
    const py::object make_key = value_class("CellKey");
    py::list cells;
    for (const layout_cell& c : layout.cells) {
        py::object key = py::none();
        derivation from;
        if (c.key) {
            key = address(make_key, *c.key);
            from = derivation_of(*c.key, f);
        }
        cells.append(make(c.role, c.row, c.column, c.row_span, c.column_span, text(c.text), c.left, text(scope_of(c)),
                          std::move(key), keys(from.plus), keys(from.minus)));
    }
    py::list widths;
    for (const std::uint16_t width : layout.widths) widths.append(width / 10.0);
    return value_class("TableLayout")(which, layout.rows, layout.columns, layout.header_rows, py::tuple(widths),
                                      py::tuple(cells));
}

py::list blocks(const published_report& report, bool as_printed, bool english) {
    const py::object make = value_class("PrintedBlock");
    py::list out;
    for (const printed_block& b : blocks_of(writable(report, as_printed), language(english)))
        out.append(make(b.kind, text(b.text), optional(b.section), optional(b.table)));
    return out;
}

/// Sets the tables from the cells that are counted, each as (table, row, column, number); the rest follows. The findings
/// that stand in the way, if any.
py::list set_tables(report_draft& draft,
                    const std::vector<std::tuple<std::string, std::string, std::string, std::string>>& cells) {
    const auto e = draft.metadata.year ? edition_for(*draft.metadata.year) : std::nullopt;
    published_report printed{form::of(e.value_or(newest_edition))};
    for (const table t : enumerators<table>) printed.set_table(t, true);
    for (const auto& [which, row, column, number] : cells) {
        const auto key = find_cell(which, row, column);
        const auto value = decimal::parse(number);
        if (!key || !printed.form().has(*key)) throw py::key_error(which + "." + row + "." + column);
        if (!value) throw py::value_error(which + "." + row + "." + column + ": " + number);
        printed.set(*key, cell::reported(*value));
    }
    reckon_totals(printed);
    const auto verified = verify(printed);
    if (!verified) return to_list(verified.error(), {});
    draft.disclosure = verified->disclosure;
    draft.requests = verified->requests;
    draft.reviews = verified->reviews;
    return py::list{};
}

template <std::string metadata::* Member>
void bind_text(py::class_<report_draft>& draft, const char* name) {
    draft.def_property(
        name, [](const report_draft& d) { return text(d.metadata.*Member); },
        [](report_draft& d, std::string value) { d.metadata.*Member = std::move(value); });
}

using date_parts = std::tuple<int, unsigned, unsigned>;

template <std::optional<std::chrono::year_month_day> metadata::* Member>
void bind_date(py::class_<report_draft>& draft, const char* name) {
    draft.def(name, [](report_draft& d, const date_parts& given) {
        const auto& [y, m, dd] = given;
        d.metadata.*Member = std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{dd};
    });
}

}  // namespace

void bind_write(py::module_& module) {
    bind_coded<layout_role>(module, "LayoutRole",
                            "What a cell of the printed form is. rule: the sentence of the balance. band: a title over\n"
                            "the whole table. column, row: names columns, rows. value: holds a cell of the report.");
    bind_coded<block_kind>(module, "BlockKind",
                           "A piece of a printed report. title; line: before the first section; notice: of what kind the\n"
                           "document is; heading, paragraph, table: of a section.");

    bind_coded<agency_kind>(module, "AgencyKind",
                            "What an organ is, as far as the duties of its report depend on it (条例 Article 49, 50(4)).\n"
                            "government: of a county, a city or a province. township: the government of a township.\n"
                            "department: of a government, its office and sub-district offices among them. unknown: its name\n"
                            "does not say.");

    module.def("other_undivided", [](const published_report& r) { return r.form().other_undivided; }, py::arg("report"));
    module.def("verifies", [](const published_report& r) { return verify(r).has_value(); }, py::arg("report"));
    const auto def = [&](const char* name, auto function) {
        module.def(name, function, py::arg("report"), py::arg("as_printed"), py::arg("english"));
    };
    def("to_html", &written<&to_html>);
    def("to_html_fragment", &written<&to_html_fragment>);
    def("to_markdown", &written<&to_markdown>);
    def("to_text", &written<&to_text>);
    def("blocks", &blocks);
    module.def(
        "shown",
        [](const published_report& r, const std::string& t, const std::string& row, const std::string& column) {
            const auto key = find_cell(t, row, column);
            return key ? text(shown(r[*key])) : text("");
        },
        py::arg("report"), py::arg("table"), py::arg("row"), py::arg("column"));
    module.def("layout", &described_layout, py::arg("table"), py::arg("edition"), py::arg("other_undivided"), py::arg("english"));
    module.def("json_schema", [] { return text(json_schema()); });
    module.def("as_written", &as_written, py::arg("report"));

    py::class_<report_draft> draft{module, "Draft"};
    draft.def(py::init([](std::string agency, int year) { return report_draft{std::move(agency), std::chrono::year{year}}; }),
              py::arg("agency"), py::arg("year"));
    bind_text<&metadata::title>(draft, "title");
    bind_text<&metadata::agency>(draft, "agency");
    bind_text<&metadata::index_number>(draft, "index_number");
    bind_text<&metadata::publisher>(draft, "publisher");
    bind_text<&metadata::topic>(draft, "topic");
    bind_text<&metadata::document_number>(draft, "document_number");
    bind_text<&metadata::disclosure_mode>(draft, "disclosure_mode");
    draft.def_readwrite("kind", &report_draft::kind);
    bind_date<&metadata::date_written>(draft, "set_date_written");
    bind_date<&metadata::date_published>(draft, "set_date_published");
    draft.def("set_tables", &set_tables, py::arg("cells"))
        .def(
            "set_fees",
            [](report_draft& d, std::int64_t notices, std::int64_t charged_fen, std::int64_t received_fen) {
                const auto number = count::from(notices);
                const auto charged = money::from_fen(charged_fen);
                const auto received = money::from_fen(received_fen);
                if (!number || !charged || !received) throw py::value_error("a fee is never negative");
                d.fees.notices = *number;
                d.fees.charged = *charged;
                d.fees.received = *received;
            },
            py::arg("notices"), py::arg("charged_fen"), py::arg("received_fen"))
        .def(
            "text", [](const report_draft& d, section s) { return text(d[s]); }, py::arg("section"))
        .def(
            "set_text", [](report_draft& d, section s, std::string value) { d[s] = std::move(value); }, py::arg("section"),
            py::arg("text"))
        .def(
            "draft_overview",
            [](const report_draft& d, const py::dict& ledgers) { return text(d.draft_overview(record_set_of(ledgers))); },
            py::arg("ledgers"))
        .def("draft_other_matters", [](const report_draft& d) { return text(d.draft_other_matters()); })
        .def(
            "fill_in", [](report_draft& d, const py::dict& ledgers) { d.fill_in(record_set_of(ledgers)); }, py::arg("ledgers"))
        .def("check", [](const report_draft& d) { return to_list(d.check(), {}); })
        .def("finish", [](const report_draft& d) -> py::object {
            const auto report = d.finish();
            if (!report) return to_list(report.error(), {});
            return py::cast(as_written(publish(*report)));
        });
}

}  // namespace gongkai::python
