// SPDX-License-Identifier: Apache-2.0
// Writes the reference pages out of the definitions: `reference codes > docs/reference/codes.md`.
// A test fails while a page differs from what this program writes.
#include <gongkai/gongkai.hpp>
#include <gongkai/io/schema.hpp>
#include <gongkai/ledger/clock.hpp>
#include <gongkai/ledger/finding.hpp>
#include <iostream>
#include <string_view>
#include <utility>

namespace {

using namespace gongkai;

template <class Enum>
void list_items(std::string_view title, std::string_view intro) {
    std::cout << "\n## " << title << "\n\n" << intro << "\n\n| code | Chinese | English | basis | editions |\n|---|---|---|---|---|\n";
    for (const auto& row : items<Enum>) {
        std::cout << "| `" << row.code << "` | " << row.zh;
        for (const edition e : enumerators<edition>)
            if (const std::string_view worded = row.worded[index_of(e)]; !worded.empty())
                std::cout << " (" << code(e) << ": " << worded << ")";
        std::cout << " | " << row.en << " | ";
        for (std::size_t i = 0; i < row.basis.size() && row.basis[i]; ++i)
            std::cout << (i ? "、" : "") << to_string(row.basis[i], lang::zh);
        std::cout << " | ";
        for (const edition e : enumerators<edition>)
            if (contains(row.in, e)) std::cout << code(e) << ' ';
        std::cout << "|\n";
    }
}

void codes() {
    std::cout << "# Codes\n\nEvery item of the law and of the printed form, with the wording of the statute.\n"
                 "条例 is 中华人民共和国政府信息公开条例 (国务院令第711号). `gongkai codes` prints the same.\n";
    list_items<section>("Sections", "The six sections of the report, group `section`.");
    list_items<disclosure_row>("Rows of table `disclosure`", "Group `disclosure_row`.");
    list_items<disclosure_column>("Columns of table `disclosure`", "Group `disclosure_column`.");
    list_items<request_row>("Rows of table `requests`", "Group `request_row`.");
    list_items<request_column>("Columns of table `requests`", "Who applied, and their total; group `applicant`.");
    list_items<review_kind>("Rows of table `reviews`", "Group `review_row`.");
    list_items<review_column>("Columns of table `reviews`", "What came of it, and the total; group `review_outcome`.");
    list_items<article20>("Article 20",
                          "What every organ discloses on its own motion, group `article20`. Editions: those whose "
                          "report counts the item.");
    list_items<article21>("Article 21",
                          "What Article 21 adds for cities and counties, and for townships, group `article21`.");
}

void checks() {
    std::cout << "# Checks\n\nThe catalogue that `gongkai check` (scope `report`, `prose` for the text beside the tables, and with\n"
                 "`--records` `records` for the text beside the ledgers of publication and service), `gongkai panel` (`years`)\nand `gongkai tree` (`agencies`) judge by. Each ends in `pass`, `fail` or `not_assessable`.\n"
                 "`looks at`: the cells of a table, the notes of the reader on cells without a number, the headings, the\n"
                 "prose, the metadata, other reports, ledgers. `points at`: what a failure is about.\n\n"
                 "| id | severity | scope | demands | | basis | looks at | points at |\n|---|---|---|---|---|---|---|---|\n";
    for (const rule& r : all_rules) {
        std::cout << "| `" << r.code << "` | " << code(r.level) << " | " << code(r.scope) << " | " << r.zh << " | " << r.en
                  << " | " << to_string(r.basis, lang::zh) << " | ";
        std::string_view separator;
        for (const rule_input i : enumerators<rule_input>)
            if (r.reads.contains(i)) std::cout << std::exchange(separator, ", ") << code(i);
        std::cout << " | " << code(r.yields) << " |\n";
    }
    std::cout << "\n## Why a check is not assessable, or under what assumption it was made\n\n| reason | | |\n|---|---|---|\n";
    for (const reason why : enumerators<reason>)
        if (why != reason::none)
            std::cout << "| `" << enumerator_names<reason>[index_of(why)] << "` | " << explain(why, lang::zh) << " | "
                      << explain(why, lang::en) << " |\n";
}

void errors() {
    std::cout << "# Errors\n\nWhy something could not be read or built. The codes are stable.\n\n"
                 "| code | | |\n|---|---|---|\n";
    for (const error_item& e : error_items) std::cout << "| `" << e.code << "` | " << e.zh << " | " << e.en << " |\n";
}

void law() {
    std::cout << "# Law\n\nWhat the product cites, and how well it is known; the periods and findings of ledgers with their basis. A citation\n"
                 "that ends in *as reported* (转述) rests on a summary or a secondary source; *settled practice* (通行做法) on the usage of\n"
                 "organs and courts, the wording not being at hand.\n\n## Instruments\n\n"
                 "| code | cited as | | title | number | in force from |\n|---|---|---|---|---|---|\n";
    for (const instrument_item& i : instruments)
        if (i.value != instrument::none)
            std::cout << "| `" << i.code << "` | " << i.zh << " | " << i.en << " | " << i.title << " | " << i.number << " | " << i.in_force << " |\n";
    std::cout << "\n## Periods of proactive disclosure\n\n| code | | | days | | basis |\n|---|---|---|---|---|---|\n";
    for (const publication_item& p : publication_periods)
        std::cout << "| `" << p.code << "` | " << p.zh << " | " << p.en << " | " << p.days << " | "
                  << (p.working_days ? "working days" : "days of the calendar") << " | " << to_string(p.basis, lang::zh) << " |\n";
    std::cout << "\n## Points with two readings\n\n| code | cautious | basis | lenient | basis |\n|---|---|---|---|---|\n";
    for (const disputed_item& p : disputed_points)
        std::cout << "| `" << p.code << "` | " << p.cautious_zh << " · " << p.cautious_en << " | " << to_string(p.cautious_basis, lang::zh)
                  << " | " << p.lenient_zh << " · " << p.lenient_en << " | " << to_string(p.lenient_basis, lang::zh) << " |\n";
    std::cout << "\n## Findings of ledgers\n\n| code | severity | | | basis |\n|---|---|---|---|---|\n";
    for (const ledger_rule_item& r : ledger_rules)
        std::cout << "| `" << r.code << "` | " << code(r.level) << " | " << r.zh << " | " << r.en << " | " << to_string(r.basis, lang::zh) << " |\n";
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view page = argc > 1 ? argv[1] : "";
    if (page == "codes")
        codes();
    else if (page == "checks")
        checks();
    else if (page == "law")
        law();
    else if (page == "errors")
        errors();
    else if (page == "schema")
        std::cout << json_schema();
    else
        return 2;
}
