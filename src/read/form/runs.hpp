// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "cell_recorder.hpp"

#include <gongkai/core/source_span.hpp>
#include <gongkai/tables/form.hpp>
#include <span>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// Neighbouring cells of one row that have run together: their numbers stand in `text` in the order of `keys`, of which
/// there is at least one.
struct run {
    std::string_view text;
    source_span span{};
    std::vector<cell_key> keys;
};

/// Fills the cells of all runs of one table. They must be given at once: whether the table's blank cells left a trace
/// decides how each can be read. `blanks_vanish`: other rows of the table show already that they left none.
void read_runs(std::span<const run> runs, bool blanks_vanish, cell_recorder& cells);

}  // namespace gongkai::detail
