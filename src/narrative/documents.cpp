// SPDX-License-Identifier: Apache-2.0
// Rules and normative documents: made, repealed, in force.
#include <tuple>
#include <utility>

#include "discourse.hpp"

namespace gongkai::detail {
namespace {

constexpr sems document_verbs{sem::issue, sem::release, sem::publish, sem::repeal, sem::keep};

/// 累计公开, 对外公开总数
bool of_the_stock(const sentence_view& view, const phrase& p) noexcept {
    if (p.has(sem::cumulative)) return true;
    for (std::size_t i = p.begin; i < p.end; ++i) {
        const token& t = view.at(i);
        if (t.what == sem::total && t.end - t.begin > 1 && view.text().characters[t.begin] == U'总') return true;
    }
    return false;
}

/// Whether the sentence tells apart what several organs did; not in a bracket, or behind 其中, after the number, which tells its parts.
bool several_organs(const sentence_view& view, std::size_t number) noexcept {
    const bool parts =
        view.is(number + 1, sem::open_bracket) || (view.is(number + 1, sem::clause_mark) && view.is(number + 2, sem::subset));
    for (std::size_t k = view.begin(); k < view.end() && k - view.begin() < reach; ++k) {
        if (parts && k > number && view.is(k, sem::close_bracket)) return false;
        if (parts && k > number) continue;
        if (view.actor_of(k) == actor::other && !view.is_of_organ(k)) return true;
    }
    return false;
}

/// What a number of documents is said of.
struct document_scope {
    std::array<bool, 2> rows{};  ///< normative documents, rules
    bool any = false;
    bool behind = false;  ///< the word stands after the number
    sem verb = sem::unknown;
    std::uint8_t value = 0;
    bool inherits = false;  ///< the verb
};

void collect(const sentence_view& view, const phrase& words, document_scope& s) noexcept {
    if (!words.has(sem::document)) return;
    for (std::size_t k = words.begin; k < words.end; ++k) {
        if (view.at(k).what != sem::document) continue;
        s.any = true;
        if (view.at(k).value < 2) s.rows[view.at(k).value] = true;
    }
}

/// 规范性文件新增4件
bool is_added(const sentence_view& view, const phrase& p) noexcept {
    for (std::size_t i = p.begin; i < p.end; ++i)
        if (view.is(i, sem::receive) && view.characters(view.at(i)) == U"新增") return true;
    return false;
}

void forget(discourse& d, const mention& m, bool document) noexcept {
    d.documents.verb = sem::unknown;
    if (document) d.documents.forgotten = m.at;
}

/// The verb of the number, or of the list that it stands in. False where none governs.
bool find_verb(discourse& d, const mention& m, document_scope& s) {
    const phrase& p = m.before;
    // 规范性文件16件现行有效
    const bool behind = s.behind || (m.after.bounded() && document_verbs.has(document_verb(d.view, m.after).first));
    s.inherits = !document_verbs.has(s.verb) && !behind;
    if (behind && !document_verbs.has(s.verb)) std::tie(s.verb, s.value) = document_verb(d.view, m.after);
    if (s.inherits) {
        const bool of_all = d.documents.of_all_kinds && d.documents.verb == sem::issue;
        if (!p.bounded() || (p.has(sem::subset) && !of_all)) return false;
        // 制发规范性文件6件，废止3件，规章0件: which of the two?
        if (d.documents.verbs > 1 && !d.view.after_list_mark(p)) return false;
        s.verb = d.documents.verb;
        s.value = d.documents.verb_value;
    } else {
        if (s.verb != d.documents.verb) ++d.documents.verbs;
        d.documents.verb = s.verb;
        d.documents.verb_value = s.value;
    }
    if (document_verbs.has(s.verb)) return true;
    d.documents.verb = sem::unknown;
    return false;
}

/// Whether the documents are the reporting organ's own.
std::optional<actor> own_documents(discourse& d, const mention& m, const document_scope& s) {
    const phrase& p = m.before;
    // 建议保留18件、废止5件
    bool proposed = !p.bounded() && d.view.at(p.begin - 1).what == sem::noun;
    for (std::size_t k = p.begin; k < p.end; ++k) proposed = proposed || d.view.characters(d.view.at(k)) == U"提出";
    const bool unclear = s.behind ? !p.bounded() && !document_verbs.has(document_verb(d.view, p).first) : d.view.narrowed(p);
    if (proposed || (!s.inherits && unclear)) {
        forget(d, m, true);
        return std::nullopt;
    }
    const actor who = d.who_acts(m, p);
    if (who == actor::other) {
        forget(d, m, true);
        return std::nullopt;
    }
    // 修改、废止规范性文件3件: both together
    if (p.beyond == sem::foreign && !p.other && !p.empty() &&
        (d.view.is(p.begin, sem::list_mark) || d.view.is(p.begin, sem::join)))
        return std::nullopt;
    // 提请出台规章1件
    if (!p.bounded() && !p.other && d.view.at(p.begin - 1).what == sem::foreign && d.view.at(p.begin - 1).value == 2)
        return std::nullopt;
    // 区政府制发5件，区政府办公室制发8件
    if (!d.view.is_of_department() && !p.has(sem::whole) && several_organs(d.view, m.at)) return std::nullopt;
    return who;
}

/// 制定文件4件，其中新制定3件
bool is_told_already(const discourse& d, const document_scope& s) noexcept {
    const auto column = document_column(d, s.verb, false);
    for (std::size_t k = d.told_of_late(); k < d.told.all.size(); ++k) {
        const cell_key& told = d.told.all[k].cells.numerator.terms().front().cell;
        if (told.table() == table::disclosure && column && told.column() == index_of(*column)) return true;
    }
    return false;
}

/// How sure the scope is; none where the number is about no cell.
std::optional<certainty> sureness_of(const discourse& d, const mention& m, const document_scope& s, actor who) noexcept {
    const phrase& p = m.before;
    certainty sure = d.sureness(who, p);
    const bool flow = s.verb != sem::keep;
    if (flow && p.has(sem::cumulative) && s.verb != sem::publish) return std::nullopt;
    const bool shown = s.verb == sem::release || s.verb == sem::publish;
    if (shown && (p.has(sem::by_channel) || m.subset)) return std::nullopt;
    if (s.verb == sem::release && (m.channel || d.is_edition_2019())) sure = certainty::likely;
    if (s.verb == sem::issue && p.has(sem::by_channel)) sure = certainty::likely;
    if (m.subset) sure = certainty::likely;
    if (m.subset && flow && is_told_already(d, s)) return std::nullopt;
    if (s.verb == sem::keep && s.value == 0 && (m.subset || d.survey.revision)) return std::nullopt;
    if (s.verb == sem::repeal && d.survey.two_repeals) return std::nullopt;
    return sure;
}

cell_expression cells_in(const document_scope& s, disclosure_column column) noexcept {
    cell_expression cells;
    if (s.rows[1]) cells.numerator.add({{disclosure_row::rules, column}, false});
    if (s.rows[0]) cells.numerator.add({{disclosure_row::normative_documents, column}, false});
    return cells;
}

}  // namespace

std::pair<sem, std::uint8_t> document_verb(const sentence_view& view, const phrase& p) noexcept {
    std::pair<sem, std::uint8_t> found{sem::unknown, 0};
    if (!p.any(document_verbs)) return found;
    for (std::size_t i = p.begin; i < p.end; ++i) {
        const token& t = view.at(i);
        if (!document_verbs.has(t.what)) continue;
        // 现行有效的、制发的
        if (found.first == sem::keep && found.second == 1 && t.what != sem::keep) continue;
        if (found.first == sem::issue && (t.what == sem::publish || t.what == sem::release)) continue;
        found = {t.what, t.value};
    }
    return found;
}

std::optional<disclosure_column> document_column(const discourse& d, sem verb, bool stock) noexcept {
    const bool old = d.is_edition_2019();
    switch (verb) {
        case sem::issue: return old ? disclosure_column::made : disclosure_column::issued;
        case sem::release: return old ? disclosure_column::published : disclosure_column::issued;
        case sem::publish:
            if (!old) return std::nullopt;
            return stock ? disclosure_column::public_total : disclosure_column::published;
        case sem::repeal:
            if (old) return std::nullopt;
            return disclosure_column::repealed;
        case sem::keep:
            if (old) return std::nullopt;
            return disclosure_column::in_force;
        default: return std::nullopt;
    }
}

bool attach_document(discourse& d, const mention& m) {
    const phrase& p = m.before;
    const phrase& r = m.after;
    document_scope s;
    collect(d.view, p, s);
    if (!s.any) {
        collect(d.view, r, s);
        s.behind = s.any;
    }
    std::tie(s.verb, s.value) = document_verb(d.view, p);
    const bool added = s.verb == sem::unknown && !m.requests && is_added(d.view, p);
    if (added) s.verb = sem::issue;
    const bool has_document = m.document != nowhere && m.document >= d.documents.forgotten;
    if (!s.any && !document_verbs.has(s.verb)) return false;
    if (!s.any && (p.any({sem::request, sem::disposition, sem::service, sem::review}) || r.coloured)) return false;
    if (!s.any && !has_document) return s.verb == sem::repeal;
    if (d.survey.cleaned_up) return true;
    if ((p.has(sem::receive) && !added) || p.any({sem::object, sem::dispose, sem::judge, sem::next})) {
        forget(d, m, false);
        return s.any;
    }
    if (!s.rows[0] && !s.rows[1]) {
        // 其他文件154件 after 规范性文件4件
        if (s.any && p.has(sem::applicant)) return true;
        if (!has_document) {
            // 印发文件283件，其中规范性文件9件
            d.documents.of_all_kinds = s.any && s.verb == sem::issue;
            if (d.documents.of_all_kinds) d.documents.verb = s.verb;
            return s.any;
        }
        s.rows[d.view.at(m.document).value] = true;
    }
    const unit measure = d.view.number(m.at).unit;
    if (measure != unit::item && measure != unit::piece && measure != unit::copy) return true;
    if (!find_verb(d, m, s)) return true;
    const auto who = own_documents(d, m, s);
    if (!who) return true;
    const auto sure = sureness_of(d, m, s, *who);
    if (!sure) return true;
    const auto column = document_column(d, s.verb, of_the_stock(d.view, p));
    if (!column) return true;
    d.state(m, cells_in(s, *column), *sure, role::document);
    // 2019年印发的16件全部公开
    if (s.verb == sem::issue && d.is_edition_2019() && s.behind && r.has(sem::all) &&
        d.view.rest_of_clause(m.at).has(sem::publish))
        d.state(m, cells_in(s, disclosure_column::published), *sure, role::document);
    return true;
}

}  // namespace gongkai::detail
