// SPDX-License-Identifier: Apache-2.0
// Writes the reference pages out of the definitions: `reference codes > docs/reference/codes.md`, and those in Chinese:
// `reference codes zh > docs/zh/reference/codes.md`.
// A test fails while a page differs from what this program writes.
#include <algorithm>
#include <gongkai/gongkai.hpp>
#include <gongkai/io/schema.hpp>
#include <gongkai/ledger/clock.hpp>
#include <gongkai/ledger/finding.hpp>
#include <iostream>
#include <string_view>
#include <utility>

namespace {

using namespace gongkai;

bool in_chinese = false;

/// The one that the page is in.
std::string_view say(std::string_view zh, std::string_view en) { return in_chinese ? zh : en; }

/// The title, and the way to the same page in the other language.
void head(std::string_view page, std::string_view zh, std::string_view en) {
    std::cout << "# " << say(zh, en) << "\n\n";
    if (in_chinese) std::cout << "中文 | [English](../../reference/" << page << ".md)\n\n";
    else std::cout << "[中文](../zh/reference/" << page << ".md) | English\n\n";
}

template <class Enum>
void list_items(std::string_view title, std::string_view intro) {
    std::cout << "\n## " << title << "\n\n"
              << intro << "\n\n"
              << say("| 代码 | 表述 | 英文 | 依据 | 格式版本 |", "| code | Chinese | English | basis | editions |")
              << "\n|---|---|---|---|---|\n";
    for (const auto& row : items<Enum>) {
        std::cout << "| `" << row.code << "` | " << row.zh;
        for (const edition e : enumerators<edition>)
            if (const std::string_view worded = row.worded[index_of(e)]; !worded.empty())
                std::cout << " (" << code(e) << ": " << worded << ")";
        std::cout << " | " << row.en << " | ";
        for (std::size_t i = 0; i < row.basis.size() && row.basis[i]; ++i)
            std::cout << (i ? "、" : "") << to_string(row.basis[i], lang::zh);
        std::cout << " | ";
        for (const edition e : enumerators<edition>)
            if (contains(row.in, e)) std::cout << code(e) << ' ';
        std::cout << "|\n";
    }
}

void codes() {
    head("codes", "代码表", "Codes");
    std::cout << say(
        "条例和表格中的每一项，附法定表述。\n条例指中华人民共和国政府信息公开条例（国务院令第711号）。`gongkai codes` 输出同样的内容。\n",
        "Every item of the law and of the printed form, with the wording of the statute.\n"
        "条例 is 中华人民共和国政府信息公开条例 (国务院令第711号). `gongkai codes` prints the same.\n");
    list_items<section>(say("各部分", "Sections"),
                        say("报告的六个部分，组 `section`。", "The six sections of the report, group `section`."));
    list_items<disclosure_row>(say("表二 `disclosure` 的行", "Rows of table `disclosure`"),
                               say("组 `disclosure_row`。", "Group `disclosure_row`."));
    list_items<disclosure_column>(say("表二 `disclosure` 的列", "Columns of table `disclosure`"),
                                  say("组 `disclosure_column`。", "Group `disclosure_column`."));
    list_items<request_row>(say("表三 `requests` 的行", "Rows of table `requests`"),
                            say("组 `request_row`。", "Group `request_row`."));
    list_items<request_column>(say("表三 `requests` 的列", "Columns of table `requests`"),
                               say("申请人及其总计；组 `applicant`。", "Who applied, and their total; group `applicant`."));
    list_items<review_kind>(say("表四 `reviews` 的行", "Rows of table `reviews`"),
                            say("组 `review_row`。", "Group `review_row`."));
    list_items<review_column>(
        say("表四 `reviews` 的列", "Columns of table `reviews`"),
        say("结果及其总计；组 `review_outcome`。", "What came of it, and the total; group `review_outcome`."));
    list_items<article20>(say("第二十条", "Article 20"),
                          say("每个机关应当主动公开的，组 `article20`。格式版本：其报告统计该项的版本。",
                              "What every organ discloses on its own motion, group `article20`. Editions: those whose "
                              "report counts the item."));
    list_items<article21>(say("第二十一条", "Article 21"),
                          say("第二十一条对市、县和乡镇另加的，组 `article21`。",
                              "What Article 21 adds for cities and counties, and for townships, group `article21`."));
}

void checks() {
    head("checks", "校验规则", "Checks");
    std::cout
        << say("`gongkai check`（范围 `report`，正文为 `prose`，加 `--records` 时以台账核对正文为 `records`）、`gongkai panel`（`years`）\n"
               "和 `gongkai tree`（`agencies`）所依据的目录。每条规则的结论为 `pass`、`fail` 或 `not_assessable`。\n"
               "“看什么”：一张表的单元格、读取时对没有数的单元格的说明、标题、正文、基本信息、其他报告、台账。“指向”：不通过时说的是什么。\n\n"
               "| 标识 | 级别 | 范围 | 要求 | 英文 | 依据 | 看什么 | 指向 |\n",
               "The catalogue that `gongkai check` (scope `report`, `prose` for the text beside the tables, and with\n"
               "`--records` `records` for the text beside the ledgers of publication and service), `gongkai panel` (`years`)\nand `gongkai tree` (`agencies`) judge by. Each ends in `pass`, `fail` or `not_assessable`.\n"
               "`looks at`: the cells of a table, the notes of the reader on cells without a number, the headings, the\n"
               "prose, the metadata, other reports, ledgers. `points at`: what a failure is about.\n\n"
               "| id | severity | scope | demands | | basis | looks at | points at |\n")
        << "|---|---|---|---|---|---|---|---|\n";
    for (const rule& r : all_rules) {
        std::cout << "| `" << r.code << "` | " << code(r.level) << " | " << code(r.scope) << " | " << r.zh << " | " << r.en
                  << " | " << to_string(r.basis, lang::zh) << " | ";
        std::string_view separator;
        for (const rule_input i : enumerators<rule_input>)
            if (r.reads.contains(i)) std::cout << std::exchange(separator, ", ") << code(i);
        std::cout << " | " << code(r.yields) << " |\n";
    }
    std::cout << "\n## "
              << say("为何无法判断，或在什么假设之下判断", "Why a check is not assessable, or under what assumption it was made")
              << "\n\n"
              << say("| 原因 | 中文 | 英文 |", "| reason | | |") << "\n|---|---|---|\n";
    for (const reason why : enumerators<reason>)
        if (why != reason::none)
            std::cout << "| `" << enumerator_names<reason>[index_of(why)] << "` | " << explain(why, lang::zh) << " | "
                      << explain(why, lang::en) << " |\n";
}

void errors() {
    head("errors", "错误代码", "Errors");
    std::cout << say("为何不能读取或构造。代码固定不变。\n\n| 代码 | 中文 | 英文 |\n",
                     "Why something could not be read or built. The codes are stable.\n\n| code | | |\n")
              << "|---|---|---|\n";
    for (const error_item& e : error_items) std::cout << "| `" << e.code << "` | " << e.zh << " | " << e.en << " |\n";
}

/// A heading and the head of a table below it.
void heading(std::string_view zh, std::string_view en, std::string_view columns_zh, std::string_view columns_en) {
    const std::string_view columns = say(columns_zh, columns_en);
    std::cout << "\n## " << say(zh, en) << "\n\n" << columns << "\n|";
    for (auto n = std::ranges::count(columns, '|') - 1; n > 0; --n) std::cout << "---|";
    std::cout << "\n";
}

void law() {
    head("law", "法规依据", "Law");
    std::cout << say(
        "本软件引用的法规，以及了解到什么程度；台账的期限、结论及其依据。以“转述”结尾的引用，依据的是摘要或二手资料；\n“通行做法”依据各机关和法院的惯例，手边没有原文。\n",
        "What the product cites, and how well it is known; the periods and findings of ledgers with their basis. A citation\n"
        "that ends in *as reported* (转述) rests on a summary or a secondary source; *settled practice* (通行做法) on the usage of\n"
        "organs and courts, the wording not being at hand.\n");
    heading("法规文件", "Instruments", "| 代码 | 引作 | 英文 | 标题 | 文号 | 施行日期 |",
            "| code | cited as | | title | number | in force from |");
    for (const instrument_item& i : instruments)
        if (i.value != instrument::none)
            std::cout << "| `" << i.code << "` | " << i.zh << " | " << i.en << " | " << i.title << " | " << i.number << " | "
                      << i.in_force << " |\n";
    heading("主动公开的期限", "Periods of proactive disclosure", "| 代码 | 中文 | 英文 | 天数 | 种类 | 依据 |",
            "| code | | | days | | basis |");
    for (const publication_item& p : publication_periods)
        std::cout << "| `" << p.code << "` | " << p.zh << " | " << p.en << " | " << p.days << " | "
                  << (p.working_days ? say("工作日", "working days") : say("日历日", "days of the calendar")) << " | "
                  << to_string(p.basis, lang::zh) << " |\n";
    heading("有两种理解之处", "Points with two readings", "| 代码 | 从严 | 依据 | 从宽 | 依据 |",
            "| code | cautious | basis | lenient | basis |");
    for (const disputed_item& p : disputed_points)
        std::cout << "| `" << p.code << "` | " << p.cautious_zh << " · " << p.cautious_en << " | "
                  << to_string(p.cautious_basis, lang::zh) << " | " << p.lenient_zh << " · " << p.lenient_en << " | "
                  << to_string(p.lenient_basis, lang::zh) << " |\n";
    heading("台账的结论", "Findings of ledgers", "| 代码 | 级别 | 中文 | 英文 | 依据 |", "| code | severity | | | basis |");
    for (const ledger_rule_item& r : ledger_rules)
        std::cout << "| `" << r.code << "` | " << code(r.level) << " | " << r.zh << " | " << r.en << " | "
                  << to_string(r.basis, lang::zh) << " |\n";
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view page = argc > 1 ? argv[1] : "";
    in_chinese = argc > 2 && std::string_view{argv[2]} == "zh";
    if (page == "codes") codes();
    else if (page == "checks") checks();
    else if (page == "law") law();
    else if (page == "errors") errors();
    else if (page == "schema") std::cout << json_schema();
    else return 2;
}
