// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/records/kinds.hpp>
#include <optional>

#include "ledger/tally_state.hpp"

/// What a row adds to the figures of all years, in 31 bits: fields of a trace by kind of ledger.

namespace gongkai::detail {

template <unsigned At, unsigned Width>
struct trace_field {
    static_assert(At + Width < 32);
    static constexpr std::uint64_t none = (std::uint64_t{1} << Width) - 1;
    static constexpr std::uint64_t put(std::uint64_t value) noexcept { return (value < none ? value : none) << At; }
    static constexpr std::uint64_t get(std::uint64_t trace) noexcept { return trace >> At & none; }
    template <class Enum>
    static constexpr std::uint64_t put(const std::optional<Enum>& value) noexcept {
        static_assert(enum_size<Enum> <= none);
        return put(value ? static_cast<std::uint64_t>(*value) : none);
    }
};

/// A truth.
template <unsigned At>
struct trace_flag {
    static_assert(At < 31);
    static constexpr std::uint64_t put(bool value) noexcept { return std::uint64_t{value} << At; }
    static constexpr bool get(std::uint64_t trace) noexcept { return (trace >> At & 1U) != 0; }
};

/// Years since first_ledger_year; `none`: it did not happen.
template <unsigned At>
struct trace_year : trace_field<At, 7> {
    static constexpr std::uint64_t put_day(const std::optional<std::chrono::sys_days>& day) noexcept {
        return trace_field<At, 7>::put(day ? year_index(*day) : trace_field<At, 7>::none);
    }
};

/// Days since the first of first_ledger_year.
template <unsigned At>
struct trace_day : trace_field<At, 15> {
    static constexpr std::uint64_t put_day(std::chrono::sys_days day) noexcept {
        return trace_field<At, 15>::put(static_cast<std::uint64_t>(day.time_since_epoch().count() - first_ledger_day));
    }
    static constexpr std::int32_t day_of(std::uint64_t trace) noexcept {
        return static_cast<std::int32_t>(trace_field<At, 15>::get(trace)) + first_ledger_day;
    }
    static constexpr unsigned year_of(std::uint64_t trace) noexcept { return year_index(day_of(trace)); }
};

struct publication_trace {
    using published = trace_year<0>;
    using article20_ = trace_field<7, 5>;
    using article21_ = trace_field<12, 5>;
    using channel = trace_field<17, 4>;
    using form = trace_field<21, 4>;
    using in_time = trace_flag<25>;
    using late = trace_flag<26>;
    using reviewed = trace_flag<27>;
};
struct document_trace {
    using issued = trace_year<0>;
    using ended = trace_year<7>;
    using kind = trace_field<14, 2>;
    using ending = trace_field<16, 3>;
};
struct column_trace {
    using kind = trace_field<0, 4>;
    using empty = trace_flag<4>;
};
struct site_trace {
    using kind = trace_field<0, 2>;
};
struct consultation_trace {
    using received = trace_day<0>;
    using channel = trace_field<15, 4>;
    using answered = trace_year<19>;
};
struct rating_trace {
    using rated = trace_year<0>;
    using level = trace_field<7, 3>;
    using channel = trace_field<10, 4>;
    using rerating = trace_field<14, 3>;
    using called_back = trace_flag<17>;
    using appealed = trace_flag<18>;
    using upheld = trace_flag<19>;
    using rectified = trace_flag<20>;
    using rerated = trace_flag<21>;
};
struct escalation_trace {
    using registered = trace_year<0>;
    using closed = trace_year<7>;
    using level = trace_field<14, 2>;
    using answered = trace_flag<16>;
};
struct point_trace {
    using opened = trace_year<0>;
    using closed = trace_year<7>;
    using hours = trace_field<14, 2>;
};
struct broadcast_trace {
    using held = trace_day<0>;
};
struct matter_trace {
    using listed = trace_year<0>;
    using delisted = trace_year<7>;
    using kind = trace_field<14, 4>;
    using category = trace_field<18, 12>;  ///< 0: none
};

}  // namespace gongkai::detail
