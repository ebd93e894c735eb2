// SPDX-License-Identifier: Apache-2.0
#include <gongkai/tables/form.hpp>
#include <gongkai/taxonomy/applicant.hpp>
#include <gongkai/taxonomy/article20.hpp>
#include <gongkai/taxonomy/article21.hpp>
#include <gongkai/taxonomy/disclosure.hpp>
#include <gongkai/taxonomy/disposition.hpp>
#include <gongkai/taxonomy/review.hpp>
#include <gongkai/taxonomy/section.hpp>

// Asserted here, once, and not in each file that includes the tables.

namespace gongkai {

static_assert([] {
    for (std::size_t i = 0; i < instruments.size(); ++i)
        if (instruments[i].value != enumerators<instrument>[i] ||
            (i != 0 && instruments[i].code != enumerator_names<instrument>[i]))
            return false;
    return true;
}());
static_assert([] {
    for (const edition e : enumerators<edition>)
        if (format_of(e) == instrument::none || edition_for(first_year(e)) != e) return false;
    return true;
}());
static_assert(complete<section>() && complete<article20>() && complete<article21>());
static_assert(complete<disclosure_row>() && complete<disclosure_column>());
static_assert(complete<disposition_group>() && complete<disposition>() && complete<applicant>());
static_assert(complete<request_row>() && complete<request_column>());
static_assert(complete<review_kind>() && complete<review_outcome>() && complete<review_column>());

}  // namespace gongkai
