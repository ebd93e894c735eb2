// A program that links the compiled readers and writers.
#include <gongkai/gongkai.hpp>
#include <gongkai/io/read.hpp>

int main() {
    const gongkai::cell_key key{gongkai::review_kind::reconsideration, gongkai::review_column::total};
    gongkai::published_report report;
    report.set_table(gongkai::table::reviews, true);
    report.set(key, gongkai::cell::reported(gongkai::decimal{7}));

    const auto again = gongkai::read(gongkai::to_json(report));
    const bool read_back = again && (*again)[key] == report[key];

    const auto page = gongkai::read_html("<p>no report</p>");
    const bool refused = !page && page.error().code == gongkai::errc::report_not_found;

    return read_back && refused ? 0 : 1;
}
