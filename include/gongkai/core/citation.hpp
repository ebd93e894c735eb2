// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <gongkai/core/lang.hpp>
#include <string>
#include <string_view>

namespace gongkai {

/// The instruments that the report and its items rest on.
/// regulation: 中华人民共和国政府信息公开条例 (国务院令第711号, 2019).
/// format_2019, format_2021: the two editions of the annual report's format.
/// fee_measure: 政府信息公开信息处理费管理办法 (国办函〔2020〕109号).
/// service_reply: 国办公开办函〔2016〕235号, on the day a reply is served.
BOOST_DEFINE_ENUM_CLASS(instrument, none, regulation, format_2019, format_2021, fee_measure, service_reply)

/// One place in the law. Zero means: not narrower than that.
struct citation {
    instrument source = instrument::none;
    std::uint8_t article = 0;
    std::uint8_t paragraph = 0;
    std::uint8_t item = 0;

    constexpr explicit operator bool() const noexcept { return source != instrument::none; }
    friend constexpr bool operator==(const citation&, const citation&) noexcept = default;
};

/// 条例 of 2019, article, and item within the article: `article(36, 4)` is Article 36(4).
constexpr citation article(std::uint8_t number, std::uint8_t item = 0) noexcept {
    return {instrument::regulation, number, 0, item};
}

/// A paragraph (款) of an article of the 条例.
constexpr citation article_paragraph(std::uint8_t number, std::uint8_t paragraph) noexcept {
    return {instrument::regulation, number, paragraph, 0};
}

namespace detail {

/// 1–99 in Chinese numerals, as the statute numbers its articles.
inline std::string chinese_ordinal(unsigned n) {
    constexpr std::string_view digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    std::string out;
    if (n >= 20) out += digits[n / 10 % 10];
    if (n >= 10) out += "十";
    out += digits[n % 10];
    return out;
}

}  // namespace detail

constexpr std::string_view name(instrument source, lang language) noexcept {
    const bool zh = language == lang::zh;
    switch (source) {
        case instrument::regulation: return zh ? "条例" : "Regulation";
        case instrument::format_2019: return zh ? "国办公开办函〔2019〕60号" : "Format 2019";
        case instrument::format_2021: return zh ? "国办公开办函〔2021〕30号" : "Format 2021";
        case instrument::fee_measure: return zh ? "国办函〔2020〕109号" : "Fee Measure 2020";
        case instrument::service_reply: return zh ? "国办公开办函〔2016〕235号" : "Reply 2016 no. 235";
        case instrument::none: break;
    }
    return "";
}

/// `条例第三十六条第（四）项` or `Regulation art. 36(4)`.
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
    return out;
}

}  // namespace gongkai
