// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/frames/reports.hpp>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "parallel.hpp"
#include "report_cells.hpp"
#include "tidy_rows.hpp"

namespace gongkai::detail {

published_report report_of(report_cells& cells, const row_identity& who);

/// Reads the reports of a tidy table, makes something of each in some threads, and hands that over in the order of the
/// rows: `make(frame_report&&)`, `take(ordinal, made&&)`. Reports whose rows do not stand together come last; the
/// ordinal says in which order reports first occur. Throws arrow::unusable at the first row that cannot be used.
template <class Make, class Take>
class report_reader {
public:
    using made = std::invoke_result_t<Make, frame_report&&>;

    report_reader(unsigned threads, Make make, Take take)
        : threads_{thread_count(threads)}, make_{std::move(make)}, take_{std::move(take)} {}

    void read(ArrowArrayStream& stream) {
        arrow::batch_reader reader{stream, errc::tidy_syntax};
        std::vector<std::shared_ptr<arrow::arrow_batch>> some;
        std::size_t rows = 0;
        while (auto batch = reader.next()) {
            rows += batch->rows();
            some.push_back(std::move(batch));
            if (rows < rows_in_slice * threads_ * 2) continue;
            read(some);
            some.clear();
            rows = 0;
        }
        read(some);
        finish();
    }

private:
    static constexpr std::size_t rows_in_slice = 32'768;

    struct run {
        report_hash who{};
        std::size_t begin = 0;
        std::size_t rows = 0;
        std::optional<made> whole{};
    };
    struct slice {
        std::size_t batch = 0;
        std::size_t begin = 0;
        std::size_t end = 0;
        std::vector<run> runs{};
    };
    struct open_report {
        report_cells cells{};
        std::string file, agency, edition;
        std::optional<int> year{};
    };

    void read(const std::vector<std::shared_ptr<arrow::arrow_batch>>& batches) {
        std::vector<tidy_columns> columns;
        columns.reserve(batches.size());
        std::vector<slice> slices;
        for (std::size_t b = 0; b < batches.size(); ++b) {
            columns.emplace_back(*batches[b]);
            for (std::size_t at = 0; at < batches[b]->rows(); at += rows_in_slice)
                slices.push_back({b, at, std::min(at + rows_in_slice, batches[b]->rows()), {}});
        }
        // Some slices at a time, since what is made of a report may be as large as its rows.
        for (std::size_t first = 0; first < slices.size(); first += 4 * threads_) {
            const std::size_t n = std::min<std::size_t>(4 * threads_, slices.size() - first);
            in_parallel(n, threads_, [&](std::size_t i) {
                slice& s = slices[first + i];
                scan(columns[s.batch], batches[s.batch]->rows(), s);
            });
            for (std::size_t i = first; i < first + n; ++i) {
                merge(columns[slices[i].batch], slices[i]);
                slices[i].runs.clear();
                if (i + 1 == slices.size() || slices[i + 1].batch != slices[i].batch)
                    rows_before_ += batches[slices[i].batch]->rows();
            }
        }
    }

    /// The runs that begin in the slice, to their ends.
    void scan(const tidy_columns& columns, std::size_t rows, slice& s) const {
        tidy_rows reader{columns};
        report_cells cells;
        std::size_t at = s.begin;
        if (at != 0) at = columns.who.same_until(at - 1, rows);
        while (at < s.end) {
            const std::size_t end = columns.who.same_until(at, rows);
            const row_identity who = columns.who.at(at);
            if (who.error.empty()) {
                run& r = s.runs.emplace_back();
                r.who = who.hash();
                r.begin = at;
                r.rows = end - at;
                const bool usable = r.rows <= cell_count && who.problem().empty() && reader.read_all(at, r.rows, cells);
                if (usable && r.rows == cells_of(cells.shape(who.stated())).size())
                    r.whole = make_({std::string{who.file}, report_of(cells, who)});
            }
            at = end;
        }
    }

    void merge(const tidy_columns& columns, slice& s) {
        std::optional<tidy_rows> reader;
        for (run& r : s.runs) {
            const auto [known, is_new] = ordinals_.try_emplace(r.who, static_cast<std::uint32_t>(ordinals_.size()));
            if (r.whole && is_new) {
                take_(known->second, std::move(*r.whole));
                continue;
            }
            const row_identity who = columns.who.at(r.begin);
            if (const std::string problem = who.problem(); !problem.empty()) fail(who, r.begin, problem);
            auto& open = open_[known->second];
            if (is_new)
                open = std::make_unique<open_report>(
                    open_report{{}, std::string{who.file}, std::string{who.agency}, std::string{who.edition}, who.stated_year()});
            if (!open) fail(who, r.begin, "the report is given twice");
            if (!reader) reader.emplace(columns);
            std::string problem;
            for (std::size_t i = r.begin; i < r.begin + r.rows; ++i)
                if (!reader->read(i, open->cells, &problem)) fail(who, i, problem);
            // A report that the end of a batch had cut in two.
            if (open->cells.size() == cells_of(open->cells.shape(who.stated())).size()) hand_over(known->second);
        }
    }

    void hand_over(std::uint32_t ordinal) {
        open_report& open = *open_[ordinal];
        row_identity who{open.file, open.agency, open.edition, {}, {}, {}};
        if (open.year) {
            who.year = decimal{*open.year};
            who.has_year = arrow::number_column::found::exact;
        }
        take_(ordinal, make_({open.file, report_of(open.cells, who)}));
        open_[ordinal].reset();
    }

    void finish() {
        std::vector<std::uint32_t> left;
        for (const auto& [ordinal, open] : open_)
            if (open) left.push_back(ordinal);
        std::ranges::sort(left);
        for (const std::uint32_t ordinal : left) hand_over(ordinal);
    }

    [[noreturn]] void fail(const row_identity& who, std::size_t row, const std::string& what) const {
        const std::string file = who.file.empty() ? std::string{} : std::string{who.file} + ": ";
        throw arrow::unusable{error{errc::tidy_syntax, file + "row " + std::to_string(rows_before_ + row + 1) + ": " + what, {}}};
    }

    unsigned threads_;
    Make make_;
    Take take_;
    std::unordered_map<report_hash, std::uint32_t, hash_of_hash> ordinals_;
    std::unordered_map<std::uint32_t, std::unique_ptr<open_report>> open_;
    std::size_t rows_before_ = 0;
};

}  // namespace gongkai::detail
