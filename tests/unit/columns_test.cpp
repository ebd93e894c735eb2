// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <gongkai/columns/check.hpp>
#include <string>

using namespace gongkai;
using namespace std::chrono;

namespace {

sys_days on(std::string_view text) { return parse_iso_date(text).value(); }

}  // namespace

TEST_CASE("columns fall overdue on the day that the indicators have it") {
    const update_limit weeks{column_kind::news, 14, 0};
    const update_limit half{column_kind::policies, 0, 6};
    CHECK(iso_date(*overdue_from(on("2025-03-01"), weeks)) == "2025-03-16");
    CHECK(iso_date(*overdue_from(on("2025-03-01"), half)) == "2025-09-02");
    CHECK(iso_date(*overdue_from(on("2025-02-28"), half)) == "2025-09-01");
    CHECK(iso_date(*overdue_from(on("2025-08-31"), half)) == "2026-03-01");
    CHECK(iso_date(*overdue_from(on("2024-08-30"), half)) == "2025-03-01");
    CHECK_FALSE(overdue_from(on("2025-03-01"), update_limit{}));
}

TEST_CASE("sites are judged by what is known of them") {
    const auto check = [](std::string_view columns, std::string_view sites, std::string_view day) {
        record_keeper<column_entry> c;
        record_keeper<site_entry> s;
        CHECK_FALSE(add_records<column_entry>(columns, "columns.csv", c));
        if (!sites.empty()) CHECK_FALSE(add_records<site_entry>(sites, "sites.csv", s));
        return check_columns(std::move(c), std::move(s), on(day));
    };
    std::string columns = "id,name,kind,updated,entries,update_days\n";
    for (int i = 0; i < 4; ++i) columns += "n" + std::to_string(i) + ",动态,动态要闻,2025-05-01,9,\n";
    columns +=
        "p,政策,政策文件,2025-01-10,5,\nq,规划,plans,,3,\nr,空,other,,0,\ns,办事,entry_page,2020-01-01,,\nt,明天,news,2025-06-02,1,\nu,自定,other,2025-05-26,1,7\n";
    const auto four = check(columns, "", "2025-06-01");
    const auto state = [](const column_report& r, std::size_t n) { return std::string{code(r.columns.at(n).state)}; };
    CHECK(state(four, 0) == "overdue");
    CHECK(four.columns[0].days_left == -16);
    CHECK(state(four, 4) == "current");
    CHECK(iso_date(*four.columns[4].overdue_from) == "2025-07-11");
    CHECK(state(four, 5) == "undated");
    CHECK(state(four, 6) == "empty");
    CHECK(state(four, 7) == "no_limit");
    CHECK(state(four, 8) == "dated_later");
    CHECK(state(four, 9) == "due_soon");
    REQUIRE(four.sites.size() == 1);
    const auto outcome_of = [](const site_standing& s, site_indicator which) {
        for (const indicator_result& r : s.results)
            if (r.indicator == which) return r.outcome;
        return outcome::not_assessable;
    };
    CHECK(outcome_of(four.sites[0], site_indicator::columns_stale) == outcome::pass);  // four of five
    CHECK(four.sites[0].verdict == site_verdict::not_assessable);                      // nothing is known of the site
    const auto five = check(columns + "v,公告,notices,2024-11-30,2,\n", "", "2025-06-01");
    CHECK(outcome_of(five.sites[0], site_indicator::columns_stale) == outcome::fail);
    CHECK(five.sites[0].verdict == site_verdict::not_qualified);

    const std::string header =
        "id,kind,incidents,visits,visits_failed,home_updated,consultation_channel,oldest_unanswered,services,guides_lacking,deducted,bonus\n";
    const auto sites = check(columns, header + "good,政府网站,0,140,6,2025-05-30,是,,true,4,15,12\n", "2025-06-01");
    CHECK(sites.sites[0].verdict == site_verdict::qualified);
    CHECK(sites.sites[0].points == 97U);
    CHECK(to_string(sites.qualified(site_kind::website)) == "100.00%");
    const auto with = [&](std::string_view row) { return check(columns, header + std::string{row}, "2025-06-01").sites[0]; };
    CHECK(with("a,website,1,140,6,2025-05-30,true,,true,4,15,12\n").verdict == site_verdict::not_qualified);
    CHECK(outcome_of(with("a,website,0,140,7,2025-05-30,true,,true,4,,\n"), site_indicator::unreachable) == outcome::fail);
    CHECK(outcome_of(with("a,website,0,139,139,2025-05-30,true,,true,4,,\n"), site_indicator::unreachable) ==
          outcome::not_assessable);
    CHECK(outcome_of(with("a,website,0,140,6,2025-05-18,true,,true,4,,\n"), site_indicator::home_stale) == outcome::pass);
    CHECK(outcome_of(with("a,website,0,140,6,2025-05-17,true,,true,4,,\n"), site_indicator::home_stale) == outcome::fail);
    CHECK(outcome_of(with("a,website,0,140,6,2025-05-30,false,,true,4,,\n"), site_indicator::no_consultation) == outcome::fail);
    CHECK(outcome_of(with("a,website,0,140,6,2025-05-30,true,2025-03-01,true,4,,\n"), site_indicator::messages_unanswered) ==
          outcome::pass);
    CHECK(outcome_of(with("a,website,0,140,6,2025-05-30,true,2025-02-28,true,4,,\n"), site_indicator::messages_unanswered) ==
          outcome::fail);
    CHECK(outcome_of(with("a,website,0,140,6,2025-05-30,true,,true,5,,\n"), site_indicator::guides_lacking) == outcome::fail);
    CHECK(with("a,website,0,140,6,2025-05-30,true,,true,4,41,30\n").verdict == site_verdict::not_qualified);  // 59 points
    CHECK(with("a,website,0,140,6,2025-05-30,true,,true,4,40,30\n").points == 60U);
    CHECK(with("a,website,0,140,6,2025-05-30,true,,true,4,,\n").verdict == site_verdict::qualified);
    CHECK(with("a,website,,140,6,2025-05-30,true,,true,4,,\n").verdict == site_verdict::not_assessable);
    // An account in a new medium has no columns and no services.
    const auto account = check("id,kind,updated\n", header + "w,new_media,0,,,2025-05-30,true,,,,,\n", "2025-06-01");
    CHECK(account.sites[0].verdict == site_verdict::qualified);
}

TEST_CASE("the share of qualified sites is that of the published check") {
    // 海南 2023, third quarter: 122 sites of which 4 are bad, 173 accounts of which 13 are.
    std::string sites =
        "id,kind,incidents,home_updated,consultation_channel,oldest_unanswered,visits,visits_failed,services,guides_lacking\n";
    std::string columns = "id,site,kind,updated\n";
    for (int i = 0; i < 122; ++i) {
        const std::string id = "s" + std::to_string(i);
        sites += id + ",website," + (i < 4 ? "1" : "0") + ",2023-09-01,true,,140,0,true,0\n";
        columns += "c" + std::to_string(i) + "," + id + ",news,2023-09-01\n";
    }
    for (int i = 0; i < 173; ++i)
        sites += "m" + std::to_string(i) + ",new_media,0," + (i < 13 ? "2023-08-01" : "2023-09-01") + ",true,,,,,\n";
    record_keeper<column_entry> c;
    record_keeper<site_entry> s;
    CHECK_FALSE(add_records<column_entry>(columns, "", c));
    CHECK_FALSE(add_records<site_entry>(sites, "", s));
    const auto report = check_columns(std::move(c), std::move(s), on("2023-09-10"));
    CHECK(to_string(report.qualified(site_kind::website), 1) == "96.7%");
    CHECK(to_string(report.qualified(site_kind::new_media), 1) == "92.5%");
}
