// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

/// Reads `yyyy-mm-dd`, the whole of `text`. Empty where it is not of that form or no such day exists.
constexpr std::optional<std::chrono::sys_days> parse_iso_date(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t length) {
        int value = 0;
        for (std::size_t i = from; i < from + length; ++i) {
            if (text[i] < '0' || text[i] > '9') return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days{date};
}

/// `yyyy-mm-dd`; years before 0 and after 9999 with their sign and as many digits as they have.
inline std::string iso_date(std::chrono::sys_days day) {
    const std::chrono::year_month_day date{day};
    std::string text = "0000-00-00";
    const auto write = [&](std::size_t end, unsigned value) {
        for (; value != 0; value /= 10) text[--end] = static_cast<char>('0' + value % 10);
    };
    write(7, unsigned{date.month()});
    write(10, unsigned{date.day()});
    const int year{date.year()};
    if (year < 0 || year > 9999) return std::to_string(year) + text.substr(4);
    write(4, static_cast<unsigned>(year));
    return text;
}

}  // namespace gongkai
