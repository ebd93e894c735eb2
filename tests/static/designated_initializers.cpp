// SPDX-License-Identifier: Apache-2.0
// What users fill in takes designated initialisers of any of its members, without a warning for the others: compiled with
// -Wextra, and -Werror where all warnings are errors.
#include <gongkai/arrow/frame.hpp>
#include <gongkai/gongkai.hpp>
#include <gongkai/io/document.hpp>
#include <gongkai/io/read.hpp>
#include <gongkai/panel/across_finding.hpp>
#include <gongkai/panel/agency_names.hpp>
#include <gongkai/service/time_limits.hpp>

#pragma GCC diagnostic error "-Wmissing-field-initializers"

namespace gongkai {

[[maybe_unused]] static void designated_initializers() {
    [[maybe_unused]] const disclosure_2021 of_2021{.licenses = 5};
    [[maybe_unused]] const disclosure_2019 of_2019{.licenses = {.decisions = 5}, .procurement_projects = 1};
    [[maybe_unused]] const document_counts documents{.in_force = 7};
    [[maybe_unused]] const publication_counts publications{.published = 7};
    [[maybe_unused]] const catalogue_counts catalogue{.change = -1};
    [[maybe_unused]] const metadata about{.agency = "示例市数据资源局", .year = std::chrono::year{2024}};
    [[maybe_unused]] const section_text section_one{.heading = "一、总体情况"};
    [[maybe_unused]] const preamble_text before{.span = {}};
    [[maybe_unused]] const reading_note note{.problem = reading_problem::unreadable};
    [[maybe_unused]] const document read{
        .blocks = {paragraph{.text = "一、总体情况"}, grid{.cells = {{.text = "5", .column = 1}}}}};
    [[maybe_unused]] const agency_rename renamed{.to = "示例市数据局"};
    [[maybe_unused]] const report_ref from{.year = std::chrono::year{2024}};
    [[maybe_unused]] const rating_limits ratings{.code = "here", .answer = 15};
    [[maybe_unused]] const escalation_limits escalations{.code = "here"};
    [[maybe_unused]] const arrow::frame_column column{.name = "fees"};
}

}  // namespace gongkai
