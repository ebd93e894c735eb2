// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <gongkai/panel/text_sketch.hpp>
#include <gongkai/rules/finding.hpp>
#include <gongkai/rules/message.hpp>
#include <gongkai/tables/cell.hpp>
#include <optional>
#include <string>
#include <vector>

namespace gongkai {

/// What a report is kept under, where that is not what it says itself.
struct report_key {
    std::string agency{};
    std::optional<std::chrono::year> year{};
};

/// A report among others: where it came from, and whose and of which year it is.
struct report_ref {
    std::string source{};  ///< a path or whatever the caller calls it
    std::string agency{};  ///< as printed
    std::optional<std::chrono::year> year{};
    std::vector<std::string> sheets{};  ///< of a workbook, as published_report has them

    friend bool operator==(const report_ref&, const report_ref&) = default;
};

/// A cell of one of the reports that a finding is about.
struct stated_cell {
    std::size_t report = 0;  ///< position among the finding's reports
    cell_key key{request_row::received, request_column::total};
    cell value{};
};

/// A finding on several reports: of one agency in two years, or of an agency and those under it. Failures are one for
/// each cell; what holds, and what cannot be judged for the same reason, is one finding with all its cells.
struct across_finding {
    finding result{};      ///< its cells are those of the report that is judged
    std::string agency{};  ///< whose report is judged
    std::optional<std::chrono::year> year{};
    std::vector<report_ref> reports{};            ///< the report that is judged first, then those it is compared with
    std::vector<stated_cell> cells{};             ///< of a failure, each number that went into it
    std::optional<text_similarity> similarity{};  ///< of two sections
};

/// What the finding says, after the agency and the year.
inline std::string message(const across_finding& f, lang language) {
    std::string out = f.agency;
    if (f.year) {
        if (language == lang::en && !out.empty()) out += ' ';
        out += std::to_string(static_cast<int>(*f.year));
        if (language == lang::zh) out += "年";
    }
    if (!out.empty()) out += language == lang::zh ? "：" : ": ";
    return out + message(f.result, language);
}

}  // namespace gongkai
