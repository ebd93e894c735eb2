// SPDX-License-Identifier: Apache-2.0
#include <pybind11/gil_safe_call_once.h>
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <datetime.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <gongkai/calendar/announce.hpp>
#include <gongkai/calendar/parse_day.hpp>
#include <gongkai/calendar/read_notice.hpp>
#include <gongkai/ledger/explain.hpp>
#include <gongkai/ledger/fees.hpp>
#include <gongkai/ledger/monthly_fees.hpp>
#include <gongkai/ledger/open_requests.hpp>
#include <gongkai/ledger/read.hpp>
#include <gongkai/rules/verify.hpp>
#include <gongkai/testing/random_ledger.hpp>
#include <limits>
#include <utility>

#include "arrow.hpp"
#include "rows.hpp"

namespace gongkai::python {

void refuse_day(const std::string& given) {
    refuse("不是日期（年-月-日）：'" + given + "'", "not a day (yyyy-mm-dd): '" + given + "'");
}

std::chrono::year year_of(int given) {
    if (given >= int{first_ledger_year} && given <= int{last_ledger_year}) return std::chrono::year{given};
    const std::string first = std::to_string(int{first_ledger_year});
    const std::string last = std::to_string(int{last_ledger_year});
    refuse("台账的年度为" + first + "至" + last + "，不能是" + std::to_string(given),
           "a ledger speaks of the years " + first + " to " + last + ", not of " + std::to_string(given));
}

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

// Days: a date (anything with toordinal) or the text of an ISO date.

constexpr int unix_epoch_ordinal = 719'163;

/// Loads Python's own functions on dates, once.
void load_dates() {
    if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
    if (PyDateTimeAPI == nullptr) throw py::error_already_set{};
}

sys_days day_of(const py::handle& value) {
    if (py::isinstance<py::str>(value)) {
        const auto text_of_day = value.cast<std::string>();
        const auto day = parse_day(text_of_day);
        if (!day) refuse_day(text_of_day);
        return *day;
    }
    load_dates();
    if (PyDate_CheckExact(value.ptr()))
        return year{PyDateTime_GET_YEAR(value.ptr())} / PyDateTime_GET_MONTH(value.ptr()) / PyDateTime_GET_DAY(value.ptr());
    if (!py::hasattr(value, "toordinal")) throw py::type_error{"a day is a datetime.date or a text like '2025-01-20'"};
    return sys_days{days{value.attr("toordinal")().cast<int>() - unix_epoch_ordinal}};
}

std::optional<sys_days> optional_day(const py::handle& value) {
    if (value.is_none()) return std::nullopt;
    return day_of(value);
}

py::object date(sys_days day) {
    load_dates();
    const std::chrono::year_month_day date{day};
    PyObject* const made =
        PyDate_FromDate(int{date.year()}, static_cast<int>(unsigned{date.month()}), static_cast<int>(unsigned{date.day()}));
    if (made == nullptr) throw py::error_already_set{};
    return py::reinterpret_steal<py::object>(made);
}

py::object yuan(money amount) { return py::module_::import("decimal").attr("Decimal")(amount.fen()) / py::int_(100); }

// The calendar

[[noreturn]] void beyond_calendar() {
    const std::string first = iso_date(work_calendar::first_day);
    const std::string last = iso_date(work_calendar::last_day);
    refuse("日历只到" + first + "至" + last, "the calendar reaches from " + first + " to " + last);
}

template <class T>
T within_calendar(const std::optional<T>& answer) {
    if (!answer) beyond_calendar();
    return *answer;
}

py::object due_day_of(const due_day& due) {
    PYBIND11_CONSTINIT static py::gil_safe_call_once_and_store<py::object> made_once;
    return made_once.call_once_and_store_result([] { return value_class("DueDay"); })
        .get_stored()(date(due.date), due.provisional);
}

work_calendar announce(const work_calendar& calendar, const std::string& notice) {
    const auto read = read_notice(notice);
    if (!read) raise(read.error());
    auto extended = gongkai::announce(calendar, *read);
    if (!extended) raise(extended.error());
    return *std::move(extended);
}

// Days by the million: a numpy array of datetime64[D], or what numpy makes one of. NaT is no day.

constexpr std::int64_t not_a_time = std::numeric_limits<std::int64_t>::min();

using day_array = py::array_t<std::int64_t, py::array::c_style>;

day_array days_in(const py::object& given) {
    const py::module_ numpy = py::module_::import("numpy");
    return numpy.attr("ascontiguousarray")(numpy.attr("asarray")(given, py::arg("dtype") = "datetime64[D]"))
        .attr("view")("int64");
}

/// Calls `each(i, day)` for the days of an array that the calendar covers, `none(i)` for the others.
template <class Each, class None>
void each_day(const day_array& in, Each&& each, None&& none) {
    constexpr std::int64_t first = work_calendar::first_day.time_since_epoch().count();
    constexpr std::int64_t last = work_calendar::last_day.time_since_epoch().count();
    const std::int64_t* const values = in.data();
    const auto n = static_cast<std::size_t>(in.size());
    const py::gil_scoped_release release;
    for (std::size_t i = 0; i < n; ++i) {
        if (values[i] < first || values[i] > last) none(i);
        else each(i, sys_days{days{static_cast<int>(values[i])}});
    }
}

std::vector<py::ssize_t> shape_of(const py::array& a) { return {a.shape(), a.shape() + a.ndim()}; }

py::object nth_workdays_after(const work_calendar& calendar, const py::object& starts, int n) {
    const day_array in = days_in(starts);
    day_array out{shape_of(in)};
    py::array_t<bool> provisional{shape_of(in)};
    std::int64_t* const dates = out.mutable_data();
    bool* const may_move = provisional.mutable_data();
    const auto none = [=](std::size_t i) {
        dates[i] = not_a_time;
        may_move[i] = false;
    };
    each_day(
        in,
        [&](std::size_t i, sys_days day) {
            const auto due = calendar.nth_working_day_after(day, n);
            if (!due) return none(i);
            dates[i] = due->date.time_since_epoch().count();
            may_move[i] = due->provisional;
        },
        none);
    return value_class("DueDays")(out.attr("view")("datetime64[D]"), provisional);
}

py::object workday_counts(const work_calendar& calendar, const py::object& starts, const py::object& ends) {
    const py::tuple both = py::module_::import("numpy").attr("broadcast_arrays")(days_in(starts), days_in(ends));
    const day_array from = py::module_::import("numpy").attr("ascontiguousarray")(both[0]);
    const day_array to = py::module_::import("numpy").attr("ascontiguousarray")(both[1]);
    py::array_t<double> out{shape_of(from)};
    double* const counts = out.mutable_data();
    const std::int64_t* const ends_at = to.data();
    const auto none = [=](std::size_t i) { counts[i] = std::numeric_limits<double>::quiet_NaN(); };
    constexpr std::int64_t far = 1'000'000;  // beyond every calendar
    each_day(
        from,
        [&](std::size_t i, sys_days day) {
            if (ends_at[i] < -far || ends_at[i] > far) return none(i);
            const auto n = calendar.working_days_between(day, sys_days{days{static_cast<int>(ends_at[i])}});
            if (!n) return none(i);
            counts[i] = n->days;
        },
        none);
    return out;
}

void bind_calendar(py::module_& module) {
    py::class_<work_calendar>(module, "Calendar",
                              "The working days of 2018 to 2040: by the State Council's yearly notices as far as this\n"
                              "release knows them; a year without one is provisional, with weekends and the statutory\n"
                              "holidays of 全国年节及纪念日放假办法 off and no make-up workdays known.\n\n"
                              "A day is a ``datetime.date`` or an ISO text. Outside 2018 to 2040: ValueError.")
        .def(py::init<>())
        .def("announce", &announce, py::arg("notice"),
             "The calendar with a new year's notice: in the State Council's own words, as JSON with ``year`` and\n"
             "``days`` of ``date`` and ``isOffDay``, or the year on a line and one line for each holiday with its name,\n"
             "first and last day off, and make-up workdays. ReadError for anything else, and where a notice\n"
             "contradicts itself.")
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
            "The working days after start up to and including end; negative where end is before start.")
        .def("nth_workdays_after", &nth_workdays_after, py::arg("starts"), py::arg("n"),
             "`nth_workday_after` for an array of days: a numpy array of ``datetime64[D]``, or a column of pandas, polars\n"
             "or pyarrow or a list of which numpy makes one. Two arrays of the same shape, the dates and whether they are\n"
             "provisional; NaT where there is no day or the calendar does not reach. Needs numpy.")
        .def("workday_counts", &workday_counts, py::arg("starts"), py::arg("ends"),
             "`workdays_between` for arrays of days, or one day and an array: an array of floats, NaN where there is no\n"
             "day or the calendar does not reach. Needs numpy.");
}

// Findings

py::object finding_of(const ledger_finding& f) {
    return value_class("LedgerFinding")(
        f.rule, f.severity(), text_or_none(f.source), f.row == 0 ? py::object{py::none()} : py::object{py::int_(f.row)},
        text_or_none(f.id), f.column ? text_or_none(name(*f.column)) : py::none(), text_or_none(f.detail),
        text(to_string(f, lang::zh)), text(to_string(f, lang::en)), text_or_none(to_string(f.basis(), lang::zh)),
        text_or_none(to_string(f.basis(), lang::en)));
}

py::list findings_of(std::span<const ledger_finding> found) {
    py::list out;
    for (const ledger_finding& f : found) out.append(finding_of(f));
    return out;
}

// The clock of one request

request_events events_of(const py::dict& given) {
    request_events e;
    const auto day = [&](const char* name) { return given.contains(name) ? optional_day(given[name]) : std::nullopt; };
    e.received = day_of(given["received"]);
    e.correction_notified = day("correction_notified");
    e.correction_due = day("correction_due");
    e.correction_received = day("correction_received");
    e.extended = day("extended");
    if (e.extended) {
        const py::handle granted = given["extension_days"];
        e.extension_days = granted.is_none() ? law_of(e.received).longest_extension : granted.cast<int>();
    }
    e.deferred = day("deferred");
    e.deferred_to = day("deferred_to");
    e.fee_notified = day("fee_notified");
    e.fee_paid = day("fee_paid");
    e.closed = day("closed");
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

py::tuple points_of(const disputed_set& points) {
    const py::object make = value_class("DisputedPoint");
    py::list out;
    for (const disputed_point p : enumerators<disputed_point>)
        if (points.contains(p)) out.append(make(text(code(p)), text(to_string(p, lang::zh)), text(to_string(p, lang::en))));
    return py::tuple(out);
}

/// What another reading gives, None where it gives the same.
py::object other_reading_object(const std::optional<other_reading>& other) {
    if (!other) return py::none();
    const auto& next = other->next;
    return value_class("OtherReading")(other->by, next ? py::cast(next->what) : py::none(),
                                       next && next->due ? date(next->due->date) : py::none(),
                                       next && next->due && next->due->provisional, points_of(other->points));
}

py::object deadline_of(const deadline& next, const py::object& lines, const py::object& findings,
                       const std::optional<reply_delay_result>& delay, const std::optional<other_reading>& other) {
    const auto number = [&](auto member) { return delay ? py::object{py::int_(member(*delay))} : py::object{py::none()}; };
    return value_class("Deadline")(next.what, next.due ? date(next.due->date) : py::none(), next.due && next.due->provisional,
                                   text(to_string(next.basis, lang::zh)), text(to_string(next.basis, lang::en)), lines, findings,
                                   number([](const reply_delay_result& d) { return d.by.working_days; }),
                                   number([](const reply_delay_result& d) { return d.by.days; }),
                                   delay ? py::object{py::bool_(delay->by.late)} : py::object{py::none()},
                                   delay ? py::object{py::bool_(delay->disputed)} : py::object{py::none()},
                                   other_reading_object(other));
}

py::object due(const py::dict& given, const work_calendar& calendar, reading by) {
    request_events events = events_of(given);
    std::vector<ledger_finding> found;
    const auto report = [&](ledger_rule rule, ledger_column column, std::string detail, const finding_context& context = {}) {
        found.push_back({rule, {}, 0, {}, column, std::move(detail), context});
    };
    // Closed before it was received: told, and the days are reckoned without it.
    const bool closed_before = events.closed && *events.closed < events.received;
    if (closed_before) {
        report(ledger_rule::order, ledger_column::closed, iso_date(*events.closed) + " < " + iso_date(events.received));
        events.closed.reset();
    }
    detail::examine_events(events, calendar, report, true, by);
    for (const ledger_finding& f : found)
        if (f.severity() == severity::error && !(closed_before && &f == &found.front()))
            refuse(to_string(f, lang::zh), to_string(f, lang::en));
    const auto delay = reply_delay(events, calendar, by);
    request_events open = events;
    if (events.closed) open = *as_of(std::move(open), *events.closed);
    open.closed.reset();
    return deadline_of(within_calendar(next_deadline(open, calendar, by)), explained(explain(open, calendar, by)),
                       py::tuple(findings_of(found)), delay, other_reading_of(open, calendar, by));
}

py::object proactive_due(const py::object& made, const work_calendar& calendar, const std::string& period_code, reading by) {
    const auto row = std::find_if(publication_periods.begin(), publication_periods.end(),
                                  [&](const publication_item& p) { return p.code == period_code; });
    if (row == publication_periods.end()) throw py::value_error{"no such period: '" + period_code + "'"};
    const sys_days day = day_of(made);
    const deadline next{duty::publication, within_calendar(proactive_disclosure_due(day, calendar, row->value, by)), row->basis};
    const reading other = by == reading::cautious ? reading::lenient : reading::cautious;
    std::optional<other_reading> otherwise;
    if (const auto there = proactive_disclosure_due(day, calendar, row->value, other); there && there->date != next.due->date) {
        otherwise.emplace(other_reading{other, deadline{duty::publication, there, row->basis}, {}});
        otherwise->points.add(disputed_point::last_day_off);
    }
    return deadline_of(next, explained(explain_proactive_disclosure(day, calendar, row->value, by)), py::tuple(), std::nullopt,
                       otherwise);
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

/// Does `what`, and says of a ReadError in which ledger it was.
template <class What>
auto in_ledger(const named_source& given, What&& what) {
    try {
        return what();
    } catch (py::error_already_set& raised) {
        if (!given.name.empty() && py::hasattr(raised.value(), "file") && raised.value().attr("file").is_none())
            raised.value().attr("file") = given.name;
        throw;
    }
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

constexpr std::size_t request_column_count = index_of(ledger_column::request_id);

/// The columns of the batch that no ledger has. pandas' own name for its index is none of the ledger's.
template <class Known>
std::vector<std::string> unknown_columns(const arrow_batch& batch, Known&& known) {
    std::vector<std::string> out;
    for (const std::string_view each : batch.names())
        if (!each.starts_with("__index_level_") && !known(each)) out.emplace_back(each);
    return out;
}

bool is_request_column(std::string_view given) {
    for (std::size_t i = 0; i < request_column_count; ++i)
        if (given == name(enumerators<ledger_column>[i])) return true;
    return false;
}

/// The batch in CSV where a column of days or numbers is text in it, as in a data frame that was read from text.
std::optional<std::string> csv_of(arrow_batch& batch, std::span<const ledger_column> ledger) {
    using enum ledger_column;
    constexpr std::array day_columns{received,       correction_notified,
                                     correction_due, correction_received,
                                     extended,       deferred,
                                     deferred_to,    fee_notified,
                                     fee_paid,       closed,
                                     filed};
    const auto is_text = [&](ledger_column c) { return batch.is_text(name(c)); };
    const auto typed = [&](ledger_column c) {
        return c == extension_days || c == fee_yuan || c == co_defendant ||
               std::find(day_columns.begin(), day_columns.end(), c) != day_columns.end();
    };
    if (std::none_of(ledger.begin(), ledger.end(), [&](ledger_column c) { return typed(c) && is_text(c); })) return std::nullopt;
    std::vector<std::function<void(std::string&, std::size_t)>> columns;
    std::string csv;
    for (const ledger_column c : ledger) {
        if (!batch.has(name(c))) continue;
        csv.append(columns.empty() ? "" : ",").append(name(c));
        if (!typed(c) || is_text(c)) {
            columns.emplace_back([column = batch.text(name(c))](std::string& out, std::size_t row) {
                if (column.valid[row]) append_csv_field(out, column[row]);
            });
        } else if (c == co_defendant) {
            columns.emplace_back([&batch](std::string& out, std::size_t row) {
                if (batch.truth(name(co_defendant), row)) out += "true";
            });
        } else if (c == extension_days || c == fee_yuan) {
            const bool fee = c == fee_yuan;
            columns.emplace_back(
                [fee, column = fee ? batch.fen(name(c)) : batch.integers(name(c))](std::string& out, std::size_t row) {
                    if (!column || !column.valid[row]) return;
                    const std::int64_t n = column.values[row];
                    out += std::to_string(fee ? n / 100 : n);
                    if (fee && n % 100 != 0)
                        out.append(n % 100 < 10 && n > 0 ? ".0" : ".").append(std::to_string(std::abs(n % 100)));
                });
        } else {
            columns.emplace_back([column = batch.days(name(c))](std::string& out, std::size_t row) {
                if (column.valid[row]) out += iso_date(sys_days{days{column.days[row]}});
            });
        }
    }
    csv += '\n';
    for (std::size_t row = 0; row < batch.rows(); ++row)
        for (std::size_t i = 0; i < columns.size(); ++i) {
            columns[i](csv, row);
            csv += i + 1 == columns.size() ? '\n' : ',';
        }
    return csv;
}

ledger_columns columns_of(arrow_batch& batch) {
    ledger_columns c;
    c.rows = batch.rows();
    c.id = batch.text("id");
    c.applicant = batch.codes("applicant");
    c.applicant_id = batch.text("applicant_id");
    c.channel = batch.codes("channel");
    c.received = batch.days("received");
    c.correction_notified = batch.days("correction_notified");
    c.correction_due = batch.days("correction_due");
    c.correction_received = batch.days("correction_received");
    c.consult_sent = batch.text("consult_sent");
    c.consult_answered = batch.text("consult_answered");
    c.extended = batch.days("extended");
    c.extension_days = batch.integers("extension_days");
    c.deferred = batch.days("deferred");
    c.deferred_to = batch.days("deferred_to");
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

/// Adds what `open` opened, or raises its error.
template <class Reader, class Fold>
void add_opened(result<Reader> opened, const std::string& name, Fold& into) {
    if (!opened) raise(opened.error());
    Reader rows = *std::move(opened);
    const py::gil_scoped_release release;
    into.begin(name, true, rows.scope());
    add_rows(rows, into);
}

/// Adds a ledger with an Arrow stream, batch after batch, in `add(columns)` or, where it has days in text, in CSV.
template <class Fold, class AddColumns>
void add_arrow(const named_source& given, Fold& into, AddColumns&& add) {
    into.begin(given.name);
    bool first = true;
    for (const auto& batch : arrow_batches(given.source, errc::ledger_column_unusable)) {
        if (std::exchange(first, false))
            for (std::string& column : unknown_columns(*batch, is_request_column))
                into.remark(ledger_rule::unknown_column, std::move(column));
        if (const auto csv = csv_of(*batch, {enumerators<ledger_column>.data(), request_column_count}))
            add_opened(request_reader::open(*csv), given.name, into);
        else add(batch);
    }
}

request_tally tally_arrow(const named_source& given, unsigned threads, const work_calendar& calendar, reading by,
                          std::vector<std::shared_ptr<arrow_batch>>& memory) {
    request_tally tally{calendar, 1000, by};
    add_arrow(given, tally, [&](const std::shared_ptr<arrow_batch>& batch) {
        const ledger_columns columns = columns_of(*batch);
        std::optional<error> wrong;
        {
            const py::gil_scoped_release release;
            if (auto added = tally.add(columns, given.name, threads, true); !added) wrong = added.error();
        }
        if (wrong) raise(*wrong);
        memory.push_back(batch);
    });
    return tally;
}

/// Adds a ledger to open_requests or monthly_requests, row after row.
template <class Fold>
void add_ledger(const named_source& given, Fold& into) {
    if (is_arrow(given.source)) {
        add_arrow(given, into, [&](const std::shared_ptr<arrow_batch>& batch) {
            add_opened(column_reader::open(columns_of(*batch)), given.name, into);
        });
    } else if (const auto wrong =
                   with_csv(given.source, [&](std::string_view text) { return add_requests(text, given.name, into); })) {
        raise(*wrong);
    }
}

template <class Enum>
void take_code(const code_column& column, std::size_t row, ledger_column which, Enum& out, std::vector<ledger_finding>& faults) {
    const std::string_view given = column && column.has(row) ? column[row] : std::string_view{};
    for (const Enum value : enumerators<Enum>)
        if (code(value) == given) {
            out = value;
            return;
        }
    faults.push_back({ledger_rule::unknown_code, {}, 0, {}, which, std::string{given}});
}

review_tally tally_review_batches(const named_source& given) {
    constexpr std::array known{ledger_column::id,     ledger_column::request_id, ledger_column::kind,        ledger_column::filed,
                               ledger_column::closed, ledger_column::outcome,    ledger_column::co_defendant};
    review_tally tally;
    tally.begin(given.name);
    for (const auto& batch : arrow_batches(given.source, errc::ledger_column_unusable)) {
        for (std::string& column : unknown_columns(*batch, [&](std::string_view n) {
                 return std::any_of(known.begin(), known.end(), [n](ledger_column c) { return name(c) == n; });
             }))
            tally.remark(ledger_rule::unknown_column, std::move(column));
        if (const auto csv = csv_of(*batch, known)) {
            auto opened = review_reader::open(*csv);
            if (!opened) raise(opened.error());
            review_reader rows = *std::move(opened);
            add_rows(rows, tally);
            continue;
        }
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
            if (!present && batch->rows() != 0) raise(error{errc::ledger_column_missing, std::string{name(column)}});
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

ledger_tally tally(const py::sequence& ledgers, const py::sequence& reviews, unsigned threads, const work_calendar& calendar,
                   reading by) {
    std::vector<std::shared_ptr<arrow_batch>> memory;
    request_tally whole{calendar, 1000, by};
    for (const named_source& given : sources_of(ledgers))
        whole.merge(in_ledger(given, [&]() -> request_tally {
            if (is_arrow(given.source)) return tally_arrow(given, threads, calendar, by, memory);
            auto part = with_csv(given.source, [&](std::string_view text) {
                return is_saved_tally(text) ? request_tally::load(text, calendar, 1000, by)
                                            : tally_requests(text, given.name, threads, calendar, by);
            });
            if (!part) raise(part.error());
            return *std::move(part);
        }));
    std::optional<review_tally> cases;
    for (const named_source& given : sources_of(reviews)) {
        if (!cases) cases.emplace();
        cases->merge(in_ledger(given, [&]() -> review_tally {
            if (is_arrow(given.source)) return tally_review_batches(given);
            auto part = with_csv(given.source, [&](std::string_view text) { return tally_reviews(text, given.name); });
            if (!part) raise(part.error());
            return *std::move(part);
        }));
    }
    const py::gil_scoped_release release;
    ledger_tally made{std::move(whole).finish(), std::nullopt, std::move(memory)};
    if (cases) made.reviews = std::move(*cases).finish(made.requests);
    return made;
}

/// The tables that a ledger fills, as the form of the year prints them; the others are missing.
published_report report_of(const ledger_tally& t, int report_year) {
    const year y = year_of(report_year);
    const auto edition = edition_for(y);
    if (!edition) refuse("2019年以前没有统一格式", "there was no common form before 2019");
    annual_report filled;
    filled.metadata.year = y;
    filled.disclosure = empty_disclosure(*edition);
    filled.requests = t.requests.table(y);
    if (t.reviews) filled.reviews = t.reviews->table(y);
    published_report out = publish(filled);
    for (const cell_key& key : all_cells)
        if (key.table() == table::disclosure || (key.table() == table::reviews && !t.reviews)) out.set(key, cell{});
    out.set_table(table::disclosure, false);
    out.set_table(table::reviews, t.reviews.has_value());
    return out;
}

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
        .def("save", [](const ledger_tally& t) { return py::bytes(t.requests.save()); })
        .def("reported", [](const ledger_tally& t) { return references(t.requests.reported()); });
    module.def("tally", &tally, py::arg("ledgers"), py::arg("reviews"), py::arg("threads"), py::arg("calendar"),
               py::arg("reading"));
}

// Row after row: what is late, and what an applicant's month costs.

template <class Counted>
py::dict numbers_of(const Counted& counted) {
    py::dict out;
    for (const ledger_rule rule : enumerators<ledger_rule>)
        if (const std::uint64_t n = counted.findings_of(rule); n != 0) out[py::cast(rule)] = n;
    return out;
}

py::tuple standings(const py::sequence& ledgers, const py::object& as_of_day, int within, const work_calendar& calendar,
                    reading by) {
    open_requests rows{day_of(as_of_day), within, calendar, 1000, by};
    for (const named_source& given : sources_of(ledgers)) in_ledger(given, [&] { add_ledger(given, rows); });
    const open_list open = std::move(rows).finish();
    const py::object make = value_class("Standing");
    py::list out;
    for (const auto& [reference, where] : open.requests) {
        const deadline& next = where.next;
        out.append(make(text_or_none(reference.source), reference.row, text(reference.id), where.state, next.what,
                        next.due ? date(next.due->date) : py::none(), where.provisional, where.working_days_left,
                        text(to_string(next.basis, lang::zh)), text(to_string(next.basis, lang::en)), where.days_late));
    }
    return py::make_tuple(std::move(out), totals(open.ledger.rows()), findings_of(open.ledger.findings()),
                          numbers_of(open.ledger));
}

py::tuple monthly_fees(const py::sequence& ledgers, const work_calendar& calendar) {
    monthly_requests rows{calendar};
    for (const named_source& given : sources_of(ledgers)) in_ledger(given, [&] { add_ledger(given, rows); });
    const monthly_fee_list months = std::move(rows).finish();
    const py::object make = value_class("MonthlyFee");
    py::list out;
    for (const monthly_fee& f : months.fees)
        out.append(make(text(f.applicant_id), static_cast<int>(f.month.year()), static_cast<unsigned>(f.month.month()),
                        f.requests, yuan(f.fee)));
    return py::make_tuple(std::move(out), months.unattributed, totals(months.ledger.rows()),
                          findings_of(months.ledger.findings()), numbers_of(months.ledger));
}

py::object fee(std::optional<money> amount) {
    const std::string most = std::to_string(most_charged);
    if (!amount) refuse("应为0至" + most + "的数", "a number from 0 to " + most);
    return yuan(*amount);
}

// Ledgers drawn at random

py::object day_or_none(const std::optional<sys_days>& day) { return day ? date(*day) : py::none(); }

py::str joined(const std::vector<consultation>& all, bool sent) {
    std::string out;
    std::size_t known = 0;
    for (const consultation& c : all) {
        if (&c != &all.front()) out += ';';
        if (const auto day = sent ? std::optional{c.sent} : c.answered) known = out.append(iso_date(*day)).size();
    }
    return text(out.substr(0, known));
}

/// A row by column; a day is a date, None is what did not happen.
py::dict row_of_entry(const ledger_entry& entry) {
    const request_events& e = entry.events;
    const auto code_or_none = [](const auto& value) { return value ? text_or_none(code(*value)) : py::object{py::none()}; };
    const auto text_unless_empty = [](const py::str& s) { return py::len(s) == 0 ? py::object{py::none()} : py::object{s}; };
    py::dict row;
    row["id"] = text(entry.id);
    row["applicant"] = text(code(entry.applicant));
    row["applicant_id"] = text_or_none(entry.applicant_id);
    row["channel"] = code_or_none(entry.channel);
    row["received"] = date(e.received);
    row["correction_notified"] = day_or_none(e.correction_notified);
    row["correction_due"] = day_or_none(e.correction_due);
    row["correction_received"] = day_or_none(e.correction_received);
    row["consult_sent"] = text_unless_empty(joined(e.consultations, true));
    row["consult_answered"] = text_unless_empty(joined(e.consultations, false));
    row["extended"] = day_or_none(e.extended);
    row["extension_days"] = e.extended ? py::object{py::int_(e.extension_days)} : py::object{py::none()};
    row["deferred"] = day_or_none(e.deferred);
    row["deferred_to"] = day_or_none(e.deferred_to);
    row["fee_notified"] = day_or_none(e.fee_notified);
    row["fee_paid"] = day_or_none(e.fee_paid);
    row["fee_yuan"] = entry.fee ? py::object{py::int_(entry.fee->fen() / 100)} : py::object{py::none()};
    row["closed"] = day_or_none(e.closed);
    row["disposition"] = code_or_none(entry.disposition);
    return row;
}

py::object row_of_review(const std::optional<review_entry>& entry) {
    if (!entry) return py::none();
    py::dict row;
    row["id"] = text(entry->id);
    row["request_id"] = text(entry->request_id);
    row["kind"] = text(code(entry->kind));
    row["filed"] = date(entry->filed);
    row["closed"] = day_or_none(entry->closed);
    row["outcome"] = entry->outcome ? text_or_none(code(*entry->outcome)) : py::none();
    row["co_defendant"] = entry->co_defendant;
    return row;
}

py::tuple write_spoilt_ledger(std::size_t rows, std::uint64_t seed, unsigned percent, const py::object& write) {
    testing::spoilt_ledger ledger{rows, seed, percent};
    constexpr std::size_t piece = 1U << 20U;
    std::string csv;
    testing::spoilt_ledger::append_header(csv);
    for (bool more = true; more;) {
        {
            const py::gil_scoped_release release;
            while (csv.size() < piece && (more = ledger.append_row(csv))) {
            }
        }
        write(py::bytes(csv));
        csv.clear();
    }
    return py::make_tuple(totals(ledger.totals()), numbers_of(ledger));
}

void bind_testing(py::module_& module) {
    py::class_<testing::random_ledger>(module, "RandomLedger", "See gongkai.testing.")
        .def(py::init([](std::size_t requests, std::uint64_t seed, int first, int last) {
                 if (first < 2019 || first > last || last > 2039) throw py::value_error{"the years are 2019 to 2039"};
                 return testing::random_ledger{requests, seed, year{first}, year{last}};
             }),
             py::arg("requests"), py::arg("seed"), py::arg("first_year"), py::arg("last_year"))
        .def("__iter__", [](py::object self) { return self; })
        .def("__next__", [](testing::random_ledger& ledger) {
            if (!ledger.next()) throw py::stop_iteration{};
            return row_of_entry(ledger.entry());
        });
    py::class_<testing::random_reviews>(module, "RandomReviews", "See gongkai.testing.")
        .def(py::init([](std::uint64_t seed, const py::object& until) { return testing::random_reviews{seed, day_of(until)}; }),
             py::arg("seed"), py::arg("until"))
        .def(
            "of",
            [](testing::random_reviews& reviews, const std::string& id, const py::object& replied) {
                return row_of_review(reviews.of(id, optional_day(replied)));
            },
            py::arg("request_id"), py::arg("replied"));
    module.def("write_spoilt_ledger", &write_spoilt_ledger, py::arg("rows"), py::arg("seed"), py::arg("percent"),
               py::arg("write"));
}

}  // namespace

void bind_ledger(py::module_& module) {
    bind_calendar(module);
    bind_enum<instrument>(module, "Instrument", "InstrumentItem", "The instruments of the law that the product cites.",
                          [](py::object member, instrument value) {
                              const instrument_item& row = item(value);
                              member.attr("zh") = py::cast(row.zh);
                              member.attr("en") = py::cast(row.en);
                              member.attr("title") = py::cast(row.title);
                              member.attr("number") = py::cast(row.number);
                              member.attr("in_force") = py::cast(row.in_force);
                          });
    bind_coded<reading>(
        module, "Reading",
        "How the law is read where it is silent or disputed: cautious, the earliest day that is argued for; lenient,\n"
        "the latest.");
    bind_coded<duty>(module, "Duty",
                     "What is awaited: of the organ a reply or publication, of the applicant a correction or a payment;\n"
                     "none where a request is closed.");
    bind_coded<day_effect>(module, "DayEffect", "What a day does to a period.");
    bind_coded<punctuality>(module, "Punctuality",
                            "How a request stands against its deadline at the end of a day; the last day is in time.");
    bind_enum<ledger_rule>(module, "LedgerRule", "LedgerRuleItem", "What can be wrong with a row of a ledger.",
                           [](py::object member, ledger_rule value) {
                               member.attr("zh") = py::cast(item(value).zh);
                               member.attr("en") = py::cast(item(value).en);
                               member.attr("basis") = py::str(to_string(item(value).basis, lang::zh));
                               member.attr("basis_en") = py::str(to_string(item(value).basis, lang::en));
                               member.attr("severity") = py::cast(item(value).level);
                           });
    module.def(
        "ledger_columns",
        [](bool reviews) {
            py::list out;
            for (const ledger_column c : reviews ? review_columns() : request_columns())
                out.append(py::make_tuple(text(name(c)), text(chinese_title(c))));
            return out;
        },
        py::arg("reviews"), "The columns of a ledger, each with its Chinese title.");
    module.def(
        "ledger_column",
        [](const std::string& title, bool reviews) -> py::object {
            const auto found = find_column(title, reviews ? review_columns() : request_columns());
            return found ? text(name(*found)) : py::object{py::none()};
        },
        py::arg("title"), py::arg("reviews"), "The column that a title names; None where it names none.");
    py::dict bases;
    for (const basis::named_basis& each : basis::named)
        bases[text(each.name)] = py::make_tuple(text(to_string(each.where, lang::zh)), text(to_string(each.where, lang::en)));
    module.attr("BASES") = bases;
    module.def("due", &due, py::arg("events"), py::arg("calendar"), py::arg("reading"));
    module.def("proactive_due", &proactive_due, py::arg("made"), py::arg("calendar"), py::arg("period"), py::arg("reading"));
    bind_tally(module);
    bind_testing(module);
    module.def("standings", &standings, py::arg("ledgers"), py::arg("as_of"), py::arg("within"), py::arg("calendar"),
               py::arg("reading"));
    module.def("monthly_fees", &monthly_fees, py::arg("ledgers"), py::arg("calendar"));
    module.def("fee_by_request", [](std::int64_t n) { return fee(fee_by_request(n)); }, py::arg("requests"));
    module.def("fee_by_page", [](std::int64_t n) { return fee(fee_by_page(n)); }, py::arg("pages"));
}

}  // namespace gongkai::python
