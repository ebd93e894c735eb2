// SPDX-License-Identifier: Apache-2.0
#include <gongkai/tables/sums.hpp>

#include "sums_of_forms.hpp"

namespace gongkai {

std::span<const sum> sums_of(const form& f) noexcept { return detail::sums_of_forms[index_of(f)]; }

derivation derivation_of(const cell_key& key, const form& f) {
    derivation out;
    const std::uint8_t wanted = detail::position(key);
    const auto add = [](std::vector<cell_key>& to, std::span<const std::uint8_t> cells) {
        for (const std::uint8_t at : cells) to.push_back(all_cells[at]);
    };
    for (const sum& s : sums_of(f)) {
        const bool is_total = s.left_size == 1 && s.left()[0] == wanted;
        const bool is_carried_out = s.kind == sum_kind::requests_balance && s.right()[1] == wanted;
        if (is_total) add(out.plus, s.right());
        if (is_carried_out) {
            add(out.plus, s.left());
            add(out.minus, s.right().first(1));
        }
        if (is_total || is_carried_out) break;  // the sum of a row comes first
    }
    return out;
}

}  // namespace gongkai
