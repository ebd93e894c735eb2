// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "agency.hpp"
#include "lexer.hpp"

/// A sentence as tokens, and the words in it that belong to each other.

namespace gongkai::detail {

/// A set of kinds of words.
class sems {
public:
    constexpr sems() noexcept = default;
    constexpr sems(std::initializer_list<sem> members) noexcept {
        for (const sem s : members) add(s);
    }
    constexpr void add(sem s) noexcept { bits_ |= std::uint64_t{1} << static_cast<unsigned>(s); }
    constexpr void remove(sem s) noexcept { bits_ &= ~(std::uint64_t{1} << static_cast<unsigned>(s)); }
    constexpr bool has(sem s) const noexcept { return (bits_ >> static_cast<unsigned>(s) & 1U) != 0; }
    constexpr bool any(sems other) const noexcept { return (bits_ & other.bits_) != 0; }

private:
    std::uint64_t bits_ = 0;
};
static_assert(static_cast<unsigned>(sem::paragraph) < 64);

/// Marks that end a clause.
inline constexpr sems clause_ends{sem::clause_mark, sem::colon, sem::open_bracket, sem::close_bracket,
                                  sem::semicolon,   sem::stop,  sem::paragraph};
/// Words that a number's own words cannot reach across.
inline constexpr sems opaque{sem::unknown, sem::foreign,   sem::noun,   sem::number,   sem::month,
                             sem::dispute, sem::prevented, sem::manner, sem::withdrawn};
/// Words that leave it open what a number is about.
inline constexpr sems colourless{sem::neutral,   sem::total, sem::time,    sem::all,      sem::each,  sem::respectively,
                                 sem::about,     sem::year,  sem::current, sem::self,     sem::whole, sem::join,
                                 sem::list_mark, sem::etc,   sem::subset,  sem::including};
inline constexpr sems verbs{sem::receive, sem::dispose, sem::decide, sem::issue, sem::release,
                            sem::publish, sem::repeal,  sem::keep,   sem::carry, sem::collect};

/// Consecutive tokens.
struct phrase {
    std::size_t begin = 0;
    std::size_t end = 0;
    sems words{};
    sem beyond = sem::stop;  ///< the token that the phrase could not reach across
    bool coloured = false;   ///< holds a word that says what is counted
    bool other = false;      ///< another organ stands beyond a bracket
    bool crossed = false;    ///< reaches over a mark
    bool own_level = false;  ///< names the reporting organ without those under it: 市局本级
    bool by_organ = false;   ///< names the organ that the sentence begins with, which is taken for the reporting one

    bool has(sem s) const noexcept { return words.has(s); }
    bool any(sems s) const noexcept { return words.any(s); }
    bool empty() const noexcept { return begin == end; }
    /// Ends at a mark or at another number, and not at a word that is not understood.
    bool bounded() const noexcept { return clause_ends.has(beyond) || beyond == sem::number; }
};

/// How many tokens away a word can be and still belong to a number; keeps the reading linear whatever the text.
inline constexpr std::size_t reach = 64;

/// The tokens from `begin` to `end` of a text.
class sentence_view {
public:
    sentence_view(const prose& text, const agency& us, std::optional<int> year) noexcept : text_{&text}, us_{&us}, year_{year} {}

    void set(std::size_t begin, std::size_t end) noexcept {
        begin_ = begin;
        end_ = end;
        find_end_of_counts();
        find_organ();
        says_department_ = says_department();
    }
    std::size_t begin() const noexcept { return begin_; }
    std::size_t end() const noexcept { return end_; }
    /// The end of the last clause that counts or denies: what is said behind it is said of what was counted.
    std::size_t end_of_counts() const noexcept { return counts_end_; }
    const prose& text() const noexcept { return *text_; }
    const agency& us() const noexcept { return *us_; }
    std::optional<int> report_year() const noexcept { return year_; }

    const token& at(std::size_t i) const noexcept { return text_->tokens[i]; }
    bool is(std::size_t i, sem s) const noexcept { return i < text_->tokens.size() && at(i).what == s; }
    const prose_number& number(std::size_t i) const noexcept { return text_->numbers[at(i).number]; }
    std::u32string_view characters(const token& t) const noexcept {
        return {text_->characters.data() + t.begin, t.end - t.begin};
    }
    char32_t character_before(const token& t) const noexcept { return t.begin > 0 ? text_->characters[t.begin - 1] : U'\0'; }

    actor actor_of(std::size_t i) const noexcept { return us_->actor_of(characters(at(i)), at(i).what, at(i).value); }
    bool names_us(std::size_t i) const noexcept { return us_->is_named(characters(at(i)), at(i).what, at(i).value); }

    /// The token is of the name of the organ that the sentence begins with: the reporting one, where nobody knows whose report
    /// it is and no other is named.
    bool is_of_organ(std::size_t i) const noexcept { return i >= organ_.begin && i < organ_.end; }
    bool ends_organ(std::size_t i) const noexcept { return is_of_organ(i) && i + 1 == organ_.end; }
    bool has_organ() const noexcept { return !organ_.empty(); }
    /// 法律援助中心: most are parts of an organ, and what they are asked for is not information.
    bool is_centre() const noexcept { return has_organ() && characters(at(organ_.end - 1)).ends_with(U"中心"); }
    /// And that is an organ without those under it: 省政府本级. Whether the table counts these, too, its numbers have to tell.
    bool is_own_level() const noexcept {
        if (!has_organ() || at(organ_.end - 1).end - at(organ_.begin).begin <= 2) return false;
        return characters(at(organ_.end - 1)).ends_with(U"本级");
    }
    /// The report is a department's: 全市 is not its own number.
    bool is_of_department() const noexcept { return us_->is_department() || says_department_; }

    /// The words before a token that belong to it; where they say nothing, those before the last mark as well, if `cross`.
    /// `joined`: a number of this clause has its words behind it, so that those before 和 are its own.
    phrase before(std::size_t i, bool cross = true, bool joined = false) const noexcept;
    /// The words after a token that belong to it.
    phrase after(std::size_t i) const noexcept;
    /// As `after`, across unknown words.
    phrase rest_of_clause(std::size_t i) const noexcept;

    /// Where the clause of a token begins, at most so many tokens before it.
    std::size_t clause_begin(std::size_t i, std::size_t farthest) const noexcept {
        std::size_t first = i;
        while (first > begin_ && i - first < farthest && !clause_ends.has(at(first - 1).what)) --first;
        return first;
    }

    /// A modifier that is not understood narrows what is counted: 涉及征地的申请.
    bool narrowed(const phrase& p) const noexcept;
    /// Through one medium only; two or more are all of them.
    bool one_channel(const phrase& p) const noexcept;
    bool after_list_mark(const phrase& p) const noexcept { return p.begin > begin_ && is(p.begin - 1, sem::list_mark); }
    /// A word of a phrase with this value, or with any.
    bool has(const phrase& p, sem what, std::uint8_t value) const noexcept {
        for (std::size_t i = p.begin; i < p.end; ++i)
            if (at(i).what == what && at(i).value == value) return true;
        return false;
    }

    void take(phrase& p, std::size_t i) const noexcept {
        p.words.add(at(i).what);
        p.coloured = p.coloured || !colourless.has(at(i).what);
    }

private:
    bool names_another_year(const token& t) const noexcept {
        return t.what == sem::year && t.value == 1 && year_ && t.number != *year_;
    }
    /// The token names the reporting organ, and those like it elsewhere: 各县局.
    bool names_those_of_others(std::size_t i) const noexcept;
    /// 税务部门: those of the reporting organ's kind, and it is one.
    bool names_own_kind(std::size_t i) const noexcept;
    /// 除…外, at the beginning of a clause.
    bool begins_exception(std::size_t i) const noexcept;
    std::size_t opening(std::size_t close) const noexcept;
    void find_end_of_counts() noexcept;
    void find_organ() noexcept;
    bool says_department() const noexcept;
    bool ends_name(std::size_t i) const noexcept;
    bool is_alone(std::size_t organ) const noexcept;
    bool names_another(std::size_t first) const noexcept;
    bool is_of_name(std::size_t i, std::size_t first) const noexcept;
    bool ends_in_territory(const token& t) const noexcept {
        constexpr std::u32string_view territories = U"县市区旗镇乡";
        return territories.find(characters(t).back()) != territories.npos;
    }

    const prose* text_;
    const agency* us_;
    std::optional<int> year_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t counts_end_ = 0;
    phrase organ_{};
    bool says_department_ = false;
};

}  // namespace gongkai::detail
