// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <cstdint>
#include <gongkai/core/decimal.hpp>
#include <gongkai/core/reflect.hpp>
#include <optional>
#include <string_view>

/// Numbers as Chinese prose writes them: in digits, in words, in both, and approximate ones as intervals.

namespace gongkai {

/// number: a count or an amount. share: a part of something, as 三分之一, 半数 or 百分之五.
BOOST_DEFINE_ENUM_CLASS(numeral_kind, number, share)

constexpr std::string_view code(numeral_kind k) noexcept { return enumerator_names<numeral_kind>[index_of(k)]; }

/// A number that was read. An exact one has `low` and `high` equal to `value`; an approximate one is an interval, both ends
/// included, and `value` is the number that its words name (50 of 50余, 20 of 二三十).
struct numeral {
    numeral_kind kind = numeral_kind::number;
    decimal value{};
    decimal low{};
    std::optional<decimal> high{};  ///< none: without an upper end, as 若干 and 50以上
    std::int64_t divisor = 1;       ///< what a share divides by: 3 of 三分之一, 100 of 百分之五
    bool exact = true;
    std::size_t length = 0;  ///< bytes read
};

/// Reads the number that begins `text`, with what makes it approximate before (近, 约, 数) and after it (余, 多, 左右);
/// none where no number begins there, or where it has more than fifteen digits. UTF-8; full-width forms are read as ASCII.
std::optional<numeral> read_numeral_at(std::string_view text) noexcept;

/// As `read_numeral_at`, of a text that is a number and nothing else.
std::optional<numeral> read_numeral(std::string_view text) noexcept;

/// One way of writing a number, by an example, with what it is read as.
struct numeral_form {
    std::string_view example;
    std::string_view low;
    std::string_view high;  ///< empty: without an upper end
    std::string_view zh;
    std::string_view en;
};

/// What is read. Each row is an example that `read_numeral` reads as told; of a share, the ends are those of its dividend.
inline constexpr numeral_form numeral_forms[] = {
    {"1,234", "1234", "1234", "千分位", "thousands parted by commas"},
    {"１２３", "123", "123", "全角数字", "full-width digits"},
    {"一百零三", "103", "103", "中文数字", "Chinese numerals"},
    {"十万零一千", "101000", "101000", "中间有零", "a gap told by 零"},
    {"两百", "200", "200", "两", "两 for two"},
    {"廿三", "23", "23", "廿、卅、卌", "廿, 卅, 卌 for twenty, thirty, forty"},
    {"壹佰贰拾叁", "123", "123", "大写", "numerals of accounts"},
    {"伍仟", "5000", "5000", "大写", "numerals of accounts"},
    {"二〇二四", "2024", "2024", "逐位读", "digit by digit"},
    {"一百二", "120", "120", "末位省略单位", "the last place left unsaid"},
    {"一万二", "12000", "12000", "末位省略单位", "the last place left unsaid"},
    {"1千2百", "1200", "1200", "数字与单位相间", "digits and places in turn"},
    {"13万2", "132000", "132000", "数字与单位相间", "digits and places in turn"},
    {"1.2万", "11500", "12999", "以万、亿计，四舍五入或截尾", "in 万 or 亿, rounded or cut off"},
    {"50余", "50", "59", "余、多", "and some more"},
    {"5.2万余", "52000", "52999", "余、多", "and some more"},
    {"十来", "9", "13", "来", "about, a little more"},
    {"十几", "11", "19", "几", "some ones"},
    {"数十", "20", "99", "数、几", "several"},
    {"几百", "200", "999", "数、几", "several"},
    {"二三十", "20", "39", "相邻两数", "two neighbouring digits"},
    {"七八百", "700", "899", "相邻两数", "two neighbouring digits"},
    {"十二三", "12", "13", "相邻两数", "two neighbouring digits"},
    {"三五", "3", "5", "三五", "three to five"},
    {"近百", "80", "100", "近、将近、接近", "nearly: down to a fifth less"},
    {"不足50", "0", "49", "不足、不到", "less than"},
    {"约50", "45", "55", "约、左右、上下", "about: a tenth either way"},
    {"50左右", "45", "55", "约、左右、上下", "about: a tenth either way"},
    {"上百", "100", "999", "上百、上千", "in the hundreds"},
    {"超过50", "50", "", "超、超过、逾、突破、至少", "more than"},
    {"50以上", "50", "", "以上", "and more"},
    {"50以内", "0", "50", "以内、以下", "and less"},
    {"若干", "1", "", "若干", "some"},
    {"半数", "1", "1", "半数", "a half"},
    {"三分之一", "1", "1", "几分之几", "a fraction"},
    {"百分之五", "5", "5", "百分数", "a percentage"},
    {"12.5%", "12.5", "12.5", "百分数", "a percentage"},
};

}  // namespace gongkai
