// SPDX-License-Identifier: Apache-2.0
// Reading a report in each layout, beside the bare parse of the same bytes: of a page, libxml2 without handlers; of text,
// looking at every code point once.
#include "../src/text/unicode.hpp"
#include "../tests/support/layouts.hpp"

#include <benchmark/benchmark.h>
#include <gongkai/io/read.hpp>
#include <gongkai/testing/random_report.hpp>
#include <libxml/HTMLparser.h>
#include <string>
#include <vector>

namespace {

using namespace gongkai;
using namespace gongkai::testing;

std::vector<std::string> pages_in(layout l) {
    random_source draw{1};
    std::vector<std::string> out;
    for (int i = 0; i < 32; ++i) out.push_back(render(random_published_report(draw), l, draw));
    return out;
}

template <class Work>
void each_page(benchmark::State& state, const std::vector<std::string>& pages, Work&& work) {
    std::size_t bytes = 0;
    std::size_t at = 0;
    for (auto _ : state) {
        work(pages[at]);
        bytes += pages[at].size();
        at = (at + 1) % pages.size();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
    state.SetItemsProcessed(state.iterations());
}

void parse_html(const std::string& page) {
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(page.data(), static_cast<int>(page.size()));
    *parser->sax = {};
    parser->sax->initialized = XML_SAX2_MAGIC;
    parser->sax->serror = [](void*, xmlErrorPtr) {};
    benchmark::DoNotOptimize(htmlParseDocument(parser));
    htmlFreeParserCtxt(parser);
}

void decode_text(const std::string& page) {
    char32_t sum = 0;
    for (std::size_t at = 0; at < page.size();) {
        const auto c = gongkai::detail::decode_at(page, at);
        sum += c.value;
        at += c.length;
    }
    benchmark::DoNotOptimize(sum);
}

const bool added = [] {
    for (const layout l : enumerators<layout>) {
        const auto pages = pages_in(l);
        const std::string name{code(l)};
        benchmark::RegisterBenchmark(("parse/" + name).c_str(), [pages, l](benchmark::State& state) {
            each_page(state, pages, is_html(l) ? parse_html : decode_text);
        });
        benchmark::RegisterBenchmark(("read/" + name).c_str(), [pages](benchmark::State& state) {
            each_page(state, pages, [&](const std::string& page) {
                const auto report = read(page);
                if (!report) state.SkipWithError("no report");
                benchmark::DoNotOptimize(report);
            });
        });
    }
    return true;
}();

}  // namespace
