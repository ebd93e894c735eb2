// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <gongkai/taxonomy/legal_item.hpp>

namespace gongkai {

/// The six sections of the report, in their order (format 2019 and 2021; 条例 Article 50).
BOOST_DEFINE_ENUM_CLASS(section, overview, disclosure, requests, reviews, problems, other_matters)

template <>
inline constexpr std::array<legal_item<section>, enum_size<section>> items<section>{{
    {section::overview, "overview", "一、总体情况", "1. Overview", {citation{instrument::format_2021}}},
    {section::disclosure, "disclosure", "二、主动公开政府信息情况", "2. Proactive disclosure", {article(50, 1)}},
    {section::requests, "requests", "三、收到和处理政府信息公开申请情况", "3. Requests received and processed",
     {article(50, 2)}},
    {section::reviews, "reviews", "四、政府信息公开行政复议、行政诉讼情况", "4. Reconsideration and litigation",
     {article(50, 3)}},
    {section::problems, "problems", "五、存在的主要问题及改进情况", "5. Problems and improvements", {article(50, 4)}},
    {section::other_matters, "other_matters", "六、其他需要报告的事项", "6. Other matters", {article(50, 5)}},
}};
static_assert(complete<section>());

}  // namespace gongkai
