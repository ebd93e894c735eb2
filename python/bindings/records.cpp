// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <array>
#include <boost/mp11/algorithm.hpp>
#include <gongkai/columns/check.hpp>
#include <gongkai/ledger/read.hpp>
#include <gongkai/records/read.hpp>
#include <gongkai/records/tally.hpp>
#include <gongkai/testing/random_records.hpp>
#include <utility>

#include "legal.hpp"
#include "records.hpp"
#include "rows.hpp"

namespace gongkai::python {

namespace {

using std::chrono::sys_days;
using std::chrono::year;

// Kinds of ledgers by their codes

template <class With>
void with_kind(const std::string& code, With&& with) {
    bool known = false;
    boost::mp11::mp_for_each<record_kinds>([&](auto entry) {
        if (code != record_kind<decltype(entry)>::code) return;
        known = true;
        with(entry);
    });
    if (!known) refuse("没有这种台账：'" + code + "'", "no kind of ledger: '" + code + "'");
}

template <class T>
struct field_type {
    using type = T;
    static constexpr bool optional = std::is_same_v<T, std::string>;
};
template <class T>
struct field_type<std::optional<T>> {
    using type = T;
    static constexpr bool optional = true;
};

template <class T>
constexpr const char* type_name() {
    if constexpr (std::is_enum_v<T>) return "code";
    else if constexpr (std::is_same_v<T, std::string>) return "text";
    else if constexpr (std::is_same_v<T, sys_days>) return "day";
    else if constexpr (std::is_same_v<T, moment>) return "moment";
    else if constexpr (std::is_same_v<T, bool>) return "truth";
    else return "number";
}

/// Calls `with(place, member)` for the members of an entry.
template <class Entry, class With>
void each_field(Entry& entry, With&& with) {
    boost::mp11::mp_for_each<boost::mp11::mp_iota_c<record_width<Entry>>>([&](auto place) {
        using descriptor = boost::mp11::mp_at_c<detail::record_members<Entry>, place>;
        with(std::size_t{place}, entry.*descriptor::pointer);
    });
}

/// What the kinds are: {code, zh, en, columns: [{name, zh, en, needed, type, optional, codes}]}.
py::list kinds() {
    py::list out;
    boost::mp11::mp_for_each<record_kinds>([&](auto entry) {
        using Entry = decltype(entry);
        py::list columns;
        each_field(entry, [&](std::size_t place, const auto& member) {
            using F = field_type<std::remove_cvref_t<decltype(member)>>;
            const record_column& c = record_kind<Entry>::columns[place];
            py::list codes;
            if constexpr (std::is_enum_v<typename F::type>)
                for (const auto value : enumerators<typename F::type>)
                    codes.append(py::make_tuple(py::str(std::string{code(value)}), py::str(std::string{label(value, lang::zh)})));
            columns.append(py::dict(py::arg("name") = c.name, py::arg("zh") = c.zh, py::arg("en") = c.en,
                                    py::arg("needed") = c.needed, py::arg("type") = type_name<typename F::type>(),
                                    py::arg("optional") = F::optional && !(place == 0), py::arg("codes") = codes));
        });
        py::list figures;
        for (const record_figure f : figures_of(record_kind<Entry>::code)) figures.append(py::cast(f));
        out.append(py::dict(py::arg("code") = record_kind<Entry>::code, py::arg("zh") = record_kind<Entry>::zh,
                            py::arg("en") = record_kind<Entry>::en, py::arg("columns") = columns, py::arg("figures") = figures));
    });
    return out;
}

// Reading

template <class Entry>
record_columns<Entry> columns_of(arrow_batch& batch) {
    record_columns<Entry> out;
    out.rows = batch.rows();
    // Under its name, or else under its Chinese title.
    std::array<std::string_view, record_width<Entry>> titles{};
    for (const std::string_view title : batch.names())
        if (const auto place = find_record_column(title, record_kind<Entry>::columns))
            if (titles[*place] != record_kind<Entry>::columns[*place].name) titles[*place] = title;
    Entry entry;
    each_field(entry, [&](std::size_t place, const auto& member) {
        using T = typename field_type<std::remove_cvref_t<decltype(member)>>::type;
        const std::string_view title = titles[place];
        if (title.empty()) return;
        record_data& data = out.columns[place];
        if constexpr (std::is_enum_v<T>) {
            data.codes = batch.codes(title);
        } else if (std::is_same_v<T, std::string> || batch.is_text(title)) {
            data.text = batch.text(title);
        } else if constexpr (std::is_same_v<T, sys_days>) {
            data.days = batch.days(title);
        } else if constexpr (std::is_same_v<T, moment>) {
            if (batch.is_days(title)) data.days = batch.days(title);
            else data.moments = batch.moments(title);
        } else if constexpr (std::is_same_v<T, bool>) {
            data.truths = batch.truths(title);
        } else {
            data.numbers = batch.integers(title);
        }
    });
    return out;
}

template <class Entry, class Fold>
void remark_unknown(const arrow_batch& batch, Fold& into) {
    for (const std::string_view title : batch.names())
        if (!title.empty() && title != "__index_level_0__" && !find_record_column(title, record_kind<Entry>::columns))
            into.remark(record_rule::record_unknown_column, std::string{title});
}

template <class Entry, class With>
void each_batch(const py::object& source, With&& with) {
    bool first = true;
    for (const auto& batch : arrow_batches(source, errc::ledger_column_unusable))
        with(batch, columns_of<Entry>(*batch), std::exchange(first, false));
}

/// Says of a ReadError in which ledger it was.
template <class What>
void in_source(const std::string& name, What&& what) {
    try {
        what();
    } catch (py::error_already_set& raised) {
        if (!name.empty() && py::hasattr(raised.value(), "file") && raised.value().attr("file").is_none())
            raised.value().attr("file") = name;
        throw;
    }
}

template <class Entry, class Fold>
std::optional<error> add_text(const py::object& source, const std::string& name, Fold& into) {
    std::optional<mapped_file> file;
    std::string_view text_of_source;
    if (py::isinstance<py::bytes>(source)) {
        text_of_source = std::string_view{source.cast<py::bytes>()};
    } else {
        auto opened = mapped_file::open(source.cast<std::string>());
        if (!opened) return std::move(opened).error();
        file.emplace(*std::move(opened));
        text_of_source = file->text();
    }
    const py::gil_scoped_release release;
    return add_records<Entry>(text_of_source, name, into);
}

/// Adds ledgers, each with its name, to a tally or a keeper; those in columns batch by batch, as `add_batch(batch, columns, name,
/// continues)` does it, which gives the error where that cannot be done.
template <class Entry, class Fold, class AddBatch>
void add_sources(const py::sequence& sources, Fold& into, AddBatch&& add_batch) {
    for (const auto& each : sources) {
        const auto pair = each.cast<py::sequence>();
        const py::object source = pair[0];
        const auto name = pair[1].cast<std::string>();
        in_source(name, [&] {
            if (!py::hasattr(source, "__arrow_c_stream__")) {
                if (const auto wrong = add_text<Entry>(source, name, into)) raise(*wrong);
                return;
            }
            each_batch<Entry>(source,
                              [&](const std::shared_ptr<arrow_batch>& batch, const record_columns<Entry>& columns, bool first) {
                                  if (const std::optional<error> wrong = add_batch(batch, columns, name, !first)) raise(*wrong);
                                  if (first) remark_unknown<Entry>(*batch, into);
                              });
        });
    }
}

py::object day(sys_days when) {
    const std::chrono::year_month_day date{when};
    return py::module_::import("datetime").attr("date")(int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

record_settings record_settings_of(const py::dict& given, const work_calendar& calendar) {
    record_settings out;
    out.calendar = calendar;
    const auto limit = [](const py::handle& value) {
        return value.is_none() ? std::nullopt : std::optional{value.cast<unsigned>()};
    };
    const auto named = [](const auto* found, const std::string& name) {
        if (found == nullptr) throw py::value_error{"no rule set: '" + name + "'"};
        return *found;
    };
    if (given.contains("ratings")) {
        if (py::isinstance<py::str>(given["ratings"])) {
            const auto name = given["ratings"].cast<std::string>();
            out.ratings = named(find_limits(all_rating_limits, name), name);
        } else {
            const auto own = given["ratings"].cast<py::dict>();
            out.ratings = {"own", {}, {}, limit(own["call_back"]), limit(own["answer"])};
        }
    }
    if (given.contains("escalations")) {
        if (py::isinstance<py::str>(given["escalations"])) {
            const auto name = given["escalations"].cast<std::string>();
            out.escalations = named(find_limits(all_escalation_limits, name), name);
        } else {
            const auto own = given["escalations"].cast<py::dict>();
            out.escalations = {
                "own", {}, {}, {limit(own["window"]), limit(own["department"]), limit(own["joint"])}, limit(own["in_all"])};
        }
    }
    return out;
}

counted_ledger count_ledger(const std::string& kind, const py::sequence& sources, const py::dict& settings, unsigned threads,
                            const work_calendar& calendar) {
    std::optional<counted_ledger> out;
    with_kind(kind, [&](auto entry) {
        using Entry = decltype(entry);
        record_tally<Entry> tally{record_settings_of(settings, calendar)};
        std::vector<std::shared_ptr<arrow_batch>> memory;
        add_sources<Entry>(sources, tally, [&](const auto& batch, const auto& columns, const std::string& name, bool continues) {
            memory.push_back(batch);
            const py::gil_scoped_release release;
            const auto added = tally.add(columns, name, threads, continues);
            return added ? std::nullopt : std::optional{added.error()};
        });
        const py::gil_scoped_release release;
        out.emplace(std::move(tally).finish(), std::move(memory));
    });
    return std::move(*out);
}

// Answers

py::object rate_of(const rate& r) {
    return py::module_::import("gongkai._records").attr("Rate")(r.part().value(), r.whole().value());
}

py::object finding_of(const record_finding& f) {
    return value_class("RecordFinding")(f.rule, f.severity(), text_or_none(f.source),
                                        f.row == 0 ? py::object{py::none()} : py::object{py::int_(f.row)}, text_or_none(f.id),
                                        text_or_none(f.column), text_or_none(f.detail), text(to_string(f, lang::zh)),
                                        text(to_string(f, lang::en)));
}

py::list findings_of(const counted_records& c) {
    py::list out;
    for (const record_finding& f : c.findings()) out.append(finding_of(f));
    return out;
}

py::dict numbers_of(const counted_records& c) {
    py::dict out;
    for (const record_rule rule : enumerators<record_rule>)
        if (const std::uint64_t n = c.findings_of(rule); n != 0) out[py::cast(rule)] = n;
    return out;
}

py::list figures(const counted_ledger& c, int y) {
    py::list out;
    for (const figure_row& f : c.records.figures(year_of(y)))
        out.append(py::make_tuple(py::cast(f.figure), f.by ? py::object{py::cast(*f.by)} : py::object{py::none()}, text(f.value),
                                  f.number.value()));
    return out;
}

void bind_counted(py::module_& module) {
    py::class_<counted_ledger>(module, "CountedRecords", "The counted rows of ledgers of one kind, for every year.")
        .def_property_readonly("kind", [](const counted_ledger& c) { return c.records.kind(); })
        .def_property_readonly("rows", [](const counted_ledger& c) { return totals(c.records.rows()); })
        .def_property_readonly("years",
                               [](const counted_ledger& c) {
                                   std::vector<int> out;
                                   for (const year y : c.records.years()) out.push_back(int{y});
                                   return out;
                               })
        .def_property_readonly("findings", [](const counted_ledger& c) { return findings_of(c.records); })
        .def_property_readonly("finding_numbers", [](const counted_ledger& c) { return numbers_of(c.records); })
        .def("reported", [](const counted_ledger& c) { return references(c.records.reported()); })
        .def(
            "knows", [](const counted_ledger& c, record_figure f) { return c.records.knows(f); }, py::arg("figure"))
        .def(
            "number", [](const counted_ledger& c, int y, record_figure f) { return c.records.number(year_of(y), f).value(); },
            py::arg("year"), py::arg("figure"))
        .def(
            "part",
            [](const counted_ledger& c, int y, record_figure f, record_dimension by, const std::string& value) {
                return c.records.number(year_of(y), f, by, value).value();
            },
            py::arg("year"), py::arg("figure"), py::arg("by"), py::arg("value"))
        .def(
            "share",
            [](const counted_ledger& c, int y, record_rate which) { return rate_of(c.records.share(year_of(y), which)); },
            py::arg("year"), py::arg("rate"))
        .def("figures", &figures, py::arg("year"))
        .def(
            "classes",
            [](const counted_ledger& c, int y, record_figure f, record_dimension by) {
                return c.records.classes(year_of(y), f, by);
            },
            py::arg("year"), py::arg("figure"), py::arg("by"))
        .def(
            "rows_of",
            [](const counted_ledger& c, int y, record_figure f) { return references(c.records.rows_of(year_of(y), f)); },
            py::arg("year"), py::arg("figure"))
        .def(
            "rows_of_part",
            [](const counted_ledger& c, int y, record_figure f, record_dimension by, const std::string& value) {
                return references(c.records.rows_of(year_of(y), f, by, value));
            },
            py::arg("year"), py::arg("figure"), py::arg("by"), py::arg("value"));
    module.def("count_records", &count_ledger, py::arg("kind"), py::arg("sources"), py::arg("settings"), py::arg("threads"),
               py::arg("calendar"));
    module.def(
        "interpretation_rate",
        [](const counted_ledger& documents, const counted_ledger& publications, int y) {
            return rate_of(interpretation_rate(documents.records, publications.records, year_of(y)));
        },
        py::arg("documents"), py::arg("publications"), py::arg("year"));
    module.def(
        "unknown_documents",
        [](const counted_ledger& documents, const counted_ledger& publications) {
            return unknown_documents(documents.records, publications.records);
        },
        py::arg("documents"), py::arg("publications"));
    module.def("record_kinds", &kinds);
    module.def(
        "record_column",
        [](const std::string& kind, const std::string& title) -> py::object {
            py::object out = py::none();
            with_kind(kind, [&](auto entry) {
                const auto& columns = record_kind<decltype(entry)>::columns;
                if (const auto place = find_record_column(title, columns)) out = py::str(std::string{columns[*place].name});
            });
            return out;
        },
        py::arg("kind"), py::arg("title"));
}

// Columns of sites

template <class Entry>
record_keeper<Entry> keep(const py::sequence& sources) {
    record_keeper<Entry> keeper;
    add_sources<Entry>(sources, keeper, [&](const auto&, const auto& columns, const std::string& name, bool continues) {
        return keeper.add(columns, name, continues);
    });
    return keeper;
}

py::tuple columns_checked(const py::sequence& columns, const py::sequence& sites, const std::string& as_of, unsigned within) {
    const auto day_of_check = parse_iso_date(as_of);
    if (!day_of_check) refuse_day(as_of);
    const column_report report = check_columns(keep<column_entry>(columns), keep<site_entry>(sites), *day_of_check, within);
    py::list standings;
    const py::object make_column = value_class("ColumnStanding");
    for (const column_standing& s : report.columns)
        standings.append(make_column(reference_of(s.reference), text_or_none(s.column.site), text(s.column.name), s.column.kind,
                                     s.state, s.column.updated ? day(*s.column.updated) : py::none(),
                                     s.overdue_from ? day(*s.overdue_from) : py::none(),
                                     s.overdue_from ? py::object{py::int_(s.days_left)} : py::object{py::none()}));
    py::list judged;
    const py::object make_site = value_class("SiteStanding");
    const py::object make_result = value_class("SiteResult");
    for (const site_standing& s : report.sites) {
        py::list results;
        for (const indicator_result& r : s.results)
            results.append(make_result(r.indicator, r.outcome, text_or_none(r.found), text(r.limit)));
        judged.append(
            make_site(text_or_none(s.id), text_or_none(s.name), s.kind, s.verdict, optional(s.points), py::tuple(results)));
    }
    py::list found = findings_of(report.column_ledger);
    for (const record_finding& f : report.site_ledger.findings()) found.append(finding_of(f));
    return py::make_tuple(standings, judged, totals(report.column_ledger.rows()), totals(report.site_ledger.rows()), found,
                          rate_of(report.qualified(site_kind::website)), rate_of(report.qualified(site_kind::new_media)));
}

// Ledgers drawn at random

py::bytes random_csv(const std::string& kind, std::size_t rows, std::uint64_t seed, bool spoilt) {
    std::string csv;
    with_kind(kind, [&](auto entry) {
        const py::gil_scoped_release release;
        csv = testing::random_records<decltype(entry)>(rows, seed, spoilt);
    });
    return py::bytes(csv);
}

}  // namespace

void bind_records(py::module_& module) {
    bind_legal<publication_channel>(module, "PublicationChannel", "Where something was published (条例 23).");
    bind_legal<publication_form>(module, "PublicationForm", "In what form something was published.");
    bind_legal<document_kind>(module, "DocumentKind", "Rules, and normative documents (条例 20(1)).");
    bind_legal<document_ending>(module, "DocumentEnding", "How a document ceased to be in force.");
    bind_legal<column_kind>(module, "ColumnKind",
                            "What stands in a column of a site, which decides how often it must be updated.");
    bind_legal<site_kind>(module, "SiteKind", "A website, or an account in a new medium.");
    bind_legal<service_channel>(module, "ServiceChannel", "Through what a service was given.");
    bind_legal<rating_level>(module, "RatingLevel", "The five levels of 好差评 (国办发〔2019〕51号).");
    bind_legal<rating_class>(module, "RatingClass", "What a level counts as.");
    bind_legal<appeal_outcome>(module, "AppealOutcome", "What came of an appeal against a bad rating.");
    bind_legal<escalation_level>(module, "EscalationLevel", "The three levels of the window for what could not be done.");
    bind_legal<opening_hours>(module, "OpeningHours", "When a self-service point is open.");
    bind_legal<matter_kind>(module, "MatterKind", "The kinds of matters that all catalogues share.");
    bind_legal<record_figure>(module, "RecordFigure", "What is counted of the ledgers of publication and service in a year.");
    bind_enum<record_rate>(module, "RecordRate", "RecordRateItem", "A share of one figure in another that contains it.",
                           [](py::object member, record_rate value) {
                               member.attr("zh") = py::cast(item(value).zh);
                               member.attr("en") = py::cast(item(value).en);
                               member.attr("part") = py::cast(item(value).part);
                               member.attr("whole") = py::cast(item(value).whole);
                           });
    bind_coded<record_dimension>(module, "RecordDimension", "By what the rows of a figure can be parted.");
    bind_enum<record_rule>(module, "RecordRule", "LedgerRuleItem",
                           "What can be wrong with a row of the ledgers of publication and service.",
                           [](py::object member, record_rule value) {
                               member.attr("zh") = py::cast(item(value).zh);
                               member.attr("en") = py::cast(item(value).en);
                               member.attr("basis") = py::str(to_string(item(value).basis, lang::zh));
                               member.attr("basis_en") = py::str(to_string(item(value).basis, lang::en));
                               member.attr("severity") = py::cast(item(value).level);
                           });
    bind_coded<column_state>(module, "ColumnState", "How a column stands at the end of the day of the check.");
    bind_enum<site_indicator>(module, "SiteIndicator", "Labelled", "What a site as a whole is judged by (国办秘函〔2019〕19号).",
                              [](py::object member, site_indicator value) {
                                  member.attr("zh") = py::cast(item(value).zh);
                                  member.attr("en") = py::cast(item(value).en);
                              });
    bind_coded<site_verdict>(module, "SiteVerdict", "Whether a site passes.");
    bind_counted(module);
    bind_overview(module);
    module.def("check_columns", &columns_checked, py::arg("columns"), py::arg("sites"), py::arg("as_of"), py::arg("within"));
    module.def("random_records", &random_csv, py::arg("kind"), py::arg("rows"), py::arg("seed"), py::arg("spoilt"));
}

}  // namespace gongkai::python
