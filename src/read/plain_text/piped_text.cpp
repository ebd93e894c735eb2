// SPDX-License-Identifier: Apache-2.0
#include "piped_text.hpp"

#include "read/form/labels.hpp"
#include "text/number.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <gongkai/tables/form.hpp>
#include <optional>
#include <span>
#include <utility>

namespace gongkai::detail {
namespace {

/// Bytes [begin, end) of the text.
struct piece {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct text_line {
    piece place;  ///< without white space at either end
    std::size_t pipes = 0;
};

/// How the document parts its cells.
struct habits {
    std::size_t lone_names = 0;   ///< lines with nothing but the name of a row
    std::size_t rows = 0;         ///< lines with the name of a row and what stands beside it
    std::size_t open_rows = 0;    ///< of these, without a pipe before the name
    std::size_t closed_rows = 0;  ///< of these, with a pipe at the end
    std::size_t doubled = 0;      ///< of these, with two pipes between any two cells
    std::size_t lone_pairs = 0;   ///< two pipes between the names of columns
    std::size_t filled = 0;       ///< lines that end in several pipes
    std::size_t names = 0;        ///< of rows, on lines with pipes
    std::size_t opened = 0;       ///< of these, after a pipe
    std::size_t delimiters = 0;

    bool has_pairs() const noexcept { return doubled * 2 > rows || lone_pairs > 1; }
    bool has_fillers() const noexcept { return filled > 1 && !has_pairs(); }
    /// A line that begins with a pipe begins with an empty cell.
    bool has_row_a_line() const noexcept { return rows > lone_names && open_rows * 2 > rows && !has_pairs() && !has_fillers(); }
    bool closes_rows() const noexcept { return lone_names >= rows || closed_rows * 2 > rows; }
};

class piped_reader {
public:
    explicit piped_reader(std::string_view text) : text_{text} {
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t end = std::min(text_.find('\n', at), text_.size());
            const std::string_view line = trim(text_.substr(at, end - at));
            const auto pipes = static_cast<std::size_t>(std::ranges::count(line, '|'));
            if (!line.empty()) {
                const auto begin = static_cast<std::size_t>(line.data() - text_.data());
                lines_.push_back({{begin, begin + line.size()}, pipes});
            }
            at = end + 1;
        }
        for (std::size_t i = 0; i < lines_.size(); ++i) survey(i);
    }

    bool is_piped() const noexcept {
        const habits& h = habits_;
        if (h.lone_names + h.rows < 2) return false;
        return h.lone_names >= h.rows || h.has_pairs() || h.has_fillers() || (h.open_rows * 2 > h.rows && h.delimiters == 0);
    }

    std::string rewrite(std::vector<edited_place_finder::cut>& cuts) {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const text_line& l = lines_[i];
            if (is_delimiter(text_of(l.place))) continue;
            if (opens_row(i)) {
                end_row();
            } else if (l.pipes != 0) {
                read_cells(l);
            } else if (ends_on_pipe(i)) {
                open_cell(l.place);
            } else if (begins_cell_of(i)) {
                broken_ = l.place.begin;
            } else {
                add_prose(l.place);
            }
        }
        end_row();
        return write(cuts);
    }

private:
    static constexpr std::size_t longest_cell = 240;  ///< bytes; what is longer is prose
    static constexpr std::size_t review_columns = enum_size<review_kind> * enum_size<review_column>;

    std::string_view text_of(const piece& p) const noexcept { return text_.substr(p.begin, p.end - p.begin); }

    piece trimmed(std::size_t begin, std::size_t end) const noexcept {
        const std::string_view inner = trim(text_.substr(begin, end - begin));
        if (inner.empty()) return {begin, begin};
        const auto first = static_cast<std::size_t>(inner.data() - text_.data());
        return {first, first + inner.size()};
    }

    static bool is_delimiter(std::string_view line) noexcept {
        return line.find("--") != line.npos && line.find_first_not_of("|-:+= \t") == line.npos;
    }

    /// Nothing but pipes.
    bool is_pipes(const text_line& l) const noexcept {
        return l.pipes != 0 && text_of(l.place).find_first_not_of("| \t") == text_.npos;
    }

    /// Whether the cell that a line is ends with the pipe that begins the next one.
    bool ends_on_pipe(std::size_t i) const {
        if (lines_[i].pipes != 0 || lines_[i].place.end - lines_[i].place.begin > longest_cell || i + 1 == lines_.size() ||
            text_[lines_[i + 1].place.begin] != '|')
            return false;
        if (is_pipes(lines_[i + 1])) return true;
        const label name = find_label(text_of(lines_[i].place));
        return name && name.kind != word::section;
    }

    /// Where rows begin with a pipe, it may stand on a line of its own: before a label, or before the values after a header.
    bool opens_row(std::size_t i) const {
        if (habits_.opened * 2 <= habits_.names || lines_[i].pipes != 1 || !is_pipes(lines_[i]) || open_ ||
            i + 1 == lines_.size())
            return false;
        const bool after_header = !names_.empty() && !last_name_.names_row() && values_.empty();
        return after_header || begins_with_label(i + 1);
    }

    bool begins_with_label(std::size_t i) const {
        const piece& place = lines_[i].place;
        const std::size_t end = std::min(text_.find('|', place.begin), place.end);
        return static_cast<bool>(find_label(text_of(trimmed(place.begin, end))));
    }

    /// Whether a line is the beginning of a label that goes on in the next line's first cell.
    bool begins_cell_of(std::size_t i) const {
        if (i + 1 == lines_.size() || lines_[i + 1].pipes == 0 || text_[lines_[i + 1].place.begin] == '|') return false;
        const piece& next = lines_[i + 1].place;
        const std::size_t end = text_.find('|', next.begin);
        if (end - lines_[i].place.begin > longest_cell || find_label(text_of(trimmed(next.begin, end)))) return false;
        return static_cast<bool>(find_label(text_of(trimmed(lines_[i].place.begin, end))));
    }

    /// Whether two pipes, on a line or on two, stand between the names of two columns, where there is no empty cell.
    bool is_between_columns(std::size_t i) const {
        const auto is_column = [&](std::size_t at) {
            return lines_[at].pipes == 0 && find_label(text_of(lines_[at].place)).kind == word::disclosure_column;
        };
        if (i == 0 || !is_pipes(lines_[i]) || !is_column(i - 1)) return false;
        const std::size_t next =
            lines_[i].pipes == 1 && i + 1 < lines_.size() && lines_[i + 1].pipes == 1 && is_pipes(lines_[i + 1]) ? i + 2 : i + 1;
        return (next == i + 2 || lines_[i].pipes == 2) && next < lines_.size() && is_column(next);
    }

    /// Where the pipes begin that fill up a line: several at its end, after a blank or alone.
    std::size_t filler(const text_line& l) const noexcept {
        const std::string_view line = text_of(l.place);
        const std::size_t last = line.find_last_not_of('|');
        const std::size_t pipes = line.size() - (last == line.npos ? 0 : last + 1);
        const bool apart = last == line.npos || line[last] == ' ';
        return pipes >= 2 && apart ? l.place.end - pipes : l.place.end;
    }

    void survey(std::size_t i) {
        const text_line& l = lines_[i];
        const std::string_view line = text_of(l.place);
        if (l.pipes == 0) {
            if (ends_on_pipe(i) && find_label(line).names_row()) ++habits_.lone_names;
            return;
        }
        if (is_delimiter(line)) {
            ++habits_.delimiters;
            return;
        }
        if (is_between_columns(i)) ++habits_.lone_pairs;
        else if (filler(l) != l.place.end) ++habits_.filled;
        std::size_t cells = 0;  // after the name
        std::size_t texts = 0;
        std::size_t names = 0;
        bool is_doubled = true;  // two pipes before each text but the first
        bool after_pair = false;
        for (std::size_t at = l.place.begin; at < l.place.end;) {
            const std::size_t end = std::min(text_.find('|', at), l.place.end);
            const piece cell = trimmed(at, end);
            const bool empty = cell.begin == cell.end;
            if (names != 0) ++cells;
            if (!empty) {
                is_doubled = is_doubled && (texts == 0 || after_pair);
                after_pair = false;
                ++texts;
                if (find_label(text_of(cell)).names_row()) ++names;
            } else if (end == at) {
                after_pair = true;
            }
            at = end + 1;
        }
        if (names == 0) return;
        habits_.names += names;
        const bool lone_pipe_before = i > 0 && lines_[i - 1].pipes == 1 && is_pipes(lines_[i - 1]);
        if (line.front() == '|' || lone_pipe_before) ++habits_.opened;
        // A whole document may stand on one line.
        if (cells == 0 || names > 2) {
            habits_.lone_names += names;
            return;
        }
        ++habits_.rows;
        if (line.front() != '|') ++habits_.open_rows;
        if (line.back() == '|') ++habits_.closed_rows;
        if (texts > 1 ? is_doubled : line.ends_with("||") && filler(l) == l.place.end) ++habits_.doubled;
    }

    /// A label without the words in brackets after it, which may be long.
    piece without_remark(const piece& name) const noexcept {
        const std::string_view text = text_of(name);
        const label_match m = match_label(text, 0);
        const std::size_t rest = m.what ? skip_white_space(text, m.end) : text.size();
        const bool remark = rest < text.size() && half_width(decode_at(text, rest).value) == U'(';
        return {name.begin, remark ? name.begin + m.end : name.end};
    }

    // ---- cells

    void read_cells(const text_line& l) {
        const std::size_t end = habits_.has_fillers() ? filler(l) : l.place.end;
        std::size_t at = std::exchange(broken_, std::nullopt).value_or(l.place.begin);
        if (at == l.place.begin && text_[at] == '|') {
            const bool goes_on = open_ && !habits_.has_row_a_line();
            if (open_) close_cell();
            if (goes_on) {
                ++at;
            } else {
                const std::size_t text = text_.find_first_not_of("| \t\r\u00A0", at);
                const std::size_t stop = text < end ? std::min(text_.find('|', text), end) : end;
                const bool names = text < end && find_label(text_of(trimmed(text, stop)));
                // Empty cells before a label stand for one of a row above that spans this one.
                if (names || habits_.has_pairs()) at = std::min(text, end);
            }
        } else if (open_) {
            close_cell();
        }
        while (at < end) {
            const std::size_t bar = std::min(text_.find('|', at), end);
            const piece cell = trimmed(at, bar);
            if (bar == end && (cell.begin != cell.end || !habits_.closes_rows())) open_cell(cell);
            else if (bar != end && (cell.begin != cell.end || !habits_.has_pairs())) add(cell);
            at = bar + 1;
        }
        if (end == l.place.end && text_[end - 1] == '|' && !habits_.closes_rows()) open_cell({end, end});
    }

    void open_cell(const piece& cell) {
        if (open_) close_cell();
        open_ = cell;
    }

    void close_cell() { add(*std::exchange(open_, std::nullopt)); }

    void add(const piece& cell) {
        if (cell.begin == cell.end) return values_.push_back(cell);
        const std::string_view text = text_of(cell);
        const label name = find_label(text);
        if (name && name.kind != word::section) {
            // Empty cells between the labels of a header are no values.
            const bool header = !names_.empty() && !last_name_.names_row();
            if (header && are_empty(values_)) values_.clear();
            const bool begins_row =
                name.names_row() && !names_.empty() && last_name_.kind != word::group && !last_name_.is(structure::results);
            if (!values_.empty() || begins_row) end_row();
            names_.push_back(without_remark(cell));
            last_name_ = name;
            if (name.kind == word::disclosure_column) ++columns_named_;
            return;
        }
        const bool prose = name || (text.size() > longest_cell) || text.find("。") != text.npos;
        if (!prose) return values_.push_back(cell);
        add_prose(cell);
    }

    // ---- rows

    static bool is_empty(const piece& cell) noexcept { return cell.begin == cell.end; }
    static bool are_empty(std::span<const piece> cells) noexcept { return std::ranges::all_of(cells, &is_empty); }

    void add_prose(const piece& text) {
        end_row();
        rows_.push_back({{text}, {}, 0, false});
    }

    void end_row() {
        if (open_) close_cell();
        if (columns_named_ != 0) columns_ = columns_named_;
        if (names_.empty() && values_.empty()) return;
        const std::size_t columns = last_name_.kind == word::request_row      ? enum_size<request_column>
                                    : last_name_.kind == word::disclosure_row ? columns_
                                                                              : review_columns;
        // Pipes that fill up a row are no cells of it.
        if (habits_.has_fillers() && columns != 0 && values_.size() > columns && are_empty(std::span{values_}.subspan(columns)))
            values_.resize(columns);
        if (!names_.empty() && !last_name_.names_row() && values_.size() != review_columns && are_empty(values_)) values_.clear();
        const auto empty = std::ranges::find_if(values_, &is_empty);
        if (!std::all_of(empty, values_.end(), &is_empty)) keeps_empty_ = true;
        if (!values_.empty() && values_.size() < columns && last_name_.names_row()) loses_empty_ = true;
        rows_.push_back({std::move(names_), std::move(values_), columns, columns == review_columns});
        names_.clear();
        values_.clear();
        last_name_ = {};
        columns_named_ = 0;
    }

    std::string write(std::vector<edited_place_finder::cut>& cuts) {
        text_rearranger out{text_, cuts};
        for (row& r : rows_) {
            // A pipe at the end may stand for the last cell, or fill up a row from which an empty cell was left out.
            if (habits_.has_fillers() && r.values.size() == r.columns && (!keeps_empty_ || loses_empty_))
                while (!r.values.empty() && is_empty(r.values.back())) r.values.pop_back();
            bool first = true;
            for (const auto* cells : {&r.names, &r.values})
                for (const piece& cell : *cells) {
                    // Values after a header are a row without a name.
                    const bool begins_row = r.is_header && cells == &r.values && &cell == &r.values.front();
                    if (!first) out.put(begins_row ? '\n' : '\t');
                    first = false;
                    if (!is_empty(cell)) out.take(text_of(cell));
                }
            out.put('\n');
        }
        return std::move(out).finish();
    }

    /// A row with its labels, or prose.
    struct row {
        std::vector<piece> names;
        std::vector<piece> values;
        std::size_t columns = 0;
        bool is_header = false;
    };

    std::string_view text_;
    std::vector<text_line> lines_;
    habits habits_;

    std::vector<piece> names_;   ///< labels of the row that is being read
    std::vector<piece> values_;  ///< and the cells after them
    label last_name_{};
    std::size_t columns_named_ = 0;
    std::size_t columns_ = 0;            ///< of the table's header
    std::optional<piece> open_;          ///< a cell that no pipe has closed yet
    std::optional<std::size_t> broken_;  ///< where a label began that goes on in the next line

    std::vector<row> rows_;
    bool keeps_empty_ = false;  ///< a row has an empty cell before another
    bool loses_empty_ = false;  ///< a row has too few cells
};

/// Whether there are as many as the smallest table has.
bool has_pipes(std::string_view text) noexcept {
    constexpr unsigned fewest = 8;
    unsigned pipes = 0;
    for (auto at = text.find('|'); at != text.npos && pipes < fewest; at = text.find('|', at + 1)) ++pipes;
    return pipes == fewest;
}

/// Bytes; far more than any report has.
constexpr std::size_t largest = 4U << 20U;

}  // namespace

std::optional<std::string> without_pipes(std::string_view utf8, std::vector<edited_place_finder::cut>& cuts) {
    if (utf8.size() > largest || !has_pipes(utf8)) return std::nullopt;
    piped_reader reader{utf8};
    if (!reader.is_piped()) return std::nullopt;
    return reader.rewrite(cuts);
}

}  // namespace gongkai::detail
