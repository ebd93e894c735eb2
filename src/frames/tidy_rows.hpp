// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <charconv>
#include <gongkai/frames/cells.hpp>
#include <string>
#include <vector>

#include "cell_codes.hpp"
#include "identity.hpp"
#include "report_cells.hpp"

namespace gongkai::detail {

/// The columns of a batch of tidy rows.
struct tidy_columns {
    explicit tidy_columns(arrow::arrow_batch& batch)
        : who{batch},
          table{required(batch, "table")},
          row{required(batch, "row")},
          column{required(batch, "column")},
          status{required(batch, "status")},
          value{batch.numbers("value")},
          amount{batch.numbers("amount")},
          number{batch.numbers("number")},
          origin{batch.words("origin")} {}

    static arrow::word_column required(arrow::arrow_batch& batch, const char* name) {
        if (!batch.has(name)) throw arrow::unusable{error{errc::tidy_syntax, std::string{"no column "} + name, {}}};
        return batch.words(name);
    }

    identity_columns who;
    arrow::word_column table, row, column, status;
    arrow::number_column value, amount, number;
    arrow::word_column origin;
};

/// Reads rows of a batch into reports. One for each thread: it remembers words.
class tidy_rows {
public:
    explicit tidy_rows(const tidy_columns& columns)
        : columns_{columns},
          codes_{columns.table, columns.row, columns.column},
          status_{columns.status, statuses},
          origin_{columns.origin, origins} {}

    /// Reads `rows` rows that are of one report; false where one of them cannot be used. Reports mostly have the same cells
    /// in the same order: then the codes of the one before hold, and only the numbers are read.
    bool read_all(std::size_t at, std::size_t rows, report_cells& into) {
        if (read_alike(at, rows, into)) return true;
        into.clear();
        for (std::size_t i = at; i < at + rows; ++i)
            if (!read(i, into)) return false;
        if (into.is_plain() && !into.is_recognised && columns_.value.integers() != nullptr) remember(at, rows, into);
        return true;
    }

    /// False where the row cannot be used; then `problem`, if given, says what is wrong.
    bool read(std::size_t at, report_cells& into, std::string* problem = nullptr) {
        const int position = codes_(at);
        const int status = status_(at);
        into.is_recognised = into.is_recognised || is_recognised(at);
        if ((position | status) < 0 || into.has(static_cast<std::size_t>(position))) return refuse(at, position, status, problem);
        const auto cell = static_cast<std::size_t>(position);
        const std::int64_t* const integers = columns_.value.integers();
        if (integers != nullptr && status == 0 && columns_.value.valid()[at] && !columns_.amount.has(at)) {
            const std::int64_t number = integers[at];
            if (number >= 0 && number <= count::max_cell && is_printed_as(at, number))
                return into.set_count(cell, number) || of_another_form(cell, problem);
        }
        return read_slowly(at, cell, static_cast<cell_status>(status), into, problem);
    }

private:
    static constexpr std::array<std::string_view, enum_size<cell_status>> statuses{
        code(cell_status::reported), code(cell_status::blank), code(cell_status::missing), code(cell_status::inferred)};
    static constexpr std::array<std::string_view, 1> origins{"ocr"};
    static_assert(enumerator_names<cell_origin>[index_of(cell_origin::ocr)] == origins[0]);
    static_assert(index_of(cell_status::reported) == 0 && index_of(cell_status::inferred) == 3);

    bool is_recognised(std::size_t at) { return columns_.origin && origin_(at) == 0; }

    /// Whether the text, where there is one, is the digits of this number.
    bool is_printed_as(std::size_t at, std::int64_t number) const noexcept {
        if (!columns_.number) return true;
        if (!columns_.number.has(at)) return false;
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        return columns_.number.word(at) == std::string_view{digits, static_cast<std::size_t>(end - digits)};
    }

    /// A report all of whose cells are reported and lawful, by which the next ones are read.
    void remember(std::size_t at, std::size_t rows, const report_cells& read) {
        pattern_at_ = at;
        positions_.clear();
        amounts_.clear();
        pattern_ = read;
        for (std::size_t i = at; i < at + rows; ++i) {
            positions_.push_back(static_cast<std::uint8_t>(codes_(i)));
            if (columns_.amount.has(i)) amounts_.push_back(i - at);
        }
    }
    bool read_alike(std::size_t at, std::size_t rows, report_cells& into) {
        if (rows == 0 || rows != positions_.size()) return false;
        for (const arrow::word_column* const c : {&columns_.table, &columns_.row, &columns_.column, &columns_.status})
            if (!c->are_alike(pattern_at_, at, rows)) return false;
        for (std::size_t i = 0; i < rows; i += 64) {
            const std::size_t n = std::min<std::size_t>(64, rows - i);
            const auto same = [&](const validity& v) { return v.word(at + i, n) == v.word(pattern_at_ + i, n); };
            if (!same(columns_.value.valid()) || (columns_.amount && !same(columns_.amount.valid()))) return false;
        }
        for (std::size_t i = at; i < at + rows; ++i)
            if (is_recognised(i)) return false;
        into.assume(pattern_);
        const std::int64_t* const integers = columns_.value.integers() + at;
        std::uint64_t joined = 0;
        for (std::size_t i = 0; i < rows; ++i) {
            const std::int64_t number = integers[i];
            if (columns_.number && columns_.value.valid()[at + i] && !is_printed_as(at + i, number)) return false;
            into.put_count(positions_[i], number);
            joined |= static_cast<std::uint64_t>(number);
        }
        // Beside an amount stands whatever lies under a null: it is set anew, and may spoil the glance at the rest.
        if (joined > static_cast<std::uint64_t>(count::max_cell)) return false;
        for (const std::size_t i : amounts_) {
            decimal number;
            if (columns_.amount.read(at + i, number) != arrow::number_column::found::exact) return false;
            if (columns_.number) {
                decimal text;
                if (columns_.number.read(at + i, text) != arrow::number_column::found::exact ||
                    arrow::without_last_zeros(text) != arrow::without_last_zeros(number))
                    return false;
                number = text;
            }
            if (!into.put_amount(positions_[i], number)) return false;
        }
        return true;
    }

    static bool of_another_form(std::size_t cell, std::string* problem) {
        if (problem) *problem = to_string(all_cells[cell]) + " is of another form than the rest";
        return false;
    }
    bool refuse(std::size_t at, int position, int status, std::string* problem) const {
        if (!problem) return false;
        const auto word = [at](const arrow::word_column& c) { return std::string{c[at]}; };
        if (position < 0) *problem = "no cell " + word(columns_.table) + "," + word(columns_.row) + "," + word(columns_.column);
        else if (status < 0) *problem = "status " + word(columns_.status);
        else *problem = to_string(all_cells[static_cast<std::size_t>(position)]) + " is given twice for one report";
        return false;
    }
    bool read_slowly(std::size_t at, std::size_t cell, cell_status status, report_cells& into, std::string* problem) const {
        frame_number number;
        const auto read = [&](const arrow::number_column& c, std::optional<decimal>& out) {
            decimal n;
            const auto found = c.read(at, n);
            if (found == arrow::number_column::found::exact) out = n;
            return found != arrow::number_column::found::inexact;
        };
        if (!read(columns_.value, number.value) || !read(columns_.amount, number.amount) || !read(columns_.number, number.text)) {
            if (problem) *problem = to_string(all_cells[cell]) + " holds no number that is exact";
            return false;
        }
        const auto made = cell_of_frame(status, number);
        if (made) return into.set(cell, *made) || of_another_form(cell, problem);
        if (problem) *problem = to_string(all_cells[cell]) + " " + made.error();
        return false;
    }

    const tidy_columns& columns_;
    cell_codes codes_;
    known_words status_;
    known_words origin_;
    std::size_t pattern_at_ = 0;
    std::vector<std::uint8_t> positions_;  ///< of the rows of the pattern; empty: there is none
    std::vector<std::size_t> amounts_;     ///< which of them hold an amount
    report_cells pattern_;
};

}  // namespace gongkai::detail
