// SPDX-License-Identifier: Apache-2.0
#include "grid_shape.hpp"

#include "labels.hpp"
#include "mark.hpp"
#include "named_values.hpp"
#include "read/document/source_lines.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace gongkai::detail {
namespace {

/// A column with the names of several, and what parts them, and their values; white space where it is empty.
struct joined_columns {
    std::uint32_t at = 0;
    std::uint32_t names = 0;
    std::string_view separator{};
};

/// What the header of a grid shows: the cells before its first number.
struct header_survey {
    bool is_turned = false;
    std::vector<joined_columns> joined{};
};

bool names_column(std::string_view text) noexcept {
    switch (find_label(text).kind) {
        case word::disclosure_column:
        case word::request_column:
        case word::review_column:
        case word::total:
        case word::other: return true;
        default: return false;
    }
}

std::vector<std::string_view> split_at(std::string_view text, std::string_view separator) {
    if (separator.empty()) return split(text);
    std::vector<std::string_view> out;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        out.push_back(trim(text.substr(begin, end - begin)));
        begin = end + separator.size();
    }
    return out;
}

/// The names of columns that stand in one cell, be it in brackets after what they are: 法人或其他组织（商业企业/科研机构/…）.
std::vector<std::string_view> names_within(std::string_view text, std::string_view separator) {
    constexpr std::string_view open = "（";
    constexpr std::string_view close = "）";
    const std::size_t bracket = text.find(open);
    if (bracket != text.npos && trim(text).ends_with(close) && find_label(text.substr(0, bracket)).is(structure::organisations))
        text = trim(text).substr(bracket + open.size(), trim(text).size() - bracket - open.size() - close.size());
    return split_at(text, separator);
}

header_survey survey(std::span<const grid_cell> cells) {
    header_survey out;
    unsigned rows_named = 0;  // side by side, each once: a cell that covers several may be printed in each
    label last;
    for (std::size_t i = 0; i < cells.size() && !out.is_turned; ++i) {
        const grid_cell& c = cells[i];
        if (i == 0 || c.row != cells[i - 1].row) {
            rows_named = 0;
            last = {};
        }
        const cell_value value = value_in(c);
        if (value.what == cell_value::kind::number) break;
        if (value.what == cell_value::kind::blank) continue;
        const label name = find_label(c.text);
        if (name.names_row()) {
            if (name.kind != last.kind || name.index != last.index) ++rows_named;
            last = name;
            out.is_turned = rows_named > (name.kind == word::disclosure_row ? 1U : 2U);
        }
        constexpr std::size_t longest_names = 120;  // bytes
        if ((name && !name.is(structure::organisations)) || c.column_span != 1 || c.text.size() > longest_names) continue;
        for (const std::string_view separator : {"", "/", "、", "|"}) {
            const std::vector<std::string_view> parts = names_within(c.text, separator);
            if (parts.size() < 2 || !std::ranges::all_of(parts, names_column)) continue;
            out.joined.push_back({c.column, static_cast<std::uint32_t>(parts.size()), separator});
            break;
        }
    }
    std::ranges::sort(out.joined, {}, [](const joined_columns& j) { return std::pair{j.at, j.names}; });
    const auto repeated = std::ranges::unique(out.joined, {}, &joined_columns::at);
    out.joined.erase(repeated.begin(), repeated.end());
    return out;
}

/// Rows become columns; the first of them is the first column.
void append_turned(std::span<const grid_cell> cells, std::vector<grid_cell>& out) {
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    for (const grid_cell& printed : cells) {
        grid_cell& c = out.emplace_back(printed);
        c.row = printed.column;
        c.column = printed.row - cells.front().row;
        std::swap(c.row_span, c.column_span);
    }
    std::ranges::stable_sort(out.begin() + first, out.end(), {}, [](const grid_cell& c) { return std::pair{c.row, c.column}; });
}

/// A cell without as many parts as its column has names covers the columns of all of them.
void append_apart(std::span<const grid_cell> cells, const header_survey& seen, std::vector<grid_cell>& out) {
    const auto columns_before = [&](std::size_t column) {
        std::size_t columns = column;
        for (const joined_columns& j : seen.joined)
            if (j.at < column) columns += j.names - 1;
        return static_cast<std::uint32_t>(columns);
    };
    for (const grid_cell& printed : cells) {
        grid_cell c = printed;
        c.row -= cells.front().row;
        c.column = columns_before(printed.column);
        c.column_span = columns_before(std::size_t{printed.column} + printed.column_span) - c.column;
        const auto joined = std::ranges::find(seen.joined, printed.column, &joined_columns::at);
        const std::vector<std::string_view> parts =
            joined == seen.joined.end() ? std::vector<std::string_view>{} : names_within(printed.text, joined->separator);
        if (printed.column_span != 1 || c.column_span == 1 || parts.size() != c.column_span) {
            out.push_back(std::move(c));
            continue;
        }
        c.column_span = 1;
        for (const std::string_view part : parts) {
            c.text = part;
            out.push_back(c);
            ++c.column;
        }
    }
}

/// The cells before and after each heading of a section, and the row of each heading, in which nothing else stands.
std::vector<std::span<const grid_cell>> parts_of(std::span<const grid_cell> cells) {
    std::vector<std::span<const grid_cell>> out;
    std::size_t begin = 0;
    const auto end_at = [&](std::size_t end) {
        if (end > begin) out.push_back(cells.subspan(begin, end - begin));
        begin = end;
    };
    for (std::size_t row = 0, end = 0; row < cells.size(); row = end) {
        end = end_of_row(cells, row);
        const grid_cell* alone = lone_text(cells.subspan(row, end - row));
        if (!alone || !is_heading_of_section(alone->text)) continue;
        end_at(row);
        end_at(end);
    }
    end_at(cells.size());
    return out;
}

}  // namespace

std::optional<grid> in_shape_of_form(const grid& printed) {
    if (!printed.is_upright) return std::nullopt;
    if (std::optional<grid> by_row = with_values_by_row(printed)) return by_row;
    const std::vector<std::span<const grid_cell>> parts = parts_of(printed.cells);
    std::vector<header_survey> seen;
    std::ranges::transform(parts, std::back_inserter(seen), survey);
    if (std::ranges::none_of(seen, [](const header_survey& s) { return s.is_turned || !s.joined.empty(); })) return std::nullopt;
    grid out;
    out.span = printed.span;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t first = out.cells.size();
        const std::uint32_t row = first == 0 ? 0 : out.cells.back().row + 1;
        if (seen[i].is_turned) append_turned(parts[i], out.cells);
        else append_apart(parts[i], seen[i], out.cells);
        for (grid_cell& c : std::span{out.cells}.subspan(first)) c.row += row;
    }
    return out;
}

std::optional<grid> side_by_side(const grid& names, const grid& numbers) {
    constexpr std::size_t fewest = 3;
    const bool are_level = names.is_upright && numbers.is_upright && !names.cells.empty() && !numbers.cells.empty() &&
                           names.cells.back().row == numbers.cells.back().row && names.cells.back().row >= fewest;
    if (!are_level) return std::nullopt;
    const auto has_number = [](const grid_cell& c) { return value_in(c).what == cell_value::kind::number; };
    const auto is_name = [](const grid_cell& c) { return find_label(c.text).names_row(); };
    if (std::ranges::any_of(names.cells, has_number) || std::ranges::none_of(numbers.cells, has_number) ||
        std::ranges::count_if(names.cells, is_name) < std::ptrdiff_t{fewest} || std::ranges::any_of(numbers.cells, is_name))
        return std::nullopt;
    std::uint32_t width = 0;
    for (const grid_cell& c : names.cells) width = std::max(width, c.column + c.column_span);
    grid out = names;
    for (grid_cell c : numbers.cells) {
        c.column += width;
        out.cells.push_back(std::move(c));
    }
    std::ranges::stable_sort(out.cells, {}, [](const grid_cell& c) { return std::pair{c.row, c.column}; });
    return out;
}

}  // namespace gongkai::detail
