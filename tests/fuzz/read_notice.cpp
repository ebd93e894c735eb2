// SPDX-License-Identifier: Apache-2.0
#include "fuzz.hpp"

#include <gongkai/calendar/announce.hpp>
#include <gongkai/calendar/read_notice.hpp>
#include <gongkai/calendar/working_days.hpp>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gongkai;
    const auto notice = read_notice(fuzz::text_of(data, size));
    if (!notice) return 0;
    fuzz::require(!notice->holidays.empty() || !notice->lengthened.empty(), "a notice names a holiday");
    const auto calendar = announce(state_council_calendar, *notice);
    if (!calendar) return 0;
    fuzz::require(notice->amends || calendar->announced(notice->year), "a notice makes its year final");
    for (const holiday& h : notice->holidays) {
        fuzz::require(calendar->status(h.first)->working == false, "what the notice says is off is off");
        for (const auto day : h.work_days()) fuzz::require(calendar->status(day)->working, "and its make-up days are worked");
    }
    return 0;
}
