// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <gongkai/numerals/numeral.hpp>
#include <string>
#include <string_view>

using namespace gongkai;

namespace {

std::string shown(std::string_view text) {
    const auto n = read_numeral(text);
    if (!n) return "none";
    std::string out = to_string(n->value);
    if (!n->exact) {
        out.append(" [").append(to_string(n->low)).append(",");
        out.append(n->high ? to_string(*n->high) : std::string{}).append("]");
    }
    if (n->divisor != 1) out.append("/").append(std::to_string(n->divisor));
    return out;
}

}  // namespace

TEST_CASE("numerals: every form of the table is read as it says") {
    for (const numeral_form& form : numeral_forms) {
        CAPTURE(form.example);
        const auto n = read_numeral(form.example);
        REQUIRE(n.has_value());
        CHECK(to_string(n->low) == form.low);
        CHECK((n->high ? to_string(*n->high) : std::string{}) == form.high);
        CHECK(n->length == form.example.size());
        CHECK(n->exact == (form.low == form.high));
    }
}

TEST_CASE("numerals: places, gaps and what is left unsaid") {
    struct {
        const char* text;
        const char* value;
    } const all[] = {
        {"十", "10"},
        {"十二", "12"},
        {"二十", "20"},
        {"一百零二", "102"},
        {"一百二十", "120"},
        {"一百二", "120"},
        {"三千六", "3600"},
        {"三千零六", "3006"},
        {"两万三", "23000"},
        {"一万二百", "10200"},
        {"一亿二千万", "120000000"},
        {"二百三十万", "2300000"},
        {"卅一", "31"},
        {"壹万贰仟叁佰肆拾伍", "12345"},
        {"玖拾捌", "98"},
        {"1亿2千万", "120000000"},
        {"3千5百", "3500"},
        {"1万2345", "12345"},
        {"二〇二三", "2023"},
        {"七一三", "713"},
        {"0", "0"},
        {"零", "0"},
        {"12.5", "12.5"},
        {"1,234,567", "1234567"},
    };
    for (const auto& one : all) {
        CAPTURE(one.text);
        CHECK(shown(one.text) == one.value);
    }
}

TEST_CASE("numerals: an approximate one is an interval") {
    CHECK(shown("一百二三十") == "120 [120,139]");
    CHECK(shown("二百六七十") == "260 [260,279]");
    CHECK(shown("三五百") == "300 [300,599]");
    CHECK(shown("两三") == "2 [2,3]");
    CHECK(shown("二十几") == "21 [21,29]");
    CHECK(shown("几十") == "20 [20,99]");
    CHECK(shown("数万") == "20000 [20000,99999]");
    CHECK(shown("二三十万") == "200000 [200000,399999]");
    CHECK(shown("七百二十余") == "720 [720,729]");
    CHECK(shown("万余") == "10000 [10000,19999]");
    CHECK(shown("50余万") == "500000 [500000,599999]");
    CHECK(shown("近800") == "800 [640,800]");
    CHECK(shown("2.5亿") == "250000000 [245000000,259999999]");
    CHECK(shown("2/3") == "none");
    CHECK(shown("百分之十二点") == "none");
    CHECK(shown("四分之三") == "3/4");
    CHECK(shown("95.5%") == "95.5/100");
}

TEST_CASE("numerals: words that only look like numbers are none, and no text is too long") {
    for (const char* text : {"", "数", "件", "数量", "余", "约", "1234567890123456", "百姓", "二一"}) {
        CAPTURE(text);
        CHECK(shown(text) == "none");
    }
    for (const std::string_view unit : {"九", "万", "亿", "百分之", "9", "9万", "二三", "十", "余"}) {
        std::string text;
        while (text.size() < 100'000) text += unit;
        CHECK_NOTHROW(read_numeral_at(text));
    }
}
