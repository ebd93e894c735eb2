// The grid of the printed form, compared with one typed from the template of format 2021 and 2019.
#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <gongkai/tables/layout.hpp>
#include <numeric>
#include <string>
#include <vector>

namespace {

using namespace gongkai;

/// A cell of the template: text, columns, rows. `·` is a place for a number.
struct printed {
    std::string text;
    int columns = 1;
    int rows = 1;
    friend bool operator==(const printed&, const printed&) = default;
};
using printed_rows = std::vector<std::vector<printed>>;

[[maybe_unused]] doctest::String toString(const printed& p) {
    return (p.text + "/" + std::to_string(p.columns) + "/" + std::to_string(p.rows)).c_str();
}

printed_rows rows_of(const table_layout& layout) {
    printed_rows rows(layout.rows);
    for (const layout_cell& c : layout.cells) rows[c.row].push_back({c.key ? "·" : c.text, c.column_span, c.row_span});
    return rows;
}

void compare(const table_layout& layout, const printed_rows& wanted) {
    const printed_rows rows = rows_of(layout);
    REQUIRE(rows.size() == wanted.size());
    for (std::size_t i = 0; i < rows.size(); ++i) CHECK(rows[i] == wanted[i]);
}

std::vector<printed> values(std::vector<printed> row, int columns, int span = 1) {
    for (int i = 0; i < columns; ++i) row.push_back({"·", span});
    return row;
}

TEST_CASE("table 2 of edition 2021 is that of the template") {
    compare(layout_of(table::disclosure, form::of(edition::e2021)),
            {{{"第二十条第（一）项", 4}},
             {{"信息内容"}, {"本年制发件数"}, {"本年废止件数"}, {"现行有效件数"}},
             values({{"规章"}}, 3),
             values({{"行政规范性文件"}}, 3),
             {{"第二十条第（五）项", 4}},
             {{"信息内容"}, {"本年处理决定数量", 3}},
             values({{"行政许可"}}, 1, 3),
             {{"第二十条第（六）项", 4}},
             {{"信息内容"}, {"本年处理决定数量", 3}},
             values({{"行政处罚"}}, 1, 3),
             values({{"行政强制"}}, 1, 3),
             {{"第二十条第（八）项", 4}},
             {{"信息内容"}, {"本年收费金额（单位：万元）", 3}},
             values({{"行政事业性收费"}}, 1, 3)});
}

TEST_CASE("table 2 of edition 2019 has the rows and the wording of its template") {
    const auto three = [](std::string text) { return std::vector<printed>{{std::move(text)}, {"·", 1}, {"·", 2}, {"·", 1}}; };
    const std::vector<printed> services{{"信息内容"}, {"上一年项目数量"}, {"本年增/减", 2}, {"处理决定数量"}};
    compare(layout_of(table::disclosure, form::of(edition::e2019)),
            {{{"第二十条第（一）项", 5}},
             {{"信息内容"}, {"本年新制作数量"}, {"本年新公开数量", 2}, {"对外公开总数量"}},
             three("规章"),
             three("规范性文件"),
             {{"第二十条第（五）项", 5}},
             services,
             three("行政许可"),
             three("其他对外管理服务事项"),
             {{"第二十条第（六）项", 5}},
             services,
             three("行政处罚"),
             three("行政强制"),
             {{"第二十条第（八）项", 5}},
             {{"信息内容"}, {"上一年项目数量", 2}, {"本年增/减", 2}},
             values({{"行政事业性收费"}}, 2, 2),
             {{"第二十条第（九）项", 5}},
             {{"信息内容"}, {"采购项目数量", 2}, {"采购总金额", 2}},
             values({{"政府集中采购"}}, 2, 2)});
}

printed_rows requests(const std::vector<std::vector<printed>>& other) {
    const auto row = [](std::vector<printed> labels) { return values(std::move(labels), 7); };
    const int results = 19 + static_cast<int>(other.size());
    printed_rows rows{
        {{"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3}, {"申请人情况", 7}},
        {{"自然人", 1, 2}, {"法人或其他组织", 5}, {"总计", 1, 2}},
        {{"商业企业"}, {"科研机构"}, {"社会公益组织"}, {"法律服务机构"}, {"其他"}},
        row({{"一、本年新收政府信息公开申请数量", 3}}),
        row({{"二、上年结转政府信息公开申请数量", 3}}),
        row({{"三、本年度办理结果", 1, results}, {"（一）予以公开", 2}}),
        row({{"（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 2}}),
        row({{"（三）不予公开", 1, 8}, {"1.属于国家秘密"}}),
        row({{"2.其他法律行政法规禁止公开"}}),
        row({{"3.危及“三安全一稳定”"}}),
        row({{"4.保护第三方合法权益"}}),
        row({{"5.属于三类内部事务信息"}}),
        row({{"6.属于四类过程性信息"}}),
        row({{"7.属于行政执法案卷"}}),
        row({{"8.属于行政查询事项"}}),
        row({{"（四）无法提供", 1, 3}, {"1.本机关不掌握相关政府信息"}}),
        row({{"2.没有现成信息需要另行制作"}}),
        row({{"3.补正后申请内容仍不明确"}}),
        row({{"（五）不予处理", 1, 5}, {"1.信访举报投诉类申请"}}),
        row({{"2.重复申请"}}),
        row({{"3.要求提供公开出版物"}}),
        row({{"4.无正当理由大量反复申请"}}),
        row({{"5.要求行政机关确认或重新出具已获取信息"}}),
    };
    for (const std::vector<printed>& labels : other) rows.push_back(row(labels));
    rows.push_back(row({{"（七）总计", 2}}));
    rows.push_back(row({{"四、结转下年度继续办理", 3}}));
    return rows;
}

TEST_CASE("table 3 is that of the template, with (六) divided in edition 2021") {
    compare(layout_of(table::requests, form::of(edition::e2021)),
            requests({{{"（六）其他处理", 1, 3}, {"1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"}},
                      {{"2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"}},
                      {{"3.其他"}}}));
    compare(layout_of(table::requests, form::of(edition::e2019)), requests({{{"（六）其他处理", 2}}}));
}

TEST_CASE("table 4 is that of the template") {
    const std::vector<printed> outcomes{{"结果维持"}, {"结果纠正"}, {"其他结果"}, {"尚未审结"}, {"总计"}};
    std::vector<printed> second = outcomes;
    for (printed& p : second) p.rows = 2;
    second.push_back({"未经复议直接起诉", 5});
    second.push_back({"复议后起诉", 5});
    std::vector<printed> third = outcomes;
    third.insert(third.end(), outcomes.begin(), outcomes.end());
    compare(layout_of(table::reviews, form::of(edition::e2021)),
            {{{"行政复议", 5}, {"行政诉讼", 10}}, second, third, values({}, 15)});
}

TEST_CASE("every form's tables cover their grid once and hold every cell of the form, in both languages") {
    for (const edition e : enumerators<edition>)
        for (const bool undivided : {false, true})
            for (const lang language : {lang::zh, lang::en})
                for (const table t : enumerators<table>) {
                    const form f{e, undivided};
                    const table_layout layout = layout_of(t, f, language);
                    std::vector<int> covered(std::size_t{layout.rows} * layout.columns);
                    std::vector<cell_key> keys;
                    for (const layout_cell& c : layout.cells) {
                        CHECK((c.role == layout_role::value) == c.key.has_value());
                        CHECK(c.text.empty() == c.key.has_value());
                        if (c.key) keys.push_back(*c.key);
                        for (int r = c.row; r < c.row + c.row_span; ++r)
                            for (int k = c.column; k < c.column + c.column_span; ++k)
                                ++covered[static_cast<std::size_t>(r * layout.columns + k)];
                    }
                    CHECK(covered == std::vector<int>(covered.size(), 1));
                    CHECK(layout.widths.size() == layout.columns);
                    std::vector<cell_key> wanted;
                    for (const std::uint8_t at : cells_of(f))
                        if (all_cells[at].table() == t) wanted.push_back(all_cells[at]);
                    CHECK(keys == wanted);
                }
}

/// The wording of the cells that are no values and stand in no row of values, in reading order.
std::vector<std::string> headings_of(table which, const form& f, lang language) {
    std::vector<std::string> out;
    for (const layout_cell& c : layout_of(which, f, language).cells)
        if (c.role != layout_role::value && c.role != layout_role::row) out.push_back(c.text);
    return out;
}

TEST_CASE("the reading aid in English words the headings as the template does in Chinese") {
    const form f = form::of(edition::e2021);
    CHECK(headings_of(table::disclosure, f, lang::en) ==
          std::vector<std::string>{"Article 20 (1)", "information", "issued this year", "repealed this year", "in force",
                                   "Article 20 (5)", "information", "decisions this year", "Article 20 (6)", "information",
                                   "decisions this year", "Article 20 (8)", "information",
                                   std::string{label(disclosure_column::amount, lang::en, edition::e2021)}});
    const auto requests = headings_of(table::requests, f, lang::en);
    REQUIRE(requests.size() == 10);
    CHECK(requests[0] == "(in each column, items 1 and 2 add up to the sum of items 3 and 4)");
    CHECK(requests[1] == "applicants");
    CHECK(requests[3] == "legal persons and other organisations");
    CHECK(headings_of(table::reviews, f, lang::en)[1] == "administrative litigation");
    const auto requests_layout = layout_of(table::requests, f, lang::en);
    const auto has = [&](std::string_view text) {
        return std::ranges::count(requests_layout.cells, text, &layout_cell::text) == 1;
    };
    CHECK(has("3. results of the year"));
    // A leaf does not name again the group that it stands in.
    for (const disposition d : {disposition::denied_state_secret, disposition::unable_not_held, disposition::other_fee_unpaid}) {
        const std::string whole{label(d, lang::en, edition::e2021)};
        REQUIRE(whole.find(": ") != whole.npos);
        CHECK(has(whole.substr(whole.find(": ") + 2)));
    }
}

TEST_CASE("all tables are as wide as the text of the page, and repeat their headings") {
    for (const edition e : enumerators<edition>)
        for (const lang language : {lang::zh, lang::en})
            for (const table t : enumerators<table>) {
                const table_layout layout = layout_of(t, form::of(e), language);
                CHECK(std::accumulate(layout.widths.begin(), layout.widths.end(), 0) == 1720);
                CHECK(layout.header_rows == (t == table::disclosure ? 0 : 3));
            }
    CHECK(layout_of(table::requests, form::of(edition::e2021)).widths ==
          std::vector<std::uint16_t>{133, 163, 577, 121, 121, 121, 121, 121, 121, 121});
    CHECK(layout_of(table::disclosure, form::of(edition::e2019)).widths == std::vector<std::uint16_t>{430, 430, 215, 215, 430});
}

TEST_CASE("a heading says of what it is the heading") {
    const table_layout layout = layout_of(table::requests, form::of(edition::e2021));
    const auto scope = [&](std::string_view text) {
        const auto found = std::ranges::find(layout.cells, text, &layout_cell::text);
        REQUIRE(found != layout.cells.end());
        return scope_of(*found);
    };
    CHECK(scope("申请人情况") == "colgroup");
    CHECK(scope("自然人") == "col");
    CHECK(scope("（三）不予公开") == "rowgroup");
    CHECK(scope("1.属于国家秘密") == "row");
    CHECK(scope("").empty());
    CHECK(scope(layout.cells.front().text).empty());  // the sentence of the balance
    CHECK(scope_of(layout_of(table::disclosure, form::of(edition::e2021)).cells.front()) == "colgroup");
}

}  // namespace
