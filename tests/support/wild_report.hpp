// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/report/published_report.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::testing {

/// Prose of words that the rules look for, numbers, marks, and bytes that are no text.
inline std::string wild_prose(random_source& draw, std::size_t words) {
    static constexpr std::string_view parts[] = {"统计期限为",
                                                 "2023年1月1日",
                                                 "至",
                                                 "12月31日",
                                                 "二〇二三年",
                                                 "一月",
                                                 "十二月三十一日",
                                                 "０",
                                                 "９月",
                                                 "政府信息公开申请",
                                                 "件",
                                                 "其中",
                                                 "自然人",
                                                 "予以公开",
                                                 "不予公开",
                                                 "行政复议",
                                                 "行政诉讼",
                                                 "均",
                                                 "未收到",
                                                 "上年结转",
                                                 "结转下年度",
                                                 "信息处理费",
                                                 "元",
                                                 "考核",
                                                 "评议",
                                                 "责任追究",
                                                 "占",
                                                 "%",
                                                 "99999999999999999999",
                                                 "0.000000001",
                                                 "-7",
                                                 "，",
                                                 "。",
                                                 "；",
                                                 "、",
                                                 "（",
                                                 "）",
                                                 "\n",
                                                 "　",
                                                 " ",
                                                 "万",
                                                 "余",
                                                 "约",
                                                 "十",
                                                 "百",
                                                 "亿",
                                                 "\xE4\xB8",
                                                 "\xFF",
                                                 "\x80",
                                                 "\xEF\xBC",
                                                 "年",
                                                 "月",
                                                 "日",
                                                 "起",
                                                 "止",
                                                 "1-",
                                                 "2023.",
                                                 "-12",
                                                 "规章",
                                                 "制发"};
    std::string out;
    for (std::size_t i = 0; i < words; ++i)
        out += draw.percent(40) ? std::to_string(draw.skewed(40)) : std::string{parts[draw.below(std::size(parts))]};
    return out;
}

/// Anything that a report can hold, lawful or not: only the invariants of its types are kept.
inline published_report wild_report(random_source& draw) {
    form f = form::of(draw.percent(50) ? edition::e2021 : edition::e2019);
    f.other_undivided = draw.percent(50);
    published_report r{f};
    for (const table t : enumerators<table>) r.set_table(t, draw.percent(80));
    const auto span = [&]() -> source_span {
        if (draw.percent(30)) return {};
        return {static_cast<std::uint32_t>(draw.skewed(31)), static_cast<std::uint32_t>(draw.skewed(31)),
                static_cast<std::uint32_t>(draw.below(90)), static_cast<std::uint32_t>(draw.below(90))};
    };
    const auto number = [&] {
        const std::int64_t n = draw.percent(60) ? draw.skewed(4) : draw.skewed(59);
        return decimal{draw.percent(5) ? -n : n, static_cast<std::uint8_t>(draw.percent(10) ? draw.below(19) : 0)};
    };
    for (const cell_key& key : all_cells) {
        switch (draw.below(8)) {
            case 0: r.set(key, cell::blank(span())); break;
            case 1: r.set(key, cell::missing(span())); break;
            case 2:
                r.set(key, cell::inferred(number(), sum_kinds::from_bits(static_cast<unsigned>(draw.below(16))), span()));
                break;
            default: r.set(key, cell::reported(number(), span())); break;
        }
    }
    const auto text = [&] { return wild_prose(draw, draw.below(12)); };
    r.metadata.title = text();
    r.metadata.agency = draw.percent(50) ? text() : "示例市人民政府";
    if (draw.percent(80)) r.metadata.year = std::chrono::year{static_cast<int>(draw.below(5000))};
    const auto day = [&] {
        return std::chrono::year{static_cast<int>(draw.below(5000))} / std::chrono::month{static_cast<unsigned>(draw.below(14))} /
               std::chrono::day{static_cast<unsigned>(draw.below(40))};
    };
    if (draw.percent(70)) r.metadata.date_published = day();
    if (draw.percent(70)) r.metadata.date_written = day();
    r.sections_known = draw.percent(80);
    const auto pieces = [&](const std::string& whole) {
        std::vector<text_piece> out;
        for (std::uint32_t at = 0; at < whole.size() && draw.percent(80); at += 1 + static_cast<std::uint32_t>(draw.below(40)))
            out.push_back({at, span()});
        return out;
    };
    r.preamble.text = wild_prose(draw, draw.below(60));
    r.preamble.pieces = pieces(r.preamble.text);
    for (std::size_t i = draw.below(9); i > 0; --i) {
        section_text& s = r.sections.emplace_back();
        s.which = enumerators<section>[draw.below(enum_size<section>)];
        s.heading = text();
        s.text = wild_prose(draw, draw.below(120));
        s.heading_span = span();
        s.span = span();
        s.pieces = pieces(s.text);
    }
    for (std::size_t i = draw.below(6); i > 0; --i) {
        reading_note& note = r.notes.emplace_back();
        note.problem = enumerators<reading_problem>[draw.below(enum_size<reading_problem>)];
        for (std::size_t k = 1 + draw.below(4); k > 0; --k) note.cells.push_back(all_cells[draw.below(cell_count)]);
        for (std::size_t k = draw.below(4); k > 0; --k) note.readings.push_back(text());
        note.span = span();
    }
    return r;
}

}  // namespace gongkai::testing
