// SPDX-License-Identifier: Apache-2.0
// The report of a district's office from six ledgers, and back: every number of its prose is borne out by their rows.
// Invented rows and words; the figures are those of a published report for 2023.
#include <gongkai/draft/report_draft.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/io/write.hpp>
#include <gongkai/records/overview.hpp>
#include <gongkai/rules/message.hpp>
#include <iostream>
#include <string>

using namespace gongkai;
using std::chrono::year;

namespace {

std::string rows(int n, std::string_view prefix, std::string_view rest) {
    std::string out;
    for (int i = 0; i < n; ++i) out.append(prefix).append(std::to_string(i)).append(1, ',').append(rest).append(1, '\n');
    return out;
}

template <class Entry>
counted_records count_rows(const std::string& csv) {
    const counted_records counted = tally_records<Entry>(csv, std::string{record_kind<Entry>::code}).value().finish();
    const row_totals totals = counted.rows();
    std::cout << record_kind<Entry>::zh << ": " << totals.read << " rows read, " << totals.counted << " counted, "
              << totals.reported << " reported\n";
    for (const record_finding& f : counted.findings()) std::cout << "  " << to_string(f, lang::en) << '\n';
    return counted;
}

record_set six_ledgers() {
    record_set ledgers;
    ledgers.publications =
        count_rows<publication_entry>("编号,渠道,形式,解读文件,发布时间\n" + rows(64, "W", "网站,正文,,2023-03-01 10:00") +
                                      "W64,网站,图文解读,D1,2023-05-08 09:30\n" + rows(195, "X", "微信公众号,正文,,2023-06-01"));
    ledgers.documents = count_rows<document_entry>(
        "编号,种类,制发日期,失去效力日期,失去效力原因\nD1,规范性文件,2023-05-01,,\nD2,规范性文件,2019-05-01,2023-02-01,废止\n"
        "D3,规范性文件,2019-05-01,2023-02-01,废止\nD4,规范性文件,2020-05-01,,\nD5,规范性文件,2021-05-01,,\n");
    ledgers.consultations = count_rows<consultation_entry>("编号,渠道,咨询日期\n" + rows(52'137, "C", "云综窗,2023-04-03"));
    ledgers.points = count_rows<service_point_entry>("编号,地点,开放时间,启用日期\nP1,自助服务厅,24小时,2021-06-01\n");
    ledgers.broadcasts = count_rows<broadcast_entry>("编号,主题,直播日期\n" + rows(12, "B", "惠企政策,2023-07-05"));
    std::string matters = "编号,类别,列入日期\n";
    for (int i = 0; i < 39; ++i)
        matters.append("M").append(std::to_string(i)).append(",第").append(std::to_string(i % 13 + 1)).append("类,2022-01-01\n");
    ledgers.matters = count_rows<matter_entry>(matters);
    return ledgers;
}

/// What the office tells itself, beside what the ledgers would have it say.
report_draft draft_of(const record_set& ledgers) {
    report_draft draft{"示例区行政审批服务管理办公室", year{2023}};
    draft.metadata.index_number = "X042/2024-00001";
    draft.metadata.publisher = "区审管办";
    draft.metadata.topic = "综合政务/政务公开";
    draft.metadata.disclosure_mode = "主动公开";
    draft.metadata.date_written = draft.metadata.date_published = std::chrono::year{2024} / 1 / 16;
    draft.take_documents(ledgers);
    std::cout << "\nproposed:\n" << draft.draft_overview(ledgers) << "\n\n";
    draft[section::overview] =
        "（一）主动公开情况\n2023年，本办主动公开各类政府信息65条，制发行政规范性文件1件，配套图文解读1件，废止行政规范性文件2件；"
        "微信公众号推送工作动态信息195篇。\n"
        "（二）依申请公开情况\n本年度收到政府信息公开申请0件。\n"
        "（三）政府信息管理\n对外公布13类依法申请政务服务事项。“云综窗”全年累计咨询量达5.2万余件。\n"
        "（四）政府信息公开平台建设\n自助服务厅24小时开放，群众可以随时查阅政府信息。\n"
        "（五）监督保障情况\n信息发布经三审三校，栏目每日监测。";
    draft[section::problems] = "互动形式不够多样。下一步增加图文和视频解读。";
    draft[section::other_matters] = "2023年没有收取信息处理费的情况。";
    return draft;
}

}  // namespace

int main() {
    const record_set ledgers = six_ledgers();
    const report_draft draft = draft_of(ledgers);
    const auto report = draft.finish();
    if (!report) {
        for (const finding& f : report.error()) std::cout << message(f, lang::en) << '\n';
        return 1;
    }
    const published_report page = read_html(to_html(*report)).value();
    const auto documents = [&](disclosure_column column) {
        return to_string(page[{disclosure_row::normative_documents, column}].number());
    };
    std::cout << page.metadata.agency << ", " << int{*page.metadata.year} << ", " << page.metadata.index_number << ", "
              << page.sections.size() << " sections; normative documents " << documents(disclosure_column::issued) << " issued, "
              << documents(disclosure_column::repealed) << " repealed, " << documents(disclosure_column::in_force)
              << " in force\n";
    for (const fact_check& c : check_facts(page, ledgers, year{2023})) {
        const fact& f = c.stated;
        std::cout << code(*f.place.section) << ": " << label(f.kind, lang::en) << " = "
                  << (f.bound == number_bound::at_least ? ">= " : "") << to_string(f.number) << " (" << label(f.unit, lang::en)
                  << (f.through == medium::unspecified ? std::string{} : ", " + std::string{label(f.through, lang::en)})
                  << "): " << code(c.outcome);
        if (c.outcome == outcome::pass) std::cout << ", the ledgers count " << c.figures.front().number.value();
        std::cout << '\n';
    }
    std::cout << check_with_records(page, ledgers).size() << " numbers that the ledgers do not bear out\n";
}
