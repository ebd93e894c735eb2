// SPDX-License-Identifier: Apache-2.0
// Random reports, consistent and not, in every layout: what is read is what was printed, or is withheld; never another
// number. Five of each layout, GONGKAI_DRAWS times as many where it is set; GONGKAI_SEED says which (1). Prints the share recovered.
#include "../support/layouts.hpp"
#include "../support/draws.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <gongkai/testing/defects.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>
#include <utility>

namespace {

using namespace gongkai;
using namespace gongkai::testing;

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
    const char* given = std::getenv(name);
    return given && *given ? std::strtoull(given, nullptr, 10) : otherwise;
}

struct score {
    std::uint64_t reports = 0;
    std::uint64_t unread = 0;
    std::uint64_t cells = 0;      ///< printed with a number
    std::uint64_t recovered = 0;  ///< read as that number
    std::uint64_t wrong = 0;      ///< read as something else
    /// Wrong where a report is itself wrong and its digits ran together: inferred, for they have a reading, not the printed
    /// one, in which the sums hold; or a blank vanished from a row that has as many digits as cells (docs/digits.md).
    std::uint64_t misled = 0;
};

std::string shown(const cell& c) { return c.has_value() ? to_string(c.number()) : c.status() == cell_status::blank ? "" : "?"; }

std::string row_of(const published_report& report, const cell_key& key) {
    std::string out;
    for (const auto i : cells_of(report.form()))
        if (all_cells[i].table() == key.table() && all_cells[i].row() == key.row()) out += shown(report.cells()[i]) + "|";
    return out;
}

void compare(const published_report& printed, const published_report& read, layout l, bool is_wrong_itself, score& out) {
    for (const auto i : cells_of(printed.form())) {
        const cell_key& key = all_cells[i];
        const cell& truth = printed[key];
        const cell& found = read[key];
        out.cells += truth.has_value() ? 1 : 0;
        if (truth.has_value() && found.has_value() && truth.number() == found.number()) {
            ++out.recovered;
        } else if (found.has_value() || (found.status() == cell_status::blank && truth.has_value())) {
            const bool may_mislead = found.status() == cell_status::inferred || l == layout::vanished;
            if (is_wrong_itself && runs_together(l) && may_mislead) {
                ++out.misled;
                continue;
            }
            if (++out.wrong <= 5)
                std::printf("%s: printed %s, read %s %s; row as printed %s, as read %s\n", to_string(key).c_str(),
                            shown(truth).c_str(), shown(found).c_str(), std::string{code(found.status())}.c_str(),
                            row_of(printed, key).c_str(), row_of(read, key).c_str());
        }
    }
}

enum class kind { consistent, wrong_cells, blank_zeros };

/// Every cell with a number: zero where there was none.
published_report without_blanks(published_report report) {
    for (const auto i : cells_of(report.form()))
        if (!report.cells()[i].has_value()) report.set(all_cells[i], cell::reported(decimal{0}));
    return report;
}

published_report draw_report(random_source& draw, kind k) {
    const report_shape shape{draw.percent(10) ? magnitude::dense : magnitude::realistic,
                             draw.percent(75) ? edition::e2021 : edition::e2019};
    published_report report = random_published_report(draw, shape);
    if (k == kind::wrong_cells)
        for (const table t : {table::requests, table::reviews})
            if (t == table::requests || draw.percent(30)) seed_wrong_cells(report, draw, 1 + draw.below(3), t);
    return k == kind::blank_zeros ? zeros_left_blank(std::move(report)) : report;
}

void read_all(layout l, kind k, const char* what) {
    random_source draw{setting("GONGKAI_SEED", 1) * 1000 + index_of(l)};
    score out;
    for (std::size_t n = draws(5); n > 0; --n) {
        published_report printed = draw_report(draw, k);
        if (runs_together(l) && !drops_blanks(l)) printed = without_blanks(std::move(printed));
        const text_encoding encoding = draw.pick(enumerators<text_encoding>);
        const std::string page = render(printed, l, draw);
        const auto read = gongkai::read(encoded(page, encoding));
        ++out.reports;
        if (!read || read->edition() != printed.edition()) {
            ++out.unread;
            continue;
        }
        compare(printed, *read, l, k == kind::wrong_cells, out);
    }
    const auto percent = [](std::uint64_t part, std::uint64_t whole) {
        return whole == 0 ? 100.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    };
    std::printf("%-15s %-12s %6llu reports, %llu unread, recovered %6.2f %%, wrong %llu, misled by wrong sums %llu of %llu\n",
                std::string{code(l)}.c_str(), what, static_cast<unsigned long long>(out.reports),
                static_cast<unsigned long long>(out.unread), percent(out.recovered, out.cells),
                static_cast<unsigned long long>(out.wrong), static_cast<unsigned long long>(out.misled),
                static_cast<unsigned long long>(out.cells));
    CHECK(out.wrong == 0);
    if (!runs_together(l) && !drops_blanks(l)) {
        CHECK(out.misled == 0);
        CHECK(out.unread == 0);
    }
    if (k == kind::consistent && !runs_together(l) && l != layout::markdown_pages) CHECK(out.recovered == out.cells);
}

TEST_CASE("consistent reports are read as printed in every layout and encoding") {
    for (const layout l : enumerators<layout>) read_all(l, kind::consistent, "consistent");
}

TEST_CASE("reports with wrong cells are read as printed, wrong cells included") {
    for (const layout l : enumerators<layout>) read_all(l, kind::wrong_cells, "wrong cells");
}

TEST_CASE("a cell that is left blank is never read as a number") {
    for (const layout l : enumerators<layout>)
        if (!runs_together(l) || drops_blanks(l)) read_all(l, kind::blank_zeros, "blank zeros");
}

TEST_CASE("a label over three columns may stand beside two empty cells") {
    random_source draw{3};
    const published_report printed = random_published_report(draw);
    const auto read = gongkai::read(render(printed, layout::html_padded, draw));
    REQUIRE(read);
    for (const request_row row : {request_row::received, request_row::carried_in, request_row::carried_out})
        for (const request_column column : enumerators<request_column>) CHECK(read->at(row, column) == printed.at(row, column));
}

}  // namespace
