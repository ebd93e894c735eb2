// SPDX-License-Identifier: Apache-2.0
// What follows from words alone: what is denied, and what is said of all.
#include "discourse.hpp"

namespace gongkai::detail {
namespace {

/// How far before 均 an exception is looked for.
constexpr std::size_t looked_back = 16;

/// 确保未发生…, 力争无…: an aim, not a fact.
bool is_prevented(const sentence_view& view, std::size_t i) noexcept {
    for (std::size_t k = i; k > view.begin() && i - k < reach && !clause_ends.has(view.at(k - 1).what); --k)
        if (view.at(k - 1).what == sem::prevented) return true;
    return false;
}

/// The words after a denial that say what does not exist; none where that cannot be told.
std::optional<phrase> denied_words(discourse& d, std::size_t i) {
    const sentence_view& view = d.view;
    phrase f{i + 1, i + 1};
    while (f.end < view.end()) {
        const token& t = view.at(f.end);
        if (f.end - i > reach) return std::nullopt;
        if (t.what == sem::number) {
            // 未发生一起行政复议
            const prose_number& n = view.number(f.end);
            if (f.coloured || n.value.coefficient() > 1 || (n.unit != unit::item && n.unit != unit::piece)) return std::nullopt;
            d.resume = f.end + 1;
            ++f.end;
            continue;
        }
        // 未发生投诉、行政复议: what is denied besides
        if (t.what == sem::foreign && (view.is(f.end + 1, sem::list_mark) || view.is(f.end + 1, sem::join)) &&
            f.end + 2 < view.end()) {
            f.end += 2;
            continue;
        }
        // 没有针对区公安分局…的行政复议: the report's own agency
        if (f.has(sem::object) && view.names_us(f.end)) {
            ++f.end;
            continue;
        }
        // 零投诉、零复议、零诉讼
        if (t.what == sem::negation && f.coloured && view.is(f.end - 1, sem::list_mark)) {
            f.beyond = sem::clause_mark;
            break;
        }
        if (t.what == sem::negation || t.what == sem::all || t.what == sem::compared || t.what == sem::since) return std::nullopt;
        if (opaque.has(t.what) || clause_ends.has(t.what)) {
            f.beyond = t.what;
            break;
        }
        view.take(f, f.end++);
    }
    // 无逾期: denies what is not known.
    if (f.empty() && !clause_ends.has(f.beyond)) return std::nullopt;
    if (!f.empty() && !clause_ends.has(f.beyond)) {
        // 未收到…申请的投诉 denies the complaint; 未收到…申请、投诉 denies both.
        const sem last = view.at(f.end - 1).what;
        if (last != sem::list_mark && last != sem::join && last != sem::either) return std::nullopt;
    }
    return f;
}

/// A denial, with the words before and after it.
struct denial {
    const mention& m;
    phrase before;
    phrase after;
    std::size_t first = 0;
    std::size_t last = 0;
    certainty sure = certainty::certain;
};

void deny(discourse& d, const denial& x, const cell_expression& cells, certainty sure) {
    d.imply(x.m, cells, decimal{0}, sure, role::other, x.first, x.last);
}

void deny_reviews(discourse& d, const denial& x, const review_rows& rows, std::optional<review_column> outcome) {
    const phrase& f = x.after;
    const phrase& p = x.before;
    certainty sure = x.sure;
    // Who denies all reviews denies these.
    const bool about = about_disclosure(d, x.m, f) || about_disclosure(d, x.m, p);
    if (!about) sure = certainty::likely;
    // 行政处罚87件，均未引发诉讼: because of those.
    const bool told = d.told.all.size() > d.first;
    if (!about && told && d.told.all.back().cells.numerator.terms().front().cell.table() == table::disclosure) return;
    if (as_reviewer(d.view, f) || as_reviewer(d.view, p) || f.any({sem::document, sem::disposition}) || x.m.reviewer) return;
    if (x.m.because_of_other) return;
    // 无公民、法人或其他组织…提起行政诉讼: nobody did.
    if (f.has(sem::applicant) && columns_of(d, f) != column_list{request_column::total}) return;
    if (d.replaces_table(table::reviews)) return;
    const review_column column = outcome.value_or(review_column::total);
    const bool joined = f.has(sem::either);
    cell_expression cells;
    for (std::size_t k = 0; k < rows.size; ++k) {
        if (!joined) cells = {};
        add_review(cells.numerator, rows.kinds[k], column);
        if (!joined) deny(d, x, cells, sure);
    }
    if (joined) deny(d, x, cells, sure);
}

void deny_documents(discourse& d, const denial& x) {
    const phrase& f = x.after;
    const sem verb = document_verb(d.view, f).first;
    if (verb != sem::issue && verb != sem::repeal && verb != sem::release) return;
    const auto column = document_column(d, verb, false);
    if (!column) return;
    for (std::size_t k = f.begin; k < f.end; ++k) {
        const token& t = d.view.at(k);
        if (t.what != sem::document || t.value > 1) continue;
        deny(d, x, one_cell({t.value == 1 ? disclosure_row::rules : disclosure_row::normative_documents, *column}), x.sure);
    }
}

void deny_disclosure(discourse& d, const denial& x) {
    const phrase& f = x.after;
    if (f.any({sem::object, sem::by_channel, sem::receive, sem::request, sem::review})) return;
    if (f.has(sem::document)) {
        deny_documents(d, x);
        return;
    }
    if (f.has(sem::fee)) {
        if (!d.is_edition_2019()) deny(d, x, one_cell({disclosure_row::fees, disclosure_column::amount}), x.sure);
        return;
    }
    if (!f.any({sem::decide, sem::dispose})) return;
    for (std::size_t k = f.begin; k < f.end; ++k) {
        const token& t = d.view.at(k);
        if (t.what != sem::service || t.value == index_of(disclosure_row::procurement)) continue;
        deny(d, x, one_cell({static_cast<disclosure_row>(t.value & ~service_items), disclosure_column::decisions}),
             certainty::likely);
    }
}

/// 没有不予公开的情形
void deny_dispositions(discourse& d, const denial& x) {
    const phrase& f = x.after;
    constexpr sems more{sem::open, sem::judge, sem::dispose, sem::carry, sem::applicant, sem::outcome, sem::object, sem::etc};
    if (f.any(more) || !x.m.about.requests || d.replaces_table(table::requests)) return;
    const cell_sum rows = dispositions_of(d, f, x.m);
    for (const cell_term& row : rows.terms()) deny(d, x, {cell_sum{row}, {}}, certainty::likely);
}

void deny_requests(discourse& d, const denial& x) {
    const phrase& f = x.after;
    const phrase& p = x.before;
    const phrase& words = f.coloured ? f : p;
    if (f.has(sem::disposition)) {
        deny_dispositions(d, x);
        return;
    }
    if (!mentions_request(d.view, words, x.m.about) && !(f.has(sem::carry) && x.m.about.requests)) return;
    if (d.replaces_table(table::requests)) return;
    if (words.any({sem::dispose, sem::judge, sem::disposition, sem::publish, sem::open}) && !words.has(sem::next)) return;
    cell_sum row = row_total(request_row::received);
    if (is_carry_in(d.view, words)) {
        row = row_total(request_row::carried_in);
    } else if (is_carry_out(d.view, words)) {
        row = row_total(request_row::carried_out);
    } else if (words.has(sem::carry) && &words == &f && f.end == f.begin + 1 && x.m.about.requests) {
        // 无结转: to the next year, or from the last.
        d.imply(x.m, {row_total(request_row::carried_out), {}}, decimal{0}, certainty::likely, role::carried, x.first, x.last);
        return;
    } else if (words.any({sem::carry, sem::previous, sem::next})) {
        return;
    }
    const auto columns = columns_of(d, words);
    if (!columns) return;
    cell_expression cells;
    // 没有科研机构、社会公益组织申请: neither of them.
    if (columns->size() < request_columns(d.report.edition()) - 2) {
        for (const request_column column : *columns) {
            cells = {};
            add_columns(cells.numerator, row.terms().front(), std::span{&column, 1});
            deny(d, x, cells, x.sure);
        }
        return;
    }
    add_columns(cells.numerator, row.terms().front(), *columns);
    deny(d, x, cells, x.sure);
}

/// 除3件尚未审结外，其余均维持
bool is_of_the_others(const sentence_view& view, const mention& m) noexcept {
    for (std::size_t k = m.at; k > view.begin() && m.at - k < looked_back; --k) {
        const token& t = view.at(k - 1);
        if (t.what == sem::semicolon) return false;
        const std::u32string_view word = view.characters(t);
        if (t.what == sem::unknown && (word.ends_with(U"其余") || word.ends_with(U"除") || word.starts_with(U"除"))) return true;
    }
    return false;
}

/// 均获维持: every case counted before.
void all_had_outcome(discourse& d, const mention& m, const phrase& f, review_column outcome) {
    auto& told = d.told.all;
    const std::size_t size = told.size();
    // Back to the last semicolon, or to the last case whose outcome is told already.
    std::size_t first = size;
    while (first > d.first_in_list) {
        const cell_key& key = told[first - 1].cells.numerator.terms().front().cell;
        if (key.table() == table::reviews && key.column() != index_of(review_column::total)) break;
        --first;
    }
    for (std::size_t k = first; k < size && told.size() < discourse::most_attachments; ++k) {
        const attachment counted = told[k];
        const cell_key& key = counted.cells.numerator.terms().front().cell;
        if (counted.kind != claim_kind::stated || counted.cells.is_ratio() || key.table() != table::reviews ||
            key.column() != index_of(review_column::total))
            continue;
        cell_expression cells;
        for (const cell_term& t : counted.cells.numerator.terms())
            cells.numerator.add({{static_cast<review_kind>(t.cell.row()), outcome}, false});
        attachment* a = d.imply(m, cells, counted.number, counted.sure, role::outcome, m.at, f.end - 1);
        if (!a) return;
        a->low = counted.low;
        a->high = counted.high;
        a->bound = counted.bound;
        a->begin = told[first].begin;
    }
}

}  // namespace

void attach_denial(discourse& d, const mention& m) {
    const auto f = denied_words(d, m.at);
    if (!f) return;
    denial x{m, d.view.before(m.at, !f->coloured), *f};
    const phrase& p = x.before;
    if (is_prevented(d.view, m.at) || p.any({sem::object, sem::subset, sem::negation})) return;
    if (is_of_the_others(d.view, m)) return;
    if (m.when.partial || d.another_organ(m)) return;
    if ((d.view.one_channel(*f) && !f->has(sem::either)) || (p.has(sem::by_channel) && d.view.one_channel(p))) return;
    x.first = p.begin;
    x.last = std::max(m.at, f->end - 1);
    if (!p.bounded()) {
        const actor who = d.view.actor_of(p.begin - 1);
        if (who == actor::other) return;
        if (who == actor::unclear) x.sure = certainty::likely;
    }
    if (p.has(sem::whole) && d.view.is_of_department()) return;

    review_rows rows = reviews_in(d.view, *f);
    const auto outcome = outcome_in(d.view, *f);
    if (rows.size == 0 && (outcome || !f->coloured)) rows = reviews_in(d.view, p);
    if (rows.size == 0 && outcome) rows = reviews_of(m.reviews);
    if (rows.size > 0) {
        deny_reviews(d, x, rows, outcome);
    } else if (outcome) {
        return;
    } else if (f->any({sem::document, sem::fee, sem::service})) {
        deny_disclosure(d, x);
    } else {
        deny_requests(d, x);
    }
}

/// 均已办结: nothing is carried over.
void attach_universal(discourse& d, const mention& m) {
    const phrase f = d.view.after(m.at);
    if (!clause_ends.has(f.beyond) || f.has(sem::negation) || is_of_the_others(d.view, m)) return;
    if (const auto outcome = outcome_in(d.view, f); outcome && m.prior == nowhere) {
        all_had_outcome(d, m, f, *outcome);
        return;
    }
    if (f.empty() || !d.view.is(f.end - 1, sem::dispose) || d.view.at(f.end - 1).value != 0) return;
    if (d.survey.next_year || m.prior != nowhere || d.told.all.size() == d.first) return;
    // 收到申请419件、信访件219件，均已办结
    if (!d.told.loose.empty() && d.told.loose.back().sentence == d.sentence) return;
    const attachment& counted = d.told.all.back();
    if (counted.kind != claim_kind::stated || !(counted.cells == cell_expression{row_total(request_row::received), {}})) return;
    // 均在法定期限内办结 can be said of what has been answered only.
    bool plain = true;
    for (std::size_t k = f.begin; k + 1 < f.end; ++k) plain = plain && d.view.characters(d.view.at(k)) == U"已";
    d.imply(m, {row_total(request_row::carried_out), {}}, decimal{0}, plain ? certainty::certain : certainty::likely, role::other,
            m.at, f.end - 1);
}

}  // namespace gongkai::detail
