// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "labels.hpp"
#include "text/number.hpp"

#include <gongkai/io/document.hpp>
#include <gongkai/tables/cell.hpp>
#include <optional>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// A cell of a grid, and what it is: a label, a value, or text that is neither.
struct mark {
    const grid_cell* cell = nullptr;
    label name{};
    cell_value value{};
    std::optional<gongkai::cell> marked{};  ///< what a mark of printing.hpp says

    bool is_blank() const noexcept { return !name && !marked && !cell->run_together && value.what == cell_value::kind::blank; }
    bool is_number() const noexcept { return !name && (cell->run_together || marked || value.what == cell_value::kind::number); }
    bool is_text() const noexcept { return !name && !marked && !cell->run_together && value.what == cell_value::kind::other; }
    /// Several numbers in one cell, parted by white space.
    bool is_joined() const noexcept;
    std::size_t end_column() const noexcept { return std::size_t{cell->column} + cell->column_span; }
};

/// What white space parts.
std::vector<std::string_view> split(std::string_view text);

/// The value of a cell; what is not all in its text is `other`.
cell_value value_in(const grid_cell& cell) noexcept;

/// `marked`: cells bear the marks of printing.hpp.
mark read_mark(const grid_cell& cell, bool marked);

}  // namespace gongkai::detail
