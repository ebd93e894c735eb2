// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "text/place_finder.hpp"

#include <gongkai/io/document.hpp>
#include <string_view>

namespace gongkai::detail {

/// Appends what a text holds whose tables are lists: each value stands after the name of its column, and these after the name of their
/// row or below it. False, and nothing appended, where the text is no such one. `places` is of the text.
bool append_named_values(std::string_view text, edited_place_finder& places, document& out);

}  // namespace gongkai::detail
