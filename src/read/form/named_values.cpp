// SPDX-License-Identifier: Apache-2.0
#include "named_values.hpp"

#include "mark.hpp"
#include "read/document/source_lines.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace gongkai::detail {
namespace {

bool is_same(const label& a, const label& b) noexcept { return a.kind == b.kind && a.index == b.index; }

}  // namespace

bool may_name_row(const label& name) noexcept {
    return name.names_row() || name.kind == word::review_kind || name.kind == word::total || name.kind == word::other ||
           name.is(disposition_group::other);
}

bool may_head(const label& head, const label& name) noexcept {
    switch (head.kind) {
        case word::disclosure_column: return name.kind == word::disclosure_row;
        case word::request_column:
        case word::other: return name.kind != word::disclosure_row && name.kind != word::review_kind;
        case word::review_column: return name.kind == word::review_kind;
        case word::total: return name.kind != word::disclosure_row;
        default: return false;
    }
}

void rows_of_named_values::add(const grid_cell& name, const grid_cell& head, const grid_cell& value) {
    const label column = find_label(head.text);
    const bool goes_on =
        name_ && name_->text == name.text && std::ranges::none_of(columns_, [&](const label& l) { return is_same(l, column); });
    if (!goes_on) end_row();
    name_ = name;
    heads_.push_back(head);
    columns_.push_back(column);
    values_.push_back(value);
}

void rows_of_named_values::add_other(std::span<const grid_cell> row) {
    end_row();
    put_row(row, row.front().column);
}

grid rows_of_named_values::finish() {
    end_row();
    detail::finish(out_);
    return std::exchange(out_, {});
}

void rows_of_named_values::end_row() {
    if (!name_) return;
    if (!std::ranges::equal(columns_, above_, is_same)) put_row(heads_, 1);
    put_row({&*name_, 1}, 0);
    --rows_;
    put_row(values_, 1);
    above_ = std::exchange(columns_, {});
    heads_.clear();
    values_.clear();
    name_.reset();
}

void rows_of_named_values::put_row(std::span<const grid_cell> cells, std::uint32_t column) {
    for (grid_cell cell : cells) {
        cell.row = rows_;
        cell.column = column++;
        cell.row_span = cell.column_span = 1;
        out_.cells.push_back(std::move(cell));
    }
    ++rows_;
}

namespace {

/// The cells of a row that has a value after the names of its row and its column.
struct row_of_one {
    const grid_cell* name = nullptr;
    const grid_cell* head = nullptr;
    const grid_cell* value = nullptr;
};

std::optional<row_of_one> one_value_of(std::span<const grid_cell> row) {
    row_of_one out;
    label name;
    label head;
    for (const grid_cell& c : row) {
        if (out.value) return std::nullopt;
        const mark m = read_mark(c, false);
        if (may_name_row(m.name) || may_head(m.name, head)) {
            name = std::exchange(head, m.name);
            out.name = std::exchange(out.head, &c);
        } else if (out.head) {
            out.value = &c;
        }
    }
    if (!out.value || !out.name || !may_name_row(name) || !may_head(head, name)) return std::nullopt;
    return out;
}

}  // namespace

std::optional<grid> with_values_by_row(const grid& printed) {
    constexpr std::size_t fewest = 3;
    constexpr std::size_t most = 1U << 16U;  // far more than a report has
    constexpr std::size_t widest = 5;
    const std::span all{printed.cells};
    std::size_t rows = 0;
    std::size_t found = 0;
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end, ++rows) {
        end = end_of_row(all, begin);
        if (end - begin > widest) return std::nullopt;
        found += one_value_of(all.subspan(begin, end - begin)) ? 1 : 0;
    }
    if (found < fewest || found * 2 < rows || found > most) return std::nullopt;
    rows_of_named_values out;
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
        end = end_of_row(all, begin);
        const std::span row = all.subspan(begin, end - begin);
        if (const auto one = one_value_of(row)) out.add(*one->name, *one->head, *one->value);
        else out.add_other(row);
    }
    grid by_row = out.finish();
    by_row.span = printed.span;
    return by_row;
}

}  // namespace gongkai::detail
