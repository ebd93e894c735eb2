// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <gongkai/core/reflect.hpp>
#include <string_view>

namespace gongkai {

/// What an organ is, as far as the duties of its report depend on it (条例 Article 49, 50(4)).
/// government: of a county, a city or a province. township: the government of a township. department: of a government,
/// its office (which reports for the organ 本机关) and sub-district offices among them. unknown: the name does not say.
BOOST_DEFINE_ENUM_CLASS(agency_kind, unknown, government, township, department)

constexpr std::string_view code(agency_kind k) noexcept { return enumerator_names<agency_kind>[index_of(k)]; }

/// What the name of an organ says of its kind; `unknown` wherever there is doubt.
agency_kind kind_of(std::string_view name) noexcept;

/// The level of a local government, as far as its name says; of a city it does not.
BOOST_DEFINE_ENUM_CLASS(government_level, unknown, county, prefecture, province)

/// The level of a government by its name; none where it is no government.
government_level level_of_government(std::string_view name) noexcept;

/// Whether an organ may make 规章 (立法法 art. 91, 93), as far as its name says.
BOOST_DEFINE_ENUM_CLASS(rule_making, unknown, no, yes)

/// yes: departments of the State Council; governments of provinces, autonomous regions and autonomous prefectures. no: townships,
/// counties, banners and districts, street offices, and departments of local governments. unknown: cities, of which the name does
/// not say whether they have districts; offices of governments, which may report for them; zones; and wherever there is doubt.
rule_making rule_making_of(std::string_view name) noexcept;

}  // namespace gongkai
