// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <gongkai/gongkai.hpp>
#include <numeric>

namespace {

using namespace gongkai;

/// A year of a city: every row filled, sums right.
published_report consistent() {
    request_counts counts;
    std::int64_t n = 1;
    for (const applicant a : enumerators<applicant>) {
        for (const disposition d : enumerators<disposition>) {
            if (d == disposition::other) continue;
            counts[d][a] = *count::from(n = n * 7 % 1009);
            counts.received[a] += counts[d][a];
        }
        counts.carried_in[a] = 5;
    }
    annual_report report;
    report.requests = request_table::make(counts).value();
    report.reviews(review_kind::reconsideration, review_outcome::upheld) = 376;
    report.metadata.year = std::chrono::year{2024};
    report.metadata.agency = "示例市教育局";
    report.metadata.date_published = std::chrono::year{2025} / 1 / 20;
    for (const section s : enumerators<section>)
        report.sections.push_back({s, std::string{label(s, lang::zh)}, "没有收取信息处理费。"});
    published_report printed = publish(report);
    printed.preamble.text = "统计期限为2024年1月1日至12月31日。";
    return printed;
}

void check_consistent(benchmark::State& state) {
    const published_report report = consistent();
    if (!check(report).empty()) state.SkipWithError("the report is not consistent");
    for (auto _ : state) benchmark::DoNotOptimize(check(report));
}
BENCHMARK(check_consistent);

void check_one_wrong_total(benchmark::State& state) {
    published_report report = consistent();
    report.set({request_row::total, request_column::natural_person}, cell::reported(decimal{2}));
    for (auto _ : state) benchmark::DoNotOptimize(check(report));
}
BENCHMARK(check_one_wrong_total);

void check_listing_passes(benchmark::State& state) {
    const published_report report = consistent();
    for (auto _ : state) benchmark::DoNotOptimize(check(report, {.passes = true}));
}
BENCHMARK(check_listing_passes);

/// The physical limit: every cell of the report read once from the cache.
void sum_every_cell(benchmark::State& state) {
    const published_report report = consistent();
    for (auto _ : state) {
        std::int64_t total = 0;
        for (const cell& c : report.cells()) total += c.number().coefficient();
        benchmark::DoNotOptimize(total);
    }
}
BENCHMARK(sum_every_cell);

}  // namespace
