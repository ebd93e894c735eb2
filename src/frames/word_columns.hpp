// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <gongkai/arrow/frame.hpp>
#include <gongkai/rules/finding.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// A column of words, one row after the other; empty is null.
class word_output {
public:
    word_output(arrow::column_values& out, const arrow::frame_column& column, std::size_t rows)
        : out_{out}, column_{column}, rows_{rows}, numbers_{out.reserve<std::int32_t>(rows)} {}

    void add(std::string_view word) {
        if (word != last_) {
            last_ = word;
            number_ = word.empty() ? 0 : column_.words->number_of(word);
        }
        numbers_[row_] = number_;
        if (word.empty()) out_.set_null(row_, rows_);
        ++row_;
    }

private:
    arrow::column_values& out_;
    const arrow::frame_column& column_;
    std::size_t rows_;
    std::int32_t* numbers_;
    std::size_t row_ = 0;
    std::string last_;
    std::int32_t number_ = 0;
};

inline arrow::frame_column words(const char* name) {
    return {name, arrow::column_type::word32, std::make_shared<arrow::word_list>()};
}

constexpr std::string_view code_or_nothing(reason why) noexcept {
    return why == reason::none ? std::string_view{} : enumerator_names<reason>[index_of(why)];
}

/// Findings as columns: file, agency, year, edition, rule, severity, outcome, reason, table, row, column, cells, and with
/// sections section, expected, actual.
class finding_columns {
public:
    struct report {
        std::string_view file, agency;
        std::optional<int> year;
    };

    finding_columns(std::size_t rows, bool sections);

    void add(const report& of, const finding& f);
    /// A report that could not be judged.
    void add(const report& of, std::string_view code, std::string_view problem);
    std::shared_ptr<const arrow::frame> finish() &&;

private:
    void identify(const report& of);
    void text(std::size_t column, std::string_view text);

    std::size_t rows_;
    bool sections_;
    std::shared_ptr<arrow::frame> frame_;
    std::shared_ptr<arrow::frame_batch> batch_;
    std::vector<word_output> words_;
    std::int16_t* years_ = nullptr;
    std::size_t row_ = 0;
};

}  // namespace gongkai::detail
