// SPDX-License-Identifier: Apache-2.0
#include "number.hpp"

#include "unicode.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace gongkai::detail {
namespace {

/// Signs that a number can carry. The em dash is none: it marks empty cells.
constexpr char sign(char32_t c) noexcept {
    switch (half_width(c)) {
        case U'+': case U'﹢': return '+';
        case U'-': case U'−': case U'﹣': case U'‐': case U'‑': case U'–': return '-';
        default: return 0;
    }
}

constexpr bool is_blank_mark(char32_t c) noexcept {
    switch (half_width(c)) {
        case U'-': case U'−': case U'﹣': case U'‐': case U'‑': case U'–': case U'—': case U'―': case U'─': case U'━':
        case U'－': case U'/': case U'\\': case U'∕': case U'╱': return true;
        default: return false;
    }
}

/// Longer ones first.
constexpr std::array<std::string_view, 15> units{"万元", "萬元", "人次", "元", "件", "条", "项", "个",
                                                "宗",   "份",   "次",   "篇", "起", "户", "家"};

/// What most cells hold: ASCII digits and nothing else.
std::optional<std::int64_t> plain_integer(std::string_view text) noexcept {
    if (text.empty() || text.size() > decimal::max_digits || (text.front() == '0' && text.size() > 1))
        return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::size_t unit_end(std::string_view text, std::size_t at) noexcept {
    for (const std::string_view unit : units)
        if (text.substr(at).starts_with(unit)) return at + unit.size();
    return at;
}

constexpr bool is_raised(char32_t c) noexcept {
    return c == U'¹' || c == U'²' || c == U'³' || (c >= U'⁰' && c <= U'⁹');
}

constexpr bool is_note_mark(char32_t c) noexcept {
    return is_raised(c) || c == U'*' || c == U'＊' || c == U'※' || (c >= U'①' && c <= U'⑳');
}

/// Where what may stand after a number without being part of it ends: the raised digits of a note, and a remark in
/// brackets that says what the number includes or where it is explained.
std::size_t remark_end(std::string_view text, std::size_t at) noexcept {
    while (at < text.size() && is_raised(decode_at(text, at).value)) at += decode_at(text, at).length;
    const std::size_t open = skip_white_space(text, at);
    if (open >= text.size() || half_width(decode_at(text, open).value) != U'(') return at;
    const std::string_view within = text.substr(open + decode_at(text, open).length, 120);
    constexpr std::array<std::string_view, 8> beginnings{"其中", "含", "包括", "包含", "不含", "注", "见", "详见"};
    if (std::ranges::none_of(beginnings, [&](std::string_view b) { return within.starts_with(b); })) return at;
    const std::size_t close = std::min(within.find(')'), within.find("）"));
    if (close == within.npos || within.substr(0, close).find_first_of("\r\n") != within.npos) return at;
    const auto end = static_cast<std::size_t>(within.data() - text.data()) + close;
    return end + decode_at(text, end).length;
}

/// The marks of a note that fill the rest of a cell: `①`, `*`, `[1]`.
std::size_t note_end(std::string_view text, std::size_t at) noexcept {
    std::size_t end = skip_white_space(text, at);
    const bool bracket = end < text.size() && (text[end] == '[' || text.substr(end).starts_with("〔"));
    if (bracket) end += decode_at(text, end).length;
    std::size_t marks = 0;
    for (; end < text.size(); ++marks) {
        const char32_t c = half_width(decode_at(text, end).value);
        if (!is_note_mark(c) && !(bracket && is_digit(c))) break;
        end += decode_at(text, end).length;
    }
    if (marks == 0) return at;
    if (!bracket) return end;
    const bool closed = end < text.size() && (text[end] == ']' || text.substr(end).starts_with("〕"));
    return closed ? end + decode_at(text, end).length : at;
}

/// 增 or 减 before a number, as edition 2019's column 本年增/减 invites: the word's length, and its sign.
std::size_t change_word(std::string_view text, char& s) noexcept {
    for (const std::string_view word : {"增加", "新增", "增", "减少", "减"})
        if (text.starts_with(word)) {
            s = word.starts_with("减") ? '-' : '+';
            return word.size();
        }
    return 0;
}

/// What stands between the marks of a formula in TeX, which programs that recognise pages make of numbers: `$3$`.
std::string_view without_formula_marks(std::string_view text) noexcept {
    if (text.size() > 2 && text.front() == '$' && text.back() == '$') return trim(text.substr(1, text.size() - 2));
    return text;
}

}  // namespace

cell_value read_value(std::string_view text) noexcept {
    if (const std::optional<std::int64_t> plain = plain_integer(text)) return {cell_value::kind::number, decimal{*plain}};
    text = without_formula_marks(trim(text));
    if (text.empty()) return {};

    // Labels, mostly: no value begins with their letters but 增 and 减.
    const char32_t initial = decode_at(text, 0).value;
    if (initial >= U'一' && initial <= U'龥' && initial != U'增' && initial != U'减' && initial != U'新')
        return {cell_value::kind::other, {}};

    std::size_t marks = 0;
    while (marks < text.size()) {
        const code_point c = decode_at(text, marks);
        if (!is_blank_mark(c.value) && !is_white_space(c.value)) break;
        marks += c.length;
    }
    if (marks == text.size()) return {};

    const cell_value other{cell_value::kind::other, {}};
    // Sign, eighteen digits and a point; more is no number that a cell can hold.
    std::array<char, 24> digits{};
    std::size_t size = 0;
    std::size_t at = 0;
    char s = 0;
    if (const std::size_t word = change_word(text, s)) {
        at = word;
    } else if (const code_point c = decode_at(text, 0); sign(c.value)) {
        s = sign(c.value);
        at = c.length;
    }
    if (s) digits[size++] = s;
    const std::size_t first = size;

    std::size_t point = 0;        // position of the decimal point in `digits`
    std::size_t since_comma = 0;  // digits after the last thousands separator
    bool commas = false;
    while (at < text.size()) {
        const code_point c = decode_at(text, at);
        const char32_t letter = half_width(c.value);
        if (is_digit(letter)) {
            if (size == digits.size()) return other;
            digits[size++] = static_cast<char>(letter);
            ++since_comma;
        } else if (letter == U',') {
            // Exact grouping only: one to three digits, then threes.
            const std::size_t before = size - first;
            if (point || before == 0 || (commas ? since_comma != 3 : before > 3)) return other;
            commas = true;
            since_comma = 0;
        } else if (letter == U'.' && !point && size > first) {
            if (size == digits.size() || (commas && since_comma != 3)) return other;
            point = size;
            digits[size++] = '.';
        } else {
            break;
        }
        at += c.length;
    }
    if (size == first || (commas && !point && since_comma != 3)) return other;
    if (digits[first] == '0' && size > first + 1 && digits[first + 1] != '.') return other;
    at = unit_end(text, skip_white_space(text, at));
    if (note_end(text, remark_end(text, at)) != text.size()) return other;
    const std::optional<decimal> value = decimal::parse({digits.data(), size});
    if (!value) return other;
    return {cell_value::kind::number, *value};
}

std::size_t number_end(std::string_view text, std::size_t at) noexcept {
    const std::size_t begin = at;
    if (at < text.size()) {
        const code_point c = decode_at(text, at);
        if (sign(c.value)) at += c.length;
    }
    std::size_t end = begin;
    for (bool separator = false; at < text.size();) {
        const code_point c = decode_at(text, at);
        const char32_t letter = half_width(c.value);
        if (is_digit(letter)) {
            at += c.length;
            end = at;
            separator = false;
        } else if (!separator && end > begin && (letter == U'.' || letter == U',' || sign(c.value))) {
            // Counts only where a digit follows.
            separator = true;
            at += c.length;
        } else {
            break;
        }
    }
    if (end == begin) return begin;
    std::size_t after = unit_end(text, end);
    if (after == end && end < text.size() && text[end] == ' ') {
        // `12 件`, where nothing follows
        after = unit_end(text, end + 1);
        const bool ends = after == text.size() || is_white_space(decode_at(text, after).value);
        if (after == end + 1 || !ends) after = end;
    }
    return remark_end(text, after);
}

std::size_t blank_mark_end(std::string_view text, std::size_t at) noexcept {
    if (number_end(text, at) != at) return at;
    while (at < text.size()) {
        const code_point c = decode_at(text, at);
        if (!is_blank_mark(c.value)) break;
        at += c.length;
    }
    return at;
}

}  // namespace gongkai::detail
