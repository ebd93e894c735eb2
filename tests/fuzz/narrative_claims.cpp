// SPDX-License-Identifier: Apache-2.0
// What prose says of the tables: the first line is the title, each line after it a section.
#include "fuzz.hpp"

#include <gongkai/narrative/check.hpp>
#include <gongkai/narrative/claim.hpp>
#include <gongkai/testing/random_report.hpp>
#include <string>

namespace {

using namespace gongkai;

const published_report& tables() {
    static const published_report report = [] {
        testing::random_source draw{1};
        return testing::random_published_report(draw);
    }();
    return report;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest = fuzz::text_of(data, size);
    published_report report = tables();
    report.metadata.title = fuzz::take_line(rest);
    report.preamble.text = report.metadata.title;
    for (section_text& s : report.sections) s.text = fuzz::take_line(rest);
    for (const claim& c : claims(report, true)) {
        const std::string* text = &report.preamble.text;
        for (const section_text& s : report.sections)
            if (s.which == c.place.section) text = &s.text;
        fuzz::require(c.place.offset <= text->size() && c.place.length <= text->size() - c.place.offset,
                      "a claim stands in its text");
    }
    (void)check_narrative(report, {.passes = true});
    (void)facts(report);
    return 0;
}
