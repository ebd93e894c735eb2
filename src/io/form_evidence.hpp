// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <gongkai/tables/form.hpp>
#include <optional>

namespace gongkai::detail {

/// Which form the cells belong to: what only one form has decides, and two forms in one report are an error.
class form_evidence {
public:
    /// A cell by its position in all_cells. False where it is of another form than those before.
    constexpr bool add(std::size_t position) noexcept {
        bits_ = static_cast<std::uint8_t>(bits_ | evidence[position]);
        return is_consistent();
    }
    constexpr bool is_consistent() const noexcept {
        return (bits_ & editions) != editions && (bits_ & divisions) != divisions;
    }

    /// `stated` is the edition where the cells themselves leave it open.
    constexpr form decide(std::optional<edition> stated = {}) const noexcept {
        const bool is_2019 = bits_ & editions ? (bits_ & not_2021) != 0
                             : stated         ? *stated == edition::e2019
                                              : (bits_ & undivided) != 0;
        form result = form::of(is_2019 ? edition::e2019 : edition::e2021);
        if (bits_ & divisions) result.other_undivided = (bits_ & undivided) != 0;
        return result;
    }

private:
    enum : std::uint8_t { not_2021 = 1, not_2019 = 2, divided = 4, undivided = 8, editions = 3, divisions = 12 };

    static constexpr std::array<std::uint8_t, cell_count> evidence = [] {
        std::array<std::uint8_t, cell_count> out{};
        for (std::size_t i = 0; i < cell_count; ++i) {
            const cell_key& key = all_cells[i];
            unsigned bits = 0;
            if (key.table() == table::disclosure) {
                if (!form{edition::e2021}.has(key)) bits |= not_2021;
                if (!form{edition::e2019}.has(key)) bits |= not_2019;
            } else {
                if (!form{edition::e2021, true}.has(key)) bits |= divided;
                if (!form{edition::e2021, false}.has(key)) bits |= undivided;
            }
            out[i] = static_cast<std::uint8_t>(bits);
        }
        return out;
    }();

    std::uint8_t bits_ = 0;
};

}  // namespace gongkai::detail
