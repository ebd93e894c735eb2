// SPDX-License-Identifier: Apache-2.0
// expect: total
#include <gongkai/gongkai.hpp>

void fill(gongkai::review_table& table) {
    table(gongkai::review_kind::reconsideration, gongkai::review_outcome::upheld) = 1;
#ifdef MISUSE
    table(gongkai::review_kind::reconsideration, gongkai::review_column::total) = 2;
#endif
}
