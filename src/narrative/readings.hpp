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
    /// Whether an unscoped number is wrong whichever number of the table is meant; then as `compare`.
    bool is_misfit(const attachment& a, claim& out) const;
    /// Whether the parts that are told beside the number make up what its cells hold, and not the number.
    bool is_told_in_parts(const attachment& a) const;

private:
    class other_readings;

    static void describe(const attachment& a, claim& out);
    std::vector<std::int64_t> numbers_around(std::uint32_t at, std::size_t& which) const;
    bool is_number_of_requests(const attachment& a) const;
    bool parts_make(const attachment& a, std::int64_t whole) const;
    int plainness(std::size_t number) const noexcept;
    bool is_of_more(const attachment& a) const;
    bool sentence_has(std::uint32_t at, sems words) const noexcept;
    bool is_told_by_both(const attachment& a) const;
    std::optional<cell_sum> whole_of_parts(const attachment& a) const;
    void compare_share(const attachment& a, claim& out) const;
    bool is_share_of_list(std::size_t i, claim& out) const;
    bool is_share_of_number(std::size_t i, claim& out) const;
    bool is_share_of_told(std::size_t i, claim& out) const;
    bool is_rate(const attachment& a, claim& out) const;
    void compare_share_of_reviews(const attachment& a, claim& out) const;
    std::string words_of(const attachment& a) const;

    const published_report& report_;
    const prose& text_;
    const attachments& told_;
    mutable std::optional<std::optional<std::vector<std::int64_t>>> numbers_of_requests_{};  ///< looked up once
};

}  // namespace gongkai::detail
