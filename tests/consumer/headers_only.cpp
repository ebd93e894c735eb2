// A program that needs nothing compiled: it makes a table whose total is wrong, and has it checked.
#include <algorithm>
#include <gongkai/gongkai.hpp>

int main() {
    gongkai::published_report report;
    report.set_table(gongkai::table::reviews, true);
    for (const auto column : gongkai::enumerators<gongkai::review_column>)
        report.set({gongkai::review_kind::reconsideration, column}, gongkai::cell::reported(gongkai::decimal{1}));

    const auto findings = gongkai::check(report);
    const bool found = std::ranges::any_of(findings, [](const gongkai::finding& f) {
        return f.rule == gongkai::rule_id::reviews_row_sum && f.outcome == gongkai::outcome::fail && f.expected == "4";
    });
    return found ? 0 : 1;
}
