// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace gongkai::detail {

/// Work that may still be done. Where it is used up, whatever is not proven yet stays unknown.
class budget {
public:
    explicit constexpr budget(std::size_t steps) noexcept : left_{steps} {}
    /// False once nothing is left.
    constexpr bool spend(std::size_t steps = 1) noexcept {
        left_ -= std::min(left_, steps);
        return left_ != 0;
    }
    constexpr std::size_t left() const noexcept { return left_; }

private:
    std::size_t left_;
};

/// Variables are numbered, and each takes one of its candidates, which are numbered too.
/// Of each variable, the candidates that are left; none for a variable that stands in no equation.
using domains = std::vector<std::vector<std::uint32_t>>;

/// What the candidates taken contribute, and a constant, add up to nought.
struct equation {
    struct part {
        std::size_t variable = 0;
        std::vector<std::int64_t> of_candidate{};
    };
    std::int64_t constant = 0;
    std::vector<part> parts{};
};

enum class verdict : std::uint8_t { yes, no, unknown };

/// Finds which candidates have a part in a joint solution of linear equations: propagation of bounds to a fixpoint, then
/// a depth-first search for a solution with each candidate in turn.
class joint_solver {
public:
    joint_solver(std::vector<equation> equations, budget& work) : equations_{std::move(equations)}, work_{work} {}

    /// Takes from `left` what is proven to be in no joint solution, and nothing else. yes: a joint solution was found;
    /// no: it is proven that there is none (and `left` means nothing).
    verdict solve(domains& left);

private:
    verdict propagate(domains& left, budget& work);
    /// Leaves a solution in `left` where it finds one.
    verdict search(domains& left, budget& work);

    std::vector<equation> equations_;
    budget& work_;
    std::vector<std::pair<std::int64_t, std::int64_t>> bounds_;
};

}  // namespace gongkai::detail
