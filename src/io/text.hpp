// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/io/document.hpp>
#include <string_view>

namespace gongkai::detail {

/// Finds the tables of a plain text by their labels. Cells may be parted by line ends, tabs, ideographic or plain blanks,
/// or by nothing; empty cells are found where the separators leave them a place. Everything else becomes paragraphs.
document text_to_document(std::string_view utf8);

}  // namespace gongkai::detail
