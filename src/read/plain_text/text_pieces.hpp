// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "read/form/labels.hpp"
#include "text/number.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <gongkai/tables/form.hpp>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

/// What the tables of a plain text are made of: regions, in these labels and values, of these rows, and between them gaps.
namespace gongkai::detail::plain_text {

/// The separators between two cells. Plain blanks do not count: they say nothing of empty cells.
struct gap {
    std::array<unsigned, 4> counts{};  ///< line feeds, carriage returns, tabs, ideographic blanks
    unsigned hollow = 0;               ///< no-break spaces alone on a line, each of which an empty cell left

    bool is_weak() const noexcept { return counts == std::array<unsigned, 4>{}; }
    friend bool operator==(const gap& a, const gap& b) noexcept { return a.counts == b.counts; }
};

/// What parts `text` at [begin, end).
gap gap_between(std::string_view text, std::size_t begin, std::size_t end) noexcept;

/// A piece of a table region.
struct item {
    enum class kind : std::uint8_t { name, number, mark, text };
    kind what = kind::text;
    label name{};
    std::size_t begin = 0;
    std::size_t end = 0;
    cell_value value{cell_value::kind::other, {}};  ///< of one that is no name
    bool is_single = false;                         ///< a value that one cell can hold

    bool is_value() const noexcept { return what != kind::name; }
    /// A short word, which a cell may hold; anything longer is prose.
    bool is_short() const noexcept { return what == kind::text && end - begin <= 12; }
};

/// Whether the last of some values is the sum of the others.
bool add_up(std::span<const item> values) noexcept;

/// Of how many kinds of review, in values of all outcomes of one after the other, the total is the sum.
std::size_t kinds_that_add_up(std::span<const item> values) noexcept;

/// The outcome that a name in the header of the reviews says; none for another name.
std::optional<review_column> outcome_of(const label& name) noexcept;

/// A part of the text that is a table, or several: nothing in it but labels, values and a little that is neither.
struct region {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<item> items;
    bool breaks_off = false;  ///< ended by text that is no heading, so the last row may go on in it
};

/// One row: its name, or the header before it, and its values.
struct text_row {
    std::optional<item> name;
    table of = table::requests;
    std::size_t columns = 0;  ///< as many values as the row should have; 0 where unknown
    std::size_t header_end = 0;
    std::vector<item> values;
    std::optional<std::size_t> next;  ///< where the next name of the table begins
    std::size_t limit = 0;            ///< where the next thing begins, whatever it is
    bool is_certain = true;           ///< false where the values around it stand in no order
    bool is_out_of_step = false;      ///< its values may be those of another name
    bool may_run_together = true;     ///< false where the table parts its cells
    bool is_pile = false;             ///< values of several rows, nobody knows of how many
};

/// A header, as the order of the labels in it.
struct text_header {
    table of = table::requests;
    std::vector<item> names;
};

using block = std::variant<text_header, text_row>;

/// A plain text, or a part of one, of which [begin, end of `text`) is read.
struct source {
    std::string_view text;
    std::size_t begin = 0;
    bool is_last = true;     ///< the document ends with this part
    table_set parted{};      ///< tables of which other parts show that their cells are parted
    bool is_marked = false;  ///< written with the marks of printing.hpp

    /// Where a value with a mark of printing.hpp ends; `at` where there is none.
    std::size_t marked_end(std::size_t at) const noexcept;
    /// Whether an item is a short word that a cell may hold, neither what is left of a label (三, （四, 不予) nor a page's
    /// number (-4-).
    bool is_word_of_cell(const item& i) const noexcept;
    /// Whether a row has a value for each of its cells.
    bool is_full(const text_row& row) const;
    /// Whether more than plain blanks part the row's values.
    bool is_strongly_parted(const text_row& row) const noexcept;
    std::size_t line_breaks(const item& a, const item& b) const noexcept;
};

/// The tables of a source, in its order.
std::vector<region> find_regions(const source& from);

/// The rows and headers of regions.
struct tables {
    std::vector<std::vector<block>> of_regions;
    bool blanks_are_astray = false;  ///< blanks stand within numbers as well as between them
};
tables read_tables(const source& from, std::span<const region> regions);

/// The cells of a row; empty ones have no item.
using placed_cells = std::vector<std::optional<item>>;

/// For each block of each table the cells of its row, found by what parts them or by the columns of a page; empty where it
/// is no row, or nothing proves the places of its cells.
std::vector<std::vector<std::optional<placed_cells>>> place_cells(const source& from, const tables& all);

}  // namespace gongkai::detail::plain_text
