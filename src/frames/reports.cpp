// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/frames/reports.hpp>
#include <utility>

#include "report_reader.hpp"

namespace gongkai {

namespace detail {

published_report report_of(report_cells& cells, const row_identity& who) {
    const form shape = cells.shape(who.stated());
    published_report report{shape};
    for (const auto i : cells_of(shape)) {
        if (!cells.has(i)) continue;
        const cell_key& key = all_cells[i];
        const unsigned state = cells.numbers.state[i];
        if (state & operands::missing) continue;
        report.set_table(key.table(), true);
        // Through which sums is not said, so the number is evidence of none.
        report.set(key, state & operands::blank      ? cell::blank()
                        : state & operands::inferred ? cell::inferred(cells.printed(i), sum_kinds::all())
                                                     : cell::reported(cells.printed(i)));
    }
    report.is_recognised = cells.is_recognised;
    report.metadata.agency = who.agency;
    if (const auto year = who.stated_year()) report.metadata.year = std::chrono::year{*year};
    return report;
}

}  // namespace detail

result<std::vector<frame_report>> reports_of_frame(ArrowArrayStream& cells, unsigned threads) {
    std::vector<std::pair<std::uint32_t, frame_report>> found;
    try {
        detail::report_reader{threads, [](frame_report&& r) { return std::move(r); },
                              [&](std::uint32_t ordinal, frame_report&& r) { found.emplace_back(ordinal, std::move(r)); }}
            .read(cells);
    } catch (const arrow::unusable& e) {
        return e.why();
    }
    std::ranges::sort(found, {}, [](const auto& f) { return f.first; });
    std::vector<frame_report> out;
    out.reserve(found.size());
    for (auto& [ordinal, report] : found) out.push_back(std::move(report));
    return out;
}

std::optional<error> add_frame(agency_tree& tree, ArrowArrayStream& cells, unsigned threads) {
    try {
        detail::report_reader{threads, [](frame_report&& r) { return std::move(r); },
                              [&](std::uint32_t, frame_report&& r) { tree.add(r.report, std::move(r.file)); }}
            .read(cells);
    } catch (const arrow::unusable& e) {
        return e.why();
    }
    return std::nullopt;
}

}  // namespace gongkai
