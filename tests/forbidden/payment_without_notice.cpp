// SPDX-License-Identifier: Apache-2.0
// 条例 42: what was not charged cannot be paid.
// expect: payment_awaited
#include <gongkai/ledger/request.hpp>

using namespace gongkai;

auto paid(const received_request& r) {
#ifdef MISUSE
    return r.receive_payment(ymd(20250310));
#else
    return r.charge(ymd(20250306), *money::from_fen(100'00)).value().receive_payment(ymd(20250310));
#endif
}
