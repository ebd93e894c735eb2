// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <gongkai/core/lang.hpp>
#include <gongkai/service/entry.hpp>
#include <optional>
#include <string_view>

/// How long things may take is not law of the land: each place has set its own. So a limit is data, with its source, and
/// nothing is late that no one has set a limit for.

namespace gongkai {

/// The limits of a place for bad ratings, in days of the calendar after the rating.
struct rating_limits {
    std::string_view code{};
    std::string_view source_zh{};
    std::string_view source_en{};
    std::optional<unsigned> call_back{};  ///< 回访
    std::optional<unsigned> answer{};     ///< 整改并反馈
};

/// The opinion of the State Council office sets the loop and no number of days. Zhejiang's are told by the press on the
/// day the system went into use (2019-10-18): one day to call back, fifteen to rectify and answer; whether these are days
/// of the calendar is not said, and they are taken as such.
inline constexpr std::array<rating_limits, 2> all_rating_limits{{
    {"national", "国办发〔2019〕51号（未定天数）", "Opinion 2019 no. 51 (sets no days)", {}, {}},
    {"zhejiang", "浙江省政务服务“好差评”（据2019年10月新闻发布会报道）",
     "Zhejiang, as reported of the press conference of October 2019", 1, 15},
}};

/// The limits of a place for a ticket of the window: working days for each level from the day it reached it, or for the
/// whole ticket.
struct escalation_limits {
    std::string_view code{};
    std::string_view source_zh{};
    std::string_view source_en{};
    std::array<std::optional<unsigned>, 3> at_level{};
    std::optional<unsigned> in_all{};
};

/// No limit holds in all of China. Both places are known from secondary sources.
inline constexpr std::array<escalation_limits, 3> all_escalation_limits{{
    {"none", "未定时限", "no limit set", {}, {}},
    {"jiangsu", "江苏省（据公开介绍）", "Jiangsu, from a secondary source", {}, 15},
    {"tianjin_district", "天津市某区（据公开介绍）", "a district of Tianjin, from a secondary source", {0, 5, 10}, {}},
}};

/// The rule set of that code; null where there is none.
template <class Limits, std::size_t N>
constexpr const Limits* find_limits(const std::array<Limits, N>& all, std::string_view code) noexcept {
    for (const Limits& each : all)
        if (each.code == code) return &each;
    return nullptr;
}

}  // namespace gongkai
