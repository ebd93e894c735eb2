// SPDX-License-Identifier: Apache-2.0
#include "sentence.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gongkai::detail {

using namespace std::string_view_literals;

/// 市旅游局, 税务机关, 生态环境部门, 教育系统, and what acts follows: not 市旅游局与…, 市旅游局的.
bool sentence_view::ends_name(std::size_t i) const noexcept {
    if (i + 1 >= end_) return false;
    const std::u32string_view word = characters(at(i));
    constexpr std::u32string_view organs = U"局厅委院署府办校";
    constexpr std::array longer{U"机关"sv, U"中心"sv,   U"大队"sv,   U"支队"sv,   U"总队"sv, U"供销社"sv, U"大学"sv,
                                U"街道"sv, U"办公室"sv, U"办事处"sv, U"管委会"sv, U"本级"sv, U"残联"sv};
    // 办公室承办40件、法规科承办30件
    if (word == U"办公室" && (i == begin_ || !(is(i - 1, sem::join) || is(i - 1, sem::unknown)))) return false;
    const bool plural = i > begin_ && is(i - 1, sem::unknown) && (word == U"部门" || word == U"系统");
    const bool single = is(i, sem::unknown) || is(i, sem::foreign);
    const bool organ = plural || (single && std::ranges::any_of(longer, [&](auto end) { return word.ends_with(end); })) ||
                       (is(i, sem::unknown) && organs.find(word.back()) != organs.npos);
    constexpr sems not_an_act{sem::unknown,   sem::foreign, sem::noun,   sem::join, sem::either, sem::clause_mark,
                              sem::list_mark, sem::request, sem::number, sem::each, sem::etc,    sem::object};
    return organ && !not_an_act.has(at(i + 1).what) && characters(at(i + 1)) != U"的";
}

/// No other organ is named after it.
bool sentence_view::is_alone(std::size_t organ) const noexcept {
    for (std::size_t k = organ + 1; k < counts_end_ && k - begin_ < reach; ++k)
        if (actor_of(k) == actor::other && !characters(at(k)).ends_with(U"律师事务所") && !characters(at(k)).ends_with(U"法院"))
            return false;
    return true;
}

/// 社会保障, 信访 within a name.
bool sentence_view::is_of_name(std::size_t i, std::size_t first) const noexcept {
    const token& t = at(i);
    constexpr sems parts{sem::unknown, sem::join, sem::whole};
    const bool topic = t.what == sem::foreign && t.value == 0;
    return parts.has(t.what) ||
           (t.end - t.begin > 1 && ((t.what == sem::neutral && i > first) || (topic && is(i + 1, sem::unknown))));
}

/// 会同财政局, 与财政局, 受省厅委托: somebody else besides.
bool sentence_view::names_another(std::size_t first) const noexcept {
    constexpr std::array asides{U"会同"sv, U"受"sv, U"据"sv, U"根据"sv, U"请"sv, U"报"sv, U"与"sv, U"和"sv, U"及"sv};
    return std::ranges::any_of(asides, [&](auto aside) { return characters(at(first)).starts_with(aside); });
}

void sentence_view::find_end_of_counts() noexcept {
    counts_end_ = end_;
    while (counts_end_ > begin_ && !is(counts_end_ - 1, sem::number) && !is(counts_end_ - 1, sem::negation)) --counts_end_;
    if (counts_end_ == begin_) counts_end_ = end_;
    while (counts_end_ < end_ && !clause_ends.has(at(counts_end_).what)) ++counts_end_;
}

/// 市自然资源和规划局: a name may hold words of the vocabulary.
void sentence_view::find_organ() noexcept {
    organ_ = {};
    if (!us_->is_unknown()) return;
    constexpr sems when{sem::year, sem::time, sem::current, sem::clause_mark};
    std::size_t first = begin_;
    for (std::size_t i = begin_; i < end_ && i - begin_ < reach; ++i) {
        const token& t = at(i);
        if (ends_name(i)) {
            // 全市自然资源系统 are many.
            bool many = false;
            for (std::size_t k = first; k < i; ++k) many = many || (is(k, sem::whole) && characters(at(k)).front() == U'全');
            if (!many && !names_another(first) && is_alone(i)) organ_ = {first, i + 1};
            // 市本级办结21件，全市办结60件
            for (std::size_t k = begin_; is_own_level() && k < end_ && k - begin_ < reach; ++k)
                if (is(k, sem::whole)) organ_ = {};
            return;
        }
        if (when.has(t.what) || (i == first && characters(t) == U"至")) first = i + 1;
        else if (!is_of_name(i, first)) return;
    }
}

/// 全省收到391件，我局83件, whatever is known of whose report it is; 全省 in the report of a county.
bool sentence_view::says_department() const noexcept {
    constexpr std::u32string_view departments = U"局厅委";
    for (std::size_t i = begin_; i < end_ && i - begin_ < reach; ++i)
        if ((is(i, sem::self) && departments.find(characters(at(i)).back()) != departments.npos) ||
            (is(i, sem::whole) && us_->is_wider(characters(at(i)))))
            return true;
    return false;
}

/// The bracket that a closing one closes; the beginning of the sentence where it is far.
std::size_t sentence_view::opening(std::size_t close) const noexcept {
    for (std::size_t k = close; k-- > begin_ && close - k < 12;)
        if (at(k).what == sem::open_bracket) return k;
    return begin_;
}

bool sentence_view::names_those_of_others(std::size_t i) const noexcept {
    if (i == begin_) return false;
    // 县（区）财政局: the kind of territory stands before the bracket.
    if (is(i - 1, sem::close_bracket))
        if (const std::size_t open = opening(i - 1); open > begin_ && ends_in_territory(at(open - 1))) return true;
    // 各县局, 各区分局
    return is(i - 1, sem::foreign) && at(i - 1).value == 1 && !names_us(i - 1) && at(i).end - at(i).begin <= 2;
}

bool sentence_view::names_own_kind(std::size_t i) const noexcept {
    return i > begin_ && is(i, sem::foreign) && characters(at(i)) == U"部门" && is(i - 1, sem::unknown) &&
           us_->holds(characters(at(i - 1)));
}

bool sentence_view::begins_exception(std::size_t i) const noexcept {
    if (!is(i, sem::unknown) || characters(at(i)) != U"除" || (i > begin_ && !clause_ends.has(at(i - 1).what))) return false;
    std::size_t end = i;
    while (end < end_ && end - i < reach && !clause_ends.has(at(end).what)) ++end;
    return end < end_ && character_before(at(end)) == U'外';
}

phrase sentence_view::before(std::size_t i, bool cross, bool joined) const noexcept {
    phrase p{i, i};
    bool crossed = false;
    phrase kept = p;
    while (p.begin > begin_) {
        if (i - p.begin == reach) {
            p.beyond = sem::unknown;
            return p;
        }
        const token& t = at(p.begin - 1);
        // 98件新收申请和3件结转申请: the words before 和 are those of the first number.
        if (p.begin == i && t.what == sem::join && joined) {
            p.beyond = sem::clause_mark;
            return p;
        }
        if (t.what == sem::subset) {
            take(p, --p.begin);
            p.beyond = sem::clause_mark;
            return p;
        }
        if (ends_organ(p.begin - 1) || names_own_kind(p.begin - 1)) {
            p.begin = ends_organ(p.begin - 1) ? organ_.begin : p.begin - 2;
            p.words.add(sem::self);
            p.by_organ = true;
            continue;
        }
        if (us_->is_named(characters(t), t.what, t.value)) {
            if (names_those_of_others(p.begin - 1)) {
                p.beyond = sem::foreign;
                p.other = true;
                return p;
            }
            --p.begin;
            p.words.add(sem::self);
            p.own_level = p.own_level || us_->is_own_level(characters(t), t.what, t.value);
            continue;
        }
        if (names_another_year(t)) {
            p.beyond = sem::foreign;
            return p;
        }
        // 除2件不予公开外: what is excepted is counted all the same.
        if (begins_exception(p.begin - 1)) {
            p.beyond = sem::clause_mark;
            return p;
        }
        const bool ends_list =
            t.what == sem::list_mark && (p.begin == i || (p.begin >= begin_ + 2 && is(p.begin - 2, sem::number)));
        if (opaque.has(t.what) || clause_ends.has(t.what) || ends_list) {
            // 收到政府信息公开申请，共19件: the words stand before the comma.
            const bool passable =
                t.what == sem::clause_mark || t.what == sem::colon || t.what == sem::close_bracket || t.what == sem::open_bracket;
            if (cross && !p.coloured && passable && !crossed) {
                crossed = t.what == sem::clause_mark || t.what == sem::colon || t.what == sem::open_bracket;
                if (t.what != sem::open_bracket) kept = p;
                kept.beyond = t.what;
                --p.begin;
                p.crossed = crossed;
                continue;
            }
            if (crossed && (t.what == sem::number || !p.coloured)) return kept;
            // 各县（市、区）受理: who acts stands before the bracket.
            if (t.what == sem::close_bracket)
                if (const std::size_t open = opening(p.begin - 1);
                    open > begin_ && actor_of(open - 1) == actor::other && !ends_organ(open - 1)) {
                    p.beyond = sem::foreign;
                    p.other = true;
                    return p;
                }
            p.beyond = t.what == sem::list_mark ? sem::clause_mark : t.what;
            return p;
        }
        take(p, --p.begin);
    }
    return p;
}

phrase sentence_view::after(std::size_t i) const noexcept {
    phrase p{i + 1, i + 1};
    while (p.end < end_) {
        const token& t = at(p.end);
        if (p.end - i > reach) {
            p.beyond = sem::unknown;
            return p;
        }
        if (opaque.has(t.what) || clause_ends.has(t.what) || t.what == sem::list_mark) {
            p.beyond = t.what == sem::list_mark ? sem::clause_mark : t.what;
            return p;
        }
        take(p, p.end++);
    }
    return p;
}

phrase sentence_view::rest_of_clause(std::size_t i) const noexcept {
    phrase p{i + 1, i + 1};
    for (; p.end < end_ && p.end - i <= reach; ++p.end) {
        const sem what = at(p.end).what;
        if (clause_ends.has(what) || what == sem::number || what == sem::list_mark) break;
        take(p, p.end);
    }
    return p;
}

bool sentence_view::narrowed(const phrase& p) const noexcept {
    if (p.bounded()) return false;
    for (std::size_t i = p.begin; i < p.end; ++i) {
        if (verbs.has(at(i).what)) return false;
        if (at(i).what == sem::neutral && characters(at(i)) == U"的") return true;
    }
    return true;
}

bool sentence_view::one_channel(const phrase& p) const noexcept {
    // 在线平台, 服务大厅窗口 are one.
    constexpr sems parting{sem::list_mark, sem::join, sem::either, sem::clause_mark};
    unsigned seen = 0;
    bool parted = true;
    for (std::size_t i = p.begin; i < p.end; ++i) {
        parted = parted || parting.has(at(i).what);
        if (at(i).what == sem::by_channel && std::exchange(parted, false)) ++seen;
    }
    return seen == 1 && !p.has(sem::etc);
}

}  // namespace gongkai::detail
