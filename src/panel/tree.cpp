// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <gongkai/panel/agency_names.hpp>
#include <gongkai/panel/tree.hpp>
#include <utility>

#include "rules/apply_settings.hpp"

namespace gongkai {

namespace {

/// 某市本级, 某市（本级）
bool is_own_level_of(std::string_view agency, std::string_view superior) {
    std::string name = normalise_agency(agency);
    for (const std::string_view end : {"本级", "(本级)"})
        if (name.ends_with(end) && normalise_agency({name.data(), name.size() - end.size()}) == normalise_agency(superior))
            return true;
    return false;
}

}  // namespace

result<agency_tree> agency_tree::make(const std::vector<tree_row>& rows) {
    agency_tree tree;
    const auto refuse = [](std::string detail) { return error{errc::argument_invalid, std::move(detail), {}}; };
    const auto node_of = [&](const std::string& name) {
        const auto [known, added] = tree.by_name_.emplace(normalise_agency(name), tree.nodes_.size());
        if (added) tree.nodes_.push_back({name});
        return known->second;
    };
    for (const tree_row& row : rows) {
        if (normalise_agency(row.agency).empty()) return refuse(row.agency + " -> " + row.parent);
        const std::size_t at = node_of(row.agency);
        if (row.own == own_level::none) tree.nodes_[at].own_is_none = true;
        if (normalise_agency(row.parent).empty()) {
            if (row.own == own_level::yes) return refuse(row.agency + " -> ?");
            continue;
        }
        const std::size_t parent = node_of(row.parent);
        node& n = tree.nodes_[at];
        node& superior = tree.nodes_[parent];
        if (n.parent != nowhere && n.parent != parent)
            return refuse(row.agency + " -> " + tree.nodes_[n.parent].name + ", " + row.parent);
        if (n.parent == nowhere) {
            n.parent = parent;
            superior.children.push_back(at);
        }
        if (row.own != own_level::yes && !is_own_level_of(row.agency, row.parent)) continue;
        if (superior.own != nowhere && superior.own != at)
            return refuse(superior.name + ": " + tree.nodes_[superior.own].name + ", " + row.agency);
        superior.own = at;
    }
    for (const node& n : tree.nodes_) {
        if (n.own != nowhere && n.own_is_none) return refuse(n.name + ": " + tree.nodes_[n.own].name);
        std::size_t depth = 0;
        for (std::size_t up = n.parent; up != nowhere; up = tree.nodes_[up].parent)
            if (++depth > max_depth) return refuse(n.name);  // under itself, or as good as
    }
    return tree;
}

void agency_tree::add(const published_report& report, std::string source, report_key key) {
    report_ref about{std::move(source), key.agency.empty() ? report.metadata.agency : std::move(key.agency),
                     key.year ? key.year : report.metadata.year, report.sheets};
    if (about.agency.empty() || !about.year) {
        unplaced_.push_back(std::move(about));
        return;
    }
    const auto known = by_name_.find(normalise_agency(about.agency));
    if (known == by_name_.end()) {
        outside_.push_back(std::move(about));
        return;
    }
    auto& filed_reports = reports_[{*about.year, known->second}];
    filed_reports.push_back({std::move(about), detail::kept_cells{report}});
}

std::vector<std::chrono::year> agency_tree::years() const {
    std::vector<std::chrono::year> out;
    for (const auto& [key, reports] : reports_)
        if (out.empty() || out.back() != key.first) out.push_back(key.first);
    return out;
}

std::vector<std::string> agency_tree::tops() const {
    std::vector<std::string> out;
    for (const node& n : nodes_)
        if (n.parent == nowhere) out.push_back(n.name);
    return out;
}

agency_tree::view agency_tree::find(std::size_t at, std::chrono::year year) const {
    const auto known = reports_.find({year, at});
    return {known == reports_.end() ? nullptr : &known->second};
}

bool agency_tree::view::is_disputed(const cell_key& key) const noexcept {
    return std::ranges::any_of(*reports, [&](const filed& f) { return f.report[key] != report()[key]; });
}

cell agency_tree::view::at(const cell_key& key) const noexcept {
    if (!reports || is_disputed(key)) return cell::missing();
    return report()[key];
}

class tree_judge {
public:
    tree_judge(const agency_tree& tree, const check_options& options) noexcept : tree_{tree}, options_{options} {}

    std::vector<across_finding> run() && {
        unjudged(tree_.unplaced_, reason::year_unknown);
        unjudged(tree_.outside_, reason::agency_outside);
        for (const std::chrono::year year : tree_.years()) {
            year_ = year;
            for (std::size_t n = 0; n < tree_.nodes_.size(); ++n) {
                duplicates(n);
                if (!tree_.nodes_[n].children.empty()) judge(n);
            }
        }
        return std::move(findings_);
    }

private:
    using node = agency_tree::node;

    /// A superior in one year, with its parts.
    struct family {
        const node& superior;
        agency_tree::view report;
        std::vector<std::pair<const node*, agency_tree::view>> parts{};
        std::string missing{};  ///< the names of parts without a report
        bool own_unknown = false;
    };

    void unjudged(const std::vector<report_ref>& reports, reason why) {
        for (const report_ref& r : reports) {
            across_finding& f = findings_.emplace_back();
            f.result.rule = rule_id::tree_sum;
            f.result.outcome = outcome::not_assessable;
            f.result.reason = r.agency.empty() ? reason::agency_unknown : why;
            f.agency = r.agency;
            f.year = r.year;
            f.reports.push_back(r);
        }
    }

    across_finding& start(const node& n, rule_id rule, outcome result, reason why) {
        across_finding& f = findings_.emplace_back();
        f.result.rule = rule;
        f.result.outcome = result;
        f.result.reason = why;
        f.agency = n.name;
        f.year = year_;
        return f;
    }

    void duplicates(std::size_t n) {
        const agency_tree::view v = tree_.find(n, year_);
        if (!v || v.reports->size() == 1) return;
        across_finding& f = start(tree_.nodes_[n], rule_id::tree_duplicate, outcome::fail, reason::none);
        f.result.edition = v.report().edition();
        f.result.expected = "1";
        for (const auto& filed : *v.reports) {
            f.reports.push_back(filed.about);
            f.result.actual += (f.result.actual.empty() ? "" : "; ") + filed.about.source;
        }
    }

    void judge(std::size_t n) {
        family f{tree_.nodes_[n], tree_.find(n, year_)};
        bool any = false;
        for (const std::size_t child : f.superior.children) {
            const auto& [part, v] = f.parts.emplace_back(&tree_.nodes_[child], tree_.find(child, year_));
            any = any || v;
            if (!v) f.missing += (f.missing.empty() ? "" : "; ") + part->name;
        }
        if (!f.report) {
            if (any) start(f.superior, rule_id::tree_sum, outcome::not_assessable, reason::report_missing);
            return;
        }
        f.own_unknown = f.superior.own == agency_tree::nowhere && !f.superior.own_is_none;
        gathered_.clear();
        for (const auto i : cells_of(f.report.report().form())) judge(f, all_cells[i]);
    }

    /// The cell as a number to add up, money in fen; empty where it is none.
    static std::optional<std::int64_t> number(const cell_key& key, const decimal& printed) noexcept {
        if (key.is_money()) {
            const auto amount = money::from_wan_yuan(printed);
            if (!amount) return std::nullopt;
            return amount->fen();
        }
        if (!printed.is_integer()) return std::nullopt;
        const std::int64_t n = printed.coefficient();
        if (n > count::max_cell || n < (key.is_signed() ? -count::max_cell : 0)) return std::nullopt;
        return n;
    }
    static std::string shown(const cell_key& key, std::int64_t n) {
        if (key.is_money()) return to_string(money::from_fen(n).value_or(money{}).wan_yuan());
        return std::to_string(n);
    }

    void judge(const family& f, const cell_key& key) {
        const auto unjudged_cell = [&](reason why) { gather(f, outcome::not_assessable, why, key); };
        const detail::kept_cells& report = f.report.report();
        if (!report.has_table(key.table())) return unjudged_cell(reason::table_absent);
        if (f.report.is_disputed(key)) return unjudged_cell(reason::duplicates_differ);
        const cell total = report[key];
        if (total.status() == cell_status::missing) return unjudged_cell(reason::total_missing);
        if (total.status() == cell_status::blank) return unjudged_cell(reason::total_blank);
        if (key.row() == index_of(disclosure_row::procurement) && key.is_money()) return unjudged_cell(reason::unit_unknown);
        const auto actual = number(key, total.number());
        if (!actual) return unjudged_cell(reason::not_a_count);

        std::int64_t known = 0;
        bool part_missing = false;
        std::size_t blanks = 0;
        for (const auto& [part, v] : f.parts) {
            const cell c = v.at(key);
            if (c.status() == cell_status::missing) {
                part_missing = true;
            } else if (c.status() == cell_status::blank) {
                ++blanks;
            } else {
                const auto n = number(key, c.number());
                // A number that no amount of money or count can have is no part of a sum of them.
                if (!n || known + *n > money::max_fen || known + *n < -money::max_fen) return unjudged_cell(reason::not_a_count);
                known += *n;
            }
        }
        if (blanks == f.parts.size()) return unjudged_cell(reason::addends_blank);
        reason why = part_missing ? reason::part_missing : f.own_unknown ? reason::own_level_unknown : reason::none;
        if (why != reason::none && (key.is_signed() || *actual >= known)) return unjudged_cell(why);
        if (why == reason::none && blanks != 0) why = reason::blank_as_zero;
        if (*actual == known) return gather(f, outcome::pass, why, key);

        across_finding& found = start(f.superior, rule_id::tree_sum, outcome::fail, why);
        found.result.edition = report.edition();
        found.result.cells.push_back(key);
        found.result.expected = shown(key, known);
        found.result.actual = shown(key, *actual);
        found.result.span = total.span();
        const auto list = [&](const agency_tree::view& v) {
            found.cells.push_back({found.reports.size(), key, v.at(key)});
            found.reports.push_back(v.reports->front().about);
        };
        list(f.report);
        for (const auto& [part, v] : f.parts)
            if (v) list(v);
    }

    /// One finding of a table for everything that ended alike.
    void gather(const family& f, outcome result, reason why, const cell_key& key) {
        if (result == outcome::pass && !options_.passes) return;
        const std::array<std::size_t, 3> kind{index_of(result), index_of(why), index_of(key.table())};
        const auto known = std::ranges::find_if(gathered_, [&](const auto& group) { return group.first == kind; });
        if (known != gathered_.end()) {
            findings_[known->second].result.cells.push_back(key);
            return;
        }
        gathered_.emplace_back(kind, findings_.size());
        across_finding& found = start(f.superior, rule_id::tree_sum, result, why);
        found.result.edition = f.report.report().edition();
        found.result.table = key.table();
        found.result.cells.push_back(key);
        found.result.span = f.report.at(key).span();
        if (why == reason::part_missing) found.result.actual = f.missing;
        found.reports.push_back(f.report.reports->front().about);
        for (const auto& [part, v] : f.parts)
            if (v) found.reports.push_back(v.reports->front().about);
    }

    const agency_tree& tree_;
    const check_options options_;
    std::chrono::year year_{};
    std::vector<std::pair<std::array<std::size_t, 3>, std::size_t>> gathered_{};
    std::vector<across_finding> findings_{};
};

std::vector<across_finding> agency_tree::check(const check_options& options) const {
    std::vector<across_finding> findings = tree_judge{*this, options}.run();
    detail::apply(options.rules, findings, &across_finding::result);
    return findings;
}

result<std::vector<tree_part>> agency_tree::explain(const cell_key& key, std::string_view agency, std::chrono::year year) const {
    const auto known = by_name_.find(normalise_agency(agency));
    if (known == by_name_.end()) return error{errc::argument_invalid, std::string{agency}, {}};
    std::vector<tree_part> out;
    std::vector<std::pair<std::size_t, std::size_t>> open{{known->second, 0}};
    while (!open.empty()) {
        const auto [at, depth] = open.back();
        open.pop_back();
        const node& n = nodes_[at];
        tree_part& part = out.emplace_back();
        part.depth = depth;
        part.agency = n.name;
        part.is_own_level = n.parent != nowhere && nodes_[n.parent].own == at;
        if (const view v = find(at, year)) {
            part.report = v.reports->front().about;
            part.value = v.at(key);
            part.disputed = v.is_disputed(key);
        }
        for (auto child = n.children.rbegin(); child != n.children.rend(); ++child) open.emplace_back(*child, depth + 1);
    }
    return out;
}

}  // namespace gongkai
