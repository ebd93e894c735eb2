// SPDX-License-Identifier: Apache-2.0
#include "report_cells.hpp"

#include <algorithm>
#include <utility>

#include "tables/sums_of_forms.hpp"

namespace gongkai::detail {

namespace {

/// The rules of arithmetic_rules by their places in it; the sums come first, in the order of sum_kind.
constexpr std::size_t count_rule = 4;
constexpr std::size_t money_rule = 5;
constexpr std::size_t stock_rule = 6;
static_assert(arithmetic_rules[count_rule] == rule_id::value_count && arithmetic_rules[money_rule] == rule_id::value_money &&
              arithmetic_rules[stock_rule] == rule_id::stock_bound);

/// Whether a sum holds of plain numbers: with the addresses of its cells known to the compiler.
template <const auto& Sums, std::size_t S>
bool holds(const std::int64_t* value) noexcept {
    const std::int64_t left = [&]<std::size_t... I>(std::index_sequence<I...>) {
        return (value[Sums[S].left_cells[I]] + ...);
    }(std::make_index_sequence<Sums[S].left_size>{});
    const std::int64_t right = [&]<std::size_t... I>(std::index_sequence<I...>) {
        return (value[Sums[S].right_cells[I]] + ...);
    }(std::make_index_sequence<Sums[S].right_size>{});
    return left == right;
}

template <const auto& Sums>
bool all_hold(const std::int64_t* value) noexcept {
    return [&]<std::size_t... S>(std::index_sequence<S...>) {
        return (static_cast<unsigned>(holds<Sums, S>(value)) & ...) != 0;
    }(std::make_index_sequence<Sums.size()>{});
}

constexpr auto sums_hold_of_forms = []<std::size_t... F>(std::index_sequence<F...>) {
    return std::array{&all_hold<sums_in_form<F>>...};
}(std::make_index_sequence<all_forms.size()>{});

/// What is counted of a report of which everything holds and nothing is blank.
passes_of_report all_passes(const form& shape) noexcept {
    passes_of_report out{};
    for (const sum& s : sums_of(shape)) ++out[index_of(s.kind)][0];
    out[count_rule][0] = out[money_rule][0] = 1;
    if (counts_stock(shape.edition)) out[stock_rule][0] = stock_rows.size();
    return out;
}

}  // namespace

struct report_judge::judging {
    const report_judge& judge;
    report_cells& cells;
    const form& shape;
    std::uint32_t report;
    findings_found& found;
    passes_of_report passes{};

    /// `cells_of_finding`: in the order in which the finding lists them.
    void add(std::size_t rule, judgement j, std::span<const std::uint8_t> cells_of_finding, std::optional<table> whole = {},
             std::uint8_t numbers = column_finding::no_numbers, std::uint8_t scale = 0) {
        if (!judge.on_[rule]) return;
        if (cells.is_recognised && j.outcome == outcome::fail) {
            j.outcome = outcome::not_assessable;
            j.reason = reason::recognised;
        }
        if (j.outcome == outcome::pass && !judge.options_.passes) {
            ++passes[rule][j.reason == reason::blank_as_zero];
            return;
        }
        column_finding& f = found.findings.emplace_back();
        f.report = report;
        f.cells_at = static_cast<std::uint32_t>(found.cells.size());
        f.cells = static_cast<std::uint8_t>(cells_of_finding.size());
        f.rule = arithmetic_rules[rule];
        f.outcome = j.outcome;
        f.reason = j.reason;
        if (whole) f.table = static_cast<std::uint8_t>(index_of(*whole));
        f.numbers = numbers;
        f.scale = scale;
        f.expected = j.expected;
        f.actual = j.actual;
        found.cells.insert(found.cells.end(), cells_of_finding.begin(), cells_of_finding.end());
    }

    static std::uint8_t numbers_of(const judgement& j) noexcept {
        return j.outcome == outcome::not_assessable ? column_finding::no_numbers : column_finding::both_numbers;
    }

    void sums() {
        std::array<bool, enum_size<sum_kind>> absent{};
        for (const sum& s : sums_of(shape)) {
            if (!cells.tables[index_of(table_of(s.kind))]) {
                if (!std::exchange(absent[index_of(s.kind)], true))
                    add(index_of(s.kind), {outcome::not_assessable, reason::table_absent, 0, 0}, {}, table_of(s.kind));
                continue;
            }
            // Through which sums a cell was inferred is not said in a frame.
            const judgement j = detail::judge(s, cells.numbers, [](auto) { return true; });
            const std::array<std::uint8_t, 4> balance{s.left_cells[0], s.left_cells[1], s.right_cells[0], s.right_cells[1]};
            const std::span<const std::uint8_t> all{balance};
            add(index_of(s.kind), j, s.kind == sum_kind::requests_balance ? all : all.first(1), {}, numbers_of(j));
        }
    }

    void values(std::size_t rule) {
        const auto concerns = [&](std::size_t i) { return all_cells[i].is_money() == (rule == money_rule); };
        bool failed = false;
        for (const auto& [at, number] : cells.odd()) {
            if (!concerns(at) || lawful(all_cells[at], number)) continue;
            failed = true;
            add(rule, {outcome::fail, reason::none, 0, number.coefficient()}, std::array{at}, {}, column_finding::printed_only,
                number.scale());
        }
        for (const table t : enumerators<table>) {
            if (!cells.tables[index_of(t)] || !(cells.numbers.seen[index_of(t)] & operands::missing)) continue;
            std::vector<std::uint8_t> missing;
            for (const auto i : cells_of(shape))
                if (all_cells[i].table() == t && (cells.numbers.state[i] & operands::missing) && concerns(i))
                    missing.push_back(i);
            if (!missing.empty()) add(rule, {outcome::not_assessable, reason::cell_missing, 0, 0}, missing, t);
        }
        const auto judged = [&](std::size_t i) {
            return concerns(i) && !(cells.numbers.state[i] & (operands::missing | operands::blank));
        };
        if (!failed && std::ranges::any_of(cells_of(shape), judged)) add(rule, {}, {});
    }

    void stock() {
        if (!counts_stock(shape.edition)) return;
        if (!cells.tables[index_of(table::disclosure)]) {
            add(stock_rule, {outcome::not_assessable, reason::table_absent, 0, 0}, {}, table::disclosure);
            return;
        }
        for (const stock_row& row : stock_rows) {
            const judgement j = detail::judge(row, cells.numbers);
            add(stock_rule, j, std::array{row.in_force, row.issued, row.repealed}, {}, numbers_of(j));
        }
    }
};

passes_of_report report_judge::judge(report_cells& cells, const form& shape, std::uint32_t report, findings_found& found) const {
    const std::int64_t* const value = cells.numbers.value.data();
    if (!options_.passes && cells.is_plain(shape) && sums_hold_of_forms[index_of(shape)](value) &&
        (!counts_stock(shape.edition) || std::ranges::all_of(stock_rows, [&](const stock_row& row) {
            return value[row.in_force] >= value[row.issued] - value[row.repealed];
        }))) {
        static const auto passes = [] {
            std::array<passes_of_report, all_forms.size()> of{};
            std::ranges::transform(all_forms, of.begin(), all_passes);
            return of;
        }();
        passes_of_report out = passes[index_of(shape)];
        for (std::size_t i = 0; i < on_.size(); ++i)
            if (!on_[i]) out[i] = {};
        return out;
    }
    cells.complete(shape);
    judging j{*this, cells, shape, report, found};
    j.sums();
    j.values(count_rule);
    j.values(money_rule);
    j.stock();
    return j.passes;
}

}  // namespace gongkai::detail
