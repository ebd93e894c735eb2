// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <optional>
#include <string>
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

/// What is known of the report that the pieces so far make up. They are not read together until all are there: that would take as
/// often as there are pieces.
class gathered {
public:
    void add(const result<published_report>& piece) {
        if (!piece) return;
        for (const table t : enumerators<table>) has_[index_of(t)] = has_[index_of(t)] || piece->has_table(t);
        if (agency_.empty()) agency_ = piece->metadata.agency;
        if (!year_) year_ = piece->metadata.year;
    }

    /// Whether a piece is no part of it: it has one of its tables, and is of another agency or year.
    bool is_other(const published_report& piece) const {
        const bool same_table =
            std::ranges::any_of(enumerators<table>, [&](table t) { return has_[index_of(t)] && piece.has_table(t); });
        const metadata& about = piece.metadata;
        const bool other_agency = !agency_.empty() && !about.agency.empty() && agency_ != about.agency;
        const bool other_year = year_ && about.year && year_ != about.year;
        return same_table && (other_agency || other_year);
    }

private:
    std::array<bool, enum_size<table>> has_{};
    std::string agency_;
    std::optional<std::chrono::year> year_;
};

}  // namespace

std::vector<document> parts_of(const document& source, bool marked) {
    std::vector<std::size_t> begins = beginnings(source);
    if (begins.size() < 2) return {};
    begins.push_back(source.blocks.size());
    std::vector<document> parts;
    gathered before;
    for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
        const auto at = [&](std::size_t n) { return source.blocks.begin() + static_cast<std::ptrdiff_t>(begins[n]); };
        document next{parts.empty() ? source.title : "", {at(i), at(i + 1)}, source.sheets};
        const result<published_report> report = read_report(next, marked);
        if (parts.empty() || (report && before.is_other(*report))) {
            before = {};
            parts.push_back(std::move(next));
        } else {
            std::ranges::move(next.blocks, std::back_inserter(parts.back().blocks));
        }
        before.add(report);
    }
    if (parts.size() < 2) parts.clear();
    return parts;
}

}  // namespace gongkai::detail
