// SPDX-License-Identifier: Apache-2.0
// 条例 33: the period is extended by at most 20 working days, once.
// expect: not_yet_extended
#include <gongkai/ledger/request.hpp>

using namespace gongkai;

auto extended(const received_request& r) {
    const auto longer = r.extend(ymd(20250106), 10).value();
#ifdef MISUSE
    return longer.extend(ymd(20250107), 10);
#else
    return longer.consult(ymd(20250107));
#endif
}
