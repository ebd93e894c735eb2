// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/core/count.hpp>
#include <gongkai/taxonomy/review.hpp>

namespace gongkai {

/// Table 4 of the report, 政府信息公开行政复议、行政诉讼情况: cases by kind and outcome, totals derived.
/// Every value of this type is consistent, so there is nothing to check.
class review_table {
public:
    constexpr count& operator()(review_kind kind, review_outcome outcome) noexcept {
        return counts_[index_of(kind)][index_of(outcome)];
    }
    constexpr const count& operator()(review_kind kind, review_outcome outcome) const noexcept {
        return counts_[index_of(kind)][index_of(outcome)];
    }
    /// 总计 of one kind.
    constexpr count total(review_kind kind) const noexcept {
        count sum;
        for (const count c : counts_[index_of(kind)]) sum += c;
        return sum;
    }
    constexpr review_table& operator+=(const review_table& other) noexcept {
        for (std::size_t k = 0; k < enum_size<review_kind>; ++k)
            for (std::size_t o = 0; o < enum_size<review_outcome>; ++o) counts_[k][o] += other.counts_[k][o];
        return *this;
    }
    friend constexpr bool operator==(const review_table&, const review_table&) noexcept = default;

private:
    count counts_[enum_size<review_kind>][enum_size<review_outcome>];
};

}  // namespace gongkai
