// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <gongkai/gongkai.hpp>
#include <string>
#include <vector>

#include "../support/zero_report.hpp"

using namespace gongkai;
using gongkai::testing::zeros;

namespace {

std::vector<finding> of(const published_report& r, rule_id rule, bool passes = false) {
    std::vector<finding> all = check(r, {passes});
    std::erase_if(all, [&](const finding& f) { return f.rule != rule; });
    return all;
}

constexpr cell_key key(request_row r, request_column c) { return {r, c}; }

}  // namespace

TEST_CASE("a consistent report has no finding, in every form") {
    CHECK(check(zeros()).empty());
    CHECK(check(zeros(form::of(edition::e2019))).empty());
}

TEST_CASE("with passes, each sum is listed once and holds") {
    const auto all = check(zeros(), {.passes = true});
    CHECK(std::ranges::all_of(all, [](const finding& f) { return f.outcome == outcome::pass; }));
    CHECK(std::ranges::count(all, rule_id::requests_row_sum, &finding::rule) == 25);
    CHECK(std::ranges::count(all, rule_id::requests_disposition_sum, &finding::rule) == 7);
    CHECK(std::ranges::count(all, rule_id::requests_balance, &finding::rule) == 7);
    CHECK(std::ranges::count(all, rule_id::reviews_row_sum, &finding::rule) == 3);
    for (const rule_id id : enumerators<rule_id>) {
        if (item(id).scope != rule_scope::report) continue;
        CAPTURE(std::string{code(id)});
        // Assessment is a matter for governments.
        CHECK((std::ranges::count(all, id, &finding::rule) >= 1) == (id != rule_id::section_assessment_statement));
    }
}

TEST_CASE("a wrong disposition total is found with what it should be") {
    published_report r = zeros();
    r.set(key(request_row::granted, request_column::natural_person), cell::reported(decimal{11}));
    r.set(key(request_row::granted, request_column::total), cell::reported(decimal{11}));
    r.set(key(request_row::received, request_column::natural_person), cell::reported(decimal{11}));
    r.set(key(request_row::received, request_column::total), cell::reported(decimal{11}));
    r.set(key(request_row::total, request_column::natural_person), cell::reported(decimal{2}, {10, 1, 4, 2}));
    r.set(key(request_row::total, request_column::total), cell::reported(decimal{11}));

    const auto found = of(r, rule_id::requests_disposition_sum);
    REQUIRE(found.size() == 1);
    CHECK(found[0].outcome == outcome::fail);
    CHECK(found[0].is_fault());
    CHECK(found[0].expected == "11");
    CHECK(found[0].actual == "2");
    CHECK(found[0].cells == std::vector{key(request_row::total, request_column::natural_person)});
    CHECK(found[0].span.line == 4);
    CHECK(to_string(found[0], lang::zh) ==
          "error: requests.disposition-sum: 自然人的总计为2，各项之和为11 [国办公开办函〔2021〕30号]");

    CHECK(of(r, rule_id::requests_row_sum).size() == 1);
    const auto balance = of(r, rule_id::requests_balance);
    REQUIRE(balance.size() == 1);
    CHECK(balance[0].expected == "11");
    CHECK(balance[0].actual == "2");
    CHECK(balance[0].cells.size() == 4);
}

TEST_CASE("blank is not zero, but a blank addend counts as zero and the pass says so") {
    published_report r = zeros();
    r.set(key(request_row::granted, request_column::business), cell::blank());
    CHECK(of(r, rule_id::requests_row_sum).empty());
    const auto passes = of(r, rule_id::requests_row_sum, true);
    CHECK(std::ranges::count(passes, reason::blank_as_zero, &finding::reason) == 1);

    r.set(key(request_row::granted, request_column::natural_person), cell::reported(decimal{1}));
    const auto found = of(r, rule_id::requests_row_sum);
    REQUIRE(found.size() == 1);
    CHECK(found[0].outcome == outcome::fail);
    CHECK(found[0].reason == reason::blank_as_zero);
}

TEST_CASE("what a sum lacks is named, and never passed") {
    const auto only = [](const published_report& r, rule_id rule) {
        const auto found = of(r, rule);
        REQUIRE(found.size() == 1);
        CHECK(found[0].outcome == outcome::not_assessable);
        CHECK_FALSE(found[0].is_fault());
        return found[0].reason;
    };
    const auto with = [](request_row row, request_column column, cell c) {
        published_report r = zeros();
        r.set({row, column}, c);
        return r;
    };
    using enum request_row;
    constexpr auto total_column = request_column::total;
    CHECK(only(with(granted, total_column, cell::blank()), rule_id::requests_row_sum) == reason::total_blank);
    CHECK(only(with(granted, total_column, cell::missing()), rule_id::requests_row_sum) == reason::total_missing);
    CHECK(only(with(granted, request_column::research, cell::missing()), rule_id::requests_row_sum) == reason::addend_missing);
    CHECK(only(with(granted, request_column::research, cell::reported(decimal{15, 1})), rule_id::requests_row_sum) ==
          reason::not_a_count);

    published_report r = zeros();
    for (const applicant a : enumerators<applicant>) r.set({granted, column_of(a)}, cell::blank());
    CHECK(only(r, rule_id::requests_row_sum) == reason::addends_blank);

    CHECK(of(with(carried_in, request_column::research, cell::blank()), rule_id::requests_balance).empty());
    CHECK(of(with(carried_out, request_column::research, cell::blank()), rule_id::requests_balance).empty());
    CHECK(only(with(received, request_column::research, cell::blank()), rule_id::requests_balance) == reason::addends_blank);
    CHECK(only(with(carried_out, request_column::research, cell::missing()), rule_id::requests_balance) ==
          reason::addend_missing);
}

TEST_CASE("cells read by means of a sum are no evidence for that sum, and are for others") {
    published_report r = zeros();
    for (const request_column c : enumerators<request_column>)
        r.set({request_row::received, c}, cell::inferred(decimal{0}, sum_kind::requests_row));
    const auto rows = of(r, rule_id::requests_row_sum);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].outcome == outcome::not_assessable);
    CHECK(rows[0].reason == reason::inferred_through_sum);
    CHECK(of(r, rule_id::requests_balance).empty());

    r.set({request_row::carried_in, request_column::business}, cell::reported(decimal{1}));
    CHECK(std::ranges::count(of(r, rule_id::requests_balance), outcome::fail, &finding::outcome) == 1);
}

TEST_CASE("a count is a non-negative integer, an amount at most exact to the fen") {
    published_report r = zeros();
    r.set({disclosure_row::licenses, disclosure_column::decisions}, cell::reported(decimal{-3}));
    r.set({disclosure_row::fees, disclosure_column::amount}, cell::reported(decimal{12345678, 7}));
    const auto counts = of(r, rule_id::value_count);
    REQUIRE(counts.size() == 1);
    CHECK(counts[0].actual == "-3");
    const auto amounts = of(r, rule_id::value_money);
    REQUIRE(amounts.size() == 1);
    CHECK(amounts[0].actual == "1.2345678");

    published_report old = zeros(form::of(edition::e2019));
    old.set({disclosure_row::licenses, disclosure_column::change}, cell::reported(decimal{-3}));
    CHECK(of(old, rule_id::value_count).empty());
}

TEST_CASE("what the reader could not read is told with what was printed") {
    published_report r = zeros();
    const cell_key k{disclosure_row::penalties, disclosure_column::decisions};
    r.set(k, cell::missing());
    r.notes.push_back({reading_problem::unreadable, {k}, {"详见附件"}});
    const auto found = of(r, rule_id::value_count);
    REQUIRE(found.size() == 1);
    CHECK(found[0].outcome == outcome::fail);
    CHECK(found[0].actual == "详见附件");

    // What the cell held may well be a count.
    for (const auto& [problem, why] :
         {std::pair{reading_problem::pictured, reason::cell_pictured}, std::pair{reading_problem::lost, reason::cell_lost}}) {
        r.notes[0].problem = problem;
        REQUIRE(of(r, rule_id::value_count).size() == 1);
        CHECK(of(r, rule_id::value_count)[0].outcome == outcome::not_assessable);
        CHECK(of(r, rule_id::value_count)[0].reason == why);
    }

    r.notes[0] = {reading_problem::conflict, {k}, {"3", "4"}};
    REQUIRE(of(r, rule_id::cell_conflict).size() == 1);
    CHECK(of(r, rule_id::cell_conflict)[0].actual == "3; 4");
}

TEST_CASE("a missing cell without a note is still told") {
    published_report r = zeros();
    r.set({disclosure_row::penalties, disclosure_column::decisions}, cell::missing());
    const auto found = of(r, rule_id::value_count);
    REQUIRE(found.size() == 1);
    CHECK(found[0].reason == reason::cell_missing);
    CHECK(found[0].table == table::disclosure);
}

TEST_CASE("ambiguous readings fail where sums could have chosen, and are not assessable where none exist") {
    published_report r = zeros();
    const cell_key request = key(request_row::total, request_column::natural_person);
    r.set(request, cell::missing());
    r.notes.push_back({reading_problem::ambiguous, {request}, {"2|0|0|0|0|0|11", "20|0|0|0|0|1|1"}});
    CHECK(of(r, rule_id::cell_ambiguous)[0].outcome == outcome::fail);
    CHECK(of(r, rule_id::cell_ambiguous)[0].actual == "2|0|0|0|0|0|11; 20|0|0|0|0|1|1");

    const cell_key documents{disclosure_row::normative_documents, disclosure_column::issued};
    r.notes[0] = {reading_problem::ambiguous, {documents}, {"1|12|6", "11|2|6"}};
    CHECK(of(r, rule_id::cell_ambiguous)[0].reason == reason::no_sum_to_decide);
    r.notes[0] = {reading_problem::vanished, {documents}, {"11"}};
    CHECK(of(r, rule_id::cell_ambiguous)[0].reason == reason::blanks_vanished);
}

TEST_CASE("an absent table fails once, and its sums are not assessable once") {
    published_report r = zeros();
    r.set_table(table::reviews, false);
    for (const cell_key& k : all_cells)
        if (k.table() == table::reviews) r.set(k, cell::missing());
    const auto found = of(r, rule_id::table_missing);
    REQUIRE(found.size() == 1);
    CHECK(found[0].table == table::reviews);
    const auto sums = of(r, rule_id::reviews_row_sum);
    REQUIRE(sums.size() == 1);
    CHECK(sums[0].reason == reason::table_absent);
    CHECK(of(r, rule_id::value_count).empty());
}

TEST_CASE("blank cells are one note a table, and no fault") {
    published_report r = zeros();
    r.set({review_kind::reconsideration, review_column::pending}, cell::blank({0, 0, 7, 1}));
    r.set({review_kind::reconsideration, review_column::other}, cell::blank({0, 0, 6, 1}));
    const auto found = of(r, rule_id::cell_blank);
    REQUIRE(found.size() == 1);
    CHECK(found[0].cells.size() == 2);
    CHECK(found[0].severity() == severity::note);
    CHECK_FALSE(found[0].is_fault());
}

TEST_CASE("the edition must be the one that the year calls for, wholly and row by row") {
    published_report r = zeros(form::of(edition::e2019));
    r.metadata.year = std::chrono::year{2023};
    const auto whole = of(r, rule_id::edition_mismatch);
    REQUIRE(whole.size() == 1);
    CHECK(whole[0].expected == "2021");
    CHECK(whole[0].actual == "2019");

    published_report undivided = zeros({edition::e2021, true});
    const auto row = of(undivided, rule_id::edition_mismatch);
    REQUIRE(row.size() == 1);
    CHECK(row[0].cells.front() == key(request_row::other, request_column::natural_person));

    published_report unknown = zeros();
    unknown.metadata.year.reset();
    CHECK(of(unknown, rule_id::edition_mismatch)[0].reason == reason::year_unknown);
}

TEST_CASE("sections: missing ones and wrong order are found; without prose nothing is said") {
    published_report r = zeros();
    std::swap(r.sections[3], r.sections[4]);
    r.sections.pop_back();
    const auto missing = of(r, rule_id::section_missing);
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].section == section::other_matters);
    const auto order = of(r, rule_id::section_order);
    REQUIRE(order.size() == 1);
    CHECK(order[0].section == section::reviews);

    r.sections_known = false;
    CHECK(of(r, rule_id::section_missing)[0].outcome == outcome::not_assessable);
    CHECK(of(r, rule_id::section_order)[0].reason == reason::sections_unknown);
}

TEST_CASE("what is in force is not less than what was issued and not repealed") {
    using column = disclosure_column;
    const auto with = [](cell issued, cell repealed, cell in_force) {
        published_report r = zeros();
        r.set({disclosure_row::rules, column::issued}, issued);
        r.set({disclosure_row::rules, column::repealed}, repealed);
        r.set({disclosure_row::rules, column::in_force}, in_force);
        return of(r, rule_id::stock_bound);
    };
    const auto number = [](std::int64_t n) { return cell::reported(decimal{n}); };
    const auto found = with(number(9), number(2), number(6));
    REQUIRE(found.size() == 1);
    CHECK(found[0].expected == "7");
    CHECK(found[0].actual == "6");
    CHECK(found[0].severity() == severity::warning);
    CHECK(with(number(9), number(2), number(7)).empty());
    CHECK(with(number(0), number(5), number(0)).empty());
    CHECK(with(number(9), cell::blank(), number(8))[0].reason == reason::blank_as_zero);
    CHECK(with(number(9), number(2), cell::blank())[0].reason == reason::cell_blank);
    CHECK(with(number(9), cell::missing(), number(6))[0].reason == reason::cell_missing);
    CHECK(with(cell::blank(), cell::blank(), number(6))[0].reason == reason::cell_blank);
}

TEST_CASE("a section whose place the numbering keeps free is not said to be missing") {
    published_report r = zeros();
    r.sections.erase(r.sections.begin() + 4);
    auto found = of(r, rule_id::section_missing);
    REQUIRE(found.size() == 1);
    CHECK(found[0].section == section::problems);
    CHECK(found[0].reason == reason::heading_lost);

    r.sections.back().heading = "五、其他需要报告的事项";
    found = of(r, rule_id::section_missing);
    REQUIRE(found.size() == 1);
    CHECK(found[0].outcome == outcome::fail);

    published_report excerpt = zeros();
    excerpt.sections.erase(excerpt.sections.begin());
    CHECK(of(excerpt, rule_id::section_missing)[0].reason == reason::heading_lost);
}

TEST_CASE("the largest printable numbers neither overflow a sum nor pass it") {
    published_report r = zeros();
    const decimal huge{999'999'999'999'999'999};
    for (const cell_key& k : all_cells)
        if (r.form().has(k)) r.set(k, cell::reported(huge));
    CHECK(std::ranges::none_of(
        check(r, {true}), [](const finding& f) { return f.rule == rule_id::requests_row_sum && f.outcome == outcome::pass; }));
    CHECK(of(r, rule_id::requests_row_sum).front().reason == reason::not_a_count);
}

TEST_CASE("a leaf is named with its group") {
    published_report r = zeros();
    r.set(key(request_row::other_other, request_column::total), cell::reported(decimal{2}));
    const auto found = of(r, rule_id::requests_row_sum);
    REQUIRE(found.size() == 1);
    CHECK(message(found[0], lang::zh) == "“其他处理（其他）”的总计为2，各项之和为0");
    CHECK(message(found[0], lang::en) == "total, other: other is 2, the items sum to 0");
}

TEST_CASE("each finding has a sentence in both languages") {
    published_report r = zeros();
    r.set(key(request_row::total, request_column::natural_person), cell::reported(decimal{2}));
    r.set(key(request_row::total, request_column::business), cell::blank());
    r.set_table(table::reviews, false);
    r.sections.clear();
    for (const finding& f : check(r, {true})) {
        CHECK_FALSE(message(f, lang::zh).empty());
        CHECK_FALSE(message(f, lang::en).empty());
    }
}

TEST_CASE("an absent table is told with the sentence that stands in its place") {
    published_report r = zeros();
    r.set_table(table::reviews, false);
    section_text& text = r.sections[index_of(section::reviews)];
    text.text = "本年度没有行政复议。\n其余从略。";
    text.heading_span = {0, 1, 7, 1};
    const auto found = of(r, rule_id::table_missing);
    REQUIRE(found.size() == 1);
    CHECK(found[0].reason == reason::sentence_instead);
    CHECK(found[0].quote == "本年度没有行政复议。");
    CHECK(found[0].span.line == 7);
    CHECK(message(found[0], lang::en) ==
          "4. Reconsideration and litigation: the statutory table is absent; in its place: '本年度没有行政复议。'");
}

TEST_CASE("rules are switched off and their severities set, also where a rule would be milder") {
    published_report r = zeros();
    r.set(key(request_row::granted, request_column::business), cell::blank());
    r.set(key(request_row::total, request_column::total), cell::reported(decimal{4}));
    r.sections.back().text = "无。";

    rule_settings settings;
    settings.switch_off(rule_id::requests_balance)
        .set(rule_id::cell_blank, severity::error)
        .set(rule_id::section_fee_statement, severity::warning);
    const auto by_default = check(r);
    const auto chosen = check(r, {.rules = settings});
    const auto level = [](const std::vector<finding>& all, rule_id id) {
        return std::ranges::find(all, id, &finding::rule)->severity();
    };
    CHECK(std::ranges::count(by_default, rule_id::requests_balance, &finding::rule) == 1);
    CHECK(std::ranges::count(chosen, rule_id::requests_balance, &finding::rule) == 0);
    CHECK(level(by_default, rule_id::cell_blank) == severity::note);
    CHECK(level(chosen, rule_id::cell_blank) == severity::error);
    CHECK(level(by_default, rule_id::section_fee_statement) == severity::note);
    CHECK(level(chosen, rule_id::section_fee_statement) == severity::warning);
    CHECK(level(chosen, rule_id::requests_row_sum) == severity::error);
    CHECK(chosen.size() + 1 == by_default.size());
}

TEST_CASE("a rule that has something to say of how a report was read does not hold as well") {
    published_report report{form::of(edition::e2021)};
    const auto outcomes = [&](rule_id rule) {
        std::vector<outcome> out;
        for (const finding& f : check(report, {.passes = true}))
            if (f.rule == rule) out.push_back(f.outcome);
        return out;
    };
    CHECK(outcomes(rule_id::cell_conflict) == std::vector{outcome::pass});
    report.notes.push_back({reading_problem::conflict, {cell_key{request_row::granted, request_column::total}}, {"1", "2"}, {}});
    CHECK(outcomes(rule_id::cell_conflict) == std::vector{outcome::fail});
}
