// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <gongkai/report/published_report.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace gongkai::detail {

/// The texts of the metadata by their keys.
inline constexpr std::pair<std::string_view, std::string metadata::*> metadata_texts[] = {
    {"title", &metadata::title},
    {"agency", &metadata::agency},
    {"index_number", &metadata::index_number},
    {"publisher", &metadata::publisher},
    {"topic", &metadata::topic},
    {"document_number", &metadata::document_number},
    {"disclosure_mode", &metadata::disclosure_mode},
};
inline constexpr std::pair<std::string_view, std::optional<std::chrono::year_month_day> metadata::*> metadata_dates[] = {
    {"date_written", &metadata::date_written},
    {"date_published", &metadata::date_published},
};

}  // namespace gongkai::detail
