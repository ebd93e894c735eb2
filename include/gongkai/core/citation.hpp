// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <gongkai/core/lang.hpp>
#include <gongkai/core/reflect.hpp>
#include <gongkai/editions/names.hpp>
#include <string>
#include <string_view>

namespace gongkai {

/// The instruments that the report, its items and the periods rest on.
BOOST_DEFINE_ENUM_CLASS(instrument, none, regulation, regulation_2007, format_2019, format_2021, fee_measure, service_reply,
                        codefendant_reply, holiday_measure, reconsideration_law, reconsideration_rules, court_interpretation,
                        legislation_law, budget_law, civil_code, approval_opinion, correction_guide, three_reviews,
                        rating_opinion, site_indicators GONGKAI_NEW_INSTRUMENTS)

/// How well a provision is known. text: its wording was read. report: from a summary or a secondary source. practice: settled
/// practice, the wording of which is not at hand.
BOOST_DEFINE_ENUM_CLASS(standing_of_source, text, report, practice)

/// An instrument: what it is called in a citation and in full, its number, and the day from which it is in force.
struct instrument_item {
    instrument value;
    std::string_view code;
    std::string_view zh;
    std::string_view en;
    std::string_view title;
    std::string_view number;    ///< empty: a law is cited by its title
    std::string_view in_force;  ///< yyyy-mm-dd; empty: not at hand
};

/// The one place where an instrument is named: every message, page, JSON and stub takes it from here.
inline constexpr std::array<instrument_item, enum_size<instrument>> instruments{{
    {instrument::none, ""sv, ""sv, ""sv, ""sv, ""sv, ""sv},
    {instrument::regulation, "regulation"sv, "条例"sv, "Regulation"sv, "中华人民共和国政府信息公开条例"sv, "国务院令第711号"sv,
     "2019-05-15"sv},
    {instrument::regulation_2007, "regulation_2007"sv, "2007年条例"sv, "Regulation of 2007"sv, "中华人民共和国政府信息公开条例"sv,
     "国务院令第492号"sv, "2008-05-01"sv},
    {instrument::format_2019, "format_2019"sv, "国办公开办函〔2019〕60号"sv, "Format 2019"sv,
     "政府信息公开工作年度报告格式（试行）"sv, "国办公开办函〔2019〕60号"sv, "2019-11-23"sv},
    {instrument::format_2021, "format_2021"sv, "国办公开办函〔2021〕30号"sv, "Format 2021"sv, "政府信息公开工作年度报告格式"sv,
     "国办公开办函〔2021〕30号"sv, "2021-09-26"sv},
    {instrument::fee_measure, "fee_measure"sv, "国办函〔2020〕109号"sv, "Fee Measure 2020"sv, "政府信息公开信息处理费管理办法"sv,
     "国办函〔2020〕109号"sv, "2021-01-01"sv},
    {instrument::service_reply, "service_reply"sv, "国办公开办函〔2016〕235号"sv, "Reply 2016 no. 235"sv,
     "关于政府信息公开处理决定送达问题的解释"sv, "国办公开办函〔2016〕235号"sv, "2016-12-07"sv},
    {instrument::codefendant_reply, "codefendant_reply"sv, "国办公开办函〔2016〕201号"sv, "Reply 2016 no. 201"sv,
     "关于政府信息公开年度报告有关项目填报问题的解释"sv, "国办公开办函〔2016〕201号"sv, "2016-09-01"sv},
    {instrument::holiday_measure, "holiday_measure"sv, "放假办法"sv, "Holiday Measure"sv, "全国年节及纪念日放假办法"sv, ""sv,
     "2024-11-10"sv},
    {instrument::reconsideration_law, "reconsideration_law"sv, "行政复议法"sv, "Reconsideration Law"sv,
     "中华人民共和国行政复议法"sv, ""sv, "2024-01-01"sv},
    {instrument::reconsideration_rules, "reconsideration_rules"sv, "行政复议法实施条例"sv, "Reconsideration Rules"sv,
     "中华人民共和国行政复议法实施条例"sv, ""sv, "2026-07-01"sv},
    {instrument::court_interpretation, "court_interpretation"sv, "法释〔2025〕8号"sv, "Judicial Interpretation 2025 no. 8"sv,
     "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释"sv, "法释〔2025〕8号"sv, "2025-06-01"sv},
    {instrument::legislation_law, "legislation_law"sv, "立法法"sv, "Legislation Law"sv, "中华人民共和国立法法"sv, ""sv,
     "2023-03-15"sv},
    {instrument::budget_law, "budget_law"sv, "预算法"sv, "Budget Law"sv, "中华人民共和国预算法"sv, ""sv, ""sv},
    {instrument::civil_code, "civil_code"sv, "民法典"sv, "Civil Code"sv, "中华人民共和国民法典"sv, ""sv, "2021-01-01"sv},
    {instrument::approval_opinion, "approval_opinion"sv, "国办发〔2018〕118号"sv, "Opinion 2018 no. 118"sv,
     "关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见"sv, "国办发〔2018〕118号"sv, ""sv},
    {instrument::correction_guide, "correction_guide"sv, "江苏省的规定（国务院办公厅2020年1月10日转发供参考）"sv,
     "Jiangsu's rules, forwarded as a reference on 2020-01-10"sv, ""sv, ""sv, ""sv},
    // No national rule of disclosure: from publishing, taken up by organs in rules of their own.
    {instrument::three_reviews, "three_reviews"sv, "三审三校（源自图书质量保障体系，各机关自定）"sv,
     "Three reviews (from publishing, each organ's own rule)"sv, "图书质量保障体系"sv, "新闻出版署令第8号"sv, ""sv},
    {instrument::rating_opinion, "rating_opinion"sv, "国办发〔2019〕51号"sv, "Opinion 2019 no. 51"sv,
     "关于建立政务服务“好差评”制度提高政务服务水平的意见"sv, "国办发〔2019〕51号"sv, ""sv},
    {instrument::site_indicators, "site_indicators"sv, "国办秘函〔2019〕19号"sv, "Site Indicators 2019 no. 19"sv,
     "政府网站与政务新媒体检查指标"sv, "国办秘函〔2019〕19号"sv, ""sv} GONGKAI_NEW_INSTRUMENT_ITEMS,
}};

constexpr const instrument_item& item(instrument source) noexcept { return instruments[index_of(source)]; }

/// One place in the law. Zero means: not narrower than that.
struct citation {
    instrument source = instrument::none;
    std::uint8_t article = 0;
    std::uint8_t paragraph = 0;
    std::uint8_t item = 0;
    standing_of_source known_by = standing_of_source::text;

    constexpr explicit operator bool() const noexcept { return source != instrument::none; }
    friend constexpr bool operator==(const citation&, const citation&) noexcept = default;
};

/// 条例 of 2019, article, and item within the article: `article(36, 4)` is Article 36(4).
constexpr citation article(std::uint8_t number, std::uint8_t item = 0) noexcept {
    return {instrument::regulation, number, 0, item, standing_of_source::text};
}

/// A paragraph (款) of an article of the 条例。
constexpr citation article_paragraph(std::uint8_t number, std::uint8_t paragraph) noexcept {
    return {instrument::regulation, number, paragraph, 0, standing_of_source::text};
}

namespace detail {

/// 1–255 in Chinese numerals, as statutes number their articles.
inline std::string chinese_ordinal(unsigned n) {
    constexpr std::string_view digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    std::string out;
    if (n >= 100) {
        out.append(digits[n / 100]).append("百");
        n %= 100;
        if (n > 0 && n < 10) out += "零";
        else if (n >= 10 && n < 20) out += "一";
    }
    if (n >= 20) out += digits[n / 10 % 10];
    if (n >= 10) out += "十";
    out += digits[n % 10];
    return out;
}

}  // namespace detail

/// What it is called, in either language.
constexpr std::string_view name(instrument source, lang language) noexcept {
    return language == lang::zh ? item(source).zh : item(source).en;
}

/// `条例第三十六条第（四）项` or `Regulation art. 36(4)`; a source that is second-hand or recalled is called so.
inline std::string to_string(const citation& c, lang language) {
    std::string out{name(c.source, language)};
    if (language == lang::zh) {
        if (c.article) out += "第" + detail::chinese_ordinal(c.article) + "条";
        if (c.paragraph) out += "第" + detail::chinese_ordinal(c.paragraph) + "款";
        if (c.item) out += "第（" + detail::chinese_ordinal(c.item) + "）项";
    } else {
        if (c.article) out += " art. " + std::to_string(c.article);
        if (c.item) out += "(" + std::to_string(c.item) + ")";
        if (c.paragraph) out += " para. " + std::to_string(c.paragraph);
    }
    if (c.known_by == standing_of_source::report) out += language == lang::zh ? "（转述）" : ", as reported";
    if (c.known_by == standing_of_source::practice)
        out += language == lang::zh ? "（通行做法，未见原文）" : ", settled practice, wording not at hand";
    return out;
}

}  // namespace gongkai
