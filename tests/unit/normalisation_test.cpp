// What docs/normalisation.md lists: each way of printing the same label, number or blank, in tables and in plain text.
#include "../support/shown.hpp"

#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <initializer_list>
#include <string>
#include <string_view>

namespace {

using namespace gongkai;
using gongkai::testing::shown;

constexpr std::string_view title = "某市某局2023年政府信息公开工作年度报告\n";
constexpr std::string_view heading = "三、收到和处理政府信息公开申请情况\n";

/// A report whose table has these rows, as tab-parted text and as a web page.
std::string as_text(std::string_view rows) {
    return std::string{title} + std::string{heading} +
           "项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n" + std::string{rows};
}
std::string as_page(std::string_view rows) {
    std::string out = "<html><p>" + std::string{title} + "</p><p>" + std::string{heading} + "</p><table><tr><td>";
    const std::string text = as_text(rows).substr(title.size() + heading.size());
    for (const char c : text) out += c == '\t' ? "</td><td>" : c == '\n' ? "</td></tr>\n<tr><td>" : std::string{c};
    return out + "</td></tr></table></html>";
}

void both(std::string_view rows, request_row row, std::string_view expected) {
    CAPTURE(rows);
    for (const std::string& document : {as_text(rows), as_page(rows)}) {
        const auto report = read(document);
        REQUIRE(report.has_value());
        CHECK(shown(*report, row) == expected);
    }
}

TEST_CASE("numbers lose their dress") {
    both("（一）予以公开\t１２\t1,234\t１，２３４\t12件\t12 件\t+12\t12¹\n", request_row::granted, "12 1234 1234 12 12 12 12");
    both("（一）予以公开\t12（其中修订16件）\t12（含代办）\t12\u200B\t12\u00A0\t\uFEFF12\t12项\t12宗\n", request_row::granted,
         "12 12 12 12 12 12 12");
    const auto report = read(as_page("（一）予以公开\t$12$\t$ 12 $\t$0$\t$-$\t$1,234$\t$12\t$1$2$\n"));
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::granted) == "12 12 0 blank 1234 missing missing");
}

TEST_CASE("dashes and slashes are blanks, and blank is not zero") {
    both("（一）予以公开\t-\t—\t——\t/\t－\t／\t0\n", request_row::granted, "blank blank blank blank blank blank 0");
    both("（一）予以公开\t\\\t–\t─\t--\t\u00A0\t\u200B\t0\n", request_row::granted, "blank blank blank blank blank blank 0");
}

TEST_CASE("labels in every dress of their numbers, brackets and quotation marks") {
    for (const char* label :
         {"3.危及“三安全一稳定”",   "3.危及\"三安全一稳定\"",   "3.危及'三安全一稳定'",    "3.危及「三安全一稳定」",
          "3.危及『三安全一稳定』", "3.危及《三安全一稳定》",   "3.危及〝三安全一稳定〞",  "3.危及«三安全一稳定»",
          "3.危及＂三安全一稳定＂", "3.危及″三安全一稳定″",     "3.危及”三安全一稳定“",    "3.危及三安全一稳定",
          "3、危及“三安全一稳定”",  "3．危及“三安全一稳定”",    "（3）危及“三安全一稳定”", "(3)危及“三安全一稳定”",
          "3)危及“三安全一稳定”",   "③危及“三安全一稳定”",      "⑶危及“三安全一稳定”",     "⒊危及“三安全一稳定”",
          "３．危及“三安全一稳定”", "3. 危 及 “三安全 一稳定”", "危及“三安全一稳定”"})
        both(std::string{label} + "\t1\t2\t3\t4\t5\t6\t21\n", request_row::denied_security_and_stability, "1 2 3 4 5 6 21");
    for (const char* label : {"（一）予以公开", "(一)予以公开", "﹙一﹚予以公开", "㈠予以公开", "一、予以公开", "〔一〕予以公开",
                              "（ 一 ）予以公开", "[一]予以公开"})
        both(std::string{label} + "\t1\t2\t3\t4\t5\t6\t21\n", request_row::granted, "1 2 3 4 5 6 21");
    for (const char* label : {"（六）其他处理", "(六)其他处理", "㈥其他处理", "（六）其它处理"}) {
        const std::string rows = std::string{label} + "\t1\t2\t3\t4\t5\t6\t21\n（七）总计\t1\t2\t3\t4\t5\t6\t21\n";
        both(rows, request_row::other, "1 2 3 4 5 6 21");
        CHECK(read(as_text(rows))->form() == form{edition::e2021, true});
    }
}

TEST_CASE("a document of another encoding is the same document") {
    const std::string text = as_text("（一）予以公开\t1\t2\t3\t4\t5\t6\t21\n");
    CHECK(read("\xEF\xBB\xBF" + text).value() == read(text).value());
    // ① and the full-width forms are in GB 2312 and GBK alike; the rest is tested with the encodings.
    CHECK(
        read(
            std::string{
                "\xC4\xB3\xBE\xD6"
                "2023\xC4\xEA\xD5\xFE\xB8\xAE\xD0\xC5\xCF\xA2\xB9\xAB\xBF\xAA\xB9\xA4\xD7\xF7\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6\n"
                "\xA3\xA8\xD2\xBB\xA3\xA9\xD3\xE8\xD2\xD4\xB9\xAB\xBF\xAA\t1\t2\t3\t4\t5\t6\t21\n"
                "\xA3\xA8\xC6\xDF\xA3\xA9\xD7\xDC\xBC\xC6\t\xA3\xB1\t2\t3\t4\t5\t6\t21\n"
                "\xCB\xC4\xA1\xA2\xBD\xE1\xD7\xAA\xCF\xC2\xC4\xEA\xB6\xC8\xBC\xCC\xD0\xF8\xB0\xEC\xC0\xED\t0\t0\t0\t0\t0\t0\t0\n"})
            .value()
            .at(request_row::granted, request_column::total) == cell::reported(decimal{21}));
}

TEST_CASE("a report in traditional letters") {
    const auto report = read(
        "索引號：A01\n發布機構：某市財政局\n發布日期：2024年1月5日\n某市財政局2023年政府信息公開工作年度報告\n"
        "一、總體情況\n開展順利。\n二、主動公開政府信息情況\n第二十條第（一）項\n信息內容\t本年製發件數\t本年廢止件數\t現行有效件數\n"
        "規章\t1\t2\t3\n行政規範性文件\t4\t5\t6\n第二十條第（五）項\n信息內容\t本年處理決定數量\n行政許可\t7\n"
        "第二十條第（六）項\n信息內容\t本年處理決定數量\n行政處罰\t8\n行政強制\t9\n第二十條第（八）項\n信息內容\t本年收費金額（單位：萬元）\n行政事業性收費\t1.5\n"
        "三、收到和處理政府信息公開申請情況\n申請人情況\n自然人\t法人或其他組織\t總計\n商業企業\t科研機構\t社會公益組織\t法律服務機構\t其他\n"
        "一、本年新收政府信息公開申請數量\t1\t2\t3\t4\t5\t6\t21\n二、上年結轉政府信息公開申請數量\t0\t0\t0\t0\t0\t0\t0\n三、本年度辦理結果\n"
        "（二）部分公開（區分處理的，只計這一情形，不計其他情形）\t1\t0\t0\t0\t0\t0\t1\n"
        "（三）不予公開\n1.屬於國家秘密\t1\t0\t0\t0\t0\t0\t1\n2.其他法律行政法規禁止公開\t2\t0\t0\t0\t0\t0\t2\n3.危及「三安全一穩定」\t3\t0\t0\t0\t0\t0\t3\n"
        "4.保護第三方合法權益\t4\t0\t0\t0\t0\t0\t4\n5.屬於三類內部事務信息\t5\t0\t0\t0\t0\t0\t5\n（四）無法提供\n1.本機關不掌握相關政府信息\t6\t0\t0\t0\t0\t0\t6\n"
        "2.沒有現成信息需要另行製作\t7\t0\t0\t0\t0\t0\t7\n3.補正後申請內容仍不明確\t8\t0\t0\t0\t0\t0\t8\n"
        "1.信訪舉報投訴類申請\t9\t0\t0\t0\t0\t0\t9\n5.要求行政機關確認或重新出具已獲取信息\t10\t0\t0\t0\t0\t0\t10\n（七）總計\t11\t0\t0\t0\t0\t0\t11\n"
        "四、結轉下年度繼續辦理\t12\t0\t0\t0\t0\t0\t12\n四、政府信息公開行政復議、行政訴訟情況\n"
        "五、存在的主要問題及改進情況\n公開還不够。\n六、其他需要報告的事項\n無。\n");
    REQUIRE(report.has_value());
    const metadata& about = report->metadata;
    CHECK(about.title == "某市財政局2023年政府信息公開工作年度報告");
    CHECK(about.agency == "某市財政局");
    CHECK(about.index_number == "A01");
    CHECK(about.publisher == "某市財政局");
    CHECK(about.year == std::chrono::year{2023});
    CHECK(about.date_published == std::chrono::year{2024} / 1 / 5);
    CHECK(report->sections.size() == 6);
    CHECK(report->at(disclosure_row::normative_documents, disclosure_column::in_force).number() == decimal{6});
    CHECK(report->at(disclosure_row::penalties, disclosure_column::decisions).number() == decimal{8});
    CHECK(report->at(disclosure_row::fees, disclosure_column::amount).number() == decimal{15, 1});
    int sum = 0;
    for (const request_row row : enumerators<request_row>)
        if (const cell& c = report->at(row, request_column::natural_person); c.has_value())
            sum += static_cast<int>(c.number().coefficient());
    CHECK(sum == 1 + 0 + 1 + (1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10) + 11 + 12);
}

}  // namespace
