// SPDX-License-Identifier: Apache-2.0
#include "book.hpp"
#include <algorithm>
#include <functional>
#include <tuple>

#include "trace.hpp"

namespace gongkai {

namespace detail {

void record_gathering::append(record_gathering&& later, std::size_t first_segment, std::uint64_t first_row, std::size_t keep) {
    later.histogram.each([&](std::uint32_t trace, std::uint64_t rows) { histogram.add(trace, rows); });
    for (placed_finding& f : later.findings) {
        if (findings.size() == keep) break;
        f.segment += first_segment;
        findings.push_back(std::move(f));
    }
    for (std::size_t r = 0; r < totals.size(); ++r) totals[r] += later.totals[r];
    for (auto& [key, row] : later.links) links.emplace_back(std::move(key), row + first_row);
    counted += later.counted;
    reported += later.reported;
}

std::uint32_t record_segment::trace(std::size_t row) const {
    return !counts(row) ? rejected_trace : columns ? columns->trace(row) : kept[row];
}

void record_segment::each_trace(const std::function<void(std::size_t, std::uint32_t)>& with) const {
    if (columns)
        return columns->each_trace(
            [&](std::size_t row, std::uint32_t trace) { with(row, counts(row) ? trace : rejected_trace); });
    for (std::size_t row = 0; row < rows; ++row) with(row, kept[row]);
}

record_segment& record_book::open_segment() {
    if (segments.empty()) segments.emplace_back();
    if (segments.back().ids.borrowed) {
        record_segment next;
        next.source = segments.back().source;
        next.continues = true;
        segments.push_back(std::move(next));
    }
    return segments.back();
}

std::uint64_t record_book::label(std::string_view text) {
    constexpr std::uint64_t most = 4094;
    if (text.empty()) return 0;
    const auto [found, fresh] = label_numbers.try_emplace(std::string{text}, labels.size() + 1);
    if (!fresh) return found->second;
    if (labels.size() == most) {
        label_numbers.erase(found);
        return 0;
    }
    labels.emplace_back(text);
    return found->second;
}

void record_book::narrow(record_scope columns) noexcept {
    record_scope both;
    for (std::size_t c = 0; c < 64; ++c)
        if (common.has(c) && columns.has(c)) both.add(c);
    common = both;
}

void record_book::merge(record_book&& later) {
    narrow(later.common);
    if (!later.labels.empty()) {
        // Their numbers are those of the other book.
        using category = matter_trace::category;
        std::vector<std::uint64_t> numbers{0};
        for (const std::string& text : later.labels) numbers.push_back(label(text));
        const auto renumbered = [&](std::uint32_t trace) {
            return static_cast<std::uint32_t>((trace & ~category::put(category::none)) |
                                              category::put(numbers[category::get(trace)]));
        };
        trace_histogram histogram;
        later.gathered.histogram.each([&](std::uint32_t trace, std::uint64_t rows) { histogram.add(renumbered(trace), rows); });
        later.gathered.histogram = std::move(histogram);
        for (record_segment& s : later.segments)
            for (std::uint32_t& trace : s.kept)
                if (trace != rejected_trace) trace = renumbered(trace);
    }
    const std::size_t first = segments.size();
    for (record_segment& s : later.segments) segments.push_back(std::move(s));
    gathered.append(std::move(later.gathered), first, taken, keep);
    taken += later.taken;
}

/// Of rows with the same text the first counts.
void record_book::reject_repeated(record_rule rule, std::string_view column, bool subjects) {
    const auto keys_of = [&](const record_segment& s) -> const key_list& { return subjects ? s.subjects : s.ids; };
    const auto skipped = [&](const record_segment& s, std::size_t row) {
        return !s.counts(row) || (subjects && keys_of(s)[row].empty());
    };
    bool ascending = true;
    std::string_view last;
    for (const record_segment& s : segments) {
        if (subjects && !s.has_subjects) continue;
        if (const key_run& run = keys_of(s).run; run.ascends) {
            if (run.first.empty()) continue;
            ascending = ascending && ascends(last, run.first);
            last = run.last;
            continue;
        }
        for (std::size_t row = 0; row < s.rows && ascending; ++row) {
            if (skipped(s, row)) continue;
            const std::string_view key = keys_of(s)[row];
            ascending = ascends(last, key);
            last = key;
        }
    }
    if (ascending) return;

    using hashed = std::tuple<std::size_t, std::uint32_t, std::uint32_t>;
    std::vector<hashed> rows;
    for (std::size_t s = 0; s < segments.size(); ++s) {
        if (subjects && !segments[s].has_subjects) continue;
        for (std::size_t row = 0; row < segments[s].rows; ++row)
            if (!skipped(segments[s], row))
                rows.emplace_back(std::hash<std::string_view>{}(keys_of(segments[s])[row]), static_cast<std::uint32_t>(s),
                                  static_cast<std::uint32_t>(row));
    }
    std::sort(rows.begin(), rows.end());
    const auto key_at = [&](const hashed& r) { return keys_of(segments[std::get<1>(r)])[std::get<2>(r)]; };
    std::vector<hashed> repeated;
    for (auto group = rows.begin(); group != rows.end();) {
        auto end = group + 1;
        while (end != rows.end() && std::get<0>(*end) == std::get<0>(*group)) ++end;
        // Rows of one hash are in the order of reading; nearly always they have one text.
        for (auto row = group + 1; row < end; ++row)
            if (std::any_of(group, row, [&](const hashed& before) { return key_at(before) == key_at(*row); }))
                repeated.push_back(*row);
        group = end;
    }
    for (const auto& [hash, s, row] : repeated) {
        record_segment& segment = segments[s];
        gathered.histogram.remove(segment.trace(row));
        segment.reject(row);
        --gathered.counted;
        ++gathered.reported;
        gathered.find(s, row, ~std::size_t{0},
                      {rule, {}, 0, std::string{segment.ids[row]}, column, subjects ? std::string{segment.subjects[row]} : ""});
    }
}

void record_book::close() {
    reject_repeated(record_rule::record_duplicate, "id", false);
    reject_repeated(record_rule::rating_twice, "subject", true);
    std::uint64_t before = 0;
    for (std::size_t s = 0; s < segments.size(); ++s) {
        starts.push_back(before);
        before += segments[s].rows;
        if (s != 0 && segments[s].continues) segments[s].first_row = segments[s - 1].first_row + segments[s - 1].rows;
    }
    auto& found = gathered.findings;
    std::stable_sort(found.begin(), found.end(), [](const placed_finding& a, const placed_finding& b) {
        return a.segment != b.segment ? a.segment < b.segment : a.row + 1 < b.row + 1;
    });
    for (placed_finding& f : found) {
        if (findings.size() == keep) break;
        f.finding.source = segments.empty() ? std::string{} : segments[f.segment].source;
        f.finding.row = f.row == whole_records ? 0 : segments[f.segment].first_row + f.row;
        findings.push_back(std::move(f.finding));
    }
    found = {};
    std::sort(gathered.links.begin(), gathered.links.end());
}

std::pair<std::size_t, std::size_t> record_book::place_of(std::uint64_t n) const noexcept {
    const auto after = std::upper_bound(starts.begin(), starts.end(), n);
    const auto segment = static_cast<std::size_t>(after - starts.begin()) - 1;
    return {segment, static_cast<std::size_t>(n - starts[segment])};
}

row_reference record_book::reference(std::size_t segment, std::size_t row) const {
    const record_segment& s = segments[segment];
    return {s.source, s.first_row + row, std::string{s.ids[row]}};
}

}  // namespace detail

std::string to_string(const record_finding& f, lang language) {
    const bool zh = language == lang::zh;
    std::string out;
    const auto part = [&out](std::string_view separator, std::string_view text) {
        if (!out.empty()) out += separator;
        out += text;
    };
    if (!f.source.empty()) out = f.source;
    if (f.row != 0) part(zh ? "：" : ": ", zh ? "第" + std::to_string(f.row) + "行" : "row " + std::to_string(f.row));
    if (!f.id.empty()) out.append(zh ? "（" : " (").append(f.id).append(zh ? "）" : ")");
    if (!f.column.empty()) part(zh ? "，" : ", ", f.column);
    part(zh ? "：" : ": ", code(f.severity()));
    out.append(": ").append(code(f.rule)).append(": ").append(zh ? item(f.rule).zh : item(f.rule).en);
    if (!f.detail.empty()) out.append(zh ? "（" : " (").append(f.detail).append(zh ? "）" : ")");
    if (item(f.rule).basis) out.append(" [").append(to_string(item(f.rule).basis, language)).append("]");
    return out;
}

}  // namespace gongkai
