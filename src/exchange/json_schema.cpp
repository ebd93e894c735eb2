// SPDX-License-Identifier: Apache-2.0
#include "metadata_keys.hpp"

#include <gongkai/io/schema.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongkai {
namespace {

using json = nlohmann::ordered_json;

constexpr auto largest_place = std::numeric_limits<std::uint32_t>::max();

json reference(std::string_view definition) { return {{"$ref", "#/$defs/" + std::string{definition}}}; }
json constant(std::string_view value) { return {{"const", value}}; }
json integer(std::uint32_t low, std::uint32_t high) { return {{"type", "integer"}, {"minimum", low}, {"maximum", high}}; }
json array_of(json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

/// An object; the keys of `required` must be there.
json object(json properties, json required) {
    json out{{"type", "object"}};
    if (!required.empty()) out["required"] = std::move(required);
    out["properties"] = std::move(properties);
    return out;
}

template <class Enum>
json names() {
    json out = json::array();
    for (const std::string_view name : enumerator_names<Enum>) out.push_back(name);
    return out;
}

template <class Enum>
json codes() {
    json out = json::array();
    for (const Enum value : enumerators<Enum>) out.push_back(code(value));
    return out;
}

/// The cells that a form has in a table, row by row, each with the wording that it prints.
json cells(table which, const form& f) {
    json rows = json::array();
    std::size_t count = 0;
    for (const std::uint8_t at : cells_of(f)) {
        const cell_key& key = all_cells[at];
        if (key.table() != which) continue;
        ++count;
        if (rows.empty() || rows.back()["properties"]["row"]["const"] != key.row_code()) {
            json row = constant(key.row_code());
            row["title"] =
                std::string{key.row_label(lang::zh, f.edition)} + " · " + std::string{key.row_label(lang::en, f.edition)};
            rows.push_back({{"properties", {{"row", std::move(row)}, {"column", {{"enum", json::array()}}}}}});
        }
        rows.back()["properties"]["column"]["enum"].push_back(key.column_code());
    }
    return {{"maxItems", count}, {"items", {{"oneOf", std::move(rows)}}}};
}

json place() {
    const json offset = integer(0, largest_place);
    const json number = integer(1, largest_place);
    json kinds = json::array();
    kinds.push_back(object({{"offset", offset}, {"length", offset}, {"line", number}, {"column", number}},
                           {"offset", "length", "line", "column"}));
    kinds.push_back(object({{"page", number},
                            {"box", {{"type", "array"}, {"items", integer(0, 65535)}, {"minItems", 4}, {"maxItems", 4}}},
                            {"offset", offset}},
                           {"page", "box", "offset"}));
    kinds.push_back(object({{"sheet", {{"type", "string"}}}, {"row", number}, {"column", number}, {"offset", offset}},
                           {"sheet", "row", "column", "offset"}));
    kinds.push_back(object({{"table", number}, {"row", number}, {"column", number}, {"offset", offset}},
                           {"table", "row", "column", "offset"}));
    kinds.push_back(object({{"paragraph", number}, {"offset", offset}}, {"paragraph", "offset"}));
    return {{"description",
             "A place in the document: in a text by lines from 1 and bytes from 0, or on a page in points, "
             "or in a sheet, a table or a paragraph by numbers from 1."},
            {"anyOf", std::move(kinds)}};
}

/// A value where the status has one, the sums it took where it was inferred.
json cell_schema() {
    json out = object(
        {{"row", {{"type", "string"}}},
         {"column", {{"type", "string"}}},
         {"value",
          {{"type", "string"}, {"description", "An exact decimal; money in 万元."}, {"pattern", R"(^[+-]?[0-9]+(\.[0-9]+)?$)"}}},
         {"status", {{"enum", codes<cell_status>()}}},
         {"through", {{"type", "array"}, {"items", {{"enum", names<sum_kind>()}}}, {"uniqueItems", true}}},
         {"origin", {{"enum", names<cell_origin>()}}},
         {"printed", {{"type", "string"}}},
         {"confidence", {{"type", "number"}, {"minimum", 0}, {"maximum", 1}}},
         {"span", reference("span")}},
        {"row", "column", "status"});
    json statuses = json::array();
    for (const cell_status s : enumerators<cell_status>) {
        json required = json::array();
        json absent = json::array();
        const bool has_value = s == cell_status::reported || s == cell_status::inferred;
        (has_value ? required : absent).push_back("value");
        (s == cell_status::inferred ? required : absent).push_back("through");
        json then = json::object();
        if (!required.empty()) then["required"] = std::move(required);
        for (const json& key : absent) then["properties"][key.get<std::string>()] = false;
        statuses.push_back({{"if", {{"properties", {{"status", constant(code(s))}}}}}, {"then", std::move(then)}});
    }
    out["allOf"] = std::move(statuses);
    return out;
}

json metadata_schema() {
    json properties = json::object();
    for (const auto& [key, member] : detail::metadata_texts) properties[std::string{key}] = {{"type", "string"}};
    properties["year"] = integer(1, 9999);
    for (const auto& [key, member] : detail::metadata_dates)
        properties[std::string{key}] = {{"type", "string"}, {"format", "date"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
    return {{"type", "object"}, {"properties", std::move(properties)}};
}

json prose(json properties, json required) {
    properties["text"] = {{"type", "string"}};
    properties["span"] = reference("span");
    properties["pieces"] = array_of(reference("piece"));
    required.push_back("text");
    return object(std::move(properties), std::move(required));
}

/// What follows from the edition and from （六）其他处理 being one row: the cells of the tables.
json forms() {
    json out = json::array();
    const auto given = [&](std::string_view key, const json& value, table which, json of_form) {
        json tables = json::object();
        tables["properties"][std::string{code(which)}]["properties"]["cells"] = std::move(of_form);
        out.push_back({{"if", {{"required", {key}}, {"properties", {{std::string{key}, {{"const", value}}}}}}},
                       {"then", {{"properties", {{"tables", std::move(tables)}}}}}});
    };
    for (const edition e : enumerators<edition>)
        given("edition", code(e), table::disclosure, cells(table::disclosure, form::of(e)));
    for (const bool undivided : {false, true}) {
        // Editions that print the same requests are told apart by nothing else.
        std::vector<std::pair<json, json>> alike;  // cells, editions
        for (const edition e : enumerators<edition>) {
            json of_edition = cells(table::requests, {e, undivided});
            const auto same = std::ranges::find_if(alike, [&](const auto& a) { return a.first == of_edition; });
            if (same == alike.end()) alike.emplace_back(std::move(of_edition), json::array({code(e)}));
            else same->second.push_back(code(e));
        }
        for (auto& [of_editions, which] : alike) {
            given("other_undivided", undivided, table::requests, std::move(of_editions));
            if (alike.size() == 1) continue;
            out.back()["if"]["required"].push_back("edition");
            out.back()["if"]["properties"]["edition"] = {{"enum", which}};
        }
    }
    return out;
}

}  // namespace

std::string json_schema() {
    json tables = json::object();
    for (const table t : enumerators<table>) {
        tables[std::string{code(t)}] = reference("table");
        tables[std::string{code(t)}]["title"] =
            std::string{label(section_of(t), lang::zh)} + " · " + std::string{label(section_of(t), lang::en)};
    }
    tables[std::string{code(table::reviews)}]["properties"]["cells"] = cells(table::reviews, {});

    json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                {"$id", "urn:gongkai:report:" + std::to_string(json_version)},
                {"title", "政府信息公开工作年度报告 · annual report on government information disclosure"},
                {"description",
                 "A report as a document shows it. What is not printed or has no place is left out; a "
                 "reader ignores keys that it does not know."}};
    schema.update(object({{"gongkai", {{"const", json_version}, {"description", "The version of this form."}}},
                          {"edition", {{"enum", codes<edition>()}}},
                          {"other_undivided", {{"type", "boolean"}, {"description", "（六）其他处理 is one row."}}},
                          {"metadata", metadata_schema()},
                          {"tables", {{"type", "object"}, {"properties", std::move(tables)}, {"additionalProperties", false}}},
                          {"sections_known", {{"type", "boolean"}}},
                          {"sections", array_of(reference("section"))},
                          {"preamble", prose(json::object(), json::array())},
                          {"notes", array_of(reference("note"))},
                          {"document", {{"type", "string"}, {"description", "What the places are in, by its name."}}},
                          {"sheets", array_of({{"type", "string"}})},
                          {"recognised", {{"type", "boolean"}, {"description", "In pictures of pages."}}}},
                         {"gongkai", "edition", "tables"}));
    schema["allOf"] = forms();
    schema["$defs"] = {
        {"table", object({{"present", {{"type", "boolean"}}}, {"cells", array_of(reference("cell"))}}, {"present", "cells"})},
        {"cell", cell_schema()},
        {"span", place()},
        {"piece", object({{"offset", integer(0, largest_place)}, {"span", reference("span")}}, {"offset"})},
        {"section",
         prose(
             {{"section", {{"enum", codes<section>()}}}, {"heading", {{"type", "string"}}}, {"heading_span", reference("span")}},
             {"section", "heading"})},
        {"note", object({{"problem", {{"enum", names<reading_problem>()}}},
                         {"cells",
                          {{"type", "array"},
                           {"minItems", 1},
                           {"items", {{"type", "array"}, {"items", {{"type", "string"}}}, {"minItems", 3}, {"maxItems", 3}}}}},
                         {"readings", array_of({{"type", "string"}})},
                         {"span", reference("span")}},
                        {"problem", "cells", "readings"})}};
    return schema.dump(2) + '\n';
}

}  // namespace gongkai
