// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/core/result.hpp>
#include <gongkai/ledger/finding.hpp>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// A column that is wanted, by its place among them: its title, and another that is read as well. Without a title it is
/// not read. The first is the one by which a row names itself.
struct row_column {
    std::string_view title{};
    std::string_view other_title{};
    bool needed = false;  ///< without it nothing can be counted
};

/// The records of a CSV text, each as the fields of the columns that are wanted.
struct csv_rows {
    static result<std::unique_ptr<csv_rows>> open(std::string_view text, std::span<const row_column> columns);
    /// The same of a text that is the table's own.
    static result<std::unique_ptr<csv_rows>> open_own(std::string text, std::span<const row_column> columns);

    /// Goes to the next record that begins before `stop`; false where there is none. A record with too few or too many
    /// fields, or with a quote that is not closed as it must be, ends with its line and is not well formed.
    bool next();

    /// Empty for a column that is not there.
    std::string_view operator[](std::size_t column) const noexcept { return {begins_[column], sizes_[column]}; }

    bool has(std::size_t column) const noexcept;

    const char* at = nullptr;     ///< the next record
    const char* stop = nullptr;   ///< records from here on are another's
    const char* end = nullptr;
    bool well_formed = true;
    std::vector<std::string> unknown_columns{};

private:
    void read_record(std::vector<std::string_view>* header);
    bool read_quoted(std::string_view& field);

    // Apart, so that what is stored field by field is not read back before it has arrived.
    std::vector<const char*> begins_{};
    std::vector<std::size_t> sizes_{};
    std::unique_ptr<const std::string> own_text_{};
    std::vector<int> column_of_position_{};   ///< -1: not read
    std::vector<std::unique_ptr<std::string>> unquoted_{};  ///< fields in which a quote stands for itself
    std::size_t unquoted_used_ = 0;
};

}  // namespace gongkai::detail
