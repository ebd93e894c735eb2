// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <gongkai/records/tally.hpp>
#include <gongkai/service/lifecycle.hpp>
#include <string>

using namespace gongkai;
using namespace std::chrono;

namespace {

sys_days on(std::string_view text) { return parse_iso_date(text).value(); }

template <class Entry>
counted_records counted(std::string_view text, const record_settings& settings = {}) {
    return tally_records<Entry>(text, "ledger.csv", settings).value().finish();
}

std::string rules_of(const counted_records& ledger) {
    std::string out;
    for (const record_finding& f : ledger.findings()) out += std::to_string(f.row) + " " + std::string{code(f.rule)} + "\n";
    return out;
}

template <class Entry>
std::string rules_of(const Entry& entry, const record_settings& settings = {}) {
    std::string out;
    for (const record_finding& f : examine(entry, settings)) out.append(code(f.rule)).append("\n");
    return out;
}

}  // namespace

TEST_CASE("consultations are counted by channel and day, and merged tallies are one") {
    auto first = tally_records<consultation_entry>(
                     "id,channel,received,answered\n1,video,2023-01-05,2023-01-05\n2,视频（云综窗）,2023-01-05,\n")
                     .value();
    auto second = tally_records<consultation_entry>(
                      "[{\"id\":\"3\",\"channel\":\"counter\",\"received\":\"2023-12-31\",\"answered\":\"2024-01-02\"},"
                      "{\"id\":\"1\",\"channel\":\"counter\",\"received\":\"2023-12-31\"}]")
                      .value();
    first.merge(std::move(second));
    const auto ledger = std::move(first).finish();
    const year y{2023};
    CHECK(ledger.rows() == row_totals{4, 3, 1});
    CHECK(ledger.number(y, record_figure::consultations, record_dimension::service_channel, "video") == count{2});
    CHECK(ledger.number(y, record_figure::consultations, record_dimension::day, "2023-01-05") == count{2});
    CHECK(ledger.number(y, record_figure::consultations_answered) == count{1});  // the answer of 2024 came later
    CHECK(ledger.findings().size() == 1);
    CHECK(ledger.findings().front().row == 2);
}

TEST_CASE("ratings: one a visit, five levels, the loop of a bad one") {
    record_settings zhejiang;
    zhejiang.ratings = *find_limits(all_rating_limits, "zhejiang");
    const auto ledger = counted<rating_entry>(
        "id,subject,channel,rated,level,called_back,verified,appealed,appeal_decided,appeal_outcome,rectified,answered,rerated,rerating\n"
        "1,v1,counter,2024-01-05,非常满意,,,,,,,,,\n"
        "2,v2,counter,2024-01-05,基本满意,,,,,,,,,\n"
        "3,v3,counter,2024-01-05,不满意,2024-01-06,2024-01-08,,,,2024-01-15,2024-01-20,2024-01-22,满意\n"
        "4,v4,website,2024-01-05,very_dissatisfied,2024-01-05,2024-01-05,2024-01-06,2024-01-09,upheld,,2024-01-10,,\n"
        "5,v1,counter,2024-01-06,satisfied,,,,,,,,,\n"
        "6,v6,counter,2024-01-05,dissatisfied,2024-01-07,,,,,2024-01-15,2024-01-21,,\n"
        "7,v7,counter,2024-01-05,satisfied,2024-01-06,,,,,,,,\n"
        "8,v8,counter,2024-01-05,dissatisfied,2024-01-06,2024-01-06,,,rejected,,,2024-01-07,satisfied\n"
        "9,v9,counter,2024-01-05,dissatisfied,2024-01-04,,,,,,,,\n",
        zhejiang);
    CHECK(rules_of(ledger) ==
          "5 rating.twice\n6 rating.step-missing\n6 rating.callback-late\n6 rating.answer-late\n7 rating.loop-needless\n"
          "8 rating.appeal\n8 rating.rerated\n9 record.order\n");
    const year y{2024};
    const auto n = [&](record_figure f) { return ledger.number(y, f).value(); };
    CHECK(n(record_figure::ratings) == 7);
    CHECK(n(record_figure::ratings_good) == 2);
    CHECK(n(record_figure::ratings_middling) == 1);
    CHECK(n(record_figure::ratings_bad) == 4);
    CHECK(n(record_figure::ratings_good) + n(record_figure::ratings_middling) + n(record_figure::ratings_bad) ==
          n(record_figure::ratings));
    CHECK(n(record_figure::called_back) == 4);
    CHECK(n(record_figure::appeals_upheld) == 1);
    CHECK(ledger.share(y, record_rate::rectification) == rate::of(count{2}, count{3}));
    // Without limits nothing is late.
    CHECK(examine(rating_entry{"1", "", {}, on("2024-01-05"), rating_level::dissatisfied, on("2024-02-05")}).empty());
}

TEST_CASE("published figures of ratings come out of records") {
    record_tally<rating_entry> tally;
    rating_entry e;
    e.rated = on("2024-06-03");
    const auto add = [&](int n, rating_level level, std::optional<appeal_outcome> appeal = {}) {
        for (int i = 0; i < n; ++i) {
            e.id = std::to_string(tally.taken() + 1);
            e.level = level;
            e.appealed = appeal ? std::optional{e.rated} : std::nullopt;
            e.appeal_decided = e.appealed;
            e.appeal_outcome = appeal;
            tally.add(e);
        }
    };
    // 嵊州 2024: 81,129 ratings, 80,955 good; 37 appeals, 35 upheld. How the others part is not published.
    add(80'955, rating_level::very_satisfied);
    add(81'129 - 80'955 - 37, rating_level::dissatisfied);
    add(35, rating_level::dissatisfied, appeal_outcome::upheld);
    add(2, rating_level::dissatisfied, appeal_outcome::rejected);
    const auto ledger = std::move(tally).finish();
    CHECK(to_string(ledger.share(year{2024}, record_rate::good)) == "99.79%");
    CHECK(ledger.number(year{2024}, record_figure::appeals) == count{37});
    CHECK(ledger.number(year{2024}, record_figure::appeals_upheld) == count{35});

    // 上海 2019: good 99.58 %, bad 0.34 %; the rest is neither.
    record_tally<rating_entry> shanghai;
    for (int i = 0; i < 10'000; ++i) {
        e = {std::to_string(i),
             "",
             {},
             on("2019-11-01"),
             i < 9958   ? rating_level::satisfied
             : i < 9992 ? rating_level::dissatisfied
                        : rating_level::fairly_satisfied};
        shanghai.add(e);
    }
    const auto sh = std::move(shanghai).finish();
    CHECK(to_string(sh.share(year{2019}, record_rate::good)) == "99.58%");
    CHECK(to_string(sh.share(year{2019}, record_rate::bad)) == "0.34%");
    CHECK(to_string(sh.share(year{2019}, record_rate::middling)) == "0.08%");
    CHECK(to_string(sh.share(year{2018}, record_rate::good)).empty());
}

TEST_CASE("a bad rating and a ticket carried through leave rows in which nothing is wrong") {
    const auto rated = rate_badly("1", "v1", rating_level::dissatisfied, on("2024-01-05")).value();
    const auto verified = rated.call_back(on("2024-01-06")).value().verify(on("2024-01-07")).value();
    const auto answered = verified.appeal(on("2024-01-08"))
                              .value()
                              .reject_appeal(on("2024-01-09"))
                              .value()
                              .rectify(on("2024-01-10"))
                              .value()
                              .answer(on("2024-01-11"))
                              .value();
    const auto rerated = answered.rerate(rating_level::satisfied, on("2024-01-12")).value();
    CHECK(rules_of(rerated.entry()).empty());
    CHECK(rules_of(verified.appeal(on("2024-01-08"))
                       .value()
                       .uphold_appeal(on("2024-01-09"))
                       .value()
                       .answer(on("2024-01-11"))
                       .value()
                       .entry())
              .empty());
    CHECK_FALSE(answered.rerate(rating_level::satisfied, on("2024-01-10")));
    CHECK_FALSE(rate_badly("1", "", rating_level::satisfied, on("2024-01-05")));

    const auto opened = register_ticket("t1", on("2024-03-01")).value();
    const auto closed = opened.escalate<escalation_level::department>(on("2024-03-04"))
                            .value()
                            .escalate<escalation_level::joint>(on("2024-03-05"))
                            .value()
                            .answer(on("2024-03-08"))
                            .value()
                            .close(on("2024-03-08"))
                            .value();
    CHECK(rules_of(closed.entry()).empty());
    CHECK_FALSE(opened.answer(on("2024-02-28")));
}

TEST_CASE("tickets: levels one at a time, closed with an answer, late only by a limit that someone has set") {
    const auto text =
        "id,registered,to_department,to_joint,answered,closed\n"
        "1,2024-03-01,,,2024-03-01,2024-03-01\n"
        "2,2024-03-01,,2024-03-04,2024-03-05,2024-03-05\n"
        "3,2024-03-01,2024-03-01,,,2024-03-12\n"
        "4,2023-12-29,2023-12-29,2024-01-02,,\n"
        "5,2024-03-04,2024-03-01,,,\n";
    CHECK(rules_of(counted<escalation_entry>(text)) == "2 escalation.jump\n3 escalation.no-answer\n5 record.order\n");
    record_settings tianjin;
    tianjin.escalations = *find_limits(all_escalation_limits, "tianjin_district");
    const auto ledger = counted<escalation_entry>(text, tianjin);
    CHECK(ledger.findings_of(record_rule::escalation_late) == 2);  // 2 left the window late, 3 stayed at the department
    CHECK(ledger.number(year{2023}, record_figure::tickets_open) == count{1});
    CHECK(ledger.number(year{2024}, record_figure::tickets_closed) == count{3});
    CHECK(ledger.share(year{2024}, record_rate::ticket_answered) == rate::of(count{2}, count{3}));
    CHECK(ledger.number(year{2024}, record_figure::tickets_open, record_dimension::escalation_level, "joint") == count{1});
}

TEST_CASE("points, broadcasts and the catalogue of matters are what there was at the end of the year, or in it") {
    const auto points = counted<service_point_entry>(
        "id,hours,opened,closed\n1,24小时,2021-05-01,\n2,工作时间,2021-05-01,2023-12-31\n3,,2024-01-01,\n");
    CHECK(points.number(year{2023}, record_figure::points) == count{1});
    CHECK(points.number(year{2023}, record_figure::points_round_the_clock) == count{1});
    CHECK(points.number(year{2022}, record_figure::points) == count{2});
    const auto shows = counted<broadcast_entry>("id,held\n1,2023-04-01\n2,2023-04-01\n3,2024-01-01\n");
    CHECK(shows.number(year{2023}, record_figure::broadcasts) == count{2});

    std::string text = "id,kind,category,listed,delisted\n";
    for (int i = 0; i < 1667; ++i) text += std::to_string(i) + ",行政许可,类" + std::to_string(i % 13) + ",2022-01-01,\n";
    text += "x,licence,类13,2022-01-01,2023-06-01\n";
    auto tally = tally_records<matter_entry>(text).value();
    tally.merge(tally_records<matter_entry>("id,category,listed\ny,类12,2023-01-01\nz,新类,2024-01-01\n").value());
    const auto matters = std::move(tally).finish();
    CHECK(matters.number(year{2023}, record_figure::matters) == count{1668});
    CHECK(matters.classes(year{2023}, record_figure::matters, record_dimension::category) == 13);
    CHECK(matters.classes(year{2024}, record_figure::matters, record_dimension::category) == 14);
    CHECK(matters.number(year{2023}, record_figure::matters, record_dimension::category, "类12") == count{129});
    CHECK(matters.number(year{2024}, record_figure::matters, record_dimension::category, "新类") == count{1});
}
