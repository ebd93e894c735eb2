// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "text/unicode.hpp"

#include <cstdint>
#include <gongkai/io/document.hpp>
#include <span>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// Far more than a report has. A text with more is not taken for one, since a few bytes may make a cell.
inline constexpr std::size_t max_cells = 1U << 18U;

/// A text and where its lines stand in it. A line ends with LF, CR or CR LF.
class source_lines {
public:
    explicit source_lines(std::string_view text);

    std::string_view text() const noexcept { return text_; }
    std::size_t count() const noexcept { return lines_.size(); }
    /// Without what ends it, and without what was cut off.
    std::string_view operator[](std::size_t line) const noexcept {
        return text_.substr(lines_[line].first, lines_[line].last - lines_[line].first);
    }
    /// Where the line begins in the text, whatever was cut off.
    std::size_t begin(std::size_t line) const noexcept { return lines_[line].begin; }
    /// Leaves only `part` of a line.
    void narrow(std::size_t line, std::string_view part) noexcept {
        lines_[line].first = static_cast<std::uint32_t>(part.data() - text_.data());
        lines_[line].last = lines_[line].first + static_cast<std::uint32_t>(part.size());
    }

private:
    struct place {
        std::uint32_t begin;
        std::uint32_t first;
        std::uint32_t last;
    };

    std::string_view text_;
    std::vector<place> lines_;
};

/// The places of parts of lines. Fast as long as the parts of one line are asked for in their order.
class line_places {
public:
    explicit line_places(const source_lines& lines) noexcept : lines_{&lines} {}

    /// The place of `part`, a part of `line`.
    source_span span(std::size_t line, std::string_view part) noexcept;

private:
    const source_lines* lines_;
    std::size_t line_ = 0;
    std::size_t at_ = 0;
    std::uint32_t column_ = 1;
};

/// Lines of a text that are a table of some form.
struct found_table {
    std::size_t end = 0;  ///< the line after the last
    grid table{};         ///< no cells where the lines are none of this form after all
};

/// Appends a line of a cell to the lines before it: letters of Chinese have no blank between them, and what stands on two
/// lines is no number.
void append_line(std::string& text, std::string_view line);

/// Nothing, or what programs print for nothing.
bool is_empty(const grid_cell& cell) noexcept;

/// The position after the cells of the row that begins at `begin`.
std::size_t end_of_row(std::span<const grid_cell> cells, std::size_t begin) noexcept;

/// The only text of a row; null where there are none or several.
const grid_cell* lone_text(std::span<const grid_cell> row) noexcept;

/// Whether the first column only numbers the rows below the header, as data frames are printed: nothing, 0, 1, 2...
bool has_index(std::span<const grid_cell> cells);
/// Whether the first row numbers the columns too, as where a frame's own names for them were printed.
bool has_numbered_columns(std::span<const grid_cell> cells);

/// Puts cells into reading order and gives the grid its place.
void finish(grid& g);

/// Without `[text]{attributes}`, as pandoc marks what a page styles: only the text is left.
std::string without_styles(std::string text);

}  // namespace gongkai::detail
