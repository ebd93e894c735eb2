// SPDX-License-Identifier: Apache-2.0
#include "ofd_shapes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>
#include <utility>

namespace gongkai::detail {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Takes the next word off the front; empty at the end.
std::string_view take_word(std::string_view& text) noexcept {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    const std::string_view word = text.substr(0, text.find_first_of(blanks));
    text.remove_prefix(word.size());
    return word;
}

}  // namespace

std::optional<double> ofd_number_of(std::string_view text) noexcept {
    const std::string_view word = take_word(text);
    if (word.empty()) return std::nullopt;
    double value = 0;
#ifdef __cpp_lib_to_chars
    const auto [end, wrong] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool is_whole = wrong == std::errc{} && end == word.data() + word.size();
#else
    // libc++ before version 20: WebAssembly, whose locale is always "C".
    if (word.find_first_not_of("-.0123456789Ee+") != word.npos || word.front() == '+') return std::nullopt;
    const std::string ended{word};
    char* end = nullptr;
    value = std::strtod(ended.c_str(), &end);
    const bool is_whole = end == ended.c_str() + ended.size();
#endif
    if (!is_whole || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::vector<double> numbers_of(std::string_view text) {
    std::vector<double> out;
    while (const auto number = ofd_number_of(take_word(text))) out.push_back(*number);
    return out;
}

std::vector<double> deltas_of(std::string_view text, std::size_t most) {
    std::vector<double> out;
    for (std::string_view word = take_word(text); !word.empty() && out.size() < most; word = take_word(text)) {
        double times = 1;
        if (word == "g") {
            times = ofd_number_of(take_word(text)).value_or(0);
            word = take_word(text);
        }
        const auto each = ofd_number_of(word);
        if (!each || !(times >= 0)) break;
        out.insert(out.end(), static_cast<std::size_t>(std::min(times, static_cast<double>(most - out.size()))), *each);
    }
    return out;
}

std::optional<ofd_box> box_of(std::string_view text) {
    const std::vector<double> parts = numbers_of(text);
    if (parts.size() < 4) return std::nullopt;
    return ofd_box{parts[0], parts[1], parts[2], parts[3]};
}

matrix matrix_of(std::string_view text) {
    const std::vector<double> parts = numbers_of(text);
    if (parts.size() < 6) return {};
    return {parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]};
}

page_rectangle bounds(const matrix& m, double x1, double y1, double x2, double y2) noexcept {
    constexpr float far = std::numeric_limits<float>::infinity();
    page_rectangle out{far, far, -far, -far};
    for (const double x : {x1, x2})
        for (const double y : {y1, y2}) {
            const auto px = static_cast<float>(m.a * x + m.c * y + m.e);
            const auto py = static_cast<float>(m.b * x + m.d * y + m.f);
            out = join(out, {px, py, px, py});
        }
    return out;
}

page_rectangle join(const page_rectangle& a, const page_rectangle& b) noexcept {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

ofd_outlines outlines_of(std::string_view data) {
    struct command {
        std::string_view name;
        std::size_t numbers;
    };
    constexpr std::array commands{command{"M", 2}, command{"S", 2}, command{"L", 2}, command{"Q", 4},
                                  command{"B", 6}, command{"A", 7}, command{"C", 0}};
    ofd_outlines out;
    for (std::string_view word = take_word(data); !word.empty(); word = take_word(data)) {
        const auto found = std::ranges::find(commands, word, &command::name);
        if (found == commands.end()) break;
        std::array<double, 7> numbers{};
        bool whole = true;
        for (std::size_t i = 0; i < found->numbers && whole; ++i) {
            const auto number = ofd_number_of(take_word(data));
            whole = number.has_value();
            numbers[i] = number.value_or(0);
        }
        if (!whole) break;
        ++out.points;
        if (word == "C") {
            if (!out.lines.empty() && !out.lines.back().empty()) {
                ofd_point first = out.lines.back().front();
                first.is_straight = true;
                out.lines.back().push_back(first);
            }
            continue;
        }
        if (out.lines.empty() || word == "M" || word == "S") out.lines.emplace_back();
        const bool is_straight = word == "M" || word == "S" || word == "L";
        out.is_curved = out.is_curved || !is_straight;
        out.lines.back().push_back({numbers[found->numbers - 2], numbers[found->numbers - 1], is_straight});
    }
    return out;
}

}  // namespace gongkai::detail
