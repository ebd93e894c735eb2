// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstdint>
#include <gongkai/calendar/parse_day.hpp>
#include <gongkai/ledger/entry.hpp>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// The place of a finding that concerns a ledger as a whole: before its first row.
inline constexpr std::uint64_t whole_ledger = std::numeric_limits<std::uint64_t>::max();

/// Rows of one ledger are numbered in 32 bits.
inline constexpr std::uint64_t most_rows = std::numeric_limits<std::uint32_t>::max();

/// Takes the next day of a list joined by `;` or `；` off its front.
inline std::string_view next_joined(std::string_view& list) noexcept {
    constexpr std::string_view wide = "；";
    const std::size_t end = std::min(list.find(';'), list.find(wide));
    const std::string_view first = list.substr(0, end);
    if (end == std::string_view::npos) list = {};
    else list.remove_prefix(end + (list[end] == ';' ? 1 : wide.size()));
    return first;
}

/// The consultations of a row, whose days are joined by `;` in order. The n-th answer belongs to the n-th letter; an
/// empty place means that the answer is still out. `report(rule, column, detail)` says what cannot be read.
template <class Report>
void read_consultations(std::string_view sent, std::string_view answered, std::vector<consultation>& out, Report&& report) {
    out.clear();
    while (!sent.empty()) {
        const std::string_view text = next_joined(sent);
        const auto day = parse_day(text);
        if (!day) report(ledger_rule::date, ledger_column::consult_sent, std::string{text});
        out.push_back({day.value_or(std::chrono::sys_days{}), {}});
    }
    for (std::size_t n = 0; !answered.empty(); ++n) {
        const std::string_view text = next_joined(answered);
        if (text.empty()) continue;
        const auto day = parse_day(text);
        if (!day) report(ledger_rule::date, ledger_column::consult_answered, std::string{text});
        else if (n >= out.size())
            report(ledger_rule::answer_without_consultation, ledger_column::consult_answered, std::string{text});
        else out[n].answered = *day;
    }
}

}  // namespace gongkai::detail
