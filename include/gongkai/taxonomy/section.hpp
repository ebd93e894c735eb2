// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/taxonomy/editions.hpp>

namespace gongkai {

template <>
inline constexpr auto items<section> = detail::assembled<section>();

}  // namespace gongkai
