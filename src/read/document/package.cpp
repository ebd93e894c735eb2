// SPDX-License-Identifier: Apache-2.0
#include "text/ascii.hpp"

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

/// The name of a part as such names compare: without regard to case; some programs write the wrong slash.
std::string part_name(std::string_view name) {
    std::string out{name};
    for (char& c : out) c = c == '\\' ? '/' : detail::lower(c);
    return out;
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

    format found = format::zip;
    std::string_view other;
    std::string_view first;
    bool open_document = false;
    std::uint64_t total = 0;
    for (std::uint64_t i = 0; i < entries; ++i) {
        if (at + entry_size > end || bytes.substr(at, 4) != "PK\x01\x02"sv) return damaged("zip: directory");
        const std::uint64_t size = little_endian(bytes, at + 24, 4);
        const std::uint64_t name_size = little_endian(bytes, at + 28, 2);
        if (at + entry_size + name_size > end) return damaged("zip: directory");
        const std::string name = part_name(bytes.substr(at + entry_size, name_size));
        total += size;
        if (total > max_unpacked_bytes)
            return error{errc::input_too_large,
                         name.substr(0, 100) + ": " + std::to_string(total) + " > " + std::to_string(max_unpacked_bytes)};
        if ((little_endian(bytes, at + 8, 2) & 1U) != 0) return error{errc::format_encrypted, "zip"};
        if (name.starts_with("word/")) found = format::docx;
        else if (name == "xl/workbook.bin") found = format::xlsb;
        else if (name.starts_with("xl/") && found != format::xlsb) found = format::xlsx;
        else if (name == "ofd.xml") found = format::ofd;
        else if (name.starts_with("ppt/")) other = "pptx";
        else if (name == "content.xml") open_document = true;
        // The first part, stored as it is, says which kind of OpenDocument it is.
        if (i == 0 && name == "mimetype")
            first = bytes.substr(std::min<std::uint64_t>(bytes.size(), little_endian(bytes, at + 42, 4) + 30 + name_size), 64);
        at += entry_size + name_size + little_endian(bytes, at + 30, 2) + little_endian(bytes, at + 32, 2);
    }
    if (open_document && first.starts_with("application/vnd.oasis.opendocument.text"sv)) return std::optional{format::odt};
    if (open_document && first.starts_with("application/vnd.oasis.opendocument.spreadsheet"sv)) return std::optional{format::ods};
    // Whoever packs it anew packs this part as well: then its content has to say what it is.
    if (open_document && !first.starts_with("application/vnd.oasis.opendocument."sv)) return std::optional{format::odt};
    if (open_document) other = "OpenDocument";
    if (found != format::zip || other.empty()) return std::optional{found};
    return error{errc::format_unsupported, std::string{other}};
}

/// A compound file of the time before 2007, by the names of its streams. Office encrypts its newer documents into one, too.
result<std::optional<format>> find_in_compound_file(std::string_view bytes) {
    const auto has_stream = [&](std::string_view name) { return bytes.find(name) != bytes.npos; };
    if (has_stream("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv)) return error{errc::format_encrypted};
    if (has_stream("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv)) return std::optional{format::doc};
    if (has_stream("W\0o\0r\0k\0b\0o\0o\0k\0\0\0"sv) || has_stream("B\0o\0o\0k\0\0\0"sv)) return std::optional{format::xls};
    return error{errc::format_office_legacy};
}

/// Whether the text begins with the header of a message, as web archives do (RFC 2557).
bool is_web_archive(std::string_view bytes) {
    std::string beginning;
    for (const char c : bytes.substr(0, 2048)) beginning += detail::lower(c);
    if (beginning.empty() || beginning.front() < 'a' || beginning.front() > 'z') return false;
    const std::size_t name = beginning.find_first_of(":\n");
    return name != beginning.npos && beginning[name] == ':' &&
           (beginning.starts_with("mime-version:") || beginning.find("\nmime-version:") != beginning.npos) &&
           (beginning.starts_with("content-type:") || beginning.find("\ncontent-type:") != beginning.npos);
}

/// Whether it is an office document in a single XML file, by what its beginning names.
bool is_flat_document(std::string_view bytes) {
    const std::string_view beginning = bytes.substr(0, 4096);
    const auto names = [&](std::string_view what) { return beginning.find(what) != beginning.npos; };
    if (beginning.find("<?xml") > 3 || names("<html")) return false;
    return names("urn:schemas-microsoft-com:office:spreadsheet") ||
           names("http://schemas.microsoft.com/office/word/2003/wordml") ||
           names("http://schemas.microsoft.com/office/2006/xmlPackage") || names("<office:document");
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
    if (bytes.starts_with("{\\rtf"sv)) return std::optional{format::rtf};
    if (is_web_archive(bytes)) return std::optional{format::mht};
    if (is_flat_document(bytes)) return std::optional{format::flat};
    constexpr std::array others{
        signature{"\x1F\x8B"sv, "gzip：请先解压 / unpack it first"sv, errc::format_unsupported},
        signature{"BZh91AY&SY"sv, "bzip2：请先解压 / unpack it first"sv, errc::format_unsupported},
        signature{"\xFD"
                  "7zXZ"sv,
                  "xz：请先解压 / unpack it first"sv, errc::format_unsupported},
        signature{"Rar!\x1A"sv, "RAR：请先解压 / unpack it first"sv, errc::format_unsupported},
        signature{"7z\xBC\xAF\x27\x1C"sv, "7z：请先解压 / unpack it first"sv, errc::format_unsupported},
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
