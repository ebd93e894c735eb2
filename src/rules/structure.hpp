// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "finding_list.hpp"

namespace gongkai::detail {

/// The rules on the six sections, on what they must say, on the period and on the day of publication.
void check_structure(finding_list& findings);

/// The beginning of a text, up to its first full stop and not too long.
std::string_view first_sentence(std::string_view text) noexcept;

}  // namespace gongkai::detail
