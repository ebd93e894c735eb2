// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <gongkai/records/tally.hpp>
#include <string>
#include <vector>

using namespace gongkai;
using namespace std::chrono;

namespace {

moment at(std::string_view text) { return parse_moment(text).value(); }

std::string rules_of(const counted_records& ledger) {
    std::string out;
    for (const record_finding& f : ledger.findings())
        out += std::to_string(f.row) + " " + std::string{code(f.rule)} + "\n";
    return out;
}

}  // namespace

TEST_CASE("a moment is a day, with its time where that is known") {
    CHECK(to_string(at("2025-03-04")) == "2025-03-04");
    CHECK(to_string(at("2025-03-04 09:05")) == "2025-03-04T09:05");
    CHECK(to_string(at("2025-03-04T09:05:07")) == "2025-03-04T09:05:07");
    CHECK(at("2025/3/4 9:05") == at("2025-03-04T09:05"));
    CHECK(at("2025年3月4日 09:05:07.250") == at("2025-03-04T09:05:07"));
    CHECK(at("20250304") == at("2025-03-04"));
    for (const char* wrong : {"", "2025-02-29", "2025-03-04T24:00", "2025-03-04T09:60", "2025-03-04T09:05Z", "2025-03-04T0905",
                              "2025-03-04 09:05:07+08", "2025-03-04T09:5", "2025-03-04T", "3/4/2025 9:05"})
        CHECK_FALSE(parse_moment(wrong));
    CHECK(out_of_order(at("2025-03-05"), at("2025-03-04")));
    CHECK(out_of_order(at("2025-03-04T09:00"), at("2025-03-04T09:00")));
    CHECK_FALSE(out_of_order(at("2025-03-04T10:00"), at("2025-03-04")));  // which came first is not known
}

TEST_CASE("a rate is exact, has no value over zero, and prints as agencies print it") {
    const auto of = [](int part, int whole) { return rate::of(*count::from(part), *count::from(whole)).value(); };
    CHECK(to_string(of(80'955, 81'129)) == "99.79%");   // 嵊州 2024, 好评率
    CHECK(to_string(of(122 - 4, 122), 1) == "96.7%");   // 海南 2023 三季度, websites
    CHECK(to_string(of(173 - 13, 173), 1) == "92.5%");  // and accounts in new media
    CHECK(to_string(of(35, 37)) == "94.59%");           // 嵊州 2024, appeals upheld
    CHECK(to_string(of(1, 1)) == "100.00%");
    CHECK(to_string(of(1, 8), 0) == "13%");             // half up
    CHECK(to_string(of(0, 0)).empty());
    CHECK_FALSE(of(0, 0).percent());
    CHECK_FALSE(rate::of(count{2}, count{1}));
    const count most = *count::from(count::max_cell);
    CHECK(to_string(rate::of(most, most).value()) == "100.00%");
    CHECK(of(1, 2).same_value(of(2, 4)));
    CHECK(of(6, 4 + 5).same_value(of(2, 3)));
    CHECK_FALSE(of(1, 2).same_value(of(1, 3)));
    CHECK_FALSE(of(0, 0).same_value(of(0, 0)));
}

TEST_CASE("ledgers are read as offices keep them") {
    const auto counted = [](std::string_view text) { return tally_records<publication_entry>(text, "a").value().finish(); };
    // Headed by its name, parted by tabs, in Chinese words, days as spreadsheets print them.
    const auto ledger = counted(
        "主动公开台账（2025年）\t\t\t\n编号（必填）\t渠 道\t形式\t第二十条项目\t发布时间\n"
        "1\t微信\t图解\t第二十条第（一）项\t2025/3/4 8:30\n2\t门户网站\t正文\t财政预算、决算信息\t2025年3月5日\n3\t云端\t\t\t45720\n");
    CHECK(ledger.rows() == row_totals{3, 2, 1});
    CHECK(rules_of(ledger).find("3 record.unknown-code") != std::string::npos);
    CHECK(ledger.number(year{2025}, record_figure::published, record_dimension::publication_channel, "wechat") == count{1});
    CHECK(ledger.number(year{2025}, record_figure::published, record_dimension::publication_form, "illustrated") == count{1});
    CHECK(ledger.number(year{2025}, record_figure::published, record_dimension::article20, "legislation") == count{1});
    CHECK(ledger.number(year{2025}, record_figure::published, record_dimension::article20, "budget") == count{1});
    CHECK(find_record_column("发布时间（必填）", record_kind<publication_entry>::columns) == column_of<publication_entry>("published"));
    CHECK_FALSE(find_record_column("", record_kind<publication_entry>::columns));
    // GB18030: 编号,发布时间
    CHECK(counted("\xB1\xE0\xBA\xC5,\xB7\xA2\xB2\xBC\xCA\xB1\xBC\xE4\n1,2025-03-04\n").rows() == row_totals{1, 1, 0});
    // A title and its Chinese one: the name counts, the other is told.
    const auto twice = counted("id,编号,published\n1,2,2025-03-04\n");
    CHECK(twice.reference(0).id == "1");
    CHECK(twice.findings_of(record_rule::record_unknown_column) == 1);
}

TEST_CASE("columns in memory are read as text is") {
    const std::int32_t received[] = {19'362, 0, 19'363, 19'364};
    const std::uint8_t valid[] = {0b1101};
    const std::uint8_t indices[] = {0, 1, 2, 1};
    const std::string_view channels[] = {"video", "窗口", "nonsense"};
    const char ids[] = "abcb";
    const std::int32_t offsets[] = {0, 1, 2, 3, 4};
    record_columns<consultation_entry> columns;
    columns.rows = 4;
    columns.columns[column_of<consultation_entry>("id")].text = {.offsets = offsets, .bytes = ids};
    columns.columns[column_of<consultation_entry>("channel")].codes = {
        .indices = indices, .index_width = code_column::width::bits8, .dictionary = channels};
    record_tally<consultation_entry> missing;
    CHECK(missing.add(columns).error().detail == "received");
    columns.columns[column_of<consultation_entry>("received")].days = {received, {valid}};
    record_tally<consultation_entry> tally;
    CHECK(tally.add(columns, "arrow", 4).value() == row_totals{4, 2, 2});
    const auto ledger = std::move(tally).finish();
    CHECK(rules_of(ledger) == "2 record.blank\n3 record.unknown-code\n");
    CHECK(ledger.number(year{2023}, record_figure::consultations, record_dimension::service_channel, "counter") == count{1});
    CHECK(ledger.reference(3) == row_reference{"arrow", 4, "b"});

    // A moment as a number of milliseconds.
    const std::int64_t published[] = {1'683'507'600'000, -1};
    record_columns<publication_entry> moments;
    moments.rows = 1;
    moments.columns[column_of<publication_entry>("id")].text = {.offsets = offsets, .bytes = ids};
    moments.columns[column_of<publication_entry>("published")].moments = {published, 1000};
    record_tally<publication_entry> at_times;
    at_times.add(moments).value();
    CHECK(std::move(at_times).finish().number(year{2023}, record_figure::published) == count{1});
}

TEST_CASE("many rows of columns are read as row by row, with what is wrong in them") {
    constexpr std::size_t rows = 200;
    std::string ids;
    std::vector<std::int32_t> ends{0};
    std::vector<std::int32_t> received;
    std::vector<std::int32_t> answered;
    std::vector<std::uint8_t> channel;
    std::vector<std::uint8_t> has_received(rows / 8, 0xFF);
    std::vector<std::uint8_t> has_answered(rows / 8, 0xFF);
    has_received[9] = 0xFE;
    has_answered[13] = 0x0F;
    for (std::size_t row = 0; row < rows; ++row) {
        if (row != 70) ids += std::to_string(row == 132 ? 100'000'005 : 100'000'000 + row);  // one empty, one used twice
        ends.push_back(static_cast<std::int32_t>(ids.size()));
        received.push_back(row == 65 ? 9'000'000 : 20'000 + static_cast<std::int32_t>(row));
        answered.push_back(row == 66 ? -9'000'000 : row == 68 ? 19'000 : 20'003 + static_cast<std::int32_t>(row));
        channel.push_back(static_cast<std::uint8_t>(row % 4));  // the last: beyond the dictionary
    }
    const std::vector<std::string_view> dictionary{"telephone", "", "no such channel"};
    record_columns<consultation_entry> columns;
    columns.rows = rows;
    columns.columns[0].text = {ends.data(), nullptr, ids.data(), nullptr, {}, {}};
    columns.columns[1].codes.indices = channel.data();
    columns.columns[1].codes.index_width = code_column::width::bits8;
    columns.columns[1].codes.dictionary = dictionary;
    columns.columns[2].days = {received.data(), {has_received.data(), 0}};
    columns.columns[3].days = {answered.data(), {has_answered.data(), 0}};

    record_tally<consultation_entry> together;
    const row_totals totals = together.add(columns, "a ledger").value();
    record_tally<consultation_entry> one_by_one;
    one_by_one.begin("a ledger", columns.scope());
    CHECK(!each_record<consultation_entry>(columns, [&](const consultation_entry& entry, std::span<const record_finding> faults) {
        one_by_one.add(entry, faults);
    }));
    CHECK(totals.reported != 0);
    const counted_records a = std::move(together).finish();
    const counted_records b = std::move(one_by_one).finish();
    CHECK(a.rows() == b.rows());
    REQUIRE(a.findings().size() == b.findings().size());
    for (std::size_t i = 0; i < a.findings().size(); ++i) CHECK(to_string(a.findings()[i], lang::en) == to_string(b.findings()[i], lang::en));
    CHECK(a.years() == b.years());
    for (const year y : a.years()) CHECK(a.figures(y) == b.figures(y));
    for (const record_rule rule : {record_rule::record_id_missing, record_rule::record_duplicate, record_rule::record_blank,
                                   record_rule::record_time, record_rule::record_order, record_rule::record_unknown_code})
        CHECK(a.findings_of(rule) != 0);
}
