// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/report/published_report.hpp>
#include <string>
#include <string_view>

/// A report as a web page of the kind that government sites show: a frame of navigation and scripts, and tables as an
/// office program writes them, with a style on every cell.

namespace gongkai::testing {

class report_page {
public:
    explicit report_page(const published_report& report) : report_{report} {
        out_.reserve(131072);
        out_ +=
            "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"SiteName\" content=\"示例市人民政府\">\n<title>" +
            report_.metadata.title +
            "</title>\n<style>.nav li { float: left; } td { border: 1px solid #000; }</style>\n<script>"
            "function show(id) { if (id < 10) document.getElementById('t' + id).style.display = 'block'; }</script>\n"
            "</head>\n<body>\n<ul class=\"nav\">\n";
        for (int i = 1; i <= 60; ++i)
            out_ += "<li class=\"item\"><a href=\"/channel/" + std::to_string(i) +
                    "/index.html\" target=\"_blank\" title=\"栏目\">栏目" + std::to_string(i) + "</a></li>\n";
        out_ += "</ul>\n<div class=\"article\" id=\"zoom\">\n";
        paragraph(report_.metadata.title);
        for (const section s : enumerators<section>) {
            paragraph(label(s, lang::zh));
            for (const section_text& text : report_.sections)
                if (text.which == s) paragraph(text.text);
            if (s == section::disclosure) disclosure();
            if (s == section::requests) requests();
            if (s == section::reviews) reviews();
        }
        out_ += "</div>\n<div class=\"foot\"><p>主办：示例市人民政府办公室</p></div>\n</body>\n</html>\n";
    }

    const std::string& html() const noexcept { return out_; }

private:
    void paragraph(std::string_view text) {
        out_.append("<p style=\"text-indent:2em;line-height:28px\"><span style=\"font-family:仿宋;font-size:16px\">")
            .append(text)
            .append("</span></p>\n");
    }
    void begin_table() {
        out_ += "<table border=\"1\" cellspacing=\"0\" cellpadding=\"0\" style=\"width:100%;border-collapse:collapse\">\n"
                "<tbody>\n";
    }
    void end_table() { out_ += "</tbody>\n</table>\n"; }
    void begin_row() { out_ += "<tr style=\"height:24px\">"; }
    void end_row() { out_ += "</tr>\n"; }
    void put(std::string_view text, int columns = 1, int rows = 1) {
        out_ += "<td";
        if (columns > 1) out_ += " colspan=\"" + std::to_string(columns) + '"';
        if (rows > 1) out_ += " rowspan=\"" + std::to_string(rows) + '"';
        out_.append(" style=\"width:57px;padding:0 5px;border:1px solid #000\"><p style=\"text-align:center\"><span "
                    "style=\"font-family:宋体;font-size:14px\">")
            .append(text)
            .append("</span></p></td>");
    }
    void put(const cell_key& key, int columns = 1) {
        const cell& c = report_[key];
        put(c.has_value() ? to_string(c.number()) : std::string{"&nbsp;"}, columns);
    }

    /// Seven columns, so that one, two or three quantities fill a row beside its label.
    void disclosure() {
        begin_table();
        const edition e = report_.edition();
        std::string header;
        for (const disclosure_row row : enumerators<disclosure_row>) {
            int quantities = 0;
            std::string wanted{1, static_cast<char>(item(row).basis[0].item)};
            for (const disclosure_column column : enumerators<disclosure_column>)
                if (has_column(e, row, column)) {
                    ++quantities;
                    wanted += label(column, lang::zh, e);
                }
            if (quantities == 0) continue;
            if (wanted != header) {
                constexpr std::string_view numerals[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
                header = wanted;
                begin_row();
                put("第二十条第（" + std::string{numerals[item(row).basis[0].item]} + "）项", 7);
                end_row();
                begin_row();
                put("信息内容");
                for (const disclosure_column column : enumerators<disclosure_column>)
                    if (has_column(e, row, column)) put(label(column, lang::zh, e), 6 / quantities);
                end_row();
            }
            begin_row();
            put(label(row, lang::zh, e));
            for (const disclosure_column column : enumerators<disclosure_column>)
                if (has_column(e, row, column)) put(cell_key{row, column}, 6 / quantities);
            end_row();
        }
        end_table();
    }

    void requests() {
        begin_table();
        begin_row();
        put("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3);
        put("申请人情况", 7);
        end_row();
        begin_row();
        put("自然人", 1, 2);
        put("法人或其他组织", 5);
        put("总计", 1, 2);
        end_row();
        begin_row();
        for (const request_column c : enumerators<request_column>)
            if (c != request_column::natural_person && c != request_column::total) put(label(c, lang::zh));
        end_row();
        const form& f = report_.form();
        int results = 0;
        for (const request_row row : enumerators<request_row>)
            if (f.has(row) && row >= request_row::granted && row <= request_row::total) ++results;
        disposition_group group = disposition_group::granted;
        for (const request_row row : enumerators<request_row>) {
            if (!f.has(row)) continue;
            begin_row();
            if (row == request_row::granted) put("三、本年度办理结果", 1, results);
            const auto leaf = disposition_of(row);
            const bool in_group = leaf && label(*leaf, lang::zh)[0] >= '1' && label(*leaf, lang::zh)[0] <= '9';
            if (in_group && group_of(*leaf) != group) {
                group = group_of(*leaf);
                int rows = 0;
                for (const disposition d : enumerators<disposition>)
                    if (group_of(d) == group && f.has(row_of(d))) ++rows;
                put(label(group, lang::zh), 1, rows);
            }
            const bool is_result = leaf || row == request_row::total;
            put(label(row, lang::zh, report_.edition()), in_group ? 1 : is_result ? 2 : 3);
            for (const request_column column : enumerators<request_column>) put(cell_key{row, column});
            end_row();
        }
        end_table();
    }

    void reviews() {
        begin_table();
        begin_row();
        put("行政复议", 5);
        put("行政诉讼", 10);
        end_row();
        begin_row();
        for (const review_column c : enumerators<review_column>) put(label(c, lang::zh), 1, 2);
        put("未经复议直接起诉", 5);
        put("复议后起诉", 5);
        end_row();
        begin_row();
        for (int i = 0; i < 2; ++i)
            for (const review_column c : enumerators<review_column>) put(label(c, lang::zh));
        end_row();
        begin_row();
        for (const review_kind row : enumerators<review_kind>)
            for (const review_column column : enumerators<review_column>) put(cell_key{row, column});
        end_row();
        end_table();
    }

    const published_report& report_;
    std::string out_;
};

}  // namespace gongkai::testing
