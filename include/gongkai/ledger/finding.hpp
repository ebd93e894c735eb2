// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <gongkai/core/citation.hpp>
#include <gongkai/core/lang.hpp>
#include <gongkai/core/reflect.hpp>
#include <gongkai/rules/catalogue.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

/// What can be wrong with a row of a ledger of requests or reviews.
BOOST_DEFINE_ENUM_CLASS(ledger_rule, fields, id_missing, duplicate_id, unknown_code, date, number, order,
                        disposition_without_closed, closed_without_disposition, correction_without_notice,
                        answer_without_consultation, payment_without_notice, fee_without_notice, disposition_edition,
                        correction_disposition, fee_disposition, correction_notice_late, extension_days,
                        extension_late, extension_superseded, payment_late, clock_provisional, clock_unknown,
                        unknown_column)

/// error: the row is reported and not counted. warning, note: it is counted and reported.
struct ledger_rule_item {
    ledger_rule value;
    std::string_view code;
    severity level;
    citation basis;
    std::string_view zh;
    std::string_view en;
};

inline constexpr std::array<ledger_rule_item, enum_size<ledger_rule>> ledger_rules{{
    {ledger_rule::fields, "ledger.fields", severity::error, {}, "这一行的字段数与表头不符，或引号没有闭合（JSON：不是由简单值组成的对象）",
     "the row has not as many fields as the header, or an open quote (JSON: it is no object of plain values)"},
    {ledger_rule::id_missing, "ledger.id-missing", severity::error, {}, "没有编号", "the row has no id"},
    {ledger_rule::duplicate_id, "ledger.duplicate-id", severity::error, {}, "编号重复，只计先出现的一行",
     "the id was used before; the first row with it counts"},
    {ledger_rule::unknown_code, "ledger.unknown-code", severity::error, {}, "不认识的代码", "unknown code"},
    {ledger_rule::date, "ledger.date", severity::error, {}, "不是2008年至2071年间的日期（应为 年-月-日）",
     "not a day of the years 2008 to 2071 (written yyyy-mm-dd)"},
    {ledger_rule::number, "ledger.number", severity::warning, {}, "不是可用的数", "not a usable number"},
    {ledger_rule::order, "ledger.order", severity::error, {}, "日期先后颠倒", "events out of order"},
    {ledger_rule::disposition_without_closed, "ledger.disposition-without-closed", severity::error, {},
     "有办理结果而没有办结日期", "a disposition without the day it was closed"},
    {ledger_rule::closed_without_disposition, "ledger.closed-without-disposition", severity::error, {},
     "有办结日期而没有办理结果", "closed without a disposition"},
    {ledger_rule::correction_without_notice, "ledger.correction-without-notice", severity::error, article(30),
     "没有告知补正而有补正期限或补正日期", "a correction that was not asked for"},
    {ledger_rule::answer_without_consultation, "ledger.answer-without-consultation", severity::error,
     article_paragraph(33, 3), "没有征求意见而有答复意见的日期", "an opinion that was not asked for"},
    {ledger_rule::payment_without_notice, "ledger.payment-without-notice", severity::error, article(42),
     "没有收费通知而有缴费日期", "a payment without a fee notice"},
    {ledger_rule::fee_without_notice, "ledger.fee-without-notice", severity::warning, article(42),
     "没有收费通知而有收费金额，该金额不计入", "an amount without a fee notice, which no figure includes"},
    {ledger_rule::disposition_edition, "ledger.disposition-edition", severity::warning,
     citation{instrument::format_2021}, "办结年度适用的格式没有这一办理结果",
     "the edition in force in the year of closing does not have this disposition"},
    {ledger_rule::correction_disposition, "ledger.correction-disposition", severity::warning, article(30),
     "办理结果以告知补正为前提，与台账所记补正情况不符",
     "the disposition presupposes a notice to correct, and the events of the row do not bear it out"},
    {ledger_rule::fee_disposition, "ledger.fee-disposition", severity::warning, article(42),
     "办理结果以逾期未缴费为前提，与台账所记收费情况不符",
     "the disposition presupposes a fee unpaid in time, and the events of the row do not bear it out"},
    {ledger_rule::correction_notice_late, "ledger.correction-notice-late", severity::warning, article(30),
     "补正告知超过收到申请之日起7个工作日", "the notice to correct was sent after working day 7"},
    {ledger_rule::extension_days, "ledger.extension-days", severity::warning, article_paragraph(33, 2),
     "延长的期限不是1至20个工作日", "the extension is not 1 to 20 working days"},
    {ledger_rule::extension_late, "ledger.extension-late", severity::warning, article_paragraph(33, 2),
     "告知延期时答复期限已过", "the extension was notified after the last day for the reply"},
    {ledger_rule::extension_superseded, "ledger.extension-superseded", severity::note, article_paragraph(33, 2),
     "延期之后答复期限重新计算，延期不再影响期限",
     "the period started anew after the extension, which no longer counts"},
    {ledger_rule::payment_late, "ledger.payment-late", severity::warning, citation{instrument::fee_measure},
     "缴费超过20个工作日", "paid after the 20 working days"},
    {ledger_rule::clock_provisional, "ledger.clock-provisional", severity::note, {},
     "所依据年度的放假安排尚未公布，是否逾期待定",
     "judged by a year whose notice of holidays is not issued yet: whether it was late may change"},
    {ledger_rule::clock_unknown, "ledger.clock-unknown", severity::note, {},
     "超出工作日历的年度，是否逾期无法判断", "beyond the years of the calendar: whether it was late cannot be judged"},
    {ledger_rule::unknown_column, "ledger.unknown-column", severity::note, {}, "不认识的列，未读取",
     "unknown column, not read"},
}};

namespace detail {
consteval bool ledger_rules_complete() {
    for (std::size_t i = 0; i < ledger_rules.size(); ++i) {
        const auto& row = ledger_rules[i];
        const std::string_view name = enumerator_names<ledger_rule>[i];
        if (row.value != enumerators<ledger_rule>[i] || row.code.substr(0, 7) != "ledger.") return false;
        for (std::size_t k = 0; k < name.size(); ++k)
            if (row.code.size() != name.size() + 7 || name[k] != (row.code[k + 7] == '-' ? '_' : row.code[k + 7]))
                return false;
    }
    return true;
}
}  // namespace detail
static_assert(detail::ledger_rules_complete());

constexpr const ledger_rule_item& item(ledger_rule rule) noexcept { return ledger_rules[index_of(rule)]; }
constexpr std::string_view code(ledger_rule rule) noexcept { return item(rule).code; }

/// The columns of both ledgers; the enumerator's name is the column's.
BOOST_DEFINE_ENUM_CLASS(ledger_column, id, applicant, applicant_id, channel, received, correction_notified,
                        correction_due, correction_received, consult_sent, consult_answered, extended, extension_days,
                        fee_notified, fee_paid, fee_yuan, closed, disposition, request_id, kind, filed, outcome,
                        co_defendant)

constexpr std::string_view name(ledger_column column) noexcept {
    return enumerator_names<ledger_column>[index_of(column)];
}

/// What is wrong, in which row and column.
struct ledger_finding {
    ledger_rule rule = ledger_rule::fields;
    std::string source{};     ///< the name given to the ledger: a file, a machine
    std::uint64_t row = 0;    ///< from 1, the header not counted; 0: the ledger as a whole
    std::string id{};         ///< of the request, where it has one
    std::optional<ledger_column> column{};
    std::string detail{};     ///< what was found there

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
    if (item(f.rule).basis) out.append(" [").append(to_string(item(f.rule).basis, language)).append("]");
    return out;
}

}  // namespace gongkai
