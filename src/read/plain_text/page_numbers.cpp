// SPDX-License-Identifier: Apache-2.0
#include "page_numbers.hpp"

#include "text/unicode.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

namespace gongkai::detail {
namespace {

/// What a line says of the page that it numbers.
struct page_number {
    unsigned page = 0;
    unsigned of = 0;  ///< how many there are; 0 where the line does not say, or says it in words
};

/// How a line must look to number a page. sure: `- 4 -`, `—4—`, `第4页`, `第 4 页 共 12 页`, `Page 4`, `Page 4 of 12`.
/// bare: or the number alone. fraction: only `4 / 12`.
enum class page_style : std::uint8_t { sure, bare, fraction };

/// The number of a page that a line is.
std::optional<page_number> page_mark(std::string_view line, page_style style) noexcept {
    line = trim(line);
    // A digit, a dash, 第 or Page: most lines begin otherwise, and each is asked.
    constexpr std::string_view beginnings = "0123456789-Pp\xE2\xE7\xEF";
    if (line.empty() || line.size() > 48 || beginnings.find(line.front()) == beginnings.npos) return std::nullopt;
    std::size_t at = 0;
    const auto letter = [&] { return at < line.size() ? half_width(decode_at(line, at).value) : U'\0'; };
    const auto skip = [&](auto&& is_skipped) {
        std::size_t skipped = 0;
        for (; at < line.size() && is_skipped(letter()); ++skipped) at += decode_at(line, at).length;
        return skipped;
    };
    const auto number = [&]() -> std::optional<unsigned> {
        skip(is_white_space);
        unsigned value = 0;
        unsigned digits = 0;
        for (; is_digit(letter()) && digits < 4; ++digits) {
            value = value * 10 + static_cast<unsigned>(letter() - U'0');
            at += decode_at(line, at).length;
        }
        skip(is_white_space);
        if (digits == 0 || digits > 3) return std::nullopt;
        return value;
    };
    const auto marked = [&](std::optional<unsigned> page, bool is_mark) -> std::optional<page_number> {
        if (!page || !is_mark || at != line.size()) return std::nullopt;
        return page_number{*page};
    };
    if (style == page_style::fraction) {
        const auto page = number();
        if (!page || letter() != U'/') return std::nullopt;
        ++at;
        const auto all = number();
        if (!all || *page > *all || at != line.size()) return std::nullopt;
        return page_number{*page, *all};
    }
    const auto is_dash = [](char32_t c) { return c == U'-' || c == U'—' || c == U'–' || c == U'－' || c == U'―'; };
    if (skip(is_dash) != 0) {
        const std::size_t gap = at;
        const auto page = number();
        // Wider blanks part cells that hold dashes.
        const bool narrow = line.substr(gap, 2) != "  ";
        return marked(page, narrow && skip(is_dash) != 0);
    }
    for (const std::string_view word : {"Page ", "PAGE ", "page "})
        if (line.starts_with(word)) {
            at = word.size();
            const auto page = number();
            if (line.substr(at).starts_with("of") || line.substr(at).starts_with("/")) {
                at += line[at] == 'o' ? 2 : 1;
                if (!number()) return std::nullopt;
            }
            return marked(page, true);
        }
    if (letter() == U'第') {
        at += 3;
        const auto page = number();
        if (!page || letter() != U'页') return std::nullopt;
        at += 3;
        const auto is_rest = [](char32_t c) {
            return is_white_space(c) || is_digit(c) || c == U'共' || c == U'页' || c == U'/' || c == U',';
        };
        skip(is_rest);
        return marked(page, true);
    }
    const auto page = number();
    return marked(page, style == page_style::bare);
}

/// Where the first line after `at` begins that is not blank, on the same page. More line ends than stand between other cells
/// would be the trace of an empty one.
std::size_t end_of_blank_lines(std::string_view text, std::size_t at) noexcept {
    std::size_t end = at;
    for (; at < text.size() && (text[at] == ' ' || text[at] == '\r' || text[at] == '\n'); ++at)
        if (text[at] == '\n') end = at + 1;
    return end;
}

struct line_place {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The bare numbers in the last lines of pages, which may as well be the values of a row that goes on overleaf. They number the
/// pages if all from the first on have one, and each is one more than that before. Pages are counted from 1 on, and two are too few
/// to show that a document began before.
class bare_numbers {
public:
    void end_page(std::string_view last_line, line_place place) {
        ++pages_;
        const auto number = page_mark(last_line, page_style::bare);
        if (!number) count_ = count_ && places_.empty();
        if (!number || !count_) return;
        if (places_.empty()) {
            first_ = number->page;
            first_page_ = pages_;
        }
        count_ = first_ != 0 && number->page == first_ + (pages_ - first_page_);
        places_.push_back(place);
    }

    [[nodiscard]] std::span<const line_place> places() const noexcept {
        const std::size_t fewest = first_ <= first_page_ ? 2 : 3;
        if (!count_ || places_.size() < fewest) return {};
        return places_;
    }

private:
    std::vector<line_place> places_;
    unsigned first_ = 0;
    unsigned first_page_ = 0;
    unsigned pages_ = 0;
    bool count_ = true;
};

}  // namespace

std::string without_unseen(std::string_view text, std::vector<edited_place_finder::cut>& cuts) {
    // With these the code points of is_unseen begin.
    const auto next_lead = [&](std::size_t at) {
        while (at < text.size() && text[at] != '\xC2' && text[at] != '\xE2' && text[at] != '\xEF') ++at;
        return at;
    };
    std::string out;
    std::size_t kept = 0;  // up to here the text is in `out`, if anything is
    for (std::size_t at = next_lead(0); at < text.size();) {
        const code_point c = decode_at(text, at);
        const std::size_t end = at + c.length;
        if (is_unseen(c.value)) {
            out += text.substr(kept, at - kept);
            kept = end;
            cuts.push_back({out.size(), kept});
        }
        at = next_lead(end);
    }
    if (!cuts.empty()) out += text.substr(kept);
    return out;
}

bool is_page_mark(std::string_view line) noexcept { return page_mark(line, page_style::sure).has_value(); }

std::string without_page_marks(std::string_view text, std::vector<edited_place_finder::cut>& cuts) {
    std::vector<line_place> marks;
    bare_numbers numbers;
    std::vector<line_place> fractions;  // `4 / 12`, as long as they count up
    std::optional<page_number> last_fraction;
    bool fractions_count = true;
    line_place last_line;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && text[end] != '\n' && text[end] != '\r' && text[end] != '\f') ++end;
        const std::string_view line = trim(text.substr(at, end - at));
        if (is_page_mark(line)) marks.push_back({at, end});
        if (!line.empty()) last_line = {at, end};
        if (fractions_count)
            if (const auto number = page_mark(line, page_style::fraction)) {
                fractions_count = !last_fraction || (number->page == last_fraction->page + 1 && number->of == last_fraction->of);
                fractions.push_back({at, end});
                last_fraction = number;
            }
        if (end < text.size() && text[end] == '\f')
            numbers.end_page(text.substr(last_line.begin, last_line.end - last_line.begin), last_line);
        at = end + 1;
    }
    for (const line_place& number : numbers.places())
        if (std::ranges::find(marks, number.begin, &line_place::begin) == marks.end()) marks.push_back(number);
    // They number the pages where there is one for each, but perhaps for the first.
    if (fractions_count && fractions.size() > 1 && fractions.size() + 1 >= last_fraction->of)
        marks.insert(marks.end(), fractions.begin(), fractions.end());
    if (marks.empty()) return {};
    std::ranges::sort(marks, {}, &line_place::begin);
    std::string out;
    std::size_t at = 0;
    for (const line_place& m : marks) {
        out += text.substr(at, m.begin - at);
        at = end_of_blank_lines(text, m.end);
        cuts.push_back({out.size(), at});
    }
    out += text.substr(at);
    return out;
}

}  // namespace gongkai::detail
