// SPDX-License-Identifier: Apache-2.0
#include "sheet_rows.hpp"

#include "grid_rows.hpp"
#include "read/form/labels.hpp"
#include "source_lines.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

namespace gongkai::detail {
namespace {

using cells = std::span<grid_cell>;

constexpr bool all_digits(std::string_view text) noexcept {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Takes off what a data frame put into its header.
void clean_header(cells header) {
    constexpr std::string_view unnamed = "Unnamed: ";
    const auto has_mark = [&](const grid_cell& c) { return c.text.starts_with(unnamed); };
    if (std::ranges::none_of(header, has_mark)) return;
    for (grid_cell& c : header) {
        if (has_mark(c)) {
            c.text.clear();
            continue;
        }
        const std::size_t point = c.text.rfind('.');
        if (point != c.text.npos && point != 0 && all_digits(std::string_view{c.text}.substr(point + 1))) c.text.resize(point);
    }
}

void append_table(grid&& g, document& out) {
    join_broken_rows(g);
    merge_repeated_cells(g);
    finish(g);
    out.blocks.emplace_back(std::move(g));
}

class sheet_splitter {
public:
    sheet_splitter(grid&& sheet, document& out) : sheet_{std::move(sheet.cells)}, out_{out} {}

    void split() {
        const std::span all{sheet_};
        if (all.empty()) return;
        clean_header(all.first(end_of_row(all, 0)));
        if (has_index(all)) {
            const std::uint32_t first = has_numbered_columns(all) ? all.front().row + 1 : 0;
            std::erase_if(sheet_, [&](const grid_cell& c) { return c.column == 0 || c.row < first; });
        }
        const std::span rest{sheet_};
        for (std::size_t begin = 0, end = 0; begin < rest.size(); begin = end) {
            end = end_of_row(rest, begin);
            read_row(rest.subspan(begin, end - begin));
        }
        end_part();
    }

private:
    void read_row(cells row) {
        if (const grid_cell* alone = lone_text(row); alone && is_heading_of_section(alone->text)) {
            end_part();
            add_paragraphs(row);
            return;
        }
        if (std::ranges::all_of(row, &is_empty)) {
            // Below names of columns an empty row holds the empty cells.
            if (!part_.empty() && is_header(part_.back())) part_.push_back(row);
            end_part();
            return;
        }
        part_.push_back(row);
    }

    static bool has_several(cells row) noexcept { return !lone_text(row) && !std::ranges::all_of(row, &is_empty); }

    static bool is_header(cells row) noexcept {
        return has_several(row) && std::ranges::none_of(row, [](const grid_cell& c) {
                   return std::ranges::any_of(c.text, [](char l) { return l >= '0' && l <= '9'; });
               });
    }

    void end_part() {
        const std::vector<cells> part = std::exchange(part_, {});
        const auto first = std::ranges::find_if(part, &has_several);
        if (first == part.end()) {
            for (const cells row : part) add_paragraphs(row);
            return;
        }
        auto last = part.end();
        // A name of the table with nothing beside it has blank cells.
        const auto is_prose = [](cells row) {
            const grid_cell* alone = lone_text(row);
            return alone && !find_label(alone->text);
        };
        while (is_prose(*std::prev(last))) --last;
        for (auto row = part.begin(); row != first; ++row) add_paragraphs(*row);
        grid g;
        std::uint32_t number = 0;
        for (auto row = first; row != last; ++row, ++number)
            for (grid_cell& c : *row) {
                c.row = number;
                g.cells.push_back(std::move(c));
            }
        append_table(std::move(g), out_);
        for (auto row = last; row != part.end(); ++row) add_paragraphs(*row);
    }

    void add_paragraphs(cells row) {
        for (grid_cell& c : row)
            if (!is_empty(c)) out_.blocks.emplace_back(paragraph{std::move(c.text), c.span});
    }

    std::vector<grid_cell> sheet_;
    document& out_;
    std::vector<cells> part_;
};

}  // namespace

void append_sheet(grid&& sheet, document& out) { sheet_splitter{std::move(sheet), out}.split(); }

void append_rows(grid&& rows, document& out) {
    if (is_sheet(rows)) append_sheet(std::move(rows), out);
    else append_table(std::move(rows), out);
}

bool is_sheet(const grid& g) {
    const std::span all{g.cells};
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
        end = end_of_row(all, begin);
        const grid_cell* alone = lone_text(all.subspan(begin, end - begin));
        if (alone && is_heading_of_section(alone->text)) return true;
    }
    return false;
}

}  // namespace gongkai::detail
