// SPDX-License-Identifier: Apache-2.0
#include "markdown.hpp"

#include "html.hpp"
#include "read/plain_text/page_numbers.hpp"
#include "read/plain_text/text.hpp"
#include "read/reading.hpp"
#include "sheet_rows.hpp"
#include "structured_text.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"
#include "text/place_finder.hpp"
#include "text/radicals.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <gongkai/io/read.hpp>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

// Why no Markdown parser does the reading: a table of GFM has a header and a delimiter row, and a conforming parser drops
// the cells of a row beyond those of its header. The tables in question have lost or repeated their headers, and each
// of these rules would lose numbers.

namespace gongkai::detail {
namespace {

/// As many as HTML allows a cell to span; a line with more pipes is no row.
constexpr std::ptrdiff_t max_columns = 1000;

constexpr bool is_ascii_punctuation(char c) noexcept {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// Whether an HTML tag of this name, in small letters, begins at `at`.
bool is_tag(std::string_view text, std::size_t at, std::string_view name) noexcept {
    if (text[at] != '<' || text.size() - at < name.size() + 2) return false;
    if (!std::ranges::equal(text.substr(at + 1, name.size()), name, {}, lower)) return false;
    const char next = text[at + 1 + name.size()];
    return next == '>' || next == '/' || is_blank(next);
}

/// The end of the HTML table that begins at `at`, tables within it included; the end of the text where it is open.
std::size_t html_table_end(std::string_view text, std::size_t at) noexcept {
    std::size_t depth = 0;
    for (; at < text.size(); at = text.find('<', at + 1)) {
        if (is_tag(text, at, "table")) {
            ++depth;
        } else if (is_tag(text, at, "/table") && --depth == 0) {
            const std::size_t end = text.find('>', at);
            return end == text.npos ? text.size() : end + 1;
        }
    }
    return text.size();
}

// ---- markup within lines

/// A Markdown text without its markup within and before lines. HTML tables stay as they are; a pipe that is no separator
/// is U+FFE8, half-width like it.
class plain_text {
public:
    static constexpr std::string_view literal_pipe = "\uFFE8";
    static constexpr std::string_view picture_mark = "\uFFFC";  ///< what Unicode has for an object within a text

    explicit plain_text(std::string_view source) : source_{source} {
        text_.reserve(source.size());
        while (at_ < source_.size()) {
            if (at_ == 0 || source_[at_ - 1] == '\n') begin_line();
            if (at_ < source_.size()) step();
        }
    }

    const std::string& text() const noexcept { return text_; }
    /// Where HTML tables stand in text().
    const std::vector<std::pair<std::size_t, std::size_t>>& html_tables() const noexcept { return html_tables_; }
    edited_place_finder places() const { return edited_place_finder{source_, cuts_}; }

private:
    struct link {
        std::size_t close;  ///< its `]`
        std::size_t end;
    };

    void copy(std::size_t bytes) {
        text_ += source_.substr(at_, bytes);
        at_ += bytes;
    }

    /// Puts `text` in the place of the next `bytes`.
    void replace(std::size_t bytes, std::string_view text = {}) {
        at_ += bytes;
        if (!text.empty()) {
            cuts_.push_back({text_.size(), at_ - bytes});
            text_ += text;
        }
        if (!cuts_.empty() && cuts_.back().here == text_.size()) cuts_.pop_back();
        cuts_.push_back({text_.size(), at_});
    }

    /// The line from `at` on, up to some length: markup within a line is short.
    std::string_view line_from(std::size_t at) const noexcept {
        const std::string_view rest = source_.substr(at, 512);
        return rest.substr(0, rest.find('\n'));
    }

    /// `#`, `>` and the marks of lists before a line; lines that are nothing but markup.
    void begin_line() {
        for (unsigned depth = 0; depth < 16; ++depth) {
            const std::string_view line = line_from(at_);
            const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
            const std::string_view rest = line.substr(indent);
            const std::size_t hashes = std::min(rest.find_first_not_of('#'), rest.size());
            const std::string_view mark = trimmed(rest);
            const bool is_rule = mark.size() >= 3 && std::ranges::any_of(std::array{"-", "=", "*"}, [&](const char* c) {
                                     return mark.find_first_not_of(c) == mark.npos;
                                 });
            if (is_rule || rest.starts_with("```") || rest.starts_with("~~~")) return replace(line.size());
            if (hashes > 0 && hashes <= 6) return replace(indent + hashes);
            // A hyphen before a number may be a page's mark, or stand for an empty cell.
            const bool is_item = rest.size() > 2 && is_blank(rest[1]) &&
                                 (rest[0] == '*' || rest[0] == '+' || (rest[0] == '-' && (rest[2] & '\x80') != 0));
            if (is_item) return replace(indent + 1);
            if (!rest.starts_with('>')) return;
            replace(indent + 1);
        }
    }

    void step() {
        const std::string_view rest = source_.substr(at_, 256);
        switch (rest.front()) {
            case '\\':
                if (rest.size() > 1 && is_ascii_punctuation(rest[1])) {
                    if (rest[1] == '|') return replace(2, literal_pipe);
                    replace(1);
                    return copy(1);
                }
                return copy(1);
            case '`': return replace(1);
            case '~':
            case '_': return rest.size() > 1 && rest[1] == rest[0] ? replace(2) : copy(1);
            case '*': return emphasis();
            case '!': {
                const auto picture = rest.size() > 1 && rest[1] == '[' ? link_at(at_ + 1) : std::nullopt;
                return picture ? replace(picture->end - at_, picture_mark) : copy(1);
            }
            case '[':
                if (const auto found = link_at(at_)) {
                    link_ = found;
                    return replace(1);
                }
                return copy(1);
            case ']': return link_ && at_ == link_->close ? replace(link_->end - at_) : copy(1);
            case '<': return tag();
            case '&': return reference();
            default: {
                const std::size_t plain = std::min(rest.find_first_of("\\`~_*![]<&\n"), rest.size());
                return copy(std::max<std::size_t>(plain, 1));
            }
        }
    }

    /// `**` and the like go; a single `*` does where another closes it in the same cell.
    void emphasis() {
        const std::string_view line = line_from(at_);
        const std::size_t stars = std::min(line.find_first_not_of('*'), line.size());
        if (stars > 1) return replace(stars);
        if (at_ == star_close_) return replace(1);
        const std::size_t close = line.find_first_of("*|", 1);
        if (close == line.npos || close == 1 || line[close] != '*' || is_blank(line[1])) return copy(1);
        star_close_ = at_ + close;
        replace(1);
    }

    /// The `[text](address)`, or pandoc's `[text]{attributes}`, whose bracket opens at `open`.
    std::optional<link> link_at(std::size_t open) const noexcept {
        const std::string_view line = line_from(open);
        const std::size_t close = line.find(']');
        if (close == line.npos || close + 1 == line.size()) return std::nullopt;
        const char after = line[close + 1];
        if (after != '(' && after != '{') return std::nullopt;
        const std::size_t end = line.find(after == '(' ? ')' : '}', close);
        if (end == line.npos) return std::nullopt;
        return link{open + close, open + end + 1};
    }

    void tag() {
        if (is_tag(source_, at_, "table")) {
            const std::size_t end = html_table_end(source_, at_);
            html_tables_.emplace_back(text_.size(), text_.size() + end - at_);
            return copy(end - at_);
        }
        const std::string_view rest = source_.substr(at_, 1024);
        const std::size_t end = rest.find('>');
        if (rest.starts_with("<!--")) {
            const std::size_t close = comments_end_ ? source_.npos : source_.find("-->", at_);
            comments_end_ = close == source_.npos;
            return replace(comments_end_ ? 4 : close + 3 - at_);
        }
        if (end == rest.npos || rest.size() < 2 || !(is_letter(rest[1]) || rest[1] == '/')) return copy(1);
        if (rest.find("://") < end) return replace(1);  // <https://…>
        const bool is_note = is_tag(rest, 0, "sup");
        // What is within such a tag belongs to what is around it, unless it is a note or begins a line.
        const bool parts = is_tag(rest, 0, "br") || is_tag(rest, 0, "p") || is_tag(rest, 0, "/p") || is_tag(rest, 0, "div") ||
                           is_tag(rest, 0, "/div");
        if (!is_note) return replace(end + 1, parts ? " " : "");
        // The digits of a note's mark must not grow into the number.
        replace(end + 1);
        while (at_ < source_.size() && source_[at_] >= '0' && source_[at_] <= '9') {
            constexpr std::array<std::string_view, 10> raised{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
            replace(1, raised[static_cast<std::size_t>(source_[at_] - '0')]);
        }
    }

    void reference() {
        struct entity {
            std::string_view name;
            std::string_view text;
        };
        constexpr std::array<entity, 16> entities{{
            {"&nbsp;", "\u00A0"},
            {"&#160;", "\u00A0"},
            {"&ensp;", "\u2002"},
            {"&emsp;", "\u2003"},
            {"&amp;", "&"},
            {"&lt;", "<"},
            {"&gt;", ">"},
            {"&quot;", "\""},
            {"&ldquo;", "“"},
            {"&rdquo;", "”"},
            {"&lsquo;", "‘"},
            {"&rsquo;", "’"},
            {"&mdash;", "—"},
            {"&minus;", "−"},
            {"&#39;", "'"},
            {"&#124;", literal_pipe},
        }};
        for (const entity& e : entities)
            if (source_.substr(at_).starts_with(e.name)) return replace(e.name.size(), e.text);
        copy(1);
    }

    std::string_view source_;
    std::size_t at_ = 0;
    std::string text_;
    std::vector<edited_place_finder::cut> cuts_;
    std::vector<std::pair<std::size_t, std::size_t>> html_tables_;
    std::optional<link> link_;                         ///< the last that was opened
    std::size_t star_close_ = std::string_view::npos;  ///< the `*` that closes the last one opened
    bool comments_end_ = false;                        ///< no comment ends after this
};

// ---- lines

struct line {
    enum class kind : std::uint8_t { text, row, delimiter, html };
    kind what = kind::text;
    std::size_t begin = 0;
    std::size_t end = 0;
};

class markdown_reader {
public:
    explicit markdown_reader(plain_text&& plain)
        : text_{plain.text()}, html_tables_{plain.html_tables()}, places_{std::move(plain).places()} {}

    result<document> read() {
        find_lines();
        const table_set in_rows = tables_in_rows();
        for (std::size_t i = 0; i < lines_.size();) {
            std::size_t next = i + 1;
            const auto goes_on = [&](line::kind what) {
                return what == lines_[i].what || (is_of_table(what) && is_of_table(lines_[i].what));
            };
            while (next < lines_.size() && lines_[i].what != line::kind::html && goes_on(lines_[next].what)) ++next;
            const std::size_t begin = lines_[i].begin;
            const std::size_t end = lines_[next - 1].end;
            switch (lines_[i].what) {
                case line::kind::text:
                    append_text({text_, begin, end, in_rows}, places_, out_);
                    if (!parts_pages({lines_.data() + i, next - i})) open_grid_.reset();
                    break;
                case line::kind::html:
                    if (auto failed = add_html(begin, end)) return *std::move(failed);
                    open_grid_.reset();
                    break;
                default: add_grid({lines_.data() + i, next - i});
            }
            i = next;
        }
        return std::move(out_);
    }

private:
    struct begun_grid {
        std::size_t block = 0;
        std::uint32_t rows = 0;
        std::uint32_t width = 0;
    };

    static bool is_of_table(line::kind what) noexcept { return what == line::kind::row || what == line::kind::delimiter; }

    std::string_view text_of(const line& l) const noexcept {
        return trimmed(std::string_view{text_}.substr(l.begin, l.end - l.begin));
    }

    void find_lines() {
        auto html = html_tables_.begin();
        for (std::size_t at = 0; at < text_.size();) {
            if (html != html_tables_.end() && html->first == at) {
                lines_.push_back({line::kind::html, at, html->second});
                at = html->second;
                ++html;
                continue;
            }
            std::size_t end = std::min(text_.find('\n', at), text_.size() - 1) + 1;
            if (html != html_tables_.end()) end = std::min(end, html->first);
            lines_.push_back({line::kind::text, at, end});
            at = end;
        }
        join_rows();
        // A row with a single pipe needs a row or a delimiter beside it, as `a | b` is prose otherwise.
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string_view text = text_of(lines_[i]);
            const bool beside =
                (i > 0 && is_of_table(lines_[i - 1].what)) || (i + 1 < lines_.size() && is_of_table(lines_[i + 1].what));
            if (lines_[i].what == line::kind::row && text.find('|') == text.rfind('|') && !beside)
                lines_[i].what = line::kind::text;
        }
    }

    std::string_view raw(std::size_t i) const noexcept {
        std::string_view out = std::string_view{text_}.substr(lines_[i].begin, lines_[i].end - lines_[i].begin);
        while (!out.empty() && (out.back() == '\n' || out.back() == '\r')) out.remove_suffix(1);
        return out;
    }

    /// How the rows of lines without an empty one among them end.
    struct row_ends {
        std::size_t end = 0;  ///< the line after them
        bool in_blanks = false;
        bool in_pipes = false;
    };

    row_ends ends_of_rows(std::size_t first) const {
        std::size_t rows = 0;
        std::size_t blanks = 0;
        std::size_t pipes = 0;
        std::size_t i = first;
        for (; i < lines_.size() && lines_[i].what != line::kind::html && !trimmed(raw(i)).empty(); ++i) {
            if (raw(i).find('|') == std::string_view::npos) continue;
            ++rows;
            blanks += raw(i).ends_with("  ") ? 1 : 0;
            pipes += closes_row(trimmed(raw(i))) ? 1 : 0;
        }
        return {std::max(i, first + 1), blanks * 2 > rows, pipes * 2 > rows};
    }

    /// html2text ends each row with two blanks, and breaks long ones after a pipe. Where the blanks are lost, a number alone
    /// on the next line is what is left of the row.
    bool goes_on_below(std::size_t i, const row_ends& around) const {
        if (i + 1 >= around.end || !raw(i).ends_with('|') || is_delimiter(trimmed(raw(i + 1)))) return false;
        if (around.in_blanks) return true;
        const std::string_view next = trimmed(raw(i + 1));
        return !around.in_pipes && next.size() <= 16 && next.find_first_not_of("0123456789.,-") == next.npos;
    }

    /// Tells rows from text. A cell may go on in the next lines.
    void join_rows() {
        std::size_t kept = 0;
        row_ends around;
        for (std::size_t i = 0; i < lines_.size(); ++i, ++kept) {
            if (i >= around.end) around = ends_of_rows(i);
            line l = lines_[i];
            const std::string_view text = text_of(l);
            if (l.what == line::kind::html) {
            } else if (is_delimiter(text)) {
                l.what = line::kind::delimiter;
            } else if (const auto pipes = std::ranges::count(text, '|'); pipes > 0 && pipes <= max_columns) {
                l.what = line::kind::row;
                while (goes_on_below(i, around) && (l.end = lines_[i + 1].end)) ++i;
                for (std::size_t j = i + 1; opens_row(text) && !closes_row(text) && j < lines_.size() && j <= i + 4; ++j) {
                    const std::string_view next = text_of(lines_[j]);
                    if (lines_[j].what == line::kind::html || next.empty() || next.front() == '|' || is_delimiter(next)) break;
                    if (!closes_row(next)) continue;
                    l.end = lines_[j].end;
                    i = j;
                    break;
                }
            }
            lines_[kept] = l;
        }
        lines_.resize(kept);
    }

    /// The tables of which rows have pipes; any may be in HTML.
    table_set tables_in_rows() const {
        table_set out;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].what == line::kind::html) return table_set{}.set();
            if (lines_[i].what != line::kind::row) continue;
            const std::string_view row = raw(i);
            for (std::size_t at = 0; at < row.size();) {
                const std::size_t bar = std::min(row.find('|', at), row.size());
                add_table_of(find_label(row.substr(at, bar - at)), out);
                at = bar + 1;
            }
        }
        return out;
    }

    /// Whether there is nothing but blank lines and numbers of pages.
    bool parts_pages(std::span<const line> lines) const noexcept {
        return std::ranges::all_of(lines, [&](const line& l) { return text_of(l).empty() || is_page_mark(text_of(l)); });
    }

    /// A table that goes on after the end of a page goes on in the grid that it began; it has as many columns.
    void add_grid(std::span<const line> lines) {
        // Where most rows have no pipe at an end, one there stands beside an empty cell.
        const auto most = [&](auto&& has_pipe) {
            std::ptrdiff_t rows = 0;
            std::ptrdiff_t count = 0;
            for (const line& l : lines) {
                if (l.what == line::kind::delimiter) continue;
                ++rows;
                count += has_pipe(text_of(l)) ? 1 : 0;
            }
            return count * 2 > rows;
        };
        const bool outer_open = most(opens_row);
        const bool outer_close = most(closes_row) && !closes_on_cells(lines);
        grid g;
        std::uint32_t row = 0;
        std::uint32_t width = 0;
        for (const line& l : lines) {
            if (l.what == line::kind::delimiter) continue;
            const std::string_view text = text_of(l);
            const auto begin = static_cast<std::size_t>(text.data() - text_.data());
            std::size_t at = outer_open && opens_row(text) ? 1 : 0;
            const std::size_t end = text.size() - (outer_close && closes_row(text) ? 1 : 0);
            for (std::uint32_t column = 0; at <= end; ++column) {
                const std::size_t bar = std::min(text.find('|', at), end);
                add_cell(g, row, column, begin + at, begin + bar);
                width = std::max(width, column + 1);
                at = bar + 1;
            }
            ++row;
        }
        if (g.cells.empty()) return;
        if (open_grid_ && open_grid_->width == width) {
            grid& begun = std::get<grid>(out_.blocks[open_grid_->block]);
            for (grid_cell& c : g.cells) c.row += open_grid_->rows;
            std::ranges::move(g.cells, std::back_inserter(begun.cells));
            set_span(begun);
            open_grid_->rows += row;
            return;
        }
        set_span(g);
        open_grid_ = {out_.blocks.size(), row, width};
        out_.blocks.emplace_back(std::move(g));
    }

    /// Whether a pipe at the end of a row parts it from an empty cell: rows that end otherwise have as many.
    bool closes_on_cells(std::span<const line> lines) const {
        std::ptrdiff_t closed = 0;
        std::ptrdiff_t open = 0;
        for (const line& l : lines) {
            if (l.what == line::kind::delimiter) continue;
            std::ptrdiff_t& most = closes_row(text_of(l)) ? closed : open;
            most = std::max(most, std::ranges::count(text_of(l), '|'));
        }
        return open >= closed;
    }

    static void set_span(grid& g) noexcept {
        const source_span& last = g.cells.back().span;
        g.span = g.cells.front().span;
        g.span.length = last.offset + last.length - g.span.offset;
    }

    void add_cell(grid& g, std::uint32_t row, std::uint32_t column, std::size_t begin, std::size_t end) {
        const std::string_view text = trim(std::string_view{text_}.substr(begin, end - begin));
        const std::size_t first = text.empty() ? begin : static_cast<std::size_t>(text.data() - text_.data());
        const bool is_picture = text == plain_text::picture_mark;
        g.cells.push_back({std::string{is_picture ? std::string_view{} : text}, row, column, 1, 1,
                           places_.span(first, first + text.size()), false});
        if (is_picture) g.cells.back().problem = reading_problem::pictured;
        // Where the document ends within a row there may be half a number.
        if (end == text_.size()) g.cells.back().problem = reading_problem::lost;
    }

    std::optional<error> add_html(std::size_t begin, std::size_t end) {
        auto parsed = html_to_document(std::string_view{text_}.substr(begin, end - begin));
        const source_span start = places_.span(begin, end);
        const auto shift = [&](source_span& span) {
            if (!span) return;
            if (span.line == 1) span.column += start.column - 1;
            span.line += start.line - 1;
            span.offset += start.offset;
        };
        if (!parsed) {
            error failed = parsed.error();
            shift(failed.span);
            return failed;
        }
        document page = *std::move(parsed);
        for (auto& block : page.blocks) {
            std::visit([&](auto& b) { shift(b.span); }, block);
            if (auto* g = std::get_if<grid>(&block))
                for (grid_cell& cell : g->cells) shift(cell.span);
            out_.blocks.push_back(std::move(block));
        }
        return std::nullopt;
    }

    const std::string& text_;
    const std::vector<std::pair<std::size_t, std::size_t>>& html_tables_;
    edited_place_finder places_;
    std::vector<line> lines_;
    document out_;
    std::optional<begun_grid> open_grid_;  ///< the last one, while only ends of pages have come since
};

}  // namespace

namespace {

/// Once the cells are cut apart, a pipe that was no separator is one again.
void restore_pipes(std::string& text) {
    constexpr std::string_view literal = plain_text::literal_pipe;
    std::size_t at = text.find(literal);
    if (at == text.npos) return;
    std::string out;
    out.reserve(text.size());
    std::size_t begin = 0;
    for (; at != text.npos; begin = at + literal.size(), at = text.find(literal, begin))
        out.append(text, begin, at - begin).append(1, '|');
    text = out.append(text, begin);
}

}  // namespace

result<document> markdown_to_document(std::string_view original, const text_survey& seen) {
    const text_without_radicals without{original};
    const std::string_view utf8 = without.view();
    if (auto structured = structured_text(utf8, seen)) return *std::move(structured);
    plain_text plain{utf8};
    document out;
    if (!plain.html_tables().empty() || !append_piped(plain.text(), utf8, plain.places(), out)) {
        result<document> page = markdown_reader{std::move(plain)}.read();
        if (!page) return page;
        out = *std::move(page);
    }
    document page{std::move(out.title), {}};
    for (auto& block : out.blocks) {
        if (auto* p = std::get_if<paragraph>(&block)) {
            restore_pipes(p->text);
            page.blocks.push_back(std::move(block));
        } else {
            grid& g = std::get<grid>(block);
            for (grid_cell& cell : g.cells) restore_pipes(cell.text);
            append_rows(std::move(g), page);
        }
    }
    return page;
}

}  // namespace gongkai::detail

namespace gongkai {

result<published_report> detail::markdown_to_report(std::string_view utf8) { return markdown_to_report(utf8, text_survey{utf8}); }

result<published_report> detail::markdown_to_report(std::string_view utf8, const text_survey& seen) {
    const auto page = detail::markdown_to_document(utf8, seen);
    if (!page) return page.error();
    return detail::read_blocks(*page);
}

result<published_report> read_markdown(std::string_view bytes) { return detail::read_decoded(bytes, detail::markdown_to_report); }

}  // namespace gongkai
