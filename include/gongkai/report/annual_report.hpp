// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/core/edition.hpp>
#include <gongkai/report/published_report.hpp>
#include <gongkai/tables/disclosure_table.hpp>
#include <gongkai/tables/request_table.hpp>
#include <gongkai/tables/review_table.hpp>
#include <variant>
#include <vector>

namespace gongkai {

/// A report that satisfies every arithmetic rule, because nothing else can be built.
/// Its edition is that of its disclosure table.
struct annual_report {
    gongkai::metadata metadata{};
    std::variant<disclosure_2021, disclosure_2019> disclosure{};
    request_table requests{};
    review_table reviews{};
    std::vector<section_text> sections{};
    preamble_text preamble{};

    gongkai::edition edition() const noexcept {
        return disclosure.index() == 0 ? gongkai::edition::e2021 : gongkai::edition::e2019;
    }

    friend bool operator==(const annual_report&, const annual_report&) = default;
};

}  // namespace gongkai
