// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/panel/panel.hpp>
#include <utility>

#include "narrative/growth.hpp"
#include "rules/apply_settings.hpp"

namespace gongkai {

using detail::followed_cells;
using detail::prose_sections;

report_summary::report_summary(const published_report& report, std::string source, report_key key)
    : about_{std::move(source), key.agency.empty() ? report.metadata.agency : std::move(key.agency),
             key.year ? key.year : report.metadata.year, report.sheets},
      edition_{report.edition()},
      sections_known_{report.sections_known} {
    for (const table t : enumerators<table>) tables_[index_of(t)] = report.has_table(t);
    for (std::size_t i = 0; i < followed_cells.size(); ++i) cells_[i] = report[followed_cells[i]];

    std::uint64_t hash = report.form().other_undivided ? 3U : 1U;
    bool any = false;
    for (const auto i : cells_of(report.form())) {
        const cell& c = report.cells()[i];
        any = any || c.number().coefficient() != 0;
        hash = (hash ^ static_cast<std::uint64_t>(c.number().coefficient())) * 0x9e3779b97f4a7c15U;
        hash = ((hash ^ (hash >> 29)) + c.number().scale() * 4U + index_of(c.status())) * 0xbf58476d1ce4e5b9U;
    }
    if (any) fingerprint_ = hash | 1U;

    for (std::size_t i = 0; i < counts_.size(); ++i) {
        const cell& c = report.cells()[i];
        const bool is_count = c.has_value() && c.number().is_integer() && c.number().coefficient() >= 0 &&
                              c.number().coefficient() <= count::max_cell;
        counts_[i] = is_count                           ? static_cast<std::int32_t>(c.number().coefficient())
                     : c.status() == cell_status::blank ? 0
                                                        : no_count;
    }
    detail::read_overview(report, facts_, growths_);
    std::erase_if(facts_, [](const fact& f) {
        const bool of_the_year = f.period == fact_period::unspecified || f.period == fact_period::report_year;
        // What is there from year to year may well stay as it is.
        const bool stays = f.kind == fact_kind::matters || f.kind == fact_kind::service_points;
        return !of_the_year || stays || f.number.coefficient() < repeated_number;
    });
    // Real reports have a few dozen.
    constexpr std::size_t most_told = 256;
    if (facts_.size() > most_told) facts_.resize(most_told);
    if (growths_.size() > most_told) growths_.resize(most_told);
    facts_.shrink_to_fit();

    for (std::size_t i = 0; i < prose_sections.size(); ++i) {
        prose& kept = prose_[i];
        std::string joined;
        const std::string* text = nullptr;
        for (const section_text& s : report.sections) {
            if (s.which != prose_sections[i]) continue;
            if (!text) {
                text = &s.text;
                kept.span = s.heading_span;
            } else {
                joined = *text + "\n" + s.text;
                text = &joined;
            }
        }
        if (!text) continue;
        kept.present = true;
        kept.sketch = text_sketch{*text};
    }
}

void panel::add(report_summary summary) {
    ++size_;
    if (!summary.about_.year || summary.about_.agency.empty()) {
        unplaced_.push_back(std::move(summary));
        return;
    }
    const std::string& printed = summary.about_.agency;
    reports_of_year& reports = series_[names_.current(printed)][*summary.about_.year];
    reports[normalise_agency(printed)].push_back(std::move(summary));
}

std::vector<agency_years> panel::agencies() const {
    std::vector<agency_years> out;
    for (const auto& [name, by_year] : series_) {
        agency_years& agency = out.emplace_back();
        agency.agency = by_year.rbegin()->second.begin()->second.front().about_.agency;
        for (const auto& [year, reports] : by_year) {
            if (!agency.years.empty() && year != agency.years.back() + std::chrono::years{1})
                agency.missing.push_back({agency.years.back() + std::chrono::years{1}, year - std::chrono::years{1}});
            agency.years.push_back(year);
        }
    }
    return out;
}

class year_judge {
public:
    year_judge(const panel& reports, const check_options& options) noexcept : panel_{reports}, options_{options} {}

    std::vector<across_finding> run() && {
        for (const report_summary& s : panel_.unplaced_) {
            across_finding& f = findings_.emplace_back();
            f.result.rule = rule_id::years_carry_over;
            f.result.outcome = outcome::not_assessable;
            f.result.reason = s.about_.agency.empty() ? reason::agency_unknown : reason::year_unknown;
            f.result.edition = s.edition_;
            f.agency = s.about_.agency;
            f.year = s.about_.year;
            f.reports.push_back(s.about_);
        }
        for (const auto& [name, by_year] : panel_.series_) {
            agency_ = &name;
            series_ = &by_year;
            std::vector<view> last;
            std::vector<view> before;  // that, a year after it
            std::optional<std::chrono::year> last_year;
            for (const auto& [year, reports] : by_year) {
                std::vector<view> now = views(reports);
                const bool follows = last_year && *last_year + std::chrono::years{1} == year;
                if (follows) {
                    judge(now, last, year);
                    if (now.size() == 1 && last.size() == 1 && before.size() == 1) repeated(now[0], last[0], before[0]);
                } else if (last_year) {
                    judge_gap(now);
                }
                before = follows ? std::move(last) : std::vector<view>{};
                last = std::move(now);
                last_year = year;
            }
        }
        return std::move(findings_);
    }

private:
    /// What is reported under one name for one year, as far as several reports agree.
    struct view {
        const std::string* name;
        const std::vector<report_summary>* reports;

        const report_summary& first() const noexcept { return reports->front(); }
        bool differs(std::size_t i) const noexcept {
            return std::ranges::any_of(*reports, [&](const report_summary& r) {
                return r.cells_[i] != first().cells_[i] || r.edition_ != first().edition_;
            });
        }
        bool prose_differs() const noexcept {
            return std::ranges::any_of(*reports, [&](const report_summary& r) {
                for (std::size_t i = 0; i < r.prose_.size(); ++i)
                    if (r.prose_[i].sketch != first().prose_[i].sketch) return true;
                return false;
            });
        }
        /// Why the cell holds no number that can be compared.
        reason obstacle(std::size_t i) const noexcept {
            const cell_key& key = followed_cells[i];
            const report_summary& r = first();
            if (!r.tables_[index_of(key.table())]) return reason::table_absent;
            if (!form::of(r.edition_).has(key)) return reason::other_edition;
            if (differs(i)) return reason::duplicates_differ;
            const cell& c = r.cells_[i];
            if (c.status() == cell_status::missing) return reason::cell_missing;
            if (c.status() == cell_status::blank) return reason::cell_blank;
            if (!c.number().is_integer() || !count::from(c.number().coefficient())) return reason::not_a_count;
            return reason::none;
        }
    };

    /// Two years of reports that are compared: one name's, or those of several names together.
    struct years {
        std::vector<view> now;
        std::vector<view> last;
        bool open = false;  ///< a name without a report of last year might account for more
    };

    /// One finding for everything that ended alike, but for failures.
    class gathering {
    public:
        gathering(year_judge& judge, const years& both, rule_id rule) : judge_{judge}, both_{both}, rule_{rule} {}

        across_finding* add(outcome result, reason why, std::size_t followed) {
            if (result == outcome::pass && !judge_.options_.passes) return nullptr;
            const auto alike = [&](const auto& group) { return group.first == std::pair{result, why}; };
            const auto known = result == outcome::fail ? groups_.end() : std::ranges::find_if(groups_, alike);
            std::size_t at = 0;
            if (known == groups_.end()) {
                at = judge_.findings_.size();
                judge_.start(both_, rule_, result, why).result.span = both_.now.front().first().cells_[followed].span();
                groups_.push_back({{result, why}, at});
            } else {
                at = known->second;
            }
            across_finding& f = judge_.findings_[at];
            f.result.cells.push_back(followed_cells[followed]);
            return &f;
        }

    private:
        year_judge& judge_;
        const years& both_;
        rule_id rule_;
        std::vector<std::pair<std::pair<outcome, reason>, std::size_t>> groups_{};
    };

    across_finding& start(const years& both, rule_id rule, outcome result, reason why) {
        across_finding& f = findings_.emplace_back();
        const report_summary& judged = both.now.front().first();
        f.result.rule = rule;
        f.result.outcome = result;
        f.result.reason = why;
        f.result.edition = judged.edition_;
        f.agency = judged.about_.agency;
        f.year = judged.about_.year;
        for (const auto* side : {&both.now, &both.last})
            for (const view& v : *side) f.reports.push_back(v.first().about_);
        return f;
    }

    /// A report that appears under two names of the agency is one report, too.
    std::vector<view> views(const panel::reports_of_year& reports) {
        std::vector<view> out;
        for (const auto& [name, same] : reports) {
            const view v{&name, &same};
            const auto twin = std::ranges::find_if(out, [&](const view& known) {
                return v.first().fingerprint_ != 0 && known.first().fingerprint_ == v.first().fingerprint_;
            });
            std::vector<const report_summary*> all;
            for (const report_summary& r : same) all.push_back(&r);
            if (twin != out.end()) all.insert(all.begin(), &twin->first());
            if (all.size() > 1) {
                across_finding& f = start({{v}, {}, false}, rule_id::tree_duplicate, outcome::fail, reason::none);
                f.reports.clear();
                for (const report_summary* r : all) {
                    f.reports.push_back(r->about_);
                    f.result.actual += (f.result.actual.empty() ? "" : "; ") + r->about_.source;
                }
                f.result.expected = "1";
            }
            if (twin == out.end()) out.push_back(v);
        }
        return out;
    }

    void judge_gap(const std::vector<view>& now) {
        for (const rule_id rule : {rule_id::years_carry_over, rule_id::years_stock, rule_id::years_boilerplate})
            if (rule != rule_id::years_stock || counts_stock(now.front().first().edition_))
                start({now, {}, false}, rule, outcome::not_assessable, reason::last_year_missing);
    }

    void judge(const std::vector<view>& now, const std::vector<view>& last, std::chrono::year year) {
        const auto same_name = [](const view& a, const view& b) { return *a.name == *b.name; };
        if (std::ranges::equal(now, last, same_name)) {
            for (std::size_t i = 0; i < now.size(); ++i) judge_rules({{now[i]}, {last[i]}, false});
        } else {
            judge_rules({now, last, leaves_open(now, last, year)});
        }
    }

    /// Whether a name of the agency has no report of last year, nor has what it had become by then.
    bool leaves_open(const std::vector<view>& now, const std::vector<view>& last, std::chrono::year year) const {
        const auto among = [](const std::vector<view>& some, const std::string& name) {
            return std::ranges::any_of(some, [&](const view& v) { return *v.name == name; });
        };
        for (const std::string& name : panel_.names_.former(*agency_)) {
            bool accounted = false;
            for (const std::string* n = &name; n && !accounted; n = panel_.names_.next(*n)) accounted = among(last, *n);
            if (!accounted) return true;
        }
        // The name that they led to may have been another agency's before.
        return among(now, *agency_) && !among(last, *agency_) && std::ranges::any_of(*series_, [&](const auto& reports) {
                   return reports.first < year && reports.second.contains(*agency_);
               });
    }

    void judge_rules(const years& both) {
        carry_over(both);
        stock(both);
        boilerplate(both);
        growth_of(both);
    }

    static reason first_obstacle(const std::vector<view>& side, std::size_t followed) noexcept {
        for (const view& v : side)
            if (const reason why = v.obstacle(followed); why != reason::none) return why;
        return reason::none;
    }
    static std::int64_t sum(const std::vector<view>& side, std::size_t followed) noexcept {
        std::int64_t total = 0;
        for (const view& v : side) total += v.first().cells_[followed].number().coefficient();
        return total;
    }
    static void list(across_finding& f, const std::vector<view>& side, std::size_t first_report, std::size_t followed) {
        for (std::size_t i = 0; i < side.size(); ++i)
            f.cells.push_back({first_report + i, followed_cells[followed], side[i].first().cells_[followed]});
    }

    /// The outcome of an equality, of which the right side may be only a lower bound.
    static std::pair<outcome, reason> compare(std::int64_t actual, std::int64_t expected, bool open) noexcept {
        if (actual == expected) return {outcome::pass, reason::none};
        if (open && actual > expected) return {outcome::not_assessable, reason::predecessor_missing};
        return {outcome::fail, reason::none};
    }

    void carry_over(const years& both) {
        gathering gathered{*this, both, rule_id::years_carry_over};
        for (std::size_t i = 0; i < enum_size<request_column>; ++i) {
            const std::size_t in = i;
            const std::size_t out = i + enum_size<request_column>;
            const auto lacks = [&](const view& v) { return !form::of(v.first().edition_).has(enumerators<request_column>[i]); };
            if (std::ranges::any_of(both.now, lacks) || std::ranges::any_of(both.last, lacks)) continue;
            reason why = first_obstacle(both.now, in);
            if (why == reason::none) why = first_obstacle(both.last, out);
            if (why != reason::none) {
                gathered.add(outcome::not_assessable, why, in);
                continue;
            }
            const std::int64_t actual = sum(both.now, in);
            const std::int64_t expected = sum(both.last, out);
            const auto [result, because] = compare(actual, expected, both.open);
            across_finding* f = gathered.add(result, because, in);
            if (result != outcome::fail) continue;
            f->result.expected = std::to_string(expected);
            f->result.actual = std::to_string(actual);
            list(*f, both.now, 0, in);
            list(*f, both.last, both.now.size(), out);
        }
    }

    /// Edition 2019 does not count what was repealed.
    void stock(const years& both) {
        if (std::ranges::all_of(both.now, [](const view& v) { return !counts_stock(v.first().edition_); })) return;
        gathering gathered{*this, both, rule_id::years_stock};
        for (std::size_t issued = 2 * enum_size<request_column>; issued < followed_cells.size(); issued += 3) {
            const std::size_t repealed = issued + 1;
            const std::size_t in_force = issued + 2;
            reason why = first_obstacle(both.now, in_force);
            if (why == reason::none) why = first_obstacle(both.last, in_force);
            bool blank = false;
            for (const view& v : both.now) {
                const std::array flow{v.obstacle(issued), v.obstacle(repealed)};
                const auto blanks = std::ranges::count(flow, reason::cell_blank);
                blank = blank || blanks != 0;
                for (const reason of_cell : flow)
                    if (why == reason::none && of_cell != reason::cell_blank) why = of_cell;
                if (why == reason::none && blanks == 2) why = reason::addends_blank;
            }
            if (why != reason::none) {
                gathered.add(outcome::not_assessable, why, in_force);
                continue;
            }
            const std::int64_t actual = sum(both.now, in_force);
            const std::int64_t expected = sum(both.last, in_force) + sum(both.now, issued) - sum(both.now, repealed);
            auto [result, because] = compare(actual, expected, both.open);
            if (because == reason::none && blank) because = reason::blank_as_zero;
            across_finding* f = gathered.add(result, because, in_force);
            if (result != outcome::fail) continue;
            f->result.expected = std::to_string(expected);
            f->result.actual = std::to_string(actual);
            for (const std::size_t i : {in_force, issued, repealed}) list(*f, both.now, 0, i);
            list(*f, both.last, both.now.size(), in_force);
        }
    }

    void boilerplate(const years& both) {
        if (!options_.rules.is_on(rule_id::years_boilerplate)) return;
        if (both.now.size() != 1 || both.last.size() != 1) return;
        const report_summary& now = both.now.front().first();
        const report_summary& last = both.last.front().first();
        const auto say = [&](outcome result, reason why) -> across_finding* {
            if (result == outcome::pass && !options_.passes) return nullptr;
            return &start(both, rule_id::years_boilerplate, result, why);
        };
        if (!now.sections_known_ || !last.sections_known_) {
            say(outcome::not_assessable, reason::sections_unknown);
            return;
        }
        if (both.now.front().prose_differs() || both.last.front().prose_differs()) {
            say(outcome::not_assessable, reason::duplicates_differ);
            return;
        }
        for (std::size_t i = 0; i < prose_sections.size(); ++i) {
            const auto& mine = now.prose_[i];
            if (!mine.present || !last.prose_[i].present) continue;
            const bool is_short = mine.sketch.length() < boilerplate_length;
            const text_similarity shared = similarity(mine.sketch, last.prose_[i].sketch);
            const outcome result = is_short                            ? outcome::not_assessable
                                   : shared.share >= boilerplate_share ? outcome::fail
                                                                       : outcome::pass;
            across_finding* f = say(result, is_short ? reason::text_short : reason::none);
            if (!f) continue;
            f->result.section = prose_sections[i];
            f->result.span = mine.span;
            if (is_short) continue;
            f->similarity = shared;
            f->result.actual = (shared.exact ? "" : "≈") + std::to_string(static_cast<int>(shared.share * 100)) + "%";
        }
    }

    /// What the prose says of last year, beside last year's report.
    void growth_of(const years& both) {
        if (both.now.size() != 1 || both.last.size() != 1 || both.now.front().reports->size() != 1) return;
        const report_summary& now = both.now.front().first();
        const report_summary& last = both.last.front().first();
        for (const growth& g : now.growths_) {
            const bool fits = std::ranges::all_of(cells_of(g.cells, form::of(now.edition_)),
                                                  [&](const cell_key& key) { return form::of(last.edition_).has(key); });
            reason why = fits ? reason::none : reason::other_edition;
            if (why == reason::none && both.last.front().reports->size() != 1) why = reason::duplicates_differ;
            const auto expected = why == reason::none ? grown(g, g.cells, now, last) : std::nullopt;
            if (why == reason::none && !expected) why = reason::cell_missing;
            const outcome result = why != reason::none                     ? outcome::not_assessable
                                   : is_borne_out(g, *expected, now, last) ? outcome::pass
                                                                           : outcome::fail;
            if (result == outcome::pass && !options_.passes) continue;
            across_finding& f = start(both, rule_id::years_growth, result, why);
            f.result.cells = cells_of(g.cells, form::of(now.edition_));
            f.result.section = g.place.section;
            f.result.span = g.place.span;
            f.result.quote = g.quote;
            f.result.actual = shown(g.kind, g.number);
            if (expected) f.result.expected = shown(g.kind, *expected);
            if (result == outcome::fail && g.certainty == certainty::likely) f.result.level = severity::warning;
        }
    }

    static std::string shown(growth_kind kind, const decimal& number) {
        if (kind == growth_kind::last_year) return to_string(number);
        std::string out = number.coefficient() > 0 ? "+" : "";
        return out.append(to_string(number)).append(kind == growth_kind::rate ? "%" : "");
    }

    static std::optional<std::int64_t> sum_of(const cell_sum& cells, const report_summary& of) {
        std::int64_t total = 0;
        for (const cell_key& key : cells_of(cells, form::of(of.edition_))) {
            const auto at = index_of(key);
            if (!at || of.counts_[*at] == report_summary::no_count || !of.tables_[index_of(key.table())]) return std::nullopt;
            total += of.counts_[*at];
        }
        return total;
    }

    /// What should stand there; none where a cell has no number, or a rate has no base.
    static std::optional<decimal> grown(const growth& g, const cell_sum& cells, const report_summary& now,
                                        const report_summary& last) {
        const auto a = sum_of(cells, now);
        const auto b = sum_of(cells, last);
        if (!a || !b) return std::nullopt;
        if (g.kind == growth_kind::last_year) return decimal{*b};
        if (g.kind == growth_kind::difference) return decimal{*a - *b};
        if (*b == 0 || g.number.scale() > 6) return std::nullopt;
        std::int64_t by = (*a - *b) * 100;
        for (int i = 0; i < g.number.scale(); ++i) by *= 10;
        const std::int64_t up = by < 0 ? -by : by;
        const std::int64_t rounded = (2 * up + *b) / (2 * *b);
        return decimal{by < 0 ? -rounded : rounded, g.number.scale()};
    }

    /// Rates are rounded or cut off. What came in may be compared together with what was carried in.
    static bool is_borne_out(const growth& g, const decimal& expected, const report_summary& now, const report_summary& last) {
        const auto near = [&](const std::optional<decimal>& value) {
            if (!value) return false;
            const std::int64_t off = value->coefficient() - g.number.coefficient();
            return g.kind == growth_kind::rate ? off >= -1 && off <= 1 && (value->coefficient() ^ g.number.coefficient()) >= 0
                                               : off == 0;
        };
        if (near(expected)) return true;
        const cell_key& key = g.cells.terms().front().cell;
        if (key.table() != table::requests) return false;
        const auto row = static_cast<request_row>(key.row());
        if (row != request_row::received && row != request_row::total) return false;
        const auto in = [&](std::initializer_list<request_row> rows) {
            cell_sum out;
            for (const request_row r : rows) out.add({{r, static_cast<request_column>(key.column())}, false});
            return out;
        };
        using enum request_row;
        return near(grown(g, in({received}), now, last)) || near(grown(g, in({received, carried_in}), now, last)) ||
               near(grown(g, in({request_row::total}), now, last));
    }

    /// A number that no table has, three years running.
    void repeated(const view& now, const view& last, const view& before) {
        if (now.reports->size() != 1 || last.reports->size() != 1 || before.reports->size() != 1) return;
        const auto same = [](const fact& a, const fact& b) {
            return a.kind == b.kind && a.through == b.through && a.bound == b.bound && a.unit == b.unit && a.number == b.number;
        };
        const auto tells = [&](const view& v, const fact& f) {
            return std::ranges::any_of(v.first().facts_, [&](const fact& other) { return same(f, other); });
        };
        const auto& facts = now.first().facts_;
        for (auto f = facts.begin(); f != facts.end(); ++f) {
            if (!tells(last, *f) || !tells(before, *f)) continue;
            if (std::any_of(facts.begin(), f, [&](const fact& told) { return same(*f, told); })) continue;
            across_finding& found = start({{now}, {last, before}, false}, rule_id::years_repeated, outcome::fail, reason::none);
            found.result.section = f->place.section;
            found.result.span = f->place.span;
            found.result.quote = f->quote;
            found.result.actual = to_string(f->number);
        }
    }

    const panel& panel_;
    const check_options options_;
    const std::string* agency_ = nullptr;
    const panel::series* series_ = nullptr;
    std::vector<across_finding> findings_{};
};

std::vector<across_finding> panel::check(const check_options& options) const {
    std::vector<across_finding> findings = year_judge{*this, options}.run();
    detail::apply(options.rules, findings, &across_finding::result);
    return findings;
}

}  // namespace gongkai
