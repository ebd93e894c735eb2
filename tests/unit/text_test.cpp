// Reports written out as plain text in the ways that such texts are found, and read back.
#include "../support/draws.hpp"
#include "../support/shown.hpp"

#include <cstdio>
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace gongkai;
using gongkai::testing::shown;
using testing::random_source;

/// How a text parts its cells.
struct style {
    std::string_view name;
    std::string cell;          ///< between two cells
    std::string row;           ///< between two rows
    std::string within;        ///< inside long labels, where a narrow cell breaks them
    bool keeps_blanks = true;  ///< an empty cell leaves its separator
    bool reads_all = true;     ///< every number can be read
};

const std::vector<style>& styles() {
    static const std::vector<style> all{
        {"one cell a line", "\n", "\n", ""},
        {"a line between", "\n\n", "\n\n", ""},
        {"crlf", "\r\n\r\n", "\r\n\r\n", ""},
        {"returns 3 and 5", "\r\r\r", "\r\r\r\r\r", "\r"},
        {"returns 2 and 3", "\r\r", "\r\r\r", "\r"},
        {"returns 1 and 4", "\r", "\r\r\r\r", ""},
        {"tabs", "\t", "\n", ""},
        {"tabs and returns", "\t\t", "\r\t", " "},
        {"ideographic", "\u3000\u3000", "\u3000\u3000", ""},
        {"ideographic 1 and line", "\u3000", "\n", ""},
        {"blanks", " ", "\n", "", false, false},
        {"blanks and broken labels", "  ", "\n", "\n", false, false},
        {"one cell a line, blanks lost", "\n", "\n", "", false, false},
        {"returns 3 and 5, blanks lost", "\r\r\r", "\r\r\r\r\r", "", false, false},
        {"tabs, blanks lost", "\t", "\n", "", false, false},
    };
    return all;
}

class writer {
public:
    writer(const published_report& report, const style& how) : report_{report}, how_{how} {}

    std::string write() {
        text_ = "某市某局2023年政府信息公开工作年度报告\n2024-01-16\n\n一、总体情况\n2023年，我局收到政府信息公开申请若干件。\n";
        text_ += "二、主动公开政府信息情况\n" + how_.row;
        disclosure();
        text_ += how_.row + "三、收到和处理政府信息公开申请情况\n" + how_.row;
        requests();
        text_ += how_.row + "四、政府信息公开行政复议、行政诉讼情况\n" + how_.row;
        reviews();
        text_ += how_.row + "五、存在的主要问题及改进情况\n主动公开的内容还不够丰富。\n六、其他需要报告的事项\n无。\n";
        return std::move(text_);
    }

private:
    void label(std::string_view text) {
        // Broken after the second letter of what follows the number, as narrow cells break.
        const std::size_t at = text.size() > 30 && !how_.within.empty() ? text.size() - 9 : text.size();
        start(std::string{text.substr(0, at)} + (at < text.size() ? how_.within + std::string{text.substr(at)} : ""));
    }
    void start(std::string_view text) {
        if (!first_) text_ += how_.cell;
        first_ = false;
        text_ += text;
    }
    void value(const cell_key& key) {
        const cell& c = report_[key];
        if (c.has_value()) start(to_string(c.number()));
        else if (how_.keeps_blanks) start("");
    }
    void end_row() {
        text_ += how_.row;
        first_ = true;
    }

    void disclosure() {
        const edition e = report_.edition();
        std::string_view article;
        for (const disclosure_row row : enumerators<disclosure_row>) {
            std::vector<disclosure_column> columns;
            for (const disclosure_column column : enumerators<disclosure_column>)
                if (has_column(e, row, column)) columns.push_back(column);
            if (columns.empty()) continue;
            constexpr std::string_view articles[] = {"一", "一", "五", "五", "六", "六", "八", "九"};
            if (article != articles[index_of(row)]) {
                article = articles[index_of(row)];
                label("第二十条第（" + std::string{article} + "）项");
                end_row();
                label("信息内容");
                for (const disclosure_column column : columns) label(gongkai::label(column, lang::zh, e));
                end_row();
            }
            label(gongkai::label(row, lang::zh, e));
            for (const disclosure_column column : columns) value({row, column});
            end_row();
        }
    }

    void requests() {
        label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）");
        label("申请人情况");
        end_row();
        for (const std::string_view text : {"自然人", "法人或其他组织", "总计"}) label(text);
        end_row();
        for (const applicant a : enumerators<applicant>)
            if (a != applicant::natural_person) label(gongkai::label(a, lang::zh));
        end_row();
        std::string group;
        for (const request_row row : enumerators<request_row>) {
            if (!report_.form().has(row)) continue;
            if (row == request_row::granted) label("三、本年度办理结果");
            const auto d = disposition_of(row);
            if (d && group_of(*d) >= disposition_group::denied && row != request_row::other) {
                const std::string name{gongkai::label(group_of(*d), lang::zh)};
                if (name != group) label(name);
                group = name;
            }
            label(gongkai::label(row, lang::zh));
            for (const request_column column : enumerators<request_column>) value({row, column});
            end_row();
        }
    }

    void reviews() {
        for (const std::string_view text : {"行政复议", "行政诉讼"}) label(text);
        end_row();
        outcomes();
        for (const std::string_view text : {"未经复议直接起诉", "复议后起诉"}) label(text);
        end_row();
        outcomes();
        outcomes();
        end_row();
        for (const review_kind kind : enumerators<review_kind>)
            for (const review_column column : enumerators<review_column>) value({kind, column});
        end_row();
    }
    void outcomes() {
        for (const review_column column : enumerators<review_column>) label(gongkai::label(column, lang::zh));
    }

    const published_report& report_;
    const style& how_;
    std::string text_;
    bool first_ = true;
};

published_report with_blanks(published_report report, random_source& draw, unsigned percent) {
    for (const cell_key& key : all_cells)
        if (report.form().has(key) && draw.percent(percent)) report.set(key, cell::blank());
    return report;
}

struct tally {
    int right = 0;
    int withheld = 0;
    int wrong = 0;  ///< another number, a number for a blank, or a blank for a number
};

void compare(const published_report& written, const published_report& read, tally& out) {
    for (const cell_key& key : all_cells) {
        if (!written.form().has(key)) continue;
        const cell& a = written[key];
        const cell& b = read[key];
        if (a == b || (b.status() == cell_status::inferred && a.value() == b.value())) ++out.right;
        else if (b.status() == cell_status::missing) ++out.withheld;
        else ++out.wrong;
    }
}

TEST_CASE("numbers come back from every way of parting cells, or not at all") {
    for (const style& how : styles()) {
        tally total;
        for (std::uint64_t seed = 0; seed < testing::draws(12); ++seed) {
            random_source draw{seed};
            const testing::report_shape shape{seed % 3 == 0 ? testing::magnitude::dense : testing::magnitude::realistic,
                                              seed % 4 == 0 ? edition::e2019 : edition::e2021};
            constexpr unsigned chances[] = {0, 3, 30, 80};
            const published_report written = with_blanks(testing::random_published_report(draw, shape), draw, chances[seed % 4]);
            const std::string text = writer{written, how}.write();
            const auto read = read_text(text);
            REQUIRE(read.has_value());
            CAPTURE(how.name);
            CAPTURE(seed);
            CHECK(read->form() == written.form());
            CHECK(read->sections.size() == 6);
            tally one;
            compare(written, *read, one);
            CHECK(one.wrong == 0);
            if (how.reads_all) CHECK(one.withheld == 0);
            if (chances[seed % 4] == 0) CHECK(one.withheld == 0);
            total.right += one.right;
            total.withheld += one.withheld;
            total.wrong += one.wrong;
        }
        std::printf("%s: %d right, %d withheld, %d wrong\n", std::string{how.name}.c_str(), total.right, total.withheld,
                    total.wrong);
    }
}

std::string requests_only(std::string_view rows) {
    return "某市某局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n申请人情况自然人法人或其他组织总计商业企业科研机构"
           "社会公益组织法律服务机构其他" +
           std::string{rows} + "\n五、存在的主要问题及改进情况\n无。\n";
}

constexpr std::string_view missing = "missing missing missing missing missing missing missing";
constexpr std::string_view blank = "blank blank blank blank blank blank blank";

TEST_CASE("digits that ran together are cut where there is one way only, or one that adds up") {
    const auto report =
        read_text(requests_only("（一）予以公开4000004（三）不予公开1.属于国家秘密00000002.其他法律行政法规禁止公开1000001"
                                "3.危及“三安全一稳定”801000081（七）总计23 0 00 0 023四、结转下年度继续办理11 0000011"));
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::granted) == "4 0 0 0 0 0 4");
    CHECK(shown(*report, request_row::denied_state_secret) == "0 0 0 0 0 0 0");
    CHECK(shown(*report, request_row::denied_prohibited_by_law) == "1 0 0 0 0 0 1");
    CHECK(shown(*report, request_row::total) == "23 0 0 0 0 0 23");
    CHECK(shown(*report, request_row::denied_security_and_stability) == "80 1 0 0 0 0 81");
    // One blank among so many digits may be astray: 1 10 0 0 0 0 11 looks the same.
    CHECK(shown(*report, request_row::carried_out) == "missing missing 0 0 0 0 11");
    REQUIRE(report->notes.size() == 1);
    CHECK(report->notes[0].problem == reading_problem::ambiguous);
}

TEST_CASE("where blank cells vanished, a run may lack some") {
    const auto report = read_text(
        requests_only("（一）予以公开4000004（三）不予公开1.属于国家秘密2.其他法律行政法规禁止公开0000000（七）总计44"));
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::granted) == missing);
    CHECK(shown(*report, request_row::denied_state_secret) == blank);
    CHECK(shown(*report, request_row::denied_prohibited_by_law) == "0 0 0 0 0 0 0");
    CHECK(shown(*report, request_row::total) == missing);
    for (const reading_note& note : report->notes) CHECK(note.problem == reading_problem::vanished);
}

TEST_CASE("a sign parts a run, a unit belongs to the last cell") {
    const auto report = read_text(
        "某市某局2019年政府信息公开工作年度报告\n二、主动公开政府信息情况\n信息内容上一年项目数量本年增/减处理决定数量行政许可97+82179"
        "行政处罚5-38信息内容上一年项目数量本年增/减行政事业性收费35-15信息内容采购项目数量采购总金额政府集中采购225253.168万元\n");
    REQUIRE(report.has_value());
    CHECK(report->at(disclosure_row::licenses, disclosure_column::items_last_year) == cell::reported(decimal{97}));
    CHECK(report->at(disclosure_row::licenses, disclosure_column::change) == cell::missing());
    CHECK(report->at(disclosure_row::fees, disclosure_column::items_last_year) == cell::reported(decimal{35}));
    CHECK(report->at(disclosure_row::fees, disclosure_column::change) == cell::reported(decimal{-15}));
    CHECK(report->at(disclosure_row::procurement, disclosure_column::projects) == cell::missing());
}

TEST_CASE("names and values out of step give nothing") {
    // Each row's values stand before its name.
    const auto before = read_text(
        requests_only("\n5 0 0 0 0 0 5\n（一）予以公开\n6 0 0 0 0 0 6\n（七）总计\n7 0 0 0 0 0 7\n四、结转下年度继续办理\n"));
    REQUIRE(before.has_value());
    for (const request_row row : {request_row::granted, request_row::total, request_row::carried_out})
        CHECK(shown(*before, row) == missing);
    // All names, then all values.
    const auto after = read_text(
        requests_only("\n（一）予以公开\n（七）总计\n四、结转下年度继续办理\n5 0 0 0 0 0 5\n6 0 0 0 0 0 6\n7 0 0 0 0 0 7\n"));
    REQUIRE(after.has_value());
    for (const request_row row : {request_row::granted, request_row::total, request_row::carried_out})
        CHECK(shown(*after, row) == missing);
    // A label nobody knows: the values after it are not those of the row before.
    const auto unknown = read_text(
        requests_only("\n（一）予以公开\n5 0 0 0 0 5\n七点五、某种没有人知道的情形\n6 0 0 0 0 0 6\n（七）总计 1 2 3 4 5 6 21\n"));
    REQUIRE(unknown.has_value());
    CHECK(shown(*unknown, request_row::granted) == missing);
    CHECK(shown(*unknown, request_row::total) == "1 2 3 4 5 6 21");
}

TEST_CASE("a sentence in a table's place is no table") {
    const auto report = read_text(
        "某市某局2020年政府信息公开工作年度报告\n一、总体情况\n概况如下。\n二、主动公开政府信息情况\n未制发文件。\n"
        "三、收到和处理政府信息公开申请情况\n2020年收到自然人申请3件，商业企业1件。\n"
        "四、政府信息公开行政复议、行政诉讼情况\n2020年未发生行政复议、行政诉讼，结果维持0件。\n");
    REQUIRE(report.has_value());
    for (const table t : enumerators<table>) CHECK_FALSE(report->has_table(t));
    for (const cell& c : report->cells()) CHECK(c == cell::missing());
    CHECK(report->edition() == edition::e2019);
    REQUIRE(report->sections.size() == 4);
    CHECK(report->sections[2].heading == "三、收到和处理政府信息公开申请情况");
    CHECK(report->sections[2].text == "2020年收到自然人申请3件，商业企业1件。");
    CHECK(report->sections[2].heading_span.line == 6);
}

TEST_CASE("a text that breaks off gives no number that is cut short") {
    random_source draw{7};
    const published_report written = testing::random_published_report(draw, {testing::magnitude::dense});
    for (const style& how : {styles()[0], styles()[3], styles()[6], styles()[10]}) {
        const std::string text = writer{written, how}.write();
        // Elsewhere than at a digit nothing can be cut short, so that one place in eight is enough.
        const auto near_digit = [&](std::size_t at) {
            return std::ranges::any_of(text.substr(at - 2, 3), [](char c) { return c >= '0' && c <= '9'; });
        };
        for (std::size_t n = testing::draws(100); n > 0; --n) {
            std::size_t size = 300 + draw.below(text.size() - 300);
            while (!near_digit(size) && draw.below(8) != 0) size = 300 + draw.below(text.size() - 300);
            const auto read = read_text(text.substr(0, size));
            if (!read) continue;
            for (const cell_key& key : all_cells) {
                const cell& c = (*read)[key];
                if (c.has_value() && c != written[key]) {
                    CAPTURE(how.name);
                    CAPTURE(size);
                    FAIL_CHECK(to_string(key) << " is " << to_string(c.number()) << " of " << text.substr(0, size));
                }
            }
        }
    }
}

TEST_CASE("headings in running text, a table of contents, and what stands around the tables") {
    const auto report = read_text(
        "索 引 号 A01/2024-1 成文日期 2024年1月15日\n发布机构 某某局 主题分类 综合政务/政务公开\n文号 公开方式 主动公开\n\n"
        "某市某某局2023年度政府信息公开工作年度报告\n发布日期：2024/1/16 09:39 访问次数：3\n\n"
        "目录\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n\n"
        "全文由总体情况、主动公开政府信息情况等六部分组成。一、总体情况　　开展顺利。　　二、主动公开政府信息情况信息内容本年处理决定数量行政许可3"
        "　　三、收到和处理政府信息公开申请情况　　没有申请。　　五、存在问题及改进情况（一）问题不少。六、其他需要报告的事项 无。\n");
    REQUIRE(report.has_value());
    const metadata& about = report->metadata;
    CHECK(about.index_number == "A01/2024-1");
    CHECK(about.publisher == "某某局");
    CHECK(about.topic == "综合政务/政务公开");
    CHECK(about.document_number.empty());
    CHECK(about.disclosure_mode == "主动公开");
    CHECK(about.title == "某市某某局2023年度政府信息公开工作年度报告");
    CHECK(about.agency == "某市某某局");
    using namespace std::chrono;
    CHECK(about.year == year{2023});
    CHECK(about.date_written == year{2024} / 1 / 15);
    CHECK(about.date_published == year{2024} / 1 / 16);
    CHECK(report->at(disclosure_row::licenses, disclosure_column::decisions) == cell::reported(decimal{3}));
    std::vector<section> found;
    for (const section_text& s : report->sections) found.push_back(s.which);
    CHECK(found == std::vector<section>{section::overview, section::disclosure, section::requests, section::problems,
                                        section::other_matters});
    CHECK(report->sections[0].text == "开展顺利。");
    CHECK(report->sections[3].text == "（一）问题不少。");
}

TEST_CASE("words of a header that is read out of order do not turn the columns") {
    // 自然人 is two rows high, so that its name is read after that of the organisations.
    const auto report = read_text(
        "某市某局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n申请人情况\n法人或其他组织\n自然人\n商业企业\n科研机构\n社会公益组织\n"
        "法律服务机构\n其他\n总计\n（一）予以公开 5 1 0 0 0 0 6\n（七）总计 5 1 0 0 0 0 6\n");
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::granted) == "5 1 0 0 0 0 6");
}

TEST_CASE("a label that covers several places and is printed in each is one") {
    const auto report = read_text(
        requests_only("\n（七）总计（七）总计7 0 0 0 0 0 7\n四、结转下年度继续办理四、结转下年度继续办理1 0 0 0 0 0 1\n"));
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::total) == "7 0 0 0 0 0 7");
    CHECK(shown(*report, request_row::carried_out) == "1 0 0 0 0 0 1");
}

TEST_CASE("as many numbers as cells by chance are no row where blanks stand within numbers") {
    const auto report = read_text(requests_only(
        "\n（一）予以公开 1 0 5 0 0 0 0 0 105\n（三）不予公开\n1.属于国家秘密 2 00 0 000\n2.其他法律行政法规禁止公开 5 78 2 0 0 0 580\n"
        "3.危及“三安全一稳定” 0000000\n（七）总计 685 0 0 0 0 0 685\n"));
    REQUIRE(report.has_value());
    // 578 2 0 0 0 0 580, or 5 782 … : 5 78 2 0 0 0 580 is none of them.
    CHECK(report->at(request_row::denied_prohibited_by_law, request_column::natural_person) != cell::reported(decimal{5}));
}

TEST_CASE("a number whose point stands after a blank is not cut there") {
    const auto report = read_text(
        "某市某局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n信息内容 本年收费金额（单位：万元）\n行政事业性收费 0 .98\n");
    REQUIRE(report.has_value());
    CHECK_FALSE(report->at(disclosure_row::fees, disclosure_column::amount).has_value());
}

TEST_CASE("a number on the line after a row is not its last cell") {
    const auto report = read_text(
        requests_only("\n（一）予以公开 1 0 0 0 0 0\n5\n（七）总计 1 0 0 0 0 0 1\n四、结转下年度继续办理 0 0 0 0 0 0 0\n"));
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::granted) == missing);
    CHECK(shown(*report, request_row::total) == "1 0 0 0 0 0 1");
}

TEST_CASE("a row's last number may stand on the next line, where it makes the row add up") {
    const auto report = read_text(requests_only("\n（一）予以公开\n110 13 4 0 0 0\n127\n（七）总计 110 13 4 0 0 0 127\n"));
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::granted) == "110 13 4 0 0 0 127");
}

TEST_CASE("a digit before a bracket on the next line is no ordinal, and one before a label that has none neither") {
    const auto broken =
        read_text(requests_only("\n（三 1.属于国家秘密 0 0 2 9 0 0 11\n）不予公开\n2.其他法律行政法规禁止公开 0 0 0 0 0 1 1\n"));
    REQUIRE(broken.has_value());
    CHECK(shown(*broken, request_row::denied_state_secret) == "0 0 2 9 0 0 11");
}

TEST_CASE("rows that have lost their names are those that the form has between the others") {
    const auto report = read_text(requests_only(
        "\n一、本年新收政府信息公开申请数量\n4\n0\n0\n0\n0\n0\n4\n二、上年结转政府信息公开申请数量\n0\n0\n0\n0\n0\n0\n0\n"
        "  \n3\n0\n0\n0\n0\n0\n3\n（二）部分公开\n1\n0\n0\n0\n0\n0\n1\n"));
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::carried_in) == "0 0 0 0 0 0 0");
    CHECK(shown(*report, request_row::granted) == "3 0 0 0 0 0 3");
    CHECK(shown(*report, request_row::partially_granted) == "1 0 0 0 0 0 1");
}

TEST_CASE("names and values of single columns have one order, those of several have not") {
    const auto report = read_text(
        "某市某局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n信息内容\n\n本年制发件数\n\n本年废止件数\n\n现行有效件数\n\n"
        "规章\n\n行政规范性文件\n\n0\n\n4\n\n0\n\n1\n\n2\n\n17\n\n信息内容\n\n本年处理决定数量\n\n行政处罚\n\n行政强制\n\n58\n\n3\n\n"
        "三、收到和处理政府信息公开申请情况\n");
    REQUIRE(report.has_value());
    CHECK(report->at(disclosure_row::penalties, disclosure_column::decisions).number() == decimal{58});
    CHECK(report->at(disclosure_row::coercive_measures, disclosure_column::decisions).number() == decimal{3});
    for (const disclosure_column c : {disclosure_column::issued, disclosure_column::repealed, disclosure_column::in_force})
        CHECK_FALSE(report->at(disclosure_row::normative_documents, c).has_value());
}

TEST_CASE("heads of columns that are damaged keep their place") {
    const auto report = read_text(
        "某市某局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n信息内容\n年制发数\n本年废件数\n现行有效件数\n"
        "规章\n0\n0\n1\n行政规范性文件\n2\n0\n8\n三、收到和处理政府信息公开申请情况\n");
    REQUIRE(report.has_value());
    CHECK(report->at(disclosure_row::normative_documents, disclosure_column::issued).number() == decimal{2});
    CHECK(report->at(disclosure_row::normative_documents, disclosure_column::in_force).number() == decimal{8});
}

TEST_CASE("numbers that a narrow column breaks are not read in halves") {
    const auto report =
        read_text(requests_only("\n（一）予以公开 12345 5 0 0 0 0 12350\n6 6\n2134 2140\n（七）总计 6 5 0 0 0 0 6\n"
                                "四、结转下年度继续办理 2 0 0 0 0 0 2\n"));
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::granted) == missing);
    CHECK(shown(*report, request_row::total) == missing);
    CHECK(shown(*report, request_row::carried_out) == "2 0 0 0 0 0 2");
}

TEST_CASE("pieces of a broken label fill no cells, and cells below each other are no row") {
    const auto pieces =
        read_text(requests_only("\n（一）予以公开\n5\n年\n度\n办\n理\n结\n果\n（七）总计\n5\n0\n0\n0\n0\n0\n5\n"));
    REQUIRE(pieces.has_value());
    CHECK(shown(*pieces, request_row::granted) == missing);
    CHECK(shown(*pieces, request_row::total) == "5 0 0 0 0 0 5");
    const auto below = read_text(requests_only(
        "\n\n（一）予以公开\n\n5\n\n2\n\n1\n\n1\n\n1\n\n35\n5\n\n（七）总计\n\n5\n\n0\n\n0\n\n0\n\n0\n\n0\n\n5\n\n"));
    REQUIRE(below.has_value());
    CHECK(shown(*below, request_row::granted) == missing);
    CHECK(shown(*below, request_row::total) == "5 0 0 0 0 0 5");
}

TEST_CASE("names of rows in no order of the form have no values but those on their lines") {
    const auto report = read_text(requests_only(
        "\n四、结转下年度继续办理\n1\n0\n0\n0\n0\n0\n1\n（七）总计 5 0 0 0 0 0 5\n（二）部分公开\n2\n0\n0\n0\n0\n0\n2\n"
        "（一）予以公开\n3\n0\n0\n0\n0\n0\n3\n"));
    REQUIRE(report.has_value());
    for (const request_row row : {request_row::granted, request_row::partially_granted, request_row::carried_out})
        CHECK(shown(*report, row) == missing);
    CHECK(shown(*report, request_row::total) == "5 0 0 0 0 0 5");
}

TEST_CASE("as many numbers as cells by chance are no row where blanks vanish, unless they add up") {
    const auto report = read_text(
        requests_only("\n（一）予以公开\n5\n2\n1\n1\n1\n35\n5\n（二）部分公开\n2\n2\n（七）总计\n7\n2\n1\n1\n1\n35\n47\n"));
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::granted) == missing);
    CHECK(shown(*report, request_row::total) == "7 2 1 1 1 35 47");
}

TEST_CASE("turned headings that a program met from the last to the first turn no columns") {
    const auto report = read_text(
        "某市某局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n申请人情况\n总计\n其他\n法律服务机构\n社会公益组织\n"
        "科研机构\n商业企业\n法人或其他组织\n自然人\n（一）予以公开\n4\n1\n0\n0\n0\n0\n5\n（七）总计\n4\n1\n0\n0\n0\n0\n5\n"
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n总计\n尚未审结\n其他结果\n结果纠正\n结果维持\n"
        "未经复议直接起诉\n复议后起诉\n0\n5\n0\n0\n5\n");
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::granted) == missing);
    CHECK(shown(*report, request_row::total) == missing);
    for (const review_kind kind : enumerators<review_kind>)
        for (const review_column column : enumerators<review_column>) CHECK_FALSE(report->at(kind, column).has_value());
}

TEST_CASE("a name with which a document ends has lost its values, not left them blank") {
    const auto report =
        read_text(requests_only("\n（一）予以公开\n1\n0\n0\n0\n0\n0\n1\n（二）部分公开\n0\n0\n0\n0\n0\n0\n0\n")
                      .substr(0, requests_only("\n（一）予以公开\n1\n0\n0\n0\n0\n0\n1\n（二）部分公开\n").find("\n五、")));
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::granted) == "1 0 0 0 0 0 1");
    CHECK(shown(*report, request_row::partially_granted) == missing);
}

TEST_CASE("a row with all its values is read though nothing else of the table is left") {
    const auto report = read_text(
        "某市2025年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 37 6 0 0 1 0 44\n");
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::received) == "37 6 0 0 1 0 44");
}

TEST_CASE("cells parted by pipes have the places where they stand, however extractors leave them") {
    const auto numbers_in_place = [](std::string_view page) {
        const auto read = gongkai::read(page);
        REQUIRE(read);
        CHECK(read->sections.size() == 2);
        std::string out;
        for (const auto i : cells_of(read->form())) {
            const cell& c = read->cells()[i];
            if (c.status() == cell_status::missing) continue;
            out += c.has_value() ? to_string(c.number()) + " " : "- ";
            if (c.has_value()) CHECK(page.substr(c.span().offset, c.span().length) == to_string(c.number()));
        }
        return out;
    };
    // Filled up; a row without its empty cell, which nobody can place; empty cells that hold a line end.
    CHECK(numbers_in_place(
              "二、主动公开政府信息情况\n第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
              "规章 | 1 | 2 | |\n行政规范性文件 | 4 | 5 | 6 |\n第二十条第（五）项 | |||\n信息内容 | 本年处理决定数量 | ||\n"
              "行政许可 | 7 | ||\n第二十条第（六）项 | |||\n信息内容 | 本年处理决定数量 | ||\n行政处罚 | 8 | ||\n行政强制 | 9 |\n"
              "六、其他需要报告的事项\n无。\n") == "4 5 6 7 8 9 ");
    CHECK(
        numbers_in_place(
            "二、主动公开政府信息情况\n第二十条第(一)项 |\n|||\n信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n规章 |\n"
            "1 |\n|\n3 |\n行政规范性文件 |\n4 |\n5 |\n|\n第二十条第(五)项 |\n|||\n信息内容 |\n本年处理决定数量 |\n||\n行政许可 |\n"
            "7 |\n六、其他需要报告的事项\n无。\n") == "1 - 3 4 5 - 7 ");
    // Pipes on lines of their own; before each cell; at the beginning of rows alone.
    CHECK(
        numbers_in_place(
            "二、主动公开政府信息情况\n信息内容\n|\n本年制发件数\n|\n本年废止\n件数\n|\n现行有效件数\n|\n规章\n|\n1\n|\n2\n|\n3\n|\n"
            "规范性文件\n|\n4\n|\n5\n|\n6\n|\n六、其他需要报告的事项\n无。\n") == "1 2 3 4 5 6 ");
    CHECK(
        numbers_in_place(
            "二、主动公开政府信息情况\n|信息内容\n|本年制发件数\n|本年废止件数\n|现行有效件数\n|规章\n|1\n|2\n|3\n|行政规范性文件\n|4\n"
            "|5\n|6\n六、其他需要报告的事项\n无。\n") == "1 2 3 4 5 6 ");
    CHECK(numbers_in_place(
              "二、主动公开政府信息情况\n| 信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n| 规章 |\n1 |\n2 |\n3 |\n"
              "| 行政规范性文件 |\n4 |\n5 |\n6 |\n六、其他需要报告的事项\n无。\n") == "1 2 3 4 5 6 ");
    CHECK(
        numbers_in_place(
            "## 二、主动公开政府信息情况\n\n|信息内容||本年制发件数||本年废止件数||现行有效件数|\n|**规章**||1||2||3|\n|行政规范性文件||4||5||6|\n\n"
            "## 六、其他需要报告的事项\n\n无。\n") == "1 2 3 4 5 6 ");
    // A pipe alone that begins a row is no empty cell of it: one of the fifteen is lost, nobody knows which.
    CHECK(
        numbers_in_place(
            "| 规章 |\n1 |\n2 |\n3 |\n| 行政规范性文件 |\n4 |\n5 |\n6 |\n四、政府信息公开行政复议、行政诉讼情况\n| 行政复议 |\n行政诉讼 |\n| 结果维持 |\n"
            "结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n未经复议直接起诉 |\n复议后起诉 |\n|\n结果维持 |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n结果维持 |\n"
            "结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n|\n1 |\n2 |\n0 |\n0 |\n3 |\n0 |\n0 |\n0 |\n0 |\n0 |\n0 |\n9 |\n0 |\n9 |\n"
            "六、其他需要报告的事项\n无。\n") == "");
    // A row's first cell without a pipe; all of it on one line.
    CHECK(
        numbers_in_place(
            "二、主动公开政府信息情况\n\n信息内容  \n|  本年制发件数  \n|  本年废止件数  \n|  现行有效件数  \n\n规章  \n|  1  \n|  2  \n|  3  \n\n"
            "行政规范性文件  \n|  4  \n|  5  \n|  6  \n\n六、其他需要报告的事项\n\n无。\n") == "1 2 3 4 5 6 ");
    CHECK(
        numbers_in_place(
            "二、主动公开政府信息情况|信息内容|本年制发件数|本年废止件数|现行有效件数|规章|1|2|3|行政规范性文件|4|5|6|信息内容|本年处理决定数量|"
            "行政许可|7|六、其他需要报告的事项|无。") == "1 2 3 4 5 6 7 ");
}

TEST_CASE("what is left of a label that stood upright is no cell") {
    const auto read = gongkai::read_text(
        "本年新收政府信息公开申请数量\n1\n0\n0\n0\n0\n0\n1\n（二）部分公开\n1\n0\n0\n0\n0\n1\n（\n1.属于国家秘密\n"
        "0\n0\n0\n0\n0\n0\n0\n（三）不予公开\n2.其他法律行政法规禁止公开\n0\n0\n0\n0\n0\n0\n0\n（七）总计\n1\n0\n0\n0\n0\n0\n1\n完。\n");
    REQUIRE(read);
    CHECK(read->at(request_row::received, request_column::total).number() == decimal{1});
    for (const request_column c : enumerators<request_column>)
        CHECK_FALSE(read->at(request_row::partially_granted, c).has_value());
}

TEST_CASE("a row that a label before it pushes aside does not stand under the columns of those it left") {
    const auto report =
        read_text(requests_only("\n    1.属于国家秘密                  10      20      30      40      50      60      210\n"
                                "不予  2.其他法律行政法规禁止公开                    1               3               4       0\n"
                                "    3.危及“三安全一稳定”              11      21      31      41      51      61      216\n"));
    REQUIRE(report.has_value());
    for (const request_column c : enumerators<request_column>)
        CHECK(report->at(request_row::denied_prohibited_by_law, c).status() == cell_status::missing);
}

TEST_CASE("who reports on which year, where a page has lost its title") {
    const auto about = [](std::string_view preamble, std::string_view overview = "开展顺利。") {
        const auto read = read_text(std::string{preamble} + "\n一、总体情况\n" + std::string{overview} +
                                    "\n二、主动公开政府信息情况\n无。\n三、收到和处理政府信息公开申请情况\n无。\n");
        REQUIRE(read);
        return read->metadata.agency +
               (read->metadata.year ? " " + std::to_string(static_cast<int>(*read->metadata.year)) : " ?");
    };
    CHECK(about("根据《条例》的规定，现公布某县统计局2023年政府信息公开工作年度报告。") == "某县统计局 2023");
    CHECK(about("按照要求，由某县某镇人民政府按照格式编制本报告。") == "某县某镇人民政府 ?");
    // An office may write for its government; a notice is no report.
    CHECK(about("本报告由某县政府办公室编制。") == " ?");
    CHECK(about("根据某市关于做好2023年政府信息公开工作年度报告编制发布工作的通知，编制本报告。") == " ?");
    CHECK(about("编制本报告。", "2022年，公开有序。\n（一）2021年起试行。\n2022年，办理及时。") == " 2022");
    CHECK(about("编制本报告。", "2022年，公开有序。\n2021年，办理及时。") == " ?");
}

TEST_CASE("a number alone in a row of a table with a cell a line is no run of its cells") {
    const auto report = read_text(
        "某市某局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n234\n"
        "其他对外管理服务事项\n567\n第二十条第（八）项\n信息内容\n上一年项目数量\n本年增/减\n行政事业性收费\n21\n"
        "第二十条第（九）项\n信息内容\n采购项目数量\n采购总金额\n政府集中采购\n52\n三、收到和处理政府信息公开申请情况\n无。\n");
    REQUIRE(report.has_value());
    CHECK_FALSE(report->at(disclosure_row::licenses, disclosure_column::change).has_value());
    CHECK_FALSE(report->at(disclosure_row::fees, disclosure_column::items_last_year).has_value());
    CHECK_FALSE(report->at(disclosure_row::procurement, disclosure_column::projects).has_value());
}

TEST_CASE("no-break spaces that empty cells left say how many there were") {
    const auto report =
        read_text(requests_only("\n（一）予以公开\n1\n0\n0\n0\n0\n0\n1\n（二）部分公开\n2\n\n\u00A0\n3\n\n\u00A0\n5\n"
                                "（七）总计\n1\n\u00A0\n\u00A0\n0\n0\n0\n1\n四、结转下年度继续办理\n0\n0\n0\n0\n0\n0\n0\n"));
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::granted) == "1 0 0 0 0 0 1");
    CHECK(shown(*report, request_row::partially_granted) == missing);
    CHECK(report->at(request_row::total, request_column::public_welfare) == cell::reported(decimal{0}));
}

TEST_CASE("headings over a line break and after 第一部分, a title among the columns of a site") {
    const auto report = read_text(
        "首页 > 政务公开 > 政府信息公开年报\n政府信息公开年报\n某市某局2023年政府信息公开工作年度报告\n第一部分 总体情况\n开展顺利。\n"
        "二、主动公开政府信\n息情况\n无。\n三、收到和处理政府信息公开申请情\n况\n无。\n");
    REQUIRE(report.has_value());
    CHECK(report->metadata.title == "某市某局2023年政府信息公开工作年度报告");
    REQUIRE(report->sections.size() == 3);
    CHECK(report->sections[0].which == section::overview);
    CHECK(report->sections[1].heading == "二、主动公开政府信息情况");
    CHECK(report->sections[2].heading == "三、收到和处理政府信息公开申请情况");
    CHECK(report->sections[2].text == "无。");
}

}  // namespace
