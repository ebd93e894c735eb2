// SPDX-License-Identifier: Apache-2.0
// Slips in the prose of consistent reports are found where they were put; without a slip nothing is found.
#include <doctest/doctest.h>

#include <algorithm>
#include <gongkai/draft/report_draft.hpp>
#include <gongkai/narrative/check.hpp>
#include <gongkai/narrative/claim.hpp>
#include <gongkai/report/publish.hpp>
#include <gongkai/testing/defects.hpp>
#include <gongkai/testing/random_report.hpp>
#include <iostream>
#include <string>

using namespace gongkai;
using namespace gongkai::testing;

namespace {

/// Consistent reports with prose: by turns that of the generator and the sentences that a draft proposes.
published_report with_prose(random_source& draw, int i) {
    const report_shape wanted{i % 2 ? magnitude::dense : magnitude::realistic, i % 4 < 2 ? edition::e2021 : edition::e2019};
    const annual_report report = random_annual_report(draw, wanted);
    if (i % 3 == 0) return publish(report);
    report_draft draft{report.metadata.agency, *report.metadata.year};
    draft.disclosure = report.disclosure;
    draft.requests = report.requests;
    draft.reviews = report.reviews;
    draft[section::problems] = "主动公开的内容还不够充实。";
    draft.fill_in();
    return publish(draft.finish().value());
}

/// A failed check whose words hold the place of the slip.
bool is_found(const published_report& report, const prose_change& slip, rule_id rule) {
    const auto holds = [&](const claim& c) {
        return c.place.section == slip.section && c.place.offset <= slip.offset + slip.from.size() &&
               slip.offset <= c.place.offset + c.place.length;
    };
    for (const finding& f : check_with_prose(report)) {
        if (!f.is_fault() || f.rule != rule) continue;
        if (rule == rule_id::narrative_year) return f.actual == slip.from.substr(0, 4) && f.expected == slip.to.substr(0, 4);
        for (const claim& c : claims(report))
            if (c.agree == agreement::no && c.quote == f.quote && holds(c)) return true;
    }
    return false;
}

/// The prose may count what was carried in among what was received.
bool is_loose(const published_report& report, const prose_change& slip) {
    return std::ranges::any_of(claims(report), [&](const claim& c) {
        return c.agree == agreement::with_carried_in && to_string(c.number) == slip.from;
    });
}

}  // namespace

TEST_CASE("consistent reports with prose have no fault") {
    random_source draw{31};
    for (int i = 0; i < 300; ++i) {
        const published_report report = with_prose(draw, i);
        for (const finding& f : check_with_prose(report))
            if (f.is_fault()) FAIL_CHECK(to_string(f, lang::en));
    }
}

TEST_CASE("slips in the prose are found in their place") {
    random_source draw{32};
    for (const auto& [kind, rule] : {std::pair{defect_kind::wrong_prose, rule_id::narrative_mismatch},
                                     std::pair{defect_kind::denied_in_prose, rule_id::narrative_contradiction},
                                     std::pair{defect_kind::wrong_year_in_prose, rule_id::narrative_year}}) {
        int seeded = 0;
        int found = 0;
        int loose = 0;
        for (int i = 0; i < 300; ++i) {
            published_report report = with_prose(draw, i);
            // Last year's zero may be told beside this year's zero.
            if (kind == defect_kind::wrong_year_in_prose &&
                report.at(request_row::received, request_column::total).number().coefficient() == 0)
                continue;
            const auto slip = seed_defect(report, draw, kind);
            if (!slip) continue;
            ++seeded;
            if (is_found(report, *slip->prose, rule)) {
                ++found;
            } else if (is_loose(report, *slip->prose)) {
                ++loose;
            } else {
                std::cout << code(kind) << ": " << slip->prose->to << " -> " << slip->prose->from << " in "
                          << report.sections.front().text << '\n';
            }
        }
        std::cout << code(kind) << ": " << found << " of " << seeded << " found, " << loose << " not to be told from "
                  << "a number with those carried in\n";
        CHECK(seeded > 200);
        CHECK(found + loose == seeded);
        CHECK(loose * 100 < seeded);
    }
}
