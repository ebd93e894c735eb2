// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>

namespace gongkai {

/// Language of what is shown to people: Chinese as filed, English as a reading aid.
BOOST_DEFINE_ENUM_CLASS(lang, zh, en)

}  // namespace gongkai
