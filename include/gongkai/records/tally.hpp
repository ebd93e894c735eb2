// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstdint>
#include <gongkai/calendar/working_days.hpp>
#include <gongkai/core/count.hpp>
#include <gongkai/core/result.hpp>
#include <gongkai/ledger/tally.hpp>
#include <gongkai/records/columns.hpp>
#include <gongkai/records/figures.hpp>
#include <gongkai/records/finding.hpp>
#include <gongkai/records/rate.hpp>
#include <gongkai/records/read.hpp>
#include <gongkai/service/time_limits.hpp>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// From the ledgers of publication and service to the numbers of the report. As with requests: rows come in one by one or
/// by the million, from several ledgers; partial tallies are merged; rows read = rows counted + rows reported.

namespace gongkai {

namespace detail {
struct record_book;
/// A copy of state_council_calendar, made by the library: inline it is 33 KB of stores for each default argument.
work_calendar known_calendar() noexcept;
}  // namespace detail

/// One number of a year.
struct figure_row {
    record_figure figure = record_figure::published;
    std::optional<record_dimension> by{};  ///< none: the whole figure
    std::string value{};                   ///< the code of the part; empty: the rows do not say
    count number{};
    friend bool operator==(const figure_row&, const figure_row&) = default;
};

/// Ledgers of one kind, counted. Immutable. Where columns were tallied, their memory must stay.
class counted_records {
public:
    /// The code of the kind: `publications`.
    std::string_view kind() const noexcept;
    /// How many rows were read, counted and reported.
    row_totals rows() const noexcept;
    /// The years in which something of the ledgers happened; empty where nothing was counted.
    std::vector<std::chrono::year> years() const;

    /// Whether all the ledgers have the columns that a figure rests on: of ratings without a column for the day of calling
    /// back, how many were called back is not known. False for a figure of another kind of ledger.
    bool knows(record_figure figure) const noexcept;
    /// A figure of a year; zero where it is not known.
    count number(std::chrono::year year, record_figure figure) const;
    /// A part of it, by the code of an item: `number(y, record_figure::published, record_dimension::publication_channel,
    /// "wechat")`; with an empty code those whose row does not say.
    count number(std::chrono::year year, record_figure figure, record_dimension by, std::string_view value) const;
    /// Without a value where its figures are not known.
    rate share(std::chrono::year year, record_rate which) const;
    /// All figures of the year that are known, whole and in every part that is not zero.
    std::vector<figure_row> figures(std::chrono::year year) const;
    /// How many classes of `by` there are among the rows of a figure: the thirteen of a catalogue.
    std::size_t classes(std::chrono::year year, record_figure figure, record_dimension by) const;

    /// The rows that make up a figure or a part of it, in the order of reading.
    std::vector<row_reference> rows_of(std::chrono::year year, record_figure figure) const;
    std::vector<row_reference> rows_of(std::chrono::year year, record_figure figure, record_dimension by,
                                       std::string_view value) const;

    /// The rows that were reported and not counted.
    std::vector<row_reference> reported() const;
    /// Whether the n-th row that was taken in counts, from 0 over all ledgers; and its name.
    bool counts(std::uint64_t n) const noexcept;
    /// The row that was read as the n-th.
    row_reference reference(std::uint64_t n) const;

    /// The first findings in the order of reading, as many as the tally was told to keep.
    std::span<const record_finding> findings() const noexcept;
    /// How many findings of a rule there were, kept or not.
    std::uint64_t findings_of(record_rule rule) const noexcept;

private:
    template <record Entry>
    friend class record_tally;
    friend rate interpretation_rate(const counted_records&, const counted_records&, std::chrono::year);
    friend std::vector<std::string> unknown_documents(const counted_records&, const counted_records&);
    explicit counted_records(std::shared_ptr<const detail::record_book> book) noexcept;
    std::shared_ptr<const detail::record_book> book_;
};

/// Of the documents issued in the year, those that something published interprets, whenever it was published: the share
/// of 图文解读1件 in 规范性文件1件. `documents`, `publications`: counted ledgers of those kinds.
rate interpretation_rate(const counted_records& documents, const counted_records& publications, std::chrono::year year);
/// The documents that publications interpret and that the ledger of documents does not have, each once.
std::vector<std::string> unknown_documents(const counted_records& documents, const counted_records& publications);

/// By what rows are judged.
struct record_settings {
    work_calendar calendar = detail::known_calendar();
    rating_limits ratings = all_rating_limits[0];
    escalation_limits escalations = all_escalation_limits[0];
    std::size_t kept_findings = 1000;  ///< how many are kept in full; all are counted
};

/// Takes in ledgers of a kind. Keeps of every row its id and four bytes; of one in columns a bit, and the columns must stay.
template <record Entry>
class record_tally {
public:
    explicit record_tally(record_settings settings = {});
    ~record_tally();
    record_tally(record_tally&&) noexcept;
    record_tally& operator=(record_tally&&) noexcept;

    /// Names the ledger of the rows to come; their numbers start from 1. `continues`: they go on where they were.
    void begin(std::string source, record_scope scope = record_scope::everything(), bool continues = false);
    /// Adds a row, and what could not be read of it: where that is an error, the entry is not judged and the row does not
    /// count. Returns whether it counts so far; ids are judged by `finish`.
    bool add(const Entry& entry, std::span<const record_finding> faults = {});
    /// Something to know of the ledger as a whole.
    void remark(record_rule rule, std::string detail);
    /// Adds all rows of a ledger in columns, in `threads` threads. errc::ledger_column_missing, with its name, where a
    /// needed column is absent.
    result<row_totals> add(const record_columns<Entry>& columns, std::string source = {}, unsigned threads = 1,
                           bool continues = false);
    /// Appends what another tally took in, as if its rows had been read after these.
    void merge(record_tally&& later);
    /// Finds what must be unique and is not, of which the first row counts, and closes the tally.
    counted_records finish() &&;

    /// How many rows were taken in so far: the number of the next, for counted_records::counts.
    std::uint64_t taken() const noexcept;

private:
    std::shared_ptr<const record_settings> settings_;
    std::unique_ptr<detail::record_book> book_;
};

/// Tallies a ledger in text.
template <record Entry>
result<record_tally<Entry>> tally_records(std::string_view text, std::string source = {}, const record_settings& settings = {});

/// Adds a ledger in text, with its name, to a record_tally or a record_keeper. Gives the error where the text cannot be
/// read, else nothing.
template <record Entry, class Fold>
std::optional<error> add_records(std::string_view text, std::string source, Fold& into) {
    auto opened = record_reader<Entry>::open(text);
    if (!opened) return std::move(opened).error();
    record_reader<Entry> rows = *std::move(opened);
    into.begin(std::move(source), rows.scope());
    for (const std::string& column : rows.unknown_columns()) into.remark(record_rule::record_unknown_column, column);
    while (rows.next()) into.add(rows.entry(), rows.faults());
    return std::nullopt;
}

/// A tally that keeps its rows, for ledgers that are judged as a whole.
template <record Entry>
class record_keeper {
public:
    explicit record_keeper(record_settings settings = {}) : tally_{std::move(settings)} {}

    /// Rows from here on are of this ledger.
    void begin(std::string source, record_scope scope = record_scope::everything(), bool continues = false) {
        scope_ = scope;
        tally_.begin(std::move(source), scope, continues);
    }
    /// A finding on the ledger as a whole.
    void remark(record_rule rule, std::string detail) { tally_.remark(rule, std::move(detail)); }
    bool add(const Entry& entry, std::span<const record_finding> faults = {}) {
        rows_.push_back({tally_.taken(), scope_, entry});
        return tally_.add(entry, faults);
    }

    /// All rows of a ledger in columns.
    std::optional<error> add(const record_columns<Entry>& columns, std::string source = {}, bool continues = false) {
        begin(std::move(source), columns.scope(), continues);
        return each_record<Entry>(columns,
                                  [this](const Entry& entry, std::span<const record_finding> faults) { add(entry, faults); });
    }

    /// A row and where it stands.
    struct kept_row {
        std::uint64_t n = 0;  ///< over all ledgers, for counted_records::reference
        record_scope scope{};
        Entry entry{};
    };
    /// The rows and the counts.
    struct kept {
        counted_records ledger;
        std::vector<kept_row> rows;  ///< those that count, in the order of reading
    };
    /// The rows that were kept, and what is wrong with the others.
    kept finish() && {
        kept out{std::move(tally_).finish(), {}};
        for (kept_row& row : rows_)
            if (out.ledger.counts(row.n)) out.rows.push_back(std::move(row));
        return out;
    }

private:
    record_tally<Entry> tally_;
    record_scope scope_ = record_scope::everything();
    std::vector<kept_row> rows_{};
};

/// Judges a row as a ledger's would be that has all columns: what is wrong with it, in order. Whether its id is unique
/// only a whole ledger can tell.
template <record Entry>
std::vector<record_finding> examine(const Entry& entry, const record_settings& settings = {},
                                    record_scope scope = record_scope::everything());

}  // namespace gongkai
