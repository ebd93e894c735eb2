// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "csv_table.hpp"

/// Ledgers as people and their programs keep them: CSV or JSON, in the encodings of spreadsheets.

namespace gongkai::detail {

/// The ledger in UTF-8 with commas, where it is UTF-16 or GB18030, or has tabs between its fields; empty where it is so already.
/// Fails where it is UTF-16 and cannot be decoded.
result<std::optional<std::string>> recoded_ledger(std::string_view text);

/// The rows of a ledger in text, which must stay.
result<std::unique_ptr<csv_table>> open_table(std::string_view text, const table_form& form);

}  // namespace gongkai::detail
