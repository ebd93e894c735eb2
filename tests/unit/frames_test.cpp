// SPDX-License-Identifier: Apache-2.0
#include <gongkai/frames/check_columns.hpp>
#include <gongkai/frames/check_years.hpp>
#include <gongkai/frames/reports.hpp>
#include <gongkai/testing/defects.hpp>
#include <gongkai/testing/random_report.hpp>

using namespace gongkai;

namespace {

/// Reports as a tidy table of plain text and integers, in batches of so many rows.
ArrowArrayStream tidy(const std::vector<published_report>& reports, std::size_t batch_rows) {
    using arrow::column_type;
    auto out = std::make_shared<arrow::frame>(std::vector<arrow::frame_column>{{"file", column_type::text},
                                                                               {"agency", column_type::text},
                                                                               {"year", column_type::int16},
                                                                               {"edition", column_type::text},
                                                                               {"table", column_type::text},
                                                                               {"row", column_type::text},
                                                                               {"column", column_type::text},
                                                                               {"value", column_type::int64},
                                                                               {"number", column_type::text},
                                                                               {"status", column_type::text}});
    struct line {
        std::size_t report;
        cell_key key;
    };
    std::vector<line> lines;
    for (std::size_t r = 0; r < reports.size(); ++r)
        for (const auto i : cells_of(reports[r].form())) lines.push_back({r, all_cells[i]});
    for (std::size_t first = 0; first < lines.size(); first += batch_rows) {
        const std::size_t rows = std::min(batch_rows, lines.size() - first);
        auto batch = std::make_shared<arrow::frame_batch>();
        batch->rows = rows;
        for (const arrow::frame_column& c : out->columns()) batch->columns.emplace_back(c.type);
        auto* const years = batch->columns[2].reserve<std::int16_t>(rows);
        auto* const values = batch->columns[7].reserve<std::int64_t>(rows);
        for (std::size_t i = 0; i < rows; ++i) {
            const auto& [r, key] = lines[first + i];
            const published_report& report = reports[r];
            const cell& c = report[key];
            batch->columns[0].text().add("report " + std::to_string(r));
            batch->columns[1].text().add(report.metadata.agency);
            years[i] = static_cast<std::int16_t>(static_cast<int>(report.metadata.year.value_or(std::chrono::year{2021})));
            batch->columns[3].text().add(code(report.edition()));
            batch->columns[4].text().add(code(key.table()));
            batch->columns[5].text().add(key.row_code());
            batch->columns[6].text().add(key.column_code());
            // Amounts go as text, whole numbers as integers.
            const bool whole = c.has_value() && c.number().is_integer();
            values[i] = whole ? c.number().coefficient() : 0;
            if (!whole) batch->columns[7].set_null(i, rows);
            batch->columns[8].text().add(c.has_value() ? to_string(c.number()) : "");
            if (!c.has_value()) batch->columns[8].set_null(i, rows);
            batch->columns[9].text().add(code(c.status()));
        }
        out->add(std::move(batch));
    }
    ArrowArrayStream stream{};
    arrow::export_stream(out, stream);
    return stream;
}

/// Whole numbers alone, since of a fraction this table has but the text.
std::vector<published_report> drawn(std::uint64_t seed, std::size_t number) {
    testing::random_source draw{seed};
    std::vector<published_report> out;
    for (std::size_t i = 0; i < number; ++i) {
        published_report report = testing::random_published_report(draw);
        testing::seed_wrong_cells(report, draw, i % 3);
        if (i % 4 == 0) report = testing::zeros_left_blank(std::move(report));
        for (const cell_key& key : all_cells)
            if (report[key].has_value() && key.is_money()) report.set(key, cell::reported(decimal{static_cast<std::int64_t>(i)}));
        out.push_back(std::move(report));
    }
    return out;
}

bool is_arithmetic(const finding& f) { return std::ranges::find(arithmetic_rules, f.rule) != arithmetic_rules.end(); }

}  // namespace

TEST_CASE("columns have the findings of their reports, in batches of any size") {
    const auto reports = drawn(7, 40);
    std::vector<std::string> expected;
    std::size_t rows = 0;
    for (const published_report& report : reports) {
        rows += cells_of(report.form()).size();
        for (const finding& f : check(report))
            if (is_arithmetic(f)) expected.push_back(message(f, lang::en));
    }
    REQUIRE(!expected.empty());
    for (const std::size_t batch : {std::size_t{1}, std::size_t{100}, std::size_t{5000}, rows}) {
        ArrowArrayStream cells = tidy(reports, batch);
        const auto checked = check_columns(cells, {.threads = 2});
        REQUIRE(checked);
        const bool is_taken = cells.release == nullptr;
        CHECK(is_taken);
        std::vector<std::string> found;
        for (std::size_t i = 0; i < checked->size(); ++i) found.push_back(message(checked->explain(i).value(), lang::en));
        CHECK(found == expected);
        CHECK(checked->rows() == rows);
        CHECK(checked->rows_judged() == rows);
        CHECK(checked->reports() == reports.size());
        CHECK(checked->findings()->rows() == expected.size());
    }
}

TEST_CASE("a table without the columns of a frame is an error") {
    auto nothing = std::make_shared<arrow::frame>(std::vector<arrow::frame_column>{{"table", arrow::column_type::text}});
    auto batch = std::make_shared<arrow::frame_batch>();
    batch->rows = 1;
    batch->columns.emplace_back(arrow::column_type::text).text().add("requests");
    nothing->add(batch);
    ArrowArrayStream cells{};
    arrow::export_stream(nothing, cells);
    const auto checked = check_columns(cells);
    REQUIRE(!checked);
    CHECK(checked.error().code == errc::tidy_syntax);
}

TEST_CASE("reports come back from a frame, and years are judged as by a panel") {
    auto reports = drawn(11, 60);
    for (std::size_t i = 0; i < reports.size(); ++i) {
        reports[i].metadata.agency = "示例市第" + std::to_string(i / 3) + "局";
        reports[i].metadata.year = std::chrono::year{2021 + static_cast<int>(i % 3)};
    }
    ArrowArrayStream cells = tidy(reports, 777);
    const auto back = reports_of_frame(cells, 2);
    REQUIRE(back);
    REQUIRE(back->size() == reports.size());
    panel judged;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        CHECK((*back)[i].report.cells() == reports[i].cells());
        CHECK((*back)[i].report.metadata.agency == reports[i].metadata.agency);
        judged.add((*back)[i].report, (*back)[i].file);
    }
    check_options without;
    without.rules.switch_off(rule_id::years_boilerplate);
    std::vector<std::string> expected;
    for (const across_finding& f : judged.check(without)) expected.push_back(message(f, lang::en));
    for (const std::size_t window : {std::size_t{0}, std::size_t{2}}) {
        ArrowArrayStream again = tidy(reports, 500);
        year_check_options options;
        options.window = window;
        const auto found = check_years(again, options);
        REQUIRE(found);
        std::vector<std::string> messages;
        for (const across_finding& f : *found) messages.push_back(message(f, lang::en));
        std::ranges::sort(messages);
        std::ranges::sort(expected);
        CHECK(messages == expected);
    }
    std::swap(reports[0], reports[59]);  // the first agency comes again after twenty others
    ArrowArrayStream shuffled = tidy(reports, 500);
    year_check_options narrow;
    narrow.window = 2;
    const auto refused = check_years(shuffled, narrow);
    REQUIRE(!refused);
    CHECK(refused.error().code == errc::argument_invalid);
}
