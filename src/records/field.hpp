// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <chrono>
#include <gongkai/records/columns.hpp>
#include <gongkai/records/finding.hpp>
#include <gongkai/records/moment.hpp>
#include <gongkai/taxonomy/legal_item.hpp>
#include <optional>
#include <string>
#include <type_traits>

#include "fault_sink.hpp"
#include "ledger/code_lookup.hpp"
#include "ledger/tally_state.hpp"
#include "words.hpp"

/// How a field of a row is read, by the type of the member that it goes to.

namespace gongkai::detail {

template <class T>
struct without_optional {
    using type = T;
    static constexpr bool optional = std::is_same_v<T, std::string>;
};
template <class T>
struct without_optional<std::optional<T>> {
    using type = T;
    static constexpr bool optional = true;
};

constexpr bool in_record_years(std::chrono::sys_days day) noexcept {
    const auto n = day.time_since_epoch().count();
    return n >= first_ledger_day && n <= last_ledger_day;
}

/// The item with this code or this wording, or what is commonly said for it.
template <legal_enum Enum>
std::optional<Enum> item_named(std::string_view text) {
    if (const auto found = find_code<Enum>(text)) return found;
    for (const auto& row : items<Enum>)
        if (row.zh == text) return row.value;
    const auto place = item_in_words(text, items<Enum>, common_words<Enum>);
    return place ? std::optional{enumerators<Enum>[*place]} : std::nullopt;
}

/// What a field in text says; empty where it says nothing of the type.
template <class T>
std::optional<T> parse_field(std::string_view text) {
    if constexpr (std::is_same_v<T, std::string>) {
        return std::string{text};
    } else if constexpr (std::is_enum_v<T>) {
        return item_named<T>(text);
    } else if constexpr (std::is_same_v<T, std::chrono::sys_days>) {
        const auto day = parse_day(text);
        return day && in_record_years(*day) ? day : std::nullopt;
    } else if constexpr (std::is_same_v<T, moment>) {
        const auto when = parse_moment(text);
        return when && in_record_years(when->day()) ? when : std::nullopt;
    } else if constexpr (std::is_same_v<T, std::uint32_t>) {
        // A data frame writes whole numbers beside empty ones with a decimal.
        if (text.ends_with(".0")) text.remove_suffix(2);
        std::uint32_t number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? std::optional{number} : std::nullopt;
    } else {
        static_assert(std::is_same_v<T, bool>);
        if (text == "true" || text == "True" || text == "1" || text == "是") return true;
        if (text == "false" || text == "False" || text == "0" || text == "否") return false;
        return std::nullopt;
    }
}

/// The rule that a field breaks which cannot be read as the type.
template <class T>
constexpr record_rule rule_of_unreadable() noexcept {
    if constexpr (std::is_enum_v<T> || std::is_same_v<T, bool>) return record_rule::record_unknown_code;
    else if constexpr (std::is_same_v<T, std::uint32_t>) return record_rule::record_number;
    else return record_rule::record_time;
}

/// Reads a field in text into a member. Reports what is wrong with it, in this column.
template <class Member>
void read_text(std::string_view text, Member& out, std::string_view column, fault_sink report) {
    using T = typename without_optional<Member>::type;
    if constexpr (std::is_same_v<T, std::string>) {
        out = text;
    } else {
        if (text.empty()) {
            out = Member{};
            if constexpr (!without_optional<Member>::optional) report(record_rule::record_blank, column, {});
            return;
        }
        if (const auto value = parse_field<T>(text)) {
            out = *value;
        } else {
            out = Member{};
            report(rule_of_unreadable<T>(), column, std::string{text});
        }
    }
}

/// A field in text, as `read_text` reads it.
template <class Member>
std::string write_text(const Member& value) {
    if constexpr (std::is_same_v<Member, std::string>) return value;
    else if constexpr (!std::is_same_v<Member, typename without_optional<Member>::type>)
        return value ? write_text(*value) : std::string{};
    else if constexpr (std::is_enum_v<Member>) return std::string{code(value)};
    else if constexpr (std::is_same_v<Member, std::chrono::sys_days>) return iso_date(value);
    else if constexpr (std::is_same_v<Member, moment>) return to_string(value);
    else if constexpr (std::is_same_v<Member, bool>) return value ? "true" : "false";
    else return std::to_string(value);
}

/// The type of the member at a place.
template <class Entry, std::size_t Place>
using member_at =
    std::remove_cvref_t<decltype(std::declval<Entry>().*boost::mp11::mp_at_c<record_members<Entry>, Place>::pointer)>;

/// Calls `with(place, member)` for each member of an entry; place is a std::integral_constant.
template <class Entry, class With>
void each_member(Entry&& entry, With&& with) {
    using plain = std::remove_cvref_t<Entry>;
    boost::mp11::mp_for_each<boost::mp11::mp_iota_c<record_width<plain>>>([&](auto place) {
        using descriptor = boost::mp11::mp_at_c<record_members<plain>, place>;
        with(place, entry.*descriptor::pointer);
    });
}

}  // namespace gongkai::detail
