// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <algorithm>
#include <array>
#include <gongkai/frames/check_columns.hpp>
#include <gongkai/frames/reports.hpp>
#include <gongkai/panel/agency_names.hpp>
#include <gongkai/report/agency_kind.hpp>
#include <gongkai/report/published_report.hpp>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "arrow.hpp"
#include "settings.hpp"

namespace gongkai::python {

namespace {

__extension__ typedef __int128 wide_integer;

constexpr std::uint8_t amount_scale = 18;
static_assert(decimal::max_digits <= amount_scale);

wide_integer amount_of(const decimal& number) noexcept {
    wide_integer out = number.coefficient();
    for (int i = number.scale(); i < amount_scale; ++i) out *= 10;
    return out;
}

/// A report and what it is called, with what keeps it alive.
struct named_report {
    py::object owner;
    const published_report* report = nullptr;
    std::optional<std::string> file;
    std::string agency;  ///< valid UTF-8
};

bool is_count(const cell_key& key, const cell& c) noexcept { return c.has_value() && c.number().is_integer() && !key.is_money(); }

std::size_t cells_in(std::span<const named_report> reports) noexcept {
    std::size_t rows = 0;
    for (const named_report& r : reports) rows += cells_of(r.report->form()).size();
    return rows;
}

/// Text of the few words that a column can hold, as numbers into a dictionary or written out.
class word_writer {
public:
    word_writer(column_values& out, const frame_column& column, std::size_t rows) : out_{out}, column_{column} {
        if (column.type == column_type::word8) bytes_ = out.reserve<std::int8_t>(rows);
        if (column.type == column_type::word32) numbers_ = out.reserve<std::int32_t>(rows);
    }
    void fill(std::size_t first, std::size_t rows, std::string_view word) {
        if (bytes_) std::fill_n(bytes_ + first, rows, static_cast<std::int8_t>(column_.words->number_of(word)));
        else if (numbers_) std::fill_n(numbers_ + first, rows, column_.words->number_of(word));
        else
            for (std::size_t i = 0; i < rows; ++i) out_.text().add(word);
    }
    void set_number(std::size_t row, std::int8_t number) noexcept { bytes_[row] = number; }
    bool has_numbers() const noexcept { return bytes_ != nullptr; }

private:
    column_values& out_;
    const frame_column& column_;
    std::int8_t* bytes_ = nullptr;
    std::int32_t* numbers_ = nullptr;
};

/// The columns that say which report a row is from.
std::vector<frame_column> identity_columns(bool words) {
    const auto text = [&](const char* name, column_type type) {
        return words ? frame_column{name, type, std::make_shared<word_list>()} : frame_column{name, column_type::text};
    };
    return {text("file", column_type::word32),
            text("agency", column_type::word32),
            {"year", column_type::int16},
            text("edition", column_type::word8)};
}

constexpr std::size_t identity_size = 4;

/// `rows_of(report)`: how many rows it has.
template <class RowsOf>
void write_identity(const frame& shape, std::span<const named_report> reports, std::size_t rows, frame_batch& out,
                    RowsOf rows_of) {
    for (std::size_t i = 0; i < identity_size; ++i) out.columns.emplace_back(shape.columns()[i].type);
    word_writer file{out.columns[0], shape.columns()[0], rows};
    word_writer agency{out.columns[1], shape.columns()[1], rows};
    auto* const year = out.columns[2].reserve<std::int16_t>(rows);
    word_writer edition{out.columns[3], shape.columns()[3], rows};
    std::size_t at = 0;
    const auto null = [&](std::size_t column, std::size_t n) {
        for (std::size_t i = at; i < at + n; ++i) out.columns[column].set_null(i, rows);
    };
    for (const named_report& r : reports) {
        const std::size_t n = rows_of(r);
        const auto& printed = r.report->metadata.year;
        file.fill(at, n, r.file.value_or(""));
        if (!r.file) null(0, n);
        agency.fill(at, n, r.agency);
        if (r.agency.empty()) null(1, n);
        std::fill_n(year + at, n, static_cast<std::int16_t>(printed ? static_cast<int>(*printed) : 0));
        if (!printed) null(2, n);
        edition.fill(at, n, code(r.report->edition()));
        at += n;
    }
}

struct tidy_options {
    bool words = true;     ///< codes as dictionaries
    bool exact = false;    ///< with the numbers as text, which keeps the zeros at their end
    bool sources = false;  ///< with what was read and where
};

/// A row for each cell.
class tidy_builder {
public:
    static constexpr std::size_t reports_in_batch = 512;

    explicit tidy_builder(tidy_options options) : options_{options}, out_{std::make_shared<frame>(columns(options))} {
        for (std::size_t i = 0; i < cell_count; ++i) {
            const std::array<std::string_view, 3> codes{code(all_cells[i].table()), all_cells[i].row_code(),
                                                        all_cells[i].column_code()};
            for (std::size_t k = 0; k < 3; ++k)
                if (options.words)
                    numbers_[k][i] = static_cast<std::int8_t>(out_->columns()[identity_size + k].words->number_of(codes[k]));
        }
        if (options.words)
            for (const cell_status s : enumerators<cell_status>) out_->columns()[status_at].words->number_of(code(s));
    }

    void add(std::span<const named_report> reports) {
        const std::size_t rows = cells_in(reports);
        auto batch = std::make_shared<frame_batch>();
        batch->rows = rows;
        write_identity(*out_, reports, rows, *batch, [](const named_report& r) { return cells_of(r.report->form()).size(); });
        for (std::size_t i = identity_size; i < out_->columns().size(); ++i) batch->columns.emplace_back(out_->columns()[i].type);
        write_codes(reports, rows, *batch);
        write_numbers(reports, rows, *batch);
        if (options_.sources) write_sources(reports, rows, *batch);
        out_->add(std::move(batch));
    }

    std::shared_ptr<frame> finish() && { return std::move(out_); }

private:
    static constexpr std::size_t value_at = identity_size + 3;
    static constexpr std::size_t status_at = value_at + 2;

    static std::vector<frame_column> columns(tidy_options options) {
        std::vector<frame_column> out = identity_columns(options.words);
        const auto words = [&](const char* name) {
            out.push_back(options.words ? frame_column{name, column_type::word8, std::make_shared<word_list>()}
                                        : frame_column{name, column_type::text});
        };
        for (const char* const name : {"table", "row", "column"}) words(name);
        out.push_back({"value", column_type::int64});
        out.push_back({"amount", column_type::amount});
        words("status");
        if (options.exact) out.push_back({"number", column_type::text});
        if (!options.sources) return out;
        words("span_kind");
        for (const char* const name : {"span_number", "span_line", "span_column", "span_offset", "span_length"})
            out.push_back({name, column_type::int32});
        words("origin");
        out.push_back({"printed", column_type::text});
        return out;
    }

    void write_codes(std::span<const named_report> reports, std::size_t rows, frame_batch& batch) {
        for (std::size_t k = 0; k < 3; ++k) {
            word_writer out{batch.columns[identity_size + k], out_->columns()[identity_size + k], rows};
            each_cell(reports, [&](std::size_t at, const published_report&, std::size_t i) {
                const cell_key& key = all_cells[i];
                if (out.has_numbers()) out.set_number(at, numbers_[k][i]);
                else out.fill(at, 1, k == 0 ? code(key.table()) : k == 1 ? key.row_code() : key.column_code());
            });
        }
    }

    void write_numbers(std::span<const named_report> reports, std::size_t rows, frame_batch& batch) {
        auto* const value = batch.columns[value_at].reserve<std::int64_t>(rows);
        auto* const amount = batch.columns[value_at + 1].reserve<wide_integer>(rows);
        batch.columns[value_at].set_all_null(rows);
        batch.columns[value_at + 1].set_all_null(rows);
        word_writer status{batch.columns[status_at], out_->columns()[status_at], rows};
        std::fill_n(value, rows, 0);
        std::fill_n(amount, rows, 0);
        each_cell(reports, [&](std::size_t at, const published_report& report, std::size_t i) {
            const cell& c = report.cells()[i];
            if (is_count(all_cells[i], c)) {
                value[at] = c.number().coefficient();
                batch.columns[value_at].set_valid(at);
            } else if (c.has_value()) {
                amount[at] = amount_of(c.number());
                batch.columns[value_at + 1].set_valid(at);
            }
            // Enumerators were numbered in their order.
            if (status.has_numbers()) status.set_number(at, static_cast<std::int8_t>(c.status()));
            else status.fill(at, 1, code(c.status()));
            if (options_.exact) {
                column_values& number = batch.columns[status_at + 1];
                number.text().add(c.has_value() ? to_string(c.number()) : std::string{});
                if (!c.has_value()) number.set_null(at, rows);
            }
        });
    }

    void write_sources(std::span<const named_report> reports, std::size_t rows, frame_batch& batch) {
        const std::size_t first = batch.columns.size() - 8;
        const auto word = [&](std::size_t column, auto name) {
            word_writer out{batch.columns[first + column], out_->columns()[first + column], rows};
            each_cell(reports, [&](std::size_t at, const published_report& report, std::size_t i) {
                const std::string_view said = name(report, i);
                out.fill(at, 1, said);
                if (said.empty()) batch.columns[first + column].set_null(at, rows);
            });
        };
        const auto integer = [&](std::size_t column, std::uint32_t source_span::* part) {
            column_values& out = batch.columns[first + column];
            auto* const numbers = out.reserve<std::int32_t>(rows);
            each_cell(reports, [&](std::size_t at, const published_report& report, std::size_t i) {
                const source_span& span = report.cells()[i].span();
                numbers[at] = static_cast<std::int32_t>(span.*part);
                if (!span) out.set_null(at, rows);
            });
        };
        word(0, [](const published_report& report, std::size_t i) {
            const source_span& span = report.cells()[i].span();
            return span ? enumerator_names<place_kind>[gongkai::index_of(span.kind)] : std::string_view{};
        });
        integer(1, &source_span::number);
        integer(2, &source_span::line);
        integer(3, &source_span::column);
        integer(4, &source_span::offset);
        integer(5, &source_span::length);
        word(6, [](const published_report& report, std::size_t i) {
            const auto& origin = report.provenance(all_cells[i]).origin;
            return origin ? enumerator_names<cell_origin>[gongkai::index_of(*origin)] : std::string_view{};
        });
        const py::gil_scoped_acquire acquire;  // Python makes valid UTF-8 of what documents hold
        column_values& printed = batch.columns[first + 7];
        each_cell(reports, [&](std::size_t at, const published_report& report, std::size_t i) {
            const provenance& from = report.provenance(all_cells[i]);
            printed.text().add(from.origin ? std::string{text(from.printed)} : std::string{});
            if (!from.origin) printed.set_null(at, rows);
        });
    }

    /// `visit(row of the batch, report, position in all_cells)`
    template <class Visit>
    static void each_cell(std::span<const named_report> reports, Visit visit) {
        std::size_t at = 0;
        for (const named_report& r : reports)
            for (const std::uint8_t i : cells_of(r.report->form())) visit(at++, *r.report, i);
    }

    tidy_options options_;
    std::shared_ptr<frame> out_;
    std::array<std::array<std::int8_t, cell_count>, 3> numbers_{};
};

/// A row for each report.
class wide_builder {
public:
    static constexpr std::size_t reports_in_batch = 4096;

    wide_builder() : out_{std::make_shared<frame>(columns())} {}

    void add(std::span<const named_report> reports) {
        const std::size_t rows = reports.size();
        auto batch = std::make_shared<frame_batch>();
        batch->rows = rows;
        write_identity(*out_, reports, rows, *batch, [](const named_report&) { return std::size_t{1}; });
        for (std::size_t i = identity_size; i < out_->columns().size(); ++i) batch->columns.emplace_back(out_->columns()[i].type);
        std::array<std::int16_t*, enum_size<cell_status>> tallies{};
        for (const cell_status s : enumerators<cell_status>)
            tallies[gongkai::index_of(s)] = batch->columns[identity_size + gongkai::index_of(s)].reserve<std::int16_t>(rows);
        column_values& fractions = batch->columns[fractions_at];
        for (std::size_t row = 0; row < rows; ++row) {
            std::array<std::int16_t, enum_size<cell_status>> tally{};
            std::string odd;
            for (const std::uint8_t i : cells_of(reports[row].report->form())) {
                const cell& c = reports[row].report->cells()[i];
                ++tally[gongkai::index_of(c.status())];
                if (!c.has_value() || c.number().is_integer() || all_cells[i].is_money()) continue;
                if (!odd.empty()) odd += ' ';
                odd.append(to_string(all_cells[i])).append(1, '=').append(to_string(c.number()));
            }
            for (std::size_t s = 0; s < tally.size(); ++s) tallies[s][row] = tally[s];
            fractions.text().add(odd);
            if (odd.empty()) fractions.set_null(row, rows);
        }
        for (std::size_t i = 0; i < cell_count; ++i) write_cell(i, reports, batch->columns[fractions_at + 1 + i]);
        out_->add(std::move(batch));
    }

    std::shared_ptr<frame> finish() && { return std::move(out_); }

private:
    static constexpr std::size_t fractions_at = identity_size + enum_size<cell_status>;

    static std::vector<frame_column> columns() {
        std::vector<frame_column> out = identity_columns(true);
        for (const cell_status s : enumerators<cell_status>) out.push_back({std::string{code(s)}, column_type::int16});
        out.push_back({"fractions", column_type::text});
        for (const cell_key& key : all_cells)
            out.push_back({to_string(key), key.is_money() ? column_type::amount : column_type::int64});
        return out;
    }

    static void write_cell(std::size_t i, std::span<const named_report> reports, column_values& out) {
        const std::size_t rows = reports.size();
        const bool money = all_cells[i].is_money();
        auto* const amounts = money ? out.reserve<wide_integer>(rows) : nullptr;
        auto* const counts = money ? nullptr : out.reserve<std::int64_t>(rows);
        for (std::size_t row = 0; row < rows; ++row) {
            const published_report& report = *reports[row].report;
            const cell& c = report.cells()[i];
            const bool fits = report.form().has(all_cells[i]) && c.has_value() && (money || c.number().is_integer());
            if (money) amounts[row] = fits ? amount_of(c.number()) : 0;
            else counts[row] = fits ? c.number().coefficient() : 0;
            if (!fits) out.set_null(row, rows);
        }
    }

    std::shared_ptr<frame> out_;
};

/// Takes pairs of a name or None and a report, a batch at a time, so that no more of them need be in memory.
template <class Builder>
std::shared_ptr<frame> build(Builder builder, const py::iterable& reports) {
    std::vector<named_report> some;
    const auto flush = [&] {
        if (some.empty()) return;
        {
            const py::gil_scoped_release release;
            builder.add(some);
        }
        some.clear();
    };
    for (const py::handle pair : reports) {
        auto [name, owner] = pair.cast<std::pair<std::optional<std::string>, py::object>>();
        const auto& report = owner.cast<const published_report&>();
        some.push_back({owner, &report, std::move(name), std::string{text(report.metadata.agency)}});
        if (some.size() == Builder::reports_in_batch) flush();
    }
    flush();
    return std::move(builder).finish();
}

std::vector<published_report> from_frame(const py::object& source) {
    const stream_of stream{source};
    auto found = [&] {
        const py::gil_scoped_release release;
        return reports_of_frame(*stream);
    }();
    if (!found) raise(found.error());
    std::vector<published_report> out;
    out.reserve(found->size());
    for (frame_report& r : std::move(found).value()) out.push_back(std::move(r.report));
    return out;
}

/// Names and contents of documents; None where there is none.
py::list documents(const py::object& source, const std::string& path, const std::string& content) {
    py::list out;
    for (const auto& batch : arrow_batches(source, errc::argument_invalid)) {
        const text_column names = batch->text(path);
        const text_column contents = batch->bytes(content);
        if (!names) raise(error{errc::argument_invalid, "no column " + path});
        if (!contents) raise(error{errc::argument_invalid, "no column " + content});
        for (std::size_t i = 0; i < batch->rows(); ++i) {
            const py::object name = names.valid[i] ? py::object{text(names[i])} : py::none();
            const py::object document =
                contents.valid[i] ? py::object{py::bytes(contents[i].data(), contents[i].size())} : py::none();
            out.append(py::make_tuple(name, document));
        }
    }
    return out;
}

/// A column of a table of Python values: its name, its type, its values or None.
using listed_column = std::tuple<std::string, std::string, py::list>;

std::shared_ptr<frame> frame_of(const std::vector<listed_column>& listed) {
    std::vector<frame_column> columns;
    std::size_t rows = 0;
    for (const auto& [name, type, values] : listed) {
        rows = values.size();
        if (type == "word") columns.push_back({name, column_type::word32, std::make_shared<word_list>()});
        else if (type == "integer") columns.push_back({name, column_type::int64});
        else columns.push_back({name, column_type::text});
    }
    auto out = std::make_shared<frame>(std::move(columns));
    auto batch = std::make_shared<frame_batch>();
    batch->rows = rows;
    for (std::size_t k = 0; k < listed.size(); ++k) {
        const frame_column& column = out->columns()[k];
        const py::list& values = std::get<2>(listed[k]);
        if (values.size() != rows) throw py::value_error("columns of different length");
        column_values& to = batch->columns.emplace_back(column.type);
        auto* const integers = column.type == column_type::int64 ? to.reserve<std::int64_t>(rows) : nullptr;
        std::optional<word_writer> words;
        if (!integers) words.emplace(to, column, rows);
        for (std::size_t i = 0; i < rows; ++i) {
            const py::object value = values[i];
            if (integers) integers[i] = value.is_none() ? 0 : value.cast<std::int64_t>();
            else words->fill(i, 1, value.is_none() ? std::string{} : value.cast<std::string>());
            if (value.is_none()) to.set_null(i, rows);
        }
    }
    if (rows != 0) out->add(std::move(batch));
    return out;
}

checked_columns check_frame(const py::object& source, bool passes, const py::dict& rules, unsigned threads) {
    const stream_of stream{source};
    const column_check_options options{passes, settings_of(rules), threads};
    auto checked = [&] {
        const py::gil_scoped_release release;
        return check_columns(*stream, options);
    }();
    if (!checked) raise(checked.error());
    return std::move(checked).value();
}

/// A Finding, or the ReadError that says why a report could not be judged.
py::object explain(const checked_columns& checked, std::size_t at) {
    if (at >= checked.size()) throw py::index_error();
    const auto found = checked.explain(at);
    if (!found) return as_exception(found.error());
    return to_list({*found}, {})[0];
}

std::shared_ptr<frame> unshared(std::shared_ptr<const frame> f) { return std::const_pointer_cast<frame>(std::move(f)); }

}  // namespace

void bind_frames(py::module_& module) {
    py::register_exception_translator([](std::exception_ptr thrown) {
        try {
            if (thrown) std::rethrow_exception(thrown);
        } catch (const unusable& e) {
            const py::object exception = as_exception(e.why());
            py::set_error(py::type::of(exception), exception);
        }
    });
    py::class_<frame, std::shared_ptr<frame>>(module, "Frame", "A table of Arrow columns.")
        .def("__len__", &frame::rows)
        .def_property_readonly("columns",
                               [](const frame& f) {
                                   py::tuple names(f.columns().size());
                                   for (std::size_t i = 0; i < f.columns().size(); ++i) names[i] = py::str(f.columns()[i].name);
                                   return names;
                               })
        .def("arrow_stream", [](const std::shared_ptr<frame>& f) { return arrow_stream(f); })
        .def("arrow_schema", [](const frame& f) { return arrow_schema(f); });

    py::class_<checked_columns>(module, "CheckedColumns", "What became of a table of cells.")
        .def("__len__", &checked_columns::size)
        .def_property_readonly("rows", &checked_columns::rows)
        .def_property_readonly("rows_judged", &checked_columns::rows_judged)
        .def_property_readonly("rows_reported", &checked_columns::rows_reported)
        .def_property_readonly("reports", &checked_columns::reports)
        .def("explain", &explain, py::arg("at"))
        .def("findings", [](const checked_columns& c) { return unshared(c.findings()); })
        .def("counts", [](const checked_columns& c) { return unshared(c.counts()); });
    module.def("kind_of", [](const std::string& agency) { return kind_of(agency); }, py::arg("agency"));
    module.def("normalise_agency", [](const std::string& agency) { return normalise_agency(agency); }, py::arg("agency"));
    module.def("check_frame", &check_frame, py::arg("source"), py::arg("passes"), py::arg("rules"), py::arg("threads"));

    module.def(
        "tidy_frame",
        [](const py::iterable& reports, bool words, bool exact, bool sources) {
            return build(tidy_builder{{words, exact, sources}}, reports);
        },
        py::arg("reports"), py::arg("words"), py::arg("exact"), py::arg("sources"));
    module.def("wide_frame", [](const py::iterable& reports) { return build(wide_builder{}, reports); }, py::arg("reports"));
    module.def("documents", &documents, py::arg("source"), py::arg("path"), py::arg("content"));
    module.def("from_frame", &from_frame, py::arg("source"));
    module.def("frame_of", &frame_of, py::arg("columns"));
}

}  // namespace gongkai::python
