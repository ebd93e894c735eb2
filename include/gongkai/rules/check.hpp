// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <gongkai/core/count.hpp>
#include <gongkai/core/money.hpp>
#include <gongkai/report/published_report.hpp>
#include <gongkai/rules/finding.hpp>
#include <gongkai/tables/sums.hpp>
#include <span>
#include <string>
#include <vector>

namespace gongkai {

/// What `check` lists besides failures and what could not be judged.
struct check_options {
    bool passes = false;
};

namespace detail {

constexpr rule_id rule_of(sum_kind kind) noexcept { return static_cast<rule_id>(index_of(kind)); }
static_assert(rule_of(sum_kind::requests_row) == rule_id::requests_row_sum &&
              rule_of(sum_kind::requests_dispositions) == rule_id::requests_disposition_sum &&
              rule_of(sum_kind::requests_balance) == rule_id::requests_balance &&
              rule_of(sum_kind::reviews_row) == rule_id::reviews_row_sum);

constexpr table table_of(sum_kind kind) noexcept {
    return kind == sum_kind::reviews_row ? table::reviews : table::requests;
}

/// The cells of a report as numbers to sum, with what stands in the way of summing them.
struct operands {
    enum : std::uint8_t { counted = 0, blank = 1, missing = 2, not_a_count = 4, inferred = 8 };

    std::array<std::int64_t, cell_count> value;
    std::array<std::uint8_t, cell_count> state;

    explicit operands(const published_report& report) noexcept {
        const auto& cells = report.cells();
        for (std::size_t i = 0; i < cell_count; ++i) {
            const cell& c = cells[i];
            value[i] = 0;
            switch (c.status()) {
                case cell_status::blank: state[i] = blank; break;
                case cell_status::missing: state[i] = missing; break;
                case cell_status::reported:
                case cell_status::inferred:
                    state[i] = c.status() == cell_status::inferred ? inferred : counted;
                    if (!c.number().is_integer() || c.number().coefficient() > count::max_cell ||
                        c.number().coefficient() < -count::max_cell)
                        state[i] |= not_a_count;
                    else
                        value[i] = c.number().coefficient();
            }
        }
    }
};

struct judgement {
    gongkai::outcome outcome = gongkai::outcome::pass;
    gongkai::reason reason = gongkai::reason::none;
    std::int64_t expected = 0;
    std::int64_t actual = 0;
};

/// A blank among addends counts as zero and is said to; a total must hold a number, and so must at least one addend.
/// In the balance, 新收 and 总计 must hold numbers; a blank 结转 counts as zero.
inline judgement judge(const sum& s, const operands& cells, const published_report& report) noexcept {
    judgement result;
    std::uint8_t seen = 0;
    for (const auto i : s.left()) {
        result.actual += cells.value[i];
        seen |= cells.state[i];
    }
    for (const auto i : s.right()) {
        result.expected += cells.value[i];
        seen |= cells.state[i];
    }
    const bool balance = s.kind == sum_kind::requests_balance;
    if (balance) std::swap(result.expected, result.actual);
    const auto unjudged = [&](reason why) {
        result.outcome = outcome::not_assessable;
        result.reason = why;
        return result;
    };
    if (seen != operands::counted) {
        const std::uint8_t total = cells.state[balance ? s.right_cells[0] : s.left_cells[0]];
        if (total & operands::missing) return unjudged(reason::total_missing);
        if (total & operands::blank) return unjudged(reason::total_blank);
        if (seen & operands::missing) return unjudged(reason::addend_missing);
        if (balance) {
            if (cells.state[s.left_cells[0]] & operands::blank) return unjudged(reason::addends_blank);
        } else if (std::ranges::all_of(s.right(), [&](auto i) { return cells.state[i] == operands::blank; })) {
            return unjudged(reason::addends_blank);
        }
        if (seen & operands::not_a_count) return unjudged(reason::not_a_count);
        if (seen & operands::inferred) {
            const auto by_this_sum = [&](auto i) { return report.cells()[i].inferred_through().contains(s.kind); };
            if (std::ranges::any_of(s.left(), by_this_sum) || std::ranges::any_of(s.right(), by_this_sum))
                return unjudged(reason::inferred_through_sum);
        }
        if (seen & operands::blank) result.reason = reason::blank_as_zero;
    }
    if (result.expected != result.actual) result.outcome = outcome::fail;
    return result;
}

class checker {
public:
    checker(const published_report& report, const check_options& options) noexcept
        : report_{report}, options_{options} {}

    std::vector<finding> run() && {
        check_sums();
        check_values(rule_id::value_count);
        check_values(rule_id::value_money);
        check_notes(rule_id::cell_conflict);
        check_tables();
        check_blanks();
        check_notes(rule_id::cell_ambiguous);
        check_edition();
        check_sections();
        return std::move(findings_);
    }

private:
    finding& add(rule_id rule, outcome result, reason why = reason::none) {
        finding& f = findings_.emplace_back();
        f.rule = rule;
        f.outcome = result;
        f.reason = why;
        f.edition = report_.edition();
        return f;
    }
    void pass(rule_id rule, reason why = reason::none) {
        if (options_.passes) add(rule, outcome::pass, why);
    }

    void check_sums() {
        const operands cells{report_};
        std::array<bool, enum_size<sum_kind>> absent{};
        for (const sum& s : sums_of(report_.form())) {
            if (!report_.has_table(table_of(s.kind))) {
                if (!std::exchange(absent[index_of(s.kind)], true))
                    add(rule_of(s.kind), outcome::not_assessable, reason::table_absent).table = table_of(s.kind);
                continue;
            }
            const judgement j = judge(s, cells, report_);
            if (j.outcome == outcome::pass && !options_.passes) continue;
            finding& f = add(rule_of(s.kind), j.outcome, j.reason);
            f.cells.push_back(all_cells[s.left_cells[0]]);
            if (s.kind == sum_kind::requests_balance)
                for (const auto i : {s.left_cells[1], s.right_cells[0], s.right_cells[1]})
                    f.cells.push_back(all_cells[i]);
            if (j.outcome != outcome::not_assessable) {
                f.expected = std::to_string(j.expected);
                f.actual = std::to_string(j.actual);
            }
            const auto shown = s.kind == sum_kind::requests_balance ? s.right_cells[0] : s.left_cells[0];
            f.span = report_.cells()[shown].span();
        }
    }

    static bool lawful(const cell_key& key, const decimal& value) noexcept {
        if (key.is_money()) return money::from_wan_yuan(value).has_value();
        if (!value.is_integer()) return false;
        return key.is_signed() ? count::from(value.is_negative() ? -value.coefficient() : value.coefficient()).has_value()
                               : count::from(value.coefficient()).has_value();
    }

    void check_values(rule_id rule) {
        const bool money_wanted = rule == rule_id::value_money;
        bool assessed = false;
        bool failed = false;
        for (std::size_t i = 0; i < cell_count; ++i) {
            const cell& c = report_.cells()[i];
            if (!c.has_value() || all_cells[i].is_money() != money_wanted) continue;
            assessed = true;
            if (lawful(all_cells[i], c.number())) continue;
            failed = true;
            finding& f = add(rule, outcome::fail);
            f.cells.push_back(all_cells[i]);
            f.actual = to_string(c.number());
            f.span = c.span();
        }
        for (const reading_note& note : report_.notes) {
            if (note.problem != reading_problem::unreadable || note.cells.front().is_money() != money_wanted) continue;
            failed = true;
            note_finding(rule, note, outcome::fail);
        }
        report_missing(rule, money_wanted);
        if (assessed && !failed) pass(rule);
    }

    /// Cells of a printed table that have no number for no noted reason: one finding a table.
    void report_missing(rule_id rule, bool money_wanted) {
        for (const table t : enumerators<table>) {
            if (!report_.has_table(t)) continue;
            finding* f = nullptr;
            for (std::size_t i = 0; i < cell_count; ++i) {
                const cell_key& key = all_cells[i];
                if (key.table() != t || report_.cells()[i].status() != cell_status::missing ||
                    key.is_money() != money_wanted || !report_.form().has(key) || is_noted(key))
                    continue;
                if (!f) {
                    f = &add(rule, outcome::not_assessable, reason::cell_missing);
                    f->table = t;
                }
                f->cells.push_back(key);
            }
        }
    }

    bool is_noted(const cell_key& key) const noexcept {
        return std::ranges::any_of(report_.notes, [&](const reading_note& note) {
            return std::ranges::find(note.cells, key) != note.cells.end();
        });
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
            if (report_.has_table(t) && !options_.passes) continue;
            finding& f = add(rule_id::table_missing, report_.has_table(t) ? outcome::pass : outcome::fail);
            f.table = t;
            if (const section_text* text = find_section(section_of(t))) f.span = text->heading_span;
        }
    }

    void check_blanks() {
        for (const table t : enumerators<table>) {
            finding* f = nullptr;
            for (std::size_t i = 0; i < cell_count; ++i) {
                const cell& c = report_.cells()[i];
                if (c.status() != cell_status::blank || all_cells[i].table() != t) continue;
                if (!f) {
                    f = &add(rule_id::cell_blank, outcome::fail);
                    f->table = t;
                    f->span = c.span();
                }
                f->cells.push_back(all_cells[i]);
            }
            if (!f && options_.passes && report_.has_table(t)) add(rule_id::cell_blank, outcome::pass).table = t;
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
            f.actual = code(undivided ? edition::e2019 : edition::e2021);
            for (const request_column column : enumerators<request_column>)
                f.cells.emplace_back(undivided ? request_row::other : request_row::other_correction_overdue, column);
            f.span = report_[f.cells.front()].span();
        }
        if (failed) return;
        if (!wanted)
            add(rule_id::edition_mismatch, outcome::not_assessable, reason::year_unknown);
        else
            pass(rule_id::edition_mismatch);
    }

    const section_text* find_section(section wanted) const noexcept {
        for (const section_text& s : report_.sections)
            if (s.which == wanted) return &s;
        return nullptr;
    }

    void check_sections() {
        if (!report_.sections_known) {
            add(rule_id::section_missing, outcome::not_assessable, reason::sections_unknown);
            add(rule_id::section_order, outcome::not_assessable, reason::sections_unknown);
            return;
        }
        for (const section wanted : enumerators<section>) {
            const bool found = find_section(wanted) != nullptr;
            if (found && !options_.passes) continue;
            add(rule_id::section_missing, found ? outcome::pass : outcome::fail).section = wanted;
        }
        bool ordered = true;
        for (std::size_t i = 1; i < report_.sections.size(); ++i) {
            if (report_.sections[i].which >= report_.sections[i - 1].which) continue;
            ordered = false;
            finding& f = add(rule_id::section_order, outcome::fail);
            f.section = report_.sections[i].which;
            f.span = report_.sections[i].heading_span;
        }
        if (ordered) pass(rule_id::section_order);
    }

    const published_report& report_;
    const check_options options_;
    std::vector<finding> findings_{};
};

}  // namespace detail

/// Judges a report by every rule of the catalogue. Lists what fails and what cannot be judged, in the order of the
/// catalogue; with `options.passes` also what holds. Never changes the report.
inline std::vector<finding> check(const published_report& report, const check_options& options = {}) {
    return detail::checker{report, options}.run();
}

}  // namespace gongkai
