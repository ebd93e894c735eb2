// SPDX-License-Identifier: Apache-2.0
#include "../support/draws.hpp"
#include <algorithm>
#include <doctest/doctest.h>
#include <gongkai/rules/check.hpp>
#include <gongkai/rules/localise.hpp>
#include <gongkai/testing/defects.hpp>
#include <gongkai/testing/random_report.hpp>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "../../src/rules/arithmetic.hpp"

using namespace gongkai;
using namespace gongkai::testing;

namespace {

using row = request_row;
using column = request_column;

bool a_sum_fails(const published_report& report) {
    return std::ranges::any_of(check(report),
                               [](const finding& f) { return f.outcome == outcome::fail && f.rule <= rule_id::reviews_row_sum; });
}

published_report mended(published_report report, const repair& r) {
    for (const cell_change& c : r.changes) report.set(c.cell, cell::reported(c.to));
    return report;
}

void print(published_report& report, const cell_key& key, std::int64_t number) {
    report.set(key, cell::reported(decimal{number}));
}

/// received 31, carried in 2; granted 21, not held 9; 30 disposed of; carried out 3. All by natural persons but for
/// one grant and one request of a business.
published_report small_report() {
    request_counts counts;
    counts.received = {30, 1, 0, 0, 0, 0};
    counts.carried_in = {2, 0, 0, 0, 0, 0};
    counts[disposition::granted] = {20, 1, 0, 0, 0, 0};
    counts[disposition::unable_not_held] = {9, 0, 0, 0, 0, 0};
    annual_report report;
    report.requests = request_table::make(counts).value();
    report.reviews(review_kind::reconsideration, review_outcome::upheld) = 4;
    report.reviews(review_kind::reconsideration, review_outcome::pending) = 1;
    return publish(report);
}

cell_change change(const cell_key& key, std::optional<std::int64_t> from, std::int64_t to) {
    return {key, from ? std::optional{decimal{*from}} : std::nullopt, decimal{to}};
}

/// The one repair of a report, its one slip.
void check_only_repair(const published_report& report, const std::vector<cell_change>& changes, slip kind) {
    const auto repairs = localise(report);
    REQUIRE(repairs.size() == 1);
    CHECK(repairs[0].changes == changes);
    CHECK(repairs[0].slips == std::vector{slip_run{kind, changes.size()}});
    CHECK(repairs[0].smallest);
}

}  // namespace

TEST_CASE("a consistent report needs no repair") {
    random_source draw{11};
    for (const edition e : enumerators<edition>)
        for (const magnitude m : enumerators<magnitude>)
            for (std::size_t n = draws(20); n > 0; --n) {
                const published_report report = random_published_report(draw, {m, e});
                REQUIRE(localise(report).empty());
                REQUIRE(localise(zeros_left_blank(report)).empty());
            }
}

TEST_CASE("a report without tables needs none") { CHECK(localise(published_report{}).empty()); }

TEST_CASE("each slip of one cell is placed and named") {
    const cell_key granted{row::granted, column::natural_person};
    const cell_key total{row::total, column::total};
    struct {
        cell_key cell;
        std::optional<std::int64_t> printed;
        std::int64_t meant;
        slip kind;
    } const cases[] = {
        {granted, std::nullopt, 20, slip::blank_for_number},
        {granted, 2, 20, slip::transposed_digits},
        {granted, 200, 20, slip::doubled_digit},
        {granted, 220, 20, slip::doubled_digit},
        {granted, 28, 20, slip::mistyped_digit},
        {granted, 270, 20, slip::extra_digit},
        {granted, 777, 20, slip::other},
        {total, 3, 30, slip::transposed_digits},
        {total, 29, 30, slip::stale_total},
        {total, 0, 30, slip::stale_total},
        {{row::received, column::total}, 13, 31, slip::transposed_digits},
        {{row::received, column::total}, 1, 31, slip::dropped_digit},
        {{row::received, column::total}, std::nullopt, 31, slip::blank_for_number},
        {{row::total, column::total}, std::nullopt, 30, slip::blank_for_number},
        {{row::carried_out, column::total}, 8, 3, slip::mistyped_digit},
    };
    for (const auto& c : cases) {
        CAPTURE(to_string(c.cell));
        CAPTURE(c.printed.value_or(-1));
        published_report report = small_report();
        if (c.printed) print(report, c.cell, *c.printed);
        else report.set(c.cell, cell::blank());
        check_only_repair(report, {change(c.cell, c.printed, c.meant)}, c.kind);
    }
}

TEST_CASE("a number one column over is one slip of two cells, first among the ways to mend it") {
    published_report report = small_report();
    print(report, {row::unable_not_held, column::natural_person}, 0);
    print(report, {row::unable_not_held, column::business}, 9);
    const auto repairs = localise(report);
    REQUIRE_FALSE(repairs.empty());
    CHECK(repairs[0].changes == std::vector{change({row::unable_not_held, column::natural_person}, 0, 9),
                                            change({row::unable_not_held, column::business}, 9, 0)});
    CHECK(repairs[0].slips == std::vector{slip_run{slip::moved_one_column, 2}});
    CHECK(reason_of(repairs[0], edition::e2021, lang::en) ==
          "natural persons, unable: not held by this organ: printed 0, should be 9, businesses, unable: not held by "
          "this organ: printed 9, should be 0 (printed one column over)");
}

TEST_CASE("a number one row over, and two cells that changed places") {
    published_report moved = small_report();
    print(moved, {row::granted, column::business}, 0);
    print(moved, {row::partially_granted, column::business}, 1);
    CHECK(localise(moved).front().slips == std::vector{slip_run{slip::moved_one_row, 2}});

    published_report swapped = small_report();
    print(swapped, {row::granted, column::natural_person}, 9);
    print(swapped, {row::unable_not_held, column::natural_person}, 20);
    const auto repairs = localise(swapped);
    CHECK(repairs.front().slips == std::vector{slip_run{slip::swapped_cells, 2}});
    CHECK(mended(swapped, repairs.front()) == small_report());
}

TEST_CASE("two independent slips are named one by one") {
    published_report report = small_report();
    print(report, {row::granted, column::natural_person}, 2);
    print(report, {row::received, column::total}, 13);
    const auto repairs = localise(report);
    REQUIRE(repairs.size() == 1);
    CHECK(repairs[0].slips == std::vector{slip_run{slip::transposed_digits, 1}, slip_run{slip::transposed_digits, 1}});
    CHECK(reason_of(repairs[0], edition::e2021, lang::zh) ==
          "“本年新收政府信息公开申请数量”的总计：印作13，应为31（相邻两位数字颠倒）；"
          "自然人的“予以公开”：印作2，应为20（相邻两位数字颠倒）");
}

TEST_CASE("a row shifted by one column is put back, the number it lost found from the sums") {
    random_source draw{12};
    int first = 0;
    for (int i = 0; i < 40; ++i) {
        published_report report = random_published_report(draw, {magnitude::dense});
        const auto truth = truth_of(std::vector{*seed_defect(report, draw, defect_kind::shifted_row)});
        const auto repairs = localise(report, {.max_work = 1'000});
        if (rank_of(truth, repairs) != 1) continue;
        ++first;
        CHECK(std::ranges::count(repairs[0].slips, slip::shifted_row, &slip_run::kind) == 1);
    }
    CHECK(first >= 38);
}

TEST_CASE("rows that changed places are put back") {
    published_report report = small_report();
    for (const column c : enumerators<column>) {
        const cell was = report.at(row::carried_in, c);
        report.set({row::carried_in, c}, report.at(row::granted, c));
        report.set({row::granted, c}, was);
    }
    const auto repairs = localise(report);
    REQUIRE_FALSE(repairs.empty());
    CHECK(std::ranges::any_of(
        repairs, [](const repair& r) { return r.slips == std::vector{slip_run{slip::swapped_rows, r.changes.size()}}; }));
}

TEST_CASE("every single wrong cell of the requests has one repair: its true number") {
    random_source draw{13};
    for (const edition e : enumerators<edition>)
        for (const magnitude m : enumerators<magnitude>) {
            const published_report original = random_published_report(draw, {m, e});
            for (const cell_key& key : all_cells) {
                if (key.table() != table::requests || !original.form().has(key)) continue;
                CAPTURE(to_string(key));
                const std::int64_t meant = original[key].number().coefficient();
                for (const std::int64_t printed : {meant + 1, meant + 37, meant / 2, std::int64_t{0}}) {
                    if (printed == meant) continue;
                    published_report report = original;
                    print(report, key, printed);
                    REQUIRE(a_sum_fails(report));
                    const auto repairs = localise(report);
                    REQUIRE(repairs.size() == 1);
                    REQUIRE(repairs[0].changes == std::vector{change(key, printed, meant)});
                }
            }
        }
}

TEST_CASE("no two wrong cells of the requests cancel in every sum, and they are among the repairs") {
    random_source draw{14};
    const published_report original = random_published_report(draw, {magnitude::dense});
    std::vector<cell_key> keys;
    for (const cell_key& key : all_cells)
        if (key.table() == table::requests && original.form().has(key)) keys.push_back(key);
    std::size_t pairs = 0;
    for (std::size_t a = 0; a < keys.size(); ++a)
        for (std::size_t b = a + 1 + draw.below(7); b < keys.size(); b += 7) {
            // The likeliest to cancel: the same amount, with either sign.
            const std::int64_t by = draw.between(1, 5);
            published_report report = original;
            print(report, keys[a], original[keys[a]].number().coefficient() + by);
            const std::int64_t other = original[keys[b]].number().coefficient() + (draw.percent(50) ? by : -by);
            if (other < 0) continue;
            print(report, keys[b], other);
            ++pairs;
            REQUIRE(a_sum_fails(report));
            const auto repairs = localise(report, {.max_repairs = 1000});
            const std::vector truth{
                change(keys[a], report[keys[a]].number().coefficient(), original[keys[a]].number().coefficient()),
                change(keys[b], other, original[keys[b]].number().coefficient())};
            REQUIRE(rank_of(truth, repairs) > 0);
        }
    CHECK(pairs > 2000);
}

TEST_CASE("one wrong cell: always first; two: nearly always among the first three") {
    for (const magnitude m : enumerators<magnitude>) {
        random_source draw{15};
        for (int i = 0; i < 500; ++i) {
            published_report report = random_published_report(draw, {m});
            const auto truth = truth_of(seed_wrong_cells(report, draw, 1));
            if (!truth.empty()) REQUIRE(rank_of(truth, localise(report)) == 1);
        }
        int pairs = 0;
        int placed = 0;
        for (int i = 0; i < 500; ++i) {
            published_report report = random_published_report(draw, {m});
            const auto truth = truth_of(seed_wrong_cells(report, draw, 2));
            if (truth.size() != 2) continue;
            const auto repairs = localise(report);
            REQUIRE_FALSE(repairs.empty());
            const std::size_t rank = rank_of(truth, repairs);
            ++pairs;
            placed += rank >= 1 && rank <= 3;
        }
        CHECK(pairs > 450);
        CHECK(placed * 100 >= pairs * 95);
    }
}

TEST_CASE("the smallest sets are all found: every set of one or two cells tried with every small number") {
    struct tried {
        std::size_t size = 0;
        std::vector<std::vector<cell_change>> sets{};
    };
    constexpr std::int64_t top = 2;
    const auto try_all = [&](const published_report& report) {
        std::vector<cell_key> keys;
        for (const cell_key& key : all_cells)
            if (key.table() == table::requests && report.form().has(key) && report[key].status() != cell_status::missing)
                keys.push_back(key);
        tried out;
        gongkai::detail::operands numbers{report};
        const auto print_number = [&](const cell_key& key, std::int64_t to) {
            numbers.value[*index_of(key)] = to;
            numbers.state[*index_of(key)] = gongkai::detail::operands::counted;
        };
        const auto restore = [&, as_printed = numbers](const cell_key& key) {
            numbers.value[*index_of(key)] = as_printed.value[*index_of(key)];
            numbers.state[*index_of(key)] = as_printed.state[*index_of(key)];
        };
        const auto note = [&](std::vector<cell_change> set) {
            const auto fails = [&](const sum& s) { return gongkai::detail::judge(s, numbers, report).outcome == outcome::fail; };
            if (std::ranges::none_of(sums_of(report.form()), fails)) out.sets.push_back(std::move(set));
        };
        const auto each_number = [&](const cell_key& key, auto&& visit) {
            for (std::int64_t to = 0; to <= top; ++to) {
                if (report[key].value() == decimal{to}) continue;
                print_number(key, to);
                visit(cell_change{key, report[key].value(), decimal{to}});
            }
            restore(key);
        };
        out.size = 1;
        for (const cell_key& a : keys) each_number(a, [&](const cell_change& x) { note({x}); });
        if (!out.sets.empty()) return out;
        out.size = 2;
        for (std::size_t i = 0; i < keys.size(); ++i)
            each_number(keys[i], [&](const cell_change& x) {
                for (std::size_t k = i + 1; k < keys.size(); ++k)
                    each_number(keys[k], [&](const cell_change& y) { note({x, y}); });
            });
        return out;
    };

    request_counts counts;
    counts.received = {2, 1, 0, 0, 1, 0};
    counts[disposition::granted] = {1, 0, 0, 0, 1, 0};
    counts[disposition::unable_not_held] = {0, 1, 0, 0, 0, 0};
    annual_report small;
    small.requests = request_table::make(counts).value();
    const published_report consistent = publish(small);

    std::vector<published_report> wrong;
    wrong.push_back(consistent);  // one column over
    print(wrong.back(), {row::granted, column::natural_person}, 0);
    print(wrong.back(), {row::granted, column::business}, 1);
    wrong.push_back(wrong.back());  // the same where blanks stand for zeros and a total is missing
    for (const column c : enumerators<column>) wrong.back().set({row::carried_in, c}, cell::blank());
    wrong.back().set({row::granted, column::total}, cell::missing());
    for (const published_report& report : wrong) {
        const tried all = try_all(report);
        REQUIRE_FALSE(all.sets.empty());
        auto repairs = localise(report, {.max_repairs = 100'000});
        std::erase_if(repairs, [&](const repair& r) {
            return r.changes.size() != all.size ||
                   std::ranges::any_of(r.changes, [&](const cell_change& c) { return c.to.coefficient() > top; });
        });
        CHECK(repairs.size() == all.sets.size());
        for (const auto& set : all.sets) CHECK(rank_of(set, repairs) > 0);
    }
}

TEST_CASE("a total left blank where the form leaves no choice is filled, though no sum fails") {
    published_report report = small_report();
    report.set({row::received, column::total}, cell::blank());
    REQUIRE_FALSE(a_sum_fails(report));
    check_only_repair(report, {change({row::received, column::total}, std::nullopt, 31)}, slip::blank_for_number);
}

TEST_CASE("a table whose totals are all left blank is not mended") {
    published_report report = small_report();
    for (const row r : enumerators<row>)
        if (report.form().has(r)) report.set({r, column::total}, cell::blank());
    CHECK(localise(report).empty());
    print(report, {row::total, column::natural_person}, 92);
    const auto repairs = localise(report);
    REQUIRE_FALSE(repairs.empty());
    CHECK(repairs[0].changes == std::vector{change({row::total, column::natural_person}, 92, 29)});
}

TEST_CASE("a missing cell takes no part, and the sums it stands in demand nothing") {
    published_report report = small_report();
    report.set({row::granted, column::research}, cell::missing());
    CHECK(localise(report).empty());
    print(report, {row::unable_not_held, column::natural_person}, 6);
    check_only_repair(report, {change({row::unable_not_held, column::natural_person}, 6, 9)}, slip::mistyped_digit);
}

TEST_CASE("cells read through a sum are changed only so that this sum still holds") {
    published_report report = small_report();
    for (const column c : enumerators<column>)
        report.set({row::total, c}, cell::inferred(report.at(row::total, c).number(), sum_kinds{sum_kind::requests_row}));
    CHECK(localise(report).empty());
    report.set({row::total, column::natural_person}, cell::inferred(decimal{20}, sum_kinds{sum_kind::requests_row}));
    report.set({row::total, column::business}, cell::inferred(decimal{10}, sum_kinds{sum_kind::requests_row}));
    const auto repairs = localise(report);
    REQUIRE_FALSE(repairs.empty());
    CHECK(repairs[0].changes ==
          std::vector{change({row::total, column::natural_person}, 20, 29), change({row::total, column::business}, 10, 1)});
}

TEST_CASE("a number that is no count is replaced where a sum says by which") {
    published_report report = small_report();
    report.set({row::granted, column::natural_person}, cell::reported(decimal{-20}));
    auto repairs = localise(report);
    REQUIRE(repairs.size() == 1);
    CHECK(repairs[0].changes == std::vector{change({row::granted, column::natural_person}, -20, 20)});

    report = small_report();
    report.set({row::granted, column::research}, cell::reported(decimal{5, 1}));
    repairs = localise(report);
    REQUIRE(repairs.size() == 1);
    CHECK(repairs[0].changes == std::vector{cell_change{{row::granted, column::research}, decimal{5, 1}, decimal{0}}});
}

TEST_CASE("in the reviews each cell of a wrong row could be the one; the likeliest slip comes first") {
    published_report report = small_report();
    report.set({review_kind::reconsideration, review_column::total}, cell::reported(decimal{0}));
    auto repairs = localise(report);
    REQUIRE(repairs.size() == 1);  // no other cell is large enough
    CHECK(repairs[0].changes == std::vector{change({review_kind::reconsideration, review_column::total}, 0, 5)});

    report = small_report();
    report.set({review_kind::reconsideration, review_column::upheld}, cell::blank());
    repairs = localise(report);
    REQUIRE(repairs.size() == 5);
    CHECK(repairs[0].changes == std::vector{change({review_kind::reconsideration, review_column::upheld}, std::nullopt, 4)});
}

TEST_CASE("faults of several tables are mended together") {
    published_report report = small_report();
    print(report, {row::granted, column::natural_person}, 2);
    report.set({review_kind::reconsideration, review_column::total}, cell::reported(decimal{0}));
    report.set({review_kind::litigation_direct, review_column::total}, cell::reported(decimal{1}));
    const auto repairs = localise(report);
    REQUIRE_FALSE(repairs.empty());
    CHECK(repairs[0].changes.size() == 3);
    CHECK(repairs[0].smallest);
    CHECK_FALSE(a_sum_fails(mended(report, repairs[0])));
}

TEST_CASE("no more repairs than asked for") {
    published_report report = small_report();
    report.set({review_kind::reconsideration, review_column::upheld}, cell::blank());
    CHECK(localise(report, {.max_repairs = 2}).size() == 2);
}

TEST_CASE("beyond two cells: what is proposed is consistent, and called smallest only where it is") {
    random_source draw{16};
    int placed = 0;
    for (int i = 0; i < 60; ++i) {
        const std::size_t cells = 3 + static_cast<std::size_t>(i) % 3;
        published_report report = random_published_report(draw, {magnitude::dense});
        const auto truth = truth_of(seed_wrong_cells(report, draw, cells));
        const auto repairs = localise(report, {.max_work = 10'000});
        placed += rank_of(truth, repairs) == 1;
        for (const repair& r : repairs) {
            REQUIRE_FALSE(a_sum_fails(mended(report, r)));
            if (r.smallest) REQUIRE(r.changes.size() <= truth.size());
        }
    }
    CHECK(placed >= 50);
}

TEST_CASE("a table that no few changes can mend gives no repair") {
    random_source draw{17};
    published_report report = small_report();
    for (const cell_key& key : all_cells)
        if (key.table() == table::requests && report.form().has(key)) print(report, key, draw.between(0, 99));
    CHECK(localise(report).empty());
}

TEST_CASE("whatever is printed, no repair leaves a sum failing") {
    random_source draw{18};
    for (std::size_t n = draws(60); n > 0; --n) {
        const form f{draw.pick(enumerators<edition>), draw.percent(50)};
        published_report report{f};
        for (const table t : enumerators<table>) report.set_table(t, draw.percent(90));
        const std::int64_t top = draw.percent(50) ? 1 : count::max_cell;
        const unsigned odd = static_cast<unsigned>(draw.below(8));
        const bool zeros = draw.percent(80);
        for (const cell_key& key : all_cells) {
            if (!f.has(key)) continue;
            cell c = cell::reported(decimal{zeros ? 0 : draw.between(0, top)});
            if (draw.percent(odd)) {
                switch (draw.below(6)) {
                    case 0: c = cell::blank(); break;
                    case 1: c = cell::missing(); break;
                    case 2: c = cell::inferred(decimal{draw.between(0, 3)}, sum_kinds::from_bits(7)); break;
                    case 3: c = cell::reported(decimal{draw.between(-999, 999), 1}); break;
                    case 4: c = cell::reported(decimal{draw.between(-9, 9)}); break;
                    case 5: c = cell::reported(decimal{999'999'999'999'999'999}); break;
                }
            }
            report.set(key, c);
        }
        for (const repair& r : localise(report, {.max_work = 2'000})) {
            REQUIRE_FALSE(a_sum_fails(mended(report, r)));
            std::size_t explained = 0;
            for (const slip_run& run : r.slips) explained += run.cells;
            REQUIRE(explained == r.changes.size());
            REQUIRE_FALSE(reason_of(r, f.edition, lang::zh).empty());
        }
    }
}
