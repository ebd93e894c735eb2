// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/report/annual_report.hpp>
#include <gongkai/report/published_report.hpp>

namespace gongkai {

/// Writes a consistent report as the form prints it: every cell reported, totals and 结转 filled in.
/// （六）其他处理 is one row in edition 2019, and wherever its division is not known (disposition::other).
published_report publish(const annual_report& report);

}  // namespace gongkai
