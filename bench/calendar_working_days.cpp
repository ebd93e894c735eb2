// SPDX-License-Identifier: Apache-2.0
// The 20th working day, and its inverse, for every day of nine years.
#include <benchmark/benchmark.h>
#include <gongkai/calendar/working_days.hpp>

namespace {

using namespace gongkai;

constexpr std::chrono::sys_days first = ymd(20180101);
constexpr std::chrono::sys_days last = ymd(20261130);

void twentieth_working_day(benchmark::State& state) {
    for (auto _ : state)
        for (auto day = first; day <= last; day += std::chrono::days{1})
            benchmark::DoNotOptimize(state_council_calendar.nth_working_day_after(day, 20));
    state.SetItemsProcessed(state.iterations() * ((last - first).count() + 1));
}
BENCHMARK(twentieth_working_day);

void working_days_between(benchmark::State& state) {
    for (auto _ : state)
        for (auto day = first; day <= last; day += std::chrono::days{1})
            benchmark::DoNotOptimize(state_council_calendar.working_days_between(day, day + std::chrono::days{30}));
    state.SetItemsProcessed(state.iterations() * ((last - first).count() + 1));
}
BENCHMARK(working_days_between);

}  // namespace
