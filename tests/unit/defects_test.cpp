// SPDX-License-Identifier: Apache-2.0
#include "../support/draws.hpp"
#include <algorithm>
#include <doctest/doctest.h>
#include <gongkai/rules/check.hpp>
#include <gongkai/testing/defects.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>
#include <vector>

using namespace gongkai;
using namespace gongkai::testing;

namespace {

constexpr std::array all_shapes{
    report_shape{magnitude::realistic, edition::e2021}, report_shape{magnitude::dense, edition::e2021},
    report_shape{magnitude::realistic, edition::e2019}, report_shape{magnitude::dense, edition::e2019}};

/// Every table, cell and section as one number, so that a platform that draws otherwise is found out.
std::uint64_t fingerprint(const published_report& report) {
    std::uint64_t hash = 14695981039346656037U;
    const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * 1099511628211U; };
    for (const cell& c : report.cells()) {
        mix(index_of(c.status()));
        mix(static_cast<std::uint64_t>(c.number().coefficient()));
    }
    for (const section_text& s : report.sections)
        for (const char c : s.text) mix(static_cast<unsigned char>(c));
    return hash;
}

}  // namespace

TEST_CASE("random reports are consistent, and true by construction") {
    random_source draw{1};
    for (const report_shape& shape : all_shapes)
        for (int i = 0; i < 100; ++i) {
            const annual_report report = random_annual_report(draw, shape);
            const published_report printed = publish(report);
            REQUIRE(check(printed).empty());
            REQUIRE(verify(printed).value() == report);
        }
}

TEST_CASE("dense reports have no zero in a sum, realistic ones have many") {
    random_source draw{2};
    const auto zeros = [&](magnitude m) {
        const published_report r = random_published_report(draw, {m});
        return std::ranges::count_if(
            all_cells, [&](const cell_key& key) { return key.table() == table::requests && r[key].value() == decimal{0}; });
    };
    CHECK(zeros(magnitude::dense) == 0);
    CHECK(zeros(magnitude::realistic) > 40);
}

TEST_CASE("zeros left blank break no sum") {
    random_source draw{3};
    for (int i = 0; i < 200; ++i) {
        const published_report blank = zeros_left_blank(random_published_report(draw));
        CHECK(std::ranges::any_of(blank.cells(), [](const cell& c) { return c.status() == cell_status::blank; }));
        CHECK(std::ranges::none_of(check(blank), &finding::is_fault));
    }
}

TEST_CASE("the same seed draws the same on every platform") {
    random_source draw{20241231};
    CHECK(draw.next() == 6083354935048704925U);
    published_report report = random_published_report(draw, {magnitude::realistic, edition::e2021});
    CHECK(fingerprint(report) == 16343468310092178349U);
    seed_wrong_cells(report, draw, 3);
    CHECK(fingerprint(report) == 6937845442346318658U);
}

TEST_CASE("below and between stay within their bounds and reach them") {
    random_source draw{4};
    std::array<int, 3> seen{};
    for (int i = 0; i < 1000; ++i) ++seen[static_cast<std::size_t>(draw.between(-1, 1) + 1)];
    CHECK(std::ranges::all_of(seen, [](int n) { return n > 250; }));
    CHECK(draw.below(0) == 0);
    CHECK(draw.below(1) == 0);
}

TEST_CASE("every kind of slip makes the report other than it was, and its truth makes it what it was") {
    random_source draw{5};
    for (const defect_kind kind : enumerators<defect_kind>) {
        CAPTURE(std::string{code(kind)});
        int seeded = 0;
        const std::size_t number = draws(20);
        for (std::size_t i = 0; i < number; ++i) {
            const published_report original = random_published_report(draw, all_shapes[i % 4]);
            published_report wrong = original;
            const auto slip = seed_defect(wrong, draw, kind);
            if (!slip) {
                REQUIRE(wrong == original);
                continue;
            }
            ++seeded;
            REQUIRE(slip->kind == kind);
            REQUIRE(wrong != original);
            for (const cell_change& c : slip->truth) {
                REQUIRE(wrong[c.cell].value() == c.from);
                wrong.set(c.cell, cell::reported(c.to));
            }
            if (slip->prose) {
                auto& text = std::ranges::find(wrong.sections, slip->prose->section, &section_text::which)->text;
                REQUIRE(text.compare(slip->prose->offset, slip->prose->from.size(), slip->prose->from) == 0);
                text.replace(slip->prose->offset, slip->prose->from.size(), slip->prose->to);
            }
            REQUIRE(wrong == original);
        }
        CHECK(seeded * 3 > number);
    }
}

TEST_CASE("slips of the reviews are seeded there") {
    random_source draw{6};
    published_report report = random_published_report(draw, {magnitude::dense});
    for (const defect_kind kind : one_cell_defects) {
        CAPTURE(std::string{code(kind)});
        const auto slip = seed_defect(report, draw, kind, table::reviews);
        REQUIRE(slip.has_value());
        CHECK(slip->truth.front().cell.table() == table::reviews);
    }
}

TEST_CASE("exactly as many cells are wrong as were asked for, each of them once") {
    random_source draw{7};
    for (std::size_t wanted = 1; wanted <= 6; ++wanted)
        for (std::size_t n = draws(10); n > 0; --n) {
            published_report report = random_published_report(draw, {magnitude::dense});
            const published_report original = report;
            const auto truth = truth_of(seed_wrong_cells(report, draw, wanted));
            REQUIRE(truth.size() == wanted);
            REQUIRE(std::ranges::count_if(all_cells, [&](const cell_key& key) { return report[key] != original[key]; }) ==
                    static_cast<std::ptrdiff_t>(wanted));
        }
}

TEST_CASE("no digit can be dropped from a table of zeros: nothing is changed") {
    published_report report = publish(annual_report{});
    const published_report original = report;
    random_source draw{8};
    CHECK_FALSE(seed_defect(report, draw, defect_kind::dropped_digit).has_value());
    CHECK_FALSE(seed_defect(report, draw, defect_kind::shifted_row).has_value());
    CHECK_FALSE(seed_defect(report, draw, defect_kind::wrong_prose).has_value());
    CHECK(report == original);
}

TEST_CASE("the rank of the truth is its place among the repairs") {
    const cell_change one{{request_row::granted, request_column::total}, decimal{1}, decimal{2}};
    const cell_change two{{request_row::total, request_column::total}, std::nullopt, decimal{3}};
    const std::vector<repair> repairs{{{one}, {}, true}, {{two, one}, {}, true}};
    CHECK(rank_of(std::vector{one}, repairs) == 1);
    CHECK(rank_of(std::vector{one, two}, repairs) == 2);
    CHECK(rank_of(std::vector{two}, repairs) == 0);
}
