// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/core/result.hpp>
#include <gongkai/io/document.hpp>
#include <string_view>

namespace gongkai::detail {

/// What a reader of a web page sees: its paragraphs and tables in order. Tables that only lay out other tables, or that
/// have a single column, become paragraphs. Fails with html_too_deep or html_too_wide.
result<document> html_to_document(std::string_view utf8);

}  // namespace gongkai::detail
