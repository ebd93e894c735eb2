// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongkai::testing {

/// A zip file whose parts are stored as they are.
inline std::string stored_zip(const std::vector<std::pair<std::string, std::string>>& parts) {
    const auto number = [](std::string& out, std::uint64_t value, int bytes) {
        for (; bytes > 0; --bytes, value >>= 8) out += static_cast<char>(value & 0xFF);
    };
    const auto check_sum = [](std::string_view bytes) {
        std::uint32_t crc = 0xFFFF'FFFF;
        for (const char c : bytes) {
            crc ^= static_cast<unsigned char>(c);
            for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1U) != 0 ? 0xEDB8'8320U : 0U);
        }
        return ~crc;
    };
    std::string out;
    std::string directory;
    for (const auto& [name, content] : parts) {
        const std::uint64_t at = out.size();
        std::string about;
        number(about, 20, 2);
        number(about, 0, 2 + 2 + 2 + 2);
        number(about, check_sum(content), 4);
        number(about, content.size(), 4);
        number(about, content.size(), 4);
        number(about, name.size(), 2);
        number(about, 0, 2);
        out.append("PK\x03\x04").append(about).append(name).append(content);
        directory.append("PK\x01\x02");
        number(directory, 20, 2);
        directory.append(about);
        number(directory, 0, 2 + 2 + 2 + 4);
        number(directory, at, 4);
        directory.append(name);
    }
    const std::uint64_t at = out.size();
    out += directory;
    out.append("PK\x05\x06");
    number(out, 0, 4);
    number(out, parts.size(), 2);
    number(out, parts.size(), 2);
    number(out, directory.size(), 4);
    number(out, at, 4);
    number(out, 0, 2);
    return out;
}

inline std::string ofd_element(std::string_view name, std::string_view inside) {
    std::string out = "<ofd:";
    out.append(name).append(" xmlns:ofd=\"http://www.ofdspec.org/2016\">").append(inside);
    return out.append("</ofd:").append(name).append(">");
}

/// An OFD file of one A4 page with this content, and the resources and the template of it.
inline std::string ofd_file(std::string_view content, std::string_view resources = {}, std::string_view form = {}) {
    std::string common =
        "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:PublicRes>Res.xml</ofd:PublicRes><ofd:TemplatePage ID=\"9\" BaseLoc=\"Form.xml\"/>";
    const std::string layer = "<ofd:Content><ofd:Layer>";
    const std::string end = "</ofd:Layer></ofd:Content>";
    return stored_zip({
        {"OFD.xml", ofd_element("OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>")},
        {"Doc_0/Document.xml", ofd_element("Document", "<ofd:CommonData>" + common +
                                                           "</ofd:CommonData><ofd:Pages>"
                                                           "<ofd:Page ID=\"1\" BaseLoc=\"Page.xml\"/></ofd:Pages>")},
        {"Doc_0/Res.xml", ofd_element("Res", resources)},
        {"Doc_0/Form.xml", ofd_element("Page", layer + std::string{form} + end)},
        {"Doc_0/Page.xml", ofd_element("Page", "<ofd:Template TemplateID=\"9\"/>" + layer + std::string{content} + end)},
    });
}

}  // namespace gongkai::testing
