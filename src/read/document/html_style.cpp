// SPDX-License-Identifier: Apache-2.0
#include "html_style.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <span>
#include <utility>

namespace gongkai::detail {
namespace {

bool contains(std::string_view text, std::string_view word) noexcept {
    const auto found = std::ranges::search(text, word, {}, lower, lower);
    return !found.empty();
}

/// Whether a length is nought, whatever its unit; nothing where it is one of the text around it.
std::optional<bool> is_nought(std::string_view length) noexcept {
    const std::size_t end = std::min(length.find_first_not_of("+0123456789."), length.size());
    if (end == 0) {
        const bool is_relative = equal_ignoring_case(length, "inherit") || equal_ignoring_case(length, "larger") ||
                                 equal_ignoring_case(length, "smaller") || equal_ignoring_case(length, "unset");
        return is_relative ? std::nullopt : std::optional{false};
    }
    if (length.substr(0, end).find_first_of("123456789") == length.npos) return true;
    const std::string_view unit = length.substr(end);
    const bool is_relative = unit == "%" || equal_ignoring_case(unit, "em") || equal_ignoring_case(unit, "ex");
    return is_relative ? std::nullopt : std::optional{false};
}

/// The size in `font: bold 12px/1.5 serif`.
std::optional<bool> has_no_size(std::string_view font) noexcept {
    while (!font.empty()) {
        const std::string_view part = font.substr(0, font.find(' '));
        font.remove_prefix(std::min(font.size(), part.size() + 1));
        const bool is_length = !part.empty() && ((part[0] >= '0' && part[0] <= '9') || part[0] == '.');
        // A weight of the font has no unit, and is never nought.
        if (is_length && part.find_first_not_of("0123456789") == part.npos && part.find_first_not_of('0') != part.npos) continue;
        if (is_length) return is_nought(part.substr(0, part.find('/')));
    }
    return std::nullopt;
}

/// Whether a color has the opacity nought: `rgba(0, 0, 0, 0)`, `rgb(0 0 0 / 0%)`, `#0000`. Without an opacity it is opaque.
bool is_clear(std::string_view color) noexcept {
    if (equal_ignoring_case(color, "transparent")) return true;
    if (color.starts_with('#'))
        return (color.size() == 5 && color.ends_with('0')) || (color.size() == 9 && color.ends_with("00"));
    const std::size_t open = color.find('(');
    const auto is_function = [&](std::string_view name) { return equal_ignoring_case(color.substr(0, open), name); };
    if (open == color.npos || !color.ends_with(')') ||
        std::ranges::none_of(std::array{"rgb", "rgba", "hsl", "hsla"}, is_function))
        return false;
    std::string_view rest = color.substr(open + 1, color.size() - open - 2);
    std::string_view last;
    int parts = 0;
    for (std::size_t at = rest.find_first_not_of(" ,/"); at != rest.npos; at = rest.find_first_not_of(" ,/")) {
        rest.remove_prefix(at);
        last = rest.substr(0, rest.find_first_of(" ,/"));
        rest.remove_prefix(last.size());
        ++parts;
    }
    return parts == 4 && is_nought(last).value_or(false);
}

/// A length as a number and its unit; nothing where it does not begin with a number. By hand, since std::from_chars of libc++
/// knows no fractions before version 20, and strtod asks the locale.
std::optional<std::pair<double, std::string_view>> length_of(std::string_view text) noexcept {
    std::size_t at = text.starts_with('+') || text.starts_with('-') ? 1 : 0;
    const std::size_t first = at;
    double number = 0;
    double place = 0;  // of the last digit of the fraction
    for (; at < text.size() && ((text[at] >= '0' && text[at] <= '9') || (text[at] == '.' && place == 0)); ++at) {
        if (text[at] == '.') {
            place = 1;
            continue;
        }
        if (place != 0) place /= 10;
        number = place != 0 ? number + (text[at] - '0') * place : number * 10 + (text[at] - '0');
    }
    if (at == first || (at == first + 1 && place != 0)) return std::nullopt;
    return std::pair{text.starts_with('-') ? -number : number, text.substr(at)};
}

/// Whether an offset puts a box to the left of the page or above it, as pages do for readers of screens.
bool is_far_off(std::string_view offset) noexcept {
    const auto length = length_of(offset);
    if (!length) return false;
    const auto [number, unit] = *length;
    const bool is_share = unit == "%" || equal_ignoring_case(unit, "vw") || equal_ignoring_case(unit, "vh");
    return number <= (is_share ? -100 : contains(unit, "em") ? -50 : -500);
}

/// Whether a box of this width or height has no room for a letter.
bool is_tiny(std::string_view size) noexcept {
    const auto length = length_of(size);
    return length && length->first <= 1 && (length->first == 0 || equal_ignoring_case(length->second, "px"));
}

/// `rect(0, 0, 0, 0)` or `rect(1px 1px 1px 1px)`: its right side is at the left one, or its bottom at the top.
bool clips_all(std::string_view clip) noexcept {
    if (!contains(clip.substr(0, 5), "rect(")) return false;
    std::array<double, 4> sides{};
    std::size_t count = 0;
    for (std::size_t at = 5; at < clip.size() && count < sides.size();) {
        at = clip.find_first_not_of(" ,", at);
        if (at == clip.npos) break;
        const std::string_view part = clip.substr(at, clip.find_first_of(" ,)", at) - at);
        const auto length = length_of(part);
        if (!length) return false;  // auto
        sides[count++] = length->first;
        at += std::max<std::size_t>(part.size(), 1);
    }
    return count == sides.size() && (sides[1] - sides[3] <= 1 || sides[2] - sides[0] <= 1);
}

/// `inset(50%)` and what else leaves nothing; other shapes are taken to leave what they are drawn around.
bool cuts_all(std::string_view path) noexcept {
    const auto open = path.find('(');
    if (open == path.npos) return false;
    const std::string_view inside = trimmed(path.substr(open + 1));
    const auto first = length_of(inside.substr(0, inside.find_first_of(" ,)")));
    if (!first) return false;
    const std::string_view shape = path.substr(0, open);
    if (equal_ignoring_case(shape, "inset")) return first->second == "%" && first->first >= 50;
    return (equal_ignoring_case(shape, "circle") || equal_ignoring_case(shape, "ellipse")) && first->first == 0;
}

/// What a background says of the color behind the text.
std::optional<bool> is_color_behind(std::string_view background) noexcept {
    for (const std::string_view word : {"transparent", "none", "inherit", "initial", "unset"})
        if (equal_ignoring_case(background, word)) return std::nullopt;
    return !is_white_color(
        background.substr(0, contains(background.substr(0, 3), "rgb") ? background.npos : background.find(' ')));
}

/// The sides and sizes of a box.
struct box_style {
    bool is_placed = false;  ///< position is not static
    bool is_absolute = false;
    bool is_clipped = false;
    bool is_far_off = false;
    bool is_far_off_anyhow = false;
    bool hides_overflow = false;
    bool is_tiny = false;

    void read(std::string_view property, std::string_view value) noexcept {
        const auto is = [&](std::string_view name) { return equal_ignoring_case(property, name); };
        if (is("position")) {
            is_absolute = equal_ignoring_case(value, "absolute") || equal_ignoring_case(value, "fixed");
            is_placed = is_absolute || equal_ignoring_case(value, "relative");
        } else if (is("clip")) {
            is_clipped = clips_all(value);
        } else if (is("left") || is("top")) {
            is_far_off = is_far_off || detail::is_far_off(value);
        } else if (is("margin-left") || is("margin-top")) {
            is_far_off_anyhow = is_far_off_anyhow || detail::is_far_off(value);
        } else if (is("overflow")) {
            hides_overflow = equal_ignoring_case(value, "hidden") || equal_ignoring_case(value, "clip");
        } else if (is("width") || is("height") || is("max-width") || is("max-height")) {
            is_tiny = is_tiny || detail::is_tiny(value);
        }
    }
};

}  // namespace

bool is_white_color(std::string_view color) noexcept {
    constexpr int palest = 250;
    color = trimmed(color);
    if (equal_ignoring_case(color, "white")) return true;
    if (color.starts_with('#') && (color.size() == 4 || color.size() == 7)) {
        const std::size_t digits = color.size() == 4 ? 1 : 2;
        for (std::size_t at = 1; at < color.size(); at += digits) {
            int part = 0;
            const auto [end, wrong] = std::from_chars(color.data() + at, color.data() + at + digits, part, 16);
            if (wrong != std::errc{} || end != color.data() + at + digits || (digits == 1 ? part * 17 : part) < palest)
                return false;
        }
        return true;
    }
    if (!contains(color.substr(0, 3), "rgb")) return false;
    std::size_t at = color.find('(');
    for (int parts = 0; parts < 3; ++parts) {
        at = at == color.npos ? at : color.find_first_of("0123456789", at);
        if (at == color.npos) return false;
        const std::string_view part = color.substr(at, color.find_first_not_of("0123456789", at) - at);
        int value = 0;
        std::from_chars(part.data(), part.data() + part.size(), value);
        if (value < palest) return false;
        at += part.size();
    }
    return true;
}

element_style read_style(std::string_view style) noexcept {
    element_style out;
    box_style box;
    bool clipped = false;
    while (!style.empty()) {
        const std::string_view declaration = style.substr(0, style.find(';'));
        style.remove_prefix(std::min(style.size(), declaration.size() + 1));
        const auto colon = declaration.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string_view property = trimmed(declaration.substr(0, colon));
        std::string_view value = trimmed(declaration.substr(colon + 1));
        value = trimmed(value.substr(0, value.find('!')));
        const auto is = [&](std::string_view name) { return equal_ignoring_case(property, name); };
        box.read(property, value);
        if (is("display")) {
            out.has_no_box = equal_ignoring_case(value, "none");
            out.makes_box = out.makes_box || contains(value, "block") || contains(value, "flex") || contains(value, "grid");
        } else if (is("float")) out.makes_box = out.makes_box || !equal_ignoring_case(value, "none");
        else if (is("clip-path")) clipped = clipped || cuts_all(value);
        else if (is("transform")) clipped = clipped || contains(value, "scale(0)");
        else if (is("text-decoration") || is("text-decoration-line")) out.is_struck = contains(value, "line-through");
        else if (is("vertical-align")) out.is_raised = equal_ignoring_case(value, "super");
        else if (is("background") || is("background-color") || is("background-image")) {
            if (const auto behind = is_color_behind(value)) out.is_on_color = behind;
        } else if (is("opacity")) out.is_faded = out.is_faded || is_nought(value).value_or(false) || value == "0%";
        else if (is("visibility")) out.is_hidden = equal_ignoring_case(value, "hidden") || equal_ignoring_case(value, "collapse");
        else if (is("font-size")) out.has_no_size = is_nought(value);
        else if (is("font")) out.has_no_size = has_no_size(value);
        else if (is("color")) {
            out.is_transparent = is_clear(value);
            out.is_white = is_white_color(value);
        }
    }
    out.is_off_page =
        clipped || (box.is_absolute && box.is_clipped) || (box.is_placed && box.is_far_off) || box.is_far_off_anyhow;
    out.makes_box = out.makes_box || box.is_absolute;
    out.is_boxed_away = box.hides_overflow && box.is_tiny;
    return out;
}

bool says_if_shown(std::string_view property) noexcept {
    constexpr std::string_view names[] = {"background",
                                          "background-color",
                                          "background-image",
                                          "clip",
                                          "clip-path",
                                          "color",
                                          "display",
                                          "float",
                                          "font",
                                          "font-size",
                                          "height",
                                          "left",
                                          "margin-left",
                                          "margin-top",
                                          "max-height",
                                          "max-width",
                                          "opacity",
                                          "overflow",
                                          "position",
                                          "text-decoration",
                                          "text-decoration-line",
                                          "top",
                                          "transform",
                                          "vertical-align",
                                          "visibility",
                                          "width"};
    return std::ranges::any_of(names, [&](std::string_view name) { return equal_ignoring_case(property, name); });
}

bool may_hide(std::string_view style, bool veils) noexcept {
    // The words by their first letter: a page has thousands of styles, most of which hold none of them.
    constexpr std::array<std::string_view, 9> words{"none",   "opacity",  "line-through", "super", "clip",
                                                    "scale(", "overflow", ":-",           ": -"};
    constexpr std::array<std::string_view, 4> veil_words{"font", "visib", "color", "background"};
    constexpr auto begins = [&] {
        std::array<std::uint8_t, 256> out{};  // 1: one of `words`, 2: one of `veil_words`
        const auto add = [&](std::span<const std::string_view> begun, std::uint8_t bit) {
            for (std::size_t c = 0; c < out.size(); ++c)
                for (const std::string_view word : begun)
                    if (lower(static_cast<char>(c)) == word.front()) out[c] |= bit;
        };
        add(words, 1);
        add(veil_words, 2);
        return out;
    }();
    const unsigned asked = veils ? 3U : 1U;
    for (std::size_t at = 0; at < style.size(); ++at) {
        const unsigned may_be = begins[static_cast<unsigned char>(style[at])] & asked;
        if (may_be == 0) continue;
        const std::string_view rest = style.substr(at);
        const auto is_next = [&](std::string_view word) { return equal_ignoring_case(rest.substr(0, word.size()), word); };
        if ((may_be & 1U) != 0 && std::ranges::any_of(words, is_next)) return true;
        if ((may_be & 2U) != 0 && std::ranges::any_of(veil_words, is_next)) return true;
    }
    return false;
}

bool has_veils(std::string_view html) noexcept {
    const auto any = [&](std::string_view word, auto hides) {
        for (std::size_t at = html.find(word); at != html.npos; at = html.find(word, at + word.size()))
            if (hides(html.substr(at + word.size(), 24))) return true;
        return false;
    };
    const auto is_zero = [](std::string_view rest) {
        rest = trimmed(rest);
        if (!rest.starts_with(':')) return false;
        rest = trimmed(rest.substr(1));
        return rest.starts_with('0') || rest.starts_with(".0");
    };
    const auto is_pale = [](std::string_view rest) {
        const auto at = rest.find_first_not_of(" :=\"'");
        if (at == 0 || at == rest.npos) return false;
        rest = rest.substr(at, rest.find_first_of(";\"'>", at) - at);
        return is_white_color(rest) || is_clear(rest) || contains(rest.substr(0, 3), "rgb") || contains(rest.substr(0, 3), "hsl");
    };
    const auto always = [](std::string_view) { return true; };
    const auto is_font = [&](std::string_view rest) {
        return is_zero(rest) || rest.find(" 0") != rest.npos || rest.find(" .0") != rest.npos;
    };
    return any("font-size", is_zero) || any("FONT-SIZE", is_zero) ||
           any("font:", [&](std::string_view r) { return r.starts_with('0') || is_font(r); }) || any("visibility", always) ||
           any("VISIBILITY", always) || any("color", is_pale) || any("COLOR", is_pale);
}

}  // namespace gongkai::detail
