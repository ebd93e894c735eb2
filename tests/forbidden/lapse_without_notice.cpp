// SPDX-License-Identifier: Apache-2.0
// 条例 30: a request is deemed given up only where a correction was asked for and did not come.
// expect: lawful_ending
#include <gongkai/ledger/request.hpp>

using namespace gongkai;

auto lapsed(const received_request& r) {
#ifdef MISUSE
    return r.close<disposition::other_correction_overdue, article(30)>(ymd(20250301));
#else
    return r.ask_for_correction(ymd(20250106), ymd(20250120))
        .value()
        .close<disposition::other_correction_overdue, article(30)>(ymd(20250301));
#endif
}
