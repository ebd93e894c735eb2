// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <gongkai/tables/sums.hpp>
#include <span>
#include <utility>

#include "position.hpp"

/// The sums of every form, made by the compiler: for what needs their number or more of their kind made of them.

namespace gongkai::detail {

/// Calls `row`, `column` or `kind` for each sum that a form has, in their order.
template <class Row, class Column, class Kind>
constexpr void for_each_sum(const form& shape, Row&& row, Column&& column, Kind&& kind) {
    for (const request_row r : enumerators<request_row>)
        if (shape.has(r)) row(r);
    for (const sum_kind k : {sum_kind::requests_dispositions, sum_kind::requests_balance})
        for (const request_column c : enumerators<request_column>)
            if (shape.has(c)) column(k, c);
    for (const review_kind k : enumerators<review_kind>) kind(k);
}

constexpr std::size_t count_sums(const form& shape) noexcept {
    std::size_t n = 0;
    for_each_sum(shape, [&](request_row) { ++n; }, [&](sum_kind, request_column) { ++n; }, [&](review_kind) { ++n; });
    return n;
}

/// Every sum of a form.
template <std::size_t Form>
consteval auto list_sums() {
    constexpr form shape = all_forms[Form];
    std::array<sum, count_sums(shape)> sums{};
    std::size_t n = 0;
    const auto left = [&](cell_key key) { sums[n].left_cells[sums[n].left_size++] = position(key); };
    const auto right = [&](cell_key key) { sums[n].right_cells[sums[n].right_size++] = position(key); };

    const auto row = [&](request_row r) {
        sums[n].kind = sum_kind::requests_row;
        left({r, request_column::total});
        for (const applicant a : enumerators<applicant>)
            if (shape.has(column_of(a))) right({r, column_of(a)});
        ++n;
    };
    const auto column = [&](sum_kind kind, request_column c) {
        sums[n].kind = kind;
        if (kind == sum_kind::requests_dispositions) {
            left({request_row::total, c});
            for (const disposition d : enumerators<disposition>)
                if (shape.has(row_of(d))) right({row_of(d), c});
        } else {
            left({request_row::received, c});
            left({request_row::carried_in, c});
            right({request_row::total, c});
            right({request_row::carried_out, c});
        }
        ++n;
    };
    const auto kind = [&](review_kind k) {
        sums[n].kind = sum_kind::reviews_row;
        left({k, review_column::total});
        for (const review_outcome o : enumerators<review_outcome>) right({k, column_of(o)});
        ++n;
    };
    for_each_sum(shape, row, column, kind);
    return sums;
}

template <std::size_t Form>
inline constexpr auto sums_in_form = list_sums<Form>();

inline constexpr auto sums_of_forms = []<std::size_t... F>(std::index_sequence<F...>) {
    return std::array{std::span<const sum>{sums_in_form<F>}...};
}(std::make_index_sequence<all_forms.size()>{});

inline constexpr std::size_t most_sums = [] {
    std::size_t most = 0;
    for (const auto& sums : sums_of_forms) most = std::max(most, sums.size());
    return most;
}();

}  // namespace gongkai::detail
