// SPDX-License-Identifier: Apache-2.0
#include "placement.hpp"

#include "text/unicode.hpp"

#include <algorithm>
#include <gongkai/core/count.hpp>
#include <map>
#include <optional>
#include <tuple>

namespace gongkai::detail {
namespace {

using placed_cells = std::vector<placed_cell>;

bool is_empty_mark(const mark& m) noexcept { return m.is_blank() && (m.value.is_null_word || trim(m.cell->text).empty()); }

/// A way to place the rows of one shape: by the boxes of the grid, or the values in order against the columns of the
/// header or of the form, of which the first value takes the column `-shift`.
struct hypothesis {
    enum class by : std::uint8_t { box, header, form };
    by what = by::box;
    std::ptrdiff_t shift = 0;
};

/// How the sums of the rows fare under a hypothesis. A sum of noughts is no evidence.
struct support {
    std::size_t holds = 0;
    std::size_t breaks = 0;

    void operator+=(const support& other) noexcept {
        holds += other.holds;
        breaks += other.breaks;
    }
    bool is_credible() const noexcept { return breaks == 0 || holds >= 4 * breaks; }
};

/// By boxes: each value has the column of the header that stands over it. None where a number stands under no column, or
/// a cell ends within one.
std::optional<placed_cells> by_box(const unplaced_row& row) {
    const std::vector<header_column>& columns = row.header->columns;
    if (!row.header->placed || !row.shares_grid || columns.size() != row.header_order.size()) return std::nullopt;
    std::vector<placed_cell> at(columns.size());
    std::size_t first = 0;
    bool any_before = false;  // words or strokes before the first column
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        const mark& m = row.values[i];
        while (first < columns.size() && columns[first].end() <= m.cell->column) ++first;
        std::size_t last = first;
        while (last < columns.size() && columns[last].column < m.end_column()) ++last;
        if (first == last) {
            const bool is_before = m.end_column() <= columns.front().column;
            if (!is_empty_mark(m) && (!is_before || m.is_number())) return std::nullopt;
            any_before = any_before || !is_empty_mark(m);
            continue;
        }
        const bool cuts = m.cell->column > columns[first].column || m.end_column() < columns[last - 1].end();
        if (cuts && is_empty_mark(m)) continue;
        // Within one column a number may stand beside empty cells; it is not cut off by it.
        if (cuts && last - first > 1) return std::nullopt;
        const auto what = last - first == 1 ? placed_cell::kind::value : placed_cell::kind::merged;
        for (std::size_t c = first; c < last; ++c) {
            if (at[c].what == placed_cell::kind::value) {
                // A merged cell may be printed once for each place that it covers.
                const mark& before = row.values[at[c].value];
                if (is_empty_mark(m) || trim(m.cell->text) == trim(before.cell->text)) continue;
                if (!is_empty_mark(before)) return std::nullopt;
            } else if (at[c].what != placed_cell::kind::absent) {
                return std::nullopt;
            }
            at[c] = {what, static_cast<std::uint16_t>(i)};
        }
    }
    // They are of a column that the form has not where each of its own has a value besides.
    const auto has_value = [&](const placed_cell& p) {
        return p.what == placed_cell::kind::value && !is_empty_mark(row.values[p.value]);
    };
    if (any_before && !std::ranges::all_of(at, has_value)) return std::nullopt;
    placed_cells out(row.form_order.size());
    for (std::size_t c = 0; c < columns.size(); ++c)
        for (std::size_t k = 0; k < out.size() && row.header_order[c]; ++k)
            if (row.form_order[k] == *row.header_order[c]) out[k] = at[c];
    return out;
}

/// In order, one value a column; values beyond the columns must be empty, columns beyond the values are absent.
std::optional<placed_cells> in_order(const unplaced_row& row, bool of_header, std::ptrdiff_t shift) {
    const auto columns = static_cast<std::ptrdiff_t>(of_header ? row.header_order.size() : row.form_order.size());
    placed_cells out(row.form_order.size());
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        const std::ptrdiff_t c = static_cast<std::ptrdiff_t>(i) - shift;
        if (c < 0 || c >= columns) {
            if (!is_empty_mark(row.values[i])) return std::nullopt;
            continue;
        }
        const auto column = static_cast<std::size_t>(c);
        const placed_cell here{placed_cell::kind::value, static_cast<std::uint16_t>(i)};
        if (!of_header) {
            out[column] = here;
            continue;
        }
        for (std::size_t k = 0; k < out.size() && row.header_order[column]; ++k)
            if (row.form_order[k] == *row.header_order[column]) out[k] = here;
    }
    return out;
}

std::optional<placed_cells> placed_by(const unplaced_row& row, const hypothesis& h) {
    return h.what == hypothesis::by::box ? by_box(row) : in_order(row, h.what == hypothesis::by::header, h.shift);
}

/// The sums within a row: of which cells, in the form's order, one is the total of the others.
std::size_t width_of_sum(const unplaced_row& row) noexcept {
    const std::size_t n = row.form_order.size();
    const bool reviews = row.form_order.front().table() == table::reviews;
    const std::size_t width = reviews ? enum_size<review_column> : n;
    // A row of a turned table of reviews has no sum of its own.
    return row.form_order.front().table() == table::disclosure || n % width != 0 ? 0 : width;
}

/// Whether a known header has no such column.
bool is_left_out(const unplaced_row& row, const cell_key& key) noexcept {
    return !row.header_order.empty() && std::ranges::find(row.header_order, std::optional{key}) == row.header_order.end();
}

/// What a column that the header leaves out may hold, nobody knows: a sum that holds without it is evidence, one that does not is none.
support judge(const unplaced_row& row, std::span<const placed_cell> placed) {
    support out;
    const std::size_t width = width_of_sum(row);
    if (width == 0) return out;
    for (std::size_t first = 0; first + width <= placed.size(); first += width) {
        std::int64_t rest = 0;
        bool known = true;
        bool any = false;
        bool is_whole = true;
        for (std::size_t k = first; k < first + width; ++k) {
            const bool is_total = k + 1 == first + width;
            const placed_cell& p = placed[k];
            if (p.what == placed_cell::kind::absent && !is_total && is_left_out(row, row.form_order[k])) {
                is_whole = false;
                continue;
            }
            const mark* m = p.what == placed_cell::kind::value ? &row.values[p.value] : nullptr;
            if (m && m->is_blank() && !is_total) continue;
            known = known && m && !m->marked && m->value.what == cell_value::kind::number && m->value.value.is_integer();
            if (!known) break;
            const std::int64_t number = m->value.value.coefficient();
            known = number <= count::max_cell && number >= -count::max_cell;
            any = any || number != 0;
            rest += is_total ? -number : number;
        }
        if (!known || !any || (rest != 0 && !is_whole)) continue;
        ++(rest == 0 ? out.holds : out.breaks);
    }
    return out;
}

/// Rows of one shape.
class shape {
public:
    shape(std::span<const unplaced_row> rows, std::vector<std::size_t> members) : rows_{rows}, members_{std::move(members)} {}

    /// Whether print or sums say where all of the rows stand.
    bool place(std::vector<std::vector<placed_cell>>& out) {
        find_candidates();
        const std::size_t printed = find_printed();
        const decision d = decide(printed);
        const bool is_uncertain = is_short() || row(0).may_be_shifted;
        for (std::size_t m = 0; m < members_.size(); ++m)
            out[members_[m]] = d.chosen != none ? with_origin(candidates_[d.chosen].placed[m], d.by_sums)
                               : is_uncertain   ? placed_cells(row(m).form_order.size(), {placed_cell::kind::uncertain})
                                                : agreed(m, printed);
        return d.chosen != none;
    }

    /// Whether they stand otherwise than in the boxes of the grid.
    bool is_moved() const noexcept { return !has_box_; }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct decision {
        std::size_t chosen = none;
        bool by_sums = false;
    };

    struct candidate {
        hypothesis how;
        std::vector<placed_cells> placed;  ///< of each member
        support fare;
    };

    /// What print says stands unless sums speak against it; what it does not say, sums may.
    decision decide(std::size_t printed) const {
        // Where a number stands under no column of the header, only sums say where it belongs, or that no cell is empty.
        // A row without a cell for its name does not stand in the columns of the header.
        const bool stands_in_columns = row(0).header->placed && row(0).shares_grid && row(0).values.front().cell->column != 0;
        const bool contradicts_header = stands_in_columns && !has_box_ && !(is_full() && is_unbroken());
        if (printed != none && !contradicts_header && !is_doubtful(candidates_[printed])) return {printed, false};
        // A row that is too short may have lost any cell, and no sum says which: it holds wherever an empty one was.
        if (is_short()) return {};
        const std::size_t proven = find_proven();
        if (proven == none) {
            // Boxes that are full decide, though no sum holds: then the report is wrong.
            const bool is_print = printed != none && !contradicts_header && (candidates_.size() == 1 || is_full());
            return {is_print ? printed : none, false};
        }
        // One row alone may add up by chance where another one is known to be shifted.
        if (row(0).may_be_shifted && candidates_[proven].fare.holds < 2) return {};
        const bool is_print = proven == printed && !contradicts_header;
        // One row alone may add up elsewhere by chance.
        if (!is_print && !contradicts_header && printed != none && candidates_[printed].fare.breaks == 0 &&
            candidates_[proven].fare.holds < 2)
            return {};
        return {proven, !is_print && (contradicts_header || candidates_.size() > 1)};
    }

    const unplaced_row& row(std::size_t m) const noexcept { return rows_[members_[m]]; }

    void add(const hypothesis& h) {
        candidate c{h, {}, {}};
        for (std::size_t m = 0; m < members_.size(); ++m) {
            auto placed = placed_by(row(m), h);
            if (!placed) return;
            c.fare += judge(row(m), *placed);
            c.placed.push_back(std::move(*placed));
        }
        const bool known = std::ranges::any_of(candidates_, [&](const candidate& o) { return o.placed == c.placed; });
        if (!known) candidates_.push_back(std::move(c));
    }

    void find_candidates() {
        const unplaced_row& first = row(0);
        add({hypothesis::by::box, 0});
        has_box_ = !candidates_.empty();
        if (has_box_ && is_partly_merged()) return;
        const auto n = static_cast<std::ptrdiff_t>(first.values.size());
        const auto add_shifts = [&](hypothesis::by what, std::size_t columns) {
            constexpr std::ptrdiff_t most_shifts = 16;
            const std::ptrdiff_t surplus = n - static_cast<std::ptrdiff_t>(columns);
            for (std::ptrdiff_t s = 0; s <= std::min(surplus, most_shifts); ++s) add({what, s});
            if (surplus < 0) add({what, 0});
            if (surplus < 0 || surplus > most_shifts) add({what, surplus});
        };
        if (!first.header_order.empty()) add_shifts(hypothesis::by::header, first.header_order.size());
        // Values for all columns of the form, where the header has lost the name of one: then a number stands under none.
        const std::size_t columns = first.form_order.size();
        if (!has_box_ && first.header->follows_form() && static_cast<std::size_t>(n) >= columns &&
            first.header_order.size() < columns)
            add_shifts(hypothesis::by::form, columns);
    }

    /// A value stands under several columns, and a number beside it under one: then there is not one value a column, though sums
    /// may hold where it is read so.
    bool is_partly_merged() const {
        bool merged = false;
        bool alone = false;
        for (std::size_t m = 0; m < members_.size(); ++m)
            for (const placed_cell& p : candidates_.front().placed[m]) {
                merged = merged || p.what == placed_cell::kind::merged;
                alone = alone || (p.what == placed_cell::kind::value && !is_empty_mark(row(m).values[p.value]));
            }
        return merged && alone;
    }

    /// What print alone says: the boxes, or as many values as columns.
    std::size_t find_printed() const {
        if (has_box_) return 0;
        if (row(0).values.size() != row(0).header_order.size()) return candidates_.size() == 1 && is_tight() ? 0 : none;
        const auto same = std::ranges::find_if(
            candidates_, [](const candidate& c) { return c.how.what == hypothesis::by::header && c.how.shift == 0; });
        return same == candidates_.end() ? none : static_cast<std::size_t>(same - candidates_.begin());
    }

    /// Whether what print says is not certain: no sum holds; or the row is shorter than its header, and may have lost any cell.
    bool is_doubtful(const candidate& c) const {
        if (!is_short()) {
            const bool unproven = c.fare.holds == 0 && std::ranges::any_of(candidates_, [](const candidate& other) {
                                      return other.fare.holds != 0 && other.fare.breaks == 0;
                                  });
            return (c.fare.breaks != 0 && c.fare.holds == 0) || unproven;
        }
        if (!c.fare.is_credible()) return true;
        const auto is_rival = [&](const candidate& other) {
            return &other != &c && other.fare.breaks == 0 && other.fare.holds >= c.fare.holds && other.how.shift != 0;
        };
        if (std::ranges::any_of(candidates_, is_rival) && !excludes_loss()) return true;
        for (std::size_t m = 0; m < members_.size(); ++m)
            for (const placed_cell& p : c.placed[m])
                if (p.what == placed_cell::kind::value && row(m).values[p.value].is_text()) return true;
        return false;
    }

    /// Whether the rows have nothing for some of their columns.
    bool is_short() const {
        const unplaced_row& first = row(0);
        if (!has_box_) return first.values.size() < first.header_order.size();
        if (first.values.back().end_column() < first.header->columns.back().end()) return true;
        std::size_t filled = 0;
        for (const placed_cell& p : candidates_.front().placed.front()) filled += p.what != placed_cell::kind::absent ? 1 : 0;
        return filled < static_cast<std::size_t>(
                            std::ranges::count_if(first.header_order, [](const auto& key) { return key.has_value(); }));
    }

    /// Whether the last value of some row cannot be its total, since the others exceed it: then it is the end that is not there.
    bool excludes_loss() const {
        if (width_of_sum(row(0)) == 0) return false;
        if (are_noughts()) return true;
        for (std::size_t m = 0; m < members_.size(); ++m) {
            std::int64_t sum = 0;
            std::int64_t last = 0;
            for (const mark& v : row(m).values) {
                if (v.is_blank()) continue;
                if (v.marked || v.value.what != cell_value::kind::number || !v.value.value.is_integer() ||
                    v.value.value.coefficient() > count::max_cell)
                    break;
                sum += last;
                last = v.value.value.coefficient();
            }
            if (last < sum) return true;
        }
        return false;
    }

    /// Whether the rows hold noughts only, so that the numbers are the same whichever cell was lost.
    bool are_noughts() const {
        for (std::size_t m = 0; m < members_.size(); ++m) {
            const auto& values = row(m).values;
            const auto first = std::ranges::find_if_not(values, &mark::is_blank);
            const auto is_nought = [](const mark& v) {
                return v.is_number() && !v.marked && v.value.what == cell_value::kind::number && v.value.value.coefficient() == 0;
            };
            if (first == values.end() || !std::all_of(first, values.end(), is_nought)) return false;
        }
        return true;
    }

    /// Whether only one surplus cell is left over, or the values fill their columns without a gap.
    bool is_tight() const {
        for (std::size_t m = 0; m < members_.size(); ++m) {
            const unplaced_row& r = row(m);
            if (r.values.size() < r.header_order.size()) return false;
            if (r.values.size() <= r.header_order.size() + 1) continue;
            const placed_cells& placed = candidates_.front().placed[m];
            bool gap = false;
            for (const placed_cell& p : placed) {
                const bool empty = p.what != placed_cell::kind::value || r.values[p.value].is_blank();
                if (gap && !empty) return false;
                gap = gap || empty;
            }
        }
        return true;
    }

    /// Whether the chosen boxes hold as many values as there are columns.
    bool is_full() const { return row(0).values.size() == row(0).header_order.size(); }

    /// Whether no value of any row is empty.
    bool is_unbroken() const {
        for (std::size_t m = 0; m < members_.size(); ++m)
            if (std::ranges::any_of(row(m).values, &is_empty_mark)) return false;
        return true;
    }

    /// The only one that sums speak for.
    std::size_t find_proven() const {
        std::size_t found = none;
        for (std::size_t c = 0; c < candidates_.size(); ++c) {
            if (candidates_[c].fare.holds == 0 || !candidates_[c].fare.is_credible()) continue;
            if (found != none) return none;
            found = c;
        }
        return found;
    }

    static placed_cells with_origin(placed_cells placed, bool by_sums) {
        for (placed_cell& p : placed) p.by_sums = by_sums;
        return placed;
    }

    /// What all that sums speak for have in common, and what print says where none speaks against it; all there are where they
    /// speak for none.
    placed_cells agreed(std::size_t m, std::size_t printed) const {
        const auto speaks_for = [](const candidate& c) { return c.fare.holds != 0 && c.fare.is_credible(); };
        const bool any = std::ranges::any_of(candidates_, speaks_for);
        const candidate* by_print = printed != none && candidates_[printed].fare.breaks == 0 ? &candidates_[printed] : nullptr;
        placed_cells out;
        for (const candidate& c : candidates_) {
            if (any && !speaks_for(c) && &c != by_print) continue;
            if (out.empty()) {
                out = c.placed[m];
                continue;
            }
            for (std::size_t k = 0; k < out.size(); ++k)
                if (!says_the_same(m, out[k], c.placed[m][k])) out[k] = {placed_cell::kind::uncertain};
        }
        if (out.empty()) out.assign(row(m).form_order.size(), {placed_cell::kind::uncertain});
        return out;
    }

    /// The same number, or both empty, wherever it stands.
    bool says_the_same(std::size_t m, const placed_cell& a, const placed_cell& b) const {
        if (a == b) return true;
        if (a.what != placed_cell::kind::value || b.what != placed_cell::kind::value) return false;
        const mark& one = row(m).values[a.value];
        const mark& other = row(m).values[b.value];
        if (one.is_blank() && other.is_blank()) return true;
        return !one.marked && !other.marked && one.value.what == cell_value::kind::number &&
               other.value.what == cell_value::kind::number && one.value.value == other.value.value;
    }

    std::span<const unplaced_row> rows_;
    std::vector<std::size_t> members_;
    std::vector<candidate> candidates_;
    bool has_box_ = false;
};

}  // namespace

bool sums_hold(const unplaced_row& row, std::span<const placed_cell> placed) { return judge(row, placed).breaks == 0; }

namespace {

/// Rows that begin with an empty cell and those that do not, where together they are of no one shape: among them some have lost
/// the empty cell, and their numbers stand to the left of the others'.
void place_apart(std::span<const unplaced_row> rows, const std::vector<std::size_t>& members,
                 std::vector<std::vector<placed_cell>>& out) {
    std::vector<std::size_t> moved;
    std::vector<std::size_t> whole;
    for (const std::size_t m : members) (is_empty_mark(rows[m].values.front()) ? whole : moved).push_back(m);
    if (moved.empty() || whole.empty()) return;
    shape others{rows, std::move(moved)};
    const bool some_moved = others.place(out) && others.is_moved();
    shape{rows, whole}.place(out);
    if (!some_moved) return;
    // A row that ends in an empty cell too may be either.
    for (const std::size_t m : whole)
        if (is_empty_mark(rows[m].values.back()) && judge(rows[m], out[m]).holds == 0)
            out[m].assign(rows[m].form_order.size(), {placed_cell::kind::uncertain});
}

}  // namespace

std::vector<std::vector<placed_cell>> place_rows(std::span<const unplaced_row> rows) {
    using key = std::tuple<const column_order*, bool, bool, std::size_t, std::uint32_t, std::size_t>;
    std::map<key, std::vector<std::size_t>> shapes;
    std::vector<std::vector<placed_cell>> out(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const unplaced_row& r = rows[i];
        if (r.values.empty()) {
            out[i].assign(r.form_order.size(), {});
            continue;
        }
        shapes[{r.header, r.shares_grid, r.may_be_shifted, r.values.size(), r.values.front().cell->column, r.form_order.size()}]
            .push_back(i);
    }
    for (const auto& [k, members] : shapes)
        if (!shape{rows, members}.place(out)) place_apart(rows, members, out);
    return out;
}

}  // namespace gongkai::detail
