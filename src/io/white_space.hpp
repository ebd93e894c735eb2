// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string_view>

namespace gongkai::detail {

/// Length in bytes of the white space character that `utf8` begins with, 0 where it begins with none: ASCII's, the
/// no-break space of `&nbsp;`, the ideographic space, the typographic spaces.
constexpr std::size_t white_space_length(std::string_view utf8) noexcept {
    if (utf8.empty()) return 0;
    const char c = utf8[0];
    if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
    if (c == '\xC2') return utf8.substr(0, 2) == "\u00A0" ? 2 : 0;
    const std::string_view three = utf8.substr(0, 3);
    if (c == '\xE3') return three == "\u3000" ? 3 : 0;
    if (c != '\xE2' || three.size() < 3) return 0;
    return (three >= "\u2000" && three <= "\u200A") || three == "\u2028" || three == "\u2029" || three == "\u202F" ||
                   three == "\u205F"
               ? 3
               : 0;
}

/// Likewise for a character that shows nothing and parts nothing: zero-width spaces and joiners, directional marks, the
/// soft hyphen, a byte order mark amid the text.
constexpr std::size_t invisible_length(std::string_view utf8) noexcept {
    if (utf8.empty()) return 0;
    const char c = utf8[0];
    if (c == '\xC2') return utf8.substr(0, 2) == "\u00AD" ? 2 : 0;
    const std::string_view three = utf8.substr(0, 3);
    if (c == '\xEF') return three == "\uFEFF" ? 3 : 0;
    if (c != '\xE2' || three.size() < 3) return 0;
    return (three >= "\u200B" && three <= "\u200F") || (three >= "\u202A" && three <= "\u202E") || three == "\u2060"
               ? 3
               : 0;
}

}  // namespace gongkai::detail
