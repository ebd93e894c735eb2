// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <concepts>
#include <gongkai/core/count.hpp>
#include <gongkai/core/lang.hpp>
#include <gongkai/core/money.hpp>
#include <gongkai/tables/cell.hpp>
#include <iosfwd>
#include <string>
#include <string_view>
#include <type_traits>

namespace gongkai {

/// In digits.
inline std::string to_string(const count& value) { return std::to_string(value.value()); }

/// `58.3702万元`
inline std::string to_string(const money& amount) { return to_string(amount.wan_yuan()) + "万元"; }

/// Its number, with `*` where it was inferred; `-` for a blank cell, `?` for a missing one.
inline std::string to_string(const cell& c) {
    switch (c.status()) {
        case cell_status::blank: return "-";
        case cell_status::missing: return "?";
        case cell_status::inferred: return to_string(c.number()) + "*";
        case cell_status::reported: break;
    }
    return to_string(c.number());
}

namespace detail {

template <class T>
concept in_words = requires(const T& value) {
    { to_string(value) } -> std::convertible_to<std::string_view>;
};

template <class T>
concept in_two_languages = requires(const T& value) {
    { to_string(value, lang::en) } -> std::convertible_to<std::string_view>;
};

template <class T>
concept in_code = requires(const T& value) {
    { code(value) } -> std::convertible_to<std::string_view>;
};

template <class T>
concept printable = (std::is_class_v<T> || std::is_enum_v<T>) && (in_words<T> || in_two_languages<T> || in_code<T>);

}  // namespace detail

/// `std::cout << value`, for whatever has a to_string (in English, where it has two languages) or a code: numbers, cells, keys, findings,
/// errors, citations, items of the law and the form.
template <class Traits, detail::printable T>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const T& value) {
    if constexpr (detail::in_words<T>) return out << std::string_view{to_string(value)};
    else if constexpr (detail::in_two_languages<T>) return out << std::string_view{to_string(value, lang::en)};
    else return out << code(value);
}

}  // namespace gongkai
