// SPDX-License-Identifier: Apache-2.0
// A request ends once: what is closed takes no further step.
// expect: being_processed
#include <gongkai/ledger/request.hpp>

using namespace gongkai;

auto closed_once(const received_request& r) {
    const auto closed = r.close<disposition::granted, article(36, 2)>(ymd(20250106)).value();
#ifdef MISUSE
    return closed.consult(ymd(20250107));
#else
    return closed.entry();
#endif
}
