// SPDX-License-Identifier: Apache-2.0
#include "joint_solver.hpp"

namespace gongkai::detail {

verdict joint_solver::solve(domains& left) {
    // One hard candidate must not use up the work of all.
    constexpr std::size_t most_steps_a_search = 40'000;

    if (const verdict first = propagate(left, work_); first != verdict::yes) return first;
    if (std::ranges::all_of(left, [](const auto& d) { return d.size() <= 1; })) return verdict::yes;
    std::vector<std::vector<bool>> proven;
    for (const auto& d : left) proven.emplace_back(d.empty() ? 0 : d.back() + 1, false);
    verdict result = verdict::unknown;
    for (std::size_t v = 0; v < left.size(); ++v) {
        if (left[v].size() == 1 && result == verdict::yes) continue;
        for (std::size_t i = 0; i < left[v].size();) {
            const std::uint32_t candidate = left[v][i];
            if (proven[v][candidate]) {
                ++i;
                continue;
            }
            domains trial = left;
            trial[v] = {candidate};
            budget share{std::min(work_.left(), most_steps_a_search)};
            const std::size_t given = share.left();
            const verdict found = search(trial, share);
            work_.spend(given - share.left());
            if (found == verdict::no) {
                left[v].erase(left[v].begin() + static_cast<std::ptrdiff_t>(i));
                if (left[v].empty()) return verdict::no;
                continue;
            }
            if (found == verdict::yes) {
                result = verdict::yes;
                for (std::size_t k = 0; k < trial.size(); ++k)
                    if (!trial[k].empty()) proven[k][trial[k].front()] = true;
            }
            ++i;
        }
    }
    return result;
}

verdict joint_solver::propagate(domains& left, budget& work) {
    for (bool changed = true; changed;) {
        changed = false;
        for (const equation& e : equations_) {
            std::int64_t least = e.constant;
            std::int64_t most = e.constant;
            bounds_.clear();
            for (const equation::part& p : e.parts) {
                const auto& d = left[p.variable];
                if (!work.spend(d.size() + 4)) return verdict::unknown;
                std::int64_t low = p.of_candidate[d.front()];
                std::int64_t high = low;
                for (const std::uint32_t c : d) {
                    low = std::min(low, p.of_candidate[c]);
                    high = std::max(high, p.of_candidate[c]);
                }
                bounds_.emplace_back(low, high);
                least += low;
                most += high;
            }
            if (least > 0 || most < 0) return verdict::no;
            for (std::size_t k = 0; k < e.parts.size(); ++k) {
                const auto [low, high] = bounds_[k];
                if (low == high) continue;
                auto& d = left[e.parts[k].variable];
                const auto& value = e.parts[k].of_candidate;
                const std::int64_t others_least = least - low;
                const std::int64_t others_most = most - high;
                const auto gone =
                    std::erase_if(d, [&](std::uint32_t c) { return value[c] + others_least > 0 || value[c] + others_most < 0; });
                if (d.empty()) return verdict::no;
                changed = changed || gone != 0;
            }
        }
    }
    return verdict::yes;
}

verdict joint_solver::search(domains& left, budget& work) {
    if (const verdict first = propagate(left, work); first != verdict::yes) return first;
    std::size_t smallest = left.size();
    for (std::size_t v = 0; v < left.size(); ++v)
        if (left[v].size() > 1 && (smallest == left.size() || left[v].size() < left[smallest].size())) smallest = v;
    if (smallest == left.size()) return verdict::yes;
    bool certain = true;
    for (const std::uint32_t candidate : left[smallest]) {
        domains trial = left;
        trial[smallest] = {candidate};
        const verdict found = search(trial, work);
        if (found == verdict::yes) {
            left = std::move(trial);
            return found;
        }
        certain = certain && found == verdict::no;
        if (work.left() == 0) return verdict::unknown;
    }
    return certain ? verdict::no : verdict::unknown;
}

}  // namespace gongkai::detail
