// SPDX-License-Identifier: Apache-2.0
#include "lean_html.hpp"

#include "html_style.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace gongkai::detail {
namespace {

constexpr bool begins_name(char c) noexcept { return is_letter(c) || c == '_' || c == ':' || c == '.'; }

constexpr auto name_goes_on = [] {
    std::array<bool, 256> table{};
    for (unsigned c = 0; c < 128; ++c) table[c] = begins_name(static_cast<char>(c)) || (c >= '0' && c <= '9') || c == '-';
    return table;
}();

/// Letters of a value without quotation marks that end in it for every parser.
constexpr bool is_plain(char c) noexcept {
    return name_goes_on[static_cast<unsigned char>(c)] || c == '%' || c == '#' || c == ',';
}

constexpr bool is_one_of(std::string_view name, std::span<const std::string_view> names) noexcept {
    return std::ranges::any_of(names, [&](std::string_view n) { return equal_ignoring_case(name, n); });
}

/// Whether html.cpp looks at an attribute that is no style.
bool matters(std::string_view name) noexcept {
    constexpr std::string_view names[] = {"aria-colspan", "aria-rowspan", "colspan", "content", "data-gongkai", "hidden", "name",
                                          "open",         "popover",      "role",    "rowspan", "type",         "value"};
    return is_one_of(name, names);
}

/// Whether it does where the page has text that may be white on white.
bool matters_by_color(std::string_view name) noexcept {
    constexpr std::string_view names[] = {"color", "bgcolor", "background"};
    return is_one_of(name, names);
}

/// Whether it does where a style sheet may mean the element.
bool matters_by_selector(std::string_view name) noexcept {
    return equal_ignoring_case(name, "class") || equal_ignoring_case(name, "id");
}

/// Elements whose tags change nothing but the look of the text between them.
constexpr std::string_view looks[] = {"span", "font", "b", "strong", "em", "i", "u", "o:p"};
/// Elements in which text may stand without them as well as with them.
constexpr std::string_view holders[] = {"p", "td", "th", "div", "li", "span", "font", "b", "strong"};

class trimmer {
public:
    trimmer(std::string_view html, bool has_sheet) : html_{html}, has_veils_{has_veils(html)}, has_sheet_{has_sheet} {
        out_.text.reserve(html.size());
    }

    lean_html run() {
        while (at_ = html_.find('<', at_), at_ != html_.npos && out_.overloaded == html_.npos) {
            if (html_.substr(at_ + 1, 3) == "!--") pass_comment();
            else if (is_letter(peek(1))) pass_tag();
            else if (peek(1) == '?' || (peek(1) == '/' && begins_name(peek(2))) || is_doctype()) pass_other();
            else ++at_;
        }
        out_.text.append(html_, copied_);
        return std::move(out_);
    }

private:
    static constexpr std::size_t longest_name = 100;  ///< of an attribute, in libxml2

    bool more() const noexcept { return at_ < html_.size(); }
    char peek(std::size_t ahead = 0) const noexcept { return at_ + ahead < html_.size() ? html_[at_ + ahead] : '\0'; }
    bool ends_tag() const noexcept { return !more() || peek() == '>' || (peek() == '/' && peek(1) == '>'); }
    void skip_blanks() noexcept {
        while (more() && is_blank(html_[at_])) ++at_;
    }

    void cut(std::size_t from, std::size_t to) {
        if (from == copied_ && !out_.cuts.empty()) {
            out_.cuts.back().there = to;
        } else {
            out_.text.append(html_, copied_, from - copied_);
            out_.cuts.push_back({out_.text.size(), to});
        }
        copied_ = to;
    }

    void pass_comment() {
        const std::size_t inside = at_ + 4;
        const std::size_t end = html_.find("-->", inside);
        // libxml2 takes --!> for an end as well.
        if (end != html_.npos && html_.substr(inside, end - inside).find("--!") == html_.npos && end > inside) cut(inside, end);
        at_ = end;
    }

    void pass_tag() {
        const std::size_t tag = at_++;
        const std::size_t name_at = at_;
        pass_name();
        const std::string_view name = html_.substr(name_at, at_ - name_at);
        has_style_ = false;
        is_well_formed_ = true;
        idle_.clear();
        std::size_t attributes = 0;
        for (std::size_t before = at_; skip_blanks(), !ends_tag(); before = at_) {
            if (++attributes > lean_html::max_attributes) {
                out_.overloaded = tag;
                return;
            }
            pass_attribute(before);
        }
        const bool has_content = peek() == '>';
        if (has_content && is_well_formed_ && idle_.size() == attributes && holds_text_ && !has_sheet_ && pass_look(tag, name))
            return;
        holds_text_ = has_content && is_one_of(name, holders);
        if (is_well_formed_ && more())
            for (const auto& [first, last] : idle_) cut(first, last);
        if (has_content && (equal_ignoring_case(name, "script") || equal_ignoring_case(name, "style"))) pass_raw_text(name);
    }

    bool is_doctype() const noexcept { return equal_ignoring_case(html_.substr(at_, 9), "<!doctype"); }

    /// An end tag, a processing instruction or a document type.
    void pass_other() noexcept {
        holds_text_ = false;
        at_ = html_.find('>', at_);
    }

    /// An element with nothing but text in it, of which only the look is told: cuts out its tags. Its start tag is [tag, at_].
    bool pass_look(std::size_t tag, std::string_view name) {
        const std::size_t inside = at_ + 1;
        const std::size_t end = html_.find('<', inside);
        if (end == html_.npos || html_.substr(end + 1, 1) != "/" || !is_one_of(name, looks)) return false;
        const std::size_t last = end + 2 + name.size();
        if (last >= html_.size() || html_[last] != '>' || !equal_ignoring_case(html_.substr(end + 2, name.size()), name) ||
            !ends_plain(tag) || !ends_plain(end))
            return false;
        cut(tag, inside);
        cut(end, last + 1);
        at_ = last;
        return true;
    }

    /// Whether what stands before `at` forms no tag and no character reference with what may follow.
    bool ends_plain(std::size_t at) const noexcept {
        constexpr std::size_t longest_reference = 16;
        for (std::size_t i = 0; i < longest_reference && at > 0; ++i) {
            const char c = html_[--at];
            if (c == '>') return true;
            if (c == '<' || c == '&') return false;
        }
        return true;
    }

    void pass_name() noexcept {
        while (more() && name_goes_on[static_cast<unsigned char>(html_[at_])]) ++at_;
    }

    /// An attribute; `before` is the end of what stands before it and the blanks.
    void pass_attribute(std::size_t before) {
        const std::size_t first = at_;
        if (begins_name(peek())) pass_name();
        const std::string_view name = html_.substr(first, at_ - first);
        if (name.empty() || name.size() >= longest_name) {
            is_well_formed_ = false;
            at_ = std::max(at_, first + 1);
            while (!ends_tag() && !is_blank(peek())) ++at_;
            return;
        }
        std::string_view value;
        const std::size_t name_end = at_;
        skip_blanks();
        if (peek() == '=') {
            ++at_;
            skip_blanks();
            value = pass_value();
        } else {
            at_ = name_end;
        }
        if (!ends_tag() && !is_blank(peek())) is_well_formed_ = false;
        // Of two attributes of one name the first counts.
        const bool is_style = equal_ignoring_case(name, "style");
        const bool is_idle =
            is_style ? std::exchange(has_style_, true) || !hides(value)
                     : !matters(name) && !(has_veils_ && matters_by_color(name)) && !(has_sheet_ && matters_by_selector(name));
        if (is_idle) idle_.emplace_back(before, at_);
    }

    /// may_hide of a style, of which a page has few, each a thousand times.
    bool hides(std::string_view style) noexcept {
        if (style.empty()) return false;
        auto& [known, answer] =
            styles_[(style.size() * 31 + static_cast<unsigned char>(style[style.size() / 2])) % styles_.size()];
        if (known != style) {
            known = style;
            answer = may_hide(style, has_veils_);
        }
        return answer;
    }

    std::string_view pass_value() noexcept {
        const std::size_t first = at_;
        const char quote = peek();
        if (quote == '"' || quote == '\'') {
            const std::size_t end = html_.find(quote, first + 1);
            at_ = end == html_.npos ? html_.size() : end + 1;
            return html_.substr(first + 1, end - first - 1);
        }
        while (more() && is_plain(html_[at_])) ++at_;
        const std::size_t end = at_;
        while (more() && peek() != '>' && !is_blank(peek())) ++at_;
        if (at_ != end) is_well_formed_ = false;
        return html_.substr(first, end - first);
    }

    /// What stands in a script or style sheet, up to its end tag.
    void pass_raw_text(std::string_view name) {
        const std::size_t inside = ++at_;
        if (html_.substr(inside, 2) == "</") return;  // libxml2 takes any end tag here
        for (at_ = html_.find("</", at_); at_ != html_.npos; at_ = html_.find("</", at_ + 2))
            if (equal_ignoring_case(html_.substr(at_ + 2, name.size()), name)) {
                if (at_ != inside) cut(inside, at_);
                return;
            }
        at_ = html_.size();
    }

    std::string_view html_;
    bool has_veils_;
    bool has_sheet_;
    std::size_t at_ = 0;
    std::size_t copied_ = 0;   ///< how much of the page is copied, or cut out
    bool holds_text_ = false;  ///< the innermost element, which was just begun, is one of `holders`
    // Of the present tag, so far:
    bool has_style_ = false;
    bool is_well_formed_ = true;
    std::vector<std::pair<std::size_t, std::size_t>> idle_;       ///< attributes that do not matter
    std::array<std::pair<std::string_view, bool>, 64> styles_{};  ///< some of those met, and what is known of them
    lean_html out_;
};

}  // namespace

lean_html make_lean(std::string_view html, bool has_sheet) { return trimmer{html, has_sheet}.run(); }

}  // namespace gongkai::detail
