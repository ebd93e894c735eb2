// SPDX-License-Identifier: Apache-2.0
#include "form_evidence.hpp"
#include "read/reading.hpp"
#include "text/encoding.hpp"
#include "text/place_finder.hpp"

#include <gongkai/io/read.hpp>

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>

namespace gongkai {
namespace {

constexpr std::array<std::string_view, 5> columns{"table", "row", "column", "value", "status"};

/// The records of a CSV text. A doubled quote within a field is left as it is: nothing that is read here has one.
class csv_records {
public:
    explicit csv_records(std::string_view text) noexcept : text_{text} {}

    std::size_t offset() const noexcept { return at_; }
    bool has_more() const noexcept { return at_ < text_.size(); }

    /// The fields of the next record; false where a quoted field does not end as it must.
    bool next(std::vector<std::string_view>& fields) {
        fields.clear();
        for (;;) {
            if (!field(fields.emplace_back())) return false;
            if (at_ == text_.size()) return true;
            if (text_[at_++] != ',') break;
        }
        if (text_[at_ - 1] == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
        return true;
    }

private:
    bool field(std::string_view& value) noexcept {
        const bool quoted = at_ < text_.size() && text_[at_] == '"';
        const std::size_t first = quoted ? ++at_ : at_;
        if (quoted) {
            while (at_ < text_.size() && (text_[at_] != '"' || text_.substr(at_, 2) == "\"\"")) at_ += text_[at_] == '"' ? 2 : 1;
            if (at_ >= text_.size()) return false;
            value = text_.substr(first, at_++ - first);
            return at_ == text_.size() || text_.find_first_of(",\r\n", at_) == at_;
        }
        at_ = std::min(text_.find_first_of(",\r\n", at_), text_.size());
        value = text_.substr(first, at_ - first);
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

result<keyed_cell> read_line(const std::array<std::string_view, columns.size()>& fields, const source_span& at) {
    const auto& [table, row, column, value, status] = fields;
    const auto wrong = [&](std::string_view what) { return error{errc::tidy_syntax, std::string{what}, at}; };
    const auto key = find_cell(table, row, column);
    if (!key) return wrong("no cell " + std::string{table} + "," + std::string{row} + "," + std::string{column});
    const auto number = decimal::parse(value);
    if (!number && !value.empty()) return wrong("value " + std::string{value});
    const auto known = std::ranges::find(enumerators<cell_status>, status, [](cell_status s) { return code(s); });
    if (known == enumerators<cell_status>.end()) return wrong("status " + std::string{status});
    const bool needs_number = *known == cell_status::reported || *known == cell_status::inferred;
    if (needs_number != number.has_value()) return wrong(needs_number ? "value is empty" : "value where there is none");
    switch (*known) {
        case cell_status::reported: return keyed_cell{*key, cell::reported(*number, at)};
        // Through which sums is not said, so the number is evidence of none.
        case cell_status::inferred: return keyed_cell{*key, cell::inferred(*number, sum_kinds::all(), at)};
        case cell_status::blank: return keyed_cell{*key, cell::blank(at)};
        case cell_status::missing: break;
    }
    return keyed_cell{*key, cell::missing(at)};
}

/// A row of the text, and where it begins.
struct tidy_line {
    std::array<std::string_view, columns.size()> fields;
    std::size_t offset = 0;

    std::string_view& value() noexcept { return fields[3]; }
};

/// A program that holds the numbers as floating-point ones or as decimals of one scale writes 3 as 3.0 or 3.00. It does so
/// with all of them, and no report does.
void undo_padding(std::vector<tidy_line>& lines) {
    const auto has_no_point = [](tidy_line& l) { return !l.value().empty() && l.value().find('.') == std::string_view::npos; };
    if (std::ranges::any_of(lines, has_no_point)) return;
    for (tidy_line& line : lines) {
        std::string_view& value = line.value();
        value = value.substr(0, value.find_last_not_of('0') + 1);
        if (value.ends_with('.')) value.remove_suffix(1);
    }
}

result<published_report> assemble(std::span<const keyed_cell> cells, const form& shape) {
    published_report report{shape};
    std::bitset<cell_count> seen;
    for (const auto& [key, value] : cells) {
        const std::size_t at = *index_of(key);
        if (seen[at] && report[key] != value)
            return error{errc::tidy_syntax, to_string(key) + " is given twice, differently", value.span()};
        seen.set(at);
        report.set(key, value);
        if (value.status() != cell_status::missing) report.set_table(key.table(), true);
    }
    return report;
}

result<published_report> report_of(std::string_view text) {
    detail::place_finder places{text};
    csv_records records{text};
    std::vector<std::string_view> fields;
    const auto wrong = [&](std::size_t offset, std::string what) {
        return error{errc::tidy_syntax, std::move(what), places.span(offset, offset)};
    };

    std::array<std::size_t, columns.size()> position{};
    if (!records.next(fields)) return wrong(0, "quotation mark");
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto found = std::ranges::find(fields, columns[i]);
        if (found == fields.end() || std::ranges::count(fields, columns[i]) != 1)
            return wrong(0, "column " + std::string{columns[i]});
        position[i] = static_cast<std::size_t>(found - fields.begin());
    }
    const std::size_t width = fields.size();

    std::vector<tidy_line> lines;
    while (records.has_more()) {
        const std::size_t offset = records.offset();
        if (!records.next(fields)) return wrong(offset, "quotation mark");
        if (fields.size() == 1 && fields[0].empty()) continue;
        if (fields.size() != width) return wrong(offset, std::to_string(fields.size()) + " fields, not " + std::to_string(width));
        tidy_line& line = lines.emplace_back();
        line.offset = offset;
        for (std::size_t i = 0; i < columns.size(); ++i) line.fields[i] = fields[position[i]];
    }
    undo_padding(lines);

    std::vector<keyed_cell> cells;
    detail::form_evidence evidence;
    for (tidy_line& line : lines) {
        const auto value_offset = static_cast<std::size_t>(line.value().data() - text.data());
        auto read = read_line(line.fields, places.span(value_offset, value_offset + line.value().size()));
        if (!read) return std::move(read).error();
        if (!evidence.add(*index_of(read->key)))
            return wrong(line.offset, to_string(read->key) + " is of another form than the rest");
        cells.push_back(*read);
    }
    return assemble(cells, evidence.decide());
}

}  // namespace

result<published_report> report_of_cells(std::span<const keyed_cell> cells, std::optional<edition> stated) {
    detail::form_evidence evidence;
    for (const auto& [key, value] : cells) {
        const auto at = index_of(key);
        if (!at) return error{errc::tidy_syntax, "no edition has " + to_string(key), value.span()};
        if (!evidence.add(*at))
            return error{errc::tidy_syntax, to_string(key) + " is of another form than the rest", value.span()};
    }
    return assemble(cells, evidence.decide(stated));
}

result<published_report> detail::tidy_to_report(std::string_view utf8) { return report_of(utf8); }

result<published_report> read_tidy(std::string_view bytes) { return detail::read_decoded(bytes, detail::tidy_to_report); }

std::string to_tidy(const published_report& report) {
    std::string out;
    out.reserve(16384);
    out += "table,row,column,value,status\n";
    for (const cell_key& key : all_cells) {
        if (!report.form().has(key)) continue;
        const cell& c = report[key];
        out.append(code(key.table())).append(1, ',').append(key.row_code()).append(1, ',').append(key.column_code());
        out += ',';
        if (c.has_value()) out += to_string(c.number());
        out.append(1, ',').append(code(c.status())).append(1, '\n');
    }
    return out;
}

}  // namespace gongkai
