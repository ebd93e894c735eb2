// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <functional>
#include <gongkai/core/result.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace gongkai::detail {

/// A column that a title names, and how well: 0 is its own name.
struct named_column {
    std::size_t column;
    std::size_t rank;
};

/// What a kind of ledger has: the names of its columns, which of them are needed, and how a title is understood. The first
/// column is the one by which a row names itself.
struct table_form {
    static constexpr std::size_t most_columns = 64;

    std::vector<std::string_view> names{};
    std::vector<std::size_t> needed{};  ///< without these nothing can be counted
    std::function<std::optional<named_column>(std::string_view title)> find{};
};

/// What stands at the places of a header. A column that two titles name belongs to the one that names it best, and the
/// other is unknown; errc::ledger_column_unusable where none is better.
struct header_titles {
    std::vector<std::optional<std::size_t>> columns;
    std::vector<std::string> unknown;
};
result<header_titles> find_columns(std::span<const std::string_view> titles, const table_form& form);

/// The records of a CSV text, each as the fields of the columns that are wanted.
struct csv_table {
    static result<std::unique_ptr<csv_table>> open(std::string_view text, const table_form& form);
    /// The same of a text that is the table's own.
    static result<std::unique_ptr<csv_table>> open_own(std::string text, const table_form& form);

    /// Goes to the next record that begins before `stop`; false where there is none. Rows that hold nothing are none. A record with too few or too many
    /// fields, or with a quote that is not closed as it must be, ends with its line and is not well formed.
    bool next();

    /// Empty for a column that is not there.
    std::string_view operator[](std::size_t column) const noexcept { return {begins_[column], sizes_[column]}; }
    bool has(std::size_t column) const noexcept;

    /// Columns that are the enumerators of an enumeration.
    template <class Column>
        requires std::is_enum_v<Column>
    std::string_view operator[](Column column) const noexcept {
        return (*this)[static_cast<std::size_t>(column)];
    }
    template <class Column>
        requires std::is_enum_v<Column>
    bool has(Column column) const noexcept {
        return has(static_cast<std::size_t>(column));
    }

    const char* at = nullptr;    ///< the next record
    const char* stop = nullptr;  ///< records from here on are another's
    const char* end = nullptr;
    bool well_formed = true;
    std::vector<std::string> unknown_columns{};

private:
    std::optional<error> read_header(const table_form& form);
    void read_record(std::vector<std::string_view>* header);
    const char* after_rows_of_nothing(const char* from) const noexcept;
    bool read_quoted(std::string_view& field);

    // Apart, so that what is stored field by field is not read back before it has arrived.
    std::array<const char*, table_form::most_columns> begins_{};
    std::array<std::size_t, table_form::most_columns> sizes_{};
    std::size_t width_ = 0;
    std::unique_ptr<const std::string> own_text_{};
    std::vector<int> column_of_position_{};                 ///< -1: not read
    std::vector<std::unique_ptr<std::string>> unquoted_{};  ///< fields in which a quote stands for itself
    std::size_t unquoted_used_ = 0;
};

}  // namespace gongkai::detail
