// SPDX-License-Identifier: Apache-2.0
#include "columns.hpp"

#include <algorithm>
#include <array>
#include <gongkai/tables/form.hpp>
#include <iterator>
#include <utility>

namespace gongkai::detail {
namespace {

constexpr std::array<std::uint8_t, 5> outcomes_of_form{0, 1, 2, 3, 4};
constexpr std::array<std::uint8_t, 3> kinds_of_form{0, 1, 2};
constexpr std::size_t review_cells = outcomes_of_form.size() * kinds_of_form.size();
constexpr auto total_column = static_cast<std::uint8_t>(request_column::total);

/// The columns of the requests table, those of an edition that has just as many as are printed if there is one.
std::vector<std::uint8_t> columns_of_form(std::size_t printed) {
    std::vector<std::uint8_t> out;
    for (const edition e : enumerators<edition>) {
        if (!out.empty() && request_columns(e) != printed) continue;
        out.clear();
        for (const request_column c : enumerators<request_column>)
            if (form::of(e).has(c)) out.push_back(static_cast<std::uint8_t>(c));
    }
    return out;
}

bool is_organisation(const header_column& c) noexcept { return c.index > 0 && c.index < total_column; }

bool has_duplicates(std::span<const header_column> columns) noexcept {
    return std::ranges::any_of(columns, [&](const header_column& c) {
        return c.is_of_form() && std::ranges::count(columns, c.index, &header_column::index) > 1;
    });
}

/// Names those that cannot be read where the ones around them leave as many of the form as there are.
void name_unreadable(std::vector<header_column>& columns, std::span<const std::uint8_t> form) {
    const auto place = [&](std::uint8_t index) {
        return static_cast<std::size_t>(std::ranges::find(form, index) - form.begin());
    };
    std::size_t from = 0;  // what of the form has not been printed yet
    for (std::size_t i = 0; i < columns.size();) {
        std::size_t next = i;
        while (next < columns.size() && !columns[next].is_of_form()) ++next;
        const std::size_t to = next < columns.size() ? place(columns[next].index) : form.size();
        if (to < from) return;
        const auto unreadable = static_cast<std::size_t>(
            std::ranges::count(std::span{columns}.subspan(i, next - i), header_column::unreadable, &header_column::index));
        if (unreadable == to - from)
            for (std::size_t k = i; k < next; ++k)
                if (columns[k].index == header_column::unreadable) columns[k].index = form[from++];
        from = to + 1;
        i = next + 1;
    }
}

/// 合计 of the organisations, within or beside them, is no column of the form; neither is a second one anywhere but the last.
void tell_subtotals(request_header& header, std::vector<header_column>& sorted) {
    std::vector<std::size_t> totals;
    for (std::size_t i = 0; i < sorted.size(); ++i)
        if (sorted[i].index == total_column) totals.push_back(i);
    if (totals.size() < 2) return;
    const auto& o = header.organisations;
    for (std::size_t i = 0; i + 1 < totals.size(); ++i) {
        const header_column& c = sorted[totals[i]];
        const bool within = o && c.row > o->row && c.column >= o->column && c.end() <= o->end();
        const bool between = totals[i] != 0 && totals[i] + 1 < sorted.size() &&
                             (is_organisation(sorted[totals[i] - 1]) || is_organisation(sorted[totals[i] + 1]));
        if (!within && !between) continue;
        const auto same = std::ranges::find_if(
            header.names, [&](const header_column& n) { return n.index == c.index && n.column == c.column && n.row == c.row; });
        if (same != header.names.end()) same->index = header_column::foreign;
        sorted[totals[i]].index = header_column::foreign;
    }
}

/// Whether the five kinds stand under 法人或其他组织 and nothing else does.
bool is_covered(const request_header& header) noexcept {
    const header_column& o = *header.organisations;
    return std::ranges::all_of(header.names, [&](const header_column& c) {
        const bool within = c.column >= o.column && c.end() <= o.end();
        return !c.is_of_form() || within == is_organisation(c);
    });
}

/// The columns in the order of their names where the spans of a header are askew: the five kinds of organisations stand
/// where 法人或其他组织 does.
std::vector<header_column> expanded(const request_header& header) {
    std::vector<header_column> out;
    std::vector<header_column> kinds;
    const auto is_kind = [](const header_column& c) { return is_organisation(c); };
    std::ranges::copy_if(header.names, std::back_inserter(kinds), is_kind);
    bool inserted = !header.organisations;
    // 自然人 is two rows high, so that its name may be read after that of the organisations though it stands before it.
    const bool begins_with_persons = !header.names.empty() && header.names.front().index == 0 && header.organisations &&
                                     header.names.front().column <= header.organisations->column;
    const std::size_t place = header.organisations_place == 0 && begins_with_persons ? 1 : header.organisations_place;
    for (std::size_t i = 0; i <= header.names.size(); ++i) {
        if (!inserted && i >= place) {
            out.insert(out.end(), kinds.begin(), kinds.end());
            inserted = true;
        }
        if (i < header.names.size() && (!header.organisations || !is_kind(header.names[i]))) out.push_back(header.names[i]);
    }
    return out;
}

/// Two rows of header without the name that joins them: only the form's own order is sure.
column_order without_joint(const column_order& read) {
    const auto index = [&](std::size_t i) { return read.columns[i].index; };
    const std::vector<std::uint8_t> form = columns_of_form(read.columns.size());
    bool in_order = read.columns.size() == form.size() && index(0) == form[0];
    std::size_t next = 1;
    for (std::size_t i = 1; i < read.columns.size() && in_order; ++i)
        if (index(i) != total_column) in_order = index(i) == form[next++];
    column_order out;
    out.usable = in_order;
    return out;
}

header_column joined(const header_column& outcome, const header_column& kind) noexcept {
    header_column out = outcome;
    if (!outcome.is_of_form()) return out;
    if (!kind.is_of_form()) {
        out.index = kind.index;
        return out;
    }
    out.index = static_cast<std::uint8_t>(kind.index * enum_size<review_column> + outcome.index);
    return out;
}

/// In reading order, row by row; those of reconsideration, which stand beside the names of the other kinds, come first.
std::vector<header_column> sorted_by_row(std::vector<header_column> columns) {
    std::ranges::stable_sort(columns, [](const header_column& a, const header_column& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    return columns;
}

/// Names the outcomes that cannot be read where a kind has five: they have one order in every form.
void name_outcomes(std::vector<header_column>& outcomes) {
    if (outcomes.size() % outcomes_of_form.size() != 0) return;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        if (outcomes[i].is_of_form() && outcomes[i].index != i % outcomes_of_form.size()) return;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        if (!outcomes[i].is_of_form()) outcomes[i].index = static_cast<std::uint8_t>(i % outcomes_of_form.size());
}

/// Each outcome under the kind whose cell covers it; nothing where one is covered by none.
std::vector<header_column> join_by_place(std::span<const header_column> outcomes, std::span<const header_column> kinds) {
    std::vector<header_column> out;
    for (const header_column& outcome : outcomes) {
        const auto kind = std::ranges::find_if(kinds, [&](const header_column& k) {
            return k.row < outcome.row && k.column <= outcome.column && outcome.end() <= k.end();
        });
        if (kind == kinds.end()) return {};
        out.push_back(joined(outcome, *kind));
    }
    out = sorted_by_column(std::move(out));
    if (share_a_column(out) || has_duplicates(out)) return {};
    return out;
}

/// Outcomes in reading order, five for each kind in turn.
std::vector<header_column> join_by_sequence(std::span<const header_column> outcomes, std::span<const header_column> kinds) {
    if (kinds.empty() || outcomes.size() != kinds.size() * outcomes_of_form.size()) return {};
    std::vector<header_column> out;
    for (std::size_t i = 0; i < outcomes.size(); ++i) out.push_back(joined(outcomes[i], kinds[i / outcomes_of_form.size()]));
    if (has_duplicates(out)) return {};
    return out;
}

}  // namespace

column_order joined_order_of(const review_header& header) {
    // Without spans the outcomes of litigation stand below those of reconsideration, and are no repetition of them.
    const bool repeated = header.outcomes.size() < review_cells && header.all_outcomes.size() == review_cells;
    std::vector<header_column> outcomes = sorted_by_row(repeated ? header.all_outcomes : header.outcomes);
    name_outcomes(outcomes);
    std::vector<header_column> kinds = header.kinds;
    // The names of the three blocks may stand outside the table, or be damaged. They have one order in every form.
    if (outcomes.size() == review_cells && kinds.size() < kinds_of_form.size() &&
        std::ranges::is_sorted(kinds, {}, &header_column::index)) {
        kinds.clear();
        for (const std::uint8_t kind : kinds_of_form) kinds.push_back({kind});
    }

    column_order out;
    out.columns = join_by_place(outcomes, kinds);
    out.placed = !out.columns.empty();
    if (out.columns.empty()) {
        out.columns = join_by_sequence(outcomes, kinds);
        // Where the spans of a header are lost, each outcome has its column all the same, and another kind may stand first.
        if (std::vector<header_column> by_place = sorted_by_column(out.columns); !share_a_column(by_place))
            out.columns = std::move(by_place);
        out.placed = std::ranges::is_sorted(out.columns, {}, &header_column::column) && !share_a_column(out.columns);
    }
    out.known = !out.columns.empty();
    out.usable =
        out.known || (outcomes.size() <= outcomes_of_form.size() && std::ranges::is_sorted(kinds, {}, &header_column::index));
    return out;
}

column_order outcome_order_of(const review_header& header) {
    const std::size_t outcomes = header.outcomes.size();
    if (outcomes > outcomes_of_form.size() && outcomes < review_cells) return {{}, false, false, false, 0};
    if (outcomes == 0 || outcomes > outcomes_of_form.size()) return {};
    return order_of(sorted_by_column(header.outcomes), outcomes_of_form, true);
}

column_order kind_order_of(const review_header& header) {
    if (header.kinds.size() < 2) return {};
    column_order out = order_of(sorted_by_column(header.kinds), kinds_of_form, true);
    out.known = out.known && out.usable;
    return out;
}

bool column_order::follows_form() const noexcept {
    const header_column* last = nullptr;
    for (const header_column& c : columns) {
        if (!c.is_of_form()) continue;
        if (last && c.index < last->index) return false;
        last = &c;
    }
    return true;
}

bool share_a_column(std::span<const header_column> sorted) noexcept {
    for (std::size_t i = 1; i < sorted.size(); ++i)
        if (sorted[i - 1].end() > sorted[i].column) return true;
    return false;
}

std::vector<header_column> sorted_by_column(std::vector<header_column> columns) {
    std::ranges::stable_sort(columns, {}, &header_column::column);
    return columns;
}

column_order order_of(std::vector<header_column> columns, std::span<const std::uint8_t> form, bool placed) {
    column_order out;
    if (columns.empty()) return out;
    // Columns of other rows of the table are not this one's.
    for (header_column& c : columns)
        if (c.is_of_form() && std::ranges::find(form, c.index) == form.end()) c.index = header_column::foreign;
    const auto unreadable =
        static_cast<std::size_t>(std::ranges::count(columns, header_column::unreadable, &header_column::index));
    out.known = true;
    // As many columns as the form has need only one name that can be read.
    const bool is_legible = unreadable * 2 <= columns.size() || (columns.size() == form.size() && unreadable < columns.size());
    out.usable = !has_duplicates(columns) && is_legible;
    if (!out.usable) return out;
    if (unreadable != 0) name_unreadable(columns, form);
    out.columns = std::move(columns);
    out.placed = placed;
    return out;
}

column_order order_of(const request_header& printed) {
    request_header header = printed;
    std::vector<header_column> sorted = sorted_by_column(header.names);
    tell_subtotals(header, sorted);
    const bool any_kind = std::ranges::any_of(sorted, &is_organisation);
    if (header.organisations) {
        // Over none of the five, or beside them: a column of its own, which is their sum.
        const header_column& o = *header.organisations;
        const bool over = std::ranges::any_of(
            sorted, [&](const header_column& c) { return c.row > o.row && c.column < o.end() && o.column < c.end(); });
        const bool beside =
            std::ranges::any_of(sorted, [&](const header_column& c) { return c.row == o.row && is_organisation(c); });
        if ((!any_kind || beside) && !over) {
            header_column own = o;
            own.index = header_column::foreign;
            header.names.insert(header.names.begin() + static_cast<std::ptrdiff_t>(header.organisations_place), own);
            header.organisations.reset();
            sorted = sorted_by_column(header.names);
        }
    }
    const bool one_row = std::ranges::all_of(sorted, [&](const header_column& c) { return c.row == sorted.front().row; });
    // Where spans are filled with empty cells, the names stand in the form's order all the same.
    std::vector<header_column> named;
    std::ranges::copy_if(sorted, std::back_inserter(named), &header_column::is_of_form);
    const bool as_in_form = named.size() > 2 && std::ranges::is_sorted(named, {}, &header_column::index);
    if (!share_a_column(sorted) && (as_in_form || (header.organisations ? is_covered(header) : one_row)))
        return order_of(std::move(sorted), columns_of_form(named.size()), true);
    column_order out = order_of(expanded(header), columns_of_form(named.size()), false);
    return !header.organisations && out.known && !one_row ? without_joint(out) : out;
}

}  // namespace gongkai::detail
