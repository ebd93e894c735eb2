// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <gongkai/calendar/iso_date.hpp>
#include <gongkai/core/lang.hpp>
#include <gongkai/ledger/clock.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// What a day does to a period.
/// start: day 0. counted, make_up: a working day; make_up on a weekend. weekend, holiday: not counted. consulting: not
/// counted while an opinion is out. extended: the extension was notified in time. extension_late: it was not.
/// deferred: the date set under Article 35. awaiting_correction, awaiting_payment: the period stands still.
BOOST_DEFINE_ENUM_CLASS(day_effect, start, counted, make_up, weekend, holiday, consulting, extended, extension_late,
                        deferred, awaiting_correction, awaiting_payment)

/// One line of an explanation.
struct explained_day {
    std::chrono::sys_days date{};
    day_effect effect = day_effect::start;
    int number = 0;           ///< counted, make_up: the how manieth day of the period. extended: working days granted
    bool last = false;        ///< the due day
    bool provisional = false; ///< the year's notice is not issued yet
    citation basis{};
    friend constexpr bool operator==(const explained_day&, const explained_day&) noexcept = default;
};

namespace detail {

/// Counts day by day what `nth_counted_day` reckons: every day from day 0 to the n-th counted day.
inline std::vector<explained_day> count_days(explained_day start, int n, citation basis,
                                             std::span<const consultation> pauses, const work_calendar& calendar) {
    std::vector<explained_day> lines{start};
    for (std::chrono::sys_days date = start.date + std::chrono::days{1}; n > 0; date += std::chrono::days{1}) {
        const auto status = calendar.status(date);
        if (!status) return {};
        explained_day line{date, day_effect::counted, 0, false, status->provisional, basis};
        const bool weekend = std::chrono::weekday{date}.iso_encoding() > 5;
        const bool consulting = std::any_of(pauses.begin(), pauses.end(), [&](const consultation& c) {
            const auto p = pause_of(c, calendar);
            return p && date >= p->first && date <= p->last;
        });
        if (consulting) {
            line.effect = day_effect::consulting;
            line.basis = article_paragraph(33, 3);
        } else if (!status->working) {
            line.effect = weekend ? day_effect::weekend : day_effect::holiday;
        } else {
            if (weekend) line.effect = day_effect::make_up;
            line.number = ++start.number;
            line.last = --n == 0;
        }
        lines.push_back(line);
    }
    return lines;
}

}  // namespace detail

/// How the deadline of a request comes about, day by day, each line with its article. For a closed request, the
/// period in which it had to be answered. Empty where the calendar does not reach.
inline std::vector<explained_day> explain(const request_events& events,
                                          const work_calendar& calendar = state_council_calendar) {
    if (!events.closed && events.fee_notified && !events.fee_paid)
        return detail::count_days({*events.fee_notified, day_effect::awaiting_payment, 0, false, false, article(42)},
                                  payment_days, citation{instrument::fee_measure}, {}, calendar);
    if (!events.closed && events.correction_notified && !events.correction_received) {
        std::vector<explained_day> lines{
            {events.received, day_effect::start, 0, false, false, article(31)},
            {*events.correction_notified, day_effect::awaiting_correction, 0, false, false, article(30)}};
        if (events.correction_due)
            lines.push_back({*events.correction_due, day_effect::awaiting_correction, 0, true, false, article(30)});
        return lines;
    }
    const auto period = reply_period_of(events, calendar);
    if (!period) return {};
    int days = reply_days;
    const bool in_period = events.extended && *events.extended >= period->start.date;
    if (in_period && !period->extension_late) days += std::clamp(events.extension_days, 0, longest_extension);
    auto lines = detail::count_days({period->start.date, day_effect::start, 0, false, false, period->start.basis}, days,
                                    article_paragraph(33, 2), events.consultations, calendar);
    const auto insert = [&lines](const explained_day& line) {
        lines.insert(std::upper_bound(lines.begin(), lines.end(), line,
                                      [](const explained_day& a, const explained_day& b) { return a.date < b.date; }),
                     line);
    };
    if (in_period)
        insert({*events.extended, period->extension_late ? day_effect::extension_late : day_effect::extended,
                events.extension_days, false, false, article_paragraph(33, 2)});
    if (events.deferred_to) {
        for (explained_day& line : lines) line.last = false;
        insert({*events.deferred_to, day_effect::deferred, 0, true, false, article(35)});
    }
    return lines;
}

/// How the last day of proactive disclosure comes about (条例 26).
inline std::vector<explained_day> explain_proactive_disclosure(
    std::chrono::sys_days made, const work_calendar& calendar = state_council_calendar
) {
    return detail::count_days({made, day_effect::start, 0, false, false, article(26)}, proactive_days, article(26), {},
                              calendar);
}

/// `2025-01-26 周日 第5日（春节调休上班） [条例第三十三条第二款；国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）]`. The
/// holiday and its notice are named where this release knows them.
inline std::string to_string(const explained_day& line, lang language) {
    const bool zh = language == lang::zh;
    constexpr std::array<std::string_view, 7> weekdays_zh{"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
    constexpr std::array<std::string_view, 7> weekdays_en{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const std::size_t weekday = std::chrono::weekday{line.date}.iso_encoding() - 1;
    std::string out = iso_date(line.date);
    out.append(" ").append((zh ? weekdays_zh : weekdays_en)[weekday]).append(" ");
    const std::string number = std::to_string(line.number);
    const bool arranged = line.effect == day_effect::holiday || line.effect == day_effect::make_up;
    const auto holiday = arranged ? holiday_of(line.date) : std::nullopt;
    const std::string name{holiday ? holiday->of->name : std::string_view{}};
    const std::string in_english = name.empty() ? name : " for " + name;
    switch (line.effect) {
        case day_effect::start: out += zh ? "起算日，当日不计" : "day 0, not counted"; break;
        case day_effect::counted: out += zh ? "第" + number + "日" : "day " + number; break;
        case day_effect::make_up:
            out += zh ? "第" + number + "日（" + name + "调休上班）" : "day " + number + " (make-up workday" + in_english + ")";
            break;
        case day_effect::weekend: out += zh ? "周末，不计" : "weekend, not counted"; break;
        case day_effect::holiday: out += zh ? name + "放假，不计" : "holiday" + in_english + ", not counted"; break;
        case day_effect::consulting:
            out += zh ? "征求意见期间，不计" : "opinion being sought, not counted";
            break;
        case day_effect::extended:
            out += zh ? "告知延期" + number + "个工作日" : "extension of " + number + " working days notified";
            break;
        case day_effect::extension_late:
            out += zh ? "告知延期时期限已过，延期不生效" : "extension notified after the last day, without effect";
            break;
        case day_effect::deferred: out += zh ? "确定的延迟答复日期" : "the later date set for the reply"; break;
        case day_effect::awaiting_correction:
            out += line.last ? (zh ? "补正期限" : "time set for the correction")
                             : (zh ? "告知补正，答复期限自收到补正的申请之日起计算"
                                   : "correction asked for; the period starts anew on receipt of the corrected request");
            break;
        case day_effect::awaiting_payment:
            out += zh ? "申请人收到收费通知，次日起算缴费期限，缴费后答复期限重新计算"
                      : "fee notice received; the time to pay runs from the next day, and the period for the reply starts "
                        "anew on payment";
            break;
    }
    if (line.last) out += zh ? "，期限届满" : ", the last day";
    if (line.provisional) out += zh ? "（暂定：当年放假安排尚未公布）" : " (provisional: the year's notice is not issued yet)";
    out += " [" + to_string(line.basis, language);
    if (holiday) out += (zh ? "；" : "; ") + to_string(*holiday->by, language);
    return out + "]";
}

}  // namespace gongkai
