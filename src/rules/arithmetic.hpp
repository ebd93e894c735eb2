// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <gongkai/core/count.hpp>
#include <gongkai/core/money.hpp>
#include <gongkai/report/published_report.hpp>
#include <gongkai/rules/finding.hpp>
#include <gongkai/tables/sums.hpp>
#include <utility>

#include "tables/position.hpp"

/// How the numbers of a report are judged, whatever they lie in: a report, or columns of many reports.

namespace gongkai::detail {

constexpr table table_of(sum_kind kind) noexcept { return kind == sum_kind::reviews_row ? table::reviews : table::requests; }

/// The cells of a report as numbers to sum, with what stands in the way of summing them.
struct operands {
    enum : std::uint8_t { counted = 0, blank = 1, missing = 2, not_a_count = 4, negative = 8, inferred = 16 };

    static constexpr std::array<std::uint8_t, enum_size<cell_status>> of_status{counted, blank, missing, inferred};

    std::array<std::int64_t, cell_count> value;         ///< of the form's cells only
    std::array<std::uint8_t, cell_count> state;         ///< of the form's cells only
    std::array<std::uint8_t, enum_size<table>> seen{};  ///< the states of all cells of a table, joined

    /// Of no report yet: whoever makes it so sets value, state and seen.
    operands() noexcept {}

    explicit operands(const published_report& report) noexcept {
        const auto& cells = report.cells();
        std::uint8_t joined = 0;
        table current = table::disclosure;
        for (const auto i : cells_of(report.form())) {
            if (all_cells[i].table() != current) {
                seen[index_of(current)] = std::exchange(joined, std::uint8_t{0});
                current = all_cells[i].table();
            }
            const cell& c = cells[i];
            set(i, c.status(), c.number());
            joined |= state[i];
        }
        seen[index_of(current)] = joined;
    }

    /// A number only where the status says that there is one; else zero.
    void set(std::size_t cell, cell_status status, const decimal& number) noexcept {
        const std::int64_t coefficient = number.coefficient();
        const bool sums = number.is_integer() & (coefficient <= count::max_cell) & (coefficient >= -count::max_cell);
        value[cell] = sums ? coefficient : 0;
        state[cell] = static_cast<std::uint8_t>(of_status[index_of(status)] | (sums ? counted : not_a_count) |
                                                (coefficient < 0 ? negative : counted));
    }
};

struct judgement {
    gongkai::outcome outcome = gongkai::outcome::pass;
    gongkai::reason reason = gongkai::reason::none;
    std::int64_t expected = 0;
    std::int64_t actual = 0;
};

/// A blank among addends counts as zero and is said to; a total must hold a number, and so must at least one addend.
/// In the balance, 新收 and 总计 must hold numbers; a blank 结转 counts as zero.
/// `by_sum(cell)`: whether it was read by means of this sum; asked of inferred cells only.
template <class BySum>
judgement judge(const sum& s, const operands& cells, BySum&& by_sum) noexcept {
    std::int64_t left = 0;
    std::int64_t right = 0;
    for (const auto i : s.left()) left += cells.value[i];
    for (const auto i : s.right()) right += cells.value[i];
    const bool balance = s.kind == sum_kind::requests_balance;
    judgement result{outcome::pass, reason::none, balance ? left : right, balance ? right : left};

    if ((cells.seen[index_of(table_of(s.kind))] & ~operands::negative) != operands::counted) {
        std::uint8_t seen = 0;
        for (const auto i : s.left()) seen |= cells.state[i];
        for (const auto i : s.right()) seen |= cells.state[i];
        const auto unjudged = [](reason why) { return judgement{outcome::not_assessable, why, 0, 0}; };

        const std::uint8_t total = cells.state[balance ? s.right_cells[0] : s.left_cells[0]];
        if (total & operands::missing) return unjudged(reason::total_missing);
        if (total & operands::blank) return unjudged(reason::total_blank);
        if (seen & operands::missing) return unjudged(reason::addend_missing);
        if (balance) {
            if (cells.state[s.left_cells[0]] & operands::blank) return unjudged(reason::addends_blank);
        } else if (std::ranges::all_of(s.right(), [&](auto i) { return cells.state[i] == operands::blank; })) {
            return unjudged(reason::addends_blank);
        }
        if (seen & operands::not_a_count) return unjudged(reason::not_a_count);
        if (seen & operands::inferred) {
            const auto by_this = [&](auto i) { return (cells.state[i] & operands::inferred) != 0 && by_sum(i); };
            if (std::ranges::any_of(s.left(), by_this) || std::ranges::any_of(s.right(), by_this))
                return unjudged(reason::inferred_through_sum);
        }
        if (seen & operands::blank) result.reason = reason::blank_as_zero;
    }
    if (left != right) result.outcome = outcome::fail;
    return result;
}

inline judgement judge(const sum& s, const operands& cells, const published_report& report) noexcept {
    return judge(s, cells, [&](auto i) { return report.cells()[i].inferred_through().contains(s.kind); });
}

/// A row of documents of edition 2021: what is in force, what was issued and what was repealed, as positions in all_cells.
struct stock_row {
    std::uint8_t in_force, issued, repealed;
};

inline constexpr std::array<stock_row, 2> stock_rows = [] {
    std::array<stock_row, 2> rows{};
    std::size_t n = 0;
    for (const disclosure_row row : {disclosure_row::rules, disclosure_row::normative_documents})
        rows[n++] = {position({row, disclosure_column::in_force}), position({row, disclosure_column::issued}),
                     position({row, disclosure_column::repealed})};
    return rows;
}();

/// Edition 2021 counts 现行有效件数: what was issued this year and not repealed this year is among them.
inline judgement judge(const stock_row& row, const operands& cells) noexcept {
    const unsigned stock = cells.state[row.in_force];
    const unsigned flow = cells.state[row.issued] | cells.state[row.repealed];
    const auto unjudged = [](reason why) { return judgement{outcome::not_assessable, why, 0, 0}; };
    if ((stock | flow) & operands::missing) return unjudged(reason::cell_missing);
    if (stock & operands::blank || cells.state[row.issued] & cells.state[row.repealed] & operands::blank)
        return unjudged(reason::cell_blank);
    if ((stock | flow) & operands::not_a_count) return unjudged(reason::not_a_count);
    const std::int64_t least = cells.value[row.issued] - cells.value[row.repealed];
    const std::int64_t actual = cells.value[row.in_force];
    return {actual < least ? outcome::fail : outcome::pass, flow & operands::blank ? reason::blank_as_zero : reason::none, least,
            actual};
}

/// Whether a cell may hold this number.
constexpr bool lawful(const cell_key& key, const decimal& value) noexcept {
    if (key.is_money()) return money::from_wan_yuan(value).has_value();
    if (!value.is_integer()) return false;
    return key.is_signed() ? count::from(value.is_negative() ? -value.coefficient() : value.coefficient()).has_value()
                           : count::from(value.coefficient()).has_value();
}

}  // namespace gongkai::detail
