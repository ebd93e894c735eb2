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
/// extension_superseded: the period started anew after it. deferred: the date set under Article 35. deferral_void: it has no
/// effect. awaiting_correction, awaiting_payment: the period stands still. moved_to: the working day to which a last day off moves.
BOOST_DEFINE_ENUM_CLASS(day_effect, start, counted, make_up, weekend, holiday, consulting, extended, extension_late,
                        extension_superseded, deferred, deferral_void, awaiting_correction, awaiting_payment, moved_to)

/// One line of an explanation.
struct explained_day {
    std::chrono::sys_days date{};
    day_effect effect = day_effect::start;
    int number = 0;            ///< counted, make_up: the how manieth day of the period. extended: working days granted
    bool last = false;         ///< the due day
    bool provisional = false;  ///< the year's notice is not issued yet
    citation basis{};
    friend constexpr bool operator==(const explained_day&, const explained_day&) noexcept = default;
};

namespace detail {

/// Counts day by day what `nth_counted_day` reckons: every day from day 0 to the n-th counted day.
inline std::vector<explained_day> count_days(explained_day start, int n, citation law,
                                             std::span<const consultation> consultations, const pause_rule& pause,
                                             const work_calendar& calendar) {
    if (pause.none()) consultations = {};
    std::vector<explained_day> lines{start};
    for (std::chrono::sys_days date = start.date + std::chrono::days{1}; n > 0; date += std::chrono::days{1}) {
        const auto status = calendar.status(date);
        if (!status) return {};
        explained_day line{date, day_effect::counted, 0, false, status->provisional, law};
        const bool weekend = std::chrono::weekday{date}.iso_encoding() > 5;
        const bool consulting = std::any_of(consultations.begin(), consultations.end(), [&](const consultation& c) {
            const auto p = pause(c);
            return p && date >= p->first && date <= p->last;
        });
        if (consulting) {
            line.effect = day_effect::consulting;
            line.basis = law == basis::reply ? basis::pause : law;
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
inline std::vector<explained_day> explain(const request_events& events, const work_calendar& calendar = state_council_calendar,
                                          reading by = reading::cautious) {
    const request_law law = law_of(events.received);
    const pause_rule pause{law, by, calendar};
    const auto next = next_deadline(events, calendar, by);
    if (next && next->what == duty::payment)
        return detail::count_days({*events.fee_notified, day_effect::awaiting_payment, 0, false, false, basis::fee}, payment_days,
                                  basis::payment, {}, pause, calendar);
    if (next && next->what == duty::correction) {
        std::vector<explained_day> lines{
            {events.received, day_effect::start, 0, false, false, basis::receipt},
            {*events.correction_notified, day_effect::awaiting_correction, 0, false, false, basis::correction}};
        if (events.correction_due)
            lines.push_back({*events.correction_due, day_effect::awaiting_correction, 0, true, false, basis::correction});
        return lines;
    }
    const auto period = reply_period_of(events, calendar, by);
    if (!period) return {};
    int days = law.reply;
    if (period->extension == grant_effect::effective) days += std::clamp(events.extension_days, 0, law.longest_extension);
    auto lines = detail::count_days({period->start.date, day_effect::start, 0, false, false, period->start.basis}, days,
                                    law.reply_basis, events.consultations, pause, calendar);
    const auto insert = [&lines](const explained_day& line) {
        lines.insert(std::upper_bound(lines.begin(), lines.end(), line,
                                      [](const explained_day& a, const explained_day& b) { return a.date < b.date; }),
                     line);
    };
    if (events.extended) {
        const auto effect = period->extension == grant_effect::effective ? day_effect::extended
                            : period->extension == grant_effect::late    ? day_effect::extension_late
                                                                         : day_effect::extension_superseded;
        insert({*events.extended, effect, events.extension_days, false, false, law.reply_basis});
    }
    if (events.deferred_to) {
        const bool holds = period->deferral == grant_effect::effective;
        if (holds)
            for (explained_day& line : lines) line.last = false;
        insert({*events.deferred_to, holds ? day_effect::deferred : day_effect::deferral_void, 0, holds, false, basis::deferral});
    }
    return lines;
}

/// How the last day of proactive disclosure comes about (条例 26, or the provision that displaces it).
inline std::vector<explained_day> explain_proactive_disclosure(std::chrono::sys_days made,
                                                               const work_calendar& calendar = state_council_calendar,
                                                               publication_period period = publication_period::general,
                                                               reading by = reading::cautious) {
    const publication_item& row = item(period);
    const explained_day start{made, day_effect::start, 0, false, false, row.basis};
    if (row.working_days)
        return detail::count_days(start, row.days, row.basis, {}, pause_rule{request_law{}, by, calendar}, calendar);
    const auto due = proactive_disclosure_due(made, calendar, period, by);
    if (!due) return {};
    std::vector<explained_day> lines{start};
    for (int n = 1; n <= row.days; ++n)
        lines.push_back(
            {made + std::chrono::days{n}, day_effect::counted, n, made + std::chrono::days{n} == due->date, false, row.basis});
    for (auto date = lines.back().date + std::chrono::days{1}; date <= due->date; date += std::chrono::days{1}) {
        const bool weekend = std::chrono::weekday{date}.iso_encoding() > 5;
        const bool last = date == due->date;
        const auto effect = last ? day_effect::moved_to : weekend ? day_effect::weekend : day_effect::holiday;
        lines.push_back({date, effect, 0, last, calendar.status(date)->provisional, basis::last_day_off});
    }
    return lines;
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
        case day_effect::consulting: out += zh ? "征求意见期间，不计" : "opinion being sought, not counted"; break;
        case day_effect::extended:
            out += zh ? "告知延期" + number + "个工作日" : "extension of " + number + " working days notified";
            break;
        case day_effect::extension_late:
            out += zh ? "告知延期时期限已过，延期不生效" : "extension notified after the last day, without effect";
            break;
        case day_effect::extension_superseded:
            out += zh ? "告知延期，其后期限重新计算，延期不再有效"
                      : "extension notified; the period started anew after it and ended it";
            break;
        case day_effect::deferred: out += zh ? "确定的延迟答复日期" : "the later date set for the reply"; break;
        case day_effect::deferral_void:
            out += zh ? "所定的延迟答复日期，不影响期限" : "the later date that was set, without effect";
            break;
        case day_effect::awaiting_correction:
            out += line.last ? (zh ? "补正期限" : "time set for the correction")
                             : (zh ? "告知补正，答复期限自收到补正的申请之日起计算"
                                   : "correction asked for; the period starts anew on receipt of the corrected request");
            break;
        case day_effect::moved_to: out += zh ? "最后一日是休息日，顺延至此" : "to which the last day, a day off, moves"; break;
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
