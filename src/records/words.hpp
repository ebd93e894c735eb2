// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <gongkai/columns/entry.hpp>
#include <gongkai/publication/entry.hpp>
#include <gongkai/service/entry.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "ledger/ledger_words.hpp"

/// Values of the ledgers of publication and service in Chinese words other than their wording.

namespace gongkai::detail {

template <class Enum>
using said_for = std::pair<std::string_view, Enum>;

template <class Enum>
inline constexpr std::array<said_for<Enum>, 0> common_words{};

template <>
inline constexpr said_for<publication_channel> common_words<publication_channel>[] = {
    {"门户网站", publication_channel::website},   {"政府网站", publication_channel::website},
    {"官网", publication_channel::website},       {"微信", publication_channel::wechat},
    {"公众号", publication_channel::wechat},      {"政务微信", publication_channel::wechat},
    {"政务微博", publication_channel::weibo},     {"视频号", publication_channel::video},
    {"短视频", publication_channel::video},       {"抖音", publication_channel::video},
    {"政务直播", publication_channel::broadcast}, {"客户端", publication_channel::app},
    {"公报", publication_channel::gazette},       {"报纸", publication_channel::press},
    {"广播", publication_channel::press},         {"电视", publication_channel::press},
    {"报刊", publication_channel::press},         {"其他", publication_channel::other}};
template <>
inline constexpr said_for<publication_form> common_words<publication_form>[] = {{"原文", publication_form::text},
                                                                                {"文件正文", publication_form::text},
                                                                                {"政策解读", publication_form::interpretation},
                                                                                {"解读", publication_form::interpretation},
                                                                                {"图解", publication_form::illustrated},
                                                                                {"发布会", publication_form::press_conference},
                                                                                {"其他", publication_form::other}};
template <>
inline constexpr said_for<document_kind> common_words<document_kind>[] = {{"规范性文件", document_kind::normative_documents}};
template <>
inline constexpr said_for<document_ending> common_words<document_ending>[] = {{"失效", document_ending::declared_void},
                                                                              {"届满", document_ending::expired},
                                                                              {"到期", document_ending::expired},
                                                                              {"自然失效", document_ending::expired}};
template <>
inline constexpr said_for<column_kind> common_words<column_kind>[] = {
    {"动态", column_kind::news},     {"要闻", column_kind::news},      {"公告", column_kind::notices},
    {"政策", column_kind::policies}, {"人事", column_kind::personnel}, {"规划", column_kind::plans},
    {"其他", column_kind::other},    {"导航", column_kind::entry_page}};
template <>
inline constexpr said_for<site_kind> common_words<site_kind>[] = {{"网站", site_kind::website}, {"新媒体", site_kind::new_media}};
template <>
inline constexpr said_for<service_channel> common_words<service_channel>[] = {
    {"线下", service_channel::counter},   {"现场", service_channel::counter}, {"大厅", service_channel::counter},
    {"热线", service_channel::telephone}, {"客户端", service_channel::app},   {"公众号", service_channel::wechat},
    {"信函", service_channel::letter},    {"邮件", service_channel::letter},  {"其他", service_channel::other}};
template <>
inline constexpr said_for<appeal_outcome> common_words<appeal_outcome>[] = {{"成立", appeal_outcome::upheld},
                                                                            {"不成立", appeal_outcome::rejected},
                                                                            {"支持", appeal_outcome::upheld},
                                                                            {"驳回", appeal_outcome::rejected}};
template <>
inline constexpr said_for<opening_hours> common_words<opening_hours>[] = {{"全天", opening_hours::round_the_clock},
                                                                          {"全天候", opening_hours::round_the_clock},
                                                                          {"上班时间", opening_hours::office_hours}};

/// The place of the item that words mean, blanks and punctuation aside: its wording, with or without what stands in it in
/// brackets, or that alone; the number of its article as 第二十条第（一）项; or one of `others`.
template <class Items, class Others>
std::optional<std::size_t> item_in_words(std::string_view text, const Items& items, const Others& others) {
    const std::string given = bare_words(text);
    if (given.empty()) return std::nullopt;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string_view zh = items[i].zh;
        constexpr std::string_view open = "（";
        const std::size_t bracket = zh.find(open);
        if (bare_words(zh) == given || bare_words(zh.substr(0, bracket)) == given) return i;
        if (bracket != zh.npos && bare_words(zh.substr(bracket)) == given) return i;
        if (items[i].basis[0].item != 0) {
            const std::string cited = bare_words(to_string(items[i].basis[0], lang::zh));
            constexpr std::string_view regulation = "条例";
            if (cited == given || std::string_view{cited}.substr(regulation.size()) == given) {
                // One article alone may stand behind several items: then its number means none of them.
                for (std::size_t k = 0; k < items.size(); ++k)
                    if (k != i && items[k].basis[0] == items[i].basis[0]) return std::nullopt;
                return i;
            }
        }
    }
    for (const auto& [words, value] : others)
        if (words == given) return static_cast<std::size_t>(value);
    return std::nullopt;
}

}  // namespace gongkai::detail
