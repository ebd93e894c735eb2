// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <gongkai/core/result.hpp>
#include <gongkai/ledger/columns.hpp>
#include <gongkai/ledger/entry.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gongkai::detail {

/// Notes what cannot be read of a row.
inline void note_fault(std::vector<ledger_finding>& faults, ledger_rule rule, std::optional<ledger_column> column,
                       std::string detail) {
    ledger_finding& found = faults.emplace_back();
    found.rule = rule;
    found.column = column;
    found.detail = std::move(detail);
}

/// Reads one row of a ledger in columns; `faults` are what could not be read of it.
void read_row(const ledger_columns& columns, std::size_t row, ledger_entry& entry, std::vector<ledger_finding>& faults);

/// The same but for the codes of the row, which `entry` holds already.
void read_beside_codes(const ledger_columns& columns, std::size_t row, ledger_entry& entry, std::vector<ledger_finding>& faults);

/// errc::ledger_column_missing where a column that every table needs is absent.
std::optional<error> missing_column(const ledger_columns& columns);

}  // namespace gongkai::detail
