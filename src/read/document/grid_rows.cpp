// SPDX-License-Identifier: Apache-2.0
#include "grid_rows.hpp"

#include "read/form/labels.hpp"
#include "text/number.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongkai::detail {
namespace {

using row_span = std::span<grid_cell>;

std::vector<row_span> rows_of(grid& g) {
    std::vector<row_span> rows;
    const std::span all{g.cells};
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
        while (end < all.size() && all[end].row == all[begin].row) ++end;
        rows.push_back(all.subspan(begin, end - begin));
    }
    return rows;
}

bool is_blank_cell(const grid_cell& c) noexcept { return !c.problem && trim(c.text).empty(); }

/// Bytes; what is longer is no part of a label.
constexpr std::size_t longest_label = 240;

/// Whether what stands below a label is a label too. 2.其他 may be the beginning of one whose end, 法律行政法规禁止公开, can be told by itself.
bool are_two_labels(const label& above, std::string_view below) {
    return above && above.kind != word::other && !above.is(request_row::other_other) && find_label(below);
}

/// Whether a row and those after it are one: in each column but the labels' only the first has something, and the labels
/// together are labels that they are not by themselves.
bool is_one_row(std::span<const row_span> rows) {
    const row_span first = rows.front();
    bool any = false;
    for (const row_span& row : rows)
        if (row.size() != first.size()) return false;
    for (std::size_t i = 0; i < first.size(); ++i) {
        std::string text = first[i].text;
        const label before = find_label(text);
        for (const row_span& row : rows.subspan(1)) {
            // What has a number of its own is a label of its own.
            const std::string_view rest = trim(row[i].text);
            if (row[i].problem) return false;
            if (!rest.empty() && (read_ordinal(rest, 0).how != ordinal::style::none || are_two_labels(before, rest)))
                return false;
            text += row[i].text;
        }
        if (text.size() == first[i].text.size()) continue;
        if (is_blank_cell(first[i]) || read_value(first[i].text).what == cell_value::kind::number) return false;
        const label joined = text.size() <= longest_label ? find_label(text) : label{};
        if (!joined || joined.kind == word::section) return false;
        if (joined.kind == before.kind && joined.index == before.index) return false;
        any = true;
    }
    return any;
}

}  // namespace

void join_broken_rows(grid& g) {
    constexpr std::size_t most_lines = 6;
    const std::vector<row_span> rows = rows_of(g);
    std::vector<bool> is_rest(rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t lines = 2; lines <= most_lines && r + lines <= rows.size(); ++lines) {
            const std::span candidate{rows.data() + r, lines};
            const auto empty = std::ranges::count_if(candidate.back(), &is_blank_cell);
            if (empty == 0 || empty == std::ssize(candidate.back())) break;
            if (!is_one_row(candidate)) continue;
            for (std::size_t k = 1; k < lines; ++k) {
                is_rest[r + k] = true;
                for (std::size_t i = 0; i < rows[r].size(); ++i) rows[r][i].text += rows[r + k][i].text;
            }
            r += lines - 1;
            break;
        }
    }
    if (std::ranges::find(is_rest, true) == is_rest.end()) return;
    std::vector<grid_cell> kept;
    for (std::size_t r = 0; r < rows.size(); ++r)
        if (!is_rest[r]) std::ranges::move(rows[r], std::back_inserter(kept));
    g.cells = std::move(kept);
}

namespace {

/// Columns [first, last] whose name stands in each of them.
struct repeated_name {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Only in this table the header has a single row, so that a name in several columns is one above what they hold.
bool names_disclosure_column(const grid_cell& c) { return find_label(c.text).kind == word::disclosure_column; }

bool is_repeated(row_span row, const repeated_name& r) {
    if (r.last >= row.size()) return false;
    for (std::size_t i = r.first; i <= r.last; ++i)
        if (row[i].column != row[r.first].column + (i - r.first) || row[i].text != row[r.first].text) return false;
    return true;
}

std::vector<repeated_name> repeated_names(row_span row) {
    std::vector<repeated_name> out;
    for (std::size_t i = 0, end = 0; i < row.size(); i = end) {
        for (end = i + 1; end < row.size() && row[end].text == row[i].text; ++end) {
        }
        if (end - i > 1 && !is_blank_cell(row[i]) && names_disclosure_column(row[i])) out.push_back({i, end - 1});
    }
    return out;
}

}  // namespace

void merge_repeated_cells(grid& g) {
    std::vector<repeated_name> names;
    std::vector<const grid_cell*> gone;
    for (const row_span row : rows_of(g)) {
        const bool is_header = std::ranges::any_of(row, &names_disclosure_column);
        if (is_header) names = repeated_names(row);
        std::erase_if(names, [&](const repeated_name& r) { return !is_repeated(row, r); });
        for (const repeated_name& r : names) {
            row[r.first].column_span = static_cast<std::uint32_t>(r.last - r.first + 1);
            for (std::size_t i = r.first + 1; i <= r.last; ++i) gone.push_back(&row[i]);
        }
    }
    if (gone.empty()) return;
    std::vector<grid_cell> kept;
    auto next = gone.begin();
    for (grid_cell& c : g.cells)
        if (next != gone.end() && *next == &c) ++next;
        else kept.push_back(std::move(c));
    g.cells = std::move(kept);
}

}  // namespace gongkai::detail
