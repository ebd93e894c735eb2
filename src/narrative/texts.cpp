// SPDX-License-Identifier: Apache-2.0
#include "texts.hpp"

#include "text/unicode.hpp"

namespace gongkai::detail {

prose_place placed_text::place(std::uint32_t begin, std::uint32_t end) const noexcept {
    prose_place out;
    out.section = section;
    out.offset = begin;
    out.length = end - begin;
    out.span = place_of(text, pieces, span, begin, end, counted);
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
