// SPDX-License-Identifier: Apache-2.0
#include "page_outline.hpp"

#include "source_lines.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace gongkai::detail {
namespace {

struct node {
    std::string_view role;
    std::string name;  ///< what stands in quotes after the role, and after the colon
    std::string_view place;
    std::size_t indent = 0;
};

/// A line of the outline; no role where it is none.
node read_node(std::string_view line) {
    node out;
    const std::size_t dash = std::min(line.find_first_not_of(" \t"), line.size());
    out.indent = dash;
    std::string_view rest = trimmed(line.substr(dash));
    if (!rest.starts_with("- ")) return {};
    rest = trimmed(rest.substr(2));
    // YAML puts quotes around a node whose name has a colon, and doubles those within.
    const bool quoted = rest.starts_with('\'');
    if (quoted) rest.remove_prefix(1);
    std::size_t end = 0;
    while (end < rest.size() && is_letter(rest[end])) ++end;
    out.role = rest.substr(0, end);
    rest = trimmed(rest.substr(end));
    out.place = rest;
    if (rest.starts_with('"')) {
        std::size_t at = 1;
        for (; at < rest.size() && rest[at] != '"'; ++at) {
            if (rest[at] == '\\' && at + 1 < rest.size()) ++at;
            if (quoted && rest.substr(at).starts_with("''")) ++at;
            out.name += rest[at];
        }
        out.place = rest.substr(1, std::min(at, rest.size()) - 1);
        rest = trimmed(rest.substr(std::min(at + 1, rest.size())));
    }
    while (rest.starts_with('[')) rest = trimmed(rest.substr(std::min(rest.find(']'), rest.size() - 1) + 1));
    if (rest.starts_with('\'')) rest.remove_prefix(1);
    if (rest.starts_with(':')) {
        std::string_view text = trimmed(rest.substr(1));
        if (text.size() > 1 && text.front() == text.back() && (text.front() == '"' || text.front() == '\''))
            text = text.substr(1, text.size() - 2);
        if (!text.empty() && out.name.empty()) {
            out.name = text;
            out.place = text;
        }
    }
    return out;
}

bool is_one_of(std::string_view role, std::initializer_list<std::string_view> roles) noexcept {
    return std::ranges::find(roles, role) != roles.end();
}

class outline_reader {
public:
    explicit outline_reader(std::string_view text) : lines_{text}, places_{lines_} {}

    document read() {
        for (std::size_t i = 0; i < lines_.count(); ++i) {
            node n = read_node(lines_[i]);
            if (n.role.empty()) continue;
            const source_span place = places_.span(i, n.place);
            if (is_one_of(n.role, {"table", "grid", "treegrid"})) {
                end_table();
            } else if (n.role == "row") {
                end_row();
                row_ = open_row{std::move(n.name), place, n.indent, {}};
            } else if (row_ && n.indent > row_->indent) {
                add_to_row(std::move(n), place);
            } else if (is_one_of(n.role, {"cell", "gridcell", "columnheader", "rowheader"})) {
                // A row may have lost its line.
                if (!row_) row_ = open_row{{}, place, n.indent == 0 ? 0 : n.indent - 1, {}};
                add_to_row(std::move(n), place);
            } else if (n.role != "rowgroup") {
                end_table();
                if (!n.name.empty()) out_.blocks.emplace_back(paragraph{std::move(n.name), place});
            }
        }
        end_table();
        return std::move(out_);
    }

private:
    struct open_row {
        std::string name;
        source_span place{};
        std::size_t indent = 0;
        std::vector<grid_cell> cells{};
    };

    void add_to_row(node&& n, const source_span& place) {
        if (is_one_of(n.role, {"cell", "gridcell", "columnheader", "rowheader"})) {
            row_->cells.push_back({std::move(n.name), 0, static_cast<std::uint32_t>(row_->cells.size()), 1, 1, place, false});
            cell_has_name_ = !row_->cells.back().text.empty();
            has_cells_ = true;
            return;
        }
        // What is within a cell makes its name, where it has none of its own.
        if (!row_->cells.empty() && !cell_has_name_) append_line(row_->cells.back().text, n.name);
    }

    /// Whether the cells are those that the row's name lists.
    static bool agrees(const open_row& row) {
        if (row.name.empty()) return true;
        std::string cells;
        for (const grid_cell& c : row.cells) cells += c.text;
        return without_white_space(cells) == without_white_space(row.name);
    }

    void end_row() {
        if (!row_) return;
        open_row row = *std::exchange(row_, std::nullopt);
        if (!agrees(row)) {
            // The first of its cells may still be its label.
            row.cells.resize(std::min<std::size_t>(row.cells.size(), 1));
            std::string_view rest = row.name;
            if (!row.cells.empty() && rest.starts_with(row.cells.front().text)) rest.remove_prefix(row.cells.front().text.size());
            row.cells.push_back(
                {std::string{trim(rest)}, 0, static_cast<std::uint32_t>(row.cells.size()), 1, 1, row.place, false});
        }
        for (grid_cell& c : row.cells) {
            c.row = rows_;
            table_.cells.push_back(std::move(c));
        }
        ++rows_;
    }

    void end_table() {
        end_row();
        rows_ = 0;
        grid table = std::exchange(table_, {});
        if (table.cells.empty()) return;
        if (std::exchange(has_cells_, false)) {
            finish(table);
            out_.blocks.emplace_back(std::move(table));
            return;
        }
        // Rows that have lost their cells are lines of a text.
        for (grid_cell& row : table.cells) out_.blocks.emplace_back(paragraph{std::move(row.text), row.span});
    }

    source_lines lines_;
    line_places places_;
    document out_;
    grid table_;
    std::uint32_t rows_ = 0;
    std::optional<open_row> row_;
    bool cell_has_name_ = false;
    bool has_cells_ = false;  ///< a row of the table has
};

}  // namespace

document page_outline(std::string_view utf8) { return outline_reader{utf8}.read(); }

bool is_outline_row(std::string_view line) noexcept {
    line = trimmed(line);
    if (!line.starts_with("- ")) return false;
    line.remove_prefix(2);
    if (line.starts_with('\'')) line.remove_prefix(1);
    for (const std::string_view role : {"row", "cell", "rowheader", "columnheader"}) {
        if (!line.starts_with(role)) continue;
        const std::string_view rest = line.substr(role.size());
        return rest.empty() || rest.starts_with(" \"") || rest.starts_with(':') || rest.starts_with(" [");
    }
    return false;
}

}  // namespace gongkai::detail
