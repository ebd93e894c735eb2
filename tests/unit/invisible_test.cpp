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
    for (const std::string_view style : {"font-size:0",
                                         "FONT-SIZE: 0px",
                                         "font-size:0.0em",
                                         "font:0/0 a",
                                         "display:none",
                                         "visibility: hidden",
                                         "visibility:collapse !important",
                                         "opacity:0",
                                         "opacity: 0.00",
                                         "opacity:0%",
                                         "color:transparent",
                                         "color:rgba(0, 0, 0, 0)",
                                         "color:RGBA(0,0,0,0%)",
                                         "color:rgb(0 0 0 / 0)",
                                         "color:hsla(0, 0%, 0%, 0.0)",
                                         "color:#0000",
                                         "color:#ffffff00",
                                         "font:700 0/0 a",
                                         "font: bold .0em serif",
                                         "bold;display:none"}) {
        CAPTURE(style);
        CHECK(decisions("<span style=\"" + std::string{style} + "\">9</span>15") == "15");
        CHECK(decisions("1<b style='" + std::string{style} + "'>7</b>5") == "15");
        CHECK(decisions("<span style=\"" + std::string{style} + "\">9</span>") == "blank");
    }
}

TEST_CASE("what is shown is read, whatever its look") {
    for (const std::string_view style : {"font-size:10px",
                                         "font-size:0.5em",
                                         "visibility:visible",
                                         "opacity:0.5",
                                         "color:#000000",
                                         "background-color:transparent",
                                         "color:rgba(0,0,0,0.5)",
                                         "color:rgba(255,0,0)",
                                         "color:rgb(0 0 0 / 50%)",
                                         "color:rgba(0,0,0,0",
                                         "color:#000",
                                         "color:#0008",
                                         "color:#00000080",
                                         "color:var(--ink, 0, 0, 0)",
                                         "font:bold 12px/1.5 serif",
                                         "font:caption",
                                         "font-size:larger",
                                         "font-size:inherit",
                                         "font-size:150%",
                                         "opacity:1%",
                                         "line-height:0"}) {
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

TEST_CASE("what is clipped away, far off the page or without room is not read") {
    for (const std::string_view style :
         {"position:absolute;clip:rect(0,0,0,0)", "POSITION: absolute; clip: rect(1px, 1px, 1px, 1px)", "clip-path: inset(50%)",
          "clip-path:circle(0)", "position:absolute;left:-9999px", "position:fixed; top: -100em",
          "display:block;margin-left:-9999px", "transform:scale(0)", "position:absolute;width:1px;height:1px;overflow:hidden",
          "display:inline-block;width:0;overflow:hidden", "float:left;max-width:0;overflow:clip",
          "display:flex;height:0.5px;overflow:hidden", "position:relative;left:-100%", "position:absolute;top:-150vh",
          "margin-top:-600px", "clip-path: ellipse(0 0)", "clip-path:inset(60%)",
          "position:absolute;clip:rect(5px 90px 6px 0px)"}) {
        CAPTURE(style);
        CHECK(decisions("<span style=\"" + std::string{style} + "\">9</span>15") == "15");
    }
    for (const std::string_view style : {"clip:rect(0,0,0,0)",
                                         "position:absolute;clip:rect(auto,auto,auto,auto)",
                                         "position:absolute;clip:rect(0,90px,20px,0)",
                                         "clip-path:inset(5%)",
                                         "position:relative;left:-2px",
                                         "margin-left:-12px",
                                         "width:0;overflow:hidden",
                                         "display:inline-block;width:0",
                                         "left:-9999px",
                                         "float:none;width:0;overflow:hidden",
                                         "position:relative;left:-99%",
                                         "position:relative;left:auto",
                                         "position:relative;left:-.px",
                                         "position:absolute;clip:rect(0,0",
                                         "position:absolute;clip:auto",
                                         "clip-path:inset(50px)",
                                         "clip-path:polygon(0 0)",
                                         "clip-path:circle(5px)",
                                         "clip-path:none",
                                         "clip-path:url(#a)",
                                         "display:inline-block;width:2px;overflow:hidden",
                                         "display:inline-block;width:1em;overflow:hidden",
                                         "transform:scale(1)"}) {
        CAPTURE(style);
        CHECK(decisions("<span style=\"" + std::string{style} + "\">9</span>15") == "915");
    }
    CHECK(decisions("<div style='height:0;overflow:hidden'>9</div>15") == "15");
}

TEST_CASE("elements that are not shown until a reader asks, and the sound of ruby, are not read") {
    for (const std::string_view cell :
         {"<dialog>9</dialog>15", "<datalist><option>9</option></datalist>15", "<i popover>9</i>15", "<ruby>15<rt>9</rt></ruby>",
          "<ruby>15<rp>(</rp><rt>9</rt><rp>)</rp></ruby>", "<ruby>15<rt>9</ruby>"}) {
        CAPTURE(cell);
        CHECK(decisions(cell) == "15");
    }
    CHECK(decisions("<dialog open>15</dialog>") == "15");
}

TEST_CASE("a number that is struck out is none, however that is written") {
    for (const std::string_view cell : {"<strike>9</strike>", "<b style='text-decoration-line: line-through'><i>9</i></b>",
                                        "<del>9</del><s>15</s>", "<s>9</s>本15"}) {
        CAPTURE(cell);
        CHECK(decisions(cell) == "missing");
    }
    for (const std::string_view cell :
         {"<s>9</s>15", "<del>9</del><ins>15</ins>", "15<s>9</s>", "<span style='text-decoration:line-through'>9</span>15",
          "<p style='text-decoration:line-through'>9</p>15", "<del>9件</del><s>7</s><ins>15件</ins>"}) {
        CAPTURE(cell);
        CHECK(decisions(cell) == "15");
    }
    CHECK(decisions("<u style='text-decoration:underline'>15</u>") == "15");
    CHECK(decisions("15<span style='vertical-align:super'>9</span>") == "15");
    CHECK(decisions("<sup>9</sup>15") == "missing");
    CHECK(decisions("<sup>15</sup>") == "15");
}

TEST_CASE("a white number counts only where something is said to be behind it") {
    for (const std::string_view color : {"#fff", "#FFFFFF", "white", "rgb(255, 255, 255)", "rgb(255 255 250)", "#fefefe"}) {
        CAPTURE(color);
        const std::string style = "<span style=\"color: " + std::string{color};
        CHECK(decisions(style + "\">9</span>15") == "missing");
        CHECK(decisions(style + ";background:#1f4e79\">15</span>") == "15");
        CHECK(decisions(style + "\">15</span>", "background-color:navy") == "15");
        CHECK(decisions(style + "\">15</span>", "background-color:#fff") == "missing");
    }
    for (const std::string_view color :
         {"#eee", "#f9ffff", "#ggg", "#ffff", "rgb(255, 255)", "rgb(255, 255, 249)", "rgb", "red"}) {
        CAPTURE(color);
        CHECK(decisions("<span style=\"color: " + std::string{color} + "\">15</span>") == "15");
    }
    CHECK(decisions("<font color='#FFFFFF'>9</font>15") == "missing");
    CHECK(decisions("<font color='white'><font color=black>15</font></font>") == "15");
}

}  // namespace
