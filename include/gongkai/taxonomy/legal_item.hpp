// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <gongkai/core/citation.hpp>
#include <gongkai/core/edition.hpp>
#include <gongkai/core/lang.hpp>
#include <gongkai/core/reflect.hpp>
#include <optional>
#include <string_view>

namespace gongkai {

/// One item of the law or of the form: everything that is said of it anywhere follows from this row.
template <class Enum>
struct legal_item {
    Enum value;
    std::string_view code;  ///< stable ASCII code; the enumerator's name with `_` for `.`
    std::string_view zh;    ///< the wording of the statute or the form, letter by letter
    std::string_view en;    ///< reading aid
    std::array<citation, 2> basis;
    editions in = editions::all;  ///< the editions of the report that print or count it
    /// By edition, where it words the item otherwise than `zh`, which is the wording of the newest that has it.
    std::array<std::string_view, enum_size<edition>> worded{};
};

namespace detail {

/// An array of none; std::array<T, 0> takes the compiler many times as long.
template <class T>
struct none_of {
    static constexpr const T* begin() noexcept { return nullptr; }
    static constexpr const T* end() noexcept { return nullptr; }
    static constexpr std::size_t size() noexcept { return 0; }
};

}  // namespace detail

/// The rows of an enumeration of legal items, one per enumerator, in order. Specialised beside each enumeration.
template <class Enum>
inline constexpr detail::none_of<legal_item<Enum>> items{};

namespace detail {

constexpr bool names_match(std::string_view enumerator, std::string_view code) noexcept {
    if (enumerator.size() != code.size()) return false;
    for (std::size_t i = 0; i < code.size(); ++i)
        if (enumerator[i] != (code[i] == '.' ? '_' : code[i])) return false;
    return true;
}

}  // namespace detail

/// Every enumerator has its row, every row its enumerator, and the code is the enumerator's name.
template <class Enum>
consteval bool complete() {
    if (items<Enum>.size() != enum_size<Enum>) return false;
    for (std::size_t i = 0; i < enum_size<Enum>; ++i) {
        const auto& row = items<Enum>[i];
        if (row.value != enumerators<Enum>[i] || !detail::names_match(enumerator_names<Enum>[i], row.code) || row.zh.empty() ||
            row.en.empty())
            return false;
    }
    return true;
}

/// An enumeration whose enumerators are items of the law or of the form.
template <class Enum>
concept legal_enum = items<Enum>.size() != 0;

template <legal_enum Enum>
constexpr const legal_item<Enum>& item(Enum value) noexcept {
    return items<Enum>[index_of(value)];
}

template <legal_enum Enum>
constexpr std::string_view code(Enum value) noexcept {
    return item(value).code;
}

/// The wording of the form of an edition (Chinese), or its translation.
template <legal_enum Enum>
constexpr std::string_view label(Enum value, lang language, edition e = newest_edition) noexcept {
    const auto& row = item(value);
    if (language == lang::en) return row.en;
    const std::string_view worded = row.worded[index_of(e)];
    return worded.empty() ? row.zh : worded;
}

/// The item with this code.
template <legal_enum Enum>
constexpr std::optional<Enum> from_code(std::string_view code) noexcept {
    for (const auto& row : items<Enum>)
        if (row.code == code) return row.value;
    return std::nullopt;
}

}  // namespace gongkai
