// What a page is taken apart into: paragraphs, tables with their spans, places.
#include "../../src/read/document/html.hpp"
#include <doctest/doctest.h>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace gongkai;

document page(std::string_view html) {
    auto read = detail::html_to_document(html);
    REQUIRE(read);
    return *std::move(read);
}

/// One line for each block: a paragraph's text, or a table's cells as `row,column heightxwidth:text`, and what keeps the text from
/// being all of them.
std::string outline(std::string_view html) {
    std::string out;
    for (const auto& block : page(html).blocks) {
        if (const auto* text = std::get_if<paragraph>(&block)) {
            out += text->text;
        } else {
            for (const grid_cell& c : std::get_if<grid>(&block)->cells)
                out += '[' + std::to_string(c.row) + ',' + std::to_string(c.column) + ' ' + std::to_string(c.row_span) + 'x' +
                       std::to_string(c.column_span) + ':' + c.text +
                       (c.problem ? " " + std::string{enumerator_names<reading_problem>[index_of(*c.problem)]} : "") + ']';
        }
        out += '|';
    }
    return out;
}

TEST_CASE("blocks and line breaks make paragraphs, white space collapses") {
    CHECK(outline("<h1>甲</h1>text<div>x<div> y\n z </div>w</div><p>a<br>b<ul><li>c<li>d</ul>") == "甲|text|x|y z|w|a|b|c|d|");
    CHECK(outline("<p>&nbsp;　甲&#12288;&#12288;乙&#x2003;丙&nbsp;</p><p>&nbsp;</p>") == "甲 乙 丙|");
    CHECK(outline("<p>信\u200B息\uFEFF公开</p>") == "信息公开|");
    CHECK(outline("<pre>一、总体情况\n二、主动公开</pre>") == "一、总体情况|二、主动公开|");
}

TEST_CASE("labels split over tags grow together, numbers do not") {
    CHECK(outline("<table><tr><td><span>商</span><b>业</b><br/>企业<td>1<u>2</u></table>") == "[0,0 1x1:商业企业][0,1 1x1:12]|");
    CHECK(outline("<table><tr><td>a<td>1<br>2<tr><td>b<td><p>3</p><p>4</p></table>") ==
          "[0,0 1x1:a][0,1 1x1:1\n2][1,0 1x1:b][1,1 1x1:3\n4]|");
}

TEST_CASE("a footnote's mark and struck-out text are no part of a number") {
    CHECK(outline("<table><tr><td>35<sup>1</sup><td><del>5</del>6<td><s>7</s>8</table>") ==
          "[0,0 1x1:35¹][0,1 1x1:5̶ 6][0,2 1x1:7̶ 8]|");
}

TEST_CASE("spans are laid out as HTML says") {
    CHECK(outline("<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>") ==
          "[0,0 2x1:a][0,1 1x2:b][1,1 1x1:c][1,2 1x1:d][2,0 1x1:e][2,1 1x1:f][2,2 1x1:g]|");
    SUBCASE("a span that runs into a cell from above ends there") {
        CHECK(outline("<table><tr><td>a<td>b<td rowspan=2>c<tr><td colspan=3>d<td>e</table>") ==
              "[0,0 1x1:a][0,1 1x1:b][0,2 2x1:c][1,0 1x2:d][1,3 1x1:e]|");
    }
    SUBCASE("rows do not reach beyond their group or the table") {
        CHECK(outline("<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td rowspan=9>e</table>") ==
              "[0,0 2x1:a][0,1 1x1:b][1,1 1x1:c][2,0 1x1:d][2,1 1x1:e]|");
    }
    SUBCASE("absurd and broken spans") {
        CHECK(outline("<table><tr><td colspan=1000000000>a<tr><td colspan=0>b<td colspan=x rowspan=99999999999>c</table>") ==
              "[0,0 1x2:a][1,0 1x1:b][1,1 1x1:c]|");
    }
}

TEST_CASE("head cells, groups and captions") {
    CHECK(outline("<table><caption>表一</caption><thead><tr><th>a<th>b</thead><tfoot><tr><td>c<td>d</tfoot></table>") ==
          "表一|[0,0 1x1:a][0,1 1x1:b][1,0 1x1:c][1,1 1x1:d]|");
}

TEST_CASE("tables that only lay out are paragraphs, those within them tables") {
    CHECK(outline("<table><tr><td><p>前</p><table><tr><td>a<td>b</table>后<td>侧</table>") == "前|[0,0 1x1:a][0,1 1x1:b]|后|侧|");
    CHECK(outline("<table><tr><td><p>一、总体情况</p><p>正文</p></table>") == "一、总体情况|正文|");
    CHECK(outline("<table><tr><td>a<td><table><tr><td>1</table></table>") == "[0,0 1x1:a][0,1 1x1:1]|");
}

TEST_CASE("what a browser does not show is not read") {
    CHECK(outline("<p>a</p><p hidden>b</p><p style='color:red; DISPLAY : None !important'>c</p><p style='display:block'>d") ==
          "a|d|");
    CHECK(outline("<table><tr><td>a<td style='display:none'>9<td>b<tr hidden><td>c<td>d<tr><td>e<td>f</table>") ==
          "[0,0 1x1:a][0,1 1x1:b][1,0 1x1:e][1,1 1x1:f]|");
    CHECK(outline("<style>p{}</style><script>document.write('<table><tr><td>1<td>2</table>')</script><p>a<noscript>b"
                  "</noscript><!-- <p>c</p> --><template><p>d</template>") == "a|");
}

TEST_CASE("a picture in a cell is not a blank") {
    CHECK(outline("<table><tr><td>a<td><img src=1.png><td><input type=hidden><td>&nbsp;</table>") ==
          "[0,0 1x1:a][0,1 1x1: pictured][0,2 1x1:][0,3 1x1:]|");
}

TEST_CASE("pages that Word and WPS export") {
    CHECK(outline("<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><!--[if gte mso 9]><xml><w:View>Normal"
                  "</w:View></xml><![endif]--><style><!-- p.MsoNormal {mso-style-parent:''} --></style></head><body>"
                  "<xml><w:View>Normal</w:View></xml><?xml:namespace prefix = o />"
                  "<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>一、</span><![endif]>总体情况"
                  "<o:p></o:p></p><table class=MsoTableGrid><tr><td><p class=MsoNormal><span lang=EN-US>1.</span>其他"
                  "<o:p></o:p></p></td><td><p class=MsoNormal><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></p>"
                  "</td></tr></table>") == "一、总体情况|[0,0 1x1:1.其他][0,1 1x1:]|");
}

TEST_CASE("tags that are not closed") {
    CHECK(outline("<table><tr><td><div>1<td><b>2<tr><td>3<td>4</table><p>after") ==
          "[0,0 1x1:1][0,1 1x1:2][1,0 1x1:3][1,1 1x1:4]|after|");
    CHECK(outline("<table><tr><td>a</td><td>1</td></tr><table><tr><td>b<td>2</table>") ==
          "[0,0 1x1:a][0,1 1x1:1]|[0,0 1x1:b][0,1 1x1:2]|");
    CHECK(outline("<td>a</td><td>b</td></table></div>") == "a|b|");
}

TEST_CASE("a cell at which a page was cut off is marked, whole cells are kept") {
    CHECK(outline("<table><tr><td>a<td>12") == "[0,0 1x1:a][0,1 1x1:12 lost]|");
    CHECK(outline("<table><tr><td>a<td>") == "[0,0 1x1:a][0,1 1x1: lost]|");
    CHECK(outline("<table><tr><td>a<td>12</td><td cols") == "[0,0 1x1:a][0,1 1x1:12][0,2 1x1: lost]|");
}

TEST_CASE("control characters part what they stand between") {
    CHECK(outline("<table><tr><td>a<td>1\x0B"
                  "2</table>") == "[0,0 1x1:a][0,1 1x1:1 2]|");
}

TEST_CASE("the title is the article's where the page names it") {
    CHECK(page("<head><title> 报告\n 首页 </title></head><p>x").title == "报告 首页");
    const document named =
        page("<title>网站</title><meta name='ArticleTitle' content='年度报告'><meta name='PubDate' content='2024-01-16'>x");
    CHECK(named.title == "年度报告");
    CHECK(std::get_if<paragraph>(&named.blocks.at(0))->text == "发布日期：2024-01-16");
}

TEST_CASE("places are those of the text in the source") {
    const std::string html =
        "<table>\r\n<tr><td>规章</td>\r\n  <td><p align=x>&nbsp;<b>1&#50;</b>\n</p></td><td></td></tr>"
        "</table>\n<p>政府&lt;信息</p>";
    const document read = page(html);
    REQUIRE(read.blocks.size() == 2);
    const auto& cells = std::get_if<grid>(&read.blocks[0])->cells;
    REQUIRE(cells.size() == 3);
    const auto cut = [&](const source_span& s) { return html.substr(s.offset, s.length); };
    CHECK(cut(cells[0].span) == "规章");
    CHECK(cells[0].span.line == 2);
    CHECK(cells[0].span.column == 9);
    CHECK(cells[1].text == "12");
    CHECK(cut(cells[1].span) == "1&#50;");
    CHECK(cells[1].span.line == 3);
    CHECK(cells[1].span.column == 27);
    CHECK(cells[2].span.length == 0);
    CHECK(html.substr(0, cells[2].span.offset).ends_with("<td>"));
    const paragraph& text = *std::get_if<paragraph>(&read.blocks[1]);
    CHECK(cut(text.span) == "政府&lt;信息");
    CHECK(text.span.line == 5);
    CHECK(text.span.column == 4);
}

TEST_CASE("what tells only of the look of a page leaves text, tables and places as they are") {
    CHECK(outline("<table class='a' border=1><tr style=\"height:2px\"><td class=x colspan=2 width=\"7%\"><p align=center>"
                  "<span style='font-size:9pt' lang=EN-US>12</span></p><td><b>3</b>4</table>") == "[0,0 1x2:12][0,2 1x1:34]|");
    CHECK(outline("<p>a<!-- b -->c<script>d</p>e</script>f<style>g</style>h</p>") == "acfh|");
    SUBCASE("of two attributes of one name the first counts") {
        CHECK(outline("<p style='color:red' style='display:none'>1</p><p style='DISPLAY: None' style=''>2</p>") == "1|");
        CHECK(outline("<p style style='display:none'=''>1</p>") == "1|");
    }
    SUBCASE("what is left grows into no tag and no character reference") {
        CHECK(outline("<p><<span>b</span>r>1</p>") == "<br>1|");
        CHECK(outline("<p>&#5<span>0;</span></p>") == "0;|");
        CHECK(outline("<table><tr><td/ class='a'>1<td>2</table>") == "[0,0 1x1:1][0,1 1x1:2]|");
    }
    SUBCASE("places are those of the page") {
        const std::string html = "<p class='a'>甲<!-- 乙 --></p>\n<p style='color:red'><span class=b>丙</span>丁</p>";
        const document read = page(html);
        REQUIRE(read.blocks.size() == 2);
        const source_span& place = std::get_if<paragraph>(&read.blocks[1])->span;
        CHECK(place.offset == html.find("丙"));
        CHECK(html.substr(place.offset, place.length) == "丙</span>丁");
        CHECK(place.line == 2);
        CHECK(place.column == 36);
    }
}

TEST_CASE("places hold in text longer than the parser's buffer") {
    std::string html = "<p>";
    for (int i = 0; i < 3000; ++i) html += "政务公开";
    const std::size_t end = html.size();
    html += "</p><p>末";
    const document read = page(html);
    REQUIRE(read.blocks.size() == 2);
    const source_span whole = std::get_if<paragraph>(&read.blocks[0])->span;
    CHECK(whole.offset == 3);
    CHECK(whole.offset + whole.length == end);
    CHECK(std::get_if<paragraph>(&read.blocks[1])->span.column == 3 + 12000 + 4 + 3 + 1);
}

}  // namespace
