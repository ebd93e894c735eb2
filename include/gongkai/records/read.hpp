// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <gongkai/core/result.hpp>
#include <gongkai/records/columns.hpp>
#include <gongkai/records/finding.hpp>
#include <gongkai/records/kinds.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Ledgers of publication and service row after row. In text they are UTF-8, with the columns of the kind in any order
/// under their names or their Chinese titles; items as codes or in their wording; days and times as people write them
/// (`parse_day`, `parse_moment`); truths as true, false, 是, 否; empty where nothing happened: CSV with a header line, fields
/// quoted as in RFC 4180; or JSON, an array of objects or one object a line. UTF-16, GB18030 and fields parted by tabs, as
/// spreadsheets write them, are read as well, and titles below what a ledger is headed with.

namespace gongkai {

/// The column that a title names: its name or its Chinese title, blanks, punctuation and 必填 aside.
std::optional<std::size_t> find_record_column(std::string_view title, std::span<const record_column> columns);

/// Reads a ledger in text. The text must stay.
template <class Entry>
class record_reader {
public:
    /// errc::input_empty where there is no header; errc::ledger_column_missing, with its name, where a needed column is
    /// absent; errc::ledger_column_unusable where one is there twice; errc::json_syntax, with the place, for an array that
    /// is no JSON.
    static result<record_reader> open(std::string_view text);
    ~record_reader();
    record_reader(record_reader&&) noexcept;
    record_reader& operator=(record_reader&&) noexcept;

    /// Goes to the next row; false after the last.
    bool next();
    /// The row, as far as it could be read.
    const Entry& entry() const noexcept { return entry_; }
    /// What could not be read of it. An error: the entry is not the row.
    std::span<const record_finding> faults() const noexcept { return faults_; }
    /// Columns that are not read, because no ledger of the kind has them.
    std::span<const std::string> unknown_columns() const noexcept;
    /// Which columns the ledger has.
    record_scope scope() const noexcept;

private:
    struct table;
    explicit record_reader(std::unique_ptr<table> opened) noexcept;
    std::unique_ptr<table> table_;
    Entry entry_{};
    std::vector<record_finding> faults_{};
};

/// Calls `with` for each row of a ledger in columns, with what could not be read of it. errc::ledger_column_missing, with
/// its name, where a needed column is absent.
template <class Entry>
std::optional<error> each_record(const record_columns<Entry>& columns,
                                 const std::function<void(const Entry&, std::span<const record_finding>)>& with);

/// Appends the header of a ledger in CSV.
template <class Entry>
void append_record_header(std::string& out);

/// Appends a row as record_reader reads it.
template <class Entry>
void append_record(std::string& out, const Entry& entry);

}  // namespace gongkai
