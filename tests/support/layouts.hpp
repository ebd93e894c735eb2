// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "printed_form.hpp"
#include "report_page.hpp"

#include <algorithm>
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <gongkai/core/reflect.hpp>
#include <gongkai/report/published_report.hpp>
#include <gongkai/testing/random_report.hpp>
#include <iconv.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// A report in every layout in which reports are published, so that what is read can be compared with what was printed.

namespace gongkai::testing {

/// html_office: a page with a style on every cell. html_plain: bare tables, <th>, tags left open. html_word: what a word
/// processor saves. html_split: the digits of a number in several elements. html_repeated: no spans, a spanning cell
/// stands again in every place. html_padded: no spans, a spanning cell is followed by empty ones.
/// text_lines: one cell a line. text_returns: cells parted by three carriage returns, rows by five. text_tabs,
/// text_blanks: a row a line, cells parted by a tab or an ideographic space. text_columns: by two or more spaces.
/// run_together: nothing between the cells, none of which is empty. stray_spaces: the same with a space here and there. vanished: nothing, and of an
/// empty cell no trace. lines_vanished: one cell a line, and of an empty cell no trace.
/// markdown: pipe tables. markdown_pages: the same, begun again with or without a heading wherever a page ended.
BOOST_DEFINE_ENUM_CLASS(layout, html_office, html_plain, html_word, html_split, html_repeated, html_padded, text_lines,
                        text_returns, text_tabs, text_blanks, text_columns, run_together, stray_spaces, vanished, lines_vanished,
                        piped_rows, piped_lines, piped_left_out, piped_pairs, markdown, markdown_pages)

constexpr std::string_view code(layout l) noexcept { return enumerator_names<layout>[index_of(l)]; }

/// Encodings, with or without byte order mark.
BOOST_DEFINE_ENUM_CLASS(text_encoding, utf8, utf8_bom, utf16le_bom, utf16be_bom, gb18030)

constexpr std::string_view code(text_encoding e) noexcept { return enumerator_names<text_encoding>[index_of(e)]; }

constexpr bool is_html(layout l) noexcept { return l <= layout::html_padded; }

constexpr bool is_markdown(layout l) noexcept { return l >= layout::markdown; }

/// Whether the layout leaves no trace of an empty cell, so that a report with many is read in small part.
constexpr bool drops_blanks(layout l) noexcept {
    return l == layout::vanished || l == layout::lines_vanished || l == layout::piped_left_out || l == layout::piped_pairs;
}

/// Whether nothing parts the cells, or not everywhere.
constexpr bool runs_together(layout l) noexcept { return l >= layout::run_together && l <= layout::vanished; }

namespace detail {

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    return text;
}

}  // namespace detail

/// How one author prints: the same throughout a report.
class printing_habit {
public:
    printing_habit() = default;
    /// `keeps_blanks`: an empty cell is left empty and no mark is set in its place.
    printing_habit(random_source& draw, bool keeps_blanks) {
        half_width_brackets_ = draw.percent(20);
        straight_quotes_ = draw.percent(30);
        ordinal_ = draw.pick(std::vector<std::string>{".", ".", ".", "、", "．"});
        full_width_digits_ = draw.percent(10);
        thousands_ = draw.percent(15);
        if (!keeps_blanks) mark_ = draw.pick(std::vector<std::string>{"", "", "-", "/", "—"});
    }

    std::string label(std::string text) const {
        if (half_width_brackets_) text = detail::replaced(detail::replaced(text, "（", "("), "）", ")");
        if (straight_quotes_) text = detail::replaced(detail::replaced(text, "“", "\""), "”", "\"");
        if (text.size() > 1 && text[0] >= '1' && text[0] <= '9' && text[1] == '.') text.replace(1, 1, ordinal_);
        return text;
    }
    std::string number(std::string text) const {
        if (text.empty()) return mark_;
        if (thousands_) {
            const std::size_t first = text[0] == '-' ? 1 : 0;
            for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) text.insert(at -= 3, ",");
        }
        if (!full_width_digits_) return text;
        std::string out;
        for (const char c : text) {
            if (c < '0' || c > '9') {
                out += c;
                continue;
            }
            out += "\xEF\xBC";
            out += static_cast<char>(0x90 + (c - '0'));
        }
        return out;
    }
    printed_table operator()(printed_table table) const {
        for (printed_row& row : table)
            for (printed_cell& cell : row) cell.text = cell.key ? number(cell.text) : label(cell.text);
        return table;
    }

private:
    bool half_width_brackets_ = false;
    bool straight_quotes_ = false;
    bool full_width_digits_ = false;
    bool thousands_ = false;
    std::string ordinal_ = ".";
    std::string mark_;
};

/// Writes a report in a layout.
class layout_writer {
public:
    layout_writer(const published_report& report, layout l, random_source& draw) : report_{report}, layout_{l}, draw_{draw} {
        if (!runs_together(l))
            habit_ = printing_habit{draw, drops_blanks(l) || l == layout::text_blanks || l == layout::text_columns};
    }

    std::string operator()() {
        if (layout_ == layout::html_office) return report_page{report_}.html();
        printed_form form{report_};
        begin();
        say(report_.metadata.title);
        for (const section s : enumerators<section>) {
            say(label(s, lang::zh));
            for (const section_text& text : report_.sections)
                if (text.which == s) say(text.text);
            for (const table t : enumerators<table>)
                if (section_of(t) == s) put(habit_(form(t)));
        }
        end();
        return std::move(out_);
    }

private:
    void begin() {
        if (layout_ == layout::html_word)
            out_ +=
                "<html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
                "xmlns:w=\"urn:schemas-microsoft-com:office:word\" xmlns=\"http://www.w3.org/TR/REC-html40\">\n<head>\n"
                "<meta name=Generator content=\"Microsoft Word 15\">\n<!--[if gte mso 9]><xml><w:WordDocument><w:View>"
                "Print</w:View></w:WordDocument></xml><![endif]-->\n<style>\n<!--\n p.MsoNormal {margin:0cm;}\n-->\n"
                "</style>\n</head>\n<body lang=ZH-CN>\n<div class=WordSection1>\n";
        else if (is_html(layout_)) out_ += "<html><body>";
    }
    void end() {
        if (is_html(layout_)) out_ += layout_ == layout::html_word ? "</div></body></html>\n" : "</body></html>\n";
    }

    void say(std::string_view text) {
        switch (layout_) {
            case layout::html_word:
                out_.append("<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:宋体'>")
                    .append(text)
                    .append("<span lang=EN-US><o:p></o:p></span></span></p>\n");
                break;
            case layout::text_returns: out_.append(text).append("\r"); break;
            case layout::text_lines:
            case layout::lines_vanished: out_.append(text).append("\n\n"); break;
            case layout::run_together:
            case layout::stray_spaces:
            case layout::vanished: out_.append("　　").append(text); break;
            case layout::markdown:
            case layout::markdown_pages: out_.append(text).append("\n\n"); break;
            default: out_.append(is_html(layout_) ? "<p>" : "").append(text).append(is_html(layout_) ? "</p>\n" : "\n");
        }
    }

    void put(const printed_table& table) {
        switch (layout_) {
            case layout::html_plain:
            case layout::html_word:
            case layout::html_split: return put_html(table, true);
            case layout::html_repeated:
            case layout::html_padded: return put_html(rectangle(table, layout_ == layout::html_repeated), false);
            case layout::text_returns: out_ += "\r\r\r\r\r"; return put_text(table, "\r\r\r", "\r\r\r\r\r");
            case layout::text_lines: return put_text(table, "\n\n", "\n\n");
            case layout::lines_vanished: return put_text(without_blanks(table), "\n", "\n");
            case layout::text_tabs: return put_text(table, "\t", "\n");
            case layout::text_blanks: return put_text(table, "　", "\n");
            case layout::text_columns: return put_text(table, "  ", "\n");
            case layout::run_together: return put_text(table, "", "");
            case layout::vanished: return put_text(without_blanks(table), "", "");
            case layout::stray_spaces: return put_stray(table);
            case layout::piped_rows: return put_piped(table, " | ", true);
            case layout::piped_lines: return put_piped(table, " |\n", true);
            case layout::piped_left_out: return put_piped(without_blanks(table), " | ", true);
            case layout::piped_pairs: return put_piped(without_blanks(table), "|", false);
            case layout::markdown:
            case layout::markdown_pages: return put_markdown(rectangle(table, draw_.percent(30)));
            case layout::html_office: break;
        }
    }

    static printed_table without_blanks(printed_table table) {
        for (printed_row& row : table) std::erase_if(row, [](const printed_cell& c) { return c.text.empty(); });
        return table;
    }

    /// Every cell one row high and one column wide; the places a cell covers are empty, or hold its text again.
    static printed_table rectangle(const printed_table& table, bool again) {
        std::size_t width = 0;
        for (const printed_cell& c : table.front()) width += static_cast<std::size_t>(c.columns);
        std::vector<std::vector<bool>> taken(table.size(), std::vector<bool>(width));
        printed_table out(table.size(), printed_row(width));
        for (std::size_t r = 0; r < table.size(); ++r) {
            std::size_t column = 0;
            for (const printed_cell& c : table[r]) {
                while (column < width && taken[r][column]) ++column;
                for (std::size_t y = r; y < std::min(table.size(), r + static_cast<std::size_t>(c.rows)); ++y)
                    for (std::size_t x = column; x < std::min(width, column + static_cast<std::size_t>(c.columns)); ++x) {
                        taken[y][x] = true;
                        const bool first = y == r && x == column;
                        // A number is not printed again: that would be another number.
                        if (first || (again && !c.key)) out[y][x].text = c.text;
                        if (first) out[y][x].key = c.key;
                    }
                column += static_cast<std::size_t>(c.columns);
            }
        }
        return out;
    }

    void put_html(const printed_table& table, bool spans) {
        const bool word = layout_ == layout::html_word;
        out_ += word ? "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>\n"
                     : "<TABLE>\n";
        for (const printed_row& row : table) {
            out_ += word ? " <tr style='mso-yfti-irow:1'>\n" : "<TR>";
            for (const printed_cell& c : row) {
                const bool heading = layout_ == layout::html_plain && !c.key;
                out_ += word ? "  <td width=57" : heading ? "<th" : "<td";
                if (spans && c.columns > 1) out_ += " colspan=" + std::to_string(c.columns);
                if (spans && c.rows > 1) out_ += " rowspan='" + std::to_string(c.rows) + "'";
                out_ += '>';
                if (word) out_ += "<p class=MsoNormal align=center><span lang=EN-US style='font-size:10.5pt'>";
                out_ += c.text.empty() && word ? "&nbsp;<o:p></o:p>" : inner(c);
                if (word) out_ += "</span></p></td>\n";
                if (layout_ == layout::html_split || layout_ == layout::html_repeated) out_ += "</td>";
            }
            if (layout_ != layout::html_plain) out_ += "</tr>\n";
        }
        out_ += "</TABLE>\n";
    }
    std::string inner(const printed_cell& c) const {
        if (layout_ == layout::html_word && c.key && c.text.size() > 1 && static_cast<unsigned char>(c.text[0]) < 0x80U)
            return c.text + "<o:p></o:p>";
        if (layout_ != layout::html_split || !c.key) return c.text;
        std::string out;
        for (const char b : c.text) {
            if ((static_cast<unsigned char>(b) & 0xC0U) != 0x80U) out += out.empty() ? "<span>" : "</span><span>";
            out += b;
        }
        return out.empty() ? "<span>&nbsp;</span>" : out + "</span>";
    }

    void put_text(const printed_table& table, std::string_view between_cells, std::string_view after_rows) {
        for (const printed_row& row : table) {
            for (std::size_t i = 0; i < row.size(); ++i) out_.append(i == 0 ? "" : between_cells).append(row[i].text);
            out_ += after_rows;
        }
    }
    /// Cells as they stand, without those that a cell of another row covers, so that rows are of several lengths; those
    /// too short for the width of the table are filled up, the last one is not.
    void put_piped(const printed_table& table, std::string_view after_cells, bool filled) {
        std::size_t width = 0;
        for (const printed_cell& c : table.front()) width += static_cast<std::size_t>(c.columns);
        for (const printed_row& row : table) {
            if (row.empty()) continue;
            for (const printed_cell& c : row) out_.append(filled ? "" : "|").append(c.text).append(after_cells);
            if (filled && &row != &table.back() && row.size() < width) out_.append(width - row.size(), '|');
            if (out_.back() != '\n') out_ += '\n';
        }
    }
    /// A space after some of the numbers, as often as this report has it.
    void put_stray(const printed_table& table) {
        const auto often = static_cast<unsigned>(draw_.between(0, 60));
        for (const printed_row& row : table)
            for (const printed_cell& c : row) {
                out_ += c.text;
                if (c.key && draw_.percent(often)) out_ += ' ';
            }
    }
    void put_markdown(const printed_table& table) {
        const auto put_row = [&](const printed_row& row) {
            for (const printed_cell& c : row) out_.append("| ").append(c.text).append(c.text.empty() ? "" : " ");
            out_ += "|\n";
        };
        const auto rule = [&](std::size_t cells) {
            for (std::size_t i = 0; i < cells; ++i) out_ += "|---";
            out_ += "|\n";
        };
        for (std::size_t r = 0; r < table.size(); ++r) {
            const bool page_ends = layout_ == layout::markdown_pages && r > 0 && draw_.percent(8);
            if (page_ends) out_ += draw_.percent(50) ? "\n" : "\n第 " + std::to_string(r) + " 页\n\n";
            put_row(table[r]);
            if (r == 0 || page_ends) rule(table[r].size());
        }
        out_ += '\n';
    }

    const published_report& report_;
    layout layout_;
    random_source& draw_;
    printing_habit habit_{};
    std::string out_;
};

inline std::string render(const published_report& report, layout l, random_source& draw) {
    return layout_writer{report, l, draw}();
}

/// A text of UTF-8 in another encoding.
inline std::string encoded(const std::string& utf8, text_encoding e) {
    if (e == text_encoding::utf8) return utf8;
    if (e == text_encoding::utf8_bom) return "\xEF\xBB\xBF" + utf8;
    const bool is_16 = e != text_encoding::gb18030;
    const iconv_t converter = iconv_open(e == text_encoding::utf16le_bom   ? "UTF-16LE"
                                         : e == text_encoding::utf16be_bom ? "UTF-16BE"
                                                                           : "GB18030",
                                         "UTF-8");
    if (converter == iconv_t(-1)) throw std::runtime_error{"no iconv for this encoding"};
    const std::string text = is_16 ? "\xEF\xBB\xBF" + utf8 : utf8;
    std::string in = text;
    std::string out(text.size() * 2 + 16, '\0');
    char* from = in.data();
    char* to = out.data();
    std::size_t from_left = in.size();
    std::size_t to_left = out.size();
    const std::size_t done = iconv(converter, &from, &from_left, &to, &to_left);
    iconv_close(converter);
    if (done == static_cast<std::size_t>(-1)) throw std::runtime_error{"a text cannot be encoded"};
    out.resize(out.size() - to_left);
    return out;
}

}  // namespace gongkai::testing
