// SPDX-License-Identifier: Apache-2.0
// The solver of run-together digits. The first line says the edition and the table; each line after it is the run of one
// row (of all fifteen cells in the reviews table).
#include "../../src/read/form/runs.hpp"
#include "fuzz.hpp"
#include "laws.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace gongkai;

std::string digits_of(std::string_view text) {
    std::string out;
    std::ranges::copy_if(text, std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
    return out;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest = fuzz::text_of(data, size);
    const std::string_view head = fuzz::take_line(rest);
    const form shape = form::of(head.find("2019") != head.npos ? edition::e2019 : edition::e2021);
    const table which = head.find("disclosure") != head.npos ? table::disclosure
                        : head.find("reviews") != head.npos  ? table::reviews
                                                             : table::requests;
    std::vector<gongkai::detail::run> runs;
    for (const auto i : cells_of(shape)) {
        const cell_key& key = all_cells[i];
        if (key.table() != which) continue;
        const bool is_next_row = runs.empty() || (which != table::reviews && runs.back().keys.front().row() != key.row());
        if (is_next_row) {
            if (rest.empty()) break;
            const std::string_view line = fuzz::take_line(rest);
            runs.push_back({line, {0, static_cast<std::uint32_t>(line.size()), 1, 1}, {}});
        }
        runs.back().keys.push_back(key);
    }
    if (runs.empty()) return 0;

    published_report report{shape};
    gongkai::detail::cell_recorder recorder{report};
    gongkai::detail::read_runs(runs, head.find("vanish") != head.npos, recorder);
    recorder.finish();
    fuzz::obey_laws(report);
    for (const gongkai::detail::run& run : runs) {
        // Where every cell has a number, these are the digits that are printed, in their order.
        std::string printed = digits_of(run.text);
        if (printed.size() == run.text.size() &&
            std::ranges::all_of(run.keys, [&](const cell_key& key) { return report[key].has_value(); })) {
            std::string given;
            for (const cell_key& key : run.keys) given += to_string(report[key].number());
            fuzz::require(given == printed, "the numbers of a run are its digits");
        }
    }
    return 0;
}
