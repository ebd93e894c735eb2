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
    {article21::county_municipal_construction, "county.municipal_construction", "市政建设", "municipal construction",
     {article(21)}, editions::none},
    {article21::county_public_services, "county.public_services", "公共服务", "public services", {article(21)}, editions::none},
    {article21::county_public_welfare, "county.public_welfare", "公益事业", "public welfare", {article(21)}, editions::none},
    {article21::county_land_expropriation, "county.land_expropriation", "土地征收", "land expropriation",
     {article(21)}, editions::none},
    {article21::county_house_expropriation, "county.house_expropriation", "房屋征收", "house expropriation",
     {article(21)}, editions::none},
    {article21::county_public_security, "county.public_security", "治安管理", "public security administration",
     {article(21)}, editions::none},
    {article21::county_social_assistance, "county.social_assistance", "社会救助", "social assistance", {article(21)}, editions::none},
    {article21::township_rural_policy, "township.rural_policy", "贯彻落实农业农村政策",
     "implementation of agricultural and rural policy", {article(21)}, editions::none},
    {article21::township_irrigation, "township.irrigation", "农田水利工程建设运营",
     "building and running of irrigation works", {article(21)}, editions::none},
    {article21::township_land_contracting, "township.land_contracting", "农村土地承包经营权流转",
     "transfer of contracted rights to rural land", {article(21)}, editions::none},
    {article21::township_homesteads, "township.homesteads", "宅基地使用情况审核", "review of homestead use",
     {article(21)}, editions::none},
    {article21::township_land_expropriation, "township.land_expropriation", "土地征收", "land expropriation",
     {article(21)}, editions::none},
    {article21::township_house_expropriation, "township.house_expropriation", "房屋征收", "house expropriation",
     {article(21)}, editions::none},
    {article21::township_levies, "township.levies", "筹资筹劳", "raising of funds and labour", {article(21)}, editions::none},
    {article21::township_social_assistance, "township.social_assistance", "社会救助", "social assistance",
     {article(21)}, editions::none},
}};

}  // namespace gongkai
