// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <gongkai/ledger/clock.hpp>
#include <gongkai/records/tally.hpp>
#include <vector>

#include "field.hpp"
#include "lanes.hpp"
#include "trace.hpp"

/// What `judge_row` makes of the rows with which nothing is wrong, which are nearly all: their traces, a block of them at a
/// time and without a branch. Rows of which that is not certain are odd; they are read and judged one by one. For each kind
/// that may have many rows: the columns it needs, those that must say nothing, and those that a ledger must not have. All
/// others are text that no rule looks at.

namespace gongkai::detail {

/// The first day on which publishing is late, by the day on which something was made; none where that cannot be said.
class late_days {
public:
    static constexpr std::uint16_t unknown = 0;

    explicit late_days(const work_calendar& calendar) : calendar_{calendar}, days_(0x1'0000, not_yet) { days_[no_day] = unknown; }
    std::uint16_t operator[](std::uint16_t made) {
        if (days_[made] == not_yet) days_[made] = after(made);
        return days_[made];
    }

private:
    static constexpr std::uint16_t not_yet = 0xFFFF;

    std::uint16_t after(std::uint16_t made) const {
        const auto due = proactive_disclosure_due(std::chrono::sys_days{std::chrono::days{made + first_ledger_day}}, calendar_);
        return due ? static_cast<std::uint16_t>(due->date.time_since_epoch().count() - first_ledger_day + 1) : unknown;
    }

    const work_calendar& calendar_;
    std::vector<std::uint16_t> days_;
};

/// By what rows are plain besides themselves.
struct plain_scope {
    record_scope columns;
    const record_settings& settings;
    late_days late;

    plain_scope(record_scope has, const record_settings& by) : columns{has}, settings{by}, late{by.calendar} {}
};

template <class Entry, class... Names>
consteval std::array<std::size_t, sizeof...(Names)> columns_named(Names... names) {
    return {column_of<Entry>(names)...};
}

template <class Field>
constexpr std::uint32_t put_lane(std::uint16_t code) noexcept {
    return static_cast<std::uint32_t>(Field::put(code & Field::none));
}
template <class Year>
constexpr std::uint32_t put_year(std::uint16_t day) noexcept {
    return static_cast<std::uint32_t>(Year::put(year_of_lane(day)));
}

/// Nothing is plain.
template <class Entry>
struct plain_rows {
    static constexpr bool any = false;
};

template <class Entry>
struct plain_columns {
    static constexpr bool any = true;
    static constexpr std::array<std::size_t, 0> codes{};
    static constexpr std::array<std::size_t, 0> empty{};
    static constexpr std::array<std::size_t, 0> absent{};
};

template <>
struct plain_rows<publication_entry> : plain_columns<publication_entry> {
    static constexpr auto days = columns_named<publication_entry>("made", "published");
    static constexpr auto codes = columns_named<publication_entry>("article20", "article21", "channel", "form");
    static constexpr auto empty = columns_named<publication_entry>("interprets", "drafted", "returned", "corrections");
    static constexpr auto absent =
        columns_named<publication_entry>("first_review", "second_review", "third_review", "proofs", "secrecy_review");

    template <class Block>
    static void judge(Block& block, std::size_t rows, plain_scope& scope) {
        using trace = publication_trace;
        auto& [made, published] = block.days;
        const auto& [item20, item21, channel, form] = block.codes;
        const bool has_items = scope.columns.has(codes[0]) || scope.columns.has(codes[1]);
        lane late;
        for (std::size_t i = 0; i < rows; ++i) late[i] = scope.late[made[i]];
        for (std::size_t i = 0; i < rows; ++i) {
            const bool out = published[i] != no_day;
            const bool timed = out & (made[i] != no_day);
            const bool unnamed = has_items & out & (item20[i] == no_code) & (item21[i] == no_code);
            block.odd[i] |=
                static_cast<std::uint16_t>((timed & ((published[i] < made[i]) | (published[i] >= late[i]))) | unnamed);
            block.traces[i] = put_year<trace::published>(published[i]) | put_lane<trace::article20_>(item20[i]) |
                              put_lane<trace::article21_>(item21[i]) | put_lane<trace::channel>(channel[i]) |
                              put_lane<trace::form>(form[i]) | static_cast<std::uint32_t>(trace::in_time::put(timed));
        }
    }
};

template <>
struct plain_rows<document_entry> : plain_columns<document_entry> {
    static constexpr auto days = columns_named<document_entry>("issued", "ended");
    static constexpr auto codes = columns_named<document_entry>("kind", "ending");

    template <class Block>
    static void judge(Block& block, std::size_t rows, const plain_scope& scope) {
        using trace = document_trace;
        const auto& [issued, ended] = block.days;
        const auto& [kind, ending] = block.codes;
        const bool has_ending = scope.columns.has(codes[1]);
        for (std::size_t i = 0; i < rows; ++i) {
            block.odd[i] |= static_cast<std::uint16_t>((ended[i] < issued[i]) |
                                                       (has_ending & ((ended[i] == no_day) != (ending[i] == no_code))));
            block.traces[i] = put_year<trace::issued>(issued[i]) | put_year<trace::ended>(ended[i]) |
                              put_lane<trace::kind>(kind[i]) | put_lane<trace::ending>(ending[i]);
        }
    }
};

template <>
struct plain_rows<consultation_entry> : plain_columns<consultation_entry> {
    static constexpr auto days = columns_named<consultation_entry>("received", "answered");
    static constexpr auto codes = columns_named<consultation_entry>("channel");

    template <class Block>
    static void judge(Block& block, std::size_t rows, const plain_scope&) {
        using trace = consultation_trace;
        const auto& [received, answered] = block.days;
        const auto& channel = block.codes[0];
        for (std::size_t i = 0; i < rows; ++i) {
            block.odd[i] |= static_cast<std::uint16_t>(answered[i] < received[i]);
            block.traces[i] = put_lane<trace::received>(received[i]) | put_lane<trace::channel>(channel[i]) |
                              put_year<trace::answered>(answered[i]);
        }
    }
};

template <>
struct plain_rows<rating_entry> : plain_columns<rating_entry> {
    static constexpr auto days = columns_named<rating_entry>("rated");
    static constexpr auto codes = columns_named<rating_entry>("channel", "level");
    static constexpr auto empty = columns_named<rating_entry>("called_back", "verified", "appealed", "appeal_decided",
                                                              "appeal_outcome", "rectified", "answered", "rerated", "rerating");

    template <class Block>
    static void judge(Block& block, std::size_t rows, const plain_scope&) {
        using trace = rating_trace;
        const auto& rated = block.days[0];
        const auto& [channel, level] = block.codes;
        for (std::size_t i = 0; i < rows; ++i)
            block.traces[i] = put_year<trace::rated>(rated[i]) | put_lane<trace::level>(level[i]) |
                              put_lane<trace::channel>(channel[i]) | put_lane<trace::rerating>(no_code);
    }
};

template <>
struct plain_rows<escalation_entry> : plain_columns<escalation_entry> {
    static constexpr auto days = columns_named<escalation_entry>("registered", "to_department", "to_joint", "answered", "closed");

    template <class Block>
    static void judge(Block& block, std::size_t rows, const plain_scope& scope) {
        using trace = escalation_trace;
        const auto& [registered, to_department, to_joint, answered, closed] = block.days;
        const bool has_answer = scope.columns.has(days[3]);
        const std::uint16_t limit = days_of_calendar(scope.settings.escalations);
        for (std::size_t i = 0; i < rows; ++i) {
            const bool at_department = to_department[i] != no_day;
            const bool at_joint = to_joint[i] != no_day;
            const std::uint16_t reached = at_joint ? to_joint[i] : at_department ? to_department[i] : registered[i];
            const bool is_closed = closed[i] != no_day;
            const bool is_answered = (answered[i] != no_day) & (answered[i] <= closed[i]);
            const auto last = static_cast<std::uint16_t>(registered[i] + limit);
            block.odd[i] |= static_cast<std::uint16_t>(
                (to_department[i] < registered[i]) | (at_joint & (!at_department | (to_joint[i] < to_department[i]))) |
                (answered[i] < registered[i]) | (closed[i] < reached) | (has_answer & is_closed & !is_answered) |
                (is_closed & (closed[i] > last)) | (at_department & (to_department[i] > last)) |
                (at_joint & (to_joint[i] > last)));
            const auto level = static_cast<std::uint16_t>(at_joint        ? escalation_level::joint
                                                          : at_department ? escalation_level::department
                                                                          : escalation_level::window);
            block.traces[i] = put_year<trace::registered>(registered[i]) | put_year<trace::closed>(closed[i]) |
                              put_lane<trace::level>(level) | static_cast<std::uint32_t>(trace::answered::put(is_answered));
        }
    }

private:
    /// Within so many days of the calendar no limit in working days can have been passed.
    static std::uint16_t days_of_calendar(const escalation_limits& limits) {
        unsigned least = 20'000;
        static_assert(20'000 + last_ledger_day - first_ledger_day < no_day);
        for (const auto& limit : limits.at_level) least = std::min(least, limit.value_or(least));
        return static_cast<std::uint16_t>(std::min(least, limits.in_all.value_or(least)));
    }
};

/// Rows that last from a day to another, of some kind. None ends before it began.
template <class First, class Last, class Kind, class Block>
void judge_lasting(Block& block, std::size_t rows) {
    const auto& [first, last] = block.days;
    const auto& kind = block.codes[0];
    for (std::size_t i = 0; i < rows; ++i) {
        block.odd[i] |= static_cast<std::uint16_t>(last[i] < first[i]);
        block.traces[i] = put_year<First>(first[i]) | put_year<Last>(last[i]) | put_lane<Kind>(kind[i]);
    }
}

template <>
struct plain_rows<service_point_entry> : plain_columns<service_point_entry> {
    static constexpr auto days = columns_named<service_point_entry>("opened", "closed");
    static constexpr auto codes = columns_named<service_point_entry>("hours");

    template <class Block>
    static void judge(Block& block, std::size_t rows, const plain_scope&) {
        judge_lasting<point_trace::opened, point_trace::closed, point_trace::hours>(block, rows);
    }
};

template <>
struct plain_rows<broadcast_entry> : plain_columns<broadcast_entry> {
    static constexpr auto days = columns_named<broadcast_entry>("held");

    template <class Block>
    static void judge(Block& block, std::size_t rows, const plain_scope&) {
        for (std::size_t i = 0; i < rows; ++i) block.traces[i] = put_lane<broadcast_trace::held>(block.days[0][i]);
    }
};

template <>
struct plain_rows<matter_entry> : plain_columns<matter_entry> {
    static constexpr auto days = columns_named<matter_entry>("listed", "delisted");
    static constexpr auto codes = columns_named<matter_entry>("kind");
    static constexpr auto empty = columns_named<matter_entry>("category");

    template <class Block>
    static void judge(Block& block, std::size_t rows, const plain_scope&) {
        judge_lasting<matter_trace::listed, matter_trace::delisted, matter_trace::kind>(block, rows);
    }
};

/// Every column is read into a lane, must be empty or absent, or is text that cannot be wrong.
template <class Entry>
consteval bool plain_columns_complete() {
    using kind = plain_rows<Entry>;
    return []<std::size_t... Place>(std::index_sequence<Place...>) {
        const auto in = [](std::size_t place, const auto& columns) {
            return std::find(columns.begin(), columns.end(), place) != columns.end();
        };
        const auto known = [&](std::size_t place) {
            return in(place, kind::days) || in(place, kind::codes) || in(place, kind::empty) || in(place, kind::absent);
        };
        return ((std::is_same_v<member_at<Entry, Place>, std::string> || known(Place)) && ...);
    }(std::make_index_sequence<record_width<Entry>>{});
}

}  // namespace gongkai::detail
