// SPDX-License-Identifier: Apache-2.0
#include "wide_rows.hpp"

#include <numeric>

namespace gongkai::detail {

namespace {

constexpr std::size_t at_of(cell_status s) noexcept { return index_of(s); }

}  // namespace

std::span<wide_rows::row> wide_rows::read(std::size_t begin, std::size_t end) {
    const std::size_t n = std::min(at_once, end - begin);
    const std::span<row> rows{rows_.data(), n};
    for (std::size_t r = 0; r < n; ++r) {
        rows[r].cells.clear();
        rows[r].problem.clear();
        read_tally(begin + r, rows[r]);
    }
    for (std::size_t i = 0; i < cell_count; ++i) {
        const arrow::number_column& column = columns_.cells[i];
        const std::int64_t* const integers = column.integers();
        for (std::size_t r = 0; r < n; ++r) {
            const std::size_t at = begin + r;
            if (!column.has(at)) continue;
            if (integers != nullptr && rows[r].tally[at_of(cell_status::inferred)] == 0 && integers[at] >= 0 &&
                integers[at] <= count::max_cell) {
                if (!rows[r].cells.set_count(i, integers[at])) of_another_form(i, rows[r]);
                continue;
            }
            decimal number;
            if (column.read(at, number) == arrow::number_column::found::exact) put(i, number, rows[r]);
            else rows[r].problem = to_string(all_cells[i]) + " holds no number that is exact";
        }
    }
    for (std::size_t r = 0; r < n; ++r) {
        if (rows[r].problem.empty()) read_fractions(begin + r, rows[r]);
        if (rows[r].problem.empty()) read_nulls(begin + r, rows[r]);
    }
    return rows;
}

void wide_rows::put(std::size_t position, const decimal& number, row& into) {
    if (into.cells.has(position)) {
        into.problem = to_string(all_cells[position]) + " has two numbers";
        return;
    }
    // Which of its cells are inferred, a wide row does not say.
    const bool reported = into.tally[at_of(cell_status::inferred)] == 0;
    const cell c = reported ? cell::reported(number) : cell::inferred(number, sum_kinds::all());
    if (!into.cells.set(position, c)) of_another_form(position, into);
}

void wide_rows::of_another_form(std::size_t position, row& into) {
    into.problem = to_string(all_cells[position]) + " is of another form than the rest";
}

void wide_rows::read_tally(std::size_t at, row& into) const {
    into.is_tallied = true;
    for (std::size_t s = 0; s < into.tally.size(); ++s) {
        decimal n;
        into.is_tallied =
            into.is_tallied && columns_.tally[s].read(at, n) == arrow::number_column::found::exact && n.is_integer();
        into.tally[s] = n.coefficient();
    }
    if (!into.is_tallied) into.tally = {};
}

/// `requests.total.total=3.5 requests.total.business=1.5`
void wide_rows::read_fractions(std::size_t at, row& into) const {
    std::string_view rest = columns_.fractions ? columns_.fractions[at] : std::string_view{};
    while (!rest.empty() && into.problem.empty()) {
        const std::string_view one = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        const std::size_t sign = one.find('=');
        const std::string_view name = one.substr(0, sign);
        const auto number = sign == one.npos ? std::nullopt : decimal::parse(one.substr(sign + 1));
        const std::size_t first = name.find('.');
        const std::size_t last = name.rfind('.');
        const auto key = first == name.npos || first == last
                             ? std::nullopt
                             : find_cell(name.substr(0, first), name.substr(first + 1, last - first - 1), name.substr(last + 1));
        if (!key || !number) into.problem = "fractions " + std::string{one};
        else put(*index_of(*key), *number, into);
    }
}

/// Null is blank where nothing is missing.
void wide_rows::read_nulls(std::size_t at, row& into) const {
    if (!into.is_tallied || into.tally[at_of(cell_status::missing)] != 0 || into.tally[at_of(cell_status::blank)] == 0) return;
    const form shape = shape_of(into, columns_.who.at(at).stated());
    if (into.cells.size() + static_cast<std::size_t>(into.tally[at_of(cell_status::blank)]) != cells_of(shape).size()) return;
    for (const auto i : cells_of(shape))
        if (!into.cells.has(i)) into.cells.set(i, cell::blank());
}

form shape_of(const wide_rows::row& row, std::optional<edition> stated) noexcept {
    form shape = row.cells.shape(stated);
    const auto all = static_cast<std::size_t>(std::accumulate(row.tally.begin(), row.tally.end(), std::int64_t{0}));
    // Where no cell tells whether 其他处理 is divided, the number of cells does.
    form other{shape.edition, !shape.other_undivided};
    if (row.is_tallied && all == cells_of(other).size() && all != cells_of(shape).size()) return other;
    return shape;
}

}  // namespace gongkai::detail
