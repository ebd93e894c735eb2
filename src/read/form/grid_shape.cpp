// SPDX-License-Identifier: Apache-2.0
#include "grid_shape.hpp"

#include "labels.hpp"
#include "mark.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace gongkai::detail {
namespace {

/// What the header of a grid shows: the cells before its first number.
struct header_survey {
    bool is_turned = false;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> joined{};  ///< columns with the names of several, and of how many
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

header_survey survey(const grid& g) {
    header_survey out;
    unsigned rows_named = 0;  // side by side, each once: a cell that covers several may be printed in each
    label last;
    for (std::size_t i = 0; i < g.cells.size() && !out.is_turned; ++i) {
        const grid_cell& c = g.cells[i];
        if (i == 0 || c.row != g.cells[i - 1].row) {
            rows_named = 0;
            last = {};
        }
        const cell_value value = value_in(c);
        if (value.what == cell_value::kind::number) break;
        if (value.what == cell_value::kind::blank) continue;
        const label name = find_label(c.text);
        if (name.kind == word::disclosure_row || name.kind == word::request_row) {
            if (name.kind != last.kind || name.index != last.index) ++rows_named;
            last = name;
            out.is_turned = rows_named > (name.kind == word::disclosure_row ? 1U : 2U);
        }
        constexpr std::size_t longest_names = 120;  // bytes
        if (name || c.column_span != 1 || c.text.size() > longest_names) continue;
        const std::vector<std::string_view> parts = split(c.text);
        if (parts.size() > 1 && std::ranges::all_of(parts, names_column))
            out.joined.emplace_back(c.column, static_cast<std::uint32_t>(parts.size()));
    }
    return out;
}

grid turned_back(const grid& g) {
    grid out = g;
    for (grid_cell& c : out.cells) {
        std::swap(c.row, c.column);
        std::swap(c.row_span, c.column_span);
    }
    std::ranges::stable_sort(out.cells, {}, [](const grid_cell& c) { return std::pair{c.row, c.column}; });
    return out;
}

/// A cell without as many parts as its column has names covers the columns of all of them.
grid with_columns_apart(const grid& g, const header_survey& seen) {
    grid out;
    out.span = g.span;
    const auto columns_before = [&](std::size_t column) {
        std::size_t columns = column;
        for (const auto& [joined, names] : seen.joined)
            if (joined < column) columns += names - 1;
        return static_cast<std::uint32_t>(columns);
    };
    for (const grid_cell& printed : g.cells) {
        grid_cell c = printed;
        c.column = columns_before(printed.column);
        c.column_span = columns_before(std::size_t{printed.column} + printed.column_span) - c.column;
        const std::vector<std::string_view> parts = split(printed.text);
        if (printed.column_span != 1 || c.column_span == 1 || parts.size() != c.column_span) {
            out.cells.push_back(std::move(c));
            continue;
        }
        c.column_span = 1;
        for (const std::string_view part : parts) {
            c.text = part;
            out.cells.push_back(c);
            ++c.column;
        }
    }
    return out;
}

}  // namespace

std::optional<grid> in_shape_of_form(const grid& printed) {
    if (!printed.is_upright) return std::nullopt;
    header_survey seen = survey(printed);
    if (seen.is_turned) return turned_back(printed);
    std::ranges::sort(seen.joined);
    const auto repeated = std::ranges::unique(seen.joined, {}, [](const auto& joined) { return joined.first; });
    seen.joined.erase(repeated.begin(), repeated.end());
    if (seen.joined.empty()) return std::nullopt;
    return with_columns_apart(printed, seen);
}

}  // namespace gongkai::detail
