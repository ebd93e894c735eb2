// SPDX-License-Identifier: Apache-2.0
#include "html_style.hpp"

#include "ascii.hpp"

#include <algorithm>
#include <array>

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

bool is_clear(std::string_view color) noexcept {
    if (equal_ignoring_case(color, "transparent")) return true;
    if (!contains(color.substr(0, 5), "rgba(") && !contains(color.substr(0, 5), "hsla(")) return false;
    const std::size_t comma = color.rfind(',');
    if (comma == color.npos || !color.ends_with(')')) return false;
    return is_nought(trimmed(color.substr(comma + 1, color.size() - comma - 2))).value_or(false);
}

}  // namespace

element_style read_style(std::string_view style) noexcept {
    element_style out;
    while (!style.empty()) {
        const std::string_view declaration = style.substr(0, style.find(';'));
        style.remove_prefix(std::min(style.size(), declaration.size() + 1));
        const auto colon = declaration.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string_view property = trimmed(declaration.substr(0, colon));
        std::string_view value = trimmed(declaration.substr(colon + 1));
        value = trimmed(value.substr(0, value.find('!')));
        const auto is = [&](std::string_view name) { return equal_ignoring_case(property, name); };
        if (is("display"))
            out.is_off_page = equal_ignoring_case(value, "none");
        else if (is("opacity"))
            out.is_off_page = out.is_off_page || is_nought(value).value_or(false) || value == "0%";
        else if (is("visibility"))
            out.is_hidden = equal_ignoring_case(value, "hidden") || equal_ignoring_case(value, "collapse");
        else if (is("font-size"))
            out.has_no_size = is_nought(value);
        else if (is("font"))
            out.has_no_size = has_no_size(value);
        else if (is("color"))
            out.is_transparent = is_clear(value);
    }
    return out;
}

bool may_hide(std::string_view style, bool veils) noexcept {
    const auto says = [&](std::string_view word) { return contains(style, word); };
    return says("none") || says("opacity") || (veils && (says("font") || says("visib") || says("color")));
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
    const auto always = [](std::string_view) { return true; };
    const auto is_font = [&](std::string_view rest) { return is_zero(rest) || rest.find(" 0") != rest.npos; };
    return any("font-size", is_zero) || any("FONT-SIZE", is_zero) || any("font:", [&](std::string_view r) { return r.starts_with('0') || is_font(r); }) ||
           any("visibility", always) || any("VISIBILITY", always) || any("color:transparent", always) || any("color: transparent", always) ||
           any("color:rgba(", always) || any("color: rgba(", always);
}

}  // namespace gongkai::detail
