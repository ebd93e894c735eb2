// SPDX-License-Identifier: Apache-2.0
#include "drawn_table.hpp"

#include "read/form/labels.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace gongkai::detail {
namespace {

enum class stroke : std::uint8_t { none, vertical, horizontal, corner };

/// `keyboard`: the table is drawn with `|`, `-` and `+`, which are text in one that is not.
constexpr stroke stroke_of(char32_t c, bool keyboard = true) noexcept {
    if (c < 0x80 && !keyboard) return stroke::none;
    switch (c) {
        case U'|':
        case U'│':
        case U'┃':
        case U'║':
        case U'┆':
        case U'┇':
        case U'┊':
        case U'┋':
        case U'╎':
        case U'╏':
        case U'￨': return stroke::vertical;
        case U'-':
        case U'=':
        case U'─':
        case U'━':
        case U'═':
        case U'┄':
        case U'┅':
        case U'┈':
        case U'┉':
        case U'╌':
        case U'╍': return stroke::horizontal;
        case U'+': return stroke::corner;
        default: return c >= U'┌' && c <= U'╿' ? stroke::corner : stroke::none;
    }
}

/// How many columns of the page a program gave to a letter: those of a terminal, with or without room for what is wide in
/// Chinese fonts only, or one to each.
enum class measure : std::uint8_t { narrow, wide, letters };

constexpr std::uint32_t width_of(char32_t c, measure m) noexcept {
    if (m == measure::letters || c < 0x80) return 1;
    if ((c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF) return 0;
    const bool is_wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF60) ||
                         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
    if (is_wide) return 2;
    const bool is_ambiguous =
        (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x203E) || (c >= 0x2460 && c <= 0x26FF) || c == 0xB7 || c == 0xD7;
    return is_ambiguous && m == measure::wide ? 2 : 1;
}

std::array<std::uint32_t, 3> widths_of(std::string_view line) noexcept {
    std::array<std::uint32_t, 3> out{};
    for (std::size_t at = 0; at < line.size();) {
        const code_point c = decode_at(line, at);
        for (std::size_t m = 0; m < out.size(); ++m) out[m] += width_of(c.value, static_cast<measure>(m));
        at += c.length;
    }
    return out;
}

/// A border: rules that reach from bar to bar, and nothing but blanks beside them. A dash with a blank beside it stands in
/// an empty cell.
bool is_border(std::string_view line, bool keyboard) noexcept {
    std::size_t across = 0;
    bool after_rule = false;
    bool after_blank = false;
    for (std::size_t at = 0; at < line.size();) {
        const code_point c = decode_at(line, at);
        const stroke s = stroke_of(c.value, keyboard);
        const bool rule = s == stroke::horizontal;
        const bool blank = c.value == U' ';
        if ((s == stroke::none && !blank && c.value != U':') || (rule && after_blank) || (blank && after_rule)) return false;
        across += rule ? 1 : 0;
        after_rule = rule;
        after_blank = blank;
        at += c.length;
    }
    return across > 1;
}

class drawn_table {
public:
    drawn_table(const source_lines& lines, std::size_t first) : lines_{lines}, places_{lines}, first_{first}, end_{first} {
        while (end_ < lines_.count() && may_be_drawn(lines_[end_])) ++end_;
        keyboard_ = decode_at(line(first_), 0).value < 0x80;
    }

    /// No cells where the lines are no drawn table, or one with more cells than a report has.
    found_table read() {
        if (!is_drawn() || !find_boundaries()) return {end_, {}};
        by_line_ = has_a_row_a_line();
        boxes_.assign(boundaries_.size() - 1, none);
        for (std::size_t i = first_; i < end_; ++i) {
            read_line(i);
            if (cells_.size() > max_cells) return {end_, {}};
        }
        // A row that no rule ends may go on in what was cut off: its label, too.
        for (const cell& c : cells_)
            if (!c.open) add(c);
        finish(out_);
        return {end_, std::move(out_)};
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_columns = 200;
    static constexpr std::size_t longest_line = 16384;  ///< bytes

    struct cell {
        std::string text;
        std::size_t line = 0;  ///< where its text begins, or else the cell
        std::string_view place;
        std::uint32_t first = 0;  ///< of the columns
        std::uint32_t last = 0;
        std::uint32_t row = 0;
        std::uint32_t end_row = 0;
        bool fills = false;  ///< its last line is as wide as the cell
        bool open = true;
    };

    /// What stands between two boundaries on a line.
    struct piece {
        std::string_view raw;
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };

    std::string_view line(std::size_t i) const noexcept { return trimmed(lines_[i]); }

    bool is_border(std::size_t i) const noexcept { return detail::is_border(line(i), keyboard_); }

    /// Where the bars of a line and the corners of a border stand.
    template <class Function>
    void for_each_stroke(std::string_view text, Function&& f) const {
        std::uint32_t at = 0;
        char32_t before = 0;
        for (std::size_t byte = 0; byte < text.size();) {
            const code_point c = decode_at(text, byte);
            const std::size_t next = byte + c.length;
            stroke s = stroke_of(c.value, keyboard_);
            // A plus is a corner where a rule begins or ends in it.
            if (c.value == U'+' && before != U'-' && before != U'=' &&
                (next >= text.size() || (text[next] != '-' && text[next] != '=')))
                s = stroke::none;
            if (s == stroke::vertical || s == stroke::corner) f(byte, next, at);
            at += width_of(c.value, measure_);
            before = c.value;
            byte = next;
        }
    }

    /// Whether the lines are no rows of Markdown or org, or cells with bars between them: there is a border with corners, a rule in a
    /// part of a line, or any border of strokes that no keyboard has.
    bool is_drawn() const {
        bool drawn = false;
        for (std::size_t i = first_; i < end_; ++i) {
            const std::string_view text = line(i);
            if (text.size() > longest_line) return false;
            drawn = drawn || (is_border(i) ? !keyboard_ || text.front() == '+' : text.find("|---") != text.npos);
        }
        return drawn && end_ - first_ > 1;
    }

    /// The measure by which most rows are as long as the first line; false where they are not by any.
    bool choose_measure() {
        const auto whole = widths_of(line(first_));
        std::array<std::size_t, 3> equal{};
        std::size_t rows = 0;
        for (std::size_t i = first_; i < end_; ++i) {
            if (is_border(i)) continue;
            const auto widths = widths_of(line(i));
            for (std::size_t m = 0; m < equal.size(); ++m) equal[m] += widths[m] == whole[m] ? 1 : 0;
            ++rows;
        }
        const auto best = std::ranges::max_element(equal);
        measure_ = static_cast<measure>(best - equal.begin());
        return *best * 2 > rows;
    }

    bool find_boundaries() {
        if (!choose_measure()) return false;
        const auto add = [&](std::uint32_t at) { boundaries_.push_back(at); };
        const auto settle = [&] {
            std::ranges::sort(boundaries_);
            const auto rest = std::ranges::unique(boundaries_);
            boundaries_.erase(rest.begin(), rest.end());
            return boundaries_.size() <= max_columns;
        };
        for (std::size_t i = first_; i < end_; ++i)
            if (is_border(i)) {
                borders_ += 1;
                for_each_stroke(line(i), [&](std::size_t, std::size_t, std::uint32_t at) { add(at); });
                if (boundaries_.size() > 4 * max_columns && !settle()) return false;
            }
        if (!settle()) return false;
        // What no border shows, rows do.
        std::vector<std::uint32_t> on_line;
        std::vector<std::uint32_t> more;
        for (std::size_t i = first_; i < end_; ++i) {
            strokes_of(line(i), on_line);
            if (on_line.size() == boundaries_.size()) continue;
            for (const std::uint32_t at : on_line)
                if (!std::ranges::binary_search(boundaries_, at)) more.push_back(at);
            if (more.size() > 4 * max_columns) break;
        }
        std::ranges::move(more, std::back_inserter(boundaries_));
        return settle() && boundaries_.size() > 1;
    }

    void strokes_of(std::string_view text, std::vector<std::uint32_t>& out) const {
        out.clear();
        for_each_stroke(text, [&](std::size_t, std::size_t, std::uint32_t at) { out.push_back(at); });
    }

    /// Between two rules stands one row, unless there are none but around the header and below the last row, and the lines
    /// between these have each a label of their own.
    bool has_a_row_a_line() const {
        if (borders_ == 0) return true;
        if (borders_ > 3) return false;
        std::size_t lines = 0;
        std::size_t labels = 0;
        std::string label_of_all;
        for (std::size_t i = end_; i-- > first_;) {
            if (is_border(i)) {
                if (lines != 0) break;
                continue;
            }
            ++lines;
            const std::vector<piece> pieces = pieces_of(i);
            const auto first = std::ranges::find_if(pieces, [](const piece& p) { return !trim(p.raw).empty(); });
            if (first == pieces.end()) continue;
            if (find_label(first->raw)) ++labels;
            if (lines <= 2) label_of_all.insert(0, trim(first->raw));
        }
        return labels > 1 && labels * 2 >= lines && (lines > 2 || !find_label(label_of_all));
    }

    std::vector<piece> pieces_of(std::size_t i) const {
        const std::string_view text = line(i);
        std::vector<std::uint32_t> on_line;
        strokes_of(text, on_line);
        // As many bars as there are boundaries are these, wherever the width of a letter has moved them to.
        const bool all = on_line.size() == boundaries_.size();
        std::vector<piece> out;
        std::size_t begin = none;
        std::size_t from = 0;
        std::size_t count = 0;
        for_each_stroke(text, [&](std::size_t byte, std::size_t next, std::uint32_t at) {
            const auto found = std::ranges::lower_bound(boundaries_, at);
            std::size_t index = static_cast<std::size_t>(found - boundaries_.begin());
            if (all) index = count++;
            else if (found == boundaries_.end() || *found != at) return;
            if (begin != none && index > from)
                out.push_back(
                    {text.substr(begin, byte - begin), static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(index - 1)});
            begin = next;
            from = index;
        });
        return out;
    }

    bool is_rule(std::string_view raw) const noexcept {
        if (raw.empty()) return false;
        for (std::size_t at = 0; at < raw.size();) {
            const code_point c = decode_at(raw, at);
            const stroke s = stroke_of(c.value, keyboard_);
            if (s != stroke::horizontal && s != stroke::corner && c.value != U':') return false;
            at += c.length;
        }
        return true;
    }

    void read_line(std::size_t i) {
        const std::vector<piece> pieces = pieces_of(i);
        const bool border = is_border(i);
        const bool any_rule =
            border || std::ranges::any_of(pieces, [&](const piece& p) { return p.raw.size() > 2 && is_rule(p.raw); });
        if (any_rule && std::exchange(row_begun_, false)) ++row_;
        for (const piece& p : pieces) {
            if (any_rule && is_rule(p.raw)) close(p.first, p.last);
            else if (!border || !trim(p.raw).empty() || boxes_[p.first] != none) add_piece(i, p);
        }
        if (by_line_ && !any_rule) {
            close(0, static_cast<std::uint32_t>(boxes_.size() - 1));
            if (std::exchange(row_begun_, false)) ++row_;
        }
    }

    void close(std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t j = first; j <= last; ++j) {
            const std::size_t box = std::exchange(boxes_[j], none);
            if (box == none || !cells_[box].open) continue;
            cells_[box].open = false;
            cells_[box].end_row = row_;
        }
    }

    void add_piece(std::size_t i, const piece& p) {
        const std::size_t box = boxes_[p.first];
        const bool goes_on = box != none && cells_[box].open && cells_[box].first == p.first && cells_[box].last == p.last;
        if (!goes_on) {
            // Another division without a rule before it is another row.
            const bool cuts =
                std::any_of(boxes_.begin() + p.first, boxes_.begin() + p.last + 1, [](std::size_t b) { return b != none; });
            if (cuts && std::exchange(row_begun_, false)) ++row_;
            close(p.first, p.last);
            cells_.push_back({{}, i, trim(p.raw), p.first, p.last, row_});
            std::fill(boxes_.begin() + p.first, boxes_.begin() + p.last + 1, cells_.size() - 1);
        }
        row_begun_ = true;
        append(cells_[boxes_[p.first]], i, p.raw);
    }

    void append(cell& c, std::size_t i, std::string_view raw) {
        const std::string_view text = trim(raw);
        if (text.empty()) return;
        const auto front = static_cast<std::size_t>(text.data() - raw.data());
        const std::size_t padding = raw.size() - text.size();
        const bool digits =
            !c.text.empty() && is_digit(decode_at(text, 0).value) && is_digit(static_cast<unsigned char>(c.text.back()));
        if (c.text.empty()) {
            c.line = i;
            c.place = text;
            c.text = text;
        } else if (digits && c.fills) {
            c.text += text;
        } else {
            append_line(c.text, text);
        }
        c.fills = front <= 1 && padding - front <= 1;
    }

    void add(const cell& c) {
        std::string text = without_styles(c.text);
        out_.cells.push_back({std::move(text), c.row, c.first, std::max(c.end_row, c.row + 1) - c.row, c.last - c.first + 1,
                              places_.span(c.line, c.place), false});
    }

    const source_lines& lines_;
    line_places places_;
    std::size_t first_;
    std::size_t end_;
    bool keyboard_ = true;
    measure measure_ = measure::narrow;
    std::vector<std::uint32_t> boundaries_;  ///< places on a line, in order
    std::size_t borders_ = 0;
    bool by_line_ = false;

    std::vector<std::size_t> boxes_;  ///< for each column, the cell that is open there
    std::vector<cell> cells_;
    std::uint32_t row_ = 0;
    bool row_begun_ = false;
    grid out_;
};

}  // namespace

bool may_be_drawn(std::string_view line) noexcept {
    const std::string_view text = trimmed(line);
    if (text.size() < 3) return false;
    const stroke front = stroke_of(decode_at(text, 0).value);
    const stroke back = stroke_of(decode_at(text, previous(text, text.size())).value);
    const auto is_end = [](stroke s) { return s == stroke::vertical || s == stroke::corner; };
    return is_end(front) && is_end(back);
}

std::size_t remove_frame(source_lines& lines, std::size_t first) {
    const std::string_view border = trimmed(lines[first]);
    const bool keyboard = decode_at(border, 0).value < 0x80;
    const auto without_ends = [](std::string_view text) {
        const std::size_t front = decode_at(text, 0).length;
        return text.substr(front, previous(text, text.size()) - front);
    };
    const auto is_line = [&](std::string_view text) {  // without a corner
        for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).length)
            if (stroke_of(decode_at(text, at).value, keyboard) != stroke::horizontal) return false;
        return !text.empty();
    };
    if (!may_be_drawn(border) || !is_line(without_ends(border))) return first;
    bool has_inner = false;
    std::size_t end = first + 1;
    for (; end < lines.count() && may_be_drawn(lines[end]); ++end) {
        const std::string_view inner = trimmed(without_ends(trimmed(lines[end])));
        has_inner = has_inner || (may_be_drawn(inner) && is_border(inner, keyboard) &&
                                  stroke_of(decode_at(inner, 0).value, keyboard) == stroke::corner);
    }
    if (!has_inner || trimmed(lines[end - 1]) != border) return first;
    for (std::size_t i = first; i < end; ++i)
        lines.narrow(i, i == first || i + 1 == end ? std::string_view{lines[i]}.substr(0, 0) : without_ends(trimmed(lines[i])));
    return end;
}

found_table drawn_table_at(const source_lines& lines, std::size_t first) { return drawn_table{lines, first}.read(); }

}  // namespace gongkai::detail
