// Grids in the layouts that pages have, right and damaged: what each cell of the report becomes.
#include "../support/shown.hpp"

#include <doctest/doctest.h>
#include <gongkai/io/document.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace gongkai;
using gongkai::testing::shown;
using enum request_column;

/// A cell of a grid under construction: text, and how far it spans.
struct box {
    box(const char* t, std::uint32_t c = 1, std::uint32_t r = 1) : text{t}, columns{c}, rows{r} {}
    std::string text;
    std::uint32_t columns;
    std::uint32_t rows;
};
using rows = std::vector<std::vector<box>>;

/// Places cells as a browser does.
grid make_grid(const rows& table) {
    grid out;
    std::vector<std::uint32_t> busy;  // rows that each column is still covered for
    for (std::uint32_t r = 0; r < table.size(); ++r) {
        std::size_t column = 0;
        std::vector<std::uint32_t> next = busy;
        for (std::uint32_t& n : next) n -= n > 0 ? 1 : 0;
        for (const box& b : table[r]) {
            while (column < busy.size() && busy[column] > 0) ++column;
            grid_cell cell;
            cell.text = b.text;
            cell.row = r;
            cell.column = static_cast<std::uint32_t>(column);
            cell.row_span = b.rows;
            cell.column_span = b.columns;
            out.cells.push_back(cell);
            if (next.size() < column + b.columns) next.resize(column + b.columns, 0);
            for (std::uint32_t c = 0; c < b.columns; ++c) next[column + c] = b.rows - 1;
            column += b.columns;
        }
        busy = std::move(next);
    }
    return out;
}

published_report read(std::initializer_list<rows> grids, std::string title = "某市某局2023年政府信息公开工作年度报告") {
    document source;
    source.blocks.emplace_back(paragraph{std::move(title), {}});
    for (const rows& g : grids) source.blocks.emplace_back(make_grid(g));
    auto report = read_document(source);
    REQUIRE(report.has_value());
    return *std::move(report);
}

const rows header{{{"", 3, 2}, {"自然人", 1, 2}, {"法人或其他组织", 5}, {"总计", 1, 2}},
                  {"商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"}};

rows with(rows table, const rows& more) {
    table.insert(table.end(), more.begin(), more.end());
    return table;
}

TEST_CASE("a row's numbers stand under their columns") {
    const auto report =
        read({with(header, {{{"一、本年新收政府信息公开申请数量", 3}, "1", "2", "3", "4", "5", "6", "21"},
                            {{"三、本年度办理结果", 1, 3}, {"（一）予以公开", 2}, "1", "", "-", "/", "——", "0", "1"},
                            {{"（三）不予公开", 1, 2}, "1.属于国家秘密", "0", "0", "0", "0", "0", "0", "0"},
                            {"2.其他法律行政法规禁止公开", "7", "0", "0", "0", "0", "0", "7"}})});
    CHECK(shown(report, request_row::received) == "1 2 3 4 5 6 21");
    CHECK(shown(report, request_row::granted) == "1 blank blank blank blank 0 1");
    CHECK(shown(report, request_row::denied_state_secret) == "0 0 0 0 0 0 0");
    CHECK(shown(report, request_row::denied_prohibited_by_law) == "7 0 0 0 0 0 7");
    CHECK(shown(report, request_row::total) == "missing missing missing missing missing missing missing");
    CHECK(report.has_table(table::requests));
    CHECK_FALSE(report.has_table(table::reviews));
    CHECK(report.notes.empty());
}

TEST_CASE("a cell knows what it was read from, in whatever its place is counted") {
    document source;
    source.sheets = {"表三"};
    grid g = make_grid(with(header, {{{"（一）予以公开", 3}, " １2 ", "=SUM(D3:D9)", "-", "0", "0", "0", "12"}}));
    for (grid_cell& c : g.cells) c.span = source_span::in_sheet(1, c.row + 1, c.column + 1);
    g.cells.back().is_formula = true;
    source.blocks.emplace_back(std::move(g));
    const auto report = read_document(source);
    REQUIRE(report.has_value());
    const auto from = [&](request_column column) { return report->provenance({request_row::granted, column}); };
    CHECK(from(natural_person) == provenance{cell_origin::cell, " １2 "});
    CHECK(from(business) == provenance{cell_origin::cell, "=SUM(D3:D9)"});
    CHECK(from(research) == provenance{cell_origin::cell, "-"});
    CHECK(from(total) == provenance{cell_origin::formula, "12"});
    CHECK(report->provenance({request_row::received, total}) == provenance{});
    CHECK(report->at(request_row::granted, business).status() == cell_status::missing);
    CHECK(report->at(request_row::granted, total).span() == source_span::in_sheet(1, 3, 10));
    CHECK(report->sheets == source.sheets);
}

TEST_CASE("columns in another order are read by their header") {
    const auto report = read({{{{"", 2}, "总计", "自然人", "商业企业", "科研机构", "法律服务机构", "社会公益组织", "其他"},
                               {{"一、本年新收政府信息公开申请数量", 2}, "21", "1", "2", "3", "5", "4", "6"}}});
    CHECK(shown(report, request_row::received) == "1 2 3 4 5 6 21");
}

TEST_CASE("a column that is not the form's is left out") {
    const rows table{{{"", 2}, "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计", "备注"},
                     {{"一、本年新收政府信息公开申请数量", 2}, "1", "2", "3", "4", "5", "6", "21", "无"},
                     // One cell was lost: eight columns, seven cells.
                     {{"二、上年结转政府信息公开申请数量", 2}, "1", "2", "4", "5", "6", "21", "无"}};
    const auto report = read({table});
    CHECK(shown(report, request_row::received) == "1 2 3 4 5 6 21");
    CHECK(shown(report, request_row::carried_in) == "missing missing missing missing missing missing missing");
}

TEST_CASE("a row that lost a cell gives no number") {
    const auto report = read({with(header, {{{"一、本年新收政府信息公开申请数量", 3}, "1", "2", "4", "5", "6", "21"}})});
    CHECK(shown(report, request_row::received) == "missing missing missing missing missing missing missing");
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes[0].problem == reading_problem::vanished);
    CHECK(report.notes[0].cells.size() == 7);
    CHECK(report.notes[0].readings == std::vector<std::string>{"1|2|4|5|6|21"});
}

TEST_CASE("a header that lacks a column, or has one more, decides where values go") {
    const rows without{{{"", 3, 2}, {"自然人", 1, 2}, {"法人或其他组织", 4}, {"总计", 1, 2}},
                       {"商业企业", "社会公益组织", "法律服务机构", "其他"}};
    // The row has an empty cell more, as where the hidden column was dropped from the header alone.
    const auto absent = read({with(without, {{{"一、本年新收政府信息公开申请数量", 3}, "1", "2", "3", "4", "5", "15", ""},
                                             {{"二、上年结转政府信息公开申请数量", 3}, "0", "0", "0", "1", "0", "1", ""}})});
    CHECK(shown(absent, request_row::received) == "1 2 missing 3 4 5 15");
    CHECK(shown(absent, request_row::carried_in) == "0 0 missing 0 1 0 1");

    const rows subtotal{{{"", 3, 2}, {"自然人", 1, 2}, {"法人或其他组织", 6}, {"总计", 1, 2}},
                        {"合计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"}};
    const auto added =
        read({with(subtotal, {{{"一、本年新收政府信息公开申请数量", 3}, "1", "20", "2", "3", "4", "5", "6", "21"}})});
    CHECK(shown(added, request_row::received) == "1 2 3 4 5 6 21");

    const auto flat =
        read({{{{"项目", 3}, "自然人", "法人或其他组织", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"},
               {{"一、本年新收政府信息公开申请数量", 3}, "1", "20", "2", "3", "4", "5", "6", "21"}}});
    CHECK(shown(flat, request_row::received) == "1 2 3 4 5 6 21");

    const auto narrow =
        read({{{"项目", "自然人", "法人或其他组织", "总计"}, {"一、本年新收政府信息公开申请数量", "1", "20", "21"}}});
    CHECK(shown(narrow, request_row::received) == "1 missing missing missing missing missing 21");
}

TEST_CASE("a row that ends early keeps its columns where nothing can have been lost within it") {
    const auto ended = read({with(header, {{{"一、本年新收政府信息公开申请数量", 3}, "2", "0", "0", "0", "0", "0"}})});
    CHECK(shown(ended, request_row::received) == "2 0 0 0 0 0 missing");
}

TEST_CASE("rows that are shifted under their header are placed by their sums") {
    const rows blanks{{"", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"},
                      {"", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""}};
    const auto report = read({with(blanks, {{"一、本年新收政府信息公开申请数量", "", "14", "3", "0", "0", "0", "2", "19", ""},
                                            {"二、上年结转政府信息公开申请数量", "", "7", "1", "1", "0", "0", "0", "9", ""}})});
    CHECK(shown(report, request_row::received) == "14 3 0 0 0 2 19");
    CHECK(shown(report, request_row::carried_in) == "7 1 1 0 0 0 9");
    CHECK(report.at(request_row::received, total).inferred_through() == sum_kinds{sum_kind::requests_row});
    // One row alone may add up by chance: what its boxes say and what its sum says is not known.
    const auto alone = read({with(blanks, {{"一、本年新收政府信息公开申请数量", "", "", "", "", "", "", "2", "2", ""}})});
    CHECK_FALSE(alone.at(request_row::received, legal_service).has_value());
    CHECK(alone.at(request_row::received, total).status() == cell_status::missing);
}

TEST_CASE("beside a cell of several numbers an empty one is no blank") {
    const auto whole = read({with(header, {{{"一、本年新收政府信息公开申请数量", 3}, "4 2", "", "0", "0", "0", "1", "7"}})});
    CHECK(shown(whole, request_row::received) == "4 2 0 0 0 1 7");
    const auto wrong = read({with(header, {{{"一、本年新收政府信息公开申请数量", 3}, "4 2", "", "0", "0", "0", "1", "8"}})});
    CHECK(shown(wrong, request_row::received) == "missing missing missing missing missing missing missing");
}

TEST_CASE("formulas that were never worked out have no number") {
    document source;
    grid g = make_grid(with(header, {{{"一、本年新收政府信息公开申请数量", 3}, "4", "0", "0", "0", "0", "1", "0"},
                                     {{"二、上年结转政府信息公开申请数量", 3}, "0", "0", "0", "0", "0", "0", "0"}}));
    for (grid_cell& c : g.cells) c.is_formula = c.column == 9 && c.row > 1;
    source.blocks.emplace_back(std::move(g));
    const auto report = read_document(source);
    REQUIRE(report.has_value());
    CHECK(shown(*report, request_row::received) == "4 0 0 0 0 1 missing");
    CHECK(shown(*report, request_row::carried_in) == "0 0 0 0 0 0 missing");
}

TEST_CASE("reviews in a table for each kind, or a row, under whatever names the kinds") {
    const auto table_of = [](const char* upheld) {
        return make_grid({{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}, {upheld, "0", "0", "1", "3"}});
    };
    document source;
    source.blocks.emplace_back(paragraph{"某市某局2023年政府信息公开工作年度报告", {}});
    source.blocks.emplace_back(paragraph{"四、政府信息公开行政复议、行政诉讼情况", {}});
    for (const auto& [caption, upheld] :
         {std::pair{"（一）行政复议情况", "2"}, {"表2 行政诉讼（未经复议直接起诉）", "5"}, {"行政诉讼—复议后起诉", "7"}}) {
        source.blocks.emplace_back(paragraph{caption, {}});
        source.blocks.emplace_back(table_of(upheld));
    }
    const auto three = read_document(source);
    REQUIRE(three.has_value());
    CHECK(shown(*three, review_kind::reconsideration) == "2 0 0 1 3");
    CHECK(shown(*three, review_kind::litigation_direct) == "5 0 0 1 3");
    CHECK(shown(*three, review_kind::litigation_after_reconsideration) == "7 0 0 1 3");

    const auto by_row = read({{{"类别", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"},
                               {"一、行政复议", "2", "0", "0", "1", "3"},
                               {"二、行政诉讼—未经复议直接起诉", "5", "0", "0", "1", "6"},
                               {"三、行政诉讼（复议后起诉）", "7", "0", "0", "1", "8"}}});
    CHECK(shown(by_row, review_kind::reconsideration) == "2 0 0 1 3");
    CHECK(shown(by_row, review_kind::litigation_direct) == "5 0 0 1 6");
    CHECK(shown(by_row, review_kind::litigation_after_reconsideration) == "7 0 0 1 8");
}

TEST_CASE("names of columns that cannot be read are those of the form that their place leaves") {
    const auto report = read({{{{"", 2}, "自然人", "商企", "科研机构", "社会公益组", "法律服务机构", "其他", "总计"},
                               {{"一、本年新收政府信息公开申请数量", 2}, "1", "2", "3", "4", "5", "6", "21"}}});
    CHECK(shown(report, request_row::received) == "1 2 3 4 5 6 21");
}

TEST_CASE("a merged cell is no one's, its neighbours keep their columns") {
    const auto report = read({with(header, {{{"一、本年新收政府信息公开申请数量", 3}, "1", {"5", 2}, "4", "5", "6", "21"}})});
    CHECK(shown(report, request_row::received) == "1 missing missing 4 5 6 21");
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes[0].problem == reading_problem::ambiguous);
}

TEST_CASE("a header with spans gone astray gives the form's order if its labels do") {
    // No row spans: the second row of the header begins at the left. In the other, nothing says where it belongs.
    const auto report = read({{{{"", 3}, "自然人", {"法人或其他组织", 5}, "总计"},
                               {"商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"},
                               {{"一、本年新收政府信息公开申请数量", 3}, "1", "2", "3", "4", "5", "6", "21"}},
                              {{"某项", "自然人", "某某组织", "总计"},
                               {"商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"},
                               {"二、上年结转政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21"}}});
    CHECK(shown(report, request_row::received) == "1 2 3 4 5 6 21");
    CHECK(shown(report, request_row::carried_in) == "missing missing missing missing missing missing missing");
}

TEST_CASE("empty cells beside the label and beyond the last column do not count") {
    const auto report = read({with(header, {{"四、结转下年度继续办理", "", "", "1", "2", "3", "4", "5", "6", "21", ""},
                                            {"（七）总计", "", "", "", "2", "3", "4", "5", "6", ""}})});
    CHECK(shown(report, request_row::carried_out) == "1 2 3 4 5 6 21");
    CHECK(shown(report, request_row::total) == "blank 2 3 4 5 6 blank");
}

TEST_CASE("其他 and 总计 are rows or columns by where they stand") {
    const rows seven{{"（六）其他处理", "1.申请人无正当理由逾期不补正", "1", "0", "0", "0", "0", "0", "1"},
                     {"", "2.申请人逾期未按收费通知要求缴纳费用", "2", "0", "0", "0", "0", "0", "2"},
                     {"", "其他", "3", "0", "0", "0", "0", "0", "3"},
                     {"", "总计", "6", "0", "0", "0", "0", "0", "6"}};
    const auto report =
        read({with({{{"", 2}, "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"}}, seven)});
    CHECK(shown(report, request_row::other_correction_overdue) == "1 0 0 0 0 0 1");
    CHECK(shown(report, request_row::other_fee_unpaid) == "2 0 0 0 0 0 2");
    CHECK(shown(report, request_row::other_other) == "3 0 0 0 0 0 3");
    CHECK(shown(report, request_row::total) == "6 0 0 0 0 0 6");
    CHECK_FALSE(report.form().other_undivided);
}

TEST_CASE("（六）其他处理 as one row") {
    const auto report = read({with(header, {{{"（六）其他处理", 3}, "4", "0", "0", "0", "0", "0", "4"},
                                            {{"（七）总计", 3}, "4", "0", "0", "0", "0", "0", "4"}})});
    CHECK(shown(report, request_row::other) == "4 0 0 0 0 0 4");
    CHECK(report.form().other_undivided);
    CHECK(report.edition() == edition::e2021);
}

TEST_CASE("what is no number is said to be unreadable, and a picture or half a cell not") {
    const auto report = read({with(
        header,
        {{{"一、本年新收政府信息公开申请数量", 3}, "不详", "1,234", "１２", "12件", "00", "1,23", "1234567890123456789"}})});
    CHECK(shown(report, request_row::received) == "missing 1234 12 12 missing missing missing");
    REQUIRE(report.notes.size() == 4);
    for (const reading_note& note : report.notes) CHECK(note.problem == reading_problem::unreadable);
    CHECK(report.notes[0].readings == std::vector<std::string>{"不详"});
    CHECK(report.notes[0].cells == std::vector<cell_key>{{request_row::received, natural_person}});
    const auto not_there = read({with(header, {{{"（七）总计", 3}, "\uFFFC", "0", "0", "0", "0", "0", "1\uFFFD"}})});
    CHECK(shown(not_there, request_row::total) == "missing 0 0 0 0 0 missing");
    REQUIRE(not_there.notes.size() == 2);
    CHECK(not_there.notes[0].problem == reading_problem::pictured);
    CHECK(not_there.notes[1].problem == reading_problem::lost);
    // A sign apart from its number may be a dash; a blank may part two numbers; (5) may be negative.
    const auto more = read({with(header, {{{"（七）总计", 3}, "- 5", "12①1", "1 234", "12（3件）", "1.5", "(5)", "5%"}})});
    CHECK(shown(more, request_row::total) == "missing missing missing missing 1.5 missing missing");
}

TEST_CASE("units, the marks of notes and remarks beside a number are no part of it") {
    const auto report = read(
        {with(header, {{{"（七）总计", 3}, "12¹", "12①", "12[1]", "12件（其中修订 16 件）", "12（含代办）②", "12*", "12 件"}})});
    CHECK(shown(report, request_row::total) == "12 12 12 12 12 12 12");
    CHECK(report.notes.empty());
}

TEST_CASE("cells that stand under the header's are its, whatever fills the places between") {
    const auto report = read({{{"信息内容", "本年制发件数", "", "本年废止件数", "", "现行有效件数", ""},
                               {"规章", "0", "", "0", "", "-", ""},
                               {"行政规范性文件", "1", "", "", "", "3", ""}}});
    CHECK(report.at(disclosure_row::rules, disclosure_column::repealed) == cell::reported(decimal{0}));
    CHECK(report.at(disclosure_row::rules, disclosure_column::in_force) == cell::blank());
    CHECK(report.at(disclosure_row::normative_documents, disclosure_column::repealed) == cell::blank());
    CHECK(report.at(disclosure_row::normative_documents, disclosure_column::in_force) == cell::reported(decimal{3}));
}

TEST_CASE("tables without spans: empty cells, or the same label, in the places that a cell covers") {
    const rows padded{{"（本列数据的勾稽关系为）", "", "申请人情况", "", "", "", "", "", ""},
                      {"", "", "自然人", "法人或其他组织", "", "", "", "", "总计"},
                      {"", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""},
                      {"一、本年新收政府信息公开申请数量", "", "1", "2", "", "4", "5", "6", "18"},
                      {"三、本年度办理结果", "（一）予以公开", "1", "2", "3", "4", "5", "6", "21"},
                      {"四、结转下年度继续办理", "", "", "", "", "", "", "", "0"}};
    const auto report = read({padded});
    CHECK(shown(report, request_row::received) == "1 2 blank 4 5 6 18");
    CHECK(shown(report, request_row::granted) == "1 2 3 4 5 6 21");
    CHECK(shown(report, request_row::carried_out) == "blank blank blank blank blank blank 0");
    const rows repeated{
        {"行政复议", "行政复议", "行政复议", "行政复议", "行政复议", "行政诉讼", "行政诉讼", "行政诉讼", "行政诉讼", "行政诉讼",
         "行政诉讼", "行政诉讼", "行政诉讼", "行政诉讼", "行政诉讼"},
        {"结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", "未经复议直接起诉", "未经复议直接起诉",
         "未经复议直接起诉", "未经复议直接起诉", "复议后起诉", "复议后起诉", "复议后起诉", "复议后起诉", "复议后起诉"},
        {"结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计",
         "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"},
        {"1", "0", "0", "0", "1", "2", "0", "0", "0", "2", "0", "", "3", "0", "3"}};
    const auto reviews = read({repeated});
    CHECK(reviews.at(review_kind::reconsideration, review_column::upheld) == cell::reported(decimal{1}));
    CHECK(reviews.at(review_kind::litigation_direct, review_column::total) == cell::reported(decimal{2}));
    CHECK(reviews.at(review_kind::litigation_after_reconsideration, review_column::corrected) == cell::blank());
    CHECK(reviews.at(review_kind::litigation_after_reconsideration, review_column::other) == cell::reported(decimal{3}));
}

TEST_CASE("a cell printed twice") {
    const rows first = with(header, {{{"（七）总计", 3}, "1", "2", "3", "4", "5", "6", "21"}});
    CHECK(read({first, first}) == read({first}));
    const auto report = read({first, with(header, {{{"（七）总计", 3}, "1", "2", "3", "4", "5", "7", "21"}})});
    CHECK(shown(report, request_row::total) == "1 2 3 4 5 missing 21");
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes[0].problem == reading_problem::conflict);
    CHECK(report.notes[0].readings == std::vector<std::string>{"6", "7"});
}

TEST_CASE("a table that goes on in another grid keeps its columns' order") {
    const rows start{{{"", 2}, "总计", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"},
                     {{"一、本年新收政府信息公开申请数量", 2}, "21", "1", "2", "3", "4", "5", "6"}};
    const auto report = read({start, {{"7.属于行政执法案卷", "21", "1", "2", "3", "4", "5", "6"}}});
    CHECK(shown(report, request_row::denied_enforcement_file) == "1 2 3 4 5 6 21");
}

TEST_CASE("the disclosure table of edition 2021") {
    const auto report = read({{{{"第二十条第（一）项", 4}},
                               {"信息内容", "本年制发件数", "本年废止件数", "现行有效件数"},
                               {"规章", "1", "2", "3"},
                               {"规范性文件", "4", "", "6"},
                               {{"第二十条第（五）项", 4}},
                               {"信息内容", {"本年处理决定数量", 3}},
                               {"行政许可", {"11,398,889", 3}},
                               {{"第二十条第（八）项", 4}},
                               {"信息内容", {"本年收费金额（单位：万元）", 3}},
                               {"行政事业性收费", {"397.619万元", 3}}}});
    CHECK(report.edition() == edition::e2021);
    CHECK(shown(report, disclosure_row::rules) == "1 2 3");
    CHECK(shown(report, disclosure_row::normative_documents) == "4 blank 6");
    CHECK(shown(report, disclosure_row::licenses) == "11398889");
    CHECK(shown(report, disclosure_row::fees) == "397.619");
    CHECK(shown(report, disclosure_row::penalties) == "missing");
}

TEST_CASE("the disclosure table of edition 2019, its columns in another order") {
    const auto report = read({{{"信息内容", "本年增/减", "上一年项目数量", "处理决定数量"},
                               {"行政许可", "+82", "97", "179"},
                               {"其他对外管理服务事项", "－3", "17", "0"},
                               {"行政强制", "减少3", "17", "0"},
                               {"信息内容", "采购项目数量", "采购总金额"},
                               {"政府集中采购", "22", "5253.168万元"}}},
                             "某市某局政府信息公开工作年度报告");
    CHECK(report.edition() == edition::e2019);
    CHECK(shown(report, disclosure_row::licenses) == "97 82 179");
    CHECK(shown(report, disclosure_row::other_services) == "17 -3 0");
    CHECK(shown(report, disclosure_row::coercive_measures) == "17 -3 0");
    CHECK(shown(report, disclosure_row::procurement) == "22 5253.168");
}

TEST_CASE("the reviews table in its three shapes") {
    const std::vector<box> outcomes{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"};
    std::vector<box> second = outcomes;
    second.insert(second.end(), {{"未经复议直接起诉", 5}, {"复议后起诉", 5}});
    std::vector<box> third = {"", "", "", "", ""};
    for (int twice = 0; twice < 2; ++twice) third.insert(third.end(), outcomes.begin(), outcomes.end());
    const auto wide = read({{{{"行政复议", 5}, {"行政诉讼", 10}},
                             second,
                             third,
                             {"1", "2", "3", "4", "10", "0", "0", "0", "0", "0", "5", "", "6", "7", "18"}}});
    CHECK(shown(wide, review_kind::reconsideration) == "1 2 3 4 10");
    CHECK(shown(wide, review_kind::litigation_direct) == "0 0 0 0 0");
    CHECK(shown(wide, review_kind::litigation_after_reconsideration) == "5 blank 6 7 18");

    std::vector<box> head{{"", 2}};
    head.insert(head.end(), outcomes.begin(), outcomes.end());
    const auto blocks = read({{head,
                               {{"行政复议", 2}, "1", "2", "3", "4", "10"},
                               {{"行政诉讼", 1, 2}, "未经复议直接起诉", "0", "0", "0", "0", "0"},
                               {"复议后起诉", "5", "", "6", "7", "18"}}});
    CHECK(shown(blocks, review_kind::reconsideration) == "1 2 3 4 10");
    CHECK(shown(blocks, review_kind::litigation_direct) == "0 0 0 0 0");
    CHECK(shown(blocks, review_kind::litigation_after_reconsideration) == "5 blank 6 7 18");

    const auto turned = read({{{"", "行政复议", "复议后起诉", "未经复议直接起诉"},
                               {"结果维持", "1", "5", "0"},
                               {"结果纠正", "2", "", "0"},
                               {"其他结果", "3", "6", "0"},
                               {"尚未审结", "4", "7", "0"},
                               {"总计", "10", "18", "0"}}});
    CHECK(shown(turned, review_kind::reconsideration) == "1 2 3 4 10");
    CHECK(shown(turned, review_kind::litigation_direct) == "0 0 0 0 0");
    CHECK(shown(turned, review_kind::litigation_after_reconsideration) == "5 blank 6 7 18");

    const auto short_row = read({{{{"行政复议", 5}, {"行政诉讼", 10}},
                                  second,
                                  third,
                                  {"1", "2", "3", "4", "10", "0", "0", "0", "0", "5", "", "6", "7", "18"}}});
    CHECK(shown(short_row, review_kind::reconsideration) == "missing missing missing missing missing");
    CHECK(short_row.has_table(table::reviews));
}

TEST_CASE("one grid may hold the whole report") {
    const auto report = read({{{{"一、总体情况", 8}},
                               {{"本年工作有序开展。", 8}},
                               {{"二、主动公开政府信息情况", 8}},
                               {"信息内容", "本年制发件数", "本年废止件数", "现行有效件数"},
                               {"规章", "1", "2", "3"},
                               {{"三、收到和处理政府信息公开申请情况", 8}},
                               {"", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"},
                               {"（七）总计", "1", "2", "3", "4", "5", "6", "21"},
                               {{"四、政府信息公开行政复议、行政诉讼情况", 8}},
                               {"", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"},
                               {"行政复议", "1", "2", "3", "4", "10"}}});
    CHECK(shown(report, disclosure_row::rules) == "1 2 3");
    CHECK(shown(report, request_row::total) == "1 2 3 4 5 6 21");
    CHECK(shown(report, review_kind::reconsideration) == "1 2 3 4 10");
    REQUIRE(report.sections.size() == 4);
    CHECK(report.sections[0].which == section::overview);
    CHECK(report.sections[0].text == "本年工作有序开展。");
    CHECK(report.sections[3].which == section::reviews);
}

TEST_CASE("a page that speaks of these things is no report") {
    document source;
    source.blocks.emplace_back(paragraph{"关于做好2023年政府信息公开工作年度报告的通知", {}});
    source.blocks.emplace_back(
        paragraph{"各单位应按照一、总体情况等六个部分编制，行政许可、行政处罚、行政强制的数量应准确。", {}});
    source.blocks.emplace_back(make_grid({{"行政许可", "行政处罚", "行政强制"}}));
    const auto report = read_document(source);
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().code == errc::report_not_found);
    CHECK(read_document(document{}).error().code == errc::report_not_found);
}

TEST_CASE("a report of 2018 and before has no common format") {
    document source;
    source.blocks.emplace_back(paragraph{"某市某局2017年政府信息公开工作年度报告", {}});
    source.blocks.emplace_back(paragraph{"一、概述", {}});
    CHECK(read_document(source).error().code == errc::report_before_2019);
    document form;
    form.blocks.emplace_back(paragraph{"政府信息公开情况统计表", {}});
    form.blocks.emplace_back(make_grid({{"统计指标", "单位", "统计数"}, {"一、主动公开情况", "", ""}}));
    CHECK(read_document(form).error().code == errc::report_before_2019);
}

}  // namespace
