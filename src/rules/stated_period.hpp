// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// The statistical period that the prose of a report states, as `2023年1月1日至12月31日`, in whatever numerals and marks.

namespace gongkai::detail {

/// A day as written, lawful or not.
struct written_day {
    int year = 0;
    int month = 0;
    int day = 0;
    friend constexpr bool operator==(const written_day&, const written_day&) noexcept = default;
};

/// A period as written, and the bytes of the text that say it.
struct stated_period {
    written_day first{};
    written_day last{};
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

inline std::string to_string(const written_day& d) {
    std::string out;
    for (const auto& [number, width] : {std::pair{d.year, 4U}, {d.month, 2U}, {d.day, 2U}}) {
        std::string digits = std::to_string(number);
        if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
        out += (out.empty() ? "" : "-") + digits;
    }
    return out;
}

class period_reader {
public:
    constexpr period_reader(std::string_view text, std::size_t at) noexcept : text_{text}, at_{at} {}

    constexpr std::size_t at() const noexcept { return at_; }

    /// `2023年1月1日起至12月31日止`, `2023.1.1—2023.12.31`, `2023年1-12月`, `2023年度`. A year that is not written is
    /// `year`, or that of the first day.
    constexpr std::optional<stated_period> read(int year) noexcept {
        const std::size_t begin = at_;
        const auto first = read_date();
        if (!first) return std::nullopt;
        stated_period out{{first->year ? first->year : year, first->month, first->day}, {}, static_cast<std::uint32_t>(begin), 0};
        // Without a year, 3-5 may be anything; 3月5日 is a day.
        if (first->year == 0 && !with_month_) return std::nullopt;
        if (first->month == 0) {
            if (first->year == 0 || !(eat("度") || eat("全年"))) return std::nullopt;
            out.first = {first->year, 1, 1};
            out.last = {first->year, 12, 31};
            out.end = static_cast<std::uint32_t>(at_);
            return out;
        }
        for (const std::string_view word : {"零时", "0时", "开始", "起"}) eat(word);
        bool to = false;
        while (eat("至") || eat("到") || eat("—") || eat("–") || eat("―") || eat("-") || eat("~") || eat("～") || eat("－"))
            to = true;
        if (!to) return std::nullopt;
        for (const std::string_view word : {"当年", "同年", "本年"}) eat(word);
        const auto last = read_date();
        if (!last || last->month == 0) return std::nullopt;
        out.last = {last->year ? last->year : out.first.year, last->month, last->day};
        if (out.first.day == 0) out.first.day = 1;
        if (out.last.day == 0 || eat("底") || eat("末"))
            out.last.day = out.last.month > 12 ? 31
                                               : static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day_last{
                                                     std::chrono::year{out.last.year},
                                                     std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(
                                                         out.last.month)}}}.day()));
        out.end = static_cast<std::uint32_t>(at_);
        eat("止");
        return out;
    }

    /// A number: ASCII, full-width or Chinese digits (二〇二三), or a Chinese numeral up to 99 (三十一).
    constexpr std::optional<int> read_number() noexcept {
        skip_space();
        int value = 0;
        int digits = 0;
        bool tens = false;
        while (digits < 5) {
            const std::string_view rest = text_.substr(at_);
            int digit = -1;
            std::size_t length = 3;
            if (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') {
                digit = rest[0] - '0';
                length = 1;
            } else if (rest.size() >= 3 && rest.starts_with("\xEF\xBC") && rest[2] >= '\x90' && rest[2] <= '\x99') {
                digit = rest[2] - '\x90';
            } else if (rest.starts_with("十") && !tens) {
                value = value == 0 ? 10 : value * 10;
                tens = true;
                ++digits;
                at_ += 3;
                continue;
            } else {
                constexpr std::array<std::string_view, 12> numerals{"〇", "一", "二", "三", "四", "五",
                                                                    "六", "七", "八", "九", "零", "○"};
                for (std::size_t i = 0; i < numerals.size(); ++i)
                    if (rest.starts_with(numerals[i])) digit = i < 10 ? static_cast<int>(i) : 0;
            }
            if (digit < 0) break;
            value = tens ? value + digit : value * 10 + digit;
            ++digits;
            at_ += length;
            if (tens) break;
        }
        if (digits == 0) return std::nullopt;
        return value;
    }

private:
    constexpr void skip_space() noexcept {
        for (;;) {
            const std::string_view rest = text_.substr(at_);
            if (!rest.empty() && (rest[0] == ' ' || rest[0] == '\n' || rest[0] == '\t' || rest[0] == '\r')) ++at_;
            else if (rest.starts_with("\u00A0")) at_ += 2;
            else if (rest.starts_with("\u3000")) at_ += 3;
            else return;
        }
    }
    constexpr bool eat(std::string_view word) noexcept {
        const std::size_t before = at_;
        skip_space();
        if (text_.substr(at_).starts_with(word)) {
            at_ += word.size();
            return true;
        }
        at_ = before;
        return false;
    }
    /// A mark between the numbers of a date that is not written with 年, 月 and 日.
    constexpr bool eat_mark() noexcept { return eat(".") || eat("．") || eat("-") || eat("/"); }

    /// With its year or without, with its day or without; a year alone has month 0.
    constexpr std::optional<written_day> read_date() noexcept {
        written_day out;
        auto number = read_number();
        if (!number) return std::nullopt;
        bool marks = false;
        if (*number > 99) {
            if (*number < 1000 || *number > 9999) return std::nullopt;
            out.year = *number;
            if (!eat("年")) {
                if (!eat_mark()) return std::nullopt;
                marks = true;
            }
            const std::size_t after_year = at_;
            number = read_number();
            if (!number || *number > 99) {
                at_ = after_year;
                return out;
            }
        }
        out.month = *number;
        with_month_ = !marks && eat("月");
        if (!with_month_ && !(marks && eat_mark())) return out;
        const std::size_t after_month = at_;
        const auto day = read_number();
        if (!day || *day > 99) {
            at_ = after_month;
            return out;
        }
        out.day = *day;
        if (!eat("日")) eat("号");
        return out;
    }

    std::string_view text_;
    std::size_t at_;
    bool with_month_ = false;  ///< the last date has 月
};

/// Where `word`, of two bytes or more, stands in the text from `from` on, else npos. Of a Chinese word the last byte is the
/// rarest, so that is what is looked for, and the one before it comes next.
constexpr std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0) noexcept {
    const char before = word[word.size() - 2];
    for (std::size_t last = text.find(word.back(), from + word.size() - 1); last != text.npos;
         last = text.find(word.back(), last + 1))
        if (text[last - 1] == before && text.substr(last + 1 - word.size(), word.size()) == word) return last + 1 - word.size();
    return text.npos;
}

/// The first period in the words from `at` to `end`.
constexpr std::optional<stated_period> first_period(std::string_view text, std::size_t at, std::size_t end, int year) noexcept {
    const std::string_view within = text.substr(0, end);
    while (at < end) {
        period_reader number{within, at};
        if (!number.read_number()) {
            at += 1;
            while (at < end && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
            continue;
        }
        // Blanks before the number are not part of the period.
        while (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r') ++at;
        if (const auto period = period_reader{within, at}.read(year)) return period;
        at = number.at();
    }
    return std::nullopt;
}

/// Whether the word at `at` begins or ends the name of a statistical period: 统计期限, 统计时间, 数据期限, 所列数据.
constexpr bool names_period(std::string_view text, std::size_t at, std::string_view word) noexcept {
    if (word == "统计") {
        for (const std::string_view after : {"期", "时", "周期", "区间", "范围"})
            if (text.substr(at + word.size()).starts_with(after)) return true;
        return false;
    }
    if (word == "期限" || word == "时限") {
        const std::string_view before = text.substr(0, at);
        return before.ends_with("数据") || before.ends_with("报告");
    }
    return true;
}

/// The first period that the text states for its figures. `year` is that of the report, or 0. Before the first section
/// a sentence on figures or on the report may give it without a name, if one of its ends is that of a year; elsewhere only
/// what is called so is the period.
constexpr std::optional<stated_period> find_stated_period(std::string_view text, int year, bool preamble) noexcept {
    constexpr std::array<std::string_view, 9> words{"统计", "期限", "时限", "列数据", "起止", "统计", "数据", "报告", "年报"};
    constexpr std::size_t named = 5;
    constexpr std::size_t longest_text = 60'000;
    constexpr std::size_t longest_sentence = 300;
    text = text.substr(0, longest_text);
    std::optional<stated_period> first;
    for (std::size_t w = 0; w < (preamble ? words.size() : named); ++w) {
        if (w == named && first) break;
        for (std::size_t at = find_word(text, words[w]); at != text.npos; at = find_word(text, words[w], at + 1)) {
            if (w < named && !names_period(text, at, words[w])) continue;
            const std::size_t end = std::min({find_word(text, "。", at), text.size(), at + longest_sentence});
            const auto period = first_period(text, at + words[w].size(), end, year);
            if (!period) continue;
            const bool of_a_year =
                (period->first.month == 1 && period->first.day == 1) || (period->last.month == 12 && period->last.day == 31);
            if (w >= named && !of_a_year) continue;
            if (!first || period->begin < first->begin) first = period;
            break;
        }
    }
    return first;
}

}  // namespace gongkai::detail
