// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <span>

namespace gongkai {

/// The years whose festivals of the lunar calendar are in the table below.
inline constexpr std::chrono::year first_calendar_year{2018};
/// The last of them.
inline constexpr std::chrono::year last_calendar_year{2040};

/// The days of a year that depend on the moon and the sun.
struct lunar_festivals {
    std::chrono::month_day spring_festival;  ///< 春节, 农历正月初一
    std::chrono::month_day qingming;         ///< 清明
    std::chrono::month_day dragon_boat;      ///< 端午, 农历五月初五
    std::chrono::month_day mid_autumn;       ///< 中秋, 农历八月十五
};

namespace detail {

consteval lunar_festivals festivals(int spring_festival, int qingming, int dragon_boat, int mid_autumn) {
    const auto md = [](int mmdd) {
        return std::chrono::month{static_cast<unsigned>(mmdd / 100)} / std::chrono::day{static_cast<unsigned>(mmdd % 100)};
    };
    return {md(spring_festival), md(qingming), md(dragon_boat), md(mid_autumn)};
}

/// From the instants of new moon and of the sun's longitude in UTC+8 (GB/T 33661); docs/clock.md says how it was
/// checked. One line a year from first_calendar_year.
inline constexpr std::array lunar_table{
    festivals(216, 405, 618, 924),  festivals(205, 405, 607, 913),  festivals(125, 404, 625, 1001),  // 2018–2020
    festivals(212, 404, 614, 921),  festivals(201, 405, 603, 910),  festivals(122, 405, 622, 929),   // 2021–2023
    festivals(210, 404, 610, 917),  festivals(129, 404, 531, 1006), festivals(217, 405, 619, 925),   // 2024–2026
    festivals(206, 405, 609, 915),  festivals(126, 404, 528, 1003), festivals(213, 404, 616, 922),   // 2027–2029
    festivals(203, 405, 605, 912),  festivals(123, 405, 624, 1001), festivals(211, 404, 612, 919),   // 2030–2032
    festivals(131, 404, 601, 908),  festivals(219, 405, 620, 927),  festivals(208, 405, 610, 916),   // 2033–2035
    festivals(128, 404, 530, 1004), festivals(215, 404, 618, 924),  festivals(204, 405, 607, 913),   // 2036–2038
    festivals(124, 405, 527, 1002), festivals(212, 404, 614, 920),                                   // 2039–2040
};
static_assert(lunar_table.size() == static_cast<std::size_t>(int{last_calendar_year} - int{first_calendar_year} + 1));

}  // namespace detail

/// Empty outside first_calendar_year to last_calendar_year.
constexpr std::optional<lunar_festivals> lunar_festivals_of(std::chrono::year year) noexcept {
    if (year < first_calendar_year || year > last_calendar_year) return std::nullopt;
    return detail::lunar_table[static_cast<std::size_t>(int{year} - int{first_calendar_year})];
}

/// The days off of 全国年节及纪念日放假办法 art. 2, in the order of the article: eleven to 2024 (revision of 2013),
/// thirteen from 2025 (revision of 2024, which adds the eve of the Spring Festival and 2 May).
/// What is given in exchange for one that falls on a weekend (art. 6) is for the year's notice to say.
class statutory_holidays {
public:
    static constexpr std::size_t max_size = 13;

    /// Empty outside first_calendar_year to last_calendar_year.
    static constexpr std::optional<statutory_holidays> of(std::chrono::year year) noexcept {
        const auto festivals = lunar_festivals_of(year);
        if (!festivals) return std::nullopt;
        using std::chrono::days;
        using std::chrono::sys_days;
        const bool revised = year >= std::chrono::year{2025};
        statutory_holidays list;
        list.add(year / 1 / 1);
        const sys_days spring_festival = year / festivals->spring_festival;
        if (revised) list.add(spring_festival - days{1});
        for (int i = 0; i < 3; ++i) list.add(spring_festival + days{i});
        list.add(year / festivals->qingming);
        list.add(year / 5 / 1);
        if (revised) list.add(year / 5 / 2);
        list.add(year / festivals->dragon_boat);
        list.add(year / festivals->mid_autumn);
        for (unsigned d = 1; d <= 3; ++d) list.add(year / 10 / std::chrono::day{d});
        return list;
    }

    /// The first of the days, which ascend.
    constexpr const std::chrono::sys_days* begin() const noexcept { return days_.data(); }
    /// Past the last of the days.
    constexpr const std::chrono::sys_days* end() const noexcept { return days_.data() + size_; }
    /// How many days there are.
    constexpr std::size_t size() const noexcept { return size_; }

private:
    constexpr statutory_holidays() noexcept = default;
    constexpr void add(std::chrono::sys_days day) noexcept { days_[size_++] = day; }

    std::array<std::chrono::sys_days, max_size> days_{};
    std::size_t size_ = 0;
};

}  // namespace gongkai
