// SPDX-License-Identifier: Apache-2.0
#include "number.hpp"

#include "ascii.hpp"
#include "unicode.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>

namespace gongkai::detail {
namespace {

/// Signs that a number can carry. The em dash is none: it marks empty cells.
constexpr char sign(char32_t c) noexcept {
    switch (half_width(c)) {
        case U'+':
        case U'﹢': return '+';
        case U'-':
        case U'−':
        case U'﹣':
        case U'‐':
        case U'‑':
        case U'–': return '-';
        default: return 0;
    }
}

constexpr bool is_blank_mark(char32_t c) noexcept {
    switch (half_width(c)) {
        case U'-':
        case U'−':
        case U'﹣':
        case U'‐':
        case U'‑':
        case U'–':
        case U'—':
        case U'―':
        case U'─':
        case U'━':
        case U'－':
        case U'/':
        case U'\\':
        case U'∕':
        case U'╱': return true;
        default: return false;
    }
}

struct unit_word {
    std::string_view text;
    money_unit money = money_unit::unsaid;
};

/// Longer ones first.
constexpr std::array units{
    unit_word{"百万元", money_unit::million_yuan},
    unit_word{"千万元", money_unit::ten_million_yuan},
    unit_word{"十万元", money_unit::hundred_thousand_yuan},
    unit_word{"万元整", money_unit::wan_yuan},
    unit_word{"万元", money_unit::wan_yuan},
    unit_word{"萬元", money_unit::wan_yuan},
    unit_word{"亿元", money_unit::hundred_million_yuan},
    unit_word{"億元", money_unit::hundred_million_yuan},
    unit_word{"千元", money_unit::thousand_yuan},
    unit_word{"仟元", money_unit::thousand_yuan},
    unit_word{"百元", money_unit::hundred_yuan},
    unit_word{"元整", money_unit::yuan},
    unit_word{"人次"},
    unit_word{"元", money_unit::yuan},
    unit_word{"圆", money_unit::yuan},
    unit_word{"万", money_unit::wan_yuan},
    unit_word{"亿", money_unit::hundred_million_yuan},
    unit_word{"件"},
    unit_word{"条"},
    unit_word{"项"},
    unit_word{"个"},
    unit_word{"宗"},
    unit_word{"份"},
    unit_word{"次"},
    unit_word{"篇"},
    unit_word{"起"},
    unit_word{"户"},
    unit_word{"家"},
};

/// What programs write where nothing is; pandas names a column without a name `Unnamed: 3`.
bool is_null_word(std::string_view text) noexcept {
    if (text.starts_with("Unnamed: ")) return true;
    constexpr std::string_view words[] = {"nan", "none", "null", "nil", "nat", "<na>", "n/a", "(null)", "#n/a"};
    return std::ranges::any_of(words, [&](std::string_view word) { return equal_ignoring_case(text, word); });
}

/// Whether the whole of a text is one character for nought.
bool is_nought_letter(std::string_view text) noexcept {
    constexpr std::array<std::string_view, 7> letters{"〇", "○", "◯", "零", "O", "o", "Ｏ"};
    return std::ranges::find(letters, text) != letters.end();
}

/// What most cells hold: ASCII digits and nothing else.
std::optional<std::int64_t> plain_integer(std::string_view text) noexcept {
    if (text.empty() || text.size() > decimal::max_digits || (text.front() == '0' && text.size() > 1)) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
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

struct printed_unit {
    money_unit money = money_unit::unsaid;
    std::size_t end = 0;  ///< where it ends; where it would begin if there is none
};

printed_unit unit_at(std::string_view text, std::size_t at) noexcept {
    const bool is_chinese = at < text.size() && static_cast<unsigned char>(text[at]) >= 0xE4;
    if (is_chinese)
        for (const unit_word& u : units)
            if (const std::size_t end = spaced_word_end(text, at, u.text); end != at) return {u.money, end};
    return {money_unit::unsaid, at};
}

/// ○ is nought between two digits only: alone after one it may mark a note.
bool is_nought_between(std::string_view text, std::size_t at) noexcept {
    const code_point c = decode_at(text, at);
    if (c.value != U'○' && c.value != U'◯') return false;
    at += c.length;
    return at < text.size() && is_digit(digit_form(decode_at(text, at).value));
}

/// A thin space, or one at which no line is broken, before a digit parts thousands.
bool is_space_between(std::string_view text, std::size_t at) noexcept {
    const code_point c = decode_at(text, at);
    at += c.length;
    return (c.value == U'\u2009' || c.value == U'\u202F' || c.value == U'\u00A0') && at < text.size() &&
           is_digit(digit_form(decode_at(text, at).value));
}

/// What parts thousands; a comma before a letter begins a clause.
bool is_separator(std::string_view text, std::size_t at) noexcept {
    const code_point c = decode_at(text, at);
    const char32_t letter = digit_form(c.value);
    const std::size_t next = at + c.length;
    const bool is_clause = letter == U',' && next < text.size() && decode_at(text, next).value > 0x7F &&
                           !is_digit(digit_form(decode_at(text, next).value));
    return (letter == U',' && !is_clause) || letter == U'\'' || letter == U'’' || is_space_between(text, at);
}

/// The number at the start of a text, without its separators. Sign, eighteen digits and a point; more is no number that a
/// cell can hold.
struct printed_digits {
    std::array<char, 24> text{};
    std::size_t size = 0;
    std::size_t end = 0;  ///< in the text; 0 where there is no number
};

printed_digits read_digits(std::string_view text) noexcept {
    printed_digits out;
    std::size_t at = 0;
    char s = 0;
    if (const std::size_t word = change_word(text, s)) {
        at = word;
    } else if (const code_point c = decode_at(text, 0); sign(c.value)) {
        s = sign(c.value);
        at = c.length;
    }
    if (s) out.text[out.size++] = s;
    const std::size_t first = out.size;
    std::size_t point = 0;        // position of the decimal point
    std::size_t since_comma = 0;  // digits after the last thousands separator
    bool commas = false;
    for (; at < text.size(); at += decode_at(text, at).length) {
        const char32_t letter = digit_form(decode_at(text, at).value);
        const bool nought = out.size > first && is_nought_between(text, at);
        if (is_digit(letter) || nought) {
            if (out.size == out.text.size()) return {};
            out.text[out.size++] = nought ? '0' : static_cast<char>(letter);
            ++since_comma;
        } else if (is_separator(text, at)) {
            // Exact grouping only: one to three digits, then threes.
            const std::size_t before = out.size - first;
            if (point || before == 0 || (commas ? since_comma != 3 : before > 3)) return {};
            commas = true;
            since_comma = 0;
        } else if (letter == U'.' && !point && out.size > first) {
            if (out.size == out.text.size() || (commas && since_comma != 3)) return {};
            point = out.size;
            out.text[out.size++] = '.';
        } else if (!is_unseen(letter)) {
            break;
        }
    }
    if (out.size == first || (commas && !point && since_comma != 3)) return {};
    if (out.text[first] == '0' && out.size > first + 1 && out.text[first + 1] != '.') return {};
    // `773028.` has a full stop, and 53.0 is how programs write 53.
    const std::string_view decimals{out.text.data() + point, point ? out.size - point : 0};
    if (decimals == "." || decimals == ".0") out.size = point;
    out.end = at;
    return out;
}

constexpr bool is_raised(char32_t c) noexcept { return c == U'¹' || c == U'²' || c == U'³' || (c >= U'⁰' && c <= U'⁹'); }

constexpr bool is_note_mark(char32_t c) noexcept {
    return is_raised(c) || c == U'*' || c == U'＊' || c == U'※' || (c >= U'①' && c <= U'⑳');
}

/// Whether a text begins with one of these words.
bool begins_with_any(std::string_view text, std::span<const std::string_view> words) noexcept {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

/// Where what may stand after a number without being part of it ends: the raised digits of a note, and a remark in
/// brackets that says what the number includes or where it is explained.
std::size_t remark_end(std::string_view text, std::size_t at) noexcept {
    while (at < text.size() && is_raised(decode_at(text, at).value)) at += decode_at(text, at).length;
    const std::size_t open = skip_white_space(text, at);
    if (open >= text.size() || half_width(decode_at(text, open).value) != U'(') return at;
    const std::string_view within = text.substr(open + decode_at(text, open).length, 120);
    constexpr std::array<std::string_view, 8> beginnings{"其中", "含", "包括", "包含", "不含", "注", "见", "详见"};
    if (!begins_with_any(within, beginnings)) return at;
    const std::size_t close = std::min(within.find(')'), within.find("）"));
    if (close == within.npos || within.substr(0, close).find_first_of("\r\n") != within.npos) return at;
    const auto end = static_cast<std::size_t>(within.data() - text.data()) + close;
    return end + decode_at(text, end).length;
}

/// Words that fill the rest of a cell and say something of its number: `说明：上述收费涉及3个项目。`, or, in brackets or after a mark and
/// without a number or a unit, anything: `（说明：我局无收费项目）`, `，我局无收费项目`.
bool is_remark_on_number(std::string_view text) noexcept {
    constexpr std::array<std::string_view, 9> beginnings{"说明", "备注", "注：", "注:", "其中", "包括", "包含", "不含", "详见"};
    constexpr std::size_t shortest = 6;  // bytes: one letter may be an ordinal
    constexpr std::size_t longest = 240;
    text = trim(text);
    if (text.empty() || text.size() > longest) return false;
    const code_point first = decode_at(text, 0);
    const std::size_t last = previous(text, text.size());
    const bool bracket = half_width(first.value) == U'(';
    const bool is_marked = bracket ? half_width(decode_at(text, last).value) == U')'
                                   : std::u32string_view{U"，；。"}.find(first.value) != std::u32string_view::npos;
    std::string_view words = text;
    if (is_marked) words = trim(text.substr(first.length, (bracket ? last : text.size()) - first.length));
    if (!bracket && begins_with_any(words, beginnings)) return true;
    if (!is_marked || words.size() < shortest) return false;
    for (const std::string_view unit : {"元", "万", "亿", "千", "百"})
        if (words.find(unit) != words.npos) return false;
    for (std::size_t at = 0; at < words.size(); at += decode_at(words, at).length) {
        const char32_t letter = digit_form(decode_at(words, at).value);
        if (is_digit(letter) || letter == U'(' || letter == U')') return false;
    }
    return true;
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

/// Where the name or the sign of the currency before an amount ends; `at` where there is none.
std::size_t currency_end(std::string_view text, std::size_t at) noexcept {
    for (const std::string_view name : {"人民币", "￥", "¥"})
        if (text.substr(at).starts_with(name)) {
            const std::size_t end = skip_white_space(text, at + name.size());
            return end < text.size() && is_digit(digit_form(decode_at(text, end).value)) ? end : at;
        }
    return at;
}

/// Whether an apostrophe before a number stands at `at`, by which a sheet marks it as text.
bool is_text_mark(std::string_view text, std::size_t at) noexcept {
    return at + 1 < text.size() && text[at] == '\'' && is_digit(digit_form(decode_at(text, at + 1).value));
}

/// A number without what marks it as text in a sheet or in its CSV (`="3"`), or as a formula in TeX, which programs that recognise pages make of numbers: `$3$`.
std::string_view without_marks(std::string_view text) noexcept {
    if (is_text_mark(text, 0)) return text.substr(1);
    if (text.size() > 3 && text.starts_with("=\"") && text.back() == '"') return trim(text.substr(2, text.size() - 3));
    if (text.size() > 2 && text.front() == '$' && text.back() == '$') return trim(text.substr(1, text.size() - 2));
    return text;
}

}  // namespace

namespace {

/// Over a digit that is struck out.
constexpr std::string_view stroke = "\u0336";

/// Whether every digit of a word is struck out, and there is one.
bool is_struck(std::string_view word) noexcept {
    if (word.find(stroke) == word.npos) return false;
    for (std::size_t at = word.find_first_of("0123456789"); at != word.npos; at = word.find_first_of("0123456789", at + 1))
        if (!word.substr(at + 1).starts_with(stroke)) return false;
    return true;
}

/// A text without the numbers before or after another that are struck out, since that one replaces them.
std::string_view without_struck(std::string_view text) noexcept {
    if (text.find(stroke) == text.npos) return text;
    constexpr std::string_view blanks = " \t\r\n";
    const std::string_view whole = text;
    for (std::size_t end = text.find_first_of(blanks); end != text.npos && is_struck(text.substr(0, end));
         end = text.find_first_of(blanks))
        text = trim(text.substr(end));
    for (std::size_t at = text.find_last_of(blanks); at != text.npos && is_struck(text.substr(at + 1));
         at = text.find_last_of(blanks))
        text = trim(text.substr(0, at));
    return is_struck(text) ? whole : text;
}

}  // namespace

cell_value read_value(std::string_view text) noexcept {
    if (const std::optional<std::int64_t> plain = plain_integer(text)) return {cell_value::kind::number, decimal{*plain}};
    text = without_marks(trim(text));
    if (text.empty() || text == "无") return {};
    if (is_nought_letter(text)) return {cell_value::kind::number, decimal{0}};
    const std::size_t currency = currency_end(text, 0);
    text.remove_prefix(currency);

    // Labels, mostly: no value begins with their letters but 增 and 减.
    const char32_t initial = decode_at(text, 0).value;
    const cell_value other{cell_value::kind::other, {}};
    if (initial >= U'一' && initial <= U'龥' && initial != U'增' && initial != U'减' && initial != U'新') return other;
    if (is_null_word(text)) return {cell_value::kind::blank, {}, money_unit::unsaid, true};
    if (const std::string_view rest = without_struck(text); rest.size() != text.size()) return read_value(rest);

    std::size_t marks = 0;
    while (marks < text.size()) {
        const code_point c = decode_at(text, marks);
        if (!is_blank_mark(c.value) && !is_white_space(c.value)) break;
        marks += c.length;
    }
    if (marks == text.size()) return {};

    const printed_digits number = read_digits(text);
    if (number.end == 0) return other;
    std::size_t at = skip_white_space(text, number.end);
    const printed_unit unit = unit_at(text, at);
    at = unit.end;
    // Of a currency in 元 the form, which counts in 万元, does not say how many.
    if (currency != 0 && unit.money == money_unit::unsaid) return other;
    constexpr std::size_t longest_ordinal = 2;
    const std::string_view stop = text.substr(at);
    if (stop == "。" || stop == "；" || (stop == "、" && number.size > longest_ordinal)) at = text.size();
    const std::string_view rest = text.substr(at);
    if (note_end(text, remark_end(text, at)) != text.size() && !is_remark_on_number(rest)) return other;
    const std::optional<decimal> value = decimal::parse({number.text.data(), number.size});
    if (!value) return other;
    return {cell_value::kind::number, *value, unit.money};
}

char32_t digit_form(char32_t c) noexcept { return c == U'〇' ? U'0' : half_width(c); }

money_unit named_unit(std::string_view label) {
    constexpr std::string_view yuan = "元";
    const std::string letters = without_white_space(label);
    const std::string_view text = letters;
    money_unit found = money_unit::unsaid;
    for (std::size_t at = text.find(yuan); at != text.npos; at = text.find(yuan, at + yuan.size())) {
        money_unit here = money_unit::yuan;
        for (const unit_word& u : units)
            if (u.money != money_unit::unsaid && u.text.ends_with(yuan) && u.text != yuan &&
                text.substr(0, at + yuan.size()).ends_with(u.text)) {
                here = u.money;
                break;
            }
        found = joined(found, here);
    }
    return found;
}

std::size_t label_unit_end(std::string_view text, std::size_t at) noexcept {
    const auto letter = [&](std::size_t i) { return i < text.size() ? half_width(decode_at(text, i).value) : U'\0'; };
    const auto step = [&](std::size_t i) { return skip_white_space(text, i + decode_at(text, i).length); };
    std::size_t next = skip_white_space(text, at);
    const bool bracket = letter(next) == U'(';
    if (bracket) next = step(next);
    const bool is_said = text.substr(next).starts_with("单位");
    if (is_said) {
        next = skip_white_space(text, next + std::string_view{"单位"}.size());
        if (letter(next) == U':') next = step(next);
    }
    if ((!bracket && !is_said) || next >= text.size()) return at;
    const printed_unit unit = unit_at(text, next);
    if (unit.money == money_unit::unsaid) return at;
    next = unit.end;
    if (!bracket) return next;
    next = skip_white_space(text, next);
    return letter(next) == U')' ? next + decode_at(text, next).length : at;
}

std::optional<decimal> in_wan_yuan(const decimal& amount, money_unit unit) noexcept {
    if (unit == money_unit::unsaid || unit == money_unit::contradictory) return std::nullopt;
    std::int64_t coefficient = amount.coefficient();
    int scale = amount.scale() - static_cast<int>(unit);
    while (scale > 0 && coefficient % 10 == 0) {
        coefficient /= 10;
        --scale;
    }
    constexpr std::int64_t most = 100'000'000'000'000'000;  // 10^17, so that one more digit is a decimal's last
    for (; scale < 0; ++scale) {
        if (coefficient >= most || coefficient <= -most) return std::nullopt;
        coefficient *= 10;
    }
    if (scale > decimal::max_digits) return std::nullopt;
    return decimal{coefficient, static_cast<std::uint8_t>(scale)};
}

std::size_t number_end(std::string_view text, std::size_t at) noexcept {
    const std::size_t begin = at;
    at = currency_end(text, at);
    if (is_text_mark(text, at)) ++at;
    if (at < text.size()) {
        const code_point c = decode_at(text, at);
        if (sign(c.value)) at += c.length;
    }
    std::size_t end = begin;
    for (bool separator = false; at < text.size();) {
        const code_point c = decode_at(text, at);
        const char32_t letter = digit_form(c.value);
        if (is_digit(letter) || (end > begin && is_nought_between(text, at))) {
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
    std::size_t after = unit_at(text, end).end;
    if (after == end && end < text.size() && text[end] == ' ') {
        // `12 件`, where nothing follows
        after = unit_at(text, end + 1).end;
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
