// SPDX-License-Identifier: Apache-2.0
// expect: not a constant expression
#include <gongkai/core/count.hpp>

gongkai::count from_data(int n) {
#ifdef MISUSE
    return gongkai::count{n};
#else
    return gongkai::count::from(n).value_or(gongkai::count{});
#endif
}
