// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <gongkai/core/decimal.hpp>
#include <optional>
#include <string_view>

namespace gongkai::detail {

/// A unit of money, as the power of ten that it is of 万元.
enum class money_unit : std::int8_t {
    yuan = -4,
    hundred_yuan = -2,
    thousand_yuan = -1,
    wan_yuan = 0,  ///< 万元, the form's
    hundred_thousand_yuan = 1,
    million_yuan = 2,
    ten_million_yuan = 3,
    hundred_million_yuan = 4,
    unsaid = 100,
    contradictory = 101,  ///< two are said, and they differ
};

/// What two places say of the unit.
constexpr money_unit joined(money_unit a, money_unit b) noexcept {
    if (a == money_unit::unsaid || a == b) return b;
    return b == money_unit::unsaid ? a : money_unit::contradictory;
}

/// The unit that a label or a caption names: `本年收费金额（单位：元）`, `单位：万元`.
money_unit named_unit(std::string_view label);

/// Where a unit of money that belongs to the label before `at` ends, with its brackets; `at` where there is none.
std::size_t label_unit_end(std::string_view text, std::size_t at) noexcept;

/// An amount in 万元, without noughts at its end; empty where that has more digits than a decimal holds, or the unit is none.
std::optional<decimal> in_wan_yuan(const decimal& amount, money_unit unit) noexcept;

/// What a cell of a table holds: nothing (white space, a dash, a slash), one number, or something else.
struct cell_value {
    enum class kind : std::uint8_t { blank, number, other };
    kind what = kind::blank;
    decimal value{};
    money_unit unit = money_unit::unsaid;  ///< printed after the number
    bool is_null_word = false;             ///< blank, but for NaN, None or null, as programs write it
};

/// Reads a whole cell. The number loses its thousands separators, its plus sign, its unit, a full stop, the mark of a note
/// and a remark such as `（其中修订16件）`; 53.0 is 53, and 〇 among digits or alone is nought. A number with leading zeros,
/// with more than eighteen digits, or with anything else beside it is `other`.
cell_value read_value(std::string_view text) noexcept;

/// Where a number and the unit and the remark after it end, if one begins at `at`: digits, separators between digits, a sign before
/// them. Equal to `at` where none begins.
std::size_t number_end(std::string_view text, std::size_t at) noexcept;

/// Where a mark for an empty cell (`-` `—` `/`), which must not be the sign of a number, ends; else `at`.
std::size_t blank_mark_end(std::string_view text, std::size_t at) noexcept;

/// The digit, in ASCII, that a character is: of full width, or 〇; any other as `half_width` has it.
char32_t digit_form(char32_t c) noexcept;

}  // namespace gongkai::detail
