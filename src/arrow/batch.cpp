// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <bit>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <gongkai/arrow/batch.hpp>
#include <gongkai/calendar/iso_date.hpp>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace gongkai::arrow {

namespace {

constexpr std::int64_t not_a_number = std::numeric_limits<std::int64_t>::min();

/// Up to here every whole number is a double.
constexpr double exact_in_double = 9'007'199'254'740'992;

__extension__ typedef __int128 wide_integer;

/// A decimal128 as it lies in memory, in the machine's own order of bytes.
using decimal128 = std::array<char, 16>;

/// The scale of a decimal128, d:precision,scale or d:precision,scale,128; none of any other type.
std::optional<int> decimal_scale(std::string_view format) noexcept {
    const std::size_t comma = format.find(',');
    if (!format.starts_with("d:") || comma == std::string_view::npos) return std::nullopt;
    const char* const end = format.data() + format.size();
    int scale = 0;
    const auto [rest, failed] = std::from_chars(format.data() + comma + 1, end, scale);
    const std::string_view width{rest, static_cast<std::size_t>(end - rest)};
    if (failed != std::errc{} || (!width.empty() && width != ",128")) return std::nullopt;
    return scale;
}

bool is_whole(double v) noexcept { return std::abs(v) <= exact_in_double && v == std::floor(v); }

/// The number that a double was read from. One of fifteen digits comes back as it was written; where it takes more to name
/// the double, it may be the result of a computation.
std::optional<decimal> exact(double v) noexcept {
    if (is_whole(v)) return decimal{static_cast<std::int64_t>(v)};
    char digits[64];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, v, std::chars_format::fixed);
    if (error != std::errc{}) return std::nullopt;
    const std::string_view text{digits, end};
    const std::size_t first = text.find_first_of("123456789");
    constexpr std::size_t point = 1;
    if (first == std::string_view::npos) return std::nullopt;
    const std::size_t significant = text.size() - first - (text.find('.') > first ? point : 0);
    return significant <= std::numeric_limits<double>::digits10 ? decimal::parse(text) : std::nullopt;
}

/// coefficient × 10^-scale, where a decimal holds it.
std::optional<decimal> exact(wide_integer coefficient, int scale) noexcept {
    while (scale > 0 && coefficient % 10 == 0) {
        coefficient /= 10;
        --scale;
    }
    constexpr std::int64_t limit = 1'000'000'000'000'000'000;
    for (; scale < 0; ++scale) {
        if (coefficient > limit || coefficient < -limit) return std::nullopt;
        coefficient *= 10;
    }
    if (coefficient >= limit || coefficient <= -limit || scale > decimal::max_digits) return std::nullopt;
    return decimal{static_cast<std::int64_t>(coefficient), static_cast<std::uint8_t>(scale)};
}

std::optional<code_column::width> index_width(std::string_view format) {
    using enum code_column::width;
    if (format == "c" || format == "C") return bits8;
    if (format == "s" || format == "S") return bits16;
    if (format == "i" || format == "I") return bits32;
    if (format == "l" || format == "L") return bits64;
    return std::nullopt;
}

/// Calls `with` with a value of the C++ type of an Arrow integer; false for any other type.
template <class With>
bool with_integer(std::string_view format, With&& with) {
    if (format.size() != 1) return false;
    switch (format[0]) {
        case 'c': with(std::int8_t{}); return true;
        case 'C': with(std::uint8_t{}); return true;
        case 's': with(std::int16_t{}); return true;
        case 'S': with(std::uint16_t{}); return true;
        case 'i': with(std::int32_t{}); return true;
        case 'I': with(std::uint32_t{}); return true;
        case 'l': with(std::int64_t{}); return true;
        case 'L': with(std::uint64_t{}); return true;
        default: return false;
    }
}

/// The first row from `begin` whose value is not that of `begin`.
template <class T>
std::size_t same_values_until(const void* values, const validity& valid, std::size_t begin, std::size_t end) noexcept {
    const auto* const v = static_cast<const T*>(values);
    std::size_t at = begin + 1;
    if (valid.bits == nullptr) {
        while (at < end && v[at] == v[begin]) ++at;
        return at;
    }
    const bool has = valid[begin];
    while (at < end && valid[at] == has && (!has || v[at] == v[begin])) ++at;
    return at;
}

std::size_t same_values_until(std::size_t width, const void* values, const validity& valid, std::size_t begin,
                              std::size_t end) noexcept {
    switch (width) {
        case 1: return same_values_until<std::uint8_t>(values, valid, begin, end);
        case 2: return same_values_until<std::uint16_t>(values, valid, begin, end);
        case 4: return same_values_until<std::uint32_t>(values, valid, begin, end);
        case 8: return same_values_until<std::uint64_t>(values, valid, begin, end);
        default: break;
    }
    struct two_words {
        std::uint64_t low, high;
        bool operator==(const two_words&) const = default;
    };
    return same_values_until<two_words>(values, valid, begin, end);
}

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) noexcept { return a / b - (a % b < 0 ? 1 : 0); }

/// A day far outside every ledger, for what does not fit into 32 bits.
constexpr std::int32_t as_day(std::int64_t days) noexcept {
    constexpr std::int64_t far = 1'000'000;
    return static_cast<std::int32_t>(days > far ? far : days < -far ? -far : days);
}

}  // namespace

arrow_batch::arrow_batch(std::shared_ptr<const ArrowSchema> schema, ArrowArray array, errc unusable)
    : schema_{std::move(schema)}, array_{array}, unusable_{unusable} {}

arrow_batch::~arrow_batch() {
    if (array_.release) array_.release(&array_);
}

void arrow_batch::refuse(std::string_view name, std::string_view format) const {
    throw unusable(error{unusable_, "column " + std::string{name} + ": Arrow type " + std::string{format}});
}

std::vector<std::string_view> arrow_batch::names() const {
    std::vector<std::string_view> out;
    for (std::int64_t i = 0; i < schema_->n_children; ++i) out.emplace_back(schema_->children[i]->name);
    return out;
}

arrow_batch::column arrow_batch::find(std::string_view name) const {
    column found;
    for (std::int64_t i = 0; i < schema_->n_children; ++i) {
        if (schema_->children[i]->name != name) continue;
        if (found) throw unusable(error{unusable_, "column " + std::string{name} + " twice"});
        found = {schema_->children[i], array_.children[i], static_cast<std::size_t>(array_.children[i]->offset + array_.offset)};
    }
    return found;
}

template <class To>
To* arrow_batch::converted() {
    return reinterpret_cast<To*>(memory_.emplace_back((rows() + 1) * sizeof(To) / sizeof(std::uint64_t) + 1).data());
}

template <class To, class From, class Convert>
const To* arrow_batch::convert(const column& c, Convert each) {
    To* const out = converted<To>();
    const From* const in = c.values<From>();
    for (std::size_t i = 0; i < rows(); ++i) out[i] = each(in[i]);
    return out;
}

validity arrow_batch::no_rows_valid() { return {converted<std::uint8_t>(), 0}; }

day_column arrow_batch::days(std::string_view name) {
    const column c = find(name);
    if (!c) return {};
    const std::string_view format = c.format();
    if (format == "n") return {converted<std::int32_t>(), no_rows_valid()};
    if (format == "tdD") return {c.values<std::int32_t>(), c.valid()};
    // A time of day counts with its day. One in a time zone may be another day where the organ is: refused.
    std::int64_t per_day = 0;
    if (format == "tdm") per_day = 86'400'000;
    else if (format == "tss:") per_day = 86'400;
    else if (format == "tsm:") per_day = 86'400'000;
    else if (format == "tsu:") per_day = 86'400'000'000;
    else if (format == "tsn:") per_day = 86'400'000'000'000;
    else refuse(name, format);
    return {convert<std::int32_t, std::int64_t>(c, [per_day](std::int64_t t) { return as_day(floor_divide(t, per_day)); }),
            c.valid()};
}

moment_column arrow_batch::moments(std::string_view name) {
    const column c = find(name);
    if (!c) return {};
    const std::string_view format = c.format();
    if (format == "n") return {converted<std::int64_t>(), 1, no_rows_valid()};
    std::int64_t per_second = 1;
    if (format == "tsm:") per_second = 1000;
    else if (format == "tsu:") per_second = 1'000'000;
    else if (format == "tsn:") per_second = 1'000'000'000;
    else if (format != "tss:") refuse(name, format);
    return {c.values<std::int64_t>(), per_second, c.valid()};
}

truth_column arrow_batch::truths(std::string_view name) {
    const column c = find(name);
    if (!c) return {};
    if (c.format() == "n") return {converted<std::uint8_t>(), 0, no_rows_valid()};
    if (c.format() != "b") refuse(name, c.format());
    return {static_cast<const std::uint8_t*>(c.data->buffers[1]), c.offset, c.valid()};
}

bool arrow_batch::is_days(std::string_view name) const {
    const column c = find(name);
    return c && (c.format() == "tdD" || c.format() == "tdm");
}

integer_column arrow_batch::integers(std::string_view name) {
    const column c = find(name);
    if (!c || c.format() == "n") return {};
    if (c.format() == "l") return {c.values<std::int64_t>(), c.valid()};
    integer_column out{nullptr, c.valid()};
    const bool whole = with_integer(c.format(), [&]<class T>(T) {
        out.values = convert<std::int64_t, T>(
            c, [](T v) { return std::in_range<std::int64_t>(v) ? static_cast<std::int64_t>(v) : not_a_number; });
    });
    if (whole) return out;
    // Whole numbers beside nulls are often floating-point numbers.
    if (c.format() != "g") refuse(name, c.format());
    out.values =
        convert<std::int64_t, double>(c, [](double v) { return is_whole(v) ? static_cast<std::int64_t>(v) : not_a_number; });
    return out;
}

integer_column arrow_batch::fen(std::string_view yuan) {
    const column c = find(yuan);
    if (!c || c.format() == "n") return {};
    integer_column out{nullptr, c.valid()};
    constexpr std::int64_t most_yuan = 1'000'000'000'000'000;
    const bool whole = with_integer(c.format(), [&]<class T>(T) {
        out.values = convert<std::int64_t, T>(c, [](T v) {
            const bool usable = std::cmp_greater_equal(v, 0) && std::cmp_less_equal(v, most_yuan);
            return usable ? static_cast<std::int64_t>(v) * 100 : not_a_number;
        });
    });
    if (whole) return out;
    const std::string_view format = c.format();
    if (format == "g") {
        out.values = convert<std::int64_t, double>(c, [](double v) {
            const double fen = std::round(v * 100);
            const bool usable = v >= 0 && v <= 1e13 && std::abs(fen - v * 100) < 1e-3;
            return usable ? static_cast<std::int64_t>(fen) : not_a_number;
        });
        return out;
    }
    const std::optional<int> scale = decimal_scale(format);
    if (!scale || *scale < 0 || *scale > 2) refuse(yuan, format);
    const std::int64_t unit = *scale == 0 ? 100 : *scale == 1 ? 10 : 1;
    out.values = convert<std::int64_t, decimal128>(c, [unit](const decimal128& bytes) {
        const auto v = std::bit_cast<wide_integer>(bytes);
        return v >= 0 && v <= most_yuan ? static_cast<std::int64_t>(v) * unit : not_a_number;
    });
    return out;
}

std::size_t word_column::same_until(std::size_t begin, std::size_t end) const noexcept {
    constexpr std::size_t bytes[] = {0, 1, 2, 4, 8};
    if (is_dictionary())
        return same_values_until(bytes[static_cast<std::size_t>(numbers.index_width)], numbers.indices, numbers.valid, begin,
                                 end);
    const bool has_word = text.valid[begin];
    const std::string_view first = has_word ? text[begin] : std::string_view{};
    std::size_t at = begin + 1;
    while (at < end && text.valid[at] == has_word && (!has_word || text[at] == first)) ++at;
    return at;
}

std::size_t number_column::same_until(std::size_t begin, std::size_t end) const noexcept {
    if (read_ == nullptr) return end;
    return width_ == 0 ? words_.same_until(begin, end) : same_values_until(width_, values_, valid_, begin, end);
}

number_column::found number_column::read(std::size_t row, decimal& out) const noexcept {
    if (!has(row)) return found::none;
    return read_(*this, row, out) ? found::exact : found::inexact;
}

number_column arrow_batch::numbers(std::string_view name) {
    const column c = find(name);
    number_column out;
    if (!c || c.format() == "n") return out;
    out.valid_ = c.valid();
    const std::string_view format = c.format();
    out.is_int64_ = format == "l" && !c.type->dictionary;
    if (!c.type->dictionary)
        with_integer(format, [&]<class T>(T) {
            out.values_ = c.values<T>();
            out.width_ = sizeof(T);
            out.read_ = [](const number_column& n, std::size_t row, decimal& number) noexcept {
                const std::optional<decimal> read = exact(static_cast<const T*>(n.values_)[row], 0);
                if (read) number = *read;
                return read.has_value();
            };
        });
    if (out.read_) return out;
    if (format == "g") {
        out.values_ = c.values<double>();
        out.width_ = sizeof(double);
        out.read_ = [](const number_column& n, std::size_t row, decimal& number) noexcept {
            const std::optional<decimal> read = exact(static_cast<const double*>(n.values_)[row]);
            if (read) number = *read;
            return read.has_value();
        };
        return out;
    }
    if (format.starts_with("d:")) {
        const std::optional<int> scale = decimal_scale(format);
        if (!scale) refuse(name, format);
        out.scale_ = *scale;
        out.values_ = static_cast<const char*>(c.data->buffers[1]) + 16 * c.offset;
        out.width_ = 16;
        out.read_ = [](const number_column& n, std::size_t row, decimal& number) noexcept {
            wide_integer coefficient = 0;
            std::memcpy(&coefficient, static_cast<const char*>(n.values_) + 16 * row, 16);
            const std::optional<decimal> read = exact(coefficient, n.scale_);
            if (read) number = *read;
            return read.has_value();
        };
        return out;
    }
    out.words_ = words(name);
    out.read_ = [](const number_column& n, std::size_t row, decimal& number) noexcept {
        const std::optional<decimal> read = decimal::parse(n.words_[row]);
        if (read) number = *read;
        return read.has_value();
    };
    return out;
}

text_column arrow_batch::text_of(const column& c, std::string_view name) {
    text_column out;
    const std::string_view format = c.format();
    out.valid = c.valid();
    if (format == "u" || format == "z") {
        out.offsets = c.values<std::int32_t>();
        out.bytes = static_cast<const char*>(c.data->buffers[2]);
    } else if (format == "U" || format == "Z") {
        out.large_offsets = c.values<std::int64_t>();
        out.bytes = static_cast<const char*>(c.data->buffers[2]);
    } else if (format == "vu" || format == "vz") {
        out.views = static_cast<const std::uint8_t*>(c.data->buffers[1]) + 16 * c.offset;
        // Of the buffers the last holds the sizes of the others.
        out.buffers = {reinterpret_cast<const char* const*>(c.data->buffers + 2),
                       static_cast<std::size_t>(c.data->n_buffers - 3)};
    } else {
        refuse(name, format);
    }
    return out;
}

text_column arrow_batch::bytes(std::string_view name) {
    const column c = find(name);
    if (!c) return {};
    return text_of(c, name);
}

text_column arrow_batch::text(std::string_view name) {
    const column c = find(name);
    if (!c) return {};
    const auto write = [&](const validity& valid, auto append) {
        text_column out;
        std::int64_t* const offsets = converted<std::int64_t>();
        std::string& bytes = texts_.emplace_back();
        for (std::size_t i = 0; i < rows(); ++i) {
            offsets[i] = static_cast<std::int64_t>(bytes.size());
            if (valid[i]) append(bytes, i);
        }
        offsets[rows()] = static_cast<std::int64_t>(bytes.size());
        out.large_offsets = offsets;
        out.bytes = bytes.data();
        out.valid = valid;
        return out;
    };
    if (c.format() == "n") return write(no_rows_valid(), [](std::string&, std::size_t) {});
    if (c.type->dictionary) {
        const code_column words = codes(name);
        return write(words.valid, [&](std::string& bytes, std::size_t i) { bytes += words[i]; });
    }
    if (c.format().starts_with('t')) {  // consultations, of which no request has two
        const day_column dates = days(name);
        return write(dates.valid, [&](std::string& bytes, std::size_t i) {
            bytes += iso_date(std::chrono::sys_days{std::chrono::days{dates.days[i]}});
        });
    }
    std::optional<text_column> numbers;
    with_integer(c.format(), [&]<class T>(T) {
        numbers = write(c.valid(), [values = c.values<T>()](std::string& bytes, std::size_t i) {
            char digits[24];
            bytes.append(digits, std::to_chars(digits, digits + sizeof digits, values[i]).ptr);
        });
    });
    if (numbers) return *numbers;
    if (c.format() == "g") {  // whole numbers beside nulls, as codes of editions are
        const double* const values = c.values<double>();
        return write(c.valid(), [&](std::string& bytes, std::size_t i) {
            if (!is_whole(values[i])) refuse(name, c.format());
            bytes += std::to_string(static_cast<std::int64_t>(values[i]));
        });
    }
    if (c.format().ends_with('z') || c.format().ends_with('Z')) refuse(name, c.format());
    return text_of(c, name);
}

const void* arrow_batch::indices_of(const column& c, code_column::width width) noexcept {
    constexpr std::size_t bytes[] = {0, 1, 2, 4, 8};
    return static_cast<const char*>(c.data->buffers[1]) + c.offset * bytes[static_cast<std::size_t>(width)];
}

code_column arrow_batch::codes(std::string_view name) {
    const word_column of = words(name);
    code_column out = of.numbers;
    if (!of.is_dictionary()) {
        out.text = of.text;
        return out;
    }
    std::vector<std::string_view>& entries = dictionaries_.emplace_back();
    for (std::size_t n = 0; n < of.words; ++n) entries.push_back(of.word(n));
    out.dictionary = entries;
    return out;
}

word_column arrow_batch::words(std::string_view name) {
    const column c = find(name);
    word_column out;
    if (!c) return out;
    if (!c.type->dictionary) {
        out.text = text(name);
        return out;
    }
    const auto width = index_width(c.format());
    if (!width) refuse(name, c.format());
    const ArrowArray* const words = c.data->dictionary;
    out.words = static_cast<std::size_t>(words->length);
    if (out.words != 0) out.text = text_of({c.type->dictionary, words, static_cast<std::size_t>(words->offset)}, name);
    out.numbers.indices = indices_of(c, *width);
    out.numbers.index_width = *width;
    out.numbers.valid = c.valid();
    return out;
}

bool arrow_batch::is_text(std::string_view name) const {
    const column c = find(name);
    if (!c) return false;
    const std::string_view format = c.type->dictionary ? c.type->dictionary->format : c.type->format;
    return format == "u" || format == "U" || format == "vu";
}

bool arrow_batch::truth(std::string_view name, std::size_t row) const {
    const column c = find(name);
    if (!c || c.format() == "n") return false;
    if (c.format() != "b") refuse(name, c.format());
    return c.valid()[row] && validity{static_cast<const std::uint8_t*>(c.data->buffers[1]), c.offset}[row];
}

batch_reader::batch_reader(ArrowArrayStream& stream, errc unusable_code) : stream_{stream}, unusable_{unusable_code} {
    stream.release = nullptr;
    try {
        ArrowSchema schema{};
        require(stream_.get_schema(&stream_, &schema));
        schema_ = {new ArrowSchema{schema}, [](const ArrowSchema* s) {
                       auto* const own = const_cast<ArrowSchema*>(s);
                       if (own->release) own->release(own);
                       delete own;
                   }};
        if (std::string_view{schema_->format} != "+s")
            throw unusable(error{unusable_, "no table: Arrow type " + std::string{schema_->format}, {}});
    } catch (...) {
        if (stream_.release) stream_.release(&stream_);
        throw;
    }
}

batch_reader::~batch_reader() {
    if (stream_.release) stream_.release(&stream_);
}

void batch_reader::require(int status) {
    if (status == 0) return;
    const char* const why = stream_.get_last_error(&stream_);
    throw std::runtime_error{why ? why : std::strerror(status)};
}

std::shared_ptr<arrow_batch> batch_reader::next() {
    ArrowArray array{};
    require(stream_.get_next(&stream_, &array));
    if (!array.release) return nullptr;
    return std::make_shared<arrow_batch>(schema_, array, unusable_);
}

}  // namespace gongkai::arrow
