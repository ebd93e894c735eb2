// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <gongkai/core/reflect.hpp>
#include <string_view>

namespace gongkai {

/// error: the report, or the row of a ledger, is wrong. warning: it is probably wrong. note: worth knowing.
BOOST_DEFINE_ENUM_CLASS(severity, note, warning, error)

constexpr std::string_view code(severity s) noexcept { return enumerator_names<severity>[index_of(s)]; }

}  // namespace gongkai
