// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <gongkai/narrative/claim.hpp>
#include <gongkai/records/tally.hpp>
#include <gongkai/rules/finding.hpp>
#include <gongkai/rules/settings.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// From counted ledgers to the sentences of section one, and from the sentences of a report back to the ledgers.

namespace gongkai {

/// The ledgers of an organ; what is empty is not known.
struct record_set {
    std::optional<counted_records> publications{};
    std::optional<counted_records> documents{};
    std::optional<counted_records> consultations{};
    std::optional<counted_records> ratings{};
    std::optional<counted_records> escalations{};
    std::optional<counted_records> points{};
    std::optional<counted_records> broadcasts{};
    std::optional<counted_records> matters{};
};

/// Whether a ledger can tell of a year: it has events of that year, or of years before and after it, or something that is
/// still there, as documents in force. Where it cannot, its zeros say nothing: it may be the ledger of another year.
bool tells_of(const counted_records& ledger, std::chrono::year year);

/// A paragraph of the overview, under one of the five headings of the format (一、（一）).
struct overview_paragraph {
    std::string_view heading{};
    std::string text{};
};

/// What the ledgers count, in sentences: a proposal for the overview, which has more to tell than numbers. Only what a ledger
/// was given for that tells of the year is told; applications (依申请公开) are told by report_draft. `documents_told`: what was issued and repealed
/// is told elsewhere, as with table 2.
std::vector<overview_paragraph> overview_paragraphs(const record_set& records, std::chrono::year year,
                                                    bool documents_told = false);

/// A figure of the ledgers that a number of the prose can be about.
struct fact_figure {
    record_figure figure = record_figure::published;
    std::string part{};  ///< the code of a class, where a part of the figure is meant
    count number{};
    count most{};  ///< with the rows that do not say of which class they are; else `number`
};

/// A number of the prose beside the ledgers. fail (`facts.mismatch`): no figure that the words can mean bears it out. A number
/// of a class or of a time that the ledgers do not count apart fails only where it is more than they count of the whole year,
/// one of several years where it is less; else it is not assessable, as is one of another year, or without a ledger that
/// tells of the year.
/// not_assessable: the ledgers do not say, or no ledger counts such a thing.
struct fact_check {
    fact stated{};
    gongkai::outcome outcome = gongkai::outcome::not_assessable;
    std::vector<fact_figure> figures{};  ///< what the words can mean, as counted; the one that agrees comes first
};

/// Every fact of the report's prose against the ledgers. A lower bound (5.2万余) is borne out by a number that is not below it.
std::vector<fact_check> check_facts(const published_report& report, const record_set& records, std::chrono::year year);

/// The same as findings of the rule facts.mismatch, on the ledgers of the report's year: what fails and what cannot be judged
/// because the ledger that counts it was not given; with `options.passes` also what is borne out. In each `actual` is what
/// the prose says, `expected` what the ledgers count, where words leave open what they are about in every reading.
std::vector<finding> check_with_records(const published_report& report, const record_set& records,
                                        const check_options& options = {});

}  // namespace gongkai
