// SPDX-License-Identifier: Apache-2.0
#include "fuzz.hpp"

#include <chrono>
#include <gongkai/columns/check.hpp>
#include <gongkai/records/tally.hpp>

namespace {

using namespace gongkai;

template <class Entry>
void count_rows(std::string_view text) {
    auto tally = tally_records<Entry>(text);
    if (!tally) return;
    const counted_records counted = (*std::move(tally)).finish();
    const row_totals rows = counted.rows();
    fuzz::require(rows.read == rows.counted + rows.reported, "every row is counted or reported");
    for (const auto year : counted.years())
        for (const record_figure figure : figures_of(counted.kind()))
            fuzz::require(counted.rows_of(year, figure).size() == static_cast<std::size_t>(counted.number(year, figure).value()),
                          "every number has its rows");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    count_rows<publication_entry>(text);
    count_rows<document_entry>(text);
    count_rows<consultation_entry>(text);
    count_rows<rating_entry>(text);
    count_rows<escalation_entry>(text);
    count_rows<service_point_entry>(text);
    count_rows<broadcast_entry>(text);
    count_rows<matter_entry>(text);
    record_keeper<column_entry> columns;
    record_keeper<site_entry> sites;
    const bool has_columns = !add_records<column_entry>(text, "columns", columns);
    const bool has_sites = !add_records<site_entry>(text, "sites", sites);
    if (!has_columns && !has_sites) return 0;
    using namespace std::chrono;
    const column_report found = check_columns(std::move(columns), std::move(sites), sys_days{2025y / June / 30});
    for (const site_kind kind : {site_kind::website, site_kind::new_media}) {
        const rate qualified = found.qualified(kind);
        fuzz::require(qualified.part() <= qualified.whole(), "a part is no more than its whole");
    }
    return 0;
}
