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
    static constexpr std::size_t max_right = [] {
        std::size_t most = 2;
        for (const std::size_t n : {enum_size<applicant>, enum_size<disposition>, enum_size<review_outcome>})
            if (n > most) most = n;
        return most;
    }();

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

/// The sums of a form, grouped by kind in the order of sum_kind.
std::span<const sum> sums_of(const form& f) noexcept;

/// How the form reckons a cell from others: the sum of `plus` without that of `minus`.
struct derivation {
    std::vector<cell_key> plus{};
    std::vector<cell_key> minus{};
};

/// How a form's total, or 结转下年度继续办理, follows from the cells that are counted; empty for a cell that is itself
/// counted.
derivation derivation_of(const cell_key& key, const form& f);

}  // namespace gongkai
