// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/mp11/algorithm.hpp>
#include <cstring>
#include <memory>

#include "book.hpp"
#include "column_decoder.hpp"
#include "judge.hpp"
#include "plain_rows.hpp"

namespace gongkai::detail {

/// Judges an entry: reports what is wrong and gives its trace but for what the book numbers.
/// `readable`: no error was found in reading it.
template <class Entry>
std::uint32_t trace_of(const Entry& entry, std::string_view id, bool readable, record_scope scope,
                       const record_settings& settings, fault_sink report) {
    if (id.empty()) {
        report(record_rule::record_id_missing, "id", std::string{});
        readable = false;
    }
    const auto trace = readable ? judge_row(entry, scope, settings, report) : std::nullopt;
    return trace ? static_cast<std::uint32_t>(*trace) : rejected_trace;
}

/// The rows of a ledger in columns, read and judged: plain ones in blocks, the others one by one.
template <class Entry>
class column_traces final : public trace_source {
    using plain = plain_rows<Entry>;
    static constexpr std::size_t lanes_of_days = [] {
        if constexpr (plain::any) return plain::days.size();
        else return 0;
    }();
    static constexpr std::size_t lanes_of_codes = [] {
        if constexpr (plain::any) return plain::codes.size();
        else return 0;
    }();

public:
    /// What a thread works with.
    struct desk {
        explicit desk(const column_traces& of) : scope{of.scope_, *of.settings_} {}
        lane_block<lanes_of_days, lanes_of_codes> block{};
        plain_scope scope;
        Entry entry{};
    };

    column_traces(const record_columns<Entry>& columns, std::shared_ptr<const record_settings> settings)
        : columns_{columns}, settings_{std::move(settings)}, scope_{columns.scope()}, decoder_{columns_} {
        if constexpr (plain::any) {
            static_assert(plain_columns_complete<Entry>());
            any_plain_ = std::none_of(plain::absent.begin(), plain::absent.end(), [&](std::size_t c) { return scope_.has(c); });
        }
    }

    std::string_view id(std::size_t row) const noexcept { return decoder_.id(row); }

    /// Reads and judges one row; its entry lies on the desk.
    std::uint32_t look_at(std::size_t row, Entry& entry, fault_sink report) const {
        bool readable = true;
        const auto unread = [&](record_rule rule, std::string_view column, std::string detail) {
            readable = readable && item(rule).level != severity::error;
            report(rule, column, std::move(detail));
        };
        decoder_.read(row, entry, unread);
        return trace_of(entry, id(row), readable, scope_, *settings_, report);
    }

    /// Fills the traces of a block of rows. Those that are odd, or marked so before, are asked for: `look(row)`.
    template <class Look>
    void read_block(std::size_t first, std::size_t rows, desk& at, Look&& look) const {
        auto& block = at.block;
        if (any_plain_) read_plain(first, rows, at);
        else std::fill_n(block.odd.begin(), rows, std::uint16_t{1});
        constexpr std::size_t together = sizeof(std::uint64_t) / sizeof(std::uint16_t);
        for (std::size_t begin = 0; begin < rows; begin += together) {
            std::uint64_t any = 0;
            std::memcpy(&any, block.odd.data() + begin, sizeof any);
            if (any == 0) continue;
            for (std::size_t i = begin; i < std::min(begin + together, rows); ++i)
                if (block.odd[i] != 0) block.traces[i] = look(first + i);
        }
    }

    std::uint32_t trace(std::size_t row) const override {
        Entry entry;
        return look_at(row, entry, no_report);
    }
    void each_trace(const std::function<void(std::size_t, std::uint32_t)>& with) const override {
        const auto at = std::make_unique<desk>(*this);
        for (std::size_t first = 0; first < columns_.rows; first += block_rows) {
            const std::size_t rows = std::min(block_rows, columns_.rows - first);
            at->block.odd.fill(0);
            read_block(first, rows, *at, [&](std::size_t row) { return look_at(row, at->entry, no_report); });
            for (std::size_t i = 0; i < rows; ++i) with(first + i, at->block.traces[i]);
        }
    }

private:
    static constexpr auto no_report = [](record_rule, std::string_view, const std::string&) {};

    void read_plain(std::size_t first, std::size_t rows, desk& at) const {
        if constexpr (plain::any) {
            auto& block = at.block;
            boost::mp11::mp_for_each<boost::mp11::mp_iota_c<lanes_of_days>>(
                [&](auto n) { decoder_.template read_lane<plain::days[n]>(first, rows, block.days[n], block.odd); });
            boost::mp11::mp_for_each<boost::mp11::mp_iota_c<lanes_of_codes>>(
                [&](auto n) { decoder_.template read_lane<plain::codes[n]>(first, rows, block.codes[n], block.odd); });
            for (const std::size_t place : plain::empty) decoder_.read_emptiness(place, first, rows, block.odd);
            plain::judge(block, rows, at.scope);
        }
    }

    record_columns<Entry> columns_;
    std::shared_ptr<const record_settings> settings_;
    record_scope scope_;
    column_decoder<Entry> decoder_;
    bool any_plain_ = false;
};

}  // namespace gongkai::detail
