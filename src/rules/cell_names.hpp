// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/tables/form.hpp>
#include <string>

namespace gongkai::detail {

/// The column and row of a cell, as messages name them.
std::string row_and_column(const cell_key& key, lang language, edition e);

}  // namespace gongkai::detail
