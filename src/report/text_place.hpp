// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstdint>
#include <gongkai/core/source_span.hpp>
#include <gongkai/report/published_report.hpp>
#include <span>
#include <string_view>

namespace gongkai {

/// How far lines and columns of a text have been counted, so that places asked for in its order take linear time in all.
struct text_cursor {
    std::uint32_t start = 0xFFFF'FFFF;  ///< of the piece
    std::uint32_t at = 0;
    source_span span{};  ///< of that byte
};

/// The place in the document of the bytes from `begin` to `end` of a text: exact where the document has the same bytes,
/// else that of the piece they stand in, else `whole`.
inline source_span place_of(std::string_view text, std::span<const text_piece> pieces, const source_span& whole,
                            std::uint32_t begin, std::uint32_t end, text_cursor& cursor) noexcept {
    source_span out = whole;
    std::uint32_t start = 0;
    auto stop = static_cast<std::uint32_t>(text.size());
    const auto after = std::ranges::upper_bound(pieces, begin, {}, &text_piece::offset);
    if (after != pieces.begin()) {
        out = (after - 1)->span;
        start = (after - 1)->offset;
        if (after != pieces.end()) stop = after->offset - 1;
    }
    if (!out || out.kind != place_kind::text || out.length + start != stop || begin < start || begin > stop) return out;
    if (cursor.start != start || cursor.at > begin) cursor = {start, start, out};
    for (; cursor.at < begin; ++cursor.at) {
        if (text[cursor.at] == '\n') {
            ++cursor.span.line;
            cursor.span.column = 1;
        } else if ((static_cast<unsigned char>(text[cursor.at]) & 0xC0U) != 0x80U) {
            ++cursor.span.column;
        }
    }
    out = cursor.span;
    out.offset += begin - start;
    out.length = std::min(end, stop) - begin;
    return out;
}

inline source_span place_of(std::string_view text, std::span<const text_piece> pieces, const source_span& whole,
                            std::uint32_t begin, std::uint32_t end) noexcept {
    text_cursor fresh;
    return place_of(text, pieces, whole, begin, end, fresh);
}

}  // namespace gongkai
