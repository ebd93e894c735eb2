// SPDX-License-Identifier: Apache-2.0
#include "word_columns.hpp"

#include <utility>

namespace gongkai::detail {

using arrow::column_type;

finding_columns::finding_columns(std::size_t rows, bool sections) : rows_{rows}, sections_{sections} {
    std::vector<arrow::frame_column> columns{words("file"), words("agency"), {"year", column_type::int16}};
    for (const char* const name : {"edition", "rule", "severity", "outcome", "reason", "table", "row", "column"})
        columns.push_back(words(name));
    columns.push_back({"cells", column_type::text});
    if (sections) columns.push_back(words("section"));
    columns.push_back({"expected", column_type::text});
    columns.push_back({"actual", column_type::text});
    frame_ = std::make_shared<arrow::frame>(std::move(columns));
    batch_ = std::make_shared<arrow::frame_batch>();
    batch_->rows = rows;
    for (const arrow::frame_column& c : frame_->columns()) batch_->columns.emplace_back(c.type);
    for (std::size_t i = 0; i < frame_->columns().size(); ++i)
        if (frame_->columns()[i].words) words_.emplace_back(batch_->columns[i], frame_->columns()[i], rows);
    years_ = batch_->columns[2].reserve<std::int16_t>(rows);
}

void finding_columns::identify(const report& of) {
    words_[0].add(of.file);
    words_[1].add(of.agency);
    years_[row_] = static_cast<std::int16_t>(of.year.value_or(0));
    if (!of.year) batch_->columns[2].set_null(row_, rows_);
}

void finding_columns::text(std::size_t column, std::string_view text) {
    batch_->columns[column].text().add(text);
    if (text.empty()) batch_->columns[column].set_null(row_, rows_);
}

void finding_columns::add(const report& of, const finding& f) {
    identify(of);
    const bool has_cell = !f.cells.empty();
    const std::optional<table> which = has_cell ? f.cells.front().table() : f.table;
    std::string cells;
    for (const cell_key& key : f.cells) cells.append(cells.empty() ? 0U : 1U, ' ').append(to_string(key));
    const std::array<std::string_view, 8> said{code(f.edition),
                                               code(f.rule),
                                               code(f.severity()),
                                               code(f.outcome),
                                               code_or_nothing(f.reason),
                                               which ? code(*which) : std::string_view{},
                                               has_cell ? f.cells.front().row_code() : std::string_view{},
                                               has_cell ? f.cells.front().column_code() : std::string_view{}};
    for (std::size_t i = 0; i < said.size(); ++i) words_[2 + i].add(said[i]);
    text(11, cells);
    if (sections_) words_[10].add(f.section ? code(*f.section) : std::string_view{});
    text(sections_ ? 13 : 12, f.expected);
    text(sections_ ? 14 : 13, f.actual);
    ++row_;
}

void finding_columns::add(const report& of, std::string_view problem_code, std::string_view problem) {
    identify(of);
    const std::array<std::string_view, 8> said{std::string_view{}, problem_code, code(severity::error), "unreadable"};
    for (std::size_t i = 0; i < said.size(); ++i) words_[2 + i].add(said[i]);
    text(11, {});
    if (sections_) words_[10].add({});
    text(sections_ ? 13 : 12, {});
    text(sections_ ? 14 : 13, problem);
    ++row_;
}

std::shared_ptr<const arrow::frame> finding_columns::finish() && {
    if (rows_ != 0) frame_->add(std::move(batch_));
    return std::move(frame_);
}

}  // namespace gongkai::detail
