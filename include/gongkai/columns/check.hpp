// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <chrono>
#include <gongkai/columns/entry.hpp>
#include <gongkai/core/decimal.hpp>
#include <gongkai/records/tally.hpp>
#include <gongkai/rules/catalogue.hpp>
#include <optional>
#include <string>
#include <vector>

/// The columns of government sites judged by the check indicators of the State Council office: what is overdue, what will be
/// and when, and whether a site passes.

namespace gongkai {

/// How long a column may go without an update: so many days or months of the calendar; neither: it need not be updated.
struct update_limit {
    column_kind kind = column_kind::other;
    unsigned days = 0;
    unsigned months = 0;
};

/// The numbers by which columns and sites are judged, as data of one edition.
struct column_indicators {
    std::string_view code{};
    std::string_view standing_zh{};  ///< how the numbers are known
    std::string_view standing_en{};
    std::array<update_limit, enum_size<column_kind>> limits{};
    unsigned home_days = 0;          ///< the home page: something new within so many days
    unsigned stale = 0;              ///< columns of news, notices and policies not updated in time: so many are a veto
    unsigned long_stale = 0;         ///< the other columns likewise
    unsigned empty = 0;              ///< empty columns likewise
    unsigned visits_a_week = 0;      ///< fewer visits of the home page are no check
    unsigned failed_percent = 0;     ///< of the visits: so many not opened are a veto
    unsigned unanswered_months = 0;  ///< an effective message without an answer for longer is a veto
    unsigned guides_lacking = 0;     ///< so many guides that lack four or more key elements are a veto
    unsigned pass_mark = 0;          ///< of 100
    unsigned bonus_from = 0;         ///< bonus counts for those with more
    unsigned most_bonus = 0;
};

/// 国办秘函〔2019〕19号, still the basis of the checks of 2025. Of its deductions this library reckons none: they are for
/// people to find, and are given as points (`site_entry::deducted`).
inline constexpr column_indicators indicators_2019{
    .code = "2019",
    .standing_zh = "据国办秘函〔2019〕19号的公开转载，未核对原件",
    .standing_en = "as reprinted in public, not compared with the original",
    .limits = {{{column_kind::news, 14, 0},
                {column_kind::notices, 0, 6},
                {column_kind::policies, 0, 6},
                {column_kind::personnel, 0, 12},
                {column_kind::plans, 0, 12},
                {column_kind::other, 0, 12},
                {column_kind::entry_page, 0, 0}}},
    .home_days = 14,
    .stale = 5,
    .long_stale = 10,
    .empty = 5,
    .visits_a_week = 140,
    .failed_percent = 5,
    .unanswered_months = 3,
    .guides_lacking = 5,
    .pass_mark = 60,
    .bonus_from = 80,
    .most_bonus = 30,
};

/// How a column stands at the end of the day of the check.
/// current: updated in time. due_soon: in time, but not within the days asked for. overdue: not updated in time. empty: 空白栏目。
/// undated: no item has a date, which counts as not updated. dated_later: its newest item is of a later day than the check,
/// a wrong or a forged date. no_limit: need not be updated.
BOOST_DEFINE_ENUM_CLASS(column_state, current, due_soon, overdue, empty, undated, dated_later, no_limit)

constexpr std::string_view code(column_state state) noexcept { return enumerator_names<column_state>[index_of(state)]; }

/// A column, and by when it must be updated.
struct column_standing {
    row_reference reference{};
    column_entry column{};
    column_state state = column_state::current;
    update_limit limit{};
    std::optional<std::chrono::sys_days> overdue_from{};  ///< the first day on which it is, unless it is updated
    int days_left = 0;  ///< until then, where it is current or due soon; negative: overdue since so many days
};

/// The indicators that a site as a whole is judged by, and its points.
BOOST_DEFINE_ENUM_CLASS(site_indicator, incidents, unreachable, home_stale, columns_stale, columns_long_stale, columns_empty,
                        no_consultation, messages_unanswered, no_services, guides_lacking, points)

/// A single veto or the points: its code and wording.
struct site_indicator_item {
    site_indicator value;
    std::string_view code;
    std::string_view zh;
    std::string_view en;
    bool new_media;  ///< judged of an account in a new medium as well
};

/// What a site is judged by, in the order of site_indicator.
inline constexpr std::array<site_indicator_item, enum_size<site_indicator>> site_indicator_items{{
    {site_indicator::incidents, "site.incidents", "单项否决：安全、泄密事故等严重问题",
     "single veto: severe errors, leaks, attacks not dealt with, forged dates", true},
    {site_indicator::unreachable, "site.unreachable", "单项否决：站点无法访问", "single veto: the home page cannot be opened",
     false},
    {site_indicator::home_stale, "site.home-stale", "单项否决：首页（账号）不更新", "single veto: nothing new on the home page",
     true},
    {site_indicator::columns_stale, "site.columns-stale", "单项否决：动态要闻、通知公告、政策文件类栏目不更新",
     "single veto: columns of news, notices or policies not updated", false},
    {site_indicator::columns_long_stale, "site.columns-long-stale", "单项否决：应更新但长期未更新的栏目",
     "single veto: columns long overdue", false},
    {site_indicator::columns_empty, "site.columns-empty", "单项否决：空白栏目", "single veto: empty columns", false},
    {site_indicator::no_consultation, "site.no-consultation", "单项否决：未提供有效的咨询建言渠道",
     "single veto: no channel for consultation that works", true},
    {site_indicator::messages_unanswered, "site.messages-unanswered", "单项否决：有效留言超过3个月未回应",
     "single veto: an effective message without an answer for more than three months", true},
    {site_indicator::no_services, "site.no-services", "单项否决：未提供办事服务", "single veto: no services", false},
    {site_indicator::guides_lacking, "site.guides-lacking", "单项否决：办事指南要素缺失", "single veto: guides lack key elements",
     false},
    {site_indicator::points, "site.points", "扣分后得分低于合格线", "the points after deductions are below the pass mark", false},
}};

/// What is said of a member of an enumeration: its code, its wording, its basis.
constexpr const site_indicator_item& item(site_indicator value) noexcept { return site_indicator_items[index_of(value)]; }
constexpr std::string_view code(site_indicator value) noexcept { return item(value).code; }

/// One indicator of one site: what was found, and from which number on it is a failure.
struct indicator_result {
    site_indicator indicator = site_indicator::incidents;
    gongkai::outcome outcome = gongkai::outcome::not_assessable;
    std::string found{};  ///< a number, a day; empty where it is not known
    std::string limit{};
};

/// Whether a site passes.
BOOST_DEFINE_ENUM_CLASS(site_verdict, qualified, not_qualified, not_assessable)
constexpr std::string_view code(site_verdict verdict) noexcept { return enumerator_names<site_verdict>[index_of(verdict)]; }

/// not_qualified: an indicator has failed. qualified: every single veto was judged and none has failed; points are judged
/// only where the ledger of sites has them. Otherwise what was not judged stands in the way.
struct site_standing {
    std::string id{};  ///< empty: the site of columns that name none
    std::string name{};
    site_kind kind = site_kind::website;
    std::vector<indicator_result> results{};
    std::optional<unsigned> points{};  ///< after deductions, with bonus where it counts
    site_verdict verdict = site_verdict::not_assessable;
};

/// What is to be said of columns and their sites.
struct column_report {
    std::vector<column_standing> columns;  ///< in the order of reading
    std::vector<site_standing> sites;      ///< those of the ledger of sites in its order, then others by id
    counted_records column_ledger;
    counted_records site_ledger;

    /// 合格率 among the sites of a kind that have a verdict.
    rate qualified(site_kind kind) const noexcept;
};

/// The first day on which something updated on a day is overdue; none where there is no limit.
std::optional<std::chrono::sys_days> overdue_from(std::chrono::sys_days updated, const update_limit& limit) noexcept;

/// Judges columns, and sites as far as they are known, as of the end of a day. `within`: so many days before a column is
/// overdue it is due soon. Without a ledger of sites give an empty one.
column_report check_columns(record_keeper<column_entry>&& columns, record_keeper<site_entry>&& sites, std::chrono::sys_days as_of,
                            unsigned within = 7, const column_indicators& indicators = indicators_2019);

}  // namespace gongkai
