// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/narrative/claim.hpp>
#include <gongkai/rules/message.hpp>
#include <string>
#include <string_view>

#include "../io/unicode.hpp"
#include "readings.hpp"
#include "texts.hpp"

namespace gongkai {
namespace {

/// Real reports make a few dozen.
constexpr std::size_t most_claims = 2000;

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
    for (const cell_term& term : sum.terms()) detail::for_each_cell(term, f, [&](cell_key key) { keys.push_back(key); });
    return keys;
}

std::vector<claim> claims(const published_report& report, bool other_years) {
    std::vector<claim> out;
    detail::attachments found;
    detail::prose tokens;
    const detail::agency us{detail::code_points(report.metadata.agency)};
    detail::for_each_text(report, [&](const detail::placed_text& text) {
        found.clear();
        tokens.read(text.text);
        detail::attach(tokens, {report, us, text.section}, found);
        const detail::reader_of_claims read{report, tokens, found};
        for (std::size_t i = 0; i < found.all.size(); ++i) {
            const detail::attachment& a = found.all[i];
            if (out.size() == most_claims) break;
            if (a.year && !other_years) continue;
            claim& c = out.emplace_back();
            c.quote = text.text.substr(a.begin, a.end - a.begin);
            c.place = text.place(a.begin, a.end);
            read.compare(i, c);
        }
    });
    return out;
}

}  // namespace gongkai
