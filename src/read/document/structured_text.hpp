// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "text_survey.hpp"

#include <gongkai/io/document.hpp>
#include <optional>
#include <string_view>

namespace gongkai::detail {

/// The paragraphs and tables of a text whose tables have a form of their own, by which their cells are known before any
/// label is read: drawn tables (drawn_table.hpp), those of MediaWiki and AsciiDoc (markup_tables.hpp), separated values
/// (separated_values.hpp), outlines of pages (page_outline.hpp). Empty where the text has none of them.
std::optional<document> structured_text(std::string_view utf8, const text_survey& seen);

/// Whether a text has a table of MediaWiki. Such a text may begin like JSON or HTML.
bool is_wiki(std::string_view utf8) noexcept;

}  // namespace gongkai::detail
