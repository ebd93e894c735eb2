// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <gongkai/publication/lifecycle.hpp>
#include <gongkai/records/tally.hpp>
#include <string>

using namespace gongkai;
using namespace std::chrono;

namespace {

moment at(std::string_view text) { return parse_moment(text).value(); }
sys_days on(std::string_view text) { return parse_iso_date(text).value(); }

template <class Entry>
counted_records counted(std::string_view text, const record_settings& settings = {}) {
    return tally_records<Entry>(text, "ledger.csv", settings).value().finish();
}

std::string rules_of(const counted_records& ledger) {
    std::string out;
    for (const record_finding& f : ledger.findings()) out += std::to_string(f.row) + " " + std::string{code(f.rule)} + "\n";
    return out;
}

template <class Entry>
std::string rules_of(const Entry& entry, const record_settings& settings = {}) {
    std::string out;
    for (const record_finding& f : examine(entry, settings)) out.append(code(f.rule)).append("\n");
    return out;
}

/// A publication that went the whole way as it should.
auto ready() {
    const auto d = draft("1", "部门预算", on("2025-03-03"), at("2025-03-03T09:00")).value();
    return d.pass<person{"office"}>(at("2025-03-04T09:00"))
        .value()
        .pass("副主任李某", at("2025-03-04T10:00"))
        .value()
        .pass<person{"head"}>(at("2025-03-05"))
        .value()
        .proof(3)
        .proof(1)
        .proof(0)
        .review_secrecy(at("2025-03-04T08:30"))
        .value();
}

}  // namespace

TEST_CASE("a document goes from draft to publication, and its row is found lawful") {
    const auto published =
        ready().publish(article20::budget, publication_channel::website, publication_form::text, at("2025-03-31T17:00"));
    REQUIRE(published);
    const publication_entry& e = published.value().entry();
    CHECK(e.second_reviewer == "副主任李某");
    CHECK(e.proofs == 3U);
    CHECK(e.corrections == 4U);
    CHECK(e.article20 == article20::budget);
    CHECK(rules_of(e).empty());

    std::string csv;
    append_record_header<publication_entry>(csv);
    append_record(csv, e);
    auto reader = record_reader<publication_entry>::open(csv).value();
    REQUIRE(reader.next());
    CHECK(reader.faults().empty());
    CHECK(reader.entry() == e);
}

TEST_CASE("what depends on times and names is an error of the step") {
    const auto refused = [](const auto& step) { return step.has_value() ? std::string{} : step.error().detail; };
    const auto d = draft("1", "", on("2025-03-03"), at("2025-03-03T09:00")).value();
    CHECK(refused(draft("", "", on("2025-03-03"), at("2025-03-03"))).starts_with("record.id-missing"));
    CHECK(refused(d.pass<person{"office"}>(at("2025-03-03T08:00"))).starts_with("publication.review-order"));
    CHECK(refused(d.pass<person{"office"}>(at("2025-03-03T09:00"))).starts_with("publication.review-order"));
    CHECK(refused(d.pass("", at("2025-03-04"))).starts_with("publication.reviewer-same"));
    const auto first = d.pass<person{"office"}>(at("2025-03-04")).value();
    CHECK(refused(first.pass("office", at("2025-03-05"))).starts_with("publication.reviewer-same"));
    const auto to = [](const auto& r, std::string_view when) {
        return r.publish(article21::county_public_services, publication_channel::wechat, publication_form::illustrated, at(when));
    };
    CHECK(refused(to(ready(), "2025-03-04T12:00")).starts_with("publication.before-signoff"));
    CHECK(refused(to(ready(), "2025-03-05")).empty());
}

TEST_CASE("a refusal sends back, and nothing that was passed stands") {
    const auto first =
        draft("1", "", on("2025-03-03"), at("2025-03-03")).value().pass<person{"office"}>(at("2025-03-04")).value();
    const auto returned = first.proof(2).send_back(at("2025-03-05")).value();
    CHECK(returned.entry().returned == at("2025-03-05"));
    CHECK_FALSE(returned.entry().first_review);
    CHECK_FALSE(returned.entry().proofs);
    const auto again = returned.redraft(at("2025-03-06")).value();
    CHECK(again.state == publication_state{});
    CHECK(again.entry().made == on("2025-03-03"));
    CHECK_FALSE(returned.redraft(at("2025-03-04")));
    CHECK(again.pass<person{"office"}>(at("2025-03-07")));  // the same person may review the new version
}

TEST_CASE("data that broke the rule of three reviews is counted, and told") {
    const auto published =
        ready().publish(article20::budget, publication_channel::website, publication_form::text, at("2025-03-06"));
    const publication_entry lawful = published.value().entry();
    const auto with = [&](auto change) {
        publication_entry e = lawful;
        change(e);
        return rules_of(e);
    };
    CHECK(with([](auto&) {}).empty());
    CHECK(with([](auto& e) { e.third_review = {}; }) == "publication.review-missing\n");
    CHECK(with([](auto& e) { e.third_reviewer = e.first_reviewer; }) == "publication.reviewer-same\n");
    CHECK(with([](auto& e) { e.second_review = moment{on("2025-03-04"), hours{8}}; }) == "publication.review-order\n");
    CHECK(with([](auto& e) { e.third_review = moment{on("2025-03-07")}; }) == "publication.before-signoff\n");
    CHECK(with([](auto& e) { e.returned = moment{on("2025-03-04")}; }) == "publication.review-order\n");
    CHECK(with([](auto& e) { e.proofs = 2; }) == "publication.proofs\n");
    CHECK(with([](auto& e) { e.proofs = {}; }) == "publication.proofs\n");
    CHECK(with([](auto& e) { e.secrecy_review = {}; }) == "publication.secrecy-missing\n");
    CHECK(with([](auto& e) { e.secrecy_review = moment{on("2025-03-07")}; }) == "publication.secrecy-late\n");
    CHECK(with([](auto& e) { e.article20 = {}; }) == "publication.no-item\n");
    // 条例 26: working day 20 after 2025-03-03 is 2025-03-31.
    CHECK(with([](auto& e) { e.published = moment{on("2025-03-31")}; }).empty());
    CHECK(with([](auto& e) { e.published = moment{on("2025-04-01")}; }) == "publication.late\n");
    CHECK(with([](auto& e) { e.published = moment{on("2025-03-02")}; }).find("record.order") != std::string::npos);
    // Not published yet: nothing is missing.
    CHECK(with([](auto& e) { e.published = e.third_review = e.secrecy_review = {}, e.third_reviewer.clear(); }).empty());
}

TEST_CASE("publications are counted by item, channel and form; rows read are counted or reported") {
    const auto ledger = counted<publication_entry>(
        "编号,渠道,形式,第二十条项目,made,发布时间,备注\n"
        "1,网站,正文,budget,2023-03-01,2023-03-09 10:00,x\n"
        "2,website,图文解读,legislation,,2023-05-08,\n"
        "3,微信公众号,,,,2023-06-01,\n"
        "4,wechat,text,,,2022-06-01,\n"
        "5,传单,text,,,2023-06-01,\n"
        "6,website,text,,,2023-06-31,\n"
        "2,website,text,,,2023-07-01,\n"
        ",website,text,,,2023-07-01,\n"
        "8,website,text,,,\n"
        "9,website,text,fees,,,\n");
    CHECK(ledger.rows() == row_totals{10, 5, 5});
    CHECK(rules_of(ledger) ==
          "0 record.unknown-column\n3 publication.no-item\n4 publication.no-item\n5 record.unknown-code\n6 record.time\n"
          "7 publication.no-item\n7 record.duplicate\n8 record.id-missing\n9 record.fields\n");
    const year y{2023};
    CHECK(ledger.number(y, record_figure::published) == count{3});
    CHECK(ledger.number(y, record_figure::published, record_dimension::publication_channel, "website") == count{2});
    CHECK(ledger.number(y, record_figure::published, record_dimension::publication_channel, "wechat") == count{1});
    CHECK(ledger.number(y, record_figure::published, record_dimension::publication_form, "") == count{1});
    CHECK(ledger.number(y, record_figure::published, record_dimension::article20, "legislation") == count{1});
    CHECK(ledger.number(y, record_figure::interpretations) == count{1});
    CHECK(ledger.number(y, record_figure::published_timed) == count{1});
    CHECK(ledger.share(y, record_rate::in_time).percent() == decimal{10'000, 2});
    CHECK(ledger.number(year{2022}, record_figure::published) == count{1});
    CHECK(ledger.years() == std::vector{year{2022}, year{2023}});
    CHECK(ledger.number(y, record_figure::ratings) == count{0});
    const auto rows = ledger.rows_of(y, record_figure::published, record_dimension::publication_channel, "wechat");
    REQUIRE(rows.size() == 1);
    CHECK(rows.front() == row_reference{"ledger.csv", 3, "3"});
    CHECK(ledger.reported().size() == 5);
    count parts;
    for (const figure_row& f : ledger.figures(y))
        if (f.figure == record_figure::published && f.by == record_dimension::publication_channel) parts += f.number;
    CHECK(parts == count{3});
}

TEST_CASE("the stock of documents in force cannot go wrong") {
    const auto ledger = counted<document_entry>(
        "id,kind,issued,ended,ending\n"
        "a,normative_documents,2018-05-01,2023-02-01,repealed\n"
        "b,行政规范性文件,2019-05-01,2023-03-01,废止\n"
        "c,normative_documents,2020-01-01,,\n"
        "d,normative_documents,2021-01-01,,\n"
        "e,normative_documents,2023-08-01,,\n"
        "f,rules,2023-08-01,2023-12-31,expired\n"
        "g,normative_documents,2023-08-01,2023-07-31,repealed\n"
        "h,normative_documents,2023-08-01,2023-12-31,\n");
    CHECK(rules_of(ledger) == "7 record.order\n8 document.ending\n");
    const auto of = [&](int y, record_figure figure) {
        return ledger.number(year{y}, figure, record_dimension::document_kind, "normative_documents").value();
    };
    // The figures of 萧山区审管办, 2023: issued 1, repealed 2, in force 3.
    CHECK(of(2023, record_figure::documents_issued) == 1);
    CHECK(of(2023, record_figure::documents_ended) == 2);
    CHECK(of(2023, record_figure::documents_in_force) == 3);
    for (int y = 2017; y < 2026; ++y)
        CHECK(of(y, record_figure::documents_in_force) == of(y - 1, record_figure::documents_in_force) +
                                                              of(y, record_figure::documents_issued) -
                                                              of(y, record_figure::documents_ended));
    CHECK(ledger.number(year{2023}, record_figure::documents_in_force, record_dimension::document_kind, "rules") == count{0});

    const auto published = counted<publication_entry>(
        "id,form,interprets,published\n"
        "1,illustrated,e,2023-08-02\n2,text,zz,2023-09-01\n3,video,e,2023-09-01\n3,video,f,2023-09-01\n4,video,f,\n");
    const rate interpreted = interpretation_rate(ledger, published, year{2023});
    CHECK(interpreted == rate::of(count{1}, count{2}));  // of e and f only e: row 4 repeats an id, row 5 is not out
    CHECK(unknown_documents(ledger, published) == std::vector<std::string>{"zz"});
}
