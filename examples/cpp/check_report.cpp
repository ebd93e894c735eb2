// SPDX-License-Identifier: Apache-2.0
// Reads a published report, lists what is wrong with it, and takes it as a value once it is right.
#include <gongkai/gongkai.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/narrative/check.hpp>
#include <iostream>

int main(int argc, char** argv) {
    using namespace gongkai;

    const result<published_report> read_result = read_file(argc > 1 ? argv[1] : "examples/reports/example-2024.html");
    if (!read_result) {
        std::cerr << to_string(read_result.error(), lang::en) << '\n';
        return 2;
    }
    published_report report = *read_result;
    std::cout << report.metadata.agency << ' ' << static_cast<int>(*report.metadata.year) << '\n';

    for (const finding& f : check_with_prose(report))
        std::cout << "line " << f.span.line << ": " << to_string(f, lang::zh) << '\n';

    // The printed report is never changed behind your back; a correction is yours to make.
    report.set({request_row::total, request_column::natural_person}, cell::reported(decimal{11}));
    const auto verified = verify(report);
    if (!verified) return 1;
    const request_table& requests = verified->requests;
    std::cout << "corrected: granted " << requests[disposition::granted].total().value() << " of "
              << requests.total().total().value() << ", denied " << requests.total(disposition_group::denied).total().value()
              << '\n';
}
