// SPDX-License-Identifier: Apache-2.0
#include "read/form/labels.hpp"
#include "read/plain_text/text.hpp"
#include "read/reading.hpp"
#include "text/number.hpp"
#include "text/unicode.hpp"

#include "read/form/mark.hpp"
#include "text/radicals.hpp"

#include <gongkai/io/page.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace gongkai {
namespace {

using detail::is_digit;
using detail::is_white_space;

constexpr std::size_t max_rules = 10'000;   ///< of a page; one with more holds a drawing
constexpr std::size_t max_glyphs = 50'000;  ///< of a page
constexpr std::size_t max_slots = 100'000;  ///< of a table
constexpr float line_width = 4;             ///< a rule is no thicker
constexpr float near = 2.5F;                ///< lines that are no farther apart are one
constexpr float touch = 3;                  ///< how far lines that meet may miss each other

bool is_full_width(char32_t c) noexcept { return c >= 0x2E80; }

void append(std::string& out, char32_t c) {
    const auto put = [&](unsigned byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | c >> 6);
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | c >> 12);
        put(0x80U | (c >> 6 & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | c >> 18);
        put(0x80U | (c >> 12 & 0x3FU));
        put(0x80U | (c >> 6 & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

page_rectangle join(const page_rectangle& a, const page_rectangle& b) noexcept {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

/// A rectangle after the page is turned clockwise by quarters.
page_rectangle turned(const page_rectangle& r, int quarters, float width, float height) noexcept {
    switch (quarters & 3) {
        case 1: return {height - r.bottom, r.left, height - r.top, r.right};
        case 2: return {width - r.right, height - r.bottom, width - r.left, height - r.top};
        case 3: return {r.top, width - r.right, r.bottom, width - r.left};
        default: return r;
    }
}

/// A character as the layout sees it, on a page that is turned so that most of its text is upright.
struct mark {
    char32_t character = 0;
    page_rectangle box{};
    int quarters = 0;      ///< clockwise, by which it is turned still
    std::size_t cell = 0;  ///< position among the page's cells, or `outside`

    float x() const noexcept { return (box.left + box.right) / 2; }
    float y() const noexcept { return (box.top + box.bottom) / 2; }
    float height() const noexcept { return std::max(box.bottom - box.top, 1.0F); }
};

constexpr std::size_t outside = static_cast<std::size_t>(-1);

constexpr char32_t unknown_character = 0xFFFD;  ///< of page_glyph

/// A line of text.
struct line {
    std::vector<const mark*> marks;  ///< from left to right
    page_rectangle box{};
    float em = 0;  ///< the height of most of its characters; fonts differ

    float height() const noexcept { return box.bottom - box.top; }
};

float median(std::vector<float> values) noexcept {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Groups characters into lines, from the top down. Characters drawn twice to look bold count once.
std::vector<line> lines_of(std::vector<const mark*> marks) {
    std::ranges::stable_sort(marks, {}, &mark::y);
    std::vector<line> lines;
    for (const mark* m : marks) {
        const bool same = !lines.empty() && std::abs(m->y() - (lines.back().box.top + lines.back().box.bottom) / 2) <
                                                0.5F * std::min(m->height(), lines.back().height());
        if (!same) lines.push_back({{}, m->box, 0});
        lines.back().marks.push_back(m);
        lines.back().box.left = std::min(lines.back().box.left, m->box.left);
        lines.back().box.right = std::max(lines.back().box.right, m->box.right);
    }
    for (line& l : lines) {
        std::vector<float> heights;
        for (const mark* m : l.marks) heights.push_back(m->height());
        l.em = median(std::move(heights));
        std::ranges::stable_sort(l.marks, {}, [](const mark* m) { return m->box.left; });
        const auto drawn_twice = [](const mark* a, const mark* b) {
            return a->character == b->character && b->box.left - a->box.left < 0.15F * a->height();
        };
        l.marks.erase(std::unique(l.marks.begin(), l.marks.end(), drawn_twice), l.marks.end());
    }
    return lines;
}

/// How far apart characters stand, in the height of their font.
float gap(const mark& a, const mark& b) noexcept { return (b.box.left - a.box.right) / std::min(a.height(), b.height()); }

/// What parts two characters of a line: words and numbers stand apart, Chinese characters may be spread.
bool are_parted(const mark& a, const mark& b) noexcept {
    const bool chinese = is_full_width(a.character) || is_full_width(b.character);
    return gap(a, b) > (chinese ? 0.9F : 0.2F);
}

std::string text_of(const line& l) {
    std::string out;
    for (std::size_t i = 0; i < l.marks.size(); ++i) {
        if (i > 0 && are_parted(*l.marks[i - 1], *l.marks[i])) out += ' ';
        append(out, l.marks[i]->character);
    }
    return out;
}

/// Joins lines: Chinese text is broken anywhere, numbers and words must not grow together.
void join_lines(std::string& text, std::string_view next, std::string_view separator) {
    if (!text.empty() && !next.empty() && (static_cast<unsigned char>(text.back()) & 0x80U) == 0 &&
        (static_cast<unsigned char>(next.front()) & 0x80U) == 0)
        text += separator;
    text += next;
}

bool is_digits(std::string_view text) noexcept { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }

/// Whether a cell holds digits and nothing else.
bool holds_digits(const grid_cell& cell) noexcept { return !cell.problem && is_digits(cell.text); }

/// Whether a line of digits has no room for another within these bounds, less the margins that a cell has by default: then
/// the digits of the next line are the rest of its number.
bool is_filled(const line& digits, const page_rectangle& bounds) noexcept {
    constexpr float margins = 12;  // points; Word leaves 5.4 at either side
    const float width = digits.box.right - digits.box.left;
    return bounds.right - bounds.left - width < width / static_cast<float>(digits.marks.size()) + margins;
}

/// The text of a cell, and whether its last line is digits that fill the cell.
struct boxed_text {
    std::string text;
    bool is_filled = false;
    bool has_unknown = false;  ///< a character of which the font does not say which one it is
};

/// The text of a cell. Its characters may be turned, or stand upright in columns from right to left.
boxed_text cell_text(const std::vector<mark>& all, const page_rectangle& bounds) {
    std::array<std::size_t, 4> by_quarter{};
    for (const mark& m : all) ++by_quarter[static_cast<std::size_t>(m.quarters)];
    const int most = static_cast<int>(std::ranges::max_element(by_quarter) - by_quarter.begin());
    boxed_text out;
    std::vector<mark> marks;
    for (mark m : all) {
        out.has_unknown = out.has_unknown || m.character == unknown_character;
        if (m.quarters != most) continue;
        m.box = turned(m.box, 4 - most, 0, 0);  // negative coordinates do no harm
        marks.push_back(m);
    }
    std::size_t downwards = 0;
    std::size_t onwards = 0;
    bool one_column = true;
    for (std::size_t i = 1; i < marks.size(); ++i) {
        const float height = marks[i].height();
        const float across = std::abs(marks[i].x() - marks[i - 1].x());
        const float down = marks[i].y() - marks[i - 1].y();
        if (across < 0.5F * height && down > 0.5F * height) ++downwards;
        if (std::abs(down) < 0.5F * height) ++onwards;
        if (std::abs(marks[i].x() - marks[0].x()) > 0.5F * height) one_column = false;
    }
    if (downwards > onwards && !one_column)
        for (mark& m : marks) m.box = turned(m.box, 3, 0, 0);  // columns from right to left become lines
    std::vector<const mark*> pointers;
    for (const mark& m : marks) pointers.push_back(&m);
    bool all_digits = most == 0;
    for (const line& l : lines_of(std::move(pointers))) {
        const std::string text = text_of(l);
        all_digits = all_digits && is_digits(text);
        if (all_digits && out.is_filled) out.text += text;
        else join_lines(out.text, text, "\n");
        out.is_filled = all_digits && is_filled(l, bounds);
    }
    return out;
}

// ---- ruled tables

/// A line of a table: at `at`, from `from` to `to`.
struct ruled_line {
    float at = 0;
    float from = 0;
    float to = 0;
    std::size_t table = 0;
};

/// Lines that lie on one another or follow each other closely become one.
std::vector<ruled_line> merged(std::vector<ruled_line> rules) {
    std::ranges::sort(rules, {}, &ruled_line::at);
    std::vector<ruled_line> out;
    for (std::size_t first = 0; first < rules.size();) {
        std::size_t last = first;
        while (last < rules.size() && rules[last].at - rules[first].at <= near) ++last;
        std::sort(rules.begin() + static_cast<std::ptrdiff_t>(first), rules.begin() + static_cast<std::ptrdiff_t>(last),
                  [](const ruled_line& a, const ruled_line& b) { return a.from < b.from; });
        const std::size_t begin = out.size();
        for (std::size_t i = first; i < last; ++i) {
            if (out.size() > begin && rules[i].from <= out.back().to + near) out.back().to = std::max(out.back().to, rules[i].to);
            else out.push_back(rules[i]);
        }
        first = last;
    }
    return out;
}

/// Distinct places of lines, ascending.
std::vector<float> places_of(std::vector<float> values) {
    std::ranges::sort(values);
    std::vector<float> out;
    for (const float v : values)
        if (out.empty() || v - out.back() > near) out.push_back(v);
    return out;
}

std::size_t nearest(const std::vector<float>& places, float value) noexcept {
    const auto after = std::ranges::lower_bound(places, value);
    if (after == places.begin()) return 0;
    const auto at = static_cast<std::size_t>(after - places.begin());
    if (after == places.end()) return at - 1;
    return *after - value < value - places[at - 1] ? at : at - 1;
}

/// A cell of a ruled table before it has text.
struct ruled_cell {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t rows = 1;
    std::uint32_t columns = 1;
    std::vector<mark> marks{};
    bool is_torn = false;  ///< a number crosses its border
};

/// A table whose cells are what its lines enclose.
struct ruled_table {
    std::vector<float> xs;
    std::vector<float> ys;
    std::vector<ruled_cell> cells;
    std::vector<std::size_t> at;  ///< [row][column]: the cell there

    std::size_t width() const noexcept { return xs.size() - 1; }
    page_rectangle box() const noexcept { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
    page_rectangle box(const ruled_cell& c) const noexcept {
        return {xs[c.column], ys[c.row], xs[c.column + c.columns], ys[c.row + c.rows]};
    }
    /// The cell in which a point lies.
    std::optional<std::size_t> find(float x, float y) const noexcept {
        if (x < xs.front() || x >= xs.back() || y < ys.front() || y >= ys.back()) return std::nullopt;
        const auto column = static_cast<std::size_t>(std::ranges::upper_bound(xs, x) - xs.begin() - 1);
        const auto row = static_cast<std::size_t>(std::ranges::upper_bound(ys, y) - ys.begin() - 1);
        return at[row * width() + column];
    }
};

std::size_t root_of(std::vector<std::size_t>& parents, std::size_t i) noexcept {
    while (parents[i] != i) i = parents[i] = parents[parents[i]];
    return i;
}

/// Where a table without a line at its side ends all the same.
void add_edges(std::vector<float>& places, const std::vector<ruled_line>& across) {
    float low = across.front().from;
    float high = across.front().to;
    for (const ruled_line& r : across) {
        low = std::min(low, r.from);
        high = std::max(high, r.to);
    }
    if (places.empty() || places.front() - low > 2 * touch) places.push_back(low);
    if (high - *std::ranges::max_element(places) > 2 * touch) places.push_back(high);
}

/// The walls between neighbouring slots, from the lines that cover most of a slot's side.
/// [i][j]: of the line at `at[i]`, between along[j] and along[j + 1].
std::vector<bool> walls(const std::vector<ruled_line>& rules, const std::vector<float>& at, const std::vector<float>& along) {
    std::vector<bool> out(at.size() * (along.size() - 1), false);
    for (const ruled_line& r : rules) {
        const std::size_t i = nearest(at, r.at);
        for (std::size_t j = 0; j + 1 < along.size(); ++j) {
            const float covered = std::min(r.to, along[j + 1]) - std::max(r.from, along[j]);
            if (covered >= 0.6F * (along[j + 1] - along[j])) out[i * (along.size() - 1) + j] = true;
        }
    }
    return out;
}

/// The table that these lines draw, if it has more than one cell.
std::optional<ruled_table> table_of(const std::vector<ruled_line>& flat, const std::vector<ruled_line>& upright) {
    ruled_table out;
    if (flat.size() < 2 || upright.empty()) return std::nullopt;
    std::vector<float> xs;
    std::vector<float> ys;
    for (const ruled_line& r : upright) xs.push_back(r.at);
    for (const ruled_line& r : flat) ys.push_back(r.at);
    xs = places_of(std::move(xs));
    ys = places_of(std::move(ys));
    add_edges(xs, flat);
    add_edges(ys, upright);
    out.xs = places_of(std::move(xs));
    out.ys = places_of(std::move(ys));
    if (out.xs.size() < 2 || out.ys.size() < 2) return std::nullopt;
    const std::size_t columns = out.xs.size() - 1;
    const std::size_t rows = out.ys.size() - 1;
    if (columns * rows < 2 || columns * rows > max_slots) return std::nullopt;

    const std::vector<bool> beside = walls(upright, out.xs, out.ys);
    const std::vector<bool> above = walls(flat, out.ys, out.xs);
    std::vector<std::size_t> parents(columns * rows);
    std::iota(parents.begin(), parents.end(), 0U);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            const std::size_t slot = r * columns + c;
            if (c > 0 && !beside[c * rows + r]) parents[root_of(parents, slot)] = root_of(parents, slot - 1);
            if (r > 0 && !above[r * columns + c]) parents[root_of(parents, slot)] = root_of(parents, slot - columns);
        }
    struct region {
        std::size_t top = 0, bottom = 0, left = 0, right = 0, slots = 0;
        std::size_t cell = outside;
    };
    std::map<std::size_t, region> regions;
    for (std::size_t slot = 0; slot < parents.size(); ++slot) {
        const std::size_t r = slot / columns;
        const std::size_t c = slot % columns;
        const auto [found, is_new] = regions.try_emplace(root_of(parents, slot), region{r, r, c, c, 0, outside});
        region& g = found->second;
        g.bottom = std::max(g.bottom, r);
        g.left = std::min(g.left, c);
        g.right = std::max(g.right, c);
        ++g.slots;
    }
    out.at.assign(parents.size(), 0);
    const auto cell_from = [](std::size_t row, std::size_t column, std::size_t height, std::size_t width) {
        const auto u = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
        return ruled_cell{u(row), u(column), u(height), u(width), {}, false};
    };
    for (std::size_t slot = 0; slot < parents.size(); ++slot) {
        region& g = regions.at(root_of(parents, slot));
        const std::size_t r = slot / columns;
        const std::size_t c = slot % columns;
        if (g.slots == (g.bottom - g.top + 1) * (g.right - g.left + 1)) {
            if (g.cell == outside) {
                g.cell = out.cells.size();
                out.cells.push_back(cell_from(r, c, g.bottom - g.top + 1, g.right - g.left + 1));
            }
            out.at[slot] = g.cell;
        } else if (c > 0 && root_of(parents, slot) == root_of(parents, slot - 1)) {
            // What is no rectangle is cut into its rows.
            out.at[slot] = out.at[slot - 1];
            ++out.cells[out.at[slot]].columns;
        } else {
            out.at[slot] = out.cells.size();
            out.cells.push_back(cell_from(r, c, 1, 1));
        }
    }
    if (out.cells.size() < 2) return std::nullopt;
    return out;
}

std::vector<ruled_table> find_tables(const std::vector<page_rectangle>& rules) {
    std::vector<ruled_line> flat;
    std::vector<ruled_line> upright;
    for (const page_rectangle& r : rules) {
        const float width = r.right - r.left;
        const float height = r.bottom - r.top;
        if (height <= line_width && width > height) flat.push_back({(r.top + r.bottom) / 2, r.left, r.right});
        else if (width <= line_width && height > width) upright.push_back({(r.left + r.right) / 2, r.top, r.bottom});
    }
    flat = merged(std::move(flat));
    upright = merged(std::move(upright));

    std::vector<std::size_t> parents(flat.size() + upright.size());
    std::iota(parents.begin(), parents.end(), 0U);
    for (std::size_t f = 0; f < flat.size(); ++f)
        for (std::size_t u = 0; u < upright.size(); ++u)
            if (upright[u].at >= flat[f].from - touch && upright[u].at <= flat[f].to + touch &&
                flat[f].at >= upright[u].from - touch && flat[f].at <= upright[u].to + touch)
                parents[root_of(parents, f)] = root_of(parents, flat.size() + u);
    std::map<std::size_t, std::pair<std::vector<ruled_line>, std::vector<ruled_line>>> groups;
    for (std::size_t f = 0; f < flat.size(); ++f) groups[root_of(parents, f)].first.push_back(flat[f]);
    for (std::size_t u = 0; u < upright.size(); ++u) groups[root_of(parents, flat.size() + u)].second.push_back(upright[u]);
    std::vector<ruled_table> tables;
    for (const auto& [root, lines] : groups)
        if (auto table = table_of(lines.first, lines.second)) tables.push_back(*std::move(table));
    // A table within a cell comes first, so that what stands in it is its own.
    std::ranges::sort(tables, {},
                      [](const ruled_table& t) { return (t.xs.back() - t.xs.front()) * (t.ys.back() - t.ys.front()); });
    return tables;
}

// ---- pages

/// A page with its tables, and with its lines outside them.
struct laid_out {
    std::size_t number = 0;
    int quarters = 0;  ///< clockwise, by which it was turned
    float width = 0;   ///< as it was before
    float height = 0;
    std::vector<mark> marks;
    std::vector<ruled_table> tables;
    std::vector<line> lines;  ///< outside the tables

    source_span place(const page_rectangle& box, std::uint32_t offset) const noexcept {
        const bool across = (quarters & 1) != 0;
        const page_rectangle r = turned(box, 4 - quarters, across ? height : width, across ? width : height);
        const auto points = [](float v) {
            return static_cast<std::uint16_t>(std::isfinite(v) ? std::clamp(v, 0.0F, 65535.0F) : 0.0F);
        };
        return source_span::on_page(
            static_cast<std::uint32_t>(number),
            {points(std::floor(r.left)), points(std::floor(r.top)), points(std::ceil(r.right)), points(std::ceil(r.bottom))},
            offset);
    }
};

bool is_sound(const page_rectangle& r) noexcept {
    constexpr float most = 1e6F;
    for (const float v : {r.left, r.top, r.right, r.bottom})
        if (!(std::abs(v) < most)) return false;
    return r.left <= r.right && r.top <= r.bottom;
}

/// How many quarters clockwise a character is turned; none where it stands aslant, like a watermark.
std::optional<int> quarters_of(float angle) noexcept {
    if (!std::isfinite(angle)) return std::nullopt;
    const float quarters = std::remainder(angle, 360.0F) / 90.0F;
    const float whole = std::round(quarters);
    if (std::abs(quarters - whole) > 0.12F) return std::nullopt;
    return static_cast<int>(whole) & 3;
}

bool is_number_part(char32_t c) noexcept { return is_digit(c) || c == U'.' || c == U','; }

laid_out lay_out(const page& source, std::size_t number) {
    laid_out out;
    out.number = number;
    out.width = source.width;
    out.height = source.height;
    std::array<std::size_t, 4> by_quarter{};
    for (const page_glyph& g : source.glyphs) {
        const auto quarters = quarters_of(g.angle);
        if (!quarters || !is_sound(g.box) || is_white_space(g.character)) continue;
        if (g.box.right < 0 || g.box.left > source.width || g.box.bottom < 0 || g.box.top > source.height) continue;
        ++by_quarter[static_cast<std::size_t>(*quarters)];
        out.marks.push_back({detail::without_radical(g.character), g.box, *quarters, outside});
    }
    const auto most = static_cast<int>(std::ranges::max_element(by_quarter) - by_quarter.begin());
    out.quarters = (4 - most) & 3;
    for (mark& m : out.marks) {
        m.box = turned(m.box, out.quarters, source.width, source.height);
        m.quarters = (m.quarters + out.quarters) & 3;
    }
    std::vector<page_rectangle> rules;
    for (const page_rectangle& r : source.rules)
        if (is_sound(r) && source.rules.size() <= max_rules)
            rules.push_back(turned(r, out.quarters, source.width, source.height));
    out.tables = find_tables(rules);

    // Which cell of which table each character stands in.
    std::vector<std::size_t> table_of(out.marks.size(), outside);
    for (std::size_t i = 0; i < out.marks.size(); ++i) {
        mark& m = out.marks[i];
        for (std::size_t t = 0; t < out.tables.size() && table_of[i] == outside; ++t)
            if (const auto cell = out.tables[t].find(m.x(), m.y())) {
                table_of[i] = t;
                m.cell = *cell;
            }
    }
    for (std::size_t i = 1; i < out.marks.size(); ++i) {
        const mark& a = out.marks[i - 1];
        const mark& b = out.marks[i];
        if ((table_of[i] == table_of[i - 1] && a.cell == b.cell) || a.quarters != b.quarters) continue;
        // The parts of one number stand close together, whatever line is between them.
        const bool in_one_line = std::abs(a.y() - b.y()) < 0.3F * std::min(a.height(), b.height());
        if (!in_one_line || !is_number_part(a.character) || !is_number_part(b.character) || std::abs(gap(a, b)) > 0.15F) continue;
        if (table_of[i] != outside) out.tables[table_of[i]].cells[b.cell].is_torn = true;
        if (table_of[i - 1] != outside) out.tables[table_of[i - 1]].cells[a.cell].is_torn = true;
    }
    for (std::size_t i = 0; i < out.marks.size(); ++i)
        if (table_of[i] != outside) out.tables[table_of[i]].cells[out.marks[i].cell].marks.push_back(out.marks[i]);

    std::vector<const mark*> rest;
    for (std::size_t i = 0; i < out.marks.size(); ++i)
        if (table_of[i] == outside && out.marks[i].quarters == 0) rest.push_back(&out.marks[i]);
    out.lines = lines_of(std::move(rest));
    return out;
}

/// `- 3 -`, `第3页 共5页`, `3/5`: one number or two, and signs that stand beside a page's number.
bool is_page_number(std::string_view text) noexcept {
    std::size_t digits = 0;
    std::size_t numbers = 0;
    bool in_number = false;
    for (std::size_t at = 0; at < text.size();) {
        const detail::code_point c = detail::decode_at(text, at);
        at += c.length;
        const char32_t half = detail::half_width(c.value);
        if (is_digit(half)) {
            ++digits;
            numbers += in_number ? 0 : 1;
        } else if (!is_white_space(half) && std::u32string_view{U"-–—―─·•~/第页共()|"}.find(half) == std::u32string_view::npos)
            return false;
        in_number = is_digit(half);
    }
    return numbers > 0 && numbers <= 2 && digits <= 8;
}

/// Leaves out page numbers, and running heads after their first time.
void drop_margins(std::vector<laid_out>& pages) {
    std::string head_before;
    for (laid_out& p : pages) {
        const float height = (p.quarters & 1) != 0 ? p.width : p.height;
        const auto in_margin = [&](const line& l) { return l.box.top > 0.86F * height || l.box.bottom < 0.14F * height; };
        const auto is_number = [&](const line& l) { return in_margin(l) && is_page_number(text_of(l)); };
        // Nothing stands beyond the number of a page, or what does is a row of a table.
        const auto drop_first_numbers = [&] {
            while (!p.lines.empty() && is_number(p.lines.front())) p.lines.erase(p.lines.begin());
        };
        while (!p.lines.empty() && is_number(p.lines.back())) p.lines.pop_back();
        drop_first_numbers();
        if (p.lines.empty()) continue;
        std::string head = text_of(p.lines.front());
        if (in_margin(p.lines.front()) && head == head_before) {
            p.lines.erase(p.lines.begin());
            drop_first_numbers();
        } else {
            head_before = std::move(head);
        }
    }
}

// ---- the document

/// A grid, and what the join over a page break needs to know of it.
struct placed_grid {
    grid cells;
    std::vector<page_rectangle> boxes;  ///< of its cells
    std::vector<bool> filled;           ///< which of them digits fill, so that the rest may stand on the next page
    std::size_t page = 0;

    bool has_digits(std::size_t cell) const noexcept { return holds_digits(cells.cells[cell]); }
    void erase(std::size_t cell) {
        const auto at = static_cast<std::ptrdiff_t>(cell);
        cells.cells.erase(cells.cells.begin() + at);
        boxes.erase(boxes.begin() + at);
        filled.erase(filled.begin() + at);
    }
};

placed_grid to_grid(const ruled_table& table, const laid_out& on, std::uint32_t& offset) {
    placed_grid out;
    out.page = on.number;
    for (const ruled_cell& c : table.cells) {
        grid_cell& cell = out.cells.cells.emplace_back();
        boxed_text text = cell_text(c.marks, table.box(c));
        cell.text = std::move(text.text);
        out.filled.push_back(text.is_filled);
        if (c.is_torn || text.has_unknown) cell.problem = reading_problem::lost;
        cell.row = c.row;
        cell.column = c.column;
        cell.row_span = c.rows;
        cell.column_span = c.columns;
        cell.span = on.place(table.box(c), offset);
        out.boxes.push_back(table.box(c));
        offset += static_cast<std::uint32_t>(cell.text.size()) + 1;
    }
    out.cells.span = on.place(table.box(), out.cells.cells.front().span.offset);
    return out;
}

/// A cell in the last row of a page, and the one below it in the first row of the next.
struct cut_cell {
    std::size_t above;
    std::size_t below;
};

/// Empty where a cell of the second row has none above it.
std::vector<cut_cell> cut_cells(const placed_grid& first, const placed_grid& second) {
    std::uint32_t end = 0;
    for (const grid_cell& c : first.cells.cells) end = std::max(end, c.row + c.row_span);
    std::vector<cut_cell> out;
    std::size_t below_cells = 0;
    for (std::size_t b = 0; b < second.cells.cells.size(); ++b) {
        if (second.cells.cells[b].row != 0) continue;
        ++below_cells;
        for (std::size_t a = 0; a < first.cells.cells.size(); ++a) {
            const grid_cell& above = first.cells.cells[a];
            if (above.row + above.row_span != end) continue;
            if (std::abs(first.boxes[a].left - second.boxes[b].left) <= 2 * touch &&
                std::abs(first.boxes[a].right - second.boxes[b].right) <= 2 * touch)
                out.push_back({a, b});
        }
    }
    if (out.size() != below_cells) out.clear();
    return out;
}

bool is_number(const grid_cell& c) { return detail::value_in(c).what == detail::cell_value::kind::number; }

/// Whether together they are labels of the form where the second part by itself is none, and not both hold a value in one column.
bool are_parts_of_a_row(const placed_grid& first, const placed_grid& second, std::span<const cut_cell> cut) {
    bool is_label = false;
    for (const auto& [a, b] : cut) {
        const std::string& above = first.cells.cells[a].text;
        const std::string& below = second.cells.cells[b].text;
        if (detail::trim(below).empty()) continue;
        if (detail::read_ordinal(below, 0).how != detail::ordinal::style::none) return false;
        if (const detail::label alone = detail::find_label(below)) {
            // The end of a label may say enough by itself: 4.保护 | 第三方合法权益.
            const detail::label whole = detail::find_label(above + below);
            if (detail::trim(above).empty() || detail::find_label(above) || whole.kind != alone.kind ||
                whole.index != alone.index || whole.ordinal == 0)
                return false;
        }
        const auto what = detail::value_in(second.cells.cells[b]).what;
        if (what != detail::cell_value::kind::other) {
            const bool is_rest = first.filled[a] && first.has_digits(a) && second.has_digits(b);
            if (!detail::trim(above).empty() && !is_rest) return false;
            continue;
        }
        if (first.cells.cells[a].row_span == 1 || second.cells.cells[b].row_span == 1)
            is_label = is_label || static_cast<bool>(detail::find_label(above + below));
    }
    // All that stands on the next page may be the values of a label on this one.
    for (const auto& [a, b] : cut)
        is_label = is_label || (first.cells.cells[a].row_span == 1 && detail::trim(second.cells.cells[b].text).empty() &&
                                detail::find_label(first.cells.cells[a].text));
    // Numbers stand on one side only, but for the rests of those that fill their cells.
    const bool any_above = std::ranges::any_of(cut, [&](const cut_cell& p) { return is_number(first.cells.cells[p.above]); });
    const bool any_below_alone = std::ranges::any_of(
        cut, [&](const cut_cell& p) { return is_number(second.cells.cells[p.below]) && !is_number(first.cells.cells[p.above]); });
    return is_label && !(any_above && any_below_alone);
}

/// Whether the numbers of one line stayed on the first page, without a label, and just those that it lacks stand beside the label
/// on the second.
bool complete_each_other(const placed_grid& first, const placed_grid& second, std::span<const cut_cell> cut) {
    std::size_t labels = 0;
    std::size_t above = 0;
    std::size_t below = 0;
    for (const auto& [a, b] : cut) {
        const grid_cell& over = first.cells.cells[a];
        const grid_cell& under = second.cells.cells[b];
        if (under.row_span > 1) continue;
        const bool is_empty = detail::trim(over.text).empty();
        if (is_empty && detail::find_label(under.text)) {
            ++labels;
            continue;
        }
        if (is_empty == detail::trim(under.text).empty() || !is_number(is_empty ? under : over)) return false;
        ++(is_empty ? below : above);
    }
    return labels == 1 && above != 0 && below != 0;
}

/// Where a page break cut a row in two, its parts become one row of the first grid.
void join_cut_row(placed_grid& first, placed_grid& second) {
    const std::vector<cut_cell> cut = cut_cells(first, second);
    if (cut.empty() || (!complete_each_other(first, second, cut) && !are_parts_of_a_row(first, second, cut))) return;
    for (const auto& [a, b] : cut) {
        grid_cell& above = first.cells.cells[a];
        grid_cell& below = second.cells.cells[b];
        if (below.row_span > 1) continue;
        if (detail::trim(above.text).empty()) above.span = below.span;
        if (first.has_digits(a) && second.has_digits(b)) above.text += below.text;
        else join_lines(above.text, below.text, "\n");
        if (!above.problem) above.problem = below.problem;
        first.filled[a] = second.filled[b];
    }
    for (std::size_t i = second.cells.cells.size(); i-- > 0;) {
        grid_cell& c = second.cells.cells[i];
        if (c.row == 0 && c.row_span > 1) {
            --c.row_span;
        } else if (c.row == 0) {
            second.erase(i);
        } else {
            --c.row;
        }
    }
}

/// Where numbers without a label stand on one side of a page break and a label without numbers on the other, the cells of
/// that label are not blank, whatever they are.
void doubt_cut_row(grid& first, grid& second) {
    std::uint32_t end = 0;
    for (const grid_cell& c : first.cells) end = std::max(end, c.row + c.row_span);
    struct side {
        std::vector<grid_cell*> cells{};
        bool has_number = false;
        bool has_label = false;

        void add(grid_cell& c) {
            cells.push_back(&c);
            has_number = has_number || is_number(c);
            has_label = has_label || detail::find_label(c.text);
        }
        void doubt() const {
            for (grid_cell* c : cells)
                if (detail::trim(c->text).empty()) c->problem = reading_problem::lost;
        }
    };
    side above;
    side below;
    for (grid_cell& c : first.cells)
        if (c.row + 1 == end && c.row_span == 1) above.add(c);
    for (grid_cell& c : second.cells)
        if (c.row == 0 && c.row_span == 1) below.add(c);
    if (below.has_number && !below.has_label && above.has_label && !above.has_number) above.doubt();
    if (above.has_number && !above.has_label && below.has_label) below.doubt();
    // Some numbers alone, under those of a row, may be the rests of these.
    std::size_t numbers = 0;
    for (const grid_cell* c : below.cells) numbers += holds_digits(*c) ? 1 : 0;
    if (!above.has_label || !above.has_number || below.has_label || numbers == 0 || numbers >= enum_size<request_column>) return;
    for (const grid_cell* b : below.cells)
        for (grid_cell* a : above.cells)
            if (holds_digits(*b) && holds_digits(*a) && a->column == b->column && above.cells.size() == below.cells.size())
                a->problem = reading_problem::lost;
}

/// Whether a table at the top of a page may be the rest of one at the bottom of the page before: at one place, and as wide but for
/// columns on the left of which a cell reaches over the whole page.
bool goes_on(const placed_grid& first, const placed_grid& second) {
    const auto edges = [](const placed_grid& g) {
        page_rectangle all = g.boxes.front();
        for (const page_rectangle& b : g.boxes) all = join(all, b);
        return all;
    };
    const page_rectangle a = edges(first);
    const page_rectangle b = edges(second);
    const auto are_one = [](float left, float right) { return std::abs(left - right) <= 2 * touch; };
    const float inner = std::max(a.left, b.left);
    return are_one(a.right, b.right) && std::ranges::any_of(a.left < b.left ? first.boxes : second.boxes,
                                                            [&](const page_rectangle& box) { return are_one(box.left, inner); });
}

/// The rows of the second grid below those of the first. Columns are where either has one.
void append(placed_grid& first, placed_grid second) {
    std::uint32_t end = 0;
    for (const grid_cell& c : first.cells.cells) end = std::max(end, c.row + c.row_span);
    for (std::size_t i = 0; i < second.cells.cells.size(); ++i) {
        second.cells.cells[i].row += end;
        first.cells.cells.push_back(std::move(second.cells.cells[i]));
        first.boxes.push_back(second.boxes[i]);
        first.filled.push_back(second.filled[i]);
    }
    std::vector<float> edges;
    for (const page_rectangle& b : first.boxes) {
        edges.push_back(b.left);
        edges.push_back(b.right);
    }
    edges = places_of(std::move(edges));
    for (std::size_t i = 0; i < first.boxes.size(); ++i) {
        grid_cell& c = first.cells.cells[i];
        const std::size_t left = nearest(edges, first.boxes[i].left);
        c.column = static_cast<std::uint32_t>(left);
        c.column_span = static_cast<std::uint32_t>(std::max(nearest(edges, first.boxes[i].right), left + 1) - left);
    }
    first.page = second.page;
}

/// Lines become paragraphs: one that reaches the right edge goes on in the next, unless that is indented.
class paragraph_maker {
public:
    void add(const laid_out& on, const line& l, document& into, std::uint32_t& offset) {
        if (&on != page_) measure(on);
        std::string text = text_of(l);
        const float em = l.em;
        // A heading in larger letters may take several lines.
        const float middle = (l.box.left + l.box.right) / 2;
        const bool is_title = em > 1.15F * body_ && std::abs(middle - (left_ + right_) / 2) < 2.5F * em;
        const bool of_title =
            is_title && was_title_ && on.number == number_ && std::abs(em - em_) < 0.1F * em && l.box.top - bottom_ < 1.5F * em;
        was_title_ = is_title;
        const bool goes_on = of_title || (is_full_ && l.box.left <= left_ + 0.8F * em && std::abs(em - em_) < 0.25F * em &&
                                          (on.number != number_ || l.box.top - bottom_ < 2.5F * em) &&
                                          detail::match_label(text, 0).what.kind != detail::word::section);
        if (goes_on) {
            auto& before = std::get<paragraph>(into.blocks.back());
            const std::size_t size = before.text.size();
            join_lines(before.text, text, is_digit(static_cast<unsigned char>(text.front())) ? "" : " ");
            if (on.number == number_) {
                box_ = join(box_, l.box);
                before.span.box = on.place(box_, 0).box;
            }
            offset += static_cast<std::uint32_t>(before.text.size() - size);
        } else {
            into.blocks.emplace_back(paragraph{text, on.place(l.box, offset)});
            offset += static_cast<std::uint32_t>(text.size()) + 1;
            box_ = l.box;
        }
        is_full_ = l.box.right >= right_ - 1.6F * em;
        em_ = em;
        bottom_ = l.box.bottom;
        number_ = on.number;
    }

    /// A table stands between what comes before and after.
    void stop() { is_full_ = was_title_ = false; }

private:
    void measure(const laid_out& on) {
        page_ = &on;
        right_ = 0;
        left_ = 0;
        std::vector<float> heights;
        for (const line& l : on.lines) {
            right_ = std::max(right_, l.box.right);
            heights.push_back(l.em);
        }
        body_ = median(std::move(heights));
        bool any = false;
        for (const line& l : on.lines)
            if (l.box.right >= right_ - 2 * l.em) {
                left_ = any ? std::min(left_, l.box.left) : l.box.left;
                any = true;
            }
    }

    const laid_out* page_ = nullptr;
    float left_ = 0;
    float right_ = 0;
    float body_ = 0;
    bool is_full_ = false;
    bool was_title_ = false;
    float em_ = 0;
    float bottom_ = 0;
    std::size_t number_ = 0;
    page_rectangle box_{};
};

document to_document(const std::vector<laid_out>& pages) {
    document out;
    std::uint32_t offset = 0;
    paragraph_maker paragraphs;
    std::optional<placed_grid> waiting;  // the last table of the page before, for as long as no text follows it
    const auto put_waiting = [&] {
        if (waiting && !waiting->cells.cells.empty()) out.blocks.emplace_back(std::move(waiting->cells));
        waiting.reset();
    };
    for (const laid_out& p : pages) {
        std::vector<const ruled_table*> tables;
        for (const ruled_table& t : p.tables) tables.push_back(&t);
        std::ranges::stable_sort(tables, {}, [](const ruled_table* t) { return t->ys.front(); });
        std::size_t next = 0;
        const auto put_tables_above = [&](float y) {
            for (; next < tables.size() && tables[next]->ys.front() < y; ++next) {
                placed_grid g = to_grid(*tables[next], p, offset);
                paragraphs.stop();
                if (waiting && waiting->page + 1 == p.number && goes_on(*waiting, g)) {
                    join_cut_row(*waiting, g);
                    doubt_cut_row(waiting->cells, g.cells);
                    append(*waiting, std::move(g));
                } else {
                    put_waiting();
                    waiting = std::move(g);
                }
            }
        };
        for (const line& l : p.lines) {
            put_tables_above(l.box.top);
            put_waiting();
            paragraphs.add(p, l, out, offset);
        }
        put_tables_above(std::numeric_limits<float>::infinity());
    }
    put_waiting();
    return out;
}

/// The pages as plain text, with blanks for what stands apart, and back from its bytes to the pages.
class flat_text {
public:
    explicit flat_text(const std::vector<laid_out>& pages) {
        for (const laid_out& p : pages) {
            std::vector<const mark*> marks;
            for (const ruled_table& t : p.tables)
                for (const ruled_cell& c : t.cells)
                    for (const mark& m : c.marks)
                        if (m.quarters == 0) marks.push_back(&m);
            for (const line& l : p.lines) marks.insert(marks.end(), l.marks.begin(), l.marks.end());
            for (const line& l : lines_of(std::move(marks))) add(p, l);
        }
    }

    document read() const {
        document out = detail::text_to_document(text_, detail::text_survey{text_});
        for (auto& block : out.blocks) {
            if (auto* p = std::get_if<paragraph>(&block)) {
                p->span = place(p->span);
                continue;
            }
            auto& g = std::get<grid>(block);
            for (grid_cell& c : g.cells) c.span = place(c.span);
            g.span = place(g.span);
        }
        return out;
    }

private:
    struct piece {
        std::size_t offset;
        const laid_out* page;
        page_rectangle box;
    };

    void add(const laid_out& p, const line& l) {
        for (std::size_t i = 0; i < l.marks.size(); ++i) {
            if (i > 0 && are_parted(*l.marks[i - 1], *l.marks[i]))
                text_.append(gap(*l.marks[i - 1], *l.marks[i]) > 0.9F ? 3 : 1, ' ');
            pieces_.push_back({text_.size(), &p, l.marks[i]->box});
            append(text_, l.marks[i]->character);
        }
        text_ += '\n';
    }

    source_span place(const source_span& in_text) const {
        if (!in_text || pieces_.empty()) return {};
        auto first = std::ranges::upper_bound(pieces_, in_text.offset, {}, &piece::offset);
        if (first != pieces_.begin()) --first;
        page_rectangle box = first->box;
        for (auto next = first + 1;
             next != pieces_.end() && next->offset < std::size_t{in_text.offset} + in_text.length && next->page == first->page;
             ++next)
            box = join(box, next->box);
        return first->page->place(box, in_text.offset);
    }

    std::string text_;
    std::vector<piece> pieces_;
};

std::string list(const std::vector<std::size_t>& pages) {
    std::string out;
    for (std::size_t i = 0; i < pages.size() && i < 10; ++i) out += (i ? ", " : "p. ") + std::to_string(pages[i]);
    return out;
}

/// Pages that are pictures and have no text.
std::vector<std::size_t> scanned(std::span<const page> pages) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < pages.size(); ++i)
        if (pages[i].is_pictured && pages[i].glyphs.size() < 20) out.push_back(i + 1);
    return out;
}

result<std::vector<laid_out>> lay_out_all(std::span<const page> pages) {
    std::size_t known = 0;
    std::size_t unknown = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const page& p = pages[i];
        if (p.glyphs.size() > max_glyphs)
            return error{errc::format_too_complex, "p. " + std::to_string(i + 1) + ": " + std::to_string(p.glyphs.size()) +
                                                       " > " + std::to_string(max_glyphs)};
        for (const page_glyph& g : p.glyphs)
            if (!is_white_space(g.character)) ++(g.character == unknown_character ? unknown : known);
    }
    if (known + unknown == 0) {
        const auto pictures = scanned(pages);
        if (!pictures.empty()) return error{errc::document_scanned, list(pictures)};
        return error{errc::input_empty};
    }
    if (unknown * 5 > known)
        return error{errc::document_unmapped, std::to_string(unknown) + " / " + std::to_string(known + unknown)};
    std::vector<laid_out> out;
    for (std::size_t i = 0; i < pages.size(); ++i) out.push_back(lay_out(pages[i], i + 1));
    return out;
}

std::size_t tables_in(const result<published_report>& report) noexcept {
    if (!report) return 0;
    return static_cast<std::size_t>(std::ranges::count_if(enumerators<table>, [&](table t) { return report->has_table(t); }));
}

}  // namespace

result<document> pages_to_document(std::span<const page> pages) {
    auto laid = lay_out_all(pages);
    if (!laid) return laid.error();
    std::vector<laid_out> all = std::move(laid).value();
    drop_margins(all);
    return to_document(all);
}

result<published_report> read_pages(std::span<const page> pages) {
    auto laid = lay_out_all(pages);
    if (!laid) return laid.error();
    std::vector<laid_out> all = std::move(laid).value();
    drop_margins(all);
    result<published_report> report = detail::read_blocks(to_document(all));
    if (tables_in(report) < enum_size<table>) {
        result<published_report> without_rules = detail::read_blocks(flat_text{all}.read());
        if (tables_in(without_rules) > tables_in(report)) report = std::move(without_rules);
    }
    // What is missing may stand on the pages that are pictures.
    if (const auto pictures = scanned(pages); !pictures.empty() && tables_in(report) < enum_size<table>)
        return error{errc::document_scanned, list(pictures)};
    return report;
}

}  // namespace gongkai
