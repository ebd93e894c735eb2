// SPDX-License-Identifier: Apache-2.0
// From the ledgers of a year to the report that is filed: tallied tables, proposed sentences, a page to publish.
#include <gongkai/draft/report_draft.hpp>
#include <gongkai/io/write.hpp>
#include <gongkai/ledger/read.hpp>
#include <gongkai/rules/message.hpp>
#include <iostream>

int main() {
    using namespace gongkai;
    constexpr std::chrono::year year{2025};

    const auto requests = mapped_file::open("examples/ledgers/ledger-2025.csv");
    const auto reviews = mapped_file::open("examples/ledgers/reviews-2025.csv");
    if (!requests || !reviews) return 2;
    const counted_requests counted = std::move(tally_requests(requests->text()).value()).finish();
    std::cout << counted.rows().counted << " requests counted, " << counted.rows().reported << " row reported\n";

    report_draft draft{"示例市数据资源局", year};
    draft.disclosure = disclosure_2021{.rules = {},
                                       .normative_documents = {2, 1, 18},
                                       .licenses = 1284,
                                       .penalties = 36,
                                       .coercive_measures = 0,
                                       .fees = *money::from_wan_yuan(decimal{583702, 4})};
    draft.requests = counted.table(year);
    draft.reviews = std::move(tally_reviews(reviews->text()).value()).finish().table(year);
    draft.fees = counted.fees(year);
    draft[section::problems] = "部分政策文件的公开不够及时。下一步将把公开审查前移到公文拟制环节。";
    draft.fill_in();
    std::cout << draft[section::other_matters] << '\n';

    const auto report = draft.finish();
    if (!report) {
        for (const finding& f : report.error()) std::cerr << message(f, lang::zh) << '\n';
        return 1;
    }
    const std::string page = to_html(*report);  // takes an annual_report: nothing inconsistent gets here
    std::cout << page.substr(page.find("<h1>"), page.find("</h1>") - page.find("<h1>")) << "</h1>\n";

    // A number in the prose that the table does not have: no report.
    draft[section::overview] = "2025年，本机关共收到政府信息公开申请70件。";
    const auto refused = draft.finish();
    for (const finding& f : refused.error())
        if (f.is_fault()) std::cout << message(f, lang::zh) << '\n';
}
