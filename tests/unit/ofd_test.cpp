// SPDX-License-Identifier: Apache-2.0
#include "../support/ofd_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <gongkai/io/read.hpp>
#include <gongkai/io/read_ofd.hpp>
#include <string>

namespace {

using namespace gongkai;

constexpr float mm = 72 / 25.4F;

page only_page(std::string_view content, std::string_view resources = {}, std::string_view form = {}) {
    auto pages = ofd_to_pages(testing::ofd_file(content, resources, form));
    REQUIRE(pages);
    REQUIRE(pages->size() == 1);
    return pages->front();
}

std::string text_object(std::string_view attributes, std::string_view code) {
    return "<ofd:TextObject Boundary=\"20 30 50 10\" Size=\"4\" " + std::string{attributes} + ">" + std::string{code} +
           "</ofd:TextObject>";
}

std::u32string letters(const page& p) {
    std::u32string out;
    for (const page_glyph& g : p.glyphs) out += g.character;
    return out;
}

void stands_at(const page_glyph& g, double left, double baseline) {
    CHECK(g.box.left == doctest::Approx(left * mm).epsilon(0.001));
    CHECK(g.box.bottom == doctest::Approx((baseline + 0.12 * 4) * mm).epsilon(0.001));
}

}  // namespace

TEST_CASE("a character stands where boundary, matrix and distances put it") {
    const page p =
        only_page(text_object("CTM=\"2 0 0 1 1 0\"", "<ofd:TextCode X=\"1\" Y=\"5\" DeltaX=\"4 g 2 3\">公开1x</ofd:TextCode>"));
    REQUIRE(letters(p) == U"公开1x");
    const double from = 20 + 1 + 2 * 1;
    stands_at(p.glyphs[0], from, 35);
    stands_at(p.glyphs[1], from + 2 * 4, 35);
    stands_at(p.glyphs[2], from + 2 * 7, 35);
    stands_at(p.glyphs[3], from + 2 * 10, 35);
    CHECK(p.width == doctest::Approx(210 * mm));
}

TEST_CASE("a later code goes on where the one before it ended") {
    const page p =
        only_page(text_object("", "<ofd:TextCode X=\"0\" Y=\"5\">公</ofd:TextCode><ofd:TextCode Y=\"9\">开</ofd:TextCode>"));
    REQUIRE(letters(p) == U"公开");
    stands_at(p.glyphs[1], 24, 39);
}

TEST_CASE("turned text says by how much") {
    const page p = only_page(text_object("CTM=\"0 1 -1 0 10 0\"", "<ofd:TextCode X=\"0\" Y=\"0\">公</ofd:TextCode>") +
                             text_object("CharDirection=\"90\"", "<ofd:TextCode X=\"0\" Y=\"0\">开</ofd:TextCode>"));
    REQUIRE(p.glyphs.size() == 2);
    for (const page_glyph& g : p.glyphs) CHECK(g.angle == doctest::Approx(90));
}

TEST_CASE("lines of paths are rules, unless they cannot be seen") {
    const std::string line = "<ofd:AbbreviatedData>M 0 0 L 30 0 L 30 5 C</ofd:AbbreviatedData>";
    const auto path = [&](std::string_view attributes, std::string_view color) {
        return "<ofd:PathObject Boundary=\"20 30 30 5\" " + std::string{attributes} + ">" + line + std::string{color} +
               "</ofd:PathObject>";
    };
    CHECK(only_page(path("", "")).rules.size() == 3);
    CHECK(only_page(path("", "<ofd:StrokeColor Value=\"255 255 255\"/>")).rules.empty());
    CHECK(only_page(path("", "<ofd:StrokeColor Value=\"0 0 0 0\"/>")).rules.empty());
    CHECK(only_page(path("Visible=\"false\"", "")).rules.empty());
    CHECK(only_page(path("Stroke=\"false\"", "")).rules.empty());
    CHECK(only_page(path("Stroke=\"false\" Fill=\"true\"", "<ofd:FillColor Value=\"0\"/>")).rules.size() == 1);
    const std::string white =
        "<ofd:DrawParams><ofd:DrawParam ID=\"3\" Relative=\"4\"/><ofd:DrawParam ID=\"4\">"
        "<ofd:StrokeColor Value=\"255 255 255\"/></ofd:DrawParam></ofd:DrawParams>";
    CHECK(only_page(path("DrawParam=\"3\"", ""), white).rules.empty());
    CHECK(only_page(path("DrawParam=\"3\"", "<ofd:StrokeColor Value=\"1 2 3\"/>"), white).rules.size() == 3);
    const page_rectangle first = only_page(path("", "")).rules.front();
    CHECK(first.left == doctest::Approx(20 * mm));
    CHECK(first.right == doctest::Approx(50 * mm));
    CHECK(first.top == doctest::Approx(30 * mm));
}

TEST_CASE("a character that nobody sees is not there") {
    const std::string code = "<ofd:TextCode X=\"0\" Y=\"5\">9</ofd:TextCode>";
    const auto white = [&](std::string_view attributes = "") {
        return text_object(attributes, "<ofd:FillColor Value=\"255 255 255\"/>" + code);
    };
    const auto area = [](std::string_view color, std::string_view more = "",
                         std::string_view shape = "M 0 0 L 30 0 L 30 20 L 0 20 C") {
        return "<ofd:PathObject Boundary=\"15 25 30 20\" Fill=\"true\" Stroke=\"false\" " + std::string{more} +
               "><ofd:FillColor Value=\"" + std::string{color} + "\"/><ofd:AbbreviatedData>" + std::string{shape} +
               "</ofd:AbbreviatedData></ofd:PathObject>";
    };
    const auto clipped = [&](std::string_view boundary) {
        return text_object(
            "",
            "<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary=\"" + std::string{boundary} +
                "\"><ofd:AbbreviatedData>M 0 0 L 50 0 L 50 10 L 0 10 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>" +
                code);
    };
    const std::string text = text_object("", code);
    for (const std::string& hidden :
         {text_object("Fill=\"false\"", code), white(), area("255 255 255") + white(), text + area("255 255 255"),
          text + area("200 200 200"), clipped("60 0 50 10"), white("Stroke=\"false\"")}) {
        CAPTURE(hidden);
        CHECK(only_page(hidden).glyphs.empty());
    }
    for (const std::string& seen :
         {text, area("255 255 255") + text, area("31 78 121") + white(), text_object("Fill=\"false\" Stroke=\"true\"", code),
          text + area("255 255 255", "Alpha=\"80\""), text + area("255 255 255", "", "M 0 0 L 30 0 L 30 1 L 0 1 C"),
          text + area("255 255 255", "", "M 0 0 L 30 0 L 0 20 C"), clipped("0 0 50 10")}) {
        CAPTURE(seen);
        CHECK(letters(only_page(seen)) == U"9");
    }
    const std::string_view parameter =
        "<ofd:DrawParams><ofd:DrawParam ID=\"7\"><ofd:FillColor Value=\"255 255 255\"/></ofd:DrawParam></ofd:DrawParams>";
    CHECK(only_page(text_object("DrawParam=\"7\"", code), parameter).glyphs.empty());
}

TEST_CASE("templates, blocks and graphics made of others are drawn in their place") {
    const std::string code = text_object("", "<ofd:TextCode X=\"0\" Y=\"5\">公</ofd:TextCode>");
    CHECK(letters(only_page("", {}, code)) == U"公");
    CHECK(letters(only_page("<ofd:PageBlock><ofd:PageBlock>" + code + "</ofd:PageBlock></ofd:PageBlock>")) == U"公");
    const std::string unit = "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"5\"><ofd:Content>" + code +
                             "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>";
    const page p = only_page("<ofd:CompositeObject ResourceID=\"5\" Boundary=\"7 0 9 9\"/>", unit);
    REQUIRE(letters(p) == U"公");
    stands_at(p.glyphs[0], 27, 35);
}

TEST_CASE("numbers that are none, and those beyond all bounds, do no harm") {
    for (const char* deltas : {"g", "g 5", "g -1 2", "1e999", "nan", "g 99999999999 0", "x"})
        (void)only_page(
            text_object("", "<ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"" + std::string{deltas} + "\">公开</ofd:TextCode>"));
    const page far = only_page(text_object("CTM=\"1e308 0 0 1e308 0 0\"", "<ofd:TextCode X=\"1e308\" Y=\"5\">公</ofd:TextCode>"));
    CHECK(far.glyphs.empty());
}

TEST_CASE("OFD is known by its content and read by read()") {
    const std::string file = testing::ofd_file(text_object("", "<ofd:TextCode X=\"0\" Y=\"5\">公开</ofd:TextCode>"));
    CHECK(detect_format(file) == format::ofd);
    const auto report = read(file);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == errc::report_not_found);
}
