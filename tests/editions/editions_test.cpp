// SPDX-License-Identifier: Apache-2.0
// The library as it is with one more edition, of which edition_2031.hpp says all there is to say: it is read, checked, repaired, written
// and tallied, and the editions before it as ever.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <algorithm>
#include <doctest/doctest.h>
#include <gongkai/gongkai.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/io/schema.hpp>
#include <gongkai/io/write.hpp>
#include <gongkai/ledger/read.hpp>
#include <gongkai/ledger/tally.hpp>
#include <gongkai/rules/localise.hpp>
#include <gongkai/testing/defects.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>
#include <string_view>
#include <vector>

using namespace gongkai;
using std::chrono::year;

namespace {

constexpr form form_2031 = form::of(edition::e2031);

static_assert(edition_for(year{2030}) == edition::e2021 && edition_for(year{2031}) == edition::e2031);
static_assert(format_of(edition::e2031) == instrument::format_2031);

// The rows of the form follow from the dispositions.
static_assert(row_of(disposition::not_processed_generated) == request_row::not_processed_generated);
static_assert(request_row::not_processed_generated > request_row::not_processed_reconfirmation &&
              request_row::not_processed_generated < request_row::other);
static_assert(group_of(disposition::not_processed_generated) == disposition_group::not_processed);
static_assert(form_2031.has(request_row::not_processed_generated));
static_assert(!form::of(edition::e2021).has(request_row::not_processed_generated));

// What is gone is gone from it alone.
static_assert(!form_2031.has(request_column::public_welfare) && form::of(edition::e2021).has(request_column::public_welfare));
static_assert(request_columns(edition::e2031) + 1 == request_columns(edition::e2021));

// Each edition keeps its wording.
static_assert(label(disposition::unable_not_held, lang::zh, edition::e2021) == "1.本机关不掌握相关政府信息");
static_assert(label(disposition::unable_not_held, lang::zh, edition::e2031) == "1.本机关未保存所申请的信息");
static_assert(label(request_row::carried_out, lang::zh, edition::e2019) == "四、结转下年度继续办理");
static_assert(label(request_row::carried_out, lang::zh) == "四、转入下一年度继续办理");

std::vector<published_report> reports_of(edition e, std::size_t n) {
    testing::random_source draw{2031};
    std::vector<published_report> out;
    for (std::size_t i = 0; i < n; ++i)
        out.push_back(testing::random_published_report(draw, {draw.pick(enumerators<testing::magnitude>), e}));
    return out;
}

std::vector<finding> failures(const published_report& report) {
    std::vector<finding> found = check(report);
    std::erase_if(found, [](const finding& f) { return f.outcome != outcome::fail; });
    return found;
}

}  // namespace

TEST_CASE(
    "an edition has the sums of its rows, of the dispositions and the balance of its columns, and of the kinds of reviews") {
    const auto sums_by_hand = [](std::size_t rows, std::size_t columns) { return rows + 2 * columns + 3; };
    CHECK(sums_of(form_2031).size() == sums_by_hand(26, 6));
    CHECK(sums_of(form::of(edition::e2021)).size() == sums_by_hand(25, 7));
    CHECK(sums_of(form::of(edition::e2019)).size() == sums_by_hand(23, 7));
}

TEST_CASE("a consistent report of any edition has no faults, and is true by construction") {
    for (const edition e : enumerators<edition>)
        for (const published_report& report : reports_of(e, 20)) {
            CHECK(report.edition() == e);
            for (const finding& f : failures(report)) FAIL_CHECK(code(e), " ", code(f.rule));
            const auto back = verify(report);
            REQUIRE(back);
            CHECK(back->edition() == e);
            CHECK(publish(*back) == report);
        }
}

TEST_CASE("what is written in any format is read as the same report") {
    for (const edition e : enumerators<edition>)
        for (const published_report& report : reports_of(e, 12)) {
            const auto verified = verify(report);
            REQUIRE(verified);
            const published_report wanted = as_written(report);
            for (const std::string& document :
                 {to_html(*verified), to_markdown(*verified), to_text(*verified), to_json(wanted)}) {
                const auto read_back = read(document);
                REQUIRE(read_back);
                CHECK(read_back->form() == report.form());
                CHECK(read_back->cells() == report.cells());
            }
            const auto tidy = read(to_tidy(report));
            REQUIRE(tidy);
            CHECK(tidy->cells() == report.cells());
        }
}

TEST_CASE("the tables tell the edition where nothing else does") {
    published_report report = reports_of(edition::e2031, 1).front();
    report.metadata = {};
    for (section_text& s : report.sections) s.text.clear();
    const auto back = read(to_html(writable_report::as_printed(report)));
    REQUIRE(back);
    CHECK(back->edition() == edition::e2031);
}

TEST_CASE("a wording that is said to be met is read, in the row's place") {
    std::string page = to_html(*verify(reports_of(edition::e2031, 1).front()));
    const std::string_view printed = "6.由程序自动生成的申请";
    REQUIRE(page.find(printed) != page.npos);
    page.replace(page.find(printed), printed.size(), "6.机器自动生成的申请");
    const auto report = read(page);
    REQUIRE(report);
    CHECK(report->at(request_row::not_processed_generated, request_column::total).has_value());
}

TEST_CASE("faults are found in the new row, repaired, and cite the new format") {
    std::size_t seen = 0;
    for (published_report report : reports_of(edition::e2031, 20)) {
        const cell_key key{request_row::not_processed_generated, request_column::business};
        const decimal was = report[key].number();
        if (was == decimal{0}) continue;
        report.set(key, cell::reported(decimal{was.coefficient() + 3}));
        const std::vector<finding> found = failures(report);
        REQUIRE(found.size() == 2);  // its row and its column
        CHECK(found[0].rule == rule_id::requests_row_sum);
        CHECK(found[1].rule == rule_id::requests_disposition_sum);
        CHECK(found[0].basis() == citation{instrument::format_2031});
        const auto repairs = localise(report);
        REQUIRE(!repairs.empty());
        CHECK(repairs.front().changes == std::vector<cell_change>{{key, decimal{was.coefficient() + 3}, was}});
        ++seen;
    }
    CHECK(seen > 5);
}

TEST_CASE("a report by the form of another year is one") {
    published_report report = reports_of(edition::e2031, 1).front();
    report.metadata.year = year{2025};
    const auto found = failures(report);
    const auto mismatch = std::ranges::find(found, rule_id::edition_mismatch, &finding::rule);
    REQUIRE(mismatch != found.end());
    CHECK(mismatch->expected == "2021");
    CHECK(mismatch->actual == "2031");
}

TEST_CASE("seeded slips of whole rows and columns are found in the narrower table") {
    testing::random_source draw{7};
    for (published_report report : reports_of(edition::e2031, 12)) {
        const auto slip = testing::seed_defect(report, draw, testing::defect_kind::shifted_row);
        if (!slip) continue;
        for (const cell_change& c : slip->truth) CHECK(form_2031.has(c.cell));
        CHECK(!failures(report).empty());
    }
}

TEST_CASE("a request can end in the new way from the year of the edition on") {
    const std::string ledger =
        "id,applicant,received,closed,disposition\n"
        "1,business,2031-03-03,2031-03-10,not_processed.generated\n"
        "2,natural_person,2031-03-03,2031-03-10,granted\n"
        "3,business,2026-03-03,2026-03-10,not_processed.generated\n";
    const counted_requests found = tally_requests(ledger).value().finish();
    const request_table table = found.table(year{2031});
    CHECK(table[disposition::not_processed_generated][applicant::business] == count{1});
    CHECK(table.total(disposition_group::not_processed).total() == count{1});
    CHECK(found.findings_of(ledger_rule::disposition_edition) == 1);  // of the year 2026

    annual_report report;
    report.metadata.year = year{2031};
    report.disclosure = empty_disclosure(edition::e2031);
    report.requests = table;
    const published_report printed = publish(report);
    CHECK(printed.at(request_row::not_processed_generated, request_column::total).number() == decimal{1});
}

TEST_CASE("the layout has the rows and columns of the edition, and covers its grid") {
    for (const edition e : enumerators<edition>) {
        const table_layout layout = layout_of(table::requests, form::of(e));
        std::vector<int> covered(std::size_t{layout.rows} * layout.columns);
        for (const layout_cell& c : layout.cells)
            for (int r = c.row; r < c.row + c.row_span; ++r)
                for (int k = c.column; k < c.column + c.column_span; ++k)
                    ++covered[static_cast<std::size_t>(r * layout.columns + k)];
        CHECK(std::ranges::all_of(covered, [](int n) { return n == 1; }));
        CHECK(layout.columns == 3 + request_columns(e));
        const auto keys = std::ranges::count_if(layout.cells, [](const layout_cell& c) { return c.key.has_value(); });
        const auto cells =
            std::ranges::count_if(cells_of(form::of(e)), [](auto at) { return all_cells[at].table() == table::requests; });
        CHECK(keys == cells);
    }
}

TEST_CASE("the schema tells the cells of each edition") {
    const std::string schema = json_schema();
    CHECK(schema.find("\"2031\"") != schema.npos);
    CHECK(schema.find("not_processed.generated") != schema.npos);
    CHECK(schema.find("6.由程序自动生成的申请 · not processed: generated by a program") != schema.npos);
    CHECK(schema.find("1.本机关不掌握相关政府信息") != schema.npos);
    CHECK(schema.find("1.本机关未保存所申请的信息") != schema.npos);
}
