// SPDX-License-Identifier: Apache-2.0
#include "latex_table.hpp"

#include "text/ascii.hpp"
#include "text/number.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace gongkai::detail {
namespace {

constexpr std::uint32_t most_spanned = 1000;

/// The group in braces that begins at `at`, and the place after it; `at` where none does.
std::string_view group_at(std::string_view text, std::size_t at, std::size_t& end) noexcept {
    end = at;
    if (at >= text.size() || text[at] != '{') return {};
    std::size_t depth = 0;
    for (std::size_t i = at; i < text.size(); ++i) {
        if (text[i] == '\\') ++i;
        else if (text[i] == '{') ++depth;
        else if (text[i] == '}' && --depth == 0) {
            end = i + 1;
            return text.substr(at + 1, i - at - 1);
        }
    }
    return {};
}

/// The end of the name of the command that begins at `at`, with its stars.
std::size_t command_end(std::string_view text, std::size_t at) noexcept {
    std::size_t end = at + 1;
    while (end < text.size() && (is_letter(text[end]) || text[end] == '*')) ++end;
    return end;
}

/// A cell without its commands: what it shows is the last argument of each.
std::string_view without_commands(std::string_view text, std::uint32_t& columns) noexcept {
    constexpr unsigned deepest = 8;
    for (unsigned depth = 0; depth < deepest; ++depth) {
        text = trim(text);
        if (text.empty() || text.front() != '\\') return text;
        std::size_t end = command_end(text, 0);
        const bool spans = text.substr(0, end) == "\\multicolumn";
        std::string_view shown;
        bool is_first = true;
        for (std::size_t next = end;; end = next, is_first = false) {
            const std::string_view group = group_at(text, end, next);
            if (next == end) break;
            if (spans && is_first)
                if (const cell_value span = read_value(group); span.what == cell_value::kind::number && span.value.scale() == 0)
                    columns = static_cast<std::uint32_t>(std::clamp<std::int64_t>(span.value.coefficient(), 1, most_spanned));
            shown = group;
        }
        text = shown.empty() ? text.substr(end) : shown;
    }
    return text;
}

class latex_reader {
public:
    latex_reader(const source_lines& lines, std::size_t first) : lines_{lines}, places_{lines}, line_{first + 1} {}

    found_table read() {
        for (; line_ < lines_.count(); ++line_) {
            const std::string_view text = trimmed(lines_[line_]);
            if (text.starts_with("\\end{")) {
                finish(table_);
                return {line_ + 1, std::move(table_)};
            }
            if (row_ < max_rows) read_line(text);
        }
        return {line_, {}};
    }

private:
    static constexpr std::uint32_t max_rows = 100'000;

    void read_line(std::string_view text) {
        // \hline, \cline{2-3}, \toprule and the like, before a row or alone.
        while (text.starts_with("\\") && !text.starts_with("\\mult") && !text.starts_with("\\\\")) {
            const std::size_t name = command_end(text, 0);
            if (name == 1 || text.find("line") >= name + 4) break;
            std::size_t end = name;
            group_at(text, name, end);
            text = trim(text.substr(end));
        }
        std::size_t begin = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text.substr(at).starts_with("\\\\")) {
                add(text.substr(begin, at - begin));
                end_cell();
                end_row();
                begin = ++at + 1;
            } else if (text[at] == '\\') {
                ++at;
            } else if (text[at] == '&') {
                add(text.substr(begin, at - begin));
                end_cell();
                begin = at + 1;
            }
        }
        add(text.substr(std::min(begin, text.size())));
    }

    /// What stands in a line of a cell, of which a command may have its last argument in the next.
    void add(std::string_view printed) {
        printed = trim(printed);
        constexpr char comment = '%';
        if (printed.ends_with(comment) && !printed.ends_with("\\%")) printed.remove_suffix(1);
        if (cell_.empty()) place_ = places_.span(line_, printed);
        append_line(cell_, printed);
    }

    void end_cell() {
        const std::string whole = std::exchange(cell_, {});
        std::uint32_t columns = 1;
        const std::string_view shown = without_commands(whole, columns);
        if (column_ + columns > most_spanned) return;
        std::string text;
        for (std::size_t at = 0; at < shown.size(); ++at)
            if (shown[at] != '\\' || at + 1 == shown.size() || is_letter(shown[at + 1])) text += shown[at];
        table_.cells.push_back({std::move(text), row_, column_, 1, columns, place_, false});
        column_ += columns;
    }

    void end_row() {
        ++row_;
        column_ = 0;
    }

    const source_lines& lines_;
    line_places places_;
    std::size_t line_;
    std::uint32_t row_ = 0;
    std::uint32_t column_ = 0;
    std::string cell_;  ///< as far as it has been read
    source_span place_{};
    grid table_;
};

}  // namespace

found_table latex_table_at(const source_lines& lines, std::size_t first) { return latex_reader{lines, first}.read(); }

std::string_view without_heading_command(std::string_view line) noexcept {
    if (!line.starts_with('\\') || !line.ends_with('}')) return line;
    std::size_t end = 0;
    const std::string_view group = group_at(line, command_end(line, 0), end);
    return end == line.size() ? group : line;
}

}  // namespace gongkai::detail
