// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/narrative/check.hpp>
#include <gongkai/narrative/claim.hpp>
#include <iterator>
#include <string>
#include <string_view>

#include "readings.hpp"
#include "rules/finding_list.hpp"
#include "sentence.hpp"
#include "texts.hpp"

namespace gongkai {
namespace {

class judge : private detail::finding_list {
public:
    judge(const published_report& report, const detail::claims_found& found, const check_options& options)
        : finding_list{report, options}, claims_{found.scoped}, unscoped_{found.unscoped} {}

    std::vector<finding> run() && {
        if (report_.sections.empty() && report_.preamble.text.empty()) {
            for (const rule_id id : {rule_id::narrative_mismatch, rule_id::narrative_contradiction, rule_id::narrative_year})
                add(id, outcome::not_assessable, reason::sections_unknown);
        } else {
            for (const claim& c : claims_) compare(c);
            for (const claim& c : unscoped_) compare(c);
            check_years();
        }
        return std::move(*this).take();
    }

private:
    using finding_list::add;

    finding& add(rule_id rule, outcome result, const claim& c, reason why = reason::none) {
        finding& f = add(rule, result, why);
        f.cells = cells_of(c.cells.numerator, report_.form());
        f.span = c.place.span;
        f.section = c.place.section;
        f.quote = c.quote;
        f.words = c.words;
        const std::string_view mark = c.kind == claim_kind::derived ? "%" : "";
        f.actual = to_string(c.number).append(mark);
        if (c.table) f.expected = to_string(*c.table).append(mark);
        return f;
    }

    bool stated_wrong(const cell_sum& cells) const noexcept {
        return std::ranges::any_of(claims_, [&](const claim& c) {
            return !c.other_year && c.kind == claim_kind::stated && c.agree == agreement::no && c.cells.numerator == cells;
        });
    }

    /// Whether another claim on the same cells, of the report's own year, agrees.
    bool stated_right(const cell_sum& cells) const noexcept {
        return std::ranges::any_of(claims_, [&](const claim& c) {
            return !c.other_year && !c.cells.is_ratio() && c.agree == agreement::yes && c.cells.numerator == cells;
        });
    }

    void compare(const claim& c) {
        if (c.other_year) return;
        const rule_id rule = c.kind == claim_kind::implied ? rule_id::narrative_contradiction : rule_id::narrative_mismatch;
        switch (c.agree) {
            case agreement::na: {
                const table t = c.cells.numerator.terms().front().cell.table();
                add(rule, outcome::not_assessable, c, report_.has_table(t) ? reason::cell_missing : reason::table_absent);
                return;
            }
            case agreement::yes:
            case agreement::with_carried_in:
            case agreement::other_reading:
                if (lists_passes()) add(rule, outcome::pass, c);
                return;
            case agreement::no: break;
        }
        // A percentage of a number that is itself wrong tells nothing new.
        if (c.kind == claim_kind::derived && stated_wrong(c.cells.numerator)) return;
        finding& f = add(rule, outcome::fail, c);
        if (c.certainty == certainty::likely) f.level = severity::warning;
    }

    void check_years() {
        if (!report_.metadata.year) {
            add(rule_id::narrative_year, outcome::not_assessable, reason::year_unknown);
            return;
        }
        const std::size_t before = found().size();
        const int year = static_cast<int>(*report_.metadata.year);
        // The number of this year's table, under another year's name.
        for (const claim& c : claims_) {
            if (!c.other_year || c.kind != claim_kind::stated || c.bound != number_bound::exact || !c.table) continue;
            if (c.number.coefficient() == 0 || !(*c.table == c.number) || stated_right(c.cells.numerator)) continue;
            if (is_of_both_years(c, year)) continue;
            finding& f = add_year(c.quote, c.place, static_cast<int>(*c.other_year), year);
            if (c.certainty == certainty::likely) f.level = severity::warning;
        }
        // A section that begins with another year and never speaks of its own.
        detail::for_each_text(report_, [&](const detail::placed_text& text) {
            if (text.section != section::overview && text.section != section::other_matters) return;
            if (text.text.find(std::to_string(year)) != text.text.npos) return;
            if (text.text.find("今年以来") != text.text.npos) return;
            if (text.section == section::other_matters && text.text.find("信息处理费") == text.text.npos) return;
            constexpr std::size_t beginning = 60;
            detail::prose start;
            start.read(text.text.substr(0, 2 * beginning));
            for (std::size_t i = 0; i < start.tokens.size(); ++i) {
                const detail::token& t = start.tokens[i];
                constexpr detail::sems ends{detail::sem::stop,       detail::sem::since,     detail::sem::compared,
                                            detail::sem::cumulative, detail::sem::prevented, detail::sem::number};
                if (ends.has(t.what) || start.byte_end(t) > beginning) break;
                if (t.what != detail::sem::year || tells_of_another(start, i)) continue;
                const std::uint32_t begin = start.byte_begin(t);
                const std::uint32_t end = start.byte_end(t);
                const int said = t.number;
                if (said >= year || names_more_years(start) || is_reported(text.place(begin, end))) break;
                add_year(std::string{text.text.substr(begin, end - begin)}, text.place(begin, end), said, year).level =
                    severity::warning;
                break;
            }
        });
        if (found().size() == before) pass(rule_id::narrative_year);
    }

    /// What last year's report carries out this year's carries in.
    static bool is_of_both_years(const claim& c, int year) noexcept {
        const cell_key& key = c.cells.numerator.terms().front().cell;
        if (key.table() != table::requests) return false;
        const int said = static_cast<int>(*c.other_year);
        return (key.row() == index_of(request_row::carried_in) && said + 1 == year) ||
               (key.row() == index_of(request_row::carried_out) && said == year + 1);
    }

    /// 2022年59件，2023年82件: a series.
    static bool names_more_years(const detail::prose& text) noexcept {
        std::uint16_t first = 0;
        for (const detail::token& t : text.tokens) {
            if (t.what != detail::sem::year) continue;
            if (first != 0 && t.number != first) return true;
            first = t.number;
        }
        return false;
    }

    /// 2022年结转, 因2022年申请引发, 2008年以来, 较2022年, 预计2024年: a year that is rightly not the report's.
    static bool tells_of_another(const detail::prose& text, std::size_t i) noexcept {
        const auto is = [&](std::size_t k, detail::sem what) { return k < text.tokens.size() && text.tokens[k].what == what; };
        const detail::token& t = text.tokens[i];
        if (t.value == 1 || is(i + 1, detail::sem::carry) || is(i + 1, detail::sem::since)) return true;
        if (is(i + 1, detail::sem::month)) return true;  // 2026年1月15日前
        // 上年度报告公布：2023年…; not 较上年
        constexpr std::u32string_view comparing = U"较比与同从对由自到于是";
        for (std::size_t k = 0; k < i; ++k) {
            const std::uint32_t begin = text.tokens[k].begin;
            if (is(k, detail::sem::previous) && (begin == 0 || comparing.find(text.characters[begin - 1]) == comparing.npos))
                return true;
        }
        // 2023年受理申请11件，其中1件结转至本年度
        for (std::size_t k = i; k < text.tokens.size() && text.tokens[k].what != detail::sem::stop; ++k)
            if (is(k, detail::sem::carry) && is(k + 1, detail::sem::current)) return true;
        // 自2008年《条例》施行以来
        std::size_t end = i + 1;
        for (; end < text.tokens.size() && !detail::clause_ends.has(text.tokens[end].what); ++end)
            if (is(end, detail::sem::since)) return true;
        // 2018年机构改革前，…
        constexpr std::u32string_view aside = U"前后时";
        if (end < text.tokens.size() && aside.find(text.characters[text.tokens[end].begin - 1]) != aside.npos) return true;
        if (i > 0 && (is(i - 1, detail::sem::carry) || is(i - 1, detail::sem::open_bracket))) return true;
        if (t.begin > 0 && comparing.find(text.characters[t.begin - 1]) != comparing.npos) return true;
        // 拟于2025年, 计划2025年
        constexpr std::u32string_view plans = U"拟划将计";
        // 2025年，计划…, 2025年将…
        const std::size_t most = std::min<std::size_t>(text.characters.size() - t.end, 4);
        const std::u32string_view next{text.characters.data() + t.end, most};
        // 2023年报告载明…
        const std::size_t near = std::min<std::size_t>(text.characters.size() - t.end, 8);
        const std::u32string_view named{text.characters.data() + t.end, near};
        for (const std::u32string_view report : {U"报告载", U"报告所载", U"报告公布", U"年报载", U"年报所载", U"年报公布"})
            if (named.find(report) != named.npos) return true;
        for (const std::u32string_view plan : {U"拟", U"将", U"计划"})
            if (next.find(plan) != next.npos) return true;
        for (std::uint32_t k = t.begin; k > 0 && t.begin - k < 3; --k)
            if (plans.find(text.characters[k - 1]) != plans.npos) return true;
        return false;
    }

    /// A claim of the same section has told it already.
    bool is_reported(const prose_place& place) const noexcept {
        return std::ranges::any_of(
            found(), [&](const finding& f) { return f.rule == rule_id::narrative_year && f.section == place.section; });
    }

    finding& add_year(std::string quote, const prose_place& place, int said, int year) {
        finding& f = add(rule_id::narrative_year, outcome::fail);
        f.section = place.section;
        f.span = place.span;
        f.quote = std::move(quote);
        f.actual = std::to_string(said);
        f.expected = std::to_string(year);
        return f;
    }

    const std::vector<claim>& claims_;
    const std::vector<claim>& unscoped_;
};

}  // namespace

std::vector<finding> check_narrative(const published_report& report, const check_options& options) {
    const detail::claims_found found = detail::find_claims(report, true);
    return judge{report, found, options}.run();
}

std::vector<finding> check_with_prose(const published_report& report, const check_options& options) {
    std::vector<finding> findings = check(report, options);
    std::vector<finding> of_prose = check_narrative(report, options);
    findings.insert(findings.end(), std::move_iterator{of_prose.begin()}, std::move_iterator{of_prose.end()});
    return findings;
}

}  // namespace gongkai
