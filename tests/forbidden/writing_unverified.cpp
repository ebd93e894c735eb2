// SPDX-License-Identifier: Apache-2.0
// expect: no matching function for call to .*to_html
#include <gongkai/io/write.hpp>

std::string written(const gongkai::published_report& report) {
#ifdef MISUSE
    return gongkai::to_html(report);
#else
    return gongkai::to_html(gongkai::writable_report::as_printed(report));
#endif
}
