// SPDX-License-Identifier: Apache-2.0
#include <gongkai/narrative/claim.hpp>
#include <string>

#include "bindings.hpp"

namespace gongkai::python {

namespace {

py::object list_claims(const published_report& report) {
    const std::vector<claim> found = [&] {
        const py::gil_scoped_release release;
        return claims(report);
    }();
    const py::object make = value_class("Claim");
    const py::object make_key = value_class("CellKey");
    const number_maker number;
    const auto keys = [&](const cell_sum& sum) {
        const std::vector<cell_key> cells = cells_of(sum, report.form());
        py::tuple out(cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i) out[i] = address(make_key, cells[i]);
        return out;
    };
    py::list out;
    for (const claim& c : found)
        out.append(make(text(c.quote), c.kind, to_string(c.cells), keys(c.cells.numerator), keys(c.cells.denominator),
                        number(c.number), c.bound, c.table ? number(*c.table) : py::none(), c.agree, c.certainty,
                        text(describe(c.cells, lang::zh, report.edition())), text(describe(c.cells, lang::en, report.edition())),
                        optional(c.place.section), place(c.place.span, report.sheets), number(c.low),
                        c.high ? number(*c.high) : py::none(), text_or_none(c.words)));
    return out;
}

}  // namespace

py::object fact_object(const fact& f, const std::vector<std::string>& sheets) {
    const number_maker number;
    return value_class("Fact")(f.kind, f.through, number(f.number), f.bound, text(f.quote), optional(f.place.section),
                               place(f.place.span, sheets), f.unit, number(f.low), f.high ? number(*f.high) : py::none(),
                               f.period, f.other_year ? py::object{py::int_(static_cast<int>(*f.other_year))} : py::none(),
                               f.of_a_class);
}

namespace {

py::object list_facts(const published_report& report) {
    const std::vector<fact> found = [&] {
        const py::gil_scoped_release release;
        return facts(report);
    }();
    py::list out;
    for (const fact& f : found) out.append(fact_object(f, report.sheets));
    return out;
}

}  // namespace

void bind_narrative(py::module_& module) {
    bind_coded<number_bound>(module, "NumberBound",
                             "How exactly a number of the prose is meant. at_least: 余, 多, 以上. at_most: 近, 不足.\n"
                             "approximate: 约, 左右, or rounded to 万 or 亿.");
    bind_coded<claim_kind>(module, "ClaimKind",
                           "stated: the number is printed. implied: it follows from a word (未发生, 均获维持).\n"
                           "derived: a percentage of two numbers.");
    bind_coded<agreement>(module, "Agreement",
                          "Whether the table says what the prose says. na: the cells have no value. with_carried_in: the\n"
                          "prose counts what was carried in from last year among what was received. other_reading: not as read\n"
                          "first, but another reading of the sentence agrees.");
    bind_coded<certainty>(module, "Certainty",
                          "certain: scope, quantity and unit are each fixed by words of the sentence. likely: they can be\n"
                          "meant otherwise.");
    bind_labelled<fact_kind>(module, "FactKind", "What a number of the prose counts that no table has.");
    bind_coded<fact_period>(
        module, "FactPeriod",
        "Of what time a number of the prose is, as its sentence says. report_year: 全年, 2024年. part_of_year:\n"
        "上半年, 3月, 日均. other_year: 2023年, 上年. several_years: 近三年, 累计. unspecified: no word says, so it is\n"
        "of the report's year.");
    bind_labelled<measure_word>(module, "MeasureWord", "The measure word of a number.");
    bind_labelled<medium>(module, "Medium", "Through what something was published or asked for.");
    module.def("claims", &list_claims, py::arg("report"));
    module.def("facts", &list_facts, py::arg("report"));
}

}  // namespace gongkai::python
