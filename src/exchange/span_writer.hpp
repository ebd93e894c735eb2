// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/core/source_span.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// Writes places as the report's JSON has them; those in a workbook by the names of its sheets.
class span_writer {
public:
    explicit span_writer(const std::vector<std::string>& sheets) noexcept : sheets_{sheets} {}

    /// Leaves the key out where there is no place.
    void operator()(nlohmann::ordered_json& into, const char* key, const source_span& span) const;
    /// The same at the end of the members of an object that is written as text.
    void append(std::string& to, std::string_view key, const source_span& span) const;

private:
    template <class Put>
    void each_member(const source_span& span, const Put& put) const;

    const std::vector<std::string>& sheets_;
};

}  // namespace gongkai::detail
