// SPDX-License-Identifier: Apache-2.0
#include "readings.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

#include "discourse.hpp"
#include "table_values.hpp"
#include "text/numerals.hpp"

namespace gongkai::detail {
namespace {

/// numerator / denominator as a percentage with `scale` decimals, rounded half up.
std::optional<decimal> percentage(const decimal& numerator, const decimal& denominator, std::uint8_t scale) noexcept {
    if (!numerator.is_integer() || !denominator.is_integer()) return std::nullopt;
    std::int64_t a = numerator.coefficient();
    const std::int64_t b = denominator.coefficient();
    if (a < 0 || b <= 0 || a > 1'000'000'000 || b > 1'000'000'000 || scale > 6) return std::nullopt;
    a *= 100;
    for (std::uint8_t i = 0; i < scale; ++i) a *= 10;
    return decimal{(2 * a + b) / (2 * b), scale};
}

/// 4205000元 are told as 420.5 and not as 420.5000万元.
decimal without_trailing_zeros(const attachment& a) noexcept {
    std::int64_t coefficient = a.number.coefficient();
    std::uint8_t scale = a.number.scale();
    constexpr std::uint8_t of_yuan = 4;
    if (scale < of_yuan) return a.number;
    for (; scale > 0 && coefficient % 10 == 0; --scale) coefficient /= 10;
    return decimal{coefficient, scale};
}

/// The cells of `like`, in other rows.
cell_sum in_rows(const cell_sum& like, std::initializer_list<request_row> rows) noexcept {
    cell_sum out;
    for (const request_row row : rows)
        for (const cell_term& term : like.terms()) out.add({{row, static_cast<request_column>(term.cell.column())}, false});
    return out;
}

/// The same rows, in the columns of another sum.
cell_sum in_columns_of(const cell_sum& like, const cell_sum& columns) noexcept {
    cell_sum out;
    for (const cell_term& row : like.terms())
        for (const cell_term& column : columns.terms())
            out.add(
                {{static_cast<request_row>(row.cell.row()), static_cast<request_column>(column.cell.column())}, row.whole_group});
    return out;
}

/// The first row of 其他处理.
request_row other_group(const published_report& report) noexcept {
    return report.form().other_undivided ? request_row::other : request_row::other_correction_overdue;
}

/// The reviews of `like`, in another column.
cell_sum in_column(const cell_sum& like, review_column column) noexcept {
    cell_sum out;
    for (const cell_term& term : like.terms()) out.add({{static_cast<review_kind>(term.cell.row()), column}, false});
    return out;
}

bool is_row(const cell_sum& cells, request_row row) noexcept {
    const cell_key& key = cells.terms().front().cell;
    return key.table() == table::requests && key.row() == index_of(row) && !cells.terms().front().whole_group;
}

void add_to(attachment& a, std::int64_t n) noexcept {
    a.number = decimal{a.number.coefficient() + n};
    a.low += n;
    if (a.high != unbounded) a.high += n;
}

/// How far readings look around: keeps them linear whatever the text.
constexpr std::size_t around = 24;

}  // namespace

/// The other readings of one attachment.
class reader_of_claims::other_readings {
public:
    other_readings(const reader_of_claims& all, std::size_t i, claim& out) noexcept
        : all_{all}, a_{all.told_.all[i]}, i_{i}, out_{out} {}

    /// Tries them in turn; the first that agrees is taken.
    bool any_agrees() {
        if (a_.cells.is_ratio()) return false;
        if (a_.kind == claim_kind::implied)
            return (a_.what == role::carried && is(in_rows(cells(), {request_row::carried_in}))) || is_told_otherwise();
        if (a_.kind != claim_kind::stated) return false;
        const bool by_role = of_role();
        return by_role || is_of_applicants_told() || is_with_neighbours() || is_part_of_agreed() || is_part_of_the_whole() ||
               is_narrowed() || is_more_than_named();
    }

    bool is_open() const noexcept { return open_; }

private:
    const attachment& told(std::size_t k) const noexcept { return all_.told_.all[k]; }
    const cell_sum& cells() const noexcept { return a_.cells.numerator; }
    std::size_t first() const noexcept { return i_ > around ? i_ - around : 0; }
    std::size_t last() const noexcept { return std::min(i_ + around, all_.told_.all.size()); }

    /// Whether the number is the sum of other cells; then the claim is about them.
    bool is(const cell_sum& other) {
        const total value = value_of(all_.report_, other);
        if (value.is == total::state::missing) open_ = true;
        if (value.is != total::state::value || !can_be(a_, value.value, false)) return false;
        out_.cells = {other, {}};
        out_.table = value.value;
        out_.agree = agreement::yes;
        out_.certainty = certainty::likely;
        return true;
    }

    /// Whether the number and what is told apart are the cells together.
    bool is_with(const decimal& apart, const cell_sum& whole) {
        if (!a_.number.is_integer() || !apart.is_integer() || apart.coefficient() <= 0) return false;
        const total value = value_of(all_.report_, whole);
        if (value.is != total::state::value || !value.value.is_integer()) return false;
        attachment together = a_;
        together.number = decimal{a_.number.coefficient() + apart.coefficient()};
        together.low = a_.low + apart.coefficient();
        together.high = a_.high == unbounded ? unbounded : a_.high + apart.coefficient();
        if (!can_be(together, value.value, false)) return false;
        out_.agree = agreement::other_reading;
        out_.certainty = certainty::likely;
        return true;
    }

    bool is_with(const cell_sum& apart, const cell_sum& whole) {
        const total value = value_of(all_.report_, apart);
        return value.is == total::state::value && is_with(value.value, whole);
    }

    bool is_told(request_row row) const noexcept { return is_told(row, last()); }
    bool is_told(request_row row, std::size_t before) const noexcept {
        for (std::size_t k = first(); k < before; ++k)
            if (told(k).paragraph == a_.paragraph && !told(k).cells.is_ratio() && is_row(told(k).cells.numerator, row))
                return true;
        return false;
    }

    bool of_role() {
        using enum request_row;
        switch (a_.what) {
            case role::received:
                if (!is(in_rows(cells(), {received, carried_in}))) return is_new_of_those_done();
                // Loose, not wrong: the claim stays what its words say.
                out_.cells = a_.cells;
                out_.table = value_of(all_.report_, cells()).value;
                out_.agree = agreement::with_carried_in;
                out_.certainty = a_.sure;
                return true;
            case role::newly: return is_new_of_those_done();
            case role::handled:
                return is(in_rows(cells(), {received, carried_in})) || is(in_rows(cells(), {received})) ||
                       is(in_rows(cells(), {request_row::total})) || is_done_in_part();
            // 应答复96件、未到期4件: those that were due.
            case role::at_hand: return is(in_rows(cell_sum{cells().terms().front()}, {request_row::total}));
            // 待办: still open at the end, or due in the year.
            case role::carried_out:
                return (has_word(U"待办") || has_word(U"在办")) && is(in_rows(cells(), {received, carried_in}));
            case role::carried: return is(in_rows(cells(), {carried_out}));
            case role::answered: return is_done_in_part() || is_with(others(), cells());
            case role::closed:
            case role::done_of: return is_done_in_part();
            case role::breakdown: return is_of_another_whole() || is_told_as_all();
            case role::disposition:
                if (!is_of_some_told()) return is_another_disposition() || is_told_as_all();
                out_.agree = agreement::other_reading;
                out_.certainty = certainty::likely;
                return true;
            case role::reviews: return is_closed_reviews() || is_received_in_part();
            case role::outcome: return is_of_other_reviews();
            case role::document: return is_of_all_documents();
            default: return false;
        }
    }

    bool is_word(const token& t, std::u32string_view word) const noexcept {
        return std::u32string_view{all_.text_.characters.data() + t.begin, t.end - t.begin} == word;
    }

    /// A word of the claim, by its beginning.
    bool has_word(std::u32string_view beginning) const noexcept {
        for (std::size_t t = a_.words_begin; t < a_.words_end; ++t) {
            const token& word = all_.text_.tokens[t];
            if (std::u32string_view{all_.text_.characters.data() + word.begin, word.end - word.begin}.starts_with(beginning))
                return true;
        }
        return false;
    }

    /// 办结295件，其中上年结转26件、当年新收269件: what came in this year of what was disposed of.
    bool is_new_of_those_done() {
        return is_told(request_row::carried_in) && is_told(request_row::total, i_) &&
               is_with(in_rows(cells(), {request_row::carried_in}), in_rows(cells(), {request_row::total}));
    }

    /// 自然人70件，企业8件，合计83件: of all that there are, of which not all parts are told.
    bool is_told_as_all() {
        using enum request_row;
        bool sums = false;
        for (std::size_t t = a_.words_begin; t < a_.token; ++t) sums = sums || all_.text_.tokens[t].what == sem::total;
        if (!sums || cells().terms().size() < 2) return false;
        const cell_sum whole = row_total(received);
        return is(whole) || is(in_rows(whole, {received, carried_in})) || is(in_rows(whole, {request_row::total}));
    }

    /// 其他处理, in the column of the claim.
    cell_sum others() const noexcept {
        const auto column = static_cast<request_column>(cells().terms().front().cell.column());
        if (all_.report_.form().other_undivided) return cell_sum{{{request_row::other, column}, false}};
        return cell_sum{{{request_row::other_correction_overdue, column}, true}};
    }

    /// 办结15件，撤回8件: those that were withdrawn are disposed of as well. 收到…，其中办结…: those of last year apart.
    bool is_done_in_part() {
        std::int64_t withdrawn = 0;
        for (const loose_number& n : all_.told_.loose)
            if (n.sentence == a_.sentence && n.withdrawn && n.number.is_integer()) withdrawn += n.number.coefficient();
        if (withdrawn > 0 && is_with(decimal{withdrawn}, cells())) return true;
        return is_told(request_row::received) && is_with(in_rows(cells(), {request_row::carried_in}), cells());
    }

    /// A breakdown by applicants is of what came in, of that with what was carried in, or of what was disposed of; of
    /// what was carried where that is told.
    bool is_of_another_whole() {
        using enum request_row;
        if (is_of_the_other_organizations() || is_of_all_enterprises()) return true;
        const cell_sum& c = cells();
        const auto whole = only_whole();
        return is_of(!whole || whole == received, in_rows(c, {received})) || is_of(!whole, in_rows(c, {received, carried_in})) ||
               is_of(!whole || whole == request_row::total, in_rows(c, {request_row::total})) ||
               (is_told(carried_in, i_) && is(in_rows(c, {carried_in}))) ||
               (is_told(carried_out, i_) && is(in_rows(c, {carried_out})));
    }

    /// As `is`, where the sentence allows it; else only that a reader may have meant it.
    bool is_of(bool allowed, const cell_sum& other) {
        if (allowed) return is(other);
        const total value = value_of(all_.report_, other);
        if (value.is == total::state::value && can_be(a_, value.value, false)) open_ = true;
        return false;
    }

    /// 收到713件，其中自然人…: what came in, or what was done, where the paragraph tells no other whole and tells it rightly.
    std::optional<request_row> only_whole() const {
        std::optional<request_row> found;
        for (std::size_t k = first(); k < last(); ++k) {
            if (told(k).paragraph != a_.paragraph || told(k).cells.is_ratio()) continue;
            constexpr std::array parts{role::breakdown, role::disposition, role::reviews, role::outcome,
                                       role::document,  role::service,     role::fee};
            if (std::ranges::find(parts, told(k).what) != parts.end()) continue;
            const bool came_in = told(k).what == role::received || told(k).what == role::newly;
            const bool done = told(k).what == role::closed || told(k).what == role::answered;
            const total value = value_of(all_.report_, told(k).cells.numerator);
            const bool right = value.is == total::state::value && order_of(value.value, told(k).number) == 0;
            if ((!came_in && !done) || found || !right || k >= i_) return std::nullopt;
            found = came_in ? request_row::received : request_row::total;
        }
        return found;
    }

    /// 自然人686件、商业企业15件、其他组织12件: those that are not told apart, or all of them.
    bool is_of_the_other_organizations() {
        using enum request_row;
        const cell_key& key = cells().terms().front().cell;
        if (cells().terms().size() != 1 || key.column() != index_of(request_column::other_organization)) return false;
        cell_sum left;
        for (const request_column column : enumerators<request_column>) {
            if (column == request_column::natural_person || column == request_column::total || !all_.report_.form().has(column))
                continue;
            bool apart = false;
            for (std::size_t k = first(); k < last(); ++k)
                apart = apart || (k != i_ && told(k).sentence == a_.sentence && told(k).what == role::breakdown &&
                                  told(k).cells.numerator.terms().front().cell.column() == index_of(column));
            if (!apart) left.add({{static_cast<request_row>(key.row()), column}, false});
        }
        return is(left) || is(in_rows(left, {received})) || is(in_rows(left, {received, carried_in})) ||
               is(in_rows(left, {request_row::total}));
    }

    /// 来自企业的申请16件, and not 商业企业: whatever is no natural person.
    bool is_of_all_enterprises() {
        const cell_key& key = cells().terms().front().cell;
        if (cells().terms().size() != 1 || key.column() != index_of(request_column::business) || has_word(U"商业企业"))
            return false;
        cell_sum all;
        for (const request_column column : enumerators<request_column>)
            if (column != request_column::natural_person && column != request_column::total && all_.report_.form().has(column))
                all.add({{static_cast<request_row>(key.row()), column}, false});
        using enum request_row;
        return is(all) || is(in_rows(all, {received})) || is(in_rows(all, {received, carried_in})) ||
               is(in_rows(all, {request_row::total}));
    }

    /// 自然人申请12件，其中予以公开8件、结转1件: in the columns told before.
    bool is_of_applicants_told() {
        constexpr auto whole = index_of(request_column::total);
        const cell_key& own = cells().terms().front().cell;
        if (own.table() != table::requests || own.column() != whole) return false;
        for (std::size_t k = i_; k-- > first() && told(k).sentence == a_.sentence;) {
            const cell_key& key = told(k).cells.numerator.terms().front().cell;
            if (key.table() != table::requests || key.column() == whole || told(k).cells.is_ratio()) continue;
            if (is(in_columns_of(cells(), columns_in(told(k).cells.numerator)))) return true;
            if (a_.what == role::carried &&
                is(in_columns_of(in_rows(cells(), {request_row::carried_out}), columns_in(told(k).cells.numerator))))
                return true;
        }
        return false;
    }

    /// One row of a sum, for its columns.
    static cell_sum columns_in(const cell_sum& cells) noexcept {
        cell_sum out;
        const cell_term& first = cells.terms().front();
        for (const cell_term& term : cells.terms())
            if (term.cell.row() == first.cell.row() && term.whole_group == first.whole_group) out.add(term);
        return out;
    }

    /// 涉及…34件, 有关…34件
    bool is_on_a_subject(std::size_t number) const noexcept {
        const auto& tokens = all_.text_.tokens;
        std::size_t first = number;
        while (first > 0 && number - first < 8 && !clause_ends.has(tokens[first - 1].what)) --first;
        // 31件涉及征收补偿
        std::size_t last = number;
        while (last + 1 < tokens.size() && last - number < 8 && !clause_ends.has(tokens[last + 1].what)) ++last;
        const std::u32string_view words{all_.text_.characters.data() + tokens[first].begin,
                                        tokens[last].end - tokens[first].begin};
        for (const std::u32string_view about : {U"涉及", U"有关", U"关于", U"要求", U"查询", U"类申请"})
            if (words.find(about) != words.npos) return true;
        return false;
    }

    /// 涉及学区划分34件，予以公开29件: of those alone, where the sentence begins with them.
    bool is_of_some_told() const noexcept {
        const loose_number* some = nullptr;
        for (const loose_number& n : all_.told_.loose) {
            if (n.sentence != a_.sentence || n.token > a_.token) continue;
            some = &n;
            break;
        }
        if (!some || !is_on_a_subject(some->token) || a_.has_own_scope || some->withdrawn ||
            order_of(some->number, a_.number) < 0)
            return false;
        for (std::size_t k = i_; k-- > 0 && told(k).sentence == a_.sentence;)
            if (told(k).token < some->token || told(k).what != role::disposition) return false;
        return true;
    }

    /// 因…不予公开: the row or the group.
    bool is_another_disposition() {
        if (is_the_rest()) return true;
        if (is_row(cells(), request_row::granted) && counts_parts_as_well() &&
            is(in_rows(cells(), {request_row::granted, request_row::partially_granted})))
            return true;
        return is_of_the_group();
    }

    /// 其他82件: whatever the dispositions told before leave of all.
    bool is_the_rest() {
        const cell_term& term = cells().terms().front();
        if (cells().terms().size() != 1 || term.cell.column() != index_of(request_column::total)) return false;
        const auto which = disposition_of(static_cast<request_row>(term.cell.row()));
        if (!which || group_of(*which) != disposition_group::other || !term.whole_group) return false;
        std::int64_t told_before = 0;
        for (std::size_t k = first(); k < i_; ++k)
            if (told(k).sentence == a_.sentence && told(k).what == role::disposition && told(k).number.is_integer())
                told_before += told(k).number.coefficient();
        std::int64_t loose = 0;
        for (const loose_number& n : all_.told_.loose)
            if (n.sentence == a_.sentence && n.token < a_.token && n.number.is_integer()) loose += n.number.coefficient();
        if (loose > 0 && is_with(decimal{told_before + loose}, cell_sum{{{request_row::total, request_column::total}, false}}))
            return true;
        if (is_with(decimal{told_before}, cell_sum{{{request_row::total, request_column::total}, false}})) return true;
        return !all_.report_.form().other_undivided && is(cell_sum{{{request_row::other_other, request_column::total}, false}});
    }

    /// 公开12件（含部分公开2件）, 公开（含部分公开）12件, or 公开12件 and nothing of parts.
    bool counts_parts_as_well() const noexcept {
        for (std::size_t k = i_ + 1; k < last() && told(k).sentence == a_.sentence; ++k) {
            if (!is_row(told(k).cells.numerator, request_row::partially_granted) || told(k).cells.is_ratio()) continue;
            for (std::size_t t = a_.token; t < told(k).token; ++t) {
                const sem what = all_.text_.tokens[t].what;
                if (what == sem::subset || what == sem::including || what == sem::open_bracket) return true;
            }
            return false;
        }
        for (std::size_t t = a_.words_begin; t < a_.words_end; ++t)
            if (all_.text_.tokens[t].what == sem::publish || all_.text_.tokens[t].what == sem::including) return true;
        return false;
    }

    bool is_of_the_group() {
        if (cells().terms().size() != 1 || cells().terms().front().whole_group) return false;
        const auto row = static_cast<request_row>(cells().terms().front().cell.row());
        const auto which = disposition_of(row);
        if (!which) return false;
        if (has_word(U"信息不存在") || has_word(U"政府信息不存在") || has_word(U"申请信息不存在")) return is_whole_group(*which);
        for (std::size_t t = a_.words_begin; t < a_.words_end; ++t) {
            const token& word = all_.text_.tokens[t];
            if (word.what != sem::disposition || word.value < group_flag || group_of_value(word.value) != group_of(*which))
                continue;
            return is_whole_group(*which);
        }
        return false;
    }

    bool is_whole_group(disposition member) {
        for (const disposition d : enumerators<disposition>)
            if (group_of(d) == group_of(member))
                return is(cell_sum{{{row_of(d), static_cast<request_column>(cells().terms().front().cell.column())}, true}});
        return false;
    }

    /// 复议结案9件: all but those that are pending.
    bool is_closed_reviews() {
        if (!has_word(U"结案")) return false;
        cell_sum closed;
        for (const cell_term& term : cells().terms())
            for (const review_column c : {review_column::upheld, review_column::corrected, review_column::other})
                closed.add({{static_cast<review_kind>(term.cell.row()), c}, false});
        return is(closed);
    }

    /// 收到复议申请14件，实际受理12件: what the table counts is told after it.
    bool is_received_in_part() {
        if (!has_word(U"收到") && !has_word(U"接收")) return false;
        const auto& tokens = all_.text_.tokens;
        const total whole = value_of(all_.report_, cells());
        if (whole.is != total::state::value || order_of(a_.number, whole.value) <= 0) return false;
        bool received = false;
        for (std::size_t t = a_.token + 1; t < tokens.size() && t - a_.token < reach && tokens[t].what != sem::stop; ++t) {
            if (tokens[t].what == sem::number && received &&
                order_of(all_.text_.numbers[tokens[t].number].value, whole.value) == 0) {
                out_.agree = agreement::other_reading;
                out_.certainty = certainty::likely;
                return true;
            }
            received = tokens[t].what == sem::receive && tokens[t].value == 1;
        }
        return false;
    }

    /// 行政复议24件、行政诉讼17件，尚未审结6件: of all that are told, or of one kind.
    bool is_of_other_reviews() {
        if (a_.sure != certainty::certain && is_of_some_kinds()) return true;
        // 驳回诉讼请求: 结果维持, or 其他结果.
        if (has_word(U"驳回") && is(in_column(cells(), review_column::other))) return true;
        const auto outcome = static_cast<review_column>(cells().terms().front().cell.column());
        if (cells().terms().size() > 1)
            for (const cell_term& term : cells().terms())
                if (a_.shared_outcome && is(cell_sum{term})) return true;
        if (!a_.shared_outcome) return false;
        cell_sum all;
        for (std::size_t k = first(); k < i_; ++k) {
            const cell_key& key = told(k).cells.numerator.terms().front().cell;
            if (told(k).sentence != a_.sentence || key.table() != table::reviews || told(k).what != role::reviews) continue;
            cell_sum one;
            for (const cell_term& term : told(k).cells.numerator.terms())
                one.add({{static_cast<review_kind>(term.cell.row()), outcome}, false});
            if (is(one)) return true;
            for (const cell_term& term : one.terms()) all.add(term);
        }
        if (all.empty()) return false;
        if (is(all)) return true;
        for (const cell_term& term : all.terms())
            if (is(cell_sum{term})) return true;
        return false;
    }

    /// 直接起诉7件、复议后起诉4件，已审结的9件: of all kinds that the sentence tells, in the same columns.
    bool is_of_some_kinds() {
        cell_sum all;
        std::size_t kinds = 0;
        for (const review_kind kind : enumerators<review_kind>) {
            bool named = false;
            for (std::size_t k = first(); k < i_; ++k)
                for (const cell_term& term : told(k).cells.numerator.terms())
                    named = named || (told(k).sentence == a_.sentence && term.cell.table() == table::reviews &&
                                      term.cell.row() == index_of(kind));
            if (!named) continue;
            ++kinds;
            for (const cell_term& term : cells().terms())
                all.add({{kind, static_cast<review_column>(term.cell.column())}, false});
        }
        return kinds > 1 && is(all);
    }

    /// 规范性文件 may count the rules, where these are not told apart.
    bool is_of_all_documents() {
        if (cells().terms().size() != 1) return false;
        const cell_key& key = cells().terms().front().cell;
        if (key.row() != index_of(disclosure_row::normative_documents)) return false;
        const auto column = static_cast<disclosure_column>(key.column());
        for (std::size_t k = first(); k < last(); ++k)
            if (k != i_ && told(k).what == role::document && told(k).sentence == a_.sentence &&
                told(k).cells.numerator.terms().front().cell.row() != key.row())
                return false;
        cell_sum both = cell_sum{{{disclosure_row::rules, column}, false}};
        both.add({{disclosure_row::normative_documents, column}, false});
        return is(both);
    }

    /// Parts that make up the whole together: told of the same cells, or of nothing that the tables hold.
    bool is_with_neighbours() {
        if (a_.bound != number_bound::exact || !a_.number.is_integer()) return false;
        std::int64_t same = 0;
        for (std::size_t k = first(); k < last(); ++k)
            if (k != i_ && told(k).sentence == a_.sentence && told(k).cells == a_.cells && told(k).kind == claim_kind::stated &&
                !told(k).year)
                same += told(k).number.coefficient();
        if (same > 0 && is_with(decimal{same}, cells())) return true;
        if (cells().terms().front().cell.table() != table::requests) return false;
        if (a_.what == role::breakdown || a_.what == role::outcome) return false;
        for (const loose_number& n : all_.told_.loose) {
            if (n.sentence != a_.sentence || n.subset || !is_next_to(n)) continue;
            if (is_with(n.number, cells()) || (a_.what == role::received && n.merged && is_without(n.number))) return true;
            // 收到391件次，合并后83件
            if (a_.what == role::received && n.merged && n.token > a_.token &&
                is_without(decimal{a_.number.coefficient() - n.number.coefficient()}))
                return true;
        }
        return false;
    }

    /// 收到24件次，合并5件: the table holds the 19 that are left.
    bool is_without(const decimal& apart) {
        if (!apart.is_integer() || apart.coefficient() <= 0 || !a_.number.is_integer()) return false;
        const total value = value_of(all_.report_, cells());
        if (value.is != total::state::value || order_of(decimal{a_.number.coefficient() - apart.coefficient()}, value.value) != 0)
            return false;
        out_.agree = agreement::other_reading;
        out_.certainty = certainty::likely;
        return true;
    }

    /// Nothing that the tables hold is told between the two.
    bool is_next_to(const loose_number& n) const noexcept {
        if (n.token > a_.token) return i_ + 1 == all_.told_.all.size() || told(i_ + 1).token > n.token;
        return i_ == 0 || told(i_ - 1).token < n.token;
    }

    /// 全年受理713件。代…受理17件: less than the whole that the paragraph tells rightly, and without a scope of its own.
    bool is_part_of_agreed() {
        if (a_.has_own_scope || a_.sure == certainty::certain) return false;
        const total whole = value_of(all_.report_, cells());
        if (whole.is != total::state::value || order_of(a_.number, whole.value) >= 0) return false;
        for (std::size_t k = first(); k < i_; ++k)
            if (told(k).paragraph == a_.paragraph && told(k).cells == a_.cells && order_of(told(k).number, whole.value) == 0) {
                out_.agree = agreement::other_reading;
                return true;
            }
        return false;
    }

    bool is_more_than_named() {
        if (a_.what != role::received || !all_.is_of_more(a_)) return false;
        out_.agree = agreement::other_reading;
        out_.certainty = certainty::likely;
        return true;
    }

    /// 全市受理280件，市局本级177件, where the table counts all 280.
    bool is_part_of_the_whole() {
        if (!a_.of_own_level) return false;
        const total whole = value_of(all_.report_, cells());
        if (whole.is != total::state::value || order_of(a_.number, whole.value) >= 0) return false;
        for (const loose_number& n : all_.told_.loose)
            if (n.sentence == a_.sentence && order_of(n.number, whole.value) == 0) {
                out_.agree = agreement::other_reading;
                return true;
            }
        return false;
    }

    /// 食品安全领域作出行政处罚96件: a word before it that is not understood may tell which, and a part is less than the whole.
    bool is_narrowed() {
        if (a_.sure == certainty::certain || a_.by_organ || a_.what == role::carried_out || a_.what == role::breakdown)
            return false;
        if (!follows_unknown(i_)) return false;
        for (std::size_t t = a_.words_begin; t < a_.token; ++t)
            if (all_.text_.tokens[t].what == sem::self) return false;
        const total whole = value_of(all_.report_, cells());
        if (whole.is != total::state::value || order_of(a_.number, whole.value) >= 0 || all_.is_told_in_parts(a_)) return false;
        out_.agree = agreement::other_reading;
        return true;
    }

    /// The words of a number, or of the first of its list, follow one that is not understood: 因同一申请引发的复议5件、诉讼3件.
    bool follows_unknown(std::size_t k) const noexcept {
        const auto& tokens = all_.text_.tokens;
        for (;; --k) {
            if (told(k).words_begin == 0) return false;
            const token& before = tokens[told(k).words_begin - 1];
            if (before.what == sem::unknown && is_word(before, U"其余")) return false;
            if (before.what == sem::unknown) return before.value == 0 && tokens[told(k).words_begin].what != sem::etc;
            const bool listed = before.what == sem::list_mark || before.what == sem::join;
            if (!listed || k == 0 || k == first() || told(k - 1).token + 2 != told(k).words_begin) return false;
        }
    }

    /// 均已办结, and yet 结转下年度2件: all that was due.
    bool is_told_otherwise() {
        if (!is_row(cells(), request_row::carried_out)) return false;
        for (std::size_t k = first(); k < last(); ++k)
            if (k != i_ && told(k).kind == claim_kind::stated && is_row(told(k).cells.numerator, request_row::carried_out) &&
                told(k).number.coefficient() > 0 && told(k).paragraph == a_.paragraph) {
                out_.agree = agreement::other_reading;
                out_.certainty = certainty::likely;
                return true;
            }
        return false;
    }

    const reader_of_claims& all_;
    const attachment& a_;
    std::size_t i_;
    claim& out_;
    bool open_ = false;  ///< a reading could not be judged
};

/// Of whatever reviews the share may be meant: of those that are closed, or of all.
void reader_of_claims::compare_share_of_reviews(const attachment& a, claim& out) const {
    const total part = value_of(report_, a.cells.numerator);
    cell_sum closed;
    cell_sum all;
    for (const review_kind kind : enumerators<review_kind>) all.add({{kind, review_column::total}, false});
    for (const cell_term& term : a.cells.denominator.terms())
        for (const review_column c : {review_column::upheld, review_column::corrected, review_column::other})
            closed.add({{static_cast<review_kind>(term.cell.row()), c}, false});
    for (const cell_sum& whole : {closed, all}) {
        const total value = value_of(report_, whole);
        if (value.is != total::state::value) continue;
        const auto share = percentage(part.value, value.value, a.number.scale());
        if (!share || share->coefficient() - a.number.coefficient() > 1 || a.number.coefficient() - share->coefficient() > 1)
            continue;
        out.cells.denominator = whole;
        out.table = share;
        out.agree = agreement::yes;
        return;
    }
}

/// 公开率, 维持率: of whatever an organ may leave out, and with whatever it may add.
bool reader_of_claims::is_rate(const attachment& a, claim& out) const {
    if (a.what != role::rate) return false;
    const cell_term part = a.cells.numerator.terms().front();
    std::vector<cell_sum> parts{a.cells.numerator};
    std::vector<cell_sum> wholes{a.cells.denominator};
    if (part.cell.table() == table::requests) {
        const auto column = static_cast<request_column>(part.cell.column());
        cell_sum open{part};
        open.add({{request_row::partially_granted, column}, false});
        if (is_row(a.cells.numerator, request_row::granted)) parts.push_back(open);
        for (const request_row group : {request_row::denied_state_secret, request_row::unable_not_held}) {
            open.add({{group, column}, true});
            wholes.push_back(open);
        }
        for (const request_row group : {other_group(report_), request_row::not_processed_petition}) {
            cell_sum most = open;
            most.add({{group, column}, true});
            wholes.push_back(most);
        }
        wholes.push_back(in_rows(a.cells.denominator, {request_row::received}));
        wholes.push_back(in_rows(a.cells.denominator, {request_row::received, request_row::carried_in}));
    } else {
        const auto add = [&](std::span<const review_kind> kinds) {
            const auto sum = [&](std::initializer_list<review_column> columns) {
                cell_sum out_of;
                for (const review_kind kind : kinds)
                    for (const review_column column : columns) out_of.add({{kind, column}, false});
                return out_of;
            };
            using enum review_column;
            parts.push_back(sum({static_cast<review_column>(part.cell.column())}));
            if (part.cell.column() == index_of(upheld)) parts.push_back(sum({upheld, other}));
            for (const auto& columns :
                 {std::initializer_list<review_column>{total}, {upheld, corrected, other}, {upheld, corrected}})
                wholes.push_back(sum(columns));
        };
        std::vector<review_kind> named;
        for (const cell_term& term : a.cells.numerator.terms()) named.push_back(static_cast<review_kind>(term.cell.row()));
        add(named);
        // Told of no kind in its own words, it may be of either.
        if (a.shared_outcome) {
            add(std::array{review_kind::reconsideration});
            add(std::array{review_kind::litigation_direct, review_kind::litigation_after_reconsideration});
        }
        add(std::array{review_kind::reconsideration, review_kind::litigation_direct,
                       review_kind::litigation_after_reconsideration});
    }
    attachment of = a;
    for (const cell_sum& numerator : parts)
        for (const cell_sum& denominator : wholes) {
            of.cells = {numerator, denominator};
            compare_share(of, out);
            if (out.agree != agreement::yes) continue;
            out.cells.numerator = numerator;
            return true;
        }
    return false;
}

/// 无法提供的申请中，14件系本机关不掌握，占82.4%: of whatever is told before, or of the group.
bool reader_of_claims::is_share_of_told(std::size_t i, claim& out) const {
    attachment of = told_.all[i];
    constexpr std::size_t most = 8;
    for (std::size_t k = i; k-- > 0 && i - k <= most && told_.all[k].sentence == of.sentence;) {
        if (told_.all[k].cells.is_ratio() || told_.all[k].cells == cell_expression{of.cells.numerator, {}}) continue;
        of.cells.denominator = told_.all[k].cells.numerator;
        compare_share(of, out);
        if (out.agree == agreement::yes) return true;
    }
    const cell_term& part = of.cells.numerator.terms().front();
    if (part.cell.table() != table::requests || part.whole_group) return false;
    const auto which = disposition_of(static_cast<request_row>(part.cell.row()));
    if (!which) return false;
    for (const disposition first : enumerators<disposition>) {
        if (group_of(first) != group_of(*which)) continue;
        of.cells.denominator = cell_sum{{{row_of(first), static_cast<request_column>(part.cell.column())}, true}};
        compare_share(of, out);
        return out.agree == agreement::yes;
    }
    return false;
}

/// 公开类答复49件，占59.8%: of the number that is told, whichever cells it is of.
bool reader_of_claims::is_share_of_number(std::size_t i, claim& out) const {
    const attachment& a = told_.all[i];
    if (a.cells.numerator.terms().front().cell.table() != table::requests || a.bound != number_bound::exact) return false;
    std::size_t k = i;
    while (k-- > 0 && i - k <= around && told_.all[k].sentence == a.sentence)
        if (told_.all[k].cells == cell_expression{a.cells.numerator, {}} && told_.all[k].bound == number_bound::exact) {
            claim base;
            compare(k, base);
            if (base.agree == agreement::no) return false;
            using enum request_row;
            for (const auto& rows :
                 {std::initializer_list<request_row>{received}, {received, carried_in}, {request_row::total}}) {
                const auto whole = value_of(report_, in_rows(a.cells.denominator, rows));
                if (whole.is != detail::total::state::value) continue;
                const auto share = percentage(told_.all[k].number, whole.value, a.number.scale());
                if (!share || share->coefficient() - a.number.coefficient() > 1 ||
                    a.number.coefficient() - share->coefficient() > 1)
                    continue;
                out.agree = agreement::other_reading;
                return true;
            }
            return false;
        }
    return false;
}

/// 予以公开40件、部分公开9件，占59.8%: of both.
bool reader_of_claims::is_share_of_list(std::size_t i, claim& out) const {
    const attachment& a = told_.all[i];
    if (i == 0 || told_.all[i - 1].cells.numerator.terms().size() + 1 > cell_sum::max_terms) return false;
    attachment wider = a;
    constexpr std::size_t most = 6;
    for (std::size_t k = i; k-- > 0 && i - k <= most && told_.all[k].sentence == a.sentence;) {
        const attachment& part = told_.all[k];
        if (part.kind != claim_kind::stated || part.what != told_.all[i - 1].what) return false;
        if (part.cells.numerator.terms().size() + wider.cells.numerator.terms().size() > cell_sum::max_terms) return false;
        for (const cell_term& term : part.cells.numerator.terms()) wider.cells.numerator.add(term);
        if (k + 1 == i) continue;
        compare_share(wider, out);
        if (out.agree != agreement::yes) continue;
        out.cells.numerator = wider.cells.numerator;
        return true;
    }
    return false;
}

void reader_of_claims::compare_share(const attachment& a, claim& out) const {
    const total part = value_of(report_, a.cells.numerator);
    if (part.is != total::state::value) return;
    const auto over = [&](const cell_sum& whole, const total& of) -> std::optional<decimal> {
        const total value = value_of(report_, whole);
        if (value.is != total::state::value || of.is != total::state::value) return std::nullopt;
        return percentage(of.value, value.value, a.number.scale());
    };
    // Agencies round, and cut off.
    const auto near = [&](const std::optional<decimal>& share) {
        if (!share) return false;
        if (a.bound != number_bound::exact)
            return share->coefficient() + 1 >= a.low && (a.high == unbounded || share->coefficient() - 1 <= a.high);
        const std::int64_t off = share->coefficient() - a.number.coefficient();
        return off <= 1 && off >= -1;
    };
    out.table = over(a.cells.denominator, part);
    if (!out.table) return;
    out.agree = near(out.table) ? agreement::yes : agreement::no;
    if (out.agree == agreement::yes) return;
    if (a.cells.numerator.terms().front().cell.table() != table::requests) {
        compare_share_of_reviews(a, out);
        return;
    }
    using enum request_row;
    for (const auto& rows : {std::initializer_list<request_row>{received}, {received, carried_in}, {request_row::total}}) {
        const cell_sum whole = in_rows(a.cells.denominator, rows);
        if (const auto share = over(whole, part); near(share)) {
            out.cells.denominator = whole;
            out.table = share;
            out.agree = agreement::yes;
            return;
        }
        // 自然人申请占比80%: of what came in, with what was carried in, or of what was done.
        if (disposition_of(static_cast<request_row>(a.cells.numerator.terms().front().cell.row()))) continue;
        const cell_sum of = in_rows(a.cells.numerator, rows);
        if (const auto share = over(whole, value_of(report_, of)); near(share)) {
            out.cells = {of, whole};
            out.table = share;
            out.agree = agreement::yes;
            return;
        }
    }
}

/// Number and cells as the prose has them.
void reader_of_claims::describe(const attachment& a, claim& out) {
    out.kind = a.kind;
    out.certainty = a.sure;
    out.cells = a.cells;
    out.number = without_trailing_zeros(a);
    out.bound = a.bound;
    if (a.bound != number_bound::exact) {
        out.low = decimal{a.low, a.number.scale()};
        if (a.high != unbounded) out.high = decimal{a.high, a.number.scale()};
    } else {
        out.low = a.number;
        out.high = a.number;
    }
}

void reader_of_claims::compare(std::size_t i, claim& out) const {
    const attachment& a = told_.all[i];
    describe(a, out);
    const total value = value_of(report_, a.cells.numerator);
    if (a.year) {
        out.other_year = std::chrono::year{*a.year};
        if (value.is == total::state::value && !a.cells.is_ratio()) out.table = value.value;
        return;
    }
    if (a.cells.is_ratio()) {
        compare_share(a, out);
        if (out.agree == agreement::no) {
            const auto table = out.table;
            if (!is_share_of_list(i, out) && !is_share_of_told(i, out) && !is_share_of_number(i, out) && !is_rate(a, out)) {
                out.agree = agreement::no;
                out.table = table;
            }
        }
    } else if (value.is == total::state::blank) {
        // Blank is how most forms print nothing; it contradicts no zero, and says no other number.
        if (a.number.coefficient() != 0) return;
        out.table = decimal{0};
        out.agree = agreement::yes;
    } else if (value.is == total::state::value) {
        out.table = value.value;
        if (can_be(a, value.value, a.cells.numerator.terms().front().cell.is_money())) {
            out.agree = agreement::yes;
            return;
        }
        out.agree = agreement::no;
        other_readings others{*this, i, out};
        if (others.any_agrees()) return;
        if (others.is_open()) out.certainty = certainty::likely;
    }
    if (out.agree == agreement::no) out.words = words_of(a);
}

/// The numbers of the sentence that things are counted by, and which of them stands at token `at`.
std::vector<std::int64_t> reader_of_claims::numbers_around(std::uint32_t at, std::size_t& which) const {
    const auto& tokens = text_.tokens;
    const auto ends = [&](std::size_t i) { return tokens[i].what == sem::stop || tokens[i].what == sem::paragraph; };
    std::size_t first = at;
    while (first > 0 && at - first < reach && !ends(first - 1)) --first;
    std::vector<std::int64_t> numbers;
    for (std::size_t i = first; i < tokens.size() && i - first < 2 * reach && !ends(i); ++i) {
        if (tokens[i].what != sem::number) continue;
        const prose_number& n = text_.numbers[tokens[i].number];
        if (i == at) which = numbers.size();
        if (i == at || (n.value.is_integer() && n.unit != unit::percent && n.unit != unit::money))
            numbers.push_back(n.value.coefficient());
    }
    return numbers;
}

/// Alone or with those next to it, the number is one that the table of requests holds.
bool reader_of_claims::is_number_of_requests(const attachment& a) const {
    if (!numbers_of_requests_) numbers_of_requests_ = numbers_of_requests(report_);
    const auto& known = *numbers_of_requests_;
    if (!known) return true;
    std::size_t which = 0;
    const std::vector<std::int64_t> told = numbers_around(a.token, which);
    constexpr std::size_t most = 6;  // that are told in parts
    for (std::size_t first = which - std::min(which, most); first <= which; ++first) {
        attachment sum = a;
        for (std::size_t k = first; k < which; ++k) add_to(sum, told[k]);
        for (std::size_t last = which; last < told.size() && last < which + most; ++last) {
            if (last > which) add_to(sum, told[last]);
            for (const std::int64_t n : *known)
                if (can_be(sum, decimal{n}, false)) return true;
        }
    }
    return false;
}

/// 法规科8件、信访科3件，合计11件; 收到15件：网络9件、邮寄6件: two numbers or more in the same measure, right before a sum or
/// right after whatever they are parts of, that make up `whole`.
bool reader_of_claims::parts_make(const attachment& a, std::int64_t whole) const {
    constexpr std::int64_t least = 10;  // smaller numbers meet by chance
    constexpr std::size_t most = 8;
    if (whole < 2) return false;
    const auto& tokens = text_.tokens;
    const auto number = [&](std::size_t i) -> const prose_number& { return text_.numbers[tokens[i].number]; };
    const auto are_all = [&](std::size_t i, auto next) {
        for (; i != nowhere && tokens[i].what != sem::stop && tokens[i].what != sem::paragraph; i = next(i))
            if (tokens[i].what == sem::number) return false;
        return true;
    };
    const auto make = [&](auto next) {
        std::int64_t sum = 0;
        std::size_t parts = 0;
        for (std::size_t i = next(a.token); i != nowhere && parts < most; i = next(i)) {
            if (tokens[i].what == sem::stop || tokens[i].what == sem::paragraph) return false;
            if (tokens[i].what != sem::number || number(i).unit != number(a.token).unit || !number(i).value.is_integer())
                continue;
            sum += number(i).value.coefficient();
            if (++parts > 1 && sum == whole && (whole >= least || are_all(next(i), next))) return true;
        }
        return false;
    };
    // 全年195件 sums as well.
    bool sums = a.words_begin + 1 == a.token && tokens[a.words_begin].what == sem::time;
    for (std::size_t i = a.words_begin; i < a.token; ++i) sums = sums || tokens[i].what == sem::total;
    return make([&](std::size_t i) { return i + 1 < tokens.size() && i - a.token < reach ? i + 1 : nowhere; }) ||
           (sums && make([&](std::size_t i) { return i > 0 && a.token - i < reach ? i - 1 : nowhere; }));
}

bool reader_of_claims::is_told_in_parts(const attachment& a) const {
    if (a.kind != claim_kind::stated || a.cells.is_ratio() || a.bound != number_bound::exact) return false;
    const total value = value_of(report_, a.cells.numerator);
    return value.is == total::state::value && value.value.is_integer() && order_of(value.value, a.number) != 0 &&
           parts_make(a, value.value.coefficient());
}

/// A word of the sentence is one of these.
bool reader_of_claims::sentence_has(std::uint32_t at, sems words) const noexcept {
    constexpr sems ends{sem::stop, sem::paragraph};
    std::size_t i = at;
    while (i > 0 && at - i < reach && !ends.has(text_.tokens[i - 1].what)) --i;
    for (; i < text_.tokens.size() && i < at + reach && !ends.has(text_.tokens[i].what); ++i)
        if (words.has(text_.tokens[i].what)) return true;
    return false;
}

/// How plainly the words right before a number name requests for information: 公开申请 2, 申请 1, 收到 0.
int reader_of_claims::plainness(std::size_t number) const noexcept {
    constexpr sems counting{sem::neutral, sem::total, sem::about, sem::all};
    std::size_t i = number;
    while (i > 0 && number - i < reach && counting.has(text_.tokens[i - 1].what)) --i;
    if (i == 0 || text_.tokens[i - 1].what != sem::request) return 0;
    return text_.tokens[i - 1].value < 2 ? 2 : 1;
}

/// 窗口收件391件，公开申请83件: the second is named for what the table counts, and agrees; the first is of more than that.
bool reader_of_claims::is_of_more(const attachment& a) const {
    const total whole = value_of(report_, a.cells.numerator);
    if (whole.is != total::state::value || order_of(a.number, whole.value) <= 0) return false;
    const int plain = plainness(a.token);
    for (std::size_t i = a.token + 1; i < text_.tokens.size() && i - a.token < reach; ++i) {
        const token& t = text_.tokens[i];
        if (t.what == sem::stop || t.what == sem::paragraph) return false;
        if (t.what == sem::number && plainness(i) > plain && order_of(text_.numbers[t.number].value, whole.value) == 0)
            return true;
    }
    return false;
}

/// 收到246件，连同上年未办结的8件，共272件, where the two that follow agree: what came in is their difference.
bool reader_of_claims::is_told_by_both(const attachment& a) const {
    const cell_sum in = row_total(request_row::carried_in);
    const total carried = value_of(report_, in);
    const total all = value_of(report_, in_rows(in, {request_row::received, request_row::carried_in}));
    if (carried.is != total::state::value || all.is != total::state::value || carried.value.coefficient() <= 0) return false;
    std::size_t agreed = 0;
    for (std::size_t i = a.token + 1; i < text_.tokens.size() && i - a.token < reach && agreed < 2; ++i) {
        const token& t = text_.tokens[i];
        if (t.what == sem::stop || t.what == sem::paragraph) return false;
        if (t.what != sem::number) continue;
        if (order_of(text_.numbers[t.number].value, agreed == 0 ? carried.value : all.value) != 0) return false;
        ++agreed;
    }
    return agreed == 2;
}

/// What the parts beside the number are together: what came in, with what was carried in, what was done; or all that is
/// counted of something else.
std::optional<cell_sum> reader_of_claims::whole_of_parts(const attachment& a) const {
    using enum request_row;
    attachment whole = a;
    const auto is_whole = [&](const cell_sum& cells) {
        whole.cells = {cells, {}};
        return is_told_in_parts(whole);
    };
    if (sentence_has(a.token, {sem::request, sem::receive, sem::dispose, sem::disposition, sem::applicant}))
        for (const auto& rows : {std::initializer_list<request_row>{received}, {received, carried_in}, {request_row::total}})
            if (const cell_sum cells = in_rows(row_total(received), rows); is_whole(cells)) return cells;
    if (!sentence_has(a.token, {sem::service})) return std::nullopt;
    cell_sum services;
    for (const disclosure_row row : {disclosure_row::licenses, disclosure_row::penalties, disclosure_row::coercive_measures}) {
        if (!report_.form().has(cell_key{row, disclosure_column::decisions})) continue;
        const cell_term one{{row, disclosure_column::decisions}, false};
        services.add(one);
        if (is_whole(cell_sum{one})) return cell_sum{one};
    }
    if (!services.empty() && is_whole(services)) return services;
    return std::nullopt;
}

bool reader_of_claims::is_misfit(const attachment& a, claim& out) const {
    const bool disposed = a.told_by == misfit::too_many_disposed;
    if (!disposed && (is_number_of_requests(a) || is_of_more(a))) return false;
    describe(a, out);
    const bool part = a.told_by == misfit::part_too_large;
    if (disposed) {
        const total most = value_of(report_, a.cells.numerator);
        if (most.is != total::state::value || order_of(decimal{a.low, a.number.scale()}, most.value) <= 0) return false;
    } else if (const auto whole = part ? std::nullopt : whole_of_parts(a)) {
        out.cells = {*whole, {}};
    } else if (!part && is_told_by_both(a)) {
        out.cells = {row_total(request_row::received), {}};
    } else if (a.told_by == misfit::no_sum) {
        return false;
    } else if (part || a.told_by == misfit::too_large) {
        const total most = value_of(report_, in_rows(a.cells.numerator, {request_row::received, request_row::carried_in}));
        if (most.is != total::state::value || order_of(decimal{a.low, a.number.scale()}, most.value) <= 0) return false;
    }
    const total value = value_of(report_, out.cells.numerator);
    if (value.is != total::state::value) return false;
    out.table = value.value;
    out.agree = agreement::no;
    out.words = words_of(a);
    return true;
}

/// The words that say what is counted, without those that change nothing.
std::string reader_of_claims::words_of(const attachment& a) const {
    std::string out;
    constexpr std::size_t most = 6;
    std::size_t shown = 0;
    for (std::size_t t = a.words_begin; t < a.words_end && shown < most; ++t) {
        const token& word = text_.tokens[t];
        if (colourless.has(word.what) || clause_ends.has(word.what) || word.what == sem::number || word.what == sem::unknown)
            continue;
        const std::uint32_t begin = text_.byte_begin(word);
        if (!out.empty()) out += "、";
        out += text_.text.substr(begin, text_.byte_end(word) - begin);
        ++shown;
    }
    return out;
}

}  // namespace gongkai::detail
