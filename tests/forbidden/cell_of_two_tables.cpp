// SPDX-License-Identifier: Apache-2.0
// expect: no matching function for call|no matching constructor
#include <gongkai/gongkai.hpp>

gongkai::cell_key right{gongkai::review_kind::reconsideration, gongkai::review_column::upheld};
#ifdef MISUSE
gongkai::cell_key wrong{gongkai::review_kind::reconsideration, gongkai::request_column::business};
#endif
