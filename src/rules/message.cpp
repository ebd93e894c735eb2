// SPDX-License-Identifier: Apache-2.0
#include <gongkai/rules/message.hpp>

#include <string>
#include <string_view>
#include <utility>

#include "cell_names.hpp"

namespace gongkai {

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
        case reason::other_edition:
            return zh ? "另一份报告的格式没有这个单元格" : "the other report's form has no such cell";
        case reason::section_absent: return zh ? "没有应当说明的部分" : "the section that should say it is absent";
        case reason::text_lost:
            return zh ? "文件缺了别的部分，这一部分的文字可能也在转载中丢失"
                      : "the document has lost other parts, so this text may have been lost on the way";
        case reason::period_unstated: return zh ? "没有可以读出的统计期限" : "no statistical period is stated that can be read";
        case reason::day_unknown: return zh ? "没有印出公布日期" : "the day of publication is not printed";
        case reason::kind_unknown:
            return zh ? "从名称看不出是哪一类机关" : "the name does not say what kind of organ it is";
        case reason::fee_nowhere:
            return zh ? "报告其他地方也没有提到收费" : "nor does the report speak of a fee anywhere else";
        case reason::sentence_instead: return zh ? "以文字代替" : "a sentence stands in its place";
        case reason::cell_pictured:
            return zh ? "单元格里是图片或输入框，文字中没有数" : "a picture or a form field stands in the cell, and its number is not in the text";
        case reason::cell_lost:
            return zh ? "文件没有留下这一格的全部内容" : "the document does not hold all that the cell held";
        case reason::every_reading:
            return zh ? "数字连在一起，无论怎样读都不相等" : "digits have run together, and it holds in no reading of them";
        case reason::recognised:
            return zh ? "由图像识别得出，请对照原件" : "recognised in a picture: compare it with the original";
        case reason::ledger_absent: return zh ? "没有记载它的台账" : "no ledger was given that counts it";
        case reason::other_scope:
            return zh ? "所述只是一类或者另一时期的数，台账没有单独计数" : "of a class or a time that the ledgers do not count apart";
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
            return zh ? "同一机关同一年度有几份报告，数值不同" : "there are several reports of this agency and year, and they differ";
        case reason::unit_unknown: return zh ? "金额的单位不确定" : "the unit of the amount is not certain";
        case reason::text_short: return zh ? "文字太短，无从比较" : "the text is too short to compare";
    }
    return {};
}

std::string message(const finding& f, lang language) {
    const bool zh = language == lang::zh;
    const std::string at = place(f, language);
    std::string out;
    const auto say = [&](std::string_view chinese, std::string_view english) { out += zh ? chinese : english; };
    const auto remark = [&](std::string_view text) {
        if (!text.empty()) out.append(zh ? "（" : " (").append(text).append(zh ? "）" : ")");
    };
    const auto contrast = [&](std::string_view chinese, std::string_view english) {
        out = quoted(f.quote, language);
        say("所述为", " says ");
        out += f.actual;
        say(chinese, english);
        out += f.expected;
    };

    if (f.outcome == outcome::not_assessable) {
        const bool of_prose = f.rule == rule_id::narrative_mismatch || f.rule == rule_id::narrative_contradiction ||
                              f.rule == rule_id::facts_mismatch;
        if (of_prose && !f.quote.empty()) {
            out = quoted(f.quote, language);
            if (!at.empty()) out += (zh ? "（" : " (") + at + (zh ? "）：" : "): ");
        } else if (!at.empty()) {
            out = at + (zh ? "：" : ": ");
        }
        say("无法判断，", "cannot be judged, ");
        out += explain(f.reason, language);
        if (!of_prose) remark(f.actual);
        return out;
    }
    if (f.outcome == outcome::pass) {
        out = at.empty() ? "" : at + (zh ? "：" : ": ");
        say("符合", "holds");
        remark(explain(f.reason, language));
        return out;
    }
    switch (f.rule) {
        case rule_id::requests_row_sum:
        case rule_id::requests_disposition_sum:
        case rule_id::reviews_row_sum:
            out = at;
            say("为", " is ");
            out += f.actual;
            say("，各项之和为", ", the items sum to ");
            out += f.expected;
            break;
        case rule_id::requests_balance:
            out = f.cells.empty() ? "" : std::string{f.cells.front().column_label(language, f.edition)};
            say("：新收与上年结转之和为", ": received + carried in is ");
            out += f.expected;
            say("，总计与结转下年度之和为", ", total + carried out is ");
            out += f.actual;
            break;
        case rule_id::value_count:
            out = at;
            say("应为非负整数，印作“", " must be a non-negative integer and is printed as '");
            out += f.actual;
            say("”", "'");
            break;
        case rule_id::value_money:
            out = at;
            say("应为非负金额、至多六位小数，印作“", " must be a non-negative amount with at most six decimals and is printed as '");
            out += f.actual;
            say("”", "'");
            break;
        case rule_id::value_unit:
            out = at;
            say("印作“", " is printed as '");
            out += f.actual;
            if (f.expected.empty()) {
                say("”，所注单位互相矛盾，无法读取", "', and what is said of its unit is contradictory");
            } else {
                say("”，单位不是万元，折合", "' in another unit than 10 000 yuan, in which it is ");
                out += f.expected;
                say("万元", "");
            }
            break;
        case rule_id::cell_conflict:
            out = at;
            say("印了两次，数值不同：", " is printed twice with different values: ");
            out += f.actual;
            break;
        case rule_id::table_missing:
            out = at;
            say("：没有法定表格", ": the statutory table is absent");
            if (!f.quote.empty()) {
                say("，代之以", "; in its place: ");
                out += quoted(f.quote, language);
            }
            return out;
        case rule_id::table_rows_missing:
            out = f.table ? std::string{label(section_of(*f.table), language)} : at;
            say("：缺少规定的行：", ": rows of the form are missing: ");
            out += row_labels(f, language);
            break;
        case rule_id::cell_blank:
            out = f.table ? std::string{label(section_of(*f.table), language)} : at;
            say("：有", ": ");
            out += std::to_string(f.cells.size());
            say("格留空（留空不等于零）", f.cells.size() == 1 ? " cell is left blank (blank is not zero)" : " cells are left blank (blank is not zero)");
            break;
        case rule_id::cell_ambiguous:
            out = at;
            say("数字连写，有多种读法：", " has run together with its neighbours and can be read as: ");
            out += f.actual;
            break;
        case rule_id::edition_mismatch:
            if (f.cells.empty()) {
                say("报告年度应适用", "the report year calls for edition ");
                out += f.expected;
                say("版格式，所用表格为", ", the tables are of edition ");
                out += f.actual;
                say("版", "");
            } else {
                out = std::string{f.cells.front().row_label(language, f.edition)};
                say("：这一行属于", ": this row belongs to edition ");
                out += f.actual;
                say("版格式，应适用", ", the report to edition ");
                out += f.expected;
                say("版", "");
            }
            break;
        case rule_id::section_missing:
            out = at;
            say("：缺少这一部分", ": this section is missing");
            break;
        case rule_id::section_order:
            out = at;
            say("：不在规定的次序上", ": not in the prescribed order");
            break;
        case rule_id::section_number:
            out = at;
            say("：标题编号印作“", ": the heading is numbered '");
            out += f.actual;
            say("”，应为“", "', it should be '");
            out += f.expected;
            say("”", "'");
            break;
        case rule_id::section_empty:
            out = at;
            if (f.quote.empty()) {
                say("：没有内容", ": nothing stands in this section");
            } else {
                say("：只写了", ": it says no more than ");
                out += quoted(f.quote, language);
            }
            break;
        case rule_id::section_overview_length:
            out = at;
            say("：", ": ");
            out += f.actual;
            say("字，原则上不超过", " characters, in principle at most ");
            out += f.expected;
            say("字", "");
            break;
        case rule_id::section_fee_statement:
            out = at;
            say("：没有报告收取信息处理费的情况", ": nothing is said of information processing fees");
            break;
        case rule_id::section_assessment_statement:
            say("没有报告", "the results are not given of: ");
            out += zh ? f.expected : assessed_matters(f.expected);
            say("的结果", "");
            break;
        case rule_id::period_mismatch:
            out = quoted(f.quote, language);
            say("：统计期限为", ": the stated period is ");
            out += f.actual;
            say("，应为", ", it should be ");
            out += f.expected;
            break;
        case rule_id::filing_late:
            out += f.actual;
            say("公布，应在", " is the day of publication, due by ");
            out += f.expected;
            say("以前", "");
            break;
        case rule_id::years_carry_over:
            out = at;
            say("为", " is ");
            out += f.actual;
            say("，上年报告结转下年度的是", ", last year's report carried over ");
            out += f.expected;
            break;
        case rule_id::years_stock:
            out = at;
            say("为", " is ");
            out += f.actual;
            say("，上年件数加制发减废止为", ", last year's + issued - repealed is ");
            out += f.expected;
            break;
        case rule_id::stock_bound:
            out = at;
            say("为", " is ");
            out += f.actual;
            say("，本年制发减废止为", ", issued - repealed is ");
            out += f.expected;
            break;
        case rule_id::rules_no_power:
            out = at;
            say("：这一机关没有制定规章的权限", ": this organ has no power to make rules (规章)");
            break;
        case rule_id::years_boilerplate:
            out = at;
            say("：不计数字，与上年文字相同的部分占", ": numbers apart, shared with last year's text: ");
            out += f.actual;
            break;
        case rule_id::years_growth:
            contrast("，按本年与上年的表格为", ", by the tables of both years it is ");
            remark(at);
            break;
        case rule_id::years_repeated:
            out = quoted(f.quote, language);
            say("：这个数连续三年都是", ": for three years running this number is ");
            out += f.actual;
            break;
        case rule_id::tree_sum:
            out = at;
            say("为", " is ");
            out += f.actual;
            if (f.reason == reason::part_missing || f.reason == reason::own_level_unknown)
                say("，已知各部分之和为", ", the known parts alone sum to ");
            else
                say("，本级与所属机关之和为", ", own level and subordinates sum to ");
            out += f.expected;
            break;
        case rule_id::tree_duplicate:
            say("同一机关同一年度的报告不止一份：", "more than one report of this agency and year: ");
            out += f.actual;
            break;
        case rule_id::narrative_mismatch:
        case rule_id::narrative_contradiction:
            contrast("，表中为", ", the table has ");
            remark(at);
            if (!f.words.empty()) {
                say("，依", ", read by ");
                out += quoted(f.words, language);
            }
            break;
        case rule_id::narrative_year:
            out = quoted(f.quote, language);
            say("称", " speaks of ");
            out += f.actual;
            say("年，报告年度为", ", the report is that of ");
            out += f.expected;
            say("年", "");
            break;
        case rule_id::facts_mismatch:
            contrast("，台账为", ", the ledgers count ");
            remark(f.words);
            break;
    }
    remark(explain(f.reason, language));
    return out;
}

std::string to_string(const finding& f, lang language) {
    std::string out{f.outcome == outcome::fail ? code(f.severity()) : code(f.outcome)};
    out.append(": ").append(code(f.rule)).append(": ").append(message(f, language));
    out.append(" [").append(to_string(f.basis(), language)).append("]");
    return out;
}

}  // namespace gongkai
