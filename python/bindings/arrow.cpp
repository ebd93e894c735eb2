// SPDX-License-Identifier: Apache-2.0
#include "arrow.hpp"

#include <charconv>
#include <cmath>
#include <cstring>
#include <gongkai/calendar/iso_date.hpp>
#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace gongkai::python {

namespace {

constexpr std::int64_t not_a_number = std::numeric_limits<std::int64_t>::min();

/// Up to here every whole number is a double.
constexpr double exact_in_double = 9'007'199'254'740'992;

__extension__ typedef __int128 wide_integer;

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
    raise(error{unusable_, "column " + std::string{name} + ": Arrow type " + std::string{format}});
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
        if (found) raise(error{unusable_, "column " + std::string{name} + " twice"});
        found = {schema_->children[i], array_.children[i],
                 static_cast<std::size_t>(array_.children[i]->offset + array_.offset)};
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

integer_column arrow_batch::integers(std::string_view name) {
    const column c = find(name);
    if (!c || c.format() == "n") return {};
    if (c.format() == "l") return {c.values<std::int64_t>(), c.valid()};
    integer_column out{nullptr, c.valid()};
    const bool whole = with_integer(c.format(), [&]<class T>(T) {
        out.values = convert<std::int64_t, T>(c, [](T v) {
            return std::in_range<std::int64_t>(v) ? static_cast<std::int64_t>(v) : not_a_number;
        });
    });
    if (whole) return out;
    // Whole numbers beside nulls are often floating-point numbers.
    if (c.format() != "g") refuse(name, c.format());
    out.values = convert<std::int64_t, double>(c, [](double v) {
        return std::abs(v) <= exact_in_double && v == std::floor(v) ? static_cast<std::int64_t>(v) : not_a_number;
    });
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
    // decimal128 of scale 0 to 2: d:precision,scale
    const std::size_t comma = format.find(',');
    if (!format.starts_with("d:") || comma == std::string_view::npos) refuse(yuan, format);
    const std::string_view scale = format.substr(comma + 1);
    if (scale != "0" && scale != "1" && scale != "2") refuse(yuan, format);
    const std::int64_t unit = scale == "0" ? 100 : scale == "1" ? 10 : 1;
    struct decimal128 {
        std::uint64_t low;
        std::int64_t high;
    };
    out.values = convert<std::int64_t, decimal128>(c, [unit](decimal128 v) {
        const bool usable = v.high == 0 && v.low <= static_cast<std::uint64_t>(most_yuan);
        return usable ? static_cast<std::int64_t>(v.low) * unit : not_a_number;
    });
    return out;
}

number_column arrow_batch::numbers(std::string_view name) {
    const column c = find(name);
    if (!c || c.format() == "n") return {};
    const validity valid = c.valid();
    decimal* const out = converted<decimal>();
    const auto fill = [&](auto number) {
        for (std::size_t i = 0; i < rows(); ++i) {
            if (!valid[i]) continue;
            const std::optional<decimal> exactly = number(i);
            if (!exactly)
                raise(error{unusable_, "column " + std::string{name} + ": row " + std::to_string(i + 1) +
                                                        " of the batch holds no number that is exact"});
            out[i] = *exactly;
        }
        return number_column{out, valid};
    };
    const std::string_view format = c.format();
    std::optional<number_column> whole;
    if (!c.type->dictionary)
        with_integer(format, [&]<class T>(T) {
            whole = fill([values = c.values<T>()](std::size_t i) { return exact(values[i], 0); });
        });
    if (whole) return *whole;
    if (format == "g") {
        const auto* const values = c.values<double>();
        return fill([values](std::size_t i) -> std::optional<decimal> {
            if (std::abs(values[i]) > exact_in_double || values[i] != std::floor(values[i])) return std::nullopt;
            return decimal{static_cast<std::int64_t>(values[i])};
        });
    }
    // d:precision,scale or d:precision,scale,128
    if (format.starts_with("d:")) {
        int scale = 0;
        const std::size_t comma = format.find(',');
        const std::size_t second = format.find(',', comma + 1);
        if (comma == std::string_view::npos || (second != std::string_view::npos && format.substr(second) != ",128") ||
            std::from_chars(format.data() + comma + 1, format.data() + format.size(), scale).ec != std::errc{})
            refuse(name, format);
        const auto* const bytes = static_cast<const char*>(c.data->buffers[1]) + 16 * c.offset;
        return fill([bytes, scale](std::size_t i) {
            wide_integer coefficient = 0;
            std::memcpy(&coefficient, bytes + 16 * i, 16);
            return exact(coefficient, scale);
        });
    }
    const code_column words = codes(name);
    return fill([&words](std::size_t i) { return decimal::parse(words[i]); });
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
    if (c.format().ends_with('z') || c.format().ends_with('Z')) refuse(name, c.format());
    return text_of(c, name);
}

code_column arrow_batch::codes(std::string_view name) {
    const column c = find(name);
    code_column out;
    if (!c) return out;
    if (!c.type->dictionary) {
        out.text = text(name);
        return out;
    }
    const auto width = index_width(c.format());
    if (!width) refuse(name, c.format());
    const ArrowArray* const words = c.data->dictionary;
    const column dictionary{c.type->dictionary, words, static_cast<std::size_t>(words->offset)};
    std::vector<std::string_view>& entries = dictionaries_.emplace_back();
    if (words->length != 0) {
        const text_column text = text_of(dictionary, name);
        for (std::size_t i = 0; i < static_cast<std::size_t>(words->length); ++i)
            entries.push_back(text.valid[i] ? text[i] : std::string_view{});
    }
    constexpr std::size_t bytes[] = {0, 1, 2, 4, 8};
    out.indices = c.values<char>() - c.offset + c.offset * bytes[static_cast<std::size_t>(*width)];
    out.index_width = *width;
    out.valid = c.valid();
    out.dictionary = entries;
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

std::vector<std::shared_ptr<arrow_batch>> arrow_batches(const py::object& source, errc unusable) {
    if (!py::hasattr(source, "__arrow_c_stream__"))
        throw py::type_error("no table: " + py::str(py::type::of(source).attr("__name__")).cast<std::string>() +
                             " has no Arrow PyCapsule interface (__arrow_c_stream__)");
    const auto capsule = source.attr("__arrow_c_stream__")().cast<py::capsule>();
    auto* const stream = capsule.get_pointer<ArrowArrayStream>();
    const auto checked = [stream](int status) {
        if (status == 0) return;
        const char* const why = stream->get_last_error(stream);
        throw std::runtime_error{why ? why : std::strerror(status)};
    };
    ArrowSchema schema{};
    int status = stream->get_schema(stream, &schema);
    checked(status);
    const std::shared_ptr<const ArrowSchema> shared{new ArrowSchema{schema}, [](const ArrowSchema* s) {
                                                        auto* const own = const_cast<ArrowSchema*>(s);
                                                        if (own->release) own->release(own);
                                                        delete own;
                                                    }};
    if (std::string_view{shared->format} != "+s")
        raise(error{unusable, "no table: Arrow type " + std::string{shared->format}});
    std::vector<std::shared_ptr<arrow_batch>> batches;
    for (;;) {
        ArrowArray array{};
        {
            const py::gil_scoped_release release;
            status = stream->get_next(stream, &array);
        }
        checked(status);
        if (!array.release) return batches;
        batches.push_back(std::make_shared<arrow_batch>(shared, array, unusable));
    }
}

}  // namespace gongkai::python
