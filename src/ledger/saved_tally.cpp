// SPDX-License-Identifier: Apache-2.0
#include "consultations.hpp"
#include "tally_state.hpp"
#include <array>
#include <gongkai/ledger/tally.hpp>
#include <limits>

/// A tally as bytes: a line that names the form, then numbers with their lowest byte first and texts behind their length.
/// For each ledger, or piece of one, its name, its rows as they add to the tables, and their ids; then the findings that
/// were kept, how many there were of each kind, and the fees. What follows from these is not written.

namespace gongkai {

namespace {

constexpr std::string_view magic = "gongkai tally 2\n";
constexpr std::size_t rows_of_a_piece = 1U << 16U;
constexpr std::uint8_t nothing = 0xFF;

class byte_writer {
public:
    template <class T>
    void number(T value) {
        auto rest = static_cast<std::uint64_t>(value);
        for (std::size_t i = 0; i < sizeof(T); ++i, rest >>= 8U) out.push_back(static_cast<char>(rest & 0xFFU));
    }
    void text(std::string_view value) {
        number(static_cast<std::uint32_t>(value.size()));
        out += value;
    }

    std::string out{magic};
};

/// Nothing is taken that is not there: after a failure everything read is zero.
class byte_reader {
public:
    explicit byte_reader(std::string_view bytes) noexcept : rest_{bytes} {}

    template <class T>
    T number() noexcept {
        std::uint64_t value = 0;
        const std::string_view bytes = take(sizeof(T));
        for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[i]);
        return static_cast<T>(value);
    }
    std::string_view text() noexcept { return take(number<std::uint32_t>()); }
    /// How many there are of something that takes at least `least` bytes.
    std::uint64_t count(std::size_t least) noexcept {
        const auto n = number<std::uint64_t>();
        if (n > rest_.size() / least) fail();
        return failed_ ? 0 : n;
    }
    std::string_view take(std::size_t n) noexcept {
        if (n > rest_.size()) fail();
        if (failed_) return {};
        const std::string_view taken = rest_.substr(0, n);
        rest_.remove_prefix(n);
        return taken;
    }
    void fail() noexcept { failed_ = true; }
    bool failed() const noexcept { return failed_; }
    bool done() const noexcept { return !failed_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool failed_ = false;
};

std::uint8_t as_byte(const std::optional<unsigned>& year) noexcept { return year ? static_cast<std::uint8_t>(*year) : nothing; }

bool is_sound(detail::row_trace trace) noexcept {
    const unsigned closed = trace.closed_year();
    return trace.is_rejected() ||
           (trace.who() < enum_size<applicant> && trace.ended() < enum_size<disposition> &&
            trace.received_year() < detail::ledger_years &&
            (closed == detail::row_trace::open || (closed < detail::ledger_years && closed >= trace.received_year())));
}

}  // namespace

bool is_saved_tally(std::string_view bytes) noexcept { return bytes.starts_with(magic); }

std::string counted_requests::save() const {
    const detail::request_tally_state& state = *state_;
    byte_writer to;
    std::vector<std::size_t> first_piece;
    std::uint64_t pieces = 0;
    for (const detail::ledger_segment& s : state.segments) {
        first_piece.push_back(pieces);
        pieces += std::max<std::size_t>((s.size() + rows_of_a_piece - 1) / rows_of_a_piece, 1);
    }
    const auto place = [&](std::size_t segment, std::uint64_t row) {
        const bool whole = row == detail::whole_ledger;
        to.number<std::uint64_t>(first_piece[segment] + (whole ? 0 : row / rows_of_a_piece));
        to.number<std::uint64_t>(whole ? row : row % rows_of_a_piece);
    };
    to.number(pieces);
    for (std::size_t i = 0; i < state.segments.size(); ++i) {
        const detail::ledger_segment& s = state.segments[i];
        const std::vector<detail::row_trace> traces = state.traces_of(i);
        std::size_t begin = 0;
        do {
            const std::size_t end = std::min(begin + rows_of_a_piece, s.size());
            to.text(s.source);
            to.number<std::uint8_t>(s.continues || begin != 0);
            to.number<std::uint64_t>(end - begin);
            for (std::size_t row = begin; row < end; ++row) {
                to.number(s.is_rejected(row) ? detail::row_trace::rejected().bits() : traces[row].bits());
                to.text(s.id(row));
            }
            begin = end;
        } while (begin < s.size());
    }
    to.number<std::uint64_t>(state.gathered.findings.size());
    for (const detail::kept_finding& f : state.gathered.findings) {
        place(f.segment, f.row);
        to.number(static_cast<std::uint8_t>(f.finding.rule));
        to.number(f.finding.column ? static_cast<std::uint8_t>(*f.finding.column) : nothing);
        to.text(f.finding.id);
        to.text(f.finding.detail);
        const citation& basis = f.finding.context.basis;
        for (const std::size_t n : {index_of(basis.source), std::size_t{basis.article}, std::size_t{basis.paragraph},
                                    std::size_t{basis.item}, index_of(basis.known_by)})
            to.number(static_cast<std::uint8_t>(n));
        std::uint8_t points = 0;
        for (const disputed_point p : enumerators<disputed_point>)
            if (f.finding.context.points.contains(p)) points = static_cast<std::uint8_t>(points | 1U << index_of(p));
        to.number(points);
    }
    to.number<std::uint64_t>(state.gathered.finding_totals.size());
    for (const std::uint64_t n : state.gathered.finding_totals) to.number(n);
    to.number<std::uint64_t>(state.gathered.fees.size());
    for (const detail::fee_row& fee : state.gathered.fees) {
        place(fee.segment, fee.row);
        to.number(as_byte(fee.notified_year));
        to.number(as_byte(fee.paid_year));
        to.number<std::int64_t>(fee.amount ? fee.amount->fen() : -1);
    }
    return std::move(to.out);
}

result<request_tally> request_tally::load(std::string_view bytes, const work_calendar& calendar, std::size_t kept_findings,
                                          reading by) {
    const error refused{errc::tally_invalid};
    if (!is_saved_tally(bytes)) return refused;
    byte_reader from{bytes.substr(magic.size())};
    request_tally tally{calendar, kept_findings, by};
    detail::request_tally_state& state = *tally.state_;
    detail::request_gathering& gathered = state.gathered;

    for (std::uint64_t pieces = from.count(13); pieces > 0 && !from.failed(); --pieces) {
        detail::ledger_segment& s = state.segments.emplace_back();
        s.source = from.text();
        s.continues = from.number<std::uint8_t>() != 0 && state.segments.size() > 1;
        const std::uint64_t rows = from.count(8);
        if (rows > rows_of_a_piece) from.fail();
        for (std::uint64_t row = 0; row < rows && !from.failed(); ++row) {
            const auto trace = detail::row_trace::from_bits(from.number<std::uint32_t>());
            const std::string_view id = from.text();
            if (!is_sound(trace) || s.bytes.size() + id.size() > std::numeric_limits<std::uint32_t>::max()) from.fail();
            if (from.failed()) break;
            s.keep(id, trace);
            if (trace.is_rejected()) {
                ++gathered.reported;
            } else {
                ++gathered.counted;
                gathered.histogram.add(trace);
            }
        }
        state.taken += s.size();
    }
    struct row_place {
        std::size_t segment;
        std::uint64_t row;
    };
    const auto place = [&](bool may_be_whole) {
        const row_place p{static_cast<std::size_t>(from.number<std::uint64_t>()), from.number<std::uint64_t>()};
        const bool whole = may_be_whole && p.row == detail::whole_ledger;
        if (p.segment >= state.segments.size() || (!whole && p.row >= state.segments[p.segment].size())) from.fail();
        return p;
    };
    for (std::uint64_t n = from.count(32); n > 0 && !from.failed(); --n) {
        const row_place p = place(true);
        const auto rule = from.number<std::uint8_t>();
        const auto column = from.number<std::uint8_t>();
        ledger_finding finding;
        finding.id = from.text();
        finding.detail = from.text();
        std::array<std::uint8_t, 5> basis{};
        for (std::uint8_t& part : basis) part = from.number<std::uint8_t>();
        const auto points = from.number<std::uint8_t>();
        if (basis[0] >= enum_size<instrument> || basis[4] >= enum_size<standing_of_source> ||
            points >> enum_size<disputed_point> != 0)
            from.fail();
        if (rule >= enum_size<ledger_rule> || (column != nothing && column >= enum_size<ledger_column>)) from.fail();
        if (from.failed()) break;
        finding.rule = static_cast<ledger_rule>(rule);
        if (column != nothing) finding.column = static_cast<ledger_column>(column);
        finding.context.basis = {static_cast<instrument>(basis[0]), basis[1], basis[2], basis[3],
                                 static_cast<standing_of_source>(basis[4])};
        for (const disputed_point point : enumerators<disputed_point>)
            if ((points >> index_of(point) & 1U) != 0) finding.context.points.add(point);
        if (gathered.findings.size() < kept_findings) gathered.findings.push_back({p.segment, p.row, std::move(finding)});
    }
    if (from.count(8) != enum_size<ledger_rule>) from.fail();
    for (std::uint64_t& n : gathered.finding_totals) n = from.number<std::uint64_t>();
    for (std::uint64_t n = from.count(26); n > 0 && !from.failed(); --n) {
        const row_place p = place(false);
        detail::fee_row fee{p.segment, p.row, {}, {}, {}};
        for (std::optional<unsigned>* year : {&fee.notified_year, &fee.paid_year})
            if (const auto given = from.number<std::uint8_t>(); given != nothing) {
                *year = given;
                if (given >= detail::ledger_years) from.fail();
            }
        const auto fen = from.number<std::int64_t>();
        fee.amount = money::from_fen(fen);
        if (!fee.amount && fen != -1) from.fail();
        gathered.fees.push_back(fee);
    }
    if (!from.done()) return refused;
    return tally;
}

}  // namespace gongkai
