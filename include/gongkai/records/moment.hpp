// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <compare>
#include <gongkai/calendar/iso_date.hpp>
#include <gongkai/calendar/parse_day.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

/// When something happened, where the organ is: a day, and the time of day where it is known. Without a zone.
class moment {
public:
    constexpr moment() noexcept = default;
    constexpr explicit moment(std::chrono::sys_days day) noexcept : day_{day} {}
    /// `time`: since midnight, less than a day.
    constexpr moment(std::chrono::sys_days day, std::chrono::seconds time) noexcept
        : day_{day}, seconds_{static_cast<std::int32_t>(time.count())} {}

    /// The day.
    constexpr std::chrono::sys_days day() const noexcept { return day_; }
    /// Whether the time of day is known.
    constexpr bool has_time() const noexcept { return seconds_ >= 0; }
    /// Since midnight; zero where it is not known.
    constexpr std::chrono::seconds time() const noexcept { return std::chrono::seconds{seconds_ < 0 ? 0 : seconds_}; }

    /// Whether it cannot be that `earlier` came strictly before `later`. Of two on one day nothing can be said while the
    /// time of either is not known.
    friend constexpr bool out_of_order(const moment& earlier, const moment& later) noexcept {
        if (earlier.day_ != later.day_) return earlier.day_ > later.day_;
        return earlier.has_time() && later.has_time() && earlier.seconds_ >= later.seconds_;
    }
    friend constexpr bool operator==(const moment&, const moment&) noexcept = default;

private:
    std::chrono::sys_days day_{};
    std::int32_t seconds_ = -1;
};

/// Reads a day as `parse_day` does, alone or with a time after it: ` 8:30`, `T08:30:00`; fractions of a second are left
/// out. Empty for anything else, a zone included: it may be another day where the organ is.
constexpr std::optional<moment> parse_moment(std::string_view text) noexcept {
    text = detail::without_blanks_around(text);
    const std::size_t parted = text.find_first_of("T ");
    const auto day = parse_day(text.substr(0, parted));
    if (!day) return std::nullopt;
    if (parted == std::string_view::npos) return moment{*day};
    std::string_view rest = text.substr(parted + 1);
    const int hours = detail::take_number(rest, 2);
    if (!detail::take(rest, ":") || rest.size() < 2) return std::nullopt;
    const int minutes = detail::take_number(rest, 2);
    int seconds = 0;
    if (detail::take(rest, ":")) {
        seconds = detail::take_number(rest, 2);
        if (detail::take(rest, ".") && detail::take_number(rest, 9) < 0) return std::nullopt;
    }
    if (!rest.empty() || hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59)
        return std::nullopt;
    return moment{*day, std::chrono::hours{hours} + std::chrono::minutes{minutes} + std::chrono::seconds{seconds}};
}

/// As `parse_moment` reads it; seconds only where they are not zero.
inline std::string to_string(const moment& when) {
    std::string out = iso_date(when.day());
    if (!when.has_time()) return out;
    const auto seconds = static_cast<int>(when.time().count());
    const auto two = [&out](char before, int value) {
        out += before;
        out += static_cast<char>('0' + value / 10);
        out += static_cast<char>('0' + value % 10);
    };
    two('T', seconds / 3600);
    two(':', seconds / 60 % 60);
    if (seconds % 60 != 0) two(':', seconds % 60);
    return out;
}

}  // namespace gongkai
