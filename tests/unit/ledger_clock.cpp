// SPDX-License-Identifier: Apache-2.0
// The worked cases of docs/clock.md, and the clock against a count day by day.
#include "../support/draws.hpp"
#include <array>
#include <gongkai/ledger/any_request.hpp>
#include <gongkai/ledger/explain.hpp>
#include <gongkai/ledger/fees.hpp>
#include <gongkai/ledger/read.hpp>
#include <gongkai/ledger/request.hpp>
#include <gongkai/testing/random_ledger.hpp>
#include <random>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using namespace gongkai;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

request_events received(sys_days day) {
    request_events e;
    e.received = day;
    return e;
}

due_day reply_due(const request_events& e) { return reply_period_of(e).value().due; }

/// The lines of an explanation on one day.
std::vector<std::string> on(sys_days day, const request_events& e, lang language) {
    std::vector<std::string> lines;
    for (const explained_day& line : explain(e))
        if (line.date == day) lines.push_back(to_string(line, language));
    return lines;
}

using lines = std::vector<std::string>;

}  // namespace

TEST_CASE("received on a Saturday that is a make-up workday (条例 31, 33)") {
    const auto e = received(ymd(20250208));
    CHECK(reply_due(e) == due_day{ymd(20250307), false});
    CHECK(on(ymd(20250208), e, lang::zh) == lines{"2025-02-08 周六 起算日，当日不计 [条例第三十一条]"});
    CHECK(on(ymd(20250210), e, lang::zh) == lines{"2025-02-10 周一 第1日 [条例第三十三条第二款]"});
}

TEST_CASE("received on a holiday (条例 31, 33)") {
    const auto e = received(ymd(20250129));
    CHECK(reply_due(e) == due_day{ymd(20250303), false});
    CHECK(
        on(ymd(20250204), e, lang::en) ==
        lines{
            "2025-02-04 Tue holiday for 春节, not counted [Regulation art. 33 para. 2; State Council notice on holidays of 2025]"});
    CHECK(on(ymd(20250205), e, lang::en) == lines{"2025-02-05 Wed day 1 [Regulation art. 33 para. 2]"});
    CHECK(
        on(ymd(20250208), e, lang::en) ==
        lines{
            "2025-02-08 Sat day 4 (make-up workday for 春节) [Regulation art. 33 para. 2; State Council notice on holidays of 2025]"});
}

TEST_CASE("across the Spring Festival (条例 33)") {
    const auto e = received(ymd(20250120));
    CHECK(reply_due(e) == due_day{ymd(20250221), false});
    CHECK(on(ymd(20250221), e, lang::zh) == lines{"2025-02-21 周五 第20日，期限届满 [条例第三十三条第二款]"});
}

TEST_CASE("a correction asked for on working day 7 (条例 30)") {
    auto e = received(ymd(20250217));
    CHECK(correction_notice_due(e.received) == due_day{ymd(20250226), false});
    e.correction_notified = ymd(20250226);
    e.correction_due = ymd(20250312);
    CHECK(next_deadline(e) == deadline{duty::correction, due_day{ymd(20250312), false}, article(30)});
    CHECK(on(ymd(20250312), e, lang::en) ==
          lines{"2025-03-12 Wed time set for the correction, the last day [Regulation art. 30]"});
    e.correction_received = ymd(20250310);
    CHECK(reply_due(e) == due_day{ymd(20250408), false});
    CHECK(on(ymd(20250310), e, lang::en) == lines{"2025-03-10 Mon day 0, not counted [Regulation art. 30]"});
}

TEST_CASE("an extension notified on the last day, and one day late (条例 33)") {
    auto e = received(ymd(20250120));
    e.extension_days = 20;
    e.extended = ymd(20250221);
    CHECK(reply_period_of(e)->original == due_day{ymd(20250221), false});
    CHECK(reply_due(e) == due_day{ymd(20250321), false});
    CHECK(reply_period_of(e)->extension == grant_effect::effective);
    CHECK(on(ymd(20250221), e, lang::zh) ==
          lines{"2025-02-21 周五 第20日 [条例第三十三条第二款]", "2025-02-21 周五 告知延期20个工作日 [条例第三十三条第二款]"});
    e.extended = ymd(20250224);
    CHECK(reply_due(e) == due_day{ymd(20250221), false});
    CHECK(reply_period_of(e)->extension == grant_effect::late);
    CHECK(on(ymd(20250224), e, lang::zh) == lines{"2025-02-24 周一 告知延期时期限已过，延期不生效 [条例第三十三条第二款]"});
}

TEST_CASE("a consultation answered, and one met with silence (条例 32, 33, 34)") {
    auto e = received(ymd(20250217));
    e.consultations = {{ymd(20250220), ymd(20250226)}};
    CHECK(reply_due(e) == due_day{ymd(20250324), false});
    CHECK(on(ymd(20250220), e, lang::zh) == lines{"2025-02-20 周四 征求意见期间，不计 [条例第三十三条第三款]"});
    CHECK(on(ymd(20250226), e, lang::zh) == lines{"2025-02-26 周三 征求意见期间，不计 [条例第三十三条第三款]"});
    CHECK(on(ymd(20250227), e, lang::zh) == lines{"2025-02-27 周四 第3日 [条例第三十三条第二款]"});
    e.consultations = {{ymd(20250220), {}}};
    CHECK(consultation_due(ymd(20250220)) == due_day{ymd(20250313), false});
    CHECK(reply_due(e) == due_day{ymd(20250409), false});
    // An answer after that day changes nothing.
    e.consultations = {{ymd(20250220), ymd(20250320)}};
    CHECK(reply_due(e) == due_day{ymd(20250409), false});
    // Two letters out at once pause the period once.
    e.consultations = {{ymd(20250220), ymd(20250226)}, {ymd(20250221), ymd(20250225)}};
    CHECK(reply_due(e) == due_day{ymd(20250324), false});
}

TEST_CASE("a fee paid and unpaid (条例 42, 国办函〔2020〕109号)") {
    auto e = received(ymd(20250303));
    e.fee_notified = ymd(20250310);
    CHECK(next_deadline(e) == deadline{duty::payment, due_day{ymd(20250408), false}, basis::payment});
    CHECK(on(ymd(20250408), e, lang::zh) == lines{"2025-04-08 周二 第20日，期限届满 [国办函〔2020〕109号（转述）]"});
    CHECK(standing_as_of(e, ymd(20250408)).state == punctuality::at_risk);
    CHECK(standing_as_of(e, ymd(20250409)).state == punctuality::overdue);
    e.fee_paid = ymd(20250320);
    CHECK(reply_due(e) == due_day{ymd(20250418), false});
    CHECK(on(ymd(20250320), e, lang::zh) ==
          lines{"2025-03-20 周四 起算日，当日不计 [国办函〔2020〕109号（通行做法，未见原文）]"});
}

TEST_CASE("the end of the year (条例 33)") {
    CHECK(reply_due(received(ymd(20251215))) == due_day{ymd(20260113), false});
    // The notice for 2027 is not issued yet.
    const auto e = received(ymd(20261204));
    CHECK(reply_due(e) == due_day{ymd(20270104), true});
    CHECK(on(ymd(20270104), e, lang::en) ==
          lines{"2027-01-04 Mon day 20, the last day (provisional: the year's notice is not issued yet) "
                "[Regulation art. 33 para. 2]"});
}

TEST_CASE("a later date for an excessive request (条例 35), and proactive disclosure (条例 26)") {
    auto e = received(ymd(20250303));
    e.deferred_to = ymd(20250630);
    CHECK(next_deadline(e) == deadline{duty::reply, due_day{ymd(20250630), false}, article(35)});
    CHECK(on(ymd(20250630), e, lang::zh) == lines{"2025-06-30 周一 确定的延迟答复日期，期限届满 [条例第三十五条]"});
    CHECK(proactive_disclosure_due(ymd(20250120)) == due_day{ymd(20250221), false});
    CHECK(explain_proactive_disclosure(ymd(20250120)).back().basis == article(26));
}

TEST_CASE("how a request stands as of a day") {
    auto e = received(ymd(20250120));
    CHECK(standing_as_of(e, ymd(20250119)).state == punctuality::settled);
    CHECK(standing_as_of(e, ymd(20250120)).state == punctuality::in_time);
    CHECK(standing_as_of(e, ymd(20250213)).working_days_left == 6);
    CHECK(standing_as_of(e, ymd(20250213)).state == punctuality::in_time);
    CHECK(standing_as_of(e, ymd(20250214)).state == punctuality::at_risk);
    CHECK(standing_as_of(e, ymd(20250221)).state == punctuality::at_risk);
    CHECK(standing_as_of(e, ymd(20250222)).state == punctuality::overdue);
    CHECK(standing_as_of(e, ymd(20250225)).working_days_left == -2);
    // What happened later was not known then.
    e.closed = ymd(20250226);
    CHECK(standing_as_of(e, ymd(20250225)).state == punctuality::overdue);
    CHECK(standing_as_of(e, ymd(20250226)).state == punctuality::settled);
    e.extended = ymd(20250220);
    e.extension_days = 5;
    CHECK(standing_as_of(e, ymd(20250219)).next.due->date == ymd(20250221));
    CHECK(standing_as_of(e, ymd(20250220)).next.due->date == ymd(20250228));
    CHECK(standing_as_of(received(ymd(20400101)), ymd(20410101)).state == punctuality::unknown);
    CHECK(standing_as_of(received(ymd(20170101)), ymd(20250101)).state == punctuality::unknown);
}

TEST_CASE("the clock equals a count day by day") {
    std::mt19937 random{1};
    const auto upto = [&](unsigned n) { return static_cast<int>(random() % n); };
    for (std::size_t round = testing::draws(4'000); round > 0; --round) {
        auto e = received(ymd(20180101) + days{upto(3600)});
        sys_days day = e.received;
        for (int n = upto(4); n > 0; --n) {
            const sys_days sent = day + days{upto(40)};
            e.consultations.push_back({sent, {}});
            if (upto(3) != 0) e.consultations.back().answered = sent + days{upto(40)};
            if (upto(2) == 0) day = sent;
        }
        if (upto(3) == 0) {
            e.extended = e.received + days{upto(60)};
            e.extension_days = 1 + upto(20);
        }
        if (upto(4) == 0) {
            e.correction_notified = e.received + days{upto(9)};
            e.correction_received = *e.correction_notified + days{upto(30)};
        }
        const auto period = reply_period_of(e);
        const auto counted = explain(e);
        REQUIRE(period.has_value());
        const auto last = std::find_if(counted.begin(), counted.end(), [](const explained_day& line) { return line.last; });
        REQUIRE(last != counted.end());
        REQUIRE(last->date == period->due.date);
        bool provisional = false;
        for (const explained_day& line : counted) provisional = provisional || line.provisional;
        REQUIRE(provisional == period->due.provisional);
    }
}

TEST_CASE("of a consultation the readings part on a late answer, and on any before the Regulation of 2019") {
    const auto disputed = [](sys_days receipt, consultation letter) {
        auto e = received(receipt);
        e.consultations = {letter};
        return reply_period_of(e).value().disputed;
    };
    CHECK(disputed(ymd(20250303), {ymd(20250305), ymd(20250430)}).contains(disputed_point::late_answer));
    CHECK(disputed(ymd(20250303), {ymd(20250305), ymd(20250310)}).empty());
    CHECK(disputed(ymd(20250303), {ymd(20250305), {}}).empty());
    CHECK(disputed(ymd(20180305), {ymd(20180307), ymd(20180312)}).contains(disputed_point::opinion_before_2019));
}

TEST_CASE("of a fee the readings part on a notice after the period alone, and of no request before 2021") {
    const auto disputed = [](sys_days receipt, sys_days notified, std::optional<sys_days> paid) {
        auto e = received(receipt);
        e.fee_notified = notified;
        e.fee_paid = paid;
        return reply_period_of(e).value().disputed.contains(disputed_point::late_fee_notice);
    };
    CHECK(disputed(ymd(20250303), ymd(20250520), ymd(20250526)));
    CHECK_FALSE(disputed(ymd(20250303), ymd(20250310), ymd(20250526)));
    CHECK_FALSE(disputed(ymd(20250303), ymd(20250520), std::nullopt));
    CHECK_FALSE(disputed(ymd(20200601), ymd(20200901), ymd(20200907)));
}

TEST_CASE("fees by request and by page (国办函〔2020〕109号)") {
    const auto yuan = [](std::optional<money> fee) { return fee.value().fen() / 100; };
    CHECK(yuan(fee_by_request(10)) == 0);
    CHECK(yuan(fee_by_request(11)) == 100);
    CHECK(yuan(fee_by_request(35)) == 3'000);
    CHECK(yuan(fee_by_request(52)) == 7'800);
    CHECK(yuan(fee_by_page(30)) == 0);
    CHECK(yuan(fee_by_page(31)) == 10);
    CHECK(yuan(fee_by_page(250)) == 4'700);
    std::int64_t sum = 0;
    for (int n = 1; n < 1'000; ++n) {
        sum += fee_of_nth_request(n)->fen();
        REQUIRE(fee_by_request(n)->fen() == sum);
    }
    CHECK_FALSE(fee_by_request(-1).has_value());
    CHECK_FALSE(fee_by_page(most_charged + 1).has_value());
    CHECK_FALSE(fee_of_nth_request(0).has_value());
}

TEST_CASE("a request carried through its states gives a row that counts") {
    const auto r = receive("2025-1", applicant::business, channel::internet, ymd(20250217)).value();
    const auto asked = r.ask_for_correction(ymd(20250226), ymd(20250312)).value();
    const auto back = asked.receive_correction(ymd(20250310)).value();
    const auto consulting = back.consult(ymd(20250311)).value();
    const auto answered = consulting.receive_opinion(ymd(20250313)).value();
    const auto charged = answered.charge(ymd(20250314), fee_by_page(250).value()).value();
    CHECK(charged.next()->what == duty::payment);
    const auto paid = charged.receive_payment(ymd(20250320)).value();
    const auto extended = paid.extend(ymd(20250418), 5).value();
    const auto closed = extended.close<disposition::granted, article(36, 2)>(ymd(20250425)).value();
    CHECK(closed.next()->what == duty::none);
    CHECK(closed.entry().fee == fee_by_page(250));
    std::vector<ledger_rule> findings;
    CHECK(examine(closed.entry(), state_council_calendar,
                  [&](ledger_rule rule, ledger_column, const std::string&) { findings.push_back(rule); }));
    CHECK(findings.empty());
}

TEST_CASE("a step on the wrong day is refused with the rule it breaks") {
    const auto refused = [](const auto& outcome) {
        REQUIRE_FALSE(outcome.has_value());
        return outcome.error().detail;
    };
    CHECK(refused(receive("", applicant::business, channel::fax, ymd(20250217))) ==
          "2025-02-17登记申请不合规定：没有编号 / registering the request on 2025-02-17 is not possible: the row has no id");
    const auto r = receive("1", applicant::business, channel::fax, ymd(20250217)).value();
    CHECK(
        refused(r.consult(ymd(20250216))) ==
        "2025-02-16征求意见不合规定：日期先后颠倒（不得早于2025-02-17） / asking for an opinion on 2025-02-16 is not possible: events "
        "out of order (not before 2025-02-17)");
    CHECK(
        refused(r.ask_for_correction(ymd(20250227), ymd(20250301))) ==
        "2025-02-27告知补正不合规定：补正告知超过收到申请之日起7个工作日（最后一日是2025-02-26） [条例第三十条] / asking for a correction on "
        "2025-02-27 is not possible: the notice to correct was sent after working day 7 (the last day was 2025-02-26) "
        "[Regulation art. 30]");
    CHECK(
        refused(r.extend(ymd(20250218), 21)) ==
        "2025-02-18告知延期不合规定：延长的期限不是1至20个工作日（21） [条例第三十三条第二款] / extending the period on 2025-02-18 is not "
        "possible: the extension is not 1 to 20 working days (21) [Regulation art. 33 para. 2]");
    CHECK(refused(r.extend(ymd(20250318), 5)).find("（最后一日是2025-03-17）") != std::string::npos);
    CHECK(refused(r.close<disposition::other, citation{instrument::format_2019}>(ymd(20250218))).find("(other)") !=
          std::string::npos);
    const auto asked = r.ask_for_correction(ymd(20250226), ymd(20250312)).value();
    CHECK(
        refused(asked.close<disposition::other_correction_overdue, article(30)>(ymd(20250312))).find("（不得早于2025-03-13）") !=
        std::string::npos);
    CHECK(asked.close<disposition::other_correction_overdue, article(30)>(ymd(20250313)).has_value());
    const auto charged = r.charge(ymd(20250310), money{}).value();
    CHECK(refused(charged.receive_payment(ymd(20250409))).find("国办函〔2020〕109号（转述）") != std::string::npos);
    CHECK(refused(r.charge(ymd(20250310), money::from_fen(55'00).value())).find("（55）") != std::string::npos);
    CHECK(refused(r.charge(ymd(20250318), money{})).find("（最后一日是2025-03-17）") != std::string::npos);
    CHECK(refused(receive("1", applicant::business, channel::fax, ymd(20200217)).value().charge(ymd(20200218), money{}))
              .find("2021") != std::string::npos);
    // A deferral is notified within the period and ends no earlier than it (条例 35).
    CHECK(refused(r.defer(ymd(20250318), ymd(20250401))).find("（最后一日是2025-03-17）") != std::string::npos);
    CHECK(refused(r.defer(ymd(20250303), ymd(20250314))).find("2025-03-14，不得早于2025-03-17") != std::string::npos);
    CHECK(r.defer(ymd(20250303), ymd(20250430)).value().next()->due == due_day{ymd(20250430), false});
    CHECK(charged.close<disposition::other_fee_unpaid, article(42)>(ymd(20250409)).has_value());
}

TEST_CASE("a request comes back from its row: written, read and resumed it is the same, in every state, and goes on") {
    testing::random_ledger drawn{4'000, 21, std::chrono::year{2019}};
    std::string csv;
    append_request_header(csv);
    std::vector<ledger_entry> ledger;
    while (drawn.next()) {
        // As it ended, and as it stood some days after receipt.
        ledger_entry early = drawn.entry();
        early.id += "-early";
        early.events = *as_of(early.events, early.events.received + days{12});
        if (!early.events.closed) early.disposition.reset();
        if (!early.events.fee_notified) early.fee.reset();
        for (const ledger_entry& entry : {drawn.entry(), early}) append_csv(csv, ledger.emplace_back(entry));
    }
    auto reader = request_reader::open(csv).value();
    std::array<int, 4> phases{};
    for (const ledger_entry& entry : ledger) {
        REQUIRE(reader.next());
        const auto back = resume(reader.entry());
        REQUIRE(back.has_value());
        std::visit(
            [&](const auto& r) {
                REQUIRE(r.entry() == entry);
                REQUIRE(r.next() == next_deadline(entry.events));
                ++phases[static_cast<std::size_t>(r.state.phase)];
            },
            *back);
    }
    for (const int n : phases) CHECK(n > 0);
    // Through its states, put away and taken up again before each step.
    const auto again = [](const auto& r) { return resume(r.entry()).value(); };
    const auto r = receive("1", applicant::business, channel::fax, ymd(20250217)).value();
    const auto deferred = r.consult(ymd(20250220)).value().defer(ymd(20250303), ymd(20250730)).value();
    const any_request stored = again(deferred);
    const auto* const processing = std::get_if<std::remove_cvref_t<decltype(deferred)>>(&stored);
    REQUIRE(processing != nullptr);
    CHECK(processing->next()->due == due_day{ymd(20250730), false});
    CHECK_FALSE(processing->receive_opinion(ymd(20250302)).has_value());
    const auto closed =
        processing->receive_opinion(ymd(20250305)).value().close(disposition::granted, article(36, 2), ymd(20250728));
    REQUIRE(closed.has_value());
    CHECK(std::visit([](const auto& c) { return c.state.phase; }, again(*closed)) == lifecycle_phase::closed);
}

TEST_CASE("events in no order have a period or none, in each reading") {
    std::mt19937_64 draw{11};
    const auto day = [&] { return sys_days{std::chrono::year{2025} / 3 / 1} + days{draw() % 120}; };
    const auto perhaps = [&](request_events::optional_day& event) {
        if (draw() % 2 != 0) event = day();
    };
    for (int n = 0; n < 20'000; ++n) {
        request_events e = received(day());
        for (auto* event : {&e.correction_notified, &e.correction_received, &e.extended, &e.deferred, &e.deferred_to,
                            &e.fee_notified, &e.fee_paid, &e.closed})
            perhaps(*event);
        if (draw() % 2 != 0) e.consultations.push_back({day(), day()});
        e.extension_days = 20;
        for (const reading by : {reading::cautious, reading::lenient}) {
            const auto period = reply_period_of(e, state_council_calendar, by);
            REQUIRE(period);
            CHECK(next_deadline(e, state_council_calendar, by));
            (void)reply_delay(e, state_council_calendar, by);
            (void)standing_as_of(e, day(), 5, state_council_calendar, by);
        }
    }
}

TEST_CASE("a disposition chosen at run time is held against the state and its basis") {
    const auto r = receive("1", applicant::business, channel::fax, ymd(20250217)).value();
    CHECK(r.close(disposition::unable_not_held, article(36, 4), ymd(20250218)).value().entry().disposition ==
          disposition::unable_not_held);
    CHECK(r.close(disposition::unable_not_held, article(14), ymd(20250218)).error().detail.find("办理结果的条款") !=
          std::string::npos);
    CHECK(r.close(disposition::other_fee_unpaid, article(42), ymd(20250218)).error().detail.find("此时不能") !=
          std::string::npos);
    ledger_entry broken = r.entry();
    broken.events.extended = ymd(20250101);
    CHECK(resume(broken).error().detail.find("恢复不合规定") != std::string::npos);
}
