// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <gongkai/taxonomy/legal_item.hpp>

namespace gongkai {

/// What Article 21 adds: seven matters for cities with districts, counties and their departments (`county_`),
/// eight for townships (`township_`).
BOOST_DEFINE_ENUM_CLASS(article21, county_municipal_construction, county_public_services, county_public_welfare,
                        county_land_expropriation, county_house_expropriation, county_public_security,
                        county_social_assistance, township_rural_policy, township_irrigation,
                        township_land_contracting, township_homesteads, township_land_expropriation,
                        township_house_expropriation, township_levies, township_social_assistance)

/// No edition of the report counts them.
template <>
inline constexpr std::array<legal_item<article21>, enum_size<article21>> items<article21>{{
    {article21::county_municipal_construction, "county.municipal_construction"sv, "市政建设"sv, "municipal construction"sv,
     {article(21)}, editions::none},
    {article21::county_public_services, "county.public_services"sv, "公共服务"sv, "public services"sv, {article(21)}, editions::none},
    {article21::county_public_welfare, "county.public_welfare"sv, "公益事业"sv, "public welfare"sv, {article(21)}, editions::none},
    {article21::county_land_expropriation, "county.land_expropriation"sv, "土地征收"sv, "land expropriation"sv,
     {article(21)}, editions::none},
    {article21::county_house_expropriation, "county.house_expropriation"sv, "房屋征收"sv, "house expropriation"sv,
     {article(21)}, editions::none},
    {article21::county_public_security, "county.public_security"sv, "治安管理"sv, "public security administration"sv,
     {article(21)}, editions::none},
    {article21::county_social_assistance, "county.social_assistance"sv, "社会救助"sv, "social assistance"sv, {article(21)}, editions::none},
    {article21::township_rural_policy, "township.rural_policy"sv, "贯彻落实农业农村政策"sv,
     "implementation of agricultural and rural policy"sv, {article(21)}, editions::none},
    {article21::township_irrigation, "township.irrigation"sv, "农田水利工程建设运营"sv,
     "building and running of irrigation works"sv, {article(21)}, editions::none},
    {article21::township_land_contracting, "township.land_contracting"sv, "农村土地承包经营权流转"sv,
     "transfer of contracted rights to rural land"sv, {article(21)}, editions::none},
    {article21::township_homesteads, "township.homesteads"sv, "宅基地使用情况审核"sv, "review of homestead use"sv,
     {article(21)}, editions::none},
    {article21::township_land_expropriation, "township.land_expropriation"sv, "土地征收"sv, "land expropriation"sv,
     {article(21)}, editions::none},
    {article21::township_house_expropriation, "township.house_expropriation"sv, "房屋征收"sv, "house expropriation"sv,
     {article(21)}, editions::none},
    {article21::township_levies, "township.levies"sv, "筹资筹劳"sv, "raising of funds and labour"sv, {article(21)}, editions::none},
    {article21::township_social_assistance, "township.social_assistance"sv, "社会救助"sv, "social assistance"sv,
     {article(21)}, editions::none},
}};

}  // namespace gongkai
