// SPDX-License-Identifier: Apache-2.0
// A request from receipt to the day by which it must be answered, each day with its law; then counted beside a clerk's ledger.
#include <gongkai/ledger/explain.hpp>
#include <gongkai/ledger/read.hpp>
#include <gongkai/ledger/request.hpp>
#include <iostream>

int main() {
    using namespace gongkai;

    const auto asked = receive("2025-031", applicant::business, channel::internet, ymd(20250120));
    if (!asked) {
        std::cerr << to_string(asked.error(), lang::zh) << '\n';
        return 1;
    }
    const auto late = asked->extend(ymd(20250224), 10);  // after the period: refused, with the day and the article
    std::cout << to_string(late.error(), lang::zh) << '\n';

    const auto extended = asked->extend(ymd(20250217), 10).value();
    const ledger_entry& row = extended.entry();
    const std::optional<deadline> next = next_deadline(row.events);  // empty beyond the calendar
    if (!next || !next->due || next->what != duty::reply) return 1;
    std::cout << "reply due " << iso_date(next->due->date) << '\n';
    for (const explained_day& day : explain(row.events))
        if (day.effect != day_effect::counted && day.effect != day_effect::weekend)
            std::cout << "  " << to_string(day, lang::zh) << '\n';
    const standing now = standing_as_of(row.events, ymd(20250304));
    std::cout << now.working_days_left << " working days left" << (now.state == punctuality::at_risk ? ", at risk" : "") << '\n';

    constexpr std::string_view ledger =
        "编号,申请人类型,收到日期,办结日期,办理结果\n"
        "2025-030,自然人,2025年1月16日,2025年2月14日,予以公开\n";
    request_tally tally = tally_requests(ledger, "clerk.csv").value();
    tally.add(row);
    const counted_requests counted = std::move(tally).finish();
    for (const ledger_finding& f : counted.findings()) std::cerr << to_string(f, lang::zh) << '\n';
    const request_table table = counted.table(std::chrono::year{2025});
    std::cout << "received " << table.received().total().value() << ", carried out " << table.carried_out().total().value()
              << '\n';
}
