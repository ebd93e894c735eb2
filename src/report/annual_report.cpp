// SPDX-License-Identifier: Apache-2.0
#include <gongkai/report/annual_report.hpp>

namespace gongkai {

bool operator==(const annual_report&, const annual_report&) = default;

any_disclosure empty_disclosure(edition e) {
    any_disclosure out;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        ((detail::edition_at(I) == e ? static_cast<void>(out.emplace<I>()) : static_cast<void>(0)), ...);
    }(std::make_index_sequence<enum_size<edition>>{});
    return out;
}

}  // namespace gongkai
