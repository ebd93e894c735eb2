// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <gongkai/calendar/iso_date.hpp>
#include <optional>
#include <string_view>

namespace gongkai {

namespace detail {

/// Takes a number of at most `most` digits off the front; -1 where there is none.
constexpr int take_number(std::string_view& text, std::size_t most) noexcept {
    std::size_t digits = 0;
    int value = 0;
    while (digits < most && digits < text.size() && text[digits] >= '0' && text[digits] <= '9')
        value = value * 10 + (text[digits++] - '0');
    text.remove_prefix(digits);
    return digits == 0 ? -1 : value;
}

constexpr bool take(std::string_view& text, std::string_view what) noexcept {
    if (!text.starts_with(what)) return false;
    text.remove_prefix(what.size());
    return true;
}

constexpr std::string_view without_blanks_around(std::string_view text) noexcept {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// A time of day, which spreadsheets print beside a day: ` 00:00:00`, `T08:30`, ` 8:30`. One with a zone is none: it may be
/// another day where the organ is.
constexpr bool is_time_of_day(std::string_view text) noexcept {
    if (text.empty()) return true;
    if (text.front() != ' ' && text.front() != 'T') return false;
    bool parted = false;
    for (const char c : text.substr(1)) {
        if (c == ':') parted = true;
        else if (c != '.' && (c < '0' || c > '9')) return false;
    }
    return parted;
}

}  // namespace detail

/// Excel's numbers of days in its 1900 system, of the years that a ledger may speak of (2008 to 2071): 45677 is 2025-01-20.
constexpr std::optional<std::chrono::sys_days> day_of_excel_serial(int serial) noexcept {
    constexpr int first = 39'448;
    constexpr int last = 62'824;
    constexpr std::chrono::sys_days zero{std::chrono::year{1899} / std::chrono::December / 30};
    if (serial < first || serial > last) return std::nullopt;
    return zero + std::chrono::days{serial};
}

/// A day as people and their programs write it, the whole of `text`: `2025-01-20`, `2025/1/20`, `2025.1.20`, `20250120`,
/// `2025年1月20日`, each alone or with a time of day
/// after it, or Excel's number of it (45677). Always year, month, day: what may be read in two ways is not read. Empty where it is none of these or no such day exists.
constexpr std::optional<std::chrono::sys_days> parse_day(std::string_view text) noexcept {
    if (const auto iso = parse_iso_date(text)) return iso;
    text = detail::without_blanks_around(text);
    const std::string_view whole = text;
    const int year = detail::take_number(text, 4);
    int month = -1;
    int day = -1;
    if (whole.size() == 8 && text.size() == 4 && text.front() >= '0' && text.front() <= '9') {
        month = detail::take_number(text, 2);
        day = detail::take_number(text, 2);
        if (!text.empty()) return std::nullopt;
    } else if (text.size() == 1 && text.front() >= '0' && text.front() <= '9') {
        return day_of_excel_serial(year * 10 + (text.front() - '0'));
    } else if (detail::take(text, "年")) {
        month = detail::take_number(text, 2);
        if (!detail::take(text, "月")) return std::nullopt;
        day = detail::take_number(text, 2);
        if (!detail::take(text, "日")) return std::nullopt;
    } else {
        if (text.empty() || (text.front() != '-' && text.front() != '/' && text.front() != '.')) return std::nullopt;
        const std::string_view separator = text.substr(0, 1);
        text.remove_prefix(1);
        month = detail::take_number(text, 2);
        if (!detail::take(text, separator)) return std::nullopt;
        day = detail::take_number(text, 2);
    }
    if (year < 1000 || month < 1 || day < 1 || !detail::is_time_of_day(text)) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days{date};
}

static_assert(parse_day("2025/1/20") == parse_iso_date("2025-01-20") && parse_day("2025/1/8") == parse_iso_date("2025-01-08"));
static_assert(parse_day("20250120") == parse_iso_date("2025-01-20"));
static_assert(parse_day("2025年1月20日") == parse_iso_date("2025-01-20"));
static_assert(parse_day("45677") == parse_iso_date("2025-01-20"));
static_assert(!parse_day("1/20/2025") && !parse_day("25/1/20") && !parse_day("2025/13/1") && parse_day("2025/1/20 8:30:00") &&
              !parse_day("2025-01-20T08:30Z"));

}  // namespace gongkai
