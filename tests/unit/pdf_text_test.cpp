// Reports as pdftotext writes them, in each of its three orders, and read back.
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
using testing::random_source;

/// How the text of a page is put in order: as it is drawn, as it looks, or column by column where the tool takes a part of
/// a table for columns of text.
enum class order { raw, layout, columns };

class writer {
public:
    writer(const published_report& report, order how, random_source& draw) : report_{report}, how_{how}, draw_{draw} {}

    std::string write() {
        text_ =
            "某某区人民政府\n2023 年政府信息公开工作年度报告\n本报告由某某市某某区人民政府办公室编制，如有疑\n问，请联系。\n一、总体情况\n"
            "开展顺利。\n- 1 -\n\f二、主动公开政府信息情况\n";
        disclosure();
        text_ += "三、收到和处理政府信息公开申请情况\n";
        requests();
        text_ += "四、政府信息公开行政复议、行政诉讼情况\n";
        reviews();
        text_ += "五、存在的主要问题及改进情况\n公开还不够及时。\n" + page() + "六、其他需要报告的事项\n无。\n";
        return std::move(text_);
    }

private:
    std::string page() { return "\n- " + std::to_string(++page_) + " -\n\f"; }

    /// A label as a narrow cell breaks it, with a blank where the page had one.
    std::string broken(std::string_view label) {
        std::vector<std::string> letters;
        for (std::size_t at = 0; at < label.size();) {
            const std::size_t length = (label[at] & '\x80') == 0 ? 1 : 3;
            letters.emplace_back(label.substr(at, length));
            at += length;
        }
        const std::size_t width = 5 + draw_.below(12);
        std::string out;
        for (std::size_t i = 0; i < letters.size(); ++i) {
            if (i > 3 && i % width == 0 && i + 1 < letters.size()) out += how_ == order::layout ? "\n        " : "\n";
            else if (i > 3 && draw_.percent(3)) out += ' ';
            out += letters[i];
        }
        return out;
    }

    std::vector<std::string> values(const std::vector<cell_key>& keys) const {
        std::vector<std::string> out;
        for (const cell_key& key : keys) out.push_back(report_[key].has_value() ? to_string(report_[key].number()) : "");
        return out;
    }

    void row(std::string_view label, const std::vector<cell_key>& keys) {
        const std::vector<std::string> printed = values(keys);
        switch (how_) {
            case order::raw:
                text_ += broken(label);
                for (const std::string& v : printed)
                    if (!v.empty()) text_ += " " + v;
                text_ += '\n';
                break;
            case order::layout: {
                text_ += broken(label);
                const std::size_t start = text_.rfind('\n') + 1;
                std::string line = text_.substr(start);
                std::size_t width = 0;
                for (std::size_t at = 0; at < line.size(); at += (line[at] & '\x80') == 0 ? 1 : 3)
                    width += (line[at] & '\x80') == 0 ? 1 : 2;
                for (std::size_t i = 0; i < printed.size(); ++i) {
                    const std::size_t column = 80 + 10 * i - printed[i].size() / 2;
                    if (printed[i].empty()) continue;
                    text_.append(column - width, ' ').append(printed[i]);
                    width = column + printed[i].size();
                }
                text_ += '\n';
                break;
            }
            case order::columns:
                if (draw_.percent(50)) flush();
                labels_ += std::string{label} + "\n";
                block_.push_back(printed);
                if (draw_.percent(40)) flush();
        }
        if (how_ != order::columns && draw_.percent(8)) text_ += page();
    }

    /// The rows so far: labels and values, either first, the values column by column.
    void flush() {
        if (block_.empty()) return;
        std::string columns;
        for (std::size_t c = 0; c < block_[0].size(); ++c) {
            for (const auto& row : block_) columns += row[c] + "\n";
            columns += '\n';
        }
        text_ += draw_.percent(50) ? labels_ + "\n" + columns : columns + labels_ + "\n";
        labels_.clear();
        block_.clear();
    }

    void disclosure() {
        const edition e = report_.edition();
        std::string last;
        for (const disclosure_row r : enumerators<disclosure_row>) {
            std::vector<cell_key> keys;
            std::string header = "信息内容";
            for (const disclosure_column c : enumerators<disclosure_column>)
                if (has_column(e, r, c)) {
                    keys.emplace_back(r, c);
                    header += "  " + std::string{label(c, lang::zh, e)};
                }
            if (keys.empty()) continue;
            if (header != last) {
                flush();
                text_ += header + "\n\n";
                last = header;
            }
            row(label(r, lang::zh, e), keys);
        }
        flush();
    }

    void requests() {
        text_ +=
            "（本列数据的勾稽关系为：第一项加第二项之和， 等\n于第三项加第四项之和）\n申请人情况\n法人或其他组织\n自然人\n"
            "总计\n商 业 企\n业\n科研机\n构\n社会公益\n组织\n法 律 服 务\n机构\n其他\n";
        std::string group;
        for (const request_row r : enumerators<request_row>) {
            if (!report_.form().has(r)) continue;
            if (r == request_row::granted) {
                flush();
                text_ += how_ == order::layout ? "   三 、本 年 度办 理 结果\n" : "三\n、\n本\n年\n度\n办\n理\n结\n果\n";
            }
            const auto d = disposition_of(r);
            if (d && group_of(*d) >= disposition_group::denied && r != request_row::other) {
                const std::string name{label(group_of(*d), lang::zh)};
                if (name != group && how_ != order::columns) text_ += broken(name) + (draw_.percent(50) ? "\n" : " ");
                group = name;
            }
            std::vector<cell_key> keys;
            for (const request_column c : enumerators<request_column>) keys.emplace_back(r, c);
            row(label(r, lang::zh), keys);
        }
        flush();
    }

    void reviews() {
        text_ +=
            "行政复议 行政诉讼\n结果\n维持\n结果\n纠正\n其他\n结果\n尚未\n总 计 结果 结果 其他\n审结\n维持 纠正 结果\n未经复议直接起诉 复议后起诉\n";
        std::vector<cell_key> keys;
        for (const review_kind kind : enumerators<review_kind>)
            for (const review_column c : enumerators<review_column>) keys.emplace_back(kind, c);
        for (const std::string& v : values(keys)) text_ += v + (how_ == order::columns ? "\n\n" : "  ");
        text_ += '\n';
    }

    const published_report& report_;
    order how_;
    random_source& draw_;
    std::string text_;
    std::string labels_;
    std::vector<std::vector<std::string>> block_;
    int page_ = 1;
};

TEST_CASE("every number comes back from every order of the text of a PDF file") {
    for (const order how : {order::raw, order::layout, order::columns})
        for (const unsigned blanks : {0U, 10U}) {
            int right = 0;
            int withheld = 0;
            for (std::uint64_t seed = 0; seed < testing::draws(12); ++seed) {
                random_source draw{seed};
                published_report written = testing::random_published_report(
                    draw, {seed % 3 == 0 ? testing::magnitude::dense : testing::magnitude::realistic,
                           seed % 4 == 0 ? edition::e2019 : edition::e2021});
                for (const cell_key& key : all_cells)
                    if (written.form().has(key) && draw.percent(blanks)) written.set(key, cell::blank());
                const std::string text = writer{written, how, draw}.write();
                const auto read = gongkai::read(text);
                REQUIRE(read.has_value());
                CAPTURE(static_cast<int>(how));
                CAPTURE(seed);
                CHECK(read->form() == written.form());
                CHECK(read->metadata.title == "某某区人民政府2023年政府信息公开工作年度报告");
                CHECK(read->metadata.agency == "某某市某某区人民政府");
                CHECK(read->sections.size() == 6);
                for (const cell_key& key : all_cells) {
                    if (!written.form().has(key)) continue;
                    const cell& c = (*read)[key];
                    const bool same = c == written[key];
                    right += same ? 1 : 0;
                    withheld += !same && c.status() == cell_status::missing ? 1 : 0;
                    const bool is_wrong = !same && c.status() != cell_status::missing;
                    if (is_wrong || (!same && blanks == 0 && how != order::columns))
                        FAIL_CHECK(to_string(key) << " is " << (c.has_value() ? to_string(c.number()) : "none") << " in\n"
                                                  << text);
                }
            }
            std::printf("order %d, %u%% blank: %d right, %d withheld\n", static_cast<int>(how), blanks, right, withheld);
        }
}

/// The reviews of a page whose outcomes stand before their own values for one kind, and before all values for the others.
std::string tangled_reviews(std::string_view first_kind, std::string_view others) {
    std::string text =
        "某局2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n行政复议\n\n行政诉讼\n未经复议直接起诉\n\n";
    text += first_kind;
    for (int kind = 0; kind < 2; ++kind) text += "结果维持\n\n结果纠正\n\n其他结果\n\n尚未审结\n\n总计\n\n";
    return text.append(others).append("五、存在的主要问题及改进情况\n无。\n");
}

TEST_CASE("outcomes that stand each before its value, or before all values of their kind") {
    constexpr std::string_view others = "1\n\n2\n\n0\n\n0\n\n3\n\n0\n\n3\n\n0\n\n0\n\n3\n\n";
    const auto values = [](const std::string& text) {
        const auto report = gongkai::read(text);
        REQUIRE(report.has_value());
        std::string out;
        for (const review_kind kind : enumerators<review_kind>) out += testing::shown(*report, kind) + " ";
        return out;
    };
    const auto pairs = [](std::string_view upheld, std::string_view total) {
        return std::string{"结果维持\n\n"}
            .append(upheld)
            .append("\n\n结果纠正\n\n4\n\n其他结果\n\n0\n\n尚未审结\n\n0\n\n复议后起诉\n\n总计\n\n")
            .append(total)
            .append("\n\n");
    };
    CHECK(values(tangled_reviews(pairs("5", "9"), others)) == "5 4 0 0 9 1 2 0 0 3 0 3 0 0 3 ");
    std::string withheld;
    for (int cell = 0; cell < 15; ++cell) withheld += "missing ";
    CHECK(values(tangled_reviews(
              "结果维持\n\n结果纠正\n\n其他结果\n\n尚未审结\n\n总计\n\n5\n\n4\n\n0\n\n0\n\n9\n\n复议后起诉\n\n", others)) ==
          "5 4 0 0 9 1 2 0 0 3 0 3 0 0 3 ");
    CHECK(values(tangled_reviews(pairs("5", "8"), others)) == withheld);
    CHECK(values(tangled_reviews(pairs("", "4"), others)) == withheld);
    CHECK(values(tangled_reviews(pairs("五", "9"), others)) == withheld);
}

TEST_CASE("values of a turned page that stand apart from their names are no row's") {
    const std::string title = "某局2023年政府信息公开工作年度报告\n";
    const auto disclosure = gongkai::read(
        title +
        "二、主动公开政府信息情况\n信息内容\n7\n5\n\n第二十条第（一）项\n\n规章\n1\n\n本年处理决定数量\n\n信息内容\n\n2\n\n"
        "行政规范性文件\n\n信息内容\n152\n\n第二十条第（五）项\n\n行政许可\n\n行政处罚\n\n0\n\n第二十条第（六）项\n\n行政强制\n\n"
        "本年收费金额（单位：万元）\n\n第二十条第（八）项\n信息内容\n\n3\n\n行政事业性收费\n\n三、收到和处理政府信息公开申请情况\n");
    REQUIRE(disclosure.has_value());
    for (const disclosure_row row : {disclosure_row::licenses, disclosure_row::penalties, disclosure_row::coercive_measures})
        CHECK(testing::shown(*disclosure, row) == "missing");

    const auto requests = gongkai::read(
        title +
        "三、收到和处理政府信息公开申请情况\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n"
        "一、本年新收政府信息公开申请数量\n\n1\n\n0\n\n0\n\n0\n\n0\n\n0\n\n1\n\n"
        "（四）无法\n2.没有现成信息需要另行制作\n提供\n\n1\n\n0\n\n0\n\n0\n\n0\n\n0\n\n"
        "（七）总计\n\n1\n\n四、结转下年度继续办理\n\n"
        "行政复议\n结果\n纠正\n\n其他\n结果\n\n0\n\n四、政府信息公开行政复议、行政诉讼情况\n结果\n维持\n\n总计\n\n");
    REQUIRE(requests.has_value());
    CHECK(testing::shown(*requests, request_row::received) == "1 0 0 0 0 0 1");
    CHECK(testing::shown(*requests, request_row::unable_requires_creation).starts_with("missing"));
    CHECK(testing::shown(*requests, request_row::carried_out) == "missing missing missing missing missing missing missing");

    const auto reviews = gongkai::read(
        title +
        "一、总体情况\n无。\n四、政府信息公开行政复议、行政诉讼情况\n\n结果维持\n\n1\n\n5\n\n2\n\n复议后起诉\n\n4\n\n0\n\n2\n\n6\n\n1\n\n437\n\n18\n\n0\n\n11\n\n"
        "15\n\n1\n\n1\n\n结果维持\n\n五、存在的主要问题及改进情况\n\n结果纠正\n\n1\n\n其他结果\n\n");
    REQUIRE(reviews.has_value());
    for (const review_kind kind : enumerators<review_kind>)
        CHECK(testing::shown(*reviews, kind) == "missing missing missing missing missing");
}

TEST_CASE("what stands between two columns of text or two pages leaves no empty cell") {
    const auto unclear = [](std::string_view values, std::string_view rows_before = "") {
        const auto report = gongkai::read(std::string{
            "某局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n自然人\n\n商业企业\n\n科研机构\n\n社会公益组织\n\n"
            "法律服务机构\n\n其他\n\n总计\n\n一、本年新收政府信息公开申请数量\n\n154\n\n15\n\n1\n\n0\n\n1\n\n7\n\n178\n\n"}
                                              .append(rows_before)
                                              .append("3.补正后申请内容仍不明确\n\n")
                                              .append(values)
                                              .append("四、政府信息公开行政复议、行政诉讼情况\n"));
        REQUIRE(report.has_value());
        return testing::shown(*report, request_row::unable_unclear_after_correction);
    };
    CHECK(unclear("5\n\n1\n\n0\n\n- 4 -\n\n0\n\n3\n\n1\n\n10\n\n") == "5 1 0 0 3 1 10");
    const std::string gap = "5\n\n1\n\n6\n\n\n\n3\n\n1\n\n2\n\n";
    CHECK(unclear(gap) == "5 1 6 blank 3 1 2");
    CHECK(unclear(gap, "1.属于国家秘密\n\n2\n\n2\n\n2.其他法律行政法规禁止公开\n\n0\n\n") ==
          "missing missing missing missing missing missing missing");
    CHECK(unclear("5\n\n1\n\n6\n\n4/9\n\n3\n\n1\n\n2\n\n") == "missing missing missing missing missing missing missing");
    CHECK(unclear("5\n\n1\n\n6\n\n-4-\n\n3\n\n1\n\n2\n\n") == "missing missing missing missing missing missing missing");
}

TEST_CASE("the middle of numbers that a narrow cell breaks is no row of numbers") {
    const auto rights = [](std::string_view row) {
        const auto report = gongkai::read(
            std::string{
                "某局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n   自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n"
                "   一、本年新收政府信息公开申请数量    150   20   0   0   0   0   170\n"}
                .append(row)
                .append(
                    "   7.属于行政执法案卷              1    0    0   0   0   0   1\n四、政府信息公开行政复议、行政诉讼情况\n"));
        REQUIRE(report.has_value());
        return testing::shown(*report, request_row::denied_third_party_rights);
    };
    CHECK(rights("（三） 4.保护第三方合法权益           150    1    5   1   162   240   559\n不予公\n  开\n") ==
          "150 1 5 1 162 240 559");
    CHECK(
        rights(
            "（三） 4.保护第三方合法权益           150    1    5   1   162   240   257\n不予公                                         49    992   263\n  开\n") ==
        "missing missing missing missing missing missing missing");
}

TEST_CASE("a name among those of groups that stand astray may have lost its values, and is not known to be empty") {
    const auto repeated = [](std::string_view between) {
        const auto report = gongkai::read(
            std::string{
                "某局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n"
                "一、本年新收政府信息公开申请数量\n\n1\n\n0\n\n0\n\n0\n\n0\n\n0\n\n1\n\n（五）不予处理\n1.信访举报投诉类申请\n\n0\n\n"}
                .append(between)
                .append("3.要求提供公开出版物\n\n0\n\n（七）总计\n\n1\n\n四、政府信息公开行政复议、行政诉讼情况\n"));
        REQUIRE(report.has_value());
        return testing::shown(*report, request_row::not_processed_repeated);
    };
    CHECK(repeated("2.重复申请\n\n") == "blank blank blank blank blank blank blank");
    CHECK(repeated("（三）不予公开\n2.重复申请\n（五）不予处理\n\n1\n\n1\n\n") ==
          "missing missing missing missing missing missing missing");
    CHECK(repeated("（三）不予公开\n2.重复申请\n\n") == "missing missing missing missing missing missing missing");
}

}  // namespace
