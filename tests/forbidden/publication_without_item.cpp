// SPDX-License-Identifier: Apache-2.0
// What is published is an item of Article 20 or 21.
// expect: publish
#include <gongkai/publication/lifecycle.hpp>

using namespace gongkai;

template <class Ready>
auto published(const Ready& ready, moment at) {
#ifdef MISUSE
    return ready.publish(document_kind::rules, publication_channel::website, publication_form::text, at);
#else
    return ready.publish(article21::county_public_services, publication_channel::website, publication_form::text, at);
#endif
}

using ready_state = decltype(std::declval<const drafted_publication&>()
                                 .pass<person{"office"}>(moment{})
                                 .value()
                                 .pass<person{"deputy head"}>(moment{})
                                 .value()
                                 .pass<person{"head"}>(moment{})
                                 .value()
                                 .proof(0)
                                 .proof(0)
                                 .proof(0)
                                 .review_secrecy(moment{})
                                 .value());
auto use(const std::remove_cvref_t<ready_state>& ready) { return published(ready, moment{}); }
