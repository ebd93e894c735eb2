// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <gongkai/ledger/columns.hpp>
#include <gongkai/records/moment.hpp>
#include <optional>

#include "ledger/tally_state.hpp"
#include "trace.hpp"

/// A column of a block of rows, decoded: sixteen bits a row, so that a compiler makes vectors of what is done with them.

namespace gongkai::detail {

inline constexpr std::size_t block_rows = 2048;
using lane = std::array<std::uint16_t, block_rows>;

/// Days since the first of first_ledger_year. What did not happen is later than every day, and its year is trace_year::none.
inline constexpr std::uint16_t no_day = 46'400;
/// Enumerators by their number. A row that does not say has all bits set, as trace_field::none has.
inline constexpr std::uint16_t no_code = 0xFFFF;

constexpr std::uint32_t year_of_lane(std::uint16_t day) noexcept {
    return static_cast<std::uint16_t>((std::uint32_t{day} * 45'934U) >> 16U) >> 8U;
}
static_assert(year_of_lane(no_day) == trace_year<0>::none && no_day > last_ledger_day - first_ledger_day);
static_assert([] {
    for (std::int32_t day = first_ledger_day; day <= last_ledger_day; ++day)
        if (year_of_lane(static_cast<std::uint16_t>(day - first_ledger_day)) != year_index(day)) return false;
    return true;
}());

constexpr std::uint16_t lane_of(const std::optional<std::chrono::sys_days>& day) noexcept {
    return day ? static_cast<std::uint16_t>(day->time_since_epoch().count() - first_ledger_day) : no_day;
}
constexpr std::uint16_t lane_of(const std::optional<moment>& when) noexcept {
    return lane_of(when ? std::optional{when->day()} : std::nullopt);
}
template <class Enum>
constexpr std::uint16_t lane_of(const std::optional<Enum>& value) noexcept {
    return value ? static_cast<std::uint16_t>(*value) : no_code;
}

/// Asks memory for what comes some pages after: what only counts rows waits for memory, and processors look ahead no farther
/// than to the end of a page.
inline void look_ahead(const void* at) noexcept {
#ifdef __GNUC__
    __builtin_prefetch(static_cast<const char*>(at) + 2048);
#endif
}

/// Calls `with` for the number of each row of a block whose values lie from `values` on.
template <class T, class With>
void in_strides(const T* values, std::size_t rows, With&& with) {
    constexpr std::size_t stride = 64;
    constexpr std::size_t line = 64 / sizeof(T);
    std::size_t begin = 0;
    for (; begin + stride <= rows; begin += stride) {
        for (std::size_t i = 0; i < stride; i += line) look_ahead(values + begin + i);
        for (std::size_t i = 0; i < stride; ++i) with(begin + i);
    }
    for (; begin < rows; ++begin) with(begin);
}

/// All bits of a row that is valid, none of one that is not.
inline void spread(const validity& valid, std::size_t first, std::size_t rows, lane& out) noexcept {
    static constexpr auto of_byte = [] {
        std::array<std::array<std::uint16_t, 8>, 256> all{};
        for (std::size_t byte = 0; byte < all.size(); ++byte)
            for (std::size_t bit = 0; bit < 8; ++bit) all[byte][bit] = (byte >> bit & 1U) != 0 ? 0xFFFF : 0;
        return all;
    }();
    static_assert(block_rows % 64 == 0);
    for (std::size_t begin = 0; begin < rows; begin += 64) {
        const std::uint64_t bits = valid.word(first + begin, std::min<std::size_t>(64, rows - begin));
        for (std::size_t byte = 0; byte < 8; ++byte)
            std::copy_n(of_byte[bits >> 8 * byte & 0xFF].begin(), 8, out.begin() + static_cast<std::ptrdiff_t>(begin + 8 * byte));
    }
}

/// What the rows of a block have in some columns, and what becomes of them.
template <std::size_t Days, std::size_t Codes>
struct lane_block {
    std::array<lane, Days> days{};
    std::array<lane, Codes> codes{};
    lane odd{};  ///< not zero: to be looked at
    std::array<std::uint32_t, block_rows> traces{};

    lane_block() {
        for (lane& each : days) each.fill(no_day);
        for (lane& each : codes) each.fill(no_code);
    }
};

}  // namespace gongkai::detail
