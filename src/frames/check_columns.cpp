// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/frames/check_columns.hpp>
#include <memory>
#include <unordered_map>
#include <utility>
#include <variant>

#include "parallel.hpp"
#include "report_cells.hpp"
#include "tidy_rows.hpp"
#include "wide_rows.hpp"

namespace gongkai {
namespace detail {

namespace {

/// Rows that stand together and are of one report.
struct run {
    report_hash who{};
    std::size_t begin = 0;
    std::uint32_t rows = 0;
    bool is_judged = false;  ///< else its cells are not all there, or cannot be used
    form shape{};
    passes_of_report passes{};
    std::uint32_t findings = 0;
};

/// What a thread made of some rows of a batch.
struct slice {
    std::size_t batch = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<run> runs{};
    findings_found found{};
};

/// Rows in a slice: enough work for a thread to be worth starting, and little enough to stay in its cache.
constexpr std::size_t rows_in_slice = 32'768;

}  // namespace

class column_checker {
public:
    explicit column_checker(const column_check_options& options)
        : options_{options}, judge_{options_}, threads_{thread_count(options.threads)} {
        out_.rules_ = options.rules;
    }

    void read(arrow::batch_reader& reader) {
        std::vector<std::shared_ptr<arrow::arrow_batch>> some;
        std::size_t rows = 0;
        while (auto batch = reader.next()) {
            rows += batch->rows();
            some.push_back(std::move(batch));
            if (rows < rows_in_slice * threads_ * 4) continue;
            judge(some);
            some.clear();
            rows = 0;
        }
        judge(some);
    }

    checked_columns finish() && {
        for (const auto& [report, cells] : open_) {
            judged_report& r = out_.reports_[report];
            if (r.unusable) continue;
            r.shape = cells->shape(stated_[report]);
            r.passes = judge_.judge(*cells, r.shape, report, found_);
        }
        for (std::uint32_t i = 0; i < out_.reports_.size(); ++i) {
            const judged_report& r = out_.reports_[i];
            (r.unusable ? out_.rows_reported_ : out_.rows_judged_) += r.rows;
            if (r.unusable) out_.unusable_.push_back(i);
        }
        std::erase_if(found_.findings, [&](const column_finding& f) { return out_.reports_[f.report].unusable; });
        std::ranges::stable_sort(found_.findings, {}, &column_finding::report);
        out_.findings_ = std::move(found_.findings);
        out_.cells_ = std::move(found_.cells);
        list_in_order();
        return std::move(out_);
    }

private:
    using any_columns = std::variant<std::monostate, tidy_columns, wide_columns>;

    void judge(const std::vector<std::shared_ptr<arrow::arrow_batch>>& batches) {
        std::vector<any_columns> views(batches.size());
        std::vector<slice> slices;
        for (std::size_t b = 0; b < batches.size(); ++b) {
            if (batches[b]->rows() == 0) continue;
            const bool wide = !batches[b]->has("status") && wide_columns::fit(*batches[b]);
            if (wide) views[b].emplace<wide_columns>(*batches[b]);
            else views[b].emplace<tidy_columns>(*batches[b]);
            const std::size_t step = wide ? rows_in_slice / cell_count : rows_in_slice;
            for (std::size_t at = 0; at < batches[b]->rows(); at += step)
                slices.push_back({b, at, std::min(at + step, batches[b]->rows()), {}, {}});
        }
        in_parallel(slices.size(), threads_, [&](std::size_t i) {
            slice& s = slices[i];
            if (const auto* const tidy = std::get_if<tidy_columns>(&views[s.batch])) judge(*tidy, batches[s.batch]->rows(), s);
            else judge(std::get<wide_columns>(views[s.batch]), s);
        });
        for (std::size_t i = 0; i < slices.size(); ++i) {
            slice& s = slices[i];
            if (const auto* const tidy = std::get_if<tidy_columns>(&views[s.batch])) take(*tidy, s);
            else take(std::get<wide_columns>(views[s.batch]), s);
            if (i + 1 == slices.size() || slices[i + 1].batch != s.batch) rows_before_ += batches[s.batch]->rows();
        }
    }

    /// The runs that begin in the slice, to their ends.
    void judge(const tidy_columns& columns, std::size_t rows, slice& s) const {
        tidy_rows reader{columns};
        report_cells cells;
        std::size_t at = s.begin;
        // A run that goes on from the slice before is that slice's.
        if (at != 0) at = columns.who.same_until(at - 1, rows);
        while (at < s.end) {
            run& r = s.runs.emplace_back();
            const std::size_t end = columns.who.same_until(at, rows);
            const row_identity who = columns.who.at(at);
            r.who = who.hash();
            r.begin = at;
            r.rows = static_cast<std::uint32_t>(end - at);
            if (who.error.empty() && r.rows <= cell_count) {
                const bool usable = who.problem().empty() && reader.read_all(at, r.rows, cells);
                r.shape = cells.shape(who.stated());
                if (usable && r.rows == cells_of(r.shape).size()) judge(cells, r, s);
            }
            at = end;
        }
    }

    void judge(const wide_columns& columns, slice& s) const {
        wide_rows reader{columns};
        for (std::size_t at = s.begin; at < s.end; at += wide_rows::at_once) {
            std::size_t row = at;
            for (wide_rows::row& each : reader.read(at, s.end)) {
                run& r = s.runs.emplace_back();
                const row_identity who = columns.who.at(row);
                r.who = who.hash();
                r.begin = row++;
                r.rows = 1;
                r.shape = shape_of(each, who.stated());
                if (who.error.empty() && each.problem.empty() && who.problem().empty()) judge(each.cells, r, s);
            }
        }
    }

    void judge(report_cells& cells, run& r, slice& s) const {
        const std::size_t before = s.found.findings.size();
        r.is_judged = true;
        r.passes = judge_.judge(cells, r.shape, 0, s.found);
        r.findings = static_cast<std::uint32_t>(s.found.findings.size() - before);
    }

    void take(const tidy_columns& columns, slice& s) {
        std::optional<tidy_rows> reader;
        take_runs(columns, s, [&](const row_identity& who, const run& r, std::uint32_t report, bool is_new) {
            if (out_.reports_[report].unusable) return;
            if (!reader) reader.emplace(columns);
            gather(who, r, report, is_new, *reader);
        });
    }

    void take(const wide_columns& columns, slice& s) {
        std::optional<wide_rows> reader;
        take_runs(columns, s, [&](const row_identity& who, const run& r, std::uint32_t report, bool is_new) {
            if (!is_new) return refuse(report, who, r, "the report is given twice");
            if (!reader) reader.emplace(columns);
            const std::string problem = who.problem();
            refuse(report, who, r, problem.empty() ? reader->read(r.begin, r.begin + 1).front().problem : problem);
        });
    }

    /// What was found in the slice; `other` gets the runs that were not judged, or are of a report that is known already.
    template <class Columns, class Other>
    void take_runs(const Columns& columns, const slice& s, Other other) {
        std::size_t next_finding = 0;
        const auto base = static_cast<std::uint32_t>(found_.cells.size());
        found_.cells.insert(found_.cells.end(), s.found.cells.begin(), s.found.cells.end());
        for (const run& r : s.runs) {
            const row_identity who = columns.who.at(r.begin);
            if (!who.error.empty()) {
                unread(who, r);
                continue;
            }
            const auto [report, is_new] = report_of(r);
            if (r.is_judged && is_new) {
                take_findings(r, report, s, base, next_finding);
                if (r.findings != 0) describe(report, who);
            } else {
                other(who, r, report, is_new);
            }
            next_finding += r.findings;
        }
    }

    void take_findings(const run& r, std::uint32_t report, const slice& s, std::uint32_t base, std::size_t first) {
        judged_report& out = out_.reports_[report];
        out.shape = r.shape;
        out.passes = r.passes;
        for (std::size_t i = first; i < first + r.findings; ++i) {
            column_finding& f = found_.findings.emplace_back(s.found.findings[i]);
            f.report = report;
            f.cells_at += base;
        }
    }

    std::pair<std::uint32_t, bool> report_of(const run& r) {
        const auto [known, is_new] = by_hash_.try_emplace(r.who, static_cast<std::uint32_t>(out_.reports_.size()));
        if (is_new) out_.reports_.emplace_back();
        out_.reports_[known->second].rows += r.rows;
        return {known->second, is_new};
    }

    column_report& describe(std::uint32_t report, const row_identity& who) {
        std::uint32_t& at = out_.reports_[report].details;
        if (at == judged_report::none) {
            at = static_cast<std::uint32_t>(out_.details_.size());
            out_.details_.push_back({std::string{who.file}, std::string{who.agency}, who.stated_year(), {}, {}});
        }
        return out_.details_[at];
    }

    void refuse(std::uint32_t report, const row_identity& who, const run& r, const std::string& problem) {
        judged_report& out = out_.reports_[report];
        if (out.unusable) return;
        out.unusable = true;
        open_.erase(report);
        column_report& d = describe(report, who);
        d.problem_code = code(errc::tidy_syntax);
        d.problem = "row " + std::to_string(rows_before_ + r.begin + 1) + ": " + problem;
    }

    /// A file without a report: each row by itself, since a file may be given twice.
    void unread(const row_identity& who, const run& r) {
        const auto report = static_cast<std::uint32_t>(out_.reports_.size());
        judged_report& out = out_.reports_.emplace_back();
        out.unusable = true;
        out.rows = r.rows;
        describe(report, who).problem_code = who.error;
    }

    /// Rows of a report of which others stand elsewhere, or that cannot be used.
    void gather(const row_identity& who, const run& r, std::uint32_t report, bool is_new, tidy_rows& reader) {
        if (is_new) {
            const std::string problem = who.problem();
            if (!problem.empty()) return refuse(report, who, r, problem);
            describe(report, who);
            stated_[report] = who.stated();
            open_[report] = std::make_unique<report_cells>();
        }
        const auto open = open_.find(report);
        std::string problem;
        if (open == open_.end()) {  // it was whole, so that every other row is one too many
            report_cells nothing;
            if (reader.read(r.begin, nothing, &problem)) problem = "the report is given twice";
            return refuse(report, who, r, problem);
        }
        for (run one = r; one.begin < r.begin + r.rows; ++one.begin)
            if (!reader.read(one.begin, *open->second, &problem)) return refuse(report, who, one, problem);
    }

    void list_in_order() {
        std::size_t next = 0;
        const auto findings = static_cast<std::uint32_t>(out_.findings_.size());
        for (std::uint32_t f = 0; f < findings; ++f) {
            for (; next < out_.unusable_.size() && out_.unusable_[next] < out_.findings_[f].report; ++next)
                out_.order_.push_back(findings + static_cast<std::uint32_t>(next));
            out_.order_.push_back(f);
        }
        for (; next < out_.unusable_.size(); ++next) out_.order_.push_back(findings + static_cast<std::uint32_t>(next));
    }

    const column_check_options options_;
    report_judge judge_;
    unsigned threads_;
    checked_columns out_;
    findings_found found_;
    std::unordered_map<report_hash, std::uint32_t, hash_of_hash> by_hash_;
    std::unordered_map<std::uint32_t, std::unique_ptr<report_cells>> open_;
    std::unordered_map<std::uint32_t, std::optional<edition>> stated_;
    std::size_t rows_before_ = 0;
};

}  // namespace detail

result<checked_columns> check_columns(ArrowArrayStream& cells, const column_check_options& options) {
    try {
        arrow::batch_reader reader{cells, errc::tidy_syntax};
        detail::column_checker checker{options};
        checker.read(reader);
        return std::move(checker).finish();
    } catch (const arrow::unusable& e) {
        return e.why();
    }
}

}  // namespace gongkai
