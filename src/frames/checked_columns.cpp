// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <gongkai/frames/check_columns.hpp>
#include <map>
#include <memory>
#include <string_view>
#include <tuple>
#include <utility>

#include "word_columns.hpp"

namespace gongkai {

using arrow::column_type;
using arrow::frame;
using arrow::frame_batch;
using arrow::frame_column;
using detail::words;

finding checked_columns::as_finding(const detail::column_finding& f) const {
    finding out;
    out.rule = f.rule;
    out.outcome = f.outcome;
    out.reason = f.reason;
    out.edition = reports_[f.report].shape.edition;
    for (std::size_t i = 0; i < f.cells; ++i) out.cells.push_back(all_cells[cells_[f.cells_at + i]]);
    if (f.table != 0xFF) out.table = enumerators<gongkai::table>[f.table];
    if (f.numbers == detail::column_finding::both_numbers) out.expected = std::to_string(f.expected);
    if (f.numbers != detail::column_finding::no_numbers) out.actual = to_string(decimal{f.actual, f.scale});
    out.level = rules_.level(f.rule);
    return out;
}

result<finding> checked_columns::explain(std::size_t at) const {
    const std::uint32_t which = order_[at];
    if (which < findings_.size()) return as_finding(findings_[which]);
    const detail::column_report& report = details_[reports_[unusable_[which - findings_.size()]].details];
    errc why = errc::tidy_syntax;
    for (const error_item& e : error_items)
        if (e.code == report.problem_code) why = e.value;
    return error{why, report.problem, {}};
}

std::shared_ptr<const frame> checked_columns::findings() const {
    detail::finding_columns out{size(), false};
    for (const std::uint32_t which : order_) {
        const bool is_finding = which < findings_.size();
        const std::uint32_t report = is_finding ? findings_[which].report : unusable_[which - findings_.size()];
        const detail::column_report& who = details_[reports_[report].details];
        if (is_finding) out.add({who.file, who.agency, who.year}, as_finding(findings_[which]));
        else out.add({who.file, who.agency, who.year}, who.problem_code, who.problem);
    }
    return std::move(out).finish();
}

std::shared_ptr<const frame> checked_columns::counts() const {
    struct tally {
        std::int64_t findings = 0;
        std::int64_t reports = 0;
        std::uint32_t last = 0xFFFFFFFF;
        void add(std::uint32_t report, std::int64_t n) noexcept {
            findings += n;
            reports += report != last ? 1 : 0;
            last = report;
        }
    };
    std::map<std::tuple<rule_id, outcome, reason>, tally> counted;
    for (std::uint32_t r = 0; r < reports_.size(); ++r)
        for (std::size_t i = 0; i < arithmetic_rules.size() && !reports_[r].unusable; ++i)
            for (std::size_t blank = 0; blank < 2; ++blank)
                if (const auto n = reports_[r].passes[i][blank])
                    counted[{arithmetic_rules[i], outcome::pass, blank ? reason::blank_as_zero : reason::none}].add(r, n);
    for (const detail::column_finding& f : findings_) counted[{f.rule, f.outcome, f.reason}].add(f.report, 1);
    std::map<std::string_view, tally> unusable;
    for (const std::uint32_t r : unusable_) unusable[details_[reports_[r].details].problem_code].add(r, 1);

    auto out = std::make_shared<frame>(std::vector<frame_column>{words("rule"),
                                                                 words("severity"),
                                                                 words("outcome"),
                                                                 words("reason"),
                                                                 {"findings", column_type::int64},
                                                                 {"reports", column_type::int64}});
    const std::size_t rows = counted.size() + unusable.size();
    if (rows == 0) return out;
    auto batch = std::make_shared<frame_batch>();
    batch->rows = rows;
    for (const frame_column& c : out->columns()) batch->columns.emplace_back(c.type);
    std::vector<detail::word_output> columns;
    for (std::size_t i = 0; i < 4; ++i) columns.emplace_back(batch->columns[i], out->columns()[i], rows);
    auto* const findings = batch->columns[4].reserve<std::int64_t>(rows);
    auto* const reports = batch->columns[5].reserve<std::int64_t>(rows);
    std::size_t n = 0;
    const auto add = [&](const std::array<std::string_view, 4>& said, const tally& t) {
        for (std::size_t i = 0; i < said.size(); ++i) columns[i].add(said[i]);
        findings[n] = t.findings;
        reports[n++] = t.reports;
    };
    for (const auto& [key, t] : counted) {
        const auto& [rule, result, why] = key;
        add({code(rule), code(severity_of(rule)), code(result), detail::code_or_nothing(why)}, t);
    }
    for (const auto& [problem, t] : unusable) add({problem, code(severity::error), "unreadable", {}}, t);
    out->add(std::move(batch));
    return out;
}

}  // namespace gongkai
