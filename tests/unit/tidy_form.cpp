// The tidy form both ways, and what is refused.
#include <array>
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>
#include <string_view>

namespace {

using namespace gongkai;

constexpr std::string_view header = "table,row,column,value,status\n";

published_report lines(std::string_view text) {
    auto read = read_tidy(std::string{header}.append(text));
    REQUIRE_MESSAGE(read.has_value(), to_string(read.error()));
    return *std::move(read);
}

TEST_CASE("every cell of the form is written, in order") {
    published_report report;
    report.set({disclosure_row::rules, disclosure_column::issued}, cell::reported(decimal{0}));
    report.set({disclosure_row::fees, disclosure_column::amount}, cell::reported(decimal{670370, 3}));
    report.set({request_row::carried_in, request_column::total}, cell::blank());
    const std::string text = to_tidy(report);
    CHECK(
        text.starts_with("table,row,column,value,status\n"
                         "disclosure,rules,issued,0,reported\n"
                         "disclosure,rules,repealed,,missing\n"));
    CHECK(text.find("\ndisclosure,fees,amount,670.370,reported\nrequests,received,natural_person,,missing\n") !=
          std::string::npos);
    CHECK(text.find("\nrequests,carried_in,total,,blank\n") != std::string::npos);
    CHECK(text.find("requests,other,") == std::string::npos);
    CHECK(text.ends_with("reviews,litigation_after_reconsideration,total,,missing\n"));
}

TEST_CASE("what is written is read back: cells, form, tables") {
    testing::random_source draw{11};
    for (int i = 0; i < 40; ++i) {
        published_report report{{i % 2 ? edition::e2019 : edition::e2021, i % 3 == 0}};
        for (const cell_key& key : all_cells) {
            if (!report.form().has(key)) continue;
            const decimal number{draw.skewed(40), static_cast<std::uint8_t>(draw.below(3))};
            const std::array choices{cell::reported(number), cell::inferred(number, sum_kinds::all()), cell::blank(),
                                     cell::missing()};
            report.set(key, draw.pick(choices));
            if (report[key].status() != cell_status::missing) report.set_table(key.table(), true);
        }
        const auto read = read_tidy(to_tidy(report));
        REQUIRE(read);
        CHECK(*read == report);
        CHECK(detect_format(to_tidy(report)) == format::tidy);
    }
}

TEST_CASE("a column that another program has padded is read as what it was written from") {
    const auto read = lines(
        "disclosure,rules,issued,3.0,reported\n"
        "disclosure,rules,in_force,-14.0,inferred\n"
        "disclosure,fees,amount,61.2,reported\n"
        "requests,received,total,,blank\n"
        "requests,total,total,3.5,reported\n");
    CHECK(read[{disclosure_row::rules, disclosure_column::issued}] == cell::reported(decimal{3}));
    CHECK(read[{disclosure_row::rules, disclosure_column::in_force}] == cell::inferred(decimal{-14}, sum_kinds::all()));
    CHECK(read[{disclosure_row::fees, disclosure_column::amount}] == cell::reported(decimal{612, 1}));
    CHECK(read[{request_row::total, request_column::total}] == cell::reported(decimal{35, 1}));

    // Beside a whole number the zero was printed, and a count with one is reported as such.
    const auto printed = lines("disclosure,rules,issued,3.0,reported\ndisclosure,rules,in_force,14,reported\n");
    CHECK(printed[{disclosure_row::rules, disclosure_column::issued}] == cell::reported(decimal{30, 1}));
    const auto hundredths = lines("disclosure,rules,issued,1200.00000000000000000000,reported\n");
    CHECK(hundredths[{disclosure_row::rules, disclosure_column::issued}] == cell::reported(decimal{1200}));
}

TEST_CASE("further columns, quotes, line ends and order do not matter") {
    const auto read = gongkai::read(
        "\xEF\xBB\xBF"
        "table,row,column,value,status,accept\r\n"
        "reviews,reconsideration,total,3,reported,\"a \"\"b\"\",\r\nc\"\r\n"
        "\r\n"
        "\"requests\",\"received\",\"total\",\"12\",\"inferred\",");
    REQUIRE(read);
    CHECK(read->at(review_kind::reconsideration, review_column::total) == cell::reported(decimal{3}));
    const cell& received = read->at(request_row::received, request_column::total);
    CHECK(received.status() == cell_status::inferred);
    CHECK(received.inferred_through() == sum_kinds::all());
    CHECK(received.span().line == 5);
    CHECK(read->has_table(table::requests));
    CHECK_FALSE(read->has_table(table::disclosure));
    CHECK_FALSE(read->sections_known);
}

TEST_CASE("the form follows from the cells that only one has") {
    CHECK(lines("disclosure,rules,made,1,reported\n").form() == form::of(edition::e2019));
    CHECK(lines("disclosure,rules,issued,1,reported\n").form() == form::of(edition::e2021));
    CHECK(lines("requests,other,total,1,reported\n").form() == form::of(edition::e2019));
    CHECK(lines("requests,other.other,total,1,reported\n").form() == form::of(edition::e2021));
    CHECK(lines("disclosure,fees,amount,1,reported\nrequests,other,total,1,reported\n").form() == form{edition::e2021, true});
    CHECK(lines("disclosure,rules,made,1,reported\nrequests,other.other,total,1,reported\n").form() ==
          form{edition::e2019, false});
}

TEST_CASE("the same line twice is one cell") {
    CHECK(lines("requests,total,total,1,reported\nrequests,total,total,1,reported\n")
              .at(request_row::total, request_column::total) == cell::reported(decimal{1}));
}

TEST_CASE("cells in any order make the report that alone has them") {
    const keyed_cell received{{request_row::received, request_column::total}, cell::reported(decimal{3})};
    const keyed_cell upheld{{review_kind::reconsideration, review_column::upheld}, cell::blank()};
    const keyed_cell made{{disclosure_row::rules, disclosure_column::made}, cell::reported(decimal{1})};
    const auto report_of = [](std::initializer_list<keyed_cell> cells, std::optional<edition> stated = {}) {
        return report_of_cells({cells.begin(), cells.end()}, stated);
    };
    const published_report report = report_of({upheld, received}).value();
    CHECK(report.form() == form::of(edition::e2021));
    CHECK(report[received.key] == received.value);
    CHECK(report[upheld.key] == upheld.value);
    CHECK(report.has_table(table::reviews));
    CHECK_FALSE(report.has_table(table::disclosure));
    CHECK(report_of({received}, edition::e2019).value().edition() == edition::e2019);
    CHECK(report_of({received, made}, edition::e2021).value().edition() == edition::e2019);
    CHECK(report_of({made, {{disclosure_row::rules, disclosure_column::issued}, {}}}).error().code == errc::tidy_syntax);
    CHECK(report_of({{{disclosure_row::fees, disclosure_column::issued}, {}}}).error().code == errc::tidy_syntax);
    CHECK(report_of({received, {received.key, cell::reported(decimal{4})}}).error().code == errc::tidy_syntax);
}

TEST_CASE("what is no tidy form is refused with its line") {
    const auto line_of = [](std::string_view text) {
        const auto read = read_tidy(text);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == errc::tidy_syntax);
        return read.error().span.line;
    };
    const auto second_line_of = [&](std::string_view line) { return line_of(std::string{header}.append(line)); };
    CHECK(line_of("table,row,column,value\nrequests,total,total,1\n") == 1);
    CHECK(line_of("table,row,column,value,status,value\n") == 1);
    CHECK(second_line_of("requests,nothing,total,1,reported\n") == 2);
    CHECK(second_line_of("requests,total,total,1,read\n") == 2);
    CHECK(second_line_of("requests,total,total,\"1,000\",reported\n") == 2);
    CHECK(second_line_of("requests,total,total,,reported\n") == 2);
    CHECK(second_line_of("requests,total,total,0,blank\n") == 2);
    CHECK(second_line_of("requests,total,total,0,missing\n") == 2);
    CHECK(second_line_of("requests,total,total,1\n") == 2);
    CHECK(second_line_of("requests,total,total,1,\"reported\n") == 2);
    CHECK(second_line_of("requests,total,total,1,\"reported\"x\n") == 2);
    CHECK(second_line_of("requests,total,total,1,reported\nrequests,total,total,2,reported\n") == 3);
    CHECK(second_line_of("disclosure,rules,made,1,reported\ndisclosure,rules,issued,1,reported\n") == 3);
    CHECK(second_line_of("requests,other,total,1,reported\nrequests,other.other,total,1,reported\n") == 3);
}

}  // namespace
