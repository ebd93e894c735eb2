// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <gongkai/core/edition.hpp>
#include <gongkai/tables/form.hpp>
#include <gongkai/taxonomy/disposition.hpp>
#include <gongkai/taxonomy/section.hpp>
#include <string>
#include <string_view>

namespace gongkai::detail {

/// What a label of the printed form names.
enum class word : std::uint8_t {
    none,
    disclosure_row,
    disclosure_column,
    request_row,
    request_column,
    review_kind,
    review_column,
    group,      ///< a disposition_group's heading; （六）其他处理 is a row where it is undivided
    total,      ///< 总计 without an ordinal: a column of either table, or the row （七） where it stands in a row's place
    other,      ///< 其他 without an ordinal: a column, or the third row of （六）
    structure,  ///< words that hold no cell; `index` is a `structure`
    section,    ///< the title of one of the six sections
};

enum class structure : std::uint8_t {
    article,        ///< 第二十条第（一）项
    information,    ///< 信息内容
    applicants,     ///< 申请人情况
    organisations,  ///< 法人或其他组织
    balance,        ///< （本列数据的勾稽关系为：…）, or a part of it
    results,        ///< 三、本年度办理结果
    litigation,     ///< 行政诉讼
    foreign,        ///< 小计, 备注: a column that the form has not
    quantity,       ///< 数量: the only column of a table that has one
};

/// A label as recognised. `index` is the position in the enumeration that `kind` names.
struct label {
    word kind = word::none;
    std::uint8_t index = 0;
    editions of = editions::all;  ///< the editions of which it is evidence; all: of none
    std::uint8_t ordinal = 0;     ///< the number printed before it, 0 where there is none

    constexpr explicit operator bool() const noexcept { return kind != word::none; }
    constexpr bool names_row() const noexcept { return kind == word::disclosure_row || kind == word::request_row; }
    constexpr bool is(structure s) const noexcept { return kind == word::structure && index == static_cast<std::uint8_t>(s); }
    constexpr bool is(section s) const noexcept { return kind == word::section && index == static_cast<std::uint8_t>(s); }
    constexpr bool is(request_row r) const noexcept { return kind == word::request_row && index == static_cast<std::uint8_t>(r); }
    constexpr bool is(disposition_group g) const noexcept { return kind == word::group && index == static_cast<std::uint8_t>(g); }
};

/// The number before a label: `1.` `1、` `1)` `（1）` `（一）` `一、` `①` `⑴` `⒈` `㈠`.
struct ordinal {
    enum class style : std::uint8_t { none, arabic, chinese, bracketed };
    style how = style::none;
    std::uint8_t value = 0;
    std::size_t end = 0;  ///< the byte after it
};

/// The ordinal at `at`, after white space; style::none and `end == at` where there is none.
ordinal read_ordinal(std::string_view text, std::size_t at) noexcept;

/// A label that begins at a place in a text.
struct label_match {
    label what;
    std::size_t begin = 0;  ///< of the label, its ordinal included
    std::size_t end = 0;
    bool is_free = false;  ///< a section's heading that is known by what it is about, not letter by letter
};

/// The longest label that begins at `at`, with or without an ordinal. White space, quotation marks and brackets within
/// the label do not count.
label_match match_label(std::string_view text, std::size_t at) noexcept;

/// The simplified form of a traditional letter that labels and what is around them have; any other as it is.
char32_t simplified(char32_t c) noexcept;

/// The text with the simplified form of each traditional letter that labels and what is around them have; as long as it was.
std::string simplified(std::string_view text);

/// Whether a label can begin with this code point.
bool begins_label(char32_t c) noexcept;

/// The label that a whole cell is; word::none where it is none. Wordings that are not known letter by letter are
/// recognised by what is theirs alone (三安全一稳定), never by likeness.
label find_label(std::string_view text) noexcept;

/// The head of a column of which the last letter is lost or another letter is wrong; for rows that hold heads only. No two
/// heads are as near to each other.
label damaged_head(std::string_view text) noexcept;

/// Whether a text is the heading of a section, numbered or with nothing after it.
bool is_heading_of_section(std::string_view text) noexcept;

/// Some of the three tables, by index_of.
using table_set = std::bitset<enum_size<table>>;

/// Adds the table of whose row a label is the name; a header has names of the reviews alone.
void add_table_of(const label& name, table_set& to) noexcept;

}  // namespace gongkai::detail
