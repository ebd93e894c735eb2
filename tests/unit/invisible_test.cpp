// What a web page does not show is not read.
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <string>
#include <string_view>

namespace {

using namespace gongkai;

/// What is read of 行政许可 where its cell holds this, in an element with that style.
std::string decisions(std::string_view cell, std::string_view around = "") {
    std::string page = "<h1>例县统计局2023年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><div style=\"";
    page.append(around).append("\"><table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>");
    page.append(cell).append("</td></tr></table></div>");
    const auto report = read_html(page);
    if (!report.has_value()) return "no report";
    const gongkai::cell& c = report->at(disclosure_row::licenses, disclosure_column::decisions);
    return c.has_value() ? to_string(c.number()) : std::string{code(c.status())};
}

TEST_CASE("text that takes no room, is hidden or transparent is not read") {
    for (const std::string_view style :
         {"font-size:0", "FONT-SIZE: 0px", "font-size:0.0em", "font:0/0 a", "display:none", "visibility: hidden", "visibility:collapse !important",
          "opacity:0", "opacity: 0.00", "color:transparent", "color:rgba(0, 0, 0, 0)"}) {
        CAPTURE(style);
        CHECK(decisions("<span style=\"" + std::string{style} + "\">9</span>15") == "15");
        CHECK(decisions("1<b style='" + std::string{style} + "'>7</b>5") == "15");
        CHECK(decisions("<span style=\"" + std::string{style} + "\">9</span>") == "blank");
    }
}

TEST_CASE("what is shown is read, whatever its look") {
    for (const std::string_view style : {"font-size:10px", "font-size:0.5em", "visibility:visible", "opacity:0.5", "color:#000000",
                                         "background-color:transparent", "color:rgba(0,0,0,0.5)", "font:bold 12px/1.5 serif", "line-height:0"}) {
        CAPTURE(style);
        CHECK(decisions("<span style=\"" + std::string{style} + "\">9</span>15") == "915");
    }
}

TEST_CASE("what stands in text of no size, or hidden, may be shown again") {
    CHECK(decisions("<span style='font-size:14px'>15</span>", "font-size:0") == "no report");
    CHECK(decisions("<i style='font-size:0'>9<b style='font-size:14pt'>15</b>9</i>") == "15");
    CHECK(decisions("<i style='font-size:0'>9<b style='font-size:2em'>15</b>9</i>") == "blank");
    CHECK(decisions("<i style='visibility:hidden'>9<b style='visibility:visible'>15</b>9</i>") == "15");
    CHECK(decisions("<i style='display:none'>9<b style='display:inline'>15</b>9</i>") == "blank");
}

}  // namespace
