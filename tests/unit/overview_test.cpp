// SPDX-License-Identifier: Apache-2.0
// From ledgers to the sentences of section one, and from the sentences back to the ledgers.
#include "../support/draws.hpp"
#include <doctest/doctest.h>

#include <algorithm>
#include <gongkai/draft/report_draft.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/io/write.hpp>
#include <gongkai/records/overview.hpp>
#include <gongkai/rules/message.hpp>
#include <gongkai/testing/random_records.hpp>
#include <string>

using namespace gongkai;
using std::chrono::year;

namespace {

published_report with_overview(std::string text, int reported = 2023) {
    published_report r{form::of(edition::e2021)};
    for (const table t : enumerators<table>) r.set_table(t, true);
    for (const cell_key& key : all_cells)
        if (r.form().has(key)) r.set(key, cell::reported(decimal{0}));
    r.metadata.agency = "示例区政务服务办公室";
    r.metadata.year = year{reported};
    r.sections.push_back({section::overview, "一、总体情况", std::move(text)});
    r.sections_known = true;
    return r;
}

template <class Entry>
counted_records counted(std::string_view csv) {
    return tally_records<Entry>(csv, "ledger.csv").value().finish();
}

template <class Entry>
counted_records drawn(std::uint64_t seed) {
    return counted<Entry>(testing::random_records<Entry>(400, seed));
}

record_set random_set(std::uint64_t seed) {
    return {drawn<publication_entry>(seed), drawn<document_entry>(seed),   drawn<consultation_entry>(seed),
            drawn<rating_entry>(seed),      drawn<escalation_entry>(seed), drawn<service_point_entry>(seed),
            drawn<broadcast_entry>(seed),   drawn<matter_entry>(seed)};
}

std::string rows(int n, const std::string& prefix, const std::string& rest) {
    std::string out;
    for (int i = 0; i < n; ++i) out += prefix + std::to_string(i) + "," + rest + "\n";
    return out;
}

/// The ledgers behind the report of a district's office: the figures of a published one.
record_set seed_ledgers() {
    record_set out;
    out.publications =
        counted<publication_entry>("id,channel,form,interprets,published\n" + rows(64, "w", "website,text,,2023-03-01") +
                                   "w64,website,illustrated,D1,2023-05-08\n" + rows(195, "x", "wechat,text,,2023-06-01"));
    out.documents = counted<document_entry>(
        "id,kind,issued,ended,ending\nD1,normative_documents,2023-05-01,,\nD2,normative_documents,2019-05-01,2023-02-01,repealed\n"
        "D3,normative_documents,2019-05-01,2023-02-01,repealed\nD4,normative_documents,2020-05-01,,\nD5,normative_documents,2021-05-01,,\n");
    out.consultations = counted<consultation_entry>("id,channel,received\n" + rows(52'137, "c", "云综窗,2023-04-03"));
    out.points = counted<service_point_entry>("id,hours,opened\np1,24小时,2021-06-01\n");
    out.broadcasts = counted<broadcast_entry>("id,held\n" + rows(24, "b", "2023-07-05"));
    std::string matters = "id,category,listed\n";
    for (int i = 0; i < 26; ++i) matters += "m" + std::to_string(i) + ",class " + std::to_string(i % 13) + ",2022-01-01\n";
    out.matters = counted<matter_entry>(matters);
    return out;
}

std::string told(const std::vector<fact>& all) {
    std::string out;
    for (const fact& f : all)
        out.append(code(f.kind))
            .append(1, ' ')
            .append(code(f.through))
            .append(1, ' ')
            .append(to_string(f.number))
            .append(1, ' ')
            .append(code(f.unit))
            .append(1, ' ')
            .append(enumerator_names<number_bound>[index_of(f.bound)])
            .append(1, '\n');
    return out;
}

constexpr std::string_view seed_facts =
    "published_items unspecified 65 line exact\n"
    "documents_issued unspecified 1 item exact\n"
    "interpretations unspecified 1 item exact\n"
    "documents_repealed unspecified 2 item exact\n"
    "published_items wechat 195 article exact\n"
    "requests unspecified 0 item exact\n"
    "matters unspecified 13 kind exact\n"
    "consultations video_service 52000 item at_least\n"
    "information_fee unspecified 0 yuan exact\n";

/// Sections one and six with the figures of a published report, in other words.
published_report seed_report() {
    published_report r = with_overview(
        "2023年，本办主动公开各类政府信息65条，制发行政规范性文件1件，配套图文解读1件，废止行政规范性文件2件；微信公众号推送工作动态信息195篇。\n"
        "本年度收到政府信息公开申请0件。\n"
        "对外公布13类依法申请政务服务事项，线上线下标准统一。“云综窗”全年累计咨询量达5.2万余件。\n"
        "自助服务厅24小时开放，群众可以随时查阅政府信息。");
    r.sections.push_back({section::other_matters, "六、其他需要报告的事项", "2023年没有收取信息处理费的情况。"});
    return r;
}

}  // namespace

TEST_CASE("every number of sections one and six is a fact with its unit, channel and bound") {
    CHECK(told(facts(seed_report())) == seed_facts);
    for (const fact& f : facts(seed_report())) {
        CHECK(f.place.section == (f.kind == fact_kind::information_fee ? section::other_matters : section::overview));
        CHECK(f.place.length != 0);
    }
    // Nobody says here that nothing was charged.
    for (const char* other :
         {"信息处理费按规定收取。", "未按通知缴纳信息处理费的申请1件。", "严格执行信息处理费管理办法，无违规情况。"})
        CHECK_MESSAGE(told(facts(with_overview(other))).find("information_fee") == std::string::npos, other);
}

TEST_CASE("the ledgers bear out what the report says") {
    const record_set ledgers = seed_ledgers();
    int borne_out = 0;
    for (const fact_check& c : check_facts(seed_report(), ledgers, year{2023})) {
        CHECK(c.outcome != outcome::fail);
        borne_out += c.outcome == outcome::pass;
    }
    CHECK(borne_out == 7);  // but for the requests and the fee, which tables and another ledger have
    CHECK(check_with_records(seed_report(), ledgers).empty());
    CHECK(check_with_records(seed_report(), ledgers, {.passes = true}).size() == 7);
}

TEST_CASE("a number that no ledger bears out is told with what the ledgers count, and only where they can tell") {
    const record_set ledgers = seed_ledgers();
    const auto found = [&](std::string text, const record_set& by) {
        return check_with_records(with_overview(std::move(text)), by);
    };
    const auto wrong = found("全年主动公开政府信息66条。", ledgers);
    REQUIRE(wrong.size() == 1);
    CHECK(wrong[0].rule == rule_id::facts_mismatch);
    CHECK(wrong[0].is_fault());
    CHECK(wrong[0].actual == "66");
    CHECK(wrong[0].expected == "260;65");
    CHECK(message(wrong[0], lang::en).find("the ledgers count 260;65") != std::string::npos);
    CHECK(found("“云综窗”全年累计咨询量达5.3万余件。", ledgers).size() == 1);
    CHECK(found("“云综窗”累计咨询量约5.2万件。", ledgers).empty());
    CHECK(found("公布12类依法申请政务服务事项。", ledgers).size() == 1);
    CHECK(found("公布26项政务服务事项。", ledgers).empty());
    CHECK(found("微信公众号推送信息195篇，微博推送信息3篇。", ledgers).size() == 1);
    CHECK(found("政务直播24场。设有自助办理点1处。", ledgers).empty());

    // What no ledger counts is not judged, and where its ledger was not given that is said.
    CHECK(found("举办培训3场，网站访问量12万次。", ledgers).empty());
    record_set few;
    few.points = ledgers.points;
    const auto unknown = found("全年主动公开政府信息66条。", few);
    REQUIRE(unknown.size() == 1);
    CHECK(unknown[0].outcome == outcome::not_assessable);
    CHECK(unknown[0].reason == reason::ledger_absent);
    published_report no_year = with_overview("全年主动公开政府信息66条。");
    no_year.metadata.year.reset();
    CHECK(check_with_records(no_year, ledgers).at(0).reason == reason::year_unknown);

    // Rows that do not say of which channel they are may be of any: nobody is accused by them.
    record_set unsaid;
    unsaid.publications = counted<publication_entry>("id,published\n" + rows(260, "p", "2023-03-01"));
    CHECK(found("微信公众号推送信息195篇。", unsaid).empty());
    CHECK(found("微信公众号推送信息261篇。", unsaid).size() == 1);
}

TEST_CASE("a part of what was published is told by its medium alone") {
    const auto first = "published_items unspecified 60 line exact\n";
    const auto parts = std::string{first} + "published_items website 40 line exact\npublished_items wechat 20 line exact\n";
    for (const char* text :
         {"主动公开政府信息60条，其中政府网站40条，微信公众号20条。",
          "主动公开政府信息60条，其中通过政府网站公开40条、通过微信公众号发布20条。", "共公开信息60条：门户网站40条，微信20条。"})
        CHECK_MESSAGE(told(facts(with_overview(text))) == parts, std::string{text});
    // A column, another unit, another sentence, or nothing that it is a part of.
    for (const char* text : {"主动公开政府信息60条，其中专栏40条。", "主动公开政府信息60条，其中政府网站1个。",
                             "主动公开政府信息60条。政府网站40条。"})
        CHECK_MESSAGE(told(facts(with_overview(text))) == first, text);
    CHECK(facts(with_overview("政府网站40条，微信公众号20条。")).empty());

    record_set ledgers;
    ledgers.publications = counted<publication_entry>("id,channel,published\n" + rows(40, "p", "网站,2023-03-01") +
                                                      rows(20, "w", "微信,2023-03-01"));
    const auto found = [&](std::string text) { return check_with_records(with_overview(std::move(text)), ledgers); };
    CHECK(found("主动公开政府信息60条，其中政府网站40条，微信公众号20条。").empty());
    CHECK(found("主动公开政府信息60条，其中政府网站42条，微信公众号20条。").size() == 1);
    CHECK(found("主动公开政府信息60条，其中政府网站40条，微信公众号18条。").size() == 1);
    // Another organ's site, of which the ledger says nothing.
    CHECK(found("主动公开政府信息60条，其中教育局门户网站12条。").at(0).outcome == outcome::not_assessable);
}

TEST_CASE("a number of a class or a time that no ledger counts apart accuses nobody") {
    const record_set ledgers = seed_ledgers();
    const auto first = [&](const char* text) {
        const auto checks = check_facts(with_overview(text), ledgers, year{2023});
        CHECK_MESSAGE(!checks.empty(), text);
        return checks.empty() ? outcome::pass : checks.front().outcome;
    };
    for (const char* text :
         {"公开财政信息20条。", "主动公开职业教育信息13条。", "上半年主动公开政府信息31条。", "2022年主动公开政府信息80条。",
          "上年主动公开政府信息80条。", "近三年主动公开政府信息800条。", "“云综窗”累计咨询量达9万余件。", "日均发布信息3条。"})
        CHECK_MESSAGE(first(text) == outcome::not_assessable, text);
    // A part is no more than its whole, and several years are no less than one of them.
    CHECK(first("公开财政信息2000条。") == outcome::fail);
    CHECK(first("上半年主动公开政府信息310条。") == outcome::fail);
    CHECK(first("近三年“云综窗”咨询量5000件。") == outcome::fail);
    CHECK(first("2023年，主动公开政府信息80条。") == outcome::fail);
    CHECK(first("微信公众号推送信息194篇。") == outcome::fail);
    const auto told = check_with_records(with_overview("上半年主动公开政府信息31条。"), ledgers);
    REQUIRE(told.size() == 1);
    CHECK(told[0].reason == reason::other_scope);
    CHECK(facts(with_overview("认真审核每一条信息。")).empty());
}

TEST_CASE("a ledger of another year says nothing of this one") {
    const record_set ledgers = seed_ledgers();
    for (const int other : {2022, 2024}) {
        CAPTURE(other);
        CHECK(tells_of(*ledgers.consultations, year{2023}));
        CHECK_FALSE(tells_of(*ledgers.consultations, year{other}));
        // What is in force and open is so in later years too.
        CHECK(tells_of(*ledgers.documents, year{other}));
        CHECK(tells_of(*ledgers.points, year{other}));
        const published_report report =
            with_overview("全年“云综窗”咨询量5.2万余件。主动公开政府信息65条。设有自助办理点1处。", other);
        const auto found = check_with_records(report, ledgers, {.passes = true});
        REQUIRE(found.size() == 3);
        for (const finding& f : found) {
            const bool of_points = f.quote.find("自助") != std::string::npos;
            CHECK(f.outcome == (of_points ? outcome::pass : outcome::not_assessable));
            CHECK(f.reason == (of_points ? reason::none : reason::ledger_absent));
        }
        for (const overview_paragraph& p : overview_paragraphs(ledgers, year{other}))
            CHECK(p.text.find("公开政府信息0条") == std::string::npos);
    }
}

TEST_CASE("what is drafted from ledgers is borne out by them, every number of it") {
    for (std::uint64_t seed = 1; seed <= testing::draws(4); ++seed) {
        const record_set ledgers = random_set(seed);
        for (const int y : {2022, 2024}) {
            CAPTURE(seed);
            report_draft draft{"示例市数据资源局", year{y}};
            draft.take_documents(ledgers);
            draft.fill_in(ledgers);
            const std::string& overview = draft[section::overview];
            for (const std::string_view heading : {"（一）主动公开情况", "（二）依申请公开情况", "（三）政府信息管理",
                                                   "（四）政府信息公开平台建设", "（五）监督保障情况"})
                CHECK_MESSAGE(overview.find(heading) != std::string::npos, heading);
            const auto report = draft.finish();
            REQUIRE(report);
            int borne_out = 0;
            for (const fact_check& c : check_facts(publish(*report), ledgers, year{y})) {
                CHECK_MESSAGE(c.outcome != outcome::fail, c.stated.quote);
                borne_out += c.outcome == outcome::pass;
            }
            // Items in all and by channel, documents, matters and their kinds, consultations, ratings, points, tickets,
            // broadcasts.
            CHECK_MESSAGE(borne_out >= 12, overview);
        }
    }
}

TEST_CASE("without ledgers the overview is what the tables say") {
    report_draft draft{"示例市数据资源局", year{2024}};
    CHECK(draft.draft_overview(record_set{}) == draft.draft_overview());
    record_set points;
    points.points = counted<service_point_entry>("id,opened\np1,2021-06-01\n");
    CHECK(draft.draft_overview(points).find("（三）") == std::string::npos);
    CHECK(overview_paragraphs(points, year{2024}).size() == 1);
    CHECK(overview_paragraphs({}, year{2024}).empty());
}
