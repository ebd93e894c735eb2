// SPDX-License-Identifier: Apache-2.0
// Counts requests into a table that cannot be inconsistent, and prints the report it belongs to.
#include <gongkai/gongkai.hpp>
#include <gongkai/io/read.hpp>
#include <iostream>

int main() {
    using namespace gongkai;

    request_counts counts;
    counts.carried_in[applicant::natural_person] = 1;
    counts.received = {12, 2, 0, 0, 1, 0};
    counts[disposition::granted] = {5, 1, 0, 0, 1, 0};
    counts[disposition::partially_granted][applicant::natural_person] = 2;
    counts[disposition::denied_third_party_rights][applicant::natural_person] = 1;
    counts[disposition::unable_not_held][applicant::natural_person] = 2;

    const result<request_table> requests = request_table::make(counts);
    if (!requests) {
        std::cerr << to_string(requests.error(), lang::en) << '\n';
        return 1;
    }
    std::cout << "total " << requests->total().total().value() << ", carried out " << requests->carried_out().total().value()
              << '\n';

    annual_report report;
    report.metadata.agency = "示例市数据资源局";
    report.metadata.year = std::chrono::year{2024};
    report.disclosure = disclosure_2021{.rules = {},
                                        .normative_documents = {2, 1, 17},
                                        .licenses = 1284,
                                        .penalties = 36,
                                        .coercive_measures = 0,
                                        .fees = *money::from_wan_yuan(decimal{583702, 4})};
    report.requests = *requests;
    report.reviews(review_kind::reconsideration, review_outcome::upheld) = 1;

    const std::string tidy = to_tidy(publish(report));
    std::cout << tidy.substr(0, tidy.find("requests,carried_in"));

    // More answers than requests: refused, and the kind of applicant named.
    counts[disposition::granted][applicant::research] = 1;
    std::cout << to_string(request_table::make(counts).error(), lang::zh) << '\n';
}
