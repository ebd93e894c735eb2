// SPDX-License-Identifier: Apache-2.0
// 条例 30: the applicant is told once, and completely, what to correct.
// expect: correction_not_yet_asked
#include <gongkai/ledger/request.hpp>

using namespace gongkai;

auto corrected(const received_request& r) {
    const auto asked = r.ask_for_correction(ymd(20250106), ymd(20250120)).value();
    const auto back = asked.receive_correction(ymd(20250110)).value();
#ifdef MISUSE
    return back.ask_for_correction(ymd(20250113), ymd(20250120));
#else
    return back.extend(ymd(20250113), 20);
#endif
}
