// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gongkai {

/// How much of their wording two texts share: twice the number of common runs of four characters, divided by the sum of
/// their numbers; 1 for the same text, 0 for nothing in common.
struct text_similarity {
    double share = 0;
    bool exact = true;  ///< false: estimated from samples, with a standard error of about one percentage point
};

/// What is kept of a text to compare it with others: its different runs of four characters, hashed; of a long text the
/// 256 smallest hashes, which are a fair sample. White space and punctuation do not count, letters are taken in lower
/// case and half width, and every number, in digits or Chinese numerals, is the same number: two years' texts that
/// differ in years and counts alone are the same. Built in linear time; takes one kilobyte at most.
class text_sketch {
public:
    static constexpr std::size_t capacity = 256;

    text_sketch() = default;
    explicit text_sketch(std::string_view utf8);

    /// The characters that count.
    std::size_t length() const noexcept { return length_; }

    friend text_similarity similarity(const text_sketch& a, const text_sketch& b) noexcept;
    friend bool operator==(const text_sketch&, const text_sketch&) = default;

private:
    /// Keeps the smallest hashes up to a limit; false where they are fewer than could be kept.
    bool take(std::string_view utf8, std::uint32_t limit);
    bool is_whole() const noexcept { return hashes_.size() < capacity; }

    std::vector<std::uint32_t> hashes_;  ///< ascending
    std::size_t length_ = 0;
};

/// How much two texts have in common, numbers apart.
text_similarity similarity(const text_sketch& a, const text_sketch& b) noexcept;

}  // namespace gongkai
