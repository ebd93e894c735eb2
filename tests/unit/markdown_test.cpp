// Reports written out as Markdown in the states in which converters leave it, and read back.
#include "../support/draws.hpp"
#include "../support/shown.hpp"

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

struct style {
    std::string_view name;
    bool outer_pipes = true;
    bool delimiters = true;
    bool markup = false;  ///< bold labels, escaped points, breaks in cells
    bool padded = false;  ///< empty cells at the end of rows
    unsigned pages = 0;   ///< percent of rows after which the table begins again with its header
    unsigned parted = 0;  ///< percent of the rows of requests whose names stand in the text before them
    std::string_view blank = "";
};

constexpr style styles[] = {
    {"as it should be"},
    {"no outer pipes", false},
    {"no delimiters", true, false},
    {"markup", true, true, true, false, 0, 0, "—"},
    {"padded", true, true, false, true, 0, 0, "&nbsp;"},
    {"over pages", true, true, true, false, 20, 0, "/"},
    {"names parted", true, false, false, false, 0, 40, "-"},
    {"all at once", true, true, true, true, 10, 40, "-"},
};

class writer {
public:
    writer(const published_report& report, const style& how, random_source& draw) : report_{report}, how_{how}, draw_{draw} {}

    std::string write() {
        text_ =
            "# 某市某局2023年政府信息公开工作年度报告\n\n发布日期：2024-01-16\n\n## 一、总体情况\n\n开展顺利。\n\n"
            "## 二、主动公开政府信息情况\n\n";
        disclosure();
        text_ += "\n## 三、收到和处理政府信息公开申请情况\n\n";
        requests();
        text_ += "\n## 四、政府信息公开行政复议、行政诉讼情况\n\n";
        reviews();
        text_ += "\n## 五、存在的主要问题及改进情况\n\n公开还**不够**\\*及时\\*。\n\n## 六、其他需要报告的事项\n\n无。\n";
        return std::move(text_);
    }

private:
    std::string marked(std::string_view label) const {
        if (!how_.markup || label.empty()) return std::string{label};
        std::string out;
        for (const char c : label) {
            if (c == '.') out += '\\';
            out += c;
        }
        return "**" + out + "**";
    }
    void row(const std::vector<std::string>& cells) {
        std::string line;
        for (const std::string& cell : cells) line += "| " + cell + " ";
        if (how_.padded) line += "|  ";
        line += "|";
        if (!how_.outer_pipes) line = line.substr(2, line.size() - 3);
        text_ += line + '\n';
        width_ = cells.size();
    }
    void delimiter() {
        if (!how_.delimiters) return;
        std::string line;
        for (std::size_t i = 0; i < width_; ++i) line += i % 2 == 0 ? "|---" : "|:--:";
        text_ += (how_.outer_pipes ? line + "|" : line.substr(1)) + '\n';
    }
    std::string value(const cell_key& key) const {
        const cell& c = report_[key];
        return c.has_value() ? to_string(c.number()) : std::string{how_.blank};
    }

    void disclosure() {
        const edition e = report_.edition();
        std::string last;
        for (const disclosure_row r : enumerators<disclosure_row>) {
            std::vector<std::string> header{"信息内容"};
            std::vector<std::string> cells{marked(label(r, lang::zh, e))};
            std::string names;
            for (const disclosure_column c : enumerators<disclosure_column>)
                if (has_column(e, r, c)) {
                    header.emplace_back(label(c, lang::zh, e));
                    names += label(c, lang::zh, e);
                    cells.push_back(value({r, c}));
                }
            if (cells.size() == 1) continue;
            if (names != last) {
                text_ += '\n';
                row(header);
                delimiter();
                last = names;
            }
            row(cells);
        }
    }

    void request_header() {
        text_ += '\n';
        row({"申请人情况", "自然人", "商业企业", "科研机构", how_.markup ? "社会公益<br>组织" : "社会公益组织", "法律服务机构",
             "其他", "总计"});
        delimiter();
    }
    void requests() {
        request_header();
        for (const request_row r : enumerators<request_row>) {
            if (!report_.form().has(r)) continue;
            if (draw_.percent(how_.pages)) request_header();
            std::vector<std::string> cells;
            bool any = false;
            for (const request_column c : enumerators<request_column>) {
                cells.push_back(value({r, c}));
                any = any || report_.at(r, c).has_value();
            }
            // The first and the last row keep theirs; an empty row without a name is nothing.
            if (any && r != request_row::received && r != request_row::carried_out && draw_.percent(how_.parted)) {
                text_ += "\n" + std::string{label(r, lang::zh)} + "\n";
            } else {
                cells.insert(cells.begin(), marked(label(r, lang::zh)));
            }
            row(cells);
        }
    }

    void reviews() {
        std::vector<std::string> outcomes;
        std::vector<std::string> values;
        for (const review_kind kind : enumerators<review_kind>)
            for (const review_column c : enumerators<review_column>) {
                outcomes.emplace_back(label(c, lang::zh));
                values.push_back(value({kind, c}));
            }
        text_ += "行政复议 行政诉讼 未经复议直接起诉 复议后起诉\n\n";
        row(outcomes);
        delimiter();
        row(values);
    }

    const published_report& report_;
    const style& how_;
    random_source& draw_;
    std::string text_;
    std::size_t width_ = 0;
};

TEST_CASE("every cell comes back from every state of the tables") {
    for (const style& how : styles)
        for (std::uint64_t seed = 0; seed < testing::draws(12); ++seed) {
            random_source draw{seed};
            published_report written =
                testing::random_published_report(draw, {seed % 3 == 0 ? testing::magnitude::dense : testing::magnitude::realistic,
                                                        seed % 4 == 0 ? edition::e2019 : edition::e2021});
            if (seed % 2 == 0)
                for (const cell_key& key : all_cells)
                    if (written.form().has(key) && draw.percent(10)) written.set(key, cell::blank());
            const std::string text = writer{written, how, draw}.write();
            CAPTURE(how.name);
            CAPTURE(seed);
            CHECK(detect_format(text) == format::markdown);
            const auto read = gongkai::read(text);
            REQUIRE(read.has_value());
            CHECK(read->form() == written.form());
            CHECK(read->metadata.title == "某市某局2023年政府信息公开工作年度报告");
            CHECK(read->sections.size() == 6);
            for (const cell_key& key : all_cells) {
                if (!written.form().has(key) || (*read)[key] == written[key]) continue;
                // A row that is blank in part is not told from a shorter one where its name is lost.
                const bool is_withheld = how.parted != 0 && (*read)[key].status() == cell_status::missing;
                if (!is_withheld) FAIL_CHECK(to_string(key) << " in\n" << text);
            }
        }
}

std::string page(std::string_view requests) {
    return "某市某局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" + std::string{requests} +
           "\n五、存在的主要问题及改进情况\n无。\n";
}

constexpr std::string_view missing = "missing missing missing missing missing missing missing";

TEST_CASE("a row without its name is named by its place, where the form leaves one") {
    const auto report = read(page(
        "| （三）不予公开 | 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n| 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n|---|---|---|---|---|---|---|\n"
        "2.其他法律行政法规禁\n止公开\n| 3.危及“三安全一稳定” | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"
        "| 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n| 6.属于四类过程性信息 | 6 | 0 | 0 | 0 | 0 | 0 | 6 |\n"));
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::denied_state_secret) == "1 0 0 0 0 0 1");
    CHECK(shown(*report, request_row::denied_prohibited_by_law) == "2 0 0 0 0 0 2");
    CHECK(shown(*report, request_row::denied_security_and_stability) == "3 0 0 0 0 0 3");
    // One row for two of the form: whose it is nobody knows.
    CHECK(shown(*report, request_row::denied_third_party_rights) == missing);
    CHECK(shown(*report, request_row::denied_internal_affairs) == missing);
    CHECK(report->at(request_row::denied_prohibited_by_law, request_column::total).span().line == 4);
    CHECK(report->at(request_row::denied_prohibited_by_law, request_column::total).span().column == 27);
}

TEST_CASE("rows in another order than the form's name nothing") {
    const auto report =
        read(page("| 3.危及“三安全一稳定” | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n| 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
                  "| 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"));
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::denied_prohibited_by_law) == missing);
    CHECK(shown(*report, request_row::denied_third_party_rights) == missing);
}

TEST_CASE("HTML tables, links, notes, escaped pipes and broken cells in Markdown") {
    const auto report = read(page(
        "# 表\n\n<table>\n<tr><td>信息内容</td><td>本年处理决定数量</td></tr>\n<tr><td>行政许可</td><td>1234</td></tr>\n</table>\n\n"
        "|  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|:-|:-:|-:|---|---|---|---|---|\n"
        "| [一、本年新收政府信息公开申请数量](https://example.gov.cn/a_(1)) | 96\\.0 | *2* | `3` | **4** | 5<sup>1</sup> | 6 | 7 |\n"
        "| 二、上年结转政府信息\n公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n"
        "| （一）予以公开 \\| 全部 | 8 | 8 | 8 | 8 | 8 | 8 | 48 |\n"
        "| （七）总计 | ![1](a.png) | 1 | | 1 | — | ~~1~~ | 1 2 |\n"));
    REQUIRE(report.has_value());
    CHECK(report->at(disclosure_row::licenses, disclosure_column::decisions).number() == decimal{1234});
    CHECK(report->at(disclosure_row::licenses, disclosure_column::decisions).span().line == 7);
    CHECK(shown(*report, request_row::carried_in) == "1 2 3 4 5 6 21");
    CHECK(shown(*report, request_row::received) == "96 2 3 4 5 6 7");
    // The empty cells may be those of a number that has slipped into the last.
    CHECK(shown(*report, request_row::total) == "missing missing missing missing missing missing missing");
}

TEST_CASE("fifteen values on one line under their heading are the reviews") {
    const auto report = read(
        "某市2025年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
        "| 一、本年新收政府信息公开申请数量 | 37 | 6 | 0 | 0 | 1 | 0 | 44 |\n"
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议行政诉讼\n"
        "| 1 | 2 | 3 | 4 | 10 | 5 | 6 | 7 | 8 | 26 | 9 | 0 | 1 | 2 | 12 |\n");
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::received) == "37 6 0 0 1 0 44");
    CHECK(report->at(review_kind::reconsideration, review_column::total).number() == decimal{10});
    CHECK(report->at(review_kind::litigation_direct, review_column::upheld).number() == decimal{5});
    CHECK(report->at(review_kind::litigation_after_reconsideration, review_column::total).number() == decimal{12});
}

TEST_CASE("prose with bars, headings and rules is no table") {
    CHECK(detect_format("某市某局2023年政府信息公开工作年度报告\n首页 | 公开 | 年报\n一、总体情况\n无。\n") == format::text);
    CHECK(detect_format("<html><body><pre>\n| a |\n| b |\n</pre></body></html>") == format::html);
}

TEST_CASE("reviews in a table for each kind, and headings that stand below others without spans") {
    const auto reviews = [](std::string_view table) {
        const auto read =
            gongkai::read("# 某市某局2023年政府信息公开工作年度报告\n\n## 四、政府信息公开行政复议、行政诉讼情况\n\n" +
                          std::string{table} + "\n\n## 六、其他需要报告的事项\n\n无。\n");
        REQUIRE(read);
        std::string out;
        for (const review_kind kind : enumerators<review_kind>)
            for (const review_column column : enumerators<review_column>) {
                const cell& c = read->at(kind, column);
                out += c.has_value() ? to_string(c.number()) + " " : "? ";
            }
        return out;
    };
    constexpr std::string_view all = "1 0 2 0 3 0 0 4 0 4 5 0 0 0 5 ";
    CHECK(
        reviews(
            "<table><tr><td colspan=5>行政复议</td></tr><tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr>"
            "<tr><td>1<td>0<td>2<td>0<td>3</tr></table>\n<table><tr><td colspan=10>行政诉讼</td></tr><tr><td colspan=5>未经复议直接起诉</td>"
            "<td colspan=5>复议后起诉</td></tr><tr><td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计<td>结果维持<td>结果纠正<td>其他结果"
            "<td>尚未审结<td>总计</tr><tr><td>0<td>0<td>4<td>0<td>4<td>5<td>0<td>0<td>0<td>5</tr></table>") == all);
    CHECK(
        reviews(
            "行政复议\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n1\n0\n2\n0\n3\n行政诉讼\n未经复议直接起诉\n复议后起诉\n结果维持\n结果纠正\n其他结果\n"
            "尚未审结\n总计\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n0\n0\n4\n0\n4\n5\n0\n0\n0\n5") == all);
    CHECK(
        reviews(
            "| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
            "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |\n"
            "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
            "| 1 | 0 | 2 | 0 | 3 | 0 | 0 | 4 | 0 | 4 | 5 | 0 | 0 | 0 | 5 |") == all);
    // As a grid table, whose borders begin with a cross.
    CHECK(
        reviews(
            "+---+---+\n| 行政复议 | 行政诉讼 |\n+---+---+\n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |\n+---+---+\n"
            "|   |   |   |   |   | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n+---+---+\n"
            "| 1 | 0 | 2 | 0 | 3 | 0 | 0 | 4 | 0 | 4 | 5 | 0 | 0 | 0 | 5 |\n+---+---+\n") == all);
    // With a header that has lost two of its kinds.
    CHECK(
        reviews(
            "| 行政复议 |\n| --- |\n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| 1 | 0 | 2 | 0 | 3 | 0 | 0 | 4 | 0 | 4 | 5 | 0 | 0 | 0 | 5 |") ==
        all);
}

TEST_CASE("a table that goes on over a page goes on in the columns that it began") {
    const auto repealed = [&](const std::string& between) {
        const auto report = read(
            "某市某局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n| 第二十条第（一）项 | | | | | | |\n"
            "|---|---|---|---|---|---|---|\n| 信息内容 | 本年制发件数 | | 本年废止件数 | | 现行有效件数 | |\n| 规章 | 15 | | 3 | | 12 | |\n" +
            between +
            "| 行政规范性文件 | 1 | | 2 | | 3 | |\n|---|---|---|---|---|---|---|\n\n五、存在的主要问题及改进情况\n无。\n");
        REQUIRE(report);
        return (*report)[cell_key{disclosure_row::normative_documents, disclosure_column::repealed}];
    };
    CHECK(repealed("\n").number() == decimal{2});
    CHECK(repealed("\n第 3 页\n\n").number() == decimal{2});
    CHECK(repealed("\n另有一表：\n\n").status() == cell_status::missing);
}

}  // namespace
