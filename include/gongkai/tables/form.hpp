// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <boost/describe/enum.hpp>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <gongkai/taxonomy/applicant.hpp>
#include <gongkai/taxonomy/disclosure.hpp>
#include <gongkai/taxonomy/disposition.hpp>
#include <gongkai/taxonomy/legal_item.hpp>
#include <gongkai/taxonomy/review.hpp>
#include <gongkai/taxonomy/section.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// The printed form of the three tables: their rows and columns, and every cell of both editions in order.

namespace gongkai {

/// The three tables of the report; each stands in the section of the same code.
BOOST_DEFINE_ENUM_CLASS(table, disclosure, requests, reviews)

constexpr section section_of(table t) noexcept { return static_cast<section>(index_of(t) + 1); }
constexpr std::string_view code(table t) noexcept { return code(section_of(t)); }

/// Rows of the requests table: what came in, every disposition, their total, what is carried out.
BOOST_DEFINE_ENUM_CLASS(request_row, received, carried_in, granted, partially_granted, denied_state_secret,
                        denied_prohibited_by_law, denied_security_and_stability, denied_third_party_rights,
                        denied_internal_affairs, denied_process_information, denied_enforcement_file,
                        denied_administrative_query, unable_not_held, unable_requires_creation,
                        unable_unclear_after_correction, not_processed_petition, not_processed_repeated,
                        not_processed_publication, not_processed_excessive, not_processed_reconfirmation, other,
                        other_correction_overdue, other_fee_unpaid, other_other, total, carried_out)

/// Columns of the requests table: the six kinds of applicants and their total.
BOOST_DEFINE_ENUM_CLASS(request_column, natural_person, business, research, public_welfare, legal_service,
                        other_organization, total)

/// Columns of each block of the reviews table: the outcomes and their total.
BOOST_DEFINE_ENUM_CLASS(review_column, upheld, corrected, other, pending, total)

constexpr request_row row_of(disposition leaf) noexcept {
    return static_cast<request_row>(index_of(leaf) + index_of(request_row::granted));
}
constexpr std::optional<disposition> disposition_of(request_row row) noexcept {
    if (row < request_row::granted || row >= request_row::total) return std::nullopt;
    return static_cast<disposition>(index_of(row) - index_of(request_row::granted));
}
constexpr request_column column_of(applicant a) noexcept { return static_cast<request_column>(index_of(a)); }
constexpr review_column column_of(review_outcome o) noexcept { return static_cast<review_column>(index_of(o)); }

namespace detail {

template <class To, class From>
constexpr legal_item<To> reissue(const legal_item<From>& row, To value) noexcept {
    return {value, row.code, row.zh, row.en, row.basis, row.in, row.zh_2019};
}

consteval auto request_rows() {
    constexpr std::array<citation, 2> format{citation{instrument::format_2021}, citation{instrument::format_2019}};
    std::array<legal_item<request_row>, enum_size<request_row>> rows{};
    rows[0] = {request_row::received, "received", "一、本年新收政府信息公开申请数量", "received this year", format};
    rows[1] = {request_row::carried_in, "carried_in", "二、上年结转政府信息公开申请数量",
               "carried in from last year", format};
    for (const auto& row : items<disposition>) rows[index_of(row_of(row.value))] = reissue(row, row_of(row.value));
    rows[index_of(request_row::total)] = {request_row::total, "total", "（七）总计", "total disposed of", format};
    rows[index_of(request_row::carried_out)] = {request_row::carried_out, "carried_out", "四、结转下年度继续办理",
                                                "carried over to next year", format};
    return rows;
}

consteval auto request_columns() {
    std::array<legal_item<request_column>, enum_size<request_column>> columns{};
    for (const auto& row : items<applicant>) columns[index_of(row.value)] = reissue(row, column_of(row.value));
    columns[6] = {request_column::total, "total", "总计", "total",
                  {citation{instrument::format_2021}, citation{instrument::format_2019}}};
    return columns;
}

consteval auto review_columns() {
    std::array<legal_item<review_column>, enum_size<review_column>> columns{};
    for (const auto& row : items<review_outcome>) columns[index_of(row.value)] = reissue(row, column_of(row.value));
    columns[4] = {review_column::total, "total", "总计", "total", {article(50, 3)}};
    return columns;
}

}  // namespace detail

template <>
inline constexpr auto items<request_row> = detail::request_rows();
template <>
inline constexpr auto items<request_column> = detail::request_columns();
template <>
inline constexpr auto items<review_column> = detail::review_columns();
static_assert(complete<request_row>() && complete<request_column>() && complete<review_column>());

/// The quantities that a row of the disclosure table has in an edition, in printed order.
constexpr bool has_column(edition e, disclosure_row row, disclosure_column column) noexcept {
    using enum disclosure_column;
    if (e == edition::e2021) {
        switch (row) {
            case disclosure_row::rules:
            case disclosure_row::normative_documents:
                return column == issued || column == repealed || column == in_force;
            case disclosure_row::licenses:
            case disclosure_row::penalties:
            case disclosure_row::coercive_measures: return column == decisions;
            case disclosure_row::fees: return column == amount;
            default: return false;
        }
    }
    switch (row) {
        case disclosure_row::rules:
        case disclosure_row::normative_documents:
            return column == made || column == published || column == public_total;
        case disclosure_row::licenses:
        case disclosure_row::other_services:
        case disclosure_row::penalties:
        case disclosure_row::coercive_measures:
            return column == items_last_year || column == change || column == decisions;
        case disclosure_row::fees: return column == items_last_year || column == change;
        case disclosure_row::procurement: return column == projects || column == amount;
    }
    return false;
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

    constexpr gongkai::table table() const noexcept { return table_; }
    constexpr std::size_t row() const noexcept { return row_; }        ///< position in the table's row enumeration
    constexpr std::size_t column() const noexcept { return column_; }  ///< position in its column enumeration

    constexpr std::string_view row_code() const noexcept {
        switch (table_) {
            case table::disclosure: return items<disclosure_row>[row_].code;
            case table::requests: return items<request_row>[row_].code;
            case table::reviews: break;
        }
        return items<review_kind>[row_].code;
    }
    constexpr std::string_view column_code() const noexcept {
        switch (table_) {
            case table::disclosure: return items<disclosure_column>[column_].code;
            case table::requests: return items<request_column>[column_].code;
            case table::reviews: break;
        }
        return items<review_column>[column_].code;
    }
    constexpr std::string_view row_label(lang language, edition e) const noexcept {
        switch (table_) {
            case table::disclosure: return label(static_cast<disclosure_row>(row_), language, e);
            case table::requests: return label(static_cast<request_row>(row_), language, e);
            case table::reviews: break;
        }
        return label(static_cast<review_kind>(row_), language, e);
    }
    constexpr std::string_view column_label(lang language, edition e) const noexcept {
        switch (table_) {
            case table::disclosure: return label(static_cast<disclosure_column>(column_), language, e);
            case table::requests: return label(static_cast<request_column>(column_), language, e);
            case table::reviews: break;
        }
        return label(static_cast<review_column>(column_), language, e);
    }

    /// An amount of money; every other cell is a count, but for edition 2019's signed `change`.
    constexpr bool is_money() const noexcept {
        return table_ == table::disclosure && column_ == index_of(disclosure_column::amount);
    }
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
inline std::string to_string(const cell_key& key) {
    std::string out{code(key.table())};
    out.append(1, '.').append(key.row_code()).append(1, '.').append(key.column_code());
    return out;
}

namespace detail {

/// Calls `visit(key)` for each cell of either edition, in the order of the tidy form.
template <class Visit>
constexpr void for_each_cell_of_both(Visit&& visit) {
    for (const disclosure_row row : enumerators<disclosure_row>)
        for (const disclosure_column column : enumerators<disclosure_column>)
            if (has_column(edition::e2019, row, column) || has_column(edition::e2021, row, column))
                visit(cell_key{row, column});
    for (const request_row row : enumerators<request_row>)
        for (const request_column column : enumerators<request_column>) visit(cell_key{row, column});
    for (const review_kind row : enumerators<review_kind>)
        for (const review_column column : enumerators<review_column>) visit(cell_key{row, column});
}

consteval std::size_t count_cells() {
    std::size_t n = 0;
    for_each_cell_of_both([&](cell_key) { ++n; });
    return n;
}

}  // namespace detail

/// How many cells the two editions have together.
inline constexpr std::size_t cell_count = detail::count_cells();

/// Every cell of either edition, in the order of the tidy form.
inline constexpr std::array<cell_key, cell_count> all_cells = [] {
    std::array<cell_key, cell_count> cells = [&]<std::size_t... I>(std::index_sequence<I...>) {
        return std::array{((void)I, cell_key{review_kind::reconsideration, review_column::upheld})...};
    }(std::make_index_sequence<cell_count>{});
    std::size_t n = 0;
    detail::for_each_cell_of_both([&](cell_key key) { cells[n++] = key; });
    return cells;
}();

namespace detail {

inline constexpr std::size_t disclosure_cells = static_cast<std::size_t>(
    std::ranges::count_if(all_cells, [](cell_key key) { return key.table() == table::disclosure; }));

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
        case table::requests:
            return detail::disclosure_cells + key.row() * enum_size<request_column> + key.column();
        case table::reviews: break;
    }
    return detail::disclosure_cells + enum_size<request_row> * enum_size<request_column> +
           key.row() * enum_size<review_column> + key.column();
}
static_assert([] {
    for (std::size_t i = 0; i < cell_count; ++i)
        if (index_of(all_cells[i]) != i) return false;
    return true;
}());

/// The cell of these codes, as in the tidy form.
constexpr std::optional<cell_key> find_cell(std::string_view table_code, std::string_view row_code,
                                            std::string_view column_code) noexcept {
    for (const cell_key& key : all_cells)
        if (code(key.table()) == table_code && key.row_code() == row_code && key.column_code() == column_code)
            return key;
    return std::nullopt;
}

/// Which cells a report's form has: those of its edition, and （六）其他处理 either divided into its three rows or,
/// as edition 2019 has it, in one.
struct form {
    gongkai::edition edition = gongkai::edition::e2021;
    bool other_undivided = false;

    /// The form as the edition prints it.
    static constexpr form of(gongkai::edition e) noexcept { return {e, e == gongkai::edition::e2019}; }

    constexpr bool has(request_row row) const noexcept {
        if (row == request_row::other) return other_undivided;
        if (row >= request_row::other_correction_overdue && row <= request_row::other_other) return !other_undivided;
        return true;
    }
    constexpr bool has(const cell_key& key) const noexcept {
        if (key.table() == table::disclosure)
            return has_column(edition, static_cast<disclosure_row>(key.row()),
                              static_cast<disclosure_column>(key.column()));
        return key.table() != table::requests || has(static_cast<request_row>(key.row()));
    }

    friend constexpr bool operator==(const form&, const form&) noexcept = default;
};

namespace detail {

template <edition Edition, bool OtherUndivided>
inline constexpr auto positions_in_form = [] {
    constexpr form shape{Edition, OtherUndivided};
    constexpr auto size = static_cast<std::size_t>(
        std::ranges::count_if(all_cells, [&](const cell_key& key) { return shape.has(key); }));
    std::array<std::uint8_t, size> positions{};
    std::size_t n = 0;
    for (std::size_t i = 0; i < cell_count; ++i)
        if (shape.has(all_cells[i])) positions[n++] = static_cast<std::uint8_t>(i);
    return positions;
}();

}  // namespace detail

/// The cells of a form in order, as positions in all_cells.
constexpr std::span<const std::uint8_t> cells_of(const form& f) noexcept {
    if (f.edition == edition::e2021) {
        if (f.other_undivided) return detail::positions_in_form<edition::e2021, true>;
        return detail::positions_in_form<edition::e2021, false>;
    }
    if (f.other_undivided) return detail::positions_in_form<edition::e2019, true>;
    return detail::positions_in_form<edition::e2019, false>;
}

}  // namespace gongkai
