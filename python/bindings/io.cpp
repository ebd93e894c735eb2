// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <gongkai/io/read.hpp>

#include "bindings.hpp"

namespace gongkai::python {

void raise(const error& e) {
    const py::object type = py::module_::import("gongkai._error").attr("ReadError");
    const py::object line = e.span ? py::object{py::int_(e.span.line)} : py::none();
    const py::object column = e.span ? py::object{py::int_(e.span.column)} : py::none();
    py::set_error(type, type(e.code, text(e.detail), line, column));
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
        case format::tidy: break;
    }
    return read_tidy(bytes);
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

}  // namespace

void bind_io(py::module_& module) {
    bind_coded<format>(module, "Format", "What a document's bytes are.");
    module.attr("MAX_DOCUMENT_BYTES") = max_document_bytes;
    module.def("read", &read_bytes, py::arg("bytes"), py::arg("format"));
    module.def(
        "to_json", [](const published_report& r) { return text(to_json(r)); }, py::arg("report"));
    module.def(
        "to_tidy", [](const published_report& r) { return text(to_tidy(r)); }, py::arg("report"));
}

}  // namespace gongkai::python
