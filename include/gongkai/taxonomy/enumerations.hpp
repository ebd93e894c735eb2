// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <gongkai/editions/names.hpp>

/// The enumerations of the printed form: every row, column and section of any edition, in printed order. What each is stands in the
/// files of gongkai/editions.

namespace gongkai {

/// What the table of proactive disclosure counts (format 2019 and 2021, table 2).
BOOST_DEFINE_ENUM_CLASS(disclosure_row, rules, normative_documents, licenses, other_services, penalties, coercive_measures, fees,
                        procurement GONGKAI_NEW_DISCLOSURE_ROWS)

/// The quantities of that table. `amount` is money (fees in 万元 in edition 2021; procurement in the unit the cell
/// carries in edition 2019), `change` is signed, all others are counts.
BOOST_DEFINE_ENUM_CLASS(disclosure_column, issued, repealed, in_force, made, published, public_total, items_last_year, change,
                        decisions, projects, amount GONGKAI_NEW_DISCLOSURE_COLUMNS)

/// The six ways in which a request can end (format 2019 and 2021, table 3, 三、本年度办理结果 （一）–（六）).
BOOST_DEFINE_ENUM_CLASS(disposition_group, granted, partially_granted, denied, unable, not_processed, other)

/// The leaves of the tree of which those are the branches; once, for dispositions and for the rows of the form.
#define GONGKAI_DISPOSITIONS                                                                                               \
    granted, partially_granted, denied_state_secret, denied_prohibited_by_law, denied_security_and_stability,              \
        denied_third_party_rights, denied_internal_affairs, denied_process_information, denied_enforcement_file,           \
        denied_administrative_query GONGKAI_NEW_DENIED, unable_not_held, unable_requires_creation,                         \
        unable_unclear_after_correction GONGKAI_NEW_UNABLE, not_processed_petition, not_processed_repeated,                \
        not_processed_publication, not_processed_excessive, not_processed_reconfirmation GONGKAI_NEW_NOT_PROCESSED, other, \
        other_correction_overdue, other_fee_unpaid GONGKAI_NEW_OTHER, other_other

/// How a request ended: a leaf of the tree whose branches are disposition_group.
/// `other` is edition 2019's undivided （六）; edition 2021 divides it into the three after it.
/// A request that is partly granted counts once, under partially_granted, whatever else was refused in it.
BOOST_DEFINE_ENUM_CLASS(disposition, GONGKAI_DISPOSITIONS)

/// Rows of the requests table: what came in, every disposition, their total, what is carried out.
BOOST_DEFINE_ENUM_CLASS(request_row, received, carried_in, GONGKAI_DISPOSITIONS, total, carried_out)

#define GONGKAI_APPLICANTS \
    natural_person, business, research, public_welfare, legal_service GONGKAI_NEW_APPLICANTS, other_organization

/// Who applied: a natural person, or one of five kinds of 法人或其他组织 (format 2019 and 2021, table 3).
BOOST_DEFINE_ENUM_CLASS(applicant, GONGKAI_APPLICANTS)

/// Columns of the requests table: the kinds of applicants and their total.
BOOST_DEFINE_ENUM_CLASS(request_column, GONGKAI_APPLICANTS, total)

/// How an act of disclosure was challenged (format 2019 and 2021, table 4; 条例 Article 51).
BOOST_DEFINE_ENUM_CLASS(review_kind, reconsideration, litigation_direct, litigation_after_reconsideration)

#define GONGKAI_REVIEW_OUTCOMES upheld, corrected, other, pending

/// What came of it by the end of the year.
BOOST_DEFINE_ENUM_CLASS(review_outcome, GONGKAI_REVIEW_OUTCOMES)

/// Columns of each block of the reviews table: the outcomes and their total.
BOOST_DEFINE_ENUM_CLASS(review_column, GONGKAI_REVIEW_OUTCOMES, total)

/// The six sections of the report, in their order (format 2019 and 2021; 条例 Article 50).
BOOST_DEFINE_ENUM_CLASS(section, overview, disclosure, requests, reviews, problems, other_matters)

}  // namespace gongkai
