// SPDX-License-Identifier: Apache-2.0
#include <gongkai/rules/catalogue.hpp>

namespace gongkai {

namespace {

constexpr rule_inputs any_table = rule_inputs{rule_input::disclosure} | rule_input::requests | rule_input::reviews;
constexpr rule_inputs prose_and_tables = any_table | rule_input::prose;

}  // namespace

constexpr std::array<rule, enum_size<rule_id>> all_rules{{
    {rule_id::requests_row_sum, "requests.row-sum", severity::error, current_format, rule_input::requests, rule_subject::cell,
     "表三每一行：总计等于自然人与五类法人或其他组织之和",
     "requests table, each row: the total is the sum of natural persons and the five kinds of organisations"},
    {rule_id::requests_disposition_sum, "requests.disposition-sum", severity::error, current_format, rule_input::requests,
     rule_subject::cell, "表三每一列：（七）总计等于各项办理结果之和",
     "requests table, each column: row (7) total is the sum of all dispositions"},
    {rule_id::requests_balance, "requests.balance", severity::error, current_format, rule_input::requests, rule_subject::cell,
     "表三每一列：第一项加第二项之和，等于第三项加第四项之和",
     "requests table, each column: received + carried in = total + carried out"},
    {rule_id::reviews_row_sum, "reviews.row-sum", severity::error, current_format, rule_input::reviews, rule_subject::cell,
     "表四每一类案件：总计等于维持、纠正、其他、未审结之和",
     "reviews table, each kind: the total is upheld + corrected + other + pending"},
    {rule_id::value_count, "value.count", severity::error, current_format, any_table | rule_input::notes, rule_subject::cell,
     "数量是非负整数（2019版的“本年增/减”可带正负号）", "a count is a non-negative integer; edition 2019's change may be signed"},
    {rule_id::value_money, "value.money", severity::error, current_format,
     rule_inputs{rule_input::disclosure} | rule_input::notes, rule_subject::cell,
     "金额是非负数，以万元计至多六位小数（精确到分）",
     "an amount is a non-negative decimal with at most six decimals of 10 000 yuan (one fen)"},
    {rule_id::value_unit, "value.unit", severity::warning, current_format,
     rule_inputs{rule_input::disclosure} | rule_input::notes, rule_subject::cell, "收费金额以万元计",
     "the amount of fees is given in 10 000 yuan"},
    {rule_id::cell_conflict, "cell.conflict", severity::error, current_format, rule_input::notes, rule_subject::cells,
     "同一单元格印了两次，数值不同", "a cell is printed twice with different values"},
    {rule_id::table_missing, "table.missing", severity::error, article(50), any_table | rule_input::headings | rule_input::prose,
     rule_subject::table, "法定表格缺失，或以一句话代替", "a statutory table is absent, or replaced by a sentence"},
    {rule_id::table_rows_missing, "table.rows-missing", severity::warning, current_format, rule_input::notes, rule_subject::cells,
     "法定表格的各行齐全", "a statutory table has all the rows of the form"},
    {rule_id::cell_blank, "cell.blank", severity::note, current_format, any_table, rule_subject::cells,
     "单元格留空（留空不等于零）", "cells are left blank (blank is not zero)"},
    {rule_id::cell_ambiguous, "cell.ambiguous", severity::warning, current_format, rule_input::notes, rule_subject::cells,
     "数字连写，有多种读法", "cells have run together and can be read in more than one way"},
    {rule_id::edition_mismatch, "edition.mismatch", severity::warning, current_format, any_table | rule_input::metadata,
     rule_subject::cells, "所用表格与报告年度应适用的格式版本不符",
     "the tables are of another edition than the report year calls for"},
    {rule_id::section_missing, "section.missing", severity::error, article(50), rule_input::headings, rule_subject::section,
     "缺少规定的部分", "a prescribed section is missing"},
    {rule_id::section_order, "section.order", severity::warning, current_format, rule_input::headings, rule_subject::section,
     "各部分次序与规定格式不符", "the sections are not in the prescribed order"},
    {rule_id::section_number, "section.number", severity::note, current_format, rule_input::headings, rule_subject::section,
     "各部分标题的编号与规定格式一致", "the headings bear the numbers of the form"},
    {rule_id::section_empty, "section.empty", severity::warning, article(50),
     rule_inputs{rule_input::headings} | rule_input::prose | any_table, rule_subject::section,
     "各部分均有内容，第一、第五部分不只写“无”",
     "no section is empty, nor do sections one and five say only that there is nothing"},
    {rule_id::section_overview_length, "section.overview-length", severity::note, current_format, rule_input::prose,
     rule_subject::section, "总体情况原则上不超过一千字（2021版）",
     "the overview keeps within a thousand characters (edition 2021)"},
    {rule_id::section_fee_statement, "section.fee-statement", severity::warning, current_format,
     rule_inputs{rule_input::prose} | rule_input::requests, rule_subject::section, "第六部分报告收取信息处理费的情况（2021版）",
     "section six reports the information processing fees charged (edition 2021)"},
    {rule_id::section_assessment_statement, "section.assessment-statement", severity::note, article(50, 4),
     rule_inputs{rule_input::prose} | rule_input::metadata, rule_subject::section,
     "各级人民政府的报告包括工作考核、社会评议和责任追究结果情况",
     "a government's report gives the results of assessment, of public appraisal and of holding to account"},
    {rule_id::period_mismatch, "period.mismatch", severity::error, article(49),
     rule_inputs{rule_input::prose} | rule_input::metadata, rule_subject::words, "所称统计期限是报告年度的1月1日至12月31日",
     "the stated statistical period is 1 January to 31 December of the report year"},
    {rule_id::filing_late, "filing.late", severity::warning, article(49), rule_input::metadata, rule_subject::report,
     "次年1月31日前公布（政府部门依条例第四十九条，乡镇政府依格式参照），县级以上政府在次年3月31日前公布（依格式，县级政府在2月20日前、地市级政府在3月10日前）",
     "published by 31 January of the next year by departments (art. 49) and townships (the format), by 31 March by governments; by the "
     "format, counties by 20 February and cities by 10 March"},
    {rule_id::years_carry_over, "years.carry-over", severity::error, current_format,
     rule_inputs{rule_input::requests} | rule_input::other_reports, rule_subject::cell,
     "表三每一列：本年的上年结转数等于上年报告的结转下年度数",
     "requests table, each column: carried in is what last year's report carried over", rule_scope::years},
    {rule_id::years_stock, "years.stock", severity::warning, current_format,
     rule_inputs{rule_input::disclosure} | rule_input::other_reports, rule_subject::cell,
     "规章和行政规范性文件：现行有效件数等于上年现行有效件数加本年制发件数减本年废止件数",
     "rules and normative documents: in force = in force last year + issued - repealed", rule_scope::years},
    {rule_id::stock_bound, "stock.bound", severity::warning, current_format, rule_input::disclosure, rule_subject::cell,
     "规章和行政规范性文件：现行有效件数不少于本年制发件数减本年废止件数",
     "rules and normative documents: in force is not less than issued - repealed"},
    {rule_id::rules_no_power, "rules.no-power", severity::warning, citation{instrument::legislation_law, 93},
     rule_inputs{rule_input::disclosure} | rule_input::metadata, rule_subject::cells,
     "规章只由国务院部门和省、自治区、直辖市、设区的市、自治州的人民政府制定，其他机关的规章件数为零",
     "rules (规章) are made only by departments of the State Council and by governments of provinces, autonomous regions, municipalities, "
     "cities with districts and autonomous prefectures; other organs have none"},
    {rule_id::years_boilerplate, "years.boilerplate", severity::note, article(50),
     rule_inputs{rule_input::prose} | rule_input::other_reports, rule_subject::section, "一个部分的文字与上年基本相同",
     "a section has nearly the same text as last year's", rule_scope::years},
    {rule_id::years_growth, "years.growth", severity::error, article(50), prose_and_tables | rule_input::other_reports,
     rule_subject::words, "正文所述与上年相比的增减和上年的数字，与本年、上年的表格一致",
     "growth over last year, and last year's numbers, as stated in prose, are what the tables of both years say",
     rule_scope::years},
    {rule_id::years_repeated, "years.repeated", severity::note, article(50),
     rule_inputs{rule_input::prose} | rule_input::other_reports, rule_subject::words, "表外的同一个数没有连续三年不变",
     "no number that only the prose has is the same for three years running", rule_scope::years},
    {rule_id::tree_sum, "tree.sum", severity::error, article(49), any_table | rule_input::other_reports, rule_subject::cell,
     "上级的每一格等于本级与所属各机关之和；有缺报的，不少于已知各数之和",
     "each cell of a superior is the sum of its own level and its subordinates; not less than the known ones where one "
     "is missing",
     rule_scope::agencies},
    {rule_id::tree_duplicate, "tree.duplicate", severity::error, article(49),
     rule_inputs{rule_input::metadata} | rule_input::other_reports, rule_subject::report, "同一机关同一年度只计一份报告",
     "one report is counted for one agency and year", rule_scope::agencies},
    {rule_id::narrative_mismatch, "narrative.mismatch", severity::error, article(50), prose_and_tables, rule_subject::words,
     "正文所述数字与表格一致", "a number stated in prose is what the table says", rule_scope::prose},
    {rule_id::narrative_contradiction, "narrative.contradiction", severity::error, article(50), prose_and_tables,
     rule_subject::words, "正文以“未收到”“未发生”“均”等所述，与表格不相抵触",
     "what the prose denies or says of all is borne out by the table", rule_scope::prose},
    {rule_id::narrative_year, "narrative.year", severity::error, article(50), prose_and_tables | rule_input::metadata,
     rule_subject::words, "正文所称年度是报告年度", "the prose speaks of the report's year by its number", rule_scope::prose},
    {rule_id::facts_mismatch, "facts.mismatch", severity::warning, article(50),
     rule_inputs{rule_input::prose} | rule_input::ledgers, rule_subject::words, "正文所述表格以外的数字与台账一致",
     "a number that the prose states beside the tables is borne out by the ledgers", rule_scope::records},
}};

namespace {

consteval bool rules_complete() {
    for (std::size_t i = 0; i < all_rules.size(); ++i) {
        const std::string_view name = enumerator_names<rule_id>[i];
        if (all_rules[i].reads.empty() || all_rules[i].zh.empty() || all_rules[i].en.empty()) return false;
        if (all_rules[i].id != enumerators<rule_id>[i] || all_rules[i].code.size() != name.size()) return false;
        for (std::size_t k = 0; k < name.size(); ++k) {
            const char c = all_rules[i].code[k];
            if (name[k] != (c == '.' || c == '-' ? '_' : c)) return false;
        }
    }
    return true;
}

}  // namespace

static_assert(rules_complete());

std::string_view code(outcome o) noexcept { return enumerator_names<outcome>[index_of(o)]; }
std::string_view code(rule_scope s) noexcept { return enumerator_names<rule_scope>[index_of(s)]; }
std::string_view code(rule_input i) noexcept { return enumerator_names<rule_input>[index_of(i)]; }
std::string_view code(rule_subject s) noexcept { return enumerator_names<rule_subject>[index_of(s)]; }

std::optional<rule_id> find_rule(std::string_view code) noexcept {
    for (const rule& r : all_rules)
        if (r.code == code) return r.id;
    return std::nullopt;
}

}  // namespace gongkai
