// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <cstdint>
#include <gongkai/tables/form.hpp>
#include <span>
#include <vector>

/// The sums that the printed form prescribes, as data: rules judge them, readers and localisation solve with them.

namespace gongkai {

/// requests_row: each row, total = the six kinds of applicants.
/// requests_dispositions: each column, （七）总计 = the sum of the dispositions.
/// requests_balance: each column, 第一项加第二项之和，等于第三项加第四项之和 (printed on the form).
/// reviews_row: each kind of review, total = the four outcomes.
BOOST_DEFINE_ENUM_CLASS(sum_kind, requests_row, requests_dispositions, requests_balance, reviews_row)

/// A set of kinds of sums.
class sum_kinds {
public:
    constexpr sum_kinds() noexcept = default;
    constexpr sum_kinds(sum_kind kind) noexcept : bits_{static_cast<std::uint8_t>(1U << index_of(kind))} {}

    static constexpr sum_kinds all() noexcept { return from_bits((1U << enum_size<sum_kind>)-1U); }
    static constexpr sum_kinds from_bits(unsigned bits) noexcept {
        sum_kinds set;
        set.bits_ = static_cast<std::uint8_t>(bits & ((1U << enum_size<sum_kind>)-1U));
        return set;
    }

    constexpr unsigned bits() const noexcept { return bits_; }
    constexpr bool contains(sum_kind kind) const noexcept { return (bits_ >> index_of(kind) & 1U) != 0; }
    friend constexpr sum_kinds operator|(sum_kinds a, sum_kinds b) noexcept { return from_bits(a.bits() | b.bits()); }
    friend constexpr bool operator==(sum_kinds, sum_kinds) noexcept = default;

private:
    std::uint8_t bits_ = 0;
};

/// One prescribed equality between cells (positions in all_cells): the sum of `left` equals the sum of `right`.
/// For the row and disposition sums `left` is the total alone.
struct sum {
    static constexpr std::size_t max_right = 22;

    sum_kind kind = sum_kind::requests_row;
    std::array<std::uint8_t, 2> left_cells{};
    std::array<std::uint8_t, max_right> right_cells{};
    std::uint8_t left_size = 0;
    std::uint8_t right_size = 0;

    constexpr std::span<const std::uint8_t> left() const noexcept { return {left_cells.data(), left_size}; }
    constexpr std::span<const std::uint8_t> right() const noexcept { return {right_cells.data(), right_size}; }
};

namespace detail {

static_assert(cell_count <= 256);

constexpr std::uint8_t position(cell_key key) noexcept { return static_cast<std::uint8_t>(*index_of(key)); }

/// Every sum of a form: 23 or 25 rows, 7 columns twice, 3 reviews.
template <bool OtherUndivided>
consteval auto list_sums() {
    constexpr form shape{edition::e2021, OtherUndivided};
    std::array<sum, (OtherUndivided ? 23 : 25) + 7 + 7 + 3> sums{};
    std::size_t n = 0;
    const auto left = [&](cell_key key) { sums[n].left_cells[sums[n].left_size++] = position(key); };
    const auto right = [&](cell_key key) { sums[n].right_cells[sums[n].right_size++] = position(key); };

    for (const request_row row : enumerators<request_row>) {
        if (!shape.has(row)) continue;
        sums[n].kind = sum_kind::requests_row;
        left({row, request_column::total});
        for (const applicant a : enumerators<applicant>) right({row, column_of(a)});
        ++n;
    }
    for (const request_column column : enumerators<request_column>) {
        sums[n].kind = sum_kind::requests_dispositions;
        left({request_row::total, column});
        for (const disposition d : enumerators<disposition>)
            if (shape.has(row_of(d))) right({row_of(d), column});
        ++n;
    }
    for (const request_column column : enumerators<request_column>) {
        sums[n].kind = sum_kind::requests_balance;
        left({request_row::received, column});
        left({request_row::carried_in, column});
        right({request_row::total, column});
        right({request_row::carried_out, column});
        ++n;
    }
    for (const review_kind kind : enumerators<review_kind>) {
        sums[n].kind = sum_kind::reviews_row;
        left({kind, review_column::total});
        for (const review_outcome o : enumerators<review_outcome>) right({kind, column_of(o)});
        ++n;
    }
    return sums;
}

inline constexpr auto sums_divided = list_sums<false>();
inline constexpr auto sums_undivided = list_sums<true>();

}  // namespace detail

/// The sums of a form, grouped by kind in the order of sum_kind.
constexpr std::span<const sum> sums_of(const form& f) noexcept {
    if (f.other_undivided) return detail::sums_undivided;
    return detail::sums_divided;
}

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
