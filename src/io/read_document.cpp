// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <gongkai/io/document.hpp>
#include <string>
#include <utility>

namespace gongkai {

result<published_report> read_document(const document& source) {
    metadata about = detail::read_metadata(source);
    detail::tables_read tables = detail::read_tables(source, about.year);
    auto [preamble, sections] = detail::find_sections(source, tables.is_statutory);

    constexpr std::chrono::year first_year{2019};
    if (!tables.any) {
        if (about.year && *about.year < first_year)
            return error{errc::report_before_2019, std::to_string(static_cast<int>(*about.year))};
        if (sections.size() < 2 && detail::is_statistics_form_of_2018(source)) return error{errc::report_before_2019};
        // A report whose tables are all replaced by sentences has its headings; a page that speaks of reports has none.
        if (sections.size() < (about.title.empty() ? 3U : 2U)) return error{errc::report_not_found};
    }
    published_report report = std::move(tables.report);
    report.metadata = std::move(about);
    report.sections = std::move(sections);
    report.preamble = std::move(preamble);
    report.sections_known = true;
    report.sheets = source.sheets;
    return report;
}

}  // namespace gongkai
