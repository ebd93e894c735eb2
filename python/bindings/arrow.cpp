// SPDX-License-Identifier: Apache-2.0
#include "arrow.hpp"

#include <utility>

namespace gongkai::python {

namespace {

/// The destructor of a capsule: releases what no consumer has taken.
template <class Structure>
void drop(PyObject* capsule) {
    auto* const s = static_cast<Structure*>(PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule)));
    if (s->release) s->release(s);
    delete s;
}

template <class Structure>
py::capsule capsule_of(std::unique_ptr<Structure> s, const char* name) {
    PyObject* const made = PyCapsule_New(s.get(), name, &drop<Structure>);
    if (!made) {
        if (s->release) s->release(s.get());
        throw py::error_already_set();
    }
    s.release();
    return py::reinterpret_steal<py::capsule>(made);
}

}  // namespace

stream_of::stream_of(const py::object& source) {
    if (!py::hasattr(source, "__arrow_c_stream__"))
        throw py::type_error("no table: " + py::str(py::type::of(source).attr("__name__")).cast<std::string>() +
                             " has no Arrow PyCapsule interface (__arrow_c_stream__)");
    capsule_ = source.attr("__arrow_c_stream__")().cast<py::capsule>();
    stream_ = capsule_.get_pointer<ArrowArrayStream>();
}

std::vector<std::shared_ptr<arrow_batch>> arrow_batches(const py::object& source, errc unusable_code) {
    const stream_of stream{source};
    batch_reader reader{*stream, unusable_code};
    std::vector<std::shared_ptr<arrow_batch>> batches;
    for (;;) {
        const py::gil_scoped_release release;
        auto batch = reader.next();
        if (!batch) return batches;
        batches.push_back(std::move(batch));
    }
}

py::capsule arrow_stream(std::shared_ptr<const frame> source) {
    auto stream = std::make_unique<ArrowArrayStream>();
    export_stream(std::move(source), *stream);
    return capsule_of(std::move(stream), "arrow_array_stream");
}

py::capsule arrow_schema(const frame& source) {
    auto out = std::make_unique<ArrowSchema>();
    source.export_schema(*out);
    return capsule_of(std::move(out), "arrow_schema");
}

}  // namespace gongkai::python
