// SPDX-License-Identifier: Apache-2.0
#include <gongkai/calendar/working_days.hpp>

namespace gongkai {
namespace {

constexpr const work_calendar& cal = state_council_calendar;

constexpr due_day due(int start, int n) {
    const std::chrono::year_month_day date{std::chrono::year{start / 10'000},
                                           std::chrono::month{static_cast<unsigned>(start / 100 % 100)},
                                           std::chrono::day{static_cast<unsigned>(start % 100)}};
    return cal.nth_working_day_after(date, n).value();
}

// Across the Spring Festival of 2025, with the make-up workdays of 26 January and 8 February.
static_assert(due(20250120, 20) == due_day{ymd(20250221), false});
// Received on a make-up Saturday and on a day off: day 0 is not counted whatever day it is.
static_assert(due(20250208, 1) == due_day{ymd(20250210), false});
static_assert(due(20250129, 1) == due_day{ymd(20250205), false});
// The notice for 2019 made 29 December 2018 a workday and 31 December a day off.
static_assert(due(20181228, 1) == due_day{ymd(20181229), false});
static_assert(due(20181229, 1) == due_day{ymd(20190102), false});
// The Spring Festival of 2020 was prolonged to 2 February by a second notice.
static_assert(due(20200123, 1) == due_day{ymd(20200203), false});

// Day 0 itself depends on nothing; a day reckoned in a year without a notice is provisional.
static_assert(due(20261231, 0) == due_day{ymd(20261231), false});
static_assert(due(20261203, 20) == due_day{ymd(20261231), false});
static_assert(due(20261204, 20) == due_day{ymd(20270104), true});
// 2027: New Year's Day is off, and so are the eve of the Spring Festival (5 February) and its first three days.
static_assert(cal.status(ymd(20270101)) == day_status{false, true});
static_assert(cal.status(ymd(20270205)) == day_status{false, true});
static_assert(cal.status(ymd(20270209)) == day_status{true, true});

// Outside the calendar there is no answer.
static_assert(!cal.status(work_calendar::first_day - std::chrono::days{1}));
static_assert(!cal.status(work_calendar::last_day + std::chrono::days{1}));
static_assert(!cal.nth_working_day_after(work_calendar::last_day - std::chrono::days{10}, 20));
static_assert(!cal.nth_working_day_after(ymd(20250101), -1));
static_assert(!cal.nth_working_day_after(work_calendar::last_day, 2'000'000'000));
static_assert(!cal.working_days_between(work_calendar::first_day, ymd(20450101)));

static_assert(cal.working_days_between(ymd(20250120), ymd(20250221)) == working_day_count{20, false});
static_assert(cal.working_days_between(ymd(20250221), ymd(20250120)) == working_day_count{-20, false});
static_assert(cal.working_days_between(ymd(20250120), ymd(20250120)) == working_day_count{0, false});

// Whatever the notices moved, every statutory holiday of 2018 to 2026 was a day off: this also proves the table
// of lunar festivals against nine years of notices.
consteval bool statutory_holidays_are_off() {
    for (const auto& arrangement : holiday_arrangements) {
        const auto list = statutory_holidays::of(arrangement.year);
        if (list->size() != (arrangement.year < std::chrono::year{2025} ? 11U : 13U)) return false;
        for (const auto date : *list)
            if (cal.status(date)->working) return false;
    }
    return true;
}
static_assert(statutory_holidays_are_off());

// Notices follow one another without a gap, and each make-up workday is a Saturday or Sunday, or ends a holiday
// that was prolonged (3 February 2020).
consteval bool make_up_days_are_weekends() {
    auto year = first_calendar_year;
    for (const auto& arrangement : holiday_arrangements) {
        if (arrangement.year != year++) return false;
        for (const auto& h : arrangement.holidays)
            for (const auto date : h.work_days())
                if (std::chrono::weekday{date}.iso_encoding() < 6 && date != ymd(20200203)) return false;
    }
    return true;
}
static_assert(make_up_days_are_weekends());

}  // namespace
}  // namespace gongkai
