// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <gongkai/columns/check.hpp>
#include <map>

namespace gongkai {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// So many months before a day; of a shorter month its last day.
sys_days months_before(sys_days day, unsigned months) noexcept {
    const std::chrono::year_month_day date{day};
    const auto month = std::chrono::year_month{date.year(), date.month()} - std::chrono::months{static_cast<int>(months)};
    const std::chrono::year_month_day same{month.year(), month.month(), date.day()};
    return same.ok() ? sys_days{same} : sys_days{month / std::chrono::last};
}

/// The earliest day of an update that is in time on a day.
sys_days earliest_in_time(sys_days day, const update_limit& limit) noexcept {
    return limit.months != 0 ? months_before(day, limit.months) : day - days{limit.days};
}

column_standing stand(const column_entry& column, sys_days as_of, unsigned within, const column_indicators& indicators) {
    column_standing out;
    out.column = column;
    out.limit = indicators.limits[index_of(column.kind)];
    if (column.update_days) out.limit = {column.kind, *column.update_days, 0};
    if (column.updated) out.overdue_from = overdue_from(*column.updated, out.limit);
    if (out.overdue_from) out.days_left = static_cast<int>((*out.overdue_from - as_of).count());
    if (column.entries == 0U) out.state = column_state::empty;
    else if (column.updated && *column.updated > as_of) out.state = column_state::dated_later;
    else if (out.limit.days == 0 && out.limit.months == 0) out.state = column_state::no_limit;
    else if (!column.updated) out.state = column_state::undated;
    else if (out.days_left <= 0) out.state = column_state::overdue;
    else if (out.days_left <= static_cast<int>(within)) out.state = column_state::due_soon;
    return out;
}

/// What is known of a site: its row, and its columns.
struct known_site {
    std::optional<site_entry> row{};
    record_scope scope{};
    std::size_t columns = 0;
    std::size_t stale = 0;
    std::size_t long_stale = 0;
    std::size_t empty = 0;
};

class site_judge {
public:
    site_judge(const known_site& site, sys_days as_of, const column_indicators& indicators, site_standing& out)
        : site_{site}, as_of_{as_of}, indicators_{indicators}, out_{out} {}

    void run() {
        judge_row();
        judge_columns();
        judge_points();
        bool failed = false;
        bool unknown = false;
        for (const indicator_result& r : out_.results) {
            failed = failed || r.outcome == outcome::fail;
            unknown = unknown || (r.outcome == outcome::not_assessable && r.indicator != site_indicator::points);
        }
        out_.verdict = failed ? site_verdict::not_qualified : unknown ? site_verdict::not_assessable : site_verdict::qualified;
    }

private:
    void add(site_indicator which, std::optional<bool> fails, std::string found, std::string limit) {
        if (out_.kind == site_kind::new_media && !item(which).new_media) return;
        const outcome ended = !fails ? outcome::not_assessable : *fails ? outcome::fail : outcome::pass;
        out_.results.push_back({which, ended, std::move(found), std::move(limit)});
    }
    template <class T, class Fails>
    void judge(site_indicator which, const std::optional<T>& known, Fails&& fails, std::string limit) {
        std::string found;
        if (known) {
            if constexpr (std::is_same_v<T, sys_days>) found = iso_date(*known);
            else if constexpr (std::is_same_v<T, bool>) found = *known ? "true" : "false";
            else found = std::to_string(*known);
        }
        add(which, known ? std::optional<bool>{fails(*known)} : std::nullopt, std::move(found), std::move(limit));
    }

    void judge_row() {
        const site_entry row = site_.row.value_or(site_entry{});
        judge(site_indicator::incidents, row.incidents, [](std::uint32_t n) { return n != 0; }, "1");
        std::optional<bool> unreachable;
        std::string visits;
        if (row.visits && row.visits_failed) {
            visits = std::to_string(*row.visits_failed) + "/" + std::to_string(*row.visits);
            if (*row.visits >= indicators_.visits_a_week)
                unreachable = std::uint64_t{*row.visits_failed} * 100 >= std::uint64_t{*row.visits} * indicators_.failed_percent;
        }
        add(site_indicator::unreachable, unreachable, visits, std::to_string(indicators_.failed_percent) + "%");
        const sys_days home = as_of_ - days{indicators_.home_days};
        // A date after the check proves nothing.
        judge(
            site_indicator::home_stale, row.home_updated && *row.home_updated <= as_of_ ? row.home_updated : std::nullopt,
            [home](sys_days updated) { return updated < home; }, iso_date(home));
        judge(site_indicator::no_consultation, row.consultation_channel, [](bool there) { return !there; }, "true");
        const sys_days oldest = months_before(as_of_, indicators_.unanswered_months);
        const sys_days first = months_before(as_of_, 12);
        const bool recorded = site_.row && site_.scope.has(column_of<site_entry>("oldest_unanswered"));
        if (recorded && !row.oldest_unanswered) add(site_indicator::messages_unanswered, false, {}, iso_date(oldest));
        // Of messages older than a year nothing is asked, and whether a later one is without an answer is not known.
        else if (row.oldest_unanswered && *row.oldest_unanswered < first)
            add(site_indicator::messages_unanswered, std::nullopt, iso_date(*row.oldest_unanswered), iso_date(oldest));
        else
            judge(
                site_indicator::messages_unanswered, row.oldest_unanswered, [oldest](sys_days day) { return day < oldest; },
                iso_date(oldest));
        judge(site_indicator::no_services, row.services, [](bool there) { return !there; }, "true");
        judge(
            site_indicator::guides_lacking, row.guides_lacking, [&](std::uint32_t n) { return n >= indicators_.guides_lacking; },
            std::to_string(indicators_.guides_lacking));
    }
    void judge_columns() {
        const auto number = [&](site_indicator which, std::size_t n, unsigned limit) {
            judge(
                which, site_.columns != 0 ? std::optional{n} : std::nullopt,
                [limit](std::size_t found) { return found >= limit; }, std::to_string(limit));
        };
        number(site_indicator::columns_stale, site_.stale, indicators_.stale);
        number(site_indicator::columns_long_stale, site_.long_stale, indicators_.long_stale);
        number(site_indicator::columns_empty, site_.empty, indicators_.empty);
    }
    void judge_points() {
        if (site_.row && site_.row->deducted) {
            out_.points = *site_.row->deducted >= 100 ? 0 : 100 - *site_.row->deducted;
            if (*out_.points > indicators_.bonus_from)
                *out_.points += std::min(site_.row->bonus.value_or(0), std::uint32_t{indicators_.most_bonus});
        }
        judge(
            site_indicator::points, out_.points, [&](unsigned points) { return points < indicators_.pass_mark; },
            std::to_string(indicators_.pass_mark));
    }

    const known_site& site_;
    sys_days as_of_;
    const column_indicators& indicators_;
    site_standing& out_;
};

bool is_fast(column_kind kind) noexcept {
    return kind == column_kind::news || kind == column_kind::notices || kind == column_kind::policies;
}

}  // namespace

std::optional<std::chrono::sys_days> overdue_from(std::chrono::sys_days updated, const update_limit& limit) noexcept {
    if (limit.months == 0 && limit.days == 0) return std::nullopt;
    if (limit.months == 0) return updated + days{limit.days + 1};
    // Months differ in length: the first day whose earliest day in time is later than the update.
    const std::chrono::year_month_day date{updated};
    const auto month = std::chrono::year_month{date.year(), date.month()} + std::chrono::months{static_cast<int>(limit.months)};
    sys_days day = sys_days{month / 1} + days{static_cast<int>(unsigned{date.day()}) - 1};
    while (earliest_in_time(day, limit) > updated) day -= days{1};
    while (earliest_in_time(day, limit) <= updated) day += days{1};
    return day;
}

column_report check_columns(record_keeper<column_entry>&& columns, record_keeper<site_entry>&& sites, sys_days as_of,
                            unsigned within, const column_indicators& indicators) {
    auto kept_columns = std::move(columns).finish();
    auto kept_sites = std::move(sites).finish();
    column_report out{{}, {}, std::move(kept_columns.ledger), std::move(kept_sites.ledger)};
    std::map<std::string, known_site> known;
    std::vector<std::string> order;
    for (auto& row : kept_sites.rows) {
        order.push_back(row.entry.id);
        known_site& site = known[order.back()];
        site.scope = row.scope;
        site.row = std::move(row.entry);
    }
    // Where there is one site, columns need not name it.
    const std::string only = order.size() == 1 ? order.front() : std::string{};
    for (const auto& row : kept_columns.rows) {
        column_standing& standing = out.columns.emplace_back(stand(row.entry, as_of, within, indicators));
        standing.reference = out.column_ledger.reference(row.n);
        known_site& site = known[row.entry.site.empty() ? only : row.entry.site];
        ++site.columns;
        if (standing.state == column_state::empty) ++site.empty;
        if (standing.state == column_state::overdue || standing.state == column_state::undated)
            ++(is_fast(row.entry.kind) ? site.stale : site.long_stale);
    }
    for (const auto& [id, site] : known)
        if (!site.row) order.push_back(id);
    for (const std::string& id : order) {
        const known_site& site = known[id];
        site_standing& standing = out.sites.emplace_back();
        standing.id = id;
        if (site.row) {
            standing.name = site.row->name;
            standing.kind = site.row->kind;
        }
        site_judge{site, as_of, indicators, standing}.run();
    }
    return out;
}

rate column_report::qualified(site_kind kind) const noexcept {
    count judged;
    count good;
    for (const site_standing& s : sites) {
        if (s.kind != kind || s.verdict == site_verdict::not_assessable) continue;
        judged += count{1};
        if (s.verdict == site_verdict::qualified) good += count{1};
    }
    return rate::of(good, judged).value_or(rate{});
}

}  // namespace gongkai
