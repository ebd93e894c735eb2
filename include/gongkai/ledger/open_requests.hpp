// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/ledger/clock.hpp>
#include <gongkai/ledger/tally.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace gongkai {

/// A request that was open, and how it stood.
struct open_request {
    row_reference reference{};
    standing where{};
};

/// The requests of ledgers that were open at the end of a day, in the order of reading, and the ledgers as counted:
/// what was wrong with their rows, and how many were read, counted and reported.
struct open_list {
    std::vector<open_request> requests;
    counted_requests ledger;
};

/// Takes in ledgers of requests and keeps those that were open at the end of a day, from what was known then. A row that
/// does not count is not judged; of rows with one id the first counts. Mergeable, as a tally is.
class open_requests {
public:
    /// At risk: `within` working days or fewer are left.
    explicit open_requests(std::chrono::sys_days as_of, int within = 5, const work_calendar& calendar = state_council_calendar,
                           std::size_t kept_findings = 1000, reading by = reading::cautious)
        : as_of_{as_of}, within_{within}, by_{by}, calendar_{calendar}, tally_{calendar, kept_findings, by} {}

    /// Rows from here on are of this ledger.
    void begin(std::string source, bool continues = false, ledger_scope scope = {}) {
        tally_.begin(std::move(source), continues, scope);
    }
    /// Takes up a row; `faults` is what its reader found. False where it is not counted.
    bool add(const ledger_entry& entry, std::span<const ledger_finding> faults = {}) {
        const std::uint64_t row = tally_.taken();
        if (!tally_.add(entry, faults)) return false;
        const standing where = standing_as_of(entry.events, as_of_, within_, calendar_, by_);
        if (where.state != punctuality::settled) open_.push_back({row, where});
        return true;
    }
    /// A finding on the ledger as a whole.
    void remark(ledger_rule rule, std::string detail) { tally_.remark(rule, std::move(detail)); }
    /// Takes up what another has found in later rows.
    void merge(open_requests&& later) {
        for (auto& [row, where] : later.open_) open_.push_back({row + tally_.taken(), where});
        tally_.merge(std::move(later.tally_));
        later.open_.clear();
    }

    /// The open requests, in the order of their rows, and the ledger that was counted.
    open_list finish() && {
        open_list found{{}, std::move(tally_).finish()};
        for (const auto& [row, where] : open_)
            if (found.ledger.counts(row)) found.requests.push_back({found.ledger.reference(row), where});
        return found;
    }

private:
    std::chrono::sys_days as_of_;
    int within_;
    reading by_;
    work_calendar calendar_;
    request_tally tally_;
    std::vector<std::pair<std::uint64_t, standing>> open_{};
};

}  // namespace gongkai
