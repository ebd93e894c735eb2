// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/narrative/claim.hpp>
#include <optional>
#include <string>

#include "attachment.hpp"

/// The last stage: an attachment in all the readings that its words allow, beside the tables. What agrees in one of them is
/// not accused.

namespace gongkai::detail {

struct claims_found {
    std::vector<claim> scoped;
    std::vector<claim> unscoped;  ///< numbers that no number of their table agrees with, whichever is meant
};
claims_found find_claims(const published_report& report, bool other_years);

/// Reads the attachments of one text as claims.
class reader_of_claims {
public:
    reader_of_claims(const published_report& report, const prose& text, const attachments& told) noexcept
        : report_{report}, text_{text}, told_{told} {}

    /// Fills in all but the words and their place.
    void compare(std::size_t i, claim& out) const;
    /// Whether the number, alone or with those next to it, is none that its table holds; then as `compare`.
    bool is_no_number_of_its_table(const attachment& a, claim& out) const;

private:
    class other_readings;

    static void describe(const attachment& a, claim& out);
    std::vector<std::int64_t> numbers_around(std::uint32_t at, std::size_t& which) const;
    void compare_share(const attachment& a, claim& out) const;
    bool is_share_of_list(std::size_t i, claim& out) const;
    bool is_share_of_number(std::size_t i, claim& out) const;
    bool is_share_of_told(std::size_t i, claim& out) const;
    void compare_share_of_reviews(const attachment& a, claim& out) const;
    std::string words_of(const attachment& a) const;

    const published_report& report_;
    const prose& text_;
    const attachments& told_;
    mutable std::optional<std::optional<std::vector<std::int64_t>>> numbers_of_requests_{};  ///< looked up once
};

}  // namespace gongkai::detail
