// SPDX-License-Identifier: Apache-2.0
// Numbers that were recognised in pictures: which are given, and which are missing because nothing proves them.
#include <algorithm>
#include <doctest/doctest.h>
#include <functional>
#include <gongkai/gongkai.hpp>
#include <gongkai/io/page.hpp>
#include <gongkai/tables/layout.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>
#include <string_view>
#include <vector>

using namespace gongkai;

namespace {

using reading = recognised_number::reading;

/// What a recogniser reads of a cell: of the page, and of the cell alone.
struct two_readings {
    reading of_page, of_cell;
};
two_readings faithful(const std::string& printed) { return {{printed, 0.99}, {printed, 0.99}}; }

std::u32string characters(std::string_view utf8) {
    std::u32string out;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) out += byte;
        else if (byte >= 0xF0) out += byte & 0x07U;
        else if (byte >= 0xE0) out += byte & 0x0FU;
        else if (byte >= 0xC0) out += byte & 0x1FU;
        else out.back() = out.back() << 6 | (byte & 0x3FU);
    }
    return out;
}

/// The tables of a report drawn as pictures, a page each.
class scan {
public:
    using recogniser = std::function<two_readings(const cell_key&, const std::string& printed)>;

    scan(const published_report& report, recogniser recognise) : recognise_{std::move(recognise)} {
        const auto title = report.metadata.agency + "2024年政府信息公开工作年度报告";
        begin(title);
        const std::string_view headings[] = {"二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
                                             "四、政府信息公开行政复议、行政诉讼情况"};
        for (const table t : enumerators<table>) {
            begin(headings[index_of(t)]);
            for (const layout_cell& c : layout_of(t, report.form()).cells) draw(c, report);
        }
    }
    published_report read() const {
        auto report = read_recognised_pages(pages_, numbers_);
        REQUIRE_MESSAGE(report.has_value(), to_string(report.error()));
        return *std::move(report);
    }

private:
    void begin(std::string_view line) {
        pages_.push_back({1200, 1000, {}, {}, true});
        put(characters(line), 40, 10, 10);
    }
    void put(const std::u32string& text, float x, float y, float size) {
        for (const char32_t c : text) {
            pages_.back().glyphs.push_back({c, {x, y, x + size, y + size}, 0});
            x += size;
        }
    }
    void draw(const layout_cell& c, const published_report& report) {
        const auto at = [](float from, float step, unsigned n) { return from + step * static_cast<float>(n); };
        const page_rectangle box{at(40, 70, c.column), at(40, 20, c.row), at(40, 70, c.column + c.column_span),
                                 at(40, 20, c.row + c.row_span)};
        for (const float y : {box.top, box.bottom}) pages_.back().rules.push_back({box.left, y, box.right, y});
        for (const float x : {box.left, box.right}) pages_.back().rules.push_back({x, box.top, x, box.bottom});
        std::u32string text = characters(c.text);
        if (c.key && report[*c.key].has_value()) text = recognised(*c.key, to_string(report[*c.key].number()), box);
        put(text, box.left + 2, box.top + 5, std::min(8.0F, (box.right - box.left - 4) / static_cast<float>(text.size() + 1)));
    }
    std::u32string recognised(const cell_key& key, const std::string& printed, const page_rectangle& box) {
        two_readings read = recognise_(key, printed);
        const std::string& seen = read.of_page.text.empty() ? read.of_cell.text : read.of_page.text;
        numbers_.push_back({static_cast<std::uint32_t>(pages_.size()),
                            {box.left + 2, box.top + 5, box.left + 40, box.top + 13},
                            read.of_page,
                            read.of_cell});
        return characters(seen);
    }

    recogniser recognise_;
    std::vector<page> pages_;
    std::vector<recognised_number> numbers_;
};

constexpr cell_key granted{request_row::granted, request_column::natural_person};
constexpr cell_key granted_total{request_row::granted, request_column::total};
constexpr cell_key licenses{disclosure_row::licenses, disclosure_column::decisions};

/// A report of the form of 2021 in which no two cells hold the same number and no number is small.
published_report printed() {
    request_counts counts;
    int n = 10;
    for (const applicant a : enumerators<applicant>) {
        counts[disposition::granted][a] = *count::from(n += 7);
        counts[disposition::unable_not_held][a] = *count::from(n += 5);
        counts.received[a] = *count::from(n + n);
    }
    annual_report report;
    report.metadata.agency = "示例市数据局";
    report.disclosure = disclosure_2021{.licenses = 641};
    report.requests = request_table::make(counts).value();
    return publish(report);
}

scan::recogniser except(const cell_key& which, reading of_page, reading of_cell) {
    return [=](const cell_key& key, const std::string& text) {
        return key == which ? two_readings{of_page, of_cell} : faithful(text);
    };
}

/// What is given is right, and is given as inferred.
void check_nothing_wrong(const published_report& read, const published_report& report) {
    for (const auto i : cells_of(report.form())) {
        const cell& c = read.cells()[i];
        if (!c.has_value()) continue;
        CHECK_MESSAGE(c.number() == report.cells()[i].number(), to_string(all_cells[i]));
        CHECK(c.status() == cell_status::inferred);
        CHECK(read.provenance(all_cells[i]).origin == cell_origin::ocr);
    }
}

/// That a cell is missing for want of proof, and what was seen in it.
void check_unproven(const published_report& read, const cell_key& key, const std::vector<std::string>& seen) {
    CHECK(read[key].status() == cell_status::missing);
    const auto note = std::ranges::find(read.notes, std::vector{key}, &reading_note::cells);
    REQUIRE(note != read.notes.end());
    CHECK(note->problem == reading_problem::unproven);
    CHECK(note->readings == seen);
}

}  // namespace

TEST_CASE("what two readings and sums prove is given, with its sums and its confidence") {
    const published_report report = printed();
    const published_report read = scan{report, [](const cell_key&, const std::string& text) { return faithful(text); }}.read();
    CHECK(read.is_recognised);
    check_nothing_wrong(read, report);
    for (const auto i : cells_of(report.form())) CHECK_MESSAGE(read.cells()[i].has_value(), to_string(all_cells[i]));
    CHECK(read[granted_total].inferred_through().contains(sum_kind::requests_row));
    CHECK(read[licenses].inferred_through() == sum_kinds{});  // in no sum: both readings are sure
    CHECK(read.provenance(granted_total).confidence == 0.99);
}

TEST_CASE("a number in no sum is given only where two readings are sure of it") {
    const published_report report = printed();
    const auto seen = [&](reading of_page, reading of_cell) {
        published_report read = scan{report, except(licenses, of_page, of_cell)}.read();
        check_nothing_wrong(read, report);
        return read;
    };
    check_unproven(seen({"841", 0.99}, {"641", 0.99}), licenses, {"841", "641"});
    check_unproven(seen({"", 0}, {"641", 0.99}), licenses, {"641"});
    check_unproven(seen({"641", 0.99}, {"", 0}), licenses, {"641"});
    check_unproven(seen({"641", 0.89}, {"641", 0.99}), licenses, {"641"});
    CHECK(seen({"641", 0.9}, {"641", 0.99})[licenses].number() == decimal{641});
}

TEST_CASE("of two readings sums choose, though the recogniser was surer of the other") {
    const published_report report = printed();
    const std::string right = to_string(report[granted].number());
    const published_report read = scan{report, except(granted, {"9" + right, 0.99}, {right, 0.3})}.read();
    check_nothing_wrong(read, report);
    CHECK(read[granted].number() == report[granted].number());
    CHECK(read.provenance(granted).confidence == 0.3);
}

TEST_CASE("where the sums of two wrong readings do not hold, all numbers of them are missing") {
    const published_report report = printed();
    const published_report read =
        scan{report, except(granted, {"7" + to_string(report[granted].number()), 0.99}, {"8", 0.99})}.read();
    check_nothing_wrong(read, report);
    check_unproven(read, granted, {"7" + to_string(report[granted].number()), "8"});
    CHECK(read[granted_total].status() == cell_status::missing);  // a sum over it does not hold
    CHECK(read[licenses].has_value());
}

TEST_CASE("one reading and one sum are too little: a recogniser that takes each 1 for a 7 makes the total 7, too") {
    const published_report report = printed();
    const published_report read =
        scan{report, [](const cell_key&, const std::string& text) { return two_readings{{text, 0.99}, {}}; }}.read();
    check_nothing_wrong(read, report);
    CHECK(read[licenses].status() == cell_status::missing);  // in no sum
    CHECK(read[granted].has_value());                        // in a row and in a column
    constexpr cell_key upheld{review_kind::reconsideration, review_column::upheld};
    CHECK(read[upheld].status() == cell_status::missing);  // in a row alone
}
