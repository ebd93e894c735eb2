// SPDX-License-Identifier: Apache-2.0
#include "../support/draws.hpp"
#include <doctest/doctest.h>
#include <gongkai/arrow/batch.hpp>
#include <gongkai/frames/check_columns.hpp>
#include <gongkai/frames/check_years.hpp>
#include <gongkai/frames/reports.hpp>
#include <gongkai/gongkai.hpp>
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
    auto reports = drawn(11, testing::draws(12));
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
    std::swap(reports.front(), reports.back());  // the first agency comes again after all others
    ArrowArrayStream shuffled = tidy(reports, 500);
    year_check_options narrow;
    narrow.window = 2;
    const auto refused = check_years(shuffled, narrow);
    REQUIRE(!refused);
    CHECK(refused.error().code == errc::argument_invalid);
}

namespace {

/// A row of a table: what stands under the names of columns. What is empty is null.
using row_of_words = std::vector<std::pair<std::string, std::string>>;

/// A table of text alone.
ArrowArrayStream table_of(const std::vector<std::string>& names, const std::vector<row_of_words>& rows) {
    std::vector<arrow::frame_column> columns;
    for (const std::string& name : names) columns.push_back({name, arrow::column_type::text});
    auto out = std::make_shared<arrow::frame>(columns);
    auto batch = std::make_shared<arrow::frame_batch>();
    batch->rows = rows.size();
    for (const std::string& name : names) {
        arrow::column_values& column = batch->columns.emplace_back(arrow::column_type::text);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto said = std::ranges::find(rows[i], name, [](const auto& pair) { return pair.first; });
            const bool is_there = said != rows[i].end() && !said->second.empty();
            column.text().add(is_there ? said->second : "");
            if (!is_there) column.set_null(i, rows.size());
        }
    }
    out->add(batch);
    ArrowArrayStream stream{};
    arrow::export_stream(out, stream);
    return stream;
}

std::vector<std::string> names_of_wide_table() {
    std::vector<std::string> names{"file", "edition", "fractions"};
    for (const cell_status s : enumerators<cell_status>) names.emplace_back(code(s));
    for (const cell_key& key : all_cells) names.push_back(to_string(key));
    return names;
}

/// A report as one row. Cells with decimals stand among the fractions.
row_of_words wide_row(const published_report& report, std::string file) {
    row_of_words row{{"file", std::move(file)}, {"edition", std::string{code(report.edition())}}};
    std::array<int, enum_size<cell_status>> tally{};
    std::string fractions;
    for (const auto i : cells_of(report.form())) {
        const cell& c = report.cells()[i];
        ++tally[index_of(c.status())];
        if (!c.has_value()) continue;
        if (c.number().is_integer()) row.emplace_back(to_string(all_cells[i]), to_string(c.number()));
        else fractions += (fractions.empty() ? "" : " ") + to_string(all_cells[i]) + "=" + to_string(c.number());
    }
    row.emplace_back("fractions", fractions);
    for (const cell_status s : enumerators<cell_status>) row.emplace_back(code(s), std::to_string(tally[index_of(s)]));
    return row;
}

std::vector<std::string> arithmetic_of(const published_report& report) {
    std::vector<std::string> out;
    for (const finding& f : check(report))
        if (is_arithmetic(f)) out.push_back(message(f, lang::en));
    return out;
}

std::vector<std::string> explained(const checked_columns& checked) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < checked.size(); ++i) {
        const result<finding> f = checked.explain(i);
        out.push_back(f ? message(*f, lang::en) : to_string(f.error(), lang::en));
    }
    return out;
}

/// The words of a column of text or of a dictionary, of a frame of one batch.
std::vector<std::string> column_of(const std::shared_ptr<const arrow::frame>& frame, std::string_view name) {
    ArrowArrayStream stream{};
    arrow::export_stream(frame, stream);
    arrow::batch_reader reader{stream, errc::tidy_syntax};
    const auto batch = reader.next();
    const text_column column = batch->text(name);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < batch->rows(); ++i) out.emplace_back(column.valid[i] ? column[i] : "");
    return out;
}

}  // namespace

TEST_CASE("a row for each report has the findings of the report") {
    auto reports = drawn(13, testing::draws(12));
    constexpr cell_key fees{disclosure_row::fees, disclosure_column::amount};
    for (std::size_t i = 0; i < reports.size(); ++i) {
        // Where a cell is missing a row does not say which of the others are blank.
        if (i % 4 == 1) reports[i].set(cell_key{request_row::received, request_column::business}, cell::missing());
        if (i % 4 == 2) reports[i].set(fees, cell::reported(decimal{1250, 2}));
        if (i % 4 == 3) reports[i].set(cell_key{request_row::granted, request_column::business}, cell::reported(decimal{15, 1}));
    }
    std::vector<row_of_words> rows;
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        rows.push_back(wide_row(reports[i], std::to_string(i)));
        for (std::string& said : arithmetic_of(reports[i])) expected.push_back(std::move(said));
    }
    REQUIRE(expected.size() > reports.size() / 2);
    ArrowArrayStream cells = table_of(names_of_wide_table(), rows);
    const auto checked = check_columns(cells, {.threads = 2});
    REQUIRE(checked);
    CHECK(explained(*checked) == expected);
    CHECK(checked->reports() == reports.size());
}

TEST_CASE("a row for each report that contradicts itself is said so, and nothing is judged by it") {
    const auto reports = drawn(17, 20);
    const auto report = std::ranges::find(reports, edition::e2021, [](const published_report& r) { return r.edition(); });
    REQUIRE(report != reports.end());
    row_of_words sound = wide_row(*report, "sound");
    const auto with = [&](std::string column, std::string value) {
        row_of_words row = sound;
        std::erase_if(row, [&](const auto& said) { return said.first == column || said.first == "file"; });
        row.emplace_back("file", value);
        row.emplace_back(std::move(column), std::move(value));
        return row;
    };
    const std::string received = "requests.received.business";
    ArrowArrayStream cells =
        table_of(names_of_wide_table(), {with(received, "约5"), with("fractions", "fees=5"), with("fractions", received + "=x"),
                                         with("fractions", received + "=1.5"), with("disclosure.rules.made", "1")});
    const auto checked = check_columns(cells);
    REQUIRE(checked);
    const auto said = explained(*checked);
    REQUIRE(said.size() == 5);
    CHECK(said[0].find(received + " holds no number that is exact") != said[0].npos);
    CHECK(said[1].find("fractions fees=5") != said[1].npos);
    CHECK(said[2].find("fractions " + received + "=x") != said[2].npos);
    CHECK(said[3].find(received + " has two numbers") != said[3].npos);
    CHECK(said[4].find("is of another form than the rest") != said[4].npos);
    CHECK(checked->reports() == 0);
    CHECK(checked->rows_reported() == checked->rows());
    CHECK(column_of(checked->findings(), "outcome") == std::vector<std::string>(5, "unreadable"));
    CHECK(column_of(checked->counts(), "findings") == std::vector<std::string>{"5"});
}

TEST_CASE("which cells of a row are inferred is not known, so that no sum of it is judged") {
    published_report report = drawn(19, 1).front();
    row_of_words row = wide_row(report, "a");
    for (auto& [name, value] : row) {
        if (name == code(cell_status::inferred)) value = "1";
        if (name == code(cell_status::reported)) value = std::to_string(std::stoi(value) - 1);
    }
    ArrowArrayStream cells = table_of(names_of_wide_table(), {row});
    const auto checked = check_columns(cells);
    REQUIRE(checked);
    REQUIRE(checked->size() > 0);
    for (std::size_t i = 0; i < checked->size(); ++i) {
        const finding f = checked->explain(i).value();
        CHECK(f.outcome != outcome::fail);
    }
}

TEST_CASE("a tidy row that cannot be used is refused, with what is wrong in it") {
    const auto refused = [](std::vector<row_of_words> rows) {
        const std::vector<std::string> names{"file", "table", "row", "column", "status", "value", "amount", "number"};
        for (row_of_words& row : rows) row.emplace_back("file", "a");
        ArrowArrayStream cells = table_of(names, rows);
        const auto reports = reports_of_frame(cells);
        REQUIRE_FALSE(reports);
        CHECK(reports.error().code == errc::tidy_syntax);
        // The same is found where only sums are judged.
        ArrowArrayStream again = table_of(names, rows);
        const auto checked = check_columns(again);
        REQUIRE(checked);
        REQUIRE(checked->size() == 1);
        CHECK_FALSE(checked->explain(0));
        CHECK(checked->rows_reported() == rows.size());
        return reports.error().detail;
    };
    const auto cell = [](std::string status, std::string value, row_of_words more = {}) {
        row_of_words row{{"table", "requests"},
                         {"row", "received"},
                         {"column", "business"},
                         {"status", std::move(status)},
                         {"value", std::move(value)}};
        row.insert(row.end(), more.begin(), more.end());
        return row;
    };
    const auto says = [&](const std::vector<row_of_words>& rows, std::string_view what) {
        const std::string detail = refused(rows);
        CHECK_MESSAGE(detail.find(what) != detail.npos, detail);
    };
    says({{{"table", "requests"}, {"row", "received"}, {"column", "nobody"}, {"status", "reported"}, {"value", "1"}}},
         "no cell requests,received,nobody");
    says({cell("printed", "1")}, "status printed");
    says({cell("reported", "1"), cell("reported", "1")}, "requests.received.business is given twice for one report");
    says({cell("reported", "一")}, "requests.received.business holds no number that is exact");
    says({cell("reported", "1", {{"amount", "1"}})}, "has both a value and an amount");
    says({cell("reported", "1", {{"number", "1.5"}})}, "has two numbers");
    says({cell("reported", "")}, "has no number");
    says({cell("blank", "1")}, "has a number though it is blank");
    row_of_words of_2019{{"table", "disclosure"}, {"row", "rules"}, {"column", "made"}, {"status", "reported"}, {"value", "1"}};
    row_of_words of_2021{
        {"table", "disclosure"}, {"row", "rules"}, {"column", "in_force"}, {"status", "reported"}, {"value", "1"}};
    says({of_2021, of_2019}, "is of another form than the rest");
}
