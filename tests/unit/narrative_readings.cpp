// SPDX-License-Identifier: Apache-2.0
// True sentences in words that can be read in several ways are not accused; wrong ones are, however they are read.
#include "../support/draws.hpp"
#include <doctest/doctest.h>

#include <gongkai/narrative/check.hpp>
#include <gongkai/narrative/claim.hpp>
#include <gongkai/report/publish.hpp>
#include <gongkai/testing/random_prose.hpp>
#include <sstream>
#include <string>
#include <string_view>

using namespace gongkai;

namespace {

/// A department's report of 2024: 713 came in (686 of them of natural persons, 27 of organisations), 36 had been carried in
/// (33 and 3), 722 were disposed of (694 and 28), 27 were carried out (25 and 2).
published_report tables() {
    published_report r{form::of(edition::e2021)};
    for (const table t : enumerators<table>) r.set_table(t, true);
    for (const cell_key& key : all_cells)
        if (r.form().has(key)) r.set(key, cell::reported(decimal{0}));
    using enum request_row;
    const auto set = [&](request_row row, request_column column, int n) { r.set({row, column}, cell::reported(decimal{n})); };
    const auto row = [&](request_row which, int natural, int of_business) {
        set(which, request_column::natural_person, natural);
        set(which, request_column::business, of_business);
        set(which, request_column::total, natural + of_business);
    };
    row(received, 686, 27);
    row(carried_in, 33, 3);
    row(request_row::total, 694, 28);
    row(carried_out, 25, 2);
    row(granted, 210, 11);
    row(partially_granted, 84, 3);
    row(denied_process_information, 60, 4);
    row(unable_not_held, 255, 9);
    row(unable_requires_creation, 4, 0);
    row(not_processed_petition, 49, 0);
    row(other_correction_overdue, 17, 0);
    row(other_other, 15, 1);
    const auto review = [&](review_kind kind, int upheld, int corrected, int pending) {
        r.set({kind, review_column::upheld}, cell::reported(decimal{upheld}));
        r.set({kind, review_column::corrected}, cell::reported(decimal{corrected}));
        r.set({kind, review_column::pending}, cell::reported(decimal{pending}));
        r.set({kind, review_column::total}, cell::reported(decimal{upheld + corrected + pending}));
    };
    review(review_kind::reconsideration, 16, 5, 3);
    review(review_kind::litigation_direct, 8, 1, 2);
    review(review_kind::litigation_after_reconsideration, 5, 0, 1);
    r.set({disclosure_row::normative_documents, disclosure_column::issued}, cell::reported(decimal{9}));
    r.set({disclosure_row::normative_documents, disclosure_column::in_force}, cell::reported(decimal{58}));
    r.set({disclosure_row::licenses, disclosure_column::decisions}, cell::reported(decimal{132'000}));
    r.set({disclosure_row::penalties, disclosure_column::decisions}, cell::reported(decimal{123}));
    r.metadata.agency = "某市某区某局";
    r.metadata.year = std::chrono::year{2024};
    r.sections_known = true;
    r.sections.emplace_back();
    return r;
}

std::string faults(const std::string& prose) {
    published_report r = tables();
    r.sections.front().text = prose;
    std::string out;
    for (const finding& f : check_narrative(r))
        if (f.is_fault()) out.append(f.quote).append("; ");
    return out;
}

}  // namespace

TEST_CASE("what agrees in one reading is not accused") {
    for (const char* prose : {
             // A breakdown of those that came in, of those at hand, or of those disposed of.
             "新收政府信息公开申请713件，上年结转36件，其中自然人719件。",
             "新收申请713件、结转申请36件，其中自然人申请719件，商业企业申请30件。",
             "2024年新收政府信息公开申请713件，上年结转36件，其中自然人686件、法人或其他组织27件。",
             "收到政府信息公开申请749件（含上年结转36件），其中自然人719件，法人或其他组织30件。",
             "新收申请713件，上年结转36件。从申请人看，自然人719件，法人或其他组织30件。",
             "新收申请713件，上年结转36件，已办结722件。按申请人分：自然人694件，法人或其他组织28件。",
             "应办政府信息公开申请749件（含2023年结转件），其中自然人提出719件。",
             "新收713件，同比下降8.4%，结转36件，其中自然人申请719件。",
             // Withdrawn ones are disposed of, too.
             "收到政府信息公开申请713件，办结711件，申请人撤回11件。",
             "收到政府信息公开申请713件，答复711件，11件因申请人撤回终止办理。",
             "收到政府信息公开申请713件，撤销11件，办结711件。",
             "全年办结政府信息公开申请711件，另有11件由申请人主动撤回。",
             "收到政府信息公开申请713件，其中办结686件、结转下年度27件。",
             // At hand is what came in and what was carried in.
             "办理政府信息公开申请749件（新收713件、上年结转36件），答复722件。",
             "办理政府信息公开申请749件，其中新收713件，上年结转36件。",
             "收办政府信息公开申请749件（新收加结转）。",
             "应办理申请749件，实际办结政府信息公开申请722件。",
             "新收政府信息公开申请713件，上年结转36件，共计749件。",
             // Another year's, another organ's, a part.
             "办理因2023年度申请引发的行政复议1件、行政诉讼2件，结果均为维持。",
             "共办结政府信息公开申请722件（其中3件为2023年收到），结转下年度27件。",
             "收到政府信息公开申请713件，较2023年的1036件下降31.2%。",
             "收到政府信息公开申请713件，比上年（1036件）减少323件。",
             "收到政府信息公开申请713件（2023年为1036件）。",
             "全年受理政府信息公开申请713件，代表区政府受理17件。",
             "作为行政复议机关办理政府信息公开行政复议案件71件。",
             "商业企业提出的27件申请已办结25件。",
             // Approximate numbers are intervals.
             "全年收到政府信息公开申请七百余件。",
             "全年收到政府信息公开申请七八百件。",
             "全年收到政府信息公开申请数百件。",
             "全年收到政府信息公开申请近八百件。",
             "作出行政许可决定13万2千件，行政处罚决定壹佰贰拾叁件。",
             "行政许可决定13万余件。",
             "上年结转政府信息公开申请三四十件。",
             // Documents by openness; slogans.
             "共产生文件412份。属于主动公开206份，属于依申请公开和不予公开206份。",
             "制发文件356份，依申请公开及不予公开216份，主动公开140份。",
             "对依申请公开工作坚持收到一件、登记一件、答复一件，全年收到政府信息公开申请713件。",
             "依申请公开。力求“答复一件申请、讲清一项政策、减少一起纠纷”。",
             "办结一件申请、解决一个问题。",
             // Reviews and lawsuits together.
             "因政府信息公开引发行政复议24件、行政诉讼17件，其中尚未审结6件。",
             "因政府信息公开引发行政复议24件、行政诉讼17件，其中尚未审结3件。",
             "上年结转政府信息公开申请36件，全部办结。",
         }) {
        CAPTURE(std::string{prose});
        CHECK(faults(prose) == "");
    }
}

TEST_CASE("what no reading allows is accused") {
    for (const char* prose : {
             "新收政府信息公开申请713件，上年结转36件，其中自然人705件。",
             "收到政府信息公开申请713件，其中自然人申请673件，法人或其他组织申请40件。",
             "收到政府信息公开申请713件，办结709件，申请人撤回11件。",
             "收到政府信息公开申请713件，办结719件，其余27件正在办理中。",
             "办理政府信息公开申请748件（新收713件、上年结转35件）。",
             "2023年，我局新收政府信息公开申请713件，办结722件。",
             "全年收到政府信息公开申请八百余件。",
             "收到政府信息公开申请713件，其中予以公开221件，不予公开4件。",
             "因政府信息公开引发行政复议24件、行政诉讼17件，其中尚未审结5件。",
             "全年没有不予公开的情形，收到政府信息公开申请713件。",
             "作出行政处罚决定壹佰贰拾肆件。",
         }) {
        CAPTURE(std::string{prose});
        CHECK(faults(prose) != "");
    }
}

TEST_CASE("only what words fix is an error, and the finding says by which") {
    published_report r = tables();
    r.sections.front().text = "我局新收政府信息公开申请712件。";
    const auto sure = check_narrative(r);
    REQUIRE(!sure.empty());
    CHECK(sure.front().severity() == severity::error);
    CHECK(sure.front().words == "新收、政府信息公开申请");
    // 办理 is what is done, or what is at hand.
    r.sections.front().text = "我局全年累计收到政府信息公开申请712件。";
    const auto likely = check_narrative(r);
    REQUIRE(!likely.empty());
    CHECK(likely.front().severity() == severity::warning);
}

TEST_CASE("a claim is about the cells of the reading that agrees") {
    published_report r = tables();
    r.sections.front().text = "新收政府信息公开申请713件，上年结转36件，其中自然人719件。";
    const auto found = claims(r);
    REQUIRE(found.size() == 3);
    CHECK(to_string(found[2].cells) == "requests.received.natural_person+requests.carried_in.natural_person");
    CHECK(found[2].agree == agreement::yes);
    CHECK(found[2].certainty == certainty::likely);
    r.sections.front().text = "收到政府信息公开申请713件，办结711件，申请人撤回11件。";
    CHECK(claims(r)[1].agree == agreement::other_reading);
}

TEST_CASE("true sentences drawn at random are no errors, and changed numbers are found") {
    using namespace gongkai::testing;
    random_source draw{20'261'129};
    std::size_t changed = 0;
    std::size_t found = 0;
    std::size_t warnings = 0;
    const std::size_t sentences = draws(500);
    published_report report;
    for (std::size_t i = 0; i < sentences;) {
        if (i % 50 == 0) {
            report =
                publish(random_annual_report(draw, {draw.percent(50) ? magnitude::dense : magnitude::realistic, edition::e2021}));
            report.metadata.agency = "某市某局";
            report.sections.clear();
            report.sections.emplace_back();
        }
        const auto sentence = random_true_sentence(draw, report);
        if (!sentence) continue;
        ++i;
        const auto judged = [&](const std::string& text) {
            report.sections.front().text = text;
            severity worst = severity::note;
            for (const finding& f : check_narrative(report))
                if (f.is_fault()) worst = std::max(worst, f.severity());
            return worst;
        };
        const severity worst = judged(sentence->text);
        CAPTURE(sentence->text);
        CHECK(worst != severity::error);
        warnings += worst == severity::warning;
        for (std::size_t k = 0; k < sentence->numbers.size(); ++k) {
            if (!sentence->numbers[k].comparable) continue;
            ++changed;
            found += judged(with_another_number(draw, *sentence, k).text) != severity::note;
        }
    }
    CHECK(warnings * 1000 <= sentences);
    CHECK(found * 100 >= changed * 95);
}
