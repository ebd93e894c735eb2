// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace gongkai::detail {

/// The trace of a row that does not count. No other has its highest bit.
inline constexpr std::uint32_t rejected_trace = 0xFFFF'FFFF;

/// How many rows have each trace. There are few traces beside the rows.
class trace_histogram {
public:
    trace_histogram() { resize(64); }

    void add(std::uint32_t trace, std::uint64_t rows = 1) { rows_[0][slot_of(trace)] += rows; }
    void add(std::span<const std::uint32_t> traces) {
        // Rows in the order of their day often come many of a kind.
        constexpr std::size_t stretch = 256;
        for (; traces.size() > stretch; traces = traces.subspan(stretch)) add_stretch(traces.first<stretch>());
        add_stretch(traces);
    }
    /// Of a trace that was added.
    void remove(std::uint32_t trace) { --rows_[0][slot_of(trace)]; }
    /// How many rows have a trace; afterwards none.
    std::uint64_t take(std::uint32_t trace) {
        const std::size_t at = slot_of(trace);
        std::uint64_t rows = 0;
        for (auto& way : rows_) rows += std::exchange(way[at], 0);
        return rows;
    }
    template <class With>
    void each(With&& with) const {
        for (std::size_t at = 0; at < traces_.size(); ++at) {
            std::uint64_t rows = 0;
            for (const auto& way : rows_) rows += way[at];
            if (rows != 0) with(traces_[at], rows);
        }
    }

private:
    static constexpr std::uint32_t free = rejected_trace - 1;  // that is no row's

    void add_stretch(std::span<const std::uint32_t> traces) {
        if (traces.empty()) return;
        std::uint32_t differs = 0;
        for (const std::uint32_t trace : traces) differs |= trace ^ traces[0];
        if (differs == 0) return add(traces[0], traces.size());
        // Neighbours are counted apart: to count up what was just counted up takes longer than all the rest.
        for (; traces.size() >= ways; traces = traces.subspan(ways)) {
            std::array<std::size_t, ways> at;
            bool found = true;
            for (std::size_t way = 0; way < ways; ++way) {
                at[way] = first_slot(traces[way]);
                found &= traces_[at[way]] == traces[way];
            }
            if (found) {
                for (std::size_t way = 0; way < ways; ++way) ++rows_[way][at[way]];
            } else {
                for (std::size_t way = 0; way < ways; ++way) add(traces[way]);
            }
        }
        for (const std::uint32_t trace : traces) add(trace);
    }
    std::size_t first_slot(std::uint32_t trace) const noexcept { return (trace * 0x9E37'79B9U) >> shift_; }
    std::size_t slot_of(std::uint32_t trace) {
        std::size_t at = first_slot(trace);
        while (traces_[at] != free && traces_[at] != trace) at = (at + 1) & (traces_.size() - 1);
        if (traces_[at] == trace) return at;
        traces_[at] = trace;
        if (++used_ * 4 <= traces_.size()) return at;
        resize(traces_.size() * 2);
        return slot_of(trace);
    }
    void resize(std::size_t slots) {
        std::vector<std::uint32_t> old(slots, free);
        old.swap(traces_);
        auto counted = std::exchange(rows_, {});
        for (auto& way : rows_) way.resize(slots);
        shift_ = 32;
        for (std::size_t n = slots; n > 1; n /= 2) --shift_;
        used_ = 0;
        for (std::size_t from = 0; from < old.size(); ++from) {
            if (old[from] == free) continue;
            const std::size_t at = slot_of(old[from]);
            for (std::size_t way = 0; way < ways; ++way) rows_[way][at] = counted[way][from];
        }
    }

    static constexpr std::size_t ways = 4;
    std::vector<std::uint32_t> traces_;
    std::array<std::vector<std::uint64_t>, ways> rows_;
    std::size_t used_ = 0;
    unsigned shift_ = 32;
};

}  // namespace gongkai::detail
