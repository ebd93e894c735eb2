// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/io/write.hpp>
#include <numeric>

namespace gongkai {
namespace {

void put_text(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t stop = std::min(text.find_first_of("&<>\"'", at), text.size());
        out += text.substr(at, stop - at);
        if (stop == text.size()) return;
        switch (text[stop]) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += "&#39;"; break;
        }
        at = stop + 1;
    }
}

void put_element(std::string& out, std::string_view tag, std::string_view attributes, std::string_view text) {
    out.append("<").append(tag).append(attributes).append(">");
    put_text(out, text);
    out.append("</").append(tag).append(">\n");
}

constexpr std::string_view language_of(lang l) noexcept { return l == lang::zh ? "zh-CN" : "en"; }

/// How small a number is printed that is wider than its cell, in per cent; 100 where it fits. Of ten points a digit is
/// 2.1 mm wide in the widest of the usual typefaces, and the cell keeps as much for its edges.
std::size_t scale_of(std::string_view number, std::size_t tenths_of_mm) noexcept {
    const std::size_t room = tenths_of_mm - 21;
    return std::clamp<std::size_t>(100 * room / std::max<std::size_t>(1, 21 * number.size()), 40, 100);
}

void put_table(std::string& out, const published_report& report, table which, lang language) {
    const table_layout layout = layout_of(which, report.form(), language);
    unsigned all = 0;
    for (const unsigned width : layout.widths) all += width;

    out.append("<table class=\"").append(code(which)).append("\">\n");
    // The heading before the table says the same, so that readers of reports pass it over.
    std::string_view caption = label(section_of(which), language, report.edition());
    if (const std::size_t number = caption.find(language == lang::zh ? "、" : ". "); number != caption.npos)
        caption.remove_prefix(number + (language == lang::zh ? std::string_view{"、"}.size() : 2));
    put_element(out, "caption", " data-gongkai=\"repeats\"", caption);
    out += "<colgroup>";
    for (const unsigned width : layout.widths) {
        const unsigned permille = (width * 1000 + all / 2) / all;
        out += "<col style=\"width:" + std::to_string(permille / 10) + '.' + std::to_string(permille % 10) + "%\">";
    }
    out += "</colgroup>\n";
    if (layout.header_rows != 0) out += "<thead>\n";
    else out += "<tbody>\n";
    int row = -1;
    for (const layout_cell& c : layout.cells) {
        if (c.row != row) {
            if (row >= 0) out += "</tr>\n";
            if (row >= 0 && c.row == layout.header_rows) out += "</thead>\n<tbody>\n";
            out += "<tr>";
            row = c.row;
        }
        const std::string_view scope = scope_of(c);
        const std::string_view tag = scope.empty() ? "td" : "th";
        out.append("<").append(tag);
        if (!scope.empty()) out.append(" scope=\"").append(scope).append("\"");
        if (c.column_span > 1) out += " colspan=\"" + std::to_string(c.column_span) + '"';
        if (c.row_span > 1) out += " rowspan=\"" + std::to_string(c.row_span) + '"';
        if (c.left) out.append(" class=\"").append(c.role == layout_role::band ? "band" : "left").append("\"");
        const std::string text = c.key ? shown(report[*c.key]) : c.text;
        if (c.key) {
            const auto first = layout.widths.begin() + c.column;
            const std::size_t width = std::accumulate(first, first + c.column_span, std::size_t{0});
            if (const std::size_t scale = scale_of(text, width); scale != 100)
                out += " style=\"font-size:" + std::to_string(scale) + "%\"";
        }
        out += '>';
        put_text(out, text);
        out.append("</").append(tag).append(">");
    }
    out += "</tr>\n</tbody>\n</table>\n";
}

void put_article(std::string& out, const published_report& report, const std::vector<printed_block>& blocks, lang language) {
    out.append("<article class=\"gongkai-report\" lang=\"").append(language_of(language)).append("\">\n");
    const std::string_view prose = language == lang::en ? " lang=\"zh-CN\"" : "";
    const auto prose_class = [&](std::string_view name) {
        return std::string{" class=\""}.append(name).append("\"").append(prose);
    };
    bool in_section = false;
    for (const printed_block& b : blocks) {
        switch (b.kind) {
            case block_kind::title: put_element(out, "h1", prose, b.text); break;
            case block_kind::line: put_element(out, "p", prose_class("about"), b.text); break;
            case block_kind::notice: put_element(out, "p", " class=\"notice\" role=\"note\"", b.text); break;
            case block_kind::heading:
                if (in_section) out += "</section>\n";
                out += "<section>\n";
                in_section = true;
                put_element(out, "h2", "", b.text);
                break;
            case block_kind::paragraph: put_element(out, "p", prose, b.text); break;
            case block_kind::table: put_table(out, report, *b.table, language); break;
        }
    }
    if (in_section) out += "</section>\n";
    out += "</article>\n";
}

/// The measures of the template: A4, its margins, 宋体 and 仿宋 where the machine has them.
constexpr std::string_view style = R"(@page { size: A4; margin: 20mm; }
body { margin: 0 auto; max-width: 170mm; color: #000; background: #fff; line-height: 1.75;
  font-family: FangSong, 仿宋, FangSong_GB2312, STFangsong, SimSun, 宋体, "Songti SC", "Noto Serif CJK SC", serif; }
h1 { margin: 1em 0; font: bold 18pt/1.5 SimSun, 宋体, "Songti SC", "Noto Serif CJK SC", serif; text-align: center; }
h2 { margin: 1em 0 .5em; font: bold 14pt/1.5 SimSun, 宋体, "Songti SC", "Noto Serif CJK SC", serif; }
p { margin: 0; font-size: 12pt; text-indent: 2em; white-space: pre-wrap; overflow-wrap: anywhere; }
p.about { text-indent: 0; }
p.notice { margin: 0 0 1em; padding: .25em .5em; border: 1px solid; font-size: 10.5pt; text-indent: 0; }
table { width: 100%; margin: .5em 0 1em; border-collapse: collapse; table-layout: fixed; }
table { font: 10pt/1.35 SimSun, 宋体, "Songti SC", "Noto Serif CJK SC", serif; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: .3em; border: 1px solid #000; font-weight: normal; text-align: center; overflow-wrap: anywhere; }
th.band { text-align: left; background: #c6d9f1; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
th.left, td.left { text-align: left; }
.requests, .reviews { break-inside: avoid; }
.requests { line-height: 1.25; }
.requests th, .requests td { padding: .15em .3em; }
.requests .left { padding-inline: .15em; }
[lang=en] th { overflow-wrap: break-word; font-size: 8pt; }
[lang=en] .requests thead th { padding-inline: 0; font-size: 7pt; }
[lang=en] .reviews th { padding-inline: 0; font-size: 6pt; }
tr, h2 { break-inside: avoid; }
h2 { break-after: avoid; }
@media screen { body { padding: 1em; } }
)";

}  // namespace

std::string to_html_fragment(const writable_report& report, lang language) {
    std::string out;
    out.reserve(std::size_t{1} << 14);
    put_article(out, report.report(), blocks_of(report, language), language);
    return out;
}

std::string to_html(const published_report& report, table which, lang language) {
    std::string out;
    put_table(out, report, which, language);
    return out;
}

std::string to_html(const writable_report& report, lang language) {
    std::string out;
    out.reserve(std::size_t{1} << 14);
    out.append("<!DOCTYPE html>\n<html lang=\"").append(language_of(language)).append("\">\n<head>\n");
    out += "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n";
    const std::vector<printed_block> blocks = blocks_of(report, language);
    const auto title = std::ranges::find(blocks, block_kind::title, &printed_block::kind);
    put_element(out, "title", "",
                title != blocks.end()  ? std::string_view{title->text}
                : language == lang::zh ? "（无标题）"
                                       : "(no title)");
    out.append("<style>\n").append(style).append("</style>\n</head>\n<body>\n");
    put_article(out, report.report(), blocks, language);
    out += "</body>\n</html>\n";
    return out;
}

}  // namespace gongkai
