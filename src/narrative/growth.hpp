// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/narrative/claim.hpp>
#include <gongkai/report/published_report.hpp>
#include <vector>

#include "attachment.hpp"
#include "texts.hpp"

namespace gongkai::detail {

/// Appends what a text compares with last year.
void read_growth(const published_report& report, const prose& text, const placed_text& where, const attachments& told,
                 std::vector<growth>& out);

/// Appends the facts of a text but for documents, which are attachments.
void read_facts(const prose& text, const placed_text& where, const published_report& report, std::vector<fact>& out);

/// What a panel keeps of the prose: its facts without documents, and its growth. Reads each text once.
void read_overview(const published_report& report, std::vector<fact>& told_facts, std::vector<growth>& told_growth);

}  // namespace gongkai::detail
