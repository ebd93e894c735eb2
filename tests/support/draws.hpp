// SPDX-License-Identifier: Apache-2.0
// How often a law is tried on what is drawn at random.
#pragma once
#include <cstddef>
#include <cstdlib>

namespace gongkai::testing {

/// `n`, which is few enough for every run; that many times more where GONGKAI_DRAWS is a number.
inline std::size_t draws(std::size_t n) {
    const char* const asked = std::getenv("GONGKAI_DRAWS");
    const std::size_t times = asked != nullptr ? std::strtoul(asked, nullptr, 10) : 1;
    return times == 0 ? n : n * times;
}

}  // namespace gongkai::testing
