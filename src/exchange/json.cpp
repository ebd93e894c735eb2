// SPDX-License-Identifier: Apache-2.0
#include "metadata_keys.hpp"
#include "read/reading.hpp"
#include "span_writer.hpp"
#include "text/encoding.hpp"
#include "text/place_finder.hpp"
#include "text/unicode.hpp"

#include <gongkai/calendar/iso_date.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/io/schema.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <bitset>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>

/// The report as JSON, version 1. What is not printed or has no place is left out; a reader ignores keys that it does
/// not know.
///
///     {"gongkai": 1, "edition": "2021", "other_undivided": false,
///      "document": "report.html",
///      "metadata": {"title": "…", "year": 2023, "date_published": "2024-01-16", …},
///      "tables": {"requests": {"present": true, "cells": [
///          {"row": "received", "column": "total", "value": "81", "status": "reported",
///           "span": {"offset": 0, "length": 2, "line": 1, "column": 1}}, …]}, …},
///      "sections_known": true,
///      "sections": [{"section": "overview", "heading": "…", "text": "…", "heading_span": {…}, "span": {…},
///                    "pieces": [{"offset": 0, "span": {…}}, …]}, …],
///      "preamble": {"text": "…", "span": {…}, "pieces": […]},
///      "notes": [{"problem": "ambiguous", "cells": [["requests", "total", "total"]], "readings": ["…"], "span": {…}}]}
///
/// A value is an exact decimal in a string, there where the status is reported or inferred; an inferred cell names the
/// sums it was read through in "through".

namespace gongkai {
namespace {

using json = nlohmann::ordered_json;

using detail::metadata_dates;
using detail::metadata_texts;
using detail::span_writer;

constexpr int max_depth = 16;  // six are used

template <class Enum>
std::optional<Enum> from_name(std::string_view name) noexcept {
    for (const Enum value : enumerators<Enum>)
        if (enumerator_names<Enum>[index_of(value)] == name) return value;
    return std::nullopt;
}

std::optional<cell_status> status_from_code(std::string_view text) noexcept {
    for (const cell_status s : enumerators<cell_status>)
        if (code(s) == text) return s;
    return std::nullopt;
}

constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max();

json metadata_to_json(const metadata& from) {
    json out = json::object();
    for (const auto& [key, member] : metadata_texts)
        if (!(from.*member).empty()) out[std::string{key}] = from.*member;
    if (from.year) out["year"] = int{*from.year};
    for (const auto& [key, member] : metadata_dates)
        if (from.*member) out[std::string{key}] = iso_date(*(from.*member));
    return out;
}

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

/// At the end of the members of an object: `text` needs no escape.
void append_member(std::string& to, std::string_view key, std::string_view text) {
    to.append(",\"").append(key).append("\":\"").append(text).append("\"");
}

/// A report has hundreds of cells: as values of the library for JSON they took most of the time to write it.
void append_cell(std::string& to, const cell_key& key, const cell& from, const provenance& origin, const span_writer& put_span) {
    to.append("{\"row\":\"").append(key.row_code()).append("\"");
    append_member(to, "column", key.column_code());
    if (from.has_value()) append_member(to, "value", to_string(from.number()));
    append_member(to, "status", code(from.status()));
    if (from.status() == cell_status::inferred) {
        json through = json::array();  // empty where no sum was needed
        for (const sum_kind kind : enumerators<sum_kind>)
            if (from.inferred_through().contains(kind)) through.push_back(enumerator_names<sum_kind>[index_of(kind)]);
        to.append(",\"through\":").append(dumped(through));
    }
    if (origin.origin) {
        append_member(to, "origin", enumerator_names<cell_origin>[index_of(*origin.origin)]);
        to.append(",\"printed\":").append(dumped(origin.printed));
        if (origin.confidence) to.append(",\"confidence\":").append(dumped(*origin.confidence));
    }
    put_span.append(to, "span", from.span());
    to += '}';
}

void append_tables(std::string& to, const published_report& report, const span_writer& put_span) {
    for (const table t : enumerators<table>) {
        to.append(to.ends_with('{') ? "\"" : ",\"")
            .append(code(t))
            .append("\":{\"present\":")
            .append(report.has_table(t) ? "true" : "false");
        to += ",\"cells\":[";
        for (const cell_key& key : all_cells) {
            if (key.table() != t || !report.form().has(key)) continue;
            if (!to.ends_with('[')) to += ',';
            append_cell(to, key, report[key], report.provenance(key), put_span);
        }
        to += "]}";
    }
}

void put_pieces(json& into, const std::vector<text_piece>& pieces, const span_writer& put_span) {
    for (const text_piece& p : pieces) {
        json piece{{"offset", p.offset}};
        put_span(piece, "span", p.span);
        into["pieces"].push_back(std::move(piece));
    }
}

json section_to_json(const section_text& from, const span_writer& put_span) {
    json out{{"section", code(from.which)}, {"heading", from.heading}, {"text", from.text}};
    put_span(out, "heading_span", from.heading_span);
    put_span(out, "span", from.span);
    put_pieces(out, from.pieces, put_span);
    return out;
}

json note_to_json(const reading_note& from, const span_writer& put_span) {
    json out{{"problem", enumerator_names<reading_problem>[index_of(from.problem)]}, {"cells", json::array()}};
    for (const cell_key& key : from.cells)
        out["cells"].push_back(json::array({code(key.table()), key.row_code(), key.column_code()}));
    out["readings"] = from.readings;
    put_span(out, "span", from.span);
    return out;
}

/// A value of the document that is read, and the way to it. The first thing that is wrong is kept; from then on, as
/// where a member is absent, everything is empty.
class json_value {
public:
    json_value(const json& value, std::optional<error>& failure) : value_{&value}, failure_{&failure} {}

    /// Whether it is there.
    explicit operator bool() const noexcept { return value_ != nullptr; }

    json_value optional(std::string_view key) const {
        if (!expect(&json::is_object, "an object")) return child(nullptr, key);
        const auto found = value_->find(std::string{key});
        return child(found == value_->end() ? nullptr : &*found, key);
    }
    json_value required(std::string_view key) const {
        json_value member = optional(key);
        if (value_ && !member) fail("no " + std::string{key});
        return member;
    }

    std::string_view text() const {
        return expect(&json::is_string, "a string") ? std::string_view{value_->get_ref<const std::string&>()} : "";
    }
    bool boolean() const { return expect(&json::is_boolean, "true or false") && value_->get<bool>(); }
    std::uint32_t integer(std::uint32_t low, std::uint32_t high) const {
        if (!expect(&json::is_number, "a number")) return low;
        const double number = value_->get<double>();
        if (number >= low && number <= high && number == std::floor(number)) return static_cast<std::uint32_t>(number);
        fail("no whole number between " + std::to_string(low) + " and " + std::to_string(high));
        return low;
    }
    double share() const {
        const double number = expect(&json::is_number, "a number") ? value_->get<double>() : 0;
        if (number < 0 || number > 1) fail("not between 0 and 1");
        return number;
    }
    template <class Visit>
    void for_each_item(Visit&& visit) const {
        if (!expect(&json::is_array, "an array")) return;
        for (std::size_t i = 0; i < value_->size() && !*failure_; ++i) visit(child(&(*value_)[i], std::to_string(i)));
    }
    template <class Visit>
    void for_each_member(Visit&& visit) const {
        if (!expect(&json::is_object, "an object")) return;
        for (const auto& [key, member] : value_->items())
            if (!*failure_) visit(std::string_view{key}, child(&member, key));
    }
    /// What `parse` makes of the string.
    template <class Parse>
    auto parsed(Parse&& parse) const -> decltype(parse(std::string_view{})) {
        const std::string_view name = text();
        auto result = parse(name);
        if (!result && value_) fail("unknown: " + std::string{name});
        return result;
    }

    void fail(const std::string& what) const {
        if (!*failure_) *failure_ = error{errc::json_schema, (path_.empty() ? "/" : path_) + ": " + what};
    }

private:
    bool expect(bool (json::*is)() const noexcept, const char* what) const {
        if (*failure_ || !value_) return false;
        if (!(value_->*is)()) fail(std::string{"not "} + what);
        return !*failure_;
    }
    /// `key` as a JSON pointer names it.
    json_value child(const json* value, std::string_view key) const {
        json_value out{*this};
        out.value_ = value;
        out.path_ += '/';
        for (const char c : key) c == '~' ? out.path_ += "~0" : c == '/' ? out.path_ += "~1" : out.path_ += c;
        return out;
    }

    const json* value_;
    std::optional<error>* failure_;
    std::string path_{};
};

page_box to_box(const json_value& from) {
    page_box out;
    std::uint16_t* const sides[] = {&out.left, &out.top, &out.right, &out.bottom};
    std::size_t given = 0;
    from.for_each_item([&](const json_value& side) {
        const std::uint32_t points = side.integer(0, std::numeric_limits<std::uint16_t>::max());
        if (given < std::size(sides)) *sides[given] = static_cast<std::uint16_t>(points);
        ++given;
    });
    if (from && given != std::size(sides)) from.fail("not left, top, right and bottom");
    return out;
}

/// Reads places; those in a workbook count the sheets that the report names.
class span_reader {
public:
    explicit span_reader(const std::vector<std::string>& sheets) noexcept : sheets_{sheets} {}

    source_span operator()(const json_value& from) const {
        if (!from) return {};
        const auto at = [&](std::string_view key) { return from.required(key).integer(1, most); };
        const std::uint32_t offset = from.required("offset").integer(0, most);
        if (from.optional("page")) return source_span::on_page(at("page"), to_box(from.required("box")), offset);
        if (from.optional("paragraph")) return source_span::in_paragraph(at("paragraph"), offset);
        if (from.optional("table")) return source_span::in_table(at("table"), at("row"), at("column"), offset);
        if (const json_value sheet = from.optional("sheet")) {
            const auto found = std::ranges::find(sheets_, sheet.text());
            if (found == sheets_.end()) sheet.fail("no such sheet");
            return source_span::in_sheet(static_cast<std::uint32_t>(found - sheets_.begin() + 1), at("row"), at("column"),
                                         offset);
        }
        return {offset, from.required("length").integer(0, most), at("line"), at("column")};
    }

private:
    const std::vector<std::string>& sheets_;
};

metadata to_metadata(const json_value& from) {
    metadata out;
    for (const auto& [key, member] : metadata_texts) out.*member = from.optional(key).text();
    if (const json_value year = from.optional("year")) out.year = std::chrono::year{static_cast<int>(year.integer(1, 9999))};
    for (const auto& [key, member] : metadata_dates)
        if (const json_value date = from.optional(key)) out.*member = date.parsed(parse_iso_date);
    return out;
}

std::optional<table> table_from_code(std::string_view text) noexcept {
    for (const table t : enumerators<table>)
        if (code(t) == text) return t;
    return std::nullopt;
}

cell to_cell(const json_value& from, const span_reader& to_span) {
    const source_span span = to_span(from.optional("span"));
    const auto status = from.required("status").parsed(status_from_code);
    if (!status) return {};
    const json_value value = from.optional("value");
    if (*status == cell_status::blank || *status == cell_status::missing) {
        if (value) value.fail("a " + std::string{code(*status)} + " cell has no value");
        return *status == cell_status::blank ? cell::blank(span) : cell::missing(span);
    }
    const auto number = from.required("value").parsed(decimal::parse);
    if (!number) return {};
    if (*status == cell_status::reported) return cell::reported(*number, span);
    sum_kinds through;
    from.required("through").for_each_item([&](const json_value& kind) {
        if (const auto known = kind.parsed(from_name<sum_kind>)) through = through | *known;
    });
    return cell::inferred(*number, through, span);
}

provenance to_provenance(const json_value& from) {
    provenance out;
    if (const json_value origin = from.optional("origin")) {
        out.origin = origin.parsed(from_name<cell_origin>);
        out.printed = from.required("printed").text();
        if (const json_value confidence = from.optional("confidence")) out.confidence = confidence.share();
    }
    return out;
}

void read_table(table which, const json_value& from, published_report& report, const span_reader& to_span) {
    report.set_table(which, from.required("present").boolean());
    std::bitset<cell_count> seen;
    from.required("cells").for_each_item([&](const json_value& item) {
        const auto key = find_cell(code(which), item.required("row").text(), item.required("column").text());
        if (!key || !report.form().has(*key)) return item.fail("no such cell in this form");
        const std::size_t at = *index_of(*key);
        if (seen[at]) return item.fail("given twice");
        seen.set(at);
        report.set(*key, to_cell(item, to_span));
        if (provenance origin = to_provenance(item); origin.origin) report.set_provenance(*key, std::move(origin));
    });
}

std::vector<text_piece> to_pieces(const json_value& from, const span_reader& to_span) {
    std::vector<text_piece> out;
    from.for_each_item([&](const json_value& item) {
        text_piece& piece = out.emplace_back();
        piece.offset = item.required("offset").integer(0, std::numeric_limits<std::uint32_t>::max());
        piece.span = to_span(item.optional("span"));
    });
    return out;
}

section_text to_section(const json_value& from, const span_reader& to_span) {
    section_text out;
    out.which = from.required("section").parsed(from_code<section>).value_or(section::overview);
    out.heading = from.required("heading").text();
    out.text = from.required("text").text();
    out.heading_span = to_span(from.optional("heading_span"));
    out.span = to_span(from.optional("span"));
    out.pieces = to_pieces(from.optional("pieces"), to_span);
    return out;
}

reading_note to_note(const json_value& from, const span_reader& to_span) {
    reading_note out;
    out.problem = from.required("problem").parsed(from_name<reading_problem>).value_or(reading_problem::unreadable);
    const json_value cells = from.required("cells");
    cells.for_each_item([&](const json_value& item) {
        std::vector<std::string_view> codes;
        item.for_each_item([&](const json_value& part) { codes.push_back(part.text()); });
        const auto key = codes.size() == 3 ? find_cell(codes[0], codes[1], codes[2]) : std::nullopt;
        if (!key) return item.fail("no such cell");
        out.cells.push_back(*key);
    });
    if (out.cells.empty()) cells.fail("a note is about one cell at least");
    from.required("readings").for_each_item([&](const json_value& item) { out.readings.emplace_back(item.text()); });
    out.span = to_span(from.optional("span"));
    return out;
}

published_report to_report(const json_value& root) {
    root.required("gongkai").integer(json_version, json_version);
    const edition e = root.required("edition").parsed(edition_from_code).value_or(newest_edition);
    const json_value other_undivided = root.optional("other_undivided");
    published_report report{{e, other_undivided ? other_undivided.boolean() : form::of(e).other_undivided}};
    report.metadata = to_metadata(root.optional("metadata"));
    root.optional("sheets").for_each_item([&](const json_value& name) { report.sheets.emplace_back(name.text()); });
    const span_reader to_span{report.sheets};
    root.required("tables").for_each_member([&](std::string_view key, const json_value& member) {
        const auto which = table_from_code(key);
        if (!which) return member.fail("no such table");
        read_table(*which, member, report, to_span);
    });
    report.sections_known = root.optional("sections_known").boolean();
    report.is_recognised = root.optional("recognised").boolean();
    report.document = std::string{root.optional("document").text()};
    root.optional("sections").for_each_item([&](const json_value& s) { report.sections.push_back(to_section(s, to_span)); });
    if (const json_value preamble = root.optional("preamble")) {
        report.preamble.text = preamble.required("text").text();
        report.preamble.span = to_span(preamble.optional("span"));
        report.preamble.pieces = to_pieces(preamble.optional("pieces"), to_span);
    }
    root.optional("notes").for_each_item([&](const json_value& n) { report.notes.push_back(to_note(n, to_span)); });
    return report;
}

/// The pages that the answer of a server holds in its strings, each after its title, if that stands beside it.
struct served_pages {
    std::string text{};
    std::string made_of{};  ///< the pointers of the strings (RFC 6901), joined by +

    void add_from(const json& value, const json::json_pointer& at) {
        constexpr std::size_t shortest_page = 200;
        constexpr std::string_view subject = "公开";
        std::string_view title;
        json::json_pointer title_at;
        for (const auto& [key, member] : value.items()) {
            if (!title.empty() || detail::title_kind_of(text_of(member)) == detail::title_kind::none) continue;
            title = text_of(member);
            title_at = at / key;
        }
        for (const auto& [key, member] : value.items()) {
            if (member.is_structured()) add_from(member, at / key);
            const std::string_view page = text_of(member);
            if (page.size() < shortest_page || page.find(subject) == page.npos) continue;
            const bool is_html = page.find("</") != page.npos;
            if (!title.empty() && page.find(title) == page.npos)
                add((is_html ? "<p>" : "") + std::string{title} + (is_html ? "</p>" : "\n"), title_at);
            add(page, at / key);
        }
    }

private:
    static std::string_view text_of(const json& member) {
        return member.is_string() ? std::string_view{member.get_ref<const std::string&>()} : std::string_view{};
    }
    void add(std::string_view part, const json::json_pointer& at) {
        text.append(part).append("\n");
        made_of.append(made_of.empty() ? "" : " + ").append(at.to_string());
    }
};

/// Goes through JSON for where its syntax ends to be JSON's; WebAssembly has no exceptions to tell it.
struct fault_finder : nlohmann::json_sax<json> {
    std::optional<std::size_t> at{};  ///< from 1, as the parser counts; none for a number that is out of range

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& why) override {
        constexpr int out_of_range = 406;
        if (why.id != out_of_range) at = position;
        return false;
    }
};

/// The JSON as it is, but for keys given twice and nesting that no report has.
result<json> parse(std::string_view text) {
    std::optional<error> failure;
    std::vector<std::set<std::string>> keys;
    const auto look = [&](int depth, json::parse_event_t event, json& parsed) {
        if (failure) return false;
        if (depth > max_depth) failure = error{errc::json_schema, "/: nested deeper than " + std::to_string(max_depth)};
        if (event == json::parse_event_t::object_start) keys.emplace_back();
        if (event == json::parse_event_t::object_end) keys.pop_back();
        if (event == json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second)
            failure = error{errc::json_schema, "key given twice: " + parsed.get<std::string>()};
        return !failure;
    };
    json out = json::parse(text, look, false);
    if (!failure && !out.is_discarded()) return out;
    fault_finder fault;
    if (json::sax_parse(text, &fault) && failure) return *std::move(failure);
    if (!fault.at) return error{errc::json_syntax, "number"};
    const std::size_t at = std::min(*fault.at > 0 ? *fault.at - 1 : 0, text.size());
    return error{errc::json_syntax, {}, detail::place_finder{text}.span(at, at)};
}

}  // namespace

template <class Put>
void detail::span_writer::each_member(const source_span& span, const Put& put) const {
    // The name of a sheet that a place counts from 1; empty where there is none.
    const auto sheet_name = [this](std::uint32_t number) {
        return number - 1U < sheets_.size() ? std::string_view{sheets_[number - 1U]} : std::string_view{};
    };
    switch (span.kind) {
        case place_kind::text:
            put("offset", span.offset);
            put("length", span.length);
            put("line", span.line);
            put("column", span.column);
            return;
        case place_kind::page:
            put("page", span.number);
            put("box", json{span.box.left, span.box.top, span.box.right, span.box.bottom});
            break;
        case place_kind::sheet:
            put("sheet", json(sheet_name(span.number)));
            put("row", span.line);
            put("column", span.column);
            break;
        case place_kind::table:
            put("table", span.number);
            put("row", span.line);
            put("column", span.column);
            break;
        case place_kind::paragraph: put("paragraph", span.number); break;
    }
    put("offset", span.offset);
}

void detail::span_writer::operator()(json& into, const char* key, const source_span& span) const {
    if (!span) return;
    json& out = into[key];
    each_member(span, [&](const char* name, const auto& value) { out[name] = value; });
}

void detail::span_writer::append(std::string& to, std::string_view key, const source_span& span) const {
    if (!span) return;
    to.append(",\"").append(key).append("\":{");
    each_member(span, [&](const char* name, const auto& value) {
        to.append(to.ends_with('{') ? "\"" : ",\"").append(name).append("\":");
        if constexpr (std::is_integral_v<std::remove_cvref_t<decltype(value)>>) to.append(std::to_string(value));
        else to.append(dumped(value));
    });
    to += '}';
}

std::string to_json(const published_report& report, std::string_view document) {
    if (document.empty() && report.document) document = *report.document;
    json head{{"gongkai", json_version},
              {"edition", code(report.edition())},
              {"other_undivided", report.form().other_undivided},
              {"metadata", metadata_to_json(report.metadata)}};
    if (!document.empty()) head["document"] = document;
    if (!report.sheets.empty()) head["sheets"] = report.sheets;
    if (report.is_recognised) head["recognised"] = true;
    const span_writer put_span{report.sheets};
    json rest{{"sections_known", report.sections_known}, {"sections", json::array()}};
    for (const section_text& s : report.sections) rest["sections"].push_back(section_to_json(s, put_span));
    if (!report.preamble.text.empty()) {
        rest["preamble"] = {{"text", report.preamble.text}};
        put_span(rest["preamble"], "span", report.preamble.span);
        put_pieces(rest["preamble"], report.preamble.pieces, put_span);
    }
    rest["notes"] = json::array();
    for (const reading_note& n : report.notes) rest["notes"].push_back(note_to_json(n, put_span));
    std::string out = dumped(head);
    out.back() = ',';
    out += "\"tables\":{";
    append_tables(out, report, put_span);
    return out.append("},").append(std::string_view{dumped(rest)}.substr(1));
}

result<published_report> detail::json_to_report(std::string_view utf8) {
    const auto parsed = parse(utf8);
    if (!parsed) return parsed.error();
    if (!parsed->contains("gongkai")) {
        served_pages pages;
        pages.add_from(*parsed, json::json_pointer{});
        // JSON within a string is no page.
        const std::string_view text = detail::trim(pages.text);
        auto found = text.starts_with('{') || text.starts_with('[') ? error{errc::report_not_found} : read(pages.text);
        if (found) {
            published_report report = std::move(found).value();
            report.document = pages.made_of;
            for (published_report& other : report.others) other.document = pages.made_of;
            return report;
        }
    }
    std::optional<error> failure;
    published_report report = to_report({*parsed, failure});
    if (failure) return *std::move(failure);
    return report;
}

result<published_report> read_json(std::string_view bytes) { return detail::read_decoded(bytes, detail::json_to_report); }

}  // namespace gongkai
