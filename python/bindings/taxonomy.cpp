// SPDX-License-Identifier: Apache-2.0
#include <gongkai/ledger/events.hpp>
#include <gongkai/tables/form.hpp>
#include <gongkai/taxonomy/article20.hpp>
#include <gongkai/taxonomy/article21.hpp>

#include "legal.hpp"

namespace gongkai::python {

void bind_taxonomy(py::module_& module) {
    bind_legal<article20>(module, "Article20", "The fifteen kinds of information under 条例第二十条.");
    bind_legal<article21>(module, "Article21", "The matters that 条例第二十一条 adds by level of government.");
    bind_legal<disposition_group>(module, "DispositionGroup", "The six ways in which a request can end.");
    bind_enum<disposition>(module, "Disposition", "DispositionItem", "How a request ended: a leaf of DispositionGroup.",
                           [](py::object member, disposition value) {
                               describe(member, value);
                               member.attr("group") = py::cast(group_of(value));
                           });
    bind_legal<applicant>(module, "Applicant", "Who applied.");
    bind_legal<channel>(module, "Channel", "How a request came in, which decides its day of receipt (条例 31).");
    bind_legal<review_outcome>(module, "ReviewOutcome", "What came of a reconsideration or lawsuit.");
    bind_legal<section>(module, "Section", "The six sections of the report, in order.");

    bind_legal<disclosure_row>(module, "DisclosureRow", "Rows of the disclosure table.");
    bind_legal<disclosure_column>(module, "DisclosureColumn", "Quantities of the disclosure table.");
    bind_enum<request_row>(module, "RequestRow", "RequestRowItem", "Rows of the requests table.",
                           [](py::object member, request_row value) {
                               describe(member, value);
                               const auto leaf = disposition_of(value);
                               member.attr("disposition") = leaf ? py::cast(*leaf) : py::none();
                           });
    bind_legal<request_column>(module, "RequestColumn", "Columns of the requests table.");
    bind_legal<review_kind>(module, "ReviewKind", "Rows of the reviews table.");
    bind_legal<review_column>(module, "ReviewColumn", "Columns of the reviews table.");
    bind_enum<table>(module, "Table", "LegalItem", "The three tables; each stands in the section of the same code.",
                     [](py::object member, table value) { describe(member, section_of(value)); });
}

}  // namespace gongkai::python
