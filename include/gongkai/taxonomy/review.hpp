// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/taxonomy/editions.hpp>

namespace gongkai {

template <>
inline constexpr auto items<review_kind> = detail::assembled<review_kind>();

template <>
inline constexpr auto items<review_outcome> = detail::assembled<review_outcome>();

}  // namespace gongkai
