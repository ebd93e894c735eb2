// SPDX-License-Identifier: Apache-2.0
#include "separated_rows.hpp"

#include "read/form/labels.hpp"
#include "tables/which_edition.hpp"
#include "text/number.hpp"
#include "text/unicode.hpp"
#include "text_survey.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <gongkai/tables/form.hpp>
#include <span>

namespace gongkai::detail {
namespace {

constexpr std::array<std::string_view, 10> separators{",", ";", "，", "；", "、", "/", "│", "┃", "｜", "|"};

/// Whether no prose has it.
constexpr bool is_bar(std::string_view separator) noexcept {
    return std::ranges::find(separators, separator) >= separators.end() - 4;
}

/// What a line is if one separator parts its cells.
struct separated_line {
    enum class kind : std::uint8_t { other, heads, values };
    kind what = kind::other;
    bool shows_separator = false;            ///< heads are parted by it; or there are more values and separators than cells
    std::vector<std::string_view> fields{};  ///< of `values` the names, if any, and each value

    std::vector<std::string_view> fields_of_row() && { return what == kind::other ? decltype(fields){} : std::move(fields); }
};

/// Digits, be they of several numbers that have run together.
bool is_run(std::string_view text) noexcept { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }
bool is_value(std::string_view text) noexcept { return read_value(text).what != cell_value::kind::other || is_run(text); }
bool is_number(std::string_view text) noexcept { return read_value(text).what == cell_value::kind::number; }
bool is_label(std::string_view text) noexcept { return find_label(text).kind != word::none; }

/// Whether a comma may be within a number: three digits stand after it, and at most as many before.
bool may_be_thousands(std::span<const std::string_view> values) noexcept {
    for (std::size_t i = 1; i < values.size(); ++i)
        if (is_run(values[i]) && values[i].size() == 3 && is_run(values[i - 1]) && values[i - 1].size() <= 3 &&
            values[i - 1] != "0")
            return true;
    return false;
}

constexpr std::size_t width_of_reviews = enum_size<review_kind> * enum_size<review_column>;

bool is_width_of_a_table(std::size_t values) noexcept { return is_width_of_requests(values) || values == width_of_reviews; }

/// The parts of a line. What brackets hold is one.
std::vector<std::string_view> fields_of(std::string_view line, std::string_view separator) {
    std::vector<std::string_view> fields;
    const auto count = [](std::string_view text, std::string_view half, std::string_view full) {
        std::size_t found = 0;
        for (const std::string_view bracket : {half, full})
            for (std::size_t at = text.find(bracket); at != text.npos; at = text.find(bracket, at + bracket.size())) ++found;
        return found;
    };
    for (std::size_t begin = 0; begin <= line.size();) {
        std::size_t stop = std::min(line.find(separator, begin), line.size());
        const auto opens = [&](std::size_t end) {
            const std::string_view field = line.substr(begin, end - begin);
            return count(field, "(", "（") > count(field, ")", "）");
        };
        constexpr std::size_t most_within = 4;
        std::size_t closed = stop;
        for (std::size_t i = 0; i < most_within && closed < line.size() && opens(closed); ++i)
            closed = std::min(line.find(separator, closed + separator.size()), line.size());
        if (!opens(closed)) stop = closed;
        fields.push_back(trim(line.substr(begin, stop - begin)));
        begin = stop + separator.size();
    }
    return fields;
}

/// The label that a text ends with: others that stand before it may have run into it.
label last_label(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const code_point c = decode_at(text, at);
        const label_match m =
            begins_label(half_width(c.value)) || is_digit(half_width(c.value)) ? match_label(text, at) : label_match{};
        if (m.what && m.end == text.size()) return m.what;
        at = m.what ? m.end : at + c.length;
    }
    return {};
}

/// Names of columns, or most of them: the first column may have any name, and others may be the document's own.
bool are_heads(std::span<const std::string_view> fields) {
    constexpr std::ptrdiff_t fewest_heads = 3;
    const auto named = std::ranges::count_if(fields, [](std::string_view f) { return !f.empty(); });
    const auto heads = std::ranges::count_if(fields, is_label);
    return heads >= fewest_heads && heads * 2 > named && std::ranges::none_of(fields, is_number);
}

separated_line look_at(std::string_view line, std::string_view separator) {
    separated_line out;
    const std::size_t last = line.rfind(separator);
    if (last == line.npos || last == 0) return out;
    const std::string_view end = trim(line.substr(last + separator.size()));
    const bool may_be_header = is_label(end);
    if (!may_be_header && !is_value(end)) return out;
    out.fields = fields_of(line, separator);
    if (may_be_header) {
        out.shows_separator = are_heads(out.fields);
        if (out.shows_separator) out.what = separated_line::kind::heads;
        return out;
    }
    const auto first = std::find_if_not(out.fields.rbegin(), out.fields.rend(), is_value).base();
    const std::span<std::string_view> names{out.fields.begin(), first};
    const std::span<const std::string_view> values{first, out.fields.end()};
    const label name = names.empty() ? label{} : last_label(names.back());
    if (separator == "," && may_be_thousands(values) && !is_width_of_a_table(values.size())) return out;
    constexpr std::size_t fewest_values = 2;
    if (!name && (values.size() < fewest_values || std::ranges::none_of(values, is_number))) return out;
    // A name may have separators of its own.
    if (std::ranges::any_of(names, [](std::string_view name) { return !name.empty() && !is_label(name); })) {
        const auto named = std::ranges::find_if_not(names, &std::string_view::empty);
        *named = {named->data(), static_cast<std::size_t>(names.back().data() + names.back().size() - named->data())};
        out.fields.erase(out.fields.begin() + (named - names.begin()) + 1, first);
    }
    out.what = separated_line::kind::values;
    // Were the separator what is printed in empty cells, each would have one of its own.
    const std::size_t cells = name.kind == word::request_row ? enum_size<request_column> : width_of_reviews;
    out.shows_separator = name && values.size() * 2 > cells && std::ranges::all_of(values, is_run);
    return out;
}

template <class Use>
void for_each_line(std::string_view text, Use&& use) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        use(trim(text.substr(at, end - at)));
        at = end + 1;
    }
}

constexpr std::size_t fewest_rows = 3;
constexpr std::size_t fewest_in_row = 2;

bool has_several(std::string_view text, std::string_view separator, std::size_t fewest) noexcept {
    std::size_t count = 0;
    for (std::size_t at = text.find(separator); at != text.npos && count < fewest;
         at = text.find(separator, at + separator.size()))
        ++count;
    return count >= fewest;
}

/// The separator of most rows, where a line shows that it is one; a slash or a comma in prose is none.
std::string_view separator_of(std::string_view text) {
    std::array<bool, separators.size()> is_shown{};
    std::array<std::size_t, separators.size()> rows{};
    for (std::size_t i = 0; i < separators.size(); ++i) {
        // Most texts have too few of it, and most lines: they are not looked at.
        if (!has_several(text, separators[i], fewest_rows * fewest_in_row)) continue;
        for_each_line(text, [&](std::string_view line) {
            if (line.ends_with("。") || !has_several(line, separators[i], fewest_in_row)) return;
            const separated_line row = look_at(line, separators[i]);
            is_shown[i] = is_shown[i] || is_bar(separators[i]) || row.shows_separator;
            rows[i] += row.what == separated_line::kind::values ? 1 : 0;
        });
    }
    const auto best = static_cast<std::size_t>(std::ranges::max_element(rows) - rows.begin());
    return rows[best] >= fewest_rows && is_shown[best] ? separators[best] : std::string_view{};
}

/// The items of a list as programs print it, `['规章', '0', None]`; none where the line is no such list.
std::vector<std::string_view> items_of_list(std::string_view line) {
    if (line.ends_with(',')) line = trim(line.substr(0, line.size() - 1));
    // The first and the last of a list of lists.
    if (line.starts_with("[[")) line.remove_prefix(1);
    if (line.ends_with("]]")) line.remove_suffix(1);
    const bool is_closed = (line.starts_with('[') && line.ends_with(']')) || (line.starts_with('(') && line.ends_with(')'));
    if (!is_closed) return {};
    line = line.substr(1, line.size() - 2);
    std::vector<std::string_view> out;
    for (std::size_t at = skip_white_space(line, 0); at < line.size(); at = skip_white_space(line, at + 1)) {
        const bool is_quoted = line[at] == '\'' || line[at] == '"';
        const std::size_t begin = at + (is_quoted ? 1 : 0);
        const std::size_t end = std::min(line.find(is_quoted ? line[at] : ',', begin), line.size());
        const std::string_view item = is_quoted ? line.substr(begin, end - begin) : trim(line.substr(begin, end - begin));
        const bool is_bare = read_value(item).what != cell_value::kind::other;
        if (is_quoted ? end == line.size() : item.empty() || !is_bare) return {};
        out.push_back(item);
        at = is_quoted ? skip_white_space(line, end + 1) : end;
        if (at < line.size() && line[at] != ',') return {};
    }
    if (out.size() < fewest_in_row) out.clear();
    return out;
}

/// Whether the rows of a text are lists.
bool has_lists(std::string_view text) {
    std::size_t rows = 0;
    for_each_line(text, [&](std::string_view line) { rows += opens_list(line) && !items_of_list(line).empty() ? 1 : 0; });
    return rows >= fewest_rows;
}

/// Takes a field; a line that ends within an item is printed as `\n`.
void take_field(std::string_view field, bool is_item, text_rearranger& out) {
    constexpr std::string_view line_end = "\\n";
    for (std::size_t end = field.find(line_end); is_item && end != field.npos; end = field.find(line_end)) {
        out.take(field.substr(0, end));
        out.put(' ');
        field.remove_prefix(end + line_end.size());
    }
    out.take(field);
}

}  // namespace

std::optional<std::string> without_separators(std::string_view utf8, std::vector<edited_place_finder::cut>& cuts) {
    const bool are_lists = has_lists(utf8);
    const std::string_view separator = are_lists ? std::string_view{} : separator_of(utf8);
    if (!are_lists && separator.empty()) return std::nullopt;
    text_rearranger out{utf8, cuts};
    const auto place = [&](std::string_view part) { return static_cast<std::size_t>(part.data() - utf8.data()); };
    std::size_t done = 0;
    for_each_line(utf8, [&](std::string_view line) {
        const std::vector<std::string_view> fields = are_lists ? items_of_list(line) : look_at(line, separator).fields_of_row();
        if (fields.empty()) return;
        out.take(utf8.substr(done, place(line) - done));
        for (const std::string_view& field : fields) {
            if (&field != &fields.front()) out.put('\t');
            take_field(field, are_lists, out);
        }
        done = place(line) + line.size();
    });
    out.take(utf8.substr(done));
    return std::move(out).finish();
}

}  // namespace gongkai::detail
