// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <gongkai/core/decimal.hpp>
#include <string_view>

namespace gongkai::detail {

/// What a cell of a table holds: nothing (white space, a dash, a slash), one number, or something else.
struct cell_value {
    enum class kind : std::uint8_t { blank, number, other };
    kind what = kind::blank;
    decimal value{};
};

/// Reads a whole cell. The number loses its thousands separators, its plus sign, its unit, the mark of a note and a remark
/// such as `（其中修订16件）`; a number with leading zeros, with more than eighteen digits, or with anything else beside it
/// is `other`.
cell_value read_value(std::string_view text) noexcept;

/// Where a number and the unit and the remark after it end, if one begins at `at`: digits, separators between digits, a sign before
/// them. Equal to `at` where none begins.
std::size_t number_end(std::string_view text, std::size_t at) noexcept;

/// Where a mark for an empty cell (`-` `—` `/`), which must not be the sign of a number, ends; else `at`.
std::size_t blank_mark_end(std::string_view text, std::size_t at) noexcept;

}  // namespace gongkai::detail
