// The project's JSON: the whole report both ways, and what is refused.
#include <array>
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>
#include <string_view>

namespace {

using namespace gongkai;

/// Everything that a published report can hold, places included.
published_report full_report(testing::random_source& draw) {
    const form f{draw.percent(50) ? edition::e2019 : edition::e2021, draw.percent(50)};
    const auto place = [&]() -> source_span {
        if (draw.percent(20)) return {};
        const auto n = [&] { return static_cast<std::uint32_t>(draw.skewed(20)); };
        switch (draw.below(5)) {
            case 0: return source_span::on_page(n() + 1, {1, 2, 595, 842}, n());
            case 1: return source_span::in_sheet(1 + n() % 2, n() + 1, n() + 1, n());
            case 2: return source_span::in_table(n() + 1, n() + 1, n() + 1, n());
            case 3: return source_span::in_paragraph(n() + 1, n());
            default: return {n(), n(), n() + 1, n() + 1};
        }
    };
    const auto word = [&] {
        constexpr std::array<std::string_view, 7> words{"", "政府\"信息\"", "a\\b\n", "\t〔2024〕1号", "<td>", "\u0001", "😀"};
        return std::string{draw.pick(words)};
    };
    published_report out{f};
    out.sheets = {"Sheet1", "表三"};
    for (const cell_key& key : all_cells) {
        if (!f.has(key)) continue;
        const decimal number{draw.skewed(50) * (draw.percent(10) ? -1 : 1), static_cast<std::uint8_t>(draw.below(5))};
        switch (draw.below(4)) {
            case 0: out.set(key, cell::reported(number, place())); break;
            case 1:
                out.set(key, cell::inferred(number, sum_kinds::from_bits(static_cast<unsigned>(draw.below(16))), place()));
                break;
            case 2: out.set(key, cell::blank(place())); break;
            default: out.set(key, cell::missing(place()));
        }
        if (draw.percent(50)) out.set_provenance(key, {draw.pick(enumerators<cell_origin>), word()});
    }
    for (const table t : enumerators<table>) out.set_table(t, draw.percent(70));
    metadata& m = out.metadata;
    for (std::string* text :
         {&m.title, &m.agency, &m.index_number, &m.publisher, &m.topic, &m.document_number, &m.disclosure_mode})
        *text = word();
    if (draw.percent(50)) m.year = std::chrono::year{static_cast<int>(draw.between(2019, 2030))};
    if (draw.percent(50)) m.date_written = std::chrono::year{2024} / 2 / 29;
    if (draw.percent(50)) m.date_published = std::chrono::year{2025} / 12 / 31;
    out.sections_known = draw.percent(50);
    for (const section s : enumerators<section>)
        if (draw.percent(60)) out.sections.push_back({s, word(), word(), place(), place()});
    for (auto n = draw.below(4); n > 0; --n)
        out.notes.push_back(
            {draw.pick(enumerators<reading_problem>), {draw.pick(all_cells), draw.pick(all_cells)}, {word(), "1|2|3"}, place()});
    return out;
}

TEST_CASE("a whole number may be written with decimals, as the schema allows") {
    const std::string head = R"({"gongkai":1.0,"edition":"2021","metadata":{"year":)";
    CHECK(read_json(head + R"(2024.0},"tables":{}})")->metadata.year == std::chrono::year{2024});
    CHECK(read_json(head + R"(2.024e3},"tables":{}})")->metadata.year == std::chrono::year{2024});
    for (const char* wrong : {"2024.5", "-2024", "1e400", "1e10", "0"})
        CHECK_FALSE(read_json(head + wrong + R"(},"tables":{}})").has_value());
}

TEST_CASE("what is written is read back whole") {
    testing::random_source draw{2};
    for (int i = 0; i < 20; ++i) {
        const published_report report = full_report(draw);
        const std::string text = to_json(report);
        const auto read = read_json(text);
        REQUIRE_MESSAGE(read.has_value(), to_string(read.error()));
        CHECK(*read == report);
        for (const cell_key& key : all_cells) {
            CHECK((*read)[key].span() == report[key].span());
            CHECK((*read)[key].inferred_through() == report[key].inferred_through());
            CHECK(read->provenance(key) == report.provenance(key));
        }
        for (std::size_t s = 0; s < report.sections.size(); ++s) {
            CHECK(read->sections[s].span == report.sections[s].span);
            CHECK(read->sections[s].heading_span == report.sections[s].heading_span);
        }
        for (std::size_t n = 0; n < report.notes.size(); ++n) CHECK(read->notes[n].span == report.notes[n].span);
        CHECK(to_json(*read) == text);
        CHECK(detect_format(text) == format::json);
    }
}

TEST_CASE("the document that places are in is named, and goes on being so") {
    const published_report report;
    CHECK_FALSE(report.document.has_value());
    CHECK(read_json(to_json(report))->document == "");
    const auto named = read_json(to_json(report, "report.html"));
    REQUIRE(named);
    CHECK(named->document == "report.html");
    CHECK(*named == report);
    CHECK(read_json(to_json(*named))->document == "report.html");
    CHECK(read_json(to_json(*named, "other.html"))->document == "other.html");
}

TEST_CASE("the form of the JSON is stable") {
    published_report report{form::of(edition::e2019)};
    report.metadata.title = "报告";
    report.metadata.date_published = std::chrono::year{2020} / 1 / 31;
    report.set_table(table::reviews, true);
    report.set({review_kind::reconsideration, review_column::upheld}, cell::reported(decimal{7}, {3, 1, 2, 4}));
    report.set({review_kind::reconsideration, review_column::corrected}, cell::inferred(decimal{15, 1}, sum_kind::reviews_row));
    const std::string text = to_json(report);
    CHECK(text.starts_with(R"({"gongkai":1,"edition":"2019","other_undivided":true,)"
                           R"("metadata":{"title":"报告","date_published":"2020-01-31"},"tables":{"disclosure":)"
                           R"({"present":false,"cells":[{"row":"rules","column":"made","status":"missing"},)"));
    CHECK(text.find(R"("reviews":{"present":true,"cells":[{"row":"reconsideration","column":"upheld","value":"7",)"
                    R"("status":"reported","span":{"offset":3,"length":1,"line":2,"column":4}},)"
                    R"({"row":"reconsideration","column":"corrected","value":"1.5","status":"inferred",)"
                    R"("through":["reviews_row"]},)") != std::string::npos);
    CHECK(text.ends_with(R"("sections_known":false,"sections":[],"notes":[]})"));
}

TEST_CASE("a place is written as what it is counted in") {
    published_report report;
    report.sheets = {"附件1", "表三"};
    const auto written = [&](const source_span& at) {
        const cell_key key{request_row::total, request_column::total};
        report.set(key, cell::reported(decimal{7}, at));
        report.set_provenance(key, {cell_origin::formula, "7"});
        const std::string text = to_json(report);
        const std::size_t begin = text.find(R"("origin")");
        return text.substr(begin, text.find("}}", begin) + 1 - begin);
    };
    CHECK(written(source_span::on_page(3, {70, 100, 95, 112}, 900)) ==
          R"("origin":"formula","printed":"7","span":{"page":3,"box":[70,100,95,112],"offset":900})");
    CHECK(written(source_span::in_sheet(2, 5, 3)) ==
          R"("origin":"formula","printed":"7","span":{"sheet":"表三","row":5,"column":3,"offset":0})");
    CHECK(written(source_span::in_table(2, 5, 3)) ==
          R"("origin":"formula","printed":"7","span":{"table":2,"row":5,"column":3,"offset":0})");
}

TEST_CASE("keys that are not known are passed over") {
    const auto read = read_json(R"({"gongkai":1,"edition":"2021","later":{"a":[1]},"tables":{"requests":{"present":true,)"
                                R"("cells":[{"row":"received","column":"total","value":"81","status":"reported","x":1}]}}})");
    REQUIRE(read);
    CHECK(read->at(request_row::received, request_column::total) == cell::reported(decimal{81}));
    CHECK(read->at(request_row::received, request_column::business).status() == cell_status::missing);
    CHECK(read->has_table(table::requests));
    CHECK_FALSE(read->has_table(table::reviews));
    CHECK_FALSE(read->sections_known);
}

TEST_CASE("broken JSON is placed") {
    const auto broken = read_json("{\"gongkai\": 1,\n \"edition\": }");
    REQUIRE_FALSE(broken);
    CHECK(broken.error().code == errc::json_syntax);
    CHECK(broken.error().span.line == 2);
    CHECK(broken.error().span.column == 13);
    for (const std::string_view text : {"{", "{\"gongkai\":1", "{'a':1}", "{\"a\":1e999}", "{\"a\":\"\\ud800\"}", "{} {}"})
        CHECK(read_json(text).error().code == errc::json_syntax);
    CHECK(read_json("{\"gongkai\":1,\"edition\":\"\xFF\"}").error().code == errc::input_encoding);
}

std::string with_cell(std::string_view cell) {
    return R"({"gongkai":1,"edition":"2021","tables":{"requests":{"present":true,"cells":[)" + std::string{cell} + "]}}}";
}

TEST_CASE("JSON that describes no report says where") {
    const auto fault = [](std::string_view text) {
        const auto read = read_json(text);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == errc::json_schema);
        return read.error().detail.substr(0, read.error().detail.find(": "));
    };
    CHECK(fault("[]") == "/");
    CHECK(fault("{}") == "/");
    CHECK(fault(R"({"gongkai":2,"edition":"2021","tables":{}})") == "/gongkai");
    CHECK(fault(R"({"gongkai":"1","edition":"2021","tables":{}})") == "/gongkai");
    CHECK(fault(R"({"gongkai":1,"edition":"2020","tables":{}})") == "/edition");
    CHECK(fault(R"({"gongkai":1,"edition":"2021","tables":[]})") == "/tables");
    CHECK(fault(R"({"gongkai":1,"edition":"2021","tables":{"a/b":{}}})") == "/tables/a~1b");
    CHECK(fault(R"({"gongkai":1,"edition":"2021","tables":{"reviews":{"cells":[]}}})") == "/tables/reviews");
    CHECK(fault(R"({"gongkai":1,"edition":"2021","tables":{},"metadata":{"year":"2021"}})") == "/metadata/year");
    CHECK(fault(R"({"gongkai":1,"edition":"2021","tables":{},"metadata":{"date_written":"2023-02-29"}})") ==
          "/metadata/date_written");
    CHECK(fault(R"({"gongkai":1,"edition":"2021","tables":{},"sections":[{"section":"x","heading":"","text":""}]})") ==
          "/sections/0/section");
    CHECK(fault(R"({"gongkai":1,"edition":"2021","tables":{},"notes":[{"problem":"conflict","cells":[],"readings":[]}]})") ==
          "/notes/0/cells");
    const std::string at = "/tables/requests/cells/0";
    CHECK(fault(with_cell(R"({"row":"nothing","column":"total","status":"blank"})")) == at);
    CHECK(fault(with_cell(R"({"row":"other","column":"total","status":"blank"})")) == at);
    CHECK(fault(with_cell(R"({"row":"total","column":"total","status":"read"})")) == at + "/status");
    CHECK(fault(with_cell(R"({"row":"total","column":"total","status":"reported"})")) == at);
    CHECK(fault(with_cell(R"({"row":"total","column":"total","status":"reported","value":1})")) == at + "/value");
    CHECK(fault(with_cell(R"({"row":"total","column":"total","status":"reported","value":"1,0"})")) == at + "/value");
    CHECK(fault(with_cell(R"({"row":"total","column":"total","status":"blank","value":"0"})")) == at + "/value");
    CHECK(fault(with_cell(R"({"row":"total","column":"total","status":"inferred","value":"0"})")) == at);
    CHECK(fault(with_cell(R"({"row":"total","column":"total","status":"blank","span":{"offset":-1}})")) == at + "/span/offset");
    for (const std::string_view span : {R"({"offset":0,"sheet":"none","row":1,"column":1})",
                                        R"({"offset":0,"page":0,"box":[0,0,0,0]})", R"({"offset":0,"page":1,"box":[0,0,0]})"})
        CHECK(fault(with_cell(R"({"row":"total","column":"total","status":"blank","span":)" + std::string{span} + "}"))
                  .starts_with(at + "/span/"));
    CHECK(fault(with_cell(R"({"row":"total","column":"total","status":"blank","origin":"guess","printed":""})")) ==
          at + "/origin");
    CHECK(fault(with_cell(
              R"({"row":"total","column":"total","status":"blank"},{"row":"total","column":"total","status":"blank"})")) ==
          "/tables/requests/cells/1");
    CHECK(fault(R"({"gongkai":1,"edition":"2021","edition":"2021","tables":{}})") == "key given twice");
}

TEST_CASE("nesting without end is refused") {
    const std::string deep(100000, '[');
    CHECK(read_json("{\"a\":" + deep).error().code == errc::json_syntax);
    CHECK(read_json("{\"a\":" + deep + std::string(deep.size(), ']') + "}").error().code == errc::json_schema);
}

}  // namespace
