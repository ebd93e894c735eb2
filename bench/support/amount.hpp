// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstdlib>

/// How much a benchmark does: all of it when somebody asks for a figure, one in five hundred when a test only asks whether
/// it still runs (GONGKAI_SHORT).
inline std::int64_t amount(std::int64_t all) {
    static const bool is_short = std::getenv("GONGKAI_SHORT") != nullptr;
    return is_short ? std::max<std::int64_t>(all / 500, 1) : all;
}
