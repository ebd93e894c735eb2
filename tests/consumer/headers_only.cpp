// A program that needs nothing compiled: it counts a year's tables, and working days.
#include <chrono>
#include <gongkai/calendar/working_days.hpp>
#include <gongkai/values.hpp>

int main() {
    gongkai::request_counts counts;
    counts.received[gongkai::applicant::natural_person] = 12;
    counts[gongkai::disposition::granted][gongkai::applicant::natural_person] = 11;
    const auto requests = gongkai::request_table::make(counts);
    const bool carried = requests && requests->carried_out().total() == gongkai::count{1};

    counts[gongkai::disposition::granted][gongkai::applicant::business] = 1;
    const auto overdrawn = gongkai::request_table::make(counts);
    const bool refused = !overdrawn && to_string(overdrawn.error()).starts_with("table.unbalanced");

    gongkai::review_table reviews;
    reviews(gongkai::review_kind::reconsideration, gongkai::review_outcome::upheld) = 2;
    const bool totalled = reviews.total(gongkai::review_kind::reconsideration) == gongkai::count{2};

    const auto due =
        gongkai::state_council_calendar.nth_working_day_after(std::chrono::sys_days{std::chrono::year{2025} / 3 / 3}, 5);
    const bool reckoned = due && due->date == std::chrono::sys_days{std::chrono::year{2025} / 3 / 10};

    return carried && refused && totalled && reckoned ? 0 : 1;
}
