// Reports written as documents: the way back in each format, and texts that mean harm.
// Each law is tried on ten reports, GONGKAI_DRAWS times as many where it is set.
#include "../support/draws.hpp"
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <gongkai/io/write.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>

namespace {

using namespace gongkai;

annual_report any_report(testing::random_source& draw) {
    return testing::random_annual_report(draw, {draw.percent(50) ? testing::magnitude::dense : testing::magnitude::realistic,
                                                draw.percent(70) ? edition::e2021 : edition::e2019});
}

/// As documents have it: blank, missing and inferred cells, wrong numbers, a table that is not there.
published_report any_printed(testing::random_source& draw) {
    published_report report = publish(any_report(draw));
    if (draw.percent(30)) report = testing::zeros_left_blank(std::move(report));
    for (const cell_key& key : all_cells) {
        if (!report.form().has(key) || !draw.percent(8)) continue;
        switch (draw.below(4)) {
            case 0: report.set(key, cell::missing()); break;
            case 1: report.set(key, cell::blank()); break;
            case 2: report.set(key, cell::reported(decimal{draw.skewed(20)})); break;
            default:
                report.set(key,
                           cell::inferred(decimal{draw.skewed(20)}, sum_kinds::from_bits(static_cast<unsigned>(draw.below(16)))));
        }
    }
    if (draw.percent(15)) {
        const auto absent = static_cast<table>(draw.below(enum_size<table>));
        report.set_table(absent, false);
        for (const cell_key& key : all_cells)
            if (key.table() == absent) report.set(key, cell::missing());
    }
    return report;
}

/// Writes, reads and compares; of inferred cells also the sums that they were read through.
template <class Write, class Read>
void check_law(Write write, Read read) {
    testing::random_source draw{20260115};
    for (std::size_t n = testing::draws(10); n > 0; --n) {
        const annual_report report = any_report(draw);
        const auto same = read(write(writable_report{report}));
        REQUIRE(same);
        REQUIRE(*same == as_written(publish(report)));

        const published_report printed = any_printed(draw);
        const auto back = read(write(writable_report::as_printed(printed)));
        REQUIRE(back);
        const published_report wanted = as_written(printed);
        if (!(*back == wanted)) CHECK(to_tidy(*back) == to_tidy(wanted));
        REQUIRE(*back == wanted);
        REQUIRE(as_written(*back) == *back);
        for (std::size_t at = 0; at < cell_count; ++at)
            REQUIRE(back->cells()[at].inferred_through() == printed.cells()[at].inferred_through());
    }
}

TEST_CASE("a page reads as the report that was written") {
    check_law([](const writable_report& r) { return to_html(r); }, read_html);
}

TEST_CASE("a fragment reads as the report that was written") {
    check_law([](const writable_report& r) { return to_html_fragment(r); }, read_html);
}

TEST_CASE("plain text reads as the report that was written") {
    check_law([](const writable_report& r) { return to_text(r); }, read_text);
}

TEST_CASE("Markdown reads as the report that was written") {
    check_law([](const writable_report& r) { return to_markdown(r); }, read_markdown);
}

TEST_CASE("JSON reads as the report that was written") {
    testing::random_source draw{20260116};
    for (std::size_t n = testing::draws(10); n > 0; --n) {
        const published_report printed = any_printed(draw);
        const auto back = read_json(to_json(printed));
        REQUIRE(back);
        REQUIRE(*back == printed);
    }
}

TEST_CASE("what a report says of itself is written where its preamble does not say it") {
    testing::random_source draw{1};
    annual_report report = testing::random_annual_report(draw);
    metadata& about = report.metadata;
    about.index_number = "SL0001/2025-00012";
    about.publisher = "示例市人民政府办公室";
    about.topic = "政务公开";
    about.document_number = "示政公开〔2025〕3号";
    about.disclosure_mode = "主动公开";
    about.agency = "示例市人民政府";
    about.date_written = std::chrono::year{2025} / 1 / 8;
    for (const auto& read : {read_html(to_html(report)), read_text(to_text(report)), read_markdown(to_markdown(report))}) {
        REQUIRE(read);
        CHECK(read->metadata == about);
        CHECK(as_written(*read) == *read);
    }
    about.title.clear();
    about.year = std::chrono::year{2023};
    CHECK(read_html(to_html(report))->metadata == about);
}

TEST_CASE("texts that mean harm go through as text") {
    testing::random_source draw{2};
    annual_report report = testing::random_annual_report(draw);
    const std::string hostile =
        "<script>alert(1)</script> & \"<td>5</td>\" <!-- x --> &lt;b&gt;\n=cmd|' /C calc'!A0\n@SUM(A1:A9)\n+1+1\n-2+3\n"
        "| a | b |\n|---|---|\n`code` ```fence``` *em* _em_ [link](javascript:alert(1)) ![i](x) <https://example.com>\n"
        "# heading\n> quote\n1. item\n- item\n===\nhttps://example.com www.example.com a@example.com\n\\ backslash\\\n{{ x }} ${x} %x%。";
    for (section_text& s : report.sections) s.text = hostile;
    const std::string page = to_html(report);
    CHECK(page.find("<script") == page.npos);
    CHECK(page.find("<!--") == page.npos);
    CHECK(*read_html(page) == as_written(publish(report)));
    const auto text = read_text(to_text(report));
    REQUIRE(text);
    for (const section_text& s : text->sections) CHECK(s.text == hostile);

    const std::string markdown = to_markdown(report);
    const auto from_markdown = read_markdown(markdown);
    REQUIRE(from_markdown);
    for (const section_text& s : from_markdown->sections) CHECK(s.text == hostile);
    for (const char* raw :
         {"<script", "\n| a", "\n- item", "\n1. item", "\n> quote", "\n# heading", "\n===", "https://", "www.e", "\n`"})
        CHECK_MESSAGE(markdown.find(raw) == markdown.npos, std::string{raw});
}

TEST_CASE("characters that no page can show become symbols, and nothing else is lost") {
    testing::random_source draw{3};
    annual_report report = testing::random_annual_report(draw);
    report.sections[0].text = std::string{"a\0b\x1b[31mc\x7f", 10} + "d\u202E1234\u202Ce\u0085f\uFFFEg\xFFh。";
    const std::string shown = "a␀b␛[31mc␡d\uFFFD1234\uFFFDe\uFFFDf\uFFFDg\uFFFDh。";
    CHECK(as_written(publish(report)).sections[0].text == shown);
    for (const std::string& document : {to_html(report), to_markdown(report), to_text(report)}) {
        for (const char c : document) CHECK((c == '\n' || c == '\t' || static_cast<unsigned char>(c) >= 0x20));
        CHECK(document.find("\u202E") == document.npos);
    }
    CHECK(read_html(to_html(report))->sections[0].text == shown);
    report.sections[0].text = std::string{"a\0b\x1b[31mc", 9};
    CHECK(read_json(to_json(report)).value() == publish(report));
    CHECK(read_tidy(to_tidy(report))->cells() == publish(report).cells());
}

TEST_CASE("megabytes of prose go through whole") {
    testing::random_source draw{4};
    annual_report report = testing::random_annual_report(draw);
    std::string& text = report.sections[0].text;
    const auto lengthen = [&](std::size_t bytes) {
        while (text.size() <= bytes) text += "主动公开<b>政府</b>信息|";
    };
    text.clear();
    lengthen(2'000'000);
    CHECK(read_text(to_text(report))->sections[0].text == text);
    CHECK(read_markdown(to_markdown(report))->sections[0].text == text);
    CHECK(read_json(to_json(publish(report)))->sections[0].text == text);
    // Where libxml2 ends a text unless it is told not to.
    lengthen(10'000'000);
    CHECK(read_html(to_html(report))->sections[0].text == text);
}

TEST_CASE("a document says whether it was verified, and that its labels are translated") {
    testing::random_source draw{5};
    const annual_report report = testing::random_annual_report(draw);
    const writable_report printed = writable_report::as_printed(publish(report));
    for (const auto& write : {+[](const writable_report& r, lang l) { return to_html(r, l); },
                              +[](const writable_report& r, lang l) { return to_markdown(r, l); },
                              +[](const writable_report& r, lang l) { return to_text(r, l); }}) {
        CHECK(write(report, lang::zh).find("未经核验") == std::string::npos);
        CHECK(write(printed, lang::zh).find("按原文，未经核验") != std::string::npos);
        CHECK(write(printed, lang::en).find("not verified") != std::string::npos);
        CHECK(write(report, lang::en).find("reading aid") != std::string::npos);
        CHECK(write(report, lang::en).find("denied") != std::string::npos);
    }
}

}  // namespace
