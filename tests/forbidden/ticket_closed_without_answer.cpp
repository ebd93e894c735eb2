// SPDX-License-Identifier: Apache-2.0
// 办不成事反映窗口: a ticket is closed with an answer.
// expect: ticket_answered
#include <gongkai/service/lifecycle.hpp>

using namespace gongkai;

auto closed(const registered_ticket& t, std::chrono::sys_days on) {
#ifdef MISUSE
    return t.close(on);
#else
    return t.answer(on).value().close(on);
#endif
}
