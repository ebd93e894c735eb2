// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <cstdint>
#include <gongkai/records/kind.hpp>
#include <gongkai/taxonomy/legal_item.hpp>
#include <optional>
#include <string>

/// The columns (栏目) of government sites, and what is known of the sites, as rows of two ledgers.

namespace gongkai {

/// What stands in a column, which decides how often it must be updated. entry_page: one that only leads to others, or whose
/// content does not age.
BOOST_DEFINE_ENUM_CLASS(column_kind, news, notices, policies, personnel, plans, other, entry_page)

namespace detail {
inline constexpr citation by_site_indicators{instrument::site_indicators, 0, 0, 0, standing_of_source::report};
}  // namespace detail

template <>
inline constexpr std::array<legal_item<column_kind>, enum_size<column_kind>> items<column_kind>{{
    {column_kind::news, "news", "动态要闻", "news", {detail::by_site_indicators}, editions::none},
    {column_kind::notices, "notices", "通知公告", "notices", {detail::by_site_indicators}, editions::none},
    {column_kind::policies, "policies", "政策文件", "policy documents", {detail::by_site_indicators}, editions::none},
    {column_kind::personnel, "personnel", "人事信息", "personnel", {detail::by_site_indicators}, editions::none},
    {column_kind::plans, "plans", "规划计划", "plans", {detail::by_site_indicators}, editions::none},
    {column_kind::other, "other", "其他应更新栏目", "other column to be updated", {detail::by_site_indicators}, editions::none},
    {column_kind::entry_page,
     "entry_page",
     "导航或不需更新的栏目",
     "navigation, or nothing to update",
     {detail::by_site_indicators},
     editions::none},
}};
static_assert(complete<column_kind>());

/// A column of a site.
struct column_entry {
    std::string id{};
    std::string site{};
    std::string name{};
    column_kind kind = column_kind::other;
    std::optional<std::uint32_t> level{};            ///< 1: in the site's own menu
    std::optional<std::chrono::sys_days> updated{};  ///< the date of its newest item; empty: none has one
    std::optional<std::uint32_t> entries{};          ///< how many items it has; zero: 空白栏目
    std::optional<std::uint32_t> update_days{};      ///< the organ's own promise, in days; else as the indicators have it

    friend bool operator==(const column_entry&, const column_entry&) = default;
    BOOST_DESCRIBE_CLASS(column_entry, (), (id, site, name, kind, level, updated, entries, update_days), (), ())
};

template <>
struct record_kind<column_entry> {
    static constexpr std::string_view code = "columns";
    static constexpr std::string_view zh = "栏目台账";
    static constexpr std::string_view en = "columns of sites";
    static constexpr std::array<record_column, 8> columns{{
        {"id", "编号", "unique", true},
        {"site", "网站", "the id of the site; empty: all rows are of one site"},
        {"name", "栏目名称", "shown with what is found"},
        {"kind", "栏目类型", "decides how often it must be updated", true},
        {"level", "级别", "1 for a column in the site's own menu, 2 for one within it"},
        {"updated", "最后更新", "date of its newest item; empty: no item has a date, which counts as not updated", true},
        {"entries", "信息条数", "how many items it has; 0 is an empty column"},
        {"update_days", "更新周期", "the organ's own promise in days, in place of the indicators'"},
    }};
};
static_assert(complete_record<column_entry>());

/// A website, or an account in a new medium.
BOOST_DEFINE_ENUM_CLASS(site_kind, website, new_media)

template <>
inline constexpr std::array<legal_item<site_kind>, enum_size<site_kind>> items<site_kind>{{
    {site_kind::website, "website", "政府网站", "government website", {detail::by_site_indicators}, editions::none},
    {site_kind::new_media, "new_media", "政务新媒体", "new medium", {detail::by_site_indicators}, editions::none},
}};
static_assert(complete<site_kind>());

/// What is known of a site besides its columns. What is empty is not known, and what rests on it is not judged.
struct site_entry {
    std::string id{};
    std::string name{};
    site_kind kind = site_kind::website;
    std::optional<std::uint32_t> incidents{};                  ///< 严重表述错误、泄密、未处置的攻击、伪造日期等
    std::optional<std::uint32_t> visits{};                     ///< of the home page, within one week
    std::optional<std::uint32_t> visits_failed{};              ///< not opened within 15 seconds
    std::optional<std::chrono::sys_days> home_updated{};       ///< newest item on the home page
    std::optional<bool> consultation_channel{};                ///< 有效咨询建言渠道
    std::optional<std::chrono::sys_days> oldest_unanswered{};  ///< the oldest effective message that has no answer
    std::optional<bool> services{};                            ///< 办事服务 are provided
    std::optional<std::uint32_t> guides_lacking{};             ///< guides that lack four or more of the key elements
    std::optional<std::uint32_t> deducted{};                   ///< points taken off by the deductions
    std::optional<std::uint32_t> bonus{};                      ///< of 30

    friend bool operator==(const site_entry&, const site_entry&) = default;
    BOOST_DESCRIBE_CLASS(site_entry, (),
                         (id, name, kind, incidents, visits, visits_failed, home_updated, consultation_channel, oldest_unanswered,
                          services, guides_lacking, deducted, bonus),
                         (), ())
};

template <>
struct record_kind<site_entry> {
    static constexpr std::string_view code = "sites";
    static constexpr std::string_view zh = "网站台账";
    static constexpr std::string_view en = "sites";
    static constexpr std::array<record_column, 13> columns{{
        {"id", "编号", "unique; what the ledger of columns calls site", true},
        {"name", "名称", "shown with what is found"},
        {"kind", "类型", "website or account in a new medium", true},
        {"incidents", "严重问题数", "severe errors, leaks, attacks not dealt with, forged dates"},
        {"visits", "访问次数", "how often the home page was tried within a week"},
        {"visits_failed", "打不开次数", "how often it was not there within 15 seconds"},
        {"home_updated", "首页最后更新", "date of the newest item on the home page"},
        {"consultation_channel", "咨询渠道", "whether there is one that works (true, false)"},
        {"oldest_unanswered", "最早未答复留言", "day of the oldest effective message without an answer; empty: none"},
        {"services", "办事服务", "whether services are provided (true, false)"},
        {"guides_lacking", "要素缺失指南数", "guides that lack four or more of the key elements"},
        {"deducted", "扣分", "points taken off by the deductions, as checked by people"},
        {"bonus", "加分", "points of bonus, as checked by people"},
    }};
};
static_assert(complete_record<site_entry>());

}  // namespace gongkai
