// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <gongkai/core/citation.hpp>
#include <gongkai/core/lang.hpp>
#include <gongkai/core/reflect.hpp>
#include <gongkai/ledger/basis.hpp>
#include <gongkai/rules/severity.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

/// What can be wrong with a row of a ledger of requests or reviews.
BOOST_DEFINE_ENUM_CLASS(ledger_rule, fields, id_missing, duplicate_id, unknown_code, date, number, order,
                        disposition_without_closed, closed_without_disposition, correction_without_notice,
                        answer_without_consultation, payment_without_notice, fee_without_notice, disposition_edition,
                        disposition_state, disposition_basis, correction_disposition, fee_disposition, reply_late,
                        reply_late_disputed, correction_notice_late, correction_late, correction_time_long, consultation_late,
                        consultations_unordered, third_party_not_asked, extension_days, extension_late, extension_superseded,
                        deferral_without_date, deferral_early, deferral_late, deferral_superseded, fee_before_measure,
                        fee_notice_late, fee_amount, payment_late, after_closing, review_request_unknown, review_before_reply,
                        review_without_reconsideration, reconsideration_first, reconsideration_first_disputed, clock_provisional,
                        clock_unknown, unknown_column)

/// error: the row is reported and not counted. warning, note: it is counted and reported.
struct ledger_rule_item {
    ledger_rule value;
    std::string_view code;
    severity level;
    citation basis;
    std::string_view zh;
    std::string_view en;
};

/// What can be wrong with a row of a ledger of requests or reviews, in the order of ledger_rule.
inline constexpr std::array<ledger_rule_item, enum_size<ledger_rule>> ledger_rules{{
    {ledger_rule::fields,
     "ledger.fields",
     severity::error,
     {},
     "这一行的字段数与表头不符，或引号没有闭合（JSON：不是由简单值组成的对象）",
     "the row has not as many fields as the header, or an open quote (JSON: it is no object of plain values)"},
    {ledger_rule::id_missing, "ledger.id-missing", severity::error, {}, "没有编号", "the row has no id"},
    {ledger_rule::duplicate_id,
     "ledger.duplicate-id",
     severity::error,
     {},
     "编号重复，只计先出现的一行",
     "the id was used before; the first row with it counts"},
    {ledger_rule::unknown_code, "ledger.unknown-code", severity::error, {}, "不认识的代码", "unknown code"},
    {ledger_rule::date,
     "ledger.date",
     severity::error,
     {},
     "不是2008年至2071年间的日期（应为 年-月-日）",
     "not a day of the years 2008 to 2071 (written yyyy-mm-dd)"},
    {ledger_rule::number, "ledger.number", severity::warning, {}, "不是可用的数", "not a usable number"},
    {ledger_rule::order, "ledger.order", severity::error, {}, "日期先后颠倒", "events out of order"},
    {ledger_rule::disposition_without_closed,
     "ledger.disposition-without-closed",
     severity::error,
     {},
     "有办理结果而没有办结日期",
     "a disposition without the day it was closed"},
    {ledger_rule::closed_without_disposition,
     "ledger.closed-without-disposition",
     severity::error,
     {},
     "有办结日期而没有办理结果",
     "closed without a disposition"},
    {ledger_rule::correction_without_notice, "ledger.correction-without-notice", severity::error, basis::correction,
     "没有告知补正而有补正期限或补正日期", "a correction that was not asked for"},
    {ledger_rule::answer_without_consultation, "ledger.answer-without-consultation", severity::error, basis::pause,
     "没有征求意见而有答复意见的日期", "an opinion that was not asked for"},
    {ledger_rule::payment_without_notice, "ledger.payment-without-notice", severity::error, basis::fee,
     "没有收费通知而有缴费日期", "a payment without a fee notice"},
    {ledger_rule::fee_without_notice, "ledger.fee-without-notice", severity::warning, basis::fee,
     "没有收费通知而有收费金额，该金额不计入", "an amount without a fee notice, which no figure includes"},
    {ledger_rule::disposition_edition, "ledger.disposition-edition", severity::warning, citation{instrument::format_2021},
     "办结年度适用的格式没有这一办理结果", "the edition in force in the year of closing does not have this disposition"},
    {ledger_rule::disposition_state,
     "ledger.disposition-state",
     severity::error,
     {},
     "此时不能以这一办理结果办结",
     "the request cannot end with this disposition at this stage"},
    {ledger_rule::disposition_basis,
     "ledger.disposition-basis",
     severity::error,
     {},
     "所依据的条款不是这一办理结果的条款",
     "the provision cited is not that of the disposition"},
    {ledger_rule::correction_disposition, "ledger.correction-disposition", severity::warning, basis::correction,
     "办理结果以告知补正为前提，与台账所记补正情况不符",
     "the disposition presupposes a notice to correct, and the events of the row do not bear it out"},
    {ledger_rule::fee_disposition, "ledger.fee-disposition", severity::warning, basis::fee,
     "办理结果以逾期未缴费为前提，与台账所记收费情况不符",
     "the disposition presupposes a fee unpaid in time, and the events of the row do not bear it out"},
    {ledger_rule::reply_late, "ledger.reply-late", severity::warning, basis::reply, "答复晚于答复期限的最后一日",
     "the reply came after its last day"},
    {ledger_rule::reply_late_disputed, "ledger.reply-late-disputed", severity::note, basis::reply,
     "按从严的解释逾期答复，按从宽的解释没有逾期", "the reply was late by the cautious reading and in time by the lenient one"},
    {ledger_rule::correction_notice_late, "ledger.correction-notice-late", severity::warning, basis::correction,
     "补正告知超过收到申请之日起7个工作日", "the notice to correct was sent after working day 7"},
    {ledger_rule::correction_late, "ledger.correction-late", severity::warning, basis::correction,
     "补正期限届满后才收到补正：无正当理由的视为放弃申请，继续办理是行政机关自己的决定",
     "the correction came after the time set: without good reason the request is deemed given up, and to go on is the organ's choice"},
    {ledger_rule::correction_time_long, "ledger.correction-time-long", severity::note, basis::time_for_correction,
     "补正期限超过15个工作日，一般不超过", "more than the 15 working days that are normally set for a correction"},
    {ledger_rule::consultation_late, "ledger.consultation-late", severity::warning, basis::pause,
     "发出征求意见书时答复期限已过，不影响期限",
     "the opinion was asked for after the last day for the reply, which it does not move"},
    {ledger_rule::consultations_unordered,
     "ledger.consultations-unordered",
     severity::note,
     {},
     "征求意见书没有按日期先后排列",
     "the letters of the consultations are not in the order of their days"},
    {ledger_rule::third_party_not_asked, "ledger.third-party-not-asked", severity::note, basis::third_party,
     "以保护第三方合法权益为由不予公开，台账没有征求第三方意见的记录；应当书面征求",
     "denied for a third party's rights, and the ledger has no consultation: its opinion is to be asked"},
    {ledger_rule::extension_days, "ledger.extension-days", severity::warning, basis::reply, "延长的期限不是1至20个工作日",
     "the extension is not 1 to 20 working days"},
    {ledger_rule::extension_late, "ledger.extension-late", severity::warning, basis::reply, "告知延期时答复期限已过",
     "the extension was notified after the last day for the reply"},
    {ledger_rule::extension_superseded, "ledger.extension-superseded", severity::note, basis::reply,
     "延期之后答复期限重新计算，延期不再影响期限", "the period started anew after the extension, which no longer counts"},
    {ledger_rule::deferral_without_date, "ledger.deferral-without-date", severity::warning, basis::deferral,
     "告知延迟答复而没有确定的日期", "a deferral was notified without the date that it is to"},
    {ledger_rule::deferral_early, "ledger.deferral-early", severity::warning, basis::deferral,
     "延迟答复的日期早于答复期限的最后一日，不影响期限",
     "the later date lies before the last day of the period, which it does not move"},
    {ledger_rule::deferral_late, "ledger.deferral-late", severity::warning, basis::deferral,
     "告知延迟答复时答复期限已过，不影响期限",
     "the deferral was notified after the last day for the reply, which it does not move"},
    {ledger_rule::deferral_superseded, "ledger.deferral-superseded", severity::note, basis::deferral,
     "延迟答复之后答复期限重新计算，延迟不再有效", "the period started anew after the deferral, which no longer counts"},
    {ledger_rule::fee_before_measure, "ledger.fee-before-measure", severity::warning, basis::measure_in_force,
     "2021年1月1日前收到的申请不收信息处理费，收费通知和缴费不影响期限",
     "requests received before 2021-01-01 cost no information processing fee; its notice and payment move nothing"},
    {ledger_rule::fee_notice_late, "ledger.fee-notice-late", severity::warning, basis::payment,
     "收到收费通知时答复期限已过；收费通知应当在处理期限内发出",
     "the fee notice came after the last day for the reply; it is to be sent within the period"},
    {ledger_rule::fee_amount, "ledger.fee-amount", severity::warning, basis::tariff,
     "按件（100元的倍数）按量（10元的倍数）都不会有的金额",
     "an amount that no tariff gives: by request multiples of 100 yuan, by page of 10"},
    {ledger_rule::payment_late, "ledger.payment-late", severity::warning, basis::payment, "缴费超过20个工作日",
     "paid after the 20 working days"},
    {ledger_rule::after_closing,
     "ledger.after-closing",
     severity::note,
     {},
     "办结之后才到，不影响已经办结的申请",
     "it came after the request was closed, which it does not change"},
    {ledger_rule::review_request_unknown,
     "ledger.review-request-unknown",
     severity::note,
     {},
     "申请台账中没有这一编号的申请",
     "no request with this id is in the ledgers of requests"},
    {ledger_rule::review_before_reply,
     "ledger.review-before-reply",
     severity::note,
     {},
     "提起时申请尚未答复",
     "filed before the request was replied to"},
    {ledger_rule::review_without_reconsideration,
     "ledger.review-without-reconsideration",
     severity::note,
     {},
     "复议后起诉，而台账中没有该申请的行政复议",
     "a lawsuit after reconsideration, and the ledger has no reconsideration of that request"},
    {ledger_rule::reconsideration_first, "ledger.reconsideration-first", severity::note, basis::reconsideration_first,
     "2024年1月1日起，对不予公开的决定不服应当先申请行政复议，直接起诉法院不予受理；表四仍照实计数",
     "from 2024-01-01 on reconsideration comes before a lawsuit over a refusal to disclose; the table still counts what was filed"},
    {ledger_rule::reconsideration_first_disputed, "ledger.reconsideration-first-disputed", severity::note,
     basis::reconsideration_first,
     "是否应当先申请行政复议有两种理解：未予答复、部分公开是“不予公开”，应当先复议；或者不是，可以直接起诉",
     "whether reconsideration comes first is read in two ways: no reply, or a part kept back, is a refusal, and it does; or it is "
     "none, and the lawsuit is admissible"},
    {ledger_rule::clock_provisional,
     "ledger.clock-provisional",
     severity::note,
     {},
     "所依据年度的放假安排尚未公布，是否逾期待定",
     "judged by a year whose notice of holidays is not issued yet: whether it was late may change"},
    {ledger_rule::clock_unknown,
     "ledger.clock-unknown",
     severity::note,
     {},
     "超出工作日历的年度，是否逾期无法判断",
     "beyond the years of the calendar: whether it was late cannot be judged"},
    {ledger_rule::unknown_column, "ledger.unknown-column", severity::note, {}, "不认识的列，未读取", "unknown column, not read"},
}};

namespace detail {
consteval bool ledger_rules_complete() {
    for (std::size_t i = 0; i < ledger_rules.size(); ++i) {
        const auto& row = ledger_rules[i];
        const std::string_view name = enumerator_names<ledger_rule>[i];
        if (row.value != enumerators<ledger_rule>[i] || row.code.substr(0, 7) != "ledger.") return false;
        for (std::size_t k = 0; k < name.size(); ++k)
            if (row.code.size() != name.size() + 7 || name[k] != (row.code[k + 7] == '-' ? '_' : row.code[k + 7])) return false;
    }
    return true;
}
}  // namespace detail
static_assert(detail::ledger_rules_complete());

constexpr const ledger_rule_item& item(ledger_rule rule) noexcept { return ledger_rules[index_of(rule)]; }
constexpr std::string_view code(ledger_rule rule) noexcept { return item(rule).code; }

/// The columns of both ledgers; the enumerator's name is the column's.
BOOST_DEFINE_ENUM_CLASS(ledger_column, id, applicant, applicant_id, channel, received, correction_notified, correction_due,
                        correction_received, consult_sent, consult_answered, extended, extension_days, deferred, deferred_to,
                        fee_notified, fee_paid, fee_yuan, closed, disposition, request_id, kind, filed, outcome, co_defendant)

constexpr std::string_view name(ledger_column column) noexcept { return enumerator_names<ledger_column>[index_of(column)]; }

/// What a finding says beyond its rule: the provision, where it is not the rule's own, and on what points readings part.
struct finding_context {
    citation basis{};
    disputed_set points{};
    friend bool operator==(const finding_context&, const finding_context&) = default;
};

/// What is wrong, in which row and column.
struct ledger_finding {
    ledger_rule rule = ledger_rule::fields;
    std::string source{};   ///< the name given to the ledger: a file, a machine
    std::uint64_t row = 0;  ///< from 1, the header not counted; 0: the ledger as a whole
    std::string id{};       ///< of the request, where it has one
    std::optional<ledger_column> column{};
    std::string detail{};  ///< what was found there
    finding_context context{};

    /// What it rests on.
    citation basis() const noexcept { return context.basis ? context.basis : item(rule).basis; }
    /// How grave it is.
    gongkai::severity severity() const noexcept { return item(rule).level; }
    friend bool operator==(const ledger_finding&, const ledger_finding&) = default;
};

/// `ledger.csv: row 7 (2025-0007), closed: error: ledger.order: events out of order (2025-01-02 < 2025-01-20)`
inline std::string to_string(const ledger_finding& f, lang language) {
    const bool zh = language == lang::zh;
    std::string out;
    const auto part = [&out](std::string_view separator, std::string_view text) {
        if (!out.empty()) out += separator;
        out += text;
    };
    if (!f.source.empty()) out = f.source;
    if (f.row != 0) part(zh ? "：" : ": ", zh ? "第" + std::to_string(f.row) + "行" : "row " + std::to_string(f.row));
    if (!f.id.empty()) out.append(zh ? "（" : " (").append(f.id).append(zh ? "）" : ")");
    if (f.column) part(zh ? "，" : ", ", name(*f.column));
    part(zh ? "：" : ": ", code(f.severity()));
    out.append(": ").append(code(f.rule)).append(": ").append(zh ? item(f.rule).zh : item(f.rule).en);
    if (!f.detail.empty()) out.append(zh ? "（" : " (").append(f.detail).append(zh ? "）" : ")");
    if (f.basis()) out.append(" [").append(to_string(f.basis(), language)).append("]");
    for (const disputed_point p : enumerators<disputed_point>)
        if (f.context.points.contains(p)) out.append(zh ? "；" : "; ").append(to_string(p, language));
    return out;
}

}  // namespace gongkai
