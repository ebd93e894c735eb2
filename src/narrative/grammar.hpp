// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/narrative/claim.hpp>
#include <optional>
#include <vector>

#include "lexer.hpp"

namespace gongkai::detail {

/// A number that the words tie to cells, not yet compared.
struct mention {
    cell_expression cells{};
    decimal number{};
    number_bound bound = number_bound::exact;
    claim_kind kind = claim_kind::stated;
    certainty sure = certainty::certain;
    std::uint32_t begin = 0;  ///< bytes of the text
    std::uint32_t end = 0;
    std::optional<int> year{};  ///< the year that the sentence gives
};

/// What the reader of the sentences knows beforehand.
struct setting {
    const published_report& report;
    std::u32string agency;                      ///< its name
    std::optional<gongkai::section> section{};  ///< of the text; none: before the first
};

/// Appends what `text` says of the tables. One pass over its tokens.
void find_mentions(const prose& text, const setting& about, std::vector<mention>& out);

}  // namespace gongkai::detail
