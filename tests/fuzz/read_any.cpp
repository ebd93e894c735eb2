// SPDX-License-Identifier: Apache-2.0
// Bytes of unknown format and encoding: decoding, detection, reading.
#include "../../src/text/encoding.hpp"
#include "../../src/text/unicode.hpp"
#include "fuzz.hpp"
#include "laws.hpp"

#include <gongkai/io/read.hpp>

namespace {

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto c = gongkai::detail::decode_at(text, at);
        if (c.length == 1 && static_cast<unsigned char>(text[at]) >= 0x80U) return false;
        at += c.length;
    }
    return true;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = gongkai::fuzz::text_of(data, size);
    if (const auto text = gongkai::detail::decode(bytes)) {
        gongkai::fuzz::require(is_utf8(text->view()), "decoded text is UTF-8");
        gongkai::fuzz::require(!text->view().starts_with("\xEF\xBB\xBF"), "decoded text has no byte order mark");
    }
    (void)gongkai::detect_format(bytes);
    if (const auto report = gongkai::read(bytes)) gongkai::fuzz::obey_laws(*report);
    return 0;
}
