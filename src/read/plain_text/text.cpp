// SPDX-License-Identifier: Apache-2.0
#include "text.hpp"

#include "named_values.hpp"
#include "page_numbers.hpp"
#include "piped_text.hpp"
#include "read/document/separated_rows.hpp"
#include "read/document/separated_values.hpp"
#include "read/document/structured_text.hpp"
#include "read/form/labels.hpp"
#include "read/reading.hpp"
#include "tables/which_edition.hpp"
#include "text/encoding.hpp"
#include "text/place_finder.hpp"
#include "text/radicals.hpp"
#include "text/unicode.hpp"
#include "text_pieces.hpp"
#include "write/printing.hpp"

#include <algorithm>
#include <gongkai/io/read.hpp>
#include <gongkai/tables/form.hpp>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace gongkai::detail {
namespace plain_text {
namespace {

class text_reader {
public:
    text_reader(const text_part& part, edited_place_finder& places, document& out)
        : from_{part.text.substr(0, part.end), part.begin, part.end == part.text.size(), part.parted,
                part.text.substr(0, head).find(as_printed_mark) != part.text.npos},
          text_{from_.text},
          places_{places},
          out_{out} {}

    void read() {
        std::vector<region> regions = find_regions(from_);
        const tables all = read_tables(from_, regions);
        // The rows have them now, and a long text has many.
        for (region& r : regions) r.items = {};
        blanks_are_astray_ = all.blanks_are_astray;
        const auto places = place_cells(from_, all);
        std::size_t prose = from_.begin;
        for (std::size_t i = 0; i < regions.size(); ++i) {
            add_prose(prose, regions[i].begin);
            add_grid(regions[i], all.of_regions[i], places[i]);
            prose = regions[i].end;
        }
        add_prose(prose, text_.size());
    }

private:
    static constexpr std::size_t head = 4096;  ///< bytes in which a document says that it is marked

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

    void add_grid(const region& r, const std::vector<block>& blocks, const std::vector<std::optional<placed_cells>>& places) {
        grid g;
        g.span = span(r.begin, r.end);
        g.is_upright = false;
        g.cells.reserve(cells_of(blocks));
        std::uint32_t row = 0;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (const auto* header = std::get_if<text_header>(&blocks[i])) add_header(g, *header, row);
            else add_row(g, std::get<text_row>(blocks[i]), places[i], row++);
        }
        out_.blocks.emplace_back(std::move(g));
    }

    /// As many as the rows and headers make, or a few more.
    static std::size_t cells_of(const std::vector<block>& blocks) {
        std::size_t cells = 0;
        for (const block& b : blocks) {
            if (const auto* header = std::get_if<text_header>(&b)) cells += header->names.size();
            else if (const auto& row = std::get<text_row>(b); row.is_certain)
                cells += 1 + std::max(row.columns, row.values.size());
            else cells += 2;
        }
        return cells;
    }

    void add_cell(grid& g, std::uint32_t row, std::size_t column, const item& i, std::uint32_t columns = 1) {
        g.cells.push_back({std::string{text_.substr(i.begin, i.end - i.begin)}, row, static_cast<std::uint32_t>(column), 1,
                           columns, span(i.begin, i.end), false});
    }

    /// Names of columns on lines of their own stand in the order in which a program met them: of turned headings the last may come
    /// first. In another order than the form's they say nothing; a name that stands twice, apart from itself, makes that known.
    template <class Index>
    void doubt_disorder(std::vector<item>& names, Index index) const {
        for (std::size_t i = 1; i < names.size(); ++i)
            if (index(i) < index(i - 1) && from_.line_breaks(names[i - 1], names[i]) != 0)
                return names.push_back(item{names[(names.size() - 1) / 2]});
    }

    void add_header(grid& g, const text_header& header, std::uint32_t& row) {
        switch (header.of) {
            case table::disclosure: {
                std::vector<item> columns;
                for (const item& i : header.names)
                    if (i.name.kind == word::disclosure_column || i.name.kind == word::none) columns.push_back(i);
                    else if (i.name.is(structure::information)) add_cell(g, row, 0, i);
                    else if (i.name.is(structure::article)) {
                        add_cell(g, row++, 0, i);
                    }
                if (std::ranges::all_of(columns, [](const item& i) { return i.name.kind == word::disclosure_column; }))
                    doubt_disorder(columns, [&](std::size_t i) { return columns[i].name.index; });
                std::size_t column = 0;
                for (const item& i : columns) add_cell(g, row, ++column, i);
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
        constexpr std::string_view subtotal = "小计";
        const auto is_total = [](const item& i) { return i.name.kind == word::total; };
        std::vector<item> outer;
        std::vector<item> inner;
        std::vector<item> remarks;  // they stand last, whichever row of the header names them
        std::optional<std::size_t> place;
        const item* organisations = nullptr;
        for (const item& i : header.names) {
            const bool is_remark =
                i.name.is(structure::foreign) && text_.substr(i.begin, i.end - i.begin).find(subtotal) == text_.npos;
            const bool is_subtotal =
                !is_remark && (i.name.is(structure::foreign) || (is_total(i) && std::ranges::any_of(outer, is_total)));
            const bool organisation = (i.name.kind == word::request_column && i.name.index != 0) || i.name.kind == word::other ||
                                      (is_subtotal && place);
            if (i.name.is(structure::organisations)) {
                place = outer.size();
                organisations = &i;
            } else if (is_remark) remarks.push_back(i);
            else if (organisation) inner.push_back(i);
            else if (i.name.kind == word::request_column || is_total(i) || is_subtotal) outer.push_back(i);
        }
        // 自然人 is two rows high, so that its name may be read after that of the organisations though it stands before it: on a
        // line of its row, not beside that name. Where each name is a line, nobody knows, but that the
        // columns of a page break names.
        bool is_astray = false;
        if (place == 0 && !outer.empty() && outer.front().name.kind == word::request_column) {
            const item& natural = outer.front();
            const auto is_broken = [&](const item& i) { return text_.substr(i.begin, i.end - i.begin).find('\n') != text_.npos; };
            const bool is_beside = from_.line_breaks(*organisations, natural) == 0;
            const bool touches = trim(text_.substr(organisations->end, natural.begin - organisations->end)).empty();
            const bool is_alone = outer.size() > 1 && !inner.empty() && outer[1].begin < inner.front().begin &&
                                  from_.line_breaks(natural, outer[1]) != 0 && touches &&
                                  std::ranges::none_of(header.names, is_broken);
            is_astray = is_beside ? organisations->end == natural.begin : is_alone;
            if (!is_beside && !is_alone) place = 1;
        }
        std::vector<item> order = outer;
        if (place) {
            order.insert(order.begin() + static_cast<std::ptrdiff_t>(*place), inner.begin(), inner.end());
        } else {
            order.clear();
            for (const item& i : header.names)
                if (i.name.kind == word::request_column || is_total(i) || i.name.kind == word::other ||
                    (i.name.is(structure::foreign) && std::ranges::find(remarks, i.begin, &item::begin) == remarks.end()))
                    order.push_back(i);
            // 自然人 总计 and then the five: in one row, or in two without the name that joins them. Nobody knows.
            if (is_width_of_requests(order.size()) && is_total(order[1])) order.push_back(order[0]);
        }
        std::vector<item> of_form = order;
        if (std::ranges::count_if(order, is_total) > 1) of_form.erase(std::ranges::find_if(of_form, is_total));
        std::erase_if(of_form, [](const item& i) { return i.name.is(structure::foreign); });
        const std::size_t names = of_form.size();
        doubt_disorder(of_form, [&](std::size_t i) {
            return is_total(of_form[i])                  ? index_of(request_column::total)
                   : of_form[i].name.kind == word::other ? index_of(request_column::other_organization)
                                                         : of_form[i].name.index;
        });
        if (of_form.size() != names) order.push_back(of_form.back());
        else if (is_astray && !inner.empty()) order.push_back(inner.front());
        order.insert(order.end(), remarks.begin(), remarks.end());
        std::size_t column = 0;
        for (const item& i : order) add_cell(g, row, ++column, i);
        ++row;
    }

    void add_review_header(grid& g, const text_header& header, std::uint32_t& row) {
        std::vector<item> kinds;
        std::vector<item> outcomes;
        for (const item& i : header.names) {
            if (i.name.kind == word::review_kind) kinds.push_back(i);
            if (!i.name || outcome_of(i.name)) outcomes.push_back(i);
        }
        constexpr std::size_t width = enum_size<review_column>;
        doubt_disorder(outcomes, [&](std::size_t i) {
            return i / width * width + (outcomes[i].name ? index_of(*outcome_of(outcomes[i].name)) : i % width);
        });
        doubt_disorder(kinds, [&](std::size_t i) { return kinds[i].name.index; });
        const bool in_blocks = outcomes.size() == width * kinds.size();
        for (std::size_t k = 0; k < kinds.size(); ++k)
            add_cell(g, row, 1 + k * width, kinds[k], in_blocks ? static_cast<std::uint32_t>(width) : 1);
        if (!kinds.empty()) ++row;
        for (std::size_t o = 0; o < outcomes.size(); ++o) add_cell(g, row, 1 + o, outcomes[o]);
        ++row;
    }

    void add_row(grid& g, const text_row& row, const std::optional<placed_cells>& cells, std::uint32_t at) {
        if (row.name) add_cell(g, at, 0, *row.name);
        if (!row.is_certain) {
            // Values of which nobody knows the cells keep others from being taken for the row's.
            if (row.columns > 1 && !row.values.empty())
                add_cell(g, at, 1, {item::kind::text, {}, row.values.front().begin, row.values.back().end});
            return;
        }
        const bool by_chance = blanks_are_astray_ && row.may_run_together && row.columns > 1 && row.values.size() > 1 &&
                               from_.line_breaks(row.values.front(), row.values.back()) == 0;
        if (!by_chance && (row.columns == 0 || from_.is_full(row) || row.values.size() > row.columns)) {
            for (std::size_t i = 0; i < row.values.size(); ++i) add_cell(g, at, 1 + i, row.values[i]);
            return;
        }
        if (cells) {
            std::size_t end = row.name ? row.name->end : row.header_end;
            for (std::size_t i = 0; i < cells->size(); ++i) {
                const item blank{item::kind::mark, {}, end, end};
                add_cell(g, at, 1 + i, (*cells)[i] ? *(*cells)[i] : blank);
                if ((*cells)[i]) end = (*cells)[i]->end;
            }
            return;
        }
        if (!row.values.empty() && (!row.may_run_together || has_unit(row.values))) {
            for (std::size_t i = 0; i < row.values.size(); ++i) add_cell(g, at, 1 + i, row.values[i]);
            return;
        }
        const std::size_t begin = row.values.empty() ? (row.name ? row.name->end : row.header_end) : row.values.front().begin;
        const std::size_t end = row.values.empty() ? begin : row.values.back().end;
        add_cell(g, at, 1, {item::kind::number, {}, begin, end}, static_cast<std::uint32_t>(row.columns));
        g.cells.back().run_together = true;
    }

    /// Numbers with units have not run together, though others between them may be missing.
    bool has_unit(std::span<const item> values) const {
        return std::ranges::any_of(values, [&](const item& i) {
            return i.what == item::kind::number && i.is_single &&
                   !is_digit(digit_form(decode_at(text_, previous(text_, i.end)).value));
        });
    }

    const source from_;
    std::string_view text_;
    edited_place_finder& places_;
    document& out_;
    bool blanks_are_astray_ = false;
};

}  // namespace
}  // namespace plain_text

namespace {

/// `parted` puts tabs between the cells of a text, if it is of the kind that it knows.
template <class Parted>
bool append_parted(std::string_view text, std::string_view original, const edited_place_finder& places, document& out,
                   Parted&& parted, bool may_be_sheet = false) {
    std::vector<edited_place_finder::cut> moved;
    const std::optional<std::string> rows = parted(text, moved);
    if (!rows) return false;
    edited_place_finder places_of_rows{original, places.composed(moved, rows->size())};
    if (may_be_sheet && text_survey{*rows}.separator() == '\t') {
        if (auto sheet = separated_values(*rows, '\t', places_of_rows)) {
            std::ranges::move(sheet->blocks, std::back_inserter(out.blocks));
            return true;
        }
    }
    append_text({*rows, 0, rows->size()}, places_of_rows, out);
    return true;
}

/// Appends what a text without a notation holds, whatever parts the cells of its tables.
void append_unmarked(std::string_view text, std::string_view original, edited_place_finder& places, document& out) {
    if (!append_named_values(text, places, out) && !append_piped(text, original, places, out) &&
        !append_parted(text, original, places, out, without_separators, true))
        append_text({text, 0, text.size()}, places, out);
}

}  // namespace

document text_to_document(std::string_view original, const text_survey& seen) {
    const text_without_radicals plain{original};
    const std::string_view utf8 = plain.view();
    if (auto structured = structured_text(utf8, seen)) {
        // Beside the tables of a notation there may be lists.
        auto with_lists = with_tables_of_text(*structured);
        return with_lists ? *std::move(with_lists) : *std::move(structured);
    }
    document out;
    std::vector<edited_place_finder::cut> unseen;
    const std::string visible = without_unseen(utf8, unseen);
    std::string_view text = unseen.empty() ? utf8 : std::string_view{visible};
    edited_place_finder places{utf8, std::move(unseen)};
    std::vector<edited_place_finder::cut> cuts;
    const std::string cut = without_page_marks(text, cuts);
    if (!cuts.empty()) {
        places = edited_place_finder{utf8, places.composed(cuts, cut.size())};
        text = cut;
    }
    append_unmarked(text, utf8, places, out);
    return out;
}

bool append_piped(std::string_view text, std::string_view original, const edited_place_finder& places, document& out) {
    return append_parted(text, original, places, out, without_pipes);
}

void append_text(const text_part& part, edited_place_finder& places, document& out) {
    plain_text::text_reader{part, places, out}.read();
}

namespace {

table_set tables_of(const grid& g) {
    table_set out;
    for (const grid_cell& cell : g.cells) add_table_of(find_label(cell.text), out);
    return out;
}

/// Reads paragraphs that follow each other as the lines of a text.
class paragraph_reader {
public:
    paragraph_reader(table_set in_grids, bool has_grids, document& out) : in_grids_{in_grids}, has_grids_{has_grids}, out_{out} {}

    void add(const paragraph& p) {
        lines_.push_back({text_.size(), &p});
        text_.append(p.text).append("\n");
    }

    /// Appends what the paragraphs so far hold: tables that no grid has, and prose.
    void read() {
        document found;
        if (auto structured = structured_text(text_, text_survey{text_})) {
            found = *std::move(structured);
        } else {
            edited_place_finder places{text_};
            append_unmarked(text_, text_, places, found);
        }
        for (auto& block : found.blocks) {
            if (auto* p = std::get_if<paragraph>(&block)) {
                p->span = place_of(p->span);
                out_.blocks.push_back(std::move(block));
                continue;
            }
            auto& g = std::get<grid>(block);
            if ((tables_of(g) & in_grids_).any() || (has_grids_ && has_only_names(g))) {
                out_.blocks.emplace_back(paragraph{text_.substr(g.span.offset, g.span.length), place_of(g.span)});
                continue;
            }
            g.span = place_of(g.span);
            for (grid_cell& cell : g.cells) cell.span = place_of(cell.span);
            out_.blocks.push_back(std::move(block));
            any_ = true;
        }
        text_.clear();
        lines_.clear();
    }

    bool any() const noexcept { return any_; }

private:
    struct line {
        std::size_t begin = 0;
        const paragraph* from = nullptr;
    };

    const source_span& place_of(const source_span& here) const noexcept {
        return std::prev(std::ranges::upper_bound(lines_, std::size_t{here.offset}, {}, &line::begin))->from->span;
    }

    /// Names of rows without any number, which may be those of a grid's.
    static bool has_only_names(const grid& g) {
        bool names_rows = false;
        for (const grid_cell& c : g.cells) {
            const label name = find_label(c.text);
            if (name.kind == word::none && c.text.find_first_of("0123456789") != c.text.npos) return false;
            names_rows = names_rows || name.names_row();
        }
        return names_rows;
    }

    table_set in_grids_;
    bool has_grids_;
    document& out_;
    std::string text_;
    std::vector<line> lines_;
    bool any_ = false;
};

}  // namespace

std::optional<document> with_tables_of_text(const document& source) {
    table_set in_grids;
    bool has_grids = false;
    for (const auto& block : source.blocks)
        if (const auto* g = std::get_if<grid>(&block)) {
            in_grids |= tables_of(*g);
            has_grids = true;
        }
    if (in_grids.all()) return std::nullopt;
    document out{source.title, {}, source.sheets};
    paragraph_reader paragraphs{in_grids, has_grids, out};
    for (const auto& block : source.blocks) {
        if (const auto* p = std::get_if<paragraph>(&block)) {
            paragraphs.add(*p);
            continue;
        }
        paragraphs.read();
        out.blocks.push_back(block);
    }
    paragraphs.read();
    if (!paragraphs.any()) return std::nullopt;
    return out;
}

}  // namespace gongkai::detail

namespace gongkai {

result<published_report> detail::text_to_report(std::string_view utf8) { return text_to_report(utf8, text_survey{utf8}); }

result<published_report> detail::text_to_report(std::string_view utf8, const text_survey& seen) {
    return detail::read_blocks(detail::text_to_document(utf8, seen));
}

result<published_report> read_text(std::string_view bytes) { return detail::read_decoded(bytes, detail::text_to_report); }

}  // namespace gongkai
