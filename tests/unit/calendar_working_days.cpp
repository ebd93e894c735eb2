// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gongkai/calendar/announce.hpp>
#include <gongkai/calendar/parse_arrangement.hpp>
#include <gongkai/calendar/read_notice.hpp>
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

std::filesystem::path reference_folder() {
    const char* corpus = std::getenv("GONGKAI_CORPUS");
    return std::filesystem::path{corpus != nullptr ? corpus : "../shared/corpus"} / ".." / "domain";
}

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Whether a notice that was read arranges its year as the calendar of this release does.
bool as_in_this_release(const announced_year& notice) {
    const auto again = state_council_calendar.announce(notice.year, notice.holidays);
    if (!again) return false;
    for (sys_days date = notice.year / 1 / 1; date <= sys_days{notice.year / 12 / 31}; date += days{1})
        if (again->status(date) != state_council_calendar.status(date)) return false;
    for (const auto& known : holiday_arrangements)
        if (known.year == notice.year) {
            std::size_t off = 0;
            std::size_t off_here = 0;
            for (const holiday& h : known.holidays)
                off += static_cast<std::size_t>((h.last - h.first).count()) + 1 + 1000 * h.make_up_size;
            for (const holiday& h : notice.holidays)
                off_here += static_cast<std::size_t>((h.last - h.first).count()) + 1 + 1000 * h.make_up_size;
            return off == off_here;
        }
    return false;
}

/// Days off and make-up workdays of the reference calendars beside the corpus; empty where there are none.
std::map<sys_days, bool> reference_days() {
    const std::filesystem::path folder = reference_folder() / "holidays";
    std::map<sys_days, bool> off;
    for (int year = 2018; year <= 2026; ++year) {
        const std::string text = content_of(folder / (std::to_string(year) + ".json"));
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
            if (n > 0) do
                    date += days{1};
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
    const auto notice = parse_arrangement(
        "# a made-up notice\n2027\n"
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
    CHECK(refused("2027\n") == "input.empty: there is nothing in it");
    CHECK(refused("next year\n") == "notice.invalid: not a usable notice of holidays (next) at line 1, column 1");
    CHECK(refused("2027\n\n春节 2027-02-30 2027-03-01") ==
          "notice.invalid: not a usable notice of holidays (2027-02-30) at line 3, column 1");
    CHECK(refused("2027\n春节") == "notice.invalid: not a usable notice of holidays (春节) at line 2, column 1");

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

TEST_CASE("a notice in the State Council's own words is read") {
    // Of an invented 2027, in the form of such notices.
    const std::string text =
        "国务院办公厅关于2027年\n部分节假日安排的通知\n国办发明电〔2026〕99号\n\n"
        "一、元旦：2026年12月31日（周四）至2027年1月2日（周六）放假调休，共3天。2026年12月27日（周日）上班。\n"
        "二、春节：2月5日(农历除夕、星期五)至13日（周六）放假调休，共9天。1月31日（周日）、2月20日（星期六）上班。"
        "鼓励各单位安排职工在2月4日（周四）休息。\n"
        "三、清明节：4月5日放假1天，不调休。\n"
        "四、国庆节、中秋节：10月1日至7日放假，与周末连休，共7天。\n"
        "节假日期间，要妥善安排好值班。\n\n国务院办公厅\n2026年11月5日\n";
    const auto notice = read_notice(text);
    REQUIRE(notice.has_value());
    CHECK(notice->year == std::chrono::year{2027});
    REQUIRE(notice->holidays.size() == 4);
    CHECK(notice->holidays[0].first == ymd(20261231));
    CHECK(notice->holidays[0].last == ymd(20270102));
    CHECK(notice->holidays[0].work_days()[0] == ymd(20261227));
    CHECK(notice->holidays[1].name == "春节");
    CHECK(notice->holidays[1].last == ymd(20270213));
    CHECK(notice->holidays[1].work_days().size() == 2);
    CHECK(notice->holidays[2].last == ymd(20270405));
    CHECK(notice->holidays[3].name == "国庆节、中秋节");
    const auto extended = state_council_calendar.announce(notice->year, notice->holidays);
    REQUIRE(extended.has_value());
    CHECK(extended->status(ymd(20261231)) == day_status{false, false});
    CHECK(extended->status(ymd(20261227)) == day_status{true, false});
    CHECK(extended->status(ymd(20270204)) == day_status{true, false});
}

TEST_CASE("a notice that contradicts itself, or says what is not understood, is refused with its place") {
    const auto refused = [](std::string_view text) {
        const auto notice = read_notice(text);
        REQUIRE_FALSE(notice.has_value());
        return notice.error().detail + " " + std::to_string(notice.error().span.line) + ":" +
               std::to_string(notice.error().span.column);
    };
    CHECK(refused("关于2027年放假的通知\n一、元旦：1月1日（周四）放假1天。") == "2027-01-01 周四 2:6");
    CHECK(refused("2027：一、元旦：1月1日（周五）至3日（周日）放假，共4天。") == "4 != 3 1:11");
    CHECK(refused("2027：一、元旦：1月1日至2月30日放假。") == "2月30日 1:16");
    CHECK(refused("2027：一、元旦：1月3日至1日放假。") == "1日放假 1:16");
    CHECK(refused("关于延长2027年春节假期的通知：延长放假至2月1日。").starts_with("关于延长2027年春节假期的通知"));
    CHECK(refused("延长2027年春节假期至2月14日（星期六），2月15日起正常上班。").starts_with("2027-02-14 星期六"));
    CHECK(refused("延长2027年春节假期至2月14日，2月17日起正常上班。").starts_with("2027-02-17"));
    CHECK(refused("延长2027年假期至2月14日。").starts_with("延长2027年假期至2月14日"));
    CHECK(refused("春节假期延长至2月30日（2027年）。") == "year 0:0");
    CHECK(refused("2027：1月9日（周六）上班，1月1日放假。") == "2027-01-09 1:6");
    CHECK(refused("关于放假：1月1日放假。") == "year 0:0");
    CHECK(refused("{\"year\": 2027, \"days\": [{\"date\": \"2027-02-30\", \"isOffDay\": true}]}") == "days[0].date 0:0");
    CHECK(refused("{\"year\": 2027, \"days\": [{\"date\": \"2027-01-09\", \"name\": \"元旦\", \"isOffDay\": false}]}") ==
          "2027-01-09 0:0");
    CHECK(refused("{\"days\": []}") == "year 0:0");
    CHECK(read_notice("{").error().code == errc::json_syntax);
    // A file for a year that has no notice yet does not make the year final.
    CHECK(read_notice("{\"year\": 2027, \"papers\": [], \"days\": []}").error().code == errc::input_empty);
    CHECK(read_notice("2027年放假安排待定。").error().code == errc::input_empty);
    CHECK(read_notice(" \n").error().code == errc::input_empty);
}

TEST_CASE("a notice that extends a holiday is read in whatever words, and makes no year final") {
    // The Spring Festival of 2027 falls on 6 February; its eve and the days to the 8th are off by statute.
    const auto with = [](const work_calendar& calendar, std::string_view text) {
        const auto notice = read_notice(text);
        REQUIRE_MESSAGE(notice.has_value(), text);
        CHECK(notice->amends);
        auto extended = announce(calendar, *notice);
        REQUIRE_MESSAGE(extended.has_value(), text);
        return *std::move(extended);
    };
    for (
        const std::string_view text :
        {"关于延长2027年春节假期的通知\n一、延长2027年春节假期至2月11日（农历正月初六，星期四），2月12日（星期五）起正常上班。\n",
         "关于延长2027年春节假期的通知\n现将有关事项通知如下。\n将春节假期延长至2月11日（周四），2月12日（周五）起恢复上班。",
         "关于延长2027年春节假期的通知。2027年春节假期由2月5日至8日延长为2月5日至11日。国务院办公厅。2027年2月6日",
         "关于2027年春节延长放假的通知：春节假期延长3天，至2月11日。", "延长2027年春节假期3天。"}) {
        const work_calendar extended = with(state_council_calendar, text);
        CHECK(extended.status(ymd(20270205)) == day_status{false, true});
        CHECK(extended.status(ymd(20270211)) == day_status{false, true});
        CHECK(extended.status(ymd(20270212)) == day_status{true, true});
        CHECK(extended.status(ymd(20270405)) == state_council_calendar.status(ymd(20270405)));
    }
    // After the notice of the year, whose make-up days stay as they are.
    const auto year =
        read_notice("关于2027年部分节假日安排的通知\n一、春节：2月5日至12日放假调休，共8天。1月31日、2月20日上班。");
    REQUIRE(year.has_value());
    const auto announced = announce(state_council_calendar, *year);
    REQUIRE(announced.has_value());
    const work_calendar extended = with(*announced, "延长2027年春节假期4天，至2月16日。");
    CHECK(extended.status(ymd(20270216)) == day_status{false, false});
    CHECK(extended.status(ymd(20270217)) == day_status{true, false});
    CHECK(extended.status(ymd(20270220)) == day_status{true, false});
    // Whether the 13th and 14th, a weekend, belong to the holiday is not said: by four days from the 12th, or from the 14th.
    CHECK(announce(*announced, *read_notice("延长2027年春节假期4天。")).error().detail == "2027-02-14");
    // The notice of 2020, as it was worded, changes nothing that the table of this release has.
    const work_calendar of_2020 = with(state_council_calendar,
                                       "关于延长2020年春节假期的通知\n"
                                       "一、延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。");
    CHECK(of_2020.status(ymd(20200131)) == day_status{false, false});
    CHECK(of_2020.status(ymd(20200203)) == day_status{true, false});
}

TEST_CASE("a holiday that is set locally is added to the calendar of the organs there (放假办法 art. 4)") {
    const auto notice =
        read_notice("自治区人民政府办公厅关于2027年“三月三”放假的通知\n“三月三”：4月8日（周四）至9日（周五）放假，共2天。");
    REQUIRE(notice.has_value());
    CHECK(notice->amends);
    const auto local = announce(state_council_calendar, *notice);
    REQUIRE(local.has_value());
    CHECK(local->status(ymd(20270408)) == day_status{false, true});
    CHECK(local->nth_working_day_after(ymd(20270407), 1)->date == ymd(20270412));
}

TEST_CASE("a day off in exchange is read as such") {
    const auto notice = read_notice("关于2027年部分节假日安排的通知\n一、元旦：1月1日（周五）放假，1月4日（周一）补休。");
    REQUIRE(notice.has_value());
    CHECK_FALSE(notice->amends);
    CHECK(announce(state_council_calendar, *notice)->status(ymd(20270104)) == day_status{false, false});
}

TEST_CASE("a notice in JSON is read") {
    const auto notice = read_notice(
        "\xEF\xBB\xBF{\"year\": 2027, \"papers\": [\"…\"], \"days\": ["
        "{\"name\": \"元旦\", \"date\": \"2027-01-01\", \"isOffDay\": true},"
        "{\"name\": \"元旦\", \"date\": \"2027-01-02\", \"isOffDay\": true},"
        "{\"name\": \"元旦\", \"date\": \"2026-12-27\", \"isOffDay\": false}]}");
    REQUIRE(notice.has_value());
    REQUIRE(notice->holidays.size() == 1);
    CHECK(notice->holidays[0].name == "元旦");
    CHECK(notice->holidays[0].last == ymd(20270102));
    CHECK(notice->holidays[0].work_days()[0] == ymd(20261227));
}

TEST_CASE("the years of this release come out of the reference files as they are in the table") {
    int read = 0;
    for (int year = 2018; year <= 2026; ++year)
        if (const std::string text = content_of(reference_folder() / "holidays" / (std::to_string(year) + ".json"));
            !text.empty()) {
            const auto notice = read_notice(text);
            REQUIRE(notice.has_value());
            CHECK_MESSAGE(as_in_this_release(*notice), year);
            ++read;
        }
    // Two notices in their own words, a line each.
    std::string both = content_of(reference_folder() / "law" / "holidays-2025-2026-notices.txt");
    for (std::size_t at = both.find("\n202"); at != std::string::npos; at = both.find("\n202", at + 1)) {
        const auto notice = read_notice(std::string_view{both}.substr(at + 1, both.find('\n', at + 1) - at - 1));
        REQUIRE(notice.has_value());
        CHECK(as_in_this_release(*notice));
        ++read;
    }
    if (read == 0) MESSAGE("skipped: no reference calendars beside the corpus");
}
