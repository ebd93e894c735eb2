// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <gongkai/taxonomy/legal_item.hpp>

namespace gongkai {

/// What the table of proactive disclosure counts (format 2019 and 2021, table 2).
BOOST_DEFINE_ENUM_CLASS(disclosure_row, rules, normative_documents, licenses, other_services, penalties,
                        coercive_measures, fees, procurement)

template <>
inline constexpr std::array<legal_item<disclosure_row>, enum_size<disclosure_row>> items<disclosure_row>{{
    {disclosure_row::rules, "rules", "规章", "rules", {article(20, 1)}},
    {disclosure_row::normative_documents, "normative_documents", "行政规范性文件", "normative documents",
     {article(20, 1)}, editions::both, "规范性文件"},
    {disclosure_row::licenses, "licenses", "行政许可", "administrative licences", {article(20, 5)}},
    {disclosure_row::other_services, "other_services", "其他对外管理服务事项", "other external services",
     {article(20, 5)}, editions::only_2019},
    {disclosure_row::penalties, "penalties", "行政处罚", "administrative penalties", {article(20, 6)}},
    {disclosure_row::coercive_measures, "coercive_measures", "行政强制", "coercive measures", {article(20, 6)}},
    {disclosure_row::fees, "fees", "行政事业性收费", "administrative fees", {article(20, 8)}},
    {disclosure_row::procurement, "procurement", "政府集中采购", "centralised government procurement",
     {article(20, 9)}, editions::only_2019},
}};
static_assert(complete<disclosure_row>());

/// The quantities of that table. `amount` is money (fees in 万元 in edition 2021; procurement in the unit the cell
/// carries in edition 2019), `change` is signed, all others are counts.
BOOST_DEFINE_ENUM_CLASS(disclosure_column, issued, repealed, in_force, made, published, public_total,
                        items_last_year, change, decisions, projects, amount)

template <>
inline constexpr std::array<legal_item<disclosure_column>, enum_size<disclosure_column>> items<disclosure_column>{{
    {disclosure_column::issued, "issued", "本年制发件数", "issued this year", {citation{instrument::format_2021}},
     editions::only_2021},
    {disclosure_column::repealed, "repealed", "本年废止件数", "repealed this year",
     {citation{instrument::format_2021}}, editions::only_2021},
    {disclosure_column::in_force, "in_force", "现行有效件数", "in force", {citation{instrument::format_2021}},
     editions::only_2021},
    {disclosure_column::made, "made", "本年新制作数量", "made this year", {citation{instrument::format_2019}},
     editions::only_2019},
    {disclosure_column::published, "published", "本年新公开数量", "published this year",
     {citation{instrument::format_2019}}, editions::only_2019},
    {disclosure_column::public_total, "public_total", "对外公开总数量", "public in all",
     {citation{instrument::format_2019}}, editions::only_2019},
    {disclosure_column::items_last_year, "items_last_year", "上一年项目数量", "items last year",
     {citation{instrument::format_2019}}, editions::only_2019},
    {disclosure_column::change, "change", "本年增/减", "change this year", {citation{instrument::format_2019}},
     editions::only_2019},
    {disclosure_column::decisions, "decisions", "本年处理决定数量", "decisions this year",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}, editions::both, "处理决定数量"},
    {disclosure_column::projects, "projects", "采购项目数量", "procurement projects",
     {citation{instrument::format_2019}}, editions::only_2019},
    {disclosure_column::amount, "amount", "本年收费金额（单位：万元）", "amount (10 000 yuan)",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}, editions::both, "采购总金额"},
}};
static_assert(complete<disclosure_column>());

}  // namespace gongkai
