// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/narrative/claim.hpp>
#include <gongkai/rules/message.hpp>
#include <string>
#include <string_view>

#include "../io/unicode.hpp"
#include "grammar.hpp"
#include "texts.hpp"

namespace gongkai {
namespace {

using detail::mention;

/// Real reports make a few dozen.
constexpr std::size_t most_claims = 2000;

/// The sum of cells: a blank cell counts as zero beside cells that hold numbers.
struct total {
    enum class state : std::uint8_t { missing, blank, value };
    state is = state::blank;
    decimal value{};
};

bool add(total& sum, const decimal& number) noexcept {
    if (sum.is != total::state::value) {
        sum.is = total::state::value;
        sum.value = number;
        return true;
    }
    constexpr std::int64_t limit = 1'000'000'000'000'000;
    const std::int64_t a = sum.value.coefficient();
    const std::int64_t b = number.coefficient();
    if (!sum.value.is_integer() || !number.is_integer() || a > limit || b > limit || a < -limit || b < -limit)
        return false;
    sum.value = decimal{a + b};
    return true;
}

total value_of(const published_report& report, cell_key key) noexcept {
    const cell& printed = report[key];
    if (printed.has_value()) return {total::state::value, printed.number()};
    if (printed.status() == cell_status::missing) return {total::state::missing, {}};
    // A total left blank is the sum of its row.
    total sum;
    const bool request = key.table() == table::requests && key.column() == index_of(request_column::total);
    const bool review = key.table() == table::reviews && key.column() == index_of(review_column::total);
    if (!request && !review) return sum;
    for (std::size_t c = 0; c < key.column(); ++c) {
        const cell& part = request ? report.at(static_cast<request_row>(key.row()), static_cast<request_column>(c))
                                   : report.at(static_cast<review_kind>(key.row()), static_cast<review_column>(c));
        if (part.status() == cell_status::missing || (part.has_value() && !add(sum, part.number())))
            return {total::state::missing, {}};
    }
    return sum;
}

/// Calls `visit(key)` for each cell of a term that the form has.
template <class Visit>
void for_each_cell(const cell_term& term, const form& f, Visit&& visit) {
    if (!term.whole_group) {
        visit(term.cell);
        return;
    }
    const disposition_group group = group_of(*disposition_of(static_cast<request_row>(term.cell.row())));
    for (const disposition d : enumerators<disposition>)
        if (group_of(d) == group && f.has(row_of(d)))
            visit(cell_key{row_of(d), static_cast<request_column>(term.cell.column())});
}

total value_of(const published_report& report, const cell_sum& cells) {
    total sum;
    bool missing = cells.empty();
    for (const cell_term& term : cells.terms())
        for_each_cell(term, report.form(), [&](cell_key key) {
            const total one = value_of(report, key);
            if (one.is == total::state::missing) missing = true;
            if (one.is == total::state::value && !add(sum, one.value)) missing = true;
        });
    return missing ? total{total::state::missing, {}} : sum;
}

/// −1, 0, 1 as a < b, a = b, a > b; nothing is lost.
int compare(const decimal& a, const decimal& b) noexcept {
    std::int64_t x = a.coefficient();
    std::int64_t y = b.coefficient();
    int lift_x = std::max(0, b.scale() - a.scale());
    int lift_y = std::max(0, a.scale() - b.scale());
    constexpr std::int64_t limit = 900'000'000'000'000'000;
    for (; lift_x > 0; --lift_x) {
        if (x > limit / 10) return 1;
        if (x < -limit / 10) return -1;
        x *= 10;
    }
    for (; lift_y > 0; --lift_y) {
        if (y > limit / 10) return -1;
        if (y < -limit / 10) return 1;
        y *= 10;
    }
    return x < y ? -1 : x > y ? 1 : 0;
}

/// `value` with no more decimals than `scale`, rounded half up.
decimal rounded(const decimal& value, std::uint8_t scale) noexcept {
    std::int64_t coefficient = value.coefficient();
    std::uint8_t at = value.scale();
    bool up = false;
    for (; at > scale; --at) {
        up = coefficient % 10 >= 5;
        coefficient /= 10;
    }
    return decimal{coefficient + (up ? 1 : 0), at};
}

bool agrees(const mention& m, const decimal& table, bool money) noexcept {
    const int order = compare(table, m.number);
    switch (m.bound) {
        case number_bound::exact:
            return order == 0 || (money && compare(rounded(table, m.number.scale()), m.number) == 0);
        case number_bound::at_least: return order >= 0;
        case number_bound::at_most: return order <= 0;
        case number_bound::approximate: break;
    }
    // Within a tenth.
    constexpr std::int64_t limit = 10'000'000'000'000'000;
    const decimal a = rounded(table, 0);
    const decimal b = rounded(m.number, 0);
    if (a.coefficient() > limit || b.coefficient() > limit) return order == 0;
    const std::int64_t difference =
        a.coefficient() > b.coefficient() ? a.coefficient() - b.coefficient() : b.coefficient() - a.coefficient();
    return difference * 10 <= b.coefficient();
}

/// numerator / denominator as a percentage with `scale` decimals, rounded half up.
std::optional<decimal> percentage(const decimal& numerator, const decimal& denominator, std::uint8_t scale) noexcept {
    if (!numerator.is_integer() || !denominator.is_integer()) return std::nullopt;
    std::int64_t a = numerator.coefficient();
    const std::int64_t b = denominator.coefficient();
    if (a < 0 || b <= 0 || a > 1'000'000'000 || b > 1'000'000'000 || scale > 6) return std::nullopt;
    a *= 100;
    for (std::uint8_t i = 0; i < scale; ++i) a *= 10;
    return decimal{(2 * a + b) / (2 * b), scale};
}

void compare_with_table(const published_report& report, const mention& m, claim& out) {
    const total value = value_of(report, m.cells.numerator);
    if (m.cells.is_ratio()) {
        const total whole = value_of(report, m.cells.denominator);
        if (value.is != total::state::value || whole.is != total::state::value) return;
        out.table = percentage(value.value, whole.value, m.number.scale());
        if (!out.table) return;
        // Agencies round, and cut off.
        const std::int64_t off = out.table->coefficient() - m.number.coefficient();
        out.agree = off <= 1 && off >= -1 ? agreement::yes : agreement::no;
        return;
    }
    if (value.is == total::state::missing) return;
    if (value.is == total::state::blank) {
        // Blank is how most forms print nothing; it contradicts no zero, and says no other number.
        if (m.number.coefficient() != 0) return;
        out.table = decimal{0};
        out.agree = agreement::yes;
        return;
    }
    const cell_key& key = m.cells.numerator.terms().front().cell;
    out.table = value.value;
    if (agrees(m, value.value, key.is_money())) {
        out.agree = agreement::yes;
        return;
    }
    out.agree = agreement::no;
    // 收到申请12件（含上年结转2件）
    if (key.table() == table::requests && m.cells.numerator.terms().size() == 1 && m.kind == claim_kind::stated &&
        key.row() == index_of(request_row::received)) {
        total with = value;
        const total carried =
            value_of(report, cell_key{request_row::carried_in, static_cast<request_column>(key.column())});
        if (carried.is == total::state::value && add(with, carried.value) && agrees(m, with.value, false))
            out.agree = agreement::with_carried_in;
    }
}

void append(std::string& out, const cell_sum& sum, bool grouped) {
    const bool bracket = grouped && sum.terms().size() > 1;
    if (bracket) out += '(';
    bool first = true;
    for (const cell_term& term : sum.terms()) {
        if (!first) out += '+';
        first = false;
        if (term.whole_group) {
            const disposition_group group = group_of(*disposition_of(static_cast<request_row>(term.cell.row())));
            out.append(code(table::requests)).append(1, '.').append(code(group)).append(".*.");
            out.append(term.cell.column_code());
        } else {
            out += to_string(term.cell);
        }
    }
    if (bracket) out += ')';
}

}  // namespace

std::string to_string(const cell_expression& cells) {
    std::string out;
    append(out, cells.numerator, cells.is_ratio());
    if (cells.is_ratio()) {
        out += '/';
        append(out, cells.denominator, true);
    }
    return out;
}

std::string describe(const cell_expression& cells, lang language, edition e) {
    const auto sum = [&](const cell_sum& s) {
        const bool bracket = cells.is_ratio() && s.terms().size() > 1;
        std::string out;
        for (const cell_term& term : s.terms()) {
            if (!out.empty()) out += " + ";
            if (!term.whole_group) {
                out += detail::row_and_column(term.cell, language, e);
                continue;
            }
            const disposition_group group = group_of(*disposition_of(static_cast<request_row>(term.cell.row())));
            out.append(term.cell.column_label(language, e)).append(language == lang::zh ? " " : ", ");
            out.append(label(group, language));
        }
        return bracket ? '(' + out + ')' : out;
    };
    if (!cells.is_ratio()) return sum(cells.numerator);
    return sum(cells.numerator).append(" / ").append(sum(cells.denominator));
}

std::vector<cell_key> cells_of(const cell_sum& sum, const form& f) {
    std::vector<cell_key> keys;
    keys.reserve(sum.terms().size());
    for (const cell_term& term : sum.terms()) for_each_cell(term, f, [&](cell_key key) { keys.push_back(key); });
    return keys;
}

std::vector<claim> claims(const published_report& report, bool other_years) {
    std::vector<claim> out;
    std::vector<mention> mentions;
    detail::prose tokens;
    detail::setting about{report, detail::code_points(report.metadata.agency), {}};
    detail::for_each_text(report, [&](const detail::placed_text& text) {
        mentions.clear();
        about.section = text.section;
        tokens.read(text.text);
        detail::find_mentions(tokens, about, mentions);
        for (const mention& m : mentions) {
            if (out.size() == most_claims) break;
            if (m.year && !other_years) continue;
            claim& c = out.emplace_back();
            c.quote = text.text.substr(m.begin, m.end - m.begin);
            c.place = text.place(m.begin, m.end);
            c.kind = m.kind;
            c.certainty = m.sure;
            c.cells = m.cells;
            c.number = m.number;
            c.bound = m.bound;
            if (m.year) {
                c.other_year = std::chrono::year{*m.year};
                const total value = value_of(report, m.cells.numerator);
                if (value.is == total::state::value && !m.cells.is_ratio()) c.table = value.value;
                continue;
            }
            compare_with_table(report, m, c);
        }
    });
    return out;
}

}  // namespace gongkai
