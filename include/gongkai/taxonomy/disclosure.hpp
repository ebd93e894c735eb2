// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/taxonomy/editions.hpp>

namespace gongkai {

template <>
inline constexpr auto items<disclosure_row> = detail::assembled<disclosure_row>();

template <>
inline constexpr auto items<disclosure_column> = detail::assembled<disclosure_column>();

}  // namespace gongkai
