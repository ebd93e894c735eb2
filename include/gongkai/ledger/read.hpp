// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/core/result.hpp>
#include <gongkai/ledger/columns.hpp>
#include <gongkai/ledger/entry.hpp>
#include <gongkai/ledger/tally.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Ledgers row after row. In text they have the columns of `ledger_column` in any order, empty or null where nothing
/// happened: CSV with a header line, fields quoted as in RFC 4180; or JSON, an array of objects or
/// one object a line (consultations may be an array of days). What begins with `[` or `{` is JSON.
///
/// They are UTF-8 or, as spreadsheets save them, UTF-16 or GB18030, with commas or tabs; a few lines may stand above the
/// header. Titles and values are codes or the Chinese words for them; days are written in any way that parse_day reads.

namespace gongkai {

namespace detail {
struct csv_part;
struct csv_table;
}  // namespace detail

/// What Chinese ledgers call a column: `编号`, `收到日期`.
std::string_view chinese_title(ledger_column column) noexcept;

/// The columns of the two ledgers.
std::span<const ledger_column> request_columns() noexcept;
/// The columns of a ledger of reviews and lawsuits.
std::span<const ledger_column> review_columns() noexcept;

/// The column among these that a title names: by its own name, or in Chinese words.
std::optional<ledger_column> find_column(std::string_view title, std::span<const ledger_column> among);

/// Reads the ledger of requests row after row. The text must stay.
class request_reader {
public:
    /// errc::input_empty where there is no header; errc::ledger_column_missing, with its name, where a column that every
    /// table needs is absent (id, applicant, received, closed, disposition); errc::ledger_column_unusable where one is
    /// there twice; errc::json_syntax, with the place, for an array that is no JSON.
    static result<request_reader> open(std::string_view text);
    ~request_reader();
    request_reader(request_reader&&) noexcept;
    request_reader& operator=(request_reader&&) noexcept;

    /// Goes to the next row; false after the last.
    bool next();
    /// The row, as far as it could be read.
    const ledger_entry& entry() const noexcept { return entry_; }
    /// What could not be read of it. An error: the entry is not the row.
    std::span<const ledger_finding> faults() const noexcept { return faults_; }
    /// Columns that are not read, because no ledger has them.
    std::span<const std::string> unknown_columns() const noexcept;
    /// Which columns the ledger has.
    ledger_scope scope() const noexcept;

private:
    explicit request_reader(std::unique_ptr<detail::csv_table> table) noexcept;
    friend struct detail::csv_part;
    std::unique_ptr<detail::csv_table> table_;
    ledger_entry entry_{};
    std::vector<ledger_finding> faults_{};
};

/// Reads a ledger in columns row after row. The columns' memory must stay.
class column_reader {
public:
    /// errc::ledger_column_missing, with its name, where a column that every table needs is absent.
    static result<column_reader> open(const ledger_columns& columns);

    /// Reads the next row; false where there is none.
    bool next();
    /// The row that was read last.
    const ledger_entry& entry() const noexcept { return entry_; }
    /// What is wrong with that row.
    std::span<const ledger_finding> faults() const noexcept { return faults_; }
    /// Which columns the ledger has.
    ledger_scope scope() const noexcept { return columns_.scope(); }

private:
    explicit column_reader(const ledger_columns& columns) noexcept : columns_{columns} {}
    ledger_columns columns_;
    std::size_t row_ = 0;
    ledger_entry entry_{};
    std::vector<ledger_finding> faults_{};
};

/// Reads the ledger of reviews: needs id, kind, filed, closed and outcome.
class review_reader {
public:
    /// Reads the header of a ledger in CSV. Fails with ledger.column-missing or ledger.column-unusable.
    static result<review_reader> open(std::string_view text);
    ~review_reader();
    review_reader(review_reader&&) noexcept;
    review_reader& operator=(review_reader&&) noexcept;

    /// Reads the next row; false where there is none.
    bool next();
    /// The row that was read last.
    const review_entry& entry() const noexcept { return entry_; }
    /// What is wrong with that row.
    std::span<const ledger_finding> faults() const noexcept { return faults_; }
    /// Titles that are no column.
    std::span<const std::string> unknown_columns() const noexcept;

private:
    explicit review_reader(std::unique_ptr<detail::csv_table> table) noexcept;
    std::unique_ptr<detail::csv_table> table_;
    review_entry entry_{};
    std::vector<ledger_finding> faults_{};
};

/// Adds every row that is left to request_tally, open_requests, monthly_requests or review_tally.
template <class Reader, class Fold>
void add_rows(Reader& from, Fold& into) {
    while (from.next()) into.add(from.entry(), from.faults());
}

/// Adds a ledger of requests in text, with its name, to open_requests or monthly_requests (a request_tally has
/// tally_requests, which can use several threads). Gives the error where the text cannot be read, else nothing.
template <class Fold>
std::optional<error> add_requests(std::string_view text, std::string source, Fold& into) {
    auto opened = request_reader::open(text);
    if (!opened) return std::move(opened).error();
    request_reader rows = *std::move(opened);
    into.begin(std::move(source), false, rows.scope());
    for (const std::string& column : rows.unknown_columns()) into.remark(ledger_rule::unknown_column, column);
    add_rows(rows, into);
    return std::nullopt;
}

/// Tallies a ledger of requests in text, in `threads` threads. The text may go afterwards.
result<request_tally> tally_requests(std::string_view text, std::string source = {}, unsigned threads = 1,
                                     const work_calendar& calendar = state_council_calendar, reading by = reading::cautious);

/// Tallies a ledger of reviews in text.
result<review_tally> tally_reviews(std::string_view text, std::string source = {});

/// A file's bytes, mapped and not copied. Move-only.
class mapped_file {
public:
    /// errc::file_unreadable, with the path.
    static result<mapped_file> open(const std::string& path);
    ~mapped_file();
    mapped_file(mapped_file&& other) noexcept;
    mapped_file& operator=(mapped_file&& other) noexcept;

    /// Its bytes.
    std::string_view text() const noexcept { return {data_, size_}; }

private:
    mapped_file(const char* data, std::size_t size) noexcept : data_{data}, size_{size} {}
    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace gongkai
