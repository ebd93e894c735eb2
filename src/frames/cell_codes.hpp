// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <gongkai/arrow/batch.hpp>
#include <gongkai/tables/form.hpp>
#include <span>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// The numbers of a column's words among a few known ones. A dictionary's words are looked up once each; of plain text it is
/// first tried whether a word is the one that followed the last one before.
class known_words {
public:
    static constexpr int unknown = -1;

    known_words(const arrow::word_column& column, std::span<const std::string_view> words)
        : column_{column},
          words_{words},
          numbers_(column.is_dictionary() ? column.words : 0, not_looked_up),
          next_(words.size(), 0) {}

    int operator()(std::size_t row) {
        if (!column_.has(row)) return unknown;
        if (!column_.is_dictionary()) return of_text(column_.text[row]);
        const std::size_t number = column_.number(row);
        if (number >= numbers_.size()) return unknown;
        std::int16_t& known = numbers_[number];
        if (known == not_looked_up) known = static_cast<std::int16_t>(find(column_.word(number)));
        return known;
    }

private:
    static constexpr std::int16_t not_looked_up = -2;

    int of_text(std::string_view word) {
        if (words_[last_] == word) return static_cast<int>(last_);
        if (words_[next_[last_]] == word) return static_cast<int>(last_ = next_[last_]);
        const int found = find(word);
        if (found >= 0) last_ = next_[last_] = static_cast<std::size_t>(found);
        return found;
    }
    int find(std::string_view word) const noexcept {
        for (std::size_t i = 0; i < words_.size(); ++i)
            if (words_[i] == word) return static_cast<int>(i);
        return unknown;
    }

    const arrow::word_column& column_;
    std::span<const std::string_view> words_;
    std::vector<std::int16_t> numbers_;
    std::vector<std::size_t> next_;
    std::size_t last_ = 0;
};

/// Which cell the codes of a table, a row and a column are, as a position in all_cells.
class cell_codes {
public:
    cell_codes(const arrow::word_column& table, const arrow::word_column& row, const arrow::word_column& column)
        : table_{table, lists().tables}, row_{row, lists().rows}, column_{column, lists().columns} {}

    /// known_words::unknown where there is none.
    int operator()(std::size_t at) {
        const int t = table_(at);
        const int r = row_(at);
        const int c = column_(at);
        if ((t | r | c) < 0) return known_words::unknown;
        const known& k = lists();
        return k.positions[(static_cast<std::size_t>(t) * k.rows.size() + static_cast<std::size_t>(r)) * k.columns.size() +
                           static_cast<std::size_t>(c)];
    }

private:
    struct known {
        std::vector<std::string_view> tables, rows, columns;
        std::vector<std::int16_t> positions;
    };

    static const known& lists() {
        static const known made = [] {
            known k;
            const auto number = [](std::vector<std::string_view>& words, std::string_view word) {
                for (std::size_t i = 0; i < words.size(); ++i)
                    if (words[i] == word) return i;
                words.push_back(word);
                return words.size() - 1;
            };
            std::array<std::array<std::size_t, 3>, cell_count> numbers{};
            for (std::size_t i = 0; i < cell_count; ++i)
                numbers[i] = {number(k.tables, code(all_cells[i].table())), number(k.rows, all_cells[i].row_code()),
                              number(k.columns, all_cells[i].column_code())};
            k.positions.assign(k.tables.size() * k.rows.size() * k.columns.size(), known_words::unknown);
            for (std::size_t i = 0; i < cell_count; ++i)
                k.positions[(numbers[i][0] * k.rows.size() + numbers[i][1]) * k.columns.size() + numbers[i][2]] =
                    static_cast<std::int16_t>(i);
            return k;
        }();
        return made;
    }

    known_words table_;
    known_words row_;
    known_words column_;
};

}  // namespace gongkai::detail
