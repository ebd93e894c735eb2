// SPDX-License-Identifier: Apache-2.0
// Kinds of sentences, each with its honest neighbours: what is true is not accused, and what is wrong is found.
#include <doctest/doctest.h>

#include <gongkai/narrative/check.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace gongkai;

namespace {

constexpr std::string_view requests = "（二）依申请公开情况";
constexpr std::string_view reviews = "（三）行政复议、行政诉讼情况";
constexpr std::string_view disclosure = "（一）主动公开情况";

/// A report of 2024 in which 83 requests came in, 4 were carried in, 82 disposed of and 5 carried out.
struct told {
    published_report report{form::of(edition::e2021)};

    explicit told(std::string agency = "海州市自然资源和规划局") {
        for (const table t : enumerators<table>) report.set_table(t, true);
        for (const cell_key& key : all_cells)
            if (report.form().has(key)) report.set(key, cell::reported(decimal{0}));
        for (const auto& [row, number] : {std::pair{request_row::received, 83},
                                          {request_row::carried_in, 4},
                                          {request_row::total, 82},
                                          {request_row::carried_out, 5},
                                          {request_row::granted, 40},
                                          {request_row::partially_granted, 9},
                                          {request_row::denied_third_party_rights, 8},
                                          {request_row::unable_not_held, 14},
                                          {request_row::unable_requires_creation, 3},
                                          {request_row::not_processed_petition, 6},
                                          {request_row::other_correction_overdue, 2}})
            report.set({row, request_column::total}, cell::reported(decimal{number}));
        for (const auto& [column, number] : {std::pair{request_column::natural_person, 70},
                                             {request_column::business, 8},
                                             {request_column::legal_service, 3},
                                             {request_column::other_organization, 2}})
            report.set({request_row::received, column}, cell::reported(decimal{number}));
        report.set({request_row::granted, request_column::natural_person}, cell::reported(decimal{36}));
        report.set({request_row::partially_granted, request_column::natural_person}, cell::reported(decimal{4}));
        put(review_kind::reconsideration, 6, 2, 1, 3);
        put(review_kind::litigation_direct, 4, 1, 0, 2);
        put(review_kind::litigation_after_reconsideration, 5, 0, 1, 0);
        report.set({disclosure_row::licenses, disclosure_column::decisions}, cell::reported(decimal{1722}));
        report.set({disclosure_row::penalties, disclosure_column::decisions}, cell::reported(decimal{213}));
        report.set({disclosure_row::normative_documents, disclosure_column::issued}, cell::reported(decimal{9}));
        report.set({disclosure_row::normative_documents, disclosure_column::repealed}, cell::reported(decimal{3}));
        report.set({disclosure_row::normative_documents, disclosure_column::in_force}, cell::reported(decimal{48}));
        report.metadata.agency = std::move(agency);
        report.metadata.year = std::chrono::year{2024};
        report.sections_known = true;
        report.sections.emplace_back();
    }

    bool is_accused(std::string_view heading, std::string_view text) { return !faults(heading, text).empty(); }
    bool is_error(std::string_view heading, std::string_view text) {
        for (const finding& f : faults(heading, text))
            if (f.severity() == severity::error) return true;
        return false;
    }

private:
    std::vector<finding> faults(std::string_view heading, std::string_view text) {
        report.sections.front().text = std::string{heading} + '\n' + std::string{text};
        std::vector<finding> found = check_narrative(report);
        std::erase_if(found, [](const finding& f) { return !f.is_fault(); });
        return found;
    }

    void put(review_kind kind, int upheld, int corrected, int other, int pending) {
        report.set({kind, review_column::upheld}, cell::reported(decimal{upheld}));
        report.set({kind, review_column::corrected}, cell::reported(decimal{corrected}));
        report.set({kind, review_column::other}, cell::reported(decimal{other}));
        report.set({kind, review_column::pending}, cell::reported(decimal{pending}));
        report.set({kind, review_column::total}, cell::reported(decimal{upheld + corrected + other + pending}));
    }
};

void check_honest(std::string_view heading, std::initializer_list<const char*> texts,
                  std::string agency = "海州市自然资源和规划局") {
    told t{std::move(agency)};
    for (const std::string text : texts) {
        CAPTURE(text);
        CHECK(!t.is_accused(heading, text));
    }
}

void check_found(std::string_view heading, std::initializer_list<const char*> texts,
                 std::string agency = "海州市自然资源和规划局") {
    told t{std::move(agency)};
    for (const std::string text : texts) {
        CAPTURE(text);
        CHECK(t.is_accused(heading, text));
    }
}

}  // namespace

TEST_CASE("what a number has grown to has the words before what it grew from") {
    check_honest(
        requests,
        {"收到政府信息公开申请数量从2023年的69件上升到83件。", "收到的政府信息公开申请由上年99件减少至83件，降幅16.2%。",
         "全年收到政府信息公开申请较2023年69件增加14件，达83件。", "收到申请量大幅上升，从2023年的69件上升到83件，上升20.3%。",
         "收到政府信息公开申请较上年的69件增加14件，达到83件。", "办理量从69件增至82件。",
         "收到政府信息公开申请83件，较2023年69件增加14件，办结82件。", "收到申请83件，较2023年69件增加14件，为近三年最多。"});
    check_found(
        requests,
        {"收到政府信息公开申请数量从2023年的69件上升到93件。", "收到的政府信息公开申请由上年99件减少至73件，降幅16.2%。",
         "全年收到政府信息公开申请较2023年69件增加14件，达93件。", "收到申请量大幅上升，从2023年的69件上升到93件，上升20.3%。",
         "收到政府信息公开申请较上年的69件增加14件，达到93件。"});
}

TEST_CASE("a department's own level is the report's, but for where the table counts all") {
    check_honest(requests, {"全市共收到政府信息公开申请280件，其中市局本级83件，各分局197件。",
                            "全系统收到申请280件，其中市局本级收到83件。", "全市系统受理信息公开申请280件，其中本局机关83件。",
                            "市局机关办理申请82件，各县局办理63件。",
                            "全市共收到政府信息公开申请83件，其中市局本级收到20件，各分局收到63件。"});
    check_found(requests,
                {"全市共收到政府信息公开申请280件，其中市局本级93件，各分局187件。",
                 "全系统收到申请280件，其中市局本级收到93件。", "市局本级收到政府信息公开申请93件，较2023年69件增加24件。"});
    check_honest(requests, {"全市收到政府信息公开申请83件，市本级收到30件。", "全市收到政府信息公开申请83件，其中市本级30件。"},
                 "海州市人民政府");
}

TEST_CASE("what all organs of a government did is the government's") {
    check_honest(requests,
                 {"县政府本级及各乡镇、各部门新收政府信息公开申请83件，其中县政府办19件。", "全县各乡镇、各部门共受理申请83件。"},
                 "平山县人民政府");
    check_found(requests,
                {"县政府本级及各乡镇、各部门新收政府信息公开申请93件，其中县政府办19件。", "全县各乡镇、各部门共受理申请93件。"},
                "平山县人民政府");
    check_honest(requests, {"各乡镇、各部门新收政府信息公开申请93件。", "市局机关及各分局受理政府信息公开申请93件。"});
}

TEST_CASE("reviews counted before those because of disclosure are of all kinds") {
    check_honest(reviews, {"发生行政复议39件，其中工伤认定行政复议16件，信息公开行政复议12件。",
                           "办理行政应诉案件39件，信息公开类占13件。",
                           "被申请行政复议85件，其中信息公开类12件；被提起行政诉讼41件，其中信息公开类13件。",
                           "被提起行政诉讼85件，涉信息公开13件。", "涉水行政复议3件、涉水诉讼4件，均与政府信息公开无关。"});
    check_found(reviews, {"被申请行政复议85件，其中信息公开类22件；被提起行政诉讼41件，其中信息公开类13件。",
                          "被提起行政诉讼85件，涉信息公开23件。"});
    check_honest(reviews, {"县司法局办理行政复议案件56件，其中涉及政府信息公开5件。"}, "平山县人民政府");
}

TEST_CASE("reviews and lawsuits have a sum, and outcomes that they share") {
    check_honest(reviews, {"被申请行政复议12件，被提起行政诉讼13件，合计25件。", "行政复议12件，行政诉讼13件，其中纠正3件。",
                           "行政复议12件，行政诉讼13件，其中纠正1件。", "行政复议12件，行政诉讼13件，其中维持9件。",
                           "因信息公开被复议12件，被诉13件。", "信息公开行政复议结案9件（维持6件、纠正2件、其他1件）。",
                           "对信息公开答复不服，直接提起行政诉讼7件，对复议决定不服提起诉讼6件。"});
    check_found(reviews,
                {"被申请行政复议12件，被提起行政诉讼13件，合计26件。", "行政复议12件，行政诉讼13件，其中纠正8件。",
                 "因信息公开被复议12件，被诉23件。", "对信息公开答复不服，直接提起行政诉讼7件，对复议决定不服提起诉讼8件。"});
    check_honest(reviews, {"复议机关审理维持6件。", "信息公开行政复议12件，其中被申请人撤回、终止审理等其他结果1件。"});
}

TEST_CASE("what remains is carried over") {
    check_honest(requests, {"需办理申请87件，已办结82件，剩余5件。", "上年结转4件，新增83件，累计87件，办结82件，余5件。",
                            "本年待办87件，年内办结82件。", "年初结转4件，年末结转5件，年内新收83件，年内办结82件。",
                            "受理申请83件，办结82件，5件结转。", "需办理申请87件，已办结82件，剩余6件不予处理。"});
    check_found(requests, {"需办理申请87件，已办结82件，剩余6件。", "上年结转4件，新增83件，累计88件，办结82件，余5件。",
                           "年初结转7件，年末结转5件，年内新收83件，年内办结82件。", "受理申请83件，办结82件，6件结转。"});
}

TEST_CASE("dispositions in short words count beside others") {
    check_honest(requests,
                 {"答复82件，其中公开40件，部分公开9件，不公开8件。",
                  "予以公开40件，部分公开9件，不予公开8件，无法提供17件，不予处理6件，其他情形2件。", "告知信息不存在14件。",
                  "告知信息不存在17件。", "全部或部分公开49件，占59.8%。", "决定公开文件87件，不公开3件。"});
    check_found(requests, {"答复82件，其中公开40件，部分公开9件，不公开18件。",
                           "予以公开40件，部分公开9件，不予公开8件，无法提供17件，不予处理6件，其他情形12件。",
                           "告知信息不存在15件。", "全部或部分公开59件。"});
}

TEST_CASE("applicants in plain words") {
    check_honest(requests, {"收到申请83件，来自企业的申请8件，来自个人的申请70件。", "收到申请83件，来自企业的申请13件。",
                            "收到申请83件，来自律师事务所等法律服务机构的申请3件。",
                            "收到申请83件，其中自然人70件，其余13件为法人或其他组织。",
                            "收到申请83件，居民提出70件，企业提出8件。", "收到申请83件，走访来自企业的代表12人。"});
    check_found(requests, {"收到申请83件，来自企业的申请9件，来自个人的申请70件。",
                           "收到申请83件，来自律师事务所等法律服务机构的申请4件。"});
}

TEST_CASE("requests in another measure word, and requests that were merged") {
    check_honest(requests, {"收到申请83条，上年结转4条，合计应办87条，办结82条。", "收到申请83份，予以公开40份。",
                            "收到申请88件次，合并重复申请5件，实际办理82件。", "公开政策文件87份，不予公开148份。"});
    check_found(requests, {"收到申请83条，上年结转4条，合计应办97条，办结82条。", "收到申请83份，予以公开50份。",
                           "收到申请88件次，合并重复申请6件。"});
}

TEST_CASE("examples before a licence narrow nothing; documents that were cleaned up are not this year's") {
    check_honest(disclosure,
                 {"完成民办学校设立、变更、终止等行政许可1722件，作出行政处罚213件。", "核发劳务派遣经营许可等行政许可1722件。",
                  "其中取水许可等行政许可35件。", "清理行政规范性文件70件，继续有效37件，修改9件，宣布失效4件。",
                  "印发各类文件283件，其中行政规范性文件9件。", "全年核发施工许可284件，行政许可合计1722件。"});
    check_found(disclosure, {"完成民办学校设立、变更、终止等行政许可1822件，作出行政处罚213件。",
                             "核发劳务派遣经营许可等行政许可1822件。", "印发各类文件283件，其中行政规范性文件19件。",
                             "全年核发施工许可284件，行政许可合计1822件。", "制发行政规范性文件9件，经清理废止4件。"});
}

TEST_CASE("requests for a decision are others, and parts of what was closed are parts") {
    check_honest(
        requests,
        {"受理行政审批申请5210件，办结4646件；受理政府信息公开申请83件，办结82件。", "依申请公开案件83件，其中跨年办结4件。"},
        "西山区审批服务局");
    check_found(requests, {"受理行政审批申请5210件，办结4646件；受理政府信息公开申请93件，办结82件。"}, "西山区审批服务局");
    check_honest(reviews, {"在25起信息公开复议诉讼案件中被纠正3起。"});
    check_found(reviews, {"在25起信息公开复议诉讼案件中被纠正4起。", "在28起信息公开复议诉讼案件中被纠正3起。"});
}

TEST_CASE("an error needs that every word which can scope the number is understood") {
    told t;
    for (const std::string text :
         {"全年收到政府信息公开申请93件。", "认真落实条例，全年收到政府信息公开申请93件，主要涉及征地拆迁。",
          "答复网民留言304条，收到政府信息公开申请93件。"}) {
        CAPTURE(text);
        CHECK(t.is_error(requests, text));
    }
    for (const std::string text : {"在征地领域，全年收到政府信息公开申请93件。", "全年收到政府信息公开申请93件（涉农口径）。",
                                   "涉农方面的情况是，收到政府信息公开申请93件，办结92件。"}) {
        CAPTURE(text);
        CHECK(t.is_accused(requests, text));
        CHECK_FALSE(t.is_error(requests, text));
    }
}

TEST_CASE("requests are meant where a sentence without a heading is understood as a whole") {
    check_honest(
        "",
        {"需要另行制作而无法提供的3件，本机关不掌握的14件。", "申请量由去年的69件升至今年的83件，增幅20.3%。",
         "全年83件申请全部按时办结。", "（1）收到申请数：83；（2）答复数：82；（3）复议数：12。",
         "总的来看，申请数量不多（83件）。", "收到申请83件，办结78件，申请人主动撤回4件。", "年底尚有5件申请正在办理之中。",
         "自然人申请占比高达84.3%。", "年度申请办结率94.3%，未办结的均在法定期限内。", "对6件信访举报投诉类申请依法不予处理。",
         "新收数量：83件。", "全年收到的申请较上年有所上升，为83件，其中自然人70件。",
         "办理政府信息公开申请【82件】，其中：①予以公开40件；②部分公开9件。", "新收与结转相加为87件，其中办结82件。"});
    check_found("", {"需要另行制作而无法提供的5件，本机关不掌握的14件。", "申请量由去年的69件升至今年的93件，增幅34.8%。",
                     "全年93件申请全部按时办结。", "（1）收到申请数：93；（2）答复数：82；（3）复议数：12。",
                     "总的来看，申请数量不多（93件）。", "收到申请93件，办结78件，申请人主动撤回4件。",
                     "年底尚有8件申请正在办理之中。", "自然人申请占比高达94.3%。",
                     "年度申请办结率84.3%，未办结的均在法定期限内。", "对9件信访举报投诉类申请依法不予处理。", "新收数量：93件。",
                     "全年收到的申请较上年有所上升，为93件，其中自然人70件。",
                     "办理政府信息公开申请【92件】，其中：①予以公开40件；②部分公开9件。",
                     "政府信息公开申请新收与结转相加为97件，其中办结82件。"});
    check_honest("", {"受理不动产登记9.8万件，其中抵押登记3.1万件。", "向自然人公开政府信息210件，部分公开84件。",
                      "去年全年收到申请67件，答复67件。", "行政许可办件量3210件。", "收到复议申请5件，办结4件。",
                      "市政务服务中心窗口现场接收申请书22份。"});
    check_honest(disclosure, {"全年共收到申请93件，办结92件。"});
}

TEST_CASE("parts are of the whole told last, whatever that is") {
    check_honest(requests, {"收到申请83件，另有上年结转4件；予以公开、部分公开合计49件，其中自然人申请40件。",
                            "收到申请83件，涉及征地45件，其中自然人41件。",
                            "2024年在办政府信息公开申请87件，其中上年转入4件，本年收到83件。"});
    check_found(requests, {"收到申请83件，另有上年结转4件，其中自然人申请9件。",
                           "2024年在办政府信息公开申请87件，其中上年转入4件，本年收到93件。",
                           "全年收到93份政府信息公开申请表，4份已书面回复。"});
}

TEST_CASE("what reviewers decide, in other words") {
    check_honest(reviews,
                 {"政府信息公开行政复议12件，审结9件，尚未审结3件。",
                  "因政府信息公开被申请行政复议12件，复议机关维持6件，撤销2件。", "因政府信息公开被提起行政诉讼13件，败诉1件。",
                  "因政府信息公开被申请行政复议12件、行政诉讼13件，其中被纠正2件、败诉1件。"});
    check_honest("", {"行政诉讼方面，未经复议直接起诉的7件，复议后起诉的6件，截至12月31日仍有2件在审。", "先复议再起诉的6件。",
                      "政府信息公开类行政复议案件12件；作为复议机关的共同被告案件2件，不计入本机关统计。"});
    check_found(reviews,
                {"政府信息公开行政复议12件，审结7件，尚未审结3件。",
                 "因政府信息公开被申请行政复议12件，复议机关维持6件，撤销5件。", "因政府信息公开被提起行政诉讼13件，败诉4件。"});
    check_found("", {"行政诉讼方面，未经复议直接起诉的9件，复议后起诉的6件，截至12月31日仍有2件在审。", "先复议再起诉的9件。",
                     "政府信息公开类行政复议案件22件；作为复议机关的共同被告案件2件，不计入本机关统计。"});
    told t;
    for (const review_kind kind : enumerators<review_kind>)
        t.report.set({kind, review_column::corrected}, cell::reported(decimal{0}));
    CHECK_FALSE(t.is_accused(reviews, "全年因政府信息公开引发的复议、诉讼合计25件，均未被纠错。"));
}

TEST_CASE("one field's decisions are no organ's; a year is not another's that the sentence tells of besides") {
    check_honest(disclosure,
                 {"市场监管领域行政处罚决定97件，占全市行政处罚总量的41%左右。", "市政府制定行政规范性文件4件，各部门制定5件。",
                  "全年制发文件158件，其中行政规范性文件9件，其他文件149件。"});
    check_found(disclosure, {"行政处罚决定97件。", "依法收取不动产登记费、城市道路占用费等行政事业性收费741.26万元。",
                             "作出行政许可（含新办变更）1822件。"});
    check_honest("", {"自2008年《条例》施行以来，本机关累计受理政府信息公开申请1873件，累计答复1869件。",
                      "2023年收到申请77件。今年以来，申请内容更加多元。"});
}

TEST_CASE("last year, the beginning of the year, a part and a field are told apart from the year and the whole") {
    check_honest("",
                 {"上一年度，我局共办结申请58件，予以公开33件，不予公开4件。", "年初有效规范性文件40件，年末有效48件。",
                  "上年结转申请4件中，3件予以公开，1件无法提供。", "结转的4件申请中1件予以公开、1件部分公开、2件不予公开。",
                  "2018年机构改革前，原有两家单位年均受理申请200余件。", "食品安全领域作出行政处罚决定96件，药品领域31件。",
                  "去年12月收到、今年1月答复的4件计入上年结转；今年新收83件，5件留待明年答复。",
                  "自2019年新修订《条例》实施起，共被提起政府信息公开诉讼15件。", "2022年申请量59件，2023年69件，呈上升趋势。"});
    check_honest(reviews, {"我局作为市政府行政复议机构，办结信息公开类复议案件66件，纠错9件。"});
    check_found("", {"年末有效规范性文件58件。", "去年12月收到、今年1月答复的4件计入上年结转；今年新收93件，5件留待明年答复。"});
}

TEST_CASE("numbers without a measure word, approximate ones with the exact one behind, shares of lawsuits") {
    check_honest("", {"收件83、办结82、结转5，数据来源于管理系统。", "全年接收申请八十余件（83件）。", "依申请公开件数：83件。",
                      "申请83件，答复82件。", "申请量翻了一番，由上年的42件增至83件。", "未到法定答复期限的申请尚有5件。",
                      "办理情况：A.予以公开40件；B.部分公开9件。"});
    check_found("", {"全年接收申请八十余件（85件）。", "依申请公开件数：93件。", "申请93件，答复92件。",
                     "申请量翻了一番，由上年的42件增至93件。", "未到法定答复期限的申请尚有8件。",
                     "办理情况：A.予以公开50件；B.部分公开9件。"});
    check_honest(reviews, {"政府信息公开行政诉讼案件中，未经复议直接起诉的7件，占53.8%；经复议后起诉的6件，占46.2%。",
                           "政府信息公开行政复议12件，结案9件，未结3件。"});
    check_found(reviews, {"政府信息公开行政诉讼案件中，未经复议直接起诉的7件，占63.8%；经复议后起诉的6件，占46.2%。"});
    check_found(disclosure, {"作出行政许可（道路运输经营许可、从业资格证等）1822件。"});
}

TEST_CASE("what is said of all narrows nothing; a paragraph on something else goes on being about it") {
    check_honest("", {"我局全年无行政强制案件，行政处罚213件均适用普通程序。", "予以公开率48.8%，部分公开率11.0%。",
                      "收到《政府信息公开申请表》83张。", "从渠道看，信函申请38件、网络申请45件，合计83件。",
                      "局长信箱收到群众来信156件。全年新收93件，办结92件。"});
    check_found(
        "", {"我局全年无行政强制案件，行政处罚223件均适用普通程序。", "予以公开率58.8%，部分公开率11.0%。",
             "收到《政府信息公开申请表》93张。", "从渠道看，信函申请38件、网络申请45件，合计93件。", "全年新收93件，办结92件。"});
}

TEST_CASE("a number of the requests that the words leave open is none of the table") {
    check_honest("", {"全年无一件超期，83件申请均在承诺时限内办结。", "法律服务机构申请3件，集中于行政处罚案卷查阅。",
                      "三是强化依申请公开。八十三件申请件件有回复。", "有1名申请人全年提出36件申请，涉及同一拆迁项目。",
                      "商业企业提出的8件申请已办结6件。"});
    check_found("", {"全年无一件超期，96件申请均在承诺时限内办结。", "法律服务机构申请9件，集中于行政处罚案卷查阅。",
                     "三是强化依申请公开。九十三件申请件件有回复。"});
    check_honest(requests, {"申请中，延期答复12件，按期答复70件。", "当面答复申请28件。", "涉及征地的申请31件。"});
}

TEST_CASE("where nothing names the requests or the reviews, the numbers that agree do") {
    check_honest("", {"全年答复82件，其中予以公开40件、部分公开9件，占59.8%。", "复议案件12件中，维持6件，其他结果1件，未结3件。",
                      "受理投诉举报26042件，办结9753件；受理信息公开申请83件，办结82件。",
                      "报告期内，办理行政复议案件60件，审结56件，维持6件。", "网约车驾驶员资格申请受理83件，办结79件。",
                      "全市行政复议机关新收行政复议案件1562件，其中信息公开类203件。"});
    check_found("", {"全年答复92件，其中予以公开40件、部分公开9件，占59.8%。", "复议案件15件中，维持6件，其他结果1件，未结3件。",
                     "我局不掌握相关信息的41件，已逐一告知申请人可能掌握信息的机关。",
                     "告知“非本机关掌握”的19件，占无法提供情形（17件）的82.4%。"});
}

TEST_CASE("a share in words is as exact as its words") {
    check_honest("", {"自然人申请占八成。", "自然人申请占八成以上。", "自然人申请占比近九成。", "公开申请占办结申请的二分之一。",
                      "自然人申请占五分之四。", "自然人申请同比下降三成。", "全年成立五成员小组，自然人申请70件。"});
    check_found("", {"自然人申请占六成。", "自然人申请占九成以上。", "自然人申请占比近六成。", "自然人申请占三分之一。"});
}

TEST_CASE("of several years the report's own has the words of all; a difference has those of what it came to") {
    check_honest(
        "", {"依申请公开数量保持平稳，2022年、2023年、2024年分别为35件、38件、83件。",
             "2023年度、2024年度申请数分别是33件和83件。", "申请总量比上年多出14件，达到83件。",
             "收到的政府信息公开申请由2022年的17件、2023年的21件，增加到2024年的83件。", "申请总量比上年多出14件，办结82件。"});
    check_found("", {"依申请公开数量保持平稳，2022年、2023年、2024年分别为35件、38件、93件。",
                     "2023年度、2024年度申请数分别是33件和93件。", "申请总量比上年多出14件，达到93件。",
                     "收到的政府信息公开申请由2022年的17件、2023年的21件，增加到2024年的93件。"});
}

TEST_CASE("what was open last year is carried in; the noun can stand behind the last verb; digits are a numeral") {
    check_honest(
        "", {"全年共需办理政府信息公开申请87件，为新收83件与上年未办结4件之和。",
             "全年收到捌拾叁件、办结捌拾贰件政府信息公开申请。", "上一年度转来的政府信息公开申请4件，跨入下一年度办理的5件。",
             "全年以本局名义印发行政规范性文件9件，同步废除3件，目前有效执行的行政规范性文件48件。"});
    check_found("", {"全年共需办理政府信息公开申请87件，为新收83件与上年未办结9件之和。",
                     "全年收到玖拾叁件、办结捌拾贰件政府信息公开申请。", "全年收到政府信息公开申请二〇六件。",
                     "以“保护第三方合法权益”为由不予公开5件。", "上一年度转来的政府信息公开申请9件，跨入下一年度办理的5件。",
                     "全年以本局名义印发行政规范性文件9件，同步废除5件，目前有效执行的行政规范性文件48件。"});
}

TEST_CASE("a share is of what stands before it, be it a list, a group or all; not of another item of the sentence") {
    check_honest(
        requests,
        {"无法提供的申请中，14件系本机关不掌握，占82.4%；3件需要另行制作，占17.6%。", "予以公开40件、部分公开9件，占59.8%。",
         "法人和其他组织申请由2件增至13件；申请内容更加专业，涉及工程验收资料的占四成。", "予以公开48.8%，部分公开11.0%。"});
    check_found(requests, {"无法提供的申请中，14件系本机关不掌握，占72.4%。", "予以公开40件、部分公开9件，占69.8%。",
                           "予以公开58.8%，部分公开11.0%。"});
}

TEST_CASE("kinds of licences are no decisions; decisions are told by their name, or by the paper that they are on") {
    check_honest("",
                 {"办理行政许可事项83项，“一网通办”率96%。", "公开行政处罚决定书115份。", "第二十条第（五）项行政许可1722件。",
                  "核发劳务派遣经营许可等行政许可1722件。", "不予许可12件，不予处罚6件。"});
    check_found(disclosure, {"作出行政处罚决定书311份。", "许可决定1822件（含变更、延续），处罚决定213件。",
                             "未收取行政事业性收费，处罚决定93件。"});
}

TEST_CASE("each number of a list has its own words; an approximate one has those of the exact one behind it") {
    check_honest("", {"新收量、办结量、结转量分别为83件、82件、5件。", "本年新收与上年结转分别为83件、4件。",
                      "信息公开申请受理数突破八十件，达到83件，为近五年最高。", "全年接收申请八十余件，具体为83件。"});
    check_found("", {"新收量、办结量、结转量分别为83件、92件、5件。", "本年新收与上年结转分别为83件、9件。",
                     "信息公开申请受理数突破八十件，达到93件，为近五年最高。", "全年接收申请八十余件，具体为93件。"});
}

TEST_CASE("what a sentence leaves open its paragraph and its numbers tell") {
    check_honest(
        "", {"复议案件共6件。结果维持2件，纠正1件，其余3件为其他结果。", "受理83件（+22件），答复82件（-1件），行政复议12件。",
             "截至报告期末结转件5件。", "直接起诉7件、复议后起诉6件，已审结的11件均胜诉。",
             "申请量与往年相当：2021年18件，2022年23件，2023年20件，2024年83件。"});
    check_found("", {"复议案件共15件。维持6件，其他结果1件，未结3件。", "受理83件（+22件），答复92件（-1件），结转下年5件。",
                     "截至报告期末结转件15件。"});
    // Whose report it is, nobody knows: the organ that the sentence begins with, if it names no other.
    check_honest(
        "",
        {"县自然资源局受理群众信息公开申请83件。", "县自然资源局受理申请93件，县水务局受理4件。", "县政府要求各镇受理申请93件。"},
        "");
    check_found("", {"县自然资源局受理群众信息公开申请93件，内容多为征地批文。"}, "");
}

TEST_CASE("who acts on another's behalf tells of the other; a change told in percent leaves its words to the number") {
    check_honest(reviews, {"受省厅委托，代理厅机关出庭应诉信息公开案件3件；协助复议机关组织听证2次。"});
    check_found(reviews, {"本机关应诉信息公开案件3件；协助复议机关组织听证2次。"});
    check_honest(requests, {"公开类答复49件，占比59.8%，其中全部公开40件、部分公开9件。", "申请量较上年下降31.2%，为83件。",
                            "申请量较上年下降31.2%，办结82件。"});
    check_found(requests, {"公开类答复49件，占比69.8%，其中全部公开40件、部分公开9件。", "申请量较上年下降31.2%，为93件。"});
}

TEST_CASE("what was due, what is written on documents, and a trend over the years") {
    check_honest("", {"2024年应答复申请82件、已答复82件，应答复未到期5件；新收83件。",
                      "全年收文1264件，其中属依申请公开的37件、属不予公开的512件，均按规定标注。",
                      "近年来申请量稳步上升：2021年9件，2022年13件，2023年20件，2024年83件。"});
    check_found("", {"2024年应答复申请96件、已答复82件；新收83件。", "2024年收到政府信息公开申请83件，其中属不予公开的12件。",
                     "近年来申请量稳步上升：2021年9件，2022年13件，2023年20件，2024年93件。"});
}

TEST_CASE("lists without measure words, and organs that nobody has named before") {
    check_honest("", {"公开40、部分公开9、不予公开8、无法提供17、不予处理6、其他处理2，合计82。", "收件：83；结件：82；结转：5。",
                      "登记在册83件，答结82件。"});
    check_found("",
                {"公开50、部分公开9、不予公开8、无法提供17、不予处理6、其他处理2，合计82。", "收件：93；结件：82；结转：5。"});
    check_honest("", {"民政局收到公开申请83件，大多数予以公开。", "食品领域作出行政处罚96件。"}, "");
    check_found("", {"民政局收到公开申请73件，大多数予以公开。"}, "");
}

TEST_CASE("a part is never larger than its whole, whatever the words that narrow it") {
    check_honest(
        "", {"收到村民和外地投资人提交的信息公开申请十九件。", "涉及旧城改造的政府信息公开申请80件。",
             "向街坊发放信息公开申请指南300份，全市各区收到信息公开申请900件。", "近五年来共受理政府信息公开申请391件。",
             "受理低保申请3000件，办结2800件；受理政府信息公开申请83件。", "五年共受理信息公开申请391件。",
             "上年信息公开申请191件，今年83件。", "我局指导各单位办理信息公开申请291件。", "指导办理公开申请291件，自收83件。",
             "2020至2024年共受理信息公开申请391件。", "三年间受理信息公开申请391件。", "收到信息公开申请83件，上届任期内291件。",
             "公文主动公开160件、依申请公开120件、不予公开90件。"});
    check_found("", {"收到村民和外地投资人提交的信息公开申请一百九十件。", "涉及旧城改造的政府信息公开申请180件。"});
}

TEST_CASE("parts told beside a number that make up what the table holds tell that the number is wrong") {
    check_honest("", {"法规科承办申请40件、信访科承办43件，合计83件。", "甲科办理50件、乙科办理41件，合计92件。",
                      "受理热线来电40件、来访43件，合计83件。", "新收、结转、办结、跨年四项数据依次为83件、4件、82件、5件。"});
    check_found("",
                {"法规科承办申请40件、信访科承办43件，合计38件。", "收到的38件申请，结果是：70件给了材料，12件没有，1件还在查。",
                 "上级部门转交12件、群众直接提交71件，合计新收38件。"});
}

TEST_CASE("the name of the organ that a sentence begins with may hold words of the vocabulary") {
    check_honest("",
                 {"市文化广电和旅游局全年受理申请83件，同比增长20%。",
                  "交通队作出处罚180件、路政作出处罚33件，行政处罚合计213件。", "市文化广电和旅游局要求各区旅游局受理申请93件。"},
                 "");
    check_found("", {"市文化广电和旅游局全年受理申请93件，同比增长20%。", "街道共收到申请93件，办结82件。"}, "");
}

TEST_CASE("what is excepted, of another year, or told of some of them") {
    check_honest("", {"除信息公开案件外，我局另办理行政复议案件36件、行政应诉案件22件。",
                      "截至报告发布前（2025年1月1日至2月10日）新收到的15件申请，将计入下年度。",
                      "我局收到的申请中有5件尚在办理期限内，其余78件均已办结。"});
    check_found("",
                {"我局收到的申请中有6件尚在办理期限内。", "本年度未收取信息处理费。全部公开50件，部分公开9件，不予公开8件。"});
}

TEST_CASE("points of a list, rows of the form and the name of many years narrow nothing") {
    check_honest("", {"信息公开申请办理情况：一、新收83件；二、办理82件；三、结转下年5件。",
                      "办理情况：1.予以公开40件；2.部分公开9件；3.不予公开8件。",
                      "第二十条第（五）项行政许可1722件。第二十条第（六）项行政处罚213件。",
                      "行政许可：1722件；行政处罚：213件。", "近三年收到信息公开申请数分别为2022年61件、2023年58件、2024年83件。",
                      "收到信息公开申请2023年为72件，2024年为83件。"});
    check_found("", {"信息公开申请办理情况：一、新收93件；二、办理82件；三、结转下年5件。",
                     "办理情况：1.予以公开50件；2.部分公开9件；3.不予公开8件。", "第二十条第（五）项行政许可1822件。",
                     "行政许可：1822件；行政处罚：213件。", "近三年收到信息公开申请数分别为2022年61件、2023年58件、2024年93件。",
                     "收到信息公开申请2023年为72件，2024年为11件。"});
}

TEST_CASE("sums of what is not of requests, and a number whose clause has its own words") {
    check_honest("", {"城管、卫生、文旅三个领域行政处罚分别为120件、80件、13件，合计213件。",
                      "一季度收到申请20件，二季度收到31件，三季度收到17件，四季度收到15件，合计83件。",
                      "本中心为新组建机构，收到申请83件。", "全系统（含6个区县局）受理申请总量为438件。",
                      "扣除已撤回的，需答复的申请为85件。", "共制发文件338件，依申请公开及不予公开140件，主动公开73件。"});
    check_found("", {"城管、卫生、文旅三个领域行政处罚分别为120件、80件、13件，合计313件。",
                     "一季度收到申请20件，二季度收到31件，三季度收到17件，四季度收到15件，合计39件。",
                     "我局为新组建机构，收到申请93件。"});
    check_found("", {"市住房公积金中心全年收到公开申请93件。", "我省税务系统信息公开行政复议、行政诉讼共31件。"}, "");
}

TEST_CASE("what is counted beside requests is no number of them, however large") {
    for (const char* heading : {"", "（二）依申请公开情况"})
        check_honest(heading, {"档案室保存信息公开申请卷宗391件。", "公开申请办理系统共流转391件文书。",
                               "信息公开申请涉及的地块共391宗。", "公开申请要求获取391件档案。", "评查公开申请答复书391件。",
                               "收到公开申请所涉事项391件。", "收到公开申请391件次，合并后83件。",
                               "登记公开申请类来件391件，剔除重复后为83件。", "窗口全年收件391件，公开申请83件。",
                               "公开申请从191件（2023年）下降到83件（2024年）。", "据通报，全市信息公开申请总量为2310件。",
                               "依申请公开政府信息391件。", "除信息公开行政复议外，另被申请行政复议39件。"});
    check_honest("", {"全省收到公开申请39100件，我局83件。", "县本级和各乡镇共收到公开申请391件，其中本局83件。"}, "");
    check_found("", {"收到公开申请391件次，合并后80件。", "公开申请从191件（2023年）下降到93件（2024年）。"});
}

TEST_CASE("what two numbers of a sum leave for the third, and verbs behind the number of documents") {
    check_honest("", {"收到来访群众提交的信息公开申请83件，连同上年未办结的4件，共应办理87件。",
                      "全年新收：1至6月40件，7至12月43件，全年83件。", "规范性文件48件现行有效，其中当年出台9件。",
                      "公开40、部分公开9、不予公开8、无法提供17、不予处理6、其他2，合计82。"});
    check_found("", {"收到来访群众提交的信息公开申请73件，连同上年未办结的4件，共应办理87件。",
                     "全年新收：1至6月40件，7至12月43件，全年93件。", "规范性文件58件现行有效，其中当年出台9件。"});
}

TEST_CASE("of what is told before, of what is proposed, with others, or of penalties") {
    for (const char* heading : {"", "（二）依申请公开情况"}) {
        check_honest(heading, {"12件复议案件中，针对不予公开答复的8件、针对无法提供答复的4件。",
                               "因同一申请引发的复议5件、诉讼3件。", "评估规范性文件10件，提出继续有效8件、修改2件建议。",
                               "法规科审核依申请公开答复79件。", "回访申请人30名，涉及申请33件。",
                               "行政处罚听证12件，复议3件，诉讼1件。", "承接下放许可事项12项，办理许可391件。"});
        check_honest(heading, {"会同财政局办理申请2件。"}, "");
    }
    check_found("（二）依申请公开情况", {"被申请行政复议15件、行政诉讼12件。"});
}

TEST_CASE("what is of another kind, of matters, or by whoever the clause before names") {
    check_honest("（二）依申请公开情况", {"受理劳动仲裁申请391件，上年结转21件，审结398件。", "受理专利侵权纠纷12件，办结9件。",
                                          "全年办理各类便民事项3910件。", "由综合执法局集中行使处罚权，作出处罚391件。"});
    check_found("（二）依申请公开情况",
                {"受理公开申请83件，上年结转21件。", "受理83件，办结9件。", "由我局行使处罚权，作出处罚391件。"});
}

TEST_CASE("a rate is of whatever its organ may leave out; another's rate, or all of them, says nothing") {
    check_honest("", {"答复的公开率（含部分公开）为59.8%，予以公开40件、部分公开9件。", "信息公开行政复议纠错率为16.7%。",
                      "信息公开行政复议维持率66.7%，纠错率22.2%。", "依申请公开方面，予以公开率由2023年的44.0%提高到48.8%。",
                      "信息公开类复议诉讼案件占申请量的30.1%。"});
    check_found("", {"答复的公开率（含部分公开）为39.8%，予以公开40件、部分公开9件。", "信息公开行政复议纠错率为61.7%。",
                     "信息公开类复议诉讼案件占申请量的13.1%。"});
    for (const char* heading : {"", "（二）依申请公开情况", "（三）行政复议、行政诉讼情况"})
        check_honest(heading, {"全省政府信息公开行政复议纠错率35.6%，行政诉讼败诉率3.1%。", "惠民政策公开率98.5%。",
                               "采购项目公开率95.1%，合同公开率92.3%。", "行政复议维持率100%。",
                               "全市不予公开率为18.5%，我局为9.8%。", "信息公开复议占行政许可申请量的0.8%。"});
}

TEST_CASE("a share is of the group that it names, and of the number told last for all that stands between") {
    check_honest("", {"告知本机关不掌握14件，占无法提供的82.4%。", "不予公开8件，较上年减少5件，占比由18.5%降为9.8%。",
                      "公开类答复（含部分公开）49件，占办结数的59.8%。", "全部和部分公开合计占答复总量的59.8%，答复总量82件。",
                      "部分公开9件，占公开类的18.4%。", "不掌握14件、需另行制作3件，分别占无法提供的82.4%、17.6%。"});
    check_found("", {"告知本机关不掌握14件，占无法提供的28.4%。", "不予公开8件，较上年减少5件，占比由18.5%降为19.8%。",
                     "公开类答复（含部分公开）49件，占办结数的39.8%。", "全部和部分公开合计占答复总量的95.8%，答复总量82件。"});
}

TEST_CASE("what is level with last year's has the words before the comparison") {
    check_honest("", {"政府信息公开申请总数与上年持平，均为83件。", "新收申请同比“零增长”，与2023年一样都是83件。",
                      "申请量与上年基本持平，去年为79件。", "依申请公开量与上年持平的有12个部门，增加的有3个。",
                      "信访件与上年持平，均为36件。", "申请总数与上年持平，涉及征地的均为12件。"});
    check_found("", {"政府信息公开申请总数与上年持平，均为38件。", "新收申请同比“零增长”，与2023年一样都是93件。"});
}

TEST_CASE("what a sentence says behind its last number narrows it no more") {
    check_honest("", {"部分公开9件，均对个人隐私信息作遮蔽处理后提供。",
                      "科研机构提出申请0件，同比少1件；社会公益组织提出申请0件；两类主体申请均已答复。"});
    check_found("", {"部分公开19件，均对个人隐私信息作遮蔽处理后提供。",
                     "科研机构提出申请10件，同比少1件；社会公益组织提出申请0件；两类主体申请均已答复。"});
    check_honest("", {"拟公开文件中，部分公开3件，不予公开7件，均由业务科室提出。",
                      "审查信息公开属性：予以公开88件、不予公开31件，均为公文。"});
}

TEST_CASE("who decides on a review tells of its kind, and is no part of what is counted") {
    check_honest("", {"全年信息公开行政复议12件、行政诉讼13件，复议机关维持6件，法院维持9件。",
                      "因政府信息公开被申请行政复议12件。复议机关维持6件，纠正2件，作出其他处理1件，尚在审理3件。",
                      "信息公开类行政诉讼13件：直接起诉7件，经复议后起诉6件。其中，维持9件，其他结果1件。",
                      "除3件尚未审结外，其他信息公开行政复议案件（9件）均已审结。",
                      "信息公开复议12件，维持、纠正、其他、未结四类复议结果分别为6件、2件、1件、3件。"});
    check_found("", {"全年信息公开行政复议12件、行政诉讼13件，复议机关维持6件，法院维持19件。",
                     "因政府信息公开被申请行政复议12件。复议机关维持6件，纠正2件，作出其他处理4件，尚在审理3件。",
                     "信息公开复议12件，维持、纠正、其他、未结四类复议结果分别为6件、2件、4件、3件。"});
    check_honest(requests, {"县政府维持乡镇答复3件。", "行政处罚213件，被复议9件，法院维持3件。", "县法院受理信息公开案件91件。",
                            "全市维持、纠正两类复议结果分别为71件、12件。"});
}

TEST_CASE("several organs by their number, one level of an unknown organ, and points with dashes") {
    check_honest("", {"全省94所高校全年受理信息公开申请1347件，办结1329件。", "县本级收到申请40件，占全县的63.5%。",
                      "市本级办结申请21件，全市办结82件、结转5件。"});
    check_honest("", {"省政府本级（含办公厅）收到申请83件，答复82件。", "县政府本级收到申请40件，乡镇收到43件，办结82件。"}, "");
    check_honest("", {"办理结果——予以公开：40件；部分公开：9件；不予公开：8件；无法提供：17件。",
                      "受理公开申请情况：（1）自然人——70件；（2）商业企业——8件。", "12345热线——受理3210件，办结3190件。"});
    check_found("", {"办理结果——予以公开：49件；部分公开：9件；不予公开：8件；无法提供：17件。",
                     "受理公开申请情况：（1）自然人——70件；（2）商业企业——18件。"});
    check_found("", {"区应急管理局全年行政许可1722项，行政处罚231项。"}, "");
    check_found("", {"街道办事处全年收到政府信息公开申请93件。"}, "");
}

TEST_CASE("what is told of some requests, and what is left when others are taken away") {
    for (const char* heading : {"", "（二）依申请公开情况"})
        check_honest(heading, {"涉征地拆迁的申请中，予以公开9件、无法提供7件、不予公开2件。",
                               "上年结转的申请中，予以公开2件、部分公开2件。", "网上提交的申请中予以公开15件。",
                               "逾期不补正2件，除此之外无其他处理情形。", "延期答复5件，其中2件申请跨年办理。",
                               "3件申请跨年办结。", "涉及征地的3件申请结转下年。", "2024年处理各类诉求、申请共391件。"});
    check_honest("", {"2023年报告载明结转下年度4件，本年度“上年结转”为4件。", "一是期限意识不强，5件申请跨年办理。"});
    check_found("", {"一是期限意识不强，15件申请跨年办理。", "需要说明：本报告“结转下年度”15件均系12月下旬收到。"});
}

TEST_CASE("words of one character, a number of times, a trend told before, and a law firm among who asked") {
    check_honest("", {"办理概况：收83，结82，转入4，转出5。", "办理情况概括为：收83、结82、转4，诉0、议1。",
                      "全年收到申请量是上年（34件）的2.4倍，达83件。", "申请量连续三年增长。2022年61件，2023年79件，2024年83件。",
                      "申请人当中，农民等自然人70件，协会等其他组织2件，律师事务所3件。",
                      "收件83、办结82、结转5，数据来源于依申请公开管理系统。"});
    check_found("", {"办理概况：收38，结82，转入4，转出5。", "办理情况概括为：收93、结82、转4，诉0、议1。",
                     "全年收到申请量是上年（34件）的2.4倍，达38件。", "申请量连续三年增长。2022年61件，2023年79件，2024年93件。",
                     "申请人当中，农民等自然人90件，协会等其他组织2件，律师事务所3件。",
                     "收件93、办结82、结转5，数据来源于依申请公开管理系统。"});
    for (const char* heading : {"", "（二）依申请公开情况"})
        check_honest(heading, {"快递：收12件，发88件。", "督查事项：办88件、结77件。", "全年收391件来信，办388件。",
                               "网上申请数逐年上升。2022年17件，2023年20件，2024年31件。",
                               "申请量逐年上升。2022年查处违法案件187件，2023年203件，2024年231件。",
                               "征地类申请是上年（12件）的2.5倍，达30件。", "咨询量是上年（156件）的2.5倍，达390件。",
                               "自然人70件，某律师事务所代理12件。"});
    check_honest("", {"收件391件，来源包括依申请公开系统。"});
}

TEST_CASE("what is largest or comes next, as the form words it or as answers do") {
    check_honest(
        "", {"不予公开情形中占比最高的是第三方合法权益，为8件；无国家秘密情形。", "答复中认定属于第三方合法权益而不予公开的8件。",
             "经公告废止的行政规范性文件有3件，均已在网站标注“失效”。", "工伤认定申请受理986件，办结974件，12件结转下年。",
             "投诉中占比最高的是物业类，为91件；其次为供水类31件。"});
    check_found("",
                {"不予公开情形中占比最高的是第三方合法权益，为18件；无国家秘密情形。",
                 "答复中认定属于第三方合法权益而不予公开的18件。", "经公告废止的行政规范性文件有7件，均已在网站标注“失效”。"});
}

TEST_CASE("what a wider territory did is not a county's own") {
    check_honest(requests,
                 {"2024年，全省受理申请1391件。", "全市共收到政府信息公开申请391件，办结380件。",
                  "2024年全市各级行政机关共收到申请391件。"},
                 "平山县人民政府");
    check_found(requests, {"2024年，全县受理申请93件。"}, "平山县人民政府");
    told of_nobody_known{""};
    CHECK(of_nobody_known.is_accused(requests, "2024年，全省受理申请93件。"));
    CHECK_FALSE(of_nobody_known.is_error(requests, "2024年，全省受理申请93件。"));
}

TEST_CASE("rates of what other numbers tell, fees told by their verb, and the first of two numbers of reviews") {
    check_honest("", {"办结率由上年的91.2%提高到94.3%，应办87件，已办82件。", "平均办结率98.5%，收到申请83件，办结82件。",
                      "即时办结率42.1%，收到申请83件，办结82件。", "政府信息公开行政复议案件，12件中维持6件，终止1件。",
                      "部分公开、予以公开两类答复相加占答复总数59.8%。", "全年共接政府信息公开申请83件。",
                      "在上年结转4件的基础上，今年新增83件，年内办理完毕82件。", "窗口收到的83件申请全部为邮寄方式提交。",
                      "街道收到的12件投诉全部通过热线提交。"});
    check_found("", {"办结率由上年的91.2%提高到74.3%，应办87件，已办82件。", "政府信息公开行政复议案件，15件中维持6件，终止1件。",
                     "部分公开、予以公开两类答复相加占答复总数89.8%。", "全年共接政府信息公开申请93件。",
                     "在上年结转4件的基础上，今年新增93件，年内办理完毕82件。"});
    told t;
    t.report.set({disclosure_row::fees, disclosure_column::amount}, cell::reported(*decimal::parse("35.2")));
    CHECK(!t.is_accused(disclosure, "现有4项行政事业性收费，全年收入35.2万元，比上年增长2.6%。"));
    CHECK(t.is_accused(disclosure, "现有4项行政事业性收费，全年收入53.2万元，比上年增长2.6%。"));
    CHECK(!t.is_accused(disclosure, "行政事业性收费35.2万元，其中征收20万元。"));
    CHECK(!t.is_accused(disclosure, "行政事业性收费35.2万元，罚没收入88万元。"));
}

TEST_CASE("documents that were added, made or repealed in one character; what a bracket includes") {
    check_honest("", {"规范性文件“一增两减”：新增9件，废止3件。", "规范性文件“立改废”情况：立9件，废3件，继续有效48件。",
                      "答复申请82件（含2023年12月收到、2024年1月答复的4件）。", "附表中“其他处理”2件。"});
    check_found("", {"规范性文件“一增两减”：新增12件，废止3件。", "规范性文件“立改废”情况：立12件，废3件，继续有效48件。",
                     "答复申请182件（含2023年12月收到、2024年1月答复的4件）。", "附表中“其他处理”12件。"});
    check_honest("", {"制发规范性文件9件，新增办件事项12项。", "规范性文件清理后，新增信访件12件。",
                      "规范性文件解读材料新增12件。", "制度建设：立12件，改3件，废5件。", "地方性法规：立3件、废1件。",
                      "受理391件（包括信访、咨询、申请）。", "收到申请83件（含信访转来3件）。"});
}

TEST_CASE("when the information was made, and last year's report, are other times") {
    for (const char* heading : {"", requests.data()})
        check_honest(heading, {"信息形成于2021年以后的31件，形成于2011年至2020年的12件，更早的9件。",
                               "重新公开2001年以前印发的老规范性文件27件。", "申请查询的档案形成于2012年的19件。",
                               "涉及2019年后的拆迁项目19件。", "公开申请量最多的是2019年，为391件。",
                               "上年度报告公布：2023年新收68件、办结66件、结转4件。", "去年的年报中，2023年申请71件。",
                               "2023年报告公布的结转数为4件。"});
    told t;
    CHECK(t.is_accused(requests, "2023年，我局收到政府信息公开申请83件。"));
    CHECK(t.is_accused(requests, "与上年相比，2023年全年收到申请83件，办结82件。"));
}

TEST_CASE("a clause that names a subject or an office makes the numbers behind it a part's") {
    for (const char* agency : {"", "海州市自然资源和规划局", "平山县人民政府"})
        for (const char* heading : {"", requests.data()})
            check_honest(
                heading,
                {"林权登记类申请，予以公开17件、部分公开2件、无法提供6件；养老服务类申请，予以公开4件、无法提供1件。",
                 "分科室看：（1）审批科，予以公开8件、部分公开1件；（2）法规科，予以公开5件、无法提供3件。",
                 "房屋拆迁类申请，新收30件，答复29件；其他类申请，新收53件，答复53件。", "城关所，受理申请12件，办结11件。",
                 "（1）自然资源类，收到31件；（2）规划类，收到12件。", "执法股，作出处罚33件；案审股，作出处罚21件。"},
                agency);
    check_found(requests, {"依法依规办理申请，收到申请93件。", "结果分类：予以公开 肆拾捌件，部分公开 玖件。",
                           "林权类申请，收到申请93件。"});
}

TEST_CASE("what became of new requests, where those carried in are told apart") {
    for (const char* heading : {"", requests.data()})
        check_honest(heading, {"2023年转来的4件申请已予以公开；当年新收的83件申请，公开36件、部分公开9件、无法提供17件。",
                               "上年结转4件，均予以公开。新收的83件申请，予以公开36件、部分公开9件，不予公开8件。",
                               "从2023年结转来的4件申请已全部公开。2024年新收的83件申请，公开36件、部分公开9件，其余在办。"});
    check_found(requests, {"当年新收的83件申请，公开36件、部分公开9件、无法提供17件。",
                           "新收申请83件，上年结转4件，予以公开44件、部分公开9件。"});
}

TEST_CASE("in the name of the reviewing organ; averages; the things a list names; what the table lists") {
    for (const char* heading : {"", requests.data(), reviews.data()})
        check_honest(heading, {"局里以复议机关的身份办理信息公开复议案27件，维持19件，撤销4件，终止4件。",
                               "我局以行政复议机关名义受理政府信息公开行政复议31件，维持22件、纠正5件。"});
    check_honest(requests, {"折合每万人申请量为0.6件。", "公开与部分公开两项合占答复总数的59.8%。"});
    check_honest("", {"表格所列新收数83件，较上一年的90件少7件。", "表中所列咨询12件均已答复。",
                      "主动公开56件，以国家秘密为由不公开12件。"});
    check_found("", {"表格所列新收数183件，较上一年的90件少7件。"});
}

TEST_CASE("a numbered heading is a line of its own, however long it is") {
    constexpr std::string_view heading = "四、政府信息公开行政复议、行政诉讼情况";
    check_honest(heading, {"复议12件，诉讼13件。", "结果维持的复议6件、诉讼9件。", "复议纠正2件，诉讼纠正1件，共被纠正3件。"});
    check_found(heading, {"行政复议21件，行政诉讼13件。", "复议纠正2件，诉讼纠正1件，共被纠正8件。"});
}

TEST_CASE("what all the organs of a kind did, and last year at the same time, is not the report's") {
    check_honest(requests, {"全市自然资源系统收到申请280件，局本级83件。", "上年同期收到69件、办结66件，今年收到83件、办结82件。",
                            "有没有逾期的申请？没有。"});
    check_honest(reviews, {"全市因信息公开引起的行政诉讼40件。", "全市发生政府信息公开行政复议17件，其中我局12件。",
                           "就12件复议中的7件，申请人又提起诉讼。", "有无因政府信息公开引发的行政复议？",
                           "市政府收到复议申请14件，其中超期未受理2件、实际受理12件。"});
    check_found(requests, {"上年同期收到69件、办结66件，今年收到93件、办结82件。"});
    check_found(reviews, {"因政府信息公开被申请行政复议17件。", "未发生政府信息公开行政复议。"});
    told t;
    CHECK(!t.is_accused("一、总体情况", "2023年受理申请11件，其中1件结转至本年度。"));
}

TEST_CASE("under a heading that says nothing, requests are meant where nothing else is told") {
    constexpr std::string_view overview = "一、总体情况";
    check_honest(overview, {"全年收到申请83件，办结82件。", "驾驶证换领：受理申请391件，退件12件。",
                            "服务窗口受理各类申请事项3910件，办结3852件。", "低保救助申请受理391件，批准308件。",
                            "受理不动产登记申请391件，办结382件。"});
    check_found(overview, {"全年收到申请93件，引起行政复议12件。", "围绕提质增效，收到申请93件。"});
    told unknown{""};
    CHECK(!unknown.is_accused(overview, "不动产登记中心受理申请391件。"));
}

TEST_CASE("what was published of the requests that the sentence counts") {
    check_honest(requests,
                 {"收到申请83件，公开40件。", "所收83份申请，40份公开、9份部分公开。", "收到申请83件，主动公开信息391条。",
                  "收到申请83件，公开信息391条。", "收到申请83件，公开目录12件。", "申请83件→答复82件→公开40件。",
                  "其中可以公开的40件、无法提供的17件。", "收到申请83件，其中公开征求意见12件。"});
    check_found(requests, {"收到申请83件，公开60件。", "所收83份申请，60份公开、9份部分公开。", "申请83件→答复82件→公开60件。",
                           "其中可以公开的60件、无法提供的17件。"});
}

TEST_CASE("equations, totals without a measure word, and what stands at either end of the year") {
    check_honest(requests, {"新收83+结转4=办结82+转下年5。", "收到总数83，办结总数82，结转总数5。",
                            "期初在办4件，期内新收83件，期内办结82件，期末在办5件。", "办结82件；另有5件答复期限在次年。",
                            "实行1+3+2会商制度，保障83件申请依法办理。"});
    check_found(requests,
                {"新收93+结转4=办结82+转下年5。", "新收83+结转4=办结82+转下年9。", "收到总数93，办结总数82，结转总数5。",
                 "期初在办4件，期内新收83件，期内办结92件，期末在办5件。", "办结82件；另有15件答复期限在次年。"});
}

TEST_CASE("a share in the bracket behind its number") {
    check_honest(requests, {"予以公开40件（48.8%），部分公开9件（11.0%）。", "予以公开40件（增长48.1%）。"});
    check_found(requests, {"予以公开40件（84.8%），部分公开9件（11.0%）。"});
}

TEST_CASE("reviews that were withdrawn or settled, and those that are closed, under their heading") {
    check_honest(reviews,
                 {"复议已结9件、未结3件。", "诉讼撤诉1件。", "复议维持6件，驳回申请等其他结果1件。", "一审行政诉讼13件。",
                  "政府信息公开类行政诉讼一审12件，二审1件。", "结果维持的行政复议6件、行政诉讼9件。"});
    check_found(reviews, {"复议已结11件、未结3件。", "诉讼撤诉4件。", "复议维持6件，驳回申请等其他结果4件。",
                          "一审行政诉讼23件。", "结果维持的行政复议6件、行政诉讼12件。"});
}

TEST_CASE("some of those that were answered so are no more than all of them") {
    for (const char* agency : {"", "海州市自然资源和规划局", "平山县人民政府"})
        check_honest(requests,
                     {"涉及商业秘密的三件不予公开。", "6件因公开后可能危及社会稳定，不予公开。", "需要汇总统计的12件，未予提供。",
                      "5件属信访事项、1件属举报事项，均不予处理。", "2023年391件申请因历史原因不予公开。",
                      "391件文件因涉密，不予公开。", "391条留言涉及隐私，不予公开。", "有24件因查无此件，未予公开。"},
                     agency);
    check_honest(requests, {"全市391件申请因历史原因不予公开。"});
    check_found(requests,
                {"涉及商业秘密的六十件不予公开。", "60件因公开后可能危及社会稳定，不予公开。", "需要汇总统计的62件，未予提供。",
                 "25件属信访事项、1件属举报事项，均不予处理。", "其中25件按信访件不予处理。"});
}

TEST_CASE("the rest, of which the paragraph tells no others that were answered so") {
    check_honest(requests,
                 {"6件属信访投诉，不予处理；其余40件予以公开。", "无法提供17件。其余40件均予公开。",
                  "82件申请中，除8件不予公开、17件无法提供外，其余40件均公开。", "涉及征地的12件，公开5件，其余7件不予公开。",
                  "申请查询档案12件，其余71件为咨询。", "对部分申请作了说明，其余12件予以公开说明。",
                  "公文391件，其余12件不予公开。", "上年结转申请4件，公开2件，其余2件不予公开。",
                  "予以公开12件涉及规划，其余28件公开的涉及用地。", "复议12件，其中6件维持，其余6件尚在办理。"});
    check_found(requests, {"6件属信访投诉，不予处理；其余60件予以公开。", "无法提供17件。其余60件均予公开。",
                           "82件申请中，除8件不予公开、27件无法提供外，其余40件均公开。",
                           "82件申请中，除8件不予公开、17件无法提供外，其余60件均公开。"});
}

TEST_CASE("the sum of parts that are told, however small") {
    check_honest(requests, {"自然人申请70件，企业申请8件，合计78件。", "自然人申请70件，企业申请8件，合计83件。",
                            "不予公开8件，无法提供17件，两项合计25件。", "不予公开8件，无法提供17件，共答复82件。",
                            "线上申请2件，线下申请1件，全年83件。", "走访3次，座谈2次，全年共收到申请83件。",
                            "自然人申请70件，商业企业8件，法律服务机构3件，其他组织2件，合计83件。",
                            "不予公开8件，无法提供17件，合计34件（含撤回9件）。"});
    check_found(requests, {"自然人申请70件，企业申请8件，合计98件。", "不予公开8件，无法提供17件，两项合计27件。",
                           "线上申请80件，线下申请3件，全年93件。"});
}

TEST_CASE("what a share is of, with its number; what was asked for; a review that was withdrawn") {
    check_honest(requests, {"新收申请83件，占应办件的95.4%。", "予以公开40件，占办结总数82件的48.8%。"});
    check_found(requests, {"新收申请83件，占应办件的59.4%。", "予以公开40件，占办结总数92件的48.8%。"});
    check_honest(reviews, {"有无因信息公开引发的复议？有，共12件，维持6件。", "复议纠正2件，占复议总数12件的六分之一。",
                           "判决维持（驳回）9件。", "申请人撤回复议1件。", "是否被行政机关复议？共接待咨询23次。"});
    check_found(reviews, {"有无因信息公开引发的复议？有，共22件，维持6件。", "复议纠正2件，占复议总数22件的六分之一。",
                          "行政诉讼判决维持（驳回）19件。", "申请人撤回复议4件。"});
}

TEST_CASE("an exception, an average, another measure word, and what a reviewer annulled") {
    check_honest(requests, {"除自然人申请70件外，商业企业申请8件。", "申请量为83件，平均答复时长8个工作日；予以公开40件。",
                            "依申请公开83条，办结82条。", "依申请公开目录391条，更新12条。", "平均每月收到申请7件。",
                            "办理政协提案21件，其中不予公开12件。", "来信33件，其中12件不予受理，9件结转下年度继续办理。"});
    check_found(requests, {"除自然人申请70件外，商业企业申请18件。", "申请量为83件，平均答复时长8个工作日；予以公开60件。",
                           "依申请公开93条，办结82条。", "依申请公开83条，办结92条。"});
    check_honest(reviews, {"行政复议机关撤销我局答复2件。", "我局撤销答复2件。"});
    check_found(reviews, {"行政复议机关撤销我局答复8件。"});
}

TEST_CASE("what is told in other words, and what only looks like it") {
    constexpr std::string_view overview = "一、总体情况";
    constexpr std::string_view of_reviews = "四、政府信息公开行政复议、行政诉讼情况";
    check_honest(requests, {"其中61件通过网络提交，22件通过邮寄提交。",
                            "83件申请涉及土地征收的52件、规划的31件。",
                            "接听申请咨询391次，发放申请表120份。",
                            "申请人补正12件，均已受理。",
                            "延期答复23件，均在法定期限内办结。",
                            "向第三方征求意见19件，同意公开11件、不同意8件。",
                            "83件申请来自57名申请人。",
                            "其中同一申请人提交的31件，均已答复。",
                            "82件答复共制作答复书96份。",
                            "主动公开目录调整12项，不予公开目录3项。",
                            "2023年收到69件，2022年收到54件。",
                            "较2023年增加14件，较2022年增加29件。",
                            "平均办理时间12个工作日，最长20个工作日。",
                            "转办其他机关申请9件，其余自行办理。",
                            "受理后申请人撤回3件。",
                            "通过邮寄答复39件、当面答复12件。",
                            "不予公开主要涉及规划草案5件、合同3件。",
                            "无法提供主要原因是历史档案未移交，涉及11件。",
                            "一季度收到19件，二季度收到24件，三季度收到20件，四季度收到20件。",
                            "有7件申请因内容不明确要求补正，其中2件逾期未补正。",
                            "局属事业单位收到申请12件，另行统计。",
                            "收到申请最多的科室为用地科，共31件。",
                            "市局本级公开32件，分局公开8件。",
                            "公开的40件中，涉及征地的25件、涉及规划的15件。",
                            "不掌握的14件中，已指引向其他机关申请的9件。",
                            "按申请内容分，征地类41件、规划类24件、其他18件。",
                            "申请内容为其他的18件，已公开其中的7件。",
                            "其中企业12家、自然人45名。",
                            "政务热线受理公开咨询391件，办结391件。",
                            "公开食品抽检信息83批次，不合格12批次。",
                            "召开新闻发布会12场，公开答复记者提问36个。",
                            "其余信息均已公开，共391条。",
                            "对其余科室的12件档案进行整理。",
                            "累计受理申请391件，本年83件。",
                            "受理的83件申请中，20日内答复70件，延期答复12件。"});
    check_honest(of_reviews,
                 {"行政复议听证3次，参加庭审11次。", "全年应诉出庭11次。", "因行政处罚引起的行政复议23件、行政诉讼17件。",
                  "涉及征地的行政复议9件。", "其中涉及房屋征收的5件、规划许可的4件。", "全市系统行政复议91件、诉讼77件。",
                  "复议案件办理平均用时45日。", "2023年行政复议8件。", "收到复议答复通知书14份，提交答辩状21份。",
                  "撤诉的案件中有1件系和解。", "行政诉讼一审7件、二审4件、再审2件。", "接受复议机关建议书2份。",
                  "另有民事诉讼5件、劳动仲裁2件。", "行政争议化解11件，化解率48%。", "复议案件已结清，归档11卷。",
                  "针对12件复议开展分析3次。"});
    check_honest(overview, {"全年受理企业开办申请391件，办结388件。", "居民申请法律援助23件，予以援助19件。",
                            "共受理各类申请1243件，其中公开申请83件。", "处理群众来访391件次，其余转办。",
                            "收到建议提案31件，全部公开办理结果。", "受理低保申请208件，不予批准31件。",
                            "窗口办结事项3910件，退件23件。", "开展信息公开检查12次，发现不予公开问题3个。",
                            "公开权责清单391项，不予公开事项目录12项。", "受理举报投诉208件，办结191件，其余17件正在办理。",
                            "全年收文391件，发文208件，其中公开120件、不公开88件。", "办理政协提案31件，答复31件，公开28件。",
                            "审核拟公开信息391条，不予公开11条。", "共审查文件391件，其中部分公开12件、不予公开45件。"});
    check_found(requests, {"过去一年，本局接收政府信息公开申请共计96件。",
                           "我局在2024年度总共收到了96份公开申请。",
                           "依申请公开办理情况：受理96件，办结82件。",
                           "依申请公开总量96件，比上一年多。",
                           "本年度新增申请96件，其中线上提交60件。",
                           "2024年度申请总件数为96件，无一件超期。",
                           "今年申请件数96件。",
                           "依申请公开申请受理数96件、办结数82件。",
                           "我局依法依规受理申请人提交的申请96件，均按规定程序办理。",
                           "经统计，2024年收到申请96件。",
                           "年内收到各类公开申请96件次。",
                           "答复申请人92件次。",
                           "已答复92件，余5件正在办理。",
                           "当年办结率98.8%，办结92件。",
                           "剩余15件将于2025年继续办理。",
                           "年底仍有15件未办结。",
                           "截至年底未办结15件。",
                           "跨年度办理的申请15件。",
                           "从上年结转过来的申请有14件。",
                           "上年遗留14件已于一季度全部办结。",
                           "去年未办结、转入今年办理的14件。",
                           "有50件申请得到了公开。",
                           "予以公开的占比为62.2%，部分公开的占比为11.0%。",
                           "全部公开答复50件。",
                           "公开答复50件，部分公开答复9件，不予公开答复8件。",
                           "作出公开决定50件、不予公开决定8件。",
                           "准予公开50件，不准予公开8件。",
                           "部分公开的申请有19件。",
                           "对其中19件申请作出部分公开的答复。",
                           "因涉及第三方权益决定不予公开18件。",
                           "不予公开的申请共18件，主要是涉及第三方合法权益。",
                           "拒绝公开18件。",
                           "因本机关不掌握而无法提供24件。",
                           "信息不存在的24件，需要加工汇总的3件。",
                           "无法提供27件，占答复总数的20.7%。",
                           "告知信息不存在24件。",
                           "对16件信访、举报、投诉类申请不予处理。",
                           "作为信访事项不予处理的16件。",
                           "不予处理16件。",
                           "申请人逾期不补正的12件。",
                           "因申请人逾期不补正而终结办理的12件。",
                           "其他处理12件，均为申请人逾期不补正。",
                           "自然人提出60件，法人或其他组织提出13件。",
                           "按申请人类型分，自然人90件，商业企业8件。",
                           "申请人以自然人为主，共90件，商业企业8件。",
                           "公民个人申请90件，占84.3%。",
                           "其中个人90件、企业8件、律师事务所3件。",
                           "企业申请18件。",
                           "法律服务机构提出的申请13件。",
                           "申请主体中，自然人占比64.3%。",
                           "未收到政府信息公开申请。",
                           "无申请结转下年度。",
                           "没有不予公开的情形。",
                           "所有申请均已办结，无结转。"});
    check_found(
        of_reviews,
        {"行政复议案件22件。", "全年共发生复议案件22件，诉讼案件13件。", "被提起复议22件。", "复议22起，其中维持6起。",
         "复议结果：维持16件，纠正2件，其他1件，未审结3件。", "行政复议维持16件、纠正2件、尚未审结3件。", "经复议，维持16件。",
         "复议机关作出维持决定16件，撤销决定2件。", "3件复议尚在审理，其余16件维持。", "行政诉讼23件，其中未经复议直接起诉7件。",
         "直接起诉17件，复议后起诉6件。", "法院判决驳回原告诉讼请求19件。", "未发生行政复议。", "没有被纠正的复议案件。",
         "因信息公开被诉23件。", "涉及政府信息公开的诉讼案件23件，审结11件。", "我局作为被告的信息公开诉讼23件。",
         "我局作为被申请人的行政复议案件22件。", "新增行政复议22件，审结9件。"});
    check_found(overview, {"全年受理申请96件，引发行政复议12件。", "依申请公开方面，共收到96件，办结82件。",
                           "依法做好依申请公开，受理申请96件。", "主动公开信息3910条，依申请公开96件。",
                           "公开信息3910条；收到申请96件；复议12件、诉讼13件。", "全年无行政复议、行政诉讼案件。",
                           "因信息公开工作引发行政复议22件、行政诉讼13件。", "受理政府信息公开申请96件，答复率100%。",
                           "妥善办理依申请公开事项96件。", "未发生因政府信息公开引起的行政复议或行政诉讼。"});
}

TEST_CASE("labels, points, questions and parts, and what only looks like them") {
    constexpr std::string_view overview = "一、总体情况";
    constexpr std::string_view of_reviews = "四、政府信息公开行政复议、行政诉讼情况";
    check_honest(requests, {"1.收到申请：83件",
                            "收件83，办件82。",
                            "依申请公开（件）：83",
                            "①予以公开40件②部分公开9件③不予公开8件",
                            "自然人申请获公开36件。",
                            "83件申请中有82件已办结。",
                            "新收83件+结转4件，全年应办87件。",
                            "公开与部分公开合计49件。",
                            "未公开的33件中，不予公开8件。",
                            "过半数的申请得到公开或部分公开。",
                            "超过八十件申请得到答复。",
                            "收到申请80余件，同比增长。",
                            "申请量突破80件。",
                            "其中，规划类41件，用地类24件。",
                            "咨询类12件引导至窗口。",
                            "83件申请中有31件涉及同一项目。",
                            "有12件申请同时提交至市政府。",
                            "内部会商12件，法律顾问参与9件。",
                            "督办12件，均已办结。",
                            "公开栏目更新391条，下载表格120次。",
                            "3件申请延期，2件申请补正。",
                            "在收到的申请中，涉及个人隐私的12件，予以公开其中的3件。",
                            "约一成申请需要第三方确认。",
                            "部分申请人多次提交，3名申请人提交31件。",
                            "补正后答复7件。",
                            "申请内容以规划（41件）、用地（24件）为主。",
                            "公开类别中，自然资源31件。",
                            "全程网办申请61件，线下窗口申请22件。",
                            "收到邮寄申请22件，均已答复。",
                            "因系统故障重复推送申请5件，已剔除。",
                            "以部分公开方式答复的申请中，涉及附图的5件。",
                            "当面送达答复12件，邮寄送达70件。",
                            "法制审核答复文书82份，退回修改11份。",
                            "发出补正告知书12份、延期告知书23份。"});
    check_honest(of_reviews,
                 {"复议12件，诉讼13件，其中诉讼涉及征地的9件。", "复议被撤销2件。", "被法院纠正1件。", "法院判决撤销1件。",
                  "复议维持率50.0%。", "行政复议12件（不含上年结转3件）。", "出庭应诉11次，负责人出庭5次。",
                  "主动撤销答复2件，申请人撤回复议1件。", "另有不予受理的复议4件。", "工伤认定行政复议23件、诉讼11件与公开无关。",
                  "全年办理行政复议答复案件91件，其中信息公开类12件。", "市本级复议12件，区县复议79件。"});
    check_honest(overview,
                 {"行政许可受理391件，办结388件。", "信访受理208件，办结191件。", "网上信访31件，办结31件，满意率100%。",
                  "12345工单3910件，办结3899件，结转11件。", "提案答复31件，采纳28件。",
                  "主动公开391条，依申请公开83件，不予公开31条。", "公文公开属性：主动公开120件、依申请公开45件、不予公开43件。",
                  "审批申请391件，予以批准380件，不予批准11件。", "受理信用修复申请31件，办结31件。",
                  "查询档案申请391件，提供复印件208份。", "举报受理31件，不予处理11件。", "公开听证申请3件，举行听证2次。",
                  "全年办理群众诉求391件，答复391件，其余转办。", "来信208件，均予答复。", "受理办件3910件，其中即办件3100件。"});
    check_found(requests, {"1.收到申请：96件",
                           "新收：96件；办结：82件；结转：5件。",
                           "收件96，办件82，余件5。",
                           "申请受理：九十六件。",
                           "申请答复：92件",
                           "予以公开：50件；部分公开：9件；不予公开：8件。",
                           "①予以公开50件②部分公开9件③不予公开8件",
                           "从结果来看，50件予以公开。",
                           "依申请公开工作稳步开展。共收到96件。",
                           "我局高度重视依申请公开工作，安排专人负责，全年共接收96件，全部按期答复。",
                           "受理情况：共受理96件。办理情况：共办结82件。",
                           "受理情况：共受理83件。办理情况：共办结92件。",
                           "自然人申请70件中，予以公开46件。",
                           "予以公开的40件中，自然人申请46件。",
                           "部分公开9件，其中自然人8件。",
                           "收到的83件申请，有14件来自企业。",
                           "83件申请中有92件已办结。",
                           "新收申请83件，加上年结转14件，共87件。",
                           "新收83件+结转4件，全年应办97件。",
                           "全年应办理97件，已办结82件。",
                           "全年需办理申请97件（新收83件、结转4件）。",
                           "不予公开18件，包括涉及第三方合法权益8件。",
                           "无法提供的原因：本机关不掌握24件，没有现成信息3件。",
                           "不予处理的申请中，信访举报投诉类16件。",
                           "无法提供类占30.7%，不予公开类占9.8%。",
                           "公开率62.2%。",
                           "公开与部分公开合计69件。",
                           "超过一百件申请得到答复。",
                           "收到申请近70件。",
                           "收到申请120余件，同比增长。",
                           "申请量突破90件。",
                           "收到申请约50件。",
                           "收到申请三十余件。",
                           "收到政府信息公开申请96件，同比增加14件。",
                           "2024年，收到申请96件，比2023年多14件。",
                           "申请量由2023年的69件增至2024年的96件。"});
    check_found(of_reviews, {"复议12件（维持16件、纠正2件），诉讼13件。",
                             "复议：12件，维持16件，纠正2件，其他1件，未审结3件。",
                             "复议方面，全年12件，维持16件。诉讼方面，全年13件。",
                             "行政复议12件中，维持16件。",
                             "12件复议案件中有16件维持。",
                             "复议、诉讼分别为22件、13件。",
                             "行政复议和行政诉讼案件共35件。",
                             "复议和诉讼合计35件。",
                             "行政复议12件、行政诉讼23件，均与信息公开有关。",
                             "复议纠错率26.7%。",
                             "复议维持率70.0%。",
                             "行政诉讼13件，其中直接起诉8件。",
                             "行政诉讼尚未审结12件。",
                             "复议未审结13件，诉讼未审结2件。",
                             "复议被撤销12件。",
                             "被责令重新答复12件的复议案件已整改到位。",
                             "被法院纠正11件。",
                             "复议机关撤销12件、维持6件。",
                             "无行政诉讼，行政复议12件。",
                             "行政复议未发生，行政诉讼13件。",
                             "与上年相比，行政复议由8件增至22件。",
                             "行政复议22件，较上年增加4件。",
                             "因不服信息公开答复申请复议的22件。",
                             "公民对我局信息公开答复不服申请复议22件，提起诉讼13件。"});
    check_found(overview, {"受理公开申请96件，办结率98.8%。", "二是依申请公开。全年收到96件，答复82件，公开40件。",
                           "（二）依申请公开。收到96件，办结82件，结转5件。", "3.依申请公开：96件，均已答复。",
                           "依申请公开：收到96件；主动公开：3910条。", "处理申请92件，其中公开40件，部分公开9件。",
                           "信息公开申请数量为96件，复议12件，诉讼13件。"});
}

TEST_CASE("parts, the rest, sums and other applications that are not what they look like") {
    constexpr std::string_view overview = "一、总体情况";
    constexpr std::string_view of_reviews = "四、政府信息公开行政复议、行政诉讼情况";
    for (const char* agency : {"", "海州市自然资源和规划局", "平山县人民政府"}) {
        check_honest(requests,
                     {"网络申请61件、信函申请22件，合计83件。",
                      "上年结转4件，其中公开2件、不予公开2件。",
                      "收到政府信息公开申请83件，公开听证会12场。",
                      "涉及规划的31件、涉及用地的24件，合计55件。",
                      "不予公开8件（其中涉及隐私5件、商业秘密3件），合计8件。",
                      "转办3件、撤回5件，合计8件，不在统计之内。",
                      "除转办的3件外，其余均由我局办理。",
                      "除涉及第三方的8件外，其余申请均在10日内答复。",
                      "涉及第三方的12件中，8件不予公开，其余4件公开。",
                      "其余申请正在办理。",
                      "其余12件为咨询事项，不作为申请处理。",
                      "其他12件为投诉，已转相关科室。",
                      "12件属于业务咨询，当场答复。",
                      "12件因申请人填写不完整，退回补正。",
                      "31件涉及征收补偿，其中25件予以公开。",
                      "31件涉及征收补偿的申请中，25件予以公开，6件无法提供。",
                      "征收补偿类申请31件，公开25件，无法提供6件。",
                      "收到申请83件；公开政策文件31件。",
                      "办结82件，公开发布典型案例12件。",
                      "申请83件，其中网上公开渠道61件。",
                      "自然人70件，其中本地52件、外地18件。",
                      "企业8件，其中民营6件、国有2件。",
                      "从区域看，城区51件、乡镇32件，合计83件。",
                      "收件83件，出件82件，其中公开40件。",
                      "本期答复19件，期内公开12件。",
                      "答复超期0件，撤回3件。",
                      "可以公开的信息已全部公开，共391条。",
                      "可提供查询的档案391件。",
                      "依申请公开目录12条，更新3条。",
                      "依申请公开391次查询，答复82次。",
                      "部门间会商12件，联合答复3件。",
                      "规划部门协助查档12件。",
                      "2023年度公开12件，2024年度公开40件。",
                      "累计公开391件，其中今年40件。",
                      "平均每件答复用时8日，公开40件。",
                      "上述12件均已归档。",
                      "有12件申请公开内容重复。",
                      "有12件申请公开环境影响评价文件。",
                      "12份申请公开规划文本。",
                      "12件申请公开拆迁补偿标准，已答复。",
                      "申请公开拆迁补偿标准的12件。",
                      "收到要求公开征地批文的申请31件，公开28件。",
                      "不予公开理由涉及商业秘密3件、个人隐私5件。",
                      "申请人对12件答复提出异议，其中8件维持原答复。",
                      "剩余3件将于2025年1月答复，另2件将于2月答复。",
                      "2件将于2025年1月答复。",
                      "问：今年收到多少件？答：83件。",
                      "申请83件＝网上61件＋邮寄22件。",
                      "申请流程：登记→审核→答复，平均用时8日。",
                      "3+2模式运行良好，收到申请83件。"},
                     agency);
        check_honest(of_reviews,
                     {"复议撤回1件，诉讼撤诉1件。", "其余复议案件均已审结，共9件。",
                      "12件复议中，涉及答复程序的5件、答复内容的7件。", "复议维持6件，其余6件中纠正2件、未审结3件、终止1件。",
                      "诉讼13件，其中一审9件、二审4件。", "原告撤诉1件，法院驳回起诉2件。",
                      "因行政处罚、行政许可提起的行政复议31件，与信息公开无关。", "市政府复议12件，其中维持6件。",
                      "复议案件主要涉及征地，共9件。", "经调解撤回复议申请4件，未计入。", "全局行政复议31件，信息公开类12件。",
                      "行政复议答复书14份，证据目录14份。", "已结案件共18件。", "是否存在败诉？共开庭11次。"},
                     agency);
        check_honest(overview,
                     {"受理投诉12件、申请83件。", "发布信息391条；收到申请83件，均已答复。", "发布信息391条，收到评论申请12件。",
                      "公开信息391条，受理补贴申请208件。", "公开预决算12件，公开招标31件。", "开通申请渠道3个，收到咨询12件。",
                      "收到奖补资金申请31件，公示28件。", "我局收到用水许可申请31件，办结31件；公开申请83件。",
                      "发布政策31件，解读12件，回应关切8件。", "人社部门受理仲裁申请391件。",
                      "受理工伤认定申请208件，办结191件。", "发布信息391条，接收入学申请3910份。"},
                     agency);
    }
    check_found(requests,
                {"上年结转4件，其中公开2件、不予公开12件。", "收到申请93件，其中公开40件。", "剩余15件将于2025年答复。"});
    check_found(requests, {"规划部门共收到公开申请93件。"});
}
