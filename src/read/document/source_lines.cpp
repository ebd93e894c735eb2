// SPDX-License-Identifier: Apache-2.0
#include "source_lines.hpp"

#include "text/ascii.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace gongkai::detail {

source_lines::source_lines(std::string_view text) : text_{text} {
    lines_.reserve(static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1);
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && text[end] != '\n' && text[end] != '\r') ++end;
        const auto begin = static_cast<std::uint32_t>(at);
        lines_.push_back({begin, begin, static_cast<std::uint32_t>(end)});
        at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    }
}

source_span line_places::span(std::size_t line, std::string_view part) noexcept {
    const std::string_view text = lines_->text();
    const auto first = static_cast<std::size_t>(part.data() - text.data());
    if (line != line_ || first < at_) {
        line_ = line;
        at_ = lines_->begin(line);
        column_ = 1;
    }
    for (; at_ < first; ++at_) column_ += static_cast<std::uint32_t>((static_cast<unsigned char>(text[at_]) & 0xC0U) != 0x80U);
    return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(part.size()), static_cast<std::uint32_t>(line + 1),
            column_};
}

namespace {

constexpr bool is_east_asian(char32_t c) noexcept { return c >= 0x2E80; }

}  // namespace

void append_line(std::string& text, std::string_view line) {
    if (line.empty()) return;
    if (!text.empty()) {
        const bool chinese =
            is_east_asian(decode_at(text, previous(text, text.size())).value) || is_east_asian(decode_at(line, 0).value);
        if (!chinese) text += '\n';
    }
    text += line;
}

bool is_empty(const grid_cell& cell) noexcept {
    const std::string_view text = trim(cell.text);
    constexpr std::array<std::string_view, 6> nothing{"None", "NaN", "nan", "<NA>", "null", "NaT"};
    return !cell.problem && (text.empty() || std::ranges::find(nothing, text) != nothing.end());
}

std::size_t end_of_row(std::span<const grid_cell> cells, std::size_t begin) noexcept {
    std::size_t end = begin;
    while (end < cells.size() && cells[end].row == cells[begin].row) ++end;
    return end;
}

const grid_cell* lone_text(std::span<const grid_cell> row) noexcept {
    const grid_cell* found = nullptr;
    for (const grid_cell& c : row) {
        if (is_empty(c)) continue;
        if (found) return nullptr;
        found = &c;
    }
    return found;
}

bool has_index(std::span<const grid_cell> cells) {
    std::size_t row = 0;
    for (std::size_t begin = 0; begin < cells.size(); begin = end_of_row(cells, begin), ++row) {
        const grid_cell& c = cells[begin];
        const bool fits = c.column == 0 && (row == 0 ? is_empty(c) : trim(c.text) == std::to_string(row - 1));
        if (!fits) return false;
    }
    return row > 3;
}

bool has_numbered_columns(std::span<const grid_cell> cells) {
    const std::size_t end = cells.empty() ? 0 : end_of_row(cells, 0);
    for (std::size_t i = 1; i < end; ++i)
        if (trim(cells[i].text) != std::to_string(i - 1)) return false;
    return end > 2 && has_index(cells);
}

void finish(grid& g) {
    const auto place = [](const grid_cell& c) { return std::pair{c.row, c.column}; };
    if (!std::ranges::is_sorted(g.cells, {}, place)) std::ranges::sort(g.cells, {}, place);
    if (g.cells.empty()) return;
    const source_span& last = g.cells.back().span;
    g.span = g.cells.front().span;
    const std::uint32_t end = std::max(last.offset + last.length, g.span.offset + g.span.length);
    g.span.length = end - g.span.offset;
}

std::string without_styles(std::string text) {
    constexpr std::size_t longest = 4096;  // bytes; no cell of the form has as many
    if (text.size() > longest || text.find("]{") == text.npos) return text;
    std::string out;
    std::vector<std::size_t> open;  // in `out`
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '[') open.push_back(out.size());
        const bool closes = text[at] == ']' && at + 1 < text.size() && text[at + 1] == '{' && !open.empty();
        const std::size_t end = closes ? text.find('}', at) : text.npos;
        if (end == text.npos) {
            if (text[at] == ']' && !open.empty()) open.pop_back();
            out += text[at];
            continue;
        }
        out.erase(open.back(), 1);
        open.pop_back();
        at = end;
    }
    return out;
}

}  // namespace gongkai::detail
