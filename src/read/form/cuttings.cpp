// SPDX-License-Identifier: Apache-2.0
#include "cuttings.hpp"

#include "text/number.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <gongkai/core/count.hpp>

namespace gongkai::detail {

std::string show(std::span<const run_token> cells) {
    std::string out;
    for (const run_token& t : cells) {
        if (&t != &cells.front()) out += '|';
        if (!t.is_blank) out += to_string(t.value);
    }
    return out;
}

cuttings::cuttings(const run& source) : source_{&source} {
    const std::string_view text = source.text;
    const std::size_t longest = cells() * longest_number;
    for (std::size_t at = 0; at < text.size() && length() <= longest;) {
        const code_point c = decode_at(text, at);
        if (is_white_space(c.value)) {
            if (!space_after_.empty()) {
                gap_after_.back() = space_after_.back();
                space_after_.back() = true;
            }
        } else {
            const char32_t letter = digit_form(c.value);
            if (letter < 0x80) compact_ += static_cast<char>(letter);
            else compact_ += text.substr(at, c.length);
            is_all_digits_ = is_all_digits_ && is_digit(letter);
            offsets_.push_back(at);
            ends_.push_back(compact_.size());
            space_after_.push_back(false);
            gap_after_.push_back(false);
            end_offset_ = at + c.length;
        }
        at += c.length;
    }
    if (!space_after_.empty()) space_after_.back() = false;
    spaces_ = static_cast<std::size_t>(std::ranges::count(space_after_, true));
    if (length() > longest) return;
    if (is_one_digit_each()) {
        ways_ = 1;
        return;
    }
    find_tokens();
    count_ways(false);
}

void cuttings::let_blanks_vanish() {
    if (is_one_digit_each() && by_end_.empty()) find_tokens();
    count_ways(true);
}

void cuttings::keep_spaces() {
    if (is_one_digit_each()) return;
    keeps_spaces_ = true;
    count_ways(blanks_vanish_);
}

bool cuttings::is_blank() const noexcept { return read_value(compact_).what == cell_value::kind::blank; }

bool cuttings::is_spaced() const { return spaces_ != 0 && spaces_ + 1 == cells() && first(1, true).size() == 1; }

std::size_t cuttings::parted_by_spaces() const noexcept {
    std::size_t parts = spaces_ + 1;
    bool is_first = true;
    for (std::size_t i = 0; i + 1 < length(); ++i) {
        is_first = i == 0 || space_after_[i - 1] || (is_first && compact_[ends_[i - 1] - 1] == '0');
        if (is_first && compact_[ends_[i] - 1] == '0' && !space_after_[i]) ++parts;
    }
    return parts;
}

void cuttings::find_tokens() {
    const std::size_t n = length();
    std::vector<std::vector<run_token>> ending(n + 1);
    for (std::size_t i = n; i-- > 0;) {
        const std::size_t from = i == 0 ? 0 : ends_[i - 1];
        bool spaced = false;
        for (std::size_t j = i + 1; j <= std::min(n, i + longest_number); ++j) {
            if (j > i + 1 && gap_after_[j - 2]) break;
            spaced = spaced || (j > i + 1 && space_after_[j - 2]);
            if (compact_[ends_[j - 1] - 1] == '.') continue;  // a point is of the number that goes on after it
            const cell_value value = read_value(std::string_view{compact_}.substr(from, ends_[j - 1] - from));
            if (value.what == cell_value::kind::other) {
                if (is_all_digits_) break;  // and so is all that is longer
                continue;
            }
            ending[j].push_back({static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(j),
                                 value.what == cell_value::kind::blank, !is_digit(static_cast<unsigned char>(compact_[from])),
                                 spaced, value.value});
        }
    }
    by_end_.push_back(0);
    for (const std::vector<run_token>& tokens : ending) {
        tokens_.insert(tokens_.end(), tokens.begin(), tokens.end());
        by_end_.push_back(tokens_.size());
    }
}

bool cuttings::fits(const run_token& t, std::size_t cell) const noexcept {
    if (keeps_spaces_ && t.holds_space) return false;
    if (t.is_blank) return true;
    const cell_key& at = key(cell);
    if (t.has_sign && !at.is_signed()) return false;
    if (at.is_money()) return true;
    return t.value.is_integer() && (at.table() == table::disclosure || t.value.coefficient() <= count::max_cell);
}

void cuttings::count_ways(bool blanks_vanish) {
    if (by_end_.empty()) return;
    blanks_vanish_ = blanks_vanish;
    const std::size_t n = length();
    before_.assign((cells() + 1) * width(), 0);
    after_.assign((cells() + 1) * width(), 0);
    before_[0] = 1;
    for (std::size_t cell = 0; cell < cells(); ++cell)
        for (std::size_t end = 0; end <= n; ++end) {
            unsigned ways = blanks_vanish ? before_[cell * width() + end] : 0U;
            for (const run_token& t : ending_at(end))
                if (fits(t, cell)) ways += before_[cell * width() + t.begin];
            before_[(cell + 1) * width() + end] = static_cast<std::uint8_t>(std::min(2U, ways));
        }
    ways_ = before_[cells() * width() + n];
    after_[cells() * width() + n] = 1;
    for (std::size_t cell = cells(); cell-- > 0;)
        for (std::size_t end = 0; end <= n; ++end) {
            if (!after_[(cell + 1) * width() + end]) continue;
            if (blanks_vanish) after_[cell * width() + end] = 1;
            for (const run_token& t : ending_at(end))
                if (fits(t, cell)) after_[cell * width() + t.begin] = 1;
        }
}

std::vector<std::vector<run_token>> cuttings::first(std::size_t most, bool at_spaces) const {
    std::vector<std::vector<run_token>> found;
    std::vector<run_token> cut;
    if (by_end_.empty() && ways_ == 1) {
        for (std::uint16_t i = 0; i < length(); ++i)
            cut.push_back({i, static_cast<std::uint16_t>(i + 1), false, false, false, decimal{compact_[i] - '0'}});
        found.push_back(std::move(cut));
        return found;
    }
    if (by_end_.empty()) return found;
    // Every step leads to a cutting, but for those that white space forbids: they alone need a bound.
    std::size_t steps = 10'000;
    list(found, most, at_spaces, cut, 0, steps);
    if (steps == 0 && at_spaces) found.clear();
    return found;
}

void cuttings::list(std::vector<std::vector<run_token>>& found, std::size_t most, bool at_spaces, std::vector<run_token>& cut,
                    std::size_t place, std::size_t& steps) const {
    const std::size_t cell = cut.size();
    if (cell == cells()) {
        if (place == length()) found.push_back(cut);
        return;
    }
    const auto go_on = [&](const run_token& t) {
        cut.push_back(t);
        list(found, most, at_spaces, cut, t.end, steps);
        cut.pop_back();
    };
    for (std::size_t end = place; end <= std::min(length(), place + longest_number); ++end) {
        if (found.size() == most || steps == 0) return;
        if (!after_[(cell + 1) * width() + end]) continue;
        --steps;
        if (end == place) {
            const auto here = static_cast<std::uint16_t>(end);
            if (blanks_vanish_) go_on({here, here, true, false, false, {}});
            continue;
        }
        for (const run_token& t : ending_at(end))
            if (t.begin == place && fits(t, cell) && !(at_spaces && t.holds_space)) go_on(t);
    }
}

std::optional<run_token> cuttings::agreed(std::size_t cell) const {
    agreement common;
    if (by_end_.empty()) return std::nullopt;
    for (std::size_t end = 0; end <= length(); ++end) {
        if (!after_[(cell + 1) * width() + end]) continue;
        if (blanks_vanish_ && reaches(cell, end)) return std::nullopt;
        for (const run_token& t : ending_at(end))
            if (fits(t, cell) && reaches(cell, t.begin)) common.add(t);
    }
    return common.value();
}

source_span cuttings::place(const run_token& t) const noexcept {
    source_span at = source_->span;
    const std::string_view text = source_->text;
    if (!at || at.length != text.size() || t.begin == t.end || text.find_first_of("\r\n") != text.npos) return at;
    const std::size_t begin = offsets_[t.begin];
    const std::size_t end = t.end == length() ? end_offset_ : offsets_[t.end];
    for (std::size_t i = 0; i < begin; i += decode_at(text, i).length) ++at.column;
    at.offset += static_cast<std::uint32_t>(begin);
    at.length = static_cast<std::uint32_t>(trim(text.substr(begin, end - begin)).size());
    return at;
}

}  // namespace gongkai::detail
