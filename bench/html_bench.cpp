// Reading a web page, beside what libxml2 takes to parse the same bytes: without handlers (the least that any reader on
// it can take) and to a tree (the usual way to use it). The page is made from a random report; with GONGKAI_CORPUS set,
// the web pages there are measured too.
#include "../tests/support/report_page.hpp"
#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gongkai/io/read.hpp>
#include <gongkai/rules/check.hpp>
#include <gongkai/testing/random_report.hpp>
#include <iterator>
#include <libxml/HTMLparser.h>
#include <string>

namespace {

using namespace gongkai;

void count_bytes(benchmark::State& state, const std::string& page) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(page.size()));
}

void libxml2_sax(benchmark::State& state, const std::string& page) {
    for (auto _ : state) {
        htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(page.data(), static_cast<int>(page.size()));
        *parser->sax = {};
        parser->sax->initialized = XML_SAX2_MAGIC;
        parser->sax->serror = [](void*, xmlErrorPtr) {};
        benchmark::DoNotOptimize(htmlParseDocument(parser));
        htmlFreeParserCtxt(parser);
    }
    count_bytes(state, page);
}

void libxml2_tree(benchmark::State& state, const std::string& page) {
    for (auto _ : state) {
        htmlDocPtr tree = htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8",
                                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
        benchmark::DoNotOptimize(tree);
        xmlFreeDoc(tree);
    }
    count_bytes(state, page);
}

void read_page(benchmark::State& state, const std::string& page) {
    for (auto _ : state) {
        const auto report = read_html(page);
        if (!report) state.SkipWithError("no report");
        benchmark::DoNotOptimize(report);
    }
    count_bytes(state, page);
}

void read_and_check_page(benchmark::State& state, const std::string& page) {
    for (auto _ : state) {
        const auto report = read_html(page);
        if (!report) return state.SkipWithError("no report");
        benchmark::DoNotOptimize(check(*report));
    }
    count_bytes(state, page);
}

void add(const std::string& name, const std::string& page) {
    benchmark::RegisterBenchmark(("libxml2_sax/" + name).c_str(), [page](auto& state) { libxml2_sax(state, page); });
    benchmark::RegisterBenchmark(("libxml2_tree/" + name).c_str(), [page](auto& state) { libxml2_tree(state, page); });
    benchmark::RegisterBenchmark(("read_html/" + name).c_str(), [page](auto& state) { read_page(state, page); });
    benchmark::RegisterBenchmark(("read_html_and_check/" + name).c_str(),
                                 [page](auto& state) { read_and_check_page(state, page); });
}

const bool added = [] {
    testing::random_source draw{1};
    add("made", testing::report_page{testing::random_published_report(draw)}.html());
    const char* corpus = std::getenv("GONGKAI_CORPUS");
    if (!corpus || !std::filesystem::is_directory(std::filesystem::path{corpus} / "reports")) return true;
    for (const auto& entry : std::filesystem::directory_iterator{std::filesystem::path{corpus} / "reports"}) {
        if (entry.path().extension() != ".html") continue;
        std::ifstream file{entry.path(), std::ios::binary};
        add(entry.path().stem().string(), {std::istreambuf_iterator<char>{file}, {}});
    }
    return true;
}();

}  // namespace
