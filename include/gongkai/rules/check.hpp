// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/report/published_report.hpp>
#include <gongkai/rules/finding.hpp>
#include <gongkai/rules/settings.hpp>
#include <vector>

namespace gongkai {

/// Judges a report by every rule of the catalogue. Lists what fails and what cannot be judged, in the order of the
/// catalogue; with `options.passes` also what holds. Never changes the report.
std::vector<finding> check(const published_report& report, const check_options& options = {});

}  // namespace gongkai
