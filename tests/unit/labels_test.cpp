// The wordings of labels that occur, and words that are no labels.
#include "../../src/read/form/labels.hpp"
#include <doctest/doctest.h>
#include <gongkai/io/document.hpp>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace gongkai;

void add(grid& g, std::uint32_t row, const std::vector<std::string>& texts) {
    for (std::uint32_t c = 0; c < texts.size(); ++c) {
        grid_cell cell;
        cell.text = texts[c];
        cell.row = row;
        cell.column = c;
        g.cells.push_back(std::move(cell));
    }
}

/// A requests table with this label on a row of its own.
published_report with_request_row(const std::string& label) {
    document source;
    grid g;
    add(g, 0, {"项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"});
    add(g, 1, {label, "1", "2", "3", "4", "5", "6", "21"});
    for (const char* row : {"7.属于行政执法案卷", "8.属于行政查询事项", "1.信访举报投诉类申请"})
        if (label != row) add(g, static_cast<std::uint32_t>(g.cells.size()), {row, "0", "0", "0", "0", "0", "0", "0"});
    source.blocks.emplace_back(std::move(g));
    auto report = read_document(source);
    REQUIRE(report.has_value());
    return *std::move(report);
}

TEST_CASE("row labels in the wordings that occur") {
    const std::pair<const char*, request_row> known[] = {
        {"一、本年新收政府信息公开申请数量", request_row::received},
        {"一、本年度新收政府信息公开申请数量", request_row::received},
        {"本年新收 政府信息\n公开申请数量", request_row::received},
        {"二、上年结转政府信息公开申请数量", request_row::carried_in},
        {"二、上年度结转政府信息公开申请数量", request_row::carried_in},
        {"(一)予以公开", request_row::granted},
        {"（二） 部分公开", request_row::partially_granted},
        {"(二)部分公开(区分处理的,只计这一情形,不计其他情形)", request_row::partially_granted},
        {"（二）部分公开（区分处理的，只计这一种情形，不计其他）", request_row::partially_granted},
        {"1.属于国家秘密", request_row::denied_state_secret},
        {"１．属于国家秘密", request_row::denied_state_secret},
        {"1、属于国家秘密", request_row::denied_state_secret},
        {"（1）属于国家秘密", request_row::denied_state_secret},
        {"①属于国家秘密", request_row::denied_state_secret},
        {"1属于国家秘密", request_row::denied_state_secret},
        {"屬於國家秘密", request_row::denied_state_secret},
        {"2.其他法律、行政法规禁止公开", request_row::denied_prohibited_by_law},
        {"2.其它法律行政法规禁止公开", request_row::denied_prohibited_by_law},
        {"3.危及\"三安全一稳定\"", request_row::denied_security_and_stability},
        {"3.危及「三安全一稳定」", request_row::denied_security_and_stability},
        {"3.危及三安全一稳定的", request_row::denied_security_and_stability},
        {"4.保护第三方\u00a0合法权益", request_row::denied_third_party_rights},
        {"5.属于三类内部事务信息", request_row::denied_internal_affairs},
        {"6.属于四类过程性\u3000信息", request_row::denied_process_information},
        {"7.属于行政执法案卷", request_row::denied_enforcement_file},
        {"2.没有现成信息，需要另行制作", request_row::unable_requires_creation},
        {"3.补正后申请内容仍不明确", request_row::unable_unclear_after_correction},
        {"4.无正当理由大量反复申请", request_row::not_processed_excessive},
        {"1.申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请", request_row::other_correction_overdue},
        {"2.申请人逾期未按收费通知要求缴纳费用,行政机关不再处理其政府信息公开申请", request_row::other_fee_unpaid},
        {"3.危及“三安全一稳定”（国家安全、公共安全、经济安全、社会稳定）", request_row::denied_security_and_stability},
        {"4.保护第三方合法权益（含商业秘密）", request_row::denied_third_party_rights},
        {"3.其他", request_row::other_other},
        {"（六）其他处理", request_row::other},
        {"（七）总计", request_row::total},
        {"（七）合计", request_row::total},
        {"总计", request_row::total},
        {"四、结转下年度继续办理", request_row::carried_out},
        {"四、结转下一年度继续办理", request_row::carried_out},
    };
    for (const auto& known_label : known) {
        CAPTURE(known_label.first);
        CHECK(with_request_row(known_label.first).at(known_label.second, request_column::total) == cell::reported(decimal{21}));
    }
}

TEST_CASE("words that are no row's label give no cell a number") {
    for (const char* text : {"三、本年度办理结果", "（三）不予公开", "国家", "信息", "申请情况", "备注", "合计数", "三安全",
                             "1.属于国家秘密（5件）", "7.属于行攻执法案卷", "本年新收10件申请", "属于国家秘密和行政查询事项"}) {
        CAPTURE(text);
        const published_report report = with_request_row(text);
        for (const cell_key& key : all_cells) CHECK_FALSE(report[key] == cell::reported(decimal{21}));
    }
}

TEST_CASE("column labels in the wordings that occur") {
    const auto disclosed = [](const char* row, const char* column) {
        document source;
        grid g;
        add(g, 0, {"信息内容", column});
        add(g, 1, {row, "7"});
        source.blocks.emplace_back(std::move(g));
        auto report = read_document(source);
        REQUIRE(report.has_value());
        return *std::move(report);
    };
    for (const char* column : {"本年处理决定数量", "本年度处理决定数量", "本年处理\n决定数量"})
        CHECK(disclosed("行政许可", column).at(disclosure_row::licenses, disclosure_column::decisions).has_value());
    for (const char* column : {"本年收费金额（单位：万元）", "本年收费金额(单位:万元)", "本年收费金额", "本年收费金额（万元）"})
        CHECK(disclosed("行政事业性收费", column).at(disclosure_row::fees, disclosure_column::amount).has_value());
    CHECK(disclosed("行政许可（含备案）", "本年处理决定数量（截至2023年底）")
              .at(disclosure_row::licenses, disclosure_column::decisions)
              .has_value());
    // Another column than the form's: no one knows what the number is.
    CHECK_FALSE(disclosed("行政许可", "上年处理数").at(disclosure_row::licenses, disclosure_column::decisions).has_value());
}

TEST_CASE("remarks after the names of rows and columns are no part of them") {
    document source;
    grid g;
    add(g, 0, {"信息内容", "本年新制作数量（件）", "本年新公开数量", "对外公开总数量（截至2020年底）"});
    add(g, 1, {"规章（设区的市、自治州人民政府应提供相关数据）", "1", "2", "3"});
    add(g, 2, {"規範性檔案（一般情況下屬於規範性檔案）", "4", "5", "6"});
    add(g, 3, {"其他主动公开文件（含以本单位名义签发的）", "7", "8", "9"});
    source.blocks.emplace_back(std::move(g));
    const auto report = read_document(source);
    REQUIRE(report.has_value());
    CHECK(report->at(disclosure_row::rules, disclosure_column::public_total) == cell::reported(decimal{3}));
    CHECK(report->at(disclosure_row::normative_documents, disclosure_column::made) == cell::reported(decimal{4}));
    for (const cell_key& key : all_cells) CHECK_FALSE((*report)[key] == cell::reported(decimal{9}));
}

TEST_CASE("本年增/减 may have lost its second half") {
    document source;
    grid g;
    add(g, 0, {"信息内容", "上一年项目数量", "本年增/", "处理决定数量"});
    add(g, 1, {"行政许可", "3", "-1", "7"});
    source.blocks.emplace_back(std::move(g));
    const auto report = read_document(source);
    REQUIRE(report.has_value());
    CHECK(report->at(disclosure_row::licenses, disclosure_column::change) == cell::reported(decimal{-1}));
}

TEST_CASE("a label is what it is, whatever was asked for before") {
    const std::vector<std::string> words{"1.属于国家秘密", "（七）总计", "其他", "行政规范性文件", "自然人", "无此事项"};
    for (unsigned round = 0; round < 3; ++round) {
        const detail::label secret = detail::find_label(words[0]);
        CHECK(secret.is(request_row::denied_state_secret));
        CHECK(secret.ordinal == 1);
        CHECK(detail::find_label(words[1]).is(request_row::total));
        CHECK(detail::find_label(words[2]).kind == detail::word::other);
        CHECK(detail::find_label(words[3]).kind == detail::word::disclosure_row);
        CHECK(detail::find_label(words[4]).kind == detail::word::request_column);
        CHECK_FALSE(detail::find_label(words[5]));
        // More than are kept, each of which takes the place of another.
        for (unsigned i = 0; i < 5000; ++i) CHECK_FALSE(detail::find_label("无此事项" + std::to_string(i)));
    }
}

}  // namespace
