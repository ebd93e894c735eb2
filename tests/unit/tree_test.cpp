// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <gongkai/gongkai.hpp>
#include <gongkai/panel/tree.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>
#include <vector>

using namespace gongkai;

namespace {

constexpr std::chrono::year y2023{2023};

published_report zeros(std::string agency, form f = form::of(edition::e2021)) {
    published_report r{f};
    for (const table t : enumerators<table>) r.set_table(t, true);
    for (const cell_key& key : all_cells)
        if (f.has(key)) r.set(key, cell::reported(decimal{0}));
    r.metadata.agency = std::move(agency);
    r.metadata.year = f.edition == edition::e2021 ? y2023 : std::chrono::year{2020};
    return r;
}

void set(published_report& r, cell_key key, std::int64_t n, source_span at = {}) { r.set(key, cell::reported(decimal{n}, at)); }

constexpr cell_key received{request_row::received, request_column::total};
constexpr cell_key fees{disclosure_row::fees, disclosure_column::amount};

/// A county with its own level and two bureaus; 5 = 1 + 2 + 2 requests.
struct county {
    agency_tree tree = agency_tree::make({{"示例县"}, {"示例县本级", "示例县"}, {"甲局", "示例县"}, {"乙局", "示例县"}}).value();
    published_report whole = zeros("示例县");
    published_report own = zeros("示例县本级");
    published_report a = zeros("甲局");
    published_report b = zeros("乙局");

    county() {
        set(whole, received, 5, {0, 1, 12, 3});
        set(own, received, 1);
        set(a, received, 2);
        set(b, received, 2);
    }
    void add(std::vector<const published_report*> reports) {
        for (const published_report* r : reports) tree.add(*r, r->metadata.agency + ".html");
    }
    std::vector<across_finding> check(std::vector<const published_report*> reports, bool passes = false) {
        agency_tree filled = tree;
        for (const published_report* r : reports) filled.add(*r, r->metadata.agency + ".html");
        return filled.check({passes});
    }
    std::vector<across_finding> check_all(bool passes = false) { return check({&whole, &own, &a, &b}, passes); }
};

std::vector<across_finding> only(std::vector<across_finding> all, outcome result) {
    std::erase_if(all, [&](const across_finding& f) { return f.result.outcome != result; });
    return all;
}

}  // namespace

TEST_CASE("a superior is its own level and its subordinates, cell by cell") {
    county c;
    CHECK(c.check_all().empty());
    const auto passed = c.check_all(true);
    REQUIRE(passed.size() == 3);
    std::size_t cells = 0;
    for (const across_finding& f : passed) cells += f.result.cells.size();
    CHECK(cells == cells_of(c.whole.form()).size());

    set(c.b, received, 3);
    const auto found = c.check_all();
    REQUIRE(found.size() == 1);
    CHECK(found[0].result.rule == rule_id::tree_sum);
    CHECK(found[0].result.outcome == outcome::fail);
    CHECK(found[0].result.severity() == severity::error);
    CHECK(found[0].result.expected == "6");
    CHECK(found[0].result.actual == "5");
    CHECK(found[0].result.cells == std::vector{received});
    CHECK(found[0].result.span.line == 12);
    CHECK(found[0].agency == "示例县");
    CHECK(found[0].year == y2023);
    REQUIRE(found[0].cells.size() == 4);
    CHECK(found[0].reports[found[0].cells[3].report].source == "乙局.html");
    CHECK(found[0].cells[3].value.number() == decimal{3});
    CHECK(message(found[0], lang::zh) == "示例县2023年：“本年新收政府信息公开申请数量”的总计为5，本级与所属机关之和为6");
}

TEST_CASE("amounts are added to the fen") {
    county c;
    c.whole.set(fees, cell::reported(decimal{3, 1}));
    c.a.set(fees, cell::reported(decimal{100001, 6}));
    c.b.set(fees, cell::reported(decimal{199999, 6}));
    CHECK(c.check_all().empty());
    c.b.set(fees, cell::reported(decimal{2, 1}));
    const auto found = c.check_all();
    REQUIRE(found.size() == 1);
    CHECK(found[0].result.expected == "0.300001");
    CHECK(found[0].result.actual == "0.3");
    c.b.set(fees, cell::reported(decimal{1, 7}));
    CHECK(c.check_all()[0].result.reason == reason::not_a_count);
}

TEST_CASE("a missing subordinate leaves a bound") {
    county c;
    auto found = c.check({&c.whole, &c.own, &c.a});
    CHECK(only(found, outcome::fail).empty());
    REQUIRE(found.size() == 3);
    CHECK(found[0].result.reason == reason::part_missing);
    CHECK(found[0].result.actual == "乙局");

    set(c.whole, received, 2);
    found = only(c.check({&c.whole, &c.own, &c.a}), outcome::fail);
    REQUIRE(found.size() == 1);
    CHECK(found[0].result.expected == "3");
    CHECK(found[0].result.reason == reason::part_missing);

    // A missing cell is the same, for that cell alone.
    county d;
    d.b.set(received, cell::missing());
    found = d.check_all();
    REQUIRE(found.size() == 1);
    CHECK(found[0].result.reason == reason::part_missing);
    CHECK(found[0].result.cells == std::vector{received});
}

TEST_CASE("an own level that is not known leaves a bound, one that is said not to exist does not") {
    const auto whole = [](const std::vector<tree_row>& rows) {
        county c;
        c.tree = agency_tree::make(rows).value();
        set(c.whole, received, 4);
        return c.check({&c.whole, &c.a, &c.b});
    };
    const auto unknown = whole({{"甲局", "示例县"}, {"乙局", "示例县"}});
    CHECK(only(unknown, outcome::fail).empty());
    CHECK(unknown.front().result.reason == reason::own_level_unknown);
    CHECK(whole({{"示例县", "", own_level::none}, {"甲局", "示例县"}, {"乙局", "示例县"}}).empty());
    CHECK(whole({{"甲局", "示例县", own_level::yes}, {"乙局", "示例县"}}).empty());
}

TEST_CASE("what is blank, absent or of another form is not judged") {
    county c;
    c.whole.set(received, cell::blank());
    CHECK(c.check_all()[0].result.reason == reason::total_blank);
    c.whole.set(received, cell::missing());
    CHECK(c.check_all()[0].result.reason == reason::total_missing);
    set(c.whole, received, 5);
    for (published_report* r : {&c.own, &c.a, &c.b}) r->set(received, cell::blank());
    CHECK(c.check_all()[0].result.reason == reason::addends_blank);
    set(c.a, received, 5);
    const auto blank_as_zero = c.check_all(true);
    CHECK(std::ranges::count(blank_as_zero, reason::blank_as_zero, [](const auto& f) { return f.result.reason; }) == 1);
    c.whole.set_table(table::requests, false);
    CHECK(c.check_all()[0].result.reason == reason::table_absent);
    CHECK(c.check_all()[0].result.cells.size() == 175);
    CHECK(c.check({&c.a, &c.b})[0].result.reason == reason::report_missing);
    CHECK(c.check(std::vector<const published_report*>{&c.whole})[0].result.actual == "示例县本级; 甲局; 乙局");

    county undivided;
    undivided.b = zeros("乙局", {edition::e2021, true});
    set(undivided.b, received, 2);
    const auto found = undivided.check_all();
    REQUIRE(found.size() == 1);
    CHECK(found[0].result.cells.size() == 21);
}

TEST_CASE("edition 2019: signed changes add up without a bound, amounts of uncertain unit are not judged") {
    const form f = form::of(edition::e2019);
    const cell_key change{disclosure_row::licenses, disclosure_column::change};
    const auto judged = [&](std::int64_t whole, bool complete) {
        agency_tree tree = agency_tree::make({{"县", "", own_level::none}, {"甲局", "县"}, {"乙局", "县"}}).value();
        published_report a = zeros("县", f);
        published_report b = zeros("甲局", f);
        published_report c = zeros("乙局", f);
        set(a, change, whole);
        set(b, change, -3);
        set(c, change, 1);
        tree.add(a, "");
        tree.add(b, "");
        if (complete) tree.add(c, "");
        auto found = tree.check();
        std::erase_if(found, [](const across_finding& x) { return x.result.reason == reason::unit_unknown; });
        return found;
    };
    CHECK(judged(-2, true).empty());
    CHECK(only(judged(-1, true), outcome::fail).size() == 1);
    CHECK(only(judged(-9, false), outcome::fail).empty());
}

TEST_CASE("one agency and year counts once") {
    county c;
    c.add({&c.whole, &c.own, &c.a, &c.b});
    set(c.b, received, 7);
    c.tree.add(c.b, "again.html");
    const auto found = c.tree.check();
    REQUIRE(found.size() == 2);
    CHECK(found[0].result.outcome == outcome::not_assessable);
    CHECK(found[0].result.cells == std::vector{received});
    CHECK(found[1].result.rule == rule_id::tree_duplicate);
    CHECK(found[1].result.actual == "乙局.html; again.html");
    CHECK(found[1].agency == "乙局");
}

TEST_CASE("reports of no agency or of one that is not in the tree are told") {
    county c;
    const published_report stranger = zeros("丁局");
    const published_report nameless = zeros("");
    const auto found = c.check({&stranger, &nameless});
    REQUIRE(found.size() == 2);
    CHECK(found[0].result.reason == reason::agency_unknown);
    CHECK(found[1].result.reason == reason::agency_outside);
}

TEST_CASE("any total is explained down to the last subordinate") {
    agency_tree tree =
        agency_tree::make({{"县", "市"}, {"市本级", "市"}, {"乡", "县"}, {"县（本级）", "县"}, {"空县", "市"}}).value();
    published_report town = zeros("乡");
    set(town, received, 4, {0, 1, 5, 2});
    tree.add(town, "town.html");
    CHECK(tree.tops() == std::vector<std::string>{"市"});
    CHECK(tree.years() == std::vector{y2023});
    const auto parts = tree.explain(received, " 市", y2023);
    REQUIRE(parts.has_value());
    std::string shape;
    for (const tree_part& p : *parts)
        shape += std::to_string(p.depth) + p.agency + (p.is_own_level ? "*" : "") + (p.report ? "!" : "") + " ";
    CHECK(shape == "0市 1县 2乡! 2县（本级）* 1市本级* 1空县 ");
    CHECK((*parts)[2].value.number() == decimal{4});
    CHECK((*parts)[2].value.span().line == 5);
    CHECK(tree.explain(received, "丁", y2023).error().code == errc::argument_invalid);
}

TEST_CASE("what is no tree is refused") {
    const auto refused = [](std::vector<tree_row> rows) {
        const auto tree = agency_tree::make(rows);
        return !tree && tree.error().code == errc::argument_invalid;
    };
    CHECK(refused({{"", "市"}}));
    CHECK(refused({{"甲", "市"}, {"甲", "省"}}));
    CHECK(refused({{"甲", "甲"}}));
    CHECK(refused({{"甲", "乙"}, {"乙", "丙"}, {"丙", "甲"}}));
    CHECK(refused({{"甲", "市", own_level::yes}, {"乙", "市", own_level::yes}}));
    CHECK(refused({{"甲", "", own_level::yes}}));
    CHECK(refused({{"市", "", own_level::none}, {"甲", "市", own_level::yes}}));
    std::vector<tree_row> deep;
    for (int i = 0; i < 100; ++i) deep.push_back({std::to_string(i), std::to_string(i + 1)});
    CHECK(refused(deep));
    CHECK_FALSE(refused({{"甲", "市"}, {"甲 ", "市"}}));
}

TEST_CASE("the largest numbers do not overflow") {
    std::vector<tree_row> rows{{"省", "", own_level::none}};
    for (int i = 0; i < 200; ++i) rows.push_back({std::to_string(i), "省"});
    agency_tree tree = agency_tree::make(rows).value();
    published_report r = zeros("省");
    for (int i = -1; i < 200; ++i) {
        set(r, received, count::max_cell);
        r.set(fees, cell::reported(decimal{100'000'000'000}));
        if (i >= 0) r.metadata.agency = std::to_string(i);
        tree.add(r, "");
    }
    for (const across_finding& f : tree.check()) CHECK(f.result.outcome == outcome::not_assessable);
}

TEST_CASE("random trees of random reports are judged") {
    testing::random_source draw{5};
    std::vector<tree_row> rows;
    for (int i = 1; i < 60; ++i) rows.push_back({std::to_string(i), std::to_string(draw.below(static_cast<unsigned>(i)))});
    agency_tree tree = agency_tree::make(rows).value();
    for (int i = 0; i < 150; ++i) {
        published_report r =
            testing::random_published_report(draw, {.edition = draw.percent(30) ? edition::e2019 : edition::e2021});
        r.metadata.agency = std::to_string(draw.below(70));
        for (int k = 0; k < 9; ++k) {
            const cell_key key = draw.pick(all_cells);
            if (r.form().has(key)) r.set(key, draw.percent(50) ? cell::blank() : cell::missing());
        }
        tree.add(r, std::to_string(i));
    }
    for (const across_finding& f : tree.check({true})) {
        CHECK_FALSE(message(f, lang::zh).empty());
        CHECK_FALSE(message(f, lang::en).empty());
    }
}
