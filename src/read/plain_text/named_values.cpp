// SPDX-License-Identifier: Apache-2.0
#include "named_values.hpp"

#include "read/document/source_lines.hpp"
#include "read/form/labels.hpp"
#include "read/form/named_values.hpp"
#include "text.hpp"
#include "text/number.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace gongkai::detail {
namespace {

struct pair_in_text {
    std::string_view head{};
    std::string_view value{};
};

/// What a line is, without the marks of lists.
struct line_of_list {
    enum class kind : std::uint8_t { other, name, pairs };
    kind what = kind::other;
    std::string_view text{};
    std::string_view name{};  ///< of the row; empty where a line before has it
    std::vector<pair_in_text> pairs{};
};

/// After white space and marks; never before `at`.
std::size_t after(std::string_view text, std::size_t at, std::u32string_view marks) noexcept {
    for (at = skip_white_space(text, at); at < text.size(); at = skip_white_space(text, at)) {
        const code_point c = decode_at(text, at);
        if (marks.find(half_width(c.value)) == marks.npos) break;
        at += c.length;
    }
    return at;
}

/// What may part a head from its value.
constexpr std::u32string_view parts_head = U":=|,(";

/// Where a value that begins at `at` ends; `at` where none does.
std::size_t value_end(std::string_view text, std::size_t at) noexcept {
    constexpr std::string_view nothing = "无";
    return text.substr(at).starts_with(nothing) ? at + nothing.size() : number_end(text, at);
}

/// Without marks that stand between a name and what it names.
std::string_view without_marks_after(std::string_view text) noexcept {
    constexpr std::u32string_view marks = U":=|-—,";
    for (text = trim(text); !text.empty(); text = trim(text)) {
        const std::size_t last = previous(text, text.size());
        if (marks.find(half_width(decode_at(text, last).value)) == marks.npos) break;
        text = text.substr(0, last);
    }
    return text;
}

/// The name of a column, be it after that of the organisations: 法人或其他组织-商业企业.
label_match head_at(std::string_view text, std::size_t at) noexcept {
    const label_match head = match_label(text, at);
    if (!head.what.is(structure::organisations)) return head;
    const label_match inner = match_label(text, after(text, head.end, U"-—:/"));
    return inner.what ? inner : head;
}

/// The name of a column and the value after it that stand at a place; where they end, or `at` where there are none.
std::size_t read_pair(std::string_view text, std::size_t at, const label& name, pair_in_text& out) noexcept {
    const label_match head = head_at(text, at);
    if (!may_head(head.what, name)) return at;
    const std::size_t value = after(text, head.end, parts_head);
    const std::size_t end = value_end(text, value);
    if (end == value) return at;
    out = {text.substr(at, head.end - at), text.substr(value, end - value)};
    return end;
}

constexpr std::size_t longest_name = 240;  // bytes

/// Where the first pair of a line begins, and what stands before it; npos where there is none.
std::size_t first_pair(std::string_view text, const label& above, std::string_view& name, label& of) noexcept {
    for (std::size_t at = 0; at < std::min(text.size(), longest_name); at += decode_at(text, at).length) {
        if (!begins_label(half_width(decode_at(text, at).value))) continue;
        const label_match head = head_at(text, at);
        if (!head.what) continue;
        const std::size_t value = after(text, head.end, parts_head);
        if (value_end(text, value) == value) continue;
        name = without_marks_after(text.substr(0, at));
        of = name.empty() ? above : find_label(name);
        if (may_name_row(of) && may_head(head.what, of)) return at;
    }
    return text.npos;
}

line_of_list look_at(std::string_view line, const label& above) {
    line_of_list out;
    out.text = trim(line.substr(after(line, 0, U"-*#•·>|")));
    const std::string_view text = out.text;
    const bool may_have_pairs = text.find_first_of("0123456789") != text.npos;
    label of;
    std::size_t at = may_have_pairs ? first_pair(text, above, out.name, of) : text.npos;
    for (pair_in_text pair; at < text.size();) {
        const std::size_t end = read_pair(text, at, of, pair);
        if (end == at) break;
        out.pairs.push_back(pair);
        at = after(text, end, U",;、。|)");
    }
    if (!out.pairs.empty() && at == text.size()) {
        out.what = line_of_list::kind::pairs;
    } else if (text.size() <= longest_name) {
        out.name = without_marks_after(text);
        if (may_name_row(find_label(out.name))) out.what = line_of_list::kind::name;
    }
    return out;
}

class list_reader {
public:
    list_reader(std::string_view text, edited_place_finder& places, document& out) : text_{text}, places_{places}, out_{out} {}

    bool read() {
        constexpr std::size_t fewest = 3;
        std::size_t rows = 0;
        std::size_t pairs = 0;
        for_each_line([&](const line_of_list& line) {
            rows += line.what == line_of_list::kind::pairs ? 1 : 0;
            pairs += line.pairs.size();
        });
        if (rows < fewest || pairs > max_cells) return false;
        for_each_line([&](const line_of_list& line) { add(line); });
        end_table();
        add_text(text_.size());
        return true;
    }

private:
    template <class Use>
    void for_each_line(Use&& use) const {
        label above;  // the name of the row that pairs without one belong to
        for (std::size_t at = 0, end = 0; at < text_.size(); at = end + 1) {
            end = std::min(text_.find('\n', at), text_.size());
            const line_of_list line = look_at(text_.substr(at, end - at), above);
            if (line.text.empty()) continue;
            if (line.what == line_of_list::kind::other) above = {};
            else if (!line.name.empty()) above = find_label(line.name);
            use(line);
        }
    }

    std::size_t place(std::string_view part) const noexcept { return static_cast<std::size_t>(part.data() - text_.data()); }

    grid_cell cell(std::string_view part) {
        grid_cell out{std::string{part}};
        out.span = places_.span(place(part), place(part) + part.size());
        return out;
    }

    /// Whether a line may stand between the rows of a table: a name of a part of it.
    static bool is_within_table(std::string_view line) {
        const label name = find_label(line);
        return name.kind == word::group || name.kind == word::structure;
    }

    void add(const line_of_list& line) {
        const bool is_pairs = line.what == line_of_list::kind::pairs;
        // A name without pairs below it is the beginning of something else.
        if (!above_.empty() && !(is_pairs && line.name.empty()) && !is_within_table(above_)) end_table();
        if (is_pairs) {
            add_pairs(line);
        } else if (!rows_.is_empty() && is_within_table(line.text)) {
            rows_.add_other({{cell(line.text)}});
            done_ = place(line.text) + line.text.size();
        } else if (line.what == line_of_list::kind::other) {
            end_table();
        }
        above_ = line.what == line_of_list::kind::name ? line.text : std::string_view{};
        if (!is_pairs && !above_.empty()) name_ = cell(line.name);
    }

    void add_pairs(const line_of_list& line) {
        if (rows_.is_empty()) add_text(place(above_.empty() ? line.text : above_));
        if (!line.name.empty()) name_ = cell(line.name);
        for (const pair_in_text& pair : line.pairs) rows_.add(name_, cell(pair.head), cell(pair.value));
        done_ = place(line.text) + line.text.size();
    }

    void end_table() {
        if (!rows_.is_empty()) out_.blocks.emplace_back(rows_.finish());
    }

    void add_text(std::size_t end) {
        append_text({text_, done_, end}, places_, out_);
        done_ = end;
    }

    std::string_view text_;
    edited_place_finder& places_;
    document& out_;
    rows_of_named_values rows_{};
    grid_cell name_{};          ///< of the row that pairs without a name belong to
    std::string_view above_{};  ///< the line before, where it is a name and nothing else
    std::size_t done_ = 0;      ///< in the text
};

}  // namespace

bool append_named_values(std::string_view text, edited_place_finder& places, document& out) {
    return list_reader{text, places, out}.read();
}

}  // namespace gongkai::detail
