// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <gongkai/io/read.hpp>
#include <gongkai/io/read_ofd.hpp>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "bindings.hpp"

namespace gongkai::python {

py::object as_exception(const error& e) {
    const py::object line = e.span ? py::object{py::int_(e.span.line)} : py::none();
    const py::object column = e.span ? py::object{py::int_(e.span.column)} : py::none();
    return py::module_::import("gongkai._error").attr("ReadError")(e.code, text(e.detail), line, column);
}

void raise(const error& e) {
    const py::object exception = as_exception(e);
    py::set_error(py::type::of(exception), exception);
    throw py::error_already_set();
}

void refuse(const std::string& chinese, const std::string& english) {
    const py::object kind = py::module_::import("gongkai._language").attr("InputError");
    py::set_error(kind, kind(chinese, english));
    throw py::error_already_set();
}

namespace {

result<published_report> read_as(std::string_view bytes, std::optional<format> wanted) {
    if (!wanted) return read(bytes);
    switch (*wanted) {
        case format::html: return read_html(bytes);
        case format::text: return read_text(bytes);
        case format::markdown: return read_markdown(bytes);
        case format::json: return read_json(bytes);
        case format::tidy: return read_tidy(bytes);
        case format::ofd: return read_ofd(bytes);
        default: break;
    }
    return error{errc::format_needs_reader, std::string{enumerator_names<format>[index_of(*wanted)]}};
}

published_report read_bytes(const py::bytes& bytes, std::optional<format> wanted) {
    const std::string_view view{bytes};
    result<published_report> report = [&] {
        const py::gil_scoped_release release;
        return read_as(view, wanted);
    }();
    if (!report) raise(report.error());
    return std::move(report).value();
}

/// A file's bytes, at most one more than can be read; else the number of the system's error.
std::variant<std::string, int> contents(const std::string& path) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{std::fopen(path.c_str(), "rb"), &std::fclose};
    if (!file) return errno;
    std::string bytes;
    while (bytes.size() <= max_document_bytes) {
        const std::size_t before = bytes.size();
        bytes.resize(std::min(std::max<std::size_t>(2 * before, 1U << 16U), max_document_bytes + 1));
        const std::size_t added = std::fread(bytes.data() + before, 1, bytes.size() - before, file.get());
        bytes.resize(before + added);
        if (std::ferror(file.get()) != 0) return errno;
        if (added == 0) break;
    }
    return bytes;
}

using file_outcome = std::variant<std::monostate, result<published_report>, int>;

file_outcome read_file(const std::string& path, std::optional<format> wanted) {
    const auto bytes = contents(path);
    if (const int* number = std::get_if<int>(&bytes)) return *number;
    const std::string& text = std::get<std::string>(bytes);
    auto report = read_as(text, wanted);
    if (!report && report.error().code == errc::format_needs_reader) return {};
    return report;
}

/// For each path its report, a ReadError, the number of the system's error, or None where Python has to open it.
py::list read_files(const std::vector<std::string>& paths, std::optional<format> wanted) {
    std::vector<file_outcome> outcomes;
    outcomes.reserve(paths.size());
    {
        const py::gil_scoped_release release;
        for (const std::string& path : paths) outcomes.push_back(read_file(path, wanted));
    }
    py::list out;
    for (file_outcome& outcome : outcomes) {
        if (const int* number = std::get_if<int>(&outcome)) {
            out.append(*number);
        } else if (auto* report = std::get_if<result<published_report>>(&outcome)) {
            out.append(*report ? py::cast(*std::move(*report)) : as_exception(report->error()));
        } else {
            out.append(py::none());
        }
    }
    return out;
}

}  // namespace

void bind_io(py::module_& module) {
    bind_coded<format>(module, "Format", "What a document's bytes are.");
    module.attr("MAX_DOCUMENT_BYTES") = max_document_bytes;
    module.def(
        "decode",
        [](const py::bytes& bytes) {
            const std::string_view view{bytes};
            const auto decoded = decode_text(view);
            if (!decoded) raise(decoded.error());
            return py::bytes(*decoded);
        },
        py::arg("bytes"));
    module.def(
        "detect_package",
        [](const py::bytes& bytes) {
            const auto found = detect_package(std::string_view{bytes});
            if (!found) raise(found.error());
            return *found;
        },
        py::arg("bytes"), "Raises ReadError for what cannot be read at all.");
    module.def("read", &read_bytes, py::arg("bytes"), py::arg("format"));
    module.def(
        "read_files",
        [](const std::vector<py::bytes>& paths, std::optional<format> wanted) {
            return read_files({paths.begin(), paths.end()}, wanted);
        },
        py::arg("paths"), py::arg("format"));
    module.def(
        "to_json", [](const published_report& r, std::string_view document) { return text(to_json(r, document)); },
        py::arg("report"), py::arg("document"));
    module.def("to_tidy", [](const published_report& r) { return text(to_tidy(r)); }, py::arg("report"));
}

}  // namespace gongkai::python
