// SPDX-License-Identifier: Apache-2.0
// Documents made of what reports are made of, in no order: the form's words, numbers, marks and blanks in any mixture.
#pragma once
#include <array>
#include <gongkai/taxonomy/section.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::testing {

/// What a soup is cooked from; each ingredient goes in or not.
inline const std::vector<std::vector<std::string>>& soup_ingredients() {
    static const auto all = [] {
        std::vector<std::vector<std::string>> out;
        std::vector<std::string>& rows = out.emplace_back();
        for (const request_row row : enumerators<request_row>) rows.emplace_back(label(row, lang::zh));
        std::vector<std::string>& columns = out.emplace_back();
        for (const request_column column : enumerators<request_column>) columns.emplace_back(label(column, lang::zh));
        for (const review_column column : enumerators<review_column>) columns.emplace_back(label(column, lang::zh));
        std::vector<std::string>& headings = out.emplace_back();
        for (const section s : enumerators<section>)
            headings.push_back("\n" + std::string{"一、"} + std::string{label(s, lang::zh)} + "\n");
        headings.emplace_back("\n示例市某局2024年政府信息公开工作年度报告\n");
        out.push_back({"0", "1", "7", "12", "345", "6789", "3.50", "1,234"});
        out.push_back({"0000000", "1000001", "2302000027", "11111111111111", "120034005600000"});
        out.push_back({"|", "| ", " | ", "|\n", "\n|", "||"});
        out.push_back({"\t", "\t\t", "\n\t"});
        out.push_back({" ", "  ", "      ", "　"});
        out.push_back({"\n", "\n\n", "\n\n\n", "\r\n"});
        out.push_back({"|---|---|\n", "---\n", "+----+\n", "│", "├──┼──┤\n", "└──┘\n", "====\n"});
        out.push_back({"<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<td colspan=3>", "<td rowspan=9>", "<p>"});
        out.push_back(
            {"\\begin{tabular}{c}\n", "\\end{tabular}\n", " & ", "\\\\\n", "\\multirow{3}{*}{", "}", "\\multicolumn{2}{c}{"});
        out.push_back({"自然人：1件；", "商业企业 0，", "总计：1件；", "结果维持 0，"});
        out.push_back({",", "\",\"", "\"", ";", ",\n"});
        out.push_back({"（一）", "1.", "一、", "- ", "* ", "> ", "# ", "第 3 页 共 5 页\n", "- 2 -\n"});
        out.push_back({"收到申请", "件，", "其中", "予以公开", "。", "）不", "自然", "人", "合计", "小计"});
        out.push_back({"  \"requests\": {", "}", "[", "]", ":", "null", "table,row,column,value,status\n"});
        return out;
    }();
    return all;
}

/// A soup of about so many bytes. Which ingredients are in follows from `draw`.
inline std::string soup(random_source& draw, std::size_t bytes) {
    const auto& all = soup_ingredients();
    std::vector<const std::vector<std::string>*> in;
    while (in.size() < 2)
        for (const auto& ingredient : all)
            if (draw.percent(30)) in.push_back(&ingredient);
    std::string out;
    out.reserve(bytes + 64);
    if (draw.percent(60)) out += "示例市某局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n";
    while (out.size() < bytes) out += draw.pick(*draw.pick(in));
    return out;
}

}  // namespace gongkai::testing
