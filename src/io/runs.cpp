// SPDX-License-Identifier: Apache-2.0
#include "runs.hpp"

#include "number.hpp"
#include "unicode.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace gongkai::detail {
namespace {

using keys_view = std::span<const cell_key>;

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t at = skip_white_space(text, 0); at < text.size(); at = skip_white_space(text, at)) {
        const std::size_t begin = at;
        while (at < text.size() && !is_white_space(decode_at(text, at).value)) at += decode_at(text, at).length;
        parts.push_back(text.substr(begin, at - begin));
    }
    return parts;
}

/// Digits and decimal points of one run, and the unit that its last cell carries.
struct digit_run {
    std::string digits;  ///< ASCII
    bool legible = true;  ///< nothing else but a unit at the end
};

digit_run digits_of(std::string_view text) {
    digit_run out;
    std::size_t at = 0;
    for (; at < text.size();) {
        const code_point c = decode_at(text, at);
        const char32_t letter = half_width(c.value);
        if (!is_digit(letter) && letter != U'.') break;
        out.digits += static_cast<char>(letter);
        at += c.length;
    }
    // Of what read_value takes for a number with a unit, only the unit is left.
    out.legible = at == text.size() ||
                  read_value("1" + std::string{text.substr(at)}).what == cell_value::kind::number;
    return out;
}

bool is_number(std::string_view digits, const cell_key& key) {
    if (digits.find('.') != digits.npos && !key.is_money()) return false;
    return read_value(digits).what == cell_value::kind::number;
}

/// Cuts `digits` into its cells: empty where no cutting or more than one exists. Where blanks vanish, a cutting into
/// fewer cells counts too, for the rest of them may be blank.
std::vector<std::string_view> cut_uniquely(std::string_view digits, keys_view keys, bool blanks_vanish) {
    const std::size_t cells = keys.size();
    const std::size_t size = digits.size();
    constexpr std::size_t longest = decimal::max_digits + 1;
    if (size < cells || size > cells * longest) return {};
    if (size == cells && !blanks_vanish && digits.find('.') == digits.npos) {
        std::vector<std::string_view> parts;
        for (std::size_t i = 0; i < size; ++i) parts.push_back(digits.substr(i, 1));
        return parts;
    }
    // ways[m][i]: how many cuttings of digits[i, size) fill the last m cells, two standing for all above one.
    std::vector<std::vector<unsigned char>> ways(cells + 1, std::vector<unsigned char>(size + 1, 0));
    ways[0][size] = 1;
    const auto fits = [&](std::size_t from, std::size_t to, std::size_t cell) {
        return is_number(digits.substr(from, to - from), keys[cell]);
    };
    // A nought that no point follows stands alone.
    const auto last = [&](std::size_t from) {
        const bool alone = digits[from] == '0' && (from + 1 == size || digits[from + 1] != '.');
        return alone ? from + 1 : std::min(size, from + longest);
    };
    for (std::size_t m = 1; m <= cells; ++m)
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = i + 1; j <= last(i) && ways[m][i] < 2; ++j)
                if (ways[m - 1][j] && fits(i, j, cells - m))
                    ways[m][i] = static_cast<unsigned char>(std::min(2, ways[m][i] + ways[m - 1][j]));
    if (ways[cells][0] != 1) return {};
    if (blanks_vanish) {
        // Any cutting into fewer numbers, whichever cells they stand in.
        const bool any_money = std::ranges::any_of(keys, [](const cell_key& key) { return key.is_money(); });
        std::vector<std::size_t> fewest(size + 1, cells + 1);
        fewest[size] = 0;
        for (std::size_t i = size; i-- > 0;)
            for (std::size_t j = i + 1; j <= last(i); ++j) {
                const std::string_view part = digits.substr(i, j - i);
                if (!any_money && part.find('.') != part.npos) continue;
                if (read_value(part).what == cell_value::kind::number) fewest[i] = std::min(fewest[i], fewest[j] + 1);
            }
        if (fewest[0] < cells) return {};
    }
    std::vector<std::string_view> parts;
    for (std::size_t m = cells, i = 0; m > 0; --m)
        for (std::size_t j = i + 1; j <= last(i); ++j)
            if (ways[m - 1][j] && fits(i, j, cells - m)) {
                parts.push_back(digits.substr(i, j - i));
                i = j;
                break;
            }
    return parts;
}

/// Numbers parted by white space of which some hold several cells. A number with leading zeros must be cut before its
/// first other digit; where these cuts alone give every cell, the printed spaces fit. They can be astray, so most of the
/// cells must be parted by them.
std::vector<std::string_view> cut_at_spaces(const std::vector<std::string_view>& parts, keys_view keys) {
    std::vector<std::string_view> cells;
    if (parts.size() * 2 <= keys.size()) return cells;
    for (std::string_view part : parts) {
        while (part.size() > 1 && part.front() == '0' && is_digit(static_cast<unsigned char>(part[1]))) {
            cells.push_back(part.substr(0, 1));
            part.remove_prefix(1);
        }
        cells.push_back(part);
        if (cells.size() > keys.size()) return {};
    }
    if (cells.size() != keys.size()) return {};
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const cell_value value = read_value(cells[i]);
        if (value.what != cell_value::kind::number || (!value.value.is_integer() && !keys[i].is_money())) return {};
    }
    return cells;
}

/// As many numbers as a text can at most be cut into.
std::size_t most_cells(std::string_view text) {
    std::size_t cells = 0;
    for (std::size_t at = 0; at < text.size();) {
        const code_point c = decode_at(text, at);
        if (is_digit(half_width(c.value))) ++cells;
        at += c.length;
    }
    return cells;
}

bool is_blank(std::string_view text) { return read_value(text).what == cell_value::kind::blank; }

void read_piece(
    std::string_view text, keys_view keys, const source_span& span, bool blanks_vanish, cell_recorder& cells
) {
    if (keys.empty()) return;
    text = trim(text);
    if (is_blank(text)) {
        for (const cell_key& key : keys) cells.put(key, cell::blank(span));
        return;
    }
    std::vector<std::string_view> found;
    const std::vector<std::string_view> parts = split(text);
    digit_run run;
    if (keys.size() == 1) {
        found = {text};
    } else if (parts.size() > 1) {
        found = cut_at_spaces(parts, keys);
    } else if (run = digits_of(text); run.legible) {
        found = cut_uniquely(run.digits, keys, blanks_vanish);
    }
    if (found.empty()) {
        const bool vanished = blanks_vanish || most_cells(text) < keys.size();
        cells.miss(keys, vanished ? reading_problem::vanished : reading_problem::ambiguous, std::string{text}, span);
        return;
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const cell_value value = read_value(found[i]);
        if (value.what == cell_value::kind::number)
            cells.put(keys[i], cell::reported(value.value, span));
        else
            cells.miss(keys.subspan(i, 1), reading_problem::unreadable, std::string{found[i]}, span);
    }
}

/// Where the sign of a cell stands that another cell precedes: it parts the run. npos where there is none, or several.
std::size_t sign_position(std::string_view text) {
    std::size_t found = text.npos;
    for (std::size_t at = 0; at < text.size();) {
        const code_point c = decode_at(text, at);
        if (const char32_t letter = half_width(c.value); letter == U'+' || letter == U'-' || letter == U'−') {
            if (found != text.npos) return text.npos;
            found = at;
        }
        at += c.length;
    }
    return is_blank(text.substr(0, found)) ? text.npos : found;
}

}  // namespace

void read_runs(std::span<const run> runs, bool blanks_vanish, cell_recorder& cells) {
    for (const run& r : runs) blanks_vanish = blanks_vanish || most_cells(r.text) < r.keys.size();
    for (const run& r : runs) {
        const keys_view keys{r.keys};
        const auto signed_cell = std::ranges::find_if(keys, [](const cell_key& key) { return key.is_signed(); });
        const std::size_t at = signed_cell == keys.end() ? std::string_view::npos : sign_position(r.text);
        if (at == std::string_view::npos) {
            read_piece(r.text, keys, r.span, blanks_vanish, cells);
            continue;
        }
        const auto before = static_cast<std::size_t>(signed_cell - keys.begin());
        read_piece(r.text.substr(0, at), keys.first(before), r.span, blanks_vanish, cells);
        read_piece(r.text.substr(at), keys.subspan(before), r.span, blanks_vanish, cells);
    }
}

}  // namespace gongkai::detail
