// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

/// What style sheets written beside an element say of whether its text is shown.
namespace gongkai::detail {

struct element_style {
    bool has_no_box = false;     ///< display:none
    bool is_faded = false;       ///< opacity:0
    bool is_off_page = false;    ///< nothing of the element is shown: clipped away, far off the page
    bool is_boxed_away = false;  ///< nor is it where the element is a box: no room for what overflows
    bool makes_box = false;      ///< it is a box, though elements of its name are parts of a line
    bool is_struck = false;      ///< text-decoration:line-through
    bool is_raised = false;      ///< vertical-align:super
    // Of its text; what stands within may set them again.
    std::optional<bool> has_no_size{};
    std::optional<bool> is_hidden{};
    std::optional<bool> is_transparent{};
    std::optional<bool> is_white{};
    std::optional<bool> is_on_color{};  ///< what is behind it, where that is said: true for anything but white

    /// Whether nothing of the element is shown.
    bool is_out() const noexcept { return has_no_box || is_faded || is_off_page; }
};

/// Whether a color, as style sheets and the attributes of old pages write it, can hardly be told from white.
bool is_white_color(std::string_view color) noexcept;

/// Reads the declarations of a style attribute.
element_style read_style(std::string_view declarations) noexcept;

/// Whether a property is one of those that read_style looks at.
bool says_if_shown(std::string_view property) noexcept;

/// Whether a style attribute may say anything that read_style looks for. `veils`: the page has text that takes no room, is
/// hidden or transparent, so that what sets that again counts as well.
bool may_hide(std::string_view declarations, bool veils) noexcept;

/// Whether a page may have such text.
bool has_veils(std::string_view html) noexcept;

}  // namespace gongkai::detail
