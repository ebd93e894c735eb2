// SPDX-License-Identifier: Apache-2.0
// How many seeded slips are found, how many are placed, and how long it takes. GONGKAI_SEED chooses the slips (1).
#include "support/amount.hpp"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdlib>
#include <gongkai/rules/check.hpp>
#include <gongkai/rules/localise.hpp>
#include <gongkai/testing/defects.hpp>
#include <gongkai/testing/random_report.hpp>
#include <vector>

namespace {

using namespace gongkai;
using namespace gongkai::testing;

std::uint64_t seed() {
    const char* chosen = std::getenv("GONGKAI_SEED");
    return chosen ? std::strtoull(chosen, nullptr, 10) : 1;
}

bool a_sum_fails(const published_report& report) {
    return std::ranges::any_of(check(report),
                               [](const finding& f) { return f.outcome == outcome::fail && f.rule <= rule_id::reviews_row_sum; });
}

/// One seeded report an iteration; only localisation is timed. Counters: percent detected (by a failed sum or a
/// proposed repair; by a failed sum alone), percent with the truth at rank 1 and among the first three, percent whose
/// first repair is proved to be smallest, the slowest localisation, and the time as a multiple of checking the same
/// report. Each time is the best of three, so that what else the machine does is not measured.
template <class Seed>
void place(benchmark::State& state, magnitude m, double least_first, double least_three, Seed&& make_wrong) {
    using clock = std::chrono::steady_clock;
    random_source draw{seed()};
    double all = 0, detected = 0, failing = 0, first = 0, three = 0, smallest = 0, slowest = 0, taken = 0, checking = 0;
    for (auto _ : state) {
        published_report report{};
        std::vector<cell_change> truth;
        do {
            report = random_published_report(draw, {m, draw.percent(80) ? edition::e2021 : edition::e2019});
            truth = make_wrong(report, draw);
        } while (truth.empty());
        std::vector<repair> repairs;
        bool fails = false;
        double time = 1e9;
        double check_time = 1e9;
        for (int again = 0; again < 3; ++again) {
            const auto start = clock::now();
            repairs = localise(report);
            const auto placed = clock::now();
            fails = a_sum_fails(report);
            const auto checked = clock::now();
            time = std::min(time, std::chrono::duration<double>(placed - start).count());
            check_time = std::min(check_time, std::chrono::duration<double>(checked - placed).count());
        }
        state.SetIterationTime(time);
        slowest = std::max(slowest, time);
        taken += time;
        checking += check_time;
        const std::size_t rank = rank_of(truth, repairs);
        ++all;
        detected += fails || !repairs.empty();
        failing += fails;
        first += rank == 1;
        three += rank >= 1 && rank <= 3;
        smallest += !repairs.empty() && repairs.front().smallest;
    }
    state.counters["detected_%"] = 100 * detected / all;
    state.counters["failing_%"] = 100 * failing / all;
    state.counters["first_%"] = 100 * first / all;
    state.counters["three_%"] = 100 * three / all;
    state.counters["smallest_%"] = 100 * smallest / all;
    state.counters["slowest_us"] = 1e6 * slowest;
    state.counters["of_check"] = taken / checking;
    if (100 * first < least_first * all || 100 * three < least_three * all || (least_first > 0 && detected < all))
        state.SkipWithError("fewer slips were placed than promised");
}

void wrong_cells(benchmark::State& state, magnitude m, std::size_t cells) {
    const double first = cells == 1 ? 100 : cells == 2 ? 80 : 0;
    const double three = cells == 1 ? 100 : cells == 2 ? 95 : 0;
    place(state, m, first, three, [&](published_report& report, random_source& draw) {
        auto truth = truth_of(seed_wrong_cells(report, draw, cells));
        if (truth.size() != cells) truth.clear();
        return truth;
    });
}
BENCHMARK_CAPTURE(wrong_cells, one_realistic, magnitude::realistic, 1)->Iterations(amount(10'000))->UseManualTime();
BENCHMARK_CAPTURE(wrong_cells, one_dense, magnitude::dense, 1)->Iterations(amount(10'000))->UseManualTime();
BENCHMARK_CAPTURE(wrong_cells, two_realistic, magnitude::realistic, 2)->Iterations(amount(10'000))->UseManualTime();
BENCHMARK_CAPTURE(wrong_cells, two_dense, magnitude::dense, 2)->Iterations(amount(10'000))->UseManualTime();
BENCHMARK_CAPTURE(wrong_cells, three_dense, magnitude::dense, 3)->Iterations(amount(300))->UseManualTime();
BENCHMARK_CAPTURE(wrong_cells, four_dense, magnitude::dense, 4)->Iterations(amount(300))->UseManualTime();
BENCHMARK_CAPTURE(wrong_cells, five_dense, magnitude::dense, 5)->Iterations(amount(100))->UseManualTime();

/// One slip of a kind in a table; `least_first` is the share in percent that must be at rank 1.
void slips(benchmark::State& state, magnitude m, table where, defect_kind kind, double least_first = 0) {
    place(state, m, least_first, least_first, [&](published_report& report, random_source& draw) {
        const auto slip = seed_defect(report, draw, kind, where);
        return slip ? truth_of(std::vector{*slip}) : std::vector<cell_change>{};
    });
}
#define GONGKAI_SLIPS(name, iterations, ...) \
    BENCHMARK_CAPTURE(slips, name, __VA_ARGS__)->Iterations(amount(iterations))->UseManualTime()
GONGKAI_SLIPS(transposed, 1000, magnitude::dense, table::requests, defect_kind::transposed_digits, 100);
GONGKAI_SLIPS(blank, 1000, magnitude::dense, table::requests, defect_kind::blank_for_number, 100);
GONGKAI_SLIPS(moved_one_column, 1000, magnitude::realistic, table::requests, defect_kind::moved_one_column);
GONGKAI_SLIPS(moved_one_row, 1000, magnitude::realistic, table::requests, defect_kind::moved_one_row);
GONGKAI_SLIPS(shifted_realistic, 200, magnitude::realistic, table::requests, defect_kind::shifted_row);
GONGKAI_SLIPS(shifted_dense, 100, magnitude::dense, table::requests, defect_kind::shifted_row);
GONGKAI_SLIPS(swapped_rows, 100, magnitude::dense, table::requests, defect_kind::swapped_rows);
// In the reviews a row has one sum: it tells that a cell is wrong, and the slip alone which.
GONGKAI_SLIPS(reviews_transposed, 1000, magnitude::dense, table::reviews, defect_kind::transposed_digits);
GONGKAI_SLIPS(reviews_stale_total, 1000, magnitude::dense, table::reviews, defect_kind::stale_total);

/// Ten thousand reports without a slip: neither a failure nor a repair.
void consistent(benchmark::State& state) {
    using clock = std::chrono::steady_clock;
    random_source draw{seed()};
    for (auto _ : state) {
        published_report report = random_published_report(draw, {draw.percent(50) ? magnitude::realistic : magnitude::dense,
                                                                 draw.percent(80) ? edition::e2021 : edition::e2019});
        if (draw.percent(30)) report = zeros_left_blank(report);
        const auto start = clock::now();
        const auto repairs = localise(report);
        state.SetIterationTime(std::chrono::duration<double>(clock::now() - start).count());
        if (!repairs.empty() || std::ranges::any_of(check(report), &finding::is_fault))
            state.SkipWithError("something was found in a consistent report");
    }
}
BENCHMARK(consistent)->Iterations(amount(10'000))->UseManualTime();

}  // namespace
