// SPDX-License-Identifier: Apache-2.0
// Writes random reports as files, the layouts of tests/support/layouts.hpp in turn or one of them, for bench/bulk.py.
//
//     bench_write_pages DIRECTORY COUNT [LAYOUT]
#include "../../tests/support/layouts.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gongkai/testing/random_report.hpp>
#include <optional>
#include <string>

int main(int argc, char** argv) {
    using namespace gongkai;
    using namespace gongkai::testing;
    if (argc < 3) return std::fprintf(stderr, "usage: bench_write_pages DIRECTORY COUNT [LAYOUT]\n"), 2;
    std::optional<layout> only;
    if (argc > 3) {
        for (const layout l : enumerators<layout>)
            if (code(l) == argv[3]) only = l;
        if (!only) return std::fprintf(stderr, "no layout %s\n", argv[3]), 2;
    }
    const std::filesystem::path directory = argv[1];
    std::filesystem::create_directories(directory);
    random_source draw{1};
    for (unsigned long n = 0; n < std::strtoul(argv[2], nullptr, 10); ++n) {
        const layout l = only.value_or(enumerators<layout>[n % enum_size<layout>]);
        const std::string page = render(random_published_report(draw), l, draw);
        std::string name = std::to_string(n);
        name.insert(0, 6 - std::min<std::size_t>(name.size(), 6), '0');
        std::ofstream out{directory / (name + (is_html(l) ? ".html" : is_markdown(l) ? ".md" : ".txt")), std::ios::binary};
        out.write(page.data(), static_cast<std::streamsize>(page.size()));
        if (!out) return std::fprintf(stderr, "cannot write to %s\n", argv[1]), 1;
    }
    return 0;
}
