// SPDX-License-Identifier: Apache-2.0
#include "mention.hpp"

#include <algorithm>
#include <utility>

namespace gongkai::detail {

/// What the words of a sentence have told so far.
struct mention_finder::sentence_state {
    period when{};
    period outside{};  ///< before the bracket that is open
    review_kinds reviews{};
    review_kinds all_reviews{};    ///< of the sentence
    bool reviews_counted = false;  ///< a number stands after them
    std::size_t document = nowhere;
    std::size_t receives = nowhere;
    std::size_t clause_number = nowhere;
    std::size_t last_self = nowhere;
    std::size_t applicant = nowhere;
    std::size_t clause = 0;  ///< where it begins
    std::uint32_t list_item = 0;
    bool clause_coloured = false;  ///< the words of that number stand before it
    bool requests = false;
    bool subset = false;
    bool subset_outside = false;
    bool subset_lists = false;  ///< 其中：A；B；C
    bool in_bracket = false;
    bool channel = false;
    bool because_of_other = false;
    bool last_year = false;      ///< 去年: the year is that
    bool reviewer = false;       ///< 作为复议机关
    bool noun = false;           ///< 留言, and no number since
    bool understood = true;      ///< every word so far
    bool harmless = true;        ///< what is not understood names no other organ, nor anything that is counted apart
    bool plain = true;           ///< every word of this item of a list, but for steps in the handling of requests
    std::size_t step = nowhere;  ///< the last of these: 延期答复
};

/// The words of a sentence that tell of what kind it is.
struct word_counts {
    std::array<bool, enum_size<disposition_group>> groups{};
    std::array<bool, 2> repeals{};
    unsigned ones = 0;        ///< 一件
    unsigned other_ones = 0;  ///< 一项, 一起
    bool counts = false;
    bool others = false;   ///< proposals or messages
    bool named = false;    ///< requests for information
    bool by_name = false;  ///< and by a word for nothing else
    bool behind = false;   ///< which stands behind all that is counted: 收件57件，数据来自依申请公开系统
    bool newly = false;
    bool carries = false;
    bool carried = false;  ///< 结转
    bool another_year = false;
    bool manner = false;
    bool verb = false;  ///< 收到, 办结
    bool open = false;
    bool requests = false;     ///< 申请, what becomes of them, or who asks
    bool refused = false;      ///< 本机关不掌握, 法律服务机构申请: nothing but requests is answered, or asked, so
    bool other_topic = false;  ///< or anything else that can be counted
    bool reviews = false;
    bool noun = false;  ///< 申请
};

disposition_group group_of_value(std::uint8_t value) noexcept {
    if (value >= group_flag) return static_cast<disposition_group>(value - group_flag);
    return group_of(*disposition_of(static_cast<request_row>(value)));
}

bool mentions_request(const sentence_view& view, const phrase& p, const topic& about) noexcept {
    if (!p.has(sem::request)) return false;
    for (std::size_t i = p.begin; i < p.end; ++i)
        if (view.at(i).what == sem::request && (view.at(i).value < 2 || (about.requests && !is_for_decision(view, i))))
            return true;
    return false;
}

bool is_for_decision(const sentence_view& view, std::size_t i) noexcept {
    return i > view.begin() && view.at(i).value == 2 && (view.is(i - 1, sem::decide) || view.is(i - 1, sem::service));
}

void mention_finder::start_paragraph() noexcept {
    topic_ = {};
    topic_.requests = where_ == section::requests || heading_.requests;
    // Among the problems are the answers that a review has corrected.
    const bool assumed = heading_.reviews || where_ == section::problems;
    topic_.reviews = where_ == section::reviews || assumed;
    topic_.by_heading = where_ != section::reviews && assumed;
    topic_.only_requests = topic_.requests;
    earlier_reviews_ = {};
    elsewhere_ = false;
    survey_.documents_before = false;
}

/// 一、总体情况, 概述: says nothing of what the paragraphs under it are about.
static bool is_general(const sentence_view& view, std::size_t begin, std::size_t end) noexcept {
    constexpr sems said{sem::neutral, sem::total, sem::time, sem::year, sem::current, sem::self, sem::disclosure};
    for (std::size_t i = begin; i < end; ++i) {
        const token& t = view.at(i);
        const bool known = said.has(t.what) || (t.what == sem::unknown && t.value == 1);
        if (!known && view.characters(t) != U"总体") return false;
    }
    return true;
}

void mention_finder::end_paragraph(std::size_t i) {
    // What a heading speaks of, the paragraphs under it do.
    constexpr std::uint32_t longest_heading = 24;
    const std::uint32_t length = view_.at(i).number;
    if (!counts_ && length > 0 && length <= longest_heading) {
        heading_ = named_;
        headed_ = !is_general(view_, paragraph_, i);
    }
    paragraph_ = i + 1;
    named_ = {};
    start_paragraph();
    counts_ = false;
}

/// Not 国家秘密, 执法案卷, 信访举报投诉, 公开出版物, 行政查询: they are counted for their own sake, too.
static bool is_only_of_requests(std::uint8_t value) noexcept {
    using enum request_row;
    constexpr std::array rows{denied_third_party_rights, denied_internal_affairs,  denied_process_information,
                              unable_not_held,           unable_requires_creation, unable_unclear_after_correction,
                              not_processed_repeated,    not_processed_excessive,  not_processed_reconfirmation,
                              other_correction_overdue,  other_fee_unpaid};
    return value < group_flag && std::ranges::find(rows, static_cast<request_row>(value)) != rows.end();
}

static bool is_column_of_form(std::uint8_t value) noexcept {
    return value == index_of(request_column::research) || value == index_of(request_column::public_welfare) ||
           value == index_of(request_column::legal_service);
}

void mention_finder::count_words(std::size_t i, word_counts& seen) const {
    if (view_.is_of_organ(i)) return;
    const token& t = view_.at(i);
    constexpr sems other_topics{sem::foreign, sem::noun, sem::document, sem::service, sem::dispute, sem::fee, sem::judge};
    seen.reviews = seen.reviews || t.what == sem::review;
    seen.noun = seen.noun || t.what == sem::request;
    const bool step = t.what == sem::foreign && (t.value == 4 || t.value >= 6);
    seen.requests = seen.requests || (step && t.value < 7);
    // 未收取信息处理费: a fee for answers.
    const bool their_fee = t.what == sem::noun &&
                           (t.value == index_of(fact_kind::information_fee) || t.value == index_of(fact_kind::published_items));
    // 部分公开10件，均对个人隐私信息作遮蔽处理: what is said behind the last number is of it.
    const bool counted = i < view_.end_of_counts();
    seen.other_topic = seen.other_topic || (counted && other_topics.has(t.what) && !step && !their_fee);
    switch (t.what) {
        case sem::number: {
            seen.counts = true;
            const prose_number& n = view_.number(i);
            if (!n.in_words || n.value.coefficient() != 1) break;
            ++(n.unit == unit::item ? seen.ones : seen.other_ones);
            break;
        }
        case sem::negation: seen.counts = true; break;
        case sem::disposition:
            seen.groups[index_of(group_of_value(t.value))] = seen.requests = true;
            seen.refused = seen.refused || is_only_of_requests(t.value);
            break;
        case sem::applicant:
            seen.requests = true;
            // 法律服务机构申请4件, 科研机构提出申请4件
            seen.refused = seen.refused ||
                           (is_column_of_form(t.value) && view_.is(view_.is(i + 1, sem::neutral) ? i + 2 : i + 1, sem::request));
            // 向自然人公开政府信息210件
            seen.other_topic = seen.other_topic || view_.is(i + 1, sem::publish);
            break;
        case sem::noun:
            seen.others = seen.others || t.value == index_of(fact_kind::proposals) || t.value == index_of(fact_kind::messages);
            break;
        case sem::request: {
            // 公租房申请 is another's kind of request.
            constexpr sems others{sem::unknown, sem::foreign, sem::noun, sem::service, sem::review};
            const bool of_others = i > view_.begin() && others.has(view_.at(i - 1).what) && view_.at(i - 1).value != 1;
            seen.named = seen.named || t.value < 2 || !of_others;
            seen.requests = true;
            (counted ? seen.by_name : seen.behind) |= t.value < 2;
            seen.other_topic = seen.other_topic || of_others;
            break;
        }
        case sem::receive:
            seen.newly = seen.newly || t.value == 2;
            seen.verb = true;
            break;
        case sem::dispose: seen.verb = true; break;
        case sem::open: seen.open = true; break;
        case sem::carry:
            seen.carries = true;
            seen.carried = seen.carried || view_.characters(t).starts_with(U"结转");
            break;
        case sem::previous:
        case sem::next: seen.another_year = true; break;
        case sem::year: seen.another_year = seen.another_year || view_.is(i + 1, sem::carry); break;
        case sem::manner:
        case sem::prevented: seen.manner = true; break;
        case sem::repeal:
            if (t.value < 2 && counted) seen.repeals[t.value] = true;
            break;
        default: break;
    }
}

/// 行政复议39件，其中…信息公开行政复议9件; 行政诉讼85件，涉信息公开46件: what stands before is of all kinds.
void mention_finder::note_of_all_reviews(std::size_t i, bool subset) noexcept {
    constexpr sems links{sem::neutral, sem::respectively, sem::total, sem::share};
    std::size_t next = i + 1;
    while (next < view_.end() && next - i < 4 && links.has(view_.at(next).what)) ++next;
    if (subset || view_.is(next, sem::number)) survey_.all_reviews = i;
}

/// 作为市政府行政复议机构, 以复议机关身份: the organ decides on others' acts.
bool mention_finder::is_review_body(std::size_t i) const noexcept {
    const std::u32string_view word = view_.characters(view_.at(i));
    if (!word.ends_with(U"复议机关") && !word.ends_with(U"复议机构")) return false;
    const std::size_t first = view_.clause_begin(i, 8);
    const std::u32string_view before{view_.text().characters.data() + view_.at(first).begin,
                                     view_.at(i).begin - view_.at(first).begin};
    const std::uint32_t end = view_.at(i).end;
    const std::u32string_view after{view_.text().characters.data() + end,
                                    std::min<std::size_t>(view_.text().characters.size() - end, 3)};
    if (after.find(U"身份") != after.npos || after.find(U"名义") != after.npos) return true;
    return before.find(U"作为") != before.npos || before.find(U"承担") != before.npos || before.find(U"履行") != before.npos;
}

/// 清理规范性文件72件
static bool is_cleaned_up(const sentence_view& view, std::size_t i) noexcept {
    return view.is(i, sem::foreign) && view.characters(view.at(i)) == U"清理" && view.is(i + 1, sem::document) &&
           view.is(i + 2, sem::number);
}

/// 除信息公开案件外: what the rest of the sentence is not of.
static bool is_excepted(const sentence_view& view, std::size_t i) noexcept {
    std::size_t end = i;
    while (end < view.end() && end - i < reach && !clause_ends.has(view.at(end).what)) ++end;
    const std::size_t first = view.clause_begin(i, reach);
    return view.characters(view.at(first)).front() == U'除' && view.character_before(view.at(end)) == U'外';
}

/// What the sentence is of, as a whole.
void mention_finder::look_over() {
    const bool documents_before = survey_.documents_before;
    survey_ = {};
    word_counts seen;
    bool documents = false;
    bool subset = false;
    for (std::size_t i = view_.begin(); i < view_.end(); ++i) {
        count_words(i, seen);
        const token& t = view_.at(i);
        if (t.what == sem::next) survey_.next_year = true;
        if (t.what == sem::subset) subset = true;
        if (t.what == sem::service) survey_.services = true;
        if (t.what == sem::disclosure) {
            note_of_all_reviews(i, subset);
            survey_.unrelated = survey_.unrelated || is_excepted(view_, i);
        }
        if (t.what == sem::foreign) {
            survey_.cleaned_up = survey_.cleaned_up || is_cleaned_up(view_, i);
            if (t.value == 5) survey_.unrelated = true;
            if (view_.text().characters[t.begin] == U'修') survey_.revision = true;
            if (t.value == 3) documents = true;
            if (t.value == 4) survey_.asks_others = true;
        }
        if (t.what == sem::document && t.value == 2) documents = true;
    }
    survey_.documents_before = documents || documents_before;
    survey_.two_repeals = seen.repeals[0] && seen.repeals[1];
    survey_.groups = static_cast<unsigned>(std::ranges::count(seen.groups, true));
    survey_.slogan = seen.ones + seen.other_ones > 0 && (seen.manner || seen.ones > 2 || (seen.ones > 0 && seen.other_ones > 0));
    survey_.carries_over = seen.carries && seen.another_year;
    // Only requests are disposed of in so many ways, or newly received, or carried over.
    const bool over = survey_.carries_over;
    if (!seen.others && (survey_.groups >= 3 || (seen.named && (seen.newly || survey_.groups > 0 || over))))
        topic_.requests = true;
    // 办结722件，结转下年度27件: nothing else is carried over.
    seen.requests = seen.requests || seen.newly || seen.carried || (seen.carries && seen.another_year) ||
                    (seen.verb && (seen.carries || seen.open));
    // 收到申请22件，复议1件; not 收到复议申请5件，办结4件.
    const bool only_reviews = seen.reviews && !seen.noun;
    // Named, there is nothing to assume.
    assumed_ = !topic_.requests && !seen.by_name && (seen.requests || seen.verb);
    loosely_ = assumed_ && !seen.refused && (seen.other_topic || !seen.requests || only_reviews || seen.behind);
    survey_.elsewhere = seen.other_topic && !seen.named;
    counts_ = counts_ || seen.counts;
}

/// 因政府信息公开…行政复议: whether it is told what the reviews are because of.
bool mention_finder::follows_disclosure(std::size_t i) const noexcept {
    for (std::size_t k = i; k > view_.begin() && i - k < 12; --k) {
        const token& t = view_.at(k - 1);
        if (t.what == sem::number || (clause_ends.has(t.what) && t.what != sem::clause_mark)) return false;
        if (t.what == sem::disclosure || (t.what == sem::request && t.value < 2)) return true;
    }
    return false;
}

void mention_finder::note_year(std::size_t i, sentence_state& state) const {
    const token& t = view_.at(i);
    const bool of_a_carry = view_.is(i + 1, sem::carry) || (i > view_.begin() && view_.is(i - 1, sem::carry));
    constexpr std::u32string_view comparing = U"较比与同从";
    const bool beside = comparing.find(view_.character_before(t)) != comparing.npos;
    const bool cause = t.value == 1;
    if (cause && view_.report_year() && t.number != *view_.report_year()) state.because_of_other = true;
    if (!of_a_carry && !beside && !cause && !view_.is(i + 1, sem::since) && !view_.is(i + 1, sem::compared))
        state.when.year = t.number;
    if (beside || cause || view_.is(i + 1, sem::since)) return;
    state.when.this_year = true;
    state.when.partial = false;
}

/// 去年全年收到…, 上一年度，我局共办结…: of last year, as what follows it. Not 上年结转, 比上年, 上年的69件.
bool mention_finder::is_period(std::size_t i) const noexcept {
    constexpr std::u32string_view comparing = U"较比与同从由于对是";
    if (comparing.find(view_.character_before(view_.at(i))) != comparing.npos) return false;
    if (i > view_.begin() && (view_.is(i - 1, sem::compared) || view_.is(i - 1, sem::carry) || view_.is(i - 1, sem::join)))
        return false;
    constexpr sems starts{sem::time, sem::receive, sem::dispose, sem::clause_mark, sem::self, sem::total};
    // 上年同期受理27件
    const bool same_time = i + 1 < view_.end() && view_.characters(view_.at(i + 1)) == U"同期";
    const std::size_t next = same_time ? i + 2 : i + 1;
    if (!starts.has(view_.at(next < view_.end() ? next : i).what)) return false;
    for (std::size_t k = next; k < view_.end() && k - i < reach; ++k) {
        const sem what = view_.at(k).what;
        if (what == sem::number || what == sem::semicolon) return true;
        if (what == sem::carry || what == sem::open || what == sem::compared || what == sem::open_bracket) return false;
    }
    return true;
}

void mention_finder::note_review(std::size_t i, sentence_state& state) {
    if (std::exchange(state.reviews_counted, false)) state.reviews = {};
    state.reviews.named[view_.at(i).value] = state.all_reviews.named[view_.at(i).value] = true;
    named_.reviews = true;
    if (follows_disclosure(i)) {
        topic_.reviews = true;
        topic_.by_heading = false;
    }
}

/// A word that the vocabulary knows to change nothing of what is counted, or what it changes.
bool mention_finder::is_understood(std::size_t i) const noexcept {
    const sem what = view_.at(i).what;
    if (what == sem::including) return view_.at(i).value != 3;
    if (view_.is_of_organ(i)) return true;
    if (what == sem::unknown && view_.at(i).value == 1) return true;
    if (what == sem::foreign && view_.at(i).value > 6) return true;        // rates
    if (what == sem::withdrawn && view_.is(i + 1, sem::etc)) return true;  // 主动撤回等原因
    return what == sem::number || what == sem::noun || what == sem::manner || !opaque.has(what) ||
           view_.us().is_named_in_full(view_.characters(view_.at(i)), what, view_.at(i).value);
}

/// The words after a number that can still scope it: those up to the end of the clause, and in a bracket that ends it.
bool mention_finder::is_understood_behind(std::size_t i) const noexcept {
    bool bracket = false;
    bool included = false;
    for (std::size_t k = i + 1; k < view_.end() && k - i <= reach; ++k) {
        const sem what = view_.at(k).what;
        if (!bracket && what == sem::open_bracket) {
            bracket = true;
            continue;
        }
        // 答复168件（含2023年12月收到的5件）: what is included narrows nothing; （含信访、咨询） is something else besides.
        included = included || (bracket && what == sem::including && view_.at(k).value == 0);
        if (included && what != sem::noun && what != sem::foreign && what != sem::close_bracket) continue;
        // 行政处罚3件均适用普通程序: what is said of all of them tells nothing of which.
        if (!bracket && what == sem::all) return true;
        const bool ends = bracket ? what == sem::close_bracket : clause_ends.has(what) || what == sem::list_mark;
        if (ends || what == sem::number) return true;
        if (!is_understood(k)) return false;
    }
    return true;
}

/// 受省厅委托，代理厅机关出庭应诉
static bool tells_of_mandate(std::u32string_view word) noexcept {
    return word.find(U"委托") != word.npos || word.find(U"代理") != word.npos;
}

/// （2025年1月1日至1月20日）: another year's, and nothing else.
static bool is_other_time(const sentence_view& view, std::size_t close) noexcept {
    constexpr sems time{sem::year, sem::month, sem::time, sem::neutral};
    bool another = false;
    for (std::size_t i = close; i-- > view.begin() && close - i < 8;) {
        const token& t = view.at(i);
        if (t.what == sem::open_bracket) return another;
        if (!time.has(t.what)) return false;
        another = another || (t.what == sem::year && view.report_year() && t.number > *view.report_year());
    }
    return false;
}

/// What a token changes for those after it.
void mention_finder::note(std::size_t i, sentence_state& state) {
    const token& t = view_.at(i);
    const bool step = t.what == sem::foreign && t.value == 6;
    if (step) state.step = i;
    if (!is_understood(i)) {
        state.understood = false;
        const bool harmless = t.what == sem::unknown && view_.actor_of(i) != actor::other;
        state.harmless = state.harmless && harmless;
        state.plain = state.plain && step;
    }
    if (t.what == sem::semicolon && !state.subset_lists) state.plain = true;
    // 答复留言304条，办理…: a thing that is counted by itself.
    if (t.what == sem::noun || t.what == sem::number) state.noun = t.what == sem::noun;
    constexpr sems other_topics{sem::noun, sem::foreign, sem::document, sem::service, sem::review, sem::fee};
    const bool organ = t.what == sem::foreign && t.value == 1;
    if (other_topics.has(t.what) && !organ) topic_.only_requests = false;
    switch (t.what) {
        case sem::request:
            if (t.value < 2) topic_.requests = named_.requests = true;
            if (t.value < 2 || topic_.requests || assumed_) state.requests = true;
            if (t.value < 2 || topic_.requests) topic_.only_requests = true;
            break;
        case sem::number:
            state.reviews_counted = true;
            if (state.applicant != nowhere && state.applicant >= state.clause) state.applicant = nowhere;
            break;
        case sem::applicant: state.applicant = i; break;
        case sem::review: note_review(i, state); break;
        case sem::dispute: topic_.reviews = topic_.reviews || follows_disclosure(i); break;
        case sem::noun: state.requests = false; break;
        case sem::month:
        case sem::since: state.when.partial = state.when.partial || view_.characters(t) != U"平均"; break;
        case sem::time:
        case sem::current:
            if (t.what == sem::current && std::exchange(state.last_year, false)) state.when.year.reset();
            state.when.this_year = true;
            state.when.partial = false;
            break;
        case sem::year: note_year(i, state); break;
        case sem::previous:
            if (view_.report_year() && is_period(i)) {
                state.when.year = *view_.report_year() - 1;
                state.last_year = true;
            }
            break;
        case sem::subset:
            state.subset = true;
            state.subset_lists = view_.is(i + 1, sem::colon);
            break;
        case sem::semicolon:
            state.subset = state.subset && state.subset_lists;
            state.because_of_other = state.reviewer = false;
            state.applicant = nowhere;
            ++state.list_item;
            break;
        case sem::open_bracket:
            state.subset_outside = state.subset;
            state.outside = state.when;
            state.in_bracket = true;
            break;
        case sem::close_bracket:
            state.subset = state.subset_outside;
            // 本报告发布前（2025年1月1日至1月20日）收到的: what follows is of that time.
            if (std::exchange(state.in_bracket, false) && !is_other_time(view_, i)) state.when = state.outside;
            break;
        case sem::neutral: state.reviewer = state.reviewer || is_review_body(i); break;
        case sem::unknown: state.reviewer = state.reviewer || tells_of_mandate(view_.characters(t)); break;
        case sem::judge: state.reviewer = state.reviewer || view_.text().characters[t.begin] == U'作'; break;
        case sem::receive: state.receives = i; break;
        case sem::by_channel: state.channel = true; break;
        case sem::self: state.last_self = i; break;
        case sem::document:
            if (t.value < 2) state.document = i;
            break;
        default: break;
    }
    if (!clause_ends.has(t.what)) return;
    state.clause_number = state.receives = nowhere;
    state.clause = i + 1;
}

void mention_finder::add(std::size_t i, sentence_state& state, std::vector<mention>& out) const {
    const token& t = view_.at(i);
    mention& m = out.emplace_back();
    m.at = m.quote_end = i;
    m.about = topic_;
    if (assumed_ && !topic_.requests) {
        m.about.requests = m.about.only_requests = m.about.assumed = true;
        m.about.loosely = loosely_;
    }
    m.when = state.when;
    m.reviews = state.reviews;
    m.earlier_reviews = earlier_reviews_;
    m.document = state.document;
    m.receives = state.receives;
    m.prior = state.clause_number;
    m.last_self = state.last_self;
    m.applicant = state.applicant;
    m.list_item = state.list_item;
    m.requests = state.requests;
    m.subset = state.subset;
    m.in_bracket = state.in_bracket;
    m.channel = state.channel;
    m.because_of_other = state.because_of_other;
    m.reviewer = state.reviewer;
    // Under a heading on something else, or after a sentence on it, it is not plain what is meant.
    const bool steps = state.step != nowhere && state.step >= state.clause;
    const bool before = m.about.assumed && !loosely_ ? state.plain && !steps && !headed_ && !elsewhere_ : state.understood;
    m.alone = state.harmless && !headed_ && !elsewhere_ && !loosely_;
    m.plain = is_understood_behind(i);
    m.understood = before && m.plain;
    if (t.what != sem::number) {
        m.kind = t.what == sem::negation ? mention_kind::denial : mention_kind::universal;
        return;
    }
    const unit measure = view_.number(i).unit;
    m.kind = measure == unit::percent ? mention_kind::share
             : measure == unit::money ? mention_kind::money
             : measure == unit::none  ? mention_kind::bare
                                      : mention_kind::count;
    const bool joined = state.clause_number != nowhere && !state.clause_coloured;
    // 申请百余件（107件）: the number in the bracket is the one before it.
    const bool exact = i > view_.begin() + 1 && view_.is(i - 1, sem::open_bracket) && view_.is(i - 2, sem::number) &&
                       view_.number(i - 2).bound != number_bound::exact && view_.number(i - 2).unit == measure;
    m.before = exact ? view_.before(i - 2, true, joined) : view_.before(i, true, joined);
    state.clause_number = i;
    // 合作社等其他组织3件: examples narrow nothing.
    m.plain = m.plain && (m.before.bounded() || view_.is(m.before.begin, sem::etc));
    if (m.kind == mention_kind::share) return;
    // 申请总量（318件）中: what stands around the bracket is said of the number.
    const bool apposed = i > view_.begin() && view_.is(i - 1, sem::open_bracket) && view_.is(i + 1, sem::close_bracket) &&
                         !view_.is(i + 2, sem::join);
    m.after = view_.after(apposed ? i + 1 : i);
    // 在答复的申请中，221件予以公开: its own words are those after it.
    constexpr sems own{sem::disposition, sem::outcome, sem::open, sem::dispose, sem::carry};
    if (m.before.crossed && m.after.bounded() && m.after.any(own)) m.before = view_.before(i, false, joined);
    if (m.before.crossed && state.step != nowhere) m.understood = false;
    // 办结的申请中，32件公开: what is not told of all of them.
    if (m.before.crossed && m.after.coloured) m.understood = false;
    state.clause_coloured = m.before.coloured;
    if (!m.before.coloured && m.after.end > i + 1) m.quote_end = m.after.end - 1;
}

void mention_finder::pass_over(sems words) noexcept {
    survey_ = {};
    if (words.any({sem::noun, sem::foreign})) {
        topic_.only_requests = false;
        elsewhere_ = true;
    }
    counts_ = counts_ || words.any({sem::number, sem::negation});
}

void mention_finder::read(std::vector<mention>& out) {
    out.clear();
    look_over();
    sentence_state state;
    // 结转 with another year's name is told of this year.
    state.when.this_year = survey_.carries_over;
    for (std::size_t i = view_.begin(); i < view_.end(); ++i) {
        const bool noun_before = state.noun;
        note(i, state);
        const sem what = view_.at(i).what;
        if (what != sem::number && what != sem::negation && what != sem::all) continue;
        add(i, state, out);
        if (noun_before) out.back().understood = false;
    }
    if (state.all_reviews.any()) earlier_reviews_ = state.all_reviews;
    elsewhere_ = elsewhere_ || survey_.elsewhere;
}

}  // namespace gongkai::detail
