// SPDX-License-Identifier: Apache-2.0
#include <gongkai/tables/layout.hpp>

#include <algorithm>
#include <utility>

namespace gongkai {

namespace {

class layout_builder {
public:
    layout_builder(gongkai::table which, const form& f, lang language) : form_{f}, language_{language} { out_.table = which; }

    table_layout build() && {
        switch (out_.table) {
            case table::disclosure: disclosure(); break;
            case table::requests: requests(); break;
            case table::reviews: reviews(); break;
        }
        out_.rows = row_;
        return std::move(out_);
    }

private:
    std::string_view say(std::string_view zh, std::string_view en) const noexcept { return language_ == lang::zh ? zh : en; }

    void set_columns(std::vector<std::uint16_t> widths) {
        out_.columns = static_cast<std::uint8_t>(widths.size());
        out_.widths = std::move(widths);
    }

    void put(layout_role role, std::size_t column, std::string_view text, std::size_t columns = 1, std::size_t rows = 1) {
        const bool left =
            role == layout_role::band || role == layout_role::rule || (role == layout_role::row && out_.table == table::requests);
        out_.cells.push_back({role, row_, static_cast<std::uint8_t>(column), static_cast<std::uint8_t>(rows),
                              static_cast<std::uint8_t>(columns), std::string{text}, left, std::nullopt});
    }
    void put(const cell_key& key, std::size_t column, std::size_t columns = 1) {
        put(layout_role::value, column, {}, columns);
        out_.cells.back().key = key;
    }

    // ---- table 2

    std::vector<disclosure_column> quantities(disclosure_row row) const {
        std::vector<disclosure_column> out;
        for (const disclosure_column c : enumerators<disclosure_column>)
            if (has_column(form_.edition, row, c)) out.push_back(c);
        return out;
    }

    /// Where a row has two quantities, table 2 has four columns beside the label, of which each of two takes two and the middle one of
    /// three two; else three. A lone quantity takes all.
    bool has_pairs() const {
        return std::ranges::any_of(enumerators<disclosure_row>, [&](disclosure_row r) { return quantities(r).size() == 2; });
    }
    static std::pair<std::size_t, std::size_t> place(std::size_t i, std::size_t n, bool pairs) noexcept {
        if (n == 1) return {1, pairs ? 4 : 3};
        if (!pairs) return {1 + i, 1};
        if (n == 2) return {1 + 2 * i, 2};
        constexpr std::pair<std::size_t, std::size_t> of_three[] = {{1, 1}, {2, 2}, {4, 1}};
        return of_three[i];
    }

    void disclosure() {
        const bool pairs = has_pairs();
        if (pairs) set_columns({430, 430, 215, 215, 430});
        else set_columns({430, 430, 430, 430});
        std::optional<citation> article;
        for (const disclosure_row r : enumerators<disclosure_row>) {
            const std::vector<disclosure_column> columns = quantities(r);
            if (columns.empty()) continue;
            if (const citation& basis = item(r).basis[0]; article != basis) {
                article = basis;
                constexpr std::string_view numerals[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
                std::string title{say("第二十条第（", "Article 20 (")};
                if (language_ == lang::zh) title += numerals[basis.item];
                else title += std::to_string(basis.item);
                put(layout_role::band, 0, title.append(say("）项", ")")), out_.columns);
                ++row_;
                put(layout_role::column, 0, say("信息内容", "information"));
                for (std::size_t i = 0; i < columns.size(); ++i) {
                    const auto [at, width] = place(i, columns.size(), pairs);
                    put(layout_role::column, at, gongkai::label(columns[i], language_, form_.edition), width);
                }
                ++row_;
            }
            put(layout_role::row, 0, gongkai::label(r, language_, form_.edition));
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const auto [at, width] = place(i, columns.size(), pairs);
                put(cell_key{r, columns[i]}, at, width);
            }
            ++row_;
        }
    }

    // ---- table 3

    bool divided(disposition_group group) const noexcept {
        switch (group) {
            case disposition_group::granted:
            case disposition_group::partially_granted: return false;
            case disposition_group::other: return !form_.other_undivided;
            default: return true;
        }
    }

    /// A leaf's label in its group's: the English one names the group again.
    std::string_view leaf_label(disposition leaf) const noexcept {
        std::string_view text = gongkai::label(leaf, language_, form_.edition);
        if (language_ == lang::en && divided(group_of(leaf)))
            if (const std::size_t at = text.find(": "); at != text.npos) text.remove_prefix(at + 2);
        return text;
    }

    void requests() {
        constexpr std::size_t names = 3;
        std::vector<request_column> columns;
        for (const request_column c : enumerators<request_column>)
            if (form_.has(c)) columns.push_back(c);
        const std::size_t organisations = columns.size() - 2;
        std::vector<std::uint16_t> widths{133, 163, 577};
        unsigned for_values = 847;
        if (language_ != lang::zh) {  // the longest word, "organisations", does not fit into the template's columns
            widths = {130, 170, 391};
            for_values = 1029;
        }
        widths.resize(names + columns.size(), static_cast<std::uint16_t>(for_values / columns.size()));
        set_columns(std::move(widths));
        out_.header_rows = 3;
        put(layout_role::rule, 0,
            say("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
                "(in each column, items 1 and 2 add up to the sum of items 3 and 4)"),
            names, 3);
        put(layout_role::column, names, say("申请人情况", "applicants"), columns.size());
        ++row_;
        put(layout_role::column, names, gongkai::label(request_column::natural_person, language_, form_.edition), 1, 2);
        put(layout_role::column, names + 1, say("法人或其他组织", "legal persons and other organisations"), organisations);
        put(layout_role::column, names + 1 + organisations, gongkai::label(request_column::total, language_, form_.edition), 1,
            2);
        ++row_;
        for (std::size_t c = 1; c <= organisations; ++c)
            put(layout_role::column, names + c, gongkai::label(columns[c], language_, form_.edition));
        ++row_;

        std::size_t results = 0;
        for (const request_row r : enumerators<request_row>)
            if (form_.has(r) && r >= request_row::granted && r <= request_row::total) ++results;
        std::optional<disposition_group> group;
        for (const request_row r : enumerators<request_row>) {
            if (!form_.has(r)) continue;
            const std::optional<disposition> leaf = disposition_of(r);
            if (r == request_row::granted)
                put(layout_role::row, 0, say("三、本年度办理结果", "3. results of the year"), 1, results);
            if (leaf && divided(group_of(*leaf))) {
                if (group != group_of(*leaf)) {
                    group = group_of(*leaf);
                    std::size_t rows = 0;
                    for (const disposition d : enumerators<disposition>)
                        if (group_of(d) == group && form_.has(row_of(d))) ++rows;
                    put(layout_role::row, 1, gongkai::label(*group, language_, form_.edition), 1, rows);
                }
                put(layout_role::row, 2, leaf_label(*leaf));
            } else if (leaf || r == request_row::total) {
                put(layout_role::row, 1, leaf ? leaf_label(*leaf) : gongkai::label(r, language_, form_.edition), 2);
            } else {
                put(layout_role::row, 0, gongkai::label(r, language_, form_.edition), names);
            }
            for (std::size_t c = 0; c < columns.size(); ++c) put(cell_key{r, columns[c]}, names + c);
            ++row_;
        }
    }

    // ---- table 4

    void reviews() {
        constexpr std::size_t width = enum_size<review_column>;
        set_columns({115, 115, 115, 115, 115, 115, 115, 115, 115, 115, 114, 114, 114, 114, 114});
        out_.header_rows = 3;
        put(layout_role::column, 0, gongkai::label(review_kind::reconsideration, language_, form_.edition), width);
        put(layout_role::column, width, say("行政诉讼", "administrative litigation"), 2 * width);
        ++row_;
        for (const review_column c : enumerators<review_column>)
            put(layout_role::column, index_of(c), gongkai::label(c, language_, form_.edition), 1, 2);
        put(layout_role::column, width, gongkai::label(review_kind::litigation_direct, language_, form_.edition), width);
        put(layout_role::column, 2 * width,
            gongkai::label(review_kind::litigation_after_reconsideration, language_, form_.edition), width);
        ++row_;
        for (std::size_t block = 1; block < enum_size<review_kind>; ++block)
            for (const review_column c : enumerators<review_column>)
                put(layout_role::column, block * width + index_of(c), gongkai::label(c, language_, form_.edition));
        ++row_;
        for (const review_kind kind : enumerators<review_kind>)
            for (const review_column c : enumerators<review_column>) put(cell_key{kind, c}, index_of(kind) * width + index_of(c));
        ++row_;
    }

    const form& form_;
    lang language_;
    std::uint8_t row_ = 0;
    table_layout out_{};
};

}  // namespace

table_layout layout_of(table which, const form& f, lang language) { return layout_builder{which, f, language}.build(); }

}  // namespace gongkai
