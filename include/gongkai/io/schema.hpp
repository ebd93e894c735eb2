// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

namespace gongkai {

/// The version of the report's JSON: the number under its key "gongkai", and the last part of the schema's `$id`.
inline constexpr int json_version = 1;

/// The JSON Schema (2020-12) of what `to_json` writes and `read_json` takes, out of the same definitions: which cells each
/// edition's form has, with what wording; what a cell of each status holds.
std::string json_schema();

}  // namespace gongkai
