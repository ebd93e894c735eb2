// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/rules/finding.hpp>
#include <string>
#include <string_view>

namespace gongkai {

/// Why a check could not be judged, or what it assumed; empty for reason::none.
std::string_view explain(reason why, lang language) noexcept;

/// What the finding says, in one sentence.
std::string message(const finding& f, lang language);

/// Like a compiler's, without the place: `error: requests.disposition-sum: … [国办公开办函〔2021〕30号]`.
std::string to_string(const finding& f, lang language);

}  // namespace gongkai
