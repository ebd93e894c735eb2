// SPDX-License-Identifier: Apache-2.0
// The content of an OFD page, or whole files where the bytes begin as a zip does. A page is put into a file as it is, so that what
// changes is XML and numbers and not what is packed.
#include "fuzz.hpp"
#include "laws.hpp"

#include "../support/ofd_file.hpp"

#include <gongkai/io/read_ofd.hpp>
#include <string>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gongkai;
    const std::string_view bytes = fuzz::text_of(data, size);
    const std::string file = bytes.starts_with("PK") ? std::string{bytes} : testing::ofd_file(bytes);
    const auto pages = ofd_to_pages(file);
    if (!pages) return 0;
    for (const page& p : *pages)
        for (const page_glyph& g : p.glyphs)
            fuzz::require(g.box.left <= g.box.right && g.box.top <= g.box.bottom, "a character has a box");
    if (const auto report = read_ofd(file)) fuzz::obey_laws(*report);
    return 0;
}
