// SPDX-License-Identifier: Apache-2.0
// Cells whose digits have run together: what is given, through which sums, and what is withheld and why.
#include "../support/draws.hpp"
#include <algorithm>
#include <cstdio>
#include <doctest/doctest.h>
#include <gongkai/gongkai.hpp>
#include <gongkai/io/document.hpp>
#include <gongkai/testing/defects.hpp>
#include <gongkai/testing/random_report.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace gongkai;
using namespace gongkai::testing;
using enum request_column;

/// What stands after the label of each row, as one run; rows that are not here hold noughts.
struct pages {
    edition of = edition::e2021;
    std::map<request_row, std::string> requests{};
    std::map<disclosure_row, std::string> disclosure{};
    std::string reviews = "000000000000000";
    bool all_disclosure_rows = true;
};

class grid_writer {
public:
    void put(std::uint32_t column, std::string text, std::uint32_t span = 1, bool is_run = false) {
        grid_cell c;
        c.text = std::move(text);
        c.row = row_;
        c.column = column;
        c.column_span = span;
        c.run_together = is_run;
        c.span = {1000 * row_ + 100, static_cast<std::uint32_t>(c.text.size()), row_ + 1, 10};
        out_.cells.push_back(std::move(c));
    }
    void end_row() { ++row_; }
    grid take() { return std::move(out_); }

private:
    grid out_;
    std::uint32_t row_ = 0;
};

document to_document(const pages& p) {
    const form shape = form::of(p.of);
    document out;
    const auto say = [&](std::string text) { out.blocks.emplace_back(paragraph{std::move(text), {}}); };
    say(p.of == edition::e2021 ? "某市某局2023年政府信息公开工作年度报告" : "某市某局2020年政府信息公开工作年度报告");
    say(std::string{label(section::disclosure, lang::zh)});
    grid_writer disclosure;
    for (const disclosure_row row : enumerators<disclosure_row>) {
        std::vector<disclosure_column> columns;
        for (const disclosure_column c : enumerators<disclosure_column>)
            if (has_column(p.of, row, c)) columns.push_back(c);
        if (columns.empty()) continue;
        disclosure.put(0, "信息内容");
        for (std::uint32_t i = 0; i < columns.size(); ++i) disclosure.put(i + 1, std::string{label(columns[i], lang::zh, p.of)});
        disclosure.end_row();
        disclosure.put(0, std::string{label(row, lang::zh, p.of)});
        const auto given = p.disclosure.find(row);
        if (given != p.disclosure.end()) disclosure.put(1, given->second, static_cast<std::uint32_t>(columns.size()), true);
        else
            for (std::uint32_t i = 0; i < columns.size(); ++i) disclosure.put(i + 1, "0");
        disclosure.end_row();
    }
    out.blocks.emplace_back(disclosure.take());

    say(std::string{label(section::requests, lang::zh)});
    grid_writer requests;
    for (const request_row row : enumerators<request_row>) {
        if (!shape.has(row)) continue;
        requests.put(0, std::string{label(row, lang::zh, p.of)});
        const auto given = p.requests.find(row);
        requests.put(1, given != p.requests.end() ? given->second : "0000000", 7, true);
        requests.end_row();
    }
    out.blocks.emplace_back(requests.take());

    say(std::string{label(section::reviews, lang::zh)});
    grid_writer reviews;
    std::uint32_t column = 0;
    for (const review_kind kind : enumerators<review_kind>) {
        reviews.put(column, std::string{label(kind, lang::zh)}, 5);
        column += 5;
    }
    reviews.end_row();
    column = 0;
    for ([[maybe_unused]] const review_kind kind : enumerators<review_kind>)
        for (const review_column c : enumerators<review_column>) reviews.put(column++, std::string{label(c, lang::zh)});
    reviews.end_row();
    reviews.put(0, p.reviews, 15, true);
    reviews.end_row();
    out.blocks.emplace_back(reviews.take());
    return out;
}

published_report read(const pages& p) {
    auto report = read_document(to_document(p));
    REQUIRE(report.has_value());
    REQUIRE(report->edition() == p.of);
    return *std::move(report);
}

std::string shown(const cell& c) { return c.has_value() ? to_string(c.number()) : "(" + std::string{code(c.status())} + ")"; }
std::string shown(const published_report& r, request_row row) {
    std::string out;
    for (const request_column c : enumerators<request_column>) out += (out.empty() ? "" : " ") + shown(r.at(row, c));
    return out;
}
std::string shown(const published_report& r, disclosure_row row) {
    std::string out;
    for (const disclosure_column c : enumerators<disclosure_column>)
        if (has_column(r.edition(), row, c)) out += (out.empty() ? "" : " ") + shown(r.at(row, c));
    return out;
}
bool all(const published_report& r, request_row row, cell_status wanted) {
    return std::ranges::all_of(enumerators<request_column>, [&](request_column c) { return r.at(row, c).status() == wanted; });
}

/// The only note on a row.
reading_note note_on(const published_report& r, cell_key first) {
    std::vector<reading_note> found;
    for (const reading_note& n : r.notes)
        if (n.cells.front().table() == first.table() && n.cells.front().row() == first.row()) found.push_back(n);
    REQUIRE(found.size() == 1);
    return found.front();
}

std::vector<finding> of_sums(const published_report& r) {
    std::vector<finding> found = check(r);
    std::erase_if(found, [](const finding& f) { return f.rule > rule_id::reviews_row_sum; });
    return found;
}

constexpr sum_kinds row_sum = sum_kind::requests_row;

// ---- without sums

TEST_CASE("a run that can be cut in one way only is reported, each number at its place") {
    const auto r =
        read({.requests = {
                  {request_row::received, "4000004"}, {request_row::granted, "4000004"}, {request_row::total, "4 0 0 0 0 0 4"}}});
    CHECK(shown(r, request_row::received) == "4 0 0 0 0 0 4");
    CHECK(all(r, request_row::received, cell_status::reported));
    CHECK(all(r, request_row::total, cell_status::reported));
    const source_span whole = r.at(request_row::received, natural_person).span();
    CHECK(whole.length == 1);
    CHECK(r.at(request_row::received, total).span() == source_span{whole.offset + 6, 1, whole.line, whole.column + 6});
    CHECK(r.provenance({request_row::received, total}) == provenance{cell_origin::run, "4000004"});
    CHECK(r.notes.empty());
}

TEST_CASE("full-width digits and marks for empty cells are cells of a run") {
    const auto r = read({.requests = {{request_row::received, "４００／／０４"}, {request_row::granted, "4-----4"}}});
    CHECK(shown(r, request_row::received) == "4 0 0 (blank) (blank) 0 4");
    CHECK(shown(r, request_row::granted) == "4 (blank) (blank) (blank) (blank) (blank) 4");
}

TEST_CASE("where no sum could choose, the readings are listed and nothing is given") {
    const auto r = read({.disclosure = {{disclosure_row::normative_documents, "1126"}}});
    CHECK(shown(r, disclosure_row::normative_documents) == "(missing) (missing) (missing)");
    const auto note = note_on(r, {disclosure_row::normative_documents, disclosure_column::issued});
    CHECK(note.problem == reading_problem::ambiguous);
    CHECK(note.readings == std::vector<std::string>{"1|1|26", "1|12|6", "11|2|6"});
    CHECK(note.cells.size() == 3);
}

TEST_CASE("a printed sign, a unit and noughts fix what stands before and after them") {
    const auto r = read({.of = edition::e2019,
                         .disclosure = {{disclosure_row::normative_documents, "0025"},
                                        {disclosure_row::licenses, "97+82179"},
                                        {disclosure_row::penalties, "2648-18538"},
                                        {disclosure_row::coercive_measures, "10 025"},
                                        {disclosure_row::fees, "35-15"},
                                        {disclosure_row::procurement, "13575394432.52元"}}});
    CHECK(shown(r, disclosure_row::normative_documents) == "0 0 25");
    CHECK(shown(r, disclosure_row::licenses) == "97 (missing) (missing)");
    CHECK(r.at(disclosure_row::licenses, disclosure_column::items_last_year).status() == cell_status::reported);
    CHECK(shown(r, disclosure_row::penalties) == "2648 (missing) (missing)");
    CHECK(shown(r, disclosure_row::coercive_measures) == "(missing) (missing) (missing)");
    CHECK(shown(r, disclosure_row::fees) == "35 -15");
    CHECK(shown(r, disclosure_row::procurement) == "(missing) (missing)");
}

TEST_CASE("what cannot be cut into its cells at all is unreadable") {
    const auto r = read({.requests = {{request_row::received, "00000000"}}});
    CHECK(shown(r, request_row::received) == "(missing) (missing) (missing) (missing) (missing) (missing) (missing)");
    CHECK(note_on(r, {request_row::received, natural_person}).problem == reading_problem::unreadable);
}

// ---- white space

TEST_CASE("white space is believed where it cuts every run of the table") {
    const auto r = read({.disclosure = {{disclosure_row::rules, "10 0 5"}, {disclosure_row::normative_documents, "11 2 6"}}});
    CHECK(shown(r, disclosure_row::normative_documents) == "11 2 6");
}

TEST_CASE("white space that parts cells in every row is believed where the report is wrong") {
    const auto r = read({.requests = {{request_row::received, "25 3 0 0 0 028"},
                                      {request_row::granted, "20 3 0 0 0 023"},
                                      {request_row::unable_not_held, "5 0 0 0 0 05"},
                                      {request_row::total, "26 3 0 0 0 029"}}});
    CHECK(shown(r, request_row::received) == "25 3 0 0 0 0 28");
    CHECK(shown(r, request_row::total) == "26 3 0 0 0 0 29");
}

TEST_CASE("the reviews' kinds may be glued where white space parts the rest") {
    const auto r = read({.reviews = "5 0 0 0 510 0 0 010 0 0 0 0 0"});
    CHECK(r.at(review_kind::reconsideration, review_column::total).number() == decimal{5});
    CHECK(r.at(review_kind::litigation_direct, review_column::upheld).number() == decimal{10});
    CHECK(r.at(review_kind::litigation_direct, review_column::total).number() == decimal{10});
    CHECK(r.at(review_kind::litigation_after_reconsideration, review_column::total).has_value());
}

TEST_CASE("a sum that fails in every reading of a row fails") {
    const auto r = read({.requests = {{request_row::received, "2510000026"},
                                      {request_row::granted, "2110000022"},
                                      {request_row::unable_not_held, "4000004"},
                                      {request_row::total, "2410000025"}}});
    const std::vector<finding> found = check(r);
    const auto fails = std::ranges::find_if(found, [](const finding& f) {
        return f.rule == rule_id::requests_disposition_sum && f.outcome == outcome::fail &&
               f.cells.front() == cell_key{request_row::total, natural_person};
    });
    REQUIRE(fails != found.end());
    CHECK(fails->reason == reason::every_reading);
    CHECK(fails->actual == "2|24|241|2410");
}

TEST_CASE("sums of which each holds in some reading fail where all hold in none") {
    const auto r = read(
        {.requests = {
             {request_row::received, "3100010032"}, {request_row::granted, "3100010032"}, {request_row::total, "3500010036"}}});
    const std::vector<finding> found = check(r);
    const auto fails = std::ranges::find_if(found, [](const finding& f) {
        return f.rule == rule_id::requests_disposition_sum && f.outcome == outcome::fail && f.actual.empty();
    });
    REQUIRE(fails != found.end());
    CHECK(fails->reason == reason::every_reading);
    CHECK(fails->cells == std::vector<cell_key>{{request_row::total, natural_person}, {request_row::total, business}});
}

TEST_CASE("stray white space decides nothing by itself") {
    // Where it does not cut one row, it is no proof in the other.
    const auto r = read({.disclosure = {{disclosure_row::rules, "10 125"}, {disclosure_row::normative_documents, "11 2 6"}}});
    CHECK(shown(r, disclosure_row::rules) == "(missing) (missing) (missing)");
    CHECK(shown(r, disclosure_row::normative_documents) == "(missing) (missing) (missing)");

    const auto q = read({.requests = {{request_row::received, "2 30 00002 3"},
                                      {request_row::unable_not_held, "230 000023"},
                                      {request_row::total, "2 30 0 0 0 0 23"}}});
    CHECK(shown(q, request_row::received) == "23 0 0 0 0 0 23");
    CHECK(shown(q, request_row::unable_not_held) == "23 0 0 0 0 0 23");
    CHECK(all(q, request_row::unable_not_held, cell_status::inferred));
    CHECK(shown(q, request_row::total) == "23 0 0 0 0 0 23");
}

TEST_CASE("numbers parted by white space that are too few may lack a blank cell, whatever their digits") {
    const auto r = read({.requests = {{request_row::granted, "1 1 11030"}, {request_row::total, "40 00004"}},
                         .disclosure = {{disclosure_row::rules, "0 12"}}});
    CHECK(shown(r, request_row::granted) == "(missing) (missing) (missing) (missing) (missing) (missing) (missing)");
    CHECK(shown(r, request_row::total) == "4 0 0 0 0 0 4");
    CHECK(shown(r, disclosure_row::rules) == "(missing) (missing) (missing)");
}

TEST_CASE("as many digits as cells are no cells where the row adds up only with an empty one") {
    const auto r =
        read({.requests = {{request_row::received, "1200012"}, {request_row::granted, "1000002"}}, .reviews = "113115000000000"});
    CHECK(all(r, request_row::received, cell_status::missing));
    CHECK(note_on(r, {request_row::received, natural_person}).problem == reading_problem::vanished);
    CHECK(shown(r, request_row::granted) == "1 0 0 0 0 0 2");  // wrong, and in no other way right
    CHECK(r.at(review_kind::reconsideration, review_column::upheld).status() == cell_status::missing);
}

TEST_CASE("white space that agrees with the sums makes a reading a printed one") {
    const auto r = read({.requests = {{request_row::received, "230 000023"},
                                      {request_row::granted, "23 0 00 0 023"},
                                      {request_row::total, "23 0 00 0 023"}}});
    CHECK(all(r, request_row::received, cell_status::inferred));
    CHECK(all(r, request_row::total, cell_status::reported));
    CHECK(shown(r, request_row::total) == "23 0 0 0 0 0 23");
}

// ---- sums

TEST_CASE("the row's own sum is named where it was enough") {
    const auto r =
        read({.requests = {
                  {request_row::received, "801000081"}, {request_row::granted, "801000081"}, {request_row::total, "801000081"}}});
    CHECK(shown(r, request_row::received) == "80 1 0 0 0 0 81");
    CHECK(all(r, request_row::received, cell_status::inferred));
    CHECK(r.at(request_row::received, natural_person).inferred_through() == row_sum);
    CHECK(r.notes.empty());
    for (const finding& f : of_sums(r)) {
        CHECK(f.rule == rule_id::requests_row_sum);
        CHECK(f.outcome == outcome::not_assessable);
    }
}

TEST_CASE("the columns decide between readings that satisfy the row's sum") {
    // 11 0 … 11 or 1 10 … 11: what was granted decides 总计, and that decides 新收 by the balance.
    const auto r = read({.requests = {{request_row::received, "110000011"},
                                      {request_row::granted, "9000009"},
                                      {request_row::denied_state_secret, "2000002"},
                                      {request_row::total, "110000011"}}});
    CHECK(shown(r, request_row::received) == "11 0 0 0 0 0 11");
    CHECK(shown(r, request_row::total) == "11 0 0 0 0 0 11");
    CHECK(r.at(request_row::total, natural_person).inferred_through() == (row_sum | sum_kinds{sum_kind::requests_dispositions}));
    CHECK(r.at(request_row::received, natural_person).inferred_through() == sum_kinds::from_bits(7));
    CHECK(r.at(request_row::received, total).inferred_through() == row_sum);
    CHECK(r.at(request_row::received, research).inferred_through() == sum_kinds{});
}

TEST_CASE("several joint readings: what they share is inferred, the rest is missing and listed") {
    const auto r =
        read({.requests = {
                  {request_row::received, "110000011"}, {request_row::granted, "110000011"}, {request_row::total, "110000011"}}});
    for (const request_row row : {request_row::received, request_row::granted, request_row::total}) {
        CHECK(shown(r, row) == "(missing) (missing) 0 0 0 0 11");
        const auto note = note_on(r, {row, natural_person});
        CHECK(note.problem == reading_problem::ambiguous);
        CHECK(note.cells == std::vector<cell_key>{{row, natural_person}, {row, business}});
        CHECK(note.readings == std::vector<std::string>{"1|10|0|0|0|0|11", "11|0|0|0|0|0|11"});
    }
}

TEST_CASE("reviews: fifteen values in one run, joined through three sums") {
    const auto fifteen = read({.reviews = "110024001510102"});
    CHECK(shown(fifteen.at(review_kind::litigation_direct, review_column::total)) == "5");
    CHECK(fifteen.at(review_kind::litigation_direct, review_column::total).status() == cell_status::reported);

    const auto r = read({.reviews = "20003234001510012"});
    CHECK(shown(r.at(review_kind::reconsideration, review_column::upheld)) == "20");
    CHECK(shown(r.at(review_kind::reconsideration, review_column::total)) == "23");
    CHECK(shown(r.at(review_kind::litigation_direct, review_column::pending)) == "1");
    CHECK(r.at(review_kind::reconsideration, review_column::total).inferred_through() == sum_kinds{sum_kind::reviews_row});
}

// ---- reports that are wrong

TEST_CASE("a total row that breaks its sum in every reading has none; the other rows still hold together") {
    const auto r = read({.requests = {{request_row::received, "110000011"},
                                      {request_row::granted, "100000010"},
                                      {request_row::denied_internal_affairs, "1000001"},
                                      {request_row::total, "20000011"}}});
    CHECK(shown(r, request_row::granted) == "10 0 0 0 0 0 10");
    CHECK(shown(r, request_row::total) == "(missing) 0 0 0 0 (missing) (missing)");
    const auto note = note_on(r, {request_row::total, natural_person});
    CHECK(note.readings == std::vector<std::string>{"2|0|0|0|0|0|11", "20|0|0|0|0|1|1"});
    CHECK(note.cells.front() == cell_key{request_row::total, natural_person});
    // Without （七）总计 the two column sums say: 新收 and 上年结转 are what was decided and what is carried out.
    CHECK(shown(r, request_row::received) == "11 0 0 0 0 0 11");
    CHECK(r.at(request_row::received, business).inferred_through() == sum_kinds::from_bits(7));
}

TEST_CASE("dispositions that exceed the total: the rows hold, and the failing sum is found") {
    const auto r = read({.requests = {{request_row::received, "200 000121"},
                                      {request_row::granted, "6000017"},
                                      {request_row::partially_granted, "6000006"},
                                      {request_row::unable_not_held, "7000007"},
                                      {request_row::unable_unclear_after_correction, "7000007"},
                                      {request_row::total, "20 0 00 0 121"}}});
    CHECK(shown(r, request_row::received) == "20 0 0 0 0 1 21");
    CHECK(shown(r, request_row::total) == "20 0 0 0 0 1 21");
    CHECK(all(r, request_row::total, cell_status::inferred));
    std::vector<finding> failed = of_sums(r);
    std::erase_if(failed, [](const finding& f) { return f.outcome != outcome::fail; });
    REQUIRE(failed.size() == 2);
    CHECK(failed[0].rule == rule_id::requests_disposition_sum);
    CHECK(failed[0].cells.front() == cell_key{request_row::total, natural_person});
    CHECK(failed[1].cells.front() == cell_key{request_row::total, total});
}

// ---- vanished blanks

TEST_CASE("where blank cells left no trace, only what holds wherever they stand is given") {
    const auto r = read({.requests = {{request_row::received, "314"},
                                      {request_row::granted, "11"},
                                      {request_row::partially_granted, "123"},
                                      {request_row::denied_state_secret, "00"},
                                      {request_row::total, "314"}}});
    CHECK(shown(r, request_row::granted) == "(missing) (missing) (missing) (missing) (missing) (missing) 1");
    CHECK(shown(r, request_row::received) == "(missing) (missing) (missing) (missing) (missing) (missing) 4");
    CHECK(shown(r, request_row::denied_state_secret) == "(missing) (missing) (missing) (missing) (missing) (missing) (missing)");
    CHECK(shown(r, request_row::carried_out) == "0 0 0 0 0 0 0");
    CHECK(note_on(r, {request_row::granted, natural_person}).problem == reading_problem::vanished);
    // Full rows tell where the others' numbers stand.
    const auto q = read({.requests = {{request_row::received, "5000005"},
                                      {request_row::granted, "11"},
                                      {request_row::partially_granted, "44"},
                                      {request_row::total, "5000005"}}});
    CHECK(shown(q, request_row::partially_granted) == "4 (missing) (missing) (missing) (missing) (missing) 4");
    CHECK(all(q, request_row::total, cell_status::inferred));

    const auto d = read({.of = edition::e2019,
                         .disclosure = {{disclosure_row::rules, "5"},
                                        {disclosure_row::normative_documents, "222"},
                                        {disclosure_row::licenses, "000"},
                                        {disclosure_row::penalties, "97+82179"}}});
    CHECK(shown(d, disclosure_row::normative_documents) == "(missing) (missing) (missing)");
    CHECK(shown(d, disclosure_row::licenses) == "0 0 0");
    CHECK(shown(d, disclosure_row::penalties) == "97 (missing) (missing)");
}

// ---- any input

TEST_CASE("hostile runs end, without a value that is not proven") {
    std::vector<std::string> texts{std::string(100'000, '1'), std::string(196, '1'), std::string(60, '1'), std::string(40, '9'),
                                   std::string(7, '1') + std::string(90, '0')};
    texts.emplace_back();
    for (int i = 0; i < 30; ++i) texts.back() += std::to_string(i * 37 % 10) + " ";
    texts.emplace_back("1,1,1,1,1,1,1,1,1.1.1.1.1.1.--------1元元万元");
    texts.emplace_back("\xFF\xFE\xF0\x9F");
    for (const std::string& text : texts) {
        CAPTURE(text.size());
        pages p;
        for (const request_row row : enumerators<request_row>) p.requests[row] = text;
        for (const disclosure_row row : enumerators<disclosure_row>) p.disclosure[row] = text;
        p.reviews = text;
        const auto r = read(p);
        CHECK(r.notes.size() >= 25);
        for (const reading_note& n : r.notes) CHECK(n.readings.size() <= 17);
    }
}

TEST_CASE("twenty digits that can be cut in one way only") {
    pages p;
    p.requests[request_row::received] = "1" + std::string(19, '0');
    const auto r = read(p);
    CHECK(r.at(request_row::received, natural_person).number() == decimal{10'000'000'000'000});
    CHECK(r.at(request_row::received, total).number() == decimal{0});
}

TEST_CASE("a row that is printed again is read again, and must say the same") {
    const auto of = [](const std::string& text) {
        return to_document(
            {.requests = {{request_row::received, text}, {request_row::granted, text}, {request_row::total, text}}});
    };
    document twice = of("801000081");
    const document other = of("901000091");
    document same = twice;
    same.blocks.insert(same.blocks.end(), twice.blocks.begin() + 1, twice.blocks.end());
    twice.blocks.insert(twice.blocks.end(), other.blocks.begin() + 1, other.blocks.end());
    const auto agreed = read_document(same);
    REQUIRE(agreed.has_value());
    CHECK(shown(*agreed, request_row::received) == "80 1 0 0 0 0 81");
    const auto r = read_document(twice);
    REQUIRE(r.has_value());
    CHECK(shown(*r, request_row::received).substr(0, 9) == "(missing)");
    CHECK(std::ranges::any_of(r->notes, [](const reading_note& n) { return n.problem == reading_problem::conflict; }));
}

// ---- at random

std::string digits_of(const published_report& r, request_row row) {
    std::string out;
    for (const request_column c : enumerators<request_column>)
        if (r.at(row, c).has_value()) out += to_string(r.at(row, c).number());
    return out;
}

/// White space put in anywhere, within numbers too.
std::string with_stray_spaces(const std::string& text, random_source& draw) {
    std::string out;
    for (const char c : text) {
        out += c;
        if (draw.percent(12)) out += ' ';
    }
    return out;
}

pages run_together(const published_report& r, random_source& draw, bool stray_spaces) {
    pages p{.of = r.edition()};
    const auto add = [&](std::string text) { return stray_spaces ? with_stray_spaces(text, draw) : text; };
    for (const request_row row : enumerators<request_row>)
        if (r.form().has(row)) p.requests[row] = add(digits_of(r, row));
    p.reviews.clear();
    for (const review_kind kind : enumerators<review_kind>)
        for (const review_column c : enumerators<review_column>) p.reviews += to_string(r.at(kind, c).number());
    p.reviews = add(p.reviews);
    for (const disclosure_row row : enumerators<disclosure_row>) {
        std::string text;
        for (const disclosure_column c : enumerators<disclosure_column>)
            if (has_column(r.edition(), row, c)) {
                const decimal value = r.at(row, c).number();
                if (c == disclosure_column::change && value.coefficient() > 0) text += '+';
                text += to_string(value);
            }
        if (!text.empty()) p.disclosure[row] = add(text);
    }
    return p;
}

struct score {
    int cells = 0;
    int given = 0;
    int wrong = 0;
};

score compare(const published_report& truth, const published_report& read, table t) {
    score s;
    for (const auto i : cells_of(truth.form())) {
        if (all_cells[i].table() != t) continue;
        ++s.cells;
        if (!read.cells()[i].has_value()) continue;
        ++s.given;
        if (read.cells()[i].value() != truth.cells()[i].value()) ++s.wrong;
    }
    return s;
}

void print(const char* what, const score& s) {
    std::printf("%s: %.2f %% of the cells recovered, %d wrong\n", what, 100.0 * s.given / s.cells, s.wrong);
}

void add(score& to, const score& s) {
    to.cells += s.cells;
    to.given += s.given;
    to.wrong += s.wrong;
}

TEST_CASE("consistent reports, run together: never a wrong value") {
    for (const magnitude m : enumerators<magnitude>) {
        random_source draw{2026};
        std::array<score, enum_size<table>> sums{};
        for (std::size_t n = draws(m == magnitude::dense ? 4 : 60); n > 0; --n) {
            const auto truth = random_published_report(draw, {m, draw.percent(80) ? edition::e2021 : edition::e2019});
            const auto r = read(run_together(truth, draw, draw.percent(50)));
            for (const table t : enumerators<table>) add(sums[index_of(t)], compare(truth, r, t));
        }
        for (const table t : enumerators<table>) {
            CAPTURE(std::string{code(t)});
            CHECK(sums[index_of(t)].wrong == 0);
            print((std::string{enumerator_names<magnitude>[index_of(m)]} + ", " + std::string{code(t)}).c_str(),
                  sums[index_of(t)]);
        }
        CHECK(sums[index_of(table::requests)].given > sums[index_of(table::requests)].cells * 95 / 100);
    }
}

TEST_CASE("one wrong number in the requests table, run together: never a wrong value") {
    random_source draw{711};
    score sum;
    for (std::size_t n = draws(100); n > 0;) {
        published_report printed = random_published_report(draw);
        const auto slips = seed_wrong_cells(printed, draw, 1);
        // A number left out altogether leaves no trace in a run; see docs/digits.md.
        if (slips.empty() || slips.front().kind == defect_kind::blank_for_number) continue;
        --n;
        add(sum, compare(printed, read(run_together(printed, draw, draw.percent(50))), table::requests));
    }
    CHECK(sum.wrong == 0);
    CHECK(sum.given > sum.cells * 80 / 100);
    print("one wrong number, requests", sum);
}

/// All ways to cut a row of seven so that its sum holds.
void cut(const std::string& digits, std::size_t at, std::vector<std::int64_t>& row, std::vector<std::vector<std::int64_t>>& out) {
    if (row.size() == 7) {
        const std::int64_t total = row.back();
        if (at == digits.size() && row[0] + row[1] + row[2] + row[3] + row[4] + row[5] == total) out.push_back(row);
        return;
    }
    for (std::size_t end = at + 1; end <= digits.size() && end <= at + 15; ++end) {
        if (end > at + 1 && digits[at] == '0') break;
        row.push_back(std::stoll(digits.substr(at, end - at)));
        cut(digits, end, row, out);
        row.pop_back();
    }
}

TEST_CASE("given is exactly what every joint solution shares, by trying them all") {
    random_source draw{30};
    int ambiguous = 0;
    for (int i = 0; i < 4000 && ambiguous < 60; ++i) {
        // Few dispositions with numbers of two digits in several columns: many joint solutions, few enough to try.
        request_counts counts;
        for (const disposition d : {disposition::granted, disposition::unable_not_held})
            for (const applicant a : enumerators<applicant>)
                if (draw.percent(50)) counts[d][a] = *count::from(draw.skewed(5));
        for (const applicant a : enumerators<applicant>)
            counts.received[a] = counts[disposition::granted][a] + counts[disposition::unable_not_held][a];
        annual_report filed = random_annual_report(draw);
        filed.requests = request_table::make(counts).value();
        const published_report truth = publish(filed);
        if (truth.edition() != edition::e2021) continue;

        constexpr std::array rows{request_row::received, request_row::granted, request_row::unable_not_held, request_row::total};
        std::array<std::vector<std::vector<std::int64_t>>, 4> readings;
        pages p;
        std::size_t all_ways = 1;
        for (std::size_t k = 0; k < rows.size(); ++k) {
            p.requests[rows[k]] = digits_of(truth, rows[k]);
            std::vector<std::int64_t> row;
            cut(p.requests[rows[k]], 0, row, readings[k]);
            all_ways *= readings[k].size();
        }
        if (all_ways < 2 || all_ways > 100'000) continue;
        ++ambiguous;

        std::array<std::array<std::optional<std::int64_t>, 7>, 4> common{};
        std::array<std::array<bool, 7>, 4> differs{};
        for (const auto& received : readings[0])
            for (const auto& granted : readings[1])
                for (const auto& unable : readings[2])
                    for (const auto& sum : readings[3]) {
                        bool holds = true;
                        for (std::size_t c = 0; c < 7 && holds; ++c)
                            holds = granted[c] + unable[c] == sum[c] && received[c] == sum[c];
                        if (!holds) continue;
                        const std::array solution{&received, &granted, &unable, &sum};
                        for (std::size_t k = 0; k < 4; ++k)
                            for (std::size_t c = 0; c < 7; ++c) {
                                const std::int64_t value = (*solution[k])[c];
                                differs[k][c] = differs[k][c] || common[k][c].value_or(value) != value;
                                common[k][c] = value;
                            }
                    }
        const auto r = read(p);
        for (std::size_t k = 0; k < rows.size(); ++k)
            for (const request_column c : enumerators<request_column>) {
                CAPTURE(p.requests[rows[k]]);
                CHECK(r.at(rows[k], c).has_value() == !differs[k][index_of(c)]);
                if (r.at(rows[k], c).has_value()) CHECK(r.at(rows[k], c).number() == decimal{*common[k][index_of(c)]});
            }
    }
    CHECK(ambiguous == 60);
}

}  // namespace
