// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/io/write.hpp>

/// Markdown and plain text: neither knows spans, so a table has one row of headings and one column of labels.

namespace gongkai {
namespace {

struct flat_cell {
    std::string text{};
    std::optional<cell_key> key{};
};

/// `heading`: names the columns of the rows after it, as many as they have.
struct flat_row {
    bool heading = false;
    std::vector<flat_cell> cells{};
};

/// Table 4 turned, a kind of review in each row.
std::vector<flat_row> flat_reviews(const form& f, lang language) {
    std::vector<flat_row> rows(1);
    rows[0].heading = true;
    rows[0].cells.emplace_back();
    for (const review_column c : enumerators<review_column>)
        rows[0].cells.push_back({std::string{label(c, language, f.edition)}});
    for (const layout_cell& c : layout_of(table::reviews, f, language).cells) {
        if (c.role == layout_role::column && c.row == 0 && c.column != 0) rows.push_back({false, {{c.text}}});
        const bool first = c.key && c.key->column() == index_of(review_column::upheld);
        // Litigation stands under its name, reconsideration has no other.
        if (first) {
            auto at = rows.end();
            if (c.key->row() == index_of(review_kind::reconsideration)) at = rows.begin() + 1;
            flat_row row{false, {{std::string{c.key->row_label(language, f.edition)}}}};
            for (const review_column o : enumerators<review_column>)
                row.cells.push_back({{}, cell_key{static_cast<review_kind>(c.key->row()), o}});
            rows.insert(at, std::move(row));
        }
    }
    return rows;
}

std::vector<flat_row> flat_rows(table which, const form& f, lang language) {
    if (which == table::reviews) return flat_reviews(f, language);
    const table_layout layout = layout_of(which, f, language);
    std::vector<flat_row> rows;
    if (which == table::requests) {
        rows.push_back({true, {{layout.cells.front().text}}});
        for (const request_column c : enumerators<request_column>)
            if (f.has(c)) rows[0].cells.push_back({std::string{label(c, language, f.edition)}});
    }
    int row = -1;
    for (const layout_cell& c : layout.cells) {
        if (c.row < layout.header_rows) continue;
        if (c.role == layout_role::row && c.row_span > 1) {
            // A name over several rows has a row of its own before them.
            rows.push_back({false, {{c.text}}});
            continue;
        }
        if (c.row != row) rows.push_back({c.role == layout_role::column, {}});
        row = c.row;
        rows.back().cells.push_back({c.text, c.key});
    }
    return rows;
}

/// With an entity for, or a backslash before, whatever CommonMark or GitHub could take for markup, a mention or a link. `in_table`: no block
/// can begin here.
void put_markdown(std::string& out, std::string_view text, bool in_table = false) {
    constexpr std::string_view anywhere = "\\`*_[]#|~$@!^{}";
    std::size_t line = 0;  // what may begin a block has only blanks before it
    while (line < text.size() && (text[line] == ' ' || text[line] == '\t')) ++line;
    text.remove_prefix(line);
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '<' || c == '>' || c == '&') {
            out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;";
            continue;
        }
        const bool begins_block = !in_table && ((at == 0 && (c == '-' || c == '+' || c == '=' || c == ':')) ||
                                                (at == digits && digits != 0 && (c == '.' || c == ')')));
        const bool begins_link = (c == ':' && text.substr(at, 3) == "://") ||
                                 (c == '.' && at >= 3 && (text.substr(at - 3, 3) == "www" || text.substr(at - 3, 3) == "WWW"));
        if (begins_block || begins_link || anywhere.find(c) != anywhere.npos) out += '\\';
        out += c;
    }
}

void put_markdown_row(std::string& out, const flat_row& row, std::size_t width, const published_report& report) {
    out += '|';
    for (std::size_t i = 0; i < width; ++i) {
        out += ' ';
        if (i < row.cells.size()) {
            const flat_cell& c = row.cells[i];
            put_markdown(out, c.key ? shown(report[*c.key]) : c.text, true);
        }
        out += " |";
    }
    out += '\n';
}

void put_markdown_table(std::string& out, const published_report& report, table which, lang language) {
    const std::vector<flat_row> rows = flat_rows(which, report.form(), language);
    std::size_t width = 0;
    for (const flat_row& row : rows) width = std::max(width, row.cells.size());
    bool first = true;
    for (const flat_row& row : rows) {
        put_markdown_row(out, row, width, report);
        if (!std::exchange(first, false)) continue;
        out += "|---|";
        for (std::size_t i = 1; i < width; ++i) out += "---:|";
        out += '\n';
    }
    out += '\n';
}

void put_text_table(std::string& out, const published_report& report, table which, lang language) {
    for (const flat_row& row : flat_rows(which, report.form(), language)) {
        bool first = true;
        for (const flat_cell& c : row.cells) {
            if (!std::exchange(first, false)) out += '\t';
            if (!c.key) out += c.text;
            else if (report[*c.key].status() == cell_status::blank) out += '-';
            else out += shown(report[*c.key]);
        }
        out += '\n';
    }
}

}  // namespace

std::string to_markdown(const writable_report& report, lang language) {
    std::string out;
    const auto put = [&](std::string_view mark, std::string_view text) {
        out += mark;
        put_markdown(out, text);
        out += "\n\n";
    };
    for (const printed_block& b : blocks_of(report, language)) switch (b.kind) {
            case block_kind::title: put("# ", b.text); break;
            case block_kind::heading: put("## ", b.text); break;
            case block_kind::line:
            case block_kind::notice:
            case block_kind::paragraph: put("", b.text); break;
            case block_kind::table: put_markdown_table(out, report.report(), *b.table, language); break;
        }
    while (out.ends_with("\n\n")) out.pop_back();
    return out;
}

std::string to_text(const writable_report& report, lang language) {
    std::string out;
    for (const printed_block& b : blocks_of(report, language)) {
        if (b.kind == block_kind::heading) out += '\n';
        if (b.kind == block_kind::table) put_text_table(out, report.report(), *b.table, language);
        else out.append(b.text).append(1, '\n');
    }
    return out;
}

}  // namespace gongkai
