// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <gongkai/frames/check_years.hpp>
#include <gongkai/frames/reports.hpp>
#include <gongkai/panel/panel.hpp>
#include <gongkai/panel/tree.hpp>
#include <mutex>

#include "arrow.hpp"
#include "settings.hpp"

namespace gongkai::python {

namespace {

/// A collection that several Python threads may use. The lock is taken without the GIL, so that none waits for both.
template <class Collection>
class shared {
public:
    explicit shared(Collection collection) : collection_{std::move(collection)} {}

    template <class Use>
    auto use(Use with) {
        const py::gil_scoped_release release;
        const std::lock_guard lock{mutex_};
        return with(collection_);
    }

private:
    Collection collection_;
    std::mutex mutex_;
};

using shared_panel = shared<panel>;
using shared_tree = shared<agency_tree>;

py::object year_or_none(const std::optional<std::chrono::year>& year) {
    if (!year) return py::none();
    return py::int_(static_cast<int>(*year));
}

report_key key_of(std::string agency, std::optional<int> year) {
    report_key key;
    key.agency = std::move(agency);
    if (year) key.year = std::chrono::year{*year};
    return key;
}

py::object reference(const py::object& make, const report_ref& r) {
    return make(text_or_none(r.source), text_or_none(r.agency), year_or_none(r.year));
}

py::list to_python(const std::vector<across_finding>& found) {
    const py::object make = value_class("AcrossFinding");
    const py::object make_key = value_class("CellKey");
    const py::object make_reference = value_class("ReportRef");
    const py::object make_stated = value_class("StatedCell");
    const py::object make_cell = value_class("Cell");
    const number_maker number;
    py::list out;
    for (const across_finding& f : found) {
        const finding& r = f.result;
        py::tuple cells(r.cells.size());
        for (std::size_t i = 0; i < r.cells.size(); ++i) cells[i] = address(make_key, r.cells[i]);
        py::tuple reports(f.reports.size());
        for (std::size_t i = 0; i < f.reports.size(); ++i) reports[i] = reference(make_reference, f.reports[i]);
        py::tuple stated(f.cells.size());
        for (std::size_t i = 0; i < f.cells.size(); ++i) {
            const stated_cell& c = f.cells[i];
            stated[i] = make_stated(
                reports[c.report], address(make_key, c.key),
                make_cell(number(c.key, c.value), c.value.status(), place(c.value.span(), f.reports[c.report].sheets)));
        }
        py::object share = py::none();
        if (f.similarity) share = py::float_(f.similarity->share);
        out.append(make(r.rule, r.severity(), r.outcome, r.reason, text_or_none(f.agency), year_or_none(f.year),
                        std::move(reports), std::move(cells), std::move(stated), optional(r.table), optional(r.section),
                        text_or_none(r.expected), text_or_none(r.actual), std::move(share), text(message(f, lang::zh)),
                        text(message(f, lang::en)), text(to_string(r.basis(), lang::zh)), text(to_string(r.basis(), lang::en)),
                        place(r.span, f.reports.empty() ? std::vector<std::string>{} : f.reports.front().sheets)));
    }
    return out;
}

template <class Collection>
py::list check_all(shared<Collection>& reports, bool passes, const py::dict& chosen) {
    const check_options options{passes, settings_of(chosen)};
    return to_python(reports.use([&](const Collection& c) { return c.check(options); }));
}

template <class T>
T value_or_raise(result<T> made) {
    if (!made) refuse(to_string(made.error(), lang::zh), to_string(made.error(), lang::en));
    return std::move(made).value();
}

std::unique_ptr<shared_panel> make_panel(const std::vector<std::pair<std::string, std::string>>& renames) {
    std::vector<agency_rename> list;
    for (const auto& [from, to] : renames) list.push_back({from, to});
    return std::make_unique<shared_panel>(panel{value_or_raise(agency_names::make(list))});
}

py::list agencies(shared_panel& reports) {
    const py::object make = value_class("AgencyYears");
    py::list out;
    for (const agency_years& a : reports.use([](const panel& p) { return p.agencies(); })) {
        py::list years;
        for (const std::chrono::year y : a.years) years.append(static_cast<int>(y));
        py::list missing;
        for (const auto& gap : a.missing)
            for (int y = static_cast<int>(gap.first); y <= static_cast<int>(gap.last); ++y) missing.append(y);
        out.append(make(text(a.agency), py::tuple(years), py::tuple(missing)));
    }
    return out;
}

std::unique_ptr<shared_tree> make_tree(const std::vector<std::tuple<std::string, std::string, own_level>>& rows) {
    std::vector<tree_row> list;
    for (const auto& [agency, parent, own] : rows) list.push_back({agency, parent, own});
    return std::make_unique<shared_tree>(value_or_raise(agency_tree::make(list)));
}

py::list explain(shared_tree& reports, const std::string& table_code, const std::string& row, const std::string& column,
                 const std::string& agency, int year) {
    const auto key = find_cell(table_code, row, column);
    if (!key) throw py::key_error("there is no cell " + table_code + "." + row + "." + column);
    const py::object make = value_class("TreePart");
    const py::object make_reference = value_class("ReportRef");
    const py::object make_cell = value_class("Cell");
    const number_maker number;
    py::list out;
    const auto parts = reports.use([&](const agency_tree& tree) { return tree.explain(*key, agency, std::chrono::year{year}); });
    for (const tree_part& p : value_or_raise(parts)) {
        const py::object report = p.report ? reference(make_reference, *p.report) : py::none();
        out.append(make(p.depth, text(p.agency), p.is_own_level, report,
                        make_cell(number(*key, p.value), p.value.status(),
                                  place(p.value.span(), p.report ? p.report->sheets : std::vector<std::string>{})),
                        p.disputed));
    }
    return out;
}

void add_to_panel(shared_panel& reports, const published_report& report, std::string source, std::string agency,
                  std::optional<int> year) {
    report_summary summary = [&] {
        const py::gil_scoped_release release;
        return report_summary{report, std::move(source), key_of(std::move(agency), year)};
    }();
    reports.use([&](panel& p) { p.add(std::move(summary)); });
}

void add_to_tree(shared_tree& reports, const published_report& report, std::string source, std::string agency,
                 std::optional<int> year) {
    reports.use([&](agency_tree& t) { t.add(report, std::move(source), key_of(std::move(agency), year)); });
}

void add_frame_to_tree(shared_tree& reports, const py::object& cells, unsigned threads) {
    const stream_of stream{cells};
    const auto failed = reports.use([&](agency_tree& t) { return add_frame(t, *stream, threads); });
    if (failed) raise(*failed);
}

/// Findings on several reports, made Python objects only where they are asked for.
struct across_findings {
    std::vector<across_finding> found;
};

across_findings check_frame_years(const py::object& cells, const std::vector<std::pair<std::string, std::string>>& renames,
                                  std::size_t window, bool passes, const py::dict& rules, unsigned threads) {
    std::vector<agency_rename> list;
    for (const auto& [from, to] : renames) list.push_back({from, to});
    const year_check_options options{value_or_raise(agency_names::make(list)), {passes, settings_of(rules), {}}, window, threads};
    const stream_of stream{cells};
    auto found = [&] {
        const py::gil_scoped_release release;
        return check_years(*stream, options);
    }();
    if (!found) raise(found.error());
    return {std::move(found).value()};
}

}  // namespace

void bind_panel(py::module_& module) {
    bind_coded<own_level>(module, "OwnLevel", "Whether a report is that of its superior's own level (本级).");

    py::class_<shared_panel>(module, "Panel", "Reports of many agencies and years.")
        .def(py::init(&make_panel), py::arg("renames"))
        .def("add", &add_to_panel, py::arg("report"), py::arg("source"), py::arg("agency"), py::arg("year"))
        .def(
            "current_name",
            [](shared_panel& reports, const std::string& name) {
                return text(reports.use([&](const panel& p) { return p.names().current(name); }));
            },
            py::arg("agency"))
        .def("agencies", &agencies)
        .def("check", &check_all<panel>, py::arg("passes"), py::arg("rules"))
        .def("__len__", [](shared_panel& reports) { return reports.use([](const panel& p) { return p.size(); }); });

    py::class_<shared_tree>(module, "Tree", "A superior and its subordinates, and their reports.")
        .def(py::init(&make_tree), py::arg("rows"))
        .def("add", &add_to_tree, py::arg("report"), py::arg("source"), py::arg("agency"), py::arg("year"))
        .def("add_frame", &add_frame_to_tree, py::arg("cells"), py::arg("threads"))
        .def("years",
             [](shared_tree& reports) {
                 py::list out;
                 for (const std::chrono::year y : reports.use([](const agency_tree& t) { return t.years(); }))
                     out.append(static_cast<int>(y));
                 return out;
             })
        .def("tops", [](shared_tree& reports) { return reports.use([](const agency_tree& t) { return t.tops(); }); })
        .def("check", &check_all<agency_tree>, py::arg("passes"), py::arg("rules"))
        .def("explain", &explain, py::arg("table"), py::arg("row"), py::arg("column"), py::arg("agency"), py::arg("year"));

    py::class_<across_findings>(module, "AcrossFindings", "Findings on several reports.")
        .def("__len__", [](const across_findings& f) { return f.found.size(); })
        .def(
            "explain",
            [](const across_findings& f, std::size_t at) -> py::object {
                if (at >= f.found.size()) throw py::index_error();
                return to_python({f.found[at]})[0];
            },
            py::arg("at"))
        .def("findings", [](const across_findings& f) { return std::const_pointer_cast<frame>(across_frame(f.found)); });
    module.def("check_years", &check_frame_years, py::arg("cells"), py::arg("renames"), py::arg("window"), py::arg("passes"),
               py::arg("rules"), py::arg("threads"));

    module.def(
        "shared_text",
        [](const std::string& a, const std::string& b) {
            const py::gil_scoped_release release;
            return similarity(text_sketch{a}, text_sketch{b}).share;
        },
        py::arg("a"), py::arg("b"), "The share of their wording that two texts have in common, numbers apart.");
}

}  // namespace gongkai::python
