// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstdint>
#include <gongkai/core/decimal.hpp>
#include <optional>
#include <string>

namespace gongkai {

/// An amount of money, exact in fen (0.01 yuan) and never negative. Reports print it in 万元 (10 000 yuan = 10^6 fen).
/// At most 10^17 fen, so that sums of amounts cannot overflow.
class money {
public:
    static constexpr std::int64_t max_fen = 100'000'000'000'000'000;
    static constexpr std::int64_t fen_per_wan_yuan = 1'000'000;

    constexpr money() noexcept = default;

    /// Empty where the amount is negative or above max_fen.
    static constexpr std::optional<money> from_fen(std::int64_t fen) noexcept {
        if (fen < 0 || fen > max_fen) return std::nullopt;
        money result;
        result.fen_ = fen;
        return result;
    }

    /// An amount printed in 万元: a non-negative decimal with at most six decimals; trailing zeros do not count.
    static constexpr std::optional<money> from_wan_yuan(const decimal& printed) noexcept {
        std::int64_t fen = printed.coefficient();
        int scale = printed.scale();
        while (scale > 6 && fen % 10 == 0) {
            fen /= 10;
            --scale;
        }
        if (scale > 6 || fen < 0) return std::nullopt;
        for (; scale < 6; ++scale) {
            if (fen > max_fen / 10) return std::nullopt;
            fen *= 10;
        }
        return from_fen(fen);
    }

    /// In fen (0.01 yuan).
    constexpr std::int64_t fen() const noexcept { return fen_; }

    /// In 万元, without trailing zeros.
    constexpr decimal wan_yuan() const noexcept {
        std::int64_t coefficient = fen_;
        std::uint8_t scale = 6;
        while (scale > 0 && coefficient % 10 == 0) {
            coefficient /= 10;
            --scale;
        }
        return decimal{coefficient, scale};
    }

    constexpr money& operator+=(money other) noexcept {
        fen_ += other.fen_;
        return *this;
    }
    friend constexpr money operator+(money a, money b) noexcept { return a += b; }
    friend constexpr auto operator<=>(const money&, const money&) noexcept = default;

private:
    std::int64_t fen_ = 0;
};

}  // namespace gongkai
