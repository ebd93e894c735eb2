// SPDX-License-Identifier: Apache-2.0
// 好差评: what a bad rating complains of is verified before it is put right.
// expect: to_be_rectified
#include <gongkai/service/lifecycle.hpp>

using namespace gongkai;

auto rectified(const bad_rating<rating_phase::rated>& r, std::chrono::sys_days on) {
    const auto called = r.call_back(on).value();
#ifdef MISUSE
    return called.rectify(on);
#else
    return called.verify(on).value().rectify(on);
#endif
}
