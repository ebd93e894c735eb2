// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "runs.hpp"

#include <cstddef>
#include <cstdint>
#include <gongkai/core/decimal.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// A number, or a mark for an empty cell, that can stand between two places of a run. Places count the run's characters
/// that are no white space.
struct run_token {
    std::uint16_t begin = 0;
    std::uint16_t end = 0;
    bool is_blank = false;
    bool has_sign = false;
    bool holds_space = false;  ///< white space is printed within it
    decimal value{};

    /// Whether both say the same of a cell, wherever they stand.
    bool agrees(const run_token& other) const noexcept { return is_blank == other.is_blank && value == other.value; }
};

/// What several readings have in common in one cell; nothing as soon as two differ.
class agreement {
public:
    void add(const run_token& t) noexcept {
        if (!any_) {
            common_ = t;
        } else if (common_ && !common_->agrees(t)) {
            common_.reset();
        } else if (common_ && (common_->begin != t.begin || common_->end != t.end)) {
            common_->begin = common_->end = 0;  // the same number in several places
        }
        any_ = true;
    }
    const std::optional<run_token>& value() const noexcept { return common_; }

private:
    std::optional<run_token> common_;
    bool any_ = false;
};

/// The values parted by `|`; blank cells are empty.
std::string show(std::span<const run_token> cells);

/// A run of digits with every way to cut it into its cells. None has leading zeros, a sign where none belongs, or decimals
/// in a count. Questions about all cuttings are answered by reachability, without listing them.
class cuttings {
public:
    /// The longest number: eighteen digits, a sign, a point, separators and a unit.
    static constexpr std::size_t longest_number = 28;

    /// Refers to `source` and its text.
    explicit cuttings(const run& source);

    const run& source() const noexcept { return *source_; }
    std::size_t cells() const noexcept { return source_->keys.size(); }
    const cell_key& key(std::size_t cell) const noexcept { return source_->keys[cell]; }
    std::size_t length() const noexcept { return offsets_.size(); }
    bool is_all_digits() const noexcept { return is_all_digits_; }
    /// The characters that are no white space, half-width.
    std::string_view digits() const noexcept { return compact_; }
    bool is_all_noughts() const noexcept { return compact_.find_first_not_of('0') == compact_.npos; }
    bool is_blank() const noexcept;

    /// From now on no number holds white space: what is printed apart is apart.
    void keep_spaces();
    /// From now on cells may be empty without a trace.
    void let_blanks_vanish();
    bool blanks_vanish() const noexcept { return blanks_vanish_; }

    bool is_impossible() const noexcept { return ways_ == 0; }
    bool is_unique() const noexcept { return ways_ == 1; }

    /// White space parts every two cells, and nothing else.
    bool is_spaced() const;
    bool has_spaces() const noexcept { return spaces_ != 0; }
    std::size_t spaces() const noexcept { return spaces_; }
    /// How many cells there are if white space parts all of them that are no noughts before other digits.
    std::size_t parted_by_spaces() const noexcept;

    /// The first cuttings, at most `most`; with `at_spaces` only those of which no number holds white space.
    std::vector<std::vector<run_token>> first(std::size_t most, bool at_spaces = false) const;

    /// What a cell holds in every cutting.
    std::optional<run_token> agreed(std::size_t cell) const;

    /// The tokens that end at a place, the shortest first.
    std::span<const run_token> ending_at(std::size_t place) const noexcept {
        return std::span{tokens_}.subspan(by_end_[place], by_end_[place + 1] - by_end_[place]);
    }
    bool fits(const run_token& t, std::size_t cell) const noexcept;
    /// Whether what stands before `place` can be cut into the first `cells` cells.
    bool reaches(std::size_t cells, std::size_t place) const noexcept { return before_[cells * width() + place] != 0; }

    /// Where a run_token stands in the document; the whole run where that is not certain.
    source_span place(const run_token& t) const noexcept;

private:
    std::size_t width() const noexcept { return length() + 1; }
    bool is_one_digit_each() const noexcept { return is_all_digits_ && length() == cells(); }
    void find_tokens();
    void count_ways(bool blanks_vanish);
    void list(std::vector<std::vector<run_token>>& found, std::size_t most, bool at_spaces, std::vector<run_token>& cut,
              std::size_t place, std::size_t& steps) const;

    const run* source_;
    std::string compact_;               ///< without white space, half-width
    std::vector<std::size_t> ends_;     ///< of each character in compact_
    std::vector<std::size_t> offsets_;  ///< of each character in the run's text
    std::size_t end_offset_ = 0;
    std::vector<bool> space_after_;
    std::vector<bool> gap_after_;  ///< white space that is no slip within a number: more than one of it
    std::size_t spaces_ = 0;
    bool is_all_digits_ = true;
    bool blanks_vanish_ = false;
    bool keeps_spaces_ = false;
    unsigned ways_ = 0;  ///< two stands for all above one
    std::vector<run_token> tokens_;
    std::vector<std::size_t> by_end_;   ///< where in tokens_ those that end at a place begin; empty for too long a run,
                                        ///< and where every cell has one digit
    std::vector<std::uint8_t> before_;  ///< [cells][place]: ways to cut what is before the place
    std::vector<std::uint8_t> after_;   ///< likewise, whether the rest can be cut into the other cells
};

}  // namespace gongkai::detail
