// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstdint>
#include <gongkai/core/money.hpp>
#include <gongkai/ledger/clock.hpp>
#include <gongkai/ledger/events.hpp>
#include <gongkai/ledger/finding.hpp>
#include <gongkai/taxonomy/applicant.hpp>
#include <gongkai/taxonomy/disposition.hpp>
#include <gongkai/taxonomy/review.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

/// A row of the ledger of requests.
struct ledger_entry {
    std::string id{};
    gongkai::applicant applicant = gongkai::applicant::natural_person;
    std::string applicant_id{};  ///< any stable key; needed only for fees by calendar month
    std::optional<gongkai::channel> channel{};
    request_events events{};
    std::optional<money> fee{};
    std::optional<gongkai::disposition> disposition{};  ///< empty while open

    friend bool operator==(const ledger_entry&, const ledger_entry&) = default;
};

/// A row of the ledger of reviews and lawsuits.
struct review_entry {
    std::string id{};
    std::string request_id{};
    review_kind kind = review_kind::reconsideration;
    std::chrono::sys_days filed{};
    std::optional<std::chrono::sys_days> closed{};
    std::optional<review_outcome> outcome{};  ///< empty while pending
    bool co_defendant = false;  ///< sued only as the reviewing organ: counts with the organ whose act it was

    friend bool operator==(const review_entry&, const review_entry&) = default;
};

/// The years that a ledger may speak of: from the first regulation on, which came into force in 2008.
inline constexpr std::chrono::year first_ledger_year{2008};
inline constexpr std::chrono::year last_ledger_year{2071};

/// Every row read is either counted or reported as wrong. A counted row may have no cell in a given year.
struct row_totals {
    std::uint64_t read = 0;
    std::uint64_t counted = 0;
    std::uint64_t reported = 0;
    friend constexpr bool operator==(const row_totals&, const row_totals&) noexcept = default;
};

/// What a ledger has columns for. Of what it has none for nothing is known of any row, and nothing found wrong.
struct ledger_scope {
    bool corrections = true;
    bool fees = true;
    friend constexpr bool operator==(const ledger_scope&, const ledger_scope&) noexcept = default;
};

namespace detail {

constexpr bool in_ledger_years(std::chrono::sys_days date) noexcept {
    return date >= std::chrono::sys_days{first_ledger_year / 1 / 1} &&
           date <= std::chrono::sys_days{last_ledger_year / 12 / 31};
}

/// What the four columns that every table is made of must satisfy. `Sink` is called with (rule, column, detail).
/// Returns whether the row counts.
template <class Sink>
bool examine_outline(std::chrono::sys_days received, const std::optional<std::chrono::sys_days>& closed,
                     const std::optional<disposition>& ended, Sink&& report) {
    bool counts = true;
    const auto wrong = [&](ledger_rule rule, ledger_column column, std::string detail) {
        counts = false;
        report(rule, column, std::move(detail));
    };
    if (!in_ledger_years(received)) wrong(ledger_rule::date, ledger_column::received, iso_date(received));
    if (closed) {
        if (!in_ledger_years(*closed)) wrong(ledger_rule::date, ledger_column::closed, iso_date(*closed));
        if (*closed < received)
            wrong(ledger_rule::order, ledger_column::closed, iso_date(*closed) + " < " + iso_date(received));
        if (!ended) wrong(ledger_rule::closed_without_disposition, ledger_column::disposition, {});
    } else if (ended) {
        wrong(ledger_rule::disposition_without_closed, ledger_column::closed, std::string{code(*ended)});
    }
    if (counts && ended) {
        const auto edition = edition_for(std::chrono::year_month_day{*closed}.year());
        if (edition && !contains(item(*ended).in, *edition))
            report(ledger_rule::disposition_edition, ledger_column::disposition, std::string{code(*ended)});
    }
    return counts;
}

/// What must hold of the events between receipt and closing.
template <class Sink>
bool examine_events(const request_events& e, const work_calendar& calendar, Sink&& report) {
    using optional_day = request_events::optional_day;
    bool counts = true;
    const auto wrong = [&](ledger_rule rule, ledger_column column, std::string detail) {
        counts = false;
        report(rule, column, std::move(detail));
    };
    const auto in_order = [&](const optional_day& event, ledger_column column, std::chrono::sys_days after,
                              bool before_closing = true) {
        if (!event) return;
        if (!in_ledger_years(*event)) wrong(ledger_rule::date, column, iso_date(*event));
        if (*event < after) wrong(ledger_rule::order, column, iso_date(*event) + " < " + iso_date(after));
        if (before_closing && e.closed && *event > *e.closed)
            wrong(ledger_rule::order, ledger_column::closed, iso_date(*e.closed) + " < " + iso_date(*event));
    };
    in_order(e.correction_notified, ledger_column::correction_notified, e.received);
    const std::chrono::sys_days notified = e.correction_notified.value_or(e.received);
    in_order(e.correction_due, ledger_column::correction_due, notified, false);
    in_order(e.correction_received, ledger_column::correction_received, notified);
    if (!e.correction_notified) {
        if (e.correction_due) wrong(ledger_rule::correction_without_notice, ledger_column::correction_due, {});
        if (e.correction_received) wrong(ledger_rule::correction_without_notice, ledger_column::correction_received, {});
    }
    std::chrono::sys_days previous = e.received;
    for (const consultation& c : e.consultations) {
        in_order(c.sent, ledger_column::consult_sent, previous);
        in_order(c.answered, ledger_column::consult_answered, c.sent);
        previous = c.sent;
    }
    in_order(e.extended, ledger_column::extended, e.received);
    in_order(e.fee_notified, ledger_column::fee_notified, e.received);
    in_order(e.fee_paid, ledger_column::fee_paid, e.fee_notified.value_or(e.received));
    if (e.fee_paid && !e.fee_notified) wrong(ledger_rule::payment_without_notice, ledger_column::fee_paid, {});
    if (!counts) return false;

    bool judged = true;
    const auto late = [&](const std::optional<due_day>& due, std::chrono::sys_days done, ledger_rule rule,
                          ledger_column column) {
        if (!due) judged = false;
        if (!due || done <= due->date) return;
        report(rule, column, iso_date(done) + " > " + iso_date(due->date));
        if (due->provisional) report(ledger_rule::clock_provisional, column, iso_date(due->date));
    };
    if (e.correction_notified)
        late(correction_notice_due(e.received, calendar), *e.correction_notified, ledger_rule::correction_notice_late,
             ledger_column::correction_notified);
    if (e.fee_paid)
        late(payment_due(*e.fee_notified, calendar), *e.fee_paid, ledger_rule::payment_late, ledger_column::fee_paid);
    if (e.extended) {
        if (e.extension_days < 1 || e.extension_days > longest_extension)
            report(ledger_rule::extension_days, ledger_column::extension_days, std::to_string(e.extension_days));
        // As the events stood then: what restarted the period later does not make an extension late or timely.
        request_events then = e;
        if (then.correction_received && *then.correction_received > *e.extended) then.correction_received.reset();
        if (then.fee_paid && *then.fee_paid > *e.extended) then.fee_paid.reset();
        const auto period = reply_period_of(then, calendar);
        late(period ? std::optional{period->original} : std::nullopt, *e.extended, ledger_rule::extension_late,
             ledger_column::extended);
        if (*e.extended < day_zero_of(e).date)
            report(ledger_rule::extension_superseded, ledger_column::extended,
                   iso_date(*e.extended) + " < " + iso_date(day_zero_of(e).date));
    } else if (e.extension_days != 0) {
        report(ledger_rule::extension_days, ledger_column::extended, std::to_string(e.extension_days));
    }
    if (!judged) report(ledger_rule::clock_unknown, ledger_column::received, iso_date(e.received));
    return true;
}

/// What the law asks of a disposition that follows from the applicant's silence or from a correction: the notice that
/// set the time, that it ran out, and that nothing came (条例 30, 42).
template <class Sink>
void examine_ground(const request_events& e, disposition ended, const ledger_scope& scope, const work_calendar& calendar,
                    Sink&& report) {
    const bool lapsed = ended == disposition::other_correction_overdue;
    if (scope.corrections && (lapsed || ended == disposition::unable_unclear_after_correction)) {
        const auto contrary = [&](ledger_column column, std::string detail) {
            report(ledger_rule::correction_disposition, column, std::move(detail));
        };
        if (!e.correction_notified) contrary(ledger_column::correction_notified, std::string{code(ended)});
        else if (!lapsed && !e.correction_received) contrary(ledger_column::correction_received, std::string{code(ended)});
        else if (lapsed && e.correction_received) contrary(ledger_column::correction_received, iso_date(*e.correction_received));
        else if (lapsed && e.correction_due && *e.closed <= *e.correction_due)
            contrary(ledger_column::closed, iso_date(*e.closed) + " <= " + iso_date(*e.correction_due));
    }
    if (scope.fees && ended == disposition::other_fee_unpaid) {
        const auto contrary = [&](ledger_column column, std::string detail) {
            report(ledger_rule::fee_disposition, column, std::move(detail));
        };
        const auto due = e.fee_notified ? payment_due(*e.fee_notified, calendar) : std::nullopt;
        if (!e.fee_notified) contrary(ledger_column::fee_notified, std::string{code(ended)});
        else if (e.fee_paid) contrary(ledger_column::fee_paid, iso_date(*e.fee_paid));
        else if (due && *e.closed <= due->date)
            contrary(ledger_column::closed, iso_date(*e.closed) + " <= " + iso_date(due->date));
    }
}

}  // namespace detail

/// Judges an entry as a row: calls `report(rule, column, detail)` for whatever is wrong with it, and returns whether
/// it counts, that is, whether nothing of it is an error. Whether its id is unique only the whole ledger can tell.
template <class Sink>
bool examine(const ledger_entry& entry, const work_calendar& calendar, Sink&& report, const ledger_scope& scope = {}) {
    bool counts = true;
    if (entry.id.empty()) {
        counts = false;
        report(ledger_rule::id_missing, ledger_column::id, std::string{});
    }
    counts = detail::examine_outline(entry.events.received, entry.events.closed, entry.disposition, report) && counts;
    counts = detail::examine_events(entry.events, calendar, report) && counts;
    if (counts && entry.disposition)
        detail::examine_ground(entry.events, *entry.disposition, scope, calendar, report);
    if (counts && entry.fee.value_or(money{}) > money{} && !entry.events.fee_notified)
        report(ledger_rule::fee_without_notice, ledger_column::fee_yuan, std::string{});
    return counts;
}

/// The same for a review. `pending` is no outcome of a closed case.
template <class Sink>
bool examine(const review_entry& entry, Sink&& report) {
    bool counts = true;
    const auto wrong = [&](ledger_rule rule, ledger_column column, std::string detail) {
        counts = false;
        report(rule, column, std::move(detail));
    };
    if (entry.id.empty()) wrong(ledger_rule::id_missing, ledger_column::id, {});
    if (!detail::in_ledger_years(entry.filed)) wrong(ledger_rule::date, ledger_column::filed, iso_date(entry.filed));
    const bool decided = entry.outcome && *entry.outcome != review_outcome::pending;
    if (entry.closed) {
        if (!detail::in_ledger_years(*entry.closed)) wrong(ledger_rule::date, ledger_column::closed, iso_date(*entry.closed));
        if (*entry.closed < entry.filed)
            wrong(ledger_rule::order, ledger_column::closed, iso_date(*entry.closed) + " < " + iso_date(entry.filed));
        if (!decided) wrong(ledger_rule::closed_without_disposition, ledger_column::outcome, {});
    } else if (decided) {
        wrong(ledger_rule::disposition_without_closed, ledger_column::closed, std::string{code(*entry.outcome)});
    }
    return counts;
}

}  // namespace gongkai
