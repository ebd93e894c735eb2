// SPDX-License-Identifier: Apache-2.0
#include "answer.hpp"

#include <algorithm>
#include <gongkai/io/document.hpp>
#include <gongkai/io/page.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/panel/panel.hpp>
#include <span>
#include <utility>

using namespace gongkai;
using namespace gongkai::c_api;

namespace {

constexpr std::uint32_t most = 10'000'000;  // of rows and columns; a workbook has a tenth of it

std::uint32_t counted(const json& of, const char* key, std::uint32_t least) {
    return static_cast<std::uint32_t>(
        std::clamp(number_of(of, key, static_cast<int>(least)), static_cast<int>(least), static_cast<int>(most)));
}

/// Takes documents from JSON; their places count the text that they hold.
class document_taker {
public:
    result<document> take(const json& from) {
        document out;
        out.title = text_of(from, "title");
        for (const json& name : member(from, "sheets"))
            if (name.is_string()) out.sheets.push_back(name.get<std::string>());
        is_workbook_ = !out.sheets.empty();
        for (const json& block : member(from, "blocks")) {
            if (!block.is_object()) return error{errc::json_schema, "/blocks: not an object"};
            if (block.contains("cells")) out.blocks.emplace_back(take_grid(block));
            else out.blocks.emplace_back(take_paragraph(block));
        }
        return out;
    }

private:
    paragraph take_paragraph(const json& from) {
        paragraph out{text_of(from, "text"), {}};
        out.span = from.contains("at") ? place(from) : source_span::in_paragraph(counted(from, "paragraph", 1), offset_);
        offset_ += static_cast<std::uint32_t>(out.text.size()) + 1;
        return out;
    }

    grid take_grid(const json& from) {
        grid out;
        for (const json& cell : member(from, "cells")) {
            if (!cell.is_object()) continue;
            grid_cell taken;
            taken.text = text_of(cell, "text");
            taken.row = counted(cell, "row", 0);
            taken.column = counted(cell, "column", 0);
            taken.row_span = counted(cell, "row_span", 1);
            taken.column_span = counted(cell, "column_span", 1);
            taken.is_formula = member(cell, "formula") == true;
            for (const reading_problem known : {reading_problem::pictured, reading_problem::lost})
                if (text_of(cell, "problem") == enumerator_names<reading_problem>[index_of(known)]) taken.problem = known;
            taken.span = place(cell);
            offset_ += static_cast<std::uint32_t>(taken.text.size()) + 1;
            out.cells.push_back(std::move(taken));
        }
        std::ranges::stable_sort(out.cells, {}, [](const grid_cell& c) { return std::pair{c.row, c.column}; });
        if (!out.cells.empty()) out.span = out.cells.front().span;
        return out;
    }

    source_span place(const json& from) const {
        const json& at = member(from, "at");
        std::array<std::uint32_t, 3> numbers{};
        if (!at.is_array() || at.size() != numbers.size()) return {};
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (!at[i].is_number_unsigned() || at[i] < 1 || at[i] > most) return {};
            numbers[i] = at[i].get<std::uint32_t>();
        }
        return is_workbook_ ? source_span::in_sheet(numbers[0], numbers[1], numbers[2], offset_)
                            : source_span::in_table(numbers[0], numbers[1], numbers[2], offset_);
    }

    bool is_workbook_ = false;
    std::uint32_t offset_ = 0;
};

page taken_page(const gongkai_page& from) {
    page out;
    out.width = from.width;
    out.height = from.height;
    out.is_pictured = from.is_pictured != 0;
    out.glyphs.reserve(from.glyph_count);
    for (const gongkai_glyph& g : std::span{from.glyphs, from.glyph_count})
        out.glyphs.push_back({static_cast<char32_t>(g.character), {g.left, g.top, g.right, g.bottom}, g.angle});
    out.rules.reserve(from.rule_count);
    for (const gongkai_rectangle& r : std::span{from.rules, from.rule_count})
        out.rules.push_back({r.left, r.top, r.right, r.bottom});
    return out;
}

}  // namespace

extern "C" {

const char* gongkai_text_data(const gongkai_text* text) { return text->value.data(); }
size_t gongkai_text_size(const gongkai_text* text) { return text->value.size(); }
void gongkai_text_free(gongkai_text* text) { delete text; }

gongkai_text* gongkai_detect(const char* bytes, size_t size) {
    const std::string_view view{bytes, size};
    const auto package = detect_package(view);
    if (!package) return answer(package.error());
    const format found = *package ? **package : detect_format(view);
    return answer(json{{"format", enumerator_names<format>[index_of(found)]}});
}

gongkai_text* gongkai_decode(const char* bytes, size_t size) {
    auto text = decode_text({bytes, size});
    if (!text) return answer(text.error());
    return answer(json{{"text", std::move(text).value()}});
}

gongkai_text* gongkai_check(const char* bytes, size_t size, int passes) { return checked(read({bytes, size}), passes != 0); }

gongkai_text* gongkai_check_document(const char* text, size_t size, int passes) {
    const auto given = parse(text, size);
    if (!given) return answer(given.error());
    const auto source = document_taker{}.take(*given);
    if (!source) return answer(source.error());
    return checked(read_document(*source), passes != 0);
}

gongkai_text* gongkai_check_pages(const gongkai_page* given, size_t count, int passes) {
    std::vector<page> pages;
    for (const gongkai_page& p : std::span{given, count}) pages.push_back(taken_page(p));
    return checked(read_pages(pages), passes != 0);
}

gongkai_text* gongkai_panel(const char* text, size_t size) {
    const auto given = parse(text, size);
    if (!given) return answer(given.error());
    panel judged;
    for (const json& each : member(*given, "reports")) {
        if (!each.is_object()) return answer(error{errc::json_schema, "/reports: not an object"});
        const auto report = report_of(each, "report");
        if (!report) return answer(report.error());
        judged.add(*report, text_of(each, "source"));
    }
    json agencies = json::array();
    for (const agency_years& a : judged.agencies()) {
        json out{{"agency", a.agency}, {"years", json::array()}, {"missing", json::array()}};
        for (const std::chrono::year y : a.years) out["years"].push_back(int{y});
        for (const agency_years::gap& gap : a.missing) out["missing"].push_back(json::array({int{gap.first}, int{gap.last}}));
        agencies.push_back(std::move(out));
    }
    json findings = json::array();
    for (const across_finding& f : judged.check()) findings.push_back(finding_json(f));
    return answer(json{{"agencies", std::move(agencies)}, {"findings", std::move(findings)}});
}

}  // extern "C"
