// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>

namespace gongkai::detail {

/// Letters, by their last eight bits: one that is not in it was not added, one that is in it may have been. What asks a text
/// for many words asks this first.
class letter_set {
public:
    constexpr void add(char32_t letter) noexcept { bits_[letter / 64 % 4] |= std::uint64_t{1} << letter % 64; }
    constexpr bool may_have(char32_t letter) const noexcept { return (bits_[letter / 64 % 4] >> letter % 64 & 1) != 0; }
    constexpr bool may_share(const letter_set& other) const noexcept {
        return ((bits_[0] & other.bits_[0]) | (bits_[1] & other.bits_[1]) | (bits_[2] & other.bits_[2]) |
                (bits_[3] & other.bits_[3])) != 0;
    }

private:
    std::array<std::uint64_t, 4> bits_{};
};

}  // namespace gongkai::detail
