// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <chrono>
#include <gongkai/core/result.hpp>
#include <gongkai/ledger/entry.hpp>
#include <string>
#include <utility>

/// The request as a lifecycle: what the law does not allow in a state does not compile, what depends on the day is an
/// error. For a system that carries requests through; what has already happened is a `ledger_entry` and is examined.

namespace gongkai {

/// Who must act.
enum class lifecycle_phase : std::uint8_t { processing, awaiting_correction, awaiting_payment, closed };

/// As much of a request's history as decides what may come next.
struct lifecycle_state {
    lifecycle_phase phase = lifecycle_phase::processing;
    bool correction_asked = false;
    bool extended = false;
    bool consulting = false;
    bool charged = false;
    friend constexpr bool operator==(const lifecycle_state&, const lifecycle_state&) noexcept = default;
};

template <lifecycle_state S>
concept being_processed = S.phase == lifecycle_phase::processing;
template <lifecycle_state S>
concept not_closed = S.phase != lifecycle_phase::closed;
/// 条例 30: 一次性告知.
template <lifecycle_state S>
concept correction_not_yet_asked = being_processed<S> && !S.correction_asked;
template <lifecycle_state S>
concept correction_awaited = S.phase == lifecycle_phase::awaiting_correction;
/// 条例 33: extended once, by at most 20 working days.
template <lifecycle_state S>
concept not_yet_extended = being_processed<S> && !S.extended;
template <lifecycle_state S>
concept opinion_awaited = being_processed<S> && S.consulting;
template <lifecycle_state S>
concept not_yet_charged = being_processed<S> && !S.charged;
template <lifecycle_state S>
concept payment_awaited = S.phase == lifecycle_phase::awaiting_payment;

/// A disposition rests on its own provision and on no other's.
template <disposition D, citation Basis>
concept own_legal_basis = static_cast<bool>(Basis) && (item(D).basis[0] == Basis || item(D).basis[1] == Basis);

/// A request lapses only while the applicant's act is awaited, ends as unclear only after a correction, and is decided
/// on its merits only while it is processed. An applicant may withdraw at any time (other.other).
template <lifecycle_state S, disposition D>
concept lawful_ending =
    (D == disposition::other_correction_overdue && correction_awaited<S>) ||
    (D == disposition::other_fee_unpaid && payment_awaited<S>) || (D == disposition::other_other && not_closed<S>) ||
    (D == disposition::unable_unclear_after_correction && being_processed<S> && S.correction_asked) ||
    (D != disposition::other_correction_overdue && D != disposition::other_fee_unpaid &&
     D != disposition::unable_unclear_after_correction && being_processed<S>);

/// A request in state S. Every step gives the request in its next state, or an error::argument_invalid whose detail is
/// the code of the ledger_rule that the step would break, and the days.
template <lifecycle_state S>
class request {
public:
    static constexpr lifecycle_state state = S;

    /// The request as a row of the ledger.
    const ledger_entry& entry() const noexcept { return entry_; }
    /// What it waits for and by when. Empty where the calendar does not reach.
    std::optional<deadline> next(const work_calendar& calendar = state_council_calendar) const noexcept {
        return next_deadline(entry_.events, calendar);
    }

    /// Tells the applicant, once, what to correct and by when; by working day 7 after receipt (条例 30).
    auto ask_for_correction(std::chrono::sys_days on, std::chrono::sys_days by,
                            const work_calendar& calendar = state_council_calendar) const
        requires correction_not_yet_asked<S>
    {
        constexpr lifecycle_state next{lifecycle_phase::awaiting_correction, true, S.extended, S.consulting, S.charged};
        const auto last = correction_notice_due(entry_.events.received, calendar);
        return step<next>(on, [&](request_events& e) -> std::string {
            if (last && on > last->date) return broken(ledger_rule::correction_notice_late, on, last->date);
            if (by < on) return broken(ledger_rule::order, by, on);
            e.correction_notified = on;
            e.correction_due = by;
            return {};
        });
    }
    /// The corrected request came: the period for the reply starts anew (条例 30).
    auto receive_correction(std::chrono::sys_days on) const
        requires correction_awaited<S>
    {
        constexpr lifecycle_state next{lifecycle_phase::processing, true, S.extended, S.consulting, S.charged};
        return step<next>(on, [&](request_events& e) {
            e.correction_received = on;
            return std::string{};
        });
    }

    /// Asks a third party or another organ for its opinion (条例 32, 34). More than one may be out.
    auto consult(std::chrono::sys_days on) const
        requires being_processed<S>
    {
        constexpr lifecycle_state next{S.phase, S.correction_asked, S.extended, true, S.charged};
        return step<next>(on, [&](request_events& e) {
            e.consultations.push_back({on, {}});
            return std::string{};
        });
    }
    /// The opinion that has been out longest came.
    auto receive_opinion(std::chrono::sys_days on) const
        requires opinion_awaited<S>
    {
        return step<S>(on, [&](request_events& e) -> std::string {
            const auto out = std::find_if(e.consultations.begin(), e.consultations.end(),
                                          [](const consultation& c) { return !c.answered; });
            if (out == e.consultations.end()) return std::string{code(ledger_rule::answer_without_consultation)};
            out->answered = on;
            return {};
        });
    }

    /// Tells the applicant of an extension by 1 to 20 working days, on the last day of the period at the latest
    /// (条例 33).
    auto extend(std::chrono::sys_days on, int days, const work_calendar& calendar = state_council_calendar) const
        requires not_yet_extended<S>
    {
        constexpr lifecycle_state next{S.phase, S.correction_asked, true, S.consulting, S.charged};
        const auto period = reply_period_of(entry_.events, calendar);
        return step<next>(on, [&](request_events& e) -> std::string {
            if (days < 1 || days > longest_extension)
                return std::string{code(ledger_rule::extension_days)} + " " + std::to_string(days);
            if (period && on > period->original.date) return broken(ledger_rule::extension_late, on, period->original.date);
            e.extended = on;
            e.extension_days = days;
            return {};
        });
    }

    /// Sets a later date for an excessive request whose reasons are good (条例 35).
    auto defer(std::chrono::sys_days on, std::chrono::sys_days to) const
        requires being_processed<S>
    {
        return step<S>(on, [&](request_events& e) -> std::string {
            if (to < on) return broken(ledger_rule::order, to, on);
            e.deferred_to = to;
            return {};
        });
    }

    /// The applicant received the fee notice (条例 42).
    auto charge(std::chrono::sys_days on, money fee) const
        requires not_yet_charged<S>
    {
        constexpr lifecycle_state next{lifecycle_phase::awaiting_payment, S.correction_asked, S.extended, S.consulting, true};
        auto charged = step<next>(on, [&](request_events& e) {
            e.fee_notified = on;
            return std::string{};
        });
        if (charged) charged = with_fee(*std::move(charged), fee);
        return charged;
    }
    /// The fee was paid in time: the period for the reply starts anew (settled practice).
    auto receive_payment(std::chrono::sys_days on, const work_calendar& calendar = state_council_calendar) const
        requires payment_awaited<S>
    {
        constexpr lifecycle_state next{lifecycle_phase::processing, S.correction_asked, S.extended, S.consulting, true};
        const auto last = payment_due(*entry_.events.fee_notified, calendar);
        return step<next>(on, [&](request_events& e) -> std::string {
            if (last && on > last->date) return broken(ledger_rule::payment_late, on, last->date);
            e.fee_paid = on;
            return {};
        });
    }

    /// Ends the request with a disposition on its own legal basis: on the day of the reply (国办公开办函〔2016〕235号),
    /// or on the day on which it lapsed, after the time to correct or to pay. A disposition that the edition in force
    /// does not have is an error too.
    template <disposition D, citation Basis>
        requires lawful_ending<S, D> && own_legal_basis<D, Basis>
    auto close(std::chrono::sys_days on, const work_calendar& calendar = state_council_calendar) const {
        constexpr lifecycle_state next{lifecycle_phase::closed, S.correction_asked, S.extended, S.consulting, S.charged};
        auto closed = step<next>(on, [&](request_events& e) -> std::string {
            if constexpr (D == disposition::other_correction_overdue || D == disposition::other_fee_unpaid) {
                const auto awaited = next_deadline(e, calendar);
                if (awaited && awaited->due && on <= awaited->due->date) return broken(ledger_rule::order, on, awaited->due->date);
            }
            const auto edition = edition_for(std::chrono::year_month_day{on}.year());
            if (edition && !contains(item(D).in, *edition)) return std::string{code(ledger_rule::disposition_edition)};
            e.closed = on;
            return {};
        });
        if (closed) closed = with_disposition(*std::move(closed), D);
        return closed;
    }

private:
    template <lifecycle_state>
    friend class request;
    friend result<request<lifecycle_state{}>> receive(std::string, applicant, channel, std::chrono::sys_days);

    request(ledger_entry entry, std::chrono::sys_days last) : entry_{std::move(entry)}, last_{last} {}

    static std::string broken(ledger_rule rule, std::chrono::sys_days found, std::chrono::sys_days limit) {
        return std::string{code(rule)} + " " + iso_date(found) + ", " + iso_date(limit);
    }
    /// `change` makes the event happen, or says why it cannot.
    template <lifecycle_state Next, class Change>
    result<request<Next>> step(std::chrono::sys_days on, Change&& change) const {
        if (on < last_) return error{errc::argument_invalid, broken(ledger_rule::order, on, last_)};
        if (!detail::in_ledger_years(on)) return error{errc::argument_invalid, std::string{code(ledger_rule::date)}};
        request<Next> changed{entry_, on};
        if (std::string why = change(changed.entry_.events); !why.empty()) return error{errc::argument_invalid, std::move(why)};
        return changed;
    }
    template <lifecycle_state Other>
    static request<Other> with_fee(request<Other> other, money fee) {
        other.entry_.fee = fee;
        return other;
    }
    template <lifecycle_state Other>
    static request<Other> with_disposition(request<Other> other, disposition ended) {
        other.entry_.disposition = ended;
        return other;
    }

    ledger_entry entry_;
    std::chrono::sys_days last_;  ///< of the events so far
};

using received_request = request<lifecycle_state{}>;

/// Registers a request on the day of receipt that Article 31 fixes for its channel: the day handed in, signed for, or
/// confirmed with the applicant. errc::argument_invalid without an id or outside the ledger's years.
inline result<received_request> receive(std::string id, applicant who, channel how, std::chrono::sys_days on) {
    if (id.empty()) return error{errc::argument_invalid, std::string{code(ledger_rule::id_missing)}};
    if (!detail::in_ledger_years(on)) return error{errc::argument_invalid, std::string{code(ledger_rule::date)}};
    ledger_entry entry;
    entry.id = std::move(id);
    entry.applicant = who;
    entry.channel = how;
    entry.events.received = on;
    return received_request{std::move(entry), on};
}

}  // namespace gongkai
