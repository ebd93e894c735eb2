// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <gongkai/arrow/c_data.hpp>
#include <gongkai/arrow/frame.hpp>
#include <gongkai/core/result.hpp>
#include <gongkai/rules/finding.hpp>
#include <gongkai/rules/settings.hpp>
#include <gongkai/tables/form.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The sums of many reports, judged in the columns in which their cells lie. No report is made of them.

namespace gongkai {

/// The rules that look at nothing but the numbers of one report.
inline constexpr std::array arithmetic_rules{rule_id::requests_row_sum, rule_id::requests_disposition_sum,
                                             rule_id::requests_balance, rule_id::reviews_row_sum,
                                             rule_id::value_count,      rule_id::value_money,
                                             rule_id::stock_bound};

/// `passes`: list what holds as well; otherwise it is only counted. `threads`: 0 for one on each core.
struct column_check_options {
    bool passes = false;
    rule_settings rules{};
    unsigned threads = 0;
};

namespace detail {

/// A finding in a few bytes. The cells are in a list of their own, as positions in all_cells.
struct column_finding {
    enum : std::uint8_t { no_numbers, printed_only, both_numbers };

    std::uint32_t report = 0;
    std::uint32_t cells_at = 0;
    std::uint8_t cells = 0;
    rule_id rule = rule_id::requests_row_sum;
    gongkai::outcome outcome = gongkai::outcome::pass;
    gongkai::reason reason = gongkai::reason::none;
    std::uint8_t table = 0xFF;  ///< 0xFF: none
    std::uint8_t numbers = no_numbers;
    std::uint8_t scale = 0;  ///< of `actual`
    std::int64_t expected = 0;
    std::int64_t actual = 0;
};

/// How many checks of a report held and are not listed: by rule, and whether blank cells were counted as zero.
using passes_of_report = std::array<std::array<std::uint8_t, 2>, arithmetic_rules.size()>;

/// What a report with findings is called, or why it could not be judged.
struct column_report {
    std::string file{};
    std::string agency{};
    std::optional<int> year{};
    std::string problem_code{};  ///< empty where it could be judged
    std::string problem{};
};

struct judged_report {
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    passes_of_report passes{};
    form shape{};
    bool unusable = false;
    std::uint32_t rows = 0;
    std::uint32_t details = none;  ///< which column_report
};

class column_checker;

}  // namespace detail

/// What became of a table of cells. Every row is in a report that was judged, or in one that could not be and is listed with
/// its reason: rows() == rows_judged() + rows_reported().
class checked_columns {
public:
    /// How many rows were read.
    std::size_t rows() const noexcept { return rows_judged_ + rows_reported_; }
    /// How many rows belong to reports that were judged.
    std::size_t rows_judged() const noexcept { return rows_judged_; }
    /// How many rows belong to reports that cannot be judged, each of which has a finding.
    std::size_t rows_reported() const noexcept { return rows_reported_; }
    /// Reports that were judged.
    std::size_t reports() const noexcept { return reports_.size() - unusable_.size(); }

    /// Findings, and reports that could not be judged: one each, in the order in which the reports first occur.
    std::size_t size() const noexcept { return order_.size(); }

    /// A finding as `check` makes it, for `message` and the like, or why a report could not be judged. `at` < size().
    result<finding> explain(std::size_t at) const;

    /// The findings as columns: file, agency, year, edition, rule, severity, outcome, reason, table, row, column, cells,
    /// expected, actual. A report that could not be judged is a row with the code of the error as its rule, the outcome
    /// `unreadable`, and in `actual` what is wrong.
    std::shared_ptr<const arrow::frame> findings() const;

    /// How often each rule ended how, passes among them: rule, severity, outcome, reason, findings, reports.
    std::shared_ptr<const arrow::frame> counts() const;

private:
    friend class detail::column_checker;

    gongkai::severity severity_of(rule_id rule) const noexcept { return rules_.level(rule).value_or(item(rule).level); }
    finding as_finding(const detail::column_finding& f) const;

    rule_settings rules_{};
    std::vector<detail::judged_report> reports_{};
    std::vector<detail::column_report> details_{};
    std::vector<detail::column_finding> findings_{};
    std::vector<std::uint8_t> cells_{};
    std::vector<std::uint32_t> unusable_{};  ///< reports that could not be judged
    std::vector<std::uint32_t> order_{};     ///< into findings_, and past its end into unusable_
    std::size_t rows_judged_ = 0;
    std::size_t rows_reported_ = 0;
};

/// Judges every report of a table by `arithmetic_rules`, with the findings that `check` has on the same cells. `cells` is a
/// stream in the Arrow C interface, which is taken over and read batch by batch, and is one of two tables:
///
/// tidy: a row for each cell, with the columns table, row, column, status, and value or amount or both, and as far as there
/// are such file, agency, year and edition, by which rows are of one report; number, the number as text; origin, by which
/// a report that was recognised in pictures is accused of nothing; and error, which says why a file has no cells. Rows in any order; those of a report that stand together, whole, need no memory.
///
/// wide: a row for each report, with a column for each cell, named like requests.total.total, and as far as there are such
/// the columns above that name a report; reported, blank, missing, inferred: how many of its cells are; fractions. What is
/// null is blank where no cell of the report is missing, and else counts as missing. Where a cell of it is inferred it is
/// not known which, so that no sum of the report is judged.
///
/// Integers of any width, decimals, whole floating-point numbers and text are taken as numbers; text plain or in
/// dictionaries as words. An error where a column is missing, is there twice or cannot be used. What the stream itself
/// reports is thrown as std::runtime_error.
result<checked_columns> check_columns(ArrowArrayStream& cells, const column_check_options& options = {});

}  // namespace gongkai
