// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <gongkai/core/citation.hpp>
#include <gongkai/core/lang.hpp>
#include <gongkai/core/reflect.hpp>
#include <gongkai/rules/severity.hpp>
#include <string>
#include <string_view>

namespace gongkai {

/// What can be wrong with a row of the ledgers of publication and service. record: of any of them.
BOOST_DEFINE_ENUM_CLASS(record_rule, record_fields, record_id_missing, record_duplicate, record_unknown_code, record_blank,
                        record_time, record_number, record_order, record_unknown_column, publication_review_missing,
                        publication_reviewer_same, publication_review_order, publication_before_signoff, publication_proofs,
                        publication_secrecy_missing, publication_secrecy_late, publication_late, publication_no_item,
                        publication_clock_unknown, document_ending, rating_twice, rating_loop_needless, rating_step_missing,
                        rating_callback_late, rating_answer_late, rating_appeal, rating_rectified_after_appeal, rating_rerated,
                        escalation_jump, escalation_no_answer, escalation_late)

/// 三审三校 is no national rule of disclosure: it comes from publishing, and organs have taken it up in rules of their own.
inline constexpr citation three_reviews{instrument::three_reviews, 0, 0, 0, standing_of_source::report};
/// On 好差评。
inline constexpr citation rating_opinion{instrument::rating_opinion, 0, 0, 0, standing_of_source::report};
/// Known from reprints, not compared with the original.
inline constexpr citation site_indicators{instrument::site_indicators, 0, 0, 0, standing_of_source::report};

/// error: the row is reported and not counted, because it cannot be said what it counts. warning, note: it is counted and
/// reported; what was done against a rule was done all the same.
struct record_rule_item {
    record_rule value;
    std::string_view code;
    severity level;
    citation basis;
    std::string_view zh;
    std::string_view en;
};

/// What can be wrong with a row of a ledger of publication, columns or service, in the order of record_rule.
inline constexpr std::array<record_rule_item, enum_size<record_rule>> record_rules{{
    {record_rule::record_fields,
     "record.fields",
     severity::error,
     {},
     "这一行的字段数与表头不符，或引号没有闭合（JSON：不是由简单值组成的对象）",
     "the row has not as many fields as the header, or an open quote (JSON: it is no object of plain values)"},
    {record_rule::record_id_missing, "record.id-missing", severity::error, {}, "没有编号", "the row has no id"},
    {record_rule::record_duplicate,
     "record.duplicate",
     severity::error,
     {},
     "编号重复，只计先出现的一行",
     "the id was used before; the first row with it counts"},
    {record_rule::record_unknown_code,
     "record.unknown-code",
     severity::error,
     {},
     "不认识的代码或名称",
     "neither a known code nor its wording"},
    {record_rule::record_blank, "record.blank", severity::error, {}, "必填的一栏为空", "a field that is needed is empty"},
    {record_rule::record_time,
     "record.time",
     severity::error,
     {},
     "不是2008年至2071年间的日期或时间（应为 年-月-日 或 年-月-日 时:分，不带时区）",
     "not a day or time of the years 2008 to 2071 (written yyyy-mm-dd or yyyy-mm-dd hh:mm, without a zone)"},
    {record_rule::record_number, "record.number", severity::error, {}, "不是非负整数", "not a whole number of zero or more"},
    {record_rule::record_order, "record.order", severity::error, {}, "日期先后颠倒", "events out of order"},
    {record_rule::record_unknown_column,
     "record.unknown-column",
     severity::note,
     {},
     "不认识的列，未读取",
     "unknown column, not read"},
    {record_rule::publication_review_missing, "publication.review-missing", severity::warning, three_reviews, "未经三审即发布",
     "published without all three reviews"},
    {record_rule::publication_reviewer_same, "publication.reviewer-same", severity::warning, three_reviews,
     "三审不是由三个不同的人作出", "the three reviews are not by three different persons"},
    {record_rule::publication_review_order, "publication.review-order", severity::warning, three_reviews,
     "起草、退改、初审、复审、终审的时间不是依次先后", "drafting, return and the three reviews are not strictly in order"},
    {record_rule::publication_before_signoff, "publication.before-signoff", severity::warning, three_reviews, "发布早于终审",
     "published before the third review"},
    {record_rule::publication_proofs, "publication.proofs", severity::warning, three_reviews, "校对不足三次",
     "fewer than three proofs"},
    {record_rule::publication_secrecy_missing, "publication.secrecy-missing", severity::warning, article(17),
     "公开前没有保密审查", "published without a secrecy review"},
    {record_rule::publication_secrecy_late, "publication.secrecy-late", severity::warning, article(17), "保密审查晚于公开",
     "the secrecy review came after publication"},
    {record_rule::publication_late, "publication.late", severity::warning, article(26),
     "自信息形成或者变更之日起超过20个工作日才公开", "published more than 20 working days after it was made or changed"},
    {record_rule::publication_no_item, "publication.no-item", severity::note, article(20), "没有注明第二十条或者第二十一条的项目",
     "neither an item of Article 20 nor of Article 21 is given"},
    {record_rule::publication_clock_unknown, "publication.clock-unknown", severity::note, article(26),
     "工作日历不及或尚属暂定，是否超期无法断定",
     "beyond the calendar or its announced years: whether it was late cannot be said"},
    {record_rule::document_ending, "document.ending", severity::error, article(20, 1), "失去效力的日期与原因须同时填写",
     "the day on which a document ceased to be in force and why go together"},
    {record_rule::rating_twice, "rating.twice", severity::error, rating_opinion,
     "同一次现场服务或者同一事项评价了两次，只计先出现的一次", "a second rating of one visit or matter; the first counts"},
    {record_rule::rating_loop_needless, "rating.loop-needless", severity::note, rating_opinion, "不是差评，却有差评处理记录",
     "handled as a bad rating, which it is not"},
    {record_rule::rating_step_missing, "rating.step-missing", severity::warning, rating_opinion,
     "差评处理跳过了前一步（回访、核实、整改、反馈）", "a step of the loop was skipped: call back, verify, rectify, answer"},
    {record_rule::rating_callback_late,
     "rating.callback-late",
     severity::warning,
     {},
     "差评回访超过时限",
     "called back after the time set"},
    {record_rule::rating_answer_late,
     "rating.answer-late",
     severity::warning,
     {},
     "差评整改反馈超过时限",
     "rectified and answered after the time set"},
    {record_rule::rating_appeal,
     "rating.appeal",
     severity::warning,
     {},
     "申诉与复核结果不相符（有结果而无申诉、复核日期，或者相反）",
     "appeal and decision do not go together"},
    {record_rule::rating_rectified_after_appeal,
     "rating.rectified-after-appeal",
     severity::note,
     {},
     "申诉成立后仍有整改记录",
     "rectified although the appeal was upheld"},
    {record_rule::rating_rerated, "rating.rerated", severity::warning, rating_opinion, "追评先于整改反馈，或者追评与日期不全",
     "re-rated before an answer, or without its day or level"},
    {record_rule::escalation_jump,
     "escalation.jump",
     severity::warning,
     {},
     "越级：没有经过部门一级即转多部门会商",
     "went to several departments without having been with the department"},
    {record_rule::escalation_no_answer,
     "escalation.no-answer",
     severity::warning,
     {},
     "办结而没有答复",
     "closed without an answer"},
    {record_rule::escalation_late,
     "escalation.late",
     severity::warning,
     {},
     "超过该级办理时限",
     "past the time limit of its level"},
}};

namespace detail {
/// `publication_reviewer_same` is `publication.reviewer-same`.
consteval bool record_rules_complete() {
    for (std::size_t i = 0; i < record_rules.size(); ++i) {
        const auto& row = record_rules[i];
        const std::string_view name = enumerator_names<record_rule>[i];
        if (row.value != enumerators<record_rule>[i] || row.code.size() != name.size()) return false;
        bool first = true;
        for (std::size_t k = 0; k < name.size(); ++k) {
            const char expected = name[k] != '_' ? name[k] : first ? '.' : '-';
            if (name[k] == '_') first = false;
            if (row.code[k] != expected) return false;
        }
    }
    return true;
}
}  // namespace detail
static_assert(detail::record_rules_complete());

constexpr const record_rule_item& item(record_rule rule) noexcept { return record_rules[index_of(rule)]; }
constexpr std::string_view code(record_rule rule) noexcept { return item(rule).code; }

/// What is wrong, in which row and column.
struct record_finding {
    record_rule rule = record_rule::record_fields;
    std::string source{};   ///< the name given to the ledger: a file, a machine
    std::uint64_t row = 0;  ///< from 1, the header not counted; 0: the ledger as a whole
    std::string id{};
    std::string_view column{};  ///< one of the columns of the kind; empty where none is meant
    std::string detail{};       ///< what was found there

    /// How grave it is.
    gongkai::severity severity() const noexcept { return item(rule).level; }
    friend bool operator==(const record_finding&, const record_finding&) = default;
};

/// `published.csv: row 7 (2023-007), third_reviewer: warning: publication.reviewer-same: … (王某)`
std::string to_string(const record_finding& f, lang language);

}  // namespace gongkai
