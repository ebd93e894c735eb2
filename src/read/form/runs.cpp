// SPDX-License-Identifier: Apache-2.0
#include "runs.hpp"

#include "cuttings.hpp"
#include "joint_solver.hpp"
#include "tables/which_edition.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <gongkai/core/count.hpp>
#include <iterator>
#include <string>
#include <utility>

// What is proven of the values given here, and how: docs/digits.md.

namespace gongkai::detail {
namespace {

// Bounds of work, so that any input ends in milliseconds. Reaching one can only leave cells without a value.
constexpr std::size_t most_steps = 1'000'000;  // for all runs of a table
constexpr std::size_t most_candidates = 2048;  // of one line
constexpr std::size_t most_repetitions = 4;    // of a row that is printed again
constexpr std::size_t readings_shown = 16;     // in a note

constexpr std::size_t no_place = static_cast<std::size_t>(-1);
constexpr sum_kinds column_sums = sum_kinds{sum_kind::requests_dispositions} | sum_kinds{sum_kind::requests_balance};

constexpr auto powers_of_ten = [] {
    std::array<std::int64_t, 17> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();
static_assert(powers_of_ten.back() > count::max_cell);

/// A cell of a line: within a run, or known.
struct slot {
    enum class state : std::uint8_t { number, blank, unknown, in_run };
    std::uint8_t cell = 0;  ///< position in all_cells
    state what = state::unknown;
    std::size_t run = 0;
    std::size_t in_run = 0;  ///< which cell of the run
    std::int64_t value = 0;
    bool is_certain = true;  ///< the same in every cutting of its run
};

/// A row of a table: slots of which the last is the sum of the others.
struct slot_row {
    std::size_t first = 0;
    std::size_t last = 0;
    bool is_summed = false;  ///< its sum can be judged
};

/// The rows of a table that a run connects, nearly always one. Its candidates are the readings that satisfy its own sums.
struct connected_rows {
    std::vector<slot> slots;
    std::vector<slot_row> blocks;
    std::vector<run_token> candidates;  ///< slots.size() each
    bool is_open = false;               ///< more candidates than can be listed
    bool is_broken = false;             ///< no reading satisfies its sums
    bool is_given_up = false;           ///< the sums are no evidence for any of its readings

    std::size_t size() const noexcept { return candidates.size() / slots.size(); }
    std::span<const run_token> candidate(std::size_t i) const noexcept {
        return std::span{candidates}.subspan(i * slots.size(), slots.size());
    }
    bool is_summed() const noexcept { return std::ranges::any_of(blocks, &slot_row::is_summed); }
    /// Whether its candidates take part in column sums.
    bool is_usable() const noexcept { return !is_open && !is_broken; }

    /// What these candidates have in common in a slot.
    std::optional<run_token> agreed(std::span<const std::uint32_t> which, std::size_t s) const noexcept {
        agreement common;
        for (const std::uint32_t c : which) common.add(candidate(c)[s]);
        return common.value();
    }
};

/// Lists the candidates of a line, from its last cell to its first: a total bounds its addends.
class line_reader {
public:
    line_reader(connected_rows& l, std::span<const cuttings> runs, budget& work)
        : line_{l}, runs_{runs}, work_{work}, block_of_(l.slots.size()), reading_(l.slots.size()) {
        for (const slot_row& b : l.blocks)
            for (std::size_t s = b.first; s <= b.last; ++s) block_of_[s] = &b;
    }

    void read() {
        descend(line_.slots.size(), 0, {});
        if (line_.is_open) line_.candidates.clear();
        line_.is_broken = !line_.is_open && line_.candidates.empty() && line_.is_summed();
    }

private:
    struct account {
        std::int64_t need = 0;  ///< what the addends to come must make up
        bool has_addend = false;
    };

    /// Chooses a run_token for the last of these slots that ends at `place`.
    void descend(std::size_t slots, std::size_t place, account sum) {
        if (line_.is_open) return;
        if (slots == 0) {
            line_.candidates.insert(line_.candidates.end(), reading_.begin(), reading_.end());
            line_.is_open = line_.size() > most_candidates;
            return;
        }
        const std::size_t s = slots - 1;
        const slot& at = line_.slots[s];
        if (at.what != slot::state::in_run) {
            run_token known;
            known.is_blank = at.what != slot::state::number;
            known.value = decimal{at.value};
            return take(s, known, 0, sum);
        }
        const cuttings& cut = runs_[at.run];
        if (at.in_run + 1 == cut.cells()) place = cut.length();
        if (cut.blanks_vanish() && cut.reaches(at.in_run, place)) {
            const auto here = static_cast<std::uint16_t>(place);
            take(s, {here, here, true, false, false, {}}, place, sum);
        }
        const slot_row& b = *block_of_[s];
        const bool is_bounded = b.is_summed && s != b.last && cut.is_all_digits();
        for (const run_token& t : cut.ending_at(place)) {
            if (is_bounded && t.value.coefficient() > sum.need) break;  // and so are all that are longer
            if (cut.reaches(at.in_run, t.begin) && cut.fits(t, at.in_run)) take(s, t, t.begin, sum);
        }
    }

    void take(std::size_t s, const run_token& t, std::size_t place, account sum) {
        line_.is_open = line_.is_open || !work_.spend();
        reading_[s] = t;
        if (const slot_row& b = *block_of_[s]; b.is_summed) {
            if (s == b.last) {
                if (t.is_blank) return;
                sum = {t.value.coefficient(), false};
            } else if (!t.is_blank) {
                sum.need -= t.value.coefficient();
                sum.has_addend = true;
            }
            if (sum.need < 0) return;
            if (s == b.first ? sum.need != 0 || !sum.has_addend : !can_cover(s, b, place, sum.need)) return;
        }
        descend(s, place, sum);
    }

    /// Whether the digits before `place` can stand in the addends before slot `s`.
    bool can_cover(std::size_t s, const slot_row& b, std::size_t place, std::int64_t need) const noexcept {
        const slot& next = line_.slots[s - 1];
        if (next.what != slot::state::in_run) return true;
        const cuttings& cut = runs_[next.run];
        const std::size_t addends = next.in_run + 1;
        if (!cut.is_all_digits() || cut.blanks_vanish() || addends != s - b.first || addends == cut.cells()) return true;
        // The least sum that so many digits can have shares them evenly; the greatest gives one addend all but a digit
        // for each other one.
        const std::size_t digits = place / addends;
        const std::size_t longest = place - next.in_run;
        if (digits + 1 >= powers_of_ten.size()) return false;
        const auto longer = static_cast<std::int64_t>(place % addends);
        std::int64_t least = longer * powers_of_ten[digits];
        if (digits > 1) least += (static_cast<std::int64_t>(addends) - longer) * powers_of_ten[digits - 1];
        return least <= need &&
               (longest >= powers_of_ten.size() || powers_of_ten[longest] + 9 * static_cast<std::int64_t>(next.in_run) > need);
    }

    connected_rows& line_;
    std::span<const cuttings> runs_;
    budget& work_;
    std::vector<const slot_row*> block_of_;
    std::vector<run_token> reading_;
};

/// Whether a whole row adds up in a cutting of which no number holds white space: some of its cells are glued, none is empty.
bool adds_up_at_spaces(const cuttings& run) {
    constexpr std::size_t most_cuttings = 64;
    const cell_key& first = run.key(0);
    std::size_t in_row = 0;
    while (in_row < run.cells() && run.key(in_row).row() == first.row()) ++in_row;
    const std::size_t width = first.table() == table::requests && is_width_of_requests(in_row) ? in_row
                              : first.table() == table::reviews                                ? enum_size<review_column>
                                                                                               : 0;
    if (width == 0 || first.column() != 0 || run.cells() % width != 0) return false;
    return std::ranges::any_of(run.first(most_cuttings, true), [&](const std::vector<run_token>& cut) {
        for (std::size_t row = 0; row < cut.size(); row += width) {
            std::int64_t rest = cut[row + width - 1].value.coefficient();
            for (std::size_t i = row; i + 1 < row + width; ++i) rest -= cut[i].value.coefficient();
            if (rest != 0) return false;
        }
        return true;
    });
}

/// Solves the runs of one table together, among what else is known of it.
class table_solver {
public:
    table_solver(std::vector<cuttings> runs, cell_recorder& cells, budget& work)
        : runs_{std::move(runs)}, cells_{cells}, work_{work}, table_{runs_.front().key(0).table()} {}

    void solve() {
        for (const cuttings& run : runs_) {
            printed_spaces_ += run.spaces();
            printed_cells_ += run.cells();
        }
        read_what_needs_no_sum();
        if (runs_.empty()) return;
        find_readings();
        if (!is_settled() && keep_spaces()) find_readings();
        for (const cuttings& run : runs_) record(run);
    }

private:
    void find_readings() {
        lines_.clear();
        fixed_.clear();
        by_dispositions_.reset();
        by_balance_.reset();
        build_lines();
        for (connected_rows& l : lines_) line_reader{l, runs_, work_}.read();
        all_ = all_candidates();
        possible_ = all_;
        confirmed_.assign(cell_count, false);
        if (table_ == table::requests) solve_columns();
    }

    bool is_settled() const {
        return std::ranges::all_of(runs_, [&](const cuttings& run) {
            for (std::size_t i = 0; i < run.cells(); ++i)
                if (!find(run, i)) return false;
            return true;
        });
    }

    /// Where sums leave several readings, or none, white space may tell, if it can part cells in every run of the table: each
    /// keeps a cutting in which no number holds any, and no row loses its last reading. One run alone must be parted for the
    /// most part.
    bool keep_spaces() {
        if (table_ == table::disclosure) return false;
        if (printed_spaces_ * 2 < printed_cells_ || std::ranges::any_of(runs_, &cuttings::blanks_vanish)) return false;
        std::vector<cuttings> kept = runs_;
        for (cuttings& run : kept) {
            // Of a row that adds up in no way nothing can be said.
            const std::size_t l = line_of(run.key(0));
            if (l == no_place || !lines_[l].is_usable()) continue;
            run.keep_spaces();
            if (run.is_impossible()) return false;
        }
        for (const connected_rows& l : lines_) {
            if (!l.is_usable()) continue;
            connected_rows again = l;
            again.candidates.clear();
            again.is_open = again.is_broken = false;
            line_reader{again, kept, work_}.read();
            if (again.is_broken) return false;
        }
        runs_ = std::move(kept);
        return true;
    }

    const published_report& report() const noexcept { return cells_.report(); }
    const cell& known(std::size_t at) const noexcept { return report().cells()[at]; }

    static provenance origin(const cuttings& run) { return {cell_origin::run, std::string{run.source().text}}; }

    void put(const cuttings& run, std::size_t cell, const run_token& t) {
        const source_span at = run.place(t);
        cells_.put(run.key(cell), t.is_blank ? cell::blank(at) : cell::reported(t.value, at), origin(run));
    }

    /// Runs that can be cut in one way only: by their digits, or by white space where it cuts every run of the table.
    void read_what_needs_no_sum() {
        const bool spaces_fit = std::ranges::all_of(runs_, [](const cuttings& c) { return c.is_spaced() || c.is_blank(); });
        std::erase_if(runs_, [&](cuttings& run) {
            if (run.is_blank()) {
                for (std::size_t i = 0; i < run.cells(); ++i) cells_.put(run.key(i), cell::blank(run.source().span), origin(run));
                return true;
            }
            if (run.is_impossible()) {
                cells_.miss(run.source().keys, reading_problem::unreadable, {std::string{trim(run.source().text)}},
                            run.source().span, origin(run));
                return true;
            }
            if (!run.is_unique() && !spaces_fit) return false;
            const std::vector<run_token> cut = run.first(1, spaces_fit).front();
            if (!spaces_fit && !adds_up(run, cut) && (lacks_parts(run) || adds_up_with_blanks(run))) {
                // As many digits as cells, but printed as fewer numbers, or true only as fewer: a cell may be blank.
                run.let_blanks_vanish();
                return false;
            }
            for (std::size_t i = 0; i < cut.size(); ++i) put(run, i, cut[i]);
            return true;
        });
        // The reviews have no column sums to tell stray white space from a number that is left out.
        if (table_ == table::reviews)
            for (cuttings& run : runs_)
                if (lacks_parts(run) && run.spaces() * 2 >= run.cells() && !adds_up_at_spaces(run)) run.let_blanks_vanish();
    }

    static bool lacks_parts(const cuttings& run) noexcept { return run.has_spaces() && run.parted_by_spaces() < run.cells(); }

    /// Whether a run holds whole rows of a table with sums, and this cutting satisfies them.
    bool adds_up(const cuttings& run, std::span<const run_token> cut) const noexcept {
        if (table_ == table::disclosure || !follows_form(run) || run.key(0).column() != 0 || cut.size() % width(table_) != 0)
            return false;
        for (std::size_t total = width(table_) - 1; total < cut.size(); total += width(table_)) {
            std::int64_t rest = cut[total].value.coefficient();
            for (std::size_t i = total + 1 - width(table_); i < total; ++i) rest -= cut[i].value.coefficient();
            if (rest != 0) return false;
        }
        return true;
    }

    /// Whether the digits of a run of whole rows can be cut into fewer numbers, some cells being empty, so that each row
    /// has its sum or nothing at all.
    bool adds_up_with_blanks(const cuttings& run) const {
        constexpr std::size_t longest = 20;
        const std::size_t n = run.length();
        if (table_ == table::disclosure || !run.is_all_digits() || n > longest || !follows_form(run) ||
            run.key(0).column() != 0 || run.cells() % width(table_) != 0)
            return false;
        const std::string_view digits = run.digits();
        std::vector<bool> reached(n + 1);
        reached[0] = true;
        for (std::size_t row = run.cells() / width(table_); row > 0; --row) {
            std::vector<bool> next = reached;  // the row is empty
            for (std::size_t from = 0; from < n; ++from)
                for (std::size_t to = from + 2; to <= n && reached[from]; ++to)
                    next[to] = next[to] || row_adds_up(digits.substr(from, to - from), width(table_) - 1);
            reached = std::move(next);
        }
        return reached[n];
    }

    /// Whether a total, and at most so many addends before it, are these digits.
    static bool row_adds_up(std::string_view digits, std::size_t addends) noexcept {
        std::int64_t total = 0;
        std::int64_t unit = 1;
        for (std::size_t i = digits.size() - 1; i > 0 && unit <= count::max_cell; --i, unit *= 10) {
            total += (digits[i] - '0') * unit;
            const bool is_number = digits[i] != '0' || unit == 1;
            if (is_number && total <= count::max_cell && add_up(digits.substr(0, i), addends, total)) return true;
        }
        return false;
    }

    static bool add_up(std::string_view digits, std::size_t addends, std::int64_t sum) noexcept {
        if (digits.empty()) return sum == 0;
        if (addends == 0 || sum < 0) return false;
        std::int64_t value = 0;
        for (std::size_t i = 0; i < digits.size(); ++i) {
            value = value * 10 + (digits[i] - '0');
            if (value > sum || (i > 0 && digits[0] == '0')) return false;
            if (add_up(digits.substr(i + 1), addends - 1, sum - value)) return true;
        }
        return false;
    }

    slot::state state_of(std::size_t at) const noexcept {
        const cell& c = known(at);
        if (c.status() == cell_status::blank) return slot::state::blank;
        const std::int64_t number = c.number().coefficient();
        const bool is_count = c.has_value() && c.number().is_integer() && number <= count::max_cell && number >= -count::max_cell;
        return is_count ? slot::state::number : slot::state::unknown;
    }

    std::size_t width(table t) const noexcept {
        return t == table::requests ? request_columns(report().form().edition) : enum_size<review_column>;
    }

    /// Whether its cells are neighbours in the form, in this order. Others are read without sums.
    bool follows_form(const cuttings& run) const noexcept {
        const auto cells = cells_of(report().form());
        std::size_t at = 0;
        while (at < cells.size() && cells[at] != index_of(run.key(0))) ++at;
        for (std::size_t i = 0; i < run.cells(); ++i, ++at)
            if (at >= cells.size() || cells[at] != index_of(run.key(i))) return false;
        return true;
    }

    /// The table's rows, those that a run connects in one line; rows without a run are `fixed_`.
    void build_lines() {
        line_of_.assign(cell_count, no_place);
        slot_of_.assign(cell_count, 0);
        if (table_ == table::disclosure) return;
        std::array<std::pair<std::size_t, std::size_t>, cell_count> run_at;
        run_at.fill({no_place, 0});
        for (std::size_t r = 0; r < runs_.size(); ++r)
            if (follows_form(runs_[r]))
                for (std::size_t i = 0; i < runs_[r].cells(); ++i) run_at[*index_of(runs_[r].key(i))] = {r, i};

        bool goes_on = false;  // the last run does, in the next row
        std::vector<std::uint8_t> row;
        for (const std::uint8_t at : cells_of(report().form())) {
            if (all_cells[at].table() != table_) continue;
            row.push_back(at);
            if (row.size() < width(table_)) continue;
            connected_rows l = goes_on ? std::exchange(lines_.back(), {}) : connected_rows{};
            if (goes_on) lines_.pop_back();
            const bool has_run = goes_on || std::ranges::any_of(row, [&](auto c) { return run_at[c].first != no_place; });
            add_row(l, row, run_at);
            const slot& last = l.slots.back();
            goes_on = last.what == slot::state::in_run && last.in_run + 1 != runs_[last.run].cells();
            (has_run ? lines_ : fixed_).push_back(std::move(l));
            row.clear();
        }
        for (std::size_t l = 0; l < lines_.size(); ++l)
            for (std::size_t s = 0; s < lines_[l].slots.size(); ++s) {
                line_of_[lines_[l].slots[s].cell] = l;
                slot_of_[lines_[l].slots[s].cell] = s;
            }
    }

    void add_row(connected_rows& l, std::span<const std::uint8_t> row,
                 std::span<const std::pair<std::size_t, std::size_t>> run_at) const {
        slot_row b{l.slots.size(), l.slots.size() + row.size() - 1, true};
        bool any_addend = false;
        for (const std::uint8_t at : row) {
            const auto [run, in_run] = run_at[at];
            const bool is_free = run != no_place;
            const slot s{at,
                         is_free ? slot::state::in_run : state_of(at),
                         run,
                         in_run,
                         known(at).number().coefficient(),
                         !is_free || runs_[run].agreed(in_run)};
            if (s.what == slot::state::unknown) b.is_summed = false;
            if (l.slots.size() != b.last) any_addend = any_addend || s.what != slot::state::blank;
            l.slots.push_back(s);
        }
        b.is_summed = b.is_summed && any_addend && l.slots[b.last].what != slot::state::blank;
        l.blocks.push_back(b);
    }

    /// Whether a row without runs breaks its own sum.
    static bool is_violated(const connected_rows& fixed) noexcept {
        const slot_row& b = fixed.blocks.front();
        std::int64_t rest = fixed.slots[b.last].value;
        for (std::size_t s = b.first; s < b.last; ++s)
            if (fixed.slots[s].what == slot::state::number) rest -= fixed.slots[s].value;
        return b.is_summed && rest != 0;
    }

    domains all_candidates() const {
        domains out(lines_.size());
        for (std::size_t l = 0; l < lines_.size(); ++l)
            for (std::uint32_t c = 0; c < lines_[l].size(); ++c) out[l].push_back(c);
        return out;
    }

    /// 总计, and 新收 in the balance, must be numbers for a sum to be judged.
    bool is_always_number(std::size_t at) const {
        const std::size_t l = line_of_[at];
        if (l == no_place) return state_of(at) == slot::state::number;
        for (const std::uint32_t c : all_[l])
            if (lines_[l].candidate(c)[slot_of_[at]].is_blank) return false;
        return true;
    }

    /// The column sums of these kinds without the cells set aside: one that stands in two sums is eliminated from them,
    /// one that stands in a single sum takes it along. Marks the cells of the sums that are left.
    std::vector<equation> equations(sum_kinds kinds, std::span<const std::size_t> aside, std::vector<bool>& in_sum) const {
        using terms = std::vector<std::pair<std::uint8_t, int>>;
        const auto decides = [&](std::size_t at) { return is_always_number(at) || std::ranges::find(aside, at) != aside.end(); };
        std::vector<terms> sums;
        for (const sum& s : sums_of(report().form())) {
            const bool is_balance = s.kind == sum_kind::requests_balance;
            if (!kinds.contains(s.kind) || !decides(s.left_cells[0]) || (is_balance && !decides(s.right_cells[0]))) continue;
            terms& e = sums.emplace_back();
            for (const auto at : s.left()) e.emplace_back(at, 1);
            for (const auto at : s.right()) e.emplace_back(at, -1);
        }
        for (const std::size_t at : aside) {
            terms rest;
            std::size_t standing = 0;
            std::erase_if(sums, [&](const terms& e) {
                if (std::ranges::find(e, at, &terms::value_type::first) == e.end()) return false;
                ++standing;
                std::ranges::copy_if(e, std::back_inserter(rest), [&](const auto& t) { return t.first != at; });
                return true;
            });
            // （七）总计 is left in one of its sums and right in the other, so that adding them eliminates it.
            if (standing == 2) sums.push_back(std::move(rest));
        }
        std::vector<equation> out;
        for (const terms& s : sums) {
            equation e;
            if (!std::ranges::all_of(s, [&](const auto& t) { return add(e, t.first, t.second); })) continue;
            for (const auto& t : s) in_sum[t.first] = true;
            out.push_back(std::move(e));
        }
        return out;
    }

    /// False where nothing is known of the cell.
    bool add(equation& e, std::size_t at, int sign) const {
        const std::size_t l = line_of_[at];
        if (l == no_place) {
            const slot::state what = state_of(at);
            if (what == slot::state::number) e.constant += sign * known(at).number().coefficient();
            return what != slot::state::unknown;
        }
        const connected_rows& of = lines_[l];
        if (!of.is_usable() || !work_.spend(of.size())) return false;
        auto part = std::ranges::find(e.parts, l, &equation::part::variable);
        if (part == e.parts.end()) part = e.parts.insert(part, {l, std::vector<std::int64_t>(of.size())});
        for (std::size_t c = 0; c < of.size(); ++c) {
            const run_token& t = of.candidate(c)[slot_of_[at]];
            if (!t.is_blank) part->of_candidate[c] += sign * t.value.coefficient();
        }
        return true;
    }

    /// What is left of each line in the joint solutions of these sums.
    verdict solve_joint(sum_kinds kinds, std::span<const std::size_t> aside, domains& left, std::vector<bool>& in_sum) {
        left = all_;
        in_sum.assign(cell_count, false);
        std::vector<equation> sums = equations(kinds, aside, in_sum);
        if (work_.left() == 0) return verdict::unknown;
        return joint_solver{std::move(sums), work_}.solve(left);
    }

    void solve_columns() {
        std::vector<const connected_rows*> broken;
        for (const connected_rows& l : lines_)
            if (l.is_broken) broken.push_back(&l);
        const bool only_fixed = broken.empty();
        for (const connected_rows& l : fixed_)
            if (is_violated(l)) broken.push_back(&l);

        std::vector<bool> in_sum;
        bool explained = false;
        if (broken.empty()) {
            const verdict consistent = solve_joint(column_sums, {}, possible_, in_sum);
            if (consistent == verdict::yes) {
                confirmed_ = in_sum;
                solve_joint(sum_kind::requests_dispositions, {}, by_dispositions_.emplace(), in_sum);
                solve_joint(sum_kind::requests_balance, {}, by_balance_.emplace(), in_sum);
                return;
            }
            possible_.assign(lines_.size(), {});
            if (consistent == verdict::no && are_rows_certain()) {
                // Each row has one reading by its own sum, and no other makes the columns hold either.
                possible_ = all_;
                explained = true;
            } else if (consistent == verdict::no) {
                // The report is wrong, nobody knows where: what is the same whichever row it is.
                for (connected_rows& l : lines_) explained |= suppose_wrong(l.slots, false);
                for (const connected_rows& l : fixed_) explained |= suppose_wrong(l.slots, false);
            }
        } else {
            possible_.assign(lines_.size(), {});
            if (only_fixed && broken.size() == 1)
                for (const slot& s : broken.front()->slots) explained |= suppose_wrong({&s, 1}, true);
            if (!explained) {
                std::vector<slot> rows;
                for (const connected_rows* l : broken) rows.insert(rows.end(), l->slots.begin(), l->slots.end());
                explained = suppose_wrong(rows, true);
            }
        }
        if (!explained)
            for (connected_rows& l : lines_) l.is_given_up = true;
    }

    /// How far the two sums of each column are from holding: （七）总计 from the dispositions, and the balance.
    struct residuals {
        std::array<std::int64_t, enum_size<request_column>> dispositions{};
        std::array<std::int64_t, enum_size<request_column>> balance{};

        void add(const cell_key& key, std::int64_t value) noexcept {
            const auto row = static_cast<request_row>(key.row());
            const bool is_total = row == request_row::total;
            const bool comes_in = row == request_row::received || row == request_row::carried_in;
            if (is_total || disposition_of(row)) dispositions[key.column()] += is_total ? value : -value;
            if (is_total || comes_in || row == request_row::carried_out) balance[key.column()] += comes_in ? value : -value;
        }
        std::size_t failing() const noexcept {
            const auto fails = [](std::int64_t rest) { return rest != 0; };
            return static_cast<std::size_t>(std::ranges::count_if(dispositions, fails) + std::ranges::count_if(balance, fails));
        }
    };

    /// Whether every row has one reading in which its own sum holds, and any other reading of one row, its own sum then
    /// failing, would leave more sums of the table that fail.
    bool are_rows_certain() {
        constexpr std::size_t most_cuttings = 2000;
        residuals as_read;
        for (const connected_rows& l : fixed_)
            for (const slot& s : l.slots) {
                if (s.what == slot::state::unknown) return false;
                as_read.add(all_cells[s.cell], s.value);
            }
        for (const connected_rows& l : lines_) {
            const bool one_run = std::ranges::all_of(
                l.slots, [&](const slot& s) { return s.what == slot::state::in_run && s.run == l.slots.front().run; });
            if (!one_run || !l.is_usable() || !l.is_summed() || l.size() != 1 || runs_[l.slots.front().run].blanks_vanish() ||
                runs_[l.slots.front().run].cells() != l.slots.size())
                return false;
            for (std::size_t s = 0; s < l.slots.size(); ++s)
                as_read.add(all_cells[l.slots[s].cell], l.candidate(0)[s].value.coefficient());
        }
        const std::size_t failing = as_read.failing();
        for (const connected_rows& l : lines_) {
            const auto others = runs_[l.slots.front().run].first(most_cuttings);
            if (others.size() == most_cuttings || !work_.spend(others.size() * l.slots.size())) return false;
            for (const std::vector<run_token>& other : others) {
                residuals rest = as_read;
                bool differs = false;
                for (std::size_t s = 0; s < l.slots.size(); ++s) {
                    const std::int64_t change = other[s].value.coefficient() - l.candidate(0)[s].value.coefficient();
                    rest.add(all_cells[l.slots[s].cell], change);
                    differs = differs || change != 0;
                }
                if (differs && rest.failing() <= failing) return false;
            }
        }
        return true;
    }

    /// Adds what can be left of each line if no cells but these are wrong; false if that cannot be. `confirmed`: a line
    /// is believed only where column sums still bear on all but one of its uncertain cells, for where one row is wrong,
    /// another may be.
    bool suppose_wrong(std::span<const slot> cells, bool confirmed) {
        std::vector<std::size_t> aside;
        for (const slot& s : cells) aside.push_back(s.cell);
        domains left;
        std::vector<bool> in_sum;
        if (solve_joint(column_sums, aside, left, in_sum) == verdict::no) return false;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            connected_rows& l = lines_[i];
            const bool is_aside = std::ranges::find(aside, l.slots.front().cell) != aside.end();
            const auto unconfirmed =
                std::ranges::count_if(l.slots, [&](const slot& s) { return !s.is_certain && !in_sum[s.cell]; });
            if (is_aside || (confirmed && unconfirmed > 1)) {
                l.is_given_up = true;
                continue;
            }
            std::vector<std::uint32_t> either;
            std::ranges::set_union(possible_[i], left[i], std::back_inserter(either));
            possible_[i] = std::move(either);
        }
        return true;
    }

    struct finding {
        run_token what;
        sum_kinds through;
        bool needs_no_sum = false;
    };

    /// The only value of a cell of a run, with the sums that it takes to know it.
    std::optional<finding> find(const cuttings& run, std::size_t cell) const {
        if (const auto t = run.agreed(cell)) return finding{*t, {}, true};
        const std::size_t l = line_of(run.key(cell));
        // Where blanks may stand anywhere many readings satisfy a row's sum: the column's must hold too. And noughts add
        // up wherever they stand.
        if (run.blanks_vanish() && (l == no_place || run.is_all_noughts() || !confirmed_[*index_of(run.key(cell))]))
            return std::nullopt;
        if (l == no_place || !lines_[l].is_usable() || lines_[l].is_given_up) return std::nullopt;
        const connected_rows& of = lines_[l];
        const std::size_t s = slot_of_[*index_of(run.key(cell))];
        const auto t = of.agreed(possible_[l], s);
        if (!t || (t->is_blank && run.blanks_vanish())) return std::nullopt;
        sum_kinds through{};
        if (of.is_summed()) through = table_ == table::requests ? sum_kind::requests_row : sum_kind::reviews_row;
        if (of.agreed(all_[l], s)) return finding{*t, through};
        if (by_dispositions_ && of.agreed((*by_dispositions_)[l], s))
            return finding{*t, through | sum_kinds{sum_kind::requests_dispositions}};
        if (by_balance_ && of.agreed((*by_balance_)[l], s)) return finding{*t, through | sum_kinds{sum_kind::requests_balance}};
        return finding{*t, through | column_sums};
    }

    std::size_t line_of(const cell_key& key) const noexcept {
        const auto at = index_of(key);
        return at ? line_of_[*at] : no_place;
    }

    void record(const cuttings& run) {
        std::vector<std::optional<finding>> found;
        for (std::size_t i = 0; i < run.cells(); ++i) found.push_back(find(run, i));

        // White space that parts most of the cells and leads to the same reading makes it a printed one.
        const auto spaced = run.has_spaces() ? run.first(2, true) : std::vector<std::vector<run_token>>{};
        bool is_printed = spaced.size() == 1 && !run.blanks_vanish();
        for (std::size_t i = 0; i < found.size() && is_printed; ++i)
            is_printed = found[i] && found[i]->what.agrees(spaced.front()[i]);

        std::vector<cell_key> missing;
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (!found[i]) missing.push_back(run.key(i));
            else if (is_printed) put(run, i, spaced.front()[i]);
            else if (found[i]->what.is_blank || (table_ == table::disclosure && found[i]->needs_no_sum))
                put(run, i, found[i]->what);
            else
                cells_.put(run.key(i), cell::inferred(found[i]->what.value, found[i]->through, run.place(found[i]->what)),
                           origin(run));
        }
        if (!missing.empty())
            cells_.miss(missing, run.blanks_vanish() ? reading_problem::vanished : reading_problem::ambiguous, readings(run),
                        run.source().span, origin(run));
    }

    /// The readings of a run that are still possible; all of its cuttings where the sums are no evidence.
    std::vector<std::string> readings(const cuttings& run) const {
        std::vector<std::string> out;
        const std::size_t l = line_of(run.key(0));
        if (l == no_place || !lines_[l].is_usable() || lines_[l].is_given_up || possible_[l].empty()) {
            for (const std::vector<run_token>& cut : run.first(readings_shown + 1)) out.push_back(show(cut));
        } else {
            const std::size_t first = slot_of_[*index_of(run.key(0))];
            std::vector<std::span<const run_token>> own;
            for (const std::uint32_t c : possible_[l]) own.push_back(lines_[l].candidate(c).subspan(first, run.cells()));
            std::ranges::sort(own, [](const auto& a, const auto& b) {
                return std::ranges::lexicographical_compare(a, b, {}, &run_token::end, &run_token::end);
            });
            for (const std::span<const run_token> cells : own) {
                std::string reading = show(cells);
                if (out.empty() || out.back() != reading) out.push_back(std::move(reading));
                if (out.size() > readings_shown) break;
            }
        }
        if (out.size() > readings_shown) out.back() = "…";
        return out;
    }

    std::vector<cuttings> runs_;
    cell_recorder& cells_;
    budget& work_;
    table table_;
    std::size_t printed_spaces_ = 0;  ///< in all runs, those included that need no sum
    std::size_t printed_cells_ = 0;
    std::vector<connected_rows> lines_;
    std::vector<connected_rows> fixed_;
    std::vector<std::size_t> line_of_;  ///< of each cell; no_place where no run holds it
    std::vector<std::size_t> slot_of_;
    domains all_;
    domains possible_;
    std::vector<bool> confirmed_;  ///< cells in column sums that hold jointly
    std::optional<domains> by_dispositions_;
    std::optional<domains> by_balance_;
};

/// Without rows that are printed again in the same words, or more than a few times.
std::vector<const run*> distinct(std::span<const run> runs) {
    std::array<std::vector<const run*>, cell_count> at_cell;
    std::vector<const run*> out;
    for (const run& r : runs) {
        const auto first = r.keys.empty() ? std::nullopt : index_of(r.keys.front());
        if (!first) continue;
        auto& others = at_cell[*first];
        if (others.size() == most_repetitions ||
            std::ranges::any_of(others, [&](const run* o) { return o->text == r.text && o->keys == r.keys; }))
            continue;
        others.push_back(&r);
        out.push_back(&r);
    }
    return out;
}

/// Whether the runs of a table show that its blank cells left no trace: one has fewer digits than cells; or most rows of
/// the table part their cells by white space, and one has fewer parts than cells.
bool show_vanished_blanks(std::span<const cuttings> runs, const published_report& report) {
    std::size_t parted = 0;
    std::size_t glued = 0;
    bool lacks_parts = false;
    std::array<bool, cell_count> in_run{};
    for (const cuttings& run : runs) {
        if (run.is_all_digits() && run.length() < run.cells()) return true;
        for (const cell_key& key : run.source().keys)
            if (const auto at = index_of(key)) in_run[*at] = true;
        const bool fits = run.has_spaces() && run.parted_by_spaces() == run.cells();
        ++(fits ? parted : glued);
        lacks_parts = lacks_parts || (run.has_spaces() && run.is_all_digits() && run.parted_by_spaces() < run.cells() &&
                                      !adds_up_at_spaces(run));
    }
    if (!lacks_parts) return false;
    // Rows without runs had their cells apart.
    std::size_t values = 0;
    const cell_key* row = nullptr;
    for (const auto at : cells_of(report.form())) {
        const cell_key& key = all_cells[at];
        if (key.table() != runs.front().key(0).table()) continue;
        if (!row || row->row() != key.row()) values = 0;
        row = &key;
        if (!in_run[at] && report.cells()[at].has_value() && ++values == 2) ++parted;
    }
    return parted > glued;
}

}  // namespace

void read_runs(std::span<const run> runs, bool blanks_vanish, cell_recorder& cells) {
    std::vector<cuttings> left;
    for (const run* r : distinct(runs)) left.emplace_back(*r);
    if (left.empty()) return;
    if (blanks_vanish || show_vanished_blanks(left, cells.report()))
        for (cuttings& c : left) c.let_blanks_vanish();

    // A cell that is printed again is read again, for itself.
    budget work{most_steps};
    while (!left.empty()) {
        std::array<bool, cell_count> is_taken{};
        std::vector<cuttings> now;
        std::vector<cuttings> later;
        for (cuttings& c : left) {
            const auto taken = [&](const cell_key& key) { return index_of(key) && is_taken[*index_of(key)]; };
            const bool again = std::ranges::any_of(c.source().keys, taken);
            for (const cell_key& key : c.source().keys)
                if (const auto at = index_of(key); at && !again) is_taken[*at] = true;
            (again ? later : now).push_back(std::move(c));
        }
        table_solver{std::move(now), cells, work}.solve();
        left = std::move(later);
    }
}

}  // namespace gongkai::detail
