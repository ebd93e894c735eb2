// Which reader a document goes to: by its content alone.
#include "../support/report_page.hpp"
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <gongkai/testing/random_report.hpp>

namespace {

using namespace gongkai;

TEST_CASE("formats are told apart by what is in them") {
    for (const auto* page : {"<!DOCTYPE html>\n<p>x", "\n <HTML>", "<p style='a'>2019年</p>", "报告<br/>x", "<?xml version=\"1.0\"?>",
                             "<!-- saved --><x>", "前言\n<TABLE border=1><tr><td>1"})
        CHECK(detect_format(page) == format::html);
    CHECK(detect_format(std::string(5000, 'x').append("<td>1</td>")) == format::html);
    CHECK(detect_format("  {\"gongkai\": 1}") == format::json);
    CHECK(detect_format("\xEF\xBB\xBFtable,row,column,value,status\n") == format::tidy);
    for (const auto* text : {"政府信息公开工作年度报告\n一、总体情况", "a < b, p > c", "<第一章>", "<pages 1>", "", "table of contents"})
        CHECK(detect_format(text) == format::text);
}

TEST_CASE("every format of one report reads as that report") {
    testing::random_source draw{5};
    const published_report report = testing::random_published_report(draw);
    CHECK(to_tidy(read(testing::report_page{report}.html()).value()) == to_tidy(report));
    CHECK(read(to_json(report)).value() == report);
    CHECK(to_tidy(read(to_tidy(report)).value()) == to_tidy(report));
}

}  // namespace
