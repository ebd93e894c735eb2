// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <gongkai/core/result.hpp>
#include <gongkai/ledger/finding.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// The records of a CSV text, each as the fields of the columns that are wanted.
struct csv_table {
    /// `needed`: columns without which nothing can be counted.
    static result<std::unique_ptr<csv_table>> open(std::string_view text, std::span<const ledger_column> columns,
                                                   std::span<const ledger_column> needed);
    /// The same of a text that is the table's own.
    static result<std::unique_ptr<csv_table>> open_own(std::string text, std::span<const ledger_column> columns,
                                                       std::span<const ledger_column> needed);

    /// Goes to the next record that begins before `stop`; false where there is none. A record with too few or too many
    /// fields, or with a quote that is not closed as it must be, ends with its line and is not well formed.
    bool next();

    /// Empty for a column that is not there.
    std::string_view operator[](ledger_column column) const noexcept {
        return {begins_[index_of(column)], sizes_[index_of(column)]};
    }

    bool has(ledger_column column) const noexcept;

    const char* at = nullptr;     ///< the next record
    const char* stop = nullptr;   ///< records from here on are another's
    const char* end = nullptr;
    bool well_formed = true;
    std::vector<std::string> unknown_columns{};

private:
    std::optional<error> read_header(std::span<const ledger_column> columns);
    void read_record(std::vector<std::string_view>* header);
    bool read_quoted(std::string_view& field);

    // Apart, so that what is stored field by field is not read back before it has arrived.
    std::array<const char*, enum_size<ledger_column>> begins_{};
    std::array<std::size_t, enum_size<ledger_column>> sizes_{};
    std::unique_ptr<const std::string> own_text_{};
    std::vector<int> column_of_position_{};   ///< -1: not read
    std::vector<std::unique_ptr<std::string>> unquoted_{};  ///< fields in which a quote stands for itself
    std::size_t unquoted_used_ = 0;
};

}  // namespace gongkai::detail
