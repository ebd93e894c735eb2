// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <gongkai/core/edition.hpp>
#include <gongkai/core/source_span.hpp>
#include <gongkai/rules/catalogue.hpp>
#include <gongkai/tables/form.hpp>
#include <gongkai/tables/sums.hpp>
#include <optional>
#include <string>
#include <vector>

namespace gongkai {

/// Why a check could not be judged, or under what assumption it was.
/// blank_as_zero: blank cells were counted as zero. total_blank, total_missing, addend_missing, addends_blank: what a sum lacks.
/// not_a_count: an operand is no countable number. inferred_through_sum: the cells were read by means of this sum.
/// cell_missing: the document has no such cell, or what it prints cannot be attributed to one.
/// table_absent, year_unknown, sections_unknown: what the document does not say.
/// heading_lost: the printed numbering leaves room for the section, so its heading may have been lost on the way.
/// blanks_vanished: empty cells left no trace. no_sum_to_decide: several readings, and no sum that could choose.
/// cell_blank: a cell that must hold a number is blank. other_edition: the other report's form has no such cell.
/// agency_unknown, agency_outside, report_missing, last_year_missing, part_missing, predecessor_missing, own_level_unknown,
/// duplicates_differ: what the reports of other years and agencies lack. unit_unknown: an amount whose unit is not
/// certain. text_short: too few words to compare.
/// section_absent: the section that should say it is not there. text_lost: the document has lost other parts, so the text
/// may have been lost too. period_unstated: no statistical period that could be read. day_unknown: the day of publication
/// is not printed. kind_unknown: the name does not say what kind of organ it is. fee_nowhere: no other part of the report
/// speaks of a fee either. sentence_instead: a sentence stands where the table should. cell_pictured: a picture or a field
/// of a form, whose number is not in the text, stands in the cell. cell_lost: the document does not hold all that the cell held.
/// every_reading: digits have run together, and however they are read the sum does not hold. recognised: it was recognised
/// in a picture, where the recogniser may be wrong and not the report. ledger_absent: no ledger was given that counts it.
/// other_scope: a number of a class, or of a time, that the ledgers do not count apart.
BOOST_DEFINE_ENUM_CLASS(reason, none, blank_as_zero, total_blank, total_missing, addend_missing, addends_blank, not_a_count,
                        inferred_through_sum, cell_missing, table_absent, year_unknown, sections_unknown, heading_lost,
                        blanks_vanished, no_sum_to_decide, cell_blank, other_edition, agency_unknown, agency_outside,
                        report_missing, last_year_missing, predecessor_missing, part_missing, own_level_unknown,
                        duplicates_differ, unit_unknown, text_short, section_absent, text_lost, period_unstated, day_unknown,
                        kind_unknown, fee_nowhere, sentence_instead, cell_pictured, cell_lost, every_reading, recognised,
                        ledger_absent, other_scope)

/// The rule by which sums of a kind are judged.
constexpr rule_id rule_of(sum_kind kind) noexcept { return static_cast<rule_id>(index_of(kind)); }
static_assert(rule_of(sum_kind::requests_row) == rule_id::requests_row_sum &&
              rule_of(sum_kind::requests_dispositions) == rule_id::requests_disposition_sum &&
              rule_of(sum_kind::requests_balance) == rule_id::requests_balance &&
              rule_of(sum_kind::reviews_row) == rule_id::reviews_row_sum);

/// The result of one check: which rule, how it ended, where, and on what numbers.
struct finding {
    rule_id rule = rule_id::requests_row_sum;
    gongkai::outcome outcome = gongkai::outcome::pass;
    gongkai::reason reason = gongkai::reason::none;
    gongkai::edition edition = newest_edition;  ///< of the form, for its labels
    std::vector<cell_key> cells{};              ///< the cells in question; of a sum, its total
    std::optional<gongkai::table> table{};      ///< where a whole table is meant
    std::optional<gongkai::section> section{};  ///< where a section is meant
    std::string expected{};                     ///< a number, or readings parted by `;`
    std::string actual{};
    source_span span{};
    std::string quote{};                       ///< of the prose, where a finding is about words
    std::string words{};                       ///< of the quote: those by which it was read what is counted
    std::optional<gongkai::severity> level{};  ///< where it is not the rule's own, as for uncertain words
    citation own_basis{};                      ///< where it is not the rule's

    /// As chosen, or as the catalogue has it.
    gongkai::severity severity() const noexcept { return level.value_or(item(rule).level); }
    /// Of the rule; where that is the format, the edition that the report uses.
    citation basis() const noexcept {
        if (own_basis) return own_basis;
        const citation& of_rule = item(rule).basis;
        if (of_rule == current_format) return {format_of(edition)};
        return of_rule;
    }
    /// A failure that is more than a note.
    bool is_fault() const noexcept { return outcome == gongkai::outcome::fail && severity() != gongkai::severity::note; }

    friend bool operator==(const finding&, const finding&);
};

}  // namespace gongkai
