// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstdint>
#include <gongkai/ledger/entry.hpp>
#include <gongkai/ledger/fees.hpp>
#include <map>
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

/// Counts the requests of each applicant by calendar month of receipt. Mergeable.
class monthly_requests {
public:
    /// Returns whether the request could be attributed: it has an applicant_id.
    bool add(const ledger_entry& entry) {
        if (entry.applicant_id.empty()) {
            ++unattributed_;
            return false;
        }
        const std::chrono::year_month_day date{entry.events.received};
        ++requests_[{entry.applicant_id, date.year() / date.month()}];
        return true;
    }
    void merge(const monthly_requests& other) {
        for (const auto& [key, n] : other.requests_) requests_[key] += n;
        unattributed_ += other.unattributed_;
    }

    /// Requests without an applicant_id, which no month's fee includes.
    std::int64_t unattributed() const noexcept { return unattributed_; }

    /// The months in which an applicant reached the paid tiers, by applicant and month.
    std::vector<monthly_fee> fees() const {
        std::vector<monthly_fee> charged;
        for (const auto& [key, n] : requests_)
            if (const auto fee = fee_by_request(n); fee && *fee > money{}) charged.push_back({key.first, key.second, n, *fee});
        return charged;
    }

private:
    std::map<std::pair<std::string, std::chrono::year_month>, std::int64_t> requests_;
    std::int64_t unattributed_ = 0;
};

}  // namespace gongkai
