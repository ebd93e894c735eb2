// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/records/tally.hpp>
#include <optional>

#include "fault_sink.hpp"

namespace gongkai::detail {

/// Judges a row of each kind: reports whatever is wrong with it, and gives its trace, or nothing where the row does not count.
std::optional<std::uint64_t> judge_row(const publication_entry&, record_scope, const record_settings&, fault_sink report);
std::optional<std::uint64_t> judge_row(const document_entry&, record_scope, const record_settings&, fault_sink report);
std::optional<std::uint64_t> judge_row(const column_entry&, record_scope, const record_settings&, fault_sink report);
std::optional<std::uint64_t> judge_row(const site_entry&, record_scope, const record_settings&, fault_sink report);
std::optional<std::uint64_t> judge_row(const consultation_entry&, record_scope, const record_settings&, fault_sink report);
std::optional<std::uint64_t> judge_row(const rating_entry&, record_scope, const record_settings&, fault_sink report);
std::optional<std::uint64_t> judge_row(const escalation_entry&, record_scope, const record_settings&, fault_sink report);
std::optional<std::uint64_t> judge_row(const service_point_entry&, record_scope, const record_settings&, fault_sink report);
std::optional<std::uint64_t> judge_row(const broadcast_entry&, record_scope, const record_settings&, fault_sink report);
std::optional<std::uint64_t> judge_row(const matter_entry&, record_scope, const record_settings&, fault_sink report);

}  // namespace gongkai::detail
