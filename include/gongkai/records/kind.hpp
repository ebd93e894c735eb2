// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <chrono>
#include <cstdint>
#include <gongkai/core/citation.hpp>
#include <optional>
#include <span>
#include <string_view>

/// A ledger is a described struct: its members are the columns, their types say what stands in them. Text is std::string,
/// a legal item is written as its code or its wording, a day is std::chrono::sys_days, a day and time a moment, a number
/// std::uint32_t, a truth bool; what is optional may be empty.

namespace gongkai {

/// A column of a ledger.
struct record_column {
    std::string_view name;  ///< the member's name, and the title of the column
    std::string_view zh;    ///< its title in Chinese, which is read as well
    std::string_view en;
    bool needed = false;  ///< without this column nothing can be counted
};

/// What a kind of ledger is called and which columns it has; specialised beside each struct.
template <class Entry>
struct record_kind;

/// A row of a ledger of publication, columns or service.
template <class Entry>
concept record = requires {
    record_kind<Entry>::code;
    record_kind<Entry>::columns;
};

namespace detail {

template <class Entry>
using record_members = boost::describe::describe_members<Entry, boost::describe::mod_public>;

template <class... Descriptors, template <class...> class List>
constexpr std::array<std::string_view, sizeof...(Descriptors)> member_names(List<Descriptors...>) {
    return {std::string_view{Descriptors::name}...};
}

}  // namespace detail

/// How many columns a kind of ledger has.
template <class Entry>
inline constexpr std::size_t record_width = boost::mp11::mp_size<detail::record_members<Entry>>::value;

/// Every member has its column and every column its member, in order; the id comes first.
template <class Entry>
consteval bool complete_record() {
    constexpr auto names = detail::member_names(detail::record_members<Entry>{});
    const auto& columns = record_kind<Entry>::columns;
    if (columns.size() != names.size() || names.front() != "id") return false;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (columns[i].name != names[i] || columns[i].zh.empty() || columns[i].en.empty()) return false;
    return true;
}

/// The place of a column by its name; does not compile where there is none.
template <class Entry>
consteval std::size_t column_of(std::string_view name) {
    const auto& columns = record_kind<Entry>::columns;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == name) return i;
    throw "no such column";
}

/// Which columns a ledger has. Of what it has none for nothing is known of any row, and nothing found wrong.
class record_scope {
public:
    constexpr record_scope() noexcept = default;
    constexpr explicit record_scope(std::uint64_t columns) noexcept : columns_{columns} {}
    /// All columns.
    static constexpr record_scope everything() noexcept { return record_scope{~std::uint64_t{0}}; }

    /// Whether the column is there.
    constexpr bool has(std::size_t column) const noexcept { return (columns_ >> column & 1U) != 0; }
    /// Takes up a column.
    constexpr void add(std::size_t column) noexcept { columns_ |= std::uint64_t{1} << column; }
    friend constexpr bool operator==(record_scope, record_scope) noexcept = default;

private:
    std::uint64_t columns_ = 0;
};

}  // namespace gongkai
