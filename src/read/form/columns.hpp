// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gongkai::detail {

/// A column of a table as its header prints it.
struct header_column {
    static constexpr std::uint8_t unreadable = 0xFF;  ///< it has a name that cannot be read
    static constexpr std::uint8_t foreign = 0xFE;     ///< the form has no such column: 小计, 备注
    /// Position in the column enumeration; for the reviews kind × 5 + outcome.
    std::uint8_t index = unreadable;
    std::uint32_t column = 0;  ///< of the grid, from 0
    std::uint32_t span = 1;    ///< columns of the grid
    std::uint32_t row = 0;

    std::size_t end() const noexcept { return std::size_t{column} + span; }
    bool is_of_form() const noexcept { return index < foreign; }
};

/// What a header says of the columns below it, in their order.
struct column_order {
    std::vector<header_column> columns;
    bool known = false;   ///< there is a header; without one the form's own order holds
    bool usable = true;   ///< false: there is one that cannot be understood
    bool placed = false;  ///< the columns stand in columns of the grid that its rows share
    std::uint32_t grid = 0;

    /// Whether the columns that are the form's stand in its order.
    bool follows_form() const noexcept;
};

/// The header of the requests table before its columns have an order.
struct request_header {
    std::vector<header_column> names;              ///< in reading order
    std::optional<header_column> organisations{};  ///< 法人或其他组织, over the five kinds or beside them
    std::size_t organisations_place = 0;           ///< how many of `names` were read before it
};

/// What a header's columns amount to, in this order, for a table whose form has the columns `form`: names that cannot be
/// read are those of the form that their place leaves, where it leaves no choice.
column_order order_of(std::vector<header_column> columns, std::span<const std::uint8_t> form, bool placed);

/// The order of the columns of the requests table.
column_order order_of(const request_header& header);

/// The header of a table of reviews before its columns have an order.
struct review_header {
    std::vector<header_column> outcomes;      ///< in reading order
    std::vector<header_column> all_outcomes;  ///< those too that stand beside or below themselves
    std::vector<header_column> kinds;
};

/// The columns of a row of all kinds: each outcome with the kind it stands under.
column_order joined_order_of(const review_header& header);
/// The columns of a row of one kind.
column_order outcome_order_of(const review_header& header);
/// The columns of a row of one outcome, in a turned table.
column_order kind_order_of(const review_header& header);

/// Whether two columns, sorted by place, overlap.
bool share_a_column(std::span<const header_column> sorted) noexcept;

std::vector<header_column> sorted_by_column(std::vector<header_column> columns);

}  // namespace gongkai::detail
