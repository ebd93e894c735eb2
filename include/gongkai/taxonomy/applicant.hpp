// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/taxonomy/editions.hpp>

namespace gongkai {

template <>
inline constexpr auto items<applicant> = detail::assembled<applicant>();

}  // namespace gongkai
