// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <cstdint>
#include <gongkai/records/kind.hpp>
#include <gongkai/records/moment.hpp>
#include <gongkai/taxonomy/article20.hpp>
#include <gongkai/taxonomy/article21.hpp>
#include <optional>
#include <string>

/// What an organ publishes, and the normative documents that it has in force, as rows of two ledgers.

namespace gongkai {

/// Where something was published (条例 23).
BOOST_DEFINE_ENUM_CLASS(publication_channel, website, wechat, weibo, video, broadcast, app, gazette, press, notice_board, other)

template <>
inline constexpr std::array<legal_item<publication_channel>, enum_size<publication_channel>> items<publication_channel>{{
    {publication_channel::website, "website", "网站", "website", {article(23)}, editions::none},
    {publication_channel::wechat, "wechat", "微信公众号", "WeChat account", {article(23)}, editions::none},
    {publication_channel::weibo, "weibo", "微博", "Weibo account", {article(23)}, editions::none},
    {publication_channel::video, "video", "短视频账号", "video account", {article(23)}, editions::none},
    {publication_channel::broadcast, "broadcast", "直播", "live broadcast", {article(23)}, editions::none},
    {publication_channel::app, "app", "移动客户端", "app", {article(23)}, editions::none},
    {publication_channel::gazette, "gazette", "政府公报", "gazette", {article(23)}, editions::none},
    {publication_channel::press, "press", "报刊、广播、电视", "press and broadcasting", {article(23)}, editions::none},
    {publication_channel::notice_board, "notice_board", "公告栏", "notice board", {article(25)}, editions::none},
    {publication_channel::other, "other", "其他渠道", "other channel", {article(23)}, editions::none},
}};
static_assert(complete<publication_channel>());

/// In what form. All but the text itself and `other` interpret a document.
BOOST_DEFINE_ENUM_CLASS(publication_form, text, interpretation, illustrated, video, press_conference, expert, other)

template <>
inline constexpr std::array<legal_item<publication_form>, enum_size<publication_form>> items<publication_form>{{
    {publication_form::text, "text", "正文", "text", {}, editions::none},
    {publication_form::interpretation, "interpretation", "文字解读", "interpretation in words", {}, editions::none},
    {publication_form::illustrated, "illustrated", "图文解读", "illustrated interpretation", {}, editions::none},
    {publication_form::video, "video", "视频解读", "interpretation in a video", {}, editions::none},
    {publication_form::press_conference, "press_conference", "新闻发布会", "press conference", {article(23)}, editions::none},
    {publication_form::expert, "expert", "专家解读", "interpretation by an expert", {}, editions::none},
    {publication_form::other, "other", "其他形式", "other form", {}, editions::none},
}};
static_assert(complete<publication_form>());

/// Whether what has this form interprets a document (解读).
constexpr bool interprets(publication_form form) noexcept {
    return form != publication_form::text && form != publication_form::other;
}

/// One publication: an item on one channel. The same item on two channels is two rows.
struct publication_entry {
    std::string id{};
    std::string title{};
    std::optional<gongkai::article20> article20{};
    std::optional<gongkai::article21> article21{};
    std::optional<publication_channel> channel{};
    std::optional<publication_form> form{};
    std::string interprets{};                     ///< the id of the document that it interprets
    std::optional<std::chrono::sys_days> made{};  ///< when the information was made or last changed (条例 26)
    std::optional<moment> drafted{};              ///< when the version that was published was handed in
    std::optional<moment> returned{};             ///< when the version before it was refused; empty where none was
    std::string first_reviewer{};
    std::optional<moment> first_review{};  ///< 初审: passed
    std::string second_reviewer{};
    std::optional<moment> second_review{};  ///< 复审
    std::string third_reviewer{};
    std::optional<moment> third_review{};        ///< 终审: the sign-off
    std::optional<std::uint32_t> proofs{};       ///< 校次
    std::optional<std::uint32_t> corrections{};  ///< made in all proofs
    std::optional<moment> secrecy_review{};      ///< 保密审查 (条例 17): passed
    std::optional<moment> published{};           ///< empty: not yet

    friend bool operator==(const publication_entry&, const publication_entry&) = default;
    BOOST_DESCRIBE_CLASS(publication_entry, (),
                         (id, title, article20, article21, channel, form, interprets, made, drafted, returned, first_reviewer,
                          first_review, second_reviewer, second_review, third_reviewer, third_review, proofs, corrections,
                          secrecy_review, published),
                         (), ())
};

template <>
struct record_kind<publication_entry> {
    static constexpr std::string_view code = "publications";
    static constexpr std::string_view zh = "主动公开台账";
    static constexpr std::string_view en = "what was published";
    static constexpr std::array<record_column, 20> columns{{
        {"id", "编号", "unique", true},
        {"title", "标题", "not read into anything"},
        {"article20", "第二十条项目", "item of Article 20"},
        {"article21", "第二十一条项目", "item of Article 21"},
        {"channel", "渠道", "where it was published"},
        {"form", "形式", "in what form"},
        {"interprets", "解读文件", "the id of the document that it interprets, as in the ledger of documents"},
        {"made", "形成日期", "day on which the information was made or last changed (条例 26)"},
        {"drafted", "起草时间", "when the published version was handed in"},
        {"returned", "退改时间", "when the version before it was refused"},
        {"first_reviewer", "初审人", "who made the first review"},
        {"first_review", "初审时间", "when it was passed"},
        {"second_reviewer", "复审人", "who made the second review"},
        {"second_review", "复审时间", "when it was passed"},
        {"third_reviewer", "终审人", "who made the third review"},
        {"third_review", "终审时间", "when it was passed: the sign-off"},
        {"proofs", "校次", "how often it was proofread"},
        {"corrections", "校改处数", "corrections made in all proofs"},
        {"secrecy_review", "保密审查时间", "when the secrecy review was passed (条例 17)"},
        {"published", "发布时间", "empty: not yet", true},
    }};
};
static_assert(complete_record<publication_entry>());

/// What table 2 counts under Article 20(1).
BOOST_DEFINE_ENUM_CLASS(document_kind, rules, normative_documents)

template <>
inline constexpr std::array<legal_item<document_kind>, enum_size<document_kind>> items<document_kind>{{
    {document_kind::rules, "rules", "规章", "rules", {article(20, 1)}},
    {document_kind::normative_documents,
     "normative_documents",
     "行政规范性文件",
     "normative documents",
     {article(20, 1)},
     editions::all,
     {"规范性文件"}},
}};
static_assert(complete<document_kind>());

/// How a document ceased to be in force.
BOOST_DEFINE_ENUM_CLASS(document_ending, repealed, declared_void, expired)

template <>
inline constexpr std::array<legal_item<document_ending>, enum_size<document_ending>> items<document_ending>{{
    {document_ending::repealed, "repealed", "废止", "repealed", {article(20, 1)}, editions::none},
    {document_ending::declared_void, "declared_void", "宣布失效", "declared void", {article(20, 1)}, editions::none},
    {document_ending::expired, "expired", "有效期届满", "expired", {article(20, 1)}, editions::none},
}};
static_assert(complete<document_ending>());

/// A rule or normative document, from the day it was issued to the day it ceased to be in force.
struct document_entry {
    std::string id{};
    std::string title{};
    std::string number{};  ///< 文号
    document_kind kind = document_kind::normative_documents;
    std::chrono::sys_days issued{};
    std::optional<std::chrono::sys_days> ended{};  ///< from this day on it is not in force
    std::optional<document_ending> ending{};

    friend bool operator==(const document_entry&, const document_entry&) = default;
    BOOST_DESCRIBE_CLASS(document_entry, (), (id, title, number, kind, issued, ended, ending), (), ())
};

template <>
struct record_kind<document_entry> {
    static constexpr std::string_view code = "documents";
    static constexpr std::string_view zh = "规范性文件台账";
    static constexpr std::string_view en = "rules and normative documents";
    static constexpr std::array<record_column, 7> columns{{
        {"id", "编号", "unique", true},
        {"title", "标题", "not read into anything"},
        {"number", "文号", "not read into anything"},
        {"kind", "种类", "rules or normative documents", true},
        {"issued", "制发日期", "day of issue", true},
        {"ended", "失去效力日期", "from this day on it is not in force; empty while it is", true},
        {"ending", "失去效力原因", "why it is not"},
    }};
};
static_assert(complete_record<document_entry>());

}  // namespace gongkai
