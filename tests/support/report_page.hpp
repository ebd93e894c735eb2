// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "printed_form.hpp"

#include <gongkai/report/published_report.hpp>
#include <string>
#include <string_view>

/// A report as a web page of the kind that government sites show: a frame of navigation and scripts, and tables as an
/// office program writes them, with a style on every cell.

namespace gongkai::testing {

class report_page {
public:
    explicit report_page(const published_report& report) {
        out_.reserve(131072);
        out_ +=
            "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"SiteName\" content=\"示例市人民政府\">\n<title>" +
            report.metadata.title +
            "</title>\n<style>.nav li { float: left; } td { border: 1px solid #000; }</style>\n<script>"
            "function show(id) { if (id < 10) document.getElementById('t' + id).style.display = 'block'; }</script>\n"
            "</head>\n<body>\n<ul class=\"nav\">\n";
        for (int i = 1; i <= 60; ++i)
            out_ += "<li class=\"item\"><a href=\"/channel/" + std::to_string(i) +
                    "/index.html\" target=\"_blank\" title=\"栏目\">栏目" + std::to_string(i) + "</a></li>\n";
        out_ += "</ul>\n<div class=\"article\" id=\"zoom\">\n";
        paragraph(report.metadata.title);
        printed_form form{report};
        for (const section s : enumerators<section>) {
            paragraph(label(s, lang::zh));
            for (const section_text& text : report.sections)
                if (text.which == s) paragraph(text.text);
            for (const table t : enumerators<table>)
                if (section_of(t) == s) put(form(t));
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
    void put(const printed_table& table) {
        out_ +=
            "<table border=\"1\" cellspacing=\"0\" cellpadding=\"0\" style=\"width:100%;border-collapse:collapse\">\n"
            "<tbody>\n";
        for (const printed_row& row : table) {
            out_ += "<tr style=\"height:24px\">";
            for (const printed_cell& c : row) put(c);
            out_ += "</tr>\n";
        }
        out_ += "</tbody>\n</table>\n";
    }
    void put(const printed_cell& c) {
        out_ += "<td";
        if (c.columns > 1) out_ += " colspan=\"" + std::to_string(c.columns) + '"';
        if (c.rows > 1) out_ += " rowspan=\"" + std::to_string(c.rows) + '"';
        out_.append(
                " style=\"width:57px;padding:0 5px;border:1px solid #000\"><p style=\"text-align:center\"><span "
                "style=\"font-family:宋体;font-size:14px\">")
            .append(c.text.empty() ? std::string_view{"&nbsp;"} : std::string_view{c.text})
            .append("</span></p></td>");
    }

    std::string out_;
};

}  // namespace gongkai::testing
