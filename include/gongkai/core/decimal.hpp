// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

/// A decimal number exactly as printed: coefficient × 10^-scale. 670.370 keeps its three decimals.
/// Holds up to eighteen digits; signed, because a printed report may show a sign where none is lawful.
class decimal {
public:
    static constexpr int max_digits = 18;

    constexpr decimal() noexcept = default;
    constexpr explicit decimal(std::int64_t integer) noexcept : coefficient_{integer} {}
    constexpr decimal(std::int64_t coefficient, std::uint8_t scale) noexcept : coefficient_{coefficient}, scale_{scale} {}

    /// Reads `[+-]digits[.digits]` in ASCII, the whole of `text`; nothing else is a number.
    /// Empty where the text is no such number or has more than eighteen significant digits.
    static constexpr std::optional<decimal> parse(std::string_view text) noexcept;

    /// The number without its point.
    constexpr std::int64_t coefficient() const noexcept { return coefficient_; }
    /// How many decimals it was printed with.
    constexpr std::uint8_t scale() const noexcept { return scale_; }

    /// Whether it was printed without decimals.
    constexpr bool is_integer() const noexcept { return scale_ == 0; }
    /// Whether it is below zero.
    constexpr bool is_negative() const noexcept { return coefficient_ < 0; }

    /// Same number and same printed decimals: 1.0 is not 1.
    friend constexpr bool operator==(const decimal&, const decimal&) noexcept = default;

private:
    std::int64_t coefficient_ = 0;
    std::uint8_t scale_ = 0;
};

constexpr std::optional<decimal> decimal::parse(std::string_view text) noexcept {
    bool negative = false;
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    std::int64_t coefficient = 0;
    int significant = 0;
    int decimals = 0;
    bool point = false;
    bool digit_before = false;
    bool digit_after = false;
    for (const char c : text) {
        if (c == '.' && !point && digit_before) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        (point ? digit_after : digit_before) = true;
        if (significant > 0 || c != '0') ++significant;
        if (point) ++decimals;
        if (significant > max_digits || decimals > max_digits) return std::nullopt;
        coefficient = coefficient * 10 + (c - '0');
    }
    if (!digit_before || (point && !digit_after)) return std::nullopt;
    return decimal{negative ? -coefficient : coefficient, static_cast<std::uint8_t>(decimals)};
}

/// ASCII digits, a point before the decimals, a minus sign where negative.
inline std::string to_string(const decimal& value) {
    const bool negative = value.coefficient() < 0;
    std::string digits = std::to_string(negative ? -value.coefficient() : value.coefficient());
    if (value.scale() > 0) {
        if (digits.size() <= value.scale()) digits.insert(0, value.scale() + 1U - digits.size(), '0');
        digits.insert(digits.size() - value.scale(), 1, '.');
    }
    if (negative) digits.insert(0, 1, '-');
    return digits;
}

}  // namespace gongkai
