// Rows of the form that a document does not have.
#include <algorithm>
#include <doctest/doctest.h>
#include <gongkai/io/read.hpp>
#include <gongkai/rules/check.hpp>
#include <gongkai/rules/message.hpp>
#include <gongkai/tables/form.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace gongkai;

/// The requests table as a web page, without some of its rows; `changed` stands in the place of the label of one.
std::string page(const std::vector<request_row>& left_out, request_row other = request_row::received,
                 std::string_view changed = "") {
    std::string out =
        "<h1>例县统计局2023年政府信息公开工作年度报告</h1><p>三、收到和处理政府信息公开申请情况</p><table><tr><td></td><td>自然人</td>"
        "<td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>";
    for (const request_row row : enumerators<request_row>) {
        if (row == request_row::other || std::ranges::find(left_out, row) != left_out.end()) continue;
        const std::string_view name = row == other && !changed.empty() ? changed : item(row).zh;
        out.append("<tr><td>").append(name).append("</td>");
        for (int i = 0; i < 7; ++i) out += "<td>0</td>";
        out += "</tr>";
    }
    return out + "</table><p>五、存在的主要问题及改进情况</p><p>公开不及时。</p>";
}

std::vector<finding> missing_rows(std::string_view html) {
    const auto report = read_html(html);
    REQUIRE(report.has_value());
    std::vector<finding> all = check(*report);
    std::erase_if(all, [](const finding& f) { return f.rule != rule_id::table_rows_missing; });
    return all;
}

TEST_CASE("rows of the form that are not there are told, with their names") {
    using enum request_row;
    const auto found = missing_rows(page({not_processed_petition, not_processed_repeated, carried_out}));
    REQUIRE(found.size() == 1);
    CHECK(found[0].is_fault());
    CHECK(found[0].table == table::requests);
    CHECK(found[0].cells.size() == 21);
    CHECK(message(found[0], lang::zh).find("重复申请") != std::string::npos);
    CHECK(missing_rows(page({})).empty());
}

TEST_CASE("a row is not said to be missing where something was not read") {
    using enum request_row;
    const std::string whole = page({not_processed_repeated});
    // A label that nobody knows, a table that was cut off, or the name of the row elsewhere.
    CHECK(missing_rows(page({not_processed_repeated}, not_processed_publication, "（某种情形）")).empty());
    std::string cut = page({carried_out});
    cut.resize(cut.find("</table>"));
    CHECK(missing_rows(cut).empty());
    CHECK(missing_rows(whole + "<p>2.重复申请：0件</p>").empty());
    CHECK(missing_rows(whole).size() == 1);
}

}  // namespace
