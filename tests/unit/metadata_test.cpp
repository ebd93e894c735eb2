// Who reports, and on what year, wherever that stands.
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace gongkai;

constexpr std::string_view rest =
    "一、总体情况\n\n依法公开。\n\n二、主动公开政府信息情况\n\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 7 |\n\n"
    "五、存在的主要问题及改进情况\n\n公开不及时。\n\n六、其他需要报告的事项\n\n无。\n\n";

metadata about(std::string_view before, std::string_view after = "") {
    const auto report = read_markdown(std::string{before} + "\n\n" + std::string{rest} + std::string{after});
    REQUIRE(report.has_value());
    return report->metadata;
}

int year_of(const metadata& m) { return m.year ? static_cast<int>(*m.year) : 0; }

TEST_CASE("a notice names the organ before what it is about, or after it") {
    for (const std::string_view title :
         {"例县统计局关于印发2021年政府信息公开工作年度报告的通知", "例县统计局关于上报2021年政府信息公开工作年度报告的报告",
          "例县统计局关于公布《2021年度政府信息公开工作年度报告》的公告",
          "关于印发《例县统计局2021年政府信息公开工作年度报告》的通知", "例县统计局2021年度政府信息公开工作年度报告",
          "2021年度例县统计局政府信息公开工作年度报告"}) {
        CAPTURE(title);
        CHECK(about(title).agency == "例县统计局");
        CHECK(year_of(about(title)) == 2021);
    }
}

TEST_CASE("an organ beside a title that names none is the one that reports") {
    constexpr std::string_view title = "2021年度政府信息公开工作年度报告";
    const std::string t{title};
    CHECK(about("例县统计局\n\n" + t).agency == "例县统计局");
    CHECK(about(t + "\n\n例县某街道办事处\n\n" + t).agency == "例县某街道办事处");
    CHECK(about(t + "\n\n例县档案馆").agency == "例县档案馆");
    CHECK(about(t + "\n\n新闻中心").agency.empty());
    // Two that differ, and nothing that tells which.
    CHECK(about(t + "\n\n例县档案馆\n\n" + t + "\n\n例县统计局").agency.empty());
}

TEST_CASE("the head of a letter and the signature name the organ") {
    constexpr std::string_view title = "2021年度政府信息公开工作年度报告";
    CHECK(about("例县统计局文件\n\n例统〔2022〕3号\n\n" + std::string{title}).agency == "例县统计局");
    CHECK(about(title, "例县统计局\n\n2022年1月20日\n").agency == "例县统计局");
}

TEST_CASE("a page's title is without the names of the site") {
    for (const std::string_view title :
         {"例县统计局2021年政府信息公开工作年度报告_例县人民政府网", "例县人民政府 - 例县统计局2021年政府信息公开工作年度报告",
          "例县统计局2021年政府信息公开工作年度报告 | 年度报告 | 例县人民政府"}) {
        CAPTURE(title);
        const auto r = read_html("<title>" + std::string{title} +
                                 "</title><p>一、总体情况</p><p>依法公开。</p><table><tr><td>信息内容</td>"
                                 "<td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>7</td></tr></table>");
        REQUIRE(r.has_value());
        CHECK(r->metadata.agency == "例县统计局");
        CHECK(year_of(r->metadata) == 2021);
    }
}

TEST_CASE("the year is that of a period from the first day to the last, if one alone is told") {
    CHECK(year_of(about("报告中数据的起止时间为2022年1月1日至2022年12月31日。")) == 2022);
    CHECK(year_of(about("以下数据统计时段自2024年1月1日起，至2024年12月31日止。")) == 2024);
    CHECK(year_of(about("所列数据为2023年1月1日—12月31日。本报告于2024年1月20日公布。")) == 2023);
    CHECK(year_of(about("2019年1月1日至2023年12月31日累计公开信息9条。")) == 0);
    CHECK(year_of(about("统计期限为2022年1月1日至12月31日。\n\n另一处统计期限为2023年1月1日至12月31日。")) == 0);
}

}  // namespace
