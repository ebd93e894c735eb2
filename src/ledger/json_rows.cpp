// SPDX-License-Identifier: Apache-2.0
#include "json_rows.hpp"
#include <algorithm>
#include <array>
#include <cstdint>
#include <gongkai/ledger/write_csv.hpp>
#include <nlohmann/json.hpp>
#include <vector>

namespace gongkai::detail {

namespace {

using json = nlohmann::json;

/// Takes what the parser reads and writes a record for each object of the outer array, or of the text itself.
class record_writer {
public:
    record_writer(const table_form& form, int depth_of_rows) : form_{form}, depth_of_rows_{depth_of_rows} {}

    bool null() { return scalar({}); }
    bool boolean(bool value) { return scalar(value ? "true" : "false"); }
    bool number_integer(json::number_integer_t value) { return scalar(std::to_string(value)); }
    bool number_unsigned(json::number_unsigned_t value) { return scalar(std::to_string(value)); }
    bool number_float(json::number_float_t, const std::string& printed) { return scalar(printed); }
    bool string(std::string& value) { return scalar(value); }
    bool binary(json::binary_t&) { return false; }

    bool start_object(std::size_t) {
        if (depth_ == depth_of_rows_) begin_row();
        else if (column_ < columns_.size()) plain_ = false;
        ++depth_;
        return true;
    }
    bool end_object() {
        if (--depth_ == depth_of_rows_) end_row();
        return true;
    }
    bool start_array(std::size_t) {
        if (depth_ == depth_of_rows_) begin_row(), plain_ = false;
        else if (depth_ == depth_of_rows_ + 1) joined_ = 0;
        else if (depth_ > depth_of_rows_ && column_ < columns_.size()) plain_ = false;
        ++depth_;
        return true;
    }
    bool end_array() {
        if (--depth_ == depth_of_rows_) end_row();
        return true;
    }
    bool key(std::string& name) {
        if (depth_ != depth_of_rows_ + 1) return true;
        column_ = columns_.size();
        if (const auto column = form_.find(name)) column_ = column->column;
        if (column_ == columns_.size()) {
            if (std::find(unknown_.begin(), unknown_.end(), name) == unknown_.end() && unknown_.size() < most_unknown)
                unknown_.push_back(name);
            return true;
        }
        if (filled_[column_]) {
            plain_ = false;
            column_ = columns_.size();
            return true;
        }
        filled_[column_] = seen_[column_] = true;
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
        error_at = position;
        return false;
    }

    /// A line that is no object.
    void broken_line() {
        begin_row();
        plain_ = false;
        end_row();
        depth_ = depth_of_rows_;
    }
    std::string csv() const {
        std::string out;
        for (std::size_t i = 0; i < columns_.size(); ++i) out.append(i == 0 ? "" : ",").append(seen_[i] ? columns_[i] : "");
        for (const std::string& each : unknown_) append_csv_field(out += ',', each);
        out += '\n';
        // A record has a field for every title.
        const std::string rest(unknown_.size(), ',');
        std::size_t from = 0;
        for (const std::size_t end : ends_) {
            out.append(body_, from, end - from).append(rest) += '\n';
            from = end;
        }
        return out;
    }

    std::size_t error_at = 0;

private:
    static constexpr std::size_t most_unknown = 100;

    void begin_row() {
        fields_.assign(columns_.size(), {});
        filled_.assign(columns_.size(), false);
        plain_ = true;
        column_ = columns_.size();
    }
    void end_row() {
        // A record that is not well formed has only the id, by which it names itself. Without one it is a row still.
        if (fields_[0].empty()) body_ += "\"\"";
        append_csv_field(body_, fields_[0]);
        if (plain_)
            for (std::size_t i = 1; i < fields_.size(); ++i) append_csv_field(body_ += ',', fields_[i]);
        ends_.push_back(body_.size());
    }
    bool scalar(std::string_view value) {
        if (depth_ == depth_of_rows_) {  // an element of the outer array
            broken_line();
        } else if (depth_ > depth_of_rows_ && column_ < columns_.size()) {
            std::string& field = fields_[column_];
            if (depth_ == depth_of_rows_ + 2 && joined_++ != 0) field += ';';
            field += value;
        }
        return true;
    }

    const table_form& form_;
    std::span<const std::string_view> columns_{form_.names};
    int depth_of_rows_;
    int depth_ = 0;
    std::vector<std::string> fields_{};
    std::vector<bool> filled_{};
    std::vector<bool> seen_ = std::vector<bool>(columns_.size());
    std::vector<std::string> unknown_{};
    bool plain_ = true;
    std::size_t column_ = 0;
    std::size_t joined_ = 0;
    std::string body_{};
    std::vector<std::size_t> ends_{};
};

source_span place_in(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
    const std::string_view last = before.substr(before.rfind('\n') + 1);
    const auto column = std::count_if(last.begin(), last.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return {static_cast<std::uint32_t>(before.size()), 0, line, static_cast<std::uint32_t>(column + 1)};
}

}  // namespace

result<std::string> csv_of_json(std::string_view text, const table_form& form) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text[text.find_first_not_of(" \t\r\n")] == '[') {
        record_writer rows{form, 1};
        if (!json::sax_parse(text.begin(), text.end(), &rows))
            return error{errc::json_syntax, {}, place_in(text, std::max<std::size_t>(rows.error_at, 1) - 1)};
        return rows.csv();
    }
    record_writer rows{form, 0};
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        if (line[line.find_first_not_of(" \t\r")] != '{' || !json::accept(line.begin(), line.end())) rows.broken_line();
        else json::sax_parse(line.begin(), line.end(), &rows);
    }
    return rows.csv();
}

}  // namespace gongkai::detail
