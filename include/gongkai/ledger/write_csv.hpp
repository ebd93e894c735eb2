// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/calendar/iso_date.hpp>
#include <gongkai/ledger/entry.hpp>
#include <gongkai/ledger/finding.hpp>
#include <optional>
#include <string>
#include <string_view>

/// Ledgers in CSV, as request_reader and review_reader read them: a header, then a record for each entry.

namespace gongkai {

/// A field as in RFC 4180: quoted where it has to be.
inline void append_csv_field(std::string& out, std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += field;
        return;
    }
    out += '"';
    for (const char c : field) out.append(c == '"' ? 2 : 1, c);
    out += '"';
}

namespace detail {

inline void append_csv_header(std::string& out, ledger_column first, ledger_column last) {
    for (std::size_t i = index_of(first); i <= index_of(last); ++i)
        out.append(i == index_of(first) ? "" : ",").append(name(enumerators<ledger_column>[i]));
    out += '\n';
}

inline void append_day(std::string& out, const std::optional<std::chrono::sys_days>& day) {
    out += ',';
    if (day) out += iso_date(*day);
}

}  // namespace detail

/// The titles of the columns of a ledger of requests.
inline void append_request_header(std::string& out) {
    detail::append_csv_header(out, ledger_column::id, ledger_column::disposition);
}

/// A row of the ledger at the end of the text, and a line end.
inline void append_csv(std::string& out, const ledger_entry& entry) {
    const request_events& e = entry.events;
    append_csv_field(out, entry.id);
    out.append(",").append(code(entry.applicant));
    append_csv_field(out += ',', entry.applicant_id);
    out.append(",").append(entry.channel ? code(*entry.channel) : "");
    detail::append_day(out, e.received);
    detail::append_day(out, e.correction_notified);
    detail::append_day(out, e.correction_due);
    detail::append_day(out, e.correction_received);
    // An answer that is still out has an empty place, except behind the last that came.
    std::string answers;
    std::size_t known = 0;
    for (const consultation& c : e.consultations) {
        out.append(&c == &e.consultations.front() ? "," : ";").append(iso_date(c.sent));
        if (&c != &e.consultations.front()) answers += ';';
        if (c.answered) known = answers.append(iso_date(*c.answered)).size();
    }
    if (e.consultations.empty()) out += ',';
    out.append(",").append(answers, 0, known);
    detail::append_day(out, e.extended);
    out += ',';
    if (e.extended || e.extension_days != 0) out += std::to_string(e.extension_days);
    detail::append_day(out, e.deferred);
    detail::append_day(out, e.deferred_to);
    detail::append_day(out, e.fee_notified);
    detail::append_day(out, e.fee_paid);
    out += ',';
    if (entry.fee) out += in_yuan(*entry.fee);
    detail::append_day(out, e.closed);
    out.append(",").append(entry.disposition ? code(*entry.disposition) : "") += '\n';
}

/// The columns of the ledger of reviews.
inline constexpr std::string_view review_header = "id,request_id,kind,filed,closed,outcome,co_defendant\n";

inline void append_csv(std::string& out, const review_entry& entry) {
    append_csv_field(out, entry.id);
    append_csv_field(out += ',', entry.request_id);
    out.append(",").append(code(entry.kind));
    detail::append_day(out, entry.filed);
    detail::append_day(out, entry.closed);
    out.append(",").append(entry.outcome ? code(*entry.outcome) : "");
    out.append(entry.co_defendant ? ",true\n" : ",false\n");
}

}  // namespace gongkai
