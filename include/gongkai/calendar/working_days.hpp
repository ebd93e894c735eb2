// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <gongkai/calendar/arrangement.hpp>
#include <gongkai/calendar/iso_date.hpp>
#include <gongkai/calendar/statutory_holidays.hpp>
#include <gongkai/core/result.hpp>
#include <optional>
#include <span>

namespace gongkai {

/// A day reckoned in working days. Provisional: a year it depends on has no notice yet, so it may still move.
struct due_day {
    std::chrono::sys_days date{};
    bool provisional = false;
    friend constexpr bool operator==(const due_day&, const due_day&) noexcept = default;
};

/// Whether people work on a day, by the notice of its year or, provisionally, by the 放假办法。
struct day_status {
    bool working = false;
    bool provisional = false;
    friend constexpr bool operator==(const day_status&, const day_status&) noexcept = default;
};

/// A number of working days, and whether it may still change.
struct working_day_count {
    int days = 0;
    bool provisional = false;
    friend constexpr bool operator==(const working_day_count&, const working_day_count&) noexcept = default;
};

/// What a notice arranges: a whole year, which is final by it; or some days, all others staying as they are: a holiday that is
/// extended or moved, or one that is set locally (放假办法 art. 4).
enum class notice_scope : std::uint8_t { year, amendment };

/// The working days of first_calendar_year to last_calendar_year. Each question takes constant time.
///
/// A year with a notice is as the notice says. A year without one is provisional: weekends and the statutory
/// holidays of the 放假办法 are off, and no make-up workday is known.
class work_calendar {
public:
    static constexpr std::chrono::sys_days first_day = first_calendar_year / 1 / 1;
    static constexpr std::chrono::sys_days last_day = last_calendar_year / 12 / 31;

    /// With the arrangements that this release knows.
    constexpr work_calendar() noexcept {
        std::array<bool, size> works{};
        for (std::size_t i = 0; i < size; ++i) works[i] = (i + monday_offset) % 7 < 5;
        for (auto year = first_calendar_year; year <= last_calendar_year; ++year)
            if (const auto list = statutory_holidays::of(year); list && year > holiday_arrangements.back().year)
                for (const auto date : *list) works[index(date)] = false;
        for (const auto& arrangement : holiday_arrangements) {
            overlay(works, arrangement.holidays);
            announced_ |= bit(arrangement.year);
        }
        number(works);
    }

    /// The same with a year's notice added, as soon as it is issued. Of a year that was provisional the statutory
    /// days give way to the notice's; a second notice for a year amends the first and changes only the days it names, and so
    /// does an amendment, which leaves a provisional year provisional.
    /// errc::value_out_of_range: a year or day that the calendar does not cover, or a day of another year (the last
    /// month of the year before belongs to New Year's Day). errc::argument_invalid: a holiday that ends before it
    /// begins, or a day that is both off and worked.
    result<work_calendar> announce(std::chrono::year year, std::span<const holiday> holidays,
                                   notice_scope scope = notice_scope::year) const {
        if (year < first_calendar_year || year > last_calendar_year)
            return error{errc::value_out_of_range, std::to_string(int{year})};
        const std::chrono::sys_days from = std::chrono::year{year - std::chrono::years{1}} / 12 / 1;
        const std::chrono::sys_days to = year / 12 / 31;
        std::optional<error> wrong;
        const auto within = [&](std::chrono::sys_days date) {
            if (date < from || date > to || date < first_day) wrong = error{errc::value_out_of_range, iso_date(date)};
        };
        for (const holiday& h : holidays) {
            within(h.first);
            within(h.last);
            if (h.last < h.first) return error{errc::argument_invalid, iso_date(h.first) + " > " + iso_date(h.last)};
            for (const auto date : h.work_days()) {
                within(date);
                for (const holiday& other : holidays)
                    if (date >= other.first && date <= other.last) return error{errc::argument_invalid, iso_date(date)};
            }
        }
        if (wrong) return *std::move(wrong);

        std::array<bool, size> works{};
        for (std::size_t i = 0; i < size; ++i) works[i] = rank_[i + 1] != rank_[i];
        const bool whole = scope == notice_scope::year;
        if (const auto list = statutory_holidays::of(year); whole && list && !announced(year))
            for (const auto date : *list) works[index(date)] = std::chrono::weekday{date}.iso_encoding() < 6;
        work_calendar extended = *this;
        overlay(works, holidays);
        if (whole) extended.announced_ |= bit(year);
        extended.number(works);
        return extended;
    }

    /// Whether the year's notice is known.
    constexpr bool announced(std::chrono::year year) const noexcept {
        return year >= first_calendar_year && year <= last_calendar_year && (announced_ & bit(year)) != 0;
    }

    /// Whether the day is among those that the calendar knows.
    static constexpr bool covers(std::chrono::sys_days date) noexcept { return date >= first_day && date <= last_day; }

    /// Empty outside the calendar.
    constexpr std::optional<day_status> status(std::chrono::sys_days date) const noexcept {
        if (!covers(date)) return std::nullopt;
        const std::size_t i = index(date);
        return day_status{rank_[i + 1] != rank_[i], depends_on_unannounced(date, date)};
    }

    /// The n-th working day after `start`, which is day 0 and not counted whatever day it is (条例 33; general rule on
    /// periods). For n = 0 `start` itself. Empty where n is negative or the calendar ends before.
    constexpr std::optional<due_day> nth_working_day_after(std::chrono::sys_days start, int n) const noexcept {
        if (!covers(start) || n < 0) return std::nullopt;
        if (n == 0) return due_day{start, false};
        const std::size_t ordinal = rank_[index(start) + 1] + static_cast<std::size_t>(n) - 1;
        if (ordinal >= rank_[size]) return std::nullopt;
        const std::chrono::sys_days date = first_day + std::chrono::days{nth_[ordinal]};
        return due_day{date, depends_on_unannounced(start + std::chrono::days{1}, date)};
    }

    /// The working days after `from` up to and including `to`: the inverse of nth_working_day_after. Negative where
    /// `to` is before `from`. Empty outside the calendar.
    constexpr std::optional<working_day_count> working_days_between(std::chrono::sys_days from,
                                                                    std::chrono::sys_days to) const noexcept {
        if (!covers(from) || !covers(to)) return std::nullopt;
        const int days = rank_[index(to) + 1] - rank_[index(from) + 1];
        const bool forward = from < to;
        return working_day_count{
            days, from != to && depends_on_unannounced((forward ? from : to) + std::chrono::days{1}, forward ? to : from)};
    }

private:
    static constexpr std::size_t size = static_cast<std::size_t>((last_day - first_day).count() + 1);
    static constexpr std::size_t monday_offset = std::chrono::weekday{first_day}.iso_encoding() - 1;
    static_assert(int{last_calendar_year} - int{first_calendar_year} < 32, "announced_ has one bit a year");

    static constexpr std::size_t index(std::chrono::sys_days date) noexcept {
        return static_cast<std::size_t>((date - first_day).count());
    }
    static constexpr std::uint32_t bit(std::chrono::year year) noexcept {
        return std::uint32_t{1} << (int{year} - int{first_calendar_year});
    }
    static constexpr std::chrono::year year_of(std::chrono::sys_days date) noexcept {
        return std::chrono::year_month_day{date}.year();
    }

    /// Whether a year that any of these days falls in has no notice.
    constexpr bool depends_on_unannounced(std::chrono::sys_days from, std::chrono::sys_days to) const noexcept {
        if (to < first_unannounced_) return false;
        const std::uint32_t years = (bit(year_of(to)) << 1U) - bit(year_of(from));
        return (announced_ & years) != years;
    }

    static constexpr void overlay(std::array<bool, size>& works, std::span<const holiday> holidays) noexcept {
        for (const holiday& h : holidays) {
            for (auto date = h.first; date <= h.last; date += std::chrono::days{1}) works[index(date)] = false;
            for (const auto date : h.work_days()) works[index(date)] = true;
        }
    }

    constexpr void number(const std::array<bool, size>& works) noexcept {
        std::uint16_t n = 0;
        for (std::size_t i = 0; i < size; ++i) {
            rank_[i] = n;
            if (works[i]) nth_[n++] = static_cast<std::uint16_t>(i);
        }
        rank_[size] = n;
        auto year = first_calendar_year;
        while (announced(year)) ++year;
        first_unannounced_ = year / 1 / 1;
    }

    std::array<std::uint16_t, size + 1> rank_{};  ///< working days before the i-th day
    std::array<std::uint16_t, size> nth_{};       ///< the day of the i-th working day
    std::chrono::sys_days first_unannounced_{};
    std::uint32_t announced_ = 0;
};

/// The calendar of the notices that this release knows.
inline constexpr work_calendar state_council_calendar{};

}  // namespace gongkai
