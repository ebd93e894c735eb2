// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gongkai::detail {

struct code_point {
    char32_t value;
    std::uint32_t length;  ///< bytes
};

/// The code point at `at`, which must be within the text; a byte that begins none is U+FFFD, alone.
constexpr code_point decode_at(std::string_view text, std::size_t at) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const auto follows = [&](std::size_t i) { return at + i < text.size() && (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80U) return {first, 1};
    if ((first & 0xF0U) == 0xE0U && text.size() - at > 2) {
        // Chinese, so both bytes at once: without its mark, one that continues is below 0x40.
        const unsigned second = byte(1) ^ 0x80U;
        const unsigned third = byte(2) ^ 0x80U;
        if ((second | third) < 0x40U) return {(first & 0x0FU) << 12 | second << 6 | third, 3};
    }
    if ((first & 0xE0U) == 0xC0U && follows(1)) return {(first & 0x1FU) << 6 | (byte(1) & 0x3FU), 2};
    if ((first & 0xF8U) == 0xF0U && follows(1) && follows(2) && follows(3))
        return {(first & 0x07U) << 18 | (byte(1) & 0x3FU) << 12 | (byte(2) & 0x3FU) << 6 | (byte(3) & 0x3FU), 4};
    return {0xFFFD, 1};
}

/// The start of the code point that ends before `at`, which must not be 0.
constexpr std::size_t previous(std::string_view text, std::size_t at) noexcept {
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    return begin;
}

/// White space and invisible characters, the ideographic and the no-break space among them.
constexpr bool is_white_space(char32_t c) noexcept {
    return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x2060 || c == 0xFEFF || c == 0xAD;
}

/// White space that parts nothing: zero-width spaces and joiners, directional marks, the soft hyphen.
constexpr bool is_unseen(char32_t c) noexcept { return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD; }

/// Full-width forms of ASCII, small brackets and the digits of mathematical alphabets as ASCII; everything else as it is.
constexpr char32_t half_width(char32_t c) noexcept {
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    if (c >= 0x1D7CE && c <= 0x1D7FF) return U'0' + (c - 0x1D7CE) % 10;
    return c == U'﹙' ? U'(' : c == U'﹚' ? U')' : c;
}

constexpr bool is_digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }

/// Without white space at either end.
constexpr std::string_view trim(std::string_view text) noexcept {
    std::size_t begin = 0;
    while (begin < text.size()) {
        const code_point c = decode_at(text, begin);
        if (!is_white_space(c.value)) break;
        begin += c.length;
    }
    std::size_t end = text.size();
    while (end > begin) {
        const std::size_t last = previous(text, end);
        if (!is_white_space(decode_at(text, last).value)) break;
        end = last;
    }
    return text.substr(begin, end - begin);
}

/// Where the white space that begins at `at` ends.
constexpr std::size_t skip_white_space(std::string_view text, std::size_t at) noexcept {
    while (at < text.size()) {
        const code_point c = decode_at(text, at);
        if (!is_white_space(c.value)) break;
        at += c.length;
    }
    return at;
}

/// Where `word` ends, which begins at `at` and may have white space between its letters; `at` where it does not stand there.
constexpr std::size_t spaced_word_end(std::string_view text, std::size_t at, std::string_view word) noexcept {
    std::size_t end = at;
    for (std::size_t i = 0; i < word.size();) {
        const std::size_t length = decode_at(word, i).length;
        if (i != 0) end = skip_white_space(text, end);
        if (text.substr(end, length) != word.substr(i, length)) return at;
        end += length;
        i += length;
    }
    return end;
}

/// Without white space anywhere.
inline std::string without_white_space(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const code_point c = decode_at(text, at);
        if (!is_white_space(c.value)) out += text.substr(at, c.length);
        at += c.length;
    }
    return out;
}

}  // namespace gongkai::detail
