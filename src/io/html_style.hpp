// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

/// What style sheets written beside an element say of whether its text is shown.
namespace gongkai::detail {

struct element_style {
    bool is_off_page = false;  ///< nothing of the element is shown: display:none, opacity:0
    // Of its text; what stands within may set them again.
    std::optional<bool> has_no_size{};
    std::optional<bool> is_hidden{};
    std::optional<bool> is_transparent{};
};

/// Reads the declarations of a style attribute.
element_style read_style(std::string_view declarations) noexcept;

/// Whether a style attribute may say anything that read_style looks for. `veils`: the page has text that takes no room, is
/// hidden or transparent, so that what sets that again counts as well.
bool may_hide(std::string_view declarations, bool veils) noexcept;

/// Whether a page may have such text.
bool has_veils(std::string_view html) noexcept;

}  // namespace gongkai::detail
