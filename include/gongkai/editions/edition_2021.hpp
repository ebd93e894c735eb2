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
inline constexpr disclosure_row gone_in<edition::e2021, disclosure_row>[] = {disclosure_row::other_services,
                                                                             disclosure_row::procurement};

template <>
inline constexpr wording<disclosure_row> reworded_in<edition::e2021, disclosure_row>[] = {
    {disclosure_row::normative_documents, "行政规范性文件"sv},
};

template <>
inline constexpr legal_item<disclosure_column> new_in<edition::e2021, disclosure_column>[] = {
    {disclosure_column::issued, "issued"sv, "本年制发件数"sv, "issued this year"sv, {citation{instrument::format_2021}}},
    {disclosure_column::repealed, "repealed"sv, "本年废止件数"sv, "repealed this year"sv, {citation{instrument::format_2021}}},
    {disclosure_column::in_force, "in_force"sv, "现行有效件数"sv, "in force"sv, {citation{instrument::format_2021}}},
};

template <>
inline constexpr disclosure_column gone_in<edition::e2021, disclosure_column>[] = {
    disclosure_column::made,   disclosure_column::published, disclosure_column::public_total, disclosure_column::items_last_year,
    disclosure_column::change, disclosure_column::projects,
};

template <>
inline constexpr wording<disclosure_column> reworded_in<edition::e2021, disclosure_column>[] = {
    {disclosure_column::decisions, "本年处理决定数量"sv},
    {disclosure_column::amount, "本年收费金额（单位：万元）"sv},
};

// ---- table 3: （六）其他处理 is divided into three

template <>
inline constexpr legal_item<disposition> new_in<edition::e2021, disposition>[] = {
    {disposition::other_correction_overdue,
     "other.correction_overdue"sv,
     "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"sv,
     "other: correction overdue"sv,
     {article(30)}},
    {disposition::other_fee_unpaid,
     "other.fee_unpaid"sv,
     "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"sv,
     "other: fee unpaid"sv,
     {article(42), citation{instrument::fee_measure}}},
    {disposition::other_other, "other.other"sv, "3.其他"sv, "other: other"sv, {citation{instrument::format_2021}}},
};

template <>
inline constexpr disposition gone_in<edition::e2021, disposition>[] = {disposition::other};

// ---- wordings that readers meet besides those of the form

template <>
inline constexpr met_label labels_in<edition::e2021>[] = {
    {"本年收费金额（单位：万元）"sv, disclosure_column::amount, editions::since(edition::e2021)},
    {"本年收费金额"sv, disclosure_column::amount, editions::since(edition::e2021)},
    {"本年收费金额万元"sv, disclosure_column::amount, editions::since(edition::e2021)},
    {"本年度收费金额"sv, disclosure_column::amount, editions::since(edition::e2021)},
    {"本年度收费金额单位万元"sv, disclosure_column::amount, editions::since(edition::e2021)},
    {"本年度制发件数"sv, disclosure_column::issued},
    {"本年制发数量"sv, disclosure_column::issued},
    {"本年度废止件数"sv, disclosure_column::repealed},
    {"本年废止数量"sv, disclosure_column::repealed},
    {"现行有效数量"sv, disclosure_column::in_force},
    {"本年度处理决定数量"sv, disclosure_column::decisions},
    {"申请人无正当理由逾期不补正"sv, request_row::other_correction_overdue},
    {"申请人无正当理由逾期不补正行政机关不再处理"sv, request_row::other_correction_overdue},
    {"申请人逾期未按收费通知要求缴纳费用"sv, request_row::other_fee_unpaid},
    {"申请人逾期未按收费通知要求缴纳费用行政机关不再处理"sv, request_row::other_fee_unpaid},
};

}  // namespace gongkai
