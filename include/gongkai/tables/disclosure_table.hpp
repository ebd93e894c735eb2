// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <concepts>
#include <cstdint>
#include <gongkai/core/count.hpp>
#include <gongkai/core/decimal.hpp>
#include <gongkai/core/money.hpp>
#include <gongkai/taxonomy/enumerations.hpp>
#include <type_traits>

namespace gongkai {

/// Table 2 of the report, 主动公开政府信息情况, as each edition has it. Any counts and amounts are consistent.

/// Documents under 条例 Article 20(1) in edition 2021.
struct document_counts {
    count issued{};    ///< 本年制发件数
    count repealed{};  ///< 本年废止件数
    count in_force{};  ///< 现行有效件数
    friend constexpr bool operator==(const document_counts&, const document_counts&) noexcept = default;
};

/// Edition 2021: 条例 Article 20(1), (5), (6) and (8).
struct disclosure_2021 {
    document_counts rules{};                ///< 规章
    document_counts normative_documents{};  ///< 行政规范性文件
    count licenses{};                       ///< 行政许可: decisions of the year
    count penalties{};                      ///< 行政处罚: decisions of the year
    count coercive_measures{};              ///< 行政强制: decisions of the year
    money fees{};                           ///< 行政事业性收费: charged in the year
    friend constexpr bool operator==(const disclosure_2021&, const disclosure_2021&) noexcept = default;
};

/// Documents under 条例 Article 20(1) in edition 2019.
struct publication_counts {
    count made{};          ///< 本年新制作数量
    count published{};     ///< 本年新公开数量
    count public_total{};  ///< 对外公开总数量
    friend constexpr bool operator==(const publication_counts&, const publication_counts&) noexcept = default;
};

/// A catalogue of items in edition 2019: how many last year, and how many more or fewer now.
struct catalogue_counts {
    count items_last_year{};  ///< 上一年项目数量
    std::int64_t change = 0;  ///< 本年增/减, signed
    friend constexpr bool operator==(const catalogue_counts&, const catalogue_counts&) noexcept = default;
};

/// A catalogue of items and the decisions made under it in the year.
struct service_counts {
    catalogue_counts catalogue{};
    count decisions{};  ///< 处理决定数量
    friend constexpr bool operator==(const service_counts&, const service_counts&) noexcept = default;
};

/// Edition 2019: 条例 Article 20(1), (5), (6), (8) and (9).
struct disclosure_2019 {
    publication_counts rules{};                ///< 规章
    publication_counts normative_documents{};  ///< 规范性文件
    service_counts licenses{};                 ///< 行政许可
    service_counts other_services{};           ///< 其他对外管理服务事项
    service_counts penalties{};                ///< 行政处罚
    service_counts coercive_measures{};        ///< 行政强制
    catalogue_counts fees{};                   ///< 行政事业性收费
    count procurement_projects{};              ///< 政府集中采购: 采购项目数量
    decimal procurement_amount{};              ///< 政府集中采购: 采购总金额 as printed; the form names no unit
    friend constexpr bool operator==(const disclosure_2019&, const disclosure_2019&) noexcept = default;
};

/// Calls `visit(row, column, quantity)` for each quantity of the table: a count, an amount of money, the signed `change`, or a number as
/// printed. What columns a row has in an edition, and how its table is published and verified, follows from this.
template <class Disclosure, class Visit>
    requires std::derived_from<std::remove_const_t<Disclosure>, disclosure_2021>
constexpr void for_each_quantity(Disclosure& d, Visit&& visit) {
    using row = disclosure_row;
    using column = disclosure_column;
    const auto documents = [&](row at, auto& of) {
        visit(at, column::issued, of.issued);
        visit(at, column::repealed, of.repealed);
        visit(at, column::in_force, of.in_force);
    };
    documents(row::rules, d.rules);
    documents(row::normative_documents, d.normative_documents);
    visit(row::licenses, column::decisions, d.licenses);
    visit(row::penalties, column::decisions, d.penalties);
    visit(row::coercive_measures, column::decisions, d.coercive_measures);
    visit(row::fees, column::amount, d.fees);
}

template <class Disclosure, class Visit>
    requires std::derived_from<std::remove_const_t<Disclosure>, disclosure_2019>
constexpr void for_each_quantity(Disclosure& d, Visit&& visit) {
    using row = disclosure_row;
    using column = disclosure_column;
    const auto documents = [&](row at, auto& of) {
        visit(at, column::made, of.made);
        visit(at, column::published, of.published);
        visit(at, column::public_total, of.public_total);
    };
    const auto catalogue = [&](row at, auto& of) {
        visit(at, column::items_last_year, of.items_last_year);
        visit(at, column::change, of.change);
    };
    const auto services = [&](row at, auto& of) {
        catalogue(at, of.catalogue);
        visit(at, column::decisions, of.decisions);
    };
    documents(row::rules, d.rules);
    documents(row::normative_documents, d.normative_documents);
    services(row::licenses, d.licenses);
    services(row::other_services, d.other_services);
    services(row::penalties, d.penalties);
    services(row::coercive_measures, d.coercive_measures);
    catalogue(row::fees, d.fees);
    visit(row::procurement, column::projects, d.procurement_projects);
    visit(row::procurement, column::amount, d.procurement_amount);
}

}  // namespace gongkai
