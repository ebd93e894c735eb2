// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <gongkai/calendar/arrangement.hpp>
#include <gongkai/calendar/iso_date.hpp>
#include <gongkai/core/result.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// A holiday that is made longer by a number of days, whenever it ends.
struct lengthened_holiday {
    std::chrono::sys_days festival{};  ///< a day of the holiday: the festival itself
    int days = 0;                      ///< of the calendar
};

/// A notice as read from a text: that of a year, or an amendment, which names some days and leaves the others as they are: a
/// holiday that is extended or moved, or one that is set locally (放假办法 art. 4). An amendment makes no year final.
struct announced_year {
    std::chrono::year year{};
    std::vector<holiday> holidays{};  ///< their names point into the text it was read from, or into `names`
    std::shared_ptr<const std::vector<std::string>> names{};
    bool amends = false;
    std::vector<lengthened_holiday> lengthened{};
};

/// Reads a year's notice, for work_calendar::announce: the year on a line, then one line for each sentence of the
/// notice, with the name, the first and the last day off, and the make-up workdays if any. `#` begins a remark.
///
///     2025
///     春节 2025-01-28 2025-02-04 2025-01-26 2025-02-08
///
/// errc::notice_invalid, with the line, for anything else; errc::input_empty where no holiday is named. A notice in
/// the State Council's own words, or in JSON, is read by read_notice.
inline result<announced_year> parse_arrangement(std::string_view text) {
    announced_year out;
    std::uint32_t line_number = 0;
    bool year_read = false;
    while (!text.empty()) {
        ++line_number;
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        line = line.substr(0, line.find('#'));

        const auto next_word = [&line] {
            constexpr std::string_view blanks = " \t\r";
            line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
            const std::string_view word = line.substr(0, line.find_first_of(blanks));
            line.remove_prefix(word.size());
            return word;
        };
        const auto wrong = [&](std::string_view what) {
            return error{errc::notice_invalid, std::string{what}, source_span{0, 0, line_number, 1}};
        };

        const std::string_view head = next_word();
        if (head.empty()) continue;
        if (!year_read) {
            const auto new_year = parse_iso_date(std::string{head} + "-01-01");
            if (!new_year || !next_word().empty()) return wrong(head);
            out.year = std::chrono::year_month_day{*new_year}.year();
            year_read = true;
            continue;
        }
        std::string_view word = next_word();
        const auto first = parse_iso_date(word);
        if (!first) return wrong(word.empty() ? head : word);
        word = next_word();
        const auto last = parse_iso_date(word);
        if (!last) return wrong(word.empty() ? head : word);
        holiday h{head, *first, *last};
        for (word = next_word(); !word.empty(); word = next_word()) {
            const auto works = parse_iso_date(word);
            if (!works || h.make_up_size == holiday::max_make_up) return wrong(word);
            h.make_up[h.make_up_size++] = *works;
        }
        out.holidays.push_back(h);
    }
    if (out.holidays.empty()) return error{errc::input_empty};
    return out;
}

}  // namespace gongkai
