// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <gongkai/core/edition.hpp>
#include <gongkai/core/reflect.hpp>
#include <gongkai/rules/severity.hpp>
#include <optional>
#include <string_view>

namespace gongkai {

/// Every check ends in one of three: it holds, it does not, or it cannot be judged (and why).
BOOST_DEFINE_ENUM_CLASS(outcome, pass, fail, not_assessable)

/// The checks, in the order in which they are made and listed.
BOOST_DEFINE_ENUM_CLASS(rule_id, requests_row_sum, requests_disposition_sum, requests_balance, reviews_row_sum, value_count,
                        value_money, value_unit, cell_conflict, table_missing, table_rows_missing, cell_blank, cell_ambiguous,
                        edition_mismatch, section_missing, section_order, section_number, section_empty, section_overview_length,
                        section_fee_statement, section_assessment_statement, period_mismatch, filing_late, years_carry_over,
                        years_stock, stock_bound, rules_no_power, years_boilerplate, years_growth, years_repeated, tree_sum,
                        tree_duplicate, narrative_mismatch, narrative_contradiction, narrative_year, facts_mismatch)

/// What a check is judged on, and so by whom. report: one report, by `check`. years: the reports of an agency year by
/// year, by a `panel`. agencies: the reports of an agency and those under it, by a `tree`. prose: the text of one report
/// against its tables, by `check_narrative`; `check_with_prose` makes those of one report together. records: the text of
/// one report against the ledgers of publication and service, by `check_with_records`.
BOOST_DEFINE_ENUM_CLASS(rule_scope, report, years, agencies, prose, records)

/// What a check looks at. disclosure, requests, reviews: the cells of a table. notes: what the reader of the document
/// noted of cells without a number. headings: of the sections. prose: the text. metadata: the agency, the year, the days.
/// other_reports: of other years or agencies. ledgers: of publication and service.
BOOST_DEFINE_ENUM_CLASS(rule_input, disclosure, requests, reviews, notes, headings, prose, metadata, other_reports, ledgers)

/// A set of what a check looks at.
class rule_inputs {
public:
    constexpr rule_inputs() noexcept = default;
    constexpr rule_inputs(rule_input one) noexcept : bits_{static_cast<std::uint16_t>(1U << index_of(one))} {}

    /// Whether the rule looks at it.
    constexpr bool contains(rule_input one) const noexcept { return (bits_ >> index_of(one) & 1U) != 0; }
    /// Whether there is none.
    constexpr bool empty() const noexcept { return bits_ == 0; }
    friend constexpr rule_inputs operator|(rule_inputs a, rule_inputs b) noexcept {
        a.bits_ = static_cast<std::uint16_t>(a.bits_ | b.bits_);
        return a;
    }
    friend constexpr bool operator==(rule_inputs, rule_inputs) noexcept = default;

private:
    std::uint16_t bits_ = 0;
};

/// What a failure points at. cell: one cell or those of one sum, with what is printed and what it should be. cells: those
/// concerned, of one table. table, section: a whole one. words: of the prose, and the cells they are about. report: all
/// of it.
BOOST_DEFINE_ENUM_CLASS(rule_subject, cell, cells, table, section, words, report)

/// A check as data: what it is called, how grave a failure is, where it comes from, what it looks at, what a failure
/// points at, what it demands.
struct rule {
    rule_id id;
    std::string_view code;
    severity level;
    citation basis;
    rule_inputs reads;
    rule_subject yields;
    std::string_view zh;
    std::string_view en;
    rule_scope scope = rule_scope::report;
};

/// The notice that prescribes the newest edition of the form.
inline constexpr citation current_format{format_of(newest_edition)};

/// The catalogue of checks, in the order of rule_id.
extern const std::array<rule, enum_size<rule_id>> all_rules;

inline const rule& item(rule_id id) noexcept { return all_rules[index_of(id)]; }
inline std::string_view code(rule_id id) noexcept { return item(id).code; }
std::string_view code(outcome o) noexcept;
std::string_view code(rule_scope s) noexcept;
std::string_view code(rule_input i) noexcept;
std::string_view code(rule_subject s) noexcept;

/// The rule of that code; empty where there is none.
std::optional<rule_id> find_rule(std::string_view code) noexcept;

}  // namespace gongkai
