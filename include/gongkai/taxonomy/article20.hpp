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
    {article20::legislation, "legislation"sv, "行政法规、规章和规范性文件"sv,
     "administrative regulations, rules and normative documents"sv, {article(20, 1)}, editions::all},
    {article20::organisation, "organisation"sv, "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名"sv,
     "functions, structure, address, office hours, contacts and heads of the organ"sv, {article(20, 2)}, editions::none},
    {article20::planning, "planning"sv, "国民经济和社会发展规划、专项规划、区域规划及相关政策"sv,
     "development plans, special and regional plans, and related policies"sv, {article(20, 3)}, editions::none},
    {article20::statistics, "statistics"sv, "国民经济和社会发展统计信息"sv, "economic and social statistics"sv,
     {article(20, 4)}, editions::none},
    {article20::licensing, "licensing"sv, "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果"sv,
     "basis, conditions, procedures and results of licences and other external services"sv, {article(20, 5)}, editions::all},
    {article20::enforcement, "enforcement"sv,
     "实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定"sv,
     "basis, conditions and procedures of penalties and coercive measures, and penalty decisions of social impact"sv,
     {article(20, 6)}, editions::all},
    {article20::budget, "budget"sv, "财政预算、决算信息"sv, "budgets and final accounts"sv, {article(20, 7)}, editions::none},
    {article20::fees, "fees"sv, "行政事业性收费项目及其依据、标准"sv, "administrative fees, their basis and rates"sv,
     {article(20, 8)}, editions::all},
    {article20::procurement, "procurement"sv, "政府集中采购项目的目录、标准及实施情况"sv,
     "catalogue, standards and execution of centralised government procurement"sv, {article(20, 9)}, edition::e2019},
    {article20::projects, "projects"sv, "重大建设项目的批准和实施情况"sv,
     "approval and execution of major construction projects"sv, {article(20, 10)}, editions::none},
    {article20::welfare_policy, "welfare_policy"sv,
     "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况"sv,
     "policies and measures for poverty relief, education, health care, social security and employment"sv,
     {article(20, 11)}, editions::none},
    {article20::emergencies, "emergencies"sv, "突发公共事件的应急预案、预警信息及应对情况"sv,
     "plans, warnings and responses for public emergencies"sv, {article(20, 12)}, editions::none},
    {article20::inspection, "inspection"sv, "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况"sv,
     "inspections of environment, public health, work safety, food, drugs and product quality"sv, {article(20, 13)}, editions::none},
    {article20::recruitment, "recruitment"sv, "公务员招考的职位、名额、报考条件等事项以及录用结果"sv,
     "civil service recruitment: posts, numbers, requirements and results"sv, {article(20, 14)}, editions::none},
    {article20::other_mandatory, "other_mandatory"sv, "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息"sv,
     "other information whose disclosure is required by law"sv, {article(20, 15)}, editions::none},
}};

}  // namespace gongkai
