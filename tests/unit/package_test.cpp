// What the bytes of office documents, archives and pictures are told by, and what is refused before anything is opened.
#include <cstdint>
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace gongkai;
using namespace std::string_view_literals;

struct part {
    std::string_view name;
    std::string_view content = "";
    std::uint32_t size = 0;  ///< as the directory says
    unsigned flags = 0;
};

void put(std::string& to, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) to += static_cast<char>(value >> 8 * i & 0xFF);
}

/// A zip file of stored parts, with what tells the kind of a document: local headers, directory, end of directory.
std::string zip(const std::vector<part>& parts, std::string_view comment = "") {
    std::string out, directory;
    for (const part& p : parts) {
        const std::size_t at = out.size();
        out += "PK\x03\x04"sv;
        out.append(22, '\0');
        put(out, p.name.size(), 2);
        put(out, 0, 2);
        out.append(p.name).append(p.content);
        directory += "PK\x01\x02"sv;
        directory.append(4, '\0');
        put(directory, p.flags, 2);
        directory.append(14, '\0');
        put(directory, p.size, 4);
        put(directory, p.name.size(), 2);
        directory.append(12, '\0');
        put(directory, at, 4);
        directory += p.name;
    }
    const std::size_t start = out.size();
    out += directory;
    out += "PK\x05\x06"sv;
    out.append(6, '\0');
    put(out, parts.size(), 2);
    put(out, directory.size(), 4);
    put(out, start, 4);
    put(out, comment.size(), 2);
    return out.append(comment);
}

std::string two_bytes_a_letter(std::string_view name) {
    std::string out;
    for (const char c : name) out.append(1, c).append(1, '\0');
    return out;
}

std::optional<format> found(std::string_view bytes) {
    const auto out = detect_package(bytes);
    REQUIRE_MESSAGE(out.has_value(), to_string(out.error()));
    return *out;
}

errc refused(std::string_view bytes) {
    const auto out = detect_package(bytes);
    REQUIRE_FALSE(out.has_value());
    return out.error().code;
}

TEST_CASE("a zip file is what its parts say") {
    CHECK(found(zip({{"[Content_Types].xml"}, {"word/document.xml"}})) == format::docx);
    CHECK(found(zip({{"xl/workbook.xml"}, {"xl/worksheets/sheet1.xml"}})) == format::xlsx);
    CHECK(found(zip({{"xl/styles.xml"}, {"xl/workbook.bin"}, {"xl/theme.xml"}})) == format::xlsb);
    CHECK(found(zip({{"OFD.xml"}, {"Doc_0/Document.xml"}})) == format::ofd);
    CHECK(found(zip({{"reports/1.html"}, {"reports/2.html"}})) == format::zip);
    CHECK(found(zip({})) == format::zip);
    // Programs write names in capitals and with the wrong slash; a comment may follow the directory.
    CHECK(found(zip({{"WORD\\document.xml"}}, "made by a program")) == format::docx);
}

TEST_CASE("OpenDocument is what its first part says, or its content") {
    CHECK(found(zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml"}})) == format::odt);
    CHECK(found(zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml"}})) == format::ods);
    CHECK(found(zip({{"content.xml"}, {"styles.xml"}})) == format::odt);
    CHECK(refused(zip({{"mimetype", "application/vnd.oasis.opendocument.presentation"}, {"content.xml"}})) ==
          errc::format_unsupported);
    // Only the first part says so.
    CHECK(found(zip({{"content.xml"}, {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})) == format::odt);
}

TEST_CASE("what no report is in is refused, with what it is") {
    CHECK(refused(zip({{"ppt/presentation.xml"}})) == errc::format_unsupported);
    CHECK(detect_package(zip({{"ppt/presentation.xml"}})).error().detail == "pptx");
    // A slide embedded in a document does not make it slides.
    CHECK(found(zip({{"ppt/embedded.xml"}, {"word/document.xml"}})) == format::docx);
    for (const auto packed : {"\x1F\x8B\x08"sv, "BZh91AY&SY"sv,
                              "\xFD"
                              "7zXZ"sv,
                              "Rar!\x1A\x07"sv, "7z\xBC\xAF\x27\x1C"sv})
        CHECK(refused(packed) == errc::format_unsupported);
    for (const auto picture : {"\x89PNG\r\n"sv, "\xFF\xD8\xFF\xE0"sv, "II*\0"sv, "MM\0*"sv})
        CHECK(refused(picture) == errc::document_scanned);
}

TEST_CASE("zip files that would take too much, are locked or are damaged are not opened") {
    CHECK(refused(zip({{"word/document.xml", "", 0, 1}})) == errc::format_encrypted);
    CHECK(refused(zip({{"word/document.xml", "", 0xFFFF'FFFF}})) == errc::input_too_large);
    CHECK(refused(zip({{"word/a.xml", "", max_unpacked_bytes}, {"word/b.xml", "", 1}})) == errc::input_too_large);
    CHECK(found(zip({{"word/a.xml", "", max_unpacked_bytes}})) == format::docx);
    CHECK(refused(zip(std::vector<part>(max_package_parts + 1, part{"a"}))) == errc::format_too_complex);

    const std::string whole = zip({{"word/document.xml", "content"}});
    for (std::size_t size = 4; size < whole.size(); ++size)
        CHECK(refused(std::string_view{whole}.substr(0, size)) == errc::format_damaged);
    std::string elsewhere = whole;
    elsewhere[elsewhere.size() - 6] = '\x7F';  // where the directory begins
    CHECK(refused(elsewhere) == errc::format_damaged);
    std::string long_name = whole;
    long_name[whole.rfind("PK\x01\x02"sv) + 28] = '\x7F';
    CHECK(refused(long_name) == errc::format_damaged);
    // Behind more than the longest comment stands no end of a directory.
    CHECK(refused(whole + std::string(0x1'0000, ' ')) == errc::format_damaged);
}

TEST_CASE("compound files are what their streams say") {
    const std::string head = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(64, '\0');
    CHECK(found(head + two_bytes_a_letter("WordDocument")) == format::doc);
    CHECK(found(head + two_bytes_a_letter("Workbook") + std::string(2, '\0')) == format::xls);
    CHECK(found(head + two_bytes_a_letter("Book") + std::string(2, '\0')) == format::xls);
    CHECK(refused(head + two_bytes_a_letter("EncryptedPackage")) == errc::format_encrypted);
    CHECK(refused(head) == errc::format_office_legacy);
}

TEST_CASE("PDF, RTF, web archives and office documents of one XML file") {
    CHECK(found("%PDF-1.7\n") == format::pdf);
    CHECK(found("\xEF\xBB\xBF \n%PDF-1.4\n") == format::pdf);
    CHECK(found("<p>%PDF-1.7 is what the file ought to be</p>") == std::nullopt);
    CHECK(found(std::string(2000, ' ') + "%PDF-1.7") == std::nullopt);
    CHECK(found("{\\rtf1\\ansi") == format::rtf);
    CHECK(found("From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n") == format::mht);
    CHECK(found("From: a\r\nContent-Type: text/html\r\n\r\n") == std::nullopt);
    CHECK(found("年度：2024\nmime-version: 1.0\ncontent-type: text/html") == std::nullopt);
    CHECK(found("<?xml version=\"1.0\"?><office:document xmlns:office=\"x\">") == format::flat);
    CHECK(found("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">") == format::flat);
    CHECK(found("<?xml version=\"1.0\"?><html xmlns:x=\"urn:schemas-microsoft-com:office:spreadsheet\">") == std::nullopt);
    CHECK(found("") == std::nullopt);
    CHECK(found("总计 5") == std::nullopt);
}

}  // namespace
