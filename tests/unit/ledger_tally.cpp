// SPDX-License-Identifier: Apache-2.0
#include "../support/draws.hpp"
#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <gongkai/ledger/monthly_fees.hpp>
#include <gongkai/ledger/read.hpp>
#include <gongkai/ledger/tally.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace gongkai;
using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

namespace {

year year_of(sys_days date) { return std::chrono::year_month_day{date}.year(); }

/// A ledger of lawful requests received 2018 to 2026.
std::vector<ledger_entry> lawful_ledger(std::size_t size, unsigned seed) {
    std::mt19937 random{seed};
    const auto upto = [&](unsigned n) { return static_cast<int>(random() % n); };
    std::vector<ledger_entry> ledger;
    for (std::size_t i = 0; i < size; ++i) {
        ledger_entry entry;
        entry.id = "2018-" + std::to_string(100000 + i);
        entry.applicant = static_cast<applicant>(upto(6));
        if (upto(3) != 0) entry.channel = static_cast<channel>(upto(5));
        request_events& e = entry.events;
        e.received = ymd(20180101) + days{upto(3200)};
        sys_days last = e.received;
        if (upto(8) == 0) {
            e.correction_notified = last += days{upto(4)};
            e.correction_due = last + days{15};
            if (upto(4) != 0) e.correction_received = last += days{upto(14)};
        }
        if (upto(10) == 0) {
            e.consultations.push_back({last += days{upto(5)}, {}});
            if (upto(2) == 0) e.consultations.back().answered = last += days{upto(15)};
        }
        if (upto(12) == 0) {
            e.extended = last;
            e.extension_days = 1 + upto(20);
        }
        if (upto(20) == 0) {
            e.fee_notified = last += days{upto(5)};
            if (upto(2) == 0) entry.fee = money::from_fen(100'00 * (1 + upto(20)));
            if (upto(2) == 0) e.fee_paid = last += days{upto(20)};
        }
        if (upto(20) != 0) {
            e.closed = last + days{upto(40)};
            const bool early = year_of(*e.closed) < year{2021};
            do entry.disposition = static_cast<disposition>(upto(static_cast<unsigned>(enum_size<disposition>)));
            while (year_of(*e.closed) >= year{2019} &&
                   !contains(item(*entry.disposition).in, early ? edition::e2019 : edition::e2021));
        }
        ledger.push_back(std::move(entry));
    }
    return ledger;
}

/// The table by its definition, request after request.
request_counts counted_by_definition(const std::vector<ledger_entry>& ledger, year y) {
    request_counts counts;
    for (const ledger_entry& entry : ledger) {
        const auto& e = entry.events;
        const bool open_on_new_year = !e.closed || *e.closed >= sys_days{y / 1 / 1};
        if (year_of(e.received) == y) counts.received[entry.applicant] += 1;
        if (e.received < sys_days{y / 1 / 1} && open_on_new_year) counts.carried_in[entry.applicant] += 1;
        if (e.closed && year_of(*e.closed) == y) counts[*entry.disposition][entry.applicant] += 1;
    }
    return counts;
}

void check_tables(const counted_requests& counted, const std::vector<ledger_entry>& ledger) {
    for (int y = 2017; y <= 2028; ++y) {
        const request_table table = counted.table(year{y});
        CHECK(table.counts() == counted_by_definition(ledger, year{y}));
        applicant_counts open;
        for (const ledger_entry& entry : ledger)
            if (year_of(entry.events.received) <= year{y} && (!entry.events.closed || year_of(*entry.events.closed) > year{y}))
                open[entry.applicant] += 1;
        CHECK(table.carried_out() == open);
    }
    CHECK(counted.rows() == row_totals{ledger.size(), ledger.size(), 0});
}

std::string to_csv(const std::vector<ledger_entry>& ledger, std::size_t begin = 0, std::size_t end = ~std::size_t{0}) {
    std::string text =
        "id,applicant,applicant_id,channel,received,correction_notified,correction_due,correction_received,"
        "consult_sent,consult_answered,extended,extension_days,fee_notified,fee_paid,fee_yuan,closed,disposition\n";
    for (std::size_t i = begin; i < std::min(end, ledger.size()); ++i) {
        const ledger_entry& entry = ledger[i];
        const request_events& e = entry.events;
        const auto date = [&](const std::optional<sys_days>& day) { text += (day ? iso_date(*day) : "") + ","; };
        text += entry.id + "," + std::string{code(entry.applicant)} + ",\"" + entry.applicant_id + "\",";
        text += std::string{entry.channel ? code(*entry.channel) : ""} + ",";
        date(e.received), date(e.correction_notified), date(e.correction_due), date(e.correction_received);
        for (const auto& c : e.consultations) text.append(&c == &e.consultations.front() ? "" : ";").append(iso_date(c.sent));
        text += ",";
        for (const auto& c : e.consultations)
            text.append(&c == &e.consultations.front() ? "" : ";").append(c.answered ? iso_date(*c.answered) : "");
        text += ",";
        date(e.extended);
        text += (e.extended ? std::to_string(e.extension_days) : "") + ",";
        date(e.fee_notified), date(e.fee_paid);
        text += (entry.fee ? std::to_string(entry.fee->fen() / 100) + ".00" : "") + ",";
        date(e.closed);
        text += std::string{entry.disposition ? code(*entry.disposition) : ""} + "\n";
    }
    return text;
}

/// The same ledger in columns with validity bits that begin `shift` bits into their bytes.
class column_ledger {
public:
    column_ledger(const std::vector<ledger_entry>& ledger, bool dictionary, std::size_t shift) {
        const std::size_t n = ledger.size();
        columns.rows = n;
        texts.resize(6);
        const auto dates = [&](auto member) {
            auto& values = numbers.emplace_back(n);
            auto& bits = validities.emplace_back(n / 8 + 2);
            for (std::size_t i = 0; i < n; ++i)
                if (const std::optional<sys_days> day = ledger[i].events.*member) {
                    values[i] = static_cast<std::int32_t>(day->time_since_epoch().count());
                    set(bits, i + shift);
                }
            return day_column{values.data(), {bits.data(), shift}};
        };
        auto& received = numbers.emplace_back();
        for (const auto& entry : ledger)
            received.push_back(static_cast<std::int32_t>(entry.events.received.time_since_epoch().count()));
        columns.received = {received.data(), {}};
        columns.correction_notified = dates(&request_events::correction_notified);
        columns.correction_due = dates(&request_events::correction_due);
        columns.correction_received = dates(&request_events::correction_received);
        columns.extended = dates(&request_events::extended);
        columns.fee_notified = dates(&request_events::fee_notified);
        columns.fee_paid = dates(&request_events::fee_paid);
        columns.closed = dates(&request_events::closed);
        auto& granted = validities.emplace_back(n / 8 + 2);
        auto& paid = validities.emplace_back(n / 8 + 2);
        for (std::size_t i = 0; i < n; ++i) {
            extension_days.push_back(ledger[i].events.extension_days);
            if (ledger[i].events.extended) set(granted, i + shift);
            fee.push_back(ledger[i].fee ? ledger[i].fee->fen() : 0);
            if (ledger[i].fee) set(paid, i + shift);
        }
        columns.extension_days = {extension_days.data(), {granted.data(), shift}};
        columns.fee_fen = {fee.data(), {paid.data(), shift}};
        columns.id = text(0, ledger, [](const ledger_entry& e) { return e.id; });
        columns.consult_sent = text(1, ledger, [](const ledger_entry& e) { return joined(e, true); });
        columns.consult_answered = text(2, ledger, [](const ledger_entry& e) { return joined(e, false); });
        const auto who = [](const ledger_entry& e) { return std::string{code(e.applicant)}; };
        const auto how = [](const ledger_entry& e) { return std::string{e.channel ? code(*e.channel) : ""}; };
        const auto what = [](const ledger_entry& e) { return std::string{e.disposition ? code(*e.disposition) : ""}; };
        if (!dictionary) {
            columns.applicant.text = text(3, ledger, who);
            columns.channel.text = text(4, ledger, how);
            columns.disposition.text = text(5, ledger, what);
        } else {
            columns.applicant = indexed(0, ledger, who);
            columns.channel = indexed(1, ledger, how);
            columns.disposition = indexed(2, ledger, what);
        }
    }
    column_ledger(const column_ledger&) = delete;

    ledger_columns columns;

private:
    static void set(std::vector<std::uint8_t>& bits, std::size_t i) {
        bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | 1U << i % 8);
    }
    static std::string joined(const ledger_entry& entry, bool sent) {
        std::string text;
        for (const auto& c : entry.events.consultations) {
            if (&c != &entry.events.consultations.front()) text += ";";
            if (sent) text += iso_date(c.sent);
            else if (c.answered) text += iso_date(*c.answered);
        }
        return text;
    }
    template <class Get>
    text_column text(std::size_t slot, const std::vector<ledger_entry>& ledger, Get get) {
        auto& offsets = slot % 2 == 0 ? texts[slot].small : texts[slot].unused;
        auto& large = texts[slot].large;
        offsets.push_back(0);
        large.push_back(0);
        for (const auto& entry : ledger) {
            texts[slot].bytes += get(entry);
            offsets.push_back(static_cast<std::int32_t>(texts[slot].bytes.size()));
            large.push_back(static_cast<std::int64_t>(texts[slot].bytes.size()));
        }
        text_column column;
        if (slot % 2 == 0) column.offsets = offsets.data();
        else column.large_offsets = large.data();
        column.bytes = texts[slot].bytes.data();
        return column;
    }
    template <class Get>
    code_column indexed(std::size_t slot, const std::vector<ledger_entry>& ledger, Get get) {
        auto& codes = dictionaries[slot];
        auto& bits = validities.emplace_back(ledger.size() / 8 + 1);
        for (const auto& entry : ledger)
            if (const std::string code = get(entry); !code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end())
                codes.push_back(code);
        for (const auto& code : codes) views[slot].push_back(code);
        for (std::size_t i = 0; i < ledger.size(); ++i) {
            const auto found = std::find(codes.begin(), codes.end(), get(ledger[i]));
            indices[slot].push_back(static_cast<std::uint32_t>(found == codes.end() ? 0xFFFF'FFFF : found - codes.begin()));
            if (found != codes.end()) set(bits, i);
        }
        code_column column;
        column.indices = indices[slot].data();
        column.index_width = code_column::width::bits32;
        column.valid.bits = bits.data();
        column.dictionary = views[slot];
        return column;
    }

    struct text_memory {
        std::string bytes;
        std::vector<std::int32_t> small, unused;
        std::vector<std::int64_t> large;
    };
    std::vector<text_memory> texts;
    std::deque<std::vector<std::int32_t>> numbers;
    std::deque<std::vector<std::uint8_t>> validities;
    std::vector<std::int64_t> extension_days, fee;
    std::vector<std::string> dictionaries[3];
    std::vector<std::string_view> views[3];
    std::vector<std::uint32_t> indices[3];
};

std::vector<std::string> listed(const counted_requests& counted) {
    std::vector<std::string> lines;
    for (const auto& f : counted.findings()) lines.push_back(to_string(f, lang::en));
    return lines;
}

}  // namespace

TEST_CASE("tables of every year equal their definition, from entries, CSV and columns, whole and in parts") {
    const auto ledger = lawful_ledger(testing::draws(3'000), 1);
    std::mt19937 random{2};

    request_tally entries;
    for (const auto& entry : ledger) CHECK(entries.add(entry));
    const auto from_entries = std::move(entries).finish();
    check_tables(from_entries, ledger);
    const auto lines = listed(from_entries);

    const std::string csv = to_csv(ledger);
    for (const unsigned threads : {1U, 2U, 3U}) {
        const auto counted = tally_requests(csv, {}, threads).value().finish();
        check_tables(counted, ledger);
        CHECK(listed(counted) == lines);
        for (int y = 2019; y <= 2026; ++y) CHECK(counted.fees(year{y}) == from_entries.fees(year{y}));
    }
    for (const bool dictionary : {false, true}) {
        const column_ledger columns{ledger, dictionary, dictionary ? 3U : 0U};
        for (const unsigned threads : {1U, 2U, 3U}) {
            request_tally tally;
            REQUIRE(tally.add(columns.columns, {}, threads).has_value());
            const auto counted = std::move(tally).finish();
            check_tables(counted, ledger);
            CHECK(listed(counted) == lines);
            for (int y = 2019; y <= 2026; ++y) CHECK(counted.fees(year{y}) == from_entries.fees(year{y}));
            // Of the findings that are not kept as well.
            for (const ledger_rule rule : enumerators<ledger_rule>)
                CHECK_MESSAGE(counted.findings_of(rule) == from_entries.findings_of(rule), code(rule));
        }
    }
    CHECK(from_entries.findings_of(ledger_rule::reply_late) > ledger.size() / 10);
    CHECK(from_entries.findings_of(ledger_rule::third_party_not_asked) > ledger.size() / 200);
    for (int round = 0; round < 5; ++round) {
        request_tally merged;
        for (std::size_t begin = 0; begin < ledger.size();) {
            const std::size_t end = std::min<std::size_t>(ledger.size(), begin + 1 + random() % (ledger.size() / 2));
            merged.merge(tally_requests(to_csv(ledger, begin, end), "part").value());
            begin = end;
        }
        check_tables(std::move(merged).finish(), ledger);
    }
    auto shuffled = ledger;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    check_tables(tally_requests(to_csv(shuffled)).value().finish(), ledger);
}

TEST_CASE("every cell names its requests") {
    const auto ledger = lawful_ledger(testing::draws(600), 3);
    const column_ledger columns{ledger, true, 0};
    request_tally kept;
    for (const auto& entry : ledger) kept.add(entry);
    request_tally borrowed;
    REQUIRE(borrowed.add(columns.columns).has_value());
    const auto first = std::move(kept).finish();
    const auto second = std::move(borrowed).finish();
    const year y{2022};
    const request_table table = first.table(y);
    for (const request_row row : enumerators<request_row>) {
        std::size_t all = 0;
        for (const applicant a : enumerators<applicant>) {
            const auto named = first.requests_in(y, row, column_of(a));
            count expected;
            if (row == request_row::received) expected = table.received()[a];
            else if (row == request_row::carried_in) expected = table.carried_in()[a];
            else if (row == request_row::carried_out) expected = table.carried_out()[a];
            else if (row == request_row::total) expected = table.total()[a];
            else expected = table[*disposition_of(row)][a];
            CHECK(named.size() == static_cast<std::size_t>(expected.value()));
            CHECK(named == second.requests_in(y, row, column_of(a)));
            for (const auto& reference : named) {
                CHECK(ledger[reference.row - 1].id == reference.id);
                CHECK(ledger[reference.row - 1].applicant == a);
            }
            all += named.size();
        }
        CHECK(first.requests_in(y, row, request_column::total).size() == all);
    }
}

TEST_CASE("each kind of bad row is reported, named and not counted") {
    const std::string head =
        "id,applicant,channel,received,correction_notified,correction_received,consult_sent,consult_answered,"
        "extended,extension_days,fee_notified,fee_paid,fee_yuan,closed,disposition\n";
    const auto only_finding = [&](const std::string& row, bool counts) {
        const auto counted =
            tally_requests(head + "0,business,,2025-01-06,,,,,,,,,,2025-01-07,granted\n" + row + "\n").value().finish();
        CHECK(counted.rows() == row_totals{2, counts ? 2U : 1U, counts ? 0U : 1U});
        REQUIRE(counted.findings().size() == 1);
        CHECK(counted.findings()[0].row == 2);
        CHECK(counted.findings_of(counted.findings()[0].rule) == 1);
        if (!counts) CHECK(counted.reported() == std::vector<row_reference>{{"", 2, counted.findings()[0].id}});
        return to_string(counted.findings()[0], lang::en);
    };
    CHECK(only_finding("1,business,,2025-01-06,,,,,,,,,,,granted", false) ==
          "row 2 (1), closed: error: ledger.disposition-without-closed: a disposition without the day it was closed (granted)");
    CHECK(only_finding("1,business,,2025-01-06,,,,,,,,,,2025-01-07,", false) ==
          "row 2 (1), disposition: error: ledger.closed-without-disposition: closed without a disposition");
    CHECK(only_finding("1,business,,2025-01-06,,,,,,,,,,2025-01-03,granted", false) ==
          "row 2 (1), closed: error: ledger.order: events out of order (2025-01-03 < 2025-01-06)");
    CHECK(only_finding("1,business,,2025-01-06,2025-01-03,,,,,,,,,,", false) ==
          "row 2 (1), correction_notified: error: ledger.order: events out of order (2025-01-03 < 2025-01-06)");
    CHECK(only_finding("1,company,,2025-01-06,,,,,,,,,,,", false) ==
          "row 2 (1), applicant: error: ledger.unknown-code: unknown code (company)");
    CHECK(only_finding("1,total,,2025-01-06,,,,,,,,,,,", false) ==
          "row 2 (1), applicant: error: ledger.unknown-code: unknown code (total)");
    CHECK(only_finding("1,,,2025-01-06,,,,,,,,,,,", false) == "row 2 (1), applicant: error: ledger.unknown-code: unknown code");
    CHECK(only_finding("1,business,pigeon,2025-01-06,,,,,,,,,,,", false) ==
          "row 2 (1), channel: error: ledger.unknown-code: unknown code (pigeon)");
    CHECK(only_finding("1,business,,2025-01-06,,,,,,,,,,2025-01-07,denied", false) ==
          "row 2 (1), disposition: error: ledger.unknown-code: unknown code (denied)");
    CHECK(only_finding("0,business,,2025-01-06,,,,,,,,,,,", false) ==
          "row 2 (0), id: error: ledger.duplicate-id: the id was used before; the first row with it counts");
    CHECK(only_finding(",business,,2025-01-06,,,,,,,,,,,", false) == "row 2, id: error: ledger.id-missing: the row has no id");
    CHECK(only_finding("1,business,,2025-01-06,,2025-01-20,,,,,,,,,", false) ==
          "row 2 (1), correction_received: error: ledger.correction-without-notice: a correction that was not asked for "
          "[Regulation art. 30]");
    CHECK(only_finding("1,business,,2025-02-30,,,,,,,,,,,", false) ==
          "row 2 (1), received: error: ledger.date: not a day of the years 2008 to 2071 (written yyyy-mm-dd) (2025-02-30)");
    CHECK(only_finding("1,business,,,,,,,,,,,,,", false) ==
          "row 2 (1), received: error: ledger.date: not a day of the years 2008 to 2071 (written yyyy-mm-dd)");
    CHECK(only_finding("1,business,,1999-01-06,,,,,,,,,,,", false) ==
          "row 2 (1), received: error: ledger.date: not a day of the years 2008 to 2071 (written yyyy-mm-dd) (1999-01-06)");
    CHECK(only_finding("1,business,,2025-01-06,,,,2025-01-08,,,,,,,", false) ==
          "row 2 (1), consult_answered: error: ledger.answer-without-consultation: an opinion that was not asked for "
          "(2025-01-08) [Regulation art. 33 para. 3]");
    // Nothing is left of the row before in the name of one that is broken.
    CHECK(only_finding("\"1,business,,2025-01-06,,,,,,,,,,,", false).starts_with("row 2: error: ledger.fields"));
    CHECK(only_finding("1,business,,2025-01-06,,,,,,,,2025-01-08,,,", false) ==
          "row 2 (1), fee_paid: error: ledger.payment-without-notice: a payment without a fee notice [Regulation art. 42]");
    CHECK(only_finding("1,business,,2025-01-06", false) ==
          "row 2 (1): error: ledger.fields: the row has not as many fields as the header, or an open quote (JSON: it is no "
          "object of plain values)");
    CHECK(only_finding("1,\"business,,2025-01-06,,,,,,,,,,,", false) ==
          "row 2 (1): error: ledger.fields: the row has not as many fields as the header, or an open quote (JSON: it is no "
          "object of plain values)");

    // Kept and counted, but reported as late or unlawful. Received 2025-01-20: working day 20 is 2025-02-21.
    CHECK(only_finding("1,business,,2025-01-20,,,,,2025-02-24,10,,,,,", true) ==
          "row 2 (1), extended: warning: ledger.extension-late: the extension was notified after the last day for the reply "
          "(2025-02-24 > 2025-02-21) [Regulation art. 33 para. 2]");
    CHECK(only_finding("1,business,,2025-01-20,,,,,2025-02-21,21,,,,,", true) ==
          "row 2 (1), extension_days: warning: ledger.extension-days: the extension is not 1 to 20 working days (21) "
          "[Regulation art. 33 para. 2]");
    CHECK(only_finding("1,business,,2025-02-06,2025-02-18,,,,,,,,,,", true) ==
          "row 2 (1), correction_notified: warning: ledger.correction-notice-late: the notice to correct was sent after working "
          "day 7 (2025-02-18 > 2025-02-14) [Regulation art. 30]");
    CHECK(only_finding("1,business,,2025-03-03,,,,,,,2025-03-10,2025-04-09,100,,", true) ==
          "row 2 (1), fee_paid: warning: ledger.payment-late: paid after the 20 working days (2025-04-09 > 2025-04-08) "
          "[Fee Measure 2020, as reported]");
    CHECK(only_finding("1,business,,2025-03-03,,,,,,,2025-03-10,,1e3,,", true) ==
          "row 2 (1), fee_yuan: warning: ledger.number: not a usable number (1e3)");
    CHECK(only_finding("1,business,,2025-01-06,,,,,,,,,,2025-01-07,other", true) ==
          "row 2 (1), disposition: warning: ledger.disposition-edition: the edition in force in the year of closing does not "
          "have this disposition (other) [Format 2021]");
    CHECK(only_finding("1,business,,2025-01-06,,,,,,,,,300,,", true) ==
          "row 2 (1), fee_yuan: warning: ledger.fee-without-notice: an amount without a fee notice, which no figure includes "
          "[Regulation art. 42]");
    CHECK(only_finding("1,business,,2025-03-03,,,,,2025-03-04,5,2025-03-10,2025-03-12,100,,", true) ==
          "row 2 (1), extended: note: ledger.extension-superseded: the period started anew after the extension, which no longer "
          "counts (2025-03-04 < 2025-03-12) [Regulation art. 33 para. 2]");
}

TEST_CASE("a disposition that needs a notice and silence is held against the events of the row (条例 30, 42)") {
    const auto found = [](const std::string& row) {
        const auto counted = tally_requests(
                                 "id,applicant,received,correction_notified,correction_due,correction_received,"
                                 "fee_notified,fee_paid,closed,disposition\n1,business,2025-03-03," +
                                 row + "\n")
                                 .value()
                                 .finish();
        CHECK(counted.rows() == row_totals{1, 1, 0});
        std::string all;
        for (const auto& f : counted.findings())
            all.append(name(*f.column)).append(" ").append(code(f.rule)).append(" (").append(f.detail).append(")");
        return all;
    };
    CHECK(found("2025-03-05,2025-03-20,,,,2025-03-21,other.correction_overdue").empty());
    CHECK(found("2025-03-05,2025-03-20,,,,2025-03-20,other.correction_overdue") ==
          "closed ledger.correction-disposition (2025-03-20 <= 2025-03-20)");
    CHECK(found("2025-03-05,2025-03-20,2025-03-10,,,2025-03-21,other.correction_overdue") ==
          "correction_received ledger.correction-disposition (2025-03-10)");
    CHECK(found(",,,,,2025-03-21,other.correction_overdue") ==
          "correction_notified ledger.correction-disposition (other.correction_overdue)");
    CHECK(found("2025-03-05,2025-03-20,2025-03-10,,,2025-03-21,unable.unclear_after_correction").empty());
    CHECK(found("2025-03-05,2025-03-20,,,,2025-03-21,unable.unclear_after_correction") ==
          "correction_received ledger.correction-disposition (unable.unclear_after_correction)");
    // Fee notice received on 2025-03-10: to be paid by 2025-04-08.
    CHECK(found(",,,2025-03-10,,2025-04-09,other.fee_unpaid").empty());
    CHECK(found(",,,2025-03-10,,2025-04-08,other.fee_unpaid") == "closed ledger.fee-disposition (2025-04-08 <= 2025-04-08)");
    CHECK(found(",,,2025-03-10,2025-03-12,2025-04-09,other.fee_unpaid") == "fee_paid ledger.fee-disposition (2025-03-12)");
    CHECK(found(",,,,,2025-04-09,other.fee_unpaid") == "fee_notified ledger.fee-disposition (other.fee_unpaid)");
    // Of a ledger that has no such columns nothing is known, and nothing said.
    const std::string plain =
        "id,applicant,received,closed,disposition\n1,business,2025-03-03,2025-04-09,other.fee_unpaid\n"
        "2,business,2025-03-03,2025-04-09,other.correction_overdue\n";
    CHECK(tally_requests(plain).value().finish().findings().empty());
}

TEST_CASE("what was judged by a provisional year says so") {
    const auto counted = tally_requests(
                             "id,applicant,received,extended,extension_days,closed,disposition\n"
                             "1,business,2026-12-20,2027-02-25,5,,\n")
                             .value()
                             .finish();
    REQUIRE(counted.findings().size() == 2);
    CHECK(counted.findings()[0].rule == ledger_rule::extension_late);
    CHECK(to_string(counted.findings()[1], lang::en).find("may change") != std::string::npos);
}

TEST_CASE("an id used twice counts once, wherever it turns up") {
    const auto ledger = lawful_ledger(2'000, 4);
    auto with_copies = ledger;
    for (std::size_t i = 0; i < 50; ++i) with_copies.push_back(ledger[i * 7]);
    std::mt19937 random{5};
    for (int round = 0; round < 3; ++round) {
        const column_ledger columns{with_copies, true, 0};
        request_tally tally;
        REQUIRE(tally.add(columns.columns, "columns", 2).has_value());
        const auto counted = std::move(tally).finish();
        CHECK(counted.rows() == row_totals{2'050, 2'000, 50});
        CHECK(counted.findings_of(ledger_rule::duplicate_id) == 50);
        for (int y = 2018; y <= 2026; ++y) CHECK(counted.table(year{y}).counts() == counted_by_definition(ledger, year{y}));
        CHECK(counted.reported().size() == 50);
        std::shuffle(with_copies.begin(), with_copies.end(), random);
    }
    // Across ledgers that are each in order: the first ledger's row counts.
    request_tally whole = tally_requests(to_csv(ledger), "county.csv").value();
    whole.merge(tally_requests(to_csv(ledger, 100, 110), "city.csv").value());
    const auto counted = std::move(whole).finish();
    CHECK(counted.rows() == row_totals{2'010, 2'000, 10});
    CHECK(counted.reported()[3] == row_reference{"city.csv", 4, ledger[103].id});
    CHECK(counted.fees(year{2022}) == tally_requests(to_csv(ledger)).value().finish().fees(year{2022}));
}

TEST_CASE("findings are kept up to a limit and counted beyond it") {
    request_tally tally{state_council_calendar, 5};
    ledger_entry entry;
    entry.events.received = ymd(20250106);
    for (int i = 0; i < 100; ++i) tally.add(entry);
    const auto counted = std::move(tally).finish();
    CHECK(counted.rows() == row_totals{100, 0, 100});
    CHECK(counted.findings().size() == 5);
    CHECK(counted.findings_of(ledger_rule::id_missing) == 100);
    CHECK(counted.reported().size() == 100);
    CHECK(counted.years().empty());
}

TEST_CASE("CSV as spreadsheets write it") {
    const auto counted = tally_requests(
                             "\xEF\xBB\xBF\"id\",applicant,received,closed,disposition,remark\r\n"
                             "\"a,1\",business,2025-01-06,2025-01-07,granted,\"two\r\nlines, and \"\"quotes\"\"\"\r\n"
                             "\r\n"
                             ",,,,,\r\n , ,,\r\n"
                             "\"a\"\"2\",business,2025-01-06,,,last line without an end")
                             .value()
                             .finish();
    CHECK(counted.rows() == row_totals{2, 2, 0});
    const auto received = counted.requests_in(year{2025}, request_row::received, request_column::total);
    REQUIRE(received.size() == 2);
    CHECK(received[0].id == "a,1");
    CHECK(received[1].id == "a\"2");
    REQUIRE(counted.findings().size() == 1);
    CHECK(to_string(counted.findings()[0], lang::en) == "note: ledger.unknown-column: unknown column, not read (remark)");

    const auto refused = [](std::string_view text) { return to_string(tally_requests(text).error()); };
    CHECK(refused("") == "input.empty: there is nothing in it");
    CHECK(refused("id,applicant,received,closed\n") ==
          "ledger.column-missing: the ledger lacks a column that every table needs (disposition) at line 1, column 1");
    CHECK(
        refused("id,id,applicant,received,closed,disposition\n") ==
        "ledger.column-unusable: a column of the ledger is there twice or is of a type that cannot be used (id) at line 1, column 1");
    CHECK(tally_requests("id,applicant,received,closed,disposition").value().finish().rows() == row_totals{});
    CHECK(tally_requests("id,applicant,received,closed,disposition\n,,,,\n,,,,granted\n,,,,").value().finish().rows() ==
          row_totals{1, 0, 1});
}

TEST_CASE("a stray quote costs its own row, and parts that begin within a quoted field are read again") {
    std::string text = "id,applicant,received,closed,disposition,remark\n";
    std::size_t rows = 0;
    for (; text.size() < 5'000'000; ++rows)
        text += "R" + std::to_string(1'000'000 + rows) + ",business,2025-01-06,,,\"a\n1,business,2025-01-06,,,\nb\"\n";
    for (const unsigned threads : {1U, 2U, 4U}) {
        const auto counted = tally_requests(text, "quoted.csv", threads).value().finish();
        CHECK(counted.rows() == row_totals{rows, rows, 0});
        CHECK(counted.requests_in(year{2025}, request_row::received, request_column::business).back() ==
              row_reference{"quoted.csv", rows, "R" + std::to_string(1'000'000 + rows - 1)});
    }
    const auto counted = tally_requests(
                             "id,applicant,received,closed,disposition\n1,business,2025-01-06,,\n"
                             "2,\"business,2025-01-06,,\n3,business,2025-01-06,,\n")
                             .value()
                             .finish();
    CHECK(counted.rows() == row_totals{3, 2, 1});

    auto reader = request_reader::open(
                      "id,applicant,received,closed,disposition\n\"a\"\"b\",business,2025-01-06,,\n"
                      "\"c,business,2025-01-06,,\n")
                      .value();
    CHECK((reader.next() && reader.entry().id == "a\"b"));
    CHECK((reader.next() && reader.entry().id.empty()));  // not as the row before
}

TEST_CASE("arbitrary bytes are read or refused") {
    std::mt19937 random{6};
    const std::string valid = to_csv(lawful_ledger(20, 7));
    for (std::size_t round = testing::draws(300); round > 0; --round) {
        std::string text = valid;
        for (int edits = 0; edits < 8; ++edits) text[random() % text.size()] = "\",\n\r;-0a\0\xFF"[random() % 10];
        const auto tally = tally_requests(text, {}, 1);
        if (!tally) continue;
        request_reader reader = request_reader::open(text).value();
        std::uint64_t read = 0;
        while (reader.next()) ++read;
        const auto counted = tally_requests(text).value().finish();
        CHECK(counted.rows().read == read);
        CHECK(counted.rows().read == counted.rows().counted + counted.rows().reported);
        CHECK(counted.reported().size() == counted.rows().reported);
    }
}

TEST_CASE("a file is mapped or refused") {
    const auto path = std::filesystem::temp_directory_path() / "gongkai-ledger.csv";
    std::ofstream{path} << "id\n";
    CHECK(mapped_file::open(path.string()).value().text() == "id\n");
    std::filesystem::remove(path);
    CHECK(mapped_file::open(path.string()).error().code == errc::file_unreadable);
    CHECK(mapped_file::open("/").error().code == errc::file_unreadable);
}

TEST_CASE("reviews count by outcome in the year of closing, and as pending before") {
    const auto tally = [](std::string_view csv) { return tally_reviews(csv, "reviews.csv").value().finish(); };
    const auto counted = tally(
        "id,request_id,kind,filed,closed,outcome,co_defendant\n"
        "1,a,reconsideration,2024-11-01,2025-01-10,upheld,\n"
        "2,b,litigation_direct,2025-03-01,,,false\n"
        "3,c,litigation_direct,2025-03-01,2025-04-01,corrected,true\n"
        "4,d,litigation_after_reconsideration,2025-03-01,2026-04-01,other,\n"
        "1,e,reconsideration,2025-03-01,2025-04-01,corrected,\n"
        "5,f,reconsideration,2025-03-01,2025-04-01,pending,\n"
        "6,g,reconsideration,2025-03-01,,upheld,\n"
        "7,h,appeal,2025-03-01,,,\n"
        "8,i,reconsideration,2025-03-01,2025-02-01,upheld,\n");
    CHECK(counted.rows() == row_totals{9, 4, 5});
    CHECK(counted.co_defendant() == 1);
    using enum review_kind;
    review_table expected;
    expected(reconsideration, review_outcome::upheld) = 1;
    expected(litigation_direct, review_outcome::pending) = 1;
    expected(litigation_after_reconsideration, review_outcome::pending) = 1;
    CHECK(counted.table(year{2025}) == expected);
    CHECK(counted.table(year{2024})(reconsideration, review_outcome::pending).value() == 1);
    CHECK(counted.table(year{2026})(litigation_after_reconsideration, review_outcome::other).value() == 1);
    CHECK(counted.reviews_in(year{2025}, litigation_direct, review_column::total) ==
          std::vector<row_reference>{{"reviews.csv", 2, "2"}});
    std::vector<std::string> codes;
    for (const auto& f : counted.findings()) codes.push_back(std::to_string(f.row) + " " + std::string{code(f.rule)});
    CHECK(codes == std::vector<std::string>{"5 ledger.duplicate-id", "6 ledger.closed-without-disposition",
                                            "7 ledger.disposition-without-closed", "8 ledger.unknown-code", "9 ledger.order"});
    auto first = tally_reviews("id,kind,filed,closed,outcome\n1,reconsideration,2025-01-02,,\n", "a").value();
    first.merge(
        tally_reviews("id,kind,filed,closed,outcome\n1,reconsideration,2025-01-02,,\n2,reconsideration,2025-01-02,,\n", "b")
            .value());
    const auto merged = std::move(first).finish();
    CHECK(merged.rows() == row_totals{3, 2, 1});
    CHECK(merged.table(year{2025}).total(reconsideration).value() == 2);
}

TEST_CASE("fees by applicant and calendar month") {
    int number = 0;
    const auto add = [&number](monthly_requests& requests, std::string_view who, sys_days day, int n) {
        ledger_entry entry;
        entry.applicant_id = who;
        entry.events.received = day;
        for (int i = 0; i < n; ++i) {
            entry.id = std::to_string(++number);
            CHECK(requests.add(entry));
        }
        // The same request again, and one that is wrong, cost nothing.
        requests.add(entry);
        entry.id.clear();
        CHECK_FALSE(requests.add(entry));
    };
    monthly_requests requests;
    add(requests, "甲", ymd(20250131), 10);
    add(requests, "甲", ymd(20250201), 20);
    monthly_requests later;
    add(later, "乙", ymd(20250201), 52);
    add(later, "", ymd(20250201), 3);
    add(later, "甲", ymd(20250228), 15);
    requests.merge(std::move(later));
    using namespace std::chrono_literals;
    const auto found = std::move(requests).finish();
    CHECK(found.fees == std::vector<monthly_fee>{{"乙", 2025y / 2, 52, *money::from_fen(7'800'00)},
                                                 {"甲", 2025y / 2, 35, *money::from_fen(3'000'00)}});
    CHECK(found.unattributed == 3);
    CHECK(found.ledger.rows() == row_totals{110, 100, 10});
}

TEST_CASE("the fees of section six") {
    const auto counted = tally_requests(
                             "id,applicant,received,fee_notified,fee_paid,fee_yuan,closed,disposition\n"
                             "1,business,2024-12-20,2024-12-27,2025-01-03,4700.5,2025-01-20,granted\n"
                             "2,business,2025-03-03,2025-03-10,,300,2025-04-20,other.fee_unpaid\n"
                             "3,business,2025-03-03,2025-03-10,,,,\n")
                             .value()
                             .finish();
    CHECK(counted.fees(year{2024}) == fee_figures{1, *money::from_fen(4'700'50), 0, {}, 0});
    CHECK(counted.fees(year{2025}) == fee_figures{2, *money::from_fen(300'00), 1, *money::from_fen(4'700'50), 1});
}

namespace {

/// Texts in one column.
struct texts_in_column {
    explicit texts_in_column(const std::vector<std::string>& texts) {
        for (const std::string& text : texts) {
            bytes += text;
            offsets.push_back(static_cast<std::int32_t>(bytes.size()));
        }
        column.offsets = offsets.data();
        column.bytes = bytes.data();
    }
    texts_in_column(const texts_in_column&) = delete;

    std::string bytes;
    std::vector<std::int32_t> offsets{0};
    text_column column;
};

}  // namespace

TEST_CASE("what is wrong in columns is found row by row, and nothing else is lost by it") {
    const texts_in_column ids{{"A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9"}};
    const texts_in_column who{
        {"natural_person", "自然人", "nobody", "business", "business", "business", "business", "", "business"}};
    const std::int32_t day = static_cast<std::int32_t>(ymd(20250106).time_since_epoch().count());
    const std::vector<std::int32_t> received(9, day), closed(9, day + 7);
    const std::uint8_t all_but_a4[] = {0b1111'0111, 1}, all_but_a6[] = {0b1101'1111, 1};
    const std::vector<std::int64_t> fee{0, 0, 0, 0, -1, 0, 0, 0, 30'000};
    const std::uint8_t of_a5_and_a9[] = {0b0001'0000, 1};
    const std::string_view words[] = {"granted", "予以公开", "no_such_code"};

    const auto columns_with = [&](const void* indices, code_column::width width) {
        ledger_columns columns;
        columns.rows = 9;
        columns.id = ids.column;
        columns.id.valid.bits = all_but_a6;
        columns.applicant.text = who.column;
        columns.received = {received.data(), {all_but_a4}};
        columns.closed = {closed.data(), {}};
        columns.fee_notified = {closed.data(), {of_a5_and_a9}};
        columns.fee_fen = {fee.data(), {of_a5_and_a9}};
        columns.disposition.indices = indices;
        columns.disposition.index_width = width;
        columns.disposition.dictionary = words;
        return columns;
    };
    // Beyond the dictionary there is no word: the seventh row.
    const std::vector<std::uint8_t> of_8{0, 1, 0, 0, 0, 0, 200, 0, 1};
    const std::vector<std::uint16_t> of_16{of_8.begin(), of_8.end()};
    const std::vector<std::uint32_t> of_32{of_8.begin(), of_8.end()};
    const std::vector<std::uint64_t> of_64{of_8.begin(), of_8.end()};
    const std::vector<std::string> expected{
        "row 3 (A3), applicant: error: ledger.unknown-code",   "row 4 (A4), received: error: ledger.date",
        "row 5 (A5), fee_yuan: warning: ledger.number",        "row 6, id: error: ledger.id-missing",
        "row 7 (A7), disposition: error: ledger.unknown-code", "row 8 (A8), applicant: error: ledger.unknown-code"};
    for (const ledger_columns& columns :
         {columns_with(of_8.data(), code_column::width::bits8), columns_with(of_16.data(), code_column::width::bits16),
          columns_with(of_32.data(), code_column::width::bits32), columns_with(of_64.data(), code_column::width::bits64)}) {
        request_tally tally;
        const auto totals = tally.add(columns);
        REQUIRE(totals);
        CHECK(*totals == row_totals{9, 4, 5});
        const auto counted = std::move(tally).finish();
        std::vector<std::string> found;
        for (const std::string& line : listed(counted)) found.push_back(line.substr(0, line.find(':', line.find("ledger."))));
        CHECK(found == expected);
        CHECK(counted.table(year{2025}).counts()[disposition::granted].total() == count{4});
        CHECK(counted.fees(year{2025}) == fee_figures{2, *money::from_fen(30'000), 0, {}, 1});

        // Read one by one they are the same rows.
        auto rows = column_reader::open(columns).value();
        request_tally one_by_one;
        one_by_one.begin({}, false, columns.scope());
        add_rows(rows, one_by_one);
        const auto again = std::move(one_by_one).finish();
        CHECK(listed(again) == listed(counted));
        CHECK(again.table(year{2025}) == counted.table(year{2025}));
    }
}

TEST_CASE("columns without which nothing can be counted are asked for by name") {
    const auto ledger = lawful_ledger(10, 5);
    const column_ledger whole{ledger, true, 0};
    const auto lacks = [&](auto ledger_columns::* column) {
        ledger_columns columns = whole.columns;
        columns.*column = {};
        const auto opened = column_reader::open(columns);
        REQUIRE_FALSE(opened);
        request_tally tally;
        CHECK(to_string(tally.add(columns).error()) == to_string(opened.error()));
        CHECK(opened.error().code == errc::ledger_column_missing);
        return opened.error().detail;
    };
    CHECK(lacks(&ledger_columns::id) == "id");
    CHECK(lacks(&ledger_columns::applicant) == "applicant");
    CHECK(lacks(&ledger_columns::received) == "received");
    CHECK(lacks(&ledger_columns::closed) == "closed");
    CHECK(lacks(&ledger_columns::disposition) == "disposition");
    CHECK(column_reader::open(ledger_columns{}));  // a ledger of no rows lacks nothing
}

TEST_CASE("columns are read as the entries that they hold") {
    const auto ledger = lawful_ledger(500, 7);
    for (const bool dictionary : {false, true}) {
        const column_ledger columns{ledger, dictionary, 5};
        auto rows = column_reader::open(columns.columns).value();
        for (const ledger_entry& entry : ledger) {
            REQUIRE(rows.next());
            CHECK(rows.entry() == entry);
            CHECK(rows.faults().empty());
        }
        CHECK_FALSE(rows.next());
    }
}
