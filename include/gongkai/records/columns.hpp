// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <gongkai/ledger/columns.hpp>
#include <gongkai/records/kind.hpp>

/// A ledger as columns in someone else's memory, in the layout of Apache Arrow, as in gongkai/ledger/columns.hpp.

namespace gongkai {

/// Seconds since 1970-01-01 as numbers of `per_second` to the second, without a zone (Arrow timestamp), read as days and
/// times.
struct moment_column {
    const std::int64_t* values = nullptr;
    std::int64_t per_second = 1;
    validity valid{};

    explicit operator bool() const noexcept { return values != nullptr; }
};

/// One bit a row.
struct truth_column {
    const std::uint8_t* bits = nullptr;
    std::size_t offset = 0;  ///< bits before the first row
    validity valid{};

    explicit operator bool() const noexcept { return bits != nullptr; }
};

/// One column, in whichever of these forms it lies; text is read as in CSV. In none: the ledger does not have it.
struct record_data {
    text_column text{};
    code_column codes{};
    day_column days{};
    moment_column moments{};
    integer_column numbers{};
    truth_column truths{};

    explicit operator bool() const noexcept { return text || codes || days || moments || numbers || truths; }
};

/// A ledger of a kind as columns of equal length.
template <class Entry>
struct record_columns {
    std::size_t rows = 0;
    std::array<record_data, record_width<Entry>> columns{};

    /// Which columns are there.
    record_scope scope() const noexcept {
        record_scope out;
        for (std::size_t c = 0; c < columns.size(); ++c)
            if (columns[c]) out.add(c);
        return out;
    }
};

}  // namespace gongkai
