// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/narrative/claim.hpp>
#include <span>

#include "narrative/lexer.hpp"

/// The vocabulary, a file a subject. Longer words hide shorter ones.

namespace gongkai::detail {

constexpr std::uint8_t row(request_row r) noexcept { return static_cast<std::uint8_t>(index_of(r)); }
constexpr std::uint8_t group(disposition_group g) noexcept {
    return static_cast<std::uint8_t>(group_flag + index_of(g));
}
constexpr std::uint8_t column(request_column c) noexcept { return static_cast<std::uint8_t>(index_of(c)); }
constexpr std::uint8_t column(review_column c) noexcept { return static_cast<std::uint8_t>(index_of(c)); }
constexpr std::uint8_t of(disclosure_row r) noexcept { return static_cast<std::uint8_t>(index_of(r)); }
constexpr std::uint8_t of(number_bound b) noexcept { return static_cast<std::uint8_t>(index_of(b)); }
constexpr std::uint8_t of(medium c) noexcept { return static_cast<std::uint8_t>(index_of(c)); }
constexpr std::uint8_t of(fact_kind k) noexcept { return static_cast<std::uint8_t>(index_of(k)); }

std::span<const lexeme> words_of_requests() noexcept;
std::span<const lexeme> words_of_dispositions() noexcept;
std::span<const lexeme> words_of_applicants() noexcept;
std::span<const lexeme> words_of_reviews() noexcept;
std::span<const lexeme> words_of_documents() noexcept;
std::span<const lexeme> words_of_publication() noexcept;
std::span<const lexeme> words_of_others() noexcept;
std::span<const lexeme> words_of_connectives() noexcept;
std::span<const lexeme> words_of_distractors() noexcept;
std::span<const lexeme> words_of_fillers() noexcept;

}  // namespace gongkai::detail
