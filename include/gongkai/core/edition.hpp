// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <cstdint>
#include <gongkai/core/citation.hpp>
#include <gongkai/core/reflect.hpp>
#include <gongkai/editions/names.hpp>
#include <optional>
#include <string_view>

namespace gongkai {

/// Editions of the statutory format of the annual report, the oldest first, each named after the first report year that it is for.
/// e2019: 国办公开办函〔2019〕60号 (试行), report years 2019 and 2020.
/// e2021: 国办公开办函〔2021〕30号, report years 2021 and later.
/// What each prints stands in its file in gongkai/editions.
BOOST_DEFINE_ENUM_CLASS(edition, e2019, e2021 GONGKAI_NEW_EDITIONS)

/// The edition in force.
inline constexpr edition newest_edition = enumerators<edition>.back();

/// The public code of an edition: "2019" or "2021".
constexpr std::string_view code(edition e) noexcept { return enumerator_names<edition>[index_of(e)].substr(1); }

/// The edition with this code.
constexpr std::optional<edition> edition_from_code(std::string_view code_of) noexcept {
    for (const edition e : enumerators<edition>)
        if (code(e) == code_of) return e;
    return std::nullopt;
}

namespace detail {

inline constexpr auto first_years = [] {
    std::array<int, enum_size<edition>> years{};
    for (std::size_t i = 0; i < years.size(); ++i)
        for (const char digit : code(enumerators<edition>[i])) years[i] = years[i] * 10 + (digit - '0');
    return years;
}();

}  // namespace detail

/// The first report year that an edition is for.
constexpr std::chrono::year first_year(edition e) noexcept { return std::chrono::year{detail::first_years[index_of(e)]}; }

/// The edition that a report year calls for; none before 2019, when no common format existed.
constexpr std::optional<edition> edition_for(std::chrono::year report_year) noexcept {
    std::optional<edition> of;
    for (const edition e : enumerators<edition>)
        if (first_year(e) <= report_year) of = e;
    return of;
}

/// The instrument that an edition was issued by: format_2021 of e2021.
constexpr instrument format_of(edition e) noexcept {
    for (const instrument_item& i : instruments)
        if (i.code.starts_with("format_") && i.code.ends_with(code(e))) return i.value;
    return instrument::none;
}

/// A set of editions, such as those in which an item is printed.
class editions {
public:
    static const editions none;
    static const editions all;

    constexpr editions() noexcept = default;  ///< none
    constexpr editions(edition e) noexcept : bits_{static_cast<std::uint8_t>(1U << index_of(e))} {}

    /// An edition and all after it.
    static constexpr editions since(edition first) noexcept {
        editions set;
        for (const edition e : enumerators<edition>)
            if (e >= first) set |= e;
        return set;
    }

    /// Whether the edition is one of them.
    constexpr bool contains(edition e) const noexcept { return (bits_ >> index_of(e) & 1U) != 0; }
    /// Whether there is none.
    constexpr bool is_empty() const noexcept { return bits_ == 0; }

    constexpr editions& operator|=(editions other) noexcept {
        bits_ = static_cast<std::uint8_t>(bits_ | other.bits_);
        return *this;
    }
    constexpr editions& operator&=(editions other) noexcept {
        bits_ = static_cast<std::uint8_t>(bits_ & other.bits_);
        return *this;
    }
    friend constexpr editions operator|(editions a, editions b) noexcept { return a |= b; }
    friend constexpr editions operator&(editions a, editions b) noexcept { return a &= b; }
    friend constexpr bool operator==(editions, editions) noexcept = default;

private:
    std::uint8_t bits_ = 0;
    static_assert(enum_size<edition> <= 8);
};

inline constexpr editions editions::none{};
inline constexpr editions editions::all = editions::since(edition::e2019);

/// Whether the edition is one of the set.
constexpr bool contains(editions set, edition e) noexcept { return set.contains(e); }

}  // namespace gongkai
