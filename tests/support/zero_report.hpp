// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/report/published_report.hpp>
#include <gongkai/taxonomy/section.hpp>
#include <string>

namespace gongkai::testing {

/// A report without a fault, of a department: every cell zero, all tables and sections there, published in time.
inline published_report zeros(form f = form::of(edition::e2021)) {
    published_report r{f};
    for (const table t : enumerators<table>) r.set_table(t, true);
    for (const cell_key& key : all_cells)
        if (f.has(key)) r.set(key, cell::reported(decimal{0}));
    const int year = f.edition == edition::e2021 ? 2023 : 2020;
    r.metadata.agency = "示例市数据局";
    r.metadata.year = std::chrono::year{year};
    r.metadata.date_published = std::chrono::year{year + 1} / 1 / 31;
    r.preamble.text = "统计期限为" + std::to_string(year) + "年1月1日至12月31日。";
    for (const section s : enumerators<section>) r.sections.push_back({s, std::string{label(s, lang::zh)}, "有内容。"});
    r.sections.back().text = "没有收取信息处理费。";
    r.sections_known = true;
    return r;
}

}  // namespace gongkai::testing
