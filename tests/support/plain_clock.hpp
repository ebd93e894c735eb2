// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The statutory periods counted a second time, one day after the other, with calendar, dates and rules of its own: it
/// includes nothing of the library, and the library nothing of it. Slow and plain on purpose. For receipt from 2018 to the
/// middle of 2026.

namespace plain {

/// Days off that fall on Monday to Friday, and days worked that fall on a weekend, of the years 2018 to 2026.
inline constexpr int days_off[] = {
    20180101, 20180215, 20180216, 20180219, 20180220, 20180221, 20180405, 20180406, 20180430, 20180501, 20180618, 20180924,
    20181001, 20181002, 20181003, 20181004, 20181005, 20181231, 20190101, 20190204, 20190205, 20190206, 20190207, 20190208,
    20190405, 20190501, 20190502, 20190503, 20190607, 20190913, 20191001, 20191002, 20191003, 20191004, 20191007, 20200101,
    20200124, 20200127, 20200128, 20200129, 20200130, 20200131, 20200406, 20200501, 20200504, 20200505, 20200625, 20200626,
    20201001, 20201002, 20201005, 20201006, 20201007, 20201008, 20210101, 20210211, 20210212, 20210215, 20210216, 20210217,
    20210405, 20210503, 20210504, 20210505, 20210614, 20210920, 20210921, 20211001, 20211004, 20211005, 20211006, 20211007,
    20220103, 20220131, 20220201, 20220202, 20220203, 20220204, 20220404, 20220405, 20220502, 20220503, 20220504, 20220603,
    20220912, 20221003, 20221004, 20221005, 20221006, 20221007, 20230102, 20230123, 20230124, 20230125, 20230126, 20230127,
    20230405, 20230501, 20230502, 20230503, 20230622, 20230623, 20230929, 20231002, 20231003, 20231004, 20231005, 20231006,
    20240101, 20240212, 20240213, 20240214, 20240215, 20240216, 20240404, 20240405, 20240501, 20240502, 20240503, 20240610,
    20240916, 20240917, 20241001, 20241002, 20241003, 20241004, 20241007, 20250101, 20250128, 20250129, 20250130, 20250131,
    20250203, 20250204, 20250404, 20250501, 20250502, 20250505, 20250602, 20251001, 20251002, 20251003, 20251006, 20251007,
    20251008, 20260101, 20260102, 20260216, 20260217, 20260218, 20260219, 20260220, 20260223, 20260406, 20260501, 20260504,
    20260505, 20260619, 20260925, 20261001, 20261002, 20261005, 20261006, 20261007};
inline constexpr int days_worked[] = {
    20180211, 20180224, 20180408, 20180428, 20180929, 20180930, 20181229, 20190202, 20190203, 20190428, 20190505, 20190929,
    20191012, 20200119, 20200426, 20200509, 20200628, 20200927, 20201010, 20210207, 20210220, 20210425, 20210508, 20210918,
    20210926, 20211009, 20220129, 20220130, 20220402, 20220424, 20220507, 20221008, 20221009, 20230128, 20230129, 20230423,
    20230506, 20230625, 20231007, 20231008, 20240204, 20240218, 20240407, 20240428, 20240511, 20240914, 20240929, 20241012,
    20250126, 20250208, 20250427, 20250928, 20251011, 20260104, 20260214, 20260228, 20260509, 20260920, 20261010};

/// Days since 1970-01-01 of yyyymmdd, month by month.
inline int day_number(int yyyymmdd) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int year = yyyymmdd / 10'000;
    const auto leap = [](int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; };
    int days = 0;
    for (int y = 1970; y < year; ++y) days += leap(y) ? 366 : 365;
    for (int m = 1; m < yyyymmdd / 100 % 100; ++m) days += lengths[m - 1] + (m == 2 && leap(year) ? 1 : 0);
    return days + yyyymmdd % 100 - 1;
}

inline constexpr int first = 17'532, last = 20'818;  // 2018-01-01 to 2026-12-31

/// Whether people work, for each day from the first.
inline const std::vector<bool>& working_days() {
    static const std::vector<bool> table = [] {
        std::vector<bool> works;
        for (int day = first; day <= last; ++day) works.push_back((day + 3) % 7 < 5);  // 1970-01-01 was a Thursday
        for (const int off : days_off) works[static_cast<std::size_t>(day_number(off) - first)] = false;
        for (const int worked : days_worked) works[static_cast<std::size_t>(day_number(worked) - first)] = true;
        return works;
    }();
    return table;
}
inline bool is_workday(int day) { return working_days().at(static_cast<std::size_t>(day - first)); }

inline int nth_workday(int day, int n) {
    while (n > 0) n -= is_workday(++day) ? 1 : 0;
    return day;
}
inline int workdays_between(int from, int to) {
    int n = 0;
    while (from < to) n += is_workday(++from) ? 1 : 0;
    return n;
}

/// What happened to a request, in numbers of days.
struct history {
    int received = 0;
    std::optional<int> correction_notified{}, correction_due{}, correction_received{};
    std::vector<std::pair<int, std::optional<int>>> opinions{};
    std::optional<int> extended{};
    int extension_days = 0;
    std::optional<int> deferred{}, deferred_to{};
    std::optional<int> fee_notified{}, fee_paid{};
    std::optional<int> closed{};
};

/// The history as far as it was known at the end of a day.
inline history until(const history& whole, int day) {
    history h = whole;
    const auto cut = [day](std::optional<int>& event) {
        if (event && *event > day) event.reset();
    };
    cut(h.correction_notified), cut(h.correction_received), cut(h.extended), cut(h.fee_notified), cut(h.fee_paid), cut(h.closed);
    if (h.deferred && *h.deferred > day) h.deferred.reset(), h.deferred_to.reset();
    h.opinions.clear();
    for (auto [sent, answered] : whole.opinions)
        if (sent <= day) {
            cut(answered);
            h.opinions.emplace_back(sent, answered);
        }
    return h;
}

/// The last day for the reply; -1 where a pause has no end.
class reply_count {
public:
    reply_count(const history& h, bool lenient) : h_{h}, lenient_{lenient} {
        old_ = h.received < day_number(20190515);
        fees_ = h.received >= day_number(20210101);
        period_ = old_ ? 15 : 20;
        start_ = h.received;
        if (!old_ && h.correction_received) start_ = *h.correction_received;
        if (fees_ && h.fee_paid && h.fee_notified && *h.fee_paid > start_ && (lenient || fee_in_time(h))) start_ = *h.fee_paid;
        due_ = original_ = count(period_);
        if (due_ < 0) return;
        extend();
        if (due_ >= 0) defer();
    }
    int due() const { return due_; }
    int original() const { return original_; }
    int start() const { return start_; }
    bool extension_counts() const { return extension_counts_; }

    /// A fee notice is in time while a correction is awaited, and up to the last day of the period as it stood then.
    bool fee_in_time(const history& h) const {
        history then = until(h, *h.fee_notified);
        then.fee_notified.reset();
        then.fee_paid.reset();
        then.closed.reset();
        if (!old_ && then.correction_notified && !then.correction_received) return true;
        const int due = reply_count{then, lenient_}.due();
        return due < 0 || *h.fee_notified <= due;
    }

private:
    bool paused(int day) const {
        for (const auto& [sent, answered] : h_.opinions) {
            if (old_ && !lenient_) continue;
            if (day < sent) continue;
            if (old_) {
                if (!answered || day <= *answered) return true;
                continue;
            }
            const int silence = nth_workday(sent, 15);
            int end = silence;
            if (answered && (lenient_ || *answered < silence)) end = *answered;
            if (day <= end) return true;
        }
        return false;
    }
    int count(int n) const {
        int day = start_;
        while (n > 0) {
            if (++day >= last) return -1;
            if (is_workday(day) && !paused(day)) --n;
        }
        return day;
    }
    void extend() {
        if (!h_.extended) return;
        if (*h_.extended < start_) {
            if (!lenient_ || !reply_count{until(h_, *h_.extended), true}.extension_counts()) return;
        } else if (*h_.extended > original_) {
            return;
        }
        extension_counts_ = true;
        due_ = count(period_ + std::min(h_.extension_days, period_));
    }
    void defer() {
        if (!h_.deferred_to || *h_.deferred_to < due_) return;
        if (h_.deferred && (*h_.deferred < start_ || *h_.deferred > due_)) return;
        if (!h_.deferred && start_ > h_.received && !lenient_) return;
        due_ = *h_.deferred_to;
    }

    const history& h_;
    bool lenient_, old_ = false, fees_ = false, extension_counts_ = false;
    int period_ = 20, start_ = 0, original_ = 0, due_ = 0;
};

/// What is waited for at the end of the history, as if it were not closed: r, the reply; c, a correction; p, a payment.
inline std::pair<char, int> awaited(const history& h, bool lenient) {
    const bool old = h.received < day_number(20190515);
    const reply_count reply{h, lenient};
    if (h.received >= day_number(20210101) && h.fee_notified && !h.fee_paid && (lenient || reply.fee_in_time(h)))
        return {'p', nth_workday(*h.fee_notified, 20)};
    if (!old && h.correction_notified && !h.correction_received) return {'c', h.correction_due.value_or(-1)};
    return {'r', reply.due()};
}

/// How a closed history stands: whether a reply was due by a day, and by how many days of each kind it came after it.
struct verdict {
    int due = 0;
    int days = 0;
    int workdays = 0;
};
inline std::optional<verdict> judge(const history& h, bool lenient) {
    history then = until(h, *h.closed);
    then.closed.reset();
    const auto [what, due] = awaited(then, lenient);
    if (what != 'r' || due < 0) return std::nullopt;
    if (*h.closed <= due) return verdict{due};
    return verdict{due, *h.closed - due, workdays_between(due, *h.closed)};
}

}  // namespace plain
