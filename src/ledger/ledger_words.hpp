// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/core/result.hpp>
#include <gongkai/ledger/finding.hpp>
#include <gongkai/taxonomy/applicant.hpp>
#include <gongkai/taxonomy/disposition.hpp>
#include <gongkai/taxonomy/review.hpp>
#include <gongkai/ledger/events.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Ledgers as people keep them: in the encodings of spreadsheets, with headings and values in Chinese words.

namespace gongkai::detail {

/// What stands at the places of a header. A column that two titles name belongs to the one that names it best, and the
/// other is unknown; errc::ledger_column_unusable where none is better.
struct header_titles {
    std::vector<std::optional<ledger_column>> columns;
    std::vector<std::string> unknown;
};
result<header_titles> find_columns(std::span<const std::string_view> titles, std::span<const ledger_column> ledger);

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

/// The ledger in UTF-8 with commas, where it is UTF-16 or GB18030, or has tabs between its fields; empty where it is so already.
/// Fails where it is UTF-16 and cannot be decoded.
result<std::optional<std::string>> recoded_ledger(std::string_view text);

}  // namespace gongkai::detail
