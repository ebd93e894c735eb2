// SPDX-License-Identifier: Apache-2.0
#include "answer.hpp"

#include "exchange/span_writer.hpp"

#include <algorithm>
#include <gongkai/calendar/iso_date.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/narrative/check.hpp>
#include <gongkai/rules/localise.hpp>
#include <limits>
#include <utility>

namespace gongkai::c_api {

namespace {

constexpr int deepest = 32;  // a report within a request has ten levels

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

json text_or_null(const std::string& text) { return text.empty() ? json{} : json(text); }

json change_json(const cell_change& change) {
    return {{"cell", key_json(change.cell)}, {"from", change.from ? to_string(*change.from) : ""}, {"to", to_string(change.to)}};
}

/// Of a report that has a failed sum or a blank total, the likeliest first.
json repairs_json(const published_report& report) {
    json out = json::array();
    for (const repair& r : localise(report)) {
        json cells = json::array();
        for (const cell_change& change : r.changes) cells.push_back(change_json(change));
        out.push_back({{"rank", out.size() + 1},
                       {"cells", std::move(cells)},
                       {"smallest", r.smallest},
                       {"reason_zh", reason_of(r, report.edition(), lang::zh)},
                       {"reason_en", reason_of(r, report.edition(), lang::en)}});
    }
    return out;
}

}  // namespace

gongkai_text* answer(std::string text) { return new gongkai_text{std::move(text)}; }

gongkai_text* answer(const json& value) { return answer(dumped(value)); }

gongkai_text* answer(const error& why) {
    json out{{"code", code(why.code)},
             {"detail", why.detail},
             {"message_zh", to_string(error{why.code, why.detail}, lang::zh)},
             {"message_en", to_string(error{why.code, why.detail}, lang::en)}};
    if (why.span) {
        out["line"] = why.span.line;
        out["column"] = why.span.column;
    }
    return answer(json{{"error", std::move(out)}});
}

result<json> parse(const char* text, std::size_t size) {
    bool too_deep = false;
    const auto look = [&](int depth, json::parse_event_t, json&) {
        too_deep = too_deep || depth > deepest;
        return !too_deep;
    };
    json out = json::parse(std::string_view{text, size}, look, false);
    if (too_deep) return error{errc::json_schema, "nested deeper than " + std::to_string(deepest)};
    if (out.is_discarded()) return error{errc::json_syntax};
    if (!out.is_object()) return error{errc::json_schema, "/: not an object"};
    return out;
}

const json& member(const json& of, const char* key) {
    static const json none;
    const auto found = of.find(key);
    return found == of.end() ? none : *found;
}

std::string text_of(const json& of, const char* key) {
    const json& value = member(of, key);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

int number_of(const json& of, const char* key, int otherwise) {
    const json& value = member(of, key);
    if (!value.is_number_integer()) return otherwise;
    const auto number = value.get<std::int64_t>();
    const bool fits = number >= std::numeric_limits<int>::min() && number <= std::numeric_limits<int>::max();
    return fits ? static_cast<int>(number) : otherwise;
}

std::optional<std::chrono::sys_days> day_of(const json& of, const char* key, std::optional<error>& wrong) {
    const json& value = member(of, key);
    if (value.is_null() || value == "") return std::nullopt;
    const std::string text = value.is_string() ? value.get<std::string>() : std::string{};
    const auto day = parse_iso_date(text);
    if (!day) wrong = error{errc::argument_invalid, std::string{key} + ": " + text};
    return day;
}

result<published_report> report_of(const json& of, const char* key) {
    const json& value = member(of, key);
    if (!value.is_object()) return error{errc::json_schema, "/" + std::string{key} + ": not an object"};
    return read_json(dumped(value));
}

std::optional<cell_key> cell_of(std::string_view name, const form& f) {
    const std::size_t first = name.find('.');
    const std::size_t last = name.rfind('.');
    if (first == name.npos || first == last) return std::nullopt;
    const auto key = find_cell(name.substr(0, first), name.substr(first + 1, last - first - 1), name.substr(last + 1));
    return key && f.has(*key) ? key : std::nullopt;
}

json key_json(const cell_key& key) { return json::array({code(key.table()), key.row_code(), key.column_code()}); }

json finding_json(const finding& f, const std::vector<std::string>& sheets) {
    json cells = json::array();
    for (const cell_key& key : f.cells) cells.push_back(key_json(key));
    json out{{"rule", code(f.rule)},
             {"severity", code(f.severity())},
             {"outcome", code(f.outcome)},
             {"reason", enumerator_names<reason>[index_of(f.reason)]},
             {"cells", std::move(cells)},
             {"table", f.table ? json(code(*f.table)) : json{}},
             {"section", f.section ? json(code(*f.section)) : json{}},
             {"expected", text_or_null(f.expected)},
             {"actual", text_or_null(f.actual)},
             {"message_zh", message(f, lang::zh)},
             {"message_en", message(f, lang::en)},
             {"basis", to_string(f.basis(), lang::zh)},
             {"basis_en", to_string(f.basis(), lang::en)},
             {"span", nullptr},
             {"quote", text_or_null(f.quote)},
             {"words", text_or_null(f.words)}};
    detail::span_writer{sheets}(out, "span", f.span);
    return out;
}

json finding_json(const across_finding& f) {
    static const std::vector<std::string> none;
    json out = finding_json(f.result, f.reports.empty() ? none : f.reports.front().sheets);
    out["message_zh"] = message(f, lang::zh);
    out["message_en"] = message(f, lang::en);
    out["agency"] = f.agency;
    out["year"] = f.year ? json(int{*f.year}) : json{};
    out["sources"] = json::array();
    for (const report_ref& r : f.reports) out["sources"].push_back(r.source);
    return out;
}

json findings_json(const std::vector<finding>& found, const std::vector<std::string>& sheets, bool passes, json& count) {
    json out = json::array();
    for (const finding& f : found)
        if (passes || f.outcome != outcome::pass) out.push_back(finding_json(f, sheets));
    count = std::ranges::count(found, outcome::pass, &finding::outcome);
    return out;
}

gongkai_text* checked(const result<published_report>& report, bool passes) {
    if (!report) return answer(report.error());
    json count;
    const json findings = findings_json(check_with_prose(*report, {.passes = true}), report->sheets, passes, count);
    return answer("{\"report\": " + to_json(*report) + ", \"findings\": " + dumped(findings) + ", \"passes\": " + dumped(count) +
                  ", \"repairs\": " + dumped(repairs_json(*report)) + "}");
}

}  // namespace gongkai::c_api
