// SPDX-License-Identifier: Apache-2.0
#include "read/form/headings.hpp"
#include "read/form/labels.hpp"
#include "reading.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

namespace gongkai::detail {
namespace {

/// A piece of prose: a paragraph, or a cell of a table that is not a statutory one.
struct prose_piece {
    std::string_view text;
    source_span span;
    bool after_table = false;  ///< a statutory table stands between it and the piece before
};

/// A heading: of which section, in which piece, and where in it.
struct heading {
    section which = section::overview;
    std::size_t piece = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_plain = false;   ///< in the form's words, or with its number
    bool is_listed = false;  ///< in a table of contents
    std::size_t weight = 0;  ///< of what stands between it and the next one
};

/// Whether these blocks, which stand between two statutory tables, are what their pieces have lost: headers, or names of
/// rows. There is no sentence among them, and no heading.
bool is_remnant(std::span<const std::variant<paragraph, grid>> blocks) {
    return std::ranges::all_of(blocks, [](const auto& block) {
        const auto* p = std::get_if<paragraph>(&block);
        if (!p) return false;
        const bool is_sentence =
            std::ranges::any_of(std::array{"。", "！", "？"}, [&](const char* end) { return p->text.find(end) != p->text.npos; });
        return !is_sentence && match_label(p->text, 0).what.kind != word::section;
    });
}

std::vector<prose_piece> prose_of(const document& source, const std::vector<bool>& is_statutory) {
    std::vector<prose_piece> pieces;
    bool after_table = false;
    const auto add = [&](const std::string& text, const source_span& span) {
        if (trim(text).empty()) return;
        pieces.push_back({text, span, after_table});
        after_table = false;
    };
    for (std::size_t i = 0; i < source.blocks.size(); ++i) {
        if (after_table && !is_statutory[i]) {
            const auto next = static_cast<std::size_t>(
                std::find(is_statutory.begin() + static_cast<std::ptrdiff_t>(i), is_statutory.end(), true) -
                is_statutory.begin());
            if (next < source.blocks.size() && is_remnant(std::span{source.blocks}.subspan(i, next - i))) i = next;
        }
        if (const auto* p = std::get_if<paragraph>(&source.blocks[i])) {
            // The first row of table 2, parted from it because it is one cell.
            if (p->text.size() > 60 || !find_label(p->text).is(structure::article)) add(p->text, p->span);
            continue;
        }
        for (const grid_cell& cell : std::get<grid>(source.blocks[i]).cells) {
            if (!is_statutory[i]) {
                add(cell.text, cell.span);
            } else if (!cell.run_together && cell.text.size() > 6) {
                // One table may hold the whole report: headings and prose between the rows.
                const bool is_heading =
                    read_ordinal(cell.text, 0).how == ordinal::style::chinese && find_label(cell.text).kind == word::section;
                if (is_heading || cell.text.find("。") != cell.text.npos) add(cell.text, cell.span);
            }
        }
        after_table = after_table || is_statutory[i];
    }
    return pieces;
}

/// Marks of Markdown and of lists before a heading.
std::size_t skip_marks(std::string_view text, std::size_t at) noexcept {
    while (at < text.size()) {
        const code_point c = decode_at(text, at);
        if (!is_white_space(c.value) && c.value != U'#' && c.value != U'*' && c.value != U'>') break;
        at += c.length;
    }
    return at;
}

/// Whether a heading can begin after this: the start of a line, the end of a sentence, or a blank.
bool parts_sentences(char32_t c) noexcept {
    switch (half_width(c)) {
        case U'。':
        case U'!':
        case U'?':
        case U';':
        case U')':
        case U'”':
        case U'》':
        case U'=': return true;
        default: return is_white_space(c);
    }
}

/// After these a heading is one of an enumeration within a sentence.
bool goes_on(char32_t c) noexcept {
    switch (half_width(c)) {
        case U',':
        case U'、':
        case U':':
        case U'由':
        case U'和':
        case U'及':
        case U'与':
        case U'括':
        case U'含':
        case U'为':
        case U'《':
        case U'“':
        case U'第':
        case U'(': return true;
        default: return false;
    }
}

/// Where up to two letters end that have strayed before a heading's number (`l三、收到和处理…`); `at` where there are none.
std::size_t skip_stray(std::string_view text, std::size_t at) noexcept {
    std::size_t end = at;
    for (unsigned letters = 0; letters < 2 && end < text.size(); ++letters) {
        const code_point c = decode_at(text, end);
        const char32_t letter = half_width(c.value);
        const bool strays = (letter < 0x80 && is_letter(static_cast<char>(letter))) || letter == U'1' || letter == U'、' ||
                            letter == U'.' || letter == U',' || letter == U'·' || letter == U'|';
        if (!strays) break;
        end += c.length;
    }
    return end;
}

class section_finder {
public:
    explicit section_finder(std::vector<prose_piece> pieces) : pieces_{std::move(pieces)} {}

    prose_read find() {
        for (std::size_t i = 0; i < pieces_.size(); ++i) find_headings(i);
        weigh_headings();
        mark_contents();
        return split_at(chosen_headings());
    }

private:
    void find_headings(std::size_t i) {
        const std::string_view text = pieces_[i].text;
        const std::size_t start = skip_marks(text, 0);
        if (start < text.size()) find_heading_of_line(i, start);
        // Of 、 the last byte is the rarest in Chinese text.
        constexpr std::string_view comma = "、";
        for (std::size_t last = text.find(comma.back()); last != text.npos; last = text.find(comma.back(), last + 1)) {
            if (last < 5 || text.substr(last - 2, comma.size()) != comma) continue;
            const std::size_t numeral = last - 5;
            const ordinal number = read_ordinal(text, numeral);
            if (number.how != ordinal::style::chinese || number.end != last + 1 || numeral <= start) continue;
            const char32_t before = decode_at(text, previous(text, numeral)).value;
            if (goes_on(before)) continue;
            const label_match m = match_label(text, numeral);
            if (m.what.kind == word::section && (has_its_number(m.what) || (!m.is_free && parts_sentences(before))))
                add(i, m.what, numeral, m.end, true);
        }
    }

    /// A heading at the start of a piece. Without a number, or with one in brackets, only a line of its own is one.
    void find_heading_of_line(std::size_t i, std::size_t start) {
        const std::string_view text = pieces_[i].text;
        const auto fills_line = [&](std::size_t end) { return skip_marks(text, end) == text.size(); };
        const ordinal number = read_ordinal(text, start);
        const bool whole_only = number.how == ordinal::style::none || number.how == ordinal::style::bracketed;
        if (const label_match m = match_label(text, start); m.what.kind == word::section) {
            const bool is_plain = !m.is_free || has_its_number(m.what);
            if (!whole_only || fills_line(m.end)) add(i, m.what, start, m.end, is_plain);
            return;
        }
        if (const std::size_t numeral = skip_stray(text, start); numeral != start) {
            const label_match m = match_label(text, numeral);
            if (m.what.kind == word::section && m.what.ordinal != 0 && fills_line(m.end)) add(i, m.what, start, m.end, true);
        }
        const auto m = match_heading(text, number.end, number.value);
        if (!m || !fills_line(m->end)) return;
        // （一）主要问题 is the heading of a part of a section.
        const bool has_number = number.value == static_cast<std::size_t>(m->which) + 1;
        if (number.how != ordinal::style::none && (number.how == ordinal::style::bracketed || !has_number)) return;
        add(i, {word::section, static_cast<std::uint8_t>(m->which), {}, number.value}, start, m->end, false);
    }

    static bool has_its_number(const label& what) noexcept { return what.ordinal == what.index + 1; }

    void add(std::size_t piece, const label& what, std::size_t begin, std::size_t end, bool is_plain) {
        const std::size_t first = skip_white_space(pieces_[piece].text, begin);
        headings_.push_back({static_cast<section>(what.index), piece, first, end, is_plain});
    }

    /// What stands between a heading and the next one, in bytes; a table counts for much.
    void weigh_headings() {
        constexpr std::size_t table = 10'000;
        for (std::size_t h = 0; h < headings_.size(); ++h) {
            heading& here = headings_[h];
            const bool is_last = h + 1 == headings_.size();
            const std::size_t last = is_last ? pieces_.size() : headings_[h + 1].piece;
            if (last == here.piece) {
                here.weight = trim(pieces_[last].text.substr(here.end, headings_[h + 1].begin - here.end)).size();
                continue;
            }
            here.weight = trim(pieces_[here.piece].text.substr(here.end)).size();
            for (std::size_t p = here.piece + 1; p < last; ++p)
                here.weight += pieces_[p].text.size() + (pieces_[p].after_table ? table : 0);
            if (is_last) continue;
            here.weight += trim(pieces_[last].text.substr(0, headings_[h + 1].begin)).size();
            if (pieces_[last].after_table) here.weight += table;
        }
    }

    /// A table of contents: three headings or more with nothing between them.
    void mark_contents() {
        for (std::size_t h = 0; h < headings_.size();) {
            std::size_t last = h;
            while (last + 1 < headings_.size() && headings_[last].weight == 0) ++last;
            if (last - h >= 2)
                for (std::size_t i = h; i <= last; ++i) headings_[i].is_listed = true;
            h = last + 1;
        }
    }

    /// The best heading of each section, in the document's order; of equal ones the last.
    std::vector<heading> chosen_headings() const {
        std::array<std::optional<std::size_t>, enum_size<section>> best{};
        const auto rank = [](const heading& h) { return std::tuple{!h.is_listed, h.is_plain, h.weight}; };
        for (std::size_t h = 0; h < headings_.size(); ++h) {
            auto& chosen = best[index_of(headings_[h].which)];
            if (!chosen || rank(headings_[*chosen]) <= rank(headings_[h])) chosen = h;
        }
        std::vector<heading> kept;
        for (std::size_t h = 0; h < headings_.size(); ++h)
            if (best[index_of(headings_[h].which)] == h) kept.push_back(headings_[h]);
        return kept;
    }

    static source_span part(const prose_piece& p, std::size_t begin, std::size_t end) {
        source_span span = p.span;
        if ((begin == 0 && end == p.text.size()) || span.kind != place_kind::text) return span;
        span.offset += static_cast<std::uint32_t>(begin);
        span.length = static_cast<std::uint32_t>(end - begin);
        for (std::size_t at = 0; at < begin && at < p.text.size(); at += decode_at(p.text, at).length) ++span.column;
        return span;
    }

    /// Adds [begin, end) of a piece to a text.
    template <class Text>
    static void append(Text& out, const prose_piece& p, std::size_t begin, std::size_t end) {
        const std::string_view text = trim(p.text.substr(begin, end - begin));
        if (text.empty()) return;
        if (!out.text.empty()) out.text += '\n';
        const auto at = static_cast<std::size_t>(text.data() - p.text.data());
        const source_span here = text == trim(p.text) ? p.span : part(p, at, at + text.size());
        out.pieces.push_back({static_cast<std::uint32_t>(out.text.size()), here});
        out.text += text;
        if (!out.span) {
            out.span = here;
        } else if (here.offset + here.length > out.span.offset) {
            out.span.length = here.offset + here.length - out.span.offset;
        }
    }

    /// Adds what stands from a place in one piece to a place in another.
    template <class Text>
    void append_between(Text& out, std::size_t piece, std::size_t begin, std::size_t last, std::size_t end) const {
        for (; piece < last; ++piece, begin = 0) append(out, pieces_[piece], begin, pieces_[piece].text.size());
        if (piece < pieces_.size()) append(out, pieces_[piece], begin, end);
    }

    prose_read split_at(const std::vector<heading>& kept) const {
        const heading after_all{section::overview, pieces_.size(), 0, 0};
        const auto next_of = [&](std::size_t h) -> const heading& { return h < kept.size() ? kept[h] : after_all; };
        prose_read read;
        append_between(read.preamble, 0, 0, next_of(0).piece, next_of(0).begin);
        for (std::size_t h = 0; h < kept.size(); ++h) {
            const heading& here = kept[h];
            const prose_piece& first = pieces_[here.piece];
            section_text out;
            out.which = here.which;
            out.heading = trim(first.text.substr(here.begin, here.end - here.begin));
            std::erase_if(out.heading, [](char c) { return c == '\n' || c == '\r'; });
            out.heading_span = part(first, here.begin, here.end);
            append_between(out, here.piece, here.end, next_of(h + 1).piece, next_of(h + 1).begin);
            read.sections.push_back(std::move(out));
        }
        return read;
    }

    std::vector<prose_piece> pieces_;
    std::vector<heading> headings_;
};

}  // namespace

prose_read find_sections(const document& source, const std::vector<bool>& is_statutory) {
    return section_finder{prose_of(source, is_statutory)}.find();
}

}  // namespace gongkai::detail
