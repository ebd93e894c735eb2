// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/tables/form.hpp>
#include <optional>

/// What tells readers the edition of a form.

namespace gongkai {

/// The editions of which a row of the requests is evidence. How （六）其他处理 is divided is none.
constexpr editions telling(request_row row) noexcept {
    const auto leaf = disposition_of(row);
    return leaf && group_of(*leaf) == disposition_group::other &&
                   (*leaf == disposition::other || contains(item(row).in, detail::divides_as(edition::e2019)))
               ? editions::all
               : item(row).in;
}

/// Whether the requests table of some edition has as many columns.
constexpr bool is_width_of_requests(std::size_t columns) noexcept {
    for (const edition e : enumerators<edition>)
        if (request_columns(e) == columns) return true;
    return false;
}

/// The fewest columns that the requests table of an edition has.
inline constexpr std::size_t least_request_columns = [] {
    std::size_t least = enum_size<request_column>;
    for (const edition e : enumerators<edition>)
        if (request_columns(e) < least) least = request_columns(e);
    return least;
}();

/// Which of the editions that are possible a report is of: the one that is stated for it, such as that of its year; else the newest
/// that divides （六） as it does; else the newest.
constexpr edition likeliest_edition(editions possible, std::optional<edition> stated, bool other_undivided) noexcept {
    if (stated && possible.contains(*stated)) return *stated;
    edition newest = stated.value_or(newest_edition);
    std::optional<edition> alike;
    for (const edition e : enumerators<edition>) {
        if (!possible.contains(e)) continue;
        newest = e;
        if (detail::prints_other_undivided(e) == other_undivided) alike = e;
    }
    return alike.value_or(newest);
}

}  // namespace gongkai
