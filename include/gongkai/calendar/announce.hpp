// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <gongkai/calendar/parse_arrangement.hpp>
#include <gongkai/calendar/working_days.hpp>
#include <gongkai/core/result.hpp>
#include <utility>
#include <vector>

namespace gongkai {

/// The calendar with a notice added. A holiday that is made longer by a number of days ends so many days after the last day
/// off that it has in `calendar`, so that the notice of the year comes before the one that extends it. Where that is a
/// Saturday or Sunday it cannot be told whether it belongs to the holiday: errc::argument_invalid with the day. Other errors
/// as of work_calendar::announce.
inline result<work_calendar> announce(const work_calendar& calendar, const announced_year& notice) {
    std::vector<holiday> holidays = notice.holidays;
    for (const lengthened_holiday& each : notice.lengthened) {
        std::chrono::sys_days last = each.festival;
        const auto off = [&](std::chrono::sys_days day) {
            const auto status = calendar.status(day);
            return status && !status->working;
        };
        while (off(last + std::chrono::days{1})) last += std::chrono::days{1};
        if (std::chrono::weekday{last}.iso_encoding() > 5) return error{errc::argument_invalid, iso_date(last)};
        holidays.emplace_back("", each.festival, last + std::chrono::days{each.days});
    }
    return calendar.announce(notice.year, holidays, notice.amends ? notice_scope::amendment : notice_scope::year);
}

}  // namespace gongkai
