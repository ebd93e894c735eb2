// Amounts of money are in 万元, whatever unit they are printed in.
#include <algorithm>
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <gongkai/rules/check.hpp>
#include <gongkai/rules/message.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace gongkai;

constexpr cell_key fees{disclosure_row::fees, disclosure_column::amount};
constexpr cell_key licenses{disclosure_row::licenses, disclosure_column::decisions};

struct printed_fees {
    std::string_view amount;
    std::string_view header = "本年收费金额（单位：万元）";
    std::string_view label = "行政事业性收费";
    std::string_view caption = "";
    std::string_view decisions = "7";
};

published_report read_fees(const printed_fees& p) {
    std::string page = "# 例县统计局2023年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n";
    page.append(p.caption).append("\n\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | ").append(p.decisions);
    page.append(" |\n| 信息内容 | ")
        .append(p.header)
        .append(" |\n| ")
        .append(p.label)
        .append(" | ")
        .append(p.amount)
        .append(" |\n");
    auto report = read_markdown(page);
    REQUIRE(report.has_value());
    return *std::move(report);
}

std::string amount_of(const published_report& r) { return r[fees].has_value() ? to_string(r[fees].number()) : ""; }

std::vector<finding> unit_findings(const published_report& r) {
    std::vector<finding> all = check(r);
    std::erase_if(all, [](const finding& f) { return f.rule != rule_id::value_unit; });
    return all;
}

TEST_CASE("an amount in another unit is worth what it is in 万元, and the rule value.unit says so") {
    const printed_fees samples[] = {
        {"31275060元"},
        {"3127.506", "本年收费金额（单位：万元）"},
        {"31275060", "本年收费金额（单位：元）"},
        {"31,275,060.00", "收费金额（元）"},
        {"31275.06", "本年收费金额（单位：千元）"},
        {"0.3127506", "本年收费金额(亿元)"},
        {"31275060", "本年收费金额", "行政事业性收费（单位：元）"},
        {"31275060", "本年收费金额", "行政事业性收费", "单位：元"},
        {"31.27506 百万元"},
        {"31275060元整"},
    };
    for (const printed_fees& p : samples) {
        CAPTURE(p.amount);
        CAPTURE(p.header);
        const published_report r = read_fees(p);
        CHECK(amount_of(r) == "3127.506");
        CHECK(r[fees].status() == cell_status::reported);
        const std::vector<finding> found = unit_findings(r);
        const bool is_of_form = p.amount == "3127.506";
        REQUIRE(found.size() == (is_of_form ? 0U : 1U));
        if (is_of_form) continue;
        CHECK(found[0].is_fault());
        CHECK(found[0].cells == std::vector{fees});
        CHECK(found[0].actual == p.amount);
        CHECK(found[0].expected == "3127.506");
        CHECK(message(found[0], lang::zh).find("折合3127.506万元") != std::string::npos);
    }
}

TEST_CASE("the cell's own unit counts before what stands around it") {
    CHECK(amount_of(read_fees({"3.5万元", "本年收费金额（单位：元）"})) == "3.5");
    CHECK(unit_findings(read_fees({"3.5万元", "本年收费金额（单位：元）"})).empty());
}

TEST_CASE("units that contradict each other leave the amount out") {
    for (const printed_fees& p : {printed_fees{"35", "本年收费金额（元）", "行政事业性收费（千元）"},
                                  printed_fees{"35", "本年收费金额（单位：万元）", "行政事业性收费", "单位：元"}}) {
        const published_report r = read_fees(p);
        CHECK(r[fees].status() == cell_status::missing);
        const std::vector<finding> found = unit_findings(r);
        REQUIRE(found.size() == 1);
        CHECK(found[0].expected.empty());
        CHECK(message(found[0], lang::en).find("contradictory") != std::string::npos);
    }
}

TEST_CASE("a count has no unit of money") {
    const published_report r = read_fees({.amount = "3", .decisions = "12元"});
    CHECK(r[licenses].status() == cell_status::missing);
    CHECK(amount_of(r) == "3");
}

TEST_CASE("text names its unit after the label") {
    const auto r = read_text(
        "第二十条第（八）项信息内容本年收费金额（单位：元）行政事业性收费31275060\n三、收到和处理政府信息公开申请情况\n");
    REQUIRE(r.has_value());
    CHECK(amount_of(*r) == "3127.506");
}

TEST_CASE("an amount that prose follows without a blank is read; a year is none") {
    const auto amount_before = [](std::string_view after) {
        const auto r = read_text("第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费" + std::string{after} +
                                 "三、收到和处理政府信息公开申请情况\n");
        return r.has_value() ? amount_of(*r) : "no report";
    };
    CHECK(amount_before("318.6其中：水资源费按规定上缴。") == "318.6");
    CHECK(amount_before("88.4（三）公开渠道本年度通过网站公开信息215条。") == "88.4");
    CHECK(amount_before("0") == "0");
    CHECK(amount_before("418265.\n") == "418265");
    CHECK(amount_before("12.5余万元，另有其他。") != "12.5");
    CHECK(amount_before("2023年没有收费。") != "2023");
}

}  // namespace
