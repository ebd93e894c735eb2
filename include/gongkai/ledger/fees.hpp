// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstdint>
#include <gongkai/core/money.hpp>
#include <optional>
#include <string>

/// The 信息处理费 of 国办函〔2020〕109号: by request or by page, never both for one request (art. 3). Progressive:
/// each tier's price is paid only for what falls into the tier.

namespace gongkai {

inline constexpr std::int64_t most_charged = 1'000'000;  ///< no fee is reckoned for more requests or pages than this

/// Art. 4: what the n-th request of one applicant in one calendar month costs. 1–10 nothing, 11–30 100 yuan, then
/// 100 yuan more for each further ten. Empty for n < 1 or beyond most_charged.
constexpr std::optional<money> fee_of_nth_request(std::int64_t n) noexcept {
    if (n < 1 || n > most_charged) return std::nullopt;
    if (n <= 10) return money{};
    if (n <= 30) return money::from_fen(100'00);
    return money::from_fen(((n - 31) / 10 + 2) * 100'00);
}

/// Art. 4: what one applicant's requests of one calendar month cost together. Empty where the number is negative
/// or beyond most_charged.
constexpr std::optional<money> fee_by_request(std::int64_t requests) noexcept {
    if (requests < 0 || requests > most_charged) return std::nullopt;
    std::int64_t yuan = std::clamp<std::int64_t>(requests - 10, 0, 20) * 100;
    if (requests > 30) {
        const std::int64_t full_tens = (requests - 30) / 10;
        const std::int64_t rest = (requests - 30) % 10;
        yuan += 10 * 100 * (full_tens * (full_tens + 3) / 2);  // 200 + 300 + … for each full ten
        yuan += rest * (full_tens + 2) * 100;
    }
    return money::from_fen(yuan * 100);
}

/// Art. 5: what the pages of one request cost, one side up to A4 each. 1–30 nothing, 31–100 10 yuan, 101–200 20,
/// 201 on 40. Not for a request whose applicant is only told where published information is found. Empty where the
/// number is negative or beyond most_charged.
constexpr std::optional<money> fee_by_page(std::int64_t pages) noexcept {
    if (pages < 0 || pages > most_charged) return std::nullopt;
    const std::int64_t yuan = std::clamp<std::int64_t>(pages - 30, 0, 70) * 10 +
                              std::clamp<std::int64_t>(pages - 100, 0, 100) * 20 + std::max<std::int64_t>(pages - 200, 0) * 40;
    return money::from_fen(yuan * 100);
}

/// `300`, `100.05`
inline std::string in_yuan(money amount) {
    const std::int64_t fen = amount.fen() % 100;
    std::string out = std::to_string(amount.fen() / 100);
    if (fen != 0) out.append(fen < 10 ? ".0" : ".").append(std::to_string(fen));
    return out;
}

/// Whether a tariff can give the amount: by request multiples of 100 yuan, by page of 10, also where a request was split into
/// several (art. 4, 5).
constexpr bool is_chargeable(money fee) noexcept { return fee.fen() % 10'00 == 0; }

}  // namespace gongkai
