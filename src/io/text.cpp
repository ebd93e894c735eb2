// SPDX-License-Identifier: Apache-2.0
#include "text.hpp"

#include "encoding.hpp"
#include "labels.hpp"
#include "number.hpp"
#include "pages.hpp"
#include "place_finder.hpp"
#include "printing.hpp"
#include "unicode.hpp"

#include <algorithm>
#include <array>
#include <gongkai/io/read.hpp>
#include <gongkai/tables/form.hpp>
#include <optional>
#include <string>
#include <vector>

namespace gongkai::detail {
namespace {

/// The separators between two cells. Plain blanks do not count: they say nothing of empty cells.
struct gap {
    std::array<unsigned, 4> counts{};  ///< line feeds, carriage returns, tabs, ideographic blanks

    bool is_weak() const noexcept { return counts == std::array<unsigned, 4>{}; }
    friend bool operator==(const gap&, const gap&) noexcept = default;
};

gap gap_between(std::string_view text, std::size_t begin, std::size_t end) noexcept {
    gap out;
    for (std::size_t at = begin; at < end;) {
        const code_point c = decode_at(text, at);
        at += c.length;
        if (c.value == U'\n') ++out.counts[0];
        if (c.value == U'\r' && (at >= end || text[at] != '\n')) ++out.counts[1];
        if (c.value == U'\t') ++out.counts[2];
        if (c.value == U'\u3000') ++out.counts[3];
    }
    return out;
}

/// How many times `unit` must be added to `base` to give `whole`; empty where that is not exact.
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

/// A piece of a table region.
struct item {
    enum class kind : std::uint8_t { name, number, mark, text };
    kind what = kind::text;
    label name{};
    std::size_t begin = 0;
    std::size_t end = 0;

    bool is_value() const noexcept { return what != kind::name; }
};

/// A part of the text that is a table, or several: nothing in it but labels, values and a little that is neither.
struct region {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<item> items;
    bool breaks_off = false;  ///< ended by text that is no heading, so the last row may go on in it
};

/// One row: its name, or the header before it, and its values.
struct text_row {
    std::optional<item> name;
    table of = table::requests;
    std::size_t columns = 0;  ///< as many values as the row should have; 0 where unknown
    std::size_t header_end = 0;
    std::vector<item> values;
    std::optional<std::size_t> next;  ///< where the next name of the table begins
    std::size_t limit = 0;            ///< where the next thing begins, whatever it is
    bool is_certain = true;           ///< false where the values around it stand in no order
    bool is_out_of_step = false;      ///< its values may be those of another name
    bool may_run_together = true;     ///< false where the table parts its cells
};

/// A header, as the order of the labels in it.
struct text_header {
    table of = table::requests;
    std::vector<item> names;
};

using block = std::variant<text_header, text_row>;

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

class text_reader {
public:
    text_reader(const text_part& part, edited_place_finder& places, document& out)
        : text_{part.text.substr(0, part.end)}, begin_{part.begin}, is_last_{part.end == part.text.size()},
          may_run_together_{part.may_run_together}, is_marked_{part.text.substr(0, head).find(as_printed_mark) != text_.npos}, places_{places},
          out_{out} {}

    void read() {
        find_regions();
        std::vector<std::vector<block>> tables;
        for (const region& r : regions_) tables.push_back(blocks_of(r));
        const bool any_out_of_step = std::ranges::any_of(tables, [](const std::vector<block>& blocks) {
            return std::ranges::any_of(blocks, &is_out_of_step);
        });
        blanks_are_astray_ = may_run_together_ && has_stray_blanks(tables);
        for (std::vector<block>& blocks : tables) {
            if (any_out_of_step) take_names_off(blocks);
            tell_runs(blocks);
        }
        const spacing everywhere = learn(tables);
        std::vector<spacing> spacings;
        for (const std::vector<block>& blocks : tables) {
            const spacing here = learn({&blocks, 1});
            spacings.push_back(here.is_complete() ? here : everywhere);
        }
        weigh_blanks(tables, spacings);
        std::size_t prose = begin_;
        for (std::size_t i = 0; i < regions_.size(); ++i) {
            add_prose(prose, regions_[i].begin);
            add_grid(regions_[i], tables[i], spacings[i]);
            prose = regions_[i].end;
        }
        add_prose(prose, text_.size());
    }

private:
    static constexpr std::size_t head = 4096;  ///< bytes in which a document says that it is marked
    static constexpr std::size_t longest_line = 1000;  ///< bytes of a line whose columns are looked at
    static constexpr std::size_t longest_text = 60;  ///< code points within a table that are neither label nor value

    // ---- regions

    static bool opens_table(const label& name) noexcept {
        switch (name.kind) {
            case word::disclosure_column:
            case word::request_column:
            case word::review_column: return true;
            case word::structure: return !name.is(structure::results) && !name.is(structure::litigation);
            default: return false;
        }
    }

    void find_regions() {
        for (std::size_t at = begin_; at < text_.size();) {
            const code_point c = decode_at(text_, at);
            if (!begins_label(c.value)) {
                at += c.length;
                continue;
            }
            const label_match m = match_label(text_, at);
            if (is_section(m.what, section::reviews) && add_reviews_without_header(m.end)) {
                at = regions_.back().end;
                continue;
            }
            if (!m.what || !(opens_table(m.what) || is_whole_row(m))) {
                at = m.what ? m.end : at + c.length;
                continue;
            }
            region r = read_region(at);
            const std::size_t end = std::max(r.end, m.end);
            if (is_table(r)) {
                r.begin = without_bracket(at);
                include_kinds(r);
                regions_.push_back(std::move(r));
            }
            at = end;
        }
    }

    /// A row of the requests with all its values, of a table of which the rest may be lost.
    bool is_whole_row(const label_match& m) const {
        if (m.what.kind != word::request_row) return false;
        std::size_t values = 0;
        for (std::size_t at = skip_white_space(text_, m.end); at < text_.size(); at = skip_white_space(text_, at)) {
            const item next = read_item(at, values != 0);
            if (next.what != item::kind::number && next.what != item::kind::mark) break;
            if (++values > enum_size<request_column>) break;
            at = next.end;
        }
        return values == enum_size<request_column>;
    }

    static bool is_section(const label& name, section s) noexcept {
        return name.kind == word::section && name.index == static_cast<std::uint8_t>(s);
    }

    /// Fifteen values under the heading of the reviews, and around them words of their header, too broken to be one.
    bool add_reviews_without_header(std::size_t begin) {
        region r = read_region(begin);
        if (is_table(r)) return false;
        const bool any_name = std::ranges::any_of(r.items, [](const item& i) {
            return i.name.kind == word::review_kind || i.name.kind == word::review_column;
        });
        std::vector<item> values;
        for (const item& i : r.items)
            if (i.what == item::kind::number || i.what == item::kind::mark) values.push_back(i);
        if (!any_name || values.size() != enum_size<review_kind> * enum_size<review_column>) return false;
        if (is_last_ && values.back().end == text_.size()) return false;
        const auto name = std::ranges::find(r.items, item::kind::name, &item::what);
        r.begin = name->begin;
        values.insert(values.begin(), {item::kind::name, {word::review_kind, 0}, name->begin, name->end});
        r.items = std::move(values);
        regions_.push_back(std::move(r));
        return true;
    }

    /// A bracket before `at` belongs to the label there.
    std::size_t without_bracket(std::size_t at) const noexcept {
        if (at == begin_) return at;
        const std::size_t before = previous(text_, at);
        return half_width(decode_at(text_, before).value) == U'(' ? before : at;
    }

    /// 行政复议 行政诉讼 before the outcomes are the reviews table's, though by themselves they open none.
    void include_kinds(region& r) {
        if (r.items.empty() || r.items.front().name.kind != word::review_column) return;
        const std::size_t floor = regions_.empty() ? begin_ : regions_.back().end;
        for (const std::string_view name : {"行政诉讼", "行政复议"}) {
            std::size_t end = r.begin;
            while (end > floor && is_white_space(decode_at(text_, previous(text_, end)).value)) end = previous(text_, end);
            if (end < floor + name.size() || text_.substr(end - name.size(), name.size()) != name) return;
            r.begin = end - name.size();
            const label_match m = match_label(text_, r.begin);
            r.items.insert(r.items.begin(), {item::kind::name, m.what, r.begin, end});
        }
    }

    region read_region(std::size_t begin) {
        region r{begin, begin, {}, false};
        std::size_t kept = 0;      // items up to the last label or value
        std::size_t text_run = 0;  // code points that are neither, since then
        for (std::size_t at = begin; (at = skip_white_space(text_, at)) < text_.size();) {
            const bool after_value = !r.items.empty() && r.items.back().what == item::kind::number;
            item next = read_item(at, after_value);
            if (next.what == item::kind::name && next.name.kind == word::section) {
                drop_start_of_line(r, at);
                kept = std::min(kept, r.items.size());
                break;
            }
            if (next.what == item::kind::text) {
                const std::string_view text = text_.substr(next.begin, next.end - next.begin);
                for (std::size_t i = 0; i < text.size(); i += decode_at(text, i).length) ++text_run;
                if (text_run > longest_text || text.find("。") != text.npos || text.find("；") != text.npos) {
                    r.breaks_off = true;
                    break;
                }
            } else {
                text_run = 0;
                kept = r.items.size() + 1;
            }
            at = next.end;
            r.items.push_back(next);
        }
        if (kept < r.items.size()) r.breaks_off = true;
        // A short word in the last cell is the table's; anything longer is the prose after it.
        while (r.items.size() > kept && !is_short(r.items.back())) r.items.pop_back();
        if (!r.items.empty()) r.end = r.items.back().end;
        return r;
    }

    /// What stands before a heading on its line is the heading's, be it `（` or `表二：`.
    void drop_start_of_line(region& r, std::size_t heading) const noexcept {
        while (!r.items.empty() && r.items.back().what == item::kind::text &&
               text_.substr(r.items.back().end, heading - r.items.back().end).find_first_of("\r\n") == text_.npos)
            r.items.pop_back();
    }

    bool is_short(const item& i) const noexcept { return i.what == item::kind::text && i.end - i.begin <= 12; }

    item read_item(std::size_t at, bool after_value) const {
        if (const label_match m = label_at(at); m.what) return {item::kind::name, m.what, at, m.end};
        if (const std::size_t end = marked_end(at); end != at) return {item::kind::number, {}, at, end};
        if (const std::size_t end = number_end(text_, at); end != at) {
            const std::size_t cut = without_ordinal(at, end);
            if (cut > at && ends_value(cut)) return {item::kind::number, {}, at, with_stray_point(cut)};
        }
        if (const std::size_t end = blank_mark_end(text_, at); end != at && ends_value(end))
            return {item::kind::mark, {}, at, end};
        // （单位：万元） and the like, up to the closing bracket; else up to a blank or the next label.
        std::size_t end = at;
        const std::size_t closed = after_value ? at : bracket_end(at);
        if (closed != at) return {item::kind::text, {}, at, closed};
        const bool bracket = half_width(decode_at(text_, at).value) == U'(' && !after_value;
        for (unsigned length = 0; end < text_.size() && length < longest_text; ++length) {
            const code_point c = decode_at(text_, end);
            if (is_white_space(c.value)) break;
            if (end != at && !bracket && label_at(end).what) break;
            end += c.length;
            if (bracket && half_width(c.value) == U')') break;
        }
        return {item::kind::text, {}, at, std::max(end, at + decode_at(text_, at).length)};
    }

    /// Where a value with a mark of printing.hpp ends; `at` where there is none.
    std::size_t marked_end(std::size_t at) const noexcept {
        if (!is_marked_) return at;
        const std::size_t end = std::min(text_.find_first_of("\t\n\r ", at), text_.size());
        return read_marked(text_.substr(at, end - at), {}) ? end : at;
    }

    /// A number whose point or separator stands after a blank goes on: `0 .98` is no nought.
    std::size_t with_stray_point(std::size_t end) const noexcept {
        const std::size_t next = skip_white_space(text_, end);
        if (next == end || next + 1 >= text_.size() || (text_[next] != '.' && text_[next] != ',')) return end;
        const std::size_t rest = number_end(text_, next + 1);
        return rest == next + 1 ? end : rest;
    }

    /// The end of words in brackets at `at`, which may be broken over lines; `at` where there are none.
    std::size_t bracket_end(std::size_t at) const noexcept {
        if (half_width(decode_at(text_, at).value) != U'(') return at;
        unsigned letters = 0;
        for (std::size_t end = at; end < text_.size() && letters < longest_text;) {
            const code_point c = decode_at(text_, end);
            end += c.length;
            if (half_width(c.value) == U')') return end;
            if (is_digit(half_width(c.value)) || c.value == U'。') break;
            if (!is_white_space(c.value)) ++letters;
        }
        return at;
    }

    /// A label at `at`, with its ordinal if that is printed there.
    label_match label_at(std::size_t at) const {
        const char32_t c = half_width(decode_at(text_, at).value);
        // Quick refusals: most places begin no label.
        const bool may_be_ordinal = c == U'(' || c == U'[' || (c >= U'1' && c <= U'9') || (c >= U'一' && c <= U'龥') ||
                                    (c >= U'①' && c <= U'⒐') || (c >= U'❶' && c <= U'❾') || (c >= U'㈠' && c <= U'㈩') ||
                                    c == U'〔' || c == U'【' || c == U'“' || c == U'"';
        if (!may_be_ordinal && !begins_label(c)) return {};
        const label_match m = match_label(text_, at);
        return begins_longer_word(m) ? label_match{} : m;
    }

    /// 其他 is a label, and the beginning of others: what goes on in a word that is no label is one that nobody knows.
    bool begins_longer_word(const label_match& m) const {
        const bool is_short = m.what.kind == word::other || m.what.kind == word::total ||
                              is_row_of(m.what, request_row::other_other) ||
                              is_row_of(m.what, request_row::total);
        if (!is_short || m.end >= text_.size()) return false;
        const char32_t next = decode_at(text_, m.end).value;
        return next >= U'一' && next <= U'龥' && !match_label(text_, m.end).what;
    }

    /// Where the number [at, end) ends if its last digit is the ordinal of the label after it: `00000002.其他法律…`.
    std::size_t without_ordinal(std::size_t at, std::size_t end) const {
        if (end - at < 2 || end >= text_.size()) return end;
        const std::size_t last = previous(text_, end);
        if (last <= at || !is_digit(half_width(decode_at(text_, last).value))) return end;
        const ordinal number = read_ordinal(text_, last);
        if (number.how != ordinal::style::arabic) return end;
        const label_match m = match_label(text_, last);
        return m.what && m.what.ordinal != 0 ? last : end;
    }

    /// A value ends where a blank, a label, or the end follows it; 2020 of 2020年 is none.
    bool ends_value(std::size_t end) const {
        if (end >= text_.size() || is_white_space(decode_at(text_, end).value)) return true;
        return static_cast<bool>(label_at(end).what);
    }

    /// Labels and values in earnest: rows of a table, or the whole header of one.
    static bool is_table(const region& r) {
        std::size_t disclosure_names = 0;
        std::size_t disclosure_rows = 0;
        std::size_t request_rows = 0;
        std::size_t request_columns = 0;
        std::size_t outcomes = 0;
        bool whole_row = false;  // of a table of which the rest may be lost
        std::size_t values = 0;
        for (auto at = r.items.rbegin(); at != r.items.rend(); ++at) {
            const item& i = *at;
            if (i.what != item::kind::name) {
                ++values;
                continue;
            }
            whole_row = whole_row || (i.name.kind == word::request_row && values == enum_size<request_column>);
            values = 0;
            switch (i.name.kind) {
                case word::disclosure_column: ++disclosure_names; break;
                case word::disclosure_row: ++disclosure_rows; break;
                case word::request_row: ++request_rows; break;
                case word::request_column: ++request_columns; break;
                case word::review_column: ++outcomes; break;
                default: break;
            }
        }
        return (disclosure_names != 0 && disclosure_rows != 0) || (request_columns != 0 && request_rows != 0) ||
               request_rows >= 3 || outcomes >= 4 || whole_row;
    }

    // ---- rows

    std::vector<block> blocks_of(const region& r) const {
        std::vector<block> blocks;
        std::optional<table> context;
        text_header header;
        std::size_t columns = 0;  // of the disclosure table's present block
        std::size_t outcomes = 0;
        bool in_other_group = false;
        bool in_rows = false;      // names of rows have been seen since the header
        bool is_astray = false;    // values stood before the first name: names and values are not in step
        const auto close_header = [&] {
            if (header.names.empty()) return;
            if (header.of == table::disclosure) columns = count(header, word::disclosure_column);
            outcomes = outcomes_so_far(header, outcomes);
            blocks.emplace_back(std::move(header));
            header = {};
        };
        const auto& items = r.items;
        for (std::size_t i = 0; i < items.size();) {
            const item& here = items[i];
            std::size_t next = i + 1;
            while (next < items.size() && items[next].is_value()) ++next;
            const std::size_t values = next - i - 1;
            if (here.is_value()) {
                // Values before any name of a row.
                if (here.what == item::kind::number) is_astray = true;
                ++i;
                continue;
            }
            label name = resolve(here.name, context, in_rows, in_other_group, values != 0);
            if (is_undivided(items, i, next)) name = row_label(request_row::other);
            const std::optional<table> of = table_of(name, context);
            const bool is_row = name.kind == word::disclosure_row || name.kind == word::request_row ||
                                (name.kind == word::review_kind && values != 0 && outcomes_so_far(header, outcomes) == 5);
            // A cell that covers several places may be printed in each of them.
            const bool is_repeated = is_row && values == 0 && next < items.size() && items[next].name.kind == here.name.kind &&
                                     items[next].name.index == here.name.index;
            if (is_repeated) {
                i = next;
                continue;
            }
            if (is_row) {
                if (header.of != *of) header.names.clear();
                close_header();
                context = of;
                in_rows = true;
                text_row row;
                row.name = here;
                row.name->name = name;
                row.of = *of;
                row.columns = *of == table::requests ? enum_size<request_column>
                              : *of == table::reviews ? enum_size<review_column>
                                                      : columns;
                row.is_out_of_step = is_astray;
                row.is_certain = !is_astray || values != 0;
                const std::size_t rest = take_values(r, i, next, row);
                const std::size_t row_columns = row.columns;
                blocks.emplace_back(std::move(row));
                add_unnamed({items.data() + rest, next - rest}, *of, row_columns, blocks);
                in_other_group = in_other_group || is_row_of(name, request_row::other_fee_unpaid);
            } else if (name.kind == word::group || name.is(structure::results)) {
                in_other_group = name.kind == word::group &&
                                 name.index == static_cast<std::uint8_t>(disposition_group::other);
                add_unnamed({items.data() + i + 1, values}, table::requests, enum_size<request_column>, blocks);
            } else {
                if (in_rows || (of && header.of != *of) || name.is(structure::information) ||
                    name.is(structure::article)) {
                    close_header();
                    in_rows = false;
                    is_astray = false;
                    in_other_group = false;
                    if (name.kind == word::structure) columns = 0;
                }
                if (of) {
                    context = of;
                    header.of = *of;
                }
                if (of || name.kind == word::structure) {
                    item named = here;
                    named.name = name;
                    header.names.push_back(named);
                }
                if (values != 0 && context == table::reviews && header.of == table::reviews) {
                    const std::size_t header_end = here.end;
                    close_header();
                    text_row row;
                    row.of = table::reviews;
                    row.columns = enum_size<review_kind> * enum_size<review_column>;
                    row.header_end = header_end;
                    take_values(r, i, next, row);
                    blocks.emplace_back(std::move(row));
                    in_rows = true;
                } else if (values != 0 && (context != table::requests || values > 1 ||
                                           items[i + 1].end - items[i + 1].begin >= enum_size<request_column>)) {
                    // A lone short number before the first row is a page's.
                    const bool number = std::any_of(
                        items.begin() + static_cast<std::ptrdiff_t>(i) + 1, items.begin() + static_cast<std::ptrdiff_t>(next),
                        [](const item& v) { return v.what == item::kind::number; }
                    );
                    if (number && context && context != table::reviews) {
                        close_header();
                        const std::size_t width = context == table::requests ? enum_size<request_column> : columns;
                        add_unnamed({items.data() + i + 1, values}, *context, width, blocks);
                    }
                    is_astray = is_astray || number;
                }
            }
            i = next;
        }
        const bool empty_reviews = header.of == table::reviews && !r.breaks_off &&
                                   count(header, word::review_column) + count(header, word::total) == 15;
        const std::size_t header_end = header.names.empty() ? r.end : header.names.back().end;
        close_header();
        if (empty_reviews) {
            text_row row;
            row.of = table::reviews;
            row.columns = enum_size<review_kind> * enum_size<review_column>;
            row.header_end = header_end;
            row.limit = skip_white_space(text_, r.end);
            blocks.emplace_back(std::move(row));
        }
        mistrust_crowded(blocks);
        return blocks;
    }

    // ---- rows without names

    std::size_t line_breaks(const item& a, const item& b) const noexcept {
        const gap g = gap_between(text_, a.end, b.begin);
        return g.counts[0] + g.counts[1];
    }

    /// The values of several rows, row by row: each on a line of its own; or, as a page's columns are read one after the
    /// other, in paragraphs of one column each. Empty where they stand in no such order.
    std::vector<std::vector<item>> rows_of(std::span<const item> values, std::size_t columns) const {
        std::vector<std::vector<item>> rows;
        if (values.size() <= columns || columns == 0) return {{values.begin(), values.end()}};
        std::vector<std::size_t> lines{1};       // values on each line
        std::vector<std::size_t> paragraphs{1};  // lines in each paragraph
        for (std::size_t i = 1; i < values.size(); ++i) {
            const std::size_t breaks = line_breaks(values[i - 1], values[i]);
            if (breaks == 0) {
                ++lines.back();
                continue;
            }
            lines.push_back(1);
            if (breaks == 1) ++paragraphs.back();
            else paragraphs.push_back(1);
        }
        if (std::ranges::all_of(lines, [&](std::size_t n) { return n == columns; })) {
            for (std::size_t i = 0; i < values.size(); i += columns)
                rows.emplace_back(values.begin() + static_cast<std::ptrdiff_t>(i),
                                  values.begin() + static_cast<std::ptrdiff_t>(i + columns));
            return rows;
        }
        if (lines.size() != values.size() || paragraphs.size() % columns != 0) return {};
        std::size_t at = 0;
        for (std::size_t p = 0; p < paragraphs.size(); p += columns) {
            const std::size_t height = paragraphs[p];
            for (std::size_t c = 1; c < columns; ++c)
                if (paragraphs[p + c] != height) return {};
            for (std::size_t h = 0; h < height; ++h) {
                std::vector<item>& row = rows.emplace_back();
                for (std::size_t c = 0; c < columns; ++c) row.push_back(values[at + c * height + h]);
            }
            at += columns * height;
        }
        return rows;
    }

    /// Values after which no name stands that is theirs. What their rows are, the form's order may tell.
    void add_unnamed(std::span<const item> values, table of, std::size_t columns, std::vector<block>& blocks) const {
        for (auto first = values.begin(); first != values.end();) {
            if (first->what == item::kind::text) {
                ++first;
                continue;
            }
            const auto last = std::find_if(first, values.end(), [](const item& i) { return i.what == item::kind::text; });
            const auto rows = rows_of({first, last}, columns);
            // A row that is no row keeps the form's order from naming those around it.
            if (rows.empty()) add_unnamed_row({first, last}, of, columns, blocks);
            for (const std::vector<item>& row : rows) add_unnamed_row(row, of, columns, blocks);
            first = last;
        }
    }

    static void add_unnamed_row(std::span<const item> values, table of, std::size_t columns, std::vector<block>& blocks) {
        text_row row;
        row.of = of;
        row.columns = columns;
        row.values.assign(values.begin(), values.end());
        row.limit = values.back().end;
        row.may_run_together = false;
        blocks.emplace_back(std::move(row));
    }

    static bool is_out_of_step(const block& b) noexcept {
        const auto* row = std::get_if<text_row>(&b);
        if (!row || !row->name || row->of == table::reviews) return false;
        return row->is_out_of_step || (row->columns != 0 && row->values.size() >= 2 * row->columns);
    }

    /// Where values and names are out of step, or a row has the values of two, names that have no value on their line have
    /// none that is theirs for certain. Where that happens in one table, a name that has none casts doubt on those in another.
    void take_names_off(std::vector<block>& blocks) const {
        std::vector<block> out;
        for (std::size_t i = 0; i < blocks.size();) {
            std::size_t end = i + 1;
            while (end < blocks.size() && std::holds_alternative<text_row>(blocks[end])) ++end;
            const bool out_of_step = std::any_of(
                blocks.begin() + static_cast<std::ptrdiff_t>(i), blocks.begin() + static_cast<std::ptrdiff_t>(end),
                [](const block& b) {
                    const auto* row = std::get_if<text_row>(&b);
                    return is_out_of_step(b) || (row && row->name && row->values.empty());
                }
            );
            for (; i < end; ++i) {
                auto* row = std::get_if<text_row>(&blocks[i]);
                if (out_of_step && row && row->name && row->values.empty()) row->is_certain = false;
                const bool stays = !out_of_step || !row || !row->name || row->values.empty() ||
                                   (row->values.size() == row->columns && line_breaks(*row->name, row->values.front()) == 0);
                if (stays) {
                    out.push_back(std::move(blocks[i]));
                    continue;
                }
                const std::vector<item> values = std::move(row->values);
                row->values.clear();
                row->is_certain = false;
                const table of = row->of;
                const std::size_t columns = row->columns;
                out.push_back(std::move(blocks[i]));
                add_unnamed(values, of, columns, out);
            }
        }
        blocks = std::move(out);
    }

    static std::size_t count(const text_header& h, word kind) {
        return static_cast<std::size_t>(
            std::ranges::count_if(h.names, [&](const item& i) { return i.name.kind == kind; })
        );
    }

    static std::size_t outcomes_so_far(const text_header& header, std::size_t before) {
        if (header.of != table::reviews) return before;
        const std::size_t here = count(header, word::review_column) + count(header, word::total);
        return here != 0 ? here : before;
    }

    static bool is_row_of(const label& name, request_row row) noexcept {
        return name.kind == word::request_row && name.index == static_cast<std::uint8_t>(row);
    }

    static label row_label(request_row row) noexcept { return {word::request_row, static_cast<std::uint8_t>(row)}; }

    /// 总计 and 其他 without a number: columns or rows, by what is around them.
    static label resolve(
        label name, std::optional<table> context, bool in_rows, bool in_other_group, bool has_values
    ) noexcept {
        const bool among_rows = context == table::requests && in_rows;
        if (name.kind == word::total && among_rows && has_values) return row_label(request_row::total);
        if (name.kind == word::other && among_rows && in_other_group) return row_label(request_row::other_other);
        return name;
    }

    /// （六）其他处理 is a row where values follow it, or the row after its three.
    static bool is_undivided(const std::vector<item>& items, std::size_t i, std::size_t next) noexcept {
        const label& name = items[i].name;
        if (name.kind != word::group || name.index != static_cast<std::uint8_t>(disposition_group::other)) return false;
        if (next > i + 1) return true;
        if (next == items.size()) return false;
        const label& after = items[next].name;
        return after.kind == word::total || is_row_of(after, request_row::total) ||
               is_row_of(after, request_row::carried_out);
    }

    static std::optional<table> table_of(const label& name, std::optional<table> context) noexcept {
        switch (name.kind) {
            case word::disclosure_row:
            case word::disclosure_column: return table::disclosure;
            case word::request_row:
            case word::request_column:
            case word::group:
            case word::other: return table::requests;
            case word::review_kind:
            case word::review_column: return table::reviews;
            case word::total: return context;
            case word::structure:
                switch (static_cast<structure>(name.index)) {
                    case structure::article:
                    case structure::information: return table::disclosure;
                    case structure::litigation: return table::reviews;
                    default: return table::requests;
                }
            default: return std::nullopt;
        }
    }

    /// The values of a row: the items after its name, up to the next name. Where the first of them begins that is not the
    /// row's, as a label stands before it that nobody knows.
    std::size_t take_values(const region& r, std::size_t name, std::size_t next, text_row& row) const {
        row.values.assign(
            r.items.begin() + static_cast<std::ptrdiff_t>(name) + 1, r.items.begin() + static_cast<std::ptrdiff_t>(next)
        );
        // A remark in brackets after the name is the name's.
        if (!row.values.empty() && row.values.front().what == item::kind::text &&
            half_width(decode_at(text_, row.values.front().begin).value) == U'(') {
            if (row.name) row.name->end = row.values.front().end;
            row.values.erase(row.values.begin());
        }
        const bool last = next == r.items.size();
        if (!last) row.next = r.items[next].begin;
        row.limit = last ? skip_white_space(text_, r.end) : r.items[next].begin;
        // What the document breaks off in may be half a number.
        if (last && is_last_ && !row.values.empty() && row.values.back().end == text_.size() && !adds_up(row))
            row.is_certain = false;
        const bool is_end = r.breaks_off || (is_last_ && row.limit >= text_.size());
        if (last && row.values.empty() && is_end) row.is_certain = false;

        const auto text = std::ranges::find(row.values, item::kind::text, &item::what);
        if (text == row.values.end()) return next - end_at_line(row);
        const bool all_short = std::ranges::all_of(row.values, [&](const item& i) {
            return i.what != item::kind::text || is_short(i);
        });
        // Where blanks part the cells, a word may be what is left of the label.
        const bool parted = row.values.size() < 2 || !gap_between(text_, row.values[0].end, row.values[1].begin).is_weak();
        if (all_short && parted && row.values.size() == row.columns) return next;
        // Text that is no cell is a label nobody knows, and what follows it is not this row's.
        if (text == row.values.begin()) row.is_certain = false;
        row.limit = text->begin;
        row.next.reset();
        const auto rest = next - static_cast<std::size_t>(row.values.end() - text);
        row.values.erase(text, row.values.end());
        return rest;
    }

    /// Where a row's first values stand on one line, parted by plain blanks, what stands on another is not the row's.
    /// How many values it loses so.
    std::size_t end_at_line(text_row& row) const {
        if (row.columns < 2 || row.values.size() < 2 || line_breaks(row.values[0], row.values[1]) != 0 ||
            is_strongly_parted(row))
            return 0;
        std::size_t kept = 2;
        while (kept < row.values.size() && line_breaks(row.values[kept - 1], row.values[kept]) == 0) ++kept;
        const std::size_t lost = row.values.size() - kept;
        if (lost == 0) return 0;
        if (lost >= row.columns && row.name && line_breaks(*row.name, row.values[0]) != 0) row.is_out_of_step = true;
        row.limit = row.values[kept].begin;
        row.next.reset();
        row.values.resize(kept);
        return lost;
    }

    /// Whether a row of the requests is whole: the total at its end is the sum of the others, so nothing of it is cut off.
    bool adds_up(const text_row& row) const {
        if (row.of != table::requests || row.values.size() != row.columns) return false;
        std::int64_t sum = 0;
        for (const item& i : row.values) {
            const cell_value v = read_value(text_.substr(i.begin, i.end - i.begin));
            if (v.what == cell_value::kind::other) return false;
            sum = v.value.coefficient() - (&i == &row.values.back() ? sum : -sum);
        }
        return sum == 0;
    }

    /// A row with more values than cells shows that names and values are not in step; then a name without values is not
    /// an empty row.
    static void mistrust_crowded(std::vector<block>& blocks) {
        for (const table t : enumerators<table>) {
            bool crowded = false;
            for (const block& b : blocks)
                if (const auto* row = std::get_if<text_row>(&b); row && row->of == t)
                    crowded = crowded || (row->columns != 0 && row->values.size() > row->columns);
            if (!crowded) continue;
            for (block& b : blocks)
                if (auto* row = std::get_if<text_row>(&b); row && row->of == t && row->values.empty())
                    row->is_certain = false;
        }
    }

    /// A table that parts its cells has no runs: where a row of it has too few numbers, blank cells have vanished, and no sum
    /// tells which, as it may be wrong for want of the very number that was left out.
    void tell_runs(std::vector<block>& blocks) const {
        for (const table t : enumerators<table>) {
            std::size_t parted = 0;
            std::size_t glued = 0;
            bool strongly = false;
            for (const block& b : blocks) {
                const auto* row = std::get_if<text_row>(&b);
                if (!row || row->of != t || row->columns < 2 || row->values.empty()) continue;
                if (!is_full(*row)) {
                    glued += is_run(*row) ? 1 : 0;
                    continue;
                }
                ++parted;
                strongly = strongly || is_strongly_parted(*row);
            }
            for (block& b : blocks)
                if (auto* row = std::get_if<text_row>(&b); row && row->of == t) {
                    // At the very end the rest of the row may be lost.
                    const bool breaks_off = is_last_ && !row->next && row->limit >= text_.size() && !is_glued(*row);
                    row->may_run_together =
                        may_run_together_ && !breaks_off && !strongly && (parted < glued || blanks_are_astray_);
                }
        }
    }

    bool is_strongly_parted(const text_row& row) const {
        return row.values.size() > 1 && !gap_between(text_, row.values[0].end, row.values[1].begin).is_weak();
    }

    /// Whether blanks stand within numbers as well as between them: rows have more numbers than cells, or what no cell can
    /// hold. Then a row with as many numbers as cells may have them by chance.
    bool has_stray_blanks(std::span<const std::vector<block>> tables) const {
        std::size_t rows = 0;
        std::size_t astray = 0;
        for (const std::vector<block>& blocks : tables)
            for (const block& b : blocks) {
                const auto* row = std::get_if<text_row>(&b);
                if (!row || row->columns < 2 || row->values.empty() || is_strongly_parted(*row)) continue;
                ++rows;
                const bool crowded = row->values.size() > row->columns && line_breaks(row->values.front(), row->values.back()) == 0;
                const bool run = std::ranges::any_of(row->values, [&](const item& i) {
                    return i.what == item::kind::number && !is_single(i);
                });
                astray += crowded || run ? 1 : 0;
            }
        return astray > 1 && astray * 8 >= rows;
    }

    /// Whether a row has a number alone, or what no single cell can hold.
    bool is_run(const text_row& row) const {
        return row.values.size() == 1 || !std::ranges::all_of(row.values, [&](const item& i) { return is_single(i); });
    }

    /// Whether nothing parts the first value from what it follows.
    static bool is_glued(const text_row& row) {
        return !row.values.empty() && row.values.front().begin == (row.name ? row.name->end : row.header_end);
    }

    // ---- spacing

    bool is_single(const item& i) const {
        return marked_end(i.begin) == i.end ||
               read_value(text_.substr(i.begin, i.end - i.begin)).what != cell_value::kind::other;
    }

    bool is_full(const text_row& row) const {
        return row.columns != 0 && row.values.size() == row.columns &&
               std::ranges::all_of(row.values, [&](const item& i) { return is_single(i) || is_short(i); });
    }

    /// The document's spacing by its full rows; where it has none, by its headers.
    spacing learn(std::span<const std::vector<block>> tables) const {
        spacing_counter rows;
        spacing_counter headers;
        for (const std::vector<block>& blocks : tables)
            for (const block& b : blocks) {
                if (const auto* header = std::get_if<text_header>(&b)) {
                    learn_header(*header, headers);
                    continue;
                }
                const auto& row = std::get<text_row>(b);
                if (row.name && headers_end_) headers.row.add(gap_between(text_, headers_end_, row.name->begin));
                headers_end_ = 0;
                if (!is_full(row)) continue;
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
        headers_end_ = header.names.back().end;
    }

    /// The values of a row with empty ones in their places, if the separators account for every cell.
    std::optional<std::vector<std::optional<item>>> placed(const text_row& row, const spacing& s) const {
        if (row.values.empty()) return all_blank(row, s);
        if (!s.is_complete() || row.values.size() >= row.columns ||
            !std::ranges::all_of(row.values, [&](const item& i) { return is_single(i); }))
            return std::nullopt;
        std::vector<std::optional<item>> cells;
        const auto leave = [&](std::optional<unsigned> blanks) {
            if (!blanks || *blanks > row.columns) return false;
            cells.insert(cells.end(), *blanks, std::nullopt);
            return cells.size() < row.columns + 1;
        };
        const item& first = row.values.front();
        const bool starts = row.name ? leave(steps(gap_between(text_, row.name->end, first.begin), *s.first, *s.cell))
                                     : leave(steps(gap_between(text_, row.header_end, first.begin), *s.row, *s.cell));
        if (!starts) return std::nullopt;
        cells.emplace_back(first);
        for (std::size_t i = 1; i < row.values.size(); ++i) {
            if (!leave(steps(gap_between(text_, row.values[i - 1].end, row.values[i].begin), *s.cell, *s.cell)))
                return std::nullopt;
            cells.emplace_back(row.values[i]);
        }
        if (cells.size() > row.columns) return std::nullopt;
        const gap rest = gap_between(text_, row.values.back().end, row.limit);
        if (row.next) {
            if (!leave(steps(rest, *s.row, *s.cell))) return std::nullopt;
        } else {
            // The end of a table is as wide as its page makes it, so it shows empty cells only where others show that
            // they leave their separators.
            const auto missing = static_cast<unsigned>(row.columns - cells.size());
            const bool kept = blanks_keep_place_ || (!blanks_vanish_ && cells.size() > row.values.size());
            if (missing != 0 && (!kept || !reaches(rest, s, missing))) return std::nullopt;
            leave(missing);
        }
        if (cells.size() != row.columns) return std::nullopt;
        return cells;
    }

    /// Whether the rows that are followed by another show empty cells to leave their separators, or not to.
    void weigh_blanks(const std::vector<std::vector<block>>& tables, const std::vector<spacing>& spacings) {
        bool some_keep = false;
        for (std::size_t i = 0; i < tables.size(); ++i)
            for (const block& b : tables[i]) {
                const auto* row = std::get_if<text_row>(&b);
                if (!row || !row->next || !row->is_certain || row->values.size() >= row->columns) continue;
                (placed(*row, spacings[i]) ? some_keep : blanks_vanish_) = true;
            }
        blanks_keep_place_ = some_keep && !blanks_vanish_;
    }

    /// An empty row whose separators leave every cell its place.
    std::optional<std::vector<std::optional<item>>> all_blank(const text_row& row, const spacing& s) const {
        if (!s.is_complete() || !row.name || !row.next) return std::nullopt;
        gap ends = *s.first;
        for (std::size_t i = 0; i < ends.counts.size(); ++i) ends.counts[i] += s.row->counts[i];
        const auto inner = steps(gap_between(text_, row.name->end, *row.next), ends, *s.cell);
        if (!inner || *inner + 1 != row.columns) return std::nullopt;
        return std::vector<std::optional<item>>(row.columns);
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
        while (start > begin_ && items.front().begin - start <= longest_line && text_[start - 1] != '\n' &&
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
            if (!row || !row->name || !is_full(*row)) continue;
            const std::string_view blanks = text_.substr(row->name->end, row->values[0].begin - row->name->end);
            if (blanks.find_first_not_of(' ') != blanks.npos) continue;
            least = std::min(least, blanks.size());
            most = std::max(most, blanks.size());
        }
        return most >= least + 4;
    }

    /// The values of a row with empty ones in their places, where blanks keep the columns of a page upright: each value
    /// stands under or over one column of the full rows next to it.
    std::optional<std::vector<std::optional<item>>> aligned(const std::vector<block>& blocks, std::size_t at) const {
        const auto& row = std::get<text_row>(blocks[at]);
        if (!columns_are_upright_ || row.values.empty() || row.values.size() >= row.columns ||
            !std::ranges::all_of(row.values, [&](const item& i) { return is_single(i); }))
            return std::nullopt;
        const auto nearest = [&](std::span<const block> candidates, bool last) -> const text_row* {
            for (std::size_t i = 0; i < candidates.size() && i < enum_size<request_row>; ++i) {
                const auto* other = std::get_if<text_row>(&candidates[last ? candidates.size() - 1 - i : i]);
                if (other && other->of == row.of && other->columns == row.columns && is_full(*other)) return other;
            }
            return nullptr;
        };
        const text_row* before = nearest(std::span{blocks}.first(at), true);
        const text_row* after = nearest(std::span{blocks}.subspan(at + 1), false);
        if (!before || !after) return std::nullopt;
        // How wide a Chinese letter was counted is not known: rows may stand upright by chance where it is counted wrongly.
        const auto narrow = aligned_between(*before, row, *after, 1);
        const auto wide = aligned_between(*before, row, *after, 2);
        const auto same = [](const auto& a, const auto& b) { return a.has_value() == b.has_value() && (!a || a->begin == b->begin); };
        if (narrow && wide && !std::ranges::equal(*narrow, *wide, same)) return std::nullopt;
        return narrow ? narrow : wide;
    }

    std::optional<std::vector<std::optional<item>>> aligned_between(const text_row& before, const text_row& row,
                                                                    const text_row& after, std::size_t wide) const {
        std::vector<extent> columns = extents(before.values, wide);
        const std::vector<extent> below = extents(after.values, wide);
        const std::vector<extent> values = extents(row.values, wide);
        if (columns.empty() || below.empty() || values.empty()) return std::nullopt;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (!columns[c].overlaps(below[c])) return std::nullopt;
            columns[c] = {std::min(columns[c].begin, below[c].begin), std::max(columns[c].end, below[c].end)};
            if (c != 0 && columns[c - 1].end >= columns[c].begin) return std::nullopt;
        }
        std::vector<std::optional<item>> cells(row.columns);
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

    // ---- the document

    source_span span(std::size_t begin, std::size_t end) { return places_.span(begin, end); }

    /// The end of the heading of a section that begins a line, which a narrow page may have broken; `at` where there is none.
    std::size_t end_of_heading(std::size_t at, std::size_t end) const {
        const std::size_t first = skip_white_space(text_, at);
        const ordinal number = first < end ? read_ordinal(text_, first) : ordinal{};
        if (number.how != ordinal::style::chinese) return at;
        const label_match m = match_label(text_, first);
        return m.what.kind == word::section && m.end <= end ? m.end : at;
    }

    void add_prose(std::size_t begin, std::size_t end) {
        std::size_t start = begin;
        const auto add = [&](std::size_t stop) {
            const std::string_view line = trim(text_.substr(start, stop - start));
            if (line.empty()) return;
            const auto at = static_cast<std::size_t>(line.data() - text_.data());
            out_.blocks.emplace_back(paragraph{std::string{line}, span(at, at + line.size())});
        };
        unsigned wide = 0;
        std::size_t heading_end = begin;
        for (std::size_t at = begin; at < end;) {
            const code_point c = decode_at(text_, at);
            if (at == start) heading_end = end_of_heading(at, end);
            if (at < heading_end) {
                at += c.length;
                continue;
            }
            wide = c.value == U'\u3000' ? wide + 1 : 0;
            if (c.value == U'\n' || c.value == U'\r' || wide >= 2) {
                add(at);
                start = at + c.length;
            }
            at += c.length;
        }
        add(end);
    }

    void add_grid(const region& r, const std::vector<block>& blocks, const spacing& s) {
        grid g;
        g.span = span(r.begin, r.end);
        columns_are_upright_ = labels_leave_gaps(blocks);
        std::uint32_t row = 0;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (const auto* header = std::get_if<text_header>(&blocks[i]))
                add_header(g, *header, row);
            else
                add_row(g, blocks, i, s, row);
        }
        out_.blocks.emplace_back(std::move(g));
    }

    void add_cell(grid& g, std::uint32_t row, std::size_t column, const item& i, std::uint32_t columns = 1) {
        g.cells.push_back(
            {std::string{text_.substr(i.begin, i.end - i.begin)}, row, static_cast<std::uint32_t>(column), 1, columns,
             span(i.begin, i.end), false}
        );
    }

    void add_header(grid& g, const text_header& header, std::uint32_t& row) {
        switch (header.of) {
            case table::disclosure: {
                std::size_t column = 0;
                for (const item& i : header.names)
                    if (i.name.kind == word::disclosure_column)
                        add_cell(g, row, ++column, i);
                    else if (i.name.is(structure::information))
                        add_cell(g, row, 0, i);
                    else if (i.name.is(structure::article)) {
                        add_cell(g, row++, 0, i);
                    }
                ++row;
                break;
            }
            case table::requests: add_request_header(g, header, row); break;
            case table::reviews: add_review_header(g, header, row); break;
        }
    }

    /// The labels of a header in two rows follow each other as 自然人, 法人或其他组织, 总计 and the five kinds; these stand
    /// where 法人或其他组织 does.
    void add_request_header(grid& g, const text_header& header, std::uint32_t& row) {
        std::vector<item> outer;
        std::vector<item> inner;
        std::optional<std::size_t> place;
        for (const item& i : header.names) {
            const bool organisation = (i.name.kind == word::request_column && i.name.index != 0) ||
                                      i.name.kind == word::other;
            if (i.name.is(structure::organisations))
                place = outer.size();
            else if (organisation)
                inner.push_back(i);
            else if (i.name.kind == word::request_column || i.name.kind == word::total)
                outer.push_back(i);
        }
        // 自然人 is two rows high, so that its name may be read after that of the organisations though it stands before it.
        if (place == 0 && !outer.empty() && outer.front().name.kind == word::request_column) place = 1;
        std::vector<item> order = outer;
        if (place) {
            order.insert(order.begin() + static_cast<std::ptrdiff_t>(*place), inner.begin(), inner.end());
        } else {
            order.clear();
            for (const item& i : header.names)
                if (i.name.kind == word::request_column || i.name.kind == word::total || i.name.kind == word::other)
                    order.push_back(i);
            // 自然人 总计 and then the five: in one row, or in two without the name that joins them. Nobody knows.
            if (order.size() == enum_size<request_column> && order[1].name.kind == word::total) order.push_back(order[0]);
        }
        std::size_t column = 0;
        for (const item& i : order) add_cell(g, row, ++column, i);
        ++row;
    }

    void add_review_header(grid& g, const text_header& header, std::uint32_t& row) {
        std::vector<item> kinds;
        std::vector<item> outcomes;
        for (const item& i : header.names) {
            if (i.name.kind == word::review_kind) kinds.push_back(i);
            if (i.name.kind == word::review_column || i.name.kind == word::total) outcomes.push_back(i);
        }
        constexpr std::size_t width = enum_size<review_column>;
        const bool in_blocks = outcomes.size() == width * enum_size<review_kind> && kinds.size() == enum_size<review_kind>;
        for (std::size_t k = 0; k < kinds.size(); ++k)
            add_cell(g, row, 1 + k * width, kinds[k], in_blocks ? static_cast<std::uint32_t>(width) : 1);
        if (!kinds.empty()) ++row;
        for (std::size_t o = 0; o < outcomes.size(); ++o) add_cell(g, row, 1 + o, outcomes[o]);
        ++row;
    }

    void add_row(grid& g, const std::vector<block>& blocks, std::size_t place, const spacing& s, std::uint32_t& number) {
        const auto& row = std::get<text_row>(blocks[place]);
        const std::uint32_t at = number++;
        if (row.name) add_cell(g, at, 0, *row.name);
        if (!row.is_certain) return;
        const bool by_chance = blanks_are_astray_ && row.may_run_together && row.columns > 1 && row.values.size() > 1 &&
                               line_breaks(row.values.front(), row.values.back()) == 0;
        if (!by_chance && (row.columns == 0 || is_full(row) || row.values.size() > row.columns)) {
            for (std::size_t i = 0; i < row.values.size(); ++i) add_cell(g, at, 1 + i, row.values[i]);
            return;
        }
        auto cells = placed(row, s);
        if (!cells) cells = aligned(blocks, place);
        if (cells) {
            std::size_t end = row.name ? row.name->end : row.header_end;
            for (std::size_t i = 0; i < cells->size(); ++i) {
                const item blank{item::kind::mark, {}, end, end};
                add_cell(g, at, 1 + i, (*cells)[i] ? *(*cells)[i] : blank);
                if ((*cells)[i]) end = (*cells)[i]->end;
            }
            return;
        }
        if (!row.values.empty() && !row.may_run_together) {
            for (std::size_t i = 0; i < row.values.size(); ++i) add_cell(g, at, 1 + i, row.values[i]);
            return;
        }
        const std::size_t begin = row.values.empty() ? (row.name ? row.name->end : row.header_end) : row.values.front().begin;
        const std::size_t end = row.values.empty() ? begin : row.values.back().end;
        add_cell(g, at, 1, {item::kind::number, {}, begin, end}, static_cast<std::uint32_t>(row.columns));
        g.cells.back().run_together = true;
    }

    std::string_view text_;
    std::size_t begin_;
    bool is_last_;  ///< the document ends with this part
    bool may_run_together_;
    bool is_marked_;  ///< written with the marks of printing.hpp
    edited_place_finder& places_;
    document& out_;
    std::vector<region> regions_;
    mutable std::size_t headers_end_ = 0;
    bool columns_are_upright_ = false;  ///< in the present region
    bool blanks_are_astray_ = false;
    bool blanks_keep_place_ = false;
    bool blanks_vanish_ = false;
};

}  // namespace

document text_to_document(std::string_view utf8) {
    document out;
    std::vector<edited_place_finder::cut> cuts;
    const std::string cut = without_page_marks(utf8, cuts);
    const std::string_view text = cuts.empty() ? utf8 : cut;
    edited_place_finder places{utf8, std::move(cuts)};
    append_text({text, 0, text.size()}, places, out);
    return out;
}

void append_text(const text_part& part, edited_place_finder& places, document& out) {
    text_reader{part, places, out}.read();
}

}  // namespace gongkai::detail

namespace gongkai {

result<published_report> read_text(std::string_view bytes) {
    const auto text = detail::decode(bytes);
    if (!text) return text.error();
    return read_document(detail::text_to_document(text->view()));
}

}  // namespace gongkai
