// SPDX-License-Identifier: Apache-2.0
// Arrow columns as other programs make them: of every width, sliced, with nulls, in dictionaries.
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <deque>
#include <doctest/doctest.h>
#include <gongkai/arrow/batch.hpp>
#include <limits>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace gongkai;
using arrow::arrow_batch;
using arrow::unusable;
using found = arrow::number_column::found;

/// A table in memory, column by column.
class memory_table {
public:
    explicit memory_table(std::size_t rows) : rows_{rows} {}

    template <class T>
    memory_table& column(const char* name, const char* format, std::vector<T> values, std::vector<bool> valid = {}) {
        add(name, format, {bits(valid), keep(std::move(values))});
        return *this;
    }
    /// Text with offsets of a width.
    template <class Offset>
    memory_table& text(const char* name, const char* format, const std::vector<std::string>& words,
                       std::vector<bool> valid = {}) {
        add(name, format, text_buffers<Offset>(words, valid));
        return *this;
    }
    /// Text as views: up to twelve bytes in themselves, longer ones in a buffer.
    memory_table& views(const char* name, const std::vector<std::string>& words) {
        std::vector<char> of_views, bytes;
        for (const std::string& word : words) {
            std::array<char, 16> view{};
            const auto put = [&](std::size_t at, std::int32_t n) { std::memcpy(view.data() + at, &n, 4); };
            put(0, static_cast<std::int32_t>(word.size()));
            if (word.size() <= 12) {
                std::copy(word.begin(), word.end(), view.begin() + 4);
            } else {
                std::copy_n(word.begin(), 4, view.begin() + 4);
                put(8, 0);
                put(12, static_cast<std::int32_t>(bytes.size()));
                bytes.insert(bytes.end(), word.begin(), word.end());
            }
            of_views.insert(of_views.end(), view.begin(), view.end());
        }
        const std::vector<std::int64_t> sizes{static_cast<std::int64_t>(bytes.size())};
        add(name, "vu", {nullptr, keep(std::move(of_views)), keep(std::move(bytes)), keep(sizes)});
        return *this;
    }
    template <class Index>
    memory_table& dictionary(const char* name, const char* format, std::vector<Index> numbers,
                             const std::vector<std::string>& words, std::vector<bool> valid = {}) {
        column(name, format, std::move(numbers), std::move(valid));
        ArrowSchema& type = types_.emplace_back();
        type.format = "u";
        ArrowArray& data = arrays_.emplace_back();
        data.length = static_cast<std::int64_t>(words.size());
        fill(data, text_buffers<std::int32_t>(words, {}));
        columns_.back()->dictionary = &type;
        values_.back()->dictionary = &data;
        return *this;
    }
    /// The rows of the column that was added last begin so far into its buffers.
    memory_table& from(std::int64_t offset) {
        values_.back()->offset = offset;
        return *this;
    }

    /// Lies in the memory of this table.
    std::unique_ptr<arrow_batch> batch() {
        auto schema = std::make_shared<ArrowSchema>();
        schema->format = "+s";
        schema->n_children = static_cast<std::int64_t>(columns_.size());
        schema->children = columns_.data();
        ArrowArray array{};
        array.length = static_cast<std::int64_t>(rows_);
        array.n_children = schema->n_children;
        array.children = values_.data();
        return std::make_unique<arrow_batch>(schema, array, errc::tidy_syntax);
    }

private:
    template <class T>
    const void* keep(std::vector<T> values) {
        auto kept = std::make_shared<std::vector<T>>(std::move(values));
        memory_.push_back(kept);
        return kept->data();
    }
    const void* bits(const std::vector<bool>& valid) {
        if (valid.empty()) return nullptr;
        std::vector<std::uint8_t> out(valid.size() / 8 + 1);
        for (std::size_t i = 0; i < valid.size(); ++i)
            out[i / 8] = static_cast<std::uint8_t>(out[i / 8] | unsigned{valid[i]} << i % 8);
        return keep(std::move(out));
    }
    template <class Offset>
    std::vector<const void*> text_buffers(const std::vector<std::string>& words, const std::vector<bool>& valid) {
        std::vector<Offset> offsets{0};
        std::vector<char> bytes;
        for (const std::string& word : words) {
            bytes.insert(bytes.end(), word.begin(), word.end());
            offsets.push_back(static_cast<Offset>(bytes.size()));
        }
        return {bits(valid), keep(std::move(offsets)), keep(std::move(bytes))};
    }
    void fill(ArrowArray& array, std::vector<const void*> buffers) {
        auto kept = std::make_shared<std::vector<const void*>>(std::move(buffers));
        memory_.push_back(kept);
        array.n_buffers = static_cast<std::int64_t>(kept->size());
        array.buffers = kept->data();
    }
    void add(const char* name, const char* format, std::vector<const void*> buffers) {
        ArrowSchema& type = types_.emplace_back();
        type.name = name;
        type.format = format;
        ArrowArray& data = arrays_.emplace_back();
        data.length = static_cast<std::int64_t>(rows_);
        fill(data, std::move(buffers));
        columns_.push_back(&type);
        values_.push_back(&data);
    }

    std::size_t rows_;
    std::deque<ArrowSchema> types_;
    std::deque<ArrowArray> arrays_;
    std::vector<ArrowSchema*> columns_;
    std::vector<ArrowArray*> values_;
    std::vector<std::shared_ptr<void>> memory_;
};

__extension__ typedef __int128 wide_integer;

/// As it lies in memory, in the machine's own order of bytes.
using decimal128 = std::array<char, 16>;
constexpr decimal128 wide(wide_integer n) { return std::bit_cast<decimal128>(n); }
constexpr decimal128 beyond_64_bits = wide(wide_integer{1} << 64);

/// The number of a row as text; "none" or "inexact" where there is no number to be had.
std::string shown(const arrow::number_column& column, std::size_t row) {
    decimal number;
    switch (column.read(row, number)) {
        case found::none: return "none";
        case found::inexact: return "inexact";
        case found::exact: break;
    }
    return to_string(number);
}

std::vector<std::string> shown(memory_table& table, const char* name, std::size_t rows) {
    const auto batch = table.batch();
    const arrow::number_column column = batch->numbers(name);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < rows; ++i) out.push_back(shown(column, i));
    return out;
}

using strings = std::vector<std::string>;

template <class Column>
std::vector<std::optional<std::int64_t>> values_of(const Column& column, const auto* values, std::size_t rows) {
    std::vector<std::optional<std::int64_t>> out;
    for (std::size_t i = 0; i < rows; ++i) out.push_back(column.valid[i] ? std::optional<std::int64_t>{values[i]} : std::nullopt);
    return out;
}
using numbers = std::vector<std::optional<std::int64_t>>;

constexpr std::int64_t no_number = std::numeric_limits<std::int64_t>::min();

}  // namespace

TEST_CASE("a number of any type is the number that was written, or is said to be rounded") {
    memory_table t{3};
    t.column<std::int8_t>("c", "c", {1, -2, 3}, {true, true, false}).column<std::uint8_t>("C", "C", {255, 0, 1});
    t.column<std::int16_t>("s", "s", {-300, 300, 0}).column<std::uint16_t>("S", "S", {65535, 1, 2});
    t.column<std::int32_t>("i", "i", {-70000, 70000, 0}).column<std::uint32_t>("I", "I", {4'000'000'000U, 1, 2});
    t.column<std::int64_t>("l", "l", {999'999'999'999'999'999, 1'000'000'000'000'000'000, -5});
    t.column<std::uint64_t>("L", "L", {~std::uint64_t{0}, 7, 8});
    t.column<double>("g", "g", {61.2, 0.1 + 0.2, 1e300}).column<double>("whole", "g", {12, -3, 9e15});
    t.column<decimal128>("d2", "d:38,2", {wide(1250), wide(-1), beyond_64_bits})
        .column<decimal128>("d-2", "d:5,-2,128", {wide(3), wide(0), beyond_64_bits});
    t.text<std::int32_t>("u", "u", {"61.20", "约5", "7"}, {true, true, false});
    t.dictionary<std::int8_t>("words", "c", {1, 0, 1}, {"1.5", "2"});
    CHECK(shown(t, "c", 3) == strings{"1", "-2", "none"});
    CHECK(shown(t, "C", 3) == strings{"255", "0", "1"});
    CHECK(shown(t, "s", 3) == strings{"-300", "300", "0"});
    CHECK(shown(t, "S", 3) == strings{"65535", "1", "2"});
    CHECK(shown(t, "i", 3) == strings{"-70000", "70000", "0"});
    CHECK(shown(t, "I", 3) == strings{"4000000000", "1", "2"});
    CHECK(shown(t, "l", 3) == strings{"999999999999999999", "inexact", "-5"});
    CHECK(shown(t, "L", 3) == strings{"inexact", "7", "8"});
    CHECK(shown(t, "g", 3) == strings{"61.2", "inexact", "inexact"});
    CHECK(shown(t, "whole", 3) == strings{"12", "-3", "9000000000000000"});
    CHECK(shown(t, "d2", 3) == strings{"12.5", "-0.01", "inexact"});
    CHECK(shown(t, "d-2", 3) == strings{"300", "0", "inexact"});
    CHECK(shown(t, "u", 3) == strings{"61.20", "inexact", "none"});
    CHECK(shown(t, "words", 3) == strings{"2", "1.5", "2"});
    CHECK(shown(t, "absent", 1) == strings{"none"});
}

TEST_CASE("rows that hold the same are told apart from others, by their width and their nulls") {
    memory_table t{5};
    const std::vector<bool> all_but_last{true, true, true, true, false};
    t.column<std::uint8_t>("1", "C", {7, 7, 7, 8, 8}, all_but_last).column<std::int16_t>("2", "s", {7, 7, 7, 8, 8}, all_but_last);
    t.column<std::int32_t>("4", "i", {7, 7, 7, 8, 8}, all_but_last).column<std::int64_t>("8", "l", {7, 7, 7, 8, 8}, all_but_last);
    t.column<decimal128>("16", "d:20,0", {wide(7), wide(7), wide(7), wide(8), wide(8)}, all_but_last);
    t.column<std::int64_t>("no nulls", "l", {7, 7, 7, 8, 8});
    t.text<std::int32_t>("text", "u", {"甲", "甲", "甲", "乙", "乙"}, all_but_last);
    t.dictionary<std::uint16_t>("words", "S", {1, 1, 1, 0, 0}, {"乙", "甲"}, all_but_last);
    const auto batch = t.batch();
    for (const char* name : {"1", "2", "4", "8", "16", "text", "words"}) {
        CAPTURE(name);
        const arrow::number_column column = batch->numbers(name);
        CHECK(column.same_until(0, 5) == 3);
        CHECK(column.same_until(1, 2) == 2);
        CHECK(column.same_until(3, 5) == 4);  // a null is not the number beneath it
        CHECK(column.same_until(4, 5) == 5);
    }
    CHECK(batch->numbers("no nulls").same_until(3, 5) == 5);
    CHECK(batch->numbers("absent").same_until(0, 5) == 5);
    // At a glance only numbers of a dictionary without nulls are known to be alike.
    CHECK_FALSE(batch->words("words").are_alike(0, 1, 2));
    CHECK_FALSE(batch->words("text").are_alike(0, 1, 2));
    memory_table plain{4};
    plain.dictionary<std::int32_t>("w", "i", {0, 1, 0, 1}, {"甲", "乙"});
    CHECK(plain.batch()->words("w").are_alike(0, 2, 2));
    CHECK_FALSE(plain.batch()->words("w").are_alike(0, 1, 2));
}

TEST_CASE("days are days whatever time of day stands with them, and none in a time zone") {
    memory_table t{3};
    t.column<std::int32_t>("day", "tdD", {0, 20'000, -1}, {true, true, false});
    t.column<std::int64_t>("ms", "tdm", {-1, 86'400'000, 86'399'999}).column<std::int64_t>("s", "tss:", {-86'401, 0, 86'400});
    t.column<std::int64_t>("m", "tsm:", {86'400'000, 1, -1}).column<std::int64_t>("u", "tsu:", {86'400'000'000, 1, -1});
    t.column<std::int64_t>("n", "tsn:", {86'400'000'000'000, 1, -1});
    t.column<std::int64_t>("far", "tss:", {std::numeric_limits<std::int64_t>::max(), no_number, 0});
    t.column<std::int64_t>("zone", "tss:Asia/Shanghai", {0, 0, 0}).column<std::int8_t>("nothing", "n", {});
    const auto batch = t.batch();
    const auto days = [&](const char* name) {
        const day_column c = batch->days(name);
        return values_of(c, c.days, 3);
    };
    CHECK(days("day") == numbers{0, 20'000, std::nullopt});
    CHECK(days("ms") == numbers{-1, 1, 0});
    CHECK(days("s") == numbers{-2, 0, 1});
    for (const char* name : {"m", "u", "n"}) CHECK(days(name) == numbers{1, 0, -1});
    CHECK(days("far") == numbers{1'000'000, -1'000'000, 0});
    CHECK(days("nothing") == numbers{std::nullopt, std::nullopt, std::nullopt});
    CHECK_FALSE(batch->days("absent"));
    CHECK_THROWS_WITH_AS(batch->days("zone"), doctest::Contains("column zone: Arrow type tss:Asia/Shanghai"), unusable);
    CHECK(batch->is_days("ms"));
    CHECK_FALSE(batch->is_days("s"));
    CHECK_FALSE(batch->is_days("absent"));

    CHECK(batch->moments("s").per_second == 1);
    CHECK(batch->moments("m").per_second == 1000);
    CHECK(batch->moments("u").per_second == 1'000'000);
    CHECK(batch->moments("n").per_second == 1'000'000'000);
    CHECK(batch->moments("s").values[2] == 86'400);
    CHECK_FALSE(batch->moments("nothing").valid[0]);
    CHECK_FALSE(batch->moments("absent"));
    CHECK_THROWS_AS(batch->moments("day"), unusable);
    CHECK_THROWS_AS(batch->moments("zone"), unusable);
}

TEST_CASE("whole numbers and amounts keep what is exact, and mark what is not") {
    memory_table t{3};
    t.column<std::int64_t>("l", "l", {1, 2, 3}, {true, false, true}).column<std::uint64_t>("L", "L", {~std::uint64_t{0}, 2, 3});
    t.column<std::int8_t>("c", "c", {-1, 2, 3}).column<double>("g", "g", {4, 4.5, -1e300});
    t.column<decimal128>("d0", "d:18,0", {wide(5), wide(-5), beyond_64_bits})
        .column<decimal128>("d1", "d:18,1", {wide(5), wide(0), wide(1)});
    t.column<decimal128>("d2", "d:18,2,128", {wide(5), wide(0), wide(1)})
        .column<decimal128>("d3", "d:18,3", {wide(5), wide(0), wide(1)});
    t.column<double>("yuan", "g", {12.34, 0.005, -1})
        .text<std::int32_t>("u", "u", {"5", "6", "7"})
        .column<std::int8_t>("n", "n", {});
    const auto batch = t.batch();
    const auto whole = [&](const char* name) {
        const integer_column c = batch->integers(name);
        return values_of(c, c.values, 3);
    };
    const auto fen = [&](const char* name) {
        const integer_column c = batch->fen(name);
        return values_of(c, c.values, 3);
    };
    CHECK(whole("l") == numbers{1, std::nullopt, 3});
    CHECK(whole("L") == numbers{no_number, 2, 3});
    CHECK(whole("c") == numbers{-1, 2, 3});
    CHECK(whole("g") == numbers{4, no_number, no_number});
    CHECK_THROWS_AS(batch->integers("u"), unusable);
    CHECK_FALSE(batch->integers("n"));
    CHECK(fen("c") == numbers{no_number, 200, 300});
    CHECK(fen("yuan") == numbers{1234, no_number, no_number});
    CHECK(fen("d0") == numbers{500, no_number, no_number});
    CHECK(fen("d1") == numbers{50, 0, 10});
    CHECK(fen("d2") == numbers{5, 0, 1});
    CHECK_FALSE(batch->fen("n"));
    CHECK_FALSE(batch->fen("absent"));
    CHECK_THROWS_AS(batch->fen("u"), unusable);
    // An amount of three decimals is no number of fen.
    CHECK_THROWS_AS(batch->fen("d3"), unusable);
}

TEST_CASE("words are words, as text of any layout, and as what other programs write for them") {
    memory_table t{3};
    const std::vector<std::string> words{"granted", "", "denied.state_secret"};
    t.text<std::int32_t>("u", "u", words).text<std::int64_t>("U", "U", words).views("vu", words);
    t.text<std::int32_t>("z", "z", words).text<std::int64_t>("Z", "Z", words);
    t.dictionary<std::uint8_t>("d8", "C", {2, 0, 1}, {"", "denied.state_secret", "granted"});
    t.dictionary<std::uint16_t>("d16", "S", {2, 0, 1}, {"", "denied.state_secret", "granted"});
    t.dictionary<std::int32_t>("d32", "i", {2, 0, 1}, {"", "denied.state_secret", "granted"});
    t.dictionary<std::int64_t>("d64", "l", {2, 0, 1}, {"", "denied.state_secret", "granted"});
    t.dictionary<double>("dg", "g", {0, 0, 0}, {"granted"});
    t.column<std::int32_t>("day", "tdD", {0, 20'000, 1}, {true, true, false}).column<std::int16_t>("year", "s", {2021, -5, 7});
    t.column<double>("edition", "g", {2021, 2019, 1}, {true, true, false}).column<double>("half", "g", {0.5, 1, 2});
    t.column<std::int8_t>("n", "n", {});
    const auto batch = t.batch();
    const auto text = [&](const char* name) {
        const text_column c = batch->text(name);
        strings out;
        for (std::size_t i = 0; i < 3; ++i) out.emplace_back(c.valid[i] ? c[i] : "null");
        return out;
    };
    for (const char* name : {"u", "U", "vu", "d8", "d16", "d32", "d64"}) {
        CAPTURE(name);
        CHECK(text(name) == words);
        CHECK(batch->is_text(name));
        const arrow::word_column column = batch->words(name);
        const code_column codes = batch->codes(name);
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(column[i] == words[i]);
            CHECK(codes[i] == words[i]);
        }
    }
    for (const char* name : {"z", "Z"}) {
        CHECK_THROWS_AS(batch->text(name), unusable);
        CHECK(batch->bytes(name)[2] == words[2]);
    }
    CHECK(text("day") == strings{"1970-01-01", "2024-10-04", "null"});
    CHECK(text("year") == strings{"2021", "-5", "7"});
    CHECK(text("edition") == strings{"2021", "2019", "null"});
    CHECK(text("n") == strings{"null", "null", "null"});
    CHECK_THROWS_AS(batch->text("half"), unusable);
    CHECK_THROWS_AS(batch->words("dg"), unusable);
    CHECK_FALSE(batch->text("absent"));
    CHECK_FALSE(batch->bytes("absent"));
    CHECK_FALSE(batch->is_text("year"));
    CHECK_FALSE(batch->is_text("absent"));
    CHECK(batch->names().front() == "u");
}

TEST_CASE("a number outside its dictionary is no word, and a null none") {
    memory_table t{3};
    t.dictionary<std::uint8_t>("w", "C", {9, 0, 0}, {"granted"}, {true, true, false});
    const auto batch = t.batch();
    const arrow::word_column words = batch->words("w");
    CHECK(words[0].empty());
    CHECK(words.number(0) == 1);
    CHECK(words[1] == "granted");
    CHECK(words[2].empty());
    CHECK(batch->codes("w")[0] == "?");
    CHECK_FALSE(batch->codes("w").has(2));
    memory_table empty{1};
    empty.dictionary<std::uint8_t>("w", "C", {0}, {});
    CHECK(empty.batch()->words("w")[0].empty());
}

TEST_CASE("columns that are slices begin where the slice does") {
    memory_table t{2};
    t.column<std::int32_t>("day", "tdD", {9, 9, 9, 4, 5}, {true, true, true, false, true}).from(3);
    t.column<std::uint8_t>("truth", "b", {0b10'000}).from(3);
    t.text<std::int32_t>("text", "u", {"a", "b", "c", "d", "e"}).from(3);
    t.column<decimal128>("amount", "d:9,1", {wide(1), wide(2), wide(3), wide(4), wide(5)}).from(3);
    t.dictionary<std::int16_t>("word", "s", {1, 1, 1, 0, 1}, {"零", "一"}).from(3);
    t.column<std::int32_t>("n", "n", {});
    const auto batch = t.batch();
    const day_column days = batch->days("day");
    CHECK(values_of(days, days.days, 2) == numbers{std::nullopt, 5});
    CHECK_FALSE(batch->truth("truth", 0));
    CHECK(batch->truth("truth", 1));
    CHECK_FALSE(batch->truth("n", 0));
    CHECK_FALSE(batch->truth("absent", 0));
    CHECK_THROWS_AS(batch->truth("day", 0), unusable);
    CHECK(batch->truths("truth").offset == 3);
    CHECK_FALSE(batch->truths("n").valid[0]);
    CHECK_FALSE(batch->truths("absent"));
    CHECK_THROWS_AS(batch->truths("day"), unusable);
    CHECK(batch->text("text")[1] == "e");
    CHECK(shown(batch->numbers("amount"), 1) == "0.5");
    CHECK(batch->words("word")[0] == "零");
}

TEST_CASE("a column that is there twice, a type that is none, and what is no table are refused by name") {
    memory_table t{1};
    t.column<std::int64_t>("value", "l", {1}).column<std::int64_t>("value", "l", {1});
    t.column<decimal128>("odd", "d:x", {wide(1)}).column<decimal128>("wider", "d:40,2,256", {wide(1)});
    t.column<std::int64_t>("list", "+l", {0});
    const auto batch = t.batch();
    CHECK_THROWS_WITH_AS(batch->numbers("value"), doctest::Contains("column value twice"), unusable);
    for (const char* name : {"odd", "wider", "list"})
        CHECK_THROWS_WITH_AS(batch->numbers(name), doctest::Contains(name), unusable);
    try {
        batch->text("list");
        FAIL("a list was read as text");
    } catch (const unusable& e) {
        CHECK(e.why().code == errc::tidy_syntax);
    }
}

TEST_CASE("what a stream says is wrong is thrown, and the stream given back") {
    static int released = 0;
    released = 0;
    ArrowArrayStream stream{};
    stream.get_last_error = [](ArrowArrayStream*) -> const char* { return "the file is gone"; };
    stream.release = [](ArrowArrayStream*) { ++released; };
    stream.get_schema = [](ArrowArrayStream*, ArrowSchema*) { return 5; };
    CHECK_THROWS_WITH_AS(arrow::batch_reader(stream, errc::tidy_syntax), "the file is gone", std::runtime_error);
    CHECK(released == 1);
    const bool is_taken = stream.release == nullptr;
    CHECK(is_taken);

    stream.release = [](ArrowArrayStream*) { ++released; };
    stream.get_schema = [](ArrowArrayStream*, ArrowSchema* out) {
        *out = {};
        out->format = "l";
        return 0;
    };
    CHECK_THROWS_WITH_AS(arrow::batch_reader(stream, errc::tidy_syntax), doctest::Contains("no table: Arrow type l"), unusable);
    CHECK(released == 2);

    stream.release = [](ArrowArrayStream*) { ++released; };
    stream.get_schema = [](ArrowArrayStream*, ArrowSchema* out) {
        *out = {};
        out->format = "+s";
        return 0;
    };
    stream.get_next = [](ArrowArrayStream*, ArrowArray*) { return 12; };
    stream.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
    {
        arrow::batch_reader reader{stream, errc::tidy_syntax};
        CHECK_THROWS_AS(reader.next(), std::runtime_error);
    }
    CHECK(released == 3);
}
