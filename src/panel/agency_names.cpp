// SPDX-License-Identifier: Apache-2.0
#include <gongkai/panel/agency_names.hpp>

#include "text/unicode.hpp"

namespace gongkai {

std::string normalise_agency(std::string_view name) {
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        const detail::code_point c = detail::decode_at(name, at);
        const char32_t half = detail::half_width(c.value);
        if (half != c.value) out += static_cast<char>(half);
        else if (!detail::is_white_space(c.value)) out.append(name, at, c.length);
        at += c.length;
    }
    constexpr std::string_view full = "人民政府";
    constexpr std::string_view people = "人民";
    if (out.size() > full.size() && out.ends_with(full)) out.erase(out.size() - full.size(), people.size());
    return out;
}

result<agency_names> agency_names::make(const std::vector<agency_rename>& renames) {
    agency_names names;
    auto& next = names.next_;
    for (const agency_rename& r : renames) {
        std::string from = normalise_agency(r.from);
        std::string to = normalise_agency(r.to);
        if (from.empty() || to.empty()) return error{errc::argument_invalid, r.from + " -> " + r.to, {}};
        if (from == to) continue;
        const auto [known, added] = next.emplace(std::move(from), to);
        if (!added && known->second != to)
            return error{errc::argument_invalid, known->first + " -> " + known->second + ", " + to, {}};
    }
    for (const auto& [from, to] : next) {
        // Each name is followed to its end once; what is known already is not followed again.
        std::vector<std::string> way{from};
        std::string end = to;
        while (true) {
            if (const auto known = names.current_.find(end); known != names.current_.end()) {
                end = known->second;
                break;
            }
            const auto step = next.find(end);
            if (step == next.end()) break;
            way.push_back(end);
            if (way.size() > next.size()) return error{errc::argument_invalid, from + " -> … -> " + from, {}};
            end = step->second;
        }
        for (std::string& name : way) names.current_.insert_or_assign(std::move(name), end);
    }
    for (const auto& [from, to] : names.current_) names.former_[to].push_back(from);
    return names;
}

std::string agency_names::current(std::string_view name) const {
    std::string normalised = normalise_agency(name);
    const auto known = current_.find(normalised);
    return known == current_.end() ? normalised : known->second;
}

const std::vector<std::string>& agency_names::former(const std::string& current) const {
    static const std::vector<std::string> none;
    const auto known = former_.find(current);
    return known == former_.end() ? none : known->second;
}

const std::string* agency_names::next(const std::string& name) const {
    const auto known = next_.find(name);
    return known == next_.end() ? nullptr : &known->second;
}

}  // namespace gongkai
