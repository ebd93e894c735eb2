// SPDX-License-Identifier: Apache-2.0
#include "discourse.hpp"

#include <algorithm>
#include <array>

namespace gongkai::detail {

void discourse::start_sentence(const sentence_survey& known) noexcept {
    survey = known;
    requests.handled.reset();
    requests.lists_applicants = false;
    documents = {};
    services = {};
    review_totals = 0;
    reviews_of_others = reviews_assumed = false;
    others_act = another_acts = false;
    another_since = 0;
    first = first_in_list = told.all.size();
    last.reset();
    start.reset();
    start_differs = grown = false;
    whole.reset();
    resume = 0;
    attributes.reset();
    list_item = 0;
    ++sentence;
}

void discourse::come_to(const mention& m) noexcept {
    if (m.list_item == list_item) return;
    list_item = m.list_item;
    first_in_list = told.all.size();
}

bool can_narrow(std::u32string_view word) noexcept {
    constexpr std::array<std::u32string_view, 24> words{U"涉及", U"涉",   U"关于", U"有关", U"相关", U"书面", U"按期", U"按时",
                                                        U"及时", U"如期", U"代表", U"渠道", U"方式", U"形式", U"通过", U"因",
                                                        U"由于", U"引起", U"引发", U"导致", U"产生", U"线下", U"另",   U"另有"};
    return std::ranges::find(words, word) != words.end();
}

bool tells_of_whole(const sentence_view& view, std::size_t at) noexcept {
    for (std::size_t i = at; i > view.begin() && at - i < reach && !view.is(i - 1, sem::semicolon); --i)
        // 居全县前列: how it compares.
        if (view.is(i - 1, sem::whole) && view.character_before(view.at(i - 1)) != U'居') return true;
    return false;
}

bool is_headed_otherwise(const sentence_view& view, const phrase& p) noexcept {
    return p.begin > view.begin() + 1 && view.is(p.begin - 1, sem::colon) &&
           (view.is(p.begin - 2, sem::foreign) || view.is(p.begin - 2, sem::noun));
}

/// 各派出机构: an organ by the word before. 94所高校, 12个镇街: several by their number.
static bool is_of_another(const sentence_view& view, std::size_t i) noexcept {
    std::size_t counted = i;
    while (counted > view.begin() && view.is(counted - 1, sem::neutral) && i - counted < 2) --counted;
    // Not 对9家社会组织作出
    if (counted > view.begin() + 1 && view.is(i, sem::unknown) && view.is(counted - 1, sem::number))
        return !view.is(counted - 2, sem::object);
    return i > view.begin() && view.is(i, sem::unknown) && view.is(i - 1, sem::foreign) && view.actor_of(i - 1) == actor::other;
}

/// 县政府本级及各乡镇、各部门: all whose report a government's is.
static bool names_all(const sentence_view& view, std::size_t last) noexcept {
    if (view.is_of_department()) return false;
    // 全区申请…，各单位合计新收2146件
    const bool every = view.is(last, sem::unknown) || view.is(last, sem::foreign) || view.is(last, sem::neutral);
    if (every && view.is(last + 1, sem::total) && last > view.begin() + 1 && view.is(last - 1, sem::each) &&
        view.is(last - 2, sem::clause_mark))
        return true;
    constexpr sems list{sem::unknown, sem::foreign, sem::list_mark, sem::join, sem::each, sem::self, sem::whole};
    bool joined = false;
    bool lower = false;  // 市政府及各部门 leaves the counties out
    for (std::size_t k = last + 1; k-- > view.begin() && last - k < 12 && list.has(view.at(k).what);) {
        if (view.is(k, sem::whole)) return true;
        joined = joined || view.is(k, sem::join);
        const std::u32string_view word = view.characters(view.at(k));
        lower = lower || (!joined && word.find_first_of(U"乡镇街县区") != word.npos);
        if (joined && lower && (view.is(k, sem::self) || view.names_us(k) || view.characters(view.at(k)).ends_with(U"本级")))
            return true;
    }
    return false;
}

/// 由综合执法局行使处罚权，作出处罚391件: who acts is told in the clause before.
static bool another_acted(const sentence_view& view, std::size_t i) noexcept {
    const std::size_t clause = view.clause_begin(i, reach);
    if (clause <= view.begin() || !view.is(clause - 1, sem::clause_mark)) return false;
    std::size_t k = view.clause_begin(clause - 1, reach);
    if (view.characters(view.at(k)) != U"由") return false;
    // 综合执法局集中行使 is one word that is not known.
    const auto names_organ = [&](std::size_t w) {
        return view.is(w, sem::unknown) && !view.names_us(w) &&
               view.characters(view.at(w)).find_first_of(U"局厅委署院") != std::u32string_view::npos;
    };
    while (k < clause && view.actor_of(k) != actor::other && !names_organ(k)) ++k;
    return k < clause;
}

/// 全市自然资源系统: the organs of one kind, all over.
static bool tells_of_whole_system(const sentence_view& view, std::size_t end) noexcept {
    for (std::size_t i = end; i > view.begin() && end - i < 4; --i) {
        const sem what = view.at(i - 1).what;
        if (what == sem::whole) return true;
        if (what != sem::unknown && what != sem::join) return false;
    }
    return false;
}

actor discourse::who_acts(const mention& m, const phrase& p) {
    if (p.other) note_another(m);
    // 县政府制发3件；全县制发11件: a government's report is of all.
    const bool all = p.has(sem::whole) && !view.is_of_department();
    if (another_organ(m) && !p.has(sem::self) && !all) return actor::other;
    if (p.has(sem::whole) && view.is_of_department()) {
        if (view.us().is_office()) return actor::unclear;
        note_another(m);
        whole = m;
        return actor::other;
    }
    if (p.by_organ) return actor::unclear;
    // 全市自然资源系统收到743件
    const bool department = view.is_of_department() || view.us().is_unknown();
    if (!p.bounded() && department && tells_of_whole_system(view, p.begin)) {
        note_another(m);
        whole = m;
        return actor::other;
    }
    if (!p.has(sem::self) && p.bounded() && another_acted(view, p.begin)) return actor::other;
    if (p.has(sem::self) || p.bounded()) return actor::own;
    const std::size_t beyond = p.begin - 1;
    // 通过政务服务网收到: through one place only.
    if (beyond > view.begin() && view.is(beyond - 1, sem::neutral) && view.characters(view.at(beyond - 1)) == U"通过")
        return actor::other;
    // 以区政府为被申请人的行政复议, where nobody knows whose report it is
    if (view.us().is_unknown() && beyond > view.begin() && view.characters(view.at(beyond - 1)) == U"以" &&
        view.is(beyond + 2, sem::neutral) && view.characters(view.at(beyond + 2)) == U"被" && p.has(sem::review))
        return actor::unclear;
    // 以我局名义制发
    if (beyond > view.begin() && view.is(beyond - 1, sem::self) && view.at(beyond).what == sem::foreign) return actor::own;
    if (names_all(view, beyond)) return actor::unclear;
    // 食品安全领域作出…: of one field.
    for (const std::u32string_view field : {U"领域", U"条线", U"行业", U"板块", U"片区"})
        if (view.characters(view.at(beyond)).ends_with(field)) return actor::other;
    actor who = is_of_another(view, beyond) ? actor::other : view.actor_of(beyond);
    if (who == actor::other) note_another(m);
    // Whoever received them answers them: what follows in the sentence is no surer.
    if (who == actor::unclear && p.any({sem::receive, sem::dispose})) others_act = true;
    return who;
}

attachment* discourse::emit(const mention& m, const cell_expression& cells, claim_kind kind, certainty sure, role what,
                            std::size_t first_token, std::size_t last_token) {
    if (told.all.size() >= most_attachments) return nullptr;
    attachment& a = told.all.emplace_back();
    a.cells = cells;
    a.kind = kind;
    a.assumed = m.about.assumed && cells.numerator.terms().front().cell.table() == table::requests;
    a.plain = m.plain;
    a.by_organ = m.before.by_organ;
    // 收82、结20: whatever is received and done; the numbers have to tell.
    const bool terse = !m.before.empty() && view.at(m.before.end - 1).end - view.at(m.before.end - 1).begin == 1 &&
                       m.before.any({sem::receive, sem::dispose}) && verbs.has(view.at(m.before.end - 1).what);
    a.assumed = a.assumed || view.is_own_level() || terse;
    a.understood = m.understood && !(a.assumed && (m.about.loosely || view.is_centre())) && !view.is_own_level() && !terse;
    // 全省收到391件 in a report of nobody known: of a province, or of a county that tells of its province.
    const bool of_whom = view.us().is_unknown() && tells_of_whole(view, m.at);
    a.sure = a.assumed || !m.understood || view.has_organ() || of_whom ? certainty::likely : sure;
    a.what = what;
    a.begin = view.text().byte_begin(view.at(first_token));
    a.end = view.text().byte_end(view.at(last_token));
    a.sentence = sentence;
    a.paragraph = paragraph;
    a.token = static_cast<std::uint32_t>(m.at);
    a.words_begin = static_cast<std::uint32_t>(first_token);
    a.words_end = static_cast<std::uint32_t>(last_token + 1);
    a.reviews = m.reviews;
    const auto year = view.report_year();
    if (m.when.year && year && *m.when.year != *year) a.year = m.when.year;
    return &a;
}

attachment* discourse::state(const mention& m, std::size_t number, const cell_expression& cells, certainty sure, role what) {
    attachment* a =
        emit(m, cells, claim_kind::stated, sure, what, std::min(m.before.begin, number), std::max(number, m.quote_end));
    if (a) {
        const prose_number& n = view.number(number);
        a->number = n.value;
        a->low = n.low;
        a->high = n.high;
        a->bound = n.bound;
        a->token = static_cast<std::uint32_t>(number);
        a->of_own_level = m.before.own_level;
        const phrase& own = m.before.coloured ? m.before : m.after;
        a->has_own_scope = own.any(verbs) && mentions_request(view, own, m.about) && own.bounded();
        // 我局为新组建机构，收到申请8件: the clause before is of something else.
        if (a->assumed && a->has_own_scope && m.plain && m.alone && !view.is_centre()) a->understood = true;
    }
    if (!told.all.empty()) last = told.all.size() - 1;
    return a;
}

attachment* discourse::imply(const mention& m, const cell_expression& cells, decimal number, certainty sure, role what,
                             std::size_t first_token, std::size_t last_token) {
    attachment* a = emit(m, cells, claim_kind::implied, sure, what, first_token, last_token);
    if (!a) return nullptr;
    a->number = number;
    a->low = a->high = number.coefficient();
    return a;
}

std::vector<std::size_t> discourse::listed_numbers(std::size_t i) const {
    std::vector<std::size_t> found;
    for (std::size_t k = i; k < view.end(); ++k) {
        if (view.is(k, sem::number)) {
            found.push_back(k);
        } else if (!view.is(k, sem::list_mark) && !view.is(k, sem::clause_mark) && !view.is(k, sem::join)) {
            break;
        }
    }
    return found;
}

/// 主动公开56份，依申请公开32份，不予公开148份; 依申请公开及不予公开388份: says how documents may be published, nothing of
/// requests.
static bool find_attributes(const discourse& d) noexcept {
    const sentence_view& view = d.view;
    bool proactive = false;
    bool disposed = false;
    for (std::size_t k = view.begin(); k < view.end() && k - view.begin() < 4 * reach; ++k) {
        const token& t = view.at(k);
        if (t.what == sem::foreign && t.value == 3) return true;
        // 决定公开文件87件
        if (t.what == sem::disposition && view.is(k + 1, sem::document) && view.at(k + 1).value == 2) return true;
        const bool by_request = t.what == sem::request && t.value == 1;
        const bool beside = view.is(k + 1, sem::join) || view.is(k + 1, sem::list_mark) || view.is(k + 1, sem::either);
        if (by_request && beside && view.is(k + 2, sem::disposition)) return true;
        if (t.what == sem::disposition && beside && view.is(k + 2, sem::request) && view.at(k + 2).value == 1) return true;
        const std::size_t next = view.is(k + 1, sem::neutral) ? k + 2 : k + 1;
        if (!view.is(next, sem::number)) continue;
        if (t.what == sem::disposition) disposed = true;
        if (t.what == sem::publish && view.characters(t) == U"主动公开") proactive = true;
        if (by_request && (proactive || disposed)) return true;
    }
    return d.survey.documents_before && proactive && disposed;
}

bool discourse::tells_attributes() noexcept {
    if (!attributes) attributes = find_attributes(*this);
    return *attributes;
}

}  // namespace gongkai::detail
