// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gongkai {

/// Editions of the statutory format of the annual report.
/// e2019: 国办公开办函〔2019〕60号 (试行), report years 2019 and 2020.
/// e2021: 国办公开办函〔2021〕30号, report years 2021 and later.
BOOST_DEFINE_ENUM_CLASS(edition, e2019, e2021)

/// The public code of an edition: "2019" or "2021".
constexpr std::string_view code(edition e) noexcept { return e == edition::e2019 ? "2019" : "2021"; }

/// The edition with this code.
constexpr std::optional<edition> edition_from_code(std::string_view code) noexcept {
    if (code == "2019") return edition::e2019;
    if (code == "2021") return edition::e2021;
    return std::nullopt;
}

/// The edition that a report year calls for; none before 2019, when no common format existed.
constexpr std::optional<edition> edition_for(std::chrono::year report_year) noexcept {
    if (report_year >= std::chrono::year{2021}) return edition::e2021;
    if (report_year >= std::chrono::year{2019}) return edition::e2019;
    return std::nullopt;
}

/// The editions in which an item is printed.
enum class editions : std::uint8_t { none = 0, only_2019 = 1, only_2021 = 2, both = 3 };

constexpr bool contains(editions set, edition e) noexcept {
    return (static_cast<unsigned>(set) & (e == edition::e2019 ? 1U : 2U)) != 0;
}

}  // namespace gongkai
