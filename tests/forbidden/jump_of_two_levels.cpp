// SPDX-License-Identifier: Apache-2.0
// 办不成事反映窗口: the level of a ticket rises one step at a time.
// expect: next_level
#include <gongkai/service/lifecycle.hpp>

using namespace gongkai;

auto taken_up(const registered_ticket& t, std::chrono::sys_days on) {
#ifdef MISUSE
    return t.escalate<escalation_level::joint>(on);
#else
    return t.escalate<escalation_level::department>(on).value().escalate<escalation_level::joint>(on);
#endif
}
