// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Everything that is needed of a report every day: values, taxonomy, tables, report, rules.
/// Readers and writers are in gongkai/io/; working days in gongkai/calendar/, requests and ledgers in gongkai/ledger/.

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
#include <gongkai/tables/form.hpp>
#include <gongkai/tables/layout.hpp>
#include <gongkai/tables/sums.hpp>
#include <gongkai/values.hpp>
