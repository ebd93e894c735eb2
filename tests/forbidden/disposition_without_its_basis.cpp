// SPDX-License-Identifier: Apache-2.0
// A disposition rests on its own provision: what is not held is 条例 36(4) or 36(5), not 36(7).
// expect: own_legal_basis
#include <gongkai/ledger/request.hpp>

using namespace gongkai;

auto closed(const received_request& r) {
#ifdef MISUSE
    return r.close<disposition::unable_not_held, article(36, 7)>(ymd(20250106));
#else
    return r.close<disposition::unable_not_held, article(36, 4)>(ymd(20250106));
#endif
}
