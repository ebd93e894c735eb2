// SPDX-License-Identifier: Apache-2.0
// 三审三校: the three reviews are by three different persons.
// expect: has_not_reviewed_yet
#include <gongkai/publication/lifecycle.hpp>

using namespace gongkai;

auto reviewed(const drafted_publication& d, moment first, moment second) {
    const auto passed = d.pass<person{"office"}>(first).value();
#ifdef MISUSE
    return passed.pass<person{"office"}>(second);
#else
    return passed.pass<person{"deputy head"}>(second);
#endif
}
