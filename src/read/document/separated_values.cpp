// SPDX-License-Identifier: Apache-2.0
#include "separated_values.hpp"

#include "sheet_rows.hpp"
#include "text/unicode.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace gongkai::detail {
namespace {

class records_reader {
public:
    records_reader(std::string_view text, char separator, edited_place_finder places)
        : text_{text}, separator_{separator}, places_{std::move(places)} {}

    /// The text as one sheet; empty where a quotation mark is not closed, so that it is no CSV.
    std::optional<grid> read() {
        grid sheet;
        std::uint32_t row = 0;
        for (at_ = 0; at_ < text_.size(); ++row) {
            std::uint32_t column = 0;
            do {
                if (!read_field()) return std::nullopt;
                // Where the text ends within a row there may be half a number.
                const bool is_cut_off = at_ == text_.size() && end_ == at_ && !field_.empty();
                const source_span place = places_.span(begin_, end_);
                sheet.cells.push_back({std::move(field_), row, column++, 1, 1, place, false});
                if (is_cut_off) sheet.cells.back().problem = reading_problem::lost;
            } while (at_ < text_.size() && text_[at_] == separator_ && ++at_ <= text_.size());
            if (text_.substr(at_).starts_with("\r\n")) ++at_;
            if (at_ < text_.size()) ++at_;
        }
        return sheet;
    }

private:
    bool ends_field(std::size_t at) const noexcept {
        return at >= text_.size() || text_[at] == separator_ || text_[at] == '\n' || text_[at] == '\r' || text_[at] == '\f';
    }

    bool read_field() {
        field_.clear();
        const bool may_be_quoted = separator_ != '|';
        if (may_be_quoted && at_ < text_.size() && text_[at_] == '"') return read_quoted();
        const std::size_t begin = at_;
        while (!ends_field(at_)) ++at_;
        const std::string_view text = trim(text_.substr(begin, at_ - begin));
        begin_ = text.empty() ? begin : static_cast<std::size_t>(text.data() - text_.data());
        end_ = begin_ + text.size();
        field_ = text;
        return true;
    }

    /// A quotation mark within is written twice; one that stands alone before other text is a letter.
    bool read_quoted() {
        begin_ = ++at_;
        for (;;) {
            const std::size_t quote = text_.find('"', at_);
            if (quote == text_.npos) return false;
            field_ += text_.substr(at_, quote - at_);
            at_ = quote + 1;
            if (ends_field(at_)) {
                end_ = quote;
                field_ = std::string{trim(field_)};
                return true;
            }
            field_ += '"';
            if (text_[at_] == '"') ++at_;
        }
    }

    std::string_view text_;
    char separator_;
    edited_place_finder places_;
    std::size_t at_ = 0;
    std::string field_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace

std::optional<document> separated_values(std::string_view utf8, char separator) {
    return separated_values(utf8, separator, edited_place_finder{utf8});
}

std::optional<document> separated_values(std::string_view text, char separator, edited_place_finder places) {
    if (separator == '\0') return std::nullopt;
    std::optional<grid> sheet = records_reader{text, separator, std::move(places)}.read();
    if (!sheet) return std::nullopt;
    document out;
    append_sheet(*std::move(sheet), out);
    return out;
}

}  // namespace gongkai::detail
