// Reports written out as plain text in the ways that such texts are found, and read back.
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

/// How a text parts its cells.
struct style {
    std::string_view name;
    std::string cell;        ///< between two cells
    std::string row;         ///< between two rows
    std::string within;      ///< inside long labels, where a narrow cell breaks them
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
        if (c.has_value())
            start(to_string(c.number()));
        else if (how_.keeps_blanks)
            start("");
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
        if (a == b)
            ++out.right;
        else if (b.status() == cell_status::missing)
            ++out.withheld;
        else
            ++out.wrong;
    }
}

TEST_CASE("numbers come back from every way of parting cells, or not at all") {
    for (const style& how : styles()) {
        tally total;
        for (std::uint64_t seed = 0; seed < 120; ++seed) {
            random_source draw{seed};
            const testing::report_shape shape{
                seed % 3 == 0 ? testing::magnitude::dense : testing::magnitude::realistic,
                seed % 4 == 0 ? edition::e2019 : edition::e2021
            };
            constexpr unsigned chances[] = {0, 3, 30, 80};
            const published_report written =
                with_blanks(testing::random_published_report(draw, shape), draw, chances[seed % 4]);
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
        std::printf("%s: %d right, %d withheld, %d wrong\n", std::string{how.name}.c_str(), total.right,
                    total.withheld, total.wrong);
    }
}

}  // namespace
