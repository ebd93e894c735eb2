// SPDX-License-Identifier: Apache-2.0
#include "labels.hpp"
#include "reading.hpp"
#include "unicode.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <variant>

namespace gongkai::detail {
namespace {

/// A piece of prose: a paragraph, or a cell of a table that is not a statutory one.
struct piece {
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
    bool whole = false;  ///< the piece holds nothing else
};

/// Whether these blocks, which stand between two statutory tables, are what their pieces have lost: headers, or names of
/// rows. There is no sentence among them, and no heading.
bool is_remnant(std::span<const std::variant<paragraph, grid>> blocks) {
    return std::ranges::all_of(blocks, [](const auto& block) {
        const auto* p = std::get_if<paragraph>(&block);
        if (!p) return false;
        const bool is_sentence = std::ranges::any_of(std::array{"。", "！", "？"}, [&](const char* end) {
            return p->text.find(end) != p->text.npos;
        });
        return !is_sentence && match_label(p->text, 0).what.kind != word::section;
    });
}

std::vector<piece> prose_of(const document& source, const std::vector<bool>& is_statutory) {
    std::vector<piece> pieces;
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
                is_statutory.begin()
            );
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
                const bool is_heading = read_ordinal(cell.text, 0).how == ordinal::style::chinese &&
                                        find_label(cell.text).kind == word::section;
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
        case U'。': case U'!': case U'?': case U';': case U')': case U'”': case U'》': case U'=': return true;
        default: return is_white_space(c);
    }
}

/// After these a heading is one of an enumeration within a sentence.
bool goes_on(char32_t c) noexcept {
    switch (half_width(c)) {
        case U',': case U'、': case U':': case U'由': case U'和': case U'及': case U'与': case U'括': case U'含':
        case U'为': case U'《': case U'“': case U'第': case U'(': return true;
        default: return false;
    }
}

void find_headings(std::string_view text, std::size_t piece, std::vector<heading>& found) {
    const auto add = [&](std::size_t at, bool whole_only, bool number_must_fit) {
        const label_match m = match_label(text, at);
        if (m.what.kind != word::section) return false;
        const std::size_t rest = skip_marks(text, m.end);
        const bool whole = rest == text.size() && skip_marks(text, 0) >= at;
        if (whole_only && !whole) return false;
        const auto which = static_cast<section>(m.what.index);
        if (number_must_fit && m.what.ordinal != m.what.index + 1) return false;
        found.push_back({which, piece, skip_white_space(text, at), m.end, whole});
        return true;
    };
    const std::size_t start = skip_marks(text, 0);
    if (start < text.size()) {
        const ordinal number = read_ordinal(text, start);
        // Without a number only a line of its own is a heading.
        add(start, number.how == ordinal::style::none || number.how == ordinal::style::bracketed, false);
    }
    // Of 、 the last byte is the rarest in Chinese text.
    constexpr std::string_view comma = "、";
    for (std::size_t last = text.find(comma.back()); last != text.npos; last = text.find(comma.back(), last + 1)) {
        if (last < 5 || text.substr(last - 2, comma.size()) != comma) continue;
        const std::size_t numeral = last - 5;
        const ordinal number = read_ordinal(text, numeral);
        if (number.how != ordinal::style::chinese || number.end != last + 1 || numeral <= start) continue;
        const char32_t before = decode_at(text, previous(text, numeral)).value;
        if (goes_on(before)) continue;
        add(numeral, false, !parts_sentences(before));
    }
}

}  // namespace

prose_read find_sections(const document& source, const std::vector<bool>& is_statutory) {
    const std::vector<piece> pieces = prose_of(source, is_statutory);
    std::vector<heading> headings;
    for (std::size_t i = 0; i < pieces.size(); ++i) find_headings(pieces[i].text, i, headings);

    // What stands between a heading and the next one, in bytes; a table counts for much.
    const auto weight = [&](std::size_t h) {
        const heading& here = headings[h];
        const std::size_t last = h + 1 < headings.size() ? headings[h + 1].piece : pieces.size();
        std::size_t total = 0;
        if (last == here.piece) return trim(pieces[last].text.substr(here.end, headings[h + 1].begin - here.end)).size();
        total = trim(pieces[here.piece].text.substr(here.end)).size();
        for (std::size_t p = here.piece + 1; p < last; ++p) {
            total += pieces[p].text.size();
            if (pieces[p].after_table) total += 10'000;
        }
        if (last < pieces.size()) {
            total += trim(pieces[last].text.substr(0, headings[h + 1].begin)).size();
            if (pieces[last].after_table) total += 10'000;
        }
        return total;
    };
    std::vector<std::size_t> weights;
    for (std::size_t h = 0; h < headings.size(); ++h) weights.push_back(weight(h));
    // A table of contents: three headings or more with nothing between them.
    std::vector<bool> listed(headings.size(), false);
    for (std::size_t h = 0; h < headings.size();) {
        std::size_t last = h;
        while (last + 1 < headings.size() && weights[last] == 0) ++last;
        if (last - h >= 2)
            for (std::size_t i = h; i <= last; ++i) listed[i] = true;
        h = last + 1;
    }
    std::array<std::optional<std::size_t>, enum_size<section>> best{};
    for (std::size_t h = 0; h < headings.size(); ++h) {
        auto& chosen = best[index_of(headings[h].which)];
        if (!chosen || (listed[*chosen] && !listed[h]) ||
            (listed[*chosen] == listed[h] && weights[*chosen] <= weights[h]))
            chosen = h;
    }
    std::vector<heading> kept;
    for (std::size_t h = 0; h < headings.size(); ++h)
        if (best[index_of(headings[h].which)] == h) kept.push_back(headings[h]);

    const auto part = [](const piece& p, std::size_t begin, std::size_t end) {
        source_span span = p.span;
        if ((begin == 0 && end == p.text.size()) || span.kind != place_kind::text) return span;
        span.offset += static_cast<std::uint32_t>(begin);
        span.length = static_cast<std::uint32_t>(end - begin);
        for (std::size_t at = 0; at < begin && at < p.text.size(); at += decode_at(p.text, at).length) ++span.column;
        return span;
    };
    const auto append_to = [&](auto& out, const piece& p, std::size_t begin, std::size_t end) {
        const std::string_view text = trim(p.text.substr(begin, end - begin));
        if (text.empty()) return;
        if (!out.text.empty()) out.text += '\n';
        const auto at = static_cast<std::size_t>(text.data() - p.text.data());
        const source_span here_span = text == trim(p.text) ? p.span : part(p, at, at + text.size());
        out.pieces.push_back({static_cast<std::uint32_t>(out.text.size()), here_span});
        out.text += text;
        if (!out.span) {
            out.span = here_span;
        } else if (here_span.offset + here_span.length > out.span.offset) {
            out.span.length = here_span.offset + here_span.length - out.span.offset;
        }
    };

    prose_read read;
    const std::size_t preamble_end = kept.empty() ? pieces.size() : kept.front().piece;
    for (std::size_t p = 0; p < preamble_end; ++p) append_to(read.preamble, pieces[p], 0, pieces[p].text.size());
    if (!kept.empty()) append_to(read.preamble, pieces[preamble_end], 0, kept.front().begin);

    for (std::size_t h = 0; h < kept.size(); ++h) {
        const heading& here = kept[h];
        const piece& first = pieces[here.piece];
        section_text out;
        out.which = here.which;
        out.heading = trim(first.text.substr(here.begin, here.end - here.begin));
        std::erase_if(out.heading, [](char c) { return c == '\n' || c == '\r'; });
        out.heading_span = part(first, here.begin, here.end);
        const auto append = [&](const piece& p, std::size_t begin, std::size_t end) { append_to(out, p, begin, end); };
        const bool is_last = h + 1 == kept.size();
        const std::size_t end_piece = is_last ? pieces.size() : kept[h + 1].piece;
        if (end_piece == here.piece) {
            append(first, here.end, kept[h + 1].begin);
        } else {
            append(first, here.end, first.text.size());
            for (std::size_t p = here.piece + 1; p < end_piece; ++p) append(pieces[p], 0, pieces[p].text.size());
            if (!is_last) append(pieces[end_piece], 0, kept[h + 1].begin);
        }
        read.sections.push_back(std::move(out));
    }
    return read;
}

}  // namespace gongkai::detail
