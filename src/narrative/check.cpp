// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/narrative/check.hpp>
#include <gongkai/narrative/claim.hpp>
#include <gongkai/rules/finding_list.hpp>
#include <iterator>
#include <string>
#include <string_view>

#include "lexer.hpp"
#include "texts.hpp"

namespace gongkai {
namespace {

class judge : private detail::finding_list {
public:
    judge(const published_report& report, const std::vector<claim>& found, const check_options& options)
        : finding_list{report, options}, claims_{found} {}

    std::vector<finding> run() && {
        if (report_.sections.empty() && report_.preamble.text.empty()) {
            for (const rule_id id :
                 {rule_id::narrative_mismatch, rule_id::narrative_contradiction, rule_id::narrative_year})
                add(id, outcome::not_assessable, reason::sections_unknown);
        } else {
            for (const claim& c : claims_) compare(c);
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
        const std::string_view mark = c.kind == claim_kind::derived ? "%" : "";
        f.actual = to_string(c.number).append(mark);
        if (c.table) f.expected = to_string(*c.table).append(mark);
        return f;
    }

    /// Whether another claim on the same cells, of the report's own year, agrees.
    bool stated_right(const cell_sum& cells) const noexcept {
        return std::ranges::any_of(claims_, [&](const claim& c) {
            return !c.other_year && !c.cells.is_ratio() && c.agree == agreement::yes && c.cells.numerator == cells;
        });
    }

    void compare(const claim& c) {
        if (c.other_year) return;
        const rule_id rule =
            c.kind == claim_kind::implied ? rule_id::narrative_contradiction : rule_id::narrative_mismatch;
        switch (c.agree) {
            case agreement::na: {
                const table t = c.cells.numerator.terms().front().cell.table();
                add(rule, outcome::not_assessable, c,
                    report_.has_table(t) ? reason::cell_missing : reason::table_absent);
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
        if (c.kind == claim_kind::derived && !stated_right(c.cells.numerator)) return;
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
            add_year(c.quote, c.place, static_cast<int>(*c.other_year), year);
        }
        // A section that begins with another year and never speaks of its own.
        detail::for_each_text(report_, [&](const detail::placed_text& text) {
            if (text.section != section::overview && text.section != section::other_matters) return;
            if (text.text.find(std::to_string(year)) != text.text.npos) return;
            if (text.section == section::other_matters && text.text.find("信息处理费") == text.text.npos) return;
            constexpr std::size_t beginning = 60;
            detail::prose start;
            start.read(text.text.substr(0, beginning));
            for (const detail::token& t : start.tokens) {
                if (t.what == detail::sem::stop || t.what == detail::sem::since || t.what == detail::sem::compared)
                    break;
                if (t.what != detail::sem::year) continue;
                const std::uint32_t begin = start.byte_begin(t);
                const std::uint32_t end = start.byte_end(t);
                const int said = t.number;
                if (said == year || is_reported(text.place(begin, end))) break;
                add_year(std::string{text.text.substr(begin, end - begin)}, text.place(begin, end), said, year).level =
                    severity::warning;
                break;
            }
        });
        if (found().size() == before) pass(rule_id::narrative_year);
    }

    /// A claim of the same section has told it already.
    bool is_reported(const prose_place& place) const noexcept {
        return std::ranges::any_of(found(), [&](const finding& f) {
            return f.rule == rule_id::narrative_year && f.section == place.section;
        });
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
};

}  // namespace

std::vector<finding> check_narrative(const published_report& report, const check_options& options) {
    const std::vector<claim> found = claims(report, true);
    return judge{report, found, options}.run();
}

std::vector<finding> check_with_prose(const published_report& report, const check_options& options) {
    std::vector<finding> findings = check(report, options);
    std::ranges::move(check_narrative(report, options), std::back_inserter(findings));
    return findings;
}

}  // namespace gongkai
