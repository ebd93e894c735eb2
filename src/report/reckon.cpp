// SPDX-License-Identifier: Apache-2.0
#include <gongkai/report/reckon.hpp>

#include <cstdint>
#include <gongkai/tables/sums.hpp>
#include <optional>

namespace gongkai {

namespace {

/// What the form reckons the cell from comes to; empty where a part has no number.
std::optional<std::int64_t> reckoned(const published_report& report, const derivation& from) {
    std::int64_t sum = 0;
    for (const cell_key& key : from.plus) {
        if (!report[key].has_value()) return std::nullopt;
        sum += report[key].number().coefficient();
    }
    for (const cell_key& key : from.minus) {
        if (!report[key].has_value()) return std::nullopt;
        sum -= report[key].number().coefficient();
    }
    return sum;
}

}  // namespace

void reckon_totals(published_report& report) {
    // First （七）总计 of each applicant, with it what is carried out, with both the total of each row.
    for (const int step : {0, 1, 2})
        for (const cell_key& key : all_cells) {
            if (!report.form().has(key)) continue;
            const derivation from = derivation_of(key, report.form());
            if (from.plus.empty()) continue;
            if (step != (!from.minus.empty() ? 1 : from.plus.size() > enum_size<applicant> ? 0 : 2)) continue;
            const auto sum = reckoned(report, from);
            report.set(key, sum ? cell::reported(decimal{*sum}) : cell::blank());
        }
}

}  // namespace gongkai
