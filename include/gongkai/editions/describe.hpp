// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <gongkai/core/edition.hpp>
#include <gongkai/tables/disclosure_table.hpp>
#include <gongkai/taxonomy/enumerations.hpp>
#include <gongkai/taxonomy/legal_item.hpp>
#include <string_view>

/// With what an edition of the form is described: what it changes of the one before it, by specialisations of these. Everything
/// else, such as the columns of a table, its sums, its layout, what readers look for, codes and schema, is computed from them.

namespace gongkai {

/// What an item is called from an edition on.
template <class Enum>
struct wording {
    Enum value;
    std::string_view zh;
};

/// The items that an edition is the first to print, each with its code, wording, English and basis. `in` is computed.
template <edition Edition, class Enum>
inline constexpr detail::none_of<legal_item<Enum>> new_in{};

/// The items that an edition prints no longer.
template <edition Edition, class Enum>
inline constexpr detail::none_of<Enum> gone_in{};

/// The items that an edition words otherwise than the one before it.
template <edition Edition, class Enum>
inline constexpr detail::none_of<wording<Enum>> reworded_in{};

/// Table 2 of an edition: a type of its own, for which there is for_each_quantity.
template <edition Edition>
struct disclosure_of;

/// A row or a column of table 2 or 3.
class form_item {
public:
    /// What an item stands along.
    enum class axis : std::uint8_t { disclosure_row, disclosure_column, request_row, request_column };

    constexpr form_item(disclosure_row r) noexcept : form_item{axis::disclosure_row, gongkai::index_of(r)} {}
    constexpr form_item(disclosure_column c) noexcept : form_item{axis::disclosure_column, gongkai::index_of(c)} {}
    constexpr form_item(request_row r) noexcept : form_item{axis::request_row, gongkai::index_of(r)} {}
    constexpr form_item(request_column c) noexcept : form_item{axis::request_column, gongkai::index_of(c)} {}

    /// Whether it is a row or a column, and of which table.
    constexpr axis along() const noexcept { return axis_; }
    /// Its position in its enumeration.
    constexpr std::size_t index() const noexcept { return index_; }

private:
    constexpr form_item(axis along, std::size_t index) noexcept : axis_{along}, index_{static_cast<std::uint8_t>(index)} {}

    axis axis_;
    std::uint8_t index_;
};

/// A wording that documents have in place of the form's. White space, brackets and most punctuation do not count.
struct met_label {
    std::string_view text;
    form_item names;
    editions tells = editions::all;  ///< the editions of which it is evidence, among those that print the item
};

/// The wordings that documents of an edition have besides those of the form.
template <edition Edition>
inline constexpr detail::none_of<met_label> labels_in{};

}  // namespace gongkai
