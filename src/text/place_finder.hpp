// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <gongkai/core/source_span.hpp>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongkai::detail {

/// Turns byte offsets of a UTF-8 text into lines and columns, in any order: goes through the text once, and keeps where it
/// was every few kilobytes, from where it goes on to an offset that lies behind. A line ends with LF, CR or CR LF.
class place_finder {
public:
    explicit place_finder(std::string_view utf8) : text_{utf8} {}

    /// The place of the bytes [first, last).
    source_span span(std::size_t first, std::size_t last) {
        const std::size_t wanted = std::min(first, text_.size());
        if (wanted < at_.offset) at_ = wanted < stride ? position{} : passed_[wanted / stride - 1];
        for (std::size_t next = (at_.offset / stride + 1) * stride; next <= wanted; next += stride) {
            go_on_to(next);
            if (passed_.size() < next / stride) passed_.push_back(at_);
        }
        go_on_to(wanted);
        return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last - first), at_.line, at_.column};
    }

private:
    static constexpr std::size_t stride = 4096;
    struct position {
        std::size_t offset = 0;
        std::uint32_t line = 1;
        std::uint32_t column = 1;
    };

    void go_on_to(std::size_t to) noexcept {
        std::size_t from = at_.offset;
        at_.offset = to;
        if (const std::uint32_t ends = line_ends(from, to); ends != 0) {
            at_.line += ends;
            at_.column = 1;
            for (from = to; text_[from - 1] != '\n' && text_[from - 1] != '\r';) --from;
        }
        for (const char c : text_.substr(from, to - from))
            at_.column += static_cast<std::uint32_t>((static_cast<unsigned char>(c) & 0xC0U) != 0x80U);
    }
    std::uint32_t line_ends(std::size_t from, std::size_t to) const noexcept {
        const std::string_view passed = text_.substr(from, to - from);
        std::uint32_t ends = 0;
        for (const char c : passed) ends += static_cast<std::uint32_t>(c == '\n');
        for (auto cr = passed.find('\r'); cr != std::string_view::npos; cr = passed.find('\r', cr + 1))
            if (from + cr + 1 == text_.size() || text_[from + cr + 1] != '\n') ++ends;
        return ends;
    }

    std::string_view text_;
    position at_{};
    std::vector<position> passed_{};  ///< at stride, 2 stride...
};

/// Finds the places of a text from which parts were cut out, in the text as it was.
class edited_place_finder {
public:
    /// From `here` in the text as it is, up to the next cut, stands what began at `there` in the text as it was.
    struct cut {
        std::size_t here = 0;
        std::size_t there = 0;
    };

    /// `cuts` in order; none where nothing was cut out.
    explicit edited_place_finder(std::string_view original, std::vector<cut> cuts = {})
        : places_{original}, cuts_{std::move(cuts)} {}

    /// The cuts of a text that was made of this one by `cuts`, which is `length` bytes long.
    std::vector<cut> composed(const std::vector<cut>& cuts, std::size_t length) const {
        std::vector<cut> out;
        for (std::size_t i = 0; i < cuts.size(); ++i) {
            const auto [here, there] = cuts[i];
            const std::size_t end = there + (i + 1 < cuts.size() ? cuts[i + 1].here : length) - here;
            out.push_back({here, original(there)});
            for (auto c = std::ranges::upper_bound(cuts_, there, {}, &cut::here); c != cuts_.end() && c->here < end; ++c)
                out.push_back({here + (c->here - there), c->there});
        }
        return out;
    }

    source_span span(std::size_t first, std::size_t last) {
        const std::size_t begin = original(first);
        return places_.span(begin, last > first ? original(last - 1) + 1 : begin);
    }

private:
    std::size_t original(std::size_t here) const noexcept {
        const auto after = std::ranges::upper_bound(cuts_, here, {}, &cut::here);
        if (after == cuts_.begin()) return here;
        return std::prev(after)->there + (here - std::prev(after)->here);
    }

    place_finder places_;
    std::vector<cut> cuts_;
};

/// Writes a text anew, of parts of it and what is put between them.
class text_rearranger {
public:
    /// Adds to `cuts` where in `original` each part began.
    text_rearranger(std::string_view original, std::vector<edited_place_finder::cut>& cuts) : original_{original}, cuts_{cuts} {
        out_.reserve(original.size());
    }

    /// `part` is of the original.
    void take(std::string_view part) {
        if (part.empty()) return;
        cuts_.push_back({out_.size(), static_cast<std::size_t>(part.data() - original_.data())});
        out_ += part;
    }
    void put(char mark) { out_ += mark; }
    std::string finish() && { return std::move(out_); }

private:
    std::string_view original_;
    std::vector<edited_place_finder::cut>& cuts_;
    std::string out_;
};

}  // namespace gongkai::detail
