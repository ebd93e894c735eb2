// A program that links the compiled readers and writers.
#include <gongkai/gongkai.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/ledger/read.hpp>

int main() {
    const gongkai::cell_key key{gongkai::review_kind::reconsideration, gongkai::review_column::total};
    gongkai::published_report report;
    report.set_table(gongkai::table::reviews, true);
    report.set(key, gongkai::cell::reported(gongkai::decimal{7}));

    const auto again = gongkai::read(gongkai::to_json(report));
    const bool read_back = again && (*again)[key] == report[key];

    const auto page = gongkai::read_html("<p>no report</p>");
    const bool refused = !page && page.error().code == gongkai::errc::report_not_found;

    auto tally = gongkai::tally_requests("id,applicant,received,closed,disposition\n1,business,2025-01-02,,\n");
    const bool counted = tally && std::move(tally).value().finish().rows().counted == 1;

    return read_back && refused && counted ? 0 : 1;
}
