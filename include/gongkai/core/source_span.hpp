// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

namespace gongkai {

/// A place in a document, in its text decoded to UTF-8 (the file's own bytes where it is UTF-8,
/// without its byte order mark).
struct source_span {
    std::uint32_t offset = 0;  ///< bytes from the start
    std::uint32_t length = 0;  ///< bytes
    std::uint32_t line = 0;    ///< from 1; 0 where there is no place
    std::uint32_t column = 0;  ///< code points from 1

    constexpr explicit operator bool() const noexcept { return line != 0; }
    friend constexpr bool operator==(const source_span&, const source_span&) noexcept = default;
};

}  // namespace gongkai
