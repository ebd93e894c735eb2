// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <gongkai/report/published_report.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Which cells are wrong, and what they should be: from the sums that fail and those that hold to the smallest sets of
/// changes after which none fails. What is proved and what is only tried is set out in docs/localisation.md.

namespace gongkai {

/// How a wrong number may have come to be printed, the likelier first.
/// blank_for_number: the cell is blank. transposed_digits: two neighbouring digits changed places. dropped_digit: one
/// is missing. doubled_digit: one stands twice. moved_one_column, moved_one_row: the number stands in the next column
/// or row. shifted_row: the numbers of a row stand one column over. swapped_cells, swapped_rows: two changed places.
/// mistyped_digit: one digit is another. extra_digit: there is one too many. stale_total: a total does not follow its
/// items. other: no known slip.
BOOST_DEFINE_ENUM_CLASS(slip, blank_for_number, transposed_digits, dropped_digit, doubled_digit, moved_one_column, shifted_row,
                        moved_one_row, swapped_cells, swapped_rows, mistyped_digit, extra_digit, stale_total, other)

constexpr std::string_view code(slip s) noexcept { return enumerator_names<slip>[index_of(s)]; }

std::string_view label(slip s, lang language) noexcept;

/// One cell as printed and as it should be. `from` is empty where the cell is blank.
struct cell_change {
    cell_key cell;
    std::optional<decimal> from{};
    decimal to{};
    friend bool operator==(const cell_change&, const cell_change&) = default;
};

/// One slip that explains a run of changes.
struct slip_run {
    slip kind = slip::other;
    std::size_t cells = 1;
    friend bool operator==(const slip_run&, const slip_run&) = default;
};

/// A set of changes after which no sum fails: a proposal; nothing is ever changed.
struct repair {
    std::vector<cell_change> changes{};
    std::vector<slip_run> slips{};  ///< the first explains the first changes, the next those after them
    bool smallest = false;          ///< proved: no set of fewer changes would do
    friend bool operator==(const repair&, const repair&) = default;
};

/// How far the search for repairs goes.
struct localise_options {
    std::size_t max_repairs = 10;
    std::size_t max_cells = 6;       ///< wrong in one part; rows misplaced as a whole may have more
    std::size_t max_work = 100'000;  ///< cells tried in search of three and more; one and two are always searched fully
};

/// Why a repair is plausible, in one sentence: each slip with its first cell, what is printed and what should be.
std::string reason_of(const repair& r, edition e, lang language);

/// The smallest sets of changes after which no sum fails, the likeliest first; empty where none fails, and where the
/// work bound was reached before any was found. Each part of the report that shares no cell with another (the requests,
/// each row of the reviews) is mended by itself: exactly with one or two wrong cells, by bounded search beyond.
/// A sum that cannot be judged puts no constraint until a change makes it so, nor does one that fails however digits that
/// have run together are read (reason::every_reading): what it lacks is numbers. Blank and inferred cells can be wrong,
/// missing ones cannot. Where nothing fails, numbers for one or two blanks are proposed if the whole form would agree
/// with them, and with no others.
std::vector<repair> localise(const published_report& report, const localise_options& options = {});

}  // namespace gongkai
