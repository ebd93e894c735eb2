// SPDX-License-Identifier: Apache-2.0
// Whatever was read can be judged, its errors placed, and written so that it reads the same.
#include "fuzz.hpp"

#include <gongkai/arrow/batch.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/narrative/check.hpp>
#include <gongkai/rules/check.hpp>
#include <gongkai/rules/localise.hpp>
#include <gongkai/rules/message.hpp>
#include <gongkai/rules/verify.hpp>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gongkai;
    const auto report = read(fuzz::text_of(data, size));
    if (!report) return 0;
    auto found = check(*report, {.passes = true});
    for (finding& f : check_narrative(*report, {.passes = true})) found.push_back(std::move(f));
    for (const finding& f : found) {
        (void)to_string(f, lang::zh);
        (void)to_string(f, lang::en);
    }
    for (const repair& r : localise(*report)) {
        published_report repaired = *report;
        for (const cell_change& c : r.changes) repaired.set(c.cell, cell::reported(c.to));
        for (const finding& f : check(repaired))
            fuzz::require(f.outcome != outcome::fail || f.rule > rule_id::reviews_row_sum || f.reason == reason::every_reading,
                          "after a repair no sum of numbers fails");
    }
    (void)verify(*report);
    const auto again = read_json(to_json(*report));
    fuzz::require(again.has_value(), "what to_json writes can be read");
    fuzz::require(*again == *report, "read_json(to_json(x)) = x");
    const auto rows = read_tidy(to_tidy(*report));
    fuzz::require(rows.has_value(), "what to_tidy writes can be read");
    // Where each number has a point, zeros at the end are taken for another program's.
    const auto number = [](const cell& c) { return arrow::without_last_zeros(c.number()); };
    for (const auto i : cells_of(report->form())) {
        const cell &written = report->cells()[i], &back = rows->cells()[i];
        fuzz::require(back.status() == written.status() && number(back) == number(written),
                      "read_tidy(to_tidy(x)) has the cells of x");
    }
    return 0;
}
