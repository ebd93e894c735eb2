// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <gongkai/narrative/claim.hpp>
#include <gongkai/panel/across_finding.hpp>
#include <gongkai/panel/agency_names.hpp>
#include <gongkai/panel/text_sketch.hpp>
#include <gongkai/report/published_report.hpp>
#include <gongkai/rules/check.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gongkai {

namespace detail {

/// The cells that are compared with those of other years: what is carried in and out, and the stock of documents.
inline constexpr auto followed_cells = [] {
    std::array<cell_key, 2 * enum_size<request_column> + 6> cells = [&]<std::size_t... I>(std::index_sequence<I...>) {
        return std::array{((void)I, cell_key{request_row::carried_in, request_column::total})...};
    }(std::make_index_sequence<2 * enum_size<request_column> + 6>{});
    std::size_t n = 0;
    for (const request_row row : {request_row::carried_in, request_row::carried_out})
        for (const request_column column : enumerators<request_column>) cells[n++] = {row, column};
    for (const disclosure_row row : {disclosure_row::rules, disclosure_row::normative_documents})
        for (const disclosure_column column :
             {disclosure_column::issued, disclosure_column::repealed, disclosure_column::in_force})
            cells[n++] = {row, column};
    return cells;
}();

/// The sections whose prose is the agency's own; the others hold the tables.
inline constexpr std::array prose_sections{section::overview, section::problems, section::other_matters};

}  // namespace detail

/// What a panel keeps of a report: its numbers, three sketches of prose, and what the prose says that no table has or of
/// last year; five kilobytes, and a quarter more for each such number. The report itself may go. Can be taken of several reports at once in several threads.
class report_summary {
public:
    /// `key` says agency and year where the report does not, or says them wrongly.
    report_summary(const published_report& report, std::string source, report_key key = {});

    /// Whose report it is, of which year and from where.
    const report_ref& about() const noexcept { return about_; }

private:
    friend class panel;
    friend class year_judge;

    struct prose {
        bool present = false;
        text_sketch sketch{};
        source_span span{};
    };

    report_ref about_;
    gongkai::edition edition_;
    std::array<bool, enum_size<table>> tables_{};
    bool sections_known_;
    std::array<cell, detail::followed_cells.size()> cells_{};
    std::array<prose, detail::prose_sections.size()> prose_{};
    std::uint64_t fingerprint_ = 0;  ///< of form and cells; zero where no cell has a number other than zero

    static constexpr std::int32_t no_count = -1;
    std::array<std::int32_t, all_cells.size()> counts_{};  ///< of each cell; blank ones beside others count as zero
    std::vector<fact> facts_{};
    std::vector<growth> growths_{};
};

/// The years for which a panel has a report of an agency.
struct agency_years {
    /// Years without a report between two that have one, both ends included.
    struct gap {
        std::chrono::year first{};
        std::chrono::year last{};
        friend bool operator==(const gap&, const gap&) = default;
    };

    std::string agency{};
    std::vector<std::chrono::year> years{};  ///< ascending
    std::vector<gap> missing{};              ///< the years between them without a report
};

/// Reports of many agencies and years, and what they say of each other: years.carry-over, years.stock,
/// years.boilerplate, years.growth, years.repeated, tree.duplicate. Reports may come in any order, one at a time.
class panel {
public:
    panel() = default;
    explicit panel(agency_names names) : names_{std::move(names)} {}

    /// Takes up a report.
    void add(report_summary summary);
    void add(const published_report& report, std::string source, report_key key = {}) {
        add(report_summary{report, std::move(source), std::move(key)});
    }

    /// All reports, those without agency or year among them.
    std::size_t size() const noexcept { return size_; }

    /// Which names are those of the same agency.
    const agency_names& names() const noexcept { return names_; }

    /// The agencies in the order of their normalised names.
    std::vector<agency_years> agencies() const;

    /// Judges every report by that of the year before, and lists what fails and what cannot be judged, by agency, year
    /// and rule; with `options.passes` also what holds. Nothing is said of an agency's first year. A blank cell cannot be
    /// judged, but for 本年制发 and 本年废止: one of them blank counts as zero, as in any sum.
    ///
    /// Where several names lead to an agency and last year's names were others, the sums over the names are compared.
    /// If then a name without a report of last year might account for what is too much, it cannot be judged.
    std::vector<across_finding> check(const check_options& options = {}) const;

private:
    friend class year_judge;
    /// The reports of a year by the normalised name they bear; more than one under a name is a duplicate.
    using reports_of_year = std::map<std::string, std::vector<report_summary>>;
    using series = std::map<std::chrono::year, reports_of_year>;

    agency_names names_;
    std::map<std::string, series> series_;
    std::vector<report_summary> unplaced_;
    std::size_t size_ = 0;
};

/// The share from which on a section has nearly the same text as last year's.
inline constexpr double boilerplate_share = 0.8;

/// The number from which on one that is repeated three years running is noted.
inline constexpr int repeated_number = 20;

/// The number of characters from which on a section is compared with last year's.
inline constexpr std::size_t boilerplate_length = 40;

}  // namespace gongkai
