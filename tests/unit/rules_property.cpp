// SPDX-License-Identifier: Apache-2.0
#include "../support/draws.hpp"
#include "../support/wild_report.hpp"
#include <algorithm>
#include <doctest/doctest.h>
#include <gongkai/gongkai.hpp>
#include <gongkai/narrative/check.hpp>
#include <gongkai/rules/localise.hpp>
#include <gongkai/testing/defects.hpp>
#include <string>
#include <vector>

using namespace gongkai;
using namespace gongkai::testing;

TEST_CASE("nothing in a report makes a rule crash, run away, or speak of what is not there") {
    random_source draw{20261124};
    for (std::size_t n = draws(60); n > 0; --n) {
        const published_report report = wild_report(draw);
        const auto all = check_with_prose(report, {.passes = true});
        std::size_t not_passed = 0;
        for (const finding& f : all) {
            REQUIRE_FALSE(message(f, lang::zh).empty());
            REQUIRE_FALSE(message(f, lang::en).empty());
            REQUIRE((f.outcome != outcome::not_assessable || f.reason != reason::none));
            not_passed += f.outcome != outcome::pass;
        }
        // What fails does not depend on whether what holds is listed.
        REQUIRE(check_with_prose(report).size() == not_passed);
        if (const auto value = verify(report)) REQUIRE(verify(publish(*value)).value() == *value);
    }
}

TEST_CASE("localisation of anything ends, within its bounds, and proposes what makes every sum true") {
    random_source draw{7};
    for (int i = 0; i < 60; ++i) {
        published_report report = wild_report(draw);
        for (const repair& r : localise(report, {.max_work = 2'000})) {
            REQUIRE_FALSE(r.changes.empty());
            published_report mended = report;
            for (const cell_change& c : r.changes) mended.set(c.cell, cell::reported(c.to));
            REQUIRE(std::ranges::none_of(check(mended), [](const finding& f) {
                return f.outcome == outcome::fail && f.rule <= rule_id::reviews_row_sum;
            }));
        }
    }
}

TEST_CASE("a rule that is off lists nothing, and every other lists the same") {
    random_source draw{3};
    for (const rule_id off : enumerators<rule_id>) {
        const published_report report = wild_report(draw);
        auto expected = check_with_prose(report, {.passes = true});
        std::erase_if(expected, [&](const finding& f) { return f.rule == off; });
        REQUIRE(check_with_prose(report, {.passes = true, .rules = rule_settings{}.switch_off(off)}) == expected);
    }
}
