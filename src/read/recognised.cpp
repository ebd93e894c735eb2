// SPDX-License-Identifier: Apache-2.0
#include "read/form/joint_solver.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <bit>
#include <bitset>
#include <gongkai/core/count.hpp>
#include <gongkai/io/page.hpp>
#include <gongkai/tables/sums.hpp>
#include <optional>
#include <utility>

namespace gongkai {
namespace {

/// Below this the recogniser itself has doubts, so that two readings are no proof.
constexpr double sure = 0.9;

std::optional<decimal> number_in(const std::string& text) {
    const detail::cell_value value = detail::read_value(text);
    if (value.what != detail::cell_value::kind::number) return std::nullopt;
    return value.value;
}

/// Whether it can stand in a sum.
bool is_count(const decimal& number) noexcept {
    return number.is_integer() && number.coefficient() >= 0 && number.coefficient() <= count::max_cell;
}

/// A cell whose number was seen in a picture.
struct seen_cell {
    const recognised_number* number = nullptr;
    std::vector<decimal> candidates{};  ///< what was read of the page, and of the cell where that is something else
    bool is_settled = false;            ///< all readings agree, or sums leave one
    bool is_chosen = false;             ///< by sums

    /// Only of what was seen in a picture.
    double confidence() const noexcept {
        const double page = number->of_page.confidence;
        const double cell = number->of_cell.confidence;
        return page == 0 ? cell : cell == 0 ? page : std::min(page, cell);
    }
    bool is_read_twice() const noexcept { return number->of_page.confidence > 0 && number->of_cell.confidence > 0; }
};

/// Weighs the numbers of a report that were recognised.
class scale {
public:
    scale(published_report& report, std::span<const page> pages, std::span<const recognised_number> numbers)
        : report_{report}, pages_{pages}, seen_(cell_count) {
        for (const std::uint8_t i : cells_of(report.form())) {
            is_blank_[i] = report.cells()[i].status() == cell_status::blank;
            if (is_pictured(report.cells()[i].span())) find(i, numbers);
            else if (report.cells()[i].has_value()) seen_[i] = {nullptr, {report.cells()[i].number()}, true};
        }
    }

    void weigh() {
        choose();
        for (const std::uint8_t i : cells_of(report_.form())) settle(i);
        report_.is_recognised = true;
    }

private:
    bool is_pictured(const source_span& at) const noexcept {
        return at.kind == place_kind::page && at.number >= 1 && at.number <= pages_.size() && pages_[at.number - 1].is_pictured;
    }

    /// The number that stands in a cell; none where several do.
    void find(std::uint8_t i, std::span<const recognised_number> numbers) {
        const source_span& at = report_.cells()[i].span();
        for (const recognised_number& n : numbers) {
            const float x = (n.box.left + n.box.right) / 2;
            const float y = (n.box.top + n.box.bottom) / 2;
            if (n.page != at.number || x < at.box.left || x > at.box.right || y < at.box.top || y > at.box.bottom) continue;
            if (seen_[i].number) {
                seen_[i] = {};
                return;
            }
            seen_[i].number = &n;
        }
        seen_cell& s = seen_[i];
        if (!s.number || !report_.cells()[i].has_value()) return;
        s.candidates.push_back(report_.cells()[i].number());
        const auto of_page = number_in(s.number->of_page.text);
        for (const auto& reading : {of_page, number_in(s.number->of_cell.text)}) {
            // An amount may be printed in another unit than the report's number is in.
            const decimal value = !reading || (of_page && *reading == *of_page) ? s.candidates.front() : *reading;
            if (std::ranges::find(s.candidates, value) == s.candidates.end()) s.candidates.push_back(value);
        }
        s.is_settled = s.candidates.size() == 1;
    }

    bool can_stand(std::uint8_t i) const {
        return is_blank_[i] || (!seen_[i].candidates.empty() && std::ranges::all_of(seen_[i].candidates, is_count));
    }

    bool can_be_judged(const sum& s) const {
        const auto stands = [this](std::uint8_t i) { return can_stand(i); };
        return std::ranges::all_of(s.left(), stands) && std::ranges::all_of(s.right(), stands);
    }

    /// Of cells with two readings the one that alone lets all sums hold.
    void choose() {
        std::vector<std::size_t> variable(cell_count, 0);
        std::vector<std::uint8_t> cells;
        detail::domains left;
        std::vector<detail::equation> equations;
        for (const sum& s : sums_of(report_.form())) {
            if (!can_be_judged(s)) continue;
            detail::equation e;
            const auto add = [&](std::uint8_t i, std::int64_t sign) {
                const std::vector<decimal>& candidates = seen_[i].candidates;
                if (is_blank_[i]) return;
                if (candidates.size() == 1) {
                    e.constant += sign * candidates.front().coefficient();
                    return;
                }
                if (std::ranges::find(cells, i) == cells.end()) {
                    variable[i] = left.size();
                    cells.push_back(i);
                    left.push_back({0, 1});
                }
                e.parts.push_back({variable[i], {sign * candidates[0].coefficient(), sign * candidates[1].coefficient()}});
            };
            for (const std::uint8_t i : s.left()) add(i, 1);
            for (const std::uint8_t i : s.right()) add(i, -1);
            if (!e.parts.empty()) equations.push_back(std::move(e));
        }
        if (cells.empty()) return;
        detail::budget work{1'000'000};
        if (detail::joint_solver{std::move(equations), work}.solve(left) != detail::verdict::yes) return;
        for (const std::uint8_t i : cells) {
            if (left[variable[i]].size() != 1) continue;
            seen_[i].candidates = {seen_[i].candidates[left[variable[i]].front()]};
            seen_[i].is_settled = seen_[i].is_chosen = true;
        }
    }

    struct support {
        sum_kinds held{};  ///< sums of more than noughts
        bool holds = false;
        bool breaks = false;
    };

    /// How the sums fare that cover a cell.
    support judge(std::uint8_t cell) const {
        support out;
        for (const sum& s : sums_of(report_.form())) {
            const auto is_cell = [&](std::uint8_t i) { return i == cell; };
            if (std::ranges::none_of(s.left(), is_cell) && std::ranges::none_of(s.right(), is_cell)) continue;
            if (!can_be_judged(s)) continue;
            std::int64_t rest = 0;
            bool any = false;
            bool known = true;
            const auto add = [&](std::uint8_t i, std::int64_t sign) {
                if (is_blank_[i]) return;
                known = known && seen_[i].is_settled;
                rest += sign * seen_[i].candidates.front().coefficient();
                any = any || seen_[i].candidates.front().coefficient() != 0;
            };
            for (const std::uint8_t i : s.left()) add(i, 1);
            for (const std::uint8_t i : s.right()) add(i, -1);
            if (!known || rest != 0) {
                out.breaks = true;
            } else if (any) {
                out.holds = true;
                out.held = out.held | s.kind;
            }
        }
        return out;
    }

    /// What becomes of a cell. The numbers that others are judged by are in seen_, which no longer changes.
    void settle(std::uint8_t i) {
        const cell_key& key = all_cells[i];
        const cell before = report_.cells()[i];
        provenance from = report_.provenance(key);
        if (!from.origin || !is_pictured(before.span())) return;
        const seen_cell& s = seen_[i];
        from.origin = cell_origin::ocr;
        if (s.number) from.confidence = s.confidence();
        report_.set_provenance(key, std::move(from));
        if (before.status() == cell_status::missing) return;
        const support of_sums = judge(i);
        if (is_blank_[i]) {
            if (of_sums.breaks) miss(key, before, {});
            return;
        }
        if (s.number && s.is_settled && !of_sums.breaks && is_proven(s, of_sums))
            report_.set(key, cell::inferred(s.candidates.front(), of_sums.held, before.span()));
        else miss(key, before, readings(s, before));
    }

    /// One reading and one sum are too little: a recogniser that takes each 1 for a 7 makes the total 7, too.
    static bool is_proven(const seen_cell& s, const support& of_sums) noexcept {
        if (!s.is_read_twice()) return std::popcount(of_sums.held.bits()) > 1;
        return of_sums.holds || (!s.is_chosen && s.confidence() >= sure);
    }

    std::vector<std::string> readings(const seen_cell& s, const cell& before) const {
        if (!s.number) return {to_string(before.number())};
        std::vector<std::string> out{s.number->of_page.text};
        if (!s.number->of_cell.text.empty() && s.number->of_cell.text != out.front()) out.push_back(s.number->of_cell.text);
        std::erase(out, std::string{});
        return out;
    }

    void miss(const cell_key& key, const cell& before, std::vector<std::string> readings) {
        std::erase_if(report_.notes, [&](const reading_note& note) { return note.cells == std::vector{key}; });
        report_.notes.push_back({reading_problem::unproven, {key}, std::move(readings), before.span()});
        report_.set(key, cell::missing(before.span()));
    }

    published_report& report_;
    std::span<const page> pages_;
    std::vector<seen_cell> seen_;
    std::bitset<cell_count> is_blank_;
};

}  // namespace

result<published_report> read_recognised_pages(std::span<const page> pages, std::span<const recognised_number> numbers) {
    result<published_report> found = read_pages(pages);
    if (!found) return found;
    published_report report = std::move(found).value();
    scale{report, pages, numbers}.weigh();
    for (published_report& other : report.others) scale{other, pages, numbers}.weigh();
    return report;
}

}  // namespace gongkai
