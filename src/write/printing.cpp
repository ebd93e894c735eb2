// SPDX-License-Identifier: Apache-2.0
#include "printing.hpp"

#include "exchange/metadata_keys.hpp"
#include "read/reading.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <gongkai/calendar/iso_date.hpp>
#include <gongkai/io/document.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/io/write.hpp>

namespace gongkai {
namespace detail {
namespace {

/// Marks that change the direction of the writing after them, so that digits may show in another order.
constexpr bool turns_direction(char32_t c) noexcept { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

constexpr bool is_noncharacter(char32_t c) noexcept {
    return (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF;
}

/// The picture of a control character: ␀ and so on.
std::string control_picture(char32_t c) {
    const char32_t picture = c == 0x7F ? 0x2421 : 0x2400 + c;
    return {static_cast<char>(0xE0U | picture >> 12), static_cast<char>(0x80U | (picture >> 6 & 0x3FU)),
            static_cast<char>(0x80U | (picture & 0x3FU))};
}

constexpr std::string_view replacement = "\uFFFD";

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

std::string one_line(std::string_view text) {
    std::string out = printable(text);
    std::ranges::replace(out, '\n', ' ');
    return out;
}

std::string chinese_date(const std::chrono::year_month_day& day) {
    return std::to_string(static_cast<int>(day.year())) + "年" + std::to_string(static_cast<unsigned>(day.month())) + "月" +
           std::to_string(static_cast<unsigned>(day.day())) + "日";
}

metadata metadata_of(std::string_view preamble) {
    document page;
    for (const std::string_view line : lines_of(preamble)) page.blocks.emplace_back(paragraph{std::string{line}, {}});
    return read_metadata(page);
}

/// The preamble that says all that the metadata say. What it lacks comes after the title, in place of lines that are
/// a name or a value alone, as the cells of a table leave them.
std::string with_metadata(const metadata& wanted, const std::string& preamble) {
    constexpr std::pair<std::string_view, std::string metadata::*> texts[] = {
        {"索引号", &metadata::index_number},  {"发布机构", &metadata::publisher},       {"主题分类", &metadata::topic},
        {"文号", &metadata::document_number}, {"公开方式", &metadata::disclosure_mode},
    };
    constexpr std::pair<std::string_view, std::optional<std::chrono::year_month_day> metadata::*> dates[] = {
        {"成文日期", &metadata::date_written},
        {"发布日期", &metadata::date_published},
    };
    std::vector<std::string> head;
    std::vector<std::string> said_alone;
    const std::string bare_title = without_white_space(wanted.title);
    std::vector<std::string_view> rest = lines_of(preamble);
    const auto printed_title =
        std::ranges::find_if(rest, [&](std::string_view line) { return without_white_space(line) == bare_title; });
    if (!wanted.title.empty()) {
        head.push_back(printed_title == rest.end() ? wanted.title : std::string{*printed_title});
        if (printed_title != rest.end()) rest.erase(printed_title);
    }
    const std::size_t title_lines = head.size();
    const auto joined = [&] {
        std::string out;
        for (const std::string& line : head) out.append(line).append(1, '\n');
        for (const std::string_view line : rest) out.append(line).append(1, '\n');
        if (!out.empty()) out.pop_back();
        return out;
    };

    metadata said = metadata_of(preamble);
    for (const auto& [name, member] : texts)
        if (!(wanted.*member).empty() && said.*member != wanted.*member) {
            head.push_back(std::string{name} + "：" + wanted.*member);
            said_alone.push_back(wanted.*member);
        }
    for (const auto& [name, member] : dates)
        if (wanted.*member && said.*member != wanted.*member) {
            head.push_back(std::string{name} + "：" + chinese_date(*(wanted.*member)));
            said_alone.push_back(iso_date(*(wanted.*member)));
        }
    if (!said_alone.empty())
        std::erase_if(rest, [&](std::string_view line) {
            return std::ranges::find(said_alone, line) != said_alone.end() ||
                   std::ranges::any_of(texts, [&](const auto& t) { return t.first == line; }) ||
                   std::ranges::any_of(dates, [&](const auto& d) { return d.first == line; });
        });

    said = metadata_of(joined());
    if (!wanted.agency.empty() && said.agency != wanted.agency) head.push_back("报告机关：" + wanted.agency);
    if (wanted.year && said.year != wanted.year)
        head.push_back("报告年度：" + std::to_string(static_cast<int>(*wanted.year)) + "年");
    // Nothing to add: as it stands, wherever its title is.
    const bool complete = head.size() == title_lines && metadata_of(preamble).title == bare_title;
    return complete ? preamble : joined();
}

}  // namespace

std::optional<cell> read_marked(std::string_view text, const source_span& at) noexcept {
    text = trim(text);
    if (text == std::string_view{&missing_mark, 1}) return cell::missing(at);
    const std::size_t mark = text.find(inferred_mark);
    if (mark == text.npos) return std::nullopt;
    const std::optional<decimal> value = decimal::parse(text.substr(0, mark));
    if (!value) return std::nullopt;
    sum_kinds through;
    for (const char c : text.substr(mark + 1)) {
        const auto kind = static_cast<std::size_t>(c - 'a');
        if (c < 'a' || kind >= enum_size<sum_kind>) return std::nullopt;
        through = through | enumerators<sum_kind>[kind];
    }
    return cell::inferred(*value, through, at);
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t line = 0;
    const auto end_line = [&] {
        const std::string_view kept = trim(std::string_view{out}.substr(line));
        const auto skipped = static_cast<std::size_t>(kept.data() - out.data()) - line;
        const std::size_t size = kept.size();
        if (skipped != 0 && size != 0) out.erase(line, skipped);
        out.resize(line + size);
        if (size != 0) out += '\n';
        line = out.size();
    };
    for (std::size_t at = 0; at < text.size();) {
        const code_point c = decode_at(text, at);
        const std::string_view bytes = text.substr(at, c.length);
        at += c.length;
        if (c.value == U'\n' || c.value == U'\r') end_line();
        else if (c.value == U'\t' || (c.value >= 0x20 && c.value < 0x7F)) out += bytes;
        else if (c.value < 0x20 || c.value == 0x7F) out += control_picture(c.value);
        else if ((c.value >= 0x80 && c.value < 0xA0) || turns_direction(c.value) || is_noncharacter(c.value) || c.value == 0xFFFD)
            out += replacement;
        else out += bytes;
    }
    end_line();
    if (!out.empty()) out.pop_back();
    return out;
}

}  // namespace detail

std::string shown(const cell& c) {
    switch (c.status()) {
        case cell_status::blank: return {};
        case cell_status::missing: return {detail::missing_mark};
        case cell_status::reported: return to_string(c.number());
        case cell_status::inferred: break;
    }
    std::string out = to_string(c.number()) + detail::inferred_mark;
    for (const sum_kind kind : enumerators<sum_kind>)
        if (c.inferred_through().contains(kind)) out += static_cast<char>('a' + index_of(kind));
    return out;
}

std::string to_json(const annual_report& report) { return to_json(publish(report)); }

std::string to_tidy(const annual_report& report) { return to_tidy(publish(report)); }

published_report as_written(const published_report& report) {
    published_report out = report;
    out.sections_known = true;
    out.preamble.text = detail::printable(out.preamble.text);
    for (section_text& s : out.sections) {
        s.heading = detail::one_line(s.heading);
        if (s.heading.empty()) s.heading = label(s.which, lang::zh, out.edition());
        s.text = detail::printable(s.text);
    }
    for (const table t : enumerators<table>) {
        const section which = section_of(t);
        if (!out.has_table(t) || std::ranges::find(out.sections, which, &section_text::which) != out.sections.end()) continue;
        const auto at = std::ranges::find_if(out.sections, [&](const section_text& s) { return s.which > which; });
        out.sections.insert(at, {which, std::string{label(which, lang::zh, out.edition())}, {}});
    }
    for (const auto& [name, member] : detail::metadata_texts) out.metadata.*member = detail::one_line(out.metadata.*member);
    out.preamble.text = detail::with_metadata(out.metadata, out.preamble.text);
    if (out.preamble.text != report.preamble.text) out.preamble.pieces.clear();
    return out;
}

std::vector<printed_block> blocks_of(const writable_report& writable, lang language) {
    const published_report report = as_written(writable.report());
    std::vector<printed_block> blocks;
    const std::string title = detail::without_white_space(report.metadata.title);
    bool titled = title.empty();
    for (const std::string_view line : detail::lines_of(report.preamble.text)) {
        const bool is_title = !titled && detail::without_white_space(line) == title;
        titled = titled || is_title;
        blocks.push_back({is_title ? block_kind::title : block_kind::line, std::string{line}});
    }
    std::vector<printed_block> notices;
    if (!writable.verified()) {
        std::string text{detail::as_printed_mark};
        text += language == lang::zh
                    ? "? 为原文中没有或不能确定的数；* 为推算的数，所据：a 各类申请人相加，b 各办理结果相加，c "
                      "勾稽关系，d 复议诉讼各结果相加。"
                    : " As printed, not verified. ?: not in the document, or uncertain; *: inferred, through a: sums of "
                      "applicants, b: sums of dispositions, c: the balance, d: sums of review outcomes.";
        notices.push_back({block_kind::notice, std::move(text)});
    }
    if (language == lang::en)
        notices.push_back({block_kind::notice, std::string{detail::translation_mark} +
                                                   " Headings and labels are translated as a reading aid; the Chinese "
                                                   "wording is the report's."});
    const auto heading = std::ranges::find(blocks, block_kind::title, &printed_block::kind);
    blocks.insert(heading == blocks.end() ? blocks.begin() : heading + 1, notices.begin(), notices.end());

    for (const section_text& s : report.sections) {
        blocks.push_back({block_kind::heading,
                          language == lang::zh ? s.heading : std::string{label(s.which, language, report.edition())}, s.which});
        for (const std::string_view line : detail::lines_of(s.text))
            blocks.push_back({block_kind::paragraph, std::string{line}, s.which});
        for (const table t : enumerators<table>)
            if (section_of(t) == s.which && report.has_table(t)) blocks.push_back({block_kind::table, {}, s.which, t});
    }
    return blocks;
}

}  // namespace gongkai
