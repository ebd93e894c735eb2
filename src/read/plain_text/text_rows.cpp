// SPDX-License-Identifier: Apache-2.0
#include "tables/which_edition.hpp"
#include "text/number.hpp"
#include "text/unicode.hpp"
#include "text_pieces.hpp"

#include <algorithm>
#include <iterator>

namespace gongkai::detail::plain_text {
namespace {

class row_reader {
public:
    explicit row_reader(const source& from) : from_{from}, text_{from.text} {}

    tables read(std::span<const region> regions) const {
        tables out;
        for (const region& r : regions) {
            out.of_regions.push_back(gatherer{*this, r}.gather());
            mistrust_crowded(out.of_regions.back());
            for (const table t : {table::disclosure, table::requests}) restore_step(out.of_regions.back(), t);
        }
        const bool any_out_of_step = std::ranges::any_of(
            out.of_regions, [](const std::vector<block>& blocks) { return std::ranges::any_of(blocks, &is_out_of_step); });
        out.blanks_are_astray = from_.parted.none() && has_stray_blanks(out.of_regions);
        std::vector<table> shuffled;
        for (const table t : {table::disclosure, table::requests})
            if (are_shuffled(out.of_regions, t) || (t == table::disclosure && has_strays_between_articles(out.of_regions)))
                shuffled.push_back(t);
        const bool by_columns = are_groups_astray(regions) && stand_below_names(out.of_regions);
        for (std::vector<block>& blocks : out.of_regions) {
            for (const table t : shuffled) mistrust_names(blocks, t);
            if (by_columns) mistrust_empty(blocks);
            mistrust_broken_headers(blocks);
            mistrust_chance(blocks);
            if (any_out_of_step) take_names_off(blocks);
            tell_runs(blocks, out.blanks_are_astray);
        }
        return out;
    }

private:
    /// Gathers the headers and rows of a region, item by item.
    class gatherer {
    public:
        gatherer(const row_reader& reader, const region& r)
            : reader_{reader}, region_{r}, items_{r.items}, request_columns_{columns_of_requests()} {}

        std::vector<block> gather() {
            for (std::size_t i = 0; i < items_.size();) {
                std::size_t next = i + 1;
                while (next < items_.size() && items_[next].is_value()) ++next;
                if (items_[i].is_value()) {
                    // Values before any name of a row.
                    is_astray_ = is_astray_ || items_[i++].what == item::kind::number;
                    continue;
                }
                read_name(i, next);
                i = next;
            }
            finish();
            return std::move(blocks_);
        }

    private:
        /// How many columns the requests table has: those of the edition, of all of which these names can be, that most rows have
        /// as many values as, and those that its header has besides.
        std::size_t columns_of_requests() const {
            const auto header = items_.first(static_cast<std::size_t>(
                std::ranges::find(items_, word::request_row, [](const item& i) { return i.name.kind; }) - items_.begin()));
            const auto totals =
                static_cast<std::size_t>(std::ranges::count(header, word::total, [](const item& i) { return i.name.kind; }));
            const auto foreign = static_cast<std::size_t>(
                std::ranges::count_if(header, [&](const item& i) { return reader_.is_foreign_head(i); }));
            return columns_of_form(items_) + (totals > 1 ? totals - 1 : 0) + foreign;
        }

        static std::size_t columns_of_form(std::span<const item> items) {
            if (least_request_columns == enum_size<request_column>) return least_request_columns;
            editions possible = editions::all;
            for (const item& i : items)
                if (i.name.kind == word::request_row || i.name.kind == word::request_column)
                    if (const editions both = possible & i.name.of; !both.is_empty()) possible = both;
            std::array<std::size_t, enum_size<request_column> + 1> rows{};
            for (std::size_t i = 0; i < items.size();) {
                std::size_t next = i + 1;
                while (next < items.size() && items[next].is_value()) ++next;
                if (items[i].name.kind == word::request_row && next - i - 1 < rows.size()) ++rows[next - i - 1];
                i = next;
            }
            std::optional<std::size_t> best;
            for (const edition e : enumerators<edition>)
                if (possible.contains(e) && (!best || rows[request_columns(e)] >= rows[*best])) best = request_columns(e);
            return best.value_or(least_request_columns);
        }

        /// The values between a name and the next.
        std::span<const item> values(std::size_t name, std::size_t next) const {
            return items_.subspan(name + 1, next - name - 1);
        }

        void read_name(std::size_t i, std::size_t next) {
            const item& here = items_[i];
            const bool has_values = next > i + 1;
            label name = resolve(here.name, context_, in_rows_, in_other_group_, has_values);
            if (is_undivided(region_.items, i, next)) name = row_label(request_row::other);
            const std::optional<table> of = table_of(name, context_);
            const bool is_row =
                name.names_row() || (name.kind == word::review_kind && has_values && outcomes_so_far(header_, outcomes_) == 5 &&
                                     count(header_, word::review_kind) == 0);
            // A cell that covers several places may be printed in each of them.
            const bool is_repeated = is_row && !has_values && next < items_.size() && items_[next].name.kind == here.name.kind &&
                                     items_[next].name.index == here.name.index;
            if (is_repeated) return;
            if (is_row) read_row(i, next, name, *of);
            else if (name.kind == word::group || name.is(structure::results)) read_group(i, next, name);
            else read_head(i, next, name, of);
        }

        void read_row(std::size_t i, std::size_t next, const label& name, table of) {
            if (header_.of != of) header_.names.clear();
            close_header();
            context_ = of;
            in_rows_ = true;
            text_row row;
            row.name = items_[i];
            row.name->name = name;
            row.of = of;
            row.columns = of == table::requests ? request_columns_ : of == table::reviews ? enum_size<review_column> : columns_;
            row.is_out_of_step = is_astray_;
            // Where another table comes before its heading, what a row has lost to it is not known.
            const bool runs_into_other = next < items_.size() && table_of(items_[next].name, of) != of;
            row.is_certain = next > i + 1 || (!is_astray_ && !runs_into_other);
            const std::size_t rest = reader_.take_values(region_, i, next, row);
            // What the row before has lost to its line may be the beginnings of this one's numbers; and numbers that are no
            // row's, before or after it, may be what it lacks.
            const std::span<const item> strays = items_.subspan(rest, next - rest);
            const bool has_strays = has_number(strays);
            const bool may_lack = row.values.size() < row.columns || (may_be_beginnings(row.values) && !reader_.adds_up(row));
            if (follows_beginnings_ || ((follows_strays_ || has_strays) && may_lack)) row.is_certain = false;
            follows_strays_ = has_strays;
            follows_beginnings_ = !strays.empty() && strays.front().what != item::kind::text && may_be_beginnings(strays);
            const std::size_t row_columns = row.columns;
            blocks_.emplace_back(std::move(row));
            reader_.add_unnamed(strays, of, row_columns, blocks_);
            in_other_group_ = in_other_group_ || name.is(request_row::other_fee_unpaid);
        }

        void read_group(std::size_t i, std::size_t next, const label& name) {
            in_other_group_ = name.is(disposition_group::other);
            follows_strays_ = follows_strays_ || has_number(values(i, next));
            reader_.add_unnamed(values(i, next), table::requests, request_columns_, blocks_);
        }

        void read_head(std::size_t i, std::size_t next, const label& name, std::optional<table> of) {
            if (in_rows_ || (of && header_.of != *of) || name.is(structure::information) || name.is(structure::article)) {
                close_header();
                in_rows_ = is_astray_ = in_other_group_ = false;
                if (name.kind == word::structure) columns_ = 0;
            }
            if (of) {
                context_ = of;
                header_.of = *of;
            }
            if (of || name.kind == word::structure) {
                header_.names.push_back(items_[i]);
                header_.names.back().name = name;
            }
            i += take_foreign_heads(i, next);
            i += take_damaged_names(i, next);
            const std::span<const item> after = values(i, next);
            if (after.empty()) return;
            if (context_ == table::reviews && header_.of == table::reviews) return read_reviews(i, next);
            // A lone short number before the first row is a page's.
            if (context_ == table::requests && after.size() == 1 && after[0].end - after[0].begin < enum_size<request_column>)
                return;
            const bool number = has_number(after);
            if (number && context_ && context_ != table::reviews) {
                close_header();
                const std::size_t first = blocks_.size();
                reader_.add_unnamed(after, *context_, context_ == table::requests ? request_columns_ : columns_, blocks_);
                for (std::size_t b = first; b < blocks_.size(); ++b) std::get<text_row>(blocks_[b]).is_out_of_step = true;
            }
            is_astray_ = is_astray_ || number;
        }

        /// The heads of columns that the form has not: 小计, 备注. How many items.
        std::size_t take_foreign_heads(std::size_t i, std::size_t next) {
            std::size_t heads = 0;
            for (const item& head : values(i, next)) {
                if (header_.of != table::requests || !reader_.is_foreign_head(head)) break;
                header_.names.push_back(head);
                header_.names.back().name = find_label(reader_.text_of(head));
                ++heads;
            }
            return heads;
        }

        /// What follows a head and is left of the names of other columns: how many items. The reviews, whose names have one order, may have
        /// any words there, before another of their names or all of their values.
        std::size_t take_damaged_names(std::size_t i, std::size_t next) {
            const std::span<const item> after = values(i, next);
            const bool of_reviews = header_.of == table::reviews;
            const bool has_columns = of_reviews || (header_.of == table::disclosure && !items_[i].name.is(structure::article));
            if (!has_columns) return 0;
            const word following = next < items_.size() ? items_[next].name.kind : word::none;
            const bool goes_on = following == word::review_column || following == word::review_kind || following == word::total;
            const bool lacks_outcomes = of_reviews && outcomes_in(header_) % enum_size<review_column> != 0;
            const bool may_be_any =
                lacks_outcomes && (goes_on || after.size() == 1 + enum_size<review_kind> * enum_size<review_column>);
            const auto is_name = [&](const item& name) {
                return reader_.may_be_name(name) && (may_be_any || reader_.is_damaged_name(name, header_.of) ||
                                                     (of_reviews && goes_on && reader_.is_damaged_kind(name)));
            };
            const auto names = static_cast<std::size_t>(std::ranges::find_if_not(after, is_name) - after.begin());
            if (names != after.size() && !may_be_any) return 0;
            for (const item& name : after.first(names)) {
                if (reader_.is_damaged_kind(name)) continue;
                header_.names.push_back(name);
                header_.names.back().name = damaged_head(reader_.text_of(name));
            }
            return names;
        }

        void read_reviews(std::size_t i, std::size_t next) {
            const std::size_t size = next - i - 1;
            // A table may have one or two of the three kinds, and another one the rest.
            const bool in_part =
                size == outcomes_so_far(header_, 0) && size == count(header_, word::review_kind) * enum_size<review_column>;
            close_header();
            text_row row;
            row.of = table::reviews;
            row.columns = in_part ? size : enum_size<review_kind> * enum_size<review_column>;
            row.header_end = items_[i].end;
            reader_.take_values(region_, i, next, row);
            blocks_.emplace_back(std::move(row));
            in_rows_ = true;
        }

        void close_header() {
            if (header_.names.empty()) return;
            if (header_.of == table::disclosure) columns_ = count(header_, word::disclosure_column) + count(header_, word::none);
            outcomes_ = outcomes_so_far(header_, outcomes_);
            blocks_.emplace_back(std::move(header_));
            header_ = {};
        }

        void finish() {
            const bool empty_reviews = header_.of == table::reviews && !region_.breaks_off && outcomes_in(header_) == 15;
            const std::size_t header_end = header_.names.empty() ? region_.end : header_.names.back().end;
            close_header();
            if (!empty_reviews) return;
            text_row row;
            row.of = table::reviews;
            row.columns = enum_size<review_kind> * enum_size<review_column>;
            row.header_end = header_end;
            row.limit = skip_white_space(reader_.text_, region_.end);
            blocks_.emplace_back(std::move(row));
        }

        const row_reader& reader_;
        const region& region_;
        std::span<const item> items_;
        std::vector<block> blocks_;
        std::optional<table> context_;
        text_header header_;
        std::size_t columns_ = 0;  ///< of the disclosure table's present part
        const std::size_t request_columns_;
        std::size_t outcomes_ = 0;
        bool in_other_group_ = false;
        bool in_rows_ = false;             ///< names of rows have been seen since the header
        bool follows_beginnings_ = false;  ///< the row before has lost to its line what may begin numbers of the next
        bool follows_strays_ = false;      ///< numbers that are no row's stood before
        bool is_astray_ = false;           ///< values stood before the first name: names and values are not in step
    };

    /// The values of several rows, row by row: each on a line of its own; or, as a page's columns are read one after the
    /// other, in paragraphs of one column each. Empty where they stand in no such order.
    std::vector<std::vector<item>> rows_of(std::span<const item> values, std::size_t columns) const {
        std::vector<std::vector<item>> rows;
        if (columns == 0) return {{values.begin(), values.end()}};
        std::vector<std::size_t> lines{1};       // values on each line
        std::vector<std::size_t> paragraphs{1};  // lines in each paragraph
        for (std::size_t i = 1; i < values.size(); ++i) {
            const std::size_t breaks = from_.line_breaks(values[i - 1], values[i]);
            if (breaks == 0) {
                ++lines.back();
                continue;
            }
            lines.push_back(1);
            if (breaks == 1) ++paragraphs.back();
            else paragraphs.push_back(1);
        }
        if (values.size() <= columns) {
            const bool one_row = lines.size() == 1 || lines.size() == values.size();
            return one_row ? std::vector<std::vector<item>>{{values.begin(), values.end()}} : rows;
        }
        if (std::ranges::all_of(lines, [&](std::size_t n) { return n == columns; })) {
            for (std::size_t i = 0; i < values.size(); i += columns)
                rows.emplace_back(values.begin() + static_cast<std::ptrdiff_t>(i),
                                  values.begin() + static_cast<std::ptrdiff_t>(i + columns));
            return rows;
        }
        if (lines.size() != values.size()) return {};
        // A value a line, and a row a paragraph.
        const bool is_row_each = std::ranges::all_of(paragraphs, [&](std::size_t lines_in) { return lines_in == columns; });
        if (is_row_each && paragraphs.size() != columns) {
            for (std::size_t i = 0; i < values.size(); i += columns) {
                const std::span<const item> row = values.subspan(i, columns);
                if (is_width_of_requests(columns) && !add_up(row)) return {};
                rows.emplace_back(row.begin(), row.end());
            }
            return rows;
        }
        if (paragraphs.size() % columns != 0) return {};
        // Each value in a paragraph of its own: in rows or in columns, only sums may tell.
        if (columns > 1 && std::ranges::all_of(paragraphs, [](std::size_t lines_in) { return lines_in == 1; }))
            for (std::size_t i = 0; i < values.size(); i += columns)
                if (!is_width_of_requests(columns) || !add_up(values.subspan(i, columns))) return {};
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
            if (rows.empty()) add_pile({first, last}, of, columns, blocks);
            for (const std::vector<item>& row : rows) add_unnamed_row(row, of, columns, blocks);
            first = last;
        }
    }

    /// Values of nobody knows how many rows: as one that is no row they keep the form's order from naming those around them.
    static void add_pile(std::span<const item> values, table of, std::size_t columns, std::vector<block>& blocks) {
        add_unnamed_row(of == table::disclosure ? values : values.first(1), of, columns, blocks);
        auto& row = std::get<text_row>(blocks.back());
        row.is_pile = true;
        row.is_certain = row.values.size() > columns || of == table::requests;
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

    // ---- names that were lost

    /// What stands between two names of a table: how many rows of values without one.
    struct named_row {
        std::size_t block = 0;
        std::vector<std::vector<item>> rows{};  ///< its own values, and those of rows that have lost their names after it
        std::size_t unnamed = 0;                ///< rows without a name that follow
    };

    /// The names of a table's rows that a form has, in order.
    static std::vector<std::uint8_t> names_of(table t, const form& f) {
        std::vector<std::uint8_t> names;
        if (t == table::requests) {
            for (const request_row row : enumerators<request_row>)
                if (f.has(row)) names.push_back(static_cast<std::uint8_t>(row));
        } else {
            for (const auto& row : items<disclosure_row>)
                if (row.in.contains(f.edition)) names.push_back(static_cast<std::uint8_t>(row.value));
        }
        return names;
    }

    /// Where each name is followed by the values of its row, and rows without names are just as many as the form has between
    /// the names around them, nothing is out of step: some rows have lost their names, and no more.
    void restore_step(std::vector<block>& blocks, table t) const {
        const bool is_in_step = std::ranges::none_of(blocks, [&](const block& b) {
            const auto* row = std::get_if<text_row>(&b);
            return row && row->of == t && (!row->name || row->values.size() > row->columns);
        });
        if (is_in_step) return;
        std::vector<named_row> named;
        std::size_t before = 0;  // rows without a name before the first that has one
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            const auto* row = std::get_if<text_row>(&blocks[b]);
            if (!row || row->of != t) continue;
            if (!row->name) {
                if (row->values.size() != row->columns) return;
                ++(named.empty() ? before : named.back().unnamed);
                continue;
            }
            named.push_back({b, row->values.size() > row->columns ? rows_of(row->values, row->columns)
                                                                  : std::vector<std::vector<item>>{row->values}});
        }
        if (named.empty() ||
            std::ranges::none_of(all_forms, [&](const form& f) { return fits(blocks, named, before, names_of(t, f)); }))
            return;
        std::vector<block> out;
        std::size_t next = 0;
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            auto* row = std::get_if<text_row>(&blocks[b]);
            if (row && row->of == t) row->is_out_of_step = false;
            const bool splits = next < named.size() && named[next].block == b;
            if (splits && named[next].rows.size() > 1) {
                row->values = named[next].rows.front();
                row->limit = row->values.back().end;
                row->next.reset();
            }
            const std::size_t columns = row ? row->columns : 0;
            out.push_back(std::move(blocks[b]));
            if (!splits) continue;
            for (std::size_t r = 1; r < named[next].rows.size(); ++r) add_unnamed_row(named[next].rows[r], t, columns, out);
            ++next;
        }
        blocks = std::move(out);
    }

    /// Whether names and values of a table follow the form, but for names that were lost: fewer than are left.
    bool fits(std::span<const block> blocks, std::span<const named_row> named, std::size_t before,
              std::span<const std::uint8_t> names) const {
        std::size_t lost = before;
        std::size_t from = 0;  // what of the form has not been printed yet
        std::size_t pending = before;
        for (std::size_t i = 0; i < named.size(); ++i) {
            const auto& row = std::get<text_row>(blocks[named[i].block]);
            const auto at = std::find(names.begin() + static_cast<std::ptrdiff_t>(from), names.end(), row.name->name.index);
            if (at == names.end()) return false;
            const auto place = static_cast<std::size_t>(at - names.begin());
            if (pending != 0 && place - from != pending) return false;
            const bool is_last = i + 1 == named.size();
            const bool is_whole = !named[i].rows.empty() && std::ranges::all_of(named[i].rows, [&](const auto& values) {
                return values.size() == row.columns && std::ranges::all_of(values, &item::is_single);
            });
            if (!is_whole && !(is_last && row.values.empty())) return false;
            pending = (is_whole ? named[i].rows.size() - 1 : 0) + named[i].unnamed;
            lost += pending;
            from = place + 1;
        }
        return lost != 0 && lost < named.size() && (pending == 0 || names.size() - from == pending);
    }

    std::string_view text_of(const item& i) const { return text_.substr(i.begin, i.end - i.begin); }

    bool is_foreign_head(const item& i) const {
        return i.what == item::kind::text && find_label(text_of(i)).is(structure::foreign);
    }

    /// Whether an item in a header may be a name that nobody can read.
    bool may_be_name(const item& i) const {
        constexpr std::size_t longest = 36;  // bytes
        return i.what == item::kind::text && i.end - i.begin <= longest && half_width(decode_at(text_, i.begin).value) != U'(' &&
               !is_digit(half_width(decode_at(text_, i.begin).value));
    }

    bool has_any(const item& i, std::span<const std::string_view> parts) const {
        const std::string_view text = text_of(i);
        return std::ranges::any_of(parts, [&](std::string_view part) { return text.find(part) != text.npos; });
    }

    /// Whether an item in a header is what is left of the name of a column.
    bool is_damaged_name(const item& i, table of) const {
        constexpr std::array<std::string_view, 11> of_disclosure{"本年", "上一年", "制",   "废",   "有效", "公开",
                                                                 "决定", "项目",   "件数", "数量", "增"};
        constexpr std::array<std::string_view, 6> of_reviews{"结果", "维持", "纠正", "尚未", "审结", "其他结"};
        return of == table::reviews ? has_any(i, of_reviews) : has_any(i, of_disclosure);
    }

    /// Whether an item in the header of the reviews is what is left of the name of a kind.
    bool is_damaged_kind(const item& i) const {
        constexpr std::array<std::string_view, 2> of_kinds{"诉", "复议"};
        return !i.name && has_any(i, of_kinds);
    }

    static bool has_number(std::span<const item> items) {
        return std::ranges::find(items, item::kind::number, &item::what) != items.end();
    }

    static bool is_out_of_step(const block& b) noexcept {
        const auto* row = std::get_if<text_row>(&b);
        if (!row || row->of == table::reviews) return false;
        if (!row->name) return row->is_out_of_step;
        return row->is_out_of_step || (row->columns != 0 && row->values.size() >= 2 * row->columns);
    }

    /// Where values and names are out of step, or a row has the values of two, names that have no value on their line have
    /// none that is theirs for certain. Where that happens in one table, a name that has none casts doubt on those in another.
    void take_names_off(std::vector<block>& blocks) const {
        std::array<bool, enum_size<table>> is_shuffled{};
        for (const block& b : blocks)
            if (is_out_of_step(b)) is_shuffled[index_of(std::get<text_row>(b).of)] = true;
        const bool has_paragraphs = stand_in_paragraphs(blocks);
        std::vector<block> out;
        for (std::size_t i = 0; i < blocks.size();) {
            std::size_t end = i + 1;
            while (end < blocks.size() && std::holds_alternative<text_row>(blocks[end])) ++end;
            const bool out_of_step =
                std::any_of(blocks.begin() + static_cast<std::ptrdiff_t>(i), blocks.begin() + static_cast<std::ptrdiff_t>(end),
                            [&](const block& b) {
                                const auto* row = std::get_if<text_row>(&b);
                                return row && row->name && (is_shuffled[index_of(row->of)] || row->values.empty());
                            });
            const std::span<block> part{blocks.data() + i, end - i};
            if (out_of_step && pair_up(part)) {
                std::ranges::copy_if(part, std::back_inserter(out), [](const block& b) {
                    const auto* row = std::get_if<text_row>(&b);
                    return !row || row->name;
                });
                i = end;
                continue;
            }
            for (; i < end; ++i) {
                auto* row = std::get_if<text_row>(&blocks[i]);
                if (out_of_step && row && row->name && row->values.empty()) row->is_certain = false;
                const bool stays = !out_of_step || !row || !row->name || row->values.empty() || !row->is_certain ||
                                   (row->values.size() == row->columns &&
                                    from_.line_breaks(*row->name, row->values.front()) <= (has_paragraphs ? 1U : 0U));
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

    /// Names of rows of one column each, and as many values: in rows or in columns, they have one order. False where it is
    /// otherwise.
    bool pair_up(std::span<block> part) const {
        std::vector<item> values;
        std::vector<text_row*> rows;
        for (block& b : part) {
            auto* row = std::get_if<text_row>(&b);
            if (!row) continue;
            if (row->of != table::disclosure || row->columns != 1 || !std::ranges::all_of(row->values, &item::is_single))
                return false;
            values.insert(values.end(), row->values.begin(), row->values.end());
            if (row->name) rows.push_back(row);
        }
        if (rows.empty() || rows.size() != values.size()) return false;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            rows[r]->values.assign(1, values[r]);
            rows[r]->is_certain = true;
            rows[r]->is_out_of_step = false;
        }
        return true;
    }

    /// Whether names and values stand in paragraphs of their own, so that those in one belong together.
    bool stand_in_paragraphs(std::span<const block> blocks) const {
        std::size_t together = 0;
        std::size_t apart = 0;
        for (const block& b : blocks) {
            const auto* row = std::get_if<text_row>(&b);
            if (row && row->name && row->columns > 1 && !row->values.empty())
                ++(from_.line_breaks(*row->name, row->values.front()) > 1 ? apart : together);
        }
        return apart > together;
    }

    static std::size_t count(const text_header& h, word kind) {
        return static_cast<std::size_t>(std::ranges::count_if(h.names, [&](const item& i) { return i.name.kind == kind; }));
    }

    static std::size_t outcomes_in(const text_header& h) {
        return static_cast<std::size_t>(
            std::ranges::count_if(h.names, [](const item& i) { return !i.name || outcome_of(i.name).has_value(); }));
    }

    static std::size_t outcomes_so_far(const text_header& header, std::size_t before) {
        if (header.of != table::reviews) return before;
        const std::size_t here = outcomes_in(header);
        return here != 0 ? here : before;
    }

    static label row_label(request_row row) noexcept { return {word::request_row, static_cast<std::uint8_t>(row)}; }

    /// 总计 and 其他 without a number: columns or rows, by what is around them.
    static label resolve(label name, std::optional<table> context, bool in_rows, bool in_other_group, bool has_values) noexcept {
        const bool among_rows = context == table::requests && in_rows;
        if (name.kind == word::total && among_rows && has_values) return row_label(request_row::total);
        if (name.kind == word::other && among_rows && in_other_group) return row_label(request_row::other_other);
        return name;
    }

    /// （六）其他处理 is a row where values follow it, or the row after its three; what is left of another label is no value.
    static bool is_undivided(const std::vector<item>& items, std::size_t i, std::size_t next) noexcept {
        const label& name = items[i].name;
        if (!name.is(disposition_group::other)) return false;
        if (next > i + 1) return items[i + 1].what != item::kind::text;
        if (next == items.size()) return false;
        const label& after = items[next].name;
        return after.kind == word::total || after.is(request_row::total) || after.is(request_row::carried_out);
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

    static bool names_column(const label& name) noexcept {
        return name.kind == word::disclosure_column || name.kind == word::request_column || name.kind == word::review_column ||
               name.kind == word::total || name.kind == word::other;
    }

    /// The values of a row: the items after its name, up to the next name. Where the first of them begins that is not the
    /// row's, as a label stands before it that nobody knows.
    std::size_t take_values(const region& r, std::size_t name, std::size_t next, text_row& row) const {
        row.values.assign(r.items.begin() + static_cast<std::ptrdiff_t>(name) + 1,
                          r.items.begin() + static_cast<std::ptrdiff_t>(next));
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
        if (last && from_.is_last && !row.values.empty() && row.values.back().end == text_.size() && !adds_up(row))
            row.is_certain = false;
        const bool is_end = r.breaks_off || (from_.is_last && row.limit >= text_.size());
        if (last && row.values.empty() && is_end) row.is_certain = false;
        // A row that goes on with the name of a column holds more than could be read.
        const bool goes_on =
            !last && row.name && names_column(r.items[next].name) && from_.line_breaks(*row.name, r.items[next]) == 0;
        if (row.values.empty() && goes_on) row.is_certain = false;

        if (row.values.size() == row.columns && are_stacked(row.values)) row.is_certain = false;

        const auto text = std::ranges::find(row.values, item::kind::text, &item::what);
        if (text == row.values.end()) return next - end_at_line(row);
        // One word, or the same in several cells: 无. Several words are a label that was broken up.
        const auto word = [&](const item& i) { return text_.substr(i.begin, i.end - i.begin); };
        const bool all_short = std::ranges::all_of(row.values, [&](const item& i) {
            return i.what != item::kind::text || (from_.is_word_of_cell(i) && word(i) == word(*text));
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
        return rest - end_at_line(row);
    }

    /// Whether some values stand in one paragraph, and more stand in paragraphs of their own: the first are cells of a column,
    /// below each other, and so not of one row.
    bool are_stacked(std::span<const item> values) const {
        std::size_t together = 0;
        std::size_t apart = 0;
        for (std::size_t i = 1; i < values.size(); ++i) {
            const gap between = gap_between(text_, values[i - 1].end, values[i].begin);
            together += between.counts[0] == 1 ? 1 : 0;
            apart += between.counts[0] > 1 ? 1 : 0;
        }
        return together != 0 && apart > together;
    }

    /// Whether numbers may go on in the next line: a column so narrow that it breaks them holds some digits.
    static bool may_be_beginnings(std::span<const item> values) {
        return std::ranges::any_of(values, [](const item& i) { return i.what == item::kind::number && i.end - i.begin >= 3; });
    }

    /// Where a row's first values stand on one line, parted by plain blanks, or the first beside the name and others together,
    /// what stands on another line is not the row's. How many values it loses so.
    std::size_t end_at_line(text_row& row) const {
        if (row.columns < 2 || row.values.size() < 2) return 0;
        // A wide label leaves its last number the next line.
        if (adds_up(row)) return 0;
        const auto in_line = [&](std::size_t i) { return from_.line_breaks(row.values[i - 1], row.values[i]) == 0; };
        std::size_t kept = 1;
        while (kept < row.values.size() && in_line(kept)) ++kept;
        const std::size_t lost = row.values.size() - kept;
        if (lost == 0) return 0;
        if (kept == 1) {
            const bool beside_name = row.name && gap_between(text_, row.name->end, row.values[0].begin).is_weak();
            bool together = false;
            for (std::size_t i = 2; i < row.values.size(); ++i) together = together || in_line(i);
            if (!beside_name || !together) return 0;
        }
        if (lost >= row.columns && row.name && from_.line_breaks(*row.name, row.values[0]) != 0) row.is_out_of_step = true;
        // What stands below may be the ends of the row's own numbers.
        if (kept != row.columns || may_be_beginnings(row.values)) row.is_certain = false;
        row.limit = row.values[kept].begin;
        row.next.reset();
        row.values.resize(kept);
        return lost;
    }

    /// Whether a row of the requests is whole: the total at its end is the sum of the others, so nothing of it is cut off.
    bool adds_up(const text_row& row) const {
        return row.of == table::requests && row.values.size() == row.columns && add_up(row.values);
    }

    /// Whether the names of rows do not stand in the form's order, as where a turned page was read by its lines.
    static bool are_shuffled(const std::vector<std::vector<block>>& regions, table t) {
        std::optional<std::uint8_t> last;
        std::size_t names = 0;
        std::size_t steps_back = 0;
        for (const std::vector<block>& blocks : regions)
            for (const block& b : blocks) {
                const auto* row = std::get_if<text_row>(&b);
                if (!row || !row->name || row->of != t) continue;
                ++names;
                steps_back += last && row->name->name.index < *last ? 1 : 0;
                last = row->name->name.index;
            }
        return steps_back * 4 > names;
    }

    /// Whether more rows of values stand in a part of the disclosure table than names that lack theirs, with the headings of
    /// its parts among them: those rows are of another part.
    static bool has_strays_between_articles(const std::vector<std::vector<block>>& regions) {
        std::size_t articles = 0;
        std::size_t values = 0;
        std::size_t names = 0;
        bool has_strays = false;
        bool out_of_step = false;
        for (const std::vector<block>& blocks : regions)
            for (const block& b : blocks) {
                if (const auto* header = std::get_if<text_header>(&b)) {
                    const bool is_part =
                        std::ranges::any_of(header->names, [](const item& i) { return i.name.is(structure::article); });
                    if (!is_part) continue;
                    ++articles;
                    has_strays = has_strays || values > names;
                    values = names = 0;
                } else if (const auto& row = std::get<text_row>(b); row.of == table::disclosure) {
                    names += row.name && row.values.empty() ? 1 : 0;
                    values += row.name ? 0 : 1;
                    out_of_step = out_of_step || is_out_of_step(b);
                }
            }
        return articles != 0 && out_of_step && (has_strays || values > names);
    }

    /// Whether names of groups stand among the rows of other groups, as a page's columns are read one after the other.
    static bool are_groups_astray(std::span<const region> regions) {
        std::optional<disposition_group> last;
        for (const region& r : regions)
            for (const item& i : r.items) {
                std::optional<disposition_group> group;
                if (i.name.kind == word::group) group = static_cast<disposition_group>(i.name.index);
                if (i.name.kind == word::request_row)
                    if (const auto d = disposition_of(static_cast<request_row>(i.name.index))) group = group_of(*d);
                if (!group) continue;
                if (last && *group < *last) return true;
                last = group;
            }
        return false;
    }

    /// Whether the values of most rows stand on other lines than their names.
    bool stand_below_names(const std::vector<std::vector<block>>& regions) const {
        std::size_t below = 0;
        std::size_t beside = 0;
        for (const std::vector<block>& blocks : regions)
            for (const block& b : blocks)
                if (const auto* row = std::get_if<text_row>(&b); row && row->name && !row->values.empty())
                    ++(from_.line_breaks(*row->name, row->values.front()) != 0 ? below : beside);
        return below > beside;
    }

    /// Then a name without values may have lost them to another.
    static void mistrust_empty(std::vector<block>& blocks) {
        for (block& b : blocks)
            if (auto* row = std::get_if<text_row>(&b); row && row->name && row->values.empty()) row->is_certain = false;
    }

    /// Of a table in such disorder no values are a row's but those that stand on its line.
    void mistrust_names(std::vector<block>& blocks, table t) const {
        for (block& b : blocks) {
            auto* row = std::get_if<text_row>(&b);
            if (!row || row->of != t) continue;
            if (!row->name || row->values.empty() || from_.line_breaks(*row->name, row->values.front()) != 0)
                row->is_certain = false;
        }
    }

    /// Where the header of the reviews is in pieces with values between them, no values are in step with it.
    static void mistrust_broken_headers(std::vector<block>& blocks) {
        bool broken = false;
        for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
            const auto* header = std::get_if<text_header>(&blocks[i]);
            if (!header || header->of != table::reviews || !std::holds_alternative<text_row>(blocks[i + 1])) continue;
            const std::size_t outcomes = outcomes_in(*header);
            broken = broken || outcomes % enum_size<review_column> != 0;
        }
        const auto headers = std::ranges::count_if(blocks, [](const block& b) {
            const auto* header = std::get_if<text_header>(&b);
            return header && header->of == table::reviews;
        });
        if (!broken || headers < 2) return;
        for (block& b : blocks)
            if (auto* row = std::get_if<text_row>(&b); row && row->of == table::reviews) row->is_certain = false;
    }

    /// Where half the rows have lost their values, or all but one row are lost.
    bool is_scattered(const std::vector<block>& blocks, table t) const {
        std::size_t named = 0;
        std::size_t full = 0;
        for (const block& b : blocks)
            if (const auto* row = std::get_if<text_row>(&b); row && row->of == t && row->name) {
                ++named;
                full += row->values.size() == row->columns ? 1 : 0;
            }
        return full * 2 <= named || named == 1;
    }

    /// Where empty cells leave no trace, values without a name are as many as a row's by chance, and those with one, if they
    /// do not add up. Where names and values have come apart, a row over several lines may have another's values likewise.
    void mistrust_chance(std::vector<block>& blocks) const {
        for (const table t : {table::disclosure, table::requests}) {
            const bool blanks_vanish = std::ranges::any_of(blocks, [&](const block& b) {
                const auto* row = std::get_if<text_row>(&b);
                if (!row || row->of != t || !row->name || row->values.empty() || row->values.size() >= row->columns) return false;
                const gap all = gap_between(text_, row->name->end, row->values.back().end);
                return all.counts[1] + all.counts[2] + all.counts[3] == 0;
            });
            if (!blanks_vanish && !is_scattered(blocks, t)) continue;
            for (block& b : blocks) {
                auto* row = std::get_if<text_row>(&b);
                if (!row || row->of != t) continue;
                const bool on_lines = row->name && !row->values.empty() && from_.line_breaks(*row->name, row->values.back()) != 0;
                const bool by_chance = on_lines && t == table::requests && row->values.size() == row->columns && !adds_up(*row);
                if ((!row->name && blanks_vanish) || by_chance) row->is_certain = false;
            }
        }
    }

    /// A row with more values than cells, or without a name, shows that names and values are not in step; then a name without
    /// values is not an empty row.
    static void mistrust_crowded(std::vector<block>& blocks) {
        for (const table t : enumerators<table>) {
            bool crowded = false;
            for (const block& b : blocks)
                if (const auto* row = std::get_if<text_row>(&b); row && row->of == t)
                    crowded = crowded || (row->columns != 0 && row->values.size() > row->columns) ||
                              (!row->name && t != table::reviews);
            if (!crowded) continue;
            for (block& b : blocks)
                if (auto* row = std::get_if<text_row>(&b); row && row->of == t && row->values.empty()) row->is_certain = false;
        }
    }

    /// A table that parts its cells has no runs: where a row of it has too few numbers, blank cells have vanished, and no sum
    /// tells which, as it may be wrong for want of the very number that was left out.
    void tell_runs(std::vector<block>& blocks, bool blanks_are_astray) const {
        for (const table t : enumerators<table>) {
            std::size_t parted = 0;
            std::size_t glued = 0;
            bool strongly = stands_on_lines(blocks, t);
            for (const block& b : blocks) {
                const auto* row = std::get_if<text_row>(&b);
                if (!row || row->of != t || row->columns < 2 || row->values.empty()) continue;
                if (!from_.is_full(*row)) {
                    glued += is_run(*row) || is_glued_review(*row) ? 1 : 0;
                    continue;
                }
                ++parted;
                strongly = strongly || from_.is_strongly_parted(*row);
            }
            for (block& b : blocks)
                if (auto* row = std::get_if<text_row>(&b); row && row->of == t) {
                    // At the very end the rest of the row may be lost.
                    const bool breaks_off = from_.is_last && !row->next && row->limit >= text_.size() && !is_glued(*row);
                    row->may_run_together = !row->is_pile && !from_.parted.test(index_of(t)) && !breaks_off && !strongly &&
                                            (parted < glued || blanks_are_astray);
                }
        }
    }

    /// Whether blanks part the reviews into one or two numbers less than there are cells, and no empty cell can have been lost there,
    /// since no sums would hold: a number is that of two cells.
    bool is_glued_review(const text_row& row) const {
        constexpr std::size_t most_lost = 2;
        if (row.of != table::reviews || row.values.size() + most_lost < row.columns || from_.is_strongly_parted(row))
            return false;
        const auto is_count = [](const item& i) {
            return i.what == item::kind::number && i.is_single && i.value.value.is_integer();
        };
        return std::ranges::all_of(row.values, is_count) &&
               !may_have_lost(row.values, row.columns / enum_size<review_column>, row.columns - row.values.size());
    }

    /// Whether numbers are the outcomes of kinds of review, of which some were empty and lost.
    static bool may_have_lost(std::span<const item> values, std::size_t kinds, std::size_t lost) {
        if (kinds == 0) return values.empty();
        for (std::size_t here = 0; here <= std::min(lost, enum_size<review_column> - 1); ++here) {
            const std::size_t printed = enum_size<review_column> - here;
            if (values.size() < printed) continue;
            if (add_up(values.first(printed)) && may_have_lost(values.subspan(printed), kinds - 1, lost - here)) return true;
        }
        return false;
    }

    /// Whether the header of a table has each of its columns on a line of its own, so that its values have too.
    bool stands_on_lines(const std::vector<block>& blocks, table t) const {
        std::size_t parted = 0;
        std::size_t together = 0;
        for (const block& b : blocks) {
            const auto* header = std::get_if<text_header>(&b);
            if (!header || header->of != t) continue;
            for (std::size_t i = 1; i < header->names.size(); ++i)
                ++(from_.line_breaks(header->names[i - 1], header->names[i]) != 0 ? parted : together);
        }
        return parted > 2 && together == 0;
    }

    /// Whether blanks stand within numbers as well as between them: rows have more numbers than cells, or what no cell can
    /// hold. Then a row with as many numbers as cells may have them by chance.
    bool has_stray_blanks(std::span<const std::vector<block>> tables) const {
        std::size_t rows = 0;
        std::size_t astray = 0;
        for (const std::vector<block>& blocks : tables)
            for (const block& b : blocks) {
                const auto* row = std::get_if<text_row>(&b);
                if (!row || row->columns < 2 || row->values.empty() || from_.is_strongly_parted(*row)) continue;
                ++rows;
                const bool crowded =
                    row->values.size() > row->columns && from_.line_breaks(row->values.front(), row->values.back()) == 0;
                const bool run =
                    std::ranges::any_of(row->values, [&](const item& i) { return i.what == item::kind::number && !i.is_single; });
                astray += crowded || run ? 1 : 0;
            }
        return astray > 1 && astray * 8 >= rows;
    }

    /// Whether a row has a number alone, or what no single cell can hold.
    bool is_run(const text_row& row) const {
        return row.values.size() == 1 || !std::ranges::all_of(row.values, &item::is_single);
    }

    /// Whether nothing parts the first value from what it follows.
    static bool is_glued(const text_row& row) {
        return !row.values.empty() && row.values.front().begin == (row.name ? row.name->end : row.header_end);
    }

    const source& from_;
    std::string_view text_;
};

}  // namespace

tables read_tables(const source& from, std::span<const region> regions) { return row_reader{from}.read(regions); }

}  // namespace gongkai::detail::plain_text
