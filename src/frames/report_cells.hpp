// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <gongkai/frames/check_columns.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "exchange/form_evidence.hpp"
#include "rules/arithmetic.hpp"

namespace gongkai::detail {

/// The cells of one report as they come, in any order; a cell that never comes is missing.
class report_cells {
public:
    report_cells() { clear(); }
    void clear() {
        numbers.state.fill(unset);
        odd_.clear();
        evidence_ = {};
        cells_ = 0;
        plain_ = true;
        is_recognised = false;
    }

    bool has(std::size_t position) const noexcept { return numbers.state[position] != unset; }
    /// False where the cell is of another form than those before.
    bool set(std::size_t position, const cell& c) {
        ++cells_;
        numbers.set(position, c.status(), c.number());
        if (c.status() != cell_status::reported || numbers.state[position] != operands::counted) {
            plain_ = plain_ && c.status() == cell_status::reported && all_cells[position].is_money() &&
                     lawful(all_cells[position], c.number());
            if (numbers.state[position] & (operands::not_a_count | operands::negative))
                odd_.emplace_back(static_cast<std::uint8_t>(position), c.number());
        }
        return evidence_.add(position);
    }
    /// A reported number from 0 to count::max_cell.
    bool set_count(std::size_t position, std::int64_t number) noexcept {
        ++cells_;
        numbers.value[position] = number;
        numbers.state[position] = operands::counted;
        return evidence_.add(position);
    }

    /// The same cells as `other`, all of them reported and but for those with `put_count` of the same numbers.
    void assume(const report_cells& other) {
        numbers = other.numbers;
        odd_.clear();
        evidence_ = other.evidence_;
        cells_ = other.cells_;
        plain_ = true;
    }
    void put_count(std::size_t position, std::int64_t number) noexcept { numbers.value[position] = number; }
    /// An amount in the place of the one that is there; false where it is not lawful.
    bool put_amount(std::size_t position, const decimal& number) {
        numbers.set(position, cell_status::reported, number);
        if (numbers.state[position] & (operands::not_a_count | operands::negative))
            odd_.emplace_back(static_cast<std::uint8_t>(position), number);
        return lawful(all_cells[position], number);
    }
    bool is_plain() const noexcept { return plain_; }

    std::size_t size() const noexcept { return cells_; }
    form shape(std::optional<edition> stated) const noexcept { return evidence_.decide(stated); }
    /// Whether every cell is there, reported, and a number that a cell may hold.
    bool is_plain(const form& shape) const noexcept { return plain_ && cells_ == cells_of(shape).size(); }

    /// What is missing becomes so.
    void complete(const form& shape) {
        tables = {};
        numbers.seen = {};
        for (const auto i : cells_of(shape)) {
            if (numbers.state[i] == unset) numbers.set(i, cell_status::missing, {});
            const std::size_t t = index_of(all_cells[i].table());
            numbers.seen[t] |= numbers.state[i];
            if (!(numbers.state[i] & operands::missing)) tables[t] = true;
        }
    }
    /// The number of a cell as printed.
    decimal printed(std::size_t position) const noexcept {
        for (const auto& [at, number] : odd_)
            if (at == position) return number;
        return decimal{numbers.value[position]};
    }
    /// The cells with numbers that no count has, in the order of the form.
    std::vector<std::pair<std::uint8_t, decimal>> odd() const {
        auto out = odd_;
        std::ranges::sort(out, {}, [](const auto& o) { return o.first; });
        return out;
    }

    operands numbers;
    std::array<bool, enum_size<table>> tables{};
    /// A cell of it was recognised in a picture: then nobody is accused.
    bool is_recognised = false;

private:
    static constexpr std::uint8_t unset = 0xFF;

    std::vector<std::pair<std::uint8_t, decimal>> odd_;
    form_evidence evidence_;
    std::size_t cells_ = 0;
    bool plain_ = true;
};

/// What is found in some reports, in few bytes.
struct findings_found {
    std::vector<column_finding> findings;
    std::vector<std::uint8_t> cells;
};

/// Judges one report by arithmetic_rules, in the order of `check`.
class report_judge {
public:
    explicit report_judge(const column_check_options& options) noexcept : options_{options} {
        for (std::size_t i = 0; i < arithmetic_rules.size(); ++i) on_[i] = options.rules.is_on(arithmetic_rules[i]);
    }

    /// Findings are added to `found`, with `report` as their report.
    passes_of_report judge(report_cells& cells, const form& shape, std::uint32_t report, findings_found& found) const;

private:
    struct judging;

    const column_check_options& options_;
    std::array<bool, arithmetic_rules.size()> on_{};
};

}  // namespace gongkai::detail
