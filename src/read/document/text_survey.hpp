// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gongkai::detail {

/// A way to write tables down that says where they begin.
enum class notation : std::uint8_t { none, drawn, wiki, asciidoc, latex, outline };

/// The notation of the table that may begin at a line, which has no white space at either end.
notation notation_of(std::string_view line) noexcept;

/// A line that belongs to no table of Markdown but may be one of a piece of MediaWiki's: a bar, a cell, and no other bar.
bool is_wiki_cell(std::string_view line) noexcept;

/// A row of hyphens, colons and pipes between a header and the rows, or the border of a grid table.
bool is_delimiter(std::string_view line) noexcept;
/// Whether a line begins as a list of texts does when a program prints it: `['`.
bool opens_list(std::string_view line) noexcept;

constexpr bool opens_row(std::string_view line) noexcept { return line.size() > 1 && line.front() == '|'; }
constexpr bool closes_row(std::string_view line) noexcept { return line.size() > 1 && line.back() == '|'; }

/// What the lines of a text show of one separator.
class separator_habit {
public:
    void add(std::string_view line, char separator) noexcept;
    void add_line_without() noexcept { last_ = 0; }

    std::size_t lines() const noexcept { return lines_; }
    bool closes_lines() const noexcept { return closed_ * 2 > lines_; }
    /// Whether it parts the fields of CSV: rows have a place for each cell of the sheet, and thousands have none.
    bool parts_fields() const noexcept;
    /// Whether each row of a table has as many and has each cell in its place: rows that lost empty cells are of as many only
    /// where empty ones fill them up at their end. Or the rows end where they will, but their numbers begin in one column, with
    /// empty cells in the place of labels before it.
    bool is_even() const noexcept;

private:
    void look_at_fields(std::string_view line, char separator) noexcept;

    std::size_t lines_ = 0;                       ///< with as many as part the cells of a table
    std::size_t agreeing_ = 0;                    ///< of these, with as many as the line before or after
    std::size_t opening_ = 0;                     ///< of these, that begin with it
    std::size_t indented_ = 0;                    ///< of these, that begin with two
    std::size_t thousands_ = 0;                   ///< of these, whose first one may be within a number
    std::size_t in_runs_ = 0;                     ///< of these, with as many as two others that they stand together with
    std::size_t closed_ = 0;                      ///< of these, that begin and end with it
    std::size_t hollow_ = 0;                      ///< of these, with an empty cell before another
    std::size_t repeating_ = 0;                   ///< of these, with the same words in two places, as of a cell that covers both
    std::size_t filled_ = 0;                      ///< of these, that end with an empty cell
    std::size_t numbered_ = 0;                    ///< of these, with a number
    std::array<std::size_t, 8> first_numbers_{};  ///< of these, how many have the first one in each of these places
    std::size_t total_ = 0;
    std::size_t last_ = 0;  ///< of the line before
    std::size_t run_ = 0;   ///< lines with as many, up to it
};

/// What a text is, as far as its lines show it. Each is looked at once, before anything is read.
class text_survey {
public:
    explicit text_survey(std::string_view utf8) noexcept;

    /// A delimiter row, six pipes in rows with pipes at both ends, a heading with `#` and an HTML table, or quoted lines.
    bool is_markdown() const noexcept {
        return has_delimiter_ || row_pipes_ >= 6 || (has_heading_ && has_html_table_) || quoted_lines_ * 2 > lines_;
    }
    bool is_outline() const noexcept { return outline_rows_ > 1; }
    bool is_wiki_piece() const noexcept { return wiki_rows_ != 0 && wiki_cells_ > 2; }
    bool has_tables() const noexcept { return has_tables_; }
    /// What parts the cells of a sheet that the text is; NUL where it is none.
    char separator() const noexcept;

private:
    static constexpr std::string_view separators = ",;\t|";

    void look_at(std::string_view line) noexcept;
    void look_for_markdown(std::string_view line, std::string_view trimmed_line) noexcept;

    std::array<separator_habit, separators.size()> habits_{};
    std::size_t lines_ = 0;
    std::ptrdiff_t row_pipes_ = 0;
    std::size_t wiki_cells_ = 0;
    std::size_t wiki_rows_ = 0;
    std::size_t list_rows_ = 0;
    std::size_t outline_rows_ = 0;
    std::size_t quoted_lines_ = 0;  ///< that begin with `>`
    bool has_delimiter_ = false;
    bool has_heading_ = false;
    bool has_html_table_ = false;
    bool has_tables_ = false;
    bool has_markup_ = false;  ///< headings or delimiters as Markdown has them, at the start of a line
};

}  // namespace gongkai::detail
