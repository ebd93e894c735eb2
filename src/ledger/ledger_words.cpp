// SPDX-License-Identifier: Apache-2.0
#include "ledger_words.hpp"

#include <algorithm>
#include <array>
#include <gongkai/ledger/read.hpp>
#include <gongkai/taxonomy/legal_item.hpp>
#include <iterator>
#include <type_traits>
#include <utility>

namespace gongkai::detail {
namespace {

using namespace std::string_view_literals;

bool is_letter_or_digit(unsigned char c) noexcept {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

}  // namespace

std::string bare_words(std::string_view words) {
    std::string out;
    for (std::size_t at = 0; at < words.size();) {
        const auto c = static_cast<unsigned char>(words[at]);
        const std::size_t length = std::min<std::size_t>(c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4, words.size() - at);
        // U+4E00 to U+9FFF begin with these bytes; punctuation does not.
        if (length == 1 ? is_letter_or_digit(c) : length == 3 && c >= 0xE4 && c <= 0xE9) out += words.substr(at, length);
        at += length;
    }
    return out;
}

std::string_view without_number(std::string_view words) noexcept {
    constexpr std::array marks{"（"sv, "("sv, "）"sv, ")"sv, "."sv, "．"sv, "、"sv, " "sv};
    constexpr std::array numerals{"一"sv, "二"sv, "三"sv, "四"sv, "五"sv, "六"sv, "七"sv, "八"sv, "九"sv, "十"sv};
    const auto skip = [](std::string_view& text, const auto& any) {
        for (bool more = true; more;) {
            more = false;
            for (const std::string_view each : any)
                if (text.starts_with(each)) text.remove_prefix(each.size()), more = true;
        }
    };
    std::string_view rest = words;
    skip(rest, marks);
    const std::size_t before = rest.size();
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') rest.remove_prefix(1);
    if (rest.size() == before) skip(rest, numerals);
    const std::size_t number = before - rest.size();
    const std::size_t marked = rest.size();
    skip(rest, marks);
    return number != 0 && rest.size() != marked ? rest : words;
}

std::string words_of_title(std::string_view title) {
    std::string words = bare_words(title);
    if (constexpr auto needed = "必填"sv; words.ends_with(needed)) words.resize(words.size() - needed.size());
    return words;
}

namespace {

struct column_title {
    ledger_column column;
    std::string_view title;
};

/// Of several titles for a column the first is the best.
constexpr column_title column_titles[] = {
    {ledger_column::request_id, "申请编号"},
    {ledger_column::request_id, "原申请编号"},
    {ledger_column::request_id, "对应申请编号"},
    {ledger_column::request_id, "信息公开申请编号"},
    {ledger_column::id, "编号"},
    {ledger_column::id, "申请编号"},
    {ledger_column::id, "登记编号"},
    {ledger_column::id, "受理编号"},
    {ledger_column::id, "案件编号"},
    {ledger_column::id, "案号"},
    {ledger_column::applicant, "申请人类型"},
    {ledger_column::applicant, "申请人类别"},
    {ledger_column::applicant, "申请主体类型"},
    {ledger_column::applicant_id, "申请人标识"},
    {ledger_column::applicant_id, "申请人"},
    {ledger_column::applicant_id, "申请人姓名"},
    {ledger_column::applicant_id, "申请人名称"},
    {ledger_column::applicant_id, "申请人姓名或名称"},
    {ledger_column::channel, "申请渠道"},
    {ledger_column::channel, "申请方式"},
    {ledger_column::channel, "提交方式"},
    {ledger_column::received, "收到日期"},
    {ledger_column::received, "收到申请日期"},
    {ledger_column::received, "收到申请之日"},
    {ledger_column::received, "收到时间"},
    {ledger_column::received, "收到申请时间"},
    {ledger_column::correction_notified, "补正通知日期"},
    {ledger_column::correction_notified, "告知补正日期"},
    {ledger_column::correction_notified, "通知补正日期"},
    {ledger_column::correction_due, "补正期限"},
    {ledger_column::correction_due, "补正截止日期"},
    {ledger_column::correction_received, "补正收到日期"},
    {ledger_column::correction_received, "收到补正日期"},
    {ledger_column::consult_sent, "征求意见日期"},
    {ledger_column::consult_sent, "征求意见发出日期"},
    {ledger_column::consult_answered, "意见答复日期"},
    {ledger_column::consult_answered, "征求意见答复日期"},
    {ledger_column::consult_answered, "收到意见日期"},
    {ledger_column::extended, "延期日期"},
    {ledger_column::extended, "延期告知日期"},
    {ledger_column::extended, "告知延期日期"},
    {ledger_column::extension_days, "延期天数"},
    {ledger_column::extension_days, "延期工作日数"},
    {ledger_column::extension_days, "延长工作日数"},
    {ledger_column::deferred, "延迟答复告知日期"},
    {ledger_column::deferred_to, "延迟答复期限"},
    {ledger_column::fee_notified, "收费通知日期"},
    {ledger_column::fee_paid, "缴费日期"},
    {ledger_column::fee_yuan, "收费金额"},
    {ledger_column::fee_yuan, "收费金额元"},
    {ledger_column::closed, "办结日期"},
    {ledger_column::closed, "答复日期"},
    {ledger_column::closed, "办结时间"},
    {ledger_column::closed, "答复时间"},
    {ledger_column::closed, "审结日期"},
    {ledger_column::closed, "结案日期"},
    {ledger_column::disposition, "办理结果"},
    {ledger_column::disposition, "处理结果"},
    {ledger_column::disposition, "答复结果"},
    {ledger_column::kind, "案件类型"},
    {ledger_column::kind, "案件种类"},
    {ledger_column::kind, "类型"},
    {ledger_column::filed, "提起日期"},
    {ledger_column::filed, "立案日期"},
    {ledger_column::filed, "收案日期"},
    {ledger_column::outcome, "审理结果"},
    {ledger_column::outcome, "案件结果"},
    {ledger_column::outcome, "结果"},
    {ledger_column::co_defendant, "仅为共同被告"},
    {ledger_column::co_defendant, "共同被告"},
};

/// The column that a title names, and how well.
std::optional<named_column> column_of(std::string_view title, std::span<const ledger_column> ledger) {
    const auto is_of_ledger = [&](ledger_column c) { return std::ranges::find(ledger, c) != ledger.end(); };
    for (const ledger_column c : ledger)
        if (name(c) == title) return named_column{index_of(c), 0};
    const std::string words = words_of_title(title);
    for (std::size_t i = 0; i < std::size(column_titles); ++i)
        if (column_titles[i].title == words && is_of_ledger(column_titles[i].column))
            return named_column{index_of(column_titles[i].column), i + 1};
    for (const ledger_column c : ledger)
        if (name(c) == words) return named_column{index_of(c), std::size(column_titles) + 1};
    return std::nullopt;
}

template <class Enum>
struct synonym {
    std::string_view words;
    Enum value;
};

template <class Enum, std::size_t n>
std::optional<Enum> find_words(std::string_view words, const synonym<Enum> (&synonyms)[n]) {
    const std::string given = bare_words(without_number(words));
    if (given.empty()) return std::nullopt;
    for (const auto& row : items<Enum>)
        if (bare_words(without_number(row.zh)) == given || row.code == given) return row.value;
    for (const auto& each : synonyms)
        if (each.words == given) return each.value;
    return std::nullopt;
}

constexpr synonym<applicant> applicants[] = {
    {"公民", applicant::natural_person},
    {"个人", applicant::natural_person},
    {"企业", applicant::business},
    {"其他组织", applicant::other_organization},
};
constexpr synonym<channel> channels[] = {
    {"当面", channel::in_person},
    {"当面申请", channel::in_person},
    {"现场", channel::in_person},
    {"现场提交", channel::in_person},
    {"现场申请", channel::in_person},
    {"挂号信", channel::registered_post},
    {"特快专递", channel::registered_post},
    {"邮政特快专递", channel::registered_post},
    {"EMS", channel::registered_post},
    {"需签收的邮寄", channel::registered_post},
    {"平信", channel::ordinary_post},
    {"无需签收的邮寄", channel::ordinary_post},
    {"邮寄无需签收", channel::ordinary_post},
    {"互联网", channel::internet},
    {"网络", channel::internet},
    {"网上", channel::internet},
    {"网上申请", channel::internet},
    {"网站", channel::internet},
    {"电子邮件", channel::internet},
};
constexpr synonym<disposition> dispositions[] = {
    {"公开", disposition::granted},
    {"全部公开", disposition::granted},
    {"同意公开", disposition::granted},
    {"部分公开", disposition::partially_granted},
    {"国家秘密", disposition::denied_state_secret},
    {"危及三安全一稳定", disposition::denied_security_and_stability},
    {"本机关不掌握", disposition::unable_not_held},
    {"逾期不补正", disposition::other_correction_overdue},
    {"申请人逾期不补正", disposition::other_correction_overdue},
    {"逾期不缴费", disposition::other_fee_unpaid},
    {"申请人逾期不缴费", disposition::other_fee_unpaid},
};
constexpr synonym<review_kind> kinds[] = {
    {"复议", review_kind::reconsideration},
    {"直接起诉", review_kind::litigation_direct},
    {"行政诉讼未经复议直接起诉", review_kind::litigation_direct},
    {"行政诉讼复议后起诉", review_kind::litigation_after_reconsideration},
};
constexpr synonym<review_outcome> outcomes[] = {
    {"维持", review_outcome::upheld},
    {"纠正", review_outcome::corrected},
    {"未审结", review_outcome::pending},
    {"审理中", review_outcome::pending},
};

}  // namespace

std::optional<applicant> applicant_of_words(std::string_view words) { return find_words(words, applicants); }
std::optional<channel> channel_of_words(std::string_view words) { return find_words(words, channels); }
std::optional<review_kind> review_kind_of_words(std::string_view words) { return find_words(words, kinds); }
std::optional<review_outcome> review_outcome_of_words(std::string_view words) { return find_words(words, outcomes); }

std::optional<disposition> disposition_of_words(std::string_view words) {
    if (const auto alone = find_words(words, dispositions)) return alone;
    // The group before it: `不予公开：属于国家秘密`.
    const std::string_view rest = without_number(words);
    for (const auto& group : items<disposition_group>) {
        const std::string_view label = without_number(group.zh);
        if (!rest.starts_with(label)) continue;
        std::string_view leaf = rest.substr(label.size());
        while (!leaf.empty() && bare_words(leaf.substr(0, 1)).empty() && static_cast<unsigned char>(leaf.front()) < 0x80)
            leaf.remove_prefix(1);
        for (const std::string_view mark : {"："sv, "—"sv, "－"sv, "（"sv, "、"sv, "—"sv})
            if (leaf.starts_with(mark)) leaf.remove_prefix(mark.size());
        const auto found = find_words(leaf, dispositions);
        if (found && group_of(*found) == group.value) return found;
    }
    return std::nullopt;
}

table_form form_of(std::span<const ledger_column> columns, std::span<const ledger_column> needed) {
    table_form out;
    for (const ledger_column c : enumerators<ledger_column>) out.names.push_back(name(c));
    for (const ledger_column c : needed) out.needed.push_back(index_of(c));
    out.find = [columns](std::string_view title) { return column_of(title, columns); };
    return out;
}

}  // namespace gongkai::detail

namespace gongkai {

std::string_view chinese_title(ledger_column column) noexcept {
    for (const auto& each : detail::column_titles)
        if (each.column == column) return each.title;
    return name(column);
}

std::optional<ledger_column> find_column(std::string_view title, std::span<const ledger_column> among) {
    const auto found = detail::column_of(title, among);
    return found ? std::optional{enumerators<ledger_column>[found->column]} : std::nullopt;
}

}  // namespace gongkai
