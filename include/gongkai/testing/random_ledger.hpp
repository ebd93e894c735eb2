// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <gongkai/ledger/clock.hpp>
#include <gongkai/ledger/entry.hpp>
#include <gongkai/ledger/fees.hpp>
#include <gongkai/ledger/write_csv.hpp>
#include <gongkai/testing/random_report.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Ledgers drawn at random, lawful ones and spoilt ones, for tests, examples and measurements. Invented requests only.
/// The same seed gives the same ledger with every compiler and on every platform; gongkai.testing draws the same.

namespace gongkai::testing {

/// A ledger of requests in the order of receipt, as it stands at the end of its last year. Requests come in more often
/// in spring than around the Spring Festival; they are corrected, consulted on, extended, charged for, paid for and
/// allowed to lapse as the law provides that they fall under; each disposition that the format of its year has occurs; every
/// reply is in time, one request in two hundred is never closed. Nothing is found wrong with any row.
class random_ledger {
public:
    /// `first` to `last` within 2019 to 2039, in order.
    random_ledger(std::size_t requests, std::uint64_t seed, std::chrono::year first = std::chrono::year{2021},
                  std::chrono::year last = std::chrono::year{2025})
        : draw_{seed}, day_{first / 1 / 1}, until_{last / 12 / 31}, applicants_{std::max<std::size_t>(requests / 3, 1)} {
        received_on_.resize(static_cast<std::size_t>((until_ - day_).count() + 1));
        const int years = int{last} - int{first} + 1;
        for (std::size_t i = 0; i < requests; ++i) {
            const std::chrono::year in_year = first + std::chrono::years{draw_.below(static_cast<std::uint64_t>(years))};
            const std::chrono::month month{static_cast<unsigned>(draw_.weighted(by_month)) + 1};
            const auto length = static_cast<unsigned>((in_year / month / std::chrono::last).day());
            std::chrono::sys_days day = in_year / month / std::chrono::day{static_cast<unsigned>(draw_.below(length)) + 1};
            const unsigned weekday = std::chrono::weekday{day}.iso_encoding();
            if (weekday > 5 && !draw_.percent(20)) day += std::chrono::days{8 - weekday};
            ++received_on_[static_cast<std::size_t>((std::min(day, until_) - day_).count())];
        }
    }

    /// Goes to the next request; false after the last.
    bool next() {
        while (at_ < received_on_.size() && received_on_[at_] == 0) ++at_;
        if (at_ == received_on_.size()) return false;
        --received_on_[at_];
        make(day_ + std::chrono::days{at_});
        return true;
    }
    /// The row that was drawn last.
    const ledger_entry& entry() const noexcept { return entry_; }
    /// None: as for the readers of ledgers.
    std::span<const ledger_finding> faults() const noexcept { return {}; }

private:
    using sys_days = std::chrono::sys_days;
    static constexpr std::array<unsigned, 12> by_month{6, 5, 11, 10, 9, 9, 9, 8, 9, 7, 9, 8};
    static constexpr std::array<unsigned, enum_size<applicant>> by_applicant{82, 12, 1, 2, 2, 1};
    static constexpr std::array<unsigned, enum_size<channel>> by_channel{10, 22, 6, 58, 4};

    static sys_days later(sys_days day, std::int64_t n) {
        return state_council_calendar.nth_working_day_after(day, static_cast<int>(n)).value_or(due_day{day}).date;
    }
    static int working_days(sys_days from, sys_days to) {
        return state_council_calendar.working_days_between(from, to).value_or(working_day_count{}).days;
    }

    void make(sys_days received) {
        const std::string number = std::to_string(number_++);
        entry_ = {};
        entry_.id = std::to_string(int{std::chrono::year_month_day{received}.year()}) + "-" +
                    std::string(number.size() < 7 ? 7 - number.size() : 0, '0') + number;
        entry_.applicant = static_cast<applicant>(draw_.weighted(by_applicant));
        // A few apply again and again.
        const std::string who = std::to_string(draw_.percent(2) ? draw_.below(5) : draw_.below(applicants_) + 5);
        entry_.applicant_id = "A" + std::string(who.size() < 6 ? 6 - who.size() : 0, '0') + who;
        entry_.channel = static_cast<channel>(draw_.weighted(by_channel));
        request_events& e = entry_.events;
        e.received = received;

        std::optional<disposition> lapse = correct_and_charge();
        if (!lapse) reply();
        if (draw_.below(200) == 0) e.closed.reset();
        if (auto known = as_of(std::move(e), until_)) e = *std::move(known);
        if (!e.fee_notified) entry_.fee.reset();
        if (!e.closed) return;

        const auto edition = edition_for(std::chrono::year_month_day{*e.closed}.year()).value_or(newest_edition);
        if (lapse && !contains(item(*lapse).in, edition)) lapse = disposition::other;
        if (!lapse && e.correction_received && draw_.percent(20)) lapse = disposition::unable_unclear_after_correction;
        entry_.disposition = lapse ? *lapse : decided(edition);
    }

    /// Up to the day from which the reply counts, or to that of a lapse.
    std::optional<disposition> correct_and_charge() {
        request_events& e = entry_.events;
        sys_days start = e.received;
        if (draw_.percent(9)) {
            e.correction_notified = later(e.received, draw_.between(1, correction_notice_days));
            e.correction_due = later(*e.correction_notified, 15);
            if (law_of(e.received).revised && draw_.percent(25)) {
                e.closed = later(*e.correction_due, 1);
                return disposition::other_correction_overdue;
            }
            e.correction_received = later(*e.correction_notified, draw_.between(1, 15));
            start = day_zero_of(e).date;
        }
        if (law_of(e.received).charges_fees && draw_.below(200) < 3) {
            e.fee_notified = later(start, draw_.between(1, 15));
            entry_.fee = fee_by_request(draw_.between(11, 60));
            if (draw_.percent(40)) {
                e.closed = later(*e.fee_notified, payment_days + 1);
                return disposition::other_fee_unpaid;
            }
            e.fee_paid = later(*e.fee_notified, draw_.between(1, payment_days));
        }
        return std::nullopt;
    }

    void reply() {
        request_events& e = entry_.events;
        const sys_days start = day_zero_of(e).date;
        const request_law law = law_of(e.received);
        // Before the revision a correction did not start the period anew: it came within it.
        if (!law.revised && e.correction_received) e.correction_received = std::min(*e.correction_received, reply_due());
        sys_days earliest = std::max(later(start, 1), e.correction_received.value_or(start));
        if (law.revised && draw_.percent(6)) {
            for (std::uint64_t n = draw_.percent(15) ? 2 : 1; n > 0; --n) {
                const sys_days after = e.consultations.empty() ? start : e.consultations.back().sent;
                consultation& c = e.consultations.emplace_back(consultation{later(after, draw_.between(1, 4)), {}});
                const sys_days silence = later(c.sent, consultation_days);
                if (draw_.percent(80)) c.answered = later(c.sent, draw_.between(1, consultation_days));
                earliest = std::max(earliest, c.answered.value_or(silence));
            }
        }
        sys_days due = reply_due();
        if (draw_.percent(8)) {
            constexpr std::array granted{5, 10, 15, 20, 20, 20};
            e.extended = later(start, working_days(start, due) - draw_.between(0, 5));
            e.extension_days = std::min(draw_.pick(granted), law.longest_extension);
            earliest = std::max(earliest, *e.extended);
            due = reply_due();
        } else if (law.revised && draw_.below(200) == 0) {
            e.deferred = later(start, draw_.between(5, 15));
            e.deferred_to = later(due, draw_.between(5, 40));
            earliest = std::max(earliest, *e.deferred);
            due = reply_due();
        }
        earliest = std::min(earliest, due);
        e.closed = std::min(later(earliest, draw_.between(0, std::max(working_days(earliest, due), 0))), due);
    }
    sys_days reply_due() const { return reply_period_of(entry_.events).value_or(reply_period{}).due.date; }

    /// Nearly half is granted, and a fifth not held; lapses are drawn apart.
    disposition decided(edition of) {
        if (!entry_.events.consultations.empty() && draw_.percent(40)) return disposition::denied_third_party_rights;
        for (;;) {
            const std::uint64_t chance = draw_.below(100);
            if (chance < 40) return disposition::granted;
            if (chance < 48) return disposition::partially_granted;
            if (chance < 68) return disposition::unable_not_held;
            const disposition ended = draw_.pick(enumerators<disposition>);
            const bool apart = item(ended).basis[0] == basis::correction || ended == disposition::other_fee_unpaid ||
                               ended == disposition::denied_third_party_rights;
            if (!apart && contains(item(ended).in, of)) return ended;
        }
    }

    random_source draw_;
    sys_days day_;
    sys_days until_;
    std::uint64_t applicants_;
    std::vector<std::uint32_t> received_on_{};
    std::size_t at_ = 0;
    std::uint64_t number_ = 0;
    ledger_entry entry_{};
};

/// Reviews and lawsuits against some of the replies of a ledger, as they stand at the end of a day.
class random_reviews {
public:
    random_reviews(std::uint64_t seed, std::chrono::sys_days until) noexcept : draw_{seed}, until_{until} {}

    /// The case against a reply, if there is one. Asked of each request in turn.
    std::optional<review_entry> of(std::string_view request_id, std::optional<std::chrono::sys_days> replied) {
        if (!replied || !draw_.percent(2)) return std::nullopt;
        constexpr std::array<unsigned, enum_size<review_kind>> by_kind{6, 3, 2};
        constexpr std::array outcomes{review_outcome::upheld, review_outcome::upheld, review_outcome::upheld,
                                      review_outcome::corrected, review_outcome::other};
        review_entry entry;
        entry.kind = static_cast<review_kind>(draw_.weighted(by_kind));
        entry.filed = *replied + std::chrono::days{draw_.between(1, 60)};
        entry.closed = entry.filed + std::chrono::days{draw_.between(20, 170)};
        entry.outcome = draw_.pick(outcomes);
        entry.co_defendant = entry.kind != review_kind::reconsideration && draw_.percent(10);
        if (entry.filed > until_) return std::nullopt;
        if (*entry.closed > until_) entry.closed.reset(), entry.outcome.reset();
        const std::string number = std::to_string(++number_);
        entry.id = "V" + std::string(number.size() < 6 ? 6 - number.size() : 0, '0') + number;
        entry.request_id = request_id;
        return entry;
    }

private:
    random_source draw_;
    std::chrono::sys_days until_;
    std::uint64_t number_ = 0;
};

/// A ledger in CSV of which some rows are wrong or odd, each in exactly one way, and which knows what must be found. All
/// kinds but ledger.unknown-column, which no row can have, ledger.clock-provisional, which no row has alone, and those of
/// reviews.
class spoilt_ledger {
public:
    /// `percent`: how many rows are spoilt. Received 2021 to 2025.
    spoilt_ledger(std::size_t rows, std::uint64_t seed, unsigned percent = 20)
        : rows_{rows, seed}, draw_{seed + 1}, percent_{percent} {}

    /// The titles of the columns.
    static void append_header(std::string& csv) { append_request_header(csv); }

    /// Appends the next row; false after the last.
    bool append_row(std::string& csv) {
        if (!rows_.next()) return false;
        ++totals_.read;
        const ledger_rule rule = draw_.pick(kinds);
        if (!draw_.percent(percent_) || (rule == ledger_rule::duplicate_id && last_sound_.empty())) {
            last_sound_.clear();
            append_csv(last_sound_, rows_.entry());
            csv += last_sound_;
            ++totals_.counted;
            return true;
        }
        ++expected_[index_of(rule)];
        ++(item(rule).level == severity::error ? totals_.reported : totals_.counted);
        if (rule == ledger_rule::duplicate_id) csv += last_sound_;
        else append_spoilt(csv, rule);
        return true;
    }

    /// What a tally of the rows so far must say.
    row_totals totals() const noexcept { return totals_; }
    /// How many findings of a rule are to be found.
    std::uint64_t findings_of(ledger_rule rule) const noexcept { return expected_[index_of(rule)]; }

private:
    static constexpr std::array kinds{ledger_rule::fields,
                                      ledger_rule::id_missing,
                                      ledger_rule::duplicate_id,
                                      ledger_rule::unknown_code,
                                      ledger_rule::date,
                                      ledger_rule::number,
                                      ledger_rule::order,
                                      ledger_rule::disposition_without_closed,
                                      ledger_rule::closed_without_disposition,
                                      ledger_rule::correction_without_notice,
                                      ledger_rule::answer_without_consultation,
                                      ledger_rule::payment_without_notice,
                                      ledger_rule::fee_without_notice,
                                      ledger_rule::disposition_edition,
                                      ledger_rule::correction_disposition,
                                      ledger_rule::fee_disposition,
                                      ledger_rule::reply_late,
                                      ledger_rule::reply_late_disputed,
                                      ledger_rule::correction_notice_late,
                                      ledger_rule::correction_late,
                                      ledger_rule::correction_time_long,
                                      ledger_rule::consultation_late,
                                      ledger_rule::consultations_unordered,
                                      ledger_rule::third_party_not_asked,
                                      ledger_rule::extension_days,
                                      ledger_rule::extension_late,
                                      ledger_rule::extension_superseded,
                                      ledger_rule::deferral_without_date,
                                      ledger_rule::deferral_early,
                                      ledger_rule::deferral_late,
                                      ledger_rule::deferral_superseded,
                                      ledger_rule::fee_before_measure,
                                      ledger_rule::fee_notice_late,
                                      ledger_rule::fee_amount,
                                      ledger_rule::payment_late,
                                      ledger_rule::after_closing,
                                      ledger_rule::clock_unknown};
    static constexpr std::size_t columns = index_of(ledger_column::disposition) + 1;

    /// A plain request that was granted on working day 10, and one thing wrong with it.
    void append_spoilt(std::string& csv, ledger_rule rule) {
        const ledger_entry& drawn = rows_.entry();
        const std::chrono::sys_days start = drawn.events.received;
        const auto day = [&](int n) { return iso_date(state_council_calendar.nth_working_day_after(start, n).value().date); };
        std::array<std::string, columns> f;
        const auto at = [&f](ledger_column column) -> std::string& { return f[index_of(column)]; };
        using enum ledger_column;
        at(id) = drawn.id;
        at(ledger_column::applicant) = code(drawn.applicant);
        at(ledger_column::received) = iso_date(start);
        at(closed) = day(10);
        at(ledger_column::disposition) = "granted";
        const auto leave_open = [&] { at(closed).clear(), at(ledger_column::disposition).clear(); };
        const std::uint64_t way = draw_.below(6);
        std::string end;
        switch (rule) {
            case ledger_rule::fields:
                if (way < 2) end = ",";
                else if (way < 4) at(id).insert(0, "\"");
                else at(closed) += ",,";
                break;
            case ledger_rule::id_missing: at(id).clear(); break;
            case ledger_rule::unknown_code:
                at(way < 2 ? ledger_column::applicant : way < 4 ? ledger_column::channel : ledger_column::disposition) = "total";
                break;
            case ledger_rule::date:
                if (way == 0) at(ledger_column::received) = "2025-02-30";
                else if (way == 1) at(ledger_column::received).clear();
                else if (way == 2) at(ledger_column::received) = "1999-12-31";
                else at(way == 3 ? closed : way == 4 ? extended : consult_sent) = "2/20/2025";
                break;
            case ledger_rule::number: at(fee_notified) = day(2), at(fee_yuan) = "-300"; break;
            case ledger_rule::order:
                if (way < 3) at(closed) = iso_date(start - std::chrono::days{1});
                else
                    at(way == 3   ? correction_notified
                       : way == 4 ? consult_sent
                                  : fee_notified) = iso_date(start - std::chrono::days{1});
                break;
            case ledger_rule::disposition_without_closed: at(closed).clear(); break;
            case ledger_rule::closed_without_disposition: at(ledger_column::disposition).clear(); break;
            case ledger_rule::correction_without_notice: at(way < 3 ? correction_received : correction_due) = day(3); break;
            case ledger_rule::answer_without_consultation: at(consult_answered) = day(3); break;
            case ledger_rule::payment_without_notice: at(fee_paid) = day(3); break;
            case ledger_rule::fee_without_notice: at(fee_yuan) = "300"; break;
            case ledger_rule::disposition_edition: at(ledger_column::disposition) = "other"; break;
            case ledger_rule::correction_disposition:
                at(ledger_column::disposition) = way < 3 ? "unable.unclear_after_correction" : "other.correction_overdue";
                break;
            case ledger_rule::fee_disposition:
                at(ledger_column::disposition) = "other.fee_unpaid";
                if (way < 3) at(fee_notified) = day(2);
                break;
            case ledger_rule::correction_notice_late: at(correction_notified) = day(8), at(correction_received) = day(9); break;
            case ledger_rule::extension_days:
                at(extended) = day(5), at(ledger_column::extension_days) = way < 3 ? "21" : "0";
                break;
            case ledger_rule::extension_late:
                at(extended) = day(21), at(ledger_column::extension_days) = "5", leave_open();
                break;
            case ledger_rule::extension_superseded:
                at(extended) = day(3), at(ledger_column::extension_days) = "5", at(fee_notified) = day(4), at(fee_paid) = day(5);
                break;
            default: spoil_a_period(rule, at, day); break;
            case ledger_rule::payment_late: at(fee_notified) = day(3), at(fee_paid) = day(24), at(closed) = day(30); break;
            case ledger_rule::clock_unknown:
                at(ledger_column::received) = "2017-12-01", at(correction_notified) = "2017-12-04",
                at(correction_received) = "2017-12-20";
                break;
        }
        for (std::size_t i = 0; i < columns; ++i) csv.append(i == 0 ? "" : ",").append(f[i]);
        csv.append(end) += '\n';
    }

    /// The same of what came late, or to no effect.
    template <class At, class Day>
    static void spoil_a_period(ledger_rule rule, At& at, Day& day) {
        using enum ledger_column;
        const auto leave_open = [&] { at(closed).clear(), at(ledger_column::disposition).clear(); };
        switch (rule) {
            case ledger_rule::reply_late: at(closed) = day(21); break;
            case ledger_rule::reply_late_disputed:
                at(consult_sent) = day(1), at(consult_answered) = day(18), at(closed) = day(37);
                break;
            case ledger_rule::correction_late:
                at(correction_notified) = day(2), at(correction_due) = day(3), at(correction_received) = day(4);
                break;
            case ledger_rule::correction_time_long:
                at(correction_notified) = day(2), at(correction_due) = day(18), at(correction_received) = day(4);
                break;
            case ledger_rule::consultation_late: at(consult_sent) = day(21), leave_open(); break;
            case ledger_rule::consultations_unordered:
                at(consult_sent) = day(5) + ";" + day(3), at(consult_answered) = day(6) + ";" + day(4);
                break;
            case ledger_rule::third_party_not_asked: at(ledger_column::disposition) = "denied.third_party_rights"; break;
            case ledger_rule::deferral_without_date: at(deferred) = day(2); break;
            case ledger_rule::deferral_early: at(deferred_to) = day(15); break;
            case ledger_rule::deferral_late: at(deferred) = day(21), at(deferred_to) = day(30), leave_open(); break;
            case ledger_rule::deferral_superseded:
                at(deferred) = day(2), at(deferred_to) = day(50), at(fee_notified) = day(3), at(fee_paid) = day(4);
                break;
            case ledger_rule::fee_before_measure:
                at(ledger_column::received) = "2020-06-01", at(fee_notified) = "2020-06-03", at(closed) = "2020-06-10";
                break;
            case ledger_rule::fee_notice_late: at(fee_notified) = day(21), leave_open(); break;
            case ledger_rule::fee_amount: at(fee_notified) = day(2), at(fee_yuan) = "55"; break;
            case ledger_rule::after_closing: at(fee_notified) = day(2), at(fee_paid) = day(12); break;
            default: break;
        }
    }

    random_ledger rows_;
    random_source draw_;
    unsigned percent_;
    std::string last_sound_{};
    row_totals totals_{};
    std::array<std::uint64_t, enum_size<ledger_rule>> expected_{};
};

}  // namespace gongkai::testing
