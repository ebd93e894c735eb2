// The headings of the six sections in other words than the form's.
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace gongkai;

constexpr std::string_view fees_table = "| 信息内容 | 本年收费金额（单位：万元） |\n|---|---|\n| 行政事业性收费 | 3 |\n\n";

/// A Markdown page with a section that is headed so, and says 现状如此。
std::string page(std::string_view heading, std::string_view before = "", std::string_view after = "\n\n") {
    return "# 例县统计局2023年政府信息公开工作年度报告\n\n" + std::string{before} + std::string{heading} + std::string{after} +
           "现状如此。\n\n" + std::string{fees_table};
}

std::optional<section_text> section_headed(std::string_view text, section wanted) {
    const auto report = read_markdown(text);
    REQUIRE(report.has_value());
    for (const section_text& s : report->sections)
        if (s.which == wanted) return s;
    return std::nullopt;
}

struct sample {
    std::string_view heading;
    section which;
};

constexpr sample samples[] = {
    {"一、概述", section::overview},
    {"一、2023年度政府信息公开工作总体情况", section::overview},
    {"一、政务公开工作推进情况概述", section::overview},
    {"二、主动公开情况", section::disclosure},
    {"二、政府信息主动公开工作情况", section::disclosure},
    {"三、依申请公开政府信息办理情况", section::requests},
    {"三、政府信息公开申请受理及办理情况", section::requests},
    {"三、收到及处理政府信息公开申请情况", section::requests},
    {"四、行政复议和行政诉讼情况", section::reviews},
    {"四、因政府信息公开申请行政复议或者提起行政诉讼的情况", section::reviews},
    {"五、存在的困难和问题及下一步打算", section::problems},
    {"五、工作中存在的问题、原因分析及改进措施", section::problems},
    {"五、存在的主要问题以及2024年工作思路", section::problems},
    {"五、主要问题与整改落实情况", section::problems},
    {"五、面临的主要问题与对策", section::problems},
    {"五、下一步工作安排", section::problems},
    {"六、其他事项", section::other_matters},
    {"六、其他有关情况", section::other_matters},
    {"六、需要说明的其他情况", section::other_matters},
};

TEST_CASE("a section is known by what its heading is about, on a line of its own or before its text") {
    for (const sample& s : samples) {
        CAPTURE(s.heading);
        for (const std::string_view after : {"\n\n", ""}) {
            const auto found = section_headed(page(s.heading, "", after), s.which);
            REQUIRE(found);
            CHECK(found->heading == s.heading);
            CHECK(found->text.starts_with("现状如此。"));
        }
    }
}

TEST_CASE("a heading without a number is one where nothing else stands on its line") {
    CHECK(section_headed(page("存在的问题及整改措施"), section::problems));
    CHECK_FALSE(section_headed(page("存在的问题及整改措施", "", "见附件。\n\n"), section::problems));
    CHECK_FALSE(section_headed(page("（二）存在的问题"), section::problems));
    CHECK_FALSE(section_headed(page("三、下一步工作打算"), section::problems));
}

TEST_CASE("a part of a section does not take the place of the whole") {
    const auto found = section_headed(page("存在的问题", "五、存在的问题和努力方向\n\n"), section::problems);
    REQUIRE(found);
    CHECK(found->heading == "五、存在的问题和努力方向");
    CHECK(found->text.starts_with("存在的问题\n现状如此。"));
}

TEST_CASE("a heading ends what has run together before it") {
    const auto report = read_text(
        "四、政府信息公开行政复议、行政诉讼情况行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计未经复议直接起诉复议后起诉"
        "结果维持结果纠正其他结果尚未审结总计结果维持结果纠正其他结果尚未审结总计110024001510102五、存在的不足与整改方向公开不及时。");
    REQUIRE(report.has_value());
    CHECK(to_string(report->at(review_kind::litigation_direct, review_column::total).number()) == "5");
    CHECK(report->sections.back().which == section::problems);
    CHECK(report->sections.back().text == "公开不及时。");
}

TEST_CASE("letters that strayed before a heading's number are part of the heading") {
    const auto found = section_headed(page("l六、存在的主要问题及改进情况"), section::problems);
    REQUIRE(found);
    CHECK(found->heading == "l六、存在的主要问题及改进情况");
}

}  // namespace
