// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What needs no compiled library, but for the days and the ledgers: values, taxonomy, and the three tables as they are counted.
/// Working days are in gongkai/calendar/, requests and their clock in gongkai/ledger/.

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
#include <gongkai/tables/disclosure_table.hpp>
#include <gongkai/tables/request_table.hpp>
#include <gongkai/tables/review_table.hpp>
#include <gongkai/taxonomy/applicant.hpp>
#include <gongkai/taxonomy/article20.hpp>
#include <gongkai/taxonomy/article21.hpp>
#include <gongkai/taxonomy/disclosure.hpp>
#include <gongkai/taxonomy/disposition.hpp>
#include <gongkai/taxonomy/legal_item.hpp>
#include <gongkai/taxonomy/review.hpp>
#include <gongkai/taxonomy/section.hpp>
