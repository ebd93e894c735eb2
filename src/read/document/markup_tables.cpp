// SPDX-License-Identifier: Apache-2.0
#include "markup_tables.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace gongkai::detail {
namespace {

constexpr std::uint32_t most_columns = 1000;

std::uint32_t number_at(std::string_view text) noexcept {
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Gives each cell the first column of its row that no cell above or before covers.
class row_placer {
public:
    void next_row() {
        ++row_;
        column_ = 0;
    }

    /// Takes off the last row: where a table breaks off it may not be whole.
    void drop_row(grid& g) const {
        std::erase_if(g.cells, [&](const grid_cell& c) { return c.row == row_; });
    }

    /// Whether every column up to `width` is taken.
    bool is_full(std::uint32_t width) noexcept {
        skip_covered();
        return column_ >= width;
    }

    void add(grid& g, std::string text, std::uint32_t columns, std::uint32_t rows, const source_span& place) {
        skip_covered();
        columns = std::clamp(columns, 1U, most_columns);
        rows = std::clamp(rows, 1U, most_columns);
        if (column_ + columns > most_columns || g.cells.size() >= max_cells) return;
        g.cells.push_back({std::move(text), row_, column_, rows, columns, place, false});
        if (covered_.size() < column_ + columns) covered_.resize(column_ + columns);
        for (std::uint32_t i = 0; i < columns; ++i) covered_[column_++] = row_ + rows;
    }

private:
    void skip_covered() noexcept {
        while (column_ < covered_.size() && covered_[column_] > row_) ++column_;
    }

    std::uint32_t row_ = 0;
    std::uint32_t column_ = 0;
    std::vector<std::uint32_t> covered_;  ///< for each column, the first row that no cell above covers
};

// ---- MediaWiki

/// The value of an attribute among those before a cell; 1 where it is not there.
std::uint32_t span_of(std::string_view attributes, std::string_view name) noexcept {
    std::size_t at = attributes.find(name);
    if (at == attributes.npos) return 1;
    at = attributes.find_first_of("0123456789", at + name.size());
    return at == attributes.npos ? 1 : std::max(number_at(attributes.substr(at)), 1U);
}

/// Where the text of a cell begins after its attributes and the bar that ends them; 0 where there are none.
std::size_t end_of_attributes(std::string_view cell) noexcept {
    const std::size_t bar = cell.find('|');
    if (bar == cell.npos || cell.substr(bar).starts_with("||")) return 0;
    const std::string_view before = cell.substr(0, bar);
    const bool attributes = before.find('=') != before.npos && before.find_first_of("[{") == before.npos;
    return attributes ? bar + 1 : 0;
}

class wiki_reader {
public:
    wiki_reader(const source_lines& lines, std::size_t first) : lines_{lines}, places_{lines}, at_{first} {}

    found_table read() {
        const bool begun = trimmed(lines_[at_]).starts_with("{|");  // so that `|}` ends it
        bool closed = false;
        for (at_ += begun ? 1 : 0; at_ < lines_.count(); ++at_) {
            const std::string_view line = trimmed(lines_[at_]);
            if (line.starts_with("{|")) return {at_, {}};  // what is around another table lays out the page
            if (line.starts_with("|}")) {
                ++at_;
                closed = true;
                break;
            }
            if (!begun && !line.starts_with('|') && !line.starts_with('!')) break;
            read_line(line);
        }
        end_cell();
        if (begun && !closed) placer_.drop_row(out_);
        finish(out_);
        return {at_, std::move(out_)};
    }

private:
    void read_line(std::string_view line) {
        if (line.starts_with("|+")) return end_cell();
        if (line.starts_with("|-")) {
            end_cell();
            if (cells_ != 0) placer_.next_row();
            cells_ = 0;
            return;
        }
        if (!line.starts_with('|') && !line.starts_with('!')) {
            if (open_) append_line(open_->text, line);
            return;
        }
        const bool header = line.front() == '!';
        line.remove_prefix(1);
        for (;;) {
            std::size_t end = line.find("||");
            if (header) end = std::min(end, line.find("!!"));
            begin_cell(line.substr(0, end));
            if (end >= line.size()) break;
            line.remove_prefix(end + 2);
        }
    }

    void begin_cell(std::string_view cell) {
        end_cell();
        const std::size_t text = end_of_attributes(cell);
        const std::string_view attributes = cell.substr(0, text);
        const std::string_view inner = trim(cell.substr(text));
        open_ = open_cell{std::string{inner}, span_of(attributes, "colspan"), span_of(attributes, "rowspan"),
                          places_.span(at_, inner)};
        ++cells_;
    }

    void end_cell() {
        if (!open_) return;
        placer_.add(out_, without_markup(std::move(open_->text)), open_->columns, open_->rows, open_->place);
        open_.reset();
    }

    /// `'''bold'''` and the tags of a break or a style.
    static std::string without_markup(std::string text) {
        if (text.find_first_of("'<") == text.npos) return text;
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t quotes = std::min(text.find_first_not_of('\'', at), text.size()) - at;
            const std::size_t close = text[at] == '<' ? text.substr(at, 256).find('>') : text.npos;
            if (quotes > 1) at += quotes;
            else if (close != text.npos) at += close + 1;
            else out += text[at++];
        }
        return std::string{trim(out)};
    }

    struct open_cell {
        std::string text;
        std::uint32_t columns = 1;
        std::uint32_t rows = 1;
        source_span place{};
    };

    const source_lines& lines_;
    line_places places_;
    std::size_t at_;
    row_placer placer_;
    std::size_t cells_ = 0;  ///< of the row
    std::optional<open_cell> open_;
    grid out_;
};

// ---- AsciiDoc

/// What stands right before the bar of a cell: `2+`, `.3+`, `2.3+`, `4*`, and letters of its style.
struct cell_style {
    std::uint32_t columns = 1;
    std::uint32_t rows = 1;
    std::uint32_t copies = 1;
    std::size_t length = 0;  ///< bytes before the bar
};

cell_style style_before(std::string_view text, std::size_t bar) noexcept {
    std::size_t begin = bar;
    while (begin > 0 && std::string_view{"0123456789.+*<^>aehmlsdv"}.find(text[begin - 1]) != std::string_view::npos) --begin;
    if (begin != 0 && !is_blank(text[begin - 1])) return {};
    const std::string_view style = text.substr(begin, bar - begin);
    cell_style out;
    const std::size_t mark = style.find_first_of("+*");
    // Digits alone are the cell before.
    if (mark == style.npos) {
        const bool letters = style.size() == 1 && is_letter(style.front());
        return letters ? cell_style{1, 1, 1, 1} : cell_style{};
    }
    const std::size_t point = std::min(style.find('.'), mark);
    const std::uint32_t before = std::max(number_at(style.substr(0, point)), 1U);
    if (style[mark] == '*') {
        out.copies = std::min(before, most_columns);
    } else {
        out.columns = before;
        if (point < mark) out.rows = std::max(number_at(style.substr(point + 1)), 1U);
    }
    out.length = style.size();
    return out;
}

/// How many columns `cols="1,2*,3"` tells of; 0 where it is not there.
std::uint32_t columns_told(std::string_view attributes) noexcept {
    const std::size_t at = attributes.find("cols=");
    if (at == attributes.npos) return 0;
    std::string_view value = attributes.substr(at + 5);
    if (value.starts_with('"')) {
        value.remove_prefix(1);
        value = value.substr(0, value.find('"'));
    } else {
        value = value.substr(0, value.find_first_of(",]"));
    }
    std::uint32_t count = 0;
    for (;;) {
        const std::size_t end = std::min(value.find_first_of(",;"), value.size());
        const std::string_view one = value.substr(0, end);
        count += one.find('*') != one.npos ? std::clamp(number_at(trimmed(one)), 1U, most_columns) : 1;
        if (end == value.size() || count > most_columns) return std::min(count, most_columns);
        value.remove_prefix(end + 1);
    }
}

class asciidoc_reader {
public:
    /// `by_paragraph`: where nothing tells how many columns there are, it is the cells up to the first empty line, not those of the
    /// first line.
    asciidoc_reader(const source_lines& lines, std::size_t first, bool by_paragraph)
        : lines_{lines}, places_{lines}, at_{first}, by_paragraph_{by_paragraph} {
        if (first > 0) width_ = columns_told(lines[first - 1]);
    }

    found_table read() {
        const std::string_view fence = trimmed(lines_[at_]);
        bar_ = fence.front();
        bool closed = false;
        for (++at_; at_ < lines_.count() && !closed; ++at_) {
            const std::string_view line = trimmed(lines_[at_]);
            closed = line == fence;
            if (!closed && line.starts_with("!===")) return {at_, {}};  // what is around another table lays out the page
            if (!closed && !line.starts_with("//")) read_line(line);
        }
        end_cell();
        const bool whole = width_ != 0 && placer_.is_full(width_);
        if (!closed) placer_.drop_row(out_);
        else if (!whole) out_.cells.clear();
        finish(out_);
        return {at_, std::move(out_)};
    }

private:
    void read_line(std::string_view line) {
        std::size_t cells = 0;
        std::size_t begin = 0;
        for (std::size_t bar = line.find(bar_); bar != line.npos; bar = line.find(bar_, bar + 1)) {
            if (bar > 0 && line[bar - 1] == '\\') continue;
            const cell_style style = style_before(line, bar);
            if (bar > style.length + begin) append(line.substr(begin, bar - style.length - begin));
            end_cell();
            open_ = true;
            style_ = style;
            place_ = {};
            cells += std::size_t{style.columns} * style.copies;
            begin = bar + 1;
        }
        append(line.substr(begin));
        // Without `cols` the first line that has cells tells how many there are.
        if (width_ != 0) return;
        cells_ += cells;
        if (cells_ != 0 && (!by_paragraph_ || line.empty()))
            width_ = static_cast<std::uint32_t>(std::min<std::size_t>(cells_, most_columns));
    }

    void append(std::string_view part) {
        const std::string_view inner = trim(part);
        if (!open_) return;
        if (text_.empty()) place_ = places_.span(at_, inner);
        append_line(text_, inner);
    }

    void end_cell() {
        if (!std::exchange(open_, false)) return;
        std::string text = std::exchange(text_, {});
        std::erase(text, '\\');
        if (text.size() > 2 && text.front() == '*' && text.back() == '*') text = text.substr(1, text.size() - 2);
        for (std::uint32_t i = 0; i < style_.copies; ++i) {
            if (width_ != 0 && placer_.is_full(width_)) placer_.next_row();
            placer_.add(out_, text, style_.columns, style_.rows, place_);
        }
    }

    const source_lines& lines_;
    line_places places_;
    std::size_t at_;
    bool by_paragraph_;
    char bar_ = '|';
    std::uint32_t width_ = 0;
    std::size_t cells_ = 0;  ///< of the first row, as far as it is read
    row_placer placer_;
    bool open_ = false;
    std::string text_;
    cell_style style_;
    source_span place_{};
    grid out_;
};

}  // namespace

found_table wiki_table_at(const source_lines& lines, std::size_t first) { return wiki_reader{lines, first}.read(); }

found_table asciidoc_table_at(const source_lines& lines, std::size_t first) {
    // Where each cell has a line, the first line tells nothing.
    std::size_t next = first + 1;
    while (next < lines.count() && trimmed(lines[next]).empty()) ++next;
    const bool has_cell_a_line = next < lines.count() && std::ranges::count(lines[next], trimmed(lines[first]).front()) == 1;
    if (has_cell_a_line)
        if (found_table found = asciidoc_reader{lines, first, true}.read(); !found.table.cells.empty()) return found;
    return asciidoc_reader{lines, first, false}.read();
}

}  // namespace gongkai::detail
