// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <gongkai/core/money.hpp>
#include <gongkai/ledger/clock.hpp>
#include <gongkai/ledger/events.hpp>
#include <gongkai/ledger/fees.hpp>
#include <gongkai/ledger/finding.hpp>
#include <gongkai/taxonomy/applicant.hpp>
#include <gongkai/taxonomy/disposition.hpp>
#include <gongkai/taxonomy/review.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

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
    bool co_defendant = false;                ///< sued only as the reviewing organ: counts with the organ whose act it was

    friend bool operator==(const review_entry&, const review_entry&) = default;
};

/// The years that a ledger may speak of: from the first regulation on, which came into force in 2008.
inline constexpr std::chrono::year first_ledger_year{2008};
/// The last year of which a ledger speaks.
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
    bool correction_times = true;
    bool consultations = true;
    friend constexpr bool operator==(const ledger_scope&, const ledger_scope&) noexcept = default;
};

namespace detail {

constexpr bool in_ledger_years(std::chrono::sys_days date) noexcept {
    return date >= std::chrono::sys_days{first_ledger_year / 1 / 1} && date <= std::chrono::sys_days{last_ledger_year / 12 / 31};
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
        if (*closed < received) wrong(ledger_rule::order, ledger_column::closed, iso_date(*closed) + " < " + iso_date(received));
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

/// Hands a finding on, with its context where the sink takes one.
template <class Sink>
void report_in_context(Sink& report, ledger_rule rule, ledger_column column, std::string detail, const finding_context& context) {
    if constexpr (std::is_invocable_v<Sink&, ledger_rule, ledger_column, std::string, const finding_context&>)
        report(rule, column, std::move(detail), context);
    else report(rule, column, std::move(detail));
}

/// The order of events. What the organ does comes after receipt and before closing; what an applicant or a third party
/// does may come after closing, lawfully and without effect.
template <class Sink>
bool examine_order(const request_events& e, Sink&& report) {
    using optional_day = request_events::optional_day;
    bool counts = true;
    const auto wrong = [&](ledger_rule rule, ledger_column column, std::string detail) {
        counts = false;
        report(rule, column, std::move(detail));
    };
    const auto in_order = [&](const optional_day& event, ledger_column column, std::chrono::sys_days after) {
        if (!event) return;
        if (!in_ledger_years(*event)) wrong(ledger_rule::date, column, iso_date(*event));
        if (*event < after) wrong(ledger_rule::order, column, iso_date(*event) + " < " + iso_date(after));
    };
    const auto of_the_organ = [&](const optional_day& event, ledger_column column) {
        in_order(event, column, e.received);
        if (event && e.closed && *event > *e.closed)
            wrong(ledger_rule::order, ledger_column::closed, iso_date(*e.closed) + " < " + iso_date(*event));
    };
    const auto of_others = [&](const optional_day& event, ledger_column column, std::chrono::sys_days after) {
        in_order(event, column, after);
        if (event && e.closed && *event > *e.closed)
            report(ledger_rule::after_closing, column, iso_date(*event) + " > " + iso_date(*e.closed));
    };
    of_the_organ(e.correction_notified, ledger_column::correction_notified);
    const std::chrono::sys_days notified = e.correction_notified.value_or(e.received);
    in_order(e.correction_due, ledger_column::correction_due, notified);
    of_others(e.correction_received, ledger_column::correction_received, notified);
    if (!e.correction_notified) {
        if (e.correction_due) wrong(ledger_rule::correction_without_notice, ledger_column::correction_due, {});
        if (e.correction_received) wrong(ledger_rule::correction_without_notice, ledger_column::correction_received, {});
    }
    for (const consultation& c : e.consultations) {
        of_the_organ(c.sent, ledger_column::consult_sent);
        of_others(c.answered, ledger_column::consult_answered, c.sent);
    }
    of_the_organ(e.extended, ledger_column::extended);
    of_the_organ(e.deferred, ledger_column::deferred);
    in_order(e.deferred_to, ledger_column::deferred_to, e.deferred.value_or(e.received));
    of_the_organ(e.fee_notified, ledger_column::fee_notified);
    of_others(e.fee_paid, ledger_column::fee_paid, e.fee_notified.value_or(e.received));
    if (e.fee_paid && !e.fee_notified) wrong(ledger_rule::payment_without_notice, ledger_column::fee_paid, {});
    return counts;
}

/// Holds the days of a request whose order is right against its periods.
template <class Sink>
class period_judge {
public:
    period_judge(const request_events& e, const work_calendar& calendar, reading by, Sink& report)
        : e_{e},
          calendar_{calendar},
          by_{by},
          law_{law_of(e.received)},
          earliest_{calendar.nth_working_day_after(e.received, law_.reply)},
          report_{report} {}

    void correction() {
        if (!e_.correction_notified) return;
        if (law_.revised)
            late(correction_notice_due(e_.received, calendar_), *e_.correction_notified, ledger_rule::correction_notice_late,
                 ledger_column::correction_notified);
        if (!e_.correction_due) return;
        const auto usual = calendar_.nth_working_day_after(*e_.correction_notified, usual_correction_days);
        if (law_.revised && usual && *e_.correction_due > usual->date)
            report_(ledger_rule::correction_time_long, ledger_column::correction_due,
                    iso_date(*e_.correction_due) + " > " + iso_date(usual->date));
        if (e_.correction_received)
            late(due_day{*e_.correction_due, false}, *e_.correction_received, ledger_rule::correction_late,
                 ledger_column::correction_received);
    }

    void consultations() {
        std::chrono::sys_days previous{};
        bool ordered = true;
        for (const consultation& c : e_.consultations) {
            ordered = ordered && c.sent >= previous;
            previous = c.sent;
            if (!earliest_ || c.sent <= earliest_->date) continue;
            request_events then = *as_of(e_, c.sent);
            then.closed.reset();
            std::erase(then.consultations, consultation{c.sent, {}});
            std::erase(then.consultations, consultation{c.sent, c.sent});
            const auto awaited = next_deadline(then, calendar_, by_);
            if (awaited && awaited->what == duty::reply)
                late(awaited->due, c.sent, ledger_rule::consultation_late, ledger_column::consult_sent);
        }
        if (!ordered) report_(ledger_rule::consultations_unordered, ledger_column::consult_sent, {});
    }

    void extension() {
        if (!e_.extended) {
            if (e_.extension_days != 0)
                report_(ledger_rule::extension_days, ledger_column::extended, std::to_string(e_.extension_days));
            return;
        }
        if (e_.extension_days < 1 || e_.extension_days > law_.longest_extension)
            report_(ledger_rule::extension_days, ledger_column::extension_days, std::to_string(e_.extension_days));
        // As the events stood then: what restarted the period later does not make an extension late or timely.
        const auto later = [&](const request_events::optional_day& restart) { return restart && *restart > *e_.extended; };
        std::optional<request_events> then;
        if (later(e_.correction_received) || later(e_.fee_paid)) {
            then = e_;
            if (later(e_.correction_received)) then->correction_received.reset();
            if (later(e_.fee_paid)) then->fee_paid.reset();
        }
        const auto period = reply_period_of(then ? *then : e_, calendar_, by_);
        late(period ? std::optional{period->original} : std::nullopt, *e_.extended, ledger_rule::extension_late,
             ledger_column::extended);
        const auto start = day_zero_of(e_, calendar_, by_).date;
        if (*e_.extended < start)
            report_(ledger_rule::extension_superseded, ledger_column::extended, iso_date(*e_.extended) + " < " + iso_date(start));
    }

    void deferral() {
        if (e_.deferred && !e_.deferred_to) report_(ledger_rule::deferral_without_date, ledger_column::deferred_to, {});
        if (!e_.deferred_to) return;
        const auto period = reply_period_of(e_, calendar_, by_);
        if (!period) {
            judged_ = false;
            return;
        }
        switch (period->deferral) {
            case grant_effect::early:
                report_(ledger_rule::deferral_early, ledger_column::deferred_to,
                        iso_date(*e_.deferred_to) + " < " + iso_date(period->due.date));
                break;
            case grant_effect::late: late(period->due, *e_.deferred, ledger_rule::deferral_late, ledger_column::deferred); break;
            case grant_effect::superseded:
                report_(ledger_rule::deferral_superseded, ledger_column::deferred_to,
                        iso_date(e_.deferred.value_or(*e_.deferred_to)) + ", " + iso_date(period->start.date));
                break;
            case grant_effect::none:
            case grant_effect::effective: break;
        }
    }

    void fee() {
        if (!e_.fee_notified) return;
        if (!law_.charges_fees)
            return report_(ledger_rule::fee_before_measure, ledger_column::fee_notified, iso_date(*e_.fee_notified));
        if (!earliest_) judged_ = false;
        else if (*e_.fee_notified > earliest_->date) {
            const request_events then = before_the_fee(e_);
            const auto awaited = next_deadline(then, calendar_, by_);
            if (awaited && awaited->what == duty::reply)
                late(awaited->due, *e_.fee_notified, ledger_rule::fee_notice_late, ledger_column::fee_notified);
        }
        if (e_.fee_paid)
            late(payment_due(*e_.fee_notified, calendar_), *e_.fee_paid, ledger_rule::payment_late, ledger_column::fee_paid);
    }

    void reply() {
        if (!e_.closed) return;
        if (!calendar_.covers(e_.received)) {
            judged_ = false;
            return;
        }
        if (earliest_ && *e_.closed <= earliest_->date) return;
        const auto found = reply_delay(e_, calendar_, by_);
        if (!found || !found->by.late) return;
        std::string detail = said([&] { return iso_date(*e_.closed) + " > " + iso_date(found->due.date); });
        finding_context context{found->basis, {}};
        if (found->disputed && keeps()) {
            if (found->otherwise) detail += ", <= " + iso_date(found->otherwise->date);
            request_events then = *as_of(e_, *e_.closed);
            then.closed.reset();
            if (const auto other = other_reading_of(then, calendar_, by_)) context.points = other->points;
        }
        report_in_context(report_, found->disputed ? ledger_rule::reply_late_disputed : ledger_rule::reply_late,
                          ledger_column::closed, std::move(detail), context);
        if (found->due.provisional) report_(ledger_rule::clock_provisional, ledger_column::closed, iso_date(found->due.date));
    }

    bool judged() const noexcept { return judged_; }

private:
    void late(const std::optional<due_day>& due, std::chrono::sys_days done, ledger_rule rule, ledger_column column) {
        if (!due) judged_ = false;
        if (!due || !delay_of(*due, done, calendar_).late) return;
        report_(rule, column, said([&] { return iso_date(done) + " > " + iso_date(due->date); }));
        if (due->provisional) report_(ledger_rule::clock_provisional, column, iso_date(due->date));
    }
    /// Whether what is said of a finding is kept at all: a sink that only counts says so by `keeps`.
    bool keeps() const {
        if constexpr (requires { report_.keeps(); }) return report_.keeps();
        else return true;
    }
    template <class Say>
    std::string said(Say&& say) const {
        return keeps() ? say() : std::string{};
    }

    const request_events& e_;
    const work_calendar& calendar_;
    reading by_;
    request_law law_;
    std::optional<due_day> earliest_;  ///< whatever happens, the period for the reply does not end before it
    Sink& report_;
    bool judged_ = true;
};

/// The last day on which an applicant or a third party did something.
inline std::chrono::sys_days last_act_of_others(const request_events& e) noexcept {
    std::chrono::sys_days last = std::max(e.correction_received.value_or(e.received), e.fee_paid.value_or(e.received));
    for (const consultation& c : e.consultations) last = std::max(last, c.answered.value_or(c.sent));
    return last;
}

/// What must hold of the events between receipt and closing. `replied`: the request ended with a reply of the organ, which
/// may be late, and did not lapse.
template <class Sink>
bool examine_events(const request_events& e, const work_calendar& calendar, Sink&& report, bool replied = true,
                    reading by = reading::cautious) {
    if (!examine_order(e, report)) return false;
    // What came after closing, lawfully and without effect, is not held against any period.
    std::optional<request_events> at_closing;
    if (e.closed && last_act_of_others(e) > *e.closed) at_closing = as_of(e, *e.closed);
    period_judge judge{at_closing ? *at_closing : e, calendar, by, report};
    judge.correction();
    judge.consultations();
    judge.extension();
    judge.deferral();
    judge.fee();
    if (replied) judge.reply();
    if (!judge.judged()) report(ledger_rule::clock_unknown, ledger_column::received, iso_date(e.received));
    return true;
}

/// Whether a request that ended so lapsed by the applicant's silence: no reply of the organ that could be late.
constexpr bool is_lapse(disposition ended) noexcept {
    return ended == disposition::other_correction_overdue || ended == disposition::other_fee_unpaid;
}

/// What the law asks of a disposition that follows from the applicant's silence or from a correction: the notice that
/// set the time, that it ran out, and that nothing came before the request was closed (条例 30, 42). And of a refusal for
/// the rights of a third party: its opinion (条例 32).
template <class Sink>
void examine_ground(const request_events& e, disposition ended, const ledger_scope& scope, const work_calendar& calendar,
                    Sink&& report) {
    const auto before_closing = [&](const request_events::optional_day& day) { return day && *day <= *e.closed; };
    const bool lapsed = ended == disposition::other_correction_overdue;
    if (scope.corrections && (lapsed || ended == disposition::unable_unclear_after_correction)) {
        const auto contrary = [&](ledger_column column, std::string detail) {
            report(ledger_rule::correction_disposition, column, std::move(detail));
        };
        if (!e.correction_notified) contrary(ledger_column::correction_notified, std::string{code(ended)});
        else if (!lapsed && !before_closing(e.correction_received))
            contrary(ledger_column::correction_received, std::string{code(ended)});
        else if (lapsed && before_closing(e.correction_received))
            contrary(ledger_column::correction_received, iso_date(*e.correction_received));
        else if (lapsed && !e.correction_due && scope.correction_times)
            contrary(ledger_column::correction_due, std::string{code(ended)});
        else if (lapsed && e.correction_due && *e.closed <= *e.correction_due)
            contrary(ledger_column::closed, iso_date(*e.closed) + " <= " + iso_date(*e.correction_due));
    }
    if (scope.fees && ended == disposition::other_fee_unpaid) {
        const auto contrary = [&](ledger_column column, std::string detail) {
            report(ledger_rule::fee_disposition, column, std::move(detail));
        };
        const auto due = e.fee_notified ? payment_due(*e.fee_notified, calendar) : std::nullopt;
        if (!e.fee_notified) contrary(ledger_column::fee_notified, std::string{code(ended)});
        else if (before_closing(e.fee_paid)) contrary(ledger_column::fee_paid, iso_date(*e.fee_paid));
        else if (due && *e.closed <= due->date)
            contrary(ledger_column::closed, iso_date(*e.closed) + " <= " + iso_date(due->date));
    }
    if (scope.consultations && ended == disposition::denied_third_party_rights && e.consultations.empty())
        report(ledger_rule::third_party_not_asked, ledger_column::consult_sent, std::string{code(ended)});
}

}  // namespace detail

/// Judges an entry as a row: calls `report(rule, column, detail)` for whatever is wrong with it, and returns whether
/// it counts, that is, whether nothing of it is an error. Whether its id is unique only the whole ledger can tell.
template <class Sink>
bool examine(const ledger_entry& entry, const work_calendar& calendar, Sink&& report, const ledger_scope& scope = {},
             reading by = reading::cautious) {
    bool counts = true;
    if (entry.id.empty()) {
        counts = false;
        report(ledger_rule::id_missing, ledger_column::id, std::string{});
    }
    counts = detail::examine_outline(entry.events.received, entry.events.closed, entry.disposition, report) && counts;
    const bool replied = counts && entry.disposition && !detail::is_lapse(*entry.disposition);
    counts = detail::examine_events(entry.events, calendar, report, replied, by) && counts;
    if (counts && entry.disposition) detail::examine_ground(entry.events, *entry.disposition, scope, calendar, report);
    if (counts && entry.fee.value_or(money{}) > money{} && !entry.events.fee_notified)
        report(ledger_rule::fee_without_notice, ledger_column::fee_yuan, std::string{});
    if (counts && entry.fee && !is_chargeable(*entry.fee))
        report(ledger_rule::fee_amount, ledger_column::fee_yuan, in_yuan(*entry.fee));
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
