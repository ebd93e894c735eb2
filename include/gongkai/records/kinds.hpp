// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/mp11/list.hpp>
#include <gongkai/columns/entry.hpp>
#include <gongkai/publication/entry.hpp>
#include <gongkai/service/entry.hpp>

namespace gongkai {

/// Every kind of ledger beside those of requests and reviews, in the order in which they are listed.
using record_kinds = boost::mp11::mp_list<publication_entry, document_entry, column_entry, site_entry, consultation_entry,
                                          rating_entry, escalation_entry, service_point_entry, broadcast_entry, matter_entry>;

}  // namespace gongkai
