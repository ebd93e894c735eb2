// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/editions/describe.hpp>

/// Edition 2019 of the form, 国办公开办函〔2019〕60号 (试行), the first: report years 2019 and 2020. What later editions took over is
/// described here; the basis of each item is where it is counted today.

namespace gongkai {

// ---- table 2

template <>
struct disclosure_of<edition::e2019> {
    /// Table 2 of edition 2019.
    using type = disclosure_2019;
};

template <>
inline constexpr auto new_in<edition::e2019, disclosure_row> = std::to_array<legal_item<disclosure_row>>({
    {disclosure_row::rules, "rules", "规章", "rules", {article(20, 1)}},
    {disclosure_row::normative_documents, "normative_documents", "规范性文件", "normative documents", {article(20, 1)}},
    {disclosure_row::licenses, "licenses", "行政许可", "administrative licences", {article(20, 5)}},
    {disclosure_row::other_services, "other_services", "其他对外管理服务事项", "other external services",
     {article(20, 5)}},
    {disclosure_row::penalties, "penalties", "行政处罚", "administrative penalties", {article(20, 6)}},
    {disclosure_row::coercive_measures, "coercive_measures", "行政强制", "coercive measures", {article(20, 6)}},
    {disclosure_row::fees, "fees", "行政事业性收费", "administrative fees", {article(20, 8)}},
    {disclosure_row::procurement, "procurement", "政府集中采购", "centralised government procurement",
     {article(20, 9)}},
});

template <>
inline constexpr auto new_in<edition::e2019, disclosure_column> = std::to_array<legal_item<disclosure_column>>({
    {disclosure_column::made, "made", "本年新制作数量", "made this year", {citation{instrument::format_2019}}},
    {disclosure_column::published, "published", "本年新公开数量", "published this year",
     {citation{instrument::format_2019}}},
    {disclosure_column::public_total, "public_total", "对外公开总数量", "public in all",
     {citation{instrument::format_2019}}},
    {disclosure_column::items_last_year, "items_last_year", "上一年项目数量", "items last year",
     {citation{instrument::format_2019}}},
    {disclosure_column::change, "change", "本年增/减", "change this year", {citation{instrument::format_2019}}},
    {disclosure_column::decisions, "decisions", "处理决定数量", "decisions this year",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {disclosure_column::projects, "projects", "采购项目数量", "procurement projects",
     {citation{instrument::format_2019}}},
    {disclosure_column::amount, "amount", "采购总金额", "amount (10 000 yuan)",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
});

// ---- table 3

template <>
inline constexpr auto new_in<edition::e2019, disposition_group> = std::to_array<legal_item<disposition_group>>({
    {disposition_group::granted, "granted", "（一）予以公开", "granted", {article(36, 1), article(36, 2)}},
    {disposition_group::partially_granted, "partially_granted",
     "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "partially granted", {article(37)}},
    {disposition_group::denied, "denied", "（三）不予公开", "denied", {article(36, 3)}},
    {disposition_group::unable, "unable", "（四）无法提供", "unable to provide", {article(36, 4), article(36, 5)}},
    {disposition_group::not_processed, "not_processed", "（五）不予处理", "not processed", {article(36, 6), article(39)}},
    {disposition_group::other, "other", "（六）其他处理", "other", {citation{instrument::format_2021}}},
});

template <>
inline constexpr auto new_in<edition::e2019, disposition> = std::to_array<legal_item<disposition>>({
    {disposition::granted, "granted", "（一）予以公开", "granted", {article(36, 1), article(36, 2)}},
    {disposition::partially_granted, "partially_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
     "partially granted", {article(37)}},

    {disposition::denied_state_secret, "denied.state_secret", "1.属于国家秘密", "denied: state secret",
     {article(14)}},
    {disposition::denied_prohibited_by_law, "denied.prohibited_by_law", "2.其他法律行政法规禁止公开",
     "denied: disclosure prohibited by another law or regulation", {article(14)}},
    {disposition::denied_security_and_stability, "denied.security_and_stability", "3.危及“三安全一稳定”",
     "denied: endangers national, public or economic security or social stability", {article(14)}},
    {disposition::denied_third_party_rights, "denied.third_party_rights", "4.保护第三方合法权益",
     "denied: lawful rights of a third party", {article(15), article(32)}},
    {disposition::denied_internal_affairs, "denied.internal_affairs", "5.属于三类内部事务信息",
     "denied: internal affairs (personnel, logistics, internal workflow)", {article_paragraph(16, 1)}},
    {disposition::denied_process_information, "denied.process_information", "6.属于四类过程性信息",
     "denied: process information (discussions, drafts, consultations, requests for instructions)",
     {article_paragraph(16, 2)}},
    {disposition::denied_enforcement_file, "denied.enforcement_file", "7.属于行政执法案卷",
     "denied: enforcement case file", {article_paragraph(16, 2)}},
    {disposition::denied_administrative_query, "denied.administrative_query", "8.属于行政查询事项",
     "denied: matter of an administrative query", {article(36, 7)}},

    {disposition::unable_not_held, "unable.not_held", "1.本机关不掌握相关政府信息", "unable: not held by this organ",
     {article(36, 4), article(36, 5)}},
    {disposition::unable_requires_creation, "unable.requires_creation", "2.没有现成信息需要另行制作",
     "unable: would have to be created", {article(38)}},
    {disposition::unable_unclear_after_correction, "unable.unclear_after_correction", "3.补正后申请内容仍不明确",
     "unable: still unclear after correction", {article(30)}},

    {disposition::not_processed_petition, "not_processed.petition", "1.信访举报投诉类申请",
     "not processed: petition, complaint or report", {article_paragraph(39, 1)}},
    {disposition::not_processed_repeated, "not_processed.repeated", "2.重复申请", "not processed: repeated request",
     {article(36, 6)}},
    {disposition::not_processed_publication, "not_processed.publication", "3.要求提供公开出版物",
     "not processed: asks for a publication", {article_paragraph(39, 2)}},
    {disposition::not_processed_excessive, "not_processed.excessive", "4.无正当理由大量反复申请",
     "not processed: excessive without good reason", {article(35)}},
    {disposition::not_processed_reconfirmation, "not_processed.reconfirmation",
     "5.要求行政机关确认或重新出具已获取信息", "not processed: asks to confirm or reissue what was obtained",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},

    {disposition::other, "other", "（六）其他处理", "other", {citation{instrument::format_2019}}},
});

/// The rows that are no dispositions.
template <>
inline constexpr auto new_in<edition::e2019, request_row> = std::to_array<legal_item<request_row>>({
    {request_row::received, "received", "一、本年新收政府信息公开申请数量", "received this year",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {request_row::carried_in, "carried_in", "二、上年结转政府信息公开申请数量", "carried in from last year",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {request_row::total, "total", "（七）总计", "total disposed of",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {request_row::carried_out, "carried_out", "四、结转下年度继续办理", "carried over to next year",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
});

template <>
inline constexpr auto new_in<edition::e2019, applicant> = std::to_array<legal_item<applicant>>({
    {applicant::natural_person, "natural_person", "自然人", "natural persons",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::business, "business", "商业企业", "businesses",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::research, "research", "科研机构", "research institutions",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::public_welfare, "public_welfare", "社会公益组织", "public welfare organisations",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::legal_service, "legal_service", "法律服务机构", "legal service institutions",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::other_organization, "other_organization", "其他", "other organisations",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
});

template <>
inline constexpr auto new_in<edition::e2019, request_column> = std::to_array<legal_item<request_column>>({
    {request_column::total, "total", "总计", "total",
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
});

// ---- table 4

template <>
inline constexpr auto new_in<edition::e2019, review_kind> = std::to_array<legal_item<review_kind>>({
    {review_kind::reconsideration, "reconsideration", "行政复议", "administrative reconsideration",
     {article(50, 3), article(51)}},
    {review_kind::litigation_direct, "litigation_direct", "未经复议直接起诉", "litigation without reconsideration",
     {article(50, 3), article(51)}},
    {review_kind::litigation_after_reconsideration, "litigation_after_reconsideration", "复议后起诉",
     "litigation after reconsideration", {article(50, 3), article(51)}},
});

template <>
inline constexpr auto new_in<edition::e2019, review_outcome> = std::to_array<legal_item<review_outcome>>({
    {review_outcome::upheld, "upheld", "结果维持", "upheld", {article(50, 3)}},
    {review_outcome::corrected, "corrected", "结果纠正", "corrected", {article(50, 3)}},
    {review_outcome::other, "other", "其他结果", "other outcome", {article(50, 3)}},
    {review_outcome::pending, "pending", "尚未审结", "pending", {article(50, 3)}},
});

template <>
inline constexpr auto new_in<edition::e2019, review_column> = std::to_array<legal_item<review_column>>({
    {review_column::total, "total", "总计", "total", {article(50, 3)}},
});

// ---- sections

template <>
inline constexpr auto new_in<edition::e2019, section> = std::to_array<legal_item<section>>({
    {section::overview, "overview", "一、总体情况", "1. Overview", {citation{instrument::format_2021}}},
    {section::disclosure, "disclosure", "二、主动公开政府信息情况", "2. Proactive disclosure", {article(50, 1)}},
    {section::requests, "requests", "三、收到和处理政府信息公开申请情况", "3. Requests received and processed",
     {article(50, 2)}},
    {section::reviews, "reviews", "四、政府信息公开行政复议、行政诉讼情况", "4. Reconsideration and litigation",
     {article(50, 3)}},
    {section::problems, "problems", "五、存在的主要问题及改进情况", "5. Problems and improvements", {article(50, 4)}},
    {section::other_matters, "other_matters", "六、其他需要报告的事项", "6. Other matters", {article(50, 5)}},
});

// ---- wordings that readers meet besides those of the form

template <>
inline constexpr auto labels_in<edition::e2019> = std::to_array<met_label>({
    {"采购总金额", disclosure_column::amount, edition::e2019},
    {"采购总金额单位万元", disclosure_column::amount, edition::e2019},
    {"采购总金额万元", disclosure_column::amount, edition::e2019},
    {"采购总金额元", disclosure_column::amount, edition::e2019},
    {"本年度新制作数量", disclosure_column::made},
    {"本年制作数量", disclosure_column::made},
    {"本年度新公开数量", disclosure_column::published},
    {"本年度公开数量", disclosure_column::published},
    {"本年公开数量", disclosure_column::published},
    {"上年项目数量", disclosure_column::items_last_year},
    {"上年度项目数量", disclosure_column::items_last_year},
    {"上一年度项目数量", disclosure_column::items_last_year},
    {"本年度增减", disclosure_column::change},
    {"本年增", disclosure_column::change},  // 本年增/, where a narrow cell broke the label
    {"行政事业性收费项目", disclosure_row::fees},
    {"部分公开", request_row::partially_granted},
    {"涉及国家秘密", request_row::denied_state_secret},
    {"法律行政法规禁止公开", request_row::denied_prohibited_by_law},
    {"属于三类内部事务", request_row::denied_internal_affairs},
    {"属于四类过程性", request_row::denied_process_information},
    {"本机关不掌握", request_row::unable_not_held},
    {"没有现成信息需另行制作", request_row::unable_requires_creation},
    {"没有现成信息", request_row::unable_requires_creation},
    {"补正后申请内容不明确", request_row::unable_unclear_after_correction},
    {"信访举报投诉类", request_row::not_processed_petition},
    {"信访投诉举报类申请", request_row::not_processed_petition},
    {"要求行政机关确认或者重新出具已获取信息", request_row::not_processed_reconfirmation},
});

}  // namespace gongkai
