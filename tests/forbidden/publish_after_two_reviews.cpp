// SPDX-License-Identifier: Apache-2.0
// 三审三校: published only after the first, the second and the third review.
// expect: three_times_reviewed
#include <gongkai/publication/lifecycle.hpp>

using namespace gongkai;
using namespace std::chrono;

auto published(const drafted_publication& d, moment at) {
    const auto second = d.pass<person{"office"}>(at).value().pass<person{"deputy head"}>(at).value();
#ifdef MISUSE
    const auto signed_off = second;
#else
    const auto signed_off = second.pass<person{"head"}>(at).value();
#endif
    return signed_off.proof(0).proof(0).proof(0).review_secrecy(at).value().publish(
        article20::planning, publication_channel::website, publication_form::text, at);
}
