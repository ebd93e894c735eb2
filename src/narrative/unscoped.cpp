// SPDX-License-Identifier: Apache-2.0
// Numbers of which the words say that they are of the requests, and leave it open which.
#include <algorithm>
#include <array>

#include "discourse.hpp"

namespace gongkai::detail {
namespace {

/// The words between the marks, or the other numbers, around a number.
phrase words_around(const sentence_view& view, std::size_t number) noexcept {
    phrase p{number, number + 1};
    const auto ends = [&](std::size_t i) {
        const sem what = view.at(i).what;
        return clause_ends.has(what) || what == sem::list_mark || what == sem::number;
    };
    while (p.begin > view.begin() && number - p.begin < reach && !ends(p.begin - 1)) view.take(p, --p.begin);
    while (p.end < view.end() && p.end - number < reach && !ends(p.end)) view.take(p, p.end++);
    return p;
}

/// 依申请公开政府信息391件
bool names_documents(const sentence_view& view, const phrase& p, std::size_t i) noexcept {
    return view.is(i, sem::request) && view.at(i).value == 1 && !p.any({sem::receive, sem::dispose}) &&
           view.characters(view.at(i)).ends_with(U"信息");
}

/// Whether each of the words is known to tell no request from another.
bool is_plain(const sentence_view& view, const phrase& p, std::size_t number) noexcept {
    // 上年信息公开申请91件
    if (p.any({sem::previous, sem::next}) && !p.any({sem::carry, sem::open})) return false;
    constexpr sems plain{sem::neutral,     sem::total,     sem::time,    sem::self,    sem::receive, sem::dispose,
                         sem::disposition, sem::applicant, sem::current, sem::request, sem::carry,   sem::previous,
                         sem::next,        sem::open,      sem::all,     sem::about,   sem::join,    sem::disclosure};
    for (std::size_t i = p.begin; i < p.end; ++i) {
        const token& t = view.at(i);
        if (i == number || view.names_us(i)) continue;
        if (t.what == sem::unknown && t.value == 1) continue;
        if (t.what == sem::year && view.report_year() && t.number == *view.report_year() && t.value == 0) continue;
        if (t.what == sem::whole && !view.is_of_department()) continue;
        if (!plain.has(t.what)) return false;
        if (t.what == sem::request && is_for_decision(view, i)) return false;
        if (names_documents(view, p, i)) return false;
        if (t.what == sem::neutral && can_narrow(view.characters(t))) return false;
    }
    return true;
}

/// 有1名申请人全年提出36件申请: of some only.
bool counts_people(const sentence_view& view, std::size_t number) noexcept {
    for (std::size_t i = number; i-- > view.begin() && number - i < reach;)
        if (view.is(i, sem::number) && view.number(i).unit == unit::people) return true;
    return false;
}

/// The row that is meant most likely.
request_row nearest_row(const phrase& p) noexcept {
    if (p.any({sem::dispose, sem::disposition})) return request_row::total;
    if (p.has(sem::open)) return request_row::carried_out;
    return request_row::received;
}

/// 低保申请, 行政许可申请: of another kind.
bool is_of_another_kind(const sentence_view& view, std::size_t request) noexcept {
    if (view.at(request).value < 2) return false;
    constexpr sems kinds{sem::unknown, sem::foreign, sem::noun, sem::service, sem::review, sem::decide};
    return request > view.begin() && kinds.has(view.at(request - 1).what);
}

/// Nothing but words that count stands between the number and the request or the verb next to it: not 公开申请卷宗391件,
/// 公开申请要求获取391件档案.
bool counts_them(const sentence_view& view, const phrase& p, std::size_t number) noexcept {
    constexpr sems counting{sem::neutral, sem::total, sem::time,  sem::current, sem::all,  sem::about,    sem::self,
                            sem::year,    sem::open,  sem::carry, sem::next,    sem::join, sem::applicant};
    constexpr sems heads{sem::request, sem::receive, sem::dispose, sem::disposition};
    if (number + 1 < p.end && view.is(number + 1, sem::unknown)) return false;
    std::size_t i = number;
    while (i > p.begin && counting.has(view.at(i - 1).what)) --i;
    if (i > p.begin && heads.has(view.at(i - 1).what)) return true;
    i = number + 1;
    while (i < p.end && counting.has(view.at(i).what)) ++i;
    return i < p.end && heads.has(view.at(i).what) && !(number > p.begin && view.is(number - 1, sem::unknown));
}

/// Whether the words count requests of the report's year and organ, all of them or some: 师生提交的信息公开申请.
bool is_of_some_requests(const discourse& d, const phrase& p, std::size_t number) noexcept {
    const sentence_view& view = d.view;
    constexpr sems others{sem::noun,     sem::service,    sem::review,   sem::document, sem::fee,       sem::dispute,
                          sem::judge,    sem::since,      sem::compared, sem::share,    sem::prevented, sem::outcome,
                          sem::year,     sem::cumulative, sem::collect,  sem::publish,  sem::release,   sem::issue,
                          sem::keep,     sem::repeal,     sem::month,    sem::about,    sem::manner,    sem::withdrawn,
                          sem::previous, sem::next};
    bool named = false;
    bool unknown = false;
    for (std::size_t i = p.begin; i < p.end; ++i) {
        const token& t = view.at(i);
        if (i == number || view.is_of_organ(i) || view.names_us(i)) continue;
        if (t.what == sem::request && is_of_another_kind(view, i)) return false;
        // 窗口受理各类申请
        if (t.what == sem::request && t.value == 2 && i > p.begin && view.characters(view.at(i - 1)).starts_with(U"各"))
            return false;
        const bool step = t.what == sem::foreign && (t.value == 4 || t.value == 6);
        const bool this_year = t.what == sem::year && view.report_year() && t.number == *view.report_year() && t.value == 0;
        if ((others.has(t.what) && !this_year) || (t.what == sem::foreign && !step)) return false;
        if (t.what == sem::whole && view.is_of_department()) return false;
        if (t.what == sem::unknown && view.actor_of(i) == actor::other) return false;
        if (names_documents(view, p, i)) return false;
        named = named || t.what == sem::request;
        unknown = unknown || (t.what == sem::unknown && t.value == 0 && t.end - t.begin > 1);
    }
    // 受理行政审批申请5210件，办结4646件: of the number before, whatever that is.
    return counts_them(view, p, number) && (named || (!unknown && !d.follows_loose()));
}

/// 合计25件, 两项共53件, 全年195件: what stands before it, or after it, are the parts.
bool is_sum(const sentence_view& view, const mention& m) noexcept {
    const phrase& p = m.before;
    if (!p.bounded() || p.any({sem::compared, sem::share, sem::year})) return false;
    const bool year = !p.empty() && !p.crossed && p.end == p.begin + 1 && view.is(p.begin, sem::time);
    return year || p.has(sem::total);
}

/// How the number can be told to be wrong, whichever of the table's it is meant to be.
std::optional<misfit> misfit_of(discourse& d, const mention& m, const phrase& p) noexcept {
    if ((m.when.year && m.when.year != d.view.report_year()) || m.because_of_other || m.reviewer || d.survey.slogan ||
        is_of_a_part(d, m) || d.view.is_own_level())
        return std::nullopt;
    if (m.when.partial) return is_sum(d.view, m) ? std::optional{misfit::no_sum} : std::nullopt;
    // 办理各类便民事项3910件
    if (m.at > p.begin && d.view.characters(d.view.at(m.at - 1)).ends_with(U"事项") && !p.has(sem::request)) return std::nullopt;
    constexpr sems of_requests{sem::request, sem::receive, sem::dispose, sem::disposition, sem::applicant, sem::carry, sem::open};
    const bool of_others = d.survey.asks_others || d.survey.documents_before || d.tells_attributes() || d.others_act;
    const bool requests = m.about.requests && p.any(of_requests) && !of_others;
    // 商业企业提出的38件申请已办结36件: of the number before.
    // 处理各类诉求、申请共391件: and of what stands before the mark.
    const bool joint = p.begin > d.view.begin() + 1 && d.view.is(p.begin - 1, sem::list_mark) &&
                       (d.view.is(p.begin - 2, sem::noun) || d.view.is(p.begin - 2, sem::foreign));
    if (joint || is_headed_otherwise(d.view, p)) return std::nullopt;
    const bool own = p.begin == d.view.begin() || !d.view.is(p.begin - 1, sem::number);
    const bool assumable = !m.about.assumed || (m.understood && !m.about.loosely);
    const bool headed = is_headed_by_subject(d.view, m.at);
    if (requests && own && assumable && !headed && !m.channel && !m.subset && !m.in_bracket && !d.follows_loose() &&
        is_plain(d.view, p, m.at) && !counts_people(d.view, m.at))
        return misfit::no_number;
    if (requests && !m.about.assumed && is_of_some_requests(d, p, m.at))
        return headed ? misfit::part_too_large : misfit::too_large;
    if (headed) return std::nullopt;
    for (std::size_t i = p.begin; i < p.end; ++i)
        if (d.view.is(i, sem::request) && is_of_another_kind(d.view, i)) return std::nullopt;
    if (requests || is_sum(d.view, m)) return misfit::no_sum;
    return std::nullopt;
}

/// What is said in the clause of a number behind it, or in the next one, which says nothing else: 6件因公开后可能危及稳定，不予公开;
/// 涉及商业秘密的7件不予公开. The disposition in which it ends.
std::optional<std::uint8_t> disposition_behind(const sentence_view& view, std::size_t number) noexcept {
    constexpr sems others{sem::number, sem::document, sem::service, sem::review,   sem::outcome, sem::receive,
                          sem::noun,   sem::negation, sem::share,   sem::compared, sem::subset,  sem::prevented};
    constexpr sems said{sem::neutral, sem::all, sem::disposition, sem::self, sem::join};
    std::size_t end = number + 1;
    // 两件属信访事项、一件属重复申请，均不予处理
    bool listed = false;
    for (; end < view.end() && end - number < reach && !clause_ends.has(view.at(end).what); ++end) {
        const bool next = view.is(end, sem::number) && view.is(end - 1, sem::list_mark);
        listed = listed || next;
        if (others.has(view.at(end).what) && !next) return std::nullopt;
    }
    if (listed && !(view.is(end, sem::clause_mark) && view.is(end + 1, sem::all))) return std::nullopt;
    if (!view.is(end - 1, sem::disposition) && view.is(end, sem::clause_mark)) {
        const std::size_t next = ++end;
        for (; end < view.end() && end - next < 8 && !clause_ends.has(view.at(end).what); ++end)
            if (!said.has(view.at(end).what)) return std::nullopt;
        if (end == next) return std::nullopt;
    }
    const bool ends = end == view.end() || clause_ends.has(view.at(end).what);
    if (!ends || !view.is(end - 1, sem::disposition)) return std::nullopt;
    return view.at(end - 1).value;
}

/// 因历史原因不予公开的6件: the disposition right before a number whose other words are not understood.
std::optional<std::uint8_t> disposition_before(const sentence_view& view, const mention& m) noexcept {
    const phrase& p = m.before;
    std::size_t i = m.at;
    while (i > p.begin && view.is(i - 1, sem::neutral)) --i;
    if (i == p.begin || !view.is(i - 1, sem::disposition)) return std::nullopt;
    return view.at(i - 1).value;
}

/// All that can be meant where some were answered so, in whatever words: 未公开 of those that could not be given as well.
cell_sum all_answered_so(const discourse& d, disposition_group group) noexcept {
    using enum disposition_group;
    const auto sum = [&](std::initializer_list<disposition_group> groups) {
        cell_sum out;
        for (const disposition_group g : groups)
            out.add(disposition_term(d, static_cast<std::uint8_t>(group_flag + index_of(g)), request_column::total));
        return out;
    };
    switch (group) {
        case granted:
        case partially_granted: return sum({granted, partially_granted});
        case denied:
        case unable: return sum({denied, unable, not_processed});
        case not_processed:
        case other: break;
    }
    return sum({not_processed, other});
}

/// The group that a number is some of.
std::optional<cell_sum> some_disposed(discourse& d, const mention& m) {
    const phrase& p = m.before;
    constexpr sems others{sem::document, sem::service, sem::review, sem::noun, sem::fee,     sem::by_channel,
                          sem::share,    sem::publish, sem::object, sem::open, sem::previous};
    const bool of_others = d.survey.asks_others || d.survey.documents_before || d.tells_attributes() || d.survey.slogan;
    if (!m.about.requests || m.about.assumed || of_others || p.any(others) || m.because_of_other || m.reviewer)
        return std::nullopt;
    if ((m.when.year && m.when.year != d.view.report_year()) || m.when.partial || d.another_organ(m)) return std::nullopt;
    if (tells_of_whole(d.view, m.at) && d.view.is_of_department()) return std::nullopt;
    if (!p.bounded() && (p.beyond == sem::noun || d.view.actor_of(p.begin - 1) == actor::other)) return std::nullopt;
    if (d.follows_loose() && d.told.loose.back().others) return std::nullopt;
    const auto value = p.has(sem::disposition) ? disposition_before(d.view, m) : disposition_behind(d.view, m.at);
    if (!value) return std::nullopt;
    return all_answered_so(d, group_of_value(*value));
}

}  // namespace

void attach_unscoped(discourse& d, const mention& m) {
    // 公开64、部分公开11、…，合计182
    const bool bare = m.kind == mention_kind::bare;
    if (bare ? !is_sum(d.view, m) : m.kind != mention_kind::count || !d.counts_requests(d.view.number(m.at).unit)) return;
    const phrase p = words_around(d.view, m.at);
    const auto store = [&](const cell_sum& cells, misfit told_by) {
        const std::size_t size = d.told.all.size();
        attachment* a = d.state(m, {cells, {}}, certainty::likely, role::unscoped);
        if (!a) return;
        a->told_by = told_by;
        d.told.unscoped.push_back(*a);
        d.told.all.resize(size);
        d.last.reset();
    };
    const auto told_by = bare ? std::optional{misfit::no_sum} : misfit_of(d, m, p);
    if (const auto some = bare ? std::nullopt : some_disposed(d, m)) store(*some, misfit::too_many_disposed);
    else if (told_by) store(row_total(nearest_row(p)), *told_by);
}

}  // namespace gongkai::detail
