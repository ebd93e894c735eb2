// SPDX-License-Identifier: Apache-2.0
#include "fuzz.hpp"

#include <gongkai/ledger/monthly_fees.hpp>
#include <gongkai/ledger/open_requests.hpp>
#include <gongkai/ledger/read.hpp>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gongkai;
    const std::string_view text = fuzz::text_of(data, size);
    const auto obey = [](row_totals rows) {
        fuzz::require(rows.read == rows.counted + rows.reported, "every row is counted or reported");
    };
    if (auto tally = tally_requests(text)) {
        const auto counted = (*std::move(tally)).finish();
        obey(counted.rows());
        for (const auto year : counted.years()) (void)counted.table(year);
        auto again = request_tally::load(counted.save());
        fuzz::require(again.has_value(), "what was saved is loaded");
        fuzz::require((*std::move(again)).finish().rows() == counted.rows(), "and counts the same");

        open_requests open{ymd(20250630)};
        monthly_requests months;
        fuzz::require(!add_requests(text, "a", open) && !add_requests(text, "b", months), "what is tallied is read row by row");
        fuzz::require(std::move(open).finish().ledger.rows() == counted.rows() &&
                          std::move(months).finish().ledger.rows() == counted.rows(),
                      "every pass counts the same rows");
    }
    if (auto tally = request_tally::load(text)) obey((*std::move(tally)).finish().rows());
    if (auto tally = tally_reviews(text)) obey((*std::move(tally)).finish().rows());
    return 0;
}
