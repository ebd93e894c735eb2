// SPDX-License-Identifier: Apache-2.0
// What the library asks of iconv, by the browser's own tables (TextDecoder): those of wasi-libc take a tenth of the page, and are
// not safe to use in the locale "C".

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <iconv.h>
#include <string_view>

using namespace std::string_view_literals;

/// Writes bytes of an encoding as UTF-8, less a character cut off at the end; how many bytes that takes, or -1 where a byte does not
/// belong or there is no room.
extern "C" [[clang::import_module("gongkai"), clang::import_name("decode")]] std::int32_t gongkai_browser_decode(
    std::uint32_t encoding, const char* bytes, std::size_t size, char* to, std::size_t room);

extern "C" {

/// To UTF-8 alone. The handle is the number of the encoding, from 1: web/src/library.ts has the same.
iconv_t iconv_open(const char* to, const char* from) {
    std::uintptr_t number = 0;
    if (to == "UTF-8"sv)
        for (const std::string_view name : {"GB18030"sv, "UTF-16LE"sv, "UTF-16BE"sv}) {
            ++number;
            if (name == from) return reinterpret_cast<iconv_t>(number);
        }
    errno = EINVAL;
    return reinterpret_cast<iconv_t>(-1);
}

std::size_t iconv(iconv_t with, char** in, std::size_t* in_left, char** out, std::size_t* out_left) {
    const auto encoding = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(with));
    const std::int32_t written = gongkai_browser_decode(encoding, *in, *in_left, *out, *out_left);
    if (written < 0) {
        errno = EILSEQ;
        return static_cast<std::size_t>(-1);
    }
    *in += *in_left;
    *in_left = 0;
    *out += written;
    *out_left -= static_cast<std::size_t>(written);
    return 0;
}

int iconv_close(iconv_t) { return 0; }
}
