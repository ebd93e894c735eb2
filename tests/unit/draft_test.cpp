// A report from its parts: the proposed sentences say what the tables say, and what contradicts them is refused.
#include <algorithm>
#include <doctest/doctest.h>
#include <gongkai/draft/report_draft.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/io/write.hpp>
#include <gongkai/narrative/claim.hpp>
#include <gongkai/rules/verify.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>

namespace {

using namespace gongkai;

report_draft draft_of(const annual_report& report) {
    report_draft draft{report.metadata.agency, *report.metadata.year};
    draft.disclosure = report.disclosure;
    draft.requests = report.requests;
    draft.reviews = report.reviews;
    return draft;
}

TEST_CASE("every number that the proposed sentences state is read back as the table's own") {
    testing::random_source draw{20260120};
    for (int i = 0; i < 200; ++i) {
        report_draft draft = draft_of(testing::random_annual_report(
            draw, {i % 2 ? testing::magnitude::dense : testing::magnitude::realistic, i % 4 ? edition::e2021 : edition::e2019}));
        draft.fees.notices = count::from(draw.between(0, 3)).value();
        draft.fees.charged = *money::from_fen(draw.skewed(20));
        draft.fill_in();
        const auto report = draft.finish();
        REQUIRE(report);
        const std::vector<claim> stated = claims(publish(*report), true);
        for (const claim& c : stated) {
            CHECK_MESSAGE(c.agree == agreement::yes, c.quote);
            CHECK_MESSAGE(!c.other_year, c.quote);
        }
        // Requests 12, reviews 2, table 2 as far as its edition is worded in prose.
        CHECK(stated.size() >= (report->edition() == edition::e2021 ? 24U : 14U));
    }
}

TEST_CASE("a finished report is written and read back as itself") {
    testing::random_source draw{20260121};
    for (int i = 0; i < 20; ++i) {
        report_draft draft = draft_of(testing::random_annual_report(draw));
        draft[section::problems] = "答复的规范性仍有不足。\n下一步加强培训。";
        draft.fill_in();
        const auto report = draft.finish();
        REQUIRE(report);
        const auto read = read_html(to_html(*report));
        REQUIRE(read);
        const auto verified = verify(*read);
        REQUIRE(verified);
        annual_report wanted = *report;
        wanted.preamble = as_written(publish(*report)).preamble;
        CHECK(*verified == wanted);
        CHECK(read->preamble.text.find("自" + std::to_string(int{*report->metadata.year}) + "年1月1日起至") != std::string::npos);
    }
}

TEST_CASE("a text that contradicts the tables, and a year without a form, are refused") {
    report_draft draft{"示例市数据资源局", std::chrono::year{2024}};
    draft[section::overview] = "2024年，本机关共收到政府信息公开申请5件。";
    const auto refused = draft.finish();
    REQUIRE(!refused);
    CHECK(std::ranges::any_of(refused.error(),
                              [](const finding& f) { return f.rule == rule_id::narrative_mismatch && f.is_fault(); }));
    draft[section::overview].clear();
    draft.fill_in();
    CHECK(draft.finish());
    const auto too_early = report_draft{"示例市数据资源局", std::chrono::year{2018}}.finish();
    REQUIRE(!too_early);
    CHECK(too_early.error().back().rule == rule_id::edition_mismatch);
}

TEST_CASE("section six says what was charged, or that nothing was") {
    report_draft draft{"示例市数据资源局", std::chrono::year{2024}};
    CHECK(draft.draft_other_matters() == "2024年，本机关未收取政府信息公开信息处理费。");
    draft.fees = {1, *money::from_fen(470000), 1, *money::from_fen(470050), {}};
    CHECK(draft.draft_other_matters() ==
          "依据《政府信息公开信息处理费管理办法》，2024年本机关发出收费通知1件，"
          "通知收取信息处理费4700元，实际收取信息处理费4700.5元。");
    draft[section::other_matters] = "另有事项。";
    draft.fill_in();
    CHECK(draft[section::other_matters] == "另有事项。");
}

}  // namespace
