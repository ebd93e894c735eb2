// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace gongkai::detail {
namespace {

using block = std::variant<paragraph, grid>;

const std::string* words(const block& b) noexcept {
    const auto* p = std::get_if<paragraph>(&b);
    return p ? &p->text : nullptr;
}

/// Where a report may begin: at the last title before a table, with which the contents of a volume do not count.
std::vector<std::size_t> beginnings(const document& source) {
    std::vector<std::size_t> out;
    bool has_table = true;
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < source.blocks.size(); ++i) {
        const std::string* text = words(source.blocks[i]);
        if (!text) {
            has_table = true;
            continue;
        }
        if (text->empty()) continue;
        if (const title_kind kind = title_kind_of(*text); kind != title_kind::none) {
            const bool has_organ = last && kind == title_kind::without_organ && is_name_of_organ(*words(source.blocks[*last]));
            if (!has_table && !out.empty()) out.pop_back();
            out.push_back(has_organ ? *last : i);
            has_table = false;
        }
        last = i;
    }
    return out;
}

/// Whether the second is not a part of the first: it has one of its tables, and is of another agency or year.
bool are_two(const published_report& first, const published_report& second) {
    const bool same_table =
        std::ranges::any_of(enumerators<table>, [&](table t) { return first.has_table(t) && second.has_table(t); });
    const metadata& a = first.metadata;
    const metadata& b = second.metadata;
    const bool other_agency = !a.agency.empty() && !b.agency.empty() && a.agency != b.agency;
    const bool other_year = a.year && b.year && a.year != b.year;
    return same_table && (other_agency || other_year);
}

}  // namespace

std::vector<document> parts_of(const document& source, bool marked) {
    std::vector<std::size_t> begins = beginnings(source);
    if (begins.size() < 2) return {};
    begins.push_back(source.blocks.size());
    std::vector<document> parts;
    std::optional<published_report> before;
    for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
        const auto at = [&](std::size_t n) { return source.blocks.begin() + static_cast<std::ptrdiff_t>(begins[n]); };
        document next{parts.empty() ? source.title : "", {at(i), at(i + 1)}, source.sheets};
        auto report = read_report(next, marked);
        if (parts.empty() || (before && report && are_two(*before, *report))) {
            parts.push_back(std::move(next));
        } else {
            document& last = parts.back();
            std::ranges::move(next.blocks, std::back_inserter(last.blocks));
            report = read_report(last, marked);
        }
        before.reset();
        if (report) before = std::move(report).value();
    }
    if (parts.size() < 2) parts.clear();
    return parts;
}

}  // namespace gongkai::detail
