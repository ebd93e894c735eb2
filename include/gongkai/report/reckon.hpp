// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/report/published_report.hpp>

namespace gongkai {

/// Sets every total of the form, and 结转下年度继续办理, from the cells that are counted, which must hold integers; blank where one of
/// its parts has no number. What is carried out is negative where more was disposed of than there was.
void reckon_totals(published_report& report);

}  // namespace gongkai
