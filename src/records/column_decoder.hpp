// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <gongkai/records/columns.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "field.hpp"
#include "lanes.hpp"

namespace gongkai::detail {

/// Reads fields that lie in columns: of one row, or of one column for a block of rows. Codes of a dictionary are looked up
/// once. The columns must stay.
template <class Entry>
class column_decoder {
public:
    explicit column_decoder(const record_columns<Entry>& columns) : columns_{columns} {
        each_member(Entry{}, [&](auto place, const auto& member) {
            using T = typename without_optional<std::remove_cvref_t<decltype(member)>>::type;
            forms_[place] = form_of(columns_.columns[place]);
            if constexpr (std::is_enum_v<T>) {
                for (const std::string_view code : columns_.columns[place].codes.dictionary) {
                    const auto value = item_named<T>(code);
                    values_[place].push_back(code.empty() ? no_code : value ? static_cast<std::uint16_t>(*value) : unknown);
                }
                values_[place].push_back(unknown);  // for numbers beyond the dictionary
            }
        });
    }

    std::string_view id(std::size_t row) const noexcept {
        const text_column& ids = columns_.columns[0].text;
        return ids.valid[row] ? ids[row] : std::string_view{};
    }

    /// All but the id of one row, and what is wrong in it.
    void read(std::size_t row, Entry& entry, fault_sink report) const {
        each_member(entry, [&](auto place, auto& member) {
            if constexpr (place != 0) {
                if (forms_[place] != form::absent) read_field<place>(row, member, report);
            }
        });
    }

    /// The days or codes of up to a block of rows. A row is odd where there is something wrong.
    template <std::size_t Place>
    void read_lane(std::size_t first, std::size_t rows, lane& out, lane& odd) const {
        using T = typename without_optional<member_type<Place>>::type;
        const record_data& data = columns_.columns[Place];
        if (forms_[Place] == form::absent) return;
        if constexpr (std::is_enum_v<T>) {
            if (forms_[Place] == form::codes && data.codes.indices != nullptr)
                return read_codes<Place>(data.codes, first, rows, out, odd);
        } else {
            if (forms_[Place] == form::days) return read_days<Place>(data.days, first, rows, out, odd);
        }
        std::uint16_t faulty = 0;
        const auto note = [&](record_rule, std::string_view, const std::string&) { faulty = 1; };
        for (std::size_t i = 0; i < rows; ++i) {
            member_type<Place> member{};
            faulty = 0;
            read_field<Place>(first + i, member, note);
            odd[i] |= faulty;
            out[i] = lane_of(std::optional<T>{member});
        }
    }

    /// Odd are the rows in which the column says something.
    void read_emptiness(std::size_t place, std::size_t first, std::size_t rows, lane& odd) const {
        const record_data& data = columns_.columns[place];
        const auto where = [&](const validity& valid, auto&& says) {
            for (std::size_t begin = 0; begin < rows; begin += 64) {
                std::uint64_t left = valid.word(first + begin, std::min<std::size_t>(64, rows - begin));
                for (; left != 0; left &= left - 1) {
                    const std::size_t i = begin + static_cast<std::size_t>(std::countr_zero(left));
                    if (says(first + i)) odd[i] = 1;
                }
            }
        };
        const auto always = [](std::size_t) { return true; };
        switch (forms_[place]) {
            case form::absent: return;
            case form::text: return where(data.text.valid, [&](std::size_t row) { return !data.text[row].empty(); });
            case form::days: return where(data.days.valid, always);
            case form::moments: return where(data.moments.valid, always);
            case form::numbers: return where(data.numbers.valid, always);
            case form::truths: return where(data.truths.valid, always);
            case form::codes:
                return where(data.codes.indices != nullptr ? data.codes.valid : data.codes.text.valid,
                             [&](std::size_t row) { return !data.codes[row].empty(); });
        }
    }

private:
    static constexpr std::uint16_t unknown = no_code - 1;

    template <std::size_t Place>
    using member_type = member_at<Entry, Place>;

    /// In which form a column lies, found once and not in each row.
    enum class form : std::uint8_t { absent, text, codes, days, moments, numbers, truths };

    static form form_of(const record_data& data) noexcept {
        return data.text      ? form::text
               : data.codes   ? form::codes
               : data.days    ? form::days
               : data.moments ? form::moments
               : data.numbers ? form::numbers
               : data.truths  ? form::truths
                              : form::absent;
    }

    template <std::size_t Place>
    static void read_days(const day_column& data, std::size_t first, std::size_t rows, lane& out, lane& odd) noexcept {
        constexpr bool needed = !without_optional<member_type<Place>>::optional;
        constexpr auto span = static_cast<std::uint32_t>(last_ledger_day - first_ledger_day);
        const auto since_first = [days = data.days + first](std::size_t i) {
            return static_cast<std::uint32_t>(days[i]) - static_cast<std::uint32_t>(first_ledger_day);
        };
        const std::int32_t* const days = data.days + first;
        if (data.valid.bits == nullptr) {
            in_strides(days, rows, [&](std::size_t i) {
                const std::uint32_t day = since_first(i);
                out[i] = static_cast<std::uint16_t>(day);
                odd[i] |= static_cast<std::uint16_t>(day > span);
            });
            return;
        }
        lane valid;
        spread(data.valid, first, rows, valid);
        in_strides(days, rows, [&](std::size_t i) {
            const std::uint32_t day = since_first(i);
            out[i] = static_cast<std::uint16_t>((static_cast<std::uint16_t>(day) & valid[i]) | (no_day & ~valid[i]));
            odd[i] |= static_cast<std::uint16_t>((std::uint16_t{day > span} & valid[i]) | (needed & ~valid[i]));
        });
    }

    template <std::size_t Place>
    void read_codes(const code_column& data, std::size_t first, std::size_t rows, lane& out, lane& odd) const noexcept {
        using enum code_column::width;
        switch (data.index_width) {
            case bits8: return read_indices<Place, std::uint8_t>(data, first, rows, out, odd);
            case bits16: return read_indices<Place, std::uint16_t>(data, first, rows, out, odd);
            case bits32: return read_indices<Place, std::uint32_t>(data, first, rows, out, odd);
            case bits64: return read_indices<Place, std::uint64_t>(data, first, rows, out, odd);
            case none: break;
        }
    }

    template <std::size_t Place, class Index>
    void read_indices(const code_column& data, std::size_t first, std::size_t rows, lane& out, lane& odd) const noexcept {
        constexpr bool needed = !without_optional<member_type<Place>>::optional;
        const Index* const indices = static_cast<const Index*>(data.indices) + first;
        const std::uint16_t* const values = values_[Place].data();
        const std::size_t size = values_[Place].size() - 1;
        in_strides(indices, rows, [&](std::size_t i) {
            const Index index = indices[i];
            out[i] = values[index < size ? index : size];
        });
        if (data.valid.bits != nullptr) {
            lane valid;
            spread(data.valid, first, rows, valid);
            for (std::size_t i = 0; i < rows; ++i)
                out[i] = static_cast<std::uint16_t>((out[i] & valid[i]) | (no_code & ~valid[i]));
        }
        for (std::size_t i = 0; i < rows; ++i)
            odd[i] |= static_cast<std::uint16_t>((out[i] == unknown) | (needed & (out[i] == no_code)));
    }

    template <std::size_t Place, class Member>
    void read_field(std::size_t row, Member& out, fault_sink report) const {
        constexpr std::string_view column = record_kind<Entry>::columns[Place].name;
        using T = typename without_optional<Member>::type;
        const form lies = forms_[Place];
        const record_data& data = columns_.columns[Place];
        if (lies == form::text) return read_text(data.text.valid[row] ? data.text[row] : std::string_view{}, out, column, report);
        const auto absent = [&] {
            out = Member{};
            if constexpr (!without_optional<Member>::optional) report(record_rule::record_blank, column, {});
        };
        if (lies == form::codes) {
            if (!data.codes.has(row)) return absent();
            if constexpr (std::is_enum_v<T>) {
                if (data.codes.indices != nullptr) {
                    const std::uint16_t value = values_[Place][data.codes.index(row)];
                    if (value == no_code) return absent();
                    if (value != unknown) {
                        out = static_cast<T>(value);
                        return;
                    }
                }
            }
            return read_text(data.codes[row], out, column, report);
        }
        if constexpr (std::is_same_v<T, std::chrono::sys_days> || std::is_same_v<T, moment>) {
            if (lies == form::days) {
                if (!data.days.valid[row]) return absent();
                return take_day(data.days.days[row], std::nullopt, out, column, report);
            }
            if (lies == form::moments) {
                if (!data.moments.valid[row]) return absent();
                const std::int64_t all = data.moments.values[row];
                const std::int64_t seconds = all / data.moments.per_second - (all % data.moments.per_second < 0 ? 1 : 0);
                const std::int64_t day = seconds / 86'400 - (seconds % 86'400 < 0 ? 1 : 0);
                return take_day(day, std::chrono::seconds{seconds - day * 86'400}, out, column, report);
            }
        } else if constexpr (std::is_same_v<T, std::uint32_t>) {
            if (lies == form::numbers) {
                if (!data.numbers.valid[row]) return absent();
                const std::int64_t number = data.numbers.values[row];
                if (std::in_range<std::uint32_t>(number)) {
                    out = static_cast<std::uint32_t>(number);
                } else {
                    out = Member{};
                    report(record_rule::record_number, column, std::to_string(number));
                }
                return;
            }
        } else if constexpr (std::is_same_v<T, bool>) {
            if (lies == form::truths) {
                if (!data.truths.valid[row]) return absent();
                out = validity{data.truths.bits, data.truths.offset}[row];
                return;
            }
        }
        absent();
    }

    template <class Member>
    static void take_day(std::int64_t day, std::optional<std::chrono::seconds> time, Member& out, std::string_view column,
                         fault_sink report) {
        if (day < first_ledger_day || day > last_ledger_day) {
            out = Member{};
            report(record_rule::record_time, column, std::to_string(day));
            return;
        }
        const std::chrono::sys_days date{std::chrono::days{static_cast<std::int32_t>(day)}};
        using T = typename without_optional<Member>::type;
        if constexpr (std::is_same_v<T, moment>) out = time ? moment{date, *time} : moment{date};
        else out = date;
    }

    const record_columns<Entry>& columns_;
    std::array<form, record_width<Entry>> forms_{};
    std::array<std::vector<std::uint16_t>, record_width<Entry>> values_{};
};

}  // namespace gongkai::detail
