// SPDX-License-Identifier: Apache-2.0
// How much of the tables is read again when their digits have run together, and how long it takes. The peer is trying
// every way to cut every row for itself. GONGKAI_SEED chooses the reports (1).
#include "../src/read/form/runs.hpp"
#include "support/amount.hpp"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <gongkai/testing/defects.hpp>
#include <gongkai/testing/random_report.hpp>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace gongkai;
using namespace gongkai::testing;
using clock_type = std::chrono::steady_clock;

std::uint64_t seed() {
    const char* chosen = std::getenv("GONGKAI_SEED");
    return chosen ? std::strtoull(chosen, nullptr, 10) : 1;
}

double microseconds(clock_type::duration d) { return std::chrono::duration<double, std::micro>(d).count(); }

struct flattened {
    std::vector<std::string> texts;
    std::vector<gongkai::detail::run> runs;
};

/// The rows of the requests table, or all of the reviews, without anything between their numbers.
flattened flatten(const published_report& report, table t) {
    flattened out;
    for (const auto i : cells_of(report.form())) {
        const cell_key& key = all_cells[i];
        if (key.table() != t) continue;
        if (out.runs.empty() || (t == table::requests && key.column() == 0)) {
            out.texts.emplace_back();
            out.runs.emplace_back();
        }
        out.texts.back() += to_string(report[key].number());
        out.runs.back().keys.push_back(key);
    }
    for (std::size_t i = 0; i < out.runs.size(); ++i) out.runs[i].text = out.texts[i];
    return out;
}

/// What the solver replaces: all cuttings of one row whose sum holds, one after the other.
std::size_t try_all(const std::string& digits, std::size_t at, std::size_t cells, std::int64_t sum) {
    std::size_t found = 0;
    std::int64_t value = 0;
    for (std::size_t end = at; end < digits.size() && end - at < 15; ++end) {
        if (end > at && digits[at] == '0') break;
        value = value * 10 + (digits[end] - '0');
        if (cells == 1) found += end + 1 == digits.size() && value == sum;
        else if (digits.size() - end - 1 >= cells - 1) found += try_all(digits, end + 1, cells - 1, sum + value);
    }
    return found;
}

std::vector<double> sorted(std::vector<double> times) {
    std::ranges::sort(times);
    return times;
}

void report_times(benchmark::State& state, std::vector<double> times) {
    if (times.empty()) return;
    times = sorted(std::move(times));
    state.counters["median_us"] = times[times.size() / 2];
    state.counters["slowest_us"] = times.back();
}

bool keeps_every_number(const published_report& report, table t) {
    return std::ranges::all_of(cells_of(report.form()),
                               [&](auto i) { return all_cells[i].table() != t || report.cells()[i].has_value(); });
}

/// One report an iteration, with so many wrong cells, none of them left blank; only the solver is timed, as the best of three, so that what else the machine does is not
/// measured.
void solve(benchmark::State& state, magnitude m, table t, std::size_t wrong, bool with_peer) {
    random_source draw{seed()};
    std::vector<double> times;
    std::vector<double> peers;
    double cells = 0;
    double given = 0;
    double false_values = 0;
    double misled = 0;
    for (auto _ : state) {
        published_report printed{};
        do {
            printed = random_published_report(draw, {m, draw.percent(80) ? edition::e2021 : edition::e2019});
            const auto slips = seed_wrong_cells(printed, draw, wrong, t);
            if (truth_of(slips).size() == wrong && keeps_every_number(printed, t)) break;
        } while (true);
        const flattened text = flatten(printed, t);
        published_report read{printed.form()};
        double best = 1e18;
        double peer = 1e18;
        for (int again = 0; again < 3; ++again) {
            read = published_report{printed.form()};
            gongkai::detail::cell_recorder recorder{read};
            const auto start = clock_type::now();
            gongkai::detail::read_runs(text.runs, false, recorder);
            best = std::min(best, microseconds(clock_type::now() - start));
            if (!with_peer) continue;
            const auto before = clock_type::now();
            for (const std::string& row : text.texts) benchmark::DoNotOptimize(try_all(row, 0, 7, 0));
            peer = std::min(peer, microseconds(clock_type::now() - before));
        }
        state.SetIterationTime(best / 1e6);
        times.push_back(best);
        if (with_peer) peers.push_back(peer / best);
        const double false_before = false_values;
        for (const auto i : cells_of(printed.form())) {
            if (all_cells[i].table() != t) continue;
            ++cells;
            if (!read.cells()[i].has_value()) continue;
            ++given;
            if (read.cells()[i].value() != printed.cells()[i].value()) ++false_values;
        }
        misled += false_values > false_before ? 1 : 0;
    }
    report_times(state, std::move(times));
    state.counters["recovered_percent"] = 100 * given / cells;
    state.counters["wrong_values"] = false_values;
    state.counters["reports_with_wrong_values_percent"] = 100 * misled / static_cast<double>(state.iterations());
    if (with_peer) state.counters["times_faster_than_trying_all"] = sorted(peers)[peers.size() / 2];
    if (wrong == 0 && false_values > 0) state.SkipWithError("a consistent report was read wrongly");
}

BENCHMARK_CAPTURE(solve, requests_realistic, magnitude::realistic, table::requests, 0, true)
    ->UseManualTime()
    ->Iterations(amount(2000));
BENCHMARK_CAPTURE(solve, requests_dense, magnitude::dense, table::requests, 0, true)->UseManualTime()->Iterations(amount(20));
BENCHMARK_CAPTURE(solve, requests_one_wrong, magnitude::realistic, table::requests, 1, false)
    ->UseManualTime()
    ->Iterations(amount(2000));
BENCHMARK_CAPTURE(solve, requests_two_wrong, magnitude::realistic, table::requests, 2, false)
    ->UseManualTime()
    ->Iterations(amount(2000));
BENCHMARK_CAPTURE(solve, requests_three_wrong, magnitude::realistic, table::requests, 3, false)
    ->UseManualTime()
    ->Iterations(amount(2000));
BENCHMARK_CAPTURE(solve, reviews_realistic, magnitude::realistic, table::reviews, 0, false)
    ->UseManualTime()
    ->Iterations(amount(2000));
BENCHMARK_CAPTURE(solve, reviews_one_wrong, magnitude::realistic, table::reviews, 1, false)
    ->UseManualTime()
    ->Iterations(amount(2000));

/// Rows made to have as many readings as possible: the slowest of them.
void hostile(benchmark::State& state) {
    random_source draw{seed()};
    std::vector<double> times;
    for (auto _ : state) {
        const form shape = form::of(edition::e2021);
        const auto kind = draw.below(6);
        const auto length = static_cast<std::size_t>(7 + draw.below(draw.percent(50) ? 12 : 180));
        flattened text = flatten(random_published_report(draw), draw.percent(80) ? table::requests : table::reviews);
        for (std::size_t i = 0; i < text.texts.size(); ++i) {
            std::string& row = text.texts[i];
            row.clear();
            for (std::size_t k = 0; k < length; ++k) {
                const char any = static_cast<char>('0' + draw.below(10));
                row += kind == 0 ? '1' : kind == 1 ? "1000000"[k % 7] : kind == 2 ? "12"[k % 2] : kind == 3 ? '9' : any;
                if (kind == 5 && draw.percent(40)) row += ' ';
            }
            text.runs[i].text = row;
        }
        published_report read{shape};
        double best = 1e18;
        for (int again = 0; again < 3; ++again) {
            read = published_report{shape};
            gongkai::detail::cell_recorder recorder{read};
            const auto start = clock_type::now();
            gongkai::detail::read_runs(text.runs, draw.percent(20), recorder);
            best = std::min(best, microseconds(clock_type::now() - start));
        }
        state.SetIterationTime(best / 1e6);
        times.push_back(best);
    }
    report_times(state, std::move(times));
}
BENCHMARK(hostile)->UseManualTime()->Iterations(amount(1000));

}  // namespace
