// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <gongkai/core/count.hpp>
#include <gongkai/core/result.hpp>
#include <gongkai/taxonomy/applicant.hpp>
#include <gongkai/taxonomy/disposition.hpp>
#include <string>
#include <utility>

namespace gongkai {

/// One number per kind of applicant.
class applicant_counts {
public:
    constexpr applicant_counts() noexcept : applicant_counts{0, 0, 0, 0, 0, 0} {}
    /// natural_person, business, research, public_welfare, legal_service, other_organization.
    constexpr applicant_counts(count natural_person, count business, count research, count public_welfare, count legal_service,
                               count other_organization) noexcept
        : counts_{natural_person, business, research, public_welfare, legal_service, other_organization} {}

    constexpr count& operator[](applicant a) noexcept { return counts_[index_of(a)]; }
    constexpr const count& operator[](applicant a) const noexcept { return counts_[index_of(a)]; }

    /// The sum over all kinds of applicants.
    constexpr count total() const noexcept {
        count sum;
        for (const count c : counts_) sum += c;
        return sum;
    }
    constexpr applicant_counts& operator+=(const applicant_counts& other) noexcept {
        for (std::size_t i = 0; i < enum_size<applicant>; ++i) counts_[i] += other.counts_[i];
        return *this;
    }
    friend constexpr bool operator==(const applicant_counts&, const applicant_counts&) noexcept = default;

private:
    count counts_[enum_size<applicant>];
};

namespace detail {

// Spelled out element by element: g++ 12 cannot read back a constant array that it value-initialised.
template <std::size_t... I>
constexpr std::array<applicant_counts, sizeof...(I)> no_requests(std::index_sequence<I...>) noexcept {
    return {((void)I, applicant_counts{0, 0, 0, 0, 0, 0})...};
}

}  // namespace detail

/// What a year's requests are counted from; the totals and what is carried out are not stated, they follow.
struct request_counts {
    applicant_counts received{};
    applicant_counts carried_in{};
    std::array<applicant_counts, enum_size<disposition>> disposed =
        detail::no_requests(std::make_index_sequence<enum_size<disposition>>{});

    constexpr applicant_counts& operator[](disposition d) noexcept { return disposed[index_of(d)]; }
    constexpr const applicant_counts& operator[](disposition d) const noexcept { return disposed[index_of(d)]; }

    constexpr request_counts& operator+=(const request_counts& other) noexcept {
        received += other.received;
        carried_in += other.carried_in;
        for (std::size_t i = 0; i < disposed.size(); ++i) disposed[i] += other.disposed[i];
        return *this;
    }
    friend constexpr bool operator==(const request_counts&, const request_counts&) noexcept = default;
};

/// Table 3 of the report, 收到和处理政府信息公开申请情况, true by construction: totals are derived, and so is
/// what is carried out = received + carried in − disposed of, which is never negative.
class request_table {
public:
    /// A year without requests.
    constexpr request_table() noexcept = default;

    /// From data. errc::table_unbalanced where more was disposed of than there was, for any kind of applicant.
    static constexpr result<request_table> make(const request_counts& counts) {
        if (const int at = overdrawn(counts); at >= 0)
            return error{errc::table_unbalanced, std::string{items<applicant>[static_cast<std::size_t>(at)].code}};
        return request_table{counts};
    }

    /// From constants: an unbalanced table does not compile.
    static consteval request_table of(request_counts counts) {
        if (overdrawn(counts) >= 0) throw "more requests were disposed of than were received and carried in";
        return request_table{counts};
    }

    /// What was counted.
    constexpr const request_counts& counts() const noexcept { return counts_; }
    /// 本年新收政府信息公开申请数量。
    constexpr const applicant_counts& received() const noexcept { return counts_.received; }
    /// 上年结转政府信息公开申请数量。
    constexpr const applicant_counts& carried_in() const noexcept { return counts_.carried_in; }
    constexpr const applicant_counts& operator[](disposition d) const noexcept { return counts_[d]; }

    /// （七）总计
    constexpr applicant_counts total() const noexcept {
        applicant_counts sum;
        for (const auto& row : counts_.disposed) sum += row;
        return sum;
    }
    /// A group of dispositions, such as （三）不予公开。
    constexpr applicant_counts total(disposition_group group) const noexcept {
        applicant_counts sum;
        for (const disposition d : enumerators<disposition>)
            if (group_of(d) == group) sum += counts_[d];
        return sum;
    }
    /// 四、结转下年度继续办理
    constexpr applicant_counts carried_out() const noexcept {
        applicant_counts rest;
        const applicant_counts done = total();
        for (const applicant a : enumerators<applicant>)
            rest[a] = subtract(counts_.received[a] + counts_.carried_in[a], done[a]).value_or(count{});
        return rest;
    }

    friend constexpr bool operator==(const request_table&, const request_table&) noexcept = default;

private:
    constexpr explicit request_table(const request_counts& counts) noexcept : counts_{counts} {}

    static constexpr int overdrawn(const request_counts& counts) noexcept {
        for (const applicant a : enumerators<applicant>) {
            count done;
            for (const auto& row : counts.disposed) done += row[a];
            if (done > counts.received[a] + counts.carried_in[a]) return static_cast<int>(index_of(a));
        }
        return -1;
    }

    request_counts counts_{};
};

}  // namespace gongkai
