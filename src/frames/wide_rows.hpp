// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <span>
#include <string>

#include "identity.hpp"
#include "report_cells.hpp"

namespace gongkai::detail {

/// The columns of a batch of wide rows.
struct wide_columns {
    explicit wide_columns(arrow::arrow_batch& batch) : who{batch}, fractions{batch.words("fractions")} {
        for (const cell_status s : enumerators<cell_status>) tally[index_of(s)] = batch.numbers(code(s));
        for (std::size_t i = 0; i < cell_count; ++i) cells[i] = batch.numbers(to_string(all_cells[i]));
    }
    /// Whether a batch has a column for a cell.
    static bool fit(const arrow::arrow_batch& batch) {
        return std::ranges::any_of(all_cells, [&](const cell_key& key) { return batch.has(to_string(key)); });
    }

    identity_columns who;
    arrow::word_column fractions;
    std::array<arrow::number_column, enum_size<cell_status>> tally;
    std::array<arrow::number_column, cell_count> cells;
};

/// Reads some rows at a time, column by column, since the columns lie apart.
class wide_rows {
public:
    static constexpr std::size_t at_once = 16;

    explicit wide_rows(const wide_columns& columns) : columns_{columns} {}

    struct row {
        report_cells cells;
        std::string problem;
        std::array<std::int64_t, enum_size<cell_status>> tally{};
        bool is_tallied = false;
    };

    /// Up to at_once rows from `begin`.
    std::span<row> read(std::size_t begin, std::size_t end);

private:
    void read_tally(std::size_t at, row& into) const;
    void read_fractions(std::size_t at, row& into) const;
    void read_nulls(std::size_t at, row& into) const;
    static void of_another_form(std::size_t position, row& into);
    static void put(std::size_t position, const decimal& number, row& into);

    const wide_columns& columns_;
    std::array<row, at_once> rows_;
};

/// The form that a wide row is of.
form shape_of(const wide_rows::row& row, std::optional<edition> stated) noexcept;

}  // namespace gongkai::detail
