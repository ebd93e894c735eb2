// SPDX-License-Identifier: Apache-2.0
// expect: nodiscard
#pragma GCC diagnostic error "-Wunused-result"
#include <gongkai/gongkai.hpp>

void build(const gongkai::request_counts& counts) {
#ifdef MISUSE
    gongkai::request_table::make(counts);
#else
    auto table = gongkai::request_table::make(counts);
    static_cast<void>(table);
#endif
}
