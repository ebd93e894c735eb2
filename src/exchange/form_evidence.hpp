// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "tables/which_edition.hpp"

namespace gongkai::detail {

/// What a cell says of the form that has it.
struct form_of_cell {
    enum : std::uint8_t { divided = 1, undivided = 2 };

    editions of{};
    std::uint8_t division = divided | undivided;  ///< of （六）其他处理; none where it tells nothing of it
};

/// Which form the cells belong to: what only one form has decides, and two forms in one report are an error.
class form_evidence {
public:
    /// A cell by its position in all_cells. False where it is of another form than those before.
    constexpr bool add(std::size_t position) noexcept {
        possible_ &= evidence[position].of;
        division_ = static_cast<std::uint8_t>(division_ | evidence[position].division);
        return is_consistent();
    }
    constexpr bool is_consistent() const noexcept { return !possible_.is_empty() && division_ != (divided | undivided); }

    /// `stated` is the edition where the cells themselves leave it open.
    constexpr form decide(std::optional<edition> stated = {}) const noexcept {
        form result = form::of(likeliest_edition(possible_, stated, division_ == undivided));
        if (division_ != 0) result.other_undivided = (division_ & undivided) != 0;
        return result;
    }

private:
    static constexpr std::uint8_t divided = form_of_cell::divided;
    static constexpr std::uint8_t undivided = form_of_cell::undivided;

    static constexpr std::array<form_of_cell, cell_count> evidence = [] {
        std::array<form_of_cell, cell_count> out{};
        for (std::size_t i = 0; i < cell_count; ++i)
            for (const form& f : all_forms)
                if (f.has(all_cells[i])) {
                    out[i].of |= f.edition;
                    // What the other division has too tells of neither.
                    out[i].division = static_cast<std::uint8_t>(out[i].division & (f.other_undivided ? undivided : divided));
                }
        for (form_of_cell& c : out)
            if (c.division != divided && c.division != undivided) c.division = 0;
        return out;
    }();

    editions possible_ = editions::all;
    std::uint8_t division_ = 0;
};

}  // namespace gongkai::detail
