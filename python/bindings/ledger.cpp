// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <algorithm>
#include <gongkai/calendar/parse_arrangement.hpp>
#include <gongkai/ledger/csv.hpp>
#include <gongkai/ledger/explain.hpp>
#include <gongkai/ledger/fees.hpp>
#include <gongkai/ledger/monthly_fees.hpp>
#include <gongkai/rules/verify.hpp>

#include "arrow.hpp"

namespace gongkai::python {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

// Days: a date (anything with toordinal) or the text of an ISO date.

constexpr int unix_epoch_ordinal = 719'163;

sys_days day_of(const py::handle& value) {
    if (py::isinstance<py::str>(value)) {
        const auto text_of_day = value.cast<std::string>();
        const auto day = parse_iso_date(text_of_day);
        if (!day) throw py::value_error{"not a day (yyyy-mm-dd): '" + text_of_day + "'"};
        return *day;
    }
    if (!py::hasattr(value, "toordinal")) throw py::type_error{"a day is a datetime.date or a text like '2025-01-20'"};
    return sys_days{days{value.attr("toordinal")().cast<int>() - unix_epoch_ordinal}};
}

std::optional<sys_days> optional_day(const py::handle& value) {
    if (value.is_none()) return std::nullopt;
    return day_of(value);
}

py::object date(sys_days day) {
    return py::module_::import("datetime")
        .attr("date")
        .attr("fromordinal")(day.time_since_epoch().count() + unix_epoch_ordinal);
}

py::object yuan(money amount) {
    return py::module_::import("decimal").attr("Decimal")(amount.fen()) / py::int_(100);
}

// The calendar

[[noreturn]] void beyond_calendar() {
    throw py::value_error{"the calendar reaches from " + iso_date(work_calendar::first_day) + " to " +
                          iso_date(work_calendar::last_day)};
}

template <class T>
T within_calendar(const std::optional<T>& answer) {
    if (!answer) beyond_calendar();
    return *answer;
}

py::object due_day_of(const due_day& due) { return value_class("DueDay")(date(due.date), due.provisional); }

work_calendar announce(const work_calendar& calendar, const std::string& notice) {
    const auto read = parse_arrangement(notice);
    if (!read) raise(read.error());
    auto extended = calendar.announce(read->year, read->holidays);
    if (!extended) raise(extended.error());
    return *std::move(extended);
}

void bind_calendar(py::module_& module) {
    py::class_<work_calendar>(module, "Calendar",
                              "The working days of 2018 to 2040: by the State Council's yearly notices as far as this\n"
                              "release knows them; a year without one is provisional, with weekends and the statutory\n"
                              "holidays of 全国年节及纪念日放假办法 off and no make-up workdays known.\n\n"
                              "A day is a ``datetime.date`` or an ISO text. Outside 2018 to 2040: ValueError.")
        .def(py::init<>())
        .def("announce", &announce, py::arg("notice"),
             "The calendar with a new year's notice: the year on a line, then one line for each holiday with its\n"
             "name, first and last day off, and make-up workdays. ReadError for anything else.")
        .def(
            "is_workday",
            [](const work_calendar& c, const py::object& day) { return within_calendar(c.status(day_of(day))).working; },
            py::arg("day"), "Whether people work on the day.")
        .def(
            "is_provisional",
            [](const work_calendar& c, const py::object& day) { return within_calendar(c.status(day_of(day))).provisional; },
            py::arg("day"), "Whether the notice of the day's year is not known yet.")
        .def(
            "nth_workday_after",
            [](const work_calendar& c, const py::object& start, int n) {
                return due_day_of(within_calendar(c.nth_working_day_after(day_of(start), n)));
            },
            py::arg("start"), py::arg("n"), "The n-th working day after start, which is day 0 and never counted (条例 33).")
        .def(
            "workdays_between",
            [](const work_calendar& c, const py::object& from, const py::object& to) {
                return within_calendar(c.working_days_between(day_of(from), day_of(to))).days;
            },
            py::arg("start"), py::arg("end"),
            "The working days after start up to and including end; negative where end is before start.");
}

// Findings

py::object finding_of(const ledger_finding& f) {
    return value_class("LedgerFinding")(f.rule, f.severity(), text_or_none(f.source),
                                        f.row == 0 ? py::object{py::none()} : py::object{py::int_(f.row)},
                                        text_or_none(f.id), f.column ? text_or_none(name(*f.column)) : py::none(),
                                        text_or_none(f.detail), text(to_string(f, lang::zh)), text(to_string(f, lang::en)));
}

py::list findings_of(std::span<const ledger_finding> found) {
    py::list out;
    for (const ledger_finding& f : found) out.append(finding_of(f));
    return out;
}

// The clock of one request

request_events events_of(const py::dict& given) {
    request_events e;
    const auto day = [&](const char* name) {
        return given.contains(name) ? optional_day(given[name]) : std::nullopt;
    };
    e.received = day_of(given["received"]);
    e.correction_notified = day("correction_notified");
    e.correction_due = day("correction_due");
    e.correction_received = day("correction_received");
    e.extended = day("extended");
    e.extension_days = given["extension_days"].cast<int>();
    e.deferred_to = day("deferred_to");
    e.fee_notified = day("fee_notified");
    e.fee_paid = day("fee_paid");
    for (const auto& each : given["consultations"]) {
        const auto pair = each.cast<py::sequence>();
        e.consultations.push_back({day_of(pair[0]), optional_day(pair[1])});
    }
    return e;
}

py::tuple explained(const std::vector<explained_day>& lines) {
    const py::object make = value_class("ExplainedDay");
    py::tuple out(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const explained_day& line = lines[i];
        out[i] = make(date(line.date), line.effect, line.number, line.last, line.provisional,
                      text(to_string(line.basis, lang::zh)), text(to_string(line, lang::zh)), text(to_string(line, lang::en)));
    }
    return out;
}

py::object deadline_of(const deadline& next, const py::object& lines, const py::object& findings) {
    return value_class("Deadline")(next.what, next.due ? date(next.due->date) : py::none(),
                                   next.due && next.due->provisional, text(to_string(next.basis, lang::zh)),
                                   text(to_string(next.basis, lang::en)), lines, findings);
}

py::object due(const py::dict& given, const work_calendar& calendar) {
    const request_events events = events_of(given);
    std::vector<ledger_finding> found;
    detail::examine_events(events, calendar, [&](ledger_rule rule, ledger_column column, std::string detail) {
        ledger_finding& f = found.emplace_back();
        f.rule = rule;
        f.column = column;
        f.detail = std::move(detail);
    });
    for (const ledger_finding& f : found)
        if (f.severity() == severity::error) throw py::value_error{to_string(f, lang::zh) + " / " + to_string(f, lang::en)};
    return deadline_of(within_calendar(next_deadline(events, calendar)), explained(explain(events, calendar)),
                       py::tuple(findings_of(found)));
}

py::object proactive_due(const py::object& made, const work_calendar& calendar) {
    const sys_days day = day_of(made);
    const deadline next{duty::publication, within_calendar(proactive_disclosure_due(day, calendar)), article(26)};
    return deadline_of(next, explained(explain_proactive_disclosure(day, calendar)), py::tuple());
}

// Ledgers: CSV in bytes or in a file, or anything with an Arrow stream. Each comes with its name.

struct named_source {
    py::object source;
    std::string name;
};

std::vector<named_source> sources_of(const py::sequence& given) {
    std::vector<named_source> out;
    for (const auto& each : given) {
        const auto pair = each.cast<py::sequence>();
        out.push_back({pair[0], pair[1].cast<std::string>()});
    }
    return out;
}

/// Calls `with` with the text of a CSV source while other Python threads may run.
template <class With>
auto with_csv(const py::object& source, With&& with) {
    std::optional<mapped_file> file;
    std::string_view csv;
    if (py::isinstance<py::bytes>(source)) {
        csv = std::string_view{source.cast<py::bytes>()};
    } else {
        auto opened = mapped_file::open(source.cast<std::string>());
        if (!opened) raise(opened.error());
        file.emplace(*std::move(opened));
        csv = file->text();
    }
    const py::gil_scoped_release release;
    return with(csv);
}

bool is_arrow(const py::object& source) { return py::hasattr(source, "__arrow_c_stream__"); }

constexpr std::size_t request_columns = index_of(ledger_column::request_id);

/// The columns of the batch that no ledger has. pandas' own name for its index is none of the ledger's.
template <class Known>
std::vector<std::string> unknown_columns(const arrow_batch& batch, Known&& known) {
    std::vector<std::string> out;
    for (const std::string_view each : batch.names())
        if (!each.starts_with("__index_level_") && !known(each)) out.emplace_back(each);
    return out;
}

bool is_request_column(std::string_view given) {
    for (std::size_t i = 0; i < request_columns; ++i)
        if (given == name(enumerators<ledger_column>[i])) return true;
    return false;
}

ledger_columns columns_of(arrow_batch& batch) {
    ledger_columns c;
    c.rows = batch.rows();
    c.id = batch.text("id");
    c.applicant = batch.codes("applicant");
    c.channel = batch.codes("channel");
    c.received = batch.days("received");
    c.correction_notified = batch.days("correction_notified");
    c.correction_due = batch.days("correction_due");
    c.correction_received = batch.days("correction_received");
    c.consult_sent = batch.text("consult_sent");
    c.consult_answered = batch.text("consult_answered");
    c.extended = batch.days("extended");
    c.extension_days = batch.integers("extension_days");
    c.fee_notified = batch.days("fee_notified");
    c.fee_paid = batch.days("fee_paid");
    c.fee_fen = batch.fen("fee_yuan");
    c.closed = batch.days("closed");
    c.disposition = batch.codes("disposition");
    return c;
}

/// A tally with what it was made of.
struct ledger_tally {
    counted_requests requests;
    std::optional<counted_reviews> reviews;
    std::vector<std::shared_ptr<arrow_batch>> memory;  ///< the columns that `requests` reads again
};

request_tally tally_arrow(const named_source& given, unsigned threads, const work_calendar& calendar,
                          std::vector<std::shared_ptr<arrow_batch>>& memory) {
    request_tally tally{calendar};
    tally.begin(given.name);
    bool first = true;
    for (const auto& batch : arrow_batches(given.source)) {
        const ledger_columns columns = columns_of(*batch);
        if (first)
            for (std::string& column : unknown_columns(*batch, is_request_column))
                tally.remark(ledger_rule::unknown_column, std::move(column));
        first = false;
        std::optional<error> wrong;
        {
            const py::gil_scoped_release release;
            if (auto added = tally.add(columns, given.name, threads, true); !added) wrong = added.error();
        }
        if (wrong) raise(*wrong);
        memory.push_back(batch);
    }
    return tally;
}

template <class Enum>
void take_code(const code_column& column, std::size_t row, ledger_column which, Enum& out,
               std::vector<ledger_finding>& faults) {
    const std::string_view given = column && column.has(row) ? column[row] : std::string_view{};
    for (const Enum value : enumerators<Enum>)
        if (code(value) == given) {
            out = value;
            return;
        }
    faults.push_back({ledger_rule::unknown_code, {}, 0, {}, which, std::string{given}});
}

review_tally tally_review_batches(const named_source& given) {
    constexpr std::array known{ledger_column::id,     ledger_column::request_id, ledger_column::kind,       ledger_column::filed,
                               ledger_column::closed, ledger_column::outcome,    ledger_column::co_defendant};
    review_tally tally;
    tally.begin(given.name);
    for (const auto& batch : arrow_batches(given.source)) {
        for (std::string& column : unknown_columns(*batch, [&](std::string_view n) {
                 return std::any_of(known.begin(), known.end(), [n](ledger_column c) { return name(c) == n; });
             }))
            tally.remark(ledger_rule::unknown_column, std::move(column));
        const text_column id = batch->text("id");
        const text_column request_id = batch->text("request_id");
        const code_column kind = batch->codes("kind");
        const code_column outcome = batch->codes("outcome");
        const day_column filed = batch->days("filed");
        const day_column closed = batch->days("closed");
        const std::pair<bool, ledger_column> needed[] = {{static_cast<bool>(id), ledger_column::id},
                                                         {static_cast<bool>(kind), ledger_column::kind},
                                                         {static_cast<bool>(filed), ledger_column::filed},
                                                         {static_cast<bool>(closed), ledger_column::closed},
                                                         {static_cast<bool>(outcome), ledger_column::outcome}};
        for (const auto& [present, column] : needed)
            if (!present && batch->rows() != 0) raise(error{errc::argument_invalid, std::string{name(column)}});
        for (std::size_t row = 0; row < batch->rows(); ++row) {
            std::vector<ledger_finding> faults;
            review_entry entry;
            if (id.valid[row]) entry.id = id[row];
            if (request_id && request_id.valid[row]) entry.request_id = request_id[row];
            take_code(kind, row, ledger_column::kind, entry.kind, faults);
            if (outcome.has(row) && !outcome[row].empty())
                take_code(outcome, row, ledger_column::outcome, entry.outcome.emplace(), faults);
            if (filed.valid[row]) entry.filed = sys_days{days{filed.days[row]}};
            else faults.push_back({ledger_rule::date, {}, 0, {}, ledger_column::filed, {}});
            if (closed.valid[row]) entry.closed = sys_days{days{closed.days[row]}};
            entry.co_defendant = batch->truth("co_defendant", row);
            tally.add(entry, faults);
        }
    }
    return tally;
}

ledger_tally tally(const py::sequence& ledgers, const py::sequence& reviews, unsigned threads,
                   const work_calendar& calendar) {
    std::vector<std::shared_ptr<arrow_batch>> memory;
    request_tally whole{calendar};
    for (const named_source& given : sources_of(ledgers)) {
        if (is_arrow(given.source)) {
            whole.merge(tally_arrow(given, threads, calendar, memory));
            continue;
        }
        auto part = with_csv(given.source, [&](std::string_view csv) {
            return tally_requests(csv, given.name, threads, calendar);
        });
        if (!part) raise(part.error());
        whole.merge(*std::move(part));
    }
    std::optional<review_tally> cases;
    for (const named_source& given : sources_of(reviews)) {
        if (!cases) cases.emplace();
        if (is_arrow(given.source)) {
            cases->merge(tally_review_batches(given));
            continue;
        }
        auto part = with_csv(given.source, [&](std::string_view csv) { return tally_reviews(csv, given.name); });
        if (!part) raise(part.error());
        cases->merge(*std::move(part));
    }
    const py::gil_scoped_release release;
    ledger_tally made{std::move(whole).finish(), std::nullopt, std::move(memory)};
    if (cases) made.reviews = std::move(*cases).finish();
    return made;
}

year year_of(int given) {
    if (given < int{first_ledger_year} || given > int{last_ledger_year})
        throw py::value_error{"a ledger speaks of the years " + std::to_string(int{first_ledger_year}) + " to " +
                              std::to_string(int{last_ledger_year})};
    return year{given};
}

/// The tables that a ledger fills, as the form of the year prints them; the others are missing.
published_report report_of(const ledger_tally& t, int report_year) {
    const year y = year_of(report_year);
    const auto edition = edition_for(y);
    if (!edition) throw py::value_error{"there was no common form before 2019"};
    annual_report filled;
    filled.metadata.year = y;
    if (*edition == edition::e2019) filled.disclosure = disclosure_2019{};
    filled.requests = t.requests.table(y);
    if (t.reviews) filled.reviews = t.reviews->table(y);
    published_report out = publish(filled);
    for (const cell_key& key : all_cells)
        if (key.table() == table::disclosure || (key.table() == table::reviews && !t.reviews)) out.set(key, cell{});
    out.set_table(table::disclosure, false);
    out.set_table(table::reviews, t.reviews.has_value());
    return out;
}

py::list references(const std::vector<row_reference>& rows) {
    const py::object make = value_class("RowReference");
    py::list out;
    for (const row_reference& r : rows) out.append(make(text_or_none(r.source), r.row, text_or_none(r.id)));
    return out;
}

py::object totals(const row_totals& rows) { return value_class("RowTotals")(rows.read, rows.counted, rows.reported); }

py::list all_findings(const ledger_tally& t) {
    py::list out = findings_of(t.requests.findings());
    if (t.reviews)
        for (const ledger_finding& f : t.reviews->findings()) out.append(finding_of(f));
    return out;
}

py::dict finding_numbers(const ledger_tally& t) {
    py::dict out;
    for (const ledger_rule rule : enumerators<ledger_rule>) {
        const std::uint64_t n = t.requests.findings_of(rule) + (t.reviews ? t.reviews->findings_of(rule) : 0);
        if (n != 0) out[py::cast(rule)] = n;
    }
    return out;
}

py::object fees_of(const ledger_tally& t, int report_year) {
    const fee_figures f = t.requests.fees(year_of(report_year));
    return value_class("FeeFigures")(f.notices.value(), yuan(f.charged), f.payments.value(), yuan(f.received),
                                     f.without_amount.value());
}

void bind_tally(py::module_& module) {
    py::class_<ledger_tally>(module, "LedgerTally", "The counted requests and reviews of ledgers, for every year.")
        .def("report", &report_of, py::arg("year"))
        .def("fees", &fees_of, py::arg("year"))
        .def_property_readonly("years",
                               [](const ledger_tally& t) {
                                   std::vector<int> out;
                                   for (const year y : t.requests.years()) out.push_back(int{y});
                                   return out;
                               })
        .def_property_readonly("rows", [](const ledger_tally& t) { return totals(t.requests.rows()); })
        .def_property_readonly("review_rows",
                               [](const ledger_tally& t) -> py::object {
                                   if (!t.reviews) return py::none();
                                   return totals(t.reviews->rows());
                               })
        .def_property_readonly("findings", &all_findings)
        .def_property_readonly("finding_numbers", &finding_numbers)
        .def(
            "requests_in",
            [](const ledger_tally& t, int y, request_row row, request_column column) {
                return references(t.requests.requests_in(year_of(y), row, column));
            },
            py::arg("year"), py::arg("row"), py::arg("column"))
        .def(
            "reviews_in",
            [](const ledger_tally& t, int y, review_kind kind, review_column column) {
                if (!t.reviews) return py::list{};
                return references(t.reviews->reviews_in(year_of(y), kind, column));
            },
            py::arg("year"), py::arg("kind"), py::arg("column"))
        .def("reported", [](const ledger_tally& t) { return references(t.requests.reported()); });
    module.def("tally", &tally, py::arg("ledgers"), py::arg("reviews"), py::arg("threads"), py::arg("calendar"));
}

// Row after row: what is late, and what an applicant's month costs.

/// Calls `with(entry, row)` for each row that counts, from 1, and gives what is wrong with the others.
template <class With>
std::vector<ledger_finding> each_entry(const named_source& given, const work_calendar& calendar, With&& with) {
    std::vector<ledger_finding> found;
    std::uint64_t row = 0;
    const auto visit = [&](const ledger_entry& entry, std::span<const ledger_finding> faults) {
        ++row;
        bool counts = true;
        const auto note = [&](ledger_finding f) {
            f.source = given.name;
            f.row = row;
            f.id = entry.id;
            counts = counts && f.severity() != severity::error;
            found.push_back(std::move(f));
        };
        for (const ledger_finding& fault : faults) note(fault);
        if (counts)
            examine(entry, calendar, [&](ledger_rule rule, ledger_column column, std::string detail) {
                note({rule, {}, 0, {}, column, std::move(detail)});
            });
        if (counts) with(entry, row);
    };
    const std::optional<error> wrong = with_csv(given.source, [&](std::string_view csv) -> std::optional<error> {
        auto opened = request_reader::open(csv);
        if (!opened) return std::move(opened).error();
        request_reader reader = *std::move(opened);
        while (reader.next()) visit(reader.entry(), reader.faults());
        return std::nullopt;
    });
    if (wrong) raise(*wrong);
    return found;
}

py::tuple standings(const py::object& source, const std::string& name, const py::object& as_of_day, int within,
                    const work_calendar& calendar) {
    const sys_days day = day_of(as_of_day);
    struct judged {
        std::uint64_t row;
        std::string id;
        standing where;
    };
    std::vector<judged> open;
    const auto found = each_entry({source, name}, calendar, [&](const ledger_entry& entry, std::uint64_t row) {
        const standing where = standing_as_of(entry.events, day, within, calendar);
        if (where.state != punctuality::settled) open.push_back({row, entry.id, where});
    });
    const py::object make = value_class("Standing");
    py::list out;
    for (const judged& j : open) {
        const deadline& next = j.where.next;
        out.append(make(j.row, text(j.id), j.where.state, next.what, next.due ? date(next.due->date) : py::none(),
                        next.due && next.due->provisional, j.where.working_days_left,
                        text(to_string(next.basis, lang::zh)), text(to_string(next.basis, lang::en))));
    }
    return py::make_tuple(std::move(out), findings_of(found));
}

py::tuple monthly_fees(const py::object& source, const std::string& name, const work_calendar& calendar) {
    monthly_requests months;
    const auto found =
        each_entry({source, name}, calendar, [&](const ledger_entry& entry, std::uint64_t) { months.add(entry); });
    const py::object make = value_class("MonthlyFee");
    py::list out;
    for (const monthly_fee& f : months.fees())
        out.append(make(text(f.applicant_id), static_cast<int>(f.month.year()), static_cast<unsigned>(f.month.month()),
                        f.requests, yuan(f.fee)));
    return py::make_tuple(std::move(out), findings_of(found), months.unattributed());
}

py::object fee(std::optional<money> amount) {
    if (!amount) throw py::value_error{"a number from 0 to " + std::to_string(most_charged)};
    return yuan(*amount);
}

}  // namespace

void bind_ledger(py::module_& module) {
    bind_calendar(module);
    bind_coded<duty>(module, "Duty",
                     "What is awaited: of the organ a reply or publication, of the applicant a correction or a payment;\n"
                     "none where a request is closed.");
    bind_coded<day_effect>(module, "DayEffect", "What a day does to a period.");
    bind_coded<punctuality>(module, "Punctuality",
                            "How a request stands against its deadline at the end of a day; the last day is in time.");
    bind_enum<ledger_rule>(module, "LedgerRule", "LedgerRuleItem", "What can be wrong with a row of a ledger.",
                           [](py::object member, ledger_rule value) {
                               member.attr("code") = py::cast(code(value));
                               member.attr("zh") = py::cast(item(value).zh);
                               member.attr("en") = py::cast(item(value).en);
                               member.attr("basis") = py::str(to_string(item(value).basis, lang::zh));
                               member.attr("basis_en") = py::str(to_string(item(value).basis, lang::en));
                               member.attr("severity") = py::cast(item(value).level);
                           });
    module.def("due", &due, py::arg("events"), py::arg("calendar"));
    module.def("proactive_due", &proactive_due, py::arg("made"), py::arg("calendar"));
    bind_tally(module);
    module.def("standings", &standings, py::arg("source"), py::arg("name"), py::arg("as_of"), py::arg("within"),
               py::arg("calendar"));
    module.def("monthly_fees", &monthly_fees, py::arg("source"), py::arg("name"), py::arg("calendar"));
    module.def(
        "fee_by_request", [](std::int64_t n) { return fee(fee_by_request(n)); }, py::arg("requests"));
    module.def(
        "fee_by_page", [](std::int64_t n) { return fee(fee_by_page(n)); }, py::arg("pages"));
}

}  // namespace gongkai::python
