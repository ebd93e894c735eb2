// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <gongkai/ledger/tally.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What a tally of requests is made of.

namespace gongkai::detail {

inline constexpr std::int32_t first_ledger_day =
    static_cast<std::int32_t>(std::chrono::sys_days{first_ledger_year / 1 / 1}.time_since_epoch().count());
inline constexpr std::int32_t last_ledger_day =
    static_cast<std::int32_t>(std::chrono::sys_days{last_ledger_year / 12 / 31}.time_since_epoch().count());

/// Years since first_ledger_year of a day within the ledger years: their four-year cycle begins with a leap year and
/// has no exception. Of any other day a number without meaning.
constexpr unsigned year_index(std::int32_t days) noexcept {
    return (static_cast<unsigned>(days) - static_cast<unsigned>(first_ledger_day)) * 4U / 1461U;
}
constexpr unsigned year_index(std::chrono::sys_days date) noexcept {
    return year_index(static_cast<std::int32_t>(date.time_since_epoch().count()));
}
static_assert([] {
    for (auto y = first_ledger_year; y <= last_ledger_year; ++y) {
        const auto n = static_cast<unsigned>(int{y} - int{first_ledger_year});
        if (year_index(std::chrono::sys_days{y / 1 / 1}) != n || year_index(std::chrono::sys_days{y / 12 / 31}) != n)
            return false;
    }
    return true;
}());

constexpr std::optional<unsigned> year_index(std::chrono::year y) noexcept {
    if (y < first_ledger_year || y > last_ledger_year) return std::nullopt;
    return static_cast<unsigned>(int{y} - int{first_ledger_year});
}

static_assert(last_ledger_day - first_ledger_day < static_cast<std::int32_t>(row_trace::no_day));

inline row_trace trace_of(const ledger_entry& entry) noexcept {
    return {entry.applicant, entry.disposition.value_or(disposition{}), year_index(entry.events.received),
            entry.events.closed ? static_cast<unsigned>(entry.events.closed->time_since_epoch().count() - first_ledger_day)
                                : row_trace::no_day};
}

/// A row with a fee; its year and amount are kept aside because there are few.
struct fee_row {
    std::size_t segment;
    std::uint64_t row;
    std::optional<unsigned> notified_year;
    std::optional<unsigned> paid_year;
    std::optional<money> amount;
};

/// What one pass over rows gathers.
struct request_gathering {
    request_histogram histogram{};
    std::vector<kept_finding> findings{};
    std::array<std::uint64_t, enum_size<ledger_rule>> finding_totals{};
    std::vector<fee_row> fees{};
    std::uint64_t counted = 0;
    std::uint64_t reported = 0;

    void find(std::size_t segment, std::uint64_t row, std::size_t keep, ledger_finding finding) {
        ++finding_totals[index_of(finding.rule)];
        if (findings.size() < keep) findings.push_back({segment, row, std::move(finding)});
    }
    /// `later`: gathered from rows after these, in segments numbered from `first_segment`.
    void append(request_gathering&& later, std::size_t first_segment, std::size_t keep) {
        histogram += later.histogram;
        for (kept_finding& f : later.findings) {
            if (findings.size() == keep) break;
            f.segment += first_segment;
            findings.push_back(std::move(f));
        }
        for (std::size_t r = 0; r < finding_totals.size(); ++r) finding_totals[r] += later.finding_totals[r];
        for (fee_row& f : later.fees) {
            f.segment += first_segment;
            fees.push_back(f);
        }
        counted += later.counted;
        reported += later.reported;
    }
    /// What is found of a row. Beyond those that are kept findings are only counted, and what would be said of them is not.
    struct row_findings {
        request_gathering& into;
        std::size_t segment;
        std::uint64_t row;
        std::size_t keep;
        const ledger_entry& entry;

        bool keeps() const noexcept { return into.findings.size() < keep; }
        void operator()(ledger_rule rule, ledger_column column, std::string detail, const finding_context& context = {}) const {
            if (keeps()) into.find(segment, row, keep, {rule, {}, 0, entry.id, column, std::move(detail), context});
            else ++into.finding_totals[index_of(rule)];
        }
    };

    /// Judges an entry and takes it in. `entry.id` is the id to name; `row` its place within the segment.
    row_trace take(const ledger_entry& entry, std::size_t segment, std::uint64_t row, const ledger_scope& scope,
                   const work_calendar& calendar, std::size_t keep, reading by) {
        const row_findings report{*this, segment, row, keep, entry};
        const bool counts = examine(entry, calendar, report, scope, by);
        if (!counts) {
            ++reported;
            return row_trace::rejected();
        }
        ++counted;
        const row_trace trace = trace_of(entry);
        histogram.add(trace);
        if (entry.events.fee_notified || entry.events.fee_paid) {
            fee_row fee{segment, row, {}, {}, entry.fee};
            if (entry.events.fee_notified) fee.notified_year = year_index(*entry.events.fee_notified);
            if (entry.events.fee_paid) fee.paid_year = year_index(*entry.events.fee_paid);
            fees.push_back(fee);
        }
        return trace;
    }
};

struct request_tally_state {
    work_calendar calendar;
    std::size_t keep;
    reading by = reading::cautious;
    ledger_scope scope{};  ///< of the ledger whose rows come in one by one
    std::uint64_t taken = 0;
    std::vector<ledger_segment> segments{};
    request_gathering gathered{};
    std::vector<ledger_finding> findings{};  ///< after `finish`: with their ledger and row
    std::vector<std::uint64_t> starts{};     ///< after `finish`: by segment, the rows taken in before it

    /// What the rows of a segment add to the tables: kept, or read again from the columns.
    std::vector<row_trace> traces_of(std::size_t segment) const;
    /// The segment of the n-th row that was taken in, and the row's place there; n < taken.
    std::pair<std::size_t, std::size_t> place_of(std::uint64_t n) const noexcept {
        const auto after = std::upper_bound(starts.begin(), starts.end(), n);
        const auto segment = static_cast<std::size_t>(after - starts.begin()) - 1;
        return {segment, static_cast<std::size_t>(n - starts[segment])};
    }
    row_reference reference(std::size_t segment, std::size_t row) const {
        const ledger_segment& s = segments[segment];
        return {s.source, s.first_row + row, std::string{s.id(row)}};
    }
    template <class Predicate>
    std::vector<row_reference> select(Predicate&& wanted) const {
        std::vector<row_reference> found;
        for (std::size_t s = 0; s < segments.size(); ++s) {
            const std::vector<row_trace> traces = traces_of(s);
            for (std::size_t row = 0; row < traces.size(); ++row)
                if (wanted(traces[row])) found.push_back(reference(s, row));
        }
        return found;
    }
    /// The segment that takes the next row whose id is kept.
    ledger_segment& open_segment() {
        // Small pieces: what is kept grows without being moved.
        constexpr std::size_t most_rows_kept = 1U << 16U;
        constexpr std::size_t most_bytes = 1U << 24U;
        if (segments.empty()) segments.emplace_back();
        else if (segments.back().borrowed || segments.back().size() == most_rows_kept ||
                 segments.back().bytes.size() > most_bytes) {
            ledger_segment next;
            next.source = segments.back().source;
            next.continues = true;
            segments.push_back(std::move(next));
        }
        return segments.back();
    }
    void reject_duplicates();
};

}  // namespace gongkai::detail
