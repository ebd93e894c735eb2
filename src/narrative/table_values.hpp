// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/narrative/claim.hpp>
#include <optional>
#include <vector>

#include "attachment.hpp"

/// What the tables hold, beside what the prose can mean.

namespace gongkai::detail {

/// The sum of cells: a blank cell counts as zero beside cells that hold numbers.
struct total {
    enum class state : std::uint8_t { missing, blank, value };
    state is = state::blank;
    decimal value{};
};

/// Calls `visit(key)` for each cell of a term that the form has.
template <class Visit>
void for_each_cell(const cell_term& term, const form& f, Visit&& visit) {
    if (!term.whole_group) {
        visit(term.cell);
        return;
    }
    const disposition_group group = group_of(*disposition_of(static_cast<request_row>(term.cell.row())));
    for (const disposition d : enumerators<disposition>)
        if (group_of(d) == group && f.has(row_of(d))) visit(cell_key{row_of(d), static_cast<request_column>(term.cell.column())});
}

total value_of(const published_report& report, cell_key key) noexcept;
total value_of(const published_report& report, const cell_sum& cells);

/// −1, 0, 1 as a < b, a = b, a > b; nothing is lost.
int order_of(const decimal& a, const decimal& b) noexcept;

/// Whether what is printed can be the number of the table.
bool can_be(const attachment& a, const decimal& table, bool money) noexcept;

/// All numbers that can be told of a table: its cells and the sums that prose makes of them, in order. None where a cell is
/// missing, so that nobody knows.
std::optional<std::vector<std::int64_t>> numbers_of_requests(const published_report& report);
std::optional<std::vector<std::int64_t>> numbers_of_reviews(const published_report& report);

}  // namespace gongkai::detail
