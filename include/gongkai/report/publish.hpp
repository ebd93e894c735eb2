// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/report/annual_report.hpp>
#include <gongkai/report/published_report.hpp>
#include <utility>

namespace gongkai {

/// Writes a consistent report as the form prints it: every cell reported, totals and 结转 filled in.
/// （六）其他处理 is one row in edition 2019, and wherever its division is not known (disposition::other).
inline published_report publish(const annual_report& report) {
    form f = form::of(report.edition());
    if (report.requests[disposition::other].total() != count{0}) f.other_undivided = true;
    published_report out{f};
    for (const table t : enumerators<table>) out.set_table(t, true);
    out.metadata = report.metadata;
    out.sections = report.sections;
    out.sections_known = !report.sections.empty();
    out.preamble = report.preamble;

    const auto put = [&](cell_key key, count c) { out.set(key, cell::reported(decimal{c.value()})); };
    using row = disclosure_row;
    using column = disclosure_column;
    if (const auto* d = std::get_if<disclosure_2021>(&report.disclosure)) {
        for (const auto& [at, documents] :
             {std::pair{row::rules, d->rules}, std::pair{row::normative_documents, d->normative_documents}}) {
            put({at, column::issued}, documents.issued);
            put({at, column::repealed}, documents.repealed);
            put({at, column::in_force}, documents.in_force);
        }
        put({row::licenses, column::decisions}, d->licenses);
        put({row::penalties, column::decisions}, d->penalties);
        put({row::coercive_measures, column::decisions}, d->coercive_measures);
        out.set({row::fees, column::amount}, cell::reported(d->fees.wan_yuan()));
    } else {
        const auto& old = *std::get_if<disclosure_2019>(&report.disclosure);
        const auto put_catalogue = [&](row at, const catalogue_counts& c) {
            put({at, column::items_last_year}, c.items_last_year);
            out.set({at, column::change}, cell::reported(decimal{c.change}));
        };
        for (const auto& [at, documents] :
             {std::pair{row::rules, old.rules}, std::pair{row::normative_documents, old.normative_documents}}) {
            put({at, column::made}, documents.made);
            put({at, column::published}, documents.published);
            put({at, column::public_total}, documents.public_total);
        }
        for (const auto& [at, services] : {std::pair{row::licenses, old.licenses},
                                           std::pair{row::other_services, old.other_services},
                                           std::pair{row::penalties, old.penalties},
                                           std::pair{row::coercive_measures, old.coercive_measures}}) {
            put_catalogue(at, services.catalogue);
            put({at, column::decisions}, services.decisions);
        }
        put_catalogue(row::fees, old.fees);
        put({row::procurement, column::projects}, old.procurement_projects);
        out.set({row::procurement, column::amount}, cell::reported(old.procurement_amount));
    }

    const auto put_row = [&](request_row at, const applicant_counts& counts) {
        for (const applicant a : enumerators<applicant>) put({at, column_of(a)}, counts[a]);
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
