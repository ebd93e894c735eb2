// Which reader a document goes to: by its content alone.
#include "../support/report_page.hpp"
#include <doctest/doctest.h>
#include <fstream>
#include <gongkai/io/read.hpp>
#include <gongkai/testing/random_report.hpp>
#include <iterator>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using namespace gongkai;

TEST_CASE("formats are told apart by what is in them") {
    for (const auto* page : {"<!DOCTYPE html>\n<p>x", "\n <HTML>", "<p style='a'>2019年</p>", "报告<br/>x",
                             "<?xml version=\"1.0\"?>", "<!-- saved --><x>", "前言\n<TABLE border=1><tr><td>1"})
        CHECK(detect_format(page) == format::html);
    CHECK(detect_format(std::string(5000, 'x').append("<td>1</td>")) == format::html);
    CHECK(detect_format("  {\"gongkai\": 1}") == format::json);
    CHECK(detect_format("\xEF\xBB\xBFtable,row,column,value,status\n") == format::tidy);
    for (const auto* text :
         {"政府信息公开工作年度报告\n一、总体情况", "a < b, p > c", "<第一章>", "<pages 1>", "", "table of contents"})
        CHECK(detect_format(text) == format::text);
}

TEST_CASE("every format of one report reads as that report") {
    testing::random_source draw{5};
    const published_report report = testing::random_published_report(draw);
    CHECK(to_tidy(read(testing::report_page{report}.html()).value()) == to_tidy(report));
    CHECK(read(to_json(report)).value() == report);
    CHECK(to_tidy(read(to_tidy(report)).value()) == to_tidy(report));
}

TEST_CASE("a file is read by its name, and what is none says so") {
    const auto from_file = read_file("examples/reports/example-2024.html");
    REQUIRE(from_file);
    std::ifstream file{"examples/reports/example-2024.html", std::ios::binary};
    CHECK(*from_file == read(std::string{std::istreambuf_iterator<char>{file}, {}}).value());
    for (const char* path : {"examples/reports", "examples/reports/none.html", "", "/dev/null"}) {
        const auto none = read_file(path);
        REQUIRE(!none);
        CHECK(none.error().code == errc::file_unreadable);
        CHECK(none.error().detail == path);
    }
    // Its bytes are no report, and no file is looked for.
    CHECK(!read("examples/reports/example-2024.html"));
}

TEST_CASE("a pipe that nobody writes to is no report, and nobody waits for it") {
    const std::string path = "/tmp/gongkai-pipe-" + std::to_string(::getpid());
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    const auto read = read_file(path);
    ::unlink(path.c_str());
    REQUIRE(!read);
    CHECK(read.error().code == errc::file_unreadable);
}

}  // namespace
