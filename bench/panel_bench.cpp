// SPDX-License-Identifier: Apache-2.0
// A panel of a hundred thousand reports: 20 000 agencies, five years each, prose as long as real reports have it.
// Peer: the same documents' cells and prose read once from memory, which nothing that looks at them can undercut.
#include "support/amount.hpp"

#include <benchmark/benchmark.h>
#include <gongkai/panel/panel.hpp>
#include <gongkai/testing/random_report.hpp>
#include <malloc.h>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace gongkai;

constexpr int years = 5;

/// Chinese text of `characters` characters out of a vocabulary of two-character words.
std::string prose(testing::random_source& draw, std::size_t characters) {
    std::string out;
    for (std::size_t i = 0; i < characters; ++i) {
        const auto c = static_cast<unsigned>(0x4E00 + draw.below(2500));
        out += static_cast<char>(0xE0U | c >> 12);
        out += static_cast<char>(0x80U | (c >> 6 & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
        if (draw.percent(4)) out += "，";
        if (draw.percent(2)) out += std::to_string(draw.below(5000)) + "件";
    }
    return out;
}

/// Five hundred reports; each stands for many agencies, its name set anew.
std::vector<published_report> pool() {
    testing::random_source draw{20261123};
    std::vector<published_report> out;
    for (int i = 0; i < 500; ++i) {
        published_report r = testing::random_published_report(draw);
        for (section_text& s : r.sections) {
            if (s.which == section::overview) s.text += prose(draw, 1000);
            if (s.which == section::problems) s.text += prose(draw, 500);
        }
        out.push_back(std::move(r));
    }
    return out;
}

/// Visits `reports` reports as a directory would give them: by year, then by agency.
template <class Visit>
void for_each_report(std::vector<published_report>& from, std::int64_t reports, Visit visit) {
    const std::int64_t agencies = reports / years;
    for (int year = 0; year < years; ++year)
        for (std::int64_t agency = 0; agency < agencies; ++agency) {
            published_report& r = from[static_cast<std::size_t>(agency * 7 + year) % from.size()];
            r.metadata.agency = "示例市第" + std::to_string(agency) + "号机关";
            r.metadata.year = std::chrono::year{2021 + year};
            visit(r);
        }
}

void fill_and_check(benchmark::State& state) {
    std::vector<published_report> reports = pool();
    double bytes = 0;
    std::size_t found = 0;
    for (auto _ : state) {
        const auto before = mallinfo2().uordblks;
        panel p;
        for_each_report(reports, state.range(0), [&](const published_report& r) { p.add(r, "report.html"); });
        bytes = static_cast<double>(mallinfo2().uordblks - before) / static_cast<double>(p.size());
        found = p.check().size();
    }
    state.counters["bytes_per_report"] = bytes;
    state.counters["findings"] = static_cast<double>(found);
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(fill_and_check)->Arg(amount(100'000))->Unit(benchmark::kMillisecond)->UseRealTime();

/// Two threads summarise, as two threads that read files would; one collects.
void fill_and_check_two_threads(benchmark::State& state) {
    std::vector<published_report> halves[] = {pool(), pool()};
    for (auto _ : state) {
        std::vector<report_summary> summaries[2];
        const auto summarise = [&](std::size_t half) {
            std::size_t n = 0;
            for_each_report(halves[half], state.range(0), [&](const published_report& r) {
                if (n++ % 2 == half) summaries[half].emplace_back(r, "report.html");
            });
        };
        std::thread other{summarise, 1U};
        summarise(0);
        other.join();
        panel p;
        for (auto& half : summaries)
            for (report_summary& s : half) p.add(std::move(s));
        benchmark::DoNotOptimize(p.check());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(fill_and_check_two_threads)->Arg(amount(100'000))->Unit(benchmark::kMillisecond)->UseRealTime();

void read_cells_and_prose_once(benchmark::State& state) {
    std::vector<published_report> reports = pool();
    for (auto _ : state) {
        std::int64_t total = 0;
        for_each_report(reports, state.range(0), [&](const published_report& r) {
            for (const cell& c : r.cells()) total += c.number().coefficient();
            for (const section_text& s : r.sections)
                for (const char c : s.text) total += c;
        });
        benchmark::DoNotOptimize(total);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(read_cells_and_prose_once)->Arg(amount(100'000))->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
