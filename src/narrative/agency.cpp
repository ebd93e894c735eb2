// SPDX-License-Identifier: Apache-2.0
#include "agency.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gongkai::detail {
namespace {

bool is_subsequence(std::u32string_view part, std::u32string_view whole) noexcept {
    std::size_t found = 0;
    for (const char32_t c : whole)
        if (found < part.size() && part[found] == c) ++found;
    return found == part.size();
}

bool is_drawn_from(std::u32string_view part, std::u32string_view whole) noexcept {
    return std::ranges::all_of(part, [&](char32_t c) { return std::ranges::count(part, c) <= std::ranges::count(whole, c); });
}

/// Whether the character ends the name of a territory; not that of 市场, 城市, 城乡, 乡村.
bool is_area(std::u32string_view name, std::size_t i) noexcept {
    constexpr std::u32string_view areas = U"省市县区州旗盟镇乡";
    if (areas.find(name[i]) == areas.npos || (i > 0 && name[i - 1] == U'城')) return false;
    return i + 1 == name.size() || (name[i + 1] != U'场' && name[i + 1] != U'村');
}

}  // namespace

agency::agency(std::u32string name) : name_{std::move(name)} {
    const std::u32string_view whole{name_};
    is_office_ = whole.ends_with(U"办公室") || whole.ends_with(U"办公厅") || whole.ends_with(U"政府办");
    constexpr std::u32string_view last_of_departments = U"局厅委办部处会院中心队";
    is_department_ = !whole.empty() && last_of_departments.find(whole.back()) != last_of_departments.npos;
    // Those of a territory.
    for (const std::u32string_view tail : {U"管委会", U"管理委员会", U"街道办事处", U"街道办", U"街道", U"行政公署"})
        if (whole.ends_with(tail)) is_department_ = false;
    for (std::size_t i = 0; i < whole.size(); ++i)
        if (is_area(whole, i)) area_ = whole[i];
}

bool agency::is_wider(std::u32string_view whole) const noexcept {
    constexpr std::u32string_view areas = U"省市州盟县区旗镇乡";
    constexpr std::array levels{0, 1, 1, 1, 2, 2, 2, 3, 3};
    const std::size_t theirs = whole.size() > 1 ? areas.find(whole[1]) : areas.npos;
    const std::size_t ours = areas.find(area_);
    return whole.front() == U'全' && theirs != areas.npos && ours != areas.npos && levels[theirs] < levels[ours];
}

bool agency::is_own_level(std::u32string_view word, sem what, std::uint8_t value) const noexcept {
    if (!is_department_) return false;
    if (what == sem::foreign && value == 1) return word.ends_with(U"本级");
    if (what != sem::unknown) return false;
    // 市局机关
    return word.size() > 2 && word.ends_with(U"机关") && is_name(word.substr(0, word.size() - 2));
}

bool agency::is_named(std::u32string_view word, sem what, std::uint8_t value) const noexcept {
    if (what != sem::unknown && !(what == sem::foreign && value == 1)) return false;
    return is_name(word) || is_own_level(word, what, value);
}

bool agency::is_named_in_full(std::u32string_view word, sem what, std::uint8_t value) const noexcept {
    constexpr std::u32string_view ends = U"局厅委办部院处所署司会室队府心校站社镇乡街道村省市县区旗州盟关级";
    return ends.find(word.back()) != ends.npos && is_named(word, what, value);
}

bool agency::is_name(std::u32string_view word) const noexcept {
    if (word.size() > name_.size()) return false;
    if (word.size() > 2 && area_ != 0 && word[0] != area_ && is_area(word, 0)) return false;
    if (is_subsequence(word, name_)) return true;
    return word.size() > 3 && word.back() == name_.back() && is_drawn_from(word, name_);
}

actor agency::actor_of(std::u32string_view word, sem what, std::uint8_t value) const noexcept {
    if (is_named(word, what, value)) return actor::own;
    if (what == sem::foreign && value == 1) return actor::other;
    if (what != sem::unknown) return actor::unclear;
    constexpr std::u32string_view organs = U"局厅委办部院处所署镇乡街村队府心司社府";
    constexpr std::u32string_view tails = U"局厅委院署";  // of a name whose other words are known: 市行政审批局
    if ((word.size() > 1 ? organs : tails).find(word.back()) != organs.npos) return actor::other;
    for (const std::u32string_view organ : {U"政府", U"单位", U"公司", U"法院", U"街道", U"区县", U"县区",   U"市县", U"县市",
                                            U"委托", U"授权", U"学校", U"中学", U"小学", U"大学", U"幼儿园", U"医院", U"企业",
                                            U"区属", U"市属", U"县属", U"局属", U"直属", U"下属", U"下级",   U"所属", U"基层"})
        if (word.find(organ) != word.npos) return actor::other;
    return actor::unclear;
}

}  // namespace gongkai::detail
