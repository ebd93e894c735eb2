// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <gongkai/core/decimal.hpp>
#include <gongkai/core/source_span.hpp>
#include <gongkai/tables/sums.hpp>
#include <optional>
#include <string_view>

namespace gongkai {

/// What is known of a printed cell.
/// reported: the document prints this number in a place that can only be this cell.
/// blank: the cell is there and holds nothing, or a dash or the like. Blank is not zero.
/// missing: the document has no such cell, or what it prints cannot be attributed to one.
/// inferred: cells have run together, and one reading alone satisfies the table's sums.
BOOST_DEFINE_ENUM_CLASS(cell_status, reported, blank, missing, inferred)

constexpr std::string_view code(cell_status s) noexcept {
    constexpr std::string_view codes[] = {"reported", "blank", "missing", "inferred"};
    return codes[static_cast<std::size_t>(s)];
}

/// A cell as printed. It has a number exactly where it is reported or inferred.
class cell {
public:
    constexpr cell() noexcept = default;  ///< missing

    /// A cell with a printed number.
    static constexpr cell reported(decimal value, source_span at = {}) noexcept { return cell{cell_status::reported, value, at}; }
    /// `through`: the kinds of sums that were needed to read it; they are no longer evidence of anything.
    static constexpr cell inferred(decimal value, sum_kinds through, source_span at = {}) noexcept {
        cell result{cell_status::inferred, value, at};
        result.through_ = through;
        return result;
    }
    /// A cell that is there and empty.
    static constexpr cell blank(source_span at = {}) noexcept { return cell{cell_status::blank, {}, at}; }
    /// No cell, or one whose number cannot be made out; `at` is where it was looked for.
    static constexpr cell missing(source_span at = {}) noexcept { return cell{cell_status::missing, {}, at}; }

    /// What kind of cell it is.
    constexpr cell_status status() const noexcept { return status_; }
    /// Whether it has a number, printed or inferred.
    constexpr bool has_value() const noexcept { return status_ == cell_status::reported || status_ == cell_status::inferred; }
    /// The number; empty for a blank or missing cell.
    constexpr std::optional<decimal> value() const noexcept {
        if (!has_value()) return std::nullopt;
        return value_;
    }
    /// The number of a cell that has one; zero otherwise. For code that has looked at the status.
    constexpr const decimal& number() const noexcept { return value_; }

    /// The kinds of sums through which an inferred cell was read; none for any other.
    constexpr sum_kinds inferred_through() const noexcept { return through_; }

    /// Where it stands in the document; for a missing cell, where it was looked for.
    constexpr const source_span& span() const noexcept { return span_; }

    /// Same status and number; the place does not count.
    friend constexpr bool operator==(const cell& a, const cell& b) noexcept {
        return a.status_ == b.status_ && a.value_ == b.value_;
    }

private:
    constexpr cell(cell_status status, decimal value, source_span at) noexcept : value_{value}, status_{status}, span_{at} {}

    decimal value_{};
    cell_status status_ = cell_status::missing;
    sum_kinds through_{};
    source_span span_{};
};

}  // namespace gongkai
