// SPDX-License-Identifier: Apache-2.0
#include "structured_text.hpp"

#include "drawn_table.hpp"
#include "latex_table.hpp"
#include "markup_tables.hpp"
#include "page_outline.hpp"
#include "read/plain_text/text.hpp"
#include "separated_values.hpp"
#include "sheet_rows.hpp"
#include "source_lines.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace gongkai::detail {
namespace {

/// A line of prose without the marks of headings and directives before and after it.
std::string_view without_marks(std::string_view line) noexcept {
    const std::string_view text = trimmed(line);
    const bool is_ruler = text.size() > 2 && text.find_first_not_of("=-~^*#\"'+`:. ") == text.npos;
    const bool is_attribute = text.starts_with("[cols") || text.starts_with("[width") || text.starts_with("[options") ||
                              text.starts_with(":name:") || text.starts_with(":class:") || text.starts_with(":::") ||
                              text.starts_with(".. container::") || text.starts_with("<div") || text.starts_with("</div") ||
                              text.starts_with("<span id=") || text.starts_with("{|") || text.starts_with("|-") ||
                              text.starts_with("|}") || text.starts_with("|===") || text.starts_with("!===") ||
                              text.starts_with("[[") || text == "a|" || text == "|";
    if (is_ruler || is_attribute) return {};
    std::string_view out = without_heading_command(text);
    for (const std::string_view directive : {".. rubric::", ".. table::"})
        if (out.starts_with(directive)) out.remove_prefix(directive.size());
    const std::size_t marks = std::min(out.find_first_not_of("=#*"), out.size());
    if (marks != 0 && marks <= 6) {
        out.remove_prefix(marks);
        while (!out.empty() && (out.back() == '=' || out.back() == '#' || out.back() == '*' || out.back() == ' '))
            out.remove_suffix(1);
    }
    return trimmed(out);
}

class structured_reader {
public:
    structured_reader(std::string_view text, bool wiki_piece) : lines_{text}, wiki_piece_{wiki_piece} {}

    /// Empty where none of the tables is one after all.
    std::optional<document> read() {
        std::size_t frames_end = 0;  // lines up to here have lost a frame
        for (std::size_t at = 0; at < lines_.count();) {
            // Within a frame there may be others, but not without end.
            if ((at >= frames_end || frames_ < max_frames) && notation_of(trimmed(lines_[at])) == notation::drawn) {
                const std::size_t end = remove_frame(lines_, at);
                frames_ += end != at ? 1 : 0;
                frames_end = std::max(frames_end, end);
            }
            found_table found = table_at(at);
            if (found.table.cells.empty()) {
                for (const std::size_t end = std::max(found.end, at + 1); at < end; ++at) add_prose(at);
                continue;
            }
            cells_ += found.table.cells.size();
            if (cells_ > max_cells) return std::nullopt;
            tables_.emplace_back(prose_.size(), std::move(found.table));
            at = found.end;
        }
        if (tables_.empty()) return std::nullopt;
        return in_order();
    }

private:
    found_table table_at(std::size_t line) {
        const std::string_view text = trimmed(lines_[line]);
        switch (notation_of(text)) {
            case notation::wiki: return wiki_table_at(lines_, line);
            case notation::asciidoc: {
                // The end of one that another table is within.
                if (text.front() == '|' && std::exchange(in_frame_, false)) break;
                found_table found = asciidoc_table_at(lines_, line);
                in_frame_ = in_frame_ || (found.end < lines_.count() && trimmed(lines_[found.end]).starts_with("!==="));
                return found;
            }
            case notation::drawn: return drawn_table_at(lines_, line);
            case notation::latex: return latex_table_at(lines_, line);
            default: break;
        }
        if (wiki_piece_ && is_wiki_cell(text)) return wiki_table_at(lines_, line);
        return {line, {}};
    }

    void add_prose(std::size_t line) {
        const std::string_view text = without_marks(lines_[line]);
        if (!text.empty()) {
            cuts_.push_back({prose_.size(), static_cast<std::size_t>(text.data() - lines_.text().data())});
            prose_ += text;
        }
        prose_ += '\n';
    }

    /// The tables, and between them what stands there, which may hold one without a notation.
    document in_order() {
        document out;
        edited_place_finder places{lines_.text(), std::move(cuts_)};
        std::size_t begin = 0;
        const auto add_prose_until = [&](std::size_t end) {
            const std::string_view part = std::string_view{prose_}.substr(begin, end - begin);
            if (!trim(part).empty()) append_text({prose_, begin, end, table_set{}.set()}, places, out);
            begin = end;
        };
        for (auto& [end, table] : tables_) {
            add_prose_until(end);
            if (is_sheet(table)) append_sheet(std::move(table), out);
            else out.blocks.emplace_back(std::move(table));
        }
        add_prose_until(prose_.size());
        return out;
    }

    static constexpr unsigned max_frames = 4;

    source_lines lines_;
    bool wiki_piece_;
    unsigned frames_ = 0;
    bool in_frame_ = false;  ///< of AsciiDoc
    std::size_t cells_ = 0;
    std::vector<std::pair<std::size_t, grid>> tables_;  ///< each with where it stands in the prose
    std::string prose_;
    std::vector<edited_place_finder::cut> cuts_;
};

}  // namespace

bool is_wiki(std::string_view utf8) noexcept {
    const std::size_t at = utf8.find("\n{|");
    return (at != utf8.npos && utf8.find("\n|-", at) != utf8.npos) || utf8.starts_with("{|");
}

std::optional<document> structured_text(std::string_view utf8, const text_survey& seen) {
    if (seen.is_outline()) return page_outline(utf8);
    if (seen.has_tables() || seen.is_wiki_piece())
        if (auto out = structured_reader{utf8, seen.is_wiki_piece()}.read()) return out;
    return separated_values(utf8, seen.separator());
}

}  // namespace gongkai::detail
