// SPDX-License-Identifier: Apache-2.0
#include "text_survey.hpp"

#include "drawn_table.hpp"
#include "page_outline.hpp"
#include "source_lines.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <span>

namespace gongkai::detail {

bool is_wiki_cell(std::string_view line) noexcept {
    return (line.starts_with('|') || line.starts_with('!')) && line.find('|', 1) == line.npos && !line.starts_with("|=");
}

notation notation_of(std::string_view line) noexcept {
    switch (line.empty() ? '\0' : line.front()) {
        case '{': return line.starts_with("{|") ? notation::wiki : notation::none;
        case '\\':
            return line.starts_with("\\begin{tabular") || line.starts_with("\\begin{longtable") ? notation::latex
                                                                                                : notation::none;
        case '-': return is_outline_row(line) ? notation::outline : notation::none;
        case '|':
        case '!':
            if (line.substr(1).starts_with("===")) return notation::asciidoc;
            [[fallthrough]];
        case '+':
        case '\xE2':  // the first byte of all strokes but one
        case '\xEF': return may_be_drawn(line) ? notation::drawn : notation::none;
        default: return notation::none;
    }
}

bool opens_list(std::string_view line) noexcept {
    const std::size_t first = line.find_first_not_of("[(");
    return first != line.npos && first != 0 && (line[first] == '\'' || line[first] == '"');
}

bool is_delimiter(std::string_view line) noexcept {
    line = trimmed(line);
    return line.find("--") != line.npos && line.find_first_of("|+") != line.npos &&
           line.find_first_not_of("|-:+= \t") == line.npos;
}

namespace {

constexpr std::size_t fewest_separators = 3;  ///< that part the cells of a table

/// Whether a digit stands before a separator and three after it, in whatever width.
bool may_be_thousands(std::string_view line, std::size_t separator) noexcept {
    const auto is_digit_at = [&](std::size_t at) { return at < line.size() && is_digit(half_width(decode_at(line, at).value)); };
    if (separator == 0 || !is_digit_at(previous(line, separator))) return false;
    std::size_t digits = 0;
    for (std::size_t at = separator + 1; digits < 4 && is_digit_at(at); ++digits) at += decode_at(line, at).length;
    return digits == 3;
}

/// Every field may be quoted, the empty ones too.
std::string_view trim_field(std::string_view field) noexcept {
    const auto is_trimmed = [](char c) { return c == ' ' || c == '"'; };
    while (!field.empty() && is_trimmed(field.front())) field.remove_prefix(1);
    while (!field.empty() && is_trimmed(field.back())) field.remove_suffix(1);
    return field;
}

constexpr bool field_has_digit(std::string_view text) noexcept {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

constexpr bool is_number_field(std::string_view text) noexcept {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; });
}

}  // namespace

void separator_habit::add(std::string_view line, char separator) noexcept {
    const auto count = static_cast<std::size_t>(std::ranges::count(line, separator));
    total_ += count;
    if (count < fewest_separators) {
        last_ = 0;
        return;
    }
    ++lines_;
    const std::string_view text = separator == '\t' ? line : trimmed(line);
    if (may_be_thousands(line, line.find(separator))) ++thousands_;
    if (text.front() == separator) ++opening_;
    if (text[0] == separator && text[1] == separator) ++indented_;
    if (text.front() == separator && text.back() == separator) ++closed_;
    look_at_fields(line, separator);
    run_ = last_ == count ? run_ + 1 : 1;
    if (run_ > 1) agreeing_ += run_ == 2 ? 2 : 1;
    if (run_ > 2) in_runs_ += run_ == 3 ? 3 : 1;
    last_ = count;
}

void separator_habit::look_at_fields(std::string_view line, char separator) noexcept {
    std::string_view before;
    bool has_empty = false;
    bool is_hollow = false;
    bool repeats = false;
    bool has_number = false;
    std::size_t place = 0;
    for (std::size_t begin = 0; begin <= line.size(); ++place) {
        const std::size_t end = std::min(line.find(separator, begin), line.size());
        const std::string_view text = trim_field(line.substr(begin, end - begin));
        is_hollow = is_hollow || (has_empty && !text.empty());
        has_empty = has_empty || text.empty();
        repeats = repeats || (!text.empty() && text == before && !field_has_digit(text));
        if (!has_number && is_number_field(text)) {
            has_number = true;
            ++numbered_;
            if (place < first_numbers_.size()) ++first_numbers_[place];
        }
        before = text;
        begin = end + 1;
    }
    hollow_ += is_hollow ? 1 : 0;
    repeating_ += repeats ? 1 : 0;
    filled_ += before.empty() ? 1 : 0;
}

bool separator_habit::parts_fields() const noexcept {
    return lines_ > 2 && thousands_ * 10 <= lines_ && total_ <= max_cells &&
           (agreeing_ * 4 >= lines_ * 3 || opening_ > 2 || indented_ > 1);
}

bool separator_habit::is_even() const noexcept {
    const bool has_places = hollow_ > 1 || (repeating_ > 1 && filled_ == 0);
    const bool is_square = in_runs_ > 2 && in_runs_ * 4 >= lines_ * 3 && has_places;
    const std::size_t most = std::ranges::max(std::span{first_numbers_}.subspan(2));
    const bool begins_in_place = hollow_ > 1 && most > 1 && most * 4 >= numbered_ * 3;
    return total_ <= max_cells && (is_square || begins_in_place);
}

text_survey::text_survey(std::string_view utf8) noexcept {
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t end = std::min(utf8.find('\n', at), utf8.size());
        look_at(utf8.substr(at, end - at));
        at = end + 1;
    }
}

namespace {

/// Which of the characters that tell notations apart a line has, a bit each: most lines have none.
struct line_marks {
    static constexpr std::uint8_t pipe = 8;     ///< as the separators have it, in their order
    static constexpr std::uint8_t markup = 16;  ///< of Markdown and HTML

    static constexpr auto of_bytes = [] {
        std::array<std::uint8_t, 256> out{};
        out[','] = 1;
        out[';'] = 2;
        out['\t'] = 4;
        out['|'] = pipe;
        for (const char c : {'#', '<', '-'}) out[static_cast<unsigned char>(c)] = markup;
        return out;
    }();

    explicit line_marks(std::string_view line) noexcept {
        for (const char c : line) bits |= of_bytes[static_cast<unsigned char>(c)];
    }

    unsigned bits = 0;
};

}  // namespace

void text_survey::look_at(std::string_view line) noexcept {
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++lines_;
    const line_marks marks{line};
    for (std::size_t i = 0; i < separators.size(); ++i)
        if ((marks.bits >> i & 1U) != 0) habits_[i].add(line, separators[i]);
        else habits_[i].add_line_without();
    std::string_view text = trimmed(line);
    quoted_lines_ += text.starts_with('>') ? 1 : 0;
    while (text.starts_with('>')) text = trimmed(text.substr(1));
    if ((marks.bits & (line_marks::pipe | line_marks::markup)) != 0) look_for_markdown(line, text);
    const notation how = notation_of(text);
    outline_rows_ += how == notation::outline ? 1 : 0;
    has_tables_ = has_tables_ || (how != notation::none && how != notation::outline);
    list_rows_ += opens_list(text) ? 1 : 0;
    if (text == "|-") ++wiki_rows_;
    else if (is_wiki_cell(text)) ++wiki_cells_;
}

void text_survey::look_for_markdown(std::string_view line, std::string_view trimmed_line) noexcept {
    const std::string_view text = trimmed_line;
    const bool has_pipe = text.find('|') != text.npos;
    has_delimiter_ = has_delimiter_ || (has_pipe && is_delimiter(text));
    if (opens_row(text) && closes_row(text)) row_pipes_ += std::ranges::count(text, '|');
    const std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
    has_heading_ = has_heading_ || (hashes > 0 && hashes <= 6 && hashes < text.size() && is_blank(text[hashes]));
    has_html_table_ = has_html_table_ || text.find("<table") != text.npos;
    has_markup_ = has_markup_ || line.starts_with("# ") || line.starts_with("## ") ||
                  (line.find("--") != line.npos && line.find_first_not_of("|-: ") == line.npos);
}

char text_survey::separator() const noexcept {
    if (lines_ > max_cells || list_rows_ > 2) return '\0';
    const auto& [commas, semicolons, tabs, pipes] = habits_;
    if (tabs.is_even()) return '\t';
    if (commas.parts_fields() && commas.lines() >= semicolons.lines()) return ',';
    if (semicolons.parts_fields()) return ';';
    if (!has_markup_ && pipes.is_even() && !pipes.closes_lines()) return '|';
    return '\0';
}

}  // namespace gongkai::detail
