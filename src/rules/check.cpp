// SPDX-License-Identifier: Apache-2.0
#include <gongkai/rules/check.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <gongkai/core/count.hpp>
#include <gongkai/tables/sums.hpp>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "arithmetic.hpp"
#include "finding_list.hpp"
#include "structure.hpp"

namespace gongkai {

namespace {

using namespace detail;

/// What cells can hold that are missing since their digits have run together: from the readings that a note lists, of rows
/// whose cells stand in the form's order.
class possible_values {
public:
    explicit possible_values(const published_report& report) {
        for (const reading_note& note : report.notes)
            if (note.problem == reading_problem::ambiguous) add(note, report.form());
    }

    bool empty() const noexcept { return known_.empty(); }

    /// The numbers that the sum of these cells can be; none where nothing is known of one, or they are too many.
    std::vector<std::int64_t> sums(std::span<const std::uint8_t> cells, const operands& printed) const {
        std::vector<std::int64_t> out{0};
        for (const std::uint8_t cell : cells) {
            const std::vector<std::int64_t> single{printed.value[cell]};
            const auto found = std::ranges::find(known_, cell, &entry::first);
            const bool is_missing = (printed.state[cell] & operands::missing) != 0;
            if (is_missing ? found == known_.end() : (printed.state[cell] & operands::not_a_count) != 0) return {};
            std::vector<std::int64_t> next;
            for (const std::int64_t sum : out)
                for (const std::int64_t value : is_missing ? found->second : single) next.push_back(sum + value);
            std::ranges::sort(next);
            next.erase(std::unique(next.begin(), next.end()), next.end());
            if (next.size() > most) return {};
            out = std::move(next);
        }
        return out;
    }

    /// Of these sums, one a column, those that fail where the fewest do; none where all hold in some reading, or where too little
    /// is known. The cells of a row are read together.
    std::vector<const sum*> failing(std::span<const sum* const> columns, const operands& printed) const {
        using rest = std::vector<std::int64_t>;  // of each column
        std::vector<rest> rests{rest(columns.size())};
        const auto add = [&](bool is_left, std::size_t row) {
            std::size_t readings = 1;
            std::vector<const entry*> read(columns.size());
            for (std::size_t c = 0; c < columns.size(); ++c) {
                const std::uint8_t cell = (is_left ? columns[c]->left() : columns[c]->right())[row];
                if ((printed.state[cell] & operands::missing) == 0) continue;
                const auto found = std::ranges::find(known_, cell, &entry::first);
                if (found == known_.end()) return false;
                read[c] = &*found;
                readings = found->second.size();
            }
            std::vector<rest> next;
            for (const rest& before : rests)
                for (std::size_t r = 0; r < readings; ++r) {
                    rest& after = next.emplace_back(before);
                    for (std::size_t c = 0; c < columns.size(); ++c) {
                        const std::uint8_t cell = (is_left ? columns[c]->left() : columns[c]->right())[row];
                        const std::int64_t value = read[c] ? read[c]->second[r] : printed.value[cell];
                        after[c] += is_left ? value : -value;
                    }
                }
            std::ranges::sort(next);
            next.erase(std::unique(next.begin(), next.end()), next.end());
            rests = std::move(next);
            return rests.size() <= most;
        };
        for (std::size_t row = 0; row < columns.front()->left().size(); ++row)
            if (!add(true, row)) return {};
        for (std::size_t row = 0; row < columns.front()->right().size(); ++row)
            if (!add(false, row)) return {};
        const auto fails = [](std::int64_t value) { return value != 0; };
        std::ptrdiff_t fewest = std::ssize(columns);
        for (const rest& r : rests) fewest = std::min(fewest, std::ranges::count_if(r, fails));
        std::vector<const sum*> out;
        for (std::size_t c = 0; c < columns.size() && fewest != 0; ++c)
            if (std::ranges::any_of(rests, [&](const rest& r) { return r[c] != 0 && std::ranges::count_if(r, fails) == fewest; }))
                out.push_back(columns[c]);
        return out;
    }

private:
    using entry = std::pair<std::uint8_t, std::vector<std::int64_t>>;
    static constexpr std::size_t most = 1024;

    void add(const reading_note& note, const form& f) {
        std::vector<entry> found;
        for (const cell_key& key : note.cells)
            if (const auto at = index_of(key)) found.emplace_back(static_cast<std::uint8_t>(*at), std::vector<std::int64_t>{});
        for (const std::string& reading : note.readings) {
            std::vector<std::int64_t> parts{0};
            for (const char c : reading) {
                if (c == '|') parts.push_back(0);
                else if (c >= '0' && c <= '9' && parts.back() <= count::max_cell) parts.back() = parts.back() * 10 + (c - '0');
                else return;
            }
            for (entry& e : found) {
                const cell_key& key = all_cells[e.first];
                const bool is_row = key.table() == table::requests && parts.size() == request_columns(f.edition);
                if (!is_row) return;
                e.second.push_back(parts[f.columns_before(static_cast<request_column>(key.column()))]);
            }
        }
        known_.insert(known_.end(), found.begin(), found.end());
    }

    std::vector<entry> known_;
};

class checker : finding_list {
public:
    checker(const published_report& report, const check_options& options) noexcept
        : finding_list{report, options}, operands_{report} {}

    std::vector<finding> run() && {
        check_sums();
        check_values(rule_id::value_count);
        check_values(rule_id::value_money);
        check_units();
        check_notes(rule_id::cell_conflict);
        check_tables();
        check_rows();
        check_blanks();
        check_notes(rule_id::cell_ambiguous);
        check_edition();
        check_structure(*this);
        check_stock();
        check_power();
        return std::move(*this).take();
    }

private:
    /// Judges a sum of cells that have no value by all that they can hold.
    void judge_readings(const sum& s, const possible_values& possible, judgement& j, finding& f) const {
        if (j.reason != reason::total_missing && j.reason != reason::addend_missing) return;
        const std::vector<std::int64_t> left = possible.sums(s.left(), operands_);
        const std::vector<std::int64_t> right = possible.sums(s.right(), operands_);
        std::vector<std::int64_t> both;
        std::ranges::set_intersection(left, right, std::back_inserter(both));
        if (left.empty() || right.empty() || !both.empty()) return;
        const auto list = [](const std::vector<std::int64_t>& values) {
            constexpr std::size_t shown = 8;
            std::string out;
            for (std::size_t i = 0; i < std::min(values.size(), shown); ++i) out += (i ? "|" : "") + std::to_string(values[i]);
            return values.size() > shown ? out + "|…" : out;
        };
        const bool balance = s.kind == sum_kind::requests_balance;
        f.outcome = j.outcome = outcome::fail;
        f.reason = reason::every_reading;
        f.expected = list(balance ? left : right);
        f.actual = list(balance ? right : left);
    }

    void check_sums() {
        const possible_values possible{report_};
        std::array<bool, enum_size<sum_kind>> absent{};
        std::array<std::vector<const sum*>, enum_size<sum_kind>> undecided;
        for (const sum& s : sums_of(report_.form())) {
            if (!report_.has_table(table_of(s.kind))) {
                if (!std::exchange(absent[index_of(s.kind)], true))
                    add(rule_of(s.kind), outcome::not_assessable, reason::table_absent).table = table_of(s.kind);
                continue;
            }
            judgement j = judge(s, operands_, report_);
            if (j.outcome == outcome::pass && !lists_passes()) continue;
            finding& f = add(rule_of(s.kind), j.outcome, j.reason);
            f.cells.push_back(all_cells[s.left_cells[0]]);
            if (s.kind == sum_kind::requests_balance)
                for (const auto i : {s.left_cells[1], s.right_cells[0], s.right_cells[1]}) f.cells.push_back(all_cells[i]);
            if (j.outcome != outcome::not_assessable) {
                f.expected = std::to_string(j.expected);
                f.actual = std::to_string(j.actual);
            } else if (!possible.empty()) {
                judge_readings(s, possible, j, f);
            }
            f.span = report_.cells()[shown_cell(s)].span();
            if (f.outcome == outcome::not_assessable && s.kind != sum_kind::requests_row && s.kind != sum_kind::reviews_row)
                undecided[index_of(s.kind)].push_back(&s);
        }
        for (const std::vector<const sum*>& columns : undecided)
            if (!columns.empty() && !possible.empty()) judge_together(columns, possible);
    }

    static std::uint8_t shown_cell(const sum& s) noexcept {
        return s.kind == sum_kind::requests_balance ? s.right_cells[0] : s.left_cells[0];
    }

    /// Sums each of which holds in some reading may hold all in none.
    void judge_together(std::span<const sum* const> columns, const possible_values& possible) {
        const std::vector<const sum*> failing = possible.failing(columns, operands_);
        if (failing.empty()) return;
        finding& f = add(rule_of(failing.front()->kind), outcome::fail, reason::every_reading);
        for (const sum* s : failing) f.cells.push_back(all_cells[shown_cell(*s)]);
        f.span = report_.cells()[shown_cell(*failing.front())].span();
    }

    /// Whether a cell of the table is in this state; cells of the form only.
    bool seen(table t, unsigned state) const noexcept { return (operands_.seen[index_of(t)] & state) != 0; }

    void check_values(rule_id rule) {
        const bool money_wanted = rule == rule_id::value_money;
        const auto concerns = [&](const cell_key& key) { return key.is_money() == money_wanted; };
        bool failed = false;
        for (const table t : enumerators<table>) {
            if (!seen(t, operands::not_a_count | operands::negative)) continue;
            for (const auto i : cells_of(report_.form())) {
                const cell& c = report_.cells()[i];
                if (all_cells[i].table() != t || !concerns(all_cells[i]) || lawful(all_cells[i], c.number())) continue;
                failed = true;
                finding& f = add(rule, outcome::fail);
                f.cells.push_back(all_cells[i]);
                f.actual = to_string(c.number());
                f.span = c.span();
            }
        }
        for (const reading_note& note : report_.notes) {
            if (!concerns(note.cells.front())) continue;
            if (note.problem == reading_problem::unreadable) {
                failed = true;
                note_finding(rule, note, outcome::fail);
            } else if (note.problem == reading_problem::pictured) {
                note_finding(rule, note, outcome::not_assessable, reason::cell_pictured);
            } else if (note.problem == reading_problem::lost) {
                note_finding(rule, note, outcome::not_assessable, reason::cell_lost);
            } else if (note.problem == reading_problem::unproven) {
                note_finding(rule, note, outcome::not_assessable, reason::recognised);
            }
        }
        // Cells of a printed table that have no number for no noted reason: one finding a table.
        for (const table t : enumerators<table>)
            if (report_.has_table(t) && seen(t, operands::missing))
                add_cells(rule, outcome::not_assessable, reason::cell_missing, t, [&](std::size_t i) {
                    return (operands_.state[i] & operands::missing) && concerns(all_cells[i]) && !is_noted(all_cells[i]);
                });
        const auto judged = [&](std::size_t i) { return concerns(all_cells[i]) && report_.cells()[i].has_value(); };
        if (lists_passes() && !failed && std::ranges::any_of(cells_of(report_.form()), judged)) pass(rule);
    }

    void check_units() {
        bool any = false;
        for (const reading_note& note : report_.notes) {
            if (note.problem != reading_problem::unit) continue;
            finding& f = note_finding(rule_id::value_unit, note, outcome::fail);
            if (const cell& c = report_[note.cells.front()]; c.has_value()) f.expected = to_string(c.number());
            any = true;
        }
        if (!any && report_.at(disclosure_row::fees, disclosure_column::amount).has_value()) pass(rule_id::value_unit);
    }

    /// One finding on a table with all its cells that are `wanted`; none where there is no such cell.
    template <class Wanted>
    void add_cells(rule_id rule, outcome result, reason why, table t, Wanted&& wanted) {
        finding* f = nullptr;
        for (const auto i : cells_of(report_.form())) {
            if (all_cells[i].table() != t || !wanted(i)) continue;
            if (!f) {
                f = &add(rule, result, why);
                f->table = t;
                f->span = report_.cells()[i].span();
            }
            f->cells.push_back(all_cells[i]);
        }
    }

    bool is_noted(const cell_key& key) const noexcept {
        return std::ranges::any_of(
            report_.notes, [&](const reading_note& note) { return std::ranges::find(note.cells, key) != note.cells.end(); });
    }

    finding& note_finding(rule_id rule, const reading_note& note, outcome result, reason why = reason::none) {
        finding& f = add(rule, result, why);
        f.cells = note.cells;
        f.span = note.span;
        for (const std::string& reading : note.readings) f.actual += (f.actual.empty() ? "" : "; ") + reading;
        return f;
    }

    void check_notes(rule_id rule) {
        bool any = false;
        for (const reading_note& note : report_.notes) {
            if (rule == rule_id::cell_conflict) {
                if (note.problem != reading_problem::conflict) continue;
                note_finding(rule, note, outcome::fail);
            } else if (note.problem == reading_problem::vanished) {
                note_finding(rule, note, outcome::not_assessable, reason::blanks_vanished);
            } else if (note.problem == reading_problem::ambiguous) {
                const bool sums = note.cells.front().table() != table::disclosure;
                note_finding(rule, note, sums ? outcome::fail : outcome::not_assessable,
                             sums ? reason::none : reason::no_sum_to_decide);
            } else {
                continue;
            }
            any = true;
        }
        if (!any) pass(rule);
    }

    void check_tables() {
        for (const table t : enumerators<table>) {
            if (report_.has_table(t) && !lists_passes()) continue;
            finding& f = add(rule_id::table_missing, report_.has_table(t) ? outcome::pass : outcome::fail);
            f.table = t;
            const section_text* text = find_section(section_of(t));
            if (!text) continue;
            f.span = text->heading_span;
            if (f.outcome == outcome::fail && !text->text.empty()) {
                f.reason = reason::sentence_instead;
                f.quote = first_sentence(text->text);
            }
        }
    }

    void check_rows() {
        bool any = false;
        for (const reading_note& note : report_.notes) {
            if (note.problem != reading_problem::absent) continue;
            note_finding(rule_id::table_rows_missing, note, outcome::fail).table = note.cells.front().table();
            any = true;
        }
        if (!any && std::ranges::any_of(enumerators<table>, [&](table t) { return report_.has_table(t); }))
            pass(rule_id::table_rows_missing);
    }

    void check_blanks() {
        for (const table t : enumerators<table>) {
            if (seen(t, operands::blank))
                add_cells(rule_id::cell_blank, outcome::fail, reason::none, t,
                          [&](std::size_t i) { return (operands_.state[i] & operands::blank) != 0; });
            else if (lists_passes() && report_.has_table(t)) add(rule_id::cell_blank, outcome::pass).table = t;
        }
    }

    void check_edition() {
        const auto wanted = report_.metadata.year ? edition_for(*report_.metadata.year) : std::nullopt;
        const bool tables = std::ranges::any_of(enumerators<table>, [&](table t) { return report_.has_table(t); });
        if (!tables) {
            add(rule_id::edition_mismatch, outcome::not_assessable, reason::table_absent);
            return;
        }
        const edition due = wanted.value_or(report_.edition());
        bool failed = false;
        if (due != report_.edition()) {
            failed = true;
            finding& f = add(rule_id::edition_mismatch, outcome::fail);
            f.expected = code(due);
            f.actual = code(report_.edition());
        }
        const bool undivided = report_.form().other_undivided;
        if (report_.has_table(table::requests) && undivided != form::of(report_.edition()).other_undivided) {
            failed = true;
            finding& f = add(rule_id::edition_mismatch, outcome::fail);
            f.expected = code(due);
            f.actual = code(divides_like(report_.edition(), undivided));
            for (const request_column column : enumerators<request_column>)
                if (report_.form().has(column))
                    f.cells.emplace_back(undivided ? request_row::other : request_row::other_correction_overdue, column);
            f.span = report_[f.cells.front()].span();
        }
        if (failed) return;
        if (!wanted) add(rule_id::edition_mismatch, outcome::not_assessable, reason::year_unknown);
        else pass(rule_id::edition_mismatch);
    }

    /// The edition next to this one that prints （六） so: one before it where there is one.
    static edition divides_like(edition of, bool undivided) noexcept {
        std::optional<edition> found;
        for (const edition e : enumerators<edition>)
            if (form::of(e).other_undivided == undivided && (e < of || !found)) found = e;
        return found.value_or(of);
    }

    void check_stock() {
        if (!counts_stock(report_.edition())) return;
        if (!report_.has_table(table::disclosure)) {
            add(rule_id::stock_bound, outcome::not_assessable, reason::table_absent).table = table::disclosure;
            return;
        }
        for (const stock_row& row : stock_rows) {
            const judgement j = judge(row, operands_);
            if (j.outcome == outcome::pass && !lists_passes()) continue;
            finding& f = add(rule_id::stock_bound, j.outcome, j.reason);
            for (const auto i : {row.in_force, row.issued, row.repealed}) f.cells.push_back(all_cells[i]);
            if (j.outcome != outcome::not_assessable) {
                f.expected = std::to_string(j.expected);
                f.actual = std::to_string(j.actual);
            }
            f.span = report_.cells()[row.in_force].span();
        }
    }

    /// 立法法 art. 91, 93: only some organs make 规章. What the name leaves open is not judged against it.
    void check_power() {
        if (!report_.has_table(table::disclosure)) {
            add(rule_id::rules_no_power, outcome::not_assessable, reason::table_absent).table = table::disclosure;
            return;
        }
        std::vector<std::size_t> counted;
        for (const disclosure_column column : enumerators<disclosure_column>) {
            const auto at = index_of(cell_key{disclosure_row::rules, column});
            if (at && report_.cells()[*at].value() && report_.cells()[*at].value()->coefficient() > 0) counted.push_back(*at);
        }
        if (counted.empty()) return pass(rule_id::rules_no_power);
        const auto power = kind() == agency_kind::township ? rule_making::no : rule_making_of(report_.metadata.agency);
        if (power == rule_making::yes) return pass(rule_id::rules_no_power);
        finding& f = add(rule_id::rules_no_power, power == rule_making::no ? outcome::fail : outcome::not_assessable,
                         power == rule_making::no ? reason::none : reason::kind_unknown);
        for (const auto i : counted) f.cells.push_back(all_cells[i]);
        f.span = report_.cells()[counted.front()].span();
    }

    const operands operands_;
};

}  // namespace

std::vector<finding> check(const published_report& report, const check_options& options) {
    return checker{report, options}.run();
}

}  // namespace gongkai
