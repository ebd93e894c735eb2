// SPDX-License-Identifier: Apache-2.0
// Writes docs/reference/records.md out of the definitions: `reference_records > docs/reference/records.md`, and that in Chinese:
// `reference_records zh > docs/zh/reference/records.md`.
// A test fails while the page differs from what this program writes.
#include <boost/mp11/algorithm.hpp>
#include <cstdlib>
#include <gongkai/columns/check.hpp>
#include <gongkai/records/figures.hpp>
#include <gongkai/records/finding.hpp>
#include <gongkai/records/kinds.hpp>
#include <gongkai/service/time_limits.hpp>
#include <iostream>
#include <string_view>
#include <utility>

namespace {

using namespace gongkai;

bool in_chinese = false;

/// The one that the page is in.
std::string_view say(std::string_view zh, std::string_view en) { return in_chinese ? zh : en; }

/// What the columns hold; their definitions say it in English.
constexpr std::pair<std::string_view, std::string_view> notes_in_chinese[] = {
    {"unique", "不得重复"},
    {"not read into anything", "不作统计"},
    {"item of Article 20", "第二十条的项目"},
    {"item of Article 21", "第二十一条的项目"},
    {"where it was published", "在哪里发布"},
    {"in what form", "以什么形式"},
    {"the id of the document that it interprets, as in the ledger of documents", "所解读文件的编号，与文件台账一致"},
    {"day on which the information was made or last changed (条例 26)", "信息形成或变更之日（条例第二十六条）"},
    {"when the published version was handed in", "所发布的一稿提交的时间"},
    {"when the version before it was refused", "前一稿被退回的时间"},
    {"who made the first review", "谁作的初审"},
    {"when it was passed", "何时通过"},
    {"who made the second review", "谁作的复审"},
    {"who made the third review", "谁作的终审"},
    {"when it was passed: the sign-off", "何时通过，即签发"},
    {"how often it was proofread", "校对了几次"},
    {"corrections made in all proofs", "各次校对共改正几处"},
    {"when the secrecy review was passed (条例 17)", "保密审查通过的时间（条例第十七条）"},
    {"empty: not yet", "空：尚未"},
    {"rules or normative documents", "规章或规范性文件"},
    {"day of issue", "制发之日"},
    {"from this day on it is not in force; empty while it is", "自该日起失去效力；有效时为空"},
    {"why it is not", "为何失去效力"},
    {"the id of the site; empty: all rows are of one site", "网站的编号；空：各行都属于同一网站"},
    {"shown with what is found", "随结果一并显示"},
    {"decides how often it must be updated", "决定多久须更新一次"},
    {"1 for a column in the site's own menu, 2 for one within it", "网站导航中的栏目为 1，其下的为 2"},
    {"date of its newest item; empty: no item has a date, which counts as not updated",
     "最新信息的日期；空：信息均未注明日期，视为不更新"},
    {"how many items it has; 0 is an empty column", "有几条信息；0 为空白栏目"},
    {"the organ's own promise in days, in place of the indicators'", "机关自己承诺的天数，代替指标规定的"},
    {"unique; what the ledger of columns calls site", "不得重复；即栏目台账中的网站"},
    {"website or account in a new medium", "网站或新媒体账号"},
    {"severe errors, leaks, attacks not dealt with, forged dates", "严重表述错误、泄密、攻击未处置、伪造日期"},
    {"how often the home page was tried within a week", "一周内访问首页的次数"},
    {"how often it was not there within 15 seconds", "15秒内打不开的次数"},
    {"date of the newest item on the home page", "首页最新信息的日期"},
    {"whether there is one that works (true, false)", "是否有可用的渠道（true、false）"},
    {"day of the oldest effective message without an answer; empty: none", "最早一条未答复的有效留言的日期；空：没有"},
    {"whether services are provided (true, false)", "是否提供办事服务（true、false）"},
    {"guides that lack four or more of the key elements", "缺少四个及以上要素的办事指南数"},
    {"points taken off by the deductions, as checked by people", "人工检查的扣分"},
    {"points of bonus, as checked by people", "人工检查的加分"},
    {"through what", "经什么渠道"},
    {"day of the consultation", "咨询之日"},
    {"the visit on site, or the matter handled online; unique where given", "现场的一次办理，或网上办理的一件事；给出时不得重复"},
    {"day of the rating", "评价之日"},
    {"one of five", "五级之一"},
    {"when the person was called back", "何时回访"},
    {"when the complaint was verified", "何时核实"},
    {"when the organ appealed", "机关何时申诉"},
    {"when that was decided", "申诉何时复核"},
    {"upheld: the rating does not count against the organ", "成立的，该评价不计入"},
    {"when it was put right", "何时整改"},
    {"when the person was told", "何时反馈"},
    {"when the person rated again: once, after the answer", "何时追评：反馈之后，一次"},
    {"and how", "追评的等级"},
    {"when it was registered at the window", "在窗口登记的时间"},
    {"when it was taken to the department", "转部门的时间"},
    {"when it was taken to several departments together", "几个部门会商的时间"},
    {"when the person was answered", "答复的时间"},
    {"empty while open", "在办时为空"},
    {"office hours or round the clock: a property, never a count", "工作时间或全天：是属性，从不是数"},
    {"when it came into service", "启用的时间"},
    {"from this day on it is not in service", "自该日起停用"},
    {"which department spoke; not read into anything", "哪个部门作的直播；不作统计"},
    {"day of the broadcast", "直播之日"},
    {"one of the eight kinds that all catalogues share", "各目录共有的八类之一"},
    {"the organ's own classes; their number is counted", "机关自己的类别；统计其类数"},
    {"when it came into the catalogue", "列入目录的时间"},
    {"from this day on it is not in the catalogue", "自该日起移出目录"},
};

std::string_view note_on(const record_column& c) {
    if (!in_chinese) return c.en;
    for (const auto& [en, zh] : notes_in_chinese)
        if (c.en == en) return zh;
    std::cerr << "no Chinese for: " << c.en << '\n';
    std::exit(1);
}

template <class Entry>
void ledger() {
    using kind = record_kind<Entry>;
    std::cout << "\n## `" << kind::code << "` " << kind::zh << "\n\n"
              << say(kind::zh, kind::en) << "\n\n"
              << say("| 列 | 中文列名 | 必需 | 内容 |", "| column | title | needed | |") << "\n|---|---|---|---|\n";
    for (const record_column& c : kind::columns)
        std::cout << "| `" << c.name << "` | " << c.zh << " | " << (c.needed ? say("是", "yes") : "") << " | " << note_on(c)
                  << " |\n";
}

template <class Enum>
void codes(std::string_view title_zh, std::string_view title_en) {
    std::cout << "\n### " << say(title_zh, title_en) << "\n\n"
              << say("| 代码 | 中文 | 英文 | 依据 |", "| code | Chinese | English | basis |") << "\n|---|---|---|---|\n";
    for (const auto& row : items<Enum>) {
        std::cout << "| `" << row.code << "` | " << row.zh << " | " << row.en << " | ";
        for (std::size_t i = 0; i < row.basis.size() && row.basis[i]; ++i)
            std::cout << (i ? "、" : "") << to_string(row.basis[i], lang::zh);
        std::cout << " |\n";
    }
}

}  // namespace

int main(int argc, char** argv) {
    in_chinese = argc > 1 && std::string_view{argv[1]} == "zh";
    std::cout << say(
        "# 主动公开、栏目和服务台账\n\n中文 | [English](../../reference/records.md)\n\n"
        "各台账的列、代码、数和规则。列名可用代码或中文，取值可用代码或其表述。\n",
        "# Ledgers of publication, columns and service\n\n[中文](../zh/reference/records.md) | English\n\n"
        "Their columns, codes, figures and rules. A column is read under "
        "its name or its Chinese title, an item as its\ncode or in its wording.\n");
    boost::mp11::mp_for_each<record_kinds>([](auto entry) { ledger<decltype(entry)>(); });
    std::cout << "\n## " << say("代码", "Codes") << "\n";
    codes<publication_channel>("发布渠道", "Channels of publication");
    codes<publication_form>("发布形式", "Forms of publication");
    codes<document_kind>("文件种类", "Kinds of documents");
    codes<document_ending>("文件怎样失去效力", "How a document ceased to be in force");
    codes<column_kind>("栏目类型", "Kinds of columns");
    codes<site_kind>("网站类型", "Kinds of sites");
    codes<service_channel>("服务渠道", "Channels of service");
    codes<rating_level>("评价等级", "Levels of ratings");
    codes<appeal_outcome>("申诉结果", "Outcomes of appeals");
    codes<opening_hours>("开放时间", "Opening hours");
    codes<matter_kind>("事项类型", "Kinds of matters");
    codes<escalation_level>("工单层级", "Levels of tickets");
    codes<record_figure>("各数", "Figures");
    std::cout << say("\n### 比率\n\n| 代码 | 中文 | 英文 | 部分 | 全部 |\n",
                     "\n### Rates\n\n| code | Chinese | English | part | whole |\n")
              << "|---|---|---|---|---|\n";
    for (const record_rate_item& r : record_rates)
        std::cout << "| `" << r.code << "` | " << r.zh << " | " << r.en << " | `" << code(r.part) << "` | `" << code(r.whole)
                  << "` |\n";
    std::cout
        << say("\n## 一行可能有什么问题\n\nerror：该行报告而不计入。warning、note：该行计入并报告。\n\n"
               "| 代码 | 级别 | 中文 | 英文 | 依据 |\n",
               "\n## What can be wrong with a row\n\nerror: the row is reported and not counted. warning, note: it is counted "
               "and reported.\n\n| code | severity | | | basis |\n")
        << "|---|---|---|---|---|\n";
    for (const record_rule_item& r : record_rules)
        std::cout << "| `" << r.code << "` | " << code(r.level) << " | " << r.zh << " | " << r.en << " | "
                  << to_string(r.basis, lang::zh) << " |\n";
    std::cout << say("\n## 网站怎样评判\n\n| 代码 | 中文 | 英文 | 新媒体账号 |\n",
                     "\n## What a site is judged by\n\n| code | | | accounts in new media |\n")
              << "|---|---|---|---|\n";
    for (const site_indicator_item& i : site_indicator_items)
        std::cout << "| `" << i.code << "` | " << i.zh << " | " << i.en << " | " << (i.new_media ? say("是", "yes") : "")
                  << " |\n";
    std::cout << say("\n## 时限\n\n| 规则 | 用于 | 时限 | 依据 | 英文 |\n",
                     "\n## Time limits\n\n| rule set | for | | source | |\n")
              << "|---|---|---|---|---|\n";
    const auto days = [](std::optional<unsigned> n) { return n ? std::to_string(*n) : std::string{"–"}; };
    for (const rating_limits& l : all_rating_limits)
        std::cout << "| `" << l.code << "` | " << say("评价", "ratings") << " | " << say("回访", "call back ")
                  << days(l.call_back) << say("日，反馈", ", answer ") << days(l.answer) << say("日", " days") << " | "
                  << l.source_zh << " | " << l.source_en << " |\n";
    for (const escalation_limits& l : all_escalation_limits)
        std::cout << "| `" << l.code << "` | " << say("工单", "tickets") << " | " << say("各级", "levels ") << days(l.at_level[0])
                  << say("、", ", ") << days(l.at_level[1]) << say("、", ", ") << days(l.at_level[2]) << say("，共", "; in all ")
                  << days(l.in_all) << say("个工作日", " working days") << " | " << l.source_zh << " | " << l.source_en << " |\n";
}
