// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <gongkai/report/published_report.hpp>
#include <gongkai/testing/prose_patterns.hpp>
#include <gongkai/testing/random_report.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Sentences drawn at random that are true of the tables of a report, for tests and for measuring checkers of prose.

namespace gongkai::testing {

/// A number within a sentence.
struct told_number {
    std::size_t offset = 0;  ///< bytes
    std::size_t length = 0;
    std::int64_t value = 0;
    bool comparable = false;  ///< the tables hold it, and the words say so
};

/// A sentence that is true of a table, and the numbers that it tells.
struct random_sentence {
    std::string text;
    std::vector<told_number> numbers;
};

namespace detail {

struct word_list {
    char name;
    std::string_view choices;
};

inline constexpr word_list prose_words[] = {
    {'W', "(|$Y，|$Y，$S|$Y$S|全年|全年$S|今年以来，|一年来，$S|本年度|报告期内，|$S|$Y全年，$S|截至$Y底，)"},
    {'Y', "(@年|@年度|@年|@ 年)"},
    {'S', "(我局|本机关|本单位|本局|我局)"},
    {'R', "(政府信息公开申请|政府信息公开申请|信息公开申请|依申请公开申请|依申请公开件|公开申请|政府信息公开的申请|依申请公开)"},
    {'Q', "(申请|政府信息公开申请|信息公开申请)"},
    {'V', "(收到|共收到|受理|共受理|接收|共接收|收到并登记|依法受理)"},
    {'N', "(新收|新收到|新受理|新增|新接收|共新收|依法新收)"},
    {'C', "(办结|共办结|已办结|依法办结|实际办结|按期办结|按时办结)"},
    {'A', "(答复|共答复|依法答复|按期答复|按时答复|依法依规答复)"},
    {'I', "(上年结转|上年度结转|上一年度结转|去年结转|结转上年|@-年结转)"},
    {'O', "(结转下年度|结转下年|结转下一年度|结转至下年度|转下年度办理|结转@+年|结转下年度继续办理)"},
    {'U', "(件|件|件|件|宗)"},
    {'P', "(自然人|自然人申请|自然人提出|公民|自然人提出申请)"},
    {'G', "(法人或其他组织|法人和其他组织|法人或其他组织申请|法人或其他组织提出)"},
    {'L', "(因政府信息公开|因信息公开|因政府信息公开工作|涉及政府信息公开的|政府信息公开)"},
    {'F', "(行政规范性文件|规范性文件)"},
    {'M', "(|，|，)"},
    {'T', "(网上提交|邮寄|信函提交|当面提交|通过门户网站提交|通过电子邮件提交)"},
    {'X', "(撤回|主动撤回|撤销|撤回申请|终止办理)"},
    {'Z',
     "(|，办结率100%|，同比下降<#>.4%|，较上年减少<#>件|，同比增加<#>件|，比上年增长<#>.2%|，较@-年的<#>件减少<#>件|，与@-年基本持平)"},
    {'H', "(|其中，|其中|其中：)"},
};

class prose_writer {
public:
    prose_writer(const published_report& report, random_source& draw) noexcept : report_{report}, draw_{draw} {}

    /// Empty where the report has no such numbers.
    std::optional<random_sentence> write(std::string_view pattern) {
        out_ = {};
        ok_ = true;
        expand(pattern);
        if (!ok_) return std::nullopt;
        return std::move(out_);
    }

    /// A number in the digits and words that agencies write.
    static std::string in_words(std::int64_t value, bool of_accounts) {
        constexpr std::array<std::array<std::string_view, 10>, 2> digits{{
            {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
            {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"},
        }};
        constexpr std::array<std::array<std::string_view, 4>, 2> places{{{"", "十", "百", "千"}, {"", "拾", "佰", "仟"}}};
        if (value == 0) return std::string{digits[of_accounts][0]};
        std::string text;
        if (value >= 10'000) {
            text = in_words(value / 10'000, of_accounts) + "万";
            value %= 10'000;
            if (value == 0) return text;
            if (value < 1000) text += digits[of_accounts][0];
        }
        const std::string above = text;
        bool gap = false;
        bool begun = false;
        for (int p = 3; p >= 0; --p) {
            std::int64_t unit = 1;
            for (int k = 0; k < p; ++k) unit *= 10;
            const auto d = static_cast<std::size_t>(value / unit % 10);
            if (d == 0) {
                gap = begun;
                continue;
            }
            if (gap) text += digits[of_accounts][0];
            gap = false;
            if (!(p == 1 && d == 1 && !begun && above.empty() && !of_accounts)) text += digits[of_accounts][d];
            text += places[of_accounts][static_cast<std::size_t>(p)];
            begun = true;
        }
        return text;
    }

private:
    void expand(std::string_view p) {
        while (!p.empty() && ok_) {
            const char c = p.front();
            if (c == '(' || c == '[') {
                const std::size_t end = closing(p);
                const std::string_view inside = p.substr(1, end - 1);
                if (c == '(') expand(one_of(inside));
                else if (draw_.percent(50)) expand(inside);
                p.remove_prefix(end + 1);
            } else if (c == '$') {
                for (const word_list& list : prose_words)
                    if (list.name == p[1]) expand(list.choices);
                p.remove_prefix(2);
            } else if (c == '<') {
                const std::size_t end = p.find('>');
                number(p.substr(1, end - 1));
                p.remove_prefix(end + 1);
            } else if (c == '@') {
                const int shift = p[1] == '-' ? -1 : p[1] == '+' ? 1 : 0;
                out_.text += std::to_string(static_cast<int>(*report_.metadata.year) + shift);
                p.remove_prefix(shift == 0 ? 1 : 2);
            } else {
                out_.text += c;
                p.remove_prefix(1);
            }
        }
    }

    static std::size_t closing(std::string_view p) noexcept {
        int depth = 0;
        for (std::size_t i = 0; i < p.size(); ++i) {
            if (p[i] == '(' || p[i] == '[') ++depth;
            if ((p[i] == ')' || p[i] == ']') && --depth == 0) return i;
        }
        return p.size() - 1;
    }

    std::string_view one_of(std::string_view choices) {
        std::vector<std::string_view> all;
        int depth = 0;
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= choices.size(); ++i) {
            if (i < choices.size() && (choices[i] == '(' || choices[i] == '[')) ++depth;
            if (i < choices.size() && (choices[i] == ')' || choices[i] == ']')) --depth;
            if (i == choices.size() || (choices[i] == '|' && depth == 0)) {
                all.push_back(choices.substr(begin, i - begin));
                begin = i + 1;
            }
        }
        return draw_.pick(all);
    }

    void number(std::string_view what) {
        if (what == "#") {
            out_.text += std::to_string(draw_.between(2, 400));
            return;
        }
        const char mark = what.front();
        if (mark == '#') {
            part_of(what.substr(1));
            return;
        }
        if (mark == '?' || mark == '~' || mark == '=') what.remove_prefix(1);
        const bool positive = what.back() == '!';
        if (positive) what.remove_suffix(1);
        const auto value = value_of(what);
        if (!value || *value < 0 || (positive && *value == 0)) {
            ok_ = false;
            return;
        }
        told_number told{out_.text.size(), 0, *value, mark != '?' && mark != '~'};
        if (mark == '~') approximate(*value);
        else out_.text += mark == '=' ? std::to_string(*value) : shown(*value);
        told.length = out_.text.size() - told.offset;
        out_.numbers.push_back(told);
    }

    void part_of(std::string_view cells) {
        const auto whole = value_of(cells);
        if (!whole || *whole <= 0) ok_ = false;
        else out_.text += std::to_string(draw_.between(1, *whole));
    }

    std::string shown(std::int64_t value) {
        const auto style = draw_.below(20);
        if (style == 0 && value > 0) return in_words(value, false);
        if (style == 1 && value >= 10) return in_words(value, true);
        std::string digits = std::to_string(value);
        if (style == 2)
            for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
        if (style == 3) {
            std::string wide;
            for (const char c : digits) wide.append("\xEF\xBC").append(1, static_cast<char>(0x90 + (c - '0')));
            return wide;
        }
        return digits;
    }

    /// 50余 of 53, 近60, 约50.
    void approximate(std::int64_t value) {
        std::int64_t unit = 1;
        while (unit * 10 <= value) unit *= 10;
        const std::int64_t low = value / unit * unit;
        if (value < 11 || low == value) {
            ok_ = false;
            return;
        }
        switch (draw_.below(4)) {
            case 0: out_.text += std::to_string(low) + "余"; return;
            case 1: out_.text += in_words(low, false) + "余"; return;
            case 2: out_.text += std::to_string(low) + "多"; return;
            default: out_.text += "超过" + std::to_string(low); return;
        }
    }

    std::optional<std::int64_t> value_of(std::string_view sum) const {
        std::int64_t total = 0;
        std::int64_t sign = 1;
        while (!sum.empty()) {
            std::size_t end = sum.find_first_of("+-");
            if (end == sum.npos) end = sum.size();
            const auto one = cell_value(sum.substr(0, end));
            if (!one) return std::nullopt;
            total += sign * *one;
            if (end == sum.size()) break;
            sign = sum[end] == '-' ? -1 : 1;
            sum.remove_prefix(end + 1);
        }
        return total;
    }

    std::optional<std::int64_t> cell_value(std::string_view name) const {
        const std::size_t dot = name.rfind('.');
        const std::string_view row = name.substr(0, dot);
        const std::string_view column = dot == name.npos ? "total" : name.substr(dot + 1);
        if (row == "litigation") return add("reviews.litigation_direct.", column, "reviews.litigation_after_reconsideration.");
        if (column == "organizations") {
            std::int64_t total = 0;
            for (const char* kind : {"business", "research", "public_welfare", "legal_service", "other_organization"}) {
                const auto one = exact(std::string{"requests."}.append(row).append(".").append(kind));
                if (!one) return std::nullopt;
                total += *one;
            }
            return total;
        }
        for (const disposition_group g : enumerators<disposition_group>) {
            if (name != code(g) || g == disposition_group::granted || g == disposition_group::partially_granted) continue;
            std::int64_t total = 0;
            for (const disposition x : enumerators<disposition>)
                if (group_of(x) == g && report_.form().has(row_of(x))) {
                    const cell& printed = report_.at(row_of(x), request_column::total);
                    if (printed.has_value()) total += printed.number().coefficient();
                }
            return total;
        }
        for (const char* prefix : {"requests.", "reviews.", "disclosure.", "disclosure.normative_documents."})
            for (const char* suffix : {"", ".total", ".decisions"})
                if (const auto found = exact(std::string{prefix}.append(name).append(suffix))) return found;
        return std::nullopt;
    }

    std::optional<std::int64_t> add(std::string_view a, std::string_view column, std::string_view b) const {
        const auto x = exact(std::string{a}.append(column));
        const auto y = exact(std::string{b}.append(column));
        if (!x || !y) return std::nullopt;
        return *x + *y;
    }

    std::optional<std::int64_t> exact(const std::string& full) const {
        for (const cell_key& key : all_cells) {
            if (!report_.form().has(key) || to_string(key) != full) continue;
            const cell& printed = report_[key];
            return printed.has_value() ? printed.number().coefficient() : 0;
        }
        return std::nullopt;
    }

    const published_report& report_;
    random_source& draw_;
    random_sentence out_{};
    bool ok_ = true;
};

}  // namespace detail

/// How many patterns of sentences there are.
inline std::size_t number_of_prose_patterns() noexcept { return std::size(detail::prose_patterns); }

/// A sentence that is true of the tables of the report; none where the drawn pattern needs numbers that it does not have.
inline std::optional<random_sentence> random_true_sentence(random_source& draw, const published_report& report) {
    return detail::prose_writer{report, draw}.write(draw.pick(std::span{detail::prose_patterns}));
}

/// The same with another number in the place of one: a digit changed, dropped, doubled, two of them exchanged.
inline random_sentence with_another_number(random_source& draw, const random_sentence& from, std::size_t which) {
    const told_number& told = from.numbers[which];
    std::string digits = std::to_string(told.value);
    std::string other = digits;
    while (other == digits) {
        const std::size_t at = draw.below(digits.size());
        other = digits;
        switch (draw.below(4)) {
            case 0: other[at] = static_cast<char>('0' + draw.below(10)); break;
            case 1: other.insert(at, 1, digits[at]); break;
            case 2:
                if (other.size() > 1) other.erase(at, 1);
                break;
            default:
                if (at + 1 < other.size()) std::swap(other[at], other[at + 1]);
                else other[at] = static_cast<char>('0' + draw.below(10));
                break;
        }
        const std::size_t zeros = other.find_first_not_of('0');
        other.erase(0, zeros == other.npos ? other.size() - 1 : zeros);
    }
    random_sentence out = from;
    out.text.replace(told.offset, told.length, other);
    out.numbers[which].length = other.size();
    out.numbers[which].value = std::stoll(other);
    for (std::size_t k = which + 1; k < out.numbers.size(); ++k)
        out.numbers[k].offset = out.numbers[k].offset + other.size() - told.length;
    return out;
}

}  // namespace gongkai::testing
