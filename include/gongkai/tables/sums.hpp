// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <cstdint>
#include <gongkai/tables/form.hpp>
#include <span>
#include <utility>
#include <vector>

/// The sums that the printed form prescribes, as data: rules judge them, readers and localisation solve with them.

namespace gongkai {

/// requests_row: each row, total = the kinds of applicants.
/// requests_dispositions: each column, （七）总计 = the sum of the dispositions.
/// requests_balance: each column, 第一项加第二项之和，等于第三项加第四项之和 (printed on the form).
/// reviews_row: each kind of review, total = the outcomes.
BOOST_DEFINE_ENUM_CLASS(sum_kind, requests_row, requests_dispositions, requests_balance, reviews_row)

/// A set of kinds of sums.
class sum_kinds {
public:
    constexpr sum_kinds() noexcept = default;
    constexpr sum_kinds(sum_kind kind) noexcept : bits_{static_cast<std::uint8_t>(1U << index_of(kind))} {}

    /// Every kind.
    static constexpr sum_kinds all() noexcept { return from_bits((1U << enum_size<sum_kind>)-1U); }
    /// Of one bit for each kind.
    static constexpr sum_kinds from_bits(unsigned bits) noexcept {
        sum_kinds set;
        set.bits_ = static_cast<std::uint8_t>(bits & ((1U << enum_size<sum_kind>)-1U));
        return set;
    }

    /// One bit for each kind, as from_bits takes them.
    constexpr unsigned bits() const noexcept { return bits_; }
    /// Whether the kind is one of them.
    constexpr bool contains(sum_kind kind) const noexcept { return (bits_ >> index_of(kind) & 1U) != 0; }
    friend constexpr sum_kinds operator|(sum_kinds a, sum_kinds b) noexcept { return from_bits(a.bits() | b.bits()); }
    friend constexpr bool operator==(sum_kinds, sum_kinds) noexcept = default;

private:
    std::uint8_t bits_ = 0;
};

/// One prescribed equality between cells (positions in all_cells): the sum of `left` equals the sum of `right`.
/// For the row and disposition sums `left` is the total alone.
struct sum {
    static constexpr std::size_t max_right =
        std::max({enum_size<applicant>, enum_size<disposition>, enum_size<review_outcome>, std::size_t{2}});

    sum_kind kind = sum_kind::requests_row;
    std::array<std::uint8_t, 2> left_cells{};
    std::array<std::uint8_t, max_right> right_cells{};
    std::uint8_t left_size = 0;
    std::uint8_t right_size = 0;

    /// The cells on the left of the equation.
    constexpr std::span<const std::uint8_t> left() const noexcept { return {left_cells.data(), left_size}; }
    /// The cells on the right of the equation.
    constexpr std::span<const std::uint8_t> right() const noexcept { return {right_cells.data(), right_size}; }
};

namespace detail {

static_assert(cell_count <= 256);

constexpr std::uint8_t position(cell_key key) noexcept { return static_cast<std::uint8_t>(*index_of(key)); }

/// Calls `row`, `column` or `kind` for each sum that a form has, in their order.
template <class Row, class Column, class Kind>
constexpr void for_each_sum(const form& shape, Row&& row, Column&& column, Kind&& kind) {
    for (const request_row r : enumerators<request_row>)
        if (shape.has(r)) row(r);
    for (const sum_kind k : {sum_kind::requests_dispositions, sum_kind::requests_balance})
        for (const request_column c : enumerators<request_column>)
            if (shape.has(c)) column(k, c);
    for (const review_kind k : enumerators<review_kind>) kind(k);
}

constexpr std::size_t count_sums(const form& shape) noexcept {
    std::size_t n = 0;
    for_each_sum(shape, [&](request_row) { ++n; }, [&](sum_kind, request_column) { ++n; }, [&](review_kind) { ++n; });
    return n;
}

/// Every sum of a form.
template <std::size_t Form>
consteval auto list_sums() {
    constexpr form shape = all_forms[Form];
    std::array<sum, count_sums(shape)> sums{};
    std::size_t n = 0;
    const auto left = [&](cell_key key) { sums[n].left_cells[sums[n].left_size++] = position(key); };
    const auto right = [&](cell_key key) { sums[n].right_cells[sums[n].right_size++] = position(key); };

    const auto row = [&](request_row r) {
        sums[n].kind = sum_kind::requests_row;
        left({r, request_column::total});
        for (const applicant a : enumerators<applicant>)
            if (shape.has(column_of(a))) right({r, column_of(a)});
        ++n;
    };
    const auto column = [&](sum_kind kind, request_column c) {
        sums[n].kind = kind;
        if (kind == sum_kind::requests_dispositions) {
            left({request_row::total, c});
            for (const disposition d : enumerators<disposition>)
                if (shape.has(row_of(d))) right({row_of(d), c});
        } else {
            left({request_row::received, c});
            left({request_row::carried_in, c});
            right({request_row::total, c});
            right({request_row::carried_out, c});
        }
        ++n;
    };
    const auto kind = [&](review_kind k) {
        sums[n].kind = sum_kind::reviews_row;
        left({k, review_column::total});
        for (const review_outcome o : enumerators<review_outcome>) right({k, column_of(o)});
        ++n;
    };
    for_each_sum(shape, row, column, kind);
    return sums;
}

template <std::size_t Form>
inline constexpr auto sums_in_form = list_sums<Form>();

inline constexpr auto sums_of_forms = []<std::size_t... F>(std::index_sequence<F...>) {
    return std::array{std::span<const sum>{sums_in_form<F>}...};
}(std::make_index_sequence<all_forms.size()>{});

inline constexpr std::size_t most_sums = [] {
    std::size_t most = 0;
    for (const auto& sums : sums_of_forms) most = std::max(most, sums.size());
    return most;
}();

}  // namespace detail

/// The sums of a form, grouped by kind in the order of sum_kind.
constexpr std::span<const sum> sums_of(const form& f) noexcept { return detail::sums_of_forms[index_of(f)]; }

/// How the form reckons a cell from others: the sum of `plus` without that of `minus`.
struct derivation {
    std::vector<cell_key> plus{};
    std::vector<cell_key> minus{};
};

/// How a form's total, or 结转下年度继续办理, follows from the cells that are counted; empty for a cell that is itself
/// counted.
inline derivation derivation_of(const cell_key& key, const form& f) {
    derivation out;
    const std::uint8_t wanted = detail::position(key);
    const auto add = [](std::vector<cell_key>& to, std::span<const std::uint8_t> cells) {
        for (const std::uint8_t at : cells) to.push_back(all_cells[at]);
    };
    for (const sum& s : sums_of(f)) {
        const bool is_total = s.left_size == 1 && s.left()[0] == wanted;
        const bool is_carried_out = s.kind == sum_kind::requests_balance && s.right()[1] == wanted;
        if (is_total) add(out.plus, s.right());
        if (is_carried_out) {
            add(out.plus, s.left());
            add(out.minus, s.right().first(1));
        }
        if (is_total || is_carried_out) break;  // the sum of a row comes first
    }
    return out;
}

}  // namespace gongkai
