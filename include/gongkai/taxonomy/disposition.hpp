// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <gongkai/taxonomy/editions.hpp>
#include <string_view>

namespace gongkai {

template <>
inline constexpr auto items<disposition_group> = detail::assembled<disposition_group>();

template <>
inline constexpr auto items<disposition> = detail::assembled<disposition>();

namespace detail {

/// By the first part of the code: denied.state_secret is of the group denied.
inline constexpr auto groups_of_dispositions = [] {
    std::array<disposition_group, enum_size<disposition>> groups{};
    for (const disposition leaf : enumerators<disposition>) {
        const std::string_view leaf_code = code(leaf);
        const std::string_view branch = leaf_code.substr(0, leaf_code.find('.'));
        for (const auto& row : items<disposition_group>)
            if (row.code == branch) groups[index_of(leaf)] = row.value;
    }
    return groups;
}();

}  // namespace detail

/// The branch that a disposition belongs to.
constexpr disposition_group group_of(disposition leaf) noexcept { return detail::groups_of_dispositions[index_of(leaf)]; }

}  // namespace gongkai
