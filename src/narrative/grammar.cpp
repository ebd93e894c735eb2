// SPDX-License-Identifier: Apache-2.0
#include "grammar.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

namespace gongkai::detail {
namespace {

/// A set of kinds of words.
class sems {
public:
    constexpr sems() noexcept = default;
    constexpr sems(std::initializer_list<sem> members) noexcept {
        for (const sem s : members) add(s);
    }
    constexpr void add(sem s) noexcept { bits_ |= std::uint64_t{1} << static_cast<unsigned>(s); }
    constexpr bool has(sem s) const noexcept { return (bits_ >> static_cast<unsigned>(s) & 1U) != 0; }
    constexpr bool any(sems other) const noexcept { return (bits_ & other.bits_) != 0; }

private:
    std::uint64_t bits_ = 0;
};
static_assert(static_cast<unsigned>(sem::paragraph) < 64);

/// Marks that end a clause.
constexpr sems clause_ends{sem::clause_mark, sem::colon, sem::open_bracket, sem::close_bracket,
                           sem::semicolon,   sem::stop,  sem::paragraph};
/// Words that a number's own words cannot reach across.
constexpr sems opaque{sem::unknown, sem::foreign, sem::noun, sem::number, sem::month, sem::prevented, sem::dispute};
/// Words that leave it open what a number is about.
constexpr sems colourless{sem::neutral,   sem::total, sem::time,    sem::all,      sem::each,  sem::respectively,
                          sem::about,     sem::year,  sem::current, sem::self,     sem::whole, sem::join,
                          sem::list_mark, sem::etc,   sem::subset,  sem::including};
constexpr sems verbs{sem::receive, sem::dispose, sem::decide, sem::issue, sem::release,
                     sem::publish, sem::repeal,  sem::keep,   sem::carry, sem::collect};

/// Consecutive tokens.
struct phrase {
    std::size_t begin = 0;
    std::size_t end = 0;
    sems words{};
    sem beyond = sem::stop;  ///< the token that the phrase could not reach across
    bool coloured = false;   ///< holds a word that says what is counted
    bool other = false;      ///< another organ stands beyond a bracket
};

enum class subject : std::uint8_t { own, unclear, other };

class reader {
public:
    reader(const prose& text, const setting& about, std::vector<mention>& out) : text_{text}, about_{about}, out_{out} {
        const std::u32string& name = about.agency;
        const auto ends_with = [&](std::u32string_view tail) {
            return name.size() >= tail.size() && name.compare(name.size() - tail.size(), tail.size(), tail) == 0;
        };
        is_office_ = ends_with(U"办公室") || ends_with(U"办公厅") || ends_with(U"政府办");
        for (const char32_t last : {U'局', U'厅', U'委', U'办', U'部', U'处', U'会', U'院', U'中', U'心', U'队'})
            is_department_ = is_department_ || (!name.empty() && name.back() == last);
        // Those of a territory.
        for (const std::u32string_view tail :
             {U"管委会", U"管理委员会", U"街道办事处", U"街道办", U"街道", U"行政公署"})
            if (ends_with(tail)) is_department_ = false;
        for (std::size_t i = 0; i < name.size(); ++i)
            if (is_area(name, i)) area_ = name[i];
        if (const auto year = about.report.metadata.year) year_ = static_cast<int>(*year);
    }

    void run() {
        const auto& tokens = text_.tokens;
        std::size_t begin = 0;
        std::uint32_t paragraph_begin = 0;
        bool counts = false;
        start_paragraph();
        for (std::size_t i = 0; i <= tokens.size(); ++i) {
            const bool end = i == tokens.size() || tokens[i].what == sem::stop || tokens[i].what == sem::paragraph;
            if (!end) {
                counts = counts || tokens[i].what == sem::number;
                continue;
            }
            if (out_.size() >= most_mentions) return;
            if (i > begin) sentence(begin, i);
            if (i < tokens.size() && tokens[i].what == sem::paragraph) {
                // What a heading speaks of, the paragraphs under it do.
                constexpr std::uint32_t longest_heading = 24;
                const std::uint32_t length = tokens[i].begin - paragraph_begin;
                if (!counts && length > 0 && length <= longest_heading) heading_ = named_;
                named_ = {};
                start_paragraph();
                paragraph_begin = tokens[i].end;
                counts = false;
            }
            begin = i + 1;
        }
    }

private:
    // ------------------------------------------------------------------ what is known while reading

    struct paragraph_state {
        bool requests = false;              ///< speaks of requests for information
        bool reviews = false;               ///< speaks of reviews because of them
        bool by_heading = false;            ///< the last for a heading's sake only
        bool topic = false;                 ///< has spoken of nothing else since it spoke of requests
        std::optional<cell_term> parent{};  ///< what a breakdown by applicant breaks down: its total
    };

    struct sentence_state {
        bool requests = false;  ///< the last thing spoken of is requests
        bool partial_year = false;
        bool other_subject = false;
        bool others_act = false;  ///< another organ's number stands in the sentence
        bool subset = false;
        bool subset_outside = false;  ///< before the bracket that is open
        bool subset_lists = false;    ///< 其中：A；B；C
        bool this_year = false;
        bool channel = false;
        bool applicants = false;  ///< a list of applicants is under way
        bool next_year = false;   ///< speaks of the next year anywhere
        bool revision = false;    ///< speaks of documents to be revised anywhere
        std::optional<bool> attributes{};
        unsigned groups = 0;       ///< of dispositions that it names
        bool two_repeals = false;  ///< counts 废止 and 失效 apart
        std::optional<int> year{};
        std::optional<std::uint8_t> document{};  ///< 0 normative documents, 1 rules
        sem document_verb = sem::unknown;
        std::uint8_t document_verb_value = 0;
        unsigned document_verbs = 0;  ///< how many have been told one after the other
        bool service_verb = false;
        bool service_list = false;
        std::size_t receives = none;    ///< 收到 in this clause: the list under way is of what was received
        std::array<bool, 4> reviews{};  ///< kinds of review last spoken of
        bool reviews_counted = false;   ///< a number stands after them
        unsigned review_totals = 0;     ///< counted one after the other, before any outcome
        bool in_bracket = false;
        std::size_t first_mention = 0;
        std::size_t first_list_mention = 0;         ///< since the last semicolon
        std::size_t clause_number = none;           ///< the last number of this clause
        bool clause_coloured = false;               ///< and whether its words stand before it
        std::optional<std::size_t> handled{};       ///< the number of 办理, in case 办结 follows
        std::optional<std::size_t> last_mention{};  ///< of the number just before, for its percentage
        std::size_t resume = 0;                     ///< tokens before this one are done with
    };

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// How many tokens away a word can be and still belong to a number; keeps the reading linear whatever the text.
    static constexpr std::size_t reach = 64;
    static constexpr std::size_t most_mentions = 2000;

    void start_paragraph() {
        paragraph_ = {};
        paragraph_.requests = about_.section == section::requests || heading_.requests;
        paragraph_.reviews = about_.section == section::reviews || heading_.reviews;
        paragraph_.by_heading = about_.section != section::reviews && heading_.reviews;
        paragraph_.topic = paragraph_.requests;
    }

    const token& at(std::size_t i) const noexcept { return text_.tokens[i]; }
    bool is(std::size_t i, sem s) const noexcept { return i < text_.tokens.size() && at(i).what == s; }
    std::u32string_view characters(const token& t) const noexcept {
        return {text_.characters.data() + t.begin, t.end - t.begin};
    }

    void sentence(std::size_t begin, std::size_t end) {
        state_ = {};
        state_.first_mention = state_.first_list_mention = out_.size();
        begin_ = begin;
        end_ = end;
        bool counts = false;
        std::array<bool, 2> repeals{};
        std::array<bool, enum_size<disposition_group>> groups{};
        bool others = false;
        bool named = false;
        bool newly = false;
        bool carries = false;
        bool another_year = false;
        for (std::size_t i = begin; i < end; ++i) {
            const token& t = at(i);
            counts = counts || t.what == sem::number || t.what == sem::negation;
            if (t.what == sem::next) state_.next_year = true;
            if (t.what == sem::disposition) groups[index_of(group_of_value(t.value))] = true;
            others = others || (t.what == sem::noun && (t.value == index_of(fact_kind::proposals) ||
                                                        t.value == index_of(fact_kind::messages)));
            // 公租房申请 is another's kind of request.
            const sem prior = i > begin ? at(i - 1).what : sem::stop;
            named = named || (t.what == sem::request &&
                              (t.value < 2 || (prior != sem::unknown && prior != sem::foreign && prior != sem::noun &&
                                               prior != sem::service && prior != sem::review)));
            if (t.what == sem::receive && t.value == 2) newly = true;
            if (t.what == sem::carry) carries = true;
            if (t.what == sem::previous || t.what == sem::next) another_year = true;
            if (t.what == sem::repeal && t.value < 2) repeals[t.value] = true;
            if (t.what == sem::foreign && text_.characters[t.begin] == U'修') state_.revision = true;
        }
        state_.two_repeals = repeals[0] && repeals[1];
        // Only requests are disposed of in so many ways, or newly received, or carried over.
        state_.groups = static_cast<unsigned>(std::ranges::count(groups, true));
        if (!others && (state_.groups >= 3 || (named && (newly || state_.groups > 0 || (carries && another_year)))))
            paragraph_.requests = true;
        if (carries && another_year) state_.this_year = true;
        for (std::size_t i = begin; i < end; ++i) {
            note(i);
            if (!counts || i < state_.resume) continue;
            const token& t = at(i);
            if (t.what == sem::number) {
                number_at(i);
                state_.clause_number = i;
            } else if (t.what == sem::negation) {
                negation_at(i);
            } else if (t.what == sem::all) {
                all_at(i);
            }
        }
    }

    /// 因政府信息公开…行政复议: whether it is told what the reviews are because of.
    bool follows_disclosure(std::size_t i) const noexcept {
        for (std::size_t k = i; k > begin_ && i - k < 12; --k) {
            const token& t = at(k - 1);
            if (t.what == sem::number || (clause_ends.has(t.what) && t.what != sem::clause_mark)) return false;
            if (t.what == sem::disclosure || (t.what == sem::request && t.value < 2)) return true;
        }
        return false;
    }

    /// What a token changes for those after it.
    void note(std::size_t i) {
        const token& t = at(i);
        constexpr sems other_topics{sem::noun, sem::foreign, sem::document, sem::service, sem::review, sem::fee};
        if (other_topics.has(t.what)) paragraph_.topic = false;
        switch (t.what) {
            case sem::request:
                if (t.value < 2) paragraph_.requests = named_.requests = true;
                if (t.value < 2 || paragraph_.requests) state_.requests = paragraph_.topic = true;
                break;
            case sem::disclosure: break;
            case sem::number: state_.reviews_counted = true; break;
            case sem::review:
                if (std::exchange(state_.reviews_counted, false)) state_.reviews = {};
                state_.reviews[t.value] = true;
                named_.reviews = true;
                if (follows_disclosure(i)) {
                    paragraph_.reviews = true;
                    paragraph_.by_heading = false;
                }
                break;
            case sem::dispute: paragraph_.reviews = paragraph_.reviews || follows_disclosure(i); break;
            case sem::noun: state_.requests = false; break;
            case sem::month: state_.partial_year = true; break;
            case sem::since: state_.partial_year = true; break;
            case sem::time:
            case sem::current:
                state_.this_year = true;
                state_.partial_year = false;
                break;
            case sem::year: {
                const bool of_a_carry = is(i + 1, sem::carry) || (i > begin_ && is(i - 1, sem::carry));
                constexpr std::u32string_view comparing = U"较比与同";
                const bool beside = t.begin > 0 && comparing.find(text_.characters[t.begin - 1]) != comparing.npos;
                if (!of_a_carry && !beside && !is(i + 1, sem::since) && !is(i + 1, sem::compared))
                    state_.year = t.number;
                if (beside) break;
                if (is(i + 1, sem::since)) break;
                state_.this_year = true;
                state_.partial_year = false;
                break;
            }
            case sem::subset:
                state_.subset = true;
                state_.subset_lists = is(i + 1, sem::colon);
                break;
            case sem::semicolon: state_.subset = state_.subset && state_.subset_lists; break;
            case sem::open_bracket:
                state_.subset_outside = state_.subset;
                state_.in_bracket = true;
                break;
            case sem::close_bracket:
                state_.subset = state_.subset_outside;
                state_.in_bracket = false;
                break;
            case sem::receive: state_.receives = i; break;
            case sem::by_channel: state_.channel = true; break;
            case sem::self: state_.other_subject = false; break;
            case sem::document:
                if (t.value < 2) state_.document = t.value;
                break;
            default: break;
        }
        if (clause_ends.has(t.what)) {
            state_.clause_number = none;
            state_.receives = none;
        }
        if (t.what == sem::semicolon) state_.first_list_mention = out_.size();
    }

    // ------------------------------------------------------------------ phrases

    static bool is_subsequence(std::u32string_view part, std::u32string_view whole) noexcept {
        std::size_t found = 0;
        for (const char32_t c : whole)
            if (found < part.size() && part[found] == c) ++found;
        return found == part.size();
    }

    /// 市科委 for 上海市科学技术委员会: its characters in their order. 区公安分局 for 某市公安局某区分局: in another order, as long
    /// as they are all there and the end is the same. 市财政局 is another organ than 某市某区财政局.
    bool names_agency(const token& t) const noexcept {
        if (t.what != sem::unknown && !(t.what == sem::foreign && t.value == 1)) return false;
        const std::u32string_view name = characters(t);
        const std::u32string& agency = about_.agency;
        if (name.size() > agency.size()) return false;
        if (name.size() > 2 && is_area(name, 0) && area_ != 0 && name[0] != area_) return false;
        if (is_subsequence(name, agency)) return true;
        return name.size() > 3 && name.back() == agency.back() && is_drawn_from(name, agency);
    }

    /// Whether the character ends the name of a territory; not that of 市场, 城市, 城乡, 乡村.
    static bool is_area(std::u32string_view name, std::size_t i) noexcept {
        constexpr std::u32string_view areas = U"省市县区州旗盟镇乡";
        if (areas.find(name[i]) == areas.npos || (i > 0 && name[i - 1] == U'城')) return false;
        return i + 1 == name.size() || (name[i + 1] != U'场' && name[i + 1] != U'村');
    }

    static bool is_drawn_from(std::u32string_view part, std::u32string_view whole) noexcept {
        return std::ranges::all_of(part, [&](char32_t c) {
            return std::ranges::count(part, c) <= std::ranges::count(whole, c);
        });
    }

    subject subject_of(const token& t) const noexcept {
        if (names_agency(t)) return subject::own;
        if (t.what == sem::foreign && t.value == 1) return subject::other;
        if (t.what != sem::unknown) return subject::unclear;
        const std::u32string_view name = characters(t);
        constexpr std::u32string_view organs = U"局厅委办部院处所署镇乡街村队府心司社府";
        constexpr std::u32string_view tails = U"局厅委院署";  // of a name whose other words are known: 市行政审批局
        if ((name.size() > 1 ? organs : tails).find(name.back()) != organs.npos) return subject::other;
        for (const std::u32string_view organ : {U"政府", U"单位", U"公司", U"法院", U"街道"})
            if (name.find(organ) != name.npos) return subject::other;
        return subject::unclear;
    }

    void take(phrase& p, std::size_t i) const noexcept {
        p.words.add(at(i).what);
        p.coloured = p.coloured || !colourless.has(at(i).what);
    }

    /// The bracket that a closing one closes; the beginning of the sentence where it is far.
    std::size_t opening(std::size_t close) const noexcept {
        for (std::size_t k = close; k-- > begin_ && close - k < 12;)
            if (at(k).what == sem::open_bracket) return k;
        return begin_;
    }

    /// The words before a token that belong to it; where they say nothing, those before the last mark as well, if `cross`.
    phrase before(std::size_t i, bool cross = true) const {
        phrase p{i, i, {}, sem::stop, false};
        bool crossed = false;
        phrase kept = p;
        while (p.begin > begin_) {
            if (i - p.begin == reach) {
                p.beyond = sem::unknown;
                return p;
            }
            const token& t = at(p.begin - 1);
            // 98件新收申请和3件结转申请: the words before 和 are those of the first number.
            if (p.begin == i && t.what == sem::join && state_.clause_number != none && !state_.clause_coloured) {
                p.beyond = sem::clause_mark;
                return p;
            }
            if (t.what == sem::subset) {
                take(p, --p.begin);
                p.beyond = sem::clause_mark;
                return p;
            }
            if (names_agency(t)) {
                --p.begin;
                p.words.add(sem::self);
                continue;
            }
            const bool ends_list =
                t.what == sem::list_mark && (p.begin == i || (p.begin >= begin_ + 2 && is(p.begin - 2, sem::number)));
            if (opaque.has(t.what) || clause_ends.has(t.what) || ends_list) {
                // 收到政府信息公开申请，共19件: the words stand before the comma.
                const bool passable = t.what == sem::clause_mark || t.what == sem::colon ||
                                      t.what == sem::close_bracket || t.what == sem::open_bracket;
                if (cross && !p.coloured && passable && !crossed) {
                    crossed = t.what == sem::clause_mark || t.what == sem::colon || t.what == sem::open_bracket;
                    if (t.what != sem::open_bracket) kept = p;
                    kept.beyond = t.what;
                    --p.begin;
                    continue;
                }
                if (crossed && (t.what == sem::number || !p.coloured)) return kept;
                // 各县（市、区）受理: who acts stands before the bracket.
                if (t.what == sem::close_bracket)
                    if (const std::size_t open = opening(p.begin - 1);
                        open > begin_ && subject_of(at(open - 1)) == subject::other) {
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

    /// The words after a token that belong to it.
    phrase after(std::size_t i) const {
        phrase p{i + 1, i + 1, {}, sem::stop, false};
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

    /// As `after`, across unknown words.
    phrase rest_of_clause(std::size_t i) const {
        phrase p{i + 1, i + 1, {}, sem::stop, false};
        for (; p.end < end_ && p.end - i <= reach; ++p.end) {
            const sem what = at(p.end).what;
            if (clause_ends.has(what) || what == sem::number || what == sem::list_mark) break;
            take(p, p.end);
        }
        return p;
    }

    bool bounded(const phrase& p) const noexcept { return clause_ends.has(p.beyond) || p.beyond == sem::number; }

    void note_other() noexcept { state_.other_subject = state_.others_act = true; }

    /// Who acts in a phrase whose verb stands in it, and whether that is the reporting organ.
    subject actor(const phrase& p) {
        if (p.other) note_other();
        if (state_.other_subject && !p.words.has(sem::self)) return subject::other;
        if (p.words.has(sem::whole) && is_department_) {
            if (is_office_) return subject::unclear;
            note_other();
            return subject::other;
        }
        if (p.words.has(sem::self) || bounded(p)) return subject::own;
        const token& beyond = at(p.begin - 1);
        // 通过政务服务网收到: through one place only.
        if (p.begin >= begin_ + 2 && is(p.begin - 2, sem::neutral) && characters(at(p.begin - 2)) == U"通过")
            return subject::other;
        // 以我局名义制发
        if (p.begin >= begin_ + 2 && is(p.begin - 2, sem::self) && beyond.what == sem::foreign) return subject::own;
        const subject who = subject_of(beyond);
        if (who == subject::other) note_other();
        return who;
    }

    /// A modifier that is not understood narrows what is counted: 涉及征地的申请.
    bool narrowed(const phrase& p) const noexcept {
        if (bounded(p)) return false;
        for (std::size_t i = p.begin; i < p.end; ++i) {
            if (verbs.has(at(i).what)) return false;
            if (at(i).what == sem::neutral && characters(at(i)) == U"的") return true;
        }
        return true;
    }

    bool one_channel(const phrase& p) const noexcept {
        unsigned seen = 0;
        for (std::size_t i = p.begin; i < p.end; ++i)
            if (at(i).what == sem::by_channel) ++seen;
        return seen == 1 && !p.words.has(sem::etc);
    }

    // ------------------------------------------------------------------ results

    /// The first of the latest claims of this sentence; no more than are near.
    std::size_t told_of_late() const noexcept {
        return std::max(state_.first_mention, out_.size() > reach ? out_.size() - reach : 0);
    }

    void emit(const cell_expression& cells, decimal number, number_bound bound, claim_kind kind, certainty sure,
              std::size_t first, std::size_t last) {
        if (out_.size() >= most_mentions) return;
        mention m;
        m.cells = cells;
        m.number = number;
        m.bound = bound;
        m.kind = kind;
        m.sure = sure;
        m.begin = text_.byte_begin(at(first));
        m.end = text_.byte_end(at(last));
        if (state_.year && year_ && *state_.year != *year_) m.year = state_.year;
        out_.push_back(m);
    }

    /// The quote reaches from the phrase before the number to the number, or to the words after it that decide.
    void state_number(const cell_expression& cells, std::size_t i, const phrase& p, certainty sure) {
        const prose_number& n = text_.numbers[at(i).number];
        emit(cells, n.value, n.bound, claim_kind::stated, sure, std::min(p.begin, i), std::max(i, quote_end_));
        if (!out_.empty()) state_.last_mention = out_.size() - 1;
    }

    static constexpr cell_expression one(cell_key key) noexcept { return {cell_sum{{key, false}}, {}}; }

    /// A row or a group in a column, as the form has it.
    cell_term term(std::uint8_t disposition_value, request_column column) const noexcept {
        if (disposition_value < group_flag) return {{static_cast<request_row>(disposition_value), column}, false};
        switch (static_cast<disposition_group>(disposition_value - group_flag)) {
            case disposition_group::granted: return {{request_row::granted, column}, false};
            case disposition_group::partially_granted: return {{request_row::partially_granted, column}, false};
            case disposition_group::denied: return {{request_row::denied_state_secret, column}, true};
            case disposition_group::unable: return {{request_row::unable_not_held, column}, true};
            case disposition_group::not_processed: return {{request_row::not_processed_petition, column}, true};
            case disposition_group::other: break;
        }
        if (about_.report.form().other_undivided) return {{request_row::other, column}, false};
        return {{request_row::other_correction_overdue, column}, true};
    }

    static disposition_group group_of_value(std::uint8_t value) noexcept {
        if (value >= group_flag) return static_cast<disposition_group>(value - group_flag);
        return group_of(*disposition_of(static_cast<request_row>(value)));
    }

    static void in_columns(cell_sum& sum, cell_term what, std::span<const request_column> columns) noexcept {
        for (const request_column column : columns) {
            what.cell = {static_cast<request_row>(what.cell.row()), column};
            sum.add(what);
        }
    }

    /// The columns that the applicants of a phrase are: total where none or all are named.
    std::optional<std::vector<request_column>> columns_of(const phrase& p) const {
        using enum request_column;
        std::vector<request_column> columns;
        bool natural = false;
        bool all_organizations = false;
        for (std::size_t i = p.begin; i < p.end; ++i) {
            // 公众、法人或其他组织: everyone
            if (at(i).what == sem::neutral && is(i + 1, sem::list_mark) && is(i + 2, sem::applicant) &&
                at(i + 2).value == organizations)
                natural = true;
            if (at(i).what != sem::applicant) continue;
            const std::uint8_t value = at(i).value;
            if (value == organizations) {
                all_organizations = true;
            } else if (value == other_applicants) {
                if (natural) {
                    all_organizations = true;  // 公民、法人和其他组织
                } else if (!state_.applicants) {
                    return std::nullopt;
                } else {
                    columns.push_back(other_organization);
                }
            } else if (value == index_of(natural_person)) {
                natural = true;
            } else {
                columns.push_back(static_cast<request_column>(value));
            }
        }
        if (all_organizations && columns.empty()) {
            if (natural) return std::vector{total};
            return std::vector{business, research, public_welfare, legal_service, other_organization};
        }
        if (natural) columns.insert(columns.begin(), natural_person);
        if (columns.empty()) columns.push_back(total);
        return columns;
    }

    // ------------------------------------------------------------------ numbers

    void number_at(std::size_t i) {
        const prose_number& n = text_.numbers[at(i).number];
        if (n.unit == unit::percent) {
            percentage_at(i);
            state_.last_mention.reset();
            return;
        }
        state_.last_mention.reset();
        quote_end_ = i;
        const phrase p = before(i);
        state_.clause_coloured = p.coloured;
        if (p.words.has(sem::negation)) return;
        if (p.words.any({sem::compared, sem::since, sem::share})) return;
        if (n.unit == unit::money) {
            fee_at(i, p);
            return;
        }
        if (n.unit == unit::none) {
            // 申请数为34: only where the words end there.
            const bool stated = i > begin_ && is(i - 1, sem::neutral) &&
                                (characters(at(i - 1)) == U"为" || characters(at(i - 1)) == U"是");
            if (!stated || (i + 1 < end_ && !clause_ends.has(at(i + 1).what))) return;
        } else if (n.unit != unit::item && n.unit != unit::piece && n.unit != unit::copy && n.unit != unit::line) {
            return;
        }
        const phrase r = after(i);
        quote_end_ = i;
        if (!p.coloured && r.end > i + 1) quote_end_ = r.end - 1;
        if (state_.partial_year && !p.words.has(sem::keep)) return;
        if (p.words.has(sem::cumulative) && !state_.this_year && !p.words.has(sem::keep)) return;
        if (review_at(i, p, r) || document_at(i, p, r) || service_at(i, p, r)) return;
        request_at(i, p, r);
    }

    certainty sureness(subject who, const phrase& p) const noexcept {
        return who == subject::unclear || state_.others_act || p.words.has(sem::cumulative) ? certainty::likely
                                                                                            : certainty::certain;
    }

    // Requests

    bool is_carry_in(const phrase& p) const noexcept {
        if (!p.words.has(sem::carry)) return false;
        for (std::size_t i = p.begin; i < p.end; ++i) {
            if (at(i).what == sem::previous) return true;
            if (at(i).what == sem::year && year_ && at(i).number + 1 == *year_ && is(i + 1, sem::carry)) return true;
            if (at(i).what == sem::carry && is(i + 1, sem::current)) return true;
        }
        return false;
    }

    bool is_carry_out(const phrase& p) const noexcept {
        if (p.words.has(sem::next)) return p.words.any({sem::carry, sem::dispose, sem::open});
        for (std::size_t i = p.begin; i < p.end; ++i)
            if (at(i).what == sem::year && year_ && at(i).number == *year_ + 1 && i > p.begin && is(i - 1, sem::carry))
                return true;
        return false;
    }

    bool mentions_request(const phrase& p) const noexcept {
        for (std::size_t i = p.begin; i < p.end; ++i)
            if (at(i).what == sem::request && (at(i).value < 2 || paragraph_.requests)) return true;
        return false;
    }

    void set_parent(const cell_term& row) { paragraph_.parent = row; }

    /// A number of requests in a row, in the columns that the phrase names.
    void state_row(std::size_t i, const phrase& p, const cell_sum& rows, certainty sure) {
        const auto columns = columns_of(p);
        if (!columns) return;
        cell_expression cells;
        for (const cell_term& row : rows.terms()) in_columns(cells.numerator, row, *columns);
        state_number(cells, i, p, sure);
        state_.applicants = p.words.has(sem::applicant);
        if (!state_.applicants && rows.terms().size() == 1) set_parent(rows.terms().front());
    }

    static cell_sum row_total(request_row row) noexcept { return cell_sum{{{row, request_column::total}, false}}; }

    /// The dispositions that a phrase names, as one sum.
    cell_sum dispositions_of(const phrase& p) const {
        cell_sum sum;
        std::array<std::uint8_t, cell_sum::max_terms + 1> found{};
        std::size_t size = 0;
        bool grouped = false;
        for (std::size_t i = p.begin; i < p.end; ++i) {
            // 公开或部分公开: the first of the two is a disposition as well.
            const bool granted = at(i).what == sem::publish && (is(i + 1, sem::either) || is(i + 1, sem::join)) &&
                                 is(i + 2, sem::disposition);
            if (at(i).what != sem::disposition && !granted) continue;
            if (size == found.size()) return {};
            found[size++] = granted ? static_cast<std::uint8_t>(index_of(request_row::granted)) : at(i).value;
            grouped = grouped || found[size - 1] >= group_flag;
        }
        // 因本机关不掌握等原因无法提供: the group; 属于执法案卷不予公开: the row.
        const bool only_groups = grouped && (p.words.has(sem::etc) || size > 2);
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
            sum.add(term(value, request_column::total));
        }
        return sum;
    }

    void request_at(std::size_t i, const phrase& p, const phrase& r) {
        const prose_number& n = text_.numbers[at(i).number];
        if (n.unit == unit::line && !mentions_request(p) && !mentions_request(r)) return;
        if (p.words.any({sem::previous, sem::next, sem::carry, sem::open}) ||
            r.words.any({sem::previous, sem::next, sem::carry})) {
            if (carried_at(i, p, r)) return;
            if (p.words.any({sem::previous, sem::next, sem::open})) return;
        }
        if (p.words.has(sem::by_channel) && one_channel(p)) return;
        if (r.words.has(sem::by_channel) && one_channel(r) && !p.words.has(sem::request)) return;
        if (carried_by_rest(i, p)) return;

        const bool in_context = paragraph_.requests || mentions_request(p) || mentions_request(r);
        if (p.words.has(sem::disposition)) {
            if (in_context) disposition_at(i, p);
            return;
        }
        if (!p.coloured && r.words.has(sem::disposition)) {
            if (in_context) disposition_at(i, p, &r);
            return;
        }
        const bool receives = p.words.has(sem::receive);
        const bool disposes = p.words.has(sem::dispose);
        // 其中公开11件，部分公开2件，不予公开3件
        if (p.words.has(sem::publish) && state_.groups >= 2 && paragraph_.requests && bounded(p) &&
            n.unit == unit::item &&
            !p.words.any({sem::request, sem::document, sem::service, sem::by_channel, sem::applicant})) {
            state_row(i, p, row_total(request_row::granted), certainty::certain);
            return;
        }
        // 其中42件已答复
        if (!p.coloured && bounded(p) && in_context && plainly_done(r)) {
            state_row(i, p, row_total(request_row::total), certainty::likely);
            return;
        }
        if (p.words.has(sem::applicant) && !receives && !disposes) {
            applicant_at(i, p);
            return;
        }
        if (!p.coloured && r.words.has(sem::applicant) && !r.words.any(verbs)) {
            applicant_at(i, p, &r);
            return;
        }
        if (receives || disposes) {
            verb_at(i, p, r, receives, disposes);
            return;
        }
        // 收到来信25件、政府信息公开申请3件
        if (state_.receives != none && mentions_request(p) && !p.words.any(verbs) && after_list_mark(p) &&
            !state_.subset) {
            const phrase who = before(state_.receives, false);
            if (!who.words.any({sem::by_channel, sem::object, sem::request}) && actor(who) == subject::own)
                state_row(i, p, row_total(request_row::received), certainty::certain);
            return;
        }
        // 2023年度政府信息公开申请共19件
        const bool headed = [&] {
            for (std::size_t k = p.begin; k < p.end; ++k)
                if (at(k).what == sem::request && at(k).value == 0) return true;
            return false;
        }();
        const bool bare = r.begin == r.end && bounded_right(r) && n.unit == unit::item && !after_list_mark(p);
        if (headed && (p.words.has(sem::total) || bare) && bounded(p) && !state_.subset && !state_.other_subject &&
            !p.words.any({sem::object, sem::by_channel, sem::publish}))
            state_row(i, p, row_total(request_row::received), certainty::likely);
        else if (headed && p.words.has(sem::total) && p.beyond == sem::unknown && !narrowed_noun(p) && !state_.subset)
            state_row(i, p, row_total(request_row::received), certainty::likely);
    }

    /// 已答复, 已办结, and nothing else: 按期答复 is said of some of them.
    bool plainly_done(const phrase& r) const noexcept {
        if (r.end - r.begin != 2 || !bounded_right(r)) return false;
        const std::u32string_view already = characters(at(r.begin));
        return (already == U"已" || already == U"已经") && is(r.begin + 1, sem::dispose) && at(r.begin + 1).value < 2;
    }

    bool after_list_mark(const phrase& p) const noexcept { return p.begin > begin_ && is(p.begin - 1, sem::list_mark); }

    /// 各类政府信息公开申请共计81件 after words that are not understood.
    bool narrowed_noun(const phrase& p) const noexcept {
        const std::u32string_view first = characters(at(p.begin));
        return first == U"的" || p.begin + 1 >= p.end || first.substr(0, 1) != U"各";
    }

    bool carried_at(std::size_t i, const phrase& p, const phrase& r) {
        if (!paragraph_.requests && !mentions_request(p) && !mentions_request(r)) return false;
        const bool in = is_carry_in(p);
        const bool out = is_carry_out(p);
        if (in && out) return true;
        if (in) {
            // 本年新收和上年结转共36件
            if (p.words.has(sem::receive) && p.words.any({sem::join, sem::list_mark})) {
                cell_sum rows = row_total(request_row::received);
                rows.add({{request_row::carried_in, request_column::total}, false});
                state_row(i, p, rows, certainty::certain);
                return true;
            }
            state_row(i, p, row_total(request_row::carried_in), certainty::certain);
            return true;
        }
        if (out) {
            state_row(i, p, row_total(request_row::carried_out), certainty::certain);
            return true;
        }
        // 依申请公开办理中，有2件…: a time, not a state.
        if (p.words.has(sem::open) && (before(i, false).words.has(sem::open) || r.words.has(sem::open))) {
            state_row(i, p, row_total(request_row::carried_out), certainty::likely);
            return true;
        }
        return false;
    }

    /// 另有72件申请按照规定顺延到下年度答复: the words stand after the number.
    bool carried_by_rest(std::size_t i, const phrase& p) {
        // 收到的申请中有5件结转下年度: its own words are those after it.
        const bool part = p.begin < i && is(i - 1, sem::neutral) &&
                          (characters(at(i - 1)) == U"有" || characters(at(i - 1)) == U"中");
        if ((p.words.any(verbs) && !part) || p.words.any({sem::disposition, sem::review, sem::document, sem::service}))
            return false;
        if (!paragraph_.requests) return false;
        const phrase rest = rest_of_clause(i);
        if (rest.words.any({sem::document, sem::review, sem::noun}) || is(rest.end, sem::number)) return false;
        if (rest.words.has(sem::carry) && is_carry_out(rest)) {
            state_row(i, p, row_total(request_row::carried_out), certainty::certain);
            return true;
        }
        if (rest.words.has(sem::carry) && rest.words.has(sem::previous)) {
            state_row(i, p, row_total(request_row::carried_in), certainty::certain);
            return true;
        }
        // 另有2件正在办理
        if (rest.words.has(sem::open) && !p.coloured) {
            state_row(i, p, row_total(request_row::carried_out), certainty::likely);
            return true;
        }
        return false;
    }

    /// 主动公开56份，依申请公开32份，不予公开148份 says how documents may be published, nothing of requests.
    bool tells_attributes() const noexcept {
        bool proactive = false;
        bool disposed = false;
        for (std::size_t k = begin_; k < end_ && k - begin_ < 4 * reach; ++k) {
            const token& t = at(k);
            if (t.what == sem::foreign && t.value == 3) return true;
            const std::size_t next = is(k + 1, sem::neutral) ? k + 2 : k + 1;
            if (t.what == sem::disposition) disposed = true;
            if (!is(next, sem::number)) continue;
            if (t.what == sem::publish && characters(t) == U"主动公开") proactive = true;
            if (t.what == sem::request && t.value == 1 && (proactive || disposed)) return true;
        }
        return false;
    }

    void disposition_at(std::size_t i, const phrase& p, const phrase* r = nullptr) {
        const unit measure = text_.numbers[at(i).number].unit;
        if (measure == unit::copy && !mentions_request(p)) return;
        if (!state_.attributes) state_.attributes = tells_attributes();
        if (*state_.attributes) return;
        // 因…等原因无法提供: whatever the reasons are, the group is told.
        const bool reasons = !r && p.words.has(sem::etc);
        if (!r && !reasons && narrowed(p)) return;
        if (r && !bounded(p)) return;
        if (p.words.any({sem::document, sem::service, sem::review})) return;
        if (actor(p) == subject::other) return;
        const phrase& words = r ? *r : p;
        if (words.words.has(sem::respectively)) {
            distribute_dispositions(i, p);
            return;
        }
        const cell_sum rows = dispositions_of(words);
        if (rows.empty()) return;
        if (p.words.has(sem::each)) {
            for (const cell_term& row : rows.terms()) state_row(i, p, cell_sum{row}, certainty::certain);
            return;
        }
        state_row(i, p, rows, certainty::certain);
    }

    /// The numbers of a list from `i` on, for as many things: 分别为22件、20件.
    std::vector<std::size_t> listed_numbers(std::size_t i) const {
        std::vector<std::size_t> found;
        for (std::size_t k = i; k < end_; ++k) {
            if (is(k, sem::number)) {
                found.push_back(k);
            } else if (!is(k, sem::list_mark) && !is(k, sem::clause_mark) && !is(k, sem::join)) {
                break;
            }
        }
        return found;
    }

    void distribute_dispositions(std::size_t i, const phrase& p) {
        const cell_sum rows = dispositions_of(p);
        const std::vector<std::size_t> numbers = listed_numbers(i);
        if (numbers.size() != rows.terms().size()) return;
        for (std::size_t k = 0; k < numbers.size(); ++k)
            state_row(numbers[k], p, cell_sum{rows.terms()[k]}, certainty::certain);
        state_.resume = numbers.back() + 1;
    }

    void applicant_at(std::size_t i, const phrase& p, const phrase* r = nullptr) {
        if (!bounded(p)) return;
        if (state_.other_subject || p.words.any({sem::document, sem::service, sem::review, sem::object})) return;
        std::optional<cell_term> row = paragraph_.parent;
        if (!row) {
            if (!mentions_request(p) && !state_.requests) return;
            row = cell_term{{request_row::received, request_column::total}, false};
        }
        const auto columns = columns_of(r ? *r : p);
        if (!columns) return;
        const certainty sure = paragraph_.parent ? certainty::certain : certainty::likely;
        if (p.words.any({sem::each, sem::respectively}) && columns->size() > 1) {
            const std::vector<std::size_t> numbers =
                p.words.has(sem::each) ? std::vector<std::size_t>(columns->size(), i) : listed_numbers(i);
            if (numbers.size() != columns->size()) return;
            for (std::size_t k = 0; k < numbers.size(); ++k) {
                cell_expression cells;
                in_columns(cells.numerator, *row, std::span{&(*columns)[k], 1});
                state_number(cells, numbers[k], p, sure);
            }
            state_.resume = numbers.back() + 1;
            return;
        }
        cell_expression cells;
        in_columns(cells.numerator, *row, *columns);
        state_number(cells, i, p, sure);
        state_.applicants = true;
    }

    void verb_at(std::size_t i, const phrase& p, const phrase& r, bool receives, bool disposes) {
        if (p.words.any({sem::document, sem::service, sem::review, sem::fee, sem::judge})) return;
        if (r.words.any({sem::document, sem::service, sem::review, sem::fee})) return;
        const bool headed = mentions_request(p);
        if (!headed) {
            // 收到19件政府信息公开申请; 收到…申请，办结19件
            const bool head_follows = mentions_request(r);
            const bool nothing_follows = r.begin == r.end && bounded_right(r);
            if (!head_follows && !(nothing_follows && (state_.requests || paragraph_.topic))) return;
        }
        bool newly = false;
        bool in_course = false;
        for (std::size_t k = p.begin; k < p.end; ++k) {
            newly = newly || (at(k).what == sem::receive && at(k).value == 2);
            in_course = in_course || (at(k).what == sem::current && characters(at(k)) == U"当年");
        }
        if (state_.subset && receives && !newly) return;
        // A modifier between the verb and its noun ends the phrase, and leaves it without the verb.
        const subject who = actor(p);
        if (who == subject::other) return;
        certainty sure = sureness(who, p);
        if (!headed && !state_.requests && !mentions_request(r)) sure = certainty::likely;  // told one sentence before
        if (state_.subset && !newly) sure = certainty::likely;
        if (receives && disposes) {
            const std::size_t first = out_.size();
            state_row(i, p, row_total(request_row::total), certainty::likely);
            if (out_.size() > first) state_row(i, p, row_total(request_row::received), certainty::likely);
            return;
        }
        if (disposes && in_course) sure = certainty::likely;
        if (disposes && is_part_of_total(i)) return;
        if (disposes) note_disposal(i, p);
        if (receives && with_carried_in(p)) {
            cell_sum rows = row_total(request_row::received);
            rows.add({{request_row::carried_in, request_column::total}, false});
            state_row(i, p, rows, sure);
            return;
        }
        state_row(i, p, row_total(receives ? request_row::received : request_row::total), sure);
    }

    /// 收到申请（含上年结转）36件
    bool with_carried_in(const phrase& p) const noexcept {
        for (std::size_t k = p.begin; k < p.end; ++k)
            if (at(k).what == sem::including && at(k).value == 2) return true;
        return false;
    }

    /// 答复82件，其中当面答复60件
    bool is_part_of_total(std::size_t i) const noexcept {
        if (!state_.subset) return false;
        for (std::size_t k = told_of_late(); k < out_.size(); ++k)
            if (k != state_.handled && out_[k].cells == cell_expression{row_total(request_row::total), {}} &&
                !(out_[k].number == text_.numbers[at(i).number].value))
                return true;
        return false;
    }

    /// 共办理38件，其中办结35件: the first are those at hand, not those disposed of.
    void note_disposal(std::size_t i, const phrase& p) {
        bool done = false;
        bool handled = true;
        for (std::size_t k = p.begin; k < p.end; ++k) {
            if (at(k).what != sem::dispose) continue;
            done = done || at(k).value == 0;
            handled = handled && at(k).value == 2;
        }
        if (done && state_.handled && !(out_[*state_.handled].number == text_.numbers[at(i).number].value)) {
            out_.erase(out_.begin() + static_cast<std::ptrdiff_t>(*state_.handled));
            if (state_.first_list_mention > *state_.handled) --state_.first_list_mention;
        }
        state_.handled.reset();
        if (handled) state_.handled = out_.size();
    }

    bool bounded_right(const phrase& r) const noexcept { return clause_ends.has(r.beyond) || r.beyond == sem::number; }

    // Percentages

    void percentage_at(std::size_t i) {
        const phrase p = before(i);
        if (!p.words.has(sem::share) || p.words.has(sem::compared)) return;
        // 合计占39.8%: of more than the last number.
        for (std::size_t k = p.begin; k < p.end && at(k).what != sem::share; ++k)
            if (at(k).what == sem::total) return;
        cell_expression cells;
        std::size_t first = p.begin;
        if (state_.last_mention && !p.words.any({sem::disposition, sem::applicant})) {
            const mention& base = out_[*state_.last_mention];
            if (base.kind != claim_kind::stated || base.cells.numerator.terms().front().cell.table() != table::requests)
                return;
            cells = base.cells;
            first = none;
        } else if (p.words.has(sem::disposition) && bounded(p) && paragraph_.requests) {
            cells.numerator = dispositions_of(p);
        }
        if (cells.numerator.empty()) return;
        const cell_key& key = cells.numerator.terms().front().cell;
        const auto row = static_cast<request_row>(key.row());
        const bool by_disposition = disposition_of(row).has_value();
        if (by_disposition) {
            if (key.column() != index_of(request_column::total)) return;
            cells.denominator = row_total(request_row::total);
        } else if (key.column() != index_of(request_column::total)) {
            cells.denominator = cell_sum{{{row, request_column::total}, false}};
        } else {
            return;
        }
        const prose_number& n = text_.numbers[at(i).number];
        emit(cells, n.value, n.bound, claim_kind::derived, certainty::likely, first == none ? p.begin : first, i);
        if (first == none && out_.back().kind == claim_kind::derived)
            out_.back().begin = out_[*state_.last_mention].begin;
    }

    // Reviews

    struct review_rows {
        std::array<std::uint8_t, 4> kinds{};
        std::size_t size = 0;
        void add(std::uint8_t kind) noexcept {
            for (std::size_t i = 0; i < size; ++i)
                if (kinds[i] == kind) return;
            kinds[size++] = kind;
        }
        bool has(std::uint8_t kind) const noexcept {
            for (std::size_t i = 0; i < size; ++i)
                if (kinds[i] == kind) return true;
            return false;
        }
    };

    static void add_review(cell_sum& sum, std::uint8_t kind, review_column column) noexcept {
        if (kind == 0) sum.add({{review_kind::reconsideration, column}, false});
        if (kind == 1 || kind == 2) sum.add({{review_kind::litigation_direct, column}, false});
        if (kind == 1 || kind == 3) sum.add({{review_kind::litigation_after_reconsideration, column}, false});
    }

    review_rows reviews_in(const phrase& p) const noexcept {
        review_rows all;
        for (std::size_t i = p.begin; i < p.end; ++i)
            if (at(i).what == sem::review) all.add(at(i).value);
        return closer(all);
    }

    /// 行政诉讼（未经复议直接起诉）: the second.
    static review_rows closer(const review_rows& all) noexcept {
        if (!all.has(1) || !(all.has(2) || all.has(3))) return all;
        review_rows told;
        for (std::size_t i = 0; i < all.size; ++i)
            if (all.kinds[i] != 1) told.add(all.kinds[i]);
        return told;
    }

    review_rows reviews_spoken_of() const noexcept {
        review_rows all;
        for (std::uint8_t kind = 0; kind < 4; ++kind)
            if (state_.reviews[kind]) all.add(kind);
        return closer(all);
    }

    static std::optional<review_column> outcome_in(const reader& self, const phrase& p) noexcept {
        std::optional<review_column> found;
        for (std::size_t i = p.begin; i < p.end; ++i)
            if (self.at(i).what == sem::outcome) found = static_cast<review_column>(self.at(i).value);
        return found;
    }

    bool about_disclosure(const phrase& p) const noexcept {
        return p.words.has(sem::disclosure) || paragraph_.reviews || paragraph_.requests || mentions_request(p);
    }

    /// Whether the sentence has counted reviews because of disclosure.
    bool tells_reviews() const noexcept {
        for (std::size_t k = told_of_late(); k < out_.size(); ++k)
            if (out_[k].cells.numerator.terms().front().cell.table() == table::reviews) return true;
        return false;
    }

    /// As the organ that decides on others' acts.
    bool as_reviewer(const phrase& p) const noexcept {
        if (p.words.has(sem::judge)) return true;
        for (std::size_t i = p.begin; i < p.end; ++i)
            if (at(i).what == sem::receive && at(i).value == 1) return true;
        return false;
    }

    bool review_at(std::size_t i, const phrase& p, const phrase& r) {
        const prose_number& n = text_.numbers[at(i).number];
        review_rows rows = reviews_in(p);
        const phrase* words = &p;
        bool inherited = false;
        if (rows.size == 0 && r.words.has(sem::review) && !p.words.any(verbs)) {
            rows = reviews_in(r);
            words = &r;
        }
        std::optional<review_column> outcome = outcome_in(*this, p);
        if (!outcome && (words == &r || !p.coloured)) outcome = outcome_in(*this, r);
        if (rows.size == 0) {
            if (!outcome) return false;
            rows = reviews_spoken_of();
            if (rows.size == 0) return false;
            inherited = true;
        }
        if (n.unit == unit::copy || n.unit == unit::line) return true;
        if (inherited && !about_disclosure(p) && !tells_reviews()) return true;
        if (!inherited && !about_disclosure(p) && !(words == &r && about_disclosure(r))) return true;
        if (as_reviewer(p) || p.words.any({sem::by_channel, sem::object, sem::document})) return true;
        if (p.beyond != sem::stop && !bounded(p)) {
            if (narrowed(p) && !p.words.has(sem::disclosure)) return true;
            if (actor(p) == subject::other) return true;
        }
        if (state_.other_subject) return true;
        certainty sure = p.words.has(sem::dispose) || !bounded(p) ? certainty::likely : certainty::certain;
        if ((p.words.has(sem::subset) && !outcome) || paragraph_.by_heading) sure = certainty::likely;
        // 办理复议28件、诉讼16件，其中维持22件: what the list begins with holds for all of it.
        if ((inherited || (after_list_mark(p) && !outcome)) && state_.first_mention < out_.size() &&
            out_.back().sure == certainty::likely)
            sure = certainty::likely;
        const review_column column = outcome.value_or(review_column::total);
        const auto state = [&](const review_rows& which, std::size_t number) {
            cell_expression cells;
            for (std::size_t k = 0; k < which.size; ++k) add_review(cells.numerator, which.kinds[k], column);
            state_number(cells, number, p, sure);
        };
        // 行政复议85件、行政诉讼33件，其中纠正6件: of which?
        if (inherited && state_.review_totals > 1 && state_.subset && !state_.in_bracket) return true;
        state_.review_totals = outcome ? 0 : state_.review_totals + 1;
        if (rows.size > 1 && p.words.has(sem::respectively)) {
            const std::vector<std::size_t> numbers = listed_numbers(i);
            if (numbers.size() != rows.size) return true;
            for (std::size_t k = 0; k < rows.size; ++k) state({{rows.kinds[k]}, 1}, numbers[k]);
            state_.resume = numbers.back() + 1;
        } else if (rows.size > 1 && !inherited && (p.words.any({sem::each, sem::all}) || n.value.coefficient() == 0)) {
            for (std::size_t k = 0; k < rows.size; ++k) state({{rows.kinds[k]}, 1}, i);
        } else {
            state(rows, i);
        }
        return true;
    }

    // Documents

    /// 累计公开, 对外公开总数
    bool of_the_stock(const phrase& p) const noexcept {
        if (p.words.has(sem::cumulative)) return true;
        for (std::size_t i = p.begin; i < p.end; ++i)
            if (at(i).what == sem::total && at(i).end - at(i).begin > 1 && text_.characters[at(i).begin] == U'总')
                return true;
        return false;
    }

    std::optional<disclosure_column> document_column(sem verb, bool stock) const noexcept {
        const bool old = about_.report.edition() == edition::e2019;
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

    static constexpr sems document_verbs{sem::issue, sem::release, sem::publish, sem::repeal, sem::keep};

    /// The verb of documents in a phrase that governs: the last, and its value.
    std::pair<sem, std::uint8_t> document_verb(const phrase& p) const noexcept {
        std::pair<sem, std::uint8_t> found{sem::unknown, 0};
        for (std::size_t i = p.begin; i < p.end; ++i)
            if (document_verbs.has(at(i).what)) {
                // 现行有效的、制发的
                if (found.first == sem::keep && found.second == 1 && at(i).what != sem::keep) continue;
                if (found.first == sem::issue && (at(i).what == sem::publish || at(i).what == sem::release)) continue;
                found = {at(i).what, at(i).value};
            }
        return found;
    }

    /// Whether the sentence tells apart what several organs did.
    bool several_organs() const noexcept {
        for (std::size_t k = begin_; k < end_ && k - begin_ < reach; ++k)
            if (subject_of(at(k)) == subject::other) return true;
        return false;
    }

    bool document_at(std::size_t i, const phrase& p, const phrase& r) {
        const prose_number& n = text_.numbers[at(i).number];
        std::array<bool, 2> rows{};
        bool any_document = false;
        const auto collect = [&](const phrase& words) {
            for (std::size_t k = words.begin; k < words.end; ++k) {
                if (at(k).what != sem::document) continue;
                any_document = true;
                if (at(k).value < 2) rows[at(k).value] = true;
            }
        };
        collect(p);
        bool head_follows = false;
        if (!any_document) {
            collect(r);
            head_follows = any_document;
        }
        auto [verb, value] = document_verb(p);
        if (!any_document && !document_verbs.has(verb)) return false;
        if (!any_document && (p.words.any({sem::request, sem::disposition, sem::service, sem::review}) || r.coloured))
            return false;
        if (!any_document && !state_.document) return verb == sem::repeal;
        if (p.words.any({sem::object, sem::receive, sem::dispose, sem::judge, sem::next})) {
            state_.document_verb = sem::unknown;
            return any_document;
        }
        if (!rows[0] && !rows[1]) {
            if (!state_.document) return any_document;
            rows[*state_.document] = true;
        }
        if (n.unit != unit::item && n.unit != unit::piece && n.unit != unit::copy) return true;
        const bool inherits = !document_verbs.has(verb) && !head_follows;
        if (head_follows && !document_verbs.has(verb)) std::tie(verb, value) = document_verb(r);
        if (inherits) {
            if (!bounded(p) || p.words.has(sem::subset)) return true;
            // 制发规范性文件6件，废止3件，规章0件: which of the two?
            if (state_.document_verbs > 1 && !after_list_mark(p)) return true;
            verb = state_.document_verb;
            value = state_.document_verb_value;
        } else {
            if (verb != state_.document_verb) ++state_.document_verbs;
            state_.document_verb = verb;
            state_.document_verb_value = value;
        }
        if (!document_verbs.has(verb)) {
            state_.document_verb = sem::unknown;
            return true;
        }
        if (inherits ? false
                     : (head_follows ? !bounded(p) && !document_verbs.has(document_verb(p).first) : narrowed(p))) {
            state_.document_verb = sem::unknown;
            state_.document.reset();
            return true;
        }
        const subject who = actor(p);
        if (who == subject::other) {
            state_.document_verb = sem::unknown;
            state_.document.reset();
            return true;
        }
        // 修改、废止规范性文件3件: both together
        if (p.beyond == sem::foreign && !p.other && p.begin < p.end &&
            (is(p.begin, sem::list_mark) || is(p.begin, sem::join)))
            return true;
        // 提请出台规章1件
        if (!bounded(p) && !p.other && at(p.begin - 1).what == sem::foreign && at(p.begin - 1).value == 2) return true;
        // 区政府制发5件，区政府办公室制发8件
        if (!is_department_ && !p.words.any({sem::whole}) && several_organs()) return true;
        certainty sure = sureness(who, p);
        const bool flow = verb != sem::keep;
        if (flow && p.words.has(sem::cumulative) && verb != sem::publish) return true;
        if ((verb == sem::release || verb == sem::publish) && (p.words.has(sem::by_channel) || state_.subset))
            return true;
        if (verb == sem::release && (state_.channel || about_.report.edition() == edition::e2019))
            sure = certainty::likely;
        if (verb == sem::issue && p.words.has(sem::by_channel)) sure = certainty::likely;
        if (state_.subset) sure = certainty::likely;
        // 制定文件4件，其中新制定3件
        if (state_.subset && flow)
            for (std::size_t k = told_of_late(); k < out_.size(); ++k) {
                const cell_key& told = out_[k].cells.numerator.terms().front().cell;
                if (told.table() == table::disclosure && document_column(verb, false) &&
                    told.column() == index_of(*document_column(verb, false)))
                    return true;
            }
        if (verb == sem::keep && value == 0 && (state_.subset || state_.revision)) return true;
        if (verb == sem::repeal && state_.two_repeals) return true;
        const auto column = document_column(verb, of_the_stock(p));
        if (!column) return true;
        cell_expression cells;
        const auto in_column = [&](disclosure_column c) {
            cells = {};
            if (rows[1]) cells.numerator.add({{disclosure_row::rules, c}, false});
            if (rows[0]) cells.numerator.add({{disclosure_row::normative_documents, c}, false});
        };
        in_column(*column);
        state_number(cells, i, p, sure);
        // 2019年印发的16件全部公开
        if (verb == sem::issue && about_.report.edition() == edition::e2019 && head_follows && r.words.has(sem::all) &&
            rest_of_clause(i).words.has(sem::publish)) {
            in_column(disclosure_column::published);
            state_number(cells, i, p, sure);
        }
        return true;
    }

    // Licences, penalties, coercive measures, procurement

    bool service_at(std::size_t i, const phrase& p, const phrase& r) {
        const prose_number& n = text_.numbers[at(i).number];
        const phrase* words = &p;
        if (!p.words.has(sem::service)) {
            if (!r.words.has(sem::service) || p.words.has(sem::request)) return false;
            words = &r;
        }
        if (n.unit != unit::item && n.unit != unit::piece) return true;
        bool items = false;
        for (std::size_t k = words->begin; k < words->end; ++k)
            items = items || (at(k).what == sem::service && (at(k).value & service_items) != 0);
        const bool governed = items ? p.words.has(sem::dispose)
                                    : p.words.any({sem::decide, sem::dispose}) || words->words.has(sem::decide);
        if (p.words.any({sem::receive, sem::publish, sem::release, sem::object, sem::request, sem::by_channel,
                         sem::issue, sem::repeal, sem::keep, sem::judge})) {
            state_.service_verb = false;
            return true;
        }
        // 全年行政许可52件、行政处罚16件
        const bool listed =
            !items && n.unit == unit::item && words == &p && bounded(p) && !state_.subset &&
            (p.words.any({sem::time, sem::current, sem::year}) || (state_.service_list && after_list_mark(p)));
        state_.service_list = listed;
        if (!governed && !listed && !(state_.service_verb && bounded(p))) {
            state_.service_verb = false;
            return true;
        }
        state_.service_verb = !listed || governed;
        if (!governed ? false : narrowed(p)) return true;
        const subject who = actor(p);
        if (who == subject::other || state_.subset) return true;
        cell_expression cells;
        for (std::size_t k = words->begin; k < words->end; ++k) {
            if (at(k).what != sem::service) continue;
            const auto row = static_cast<disclosure_row>(at(k).value & ~service_items);
            const bool old = about_.report.edition() == edition::e2019;
            if (row == disclosure_row::procurement) {
                if (!old) return true;
                cells.numerator.add({{row, disclosure_column::projects}, false});
            } else {
                cells.numerator.add({{row, disclosure_column::decisions}, false});
            }
        }
        certainty sure = sureness(who, p);
        if (!p.words.has(sem::decide) && !words->words.has(sem::decide)) sure = certainty::likely;
        if (p.words.any({sem::each, sem::respectively}) && cells.numerator.terms().size() > 1) {
            const std::size_t size = cells.numerator.terms().size();
            const std::vector<std::size_t> numbers =
                p.words.has(sem::each) ? std::vector<std::size_t>(size, i) : listed_numbers(i);
            if (numbers.size() != size) return true;
            for (std::size_t k = 0; k < size; ++k)
                state_number({cell_sum{cells.numerator.terms()[k]}, {}}, numbers[k], p, sure);
            state_.resume = numbers.back() + 1;
            return true;
        }
        state_number(cells, i, p, sure);
        return true;
    }

    // Fees

    void fee_at(std::size_t i, const phrase& p) {
        if (!p.words.has(sem::fee) || about_.report.edition() != edition::e2021 || state_.partial_year) return;
        if (p.words.any({sem::object, sem::issue, sem::repeal, sem::keep})) return;
        if (p.words.has(sem::cumulative) && !state_.this_year) return;
        if (narrowed(p)) return;
        const subject who = actor(p);
        if (who == subject::other) return;
        state_number(one({disclosure_row::fees, disclosure_column::amount}), i, p, sureness(who, p));
    }

    // ------------------------------------------------------------------ what follows from words alone

    void imply(const cell_expression& cells, decimal number, certainty sure, std::size_t first, std::size_t last) {
        emit(cells, number, number_bound::exact, claim_kind::implied, sure, first, last);
    }

    /// 确保未发生…, 力争无…: an aim, not a fact.
    bool is_prevented(std::size_t i) const noexcept {
        for (std::size_t k = i; k > begin_ && i - k < reach && !clause_ends.has(at(k - 1).what); --k)
            if (at(k - 1).what == sem::prevented) return true;
        return false;
    }

    /// 未收到…, 未发生…, 无…: what follows does not exist.
    void negation_at(std::size_t i) {
        phrase f{i + 1, i + 1, {}, sem::stop, false};
        while (f.end < end_) {
            const token& t = at(f.end);
            if (f.end - i > reach) return;
            if (t.what == sem::number) {
                // 未发生一起行政复议
                const prose_number& n = text_.numbers[t.number];
                if (f.coloured || n.value.coefficient() > 1 || (n.unit != unit::item && n.unit != unit::piece)) return;
                state_.resume = f.end + 1;
                ++f.end;
                continue;
            }
            // 未发生投诉、行政复议: what is denied besides
            if (t.what == sem::foreign && (is(f.end + 1, sem::list_mark) || is(f.end + 1, sem::join)) &&
                f.end + 2 < end_) {
                f.end += 2;
                continue;
            }
            // 零投诉、零复议、零诉讼
            if (t.what == sem::negation && f.coloured && is(f.end - 1, sem::list_mark)) {
                f.beyond = sem::clause_mark;
                break;
            }
            if (t.what == sem::negation || t.what == sem::all || t.what == sem::compared || t.what == sem::since)
                return;
            if (opaque.has(t.what) || clause_ends.has(t.what)) {
                f.beyond = t.what;
                break;
            }
            take(f, f.end++);
        }
        // 无逾期: denies what is not known.
        if (f.begin == f.end && !clause_ends.has(f.beyond)) return;
        const phrase p = before(i, !f.coloured);
        if (is_prevented(i) || p.words.any({sem::object, sem::subset, sem::negation})) return;
        if (state_.partial_year || state_.other_subject) return;
        if (f.begin < f.end && !clause_ends.has(f.beyond)) {
            // 未收到…申请的投诉 denies the complaint; 未收到…申请、投诉 denies both.
            const token& last = at(f.end - 1);
            const bool apart = last.what == sem::list_mark || last.what == sem::join || last.what == sem::either;
            if (!apart) return;
        }
        if ((one_channel(f) && !f.words.has(sem::either)) || (p.words.has(sem::by_channel) && one_channel(p))) return;
        const std::size_t first = p.begin;
        const std::size_t last = std::max(i, f.end - 1);
        certainty sure = certainty::certain;
        if (!bounded(p)) {
            const subject who = subject_of(at(p.begin - 1));
            if (who == subject::other) return;
            if (who == subject::unclear) sure = certainty::likely;
        }
        if (p.words.has(sem::whole) && is_department_) return;

        review_rows rows = reviews_in(f);
        const auto outcome = outcome_in(*this, f);
        if (rows.size == 0 && (outcome || !f.coloured)) rows = reviews_in(p);
        if (rows.size == 0 && outcome) rows = reviews_spoken_of();
        if (rows.size > 0) {
            // Who denies all reviews denies these.
            if (!about_disclosure(f) && !about_disclosure(p)) sure = certainty::likely;
            if (as_reviewer(f) || as_reviewer(p) || f.words.has(sem::document)) return;
            // 无公民、法人或其他组织…提起行政诉讼: nobody did.
            if (f.words.has(sem::applicant) && columns_of(f) != std::vector{request_column::total}) return;
            if (replaces_table(table::reviews)) return;
            const review_column column = outcome.value_or(review_column::total);
            const bool joined = f.words.has(sem::either);
            cell_expression cells;
            for (std::size_t k = 0; k < rows.size; ++k) {
                if (!joined) cells = {};
                add_review(cells.numerator, rows.kinds[k], column);
                if (!joined) imply(cells, decimal{0}, sure, first, last);
            }
            if (joined) imply(cells, decimal{0}, sure, first, last);
            return;
        }
        if (outcome) return;
        if (f.words.has(sem::document) || f.words.has(sem::fee) || f.words.has(sem::service)) {
            deny_disclosure(f, first, last, sure);
            return;
        }
        const phrase& words = f.coloured ? f : p;
        if (!mentions_request(words) && !(f.words.any({sem::carry}) && paragraph_.requests)) return;
        if (replaces_table(table::requests)) return;
        if (words.words.any({sem::dispose, sem::judge, sem::disposition, sem::publish, sem::open}) &&
            !words.words.has(sem::next))
            return;
        cell_sum row;
        if (is_carry_in(words)) {
            row = row_total(request_row::carried_in);
        } else if (is_carry_out(words)) {
            row = row_total(request_row::carried_out);
        } else if (words.words.any({sem::carry, sem::previous, sem::next})) {
            return;
        } else {
            row = row_total(request_row::received);
        }
        const auto columns = columns_of(words);
        if (!columns) return;
        cell_expression cells;
        // 没有科研机构、社会公益组织申请: neither of them.
        if (columns->size() < enum_size<request_column> - 2) {
            for (const request_column column : *columns) {
                cells = {};
                in_columns(cells.numerator, row.terms().front(), std::span{&column, 1});
                imply(cells, decimal{0}, sure, first, last);
            }
            return;
        }
        in_columns(cells.numerator, row.terms().front(), *columns);
        imply(cells, decimal{0}, sure, first, last);
    }

    void deny_disclosure(const phrase& f, std::size_t first, std::size_t last, certainty sure) {
        if (f.words.any({sem::object, sem::by_channel, sem::receive, sem::request, sem::review})) return;
        cell_expression cells;
        if (f.words.has(sem::document)) {
            const auto [verb, value] = document_verb(f);
            (void)value;
            if (verb != sem::issue && verb != sem::repeal && verb != sem::release) return;
            const auto column = document_column(verb, false);
            if (!column) return;
            for (std::size_t k = f.begin; k < f.end; ++k)
                if (at(k).what == sem::document && at(k).value < 2) {
                    cells =
                        one({at(k).value == 1 ? disclosure_row::rules : disclosure_row::normative_documents, *column});
                    imply(cells, decimal{0}, sure, first, last);
                }
            return;
        }
        if (f.words.has(sem::fee)) {
            if (about_.report.edition() == edition::e2021)
                imply(one({disclosure_row::fees, disclosure_column::amount}), decimal{0}, sure, first, last);
            return;
        }
        if (!f.words.any({sem::decide, sem::dispose})) return;
        for (std::size_t k = f.begin; k < f.end; ++k)
            if (at(k).what == sem::service && at(k).value != index_of(disclosure_row::procurement))
                imply(one({static_cast<disclosure_row>(at(k).value & ~service_items), disclosure_column::decisions}),
                      decimal{0}, certainty::likely, first, last);
    }

    /// A sentence in the place of the table is no statement about it.
    bool replaces_table(table t) const noexcept {
        return about_.section == section_of(t) && !about_.report.has_table(t);
    }

    /// 均获维持: every case counted before. 均已办结: nothing is carried over.
    void all_at(std::size_t i) {
        const phrase f = after(i);
        if (!clause_ends.has(f.beyond)) return;
        if (const auto outcome = outcome_in(*this, f); outcome && state_.clause_number == none) {
            const std::size_t size = out_.size();
            // Back to the last semicolon, or to the last case whose outcome is told already.
            std::size_t first = size;
            while (first > state_.first_list_mention) {
                const cell_key& key = out_[first - 1].cells.numerator.terms().front().cell;
                if (key.table() == table::reviews && key.column() != index_of(review_column::total)) break;
                --first;
            }
            for (std::size_t k = first; k < size; ++k) {
                const mention counted = out_[k];
                const auto terms = counted.cells.numerator.terms();
                if (counted.kind != claim_kind::stated || counted.cells.is_ratio() ||
                    terms.front().cell.table() != table::reviews ||
                    terms.front().cell.column() != index_of(review_column::total))
                    continue;
                cell_expression cells;
                for (const cell_term& t : terms)
                    cells.numerator.add({{static_cast<review_kind>(t.cell.row()), *outcome}, false});
                imply(cells, counted.number, counted.sure, i, f.end - 1);
                if (out_.size() == most_mentions) break;
                out_.back().bound = counted.bound;
                out_.back().begin = out_[first].begin;
            }
            return;
        }
        if (f.begin == f.end || !is(f.end - 1, sem::dispose) || at(f.end - 1).value != 0) return;
        if (state_.next_year || state_.clause_number != none || out_.size() == state_.first_mention) return;
        const mention& counted = out_.back();
        if (counted.kind != claim_kind::stated ||
            !(counted.cells == cell_expression{row_total(request_row::received), {}}))
            return;
        // 均在法定期限内办结 can be said of what has been answered only.
        bool plain = true;
        for (std::size_t k = f.begin; k + 1 < f.end; ++k) plain = plain && characters(at(k)) == U"已";
        imply({row_total(request_row::carried_out), {}}, decimal{0}, plain ? certainty::certain : certainty::likely, i,
              f.end - 1);
    }

    const prose& text_;
    const setting& about_;
    std::vector<mention>& out_;
    bool is_department_ = false;
    bool is_office_ = false;
    char32_t area_ = 0;  ///< of the smallest territory in the agency's name: 区 of 某市某区财政局; 0: none
    std::optional<int> year_{};
    paragraph_state paragraph_{};
    paragraph_state named_{};    ///< by the words of this paragraph
    paragraph_state heading_{};  ///< by those of the last heading
    sentence_state state_{};
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t quote_end_ = 0;
};

}  // namespace

void find_mentions(const prose& text, const setting& about, std::vector<mention>& out) {
    reader{text, about, out}.run();
}

}  // namespace gongkai::detail
