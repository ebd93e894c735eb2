// SPDX-License-Identifier: Apache-2.0
#include "separated_values.hpp"

#include "../../io/ascii.hpp"
#include "../../io/place_finder.hpp"
#include "../../io/unicode.hpp"
#include "sheet_rows.hpp"
#include "source_lines.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

namespace gongkai::detail {
namespace {

constexpr std::string_view separators = ",;\t|";

/// What the lines of a text show of one separator.
struct habit {
    std::size_t lines = 0;    ///< with as many as part the cells of a table
    std::size_t agreeing = 0; ///< of these, with as many as the line before or after
    std::size_t opening = 0;  ///< of these, that begin with it
    std::size_t indented = 0; ///< of these, that begin with two
    std::size_t thousands = 0; ///< of these, whose first one may be within a number
    std::size_t in_runs = 0;  ///< of these, with as many as two others that they stand together with
    std::size_t closed = 0;   ///< of these, that begin and end with it
    std::size_t hollow = 0;   ///< of these, with an empty cell before another
    std::size_t repeating = 0; ///< of these, with the same words in two places, as of a cell that covers both
    std::size_t filled = 0;   ///< of these, that end with an empty cell
    std::size_t numbered = 0; ///< of these, with a number
    std::array<std::size_t, 8> first_numbers{};  ///< of these, how many have the first one in each of these places
    std::size_t total = 0;
    std::size_t last = 0;  ///< of the line before
    std::size_t run = 0;   ///< lines with as many, up to it

    static constexpr std::size_t fewest = 3;

    void add(std::string_view line, char separator, std::size_t count) {
        total += count;
        if (count < fewest) {
            last = 0;
            return;
        }
        ++lines;
        const std::string_view text = separator == '\t' ? line : trimmed(line);
        if (may_be_thousands(line, line.find(separator))) ++thousands;
        if (text.front() == separator) ++opening;
        if (text.size() > 1 && text[0] == separator && text[1] == separator) ++indented;
        if (text.front() == separator && text.back() == separator) ++closed;
        look_at_fields(line, separator);
        run = last == count ? run + 1 : 1;
        if (run > 1) agreeing += run == 2 ? 2 : 1;
        if (run > 2) in_runs += run == 3 ? 3 : 1;
        last = count;
    }

    /// Whether it parts the fields of CSV: rows have a place for each cell of the sheet, and thousands have none.
    bool parts_fields() const noexcept {
        return lines > 2 && thousands * 10 <= lines && total <= max_cells && (agreeing * 4 >= lines * 3 || opening > 2 || indented > 1);
    }

    /// Whether each row of a table has as many and has each cell in its place: rows that lost empty cells are of as many only
    /// where empty ones fill them up at their end. Or the rows end where they will, but their numbers begin in one column, with
    /// empty cells in the place of labels before it.
    bool is_even() const noexcept {
        const bool has_places = hollow > 1 || (repeating > 1 && filled == 0);
        const bool is_square = in_runs > 2 && in_runs * 4 >= lines * 3 && has_places;
        return total <= max_cells && (is_square || begins_in_place());
    }

private:
    /// Whether a digit stands before a separator and three after it, in whatever width.
    static bool may_be_thousands(std::string_view line, std::size_t separator) noexcept {
        const auto is_digit_at = [&](std::size_t at) { return at < line.size() && is_digit(half_width(decode_at(line, at).value)); };
        if (separator == 0 || !is_digit_at(previous(line, separator))) return false;
        std::size_t digits = 0;
        for (std::size_t at = separator + 1; digits < 4 && is_digit_at(at); ++digits) at += decode_at(line, at).length;
        return digits == 3;
    }

    bool begins_in_place() const noexcept {
        const std::size_t most = std::ranges::max(std::span{first_numbers}.subspan(2));
        return hollow > 1 && most > 1 && most * 4 >= numbered * 3;
    }

    void look_at_fields(std::string_view line, char separator) noexcept {
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
            repeats = repeats || (!text.empty() && text == before && text.find_first_of("0123456789") == text.npos);
            if (!has_number && !text.empty() && text.find_first_not_of("0123456789.,") == text.npos) {
                has_number = true;
                ++numbered;
                if (place < first_numbers.size()) ++first_numbers[place];
            }
            before = text;
            begin = end + 1;
        }
        hollow += is_hollow ? 1 : 0;
        repeating += repeats ? 1 : 0;
        filled += before.empty() ? 1 : 0;
    }
    /// Every field may be quoted, the empty ones too.
    static std::string_view trim_field(std::string_view field) noexcept {
        const std::size_t first = field.find_first_not_of(" \"");
        return first == field.npos ? std::string_view{} : field.substr(first, field.find_last_not_of(" \"") + 1 - first);
    }
};

/// What parts the cells of a text; NUL where nothing does.
char separator_of(std::string_view text) {
    std::array<habit, separators.size()> habits{};
    std::size_t lines = 0;
    bool markdown = false;
    for (std::size_t at = 0; at < text.size();) {
        if (++lines > max_cells) return '\0';
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        at = end + 1;
        markdown = markdown || line.starts_with("# ") || line.starts_with("## ") ||
                   (line.find("--") != line.npos && line.find_first_not_of("|-: ") == line.npos);
        for (std::size_t i = 0; i < separators.size(); ++i) {
            const char separator = separators[i];
            habits[i].add(line, separator, static_cast<std::size_t>(std::ranges::count(line, separator)));
        }
    }
    const auto& [comma, semicolon, tab, pipe] = habits;
    if (tab.is_even()) return '\t';
    if (comma.parts_fields() && comma.lines >= semicolon.lines) return ',';
    if (semicolon.parts_fields()) return ';';
    if (!markdown && pipe.is_even() && pipe.closed * 2 <= pipe.lines) return '|';
    return '\0';
}

class records_reader {
public:
    records_reader(std::string_view text, char separator) : text_{text}, separator_{separator}, places_{text} {}

    /// The text as one sheet; empty where a quotation mark is not closed, so that it is no CSV.
    std::optional<grid> read() {
        grid sheet;
        std::uint32_t row = 0;
        for (at_ = 0; at_ < text_.size(); ++row) {
            std::uint32_t column = 0;
            do {
                if (!read_field()) return std::nullopt;
                // Where the text ends within a row there may be half a number.
                const bool is_cut_off = at_ == text_.size() && end_ == at_ && !field_.empty();
                const source_span place = places_.span(begin_, end_);
                sheet.cells.push_back({std::move(field_), row, column++, 1, 1, place, false});
                if (is_cut_off) sheet.cells.back().problem = reading_problem::lost;
            } while (at_ < text_.size() && text_[at_] == separator_ && ++at_ <= text_.size());
            if (text_.substr(at_).starts_with("\r\n")) ++at_;
            if (at_ < text_.size()) ++at_;
        }
        return sheet;
    }

private:
    bool ends_field(std::size_t at) const noexcept {
        return at >= text_.size() || text_[at] == separator_ || text_[at] == '\n' || text_[at] == '\r' || text_[at] == '\f';
    }

    bool read_field() {
        field_.clear();
        const bool may_be_quoted = separator_ != '|';
        if (may_be_quoted && at_ < text_.size() && text_[at_] == '"') return read_quoted();
        const std::size_t begin = at_;
        while (!ends_field(at_)) ++at_;
        const std::string_view text = trim(text_.substr(begin, at_ - begin));
        begin_ = text.empty() ? begin : static_cast<std::size_t>(text.data() - text_.data());
        end_ = begin_ + text.size();
        field_ = text;
        return true;
    }

    /// A quotation mark within is written twice; one that stands alone before other text is a letter.
    bool read_quoted() {
        begin_ = ++at_;
        for (;;) {
            const std::size_t quote = text_.find('"', at_);
            if (quote == text_.npos) return false;
            field_ += text_.substr(at_, quote - at_);
            at_ = quote + 1;
            if (ends_field(at_)) {
                end_ = quote;
                field_ = std::string{trim(field_)};
                return true;
            }
            field_ += '"';
            if (text_[at_] == '"') ++at_;
        }
    }

    std::string_view text_;
    char separator_;
    place_finder places_;
    std::size_t at_ = 0;
    std::string field_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace

std::optional<document> separated_values(std::string_view utf8) {
    const char separator = separator_of(utf8);
    if (separator == '\0') return std::nullopt;
    std::optional<grid> sheet = records_reader{utf8, separator}.read();
    if (!sheet) return std::nullopt;
    document out;
    append_sheet(*std::move(sheet), out);
    return out;
}

}  // namespace gongkai::detail
