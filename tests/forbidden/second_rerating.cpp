// SPDX-License-Identifier: Apache-2.0
// 好差评: one re-rating, after the answer.
// expect: may_be_rerated
#include <gongkai/service/lifecycle.hpp>

using namespace gongkai;

auto rerated(const bad_rating<rating_phase::answered>& r, std::chrono::sys_days on) {
    const auto once = r.rerate(rating_level::satisfied, on);
#ifdef MISUSE
    return once.value().rerate(rating_level::very_satisfied, on);
#else
    return once;
#endif
}
