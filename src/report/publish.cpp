// SPDX-License-Identifier: Apache-2.0
#include <gongkai/report/publish.hpp>

#include <variant>

#include "printed_quantity.hpp"

namespace gongkai {

published_report publish(const annual_report& report) {
    form f = form::of(report.edition());
    if (report.requests[disposition::other].total() != count{0}) f.other_undivided = true;
    published_report out{f};
    for (const table t : enumerators<table>) out.set_table(t, true);
    out.metadata = report.metadata;
    out.sections = report.sections;
    out.sections_known = !report.sections.empty();
    out.preamble = report.preamble;

    const auto put = [&](cell_key key, count c) { out.set(key, cell::reported(decimal{c.value()})); };
    const auto put_quantity = [&](disclosure_row row, disclosure_column column, const auto& quantity) {
        out.set({row, column}, cell::reported(detail::as_printed(quantity)));
    };
    std::visit([&](const auto& table) { for_each_quantity(table, put_quantity); }, report.disclosure);

    const auto put_row = [&](request_row at, const applicant_counts& counts) {
        for (const applicant a : enumerators<applicant>)
            if (f.has(column_of(a))) put({at, column_of(a)}, counts[a]);
        put({at, request_column::total}, counts.total());
    };
    put_row(request_row::received, report.requests.received());
    put_row(request_row::carried_in, report.requests.carried_in());
    for (const disposition d : enumerators<disposition>)
        if (f.has(row_of(d)) && d != disposition::other) put_row(row_of(d), report.requests[d]);
    if (f.other_undivided) put_row(request_row::other, report.requests.total(disposition_group::other));
    put_row(request_row::total, report.requests.total());
    put_row(request_row::carried_out, report.requests.carried_out());

    for (const review_kind kind : enumerators<review_kind>) {
        for (const review_outcome o : enumerators<review_outcome>) put({kind, column_of(o)}, report.reviews(kind, o));
        put({kind, review_column::total}, report.reviews.total(kind));
    }
    return out;
}

}  // namespace gongkai
