// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/arrow/batch.hpp>
#include <gongkai/core/result.hpp>
#include <gongkai/tables/cell.hpp>
#include <gongkai/tables/form.hpp>
#include <optional>
#include <string>

/// What the rows of a tidy frame mean, for all that reads one.

namespace gongkai {

/// The number of a cell: in `value` or in `amount`, and in `text` as it is printed, where the frame has that.
struct frame_number {
    std::optional<decimal> value{};
    std::optional<decimal> amount{};
    std::optional<decimal> text{};
};

/// The cell, or what is wrong with it.
inline result<cell, std::string> cell_of_frame(cell_status status, const frame_number& number) {
    if (number.value && number.amount) return std::string{"has both a value and an amount"};
    const std::optional<decimal>& n = number.value ? number.value : number.amount;
    if (number.text && (!n || arrow::without_last_zeros(*number.text) != arrow::without_last_zeros(*n)))
        return std::string{"has two numbers"};
    const bool needs_number = status == cell_status::reported || status == cell_status::inferred;
    if (needs_number != n.has_value())
        return needs_number ? std::string{"has no number"} : "has a number though it is " + std::string{code(status)};
    if (!needs_number) return status == cell_status::blank ? cell::blank() : cell::missing();
    const decimal exact = number.text ? *number.text : *n;
    // Through which sums is not said, so the number is evidence of none.
    return status == cell_status::inferred ? cell::inferred(exact, sum_kinds::all()) : cell::reported(exact);
}

}  // namespace gongkai
