// SPDX-License-Identifier: Apache-2.0
// Ledgers as they are written and read: CSV there and back, JSON, columns row by row; lawful and spoilt ones drawn at
// random; and the lists of open requests that are made of them.
#include "../support/draws.hpp"
#include <algorithm>
#include <gongkai/ledger/open_requests.hpp>
#include <gongkai/ledger/read.hpp>
#include <gongkai/ledger/write_csv.hpp>
#include <gongkai/testing/random_ledger.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace gongkai;
using std::chrono::sys_days;
using std::chrono::year;

namespace {

std::vector<ledger_entry> drawn(std::size_t requests, std::uint64_t seed) {
    std::vector<ledger_entry> ledger;
    for (testing::random_ledger rows{requests, seed, year{2019}, year{2025}}; rows.next();) ledger.push_back(rows.entry());
    return ledger;
}

std::string csv_of(const std::vector<ledger_entry>& ledger) {
    std::string csv;
    append_request_header(csv);
    for (const ledger_entry& entry : ledger) append_csv(csv, entry);
    return csv;
}

std::vector<ledger_entry> read_again(std::string_view text) {
    std::vector<ledger_entry> ledger;
    auto opened = request_reader::open(text);
    REQUIRE(opened.has_value());
    request_reader rows = *std::move(opened);
    while (rows.next()) {
        CHECK(rows.faults().empty());
        ledger.push_back(rows.entry());
    }
    return ledger;
}

/// The fields of CSV without quotes as JSON: objects, with days joined by `;` as an array.
std::string json_of(const std::string& csv, bool lines) {
    std::vector<std::string> titles;
    std::string out = lines ? "" : "[\n";
    std::size_t row = 0;
    for (std::size_t at = 0; at < csv.size(); ++row) {
        const std::size_t end = csv.find('\n', at);
        std::string object;
        std::size_t column = 0;
        for (std::size_t field = at; field <= end; ++column) {
            const std::size_t stop = std::min(csv.find(',', field), end);
            const std::string value = csv.substr(field, stop - field);
            field = stop + 1;
            if (row == 0) {
                titles.push_back(value);
                continue;
            }
            object += (object.empty() ? "{\"" : ", \"") + titles[column] + "\": ";
            if (value.empty()) object += "null";
            else if (titles[column] == "extension_days" || titles[column] == "fee_yuan") object += value;
            else if (const std::size_t split = value.find(';'); split != std::string::npos)
                object += "[\"" + value.substr(0, split) + "\", \"" + value.substr(split + 1) + "\"]";
            else object += "\"" + value + "\"";
        }
        if (row > 0) out += (row == 1 || lines ? "" : ",\n") + object + (lines ? "}\n" : "}");
        at = end + 1;
    }
    return lines ? out : out + "\n]\n";
}

}  // namespace

TEST_CASE("what is written is read again") {
    auto ledger = drawn(3'000, 1);
    ledger[0].id = "a \"b\", c\nd";
    ledger[1].fee = money::from_fen(100'05);
    CHECK(read_again(csv_of(ledger)) == ledger);
    std::string csv{review_header};
    std::vector<review_entry> reviews;
    testing::random_reviews cases{2, ymd(20251231)};
    for (const ledger_entry& entry : ledger)
        if (auto made = cases.of(entry.id, entry.events.closed)) append_csv(csv, reviews.emplace_back(*std::move(made)));
    REQUIRE(reviews.size() > 30);
    auto opened = review_reader::open(csv);
    review_reader rows = std::move(opened).value();
    for (const review_entry& each : reviews) {
        REQUIRE(rows.next());
        CHECK(rows.entry() == each);
    }
    CHECK_FALSE(rows.next());
}

TEST_CASE("a ledger in JSON is the ledger in CSV") {
    const auto ledger = drawn(2'000, 2);
    const std::string csv = csv_of(ledger);
    CHECK(read_again(json_of(csv, false)) == ledger);
    CHECK(read_again(json_of(csv, true)) == ledger);
    const auto counted = tally_requests(json_of(csv, true), "ledger.jsonl", 2).value().finish();
    const auto expected = tally_requests(csv, "ledger.jsonl").value().finish();
    CHECK(counted.rows() == expected.rows());
    for (int y = 2019; y <= 2025; ++y) {
        CHECK(counted.table(year{y}).counts() == expected.table(year{y}).counts());
        CHECK(counted.requests_in(year{y}, request_row::granted, request_column::total) ==
              expected.requests_in(year{y}, request_row::granted, request_column::total));
    }
}

TEST_CASE("no row of a ledger in JSON is lost") {
    const std::string good =
        R"({"id": "1", "applicant": "business", "received": "2025-01-06", "closed": null, "disposition": null})";
    const auto found = [](const std::string& text) {
        const auto counted = tally_requests(text).value().finish();
        CHECK(counted.rows().read == counted.rows().counted + counted.rows().reported);
        std::string lines = std::to_string(counted.rows().read);
        for (const auto& f : counted.findings())
            lines += "; " + std::to_string(f.row) + " " + f.id + " " + std::string{code(f.rule)} + " " + f.detail;
        return lines;
    };
    CHECK(found("[" + good + "]") == "1");
    CHECK(
        found("[" + good + ", 7, [1, {\"id\": 2}], {\"id\": 3, \"received\": {\"day\": 1}}, {\"id\": 4, \"id\": 5}, {}]") ==
        "6; 2  ledger.fields ; 3  ledger.fields ; 4 3 ledger.fields ; 5 4 ledger.fields ; 6  ledger.unknown-code ; 6  ledger.date ");
    CHECK(found(good + "\n\n{\"id\": 2\n" + good.substr(0, 9) + "\nrubbish\n") ==
          "4; 2  ledger.fields ; 3  ledger.fields ; 4  ledger.fields ");
    CHECK(found("[" + good.substr(0, good.size() - 1) + ", \"colour\": \"red\", \"nested\": {\"a\": [1]}}]") ==
          "1; 0  ledger.unknown-column colour; 0  ledger.unknown-column nested");
    const std::string deep(100'000, '[');
    CHECK(tally_requests(deep).error().code == errc::json_syntax);
    CHECK(to_string(tally_requests("[" + good + ",\n {\"id\": }]").error()) == "json.syntax: invalid JSON at line 2, column 9");
    CHECK(tally_requests("[]").error().code == errc::ledger_column_missing);
    CHECK(tally_requests("[{\"id\": 1}]").error().detail == "applicant");
}

TEST_CASE("whole numbers as data frames write them") {
    const auto rows = read_again(
        "id,applicant,received,extended,extension_days,closed,disposition\n"
        "1,business,2025-01-06,2025-01-10,15.0,,\n");
    CHECK(rows.at(0).events.extension_days == 15);
}

TEST_CASE("a lawful ledger has every disposition, every event, more requests in spring, and nothing wrong in any row") {
    const auto ledger = drawn(20'000, 3);
    request_tally tally;
    std::set<disposition> ended;
    std::array<int, 12> by_month{};
    int corrected = 0, consulted = 0, twice = 0, extended = 0, charged = 0, open = 0, deferred = 0;
    for (const ledger_entry& entry : ledger) {
        REQUIRE(tally.add(entry));
        const request_events& e = entry.events;
        if (entry.disposition) ended.insert(*entry.disposition);
        ++by_month[unsigned{std::chrono::year_month_day{e.received}.month()} - 1];
        corrected += e.correction_received.has_value();
        consulted += !e.consultations.empty();
        twice += e.consultations.size() == 2;
        extended += e.extended.has_value();
        charged += e.fee_notified.has_value();
        open += !e.closed;
        deferred += e.deferred.has_value();
        REQUIRE_FALSE((reply_delay(e) && reply_delay(e)->by.late));
    }
    const auto counted = std::move(tally).finish();
    CHECK(counted.rows() == row_totals{20'000, 20'000, 0});
    CHECK(counted.findings().empty());
    CHECK(ended.size() == enum_size<disposition>);
    CHECK(*std::max_element(by_month.begin(), by_month.end()) > 3 * *std::min_element(by_month.begin(), by_month.end()) / 2);
    for (const int n : {corrected, consulted, twice, extended, charged, open, deferred}) CHECK(n > 30);
    CHECK(drawn(300, 4) == drawn(300, 4));
    CHECK(drawn(300, 4) != drawn(300, 5));
    CHECK(drawn(0, 4).empty());
}

TEST_CASE("of a spoilt ledger, shuffled or not, each row is counted or reported, for the reason that was put into it") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        testing::spoilt_ledger spoilt{testing::draws(2'000), seed, 10 + 30 * static_cast<unsigned>(seed)};
        std::vector<std::string> lines;
        for (std::string line; spoilt.append_row(line); line.clear()) lines.push_back(line);
        std::mt19937 random{static_cast<unsigned>(seed)};
        for (int round = 0; round < 2; ++round) {
            std::string csv;
            testing::spoilt_ledger::append_header(csv);
            for (const std::string& line : lines) csv += line;
            for (const unsigned threads : {1U, 3U}) {
                const auto counted = tally_requests(csv, "spoilt", threads).value().finish();
                CHECK(counted.rows() == spoilt.totals());
                for (const ledger_rule rule : enumerators<ledger_rule>)
                    CHECK_MESSAGE(counted.findings_of(rule) == spoilt.findings_of(rule), code(rule));
                CHECK(counted.reported().size() == spoilt.totals().reported);
            }
            std::shuffle(lines.begin(), lines.end(), random);
        }
    }
}

TEST_CASE("open requests are listed as of a day, each once, from several ledgers") {
    const auto ledger = drawn(5'000, 6);
    const sys_days day = ymd(20240628);
    std::vector<std::pair<std::string, int>> expected;
    for (const ledger_entry& entry : ledger)
        if (const standing s = standing_as_of(entry.events, day); s.state != punctuality::settled)
            expected.emplace_back(entry.id, s.working_days_left);
    REQUIRE(expected.size() > 20);
    const auto listed = [](const open_list& found) {
        std::vector<std::pair<std::string, int>> out;
        for (const auto& [reference, where] : found.requests) out.emplace_back(reference.id, where.working_days_left);
        return out;
    };
    open_requests whole{day};
    CHECK_FALSE(add_requests(csv_of(ledger), "ledger.csv", whole).has_value());
    CHECK(listed(std::move(whole).finish()) == expected);

    // In two ledgers, the second of which repeats some of the first and has rows that are wrong.
    open_requests first{day};
    CHECK_FALSE(add_requests(csv_of({ledger.begin(), ledger.begin() + 3'000}), "first.csv", first).has_value());
    open_requests second{day};
    const std::string wrong = ",business,,,2024-06-03,,,,,,,,,,,,,,\n";
    std::string rest = csv_of({ledger.begin() + 2'000, ledger.end()});
    CHECK_FALSE(add_requests(rest.insert(rest.find('\n') + 1, wrong), "second.csv", second).has_value());
    first.merge(std::move(second));
    const open_list found = std::move(first).finish();
    CHECK(listed(found) == expected);
    CHECK(found.ledger.rows() == row_totals{6'001, 5'000, 1'001});
    const auto& last = found.requests.back().reference;
    CHECK(last.source == "second.csv");
    CHECK(last.id == ledger[last.row - 2 + 2'000].id);

    CHECK(add_requests("id\n", "bad.csv", first)->code == errc::ledger_column_missing);
}

TEST_CASE("what one machine counted is merged on another, and every cell and finding is as if all had been read there") {
    const std::size_t rows = testing::draws(15'000);
    testing::spoilt_ledger spoilt{rows, 7, 30};
    std::vector<std::string> parts(3);
    for (std::size_t row = 0;; ++row) {
        std::string& part = parts[std::min<std::size_t>(row * 2 / rows, 2)];
        if (part.empty()) testing::spoilt_ledger::append_header(part);
        if (!spoilt.append_row(part)) break;
    }
    request_tally there;
    request_tally here;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string source = "county " + std::to_string(i);
        there.merge(tally_requests(parts[i], source).value());
        const std::string sent = tally_requests(parts[i], source, 2).value().finish().save();
        CHECK(is_saved_tally(sent));
        here.merge(request_tally::load(sent).value());
    }
    CHECK(here.taken() == there.taken());
    const auto expected = std::move(there).finish();
    const auto counted = std::move(here).finish();
    CHECK(counted.rows() == expected.rows());
    CHECK(counted.rows() == spoilt.totals());
    for (const ledger_rule rule : enumerators<ledger_rule>) CHECK(counted.findings_of(rule) == spoilt.findings_of(rule));
    CHECK(counted.reported() == expected.reported());
    CHECK(
        std::equal(counted.findings().begin(), counted.findings().end(), expected.findings().begin(), expected.findings().end()));
    for (const year y : expected.years()) {
        CHECK(counted.table(y).counts() == expected.table(y).counts());
        CHECK(counted.fees(y) == expected.fees(y));
        CHECK(counted.requests_in(y, request_row::granted, request_column::total) ==
              expected.requests_in(y, request_row::granted, request_column::total));
    }
}

TEST_CASE("bytes that are no saved tally are refused, wherever they break off or are changed") {
    std::string csv;
    testing::spoilt_ledger spoilt{60, 2, 50};
    for (testing::spoilt_ledger::append_header(csv); spoilt.append_row(csv);) {
    }
    const std::string bytes = tally_requests(csv, "a").value().finish().save();
    CHECK(request_tally::load(bytes).has_value());
    for (std::size_t n = 0; n < bytes.size(); ++n)
        CHECK(request_tally::load(bytes.substr(0, n)).error().code == errc::tally_invalid);
    CHECK_FALSE(request_tally::load(bytes + "x").has_value());
    std::mt19937 random{1};
    for (std::size_t round = testing::draws(700); round > 0; --round) {
        std::string changed = bytes;
        changed[16 + random() % (bytes.size() - 16)] = static_cast<char>(random());
        if (auto loaded = request_tally::load(changed)) {
            const auto counted = std::move(loaded).value().finish();
            CHECK(counted.rows().read == counted.rows().counted + counted.rows().reported);
            for (const year y : counted.years()) (void)counted.table(y);
        }
    }
}
