// SPDX-License-Identifier: Apache-2.0
#include <gongkai/report/published_report.hpp>

#include <utility>

namespace gongkai {

bool operator==(const metadata&, const metadata&) = default;
bool operator==(const provenance&, const provenance&) = default;

bool operator==(const reading_note& a, const reading_note& b) {
    return a.problem == b.problem && a.cells == b.cells && a.readings == b.readings;
}

published_report::published_report(gongkai::form f) noexcept : form_{f} {}

const provenance& published_report::provenance(const cell_key& key) const noexcept {
    static const gongkai::provenance unknown{};
    const auto at = index_of(key);
    return at && *at < provenance_.size() ? provenance_[*at] : unknown;
}

void published_report::set_provenance(const cell_key& key, gongkai::provenance from) {
    const auto at = index_of(key);
    if (!at) return;
    if (provenance_.empty()) provenance_.resize(cell_count);
    provenance_[*at] = std::move(from);
}

bool operator==(const published_report& a, const published_report& b) {
    return a.form_ == b.form_ && a.tables_ == b.tables_ && a.cells_ == b.cells_ && a.metadata == b.metadata &&
           a.sections == b.sections && a.sections_known == b.sections_known && a.preamble == b.preamble && a.notes == b.notes;
}

}  // namespace gongkai
