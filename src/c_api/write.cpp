// SPDX-License-Identifier: Apache-2.0
#include "answer.hpp"

#include <gongkai/io/read.hpp>
#include <gongkai/io/write.hpp>
#include <gongkai/tables/layout.hpp>
#include <utility>

using namespace gongkai;
using namespace gongkai::c_api;

namespace {

json names(const std::vector<cell_key>& cells) {
    json out = json::array();
    for (const cell_key& key : cells) out.push_back(to_string(key));
    return out;
}

/// A table of the form; with what the cells show where there is a report.
json layout_json(table which, const form& f, lang language, const published_report* report) {
    const table_layout layout = layout_of(which, f, language);
    json cells = json::array();
    for (const layout_cell& c : layout.cells) {
        json out{{"role", enumerator_names<layout_role>[index_of(c.role)]},
                 {"row", c.row},
                 {"column", c.column},
                 {"row_span", c.row_span},
                 {"column_span", c.column_span},
                 {"text", c.text},
                 {"left", c.left},
                 {"scope", scope_of(c)}};
        if (c.key) {
            const derivation from = derivation_of(*c.key, f);
            out["cell"] = to_string(*c.key);
            out["plus"] = names(from.plus);
            out["minus"] = names(from.minus);
            if (report) out["shown"] = shown((*report)[*c.key]);
        }
        cells.push_back(std::move(out));
    }
    return {{"title", label(section_of(which), language, f.edition)},
            {"rows", layout.rows},
            {"columns", layout.columns},
            {"header_rows", layout.header_rows},
            {"widths", layout.widths},
            {"cells", std::move(cells)}};
}

json blocks_json(const writable_report& report, lang language) {
    json out{{"blocks", json::array()}, {"tables", json::object()}};
    for (const printed_block& b : blocks_of(report, language)) {
        out["blocks"].push_back({{"kind", enumerator_names<block_kind>[index_of(b.kind)]},
                                 {"text", b.text},
                                 {"section", b.section ? json(code(*b.section)) : json{}},
                                 {"table", b.table ? json(code(*b.table)) : json{}}});
        if (b.table)
            out["tables"][std::string{code(*b.table)}] =
                layout_json(*b.table, report.report().form(), language, &report.report());
    }
    return out;
}

gongkai_text* written(const writable_report& report, std::string_view wanted, lang language) {
    const auto text = [](std::string document) { return answer(json{{"text", std::move(document)}}); };
    if (wanted == "html") return text(to_html(report, language));
    if (wanted == "markdown") return text(to_markdown(report, language));
    if (wanted == "text") return text(to_text(report, language));
    if (wanted == "json") return text(to_json(report.report()));
    if (wanted == "tidy") return text(to_tidy(report.report()));
    if (wanted == "blocks") return answer(blocks_json(report, language));
    return answer(error{errc::argument_invalid, "format: " + std::string{wanted}});
}

lang language_of(std::string_view code) { return code == "en" ? lang::en : lang::zh; }

}  // namespace

extern "C" {

gongkai_text* gongkai_write(const char* text, size_t size) {
    const auto given = parse(text, size);
    if (!given) return answer(given.error());
    const auto report = report_of(*given, "report");
    if (!report) return answer(report.error());
    const lang language = language_of(text_of(*given, "language"));
    const std::string wanted = text_of(*given, "format");
    if (member(*given, "as_printed") == true) return written(writable_report::as_printed(*report), wanted, language);
    const auto verified = verify(*report);
    if (verified) return written(*verified, wanted, language);
    json count;
    return answer(json{{"findings", findings_json(verified.error(), report->sheets, false, count)}});
}

gongkai_text* gongkai_form(const char* edition_code, const char* language_code, int other_undivided) {
    const auto e = edition_from_code(edition_code);
    if (!e) return answer(error{errc::argument_invalid, std::string{"edition: "} + edition_code});
    const form f{*e, other_undivided != 0};
    const lang language = language_of(language_code);
    json out{{"tables", json::object()}, {"sections", json::array()}};
    for (const table t : enumerators<table>) out["tables"][std::string{code(t)}] = layout_json(t, f, language, nullptr);
    for (const section s : enumerators<section>)
        out["sections"].push_back({{"section", code(s)}, {"heading", label(s, language, *e)}});
    return answer(out);
}

gongkai_text* gongkai_rules(void) {
    json out = json::array();
    for (const rule& r : all_rules)
        out.push_back({{"rule", r.code},
                       {"severity", code(r.level)},
                       {"zh", r.zh},
                       {"en", r.en},
                       {"basis", to_string(r.basis, lang::zh)},
                       {"basis_en", to_string(r.basis, lang::en)},
                       {"scope", code(r.scope)}});
    return answer(json{{"rules", std::move(out)}});
}

}  // extern "C"
