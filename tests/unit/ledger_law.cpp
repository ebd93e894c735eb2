// SPDX-License-Identifier: Apache-2.0
// The worked cases of docs/clock.md and histories drawn at random, held against a plain count day by day that shares no code
// with the library (tests/support/plain_clock.hpp), in every reading; and that all who judge lateness agree.
// A thousand of them, GONGKAI_DRAWS times as many where it is set.
#include "../support/draws.hpp"
#include "../support/plain_clock.hpp"
#include <algorithm>
#include <fstream>
#include <gongkai/ledger/explain.hpp>
#include <gongkai/ledger/open_requests.hpp>
#include <gongkai/ledger/read.hpp>
#include <gongkai/ledger/tally.hpp>
#include <gongkai/ledger/write_csv.hpp>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace gongkai;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

int number(sys_days day) { return static_cast<int>(day.time_since_epoch().count()); }
sys_days day_of(int n) { return sys_days{days{n}}; }

plain::history plain_of(const request_events& e) {
    const auto each = [](const request_events::optional_day& day) { return day ? std::optional{number(*day)} : std::nullopt; };
    plain::history h;
    h.received = number(e.received);
    h.correction_notified = each(e.correction_notified);
    h.correction_due = each(e.correction_due);
    h.correction_received = each(e.correction_received);
    for (const consultation& c : e.consultations) h.opinions.emplace_back(number(c.sent), each(c.answered));
    h.extended = each(e.extended);
    h.extension_days = e.extension_days;
    h.deferred = each(e.deferred);
    h.deferred_to = each(e.deferred_to);
    h.fee_notified = each(e.fee_notified);
    h.fee_paid = each(e.fee_paid);
    h.closed = each(e.closed);
    return h;
}

request_events open_of(const request_events& e) {
    request_events open = e.closed ? *as_of(e, *e.closed) : e;
    open.closed.reset();
    return open;
}

/// A row of a table in Markdown as its cells.
std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream in{line.substr(1)};
    for (std::string cell; std::getline(in, cell, '|');) {
        const auto begin = cell.find_first_not_of(" `");
        const auto end = cell.find_last_not_of(" `");
        cells.push_back(begin == std::string::npos ? "" : cell.substr(begin, end - begin + 1));
    }
    return cells;
}

/// The rows of the table under a heading of docs/clock.md.
std::vector<std::vector<std::string>> rows_under(const std::string& heading) {
    std::ifstream file{"docs/clock.md"};
    REQUIRE(file.good());
    std::vector<std::vector<std::string>> rows;
    bool here = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("#")) here = line == heading;
        else if (here && line.starts_with("| ") && line.find("---") == std::string::npos) rows.push_back(cells_of(line));
    }
    if (!rows.empty()) rows.erase(rows.begin());
    return rows;
}

std::map<std::string, std::string> pairs_of(const std::string& text) {
    std::map<std::string, std::string> pairs;
    std::istringstream in{text};
    for (std::string word; in >> word;) pairs[word.substr(0, word.find('='))] = word.substr(word.find('=') + 1);
    return pairs;
}

/// `received=2025-01-20 extended=2025-02-21 extension_days=20`: the columns of a ledger, read as a ledger is.
ledger_entry entry_of(const std::string& text) {
    auto pairs = pairs_of(text);
    pairs.emplace("id", "1");
    pairs.emplace("applicant", "natural_person");
    pairs.emplace("closed", "");
    pairs.emplace("disposition", pairs["closed"].empty() ? "" : "granted");
    std::string head, row;
    for (const auto& [column, value] : pairs) {
        head += (head.empty() ? "" : ",") + column;
        row += (row.empty() ? "" : ",") + value;
    }
    const std::string csv = head + "\n" + row + "\n";
    auto reader = request_reader::open(csv).value();
    REQUIRE(reader.next());
    REQUIRE_MESSAGE(reader.faults().empty(), text);
    return reader.entry();
}

std::string told_of(const ledger_entry& entry) {
    std::string told;
    examine(entry, state_council_calendar, [&](ledger_rule rule, ledger_column, const std::string&) {
        told += (told.empty() ? "" : " ") + std::string{code(rule)}.substr(7);
    });
    return told;
}

std::string shown(const std::optional<deadline>& next) { return next && next->due ? iso_date(next->due->date) : "none"; }

/// A history of any kind, lawful or not, whose order is right.
class history_source {
public:
    explicit history_source(unsigned seed) : random_{seed} {}

    request_events next() {
        request_events e;
        e.received = ymd(20180101) + days{upto(2950)};
        if (upto(3) == 0) e.received = near_a_turn();
        if (upto(4) == 0) {
            e.correction_notified = e.received + days{upto(14)};
            if (upto(4) != 0) e.correction_due = *e.correction_notified + days{upto(30)};
            if (upto(4) != 0) e.correction_received = *e.correction_notified + days{upto(40)};
        }
        for (int n = upto(3) == 0 ? 1 + upto(3) : 0; n > 0; --n) {
            consultation& c = e.consultations.emplace_back(consultation{e.received + days{upto(45)}, {}});
            if (upto(4) != 0) c.answered = c.sent + days{upto(45)};
        }
        if (upto(4) == 0) {
            e.extended = e.received + days{upto(60)};
            e.extension_days = 1 + upto(20);
        }
        if (upto(8) == 0) {
            e.deferred_to = e.received + days{upto(150)};
            if (upto(4) != 0) e.deferred = e.received + days{upto(70)};
            if (e.deferred && *e.deferred > *e.deferred_to) std::swap(*e.deferred, *e.deferred_to);
        }
        if (upto(8) == 0) {
            e.fee_notified = e.received + days{upto(60)};
            if (upto(3) != 0) e.fee_paid = *e.fee_notified + days{upto(40)};
        }
        close(e);
        return e;
    }

private:
    int upto(unsigned n) { return static_cast<int>(random_() % n); }
    sys_days near_a_turn() {
        constexpr sys_days turns[] = {ymd(20190515), ymd(20210101), ymd(20200124), ymd(20241231), ymd(20250128), ymd(20250926)};
        return turns[static_cast<std::size_t>(upto(6))] + days{upto(30) - 15};
    }
    /// Mostly close to the due day, on either side, working day or not; after all that the organ did.
    void close(request_events& e) {
        sys_days last = e.received;
        for (const auto& day : {e.correction_notified, e.extended, e.deferred, e.fee_notified})
            if (day) last = std::max(last, *day);
        for (const consultation& c : e.consultations) last = std::max(last, c.sent);
        const auto next = next_deadline(e);
        sys_days aim = next && next->due ? next->due->date : last;
        if (upto(3) == 0) aim = last + days{upto(60)};
        e.closed = std::max(last, std::min(aim + days{upto(9) - 4}, sys_days{ymd(20261201)}));
    }

    std::mt19937 random_;
};

void check_against_plain_count(const request_events& e, reading by) {
    const bool lenient = by == reading::lenient;
    const plain::history h = plain_of(e);
    const auto delay = reply_delay(e, state_council_calendar, by);
    const auto verdict = plain::judge(h, lenient);
    REQUIRE(delay.has_value() == verdict.has_value());
    if (delay) {
        REQUIRE(number(delay->due.date) == verdict->due);
        REQUIRE(delay->by.late == (verdict->days > 0));
        REQUIRE(delay->by.days == verdict->days);
        REQUIRE(delay->by.working_days == verdict->workdays);
    }
    const request_events open = open_of(e);
    const auto next = next_deadline(open, state_council_calendar, by);
    const plain::history then = plain_of(open);
    const auto [what, due] = plain::awaited(then, lenient);
    if (!next) {
        REQUIRE(due < 0);
        return;
    }
    REQUIRE(enumerator_names<duty>[index_of(next->what)].front() == (what == 'p' ? 'p' : what));
    REQUIRE((next->due ? number(next->due->date) : -1) == due);
    // What is explained day by day ends on the same day, and what is overdue is late.
    if (next->what != duty::reply) return;
    const auto lines = explain(open, state_council_calendar, by);
    const auto last = std::find_if(lines.begin(), lines.end(), [](const explained_day& line) { return line.last; });
    REQUIRE(last != lines.end());
    REQUIRE(last->date == next->due->date);
    const standing where = standing_as_of(open, *e.closed, 5, state_council_calendar, by);
    REQUIRE((where.state == punctuality::overdue) == delay->by.late);
    REQUIRE(where.days_late == delay->by.days);
}

/// The ids of rows in which a late reply is found.
std::set<std::string> late_in(const counted_requests& counted) {
    std::set<std::string> ids;
    for (const ledger_finding& f : counted.findings())
        if (f.rule == ledger_rule::reply_late || f.rule == ledger_rule::reply_late_disputed) ids.insert(f.id);
    return ids;
}

}  // namespace

TEST_CASE("every worked case of docs/clock.md is what the library says, and what a plain count says") {
    const auto rows = rows_under("## Worked cases");
    CHECK(rows.size() >= 80);
    for (const auto& row : rows) {
        REQUIRE(row.size() >= 8);
        const std::string& events = row[1];
        CAPTURE(events);
        const ledger_entry entry = entry_of(events);
        const request_events open = open_of(entry.events);
        const auto next = next_deadline(open);
        const auto other = other_reading_of(open);
        REQUIRE(next.has_value());
        CHECK(row[2] == enumerator_names<duty>[index_of(next->what)]);
        CHECK(row[3] == shown(next));
        CHECK(row[4] == (other ? shown(other->next) : ""));
        CHECK(row[5] == told_of(entry));
        CHECK(row[6] == to_string(next->basis, lang::zh));
        CHECK(row[7] == (law_of(entry.events.received).revised ? "2019" : "2007"));

        const plain::history then = plain_of(open);
        for (const bool lenient : {false, true}) {
            const auto [what, due] = plain::awaited(then, lenient);
            const std::string day = due < 0 ? "none" : iso_date(day_of(due));
            CHECK(day == (lenient && !row[4].empty() ? row[4] : row[3]));
            if (!lenient) CHECK(what == row[2].front());
        }
        if (entry.events.closed && entry.disposition != disposition::other_correction_overdue &&
            entry.disposition != disposition::other_fee_unpaid) {
            const auto verdict = plain::judge(plain_of(entry.events), false);
            CHECK((verdict && verdict->days > 0) == (row[5].find("reply-late") != std::string::npos));
        }
    }
}

TEST_CASE("every worked review of docs/clock.md is told as it says, and counted") {
    const auto rows = rows_under("## Worked reviews");
    CHECK(rows.size() >= 12);
    for (const auto& row : rows) {
        REQUIRE(row.size() >= 4);
        CAPTURE(row[2]);
        request_tally requests;
        requests.add(entry_of("id=R1 " + row[1]));
        review_tally reviews;
        auto pairs = pairs_of(row[2]);
        review_entry review;
        review.id = "V1";
        review.request_id = pairs.contains("request_id") ? pairs["request_id"] : "R1";
        review.kind = from_code<review_kind>(pairs["kind"]).value();
        review.filed = parse_iso_date(pairs["filed"]).value();
        review.co_defendant = pairs["co_defendant"] == "true";
        reviews.add(review);
        const auto counted = std::move(reviews).finish(std::move(requests).finish());
        std::string told;
        for (const ledger_finding& f : counted.findings()) {
            CHECK(f.severity() == severity::note);
            told += (told.empty() ? "" : " ") + std::string{code(f.rule)}.substr(7);
        }
        CHECK(told == row[3]);
        CHECK(counted.rows() == row_totals{1, 1, 0});
        CHECK(counted.table(std::chrono::year_month_day{review.filed}.year())(review.kind, review_outcome::pending).value() ==
              (review.co_defendant ? 0 : 1));
    }
}

TEST_CASE("histories drawn at random equal the plain count in every reading, and lateness agrees wherever it is judged") {
    history_source source{20};
    std::size_t late = 0, on_a_day_off = 0, disputed = 0;
    constexpr std::size_t batch = 5'000;
    const std::size_t histories = testing::draws(1'000);
    for (std::size_t done = 0; done < histories;) {
        std::vector<ledger_entry> ledger;
        for (; ledger.size() < batch && done < histories; ++done) {
            ledger_entry& entry = ledger.emplace_back();
            entry.id = "R" + std::to_string(100'000'000 + done);
            entry.events = source.next();
            entry.disposition = disposition::granted;
            if (std::chrono::year_month_day{*entry.events.closed}.year() > std::chrono::year{2026}) ledger.pop_back();
        }
        std::string csv;
        append_request_header(csv);
        for (const ledger_entry& entry : ledger) append_csv(csv, entry);
        for (const reading by : enumerators<reading>) {
            std::set<std::string> expected, overdue;
            for (const ledger_entry& entry : ledger) {
                CAPTURE(entry.id);
                check_against_plain_count(entry.events, by);
                const auto delay = reply_delay(entry.events, state_council_calendar, by);
                if (!delay || !delay->by.late) continue;
                expected.insert(entry.id);
                ++late;
                on_a_day_off += delay->by.working_days == 0;
                disputed += delay->disputed;
            }
            request_tally entries{state_council_calendar, 100'000, by};
            for (const ledger_entry& entry : ledger) entries.add(entry);
            const auto counted = std::move(entries).finish();
            CHECK(counted.rows().counted == ledger.size());
            CHECK(late_in(counted) == expected);
            const auto from_csv = tally_requests(csv, {}, 1, state_council_calendar, by).value().finish();
            CHECK(from_csv.findings_of(ledger_rule::reply_late) == counted.findings_of(ledger_rule::reply_late));
            CHECK(from_csv.findings_of(ledger_rule::reply_late_disputed) ==
                  counted.findings_of(ledger_rule::reply_late_disputed));
        }
    }
    for (const std::size_t n : {late, on_a_day_off, disputed}) CHECK(n > histories / 200);
}
