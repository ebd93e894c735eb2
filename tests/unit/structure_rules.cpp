// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <gongkai/gongkai.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "../support/zero_report.hpp"

using namespace gongkai;
using gongkai::testing::zeros;

namespace {

std::vector<finding> of(const published_report& r, rule_id rule) {
    std::vector<finding> all = check(r);
    std::erase_if(all, [&](const finding& f) { return f.rule != rule; });
    return all;
}

/// The one finding of a rule.
finding only(const published_report& r, rule_id rule) {
    const auto found = of(r, rule);
    REQUIRE(found.size() == 1);
    return found.front();
}

section_text& in(published_report& r, section s) { return *std::ranges::find(r.sections, s, &section_text::which); }

std::string times(std::string_view text, int n) {
    std::string out;
    for (int i = 0; i < n; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("what the name of an organ says of its kind") {
    CHECK(kind_of("示例市人民政府") == agency_kind::government);
    CHECK(kind_of("示例县") == agency_kind::government);
    CHECK(kind_of("示例新区人民政府") == agency_kind::government);
    CHECK(kind_of("示例县城关镇人民政府") == agency_kind::township);
    CHECK(kind_of("示例乡") == agency_kind::township);
    CHECK(kind_of("示例市人民政府办公室") == agency_kind::department);
    CHECK(kind_of("示例市公安局") == agency_kind::department);
    CHECK(kind_of("示例市科委") == agency_kind::department);
    CHECK(kind_of("示例街道办事处") == agency_kind::department);
    CHECK(kind_of("国家税务总局示例市税务局") == agency_kind::department);
    CHECK(kind_of("国家税务总局") == agency_kind::unknown);
    CHECK(kind_of("示例经济技术开发区管理委员会") == agency_kind::unknown);
    CHECK(kind_of("示例综合实验区") == agency_kind::unknown);
    CHECK(kind_of("示例大学") == agency_kind::unknown);
    CHECK(kind_of("") == agency_kind::unknown);
}

TEST_CASE("whether an organ may make rules, as far as its name says (立法法 art. 91, 93)") {
    CHECK(rule_making_of("示例省人民政府") == rule_making::yes);
    CHECK(rule_making_of("示例族自治州人民政府") == rule_making::yes);
    CHECK(rule_making_of("国家市场监督管理总局") == rule_making::yes);
    CHECK(rule_making_of("示例市人民政府") == rule_making::unknown);
    CHECK(rule_making_of("示例新区人民政府") == rule_making::unknown);
    CHECK(rule_making_of("示例市人民政府办公室") == rule_making::unknown);
    CHECK(rule_making_of("国家税务总局示例市税务局") == rule_making::unknown);
    CHECK(rule_making_of("市场监督管理局") == rule_making::unknown);
    CHECK(rule_making_of("示例市财政局") == rule_making::no);
    CHECK(rule_making_of("示例省财政厅") == rule_making::no);
    CHECK(rule_making_of("示例县人民政府") == rule_making::no);
    CHECK(rule_making_of("示例市示例区人民政府") == rule_making::no);
    CHECK(rule_making_of("示例县城关镇人民政府") == rule_making::no);
    CHECK(rule_making_of("示例街道办事处") == rule_making::no);
}

TEST_CASE("an organ without the power to make rules has none (立法法 art. 93)") {
    const auto judged = [](std::string agency, std::int64_t in_force) {
        published_report r = zeros();
        r.metadata.agency = std::move(agency);
        r.set({disclosure_row::rules, disclosure_column::in_force}, cell::reported(decimal{in_force}));
        return of(r, rule_id::rules_no_power);
    };
    CHECK(judged("示例市财政局", 0).empty());
    REQUIRE(judged("示例市财政局", 3).size() == 1);
    CHECK(judged("示例市财政局", 3).front().severity() == severity::warning);
    CHECK(judged("示例市财政局", 3).front().cells == std::vector<cell_key>{{disclosure_row::rules, disclosure_column::in_force}});
    CHECK(judged("示例省人民政府", 3).empty());
    CHECK(judged("示例市人民政府", 3).front().outcome == outcome::not_assessable);
}

TEST_CASE("for 2019, the first year of the form, a missing section is at most a warning") {
    published_report r = zeros(form::of(edition::e2019));
    r.metadata.year = std::chrono::year{2019};
    std::erase_if(r.sections, [](const section_text& s) { return s.which == section::problems; });
    for (section_text& s : r.sections) s.heading.clear();
    CHECK(only(r, rule_id::section_missing).severity() == severity::warning);
    r.metadata.year = std::chrono::year{2020};
    CHECK(only(r, rule_id::section_missing).severity() == severity::error);
}

TEST_CASE("a section without a word is empty; a table is content enough") {
    published_report r = zeros();
    in(r, section::problems).text = " \n　";
    in(r, section::problems).heading_span = {0, 1, 9, 1};
    in(r, section::requests).text.clear();
    const finding f = only(r, rule_id::section_empty);
    CHECK(f.section == section::problems);
    CHECK(f.severity() == severity::warning);
    CHECK(f.is_fault());
    CHECK(f.span.line == 9);

    in(r, section::problems).text = "（文字描述）";
    CHECK(only(r, rule_id::section_empty).is_fault());
}

TEST_CASE("section five has to say something; section six may have nothing to say") {
    published_report r = zeros();
    for (const std::string_view text :
         {"无", "无。", "暂无问题。", "没有。", "本年度无。", "无存在的问题。", "目前没有存在的问题。", "暂未发现问题。",
          "本年度不存在问题。", "/", "——", "（无）", "略", "（略）", "略。"}) {
        CAPTURE(text);
        in(r, section::problems).text = text;
        in(r, section::other_matters).text = "无其他需要报告的事项。";
        const finding f = only(r, rule_id::section_empty);
        CHECK(f.section == section::problems);
        CHECK(f.quote == text);
        CHECK(message(f, lang::zh).find("只写了") != std::string::npos);
    }
    for (const std::string_view text :
         {"无专职人员。", "工作略有不足。", "没有做到应公开尽公开。", "公开不及时。", "问题：人手不足，无专人负责。"}) {
        CAPTURE(text);
        in(r, section::problems).text = text;
        CHECK(of(r, rule_id::section_empty).empty());
    }
}

TEST_CASE("headings bear the numbers of the form, or none") {
    published_report r = zeros();
    const auto actual_of = [&](section s, std::string_view heading) {
        published_report other = r;
        in(other, s).heading = heading;
        const auto found = of(other, rule_id::section_number);
        return found.empty() ? std::string{} : found.front().actual + ">" + found.front().expected;
    };
    for (const std::string_view right :
         {"五、存在的问题", "（五）存在的问题", "第五部分 存在的问题", "5.存在的问题", "存在的问题"})
        CHECK(actual_of(section::problems, right).empty());
    CHECK(actual_of(section::problems, "六、存在的问题") == "六>五");
    CHECK(actual_of(section::problems, "（四）存在的问题") == "（四>五");
    CHECK(actual_of(section::requests, "l三、收到和处理政府信息公开申请情况") == "l三>三");
    CHECK(actual_of(section::requests, "1三、收到和处理政府信息公开申请情况") == "1三>三");
    CHECK(actual_of(section::requests, "7、收到和处理政府信息公开申请情况") == "7>三");
    // Where a section is missing, the others may be numbered as they stand.
    std::erase_if(r.sections, [](const section_text& s) { return s.which == section::reviews; });
    CHECK(actual_of(section::problems, "四、存在的问题").empty());
    CHECK(actual_of(section::problems, "三、存在的问题") == "三>五");
}

TEST_CASE("what is missing has the place of a heading near by, and the whole report that where it begins") {
    published_report r = zeros();
    std::uint32_t line = 10;
    for (section_text& s : r.sections) {
        s.heading.clear();  // its number would leave room for a lost one
        s.heading_span = {line, 6, line, 1};
        ++line;
    }
    r.preamble.text = "示例报告";
    r.preamble.span = {0, 12, 1, 1};
    r.set_table(table::reviews, false);
    std::erase_if(r.sections, [](const section_text& s) {
        return s.which == section::overview || s.which == section::reviews || s.which == section::other_matters;
    });
    std::vector<std::uint32_t> lines;
    for (const finding& f : of(r, rule_id::section_missing)) lines.push_back(f.span.line);
    CHECK(lines == std::vector<std::uint32_t>{11, 12, 14});
    CHECK(only(r, rule_id::table_missing).span.line == 12);

    r.metadata.date_published = (*r.metadata.year + std::chrono::years{2}) / 1 / 1;
    CHECK(only(r, rule_id::filing_late).span == source_span{0, 0, 1, 1});
}

TEST_CASE("an excerpt that lacks a heading may have lost text as well") {
    published_report r = zeros();
    r.sections.erase(r.sections.begin());
    in(r, section::problems).text.clear();
    CHECK(only(r, rule_id::section_empty).reason == reason::text_lost);
}

TEST_CASE("the overview keeps within a thousand characters, in edition 2021") {
    published_report r = zeros();
    in(r, section::overview).text = times("公开。\n", 333) + "一";
    CHECK(of(r, rule_id::section_overview_length).empty());
    in(r, section::overview).text += "　一 ";
    const finding f = only(r, rule_id::section_overview_length);
    CHECK(f.outcome == outcome::fail);
    CHECK(f.severity() == severity::note);
    CHECK(f.actual == "1001");
    CHECK(f.expected == "1000");

    published_report old = zeros(form::of(edition::e2019));
    in(old, section::overview).text = times("公开。", 400);
    CHECK(of(old, rule_id::section_overview_length).empty());

    r.sections.erase(r.sections.begin());
    CHECK(only(r, rule_id::section_overview_length).reason == reason::section_absent);
}

TEST_CASE("section six of edition 2021 speaks of the information processing fee") {
    published_report r = zeros();
    in(r, section::other_matters).text = "按规定没有收取信息\n处理费。";
    CHECK(of(r, rule_id::section_fee_statement).empty());

    in(r, section::other_matters).text = "无其他事项。";
    const finding silent = only(r, rule_id::section_fee_statement);
    CHECK(silent.outcome == outcome::fail);
    CHECK(silent.severity() == severity::note);
    CHECK(silent.reason == reason::fee_nowhere);

    in(r, section::overview).text = "开出信息处理费通知一份。";
    CHECK(only(r, rule_id::section_fee_statement).severity() == severity::warning);
    in(r, section::overview).text = "有内容。";
    r.set({request_row::other_fee_unpaid, request_column::total}, cell::reported(decimal{1}));
    CHECK(only(r, rule_id::section_fee_statement).severity() == severity::warning);

    published_report old = zeros(form::of(edition::e2019));
    in(old, section::other_matters).text = "无。";
    CHECK(of(old, rule_id::section_fee_statement).empty());
}

TEST_CASE("a government gives the results of assessment, appraisal and holding to account") {
    published_report r = zeros();
    r.metadata.agency = "示例市人民政府";
    in(r, section::overview).text = "工作考核结果良好。";
    const finding f = only(r, rule_id::section_assessment_statement);
    CHECK(f.outcome == outcome::fail);
    CHECK(f.severity() == severity::note);
    CHECK(f.expected == "社会评议、责任追究");
    CHECK(message(f, lang::en) == "the results are not given of: public appraisal, holding to account");
    CHECK(f.section == section::overview);

    in(r, section::problems).text = "开展社会评议，没有需要责任追究的情形。";
    CHECK(of(r, rule_id::section_assessment_statement).empty());

    r = zeros();
    r.metadata.agency = "示例综合实验区";
    CHECK(only(r, rule_id::section_assessment_statement).reason == reason::kind_unknown);
    r.metadata.agency = "示例市教育局";
    CHECK(of(r, rule_id::section_assessment_statement).empty());
    r.metadata.agency = "示例市";
    r.sections.erase(r.sections.begin());
    CHECK(only(r, rule_id::section_assessment_statement).reason == reason::text_lost);
}

TEST_CASE("the stated period is the report year, however it is written") {
    const auto actual = [](std::string text) {
        published_report r = zeros();
        r.preamble.text = std::move(text);
        const auto found = of(r, rule_id::period_mismatch);
        REQUIRE(found.size() <= 1);
        if (found.empty()) return std::string{"right"};
        return found[0].outcome == outcome::fail ? found[0].actual : std::string{explain(found[0].reason, lang::en)};
    };
    CHECK(actual("本报告的统计期限自2023年1月1日起至2023年12月31日止。") == "right");
    CHECK(actual("数据统计期限为二〇二三年一月一日至十二月三十一日。") == "right");
    CHECK(actual("统计期限从２０２３年１月１日到１２月３１日。") == "right");
    CHECK(actual("统计期限：2023.1.1—2023.12.31") == "right");
    CHECK(actual("统计时间为2023年1-12月。") == "right");
    CHECK(actual("统计期限为2023 年 1 月 1 日至\n12 月 31 日。") == "right");
    CHECK(actual("统计期限为2023年度。") == "right");
    CHECK(actual("统计期限为2022年1月1日至12月31日。") == "2022-01-01/2022-12-31");
    CHECK(actual("统计期限为2023年1月1日至2022年12月31日。") == "2023-01-01/2022-12-31");
    CHECK(actual("所列数据自二〇二二年十二月一日至二〇二三年十一月三十日。") == "2022-12-01/2023-11-30");
    CHECK(actual("统计期限为2023年1月1日至12月32日。") == "2023-01-01/2023-12-32");
    CHECK(actual("统计期限为2023年1月至11月。") == "2023-01-01/2023-11-30");
    CHECK(actual("统计期限为2021.2.1-2021.12.31。") == "2021-02-01/2021-12-31");
    // Days that are no period, and periods that are not that of the figures.
    CHECK(actual("统计报告 发布时间: 2024-03-08 08:58") == explain(reason::period_unstated, lang::en));
    CHECK(actual("本报告所称活动于2023年3月至5月举行。") == explain(reason::period_unstated, lang::en));
    CHECK(actual("现公布2022年1月1日至12月31日的年度报告。") == explain(reason::period_unstated, lang::en));
    CHECK(actual("本报告自2022年1月1日至12月31日。") == "2022-01-01/2022-12-31");
    CHECK(actual("依照条例编制。") == explain(reason::period_unstated, lang::en));
    CHECK(actual("统计期限见附件。") == explain(reason::period_unstated, lang::en));
}

TEST_CASE("a wrong period is told with its words and its place") {
    published_report r = zeros();
    r.preamble.text = "依照条例编制。\n统计期限为2022年1月1日至12月31日。";
    r.preamble.pieces = {{0, {100, 21, 5, 1}}, {22, {200, 46, 6, 1}}};
    r.preamble.span = {100, 160, 5, 1};
    const finding f = only(r, rule_id::period_mismatch);
    CHECK(f.severity() == severity::error);
    CHECK(f.quote == "2022年1月1日至12月31日");
    CHECK(f.expected == "2023-01-01/2023-12-31");
    CHECK(f.span == source_span{215, 28, 6, 6});
    CHECK(message(f, lang::zh) == "正文“2022年1月1日至12月31日”：统计期限为2022-01-01/2022-12-31，应为2023-01-01/2023-12-31");

    // In the overview only what is called the period is it.
    r = zeros();
    in(r, section::overview).text = "统计数据显示，2023年1月1日至6月30日收到申请3件。";
    CHECK(of(r, rule_id::period_mismatch).empty());
    in(r, section::overview).text = "本报告统计期限为2023年1月1日至6月30日。";
    CHECK(only(r, rule_id::period_mismatch).section == section::overview);

    r = zeros();
    r.metadata.year.reset();
    CHECK(only(r, rule_id::period_mismatch).reason == reason::year_unknown);
}

TEST_CASE("a report is published by the day that its kind of organ has") {
    const auto judged = [](std::string agency, int month, int day) {
        published_report r = zeros();
        r.metadata.agency = std::move(agency);
        r.metadata.date_published = std::chrono::year{2024} / month / day;
        return of(r, rule_id::filing_late);
    };
    CHECK(judged("示例市教育局", 1, 31).empty());
    REQUIRE(judged("示例市教育局", 2, 1).size() == 1);
    const finding late = judged("示例市教育局", 2, 1).front();
    CHECK(late.severity() == severity::warning);
    CHECK(late.expected == "2024-01-31");
    CHECK(late.actual == "2024-02-01");
    CHECK(message(late, lang::en) == "2024-02-01 is the day of publication, due by 2024-01-31");
    CHECK(judged("示例县城关镇人民政府", 2, 1).front().is_fault());
    CHECK(judged("示例市人民政府", 3, 31).empty());
    CHECK(judged("示例市人民政府", 4, 1).front().is_fault());
    // By the format counties have published by 20 February; Article 49 says 31 March.
    CHECK(judged("示例县人民政府", 2, 20).empty());
    CHECK(judged("示例县人民政府", 2, 21).front().severity() == severity::note);
    CHECK(judged("示例县人民政府", 2, 21).front().expected == "2024-02-20");
    CHECK(judged("示例县人民政府", 2, 21).front().basis() == current_format);
    CHECK(judged("示例县人民政府", 4, 1).front().basis() == article(49));
    CHECK(judged("示例族自治州人民政府", 3, 11).front().expected == "2024-03-10");
    CHECK(judged("示例县城关镇人民政府", 2, 1).front().basis() == current_format);
    CHECK(judged("示例综合实验区", 1, 31).empty());
    CHECK(judged("示例综合实验区", 2, 1).front().reason == reason::kind_unknown);
    CHECK(judged("示例综合实验区", 4, 1).front().is_fault());

    published_report r = zeros();
    r.metadata.date_published.reset();
    CHECK(only(r, rule_id::filing_late).reason == reason::day_unknown);
    r.metadata.date_written = std::chrono::year{2024} / 1 / 5;
    CHECK(only(r, rule_id::filing_late).reason == reason::day_unknown);
    r.metadata.date_written = std::chrono::year{2024} / 2 / 5;
    CHECK(only(r, rule_id::filing_late).is_fault());
    r.metadata.year.reset();
    CHECK(only(r, rule_id::filing_late).reason == reason::year_unknown);
}

TEST_CASE("a source without prose is not judged by the rules on prose") {
    published_report r = zeros();
    r.sections_known = false;
    for (const rule_id id :
         {rule_id::section_missing, rule_id::section_order, rule_id::section_empty, rule_id::section_overview_length,
          rule_id::section_fee_statement, rule_id::section_assessment_statement, rule_id::period_mismatch})
        CHECK(only(r, id).reason == reason::sections_unknown);
}
