// SPDX-License-Identifier: Apache-2.0
// 条例 30: a request is still unclear only after its correction; before, the applicant is to be told what to correct.
// expect: lawful_ending
#include <gongkai/ledger/request.hpp>

using namespace gongkai;

auto unclear(const received_request& r) {
#ifdef MISUSE
    return r.close<disposition::unable_unclear_after_correction, article(30)>(ymd(20250310));
#else
    return r.ask_for_correction(ymd(20250106), ymd(20250120))
        .value()
        .receive_correction(ymd(20250113))
        .value()
        .close<disposition::unable_unclear_after_correction, article(30)>(ymd(20250310));
#endif
}
