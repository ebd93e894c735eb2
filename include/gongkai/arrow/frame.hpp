// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <gongkai/arrow/c_data.hpp>
#include <gongkai/core/decimal.hpp>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Tables of Arrow columns that go out: built once, in batches, and read by others where they lie.

namespace gongkai::arrow {

/// Memory as Arrow recommends it, and not filled before it is written.
template <class T>
struct arrow_allocator {
    /// What the memory is for.
    using value_type = T;
    static constexpr std::align_val_t alignment{64};

    arrow_allocator() noexcept = default;
    template <class U>
    arrow_allocator(const arrow_allocator<U>&) noexcept {}

    /// Memory for n values, aligned as Arrow wants it.
    T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), alignment)); }
    /// Gives memory back.
    void deallocate(T* p, std::size_t) noexcept { ::operator delete(p, alignment); }
    /// Leaves values as they are: a buffer is filled after it is made.
    template <class U>
    void construct(U* p) noexcept {
        ::new (static_cast<void*>(p)) U;
    }
    template <class U, class... Args>
    void construct(U* p, Args&&... args) {
        ::new (static_cast<void*>(p)) U(std::forward<Args>(args)...);
    }
    friend bool operator==(const arrow_allocator&, const arrow_allocator&) noexcept { return true; }
};

/// Values of one type, aligned as Arrow wants them.
template <class T>
using arrow_buffer = std::vector<T, arrow_allocator<T>>;

/// Text as Arrow lays it out. Not more than 2 GiB: std::length_error.
class text_buffer {
public:
    /// A word at the end.
    void add(std::string_view word) {
        if (word.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()) - bytes.size())
            throw std::length_error{"more than 2 GiB of text in one batch"};
        bytes.insert(bytes.end(), word.begin(), word.end());
        offsets.push_back(static_cast<std::int32_t>(bytes.size()));
    }
    /// How many words there are.
    std::size_t size() const noexcept { return offsets.size() - 1; }

    arrow_buffer<std::int32_t> offsets{0};
    arrow_buffer<char> bytes{};
};

/// Texts by number, each once.
class word_list {
public:
    /// The number of a word, which is taken up where it is new.
    std::int32_t number_of(std::string_view word) {
        const auto found = numbers_.find(word);
        if (found != numbers_.end()) return found->second;
        const auto number = static_cast<std::int32_t>(words.size());
        words.add(word);
        return numbers_.emplace(word, number).first->second;
    }

    text_buffer words;

private:
    struct hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const noexcept { return std::hash<std::string_view>{}(s); }
    };
    std::unordered_map<std::string, std::int32_t, hash, std::equal_to<>> numbers_;
};

/// What a column holds. word8 and word32: text as 8-bit or 32-bit numbers into a dictionary. amount: decimal128(38, 18),
/// which holds every gongkai::decimal exactly.
enum class column_type : std::uint8_t { text, word8, word32, int16, int32, int64, amount, truth };

/// A column: its name and what stands in it.
struct frame_column {
    std::string name{};
    column_type type{};
    std::shared_ptr<word_list> words{};  ///< of word8 and word32
};

/// The values of one column in one batch.
class column_values {
public:
    explicit column_values(column_type type) noexcept : type_{type} {}

    /// The values of a fixed width, for `rows` rows; every row is valid until said otherwise.
    template <class T>
    T* reserve(std::size_t rows) {
        fixed_.resize(rows * sizeof(T));
        return reinterpret_cast<T*>(fixed_.data());
    }
    /// Makes a row null; `rows` is how many the column will have.
    void set_null(std::size_t row, std::size_t rows) {
        if (valid_.empty()) valid_.assign((rows + 7) / 8, 0xFF);
        valid_[row / 8] = static_cast<std::uint8_t>(valid_[row / 8] & ~(1U << (row % 8)));
        ++nulls_;
    }
    /// Every row null, until set_valid.
    void set_all_null(std::size_t rows) {
        valid_.assign((rows + 7) / 8, 0);
        nulls_ = rows;
    }
    /// Makes a row hold its value again.
    void set_valid(std::size_t row) noexcept {
        valid_[row / 8] = static_cast<std::uint8_t>(valid_[row / 8] | 1U << (row % 8));
        --nulls_;
    }
    /// The words of a column of text.
    text_buffer& text() noexcept { return text_; }

    /// Buffers in the order of the Arrow format; `out` has room for three.
    std::int64_t buffers(const void** out) const noexcept;
    /// How many rows are null.
    std::int64_t nulls() const noexcept { return static_cast<std::int64_t>(nulls_); }

private:
    column_type type_;
    arrow_buffer<std::uint8_t> fixed_;
    arrow_buffer<std::uint8_t> valid_;  ///< empty: all valid
    text_buffer text_;
    std::size_t nulls_ = 0;
};

/// Some rows of a frame, column by column.
struct frame_batch {
    std::size_t rows = 0;
    std::vector<column_values> columns{};
};

/// A whole table. What reads it keeps the batches and dictionaries alive, not the frame.
class frame {
public:
    explicit frame(std::vector<frame_column> columns) : columns_{std::move(columns)} {}

    /// The columns, in order.
    const std::vector<frame_column>& columns() const noexcept { return columns_; }
    /// The batches, in order.
    const std::vector<std::shared_ptr<const frame_batch>>& batches() const noexcept { return batches_; }
    /// How many rows all batches have together.
    std::size_t rows() const noexcept { return rows_; }
    /// Takes up a batch, which has the frame's columns.
    void add(std::shared_ptr<const frame_batch> batch) {
        rows_ += batch->rows;
        batches_.push_back(std::move(batch));
    }

    /// The columns by Arrow's C interface.
    void export_schema(ArrowSchema& out) const;
    /// A batch by Arrow's C interface; its memory lives until whoever took it releases it.
    void export_batch(std::size_t batch, ArrowArray& out) const;

private:
    std::vector<frame_column> columns_;
    std::vector<std::shared_ptr<const frame_batch>> batches_;
    std::size_t rows_ = 0;
};

/// A stream that reads the frame from its first batch.
void export_stream(std::shared_ptr<const frame> source, ArrowArrayStream& out);

}  // namespace gongkai::arrow
