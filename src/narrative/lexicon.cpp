// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <vector>

#include "words/words.hpp"

namespace gongkai::detail {
namespace {

/// The vocabulary by its first two characters, longest word first; words of one character apart.
class index {
public:
    index() {
        for (const std::span<const lexeme> words :
             {words_of_requests(), words_of_dispositions(), words_of_applicants(), words_of_reviews(), words_of_documents(),
              words_of_publication(), words_of_others(), words_of_connectives(), words_of_distractors(), words_of_fillers()})
            for (const lexeme& word : words) order_.push_back(&word);
        std::ranges::sort(order_, [](const lexeme* a, const lexeme* b) {
            if (pair_of(a->word) != pair_of(b->word)) return pair_of(a->word) < pair_of(b->word);
            if (a->word.size() != b->word.size()) return a->word.size() > b->word.size();
            return a->word < b->word;
        });
        for (std::size_t i = 0; i < order_.size();) {
            const std::uint64_t pair = pair_of(order_[i]->word);
            std::size_t end = i;
            while (end < order_.size() && pair_of(order_[end]->word) == pair) ++end;
            place(pair) = {pair, static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(end)};
            const char32_t first = order_[i]->word[0];
            begins_[first / 64 % begins_.size()] |= std::uint64_t{1} << first % 64;
            i = end;
        }
    }

    const lexeme* find(const char32_t* at, std::size_t available) const noexcept {
        if ((begins_[*at / 64 % begins_.size()] >> *at % 64 & 1U) == 0) return nullptr;
        if (available > 1)
            if (const lexeme* found = among(std::uint64_t{at[0]} << 32 | at[1], at, available)) return found;
        return among(std::uint64_t{at[0]} << 32, at, available);
    }

private:
    struct slot {
        std::uint64_t pair = 0;
        std::uint16_t begin = 0;
        std::uint16_t end = 0;
    };

    /// Two characters, or one and nothing.
    static constexpr std::uint64_t pair_of(std::u32string_view word) noexcept {
        return std::uint64_t{word[0]} << 32 | (word.size() > 1 ? word[1] : 0);
    }

    static constexpr std::size_t hash(std::uint64_t pair) noexcept { return pair * 0x9E3779B97F4A7C15U >> 53; }

    slot& place(std::uint64_t pair) noexcept {
        std::size_t i = hash(pair);
        while (slots_[i].pair != 0 && slots_[i].pair != pair) i = (i + 1) % slots_.size();
        return slots_[i];
    }

    const lexeme* among(std::uint64_t pair, const char32_t* at, std::size_t available) const noexcept {
        std::size_t i = hash(pair);
        while (slots_[i].pair != pair) {
            if (slots_[i].pair == 0) return nullptr;
            i = (i + 1) % slots_.size();
        }
        for (std::size_t k = slots_[i].begin; k < slots_[i].end; ++k) {
            const std::u32string_view word = order_[k]->word;
            if (word.size() > available) continue;
            std::size_t same = 2;  // or the one of a word of one character
            while (same < word.size() && word[same] == at[same]) ++same;
            if (same >= word.size()) return order_[k];
        }
        return nullptr;
    }

    std::vector<const lexeme*> order_{};
    std::array<slot, 2048> slots_{};
    std::array<std::uint64_t, 1024> begins_{};  ///< which characters begin a word
};

}  // namespace

const lexeme* longest_word(const char32_t* at, std::size_t available) noexcept {
    static const index by_first;
    return by_first.find(at, available);
}

}  // namespace gongkai::detail
