// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "labels.hpp"

#include <gongkai/io/document.hpp>
#include <optional>
#include <span>
#include <vector>

/// Values that stand beside the names of their row and of their column, as lists and tables of one number a row have them:
/// `规章：本年制发件数 0，本年废止件数 3`, `| 规章 | 本年制发件数 | 0 |`.
namespace gongkai::detail {

/// Whether a label can be the name of a row, and whether a column of that row can have the name `head`.
bool may_name_row(const label& name) noexcept;
bool may_head(const label& head, const label& name) noexcept;

/// Makes a grid of such values: a row for each name, below the heads of its values.
class rows_of_named_values {
public:
    /// In the order of the document. A head that the row has already begins another.
    void add(const grid_cell& name, const grid_cell& head, const grid_cell& value);
    /// A row that is none of these.
    void add_other(std::span<const grid_cell> row);

    bool is_empty() const noexcept { return out_.cells.empty() && values_.empty(); }
    grid finish();

private:
    void end_row();
    void put_row(std::span<const grid_cell> cells, std::uint32_t first_column);

    grid out_;
    std::uint32_t rows_ = 0;
    std::optional<grid_cell> name_{};  ///< of the row that is being read
    std::vector<grid_cell> heads_{};
    std::vector<grid_cell> values_{};
    std::vector<label> columns_{};  ///< that the heads name
    std::vector<label> above_{};    ///< and those of the header before
};

/// A grid that has a number a row, after the names of its row and its column, with those of one row beside each other; none where it
/// is another.
std::optional<grid> with_values_by_row(const grid& printed);

}  // namespace gongkai::detail
