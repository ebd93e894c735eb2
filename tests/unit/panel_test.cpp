// SPDX-License-Identifier: Apache-2.0
#include "../support/draws.hpp"
#include <algorithm>
#include <doctest/doctest.h>
#include <gongkai/gongkai.hpp>
#include <gongkai/panel/panel.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>
#include <vector>

using namespace gongkai;

namespace {

/// Every cell zero, no prose.
published_report zeros(std::string agency, int year) {
    published_report r{form::of(year < 2021 ? edition::e2019 : edition::e2021)};
    for (const table t : enumerators<table>) r.set_table(t, true);
    for (const cell_key& key : all_cells)
        if (r.form().has(key)) r.set(key, cell::reported(decimal{0}));
    r.metadata.agency = std::move(agency);
    r.metadata.year = std::chrono::year{year};
    r.sections_known = true;
    return r;
}

void set(published_report& r, cell_key key, std::int64_t n, source_span at = {}) { r.set(key, cell::reported(decimal{n}, at)); }

std::vector<across_finding> of(const panel& p, rule_id rule, bool passes = false) {
    std::vector<across_finding> all = p.check({passes});
    std::erase_if(all, [&](const across_finding& f) { return f.result.rule != rule; });
    return all;
}

std::vector<across_finding> of(std::vector<published_report> reports, rule_id rule, bool passes = false) {
    panel p;
    for (std::size_t i = 0; i < reports.size(); ++i) p.add(reports[i], std::to_string(i));
    return of(p, rule, passes);
}

agency_names renamed(std::vector<agency_rename> renames) { return agency_names::make(renames).value(); }

using row = request_row;
using column = request_column;
constexpr cell_key in{row::carried_in, column::business};
constexpr cell_key out{row::carried_out, column::business};
constexpr cell_key issued{disclosure_row::normative_documents, disclosure_column::issued};
constexpr cell_key repealed{disclosure_row::normative_documents, disclosure_column::repealed};
constexpr cell_key in_force{disclosure_row::normative_documents, disclosure_column::in_force};

constexpr std::string_view prose =
    "坚持以公开为常态、不公开为例外，围绕群众关心的事项及时发布信息，全年主动公开政府信息1024条，"
    "办理群众来信三百二十一件，举办新闻发布会5场，政策解读与文件同步起草、同步审批、同步发布。";

}  // namespace

TEST_CASE("what is carried in is what was carried out the year before, column by column") {
    published_report before = zeros("甲局", 2022);
    published_report after = zeros("甲局", 2023);
    set(before, out, 3, {10, 1, 4, 2});
    set(after, in, 3);
    CHECK(of({before, after}, rule_id::years_carry_over).empty());
    const auto passed = of({before, after}, rule_id::years_carry_over, true);
    REQUIRE(passed.size() == 1);
    CHECK(passed[0].result.outcome == outcome::pass);
    CHECK(passed[0].result.cells.size() == 7);

    set(after, in, 1, {20, 1, 7, 5});
    const auto found = of({after, before}, rule_id::years_carry_over);
    REQUIRE(found.size() == 1);
    CHECK(found[0].result.outcome == outcome::fail);
    CHECK(found[0].result.severity() == severity::error);
    CHECK(found[0].result.expected == "3");
    CHECK(found[0].result.actual == "1");
    CHECK(found[0].result.cells == std::vector{in});
    CHECK(found[0].result.span.line == 7);
    CHECK(found[0].agency == "甲局");
    CHECK(found[0].year == std::chrono::year{2023});
    REQUIRE(found[0].reports.size() == 2);
    CHECK(found[0].reports[0].source == "0");
    CHECK(found[0].reports[1].source == "1");
    REQUIRE(found[0].cells.size() == 2);
    CHECK(found[0].cells[1].report == 1);
    CHECK(found[0].cells[1].key == out);
    CHECK(found[0].cells[1].value.span().line == 4);
    CHECK(message(found[0], lang::zh) == "甲局2023年：商业企业的“上年结转政府信息公开申请数量”为1，上年报告结转下年度的是3");
}

TEST_CASE("a cell that holds no number is not judged, and said to be so once for a reason") {
    published_report before = zeros("甲局", 2022);
    published_report after = zeros("甲局", 2023);
    const auto only = [&](rule_id rule) {
        const auto found = of({before, after}, rule);
        REQUIRE(found.size() == 1);
        CHECK(found[0].result.outcome == outcome::not_assessable);
        return found[0].result.reason;
    };
    before.set(out, cell::blank());
    before.set({row::carried_out, column::total}, cell::blank());
    CHECK(only(rule_id::years_carry_over) == reason::cell_blank);
    CHECK(of({before, after}, rule_id::years_carry_over)[0].result.cells.size() == 2);
    before.set({row::carried_out, column::total}, cell::reported(decimal{0}));
    before.set(out, cell::missing());
    CHECK(only(rule_id::years_carry_over) == reason::cell_missing);
    set(before, out, -1);
    CHECK(only(rule_id::years_carry_over) == reason::not_a_count);
    before.set_table(table::requests, false);
    CHECK(only(rule_id::years_carry_over) == reason::table_absent);

    after.set(in_force, cell::blank());
    CHECK(only(rule_id::years_stock) == reason::cell_blank);
    set(after, in_force, 0);
    after.set(issued, cell::blank());
    CHECK(of({before, after}, rule_id::years_stock).empty());
    after.set(repealed, cell::blank());
    CHECK(only(rule_id::years_stock) == reason::addends_blank);
}

TEST_CASE("the stock of documents follows from last year's") {
    published_report before = zeros("甲局", 2022);
    published_report after = zeros("甲局", 2023);
    set(before, in_force, 20);
    set(after, issued, 5);
    set(after, repealed, 2);
    set(after, in_force, 23);
    CHECK(of({before, after}, rule_id::years_stock).empty());
    set(after, in_force, 25);
    after.set(repealed, cell::blank());
    auto found = of({before, after}, rule_id::years_stock, true);
    REQUIRE(found.size() == 2);  // 规章 as printed, 规范性文件 with a blank
    CHECK(found[1].result.outcome == outcome::pass);
    CHECK(found[1].result.reason == reason::blank_as_zero);

    set(after, in_force, 24);
    found = of({before, after}, rule_id::years_stock);
    REQUIRE(found.size() == 1);
    CHECK(found[0].result.outcome == outcome::fail);
    CHECK(found[0].result.severity() == severity::warning);
    CHECK(found[0].result.reason == reason::blank_as_zero);
    CHECK(found[0].result.expected == "25");
    CHECK(found[0].result.cells == std::vector{in_force});
    CHECK(found[0].cells.size() == 4);

    const auto across = of({zeros("甲局", 2020), zeros("甲局", 2021)}, rule_id::years_stock);
    REQUIRE(across.size() == 1);
    CHECK(across[0].result.reason == reason::other_edition);
    CHECK(of({zeros("甲局", 2019), zeros("甲局", 2020)}, rule_id::years_stock, true).empty());
}

TEST_CASE("a year without a report leaves the next one unjudged, and is listed") {
    panel p;
    for (const int year : {2019, 2023, 2020, 2025}) p.add(zeros("甲局", year), std::to_string(year));
    CHECK(p.size() == 4);
    const auto agencies = p.agencies();
    REQUIRE(agencies.size() == 1);
    CHECK(agencies[0].years.size() == 4);
    using std::chrono::year;
    CHECK(agencies[0].missing == std::vector<agency_years::gap>{{year{2021}, year{2022}}, {year{2024}, year{2024}}});
    const auto found = of(p, rule_id::years_carry_over);
    REQUIRE(found.size() == 2);
    CHECK(found[0].year == year{2023});
    CHECK(found[0].result.reason == reason::last_year_missing);
}

TEST_CASE("reports without agency or year are said not to be judged") {
    panel p;
    p.add(zeros("", 2023), "a");
    published_report nameless = zeros("甲局", 2023);
    nameless.metadata.year.reset();
    p.add(nameless, "b");
    p.add(nameless, "c", {.agency = {}, .year = std::chrono::year{2023}});
    const auto found = p.check();
    REQUIRE(found.size() == 2);
    CHECK(found[0].result.reason == reason::agency_unknown);
    CHECK(found[1].result.reason == reason::year_unknown);
    CHECK(found[1].reports[0].source == "b");
    CHECK(p.size() == 3);
    CHECK(p.agencies().size() == 1);
}

TEST_CASE("one agency and year counts once; where duplicates agree they are judged") {
    published_report before = zeros("甲局", 2022);
    published_report after = zeros("甲局", 2023);
    set(after, in, 1);
    set(after, {row::carried_in, column::total}, 1);
    published_report other = after;
    set(other, in, 2);
    panel p;
    p.add(before, "2022.html");
    p.add(after, "2023.html");
    p.add(other, "2023-again.html");
    const auto twice = of(p, rule_id::tree_duplicate);
    REQUIRE(twice.size() == 1);
    CHECK(twice[0].result.outcome == outcome::fail);
    CHECK(twice[0].result.actual == "2023.html; 2023-again.html");
    CHECK(twice[0].reports.size() == 2);
    const auto carried = of(p, rule_id::years_carry_over);
    REQUIRE(carried.size() == 2);
    CHECK(carried[0].result.reason == reason::duplicates_differ);
    CHECK(carried[0].result.cells == std::vector{in});
    CHECK(carried[1].result.outcome == outcome::fail);
}

TEST_CASE("names are the same where only their printing differs") {
    CHECK(normalise_agency(" 示例市\u3000人民政府 ") == "示例市政府");
    CHECK(normalise_agency("示例市政府") == "示例市政府");
    CHECK(normalise_agency("Ａ区（本级）") == "A区(本级)");
    CHECK(normalise_agency("人民政府") == "人民政府");
    CHECK(normalise_agency("示例市人民政府办公室") == "示例市人民政府办公室");
    CHECK(normalise_agency("\xff\xfe") == "\xff\xfe");
    published_report before = zeros("示例市人民政府", 2022);
    published_report after = zeros("示例 市政府", 2023);
    set(after, in, 1);
    CHECK(of({before, after}, rule_id::years_carry_over).size() == 1);
}

TEST_CASE("an agency keeps its series through a new name") {
    published_report before = zeros("卫生局", 2022);
    published_report after = zeros("卫生健康局", 2023);
    set(before, out, 2);
    panel p{renamed({{"卫生局", "卫生 计生局"}, {"卫生计生局", "卫生健康局"}})};
    p.add(before, "b");
    p.add(after, "a");
    CHECK(p.agencies().size() == 1);
    const auto found = of(p, rule_id::years_carry_over);
    REQUIRE(found.size() == 1);
    CHECK(found[0].result.outcome == outcome::fail);
    CHECK(found[0].agency == "卫生健康局");
    CHECK(found[0].reports[1].agency == "卫生局");
}

TEST_CASE("a merger takes over what all its parts carried out") {
    const agency_names names = renamed({{"甲局", "丙局"}, {"乙局", "丙局"}});
    published_report a = zeros("甲局", 2022);
    published_report b = zeros("乙局", 2022);
    published_report c = zeros("丙局", 2023);
    set(a, out, 2);
    set(b, out, 3);
    set(c, in, 5);
    const auto carried = [&](std::vector<published_report> reports) {
        panel p{names};
        for (const published_report& r : reports) p.add(r, r.metadata.agency);
        return of(p, rule_id::years_carry_over, true);
    };
    CHECK(carried({a, b, c})[0].result.outcome == outcome::pass);
    CHECK(carried({a, b, c})[0].result.cells.size() == 7);

    // Without 乙局's report more may be right, less cannot be.
    auto found = carried({a, c});
    REQUIRE(found.size() == 2);
    CHECK(std::ranges::count(found, reason::predecessor_missing, [](const auto& f) { return f.result.reason; }) == 1);
    set(c, in, 1);
    found = carried({a, c});
    const auto failed = std::ranges::find(found, outcome::fail, [](const auto& f) { return f.result.outcome; });
    REQUIRE(failed != found.end());
    CHECK(failed->result.expected == "2");

    // Before the merger each name is judged by its own report.
    published_report earlier_a = zeros("甲局", 2021);
    published_report earlier_b = zeros("乙局", 2021);
    set(earlier_a, out, 1);
    set(b, in, 1);
    found = carried({earlier_a, earlier_b, a, b});
    CHECK(std::ranges::count(found, outcome::fail, [](const auto& f) { return f.result.outcome; }) == 2);
}

TEST_CASE("a report filed under the old and the new name is one report") {
    panel p{renamed({{"甲局", "丙局"}})};
    published_report before = zeros("甲局", 2022);
    published_report after = zeros("丙局", 2023);
    set(before, out, 2);
    set(after, in, 2);
    p.add(before, "2022");
    p.add(after, "new name");
    after.metadata.agency = "甲局";
    p.add(after, "old name");
    CHECK(of(p, rule_id::tree_duplicate).size() == 1);
    CHECK(of(p, rule_id::years_carry_over).empty());
}

TEST_CASE("renames that lead in a circle or two ways are refused") {
    const auto refused = [](std::vector<agency_rename> renames) {
        const auto names = agency_names::make(renames);
        return !names && names.error().code == errc::argument_invalid;
    };
    CHECK(refused({{"甲", "乙"}, {"乙", "甲"}}));
    CHECK(refused({{"丁", "甲"}, {"甲", "乙"}, {"乙", "丙"}, {"丙", "甲"}}));
    CHECK(refused({{"甲", "乙"}, {"甲", "丙"}}));
    CHECK(refused({{"", "乙"}}));
    CHECK(agency_names::make({{"甲", "甲"}, {"甲", "乙"}, {"甲 ", "乙"}}).has_value());
}

TEST_CASE("texts that differ in numbers, years and punctuation alone are the same") {
    const text_sketch text{prose};
    CHECK(similarity(text, text).share == 1.0);
    CHECK(similarity(text, text).exact);
    CHECK(similarity(text_sketch{"二〇二二年，我局收到申请12件，办结5.2万余件次"},
                     text_sketch{"２０２３ 年我局收到申请 1,308 件;办结六十万余件次"})
              .share == 1.0);
    CHECK(similarity(text_sketch{"统一办理流程一次告知"}, text_sketch{"统办理流程次告知"}).share < 1.0);
    CHECK(similarity(text, text_sketch{"加强组织领导，健全工作机制，完善目录清单，提升答复质量，规范平台建设。"}).share < 0.1);
    CHECK(similarity(text_sketch{""}, text_sketch{""}).share == 0);
    CHECK(text_sketch{"１２ 件。"}.length() == 2);
}

TEST_CASE("the share of long texts is estimated within a few points") {
    testing::random_source draw{7};
    const auto character = [&](std::string& text) {
        const auto c = static_cast<unsigned>(0x4E00 + draw.below(3000));
        text += static_cast<char>(0xE0U | c >> 12);
        text += static_cast<char>(0x80U | (c >> 6 & 0x3FU));
        text += static_cast<char>(0x80U | (c & 0x3FU));
    };
    std::string common;
    for (int i = 0; i < 9000; ++i) character(common);
    std::string a = common;
    std::string b = common;
    for (int i = 0; i < 1000; ++i) character(a);
    for (int i = 0; i < 1000; ++i) character(b);
    const text_similarity shared = similarity(text_sketch{a}, text_sketch{b});
    CHECK_FALSE(shared.exact);
    CHECK(shared.share > 0.86);
    CHECK(shared.share < 0.94);
    CHECK(similarity(text_sketch{a}, text_sketch{a}).share == 1.0);
}

TEST_CASE("growth in prose is what the tables of both years say") {
    published_report before = zeros("甲局", 2022);
    published_report after = zeros("甲局", 2023);
    set(before, {row::received, column::total}, 1036);
    set(after, {row::received, column::total}, 713);
    set(after, {row::carried_in, column::total}, 7);
    set(before, {review_kind::reconsideration, review_column::total}, 2);
    set(after, {review_kind::reconsideration, review_column::total}, 3);
    struct expected {
        std::string_view text;
        std::string_view wrong;  ///< what is accused, and what it should be
    };
    for (const auto& [text, wrong] : {
             expected{"我局新收政府信息公开申请713件，同比下降31.2%。", ""},
             {"我局新收政府信息公开申请713件，同比下降31.17%。", ""},
             {"我局新收政府信息公开申请713件，同比下降32.1%。", "error -32.1% -31.2%"},
             {"我局新收政府信息公开申请713件，较上年增长31.2%。", "error +31.2% -31.2%"},
             {"我局新收政府信息公开申请713件，比上年（1036件）减少323件，下降31%。", ""},
             {"我局新收政府信息公开申请713件，比上年（1063件）减少323件。", "error 1063 1036"},
             {"我局新收政府信息公开申请713件，较2022年的1036件减少332件。", "error -332 -323"},
             // Last year's number with what was carried in, too; what is not last year's; and what no word fixes.
             {"我局新收政府信息公开申请713件，较2021年的990件下降28%。", ""},
             {"我局新收政府信息公开申请713件，环比下降12%。", ""},
             {"我局新收政府信息公开申请713件，办结率提高3%。", ""},
             {"我局新收政府信息公开申请713件，同比下降三成左右，通过网站收到的同比增长9%。", ""},
             {"我局新收政府信息公开申请720件，同比下降3%。", ""},
             {"因政府信息公开被申请行政复议3件，比上年增加1件。", ""},
             {"因政府信息公开被申请行政复议3件，比上年增加2件。", "error +2 +1"},
         }) {
        CAPTURE(std::string{text});
        after.sections = {{section::overview, "一、总体情况", std::string{text}}};
        std::string told;
        for (const across_finding& f : of({before, after}, rule_id::years_growth))
            told.append(code(f.result.severity())).append(" ").append(f.result.actual).append(" ").append(f.result.expected);
        CHECK(told == wrong);
    }
    // A reading that the report of last year cannot settle.
    after.sections = {{section::overview, "一、总体情况", "我局新收政府信息公开申请713件，同比下降31.2%。"}};
    before.set({row::received, column::total}, cell::missing());
    const auto open = of({before, after}, rule_id::years_growth);
    REQUIRE(open.size() == 1);
    CHECK(open[0].result.outcome == outcome::not_assessable);
    CHECK(open[0].result.reason == reason::cell_missing);
    CHECK(open[0].reports.size() == 2);
}

TEST_CASE("a number that only the prose has is noted where it is the same three years running") {
    const auto year = [](int y, std::string text) {
        published_report r = zeros("甲局", y);
        r.sections = {{section::overview, "一、总体情况", std::move(text)}};
        return r;
    };
    const std::string same = "通过门户网站公开信息65条，微信公众号推送195篇，接受咨询5.2万余件，举办培训4次。";
    auto found =
        of({year(2021, same), year(2022, same), year(2023, "通过门户网站公开信息65条，微信公众号推送196篇，接受咨询5.2万余件。")},
           rule_id::years_repeated);
    REQUIRE(found.size() == 2);
    CHECK(found[0].result.severity() == severity::note);
    CHECK(found[0].result.actual == "65");
    CHECK(found[0].result.section == section::overview);
    CHECK(found[0].reports.size() == 3);
    CHECK(found[1].result.actual == "52000");
    // Two years, a gap, another medium, a small number, another year's number.
    CHECK(of({year(2022, same), year(2023, same)}, rule_id::years_repeated).empty());
    CHECK(of({year(2020, same), year(2022, same), year(2023, same)}, rule_id::years_repeated).empty());
    CHECK(of({year(2021, "网站公开信息65条。"), year(2022, "微信推送信息65条。"), year(2023, "网站公开信息65条。")},
             rule_id::years_repeated)
              .empty());
    const std::string few = "举办培训4次。2020年通过网站公开信息900条。";
    CHECK(of({year(2021, few), year(2022, few), year(2023, few)}, rule_id::years_repeated).empty());
}

TEST_CASE("a section copied from last year is noted with the shared share, a short one is not judged") {
    published_report before = zeros("甲局", 2022);
    published_report after = zeros("甲局", 2023);
    before.sections = {{section::overview, "一、总体情况", std::string{prose}},
                       {section::other_matters, "六、其他需要报告的事项", "无。"}};
    after.sections = before.sections;
    after.sections[0].heading_span = {0, 1, 9, 1};
    after.sections[0].text += "新增一句。";
    auto found = of({before, after}, rule_id::years_boilerplate);
    REQUIRE(found.size() == 2);
    CHECK(found[0].result.outcome == outcome::fail);
    CHECK(found[0].result.severity() == severity::note);
    CHECK_FALSE(found[0].result.is_fault());
    CHECK(found[0].result.section == section::overview);
    CHECK(found[0].result.span.line == 9);
    REQUIRE(found[0].similarity);
    CHECK(found[0].similarity->share > 0.95);
    CHECK(found[0].similarity->share < 1.0);
    CHECK(found[0].result.actual == std::to_string(static_cast<int>(found[0].similarity->share * 100)) + "%");
    CHECK(found[1].result.reason == reason::text_short);

    after.sections[0].text =
        "加强组织领导，健全工作机制，完善目录清单，提升答复质量，规范平台建设，落实监督保障，强化教育培训，接受社会评议。";
    found = of({before, after}, rule_id::years_boilerplate, true);
    CHECK(found[0].result.outcome == outcome::pass);
    after.sections_known = false;
    CHECK(of({before, after}, rule_id::years_boilerplate)[0].result.reason == reason::sections_unknown);
}

TEST_CASE("random reports in any order are judged, each agency's years among themselves") {
    testing::random_source draw{20261123};
    panel p;
    std::size_t names = 0;
    for (std::size_t i = 0; i < testing::draws(300); ++i) {
        published_report r =
            testing::random_published_report(draw, {.edition = draw.percent(30) ? edition::e2019 : edition::e2021});
        r.metadata.agency = "第" + std::to_string(draw.below(45)) + "局";
        if (draw.percent(3)) r.metadata.year.reset();
        if (draw.percent(5)) r.set_table(table::requests, false);
        for (int k = 0; k < 9; ++k) {
            const cell_key key = draw.pick(all_cells);
            if (r.form().has(key)) r.set(key, draw.percent(50) ? cell::blank() : cell::missing());
        }
        p.add(r, std::to_string(i));
    }
    for (const agency_years& a : p.agencies()) names += a.years.size();
    CHECK(names <= p.size());
    for (const across_finding& f : p.check({true})) {
        CHECK_FALSE(message(f, lang::zh).empty());
        CHECK_FALSE(message(f, lang::en).empty());
        CHECK_FALSE(f.reports.empty());
    }
}
