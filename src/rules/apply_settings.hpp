// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <gongkai/rules/finding.hpp>
#include <gongkai/rules/settings.hpp>
#include <vector>

namespace gongkai::detail {

/// Takes out what rules that are off have found, and sets the severity of the rest. `finding_of` gives the finding of
/// an element.
template <class Element, class FindingOf = std::identity>
void apply(const rule_settings& settings, std::vector<Element>& elements, FindingOf finding_of = {}) {
    if (settings == rule_settings{}) return;
    std::erase_if(elements, [&](Element& e) { return !settings.is_on(std::invoke(finding_of, e).rule); });
    for (Element& e : elements)
        if (const auto set = settings.level(std::invoke(finding_of, e).rule)) std::invoke(finding_of, e).level = set;
}

}  // namespace gongkai::detail
