// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/core/result.hpp>
#include <gongkai/ledger/events.hpp>
#include <gongkai/ledger/finding.hpp>
#include <gongkai/taxonomy/applicant.hpp>
#include <gongkai/taxonomy/disposition.hpp>
#include <gongkai/taxonomy/review.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "csv_table.hpp"

/// Headings and values of ledgers in Chinese words.

namespace gongkai::detail {

/// Words without blanks, punctuation and the like: letters, digits and Chinese characters.
std::string bare_words(std::string_view words);
/// Words without the number before them: `（三）`, `1.`, `2、`.
std::string_view without_number(std::string_view words) noexcept;
/// A title in bare words, and without 必填 after it, as forms have it.
std::string words_of_title(std::string_view title);

/// A ledger of requests or reviews: its columns are the enumerators, of which those of `columns` are looked for. They must stay.
table_form form_of(std::span<const ledger_column> columns, std::span<const ledger_column> needed);

/// The value that Chinese words stand for: the wording of the form, with or without its number and its group, and common
/// ways to say the same.
std::optional<applicant> applicant_of_words(std::string_view words);
std::optional<channel> channel_of_words(std::string_view words);
std::optional<disposition> disposition_of_words(std::string_view words);
std::optional<review_kind> review_kind_of_words(std::string_view words);
std::optional<review_outcome> review_outcome_of_words(std::string_view words);

template <class Enum>
std::optional<Enum> value_of_words(std::string_view words) {
    if constexpr (std::is_same_v<Enum, applicant>) return applicant_of_words(words);
    else if constexpr (std::is_same_v<Enum, channel>) return channel_of_words(words);
    else if constexpr (std::is_same_v<Enum, disposition>) return disposition_of_words(words);
    else if constexpr (std::is_same_v<Enum, review_kind>) return review_kind_of_words(words);
    else return review_outcome_of_words(words);
}

}  // namespace gongkai::detail
