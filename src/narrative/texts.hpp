// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/narrative/claim.hpp>
#include <gongkai/report/published_report.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "report/text_place.hpp"

namespace gongkai::detail {

/// A text of the report, with what is known of its place in the document.
struct placed_text {
    std::optional<gongkai::section> section{};
    std::string_view text{};
    source_span span{};
    std::span<const text_piece> pieces{};
    mutable text_cursor counted{};  ///< places are asked for in the order of the text

    /// The place of the bytes from `begin` to `end`: exact where the document has the same bytes, else the line.
    prose_place place(std::uint32_t begin, std::uint32_t end) const noexcept;
};

/// Calls `visit(placed_text)` for what stands before the first section, then for each section.
template <class Visit>
void for_each_text(const published_report& report, Visit&& visit) {
    if (!report.preamble.text.empty()) visit(placed_text{{}, report.preamble.text, report.preamble.span, report.preamble.pieces});
    for (const section_text& s : report.sections)
        if (!s.text.empty()) visit(placed_text{s.which, s.text, s.span, s.pieces});
}

/// The characters of a text; a byte that begins none is U+FFFD.
std::u32string code_points(std::string_view text);

}  // namespace gongkai::detail
