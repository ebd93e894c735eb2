// SPDX-License-Identifier: Apache-2.0
// Reviews and lawsuits because of requests.
#include "discourse.hpp"

namespace gongkai::detail {
namespace {

/// 行政诉讼（未经复议直接起诉）: the second.
review_rows closer(const review_rows& all) noexcept {
    if (!all.has(1) || !(all.has(2) || all.has(3))) return all;
    review_rows told;
    for (std::size_t i = 0; i < all.size; ++i)
        if (all.kinds[i] != 1) told.add(all.kinds[i]);
    return told;
}

/// 行政诉讼9件，败诉2件: plain only right after all the lawsuits.
bool is_lost_elsewhere(const discourse& d, const mention& m) noexcept {
    if (!d.view.has(m.before, sem::outcome, lost_lawsuit) && !d.view.has(m.after, sem::outcome, lost_lawsuit)) return false;
    if (m.before.has(sem::review) || d.review_totals != 1 || d.follows_loose() || d.told.all.size() == d.first) return true;
    const attachment& told = d.told.all.back();
    return told.what != role::reviews || told.cells.numerator.terms().size() != 2;
}

/// What a number of reviews is said of: kinds, an outcome, and where they were read.
struct review_scope {
    review_rows rows{};
    std::optional<review_column> outcome{};
    bool behind = false;     ///< the words stand after the number
    bool inherited = false;  ///< the kinds were spoken of before
    bool earlier = false;    ///< in the sentence before
};

/// 维持12件、纠正5件、其他4件; 作出其他处理4件: the last is an outcome, too.
bool is_other_outcome(const discourse& d, const mention& m) noexcept {
    const phrase& p = m.before;
    if (p.begin + 1 != p.end || !p.bounded() || d.told.all.size() == d.first || d.told.all.back().what != role::outcome)
        return false;
    const token& word = d.view.at(p.begin);
    return (word.what == sem::applicant && word.value == other_applicants) ||
           (word.what == sem::disposition && word.value == group_flag + index_of(disposition_group::other));
}

/// 复议机关维持8件、法院维持2件: who decides tells of which kind.
review_rows rows_of_decider(const sentence_view& view, const phrase& p, const review_kinds& told) noexcept {
    review_rows rows;
    bool court = false;
    for (std::size_t i = p.bounded() ? p.begin : p.begin - 1; i < p.end; ++i) {
        if (!view.is(i, sem::neutral) && !view.is(i, sem::unknown)) continue;
        const std::u32string_view word = view.characters(view.at(i));
        if (word.ends_with(U"复议机关")) rows.add(0);
        court = court || word.find(U"法院") != word.npos;
    }
    if (!court) return rows;
    const std::size_t before = rows.size;
    for (std::uint8_t kind = 1; kind < 4; ++kind)
        if (told.named[kind]) rows.add(kind);
    if (rows.size == before) rows.add(1);
    return closer(rows);
}

/// 市政府维持4件: the organ that decides is no part of what is counted.
bool is_decided_by(const sentence_view& view, const phrase& p) noexcept {
    return !p.empty() && p.beyond == sem::unknown && view.is(p.begin, sem::outcome) && view.actor_of(p.begin - 1) == actor::other;
}

/// 9起复议案件中被纠正2起: what comes after 中 is said of the next number, if there is one.
phrase of_this_number(const sentence_view& view, phrase r) noexcept {
    if (r.beyond != sem::number) return r;
    for (std::size_t i = r.begin; i < r.end; ++i)
        if (view.is(i, sem::neutral) && view.characters(view.at(i)).ends_with(U"中")) r.end = i;
    return r;
}

/// 复议机关撤销我局答复2件, 法院判决撤销1件: who annulled tells of which kind the review was.
std::optional<std::uint8_t> annulled_by(const discourse& d, const mention& m) noexcept {
    const phrase& p = m.before;
    const bool object = !p.empty() && d.view.is(p.end - 1, sem::dispose);
    if (p.beyond != sem::withdrawn || p.begin < d.view.begin() + 2 || !(p.empty() || object)) return std::nullopt;
    if (d.view.characters(d.view.at(p.begin - 1)) != U"撤销") return std::nullopt;
    const std::u32string_view who = d.view.characters(d.view.at(p.begin - 2));
    if (who.ends_with(U"复议机关")) return std::uint8_t{0};
    if (who.ends_with(U"法院") || who.ends_with(U"法院判决")) return std::uint8_t{1};
    return std::nullopt;
}

/// 结果维持的行政复议10件、行政诉讼8件: what stands before the first of a list is said of each.
std::optional<review_column> outcome_of_list(const discourse& d) noexcept {
    if (d.follows_loose() || d.told.all.size() == d.first || d.told.all.back().what != role::outcome) return std::nullopt;
    const attachment& before = d.told.all.back();
    bool outcome = false;
    bool of = false;
    for (std::size_t i = before.words_begin; i < before.token; ++i) {
        if (of && d.view.is(i, sem::review))
            return static_cast<review_column>(before.cells.numerator.terms().front().cell.column());
        outcome = outcome || d.view.is(i, sem::outcome);
        of = of || (outcome && d.view.characters(d.view.at(i)) == U"的");
    }
    return std::nullopt;
}

/// 就3件复议中的两件，…: some of the number before.
bool is_of_the_reviews_before(const sentence_view& view, const mention& m) noexcept {
    if (m.before.beyond != sem::number) return false;
    for (std::size_t i = m.at; i > m.before.begin && view.is(i - 1, sem::neutral); --i)
        if (view.characters(view.at(i - 1)).ends_with(U"中")) return true;
    return false;
}

review_scope scope_of(const discourse& d, const mention& m) noexcept {
    const phrase& p = m.before;
    const phrase& r = m.after;
    review_scope s;
    s.rows = reviews_in(d.view, p);
    // 行政诉讼85件，涉信息公开46件
    if (s.rows.size == 0 && p.has(sem::disclosure) && d.survey.all_reviews > 0 && !d.reviews_of_others &&
        !p.any({sem::request, sem::receive, sem::dispose}))
        s.rows = reviews_of(m.reviews);
    if (s.rows.size == 0 && r.has(sem::review) && !p.any(verbs)) {
        s.rows = reviews_in(d.view, r);
        s.behind = true;
    }
    s.outcome = outcome_in(d.view, p);
    if (!s.outcome && (s.behind || !p.coloured)) s.outcome = outcome_in(d.view, of_this_number(d.view, r));
    if (!s.outcome && s.rows.size > 0 && d.view.after_list_mark(p)) s.outcome = outcome_of_list(d);
    // 申请人撤回复议2件
    const bool withdrawn = p.beyond == sem::withdrawn && d.view.is(p.begin, sem::review) && !s.outcome;
    // 12件复议案件中有6件维持
    if (!s.outcome && is_of_the_reviews_before(d.view, m)) s.outcome = outcome_in(d.view, r);
    if (is_other_outcome(d, m) || withdrawn) s.outcome = review_column::other;
    if (is_annulled(d, m)) s.outcome = review_column::corrected;
    if (const auto kind = annulled_by(d, m)) s.rows.add(*kind);
    if (s.rows.size == 0 && s.outcome && r.bounded() && !r.has(sem::since)) s.rows = rows_of_decider(d.view, p, m.reviews);
    if (s.rows.size > 0 || !s.outcome) return s;
    s.inherited = true;
    // 出庭应诉12件，维持6件: of what is no cell.
    if (d.follows_loose() && !d.told.loose.back().subset && !d.told.loose.back().withdrawn) return s;
    s.rows = reviews_of(m.reviews);
    if (s.rows.size == 0 && (m.about.reviews || d.assumed_reviews_before())) {
        s.rows = reviews_of(m.earlier_reviews);
        s.earlier = s.rows.size > 0;
    }
    return s;
}

/// 因同一申请引发的复议5件、诉讼3件: the first of the list is about no cell.
bool follows_other_reviews(const discourse& d, const phrase& p) noexcept {
    return d.follows_loose() && d.view.after_list_mark(p) && d.view.is(d.told.loose.back().token - 1, sem::review);
}

/// Why a number of reviews is about no cell, if it is not.
bool is_foreign(discourse& d, const mention& m, const review_scope& s) {
    const phrase& p = m.before;
    const unit measure = d.view.number(m.at).unit;
    if (measure == unit::copy || measure == unit::line) return true;
    if (d.survey.unrelated || is_lost_elsewhere(d, m) || follows_other_reviews(d, p)) return true;
    const bool about = about_disclosure(d, m, p) || (s.behind && about_disclosure(d, m, m.after));
    if (s.earlier && !about && d.assumed_reviews_before()) d.reviews_assumed = true;
    else if (s.inherited && !about && !d.tells_reviews()) d.reviews_assumed = true;
    if (!s.inherited) {
        d.reviews_assumed = !about;
        d.reviews_of_others = d.reviews_of_others || !about;
        if (!about && (m.about.requests && !m.about.assumed)) return true;
    }
    // 除2件尚未审结外，其他行政诉讼案件（6件）: what is left of them.
    if (s.rows.size > 0 && !s.inherited && p.has(sem::applicant) && d.view.has(p, sem::applicant, other_applicants)) return true;
    if (m.reviewer || as_reviewer(d.view, p) || p.any({sem::by_channel, sem::document})) return true;
    // 全市因政府信息公开引起的行政诉讼共40件, in a department's report
    if (p.has(sem::whole) && d.view.is_of_department()) {
        d.note_another(m);
        return true;
    }
    // 因行政处罚引起的行政复议23件
    if ((is_of_the_reviews_before(d.view, m) && !s.outcome) || (p.has(sem::service) && !p.has(sem::disclosure))) return true;
    // 对我局政府信息公开答复不服提起行政复议
    if (p.has(sem::object) && !p.has(sem::disclosure)) return true;
    if (m.because_of_other) return true;
    const bool withdrawn = p.beyond == sem::withdrawn && s.outcome == review_column::other;
    // 3件复议尚在审理，其余9件维持
    if (s.inherited && p.empty() && d.view.characters(d.view.at(p.begin - 1)) == U"其余") return d.another_organ(m);
    if (p.beyond != sem::stop && !p.bounded() && !is_annulled(d, m) && !is_decided_by(d.view, p) && !withdrawn) {
        // 驳回复议申请等其他结果1件: examples.
        const bool examples = s.outcome && d.view.is(p.end - 1, sem::outcome) && p.has(sem::etc);
        if (examples) return d.another_organ(m);
        if (d.view.narrowed(p) && !p.has(sem::disclosure) && !d.view.is(p.begin, sem::etc)) return true;
        if (d.who_acts(m, p) == actor::other) return true;
    }
    return d.another_organ(m);
}

/// Where nothing says that the reviews are because of our answers, the numbers have to.
void assume(const discourse& d, attachment* a) noexcept {
    if (!a || !d.reviews_assumed) return;
    a->assumed = true;
    a->understood = false;
    a->sure = certainty::likely;
}

void state_reviews(discourse& d, const mention& m, const review_rows& which, review_column column, std::size_t number,
                   certainty sure, role what) {
    cell_expression cells;
    for (std::size_t k = 0; k < which.size; ++k) add_review(cells.numerator, which.kinds[k], column);
    assume(d, d.state(m, number, cells, sure, what));
}

/// 直接起诉11件（维持6件、纠正1件）: of the kind before the bracket; （其中维持6件…） can be of all.
bool is_of_one_kind(const sentence_view& view, const mention& m) noexcept {
    if (!m.in_bracket) return false;
    for (std::size_t k = m.at; k-- > view.begin() && m.at - k < reach;)
        if (view.is(k, sem::open_bracket)) return !view.is(k + 1, sem::subset);
    return false;
}

bool holds(const cell_sum& cells, const cell_key& key) noexcept {
    for (const cell_term& term : cells.terms())
        if (term.cell == key) return true;
    return false;
}

/// 行政复议71件，行政诉讼159件，合计230件; 复议纠正1件，诉讼纠正1件，合计2件
bool attach_all_reviews(discourse& d, const mention& m) {
    const phrase& p = m.before;
    // 复议纠正2件，诉讼纠正1件，共被纠正3件
    const auto outcome = outcome_in(d.view, p);
    constexpr sems other_colours{sem::review, sem::disclosure, sem::request, sem::disposition, sem::receive, sem::dispose};
    const bool only_outcome = outcome && !p.any(other_colours);
    if (!p.has(sem::total) || (p.coloured && !only_outcome) || !p.bounded() || !m.after.empty() || m.subset) return false;
    cell_expression cells;
    std::size_t kinds = 0;
    role told = role::reviews;
    for (std::size_t k = d.told_of_late(); k < d.told.all.size(); ++k) {
        const attachment& a = d.told.all[k];
        const bool another = outcome && a.cells.numerator.terms().front().cell.column() != index_of(*outcome);
        if (another || (a.what != role::reviews && a.what != role::outcome)) {
            kinds = 0;
            cells = {};
            continue;
        }
        if (kinds > 0 && told != a.what) {
            kinds = 0;
            cells = {};
        }
        told = a.what;
        ++kinds;
        for (const cell_term& term : a.cells.numerator.terms())
            if (!holds(cells.numerator, term.cell)) cells.numerator.add(term);
    }
    if (kinds < 2) return false;
    assume(d, d.state(m, cells, certainty::likely, role::reviews));
    return true;
}

/// 撤销, 责令重新答复, 败诉: 结果纠正 in words that some count otherwise.
bool is_in_other_words(const sentence_view& view, const phrase& p) noexcept {
    for (std::size_t k = p.begin; k < p.end; ++k) {
        if (!view.is(k, sem::outcome)) continue;
        const std::u32string_view word = view.characters(view.at(k));
        const bool form = word.starts_with(U"其") || word.find(U"维持") != word.npos;
        if (!form && (view.at(k).value == index_of(review_column::other) || view.at(k).value == index_of(review_column::upheld)))
            return true;
        if (view.at(k).value == lost_lawsuit || word.find(U"撤销") != word.npos || word.find(U"责令") != word.npos) return true;
    }
    return false;
}

certainty sureness_of(const discourse& d, const mention& m, const review_scope& s) noexcept {
    const phrase& p = m.before;
    if (p.has(sem::dispose) || !p.bounded() || s.earlier || is_in_other_words(d.view, p)) return certainty::likely;
    // Of whatever reviews: the paragraph speaks of requests, the sentence does not.
    if (!p.has(sem::disclosure) && !m.about.reviews && !m.requests && !mentions_request(d.view, p, m.about))
        return certainty::likely;
    if ((p.has(sem::subset) && !s.outcome) || m.about.by_heading) return certainty::likely;
    // 办理复议28件、诉讼16件，其中维持22件: what the list begins with holds for all of it.
    if ((s.inherited || (d.view.after_list_mark(p) && !s.outcome)) && d.first < d.told.all.size() &&
        d.told.all.back().sure == certainty::likely)
        return certainty::likely;
    return certainty::certain;
}

}  // namespace

void add_review(cell_sum& sum, std::uint8_t kind, review_column column) noexcept {
    if (kind == 0) sum.add({{review_kind::reconsideration, column}, false});
    if (kind == 1 || kind == 2) sum.add({{review_kind::litigation_direct, column}, false});
    if (kind == 1 || kind == 3) sum.add({{review_kind::litigation_after_reconsideration, column}, false});
}

review_rows reviews_in(const sentence_view& view, const phrase& p) noexcept {
    review_rows all;
    if (!p.has(sem::review)) return all;
    for (std::size_t i = p.begin; i < p.end; ++i)
        if (view.at(i).what == sem::review) all.add(view.at(i).value);
    return closer(all);
}

review_rows reviews_of(const review_kinds& kinds) noexcept {
    review_rows all;
    for (std::uint8_t kind = 0; kind < 4; ++kind)
        if (kinds.named[kind]) all.add(kind);
    return closer(all);
}

std::optional<review_column> outcome_in(const sentence_view& view, const phrase& p) noexcept {
    std::optional<review_column> found;
    if (!p.has(sem::outcome)) return found;
    for (std::size_t i = p.begin; i < p.end; ++i)
        if (view.at(i).what == sem::outcome)
            found = view.at(i).value == lost_lawsuit ? review_column::corrected : static_cast<review_column>(view.at(i).value);
    return found;
}

/// 未经复议直接起诉, 复议后起诉: as the form words its kinds.
static bool is_worded_as_form(const sentence_view& view, const phrase& p) noexcept {
    for (std::size_t i = p.begin; i < p.end; ++i) {
        if (!view.is(i, sem::review) || view.at(i).value < 2) continue;
        const std::u32string_view word = view.characters(view.at(i));
        if (word.starts_with(U"未经") || word.starts_with(U"先") || word.starts_with(U"直接向") ||
            word.find(U"复议后") != word.npos)
            return true;
    }
    return false;
}

bool is_annulled(const discourse& d, const mention& m) noexcept {
    if (annulled_by(d, m)) return true;
    if (m.at == d.view.begin() || !d.view.is(m.at - 1, sem::withdrawn) || d.view.characters(d.view.at(m.at - 1)) != U"撤销")
        return false;
    return !d.follows_loose() && d.told.all.size() > d.first &&
           d.told.all.back().cells.numerator.terms().front().cell.table() == table::reviews;
}

bool about_disclosure(const discourse& d, const mention& m, const phrase& p) noexcept {
    if (is_worded_as_form(d.view, p) && m.understood && !p.any({sem::receive, sem::judge})) return true;
    if (p.has(sem::disclosure) || m.about.reviews || mentions_request(d.view, p, m.about)) return true;
    // 收到申请21件，被申请行政复议3件; not 新收诉讼案件88件, 行政应诉63件, 行政处罚听证12件，复议3件.
    if (!m.about.requests || d.survey.services || p.any({sem::receive, sem::dispose, sem::judge})) return false;
    for (std::size_t i = p.begin; i < p.end; ++i)
        if (d.view.at(i).what == sem::review && d.view.characters(d.view.at(i)).find(U"应诉") != std::u32string_view::npos)
            return false;
    return true;
}

bool as_reviewer(const sentence_view& view, const phrase& p) noexcept {
    return p.has(sem::judge) || view.has(p, sem::receive, 1) || view.has(p, sem::dispose, 0);
}

/// 行政复议8件，审结6件: all but those that are pending. Who decides on others' acts tells of them before.
static bool attach_closed_reviews(discourse& d, const mention& m) {
    const phrase& p = m.before;
    bool closed = false;
    for (std::size_t k = p.begin; k < p.end; ++k) {
        constexpr sems said{sem::neutral, sem::subset, sem::total, sem::time, sem::current, sem::judge, sem::review};
        if (!said.has(d.view.at(k).what)) return false;
        const std::u32string_view word = d.view.characters(d.view.at(k));
        closed = closed || word.ends_with(U"审结") || word.ends_with(U"结案") || word == U"已结";
    }
    // 复议已结1件、未结2件: under the heading of reviews, whose they are is told.
    const bool told = d.tells_reviews() && !p.has(sem::review);
    const bool named = p.has(sem::review) && m.about.reviews && p.end > p.begin && d.view.is(p.end - 1, sem::judge);
    if (!closed || !p.bounded() || m.reviewer || d.follows_loose() || (!told && !named)) return false;
    cell_expression cells;
    const review_rows rows = named ? reviews_in(d.view, p) : reviews_of(m.reviews);
    for (std::size_t k = 0; k < rows.size; ++k)
        for (const review_column column : {review_column::upheld, review_column::corrected, review_column::other})
            add_review(cells.numerator, rows.kinds[k], column);
    if (!cells.numerator.empty()) assume(d, d.state(m, cells, certainty::likely, role::outcome));
    return true;
}

/// 政府信息公开复议案件无被纠错，15件中维持10件: the first number is of all.
static bool attach_divided_reviews(discourse& d, const mention& m) {
    const review_rows rows = reviews_of(m.reviews);
    const bool first = d.told.loose.empty() || d.told.loose.back().sentence != d.sentence;
    const bool counted = d.told.all.size() > d.first && d.told.all.back().kind == claim_kind::stated;
    if (rows.size == 0 || m.before.coloured || !m.before.bounded() || !first || counted || m.subset || m.reviewer) return false;
    if (!is_divided(d.view, m.at) || !outcome_in(d.view, m.after)) return false;
    d.reviews_assumed = !m.about.reviews;
    state_reviews(d, m, rows, review_column::total, m.at, certainty::likely, role::reviews);
    return true;
}

/// 维持、纠正、其他、未结四类复议结果分别为5件、0件、2件、0件: the outcomes that a list names, the last first.
static std::vector<review_column> outcomes_listed(const sentence_view& view, std::size_t end) {
    constexpr sems between{sem::list_mark, sem::join, sem::neutral, sem::review, sem::disclosure, sem::total, sem::respectively};
    std::vector<review_column> found;
    for (std::size_t k = end; k > view.begin() && end - k < reach; --k) {
        const token& t = view.at(k - 1);
        const bool kinds = t.what == sem::number && found.empty() && view.number(k - 1).unit == unit::kind;
        if (t.what == sem::outcome && t.value != lost_lawsuit) found.push_back(static_cast<review_column>(t.value));
        else if (t.what == sem::applicant && t.value == other_applicants) found.push_back(review_column::other);
        else if (!between.has(t.what) && !kinds) break;
    }
    return found;
}

static bool attach_outcomes_respectively(discourse& d, const mention& m) {
    if (!m.before.has(sem::respectively) || m.before.has(sem::outcome)) return false;
    const std::vector<review_column> outcomes = outcomes_listed(d.view, m.before.end);
    const std::vector<std::size_t> numbers = d.listed_numbers(m.at);
    const review_rows rows = reviews_of(m.reviews);
    if (outcomes.size() < 2 || outcomes.size() != numbers.size() || rows.size != 1 || m.reviewer) return false;
    d.reviews_assumed = m.about.assumed || !about_disclosure(d, m, m.before);
    for (std::size_t k = tells_of_whole(d.view, m.at) ? numbers.size() : 0; k < numbers.size(); ++k)
        state_reviews(d, m, rows, outcomes[outcomes.size() - 1 - k], numbers[k], certainty::likely, role::outcome);
    d.resume = numbers.back() + 1;
    return true;
}

/// 有无…引发的复议？答：有，共4件: what was asked for in the sentence before.
static bool attach_answer(discourse& d, const mention& m) {
    const phrase& p = m.before;
    const bool asked = d.view.begin() > 0 && d.view.characters(d.view.at(d.view.begin() - 1)) == U"?";
    const bool first = d.told.all.size() == d.first && (d.told.loose.empty() || d.told.loose.back().sentence != d.sentence);
    if (!asked || !first || p.coloured || !p.has(sem::total) || !m.after.empty() || !m.about.reviews || m.reviews.any())
        return false;
    const review_rows rows = reviews_of(m.earlier_reviews);
    if (rows.size == 0) return false;
    state_reviews(d, m, rows, review_column::total, m.at, certainty::likely, role::reviews);
    return true;
}

bool attach_review(discourse& d, const mention& m) {
    const phrase& p = m.before;
    if (attach_closed_reviews(d, m) || attach_outcomes_respectively(d, m)) return true;
    const review_scope s = scope_of(d, m);
    if (s.inherited && s.outcome && attach_all_reviews(d, m)) return true;
    if (attach_answer(d, m)) return true;
    if (s.rows.size == 0) return attach_all_reviews(d, m) || attach_divided_reviews(d, m);
    // 其中信息公开类分别为24件、17件
    if (s.rows.size == 1 && p.has(sem::respectively)) return true;
    // 上年结转的行政复议4件: the form has no such row.
    if (p.any({sem::carry, sem::previous, sem::next})) return true;
    if (is_foreign(d, m, s)) {
        d.reviews_of_others = true;
        return true;
    }
    if (m.at < d.survey.all_reviews && !p.has(sem::disclosure)) return true;
    const certainty sure = sureness_of(d, m, s);
    const review_column column = s.outcome.value_or(review_column::total);
    const role what = s.outcome ? role::outcome : role::reviews;
    // 行政复议85件、行政诉讼33件，其中纠正6件: of all of them, or of either.
    const bool shared = s.inherited && d.review_totals > 1 && m.subset && !m.in_bracket;
    d.review_totals = s.outcome ? 0 : d.review_totals + 1;
    const bool apart = p.any({sem::each, sem::all}) || d.view.number(m.at).value.coefficient() == 0;
    if (s.rows.size > 1 && p.has(sem::respectively)) {
        const std::vector<std::size_t> numbers = d.listed_numbers(m.at);
        if (numbers.size() != s.rows.size) return true;
        for (std::size_t k = 0; k < s.rows.size; ++k) state_reviews(d, m, {{s.rows.kinds[k]}, 1}, column, numbers[k], sure, what);
        d.resume = numbers.back() + 1;
    } else if (s.rows.size > 1 && !s.inherited && apart) {
        for (std::size_t k = 0; k < s.rows.size; ++k) state_reviews(d, m, {{s.rows.kinds[k]}, 1}, column, m.at, sure, what);
    } else {
        const std::size_t size = d.told.all.size();
        state_reviews(d, m, s.rows, column, m.at, shared ? certainty::likely : sure, what);
        if (d.told.all.size() > size)
            d.told.all.back().shared_outcome = s.inherited && s.outcome.has_value() && !is_of_one_kind(d.view, m);
    }
    return true;
}

}  // namespace gongkai::detail
