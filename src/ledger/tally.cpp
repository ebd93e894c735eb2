// SPDX-License-Identifier: Apache-2.0
#include "code_lookup.hpp"
#include "consultations.hpp"
#include "read_row.hpp"
#include "tally_state.hpp"

#include "in_parallel.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>
#include <gongkai/ledger/tally.hpp>
#include <unordered_map>

namespace gongkai {

using std::chrono::sys_days;
using std::chrono::year;

namespace detail {

namespace {

/// Eight bytes as a number that sorts as they do.
std::uint64_t eight_bytes(const char* at) noexcept {
    std::uint64_t n = 0;
    std::memcpy(&n, at, sizeof n);
    if constexpr (std::endian::native == std::endian::little) {
        n = (n >> 8 & 0x00ff00ff00ff00ff) | (n & 0x00ff00ff00ff00ff) << 8;
        n = (n >> 16 & 0x0000ffff0000ffff) | (n & 0x0000ffff0000ffff) << 16;
        n = n >> 32 | n << 32;
    }
    return n;
}

/// An id in the order in which ids are usually given out: shorter before longer, then by bytes. Ids of 8 to 16 bytes, the
/// common ones, are compared by their first and last eight.
class id_key {
public:
    id_key() noexcept = default;
    explicit id_key(std::string_view id) noexcept : id_{id} {
        if (id.size() < 8 || id.size() > 16) return;
        head_ = eight_bytes(id.data());
        tail_ = eight_bytes(id.data() + id.size() - 8);
    }
    bool sorts_before(const id_key& other) const noexcept {
        if (id_.size() != other.id_.size()) return id_.size() < other.id_.size();
        if (id_.size() < 8 || id_.size() > 16) return id_ < other.id_;
        return head_ != other.head_ ? head_ < other.head_ : tail_ < other.tail_;
    }

private:
    std::string_view id_{};
    std::uint64_t head_ = 0;
    std::uint64_t tail_ = 0;
};

bool sorts_before(std::string_view a, std::string_view b) noexcept { return id_key{a}.sorts_before(id_key{b}); }

count to_count(std::uint64_t n) noexcept { return count::from(static_cast<std::int64_t>(n)).value_or(count{}); }

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

namespace {

/// The columns, ready to be passed over.
class column_pass {
public:
    column_pass(const ledger_columns& columns, const work_calendar& calendar, std::size_t segment, std::size_t keep, reading by)
        : columns_{columns},
          calendar_{calendar},
          segment_{segment},
          keep_{keep},
          by_{by},
          scope_{columns.scope()},
          event_columns_{event_columns()},
          applicants_{columns.applicant},
          channels_{columns.channel},
          dispositions_{columns.disposition} {
        for (const disposition ended : enumerators<disposition>) {
            const bool of_notices = item(ended).basis[0] == basis::correction || ended == disposition::other_fee_unpaid;
            ending_kind& kind = endings_[index_of(ended)];
            kind.replies = is_lapse(ended) ? 0 : 1;
            // What the events of the row must bear out is judged with them.
            if ((scope_.corrections || scope_.fees) && of_notices) continue;
            for (unsigned y = 0; y < ledger_years; ++y) {
                const auto edition = edition_for(first_ledger_year + std::chrono::years{y});
                if (!edition || contains(item(ended).in, *edition)) kind.plain_in |= std::uint64_t{1} << y;
            }
        }
        endings_[index_of(disposition::denied_third_party_rights)].third_party = scope_.consultations ? 1 : 0;
        endings_[code_none].plain_in = ~std::uint64_t{0};
        number_due_days();
    }

    /// Takes in the rows from `begin`, a multiple of 64, to `end`, and gives `take` the traces of 64 rows at a time, and
    /// bits for those rejected; says whether the ids ascend.
    template <class Take>
    bool run(std::size_t begin, std::size_t end, request_gathering& into, Take&& take) const {
        bool ascending = true;
        id_key previous;
        ledger_entry entry;
        std::vector<ledger_finding> faults;
        block b;
        row_trace traces[64];
        const std::int32_t* const received_days = columns_.received.days;
        const std::int32_t* const closed_days = columns_.closed.days;
        for (std::size_t first = begin; first < end; first += 64) {
            const std::size_t n = std::min<std::size_t>(64, end - first);
            decode(first, n, b);
            for (std::size_t i = 0; i < n && ascending; ++i) {
                const id_key key{b.id[i]};
                ascending = first + i == begin || previous.sorts_before(key);
                previous = key;
            }
            plain_findings found;
            std::uint64_t rejected = 0;
            std::size_t whole = 0;
            const bool keeps = into.findings.size() < keep_;
            for (std::size_t i = 0; i < n; ++i) {
                const bool closed = (b.closed >> i & 1U) != 0;
                const std::int32_t received_day = received_days[first + i];
                const std::int32_t closed_day = closed ? closed_days[first + i] : received_day;
                const std::uint8_t ended = b.disposition[i];
                const ending_kind& kind = endings_[ended];
                const unsigned closed_year = year_index(closed_day);
                const bool plain = (b.special >> i & 1U) == 0 && !b.id[i].empty() && received_day >= first_calendar_day &&
                                   received_day <= last_calendar_day && closed_day >= received_day &&
                                   closed_day <= last_ledger_day && b.applicant[i] < enum_size<applicant> &&
                                   b.channel[i] != code_unknown && (ended == code_none) != closed &&
                                   (kind.plain_in >> closed_year % ledger_years & 1U) != 0;
                // The common row needs no more than the tables do; any other is read whole and judged as an entry is.
                if (!plain || must_keep(kind, received_day, closed_day, keeps, found)) {
                    traces[i] = take_whole(first + i, b, i, entry, faults, into);
                    rejected |= std::uint64_t{traces[i].is_rejected()} << i;
                    ++whole;
                } else if (closed) {
                    traces[i] = {static_cast<applicant>(b.applicant[i]), static_cast<disposition>(ended),
                                 year_index(received_day), static_cast<unsigned>(closed_day - first_ledger_day)};
                    into.histogram.add(traces[i], closed_year);
                } else {
                    traces[i] = {static_cast<applicant>(b.applicant[i]), disposition{}, year_index(received_day),
                                 row_trace::no_day};
                    into.histogram.add(traces[i], row_trace::open);
                }
            }
            into.counted += n - whole;
            into.finding_totals[index_of(ledger_rule::reply_late)] += found.late;
            into.finding_totals[index_of(ledger_rule::third_party_not_asked)] += found.not_asked;
            take(first, std::span<const row_trace>{traces, n}, rejected);
        }
        return ascending;
    }

private:
    static constexpr std::uint8_t code_none = 254;
    static constexpr std::uint8_t code_unknown = 255;

    /// 64 rows. Bits: whether a request is closed, and whether more happened to it than that.
    struct block {
        std::uint64_t closed, special;
        std::string_view id[64];
        std::uint8_t applicant[64], channel[64], disposition[64];
    };

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
                for (std::size_t i = 0; i < n; ++i)
                    out[i] = column_.has(first + i) ? value_of(column_.text[first + i]) : code_none;
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

    static constexpr std::int32_t first_calendar_day =
        static_cast<std::int32_t>(work_calendar::first_day.time_since_epoch().count());
    static constexpr std::int32_t last_calendar_day =
        static_cast<std::int32_t>(work_calendar::last_day.time_since_epoch().count());

    /// The last day for the reply to a request to which nothing happened, for every day of receipt.
    void number_due_days() {
        const auto number = [](sys_days day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); };
        while (provisional_from_ <= last_calendar_day &&
               !calendar_.status(sys_days{std::chrono::days{provisional_from_}})->provisional)
            ++provisional_from_;
        due_days_.reserve(static_cast<std::size_t>(last_calendar_day - first_calendar_day + 1));
        for (sys_days day = work_calendar::first_day; day <= work_calendar::last_day; day += std::chrono::days{1}) {
            const auto due = calendar_.nth_working_day_after(day, law_of(day).reply);
            due_days_.push_back(due ? number(due->date) : last_ledger_day);
        }
    }

    /// What a way to end says of rows without events.
    struct ending_kind {
        std::uint64_t plain_in = 0;     ///< bit y: it counts without more where the request was closed in year y
        std::uint32_t replies = 0;      ///< 1: what the organ can be late with
        std::uint32_t third_party = 0;  ///< 1: what presupposes a consultation
    };
    /// What is found of rows without events: replies that were late, third parties that were not asked.
    struct plain_findings {
        std::uint32_t late = 0;
        std::uint32_t not_asked = 0;
    };
    /// Counts what is found of a closed row without events, without a branch, for that is often the case or not. True where
    /// the finding is to be kept or rests on a provisional year: then nothing is counted, and the row is read whole.
    bool must_keep(const ending_kind& kind, std::int32_t received_day, std::int32_t closed_day, bool keeps,
                   plain_findings& found) const noexcept {
        const std::int32_t due = due_days_[static_cast<std::size_t>(received_day - first_calendar_day)];
        const std::uint32_t late = static_cast<std::uint32_t>(closed_day > due) & kind.replies;
        const std::uint32_t not_asked = kind.third_party;
        if ((keeps || due >= provisional_from_) && (late | not_asked) != 0) return true;
        found.late += late;
        found.not_asked += not_asked;
        return false;
    }

    static constexpr std::size_t event_count = 8;
    std::array<const day_column*, event_count> event_columns() const noexcept {
        return {&columns_.correction_notified,
                &columns_.correction_due,
                &columns_.correction_received,
                &columns_.extended,
                &columns_.deferred,
                &columns_.deferred_to,
                &columns_.fee_notified,
                &columns_.fee_paid};
    }

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
                    filled(columns_.consult_answered, first, n) | happened(columns_.extension_days) | happened(columns_.fee_fen);
        for (const day_column* event : event_columns_) b.special |= happened(*event);
        applicants_.decode(first, n, b.applicant);
        channels_.decode(first, n, b.channel);
        dispositions_.decode(first, n, b.disposition);
    }

    /// Reads a row, the i-th of a block; codes that the block has read are not looked up again.
    void read_whole(std::size_t row, const block& b, std::size_t i, ledger_entry& entry,
                    std::vector<ledger_finding>& faults) const {
        const std::uint8_t channel_code = b.channel[i];
        const std::uint8_t ended = b.disposition[i];
        if (b.applicant[i] >= enum_size<applicant> || channel_code == code_unknown || ended == code_unknown)
            return read_row(columns_, row, entry, faults);
        faults.clear();
        entry.applicant = static_cast<applicant>(b.applicant[i]);
        entry.channel.reset();
        if (channel_code != code_none) entry.channel = static_cast<channel>(channel_code);
        entry.disposition.reset();
        if (ended != code_none) entry.disposition = static_cast<disposition>(ended);
        read_beside_codes(columns_, row, entry, faults);
    }
    row_trace take_whole(std::size_t row, const block& b, std::size_t i, ledger_entry& entry, std::vector<ledger_finding>& faults,
                         request_gathering& into) const {
        read_whole(row, b, i, entry, faults);
        bool readable = true;
        for (ledger_finding& fault : faults) {
            readable = readable && fault.severity() != severity::error;
            fault.id = entry.id;
            into.find(segment_, row, keep_, std::move(fault));
        }
        if (readable) return into.take(entry, segment_, row, scope_, calendar_, keep_, by_);
        ++into.reported;
        return row_trace::rejected();
    }

    const ledger_columns& columns_;
    const work_calendar& calendar_;
    std::size_t segment_;
    std::size_t keep_;
    reading by_;
    ledger_scope scope_;
    std::array<const day_column*, event_count> event_columns_;
    decoded_codes<applicant> applicants_;
    decoded_codes<channel> channels_;
    decoded_codes<disposition> dispositions_;
    static_assert(ledger_years == 64);
    std::array<ending_kind, 256> endings_{};  ///< by number as decoded: `code_none` for open requests, `code_unknown` for none
    std::vector<std::int32_t> due_days_{};
    std::int32_t provisional_from_ = first_calendar_day;
};

}  // namespace

std::vector<row_trace> request_tally_state::traces_of(std::size_t segment) const {
    const ledger_segment& s = segments[segment];
    if (!s.borrowed) return s.traces;
    std::vector<row_trace> traces(s.size());
    request_gathering unused;
    column_pass{*s.borrowed, calendar, 0, 0, by}.run(
        0, s.size(), unused, [&](std::size_t first, std::span<const row_trace> read, std::uint64_t) {
            for (std::size_t i = 0; i < read.size(); ++i)
                traces[first + i] = s.is_rejected(first + i) ? row_trace::rejected() : read[i];
        });
    return traces;
}

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
        gathered.find(d.segment, d.row, room, {ledger_rule::duplicate_id, {}, 0, std::string{id_of(d)}, ledger_column::id, {}});
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

request_tally::request_tally(const work_calendar& calendar, std::size_t kept_findings, reading by)
    : state_{new detail::request_tally_state{calendar, kept_findings, by}} {}
request_tally::~request_tally() = default;
request_tally::request_tally(request_tally&&) noexcept = default;
request_tally& request_tally::operator=(request_tally&&) noexcept = default;

void request_tally::begin(std::string source, bool continues, ledger_scope scope) {
    state_->scope = scope;
    detail::ledger_segment segment;
    segment.source = std::move(source);
    segment.continues = continues;
    state_->segments.push_back(std::move(segment));
}

std::uint64_t request_tally::taken() const noexcept { return state_->taken; }

bool request_tally::add(const ledger_entry& entry, std::span<const ledger_finding> faults) {
    ++state_->taken;
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
    if (readable)
        trace = state_->gathered.take(entry, at, segment.size(), state_->scope, state_->calendar, state_->keep, state_->by);
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

result<row_totals> request_tally::add(const ledger_columns& columns, std::string source, unsigned threads, bool continues) {
    if (auto missing = detail::missing_column(columns)) return *std::move(missing);
    if (columns.rows > detail::most_rows) return error{errc::input_too_large, std::to_string(columns.rows)};

    begin(std::move(source), continues, columns.scope());
    state_->taken += columns.rows;
    detail::ledger_segment& segment = state_->segments.back();
    segment.borrowed = columns;
    segment.rejected.resize((columns.rows + 63) / 64);
    const detail::column_pass pass{columns, state_->calendar, 0, state_->keep, state_->by};
    const std::size_t parts = std::clamp<std::size_t>(threads, 1, columns.rows / 4096 + 1);
    std::vector<detail::request_gathering> gathered(parts);
    std::vector<char> ascending(parts);
    const auto part_begin = [&](std::size_t p) { return columns.rows / 64 * p / parts * 64; };
    const auto part_end = [&](std::size_t p) { return p + 1 == parts ? columns.rows : part_begin(p + 1); };
    const auto run = [&](std::size_t p) {
        ascending[p] = pass.run(part_begin(p), part_end(p), gathered[p],
                                [&](std::size_t first, std::span<const detail::row_trace>, std::uint64_t rejected) {
                                    segment.rejected[first / 64] = rejected;
                                });
    };
    detail::in_parallel(parts, run);

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
    state_->taken += std::exchange(later.state_->taken, 0);
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
    std::uint64_t start = 0;
    for (const detail::ledger_segment& s : state.segments) {
        state.starts.push_back(start);
        start += s.size();
    }
    state.reject_duplicates();

    auto& kept = state.gathered.findings;
    std::stable_sort(kept.begin(), kept.end(), [](const detail::kept_finding& a, const detail::kept_finding& b) {
        return a.segment != b.segment ? a.segment < b.segment : a.row + 1 < b.row + 1;
    });
    if (kept.size() > state.keep) kept.resize(state.keep);
    for (const detail::kept_finding& f : kept) {
        ledger_finding& named = state.findings.emplace_back(f.finding);
        named.source = state.segments[f.segment].source;
        named.row = f.row == detail::whole_ledger ? 0 : state.segments[f.segment].first_row + f.row;
    }
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
        return y && detail::is_in(trace, *y, row) && (column == request_column::total || trace.who() == index_of(column));
    });
}

bool counted_requests::counts(std::uint64_t n) const noexcept {
    const auto [segment, row] = state_->place_of(n);
    return !state_->segments[segment].is_rejected(row);
}

row_reference counted_requests::reference(std::uint64_t n) const {
    const auto [segment, row] = state_->place_of(n);
    return state_->reference(segment, row);
}

std::vector<row_reference> counted_requests::reported() const {
    return state_->select([](detail::row_trace trace) { return trace.is_rejected(); });
}

std::vector<std::optional<counted_requests::ending>> counted_requests::endings_of(std::span<const std::string> ids) const {
    std::unordered_map<std::string_view, std::optional<ending>> found;
    for (const std::string& id : ids) found.emplace(id, std::nullopt);
    for (std::size_t s = 0; s < state_->segments.size() && !ids.empty(); ++s) {
        const detail::ledger_segment& segment = state_->segments[s];
        std::vector<detail::row_trace> traces;
        for (std::size_t row = 0; row < segment.size(); ++row) {
            const auto at = found.find(segment.id(row));
            if (at == found.end() || segment.is_rejected(row)) continue;
            if (traces.empty()) traces = state_->traces_of(s);
            ending& known = at->second.emplace();
            if (const unsigned day = traces[row].closed_day(); day != detail::row_trace::no_day) {
                known.closed = sys_days{std::chrono::days{detail::first_ledger_day + static_cast<std::int32_t>(day)}};
                known.ended = static_cast<disposition>(traces[row].ended());
            }
        }
    }
    std::vector<std::optional<ending>> out;
    for (const std::string& id : ids) out.push_back(found.at(id));
    return out;
}

std::span<const ledger_finding> counted_requests::findings() const noexcept { return state_->findings; }

std::uint64_t counted_requests::findings_of(ledger_rule rule) const noexcept {
    return state_->gathered.finding_totals[index_of(rule)];
}

}  // namespace gongkai
