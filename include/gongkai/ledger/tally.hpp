// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <gongkai/ledger/columns.hpp>
#include <gongkai/ledger/entry.hpp>
#include <gongkai/tables/form.hpp>
#include <gongkai/tables/request_table.hpp>
#include <gongkai/tables/review_table.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// From ledgers to tables. A tally takes rows in, one by one or by the million, from several ledgers and machines;
/// partial tallies are merged; `finish` finds ids used twice and gives the tables of every year at once.
/// Rows read = rows counted + rows reported.

namespace gongkai {

/// A row of a ledger by name.
struct row_reference {
    std::string source{};
    std::uint64_t row = 0;  ///< from 1, the header not counted
    std::string id{};
    friend bool operator==(const row_reference&, const row_reference&) = default;
};

/// What section six of the report says of the 信息处理费 in a year: fee notices received by applicants, payments.
struct fee_figures {
    count notices{};
    money charged{};
    count payments{};
    money received{};
    count without_amount{};  ///< notices of which the ledger does not say the amount
    friend constexpr bool operator==(const fee_figures&, const fee_figures&) noexcept = default;
};

namespace detail {

inline constexpr std::size_t ledger_years = static_cast<std::size_t>(int{last_ledger_year} - int{first_ledger_year} + 1);

/// What a row adds to the tables of all years, and the day on which it was closed, in 32 bits.
class row_trace {
public:
    static constexpr unsigned open = 127;                ///< as closed_year: not closed
    static constexpr unsigned no_day = (1U << 15U) - 1;  ///< as closed_day: not closed

    constexpr row_trace() noexcept = default;
    constexpr row_trace(applicant who, disposition ended, unsigned received_year, unsigned closed_day) noexcept
        : bits_{static_cast<std::uint32_t>(index_of(who) | index_of(ended) << 3U | received_year << 8U | closed_day << 14U)} {}
    static constexpr row_trace rejected() noexcept {
        row_trace trace;
        trace.bits_ = reject_bit;
        return trace;
    }

    constexpr std::uint32_t bits() const noexcept { return bits_; }
    static constexpr row_trace from_bits(std::uint32_t bits) noexcept {
        row_trace trace;
        trace.bits_ = bits;
        return trace;
    }

    constexpr bool is_rejected() const noexcept { return (bits_ & reject_bit) != 0; }
    constexpr std::size_t who() const noexcept { return bits_ & 7U; }
    constexpr std::size_t ended() const noexcept { return bits_ >> 3U & 31U; }
    static_assert(enum_size<gongkai::applicant> <= 8 && enum_size<gongkai::disposition> <= 32);
    constexpr unsigned received_year() const noexcept { return bits_ >> 8U & 63U; }
    /// Days since the first of the ledger years; `no_day`: not closed.
    constexpr unsigned closed_day() const noexcept { return bits_ >> 14U & no_day; }
    /// Years since the first of the ledger years, in whose four-year cycle no century falls; `open`: not closed.
    constexpr unsigned closed_year() const noexcept { return closed_day() == no_day ? open : closed_day() * 4U / 1461U; }

private:
    static constexpr std::uint32_t reject_bit = 1U << 31U;
    std::uint32_t bits_ = 0;
};

/// Requests by year of receipt, and by year of closing and disposition: all tables follow from it.
struct request_histogram {
    using per_applicant = std::array<std::uint64_t, enum_size<applicant>>;
    std::array<per_applicant, ledger_years> received{};
    std::array<std::array<per_applicant, enum_size<disposition>>, ledger_years> closed{};

    void add(row_trace trace) noexcept { add(trace, trace.closed_year()); }
    /// The same where the year of closing is at hand.
    void add(row_trace trace, unsigned closed_year) noexcept {
        ++received[trace.received_year()][trace.who()];
        if (closed_year != row_trace::open) ++closed[closed_year][trace.ended()][trace.who()];
    }
    void remove(row_trace trace) noexcept {
        --received[trace.received_year()][trace.who()];
        if (trace.closed_year() != row_trace::open) --closed[trace.closed_year()][trace.ended()][trace.who()];
    }
    void operator+=(const request_histogram& other) noexcept;
};

/// Rows of one ledger in the order of reading.
struct ledger_segment {
    std::string source{};
    bool continues = false;  ///< the ledger began in the segment before
    std::uint64_t first_row = 1;
    bool ascending = true;  ///< each id sorts after the one before

    // Of a caller's columns, the columns themselves and one bit a row.
    std::optional<ledger_columns> borrowed{};
    std::vector<std::uint64_t> rejected{};

    // Of any other rows, their traces and their ids end to end.
    std::vector<row_trace> traces{};
    std::string bytes{};
    std::vector<std::uint32_t> ends{};

    std::size_t size() const noexcept { return borrowed ? borrowed->rows : traces.size(); }
    bool is_rejected(std::size_t row) const noexcept {
        return borrowed ? (rejected[row / 64] >> row % 64 & 1U) != 0 : traces[row].is_rejected();
    }
    void reject(std::size_t row) noexcept {
        if (borrowed) rejected[row / 64] |= std::uint64_t{1} << row % 64;
        else traces[row] = row_trace::rejected();
    }
    std::string_view id(std::size_t row) const noexcept;
    void keep(std::string_view new_id, row_trace trace);
};

struct kept_finding {
    std::size_t segment = 0;
    std::uint64_t row = 0;  ///< within the segment, from 0
    ledger_finding finding{};
};

struct request_tally_state;

}  // namespace detail

/// The requests of one or more ledgers, counted. Immutable. Where columns were tallied, their memory must stay.
class counted_requests {
public:
    /// Table 3 of a year. Empty years give an empty table.
    request_table table(std::chrono::year year) const;

    /// The years in which something was received or closed; empty where nothing was counted.
    std::vector<std::chrono::year> years() const;

    /// What was charged and paid in a year.
    fee_figures fees(std::chrono::year year) const;
    /// How many rows were read, counted and reported.
    row_totals rows() const noexcept;

    /// The requests that make up a cell of a year's table, in the order of reading.
    std::vector<row_reference> requests_in(std::chrono::year year, request_row row, request_column column) const;

    /// Whether the n-th row that was taken in counts, from 0 over all ledgers; and its name.
    bool counts(std::uint64_t n) const noexcept;
    /// The row that was read as the n-th.
    row_reference reference(std::uint64_t n) const;

    /// All of it as bytes, for request_tally::load: what one machine counted, to be merged on another. It names the
    /// ledgers, the ids and the findings, of the rows only year, disposition and kind of applicant.
    std::string save() const;

    /// The rows that were reported and not counted.
    std::vector<row_reference> reported() const;

    /// What is known of a counted request: the day it was closed and its disposition, both empty while it is open.
    struct ending {
        std::optional<std::chrono::sys_days> closed{};
        std::optional<disposition> ended{};
    };
    /// Of the requests with these ids, those that count, in the order of `ids`; empty for an id that none has.
    std::vector<std::optional<ending>> endings_of(std::span<const std::string> ids) const;

    /// The first findings in the order of reading, as many as the tally was told to keep.
    std::span<const ledger_finding> findings() const noexcept;
    /// How many findings of a rule there were, kept or not.
    std::uint64_t findings_of(ledger_rule rule) const noexcept;

private:
    friend class request_tally;
    explicit counted_requests(std::shared_ptr<const detail::request_tally_state> state) noexcept;
    std::shared_ptr<const detail::request_tally_state> state_;
};

/// Takes in the ledger of requests. Keeps of every row its id and eight bytes, of columns one bit a row and where they
/// lie, so that ids used twice are found, whatever the order and the parts, and every cell can name its requests.
class request_tally {
public:
    /// `kept_findings`: how many findings are kept in full; all are counted.
    /// `by`: the reading by which replies are late; what is late by the cautious one only is a note.
    explicit request_tally(const work_calendar& calendar = state_council_calendar, std::size_t kept_findings = 1000,
                           reading by = reading::cautious);
    ~request_tally();
    request_tally(request_tally&&) noexcept;
    request_tally& operator=(request_tally&&) noexcept;

    /// Names the ledger of the rows to come; their numbers start from 1. Needed only where there is more than one.
    /// `continues`: they go on where the tally that this one will be merged into ends.
    void begin(std::string source, bool continues = false, ledger_scope scope = {});

    /// How many rows were taken in so far, over all ledgers: the number of the next, for counted_requests::counts.
    std::uint64_t taken() const noexcept;

    /// Adds a row, and what could not be read of it: where that is an error, the entry is not judged and the row does
    /// not count. Returns whether it counts so far; its id is judged by `finish`.
    bool add(const ledger_entry& entry, std::span<const ledger_finding> faults = {});

    /// Something to know of the ledger as a whole.
    void remark(ledger_rule rule, std::string detail);

    /// Adds all rows of a ledger in columns, in `threads` threads. errc::ledger_column_missing, with its
    /// name, where a column that every table needs is absent. `continues`: as in `begin`.
    result<row_totals> add(const ledger_columns& columns, std::string source = {}, unsigned threads = 1, bool continues = false);

    /// A tally from what counted_requests::save wrote, here or elsewhere; to be merged, as any other. errc::tally_invalid
    /// for other bytes, and for those of another version.
    static result<request_tally> load(std::string_view bytes, const work_calendar& calendar = state_council_calendar,
                                      std::size_t kept_findings = 1000, reading by = reading::cautious);

    /// Appends what another tally took in, as if its rows had been read after these.
    void merge(request_tally&& later);

    /// Finds the ids that were used twice, of which the first row counts, and closes the tally.
    counted_requests finish() &&;

private:
    std::unique_ptr<detail::request_tally_state> state_;
};

/// Whether bytes begin as those of counted_requests::save do.
bool is_saved_tally(std::string_view bytes) noexcept;

/// The reviews and lawsuits of one or more ledgers, counted. Immutable.
class counted_reviews {
public:
    /// Table 4 of a year: what was closed in it, by outcome; pending, what was filed by its end and open then.
    review_table table(std::chrono::year year) const noexcept;
    /// How many rows were read, counted and reported.
    row_totals rows() const noexcept { return rows_; }
    /// Of the counted rows, those that count with the organ whose act it was (国办公开办函〔2016〕201号).
    std::uint64_t co_defendant() const noexcept { return co_defendant_; }
    /// The rows that a cell of a year counts.
    std::vector<row_reference> reviews_in(std::chrono::year year, review_kind kind, review_column column) const;
    /// What is wrong with the rows: the first thousand, unless more was asked for.
    std::span<const ledger_finding> findings() const noexcept { return findings_; }
    /// How many findings of a rule there were, kept or not.
    std::uint64_t findings_of(ledger_rule rule) const noexcept { return finding_totals_[index_of(rule)]; }

private:
    friend class review_tally;
    struct counted_row {
        row_reference reference;
        review_entry entry;
    };

    std::vector<counted_row> counted_;
    std::vector<ledger_finding> findings_;
    std::array<std::uint64_t, enum_size<ledger_rule>> finding_totals_{};
    row_totals rows_{};
    std::uint64_t co_defendant_ = 0;
};

/// Takes in the ledger of reviews. Keeps every row, for there are few.
class review_tally {
public:
    explicit review_tally(std::size_t kept_findings = 1000) noexcept : kept_findings_{kept_findings} {}

    /// Rows from here on are of this ledger.
    void begin(std::string source);
    /// Takes up a row; `faults` is what its reader found. False where it is not counted.
    bool add(const review_entry& entry, std::span<const ledger_finding> faults = {});
    /// A finding on the ledger as a whole.
    void remark(ledger_rule rule, std::string detail);
    /// Takes up what another has counted of later rows.
    void merge(review_tally&& later);
    counted_reviews finish() &&;
    /// The same, with each review held against the request that it is about (`request_id`): unknown there, filed before the
    /// reply, after a reconsideration that the ledger does not have, or a lawsuit where reconsideration comes first. All of
    /// these are notes; what was filed counts.
    counted_reviews finish(const counted_requests& against) &&;

private:
    struct ledger {
        std::string source;
        std::uint64_t rows = 0;
    };
    struct taken_row {
        std::size_t ledger;
        std::uint64_t row;
        review_entry entry;
        bool counts;
    };
    void find(std::uint64_t row, ledger_finding finding);
    void hold_against(const counted_requests& requests);

    std::size_t kept_findings_;
    std::vector<ledger> ledgers_;
    std::vector<taken_row> rows_;
    std::vector<detail::kept_finding> findings_;
    std::array<std::uint64_t, enum_size<ledger_rule>> finding_totals_{};
};

}  // namespace gongkai
