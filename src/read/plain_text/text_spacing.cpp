// SPDX-License-Identifier: Apache-2.0
#include "text/unicode.hpp"
#include "text_pieces.hpp"

#include <algorithm>

namespace gongkai::detail::plain_text {
namespace {

std::optional<unsigned> steps(const gap& whole, const gap& base, const gap& unit) noexcept {
    std::optional<unsigned> times;
    for (std::size_t i = 0; i < whole.counts.size(); ++i) {
        if (whole.counts[i] < base.counts[i]) return std::nullopt;
        const unsigned rest = whole.counts[i] - base.counts[i];
        if (unit.counts[i] == 0) {
            if (rest != 0) return std::nullopt;
            continue;
        }
        if (rest % unit.counts[i] != 0 || (times && *times != rest / unit.counts[i])) return std::nullopt;
        times = rest / unit.counts[i];
    }
    return times;
}

struct spacing {
    std::optional<gap> first;  ///< from a row's name to its first value
    std::optional<gap> cell;   ///< from value to value
    std::optional<gap> row;    ///< from the last value to the next row's name

    bool is_complete() const noexcept { return first && cell && row && !cell->is_weak(); }
};

/// The most frequent gap, if it is the rule.
class gap_counter {
public:
    void add(const gap& g) {
        ++total_;
        for (auto& [known, count] : seen_)
            if (known == g) {
                ++count;
                return;
            }
        if (seen_.size() < 16) seen_.emplace_back(g, 1U);
    }
    std::optional<gap> rule() const {
        const auto most = std::ranges::max_element(seen_, {}, [](const auto& entry) { return entry.second; });
        if (most == seen_.end() || most->second * 2 <= total_) return std::nullopt;
        return most->first;
    }

private:
    std::vector<std::pair<gap, unsigned>> seen_;
    unsigned total_ = 0;
};

struct spacing_counter {
    gap_counter first;
    gap_counter cell;
    gap_counter row;

    spacing rule() const { return {first.rule(), cell.rule(), row.rule()}; }
};

class cell_placer {
public:
    cell_placer(const source& from, const tables& all) : from_{from}, text_{from.text} {
        const spacing everywhere = learn(all.of_regions);
        for (const std::vector<block>& blocks : all.of_regions) {
            const spacing here = learn({&blocks, 1});
            spacings_.push_back(here.is_complete() ? here : everywhere);
        }
        weigh_blanks(all.of_regions);
    }

    std::vector<std::optional<placed_cells>> place(const std::vector<block>& blocks, std::size_t table) const {
        const bool columns_are_upright = labels_leave_gaps(blocks);
        uprightness upright;
        if (columns_are_upright) {
            upright.of_page = stands_in_columns_of_page(blocks);
            const bool narrow = stand_upright(blocks, 1);
            const bool wide = stand_upright(blocks, 2);
            if (narrow != wide) upright.only = wide ? 2 : 1;
        }
        std::vector<std::optional<placed_cells>> out(blocks.size());
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const auto* row = std::get_if<text_row>(&blocks[i]);
            if (!row) continue;
            // Where most leave none, what looks like one is something else: the gap between two columns of text.
            if (keep_ >= vanish_) out[i] = placed(*row, spacings_[table]);
            if (!out[i] && columns_are_upright) out[i] = aligned(blocks, i, upright);
        }
        return out;
    }

private:
    /// How the columns of a table stand below each other.
    struct uprightness {
        bool of_page = false;             ///< rows after other words on their line too
        std::optional<std::size_t> only;  ///< the only width of a Chinese letter by which they do
    };

    static constexpr std::size_t longest_line = 1000;  ///< bytes of a line whose columns are looked at

    /// The document's spacing by its full rows; where it has none, by its headers.
    spacing learn(std::span<const std::vector<block>> tables) const {
        spacing_counter rows;
        spacing_counter headers;
        std::size_t headers_end = 0;  // of the header just before; 0 where there is none
        for (const std::vector<block>& blocks : tables)
            for (const block& b : blocks) {
                if (const auto* header = std::get_if<text_header>(&b)) {
                    learn_header(*header, headers);
                    headers_end = header->names.back().end;
                    continue;
                }
                const auto& row = std::get<text_row>(b);
                if (row.name && headers_end) headers.row.add(gap_between(text_, headers_end, row.name->begin));
                headers_end = 0;
                if (!from_.is_full(row)) continue;
                if (row.name) rows.first.add(gap_between(text_, row.name->end, row.values.front().begin));
                for (std::size_t i = 1; i < row.values.size(); ++i)
                    rows.cell.add(gap_between(text_, row.values[i - 1].end, row.values[i].begin));
                if (row.next) rows.row.add(gap_between(text_, row.values.back().end, *row.next));
            }
        spacing out = rows.rule();
        const spacing fallback = headers.rule();
        if (!out.cell) out.cell = fallback.cell;
        if (!out.first) out.first = out.cell;
        if (!out.row) out.row = fallback.row;
        return out;
    }

    void learn_header(const text_header& header, spacing_counter& counter) const {
        for (std::size_t i = 1; i < header.names.size(); ++i) {
            const item& a = header.names[i - 1];
            const item& b = header.names[i];
            if (a.name.kind == b.name.kind && b.name.index == a.name.index + 1 &&
                (a.name.kind == word::disclosure_column || a.name.kind == word::review_column ||
                 (a.name.kind == word::request_column && a.name.index > 0)))
                counter.cell.add(gap_between(text_, a.end, b.begin));
        }
    }

    /// The values of a row with empty ones in their places, if the separators account for every cell.
    std::optional<placed_cells> placed(const text_row& row, const spacing& s) const {
        if (row.values.empty()) return all_blank(row, s);
        if (!s.is_complete() || row.values.size() >= row.columns || !std::ranges::all_of(row.values, &item::is_single))
            return std::nullopt;
        placed_cells cells;
        const auto leave = [&](std::optional<unsigned> blanks, unsigned hollow = 0) {
            if (!blanks || *blanks > row.columns) return false;
            // What empty cells left in their lines says more of their number than the lines between them.
            if (hollow != 0 && hollow != *blanks) return false;
            cells.insert(cells.end(), *blanks, std::nullopt);
            return cells.size() < row.columns + 1;
        };
        const item& first = row.values.front();
        const std::size_t begin = row.name ? row.name->end : row.header_end;
        // Rows without a name may be any distance from the header above them all.
        constexpr std::size_t farthest = 4096;  // bytes
        if (first.begin - begin > farthest) return std::nullopt;
        const gap before = gap_between(text_, begin, first.begin);
        if (!leave(steps(before, row.name ? *s.first : *s.row, *s.cell), before.hollow)) return std::nullopt;
        cells.emplace_back(first);
        for (std::size_t i = 1; i < row.values.size(); ++i) {
            const gap between = gap_between(text_, row.values[i - 1].end, row.values[i].begin);
            if (!leave(steps(between, *s.cell, *s.cell), between.hollow)) return std::nullopt;
            cells.emplace_back(row.values[i]);
        }
        if (cells.size() > row.columns) return std::nullopt;
        const gap rest = gap_between(text_, row.values.back().end, row.limit);
        if (row.next) {
            if (!leave(steps(rest, *s.row, *s.cell), rest.hollow)) return std::nullopt;
        } else {
            // The end of a table is as wide as its page makes it, so it shows empty cells only where others show that
            // they leave their separators.
            const auto missing = static_cast<unsigned>(row.columns - cells.size());
            const bool kept = vanish_ == 0 && (keep_ != 0 || cells.size() > row.values.size());
            if (missing != 0 && (!kept || !reaches(rest, s, missing))) return std::nullopt;
            leave(missing);
        }
        if (cells.size() != row.columns) return std::nullopt;
        return cells;
    }

    /// How many of the rows that are followed by another show empty cells to leave their separators, and how many not to.
    void weigh_blanks(const std::vector<std::vector<block>>& tables) {
        for (std::size_t i = 0; i < tables.size(); ++i)
            for (const block& b : tables[i]) {
                const auto* row = std::get_if<text_row>(&b);
                if (!row || !row->next || !row->is_certain || row->values.size() >= row->columns) continue;
                ++(placed(*row, spacings_[i]) ? keep_ : vanish_);
            }
    }

    /// An empty row whose separators leave every cell its place.
    std::optional<placed_cells> all_blank(const text_row& row, const spacing& s) const {
        if (!s.is_complete() || !row.name || !row.next) return std::nullopt;
        gap ends = *s.first;
        for (std::size_t i = 0; i < ends.counts.size(); ++i) ends.counts[i] += s.row->counts[i];
        const auto inner = steps(gap_between(text_, row.name->end, *row.next), ends, *s.cell);
        if (!inner || *inner + 1 != row.columns) return std::nullopt;
        return placed_cells(row.columns);
    }

    /// Where an item stands in its line, in letters; a Chinese one counts for `wide`.
    struct extent {
        std::size_t begin = 0;
        std::size_t end = 0;

        bool overlaps(const extent& other) const noexcept { return begin < other.end && other.begin < end; }
    };

    /// Empty where the items stand on several lines, or no wider apart than words.
    std::vector<extent> extents(std::span<const item> items, std::size_t wide) const {
        std::size_t start = items.front().begin;
        while (start > from_.begin && items.front().begin - start <= longest_line && text_[start - 1] != '\n' &&
               text_[start - 1] != '\r' && text_[start - 1] != '\f')
            --start;
        if (items.back().end - start > longest_line) return {};
        std::vector<extent> out;
        std::size_t at = 0;
        for (std::size_t i = start; const item& one : items) {
            extent e;
            for (; i < one.end; i += decode_at(text_, i).length) {
                if (i == one.begin) e.begin = at;
                const char32_t c = decode_at(text_, i).value;
                if (c == U'\n' || c == U'\r') return {};
                at += c > 0xFF ? wide : 1;
            }
            e.end = at;
            if (!out.empty() && e.begin < out.back().end + 2) return {};
            out.push_back(e);
        }
        return out;
    }

    /// Whether blanks make up for the lengths of labels: some are followed by more blanks than others.
    bool labels_leave_gaps(const std::vector<block>& blocks) const {
        std::size_t least = text_.size();
        std::size_t most = 0;
        for (const block& b : blocks) {
            const auto* row = std::get_if<text_row>(&b);
            if (!row || !row->name || !from_.is_full(*row)) continue;
            const std::string_view blanks = text_.substr(row->name->end, row->values[0].begin - row->name->end);
            if (blanks.find_first_not_of(' ') != blanks.npos) continue;
            least = std::min(least, blanks.size());
            most = std::max(most, blanks.size());
        }
        return most >= least + 4;
    }

    /// The values of a row with empty ones in their places, where blanks keep the columns of a page upright: each value
    /// stands under or over one column of the full rows next to it.
    std::optional<placed_cells> aligned(const std::vector<block>& blocks, std::size_t at, const uprightness& upright) const {
        const auto& row = std::get<text_row>(blocks[at]);
        if (row.values.empty() || row.values.size() >= row.columns || !std::ranges::all_of(row.values, &item::is_single))
            return std::nullopt;
        // Some converters of pages give every cell the next column, so that a row is pushed aside by a label that spans several
        // rows and begins on its line: then only rows that are pushed aside likewise tell where its columns are.
        const auto nearest = [&](std::span<const block> candidates, bool last) -> const text_row* {
            for (std::size_t i = 0; i < candidates.size() && i < enum_size<request_row>; ++i) {
                const auto* other = std::get_if<text_row>(&candidates[last ? candidates.size() - 1 - i : i]);
                if (other && other->of == row.of && other->columns == row.columns && from_.is_full(*other) &&
                    (upright.of_page || follows_text(*other) == follows_text(row)))
                    return other;
            }
            return nullptr;
        };
        const text_row* before = nearest(std::span{blocks}.first(at), true);
        const text_row* after = nearest(std::span{blocks}.subspan(at + 1), false);
        if (!before || !after) return std::nullopt;
        // How wide a Chinese letter was counted is not known: rows may stand upright by chance where it is counted wrongly.
        const auto narrow = aligned_between(*before, row, *after, 1);
        const auto wide = aligned_between(*before, row, *after, 2);
        if (upright.only) return *upright.only == 2 ? wide : narrow;
        if (!narrow || !wide) return std::nullopt;
        const auto same = [](const auto& a, const auto& b) {
            return a.has_value() == b.has_value() && (!a || a->begin == b->begin);
        };
        return std::ranges::equal(*narrow, *wide, same) ? narrow : std::nullopt;
    }

    /// Whether other words stand before a row's name on its line.
    bool follows_text(const text_row& row) const {
        if (!row.name) return false;
        std::size_t at = row.name->begin;
        while (at > from_.begin && (text_[at - 1] == ' ' || text_[at - 1] == '(')) --at;
        return at > from_.begin && text_[at - 1] != '\n' && text_[at - 1] != '\r' && text_[at - 1] != '\f';
    }

    /// Whether two full rows next to each other, one of which follows other words on its line, stand upright all the same.
    bool stands_in_columns_of_page(const std::vector<block>& blocks) const {
        const text_row* before = nullptr;
        for (const block& b : blocks) {
            const auto* row = std::get_if<text_row>(&b);
            if (!row || !from_.is_full(*row) || row->columns < 2) continue;
            if (before && before->columns == row->columns && follows_text(*before) != follows_text(*row)) {
                const std::vector<extent> above = extents(before->values, 2);
                const std::vector<extent> below = extents(row->values, 2);
                const auto overlap = [](const extent& a, const extent& c) { return a.overlaps(c); };
                if (!above.empty() && !below.empty() && std::ranges::equal(above, below, overlap)) return true;
            }
            before = row;
        }
        return false;
    }

    /// Whether the full rows of the requests stand upright below each other, a Chinese letter counted for `wide`.
    bool stand_upright(const std::vector<block>& blocks, std::size_t wide) const {
        const auto overlap = [](const extent& a, const extent& c) { return a.overlaps(c); };
        std::vector<extent> above;
        std::size_t rows = 0;
        for (const block& b : blocks) {
            const auto* row = std::get_if<text_row>(&b);
            if (!row || row->of != table::requests || !from_.is_full(*row) || follows_text(*row)) continue;
            std::vector<extent> here = extents(row->values, wide);
            if (here.empty() || (!above.empty() && !std::ranges::equal(above, here, overlap))) return false;
            above = std::move(here);
            ++rows;
        }
        return rows > 1;
    }

    std::optional<placed_cells> aligned_between(const text_row& before, const text_row& row, const text_row& after,
                                                std::size_t wide) const {
        std::vector<extent> columns = extents(before.values, wide);
        const std::vector<extent> below = extents(after.values, wide);
        const std::vector<extent> values = extents(row.values, wide);
        if (columns.empty() || below.empty() || values.empty()) return std::nullopt;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (!columns[c].overlaps(below[c])) return std::nullopt;
            columns[c] = {std::min(columns[c].begin, below[c].begin), std::max(columns[c].end, below[c].end)};
            if (c != 0 && columns[c - 1].end >= columns[c].begin) return std::nullopt;
        }
        placed_cells cells(row.columns);
        std::size_t from = 0;
        for (std::size_t v = 0; v < values.size(); ++v) {
            const auto over = [&](const extent& column) { return column.overlaps(values[v]); };
            const auto at = std::ranges::find_if(columns, over);
            if (at == columns.end() || std::ranges::count_if(columns, over) != 1) return std::nullopt;
            const auto c = static_cast<std::size_t>(at - columns.begin());
            if (c < from) return std::nullopt;
            cells[c] = row.values[v];
            from = c + 1;
        }
        return cells;
    }

    /// Whether `whole` has room for the end of a row and `cells` empty cells before it.
    static bool reaches(const gap& whole, const spacing& s, unsigned cells) noexcept {
        for (std::size_t i = 0; i < whole.counts.size(); ++i)
            if (whole.counts[i] < s.row->counts[i] + cells * s.cell->counts[i]) return false;
        return true;
    }

    const source& from_;
    std::string_view text_;
    std::vector<spacing> spacings_;  ///< of each table
    std::size_t keep_ = 0;           ///< rows whose empty cells leave their separators
    std::size_t vanish_ = 0;         ///< rows whose empty cells leave nothing
};

}  // namespace

std::vector<std::vector<std::optional<placed_cells>>> place_cells(const source& from, const tables& all) {
    const cell_placer placer{from, all};
    std::vector<std::vector<std::optional<placed_cells>>> out;
    for (std::size_t i = 0; i < all.of_regions.size(); ++i) out.push_back(placer.place(all.of_regions[i], i));
    return out;
}

}  // namespace gongkai::detail::plain_text
