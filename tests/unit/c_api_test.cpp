// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <gongkai/c_api.h>
#include <gongkai/gongkai.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/narrative/check.hpp>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

namespace {

using json = nlohmann::ordered_json;

json taken(gongkai_text* text) {
    json out = json::parse(std::string_view{gongkai_text_data(text), gongkai_text_size(text)});
    gongkai_text_free(text);
    return out;
}

json call(gongkai_text* (*function)(const char*, size_t), const json& given) {
    const std::string text = given.dump();
    return taken(function(text.data(), text.size()));
}

json checked(const std::string& bytes) { return taken(gongkai_check(bytes.data(), bytes.size(), 0)); }

std::string example() {
    std::ifstream file{"examples/reports/example-2024.html", std::ios::binary};
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

/// Every counted cell of edition 2021, each with this number.
json filled(const std::string& number) {
    json out = json::object();
    const gongkai::form f = gongkai::form::of(gongkai::edition::e2021);
    for (const gongkai::cell_key& key : gongkai::all_cells)
        if (f.has(key) && gongkai::derivation_of(key, f).plus.empty()) out[to_string(key)] = number;
    return out;
}

}  // namespace

TEST_CASE("what C is told of a report is what C++ finds") {
    const std::string bytes = example();
    const json told = checked(bytes);
    const auto report = gongkai::read(bytes);
    REQUIRE(report);
    CHECK(told["report"] == json::parse(to_json(*report)));
    std::vector<gongkai::finding> found = gongkai::check_with_prose(*report, {.passes = true});
    CHECK(told["passes"] == std::ranges::count(found, gongkai::outcome::pass, &gongkai::finding::outcome));
    std::erase_if(found, [](const gongkai::finding& f) { return f.outcome == gongkai::outcome::pass; });
    REQUIRE(told["findings"].size() == found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(told["findings"][i]["rule"] == code(found[i].rule));
        CHECK(told["findings"][i]["message_zh"] == message(found[i], gongkai::lang::zh));
        CHECK(told["findings"][i]["basis_en"] == to_string(found[i].basis(), gongkai::lang::en));
    }
    CHECK(told["repairs"][0]["cells"][0] == json{{"cell", {"requests", "total", "natural_person"}}, {"from", "2"}, {"to", "11"}});
}

TEST_CASE("what cannot be read is an error with its code and its place") {
    CHECK(checked("")["error"]["code"] == "input.empty");
    CHECK(checked("{\"gongkai\": 1,\n  oops}")["error"] == json{{"code", "json.syntax"},
                                                                {"detail", ""},
                                                                {"message_zh", "json.syntax: JSON 语法错误"},
                                                                {"message_en", "json.syntax: invalid JSON"},
                                                                {"line", 2},
                                                                {"column", 3}});
    CHECK(checked("{\"gongkai\": 1e999}")["error"]["detail"] == "number");
    for (const auto function : {gongkai_write, gongkai_fill, gongkai_due})
        for (const char* given : {"", "[]", "{", "{\"year\": \"x\", \"received\": 1, \"report\": []}", "nul"}) {
            const std::string text{given};
            const json told = taken(function(text.data(), text.size()));
            CHECK_MESSAGE(told.contains("error"), given);
        }
}

TEST_CASE("a document that the caller has opened gives the same report as its text") {
    const std::string text = "某县财政局2023年政府信息公开工作年度报告\n";
    json document{{"blocks", {{{"text", text}, {"paragraph", 1}}}}};
    const json form = taken(gongkai_form("2021", "zh", 0));
    for (const char* table : {"disclosure", "requests", "reviews"}) {
        json cells = json::array();
        for (const json& c : form["tables"][table]["cells"])
            cells.push_back({{"text", c.contains("cell") ? "0" : c["text"].get<std::string>()},
                             {"row", c["row"]},
                             {"column", c["column"]},
                             {"row_span", c["row_span"]},
                             {"column_span", c["column_span"]},
                             {"at", {1, c["row"].get<int>() + 1, c["column"].get<int>() + 1}}});
        document["blocks"].push_back({{"cells", cells}});
    }
    const std::string given = document.dump();
    const json told = taken(gongkai_check_document(given.data(), given.size(), 0));
    CHECK(told["report"]["metadata"]["agency"] == "某县财政局");
    for (const char* table : {"disclosure", "requests", "reviews"})
        for (const json& c : told["report"]["tables"][table]["cells"]) CHECK(c["value"] == "0");
    CHECK(told["report"]["tables"]["requests"]["cells"][0]["span"]["table"] == 1);
}

TEST_CASE("pages without text are told as such") {
    const gongkai_page page{595, 842, nullptr, 0, nullptr, 0, 1};
    CHECK(taken(gongkai_check_pages(&page, 1, 0))["error"]["code"] == "document.scanned");
}

TEST_CASE("totals follow from the leaves, a blank one is no zero, and what agrees can be written and read back") {
    json given{{"agency", "某县财政局"}, {"year", 2025}, {"cells", {{"requests.received.natural_person", "3"}}}};
    json told = call(gongkai_fill, given);
    CHECK_FALSE(told["consistent"].get<bool>());
    CHECK(told["proposals"].is_null());
    const auto cell_of = [&](const std::string& row, const std::string& column) {
        for (const json& c : told["report"]["tables"]["requests"]["cells"])
            if (c["row"] == row && c["column"] == column) return c;
        return json{};
    };
    CHECK(cell_of("received", "total")["status"] == "blank");

    given["cells"] = filled("0");
    given["cells"]["requests.received.natural_person"] = "3";
    given["cells"]["requests.granted.natural_person"] = "2";
    told = call(gongkai_fill, given);
    CHECK(cell_of("received", "total")["value"] == "3");
    CHECK(cell_of("total", "natural_person")["value"] == "2");
    CHECK(cell_of("carried_out", "total")["value"] == "1");
    REQUIRE(told["consistent"].get<bool>());
    given["texts"] = told["proposals"];
    given["texts"]["problems"] = "公开的时效有待提高，将加强培训。";
    told = call(gongkai_fill, given);
    REQUIRE(told["finished"].is_object());
    const json written = call(gongkai_write, {{"report", told["finished"]}, {"format", "html"}});
    const json again = checked(written["text"].get<std::string>());
    CHECK(again["report"]["metadata"] == told["finished"]["metadata"]);
    for (const char* table : {"disclosure", "requests", "reviews"})
        for (std::size_t i = 0; i < again["report"]["tables"][table]["cells"].size(); ++i)
            CHECK(again["report"]["tables"][table]["cells"][i]["value"] ==
                  told["finished"]["tables"][table]["cells"][i]["value"]);
}

TEST_CASE("more disposed of than there was is a contradiction, and nothing is finished") {
    json given{{"agency", "某县财政局"}, {"year", 2025}, {"cells", filled("0")}};
    given["cells"]["requests.granted.natural_person"] = "2";
    const json told = call(gongkai_fill, given);
    CHECK_FALSE(told["consistent"].get<bool>());
    CHECK(told["finished"].is_null());
    bool found = false;
    for (const json& f : told["findings"])
        found = found || f["cells"] == json::array({{"requests", "carried_out", "natural_person"}});
    CHECK(found);
    given["cells"] = {{"requests.total.total", "1"}};
    CHECK(call(gongkai_fill, given)["error"]["code"] == "argument.invalid");
    given["cells"] = {{"requests.received.natural_person", "1.5"}};
    CHECK(call(gongkai_fill, given)["error"]["code"] == "value.out-of-range");
}

TEST_CASE("last year's report gives what was carried in and the stock of documents") {
    json given{{"agency", "某县财政局"}, {"year", 2024}, {"cells", filled("0")}};
    given["cells"]["requests.received.business"] = "4";
    given["cells"]["disclosure.normative_documents.in_force"] = "7";
    const json last = call(gongkai_fill, given)["report"];
    given["year"] = 2025;
    given["last"] = last;
    given["cells"]["disclosure.normative_documents.issued"] = "2";
    const json told = call(gongkai_fill, given);
    CHECK(told["suggested"]["requests.carried_in.business"] == "4");
    CHECK(told["suggested"]["disclosure.normative_documents.in_force"] == "9");
    CHECK(told["across"][0]["rule"] == "years.carry-over");
    const json years =
        call(gongkai_panel, {{"reports", {{{"source", "a"}, {"report", last}}, {{"source", "b"}, {"report", told["report"]}}}}});
    CHECK(years["agencies"][0]["years"] == json::array({2024, 2025}));
    CHECK_FALSE(years["findings"].empty());
}

TEST_CASE("a due day with its days, and what was late") {
    const json told = call(gongkai_due, {{"received", "2025-01-20"}});
    CHECK(told["date"] == "2025-02-21");
    CHECK(told["days"].back()["last"] == true);
    CHECK(call(gongkai_due, {{"received", "2025-01-20"}, {"closed", "2025-02-27"}})["late"]["working_days"] == 4);
    CHECK(call(gongkai_due, {{"received", "20 January"}})["error"]["code"] == "argument.invalid");
    CHECK(call(gongkai_due, {{"made", "2025-01-20"}, {"period", "penalty"}})["duty"] == "publication");
}

TEST_CASE("a ledger gives the cells, and the requests behind each") {
    const std::string ledger =
        "编号,申请人类型,收到日期,办结日期,处理结果\nA-1,自然人,2025-01-06,2025-01-20,予以公开\nA-2,自然人,2025-03-03,,\n";
    const json told = taken(gongkai_tally(ledger.data(), ledger.size(), 2025));
    REQUIRE_MESSAGE(told.contains("cells"), told.dump());
    CHECK(told["cells"]["requests.received.natural_person"] == "2");
    CHECK(told["cells"]["requests.granted.natural_person"] == "1");
    CHECK(told["requests"]["requests.granted.natural_person"][0]["id"] == "A-1");
}

namespace {

/// A finished report of one request that was granted.
json finished() {
    json given{{"agency", "某县财政局"}, {"year", 2025}, {"cells", filled("0")}};
    given["cells"]["requests.received.natural_person"] = "1";
    given["cells"]["requests.granted.natural_person"] = "1";
    given["texts"] = call(gongkai_fill, given)["proposals"];
    given["texts"]["problems"] = "公开的时效有待提高，将加强培训。";
    return call(gongkai_fill, given)["finished"];
}

std::vector<std::string> values_of(const json& report) {
    std::vector<std::string> out;
    for (const char* table : {"disclosure", "requests", "reviews"})
        for (const json& c : report["tables"][table]["cells"]) out.push_back(c["value"]);
    return out;
}

}  // namespace

TEST_CASE("what is written in each format is read as the same numbers") {
    const json report = finished();
    for (const char* format : {"html", "markdown", "text", "json", "tidy"}) {
        CAPTURE(format);
        const json told = call(gongkai_write, {{"report", report}, {"format", format}});
        REQUIRE(told.contains("text"));
        CHECK(values_of(checked(told["text"])["report"]) == values_of(report));
    }
    const json blocks = call(gongkai_write, {{"report", report}, {"format", "blocks"}, {"language", "en"}});
    CHECK(blocks["blocks"][0]["kind"] == "title");
    for (const char* table : {"disclosure", "requests", "reviews"}) {
        CHECK(std::ranges::any_of(blocks["blocks"], [&](const json& b) { return b["table"] == table; }));
        CHECK_FALSE(blocks["tables"][table]["cells"].empty());
    }
    CHECK(call(gongkai_write, {{"report", report}, {"format", "docx"}})["error"]["code"] == "argument.invalid");
}

TEST_CASE("a report that contradicts itself is written only as it was printed") {
    json report = finished();
    for (json& c : report["tables"]["requests"]["cells"])
        if (c["row"] == "granted" && c["column"] == "natural_person") c["value"] = "2";
    const json told = call(gongkai_write, {{"report", report}, {"format", "text"}});
    CHECK_FALSE(told.contains("text"));
    CHECK_FALSE(told["findings"].empty());
    const json printed = call(gongkai_write, {{"report", report}, {"format", "text"}, {"as_printed", true}});
    CHECK(values_of(checked(printed["text"])["report"]) == values_of(report));
}

TEST_CASE("the catalogue of checks is told whole") {
    const json rules = taken(gongkai_rules())["rules"];
    REQUIRE(rules.size() == gongkai::all_rules.size());
    for (std::size_t i = 0; i < rules.size(); ++i) {
        CHECK(rules[i]["rule"] == gongkai::all_rules[i].code);
        CHECK(rules[i]["zh"] == gongkai::all_rules[i].zh);
        CHECK_FALSE(rules[i]["basis_en"].get<std::string>().empty());
    }
}

TEST_CASE("a ledger of reviews gives the cells of table 4") {
    const std::string ledger =
        "id,request_id,kind,filed,closed,outcome\nR-1,A-1,reconsideration,2025-02-03,2025-04-01,upheld\n"
        "R-2,A-2,litigation_direct,2025-11-03,,\n";
    const json told = taken(gongkai_tally(ledger.data(), ledger.size(), 2025));
    REQUIRE_MESSAGE(told.contains("cells"), told.dump());
    CHECK(told["cells"]["reviews.reconsideration.upheld"] == "1");
    CHECK(told["cells"]["reviews.litigation_direct.pending"] == "1");
    CHECK(told["cells"]["reviews.litigation_direct.upheld"] == "0");
    CHECK(told["requests"]["reviews.reconsideration.upheld"][0]["id"] == "R-1");
    const std::string neither = "id,name\n1,2\n";
    CHECK(taken(gongkai_tally(neither.data(), neither.size(), 2025))["error"]["code"] == "ledger.column-missing");
}

TEST_CASE("consultations stop the clock, and what is no pair of days is refused") {
    const auto due = [](const json& sent, const json& answered) {
        return call(gongkai_due, {{"received", "2025-03-03"}, {"consultations", json::array({json::array({sent, answered})})}});
    };
    CHECK(due("2025-03-05", "2025-03-10")["date"] == "2025-04-07");
    CHECK(due("2025-03-05", nullptr)["date"] == "2025-04-23");  // silence ends the pause on its last day
    CHECK(due(nullptr, "2025-03-05")["error"]["code"] == "argument.invalid");
    CHECK(due("5 March", nullptr)["error"]["code"] == "argument.invalid");
    json alone{{"received", "2025-03-03"}, {"consultations", json::array({"2025-03-05"})}};
    CHECK(call(gongkai_due, alone)["error"]["code"] == "argument.invalid");
    // Where the law has two readings both are told.
    const json told = due("2025-03-05", "2025-05-12");
    REQUIRE(told.contains("otherwise"));
    CHECK(told["otherwise"]["reading"] == "lenient");
    CHECK(told["otherwise"]["date"].get<std::string>() > told["date"].get<std::string>());
}

TEST_CASE("fees of a draft are taken as they are given, or refused by name") {
    json given{{"agency", "某县财政局"}, {"year", 2025}, {"cells", filled("0")}};
    given["fees"] = {{"notices", 2}, {"charged", "300.5"}, {"received", "100"}};
    const json told = call(gongkai_fill, given);
    REQUIRE(told.contains("proposals"));
    CHECK(told["proposals"].dump().find("300.5") != std::string::npos);
    const auto refused = [&](const char* key, const json& value) {
        json other = given;
        other["fees"][key] = value;
        const json told_of_it = call(gongkai_fill, other);
        REQUIRE(told_of_it.contains("error"));
        const json& error = told_of_it["error"];
        CHECK(error["code"] == "value.out-of-range");
        return error["detail"].get<std::string>();
    };
    CHECK(refused("charged", "300.555") == "fees.charged: 300.555");
    CHECK(refused("received", "many") == "fees.received: many");
    CHECK(refused("charged", "-1") == "fees.charged: -1");
    CHECK(refused("notices", -1) == "fees.notices");
}
