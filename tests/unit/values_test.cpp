// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <doctest/doctest.h>
#include <gongkai/gongkai.hpp>
#include <gongkai/tables/print.hpp>
#include <limits>
#include <sstream>

using namespace gongkai;

TEST_CASE("a decimal is printed as it was read") {
    for (const char* text : {"0", "7", "670.376375", "0.05", "-3", "100.0", "999999999999999999", "-0.1"})
        CHECK(to_string(*decimal::parse(text)) == text);
}

TEST_CASE("citations read as the law is cited") {
    CHECK(to_string(article(36, 4), lang::zh) == "条例第三十六条第（四）项");
    CHECK(to_string(article(36, 4), lang::en) == "Regulation art. 36(4)");
    CHECK(to_string(article_paragraph(16, 2), lang::zh) == "条例第十六条第二款");
    CHECK(to_string(article(20, 15), lang::zh) == "条例第二十条第（十五）项");
    CHECK(to_string(article(10), lang::zh) == "条例第十条");
    CHECK(to_string(article(100), lang::zh) == "条例第一百条");
    CHECK(to_string(article(109), lang::zh) == "条例第一百零九条");
    CHECK(to_string(article(110), lang::zh) == "条例第一百一十条");
    CHECK(to_string(article(199), lang::zh) == "条例第一百九十九条");
    CHECK(to_string(article(255), lang::zh) == "条例第二百五十五条");
    CHECK(to_string(citation{instrument::format_2021}, lang::zh) == "国办公开办函〔2021〕30号");
}

TEST_CASE("a result that was not looked at throws, and says why there is no value") {
    const result<int> failed{error{errc::report_not_found, "page.html", {0, 1, 3, 1}}};
    CHECK_THROWS_WITH_AS(static_cast<void>(failed.value()), to_string(failed.error()).c_str(), bad_result_access);
    CHECK(to_string(failed.error(), lang::en).find("report.not-found") == 0);
    CHECK(to_string(failed.error(), lang::en).find("line 3, column 1") != std::string::npos);
    CHECK(to_string(failed.error(), lang::zh).find("第3行第1列") != std::string::npos);
}

TEST_CASE("values are written to a stream as text or by their codes") {
    const auto shown = [](const auto& value) {
        std::ostringstream out;
        out << value;
        return out.str();
    };
    CHECK(shown(count{12}) == "12");
    CHECK(shown(decimal{670370, 3}) == "670.370");
    CHECK(shown(*money::from_fen(58'370'200)) == "58.3702万元");
    CHECK(shown(cell::reported(decimal{5})) == "5");
    CHECK(shown(cell::inferred(decimal{5}, sum_kinds::all())) == "5*");
    CHECK(shown(cell::blank()) + shown(cell{}) == "-?");
    CHECK(shown(cell_key{request_row::total, request_column::business}) == "requests.total.business");
    CHECK(shown(disposition::denied_state_secret) == "denied.state_secret");
    CHECK(shown(edition::e2021) == "2021");
    CHECK(shown(errc::input_empty) == "input.empty");
    CHECK(shown(error{errc::input_empty}) == "input.empty: there is nothing in it");
    CHECK(shown(article(36, 4)) == "Regulation art. 36(4)");
    CHECK(shown(check(published_report{}).front()).starts_with("not_assessable: requests.row-sum: "));
    CHECK(shown(std::string{"text"}) + shown(5) + shown('c') == "text5c");  // as ever
}

TEST_CASE("the form has the cells of the tidy form of each edition") {
    CHECK(cells_of(form::of(edition::e2021)).size() == 10 + 25 * 7 + 15);
    CHECK(cells_of(form::of(edition::e2019)).size() == 22 + 23 * 7 + 15);
    CHECK(cells_of({edition::e2021, true}).size() == 10 + 23 * 7 + 15);
}

TEST_CASE("every cell but those of the disclosure table is in some sum, and every sum is over cells of its form") {
    for (const form& f : {form{edition::e2021, false}, form{edition::e2021, true}, form{edition::e2019, true}}) {
        std::array<bool, cell_count> used{};
        for (const sum& s : sums_of(f)) {
            for (const auto cell : s.left()) used[cell] = true;
            for (const auto cell : s.right()) used[cell] = true;
        }
        for (std::size_t i = 0; i < cell_count; ++i)
            CHECK(used[i] == (f.has(all_cells[i]) && all_cells[i].table() != table::disclosure));
    }
}

TEST_CASE("a total follows from its row, and what was carried out from the balance of its column") {
    const form f = form::of(edition::e2021);
    const derivation total = derivation_of(cell_key{request_row::received, request_column::total}, f);
    REQUIRE(total.plus.size() == enum_size<applicant>);
    for (const applicant a : enumerators<applicant>)
        CHECK(total.plus[index_of(a)] == cell_key{request_row::received, column_of(a)});
    CHECK(total.minus.empty());
    const derivation rest = derivation_of(cell_key{request_row::carried_out, request_column::business}, f);
    CHECK(rest.plus == std::vector{cell_key{request_row::received, request_column::business},
                                   cell_key{request_row::carried_in, request_column::business}});
    CHECK(rest.minus == std::vector{cell_key{request_row::total, request_column::business}});
    CHECK(derivation_of(cell_key{review_kind::reconsideration, review_column::total}, f).plus.size() == 4);
    CHECK(derivation_of(cell_key{request_row::granted, request_column::business}, f).plus.empty());
    CHECK(derivation_of(cell_key{disclosure_row::rules, disclosure_column::issued}, f).plus.empty());
}
