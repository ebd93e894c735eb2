// SPDX-License-Identifier: Apache-2.0
// Writes the seeds of every fuzz target into a folder for each: reports drawn at random in every layout and encoding, and
// small pieces of what a reader has to know. The same seeds every time.
//
//     fuzz_seeds DIRECTORY
#include "../support/layouts.hpp"
#include "../support/ofd_file.hpp"

#include <boost/mp11/algorithm.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <gongkai/io/read.hpp>
#include <gongkai/testing/defects.hpp>
#include <gongkai/testing/random_ledger.hpp>
#include <gongkai/testing/random_records.hpp>
#include <string>
#include <string_view>

namespace {

using namespace gongkai;
using namespace gongkai::testing;
using namespace std::string_view_literals;

class seed_folder {
public:
    seed_folder(const std::filesystem::path& root, std::string_view target) : path_{root / target} {
        std::filesystem::create_directories(path_);
    }
    void add(std::string_view bytes) {
        std::ofstream out{path_ / std::to_string(++number_), std::ios::binary};
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (!out) throw std::runtime_error{"cannot write to " + path_.string()};
    }

private:
    std::filesystem::path path_;
    int number_ = 0;
};

/// Contents of pages: text, lines, blocks, and a table with a number.
void add_ofd_pages(seed_folder& to) {
    std::string table;
    for (int i = 0; i < 4; ++i) {
        const std::string at = std::to_string(20 + 10 * i);
        table += "<ofd:PathObject Boundary=\"20 " + at +
                 " 90 1\"><ofd:AbbreviatedData>M 0 0 L 90 0</ofd:AbbreviatedData></ofd:PathObject>"
                 "<ofd:PathObject Boundary=\"" +
                 at +
                 " 20 1 30\"><ofd:AbbreviatedData>M 0 0 L 0 30 C</ofd:AbbreviatedData></ofd:PathObject>"
                 "<ofd:TextObject Boundary=\"22 " +
                 at +
                 " 9 9\" Size=\"4\" CTM=\"1 0 0 1 0 0\"><ofd:TextCode X=\"0\" Y=\"4\" "
                 "DeltaX=\"g 3 4\" DeltaY=\"0 1\">行政复议</ofd:TextCode></ofd:TextObject>";
    }
    to.add(table);
    to.add("<ofd:PageBlock><ofd:CompositeObject ResourceID=\"5\" Boundary=\"0 0 9 9\"/></ofd:PageBlock>");
    to.add("<ofd:ImageObject Boundary=\"0 0 210 297\" ResourceID=\"3\"/>");
    to.add(testing::ofd_file(table));
}

published_report draw_report(random_source& draw) {
    published_report report = random_published_report(
        draw, {draw.percent(20) ? magnitude::dense : magnitude::realistic, draw.percent(70) ? edition::e2021 : edition::e2019});
    for (const table t : {table::requests, table::reviews})
        if (draw.percent(40)) seed_wrong_cells(report, draw, 1 + draw.below(2), t);
    return draw.percent(40) ? zeros_left_blank(std::move(report)) : report;
}

std::string digit_runs(const published_report& report, table which) {
    std::string out = std::string{code(report.edition())} + " " + std::string{code(which)};
    std::size_t row = 0;
    bool first = true;
    for (const auto i : cells_of(report.form())) {
        const cell_key& key = all_cells[i];
        if (key.table() != which) continue;
        if (first || (which != table::reviews && key.row() != row)) out += '\n';
        first = false;
        row = key.row();
        if (report[key].has_value()) out += to_string(report[key].number());
    }
    return out;
}

std::string document_lines(const published_report& report) {
    std::string out = report.metadata.title + "\n" + report.metadata.title;
    printed_form form{report};
    for (const section s : enumerators<section>) {
        out += "\n" + std::string{label(s, lang::zh)};
        for (const section_text& text : report.sections)
            if (text.which == s) out += "\n" + text.text;
        for (const table t : enumerators<table>) {
            if (section_of(t) != s) continue;
            for (const printed_row& row : form(t)) {
                out += '\n';
                for (const printed_cell& c : row) {
                    out += '|';
                    if (c.rows > 1 || c.columns > 1) out += std::to_string(c.rows) + "x" + std::to_string(c.columns) + " ";
                    out += c.text;
                }
            }
        }
    }
    return out;
}

std::string prose_lines(const published_report& report) {
    std::string out = report.metadata.title;
    for (const section_text& text : report.sections) out += "\n" + text.text;
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return std::fprintf(stderr, "usage: fuzz_seeds DIRECTORY\n"), 2;
    const std::filesystem::path root = argv[1];
    random_source draw{1};
    seed_folder html{root, "read_html"};
    seed_folder text{root, "read_text"};
    seed_folder markdown{root, "read_markdown"};
    seed_folder json{root, "read_json"};
    seed_folder tidy{root, "read_tidy"};
    seed_folder any{root, "read_any"};
    seed_folder checked{root, "check_read"};
    seed_folder documents{root, "read_document"};
    seed_folder runs{root, "digit_runs"};
    seed_folder prose{root, "narrative_claims"};
    seed_folder ledgers{root, "read_ledger"};
    seed_folder records{root, "read_records"};
    boost::mp11::mp_for_each<record_kinds>([&](auto entry) {
        for (const bool spoilt : {false, true}) records.add(testing::random_records<decltype(entry)>(12, 1, spoilt));
    });
    seed_folder notices{root, "read_notice"};
    seed_folder ofds{root, "read_ofd"};
    add_ofd_pages(ofds);

    for (const layout l : enumerators<layout>)
        for (int i = 0; i < 3; ++i) {
            const std::string page = render(draw_report(draw), l, draw);
            (is_html(l) ? html : is_markdown(l) ? markdown : text).add(page);
            any.add(encoded(page, draw.pick(enumerators<text_encoding>)));
            checked.add(page);
        }
    for (int i = 0; i < 8; ++i) {
        const published_report report = draw_report(draw);
        json.add(to_json(report));
        tidy.add(to_tidy(report));
        checked.add(to_tidy(report));
        checked.add(to_json(report));
        documents.add(document_lines(report));
        prose.add(prose_lines(report));
        for (const table t : enumerators<table>) runs.add(digit_runs(report, t));
    }

    for (const std::string_view piece :
         {"<table><tr><td rowspan=65534 colspan=1000>1<td>&#x3000;&nbsp;<td rowspan=0>２</table>",
          "<!--[if mso]><td>1<![endif]-->", "<p>a<table><tr><td><table><tr><td>1</table></table>",
          "<script>if (1 < 2) '</p>'</script><textarea><td></textarea>",
          "<?xml version=\"1.0\"?><!DOCTYPE html [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><html>&a;</html>",
          "<html><head><meta charset=gbk><title>&#21352;</title></head>"})
        html.add(piece);
    for (const std::string_view piece :
         {"（三）不予公开1.属于国家秘密00000002.其他法律行政法规禁止公开0000000", "规章\r\r\r1\r\r\r\r\r\r3\r\r\r\r\r",
          "1,234 -5 97+82179", "13575394432.52元", "（七）总计　１２　－　／"})
        text.add(piece);
    for (const std::string_view piece :
         {"| 规章 | 0 | 0 | 0 |\n|---|---|---|---|\n",
          "| 1 | 0 |\n|:--|--:|\n\n（四）无法\n提供\n| 2 | 0 |\n|---|---|\n| a \\| b |",
          "规章|1|2|3\n---|---|---|---\n<table><tr><td>1</table>\n```\n|\n", "# 二、主动公开政府信息情况\n* 规章 0 0 0\n"})
        markdown.add(piece);
    for (const std::string_view piece : {"\xFF\xFE"
                                         "1\0"sv,
                                         "\xFE\xFF\0"
                                         "1"sv,
                                         "\xEF\xBB\xBF{}"sv, "\x84\x31\xA4\x37"sv, "\xB1\xED\xB8\xF1"sv, "\xED\xA0\x80"sv})
        any.add(piece);
    for (const std::string_view piece :
         {"2021 requests vanish\n11\n\n222", "2019 requests\n1 1 1 1 1 1 6\n-/-/-/-\n+1", "2021 reviews\n110024001510102",
          "2019 disclosure\n0025\n898989\n97+82179\n100153\n2648-18538\n126025\n35-15\n13575394432.52元",
          "2021 requests\n1111111111111111\n9999999999999999\n1000000100000010000001"})
        runs.add(piece);
    for (
        const std::string_view piece :
        {"某局2023年政府信息公开工作年度报告\n本年度共收到申请一百零三件，其中自然人五十件，同比增长5.2%；办结率100%。未发生行政复议、行政诉讼案件，均已办结。",
         "2022年\n较上年减少3件，累计受理5.2万余件，予以公开10件、部分公开2件，占比83.33%；（一）新收12宗；１２份。",
         "\n收到0件。无。"})
        prose.add(piece);
    for (
        const std::string_view ledger :
        {"id,applicant,applicant_id,channel,received,closed,disposition,extended,extension_days\n"
         "1,natural_person,A1,online,2025-01-20,2025-02-18,granted,,\n2,business,A2,mail,2025-03-01,,,2025-03-20,20\n"
         "2,research,,,2025-02-30,2024-01-01,denied,,-1\n",
         "id,request_id,kind,filed,closed,outcome,co_defendant\nV1,1,reconsideration,2025-03-01,2025-04-01,upheld,false\n"
         "V2,2,litigation_direct,2025-03-02,,,true\n",
         "\xEF\xBB\xBF\"id\",\"applicant\",received,closed,disposition\r\n\"a\"\"b\",natural_person,2025-01-01,\"2025-01-02\",granted\r\n\"",
         "id,applicant,received,closed,disposition,correction_notified,correction_due,correction_received,consult_sent,"
         "consult_answered,fee_notified,fee_paid,fee_yuan\n1,business,2024-12-31,2025-03-01,other.correction_overdue,"
         "2025-01-03,2025-01-20,,2025-01-05,2025-01-09,2025-01-10,,1500.50\n"})
        ledgers.add(ledger);
    ledgers.add(
        "[{\"id\": 1, \"applicant\": \"business\", \"received\": \"2025-01-20\", \"closed\": null, \"disposition\": null,\n"
        "\"consult_sent\": [\"2025-01-21\", \"2025-01-22\"]}, 7, {\"id\": {}}]");
    ledgers.add(
        "{\"id\": \"1\", \"applicant\": \"business\", \"received\": \"2025-01-20\", \"closed\": \"\", \"disposition\": \"\"}\nrubbish\n");
    std::string spoilt;
    spoilt_ledger rows{60, 1, 70};
    for (spoilt_ledger::append_header(spoilt); rows.append_row(spoilt);) {
    }
    ledgers.add(spoilt);
    for (
        const std::string_view notice :
        {"关于2027年部分节假日安排的通知\n一、元旦：1月1日（周五）至3日（周日）放假，共3天。1月9日（周六）上班。\n二、清明节：4月5日放假1天，不调休。鼓励休息。\n2026年11月4日",
         "{\"year\": 2027, \"days\": [{\"name\": \"元旦\", \"date\": \"2027-01-01\", \"isOffDay\": true},"
         "{\"name\": \"元旦\", \"date\": \"2027-01-09\", \"isOffDay\": false}]}",
         "2027\n元旦 2027-01-01 2027-01-03 2027-01-09\n"})
        notices.add(notice);
    return 0;
}
