// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <gongkai/taxonomy/legal_item.hpp>

namespace gongkai {

/// Who applied: a natural person, or one of five kinds of 法人或其他组织 (format 2019 and 2021, table 3).
BOOST_DEFINE_ENUM_CLASS(applicant, natural_person, business, research, public_welfare, legal_service,
                        other_organization)

template <>
inline constexpr std::array<legal_item<applicant>, enum_size<applicant>> items<applicant>{{
    {applicant::natural_person, "natural_person", "自然人", "natural persons",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::business, "business", "商业企业", "businesses",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::research, "research", "科研机构", "research institutions",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::public_welfare, "public_welfare", "社会公益组织", "public welfare organisations",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::legal_service, "legal_service", "法律服务机构", "legal service institutions",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::other_organization, "other_organization", "其他", "other organisations",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
}};
static_assert(complete<applicant>());

}  // namespace gongkai
