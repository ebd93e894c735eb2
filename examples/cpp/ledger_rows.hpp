// SPDX-License-Identifier: Apache-2.0
// What the programs that keep a ledger in a database have in common: three requests, a row as text, a year's table.
#pragma once
#include <array>
#include <gongkai/calendar/iso_date.hpp>
#include <gongkai/ledger/request.hpp>
#include <gongkai/ledger/tally.hpp>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace example {

constexpr const char* create_table =
    "create table requests (id text primary key, applicant text not null, channel text, received date not null, "
    "extended date, extension_days integer, closed date, disposition text)";
constexpr const char* select_rows =
    "select id, applicant, channel, received, extended, extension_days, closed, disposition from requests order by id";
constexpr std::size_t columns = 8;

using row = std::array<std::optional<std::string>, columns>;

inline row as_row(const gongkai::ledger_entry& entry) {
    const auto date = [](const std::optional<std::chrono::sys_days>& day) {
        return day ? std::optional{gongkai::iso_date(*day)} : std::nullopt;
    };
    row out{entry.id, std::string{code(entry.applicant)}};
    if (entry.channel) out[2] = code(*entry.channel);
    out[3] = gongkai::iso_date(entry.events.received);
    out[4] = date(entry.events.extended);
    if (entry.events.extended) out[5] = std::to_string(entry.events.extension_days);
    out[6] = date(entry.events.closed);
    if (entry.disposition) out[7] = code(*entry.disposition);
    return out;
}

/// A row as CSV, which is what a tally reads. The codes and days of this ledger need no quotes.
inline void append_csv(std::string& csv, const row& fields) {
    for (std::size_t i = 0; i < columns; ++i) csv.append(i == 0 ? "" : ",").append(fields[i].value_or(""));
    csv += '\n';
}
constexpr const char* csv_header = "id,applicant,channel,received,extended,extension_days,closed,disposition\n";

/// Requests are carried through states in which only lawful steps compile.
inline std::vector<gongkai::ledger_entry> requests() {
    using namespace gongkai;
    const auto first = receive("2025-001", applicant::natural_person, channel::internet, ymd(20250120)).value();
    const auto second = receive("2025-002", applicant::business, channel::in_person, ymd(20250217)).value();
    const auto third = receive("2025-003", applicant::natural_person, channel::fax, ymd(20251215)).value();
    return {
        first.close<disposition::granted, article(36, 1)>(ymd(20250221)).value().entry(),
        second.extend(ymd(20250317), 10)
            .value()
            .close<disposition::partially_granted, article(37)>(ymd(20250328))
            .value()
            .entry(),
        third.entry(),
    };
}

inline void print_table(const gongkai::counted_requests& counted, std::chrono::year year) {
    using namespace gongkai;
    const request_table table = counted.table(year);
    std::cout << int{year} << ": " << counted.rows().read << " rows read, " << counted.rows().counted << " counted\n";
    const auto line = [](std::string_view label, const applicant_counts& counts) {
        if (counts.total().value() != 0) std::cout << "  " << label << " " << counts.total().value() << '\n';
    };
    line("received", table.received());
    line("carried_in", table.carried_in());
    for (const disposition d : enumerators<disposition>) line(code(d), table[d]);
    line("carried_out", table.carried_out());
    for (const row_reference& open : counted.requests_in(year, request_row::carried_out, request_column::total))
        std::cout << "  still open: " << open.id << '\n';
}

}  // namespace example
