// SPDX-License-Identifier: Apache-2.0
// Requests for information: what came in, what was carried over, what was disposed of.
#include <algorithm>
#include <array>

#include "discourse.hpp"

namespace gongkai::detail {

bool is_carry_in(const sentence_view& view, const phrase& p) noexcept {
    if (!p.has(sem::carry)) return false;
    const auto year = view.report_year();
    for (std::size_t i = p.begin; i < p.end; ++i) {
        const token& t = view.at(i);
        if (t.what == sem::previous || (t.what == sem::carry && t.value == 1)) return true;
        if (t.what == sem::year && year && t.number + 1 == *year && (view.is(i + 1, sem::carry) || view.is(i + 2, sem::carry)))
            return true;
        if (t.what == sem::carry && view.is(i + 1, sem::current)) return true;
    }
    return false;
}

bool is_carry_out(const sentence_view& view, const phrase& p) noexcept {
    if (p.has(sem::next)) return p.any({sem::carry, sem::dispose, sem::open});
    if (view.has(p, sem::carry, 2)) return true;
    // 报告期末结转16件
    for (std::size_t i = p.begin; i + 1 < p.end; ++i)
        if (view.at(i).what == sem::time && view.is(i + 1, sem::carry) &&
            view.characters(view.at(i)).find_first_of(U"末底") != std::u32string_view::npos)
            return true;
    const auto year = view.report_year();
    for (std::size_t i = p.begin; i < p.end; ++i)
        if (view.at(i).what == sem::year && year && view.at(i).number == *year + 1 && i > p.begin && view.is(i - 1, sem::carry))
            return true;
    return false;
}

namespace {

/// A number of requests in a row, in the columns that the phrase names.
void state_row(discourse& d, const mention& m, const cell_sum& rows, certainty sure, role what) {
    const auto columns = columns_of(d, m.before);
    if (!columns) return;
    cell_expression cells;
    for (const cell_term& row : rows.terms()) add_columns(cells.numerator, row, *columns);
    d.state(m, cells, sure, what);
    if (mentions_request(d.view, m.before, m.about) || mentions_request(d.view, m.after, m.about))
        d.requests.measure = d.view.number(m.at).unit;
    d.requests.lists_applicants = m.before.has(sem::applicant);
    if (!d.requests.lists_applicants) d.requests.parent = rows;
}

cell_sum at_hand() noexcept {
    cell_sum rows = row_total(request_row::received);
    rows.add({{request_row::carried_in, request_column::total}, false});
    return rows;
}

bool is_word(const sentence_view& view, std::size_t i, std::u32string_view word) noexcept {
    return view.characters(view.at(i)) == word;
}

/// 已答复, 已办结, and nothing else: 按期答复 is said of some of them.
bool plainly_done(const sentence_view& view, const phrase& r) noexcept {
    if (!r.bounded()) return false;
    // 86件申请全部按时办结
    if (r.has(sem::request) && r.has(sem::all) && !r.any({sem::receive, sem::carry, sem::open, sem::negation}))
        return view.is(r.end - 1, sem::dispose) && view.at(r.end - 1).value < 2;
    if (r.end - r.begin == 1)
        return view.is(r.begin, sem::dispose) && view.at(r.begin).value < 2 && view.characters(view.at(r.begin))[0] == U'已';
    if (r.end - r.begin != 2) return false;
    return (is_word(view, r.begin, U"已") || is_word(view, r.begin, U"已经")) && view.is(r.begin + 1, sem::dispose) &&
           view.at(r.begin + 1).value < 2;
}

/// 各类政府信息公开申请共计81件 after words that are not understood.
bool narrows_noun(const sentence_view& view, const phrase& p) noexcept {
    const std::u32string_view first = view.characters(view.at(p.begin));
    return first == U"的" || p.begin + 1 >= p.end || first.substr(0, 1) != U"各";
}

/// 结转, and not a word that can mean something else.
bool names_carry(const sentence_view& view, const phrase& p) noexcept {
    // 收82、结20、转2
    if (p.begin + 1 == p.end && p.bounded() && is_word(view, p.begin, U"转")) return true;
    for (std::size_t i = p.begin; i < p.end; ++i)
        if (view.at(i).what == sem::carry && view.characters(view.at(i)).starts_with(U"结转")) return true;
    return false;
}

/// 行政复议21件（其中上年结转3件）: the number before is of reviews.
bool follows_reviews(const discourse& d) noexcept {
    return d.told.all.size() > d.first && d.told.all.back().cells.numerator.terms().front().cell.table() == table::reviews;
}

bool attach_carried(discourse& d, const mention& m) {
    const phrase& p = m.before;
    const phrase& r = m.after;
    const bool of_others = follows_reviews(d) || (d.follows_loose() && d.told.loose.back().others);
    if (of_others && !mentions_request(d.view, p, m.about) && !mentions_request(d.view, r, m.about)) return false;
    if (!m.about.requests && !mentions_request(d.view, p, m.about) && !mentions_request(d.view, r, m.about)) return false;
    const bool in = is_carry_in(d.view, p);
    const bool out = is_carry_out(d.view, p);
    if (in && out) return true;
    // 新收和结转申请合计749件
    if (!in && !out && d.view.has(p, sem::receive, 2) && p.has(sem::carry) && p.any({sem::join, sem::list_mark})) {
        state_row(d, m, at_hand(), certainty::certain, role::at_hand);
        return true;
    }
    if (in) {
        // 本年新收和上年结转共36件
        if (p.has(sem::receive) && p.any({sem::join, sem::list_mark})) {
            state_row(d, m, at_hand(), certainty::certain, role::at_hand);
            return true;
        }
        state_row(d, m, row_total(request_row::carried_in), certainty::certain, role::carried_in);
        return true;
    }
    if (out) {
        state_row(d, m, row_total(request_row::carried_out), certainty::certain, role::carried_out);
        return true;
    }
    // 新收713件、结转36件: from last year, or to the next.
    const bool told = mentions_request(d.view, p, m.about) || (d.told.all.size() > d.first && !d.follows_loose());
    if (!in && !out && told && names_carry(d.view, p) && m.about.requests && !p.any({sem::previous, sem::next}) &&
        d.view.number(m.at).value.coefficient() > 0) {
        state_row(d, m, row_total(request_row::carried_in), certainty::likely, role::carried);
        return true;
    }
    // 上年未办结42件
    if (p.has(sem::open) && p.has(sem::previous) && p.bounded()) {
        state_row(d, m, row_total(request_row::carried_in), certainty::likely, role::carried_in);
        return true;
    }
    // 依申请公开办理中，有2件…: a time, not a state.
    if (p.has(sem::open) && (d.view.before(m.at, false).has(sem::open) || r.has(sem::open))) {
        state_row(d, m, row_total(request_row::carried_out), certainty::likely, role::carried_out);
        return true;
    }
    return false;
}

bool names_next_year(const sentence_view& view, const phrase& p) noexcept {
    for (std::size_t i = p.begin; i < p.end; ++i)
        if (view.is(i, sem::year) && !view.is(i + 1, sem::month) && view.report_year() &&
            view.at(i).number == *view.report_year() + 1)
            return true;
    return false;
}

/// 收到的申请中有5件结转下年度: its own words are those after it.
bool is_one_of_them(const sentence_view& view, const mention& m) noexcept {
    return m.before.begin < m.at && view.is(m.at - 1, sem::neutral) &&
           (is_word(view, m.at - 1, U"有") || is_word(view, m.at - 1, U"中"));
}

/// The last number was of requests of another kind: 受理用地报批申请36件，办结27件.
bool follows_others(const discourse& d) noexcept { return d.follows_loose() && d.told.loose.back().others; }

/// 另有72件申请按照规定顺延到下年度答复: the words stand after the number.
bool attach_carried_behind(discourse& d, const mention& m) {
    const phrase& p = m.before;
    const bool part = is_one_of_them(d.view, m);
    if ((p.any(verbs) && !part) || p.any({sem::disposition, sem::review, sem::document, sem::service})) return false;
    if (!m.about.requests || follows_reviews(d) || (m.subset && follows_others(d))) return false;
    // 涉及征地的3件申请结转下年
    if (m.at > d.view.begin() && is_word(d.view, m.at - 1, U"的") && !p.bounded()) return false;
    const phrase rest = d.view.rest_of_clause(m.at);
    if (rest.any({sem::document, sem::review, sem::noun}) || d.view.is(rest.end, sem::number)) return false;
    if (rest.has(sem::carry) && is_carry_out(d.view, rest)) {
        state_row(d, m, row_total(request_row::carried_out), certainty::certain, role::carried_out);
        return true;
    }
    if (rest.has(sem::carry) && rest.has(sem::previous)) {
        state_row(d, m, row_total(request_row::carried_in), certainty::certain, role::carried_in);
        return true;
    }
    // 另有2件答复期限在次年, 剩余2件将于2025年答复
    if ((rest.has(sem::next) || names_next_year(d.view, rest)) && rest.has(sem::dispose) && !p.coloured && rest.bounded()) {
        state_row(d, m, row_total(request_row::carried_out), certainty::likely, role::carried_out);
        return true;
    }
    // 办结11件，2件结转
    if (rest.has(sem::carry) && !p.coloured && rest.bounded() && names_carry(d.view, rest) && d.told.all.size() > d.first) {
        state_row(d, m, row_total(request_row::carried_in), certainty::likely, role::carried);
        return true;
    }
    // 9件申请跨年办理
    const phrase& r = m.after;
    if (r.has(sem::carry) && !p.coloured && r.bounded() && mentions_request(d.view, r, m.about) && !m.subset &&
        !r.any({sem::previous, sem::receive}) && (!r.has(sem::dispose) || d.view.has(r, sem::dispose, 2))) {
        state_row(d, m, row_total(request_row::carried_in), certainty::likely, role::carried);
        return true;
    }
    // 另有2件正在办理
    if (rest.has(sem::open) && (part || !p.coloured)) {
        state_row(d, m, row_total(request_row::carried_out), certainty::likely, role::carried_out);
        return true;
    }
    return false;
}

/// Whether the sentence has told what came in and what was carried in, so that 共计 is of both.
bool told_both(const discourse& d) noexcept {
    bool received = false;
    bool carried = false;
    for (std::size_t k = d.told_of_late(); k < d.told.all.size(); ++k) {
        const cell_sum& cells = d.told.all[k].cells.numerator;
        received = received || cells == row_total(request_row::received);
        carried = carried || cells == row_total(request_row::carried_in);
    }
    return received && carried;
}

/// 答复82件，其中当面答复60件
bool is_part_of_total(const discourse& d, const mention& m) noexcept {
    if (!m.subset) return false;
    for (std::size_t k = d.told_of_late(); k < d.told.all.size(); ++k)
        if (k != d.requests.handled && d.told.all[k].cells == cell_expression{row_total(request_row::total), {}} &&
            !(d.told.all[k].number == d.view.number(m.at).value))
            return true;
    return false;
}

/// 共办理38件，其中办结35件: the first are those at hand, not those disposed of.
void note_disposal(discourse& d, const mention& m) {
    bool done = false;
    bool handled = true;
    for (std::size_t k = m.before.begin; k < m.before.end; ++k) {
        if (d.view.at(k).what != sem::dispose) continue;
        done = done || d.view.at(k).value == 0;
        handled = handled && d.view.at(k).value == 2;
    }
    auto& told = d.told.all;
    if (done && d.requests.handled && !(told[*d.requests.handled].number == d.view.number(m.at).value)) {
        attachment& before = told[*d.requests.handled];
        before.cells = {at_hand(), {}};
        before.sure = certainty::likely;
    }
    d.requests.handled.reset();
    if (handled) d.requests.handled = told.size();
}

/// What a verb of disposing says: 办结 is done, 答复 an answer, 办理 either.
role role_of(const discourse& d, const phrase& p) noexcept {
    role found = role::handled;
    for (std::size_t k = p.begin; k < p.end; ++k) {
        if (d.view.at(k).what != sem::dispose) continue;
        if (d.view.at(k).value == 0) return role::closed;
        if (d.view.at(k).value == 1) found = role::answered;
    }
    return found;
}

/// An earlier number of the same kind that was larger: 受理53件，代表区政府受理17件.
bool is_part_of_received(const discourse& d, const mention& m) noexcept {
    const std::int64_t n = d.view.number(m.at).value.coefficient();
    bool represents = false;
    for (std::size_t k = m.before.begin; k-- > d.view.begin() && m.before.begin - k < 3;)
        represents = represents || d.view.characters(d.view.at(k)) == U"代表";
    for (std::size_t k = m.before.begin; k < m.before.end; ++k)
        represents = represents || d.view.characters(d.view.at(k)) == U"代表";
    if (!represents) return false;
    for (std::size_t k = d.told.all.size() > 8 ? d.told.all.size() - 8 : 0; k < d.told.all.size(); ++k) {
        const attachment& a = d.told.all[k];
        if (a.paragraph == d.paragraph && a.cells.numerator == row_total(request_row::received) && a.number.coefficient() > n)
            return true;
    }
    return false;
}

bool names_all_at_hand(const discourse& d, const phrase& p) noexcept {
    // 收到申请（含上年结转）36件; 应办36件
    return d.view.has(p, sem::including, 2) || d.view.has(p, sem::receive, 3);
}

/// 本年受理的申请办结380件: of those that came in, not of those from last year.
bool is_done_of_received(const sentence_view& view, const phrase& p) noexcept {
    bool received = false;
    bool narrowed = false;
    for (std::size_t k = p.begin; k < p.end; ++k) {
        received = received || view.at(k).what == sem::receive;
        narrowed = narrowed || (received && is_word(view, k, U"的"));
        if (view.at(k).what == sem::dispose) return narrowed;
    }
    return false;
}

/// 受理行政审批申请5210件
bool asks_for_decision(const sentence_view& view, const phrase& p) noexcept {
    for (std::size_t i = p.begin; i < p.end; ++i)
        if (view.is(i, sem::request) && is_for_decision(view, i)) return true;
    return false;
}

/// 收到25件、办结25件政府信息公开申请: the noun stands behind the last of them.
bool shares_noun(const discourse& d, const mention& m) noexcept {
    constexpr sems between{sem::list_mark, sem::join, sem::receive, sem::dispose, sem::number, sem::neutral, sem::total};
    std::size_t i = m.at + 1;
    if (!d.view.is(i, sem::list_mark) && !d.view.is(i, sem::join)) return false;
    while (i < d.view.end() && i - m.at < 12 && between.has(d.view.at(i).what)) ++i;
    return d.view.is(i, sem::request) && d.view.at(i).value < 2;
}

/// 全年办理各类便民事项3910件
bool counts_matters(const sentence_view& view, const phrase& p) noexcept {
    return p.end > p.begin && view.characters(view.at(p.end - 1)).ends_with(U"事项");
}

/// 居住证办理：受理申请2059件: what stands before the colon is not understood, and may be what is asked for.
bool is_headed_by_unknown(const sentence_view& view, const phrase& p) noexcept {
    if (p.begin <= view.begin() + 1 || !view.is(p.begin - 1, sem::colon)) return false;
    for (std::size_t i = p.begin - 1; i-- > view.begin() && p.begin - i < reach && !clause_ends.has(view.at(i).what);)
        if (view.is(i, sem::unknown) && view.at(i).value == 0 && view.at(i).end - view.at(i).begin > 1) return true;
    return false;
}

void attach_verb(discourse& d, const mention& m, bool receives, bool disposes) {
    const phrase& p = m.before;
    const phrase& r = m.after;
    constexpr sems others{sem::document, sem::service, sem::review, sem::fee};
    if (p.any(others) || p.has(sem::judge) || r.any(others) || asks_for_decision(d.view, p)) return;
    const bool headed = mentions_request(d.view, p, m.about);
    const bool head_follows = mentions_request(d.view, r, m.about) || shares_noun(d, m);
    // 全年仅收到一件 is a count all the same.
    if (d.survey.slogan && !p.any({sem::time, sem::current}) && d.view.number(m.at).in_words &&
        d.view.number(m.at).value.coefficient() == 1)
        return;
    if (!headed) {
        // 收到19件政府信息公开申请; 收到…申请，办结19件
        const bool nothing_follows = !r.coloured && r.bounded() && !counts_matters(d.view, p);
        if (!head_follows && !(nothing_follows && (m.requests || m.about.only_requests))) return;
    }
    if (m.reviewer && !headed && !head_follows) return;
    const bool newly = d.view.has(p, sem::receive, 2);
    bool in_course = false;
    for (std::size_t k = p.begin; k < p.end; ++k)
        in_course = in_course || (d.view.at(k).what == sem::current && is_word(d.view, k, U"当年"));
    if (m.subset && receives && !newly && !p.own_level && (disposes || !p.has(sem::current))) return;
    // A modifier between the verb and its noun ends the phrase, and leaves it without the verb.
    const actor who = d.who_acts(m, p);
    if (who == actor::other || is_part_of_received(d, m)) return;
    // 经补正后受理31件, 公开答复308件: of some of them.
    if (!headed && !head_follows && (who == actor::unclear || follows_others(d))) return;
    if (disposes && p.has(sem::publish)) return;
    if (is_headed_otherwise(d.view, p) || (m.about.assumed && is_headed_by_unknown(d.view, p))) return;
    // 各科室协助答复501件
    if (!p.bounded() && d.view.is(p.begin - 1, sem::foreign) && d.view.at(p.begin - 1).value == 2) return;
    certainty sure = d.sureness(who, p);
    if (!headed && !m.requests && !head_follows) sure = certainty::likely;  // told one sentence before
    if (m.subset && !newly) sure = certainty::likely;
    if (receives && names_all_at_hand(d, p)) {
        state_row(d, m, at_hand(), sure, role::at_hand);
        return;
    }
    if (receives && disposes && is_done_of_received(d.view, p)) return;
    if (receives && disposes) {
        const std::size_t first = d.told.all.size();
        state_row(d, m, row_total(request_row::total), certainty::likely, role::handled);
        if (d.told.all.size() > first) state_row(d, m, row_total(request_row::received), certainty::likely, role::received);
        return;
    }
    if (disposes && in_course) sure = certainty::likely;
    if (disposes && is_part_of_total(d, m)) return;
    if (disposes) note_disposal(d, m);
    if (receives) state_row(d, m, row_total(request_row::received), sure, newly ? role::newly : role::received);
    else state_row(d, m, row_total(request_row::total), sure, role_of(d, p));
}

/// 全年依申请公开31件: what came in or was disposed of.
bool is_by_request(const discourse& d, const mention& m) noexcept {
    const phrase& p = m.before;
    constexpr sems others{sem::publish, sem::release, sem::document, sem::service, sem::noun, sem::foreign};
    return d.view.has(p, sem::request, 1) && p.any({sem::time, sem::current, sem::year}) && !p.any(others) &&
           d.told.all.size() == d.first && (d.told.loose.empty() || d.told.loose.back().sentence != d.sentence);
}

/// 应办30件，办结27件，剩余3件
bool attach_rest(discourse& d, const mention& m) {
    if (m.before.coloured || m.at == d.view.begin() || m.after.any({sem::disposition, sem::applicant, sem::by_channel}) ||
        d.told.all.size() == d.first)
        return false;
    constexpr std::array<std::u32string_view, 8> rests{U"剩余", U"余", U"尚余", U"余下", U"还剩", U"尚剩", U"剩", U"剩下"};
    const std::u32string_view word = d.view.characters(d.view.at(m.at - 1));
    if (std::ranges::find(rests, word) == rests.end()) return false;
    const role before = d.told.all.back().what;
    if (before != role::closed && before != role::handled && before != role::answered && before != role::at_hand) return false;
    state_row(d, m, row_total(request_row::carried_out), certainty::likely, role::carried_out);
    return true;
}

/// 申请量64件, 申请总数64件
bool is_number_of_requests(const sentence_view& view, const mention& m) noexcept {
    if (!m.about.requests) return false;
    for (std::size_t i = m.before.begin; i + 1 < m.before.end; ++i) {
        const bool noun = view.is(i, sem::request) &&
                          (view.at(i).value == 2 || is_word(view, i, U"依申请公开件") ||
                           (is_word(view, i, U"依申请公开") && (is_word(view, i + 1, U"件数") || is_word(view, i + 1, U"量"))));
        if (noun && !is_for_decision(view, i) && view.is(i + 1, sem::total) &&
            view.characters(view.at(i + 1)).find_first_of(U"数量") != std::u32string_view::npos)
            return true;
    }
    return false;
}

/// 申请十五件，答复十五件: nothing else said, and first in its sentence.
bool is_bare_noun(const discourse& d, const mention& m) noexcept {
    const phrase& p = m.before;
    constexpr sems said{sem::request, sem::neutral, sem::total, sem::time, sem::current, sem::self, sem::year};
    for (std::size_t i = p.begin; i < p.end; ++i)
        if (!said.has(d.view.at(i).what) || is_word(d.view, i, U"提出") || can_narrow(d.view.characters(d.view.at(i))))
            return false;
    return m.about.requests && d.view.has(p, sem::request, 2) && p.bounded() && d.told.all.size() == d.first &&
           !d.follows_loose();
}

/// 2023年度政府信息公开申请共19件
void attach_headed(discourse& d, const mention& m) {
    const phrase& p = m.before;
    // 依申请公开713件，同比下降: a number that another year's is compared with.
    const bool compared = d.view.has(p, sem::request, 1) && d.view.is(m.at + 1, sem::clause_mark) &&
                          d.view.is(m.at + 2, sem::compared) && p.end - p.begin <= 2;
    const bool by_request = is_by_request(d, m);
    const bool headed =
        d.view.has(p, sem::request, 0) || compared || by_request || is_number_of_requests(d.view, m) || is_bare_noun(d, m);
    const bool bare =
        m.after.empty() && m.after.bounded() && d.counts_requests(d.view.number(m.at).unit) && !d.view.after_list_mark(p);
    if (!headed || m.subset || (p.has(sem::whole) && d.view.is_of_department())) return;
    const bool whole = p.has(sem::total) || bare;
    const bool own = p.bounded() && !d.another_organ(m) && !p.any({sem::object, sem::by_channel, sem::publish});
    const bool after_unknown = p.has(sem::total) && p.beyond == sem::unknown && !narrows_noun(d.view, p);
    if ((whole && own) || after_unknown)
        state_row(d, m, row_total(request_row::received), certainty::likely, by_request ? role::handled : role::received);
}

/// 72件申请中已办结71件; 商业企业提出的4件已办结3件: of the number before, whatever that is.
bool is_of_the_number_before(const mention& m) noexcept {
    return m.prior != nowhere && m.before.beyond == sem::number && !m.before.crossed && !m.before.has(sem::carry);
}

/// Whether the number before is one that the tables hold as a whole.
bool before_is_whole(const discourse& d) noexcept {
    if (d.told.all.size() == d.first) return false;
    const attachment& a = d.told.all.back();
    return a.what != role::breakdown && a.what != role::disposition && a.cells.numerator.terms().size() <= 2 &&
           (d.told.loose.empty() || d.told.loose.back().sentence != d.sentence || d.told.loose.back().token < a.token);
}

/// 收到来信25件、政府信息公开申请3件
bool attach_listed(discourse& d, const mention& m) {
    const phrase& p = m.before;
    if (m.receives == nowhere || !mentions_request(d.view, p, m.about) || p.any(verbs) || !d.view.after_list_mark(p) || m.subset)
        return false;
    const phrase who = d.view.before(m.receives, false);
    if (!who.any({sem::by_channel, sem::object, sem::request}) && d.who_acts(m, who) == actor::own)
        state_row(d, m, row_total(request_row::received), certainty::certain, role::received);
    return true;
}

/// 信函申请18件、网络申请24件, and nothing else so far.
bool sums_media(const discourse& d) noexcept {
    std::size_t media = 0;
    for (std::size_t k = d.told.loose.size(); k-- > 0 && d.told.loose[k].sentence == d.sentence && media < reach; ++media)
        if (!d.told.loose[k].through) return false;
    return media > 1 && d.told.all.size() == d.first;
}

/// 商业企业申请8件，自然人申请70件，合计78件: the cells of the parts together, each told once.
bool attach_sum_of_parts(discourse& d, const mention& m) {
    // 合计9件（含咨询）
    if (d.view.is(m.at + 1, sem::open_bracket)) return false;
    if (!d.told.loose.empty() && d.told.loose.back().sentence == d.sentence) return false;
    const std::size_t first = d.told_of_late();
    if (d.told.all.size() < first + 2) return false;
    const role what = d.told.all.back().what;
    if (what != role::breakdown && what != role::disposition) return false;
    cell_sum sum;
    for (std::size_t k = first; k < d.told.all.size(); ++k) {
        const attachment& a = d.told.all[k];
        if (a.what != what || a.kind != claim_kind::stated || a.cells.is_ratio()) return false;
        for (const cell_term& term : a.cells.numerator.terms()) {
            const auto row = disposition_of(static_cast<request_row>(term.cell.row()));
            for (const cell_term& known : sum.terms()) {
                // 不予公开9件（其中执法案卷5件）: a part of a part.
                const auto other = disposition_of(static_cast<request_row>(known.cell.row()));
                const bool within = row && other && group_of(*row) == group_of(*other) && (known.whole_group || term.whole_group);
                if (known == term || within) return false;
            }
            if (sum.terms().size() == cell_sum::max_terms) return false;
            sum.add(term);
        }
    }
    d.state(m, {sum, {}}, certainty::likely, what);
    return true;
}

/// 共计749件 after 新收713件、结转36件
bool attach_sum(discourse& d, const mention& m, const phrase& p) {
    const bool summed = p.has(sem::total) || p.has(sem::cumulative);
    if (!summed || (p.coloured && !p.has(sem::cumulative)) || !p.bounded() || !m.after.empty() || m.subset) return false;
    const unit measure = d.view.number(m.at).unit;
    if (!d.counts_requests(measure) && measure != unit::none) return false;
    // Or after all that became of them.
    if (d.survey.groups == enum_size<disposition_group>) {
        state_row(d, m, row_total(request_row::total), certainty::likely, role::closed);
        return true;
    }
    if (attach_sum_of_parts(d, m)) return true;
    if (sums_media(d)) {
        state_row(d, m, row_total(request_row::received), certainty::likely, role::received);
        return true;
    }
    if (!told_both(d)) return false;
    state_row(d, m, at_hand(), certainty::likely, role::at_hand);
    return true;
}

/// 依申请公开6条，办结6条; 依申请公开：83件，均已答复: what came in, in whatever measure, first in its sentence, and what became of it
/// in the next clause.
bool attach_counted_otherwise(discourse& d, const mention& m) {
    const phrase& p = m.before;
    const bool first = d.told.all.size() == d.first && !d.follows_loose();
    if (!m.about.requests || m.about.assumed || !first || p.empty() || !p.bounded()) return false;
    if (!d.view.is(p.begin, sem::request) || d.view.at(p.begin).value > 1 || !d.view.is(m.at + 1, sem::clause_mark)) return false;
    const bool label = d.view.is(p.begin + 1, sem::colon) && p.begin == d.view.begin();
    if (p.begin + (label ? 2 : 1) != m.at) return false;
    std::size_t next = m.at + 2;
    while (d.view.is(next, sem::neutral) || (label && d.view.is(next, sem::all))) ++next;
    if (!d.view.is(next, sem::dispose)) return false;
    const bool same = d.view.is(next + 1, sem::number) && d.view.number(next + 1).unit == d.view.number(m.at).unit;
    if (!same && !(label && d.counts_requests(d.view.number(m.at).unit))) return false;
    state_row(d, m, row_total(request_row::received), certainty::likely, role::received);
    return true;
}

/// 公开 and nothing else: 公开3件, 已公开一件; not 主动公开, 公开信息.
bool says_published(const sentence_view& view, const phrase& p) noexcept {
    constexpr sems said{sem::neutral, sem::publish, sem::total, sem::all, sem::subset, sem::request};
    bool published = false;
    for (std::size_t i = p.begin; i < p.end; ++i) {
        if (!said.has(view.at(i).what)) return false;
        if (view.at(i).what != sem::publish) continue;
        if (!is_word(view, i, U"公开") && !is_word(view, i, U"已公开")) return false;
        published = true;
    }
    return published && p.bounded();
}

/// 收到申请5件，公开3件; 所收3份申请，2份公开、1份部分公开: what became of the requests that the sentence counts.
bool attach_published(discourse& d, const mention& m) {
    const unit measure = d.view.number(m.at).unit;
    if (!m.about.requests || !d.counts_requests(measure) || d.tells_attributes() || d.survey.documents_before) return false;
    const bool own = says_published(d.view, m.before) && !m.before.has(sem::request) && m.after.empty() && m.after.bounded();
    const bool behind = !own && !m.before.coloured && m.before.bounded() && says_published(d.view, m.after);
    if ((!own && !behind) || d.follows_loose() || is_of_a_part(d, m)) return false;
    // 有40件申请得到了公开
    if (behind && m.after.has(sem::request) && !m.about.assumed && d.told.all.size() == d.first) {
        state_row(d, m, row_total(request_row::granted), certainty::likely, role::disposition);
        return true;
    }
    if (d.told.all.size() == d.first) return false;
    const attachment& before = d.told.all.back();
    if (before.cells.numerator.terms().front().cell.table() != table::requests || before.what == role::carried_in ||
        before.what == role::carried)
        return false;
    state_row(d, m, row_total(request_row::granted), certainty::likely, role::disposition);
    return true;
}

/// 12件申请中，…: the first number of the paragraph is of all that its sentence divides.
bool heads_division(const discourse& d, const mention& m) noexcept {
    if (!m.before.empty() || m.at != d.view.begin() || !m.about.requests || m.about.assumed) return false;
    const bool first = d.told.all.empty() || d.told.all.back().paragraph != d.paragraph;
    const bool none_before = d.told.loose.empty() || d.told.loose.back().sentence + 1 < d.sentence;
    const phrase& r = m.after;
    constexpr sems said{sem::neutral, sem::request};
    for (std::size_t i = r.begin; i < r.end; ++i)
        if (!said.has(d.view.at(i).what)) return false;
    return first && none_before && r.bounded() && mentions_request(d.view, r, m.about) && is_divided(d.view, m.at);
}

/// A number of some requests, of which it is not known which, stands before: of 其余 more is left out than was told.
bool follows_some(const discourse& d, const cell_sum& rows) noexcept {
    const std::size_t size = d.told.loose.size();
    for (std::size_t k = size; k-- > 0 && size - k < reach && d.told.loose[k].sentence + 1 >= d.sentence;)
        if (!d.told.loose[k].disposed) return true;
    const std::size_t some = d.told.unscoped.size();
    for (std::size_t k = some; k-- > 0 && some - k < reach && d.told.unscoped[k].sentence + 1 >= d.sentence;)
        for (const cell_term& term : d.told.unscoped[k].cells.numerator.terms())
            if (term == rows.terms().front()) return true;
    return false;
}

/// 其余7件全部予以公开, 其他3件公开: all that were answered so, unless the paragraph tells of some before.
bool attach_the_rest(discourse& d, const mention& m) {
    const phrase& p = m.before;
    const phrase& r = m.after;
    constexpr std::array<std::u32string_view, 6> rests{U"其余", U"其他", U"其它", U"余下", U"剩余", U"剩下"};
    constexpr sems said{sem::neutral, sem::request, sem::applicant, sem::object};
    std::size_t i = m.at;
    while (i > d.view.begin() && d.view.is(i - 1, sem::request)) --i;
    if (i == d.view.begin() || std::ranges::find(rests, d.view.characters(d.view.at(i - 1))) == rests.end()) return false;
    for (std::size_t k = p.begin; k < p.end; ++k)
        if (!said.has(d.view.at(k).what)) return false;
    if (!m.about.requests || !r.bounded() || !d.counts_requests(d.view.number(m.at).unit) ||
        r.any({sem::receive, sem::carry, sem::issue}))
        return false;
    const bool published = says_published(d.view, r);
    if (!published && !r.has(sem::disposition)) return false;
    const cell_sum rows = published ? row_total(request_row::granted) : dispositions_of(d, r, m);
    if (rows.terms().size() != 1 || d.tells_attributes() || d.survey.documents_before || follows_some(d, rows)) return true;
    const std::size_t size = d.told.all.size();
    for (std::size_t k = size; k-- > 0 && size - k < reach && d.told.all[k].paragraph == d.paragraph;)
        if (d.told.all[k].cells.numerator == rows || d.told.all[k].what == role::breakdown) return true;
    state_row(d, m, rows, certainty::likely, role::disposition);
    return true;
}

/// What became of requests, told before the number or behind it.
bool attach_disposed(discourse& d, const mention& m, bool in_context) {
    const phrase& p = m.before;
    const phrase& r = m.after;
    const unit measure = d.view.number(m.at).unit;
    if (p.has(sem::disposition)) {
        if (in_context) attach_disposition(d, m, nullptr);
        return true;
    }
    if (attach_the_rest(d, m)) return true;
    // 对221件申请予以公开
    const bool object =
        p.begin < m.at && d.view.is(m.at - 1, sem::object) && r.any({sem::request, sem::disposition}) && !p.any(verbs);
    if ((!p.coloured || (object && r.beyond != sem::number)) && r.has(sem::disposition)) {
        if (in_context) attach_disposition(d, m, &r);
        return true;
    }
    // 其中公开11件，部分公开2件，不予公开3件
    constexpr sems not_of_requests{sem::document, sem::service, sem::by_channel, sem::applicant};
    if (p.has(sem::publish) && (!p.has(sem::request) || p.has(sem::dispose)) && d.survey.groups >= 2 && m.about.requests &&
        p.bounded() && (d.counts_requests(measure) || measure == unit::none) && !p.any(not_of_requests)) {
        if (!is_of_a_part(d, m)) state_row(d, m, row_total(request_row::granted), certainty::certain, role::disposition);
        return true;
    }
    if (attach_published(d, m)) return true;
    // 其中42件已答复
    if (!p.coloured && p.bounded() && in_context && plainly_done(d.view, r)) {
        state_row(d, m, row_total(request_row::total), certainty::likely, r.has(sem::all) ? role::handled : role::done_of);
        return true;
    }
    if (heads_division(d, m)) {
        state_row(d, m, row_total(request_row::total), certainty::likely, role::handled);
        return true;
    }
    // 48件办结件中
    if (!p.coloured && p.bounded() && in_context && !m.subset && r.begin < d.view.end() && d.view.is(r.begin, sem::dispose) &&
        d.view.at(r.begin).value == 0 && is_divided(d.view, r.begin)) {
        state_row(d, m, row_total(request_row::total), certainty::likely, role::done_of);
        return true;
    }
    return attach_other_dispositions(d, m);
}

}  // namespace

void attach_request(discourse& d, const mention& m) {
    const phrase& p = m.before;
    const phrase& r = m.after;
    const unit measure = d.view.number(m.at).unit;
    const bool head_before = mentions_request(d.view, p, m.about);
    const bool head_behind = mentions_request(d.view, r, m.about);
    // 企业、律所分别提出申请47件、18件: as many numbers for things told elsewhere.
    if (p.has(sem::respectively) && !p.any({sem::applicant, sem::disposition}))
        if (const auto numbers = d.listed_numbers(m.at); numbers.size() > 1) {
            d.resume = numbers.back() + 1;
            return;
        }
    if (attach_counted_otherwise(d, m)) return;
    if (measure == unit::line && !head_before && !head_behind && !d.counts_requests(measure)) return;
    if (is_of_the_number_before(m) && !before_is_whole(d) && (p.any({sem::dispose, sem::receive}) || p.has(sem::applicant)))
        return;
    if (p.any({sem::previous, sem::next, sem::carry, sem::open}) || r.any({sem::previous, sem::next, sem::carry})) {
        if (attach_carried(d, m)) return;
        if (p.any({sem::previous, sem::next, sem::open})) return;
        if (p.has(sem::carry) && p.has(sem::dispose)) return;  // 跨年办结: some of them
    }
    if (p.has(sem::by_channel) && d.view.one_channel(p)) return;
    // 收到的71件申请全部为邮寄方式提交: so were all.
    if (r.has(sem::by_channel) && d.view.one_channel(r) && !p.has(sem::request) && !r.has(sem::all)) return;
    if (attach_carried_behind(d, m) || attach_rest(d, m)) return;

    const bool in_context = m.about.requests || head_before || head_behind;
    if (attach_disposed(d, m, in_context)) return;
    const bool receives = p.has(sem::receive);
    const bool disposes = p.has(sem::dispose);
    if (p.has(sem::applicant) && !receives && !disposes) {
        attach_applicant(d, m, nullptr);
        return;
    }
    if (!p.coloured && r.has(sem::applicant) && !r.any(verbs)) {
        attach_applicant(d, m, &r);
        return;
    }
    if (p.crossed && attach_sum(d, m, d.view.before(m.at, false))) return;
    if (receives || disposes) {
        attach_verb(d, m, receives, disposes);
        return;
    }
    // 713件新收申请
    if (!p.coloured && p.bounded() && head_behind && d.view.has(r, sem::receive, 2) && !r.any({sem::carry, sem::dispose})) {
        state_row(d, m, row_total(request_row::received), certainty::likely, role::newly);
        return;
    }
    if (attach_listed(d, m) || attach_sum(d, m, p)) return;
    attach_law_firm(d, m);
    attach_headed(d, m);
}

}  // namespace gongkai::detail
