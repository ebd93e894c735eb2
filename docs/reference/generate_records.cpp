// SPDX-License-Identifier: Apache-2.0
// Writes docs/reference/records.md out of the definitions: `reference_records > docs/reference/records.md`.
// A test fails while the page differs from what this program writes.
#include <boost/mp11/algorithm.hpp>
#include <gongkai/columns/check.hpp>
#include <gongkai/records/figures.hpp>
#include <gongkai/records/finding.hpp>
#include <gongkai/records/kinds.hpp>
#include <gongkai/service/time_limits.hpp>
#include <iostream>

namespace {

using namespace gongkai;

template <class Entry>
void ledger() {
    using kind = record_kind<Entry>;
    std::cout << "\n## `" << kind::code << "` " << kind::zh << "\n\n" << kind::en << "\n\n| column | title | needed | |\n|---|---|---|---|\n";
    for (const record_column& c : kind::columns)
        std::cout << "| `" << c.name << "` | " << c.zh << " | " << (c.needed ? "yes" : "") << " | " << c.en << " |\n";
}

template <class Enum>
void codes(std::string_view title) {
    std::cout << "\n### " << title << "\n\n| code | Chinese | English | basis |\n|---|---|---|---|\n";
    for (const auto& row : items<Enum>) {
        std::cout << "| `" << row.code << "` | " << row.zh << " | " << row.en << " | ";
        for (std::size_t i = 0; i < row.basis.size() && row.basis[i]; ++i)
            std::cout << (i ? "、" : "") << to_string(row.basis[i], lang::zh);
        std::cout << " |\n";
    }
}

}  // namespace

int main() {
    std::cout << "# Ledgers of publication, columns and service\n\nTheir columns, codes, figures and rules. A column is read under "
                 "its name or its Chinese title, an item as its\ncode or in its wording.\n";
    boost::mp11::mp_for_each<record_kinds>([](auto entry) { ledger<decltype(entry)>(); });
    std::cout << "\n## Codes\n";
    codes<publication_channel>("Channels of publication");
    codes<publication_form>("Forms of publication");
    codes<document_kind>("Kinds of documents");
    codes<document_ending>("How a document ceased to be in force");
    codes<column_kind>("Kinds of columns");
    codes<site_kind>("Kinds of sites");
    codes<service_channel>("Channels of service");
    codes<rating_level>("Levels of ratings");
    codes<appeal_outcome>("Outcomes of appeals");
    codes<opening_hours>("Opening hours");
    codes<matter_kind>("Kinds of matters");
    codes<escalation_level>("Levels of tickets");
    codes<record_figure>("Figures");
    std::cout << "\n### Rates\n\n| code | Chinese | English | part | whole |\n|---|---|---|---|---|\n";
    for (const record_rate_item& r : record_rates)
        std::cout << "| `" << r.code << "` | " << r.zh << " | " << r.en << " | `" << code(r.part) << "` | `" << code(r.whole) << "` |\n";
    std::cout << "\n## What can be wrong with a row\n\nerror: the row is reported and not counted. warning, note: it is counted "
                 "and reported.\n\n| code | severity | | | basis |\n|---|---|---|---|---|\n";
    for (const record_rule_item& r : record_rules)
        std::cout << "| `" << r.code << "` | " << code(r.level) << " | " << r.zh << " | " << r.en << " | " << to_string(r.basis, lang::zh)
                  << " |\n";
    std::cout << "\n## What a site is judged by\n\n| code | | | accounts in new media |\n|---|---|---|---|\n";
    for (const site_indicator_item& i : site_indicator_items)
        std::cout << "| `" << i.code << "` | " << i.zh << " | " << i.en << " | " << (i.new_media ? "yes" : "") << " |\n";
    std::cout << "\n## Time limits\n\n| rule set | for | | source | |\n|---|---|---|---|---|\n";
    const auto days = [](std::optional<unsigned> n) { return n ? std::to_string(*n) : std::string{"–"}; };
    for (const rating_limits& l : all_rating_limits)
        std::cout << "| `" << l.code << "` | ratings | call back " << days(l.call_back) << ", answer " << days(l.answer) << " days | "
                  << l.source_zh << " | " << l.source_en << " |\n";
    for (const escalation_limits& l : all_escalation_limits)
        std::cout << "| `" << l.code << "` | tickets | levels " << days(l.at_level[0]) << ", " << days(l.at_level[1]) << ", "
                  << days(l.at_level[2]) << "; in all " << days(l.in_all) << " working days | " << l.source_zh << " | " << l.source_en
                  << " |\n";
}
