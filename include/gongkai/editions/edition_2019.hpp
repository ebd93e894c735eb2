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
inline constexpr legal_item<disclosure_row> new_in<edition::e2019, disclosure_row>[] = {
    {disclosure_row::rules, "rules"sv, "规章"sv, "rules"sv, {article(20, 1)}},
    {disclosure_row::normative_documents, "normative_documents"sv, "规范性文件"sv, "normative documents"sv, {article(20, 1)}},
    {disclosure_row::licenses, "licenses"sv, "行政许可"sv, "administrative licences"sv, {article(20, 5)}},
    {disclosure_row::other_services, "other_services"sv, "其他对外管理服务事项"sv, "other external services"sv, {article(20, 5)}},
    {disclosure_row::penalties, "penalties"sv, "行政处罚"sv, "administrative penalties"sv, {article(20, 6)}},
    {disclosure_row::coercive_measures, "coercive_measures"sv, "行政强制"sv, "coercive measures"sv, {article(20, 6)}},
    {disclosure_row::fees, "fees"sv, "行政事业性收费"sv, "administrative fees"sv, {article(20, 8)}},
    {disclosure_row::procurement, "procurement"sv, "政府集中采购"sv, "centralised government procurement"sv, {article(20, 9)}},
};

template <>
inline constexpr legal_item<disclosure_column> new_in<edition::e2019, disclosure_column>[] = {
    {disclosure_column::made, "made"sv, "本年新制作数量"sv, "made this year"sv, {citation{instrument::format_2019}}},
    {disclosure_column::published,
     "published"sv,
     "本年新公开数量"sv,
     "published this year"sv,
     {citation{instrument::format_2019}}},
    {disclosure_column::public_total,
     "public_total"sv,
     "对外公开总数量"sv,
     "public in all"sv,
     {citation{instrument::format_2019}}},
    {disclosure_column::items_last_year,
     "items_last_year"sv,
     "上一年项目数量"sv,
     "items last year"sv,
     {citation{instrument::format_2019}}},
    {disclosure_column::change, "change"sv, "本年增/减"sv, "change this year"sv, {citation{instrument::format_2019}}},
    {disclosure_column::decisions,
     "decisions"sv,
     "处理决定数量"sv,
     "decisions this year"sv,
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {disclosure_column::projects, "projects"sv, "采购项目数量"sv, "procurement projects"sv, {citation{instrument::format_2019}}},
    {disclosure_column::amount,
     "amount"sv,
     "采购总金额"sv,
     "amount (10 000 yuan)"sv,
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
};

// ---- table 3

template <>
inline constexpr legal_item<disposition_group> new_in<edition::e2019, disposition_group>[] = {
    {disposition_group::granted, "granted"sv, "（一）予以公开"sv, "granted"sv, {article(36, 1), article(36, 2)}},
    {disposition_group::partially_granted,
     "partially_granted"sv,
     "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"sv,
     "partially granted"sv,
     {article(37)}},
    {disposition_group::denied, "denied"sv, "（三）不予公开"sv, "denied"sv, {article(36, 3)}},
    {disposition_group::unable, "unable"sv, "（四）无法提供"sv, "unable to provide"sv, {article(36, 4), article(36, 5)}},
    {disposition_group::not_processed, "not_processed"sv, "（五）不予处理"sv, "not processed"sv, {article(36, 6), article(39)}},
    {disposition_group::other, "other"sv, "（六）其他处理"sv, "other"sv, {citation{instrument::format_2021}}},
};

template <>
inline constexpr legal_item<disposition> new_in<edition::e2019, disposition>[] = {
    {disposition::granted, "granted"sv, "（一）予以公开"sv, "granted"sv, {article(36, 1), article(36, 2)}},
    {disposition::partially_granted,
     "partially_granted"sv,
     "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"sv,
     "partially granted"sv,
     {article(37)}},

    {disposition::denied_state_secret, "denied.state_secret"sv, "1.属于国家秘密"sv, "denied: state secret"sv, {article(14)}},
    {disposition::denied_prohibited_by_law,
     "denied.prohibited_by_law"sv,
     "2.其他法律行政法规禁止公开"sv,
     "denied: disclosure prohibited by another law or regulation"sv,
     {article(14)}},
    {disposition::denied_security_and_stability,
     "denied.security_and_stability"sv,
     "3.危及“三安全一稳定”"sv,
     "denied: endangers national, public or economic security or social stability"sv,
     {article(14)}},
    {disposition::denied_third_party_rights,
     "denied.third_party_rights"sv,
     "4.保护第三方合法权益"sv,
     "denied: lawful rights of a third party"sv,
     {article(15), article(32)}},
    {disposition::denied_internal_affairs,
     "denied.internal_affairs"sv,
     "5.属于三类内部事务信息"sv,
     "denied: internal affairs (personnel, logistics, internal workflow)"sv,
     {article_paragraph(16, 1)}},
    {disposition::denied_process_information,
     "denied.process_information"sv,
     "6.属于四类过程性信息"sv,
     "denied: process information (discussions, drafts, consultations, requests for instructions)"sv,
     {article_paragraph(16, 2)}},
    {disposition::denied_enforcement_file,
     "denied.enforcement_file"sv,
     "7.属于行政执法案卷"sv,
     "denied: enforcement case file"sv,
     {article_paragraph(16, 2)}},
    {disposition::denied_administrative_query,
     "denied.administrative_query"sv,
     "8.属于行政查询事项"sv,
     "denied: matter of an administrative query"sv,
     {article(36, 7)}},

    {disposition::unable_not_held,
     "unable.not_held"sv,
     "1.本机关不掌握相关政府信息"sv,
     "unable: not held by this organ"sv,
     {article(36, 4), article(36, 5)}},
    {disposition::unable_requires_creation,
     "unable.requires_creation"sv,
     "2.没有现成信息需要另行制作"sv,
     "unable: would have to be created"sv,
     {article(38)}},
    {disposition::unable_unclear_after_correction,
     "unable.unclear_after_correction"sv,
     "3.补正后申请内容仍不明确"sv,
     "unable: still unclear after correction"sv,
     {article(30)}},

    {disposition::not_processed_petition,
     "not_processed.petition"sv,
     "1.信访举报投诉类申请"sv,
     "not processed: petition, complaint or report"sv,
     {article_paragraph(39, 1)}},
    {disposition::not_processed_repeated,
     "not_processed.repeated"sv,
     "2.重复申请"sv,
     "not processed: repeated request"sv,
     {article(36, 6)}},
    {disposition::not_processed_publication,
     "not_processed.publication"sv,
     "3.要求提供公开出版物"sv,
     "not processed: asks for a publication"sv,
     {article_paragraph(39, 2)}},
    {disposition::not_processed_excessive,
     "not_processed.excessive"sv,
     "4.无正当理由大量反复申请"sv,
     "not processed: excessive without good reason"sv,
     {article(35)}},
    {disposition::not_processed_reconfirmation,
     "not_processed.reconfirmation"sv,
     "5.要求行政机关确认或重新出具已获取信息"sv,
     "not processed: asks to confirm or reissue what was obtained"sv,
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},

    {disposition::other, "other"sv, "（六）其他处理"sv, "other"sv, {citation{instrument::format_2019}}},
};

/// The rows that are no dispositions.
template <>
inline constexpr legal_item<request_row> new_in<edition::e2019, request_row>[] = {
    {request_row::received,
     "received"sv,
     "一、本年新收政府信息公开申请数量"sv,
     "received this year"sv,
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {request_row::carried_in,
     "carried_in"sv,
     "二、上年结转政府信息公开申请数量"sv,
     "carried in from last year"sv,
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {request_row::total,
     "total"sv,
     "（七）总计"sv,
     "total disposed of"sv,
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {request_row::carried_out,
     "carried_out"sv,
     "四、结转下年度继续办理"sv,
     "carried over to next year"sv,
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
};

template <>
inline constexpr legal_item<applicant> new_in<edition::e2019, applicant>[] = {
    {applicant::natural_person,
     "natural_person"sv,
     "自然人"sv,
     "natural persons"sv,
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::business,
     "business"sv,
     "商业企业"sv,
     "businesses"sv,
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::research,
     "research"sv,
     "科研机构"sv,
     "research institutions"sv,
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::public_welfare,
     "public_welfare"sv,
     "社会公益组织"sv,
     "public welfare organisations"sv,
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::legal_service,
     "legal_service"sv,
     "法律服务机构"sv,
     "legal service institutions"sv,
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
    {applicant::other_organization,
     "other_organization"sv,
     "其他"sv,
     "other organisations"sv,
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
};

template <>
inline constexpr legal_item<request_column> new_in<edition::e2019, request_column>[] = {
    {request_column::total,
     "total"sv,
     "总计"sv,
     "total"sv,
     {citation{instrument::format_2021}, citation{instrument::format_2019}}},
};

// ---- table 4

template <>
inline constexpr legal_item<review_kind> new_in<edition::e2019, review_kind>[] = {
    {review_kind::reconsideration,
     "reconsideration"sv,
     "行政复议"sv,
     "administrative reconsideration"sv,
     {article(50, 3), article(51)}},
    {review_kind::litigation_direct,
     "litigation_direct"sv,
     "未经复议直接起诉"sv,
     "litigation without reconsideration"sv,
     {article(50, 3), article(51)}},
    {review_kind::litigation_after_reconsideration,
     "litigation_after_reconsideration"sv,
     "复议后起诉"sv,
     "litigation after reconsideration"sv,
     {article(50, 3), article(51)}},
};

template <>
inline constexpr legal_item<review_outcome> new_in<edition::e2019, review_outcome>[] = {
    {review_outcome::upheld, "upheld"sv, "结果维持"sv, "upheld"sv, {article(50, 3)}},
    {review_outcome::corrected, "corrected"sv, "结果纠正"sv, "corrected"sv, {article(50, 3)}},
    {review_outcome::other, "other"sv, "其他结果"sv, "other outcome"sv, {article(50, 3)}},
    {review_outcome::pending, "pending"sv, "尚未审结"sv, "pending"sv, {article(50, 3)}},
};

template <>
inline constexpr legal_item<review_column> new_in<edition::e2019, review_column>[] = {
    {review_column::total, "total"sv, "总计"sv, "total"sv, {article(50, 3)}},
};

// ---- sections

template <>
inline constexpr legal_item<section> new_in<edition::e2019, section>[] = {
    {section::overview, "overview"sv, "一、总体情况"sv, "1. Overview"sv, {citation{instrument::format_2021}}},
    {section::disclosure, "disclosure"sv, "二、主动公开政府信息情况"sv, "2. Proactive disclosure"sv, {article(50, 1)}},
    {section::requests,
     "requests"sv,
     "三、收到和处理政府信息公开申请情况"sv,
     "3. Requests received and processed"sv,
     {article(50, 2)}},
    {section::reviews,
     "reviews"sv,
     "四、政府信息公开行政复议、行政诉讼情况"sv,
     "4. Reconsideration and litigation"sv,
     {article(50, 3)}},
    {section::problems, "problems"sv, "五、存在的主要问题及改进情况"sv, "5. Problems and improvements"sv, {article(50, 4)}},
    {section::other_matters, "other_matters"sv, "六、其他需要报告的事项"sv, "6. Other matters"sv, {article(50, 5)}},
};

// ---- wordings that readers meet besides those of the form

template <>
inline constexpr met_label labels_in<edition::e2019>[] = {
    {"采购总金额"sv, disclosure_column::amount, edition::e2019},
    {"采购总金额单位万元"sv, disclosure_column::amount, edition::e2019},
    {"采购总金额万元"sv, disclosure_column::amount, edition::e2019},
    {"采购总金额元"sv, disclosure_column::amount, edition::e2019},
    {"本年度新制作数量"sv, disclosure_column::made},
    {"本年制作数量"sv, disclosure_column::made},
    {"本年度新公开数量"sv, disclosure_column::published},
    {"本年度公开数量"sv, disclosure_column::published},
    {"本年公开数量"sv, disclosure_column::published},
    {"上年项目数量"sv, disclosure_column::items_last_year},
    {"上年度项目数量"sv, disclosure_column::items_last_year},
    {"上一年度项目数量"sv, disclosure_column::items_last_year},
    {"本年度增减"sv, disclosure_column::change},
    {"本年增"sv, disclosure_column::change},  // 本年增/, where a narrow cell broke the label
    {"行政事业性收费项目"sv, disclosure_row::fees},
    {"部分公开"sv, request_row::partially_granted},
    {"涉及国家秘密"sv, request_row::denied_state_secret},
    {"法律行政法规禁止公开"sv, request_row::denied_prohibited_by_law},
    {"属于三类内部事务"sv, request_row::denied_internal_affairs},
    {"属于四类过程性"sv, request_row::denied_process_information},
    {"本机关不掌握"sv, request_row::unable_not_held},
    {"没有现成信息需另行制作"sv, request_row::unable_requires_creation},
    {"没有现成信息"sv, request_row::unable_requires_creation},
    {"补正后申请内容不明确"sv, request_row::unable_unclear_after_correction},
    {"信访举报投诉类"sv, request_row::not_processed_petition},
    {"信访投诉举报类申请"sv, request_row::not_processed_petition},
    {"要求行政机关确认或者重新出具已获取信息"sv, request_row::not_processed_reconfirmation},
};

}  // namespace gongkai
