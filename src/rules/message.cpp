// SPDX-License-Identifier: Apache-2.0
#include <gongkai/rules/message.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "cell_names.hpp"

namespace gongkai {

bool operator==(const finding&, const finding&) = default;

namespace {

/// A label of the form without its number (一、 （一） 1.) and without a remark in brackets at its end.
std::string_view bare_label(std::string_view label) noexcept {
    constexpr std::string_view open = "（", close = "）", comma = "、";
    constexpr std::size_t longest_number = 4 * open.size();
    for (const std::string_view end : {close, comma, std::string_view{"."}}) {
        const std::size_t at = label.substr(0, longest_number).find(end);
        if (at == label.npos || (end == close) != label.starts_with(open)) continue;
        if (end == "." && (label.front() < '0' || label.front() > '9')) continue;
        label.remove_prefix(at + end.size());
        break;
    }
    if (label.ends_with(close))
        if (const std::size_t at = label.rfind(open); at != label.npos && at > 0) label = label.substr(0, at);
    return label;
}

/// 自然人的总计, “予以公开”的总计, 行政复议的“结果维持”, 规章的本年制发件数.
std::string cell_in_chinese(const cell_key& key, edition e) {
    std::string row{bare_label(key.row_label(lang::zh, e))};
    const std::string column{bare_label(key.column_label(lang::zh, e))};
    if (key.table() == table::disclosure) return row + "的" + column;
    if (key.table() == table::reviews)
        return row + (key.column() == index_of(review_column::total) ? "的" + column : "的“" + column + "”");
    // 其他 and its like say nothing without the group that they are printed under.
    const auto leaf = disposition_of(static_cast<request_row>(key.row()));
    if (leaf && code(*leaf).find('.') != std::string_view::npos)
        row = std::string{bare_label(label(group_of(*leaf), lang::zh, e))} + "（" + row + "）";
    const bool of_all = key.column() == index_of(request_column::total);
    if (key.row() == index_of(request_row::total)) return (of_all ? "全部申请人" : column) + "的总计";
    return of_all ? "“" + row + "”的总计" : column + "的“" + row + "”";
}

}  // namespace

namespace detail {

std::string row_and_column(const cell_key& key, lang language, edition e) {
    if (language == lang::zh) return cell_in_chinese(key, e);
    std::string out{key.column_label(language, e)};
    return out.append(", ").append(key.row_label(language, e));
}

}  // namespace detail

namespace {

std::string place(const finding& f, lang language) {
    if (!f.cells.empty()) {
        std::string out = detail::row_and_column(f.cells.front(), language, f.edition);
        if (f.cells.size() > 1)
            out += language == lang::zh ? "等" + std::to_string(f.cells.size()) + "格"
                                        : " and " + std::to_string(f.cells.size() - 1) + " more";
        return out;
    }
    if (f.section) return std::string{label(*f.section, language)};
    if (f.table) return std::string{label(section_of(*f.table), language)};
    return {};
}

/// The rows of a finding's cells, each once.
std::string row_labels(const finding& f, lang language) {
    std::string out;
    std::string_view last;
    for (const cell_key& key : f.cells) {
        const std::string_view row = key.row_label(language, f.edition);
        if (row == last) continue;
        last = row;
        out.append(out.empty() ? "" : language == lang::zh ? "、" : ", ").append(row);
    }
    return out;
}

/// The matters of Article 50(4), which a finding names in Chinese, in English.
std::string assessed_matters(std::string_view chinese) {
    std::string out;
    constexpr std::pair<std::string_view, std::string_view> matters[] = {
        {"工作考核", "assessment of the work"}, {"社会评议", "public appraisal"}, {"责任追究", "holding to account"}};
    for (const auto& [matter, english] : matters)
        if (chinese.find(matter) != chinese.npos) out.append(out.empty() ? "" : ", ").append(english);
    return out;
}

/// Words of the report, on one line.
std::string quoted(std::string_view words, lang language) {
    std::string out = language == lang::zh ? "正文“" : "'";
    for (const char c : words)
        if (c != '\n' && c != '\r') out += c;
    out += language == lang::zh ? "”" : "'";
    return out;
}

/// In brackets; nothing where there is nothing to say.
std::string remark(std::string_view text, lang language) {
    if (text.empty()) return {};
    return std::string{language == lang::zh ? "（" : " ("}.append(text).append(language == lang::zh ? "）" : ")");
}

/// What a finding of a rule says in the first case that applies. Words in braces stand for members of the finding: `at` is its
/// place, `table` its table, or else its place; `row` and `column` are of its first cell, `rows` of all; `matters` are those of
/// Article 50(4). In round brackets they are a remark, which is left out where it is empty.
struct sentence {
    rule_id rule;
    bool (*applies)(const finding&);
    std::string_view zh;
    std::string_view en;
};

bool always(const finding&) { return true; }
bool has_expected(const finding& f) { return !f.expected.empty(); }
bool has_quote(const finding& f) { return !f.quote.empty(); }
bool has_words(const finding& f) { return !f.words.empty(); }
bool has_one_cell(const finding& f) { return f.cells.size() == 1; }
bool has_cells(const finding& f) { return !f.cells.empty(); }
bool is_of_several_sums(const finding& f) { return f.actual.empty(); }
bool is_lower_bound(const finding& f) { return f.reason == reason::part_missing || f.reason == reason::own_level_unknown; }

constexpr sentence sentences[] = {
    {rule_id::requests_row_sum, always, "{at}为{actual}，各项之和为{expected}", "{at} is {actual}, the items sum to {expected}"},
    {rule_id::requests_disposition_sum, is_of_several_sums, "{at}：与各项之和不能全部相等",
     "{at} and the sums of the items do not all agree"},
    {rule_id::requests_disposition_sum, always, "{at}为{actual}，各项之和为{expected}",
     "{at} is {actual}, the items sum to {expected}"},
    {rule_id::requests_balance, is_of_several_sums, "{at}：新收与上年结转之和、总计与结转下年度之和不能全部相等",
     "{at}: received + carried in and total + carried out do not all agree"},
    {rule_id::requests_balance, always, "{column}：新收与上年结转之和为{expected}，总计与结转下年度之和为{actual}",
     "{column}: received + carried in is {expected}, total + carried out is {actual}"},
    {rule_id::reviews_row_sum, always, "{at}为{actual}，各项之和为{expected}", "{at} is {actual}, the items sum to {expected}"},
    {rule_id::value_count, always, "{at}应为非负整数，印作“{actual}”",
     "{at} must be a non-negative integer and is printed as '{actual}'"},
    {rule_id::value_money, always, "{at}应为非负金额、至多六位小数，印作“{actual}”",
     "{at} must be a non-negative amount with at most six decimals and is printed as '{actual}'"},
    {rule_id::value_unit, has_expected, "{at}印作“{actual}”，单位不是万元，折合{expected}万元",
     "{at} is printed as '{actual}' in another unit than 10 000 yuan, in which it is {expected}"},
    {rule_id::value_unit, always, "{at}印作“{actual}”，所注单位互相矛盾，无法读取",
     "{at} is printed as '{actual}', and what is said of its unit is contradictory"},
    {rule_id::cell_conflict, always, "{at}印了两次，数值不同：{actual}", "{at} is printed twice with different values: {actual}"},
    {rule_id::table_missing, has_quote, "{at}：没有法定表格，代之以{quote}",
     "{at}: the statutory table is absent; in its place: {quote}"},
    {rule_id::table_missing, always, "{at}：没有法定表格", "{at}: the statutory table is absent"},
    {rule_id::table_rows_missing, always, "{table}：缺少规定的行：{rows}", "{table}: rows of the form are missing: {rows}"},
    {rule_id::cell_blank, has_one_cell, "{table}：有1格留空（留空不等于零）",
     "{table}: 1 cell is left blank (blank is not zero)"},
    {rule_id::cell_blank, always, "{table}：有{count}格留空（留空不等于零）",
     "{table}: {count} cells are left blank (blank is not zero)"},
    {rule_id::cell_ambiguous, always, "{at}数字连写，有多种读法：{actual}",
     "{at} has run together with its neighbours and can be read as: {actual}"},
    {rule_id::edition_mismatch, has_cells, "{row}：这一行属于{actual}版格式，应适用{expected}版",
     "{row}: this row belongs to edition {actual}, the report to edition {expected}"},
    {rule_id::edition_mismatch, always, "报告年度应适用{expected}版格式，所用表格为{actual}版",
     "the report year calls for edition {expected}, the tables are of edition {actual}"},
    {rule_id::section_missing, always, "{at}：缺少这一部分", "{at}: this section is missing"},
    {rule_id::section_order, always, "{at}：不在规定的次序上", "{at}: not in the prescribed order"},
    {rule_id::section_number, always, "{at}：标题编号印作“{actual}”，应为“{expected}”",
     "{at}: the heading is numbered '{actual}', it should be '{expected}'"},
    {rule_id::section_empty, has_quote, "{at}：只写了{quote}", "{at}: it says no more than {quote}"},
    {rule_id::section_empty, always, "{at}：没有内容", "{at}: nothing stands in this section"},
    {rule_id::section_overview_length, always, "{at}：{actual}字，原则上不超过{expected}字",
     "{at}: {actual} characters, in principle at most {expected}"},
    {rule_id::section_fee_statement, always, "{at}：没有报告收取信息处理费的情况",
     "{at}: nothing is said of information processing fees"},
    {rule_id::section_assessment_statement, always, "没有报告{matters}的结果", "the results are not given of: {matters}"},
    {rule_id::period_mismatch, always, "{quote}：统计期限为{actual}，应为{expected}",
     "{quote}: the stated period is {actual}, it should be {expected}"},
    {rule_id::filing_late, always, "{actual}公布，应在{expected}以前", "{actual} is the day of publication, due by {expected}"},
    {rule_id::years_carry_over, always, "{at}为{actual}，上年报告结转下年度的是{expected}",
     "{at} is {actual}, last year's report carried over {expected}"},
    {rule_id::years_stock, always, "{at}为{actual}，上年件数加制发减废止为{expected}",
     "{at} is {actual}, last year's + issued - repealed is {expected}"},
    {rule_id::stock_bound, always, "{at}为{actual}，本年制发减废止为{expected}",
     "{at} is {actual}, issued - repealed is {expected}"},
    {rule_id::rules_no_power, always, "{at}：这一机关没有制定规章的权限", "{at}: this organ has no power to make rules (规章)"},
    {rule_id::years_boilerplate, always, "{at}：不计数字，与上年文字相同的部分占{actual}",
     "{at}: numbers apart, shared with last year's text: {actual}"},
    {rule_id::years_growth, always, "{quote}所述为{actual}，按本年与上年的表格为{expected}{(at)}",
     "{quote} says {actual}, by the tables of both years it is {expected}{(at)}"},
    {rule_id::years_repeated, always, "{quote}：这个数连续三年都是{actual}",
     "{quote}: for three years running this number is {actual}"},
    {rule_id::tree_sum, is_lower_bound, "{at}为{actual}，已知各部分之和为{expected}",
     "{at} is {actual}, the known parts alone sum to {expected}"},
    {rule_id::tree_sum, always, "{at}为{actual}，本级与所属机关之和为{expected}",
     "{at} is {actual}, own level and subordinates sum to {expected}"},
    {rule_id::tree_duplicate, always, "同一机关同一年度的报告不止一份：{actual}",
     "more than one report of this agency and year: {actual}"},
    {rule_id::narrative_mismatch, has_words, "{quote}所述为{actual}，表中为{expected}{(at)}，依{words}",
     "{quote} says {actual}, the table has {expected}{(at)}, read by {words}"},
    {rule_id::narrative_mismatch, always, "{quote}所述为{actual}，表中为{expected}{(at)}",
     "{quote} says {actual}, the table has {expected}{(at)}"},
    {rule_id::narrative_contradiction, has_words, "{quote}所述为{actual}，表中为{expected}{(at)}，依{words}",
     "{quote} says {actual}, the table has {expected}{(at)}, read by {words}"},
    {rule_id::narrative_contradiction, always, "{quote}所述为{actual}，表中为{expected}{(at)}",
     "{quote} says {actual}, the table has {expected}{(at)}"},
    {rule_id::narrative_year, always, "{quote}称{actual}年，报告年度为{expected}年",
     "{quote} speaks of {actual}, the report is that of {expected}"},
    {rule_id::facts_mismatch, always, "{quote}所述为{actual}，台账为{expected}{(notes)}",
     "{quote} says {actual}, the ledgers count {expected}{(notes)}"},
};
static_assert(std::ranges::all_of(enumerators<rule_id>, [](rule_id id) {
    return std::ranges::any_of(sentences, [&](const sentence& s) { return s.rule == id && s.applies == always; });
}));

const sentence& sentence_of(const finding& f) {
    return *std::ranges::find_if(sentences, [&](const sentence& s) { return s.rule == f.rule && s.applies(f); });
}

/// What a word in braces stands for.
std::string value_of(std::string_view word, const finding& f, lang language) {
    if (word.starts_with('(')) return remark(value_of(word.substr(1, word.size() - 2), f, language), language);
    if (word == "at") return place(f, language);
    if (word == "actual") return f.actual;
    if (word == "expected") return f.expected;
    if (word == "quote") return quoted(f.quote, language);
    if (word == "words") return quoted(f.words, language);
    if (word == "notes") return f.words;
    if (word == "count") return std::to_string(f.cells.size());
    if (word == "table") return f.table ? std::string{label(section_of(*f.table), language)} : place(f, language);
    if (word == "rows") return row_labels(f, language);
    if (word == "matters") return language == lang::zh ? f.expected : assessed_matters(f.expected);
    if (f.cells.empty()) return {};
    return std::string{word == "row" ? f.cells.front().row_label(language, f.edition)
                                     : f.cells.front().column_label(language, f.edition)};
}

std::string filled(std::string_view pattern, const finding& f, lang language) {
    std::string out;
    while (!pattern.empty()) {
        const std::size_t open = std::min(pattern.find('{'), pattern.size());
        const std::size_t close = std::min(pattern.find('}', open), pattern.size());
        out += pattern.substr(0, open);
        if (open < close) out += value_of(pattern.substr(open + 1, close - open - 1), f, language);
        pattern.remove_prefix(std::min(close + 1, pattern.size()));
    }
    return out;
}

}  // namespace

std::string_view explain(reason why, lang language) noexcept {
    const bool zh = language == lang::zh;
    switch (why) {
        case reason::none: break;
        case reason::blank_as_zero: return zh ? "空白格按零计" : "blank cells counted as zero";
        case reason::total_blank: return zh ? "合计格空白" : "the total is blank";
        case reason::total_missing: return zh ? "合计格缺失" : "the total is missing";
        case reason::addend_missing: return zh ? "有加数缺失" : "an addend is missing";
        case reason::addends_blank: return zh ? "各加数均空白" : "all addends are blank";
        case reason::not_a_count: return zh ? "有的格不是可计数的整数" : "a cell holds no countable number";
        case reason::inferred_through_sum:
            return zh ? "有的格正是用这一等式推断读出的，不能再作证据" : "cells were read by means of this very sum";
        case reason::cell_missing: return zh ? "没有可以确定属于这一格的数" : "no number is certain to be that of the cell";
        case reason::table_absent: return zh ? "没有这张表" : "the table is absent";
        case reason::year_unknown: return zh ? "报告年度不明" : "the report year is unknown";
        case reason::sections_unknown: return zh ? "来源中没有正文" : "the source carries no prose";
        case reason::heading_lost:
            return zh ? "编号为这一部分留有位置，标题可能在转载中丢失"
                      : "the printed numbering leaves room for it, so its heading may have been lost on the way";
        case reason::blanks_vanished:
            return zh ? "空白格没有留下痕迹，数字属于哪一列无法确定"
                      : "blank cells left no trace, so the columns of the numbers are not certain";
        case reason::no_sum_to_decide:
            return zh ? "没有可供判别的合计关系" : "there is no sum that could choose between the readings";
        case reason::cell_blank: return zh ? "应有数的单元格空白" : "a cell that must hold a number is blank";
        case reason::other_edition: return zh ? "另一份报告的格式没有这个单元格" : "the other report's form has no such cell";
        case reason::section_absent: return zh ? "没有应当说明的部分" : "the section that should say it is absent";
        case reason::text_lost:
            return zh ? "文件缺了别的部分，这一部分的文字可能也在转载中丢失"
                      : "the document has lost other parts, so this text may have been lost on the way";
        case reason::period_unstated: return zh ? "没有可以读出的统计期限" : "no statistical period is stated that can be read";
        case reason::day_unknown: return zh ? "没有印出公布日期" : "the day of publication is not printed";
        case reason::kind_unknown: return zh ? "从名称看不出是哪一类机关" : "the name does not say what kind of organ it is";
        case reason::fee_nowhere: return zh ? "报告其他地方也没有提到收费" : "nor does the report speak of a fee anywhere else";
        case reason::sentence_instead: return zh ? "以文字代替" : "a sentence stands in its place";
        case reason::cell_pictured:
            return zh ? "单元格里是图片或输入框，文字中没有数"
                      : "a picture or a form field stands in the cell, and its number is not in the text";
        case reason::cell_lost: return zh ? "文件没有留下这一格的全部内容" : "the document does not hold all that the cell held";
        case reason::every_reading:
            return zh ? "数字连在一起，无论怎样读都不相等" : "digits have run together, and it holds in no reading of them";
        case reason::recognised:
            return zh ? "由图像识别得出，请对照原件" : "recognised in a picture: compare it with the original";
        case reason::ledger_absent: return zh ? "没有记载它的台账" : "no ledger was given that counts it";
        case reason::other_scope:
            return zh ? "所述只是一类或者另一时期的数，台账没有单独计数"
                      : "of a class or a time that the ledgers do not count apart";
        case reason::agency_unknown: return zh ? "报告机关不明" : "the reporting agency is unknown";
        case reason::agency_outside: return zh ? "该机关不在所给的层级中" : "the agency is not in the tree";
        case reason::report_missing: return zh ? "没有该机关该年度的报告" : "there is no report of this agency and year";
        case reason::last_year_missing: return zh ? "没有上年的报告" : "there is no report of last year";
        case reason::predecessor_missing:
            return zh ? "缺少更名或合并前某一机关的上年报告"
                      : "last year's report of an agency that was renamed or merged is missing";
        case reason::part_missing:
            return zh ? "所属机关有缺报或缺格，只能判断下限"
                      : "a report or a cell of a subordinate is missing, so the sum is only a lower bound";
        case reason::own_level_unknown:
            return zh ? "未说明哪一份是本级报告，只能判断下限"
                      : "it is not said which report is that of the own level, so the sum is only a lower bound";
        case reason::duplicates_differ:
            return zh ? "同一机关同一年度有几份报告，数值不同"
                      : "there are several reports of this agency and year, and they differ";
        case reason::unit_unknown: return zh ? "金额的单位不确定" : "the unit of the amount is not certain";
        case reason::text_short: return zh ? "文字太短，无从比较" : "the text is too short to compare";
    }
    return {};
}

std::string message(const finding& f, lang language) {
    const bool zh = language == lang::zh;
    const std::string at = place(f, language);
    const std::string_view colon = zh ? "：" : ": ";
    std::string out;

    if (f.outcome == outcome::not_assessable) {
        const bool of_prose = f.rule == rule_id::narrative_mismatch || f.rule == rule_id::narrative_contradiction ||
                              f.rule == rule_id::facts_mismatch;
        if (of_prose && !f.quote.empty()) out.append(quoted(f.quote, language)).append(remark(at, language)).append(colon);
        else if (!at.empty()) out.append(at).append(colon);
        out.append(zh ? "无法判断，" : "cannot be judged, ").append(explain(f.reason, language));
        return of_prose ? out : out + remark(f.actual, language);
    }
    if (f.outcome == outcome::pass) {
        if (!at.empty()) out.append(at).append(colon);
        return out.append(zh ? "符合" : "holds").append(remark(explain(f.reason, language), language));
    }
    const sentence& says = sentence_of(f);
    out = filled(zh ? says.zh : says.en, f, language);
    // A sentence that quotes what stands there has told it.
    if (f.reason != reason::sentence_instead) out += remark(explain(f.reason, language), language);
    return out;
}

std::string to_string(const finding& f, lang language) {
    std::string out{f.outcome == outcome::fail ? code(f.severity()) : code(f.outcome)};
    out.append(": ").append(code(f.rule)).append(": ").append(message(f, language));
    out.append(" [").append(to_string(f.basis(), language)).append("]");
    return out;
}

}  // namespace gongkai
