// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/calendar/iso_date.hpp>
#include <gongkai/core/result.hpp>
#include <gongkai/records/finding.hpp>
#include <gongkai/service/entry.hpp>
#include <string>
#include <utility>

/// A bad rating and a ticket of the window as lifecycles: what the rule does not allow in a state does not compile, what
/// depends on the day is an error. What has already happened is a `rating_entry` or an `escalation_entry`.

namespace gongkai {

namespace detail {

inline error broken_step(record_rule rule, std::chrono::sys_days on, std::chrono::sys_days last) {
    return {errc::argument_invalid, std::string{code(rule)} + " " + iso_date(on) + ", " + iso_date(last)};
}

}  // namespace detail

/// What was done last about a bad rating.
enum class rating_phase : std::uint8_t { rated, called_back, verified, appealed, upheld, rejected, rectified, answered, rerated };

/// The person has not been called back.
template <rating_phase S>
concept to_be_called_back = S == rating_phase::rated;
/// The complaint has not been verified.
template <rating_phase S>
concept to_be_verified = S == rating_phase::called_back;
/// The organ may appeal against what it has verified, once.
template <rating_phase S>
concept may_be_appealed = S == rating_phase::verified;
/// The organ has appealed against the rating, and that is not decided.
template <rating_phase S>
concept appeal_pending = S == rating_phase::appealed;
/// What was verified is put right, unless an appeal was upheld.
template <rating_phase S>
concept to_be_rectified = S == rating_phase::verified || S == rating_phase::rejected;
/// The person is told of what was put right, or that the appeal was upheld.
template <rating_phase S>
concept to_be_answered = S == rating_phase::rectified || S == rating_phase::upheld;
/// 追评: once, after the answer.
template <rating_phase S>
concept may_be_rerated = S == rating_phase::answered;

/// A bad rating in phase S. Every step gives it in its next phase, or an error::argument_invalid whose detail is the code of
/// the record_rule that the step would break, and the days.
template <rating_phase S>
class bad_rating {
public:
    static constexpr rating_phase phase = S;
    /// The row of the ledger so far.
    const rating_entry& entry() const noexcept { return entry_; }

    /// The person was called back, on that day.
    auto call_back(std::chrono::sys_days on) const
        requires to_be_called_back<S>
    {
        return step<rating_phase::called_back>(on, [&](rating_entry& e) { e.called_back = on; });
    }
    /// The complaint was verified, on that day.
    auto verify(std::chrono::sys_days on) const
        requires to_be_verified<S>
    {
        return step<rating_phase::verified>(on, [&](rating_entry& e) { e.verified = on; });
    }
    /// The organ appeals against the rating, on that day.
    auto appeal(std::chrono::sys_days on) const
        requires may_be_appealed<S>
    {
        return step<rating_phase::appealed>(on, [&](rating_entry& e) { e.appealed = on; });
    }
    /// The rating does not count against the organ.
    auto uphold_appeal(std::chrono::sys_days on) const
        requires appeal_pending<S>
    {
        return step<rating_phase::upheld>(on, [&](rating_entry& e) {
            e.appeal_decided = on;
            e.appeal_outcome = appeal_outcome::upheld;
        });
    }
    /// The rating stands, and is to be rectified.
    auto reject_appeal(std::chrono::sys_days on) const
        requires appeal_pending<S>
    {
        return step<rating_phase::rejected>(on, [&](rating_entry& e) {
            e.appeal_decided = on;
            e.appeal_outcome = appeal_outcome::rejected;
        });
    }
    /// It was put right, on that day.
    auto rectify(std::chrono::sys_days on) const
        requires to_be_rectified<S>
    {
        return step<rating_phase::rectified>(on, [&](rating_entry& e) { e.rectified = on; });
    }
    /// The person was told what was done, on that day.
    auto answer(std::chrono::sys_days on) const
        requires to_be_answered<S>
    {
        return step<rating_phase::answered>(on, [&](rating_entry& e) { e.answered = on; });
    }
    /// The person rates again, once, after the answer.
    auto rerate(rating_level level, std::chrono::sys_days on) const
        requires may_be_rerated<S>
    {
        return step<rating_phase::rerated>(on, [&](rating_entry& e) {
            e.rerated = on;
            e.rerating = level;
        });
    }

private:
    template <rating_phase>
    friend class bad_rating;
    friend result<bad_rating<rating_phase::rated>> rate_badly(std::string, std::string, rating_level, std::chrono::sys_days);

    bad_rating(rating_entry entry, std::chrono::sys_days last) : entry_{std::move(entry)}, last_{last} {}
    template <rating_phase Next, class Change>
    result<bad_rating<Next>> step(std::chrono::sys_days on, Change&& change) const {
        if (on < last_) return detail::broken_step(record_rule::record_order, on, last_);
        bad_rating<Next> changed{entry_, on};
        change(changed.entry_);
        return changed;
    }

    rating_entry entry_;
    std::chrono::sys_days last_;
};

/// Registers a bad rating. errc::argument_invalid without an id, and for a level that is not bad.
inline result<bad_rating<rating_phase::rated>> rate_badly(std::string id, std::string subject, rating_level level,
                                                          std::chrono::sys_days on) {
    if (id.empty()) return error{errc::argument_invalid, std::string{code(record_rule::record_id_missing)}};
    if (class_of(level) != rating_class::bad)
        return error{errc::argument_invalid,
                     std::string{code(record_rule::rating_loop_needless)}.append(1, ' ').append(code(level))};
    rating_entry entry;
    entry.id = std::move(id);
    entry.subject = std::move(subject);
    entry.level = level;
    entry.rated = on;
    return bad_rating<rating_phase::rated>{std::move(entry), on};
}

/// How far a ticket has come.
struct ticket_state {
    escalation_level level = escalation_level::window;
    bool answered = false;
    bool closed = false;
    friend constexpr bool operator==(const ticket_state&, const ticket_state&) noexcept = default;
};

/// The ticket is open.
template <ticket_state S>
concept ticket_open = !S.closed;
/// The level rises one step at a time and never falls.
template <ticket_state S, escalation_level To>
concept next_level = static_cast<int>(To) == static_cast<int>(S.level) + 1;
/// Closed only with an answer.
template <ticket_state S>
concept ticket_answered = S.answered;

/// A ticket in state S.
template <ticket_state S>
class ticket {
public:
    static constexpr ticket_state state = S;
    /// The row of the ledger so far.
    const escalation_entry& entry() const noexcept { return entry_; }

    /// Takes it to the next level.
    template <escalation_level To>
        requires ticket_open<S> && next_level<S, To>
    auto escalate(std::chrono::sys_days on) const {
        constexpr ticket_state next{To, S.answered, S.closed};
        return step<next>(on,
                          [&](escalation_entry& e) { (To == escalation_level::department ? e.to_department : e.to_joint) = on; });
    }
    /// Answers the person who came.
    auto answer(std::chrono::sys_days on) const
        requires ticket_open<S>
    {
        constexpr ticket_state next{S.level, true, S.closed};
        return step<next>(on, [&](escalation_entry& e) { e.answered = on; });
    }
    /// It was closed, on that day.
    auto close(std::chrono::sys_days on) const
        requires ticket_open<S> && ticket_answered<S>
    {
        constexpr ticket_state next{S.level, S.answered, true};
        return step<next>(on, [&](escalation_entry& e) { e.closed = on; });
    }

private:
    template <ticket_state>
    friend class ticket;
    friend result<ticket<ticket_state{}>> register_ticket(std::string, std::chrono::sys_days);

    ticket(escalation_entry entry, std::chrono::sys_days last) : entry_{std::move(entry)}, last_{last} {}
    template <ticket_state Next, class Change>
    result<ticket<Next>> step(std::chrono::sys_days on, Change&& change) const {
        if (on < last_) return detail::broken_step(record_rule::record_order, on, last_);
        ticket<Next> changed{entry_, on};
        change(changed.entry_);
        return changed;
    }

    escalation_entry entry_;
    std::chrono::sys_days last_;
};

/// A ticket that has been registered at the window.
using registered_ticket = ticket<ticket_state{}>;

/// Registers a ticket at the window. errc::argument_invalid without an id.
inline result<registered_ticket> register_ticket(std::string id, std::chrono::sys_days on) {
    if (id.empty()) return error{errc::argument_invalid, std::string{code(record_rule::record_id_missing)}};
    escalation_entry entry;
    entry.id = std::move(id);
    entry.registered = on;
    return registered_ticket{std::move(entry), on};
}

}  // namespace gongkai
