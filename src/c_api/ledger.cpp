// SPDX-License-Identifier: Apache-2.0
#include "answer.hpp"

#include <algorithm>
#include <gongkai/ledger/explain.hpp>
#include <gongkai/ledger/read.hpp>
#include <gongkai/ledger/tally.hpp>
#include <utility>

using namespace gongkai;
using namespace gongkai::c_api;

namespace {

constexpr std::size_t most_named = 200;

json ledger_finding_json(const ledger_finding& f) {
    return {{"severity", code(f.severity())}, {"text_zh", to_string(f, lang::zh)}, {"text_en", to_string(f, lang::en)}};
}

request_events events_of(const json& given, std::optional<error>& wrong) {
    request_events e;
    const auto day = [&](const char* key) { return day_of(given, key, wrong); };
    const auto received = day("received");
    if (!received && !wrong) wrong = error{errc::argument_invalid, "received"};
    e.received = received.value_or(std::chrono::sys_days{});
    e.correction_notified = day("correction_notified");
    e.correction_due = day("correction_due");
    e.correction_received = day("correction_received");
    e.extended = day("extended");
    if (e.extended) e.extension_days = number_of(given, "extension_days", law_of(e.received).longest_extension);
    e.deferred = day("deferred");
    e.deferred_to = day("deferred_to");
    e.fee_notified = day("fee_notified");
    e.fee_paid = day("fee_paid");
    e.closed = day("closed");
    for (const json& each : member(given, "consultations")) {
        if (!each.is_array() || each.size() != 2) {
            wrong = error{errc::argument_invalid, "consultations"};
            break;
        }
        const json pair{{"sent", each[0]}, {"answered", each[1]}};
        const auto sent = day_of(pair, "sent", wrong);
        if (!sent && !wrong) wrong = error{errc::argument_invalid, "consultations"};
        if (sent) e.consultations.push_back({*sent, day_of(pair, "answered", wrong)});
    }
    return e;
}

json days_json(const std::vector<explained_day>& days) {
    json out = json::array();
    for (const explained_day& d : days)
        out.push_back({{"date", iso_date(d.date)},
                       {"effect", enumerator_names<day_effect>[index_of(d.effect)]},
                       {"number", d.number},
                       {"last", d.last},
                       {"provisional", d.provisional},
                       {"text_zh", to_string(d, lang::zh)},
                       {"text_en", to_string(d, lang::en)}});
    return out;
}

json deadline_json(const deadline& next, const std::vector<explained_day>& days) {
    return {{"duty", enumerator_names<duty>[index_of(next.what)]},
            {"date", next.due ? json(iso_date(next.due->date)) : json{}},
            {"provisional", next.due && next.due->provisional},
            {"basis", to_string(next.basis, lang::zh)},
            {"basis_en", to_string(next.basis, lang::en)},
            {"days", days_json(days)},
            {"late", nullptr},
            {"otherwise", nullptr},
            {"findings", json::array()}};
}

const error beyond_calendar{errc::value_out_of_range, "calendar", {}};

gongkai_text* reply_due(const json& given, reading by) {
    std::optional<error> wrong;
    request_events events = events_of(given, wrong);
    if (wrong) return answer(*wrong);
    json findings = json::array();
    const auto report = [&](ledger_rule rule, ledger_column column, std::string detail, const finding_context& context = {}) {
        const ledger_finding f{rule, {}, 0, {}, column, std::move(detail), context};
        findings.push_back(ledger_finding_json(f));
        if (f.severity() == severity::error && !wrong) wrong = error{errc::argument_invalid, to_string(f, lang::zh)};
    };
    if (events.closed && *events.closed < events.received)
        report(ledger_rule::order, ledger_column::closed, iso_date(*events.closed) + " < " + iso_date(events.received));
    if (!wrong) detail::examine_events(events, state_council_calendar, report, true, by);
    if (wrong) return answer(*wrong);
    const auto delay = reply_delay(events, state_council_calendar, by);
    request_events open = events;
    if (events.closed) open = *as_of(std::move(open), *events.closed);
    open.closed.reset();
    const auto next = next_deadline(open, state_council_calendar, by);
    if (!next) return answer(beyond_calendar);
    json out = deadline_json(*next, explain(open, state_council_calendar, by));
    if (delay && delay->by.late) out["late"] = {{"days", delay->by.days}, {"working_days", delay->by.working_days}};
    if (const auto other = other_reading_of(open, state_council_calendar, by); other && other->next)
        out["otherwise"] = {{"reading", code(other->by)},
                            {"date", other->next->due ? json(iso_date(other->next->due->date)) : json{}}};
    out["findings"] = std::move(findings);
    return answer(out);
}

gongkai_text* publication_due(const json& given, reading by) {
    std::optional<error> wrong;
    const auto made = day_of(given, "made", wrong);
    if (wrong) return answer(*wrong);
    const std::string wanted = given.contains("period") ? text_of(given, "period") : "general";
    const auto row = std::ranges::find(publication_periods, wanted, &publication_item::code);
    if (!made || row == publication_periods.end()) return answer(error{errc::argument_invalid, "period: " + wanted});
    const auto due = proactive_disclosure_due(*made, state_council_calendar, row->value, by);
    if (!due) return answer(beyond_calendar);
    json out = deadline_json({duty::publication, due, row->basis},
                             explain_proactive_disclosure(*made, state_council_calendar, row->value, by));
    const reading other = by == reading::cautious ? reading::lenient : reading::cautious;
    const auto otherwise = proactive_disclosure_due(*made, state_council_calendar, row->value, other);
    if (otherwise && otherwise->date != due->date)
        out["otherwise"] = {{"reading", code(other)}, {"date", iso_date(otherwise->date)}};
    return answer(out);
}

/// The counted cells of a table, with the rows of the ledger that make them up.
class cell_lister {
public:
    void add(const cell_key& key, count number, const std::vector<row_reference>& rows) {
        const std::string name = to_string(key);
        cells[name] = std::to_string(number.value());
        json& list = rows_of[name] = json::array();
        for (std::size_t i = 0; i < std::min(rows.size(), most_named); ++i)
            list.push_back({{"row", rows[i].row}, {"id", rows[i].id}});
    }

    json cells = json::object();
    json rows_of = json::object();
};

json tally_json(const char* kind, cell_lister lister, const row_totals& rows, std::span<const ledger_finding> findings) {
    json found = json::array();
    for (const ledger_finding& f : findings) found.push_back(ledger_finding_json(f));
    return {{"kind", kind},
            {"cells", std::move(lister.cells)},
            {"requests", std::move(lister.rows_of)},
            {"rows", {{"read", rows.read}, {"counted", rows.counted}, {"reported", rows.reported}}},
            {"findings", std::move(found)}};
}

gongkai_text* requests_tallied(request_tally&& tally, int year) {
    const counted_requests counted = std::move(tally).finish();
    const std::vector<std::chrono::year> years = counted.years();
    const std::chrono::year wanted{year != 0 || years.empty() ? year : int{years.back()}};
    const request_table table = counted.table(wanted);
    cell_lister lister;
    const auto add = [&](request_row row, const applicant_counts& counts) {
        for (const applicant a : enumerators<applicant>)
            lister.add({row, column_of(a)}, counts[a], counted.requests_in(wanted, row, column_of(a)));
    };
    add(request_row::received, table.received());
    add(request_row::carried_in, table.carried_in());
    for (const disposition d : enumerators<disposition>)
        if (d != disposition::other) add(row_of(d), table[d]);
    json out = tally_json("requests", std::move(lister), counted.rows(), counted.findings());
    out["years"] = json::array();
    for (const std::chrono::year y : years) out["years"].push_back(int{y});
    out["year"] = int{wanted};
    const fee_figures fees = counted.fees(wanted);
    const auto yuan = [](money m) { return to_string(decimal{m.fen(), 2}); };
    out["fees"] = {{"notices", fees.notices.value()}, {"charged", yuan(fees.charged)}, {"received", yuan(fees.received)}};
    return answer(out);
}

gongkai_text* reviews_tallied(review_tally&& tally, int year) {
    const counted_reviews counted = std::move(tally).finish();
    const std::chrono::year wanted{year};
    const review_table table = counted.table(wanted);
    cell_lister lister;
    for (const review_kind kind : enumerators<review_kind>)
        for (const review_outcome o : enumerators<review_outcome>)
            lister.add({kind, column_of(o)}, table(kind, o), counted.reviews_in(wanted, kind, column_of(o)));
    json out = tally_json("reviews", std::move(lister), counted.rows(), counted.findings());
    out["year"] = year;
    return answer(out);
}

}  // namespace

extern "C" {

gongkai_text* gongkai_due(const char* text, size_t size) {
    const auto given = parse(text, size);
    if (!given) return answer(given.error());
    const reading by = text_of(*given, "reading") == "lenient" ? reading::lenient : reading::cautious;
    return given->contains("made") ? publication_due(*given, by) : reply_due(*given, by);
}

gongkai_text* gongkai_tally(const char* ledger, size_t size, int year) {
    const std::string_view text{ledger, size};
    auto requests = tally_requests(text);
    if (requests) return requests_tallied(std::move(requests).value(), year);
    // A ledger without the columns of requests may be one of reviews; if it is not, the first answer says what is wrong.
    auto reviews = tally_reviews(text);
    if (!reviews) return answer(requests.error());
    return reviews_tallied(std::move(reviews).value(), year);
}

}  // extern "C"
