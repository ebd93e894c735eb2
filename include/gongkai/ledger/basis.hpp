// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <gongkai/core/citation.hpp>
#include <gongkai/core/lang.hpp>
#include <gongkai/core/reflect.hpp>
#include <string>
#include <string_view>

/// Where each step of a request and each judgement of a ledger has its place in the law. Nothing else names an article.

namespace gongkai {

namespace basis {

/// Which day a request is received.
inline constexpr citation receipt = article(31);
/// 补正。
inline constexpr citation correction = article(30);
/// By when a request is answered.
inline constexpr citation reply = article_paragraph(33, 2);
/// Days that do not count while others are asked.
inline constexpr citation pause = article_paragraph(33, 3);
/// Asking a third party for its opinion.
inline constexpr citation third_party = article(32);
/// 延迟答复。
inline constexpr citation deferral = article(35);
/// 信息处理费。
inline constexpr citation fee = article(42);
/// By when information is disclosed proactively.
inline constexpr citation proactive = article(26);
/// When a reply counts as given.
inline constexpr citation service{instrument::service_reply};
/// How much the fee is.
inline constexpr citation tariff{instrument::fee_measure};
/// By when a fee has to be paid.
inline constexpr citation payment{instrument::fee_measure, 0, 0, 0, standing_of_source::report};
/// The period begins again when the fee is paid.
inline constexpr citation restart_on_payment{instrument::fee_measure, 0, 0, 0, standing_of_source::practice};
/// From when the Fee Measure is in force.
inline constexpr citation measure_in_force{instrument::fee_measure, 0, 0, 0, standing_of_source::report};
/// By when a request is answered, by the Regulation of 2007.
inline constexpr citation reply_2007{instrument::regulation_2007, 24};
/// 补正 by the Regulation of 2007.
inline constexpr citation correction_2007{instrument::regulation_2007, 21, 0, 4};
/// 检索、复制、邮寄等成本费用 by the Regulation of 2007.
inline constexpr citation costs_2007{instrument::regulation_2007, 27};
/// How long an applicant may take to correct a request.
inline constexpr citation time_for_correction{instrument::correction_guide};
/// Where reconsideration has to come before a suit.
inline constexpr citation reconsideration_first{instrument::reconsideration_law, 23, 1, 4};
/// Where reconsideration has to come before a suit: information that is partly refused.
inline constexpr citation partly_refused{instrument::reconsideration_rules, 31, 0, 0, standing_of_source::report};
/// A suit without a reconsideration before it.
inline constexpr citation direct_suit{instrument::court_interpretation, 1};
/// 预算、决算的公开期限。
inline constexpr citation budget{instrument::budget_law, 14};
/// The publication of licences and penalties.
inline constexpr citation licence{instrument::approval_opinion, 0, 0, 0, standing_of_source::practice};
/// A period that ends on a day off ends on the next working day.
inline constexpr citation last_day_off{instrument::civil_code, 203, 0, 0, standing_of_source::practice};

/// A basis by name, for what prints one that no item, rule or day carries.
struct named_basis {
    std::string_view name;
    citation where;
};
/// All of them, by name.
inline constexpr std::array named{named_basis{"service", service}, named_basis{"tariff", tariff},
                                  named_basis{"measure_in_force", measure_in_force}};

}  // namespace basis

/// Where the law is silent or disputed a due day has two readings. cautious: the earliest day that is argued for; an organ
/// that keeps it is safe. lenient: the latest; an organ that misses it is late by every reading.
BOOST_DEFINE_ENUM_CLASS(reading, cautious, lenient)

constexpr std::string_view code(reading r) noexcept { return enumerator_names<reading>[index_of(r)]; }

/// What the two readings part on.
BOOST_DEFINE_ENUM_CLASS(disputed_point, late_answer, superseded_extension, late_fee_notice, undated_deferral, opinion_before_2019,
                        last_day_off)

/// A point with what each reading says of it, whose reading that is, and its place in the law.
struct disputed_item {
    disputed_point value;
    std::string_view code;
    std::string_view cautious_zh;
    std::string_view cautious_en;
    citation cautious_basis;
    std::string_view lenient_zh;
    std::string_view lenient_en;
    citation lenient_basis;
};

/// Each point on which the law has two readings, in the order of disputed_point.
inline constexpr std::array<disputed_item, enum_size<disputed_point>> disputed_points{{
    {disputed_point::late_answer, "late-answer",
     "意见逾期才到的，自征求之日起15个工作日届满即恢复计算（第三方逾期未提出意见的，由行政机关决定）",
     "an opinion that comes late pauses the period no longer than the 15 working days: after them the organ decides without it",
     basis::third_party, "征求意见所需时间全部不计（按条文字面；15个工作日自第三方收到征求意见书之日起算，台账只记发出日）",
     "all the time that the opinion took is left out: the letter of the provision; the 15 working days run from the third "
     "party's receipt, of which a ledger knows only the sending",
     basis::pause},
    {disputed_point::superseded_extension, "superseded-extension",
     "答复期限重新计算后，此前的延期不再有效（重新计算的是法定的全部期限）",
     "a restart begins a whole new period, and with it an extension notified before it ends", basis::correction,
     "已告知的延期在重新计算后仍然有效（条文没有规定延期失效）",
     "an extension once notified is kept: the text does not say that it ends", basis::reply},
    {disputed_point::late_fee_notice, "late-fee-notice", "期限届满后的收费通知不影响答复期限（收费通知应当在处理期限内发出）",
     "a fee notice after the period has run out moves nothing: it is to be sent within the period", basis::payment,
     "缴费后答复期限一律重新计算", "whenever the fee is paid the period starts anew", basis::restart_on_payment},
    {disputed_point::undated_deferral, "undated-deferral", "告知延迟答复的日期不明的，视为在重新计算之前告知，随之失效",
     "a deferral of which the day of notification is not known is taken to have been notified before the restart, and ended with it",
     basis::correction, "视为在重新计算之后告知，仍然有效", "it is taken to have been notified after the restart, and holds",
     basis::deferral},
    {disputed_point::opinion_before_2019, "opinion-before-2019",
     "2007年条例只扣除征求第三方意见的时间；台账没有写明被征求的是第三方，不予扣除",
     "the Regulation of 2007 leaves out only the time of a third party's opinion; the ledger does not say that it was one",
     basis::reply_2007, "视为征求第三方意见，所需时间全部不计", "it is taken for a third party's, and all its time is left out",
     basis::reply_2007},
    {disputed_point::last_day_off, "last-day-off", "期限的最后一日是休息日的，仍在该日届满（该规定没有顺延的字样）",
     "a last day that is a day off remains the last day: the provision says nothing of moving it", basis::budget,
     "顺延至其后的第一个工作日（期间的一般规定）", "it moves to the next working day, by the general rule on periods",
     basis::last_day_off},
}};

namespace detail {
consteval bool disputed_points_complete() {
    for (std::size_t i = 0; i < disputed_points.size(); ++i) {
        const std::string_view name = enumerator_names<disputed_point>[i];
        if (disputed_points[i].value != enumerators<disputed_point>[i] || disputed_points[i].code.size() != name.size())
            return false;
        for (std::size_t k = 0; k < name.size(); ++k)
            if (name[k] != (disputed_points[i].code[k] == '-' ? '_' : disputed_points[i].code[k])) return false;
    }
    return true;
}
}  // namespace detail
static_assert(detail::disputed_points_complete());

constexpr const disputed_item& item(disputed_point p) noexcept { return disputed_points[index_of(p)]; }
constexpr std::string_view code(disputed_point p) noexcept { return item(p).code; }

/// A set of points.
class disputed_set {
public:
    constexpr disputed_set() noexcept = default;
    /// Takes up a point.
    constexpr void add(disputed_point p) noexcept { bits_ = static_cast<unsigned char>(bits_ | 1U << index_of(p)); }
    /// Whether the point is one of them.
    constexpr bool contains(disputed_point p) const noexcept { return (bits_ >> index_of(p) & 1U) != 0; }
    /// Whether there is none.
    constexpr bool empty() const noexcept { return bits_ == 0; }
    friend constexpr bool operator==(disputed_set, disputed_set) noexcept = default;

private:
    unsigned char bits_ = 0;
};

/// `从严：…[条例第三十二条]；从宽：…[条例第三十三条第三款]`
inline std::string to_string(disputed_point p, lang language) {
    const disputed_item& row = item(p);
    const bool zh = language == lang::zh;
    std::string out = zh ? "从严：" : "cautious: ";
    out.append(zh ? row.cautious_zh : row.cautious_en).append(" [").append(to_string(row.cautious_basis, language)).append("]");
    out.append(zh ? "；从宽：" : "; lenient: ");
    return out.append(zh ? row.lenient_zh : row.lenient_en)
        .append(" [")
        .append(to_string(row.lenient_basis, language))
        .append("]");
}

}  // namespace gongkai
