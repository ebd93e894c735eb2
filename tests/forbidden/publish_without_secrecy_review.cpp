// SPDX-License-Identifier: Apache-2.0
// 条例 17: nothing is published without a secrecy review.
// expect: reviewed_for_secrecy
#include <gongkai/publication/lifecycle.hpp>

using namespace gongkai;

auto published(const drafted_publication& d, moment at) {
    const auto signed_off =
        d.pass<person{"office"}>(at).value().pass<person{"deputy head"}>(at).value().pass<person{"head"}>(at).value();
#ifdef MISUSE
    const auto cleared = signed_off;
#else
    const auto cleared = signed_off.review_secrecy(at).value();
#endif
    return cleared.proof(0).proof(2).proof(0).publish(article20::budget, publication_channel::website, publication_form::text,
                                                      at);
}
