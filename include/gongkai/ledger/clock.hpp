// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <gongkai/calendar/working_days.hpp>
#include <gongkai/core/citation.hpp>
#include <gongkai/ledger/basis.hpp>
#include <gongkai/ledger/events.hpp>
#include <optional>
#include <span>
#include <string_view>

/// The statutory periods of a request. Every function answers with an empty value where the calendar does not reach.

namespace gongkai {

inline constexpr int reply_days = 20;             ///< 条例 33 para. 2
inline constexpr int longest_extension = 20;      ///< 条例 33 para. 2
inline constexpr int correction_notice_days = 7;  ///< 条例 30
inline constexpr int consultation_days = 15;      ///< 条例 32, 34
inline constexpr int payment_days = 20;           ///< 国办函〔2020〕109号
inline constexpr int proactive_days = 20;         ///< 条例 26
inline constexpr int usual_correction_days = 15;  ///< the time that is normally set for a correction, by Jiangsu's rules

/// What the law that a request falls under says of its periods. The 条例 as revised applies to requests received from
/// 2019-05-15 on; to those before, the Regulation of 2007: 15 working days and at most 15 more (art. 24), a correction without
/// a time to ask for it and without a restart (art. 21(4)), costs only (art. 27).
struct request_law {
    int reply = reply_days;
    int longest_extension = gongkai::longest_extension;
    bool revised = true;       ///< the 条例 of 2019
    bool charges_fees = true;  ///< the 信息处理费, for requests from 2021-01-01 on
    citation reply_basis = basis::reply;
    friend constexpr bool operator==(const request_law&, const request_law&) noexcept = default;
};

/// From when the Regulation of 2019 is in force.
inline constexpr std::chrono::sys_days revised_regulation_in_force = ymd(20190515);
/// From when information processing fees are charged: 国办函〔2020〕109号。
inline constexpr std::chrono::sys_days fee_measure_in_force = ymd(20210101);

/// The law that a request is under by the day on which it was received.
constexpr request_law law_of(std::chrono::sys_days received) noexcept {
    if (received < revised_regulation_in_force) return {15, 15, false, false, basis::reply_2007};
    return {reply_days, longest_extension, true, received >= fee_measure_in_force, basis::reply};
}

/// How late something was that had a last day. That day is itself in time; what comes after it is late, on whatever day: a
/// reply on Saturday after a due day on Friday is late by one day and by no working day.
struct delay {
    bool late = false;
    int days = 0;              ///< days of the calendar after the last day; 0 in time
    int working_days = 0;      ///< working days among them
    bool provisional = false;  ///< it depends on a year whose notice is not issued yet
    friend constexpr bool operator==(const delay&, const delay&) noexcept = default;
};

/// Decides lateness: for `due`, for what is overdue, for the rows of ledgers, for the lifecycle. The days between are zero
/// where the calendar does not reach them.
constexpr delay delay_of(const due_day& due, std::chrono::sys_days done,
                         const work_calendar& calendar = state_council_calendar) noexcept {
    if (done <= due.date) return {false, 0, 0, due.provisional};
    const auto between = calendar.working_days_between(due.date, done).value_or(working_day_count{0, true});
    return {true, static_cast<int>((done - due.date).count()), between.days, due.provisional || between.provisional};
}

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

/// By when what must be disclosed proactively is to be published, counted from the day it was made or changed. general:
/// 条例 26. Laws and rules that set another time displace it: budget: budgets, final accounts, after their approval (预算法
/// art. 14, days of the calendar). licence, penalty: decisions on administrative licences and penalties.
BOOST_DEFINE_ENUM_CLASS(publication_period, general, budget, licence, penalty)

/// A period with its length and its basis.
struct publication_item {
    publication_period value;
    std::string_view code;
    std::string_view zh;
    std::string_view en;
    int days;
    bool working_days;
    citation basis;
};

/// The periods of proactive disclosure, in the order of publication_period.
inline constexpr std::array<publication_item, enum_size<publication_period>> publication_periods{{
    {publication_period::general, "general", "主动公开", "proactive disclosure", proactive_days, true, basis::proactive},
    {publication_period::budget, "budget", "预算、决算（自批准之日起）", "budgets and final accounts (from approval)", 20, false,
     basis::budget},
    {publication_period::licence, "licence", "行政许可决定", "administrative licences", 7, true, basis::licence},
    {publication_period::penalty, "penalty", "行政处罚决定", "administrative penalties", 7, true, basis::licence},
}};

constexpr const publication_item& item(publication_period p) noexcept { return publication_periods[index_of(p)]; }
constexpr std::string_view code(publication_period p) noexcept { return item(p).code; }

/// Last day to publish what must be disclosed proactively. A period of days of the calendar that ends on a day off ends there
/// by the cautious reading, on the next working day by the lenient one. Empty where the calendar does not reach.
constexpr std::optional<due_day> proactive_disclosure_due(std::chrono::sys_days made,
                                                          const work_calendar& calendar = state_council_calendar,
                                                          publication_period period = publication_period::general,
                                                          reading by = reading::cautious) noexcept {
    const publication_item& row = item(period);
    if (row.working_days) return calendar.nth_working_day_after(made, row.days);
    const std::chrono::sys_days last = made + std::chrono::days{row.days};
    const auto status = calendar.status(last);
    if (!calendar.covers(made) || !status) return std::nullopt;
    if (by == reading::lenient && !status->working) return calendar.nth_working_day_after(last, 1);
    return due_day{last, by == reading::lenient && status->provisional};
}

/// The day from which the reply is counted, itself not counted, and why it is that day.
struct day_zero {
    std::chrono::sys_days date{};
    citation basis{};
    friend constexpr bool operator==(const day_zero&, const day_zero&) noexcept = default;
};

/// The days of a consultation that are not counted: from sending the letter to receiving the answer, both included (条例 33
/// para. 3). By the cautious reading not beyond the day on which the answer is due; by the lenient one as long as the answer
/// took. Silence ends the pause on the day on which the answer was due by both. Under the Regulation of 2007 only a third
/// party's opinion pauses, and without a time for the answer: by the cautious reading nothing does, by the lenient one all
/// the time that passes.
struct consultation_pause {
    std::chrono::sys_days first{};
    std::chrono::sys_days last{};
    friend constexpr bool operator==(const consultation_pause&, const consultation_pause&) noexcept = default;
};

/// How consultations pause the period of one request.
class pause_rule {
public:
    constexpr pause_rule(const request_law& law, reading by, const work_calendar& calendar) noexcept
        : calendar_{calendar}, revised_{law.revised}, lenient_{by == reading::lenient} {}

    /// No consultation pauses the period at all.
    constexpr bool none() const noexcept { return !revised_ && !lenient_; }
    /// Empty where the calendar does not reach.
    std::optional<consultation_pause> operator()(const consultation& c) const noexcept {
        if (lenient_ && c.answered) return consultation_pause{c.sent, *c.answered};
        if (!revised_) return consultation_pause{c.sent, work_calendar::last_day};
        const auto silence = consultation_due(c.sent, calendar_);
        if (!silence) return std::nullopt;
        return consultation_pause{c.sent, c.answered ? std::min(*c.answered, silence->date) : silence->date};
    }
    /// What of a consultation the readings part on.
    std::optional<disputed_point> disputes(const consultation& c) const noexcept {
        if (!revised_) return disputed_point::opinion_before_2019;
        const auto silence = c.answered ? consultation_due(c.sent, calendar_) : std::nullopt;
        if (silence && *c.answered > silence->date) return disputed_point::late_answer;
        return std::nullopt;
    }

private:
    const work_calendar& calendar_;
    bool revised_;
    bool lenient_;
};

namespace detail {

/// The n-th working day after `start` that no consultation covers.
inline std::optional<due_day> nth_counted_day(std::chrono::sys_days start, int n, std::span<const consultation> consultations,
                                              const pause_rule& pause, const work_calendar& calendar) noexcept {
    std::chrono::sys_days from = start;
    if (pause.none()) consultations = {};
    for (;;) {
        auto due = calendar.nth_working_day_after(from, n);
        if (!due) return std::nullopt;
        std::optional<consultation_pause> next;
        for (const consultation& c : consultations) {
            const auto p = pause(c);
            if (!p) return std::nullopt;
            if (p->last > from && p->first <= due->date && (!next || p->first < next->first)) next = p;
        }
        if (!next) {
            if (from != start) due->provisional = calendar.working_days_between(start, due->date)->provisional;
            return due;
        }
        if (next->first > from) n -= calendar.working_days_between(from, next->first - std::chrono::days{1})->days;
        from = next->last;
    }
}

}  // namespace detail

/// What became of an extension or of a deferral. none: there was none. effective. late: notified after the last day of the
/// period, without effect. superseded: the period started anew after it, and with that it ended. early (of a deferral): the
/// date set lies before the last day of the period, without effect.
BOOST_DEFINE_ENUM_CLASS(grant_effect, none, effective, late, superseded, early)

/// The period for the reply.
struct reply_period {
    day_zero start{};
    due_day original{};  ///< working day 20 (of 2007: 15), the days of consultations left out
    due_day due{};       ///< with the extension, or the date set under Article 35
    citation basis{};    ///< of the due day
    grant_effect extension = grant_effect::none;
    grant_effect deferral = grant_effect::none;
    disputed_set disputed{};  ///< what another reading sees otherwise; it need not move the due day
    friend constexpr bool operator==(const reply_period&, const reply_period&) noexcept = default;
};

std::optional<reply_period> reply_period_of(const request_events& events, const work_calendar& calendar = state_council_calendar,
                                            reading by = reading::cautious);

namespace detail {

/// The events as they were when the fee notice came, and as if it had not.
inline request_events before_the_fee(const request_events& events) {
    request_events then = *as_of(events, std::max(*events.fee_notified, events.received));
    then.fee_notified.reset();
    then.fee_paid.reset();
    then.closed.reset();
    return then;
}

/// Whether a fee notice came within the period for the reply: while the organ was to reply, up to the last day, or while
/// the applicant was to correct the request. In doubt, where the calendar does not reach, it did.
inline bool fee_notice_in_time(const request_events& events, const work_calendar& calendar, reading by) {
    const request_events then = before_the_fee(events);
    if (law_of(then.received).revised && then.correction_notified && !then.correction_received) return true;
    const auto period = reply_period_of(then, calendar, by);
    return !period || !delay_of(period->due, *events.fee_notified, calendar).late;
}

}  // namespace detail

/// Receipt (条例 31); anew the corrected request (条例 30); anew the payment of the fee (settled practice). What the law that
/// the request falls under does not know starts nothing anew: a correction under the Regulation of 2007, a fee before 2021. A
/// fee of which the notice came after the period had run out starts it anew by the lenient reading only.
inline day_zero day_zero_of(const request_events& events, const work_calendar& calendar = state_council_calendar,
                            reading by = reading::cautious) {
    const request_law law = law_of(events.received);
    day_zero start{events.received, basis::receipt};
    if (law.revised && events.correction_received) start = {*events.correction_received, basis::correction};
    if (law.charges_fees && events.fee_notified && events.fee_paid && *events.fee_paid > start.date &&
        (by == reading::lenient || detail::fee_notice_in_time(events, calendar, by)))
        start = {*events.fee_paid, basis::restart_on_payment};
    return start;
}

namespace detail {

/// Lets the extension move the due day, where it does.
inline bool extend_period(reply_period& period, const request_events& events, const pause_rule& pause,
                          const work_calendar& calendar, reading by) {
    if (!events.extended) return true;
    const request_law law = law_of(events.received);
    if (*events.extended < period.start.date) {
        period.extension = grant_effect::superseded;
        period.disputed.add(disputed_point::superseded_extension);
        // Kept only if it was in time in the period that it belonged to.
        // Before the request there was no period.
        const auto known = by == reading::lenient ? as_of(events, *events.extended) : std::nullopt;
        const auto then = known ? reply_period_of(*known, calendar, by) : std::nullopt;
        if (!then || then->extension != grant_effect::effective) return true;
    } else if (delay_of(period.original, *events.extended, calendar).late) {
        period.extension = grant_effect::late;
        return true;
    }
    const int days = law.reply + std::clamp(events.extension_days, 0, law.longest_extension);
    const auto extended = nth_counted_day(period.start.date, days, events.consultations, pause, calendar);
    if (!extended) return false;
    period.extension = grant_effect::effective;
    period.due = *extended;
    return true;
}

/// Lets the date set under 条例 35 take the place of the due day, where it does.
inline void defer_period(reply_period& period, const request_events& events, const work_calendar& calendar, reading by) {
    if (!events.deferred_to) return;
    const bool restarted = period.start.date > events.received;
    if (!events.deferred && restarted) period.disputed.add(disputed_point::undated_deferral);
    if (events.deferred ? *events.deferred < period.start.date : restarted && by == reading::cautious)
        period.deferral = grant_effect::superseded;
    else if (events.deferred && delay_of(period.due, *events.deferred, calendar).late) period.deferral = grant_effect::late;
    else if (*events.deferred_to < period.due.date) period.deferral = grant_effect::early;
    else period.deferral = grant_effect::effective;
    if (period.deferral != grant_effect::effective) return;
    period.due = {*events.deferred_to, period.due.provisional};
    period.basis = basis::deferral;
}

}  // namespace detail

/// The period as the events make it. An extension counts in the period in which it was notified, up to and including its
/// last day; a restart begins a whole new period. A deferral (条例 35) ends no earlier than the period, is notified within it,
/// and ends with a restart. Empty where the calendar does not reach.
inline std::optional<reply_period> reply_period_of(const request_events& events, const work_calendar& calendar, reading by) {
    const request_law law = law_of(events.received);
    const pause_rule pause{law, by, calendar};
    reply_period period{day_zero_of(events, calendar, by)};
    period.basis = law.reply_basis;
    const auto original = detail::nth_counted_day(period.start.date, law.reply, events.consultations, pause, calendar);
    if (!original) return std::nullopt;
    period.original = period.due = *original;
    for (const consultation& c : events.consultations)
        if (const auto point = pause.disputes(c)) period.disputed.add(*point);
    if (law.charges_fees && events.fee_paid && events.fee_notified &&
        !detail::fee_notice_in_time(events, calendar, reading::cautious))
        period.disputed.add(disputed_point::late_fee_notice);
    if (!detail::extend_period(period, events, pause, calendar, by)) return std::nullopt;
    detail::defer_period(period, events, calendar, by);
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

namespace detail {

/// Whether anything happened after a day.
inline bool went_on_after(const request_events& e, std::chrono::sys_days day) noexcept {
    const auto later = [day](const request_events::optional_day& event) { return event && *event > day; };
    bool found = later(e.correction_notified) || later(e.correction_received) || later(e.extended) || later(e.deferred) ||
                 later(e.fee_notified) || later(e.fee_paid);
    for (const consultation& c : e.consultations) found = found || c.sent > day || later(c.answered);
    return found;
}

/// What a request waits for, or waited for before it was closed.
inline std::optional<deadline> awaited(const request_events& events, const work_calendar& calendar, reading by) {
    const request_law law = law_of(events.received);
    if (law.charges_fees && events.fee_notified && !events.fee_paid &&
        (by == reading::lenient || detail::fee_notice_in_time(events, calendar, by))) {
        const auto due = payment_due(*events.fee_notified, calendar);
        if (!due) return std::nullopt;
        return deadline{duty::payment, due, basis::payment};
    }
    if (law.revised && events.correction_notified && !events.correction_received) {
        deadline waiting{duty::correction, std::nullopt, basis::correction};
        if (events.correction_due) waiting.due = due_day{*events.correction_due, false};
        return waiting;
    }
    const auto period = reply_period_of(events, calendar, by);
    if (!period) return std::nullopt;
    return deadline{duty::reply, period->due, period->basis};
}

}  // namespace detail

/// Empty where the calendar does not reach. A fee notice after the period for the reply, or for a request before 2021, awaits
/// nothing; nor does a correction under the Regulation of 2007.
inline std::optional<deadline> next_deadline(const request_events& events, const work_calendar& calendar = state_council_calendar,
                                             reading by = reading::cautious) {
    if (events.closed) return deadline{};
    return detail::awaited(events, calendar, by);
}

/// A due day by both readings, where they differ, and the points that they part on.
struct other_reading {
    reading by = reading::lenient;  ///< the one that was not asked for
    std::optional<deadline> next{};
    disputed_set points{};
};

/// What another reading than `by` gives for an open request. Empty where it gives the same.
inline std::optional<other_reading> other_reading_of(const request_events& events,
                                                     const work_calendar& calendar = state_council_calendar,
                                                     reading by = reading::cautious) {
    const reading other = by == reading::cautious ? reading::lenient : reading::cautious;
    const auto here = next_deadline(events, calendar, by);
    const auto there = next_deadline(events, calendar, other);
    if (here == there) return std::nullopt;
    other_reading found{other, there, {}};
    for (const reading each : {by, other})
        if (const auto period = reply_period_of(events, calendar, each))
            for (const disputed_point p : enumerators<disputed_point>)
                if (period->disputed.contains(p)) found.points.add(p);
    if (found.points.empty() && events.fee_notified) found.points.add(disputed_point::late_fee_notice);
    return found;
}

/// How late a reply was, and by what day it had been due.
struct reply_delay_result {
    delay by{};
    due_day due{};
    citation basis{};
    bool disputed = false;               ///< late by the reading that was asked for and not by the lenient one
    std::optional<due_day> otherwise{};  ///< disputed: the lenient reading's day; empty where it has none
};

/// How the reply stands against its last day, by what had happened when it was made; the day of the reply is that on which it
/// was signed for or handed to the post (国办公开办函〔2016〕235号). Empty for a request that is open, for one that ended while
/// the applicant was awaited, and where the calendar does not reach.
inline std::optional<reply_delay_result> reply_delay(const request_events& events,
                                                     const work_calendar& calendar = state_council_calendar,
                                                     reading by = reading::cautious) {
    if (!events.closed) return std::nullopt;
    if (*events.closed < events.received) return std::nullopt;
    if (detail::went_on_after(events, *events.closed)) return reply_delay(*as_of(events, *events.closed), calendar, by);
    const auto awaited = detail::awaited(events, calendar, by);
    if (!awaited || awaited->what != duty::reply || !awaited->due) return std::nullopt;
    reply_delay_result found{delay_of(*awaited->due, *events.closed, calendar), *awaited->due, awaited->basis};
    if (!found.by.late || by == reading::lenient) return found;
    // Only of these events is the law read in two ways.
    const bool superseded = events.extended && events.correction_received;
    if (events.consultations.empty() && !events.fee_notified && !events.deferred_to && !superseded) return found;
    const auto lenient = detail::awaited(events, calendar, reading::lenient);
    if (lenient == awaited) return found;
    const bool replies = lenient && lenient->what == duty::reply && lenient->due;
    found.disputed = !replies || !delay_of(*lenient->due, *events.closed, calendar).late;
    if (found.disputed && replies) found.otherwise = lenient->due;
    return found;
}

/// How a request stands against its deadline at the end of a day.
/// unknown: no day was set, or the calendar does not reach. The last day is itself in time.
BOOST_DEFINE_ENUM_CLASS(punctuality, settled, in_time, at_risk, overdue, unknown)

/// A request's deadline as of a day.
struct standing {
    punctuality state = punctuality::settled;
    deadline next{};
    int working_days_left = 0;  ///< negative: working days past the due day; 0 as well on days off after it
    bool provisional = false;   ///< the due day, or the days left, depend on a year whose notice is not issued yet
    int days_late = 0;          ///< days of the calendar past the due day
};

/// How the request stands at the end of `day`, from what was known then. At risk: `within` working days or fewer are
/// left. Settled: closed, or not yet received.
inline standing standing_as_of(const request_events& events, std::chrono::sys_days day, int within = 5,
                               const work_calendar& calendar = state_council_calendar, reading by = reading::cautious) {
    const auto known = as_of(events, day);
    if (!known) return {};
    const auto next = next_deadline(*known, calendar, by);
    if (!next) return {punctuality::unknown};
    if (next->what == duty::none) return {};
    if (!next->due) return {punctuality::unknown, *next};
    const auto left = calendar.working_days_between(day, next->due->date);
    if (!left) return {punctuality::unknown, *next, 0, next->due->provisional};
    const delay past = delay_of(*next->due, day, calendar);
    const punctuality state = past.late              ? punctuality::overdue
                              : left->days <= within ? punctuality::at_risk
                                                     : punctuality::in_time;
    return {state, *next, left->days, left->provisional || next->due->provisional, past.days};
}

}  // namespace gongkai
