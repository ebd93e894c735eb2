// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/records/read.hpp>
#include <gongkai/records/tally.hpp>
#include <utility>

#include "book.hpp"
#include "column_traces.hpp"
#include "in_parallel.hpp"

namespace gongkai {

namespace detail {

/// What must not come twice besides the id.
template <class Entry>
constexpr std::optional<std::size_t> subject_column() {
    if constexpr (std::is_same_v<Entry, rating_entry>) return column_of<rating_entry>("subject");
    else return std::nullopt;
}

/// What follows from an entry that counts besides its trace: the number of its category, which `label` gives; what it points to.
template <class Entry, class Label>
std::uint32_t take(std::uint32_t trace, const Entry& entry, std::uint64_t row_of_all, record_gathering& into,
                   const Label& label) {
    if (trace == rejected_trace) return trace;
    if constexpr (std::is_same_v<Entry, matter_entry>)
        trace |= static_cast<std::uint32_t>(matter_trace::category::put(label(entry.category)));
    if constexpr (std::is_same_v<Entry, publication_entry>) {
        if (!entry.interprets.empty() && entry.published) into.links.emplace_back(entry.interprets, row_of_all);
    }
    return trace;
}

/// What a thread makes of its rows.
struct counted_part {
    record_gathering gathered{};
    key_run ids{true};
    key_run subjects{true};
};

/// Counts rows of a segment from `begin` to `end`, the `place`-th; `rows_before` it were taken in. Of what is found `keep` is kept.
template <class Entry, class Label>
counted_part count_part(const column_traces<Entry>& judged, record_segment& segment, std::size_t place, std::size_t begin,
                        std::size_t end, std::uint64_t rows_before, std::size_t keep, const Label& label) {
    counted_part out;
    record_gathering& gathered = out.gathered;
    const auto at = std::make_unique<typename column_traces<Entry>::desk>(judged);
    const auto look = [&](std::size_t row) {
        const auto report = [&](record_rule rule, std::string_view column, std::string detail) {
            gathered.find(place, row, keep, {rule, {}, 0, std::string{judged.id(row)}, column, std::move(detail)});
        };
        const std::uint32_t trace = take(judged.look_at(row, at->entry, report), at->entry, rows_before + row, gathered, label);
        if (trace == rejected_trace) segment.rejected[row / 64] |= std::uint64_t{1} << row % 64;
        return trace;
    };
    auto& odd = at->block.odd;
    auto& traces = at->block.traces;
    for (std::size_t first = begin; first < end; first += block_rows) {
        const std::size_t rows = std::min(block_rows, end - first);
        odd.fill(0);
        out.ids.take(*segment.ids.borrowed, first, rows, [&](std::size_t i) { odd[i] = 1; });
        if (segment.has_subjects) out.subjects.take(*segment.subjects.borrowed, first, rows, [](std::size_t) {});
        judged.read_block(first, rows, *at, look);
        gathered.histogram.add(std::span<const std::uint32_t>{traces}.first(rows));
        if (!segment.kept.empty()) std::copy_n(traces.begin(), rows, segment.kept.begin() + static_cast<std::ptrdiff_t>(first));
    }
    gathered.reported = gathered.histogram.take(rejected_trace);
    gathered.counted = end - begin - gathered.reported;
    return out;
}

work_calendar known_calendar() noexcept {
    // A compiler that sees what is copied writes a constant of ten thousand numbers out, one instruction each.
    static const work_calendar* const volatile known = &state_council_calendar;
    return *known;
}

}  // namespace detail

template <record Entry>
record_tally<Entry>::record_tally(record_settings settings)
    : settings_{std::make_shared<const record_settings>(std::move(settings))}, book_{std::make_unique<detail::record_book>()} {
    book_->kind = record_kind<Entry>::code;
    book_->keep = settings_->kept_findings;
}
template <record Entry>
record_tally<Entry>::~record_tally() = default;
template <record Entry>
record_tally<Entry>::record_tally(record_tally&&) noexcept = default;
template <record Entry>
record_tally<Entry>& record_tally<Entry>::operator=(record_tally&&) noexcept = default;

template <record Entry>
void record_tally<Entry>::begin(std::string source, record_scope scope, bool continues) {
    detail::record_segment& next = book_->segments.emplace_back();
    next.source = std::move(source);
    next.continues = continues;
    book_->scope = scope;
    book_->narrow(scope);
}

template <record Entry>
bool record_tally<Entry>::add(const Entry& entry, std::span<const record_finding> faults) {
    detail::record_segment& segment = book_->open_segment();
    const std::size_t s = book_->segments.size() - 1;
    const std::uint64_t row = segment.rows++;
    bool readable = true;
    for (record_finding fault : faults) {
        readable = readable && fault.severity() != severity::error;
        fault.id = entry.id;
        book_->gathered.find(s, row, book_->keep, std::move(fault));
    }
    const auto report = [&](record_rule rule, std::string_view column, std::string detail) {
        book_->gathered.find(s, row, book_->keep, {rule, {}, 0, entry.id, column, std::move(detail)});
    };
    const std::uint32_t trace =
        detail::take(detail::trace_of(entry, entry.id, readable, book_->scope, *settings_, report), entry, book_->taken,
                     book_->gathered, [this](const std::string& category) { return book_->label(category); });
    const bool counts = trace != detail::rejected_trace;
    if (counts) book_->gathered.histogram.add(trace);
    ++(counts ? book_->gathered.counted : book_->gathered.reported);
    segment.kept.push_back(trace);
    segment.ids.keep(entry.id);
    if constexpr (detail::subject_column<Entry>().has_value()) {
        segment.has_subjects = book_->scope.has(*detail::subject_column<Entry>());
        if (segment.has_subjects) segment.subjects.keep(entry.subject);
    }
    ++book_->taken;
    return counts;
}

template <record Entry>
void record_tally<Entry>::remark(record_rule rule, std::string detail) {
    book_->open_segment();
    record_finding finding{rule};
    finding.detail = std::move(detail);
    book_->gathered.find(book_->segments.size() - 1, detail::whole_records, book_->keep, std::move(finding));
}

template <class Entry>
std::optional<error> each_record(const record_columns<Entry>& columns,
                                 const std::function<void(const Entry&, std::span<const record_finding>)>& with) {
    for (std::size_t c = 0; c < columns.columns.size(); ++c)
        if (record_kind<Entry>::columns[c].needed && !columns.columns[c] && columns.rows != 0)
            return error{errc::ledger_column_missing, std::string{record_kind<Entry>::columns[c].name}};
    const detail::column_decoder<Entry> decoder{columns};
    Entry entry;
    std::vector<record_finding> faults;
    const auto unread = [&](record_rule rule, std::string_view column, std::string detail) {
        faults.push_back({rule, {}, 0, {}, column, std::move(detail)});
    };
    for (std::size_t row = 0; row < columns.rows; ++row) {
        faults.clear();
        decoder.read(row, entry, unread);
        entry.id = decoder.id(row);
        with(entry, faults);
    }
    return std::nullopt;
}

template <record Entry>
result<row_totals> record_tally<Entry>::add(const record_columns<Entry>& columns, std::string source, unsigned threads,
                                            bool continues) {
    for (std::size_t c = 0; c < columns.columns.size(); ++c)
        if (record_kind<Entry>::columns[c].needed && !columns.columns[c] && columns.rows != 0)
            return error{errc::ledger_column_missing, std::string{record_kind<Entry>::columns[c].name}};
    const std::uint64_t counted = book_->gathered.counted;
    const std::uint64_t reported = book_->gathered.reported;
    begin(std::move(source), columns.scope(), continues);
    detail::record_segment& segment = book_->segments.back();
    segment.rows = columns.rows;
    segment.ids.borrowed = columns.columns[0].text;
    if constexpr (detail::subject_column<Entry>().has_value()) {
        const record_data& subjects = columns.columns[*detail::subject_column<Entry>()];
        segment.has_subjects = static_cast<bool>(subjects.text);
        segment.subjects.borrowed = subjects.text;
    }
    auto judged = std::make_unique<detail::column_traces<Entry>>(columns, settings_);
    segment.rejected.resize(columns.rows / 64 + 1);
    // The book numbers categories in the order of reading: that cannot be found again, and is no work for two.
    bool numbered = false;
    if constexpr (std::is_same_v<Entry, matter_entry>)
        numbered = static_cast<bool>(columns.columns[column_of<matter_entry>("category")]);
    if (numbered) segment.kept.resize(columns.rows);

    constexpr std::size_t least_part = 1U << 16U;
    const std::size_t parts = numbered ? 1 : std::clamp<std::size_t>(threads, 1, columns.rows / least_part + 1);
    std::vector<detail::counted_part> counted_parts(parts);
    // Whole blocks, so that no two write bits into one word.
    const std::size_t blocks = (columns.rows + detail::block_rows - 1) / detail::block_rows;
    const auto start = [&](std::size_t part) { return std::min(blocks * part / parts * detail::block_rows, columns.rows); };
    const std::size_t place = book_->segments.size() - 1;
    detail::in_parallel(parts, [&](std::size_t p) {
        counted_parts[p] = detail::count_part(*judged, segment, place, start(p), start(p + 1), book_->taken, book_->keep,
                                              [this](const std::string& category) { return book_->label(category); });
    });
    segment.ids.run.ascends = true;
    segment.subjects.run.ascends = true;
    for (detail::counted_part& part : counted_parts) {
        segment.ids.run.take(part.ids);
        segment.subjects.run.take(part.subjects);
        book_->gathered.append(std::move(part.gathered), 0, 0, book_->keep);
    }
    if (!numbered) segment.columns = std::move(judged);
    book_->taken += columns.rows;
    return row_totals{columns.rows, book_->gathered.counted - counted, book_->gathered.reported - reported};
}

template <record Entry>
void record_tally<Entry>::merge(record_tally&& later) {
    book_->merge(std::move(*later.book_));
    later = record_tally{*later.settings_};
}

template <record Entry>
counted_records record_tally<Entry>::finish() && {
    book_->close();
    return counted_records{std::shared_ptr<const detail::record_book>{std::move(book_)}};
}

template <record Entry>
std::uint64_t record_tally<Entry>::taken() const noexcept {
    return book_->taken;
}

template <record Entry>
result<record_tally<Entry>> tally_records(std::string_view text, std::string source, const record_settings& settings) {
    record_tally<Entry> tally{settings};
    if (auto wrong = add_records<Entry>(text, std::move(source), tally)) return *std::move(wrong);
    return tally;
}

template <record Entry>
std::vector<record_finding> examine(const Entry& entry, const record_settings& settings, record_scope scope) {
    std::vector<record_finding> found;
    const auto report = [&](record_rule rule, std::string_view column, std::string detail) {
        found.push_back({rule, {}, 0, entry.id, column, std::move(detail)});
    };
    if (entry.id.empty()) report(record_rule::record_id_missing, "id", {});
    detail::judge_row(entry, scope, settings, report);
    return found;
}

#define GONGKAI_RECORD(Entry)                                                                                                    \
    template std::optional<error> each_record<Entry>(const record_columns<Entry>&,                                               \
                                                     const std::function<void(const Entry&, std::span<const record_finding>)>&); \
    template class record_tally<Entry>;                                                                                          \
    template result<record_tally<Entry>> tally_records<Entry>(std::string_view, std::string, const record_settings&);            \
    template std::vector<record_finding> examine<Entry>(const Entry&, const record_settings&, record_scope);
#include "kinds.inc"
#undef GONGKAI_RECORD

}  // namespace gongkai
