// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/core/count.hpp>
#include <gongkai/core/decimal.hpp>
#include <optional>
#include <string>

namespace gongkai {

/// A part of a whole, exactly: two counts, never a floating-point number. Over a whole of zero it has no value.
class rate {
public:
    /// Zero of zero: no value.
    constexpr rate() noexcept = default;

    /// Empty where the part is more than the whole.
    static constexpr std::optional<rate> of(count part, count whole) noexcept {
        if (part > whole) return std::nullopt;
        rate made;
        made.part_ = part;
        made.whole_ = whole;
        return made;
    }

    /// The part.
    constexpr count part() const noexcept { return part_; }
    /// The whole.
    constexpr count whole() const noexcept { return whole_; }
    /// Whether there is a rate: the whole is not zero.
    constexpr bool has_value() const noexcept { return whole_ != count{}; }

    /// In percent, rounded half up to as many places as asked for, at most six, as agencies print it: 80,955 of 81,129
    /// is 99.79. Empty over zero.
    constexpr std::optional<decimal> percent(int places = 2) const noexcept {
        if (!has_value() || places < 0 || places > 6) return std::nullopt;
        // Digit by digit, so that no product can overflow: the whole is at most 10^15.
        std::int64_t rest = part_.value();
        const std::int64_t whole = whole_.value();
        std::int64_t quotient = rest / whole;
        rest %= whole;
        for (int digit = 0; digit < places + 2; ++digit) {
            rest *= 10;
            quotient = quotient * 10 + rest / whole;
            rest %= whole;
        }
        if (rest >= whole - rest) ++quotient;
        return decimal{quotient, static_cast<std::uint8_t>(places)};
    }

    /// Whether the two are equal as fractions: 1 of 2 and 2 of 4. Without a value nothing is equal.
    constexpr bool same_value(const rate& other) const noexcept {
        if (!has_value() || !other.has_value()) return false;
        std::int64_t a = part_.value(), b = whole_.value(), c = other.part_.value(), d = other.whole_.value();
        // Euclid on both at once: equal fractions have equal continued fractions.
        while (b != 0 && d != 0) {
            if (a / b != c / d) return false;
            const std::int64_t x = a % b;
            const std::int64_t y = c % d;
            a = b, b = x, c = d, d = y;
        }
        return b == d;
    }

    friend constexpr bool operator==(const rate&, const rate&) noexcept = default;

private:
    count part_{};
    count whole_{};
};

/// `99.79%`; empty over zero.
inline std::string to_string(const rate& r, int places = 2) {
    const auto percent = r.percent(places);
    return percent ? to_string(*percent) + "%" : std::string{};
}

}  // namespace gongkai
