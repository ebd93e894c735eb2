// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/report/published_report.hpp>
#include <gongkai/rules/finding.hpp>
#include <gongkai/rules/settings.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "apply_settings.hpp"

namespace gongkai::detail {

/// The findings on one report as they come about.
class finding_list {
public:
    finding_list(const published_report& report, const check_options& options) noexcept : report_{report}, options_{options} {}

    const published_report& report() const noexcept { return report_; }
    bool lists_passes() const noexcept { return options_.passes; }
    agency_kind kind() const noexcept { return options_.kind.value_or(kind_of(report_.metadata.agency)); }

    finding& add(rule_id rule, outcome result, reason why = reason::none) {
        finding& f = findings_.emplace_back();
        f.rule = rule;
        f.outcome = result;
        f.reason = why;
        f.edition = report_.edition();
        return f;
    }
    void pass(rule_id rule, reason why = reason::none) {
        if (options_.passes) add(rule, outcome::pass, why);
    }

    const std::vector<finding>& found() const noexcept { return findings_; }

    const section_text* find_section(section wanted) const noexcept {
        for (const section_text& s : report_.sections)
            if (s.which == wanted) return &s;
        return nullptr;
    }

    std::vector<finding> take() && {
        for (finding& f : findings_) {
            if (report_.is_recognised && f.outcome == outcome::fail) {
                f.outcome = outcome::not_assessable;
                f.reason = reason::recognised;
            }
            if (!f.span && (f.outcome == outcome::fail || !f.cells.empty())) f.span = nearest_place(f);
        }
        apply(options_.rules, findings_);
        return std::move(findings_);
    }

protected:
    const published_report& report_;

private:
    /// For what has no place of its own, such as a section that is missing: the heading of its section, or the last one
    /// before where that should stand, or the first one after; for the report as a whole, where it begins.
    source_span nearest_place(const finding& f) const noexcept {
        std::optional<section> wanted = f.section;
        if (f.table) wanted = section_of(*f.table);
        if (!f.cells.empty()) wanted = section_of(f.cells.front().table());
        const section_text* before = nullptr;
        const section_text* after = nullptr;
        for (const section_text& s : report_.sections) {
            if (!s.heading_span) continue;
            const bool comes_first = wanted && s.which <= *wanted;
            if (comes_first && (!before || before->which < s.which)) before = &s;
            if (!comes_first && (!after || s.which < after->which)) after = &s;
        }
        source_span place = before ? before->heading_span : after ? after->heading_span : source_span{};
        if (!wanted && report_.preamble.span) place = report_.preamble.span;
        place.length = wanted ? place.length : 0;
        return place;
    }

    const check_options& options_;
    std::vector<finding> findings_{};
};

}  // namespace gongkai::detail
