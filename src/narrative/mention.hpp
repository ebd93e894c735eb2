// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <gongkai/report/published_report.hpp>
#include <optional>
#include <vector>

#include "sentence.hpp"

/// The second stage: what a sentence counts or denies, with the words of each and all that stands before it to be
/// understood from. Nothing here knows of cells.

namespace gongkai::detail {

/// count: a number with a measure word of things. bare: one without. money, share: an amount, a percentage.
/// denial: 未, 无. universal: 均, 全部.
enum class mention_kind : std::uint8_t { count, bare, money, share, denial, universal };

inline constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// What a paragraph speaks of.
struct topic {
    bool requests = false;       ///< requests for information
    bool only_requests = false;  ///< and of nothing else since
    bool reviews = false;        ///< reviews because of them
    bool by_heading = false;     ///< the last for a heading's sake only
    bool assumed = false;        ///< nothing names the requests: they are meant where the numbers bear it out
    bool loosely = false;        ///< and the sentence speaks of something else as well
};

/// When.
struct period {
    std::optional<int> year{};  ///< that the sentence gives
    bool this_year = false;
    bool partial = false;  ///< a part of a year
};

/// Kinds of review, by the value of their words: 行政复议, 行政诉讼, 直接起诉, 复议后起诉.
struct review_kinds {
    std::array<bool, 4> named{};
    bool any() const noexcept { return named[0] || named[1] || named[2] || named[3]; }
    friend bool operator==(const review_kinds&, const review_kinds&) noexcept = default;
};

struct mention {
    mention_kind kind = mention_kind::count;
    std::size_t at = 0;  ///< its token
    phrase before{};     ///< of a number
    phrase after{};
    std::size_t quote_end = 0;
    topic about{};
    period when{};
    review_kinds reviews{};           ///< last spoken of in this sentence
    review_kinds earlier_reviews{};   ///< and in the one before
    std::size_t document = nowhere;   ///< the last word for rules or normative documents
    std::size_t receives = nowhere;   ///< 收到 in this clause
    std::size_t prior = nowhere;      ///< the number before in this clause
    std::size_t last_self = nowhere;  ///< the last word for the reporting organ
    std::size_t applicant = nowhere;  ///< who is told of in this sentence, in a clause that does not count them
    std::uint32_t list_item = 0;      ///< semicolons before it
    bool requests = false;            ///< the last thing that the sentence speaks of is requests
    bool subset = false;              ///< 其中 governs it
    bool in_bracket = false;
    bool channel = false;           ///< a medium is named before it
    bool because_of_other = false;  ///< 因2023年度申请: of another year's requests
    bool reviewer = false;          ///< the organ decides on others' acts: 作为复议机关
    bool plain = true;              ///< its own words are understood
    bool alone = true;              ///< nothing before it speaks of anything else
    bool understood =
        true;  ///< every word that can scope it: those of its sentence before it, of its clause, of a bracket behind
};

/// What is known of a sentence before its numbers are looked at.
struct sentence_survey {
    bool next_year = false;
    bool revision = false;          ///< speaks of documents to be revised
    bool asks_others = false;       ///< whether third parties consent
    bool slogan = false;            ///< 收到一件、登记一件、答复一件
    bool two_repeals = false;       ///< counts 废止 and 失效 apart
    bool documents_before = false;  ///< it or the sentence before speaks of documents at large
    bool cleaned_up = false;        ///< 清理规范性文件72件: what became of these is not what the year brought
    bool unrelated = false;         ///< 均与政府信息公开无关, 除信息公开案件外
    std::size_t all_reviews = 0;    ///< before this token they are of all kinds: 行政复议39件，其中信息公开类9件
    bool services = false;          ///< it speaks of licences, penalties or coercive measures
    bool carries_over = false;      ///< 结转 from or to another year
    bool elsewhere = false;         ///< it counts messages, proposals, or whatever else
    unsigned groups = 0;            ///< of dispositions that it names
};

/// Finds the mentions of one text, sentence by sentence. Keeps what the sentences before have left.
class mention_finder {
public:
    mention_finder(const sentence_view& view, std::optional<section> where) noexcept : view_{view}, where_{where} {
        start_paragraph();
    }

    /// Of the sentence that the view shows.
    void read(std::vector<mention>& out);
    /// A sentence of these words only, none of which is about the tables.
    void pass_over(sems words) noexcept;
    const sentence_survey& survey() const noexcept { return survey_; }
    /// The mark at token `i` ends a paragraph.
    void end_paragraph(std::size_t i);

private:
    struct sentence_state;

    void start_paragraph() noexcept;
    void look_over();
    void note_of_all_reviews(std::size_t i, bool subset) noexcept;
    void count_words(std::size_t i, struct word_counts& seen) const;
    void note(std::size_t i, sentence_state& state);
    void note_year(std::size_t i, sentence_state& state) const;
    void note_review(std::size_t i, sentence_state& state);
    void add(std::size_t i, sentence_state& state, std::vector<mention>& out) const;
    bool follows_disclosure(std::size_t i) const noexcept;
    bool is_period(std::size_t i) const noexcept;
    bool is_review_body(std::size_t i) const noexcept;
    bool is_understood(std::size_t i) const noexcept;
    bool is_understood_behind(std::size_t i) const noexcept;

    const sentence_view& view_;
    std::optional<section> where_;
    topic topic_{};
    topic named_{};              ///< by the words of this paragraph
    topic heading_{};            ///< by those of the last heading
    std::size_t paragraph_ = 0;  ///< where it begins
    bool headed_ = false;        ///< there is one
    bool elsewhere_ = false;     ///< a sentence before in this paragraph is about something else
    bool assumed_ = false;       ///< of this sentence: topic::assumed
    bool loosely_ = false;       ///< of this sentence: topic::loosely
    sentence_survey survey_{};
    review_kinds earlier_reviews_{};
    bool counts_ = false;  ///< the paragraph has a number
};

/// The group of a disposition's word.
disposition_group group_of_value(std::uint8_t value) noexcept;

/// 审批申请, 行政许可申请: what is asked for is a decision.
bool is_for_decision(const sentence_view& view, std::size_t i) noexcept;

/// The mention's own words or the sentence say that requests for information are meant.
bool mentions_request(const sentence_view& view, const phrase& p, const topic& about) noexcept;

}  // namespace gongkai::detail
