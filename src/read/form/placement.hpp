// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "columns.hpp"
#include "mark.hpp"

#include <cstddef>
#include <cstdint>
#include <gongkai/tables/form.hpp>
#include <span>
#include <vector>

namespace gongkai::detail {

/// A row of a table whose values have no columns yet.
struct unplaced_row {
    std::span<const mark> values{};                       ///< what stands after its name
    const column_order* header = nullptr;                 ///< the columns that are printed above it
    bool shares_grid = false;                             ///< header and row stand in one grid, so that its columns are theirs
    std::vector<cell_key> form_order{};                   ///< its cells as the form has them
    std::vector<std::optional<cell_key>> header_order{};  ///< and as the header has them; none: a column of no cell
    bool may_be_shifted = false;                          ///< against the header, as another row of the grid is
};

/// Which of a row's values stands in a cell of the form.
struct placed_cell {
    enum class kind : std::uint8_t {
        absent,     ///< the document has no such cell
        value,      ///< values[value]
        merged,     ///< values[value] covers this cell and others
        uncertain,  ///< what stands there cannot be known
    };
    kind what = kind::absent;
    std::uint16_t value = 0;
    bool by_sums = false;  ///< that it stands there is known by sums

    friend bool operator==(const placed_cell& a, const placed_cell& b) noexcept {
        return a.what == b.what && (a.what == kind::absent || a.what == kind::uncertain || a.value == b.value);
    }
};

/// Whether no sum within the row breaks where its values stand so.
bool sums_hold(const unplaced_row& row, std::span<const placed_cell> placed);

/// For each row its cells, in the order of `form_order`. Rows of a table are given together: rows of one shape (as many
/// values, beginning in the same column, under the same header) stand in the same columns. What is decided how is in
/// docs/placement.md.
std::vector<std::vector<placed_cell>> place_rows(std::span<const unplaced_row> rows);

}  // namespace gongkai::detail
