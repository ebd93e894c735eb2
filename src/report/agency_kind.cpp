// SPDX-License-Identifier: Apache-2.0
#include <gongkai/report/agency_kind.hpp>

#include <array>

namespace gongkai {

namespace {

template <std::size_t N>
constexpr bool ends_with_any(std::string_view text, const std::array<std::string_view, N>& ends) noexcept {
    for (const std::string_view end : ends)
        if (text.ends_with(end)) return true;
    return false;
}

/// Areas that are run by a committee of the government above them, sometimes as a government, sometimes as an organ of it.
constexpr std::array<std::string_view, 19> zones{"开发区", "实验区", "试验区", "新区",   "高新区", "园区",   "示范区",
                                                 "保税区", "合作区", "度假区", "景区",   "自贸区", "贸易区", "管理区",
                                                 "功能区", "产业园", "工业园", "名胜区", "管控区"};
constexpr std::array<std::string_view, 10> divisions{"省", "自治区", "市", "州", "县", "旗", "盟", "地区", "区", "行政公署"};
constexpr std::array<std::string_view, 11> departments{"局", "厅", "委",     "委员会", "署",        "部",
                                                       "办", "院", "办公厅", "办公室", "街道办事处"};

/// A department of the State Council that heads a system of its own may report for the whole of it (by 31 March).
constexpr bool heads_a_system(std::string_view name) noexcept {
    bool national = false;
    for (const std::string_view start : {"国家", "中国", "海关总署", "全国"}) national = national || name.starts_with(start);
    if (!national) return false;
    for (const std::string_view end : {"总局", "总署", "局", "署", "委员会", "银行", "部"})
        if (const std::size_t at = name.find(end); at != name.npos) return at + end.size() == name.size();
    return true;
}

}  // namespace

agency_kind kind_of(std::string_view name) noexcept {
    for (const std::string_view end : {"人民政府", "政府"}) {
        if (!name.ends_with(end)) continue;
        name.remove_suffix(end.size());
        if (name.empty()) break;
        if (ends_with_any(name, std::array<std::string_view, 3>{"镇", "乡", "苏木"})) return agency_kind::township;
        return name.ends_with("街道") ? agency_kind::department : agency_kind::government;
    }
    if (name.size() < 6) return agency_kind::unknown;
    if (ends_with_any(name, std::array<std::string_view, 3>{"镇", "乡", "苏木"})) return agency_kind::township;
    std::string_view seat = name;
    for (const std::string_view committee : {"管理委员会", "管委会"})
        if (seat.ends_with(committee)) seat.remove_suffix(committee.size());
    if (ends_with_any(seat, zones) || (seat.size() < name.size() && seat.ends_with("区"))) return agency_kind::unknown;
    if (ends_with_any(name, divisions)) return agency_kind::government;
    if (heads_a_system(name)) return agency_kind::unknown;
    if (name.ends_with("街道") || ends_with_any(name, departments)) return agency_kind::department;
    return agency_kind::unknown;
}

government_level level_of_government(std::string_view name) noexcept {
    if (kind_of(name) != agency_kind::government) return government_level::unknown;
    for (const std::string_view end : {"人民政府", "政府"})
        if (name.ends_with(end)) {
            name.remove_suffix(end.size());
            break;
        }
    if (name.ends_with("省") || name.ends_with("自治区")) return government_level::province;
    if (name.ends_with("自治州") || name.ends_with("盟") || name.ends_with("地区") || name.ends_with("行政公署"))
        return government_level::prefecture;
    if (name.ends_with("县") || name.ends_with("旗")) return government_level::county;
    const bool district = name.ends_with("区") && !ends_with_any(name, zones);
    return district ? government_level::county : government_level::unknown;
}

rule_making rule_making_of(std::string_view name) noexcept {
    if (heads_a_system(name)) return rule_making::yes;
    for (const std::string_view start : {"国务院", "中华人民共和国", "国家", "中国", "全国"})
        if (name.starts_with(start)) return rule_making::unknown;
    const agency_kind kind = kind_of(name);
    if (kind == agency_kind::township) return rule_making::no;
    if (kind == agency_kind::government) {
        const government_level level = level_of_government(name);
        const bool autonomous = name.find("自治州") != name.npos;
        return level == government_level::county                     ? rule_making::no
               : level == government_level::province                 ? rule_making::yes
               : level == government_level::prefecture && autonomous ? rule_making::yes
                                                                     : rule_making::unknown;
    }
    if (name.ends_with("街道") || name.ends_with("街道办事处") || name.ends_with("街道人民政府")) return rule_making::no;
    if (kind != agency_kind::department) return rule_making::unknown;
    for (const std::string_view end : {"办公室", "办公厅", "政府办", "府办"})
        if (name.ends_with(end)) return rule_making::unknown;
    // A department's name that begins with a place is that of a local one: 市场监督管理局 does not, 某市财政局 does.
    for (const std::string_view end : {"局", "厅", "委员会", "委"})
        if (name.ends_with(end))
            for (const std::string_view place : {"省", "自治区", "市", "县", "旗", "州", "盟", "区"})
                if (const auto at = name.find(place); at != name.npos && at >= 6) return rule_making::no;
    return rule_making::unknown;
}

}  // namespace gongkai
