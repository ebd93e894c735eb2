// SPDX-License-Identifier: Apache-2.0
// expect: a count is never negative|is not a constant expression
#include <gongkai/core/count.hpp>

gongkai::count none() { return gongkai::count{0}; }
#ifdef MISUSE
gongkai::count negative() { return gongkai::count{-1}; }
#endif
