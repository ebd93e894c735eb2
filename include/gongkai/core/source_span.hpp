// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <cstdint>

namespace gongkai {

/// What a place in a document is counted in.
/// text: lines of text or of a web page's source. page: pages of a PDF. sheet: cells of a workbook's sheet.
/// table: cells of a table of a word processor's document; paragraph: its paragraphs outside tables.
BOOST_DEFINE_ENUM_CLASS(place_kind, text, page, sheet, table, paragraph)

/// A rectangle on a page as it is shown: whole points (1/72 inch) from its upper left corner, rounded outwards.
struct page_box {
    std::uint16_t left = 0;
    std::uint16_t top = 0;
    std::uint16_t right = 0;
    std::uint16_t bottom = 0;

    friend constexpr bool operator==(const page_box&, const page_box&) noexcept = default;
};

/// A place in a document. Places of one document are in its order by their offsets.
struct source_span {
    /// Bytes from the start: of the text decoded to UTF-8 (the file's own bytes where it is UTF-8, without its byte
    /// order mark), or of all the text that the document holds.
    std::uint32_t offset = 0;
    std::uint32_t length = 0;  ///< bytes, in a text; else 0
    std::uint32_t line = 0;    ///< from 1: the line of a text, the row of a sheet or table; else 0
    std::uint32_t column = 0;  ///< from 1: in code points, or the column of a sheet or table; else 0
    place_kind kind = place_kind::text;
    std::uint32_t number = 0;  ///< from 1: which page, sheet, table or paragraph; 0 in a text
    page_box box{};            ///< on a page

    /// A rectangle on a page.
    static constexpr source_span on_page(std::uint32_t page, const page_box& at, std::uint32_t offset = 0) noexcept {
        return {offset, 0, 0, 0, place_kind::page, page, at};
    }
    /// A cell of a workbook's sheet.
    static constexpr source_span in_sheet(std::uint32_t sheet, std::uint32_t row, std::uint32_t column,
                                          std::uint32_t offset = 0) noexcept {
        return {offset, 0, row, column, place_kind::sheet, sheet, {}};
    }
    /// A cell of a table of a word processor's document.
    static constexpr source_span in_table(std::uint32_t table, std::uint32_t row, std::uint32_t column,
                                          std::uint32_t offset = 0) noexcept {
        return {offset, 0, row, column, place_kind::table, table, {}};
    }
    /// A paragraph of a word processor's document, outside its tables.
    static constexpr source_span in_paragraph(std::uint32_t paragraph, std::uint32_t offset = 0) noexcept {
        return {offset, 0, 0, 0, place_kind::paragraph, paragraph, {}};
    }

    /// Whether there is a place.
    constexpr explicit operator bool() const noexcept { return line != 0 || number != 0; }
    friend constexpr bool operator==(const source_span&, const source_span&) noexcept = default;
};

}  // namespace gongkai
