// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "source_lines.hpp"

#include <cstddef>
#include <string_view>

namespace gongkai::detail {

/// The tabular of LaTeX that begins at line `first`. Cells that \multirow covers are empty ones, as they are printed.
found_table latex_table_at(const source_lines& lines, std::size_t first);

/// What a line of LaTeX says that is a heading or another command with one argument; another line as it is.
std::string_view without_heading_command(std::string_view line) noexcept;

}  // namespace gongkai::detail
