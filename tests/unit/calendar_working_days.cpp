// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gongkai/calendar/parse_arrangement.hpp>
#include <gongkai/calendar/working_days.hpp>
#include <iterator>
#include <map>
#include <optional>
#include <string>

#include <doctest/doctest.h>

using namespace gongkai;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

/// Days off and make-up workdays of the reference calendars beside the corpus; empty where there are none.
std::map<sys_days, bool> reference_days() {
    const char* corpus = std::getenv("GONGKAI_CORPUS");
    const std::filesystem::path folder =
        std::filesystem::path{corpus != nullptr ? corpus : "../shared/corpus"} / ".." / "domain" / "holidays";
    std::map<sys_days, bool> off;
    for (int year = 2018; year <= 2026; ++year) {
        std::ifstream file{folder / (std::to_string(year) + ".json")};
        const std::string text{std::istreambuf_iterator<char>{file}, {}};
        for (std::size_t at = text.find("\"date\""); at != std::string::npos; at = text.find("\"date\"", at + 1)) {
            const std::size_t value = text.find('"', text.find(':', at)) + 1;
            const std::size_t flag = text.find("\"isOffDay\"", at);
            const std::size_t truth = text.find_first_not_of(": ", flag + 10);
            off[parse_iso_date(text.substr(value, 10)).value()] = text.compare(truth, 4, "true") == 0;
        }
    }
    return off;
}

}  // namespace

TEST_CASE("working days equal a count over the reference calendars, both ways") {
    const auto off = reference_days();
    if (off.empty()) {
        MESSAGE("skipped: no reference calendars beside the corpus");
        return;
    }
    const auto works = [&](sys_days date) {
        const auto found = off.find(date);
        return found != off.end() ? !found->second : std::chrono::weekday{date}.iso_encoding() < 6;
    };
    const auto& cal = state_council_calendar;
    const sys_days last = ymd(20261231);
    long compared = 0;
    for (sys_days start = ymd(20180101); start <= last; start += days{1}) {
        REQUIRE(cal.status(start) == day_status{works(start), false});
        sys_days date = start;
        for (int n = 0; n <= 60; ++n) {
            if (n > 0)
                do date += days{1};
                while (date <= last && !works(date));
            if (date > last) {
                CHECK(cal.nth_working_day_after(start, n).value().provisional);
                continue;
            }
            REQUIRE(cal.nth_working_day_after(start, n) == due_day{date, false});
            REQUIRE(cal.working_days_between(start, date) == working_day_count{n, false});
            ++compared;
        }
    }
    CHECK(compared > 190'000);
}

TEST_CASE("a new notice is read and makes its year final") {
    const auto notice = parse_arrangement("# a made-up notice\n2027\n"
                                          "元旦 2027-01-01 2027-01-03 2026-12-26\n"
                                          "春节 2027-02-05 2027-02-13 2027-01-31 2027-02-20\n");
    REQUIRE(notice.has_value());
    CHECK(notice->year == std::chrono::year{2027});
    REQUIRE(notice->holidays.size() == 2);
    CHECK(notice->holidays[1].name == "春节");

    const auto extended = state_council_calendar.announce(notice->year, notice->holidays);
    REQUIRE(extended.has_value());
    CHECK(extended->announced(std::chrono::year{2027}));
    // It reaches back into December of the year before.
    CHECK(extended->status(ymd(20261226)) == day_status{true, false});
    CHECK(extended->status(ymd(20270131)) == day_status{true, false});
    CHECK(extended->status(ymd(20270212)) == day_status{false, false});
    // What the notice does not repeat is no longer off, although the 放假办法 has it.
    CHECK(extended->status(ymd(20270405)) == day_status{true, false});
    CHECK(extended->status(ymd(20280103)) == day_status{true, true});
    CHECK(state_council_calendar.status(ymd(20270212)) == day_status{true, true});

    // A second notice for the year changes only the days that it names.
    const holiday prolonged[] = {{"春节", ymd(20270214), ymd(20270215)}};
    const auto amended = extended->announce(notice->year, prolonged);
    REQUIRE(amended.has_value());
    CHECK(amended->status(ymd(20270215)) == day_status{false, false});
    CHECK(amended->status(ymd(20270212)) == day_status{false, false});
}

TEST_CASE("a notice for a later year leaves the years between provisional") {
    const holiday only[] = {{"元旦", ymd(20280101), ymd(20280101)}};
    const auto extended = state_council_calendar.announce(std::chrono::year{2028}, only);
    REQUIRE(extended.has_value());
    CHECK(extended->nth_working_day_after(ymd(20280103), 5)->provisional == false);
    CHECK(extended->nth_working_day_after(ymd(20271220), 20)->provisional == true);
    CHECK(extended->working_days_between(ymd(20280301), ymd(20261201))->provisional == true);
}

TEST_CASE("a wrong notice is refused and says where") {
    const auto refused = [](std::string_view text) {
        const auto notice = parse_arrangement(text);
        REQUIRE_FALSE(notice.has_value());
        return to_string(notice.error());
    };
    CHECK(refused("") == "input.empty: there is nothing in it");
    CHECK(refused("next year\n") == "argument.invalid: invalid argument (next) at line 1, column 1");
    CHECK(refused("2027\n\n春节 2027-02-30 2027-03-01") ==
          "argument.invalid: invalid argument (2027-02-30) at line 3, column 1");
    CHECK(refused("2027\n春节") == "argument.invalid: invalid argument (春节) at line 2, column 1");

    const auto code = [](std::chrono::year year, const holiday& h) {
        const auto extended = state_council_calendar.announce(year, std::span{&h, 1});
        REQUIRE_FALSE(extended.has_value());
        return extended.error().code;
    };
    using std::chrono::year;
    CHECK(code(year{2041}, {"元旦", ymd(20410101), ymd(20410101)}) == errc::value_out_of_range);
    CHECK(code(year{2027}, {"元旦", ymd(20280101), ymd(20280101)}) == errc::value_out_of_range);
    CHECK(code(year{2027}, {"元旦", ymd(20270103), ymd(20270101)}) == errc::argument_invalid);
    CHECK(code(year{2027}, {"元旦", ymd(20270101), ymd(20270103), ymd(20270102)}) == errc::argument_invalid);
}
