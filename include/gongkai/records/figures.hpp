// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/enum.hpp>
#include <gongkai/records/kinds.hpp>
#include <gongkai/taxonomy/legal_item.hpp>

/// What is counted of the ledgers of publication and service in a year. Each number is defined by one predicate on rows
/// (src/records/figures.cpp), so a part can never be more than its whole.

namespace gongkai {

/// published: what was published in the year. published_in_time, published_late: of it, within or after the 20 working days
/// of Article 26, where that is known. fully_reviewed: of it, with three reviews by three persons in order, three proofs and
/// a secrecy review, where the ledger has columns for them. interpretations: of it, in a form that interprets.
/// documents_issued, documents_ended: in the year; in_force at its end. consultations: of the year; answered by its end.
/// ratings: of the year, and what came of them as the ledger stands; to_rectify: bad ones but for upheld appeals.
/// tickets: registered in the year; closed in it, and of those with an answer; open at its end.
/// points, matters: at its end.
BOOST_DEFINE_ENUM_CLASS(record_figure, published, published_in_time, published_late, published_timed, fully_reviewed,
                        interpretations, documents_issued, documents_ended, documents_in_force, columns, columns_empty, sites,
                        consultations, consultations_answered, ratings, ratings_good, ratings_middling, ratings_bad, called_back,
                        appeals, appeals_upheld, to_rectify, rectified, rerated, tickets, tickets_closed, tickets_answered,
                        tickets_open, points, points_round_the_clock, broadcasts, matters)

template <>
inline constexpr std::array<legal_item<record_figure>, enum_size<record_figure>> items<record_figure>{{
    {record_figure::published, "published", "主动公开信息", "items published", {article(20), article(21)}, editions::none},
    {record_figure::published_in_time, "published_in_time", "按期公开", "published in time", {article(26)}, editions::none},
    {record_figure::published_late, "published_late", "超期公开", "published late", {article(26)}, editions::none},
    {record_figure::published_timed,
     "published_timed",
     "可判断是否按期的公开",
     "published, and known whether in time",
     {article(26)},
     editions::none},
    {record_figure::fully_reviewed,
     "fully_reviewed",
     "经三审三校和保密审查",
     "with all reviews and proofs",
     {article(17)},
     editions::none},
    {record_figure::interpretations, "interpretations", "政策解读", "interpretations", {}, editions::none},
    {record_figure::documents_issued, "documents_issued", "制发件数", "documents issued", {article(20, 1)}, editions::none},
    {record_figure::documents_ended,
     "documents_ended",
     "废止、失效件数",
     "documents that ceased to be in force",
     {article(20, 1)},
     editions::none},
    {record_figure::documents_in_force,
     "documents_in_force",
     "现行有效件数",
     "documents in force",
     {article(20, 1)},
     editions::none},
    {record_figure::columns, "columns", "栏目", "columns", {}, editions::none},
    {record_figure::columns_empty, "columns_empty", "空白栏目", "empty columns", {}, editions::none},
    {record_figure::sites, "sites", "网站、新媒体", "sites", {}, editions::none},
    {record_figure::consultations, "consultations", "咨询", "consultations", {}, editions::none},
    {record_figure::consultations_answered, "consultations_answered", "已答复咨询", "consultations answered", {}, editions::none},
    {record_figure::ratings, "ratings", "评价", "ratings", {}, editions::none},
    {record_figure::ratings_good, "ratings_good", "好评", "good ratings", {}, editions::none},
    {record_figure::ratings_middling, "ratings_middling", "中评（基本满意）", "middling ratings", {}, editions::none},
    {record_figure::ratings_bad, "ratings_bad", "差评", "bad ratings", {}, editions::none},
    {record_figure::called_back, "called_back", "差评已回访", "bad ratings called back", {}, editions::none},
    {record_figure::appeals, "appeals", "申诉", "appeals against ratings", {}, editions::none},
    {record_figure::appeals_upheld, "appeals_upheld", "申诉成立", "appeals upheld", {}, editions::none},
    {record_figure::to_rectify, "to_rectify", "应整改差评", "bad ratings to rectify", {}, editions::none},
    {record_figure::rectified, "rectified", "已整改差评", "bad ratings rectified", {}, editions::none},
    {record_figure::rerated, "rerated", "追评", "re-ratings", {}, editions::none},
    {record_figure::tickets, "tickets", "办不成事反映件", "tickets registered", {}, editions::none},
    {record_figure::tickets_closed, "tickets_closed", "办结件", "tickets closed", {}, editions::none},
    {record_figure::tickets_answered, "tickets_answered", "办结并答复件", "tickets closed with an answer", {}, editions::none},
    {record_figure::tickets_open, "tickets_open", "未办结件", "tickets open", {}, editions::none},
    {record_figure::points, "points", "自助办理点", "self-service points", {article(25)}, editions::none},
    {record_figure::points_round_the_clock,
     "points_round_the_clock",
     "24小时自助办理点",
     "points open round the clock",
     {article(25)},
     editions::none},
    {record_figure::broadcasts, "broadcasts", "政务直播", "broadcasts", {}, editions::none},
    {record_figure::matters, "matters", "依申请政务服务事项", "matters on application", {article(20, 5)}, editions::none},
}};
static_assert(complete<record_figure>());

/// A share of one figure in another that contains it.
BOOST_DEFINE_ENUM_CLASS(record_rate, in_time, full_review, answered, good, middling, bad, call_back, appeal_upheld, rectification,
                        ticket_answered)

/// A rate: which figure of which.
struct record_rate_item {
    record_rate value;
    std::string_view code;
    std::string_view zh;
    std::string_view en;
    record_figure part;
    record_figure whole;
};

/// The rates, in the order of record_rate.
inline constexpr std::array<record_rate_item, enum_size<record_rate>> record_rates{{
    {record_rate::in_time, "in_time", "按期公开率", "published in time", record_figure::published_in_time,
     record_figure::published_timed},
    {record_rate::full_review, "full_review", "三审三校率", "with all reviews and proofs", record_figure::fully_reviewed,
     record_figure::published},
    {record_rate::answered, "answered", "咨询答复率", "consultations answered", record_figure::consultations_answered,
     record_figure::consultations},
    {record_rate::good, "good", "好评率", "good", record_figure::ratings_good, record_figure::ratings},
    {record_rate::middling, "middling", "中评率", "middling", record_figure::ratings_middling, record_figure::ratings},
    {record_rate::bad, "bad", "差评率", "bad", record_figure::ratings_bad, record_figure::ratings},
    {record_rate::call_back, "call_back", "差评回访率", "called back", record_figure::called_back, record_figure::ratings_bad},
    {record_rate::appeal_upheld, "appeal_upheld", "申诉成立率", "appeals upheld", record_figure::appeals_upheld,
     record_figure::appeals},
    {record_rate::rectification, "rectification", "差评整改率", "rectified", record_figure::rectified, record_figure::to_rectify},
    {record_rate::ticket_answered, "ticket_answered", "办结答复率", "tickets closed with an answer",
     record_figure::tickets_answered, record_figure::tickets_closed},
}};

constexpr const record_rate_item& item(record_rate value) noexcept { return record_rates[index_of(value)]; }
constexpr std::string_view code(record_rate value) noexcept { return item(value).code; }

/// By what the rows of a figure can be parted. day: of the year. category: the organ's own classes of matters.
BOOST_DEFINE_ENUM_CLASS(record_dimension, article20, article21, publication_channel, publication_form, document_kind,
                        document_ending, column_kind, site_kind, service_channel, rating_level, rerating, escalation_level,
                        opening_hours, matter_kind, category, day)

constexpr std::string_view code(record_dimension value) noexcept { return enumerator_names<record_dimension>[index_of(value)]; }

/// The figures and the dimensions of a kind of ledger.
std::span<const record_figure> figures_of(std::string_view kind) noexcept;
/// By what the figures of a kind of ledger can be parted; empty for a kind that there is not.
std::span<const record_dimension> dimensions_of(std::string_view kind) noexcept;

}  // namespace gongkai
