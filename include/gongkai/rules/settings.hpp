// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <gongkai/report/agency_kind.hpp>
#include <gongkai/rules/catalogue.hpp>
#include <optional>

namespace gongkai {

/// Which rules are made, and how grave a failure of each is: by default as the catalogue has it.
///
///     rule_settings settings;
///     settings.switch_off(rule_id::cell_blank).set(rule_id::filing_late, severity::error);
///     check(report, {.rules = settings});
class rule_settings {
public:
    /// A failure of the rule is as grave as this, also where the rule itself would be milder.
    constexpr rule_settings& set(rule_id rule, severity level) noexcept {
        chosen_[index_of(rule)] = static_cast<std::uint8_t>(index_of(level) + 1);
        return *this;
    }
    /// The rule lists nothing.
    constexpr rule_settings& switch_off(rule_id rule) noexcept {
        chosen_[index_of(rule)] = off;
        return *this;
    }

    /// Whether the rule is judged at all.
    constexpr bool is_on(rule_id rule) const noexcept { return chosen_[index_of(rule)] != off; }
    /// The severity that was set; none where the catalogue's holds or the rule is off.
    constexpr std::optional<severity> level(rule_id rule) const noexcept {
        const std::uint8_t chosen = chosen_[index_of(rule)];
        if (chosen == 0 || chosen == off) return std::nullopt;
        return static_cast<severity>(chosen - 1);
    }

    friend constexpr bool operator==(const rule_settings&, const rule_settings&) noexcept = default;

private:
    static constexpr std::uint8_t off = 0xFF;
    std::array<std::uint8_t, enum_size<rule_id>> chosen_{};
};

/// What a check lists besides failures and what could not be judged, and by which rules it judges. `kind`: what the organ
/// is, where its name does not say (`kind_of`), such as the committee of a development zone.
struct check_options {
    bool passes = false;
    rule_settings rules{};
    std::optional<agency_kind> kind{};
};

}  // namespace gongkai
