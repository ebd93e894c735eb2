// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <gongkai/core/lang.hpp>
#include <gongkai/report/annual_report.hpp>
#include <gongkai/report/publish.hpp>
#include <gongkai/report/published_report.hpp>
#include <gongkai/tables/layout.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A report as a document. What is written is read back as the same report (`as_written` says what a document cannot
/// leave out); nothing in a text becomes markup.

namespace gongkai {

/// What may be written: a report that is true by construction, or one as printed, which its document then says.
class writable_report {
public:
    writable_report(const annual_report& report) : report_{publish(report)}, verified_{true} {}

    /// A report as its document shows it, right or wrong. What is written bears the mark 按原文，未经核验; a missing cell
    /// is shown as `?`, an inferred one as its number and `*`.
    static writable_report as_printed(published_report report) { return {std::move(report), false}; }

    /// What will be written.
    const published_report& report() const noexcept { return report_; }
    /// Whether it is true by construction, and not only as printed.
    bool verified() const noexcept { return verified_; }

private:
    writable_report(published_report report, bool verified) : report_{std::move(report)}, verified_{verified} {}

    published_report report_;
    bool verified_;
};

/// A report that is true by construction as JSON, and in the tidy form: those of `publish`. Read back, each cell is reported.
std::string to_json(const annual_report& report);
std::string to_tidy(const annual_report& report);

/// A whole page that prints on A4, in the layout and wording of the form. Chinese as filed; in English the labels are
/// translated as a reading aid, which the page says, and the prose stays as it is.
std::string to_html(const writable_report& report, lang language = lang::zh);

/// The same as an `<article>` without style, to stand in another page.
std::string to_html_fragment(const writable_report& report, lang language = lang::zh);

/// One table of the form as a `<table>`, with its caption and the scopes of its headings.
std::string to_html(const published_report& report, table which, lang language = lang::zh);

/// CommonMark with the tables of GitHub's: one row of headings, one column of labels.
std::string to_markdown(const writable_report& report, lang language = lang::zh);

/// Plain text in UTF-8: a paragraph a line, the cells of a row parted by tabs, a blank cell as `-`.
std::string to_text(const writable_report& report, lang language = lang::zh);

/// The report as a document shows it: with the heading of each section whose table is there, and the title and what
/// else the metadata say at the head of the preamble where it does not say them. Reading a written report gives this;
/// a report that was read or built is like this already, as far as white space and characters that cannot be shown
/// (control characters, marks of direction) do not count.
published_report as_written(const published_report& report);

/// A piece of a document, as writers of any format paint it.
/// title: of the report. line: stands before the first section. notice: of what kind the document is; not the report's
/// own. heading: of a section. paragraph: of a section. table: of a section, see layout_of.
BOOST_DEFINE_ENUM_CLASS(block_kind, title, line, notice, heading, paragraph, table)

/// One block of a document.
struct printed_block {
    block_kind kind = block_kind::paragraph;
    std::string text{};  ///< one line, every character of which can be shown
    std::optional<gongkai::section> section{};
    std::optional<gongkai::table> table{};
};

/// The report in the order in which it is printed.
std::vector<printed_block> blocks_of(const writable_report& report, lang language = lang::zh);

/// What a cell shows; `as_printed` as writable_report::as_printed has it.
std::string shown(const cell& c);

}  // namespace gongkai
