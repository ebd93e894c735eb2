// SPDX-License-Identifier: Apache-2.0
#include <gongkai/rules/localise.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <iterator>
#include <span>
#include <tuple>
#include <utility>

#include "arithmetic.hpp"
#include "cell_names.hpp"
#include "tables/sums_of_forms.hpp"

namespace gongkai {

std::string_view label(slip s, lang language) noexcept {
    constexpr std::string_view labels[][2] = {
        {"应有数字而留空", "left blank where a number should be"},
        {"相邻两位数字颠倒", "two digits transposed"},
        {"漏一位数字", "one digit dropped"},
        {"一位数字重复", "one digit doubled"},
        {"数字错填在相邻一列", "printed one column over"},
        {"整行数字错开一列", "row shifted by one column"},
        {"数字错填在相邻一行", "printed one row over"},
        {"两格数字互换", "two cells swapped"},
        {"两行数字互换", "two rows swapped"},
        {"一位数字有误", "one digit mistyped"},
        {"多一位数字", "one digit too many"},
        {"合计没有随各项更新", "total does not follow its items"},
        {"数字有误", "wrong number"},
    };
    static_assert(std::size(labels) == enum_size<slip>);
    return labels[index_of(s)][index_of(language)];
}

std::string reason_of(const repair& r, edition e, lang language) {
    const bool zh = language == lang::zh;
    std::string out;
    std::size_t at = 0;
    for (const slip_run& run : r.slips) {
        if (!out.empty()) out += zh ? "；" : "; ";
        for (std::size_t i = 0; i < run.cells && i < 2; ++i) {
            const cell_change& change = r.changes[at + i];
            if (i > 0) out += zh ? "，" : ", ";
            out += detail::row_and_column(change.cell, language, e);
            out += zh ? "：" : ": ";
            if (change.from) out.append(zh ? "印作" : "printed ").append(to_string(*change.from));
            else out += zh ? "空白" : "blank";
            out.append(zh ? "，应为" : ", should be ").append(to_string(change.to));
        }
        if (run.cells > 2)
            out += zh ? "等" + std::to_string(run.cells) + "格" : " and " + std::to_string(run.cells - 2) + " more cells";
        out.append(zh ? "（" : " (").append(label(run.kind, language)).append(zh ? "）" : ")");
        at += run.cells;
    }
    return out;
}

namespace {

using namespace detail;

/// The place of a cell in one sum: added on the left (+1) or on the right (−1).
struct incidence {
    std::uint8_t sum = 0;
    std::int8_t sign = 0;
};

/// The sums of each cell: at most its row, its column's dispositions and its column's balance.
struct incidences {
    std::array<std::array<incidence, 3>, cell_count> at{};
    std::array<std::uint8_t, cell_count> size{};

    constexpr std::span<const incidence> of(std::size_t cell) const noexcept { return {at[cell].data(), size[cell]}; }
};

constexpr incidences list_incidences(std::span<const sum> sums) noexcept {
    incidences list;
    for (std::size_t s = 0; s < sums.size(); ++s) {
        const auto add = [&](std::uint8_t cell, std::int8_t sign) {
            list.at[cell][list.size[cell]++] = {static_cast<std::uint8_t>(s), sign};
        };
        for (const auto i : sums[s].left()) add(i, 1);
        for (const auto i : sums[s].right()) add(i, -1);
    }
    return list;
}

template <std::size_t Form>
constexpr incidences incidences_in_form = list_incidences(sums_in_form<Form>);

constexpr auto incidences_of_forms = []<std::size_t... F>(std::index_sequence<F...>) {
    return std::array{&incidences_in_form<F>...};
}(std::make_index_sequence<all_forms.size()>{});

/// The digits of a number without sign, most significant first.
class digits {
public:
    constexpr explicit digits(std::int64_t number) noexcept {
        do {
            value_[max - ++size_] = static_cast<char>(number % 10);
            number /= 10;
        } while (number != 0);
    }
    constexpr std::size_t size() const noexcept { return size_; }
    constexpr char operator[](std::size_t i) const noexcept { return value_[max - size_ + i]; }

    /// The number without the digit at `i`.
    constexpr std::int64_t without(std::size_t i) const noexcept { return join(i, 0); }
    /// The number with the digit at `i` twice.
    constexpr std::int64_t doubling(std::size_t i) const noexcept { return join(i, 2); }
    /// The number with the digits at `i` and `i + 1` interchanged.
    constexpr std::int64_t transposing(std::size_t i) const noexcept {
        digits copy = *this;
        std::swap(copy.value_[max - size_ + i], copy.value_[max - size_ + i + 1]);
        return copy.join(size_, 1);
    }

private:
    static constexpr std::size_t max = 20;

    constexpr std::int64_t join(std::size_t special, int times) const noexcept {
        std::int64_t number = 0;
        for (std::size_t i = 0; i < size_; ++i)
            for (int n = i == special ? times : 1; n > 0; --n) number = number * 10 + (*this)[i];
        return number;
    }

    char value_[max]{};
    std::size_t size_ = 0;
};

/// The likeliest slip by which `to` is printed as `from`; both are lawful counts and differ.
constexpr slip slip_of_digits(std::int64_t from, std::int64_t to) noexcept {
    const digits printed{from};
    const digits meant{to};
    for (std::size_t i = 0; i + 1 < meant.size(); ++i)
        if (meant.transposing(i) == from) return slip::transposed_digits;
    if (meant.size() > 1)
        for (std::size_t i = 0; i < meant.size(); ++i)
            if (meant.without(i) == from) return slip::dropped_digit;
    for (std::size_t i = 0; i < meant.size(); ++i)
        if (meant.doubling(i) == from) return slip::doubled_digit;
    if (printed.size() == meant.size()) {
        std::size_t different = 0;
        for (std::size_t i = 0; i < meant.size(); ++i) different += printed[i] != meant[i];
        if (different == 1) return slip::mistyped_digit;
    }
    if (printed.size() > 1)
        for (std::size_t i = 0; i < printed.size(); ++i)
            if (printed.without(i) == to) return slip::extra_digit;
    return slip::other;
}

/// How far a slip is from the likeliest. The steps only order the slips; sets of slips compare by their sum.
constexpr int strangeness(slip s) noexcept { return 10 * (static_cast<int>(index_of(s)) + 1); }

/// A total printed as nothing but zero is an unfilled cell rather than a mistaken digit.
constexpr int unfilled_total = 15;

class localiser {
public:
    localiser(const published_report& report, const localise_options& options) noexcept
        : report_{report},
          options_{options},
          sums_{sums_of(report.form())},
          incidences_{*incidences_of_forms[index_of(report.form())]},
          columns_{request_columns(report.edition())},
          rows_{sums_.size() - 2 * columns_ - enum_size<review_kind>},
          cells_{report} {
        for (std::size_t s = 0; s < sums_.size(); ++s) {
            residual_[s] = 0;
            if (!report.has_table(table_of(sums_[s].kind))) continue;
            present_ |= bit(s);
            for (const auto i : sums_[s].left()) residual_[s] += cells_.value[i];
            for (const auto i : sums_[s].right()) residual_[s] -= cells_.value[i];
            settle(s);
        }
    }

    std::vector<repair> run() && {
        const std::uint64_t requests = bit(sums_.size() - enum_size<review_kind>) - 1;
        std::vector<part> parts;
        bool failing = false;
        for (std::size_t p = 0; p <= enum_size<review_kind>; ++p) {
            scope_ = present_ & (p == 0 ? requests : bit(sums_.size() - p));
            if (((failing_ | slack_) & scope_) == 0 && !any_unlawful()) continue;
            forced_ = unlawful_cells();
            part found{bad() != 0 || !forced_.empty(), {}};
            failing |= found.must;
            if (found.must) found.solutions = solve();
            if (loose_ends() != 0) {
                std::vector<solution> strict = solve_strictly();
                if (!found.must) {
                    std::erase_if(strict, [&](const solution& s) { return !fills_blanks(s); });
                    if (strict.size() != 1) continue;
                }
                const std::size_t fewest = found.solutions.empty() ? 2 : found.solutions.front().entries.size();
                for (solution& s : strict) {
                    if (contains(found.solutions, s)) continue;
                    s.smallest = s.entries.size() <= fewest;
                    found.solutions.push_back(std::move(s));
                }
                sort(found.solutions);
            }
            if (found.must && found.solutions.empty()) return {};
            if (!found.solutions.empty()) parts.push_back(std::move(found));
        }

        std::vector<solution> whole{{}};
        for (part& p : parts) {
            if (failing && !p.must) p.solutions.insert(p.solutions.begin(), solution{});
            whole = product(whole, p.solutions);
        }
        std::vector<repair> repairs;
        for (const solution& s : whole)
            if (!s.entries.empty()) repairs.push_back(spell_out(s));
        return repairs;
    }

private:
    struct entry {
        std::uint8_t cell = 0;
        std::int64_t to = 0;
        friend bool operator==(const entry&, const entry&) = default;
        friend auto operator<=>(const entry&, const entry&) = default;
    };
    struct solution {
        std::vector<entry> entries{};  ///< in the order of `slips`
        std::vector<slip_run> slips{};
        int strangeness = 0;
        bool smallest = true;
        bool loose = false;  ///< leaves sums that cannot be judged and would fail with zeros for the blanks
    };
    struct part {
        bool must = false;
        std::vector<solution> solutions{};
    };
    struct undo {
        std::uint8_t cell;
        std::uint8_t state;
        std::int64_t value;
        std::uint64_t hard;
        std::uint64_t failing;
    };

    static constexpr std::size_t max_found = 1024;

    static constexpr std::uint64_t bit(std::size_t s) noexcept { return std::uint64_t{1} << s; }
    static_assert(most_sums < 64);

    std::uint64_t bad() const noexcept { return failing_ & scope_; }
    std::span<const incidence> sums_with(std::size_t cell) const noexcept { return incidences_.of(cell); }

    /// Sorts a sum as printed by what it demands, and notes whether it fails.
    void settle(std::size_t s) noexcept {
        const judgement j = judge(sums_[s], cells_, report_);
        const auto cannot_count = [&](auto i) { return (cells_.state[i] & (operands::missing | operands::not_a_count)) != 0; };
        if (j.outcome != outcome::not_assessable) hard_ |= bit(s);
        else if (j.reason == reason::inferred_through_sum) latent_ |= bit(s);
        else if (std::ranges::none_of(sums_[s].left(), cannot_count) && std::ranges::none_of(sums_[s].right(), cannot_count))
            slack_ |= bit(s);
        mark(s);
    }
    /// Whether a sum can be judged now that a cell of it has a number, or could but for how its cells were read.
    bool is_judged(std::size_t s) const noexcept {
        const judgement j = judge(sums_[s], cells_, report_);
        return j.outcome != outcome::not_assessable || j.reason == reason::inferred_through_sum;
    }
    void mark(std::size_t s) noexcept {
        if ((hard_ & bit(s)) != 0 && residual_[s] != 0) failing_ |= bit(s);
        else failing_ &= ~bit(s);
    }

    bool is_changed(std::uint8_t cell) const noexcept {
        return std::ranges::any_of(trail_, [&](const undo& u) { return u.cell == cell; });
    }
    /// A missing cell has no number that could be wrong.
    bool is_open(std::uint8_t cell) const noexcept { return (cells_.state[cell] & operands::missing) == 0 && !is_changed(cell); }
    bool is_unlawful(std::uint8_t cell) const noexcept {
        return (cells_.state[cell] & (operands::not_a_count | operands::negative)) != 0;
    }

    /// Gives a cell another number. A sum that can be judged only now must hold from now on, and so must one through
    /// which a changed cell was read: the reading rests on it.
    void change(std::uint8_t cell, std::int64_t to) {
        trail_.push_back({cell, cells_.state[cell], cells_.value[cell], hard_, failing_});
        const std::int64_t by = to - cells_.value[cell];
        const bool had_none = (cells_.state[cell] & (operands::blank | operands::not_a_count)) != 0;
        cells_.value[cell] = to;
        cells_.state[cell] &= operands::inferred;
        for (const incidence& in : sums_with(cell)) {
            residual_[in.sum] += in.sign * by;
            if ((present_ & bit(in.sum)) == 0) continue;
            if ((latent_ & bit(in.sum)) != 0 || (had_none && is_judged(in.sum))) hard_ |= bit(in.sum);
            mark(in.sum);
        }
        ++work_;
    }
    void take_back() noexcept {
        const undo& u = trail_.back();
        const std::int64_t by = u.value - cells_.value[u.cell];
        for (const incidence& in : sums_with(u.cell)) residual_[in.sum] += in.sign * by;
        cells_.value[u.cell] = u.value;
        cells_.state[u.cell] = u.state;
        hard_ = u.hard;
        failing_ = u.failing;
        trail_.pop_back();
    }

    /// Changes an open cell so that a sum of it is judged and holds; false, and nothing done, where that cannot be.
    bool fix(std::uint8_t cell, std::size_t s) {
        for (const incidence& in : sums_with(cell)) {
            if (in.sum != s) continue;
            const std::int64_t to = cells_.value[cell] - in.sign * residual_[s];
            if ((residual_[s] == 0 && !is_unlawful(cell)) || !count::from(to)) return false;
            change(cell, to);
            if ((hard_ & bit(s)) != 0) return true;
            take_back();
            return false;
        }
        return false;
    }

    /// No fewer cells can mend what fails: each stands in one row and one column.
    std::size_t least_cells() const noexcept {
        const std::uint64_t failing = bad();
        const std::uint64_t columns = bit(columns_) - 1;
        if (failing == 0) return forced_left();
        if ((failing >> (rows_ + 2 * columns_)) != 0) return std::max<std::size_t>(1, forced_left());
        const auto in_rows = std::popcount(failing & (bit(rows_) - 1));
        const auto in_columns = std::popcount((failing >> rows_ | failing >> (rows_ + columns_)) & columns);
        return std::max({static_cast<std::size_t>(in_rows), static_cast<std::size_t>(in_columns), forced_left()});
    }
    std::size_t forced_left() const noexcept {
        std::size_t n = 0;
        for (const auto cell : forced_) n += !is_changed(cell);
        return n;
    }
    bool is_forced(std::uint8_t cell) const noexcept { return std::ranges::find(forced_, cell) != forced_.end(); }

    template <class Visit>
    void each_cell(std::size_t s, Visit&& visit) {
        for (const auto i : sums_[s].left())
            if (is_open(i)) visit(i);
        for (const auto i : sums_[s].right())
            if (is_open(i)) visit(i);
    }

    /// Calls `visit` with each single step towards a solution of at most `left` further cells: a change that makes a
    /// sum hold which fails now, or which can be judged only through the change. Where the numbers of a solution are
    /// determined, some sum has one cell of it alone, so some first step is among these.
    template <class Visit>
    void each_step(std::size_t left, Visit&& visit) {
        const bool only_forced = forced_left() == left;
        const auto step = [&](std::uint8_t cell, std::size_t s) {
            if (only_forced && !is_forced(cell)) return;
            if (!fix(cell, s)) return;
            visit();
            take_back();
        };
        if (left == 1 && bad() != 0) {  // one cell must mend every failing sum, so any of them will do
            const auto s = static_cast<std::size_t>(std::countr_zero(bad()));
            each_cell(s, [&](std::uint8_t cell) { step(cell, s); });
            return;
        }
        for (std::uint64_t rest = bad(); rest != 0; rest &= rest - 1) {
            const auto s = static_cast<std::size_t>(std::countr_zero(rest));
            each_cell(s, [&](std::uint8_t cell) { step(cell, s); });
        }
        for (std::uint64_t rest = scope_ & ~failing_; rest != 0; rest &= rest - 1) {
            const auto s = static_cast<std::size_t>(std::countr_zero(rest));
            each_cell(s, [&](std::uint8_t cell) {
                const bool newly_judged = (hard_ & bit(s)) == 0 && (cells_.state[cell] & operands::blank) != 0;
                if (newly_judged || is_unlawful(cell)) step(cell, s);
            });
        }
    }

    bool exhausted() const noexcept { return bounded_ && work_ > options_.max_work; }

    void search(std::size_t left) {
        if (bad() == 0 && forced_left() == 0) {
            record(slip::other, 0);
            return;
        }
        if (least_cells() > left || exhausted()) return;
        if (left < 3) {
            each_step(left, [&] { search(left - 1); });
            return;
        }
        // Best first: the steps that leave the least to do.
        struct step {
            std::size_t rest;
            entry change;
        };
        std::vector<step> steps;
        each_step(left, [&] {
            const std::uint8_t cell = trail_.back().cell;
            if (least_cells() < left)
                steps.push_back({static_cast<std::size_t>(std::popcount(bad())), {cell, cells_.value[cell]}});
        });
        std::ranges::sort(steps,
                          [](const step& a, const step& b) { return std::tie(a.rest, a.change) < std::tie(b.rest, b.change); });
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (exhausted()) return;
            if (i > 0 && steps[i].change == steps[i - 1].change) continue;
            change(steps[i].change.cell, steps[i].change.to);
            search(left - 1);
            take_back();
        }
    }

    /// Keeps the present changes as a solution; the first `explained` of them are due to one slip.
    void record(slip kind, std::size_t explained) {
        if (found_.size() >= max_found || trail_.empty()) return;
        solution s;
        for (const undo& u : trail_) s.entries.push_back({u.cell, cells_.value[u.cell]});
        if (contains(found_, s)) return;
        s.loose = loose_ends() != 0;
        if (explained > 0) {
            s.slips.push_back({kind, explained});
            s.strangeness = strangeness(kind);
        }
        found_.push_back(std::move(s));
    }

    static bool contains(const std::vector<solution>& list, const solution& wanted) {
        return std::ranges::any_of(list, [&](const solution& s) {
            return s.entries.size() == wanted.entries.size() && std::ranges::all_of(s.entries, [&](const entry& e) {
                       return std::ranges::find(wanted.entries, e) != wanted.entries.end();
                   });
        });
    }

    /// Sums that cannot be judged for blanks and would fail with zeros in their place.
    std::uint64_t loose_ends() const noexcept {
        std::uint64_t loose = 0;
        for (std::uint64_t rest = slack_ & scope_ & ~hard_; rest != 0; rest &= rest - 1)
            if (residual_[static_cast<std::size_t>(std::countr_zero(rest))] != 0) loose |= rest & (~rest + 1);
        return loose;
    }
    bool fills_blanks(const solution& s) const noexcept {
        return std::ranges::all_of(s.entries, [&](const entry& e) { return cells_.state[e.cell] == operands::blank; });
    }

    /// Every solution of one cell, or else every one of two.
    void search_exactly() {
        found_.clear();
        bounded_ = false;
        for (std::size_t size = 1; size <= 2 && found_.empty(); ++size) search(size);
    }

    /// The same with every blank taken for a zero: what would make the whole form agree.
    std::vector<solution> solve_strictly() {
        const std::uint64_t hard = hard_;
        const std::uint64_t failing = failing_;
        failing_ |= loose_ends();
        hard_ |= slack_ & scope_;
        search_exactly();
        hard_ = hard;
        failing_ = failing;
        for (solution& s : found_) explain(s);
        return std::move(found_);
    }

    /// The best solutions within the scope that change every forced cell.
    std::vector<solution> solve() {
        search_exactly();
        std::size_t size = 2;  // no solution has fewer cells
        if (found_.empty()) {
            bounded_ = true;
            if ((scope_ & bit(0)) != 0) try_misplaced_rows();
            std::size_t last = options_.max_cells;
            for (const solution& s : found_) last = std::min(last, s.entries.size());
            const std::size_t misplaced = found_.size();
            work_ = 0;
            for (size = std::max<std::size_t>(3, least_cells()); size <= last; ++size) {
                search(size);
                if (found_.size() > misplaced || exhausted()) break;
            }
        }
        for (solution& s : found_) {
            explain(s);
            s.smallest = s.entries.size() <= size;
        }
        sort(found_);
        return std::move(found_);
    }

    void sort(std::vector<solution>& list) const {
        std::ranges::stable_sort(list, [&](const solution& a, const solution& b) {
            const std::size_t na = a.entries.size();
            const std::size_t nb = b.entries.size();
            return std::tie(na, a.loose, a.strangeness, a.entries) < std::tie(nb, b.loose, b.strangeness, b.entries);
        });
        if (list.size() > options_.max_repairs) list.resize(options_.max_repairs);
    }

    std::vector<solution> product(const std::vector<solution>& a, const std::vector<solution>& b) const {
        std::vector<solution> both;
        for (const solution& x : a)
            for (const solution& y : b) {
                solution joined = x;
                joined.entries.insert(joined.entries.end(), y.entries.begin(), y.entries.end());
                joined.slips.insert(joined.slips.end(), y.slips.begin(), y.slips.end());
                joined.strangeness += y.strangeness;
                joined.smallest = x.smallest && y.smallest;
                joined.loose = x.loose || y.loose;
                both.push_back(std::move(joined));
            }
        sort(both);
        return both;
    }

    /// Rows printed one column over, wholly or between two columns, and rows printed in each other's place. One more
    /// cell may be wrong besides.
    void try_misplaced_rows() {
        std::array<std::array<std::uint8_t, enum_size<request_column>>, enum_size<request_row>> cells{};
        std::size_t rows = 0;
        for (const request_row row : enumerators<request_row>) {
            if (!report_.form().has(row)) continue;
            std::size_t n = 0;
            for (const request_column column : enumerators<request_column>)
                if (report_.form().has(column)) cells[rows][n++] = position({row, column});
            ++rows;
        }

        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t from = 0; from + 1 < columns_; ++from) {
                for (std::size_t to = from + 1; to < columns_; ++to) {
                    for (const bool right : {true, false}) {
                        const std::size_t emptied = right ? from : to;
                        const std::size_t lost = right ? to : from;
                        const auto at = [&](std::size_t c) { return cells[row][c]; };
                        if (cells_.value[at(emptied)] != 0) continue;
                        bool possible = is_open(at(emptied));
                        for (std::size_t c = from; c < to && possible; ++c)
                            possible = put(at(right ? c : to - (c - from)), at(right ? c + 1 : to - (c - from) - 1));
                        possible = possible && is_open(at(lost)) && (residual_[row] == 0 || fix(at(lost), row));
                        if (possible) try_with_one_more(slip::shifted_row);
                        while (!trail_.empty()) take_back();
                    }
                }
            }
        }
        if (std::popcount(bad() & (bit(rows_) - 1)) > 1) return;  // rows that changed places keep their sums
        for (std::size_t a = 0; a < rows; ++a) {
            for (std::size_t b = a + 1; b < rows; ++b) {
                bool possible = true;
                for (std::size_t c = 0; c < columns_ && possible; ++c) {
                    const std::uint8_t x = cells[a][c];
                    const std::uint8_t y = cells[b][c];
                    const std::int64_t was = cells_.value[x];
                    possible = put(x, y) && put(y, was);
                }
                if (possible) try_with_one_more(slip::swapped_rows);
                while (!trail_.empty()) take_back();
            }
        }
    }
    /// Gives a cell the number that stands in another, or this number; false where it cannot have one.
    bool put(std::uint8_t cell, std::uint8_t other) {
        return (cells_.state[other] & operands::missing) == 0 && put(cell, printed(other));
    }
    bool put(std::uint8_t cell, std::int64_t number) {
        if (!is_open(cell) || is_unlawful(cell) || !count::from(number)) return false;
        if (cells_.value[cell] != number) change(cell, number);
        return true;
    }
    std::int64_t printed(std::uint8_t cell) const noexcept {
        for (const undo& u : trail_)
            if (u.cell == cell) return u.value;
        return cells_.value[cell];
    }
    void try_with_one_more(slip kind) {
        const std::size_t explained = trail_.size();
        if (explained == 0 || least_cells() > 1) return;
        if (bad() == 0 && forced_left() == 0) {
            record(kind, explained);
            return;
        }
        each_step(1, [&] {
            if (bad() == 0 && forced_left() == 0) record(kind, explained);
        });
    }

    bool any_unlawful() const noexcept {
        return ((cells_.seen[index_of(table::requests)] | cells_.seen[index_of(table::reviews)]) &
                (operands::not_a_count | operands::negative)) != 0;
    }
    /// Cells with a number that no count can be, which a sum can replace.
    std::vector<std::uint8_t> unlawful_cells() const {
        if (!any_unlawful()) return {};
        operands mended = cells_;
        std::vector<std::uint8_t> unlawful;
        for (std::size_t i = disclosure_cells; i < cell_count; ++i) {
            const auto cell = static_cast<std::uint8_t>(i);
            if (!report_.form().has(all_cells[i]) || !is_unlawful(cell)) continue;
            mended.state[cell] &= operands::inferred;
            unlawful.push_back(cell);
        }
        std::erase_if(unlawful, [&](std::uint8_t cell) {
            return std::ranges::none_of(sums_with(cell), [&](const incidence& in) {
                return (scope_ & bit(in.sum)) != 0 && judge(sums_[in.sum], mended, report_).outcome != outcome::not_assessable;
            });
        });
        return unlawful;
    }

    bool is_total(const cell_key& key) const noexcept {
        return key.table() == table::reviews
                   ? key.column() == index_of(review_column::total)
                   : key.column() == index_of(request_column::total) || key.row() == index_of(request_row::total);
    }

    std::pair<slip, int> slip_of(const entry& e) const noexcept {
        const cell& c = report_.cells()[e.cell];
        if (c.status() == cell_status::blank) return {slip::blank_for_number, strangeness(slip::blank_for_number)};
        const std::int64_t from = cells_.value[e.cell];
        const bool lawful = c.number().is_integer() && count::from(c.number().coefficient());
        slip kind = lawful ? slip_of_digits(from, e.to) : slip::other;
        if (lawful && is_total(all_cells[e.cell])) {
            if (from == 0) return {slip::stale_total, unfilled_total};
            if (kind == slip::other) kind = slip::stale_total;
        }
        return {kind, strangeness(kind)};
    }

    /// The slip of two cells whose numbers changed places, or of which one took the other's.
    std::optional<std::pair<slip, int>> slip_of(const entry& a, const entry& b) const noexcept {
        const cell_key& at_a = all_cells[a.cell];
        const cell_key& at_b = all_cells[b.cell];
        if (at_a.table() != at_b.table() || is_unlawful(a.cell) || is_unlawful(b.cell)) return std::nullopt;
        const std::int64_t from_a = cells_.value[a.cell];
        const std::int64_t from_b = cells_.value[b.cell];
        const bool columns = at_a.row() == at_b.row() && distance(printed_column(at_a), printed_column(at_b)) == 1;
        const bool rows = at_a.column() == at_b.column() && distance(printed_row(at_a), printed_row(at_b)) == 1;
        const bool swapped = a.to == from_b && b.to == from_a;
        const bool taken = (from_a == 0 && a.to == from_b) || (from_b == 0 && b.to == from_a);
        if (!taken && !swapped) return std::nullopt;
        if (!swapped && !columns && !rows) return std::nullopt;
        const bool moved = taken && (columns || rows);
        const slip kind = !moved ? slip::swapped_cells : columns ? slip::moved_one_column : slip::moved_one_row;
        // A number that took the place of another, now lost, is the stranger; so are cells far apart.
        return std::pair{kind, strangeness(kind) + (swapped ? 0 : 15) + (columns || rows ? 0 : 15)};
    }
    static constexpr std::size_t distance(std::size_t a, std::size_t b) noexcept { return a < b ? b - a : a - b; }
    std::size_t printed_row(const cell_key& key) const noexcept {
        if (key.table() != table::requests) return key.row();
        std::size_t row = 0;
        for (std::size_t i = 0; i < key.row(); ++i) row += report_.form().has(enumerators<request_row>[i]);
        return row;
    }

    std::size_t printed_column(const cell_key& key) const noexcept {
        if (key.table() != table::requests) return key.column();
        return report_.form().columns_before(static_cast<request_column>(key.column()));
    }

    /// Names the slips of the changes that none explains yet: pairs where that is likelier, otherwise one by one.
    void explain(solution& s) const {
        std::size_t at = 0;
        for (const slip_run& run : s.slips) at += run.cells;
        std::sort(s.entries.begin() + static_cast<std::ptrdiff_t>(at), s.entries.end());
        for (; at < s.entries.size(); ++at) {
            const auto alone = slip_of(s.entries[at]);
            std::size_t partner = 0;
            std::pair<slip, int> best{};
            int gain = 0;
            for (std::size_t other = at + 1; other < s.entries.size(); ++other) {
                const auto together = slip_of(s.entries[at], s.entries[other]);
                if (!together) continue;
                const int saved = alone.second + slip_of(s.entries[other]).second - together->second;
                if (saved <= gain) continue;
                gain = saved;
                partner = other;
                best = *together;
            }
            if (partner == 0) {
                s.slips.push_back({alone.first, 1});
                s.strangeness += alone.second;
                continue;
            }
            std::rotate(s.entries.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                        s.entries.begin() + static_cast<std::ptrdiff_t>(partner),
                        s.entries.begin() + static_cast<std::ptrdiff_t>(partner) + 1);
            s.slips.push_back({best.first, 2});
            s.strangeness += best.second;
            ++at;
        }
    }

    repair spell_out(const solution& s) const {
        repair r;
        for (const entry& e : s.entries) r.changes.push_back({all_cells[e.cell], report_.cells()[e.cell].value(), decimal{e.to}});
        r.slips = s.slips;
        r.smallest = s.smallest;
        return r;
    }

    const published_report& report_;
    const localise_options options_;
    const std::span<const sum> sums_;
    const incidences& incidences_;
    const std::size_t columns_;  ///< of the requests
    const std::size_t rows_;  ///< row sums of the requests; sums_ begins with them, then dispositions and balances of each column

    operands cells_;
    std::array<std::int64_t, most_sums> residual_{};  ///< left − right, a blank counting as zero
    std::uint64_t present_ = 0;                       ///< sums whose table the document has
    std::uint64_t hard_ = 0;                          ///< sums that must hold
    std::uint64_t latent_ = 0;  ///< sums through which cells were read: they must hold once a cell of theirs changes
    std::uint64_t slack_ = 0;   ///< sums that only blanks keep from being judged
    std::uint64_t failing_ = 0;
    std::uint64_t scope_ = 0;  ///< sums of the part that is being solved; parts have no cell in common

    std::vector<std::uint8_t> forced_{};
    std::vector<undo> trail_{};
    std::vector<solution> found_{};
    std::size_t work_ = 0;
    bool bounded_ = false;
};

}  // namespace

std::vector<repair> localise(const published_report& report, const localise_options& options) {
    return localiser{report, options}.run();
}

}  // namespace gongkai
