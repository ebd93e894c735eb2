// Reports as web pages: whatever a page shows is read, with its place.
#include "../support/report_page.hpp"
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>

namespace {

using namespace gongkai;

TEST_CASE("a page made from a report reads as that report, each number at its place") {
    testing::random_source draw{20240116};
    for (int i = 0; i < 24; ++i) {
        const testing::report_shape shape{i % 2 ? testing::magnitude::dense : testing::magnitude::realistic,
                                          i % 3 ? edition::e2021 : edition::e2019};
        published_report report = testing::random_published_report(draw, shape);
        if (i % 4 == 0) report = testing::zeros_left_blank(std::move(report));
        const testing::report_page page{report};
        const auto read = read_html(page.html());
        REQUIRE(read);
        CHECK(read->form() == report.form());
        CHECK(to_tidy(*read) == to_tidy(report));
        for (const cell_key& key : all_cells) {
            const cell& c = (*read)[key];
            if (!c.has_value()) continue;
            CHECK(page.html().substr(c.span().offset, c.span().length) == to_string(c.number()));
        }
        CHECK(read->metadata.year == report.metadata.year);
        CHECK(read->metadata.title == report.metadata.title);
        CHECK(read->sections.size() == 6);
    }
}

TEST_CASE("a table of blocks instead of cells reads as its paragraphs, each number at the place of its own") {
    testing::random_source draw{7};
    published_report report = testing::random_published_report(draw);
    for (const cell_key& key : all_cells)
        if (report[key].status() == cell_status::blank) report.set(key, cell::reported(decimal{0}));
    std::string page = testing::report_page{report}.html();
    const auto replace = [&](std::string_view from, std::string_view to) {
        for (auto at = page.find(from); at != page.npos; at = page.find(from, at + to.size())) page.replace(at, from.size(), to);
    };
    for (const std::string tag : {"table", "tbody", "tr", "td", "th"}) {
        replace("<" + tag + ">", "<div>");
        replace("<" + tag + " ", "<div ");
        replace("</" + tag + ">", "</div>");
    }
    const auto read = read_html(page);
    REQUIRE(read);
    CHECK(to_tidy(*read) == to_tidy(report));
    for (const cell_key& key : all_cells)
        if (const cell& c = (*read)[key]; c.has_value())
            CHECK(page.substr(c.span().offset, c.span().length) == to_string(c.number()));
}

}  // namespace
