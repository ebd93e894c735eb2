// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <gongkai/taxonomy/section.hpp>
#include <optional>
#include <string_view>

namespace gongkai::detail {

/// The heading of a section, known by what the section is about.
struct heading_match {
    section which = section::overview;
    std::size_t end = 0;
};

/// The longest heading that begins at `at`, after its number. Headings are worded freely (存在的困难和问题及下一步打算), so a
/// match says something only after a number or alone on a line. `number` is the printed one, 0 where there is none: plans
/// alone (下一步工作打算) are section five only where they are numbered five.
std::optional<heading_match> match_heading(std::string_view text, std::size_t at, unsigned number) noexcept;

}  // namespace gongkai::detail
