// SPDX-License-Identifier: Apache-2.0
#include <gongkai/io/read.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace gongkai {
namespace {

using namespace std::string_view_literals;

std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) noexcept {
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// A zip file by its central directory (APPNOTE.TXT 4.3.12, 4.3.16).
result<std::optional<format>> find_in_zip(std::string_view bytes) {
    constexpr std::size_t end_size = 22;
    constexpr std::size_t entry_size = 46;
    const auto damaged = [](const char* what) { return error{errc::format_damaged, what}; };
    const std::size_t tail = bytes.size() - std::min<std::size_t>(bytes.size(), end_size + 0xFFFF);
    const std::size_t end = bytes.rfind("PK\x05\x06"sv);
    if (end == bytes.npos || end < tail || bytes.size() - end < end_size) return damaged("zip: no end of directory");
    const std::uint64_t entries = little_endian(bytes, end + 10, 2);
    std::uint64_t at = little_endian(bytes, end + 16, 4);
    if (entries > max_package_parts)
        return error{errc::format_too_complex, std::to_string(entries) + " > " + std::to_string(max_package_parts)};

    std::optional<format> found;
    std::string_view other;
    std::uint64_t total = 0;
    for (std::uint64_t i = 0; i < entries; ++i) {
        if (at + entry_size > end || bytes.substr(at, 4) != "PK\x01\x02"sv) return damaged("zip: directory");
        const std::uint64_t size = little_endian(bytes, at + 24, 4);
        const std::uint64_t name_size = little_endian(bytes, at + 28, 2);
        if (at + entry_size + name_size > end) return damaged("zip: directory");
        const std::string_view name = bytes.substr(at + entry_size, name_size);
        total += size;
        if (total > max_unpacked_bytes)
            return error{errc::input_too_large, std::string{name.substr(0, 100)} + ": " + std::to_string(total) + " > " +
                                                    std::to_string(max_unpacked_bytes)};
        if ((little_endian(bytes, at + 8, 2) & 1U) != 0) return error{errc::format_encrypted, "zip"};
        if (name.starts_with("word/"))
            found = format::docx;
        else if (name.starts_with("xl/"))
            found = format::xlsx;
        else if (name == "OFD.xml")
            other = "OFD";
        else if (name.starts_with("ppt/"))
            other = "pptx";
        else if (name == "META-INF/manifest.xml")
            other = "OpenDocument";
        at += entry_size + name_size + little_endian(bytes, at + 30, 2) + little_endian(bytes, at + 32, 2);
    }
    if (found) return found;
    return error{errc::format_unsupported, std::string{other.empty() ? "zip" : other}};
}

/// A compound file of the time before 2007. Office encrypts its newer documents into one, too.
error find_in_compound_file(std::string_view bytes) {
    if (bytes.find("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv) != bytes.npos)
        return {errc::format_encrypted, {}};
    return {errc::format_office_legacy, {}};
}

}  // namespace

result<std::optional<format>> detect_package(std::string_view bytes) {
    if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) return find_in_zip(bytes);
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return find_in_compound_file(bytes);
    // Readers of PDF look for its first line in the first kilobyte.
    if (const std::string_view beginning = bytes.substr(0, 1024); beginning.find("%PDF-"sv) != beginning.npos) {
        const std::size_t at = beginning.find("%PDF-"sv);
        const bool in_text = std::all_of(beginning.begin(), beginning.begin() + static_cast<std::ptrdiff_t>(at),
                                         [](char c) { return c != '<' && c != '{' && c != ','; });
        if (at == 0 || in_text) return std::optional{format::pdf};
    }
    struct signature {
        std::string_view begins;
        std::string_view name;
        errc why;
    };
    constexpr std::array others{
        signature{"{\\rtf"sv, "RTF"sv, errc::format_unsupported},
        signature{"Rar!\x1A"sv, "RAR"sv, errc::format_unsupported},
        signature{"7z\xBC\xAF\x27\x1C"sv, "7z"sv, errc::format_unsupported},
        signature{"\x89PNG"sv, "PNG"sv, errc::document_scanned},
        signature{"\xFF\xD8\xFF"sv, "JPEG"sv, errc::document_scanned},
        signature{"II*\0"sv, "TIFF"sv, errc::document_scanned},
        signature{"MM\0*"sv, "TIFF"sv, errc::document_scanned},
    };
    for (const signature& s : others)
        if (bytes.starts_with(s.begins)) return error{s.why, std::string{s.name}};
    return std::optional<format>{};
}

}  // namespace gongkai
