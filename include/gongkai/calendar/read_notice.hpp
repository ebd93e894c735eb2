// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/calendar/parse_arrangement.hpp>
#include <gongkai/core/result.hpp>
#include <string_view>

namespace gongkai {

/// Reads a notice, for `announce`, in any of three forms of UTF-8 text:
///
/// - as the State Council words it: 一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。 The year is that of the
///   title (关于2026年部分节假日安排的通知) or stands first. A day of the week and a number of days that do not agree
///   with the dates are errors, and so is a sentence with a date that says neither 放假 nor 上班 (but 鼓励 is advice).
///   A notice that extends a holiday (延长2020年春节假期至2月2日, 春节假期延长3天), moves one (调整), or names none of the national
///   ones (a local holiday) is an amendment;
/// - as JSON: {"year": 2026, "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": true}, …]};
/// - as the lines of parse_arrangement.
///
/// errc::notice_invalid with the place; errc::json_syntax; errc::input_empty where no holiday is named.
result<announced_year> read_notice(std::string_view text);

}  // namespace gongkai
