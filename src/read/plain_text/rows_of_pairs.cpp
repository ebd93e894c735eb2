// SPDX-License-Identifier: Apache-2.0
#include "rows_of_pairs.hpp"

#include "read/form/labels.hpp"
#include "tables/which_edition.hpp"
#include "text/number.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <gongkai/tables/form.hpp>
#include <span>

namespace gongkai::detail {
namespace {

/// Parts of the text.
struct row_of_pairs {
    std::string_view name{};
    std::string_view whole{};  ///< up to the mark behind the last value
    std::vector<label> columns{};
    std::vector<std::string_view> heads{};
    std::vector<std::string_view> values{};
};

bool is_same_head(const label& a, const label& b) noexcept { return a.kind == b.kind && a.index == b.index; }

class pairs_reader {
public:
    explicit pairs_reader(std::string_view text) : text_{text} {}

    std::vector<row_of_pairs> read() const {
        std::vector<row_of_pairs> rows;
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t begin = skip_white_space(text_, at);
            row_of_pairs row = row_at(begin);
            const bool is_whole = is_row(row);
            at = is_whole ? begin + row.whole.size() : std::min(text_.find('\n', begin), text_.size());
            if (is_whole) rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    static constexpr std::size_t most_pairs = 16;

    std::string_view part(std::size_t begin, std::size_t end) const noexcept { return text_.substr(begin, end - begin); }

    /// After white space and the marks that part the items of a list.
    std::size_t after_marks(std::size_t at, std::u32string_view marks) const noexcept {
        for (at = skip_white_space(text_, at); at < text_.size(); at = skip_white_space(text_, at)) {
            const code_point c = decode_at(text_, at);
            if (marks.find(half_width(c.value)) == marks.npos) break;
            at += c.length;
        }
        return at;
    }

    /// The name of a row at `begin`, and the pairs after it.
    row_of_pairs row_at(std::size_t begin) const {
        row_of_pairs row;
        const label_match name = match_label(text_, begin);
        const word kind = name.what.kind;
        if (kind != word::disclosure_row && kind != word::request_row && kind != word::review_kind) return row;
        const std::size_t name_end = after_remark(name.end);
        row.name = part(begin, name_end);
        std::size_t at = after_marks(name_end, U":");
        while (row.heads.size() < most_pairs) {
            const label_match head = match_label(text_, at);
            if (!is_head(head.what, kind)) break;
            const std::size_t value = after_marks(head.end, U":");
            const std::size_t end = number_end(text_, value);
            if (end == value) break;
            row.columns.push_back(head.what);
            row.heads.push_back(part(at, head.end));
            row.values.push_back(part(value, end));
            at = after_marks(end, U",;、。|");
            row.whole = part(begin, at);
        }
        return row;
    }

    /// The end of words in brackets after a name; `at` where there are none.
    std::size_t after_remark(std::size_t at) const noexcept {
        constexpr std::size_t longest = 120;  // bytes
        if (at >= text_.size() || half_width(decode_at(text_, at).value) != U'(') return at;
        const std::string_view words = text_.substr(at, longest);
        const std::size_t close = std::min(words.find(')'), words.find("）"));
        return close == words.npos ? at : at + close + decode_at(words, close).length;
    }

    static bool is_head(const label& what, word row) noexcept {
        switch (what.kind) {
            case word::disclosure_column: return row == word::disclosure_row;
            case word::request_column:
            case word::other: return row == word::request_row;
            case word::review_column: return row == word::review_kind;
            case word::total: return row != word::disclosure_row;
            default: return false;
        }
    }

    /// Whether each head of the table stands before a value, once.
    static bool is_row(const row_of_pairs& row) {
        const std::vector<label>& heads = row.columns;
        for (std::size_t i = 0; i < heads.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (is_same_head(heads[i], heads[j])) return false;
        if (heads.empty()) return false;
        if (heads.front().kind == word::disclosure_column) return heads.size() == 1 || heads.size() == 3;
        const bool is_review = std::ranges::any_of(heads, [](const label& l) { return l.kind == word::review_column; });
        return is_review ? heads.size() == enum_size<review_column> : is_width_of_requests(heads.size());
    }

    std::string_view text_;
};

std::string as_table(std::string_view text, std::span<const row_of_pairs> rows, std::vector<edited_place_finder::cut>& cuts) {
    text_rearranger out{text, cuts};
    const auto add_cells = [&](std::span<const std::string_view> cells) {
        for (const std::string_view cell : cells) {
            out.put('\t');
            out.take(cell);
        }
        out.put('\n');
    };
    const row_of_pairs* before = nullptr;
    std::size_t done = 0;
    for (const row_of_pairs& row : rows) {
        const auto begin = static_cast<std::size_t>(row.whole.data() - text.data());
        out.take(text.substr(done, begin - done));
        if (!before || !std::ranges::equal(before->columns, row.columns, is_same_head)) add_cells(row.heads);
        out.take(row.name);
        add_cells(row.values);
        done = begin + row.whole.size();
        before = &row;
    }
    out.take(text.substr(done));
    return std::move(out).finish();
}

}  // namespace

std::optional<std::string> with_rows_of_pairs(std::string_view utf8, std::vector<edited_place_finder::cut>& cuts) {
    constexpr std::size_t fewest = 3;
    const std::vector<row_of_pairs> rows = pairs_reader{utf8}.read();
    if (rows.size() < fewest) return std::nullopt;
    return as_table(utf8, rows, cuts);
}

}  // namespace gongkai::detail
