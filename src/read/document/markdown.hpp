// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "text_survey.hpp"

#include <gongkai/core/result.hpp>
#include <gongkai/io/document.hpp>
#include <string_view>

namespace gongkai::detail {

/// Markdown in the state in which converters leave it: lines with pipes are rows of tables wherever they stand, with or
/// without the header and the delimiter row that a table must have; HTML tables are read as such; what is between them is
/// read as plain text. Fails as HTML does.
result<document> markdown_to_document(std::string_view utf8, const text_survey& seen);

}  // namespace gongkai::detail
