// SPDX-License-Identifier: Apache-2.0
#include "encoding.hpp"

#include "ascii.hpp"
#include "unicode.hpp"
#include <gongkai/io/read.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <iconv.h>
#include <optional>
#include <string>
#include <utility>

namespace gongkai::detail {
namespace {

constexpr unsigned char byte(char c) noexcept { return static_cast<unsigned char>(c); }

constexpr bool starts_with_any(std::string_view bytes, std::initializer_list<std::string_view> magic) noexcept {
    return std::ranges::any_of(magic, [&](std::string_view m) { return bytes.starts_with(m); });
}

/// What a file that is no text calls itself in its first bytes; empty where it says nothing.
std::string_view binary_kind(std::string_view bytes) noexcept {
    using namespace std::string_view_literals;
    if (bytes.starts_with("%PDF-")) return "PDF, not supported";
    if (bytes.starts_with("PK\x03\x04")) {
        // Office documents name their parts in the first entries of the archive.
        const std::string_view head = bytes.substr(0, 8192);
        const auto names = [&](std::string_view part) { return head.find(part) != std::string_view::npos; };
        if (names("word/")) return "DOCX, not supported";
        if (names("xl/")) return "XLSX, not supported";
        if (names("OFD.xml")) return "OFD, not supported";
        return "ZIP, not supported";
    }
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return "DOC/XLS/WPS (OLE), not supported";
    if (bytes.starts_with("{\\rtf")) return "RTF, not supported";
    if (starts_with_any(bytes, {"\x89PNG", "\xFF\xD8\xFF", "GIF87a", "GIF89a", "II*\0"sv, "MM\0*"sv}))
        return "image, not supported";
    if (starts_with_any(bytes, {"\x1F\x8B", "Rar!\x1A", "7z\xBC\xAF\x27\x1C"})) return "archive, not supported";
    return {};
}

struct utf8_prefix {
    std::size_t valid;  ///< bytes that are valid UTF-8
    bool ends_in_part;  ///< the rest is the beginning of one character
};

utf8_prefix check_utf8(std::string_view s) noexcept {
    std::size_t i = 0;
    while (i < s.size()) {
        if (std::uint64_t eight; s.size() - i >= 8) {
            std::memcpy(&eight, s.data() + i, 8);
            if ((eight & 0x8080808080808080U) == 0) {
                i += 8;
                continue;
            }
        }
        const unsigned char lead = byte(s[i]);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        std::size_t length = 0;
        unsigned char low = 0x80;
        unsigned char high = 0xBF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            length = 2;
        } else if (lead >= 0xE0 && lead <= 0xEF) {
            length = 3;
            if (lead == 0xE0) low = 0xA0;
            if (lead == 0xED) high = 0x9F;
        } else if (lead >= 0xF0 && lead <= 0xF4) {
            length = 4;
            if (lead == 0xF0) low = 0x90;
            if (lead == 0xF4) high = 0x8F;
        } else {
            return {i, false};
        }
        for (std::size_t k = 1; k < length; ++k) {
            if (i + k == s.size()) return {i, true};
            const unsigned char next = byte(s[i + k]);
            if (next < low || next > high) return {i, false};
            low = 0x80;
            high = 0xBF;
        }
        i += length;
    }
    return {s.size(), false};
}

/// The whole of `bytes` in UTF-8, less a character cut off at the end; empty where a byte does not belong.
std::optional<std::string> convert(std::string_view bytes, const char* charset) {
    const iconv_t converter = iconv_open("UTF-8", charset);
    if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    // No encoding that is read here takes more than twice its bytes in UTF-8.
    std::string out(bytes.size() * 2 + 16, '\0');
    char* in = const_cast<char*>(bytes.data());
    std::size_t in_left = bytes.size();
    char* to = out.data();
    std::size_t to_left = out.size();
    const std::size_t converted = iconv(converter, &in, &in_left, &to, &to_left);
    const bool whole = converted != static_cast<std::size_t>(-1) || errno == EINVAL;
    iconv_close(converter);
    if (!whole) return std::nullopt;
    out.resize(out.size() - to_left);
    return out;
}

/// More control characters than one in a hundred.
bool is_control_laden(std::string_view text) noexcept {
    return has_control(text) && static_cast<std::size_t>(std::ranges::count_if(text, is_control)) * 100 > text.size();
}

/// Text in UTF-16 has ASCII digits and line ends among the rest, and these have a zero byte on one side only.
const char* utf16_by_evidence(std::string_view bytes) noexcept {
    std::array<std::size_t, 2> zeros{};
    const std::size_t sample = std::min<std::size_t>(bytes.size(), 65536);
    for (std::size_t i = 0; i < sample; ++i)
        if (bytes[i] == '\0') ++zeros[i % 2];
    if (zeros[1] > 8 * zeros[0]) return "UTF-16LE";
    if (zeros[0] > 8 * zeros[1]) return "UTF-16BE";
    return nullptr;
}

/// Chinese text is for the most part in the 3755 characters of GB 2312's first level; bytes of another encoding that
/// happen to be valid are not.
bool looks_like_gb18030(std::string_view bytes) noexcept {
    std::size_t common = 0;
    std::size_t rare = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned char lead = byte(bytes[i]);
        if (lead < 0x80) continue;
        if (i + 1 == bytes.size()) break;
        const unsigned char trail = byte(bytes[i + 1]);
        if (trail >= 0x30 && trail <= 0x39) {
            ++rare;
            i += 3;
            continue;
        }
        if (trail >= 0xA1 && lead >= 0xB0 && lead <= 0xD7) ++common;
        else if (trail < 0xA1 || lead > 0xA9) ++rare;
        ++i;
    }
    return common > 0 && common >= 2 * rare;
}

/// Whether the document says, as a web page or XML does near its beginning, that it is in GB2312, GBK or GB18030.
bool declares_gb(std::string_view bytes) noexcept {
    const std::string_view head = bytes.substr(0, 4096);
    for (const std::string_view key : {"charset=", "encoding="}) {
        const auto at =
            std::search(head.begin(), head.end(), key.begin(), key.end(), [&](char a, char b) { return lower(a) == b; });
        if (at == head.end()) continue;
        std::string_view name = head.substr(static_cast<std::size_t>(at - head.begin()) + key.size());
        while (!name.empty() && (name[0] == '"' || name[0] == '\'' || name[0] == ' ')) name.remove_prefix(1);
        if (name.size() >= 2 && lower(name[0]) == 'g' && lower(name[1]) == 'b') return true;
    }
    return false;
}

result<decoded_text> from_utf16(std::string_view bytes, const char* charset) {
    auto text = convert(bytes, charset);
    if (!text) return error{errc::input_encoding, charset};
    return decoded_text::own(*std::move(text));
}

result<decoded_text> to_utf8(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), "UTF-16LE");
    if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), "UTF-16BE");
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (const auto zero = bytes.find('\0'); zero != std::string_view::npos) {
        if (const char* charset = utf16_by_evidence(bytes))
            if (auto text = convert(bytes, charset); text && !is_control_laden(*text)) return decoded_text::own(*std::move(text));
        return error{errc::input_binary, "zero byte at offset " + std::to_string(zero)};
    }
    const utf8_prefix utf8 = check_utf8(bytes);
    if (utf8.valid == bytes.size() || utf8.ends_in_part) return decoded_text::borrow(bytes.substr(0, utf8.valid));
    if (declares_gb(bytes) || looks_like_gb18030(bytes))
        if (auto text = convert(bytes, "GB18030")) return decoded_text::own(*std::move(text));
    if (is_control_laden(bytes)) return error{errc::input_binary, "control characters"};
    return error{errc::input_encoding, "not UTF-8 at offset " + std::to_string(utf8.valid) + ", nor GB18030"};
}

}  // namespace

bool has_control(std::string_view text) noexcept {
    // Block by block and without a branch, so that compilers make vector instructions of it.
    for (std::size_t i = 0; i < text.size(); i += 256) {
        const std::string_view block = text.substr(i, 256);
        unsigned char found = 0;
        for (const char c : block) {
            const unsigned char b = byte(c);
            found |= static_cast<unsigned char>((b < 0x20) & (b != '\t') & (b != '\n') & (b != '\r'));
            found |= static_cast<unsigned char>(b == 0x7F);
        }
        if (found != 0) return true;
    }
    return false;
}

result<decoded_text> decode(std::string_view bytes) {
    if (bytes.size() > max_document_bytes)
        return error{errc::input_too_large, std::to_string(bytes.size()) + " > " + std::to_string(max_document_bytes)};
    if (const auto kind = binary_kind(bytes); !kind.empty()) return error{errc::input_binary, std::string{kind}};
    auto decoded = to_utf8(bytes);
    if (!decoded) return decoded;
    const std::string_view text = decoded->view();
    if (text.find('\0') != std::string_view::npos || is_control_laden(text))
        return error{errc::input_binary, "control characters"};
    if (skip_white_space(text, 0) == text.size()) return error{errc::input_empty};
    return decoded;
}

}  // namespace gongkai::detail

namespace gongkai {

result<std::string> decode_text(std::string_view bytes) {
    const auto decoded = detail::decode(bytes);
    if (!decoded) return decoded.error();
    return std::string{decoded->view()};
}

}  // namespace gongkai
