// SPDX-License-Identifier: Apache-2.0
// expect: more requests were disposed of than were received and carried in|overdrawn|not a constant expression
#include <gongkai/gongkai.hpp>

constexpr gongkai::request_counts counts(int granted) {
    gongkai::request_counts c;
    c.received[gongkai::applicant::natural_person] = 1;
    c[gongkai::disposition::granted][gongkai::applicant::natural_person] = *gongkai::count::from(granted);
    return c;
}
constexpr auto balanced = gongkai::request_table::of(counts(1));
#ifdef MISUSE
constexpr auto unbalanced = gongkai::request_table::of(counts(2));
#endif
