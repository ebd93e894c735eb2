// SPDX-License-Identifier: Apache-2.0
#include "text_pieces.hpp"

#include "text/unicode.hpp"
#include "write/printing.hpp"

#include <algorithm>

namespace gongkai::detail::plain_text {

gap gap_between(std::string_view text, std::size_t begin, std::size_t end) noexcept {
    gap out;
    bool alone = false;  // a no-break space, and nothing else yet on its line
    bool ended = false;  // the line before has ended
    for (std::size_t at = begin; at < end;) {
        const code_point c = decode_at(text, at);
        at += c.length;
        if (c.value == U'\n' || c.value == U'\r') {
            out.hollow += alone && ended ? 1 : 0;
            alone = false;
            ended = true;
        } else if (c.value == U'\u00A0') {
            alone = true;
        }
        if (c.value == U'\n') ++out.counts[0];
        if (c.value == U'\r' && (at >= end || text[at] != '\n')) ++out.counts[1];
        if (c.value == U'\t') ++out.counts[2];
        if (c.value == U'\u3000') ++out.counts[3];
    }
    return out;
}

std::optional<review_column> outcome_of(const label& name) noexcept {
    if (name.kind == word::total) return review_column::total;
    if (name.kind == word::review_column) return static_cast<review_column>(name.index);
    return std::nullopt;
}

std::size_t source::marked_end(std::size_t at) const noexcept {
    if (!is_marked) return at;
    const std::size_t end = std::min(text.find_first_of("\t\n\r ", at), text.size());
    return read_marked(text.substr(at, end - at), {}) ? end : at;
}

bool add_up(std::span<const item> values) noexcept {
    std::int64_t rest = 0;
    for (const item& i : values) {
        if (i.value.what == cell_value::kind::other || !i.value.value.is_integer()) return false;
        rest = i.value.value.coefficient() - (&i == &values.back() ? rest : -rest);
    }
    return rest == 0;
}

std::size_t kinds_that_add_up(std::span<const item> values) noexcept {
    std::size_t kinds = 0;
    for (; values.size() >= enum_size<review_column>; values = values.subspan(enum_size<review_column>))
        kinds += add_up(values.first(enum_size<review_column>)) ? 1 : 0;
    return kinds;
}

bool source::is_word_of_cell(const item& i) const noexcept {
    if (!i.is_short()) return false;
    const std::string_view word = text.substr(i.begin, i.end - i.begin);
    constexpr std::string_view ordinals = "一二三四五六七八九十、";
    bool is_ordinal = true;
    for (std::size_t at = 0; at < word.size();) {
        const code_point c = decode_at(word, at);
        const char32_t letter = half_width(c.value);
        if (letter == U'(' || letter == U')' || is_digit(letter)) return false;
        is_ordinal = is_ordinal && ordinals.find(word.substr(at, c.length)) != ordinals.npos;
        at += c.length;
    }
    constexpr std::string_view upright = "本年度办理结果、不予公开、无法提供、不予处理、其他处理、法人或其他组织、申请人情况";
    return !is_ordinal && (word == "无" || upright.find(word) == upright.npos);
}

bool source::is_full(const text_row& row) const {
    return row.columns != 0 && row.values.size() == row.columns &&
           std::ranges::all_of(row.values, [&](const item& i) { return i.is_single || is_word_of_cell(i); });
}

bool source::is_strongly_parted(const text_row& row) const noexcept {
    return row.values.size() > 1 && !gap_between(text, row.values[0].end, row.values[1].begin).is_weak();
}

std::size_t source::line_breaks(const item& a, const item& b) const noexcept {
    const gap g = gap_between(text, a.end, b.begin);
    return g.counts[0] + g.counts[1];
}

}  // namespace gongkai::detail::plain_text
