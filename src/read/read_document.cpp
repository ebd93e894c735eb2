// SPDX-License-Identifier: Apache-2.0
#include "plain_text/text.hpp"
#include "reading.hpp"
#include "write/printing.hpp"

#include <algorithm>
#include <gongkai/io/document.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace gongkai {

namespace {

/// Whether a block is one that writers put in to say of what kind the document is.
bool is_notice(const std::variant<paragraph, grid>& block, std::string_view mark) {
    const auto* p = std::get_if<paragraph>(&block);
    return p && p->text.starts_with(mark);
}

/// The first report of a document, with the others that it holds.
result<published_report> read_each(const document& source, bool marked) {
    const std::vector<document> parts = detail::parts_of(source, marked);
    if (parts.empty()) return detail::read_report(source, marked);
    result<published_report> first = detail::read_report(parts.front(), marked);
    for (std::size_t i = 1; first && i < parts.size(); ++i) {
        published_report report = std::move(first).value();
        if (auto next = detail::read_report(parts[i], marked)) report.others.push_back(std::move(next).value());
        first = std::move(report);
    }
    return first;
}

}  // namespace

result<published_report> read_document(const document& source) {
    const std::optional<document> found = detail::with_tables_of_text(source);
    return detail::read_blocks(found ? *found : source);
}

result<published_report> detail::read_blocks(const document& source) {
    const auto is_ours = [](const auto& block) {
        return is_notice(block, detail::as_printed_mark) || is_notice(block, detail::translation_mark);
    };
    if (std::ranges::none_of(source.blocks, is_ours)) return read_each(source, false);
    const bool marked =
        std::ranges::any_of(source.blocks, [](const auto& block) { return is_notice(block, detail::as_printed_mark); });
    document rest = source;
    std::erase_if(rest.blocks, is_ours);
    return read_each(rest, marked);
}

result<published_report> detail::read_report(const document& source, bool marked) {
    metadata about = detail::read_metadata(source);
    detail::tables_read tables = detail::read_tables(source, about.year, marked);
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
