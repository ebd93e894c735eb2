// Pages that are blank, broken, foreign or hostile: each a clear answer.
#include "../support/draws.hpp"
#include "../support/report_page.hpp"
#include "../support/soups.hpp"
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace gongkai;

errc problem_of(std::string_view bytes) {
    const auto read = gongkai::read(bytes);
    REQUIRE_FALSE(read);
    return read.error().code;
}

std::string repeated(std::string_view what, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += what;
    return out;
}

published_report sample() {
    testing::random_source draw{99};
    return testing::random_published_report(draw, {testing::magnitude::dense});
}

TEST_CASE("the blank form is a report of blank cells") {
    published_report blank;
    blank.metadata.title = "示例市某局2023年政府信息公开工作年度报告";
    for (const cell_key& key : all_cells)
        if (blank.form().has(key)) blank.set(key, cell::blank());
    const auto read = gongkai::read(testing::report_page{blank}.html());
    REQUIRE(read);
    CHECK(to_tidy(*read) == to_tidy(blank));
    for (const table t : enumerators<table>) CHECK(read->has_table(t));
}

TEST_CASE("a page that is no report") {
    CHECK(problem_of("<html><body><h1>通知公告</h1><table><tr><td>序号<td>名称<tr><td>1<td>放假安排</table></body></html>") ==
          errc::report_not_found);
    CHECK(problem_of("<!DOCTYPE html><html><body></body></html>") == errc::report_not_found);
    CHECK(problem_of("明天放假。") == errc::report_not_found);
}

TEST_CASE("a document that begins with the end of some markup is read to its own end") {
    for (const std::string mark : {"]", "](", "*", "`", "~", "_", "|", "\\", "!", "!]", ">", "&", "-->", "</"}) {
        CAPTURE(mark);
        CHECK_FALSE(gongkai::read(mark + "|  | 0|  0 *|  |\n| 0|  z0 | \n").has_value());
        CHECK_FALSE(read_markdown(mark).has_value());
    }
}

TEST_CASE("a report of 2018 is recognised, not guessed at") {
    CHECK(problem_of("<html><head><title>示例县农业局2018年政府信息公开工作年度报告</title></head><body>"
                     "<p>示例县农业局2018年政府信息公开工作年度报告</p><p>一、概述</p><p>本局依照条例开展工作。</p>"
                     "<p>二、主动公开政府信息情况</p><p>全年主动公开12条。</p><p>三、依申请公开情况</p><p>收到申请3件，答复3件。"
                     "</p><p>四、复议、诉讼情况</p><p>无。</p></body></html>") == errc::report_before_2019);
}

TEST_CASE("a page cut off anywhere gives true numbers or none") {
    const published_report report = sample();
    const std::string page = testing::report_page{report}.html();
    std::size_t read_reports = 0;
    for (std::size_t end = page.size(); end > 2000; end -= 997) {
        const auto read = gongkai::read(std::string_view{page}.substr(0, end));
        if (!read) {
            CHECK(read.error().code == errc::report_not_found);
            continue;
        }
        ++read_reports;
        for (const cell_key& key : all_cells) {
            const cell& c = (*read)[key];
            CAPTURE(end);
            CAPTURE(to_string(key));
            if (c.status() != cell_status::missing) CHECK(c == report[key]);
        }
    }
    CHECK(read_reports > 20);
}

TEST_CASE("words, numbers and marks in any order are read to their end, and what is read has its place") {
    for (std::uint64_t seed = 1; seed <= testing::draws(60); ++seed) {
        testing::random_source draw{seed};
        const std::string text = testing::soup(draw, 200 + 20 * seed);
        CAPTURE(seed);
        const auto read = gongkai::read(text);
        if (!read) continue;
        for (const cell& c : read->cells())
            if (c.status() == cell_status::reported) CHECK(std::size_t{c.span().offset} + c.span().length <= text.size());
    }
}

TEST_CASE("a report with an absurd span is read all the same") {
    const published_report report = sample();
    std::string page = testing::report_page{report}.html();
    const std::string_view span = "colspan=\"7\"";
    for (auto at = page.find(span); at != std::string::npos; at = page.find(span, at + 1))
        page.replace(at, span.size(), "colspan=\"1000000000\"");
    const auto read = gongkai::read(page);
    REQUIRE(read);
    CHECK(to_tidy(*read) == to_tidy(report));
}

TEST_CASE("nesting without end, tables without bounds") {
    constexpr std::size_t size = 1 << 18;
    for (const std::string_view tag : {"<div>", "<table>", "<table><tr><td>", "<b>", "<font>1", "<select>"})
        CHECK(problem_of("<html>" + repeated(tag, size)) == errc::html_too_deep);
    CHECK(problem_of("<table><tr>" + repeated("<td colspan=1000>", size)) == errc::html_too_wide);
    CHECK(problem_of("<table><tr><td colspan=1000>" + repeated("<tr><td>1", size)) == errc::html_too_wide);
    std::string attributes = "<p";
    for (int i = 0; i < 100000; ++i) attributes += " a" + std::to_string(i) + "=\">\"";
    CHECK(problem_of("<html>" + attributes + ">") == errc::html_too_wide);
    CHECK(problem_of("<!-- " + attributes + "> --><script>x" + attributes + "></script><p>1") == errc::report_not_found);
}

TEST_CASE("large pages of nothing are read to their end") {
    constexpr std::size_t size = 1 << 15;
    for (const std::string_view part : {"</x>", "<", "<!", "<!--", "<?", "&", "&#1114112;", "&nbsp;", "<tr>", "<p>1", "</p>",
                                        "<td>", "<table><tr><td>a<td>b</table>", "<script>", "</", "\r"})
        CHECK(problem_of("<html>" + repeated(part, size)) == errc::report_not_found);
    CHECK(problem_of("<html><p title=\"" + std::string(20 * size, 'a') + "\">12</p>") == errc::report_not_found);
    CHECK(problem_of("<html>" + repeated("<b>", 3000) + repeated("</x>", size)) == errc::report_not_found);
}

}  // namespace
