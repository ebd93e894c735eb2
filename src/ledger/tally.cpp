// SPDX-License-Identifier: Apache-2.0
#include "code_lookup.hpp"
#include "consultations.hpp"
#include <algorithm>
#include <functional>
#include <gongkai/ledger/tally.hpp>
#include <thread>

namespace gongkai {

using std::chrono::sys_days;
using std::chrono::year;

namespace detail {

namespace {

constexpr std::int32_t first_ledger_day = static_cast<std::int32_t>(
    sys_days{first_ledger_year / 1 / 1}.time_since_epoch().count());
constexpr std::int32_t last_ledger_day = static_cast<std::int32_t>(
    sys_days{last_ledger_year / 12 / 31}.time_since_epoch().count());

/// Years since first_ledger_year of a day within the ledger years: their four-year cycle begins with a leap year and
/// has no exception.
constexpr unsigned year_index(std::int32_t days) noexcept {
    return static_cast<unsigned>(days - first_ledger_day) * 4U / 1461U;
}
constexpr unsigned year_index(sys_days date) noexcept {
    return year_index(static_cast<std::int32_t>(date.time_since_epoch().count()));
}
static_assert([] {
    for (auto y = first_ledger_year; y <= last_ledger_year; ++y) {
        const auto n = static_cast<unsigned>(int{y} - int{first_ledger_year});
        if (year_index(sys_days{y / 1 / 1}) != n || year_index(sys_days{y / 12 / 31}) != n) return false;
    }
    return true;
}());

constexpr std::optional<unsigned> year_index(year y) noexcept {
    if (y < first_ledger_year || y > last_ledger_year) return std::nullopt;
    return static_cast<unsigned>(int{y} - int{first_ledger_year});
}

/// Eight bytes as a number that sorts as they do.
std::uint64_t eight_bytes(const char* at) noexcept {
    const auto byte = [at](int i) { return std::uint64_t{static_cast<unsigned char>(at[i])} << (56 - 8 * i); };
    return byte(0) | byte(1) | byte(2) | byte(3) | byte(4) | byte(5) | byte(6) | byte(7);
}

/// Shorter before longer, then by bytes: the order in which ids are usually given out. Ids of 8 to 16 bytes, the
/// common ones, are compared by their first and last eight.
bool sorts_before(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return a.size() < b.size();
    if (a.size() < 8 || a.size() > 16) return a.compare(b) < 0;
    const std::uint64_t head_a = eight_bytes(a.data());
    const std::uint64_t head_b = eight_bytes(b.data());
    if (head_a != head_b) return head_a < head_b;
    return eight_bytes(a.data() + a.size() - 8) < eight_bytes(b.data() + b.size() - 8);
}

row_trace trace_of(const ledger_entry& entry) noexcept {
    return {entry.applicant, entry.disposition.value_or(disposition{}), year_index(entry.events.received),
            entry.events.closed ? year_index(*entry.events.closed) : row_trace::open};
}

count to_count(std::uint64_t n) noexcept {
    return count::from(static_cast<std::int64_t>(n)).value_or(count{});
}

}  // namespace

void request_histogram::operator+=(const request_histogram& other) noexcept {
    for (std::size_t y = 0; y < ledger_years; ++y)
        for (std::size_t a = 0; a < enum_size<applicant>; ++a) {
            received[y][a] += other.received[y][a];
            for (std::size_t d = 0; d < enum_size<disposition>; ++d) closed[y][d][a] += other.closed[y][d][a];
        }
}

std::string_view ledger_segment::id(std::size_t row) const noexcept {
    if (borrowed) return borrowed->id.valid[row] ? borrowed->id[row] : std::string_view{};
    const std::size_t begin = row == 0 ? 0 : ends[row - 1];
    return std::string_view{bytes}.substr(begin, ends[row] - begin);
}

void ledger_segment::keep(std::string_view new_id, row_trace trace) {
    if (!traces.empty() && ascending) ascending = sorts_before(id(size() - 1), new_id);
    bytes += new_id;
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
    traces.push_back(trace);
}

/// A row with a fee; its year and amount are kept aside because there are few.
struct fee_row {
    std::size_t segment;
    std::uint64_t row;
    std::optional<unsigned> notified_year;
    std::optional<unsigned> paid_year;
    std::optional<money> amount;
};

/// What one pass over rows gathers.
struct request_gathering {
    request_histogram histogram{};
    std::vector<kept_finding> findings{};
    std::array<std::uint64_t, enum_size<ledger_rule>> finding_totals{};
    std::vector<fee_row> fees{};
    std::uint64_t counted = 0;
    std::uint64_t reported = 0;

    void find(std::size_t segment, std::uint64_t row, std::size_t keep, ledger_finding finding) {
        ++finding_totals[index_of(finding.rule)];
        if (findings.size() < keep) findings.push_back({segment, row, std::move(finding)});
    }
    /// `later`: gathered from rows after these, in segments numbered from `first_segment`.
    void append(request_gathering&& later, std::size_t first_segment, std::size_t keep) {
        histogram += later.histogram;
        for (kept_finding& f : later.findings) {
            if (findings.size() == keep) break;
            f.segment += first_segment;
            findings.push_back(std::move(f));
        }
        for (std::size_t r = 0; r < finding_totals.size(); ++r) finding_totals[r] += later.finding_totals[r];
        for (fee_row& f : later.fees) {
            f.segment += first_segment;
            fees.push_back(f);
        }
        counted += later.counted;
        reported += later.reported;
    }
    /// Judges an entry and takes it in. `entry.id` is the id to name; `row` its place within the segment.
    row_trace take(const ledger_entry& entry, std::size_t segment, std::uint64_t row, const work_calendar& calendar,
                   std::size_t keep) {
        const bool counts = examine(entry, calendar, [&](ledger_rule rule, ledger_column column, std::string detail) {
            find(segment, row, keep, {rule, {}, 0, entry.id, column, std::move(detail)});
        });
        if (!counts) {
            ++reported;
            return row_trace::rejected();
        }
        ++counted;
        const row_trace trace = trace_of(entry);
        histogram.add(trace);
        if (entry.events.fee_notified || entry.events.fee_paid) {
            fee_row fee{segment, row, {}, {}, entry.fee};
            if (entry.events.fee_notified) fee.notified_year = year_index(*entry.events.fee_notified);
            if (entry.events.fee_paid) fee.paid_year = year_index(*entry.events.fee_paid);
            fees.push_back(fee);
        }
        return trace;
    }
};

namespace {

/// The columns, ready to be passed over.
class column_pass {
public:
    column_pass(const ledger_columns& columns, const work_calendar& calendar, std::size_t segment, std::size_t keep)
        : columns_{columns}, calendar_{calendar}, segment_{segment}, keep_{keep},
          event_columns_{event_columns()}, applicants_{columns.applicant}, channels_{columns.channel}, dispositions_{columns.disposition} {}

    /// Takes in the rows from `begin`, a multiple of 64, to `end`, and gives `take` the traces of 64 rows at a time;
    /// says whether the ids ascend.
    template <class Take>
    bool run(std::size_t begin, std::size_t end, request_gathering& into, Take&& take) const {
        bool ascending = true;
        std::string_view previous;
        ledger_entry entry;
        block b;
        row_trace traces[64];
        for (std::size_t first = begin; first < end; first += 64) {
            const std::size_t n = std::min<std::size_t>(64, end - first);
            decode(first, n, b);
            for (std::size_t i = 0; i < n; ++i) {
                const std::size_t row = first + i;
                ascending = ascending && (row == begin || sorts_before(previous, b.id[i]));
                previous = b.id[i];
                const bool closed = (b.closed >> i & 1U) != 0;
                const std::int32_t received_day = columns_.received.days[row];
                const std::int32_t closed_day = closed ? columns_.closed.days[row] : received_day;
                const std::uint8_t ended = b.disposition[i];
                const bool plain = (b.special >> i & 1U) == 0 && !b.id[i].empty() && received_day >= first_ledger_day &&
                                   closed_day >= received_day && closed_day <= last_ledger_day &&
                                   (ended == code_none) != closed && b.applicant[i] < enum_size<applicant> &&
                                   b.channel[i] != code_unknown;
                // The common row needs no more than the tables do; any other is read whole and judged as an entry is.
                if (plain && (ended == code_none || (ended != code_unknown && in_edition(ended, closed_day)))) {
                    traces[i] = {static_cast<applicant>(b.applicant[i]), static_cast<disposition>(closed ? ended : 0),
                                 year_index(received_day), closed ? year_index(closed_day) : row_trace::open};
                    into.histogram.add(traces[i]);
                    ++into.counted;
                } else {
                    traces[i] = take_whole(row, b, i, entry, into);
                }
            }
            take(first, std::span<const row_trace>{traces, n});
        }
        return ascending;
    }

private:
    static constexpr std::uint8_t code_none = 254;
    static constexpr std::uint8_t code_unknown = 255;

    /// Codes by number: those of the dictionary are looked up once.
    template <class Enum>
    class decoded_codes {
    public:
        explicit decoded_codes(const code_column& column) : column_{column} {
            for (const std::string_view code : column.dictionary) values_.push_back(value_of(code));
            values_.push_back(code_unknown);
        }
        void decode(std::size_t first, std::size_t n, std::uint8_t* out) const {
            if (!column_) {
                std::fill_n(out, n, code_none);
            } else if (column_.indices == nullptr) {
                for (std::size_t i = 0; i < n; ++i) out[i] = column_.has(first + i) ? value_of(column_.text[first + i]) : code_none;
            } else {
                switch (column_.index_width) {
                    case code_column::width::bits8: look_up<std::uint8_t>(first, n, out); break;
                    case code_column::width::bits16: look_up<std::uint16_t>(first, n, out); break;
                    case code_column::width::bits32: look_up<std::uint32_t>(first, n, out); break;
                    case code_column::width::bits64: look_up<std::uint64_t>(first, n, out); break;
                    case code_column::width::none: std::fill_n(out, n, code_unknown); break;
                }
                const std::uint64_t valid = column_.valid.word(first, n);
                if (n < 64 || ~valid != 0)
                    for (std::size_t i = 0; i < n; ++i)
                        if ((valid >> i & 1U) == 0) out[i] = code_none;
            }
        }

    private:
        static std::uint8_t value_of(std::string_view code) noexcept {
            if (code.empty()) return code_none;
            const auto value = find_code<Enum>(code);
            return value ? static_cast<std::uint8_t>(*value) : code_unknown;
        }
        template <class Index>
        void look_up(std::size_t first, std::size_t n, std::uint8_t* out) const {
            const Index* indices = static_cast<const Index*>(column_.indices) + first;
            const std::size_t unknown = values_.size() - 1;
            for (std::size_t i = 0; i < n; ++i) out[i] = values_[std::min<std::size_t>(indices[i], unknown)];
        }
        const code_column& column_;
        std::vector<std::uint8_t> values_;
    };

    static constexpr std::size_t event_count = 6;
    static constexpr std::array<request_events::optional_day request_events::*, event_count> events{
        &request_events::correction_notified, &request_events::correction_due, &request_events::correction_received,
        &request_events::extended, &request_events::fee_notified, &request_events::fee_paid};
    std::array<const day_column*, event_count> event_columns() const noexcept {
        return {&columns_.correction_notified, &columns_.correction_due, &columns_.correction_received,
                &columns_.extended, &columns_.fee_notified, &columns_.fee_paid};
    }

    struct block {
        std::uint64_t closed, special;
        std::uint64_t happened[event_count];  ///< by event, one bit a row
        std::string_view id[64];
        std::uint8_t applicant[64], channel[64], disposition[64];
    };

    static std::uint64_t filled(const text_column& text, std::size_t first, std::size_t n) {
        if (!text) return 0;
        std::uint64_t word = text.valid.word(first, n);
        for (std::size_t i = 0; i < n; ++i)
            if ((word >> i & 1U) != 0 && text[first + i].empty()) word &= ~(std::uint64_t{1} << i);
        return word;
    }

    void decode_ids(std::size_t first, std::size_t n, std::string_view* out) const {
        const text_column& ids = columns_.id;
        if (ids.offsets != nullptr)
            for (std::size_t i = 0; i < n; ++i) {
                const std::int32_t* const at = ids.offsets + first + i;
                out[i] = {ids.bytes + at[0], static_cast<std::size_t>(at[1] - at[0])};
            }
        else
            for (std::size_t i = 0; i < n; ++i) out[i] = ids[first + i];
        const std::uint64_t valid = ids.valid.word(first, n);
        for (std::size_t i = 0; i < n && ids.valid.bits != nullptr; ++i)
            if ((valid >> i & 1U) == 0) out[i] = {};
    }

    void decode(std::size_t first, std::size_t n, block& b) const {
        const auto happened = [&](const auto& column) { return column ? column.valid.word(first, n) : 0; };
        decode_ids(first, n, b.id);
        b.closed = columns_.closed.valid.word(first, n);
        b.special = ~columns_.received.valid.word(first, n) | filled(columns_.consult_sent, first, n) |
                    filled(columns_.consult_answered, first, n) | happened(columns_.extension_days) |
                    happened(columns_.fee_fen);
        for (std::size_t k = 0; k < event_count; ++k) b.special |= b.happened[k] = happened(*event_columns_[k]);
        applicants_.decode(first, n, b.applicant);
        channels_.decode(first, n, b.channel);
        dispositions_.decode(first, n, b.disposition);
    }

    static bool in_edition(std::uint8_t ended, std::int32_t closed_day) noexcept {
        const auto edition = edition_for(first_ledger_year + std::chrono::years{year_index(closed_day)});
        return !edition || contains(items<disposition>[ended].in, *edition);
    }
    template <class Enum>
    static std::optional<Enum> known(std::uint8_t decoded) noexcept {
        if (decoded >= enum_size<Enum>) return std::nullopt;
        return static_cast<Enum>(decoded);
    }

    row_trace take_whole(std::size_t row, const block& b, std::size_t i, ledger_entry& entry, request_gathering& into) const {
        bool readable = true;
        const auto unreadable = [&](ledger_rule rule, ledger_column column, std::string detail) {
            readable = readable && item(rule).level != severity::error;
            into.find(segment_, row, keep_, {rule, {}, 0, std::string{b.id[i]}, column, std::move(detail)});
        };
        entry.id.assign(b.id[i]);
        entry.applicant = known<applicant>(b.applicant[i]).value_or(applicant{});
        entry.channel = known<channel>(b.channel[i]);
        entry.disposition = known<disposition>(b.disposition[i]);
        entry.fee.reset();
        if (b.applicant[i] == code_none) unreadable(ledger_rule::unknown_code, ledger_column::applicant, {});
        const auto check = [&](std::uint8_t decoded, const code_column& column, ledger_column name) {
            if (decoded == code_unknown) unreadable(ledger_rule::unknown_code, name, std::string{column[row]});
        };
        check(b.applicant[i], columns_.applicant, ledger_column::applicant);
        check(b.channel[i], columns_.channel, ledger_column::channel);
        check(b.disposition[i], columns_.disposition, ledger_column::disposition);
        request_events& e = entry.events;
        const auto date = [row](const day_column& column) { return sys_days{std::chrono::days{column.days[row]}}; };
        const bool received = columns_.received.valid[row];
        if (!received) unreadable(ledger_rule::date, ledger_column::received, {});
        e.received = received ? date(columns_.received) : sys_days{};
        e.closed.reset();
        if (b.closed >> i & 1U) e.closed = date(columns_.closed);
        for (std::size_t k = 0; k < event_count; ++k) {
            (e.*events[k]).reset();
            if (b.happened[k] >> i & 1U) e.*events[k] = date(*event_columns_[k]);
        }
        e.extension_days = 0;
        if (columns_.extension_days && columns_.extension_days.valid[row])
            e.extension_days = static_cast<int>(std::clamp<std::int64_t>(columns_.extension_days.values[row], -1, 1000));
        if (columns_.fee_fen && columns_.fee_fen.valid[row]) {
            entry.fee = money::from_fen(columns_.fee_fen.values[row]);
            if (!entry.fee)
                unreadable(ledger_rule::number, ledger_column::fee_yuan,
                           std::to_string(columns_.fee_fen.values[row]) + " fen");
        }
        const auto text = [row](const text_column& column) {
            return column && column.valid[row] ? column[row] : std::string_view{};
        };
        read_consultations(text(columns_.consult_sent), text(columns_.consult_answered), e.consultations, unreadable);
        if (readable) return into.take(entry, segment_, row, calendar_, keep_);
        ++into.reported;
        return row_trace::rejected();
    }

    const ledger_columns& columns_;
    const work_calendar& calendar_;
    std::size_t segment_;
    std::size_t keep_;
    std::array<const day_column*, event_count> event_columns_;
    decoded_codes<applicant> applicants_;
    decoded_codes<channel> channels_;
    decoded_codes<disposition> dispositions_;
};

}  // namespace

struct request_tally_state {
    work_calendar calendar;
    std::size_t keep;
    std::vector<ledger_segment> segments{};
    request_gathering gathered{};
    std::vector<ledger_finding> findings{};  ///< after `finish`: with their ledger and row

    std::uint64_t first_row_of(std::size_t segment) const noexcept { return segments[segment].first_row; }
    /// What the rows of a segment add to the tables: kept, or read again from the columns.
    std::vector<row_trace> traces_of(std::size_t segment) const {
        const ledger_segment& s = segments[segment];
        if (!s.borrowed) return s.traces;
        std::vector<row_trace> traces(s.size());
        request_gathering unused;
        column_pass{*s.borrowed, calendar, 0, 0}.run(
            0, s.size(), unused, [&](std::size_t first, std::span<const row_trace> read) {
                for (std::size_t i = 0; i < read.size(); ++i)
                    traces[first + i] = s.is_rejected(first + i) ? row_trace::rejected() : read[i];
            });
        return traces;
    }
    row_reference reference(std::size_t segment, std::size_t row) const {
        const ledger_segment& s = segments[segment];
        return {s.source, s.first_row + row, std::string{s.id(row)}};
    }
    template <class Predicate>
    std::vector<row_reference> select(Predicate&& wanted) const {
        std::vector<row_reference> found;
        for (std::size_t s = 0; s < segments.size(); ++s) {
            const std::vector<row_trace> traces = traces_of(s);
            for (std::size_t row = 0; row < traces.size(); ++row)
                if (wanted(traces[row])) found.push_back(reference(s, row));
        }
        return found;
    }
    /// The segment that takes the next row whose id is kept.
    ledger_segment& open_segment() {
        // Small pieces: what is kept grows without being moved.
        constexpr std::size_t most_rows_kept = 1U << 16U;
        constexpr std::size_t most_bytes = 1U << 24U;
        if (segments.empty()) segments.emplace_back();
        else if (segments.back().borrowed || segments.back().size() == most_rows_kept ||
                 segments.back().bytes.size() > most_bytes) {
            ledger_segment next;
            next.source = segments.back().source;
            next.continues = true;
            segments.push_back(std::move(next));
        }
        return segments.back();
    }
    void reject_duplicates();
};

/// Ids that ascend within each segment, in segments whose ranges are apart, are unique. Otherwise the rows are parted
/// by a hash of their id, so that each part stays in the cache, and sorted.
void request_tally_state::reject_duplicates() {
    std::vector<std::pair<std::string_view, std::string_view>> ranges;
    bool unique = true;
    for (const ledger_segment& s : segments) {
        unique = unique && s.ascending;
        if (s.size() != 0) ranges.emplace_back(s.id(0), s.id(s.size() - 1));
    }
    std::sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) { return sorts_before(a.first, b.first); });
    for (std::size_t i = 1; i < ranges.size(); ++i) unique = unique && sorts_before(ranges[i - 1].second, ranges[i].first);
    if (unique) return;

    struct hashed_row {
        std::size_t hash;
        std::uint32_t segment;
        std::uint32_t row;
    };
    constexpr std::size_t parts = 1024;
    const auto part_of = [](std::size_t hash) { return hash >> (8 * sizeof(std::size_t) - 10); };
    std::vector<std::size_t> begins(parts + 1);
    std::vector<hashed_row> rows(gathered.counted);
    {
        std::vector<std::size_t> hashes;
        hashes.reserve(gathered.counted);
        for (const ledger_segment& s : segments)
            for (std::size_t row = 0; row < s.size(); ++row)
                if (!s.is_rejected(row)) {
                    hashes.push_back(std::hash<std::string_view>{}(s.id(row)));
                    ++begins[part_of(hashes.back()) + 1];
                }
        for (std::size_t p = 1; p <= parts; ++p) begins[p] += begins[p - 1];
        std::vector<std::size_t> next{begins.begin(), begins.end() - 1};
        auto hash = hashes.begin();
        for (std::size_t s = 0; s < segments.size(); ++s)
            for (std::size_t row = 0; row < segments[s].size(); ++row)
                if (!segments[s].is_rejected(row)) {
                    rows[next[part_of(*hash)]++] = {*hash, static_cast<std::uint32_t>(s), static_cast<std::uint32_t>(row)};
                    ++hash;
                }
    }
    const auto id_of = [this](const hashed_row& r) { return segments[r.segment].id(r.row); };
    const auto read_before = [](const hashed_row& a, const hashed_row& b) {
        return a.segment != b.segment ? a.segment < b.segment : a.row < b.row;
    };
    std::vector<hashed_row> duplicates;
    for (std::size_t p = 0; p < parts; ++p) {
        const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(begins[p]);
        const auto end = rows.begin() + static_cast<std::ptrdiff_t>(begins[p + 1]);
        std::sort(begin, end, [&](const hashed_row& a, const hashed_row& b) {
            if (a.hash != b.hash) return a.hash < b.hash;
            if (const int order = id_of(a).compare(id_of(b)); order != 0) return order < 0;
            return read_before(a, b);
        });
        for (auto at = begin; at != end; ++at)
            if (at != begin && at->hash == (at - 1)->hash && id_of(*at) == id_of(*(at - 1))) duplicates.push_back(*at);
    }
    std::sort(duplicates.begin(), duplicates.end(), read_before);
    const std::size_t room = gathered.findings.size() + keep;
    std::vector<row_trace> traces;
    for (std::size_t i = 0; i < duplicates.size(); ++i) {
        const hashed_row& d = duplicates[i];
        if (i == 0 || duplicates[i - 1].segment != d.segment) traces = traces_of(d.segment);
        gathered.histogram.remove(traces[d.row]);
        --gathered.counted;
        ++gathered.reported;
        segments[d.segment].reject(d.row);
        gathered.find(d.segment, d.row, room,
                      {ledger_rule::duplicate_id, {}, 0, std::string{id_of(d)}, ledger_column::id, {}});
    }
}

namespace {

/// What a row's years say of it in year `y`.
bool is_in(row_trace trace, unsigned y, request_row row) noexcept {
    if (trace.is_rejected()) return false;
    const unsigned received = trace.received_year();
    const unsigned closed = trace.closed_year();
    switch (row) {
        case request_row::received: return received == y;
        case request_row::carried_in: return received < y && closed >= y;
        case request_row::carried_out: return received <= y && closed > y;
        case request_row::total: return closed == y;
        default: return closed == y && static_cast<disposition>(trace.ended()) == *disposition_of(row);
    }
}

}  // namespace

}  // namespace detail

request_tally::request_tally(const work_calendar& calendar, std::size_t kept_findings)
    : state_{new detail::request_tally_state{calendar, kept_findings}} {}
request_tally::~request_tally() = default;
request_tally::request_tally(request_tally&&) noexcept = default;
request_tally& request_tally::operator=(request_tally&&) noexcept = default;

void request_tally::begin(std::string source, bool continues) {
    detail::ledger_segment segment;
    segment.source = std::move(source);
    segment.continues = continues;
    state_->segments.push_back(std::move(segment));
}

bool request_tally::add(const ledger_entry& entry, std::span<const ledger_finding> faults) {
    detail::ledger_segment& segment = state_->open_segment();
    const std::size_t at = state_->segments.size() - 1;
    bool readable = true;
    for (const ledger_finding& fault : faults) {
        readable = readable && fault.severity() != severity::error;
        ledger_finding named = fault;
        named.id = entry.id;
        state_->gathered.find(at, segment.size(), state_->keep, std::move(named));
    }
    auto trace = detail::row_trace::rejected();
    if (readable) trace = state_->gathered.take(entry, at, segment.size(), state_->calendar, state_->keep);
    else ++state_->gathered.reported;
    segment.keep(entry.id, trace);
    return !trace.is_rejected();
}

void request_tally::remark(ledger_rule rule, std::string detail) {
    state_->open_segment();
    ledger_finding finding{rule};
    finding.detail = std::move(detail);
    state_->gathered.find(state_->segments.size() - 1, detail::whole_ledger, state_->keep, std::move(finding));
}

result<row_totals> request_tally::add(const ledger_columns& columns, std::string source, unsigned threads,
                                      bool continues) {
    const std::pair<bool, ledger_column> needed[] = {{static_cast<bool>(columns.id), ledger_column::id},
                                                     {static_cast<bool>(columns.applicant), ledger_column::applicant},
                                                     {static_cast<bool>(columns.received), ledger_column::received},
                                                     {static_cast<bool>(columns.closed), ledger_column::closed},
                                                     {static_cast<bool>(columns.disposition), ledger_column::disposition}};
    for (const auto& [present, column] : needed)
        if (!present && columns.rows != 0) return error{errc::argument_invalid, std::string{name(column)}};
    if (columns.rows > detail::most_rows) return error{errc::input_too_large, std::to_string(columns.rows)};

    begin(std::move(source), continues);
    detail::ledger_segment& segment = state_->segments.back();
    segment.borrowed = columns;
    segment.rejected.resize((columns.rows + 63) / 64);
    const detail::column_pass pass{columns, state_->calendar, 0, state_->keep};
    const std::size_t parts = std::clamp<std::size_t>(threads, 1, columns.rows / 4096 + 1);
    std::vector<detail::request_gathering> gathered(parts);
    std::vector<char> ascending(parts);
    const auto part_begin = [&](std::size_t p) { return columns.rows / 64 * p / parts * 64; };
    const auto part_end = [&](std::size_t p) { return p + 1 == parts ? columns.rows : part_begin(p + 1); };
    const auto run = [&](std::size_t p) {
        ascending[p] = pass.run(part_begin(p), part_end(p), gathered[p],
                                [&](std::size_t first, std::span<const detail::row_trace> traces) {
                                    std::uint64_t rejected = 0;
                                    for (std::size_t i = 0; i < traces.size(); ++i)
                                        rejected |= std::uint64_t{traces[i].is_rejected()} << i;
                                    segment.rejected[first / 64] = rejected;
                                });
    };
    std::vector<std::thread> workers;
    for (std::size_t p = 1; p < parts; ++p) workers.emplace_back(run, p);
    run(0);
    for (std::thread& worker : workers) worker.join();

    row_totals totals{columns.rows, 0, 0};
    for (std::size_t p = 0; p < parts; ++p) {
        segment.ascending = segment.ascending && ascending[p] != 0 &&
                            (p == 0 || detail::sorts_before(segment.id(part_begin(p) - 1), segment.id(part_begin(p))));
        totals.counted += gathered[p].counted;
        totals.reported += gathered[p].reported;
        state_->gathered.append(std::move(gathered[p]), state_->segments.size() - 1, state_->keep);
    }
    return totals;
}

void request_tally::merge(request_tally&& later) {
    const std::size_t first = state_->segments.size();
    for (detail::ledger_segment& s : later.state_->segments) state_->segments.push_back(std::move(s));
    state_->gathered.append(std::move(later.state_->gathered), first, state_->keep);
    later.state_->segments.clear();
    later.state_->gathered = {};
}

counted_requests request_tally::finish() && {
    auto& state = *state_;
    for (std::size_t s = 1; s < state.segments.size(); ++s)
        if (state.segments[s].continues)
            state.segments[s].first_row = state.segments[s - 1].first_row + state.segments[s - 1].size();
    state.reject_duplicates();

    auto& kept = state.gathered.findings;
    std::stable_sort(kept.begin(), kept.end(), [](const detail::kept_finding& a, const detail::kept_finding& b) {
        return a.segment != b.segment ? a.segment < b.segment : a.row + 1 < b.row + 1;
    });
    if (kept.size() > state.keep) kept.resize(state.keep);
    for (detail::kept_finding& f : kept) {
        f.finding.source = state.segments[f.segment].source;
        f.finding.row = f.row == detail::whole_ledger ? 0 : state.segments[f.segment].first_row + f.row;
        state.findings.push_back(std::move(f.finding));
    }
    kept.clear();
    return counted_requests{std::shared_ptr<const detail::request_tally_state>{std::move(state_)}};
}

counted_requests::counted_requests(std::shared_ptr<const detail::request_tally_state> state) noexcept
    : state_{std::move(state)} {}

request_table counted_requests::table(year report_year) const {
    request_counts counts;
    const auto last = detail::year_index(report_year);
    if (!last) return {};
    const detail::request_histogram& h = state_->gathered.histogram;
    for (const applicant a : enumerators<applicant>) {
        const std::size_t who = index_of(a);
        std::uint64_t carried = 0;
        for (unsigned y = 0; y < *last; ++y) {
            carried += h.received[y][who];
            for (const auto& closed : h.closed[y]) carried -= closed[who];
        }
        counts.carried_in[a] = detail::to_count(carried);
        counts.received[a] = detail::to_count(h.received[*last][who]);
        for (const disposition d : enumerators<disposition>) counts[d][a] = detail::to_count(h.closed[*last][index_of(d)][who]);
    }
    return request_table::make(counts).value();
}

std::vector<year> counted_requests::years() const {
    const detail::request_histogram& h = state_->gathered.histogram;
    std::vector<year> found;
    for (unsigned y = 0; y < detail::ledger_years; ++y) {
        std::uint64_t rows = 0;
        for (const std::uint64_t n : h.received[y]) rows += n;
        for (const auto& closed : h.closed[y])
            for (const std::uint64_t n : closed) rows += n;
        if (rows != 0) found.push_back(first_ledger_year + std::chrono::years{y});
    }
    return found;
}

fee_figures counted_requests::fees(year report_year) const {
    fee_figures figures;
    const auto y = detail::year_index(report_year);
    for (const detail::fee_row& fee : state_->gathered.fees) {
        if (!y || state_->segments[fee.segment].is_rejected(fee.row)) continue;
        if (fee.notified_year == y) {
            figures.notices += 1;
            if (fee.amount) figures.charged += *fee.amount;
            else figures.without_amount += 1;
        }
        if (fee.paid_year == y) {
            figures.payments += 1;
            if (fee.amount) figures.received += *fee.amount;
        }
    }
    return figures;
}

row_totals counted_requests::rows() const noexcept {
    const auto& g = state_->gathered;
    return {g.counted + g.reported, g.counted, g.reported};
}

std::vector<row_reference> counted_requests::requests_in(year report_year, request_row row, request_column column) const {
    const auto y = detail::year_index(report_year);
    return state_->select([&](detail::row_trace trace) {
        return y && detail::is_in(trace, *y, row) &&
               (column == request_column::total || trace.who() == index_of(column));
    });
}

std::vector<row_reference> counted_requests::reported() const {
    return state_->select([](detail::row_trace trace) { return trace.is_rejected(); });
}

std::span<const ledger_finding> counted_requests::findings() const noexcept { return state_->findings; }

std::uint64_t counted_requests::findings_of(ledger_rule rule) const noexcept {
    return state_->gathered.finding_totals[index_of(rule)];
}

}  // namespace gongkai
