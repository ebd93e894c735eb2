// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <gongkai/core/result.hpp>
#include <gongkai/ledger/entry.hpp>
#include <gongkai/ledger/request.hpp>
#include <optional>
#include <string>
#include <utility>
#include <variant>

/// A request taken up again from its stored row. Apart from `request.hpp` because a variant of all the states takes three
/// times as long to compile as the lifecycle itself.

namespace gongkai {

namespace detail {

template <lifecycle_state S>
request<S> stored_request(ledger_entry entry, std::chrono::sys_days last) {
    return request<S>{std::move(entry), last};
}

/// The states that a request can be in, by number: four phases and four marks.
constexpr lifecycle_state state_of_number(std::size_t n) noexcept {
    return {static_cast<lifecycle_phase>(n % 4), (n & 4U) != 0, (n & 8U) != 0, (n & 16U) != 0, (n & 32U) != 0};
}
constexpr std::size_t number_of_state(lifecycle_state s) noexcept {
    return static_cast<std::size_t>(s.phase) + (s.correction_asked ? 4U : 0U) + (s.extended ? 8U : 0U) +
           (s.consulting ? 16U : 0U) + (s.charged ? 32U : 0U);
}
inline constexpr std::size_t lifecycle_states = 64;

template <class Numbers>
struct any_request_of;
template <std::size_t... N>
struct any_request_of<std::index_sequence<N...>> {
    using type = std::variant<request<state_of_number(N)>...>;
    static constexpr std::array<type (*)(ledger_entry, std::chrono::sys_days), sizeof...(N)> make{
        [](ledger_entry entry, std::chrono::sys_days last) -> type {
            return stored_request<state_of_number(N)>(std::move(entry), last);
        }...};
};
using all_requests = any_request_of<std::make_index_sequence<lifecycle_states>>;

/// The state that the events of a row have brought a request to.
inline lifecycle_state state_of(const ledger_entry& entry) noexcept {
    const request_events& e = entry.events;
    lifecycle_state s{lifecycle_phase::processing, e.correction_notified.has_value(), e.extended.has_value(),
                      !e.consultations.empty(), e.fee_notified.has_value()};
    if (e.closed) s.phase = lifecycle_phase::closed;
    else if (e.fee_notified && !e.fee_paid) s.phase = lifecycle_phase::awaiting_payment;
    else if (e.correction_notified && !e.correction_received) s.phase = lifecycle_phase::awaiting_correction;
    return s;
}

inline std::chrono::sys_days last_event_of(const request_events& e) noexcept {
    std::chrono::sys_days last = e.received;
    for (const auto& day :
         {e.correction_notified, e.correction_received, e.extended, e.deferred, e.fee_notified, e.fee_paid, e.closed})
        if (day) last = std::max(last, *day);
    for (const consultation& c : e.consultations) last = std::max({last, c.sent, c.answered.value_or(c.sent)});
    return last;
}

}  // namespace detail

/// A request in whichever state it is. `std::visit` with a generic callable, in which the concepts above say what may come
/// next.
using any_request = detail::all_requests::type;

/// Takes a request up again from its stored row, so that a system may be restarted: the state follows from the events, and
/// what is written from it is the row. A row that does not count is refused with the first thing that is wrong with it;
/// what came late is kept, for it has happened.
inline result<any_request> resume(ledger_entry entry, const work_calendar& calendar = state_council_calendar) {
    std::optional<step_error> wrong;
    examine(entry, calendar, [&](ledger_rule rule, ledger_column, std::string detail) {
        if (!wrong && item(rule).level == severity::error)
            wrong = step_error{request_step::resume, entry.events.received, rule, std::nullopt, std::move(detail)};
    });
    if (wrong) return to_error(*wrong);
    const std::size_t state = detail::number_of_state(detail::state_of(entry));
    const std::chrono::sys_days last = detail::last_event_of(entry.events);
    return detail::all_requests::make[state](std::move(entry), last);
}

}  // namespace gongkai
