// SPDX-License-Identifier: Apache-2.0
#include "consultations.hpp"
#include <algorithm>
#include <gongkai/ledger/tally.hpp>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace gongkai {

using std::chrono::year;

namespace {

year year_of(std::chrono::sys_days date) noexcept { return std::chrono::year_month_day{date}.year(); }

/// The column of a year's table that a case stands in, if any.
std::optional<review_outcome> outcome_in(const review_entry& entry, year report_year) noexcept {
    if (entry.co_defendant || year_of(entry.filed) > report_year) return std::nullopt;
    if (!entry.closed || year_of(*entry.closed) > report_year) return review_outcome::pending;
    if (year_of(*entry.closed) == report_year) return entry.outcome;
    return std::nullopt;
}

/// 行政复议法 as revised, art. 23; 行政复议法实施条例 as revised, art. 31.
constexpr std::chrono::sys_days reconsideration_first_in_force = ymd(20240101);
constexpr std::chrono::sys_days partly_refused_in_force = ymd(20260701);

/// Refusals to disclose, over which reconsideration comes first (行政复议法 art. 23; 法释〔2025〕8号 arts. 1, 10).
bool is_refusal(disposition ended) noexcept {
    switch (ended) {
        case disposition::denied_state_secret:
        case disposition::denied_prohibited_by_law:
        case disposition::denied_security_and_stability:
        case disposition::denied_third_party_rights:
        case disposition::denied_internal_affairs:
        case disposition::denied_process_information:
        case disposition::denied_enforcement_file: return true;
        default: return false;
    }
}

}  // namespace

void review_tally::begin(std::string source) { ledgers_.push_back({std::move(source)}); }

void review_tally::find(std::uint64_t row, ledger_finding finding) {
    ++finding_totals_[index_of(finding.rule)];
    if (findings_.size() < kept_findings_) findings_.push_back({ledgers_.size() - 1, row, std::move(finding)});
}

bool review_tally::add(const review_entry& entry, std::span<const ledger_finding> faults) {
    if (ledgers_.empty()) ledgers_.emplace_back();
    const std::uint64_t row = ledgers_.back().rows++;
    bool counts = true;
    for (ledger_finding fault : faults) {
        counts = counts && fault.severity() != severity::error;
        fault.id = entry.id;
        find(row, std::move(fault));
    }
    if (counts)
        counts = examine(entry, [&](ledger_rule rule, ledger_column column, std::string detail) {
            find(row, {rule, {}, 0, entry.id, column, std::move(detail)});
        });
    rows_.push_back({ledgers_.size() - 1, row, entry, counts});
    return counts;
}

void review_tally::remark(ledger_rule rule, std::string detail) {
    if (ledgers_.empty()) ledgers_.emplace_back();
    ledger_finding finding{rule};
    finding.detail = std::move(detail);
    find(detail::whole_ledger, std::move(finding));
}

void review_tally::merge(review_tally&& later) {
    const std::size_t first = ledgers_.size();
    for (ledger& l : later.ledgers_) ledgers_.push_back(std::move(l));
    for (taken_row& row : later.rows_) {
        row.ledger += first;
        rows_.push_back(std::move(row));
    }
    for (detail::kept_finding& f : later.findings_) {
        if (findings_.size() == kept_findings_) break;
        f.segment += first;
        findings_.push_back(std::move(f));
    }
    for (std::size_t r = 0; r < finding_totals_.size(); ++r) finding_totals_[r] += later.finding_totals_[r];
    later = review_tally{later.kept_findings_};
}

void review_tally::hold_against(const counted_requests& requests) {
    std::vector<std::string> ids;
    std::unordered_set<std::string_view> reconsidered;
    for (const taken_row& row : rows_) {
        ids.push_back(row.entry.request_id);
        if (row.counts && row.entry.kind == review_kind::reconsideration) reconsidered.insert(row.entry.request_id);
    }
    const auto endings = requests.endings_of(ids);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const taken_row& row = rows_[i];
        const review_entry& review = row.entry;
        if (!row.counts || review.request_id.empty()) continue;
        const auto note = [&](ledger_rule rule, ledger_column column, std::string detail, citation basis = {}) {
            ++finding_totals_[index_of(rule)];
            findings_.push_back({row.ledger, row.row, {rule, {}, 0, review.id, column, std::move(detail), {basis, {}}}});
        };
        if (review.kind == review_kind::litigation_after_reconsideration && !reconsidered.contains(review.request_id))
            note(ledger_rule::review_without_reconsideration, ledger_column::kind, review.request_id);
        if (!endings[i]) {
            note(ledger_rule::review_request_unknown, ledger_column::request_id, review.request_id);
            continue;
        }
        const auto& [closed, ended] = *endings[i];
        const bool replied = closed && *closed <= review.filed;
        if (!replied)
            note(ledger_rule::review_before_reply, ledger_column::filed,
                 iso_date(review.filed) + (closed ? " < " + iso_date(*closed) : std::string{}));
        if (review.kind != review_kind::litigation_direct || review.co_defendant || review.filed < reconsideration_first_in_force)
            continue;
        const bool partly = replied && *ended == disposition::partially_granted;
        if (replied && is_refusal(*ended))
            note(ledger_rule::reconsideration_first, ledger_column::kind, std::string{code(*ended)});
        else if (partly && review.filed >= partly_refused_in_force)
            note(ledger_rule::reconsideration_first, ledger_column::kind, std::string{code(*ended)}, basis::partly_refused);
        else if (!replied || partly)
            note(ledger_rule::reconsideration_first_disputed, ledger_column::kind,
                 partly ? std::string{code(*ended)} : std::string{});
    }
}

counted_reviews review_tally::finish(const counted_requests& against) && {
    hold_against(against);
    return std::move(*this).finish();
}

counted_reviews review_tally::finish() && {
    counted_reviews counted;
    std::unordered_set<std::string> ids;
    for (taken_row& row : rows_) {
        if (row.counts && !ids.insert(row.entry.id).second) {
            row.counts = false;
            ++finding_totals_[index_of(ledger_rule::duplicate_id)];
            findings_.push_back({row.ledger, row.row, {ledger_rule::duplicate_id, {}, 0, row.entry.id, ledger_column::id, {}}});
        }
        ++(row.counts ? counted.rows_.counted : counted.rows_.reported);
        if (!row.counts) continue;
        counted.co_defendant_ += row.entry.co_defendant ? 1 : 0;
        counted.counted_.push_back({{ledgers_[row.ledger].source, row.row + 1, row.entry.id}, std::move(row.entry)});
    }
    counted.rows_.read = rows_.size();
    std::stable_sort(findings_.begin(), findings_.end(), [](const detail::kept_finding& a, const detail::kept_finding& b) {
        return a.segment != b.segment ? a.segment < b.segment : a.row + 1 < b.row + 1;
    });
    for (detail::kept_finding& f : findings_) {
        if (counted.findings_.size() == kept_findings_) break;
        f.finding.source = ledgers_[f.segment].source;
        f.finding.row = f.row == detail::whole_ledger ? 0 : f.row + 1;
        counted.findings_.push_back(std::move(f.finding));
    }
    counted.finding_totals_ = finding_totals_;
    return counted;
}

review_table counted_reviews::table(year report_year) const noexcept {
    review_table table;
    for (const counted_row& row : counted_)
        if (const auto outcome = outcome_in(row.entry, report_year)) table(row.entry.kind, *outcome) += 1;
    return table;
}

std::vector<row_reference> counted_reviews::reviews_in(year report_year, review_kind kind, review_column column) const {
    std::vector<row_reference> found;
    for (const counted_row& row : counted_) {
        const auto outcome = outcome_in(row.entry, report_year);
        if (row.entry.kind == kind && outcome && (column == review_column::total || column_of(*outcome) == column))
            found.push_back(row.reference);
    }
    return found;
}

}  // namespace gongkai
