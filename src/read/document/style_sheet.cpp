// SPDX-License-Identifier: Apache-2.0
#include "style_sheet.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace gongkai::detail {
namespace {

// Each element is asked for each rule, and gets what it declares.
constexpr std::size_t most_rules = 256;
constexpr std::size_t longest_declarations = 512;
constexpr std::size_t longest_path = 16;
constexpr unsigned deepest_block = 8;

constexpr bool is_name_letter(char c) noexcept {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::size_t find_ignoring_case(std::string_view text, std::string_view word, std::size_t from) noexcept {
    for (std::size_t at = text.find(word.front(), from); at != text.npos; at = text.find(word.front(), at + 1))
        if (equal_ignoring_case(text.substr(at, word.size()), word)) return at;
    return text.npos;
}

bool has_word(std::string_view text, std::string_view word) noexcept { return find_ignoring_case(text, word, 0) != text.npos; }

/// The end of what a bracket at `open` holds, or of the text.
std::size_t closing(std::string_view css, std::size_t open) noexcept {
    const char opens = css[open];
    const char closes = opens == '{' ? '}' : opens == '(' ? ')' : ']';
    std::size_t depth = 0;
    for (std::size_t at = open; at < css.size(); ++at) {
        if (css[at] == '"' || css[at] == '\'') {
            const char ends[] = {css[at], '\n', '\0'};
            at = css.find_first_of(ends, at + 1);
            if (at == css.npos) break;
        } else if (css[at] == opens) {
            ++depth;
        } else if (css[at] == closes && --depth == 0) {
            return at;
        }
    }
    return css.size();
}

/// Uses each part of a text between commas that stand in no brackets.
template <class Use>
void for_each_of_list(std::string_view text, Use&& use) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && (text[at] == '(' || text[at] == '[')) at = std::min(closing(text, at), text.size() - 1);
        else if (at == text.size() || text[at] == ',') {
            use(trimmed(text.substr(begin, at - begin)));
            begin = at + 1;
        }
    }
}

/// The attribute `media` of a tag.
std::string_view media_of(std::string_view tag) noexcept {
    const std::size_t at = find_ignoring_case(tag, "media=", 0);
    if (at == tag.npos) return {};
    tag.remove_prefix(at + 6);
    if (tag.starts_with('"') || tag.starts_with('\'')) tag.remove_prefix(1);
    return tag.substr(0, tag.find_first_of("\"'>"));
}

void append_without_comments(std::string_view css, std::string& out) {
    while (!css.empty()) {
        const std::size_t comment = css.find("/*");
        out += css.substr(0, comment);
        const std::size_t end = comment == css.npos ? css.npos : css.find("*/", comment);
        css.remove_prefix(end == css.npos ? css.size() : end + 2);
    }
    out += '\n';
}

/// Uses each declaration, and the name of its property.
template <class Use>
void for_each_declaration(std::string_view declarations, Use&& use) {
    while (!declarations.empty()) {
        const std::string_view one = declarations.substr(0, declarations.find(';'));
        declarations.remove_prefix(std::min(declarations.size(), one.size() + 1));
        use(trimmed(one), trimmed(one.substr(0, one.find(':'))));
    }
}

bool hides(const element_style& style) noexcept {
    return style.is_out() || style.is_boxed_away || style.is_struck || style.is_raised || style.has_no_size.value_or(false) ||
           style.is_hidden.value_or(false) || style.is_transparent.value_or(false) || style.is_white.value_or(false);
}

}  // namespace

bool style_sheet::compound::matches(std::string_view name, std::string_view id_of, std::string_view class_names) const noexcept {
    if ((!tag.empty() && !equal_ignoring_case(tag, name)) || (!id.empty() && id != id_of)) return false;
    return std::ranges::all_of(classes, [&](std::string_view wanted) {
        for (std::size_t at = class_names.find(wanted); at != class_names.npos; at = class_names.find(wanted, at + 1)) {
            const std::size_t end = at + wanted.size();
            if ((at == 0 || is_blank(class_names[at - 1])) && (end == class_names.size() || is_blank(class_names[end])))
                return true;
        }
        return false;
    });
}

style_sheet::style_sheet(std::string_view html) {
    std::vector<std::pair<std::size_t, answer>> sheets;  // where each begins in `text_`
    std::size_t comment = html.find("<!--");
    std::size_t sheet = find_ignoring_case(html, "<style", 0);
    while (sheet != html.npos) {
        if (comment < sheet) {
            const std::size_t end = html.find("-->", comment);
            if (end == html.npos) break;
            comment = html.find("<!--", end);
            if (sheet < end) sheet = find_ignoring_case(html, "<style", end);
            continue;
        }
        const std::size_t inside = std::min(html.find('>', sheet), html.size() - 1) + 1;
        const std::size_t end = std::min(find_ignoring_case(html, "</style", inside), html.size());
        sheets.emplace_back(text_.size(), applies(media_of(html.substr(sheet, inside - sheet))));
        append_without_comments(html.substr(inside, end - inside), text_);
        comment = html.find("<!--", end);
        sheet = find_ignoring_case(html, "<style", end);
    }
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const auto [begin, media] = sheets[i];
        const std::size_t end = i + 1 < sheets.size() ? sheets[i + 1].first : text_.size();
        read_sheet(std::string_view{text_}.substr(begin, end - begin), media, 0);
    }
    keep_what_matters();
}

/// Whether a page on the screen of a desk is meant; `maybe` where more would have to be known.
style_sheet::answer style_sheet::applies(std::string_view media) {
    constexpr unsigned desk = 1024;  // px
    const auto holds = [&](std::string_view part) {
        part = trimmed(part);
        if (part.starts_with("only ")) part = trimmed(part.substr(5));
        if (equal_ignoring_case(part, "screen") || equal_ignoring_case(part, "all")) return answer::yes;
        if (part.find_first_of("( ") == part.npos) return answer::no;
        const std::size_t digits = std::min(part.find_first_of("0123456789"), part.size());
        unsigned width = 0;
        std::from_chars(part.data() + digits, part.data() + part.size(), width);
        if (part.ends_with("px)") && part.starts_with("(min-width") && width <= desk) return answer::yes;
        if (part.ends_with("px)") && part.starts_with("(max-width") && width < desk) return answer::no;
        return answer::maybe;
    };
    if (trimmed(media).empty()) return answer::yes;
    answer best = answer::no;
    for_each_of_list(media, [&](std::string_view query) {
        answer all = answer::yes;
        for (std::size_t at = 0; at < query.size();) {
            const std::size_t end = std::min(query.find(" and ", at), query.size());
            all = std::min(all, holds(query.substr(at, end - at)));
            at = end + 5;
        }
        best = std::max(best, all);
    });
    return best;
}

void style_sheet::read_sheet(std::string_view css, answer media, unsigned depth) {
    for (std::size_t at = 0; at < css.size();) {
        const std::size_t stop = css.find_first_of("{;}", at);
        if (stop == css.npos) return;
        std::string_view head = trimmed(css.substr(at, stop - at));
        while (head.starts_with("<!--") || head.starts_with("-->")) head = trimmed(head.substr(head[0] == '<' ? 4 : 3));
        at = stop + 1;
        if (css[stop] != '{') continue;  // @import, or what is left of a damaged rule
        const std::size_t end = closing(css, stop);
        const std::string_view inside = css.substr(stop + 1, end - stop - 1);
        at = end + 1;
        if (media == answer::no || depth > deepest_block) continue;
        if (!head.starts_with('@')) read_rule(head, inside, media);
        else if (head.starts_with("@media")) read_sheet(inside, std::min(media, applies(head.substr(6))), depth + 1);
        else if (head.starts_with("@supports") || head.starts_with("@layer"))
            read_sheet(inside, std::min(media, answer::maybe), depth + 1);
    }
}

void style_sheet::read_rule(std::string_view selectors, std::string_view declarations, answer media) {
    rule common;
    for_each_declaration(declarations, [&](std::string_view one, std::string_view property) {
        std::string& kept = has_word(one, "!important") ? common.important : common.declarations;
        if (says_if_shown(property) && kept.size() + one.size() < longest_declarations) kept.append(one).append(";");
    });
    if (common.declarations.empty() && common.important.empty()) return;
    common.is_certain = media == answer::yes;
    for_each_of_list(selectors, [&](std::string_view selector) {
        rule one = common;
        if (rules_.size() < most_rules * 8 && read_selector(selector, one)) rules_.push_back(std::move(one));
    });
}

/// False where no element is meant as the page is shown at first, or nothing of it is understood.
bool style_sheet::read_selector(std::string_view selector, rule& out) {
    constexpr std::array<std::string_view, 11> of_no_element{"::",        ":hover",      ":focus",       ":active",
                                                             ":target",   ":checked",    ":before",      ":after",
                                                             ":disabled", ":first-line", ":first-letter"};
    if (std::ranges::any_of(of_no_element, [&](std::string_view word) { return has_word(selector, word); })) return false;
    bool begins = true;
    bool is_child = false;
    for (std::size_t at = 0; at < selector.size();) {
        const char c = selector[at];
        if (is_blank(c)) {
            begins = true;
            ++at;
            continue;
        }
        if (c == '>' || c == '+' || c == '~') {
            if (c != '>' && !out.path.empty()) out.path.pop_back();
            out.is_certain = out.is_certain && c == '>' && !is_child;
            is_child = c == '>';
            begins = true;
            ++at;
            continue;
        }
        if (begins) {
            out.is_certain = out.is_certain && !out.is_child;  // of what stands farther out only the order is looked at
            out.is_child = std::exchange(is_child, false);
            out.path.emplace_back();
        }
        begins = false;
        compound& last = out.path.back();
        std::size_t end = at + (c == '.' || c == '#' || c == '*' ? 1 : 0);
        if (c == '[' || c == ':') {
            out.is_certain = false;
            end = c == '[' ? std::min(closing(selector, at) + 1, selector.size()) : at + 1;
            while (c == ':' && end < selector.size() && is_name_letter(selector[end])) ++end;
            if (c == ':' && end < selector.size() && selector[end] == '(')
                end = std::min(closing(selector, end) + 1, selector.size());
            out.weight += 100;
            at = end;
            continue;
        }
        const std::size_t name = end;
        while (c != '*' && end < selector.size() && is_name_letter(selector[end])) ++end;
        const std::string_view text = selector.substr(name, end - name);
        if (text.empty() && c != '*') return false;
        if (c == '.') last.classes.push_back(text);
        else if (c == '#') last.id = text;
        else last.tag = text;
        out.weight += c == '.' ? 100U : c == '#' ? 10'000U : c == '*' ? 0U : 1U;
        at = end;
    }
    if (out.path.empty() || out.path.size() > longest_path) return false;
    const compound& meant = out.path.back();
    return out.is_certain || !meant.tag.empty() || !meant.id.empty() || !meant.classes.empty();
}

/// Rules that set what a rule which hides something sets, in the order in which they hold.
void style_sheet::keep_what_matters() {
    std::vector<std::string_view> matter;
    for (const rule& r : rules_)
        for (const std::string_view declarations : {std::string_view{r.declarations}, std::string_view{r.important}})
            if (hides(read_style(declarations)) && matter.size() < most_rules)
                for_each_declaration(declarations, [&](std::string_view, std::string_view property) {
                    const auto is_same = [&](std::string_view known) { return equal_ignoring_case(known, property); };
                    if (!property.empty() && std::ranges::none_of(matter, is_same)) matter.push_back(property);
                });
    const auto sets_one = [&](std::string_view declarations) {
        return std::ranges::any_of(matter, [&](std::string_view p) { return has_word(declarations, p); });
    };
    std::erase_if(rules_, [&](const rule& r) { return !sets_one(r.declarations) && !sets_one(r.important); });
    if (rules_.size() > most_rules) rules_.resize(most_rules);
    std::ranges::stable_sort(rules_, {}, &rule::weight);
}

style_cascade::styles style_cascade::begin(std::size_t depth, const element& begun) {
    levels_.resize(std::min(levels_.size(), depth - 1));
    // Elements that are not shown are not begun, nor are those within them.
    while (levels_.size() < depth)
        levels_.push_back(levels_.empty() ? level{std::vector<std::uint8_t>(rules_.size()), {}} : levels_.back());
    level& here = levels_.back();
    const std::vector<bool> is_child = depth > 1 ? levels_[depth - 2].is_parent : std::vector<bool>{};
    here.is_parent.assign(rules_.size(), false);
    styles out;
    std::array<std::string, 2> important;
    for (std::size_t i = 0; i < rules_.size(); ++i) {
        const style_sheet::rule& r = rules_[i];
        const std::size_t passed = here.passed[i];
        const auto is = [&](std::size_t part) { return r.path[part].matches(begun.name, begun.id, begun.classes); };
        if (passed + 1 == r.path.size() && (!r.is_child || (!is_child.empty() && is_child[i])) && is(passed)) {
            out.perhaps += r.declarations;
            important[1] += r.important;
            if (r.is_certain) out.surely += r.declarations;
            if (r.is_certain) important[0] += r.important;
        }
        if (passed + 1 < r.path.size() && is(passed)) ++here.passed[i];
        here.is_parent[i] = here.passed[i] + 1U == r.path.size() && r.path.size() > 1 && is(r.path.size() - 2);
    }
    for (auto* which : {&out.surely, &out.perhaps})
        which->append(begun.own_style).append(";").append(important[which == &out.surely ? 0 : 1]);
    return out;
}

}  // namespace gongkai::detail
