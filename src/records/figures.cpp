// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>

#include "book.hpp"
#include "trace.hpp"

namespace gongkai {

namespace detail {

namespace {

/// Columns without which nothing is known of a figure, those aside that every ledger needs.
template <class Entry, class... Names>
consteval record_scope resting_on(Names... names) {
    record_scope out;
    (out.add(column_of<Entry>(names)), ...);
    return out;
}

/// A figure: which rows of which kind it counts in a year. Everything that is said of a number follows from this table.
struct figure_rule {
    record_figure figure;
    std::string_view kind;
    bool (*counts)(std::uint64_t trace, unsigned year);
    record_scope columns{};
    record_scope or_columns = columns;  ///< these will do as well
};

constexpr bool has_all(record_scope ledger, record_scope columns) noexcept {
    for (std::size_t c = 0; c < 64; ++c)
        if (columns.has(c) && !ledger.has(c)) return false;
    return true;
}

/// Something that was there from one year on and, from another on, no more.
template <class From, class Until>
constexpr bool there_at_end(std::uint64_t trace, unsigned year) noexcept {
    return From::get(trace) <= year && Until::get(trace) > year;
}
template <class Year>
constexpr bool happened_in(std::uint64_t trace, unsigned year) noexcept {
    return Year::get(trace) == year;
}
constexpr bool every_year(std::uint64_t, unsigned) noexcept { return true; }

using p = publication_trace;
using d = document_trace;
using c = consultation_trace;
using r = rating_trace;
using e = escalation_trace;

constexpr bool published_in(std::uint64_t t, unsigned y) noexcept { return happened_in<p::published>(t, y); }
constexpr bool rated_in(std::uint64_t t, unsigned y) noexcept { return happened_in<r::rated>(t, y); }
constexpr rating_class class_in(std::uint64_t t) noexcept { return class_of(static_cast<rating_level>(r::level::get(t))); }
constexpr bool bad_in(std::uint64_t t, unsigned y) noexcept { return rated_in(t, y) && class_in(t) == rating_class::bad; }
constexpr bool consulted_in(std::uint64_t t, unsigned y) noexcept { return c::received::year_of(t) == y; }
constexpr bool closed_in(std::uint64_t t, unsigned y) noexcept { return happened_in<e::closed>(t, y); }

constexpr std::array<figure_rule, enum_size<record_figure>> rules{{
    {record_figure::published, "publications", published_in},
    {record_figure::published_in_time, "publications",
     [](std::uint64_t t, unsigned y) { return published_in(t, y) && p::in_time::get(t); }, resting_on<publication_entry>("made")},
    {record_figure::published_late, "publications",
     [](std::uint64_t t, unsigned y) { return published_in(t, y) && p::late::get(t); }, resting_on<publication_entry>("made")},
    {record_figure::published_timed, "publications",
     [](std::uint64_t t, unsigned y) { return published_in(t, y) && (p::in_time::get(t) || p::late::get(t)); },
     resting_on<publication_entry>("made")},
    {record_figure::fully_reviewed, "publications",
     [](std::uint64_t t, unsigned y) { return published_in(t, y) && p::reviewed::get(t); },
     resting_on<publication_entry>("first_review", "second_review", "third_review", "proofs", "secrecy_review")},
    {record_figure::interpretations, "publications",
     [](std::uint64_t t, unsigned y) {
         const std::uint64_t form = p::form::get(t);
         return published_in(t, y) && form != p::form::none && interprets(static_cast<publication_form>(form));
     },
     resting_on<publication_entry>("form")},
    {record_figure::documents_issued, "documents", happened_in<d::issued>},
    {record_figure::documents_ended, "documents", happened_in<d::ended>},
    {record_figure::documents_in_force, "documents", there_at_end<d::issued, d::ended>},
    {record_figure::columns, "columns", every_year},
    {record_figure::columns_empty, "columns", [](std::uint64_t t, unsigned) { return column_trace::empty::get(t); },
     resting_on<column_entry>("entries")},
    {record_figure::sites, "sites", every_year},
    {record_figure::consultations, "consultations", consulted_in},
    {record_figure::consultations_answered, "consultations",
     [](std::uint64_t t, unsigned y) { return consulted_in(t, y) && c::answered::get(t) <= y; },
     resting_on<consultation_entry>("answered")},
    {record_figure::ratings, "ratings", rated_in},
    {record_figure::ratings_good, "ratings",
     [](std::uint64_t t, unsigned y) { return rated_in(t, y) && class_in(t) == rating_class::good; }},
    {record_figure::ratings_middling, "ratings",
     [](std::uint64_t t, unsigned y) { return rated_in(t, y) && class_in(t) == rating_class::middling; }},
    {record_figure::ratings_bad, "ratings", bad_in},
    {record_figure::called_back, "ratings", [](std::uint64_t t, unsigned y) { return bad_in(t, y) && r::called_back::get(t); },
     resting_on<rating_entry>("called_back")},
    {record_figure::appeals, "ratings", [](std::uint64_t t, unsigned y) { return bad_in(t, y) && r::appealed::get(t); },
     resting_on<rating_entry>("appealed"), resting_on<rating_entry>("appeal_outcome")},
    {record_figure::appeals_upheld, "ratings",
     [](std::uint64_t t, unsigned y) { return bad_in(t, y) && r::appealed::get(t) && r::upheld::get(t); },
     resting_on<rating_entry>("appeal_outcome")},
    {record_figure::to_rectify, "ratings", [](std::uint64_t t, unsigned y) { return bad_in(t, y) && !r::upheld::get(t); }},
    {record_figure::rectified, "ratings",
     [](std::uint64_t t, unsigned y) { return bad_in(t, y) && !r::upheld::get(t) && r::rectified::get(t); },
     resting_on<rating_entry>("rectified")},
    {record_figure::rerated, "ratings", [](std::uint64_t t, unsigned y) { return bad_in(t, y) && r::rerated::get(t); },
     resting_on<rating_entry>("rerated", "rerating")},
    {record_figure::tickets, "escalations", happened_in<e::registered>},
    {record_figure::tickets_closed, "escalations", closed_in},
    {record_figure::tickets_answered, "escalations",
     [](std::uint64_t t, unsigned y) { return closed_in(t, y) && e::answered::get(t); },
     resting_on<escalation_entry>("answered")},
    {record_figure::tickets_open, "escalations", there_at_end<e::registered, e::closed>},
    {record_figure::points, "points", there_at_end<point_trace::opened, point_trace::closed>},
    {record_figure::points_round_the_clock, "points",
     [](std::uint64_t t, unsigned y) {
         return there_at_end<point_trace::opened, point_trace::closed>(t, y) &&
                point_trace::hours::get(t) == static_cast<std::uint64_t>(opening_hours::round_the_clock);
     },
     resting_on<service_point_entry>("hours")},
    {record_figure::broadcasts, "broadcasts", [](std::uint64_t t, unsigned y) { return broadcast_trace::held::year_of(t) == y; }},
    {record_figure::matters, "matters", there_at_end<matter_trace::listed, matter_trace::delisted>},
}};
static_assert([] {
    for (std::size_t i = 0; i < rules.size(); ++i)
        if (rules[i].figure != enumerators<record_figure>[i]) return false;
    return true;
}());

/// A dimension: which part of its classes a row belongs to, and what the class is called.
struct dimension_rule {
    record_dimension dimension;
    std::string_view kind;
    std::uint64_t none;  ///< the class of rows that do not say
    std::uint64_t (*class_of)(std::uint64_t trace);
    std::string (*code)(const record_book& book, std::uint64_t value);
};

template <class Enum>
std::string item_code(const record_book&, std::uint64_t value) {
    return std::string{code(static_cast<Enum>(value))};
}
std::string category_text(const record_book& book, std::uint64_t value) { return book.labels[value - 1]; }
std::string day_text(const record_book&, std::uint64_t value) {
    return iso_date(std::chrono::sys_days{std::chrono::days{static_cast<std::int32_t>(value) + first_ledger_day}});
}

template <class Enum, class Field>
constexpr dimension_rule dimension(record_dimension which, std::string_view kind) {
    return {which, kind, Field::none, [](std::uint64_t t) { return Field::get(t); }, item_code<Enum>};
}

constexpr std::uint64_t never_absent = ~std::uint64_t{0};

constexpr std::array all_dimensions{
    dimension<article20, p::article20_>(record_dimension::article20, "publications"),
    dimension<article21, p::article21_>(record_dimension::article21, "publications"),
    dimension<publication_channel, p::channel>(record_dimension::publication_channel, "publications"),
    dimension<publication_form, p::form>(record_dimension::publication_form, "publications"),
    dimension<document_kind, d::kind>(record_dimension::document_kind, "documents"),
    dimension<document_ending, d::ending>(record_dimension::document_ending, "documents"),
    dimension<column_kind, column_trace::kind>(record_dimension::column_kind, "columns"),
    dimension<site_kind, site_trace::kind>(record_dimension::site_kind, "sites"),
    dimension<service_channel, c::channel>(record_dimension::service_channel, "consultations"),
    dimension_rule{record_dimension::day, "consultations", never_absent, [](std::uint64_t t) { return c::received::get(t); },
                   day_text},
    dimension<rating_level, r::level>(record_dimension::rating_level, "ratings"),
    dimension<service_channel, r::channel>(record_dimension::service_channel, "ratings"),
    dimension<rating_level, r::rerating>(record_dimension::rerating, "ratings"),
    dimension<escalation_level, e::level>(record_dimension::escalation_level, "escalations"),
    dimension<opening_hours, point_trace::hours>(record_dimension::opening_hours, "points"),
    dimension<matter_kind, matter_trace::kind>(record_dimension::matter_kind, "matters"),
    dimension_rule{record_dimension::category, "matters", 0, [](std::uint64_t t) { return matter_trace::category::get(t); },
                   category_text},
    dimension_rule{record_dimension::day, "broadcasts", never_absent,
                   [](std::uint64_t t) { return broadcast_trace::held::get(t); }, day_text},
};

const dimension_rule* find_dimension(std::string_view kind, record_dimension which) noexcept {
    for (const dimension_rule& each : all_dimensions)
        if (each.kind == kind && each.dimension == which) return &each;
    return nullptr;
}

/// The rule of a figure of this kind of ledger.
const figure_rule* find_figure(std::string_view kind, record_figure which) noexcept {
    const figure_rule& found = rules[index_of(which)];
    return found.kind == kind ? &found : nullptr;
}

count to_count(std::uint64_t n) noexcept { return count::from(static_cast<std::int64_t>(n)).value_or(count{}); }

/// The class with this code; empty where no row can be of it.
std::optional<std::uint64_t> class_with_code(const record_book& book, const dimension_rule& by, std::string_view value) {
    if (value.empty()) return by.none;
    std::optional<std::uint64_t> found;
    book.gathered.histogram.each([&](std::uint64_t trace, std::uint64_t) {
        const std::uint64_t each = by.class_of(trace);
        if (!found && each != by.none && by.code(book, each) == value) found = each;
    });
    return found;
}

template <class Wanted>
std::vector<row_reference> select(const record_book& book, Wanted&& wanted) {
    std::vector<row_reference> out;
    for (std::size_t s = 0; s < book.segments.size(); ++s)
        book.segments[s].each_trace([&](std::size_t row, std::uint32_t trace) {
            if (wanted(trace)) out.push_back(book.reference(s, row));
        });
    return out;
}

}  // namespace
}  // namespace detail

using detail::find_dimension;
using detail::find_figure;

std::span<const record_figure> figures_of(std::string_view kind) noexcept {
    std::size_t first = 0;
    while (first < detail::rules.size() && detail::rules[first].kind != kind) ++first;
    std::size_t end = first;
    while (end < detail::rules.size() && detail::rules[end].kind == kind) ++end;
    return {enumerators<record_figure>.data() + first, end - first};
}

std::span<const record_dimension> dimensions_of(std::string_view kind) noexcept {
    static constexpr auto order = [] {
        std::array<record_dimension, detail::all_dimensions.size()> out{};
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = detail::all_dimensions[i].dimension;
        return out;
    }();
    // A kind's dimensions stand together.
    std::size_t first = 0;
    while (first < order.size() && detail::all_dimensions[first].kind != kind) ++first;
    std::size_t end = first;
    while (end < order.size() && detail::all_dimensions[end].kind == kind) ++end;
    return {order.data() + first, end - first};
}

counted_records::counted_records(std::shared_ptr<const detail::record_book> book) noexcept : book_{std::move(book)} {}

std::string_view counted_records::kind() const noexcept { return book_->kind; }

row_totals counted_records::rows() const noexcept { return {book_->taken, book_->gathered.counted, book_->gathered.reported}; }

std::vector<std::chrono::year> counted_records::years() const {
    std::vector<std::chrono::year> out;
    for (std::chrono::year y = first_ledger_year; y <= last_ledger_year; ++y) {
        bool any = false;
        // What happened in it; what was there at its end is there in years without number.
        for (const record_figure figure : figures_of(kind())) {
            if (figure == record_figure::documents_in_force || figure == record_figure::tickets_open ||
                figure == record_figure::points || figure == record_figure::points_round_the_clock ||
                figure == record_figure::matters || figure == record_figure::columns || figure == record_figure::sites ||
                figure == record_figure::columns_empty)
                continue;
            any = any || number(y, figure) != count{};
        }
        if (any) out.push_back(y);
    }
    return out;
}

bool counted_records::knows(record_figure figure) const noexcept {
    const auto* rule = find_figure(kind(), figure);
    return rule != nullptr && (detail::has_all(book_->common, rule->columns) || detail::has_all(book_->common, rule->or_columns));
}

count counted_records::number(std::chrono::year year, record_figure figure) const {
    const auto* rule = find_figure(kind(), figure);
    const auto y = detail::year_index(year);
    if (rule == nullptr || !y) return {};
    std::uint64_t n = 0;
    book_->gathered.histogram.each([&](std::uint64_t trace, std::uint64_t rows) {
        if (rule->counts(trace, *y)) n += rows;
    });
    return detail::to_count(n);
}

count counted_records::number(std::chrono::year year, record_figure figure, record_dimension by, std::string_view value) const {
    const auto* rule = find_figure(kind(), figure);
    const auto* part = find_dimension(kind(), by);
    const auto y = detail::year_index(year);
    if (rule == nullptr || part == nullptr || !y) return {};
    const auto wanted = detail::class_with_code(*book_, *part, value);
    if (!wanted) return {};
    std::uint64_t n = 0;
    book_->gathered.histogram.each([&](std::uint64_t trace, std::uint64_t rows) {
        if (rule->counts(trace, *y) && part->class_of(trace) == *wanted) n += rows;
    });
    return detail::to_count(n);
}

rate counted_records::share(std::chrono::year year, record_rate which) const {
    if (!knows(item(which).part) || !knows(item(which).whole)) return {};
    return rate::of(number(year, item(which).part), number(year, item(which).whole)).value_or(rate{});
}

std::vector<figure_row> counted_records::figures(std::chrono::year year) const {
    std::vector<figure_row> out;
    const auto y = detail::year_index(year);
    if (!y) return out;
    for (const record_figure figure : figures_of(kind())) {
        if (!knows(figure)) continue;
        out.push_back({figure, {}, {}, number(year, figure)});
        const auto* rule = find_figure(kind(), figure);
        for (const auto& by : detail::all_dimensions) {
            if (by.kind != kind()) continue;
            std::vector<std::pair<std::uint64_t, std::uint64_t>> parts;
            book_->gathered.histogram.each([&](std::uint64_t trace, std::uint64_t rows) {
                if (rule->counts(trace, *y)) parts.emplace_back(by.class_of(trace), rows);
            });
            std::sort(parts.begin(), parts.end());
            for (auto at = parts.begin(); at != parts.end();) {
                std::uint64_t n = 0;
                const std::uint64_t each = at->first;
                for (; at != parts.end() && at->first == each; ++at) n += at->second;
                out.push_back(
                    {figure, by.dimension, each == by.none ? std::string{} : by.code(*book_, each), detail::to_count(n)});
            }
        }
    }
    return out;
}

std::size_t counted_records::classes(std::chrono::year year, record_figure figure, record_dimension by) const {
    const auto* rule = find_figure(kind(), figure);
    const auto* part = find_dimension(kind(), by);
    const auto y = detail::year_index(year);
    if (rule == nullptr || part == nullptr || !y) return 0;
    std::set<std::uint64_t> found;
    book_->gathered.histogram.each([&](std::uint64_t trace, std::uint64_t) {
        if (rule->counts(trace, *y) && part->class_of(trace) != part->none) found.insert(part->class_of(trace));
    });
    return found.size();
}

std::vector<row_reference> counted_records::rows_of(std::chrono::year year, record_figure figure) const {
    const auto* rule = find_figure(kind(), figure);
    const auto y = detail::year_index(year);
    if (rule == nullptr || !y) return {};
    return detail::select(*book_, [&](std::uint64_t t) { return t != detail::rejected_trace && rule->counts(t, *y); });
}

std::vector<row_reference> counted_records::rows_of(std::chrono::year year, record_figure figure, record_dimension by,
                                                    std::string_view value) const {
    const auto* rule = find_figure(kind(), figure);
    const auto* part = find_dimension(kind(), by);
    const auto y = detail::year_index(year);
    if (rule == nullptr || part == nullptr || !y) return {};
    const auto wanted = detail::class_with_code(*book_, *part, value);
    if (!wanted) return {};
    return detail::select(*book_, [&](std::uint64_t t) {
        return t != detail::rejected_trace && rule->counts(t, *y) && part->class_of(t) == *wanted;
    });
}

std::vector<row_reference> counted_records::reported() const {
    return detail::select(*book_, [](std::uint64_t t) { return t == detail::rejected_trace; });
}

bool counted_records::counts(std::uint64_t n) const noexcept {
    if (n >= book_->taken) return false;
    const auto [s, row] = book_->place_of(n);
    return book_->segments[s].counts(row);
}

row_reference counted_records::reference(std::uint64_t n) const {
    const auto [s, row] = book_->place_of(n);
    return book_->reference(s, row);
}

std::span<const record_finding> counted_records::findings() const noexcept { return book_->findings; }

std::uint64_t counted_records::findings_of(record_rule rule) const noexcept { return book_->gathered.totals[index_of(rule)]; }

rate interpretation_rate(const counted_records& documents, const counted_records& publications, std::chrono::year year) {
    const auto y = detail::year_index(year);
    if (documents.kind() != "documents" || publications.kind() != "publications" || !y) return {};
    if (!publications.book_->common.has(column_of<publication_entry>("interprets"))) return {};
    const auto& links = publications.book_->gathered.links;
    std::int64_t issued = 0;
    std::int64_t interpreted = 0;
    for (const row_reference& document : documents.rows_of(year, record_figure::documents_issued)) {
        ++issued;
        for (auto link = std::lower_bound(links.begin(), links.end(), std::pair{document.id, std::uint64_t{0}});
             link != links.end() && link->first == document.id; ++link)
            if (publications.counts(link->second)) {
                ++interpreted;
                break;
            }
    }
    return rate::of(count::from(interpreted).value_or(count{}), count::from(issued).value_or(count{})).value_or(rate{});
}

std::vector<std::string> unknown_documents(const counted_records& documents, const counted_records& publications) {
    std::set<std::string> known;
    for (std::uint64_t n = 0; n < documents.rows().read; ++n)
        if (documents.counts(n)) known.insert(documents.reference(n).id);
    std::set<std::string> unknown;
    for (const auto& [id, row] : publications.book_->gathered.links)
        if (publications.counts(row) && !known.contains(id)) unknown.insert(id);
    return {unknown.begin(), unknown.end()};
}

}  // namespace gongkai
