// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <cstddef>
#include <string_view>
#include <utility>

namespace gongkai {

// A constant "…"sv knows its length; of a plain literal the compiler counts the letters one by one, in each file anew.
using namespace std::string_view_literals;

namespace detail {

template <template <class...> class List, class... Descriptors>
constexpr std::size_t size_of(List<Descriptors...>) noexcept {
    return sizeof...(Descriptors);
}

}  // namespace detail

/// Number of enumerators of a described enumeration.
template <class Enum>
inline constexpr std::size_t enum_size = detail::size_of(boost::describe::describe_enumerators<Enum>{});

namespace detail {

template <template <class...> class List, class... Descriptors>
constexpr bool numbered_from_zero(List<Descriptors...>) noexcept {
    std::size_t next = 0;
    return ((static_cast<std::size_t>(Descriptors::value) == next++) && ...);
}

template <class Enum, template <class...> class List, class... Descriptors>
constexpr std::array<Enum, sizeof...(Descriptors)> values_in(List<Descriptors...>) {
    static_assert(numbered_from_zero(List<Descriptors...>{}));
    return {Descriptors::value...};
}

template <class Enum, template <class...> class List, class... Descriptors>
constexpr std::array<std::string_view, sizeof...(Descriptors)> names_in(List<Descriptors...>) {
    return {std::string_view{Descriptors::name}...};
}

}  // namespace detail

/// The enumerators of a described enumeration, in the order of their definition.
template <class Enum>
inline constexpr std::array<Enum, enum_size<Enum>> enumerators =
    detail::values_in<Enum>(boost::describe::describe_enumerators<Enum>{});

/// The names of the enumerators, in the order of their definition.
template <class Enum>
inline constexpr std::array<std::string_view, enum_size<Enum>> enumerator_names =
    detail::names_in<Enum>(boost::describe::describe_enumerators<Enum>{});

/// Position of an enumerator. Every described enumeration of this library is numbered from zero without gaps.
template <class Enum>
constexpr std::size_t index_of(Enum value) noexcept {
    return static_cast<std::size_t>(value);
}

}  // namespace gongkai
