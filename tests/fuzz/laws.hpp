// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "fuzz.hpp"

#include <gongkai/report/published_report.hpp>

namespace gongkai::fuzz {

/// What holds of every report that was read, from whatever bytes.
inline void obey_laws(const published_report& report) {
    for (std::size_t i = 0; i < cell_count; ++i)
        if (!report.form().has(all_cells[i]))
            require(report.cells()[i].status() == cell_status::missing, "a cell outside the form is missing");
    for (const reading_note& note : report.notes) require(!note.cells.empty(), "a note is on some cell");
}

}  // namespace gongkai::fuzz
