// SPDX-License-Identifier: Apache-2.0
#include "texts.hpp"

#include <algorithm>

#include "../io/unicode.hpp"

namespace gongkai::detail {

prose_place placed_text::place(std::uint32_t begin, std::uint32_t end) const noexcept {
    prose_place out;
    out.section = section;
    out.offset = begin;
    out.length = end - begin;
    out.span = span;
    std::uint32_t start = 0;
    auto stop = static_cast<std::uint32_t>(text.size());
    const auto after = std::ranges::upper_bound(pieces, begin, {}, &text_piece::offset);
    if (after != pieces.begin()) {
        out.span = (after - 1)->span;
        start = (after - 1)->offset;
        if (after != pieces.end()) stop = after->offset - 1;
    }
    if (!out.span) return out;
    if (out.span.length + start != stop || begin < start || begin > stop) return out;
    for (std::uint32_t at = start; at < begin;) {
        const code_point c = decode_at(text, at);
        if (c.value == U'\n') {
            ++out.span.line;
            out.span.column = 0;
        }
        ++out.span.column;
        at += c.length;
    }
    out.span.offset += begin - start;
    out.span.length = std::min(end, stop) - begin;
    return out;
}

std::u32string code_points(std::string_view text) {
    std::u32string out;
    out.reserve(text.size() / 3 + 1);
    for (std::size_t at = 0; at < text.size();) {
        const code_point c = decode_at(text, at);
        out += c.value;
        at += c.length;
    }
    return out;
}

}  // namespace gongkai::detail
