// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <gongkai/io/page.hpp>
#include <optional>
#include <string_view>
#include <vector>

/// Numbers, boxes, matrices and outlines as the attributes of OFD write them (GB/T 33190-2016, 7.3 and 9.3).
namespace gongkai::detail {

/// A finite number, blanks around it left out.
std::optional<double> ofd_number_of(std::string_view text) noexcept;
/// All numbers up to the first that is none.
std::vector<double> numbers_of(std::string_view text);

/// Distances from one character to the next: `g n d` stands for n times d. At most `most`.
std::vector<double> deltas_of(std::string_view text, std::size_t most);

struct ofd_box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};
/// `x y width height`; none where it is not of that form, or without an area.
std::optional<ofd_box> box_of(std::string_view text);

/// (x, y) becomes (a x + c y + e, b x + d y + f).
struct matrix {
    double a = 1;
    double b = 0;
    double c = 0;
    double d = 1;
    double e = 0;
    double f = 0;

    /// First `second`, then `first`.
    friend constexpr matrix operator*(const matrix& first, const matrix& second) noexcept {
        return {first.a * second.a + first.c * second.b,           first.b * second.a + first.d * second.b,
                first.a * second.c + first.c * second.d,           first.b * second.c + first.d * second.d,
                first.a * second.e + first.c * second.f + first.e, first.b * second.e + first.d * second.f + first.f};
    }
};
/// The identity where there are not six numbers.
matrix matrix_of(std::string_view text);

/// The rectangle around the corners (x1, y1) and (x2, y2), after the matrix.
page_rectangle bounds(const matrix& m, double x1, double y1, double x2, double y2) noexcept;
page_rectangle join(const page_rectangle& a, const page_rectangle& b) noexcept;

struct ofd_point {
    double x = 0;
    double y = 0;
    bool is_straight = true;  ///< whether a straight line leads to it
};
struct ofd_outlines {
    std::vector<std::vector<ofd_point>> lines;  ///< each drawn without lifting the pen
    std::size_t points = 0;
    bool is_curved = false;
};
/// The commands M, S, L, Q, B, A and C of a path; what comes after the first that is none of them is left out.
ofd_outlines outlines_of(std::string_view data);

}  // namespace gongkai::detail
