// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/narrative/claim.hpp>
#include <optional>
#include <string>

#include "attachment.hpp"

/// The last stage: an attachment in all the readings that its words allow, beside the tables. What agrees in one of them is
/// not accused.

namespace gongkai::detail {

/// Calls `visit(key)` for each cell of a term that the form has.
template <class Visit>
void for_each_cell(const cell_term& term, const form& f, Visit&& visit) {
    if (!term.whole_group) {
        visit(term.cell);
        return;
    }
    const disposition_group group = group_of(*disposition_of(static_cast<request_row>(term.cell.row())));
    for (const disposition d : enumerators<disposition>)
        if (group_of(d) == group && f.has(row_of(d))) visit(cell_key{row_of(d), static_cast<request_column>(term.cell.column())});
}

/// Reads the attachments of one text as claims.
class reader_of_claims {
public:
    reader_of_claims(const published_report& report, const prose& text, const attachments& told) noexcept
        : report_{report}, text_{text}, told_{told} {}

    /// Fills in all but the words and their place.
    void compare(std::size_t i, claim& out) const;

private:
    class other_readings;

    void compare_share(const attachment& a, claim& out) const;
    void compare_share_of_reviews(const attachment& a, claim& out) const;
    std::string words_of(const attachment& a) const;

    const published_report& report_;
    const prose& text_;
    const attachments& told_;
};

}  // namespace gongkai::detail
