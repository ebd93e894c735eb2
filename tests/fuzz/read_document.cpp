// SPDX-License-Identifier: Apache-2.0
// Documents as a format's reader or a C++ caller may hand them in. A line is a paragraph or, with a bar in front, a row of
// a grid; its cells are parted by bars, "2x3 " before a text gives its row and column span, "~" says it ran together.
#include "fuzz.hpp"
#include "laws.hpp"

#include <gongkai/io/document.hpp>
#include <string>
#include <utility>

namespace {

using namespace gongkai;

/// A number of at most seven digits at the front, taken off; 1 where there is none.
std::uint32_t take_number(std::string_view& text) {
    std::uint32_t value = 0;
    std::size_t digits = 0;
    while (digits < text.size() && digits < 7 && text[digits] >= '0' && text[digits] <= '9')
        value = value * 10 + static_cast<std::uint32_t>(text[digits++] - '0');
    text.remove_prefix(digits);
    return digits == 0 ? 1 : value;
}

void add_row(grid& to, std::string_view line, std::uint32_t row) {
    std::uint32_t column = 0;
    while (!line.empty()) {
        line.remove_prefix(1);
        std::string_view text = line.substr(0, line.find('|'));
        line.remove_prefix(text.size());
        grid_cell cell;
        cell.row = row;
        cell.column = column;
        std::string_view rest = text;
        const std::uint32_t rows = take_number(rest);
        if (rest.starts_with('x')) {
            rest.remove_prefix(1);
            cell.row_span = rows;
            cell.column_span = take_number(rest);
            text = rest.starts_with(' ') ? rest.substr(1) : rest;
        }
        if (text.starts_with('~')) {
            cell.run_together = true;
            text.remove_prefix(1);
        }
        cell.text = text;
        cell.span = {column, static_cast<std::uint32_t>(text.size()), row + 1, column + 1};
        column += cell.column_span;
        to.cells.push_back(std::move(cell));
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest = fuzz::text_of(data, size);
    document source;
    source.title = fuzz::take_line(rest);
    std::uint32_t row = 0;
    while (!rest.empty()) {
        const std::string_view line = fuzz::take_line(rest);
        if (!line.starts_with('|')) {
            source.blocks.emplace_back(paragraph{std::string{line}, {}});
            continue;
        }
        if (source.blocks.empty() || !std::holds_alternative<grid>(source.blocks.back())) {
            source.blocks.emplace_back(grid{});
            row = 0;
        }
        add_row(std::get<grid>(source.blocks.back()), line, row++);
    }
    if (const auto report = read_document(source)) fuzz::obey_laws(*report);
    return 0;
}
