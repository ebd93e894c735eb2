// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/report/published_report.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The form as it is printed: tables of labels and numbers with their spans, before any format writes them.

namespace gongkai::testing {

struct printed_cell {
    std::string text;
    int columns = 1;
    int rows = 1;
    std::optional<cell_key> key{};  ///< of a cell that holds a number or nothing; none for a label
};

using printed_row = std::vector<printed_cell>;
using printed_table = std::vector<printed_row>;

/// Labels, and the numbers of a report as they are; a cell without a number is empty.
class printed_form {
public:
    explicit printed_form(const published_report& report) : report_{report} {}

    printed_table operator()(table which) {
        out_.clear();
        switch (which) {
            case table::disclosure: disclosure(); break;
            case table::requests: requests(); break;
            case table::reviews: reviews(); break;
        }
        return std::move(out_);
    }

private:
    void begin_row() { out_.emplace_back(); }
    void put(std::string_view text, int columns = 1, int rows = 1) { out_.back().push_back({std::string{text}, columns, rows}); }
    void put(const cell_key& key, int columns = 1) {
        const cell& c = report_[key];
        out_.back().push_back({c.has_value() ? to_string(c.number()) : std::string{}, columns, 1, key});
    }

    /// Seven columns, so that one, two or three quantities fill a row beside its label.
    void disclosure() {
        const edition e = report_.edition();
        std::string header;
        for (const disclosure_row row : enumerators<disclosure_row>) {
            int quantities = 0;
            std::string wanted{1, static_cast<char>(item(row).basis[0].item)};
            for (const disclosure_column column : enumerators<disclosure_column>)
                if (has_column(e, row, column)) {
                    ++quantities;
                    wanted += label(column, lang::zh, e);
                }
            if (quantities == 0) continue;
            if (wanted != header) {
                constexpr std::string_view numerals[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
                header = wanted;
                begin_row();
                put("第二十条第（" + std::string{numerals[item(row).basis[0].item]} + "）项", 7);
                begin_row();
                put("信息内容");
                for (const disclosure_column column : enumerators<disclosure_column>)
                    if (has_column(e, row, column)) put(label(column, lang::zh, e), 6 / quantities);
            }
            begin_row();
            put(label(row, lang::zh, e));
            for (const disclosure_column column : enumerators<disclosure_column>)
                if (has_column(e, row, column)) put(cell_key{row, column}, 6 / quantities);
        }
    }

    void requests() {
        begin_row();
        put("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3);
        put("申请人情况", 7);
        begin_row();
        put("自然人", 1, 2);
        put("法人或其他组织", 5);
        put("总计", 1, 2);
        begin_row();
        for (const request_column c : enumerators<request_column>)
            if (c != request_column::natural_person && c != request_column::total) put(label(c, lang::zh));
        const form& f = report_.form();
        int results = 0;
        for (const request_row row : enumerators<request_row>)
            if (f.has(row) && row >= request_row::granted && row <= request_row::total) ++results;
        disposition_group group = disposition_group::granted;
        for (const request_row row : enumerators<request_row>) {
            if (!f.has(row)) continue;
            begin_row();
            if (row == request_row::granted) put("三、本年度办理结果", 1, results);
            const auto leaf = disposition_of(row);
            const bool in_group = leaf && label(*leaf, lang::zh)[0] >= '1' && label(*leaf, lang::zh)[0] <= '9';
            if (in_group && group_of(*leaf) != group) {
                group = group_of(*leaf);
                int rows = 0;
                for (const disposition d : enumerators<disposition>)
                    if (group_of(d) == group && f.has(row_of(d))) ++rows;
                put(label(group, lang::zh), 1, rows);
            }
            const bool is_result = leaf || row == request_row::total;
            put(label(row, lang::zh, report_.edition()), in_group ? 1 : is_result ? 2 : 3);
            for (const request_column column : enumerators<request_column>) put(cell_key{row, column});
        }
    }

    void reviews() {
        begin_row();
        put("行政复议", 5);
        put("行政诉讼", 10);
        begin_row();
        for (const review_column c : enumerators<review_column>) put(label(c, lang::zh), 1, 2);
        put("未经复议直接起诉", 5);
        put("复议后起诉", 5);
        begin_row();
        for (int i = 0; i < 2; ++i)
            for (const review_column c : enumerators<review_column>) put(label(c, lang::zh));
        begin_row();
        for (const review_kind row : enumerators<review_kind>)
            for (const review_column column : enumerators<review_column>) put(cell_key{row, column});
    }

    const published_report& report_;
    printed_table out_;
};

}  // namespace gongkai::testing
