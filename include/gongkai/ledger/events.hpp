// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <gongkai/taxonomy/legal_item.hpp>
#include <optional>
#include <vector>

namespace gongkai {

/// How a request came in, which decides its day of receipt (条例 31).
BOOST_DEFINE_ENUM_CLASS(channel, in_person, registered_post, ordinary_post, internet, fax)

template <>
inline constexpr std::array<legal_item<channel>, enum_size<channel>> items<channel>{{
    {channel::in_person, "in_person", "当面提交", "in person", {article(31, 1)}},
    {channel::registered_post, "registered_post", "邮寄（需签收）", "post with signature", {article(31, 2)}},
    {channel::ordinary_post, "ordinary_post", "平常信函", "ordinary letter", {article(31, 2)}},
    {channel::internet, "internet", "互联网渠道", "internet", {article(31, 3)}},
    {channel::fax, "fax", "传真", "fax", {article(31, 3)}},
}};
static_assert(complete<channel>());

/// What opinion was asked of a third party or of another organ (条例 32, 34), and when it came; empty while it is out.
struct consultation {
    std::chrono::sys_days sent{};
    std::optional<std::chrono::sys_days> answered{};
    friend constexpr bool operator==(const consultation&, const consultation&) noexcept = default;
};

/// The days on which something happened to a request; empty where it did not. Nothing is checked here:
/// `examine` judges what comes from data, and `request` cannot be brought out of order.
struct request_events {
    /// A day that may not have come.
    using optional_day = std::optional<std::chrono::sys_days>;

    std::chrono::sys_days received{};    ///< day 0, as Article 31 fixes it for the channel
    optional_day correction_notified{};  ///< the one notice to correct (条例 30)
    optional_day correction_due{};       ///< the time set in it
    optional_day correction_received{};
    std::vector<consultation> consultations{};
    optional_day extended{};      ///< day on which the extension was notified (条例 33)
    int extension_days = 0;       ///< working days granted, 1 to 20
    optional_day deferred{};      ///< day on which the applicant was told of a later date (条例 35); empty where not known
    optional_day deferred_to{};   ///< that date, set for an excessive but justified request
    optional_day fee_notified{};  ///< day on which the applicant received the fee notice (条例 42)
    optional_day fee_paid{};
    optional_day closed{};  ///< day of the reply, or day on which the request lapsed

    friend bool operator==(const request_events&, const request_events&) = default;
};

/// What was known at the end of a day: later events have not happened yet. Empty where the request itself came later.
inline std::optional<request_events> as_of(request_events events, std::chrono::sys_days day) {
    if (events.received > day) return std::nullopt;
    const auto forget = [day](request_events::optional_day& event) {
        if (event && *event > day) event.reset();
    };
    forget(events.correction_notified);
    if (!events.correction_notified) events.correction_due.reset();
    forget(events.correction_received);
    if (!events.consultations.empty()) std::erase_if(events.consultations, [day](const consultation& c) { return c.sent > day; });
    for (consultation& c : events.consultations) forget(c.answered);
    forget(events.extended);
    if (!events.extended) events.extension_days = 0;
    if (events.deferred && *events.deferred > day) {
        events.deferred.reset();
        events.deferred_to.reset();
    }
    forget(events.fee_notified);
    forget(events.fee_paid);
    forget(events.closed);
    return events;
}

}  // namespace gongkai
