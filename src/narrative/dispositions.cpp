// SPDX-License-Identifier: Apache-2.0
// What became of requests, and by which applicants.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "discourse.hpp"

namespace gongkai::detail {
namespace {

/// A document counted in 份 and told of neither a request nor an applicant.
bool is_of_documents(const discourse& d, const mention& m) noexcept {
    const unit measure = d.view.number(m.at).unit;
    if (measure != unit::copy || d.counts_requests(measure)) return false;
    return d.survey.documents_before || !mentions_request(d.view, m.before, m.about);
}

/// 对商业企业提出的申请，予以公开6件: who is told of in another clause.
phrase applicants_told(const discourse& d, const mention& m) noexcept {
    phrase who{m.applicant, m.applicant + 1};
    while (who.begin > d.view.begin() && (d.view.is(who.begin - 1, sem::applicant) || d.view.is(who.begin - 1, sem::list_mark) ||
                                          d.view.is(who.begin - 1, sem::join)))
        --who.begin;
    who.words.add(sem::applicant);
    return who;
}

void state_rows(discourse& d, const mention& m, std::size_t number, const cell_sum& rows, const phrase& p, certainty sure) {
    const bool told_apart = m.applicant != nowhere && !p.has(sem::applicant);
    const auto columns = columns_of(d, told_apart ? applicants_told(d, m) : p);
    if (told_apart) sure = certainty::likely;
    if (!columns) return;
    cell_expression cells;
    for (const cell_term& row : rows.terms()) add_columns(cells.numerator, row, *columns);
    d.state(m, number, cells, sure, role::disposition);
    d.requests.lists_applicants = p.has(sem::applicant);
    if (!d.requests.lists_applicants) d.requests.parent = rows;
}

void distribute(discourse& d, const mention& m, const cell_sum& rows) {
    const std::vector<std::size_t> numbers = d.listed_numbers(m.at);
    if (numbers.size() != rows.terms().size()) return;
    for (std::size_t k = 0; k < numbers.size(); ++k)
        state_rows(d, m, numbers[k], cell_sum{rows.terms()[k]}, m.before, certainty::certain);
    d.resume = numbers.back() + 1;
}

}  // namespace

cell_term disposition_term(const discourse& d, std::uint8_t value, request_column column) noexcept {
    if (value < group_flag) return {{static_cast<request_row>(value), column}, false};
    switch (static_cast<disposition_group>(value - group_flag)) {
        case disposition_group::granted: return {{request_row::granted, column}, false};
        case disposition_group::partially_granted: return {{request_row::partially_granted, column}, false};
        case disposition_group::denied: return {{request_row::denied_state_secret, column}, true};
        case disposition_group::unable: return {{request_row::unable_not_held, column}, true};
        case disposition_group::not_processed: return {{request_row::not_processed_petition, column}, true};
        case disposition_group::other: break;
    }
    if (d.report.form().other_undivided) return {{request_row::other, column}, false};
    return {{request_row::other_correction_overdue, column}, true};
}

cell_sum dispositions_of(const discourse& d, const phrase& p, const mention&) {
    const sentence_view& view = d.view;
    cell_sum sum;
    std::array<std::uint8_t, cell_sum::max_terms + 1> found{};
    std::size_t size = 0;
    bool grouped = false;
    for (std::size_t i = p.begin; i < p.end; ++i) {
        const token& t = view.at(i);
        // 公开或部分公开: the first of the two is a disposition as well.
        const bool wholly = t.what == sem::publish || (t.what == sem::all && view.characters(t) == U"全部");
        const bool granted =
            wholly && (view.is(i + 1, sem::either) || view.is(i + 1, sem::join)) && view.is(i + 2, sem::disposition);
        if (t.what != sem::disposition && !granted) continue;
        if (size == found.size()) return {};
        if (!granted && std::ranges::find(found.begin(), found.begin() + size, t.value) != found.begin() + size) continue;
        found[size++] = granted ? static_cast<std::uint8_t>(index_of(request_row::granted)) : t.value;
        grouped = grouped || found[size - 1] >= group_flag;
    }
    // 因本机关不掌握等原因无法提供: the group; 属于执法案卷不予公开: the row.
    const bool only_groups = grouped && (p.has(sem::etc) || size > 2);
    for (std::size_t k = 0; k < size; ++k) {
        const std::uint8_t value = found[k];
        const bool is_group = value >= group_flag;
        bool told_closer = false;
        bool told_wider = false;
        for (std::size_t other = 0; other < size; ++other) {
            if (other == k || group_of_value(found[other]) != group_of_value(value)) continue;
            told_closer = told_closer || (is_group && found[other] < group_flag);
            told_wider = told_wider || (!is_group && found[other] >= group_flag);
        }
        if (only_groups ? told_wider : told_closer) continue;
        sum.add(disposition_term(d, value, request_column::total));
    }
    return sum;
}

/// 其他33件 at the end of a list of what became of requests.
bool attach_other_dispositions(discourse& d, const mention& m) {
    const phrase& p = m.before;
    if (!p.has(sem::applicant) || !d.view.is(p.begin, sem::applicant) || d.view.at(p.begin).value != other_applicants ||
        !p.bounded())
        return false;
    // 其他情形
    for (std::size_t k = p.begin + 1; k < p.end; ++k)
        if (!d.view.is(k, sem::neutral)) return false;
    if (d.told.all.size() == d.first || d.told.all.back().what != role::disposition) return false;
    const cell_key& before = d.told.all.back().cells.numerator.terms().front().cell;
    if (before.column() != index_of(request_column::total)) return true;
    // （逾期不补正17件，其他16件）: the last row of the group
    const auto row = disposition_of(static_cast<request_row>(before.row()));
    const bool within = row && group_of(*row) == disposition_group::other && !d.report.form().other_undivided &&
                        !d.told.all.back().cells.numerator.terms().front().whole_group;
    const cell_term other = within ? cell_term{{request_row::other_other, request_column::total}, false}
                                   : disposition_term(d, group_flag + index_of(disposition_group::other), request_column::total);
    cell_expression cells{cell_sum{other}, {}};
    d.state(m, cells, certainty::likely, role::disposition);
    return true;
}

/// 征求第三方意见19件，其中同意公开6件、不同意公开13件: what the third parties say.
static bool is_consent(const sentence_view& view, const phrase& p) noexcept {
    for (std::size_t i = p.begin; i < p.end; ++i)
        if (view.at(i).what == sem::disposition && view.characters(view.at(i)).find(U"同意") != std::u32string_view::npos)
            return true;
    return false;
}

/// 信息不存在: not the words of the form, which has more than one row for it.
static bool is_nonexistent(const sentence_view& view, const phrase& p) noexcept {
    for (std::size_t i = p.begin; i < p.end; ++i)
        if (view.at(i).what == sem::disposition && view.characters(view.at(i)).ends_with(U"信息不存在")) return true;
    return false;
}

static bool is_terse(const sentence_view& view, const phrase& p) noexcept {
    for (std::size_t i = p.begin; i < p.end; ++i)
        if (view.at(i).what == sem::disposition && view.characters(view.at(i)) == U"不公开") return true;
    return false;
}

bool is_divided(const sentence_view& view, std::size_t number) noexcept {
    for (std::size_t i = number + 1; view.is(i, sem::neutral) || view.is(i, sem::request); ++i)
        if (view.characters(view.at(i)).ends_with(U"中")) return true;
    return false;
}

/// The clause without a number, and without what anybody did, before those that count.
static phrase heading_of(const sentence_view& view, std::size_t number) noexcept {
    constexpr sems acts{sem::receive, sem::dispose, sem::negation, sem::all};
    for (std::size_t end = number; end > view.begin() && number - end < reach;) {
        phrase clause{view.clause_begin(end, reach), end};
        for (std::size_t k = clause.begin; k < end; ++k) view.take(clause, k);
        if (end < number && !clause.has(sem::number)) return clause.any(acts) ? phrase{} : clause;
        const std::size_t first = clause.begin;
        if (first == view.begin() || !(view.is(first - 1, sem::clause_mark) || view.is(first - 1, sem::colon))) break;
        end = first - 1;
    }
    return {};
}

static std::u32string_view text_of(const sentence_view& view, const phrase& p) noexcept {
    if (p.empty()) return {};
    const std::uint32_t begin = view.at(p.begin).begin;
    return {view.text().characters.data() + begin, view.at(p.end - 1).end - begin};
}

/// Whether a heading ends in one of these, and not in the reporting organ.
static bool ends_in(const sentence_view& view, const phrase& heading, std::initializer_list<std::u32string_view> words) noexcept {
    if (!heading.any({sem::unknown, sem::foreign}) || view.names_us(heading.end - 1) || view.is_of_organ(heading.end - 1))
        return false;
    const std::u32string_view text = text_of(view, heading);
    return !text.ends_with(U"分类") && std::ranges::any_of(words, [&](auto word) { return text.ends_with(word); });
}

bool is_headed_by_office(const sentence_view& view, std::size_t number) noexcept {
    return ends_in(view, heading_of(view, number), {U"科", U"科室", U"处", U"处室", U"股", U"股室", U"所"});
}

bool is_headed_by_subject(const sentence_view& view, std::size_t number) noexcept {
    const phrase heading = heading_of(view, number);
    if (ends_in(view, heading, {U"类", U"领域", U"方面", U"条线", U"片区"})) return true;
    const std::u32string_view text = text_of(view, heading);
    if (text.empty() || !(text.ends_with(U"申请") || view.is(heading.end - 1, sem::request))) return false;
    if (text.find(U"各类") != text.npos) return false;
    constexpr std::array<std::u32string_view, 6> narrowing{U"类", U"涉", U"有关", U"关于", U"方面", U"领域"};
    return std::ranges::any_of(narrowing, [&](auto word) { return text.find(word) != text.npos; });
}

/// 上年转来的2件已公开；当年新收的83件申请，公开36件: those carried in are told apart, and so is what became of each.
static bool is_apart(const discourse& d, const attachment& a) noexcept {
    if (a.what == role::carried_in || a.what == role::carried) return true;
    if (a.what != role::newly && a.what != role::received) return false;
    const std::size_t size = d.told.all.size();
    for (std::size_t k = size; k-- > 0 && size - k < reach && d.told.all[k].paragraph == d.paragraph;)
        if ((d.told.all[k].what == role::carried_in || d.told.all[k].what == role::carried) &&
            d.told.all[k].number.coefficient() > 0)
            return true;
    return false;
}

/// 新收的83件申请，: what follows is told of them.
static bool heads_clause(const sentence_view& view, std::size_t number) noexcept {
    if (number == view.begin() || view.characters(view.at(number - 1)) != U"的") return false;
    std::size_t i = number + 1;
    while (view.is(i, sem::request) || view.is(i, sem::neutral)) ++i;
    return view.is(i, sem::clause_mark);
}

/// 上年结转4件，其中公开2件、不予公开2件: some of those that were carried in, if they are no more.
static bool is_of_those_carried(const discourse& d, const mention& m) noexcept {
    if (!m.subset) return false;
    std::size_t k = d.told.all.size();
    while (k > d.told_of_late() && d.told.all[k - 1].what == role::disposition) --k;
    // 新收83件、上年结转4件，其中…: of both.
    if (k != d.first + 1) return false;
    const attachment& before = d.told.all[k - 1];
    const bool carried = before.what == role::carried_in || before.what == role::carried;
    return carried && d.view.number(m.at).value.coefficient() <= before.number.coefficient();
}

bool is_of_a_part(const discourse& d, const mention& m) noexcept {
    const sentence_view& view = d.view;
    if (is_of_those_carried(d, m)) return true;
    bool dispositions = true;  // and nothing else is counted since
    for (std::size_t k = m.at; k-- > view.begin() && m.at - k < reach;) {
        if (view.is(k, sem::semicolon)) return false;
        // 涉征地的申请中，予以公开19件
        if (view.is(k, sem::request) && is_divided(view, k)) {
            const phrase of = view.before(k, false);
            constexpr sems parts{sem::previous, sem::carry, sem::open, sem::by_channel};
            if (view.narrowed(of) || (of.beyond != sem::number && of.any(parts))) return true;
        }
        if (!view.is(k, sem::number)) continue;
        const bool divided = is_divided(view, k);
        const attachment* of_it = nullptr;
        for (std::size_t i = d.told_of_late(); i < d.told.all.size(); ++i)
            if (d.told.all[i].token == k) of_it = &d.told.all[i];
        if (of_it && (divided || (dispositions && heads_clause(view, k)))) return is_apart(d, *of_it);
        dispositions = dispositions && of_it && of_it->what == role::disposition;
        if (!divided) continue;
        const phrase of = view.before(k, false);
        return !of.bounded() || !of.any({sem::dispose, sem::receive});
    }
    return false;
}

/// 针对不予公开答复的8件: what was done is what something else is about.
static bool is_object(const sentence_view& view, const phrase& p) noexcept {
    for (std::size_t i = p.begin; i + 1 < p.end; ++i)
        if (view.characters(view.at(i)) == U"针对" && view.is(i + 1, sem::disposition)) return true;
    return false;
}

void attach_disposition(discourse& d, const mention& m, const phrase* behind) {
    const phrase& p = m.before;
    if (is_of_documents(d, m) || is_of_a_part(d, m) || is_object(d.view, p)) return;
    if (d.tells_attributes()) return;
    // 办理政协提案21件，其中不予公开2件
    if (m.subset && d.follows_loose() && d.told.loose.back().others) return;
    // 因…等原因无法提供: whatever the reasons are, the group is told.
    const bool reasons = !behind && p.has(sem::etc);
    if (!behind && !reasons && d.view.narrowed(p)) return;
    if (behind && !p.bounded()) return;
    if (p.beyond == sem::noun) return;  // 提案办理结果同意公开15件
    if (p.any({sem::document, sem::service, sem::review})) return;
    if (d.who_acts(m, p) == actor::other) return;
    const phrase& words = behind ? *behind : p;
    // 因信息不存在等原因无法提供: of the group, but for what is not understood.
    const certainty sure = p.bounded() && !is_nonexistent(d.view, words) ? certainty::certain : certainty::likely;
    // 不公开 counts requests only beside what else became of them.
    if (d.survey.groups < 2 && is_terse(d.view, words)) return;
    const cell_sum rows = dispositions_of(d, words, m);
    if (words.has(sem::respectively)) {
        distribute(d, m, rows);
        return;
    }
    if (rows.empty() || (d.survey.asks_others && is_consent(d.view, words))) return;
    if (p.has(sem::each)) {
        for (const cell_term& row : rows.terms()) state_rows(d, m, m.at, cell_sum{row}, p, sure);
        return;
    }
    state_rows(d, m, m.at, rows, p, sure);
}

std::optional<column_list> columns_of(const discourse& d, const phrase& p) {
    using enum request_column;
    if (!p.has(sem::applicant)) return column_list{total};
    const sentence_view& view = d.view;
    column_list columns;
    const auto add = [&](request_column column) {
        if (std::ranges::find(columns, column) == columns.end()) columns.push_back(column);
    };
    bool natural = false;
    bool all_organizations = false;
    for (std::size_t i = p.begin; i < p.end; ++i) {
        // 公众、法人或其他组织: everyone
        if (view.at(i).what == sem::neutral && view.is(i + 1, sem::list_mark) && view.is(i + 2, sem::applicant) &&
            view.at(i + 2).value == organizations)
            natural = true;
        if (view.at(i).what != sem::applicant) continue;
        const std::uint8_t value = view.at(i).value;
        if (value == organizations) {
            all_organizations = true;
        } else if (value == other_applicants) {
            if (natural) {
                all_organizations = true;  // 公民、法人和其他组织
            } else if (!d.requests.lists_applicants) {
                return std::nullopt;
            } else {
                add(other_organization);
            }
        } else if (value == index_of(natural_person)) {
            natural = true;
        } else {
            add(static_cast<request_column>(value));
        }
    }
    if (all_organizations && columns.empty()) {
        if (natural) return column_list{total};
        return column_list{business, research, public_welfare, legal_service, other_organization};
    }
    if (natural) columns.insert(columns.begin(), natural_person);
    if (columns.empty()) columns.push_back(total);
    return columns;
}

void add_columns(cell_sum& sum, cell_term what, std::span<const request_column> columns) noexcept {
    for (const request_column column : columns) {
        what.cell = {static_cast<request_row>(what.cell.row()), column};
        sum.add(what);
    }
}

/// 其余20件为法人或其他组织
static bool is_the_rest(const sentence_view& view, const phrase& p) noexcept {
    return p.empty() && p.begin > view.begin() && view.characters(view.at(p.begin - 1)) == U"其余";
}

void attach_law_firm(discourse& d, const mention& m) {
    const phrase& p = m.before;
    if (!p.empty() || p.beyond != sem::unknown || d.told.all.size() == d.first || d.told.all.back().what != role::breakdown)
        return;
    const std::u32string_view word = d.view.characters(d.view.at(p.begin - 1));
    const bool firm = word.ends_with(U"律师事务所") || word.ends_with(U"律所");
    if (!firm && word != U"企业") return;
    const cell_sum rows = d.requests.parent.value_or(row_total(request_row::received));
    const std::array column{firm ? request_column::legal_service : request_column::business};
    cell_expression cells;
    for (const cell_term& row : rows.terms()) add_columns(cells.numerator, row, column);
    if (attachment* a = d.state(m, cells, certainty::likely, role::breakdown)) a->plain = true;
}

void attach_applicant(discourse& d, const mention& m, const phrase* behind) {
    const phrase& p = m.before;
    // 律师事务所等法律服务机构: the examples narrow nothing.
    const bool examples = !p.empty() && d.view.is(p.begin, sem::etc);
    if (!p.bounded() && !examples && !(behind && is_the_rest(d.view, p))) return;
    if (d.another_organ(m) || p.any({sem::document, sem::service, sem::review, sem::object, sem::publish})) return;
    // 涉及征地45件，其中自然人40件: of what is no cell.
    if (m.subset && !behind && d.follows_loose() && !d.told.loose.back().subset) return;
    std::optional<cell_sum> rows = d.requests.parent;
    if (!rows) {
        const bool headed = mentions_request(d.view, p, m.about) || mentions_request(d.view, m.after, m.about);
        if (!headed && !m.requests && !m.about.only_requests) return;
        rows = row_total(request_row::received);
    }
    const auto columns = columns_of(d, behind ? *behind : p);
    if (!columns) return;
    if (rows->terms().size() * columns->size() > cell_sum::max_terms) return;
    const certainty sure = d.requests.parent ? certainty::certain : certainty::likely;
    const auto state = [&](std::size_t number, std::span<const request_column> which) {
        cell_expression cells;
        for (const cell_term& row : rows->terms()) add_columns(cells.numerator, row, which);
        d.state(m, number, cells, sure, role::breakdown);
    };
    if (p.any({sem::each, sem::respectively}) && columns->size() > 1) {
        const std::vector<std::size_t> numbers =
            p.has(sem::each) ? std::vector<std::size_t>(columns->size(), m.at) : d.listed_numbers(m.at);
        if (numbers.size() != columns->size()) return;
        for (std::size_t k = 0; k < numbers.size(); ++k) state(numbers[k], std::span{&(*columns)[k], 1});
        d.resume = numbers.back() + 1;
        return;
    }
    state(m.at, *columns);
    d.requests.lists_applicants = true;
}

}  // namespace gongkai::detail
