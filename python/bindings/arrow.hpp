// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <gongkai/core/decimal.hpp>
#include <gongkai/ledger/columns.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bindings.hpp"

// The Arrow C data interface and C stream interface, as their specification words them.
extern "C" {

struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    std::int64_t flags;
    std::int64_t n_children;
    ArrowSchema** children;
    ArrowSchema* dictionary;
    void (*release)(ArrowSchema*);
    void* private_data;
};

struct ArrowArray {
    std::int64_t length;
    std::int64_t null_count;
    std::int64_t offset;
    std::int64_t n_buffers;
    std::int64_t n_children;
    const void** buffers;
    ArrowArray** children;
    ArrowArray* dictionary;
    void (*release)(ArrowArray*);
    void* private_data;
};

struct ArrowArrayStream {
    int (*get_schema)(ArrowArrayStream*, ArrowSchema*);
    int (*get_next)(ArrowArrayStream*, ArrowArray*);
    const char* (*get_last_error)(ArrowArrayStream*);
    void (*release)(ArrowArrayStream*);
    void* private_data;
};

}  // extern "C"

namespace gongkai::python {

/// Exact numbers.
struct number_column {
    const decimal* values = nullptr;
    validity valid{};

    std::optional<decimal> operator[](std::size_t row) const noexcept {
        if (values == nullptr || !valid[row]) return std::nullopt;
        return values[row];
    }
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
/// gongkai/ledger/columns.hpp knows is converted once. A column that is there twice or whose type cannot be used raises
/// ReadError with the code `unusable`.
class arrow_batch {
public:
    arrow_batch(std::shared_ptr<const ArrowSchema> schema, ArrowArray array, errc unusable);
    ~arrow_batch();
    arrow_batch(const arrow_batch&) = delete;
    arrow_batch& operator=(const arrow_batch&) = delete;

    std::size_t rows() const noexcept { return static_cast<std::size_t>(array_.length); }
    std::vector<std::string_view> names() const;

    // Absent columns give empty ones. A present column of Arrow's null type has a null in every row.
    day_column days(std::string_view name);
    integer_column integers(std::string_view name);
    integer_column fen(std::string_view yuan);
    /// Integers, decimals and text that is a number. Of floating-point numbers the whole ones; another is refused,
    /// because it may not be what was printed. Zeros at the end of decimal128's decimals are not kept.
    number_column numbers(std::string_view name);
    text_column text(std::string_view name);
    /// Text or bytes, as they are.
    text_column bytes(std::string_view name);
    code_column codes(std::string_view name);
    bool has(std::string_view name) const { return static_cast<bool>(find(name)); }
    /// Whether the column is there and holds text, as such or in a dictionary.
    bool is_text(std::string_view name) const;
    bool truth(std::string_view name, std::size_t row) const;

private:
    struct column {
        const ArrowSchema* type = nullptr;
        const ArrowArray* data = nullptr;
        std::size_t offset = 0;

        explicit operator bool() const noexcept { return type != nullptr; }
        std::string_view format() const noexcept { return type->format; }
        validity valid() const noexcept {
            return {static_cast<const std::uint8_t*>(data->buffers[0]), offset};
        }
        template <class T>
        const T* values() const noexcept { return static_cast<const T*>(data->buffers[1]) + offset; }
    };

    [[noreturn]] void refuse(std::string_view name, std::string_view format) const;
    column find(std::string_view name) const;
    text_column text_of(const column& c, std::string_view name);
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

/// Every batch of an object with `__arrow_c_stream__`: a table or a reader of pyarrow, a data frame of pandas or
/// polars, a relation of DuckDB. `unusable`: what the error is called where a column cannot be used.
std::vector<std::shared_ptr<arrow_batch>> arrow_batches(const py::object& source, errc unusable);

}  // namespace gongkai::python
