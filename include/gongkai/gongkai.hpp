// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Everything that needs no compiled library: values, taxonomy, tables, report, rules.
/// Readers and writers are in gongkai/io/; working days in gongkai/calendar/, requests and ledgers in gongkai/ledger/.

#include <gongkai/core/citation.hpp>
#include <gongkai/core/count.hpp>
#include <gongkai/core/decimal.hpp>
#include <gongkai/core/edition.hpp>
#include <gongkai/core/error.hpp>
#include <gongkai/core/lang.hpp>
#include <gongkai/core/money.hpp>
#include <gongkai/core/reflect.hpp>
#include <gongkai/core/result.hpp>
#include <gongkai/core/source_span.hpp>
#include <gongkai/report/agency_kind.hpp>
#include <gongkai/report/annual_report.hpp>
#include <gongkai/report/publish.hpp>
#include <gongkai/report/published_report.hpp>
#include <gongkai/rules/catalogue.hpp>
#include <gongkai/rules/check.hpp>
#include <gongkai/rules/finding.hpp>
#include <gongkai/rules/message.hpp>
#include <gongkai/rules/settings.hpp>
#include <gongkai/rules/verify.hpp>
#include <gongkai/tables/cell.hpp>
#include <gongkai/tables/disclosure_table.hpp>
#include <gongkai/tables/form.hpp>
#include <gongkai/tables/layout.hpp>
#include <gongkai/tables/request_table.hpp>
#include <gongkai/tables/review_table.hpp>
#include <gongkai/tables/sums.hpp>
#include <gongkai/taxonomy/applicant.hpp>
#include <gongkai/taxonomy/article20.hpp>
#include <gongkai/taxonomy/article21.hpp>
#include <gongkai/taxonomy/disclosure.hpp>
#include <gongkai/taxonomy/disposition.hpp>
#include <gongkai/taxonomy/legal_item.hpp>
#include <gongkai/taxonomy/review.hpp>
#include <gongkai/taxonomy/section.hpp>
