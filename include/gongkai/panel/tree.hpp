// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstddef>
#include <gongkai/core/result.hpp>
#include <gongkai/panel/across_finding.hpp>
#include <gongkai/panel/kept_cells.hpp>
#include <gongkai/report/published_report.hpp>
#include <gongkai/rules/check.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongkai {

/// Whether an agency's report is that of its superior's own level (本级), or, on the superior's line, whether there is
/// a report of the own level at all.
/// no: an ordinary subordinate. yes: it stands for its superior's own level. none: its subordinates are all its parts.
BOOST_DEFINE_ENUM_CLASS(own_level, no, yes, none)

/// A line of the tree: an agency and its superior; no superior for one at the top.
struct tree_row {
    std::string agency{};
    std::string parent{};
    own_level own = own_level::no;
};

/// A cell of a report, and, after it, those it is made of: a line of an explanation.
struct tree_part {
    std::size_t depth = 0;  ///< zero for the cell that is explained
    std::string agency{};
    bool is_own_level = false;
    std::optional<report_ref> report{};  ///< none: there is no report
    cell value{};
    bool disputed = false;  ///< several reports of the agency and year say differently; then the cell is missing
};

/// A superior and its subordinates, and their reports: tree.sum and tree.duplicate.
class agency_tree {
public:
    static constexpr std::size_t max_depth = 64;

    /// A parent need not have a line of its own. Names are taken as normalise_agency has them, and an agency called as
    /// its superior with 本级 or （本级） after it stands for the superior's own level. Fails with argument.invalid where a name is
    /// empty, an agency has two superiors, a superior two own levels, or is under itself, or there are more than
    /// max_depth levels.
    static result<agency_tree> make(const std::vector<tree_row>& rows);

    /// Reports of agencies that are not in the tree are counted as such and else left alone. Keeps all cells: three
    /// and a half kilobytes of a report, and as much as three times that where it knows their places.
    void add(const published_report& report, std::string source, report_key key = {});

    /// The years of which there are reports, ascending.
    std::vector<std::chrono::year> years() const;

    /// The agencies at the top, in the order of the rows.
    std::vector<std::string> tops() const;

    /// Judges each cell of each superior, year by year. A missing report or cell of a subordinate, or an own level that
    /// is not known, leaves a bound: less than the known parts fails, everything else cannot be judged. Blank parts count
    /// as zero where one part has a number. Signed numbers have no bound, and 采购总金额 of edition 2019 is not judged,
    /// because its unit varies.
    std::vector<across_finding> check(const check_options& options = {}) const;

    /// The cell of an agency and what it is made of, down to the last subordinate. Fails with argument.invalid where the
    /// agency is not in the tree.
    result<std::vector<tree_part>> explain(const cell_key& key, std::string_view agency, std::chrono::year year) const;

private:
    friend class tree_judge;

    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    struct node {
        std::string name;
        std::size_t parent = nowhere;
        std::vector<std::size_t> children{};  ///< the own level among them
        std::size_t own = nowhere;
        bool own_is_none = false;
    };
    struct filed {
        report_ref about;
        detail::kept_cells report;
    };

    /// The report of a node in a year, as far as several of them agree.
    struct view {
        const std::vector<filed>* reports = nullptr;

        explicit operator bool() const noexcept { return reports != nullptr; }
        const detail::kept_cells& report() const noexcept { return reports->front().report; }
        bool is_disputed(const cell_key& key) const noexcept;
        cell at(const cell_key& key) const noexcept;
    };
    view find(std::size_t at, std::chrono::year year) const;

    std::vector<node> nodes_;
    std::map<std::string, std::size_t, std::less<>> by_name_;
    std::map<std::pair<std::chrono::year, std::size_t>, std::vector<filed>> reports_;
    std::vector<report_ref> outside_;
    std::vector<report_ref> unplaced_;
};

}  // namespace gongkai
