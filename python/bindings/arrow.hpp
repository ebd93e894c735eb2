// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/arrow/batch.hpp>
#include <gongkai/arrow/frame.hpp>
#include <memory>
#include <vector>

#include "bindings.hpp"

/// Tables of Arrow columns as Python objects with the PyCapsule interface.

namespace gongkai::python {

using namespace gongkai::arrow;

/// The stream of an object with `__arrow_c_stream__`: a table or a reader of pyarrow, a data frame of pandas or polars, a
/// relation of DuckDB. TypeError for any other.
class stream_of {
public:
    explicit stream_of(const py::object& source);
    ArrowArrayStream& operator*() const noexcept { return *stream_; }

private:
    py::capsule capsule_;
    ArrowArrayStream* stream_;
};

/// Every batch of it. `unusable_code`: what the error is called where a column cannot be used.
std::vector<std::shared_ptr<arrow_batch>> arrow_batches(const py::object& source, errc unusable_code);

/// A PyCapsule "arrow_array_stream" that reads the frame from its first batch.
py::capsule arrow_stream(std::shared_ptr<const frame> source);

/// A PyCapsule "arrow_schema".
py::capsule arrow_schema(const frame& source);

}  // namespace gongkai::python
