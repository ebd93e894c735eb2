// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <gongkai/calendar/working_days.hpp>
#include <gongkai/core/citation.hpp>
#include <gongkai/ledger/events.hpp>
#include <optional>
#include <span>

/// The statutory periods of a request. Every function answers with an empty value where the calendar does not reach.

namespace gongkai {

inline constexpr int reply_days = 20;              ///< 条例 33 para. 2
inline constexpr int longest_extension = 20;       ///< 条例 33 para. 2
inline constexpr int correction_notice_days = 7;   ///< 条例 30
inline constexpr int consultation_days = 15;       ///< 条例 32, 34
inline constexpr int payment_days = 20;            ///< 国办函〔2020〕109号
inline constexpr int proactive_days = 20;          ///< 条例 26

/// Last day on which the applicant may be told to correct the request: working day 7 after receipt (条例 30).
constexpr std::optional<due_day> correction_notice_due(std::chrono::sys_days received,
                                                       const work_calendar& calendar = state_council_calendar) noexcept {
    return calendar.nth_working_day_after(received, correction_notice_days);
}

/// Last day for the opinion of a third party (条例 32) or of another organ (条例 34): working day 15. Counted from the
/// day of sending, which is all that a ledger knows; silence ends the pause on that day.
constexpr std::optional<due_day> consultation_due(std::chrono::sys_days sent,
                                                  const work_calendar& calendar = state_council_calendar) noexcept {
    return calendar.nth_working_day_after(sent, consultation_days);
}

/// Last day to pay the 信息处理费: 20 working days from the day after the notice was received (国办函〔2020〕109号).
constexpr std::optional<due_day> payment_due(std::chrono::sys_days notice_received,
                                             const work_calendar& calendar = state_council_calendar) noexcept {
    return calendar.nth_working_day_after(notice_received, payment_days);
}

/// Last day to publish what must be disclosed proactively, from the day it was made or changed (条例 26).
constexpr std::optional<due_day> proactive_disclosure_due(
    std::chrono::sys_days made, const work_calendar& calendar = state_council_calendar
) noexcept {
    return calendar.nth_working_day_after(made, proactive_days);
}

/// The day from which the reply is counted, itself not counted, and why it is that day.
struct day_zero {
    std::chrono::sys_days date{};
    citation basis{};
    friend constexpr bool operator==(const day_zero&, const day_zero&) noexcept = default;
};

/// Receipt (条例 31); anew the corrected request (条例 30); anew the payment of the fee (条例 42; settled practice).
inline day_zero day_zero_of(const request_events& events) noexcept {
    day_zero start{events.received, article(31)};
    if (events.correction_received) start = {*events.correction_received, article(30)};
    if (events.fee_paid && *events.fee_paid > start.date) start = {*events.fee_paid, article(42)};
    return start;
}

/// The days of a consultation that are not counted: from sending the letter to receiving the answer, both included,
/// and not beyond the day on which the answer is due (条例 33 para. 3).
struct consultation_pause {
    std::chrono::sys_days first{};
    std::chrono::sys_days last{};
};

inline std::optional<consultation_pause> pause_of(const consultation& c, const work_calendar& calendar) noexcept {
    const auto silence = consultation_due(c.sent, calendar);
    if (!silence) return std::nullopt;
    return consultation_pause{c.sent, c.answered ? std::min(*c.answered, silence->date) : silence->date};
}

namespace detail {

/// The n-th working day after `start` that no consultation covers.
inline std::optional<due_day> nth_counted_day(std::chrono::sys_days start, int n, std::span<const consultation> pauses,
                                              const work_calendar& calendar) noexcept {
    std::chrono::sys_days from = start;
    for (;;) {
        auto due = calendar.nth_working_day_after(from, n);
        if (!due) return std::nullopt;
        std::optional<consultation_pause> next;
        for (const consultation& c : pauses) {
            const auto p = pause_of(c, calendar);
            if (!p) return std::nullopt;
            if (p->last > from && p->first <= due->date && (!next || p->first < next->first)) next = p;
        }
        if (!next) {
            due->provisional = calendar.working_days_between(start, due->date)->provisional;
            return due;
        }
        if (next->first > from)
            n -= calendar.working_days_between(from, next->first - std::chrono::days{1})->days;
        from = next->last;
    }
}

}  // namespace detail

/// The period for the reply.
struct reply_period {
    day_zero start{};
    due_day original{};           ///< working day 20, the days of consultations left out
    due_day due{};                ///< with the extension, or the date set under Article 35
    bool extension_late = false;  ///< notified after `original`: without effect
    friend constexpr bool operator==(const reply_period&, const reply_period&) noexcept = default;
};

/// The period as the events make it. An extension counts in the period in which it was notified, up to and
/// including its last day; a restart begins a whole new period.
inline std::optional<reply_period> reply_period_of(const request_events& events,
                                                   const work_calendar& calendar = state_council_calendar) noexcept {
    reply_period period{day_zero_of(events)};
    const auto original = detail::nth_counted_day(period.start.date, reply_days, events.consultations, calendar);
    if (!original) return std::nullopt;
    period.original = period.due = *original;
    if (events.extended && *events.extended >= period.start.date) {
        period.extension_late = *events.extended > original->date;
        if (!period.extension_late) {
            const int days = reply_days + std::clamp(events.extension_days, 0, longest_extension);
            const auto extended = detail::nth_counted_day(period.start.date, days, events.consultations, calendar);
            if (!extended) return std::nullopt;
            period.due = *extended;
        }
    }
    if (events.deferred_to) period.due = {*events.deferred_to, false};
    return period;
}

/// What is waited for. reply: the organ's. correction, payment: the applicant's. none: the request is closed.
/// publication: proactive disclosure, which no request asks for.
BOOST_DEFINE_ENUM_CLASS(duty, none, reply, correction, payment, publication)

/// The next thing to happen to a request and by when; no day where the notice to correct set none.
struct deadline {
    duty what = duty::none;
    std::optional<due_day> due{};
    citation basis{};
    friend constexpr bool operator==(const deadline&, const deadline&) noexcept = default;
};

/// Empty where the calendar does not reach.
inline std::optional<deadline> next_deadline(const request_events& events,
                                             const work_calendar& calendar = state_council_calendar) noexcept {
    if (events.closed) return deadline{};
    if (events.fee_notified && !events.fee_paid) {
        const auto due = payment_due(*events.fee_notified, calendar);
        if (!due) return std::nullopt;
        return deadline{duty::payment, due, citation{instrument::fee_measure}};
    }
    if (events.correction_notified && !events.correction_received) {
        deadline waiting{duty::correction, std::nullopt, article(30)};
        if (events.correction_due) waiting.due = due_day{*events.correction_due, false};
        return waiting;
    }
    const auto period = reply_period_of(events, calendar);
    if (!period) return std::nullopt;
    const citation basis = events.deferred_to ? article(35) : article_paragraph(33, 2);
    return deadline{duty::reply, period->due, basis};
}

/// By how many working days the reply came after its last day, zero where it was in time; the day of the reply is that on
/// which it was signed for or handed to the post (国办公开办函〔2016〕235号). Empty for a request that is open, for one that
/// ended while the applicant was awaited, and where the calendar does not reach.
inline std::optional<working_day_count> reply_delay(const request_events& events,
                                                    const work_calendar& calendar = state_council_calendar) {
    if (!events.closed) return std::nullopt;
    request_events open = events;
    open.closed.reset();
    const auto awaited = next_deadline(open, calendar);
    if (!awaited || awaited->what != duty::reply) return std::nullopt;
    auto late = calendar.working_days_between(awaited->due->date, *events.closed);
    if (!late) return std::nullopt;
    late->days = std::max(late->days, 0);
    late->provisional = late->provisional || awaited->due->provisional;
    return late;
}

/// How a request stands against its deadline at the end of a day.
/// unknown: no day was set, or the calendar does not reach. The last day is itself in time.
BOOST_DEFINE_ENUM_CLASS(punctuality, settled, in_time, at_risk, overdue, unknown)

/// A request's deadline as of a day.
struct standing {
    punctuality state = punctuality::settled;
    deadline next{};
    int working_days_left = 0;  ///< negative: working days past the due day
    bool provisional = false;   ///< the due day, or the days left, depend on a year whose notice is not issued yet
};

/// How the request stands at the end of `day`, from what was known then. At risk: `within` working days or fewer are
/// left. Settled: closed, or not yet received.
inline standing standing_as_of(const request_events& events, std::chrono::sys_days day, int within = 5,
                               const work_calendar& calendar = state_council_calendar) {
    const auto known = as_of(events, day);
    if (!known) return {};
    const auto next = next_deadline(*known, calendar);
    if (!next) return {punctuality::unknown};
    if (next->what == duty::none) return {};
    if (!next->due) return {punctuality::unknown, *next};
    const auto left = calendar.working_days_between(day, next->due->date);
    if (!left) return {punctuality::unknown, *next, 0, next->due->provisional};
    const punctuality state = day > next->due->date  ? punctuality::overdue
                              : left->days <= within ? punctuality::at_risk
                                                     : punctuality::in_time;
    return {state, *next, left->days, left->provisional || next->due->provisional};
}

}  // namespace gongkai
