// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <bitset>
#include <gongkai/report/published_report.hpp>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongkai::detail {

/// Writes what is read into a report, and sees to it that a cell printed twice with different content has no value.
class cell_recorder {
public:
    explicit cell_recorder(published_report& report) noexcept : report_{report} {}

    /// `from` is what it was read from.
    void put(const cell_key& key, const cell& value, const provenance& from) {
        const auto at = index_of(key);
        if (!at || !report_.form().has(key)) return;
        const cell& old = report_.cells()[*at];
        if (in_conflict_[*at]) return;
        if (value == old) {
            if (!old.span()) set(key, value, from);  // the first place that is known
            return;
        }
        // However it was read, it is the same number: the better reading stays.
        const bool same_number = value.has_value() && old.has_value() && value.number() == old.number();
        if (same_number && old.status() == cell_status::reported) return;
        if (old.status() == cell_status::missing || same_number) {
            set(key, value, from);
        } else if (value.status() != cell_status::missing) {
            in_conflict_.set(*at);
            report_.notes.push_back({reading_problem::conflict, {key}, {printed(old), printed(value)}, value.span()});
            set(key, cell::missing(value.span()), from);
        }
    }

    /// These cells have no value; why, what is printed there or can be read there, and what that was read from. `keys`
    /// must hold a cell of the report's form.
    void miss(std::span<const cell_key> keys, reading_problem why, std::vector<std::string> readings, const source_span& at,
              const provenance& from) {
        std::vector<cell_key> cells;
        for (const cell_key& key : keys)
            if (report_.form().has(key)) cells.push_back(key);
        if (cells.empty()) return;
        for (const cell_key& key : cells) put(key, cell::missing(at), from);
        report_.notes.push_back({why, std::move(cells), std::move(readings), at});
    }

    /// Notes how a cell that has what is printed was read.
    void note(const cell_key& key, reading_problem what, std::string printed, const source_span& at) {
        const reading_note added{what, {key}, {std::move(printed)}, at};
        const bool stands = report_.form().has(key) && report_[key].status() != cell_status::missing;
        if (stands && std::ranges::find(report_.notes, added) == report_.notes.end()) report_.notes.push_back(added);
    }

    /// These cells, all of one table, are nowhere in the document.
    void note_absent(std::vector<cell_key> keys, const source_span& at) {
        report_.notes.push_back({reading_problem::absent, std::move(keys), {}, at});
    }

    /// Drops the notes on cells that were read elsewhere in the document after all.
    void finish() {
        std::erase_if(report_.notes, [&](const reading_note& note) {
            if (note.problem == reading_problem::null_word) return report_[note.cells.front()].status() != cell_status::blank;
            return note.problem != reading_problem::unit && std::ranges::none_of(note.cells, [&](const cell_key& key) {
                       return report_[key].status() == cell_status::missing;
                   });
        });
    }

    const published_report& report() const noexcept { return report_; }

private:
    void set(const cell_key& key, const cell& value, const provenance& from) {
        report_.set(key, value);
        report_.set_provenance(key, from);
    }

    static std::string printed(const cell& c) { return c.has_value() ? to_string(c.number()) : std::string{}; }

    published_report& report_;
    std::bitset<cell_count> in_conflict_;
};

}  // namespace gongkai::detail
