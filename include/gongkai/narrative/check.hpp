// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/report/published_report.hpp>
#include <gongkai/rules/check.hpp>
#include <gongkai/rules/finding.hpp>
#include <vector>

namespace gongkai {

/// Judges the prose of a report against its tables, by the rules of scope `prose`. Lists what fails and what cannot be
/// judged because the cells hold no number; with `options.passes` also what agrees. In each finding `actual` is what the
/// prose says, `expected` what the table says, `cells` are the cells added up, `span` and `quote` the words.
/// A failure on words that can be meant otherwise is a warning.
std::vector<finding> check_narrative(const published_report& report, const check_options& options = {});

/// Judges a report by every rule that it can be judged by alone: its tables and its form by `check`, then its prose.
std::vector<finding> check_with_prose(const published_report& report, const check_options& options = {});

}  // namespace gongkai
