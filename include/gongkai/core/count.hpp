// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstdint>
#include <optional>

namespace gongkai {

/// A number of things: documents, decisions, requests, cases. Never negative.
/// One cell holds at most 10^15, so that no sum over a table can overflow.
class count {
public:
    static constexpr std::int64_t max_cell = 1'000'000'000'000'000;

    constexpr count() noexcept : value_{0} {}

    /// A constant: checked at compile time.
    consteval count(int value) : value_{value} {
        if (value < 0) throw "a count is never negative";
    }

    /// A number from data; empty where it is negative or above max_cell.
    static constexpr std::optional<count> from(std::int64_t value) noexcept {
        if (value < 0 || value > max_cell) return std::nullopt;
        count result;
        result.value_ = value;
        return result;
    }

    /// As a number.
    constexpr std::int64_t value() const noexcept { return value_; }

    constexpr count& operator+=(count other) noexcept {
        value_ += other.value_;
        return *this;
    }
    friend constexpr count operator+(count a, count b) noexcept { return a += b; }

    /// a − b; empty where b is greater.
    friend constexpr std::optional<count> subtract(count a, count b) noexcept {
        if (b.value_ > a.value_) return std::nullopt;
        count result;
        result.value_ = a.value_ - b.value_;
        return result;
    }

    friend constexpr auto operator<=>(const count&, const count&) noexcept = default;

private:
    std::int64_t value_;
};

}  // namespace gongkai
