// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <cstddef>
#include <gongkai/core/result.hpp>
#include <gongkai/ledger/entry.hpp>
#include <optional>
#include <string>
#include <string_view>
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

/// The organ has to act: neither closed nor waiting for the applicant.
template <lifecycle_state S>
concept being_processed = S.phase == lifecycle_phase::processing;
/// The request is open.
template <lifecycle_state S>
concept not_closed = S.phase != lifecycle_phase::closed;
/// 条例 30: 一次性告知。
template <lifecycle_state S>
concept correction_not_yet_asked = being_processed<S> && !S.correction_asked;
/// The applicant has been asked to correct the request, and has not.
template <lifecycle_state S>
concept correction_awaited = S.phase == lifecycle_phase::awaiting_correction;
/// 条例 33: extended once, by at most 20 working days.
template <lifecycle_state S>
concept not_yet_extended = being_processed<S> && !S.extended;
/// A third party or another organ has been asked, and has not answered.
template <lifecycle_state S>
concept opinion_awaited = being_processed<S> && S.consulting;
/// No fee has been asked for.
template <lifecycle_state S>
concept not_yet_charged = being_processed<S> && !S.charged;
/// A fee has been asked for and is not paid.
template <lifecycle_state S>
concept payment_awaited = S.phase == lifecycle_phase::awaiting_payment;

/// Whether a disposition rests on a provision of its own.
constexpr bool rests_on(disposition ended, citation basis) noexcept {
    return static_cast<bool>(basis) && (item(ended).basis[0] == basis || item(ended).basis[1] == basis);
}
/// A disposition rests on its own provision and on no other's.
template <disposition D, citation Basis>
concept own_legal_basis = rests_on(D, Basis);

/// A request lapses only while the applicant's act is awaited, ends as unclear only after a correction, and is decided
/// on its merits only while it is processed. An applicant may withdraw at any time (other.other).
constexpr bool may_end(lifecycle_state state, disposition ended) noexcept {
    const bool processing = state.phase == lifecycle_phase::processing;
    switch (ended) {
        case disposition::other_correction_overdue: return state.phase == lifecycle_phase::awaiting_correction;
        case disposition::other_fee_unpaid: return state.phase == lifecycle_phase::awaiting_payment;
        case disposition::other_other: return state.phase != lifecycle_phase::closed;
        case disposition::unable_unclear_after_correction: return processing && state.correction_asked;
        default: return processing;
    }
}
/// A request in this state may end with this disposition.
template <lifecycle_state S, disposition D>
concept lawful_ending = may_end(S, D);

template <lifecycle_state S>
class request;

namespace detail {
template <lifecycle_state S>
request<S> stored_request(ledger_entry entry, std::chrono::sys_days last);
}  // namespace detail

/// A step in a request's life, for messages.
BOOST_DEFINE_ENUM_CLASS(request_step, receive, ask_for_correction, receive_correction, consult, receive_opinion, extend, defer,
                        charge, receive_payment, close, resume)

/// Why a step was refused: which step, on what day, which rule it would break, and the day that decides it.
struct step_error {
    request_step step = request_step::receive;
    std::chrono::sys_days on{};
    ledger_rule rule = ledger_rule::order;
    std::optional<std::chrono::sys_days> limit{};  ///< the last day, or the day of what came before
    std::string detail{};                          ///< a number or a code that the rule is about
    friend bool operator==(const step_error&, const step_error&) = default;
};

constexpr std::string_view name(request_step step, lang language) noexcept {
    constexpr std::array<std::array<std::string_view, 2>, enum_size<request_step>> names{{
        {"登记申请", "registering the request"},
        {"告知补正", "asking for a correction"},
        {"收到补正", "receiving the correction"},
        {"征求意见", "asking for an opinion"},
        {"收到意见", "receiving the opinion"},
        {"告知延期", "extending the period"},
        {"确定延迟答复", "deferring the reply"},
        {"发出收费通知", "charging a fee"},
        {"收到缴费", "receiving the payment"},
        {"办结", "closing the request"},
        {"恢复", "resuming the request"},
    }};
    return names[index_of(step)][language == lang::en ? 1 : 0];
}

/// `2025-02-27告知补正不合规定：补正告知超过收到申请之日起7个工作日（最后一日是2025-02-26） [条例第三十条]`
inline std::string to_string(const step_error& e, lang language) {
    const bool zh = language == lang::zh;
    std::string out = zh ? iso_date(e.on) + std::string{name(e.step, language)} + "不合规定："
                         : std::string{name(e.step, language)} + " on " + iso_date(e.on) + " is not possible: ";
    out += zh ? item(e.rule).zh : item(e.rule).en;
    std::string aside = e.detail;
    if (e.limit) {
        const bool before = *e.limit > e.on || e.rule == ledger_rule::order;
        const std::string_view what = before ? (zh ? "不得早于" : "not before ") : (zh ? "最后一日是" : "the last day was ");
        aside += (aside.empty() ? "" : zh ? "，" : ", ") + std::string{what} + iso_date(*e.limit);
    }
    if (!aside.empty()) out += (zh ? "（" : " (") + aside + (zh ? "）" : ")");
    if (item(e.rule).basis) out += " [" + to_string(item(e.rule).basis, language) + "]";
    return out;
}

/// The error of a step as the library's errors are: its detail is the sentence in Chinese and in English.
inline error to_error(const step_error& e) {
    return {errc::argument_invalid, to_string(e, lang::zh) + " / " + to_string(e, lang::en)};
}

/// A request in state S. Every step gives the request in its next state, or an errc::argument_invalid whose detail is a
/// sentence in Chinese and in English: the step, the day, what it would break and the article.
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
        return step<next>(request_step::ask_for_correction, on, [&](request_events& e) -> refusal {
            if (last && delay_of(*last, on, calendar).late) return broken(ledger_rule::correction_notice_late, last->date);
            if (by < on) return broken(ledger_rule::order, on, iso_date(by));
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
        return step<next>(request_step::receive_correction, on, [&](request_events& e) -> refusal {
            e.correction_received = on;
            return {};
        });
    }

    /// Asks a third party or another organ for its opinion (条例 32, 34). More than one may be out.
    auto consult(std::chrono::sys_days on) const
        requires being_processed<S>
    {
        constexpr lifecycle_state next{S.phase, S.correction_asked, S.extended, true, S.charged};
        return step<next>(request_step::consult, on, [&](request_events& e) -> refusal {
            e.consultations.push_back({on, {}});
            return {};
        });
    }
    /// The opinion that has been out longest came.
    auto receive_opinion(std::chrono::sys_days on) const
        requires opinion_awaited<S>
    {
        return step<S>(request_step::receive_opinion, on, [&](request_events& e) -> refusal {
            const auto out =
                std::find_if(e.consultations.begin(), e.consultations.end(), [](const consultation& c) { return !c.answered; });
            if (out == e.consultations.end()) return broken(ledger_rule::answer_without_consultation, std::nullopt);
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
        return step<next>(request_step::extend, on, [&](request_events& e) -> refusal {
            if (days < 1 || days > law_of(e.received).longest_extension)
                return broken(ledger_rule::extension_days, std::nullopt, std::to_string(days));
            if (period && delay_of(period->original, on, calendar).late)
                return broken(ledger_rule::extension_late, period->original.date);
            e.extended = on;
            e.extension_days = days;
            return {};
        });
    }

    /// Sets a later date for an excessive request whose reasons are good, and tells the applicant within the period; the
    /// date is no earlier than its last day (条例 35).
    auto defer(std::chrono::sys_days on, std::chrono::sys_days to, const work_calendar& calendar = state_council_calendar) const
        requires being_processed<S>
    {
        const auto period = reply_period_of(entry_.events, calendar);
        return step<S>(request_step::defer, on, [&](request_events& e) -> refusal {
            if (period && delay_of(period->due, on, calendar).late) return broken(ledger_rule::deferral_late, period->due.date);
            if (period && to < period->due.date) return broken(ledger_rule::deferral_early, period->due.date, iso_date(to));
            e.deferred = on;
            e.deferred_to = to;
            return {};
        });
    }

    /// The applicant received the fee notice (条例 42), within the period for the reply; for a request received from
    /// 2021-01-01 on, and an amount that a tariff gives.
    auto charge(std::chrono::sys_days on, money fee, const work_calendar& calendar = state_council_calendar) const
        requires not_yet_charged<S>
    {
        const auto period = reply_period_of(entry_.events, calendar);
        constexpr lifecycle_state next{lifecycle_phase::awaiting_payment, S.correction_asked, S.extended, S.consulting, true};
        auto charged = step<next>(request_step::charge, on, [&](request_events& e) -> refusal {
            if (!law_of(e.received).charges_fees) return broken(ledger_rule::fee_before_measure, std::nullopt);
            if (!is_chargeable(fee)) return broken(ledger_rule::fee_amount, std::nullopt, in_yuan(fee));
            if (period && delay_of(period->due, on, calendar).late) return broken(ledger_rule::fee_notice_late, period->due.date);
            e.fee_notified = on;
            return {};
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
        return step<next>(request_step::receive_payment, on, [&](request_events& e) -> refusal {
            if (last && delay_of(*last, on, calendar).late) return broken(ledger_rule::payment_late, last->date);
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
        return end(D, on, calendar);
    }

    /// The same with a disposition that is chosen while the program runs: refused where this state or its legal basis does not
    /// allow it, with ledger_rule::disposition_state or disposition_basis.
    auto close(disposition ended, citation basis, std::chrono::sys_days on,
               const work_calendar& calendar = state_council_calendar) const
        requires not_closed<S>
    {
        const auto not_lawful = [&]() -> refusal {
            if (!may_end(S, ended)) return broken(ledger_rule::disposition_state, std::nullopt, std::string{code(ended)});
            if (!rests_on(ended, basis)) return broken(ledger_rule::disposition_basis, std::nullopt, std::string{code(ended)});
            return {};
        }();
        return not_lawful ? refused<closed_state>(request_step::close, on, *not_lawful) : end(ended, on, calendar);
    }

private:
    template <lifecycle_state>
    friend class request;
    friend result<request<lifecycle_state{}>> receive(std::string, applicant, channel, std::chrono::sys_days);
    template <lifecycle_state Other>
    friend request<Other> detail::stored_request(ledger_entry, std::chrono::sys_days);

    static constexpr lifecycle_state closed_state{lifecycle_phase::closed, S.correction_asked, S.extended, S.consulting,
                                                  S.charged};
    using refusal = std::optional<step_error>;

    request(ledger_entry entry, std::chrono::sys_days last) : entry_{std::move(entry)}, last_{last} {}

    /// What a step would break; which step and on what day is filled in where it is refused.
    static refusal broken(ledger_rule rule, std::optional<std::chrono::sys_days> limit, std::string detail = {}) {
        return step_error{{}, {}, rule, limit, std::move(detail)};
    }
    template <lifecycle_state Next>
    static result<request<Next>> refused(request_step what, std::chrono::sys_days on, step_error why) {
        why.step = what;
        why.on = on;
        return to_error(why);
    }
    /// `change` makes the event happen, or says why it cannot.
    template <lifecycle_state Next, class Change>
    result<request<Next>> step(request_step what, std::chrono::sys_days on, Change&& change) const {
        if (on < last_) return refused<Next>(what, on, *broken(ledger_rule::order, last_));
        if (!detail::in_ledger_years(on)) return refused<Next>(what, on, *broken(ledger_rule::date, std::nullopt));
        request<Next> changed{entry_, on};
        if (refusal why = change(changed.entry_.events)) return refused<Next>(what, on, *std::move(why));
        return changed;
    }
    result<request<closed_state>> end(disposition ended, std::chrono::sys_days on, const work_calendar& calendar) const {
        auto closed = step<closed_state>(request_step::close, on, [&](request_events& e) -> refusal {
            if (detail::is_lapse(ended)) {
                const auto awaited = next_deadline(e, calendar);
                if (awaited && awaited->due && on <= awaited->due->date)
                    return broken(ledger_rule::order, awaited->due->date + std::chrono::days{1});
            }
            const auto edition = edition_for(std::chrono::year_month_day{on}.year());
            if (edition && !contains(item(ended).in, *edition))
                return broken(ledger_rule::disposition_edition, std::nullopt, std::string{code(ended)});
            e.closed = on;
            return {};
        });
        if (closed) closed = with_disposition(*std::move(closed), ended);
        return closed;
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

/// A request on the day on which it was received.
using received_request = request<lifecycle_state{}>;

/// Registers a request on the day of receipt that Article 31 fixes for its channel: the day handed in, signed for, or
/// confirmed with the applicant. errc::argument_invalid without an id or outside the ledger's years.
inline result<received_request> receive(std::string id, applicant who, channel how, std::chrono::sys_days on) {
    if (id.empty()) return to_error({request_step::receive, on, ledger_rule::id_missing});
    if (!detail::in_ledger_years(on)) return to_error({request_step::receive, on, ledger_rule::date});
    ledger_entry entry;
    entry.id = std::move(id);
    entry.applicant = who;
    entry.channel = how;
    entry.events.received = on;
    return received_request{std::move(entry), on};
}

}  // namespace gongkai
