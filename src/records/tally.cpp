// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/records/read.hpp>
#include <gongkai/records/tally.hpp>
#include <utility>

#include "../in_parallel.hpp"
#include "book.hpp"
#include "field.hpp"
#include "judge.hpp"

namespace gongkai {

namespace detail {

/// Reads fields that lie in columns, column by column for 64 rows at a time. Codes of a dictionary are looked up once.
template <class Entry>
class column_decoder {
public:
    static constexpr std::size_t most_rows = 64;
    struct block {
        std::array<std::string_view, most_rows> ids{};
        std::array<Entry, most_rows> entries{};  ///< without their ids
    };

    explicit column_decoder(const record_columns<Entry>& columns) : columns_{columns} {
        each_member(Entry{}, [&](auto place, const auto& member) {
            using T = typename without_optional<std::remove_cvref_t<decltype(member)>>::type;
            forms_[place] = form_of(columns_.columns[place]);
            if constexpr (std::is_enum_v<T>) {
                for (const std::string_view code : columns_.columns[place].codes.dictionary) {
                    const auto value = item_named<T>(code);
                    values_[place].push_back(code.empty() ? blank : value ? static_cast<std::uint8_t>(*value) : unknown);
                }
            }
        });
    }

    /// Reads up to 64 rows from `first`. Gives a bit for each with something wrong in it: `read` says what.
    std::uint64_t read_block(std::size_t first, std::size_t rows, block& out) const {
        read_ids(first, rows, out.ids);
        std::uint64_t faulty = 0;
        boost::mp11::mp_for_each<boost::mp11::mp_iota_c<record_width<Entry>>>([&](auto place) {
            if constexpr (place != 0) {
                if (forms_[place] != form::absent) faulty |= read_column<place>(first, rows, out.entries);
            }
        });
        return faulty;
    }

    std::string_view id(std::size_t row) const noexcept {
        const text_column& ids = columns_.columns[0].text;
        return ids.valid[row] ? ids[row] : std::string_view{};
    }

    /// All but the id of one row, and what is wrong in it.
    template <class Fault>
    void read(std::size_t row, Entry& entry, Fault&& fault) const {
        each_member(entry, [&](auto place, auto& member) {
            if constexpr (place != 0) {
                if (forms_[place] == form::absent) return;
                read_field(forms_[place], columns_.columns[place], values_[place], row, member,
                           [&](record_rule rule, std::string detail) { fault(rule, std::size_t{place}, std::move(detail)); });
            }
        });
    }

private:
    static constexpr std::uint8_t blank = 254;
    static constexpr std::uint8_t unknown = 255;

    /// In which form a column lies, found once and not in each row.
    enum class form : std::uint8_t { absent, text, codes, days, moments, numbers, truths };

    static form form_of(const record_data& data) noexcept {
        return data.text      ? form::text
               : data.codes   ? form::codes
               : data.days    ? form::days
               : data.moments ? form::moments
               : data.numbers ? form::numbers
               : data.truths  ? form::truths
                              : form::absent;
    }

    void read_ids(std::size_t first, std::size_t rows, std::array<std::string_view, most_rows>& out) const noexcept {
        const text_column& ids = columns_.columns[0].text;
        if (ids.offsets == nullptr || ids.valid.bits != nullptr) {
            for (std::size_t i = 0; i < rows; ++i) out[i] = id(first + i);
            return;
        }
        const std::int32_t* const offsets = ids.offsets + first;
        for (std::size_t i = 0; i < rows; ++i)
            out[i] = {ids.bytes + offsets[i], static_cast<std::size_t>(offsets[i + 1] - offsets[i])};
    }

    template <std::size_t Place>
    std::uint64_t read_column(std::size_t first, std::size_t rows, std::array<Entry, most_rows>& out) const {
        constexpr auto to = boost::mp11::mp_at_c<record_members<Entry>, Place>::pointer;
        using T = typename without_optional<std::remove_cvref_t<decltype(out[0].*to)>>::type;
        const record_data& data = columns_.columns[Place];
        if constexpr (std::is_same_v<T, std::chrono::sys_days> || std::is_same_v<T, moment>) {
            if (forms_[Place] == form::days) return read_days<to>(data.days, first, rows, out);
        }
        if constexpr (std::is_enum_v<T>) {
            if (forms_[Place] == form::codes && data.codes.indices != nullptr)
                return read_codes<to>(data.codes, values_[Place], first, rows, out);
        }
        std::uint64_t faulty = 0;
        for (std::size_t i = 0; i < rows; ++i)
            read_field(forms_[Place], data, values_[Place], first + i, out[i].*to,
                       [&](record_rule, const std::string&) { faulty |= std::uint64_t{1} << i; });
        return faulty;
    }

    /// Puts a value in its place, or none; without a branch, for whether there is one cannot be foretold.
    template <class Member, class Value>
    static void put(Member& out, const Value& value, bool has) noexcept {
        Member member{value};
        if constexpr (without_optional<Member>::optional) {
            if (!has) member.reset();
        }
        out = member;
    }

    template <auto To>
    static std::uint64_t read_days(const day_column& data, std::size_t first, std::size_t rows,
                                   std::array<Entry, most_rows>& out) noexcept {
        using Member = std::remove_cvref_t<decltype(out[0].*To)>;
        const std::uint64_t valid = data.valid.word(first, rows);
        const std::int32_t* const days = data.days + first;
        std::uint64_t faulty = without_optional<Member>::optional ? 0 : ~valid & validity{}.word(0, rows);
        for (std::size_t i = 0; i < rows; ++i) {
            const bool has = (valid >> i & 1U) != 0;
            const std::chrono::sys_days day{std::chrono::days{days[i]}};
            faulty |= std::uint64_t{has && !in_record_years(day)} << i;
            put(out[i].*To, typename without_optional<Member>::type{day}, has);
        }
        return faulty;
    }

    template <auto To>
    static std::uint64_t read_codes(const code_column& data, const std::vector<std::uint8_t>& values, std::size_t first,
                                    std::size_t rows, std::array<Entry, most_rows>& out) noexcept {
        using enum code_column::width;
        switch (data.index_width) {
            case bits8: return read_indices<To, std::uint8_t>(data, values, first, rows, out);
            case bits16: return read_indices<To, std::uint16_t>(data, values, first, rows, out);
            case bits32: return read_indices<To, std::uint32_t>(data, values, first, rows, out);
            case bits64: return read_indices<To, std::uint64_t>(data, values, first, rows, out);
            case none: break;
        }
        return validity{}.word(0, rows);
    }

    template <auto To, class Index>
    static std::uint64_t read_indices(const code_column& data, const std::vector<std::uint8_t>& values, std::size_t first,
                                      std::size_t rows, std::array<Entry, most_rows>& out) noexcept {
        using Member = std::remove_cvref_t<decltype(out[0].*To)>;
        const std::uint64_t valid = data.valid.word(first, rows);
        const Index* const indices = static_cast<const Index*>(data.indices) + first;
        const std::uint8_t* const value_of = values.data();
        const std::size_t size = values.size();
        std::uint64_t faulty = 0;
        for (std::size_t i = 0; i < rows; ++i) {
            const std::uint8_t value = indices[i] < size ? value_of[indices[i]] : unknown;
            const bool has = ((valid >> i & 1U) != 0) & (value != blank);
            faulty |= std::uint64_t{has ? value == unknown : !without_optional<Member>::optional} << i;
            put(out[i].*To, static_cast<typename without_optional<Member>::type>(value), has);
        }
        return faulty;
    }

    template <class Member, class Fault>
    static void read_field(form lies, const record_data& data, const std::vector<std::uint8_t>& values, std::size_t row,
                           Member& out, Fault&& fault) {
        using T = typename without_optional<Member>::type;
        if (lies == form::text) return read_text(data.text.valid[row] ? data.text[row] : std::string_view{}, out, fault);
        const auto absent = [&] {
            out = Member{};
            if constexpr (!without_optional<Member>::optional) fault(record_rule::record_blank, std::string{});
        };
        if (lies == form::codes) {
            if (!data.codes.has(row)) return absent();
            if constexpr (std::is_enum_v<T>) {
                if (data.codes.indices != nullptr) {
                    const std::size_t index = data.codes.index(row);
                    const std::uint8_t value = index < values.size() ? values[index] : unknown;
                    if (value == blank) return absent();
                    if (value != unknown) {
                        out = static_cast<T>(value);
                        return;
                    }
                }
            }
            return read_text(data.codes[row], out, fault);
        }
        if constexpr (std::is_same_v<T, std::chrono::sys_days> || std::is_same_v<T, moment>) {
            if (lies == form::days) {
                if (!data.days.valid[row]) return absent();
                return take_day(data.days.days[row], std::nullopt, out, fault);
            }
            if (lies == form::moments) {
                if (!data.moments.valid[row]) return absent();
                const std::int64_t all = data.moments.values[row];
                const std::int64_t seconds = all / data.moments.per_second - (all % data.moments.per_second < 0 ? 1 : 0);
                const std::int64_t day = seconds / 86'400 - (seconds % 86'400 < 0 ? 1 : 0);
                return take_day(day, std::chrono::seconds{seconds - day * 86'400}, out, fault);
            }
        } else if constexpr (std::is_same_v<T, std::uint32_t>) {
            if (lies == form::numbers) {
                if (!data.numbers.valid[row]) return absent();
                const std::int64_t number = data.numbers.values[row];
                if (std::in_range<std::uint32_t>(number)) {
                    out = static_cast<std::uint32_t>(number);
                } else {
                    out = Member{};
                    fault(record_rule::record_number, std::to_string(number));
                }
                return;
            }
        } else if constexpr (std::is_same_v<T, bool>) {
            if (lies == form::truths) {
                if (!data.truths.valid[row]) return absent();
                out = validity{data.truths.bits, data.truths.offset}[row];
                return;
            }
        }
        absent();
    }

    template <class Member, class Fault>
    static void take_day(std::int64_t day, std::optional<std::chrono::seconds> time, Member& out, Fault&& fault) {
        if (day < first_ledger_day || day > last_ledger_day) {
            out = Member{};
            fault(record_rule::record_time, std::to_string(day));
            return;
        }
        const std::chrono::sys_days date{std::chrono::days{static_cast<std::int32_t>(day)}};
        using T = typename without_optional<Member>::type;
        if constexpr (std::is_same_v<T, moment>) out = time ? moment{date, *time} : moment{date};
        else out = date;
    }

    const record_columns<Entry>& columns_;
    std::array<form, record_width<Entry>> forms_{};
    std::array<std::vector<std::uint8_t>, record_width<Entry>> values_{};
};

/// What must not come twice besides the id.
template <class Entry>
constexpr std::optional<std::size_t> subject_column() {
    if constexpr (std::is_same_v<Entry, rating_entry>) return column_of<rating_entry>("subject");
    else return std::nullopt;
}

/// Judges an entry and gathers what follows from it. `readable`: no error was found in reading it. `label` numbers the
/// categories of matters.
template <class Entry, class Label>
std::uint64_t take(const Entry& entry, std::string_view id, bool readable, std::size_t segment, std::uint64_t row,
                   std::uint64_t row_of_all, record_scope scope, const record_settings& settings, record_gathering& into,
                   const Label& label) {
    std::optional<std::uint64_t> trace;
    const auto report = [&](record_rule rule, std::string_view column, std::string detail) {
        into.find(segment, row, settings.kept_findings, {rule, {}, 0, std::string{id}, column, std::move(detail)});
    };
    if (id.empty()) {
        report(record_rule::record_id_missing, "id", {});
        readable = false;
    }
    if (readable) trace = judge_row(entry, scope, settings, report);
    if (!trace) {
        ++into.reported;
        return rejected_trace;
    }
    if constexpr (std::is_same_v<Entry, matter_entry>) *trace |= matter_trace::category::put(label(entry.category));
    ++into.counted;
    into.histogram.add(*trace);
    if constexpr (std::is_same_v<Entry, publication_entry>) {
        if (!entry.interprets.empty() && entry.published) into.links.emplace_back(entry.interprets, row_of_all);
    }
    return *trace;
}

work_calendar known_calendar() noexcept { return state_council_calendar; }

}  // namespace detail

template <record Entry>
record_tally<Entry>::record_tally(record_settings settings)
    : settings_{std::move(settings)}, book_{std::make_unique<detail::record_book>()} {
    book_->kind = record_kind<Entry>::code;
    book_->keep = settings_.kept_findings;
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
}

template <record Entry>
bool record_tally<Entry>::add(const Entry& entry, std::span<const record_finding> faults) {
    detail::record_segment& segment = book_->open_segment();
    const std::size_t s = book_->segments.size() - 1;
    const std::uint64_t row = segment.traces.size();
    bool readable = true;
    for (record_finding fault : faults) {
        readable = readable && fault.severity() != severity::error;
        fault.id = entry.id;
        book_->gathered.find(s, row, book_->keep, std::move(fault));
    }
    const std::uint64_t trace =
        detail::take(entry, entry.id, readable, s, row, book_->taken, book_->scope, settings_, book_->gathered,
                     [this](const std::string& category) { return book_->label(category); });
    segment.traces.push_back(static_cast<std::uint32_t>(trace));
    segment.ids.keep(entry.id);
    if constexpr (detail::subject_column<Entry>().has_value()) {
        segment.has_subjects = book_->scope.has(*detail::subject_column<Entry>());
        if (segment.has_subjects) segment.subjects.keep(entry.subject);
    }
    ++book_->taken;
    return trace != detail::rejected_trace;
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
    for (std::size_t row = 0; row < columns.rows; ++row) {
        faults.clear();
        decoder.read(row, entry, [&](record_rule rule, std::size_t column, std::string detail) {
            faults.push_back({rule, {}, 0, {}, record_kind<Entry>::columns[column].name, std::move(detail)});
        });
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
    const detail::column_decoder<Entry> decoder{columns};
    const std::size_t s = book_->segments.size() - 1;

    detail::record_segment& segment = book_->segments.back();
    segment.ids.borrowed = columns.columns[0].text;
    if constexpr (detail::subject_column<Entry>().has_value()) {
        const record_data& subjects = columns.columns[*detail::subject_column<Entry>()];
        segment.has_subjects = static_cast<bool>(subjects.text);
        segment.subjects.borrowed = subjects.text;
    }
    segment.traces.resize(columns.rows);
    const record_scope scope = columns.scope();
    const std::uint64_t first_of_all = book_->taken;
    const auto label = [this](const std::string& category) { return book_->label(category); };
    const auto pass = [&](std::size_t begin, std::size_t end, detail::record_gathering& gathered, detail::key_run& ids) {
        // Own until the end, so that no thread writes beside what another writes.
        detail::record_gathering into;
        detail::key_run run{true};
        typename detail::column_decoder<Entry>::block block;
        for (std::size_t first = begin; first < end; first += block.ids.size()) {
            const std::size_t rows = std::min(block.ids.size(), end - first);
            const std::uint64_t faulty = decoder.read_block(first, rows, block);
            run.take(std::span{block.ids}.first(rows));
            for (std::size_t i = 0; i < rows; ++i) {
                const std::size_t row = first + i;
                bool readable = true;
                if ((faulty >> i & 1U) != 0)
                    decoder.read(row, block.entries[i], [&](record_rule rule, std::size_t column, std::string detail) {
                        readable = readable && item(rule).level != severity::error;
                        into.find(s, row, settings_.kept_findings,
                                  {rule, {}, 0, std::string{block.ids[i]}, record_kind<Entry>::columns[column].name, std::move(detail)});
                    });
                segment.traces[row] = static_cast<std::uint32_t>(detail::take(
                    block.entries[i], block.ids[i], readable, s, row, first_of_all + row, scope, settings_, into, label));
            }
        }
        gathered = std::move(into);
        ids = run;
    };
    constexpr std::size_t least_part = 1U << 16U;
    std::size_t parts = std::clamp<std::size_t>(threads, 1, columns.rows / least_part + 1);
    if constexpr (std::is_same_v<Entry, matter_entry>) {
        // The book numbers categories in the order of reading, and is one.
        if (columns.columns[column_of<matter_entry>("category")]) parts = 1;
    }
    std::vector<detail::record_gathering> gathered(parts);
    std::vector<detail::key_run> runs(parts);
    detail::in_parallel(parts, [&](std::size_t p) {
        pass(columns.rows * p / parts, columns.rows * (p + 1) / parts, gathered[p], runs[p]);
    });
    segment.ids.run.ascends = true;
    for (const detail::key_run& run : runs) segment.ids.run.take(run);
    for (detail::record_gathering& part : gathered) book_->gathered.append(std::move(part), 0, 0, book_->keep);
    book_->taken += columns.rows;
    return row_totals{columns.rows, book_->gathered.counted - counted, book_->gathered.reported - reported};
}

template <record Entry>
void record_tally<Entry>::merge(record_tally&& later) {
    book_->merge(std::move(*later.book_));
    later = record_tally{later.settings_};
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

#define GONGKAI_RECORD(Entry)                                                                               \
    template std::optional<error> each_record<Entry>(                                                       \
        const record_columns<Entry>&, const std::function<void(const Entry&, std::span<const record_finding>)>&); \
    template class record_tally<Entry>;                                                                     \
    template result<record_tally<Entry>> tally_records<Entry>(std::string_view, std::string,                \
                                                              const record_settings&);                      \
    template std::vector<record_finding> examine<Entry>(const Entry&, const record_settings&, record_scope);
#include "kinds.inc"
#undef GONGKAI_RECORD

}  // namespace gongkai
