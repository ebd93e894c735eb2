// SPDX-License-Identifier: Apache-2.0
#include "fuzz.hpp"

#include <gongkai/ledger/csv.hpp>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gongkai;
    const std::string_view text = fuzz::text_of(data, size);
    if (auto reader = request_reader::open(text))
        for (auto rows = *std::move(reader); rows.next();) {}
    if (auto reader = review_reader::open(text))
        for (auto rows = *std::move(reader); rows.next();) {}
    const auto obey = [](row_totals rows) {
        fuzz::require(rows.read == rows.counted + rows.reported, "every row is counted or reported");
    };
    if (auto tally = tally_requests(text)) {
        const auto counted = (*std::move(tally)).finish();
        obey(counted.rows());
        for (const auto year : counted.years()) (void)counted.table(year);
    }
    if (auto tally = tally_reviews(text)) obey((*std::move(tally)).finish().rows());
    return 0;
}
