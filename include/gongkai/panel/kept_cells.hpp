// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <gongkai/report/published_report.hpp>
#include <vector>

namespace gongkai::detail {

/// The form and the cells of a report in a fifth of its memory, and without places in less.
class kept_cells {
public:
    explicit kept_cells(const published_report& report) : form_{report.form()} {
        for (const table t : enumerators<table>) tables_[index_of(t)] = report.has_table(t);
        const auto kept = cells_of(form_);
        cells_.reserve(kept.size());
        bool has_places = false;
        for (const auto i : kept) {
            const cell& c = report.cells()[i];
            cells_.push_back({c.number().coefficient(), c.number().scale(), c.status(), c.inferred_through()});
            has_places = has_places || static_cast<bool>(c.span());
        }
        if (!has_places) return;
        places_.reserve(kept.size());
        for (const auto i : kept) places_.push_back(report.cells()[i].span());
    }

    const gongkai::form& form() const noexcept { return form_; }
    gongkai::edition edition() const noexcept { return form_.edition; }
    bool has_table(table t) const noexcept { return tables_[index_of(t)]; }

    /// Missing where the form does not have it.
    cell operator[](const cell_key& key) const noexcept {
        const auto kept = cells_of(form_);
        const auto position = index_of(key);
        const auto found = position ? std::ranges::lower_bound(kept, *position) : kept.end();
        if (found == kept.end() || *found != *position) return {};
        const auto at = static_cast<std::size_t>(found - kept.begin());
        const source_span place = places_.empty() ? source_span{} : places_[at];
        const entry& e = cells_[at];
        switch (e.status) {
            case cell_status::reported: return cell::reported(decimal{e.coefficient, e.scale}, place);
            case cell_status::inferred: return cell::inferred(decimal{e.coefficient, e.scale}, e.through, place);
            case cell_status::blank: return cell::blank(place);
            case cell_status::missing: break;
        }
        return cell::missing(place);
    }

private:
    struct entry {
        std::int64_t coefficient;
        std::uint8_t scale;
        cell_status status;
        sum_kinds through;
    };

    gongkai::form form_;
    std::array<bool, enum_size<table>> tables_{};
    std::vector<entry> cells_;
    std::vector<source_span> places_;
};

}  // namespace gongkai::detail
