// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <exception>
#include <gongkai/arrow/c_data.hpp>
#include <gongkai/core/decimal.hpp>
#include <gongkai/core/error.hpp>
#include <gongkai/ledger/columns.hpp>
#include <gongkai/records/columns.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Tables of Arrow columns that come in: used where they lie, by the C data interface.

namespace gongkai::arrow {

/// A table or a column that cannot be used. What takes a table from a caller gives the error instead.
class unusable : public std::exception {
public:
    explicit unusable(error why) : error_{std::move(why)}, text_{to_string(error_)} {}
    /// The error, with its code.
    const error& why() const noexcept { return error_; }
    /// The error as text, in English.
    const char* what() const noexcept override { return text_.c_str(); }

private:
    error error_;
    std::string text_;
};

/// Words, as text or as numbers into a dictionary of text.
struct word_column {
    text_column text{};     ///< one word a row, or, with indices, one a number
    code_column numbers{};  ///< the indices alone
    std::size_t words = 0;  ///< how many the dictionary has

    explicit operator bool() const noexcept { return static_cast<bool>(text) || is_dictionary(); }
    /// Whether words are told by their numbers in a dictionary.
    bool is_dictionary() const noexcept { return numbers.indices != nullptr; }
    /// Whether the row holds a word.
    bool has(std::size_t row) const noexcept { return is_dictionary() ? numbers.valid[row] : text.valid[row]; }
    /// The number of a row's word; `words` where there is none of that number.
    std::size_t number(std::size_t row) const noexcept {
        const std::size_t n = stored(row);
        return n < words ? n : words;
    }
    /// The word of that number in the dictionary.
    std::string_view word(std::size_t number) const noexcept {
        return number < words && text.valid[number] ? text[number] : std::string_view{};
    }
    /// The number as it stands.
    std::size_t stored(std::size_t row) const noexcept {
        switch (numbers.index_width) {
            case code_column::width::bits8: return static_cast<const std::uint8_t*>(numbers.indices)[row];
            case code_column::width::bits16: return static_cast<const std::uint16_t*>(numbers.indices)[row];
            case code_column::width::bits32: return static_cast<const std::uint32_t*>(numbers.indices)[row];
            case code_column::width::bits64: return static_cast<const std::uint64_t*>(numbers.indices)[row];
            case code_column::width::none: break;
        }
        return 0;
    }
    /// Whether `rows` rows from `a` hold the same as those from `b`; false also where that is not known at a glance.
    bool are_alike(std::size_t a, std::size_t b, std::size_t rows) const noexcept {
        if (!is_dictionary() || numbers.valid.bits != nullptr) return false;
        constexpr std::size_t bytes[] = {0, 1, 2, 4, 8};
        const std::size_t width = bytes[static_cast<std::size_t>(numbers.index_width)];
        const auto* const at = static_cast<const char*>(numbers.indices);
        return std::memcmp(at + a * width, at + b * width, rows * width) == 0;
    }
    /// Empty where there is none.
    std::string_view operator[](std::size_t row) const noexcept {
        if (!has(row)) return {};
        return is_dictionary() ? word(number(row)) : text[row];
    }
    /// The first row from `begin` that does not hold the same as it; `end` where there is none. Two numbers of a dictionary
    /// count as different even where their words are the same.
    std::size_t same_until(std::size_t begin, std::size_t end) const noexcept;
};

/// Exact numbers of integers, decimals, text that is a number, and of floating-point numbers the whole ones; another may
/// not be what was printed. Zeros at the end of a decimal128's decimals are not kept.
class number_column {
public:
    /// What there is in a row: nothing, a number, or a number that was rounded on its way.
    enum class found : std::uint8_t { none, exact, inexact };

    /// `out` is set where the number is exact.
    found read(std::size_t row, decimal& out) const noexcept;
    explicit operator bool() const noexcept { return read_ != nullptr; }
    /// Whether the row holds a number.
    bool has(std::size_t row) const noexcept { return read_ != nullptr && valid_[row]; }
    /// 64-bit integers as they lie; nullptr where the column is of another type.
    const std::int64_t* integers() const noexcept { return is_int64_ ? static_cast<const std::int64_t*>(values_) : nullptr; }
    /// Which rows are not null.
    const validity& valid() const noexcept { return valid_; }
    /// The text of a column of text; empty for any other.
    std::string_view word(std::size_t row) const noexcept {
        return width_ == 0 && read_ != nullptr ? words_[row] : std::string_view{};
    }
    /// The first row from `begin` that does not hold the same as it; `end` where there is none.
    std::size_t same_until(std::size_t begin, std::size_t end) const noexcept;

private:
    friend class arrow_batch;
    using reader = bool (*)(const number_column&, std::size_t, decimal&) noexcept;

    reader read_ = nullptr;
    const void* values_ = nullptr;
    bool is_int64_ = false;
    std::uint8_t width_ = 0;  ///< of a value in bytes; 0 where they are words
    int scale_ = 0;
    validity valid_{};
    word_column words_{};
};

/// The same number without zeros at the end of its decimals.
constexpr decimal without_last_zeros(const decimal& number) noexcept {
    std::int64_t coefficient = number.coefficient();
    std::uint8_t scale = number.scale();
    while (scale > 0 && coefficient % 10 == 0) {
        coefficient /= 10;
        --scale;
    }
    return decimal{coefficient, scale};
}

/// One batch of rows of an Arrow stream. Its columns are used where they lie; what lies there in another form than
/// gongkai/ledger/columns.hpp knows is converted once. A column that is there twice or whose type cannot be used is
/// thrown as `unusable` with the error code given.
class arrow_batch {
public:
    arrow_batch(std::shared_ptr<const ArrowSchema> schema, ArrowArray array, errc unusable);
    ~arrow_batch();
    arrow_batch(const arrow_batch&) = delete;
    arrow_batch& operator=(const arrow_batch&) = delete;

    /// How many rows the batch has.
    std::size_t rows() const noexcept { return static_cast<std::size_t>(array_.length); }
    /// The names of the columns, in order.
    std::vector<std::string_view> names() const;

    // Absent columns give empty ones. A present column of Arrow's null type has a null in every row.
    /// The column of that name as days: dates, or text as yyyy-mm-dd. Throws unusable for any other type.
    day_column days(std::string_view name);
    /// Days with the time of day; one in a time zone is refused.
    moment_column moments(std::string_view name);
    /// The column of that name as truths. Throws unusable for any other type.
    truth_column truths(std::string_view name);
    /// Whether the column holds days without a time.
    bool is_days(std::string_view name) const;
    /// The column of that name as whole numbers. Throws unusable for any other type.
    integer_column integers(std::string_view name);
    /// The column of that name, amounts in yuan, in fen. Throws unusable for any other type.
    integer_column fen(std::string_view yuan);
    /// The column of that name as numbers of any type. Throws unusable for any other.
    number_column numbers(std::string_view name);
    /// The column of that name as text. Throws unusable for any other type.
    text_column text(std::string_view name);
    /// Text or bytes, as they are.
    text_column bytes(std::string_view name);
    /// The column of that name as codes, whether they are text or from a dictionary. Throws unusable for any other
    /// type.
    code_column codes(std::string_view name);
    /// As `codes`, but of a dictionary only the words that are asked for are looked at, so that one of a million words
    /// costs nothing.
    word_column words(std::string_view name);
    /// Whether there is a column of that name.
    bool has(std::string_view name) const { return static_cast<bool>(find(name)); }
    /// Whether the column is there and holds text, as such or in a dictionary.
    bool is_text(std::string_view name) const;
    /// The truth in a row of the column of that name; false where it is null.
    bool truth(std::string_view name, std::size_t row) const;

private:
    struct column {
        const ArrowSchema* type = nullptr;
        const ArrowArray* data = nullptr;
        std::size_t offset = 0;

        explicit operator bool() const noexcept { return type != nullptr; }
        std::string_view format() const noexcept { return type->format; }
        validity valid() const noexcept { return {static_cast<const std::uint8_t*>(data->buffers[0]), offset}; }
        template <class T>
        const T* values() const noexcept {
            return static_cast<const T*>(data->buffers[1]) + offset;
        }
    };

    [[noreturn]] void refuse(std::string_view name, std::string_view format) const;
    column find(std::string_view name) const;
    text_column text_of(const column& c, std::string_view name);
    static const void* indices_of(const column& c, code_column::width width) noexcept;
    validity no_rows_valid();
    template <class To>
    To* converted();
    template <class To, class From, class Convert>
    const To* convert(const column& c, Convert each);

    std::shared_ptr<const ArrowSchema> schema_;
    ArrowArray array_;
    errc unusable_;
    std::deque<std::vector<std::uint64_t>> memory_;
    std::deque<std::vector<std::string_view>> dictionaries_;
    std::deque<std::string> texts_;
};

/// The batches of a stream, one after the other. Takes the stream over. What the stream itself says is wrong is
/// thrown as std::runtime_error.
class batch_reader {
public:
    /// `unusable_code`: what the error is called where a table cannot be used.
    batch_reader(ArrowArrayStream& stream, errc unusable_code);
    ~batch_reader();
    batch_reader(const batch_reader&) = delete;
    batch_reader& operator=(const batch_reader&) = delete;

    /// nullptr at the end.
    std::shared_ptr<arrow_batch> next();

private:
    void require(int status);

    ArrowArrayStream stream_;
    std::shared_ptr<const ArrowSchema> schema_;
    errc unusable_;
};

}  // namespace gongkai::arrow
