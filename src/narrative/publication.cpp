// SPDX-License-Identifier: Apache-2.0
// Licences, penalties, coercive measures, procurement, fees.
#include <algorithm>

#include "discourse.hpp"

namespace gongkai::detail {
namespace {

/// The cells of the services that a phrase names; empty where one of them has none in this edition.
cell_sum services_in(const discourse& d, const phrase& words) noexcept {
    cell_sum cells;
    for (std::size_t k = words.begin; k < words.end; ++k) {
        if (d.view.at(k).what != sem::service) continue;
        const auto row = static_cast<disclosure_row>(d.view.at(k).value & ~service_items);
        if (row != disclosure_row::procurement) {
            cells.add({{row, disclosure_column::decisions}, false});
            continue;
        }
        if (!d.is_edition_2019()) return {};
        cells.add({{row, disclosure_column::projects}, false});
    }
    return cells;
}

/// 行政许可, 行政许可合计, 等行政许可, 行政许可：
bool is_only_service(const sentence_view& view, const phrase& p) noexcept {
    constexpr sems said{sem::service, sem::total, sem::etc, sem::all, sem::colon, sem::time, sem::current, sem::self, sem::year};
    for (std::size_t k = p.begin; k < p.end; ++k) {
        if (!said.has(view.at(k).what) && !view.is_of_organ(k)) return false;
        if (view.characters(view.at(k)) == U"办件量") return false;
    }
    return true;
}

/// 行政许可合计, and not 行政许可办件量
bool is_summed(const sentence_view& view, const phrase& p) noexcept {
    constexpr std::u32string_view sums = U"合共总";
    for (std::size_t k = p.begin; k < p.end; ++k)
        if (view.is(k, sem::total) && sums.find(view.characters(view.at(k)).front()) != sums.npos) return true;
    return false;
}

/// 作出, 办理, 核发 before token `i` in its clause.
bool clause_decides(const sentence_view& view, std::size_t i) noexcept {
    for (std::size_t k = i; k-- > view.begin() && i - k < 16 && !clause_ends.has(view.at(k).what);)
        if (view.is(k, sem::decide) || view.is(k, sem::dispose)) return true;
    return false;
}

/// 市场监管领域行政处罚决定412件: what is not understood stands right before the service.
bool is_of_a_field(const sentence_view& view, const phrase& p) noexcept {
    return p.beyond == sem::unknown && !p.empty() && view.is(p.begin, sem::service);
}

/// 许可决定, 处罚决定书: the decisions by name.
bool names_decisions(const sentence_view& view, const phrase& p, std::u32string_view name) noexcept {
    for (std::size_t k = p.begin; k < p.end; ++k)
        if (view.is(k, sem::service) && view.characters(view.at(k)).ends_with(name)) return true;
    return false;
}

/// 第二十条第（五）项行政许可: the row of the form.
bool names_row_of_form(const sentence_view& view, const phrase& p) noexcept {
    for (std::size_t k = p.begin; k + 1 < p.end; ++k) {
        const std::u32string_view word = view.characters(view.at(k));
        if (view.is(k, sem::neutral) && word.starts_with(U"第") && word.ends_with(U"项") && view.is(k + 1, sem::service))
            return true;
    }
    return false;
}

/// Whether what is counted are decisions, and not kinds of them. assumed: it may be, if other numbers of the sentence agree.
bool governs(discourse& d, const mention& m, const phrase& words, bool behind, bool& assumed) {
    const phrase& p = m.before;
    bool items = false;
    for (std::size_t k = words.begin; k < words.end; ++k)
        items = items || (d.view.at(k).what == sem::service && (d.view.at(k).value & service_items) != 0);
    // 完成民办学校设立、变更等行政许可52件: the examples narrow nothing.
    const bool examples = !p.empty() && d.view.is(p.begin, sem::etc) && !m.subset;
    // 行政许可事项83项: kinds; 件 are decisions.
    const bool governed = items ? p.has(sem::dispose) && d.view.number(m.at).unit == unit::item
                                : p.any({sem::decide, sem::dispose}) || words.has(sem::decide) ||
                                      names_decisions(d.view, words, U"决定") || names_row_of_form(d.view, p) ||
                                      (examples && clause_decides(d.view, p.begin));
    constexpr sems others{sem::receive,    sem::publish, sem::release, sem::object, sem::request,
                          sem::by_channel, sem::issue,   sem::repeal,  sem::keep,   sem::judge};
    if (p.any(others)) {
        d.services.governed = false;
        return false;
    }
    // 全年行政许可52件、行政处罚16件
    const bool listed = !items && d.view.number(m.at).unit == unit::item && !behind && p.bounded() && !m.subset &&
                        (p.any({sem::time, sem::current, sem::year, sem::self, sem::whole}) || is_summed(d.view, p) ||
                         (d.services.listed && d.view.after_list_mark(p)));
    d.services.listed = listed;
    // 行政许可3127件，行政处罚123件, and 项 where other numbers bear it out
    const bool alone = !items && !behind && !m.subset && (p.bounded() || examples) && is_only_service(d.view, p);
    const bool follows = d.services.governed && (p.bounded() || examples);
    assumed = !governed && !listed && !follows && alone;
    if (assumed) return true;
    if (!governed && !listed && !follows) {
        d.services.governed = false;
        return false;
    }
    d.services.governed = !listed || governed;
    return examples || !(governed && (d.view.narrowed(p) || is_of_a_field(d.view, p)));
}

/// 承接许可事项12项，办理许可391件: of these kinds; not 全年办理.
bool follows_kinds(const discourse& d, const phrase& p) noexcept {
    return p.has(sem::dispose) && !p.any({sem::time, sem::current, sem::year, sem::decide}) && d.follows_loose() &&
           d.told.loose.back().token > d.view.begin() &&
           d.view.characters(d.view.at(d.told.loose.back().token - 1)).ends_with(U"事项");
}

}  // namespace

bool attach_service(discourse& d, const mention& m) {
    const phrase& p = m.before;
    const bool behind = !p.has(sem::service);
    if (behind && (!m.after.has(sem::service) || p.has(sem::request))) return false;
    const phrase& words = behind ? m.after : p;
    const unit measure = d.view.number(m.at).unit;
    const bool papers = measure == unit::copy && m.before.has(sem::decide) && names_decisions(d.view, words, U"决定书");
    if (measure != unit::item && measure != unit::piece && !papers) return true;
    bool assumed = false;
    if (!governs(d, m, words, behind, assumed)) return true;
    const actor who = d.who_acts(m, p);
    if (who == actor::other || m.subset || follows_kinds(d, p)) return true;
    const cell_sum cells = services_in(d, words);
    if (cells.empty()) return true;
    certainty sure = d.sureness(who, p);
    if (!p.has(sem::decide) && !words.has(sem::decide) && !names_decisions(d.view, words, U"决定")) sure = certainty::likely;
    const std::size_t size = cells.terms().size();
    if (!p.any({sem::each, sem::respectively}) || size == 1) {
        attachment* a = d.state(m, {cells, {}}, sure, role::service);
        if (a) a->assumed = assumed;
        return true;
    }
    const std::vector<std::size_t> numbers = p.has(sem::each) ? std::vector<std::size_t>(size, m.at) : d.listed_numbers(m.at);
    if (numbers.size() != size) return true;
    for (std::size_t k = 0; k < size; ++k) d.state(m, numbers[k], {cell_sum{cells.terms()[k]}, {}}, sure, role::service);
    d.resume = numbers.back() + 1;
    return true;
}

void attach_fee(discourse& d, const mention& m) {
    const phrase& p = m.before;
    // 现有4项行政事业性收费，全年收入1707.35万元
    bool told = p.has(sem::fee);
    const bool again = m.subset || (d.told.all.size() > d.first && d.told.all.back().what == role::fee);
    const std::size_t near = std::max(d.view.begin(), p.begin > reach ? p.begin - reach : 0);
    for (std::size_t k = near; !again && p.has(sem::collect) && p.bounded() && k < p.begin; ++k)
        told = told || d.view.is(k, sem::fee);
    if (!told || !has_column(d.report.edition(), disclosure_row::fees, disclosure_column::amount) || m.when.partial) return;
    if (p.any({sem::object, sem::issue, sem::repeal, sem::keep})) return;
    if (p.has(sem::cumulative) && !m.when.this_year) return;
    // 不动产登记费等行政事业性收费: the examples narrow nothing.
    if (d.view.narrowed(p) && !d.view.is(p.begin, sem::etc)) return;
    const actor who = d.who_acts(m, p);
    if (who == actor::other) return;
    d.state(m, one_cell({disclosure_row::fees, disclosure_column::amount}),
            p.has(sem::fee) ? d.sureness(who, p) : certainty::likely, role::fee);
}

}  // namespace gongkai::detail
