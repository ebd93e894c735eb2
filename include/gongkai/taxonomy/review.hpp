// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <gongkai/taxonomy/legal_item.hpp>

namespace gongkai {

/// How an act of disclosure was challenged (format 2019 and 2021, table 4; 条例 Article 51).
BOOST_DEFINE_ENUM_CLASS(review_kind, reconsideration, litigation_direct, litigation_after_reconsideration)

template <>
inline constexpr std::array<legal_item<review_kind>, enum_size<review_kind>> items<review_kind>{{
    {review_kind::reconsideration, "reconsideration", "行政复议", "administrative reconsideration",
     {article(50, 3), article(51)}},
    {review_kind::litigation_direct, "litigation_direct", "未经复议直接起诉", "litigation without reconsideration",
     {article(50, 3), article(51)}},
    {review_kind::litigation_after_reconsideration, "litigation_after_reconsideration", "复议后起诉",
     "litigation after reconsideration", {article(50, 3), article(51)}},
}};
static_assert(complete<review_kind>());

/// What came of it by the end of the year.
BOOST_DEFINE_ENUM_CLASS(review_outcome, upheld, corrected, other, pending)

template <>
inline constexpr std::array<legal_item<review_outcome>, enum_size<review_outcome>> items<review_outcome>{{
    {review_outcome::upheld, "upheld", "结果维持", "upheld", {article(50, 3)}},
    {review_outcome::corrected, "corrected", "结果纠正", "corrected", {article(50, 3)}},
    {review_outcome::other, "other", "其他结果", "other outcome", {article(50, 3)}},
    {review_outcome::pending, "pending", "尚未审结", "pending", {article(50, 3)}},
}};
static_assert(complete<review_outcome>());

}  // namespace gongkai
