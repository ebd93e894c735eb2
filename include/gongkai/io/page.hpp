// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/core/result.hpp>
#include <gongkai/io/document.hpp>
#include <gongkai/report/published_report.hpp>
#include <span>
#include <string>
#include <vector>

namespace gongkai {

/// A rectangle on a page, in points (1/72 inch) from the upper left corner of the page as it is shown.
struct page_rectangle {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
};

/// A character where it stands on a page.
struct page_glyph {
    char32_t character = 0;  ///< U+FFFD where the font does not say which one it shows
    page_rectangle box{};    ///< its advance by the height of its font, not its ink
    float angle = 0;         ///< degrees clockwise by which it is turned
};

/// A page of a document of fixed layout, as a library for PDF sees it.
struct page {
    float width = 0;
    float height = 0;
    std::vector<page_glyph> glyphs{};     ///< in the order in which they are drawn
    std::vector<page_rectangle> rules{};  ///< lines, as thin rectangles; what is neither flat nor upright does not count
    bool is_pictured = false;             ///< a picture covers most of it
};

/// The paragraphs and the ruled tables of these pages. A cell is what lines enclose. A row that a page break cut in two is
/// one row where its label says so. Page numbers and running heads are left out. A number that crosses a line belongs to
/// no cell. Fails with document_scanned, document_unmapped, format_too_complex or input_empty.
result<document> pages_to_document(std::span<const page> pages);

/// A number that was recognised in a picture of a page, read twice: of the whole page, and of its cell alone.
struct recognised_number {
    /// One look at a number.
    struct reading {
        std::string text{};
        double confidence = 0;  ///< from 0 to 1; 0 where it was not read this way
    };
    std::uint32_t page = 0;  ///< from 1
    page_rectangle box{};    ///< its ink
    reading of_page{};
    reading of_cell{};
};

/// The report on pages of which some are pictures (`is_pictured`), with the characters that were recognised in them. The readings of `numbers` are weighed under the sums of
/// the form: a number is given, inferred, where both readings agree or one of them alone lets all sums hold, and where a sum
/// covers it or both are sure of it. Every other number is missing (reading_problem::unproven), with what was seen. Their
/// origin is cell_origin::ocr. Fails as read_pages does.
result<published_report> read_recognised_pages(std::span<const page> pages, std::span<const recognised_number> numbers);

/// The report on these pages. Tables without lines are found as in plain text.
result<published_report> read_pages(std::span<const page> pages);

}  // namespace gongkai
