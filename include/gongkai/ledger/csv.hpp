// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/core/result.hpp>
#include <gongkai/ledger/entry.hpp>
#include <gongkai/ledger/tally.hpp>
#include <memory>
#include <vector>
#include <span>
#include <string>
#include <string_view>

/// Ledgers in CSV: UTF-8, a header line with the columns of `ledger_column` in any order, ISO dates, fields quoted as
/// in RFC 4180, empty where nothing happened.

namespace gongkai {

namespace detail {
struct csv_part;
struct csv_table;
}

/// Reads the ledger of requests row after row. The text must stay.
class request_reader {
public:
    /// errc::input_empty where there is no header; errc::argument_invalid, with its name, where a column that every
    /// table needs is absent (id, applicant, received, closed, disposition) or a column is there twice.
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

private:
    explicit request_reader(std::unique_ptr<detail::csv_table> table) noexcept;
    friend struct detail::csv_part;
    std::unique_ptr<detail::csv_table> table_;
    ledger_entry entry_{};
    std::vector<ledger_finding> faults_{};
};

/// Reads the ledger of reviews: needs id, kind, filed, closed and outcome.
class review_reader {
public:
    static result<review_reader> open(std::string_view text);
    ~review_reader();
    review_reader(review_reader&&) noexcept;
    review_reader& operator=(review_reader&&) noexcept;

    bool next();
    const review_entry& entry() const noexcept { return entry_; }
    std::span<const ledger_finding> faults() const noexcept { return faults_; }
    std::span<const std::string> unknown_columns() const noexcept;

private:
    explicit review_reader(std::unique_ptr<detail::csv_table> table) noexcept;
    std::unique_ptr<detail::csv_table> table_;
    review_entry entry_{};
    std::vector<ledger_finding> faults_{};
};

/// Tallies a ledger of requests in CSV, in `threads` threads. The text may go afterwards.
result<request_tally> tally_requests(std::string_view csv, std::string source = {}, unsigned threads = 1,
                                     const work_calendar& calendar = state_council_calendar);

/// Tallies a ledger of reviews in CSV.
result<review_tally> tally_reviews(std::string_view csv, std::string source = {});

/// A file's bytes, mapped and not copied. Move-only.
class mapped_file {
public:
    /// errc::file_unreadable, with the path.
    static result<mapped_file> open(const std::string& path);
    ~mapped_file();
    mapped_file(mapped_file&& other) noexcept;
    mapped_file& operator=(mapped_file&& other) noexcept;

    std::string_view text() const noexcept { return {data_, size_}; }

private:
    mapped_file(const char* data, std::size_t size) noexcept : data_{data}, size_{size} {}
    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace gongkai
