// SPDX-License-Identifier: Apache-2.0
#include <gongkai/rules/catalogue.hpp>

// Asserted here, once, and not in each file that includes the catalogue.

namespace gongkai {

namespace {

consteval bool rules_complete() {
    for (std::size_t i = 0; i < all_rules.size(); ++i) {
        const std::string_view name = enumerator_names<rule_id>[i];
        if (all_rules[i].reads.empty() || all_rules[i].zh.empty() || all_rules[i].en.empty()) return false;
        if (all_rules[i].id != enumerators<rule_id>[i] || all_rules[i].code.size() != name.size()) return false;
        for (std::size_t k = 0; k < name.size(); ++k) {
            const char c = all_rules[i].code[k];
            if (name[k] != (c == '.' || c == '-' ? '_' : c)) return false;
        }
    }
    return true;
}

}  // namespace

static_assert(rules_complete());

}  // namespace gongkai
