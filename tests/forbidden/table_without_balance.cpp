// SPDX-License-Identifier: Apache-2.0
// expect: private
#include <gongkai/gongkai.hpp>

gongkai::result<gongkai::request_table> build(const gongkai::request_counts& counts) {
#ifdef MISUSE
    return gongkai::request_table{counts};
#else
    return gongkai::request_table::make(counts);
#endif
}
