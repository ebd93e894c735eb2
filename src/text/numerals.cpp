// SPDX-License-Identifier: Apache-2.0
#include "numerals.hpp"

#include <algorithm>
#include <array>
#include <gongkai/numerals/numeral.hpp>

#include "unicode.hpp"

namespace gongkai::detail {
namespace {

constexpr std::int64_t most = 1'000'000'000'000'000;

constexpr char32_t look(std::u32string_view text, std::size_t at) noexcept { return at < text.size() ? text[at] : U'\0'; }

/// Twenty, thirty, forty in one character.
constexpr std::int64_t tens_value(char32_t c) noexcept { return c == U'廿' ? 20 : c == U'卅' ? 30 : c == U'卌' ? 40 : 0; }

constexpr std::int64_t small_multiplier(char32_t c) noexcept {
    switch (c) {
        case U'十':
        case U'拾': return 10;
        case U'百':
        case U'佰': return 100;
        case U'千':
        case U'仟': return 1000;
        default: return 0;
    }
}

constexpr std::int64_t big_multiplier(char32_t c) noexcept {
    switch (c) {
        case U'万':
        case U'萬': return 10'000;
        case U'亿':
        case U'億': return 100'000'000;
        default: return 0;
    }
}

/// A digit, two neighbouring ones, or 几: what stands in one place of a number.
struct slot {
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::size_t length = 0;  ///< 0: none there
};

/// What has been read of a number below 万, or of the whole.
struct part {
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::int64_t place = 1;
    bool ranged = false;
    bool any = false;
};

class word_scanner {
public:
    word_scanner(std::u32string_view text, std::size_t at) noexcept : text_{text}, at_{at} {}

    std::optional<scanned_number> run() noexcept {
        const std::size_t begin = at_;
        if (auto digits = positional()) return digits;
        part whole;
        std::int64_t above = most;  // the last multiplier of 万 or 亿
        std::int64_t unsaid = 0;
        for (;;) {
            part section = read_section(unsaid);
            const std::int64_t big = big_multiplier(look(text_, at_));
            // 万余: the multiplier alone.
            if (!section.any && (big == 0 || whole.any)) break;
            if (big > 0 && big < above) {
                ++at_;
                if (!section.any) section.low = section.high = 1;
                if (section.high > most / big) return std::nullopt;
                section.low *= big;
                section.high *= big;
                section.place *= big;
            }
            add(whole, section);
            whole.any = true;
            if (big == 0 || big >= above) break;
            above = unsaid = big;
        }
        if (at_ == begin || !whole.any) return std::nullopt;
        scanned_number out;
        out.in_words = true;
        out.ranged = whole.ranged;
        out.coefficient = out.low = whole.low;
        // Of 二三十 the upper end is the last of the thirties.
        out.high = whole.ranged ? whole.high + whole.place - 1 : whole.low;
        out.place = whole.place;
        out.end = at_;
        finish_head(out);
        return out;
    }

private:
    /// 二〇二四, 一二三四: digit by digit; 三五, 七八: one or the other.
    std::optional<scanned_number> positional() noexcept {
        std::size_t end = at_;
        std::int64_t value = 0;
        bool zero = false;
        while (digit_value(look(text_, end)) >= 0 && end - at_ < 15) {
            const int d = digit_value(text_[end]);
            zero = zero || d == 0;
            value = value * 10 + d;
            ++end;
        }
        const std::size_t digits = end - at_;
        if (digits == 0 || digits == 15 || multiplier_value(look(text_, end)) > 0) return std::nullopt;
        if (digits == 2 && !zero) return std::nullopt;  // a pair, or none
        scanned_number out;
        out.in_words = true;
        out.coefficient = out.low = out.high = value;
        out.end = at_ = end;
        finish_head(out);
        return out;
    }

    slot read_slot() const noexcept {
        const char32_t c = look(text_, at_);
        if (c == U'几' || c == U'数') return {c == U'数' ? 2 : 1, 9, 1};
        const int first = digit_value(c);
        if (first <= 0) return {};
        const int second = digit_value(look(text_, at_ + 1));
        const bool pair = second == first + 1 || (first == 3 && second == 5);
        if (second > 0 && pair) return {first, second, 2};
        return {first, first, 1};
    }

    /// Below 万. `unsaid` is the multiplier before, for 一万二.
    part read_section(std::int64_t unsaid) noexcept {
        part out;
        std::int64_t last = unsaid;
        bool zero = false;
        bool first = true;
        for (;; first = false) {
            const char32_t c = look(text_, at_);
            if (digit_value(c) == 0) {
                zero = out.any = true;
                ++at_;
                continue;
            }
            if (tens_value(c) > 0 && (last == 0 || last > 10)) {
                take(out, {tens_value(c) / 10, tens_value(c) / 10, 1}, 10);
                last = 10;
                continue;
            }
            const slot s = read_slot();
            const std::int64_t m = small_multiplier(look(text_, at_ + s.length));
            if (m > 0 && (last == 0 || m < last)) {
                // 数, 几 before a place: 几十 is twenty and more.
                slot digit = s.length > 0 ? s : slot{1, 1, 0};
                if (s.length > 0 && s.low == 1 && s.high == 9) digit.low = 2;
                take(out, digit, m);
                at_ += 1;
                last = m;
                zero = false;
                continue;
            }
            if (s.length == 0 || m > 0) break;
            const bool is_some = s.high == 9 && s.low <= 2;
            // 数 alone is a noun, 几件 a number.
            if (first && last == 0 && is_some && look(text_, at_) == U'数' && big_multiplier(look(text_, at_ + 1)) == 0) break;
            const bool left_out = !zero && last >= 100 && !is_some;
            take(out, s, left_out ? last / 10 : 1);
            break;
        }
        return out;
    }

    void take(part& p, const slot& s, std::int64_t unit) noexcept {
        p.low += s.low * unit;
        p.high += s.high * unit;
        p.ranged = p.ranged || s.low != s.high;
        p.place = unit;
        p.any = true;
        at_ += s.length;
    }

    static void add(part& whole, const part& section) noexcept {
        whole.low += section.low;
        whole.high += section.high;
        whole.ranged = whole.ranged || section.ranged;
        whole.place = section.place;
    }

    /// One group in 万 or 亿, as 二百三十万: what stands before it.
    void finish_head(scanned_number& out) const noexcept {
        out.head = out.coefficient;
        const std::int64_t big = out.end > 0 ? big_multiplier(text_[out.end - 1]) : 0;
        if (big == 0 || out.coefficient % big != 0) return;
        out.multiplier = big;
        out.head = out.coefficient / big;
    }

    std::u32string_view text_;
    std::size_t at_;
};

bool times(std::int64_t& value, std::int64_t by) noexcept {
    if (value > most / by) return false;
    value *= by;
    return true;
}

/// The place of the last digit of a whole number that is not zero.
std::int64_t trailing_place(std::int64_t value) noexcept {
    std::int64_t place = 1;
    while (value >= 10 && value % 10 == 0) {
        value /= 10;
        place *= 10;
    }
    return place;
}

struct nearness_word {
    std::u32string_view word;
    nearness how;
};

constexpr nearness_word words_before[] = {
    {U"大约", nearness::about}, {U"约", nearness::about},   {U"将近", nearness::nearly}, {U"接近", nearness::nearly},
    {U"近", nearness::nearly},  {U"不足", nearness::below}, {U"不到", nearness::below},  {U"超过", nearness::above},
    {U"超", nearness::above},   {U"逾", nearness::above},   {U"突破", nearness::above},  {U"至少", nearness::above},
    {U"多达", nearness::none},  {U"共", nearness::none},
};
constexpr nearness_word words_after[] = {
    {U"左右", nearness::about}, {U"上下", nearness::about}, {U"以上", nearness::from},
    {U"以内", nearness::up_to}, {U"以下", nearness::up_to}, {U"之多", nearness::none},
};

template <std::size_t N>
nearness find_word(const nearness_word (&words)[N], std::u32string_view text, std::size_t at, std::size_t& length) noexcept {
    for (const nearness_word& w : words)
        if (at < text.size() && text[at] == w.word.front() && text.substr(at).starts_with(w.word)) {
            length = w.word.size();
            return w.how;
        }
    length = 0;
    return nearness::none;
}

}  // namespace

int digit_value(char32_t c) noexcept {
    switch (c) {
        case U'〇':
        case U'零':
        case U'○': return 0;
        case U'一':
        case U'壹':
        case U'壱': return 1;
        case U'二':
        case U'两':
        case U'兩':
        case U'贰':
        case U'貳': return 2;
        case U'三':
        case U'叁':
        case U'參': return 3;
        case U'四':
        case U'肆': return 4;
        case U'五':
        case U'伍': return 5;
        case U'六':
        case U'陆':
        case U'陸': return 6;
        case U'七':
        case U'柒': return 7;
        case U'八':
        case U'捌': return 8;
        case U'九':
        case U'玖': return 9;
        default: return -1;
    }
}

std::int64_t multiplier_value(char32_t c) noexcept {
    const std::int64_t small = small_multiplier(c);
    return small > 0 ? small : big_multiplier(c);
}

bool begins_numeral(char32_t c) noexcept {
    return digit_value(c) >= 0 || multiplier_value(c) > 0 || tens_value(c) > 0 || c == U'几' || c == U'数';
}

std::optional<scanned_number> scan_words(std::u32string_view text, std::size_t at) noexcept {
    return word_scanner{text, at}.run();
}

std::optional<scanned_number> scan_digits(std::u32string_view text, std::size_t at) noexcept {
    scanned_number out;
    std::size_t end = at;
    unsigned digits = 0;
    bool point = false;
    for (;; ++end) {
        const char32_t c = look(text, end);
        if (is_digit(c)) {
            if (++digits > 15) return std::nullopt;
            out.coefficient = out.coefficient * 10 + static_cast<std::int64_t>(c - U'0');
            if (point) ++out.scale;
        } else if (c == U'.' && !point && digits > 0 && is_digit(look(text, end + 1))) {
            point = true;
        } else if (c == U',' && !point && end > at && is_digit(look(text, end + 1)) && is_digit(look(text, end + 2)) &&
                   is_digit(look(text, end + 3)) && !is_digit(look(text, end + 4))) {
            continue;
        } else {
            break;
        }
    }
    if (digits == 0) return std::nullopt;
    out.low = out.high = out.head = out.coefficient;
    out.head_scale = out.scale;
    out.place = out.scale > 0 ? 1 : trailing_place(out.coefficient);
    out.end = end;
    return out;
}

bool scan_multipliers(scanned_number& number, std::u32string_view text) noexcept {
    std::int64_t total = 0;
    std::int64_t group = number.coefficient;
    std::uint8_t scale = number.scale;
    std::int64_t place = 1;
    std::int64_t last = 0;
    std::size_t at = number.end;
    unsigned groups = 0;
    for (;;) {
        std::int64_t m = multiplier_value(look(text, at));
        if (m < 100 || (last > 0 && m >= last)) break;
        // 2千万
        std::size_t after = at + 1;
        if (m < 10'000 && big_multiplier(look(text, after)) > 0) m *= big_multiplier(look(text, after++));
        place = m;
        std::uint8_t left = scale;
        for (std::int64_t by = m; by > 1; by /= 10) {
            if (left > 0) {
                --left;
                place /= 10;
            } else if (!times(group, 10)) {
                return false;
            }
        }
        scale = left;
        last = m;
        number.multiplier = groups == 0 ? m : 1;
        ++groups;
        at = after;
        total += group;
        group = 0;
        // 13万2千, 13万2, 1万2345
        std::size_t end = at;
        while (is_digit(look(text, end)) && end - at < 9) group = group * 10 + static_cast<std::int64_t>(text[end++] - U'0');
        if (end == at || scale > 0) break;
        if (multiplier_value(look(text, end)) >= 10) {
            at = end;
            if (look(text, at) == U'十') {
                total += group * 10;
                group = 0;
                place = 10;
                number.multiplier = 1;
                ++at;
                break;
            }
            continue;
        }
        const bool one = end - at == 1;
        std::int64_t full = 1;
        for (std::size_t k = at; k < end; ++k) full *= 10;
        if (!one && full != last) {
            group = 0;
            break;
        }
        total += one ? group * (last / 10) : group;
        place = one ? last / 10 : 1;
        number.multiplier = 1;
        group = 0;
        at = end;
        break;
    }
    if (groups == 0) return true;
    number.coefficient = total + group;
    number.scale = scale;
    number.place = scale > 0 ? 1 : std::max<std::int64_t>(place, 1);
    number.end = at;
    // 1.2万 has been rounded, or cut off; 1千2百 is told to its last place.
    const bool rounded = number.place > 1 && groups == 1 && number.multiplier >= 1000;
    number.low = number.coefficient - (rounded ? number.place / 2 : 0);
    number.high = number.coefficient + (rounded ? number.place - 1 : 0);
    return true;
}

bool scan_surplus(scanned_number& number, std::u32string_view text) noexcept {
    const char32_t c = look(text, number.end);
    const char32_t next = look(text, number.end + 1);
    if (c == U'来' && (next == U'自' || next == U'源')) return false;
    if (c != U'余' && c != U'多' && c != U'来' && c != U'几') return false;
    ++number.end;
    const std::int64_t place = std::max<std::int64_t>(number.place, 10);
    number.low = number.coefficient;
    number.high = number.coefficient + (number.place > 1 ? place - 1 : 9);
    if (c == U'来') {
        number.low = number.coefficient - number.coefficient / 10;
        number.high = number.coefficient + std::max<std::int64_t>(number.coefficient / 10 * 3, 3);
    }
    if (c == U'几') number.low = number.coefficient + 1;
    return true;
}

void widen_surplus(const scanned_number& plain, scanned_number& number) noexcept {
    const bool whole = plain.scale == 0 && number.scale == 0 && plain.coefficient > 0;
    const std::int64_t times = whole ? number.coefficient / plain.coefficient : 1;
    const std::int64_t place = whole ? std::max<std::int64_t>(plain.place, 1) * times : number.place;
    number.low = number.coefficient;
    number.high = number.coefficient + std::max<std::int64_t>(place, 10) - 1;
}

void apply(nearness how, scanned_number& n) noexcept {
    const std::int64_t v = n.coefficient;
    switch (how) {
        case nearness::none: return;
        case nearness::about:
            n.low = std::min(n.low, v - v / 10);
            n.high = std::max(n.high, v + v / 10);
            return;
        case nearness::nearly:
            n.low = v - v / 5;
            n.high = v;
            return;
        case nearness::below:
            n.low = 0;
            n.high = v > 0 ? v - 1 : 0;
            return;
        case nearness::above:
        case nearness::from:
            n.low = v;
            n.high = unbounded;
            return;
        case nearness::up_to:
            n.low = 0;
            n.high = v;
            return;
    }
}

nearness nearness_after(std::u32string_view text, std::size_t at, std::size_t& length) noexcept {
    length = 0;
    const char32_t first = at < text.size() ? text[at] : U'\0';
    if (first != U'左' && first != U'上' && first != U'以' && first != U'之') return nearness::none;
    return find_word(words_after, text, at, length);
}

nearness nearness_before(std::u32string_view text, std::size_t at, std::size_t& length) noexcept {
    return find_word(words_before, text, at, length);
}

}  // namespace gongkai::detail

namespace gongkai {
namespace {

using detail::look;
using detail::scanned_number;

numeral numeral_of(const scanned_number& n) {
    numeral out;
    out.value = decimal{n.coefficient, n.scale};
    out.low = decimal{n.low, n.scale};
    if (n.high != detail::unbounded) out.high = decimal{n.high, n.scale};
    out.exact = n.exact();
    return out;
}

/// 上百, 上千: from there to the next power of ten.
bool in_the(std::u32string_view text, scanned_number& out) {
    const std::int64_t m = detail::multiplier_value(look(text, 1));
    if (look(text, 0) != U'上' || m < 100) return false;
    out.coefficient = out.low = m;
    out.high = m * 10 - 1;
    out.place = m;
    out.end = 2;
    return true;
}

std::optional<scanned_number> plain(std::u32string_view text, std::size_t at) {
    if (auto digits = detail::scan_digits(text, at)) {
        // 50余万: the surplus may stand before the multiplier.
        scanned_number surplus = *digits;
        const bool before = detail::scan_surplus(surplus, text) && detail::multiplier_value(look(text, surplus.end)) > 0;
        const scanned_number head = *digits;
        if (before) digits->end = surplus.end;
        if (!detail::scan_multipliers(*digits, text)) return std::nullopt;
        if (before) {
            detail::widen_surplus(head, *digits);
        } else {
            detail::scan_surplus(*digits, text);
        }
        return digits;
    }
    auto words = detail::scan_words(text, at);
    if (words && !words->ranged) detail::scan_surplus(*words, text);
    return words;
}

std::optional<numeral> share_at(std::u32string_view text, std::size_t& end) {
    numeral out;
    out.kind = numeral_kind::share;
    for (const std::u32string_view half : {U"半数", U"一半"})
        if (text.starts_with(half)) {
            out.value = out.low = decimal{1};
            out.high = out.value;
            out.divisor = 2;
            end = 2;
            return out;
        }
    const std::size_t of = text.substr(0, 12).find(U"分之");
    if (of != text.npos) {
        const auto divisor = plain(text.substr(0, of), 0);
        const auto dividend = plain(text, of + 2);
        if (divisor && divisor->end == of && dividend && divisor->coefficient > 0 && divisor->scale == 0) {
            out = numeral_of(*dividend);
            out.kind = numeral_kind::share;
            out.divisor = divisor->coefficient;
            end = dividend->end;
            return out;
        }
    }
    const auto digits = detail::scan_digits(text, 0);
    if (!digits || look(text, digits->end) != U'%') return std::nullopt;
    out = numeral_of(*digits);
    out.kind = numeral_kind::share;
    out.divisor = 100;
    end = digits->end + 1;
    return out;
}

std::optional<numeral> number_at(std::u32string_view text, std::size_t& end) {
    if (text.starts_with(U"若干")) {
        numeral some;
        some.value = some.low = decimal{1};
        some.exact = false;
        end = 2;
        return some;
    }
    scanned_number hundreds;
    if (in_the(text, hundreds)) {
        end = hundreds.end;
        return numeral_of(hundreds);
    }
    std::size_t length = 0;
    const detail::nearness before = detail::nearness_before(text, 0, length);
    auto number = plain(text, length);
    if (!number) return std::nullopt;
    end = number->end;
    std::size_t tail = 0;
    const detail::nearness after = detail::nearness_after(text, end, tail);
    end += tail;
    detail::apply(before, *number);
    detail::apply(after, *number);
    return numeral_of(*number);
}

/// Characters with full-width forms folded, as many as a numeral can have.
struct folded_text {
    explicit folded_text(std::string_view text) noexcept {
        for (std::size_t at = 0; at < text.size() && size < characters.size();) {
            const detail::code_point c = detail::decode_at(text, at);
            characters[size] = c.value == U'，' ? U',' : detail::half_width(c.value);
            at += c.length;
            ends[size++] = at;
        }
    }
    std::array<char32_t, 48> characters{};
    std::array<std::size_t, 48> ends{};
    std::size_t size = 0;
};

}  // namespace

std::optional<numeral> read_numeral_at(std::string_view text) noexcept {
    const folded_text folded{text};
    const std::u32string_view characters{folded.characters.data(), folded.size};
    std::size_t end = 0;
    auto found = share_at(characters, end);
    if (!found) found = number_at(characters, end);
    if (!found || end == 0) return std::nullopt;
    found->length = folded.ends[end - 1];
    return found;
}

std::optional<numeral> read_numeral(std::string_view text) noexcept {
    auto found = read_numeral_at(text);
    if (found && found->length != text.size()) found.reset();
    return found;
}

}  // namespace gongkai
