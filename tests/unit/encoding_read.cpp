// Documents in the encodings that are met, rightly and wrongly declared, and what is no text.
#include "../support/report_page.hpp"
#include <cerrno>
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <gongkai/testing/random_report.hpp>
#include <iconv.h>
#include <string>
#include <string_view>

namespace {

using namespace gongkai;

std::string encoded(std::string text, const char* charset) {
    const iconv_t converter = iconv_open(charset, "UTF-8");
    REQUIRE(converter != reinterpret_cast<iconv_t>(-1));
    std::string out(text.size() * 4, '\0');
    char* from = text.data();
    char* to = out.data();
    std::size_t from_left = text.size();
    std::size_t to_left = out.size();
    REQUIRE(iconv(converter, &from, &from_left, &to, &to_left) == 0);
    iconv_close(converter);
    out.resize(out.size() - to_left);
    return out;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    return text.replace(text.find(what), what.size(), with);
}

struct sample {
    published_report report;
    std::string page;
};

sample make_sample() {
    testing::random_source draw{7};
    published_report report = testing::random_published_report(draw);
    return {report, testing::report_page{report}.html()};
}

void check_reads(std::string_view bytes, const published_report& report) {
    const auto read = gongkai::read(bytes);
    REQUIRE_MESSAGE(read.has_value(), to_string(read.error()));
    CHECK(to_tidy(*read) == to_tidy(report));
    CHECK(read->metadata.title == report.metadata.title);
}

errc problem_of(std::string_view bytes) {
    const auto read = gongkai::read(bytes);
    REQUIRE_FALSE(read);
    return read.error().code;
}

TEST_CASE("the same page in every encoding is the same report") {
    const auto [report, page] = make_sample();
    const std::string undeclared = replaced(page, "<meta charset=\"utf-8\">", "");
    const std::string gb = replaced(page, "charset=\"utf-8\"", "charset=\"gb2312\"");
    check_reads(page, report);
    check_reads(undeclared, report);
    check_reads("\xEF\xBB\xBF" + page, report);
    check_reads("\xFF\xFE" + encoded(page, "UTF-16LE"), report);
    check_reads("\xFE\xFF" + encoded(page, "UTF-16BE"), report);
    check_reads(encoded(undeclared, "UTF-16LE"), report);
    check_reads(encoded(undeclared, "UTF-16BE"), report);
    check_reads(encoded(gb, "GB18030"), report);
    check_reads(encoded(undeclared, "GB18030"), report);
    check_reads(encoded(undeclared, "GBK"), report);
    CHECK(detect_format(encoded(undeclared, "UTF-16LE")) == format::html);
}

TEST_CASE("a wrong declaration does no harm") {
    const auto [report, page] = make_sample();
    check_reads(replaced(page, "charset=\"utf-8\"", "charset=\"gb2312\""), report);
    check_reads(encoded(page, "GB18030"), report);
    check_reads(encoded(replaced(page, "charset=\"utf-8\"", "charset=\"iso-8859-1\""), "GB18030"), report);
}

TEST_CASE("a declaration decides where there is too little evidence") {
    const std::string_view rare = "<p>\xE0\xE1\xE2\xF3\xF0\xE8</p>";  // three characters of GB 2312's second level
    CHECK(problem_of(rare) == errc::input_encoding);
    CHECK(problem_of("<meta charset=\"GBK\">" + std::string{rare}) == errc::report_not_found);
    CHECK(problem_of("<?xml version=\"1.0\" encoding='gb2312'?>" + std::string{rare}) == errc::report_not_found);
}

TEST_CASE("a character cut off at the end loses nothing else") {
    const auto [report, page] = make_sample();
    const std::string tail = "<p>末";
    check_reads((page + tail).substr(0, page.size() + tail.size() - 1), report);
    check_reads((page + tail).substr(0, page.size() + tail.size() - 2), report);
    const std::string gb = encoded(page + tail, "GB18030");
    check_reads(std::string_view{gb}.substr(0, gb.size() - 1), report);
    const std::string utf16 = "\xFF\xFE" + encoded(page + tail, "UTF-16LE");
    check_reads(std::string_view{utf16}.substr(0, utf16.size() - 1), report);
}

TEST_CASE("places in a converted document are those of its text in UTF-8") {
    const auto [report, page] = make_sample();
    const cell_key total{request_row::received, request_column::total};
    const auto expected = read_html(page).value()[total].span();
    CHECK(read_html(encoded(page, "GB18030")).value()[total].span() == expected);
    CHECK(read_html("\xFF\xFE" + encoded(page, "UTF-16LE")).value()[total].span() == expected);
    CHECK(read_html("\xEF\xBB\xBF" + page).value()[total].span() == expected);
}

TEST_CASE("damaged text is an error, not a guess") {
    const auto [report, page] = make_sample();
    CHECK(problem_of(replaced(page, "</title>", "\xFF</title>")) == errc::input_encoding);
    CHECK(problem_of("<p>caf\xE9 cr\xE8me</p>") == errc::input_encoding);
    CHECK(problem_of(std::string_view{"\xFF\xFE\x3C\xD8\x00\xD8", 6}) == errc::input_encoding);
}

TEST_CASE("nothing, or white space alone, is empty") {
    for (const std::string_view bytes : {"", "\xEF\xBB\xBF", " \r\n\t", "\u3000\u00A0\n"})
        CHECK(problem_of(bytes) == errc::input_empty);
    CHECK(problem_of(std::string_view{"\xFF\xFE\x20\x00", 4}) == errc::input_empty);
}

TEST_CASE("what is no text says what it is") {
    using namespace std::string_view_literals;
    const auto fails = [](std::string_view bytes, errc code, std::string_view detail) {
        const auto read = gongkai::read(bytes);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == code);
        CHECK(read.error().detail == detail);
    };
    fails("%PDF-1.7\n%\xE2\xE3", errc::format_needs_reader, "pdf");
    fails("PK\x03\x04\x14\0\6\0[Content_Types].xml word/document.xml"sv, errc::format_damaged, "zip: no end of directory");
    fails("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"sv, errc::format_office_legacy, "");
    fails("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv, errc::document_scanned, "PNG");
    fails("{\\rtf1\\ansi 1}", errc::format_needs_reader, "rtf");
    fails("\x1F\x8B\x08\0"sv, errc::format_unsupported, "gzip：请先解压 / unpack it first");
    fails("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", errc::format_needs_reader, "mht");
    fails(
        "\x7F"
        "ELF\2\1\1\0\0\0"sv,
        errc::input_binary, "zero byte at offset 7");
    fails("\x01\x02\x03\x04 abc", errc::input_binary, "control characters");
}

TEST_CASE("a document beyond the limit is not looked at") {
    CHECK(problem_of(std::string(max_document_bytes + 1, ' ')) == errc::input_too_large);
}

}  // namespace
