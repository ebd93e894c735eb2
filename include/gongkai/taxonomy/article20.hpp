// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <gongkai/taxonomy/legal_item.hpp>

namespace gongkai {

/// The fifteen kinds of information that every organ must disclose on its own motion (条例 Article 20).
BOOST_DEFINE_ENUM_CLASS(article20, legislation, organisation, planning, statistics, licensing, enforcement, budget,
                        fees, procurement, projects, welfare_policy, emergencies, inspection, recruitment,
                        other_mandatory)

/// `in`: the editions of the report that count the item; most are told in prose alone.
template <>
inline constexpr std::array<legal_item<article20>, enum_size<article20>> items<article20>{{
    {article20::legislation, "legislation", "行政法规、规章和规范性文件",
     "administrative regulations, rules and normative documents", {article(20, 1)}, editions::all},
    {article20::organisation, "organisation", "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名",
     "functions, structure, address, office hours, contacts and heads of the organ", {article(20, 2)}, editions::none},
    {article20::planning, "planning", "国民经济和社会发展规划、专项规划、区域规划及相关政策",
     "development plans, special and regional plans, and related policies", {article(20, 3)}, editions::none},
    {article20::statistics, "statistics", "国民经济和社会发展统计信息", "economic and social statistics",
     {article(20, 4)}, editions::none},
    {article20::licensing, "licensing", "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果",
     "basis, conditions, procedures and results of licences and other external services", {article(20, 5)}, editions::all},
    {article20::enforcement, "enforcement",
     "实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定",
     "basis, conditions and procedures of penalties and coercive measures, and penalty decisions of social impact",
     {article(20, 6)}, editions::all},
    {article20::budget, "budget", "财政预算、决算信息", "budgets and final accounts", {article(20, 7)}, editions::none},
    {article20::fees, "fees", "行政事业性收费项目及其依据、标准", "administrative fees, their basis and rates",
     {article(20, 8)}, editions::all},
    {article20::procurement, "procurement", "政府集中采购项目的目录、标准及实施情况",
     "catalogue, standards and execution of centralised government procurement", {article(20, 9)}, edition::e2019},
    {article20::projects, "projects", "重大建设项目的批准和实施情况",
     "approval and execution of major construction projects", {article(20, 10)}, editions::none},
    {article20::welfare_policy, "welfare_policy",
     "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况",
     "policies and measures for poverty relief, education, health care, social security and employment",
     {article(20, 11)}, editions::none},
    {article20::emergencies, "emergencies", "突发公共事件的应急预案、预警信息及应对情况",
     "plans, warnings and responses for public emergencies", {article(20, 12)}, editions::none},
    {article20::inspection, "inspection", "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况",
     "inspections of environment, public health, work safety, food, drugs and product quality", {article(20, 13)}, editions::none},
    {article20::recruitment, "recruitment", "公务员招考的职位、名额、报考条件等事项以及录用结果",
     "civil service recruitment: posts, numbers, requirements and results", {article(20, 14)}, editions::none},
    {article20::other_mandatory, "other_mandatory", "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息",
     "other information whose disclosure is required by law", {article(20, 15)}, editions::none},
}};

}  // namespace gongkai
