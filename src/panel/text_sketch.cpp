// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/panel/text_sketch.hpp>
#include <utility>

#include "text/unicode.hpp"

namespace gongkai {

namespace {

constexpr std::size_t run_length = 4;
constexpr char32_t a_number = U'#';

constexpr bool is_punctuation(char32_t c) noexcept {
    if (c < 0x80) return !(detail::is_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'));
    return (c >= 0x2010 && c <= 0x205E) || (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020) ||
           (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF5F && c <= 0xFF65) || c == 0xB7 || c == 0x30FB;
}

constexpr bool is_chinese_digit(char32_t c) noexcept {
    switch (c) {
        case U'〇':
        case U'零':
        case U'一':
        case U'二':
        case U'三':
        case U'四':
        case U'五':
        case U'六':
        case U'七':
        case U'八':
        case U'九':
        case U'十':
        case U'百':
        case U'千':
        case U'万':
        case U'亿':
        case U'两': return true;
        default: return false;
    }
}

/// Takes the characters of a text and gives those that count, each number as one.
template <class Visit>
std::size_t for_each_character(std::string_view text, Visit visit) {
    std::size_t kept = 0;
    bool in_digits = false;     // digits, with what may stand between them
    char32_t held_numeral = 0;  // a single Chinese numeral may be a word (统一): it is a number only with another
    bool in_numerals = false;
    const auto give = [&](char32_t c) {
        ++kept;
        visit(c);
    };
    for (std::size_t at = 0; at < text.size();) {
        const detail::code_point raw = detail::decode_at(text, at);
        at += raw.length;
        const bool ideograph = raw.value >= 0x4E00 && raw.value <= 0x9FFF;
        if (!ideograph && detail::is_white_space(raw.value)) continue;
        const char32_t c = detail::half_width(raw.value);
        if (is_chinese_digit(c)) {
            if (in_digits || in_numerals) continue;  // 5.2万
            if (held_numeral != 0) {
                held_numeral = 0;
                in_numerals = true;
                give(a_number);
            } else {
                held_numeral = c;
            }
            continue;
        }
        if (held_numeral != 0) give(std::exchange(held_numeral, U'\0'));
        in_numerals = false;
        if (ideograph) {
            in_digits = false;
            give(c);
            continue;
        }
        if (detail::is_digit(c)) {
            if (!in_digits) give(a_number);
            in_digits = true;
            continue;
        }
        if (in_digits && (c == U'.' || c == U',' || c == U'%')) continue;
        in_digits = false;
        if (is_punctuation(c)) continue;
        give(c >= U'A' && c <= U'Z' ? c + 0x20 : c);
    }
    if (held_numeral != 0) give(held_numeral);
    return kept;
}

constexpr std::uint64_t mix(std::uint64_t h) noexcept {
    h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9U;
    h = (h ^ (h >> 27)) * 0x94d049bb133111ebU;
    return h ^ (h >> 31);
}

void keep_smallest(std::vector<std::uint32_t>& hashes) {
    std::ranges::sort(hashes);
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    if (hashes.size() > text_sketch::capacity) hashes.resize(text_sketch::capacity);
}

}  // namespace

text_sketch::text_sketch(std::string_view utf8) {
    // Of the different hashes of a long text about one and a half times as many as are wanted are below this limit.
    // Where a text repeats itself so much that they are too few, it is read again without one.
    const std::size_t runs = utf8.size() / 3 + 1;
    const std::uint64_t share = (std::uint64_t{3 * capacity / 2} << 32) / runs;
    std::uint32_t limit = share > UINT32_MAX ? UINT32_MAX : static_cast<std::uint32_t>(share);
    while (!take(utf8, limit)) limit = UINT32_MAX;
}

bool text_sketch::take(std::string_view utf8, std::uint32_t limit) {
    constexpr std::size_t room = 8 * capacity;
    const bool limited = limit != UINT32_MAX;
    std::vector<std::uint32_t> hashes;
    hashes.reserve(std::min(limited ? 2 * capacity : room, utf8.size() / 3 + 1));
    std::uint64_t high = 0;  // the last four characters, 32 bits each
    std::uint64_t low = 0;
    std::size_t seen = 0;
    length_ = for_each_character(utf8, [&](char32_t c) {
        high = high << 32 | low >> 32;
        low = low << 32 | static_cast<std::uint32_t>(c);
        if (++seen < run_length) return;
        const auto hash = static_cast<std::uint32_t>(mix(high * 0x9e3779b97f4a7c15U ^ low) >> 32);
        if (hash > limit) return;
        hashes.push_back(hash);
        if (hashes.size() < room) return;
        keep_smallest(hashes);
        if (hashes.size() == capacity) limit = hashes.back();
    });
    keep_smallest(hashes);
    if (limited && hashes.size() < capacity) return false;
    hashes_.assign(hashes.begin(), hashes.end());
    return true;
}

text_similarity similarity(const text_sketch& a, const text_sketch& b) noexcept {
    const bool exact = a.is_whole() && b.is_whole();
    const std::size_t wanted = exact ? a.hashes_.size() + b.hashes_.size() : text_sketch::capacity;
    // The smallest hashes of both together are a fair sample of both together; of them, those that both have.
    std::size_t taken = 0;
    std::size_t common = 0;
    auto x = a.hashes_.begin();
    auto y = b.hashes_.begin();
    while (taken < wanted && (x != a.hashes_.end() || y != b.hashes_.end())) {
        ++taken;
        if (y == b.hashes_.end() || (x != a.hashes_.end() && *x < *y)) {
            ++x;
        } else if (x == a.hashes_.end() || *y < *x) {
            ++y;
        } else {
            ++common;
            ++x;
            ++y;
        }
    }
    if (taken == 0) return {0, true};
    const double of_all = static_cast<double>(common) / static_cast<double>(taken);
    return {2 * of_all / (1 + of_all), exact};
}

}  // namespace gongkai
