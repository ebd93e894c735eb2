// SPDX-License-Identifier: Apache-2.0
#include <gongkai/gongkai.hpp>
#include <type_traits>

namespace gongkai {
namespace {

static_assert(find_cell("requests", "denied.state_secret", "natural_person") ==
              cell_key{request_row::denied_state_secret, request_column::natural_person});
static_assert(find_cell("reviews", "litigation_direct", "upheld") ==
              cell_key{review_kind::litigation_direct, review_column::upheld});
static_assert(!find_cell("disclosure", "rules", "amount") && !find_cell("requests", "total", ""));
static_assert(!index_of(cell_key{disclosure_row::fees, disclosure_column::issued}), "no edition has it");

// A quantity of one table is no address in another.
static_assert(!std::is_constructible_v<cell_key, request_row, review_column>);
static_assert(!std::is_constructible_v<cell_key, disclosure_row, request_column>);
static_assert(!std::is_constructible_v<cell_key, review_kind, request_column>);

// Rows of the form are the dispositions, and say so both ways.
static_assert([] {
    for (const disposition d : enumerators<disposition>)
        if (disposition_of(row_of(d)) != d || code(row_of(d)) != code(d)) return false;
    return !disposition_of(request_row::received) && !disposition_of(request_row::total);
}());
static_assert(group_of(disposition::denied_enforcement_file) == disposition_group::denied);
static_assert(group_of(disposition::other) == disposition_group::other &&
              group_of(disposition::other_other) == disposition_group::other);

// A constant table is checked when it is compiled.
constexpr request_table constant = request_table::of([] {
    request_counts counts;
    counts.received = {18, 1, 0, 0, 0, 0};
    counts.carried_in[applicant::natural_person] = 2;
    counts[disposition::granted] = {9, 0, 0, 0, 0, 0};
    counts[disposition::denied_third_party_rights] = {2, 1, 0, 0, 0, 0};
    return counts;
}());
static_assert(constant.total().total() == count{12});
static_assert(constant.total(disposition_group::denied)[applicant::business] == count{1});
static_assert(constant.carried_out()[applicant::natural_person] == count{9});
static_assert(constant.carried_out().total() == count{9});

constexpr review_table reviews = [] {
    review_table t;
    t(review_kind::reconsideration, review_outcome::upheld) = 6;
    t(review_kind::reconsideration, review_outcome::corrected) = 1;
    return t;
}();
static_assert(reviews.total(review_kind::reconsideration) == count{7});

// Totals and 结转 are derived: there is nothing to set them with.
template <class Table>
concept has_settable_total =
    requires(Table t) { t.total() = applicant_counts{}; } && std::is_lvalue_reference_v<decltype(std::declval<Table&>().total())>;
static_assert(!has_settable_total<request_table>);

static_assert(std::is_trivially_copyable_v<cell>);
static_assert(!cell{}.has_value() && cell::blank().status() == cell_status::blank);
static_assert(cell::blank() != cell::reported(decimal{0}), "blank is not zero");
static_assert(cell::missing() != cell::blank());

static_assert(items<request_row>[index_of(request_row::denied_security_and_stability)].zh == "3.危及“三安全一稳定”");
static_assert(label(disclosure_row::normative_documents, lang::zh, edition::e2019) == "规范性文件");
static_assert(label(disclosure_row::normative_documents, lang::zh) == "行政规范性文件");
static_assert(from_code<disposition>("unable.not_held") == disposition::unable_not_held);
static_assert(!from_code<applicant>("total"), "nobody applies as a total");

}  // namespace
}  // namespace gongkai
