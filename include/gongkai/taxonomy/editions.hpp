// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/editions/describe.hpp>
#include <gongkai/editions/edition_2019.hpp>
#include <gongkai/editions/edition_2021.hpp>
#ifdef GONGKAI_MORE_EDITIONS
#include GONGKAI_MORE_EDITIONS
#endif
#include <utility>

namespace gongkai::detail {

/// What an edition changes of the items before it.
template <edition Edition, class Enum, std::size_t N>
constexpr void amend(std::array<legal_item<Enum>, N>& rows) {
    for (const auto& row : new_in<Edition, Enum>) {
        rows[index_of(row.value)] = row;
        rows[index_of(row.value)].in = editions::since(Edition);
    }
    editions before;
    for (const edition e : enumerators<edition>)
        if (e < Edition) before |= e;
    for (const Enum gone : gone_in<Edition, Enum>) rows[index_of(gone)].in &= before;
    for (const wording<Enum>& now : reworded_in<Edition, Enum>) {
        legal_item<Enum>& row = rows[index_of(now.value)];
        for (const edition e : enumerators<edition>)
            if ((before & row.in).contains(e) && row.worded[index_of(e)].empty()) row.worded[index_of(e)] = row.zh;
        row.zh = now.zh;
    }
}

template <class Enum, std::size_t... E>
constexpr legal_item<Enum> spelled_out(const legal_item<Enum>& row, std::index_sequence<E...>) {
    return {row.value, row.code, row.zh, row.en, {row.basis[0], row.basis[1]}, row.in, {row.worded[E]...}};
}

/// The items of an enumeration as all editions together have them; `rows` are those that follow from another enumeration.
template <class Enum>
consteval std::array<legal_item<Enum>, enum_size<Enum>> assembled(std::array<legal_item<Enum>, enum_size<Enum>> rows = {}) {
    [&]<std::size_t... E>(std::index_sequence<E...>) {
        (amend<enumerators<edition>[E]>(rows), ...);
    }(std::make_index_sequence<enum_size<edition>>{});
    // Spelled out element by element: g++ 12 cannot read back a constant array that it value-initialised.
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return std::array<legal_item<Enum>, enum_size<Enum>>{
            spelled_out(rows[I], std::make_index_sequence<enum_size<edition>>{})...};
    }(std::make_index_sequence<enum_size<Enum>>{});
}

}  // namespace gongkai::detail
