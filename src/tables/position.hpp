// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/tables/form.hpp>

namespace gongkai::detail {

static_assert(cell_count <= 256);

/// Of a cell that some edition has, in all_cells.
constexpr std::uint8_t position(cell_key key) noexcept { return static_cast<std::uint8_t>(*index_of(key)); }

}  // namespace gongkai::detail
