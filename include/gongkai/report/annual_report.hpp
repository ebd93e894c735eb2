// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/core/edition.hpp>
#include <gongkai/report/published_report.hpp>
#include <gongkai/tables/disclosure_table.hpp>
#include <gongkai/tables/request_table.hpp>
#include <gongkai/tables/review_table.hpp>
#include <gongkai/taxonomy/editions.hpp>
#include <utility>
#include <variant>
#include <vector>

namespace gongkai {

namespace detail {

constexpr edition edition_at(std::size_t from_newest) noexcept {
    return enumerators<edition>[enum_size<edition> - 1 - from_newest];
}

template <std::size_t... I>
std::variant<typename disclosure_of<edition_at(I)>::type...> disclosures_of(std::index_sequence<I...>);

}  // namespace detail

/// Table 2 as one of the editions has it, the newest first.
using any_disclosure = decltype(detail::disclosures_of(std::make_index_sequence<enum_size<edition>>{}));

/// The edition that a disclosure table is of.
inline edition edition_of(const any_disclosure& table) noexcept { return detail::edition_at(table.index()); }

/// A disclosure table of this edition that counts nothing.
any_disclosure empty_disclosure(edition e);

/// A report that satisfies every arithmetic rule, because nothing else can be built.
/// Its edition is that of its disclosure table.
struct annual_report {
    gongkai::metadata metadata{};
    any_disclosure disclosure{};
    request_table requests{};
    review_table reviews{};
    std::vector<section_text> sections{};
    preamble_text preamble{};

    /// The edition of the form that it is of: that of its disclosure table.
    gongkai::edition edition() const noexcept { return edition_of(disclosure); }

    friend bool operator==(const annual_report&, const annual_report&);
};

}  // namespace gongkai
