// SPDX-License-Identifier: Apache-2.0
// A refusal sends back to drafting: nothing is reviewed until a new version is handed in.
// expect: review_to_come
#include <gongkai/publication/lifecycle.hpp>

using namespace gongkai;

auto reviewed_again(const drafted_publication& d, moment refused, moment later) {
    const auto returned = d.pass<person{"office"}>(refused).value().send_back(refused).value();
#ifdef MISUSE
    return returned.pass<person{"office"}>(later);
#else
    return returned.redraft(later).value().pass<person{"office"}>(later);
#endif
}
