// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstdint>
#include <gongkai/ledger/clock.hpp>
#include <gongkai/ledger/fees.hpp>
#include <gongkai/ledger/tally.hpp>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace gongkai {

/// What one applicant's requests of one calendar month would cost by request (国办函〔2020〕109号 art. 4).
struct monthly_fee {
    std::string applicant_id{};
    std::chrono::year_month month{};
    std::int64_t requests = 0;
    money fee{};
    friend bool operator==(const monthly_fee&, const monthly_fee&) = default;
};

/// The months in which an applicant reached the paid tiers, by applicant and month, and the ledgers as counted.
struct monthly_fee_list {
    std::vector<monthly_fee> fees;
    std::int64_t unattributed = 0;  ///< requests without an applicant_id, which no month's fee includes
    counted_requests ledger;
};

/// Takes in ledgers of requests and counts those of each applicant by calendar month of receipt, from January 2021 on, when
/// the measure came into force: what was received before costs nothing. A row that does not
/// count costs nothing, nor does an id that is used again. Mergeable, as a tally is.
class monthly_requests {
public:
    explicit monthly_requests(const work_calendar& calendar = state_council_calendar, std::size_t kept_findings = 1000)
        : tally_{calendar, kept_findings} {}

    /// Rows from here on are of this ledger.
    void begin(std::string source, bool continues = false, ledger_scope scope = {}) {
        tally_.begin(std::move(source), continues, scope);
    }
    /// Takes up a row; `faults` is what its reader found. False where it is not counted.
    bool add(const ledger_entry& entry, std::span<const ledger_finding> faults = {}) {
        const bool counts = tally_.add(entry, faults);
        std::uint32_t month = none;
        if (counts && !law_of(entry.events.received).charges_fees) {
            month = free;
        } else if (counts && !entry.applicant_id.empty()) {
            const std::chrono::year_month_day date{entry.events.received};
            month = months_.try_emplace({entry.applicant_id, date.year() / date.month()}, months_.size()).first->second;
        }
        month_of_row_.push_back(month);
        return counts;
    }
    /// A finding on the ledger as a whole.
    void remark(ledger_rule rule, std::string detail) { tally_.remark(rule, std::move(detail)); }
    /// Takes up what another has counted of later rows.
    void merge(monthly_requests&& later) {
        std::vector<std::uint32_t> here(later.months_.size());
        for (const auto& [key, month] : later.months_) here[month] = months_.try_emplace(key, months_.size()).first->second;
        for (const std::uint32_t month : later.month_of_row_) month_of_row_.push_back(month >= free ? month : here[month]);
        tally_.merge(std::move(later.tally_));
        later.months_.clear();
        later.month_of_row_.clear();
    }

    /// What each applicant's months cost.
    monthly_fee_list finish() && {
        monthly_fee_list found{{}, 0, std::move(tally_).finish()};
        std::vector<std::int64_t> requests(months_.size());
        for (std::size_t row = 0; row < month_of_row_.size(); ++row) {
            if (!found.ledger.counts(row)) continue;
            if (month_of_row_[row] == none) ++found.unattributed;
            else if (month_of_row_[row] != free) ++requests[month_of_row_[row]];
        }
        for (const auto& [key, month] : months_)
            if (const auto fee = fee_by_request(requests[month]); fee && *fee > money{})
                found.fees.push_back({key.first, key.second, requests[month], *fee});
        return found;
    }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();  ///< without an applicant_id
    static constexpr std::uint32_t free = none - 1;                                   ///< received before the measure

    request_tally tally_;
    std::map<std::pair<std::string, std::chrono::year_month>, std::uint32_t> months_{};
    std::vector<std::uint32_t> month_of_row_{};
};

}  // namespace gongkai
