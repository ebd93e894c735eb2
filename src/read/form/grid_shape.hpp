// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/io/document.hpp>
#include <optional>

namespace gongkai::detail {

/// A grid in the shape that the form has: its rows and columns change places where names of rows stand side by side, and a column
/// under the names of several is as many. Nothing where it has that shape already.
std::optional<grid> in_shape_of_form(const grid& printed);

/// A grid of the names of rows and one of as many rows of their numbers, which stands beside it as where columns are frozen, as
/// one; nothing where they are no such two.
std::optional<grid> side_by_side(const grid& names, const grid& numbers);

}  // namespace gongkai::detail
