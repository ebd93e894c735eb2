// SPDX-License-Identifier: Apache-2.0
// Characters and lines on pages: what becomes a cell, what belongs to none, and what is refused.
#include <algorithm>
#include <doctest/doctest.h>
#include <gongkai/io/page.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

using namespace gongkai;

/// Draws text and lines on a page of A4.
class canvas {
public:
    canvas& text(float x, float y, std::u32string_view characters, float size = 10, float angle = 0) {
        for (const char32_t c : characters) {
            const float width = c < 0x2E80 ? size / 2 : size;
            page_.glyphs.push_back({c, {x, y, x + width, y + size}, angle});
            x += width;
        }
        return *this;
    }
    canvas& flat(float left, float right, float y) {
        page_.rules.push_back({left, y, right, y});
        return *this;
    }
    canvas& upright(float x, float top, float bottom) {
        page_.rules.push_back({x, top, x, bottom});
        return *this;
    }
    /// A table of rows twenty points high.
    canvas& lattice(const std::vector<float>& xs, float top, int rows) {
        for (int r = 0; r <= rows; ++r) flat(xs.front(), xs.back(), top + 20 * static_cast<float>(r));
        for (const float x : xs) upright(x, top, top + 20 * static_cast<float>(rows));
        return *this;
    }
    page take() const { return page_; }

private:
    page page_{595, 842, {}, {}, false};
};

document to_document(const std::vector<page>& pages) {
    auto out = pages_to_document(pages);
    REQUIRE(out.has_value());
    return *std::move(out);
}

/// Cells as `row,column+rows x columns:text`, paragraphs as they are.
std::vector<std::string> shown(const document& d) {
    std::vector<std::string> out;
    for (const auto& block : d.blocks) {
        if (const auto* p = std::get_if<paragraph>(&block)) {
            out.push_back(p->text);
            continue;
        }
        for (const grid_cell& c : std::get<grid>(block).cells)
            out.push_back(std::to_string(c.row) + "," + std::to_string(c.column) + "+" + std::to_string(c.row_span) + "x" +
                          std::to_string(c.column_span) + ":" + c.text + (c.problem == reading_problem::lost ? " lost" : ""));
    }
    return out;
}
using strings = std::vector<std::string>;

TEST_CASE("a cell is what lines enclose, and its place is on the page") {
    const document d = to_document({canvas{}
                                        .flat(100, 300, 100)
                                        .flat(200, 300, 120)
                                        .flat(100, 300, 140)
                                        .upright(100, 100, 140)
                                        .upright(200, 100, 140)
                                        .upright(300, 100, 140)
                                        .text(105, 115, U"自然人")
                                        .text(205, 105, U"12")
                                        .text(205, 125, U"0")
                                        .take()});
    CHECK(shown(d) == strings{"0,0+2x1:自然人", "0,1+1x1:12", "1,1+1x1:0"});
    const grid_cell& c = std::get<grid>(d.blocks[0]).cells[1];
    CHECK(c.span == source_span::on_page(1, {200, 100, 300, 120}, c.span.offset));
}

TEST_CASE("lines may be missing at the sides, double, or in pieces") {
    canvas c;
    for (const float y : {100.0F, 101.5F, 120.0F, 140.0F}) c.flat(100, 180, y).flat(180.5F, 300, y);
    c.upright(200, 100, 119).upright(200, 120, 140).text(105, 105, U"甲").text(205, 105, U"1");
    c.text(105, 125, U"乙").text(205, 125, U"2");
    CHECK(shown(to_document({c.take()})) == strings{"0,0+1x1:甲", "0,1+1x1:1", "1,0+1x1:乙", "1,1+1x1:2"});
}

TEST_CASE("a number that crosses a line belongs to no cell, two numbers do not grow together") {
    const document d = to_document({canvas{}
                                        .lattice({100, 150, 200}, 100, 2)
                                        .text(143, 105, U"1234")
                                        .text(102, 125, U"1")
                                        .text(112, 125, U"0")
                                        .text(152, 125, U"7")
                                        .take()});
    CHECK(shown(d) == strings{"0,0+1x1:1 lost", "0,1+1x1:234 lost", "1,0+1x1:1 0", "1,1+1x1:7"});
}

TEST_CASE("digits that fill a narrow cell go on in its next line, or on the next page") {
    const document in_cell = to_document({canvas{}
                                              .lattice({100, 140, 240}, 100, 2)
                                              .text(104, 101, U"216487", 9)
                                              .text(104, 110, U"3", 9)
                                              .text(150, 101, U"21", 9)
                                              .text(150, 110, U"3", 9)
                                              .take()});
    const auto cells = shown(in_cell);
    CHECK(std::ranges::find(cells, "0,0+1x1:2164873") != cells.end());
    CHECK(std::ranges::find(cells, "0,1+1x1:21\n3") != cells.end());

    const page above = canvas{}.lattice({100, 300, 340}, 780, 1).text(105, 785, U"（七）总计").text(304, 785, U"216487").take();
    const page below = canvas{}.lattice({100, 300, 340}, 60, 1).text(304, 65, U"3").take();
    const auto joined = shown(to_document({above, below}));
    CHECK(std::ranges::find(joined, "0,1+1x1:2164873") != joined.end());
}

TEST_CASE("labels are read upright, turned, and in columns from right to left") {
    const document one = to_document({canvas{}
                                          .flat(100, 200, 100)
                                          .flat(100, 200, 160)
                                          .upright(100, 100, 160)
                                          .upright(150, 100, 160)
                                          .upright(200, 100, 160)
                                          .text(125, 105, U"本")
                                          .text(125, 116, U"年")
                                          .text(125, 127, U"度")
                                          .text(110, 105, U"结")
                                          .text(110, 116, U"果")
                                          .text(160, 130, U"总", 10, 90)
                                          .text(160, 141, U"计", 10, 90)
                                          .take()});
    CHECK(shown(one) == strings{"0,0+1x1:本年度结果", "0,1+1x1:总计"});
}

TEST_CASE("radicals stand for the ideographs that they look like") {
    const document d =
        to_document({canvas{}.lattice({100, 200, 300}, 100, 1).text(105, 105, U"（⼀）⾏政").text(205, 105, U"12").take()});
    CHECK(shown(d) == strings{"0,0+1x1:（一）行政", "0,1+1x1:12"});
}

TEST_CASE("a page that lies on its side is read like any other") {
    page p = canvas{}.lattice({100, 200, 300}, 100, 1).text(105, 105, U"规章").text(205, 105, U"3").take();
    page turned{842, 595, {}, {}, false};
    for (const page_glyph& g : p.glyphs)
        turned.glyphs.push_back({g.character, {842 - g.box.bottom, g.box.left, 842 - g.box.top, g.box.right}, 90});
    for (const page_rectangle& r : p.rules) turned.rules.push_back({842 - r.bottom, r.left, 842 - r.top, r.right});
    const document d = to_document({turned});
    CHECK(shown(d) == strings{"0,0+1x1:规章", "0,1+1x1:3"});
    CHECK(std::get<grid>(d.blocks[0]).cells[0].span.box == page_box{722, 100, 742, 200});
}

TEST_CASE("a row that a page break cuts is one row") {
    const std::vector<float> xs{100, 250, 300};
    const auto pages = [&](std::u32string_view above, std::u32string_view value_above, std::u32string_view below,
                           std::u32string_view value_below) {
        return std::vector{canvas{}.lattice(xs, 700, 1).text(105, 705, above).text(255, 705, value_above).take(),
                           canvas{}
                               .lattice(xs, 80, 2)
                               .text(105, 85, below)
                               .text(255, 85, value_below)
                               .text(105, 105, U"7.属于行政执法案卷")
                               .text(255, 105, U"9")
                               .take()};
    };
    const std::string last = "7.属于行政执法案卷";
    CHECK(shown(to_document(pages(U"6.属于四类", U"5", U"过程性信息", U""))) ==
          strings{"0,0+1x1:6.属于四类过程性信息", "0,1+1x1:5", "1,0+1x1:" + last, "1,1+1x1:9"});
    CHECK(shown(to_document(pages(U"4.保护", U"5", U"第三方合法权益", U""))) ==
          strings{"0,0+1x1:4.保护第三方合法权益", "0,1+1x1:5", "1,0+1x1:" + last, "1,1+1x1:9"});
    CHECK(shown(to_document(pages(U"（一）予以公开", U"", U"", U"5"))) ==
          strings{"0,0+1x1:（一）予以公开", "0,1+1x1:5", "1,0+1x1:" + last, "1,1+1x1:9"});
    // A line of numbers stayed above, and those beside the label are just the others; the cell before it reaches over the page.
    const std::vector<float> wide{60, 100, 250, 300, 350};
    const auto apart = [&](std::u32string_view left_below) {
        return std::vector{canvas{}.lattice(wide, 700, 1).text(65, 705, U"三、").text(255, 705, U"5").take(),
                           canvas{}
                               .lattice({100, 250, 300, 350}, 80, 1)
                               .text(105, 85, U"（一）予以公开")
                               .text(255, 85, left_below)
                               .text(305, 85, U"7")
                               .take()};
    };
    CHECK(shown(to_document(apart(U""))) == strings{"0,0+1x1:三、", "0,1+1x1:（一）予以公开", "0,2+1x1:5", "0,3+1x1:7"});
    CHECK(shown(to_document(apart(U"6"))) ==
          strings{"0,0+1x1:三、", "0,1+1x1:", "0,2+1x1:5", "0,3+1x1:", "1,1+1x1:（一）予以公开", "1,2+1x1:6", "1,3+1x1:7"});
    // Two rows that are whole stay two, and a blank that is printed stays blank.
    CHECK(shown(to_document(pages(U"5.属于三类内部事务信息", U"", U"6.属于四类过程性信息", U"5"))) ==
          strings{"0,0+1x1:5.属于三类内部事务信息", "0,1+1x1:", "1,0+1x1:6.属于四类过程性信息", "1,1+1x1:5", "2,0+1x1:" + last,
                  "2,1+1x1:9"});
}

TEST_CASE("prose is joined over lines and pages, without page numbers and watermarks") {
    canvas first;
    first.text(70, 100, U"　　一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五");
    first.text(70, 120, U"六七八。").text(270, 800, U"- 1 -").text(200, 300, U"内部资料", 60, 45);
    canvas second;
    second.text(90, 100, U"二〇二三年").text(270, 800, U"- 2 -");
    CHECK(shown(to_document({first.take(), second.take()})) ==
          strings{"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八。",
                  "二〇二三年"});
}

TEST_CASE("a row of numbers at the edge of a page is not the page's number") {
    const page p = canvas{}
                       .text(72, 740, U"5.要求确认已获取信息")
                       .text(300, 752, U"0   0   0   0")
                       .text(72, 764, U"的申请")
                       .text(290, 800, U"- 3 -")
                       .take();
    std::string all;
    for (const std::string& block : shown(to_document({p}))) all += block;
    CHECK(all.find("0 0 0 0") != all.npos);
    CHECK(all.find("- 3 -") == all.npos);
}

TEST_CASE("pages without text are refused, and say why") {
    const auto code_of = [](const std::vector<page>& pages) {
        const auto out = read_pages(pages);
        REQUIRE_FALSE(out.has_value());
        return out.error().code;
    };
    page picture = canvas{}.take();
    CHECK(code_of({picture}) == errc::input_empty);
    CHECK(code_of({}) == errc::input_empty);
    picture.is_pictured = true;
    CHECK(code_of({picture}) == errc::document_scanned);
    CHECK(code_of({canvas{}.text(70, 100, U"\uFFFD\uFFFD\uFFFD报告").take()}) == errc::document_unmapped);
    CHECK(code_of({canvas{}.text(70, 100, U"会议通知").take()}) == errc::report_not_found);
    CHECK(code_of({canvas{}.text(70, 100, std::u32string(60'000, U'0'), 0.001F).take()}) == errc::format_too_complex);
}

TEST_CASE("absurd pages end") {
    page p = canvas{}.text(70, 100, U"某市某局2023年政府信息公开工作年度报告").take();
    for (int i = 0; i < 9'000; ++i) {
        const auto at = static_cast<float>(i) * 0.09F;
        p.rules.push_back(i % 2 == 0 ? page_rectangle{0, at, 595, at} : page_rectangle{at * 0.7F, 0, at * 0.7F, 842});
    }
    constexpr float huge = 1e30F;
    p.glyphs.push_back({U'1', {-huge, -huge, huge, huge}, huge});
    p.rules.push_back({huge, 0, -huge, 0});
    p.glyphs.push_back({U'1', {0 * huge / huge, 0, 5, 5}, 0});
    CHECK_FALSE(read_pages(std::vector{p, p}).has_value());
}

}  // namespace
