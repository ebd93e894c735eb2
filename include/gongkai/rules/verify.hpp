// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/core/result.hpp>
#include <gongkai/report/annual_report.hpp>
#include <gongkai/report/published_report.hpp>
#include <gongkai/rules/finding.hpp>
#include <vector>

/// The bridge from what a document says to what is true by construction; publish is its way back.

namespace gongkai {

/// The value that a printed report states, if every cell of its form has a number and every sum holds; otherwise the
/// findings that stand in the way. Blank cells are not taken for zero. verify(publish(x)) gives x back, with
/// （六）其他处理 as publish printed it.
result<annual_report, std::vector<finding>> verify(const published_report& printed);

}  // namespace gongkai
