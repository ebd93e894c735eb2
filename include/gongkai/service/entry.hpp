// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <cstdint>
#include <gongkai/records/kind.hpp>
#include <gongkai/taxonomy/legal_item.hpp>
#include <optional>
#include <string>

/// What an organ does for those who come to it, as rows of six ledgers: consultations, ratings, tickets of the window for
/// what could not be done, self-service points, broadcasts, and the catalogue of matters.

namespace gongkai {

/// Through what a service was given. `video`: by picture and sound, as 云综窗。
BOOST_DEFINE_ENUM_CLASS(service_channel, counter, video, telephone, website, app, wechat, terminal, letter, other)

template <>
inline constexpr std::array<legal_item<service_channel>, enum_size<service_channel>> items<service_channel>{{
    {service_channel::counter, "counter", "窗口", "counter", {}, editions::none},
    {service_channel::video, "video", "视频（云综窗）", "video", {}, editions::none},
    {service_channel::telephone, "telephone", "电话", "telephone", {}, editions::none},
    {service_channel::website, "website", "网站", "website", {}, editions::none},
    {service_channel::app, "app", "移动客户端", "app", {}, editions::none},
    {service_channel::wechat, "wechat", "微信", "WeChat", {}, editions::none},
    {service_channel::terminal, "terminal", "自助终端", "self-service terminal", {}, editions::none},
    {service_channel::letter, "letter", "信函、电子邮件", "letter or email", {}, editions::none},
    {service_channel::other, "other", "其他渠道", "other channel", {}, editions::none},
}};
static_assert(complete<service_channel>());

/// A consultation.
struct consultation_entry {
    std::string id{};
    std::optional<service_channel> channel{};
    std::chrono::sys_days received{};
    std::optional<std::chrono::sys_days> answered{};  ///< empty: not yet

    friend bool operator==(const consultation_entry&, const consultation_entry&) = default;
    BOOST_DESCRIBE_CLASS(consultation_entry, (), (id, channel, received, answered), (), ())
};

template <>
struct record_kind<consultation_entry> {
    static constexpr std::string_view code = "consultations";
    static constexpr std::string_view zh = "咨询台账";
    static constexpr std::string_view en = "consultations";
    static constexpr std::array<record_column, 4> columns{{
        {"id", "编号", "unique", true},
        {"channel", "渠道", "through what"},
        {"received", "咨询日期", "day of the consultation", true},
        {"answered", "答复日期", "empty: not yet"},
    }};
};
static_assert(complete_record<consultation_entry>());

/// The five levels of 好差评 (国办发〔2019〕51号).
BOOST_DEFINE_ENUM_CLASS(rating_level, very_satisfied, satisfied, fairly_satisfied, dissatisfied, very_dissatisfied)

namespace detail {
inline constexpr citation by_rating_opinion{instrument::rating_opinion, 0, 0, 0, standing_of_source::report};
}  // namespace detail

template <>
inline constexpr std::array<legal_item<rating_level>, enum_size<rating_level>> items<rating_level>{{
    {rating_level::very_satisfied, "very_satisfied", "非常满意", "very satisfied", {detail::by_rating_opinion}, editions::none},
    {rating_level::satisfied, "satisfied", "满意", "satisfied", {detail::by_rating_opinion}, editions::none},
    {rating_level::fairly_satisfied,
     "fairly_satisfied",
     "基本满意",
     "fairly satisfied",
     {detail::by_rating_opinion},
     editions::none},
    {rating_level::dissatisfied, "dissatisfied", "不满意", "dissatisfied", {detail::by_rating_opinion}, editions::none},
    {rating_level::very_dissatisfied,
     "very_dissatisfied",
     "非常不满意",
     "very dissatisfied",
     {detail::by_rating_opinion},
     editions::none},
}};
static_assert(complete<rating_level>());

/// What a level counts as. The two lowest are bad (国办发〔2019〕51号); 基本满意 is counted apart: agencies that count it
/// as good add the two.
BOOST_DEFINE_ENUM_CLASS(rating_class, good, middling, bad)

template <>
inline constexpr std::array<legal_item<rating_class>, enum_size<rating_class>> items<rating_class>{{
    {rating_class::good, "good", "好评", "good", {detail::by_rating_opinion}, editions::none},
    {rating_class::middling, "middling", "中评（基本满意）", "middling", {detail::by_rating_opinion}, editions::none},
    {rating_class::bad, "bad", "差评", "bad", {detail::by_rating_opinion}, editions::none},
}};
static_assert(complete<rating_class>());

/// Whether a rating is good, middling or bad (国办发〔2019〕51号).
constexpr rating_class class_of(rating_level level) noexcept {
    switch (level) {
        case rating_level::very_satisfied:
        case rating_level::satisfied: return rating_class::good;
        case rating_level::fairly_satisfied: return rating_class::middling;
        case rating_level::dissatisfied:
        case rating_level::very_dissatisfied: break;
    }
    return rating_class::bad;
}

/// What came of an appeal of the organ against a bad rating. upheld: the rating no longer counts against it.
BOOST_DEFINE_ENUM_CLASS(appeal_outcome, upheld, rejected)

template <>
inline constexpr std::array<legal_item<appeal_outcome>, enum_size<appeal_outcome>> items<appeal_outcome>{{
    {appeal_outcome::upheld, "upheld", "申诉成立", "upheld", {detail::by_rating_opinion}, editions::none},
    {appeal_outcome::rejected, "rejected", "申诉不成立", "rejected", {detail::by_rating_opinion}, editions::none},
}};
static_assert(complete<appeal_outcome>());

/// A rating, and of a bad one what was done about it.
struct rating_entry {
    std::string id{};
    std::string subject{};  ///< the visit on site, or the matter handled online: one rating each
    std::optional<service_channel> channel{};
    std::chrono::sys_days rated{};
    rating_level level = rating_level::satisfied;
    std::optional<std::chrono::sys_days> called_back{};
    std::optional<std::chrono::sys_days> verified{};
    std::optional<std::chrono::sys_days> appealed{};
    std::optional<std::chrono::sys_days> appeal_decided{};
    std::optional<gongkai::appeal_outcome> appeal_outcome{};
    std::optional<std::chrono::sys_days> rectified{};
    std::optional<std::chrono::sys_days> answered{};  ///< 反馈 to the person
    std::optional<std::chrono::sys_days> rerated{};   ///< 追评: one, after the answer
    std::optional<rating_level> rerating{};

    friend bool operator==(const rating_entry&, const rating_entry&) = default;
    BOOST_DESCRIBE_CLASS(rating_entry, (),
                         (id, subject, channel, rated, level, called_back, verified, appealed, appeal_decided, appeal_outcome,
                          rectified, answered, rerated, rerating),
                         (), ())
};

template <>
struct record_kind<rating_entry> {
    static constexpr std::string_view code = "ratings";
    static constexpr std::string_view zh = "好差评台账";
    static constexpr std::string_view en = "ratings";
    static constexpr std::array<record_column, 14> columns{{
        {"id", "编号", "unique", true},
        {"subject", "评价对象", "the visit on site, or the matter handled online; unique where given"},
        {"channel", "渠道", "through what"},
        {"rated", "评价日期", "day of the rating", true},
        {"level", "评价等级", "one of five", true},
        {"called_back", "回访日期", "when the person was called back"},
        {"verified", "核实日期", "when the complaint was verified"},
        {"appealed", "申诉日期", "when the organ appealed"},
        {"appeal_decided", "申诉复核日期", "when that was decided"},
        {"appeal_outcome", "申诉结果", "upheld: the rating does not count against the organ"},
        {"rectified", "整改日期", "when it was put right"},
        {"answered", "反馈日期", "when the person was told"},
        {"rerated", "追评日期", "when the person rated again: once, after the answer"},
        {"rerating", "追评等级", "and how"},
    }};
};
static_assert(complete_record<rating_entry>());

/// The three levels of the window for what could not be done (办不成事反映窗口).
BOOST_DEFINE_ENUM_CLASS(escalation_level, window, department, joint)

template <>
inline constexpr std::array<legal_item<escalation_level>, enum_size<escalation_level>> items<escalation_level>{{
    {escalation_level::window, "window", "窗口", "window", {}, editions::none},
    {escalation_level::department, "department", "部门", "department", {}, editions::none},
    {escalation_level::joint, "joint", "多部门会商", "several departments together", {}, editions::none},
}};
static_assert(complete<escalation_level>());

/// A ticket: registered at the window, taken up one level at a time, closed with an answer.
struct escalation_entry {
    std::string id{};
    std::chrono::sys_days registered{};
    std::optional<std::chrono::sys_days> to_department{};
    std::optional<std::chrono::sys_days> to_joint{};
    std::optional<std::chrono::sys_days> answered{};
    std::optional<std::chrono::sys_days> closed{};

    friend bool operator==(const escalation_entry&, const escalation_entry&) = default;
    BOOST_DESCRIBE_CLASS(escalation_entry, (), (id, registered, to_department, to_joint, answered, closed), (), ())
};

template <>
struct record_kind<escalation_entry> {
    static constexpr std::string_view code = "escalations";
    static constexpr std::string_view zh = "办不成事反映窗口台账";
    static constexpr std::string_view en = "tickets of the window for what could not be done";
    static constexpr std::array<record_column, 6> columns{{
        {"id", "编号", "unique", true},
        {"registered", "登记日期", "when it was registered at the window", true},
        {"to_department", "转部门日期", "when it was taken to the department"},
        {"to_joint", "会商日期", "when it was taken to several departments together"},
        {"answered", "答复日期", "when the person was answered"},
        {"closed", "办结日期", "empty while open", true},
    }};
};
static_assert(complete_record<escalation_entry>());

/// When a self-service point is open.
BOOST_DEFINE_ENUM_CLASS(opening_hours, office_hours, round_the_clock)

template <>
inline constexpr std::array<legal_item<opening_hours>, enum_size<opening_hours>> items<opening_hours>{{
    {opening_hours::office_hours, "office_hours", "工作时间", "office hours", {}, editions::none},
    {opening_hours::round_the_clock, "round_the_clock", "24小时", "round the clock", {}, editions::none},
}};
static_assert(complete<opening_hours>());

/// A point at which government information can be looked up without an official (条例 25).
struct service_point_entry {
    std::string id{};
    std::string place{};
    std::optional<opening_hours> hours{};
    std::chrono::sys_days opened{};
    std::optional<std::chrono::sys_days> closed{};  ///< from this day on it is not in service

    friend bool operator==(const service_point_entry&, const service_point_entry&) = default;
    BOOST_DESCRIBE_CLASS(service_point_entry, (), (id, place, hours, opened, closed), (), ())
};

template <>
struct record_kind<service_point_entry> {
    static constexpr std::string_view code = "points";
    static constexpr std::string_view zh = "自助办理点台账";
    static constexpr std::string_view en = "self-service points";
    static constexpr std::array<record_column, 5> columns{{
        {"id", "编号", "unique", true},
        {"place", "地点", "not read into anything"},
        {"hours", "开放时间", "office hours or round the clock: a property, never a count"},
        {"opened", "启用日期", "when it came into service", true},
        {"closed", "停用日期", "from this day on it is not in service"},
    }};
};
static_assert(complete_record<service_point_entry>());

/// A session of the 政务直播间。
struct broadcast_entry {
    std::string id{};
    std::string topic{};
    std::string department{};
    std::chrono::sys_days held{};

    friend bool operator==(const broadcast_entry&, const broadcast_entry&) = default;
    BOOST_DESCRIBE_CLASS(broadcast_entry, (), (id, topic, department, held), (), ())
};

template <>
struct record_kind<broadcast_entry> {
    static constexpr std::string_view code = "broadcasts";
    static constexpr std::string_view zh = "政务直播台账";
    static constexpr std::string_view en = "broadcasts";
    static constexpr std::array<record_column, 4> columns{{
        {"id", "编号", "unique", true},
        {"topic", "主题", "not read into anything"},
        {"department", "部门", "which department spoke; not read into anything"},
        {"held", "直播日期", "day of the broadcast", true},
    }};
};
static_assert(complete_record<broadcast_entry>());

/// The kinds of matters on application that all catalogues in China share: seven administrative powers, and public services.
BOOST_DEFINE_ENUM_CLASS(matter_kind, licence, confirmation, adjudication, payment, reward, filing, other_power, public_service)

template <>
inline constexpr std::array<legal_item<matter_kind>, enum_size<matter_kind>> items<matter_kind>{{
    {matter_kind::licence, "licence", "行政许可", "administrative licence", {article(20, 5)}, editions::none},
    {matter_kind::confirmation, "confirmation", "行政确认", "administrative confirmation", {article(20, 5)}, editions::none},
    {matter_kind::adjudication, "adjudication", "行政裁决", "administrative adjudication", {article(20, 5)}, editions::none},
    {matter_kind::payment, "payment", "行政给付", "administrative payment", {article(20, 5)}, editions::none},
    {matter_kind::reward, "reward", "行政奖励", "administrative reward", {article(20, 5)}, editions::none},
    {matter_kind::filing, "filing", "行政备案", "administrative filing", {article(20, 5)}, editions::none},
    {matter_kind::other_power, "other_power", "其他行政权力", "other administrative power", {article(20, 5)}, editions::none},
    {matter_kind::public_service, "public_service", "公共服务", "public service", {article(20, 5)}, editions::none},
}};
static_assert(complete<matter_kind>());

/// A matter of the organ's catalogue. `category`: the organ's own, such as the thirteen of a district.
struct matter_entry {
    std::string id{};
    std::string name{};
    std::optional<matter_kind> kind{};
    std::string category{};
    std::string department{};
    std::chrono::sys_days listed{};
    std::optional<std::chrono::sys_days> delisted{};  ///< from this day on it is not in the catalogue

    friend bool operator==(const matter_entry&, const matter_entry&) = default;
    BOOST_DESCRIBE_CLASS(matter_entry, (), (id, name, kind, category, department, listed, delisted), (), ())
};

template <>
struct record_kind<matter_entry> {
    static constexpr std::string_view code = "matters";
    static constexpr std::string_view zh = "依申请政务服务事项目录";
    static constexpr std::string_view en = "catalogue of matters on application";
    static constexpr std::array<record_column, 7> columns{{
        {"id", "编号", "unique", true},
        {"name", "事项名称", "not read into anything"},
        {"kind", "事项类型", "one of the eight kinds that all catalogues share"},
        {"category", "类别", "the organ's own classes; their number is counted"},
        {"department", "部门", "not read into anything"},
        {"listed", "列入日期", "when it came into the catalogue", true},
        {"delisted", "移出日期", "from this day on it is not in the catalogue"},
    }};
};
static_assert(complete_record<matter_entry>());

}  // namespace gongkai
