// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <gongkai/taxonomy/applicant.hpp>
#include <gongkai/taxonomy/disclosure.hpp>
#include <gongkai/taxonomy/disposition.hpp>
#include <gongkai/taxonomy/editions.hpp>
#include <gongkai/taxonomy/legal_item.hpp>
#include <gongkai/taxonomy/review.hpp>
#include <gongkai/taxonomy/section.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

/// The printed form of the three tables: their rows and columns, and every cell of all editions in order.

namespace gongkai {

/// The three tables of the report; each stands in the section of the same code.
BOOST_DEFINE_ENUM_CLASS(table, disclosure, requests, reviews)

/// The section that a table stands in.
constexpr section section_of(table t) noexcept { return static_cast<section>(index_of(t) + 1); }
constexpr std::string_view code(table t) noexcept { return code(section_of(t)); }

/// The row of the form that counts a disposition.
constexpr request_row row_of(disposition leaf) noexcept {
    return static_cast<request_row>(index_of(leaf) + index_of(request_row::granted));
}
/// The disposition that a row counts; empty for a row that counts none.
constexpr std::optional<disposition> disposition_of(request_row row) noexcept {
    if (row < request_row::granted || row >= request_row::total) return std::nullopt;
    return static_cast<disposition>(index_of(row) - index_of(request_row::granted));
}
constexpr request_column column_of(applicant a) noexcept { return static_cast<request_column>(index_of(a)); }
constexpr review_column column_of(review_outcome o) noexcept { return static_cast<review_column>(index_of(o)); }

namespace detail {

template <class To, class From>
constexpr legal_item<To> reissue(const legal_item<From>& row, To value) noexcept {
    return {value, row.code, row.zh, row.en, row.basis, row.in, row.worded};
}

consteval auto request_rows() {
    std::array<legal_item<request_row>, enum_size<request_row>> rows{};
    for (const auto& row : items<disposition>) rows[index_of(row_of(row.value))] = reissue(row, row_of(row.value));
    return assembled<request_row>(rows);
}

consteval auto request_columns() {
    std::array<legal_item<request_column>, enum_size<request_column>> columns{};
    for (const auto& row : items<applicant>) columns[index_of(row.value)] = reissue(row, column_of(row.value));
    return assembled<request_column>(columns);
}

consteval auto review_columns() {
    std::array<legal_item<review_column>, enum_size<review_column>> columns{};
    for (const auto& row : items<review_outcome>) columns[index_of(row.value)] = reissue(row, column_of(row.value));
    return assembled<review_column>(columns);
}

}  // namespace detail

template <>
inline constexpr auto items<request_row> = detail::request_rows();
template <>
inline constexpr auto items<request_column> = detail::request_columns();
template <>
inline constexpr auto items<review_column> = detail::review_columns();

namespace detail {

/// The editions whose table 2 has a quantity, as the type of the table says.
inline constexpr auto editions_of_quantities = [] {
    std::array<std::array<editions, enum_size<disclosure_column>>, enum_size<disclosure_row>> out{};
    const auto add = [&]<edition E>(std::integral_constant<edition, E>) {
        typename disclosure_of<E>::type table{};
        for_each_quantity(
            table, [&](disclosure_row row, disclosure_column column, const auto&) { out[index_of(row)][index_of(column)] |= E; });
    };
    [&]<std::size_t... E>(std::index_sequence<E...>) {
        (add(std::integral_constant<edition, enumerators<edition>[E]> {}), ...);
    }(std::make_index_sequence<enum_size<edition>>{});
    return out;
}();

}  // namespace detail

/// Whether a row of the disclosure table has a quantity in an edition.
constexpr bool has_column(edition e, disclosure_row row, disclosure_column column) noexcept {
    return detail::editions_of_quantities[index_of(row)][index_of(column)].contains(e);
}

/// Whether an edition counts what was issued, what was repealed and what is in force of documents, so that they can be compared.
constexpr bool counts_stock(edition e) noexcept {
    return has_column(e, disclosure_row::normative_documents, disclosure_column::issued) &&
           has_column(e, disclosure_row::normative_documents, disclosure_column::repealed) &&
           has_column(e, disclosure_row::normative_documents, disclosure_column::in_force);
}

/// The address of a cell: a table, and a row and a column of it.
class cell_key {
public:
    constexpr cell_key(disclosure_row row, disclosure_column column) noexcept
        : cell_key{table::disclosure, index_of(row), index_of(column)} {}
    constexpr cell_key(request_row row, request_column column) noexcept
        : cell_key{table::requests, index_of(row), index_of(column)} {}
    constexpr cell_key(review_kind row, review_column column) noexcept
        : cell_key{table::reviews, index_of(row), index_of(column)} {}

    /// The table that it is in.
    constexpr gongkai::table table() const noexcept { return table_; }
    constexpr std::size_t row() const noexcept { return row_; }        ///< position in the table's row enumeration
    constexpr std::size_t column() const noexcept { return column_; }  ///< position in its column enumeration

    /// The stable code of the row.
    constexpr std::string_view row_code() const noexcept {
        switch (table_) {
            case table::disclosure: return items<disclosure_row>[row_].code;
            case table::requests: return items<request_row>[row_].code;
            case table::reviews: break;
        }
        return items<review_kind>[row_].code;
    }
    /// The stable code of the column.
    constexpr std::string_view column_code() const noexcept {
        switch (table_) {
            case table::disclosure: return items<disclosure_column>[column_].code;
            case table::requests: return items<request_column>[column_].code;
            case table::reviews: break;
        }
        return items<review_column>[column_].code;
    }
    /// What the edition calls the row.
    std::string_view row_label(lang language, edition e) const noexcept;
    /// What the edition calls the column.
    std::string_view column_label(lang language, edition e) const noexcept;

    /// An amount of money; every other cell is a count, but for edition 2019's signed `change`.
    constexpr bool is_money() const noexcept {
        return table_ == table::disclosure && column_ == index_of(disclosure_column::amount);
    }
    /// Whether its number may be negative: 本年增/减 of edition 2019.
    constexpr bool is_signed() const noexcept {
        return table_ == table::disclosure && column_ == index_of(disclosure_column::change);
    }

    friend constexpr auto operator<=>(const cell_key&, const cell_key&) noexcept = default;

private:
    constexpr cell_key(gongkai::table t, std::size_t row, std::size_t column) noexcept
        : table_{t}, row_{static_cast<std::uint8_t>(row)}, column_{static_cast<std::uint8_t>(column)} {}

    gongkai::table table_;
    std::uint8_t row_;
    std::uint8_t column_;
};

/// `requests.total.natural_person`
std::string to_string(const cell_key& key);

namespace detail {

/// Calls `visit(key)` for each cell of any edition, in the order of the tidy form.
template <class Visit>
constexpr void for_each_cell(Visit&& visit) {
    for (const disclosure_row row : enumerators<disclosure_row>)
        for (const disclosure_column column : enumerators<disclosure_column>)
            if (!editions_of_quantities[index_of(row)][index_of(column)].is_empty()) visit(cell_key{row, column});
    for (const request_row row : enumerators<request_row>)
        for (const request_column column : enumerators<request_column>) visit(cell_key{row, column});
    for (const review_kind row : enumerators<review_kind>)
        for (const review_column column : enumerators<review_column>) visit(cell_key{row, column});
}

inline constexpr std::size_t disclosure_cells = [] {
    std::size_t n = 0;
    for (std::size_t row = 0; row < enum_size<disclosure_row>; ++row)
        for (std::size_t column = 0; column < enum_size<disclosure_column>; ++column)
            n += editions_of_quantities[row][column].is_empty() ? 0 : 1;
    return n;
}();

}  // namespace detail

/// How many cells the editions have together.
inline constexpr std::size_t cell_count = detail::disclosure_cells + enum_size<request_row> * enum_size<request_column> +
                                          enum_size<review_kind> * enum_size<review_column>;

/// Every cell of any edition, in the order of the tidy form.
inline constexpr std::array<cell_key, cell_count> all_cells = [] {
    std::array<cell_key, cell_count> cells = [&]<std::size_t... I>(std::index_sequence<I...>) {
        return std::array<cell_key, cell_count>{((void)I, cell_key{review_kind::reconsideration, review_column::upheld})...};
    }(std::make_index_sequence<cell_count>{});
    std::size_t n = 0;
    detail::for_each_cell([&](cell_key key) { cells[n++] = key; });
    return cells;
}();

namespace detail {

inline constexpr auto disclosure_index = [] {
    std::array<std::array<std::int8_t, enum_size<disclosure_column>>, enum_size<disclosure_row>> index{};
    for (auto& row : index) row.fill(-1);
    for (std::size_t i = 0; i < disclosure_cells; ++i)
        index[all_cells[i].row()][all_cells[i].column()] = static_cast<std::int8_t>(i);
    return index;
}();

}  // namespace detail

/// Position in all_cells; empty for a disclosure quantity that no edition has.
constexpr std::optional<std::size_t> index_of(const cell_key& key) noexcept {
    switch (key.table()) {
        case table::disclosure: {
            const int at = detail::disclosure_index[key.row()][key.column()];
            if (at < 0) return std::nullopt;
            return static_cast<std::size_t>(at);
        }
        case table::requests: return detail::disclosure_cells + key.row() * enum_size<request_column> + key.column();
        case table::reviews: break;
    }
    return detail::disclosure_cells + enum_size<request_row> * enum_size<request_column> + key.row() * enum_size<review_column> +
           key.column();
}

/// The cell of these codes, as in the tidy form.
constexpr std::optional<cell_key> find_cell(std::string_view table_code, std::string_view row_code,
                                            std::string_view column_code) noexcept {
    for (const cell_key& key : all_cells)
        if (code(key.table()) == table_code && key.row_code() == row_code && key.column_code() == column_code) return key;
    return std::nullopt;
}

namespace detail {

/// Whether an edition prints （六）其他处理 in one row.
constexpr bool prints_other_undivided(edition e) noexcept { return contains(item(disposition::other).in, e); }

/// The edition whose division of （六） a report of this one uses where it has one: its own, else that of the next that divides.
constexpr edition divides_as(edition e) noexcept {
    edition found = e;
    for (const edition later : enumerators<edition>)
        if (later > e && prints_other_undivided(found)) found = later;
    return found;
}

constexpr bool is_part_of_other(disposition d) noexcept {
    return d != disposition::other && group_of(d) == disposition_group::other;
}

/// The editions whose form prints a row, by whether （六） is undivided.
inline constexpr auto rows_of_forms = [] {
    std::array<std::array<editions, enum_size<request_row>>, 2> out{};
    for (const request_row row : enumerators<request_row>) out[0][index_of(row)] = out[1][index_of(row)] = item(row).in;
    out[0][index_of(request_row::other)] = editions::none;
    out[1][index_of(request_row::other)] = editions::all;
    for (const disposition leaf : enumerators<disposition>) {
        if (!is_part_of_other(leaf)) continue;
        editions& divided = out[0][index_of(row_of(leaf))];
        divided = out[1][index_of(row_of(leaf))] = editions::none;
        for (const edition e : enumerators<edition>)
            if (contains(item(leaf).in, divides_as(e))) divided |= e;
    }
    return out;
}();

}  // namespace detail

/// Which cells a report's form has: those of its edition, and （六）其他处理 either divided into its rows or,
/// as edition 2019 has it, in one.
struct form {
    gongkai::edition edition = newest_edition;
    bool other_undivided = false;

    /// The form as the edition prints it.
    static constexpr form of(gongkai::edition e) noexcept { return {e, detail::prints_other_undivided(e)}; }

    /// Whether the form prints it.
    constexpr bool has(request_row row) const noexcept {
        return detail::rows_of_forms[other_undivided][index_of(row)].contains(edition);
    }
    constexpr bool has(request_column column) const noexcept { return contains(item(column).in, edition); }
    constexpr bool has(const cell_key& key) const noexcept {
        switch (key.table()) {
            case table::disclosure:
                return has_column(edition, static_cast<disclosure_row>(key.row()), static_cast<disclosure_column>(key.column()));
            case table::requests:
                return has(static_cast<request_row>(key.row())) && has(static_cast<request_column>(key.column()));
            case table::reviews: break;
        }
        return true;
    }

    /// How many columns the form prints before this one in the requests table.
    constexpr std::size_t columns_before(request_column column) const noexcept {
        std::size_t n = 0;
        for (const request_column c : enumerators<request_column>) n += c < column && has(c) ? 1 : 0;
        return n;
    }

    friend constexpr bool operator==(const form&, const form&) noexcept = default;
};

/// How many columns the requests table of an edition has, its total among them.
constexpr std::size_t request_columns(edition e) noexcept { return form::of(e).columns_before(request_column::total) + 1; }

/// Every form that there can be: each edition's, with （六） divided and undivided.
inline constexpr auto all_forms = [] {
    std::array<form, 2 * enum_size<edition>> forms{};
    for (std::size_t i = 0; i < forms.size(); ++i) forms[i] = {enumerators<edition>[i / 2], i % 2 == 1};
    return forms;
}();

/// Position in all_forms.
constexpr std::size_t index_of(const form& f) noexcept { return 2 * index_of(f.edition) + (f.other_undivided ? 1 : 0); }

/// The cells of a form in order, as positions in all_cells.
std::span<const std::uint8_t> cells_of(const form& f) noexcept;

}  // namespace gongkai
