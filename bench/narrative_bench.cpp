// SPDX-License-Identifier: Apache-2.0
// What the prose of a report costs, beside what it costs to look at each of its characters once.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gongkai/gongkai.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/narrative/check.hpp>
#include <gongkai/narrative/claim.hpp>
#include <iterator>
#include <string>
#include <string_view>

namespace {

using namespace gongkai;

/// A report of 2023 with prose of about as many bytes: sentences without numbers, published items, and in each eight
/// hundred characters the claims of one report.
published_report with_prose(std::size_t bytes) {
    constexpr std::string_view plain =
        "持续完善工作机制，明确责任分工，加强业务学习和交流，不断提高服务群众的能力与水平，及时回应社会关切，"
        "依托门户网站和政务新媒体做好重点领域信息发布，方便群众查询和监督，推动各项工作落到实处。"
        "全年通过门户网站发布信息1,365条，通过微信公众号推送信息195篇，举办新闻发布会8场。";
    constexpr std::string_view counts =
        "2023年，我局新收政府信息公开申请45件，上年结转3件，其中自然人申请40件、商业企业5件；办结46件，"
        "其中予以公开20件，占43.5%，部分公开10件，占21.7%，不予公开6件，无法提供8件，不予处理1件，其他处理1件；"
        "结转下年度2件。因政府信息公开引发行政复议2件、行政诉讼1件，均被维持。"
        "全年制发行政规范性文件3件，废止1件，办理行政许可3210件，作出行政处罚决定87件。\n";
    published_report report;
    for (const table t : enumerators<table>) report.set_table(t, true);
    for (const cell_key& key : all_cells)
        if (report.form().has(key)) report.set(key, cell::reported(decimal{0}));
    report.metadata.agency = "某市某局";
    report.metadata.year = std::chrono::year{2023};
    report.sections_known = true;
    for (const section s : enumerators<section>) {
        section_text& text = report.sections.emplace_back();
        text.which = s;
        if (s != section::overview && s != section::problems) continue;
        const std::size_t share = s == section::overview ? bytes * 2 / 3 : bytes / 3;
        if (s == section::overview) text.text += counts;
        while (text.text.size() < share) text.text += plain;
    }
    return report;
}

std::size_t prose_bytes(const published_report& report) {
    std::size_t total = 0;
    for (const section_text& s : report.sections) total += s.text.size();
    return total;
}

void narrative_claims(benchmark::State& state) {
    const published_report report = with_prose(static_cast<std::size_t>(state.range(0)));
    std::size_t found = 0;
    for (auto _ : state) {
        const auto all = claims(report);
        found = all.size();
        benchmark::DoNotOptimize(all.data());
    }
    if (found == 0) state.SkipWithError("no claim");
    state.counters["claims"] = static_cast<double>(found);
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * prose_bytes(report)));
}
BENCHMARK(narrative_claims)->Arg(5'000)->Arg(10'000)->Arg(100'000)->Arg(10'000'000);

void narrative_facts(benchmark::State& state) {
    const published_report report = with_prose(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(facts(report));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * prose_bytes(report)));
}
BENCHMARK(narrative_facts)->Arg(10'000);

/// All checks of one report, the prose among them.
void all_checks(benchmark::State& state) {
    const published_report report = with_prose(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(check_with_prose(report));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * prose_bytes(report)));
}
BENCHMARK(all_checks)->Arg(5'000)->Arg(10'000);

/// The same of the report of the corpus that has most prose, where there is a corpus.
const bool added = [] {
    const char* corpus = std::getenv("GONGKAI_CORPUS");
    if (!corpus || !std::filesystem::is_directory(std::filesystem::path{corpus} / "reports")) return true;
    published_report longest;
    for (const auto& entry : std::filesystem::directory_iterator{std::filesystem::path{corpus} / "reports"}) {
        std::ifstream file{entry.path(), std::ios::binary};
        auto report = read(std::string{std::istreambuf_iterator<char>{file}, {}});
        if (report && prose_bytes(*report) > prose_bytes(longest)) longest = *std::move(report);
    }
    benchmark::RegisterBenchmark("all_checks/longest_of_corpus", [longest](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(check_with_prose(longest));
        state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * prose_bytes(longest)));
        state.counters["bytes"] = static_cast<double>(prose_bytes(longest));
    });
    return true;
}();

/// One sentence without an end. Its time is linear in its length: the ratio to bytes stays the same.
void one_sentence(benchmark::State& state) {
    published_report report = with_prose(0);
    std::string& text = report.sections.front().text;
    while (text.size() < static_cast<std::size_t>(state.range(0)))
        text += "收到政府信息公开申请9件，其中自然人8件、商业企业1件，占11.1%，公开信息7条，均未发生行政复议，";
    for (auto _ : state) {
        benchmark::DoNotOptimize(check_with_prose(report));
        benchmark::DoNotOptimize(facts(report));
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * prose_bytes(report)));
    state.SetComplexityN(state.range(0));
}
BENCHMARK(one_sentence)->RangeMultiplier(4)->Range(1 << 14, 1 << 20)->Complexity(benchmark::oN);

/// The physical limit: each byte of the prose read once from the cache.
void read_every_byte(benchmark::State& state) {
    const published_report report = with_prose(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        unsigned sum = 0;
        for (const section_text& s : report.sections)
            for (const char c : s.text) sum += static_cast<unsigned char>(c);
        benchmark::DoNotOptimize(sum);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * prose_bytes(report)));
}
BENCHMARK(read_every_byte)->Arg(5'000)->Arg(10'000)->Arg(10'000'000);

}  // namespace
