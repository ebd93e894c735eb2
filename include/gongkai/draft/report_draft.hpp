// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <chrono>
#include <gongkai/core/result.hpp>
#include <gongkai/ledger/tally.hpp>
#include <gongkai/records/overview.hpp>
#include <gongkai/report/agency_kind.hpp>
#include <gongkai/report/annual_report.hpp>
#include <gongkai/rules/finding.hpp>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace gongkai {

/// A report that is being written. Nothing is a report before `finish` has judged it.
class report_draft {
public:
    /// Of this organ and year: gives the title, the headings, and the period of the data, 1 January to 31 December.
    /// The edition is the one that the year calls for; before 2019 there was none, and `finish` refuses.
    report_draft(std::string agency, std::chrono::year year);

    /// What the report says of itself; the title and the year follow from the agency.
    gongkai::metadata metadata{};
    /// What the organ is, where its name does not say; its day of filing and what its overview must have depend on it.
    std::optional<agency_kind> kind{};
    any_disclosure disclosure{};
    request_table requests{};
    review_table reviews{};
    fee_figures fees{};  ///< of the 信息处理费, for section six

    /// The text of a section, kept as it is.
    std::string& operator[](section which) noexcept { return texts_[index_of(which)]; }
    const std::string& operator[](section which) const noexcept { return texts_[index_of(which)]; }

    /// Sentences that state what the tables count, in the usual wording, one paragraph for each of tables 2 to 4. A
    /// proposal for the overview, which has more to tell than numbers (条例 50; format 2021, 一（一）).
    std::string draft_overview() const;

    /// The same with what the ledgers of publication and service count, under the headings （一） to （五） of the format.
    std::string draft_overview(const record_set& records) const;

    /// The sentence on fees that section six must have (政府信息公开信息处理费管理办法, 国办函〔2020〕109号).
    std::string draft_other_matters() const;

    /// Writes the proposals into the sections that have no text yet: the overview and section six.
    void fill_in(const record_set& records = {});

    /// Table 2's counts of rules and normative documents from their ledger, where there is one. Nothing in edition 2019, whose
    /// table counts otherwise.
    void take_documents(const record_set& records);

    /// The report, unless a rule fails at severity error: then every failure, so that warnings are seen too.
    result<annual_report, std::vector<finding>> finish() const;

    /// The draft as it would be printed, right or wrong.
    published_report printed() const;

    /// Every finding on the draft as it is, also what cannot be judged.
    std::vector<finding> check() const;

private:
    annual_report assemble() const;

    std::array<std::string, enum_size<section>> texts_{};
};

}  // namespace gongkai
