// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <gongkai/frames/check_years.hpp>
#include <list>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "report_reader.hpp"
#include "word_columns.hpp"

namespace gongkai {

namespace {

/// Panels of some agencies at a time.
class agency_window {
public:
    explicit agency_window(const year_check_options& options) : options_{options}, checks_{options.check}, all_{options.names} {
        checks_.rules.switch_off(rule_id::years_boilerplate);
    }

    /// `ordinal`: the report's place among all by its first row.
    void add(std::uint32_t ordinal, report_summary&& summary) {
        if (options_.window == 0 || summary.about().agency.empty()) {
            kept_.emplace_back(ordinal, std::move(summary));
            return;
        }
        std::string name = options_.names.current(summary.about().agency);
        auto known = open_.find(name);
        if (known == open_.end()) {
            if (closed_.contains(name))
                throw arrow::unusable{error{
                    errc::argument_invalid,
                    summary.about().agency + ": more than " + std::to_string(options_.window) + " others stand between its rows",
                    {}}};
            latest_.push_front(name);
            known = open_.emplace(std::move(name), entry{panel{options_.names}, latest_.begin()}).first;
        } else {
            latest_.splice(latest_.begin(), latest_, known->second.at);
        }
        known->second.reports.add(std::move(summary));
        if (open_.size() > options_.window) close();
    }

    std::vector<across_finding> finish() && {
        while (!open_.empty()) close();
        std::ranges::sort(kept_, {}, &std::pair<std::uint32_t, report_summary>::first);
        for (auto& [_, summary] : kept_) all_.add(std::move(summary));
        take(all_.check(checks_));
        return std::move(findings_);
    }

private:
    struct entry {
        panel reports;
        std::list<std::string>::iterator at;
    };

    void close() {
        const auto oldest = open_.find(latest_.back());
        take(oldest->second.reports.check(checks_));
        closed_.insert(oldest->first);
        open_.erase(oldest);
        latest_.pop_back();
    }
    void take(std::vector<across_finding>&& some) { std::ranges::move(some, std::back_inserter(findings_)); }

    const year_check_options& options_;
    check_options checks_;
    panel all_;                                                   ///< without a window; else only what cannot be placed
    std::vector<std::pair<std::uint32_t, report_summary>> kept_;  ///< for it, in the order in which they became whole
    std::unordered_map<std::string, entry> open_;
    std::list<std::string> latest_;  ///< the agency of the last row first
    std::unordered_set<std::string> closed_;
    std::vector<across_finding> findings_;
};

}  // namespace

result<std::vector<across_finding>> check_years(ArrowArrayStream& cells, const year_check_options& options) {
    agency_window window{options};
    try {
        detail::report_reader{options.threads, [](frame_report&& r) { return report_summary{r.report, std::move(r.file)}; },
                              [&](std::uint32_t ordinal, report_summary&& s) { window.add(ordinal, std::move(s)); }}
            .read(cells);
    } catch (const arrow::unusable& e) {
        return e.why();
    }
    return std::move(window).finish();
}

std::shared_ptr<const arrow::frame> across_frame(const std::vector<across_finding>& findings) {
    detail::finding_columns out{findings.size(), true};
    for (const across_finding& f : findings) {
        const report_ref none{};
        const report_ref& judged = f.reports.empty() ? none : f.reports.front();
        out.add({judged.source, f.agency, f.year ? std::optional{static_cast<int>(*f.year)} : std::nullopt}, f.result);
    }
    return std::move(out).finish();
}

}  // namespace gongkai
