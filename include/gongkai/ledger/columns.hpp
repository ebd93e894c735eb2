// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <gongkai/ledger/entry.hpp>
#include <optional>
#include <span>
#include <string_view>

/// Columns that lie in someone else's memory, in the layout of Apache Arrow. Nothing is copied; the memory must stay
/// for as long as what was made of it is used. A column without data is absent: nothing happened in any row.

namespace gongkai {

/// One bit a row, the least significant first; absent: every row is valid.
struct validity {
    const std::uint8_t* bits = nullptr;
    std::size_t offset = 0;  ///< bits before the first row

    bool operator[](std::size_t row) const noexcept {
        const std::size_t at = row + offset;
        return bits == nullptr || (bits[at / 8] >> (at % 8) & 1U) != 0;
    }
    /// The bits of up to 64 rows from `row`, the rest zero.
    std::uint64_t word(std::size_t row, std::size_t rows) const noexcept {
        const std::uint64_t all = rows >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << rows) - 1;
        if (bits == nullptr) return all;
        const std::size_t at = row + offset;
        const std::size_t shift = at % 8;
        const std::size_t bytes = (shift + (rows < 64 ? rows : 64) + 7) / 8;
        // Put together byte by byte, so that it is the same on machines that store the highest byte first.
        std::uint64_t low = 0;
        const std::uint8_t* const from = bits + at / 8;
        if (bytes >= 8) {
            for (unsigned i = 0; i < 8; ++i) low |= std::uint64_t{from[i]} << 8 * i;
        } else {
            for (unsigned i = 0; i < bytes; ++i) low |= std::uint64_t{from[i]} << 8 * i;
        }
        low >>= shift;
        if (bytes > 8) low |= std::uint64_t{bits[at / 8 + 8]} << (64 - shift);
        return low & all;
    }
};

/// Days as 32-bit numbers of days since 1970-01-01 (Arrow date32).
struct day_column {
    const std::int32_t* days = nullptr;
    validity valid{};

    explicit operator bool() const noexcept { return days != nullptr; }
};

/// Whole numbers.
struct integer_column {
    const std::int64_t* values = nullptr;
    validity valid{};

    explicit operator bool() const noexcept { return values != nullptr; }
};

/// UTF-8 text with 32-bit offsets (utf8), 64-bit offsets (large_utf8), or views (utf8_view).
struct text_column {
    const std::int32_t* offsets = nullptr;
    const std::int64_t* large_offsets = nullptr;
    const char* bytes = nullptr;
    const std::uint8_t* views = nullptr;     ///< 16 bytes a row
    std::span<const char* const> buffers{};  ///< what long views point into
    validity valid{};

    explicit operator bool() const noexcept { return offsets != nullptr || large_offsets != nullptr || views != nullptr; }
    std::string_view operator[](std::size_t row) const noexcept {
        if (offsets != nullptr) return {bytes + offsets[row], static_cast<std::size_t>(offsets[row + 1] - offsets[row])};
        if (large_offsets != nullptr)
            return {bytes + large_offsets[row], static_cast<std::size_t>(large_offsets[row + 1] - large_offsets[row])};
        std::int32_t length = 0;
        std::memcpy(&length, views + 16 * row, 4);
        if (length <= 12) return {reinterpret_cast<const char*>(views + 16 * row + 4), static_cast<std::size_t>(length)};
        std::int32_t buffer = 0;
        std::int32_t at = 0;
        std::memcpy(&buffer, views + 16 * row + 8, 4);
        std::memcpy(&at, views + 16 * row + 12, 4);
        return {buffers[static_cast<std::size_t>(buffer)] + at, static_cast<std::size_t>(length)};
    }
};

/// Codes: as text, or as numbers into a dictionary of them.
struct code_column {
    /// How wide the numbers of its dictionary are; none: it is text.
    enum class width : std::uint8_t { none, bits8, bits16, bits32, bits64 };

    text_column text{};  ///< one code a row, where `indices` is absent
    const void* indices = nullptr;
    width index_width = width::none;
    validity valid{};  ///< of the indices
    std::span<const std::string_view> dictionary{};

    explicit operator bool() const noexcept { return indices != nullptr || static_cast<bool>(text); }
    /// Whether the row holds a code.
    bool has(std::size_t row) const noexcept { return indices != nullptr ? valid[row] : text.valid[row]; }

    /// Only with indices. A number outside the dictionary gives the dictionary's size.
    std::size_t index(std::size_t row) const noexcept {
        std::uint64_t i = 0;
        switch (index_width) {
            case width::bits8: i = static_cast<const std::uint8_t*>(indices)[row]; break;
            case width::bits16: i = static_cast<const std::uint16_t*>(indices)[row]; break;
            case width::bits32: i = static_cast<const std::uint32_t*>(indices)[row]; break;
            case width::bits64: i = static_cast<const std::uint64_t*>(indices)[row]; break;
            case width::none: break;
        }
        return i < dictionary.size() ? static_cast<std::size_t>(i) : dictionary.size();
    }
    std::string_view operator[](std::size_t row) const noexcept {
        if (indices == nullptr) return text[row];
        const std::size_t i = index(row);
        return i < dictionary.size() ? dictionary[i] : std::string_view{"?"};
    }
};

/// The ledger of requests as columns of equal length. Without id, applicant, received, closed and disposition there is
/// nothing to count; the others may be absent.
struct ledger_columns {
    std::size_t rows = 0;
    text_column id{};
    code_column applicant{};
    text_column applicant_id{};
    code_column channel{};
    day_column received{};
    day_column correction_notified{};
    day_column correction_due{};
    day_column correction_received{};
    text_column consult_sent{};  ///< days joined by `;`
    text_column consult_answered{};
    day_column extended{};
    integer_column extension_days{};
    day_column deferred{};
    day_column deferred_to{};
    day_column fee_notified{};
    day_column fee_paid{};
    integer_column fee_fen{};  ///< in fen (0.01 yuan)
    day_column closed{};
    code_column disposition{};

    /// Which columns are there.
    ledger_scope scope() const noexcept {
        return {static_cast<bool>(correction_notified), static_cast<bool>(fee_notified), static_cast<bool>(correction_due),
                static_cast<bool>(consult_sent)};
    }
};

}  // namespace gongkai
