// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <gongkai/gongkai.hpp>
#include <random>

using namespace gongkai;

namespace {

annual_report random_report(std::mt19937_64& random, edition e) {
    const auto number = [&](int below) {
        return *count::from(static_cast<std::int64_t>(random() % static_cast<unsigned>(below)));
    };
    annual_report r;
    if (e == edition::e2021) {
        disclosure_2021 d;
        d.rules = {number(9), number(9), number(99)};
        d.normative_documents = {number(99), number(99), number(999)};
        for (document_counts* documents : {&d.rules, &d.normative_documents}) documents->in_force += documents->issued;
        d.licenses = number(100000);
        d.fees = *money::from_fen(static_cast<std::int64_t>(random() % 1'000'000'000'000));
        r.disclosure = d;
    } else {
        disclosure_2019 d;
        d.rules = {number(9), number(9), number(99)};
        d.licenses = {{number(99), -static_cast<std::int64_t>(random() % 9)}, number(999)};
        d.procurement_amount = decimal{static_cast<std::int64_t>(random() % 1'000'000), 2};
        r.disclosure = d;
    }
    request_counts counts;
    for (const applicant a : enumerators<applicant>) {
        for (const disposition d : enumerators<disposition>)
            if (contains(item(d).in, e)) counts[d][a] = random() % 3 == 0 ? number(2000) : count{};
        counts.carried_in[a] = number(50);
        for (const disposition d : enumerators<disposition>) counts.received[a] += counts[d][a];
        counts.received[a] += number(20);
    }
    r.requests = request_table::make(counts).value();
    for (const review_kind k : enumerators<review_kind>)
        for (const review_outcome o : enumerators<review_outcome>) r.reviews(k, o) = number(100);
    r.metadata.agency = "某市某局";
    r.metadata.year = std::chrono::year{e == edition::e2021 ? 2024 : 2020};
    return r;
}

}  // namespace

TEST_CASE("verify(publish(x)) is x, and a published value has no arithmetic finding") {
    std::mt19937_64 random{20260101};
    for (int i = 0; i < 500; ++i) {
        const annual_report report = random_report(random, i % 2 ? edition::e2019 : edition::e2021);
        const published_report printed = publish(report);
        for (const finding& f : check(printed)) CHECK(f.outcome != outcome::fail);
        const auto back = verify(printed);
        REQUIRE(back.has_value());
        CHECK(*back == report);
    }
}

TEST_CASE("verify refuses what is blank, missing or inconsistent, and says which") {
    const published_report printed = publish(annual_report{});
    const cell_key total{request_row::total, request_column::natural_person};

    published_report blank = printed;
    blank.set(total, cell::blank());
    auto refused = verify(blank);
    REQUIRE_FALSE(refused.has_value());
    CHECK_FALSE(refused.error().empty());

    published_report missing = printed;
    missing.set({disclosure_row::licenses, disclosure_column::decisions}, cell::missing());
    refused = verify(missing);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().front().reason == reason::cell_missing);

    published_report wrong = printed;
    wrong.set(total, cell::reported(decimal{1}));
    refused = verify(wrong);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().front().outcome == outcome::fail);
}

TEST_CASE("a number inferred through a sum is still held to it") {
    published_report printed = publish(annual_report{});
    printed.set({request_row::received, request_column::natural_person}, cell::inferred(decimal{1}, sum_kinds::all()));
    CHECK_FALSE(verify(printed).has_value());
}

TEST_CASE("edition 2021 prints the undivided row where the division is not known") {
    request_counts counts;
    counts.received[applicant::business] = 3;
    counts[disposition::other][applicant::business] = 2;
    annual_report report;
    report.requests = request_table::make(counts).value();
    const published_report printed = publish(report);
    CHECK(printed.form().other_undivided);
    CHECK(printed.at(request_row::other, request_column::business) == cell::reported(decimal{2}));
    CHECK(*verify(printed) == report);
}

TEST_CASE("more disposed of than there was is an error that names the applicants") {
    request_counts counts;
    counts[disposition::granted][applicant::research] = 1;
    const auto table = request_table::make(counts);
    REQUIRE_FALSE(table.has_value());
    CHECK(table.error().code == errc::table_unbalanced);
    CHECK(table.error().detail == "research");
}
