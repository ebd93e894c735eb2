// SPDX-License-Identifier: Apache-2.0
#include "code_lookup.hpp"
#include "consultations.hpp"
#include "csv_table.hpp"
#include "json_rows.hpp"
#include "ledger_words.hpp"
#include "open_table.hpp"
#include "read_row.hpp"

#include "in_parallel.hpp"

#include <algorithm>
#include <gongkai/ledger/read.hpp>
#include <utility>

namespace gongkai {

using detail::csv_table;
using std::chrono::sys_days;

namespace {

constexpr std::array request_ledger{ledger_column::id,
                                    ledger_column::applicant,
                                    ledger_column::applicant_id,
                                    ledger_column::channel,
                                    ledger_column::received,
                                    ledger_column::correction_notified,
                                    ledger_column::correction_due,
                                    ledger_column::correction_received,
                                    ledger_column::consult_sent,
                                    ledger_column::consult_answered,
                                    ledger_column::extended,
                                    ledger_column::extension_days,
                                    ledger_column::deferred,
                                    ledger_column::deferred_to,
                                    ledger_column::fee_notified,
                                    ledger_column::fee_paid,
                                    ledger_column::fee_yuan,
                                    ledger_column::closed,
                                    ledger_column::disposition};
constexpr std::array request_needs{ledger_column::id, ledger_column::applicant, ledger_column::received, ledger_column::closed,
                                   ledger_column::disposition};
constexpr std::array review_ledger{ledger_column::id,          ledger_column::request_id, ledger_column::kind,
                                   ledger_column::filed,       ledger_column::closed,     ledger_column::outcome,
                                   ledger_column::co_defendant};
constexpr std::array review_needs{ledger_column::id, ledger_column::kind, ledger_column::filed, ledger_column::closed,
                                  ledger_column::outcome};

/// Reads the fields of a record into values, and notes what cannot be read.
class field_reader {
public:
    field_reader(const csv_table& record, std::vector<ledger_finding>& faults) : record_{record}, faults_{faults} {
        faults_.clear();
        if (!record.well_formed) fault(ledger_rule::fields, std::nullopt, {});
    }

    void fault(ledger_rule rule, std::optional<ledger_column> column, std::string detail) {
        detail::note_fault(faults_, rule, column, std::move(detail));
    }

    // Written in place: an optional that is returned is copied whole before its flag has arrived.
    void date(ledger_column column, std::optional<sys_days>& out) {
        out.reset();
        const std::string_view field = record_[column];
        if (field.empty()) return;
        if (const auto day = parse_day(field)) out.emplace(*day);
        else fault(ledger_rule::date, column, std::string{field});
    }
    void date(ledger_column column, sys_days& out) {
        const std::string_view field = record_[column];
        const auto day = parse_day(field);
        if (!day && record_.well_formed) fault(ledger_rule::date, column, std::string{field});
        out = day.value_or(sys_days{});
    }
    template <class Enum>
    void code(ledger_column column, std::optional<Enum>& out) {
        out.reset();
        const std::string_view field = record_[column];
        if (field.empty()) return;
        if (const auto value = value_of<Enum>(field)) out.emplace(*value);
        else fault(ledger_rule::unknown_code, column, std::string{field});
    }
    template <class Enum>
    void code(ledger_column column, Enum& out) {
        const std::string_view field = record_[column];
        const auto value = value_of<Enum>(field);
        if (!value && record_.well_formed) fault(ledger_rule::unknown_code, column, std::string{field});
        out = value.value_or(Enum{});
    }
    int whole_number(ledger_column column) {
        const std::string_view field = record_[column];
        if (field.empty()) return 0;
        // `15.0` is what data frames write of a whole number in a column with empty places.
        constexpr std::string_view no_fraction = ".0";
        const auto printed = decimal::parse(field.ends_with(no_fraction) ? field.substr(0, field.size() - 2) : field);
        if (printed && printed->is_integer() && printed->coefficient() > -10'000 && printed->coefficient() < 10'000)
            return static_cast<int>(printed->coefficient());
        fault(ledger_rule::number, column, std::string{field});
        return 0;
    }
    void yuan(ledger_column column, std::optional<money>& amount) {
        amount.reset();
        const std::string_view field = record_[column];
        if (field.empty()) return;
        if (const auto printed = decimal::parse(field);
            printed && printed->scale() <= 2 && printed->coefficient() <= money::max_fen / 100)
            amount = money::from_fen(printed->coefficient() * (printed->scale() == 0 ? 100 : printed->scale() == 1 ? 10 : 1));
        if (!amount) fault(ledger_rule::number, column, std::string{field});
    }

private:
    template <class Enum>
    static std::optional<Enum> value_of(std::string_view field) {
        if (const auto value = detail::find_code<Enum>(field)) return value;
        return detail::value_of_words<Enum>(field);
    }

    const csv_table& record_;
    std::vector<ledger_finding>& faults_;
};

}  // namespace

std::span<const ledger_column> request_columns() noexcept { return request_ledger; }
std::span<const ledger_column> review_columns() noexcept { return review_ledger; }

request_reader::request_reader(std::unique_ptr<csv_table> table) noexcept : table_{std::move(table)} {}
request_reader::~request_reader() = default;
request_reader::request_reader(request_reader&&) noexcept = default;
request_reader& request_reader::operator=(request_reader&&) noexcept = default;

result<request_reader> request_reader::open(std::string_view text) {
    auto table = detail::open_table(text, detail::form_of(request_ledger, request_needs));
    if (!table) return std::move(table).error();
    return request_reader{*std::move(table)};
}

bool request_reader::next() {
    if (!table_->next()) return false;
    const csv_table& record = *table_;
    field_reader read{record, faults_};
    entry_.id = record[ledger_column::id];
    read.code(ledger_column::applicant, entry_.applicant);
    entry_.applicant_id = record[ledger_column::applicant_id];
    read.code(ledger_column::channel, entry_.channel);
    read.code(ledger_column::disposition, entry_.disposition);
    read.yuan(ledger_column::fee_yuan, entry_.fee);
    request_events& e = entry_.events;
    read.date(ledger_column::received, e.received);
    read.date(ledger_column::correction_notified, e.correction_notified);
    read.date(ledger_column::correction_due, e.correction_due);
    read.date(ledger_column::correction_received, e.correction_received);
    detail::read_consultations(
        record[ledger_column::consult_sent], record[ledger_column::consult_answered], e.consultations,
        [&](ledger_rule rule, ledger_column column, std::string detail) { read.fault(rule, column, std::move(detail)); });
    read.date(ledger_column::extended, e.extended);
    e.extension_days = read.whole_number(ledger_column::extension_days);
    read.date(ledger_column::deferred, e.deferred);
    read.date(ledger_column::deferred_to, e.deferred_to);
    read.date(ledger_column::fee_notified, e.fee_notified);
    read.date(ledger_column::fee_paid, e.fee_paid);
    read.date(ledger_column::closed, e.closed);
    return true;
}

std::span<const std::string> request_reader::unknown_columns() const noexcept { return table_->unknown_columns; }

ledger_scope request_reader::scope() const noexcept {
    return {table_->has(ledger_column::correction_notified), table_->has(ledger_column::fee_notified),
            table_->has(ledger_column::correction_due), table_->has(ledger_column::consult_sent)};
}

review_reader::review_reader(std::unique_ptr<csv_table> table) noexcept : table_{std::move(table)} {}
review_reader::~review_reader() = default;
review_reader::review_reader(review_reader&&) noexcept = default;
review_reader& review_reader::operator=(review_reader&&) noexcept = default;

result<review_reader> review_reader::open(std::string_view text) {
    auto table = detail::open_table(text, detail::form_of(review_ledger, review_needs));
    if (!table) return std::move(table).error();
    return review_reader{*std::move(table)};
}

bool review_reader::next() {
    if (!table_->next()) return false;
    const csv_table& record = *table_;
    field_reader read{record, faults_};
    entry_.id = record[ledger_column::id];
    entry_.request_id = record[ledger_column::request_id];
    read.code(ledger_column::kind, entry_.kind);
    read.date(ledger_column::filed, entry_.filed);
    read.date(ledger_column::closed, entry_.closed);
    read.code(ledger_column::outcome, entry_.outcome);
    const std::string_view co_defendant = record[ledger_column::co_defendant];
    entry_.co_defendant = co_defendant == "true" || co_defendant == "TRUE" || co_defendant == "是";
    if (!co_defendant.empty() && !entry_.co_defendant && co_defendant != "false" && co_defendant != "FALSE" &&
        co_defendant != "否")
        read.fault(ledger_rule::unknown_code, ledger_column::co_defendant, std::string{co_defendant});
    return true;
}

std::span<const std::string> review_reader::unknown_columns() const noexcept { return table_->unknown_columns; }

namespace detail {

/// A reader of the rows that begin in a part of the text.
struct csv_part {
    static void limit(request_reader& reader, const char* begin, const char* stop) noexcept {
        if (begin != nullptr) reader.table_->at = begin;
        reader.table_->stop = stop;
    }
    static const char* position(const request_reader& reader) noexcept { return reader.table_->at; }
};

}  // namespace detail

result<request_tally> tally_requests(std::string_view text, std::string source, unsigned threads, const work_calendar& calendar,
                                     reading by) {
    const auto recoded = detail::recoded_ledger(text);
    if (!recoded) return recoded.error();
    if (*recoded) text = **recoded;
    if (detail::is_json_ledger(text)) {
        const auto converted = detail::csv_of_json(text, detail::form_of(request_ledger, request_needs));
        if (!converted) return converted.error();
        return tally_requests(*converted, std::move(source), threads, calendar, by);
    }
    const std::string_view csv = text;
    auto first = request_reader::open(csv);
    if (!first) return std::move(first).error();
    request_reader reader = *std::move(first);

    struct part {
        request_tally tally;
        const char* begin;
        const char* stop;
        const char* reached;
    };
    const auto read = [](request_reader& rows, part& p, const char* begin) {
        detail::csv_part::limit(rows, begin, p.stop);
        while (rows.next()) p.tally.add(rows.entry(), rows.faults());
        p.reached = detail::csv_part::position(rows);
    };
    const char* const end = csv.data() + csv.size();
    constexpr std::size_t least_part = 1U << 20U;
    const std::size_t parts = std::clamp<std::size_t>(threads, 1, csv.size() / least_part + 1);
    std::vector<part> all;
    const char* begin = detail::csv_part::position(reader);
    for (std::size_t p = 0; p < parts; ++p) {
        const char* stop = end;
        if (p + 1 < parts) {
            const char* const aim = std::max(begin, csv.data() + csv.size() / parts * (p + 1));
            stop = std::find(aim, end, '\n');
            if (stop != end) ++stop;
        }
        all.push_back({request_tally{calendar, 1000, by}, begin, stop, nullptr});
        all.back().tally.begin(source, p != 0, reader.scope());
        begin = stop;
    }
    for (const std::string& column : reader.unknown_columns()) all.front().tally.remark(ledger_rule::unknown_column, column);

    detail::in_parallel(all.size(), [&](std::size_t p) {
        if (p == 0) return read(reader, all.front(), nullptr);
        auto again = request_reader::open(csv);
        request_reader rows = *std::move(again);
        read(rows, all[p], all[p].begin);
    });

    // A later part counts only where the one before it came out exactly at its first row: it may have begun within a
    // quoted field. Otherwise its rows are read again from where the one before it stands.
    request_tally whole = std::move(all.front().tally);
    const char* reached = all.front().reached;
    for (std::size_t p = 1; p < all.size(); ++p) {
        if (reached != all[p].begin) {
            all[p].tally = request_tally{calendar, 1000, by};
            all[p].tally.begin(source, true, reader.scope());
            read(reader, all[p], reached);
        }
        reached = all[p].reached;
        whole.merge(std::move(all[p].tally));
    }
    return whole;
}

result<review_tally> tally_reviews(std::string_view text, std::string source) {
    auto opened = review_reader::open(text);
    if (!opened) return std::move(opened).error();
    review_reader reader = *std::move(opened);
    review_tally tally;
    tally.begin(std::move(source));
    for (const std::string& column : reader.unknown_columns()) tally.remark(ledger_rule::unknown_column, column);
    while (reader.next()) tally.add(reader.entry(), reader.faults());
    return tally;
}

}  // namespace gongkai
