// SPDX-License-Identifier: Apache-2.0
#include "code_lookup.hpp"
#include "consultations.hpp"
#include "ledger_words.hpp"
#include "read_row.hpp"
#include <algorithm>
#include <gongkai/ledger/read.hpp>

namespace gongkai {

namespace detail {

namespace {

std::string_view text_at(const text_column& column, std::size_t row) noexcept {
    return column && column.valid[row] ? column[row] : std::string_view{};
}

std::optional<std::chrono::sys_days> day_at(const day_column& column, std::size_t row) noexcept {
    if (!column || !column.valid[row]) return std::nullopt;
    return std::chrono::sys_days{std::chrono::days{column.days[row]}};
}

template <class Enum>
std::optional<Enum> code_at(const code_column& column, std::size_t row, ledger_column name, std::vector<ledger_finding>& faults) {
    const std::string_view given = column && column.has(row) ? column[row] : std::string_view{};
    if (given.empty()) return std::nullopt;
    auto value = find_code<Enum>(given);
    if (!value) value = value_of_words<Enum>(given);
    if (!value) note_fault(faults, ledger_rule::unknown_code, name, std::string{given});
    return value;
}

}  // namespace

void read_row(const ledger_columns& columns, std::size_t row, ledger_entry& entry, std::vector<ledger_finding>& faults) {
    faults.clear();
    const auto who = code_at<applicant>(columns.applicant, row, ledger_column::applicant, faults);
    if (!who && faults.empty()) note_fault(faults, ledger_rule::unknown_code, ledger_column::applicant, {});
    entry.applicant = who.value_or(applicant{});
    entry.channel = code_at<channel>(columns.channel, row, ledger_column::channel, faults);
    entry.disposition = code_at<disposition>(columns.disposition, row, ledger_column::disposition, faults);
    read_beside_codes(columns, row, entry, faults);
}

void read_beside_codes(const ledger_columns& columns, std::size_t row, ledger_entry& entry, std::vector<ledger_finding>& faults) {
    entry.id.assign(text_at(columns.id, row));
    entry.applicant_id.assign(text_at(columns.applicant_id, row));
    request_events& e = entry.events;
    const auto received = day_at(columns.received, row);
    if (!received) note_fault(faults, ledger_rule::date, ledger_column::received, {});
    e.received = received.value_or(std::chrono::sys_days{});
    e.correction_notified = day_at(columns.correction_notified, row);
    e.correction_due = day_at(columns.correction_due, row);
    e.correction_received = day_at(columns.correction_received, row);
    e.extended = day_at(columns.extended, row);
    e.deferred = day_at(columns.deferred, row);
    e.deferred_to = day_at(columns.deferred_to, row);
    e.fee_notified = day_at(columns.fee_notified, row);
    e.fee_paid = day_at(columns.fee_paid, row);
    e.closed = day_at(columns.closed, row);
    e.extension_days = 0;
    if (columns.extension_days && columns.extension_days.valid[row])
        e.extension_days = static_cast<int>(std::clamp<std::int64_t>(columns.extension_days.values[row], -1, 1000));
    entry.fee.reset();
    if (columns.fee_fen && columns.fee_fen.valid[row]) {
        entry.fee = money::from_fen(columns.fee_fen.values[row]);
        if (!entry.fee)
            note_fault(faults, ledger_rule::number, ledger_column::fee_yuan,
                       std::to_string(columns.fee_fen.values[row]) + " fen");
    }
    read_consultations(
        text_at(columns.consult_sent, row), text_at(columns.consult_answered, row), e.consultations,
        [&](ledger_rule rule, ledger_column column, std::string detail) { note_fault(faults, rule, column, std::move(detail)); });
}

std::optional<error> missing_column(const ledger_columns& columns) {
    const std::pair<bool, ledger_column> needed[] = {{static_cast<bool>(columns.id), ledger_column::id},
                                                     {static_cast<bool>(columns.applicant), ledger_column::applicant},
                                                     {static_cast<bool>(columns.received), ledger_column::received},
                                                     {static_cast<bool>(columns.closed), ledger_column::closed},
                                                     {static_cast<bool>(columns.disposition), ledger_column::disposition}};
    for (const auto& [present, column] : needed)
        if (!present && columns.rows != 0) return error{errc::ledger_column_missing, std::string{name(column)}};
    return std::nullopt;
}

}  // namespace detail

result<column_reader> column_reader::open(const ledger_columns& columns) {
    if (auto missing = detail::missing_column(columns)) return *std::move(missing);
    return column_reader{columns};
}

bool column_reader::next() {
    if (row_ == columns_.rows) return false;
    detail::read_row(columns_, row_++, entry_, faults_);
    return true;
}

}  // namespace gongkai
