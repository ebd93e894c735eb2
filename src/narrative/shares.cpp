// SPDX-License-Identifier: Apache-2.0
// What share of the requests, or of the reviews, a percentage is.
#include "discourse.hpp"

namespace gongkai::detail {

static attachment* state_share(discourse& d, const mention& m, const cell_expression& cells, std::size_t first_token,
                               role what = role::other) {
    attachment* a = d.emit(m, cells, claim_kind::derived, certainty::likely, what, first_token, m.at);
    if (!a) return nullptr;
    const prose_number& n = d.view.number(m.at);
    a->number = n.value;
    a->low = n.low;
    a->high = n.high;
    a->bound = n.bound;
    return a;
}

/// What an outcome, or one kind of lawsuits, is a share of; empty where that is not plain.
static cell_sum whole_of_reviews(const cell_sum& part) noexcept {
    cell_sum whole;
    const bool outcome = part.terms().front().cell.column() != index_of(review_column::total);
    if (!outcome && part.terms().size() > 1) return whole;
    if (!outcome && part.terms().front().cell.row() == index_of(review_kind::reconsideration)) return whole;
    for (const cell_term& term : part.terms())
        if (outcome) whole.add({{static_cast<review_kind>(term.cell.row()), review_column::total}, false});
    if (!outcome) add_review(whole, 1, review_column::total);
    return whole;
}

/// The word right before a percentage, over what changes nothing and a bracket: 率 of 公开率（含部分公开）达57%.
static std::size_t head_of_share(const sentence_view& view, std::size_t end) noexcept {
    constexpr sems said{sem::neutral, sem::about, sem::share, sem::total, sem::current, sem::including};
    const auto skip = [&](std::size_t i) {
        while (i > view.begin() && said.has(view.at(i - 1).what)) --i;
        return i;
    };
    std::size_t head = skip(end);
    if (head > view.begin() && view.is(head - 1, sem::close_bracket))
        for (std::size_t k = head; k-- > view.begin() && head - k < 8;)
            if (view.is(k, sem::open_bracket)) return k > view.begin() ? k - 1 : nowhere;
    return head > view.begin() ? head - 1 : nowhere;
}

/// 部分公开率15%, 公开率（含部分公开）57%
static void attach_rate_of_requests(discourse& d, const mention& m, std::size_t what) {
    const token& word = d.view.at(what);
    const bool named = word.what == sem::disposition;
    const phrase of = d.view.before(what, false);
    constexpr sems others{sem::service, sem::document, sem::noun, sem::by_channel, sem::applicant};
    if (!m.about.requests || tells_of_whole(d.view, what) || d.survey.services || d.survey.documents_before || of.any(others))
        return;
    // 惠民政策公开率98%
    if (!named && (d.view.characters(word) != U"公开" || d.view.number(m.at).value == decimal{100} || !of.bounded())) return;
    const std::uint8_t value = named ? word.value : static_cast<std::uint8_t>(index_of(request_row::granted));
    const cell_term part = disposition_term(d, value, request_column::total);
    state_share(d, m, {cell_sum{part}, row_total(request_row::total)}, what, role::rate);
}

/// 行政复议纠错率20%, 维持率57.1%
static void attach_rate_of_reviews(discourse& d, const mention& m, std::size_t what) {
    const phrase of = d.view.before(what, false);
    // All of them: so it is of whatever a writer had in mind.
    if (d.view.number(m.at).value == decimal{100}) return;
    if (m.reviewer || as_reviewer(d.view, of) || !of.bounded() || tells_of_whole(d.view, what)) return;
    review_rows rows = reviews_in(d.view, of);
    const bool inherited = rows.size == 0;
    // 受理复议申请614份，纠错率9%: of what is no cell.
    if (inherited && d.follows_loose()) return;
    if (rows.size == 0) rows = reviews_of(m.reviews);
    if (rows.size == 0) rows = reviews_of(m.earlier_reviews);
    const std::uint8_t outcome = d.view.at(what).value;
    cell_expression cells;
    for (std::size_t k = 0; k < rows.size; ++k)
        if (outcome != lost_lawsuit || rows.kinds[k] != 0)
            add_review(cells.numerator, rows.kinds[k],
                       outcome == lost_lawsuit ? review_column::corrected : static_cast<review_column>(outcome));
    if (cells.numerator.empty()) return;
    cells.denominator = whole_of_reviews(cells.numerator);
    attachment* a = state_share(d, m, cells, what, role::rate);
    if (!a) return;
    a->shared_outcome = inherited;
    if (about_disclosure(d, m, of) || d.tells_reviews()) return;
    a->assumed = true;
    a->understood = false;
}

/// 申请办结率97.4%: of what was due. All of it says nothing: it is so of whatever a writer had in mind.
static bool attach_rate(discourse& d, const mention& m) {
    const phrase& p = m.before;
    const std::size_t rate = head_of_share(d.view, p.end);
    if (rate == nowhere) return false;
    if (rate > d.view.begin() && d.view.characters(d.view.at(rate)) == U"率") {
        const sem what = d.view.at(rate - 1).what;
        if (what != sem::disposition && what != sem::publish && what != sem::outcome) return false;
        if (p.has(sem::compared) || m.when.partial) return true;
        if (what == sem::outcome) attach_rate_of_reviews(d, m, rate - 1);
        else attach_rate_of_requests(d, m, rate - 1);
        return true;
    }
    if (!d.view.is(rate, sem::foreign) || d.view.at(rate).value != 7) return false;
    const phrase of = d.view.before(rate, false);
    const bool named =
        mentions_request(d.view, of, m.about) && of.bounded() && !of.any({sem::applicant, sem::by_channel, sem::carry});
    const bool follows = of.empty() && d.told.all.size() > d.first && d.told.all.back().what == role::closed &&
                         (d.told.loose.empty() || d.told.loose.back().sentence != d.sentence);
    const prose_number& n = d.view.number(m.at);
    if ((!named && !follows && !(of.empty() && of.bounded())) || p.has(sem::compared) || n.value == decimal{100}) return true;
    cell_expression cells{row_total(request_row::total), row_total(request_row::received)};
    cells.denominator.add({{request_row::carried_in, request_column::total}, false});
    attachment* a = state_share(d, m, cells, of.begin);
    // 办结率79.4%，应办77件，已办75件: of whatever those are.
    if (a && !named && !follows) {
        a->assumed = true;
        a->understood = false;
    }
    return true;
}

static bool parts_items(const sentence_view& view, std::size_t first, std::size_t last) noexcept {
    for (std::size_t i = first; i < last; ++i)
        if (view.is(i, sem::semicolon)) return true;
    return false;
}

/// 占不予公开的72%: of the group that is named, the number told last.
static phrase base_of_share(const sentence_view& view, const phrase& p) noexcept {
    phrase base{p.end, p.end};
    while (base.begin > p.begin && !view.is(base.begin - 1, sem::share)) view.take(base, --base.begin);
    for (std::size_t i = p.begin; i < base.begin; ++i)
        if (view.is(i, sem::disposition)) return {p.end, p.end};
    if (base.begin == p.begin || !base.has(sem::disposition)) return {p.end, p.end};
    return base;
}

/// 信息公开类复议诉讼案件占申请量的4.5%
static bool attach_share_of_requests(discourse& d, const mention& m) {
    const phrase& p = m.before;
    std::size_t share = p.end;
    while (share > p.begin && !d.view.is(share - 1, sem::share)) --share;
    phrase part{p.begin, share};
    phrase whole{share, p.end};
    for (std::size_t k = part.begin; k < part.end; ++k) d.view.take(part, k);
    for (std::size_t k = whole.begin; k < whole.end; ++k) d.view.take(whole, k);
    const review_rows rows = reviews_in(d.view, part);
    constexpr sems others{sem::service, sem::previous, sem::year, sem::whole, sem::disposition, sem::applicant, sem::unknown};
    if (rows.size == 0 || !whole.has(sem::request) || !whole.has(sem::total)) return false;
    if (whole.any(others) || part.has(sem::outcome) || !part.has(sem::disclosure) || !p.bounded() || m.reviewer) return true;
    cell_expression cells{{}, row_total(request_row::received)};
    for (std::size_t k = 0; k < rows.size; ++k) add_review(cells.numerator, rows.kinds[k], review_column::total);
    state_share(d, m, cells, p.begin);
    return true;
}

void attach_share(discourse& d, const mention& m) {
    const phrase& p = m.before;
    if (attach_rate(d, m)) return;
    // 予以公开47.1%，部分公开5.9%
    const bool listed = d.survey.groups >= 2 && p.bounded() && m.at > d.view.begin() && d.view.is(m.at - 1, sem::disposition);
    // 予以公开30件（73.2%）
    const bool in_bracket = m.in_bracket && m.at > d.view.begin() + 1 && d.view.is(m.at - 1, sem::open_bracket) && d.last &&
                            d.told.all[*d.last].token + 2 == m.at && d.view.is(m.at + 1, sem::close_bracket);
    if ((!p.has(sem::share) && !listed && !in_bracket) || p.has(sem::compared)) return;
    // 合计占39.8%: of more than the last number.
    for (std::size_t k = p.begin; k < p.end && d.view.at(k).what != sem::share; ++k)
        if (d.view.at(k).what == sem::total && !p.has(sem::disposition)) return;
    cell_expression cells;
    if (attach_share_of_requests(d, m)) return;
    const phrase whole = base_of_share(d.view, p);
    // 占公开类的23.1%
    for (std::size_t k = p.end; k-- > p.begin && !d.view.is(k, sem::share);)
        if (d.view.is(k, sem::publish)) return;
    // 执法案卷5件、过程性信息3件，占不予公开的62.5%和37.5%; 占全市部分公开总数的12%
    const bool listed_behind =
        d.view.is(m.at + 2, sem::number) && (d.view.is(m.at + 1, sem::join) || d.view.is(m.at + 1, sem::list_mark));
    if (!whole.empty() && (p.any({sem::respectively, sem::whole}) || listed_behind)) return;
    const bool of_last = d.last && (!p.any({sem::disposition, sem::applicant}) || !whole.empty()) && p.bounded() &&
                         d.told.all[*d.last].token + reach > m.at && !parts_items(d.view, d.told.all[*d.last].token, m.at);
    if (of_last) {
        const attachment& base = d.told.all[*d.last];
        if (base.kind != claim_kind::stated || base.cells.numerator.terms().front().cell.table() == table::disclosure) return;
        cells = base.cells;
    } else if (whole.empty() && p.has(sem::disposition) && p.bounded() && m.about.requests) {
        cells.numerator = dispositions_of(d, p, m);
    } else if (p.has(sem::applicant) && !p.any({sem::disposition, sem::receive, sem::dispose, sem::by_channel}) && p.bounded() &&
               m.about.requests && m.understood) {
        // 自然人申请占比95%
        const auto columns = columns_of(d, p);
        if (!columns) return;
        const cell_sum rows = d.requests.parent.value_or(row_total(request_row::received));
        if (rows.terms().size() > 1) return;
        add_columns(cells.numerator, rows.terms().front(), *columns);
    }
    if (cells.numerator.empty()) return;
    const cell_key& key = cells.numerator.terms().front().cell;
    const auto row = static_cast<request_row>(key.row());
    if (key.table() == table::reviews) {
        cells.denominator = whole_of_reviews(cells.numerator);
        if (cells.denominator.empty()) return;
    } else if (disposition_of(row)) {
        if (key.column() != index_of(request_column::total)) return;
        cells.denominator = whole.empty() ? row_total(request_row::total) : dispositions_of(d, whole, m);
    } else if (key.column() != index_of(request_column::total)) {
        cells.denominator = row_total(row);
    } else if (d.view.has(p, sem::receive, 3)) {
        // 新收申请83件，占应办件的95.4%
        cells.denominator = row_total(request_row::received);
        cells.denominator.add({{request_row::carried_in, request_column::total}, false});
    } else {
        return;
    }
    attachment* a = state_share(d, m, cells, p.begin);
    if (a && of_last) a->begin = d.told.all[*d.last].begin;
}

}  // namespace gongkai::detail
