// Tables as programs print them: marks of data frames, quotes and attributes of converters, characters that are not seen.
#include "../support/shown.hpp"
#include <array>
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <string>

namespace {

using namespace gongkai;

/// A report whose fourth section holds the table.
published_report with_reviews(const std::string& table) {
    const auto read = gongkai::read("示例县水利局2023年政府信息公开工作年度报告\n\n四、政府信息公开行政复议、行政诉讼情况\n\n" +
                                    table + "\n\n五、存在的主要问题及改进情况\n\n公开不够全面。\n");
    REQUIRE(read);
    return *read;
}

std::string shown_reviews(const std::string& table) {
    const published_report report = with_reviews(table);
    std::string out;
    for (const review_kind kind : enumerators<review_kind>) out += testing::shown(report, kind) + "\n";
    return out;
}

/// What all of them say.
std::string right() {
    return shown_reviews(
        "行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n"
        "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n"
        "\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n"
        "12\t0\t1\t2\t15\t0\t9\t11\t0\t20\t3\t0\t0\t0\t3\n");
}

TEST_CASE("the numbers that a data frame gives its rows are no values, where no row has a name either") {
    CHECK(right().find("12 0 1 2 15") != std::string::npos);
    const std::string second =
        "0 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | nan | nan | nan | nan | 复议后起诉 | nan | nan | nan | nan |\n";
    const std::string third =
        "1 | nan | nan | nan | nan | nan | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n";
    std::string first = "|  | 行政复议 |";
    std::string rule = "|---|---|";
    for (int i = 1; i < 15; ++i) {
        first += i == 5 ? " 行政诉讼 |" : " Unnamed: " + std::to_string(i) + " |";
        rule += "---|";
    }
    CHECK(
        shown_reviews(first + "\n" + rule + "\n| " + second + "| " + third +
                      "| 2 | 12.0 | 0.0 | 1.0 | 2.0 | 15.0 | 0.0 | 9.0 | 11.0 | 0.0 | 20.0 | 3.0 | 0.0 | 0.0 | 0.0 | 3.0 |\n") ==
        right());
}

TEST_CASE("the numbers that a data frame gives its columns are no values, below a line of prose too") {
    std::string numbers;
    std::string first = "0";
    std::string second = "1";
    std::string third = "2";
    constexpr std::array outcomes{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"};
    for (std::size_t i = 0; i < 15; ++i) {
        numbers += "," + std::to_string(i);
        first += i < 5 ? ",行政复议" : ",行政诉讼";
        second += i < 5 ? std::string{","} + outcomes[i] : i < 10 ? ",未经复议直接起诉" : ",复议后起诉";
        third += std::string{","} + outcomes[i % 5];
    }
    CHECK(shown_reviews(numbers + "\n" + first + "\n" + second + "\n" + third + "\n3,12,0,1,2,15,0,9,11,0,20,3,0,0,0,3\n") ==
          right());
}

TEST_CASE("the first name of a header of reviews that cannot be read is the one that its place leaves") {
    const std::string table =
        "| 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n"
        "| □果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 |  |  |  |  | 复议后起诉 |  |  |  |  |\n"
        "|  |  |  |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
        "| 12 | 0 | 1 | 2 | 15 | 0 | 9 | 11 | 0 | 20 | 3 | 0 | 0 | 0 | 3 |\n";
    CHECK(shown_reviews(table) == right());
}

TEST_CASE("rows for each kind of review, in more words than the form has") {
    CHECK(shown_reviews("\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n因政府信息公开被申请行政复议\t12\t0\t1\t2\t15\n"
                        "因政府信息公开被提起行政诉讼（未经复议直接起诉）\t0\t9\t11\t0\t20\n"
                        "因政府信息公开被提起行政诉讼（复议后起诉）\t3\t0\t0\t0\t3\n") == right());
}

/// 一、本年新收, then （一）予以公开 of the requests below it.
std::string shown_requests(const std::string& table) {
    const auto report = gongkai::read("示例县水利局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" + table +
                                      "四、政府信息公开行政复议、行政诉讼情况\n");
    REQUIRE(report);
    return testing::shown(*report, request_row::received) + ", " + testing::shown(*report, request_row::granted);
}

TEST_CASE("rows of a sheet that end before the last column stand where they begin") {
    const std::string heads =
        " |  |  | 自然人 | 法人或其他组织 |  |  |  |  | 总计\n |  |  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他\n";
    const std::string received = "一、本年新收政府信息公开申请数量 |  |  | 5 | 0 | 0 | 0 | 0 | 1\n";
    const std::string granted = "三、本年度办理结果 | （一）予以公开 |  | 4 | 0 | 0 | 0 | 0 | 1 | 5\n";
    const std::string partly = " | （二）部分公开 |  | 1 | 0 | 0 | 0 | 0 | 0\n";
    const std::string values = "5 0 0 0 0 1 missing, 4 0 0 0 0 1 5";
    CHECK(shown_requests(heads + received + granted + partly) == values);
    std::string commas = heads + received + granted + partly;
    for (std::size_t at = 0; (at = commas.find(" | ", at)) != commas.npos;) commas.replace(at, 3, ",");
    CHECK(shown_requests(commas) == values);
}

TEST_CASE("commas within wide digits part no fields of CSV") {
    const std::string row = " | １,０００ | ２,０００ | ３,０００ | ４,０００ | ５,０００ | ６,０００ | ２１,０００ |\n";
    CHECK(
        shown_requests(
            "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---|---|---|---|---|---|---|---|\n"
            "| 一、本年新收政府信息公开申请数量" +
            row + "| （一）予以公开" + row + "| （七）总计" + row) ==
        "1000 2000 3000 4000 5000 6000 21000, 1000 2000 3000 4000 5000 6000 21000");
}

TEST_CASE("two bars beside an empty cell are none that stand for one") {
    const std::string heads = "自然人|法人或其他组织|总计\n商业企业|科研机构|社会公益组织|法律服务机构|其他\n";
    CHECK(shown_requests(heads +
                         "一、本年新收政府信息公开申请数量|13|0|0|0|0|2|15\n三、本年度办理结果|（一）予以公开|9|||||2|11\n"
                         "（二）部分公开|4||||||4\n（三）不予公开|1.属于国家秘密|||||||0\n2.其他法律行政法规禁止公开||||||||0\n"
                         "3.危及“三安全一稳定”|||||||0\n（七）总计|13|||||2|15\n四、结转下年度继续办理|0||||||0\n") ==
          "13 0 0 0 0 2 15, 9 blank blank blank blank 2 11");
}

TEST_CASE("a row of reviews between bars whose first cell is empty") {
    const std::string text =
        "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 13 | 0 | 0 | 0 | 0 | 2 | 15\n（七）总计 | 13 | 0 | 0 | 0 | 0 | 2 | 15\n"
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议 | 行政诉讼\n结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉\n"
        "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n"
        " | 1 | 10 | 8 | 19 | 10 |  | 11 | 10 | 31 | 6 | 10 | 10 | 10 | 36\n五、存在的主要问题及改进情况\n";
    const auto report = gongkai::read("示例县水利局2023年政府信息公开工作年度报告\n" + text);
    REQUIRE(report);
    CHECK(testing::shown(*report, review_kind::reconsideration) == "blank 1 10 8 19");
    CHECK(testing::shown(*report, review_kind::litigation_after_reconsideration) == "6 10 10 10 36");
}

TEST_CASE("where the name of one row stands under the head of a number no row stands under its heads") {
    const auto report = gongkai::read(
        "# 示例县水利局2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n"
        "|  | 自然人 | 法人或其他组织 | | | | | 总计 | |\n|---|---|---|---|---|---|---|---|---|---|\n"
        "|  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | | |\n"
        "| 二、上年结转政府信息公开申请数量 |  |  |  |  |  | 1 | 1 |  |  |\n"
        "|  | （二）部分公开 |  | 9 | 3 |  |  |  |  | 12 |\n\n四、政府信息公开行政复议、行政诉讼情况\n");
    REQUIRE(report);
    CHECK(testing::shown(*report, request_row::carried_in) == "missing missing missing missing missing missing missing");
    CHECK(testing::shown(*report, request_row::partially_granted) == "9 3 blank blank blank blank 12");
}

TEST_CASE("a header with fewer columns than a row has values says nothing of it") {
    const std::string header =
        "|  |  | 商业企 | 科研机 | 社会公 | 法律服 | 其他 |\n|---|---|---|---|---|---|---|\n|  |  | 业 | 构 | 益组织 | 务机构 |  |\n";
    const std::string rows =
        "|  | 3.其他 | 1 | 0 0 | 0 | 0 | 4 5 |\n|---|---|---|---|---|---|---|\n| （七）总计 |  | 1 | 0 0 | 0 | 0 | 4 5 |\n";
    const auto other = [&](const std::string& table) {
        const auto report =
            gongkai::read("# 示例县水利局2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n" + table +
                          "\n四、政府信息公开行政复议、行政诉讼情况\n");
        REQUIRE(report);
        return testing::shown(*report, request_row::other_other);
    };
    CHECK(other(header + "\n" + rows) == "missing missing missing missing missing missing missing");
    const std::string wider = "|  | 3.其他 | 1 | 0 0 | 0 | 0 | 4 | 5 |\n|---|---|---|---|---|---|---|---|\n";
    CHECK(other(header + "\n" + wider) == "1 0 0 0 0 4 5");
}

TEST_CASE("every field in quotes, parted by tabs, the empty ones too") {
    CHECK(
        shown_reviews(
            "\"行政复议\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"行政诉讼\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\n"
            "\"结果维持\"\t\"结果纠正\"\t\"其他结果\"\t\"尚未审结\"\t\"总计\"\t\"未经复议直接起诉\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"复议后起诉\"\t\"\"\t\"\"\t\"\"\t\"\"\n"
            "\"\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"结果维持\"\t\"结果纠正\"\t\"其他结果\"\t\"尚未审结\"\t\"总计\"\t\"结果维持\"\t\"结果纠正\"\t\"其他结果\"\t\"尚未审结\"\t\"总计\"\n"
            "\"12\"\t\"0\"\t\"1\"\t\"2\"\t\"15\"\t\"0\"\t\"9\"\t\"11\"\t\"0\"\t\"20\"\t\"3\"\t\"0\"\t\"0\"\t\"0\"\t\"3\"\n") ==
        right());
}

TEST_CASE("attributes that pandoc writes behind a text in brackets are none of it") {
    std::string row = "|";
    for (const char* value : {"12", "0", "1", "2", "15", "0", "9", "11", "0", "20", "3", "0", "0", "0", "3"})
        row += " [" + std::string{value} + "]{.font style=\"color: red\"} |";
    std::string rule = "|";
    for (int i = 0; i < 15; ++i) rule += "---|";
    CHECK(
        shown_reviews(
            "| [行政复议]{.font} | | | | | [行政诉讼]{.font} | | | | | | | | | |\n" + rule +
            "\n| [结果维持]{.a} | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |\n"
            "| | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n" +
            row + "\n") == right());
}

TEST_CASE("what is not seen within a number parts nothing, and places are those of the text as it was") {
    const std::string table =
        "行政复议\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n行政诉讼\n未经复议直接起诉\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
        "复议后起诉\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n1\u20602\n0\n1\n2\n15\u200B\n0\n9\n1\uFEFF1\n0\n20\n3\n0\n0\n0\n3";
    CHECK(shown_reviews(table) == right());
    const cell twelve = with_reviews(table)[{review_kind::reconsideration, review_column::upheld}];
    CHECK(twelve.span().length == std::string_view{"1\u20602"}.size());
}

std::string lines_of_reviews(const std::string& within, const std::string& after) {
    return "行政复议\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n行政诉讼\n未经复议直接起诉\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
           "复议后起诉\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n12\n0\n1\n2\n15\n0\n9\n" +
           within + "11\n0\n20\n3\n0\n0\n0\n3" + after;
}

TEST_CASE("numbers of pages between values are none of them, however a program writes them") {
    for (const char* within : {"Page 2\n\f", "Page 2 of 3\n", "page 2/3\n", "第2页 共3页\n", "— 2 —\n"})
        CHECK(shown_reviews(lines_of_reviews(within, "")) == right());
    CHECK(shown_reviews(lines_of_reviews("2 / 3\n", "\n3 / 3\n")) == right());
}

TEST_CASE("values at the ends of pages are no numbers of these, unless they count all pages") {
    const std::string heading = "示例县水利局2023年政府信息公开工作年度报告\n\f";
    const auto requests = [&](const std::string& received, const std::string& granted) {
        const auto report = gongkai::read(
            heading +
            "三、收到和处理政府信息公开申请情况\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n"
            "一、本年新收政府信息公开申请数量\n" +
            received + "三、本年度办理结果\n（一）予以公开\n" + granted +
            "（七）总计\n13\n0\n0\n0\n0\n2\n15\n四、结转下年度继续办理\n0\n0\n0\n0\n0\n0\n0\n四、政府信息公开行政复议、行政诉讼情况\n");
        REQUIRE(report);
        return testing::shown(*report, request_row::received) + ", " + testing::shown(*report, request_row::granted);
    };
    const std::string values = "13 0 0 0 0 2 15, 13 0 0 0 0 2 15";
    CHECK(requests("13\n0\n\f0\n0\n0\n2\n15\n", "13\n0\n0\n0\n\f0\n2\n15\n") == values);
    CHECK(requests("13\n0\n\f0\n0\n0\n2\n15\n", "13\n\f0\n0\n0\n0\n2\n15\n") == values);
    CHECK(requests("13\n0\n2\n\f0\n0\n0\n2\n15\n", "13\n0\n0\n0\n3\n\f0\n2\n15\n") == values);
}

TEST_CASE("two numbers with a slash between them that count no pages stay what they are") {
    CHECK(shown_reviews(lines_of_reviews("2 / 3\n", "\n7 / 8\n")) != right());
    CHECK(shown_reviews(lines_of_reviews("2 / 9\n", "\n3 / 9\n")) != right());
}

TEST_CASE("a blank row whose name is printed in each of its cells is no rest of the row above") {
    const auto read = gongkai::read(
        "# 示例县水利局2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n"
        "| 项目 | 项目 | 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
        "|---|---|---|---|---|---|---|---|---|---|\n"
        "| 一、本年新收政府信息公开申请数量 | 一、本年新收政府信息公开申请数量 | 一、本年新收政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 1 | 6 |\n"
        "| 三、本年度办理结果 | （一）予以公开 | （一）予以公开 | 5 |  |  |  |  | 1 | 6 |\n"
        "| 三、本年度办理结果 | （七）总计 | （七）总计 | 5 | 0 | 0 | 0 | 0 | 1 | 6 |\n"
        "| 四、结转下年度继续办理 | 四、结转下年度继续办理 | 四、结转下年度继续办理 |  |  |  |  |  |  |  |\n\n五、存在的主要问题及改进情况\n\n公开不够全面。\n");
    REQUIRE(read);
    CHECK(testing::shown(*read, request_row::total) == "5 0 0 0 0 1 6");
    CHECK(testing::shown(*read, request_row::carried_out) == "blank blank blank blank blank blank blank");
}

}  // namespace
