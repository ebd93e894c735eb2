// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

/// Numerals in characters, for readers that have their text as characters already.

namespace gongkai::detail {

/// A number and where it ends. `low` and `high` have the scale of `coefficient`.
struct scanned_number {
    std::int64_t coefficient = 0;
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::uint8_t scale = 0;
    std::int64_t place = 1;       ///< of the last digit that is told, in the same scale
    std::int64_t multiplier = 1;  ///< 10000 where the number is one group in 万: `head` is what stands before it
    std::int64_t head = 0;
    std::uint8_t head_scale = 0;
    bool in_words = false;  ///< Chinese numerals: exact unless something says otherwise
    bool ranged = false;    ///< 二三十, 十几, 数百
    std::size_t end = 0;

    bool exact() const noexcept { return low == high; }
};

inline constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();

/// The value of a Chinese digit (一, 两, 壹, 〇), or -1.
int digit_value(char32_t c) noexcept;
/// 10 … 10^8 of 十百千万亿 and their forms in accounts, or 0.
std::int64_t multiplier_value(char32_t c) noexcept;
/// Whether a numeral in words may begin with the character.
bool begins_numeral(char32_t c) noexcept;

/// A number in words that begins at `at`. Those of more than fifteen digits are none.
std::optional<scanned_number> scan_words(std::u32string_view text, std::size_t at) noexcept;

/// A number in digits that begins at `at`, thousands parted by commas allowed; what follows is not looked at.
std::optional<scanned_number> scan_digits(std::u32string_view text, std::size_t at) noexcept;

/// What follows the digits of a number: 万, 千5百. False where the number leaves what can be held.
bool scan_multipliers(scanned_number& number, std::u32string_view text) noexcept;

/// 余, 多, 来, 几 right after a number: its interval, and its end. True where one of them stands there.
bool scan_surplus(scanned_number& number, std::u32string_view text) noexcept;

/// Of 50余万: the interval of `number`, whose surplus was told of `plain`, what stood before the multiplier.
void widen_surplus(const scanned_number& plain, scanned_number& number) noexcept;

/// What makes a number approximate beside it.
enum class nearness : std::uint8_t { none, about, nearly, below, above, up_to, from };
void apply(nearness how, scanned_number& number) noexcept;
/// 左右, 上下, 以上, 以内, 以下 at `at`, and the length of the word.
nearness nearness_after(std::u32string_view text, std::size_t at, std::size_t& length) noexcept;
/// 约, 近, 不足, 超过 … at `at`, and the length of the word.
nearness nearness_before(std::u32string_view text, std::size_t at, std::size_t& length) noexcept;

}  // namespace gongkai::detail
