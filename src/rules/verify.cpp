// SPDX-License-Identifier: Apache-2.0
#include <gongkai/rules/verify.hpp>

#include <gongkai/rules/check.hpp>
#include <utility>
#include <variant>

#include "report/printed_quantity.hpp"

namespace gongkai {

result<annual_report, std::vector<finding>> verify(const published_report& printed) {
    published_report stated = printed;
    bool complete = true;
    for (std::size_t i = 0; i < cell_count; ++i) {
        const cell& c = printed.cells()[i];
        if (!printed.form().has(all_cells[i])) continue;
        complete = complete && c.has_value();
        // However a number was read, the value must satisfy every sum.
        if (c.status() == cell_status::inferred) stated.set(all_cells[i], cell::reported(c.number(), c.span()));
    }
    std::vector<finding> findings = check(stated);
    // A value is made of numbers: what the rules say of words, days and stocks does not stand in its way.
    std::erase_if(findings, [](const finding& f) { return f.rule > rule_id::cell_ambiguous; });
    if (!complete || !findings.empty()) return findings;

    const auto number = [&](cell_key key) { return *count::from(stated[key].number().coefficient()); };
    annual_report out;
    out.metadata = printed.metadata;
    out.sections = printed.sections;
    out.preamble = printed.preamble;
    out.disclosure = empty_disclosure(printed.edition());
    const auto take = [&](disclosure_row row, disclosure_column column, auto& quantity) {
        detail::take_printed(stated.at(row, column).number(), quantity);
    };
    std::visit([&](auto& table) { for_each_quantity(table, take); }, out.disclosure);

    request_counts requests;
    for (const applicant a : enumerators<applicant>) {
        if (!printed.form().has(column_of(a))) continue;
        requests.received[a] = number({request_row::received, column_of(a)});
        requests.carried_in[a] = number({request_row::carried_in, column_of(a)});
        for (const disposition d : enumerators<disposition>)
            if (printed.form().has(row_of(d))) requests[d][a] = number({row_of(d), column_of(a)});
    }
    out.requests = request_table::make(requests).value();
    for (const review_kind kind : enumerators<review_kind>)
        for (const review_outcome o : enumerators<review_outcome>) out.reviews(kind, o) = number({kind, column_of(o)});
    return out;
}

}  // namespace gongkai
