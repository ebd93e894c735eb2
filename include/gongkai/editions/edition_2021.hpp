// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/editions/describe.hpp>

/// Edition 2021 of the form, 国办公开办函〔2021〕30号: report years from 2021. What it changes of edition 2019.

namespace gongkai {

// ---- table 2: stocks of documents, decisions without catalogues, fees as an amount, no procurement

template <>
struct disclosure_of<edition::e2021> {
    /// Table 2 of edition 2021.
    using type = disclosure_2021;
};

template <>
inline constexpr auto gone_in<edition::e2021, disclosure_row> =
    std::to_array({disclosure_row::other_services, disclosure_row::procurement});

template <>
inline constexpr auto reworded_in<edition::e2021, disclosure_row> =
    std::to_array<wording<disclosure_row>>({{disclosure_row::normative_documents, "行政规范性文件"}});

template <>
inline constexpr auto new_in<edition::e2021, disclosure_column> = std::to_array<legal_item<disclosure_column>>({
    {disclosure_column::issued, "issued", "本年制发件数", "issued this year", {citation{instrument::format_2021}}},
    {disclosure_column::repealed, "repealed", "本年废止件数", "repealed this year",
     {citation{instrument::format_2021}}},
    {disclosure_column::in_force, "in_force", "现行有效件数", "in force", {citation{instrument::format_2021}}},
});

template <>
inline constexpr auto gone_in<edition::e2021, disclosure_column> =
    std::to_array({disclosure_column::made, disclosure_column::published, disclosure_column::public_total,
                   disclosure_column::items_last_year, disclosure_column::change, disclosure_column::projects});

template <>
inline constexpr auto reworded_in<edition::e2021, disclosure_column> = std::to_array<wording<disclosure_column>>({
    {disclosure_column::decisions, "本年处理决定数量"},
    {disclosure_column::amount, "本年收费金额（单位：万元）"},
});

// ---- table 3: （六）其他处理 is divided into three

template <>
inline constexpr auto new_in<edition::e2021, disposition> = std::to_array<legal_item<disposition>>({
    {disposition::other_correction_overdue, "other.correction_overdue",
     "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "other: correction overdue", {article(30)}},
    {disposition::other_fee_unpaid, "other.fee_unpaid",
     "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "other: fee unpaid",
     {article(42), citation{instrument::fee_measure}}},
    {disposition::other_other, "other.other", "3.其他", "other: other", {citation{instrument::format_2021}}},
});

template <>
inline constexpr auto gone_in<edition::e2021, disposition> = std::to_array({disposition::other});

// ---- wordings that readers meet besides those of the form

template <>
inline constexpr auto labels_in<edition::e2021> = std::to_array<met_label>({
    {"本年收费金额（单位：万元）", disclosure_column::amount, editions::since(edition::e2021)},
    {"本年收费金额", disclosure_column::amount, editions::since(edition::e2021)},
    {"本年收费金额万元", disclosure_column::amount, editions::since(edition::e2021)},
    {"本年度收费金额", disclosure_column::amount, editions::since(edition::e2021)},
    {"本年度收费金额单位万元", disclosure_column::amount, editions::since(edition::e2021)},
    {"本年度制发件数", disclosure_column::issued},
    {"本年制发数量", disclosure_column::issued},
    {"本年度废止件数", disclosure_column::repealed},
    {"本年废止数量", disclosure_column::repealed},
    {"现行有效数量", disclosure_column::in_force},
    {"本年度处理决定数量", disclosure_column::decisions},
    {"申请人无正当理由逾期不补正", request_row::other_correction_overdue},
    {"申请人无正当理由逾期不补正行政机关不再处理", request_row::other_correction_overdue},
    {"申请人逾期未按收费通知要求缴纳费用", request_row::other_fee_unpaid},
    {"申请人逾期未按收费通知要求缴纳费用行政机关不再处理", request_row::other_fee_unpaid},
});

}  // namespace gongkai
