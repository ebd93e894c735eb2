// SPDX-License-Identifier: Apache-2.0
#include <gongkai/core/citation.hpp>
#include <gongkai/core/count.hpp>
#include <gongkai/core/decimal.hpp>
#include <gongkai/core/edition.hpp>
#include <gongkai/core/error.hpp>
#include <gongkai/core/money.hpp>
#include <gongkai/core/result.hpp>
#include <gongkai/core/source_span.hpp>
#include <type_traits>

namespace gongkai {
namespace {

static_assert(std::is_trivially_copyable_v<count> && sizeof(count) == 8);
static_assert(std::is_trivially_copyable_v<money> && sizeof(money) == 8);

// Counts, amounts and printed numbers do not turn into each other by themselves.
static_assert(!std::is_convertible_v<count, std::int64_t>);
static_assert(!std::is_convertible_v<count, money> && !std::is_convertible_v<money, count>);
static_assert(!std::is_convertible_v<std::int64_t, money> && !std::is_convertible_v<decimal, money>);
static_assert(!std::is_convertible_v<std::int64_t, decimal> && !std::is_convertible_v<count, decimal>);

template <class A, class B>
concept addable = requires(A a, B b) { a + b; };
template <class A, class B>
concept subtractable = requires(A a, B b) { a - b; };
template <class A, class B>
concept comparable = requires(A a, B b) { a == b; };
static_assert(addable<count, count> && !addable<count, money>);
static_assert(!subtractable<count, count>, "a difference may be negative: subtract() says so");
static_assert(!comparable<count, money>);

static_assert(count::from(0) == count{} && !count::from(-1));
static_assert(count::from(count::max_cell) && !count::from(count::max_cell + 1));
static_assert(subtract(count{3}, count{1}) == count{2} && !subtract(count{1}, count{3}));

static_assert(decimal::parse("0") == decimal{0} && decimal::parse("007") == decimal{7});
static_assert(decimal::parse("670.376375") == decimal{670376375, 6});
static_assert(decimal::parse("-3") == decimal{-3} && decimal::parse("+82") == decimal{82});
static_assert(decimal::parse("1.0") != decimal::parse("1"), "printed decimals count");
static_assert(decimal::parse("999999999999999999") && !decimal::parse("1999999999999999999"));
static_assert(!decimal::parse("") && !decimal::parse("-") && !decimal::parse(".5") && !decimal::parse("5.") &&
              !decimal::parse("1,234") && !decimal::parse("1e3") && !decimal::parse(" 1") && !decimal::parse("1.2.3"));

static_assert(money::from_wan_yuan(*decimal::parse("670.376375"))->fen() == 670'376'375);
static_assert(money::from_wan_yuan(decimal{316441})->fen() == 316'441'000'000);
static_assert(money::from_wan_yuan(*decimal::parse("0.0000010"))->fen() == 1, "trailing zeros say nothing");
static_assert(!money::from_wan_yuan(*decimal::parse("0.0000001")), "finer than a fen");
static_assert(!money::from_wan_yuan(decimal{-1}) && !money::from_wan_yuan(decimal{999'999'999'999'999'999}));
static_assert(money::from_fen(670'376'375)->wan_yuan() == decimal{670376375, 6});
static_assert(money::from_fen(3'000'000)->wan_yuan() == decimal{3});

static_assert(page_box{} == page_box{0, 0, 0, 0} && source_span{} == source_span{0, 0, 0, 0, place_kind::text, 0, {0, 0, 0, 0}});
static_assert(!source_span{} && source_span::in_paragraph(1) && source_span{0, 1, 1, 1});

static_assert(!edition_for(std::chrono::year{2018}));
static_assert(edition_for(std::chrono::year{2019}) == edition::e2019 && edition_for(std::chrono::year{2020}) == edition::e2019);
static_assert(edition_for(std::chrono::year{2021}) == edition::e2021 && edition_for(std::chrono::year{2025}) == edition::e2021);
static_assert(contains(editions::all, edition::e2019) && !contains(editions::since(edition::e2021), edition::e2019));

consteval bool error_rows_in_order() {
    for (std::size_t i = 0; i < error_items.size(); ++i)
        if (index_of(error_items[i].value) != i || error_items[i].code.empty()) return false;
    return true;
}
static_assert(error_rows_in_order());

}  // namespace
}  // namespace gongkai
