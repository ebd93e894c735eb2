// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <gongkai/core/source_span.hpp>
#include <string_view>

namespace gongkai::detail {

/// Turns byte offsets of a UTF-8 text into lines and columns. Goes through the text once as long as the offsets it is
/// asked for do not decrease. A line ends with LF, CR or CR LF.
class place_finder {
public:
    explicit place_finder(std::string_view utf8) noexcept : text_{utf8} {}

    /// The place of the bytes [first, last).
    source_span span(std::size_t first, std::size_t last) noexcept {
        if (first < at_) *this = place_finder{text_};
        for (; at_ < first && at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '\n' || (c == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n'))) {
                ++line_;
                column_ = 1;
            } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
                ++column_;
            }
        }
        return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last - first), line_, column_};
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t column_ = 1;
};

}  // namespace gongkai::detail
