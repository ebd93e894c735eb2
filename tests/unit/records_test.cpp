// SPDX-License-Identifier: Apache-2.0
#include "../support/draws.hpp"
#include <doctest/doctest.h>

#include <array>
#include <boost/mp11/algorithm.hpp>
#include <gongkai/records/kinds.hpp>
#include <gongkai/records/tally.hpp>
#include <gongkai/testing/random_records.hpp>
#include <random>
#include <string>
#include <vector>

using namespace gongkai;
using namespace std::chrono;

namespace {

moment at(std::string_view text) { return parse_moment(text).value(); }

std::string rules_of(const counted_records& ledger) {
    std::string out;
    for (const record_finding& f : ledger.findings()) out += std::to_string(f.row) + " " + std::string{code(f.rule)} + "\n";
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
    CHECK(to_string(of(1, 8), 0) == "13%");  // half up
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
    CHECK(find_record_column("发布时间（必填）", record_kind<publication_entry>::columns) ==
          column_of<publication_entry>("published"));
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
    for (std::size_t i = 0; i < a.findings().size(); ++i)
        CHECK(to_string(a.findings()[i], lang::en) == to_string(b.findings()[i], lang::en));
    CHECK(a.years() == b.years());
    for (const year y : a.years()) CHECK(a.figures(y) == b.figures(y));
    for (const record_rule rule : {record_rule::record_id_missing, record_rule::record_duplicate, record_rule::record_blank,
                                   record_rule::record_time, record_rule::record_order, record_rule::record_unknown_code})
        CHECK(a.findings_of(rule) != 0);
}

namespace {

/// A ledger laid out in columns, with the memory they lie in.
template <class Entry>
class laid_out {
    struct column {
        std::string text;
        std::vector<std::int32_t> offsets{0};
        std::vector<std::int32_t> days;
        std::vector<std::int64_t> seconds;
        std::vector<std::uint16_t> indices;
        std::vector<std::uint8_t> valid;
        std::vector<std::string_view> dictionary;

        void add_validity(std::size_t row, bool has) {
            if (row % 8 == 0) valid.push_back(0);
            valid.back() = static_cast<std::uint8_t>(valid.back() | unsigned{has} << row % 8);
        }
    };

public:
    void add(const Entry& entry) {
        each([&](auto place, const auto& member) { take(own_[place], member); }, entry);
        ++rows_;
    }
    record_columns<Entry> columns() {
        record_columns<Entry> out;
        out.rows = rows_;
        each([&](auto place, const auto& member) { show(own_[place], member, out.columns[place]); }, Entry{});
        return out;
    }

private:
    template <class With>
    static void each(With&& with, const Entry& entry) {
        boost::mp11::mp_for_each<boost::mp11::mp_iota_c<record_width<Entry>>>([&](auto place) {
            using descriptor = boost::mp11::mp_at_c<detail::record_members<Entry>, place>;
            with(place, entry.*descriptor::pointer);
        });
    }
    template <class T>
    void take(column& to, const std::optional<T>& value) {
        to.add_validity(rows_, value.has_value());
        put(to, value.value_or(T{}));
    }
    template <class T>
    void take(column& to, const T& value) {
        to.add_validity(rows_, true);
        put(to, value);
    }
    static void put(column& to, const std::string& value) {
        to.text += value;
        to.offsets.push_back(static_cast<std::int32_t>(to.text.size()));
    }
    static void put(column& to, sys_days value) {
        to.days.push_back(static_cast<std::int32_t>(value.time_since_epoch().count()));
    }
    static void put(column& to, const moment& value) {
        to.seconds.push_back(seconds{value.day().time_since_epoch() + value.time()}.count());
    }
    static void put(column& to, std::uint32_t value) { to.seconds.push_back(value); }
    static void put(column& to, bool value) { put(to, std::string{value ? "true" : "false"}); }
    template <class Enum>
        requires std::is_enum_v<Enum>
    static void put(column& to, Enum value) {
        to.indices.push_back(static_cast<std::uint16_t>(value));
    }

    template <class T>
    static void show(column& from, const std::optional<T>&, record_data& to) {
        show(from, T{}, to);
    }
    template <class T>
    static void show(column& from, const T&, record_data& to) {
        const validity valid{from.valid.data(), 0};
        if constexpr (std::is_enum_v<T>) {
            from.dictionary.clear();
            for (const auto& row : items<T>) from.dictionary.push_back(row.code);
            to.codes = {{}, from.indices.data(), code_column::width::bits16, valid, from.dictionary};
        } else if constexpr (std::is_same_v<T, sys_days>) {
            to.days = {from.days.data(), valid};
        } else if constexpr (std::is_same_v<T, moment>) {
            to.moments = {from.seconds.data(), 1, valid};
        } else if constexpr (std::is_same_v<T, std::uint32_t>) {
            to.numbers = {from.seconds.data(), valid};
        } else {
            to.text.offsets = from.offsets.data();
            to.text.bytes = from.text.data();
        }
    }

    std::size_t rows_ = 0;
    std::array<column, record_width<Entry>> own_;
};

template <class Entry>
void check_together_and_one_by_one(const record_columns<Entry>& columns, const record_settings& settings) {
    record_tally<Entry> together{settings};
    together.add(columns, "a ledger", 2).value();
    record_tally<Entry> one_by_one{settings};
    one_by_one.begin("a ledger", columns.scope());
    REQUIRE(!each_record<Entry>(
        columns, [&](const Entry& entry, std::span<const record_finding> faults) { one_by_one.add(entry, faults); }));
    const counted_records a = std::move(together).finish();
    const counted_records b = std::move(one_by_one).finish();
    REQUIRE(a.rows() == b.rows());
    REQUIRE(std::vector(a.findings().begin(), a.findings().end()) == std::vector(b.findings().begin(), b.findings().end()));
    REQUIRE(a.reported() == b.reported());
    REQUIRE(a.years() == b.years());
    for (const record_rule rule : enumerators<record_rule>) REQUIRE(a.findings_of(rule) == b.findings_of(rule));
    for (const year y : a.years()) {
        REQUIRE(a.figures(y) == b.figures(y));
        for (const record_figure figure : figures_of(a.kind())) REQUIRE(a.rows_of(y, figure) == b.rows_of(y, figure));
    }
}

}  // namespace

TEST_CASE("rows of columns are counted together as one by one, whatever columns a ledger has") {
    record_settings strict;
    strict.kept_findings = 100'000;
    strict.ratings = *find_limits(all_rating_limits, "zhejiang");
    strict.escalations = *find_limits(all_escalation_limits, "tianjin_district");
    record_settings plain;
    plain.kept_findings = 100'000;
    std::mt19937 random{18};
    boost::mp11::mp_for_each<record_kinds>([&](auto kind) {
        using Entry = decltype(kind);
        CAPTURE(record_kind<Entry>::code);
        for (const bool spoilt : {false, true}) {
            laid_out<Entry> ledger;
            const std::string csv = testing::random_records<Entry>(testing::draws(150), 18, spoilt);
            auto rows = record_reader<Entry>::open(csv).value();
            while (rows.next()) ledger.add(rows.entry());
            for (int scope = 0; scope < 6; ++scope) {
                record_columns<Entry> columns = ledger.columns();
                for (std::size_t c = 0; c < columns.columns.size(); ++c)
                    if (!record_kind<Entry>::columns[c].needed && scope != 0 && random() % 3 != 0) columns.columns[c] = {};
                check_together_and_one_by_one(columns, scope % 2 == 0 ? plain : strict);
            }
        }
    });
}

TEST_CASE("what a ledger has no columns for is not known, and no zero") {
    using enum record_figure;
    const auto count_ratings = [](std::string_view csv) { return tally_records<rating_entry>(csv, "a").value(); };
    auto with_loop = count_ratings("id,rated,level,called_back,rectified\n1,2025-01-05,dissatisfied,2025-01-06,\n");
    const counted_records without = count_ratings("id,rated,level\n1,2025-01-05,dissatisfied\n").finish();
    CHECK(without.knows(ratings_bad));
    CHECK_FALSE(without.knows(called_back));
    CHECK_FALSE(without.knows(published));  // of another ledger
    CHECK_FALSE(without.share(year{2025}, record_rate::rectification).has_value());
    for (const figure_row& row : without.figures(year{2025})) CHECK(row.figure != rectified);
    // Two ledgers know what both tell.
    auto both = count_ratings("id,rated,level,called_back\n2,2025-02-05,dissatisfied,2025-02-06\n");
    both.merge(std::move(with_loop));
    const counted_records together = std::move(both).finish();
    CHECK(together.share(year{2025}, record_rate::call_back).whole() == count{2});
    CHECK_FALSE(together.knows(rectified));
    // An appeal has its day, or its outcome.
    CHECK(count_ratings("id,rated,level,appeal_outcome\n").finish().knows(appeals));
    CHECK(count_ratings("id,rated,level,appealed\n").finish().knows(appeals));
    CHECK_FALSE(count_ratings("id,rated,level,appealed\n").finish().knows(appeals_upheld));

    const auto published_items = tally_records<publication_entry>("id,published\n1,2025-03-04\n").value().finish();
    const auto issued = tally_records<document_entry>("id,kind,issued,ended\nd,rules,2025-01-02,\n").value().finish();
    CHECK_FALSE(published_items.share(year{2025}, record_rate::full_review).has_value());
    CHECK_FALSE(interpretation_rate(issued, published_items, year{2025}).has_value());
}
