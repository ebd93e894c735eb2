// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/core/count.hpp>
#include <gongkai/core/decimal.hpp>
#include <gongkai/core/money.hpp>

namespace gongkai {

/// Table 2 of the report, 主动公开政府信息情况, as each edition has it. Any counts and amounts are consistent.

/// Documents under 条例 Article 20(1) in edition 2021.
struct document_counts {
    count issued;    ///< 本年制发件数
    count repealed;  ///< 本年废止件数
    count in_force;  ///< 现行有效件数
    friend constexpr bool operator==(const document_counts&, const document_counts&) noexcept = default;
};

/// Edition 2021: 条例 Article 20(1), (5), (6) and (8).
struct disclosure_2021 {
    document_counts rules;                ///< 规章
    document_counts normative_documents;  ///< 行政规范性文件
    count licenses;                       ///< 行政许可: decisions of the year
    count penalties;                      ///< 行政处罚: decisions of the year
    count coercive_measures;              ///< 行政强制: decisions of the year
    money fees;                           ///< 行政事业性收费: charged in the year
    friend constexpr bool operator==(const disclosure_2021&, const disclosure_2021&) noexcept = default;
};

/// Documents under 条例 Article 20(1) in edition 2019.
struct publication_counts {
    count made;          ///< 本年新制作数量
    count published;     ///< 本年新公开数量
    count public_total;  ///< 对外公开总数量
    friend constexpr bool operator==(const publication_counts&, const publication_counts&) noexcept = default;
};

/// A catalogue of items in edition 2019: how many last year, and how many more or fewer now.
struct catalogue_counts {
    count items_last_year;    ///< 上一年项目数量
    std::int64_t change = 0;  ///< 本年增/减, signed
    friend constexpr bool operator==(const catalogue_counts&, const catalogue_counts&) noexcept = default;
};

/// A catalogue of items and the decisions made under it in the year.
struct service_counts {
    catalogue_counts catalogue;
    count decisions;  ///< 处理决定数量
    friend constexpr bool operator==(const service_counts&, const service_counts&) noexcept = default;
};

/// Edition 2019: 条例 Article 20(1), (5), (6), (8) and (9).
struct disclosure_2019 {
    publication_counts rules;                ///< 规章
    publication_counts normative_documents;  ///< 规范性文件
    service_counts licenses;                 ///< 行政许可
    service_counts other_services;           ///< 其他对外管理服务事项
    service_counts penalties;                ///< 行政处罚
    service_counts coercive_measures;        ///< 行政强制
    catalogue_counts fees;                   ///< 行政事业性收费
    count procurement_projects;              ///< 政府集中采购: 采购项目数量
    decimal procurement_amount;              ///< 政府集中采购: 采购总金额 as printed; the form names no unit
    friend constexpr bool operator==(const disclosure_2019&, const disclosure_2019&) noexcept = default;
};

}  // namespace gongkai
