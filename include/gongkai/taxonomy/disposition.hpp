// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <gongkai/taxonomy/legal_item.hpp>
#include <string_view>

namespace gongkai {

/// The six ways in which a request can end (format 2019 and 2021, table 3, 三、本年度办理结果 （一）–（六）).
BOOST_DEFINE_ENUM_CLASS(disposition_group, granted, partially_granted, denied, unable, not_processed, other)

template <>
inline constexpr std::array<legal_item<disposition_group>, enum_size<disposition_group>> items<disposition_group>{{
    {disposition_group::granted, "granted", "（一）予以公开", "granted", {article(36, 1), article(36, 2)}},
    {disposition_group::partially_granted, "partially_granted",
     "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "partially granted", {article(37)}},
    {disposition_group::denied, "denied", "（三）不予公开", "denied", {article(36, 3)}},
    {disposition_group::unable, "unable", "（四）无法提供", "unable to provide", {article(36, 4), article(36, 5)}},
    {disposition_group::not_processed, "not_processed", "（五）不予处理", "not processed", {article(36, 6), article(39)}},
    {disposition_group::other, "other", "（六）其他处理", "other", {citation{instrument::format_2021}}},
}};
static_assert(complete<disposition_group>());

/// How a request ended: a leaf of the tree whose branches are disposition_group.
/// `other` is edition 2019's undivided （六）; edition 2021 divides it into the three after it.
/// A request that is partly granted counts once, under partially_granted, whatever else was refused in it.
BOOST_DEFINE_ENUM_CLASS(disposition, granted, partially_granted, denied_state_secret, denied_prohibited_by_law,
                        denied_security_and_stability, denied_third_party_rights, denied_internal_affairs,
                        denied_process_information, denied_enforcement_file, denied_administrative_query,
                        unable_not_held, unable_requires_creation, unable_unclear_after_correction,
                        not_processed_petition, not_processed_repeated, not_processed_publication,
                        not_processed_excessive, not_processed_reconfirmation, other, other_correction_overdue,
                        other_fee_unpaid, other_other)

template <>
inline constexpr std::array<legal_item<disposition>, enum_size<disposition>> items<disposition>{{
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

    {disposition::other, "other", "（六）其他处理", "other", {citation{instrument::format_2019}}, editions::only_2019},
    {disposition::other_correction_overdue, "other.correction_overdue",
     "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "other: correction overdue", {article(30)},
     editions::only_2021},
    {disposition::other_fee_unpaid, "other.fee_unpaid",
     "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "other: fee unpaid",
     {article(42), citation{instrument::fee_measure}}, editions::only_2021},
    {disposition::other_other, "other.other", "3.其他", "other: other", {citation{instrument::format_2021}},
     editions::only_2021},
}};
static_assert(complete<disposition>());

namespace detail {

/// By the first part of the code: denied.state_secret is of the group denied.
inline constexpr auto groups_of_dispositions = [] {
    std::array<disposition_group, enum_size<disposition>> groups{};
    for (const disposition leaf : enumerators<disposition>) {
        const std::string_view leaf_code = code(leaf);
        for (const auto& row : items<disposition_group>)
            if (leaf_code.substr(0, leaf_code.find('.')) == row.code) groups[index_of(leaf)] = row.value;
    }
    return groups;
}();

}  // namespace detail

/// The branch that a disposition belongs to.
constexpr disposition_group group_of(disposition leaf) noexcept {
    return detail::groups_of_dispositions[index_of(leaf)];
}

}  // namespace gongkai
