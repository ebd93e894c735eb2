// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/rules/settings.hpp>

#include "bindings.hpp"

namespace gongkai::python {

/// From a dict of rules to severities, or to None for a rule that is off.
inline rule_settings settings_of(const py::dict& chosen) {
    rule_settings out;
    for (const auto& [rule, level] : chosen) {
        const auto id = rule.cast<rule_id>();
        if (level.is_none()) out.switch_off(id);
        else out.set(id, level.cast<severity>());
    }
    return out;
}

}  // namespace gongkai::python
