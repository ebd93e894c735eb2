// SPDX-License-Identifier: Apache-2.0
#include "cell_recorder.hpp"
#include "columns.hpp"
#include "grid_shape.hpp"
#include "labels.hpp"
#include "mark.hpp"
#include "placement.hpp"
#include "read/document/source_lines.hpp"
#include "read/reading.hpp"
#include "runs.hpp"
#include "tables/which_edition.hpp"
#include "text/unicode.hpp"
#include "write/printing.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gongkai::detail {
namespace {

/// The value cells of one printed row, not yet attributed: which edition's columns they are is known only at the end.
struct printed_row {
    static constexpr std::uint8_t unnamed = 0xFF;

    gongkai::table table = gongkai::table::requests;
    std::uint8_t row = 0;
    std::uint32_t header = 0;  ///< position in the list of orders
    std::uint32_t first = 0;   ///< of the value cells
    std::uint32_t count = 0;
    std::uint32_t grid = 0;  ///< counted from 1
    const grid_cell* name = nullptr;
    bool is_upright = true;                ///< in a grid of that kind
    bool has_heading = false;              ///< stands under the heading of the section of its table
    money_unit unit = money_unit::unsaid;  ///< of its amount, as the header, the name and the caption say
};

class tables_reader {
public:
    tables_reader(const document& source, std::optional<std::chrono::year> year, bool marked)
        : source_{source}, year_{year}, marked_{marked} {
        orders_.emplace_back();  // no header: the form's order
    }

    tables_read read() {
        std::size_t cells = 0;
        for (const auto& block : source_.blocks)
            if (const auto* g = std::get_if<grid>(&block)) cells += g->cells.size();
        values_.reserve(cells);
        std::vector<bool> is_statutory(source_.blocks.size(), false);
        for (std::size_t i = 0; i < source_.blocks.size(); ++i)
            if (const auto* g = std::get_if<grid>(&source_.blocks[i])) {
                const auto* next = i + 1 < source_.blocks.size() ? std::get_if<grid>(&source_.blocks[i + 1]) : nullptr;
                std::optional<grid> both = next ? side_by_side(*g, *next) : std::nullopt;
                is_statutory[i] = read_grid(both ? shaped_.emplace_back(*std::move(both)) : *g);
                if (both) is_statutory[++i] = true;
            } else {
                read_paragraph(std::get<paragraph>(source_.blocks[i]));
            }
        tables_read out{published_report{name_rows(decide_form())}, std::move(is_statutory)};
        fill(out.report);
        for (const table t : enumerators<table>) {
            out.report.set_table(t, present_[index_of(t)]);
            out.any = out.any || present_[index_of(t)];
        }
        return out;
    }

private:
    static constexpr std::array<std::uint8_t, 5> outcome_form{0, 1, 2, 3, 4};
    static constexpr std::array<std::uint8_t, 3> kind_form{0, 1, 2};
    static constexpr std::array<std::uint8_t, 15> review_form{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};

    /// Under which heading the tables that follow stand.
    void read_paragraph(const paragraph& p) {
        constexpr std::size_t longest_caption = 120;  // bytes
        if (const auto year = p.text.size() <= longest_caption ? year_of_caption(p.text) : std::nullopt)
            is_of_other_year_ = *year < *year_;
        const label name = p.text.size() <= longest_caption ? find_label(p.text) : label{};
        if (p.text.size() <= longest_caption) read_unit_of_caption(p.text);
        if (name.kind == word::review_kind) kind_ = name.index;
        if (name.is(structure::litigation)) kind_.reset();
        const label_match m = match_label(p.text, 0);
        if (m.what.kind != word::section) return;
        const bool is_heading = m.what.ordinal != 0 || trim(std::string_view{p.text}.substr(m.end)).empty();
        if (!is_heading) return;
        is_of_other_year_ = false;
        section_ = static_cast<section>(m.what.index);
        kind_.reset();
        caption_unit_ = money_unit::unsaid;
    }

    /// 附：2022年收到和处理政府信息公开申请情况: in a report of another year what follows is printed to compare.
    std::optional<std::chrono::year> year_of_caption(std::string_view caption) const {
        constexpr std::string_view mark = "年";
        constexpr std::array<std::string_view, 3> subjects{"公开申请", "主动公开政府信息", "行政复议"};
        constexpr std::size_t digits = 4;
        const auto holds = [&](std::string_view word) { return caption.find(word) != caption.npos; };
        const std::size_t at = caption.find(mark);
        if (!year_ || at == caption.npos || at < digits || holds("。") || std::ranges::none_of(subjects, holds))
            return std::nullopt;
        const cell_value year = read_value(caption.substr(at - digits, digits));
        const bool is_heading = match_label(caption, 0).what.ordinal != 0;
        if (is_heading || year.what != cell_value::kind::number || year.value.coefficient() < 2000) return std::nullopt;
        return std::chrono::year{static_cast<int>(year.value.coefficient())};
    }

    /// `单位：元` over a table, or in a row of its own.
    void read_unit_of_caption(std::string_view text) {
        if (text.find("单位") != text.npos) caption_unit_ = named_unit(text);
    }

    // ---- one grid

    bool read_grid(const grid& printed) {
        if (is_of_other_year_) return true;
        std::optional<grid> shaped = in_shape_of_form(printed);
        const grid& g = shaped ? shaped_.emplace_back(*std::move(shaped)) : printed;
        ++grid_;
        is_upright_ = g.is_upright;
        information_row_.reset();
        review_values_expected_ = review_values_expected_ && header_of_previous_grid_;
        const std::size_t words_before = statutory_words_;
        const bool indexed = has_index(g.cells);
        std::vector<mark> row;
        for (std::size_t i = has_numbered_columns(g.cells) ? end_of_row(g.cells, 0) : 0; i < g.cells.size();) {
            row.clear();
            const std::uint32_t at = g.cells[i].row;
            if (indexed) ++i;
            for (; i < g.cells.size() && g.cells[i].row == at; ++i) row.push_back(read_mark(g.cells[i], marked_));
            if (row.empty()) continue;
            mend_heads(row);
            rest_ = std::span{g.cells}.subspan(i);
            if (row.size() == 1 && row.front().is_text()) read_unit_of_caption(row.front().cell->text);
            read_row(row);
        }
        close_headers();
        header_of_previous_grid_ = statutory_words_ != words_before;
        return header_of_previous_grid_;
    }

    /// Whether the next row has heads of outcomes, which a name of a kind that stands alone is the caption of.
    bool outcomes_follow() const {
        if (rest_.empty()) return false;
        return std::ranges::any_of(rest_.first(end_of_row(rest_, 0)),
                                   [](const grid_cell& c) { return find_label(c.text).kind == word::review_column; });
    }

    /// The outcome of reviews that a head ends with, after a piece of the name over it: 未经复 over 结果纠正.
    static label outcome_below(std::string_view text) {
        for (const std::string_view shape : {"结果维持", "总计"}) {
            if (text.size() <= shape.size()) break;
            const std::string_view last = text.substr(text.size() - shape.size());
            const bool is_letter = (static_cast<unsigned char>(last.front()) & 0xC0U) != 0x80U;
            const label name = is_letter ? find_label(last) : label{};
            if (name.kind == word::review_column || name.kind == word::total) return name;
        }
        return {};
    }

    /// Names the damaged heads of a row of heads. What is left of a kind's name is a kind by itself where its outcomes are not many.
    static void mend_heads(std::vector<mark>& row) {
        const auto is_row = [](const mark& t) { return t.is_number() || t.name.names_row(); };
        const auto may_be_damaged = [](const mark& t) { return t.is_text() || t.name.kind == word::review_kind; };
        if (std::ranges::none_of(row, may_be_damaged) || std::ranges::any_of(row, is_row)) return;
        const auto outcomes = std::ranges::count_if(row, [](const mark& t) { return t.name.kind == word::review_column; });
        const bool has_kinds = outcomes > std::ptrdiff_t{enum_size<review_column>};
        for (mark& t : row) {
            if (!t.is_text() && !(has_kinds && may_be_damaged(t))) continue;
            if (const label outcome = outcomes != 0 ? outcome_below(trim(t.cell->text)) : label{}) t.name = outcome;
            else if (t.is_text()) t.name = damaged_head(t.cell->text);
        }
    }

    void read_row(const std::vector<mark>& row) {
        unsigned row_names = 0;
        unsigned column_names = 0;
        unsigned numbers = 0;
        unsigned values_after = 0;  // the last name
        bool names_no_row = false;  // one of the names can be that of columns only
        const mark* before = nullptr;
        for (const mark& t : row) {
            // A cell that covers several columns may be printed in each.
            const bool again = before && t.name && t.cell->text == before->cell->text;
            before = &t;
            if (again) continue;
            if (t.is_number()) ++numbers;
            switch (t.name.kind) {
                case word::disclosure_row:
                case word::request_row: ++row_names; break;
                case word::disclosure_column:
                case word::request_column:
                case word::review_kind:
                case word::review_column:
                case word::total:
                case word::other: ++column_names; break;
                case word::structure:
                    if (t.name.is(structure::results) || t.name.is(structure::litigation) || t.name.is(structure::foreign)) break;
                    ++column_names;
                    names_no_row = true;
                    break;
                default: break;
            }
            values_after = t.name ? 0 : values_after + 1;
        }
        const bool has_kind = std::ranges::any_of(row, [](const mark& t) { return t.name.kind == word::review_kind; });
        if (row_names != 0) {
            close_headers();
            read_data(row);
        } else if (column_names == 0) {
            const bool group = std::ranges::any_of(row, [](const mark& t) { return t.name.kind == word::group; });
            if (group && numbers != 0) close_headers();
            if (group) read_data(row);
            if (!group && context_ && std::ranges::any_of(row, &mark::is_text)) is_unread_[index_of(*context_)] = true;
            if (!group && (numbers != 0 || row.size() >= review_form.size()) && !read_review_values(row) && numbers != 0)
                read_unnamed(row);
        } else if (column_names == 1 && numbers == 0 && is_first_header_of_reviews(row)) {
            read_header(row);
        } else if (column_names == 1 && !names_no_row && values_after != 0 && !(numbers == 0 && has_kind && outcomes_follow()) &&
                   (numbers != 0 || values_after >= enum_size<review_column> || is_blank_outcome(row))) {
            close_headers();
            read_lone_name(row);
        } else if (numbers == 0) {
            // The outcomes above a kind that stands alone are those of another.
            if (column_names == 1 && has_kind && !outcome_leaves_.empty()) close_headers();
            read_header(row);
        }
    }

    /// Whether this is a row of a turned reviews table without a number.
    bool is_blank_outcome(const std::vector<mark>& row) const {
        const label& name = row.front().name;
        if (name.kind != word::review_column && !(name.kind == word::total && context_ == table::reviews)) return false;
        if (!kind_leaves_.empty()) return kind_leaves_.size() > 1 && outcome_leaves_.empty();
        return kind_order_ != 0 && orders_[kind_order_].known && orders_[kind_order_].grid == grid_;
    }

    /// 行政复议 and 行政诉讼, with empty cells for what they span.
    static bool is_first_header_of_reviews(const std::vector<mark>& row) {
        return std::ranges::any_of(row, [](const mark& t) { return t.name.is(structure::litigation); });
    }

    // ---- headers

    void read_header(const std::vector<mark>& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const mark& t = row[i];
            const grid_cell& c = *t.cell;
            const header_column here{t.name.index, c.column, c.column_span, c.row};
            switch (t.name.kind) {
                case word::disclosure_column:
                    begin_header(table::disclosure);
                    add_leaf(disclosure_leaves_, here);
                    header_unit_ = joined(header_unit_, named_unit(c.text));
                    count_edition(t.name);
                    break;
                case word::request_column:
                    // The first column again: another header.
                    if (t.name.index == 0 && has_leaf(request_leaves_, 0) && !is_repeated(request_leaves_, here)) close_headers();
                    begin_header(table::requests);
                    add_leaf(request_leaves_, here);
                    count_edition(t.name);
                    break;
                case word::review_column:
                    begin_header(table::reviews);
                    add_outcome(here);
                    break;
                case word::review_kind:
                    begin_header(table::reviews);
                    add_leaf(kind_leaves_, here);
                    break;
                case word::total: read_total(row, i); break;
                case word::other:
                    if (context_ == table::requests || next_to(row, i, word::request_column)) {
                        begin_header(table::requests);
                        add_leaf(request_leaves_, {other_column, c.column, c.column_span, c.row});
                    }
                    break;
                case word::structure:
                    if (t.name.is(structure::organisations)) {
                        begin_header(table::requests);
                        const bool again = has_organisations_ && organisations_.row == here.row &&
                                           std::size_t{organisations_.column} + organisations_.span == here.column;
                        if (again) {
                            organisations_.span += here.span;
                            break;
                        }
                        organisations_ = here;
                        organisations_place_ = request_leaves_.size();
                        has_organisations_ = true;
                    } else if (t.name.is(structure::information) || t.name.is(structure::article)) {
                        close_headers();
                        begin_header(table::disclosure);
                        disclosure_order_ = 0;
                        header_unit_ = money_unit::unsaid;
                        ++statutory_words_;
                        if (t.name.is(structure::information)) information_row_ = c.row;
                    } else if (t.name.is(structure::applicants)) {
                        begin_header(table::requests);
                        applicants_ = here;
                    } else if (t.name.is(structure::litigation)) {
                        begin_header(table::reviews);
                    } else if (t.name.is(structure::foreign)) {
                        read_other_column(c, header_column::foreign);
                    } else if (t.name.is(structure::quantity)) {
                        if (c.column_span == 1 && !quantity_) quantity_ = here;
                        read_other_column(c, header_column::unreadable);
                    }
                    break;
                case word::none:
                    if (t.is_text() && c.column_span == 1) read_other_column(c, header_column::unreadable, stands_first(row, i));
                    break;
                default: break;
            }
        }
    }

    void read_total(const std::vector<mark>& row, std::size_t i) {
        const grid_cell& c = *row[i].cell;
        const bool may_be_reviews = context_ == table::reviews || (section_ == section::reviews && request_leaves_.empty());
        const bool of_reviews =
            next_to(row, i, word::review_column) || (may_be_reviews && !next_to(row, i, word::request_column));
        begin_header(of_reviews ? table::reviews : table::requests);
        // After the kinds of review it is their sum.
        const auto before = std::find_if(row.rend() - static_cast<std::ptrdiff_t>(i), row.rend(),
                                         [](const mark& t) { return t.name && t.name.kind != word::total; });
        const bool again = i > 0 && row[i - 1].cell->text == c.text;  // 合计 beside 总计 is another column
        if (of_reviews && before != row.rend() && before->name.kind == word::review_kind)
            add_leaf(kind_leaves_, {header_column::foreign, c.column, c.column_span, c.row});
        else if (of_reviews) add_outcome({total_outcome, c.column, c.column_span, c.row});
        else add_leaf(request_leaves_, {total_column, c.column, c.column_span, c.row}, again);
    }

    /// Whether the second outcome of a kind of review follows a name that cannot be read, so that this is the first.
    static bool stands_first(const std::vector<mark>& row, std::size_t i) {
        if (i + 1 == row.size() || row[i + 1].cell->column != row[i].end_column()) return false;
        const label& next = row[i + 1].name;
        return next.kind == word::review_column && next.index == static_cast<std::uint8_t>(review_column::corrected);
    }

    /// A column that is not the form's own, or whose name is garbled: it stands beside one that is, or below 法人或其他组织.
    void read_other_column(const grid_cell& c, std::uint8_t what, bool is_first_outcome = false) {
        if (context_ == table::reviews) {
            const bool beside = is_first_outcome || (!all_outcomes_.empty() && all_outcomes_.back().row == c.row &&
                                                     all_outcomes_.back().end() == c.column);
            if (!beside || what != header_column::unreadable) return;
            outcome_leaves_.push_back({what, c.column, c.column_span, c.row});
            return all_outcomes_.push_back(outcome_leaves_.back());
        }
        std::vector<header_column>* columns = context_ == table::requests     ? &request_leaves_
                                              : context_ == table::disclosure ? &disclosure_leaves_
                                                                              : nullptr;
        const auto is_above = [&](const header_column& other) {
            return other.index == what && other.column == c.column && other.row < c.row;
        };
        if (!columns || std::ranges::any_of(*columns, is_above) || std::ranges::any_of(beside_applicants_, is_above)) return;
        const bool below = columns == &request_leaves_ && has_organisations_ && c.row > organisations_.row &&
                           c.column >= organisations_.column && std::size_t{c.column} + c.column_span <= organisations_.end();
        // Whatever stands beside 申请人情况, under which all columns of the form are, is a column of its own.
        if (columns == &request_leaves_ && applicants_ && c.row == applicants_->row && c.column >= applicants_->end() &&
            (columns->empty() || columns->back().row != c.row))
            return beside_applicants_.push_back({header_column::foreign, c.column, c.column_span, c.row});
        const bool follows =
            columns->empty() ? columns == &disclosure_leaves_ && information_row_ == c.row : columns->back().row == c.row;
        if (follows || below) columns->push_back({what, c.column, c.column_span, c.row});
    }

    /// Whether a label stands beside or below itself, printed again in each place that its cell covers.
    static bool is_repeated(const std::vector<header_column>& leaves, const header_column& l, bool may_be_beside = true) {
        return std::ranges::any_of(leaves, [&](const header_column& other) {
            const bool beside = may_be_beside && other.row == l.row && std::size_t{other.column} + other.span == l.column;
            const bool below = other.column == l.column && other.row + 1 == l.row;
            return other.index == l.index && (beside || below);
        });
    }

    static void add_leaf(std::vector<header_column>& leaves, const header_column& l, bool may_be_beside = true) {
        if (!is_repeated(leaves, l, may_be_beside)) return leaves.push_back(l);
        header_column& last = leaves.back();
        if (may_be_beside && last.index == l.index && last.row == l.row) last.span += l.span;
    }

    void add_outcome(const header_column& l) {
        add_leaf(outcome_leaves_, l);
        all_outcomes_.push_back(l);
    }

    static bool has_leaf(const std::vector<header_column>& leaves, std::uint8_t index) {
        return std::ranges::find(leaves, index, &header_column::index) != leaves.end();
    }

    static bool next_to(const std::vector<mark>& row, std::size_t i, word kind) {
        const auto is = [&](std::size_t j) { return row[j].name.kind == kind; };
        for (std::size_t j = i; j-- > 0;)
            if (row[j].name) {
                if (is(j)) return true;
                break;
            }
        for (std::size_t j = i + 1; j < row.size(); ++j)
            if (row[j].name) return is(j);
        return false;
    }

    void begin_header(table t) {
        if (context_ != t) close_headers();
        context_ = t;
        ++statutory_words_;
        ++header_words_[index_of(t)];
    }

    /// Turns the header that is being read, if any, into an order of columns.
    void close_headers() {
        if (quantity_) read_quantity(*std::exchange(quantity_, std::nullopt));
        if (!disclosure_leaves_.empty()) close_disclosure_header();
        if (!request_leaves_.empty()) close_request_header();
        if (!outcome_leaves_.empty() || !kind_leaves_.empty()) close_review_header();
    }

    /// 数量, where no other column has a name: the total, or the only column that the form has in this part.
    void read_quantity(header_column column) {
        if (disclosure_leaves_.size() == 1 && disclosure_leaves_.front().column == column.column) disclosure_leaves_.clear();
        if (!section_ || !disclosure_leaves_.empty() || !request_leaves_.empty() || !outcome_leaves_.empty() ||
            !kind_leaves_.empty())
            return;
        const auto begin = [&](table t, std::vector<header_column>& leaves, std::uint8_t index) {
            context_ = t;
            ++statutory_words_;
            ++header_words_[index_of(t)];
            column.index = index;
            leaves.push_back(column);
        };
        if (section_ == section::disclosure)
            begin(table::disclosure, disclosure_leaves_, static_cast<std::uint8_t>(disclosure_column::decisions));
        if (section_ == section::requests) begin(table::requests, request_leaves_, total_column);
        if (section_ == section::reviews) begin(table::reviews, outcome_leaves_, total_outcome);
    }

    std::uint32_t add_order(column_order order) {
        order.grid = grid_;
        order.placed = order.placed && is_upright_;
        orders_.push_back(std::move(order));
        return static_cast<std::uint32_t>(orders_.size() - 1);
    }

    void close_disclosure_header() {
        // Which columns the form has here depends on the edition and on the row, so it is compared when rows are filled.
        std::vector<header_column> leaves = std::move(disclosure_leaves_);
        disclosure_leaves_.clear();
        column_order order;
        order.known = true;
        std::ranges::stable_sort(leaves, {}, &header_column::column);
        order.placed = !share_a_column(leaves);
        order.columns = std::move(leaves);
        disclosure_order_ = add_order(std::move(order));
    }

    void close_request_header() {
        request_header header{std::exchange(request_leaves_, {}), std::nullopt, organisations_place_};
        std::ranges::move(beside_applicants_, std::back_inserter(header.names));
        beside_applicants_.clear();
        applicants_.reset();
        if (has_organisations_) header.organisations = organisations_;
        request_order_ = add_order(order_of(header));
        has_organisations_ = false;
    }

    void close_review_header() {
        const review_header header{std::exchange(outcome_leaves_, {}), std::exchange(all_outcomes_, {}),
                                   std::exchange(kind_leaves_, {})};
        review_order_ = add_order(joined_order_of(header));
        // Of a text a single name may be what is left of a header.
        outcome_order_ = add_order(header.outcomes.size() > 1 || is_upright_ ? outcome_order_of(header) : column_order{});
        kind_order_ = add_order(kind_order_of(header));
        review_values_expected_ = header.outcomes.size() + header.kinds.size() >= 4;
        headed_kind_ = header.kinds.empty() && header.outcomes.size() <= enum_size<review_column> ? kind_ : std::nullopt;
    }

    // ---- rows

    /// Rows that name themselves. Several may stand side by side.
    void read_data(const std::vector<mark>& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const label& name = row[i].name;
            if (!name) continue;
            std::size_t end = i + 1;
            while (end < row.size() && !row[end].name) ++end;
            const bool has_values = end > i + 1;
            switch (name.kind) {
                case word::disclosure_row:
                    context_ = table::disclosure;
                    count_edition(name, 1);
                    add_row(table::disclosure, name.index, disclosure_order_, row, i, end);
                    break;
                case word::request_row:
                    context_ = table::requests;
                    add_request_row(static_cast<request_row>(name.index), row, i, end);
                    break;
                case word::group:
                    in_other_group_ = name.is(disposition_group::other);
                    if (has_values && row[i + 1].is_text() && end == row.size()) read_unnamed(row);
                    else if (in_other_group_ && has_values && end == row.size()) add_request_row(request_row::other, row, i, end);
                    break;
                case word::other:
                    if (has_values) add_request_row(request_row::other_other, row, i, end);
                    break;
                case word::total:
                    if (has_values) add_request_row(request_row::total, row, i, end);
                    break;
                default: break;
            }
            i = end - 1;
        }
    }

    void add_request_row(request_row r, const std::vector<mark>& row, std::size_t name, std::size_t end) {
        request_rows_[index_of(r)] = true;
        count_edition({word::request_row, static_cast<std::uint8_t>(r), telling(r)}, 1);
        add_row(table::requests, static_cast<std::uint8_t>(r), request_order_, row, name, end);
    }

    void add_row(table t, std::uint8_t r, std::uint32_t order, const std::vector<mark>& row, std::size_t name, std::size_t end) {
        ++statutory_words_;
        ++rows_[index_of(t)];
        const auto first = static_cast<std::uint32_t>(values_.size());
        values_.insert(values_.end(), row.begin() + static_cast<std::ptrdiff_t>(name) + 1,
                       row.begin() + static_cast<std::ptrdiff_t>(end));
        const auto count = static_cast<std::uint32_t>(end - name - 1);
        if (count != 0) ++filled_rows_[index_of(t)];
        // A name with just as many cells after it is a row of the table, though nothing else of it may be left.
        if (t == table::requests && is_width_of_requests(count)) header_words_[index_of(t)] += 1;
        printed_.push_back({t, r, order, first, count, grid_, row[name].cell, is_upright_, section_ == section_of(t),
                            unit_beside(t, row[name].cell->text)});
    }

    /// The unit of the amounts of a row, as far as it is said outside their cells.
    money_unit unit_beside(table t, std::string_view name) const {
        if (t != table::disclosure) return money_unit::unsaid;
        return joined(joined(header_unit_, named_unit(name)), caption_unit_);
    }

    /// One name that could be a column's stands before values: 总计 or 其他 as a row, or a row of a reviews table that is
    /// turned or has one block a row.
    void read_lone_name(const std::vector<mark>& row) {
        const auto at = static_cast<std::size_t>(
            std::find_if(row.rbegin(), row.rend(), [](const mark& t) { return static_cast<bool>(t.name); }).base() - row.begin() -
            1);
        const label& name = row[at].name;
        const std::size_t values = row.size() - at - 1;
        for (std::size_t i = 0; i < at; ++i)
            if (row[i].name.kind == word::group) in_other_group_ = row[i].name.is(disposition_group::other);
        switch (name.kind) {
            case word::total:
                if (context_ == table::reviews) read_outcome_row(total_outcome, row, at);
                else if (values >= least_request_columns || row.back().cell->run_together)
                    add_request_row(request_row::total, row, at, row.size());
                break;
            case word::other:
                if (in_other_group_ && (values >= least_request_columns || row.back().cell->run_together))
                    add_request_row(request_row::other_other, row, at, row.size());
                break;
            case word::review_kind:
                context_ = table::reviews;
                add_row(table::reviews, name.index, outcome_order_, row, at, row.size());
                break;
            case word::review_column: read_outcome_row(name.index, row, at); break;
            default: break;
        }
    }

    /// A turned reviews table: the kinds are its columns.
    void read_outcome_row(std::uint8_t outcome, const std::vector<mark>& row, std::size_t at) {
        context_ = table::reviews;
        if (kind_order_ != 0 && orders_[kind_order_].known)
            add_row(table::reviews, static_cast<std::uint8_t>(turned + outcome), kind_order_, row, at, row.size());
    }

    /// A row without a name, after the header of the reviews table; or, where no header can be read, fifteen values in
    /// that table or under the heading of its section.
    bool read_review_values(const std::vector<mark>& row) {
        if (!outcome_leaves_.empty() || !kind_leaves_.empty()) close_review_header();
        const bool alone = (section_ == section::reviews || context_ == table::reviews) && row.size() == review_form.size() &&
                           std::ranges::none_of(row, &mark::is_text);
        if (alone && context_ != table::reviews) {
            context_ = table::reviews;
            review_order_ = 0;
            ++statutory_words_;
        } else if (!alone && (!review_values_expected_ || context_ != table::reviews)) {
            return false;
        }
        std::size_t first = 0;
        while (first < row.size() && row[first].is_text()) ++first;
        const bool any =
            std::any_of(row.begin() + static_cast<std::ptrdiff_t>(first), row.end(), [](const mark& t) { return t.is_number(); });
        // An empty row may be a remnant of the header; it counts only where no other follows.
        const auto begin = static_cast<std::uint32_t>(values_.size());
        values_.insert(values_.end(), row.begin() + static_cast<std::ptrdiff_t>(first), row.end());
        // A table of one kind, whose name stands above it.
        const printed_row printed{table::reviews,
                                  headed_kind_.value_or(all_kinds),
                                  headed_kind_ ? outcome_order_ : review_order_,
                                  begin,
                                  static_cast<std::uint32_t>(row.size() - first),
                                  grid_,
                                  row.front().cell,
                                  is_upright_};
        if (any) {
            ++rows_[index_of(table::reviews)];
            ++filled_rows_[index_of(table::reviews)];
            printed_.push_back(printed);
            review_values_found_ = true;
        } else {
            empty_review_row_ = printed;
        }
        return true;
    }

    /// A row that has lost its name, or whose name cannot be read. Its place among the others may still tell what it is.
    void read_unnamed(const std::vector<mark>& row) {
        if (context_ != table::requests && context_ != table::disclosure) return;
        close_headers();
        // Words before the first number are what is left of the name.
        const auto first_number = std::ranges::find_if(row, &mark::is_number);
        const auto name =
            std::find_if(std::make_reverse_iterator(first_number), row.rend(), [](const mark& m) { return m.is_text(); });
        const std::span<const mark> values{name.base(), row.end()};
        if (values.empty() || std::ranges::any_of(values, &mark::is_text)) return;
        ++statutory_words_;
        const auto first = static_cast<std::uint32_t>(values_.size());
        values_.insert(values_.end(), values.begin(), values.end());
        const std::uint32_t order = *context_ == table::requests ? request_order_ : disclosure_order_;
        printed_.push_back({*context_, printed_row::unnamed, order, first, static_cast<std::uint32_t>(values.size()), grid_,
                            row.front().cell, is_upright_, section_ == section_of(*context_), unit_beside(*context_, {})});
    }

    // ---- the form

    void count_edition(const label& name, unsigned weight = 2) {
        if (name.of == editions::all) return;
        for (const edition e : enumerators<edition>)
            if (name.of.contains(e)) editions_[index_of(e)] += weight;
    }

    form decide_form() const {
        form out;
        const bool divided = request_rows_[index_of(request_row::other_correction_overdue)] ||
                             request_rows_[index_of(request_row::other_fee_unpaid)] ||
                             request_rows_[index_of(request_row::other_other)];
        const bool undivided = !divided && request_rows_[index_of(request_row::other)];
        editions best;
        for (const edition e : enumerators<edition>)
            if (editions_[index_of(e)] == std::ranges::max(editions_)) best |= e;
        out.edition = likeliest_edition(best, year_ ? edition_for(*year_) : std::nullopt, undivided);
        out.other_undivided = undivided || (!divided && form::of(out.edition).other_undivided);
        return out;
    }

    // ---- rows without names

    /// Names the rows that have lost their names, where the order of the form leaves one possibility: as many of them
    /// between two that have theirs as the form has there, and the named ones in the form's order, each once. Where no name
    /// tells whether （六） is divided, their number may.
    form name_rows(form f) {
        forget_subtotals();
        const bool undecided = std::none_of(
            request_rows_.begin() + static_cast<std::ptrdiff_t>(index_of(request_row::other)),
            request_rows_.begin() + static_cast<std::ptrdiff_t>(index_of(request_row::other_other)) + 1, std::identity{});
        form other = f;
        other.other_undivided = !f.other_undivided;
        if (undecided && !can_name_all(table::requests, f) && can_name_all(table::requests, other)) f = other;
        for (const table t : {table::disclosure, table::requests})
            for (const auto& [row, name] : names_by_place(t, f)) row->row = name;
        for (const printed_row& row : printed_)
            if (row.row == printed_row::unnamed) is_unread_[index_of(row.table)] = true;
        std::erase_if(printed_, [](const printed_row& row) { return row.row == printed_row::unnamed; });
        return f;
    }

    /// 合计 is the sum of a group where the table has a 总计 besides.
    void forget_subtotals() {
        const auto is = [](const printed_row& row, std::string_view word) {
            return row.table == table::requests && row.row == static_cast<std::uint8_t>(request_row::total) && row.name &&
                   simplified(without_white_space(row.name->text)).find(word) != std::string::npos;
        };
        if (std::ranges::any_of(printed_, [&](const printed_row& row) { return is(row, "总计"); }))
            std::erase_if(printed_, [&](const printed_row& row) { return is(row, "合计"); });
    }

    bool can_name_all(table t, const form& f) {
        const auto unnamed = std::ranges::count_if(
            printed_, [&](const printed_row& row) { return row.table == t && row.row == printed_row::unnamed; });
        return unnamed != 0 && names_by_place(t, f).size() == static_cast<std::size_t>(unnamed);
    }

    std::vector<std::pair<printed_row*, std::uint8_t>> names_by_place(table t, const form& f) {
        std::vector<printed_row*> rows;
        for (printed_row& row : printed_)
            if (row.table == t && row.count != 0) rows.push_back(&row);
        const std::vector<std::uint8_t> names = names_of(t, f);
        std::vector<std::pair<printed_row*, std::uint8_t>> found;
        std::size_t from = 0;  // what of the form is not printed yet
        for (std::size_t i = 0; i < rows.size();) {
            std::size_t next = i;
            while (next < rows.size() && rows[next]->row == printed_row::unnamed) ++next;
            std::size_t to = names.size();
            if (next < rows.size()) {
                const auto at = std::find(names.begin() + static_cast<std::ptrdiff_t>(from), names.end(), rows[next]->row);
                if (at == names.end()) return {};  // named twice, or in another order
                to = static_cast<std::size_t>(at - names.begin());
            }
            bool fit = to - from == next - i;
            for (std::size_t k = 0; fit && i + k < next; ++k) fit = may_be(*rows[i + k], names[from + k]);
            if (fit)
                for (; i < next; ++i) found.emplace_back(rows[i], names[from++]);
            from = to + 1;
            i = next + 1;
        }
        return found;
    }

    /// Whether a row without a name may be the one that its place says. In the requests it has as many cells as there are
    /// columns, be they in a run, since a part of a row would be counted for a row; and an amount of money is no count.
    bool may_be(const printed_row& row, std::uint8_t name) const {
        const std::span<const mark> values = std::span{values_}.subspan(row.first, row.count);
        if (row.table == table::requests)
            return row.count >= least_request_columns ||
                   (row.count == 1 && (values[0].cell->run_together || values[0].value.what == cell_value::kind::other));
        const auto which = static_cast<disclosure_row>(name);
        if (which == disclosure_row::fees || which == disclosure_row::procurement) return true;
        return std::ranges::none_of(values, [](const mark& v) { return v.is_number() && !v.value.value.is_integer(); });
    }

    static std::vector<std::uint8_t> names_of(table t, const form& f) {
        std::vector<std::uint8_t> names;
        if (t == table::requests) {
            for (const request_row row : enumerators<request_row>)
                if (f.has(row)) names.push_back(static_cast<std::uint8_t>(row));
        } else {
            for (const disclosure_row row : enumerators<disclosure_row>)
                if (std::ranges::any_of(enumerators<disclosure_column>,
                                        [&](disclosure_column c) { return has_column(f.edition, row, c); }))
                    names.push_back(static_cast<std::uint8_t>(row));
        }
        return names;
    }

    // ---- from rows to cells

    /// How many numbers a run of digits is at least: a nought that begins one is all of it.
    static std::size_t fewest_numbers(std::string_view run) noexcept {
        std::size_t noughts = 0;
        std::size_t at = 0;
        for (; at < run.size() && digit_form(decode_at(run, at).value) == U'0'; at += decode_at(run, at).length) ++noughts;
        return noughts + (at < run.size() ? 1 : 0);
    }

    /// How many values are printed in a row, those of a run counted at its white space.
    std::size_t printed_values(const printed_row& row) const {
        std::size_t out = 0;
        for (const mark& v : values_of(row))
            if (v.cell->run_together) out += std::max(split(v.cell->text).size(), fewest_numbers(v.cell->text));
            else if (v.is_joined()) out += split(v.cell->text).size();
            else if (!v.is_blank()) ++out;
        return out;
    }

    /// A narrow page breaks the names of columns, and the line that holds the last of them looks like a header of its own. In a
    /// text, where columns have no place, or for rows of another grid it is no whole one if a row below it has more values, or if it
    /// is a single name and not the only column of a table of several rows: then neither it nor another of the same words says what
    /// columns there are. If there is a row with a value for each column of the form, it is the form's.
    void forget_partial_headers(const form& f) {
        using words = std::vector<std::uint8_t>;
        struct rows_below {
            std::size_t count = 0;
            std::size_t most_values = 0;
            bool has_all = false;  // columns of the form
        };
        const auto words_above = [&](const printed_row& row) {
            words out;
            const column_order& header = orders_[row.header];
            const bool shows_columns = row.is_upright && row.grid == header.grid;
            if (row.table == table::disclosure || shows_columns || !header.known) return out;
            for (const header_column& c : header.columns) out.push_back(c.index);
            return out;
        };
        std::map<words, rows_below> headers;
        for (const printed_row& row : printed_) {
            const words above = words_above(row);
            if (above.empty()) continue;
            const std::size_t all = form_keys(row, f).size();
            if (above.size() >= all) continue;
            rows_below& rows = headers[above];
            const std::size_t values = printed_values(row);
            rows.count += values != 0;
            rows.most_values = std::max(rows.most_values, values);
            rows.has_all = rows.has_all || values == all;
        }
        constexpr std::size_t fewest_rows = 3;
        std::erase_if(headers, [&](const auto& known) {
            const auto& [names, rows] = known;
            return rows.most_values <= names.size() && (names.size() > 1 || rows.count >= fewest_rows);
        });
        if (headers.empty()) return;
        const auto unusable = static_cast<std::uint32_t>(orders_.size());
        for (printed_row& row : printed_)
            if (const auto partial = headers.find(words_above(row)); partial != headers.end())
                row.header = partial->second.has_all ? 0 : unusable;
        orders_.push_back({.columns = {}, .known = true, .usable = false});
    }

    void fill(published_report& report) {
        cell_recorder cells{report};
        formulas_are_lost_ = are_formulas_lost();
        forget_partial_headers(report.form());
        if (empty_review_row_ && !review_values_found_) {
            ++rows_[index_of(table::reviews)];
            printed_.push_back(*empty_review_row_);
        }
        for (const table t : enumerators<table>) {
            present_[index_of(t)] = is_present(t);
            if (present_[index_of(t)]) fill_table(t, report.form(), cells);
            else present_[index_of(t)] = is_printed(t);
        }
        cells.finish();
        for (const table t : {table::disclosure, table::requests})
            if (present_[index_of(t)]) note_absent_rows(t, report.form(), cells);
    }

    /// Rows of the form that the document does not have, where everything around them is read: the header, the other rows,
    /// in the form's order, in one piece, and what comes after the table.
    void note_absent_rows(table t, const form& f, cell_recorder& cells) const {
        std::vector<std::uint8_t> absent = names_of(t, f);
        const std::size_t all = absent.size();
        const printed_row* first = nullptr;
        const printed_row* last = nullptr;
        for (const printed_row& row : printed_) {
            if (row.table != t) continue;
            const auto name = std::ranges::find(absent, row.row);
            const bool follows = !last || last->row < row.row;
            const bool is_parted = last && t == table::requests && last->grid != row.grid;
            if (name == absent.end() || !follows || is_parted || row.count == 0 || !orders_[row.header].known) return;
            absent.erase(name);
            if (!last) first = &row;
            last = &row;
        }
        constexpr std::size_t fewest = 3;
        if (!last || absent.empty() || all - absent.size() < fewest || is_unread_[index_of(t)]) return;
        if (absent.back() > last->row && !goes_on_after(t)) return;
        // Each part of the table of disclosure has a header of its own: the first may be lost with its rows.
        if (t == table::disclosure && absent.front() < first->row && !first->has_heading) return;
        const bool is_certain = std::ranges::none_of(cells.report().notes, [&](const reading_note& note) {
            return note.problem != reading_problem::null_word && note.problem != reading_problem::unit &&
                   note.cells.front().table() == t;
        });
        if (!is_certain || (t == table::disclosure && std::ranges::count(editions_, 0U) != 1)) return;
        std::vector<cell_key> keys;
        for (const std::uint8_t row : absent) {
            printed_row missing;
            missing.table = t;
            missing.row = row;
            const std::vector<cell_key> cells_of_row = form_keys(missing, f);
            if (!cells_of_row.empty() && !is_named_somewhere(cells_of_row.front(), f))
                keys.insert(keys.end(), cells_of_row.begin(), cells_of_row.end());
        }
        if (!keys.empty()) cells.note_absent(std::move(keys), last->name->span);
    }

    /// Whether a later table or section shows that a table was not cut off.
    bool goes_on_after(table t) const {
        for (std::size_t later = index_of(t) + 1; later < present_.size(); ++later)
            if (present_[later]) return true;
        return section_ && *section_ > section_of(t);
    }

    /// Whether the name of a cell's row stands in a cell or on a line, be it among other words.
    bool is_named_somewhere(const cell_key& key, const form& f) const {
        std::string_view name = key.row_label(lang::zh, f.edition);
        name.remove_prefix(read_ordinal(name, 0).end);
        constexpr std::size_t longest_line = 200;  // bytes; more is prose
        const auto holds = [&](std::string_view text) {
            return text.size() <= longest_line &&
                   simplified(without_white_space(text)).find(name.substr(0, 15)) != std::string::npos;
        };
        return std::ranges::any_of(source_.blocks, [&](const auto& block) {
            if (const auto* p = std::get_if<paragraph>(&block)) return holds(p->text);
            return std::ranges::any_of(std::get<grid>(block).cells, [&](const grid_cell& c) { return holds(c.text); });
        });
    }

    /// Words alone do not make a table: it has rows with values, or a header and rows.
    bool is_present(table t) const {
        const std::size_t i = index_of(t);
        switch (t) {
            case table::disclosure: return rows_[i] != 0 && (header_words_[i] != 0 || filled_rows_[i] >= 3);
            case table::requests: return (filled_rows_[i] != 0 && header_words_[i] != 0) || filled_rows_[i] >= 3 || rows_[i] >= 6;
            case table::reviews: break;
        }
        return rows_[i] != 0;
    }

    /// Whether a table stands in the document of which nothing can be read: so many of its words as no sentence has.
    bool is_printed(table t) const {
        unsigned rows = 0;
        unsigned columns = 0;
        const auto count = [&](std::string_view text) {
            for (std::size_t at = 0; at < text.size();) {
                const label_match m = begins_label(decode_at(text, at).value) ? match_label(text, at) : label_match{};
                const word kind = m.what.kind;
                if (t == table::disclosure) {
                    rows += kind == word::disclosure_row ? 1 : 0;
                    columns += kind == word::disclosure_column ? 1 : 0;
                } else if (t == table::requests) {
                    rows += kind == word::request_row ? 1 : 0;
                    columns += kind == word::request_column ? 1 : 0;
                } else {
                    rows += kind == word::review_kind ? 1 : 0;
                    columns += kind == word::review_column ? 1 : 0;
                }
                at = m.what ? m.end : at + decode_at(text, at).length;
            }
        };
        for (const auto& block : source_.blocks)
            if (const auto* p = std::get_if<paragraph>(&block)) count(p->text);
            else
                for (const grid_cell& c : std::get<grid>(block).cells) count(c.text);
        switch (t) {
            case table::disclosure: return rows > 2 && columns > 2;
            case table::requests: return rows > 5 && columns > 2;
            case table::reviews: break;
        }
        return rows > 1 && columns > 7;
    }

    static std::uint8_t kind_of(std::uint8_t index) noexcept { return static_cast<std::uint8_t>(index / 5); }

    static cell_key review_key(std::size_t kind, std::size_t outcome) {
        return {static_cast<review_kind>(kind), static_cast<review_column>(outcome)};
    }

    /// The cells of a printed row in the form's order of columns.
    static std::vector<cell_key> form_keys(const printed_row& row, const form& f) {
        std::vector<cell_key> keys;
        switch (row.table) {
            case table::disclosure:
                for (const disclosure_column c : enumerators<disclosure_column>)
                    if (has_column(f.edition, static_cast<disclosure_row>(row.row), c))
                        keys.emplace_back(static_cast<disclosure_row>(row.row), c);
                break;
            case table::requests:
                for (const request_column c : enumerators<request_column>)
                    if (f.has(c)) keys.emplace_back(static_cast<request_row>(row.row), c);
                break;
            case table::reviews:
                if (row.row == all_kinds)
                    for (const std::uint8_t i : review_form) keys.push_back(review_key(kind_of(i), i % 5));
                else if (row.row >= turned)
                    for (const std::uint8_t kind : kind_form) keys.push_back(review_key(kind, row.row - turned));
                else
                    for (const std::uint8_t outcome : outcome_form) keys.push_back(review_key(row.row, outcome));
                break;
        }
        return keys;
    }

    static std::optional<cell_key> key_of(const printed_row& row, const header_column& l) {
        if (!l.is_of_form()) return std::nullopt;
        switch (row.table) {
            case table::disclosure:
                return cell_key{static_cast<disclosure_row>(row.row), static_cast<disclosure_column>(l.index)};
            case table::requests: return cell_key{static_cast<request_row>(row.row), static_cast<request_column>(l.index)};
            case table::reviews: break;
        }
        if (row.row == all_kinds) return review_key(kind_of(l.index), l.index % 5);
        if (row.row >= turned) return review_key(l.index, row.row - turned);
        return review_key(row.row, l.index);
    }

    /// The header of a row, for the columns that this row has, and the columns that it names in their order: the form's own
    /// where there is no header.
    struct row_columns {
        const column_order* header = nullptr;
        std::vector<std::optional<cell_key>> order;
    };

    row_columns columns_of(const printed_row& row, const std::vector<cell_key>& keys, std::deque<column_order>& own) const {
        row_columns out{&orders_[row.header], {}};
        if (row.table == table::disclosure && out.header->known) {
            // Which columns the form has here depends on the edition and on the row.
            std::array<std::uint8_t, enum_size<disclosure_column>> form_columns{};
            for (std::size_t i = 0; i < keys.size(); ++i) form_columns[i] = static_cast<std::uint8_t>(keys[i].column());
            const std::uint32_t grid = out.header->grid;
            out.header = &own.emplace_back(order_of(out.header->columns, {form_columns.data(), keys.size()}, out.header->placed));
            own.back().grid = grid;
        }
        if (!out.header->usable) return out;
        if (out.header->known)
            for (const header_column& c : out.header->columns) out.order.push_back(key_of(row, c));
        else out.order.assign(keys.begin(), keys.end());
        return out;
    }

    std::span<const mark> values_of(const printed_row& row) const { return {values_.data() + row.first, row.count}; }

    /// By grid, where the names of its rows end: what stands before is the name's, though it is empty.
    std::map<std::uint32_t, std::size_t> ends_of_names(table t) const {
        std::map<std::uint32_t, std::size_t> out;
        for (const printed_row& row : printed_)
            if (row.table == t && row.is_upright && (row.count == 0 || values_of(row).front().cell != row.name))
                out[row.grid] = std::max(out[row.grid], std::size_t{row.name->column} + row.name->column_span);
        return out;
    }

    /// The values of a row without a header above it, which would say where they begin.
    std::span<const mark> values_beside_names(const printed_row& row, const std::map<std::uint32_t, std::size_t>& ends) const {
        std::span<const mark> values = values_of(row);
        const auto end = ends.find(row.grid);
        while (end != ends.end() && !values.empty() && values.front().is_blank() && values.front().end_column() <= end->second)
            values = values.subspan(1);
        return values;
    }

    void fill_table(table t, const form& f, cell_recorder& cells) const {
        std::deque<column_order> own;
        std::vector<const printed_row*> printed;
        std::vector<unplaced_row> rows;
        std::vector<run> runs;
        bool blanks_vanish = false;
        const std::vector<bool> is_shifted = shifted_headers(t);
        const std::map<std::uint32_t, std::size_t> names_end = ends_of_names(t);
        const bool rows_are_cells = are_rows_cells(t);
        for (const printed_row& row : printed_) {
            if (row.table != t) continue;
            std::vector<cell_key> keys = form_keys(row, f);
            if (keys.empty() || !f.has(keys.front())) continue;
            row_columns columns = columns_of(row, keys, own);
            const std::span<const mark> values = columns.header->known ? values_of(row) : values_beside_names(row, names_end);
            const bool is_run = (rows_are_cells && columns.order.size() > 1) ||
                                std::ranges::any_of(values, [](const mark& v) { return v.cell->run_together; });
            if (columns.order.empty() || (is_run && !add_runs(row, columns.order, cells, runs))) {
                miss(row, keys, cells);
                blanks_vanish = true;
                continue;
            }
            if (is_run || values.empty()) continue;
            const bool may_be_apart = values.size() != columns.order.size() || columns.order.size() < keys.size() ||
                                      std::ranges::any_of(values, &mark::is_blank);
            if (row.is_upright && may_be_apart && std::ranges::any_of(values, &mark::is_joined)) {
                blanks_vanish = !put_joined(row, *columns.header, keys, columns.order, cells) || blanks_vanish;
                continue;
            }
            printed.push_back(&row);
            const bool shares = shares_grid(row, *columns.header);
            const bool may_be_shifted = shares && is_shifted[row.header];
            rows.push_back(
                {values, columns.header, shares && !may_be_shifted, std::move(keys), std::move(columns.order), may_be_shifted});
        }
        const std::vector<std::vector<placed_cell>> placed = place_rows(rows);
        for (std::size_t r = 0; r < rows.size(); ++r)
            blanks_vanish = put_row(*printed[r], rows[r], placed[r], cells) || blanks_vanish;
        read_runs(runs, blanks_vanish, cells);
    }

    /// Whether each row of a table has all of its digits in one cell. Of disclosure that may be a number alone.
    bool are_rows_cells(table t) const {
        if (t == table::disclosure) return false;
        const std::size_t fewest_rows = t == table::reviews ? 1 : 3;
        std::size_t rows = 0;
        for (const printed_row& row : printed_) {
            if (row.table != t || row.count == 0) continue;
            if (row.count != 1 || !is_run_of_digits(values_[row.first])) return false;
            ++rows;
        }
        return rows >= fewest_rows;
    }

    static bool is_run_of_digits(const mark& v) noexcept {
        const std::string_view text = trim(v.cell->text);
        return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
    }

    /// A name under the head of a number says that one of the two is shifted.
    static bool stands_under_a_head(const printed_row& row, const column_order& header) noexcept {
        if (row.table == table::reviews || !row.name || !header.placed) return false;
        const auto first = std::ranges::find_if(header.columns, &header_column::is_of_form);
        return first != header.columns.end() && std::size_t{row.name->column} + row.name->column_span > first->column;
    }

    /// By header, whether the name of a row below it in its grid stands under the head of a number: then other rows may be shifted too.
    std::vector<bool> shifted_headers(table t) const {
        std::vector<bool> out(orders_.size());
        for (const printed_row& row : printed_)
            if (row.table == t && row.is_upright && row.grid == orders_[row.header].grid &&
                stands_under_a_head(row, orders_[row.header]))
                out[row.header] = true;
        return out;
    }

    /// Where a table goes on in another grid its columns keep their order, and their places only if it is as wide.
    static bool shares_grid(const printed_row& row, const column_order& header, std::span<const mark> values) noexcept {
        if (!header.placed || header.columns.empty() || stands_under_a_head(row, header)) return false;
        if (header.grid == row.grid) return true;
        return values.size() != header.columns.size() && values.back().end_column() == header.columns.back().end();
    }
    bool shares_grid(const printed_row& row, const column_order& header) const noexcept {
        return shares_grid(row, header, values_of(row));
    }

    /// Runs of cells, and what stands in cells of its own beside them; false where their widths do not fit the columns.
    bool add_runs(const printed_row& row, const std::vector<std::optional<cell_key>>& columns, cell_recorder& cells,
                  std::vector<run>& runs) const {
        const std::span<const mark> values = values_of(row);
        std::size_t covered = 0;
        for (const mark& v : values) covered += v.cell->run_together ? v.cell->column_span : 1;
        if (covered != columns.size() && values.size() != 1) return false;
        std::size_t c = 0;
        for (const mark& v : values) {
            if (!v.cell->run_together && values.size() != 1) {
                put(cells, columns[c++], v, row.unit);
                continue;
            }
            run r{v.cell->text, v.cell->span, {}};
            const std::size_t end = values.size() == 1 ? columns.size() : c + v.cell->column_span;
            for (; c < end; ++c) {
                if (!columns[c]) return false;
                r.keys.push_back(*columns[c]);
            }
            if (!r.keys.empty()) runs.push_back(std::move(r));
        }
        return true;
    }

    /// A row of which cells hold several numbers each, so that empty ones beside them are no evidence: if there are as many
    /// numbers as columns and every sum holds, they are the row's in this order.
    bool put_joined(const printed_row& row, const column_order& header, const std::vector<cell_key>& keys,
                    const std::vector<std::optional<cell_key>>& order, cell_recorder& cells) const {
        std::deque<grid_cell> parts;
        std::vector<mark> marks;
        for (const mark& v : values_of(row)) {
            if (v.is_blank() && (v.value.is_null_word || trim(v.cell->text).empty())) continue;
            for (const std::string_view part : split(v.cell->text)) {
                grid_cell& cell = parts.emplace_back(*v.cell);
                cell.text = part;
                marks.push_back(read_mark(cell, marked_));
            }
        }
        const unplaced_row joined{marks, &header, false, keys, order};
        const bool is_whole = marks.size() == order.size() && std::ranges::all_of(marks, &mark::is_number);
        std::vector<placed_cell> placed;
        if (is_whole) placed = place_rows({&joined, 1}).front();
        if (!is_whole || keys.front().table() == table::disclosure || !sums_hold(joined, placed)) {
            miss(row, keys, cells);
            return false;
        }
        for (placed_cell& p : placed) p.by_sums = true;
        put_row(row, joined, placed, cells);
        return true;
    }

    /// Of these cells of a row nobody knows which of its values are theirs.
    void miss(const printed_row& row, std::span<const cell_key> keys, cell_recorder& cells) const {
        const std::span<const mark> values = values_of(row);
        std::string printed;
        for (const mark& v : values) {
            if (&v != &values.front()) printed += '|';
            printed += trim(v.cell->text);
        }
        const provenance from{cell_origin::run, printed};
        cells.miss(keys, reading_problem::vanished, {std::move(printed)},
                   values.empty() ? row.name->span : values.front().cell->span, from);
    }

    /// Whether a number is the sum of several rows, over which its cell stands: of a group, beside the rows that have names of their own.
    static bool covers_other_rows(const printed_row& row, const mark& value) noexcept {
        return row.is_upright && row.name && value.is_number() && value.cell->row_span > row.name->row_span;
    }

    /// Puts a row's values into their cells; true where some have no certain one.
    bool put_row(const printed_row& printed, const unplaced_row& row, std::span<const placed_cell> placed,
                 cell_recorder& cells) const {
        std::vector<cell_key> uncertain;
        std::vector<std::pair<std::uint16_t, std::vector<cell_key>>> merged;
        for (std::size_t k = 0; k < placed.size(); ++k) {
            const cell_key& key = row.form_order[k];
            switch (placed[k].what) {
                case placed_cell::kind::absent: break;
                case placed_cell::kind::uncertain: uncertain.push_back(key); break;
                case placed_cell::kind::merged:
                    if (merged.empty() || merged.back().first != placed[k].value)
                        merged.emplace_back(placed[k].value, std::vector<cell_key>{});
                    merged.back().second.push_back(key);
                    break;
                case placed_cell::kind::value:
                    if (const mark& v = row.values[placed[k].value]; covers_other_rows(printed, v))
                        merged.emplace_back(placed[k].value, std::vector{key});
                    else put(cells, key, v, printed.unit, placed[k].by_sums);
                    break;
            }
        }
        for (const auto& [value, keys] : merged) {
            const grid_cell& c = *row.values[value].cell;
            cells.miss(keys, reading_problem::ambiguous, {std::string{trim(c.text)}}, c.span, origin_of(c));
        }
        if (!uncertain.empty()) miss(printed, uncertain, cells);
        return !uncertain.empty();
    }

    static provenance origin_of(const grid_cell& c) { return {c.is_formula ? cell_origin::formula : cell_origin::cell, c.text}; }

    /// Of a cell without a number. A text may itself hold U+FFFC, where a picture was taken out of it, and U+FFFD, where what
    /// stood there could not be decoded; of a formula that was not worked out readers give the formula.
    static reading_problem problem_of(const grid_cell& c) noexcept {
        if (c.problem) return *c.problem == reading_problem::pictured ? *c.problem : reading_problem::lost;
        const std::string_view printed = trim(c.text);
        if (printed == "\uFFFC") return reading_problem::pictured;
        const bool is_lost = printed.ends_with("\uFFFD") || (c.is_formula && printed.starts_with('='));
        return is_lost ? reading_problem::lost : reading_problem::unreadable;
    }

    /// Whether no formula was ever worked out: each shows nought, and one the total of a row whose others are none.
    bool are_formulas_lost() const {
        bool any_total = false;
        for (const printed_row& row : printed_) {
            std::int64_t sum = 0;
            for (const mark& v : values_of(row)) {
                if (v.value.what != cell_value::kind::number) continue;
                const bool is_nought = v.value.value.coefficient() == 0;
                if (v.cell->is_formula && !is_nought) return false;
                any_total = any_total || (v.cell->is_formula && sum != 0);
                sum += is_nought ? 0 : 1;
            }
        }
        return any_total;
    }

    /// `beside` is the unit that an amount has if its cell names none.
    void put(cell_recorder& cells, const std::optional<cell_key>& key, const mark& value, money_unit beside,
             bool by_sums = false) const {
        if (!key) return;
        if (formulas_are_lost_ && value.cell->is_formula && value.value.what == cell_value::kind::number) {
            const grid_cell& c = *value.cell;
            return cells.miss({&*key, 1}, reading_problem::lost, {std::string{trim(c.text)}}, c.span, origin_of(c));
        }
        const source_span& at = value.cell->span;
        const provenance from = origin_of(*value.cell);
        if (value.marked) return cells.put(*key, *value.marked, from);
        const std::string printed{trim(value.cell->text)};
        switch (value.value.what) {
            case cell_value::kind::blank:
                cells.put(*key, cell::blank(at), from);
                if (value.value.is_null_word) cells.note(*key, reading_problem::null_word, printed, at);
                break;
            case cell_value::kind::number: put_number(cells, *key, value, beside, by_sums); break;
            case cell_value::kind::other: cells.miss({&*key, 1}, problem_of(*value.cell), {printed}, at, from); break;
        }
    }

    /// 12.00 is how programs write 12.
    static decimal as_count(const decimal& printed) noexcept {
        std::int64_t value = printed.coefficient();
        for (int scale = printed.scale(); scale > 0; --scale, value /= 10)
            if (value % 10 != 0) return printed;
        return decimal{value};
    }

    static void put_number(cell_recorder& cells, const cell_key& key, const mark& value, money_unit beside, bool by_sums) {
        const source_span& at = value.cell->span;
        const provenance from = origin_of(*value.cell);
        const std::string printed{trim(value.cell->text)};
        decimal number = key.is_money() ? value.value.value : as_count(value.value.value);
        money_unit unit = value.value.unit;
        if (key.is_money() && unit == money_unit::unsaid) unit = beside;
        // The form names no unit for procurement: what is printed stands, in whatever unit.
        if (key == cell_key{disclosure_row::procurement, disclosure_column::amount}) unit = money_unit::unsaid;
        const bool is_other = unit != money_unit::unsaid && unit != money_unit::wan_yuan;
        if (!key.is_money() && unit != money_unit::unsaid)
            return cells.miss({&key, 1}, reading_problem::unreadable, {printed}, at, from);
        if (is_other) {
            const std::optional<decimal> converted = in_wan_yuan(number, unit);
            if (!converted) return cells.miss({&key, 1}, reading_problem::unit, {printed}, at, from);
            number = *converted;
        }
        const sum_kind of = key.table() == table::reviews ? sum_kind::reviews_row : sum_kind::requests_row;
        cells.put(key, by_sums ? cell::inferred(number, of, at) : cell::reported(number, at), from);
        if (is_other) cells.note(key, reading_problem::unit, printed, at);
    }

    static constexpr std::uint8_t other_column = static_cast<std::uint8_t>(request_column::other_organization);
    static constexpr std::uint8_t total_column = static_cast<std::uint8_t>(request_column::total);
    static constexpr std::uint8_t total_outcome = static_cast<std::uint8_t>(review_column::total);
    static constexpr std::uint8_t all_kinds = 100;  ///< printed_row::row of a row of fifteen values
    static constexpr std::uint8_t turned = 50;      ///< added to the outcome of a row of a turned reviews table

    const document& source_;
    std::optional<std::chrono::year> year_;
    bool marked_;

    std::optional<section> section_;           ///< of the last heading
    std::optional<std::uint8_t> kind_;         ///< the kind of review that the last caption names
    std::optional<std::uint8_t> headed_kind_;  ///< that of the table whose header was read last
    std::uint32_t grid_ = 0;
    bool is_upright_ = true;                        ///< of the grid that is read
    money_unit caption_unit_ = money_unit::unsaid;  ///< said since the last heading
    money_unit header_unit_ = money_unit::unsaid;   ///< by the header of the disclosure table that was read last
    std::optional<std::uint32_t> information_row_;  ///< where 信息内容 stands in this grid
    std::optional<table> context_;
    std::vector<header_column> disclosure_leaves_;
    std::vector<header_column> request_leaves_;
    std::vector<header_column> outcome_leaves_;
    std::vector<header_column> kind_leaves_;
    std::vector<header_column> all_outcomes_;       ///< those too that stand beside or below themselves
    std::optional<header_column> quantity_;         ///< 数量 of the header that is being read
    std::optional<header_column> applicants_;       ///< 申请人情况 of the header that is being read
    std::vector<header_column> beside_applicants_;  ///< columns of that header that the form has not
    header_column organisations_;
    std::size_t organisations_place_ = 0;
    bool has_organisations_ = false;
    bool in_other_group_ = false;
    bool is_of_other_year_ = false;  ///< as the last caption says
    bool review_values_expected_ = false;
    bool formulas_are_lost_ = false;
    bool header_of_previous_grid_ = false;
    std::span<const grid_cell> rest_{};  ///< of the grid, after the row that is read

    std::vector<column_order> orders_;
    std::uint32_t disclosure_order_ = 0;
    std::uint32_t request_order_ = 0;
    std::uint32_t review_order_ = 0;
    std::uint32_t outcome_order_ = 0;
    std::uint32_t kind_order_ = 0;

    std::deque<grid> shaped_;  ///< grids that had another shape than the form, in its shape
    std::vector<mark> values_;
    std::vector<printed_row> printed_;
    std::optional<printed_row> empty_review_row_;
    bool review_values_found_ = false;

    std::array<unsigned, enum_size<edition>> editions_{};
    std::array<bool, enum_size<request_row>> request_rows_{};
    std::array<unsigned, enum_size<table>> rows_{};
    std::array<unsigned, enum_size<table>> filled_rows_{};
    std::array<unsigned, enum_size<table>> header_words_{};
    std::array<bool, enum_size<table>> present_{};
    std::array<bool, enum_size<table>> is_unread_{};  ///< rows of the table have a name, or none, that cannot be read
    std::size_t statutory_words_ = 0;
};

}  // namespace

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = skip_white_space(text, 0); at < text.size(); at = skip_white_space(text, at)) {
        const std::size_t begin = at;
        while (at < text.size() && !is_white_space(decode_at(text, at).value)) at += decode_at(text, at).length;
        out.push_back(text.substr(begin, at - begin));
    }
    return out;
}

bool mark::is_joined() const noexcept {
    if (!is_text()) return false;
    const std::vector<std::string_view> parts = split(cell->text);
    return parts.size() > 1 &&
           std::ranges::all_of(parts, [](std::string_view part) { return read_value(part).what == cell_value::kind::number; });
}

cell_value value_in(const grid_cell& cell) noexcept {
    return cell.problem ? cell_value{cell_value::kind::other, {}} : read_value(cell.text);
}

mark read_mark(const grid_cell& cell, bool marked) {
    mark out{&cell, {}, {}, {}};
    if (cell.run_together) return out;
    if (marked) out.marked = read_marked(cell.text, cell.span);
    if (out.marked) return out;
    out.value = value_in(cell);
    if (out.value.what == cell_value::kind::other) out.name = find_label(cell.text);
    return out;
}

tables_read read_tables(const document& source, std::optional<std::chrono::year> year, bool marked) {
    return tables_reader{source, year, marked}.read();
}

}  // namespace gongkai::detail
