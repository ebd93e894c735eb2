// SPDX-License-Identifier: Apache-2.0
#include "structure.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <gongkai/report/agency_kind.hpp>
#include <gongkai/report/published_report.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "report/text_place.hpp"
#include "stated_period.hpp"

namespace gongkai::detail {
namespace {

/// Where the white space that begins at `at` ends.
constexpr std::size_t after_blank(std::string_view text, std::size_t at) noexcept {
    for (;;) {
        const std::string_view rest = text.substr(at);
        if (!rest.empty() && static_cast<unsigned char>(rest[0]) <= 0x20) ++at;
        else if (rest.starts_with("\u00A0")) at += 2;
        else if (rest.starts_with("\u3000")) at += 3;
        else return at;
    }
}

/// The characters of a text, punctuation among them, white space not.
constexpr std::size_t count_characters(std::string_view text) noexcept {
    const auto begins_one = [](unsigned char c) { return static_cast<std::uint8_t>(c > 0x20 && (c & 0xC0U) != 0x80U); };
    constexpr std::size_t block = 255;  // what a byte can count, so that the compiler adds many at once
    std::size_t characters = 0;
    for (std::size_t begin = 0; begin < text.size(); begin += block) {
        std::uint8_t some = 0;
        for (const char c : text.substr(begin, block))
            some = static_cast<std::uint8_t>(some + begins_one(static_cast<unsigned char>(c)));
        characters += some;
    }
    std::size_t blanks = 0;
    for (const std::string_view wide : {"\u00A0", "\u3000"})
        for (std::size_t at = find_word(text, wide); at != text.npos; at = find_word(text, wide, at + 1)) ++blanks;
    return characters - blanks;
}

/// Whether the text has the word, also where a line ends within it.
constexpr bool says(std::string_view text, std::string_view word) noexcept {
    // A character of Chinese is three bytes.
    const std::string_view first = word.substr(0, 3);
    for (std::size_t at = find_word(text, first); at != text.npos; at = find_word(text, first, at + 1)) {
        std::size_t end = at + 3;
        std::size_t matched = 3;
        while (matched < word.size() && text.substr(end = after_blank(text, end)).starts_with(word.substr(matched, 3))) {
            matched += 3;
            end += 3;
        }
        if (matched == word.size()) return true;
    }
    return false;
}

/// The number that a heading bears: 1 for 一、总体情况, （一） and 第一部分; 0 where it bears none.
struct heading_number {
    int value = 0;
    bool has_stray = false;  ///< letters that are no part of it stand before it
    std::string_view text{};
};

constexpr heading_number number_of(std::string_view heading) noexcept {
    constexpr std::string_view numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    heading_number out;
    std::size_t at = 0;
    for (unsigned letter = 0; letter < 3 && at < heading.size(); ++letter) {
        const std::string_view rest = heading.substr(at);
        for (int i = 0; i < 10; ++i)
            if (rest.starts_with(numerals[i])) return {i + 1, out.has_stray, rest.substr(0, 3)};
        const bool is_arabic =
            rest[0] >= '1' && rest[0] <= '9' &&
            (rest.substr(1).starts_with('.') || rest.substr(1).starts_with("、") || rest.substr(1).starts_with("．"));
        const bool ends_here = is_arabic && std::ranges::none_of(numerals, [&](std::string_view n) {
                                   return rest.substr(rest[1] == '.' ? 2 : 4).starts_with(n);
                               });
        if (ends_here) return {rest[0] - '0', out.has_stray, rest.substr(0, 1)};
        const bool is_part = rest.starts_with("第") || rest.starts_with("（") || rest.starts_with('(');
        out.has_stray = out.has_stray || !is_part;
        at += (static_cast<unsigned char>(rest[0]) < 0x80) ? 1 : 3;
    }
    return {};
}

constexpr bool is_chinese(std::string_view text) noexcept {
    return !text.empty() && static_cast<unsigned char>(text[0]) >= 0xE4 && static_cast<unsigned char>(text[0]) <= 0xE9;
}

/// Whether a text says no more than that there is nothing: 无, 暂无问题, 略, a dash.
constexpr bool says_nothing(std::string_view text) noexcept {
    constexpr std::size_t longest = 150;
    constexpr std::string_view omitted = "略";  // alone: 略有不足 says something
    constexpr std::string_view denials[] = {"无", "没有", "不存在", "未发现", "未发生", "未存在", "不涉及"};
    constexpr std::string_view others[] = {
        "本年度",   "本年", "年度",   "目前",   "当前",   "暂时",   "暂",   "尚",   "我局",
        "本局",     "我委", "我单位", "本单位", "本机关", "本部门", "我镇", "我办", "政府信息公开",
        "信息公开", "工作", "方面",   "存在",   "主要",   "突出",   "明显", "重大", "较大",
        "相关",     "有关", "任何",   "其他",   "问题",   "困难",   "不足", "情况", "事项",
        "改进",     "整改", "措施",   "需要",   "说明",   "报告",   "内容", "此项", "此类",
        "上述",     "以上", "情形",   "中",     "在",     "的",     "需",   "及",   "和",
        "与",       "有",   "该",     "项",     "也",     "均",     "年",   "应",   "。",
        "，",       "、",   "；",     "：",     "（",     "）",     "！",   "—",    "－",
        "–",        "―",    "─",      "／",     "．",     "…"};
    text = text.substr(after_blank(text, 0));
    if (text.size() > longest) return false;
    bool denies = false;
    bool says_something = false;
    while (!text.empty()) {
        std::size_t length = 0;
        for (const std::string_view word : denials)
            if (text.starts_with(word)) length = std::max(length, word.size());
        if (length == 0 && text.starts_with(omitted) && !is_chinese(text.substr(omitted.size()))) length = omitted.size();
        if (length != 0) denies = true;
        if (length == 0)
            for (const std::string_view word : others)
                if (text.starts_with(word)) length = std::max(length, word.size());
        const auto first = static_cast<unsigned char>(text[0]);
        const bool is_mark = first < 0x80 && !(first >= 'A' && first <= 'Z') && !(first >= 'a' && first <= 'z');
        if (length == 0 && is_mark) length = 1;
        if (length == 0) return false;
        says_something = says_something || is_chinese(text);
        text = text.substr(after_blank(text, length));
    }
    return denies || !says_something;
}

class structure_checker {
public:
    explicit structure_checker(finding_list& findings) noexcept
        : findings_{findings}, report_{findings.report()}, kind_{findings.kind()} {}

    void run() {
        if (!report_.sections_known) {
            // A source without prose says nothing of its sections.
            for (const rule& r : all_rules)
                if (r.scope == rule_scope::report && r.id >= rule_id::section_missing && r.id <= rule_id::period_mismatch)
                    findings_.add(r.id, outcome::not_assessable, reason::sections_unknown);
        } else {
            check_missing();
            check_order();
            check_numbers();
            check_empty();
            check_overview_length();
            check_fee_statement();
            check_assessment_statement();
            check_period();
        }
        check_filing();
    }

private:
    /// Whether the headings before and after a missing section are numbered as if it, and all others missing between
    /// them, stood there: 三 … 五, or a first heading 二.
    bool numbering_leaves_room(section wanted) const noexcept {
        int before = 0;
        int missing = 0;
        for (const section s : enumerators<section>) {
            const section_text* found = findings_.find_section(s);
            if (!found) {
                ++missing;
                continue;
            }
            const int number = number_of(found->heading).value;
            if (s > wanted) return number - before - 1 >= missing;
            before = number;
            missing = 0;
        }
        return false;
    }

    /// Whether parts of the document seem to have been lost.
    bool is_excerpt() const noexcept {
        return std::ranges::any_of(enumerators<section>,
                                   [&](section s) { return !findings_.find_section(s) && numbering_leaves_room(s); });
    }

    void check_missing() {
        for (const section wanted : enumerators<section>) {
            if (findings_.find_section(wanted)) {
                if (findings_.lists_passes()) findings_.add(rule_id::section_missing, outcome::pass).section = wanted;
            } else if (numbering_leaves_room(wanted)) {
                findings_.add(rule_id::section_missing, outcome::not_assessable, reason::heading_lost).section = wanted;
            } else {
                finding& f = findings_.add(rule_id::section_missing, outcome::fail);
                f.section = wanted;
                // For the first year, 2019, the unified form was encouraged and not yet required (format 2019, 二).
                if (report_.metadata.year == std::chrono::year{2019}) f.level = severity::warning;
            }
        }
    }

    void check_order() {
        bool ordered = true;
        for (std::size_t i = 1; i < report_.sections.size(); ++i) {
            if (report_.sections[i].which >= report_.sections[i - 1].which) continue;
            ordered = false;
            finding& f = findings_.add(rule_id::section_order, outcome::fail);
            f.section = report_.sections[i].which;
            f.span = report_.sections[i].heading_span;
        }
        if (ordered) findings_.pass(rule_id::section_order);
    }

    /// Where a section is missing or bears no number, the others may be numbered as they stand.
    void check_numbers() {
        constexpr std::string_view numerals[] = {"一", "二", "三", "四", "五", "六"};
        const auto bears_number = [](const section_text& s) { return number_of(s.heading).value != 0; };
        const bool all = std::ranges::count_if(report_.sections, bears_number) == std::ssize(enumerators<section>);
        std::size_t before = 0;  // headings with a number
        bool failed = false;
        for (const section_text& s : report_.sections) {
            if (!bears_number(s)) continue;
            const heading_number printed = number_of(s.heading);
            const std::size_t due = index_of(s.which);
            const auto number = static_cast<std::size_t>(printed.value - 1);
            const bool is_right = number == due || (number == before && !all);
            ++before;
            if (is_right && !printed.has_stray) continue;
            failed = true;
            finding& f = add(rule_id::section_number, outcome::fail, s);
            f.expected = numerals[due];
            f.actual =
                s.heading.substr(0, static_cast<std::size_t>(printed.text.data() - s.heading.data()) + printed.text.size());
        }
        if (before != 0 && !failed) findings_.pass(rule_id::section_number);
    }

    finding& add(rule_id rule, outcome result, const section_text& s, reason why = reason::none) {
        finding& f = findings_.add(rule, result, why);
        f.section = s.which;
        f.span = s.heading_span;
        return f;
    }
    finding& absent(rule_id rule, section s) {
        finding& f = findings_.add(rule, outcome::not_assessable, reason::section_absent);
        f.section = s;
        return f;
    }

    static bool is_empty(const section_text& s) noexcept {
        const std::string_view text = std::string_view{s.text}.substr(after_blank(s.text, 0));
        // What the template of the format prints where prose belongs.
        if (text.empty() || text.starts_with("（文字描述") || text.starts_with("(文字描述")) return true;
        // Other matters there may be none to report.
        return s.which != section::other_matters && says_nothing(text);
    }

    /// A section of a table is empty where its table is missing as well; `table.missing` says so.
    void check_empty() {
        const bool excerpt = is_excerpt();
        for (const section_text& s : report_.sections) {
            const bool has_table = s.which >= section::disclosure && s.which <= section::reviews;
            if (has_table || !is_empty(s)) {
                if (findings_.lists_passes()) add(rule_id::section_empty, outcome::pass, s);
            } else if (excerpt) {
                add(rule_id::section_empty, outcome::not_assessable, s, reason::text_lost);
            } else {
                add(rule_id::section_empty, outcome::fail, s).quote = first_sentence(s.text);
            }
        }
    }

    /// 2021版：篇幅原则上不超过一千字. Edition 2019 sets no length.
    void check_overview_length() {
        constexpr std::size_t most = 1000;
        if (report_.edition() < edition::e2021) return;
        const section_text* s = findings_.find_section(section::overview);
        if (!s) {
            absent(rule_id::section_overview_length, section::overview);
            return;
        }
        const std::size_t characters = count_characters(s->text);
        if (characters <= most && !findings_.lists_passes()) return;
        finding& f = add(rule_id::section_overview_length, characters > most ? outcome::fail : outcome::pass, *s);
        f.expected = std::to_string(most);
        f.actual = std::to_string(characters);
    }

    /// 2021版：收取信息处理费的情况在此处专门报告. A report that nowhere speaks of a fee may have charged none: a note.
    void check_fee_statement() {
        if (report_.edition() < edition::e2021) return;
        const section_text* s = findings_.find_section(section::other_matters);
        if (!s) {
            absent(rule_id::section_fee_statement, section::other_matters);
            return;
        }
        const auto speaks_of_it = [](std::string_view text) {
            return says(text, "处理费") || says(text, "收费") || (says(text, "收取") && says(text, "费"));
        };
        if (speaks_of_it(s->text)) {
            if (findings_.lists_passes()) add(rule_id::section_fee_statement, outcome::pass, *s);
            return;
        }
        finding& f = add(rule_id::section_fee_statement, outcome::fail, *s);
        const cell& unpaid = report_.at(request_row::other_fee_unpaid, request_column::total);
        const bool charged =
            (unpaid.has_value() && unpaid.number().coefficient() > 0) ||
            std::ranges::any_of(report_.sections, [](const section_text& other) { return says(other.text, "信息处理费"); });
        if (charged) return;
        f.level = severity::note;
        f.reason = reason::fee_nowhere;
    }

    /// 条例第五十条第（四）项：各级人民政府的报告还应当包括工作考核、社会评议和责任追究结果情况.
    void check_assessment_statement() {
        if (kind_ == agency_kind::department) return;
        std::string missing;
        const auto want = [&](std::string_view matter, std::initializer_list<std::string_view> words) {
            for (const section_text& s : report_.sections)
                for (const std::string_view word : words)
                    if (says(s.text, word)) return;
            missing.append(missing.empty() ? "" : "、").append(matter);
        };
        want("工作考核", {"考核"});
        want("社会评议", {"评议"});
        want("责任追究", {"责任追究", "追究责任", "追责", "问责"});
        const reason why = missing.empty()                 ? reason::none
                           : kind_ == agency_kind::unknown ? reason::kind_unknown
                           : is_excerpt()                  ? reason::text_lost
                                                           : reason::none;
        const outcome result = missing.empty() ? outcome::pass : why != reason::none ? outcome::not_assessable : outcome::fail;
        if (result == outcome::pass && !findings_.lists_passes()) return;
        finding& f = findings_.add(rule_id::section_assessment_statement, result, why);
        if (result == outcome::fail) f.expected = missing;
        if (const section_text* s = findings_.find_section(section::overview); s && result == outcome::fail) {
            f.section = section::overview;
            f.span = s->heading_span;
        }
    }

    void check_period() {
        const int year = report_.metadata.year ? static_cast<int>(*report_.metadata.year) : 0;
        bool stated = false;
        bool failed = false;
        const auto judge = [&](std::string_view text, std::span<const text_piece> pieces, const source_span& whole,
                               std::optional<section> where) {
            const auto period = find_stated_period(text, year, !where);
            if (!period) return;
            const int due = year ? year : period->first.year;
            stated = due != 0;
            const written_day first{due, 1, 1};
            const written_day last{due, 12, 31};
            if (!stated || (period->first == first && period->last == last)) return;
            failed = true;
            finding& f = findings_.add(rule_id::period_mismatch, outcome::fail);
            f.section = where;
            f.span = place_of(text, pieces, whole, period->begin, period->end);
            f.quote = text.substr(period->begin, period->end - period->begin);
            f.expected = to_string(first) + "/" + to_string(last);
            f.actual = to_string(period->first) + "/" + to_string(period->last);
        };
        judge(report_.preamble.text, report_.preamble.pieces, report_.preamble.span, std::nullopt);
        if (const section_text* s = findings_.find_section(section::overview)) judge(s->text, s->pieces, s->span, s->which);
        if (failed) return;
        if (!stated) findings_.add(rule_id::period_mismatch, outcome::not_assessable, reason::period_unstated);
        else if (!report_.metadata.year) findings_.add(rule_id::period_mismatch, outcome::not_assessable, reason::year_unknown);
        else findings_.pass(rule_id::period_mismatch);
    }

    static std::string iso(const std::chrono::year_month_day& day) {
        return to_string(written_day{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                                     static_cast<int>(static_cast<unsigned>(day.day()))});
    }

    /// By when a government's report is published by the format of 2021 (二（二）), which also has it submitted then: a county's
    /// by 20 February, a city's by 10 March. Article 49 only says 31 March, so that a day between the two is a note.
    std::optional<std::chrono::year_month_day> day_of_the_format(std::chrono::year next) const noexcept {
        using namespace std::chrono;
        if (kind_ != agency_kind::government || next < year{2022}) return std::nullopt;
        switch (level_of_government(report_.metadata.agency)) {
            case government_level::county: return next / February / 20;
            case government_level::prefecture: return next / March / 10;
            default: return std::nullopt;
        }
    }

    /// 条例第四十九条; of townships the format, by which they follow what holds for departments. What is published by 31 January is
    /// in time for every organ, after 31 March late for every one. A day of writing proves lateness, not punctuality.
    void check_filing() {
        using namespace std::chrono;
        if (!report_.metadata.year) {
            findings_.add(rule_id::filing_late, outcome::not_assessable, reason::year_unknown);
            return;
        }
        const year next = *report_.metadata.year + years{1};
        const year_month_day january = next / January / 31;
        const year_month_day march = next / March / 31;
        const auto& published = report_.metadata.date_published;
        const auto& day = published ? published : report_.metadata.date_written;
        auto due = kind_ == agency_kind::government || kind_ == agency_kind::unknown ? march : january;
        outcome result = outcome::not_assessable;
        reason why = reason::none;
        const auto format_day = day_of_the_format(next);
        const bool only_by_format = day && *day <= due && format_day && *day > *format_day;
        if (only_by_format) due = *format_day;
        if (day && *day > due) result = outcome::fail;
        else if (!published) why = reason::day_unknown;
        else if (kind_ == agency_kind::unknown && *day > january) why = reason::kind_unknown;
        else result = outcome::pass;
        if (result == outcome::pass && !findings_.lists_passes()) return;
        finding& f = findings_.add(rule_id::filing_late, result, why);
        if (day) f.actual = iso(*day);
        if (result != outcome::not_assessable) f.expected = iso(due);
        if (only_by_format) f.level = severity::note;
        if (only_by_format || kind_ == agency_kind::township)
            f.own_basis = citation{next >= year{2022} ? instrument::format_2021 : instrument::format_2019};
    }

    finding_list& findings_;
    const published_report& report_;
    agency_kind kind_;
};

}  // namespace

void check_structure(finding_list& findings) { structure_checker{findings}.run(); }

std::string_view first_sentence(std::string_view text) noexcept {
    constexpr std::size_t longest = 180;
    text = text.substr(after_blank(text, 0));
    text = text.substr(0, text.find('\n'));
    if (const std::size_t stop = find_word(text, "。"); stop != text.npos) text = text.substr(0, stop + 3);
    std::size_t end = std::min(longest, text.size());
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

}  // namespace gongkai::detail
